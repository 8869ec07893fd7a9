//! A draft as the YAML of a digest, with a comment behind every field that is not certain. The same
//! draft gives the same bytes.

use std::fmt::Write as _;

use super::model::{DigestDraft, DraftNote, DraftTheatre};
use super::opening::opening;
use super::scalar::{bounded, clean, folded, quoted, scalar, value};
use crate::import::block::{TextBlock, TextSpan};
use crate::import::block_words::BlockWords;
use crate::import::field::{Certainty, Field};
use crate::import::piece::{Piece, PieceKind};
use crate::order::CompactSort as _;

/// The keys of an entry, a point, a figure and a version, in the order of a digest.
const ORDER: [&str; 43] = [
    "id",
    "of",
    "counts_as",
    "issuer",
    "by",
    "stance",
    "date",
    "date_basis",
    "time",
    "period",
    "total",
    "parts",
    "released",
    "unit",
    "kind",
    "tactic",
    "place",
    "at",
    "actor",
    "undirected",
    "attribution",
    "target",
    "events",
    "killed",
    "wounded",
    "killed_or_wounded",
    "captured",
    "losses",
    "text",
    "wording",
    "source",
    "basis",
    "claimed_by",
    "claimed_on",
    "denied_by",
    "corrects",
    "told_from",
    "wave",
    "note",
    "tags",
    "x",
    "theatre",
    "area",
];

/// Keys that say where an entry stands, and are not written in it.
const PLACED: [&str; 2] = ["theatre", "area"];

/// The most characters of the words that a comment quotes.
const LONGEST_QUOTE: usize = 60;

/// Writes a draft. `blocks` are those of the text, for the words that comments quote.
pub fn yaml(draft: &DigestDraft, blocks: &[TextBlock]) -> String {
    let mut writer = Writer { out: String::new(), words: BlockWords::new(blocks) };
    writer.head(draft);
    if !draft.overview.is_empty() {
        writer.out.push_str("\noverview:\n");
        writer.pieces(&draft.overview, 2);
    }
    if !draft.theatres.is_empty() {
        writer.out.push_str("\ntheatres:\n");
        for theatre in &draft.theatres {
            writer.theatre(theatre);
        }
    }
    if !draft.figures.is_empty() {
        writer.out.push_str("\nfigures:\n");
        writer.pieces(&draft.figures, 2);
    }
    if !draft.notes.is_empty() {
        writer.out.push_str("\nnotes:\n");
        for note in &draft.notes {
            writer.note(note);
        }
    }
    writer.out
}

struct Writer<'b> {
    out: String,
    words: BlockWords<'b>,
}

