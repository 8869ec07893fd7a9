//! Sources that stand behind an item as `Source: Harbour Post` or `Sources: A, B and C`. Sources in
//! brackets are read with the entries.

use std::collections::HashMap;

use crate::import::block::{TextBlock, TextSpan};
use crate::import::field::{Certainty, Field};
use crate::import::label_words::at_last_label;
use crate::import::piece::Piece;

/// The longest list of sources, in characters.
const LONGEST: usize = 200;

/// The longest name of a source, in words.
const LONGEST_NAME: usize = 8;

/// The sources behind the items of a text. Each block is looked at once, however many entries it tells.
pub(super) struct SourcesBehind<'b> {
    blocks: &'b [TextBlock],
    read: HashMap<usize, Option<(usize, Vec<Field>)>>,
}

impl<'b> SourcesBehind<'b> {
    /// Nothing is read yet.
    pub(super) fn new(blocks: &'b [TextBlock]) -> Self {
        Self { blocks, read: HashMap::new() }
    }

    /// Returns the sources of a block, and where the word before them stands.
    fn of(&mut self, at: usize) -> Option<&(usize, Vec<Field>)> {
        let text = self.blocks.get(at).map_or("", |block| block.text.as_str());
        self.read.entry(at).or_insert_with(|| behind(text, at)).as_ref()
    }

    /// Gives an entry the sources that stand behind its item, in its last block or in a line of their
    /// own below it; one that names sources of its own keeps them.
    pub(super) fn tie(&mut self, entry: &mut Piece) {
        // The publisher stands in where the sentence names nobody.
        if entry.fields.iter().any(|field| field.name == "source" && field.span.is_some()) {
            return;
        }
        let Some(last) = entry.spans.iter().map(|span| span.block).max() else { return };
        let own = self.of(last).map(|(_, sources)| sources.clone());
        let below =
            || self.of(last + 1).filter(|(from, _)| *from == 0).map(|(_, found)| found.clone());
        let Some(sources) = own.or_else(below) else { return };
        let at = entry.fields.iter().position(|field| field.name == "source");
        entry.fields.retain(|field| field.name != "source");
        let at = at.unwrap_or(entry.fields.len()).min(entry.fields.len());
        entry.fields.splice(at..at, sources);
    }
}

/// Reads the sources at the end of a block, and where the word before them stands.
fn behind(text: &str, at: usize) -> Option<(usize, Vec<Field>)> {
    let (before, label, names) = at_last_label(text)?;
    let names = names.trim_end().trim_end_matches('.');
    // A sentence behind it goes on with something else.
    if names.chars().count() > LONGEST || names.contains(". ") || names.contains('(') {
        return None;
    }
    let from = before.chars().count();
    let mut reached = from + label.chars().count();
    let mut fields = Vec::new();
    for part in names.split_inclusive([',', ';']) {
        for name in part.split(" and ") {
            let blank = name.chars().take_while(|c| c.is_whitespace()).count();
            let bare = name.trim().trim_end_matches([',', ';']).trim();
            let start = reached + blank;
            reached += name.chars().count() + " and ".len();
            if bare.is_empty() {
                continue;
            }
            if bare.split_whitespace().count() > LONGEST_NAME {
                return None;
            }
            fields.push(Field {
                name: "source",
                value: bare.to_owned(),
                span: Some(TextSpan { block: at, from: start, to: start + bare.chars().count() }),
                certainty: Certainty::Certain,
                rule: "source/behind".to_owned(),
            });
        }
        reached -= " and ".len();
    }
    (!fields.is_empty()).then_some((from, fields))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let found = behind(text, 0).map(|(_, fields)| fields).unwrap_or_default();
        let words = |span: TextSpan| -> String {
            text.chars().skip(span.from).take(span.to - span.from).collect()
        };
        for field in &found {
            assert_eq!(field.span.map(words).as_deref(), Some(field.value.as_str()));
        }
        found.into_iter().map(|field| field.value).collect()
    }

    #[test]
    fn sources_behind_an_item_are_read() {
        assert_eq!(names("Two barges burned. Source: Harbour Post"), ["Harbour Post"]);
        assert_eq!(
            names("Two barges burned. Sources: Harbour Post, Pier Radio and Le Quai."),
            ["Harbour Post", "Pier Radio", "Le Quai"]
        );
        assert!(names("The source: nobody knows it.").is_empty());
        assert!(names("Source: Harbour Post. Then they went on to burn the pier.").is_empty());
    }
}
