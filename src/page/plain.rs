//! Pages as plain text, for pipes and files.

use std::borrow::Cow;

use super::Page;
use super::layout::{Marks, rows};

/// Writes the page as lines of text without trailing spaces, at most `columns` wide. Only a word
/// that is longer, such as an address, makes a line longer: it can be copied as a whole.
pub fn plain(page: &Page, columns: usize) -> String {
    let marks = Marks {
        bullet: "-",
        ellipsis: "...",
        bar: |share, columns| {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::cast_precision_loss
            )]
            let filled = (share.clamp(0.0, 1.0) * columns as f64).round() as usize;
            "#".repeat(filled)
        },
        spell: |text| Cow::Borrowed(text),
    };
    let mut out = String::new();
    // The place in its text where the row before ended.
    let mut end = 0;
    rows(page, columns, &marks, |row| {
        let is_within_word = row.start > 0 && row.start == end;
        if is_within_word && out.ends_with('\n') {
            out.pop();
        }
        let lead = row.lead.iter().filter(|_| !is_within_word);
        let line: String = lead.chain(&row.body).map(|span| span.text.as_str()).collect();
        out.push_str(line.trim_end());
        out.push('\n');
        end = row.start + row.body.iter().map(|span| span.text.len()).sum::<usize>();
    });
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::{Span, Tone};

    #[test]
    fn an_address_is_never_broken_and_other_lines_are_no_wider() {
        let address = format!("<https://example.org/{}>", "a-long-way/".repeat(12));
        let mut page = Page::new();
        page.field("Source", vec![Span::new(format!("Telegram {address} and more"), Tone::Link)]);
        page.text("word ".repeat(30).trim_end());
        let text = plain(&page, 40);
        assert!(text.contains(&address), "{text}");
        let others: Vec<&str> = text.lines().filter(|line| !line.contains("https")).collect();
        assert!(others.len() > 3 && others.iter().all(|line| line.len() <= 40), "{text}");
    }
}
