//! Records in labelled lines, `Location: Marsa` and `Killed: 2`: the lines of one become one row whose
//! cells name their columns. What a label means for an event is read with the entries.

use super::block::{Link, TextBlock, TextBlockKind};
use super::label_words::{LabelSense, label_sense};

/// The most words of a label.
const LONGEST_LABEL: usize = 5;

/// The fewest labelled lines of a record.
const FEWEST: usize = 3;

/// The most labelled lines of a record.
const MOST: usize = 40;

/// Joins the lines of each record. A record that stands in one paragraph becomes a row as well.
pub(super) fn join(blocks: Vec<TextBlock>) -> Vec<TextBlock> {
    let mut out: Vec<TextBlock> = Vec::with_capacity(blocks.len());
    let mut lines: Vec<TextBlock> = Vec::new();
    for mut block in blocks {
        if !may_be_line(&block) {
            settle(&mut lines, &mut out);
            out.push(block);
            continue;
        }
        block.text = parted(&block.text);
        let own = labels(&block.text);
        let known: Vec<String> = lines.iter().flat_map(|line| labels(&line.text)).collect();
        // A label that stands there already begins the next record.
        if own.iter().any(|label| known.contains(label)) || lines.len() >= MOST {
            settle(&mut lines, &mut out);
        }
        lines.push(block);
    }
    settle(&mut lines, &mut out);
    out
}

/// A line that begins with a label.
fn may_be_line(block: &TextBlock) -> bool {
    let is_line = match block.kind {
        TextBlockKind::Heading(_) | TextBlockKind::Item(_) | TextBlockKind::Paragraph => true,
        TextBlockKind::TableRow | TextBlockKind::Caption | TextBlockKind::Footnote => false,
    };
    is_line && label(&block.text).is_some()
}

/// The label that a text begins with: a few words with a capital, and a colon.
fn label(text: &str) -> Option<&str> {
    let (label, rest) = text.split_once(':')?;
    let is_short = label.split_whitespace().count() <= LONGEST_LABEL
        && label.starts_with(char::is_uppercase)
        && label.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '/' | '(' | ')'));
    (is_short && (rest.is_empty() || rest.starts_with(' '))).then_some(label)
}

/// The labels of the cells of a line, folded.
fn labels(text: &str) -> Vec<String> {
    text.split('\t').filter_map(label).map(str::to_lowercase).collect()
}

/// Writes the lines of a record as one row, or leaves them as they were.
fn settle(lines: &mut Vec<TextBlock>, out: &mut Vec<TextBlock>) {
    if !is_record(lines) {
        out.extend(
            lines.drain(..).map(|line| TextBlock { text: line.text.replace('\t', " "), ..line }),
        );
        return;
    }
    let mut lines = lines.drain(..);
    let Some(first) = lines.next() else { return };
    let mut row = TextBlock { kind: TextBlockKind::TableRow, ..first };
    for line in lines {
        let from = row.text.chars().count() + 1;
        row.text.push('\t');
        row.text.push_str(&line.text);
        let shifted = |link: Link| Link { from: link.from + from, to: link.to + from, ..link };
        row.links.extend(line.links.into_iter().map(shifted));
    }
    out.push(row);
}

/// They tell where, and at least one thing beside it that an event has.
fn is_record(lines: &[TextBlock]) -> bool {
    let labels: Vec<String> = lines.iter().flat_map(|line| labels(&line.text)).collect();
    let mut senses: Vec<LabelSense> =
        labels.iter().filter_map(|label| label_sense(label)).collect();
    senses.sort_unstable();
    senses.dedup();
    let tells = senses.contains(&LabelSense::Place)
        && (senses.contains(&LabelSense::Toll) || senses.contains(&LabelSense::Deed));
    labels.len() >= FEWEST && tells
}

/// Parts a paragraph before each label that it has in it: `Location: Marsa Killed: 2`.
fn parted(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut out = String::with_capacity(text.len());
    let mut begins = vec![false; words.len()];
    for (at, word) in words.iter().enumerate().skip(1) {
        let Some(bare) = word.strip_suffix(':') else { continue };
        if label_sense(&bare.to_lowercase()).is_none() {
            continue;
        }
        let from = label_start(&words, at);
        if let Some(begins) = from.and_then(|from| begins.get_mut(from)) {
            *begins = true;
        }
    }
    for (at, (word, begins)) in words.iter().zip(begins).enumerate() {
        if at > 0 {
            out.push(if begins { '\t' } else { ' ' });
        }
        out.push_str(word);
    }
    out
}

/// Where a label begins whose last word stands there: at its word with a capital.
fn label_start(words: &[&str], last: usize) -> Option<usize> {
    let from = last.saturating_sub(LONGEST_LABEL - 1);
    let starts =
        |at: &usize| words.get(*at).is_some_and(|word| word.starts_with(char::is_uppercase));
    let plain = |at: usize| words.get(at).is_some_and(|word| word.chars().all(char::is_alphabetic));
    let first = (from..=last).rev().find(starts)?;
    (first..last).all(plain).then_some(first).filter(|first| *first > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(lines: &[&str]) -> Vec<TextBlock> {
        let block = |text: &&str| TextBlock {
            kind: TextBlockKind::Paragraph,
            text: (*text).to_owned(),
            page: None,
            line: None,
            links: Vec::new(),
        };
        lines.iter().map(block).collect()
    }

    fn joined(lines: &[&str]) -> Vec<String> {
        join(blocks(lines)).into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn the_lines_of_a_record_become_a_row() {
        let found = joined(&[
            "Code: A1",
            "Incident date: 3 May 2031",
            "Location: Marsa, Coast",
            "Civilians reported killed: 2",
            "Code: A2",
            "Location: Tirah",
            "Injured: none",
            "The week was calm.",
        ]);
        assert_eq!(
            found,
            [
                "Code: A1\tIncident date: 3 May 2031\tLocation: Marsa, Coast\tCivilians reported killed: 2",
                "Code: A2\tLocation: Tirah\tInjured: none",
                "The week was calm.",
            ]
        );
    }

    #[test]
    fn a_paragraph_is_parted_at_its_labels() {
        assert_eq!(
            joined(&[
                "Location: near Marsa, Coast Killed: at least 3 Civilians reported injured: 2"
            ]),
            ["Location: near Marsa, Coast\tKilled: at least 3\tCivilians reported injured: 2"]
        );
    }

    #[test]
    fn names_and_notes_before_a_colon_are_no_record() {
        for lines in [
            &["Diyala: two were killed", "Kirkuk: a bomb went off", "Nineveh: a raid"][..],
            &["Author: A. Hand", "Date: 3 May 2031", "Source: Harbour Post"],
            &["Place: Marsa", "Two guards were shot."],
        ] {
            assert_eq!(joined(lines), lines);
        }
    }
}
