//! Addresses on the screen: which cells show which part of which address, so that a terminal can
//! follow it. The shell writes the sequence; an address is whole here although rows break it.

use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use ratatui::layout::Rect;

use crate::page::LaidOutRow;
use crate::text::width;

/// The longest address that becomes a link, in bytes; some terminals drop longer ones.
pub const LONGEST_ADDRESS: usize = 2_083;

/// The only schemes that become links.
const SCHEMES: [&str; 2] = ["https://", "http://"];

/// Whether the user wants addresses to be links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hyperlinks {
    /// They are texts as all others.
    Off,
    /// A terminal may follow them.
    On,
}

/// The bytes of a text at which an address stands, and the address.
type FoundAddress = (Range<usize>, Arc<str>);

/// A part of an address in one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressCells {
    /// Its row.
    pub row: u16,
    /// Its first column.
    pub column: u16,
    /// The letters of it that stand there.
    pub shown: String,
    /// The whole address: printable ASCII only.
    pub address: Arc<str>,
}

/// Returns the addresses in a text as links, each with the bytes that it stands at.
fn addresses(text: &str) -> Vec<FoundAddress> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = next_scheme(text, from) {
        let end = end_of(text, at);
        from = end.max(at + 1);
        let shown = text.get(at..end).unwrap_or("");
        let has_host = SCHEMES.iter().any(|scheme| {
            shown.strip_prefix(scheme).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
        });
        let address = encoded(shown);
        if has_host && address.len() <= LONGEST_ADDRESS {
            found.push((at..end, address.into()));
        }
    }
    found
}

/// Returns where the next address begins: at a scheme that is no part of a longer word.
fn next_scheme(text: &str, from: usize) -> Option<usize> {
    let mut from = from;
    loop {
        let at = from + text.get(from..)?.find("http")?;
        let rest = text.get(at..)?;
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let begins = !before.is_some_and(char::is_alphanumeric);
        if begins && SCHEMES.iter().any(|scheme| rest.starts_with(scheme)) {
            return Some(at);
        }
        from = at + "http".len();
    }
}

/// Returns where the address that begins at `at` ends: before a blank, a control, a bracket or a
/// quotation mark, and before the stops of a sentence.
fn end_of(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let is_end = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"');
    let whole = rest.split(is_end).next().unwrap_or("");
    at + whole.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'']).len()
}

/// Writes every byte that is no printable ASCII as `%` and two digits.
fn encoded(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            out.push(char::from(byte));
        } else {
            // Writing to a `String` never fails.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// Returns the addresses in rows of a page that are drawn into an area from its first row down.
/// `texts` are the texts that the rows were cut from.
pub fn in_rows<'r>(
    rows: impl Iterator<Item = &'r LaidOutRow>,
    texts: &[String],
    area: Rect,
) -> Vec<AddressCells> {
    let mut links = Vec::new();
    // Rows of one text follow each other, and a text may be long: it is read once.
    let mut known: Option<(usize, Vec<FoundAddress>)> = None;
    for (row, laid) in (area.top()..area.bottom()).zip(rows) {
        let of_text = match known.take() {
            Some((text, of_text)) if text == laid.text => of_text,
            Some(_) | None => texts.get(laid.text).map(|text| addresses(text)).unwrap_or_default(),
        };
        let body: String = laid.body.iter().map(|span| span.text.as_str()).collect();
        let before: usize = laid.lead.iter().map(|span| width(&span.text)).sum();
        for (range, address) in &of_text {
            let from = range.start.max(laid.start) - laid.start;
            let to = range.end.saturating_sub(laid.start).min(body.len());
            let (Some(head), Some(shown)) = (body.get(..from), body.get(from..to)) else {
                continue;
            };
            let column = usize::from(area.x) + before + width(head);
            if shown.is_empty() || column + width(shown) > usize::from(area.right()) {
                continue;
            }
            links.push(AddressCells {
                row,
                column: u16::try_from(column).unwrap_or(u16::MAX),
                shown: shown.to_owned(),
                address: Arc::clone(address),
            });
        }
        known = Some((laid.text, of_text));
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Marks, Page, Span, Tone, lay_out};
    use std::borrow::Cow;

    fn found(text: &str) -> Vec<String> {
        addresses(text).into_iter().map(|(_, address)| address.to_string()).collect()
    }

    #[test]
    fn only_whole_addresses_of_the_web_are_links() {
        for (text, wanted) in [
            ("Telegram <https://example.org/a,b>", &["https://example.org/a,b"][..]),
            (
                "see http://a.example/x. And https://b.example/(y)",
                &["http://a.example/x", "https://b.example/(y"],
            ),
            ("file:///etc/passwd javascript:alert(1) ftp://a.example", &[]),
            ("xhttp://a.example https:// http:///x HTTP://a.example", &[]),
            ("https://a.example/\u{1b}]8;;x", &["https://a.example/"]),
            ("https://a.example/\u{7}x \u{9c}", &["https://a.example/"]),
            ("https://a.example/بغداد", &["https://a.example/%D8%A8%D8%BA%D8%AF%D8%A7%D8%AF"]),
        ] {
            assert_eq!(found(text), wanted, "{text:?}");
        }
        let long = |letters: usize| format!("https://a.example/{}", "x".repeat(letters - 18));
        assert_eq!(found(&long(LONGEST_ADDRESS)).len(), 1);
        assert_eq!(found(&long(LONGEST_ADDRESS + 1)).len(), 0);
    }

    #[test]
    fn an_address_that_rows_break_is_whole_in_each_of_them() {
        let marks = Marks {
            bullet: "-",
            ellipsis: "…",
            bar: |_, _| String::new(),
            spell: |text| Cow::Borrowed(text),
        };
        let address = format!("https://example.org/{}", "way/".repeat(12));
        let mut page = Page::new();
        page.field("Source", vec![Span::new(format!("Telegram <{address}>"), Tone::Link)]);
        let layout = lay_out(&page, 30, &marks);
        let area = Rect::new(3, 2, 30, 20);
        let links = in_rows(layout.rows.iter(), &layout.texts, area);
        let shown: String = links.iter().map(|link| link.shown.as_str()).collect();
        assert_eq!(shown, address);
        assert!(links.len() > 2 && links.iter().all(|link| *link.address == *address), "{links:?}");
        assert!(links.iter().all(|link| link.column > 3 && link.row >= 2), "{links:?}");
    }

    proptest::proptest! {
        #[test]
        fn no_address_holds_anything_but_printable_signs(text in "(https://a)?\\PC{0,20}(http://b.example/.{0,20})?") {
            for address in found(&text) {
                proptest::prop_assert!(address.bytes().all(|byte| byte.is_ascii_graphic()));
                proptest::prop_assert!(address.starts_with("http"));
            }
        }
    }
}