impl Writer<'_> {
    fn head(&mut self, draft: &DigestDraft) {
        for field in &draft.head {
            let _ = writeln!(self.out, "{}: {}", field.name, value(&field.value));
            self.guess(field, 0);
            if field.name == "digest" && !draft.looked_over {
                self.out.push_str("draft: yes\n");
            }
        }
        for remark in &draft.remarks {
            let _ = writeln!(self.out, "# import: {}", clean(remark));
        }
    }

    fn theatre(&mut self, theatre: &DraftTheatre) {
        let _ = writeln!(self.out, "  - theatre: {}", scalar(&theatre.theatre.value));
        self.guess(&theatre.theatre, 4);
        let summary = opening(theatre, self.words.blocks());
        let summed = summary.as_ref().map_or(0, |summary| summary.points);
        if let Some(summary) = summary {
            let _ = writeln!(self.out, "    summary: {}", folded(&summary.text, 4, 13));
            self.guess(
                &Field {
                    name: "summary",
                    value: summary.text,
                    span: Some(summary.span),
                    certainty: Certainty::Likely,
                    rule: "theatre/opening".to_owned(),
                },
                4,
            );
        }
        self.list("points", theatre.points.get(summed..).unwrap_or_default(), 4);
        if !theatre.areas.is_empty() {
            self.out.push_str("    areas:\n");
        }
        for area in &theatre.areas {
            let _ = writeln!(self.out, "      - area: {}", scalar(&area.area.value));
            self.guess(&area.area, 8);
            self.list("points", &area.points, 8);
            self.list("entries", &area.entries, 8);
        }
        self.list("entries", &theatre.entries, 4);
    }

    /// Writes a list of pieces below its key; nothing if it is empty.
    fn list(&mut self, key: &str, pieces: &[Piece], indent: usize) {
        if !pieces.is_empty() {
            let _ = writeln!(self.out, "{}{key}:", " ".repeat(indent));
            self.pieces(pieces, indent + 2);
        }
    }

    fn pieces(&mut self, pieces: &[Piece], indent: usize) {
        for piece in pieces {
            self.piece(piece, indent);
        }
    }

    /// Writes a piece as an item of a list: its fields, then what it holds.
    fn piece(&mut self, piece: &Piece, indent: usize) {
        let mut fields: Vec<&Field> =
            piece.fields.iter().filter(|field| !clean(&field.value).is_empty()).collect();
        fields.compact_sort_by_key(|field| {
            ORDER.iter().position(|name| *name == top(field.name)).unwrap_or(ORDER.len())
        });
        let says_wording = fields.iter().any(|field| field.name == "wording");
        let mut is_first = true;
        let mut at = 0;
        while let Some(field) = fields.get(at) {
            let key = top(field.name);
            let alike = fields.iter().skip(at).take_while(|other| top(other.name) == key).count();
            let group = fields.get(at..at + alike).unwrap_or_default();
            at += alike;
            if !PLACED.contains(&key) {
                self.group(key, group, indent, &mut is_first);
                if key == "text" && piece.kind == PieceKind::Entry && !says_wording {
                    let _ = writeln!(self.out, "{}wording: source", " ".repeat(indent + 2));
                }
            }
            for field in group {
                self.guess(field, indent + 2);
            }
        }
        let (versions, points): (Vec<Piece>, Vec<Piece>) =
            piece.inner.iter().cloned().partition(|inner| inner.kind == PieceKind::Version);
        self.list("versions", &versions, indent + 2);
        self.list("points", &points, indent + 2);
    }

    /// Writes a key with its one value, its values as a list, or its parts.
    fn group(&mut self, key: &str, fields: &[&Field], indent: usize, is_first: &mut bool) {
        let lead = format!("{}{}", " ".repeat(indent), if *is_first { "- " } else { "  " });
        *is_first = false;
        let parts =
            || fields.iter().filter_map(|field| Some((field.name.split_once('.')?.1, field)));
        if parts().count() == fields.len() {
            let parts: Vec<String> =
                parts().map(|(part, field)| format!("{part}: {}", in_flow(&field.value))).collect();
            let _ = writeln!(self.out, "{lead}{key}: {{ {} }}", parts.join(", "));
            return;
        }
        match fields {
            [field] if matches!(key, "text" | "note") => {
                let text = folded(&field.value, indent + 2, lead.len() + key.len() + 2);
                let _ = writeln!(self.out, "{lead}{key}: {text}");
            }
            [field] if key == "tags" && !clean(&field.value).starts_with('[') => {
                let _ = writeln!(self.out, "{lead}{key}: [{}]", in_flow(&field.value));
            }
            [field] => {
                let _ = writeln!(self.out, "{lead}{key}: {}", value(&field.value));
            }
            several if key == "source" => {
                let _ = writeln!(self.out, "{lead}{key}:");
                for field in several {
                    let _ =
                        writeln!(self.out, "{}- {}", " ".repeat(indent + 4), value(&field.value));
                }
            }
            several => {
                let values: Vec<String> =
                    several.iter().map(|field| in_flow(&field.value)).collect();
                let _ = writeln!(self.out, "{lead}{key}: [{}]", values.join(", "));
            }
        }
    }

    fn note(&mut self, note: &DraftNote) {
        let _ = writeln!(self.out, "  - id: {}", quoted(&note.id));
        for (at, field) in note.fields.iter().enumerate() {
            let text = match field.name {
                "text" => folded(&field.value, 4, 10),
                _ => scalar(&field.value),
            };
            let several = note.fields.iter().filter(|other| other.name == field.name).count() > 1;
            if !several {
                let _ = writeln!(self.out, "    {}: {text}", field.name);
            } else if note.fields.iter().position(|other| other.name == field.name) == Some(at) {
                let _ = writeln!(self.out, "    {}:", field.name);
                for other in note.fields.iter().filter(|other| other.name == field.name) {
                    let _ = writeln!(self.out, "      - {}", scalar(&other.value));
                }
            }
            self.guess(field, 4);
        }
    }

    /// Writes the words that a field was read from, if it is not certain.
    fn guess(&mut self, field: &Field, indent: usize) {
        if field.certainty == Certainty::Certain {
            return;
        }
        let margin = " ".repeat(indent);
        let _ = match field.span {
            Some(span) => {
                let words = quote(&self.words, span);
                writeln!(
                    self.out,
                    "{margin}# guess: {}: {words} (block {}, {}-{})",
                    field.name,
                    span.block + 1,
                    span.from,
                    span.to
                )
            }
            None => {
                writeln!(self.out, "{margin}# guess: {}: by {}", field.name, clean(&field.rule))
            }
        };
    }
}

/// Returns the key that a field stands under: `losses` for `losses.killed`.
fn top(name: &'static str) -> &'static str {
    name.split_once('.').map_or(name, |(top, _)| top)
}

/// Writes a value within brackets, where a comma and a bracket end it.
fn in_flow(text: &str) -> String {
    let text = bounded(clean(text));
    let plain = scalar(&text);
    if plain == text && text.contains([',', '[', ']', '{', '}', '"']) {
        quoted(&text)
    } else {
        plain
    }
}

/// Returns the words at a place, cut to what a comment has room for.
pub(super) fn quote(words: &BlockWords<'_>, span: TextSpan) -> String {
    let words = clean(words.words(span));
    if words.chars().count() <= LONGEST_QUOTE {
        return words;
    }
    let cut: String = words.chars().take(LONGEST_QUOTE - 1).collect();
    format!("{}…", cut.trim_end())
}
