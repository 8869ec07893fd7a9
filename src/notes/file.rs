//! The format of a file of notes: bytes to notes with all faults, and a note back to text. Pure.
//!
//! A file belongs to whoever keeps it: people read it, write into it and put it under version control.

use std::fmt::{Display, Write as _};

use super::AnalystNote;
use super::note::bounded;
use crate::order::CompactSort as _;
use crate::yaml::{self, Fault, MapReader, Mark, Node, is_blank, quoted_line};

/// The most notes of one file: one with more was not written for this program.
const MOST_NOTES: usize = 20_000;
/// The most faults that are told of one file.
const MOST_FAULTS: usize = 200;

/// The notes of a file in their order, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotesRead {
    /// The notes; of one with a fault as much as could be read.
    pub notes: Vec<AnalystNote>,
    /// The faults, in the order of the file. A file that has some is never written.
    pub faults: Vec<Fault>,
}

/// Reads a file.
pub fn read_notes(bytes: &[u8]) -> NotesRead {
    let mut read = NotesRead::default();
    if is_blank(bytes) {
        return read;
    }
    let root = yaml::parse(bytes, &mut read.faults);
    let items = root.as_ref().and_then(|root| root.list("notes", &mut read.faults));
    for item in items.unwrap_or_default() {
        let is_full = read.notes.len() >= MOST_NOTES;
        if is_full || read.faults.len() >= MOST_FAULTS {
            let why = if is_full { "notes" } else { "problems" };
            let most = if is_full { MOST_NOTES } else { MOST_FAULTS };
            let message = format!("{most} {why}: the file is not read from here on");
            read.faults.push(Fault::error(item.mark, message));
            break;
        }
        read.notes.extend(one(item, &mut read.faults));
    }
    read.faults.compact_sort_by_key(|fault| fault.mark);
    read
}

fn one(item: &Node<'_>, faults: &mut Vec<Fault>) -> Option<AnalystNote> {
    let mut map = item.map("a note", faults)?;
    let on = map.need("on", faults).and_then(|node| word(node, "on", faults));
    let by = map.need("by", faults).and_then(|node| word(node, "by", faults));
    let mut note = AnalystNote {
        on: on.unwrap_or_default(),
        by: by.unwrap_or_default(),
        seen: map.parse("seen", faults, str::parse),
        marks: map.parse("marks", faults, str::parse),
        archive: text(&mut map, "archive", faults),
        day: map.parse("day", faults, day),
        text: text(&mut map, "note", faults),
        reliability: map.parse("reliability", faults, str::parse),
        credibility: map.parse("credibility", faults, str::parse),
        likelihood: map.parse("likelihood", faults, str::parse),
        confidence: map.parse("confidence", faults, str::parse),
        tags: Vec::new(),
    };
    if let Some(node) = map.get("tags") {
        let tags = tags(node, faults);
        note.tag(tags.iter().map(String::as_str));
        if note.tags.len() < tags.len() {
            let message =
                format!("a tag is there twice, or there are more than {}", AnalystNote::MOST_TAGS);
            faults.push(Fault::error(node.mark, message).hint("leave some out"));
        }
    }
    map.finish(faults);
    (!note.on.is_empty()).then_some(note)
}

fn day(text: &str) -> Result<chrono::NaiveDate, &'static str> {
    text.trim().parse().map_err(|_| "write the day as 2020-05-21")
}

fn text(map: &mut MapReader<'_, '_>, key: &'static str, faults: &mut Vec<Fault>) -> Option<String> {
    let node = map.get(key)?;
    let said = node.text(key, faults)?;
    kept(said, AnalystNote::LONGEST_TEXT, node.mark, faults)
}

fn tags(node: &Node<'_>, faults: &mut Vec<Fault>) -> Vec<String> {
    let nodes = node.words("tags", faults);
    nodes.into_iter().filter_map(|node| word(node, "tag", faults)).collect()
}

fn word(node: &Node<'_>, what: &str, faults: &mut Vec<Fault>) -> Option<String> {
    let said = node.text(what, faults)?;
    kept(said, AnalystNote::LONGEST_WORD, node.mark, faults)
}

/// Returns a text as it is kept, and says where that is not the whole text.
fn kept(said: &str, most: usize, mark: Mark, faults: &mut Vec<Fault>) -> Option<String> {
    let kept = bounded(said, most);
    if kept.as_deref().unwrap_or_default() != said.trim() {
        let message =
            format!("this is longer than {most} letters, or has letters that show nothing");
        faults.push(Fault::error(mark, message).hint("leave them out; the rest is read"));
    }
    kept
}

