//! Footnotes and end notes, and where they are cited. Which entry cites one is decided where
//! entries are known.

use std::collections::HashMap;
use std::ops::Range;

use super::lines::{BlockRole, TextLines};
use crate::import::block::{TextBlockKind, TextSpan};

/// A footnote or an end note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextNote {
    /// Its mark: `1`, `a`, `*`.
    pub mark: String,
    /// What it says, without its mark.
    pub text: String,
    /// The addresses in it, in their order.
    pub addresses: Vec<String>,
    /// Where it stands.
    pub spans: Vec<TextSpan>,
    /// Where it is cited, each by its mark.
    pub cited: Vec<TextSpan>,
}

/// Finds the notes of a text, marks their blocks and ties them to where they are cited.
pub(super) fn notes(lines: &mut TextLines<'_>, range: Range<usize>) -> Vec<TextNote> {
    let mut found: Vec<TextNote> = Vec::new();
    let mut below = false;
    for at in range.clone() {
        if !lines.is_kept(at) {
            continue;
        }
        if lines.is_like_heading(at) && lines.words.notes.hold(lines.folded(at)) {
            below = true;
            lines.set(at, BlockRole::Dropped("headings of notes"));
            continue;
        }
        let text = lines.text(at);
        let marked = marked(text);
        let is_note = lines.role(at) == BlockRole::Note
            || marked.as_ref().is_some_and(|(mark, _)| text.starts_with('[') && *mark != "*");
        if below && matches!(lines.kind(at), TextBlockKind::Heading(_)) && marked.is_none() {
            below = false;
        } else if is_note || below && is_of_list(lines.kind(at)) {
            let (mark, rest) =
                marked.unwrap_or_else(|| ((found.len() + 1).to_string(), text.to_owned()));
            found.push(note(lines, at, mark, rest));
            lines.set(at, BlockRole::Note);
        } else if below && lines.role(at) == BlockRole::Body {
            continue_last(lines, at, &mut found);
        }
    }
    tie(lines, range, &mut found);
    found
}

fn is_of_list(kind: TextBlockKind) -> bool {
    match kind {
        TextBlockKind::Item(_) | TextBlockKind::Paragraph | TextBlockKind::Footnote => true,
        TextBlockKind::Heading(_) | TextBlockKind::TableRow | TextBlockKind::Caption => false,
    }
}

/// A paragraph below a note that has no mark belongs to the note.
fn continue_last(lines: &mut TextLines<'_>, at: usize, found: &mut [TextNote]) {
    let text = lines.text(at).to_owned();
    let more = note(lines, at, String::new(), text);
    if let Some(last) = found.last_mut() {
        last.text = format!("{} {}", last.text, more.text);
        last.addresses.extend(more.addresses);
        last.spans.extend(more.spans);
        lines.set(at, BlockRole::Note);
    }
}

fn note(lines: &TextLines<'_>, at: usize, mark: String, text: String) -> TextNote {
    let links = lines.blocks.get(at).map_or(&[][..], |block| &block.links);
    let mut addresses: Vec<String> = web_addresses(&text);
    for link in links {
        if !addresses.contains(&link.address) && !link.address.contains('#') {
            addresses.push(link.address.clone());
        }
    }
    let span = TextSpan { block: at, from: 0, to: lines.text(at).chars().count() };
    TextNote { mark, text, addresses, spans: vec![span], cited: Vec::new() }
}

/// Reads the mark of a note: `[1] …`, `1. …`, `1) …`, `* …`.
fn marked(text: &str) -> Option<(String, String)> {
    let text = text.trim_start();
    if let Some((mark, rest)) = text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return is_mark(mark).then(|| (mark.to_owned(), rest.trim().to_owned()));
    }
    if let Some(rest) = text.strip_prefix("* ") {
        return Some(("*".to_owned(), rest.trim().to_owned()));
    }
    let (mark, rest) = text.split_once([' ', '\u{a0}'])?;
    let number = mark.trim_end_matches(['.', ')', ':']);
    let is_number =
        !number.is_empty() && number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit());
    (is_number && number != mark).then(|| (number.to_owned(), rest.trim().to_owned()))
}

fn is_mark(mark: &str) -> bool {
    !mark.is_empty()
        && mark.len() <= 4
        && mark.chars().all(|c| c.is_ascii_alphanumeric())
        && (mark.chars().all(|c| c.is_ascii_digit())
            || mark.len() <= 1
            || mark.chars().all(|c| matches!(c, 'i' | 'v' | 'x')))
}

/// Returns the web addresses within a text.
pub(super) fn web_addresses(text: &str) -> Vec<String> {
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'));
    let starts = words.filter_map(|word| {
        let at = word.find("https://").or_else(|| word.find("http://"))?;
        word.get(at..)
    });
    starts
        .map(|address| address.trim_end_matches(['.', ',', ';', ')', ']']).to_owned())
        .filter(|address| address.len() > 10)
        .collect()
}

/// Returns each `[mark]` of a text with its place.
pub(super) fn marks(text: &str) -> Vec<(String, usize, usize)> {
    let mut marks = Vec::new();
    let mut open: Option<(usize, String)> = None;
    for (at, c) in text.chars().enumerate() {
        match (&mut open, c) {
            (_, '[') => open = Some((at, String::new())),
            (Some((from, mark)), ']') => {
                // `[1, 2]` cites two.
                for one in mark.split([',', ';']).map(str::trim).filter(|one| is_mark(one)) {
                    marks.push((one.to_owned(), *from, at + 1));
                }
                open = None;
            }
            (Some((_, mark)), c) if mark.len() <= 16 => mark.push(c),
            (Some(_), _) => open = None,
            (None, _) => {}
        }
    }
    marks
}

fn tie(lines: &TextLines<'_>, range: Range<usize>, notes: &mut [TextNote]) {
    let mut places: HashMap<String, usize> = HashMap::new();
    for (at, note) in notes.iter().enumerate() {
        places.entry(note.mark.clone()).or_insert(at);
    }
    for at in range.filter(|at| lines.is_kept(*at) && lines.role(*at) != BlockRole::Note) {
        for (mark, from, to) in marks(lines.text(at)) {
            if let Some(note) = places.get(&mark).and_then(|place| notes.get_mut(*place)) {
                note.cited.push(TextSpan { block: at, from, to });
            }
        }
    }
}