/// Returns a note as an item of a list.
pub fn written_note(note: &AnalystNote) -> String {
    let mut text = format!("- on: {}\n", quoted_line(&note.on));
    let mut line = |key: &str, value: Option<String>| {
        if let Some(value) = value {
            // Writing to a string never fails.
            let _ = writeln!(text, "  {key}: {value}");
        }
    };
    let plain = |value: Option<&dyn Display>| value.map(ToString::to_string);
    line("seen", note.seen.map(|seen| quoted_line(&seen.to_string())));
    line("marks", note.marks.map(|marks| quoted_line(&marks.to_string())));
    line("archive", note.archive.as_deref().map(quoted_line));
    line("by", Some(quoted_line(&note.by)));
    line("day", note.day.map(|day| day.to_string()));
    line("note", note.text.as_deref().map(quoted_line));
    let tags: Vec<_> = note.tags.iter().map(|tag| quoted_line(tag)).collect();
    line("tags", Some(format!("[{}]", tags.join(", "))).filter(|_| !tags.is_empty()));
    line("reliability", plain(note.reliability.as_ref().map(|word| word as &dyn Display)));
    line("credibility", plain(note.credibility.as_ref().map(|word| word as &dyn Display)));
    line("likelihood", plain(note.likelihood.as_ref().map(|word| word as &dyn Display)));
    line("confidence", plain(note.confidence.as_ref().map(|word| word as &dyn Display)));
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notes::{Confidence, Credibility, Likelihood, Reliability};

    fn full() -> AnalystNote {
        AnalystNote {
            on: "itic-2020-05-21#7".to_owned(),
            seen: "00ff00ff00ff00ff".parse().ok(),
            marks: "00ff00ff00ff".parse().ok(),
            archive: Some("/srv/it's".to_owned()),
            by: "ana \"k\"".to_owned(),
            day: "2026-11-30".parse().ok(),
            text: Some("two lines:\n# no comment \\ here".to_owned()),
            tags: vec!["late".to_owned(), "no".to_owned()],
            reliability: Some(Reliability::B),
            credibility: Some(Credibility::Two),
            likelihood: Some(Likelihood::RoughlyEven),
            confidence: Some(Confidence::Low),
        }
    }

    #[test]
    fn a_note_is_read_as_it_was_written() {
        let bare = AnalystNote {
            text: Some("x".to_owned()),
            ..AnalystNote::begin("itic-2020-05-21-abcde", "yes")
        };
        let text = format!("# mine\n{}{}", written_note(&full()), written_note(&bare));
        let read = read_notes(text.as_bytes());
        assert_eq!((read.notes, read.faults), (vec![full(), bare], Vec::new()));
        assert_eq!(read_notes(b"# nothing yet\n"), NotesRead::default());
    }

    #[test]
    fn what_cannot_be_read_costs_only_itself_and_is_told_with_its_place() {
        let text = "- on: a-1\n  by: ana\n  reliability: G\n  note: stays\n- by: ana\n  note: lost\n\
                    - on: b-1\n  by: ana\n  rating: B2\n";
        let read = read_notes(text.as_bytes());
        let notes: Vec<_> =
            read.notes.iter().map(|note| (&*note.on, note.text.as_deref())).collect();
        assert_eq!(notes, [("a-1", Some("stays")), ("b-1", None)]);
        let faults: Vec<_> =
            read.faults.iter().map(|fault| (fault.mark.line, &*fault.message)).collect();
        assert!(
            faults.iter().any(|(line, said)| *line == 3 && said.contains("from A to F")),
            "{faults:?}"
        );
        assert!(
            faults.iter().any(|(line, said)| *line == 5 && said.contains("`on`")),
            "{faults:?}"
        );
        assert!(faults.iter().any(|(line, _)| *line == 9), "{faults:?}");
    }

    #[test]
    fn a_note_that_means_harm_is_told_and_cleaned() {
        let text = "- on: a-1\n  by: ana\n  note: \"\\e[31mred\\u202E\"\n  tags: [x, X]\n";
        let read = read_notes(text.as_bytes());
        assert_eq!(read.faults.len(), 2, "{:?}", read.faults);
        let text = read.notes[0].text.as_deref().unwrap();
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text:?}");
    }
}
