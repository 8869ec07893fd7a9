//! A review that was interrupted, as YAML: its decisions by block and characters, and what was typed.
//! No text of the source is in it.

use std::fmt::Write as _;

use super::decision::{ReviewDecision, ReviewKey};
use crate::import::draft::quoted;
use crate::yaml::{self as reader, Fault, MapReader, Node};

/// The version of the format.
const VERSION: u32 = 1;
/// The most decisions that are read: more than anybody takes.
const MOST: usize = 100_000;

/// What was kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KeptDecisions {
    /// The decisions, the first first.
    pub decisions: Vec<ReviewDecision>,
    /// How many of them could not be read.
    pub unread: usize,
}

/// Writes decisions.
pub fn yaml<'d>(decisions: impl IntoIterator<Item = &'d ReviewDecision>) -> String {
    let mut out = format!("version: {VERSION}\ndecisions:\n");
    for decision in decisions {
        let key = decision.key();
        let word = word(decision);
        if let ReviewDecision::AcceptAll(all) = decision {
            let keys: Vec<String> = all.iter().map(|key| format!("\"{key}\"")).collect();
            let _ = writeln!(out, "  - {word}: [{}]", keys.join(", "));
            continue;
        }
        let _ = writeln!(out, "  - {word}: \"{key}\"");
        match decision {
            ReviewDecision::Change { field, number, value, .. } => {
                let (field, value) = (quoted(field), quoted(value));
                let _ =
                    writeln!(out, "    field: {field}\n    number: {number}\n    value: {value}");
            }
            ReviewDecision::Split { block, from, .. } => {
                let _ = writeln!(out, "    block: {}\n    from: {from}", block.saturating_add(1));
            }
            ReviewDecision::Accept(_)
            | ReviewDecision::AcceptAll(_)
            | ReviewDecision::Merge(_)
            | ReviewDecision::Drop(_)
            | ReviewDecision::Enter(_) => {}
        }
    }
    out
}

fn word(decision: &ReviewDecision) -> &'static str {
    match decision {
        ReviewDecision::Accept(_) => "accept",
        ReviewDecision::AcceptAll(_) => "accept_all",
        ReviewDecision::Change { .. } => "change",
        ReviewDecision::Split { .. } => "split",
        ReviewDecision::Merge(_) => "merge",
        ReviewDecision::Drop(_) => "drop",
        ReviewDecision::Enter(_) => "enter",
    }
}

/// Reads decisions; those that cannot be read are left out and counted.
pub fn kept(bytes: &[u8]) -> KeptDecisions {
    let mut faults = Vec::new();
    let mut kept = KeptDecisions::default();
    let root = reader::parse(bytes, &mut faults);
    let Some(mut map) = root.as_ref().and_then(|root| root.map("the review", &mut faults)) else {
        kept.unread = usize::from(!bytes.is_empty());
        return kept;
    };
    let is_known = map.get("version").and_then(|node| number(node, "version", &mut faults))
        == usize::try_from(VERSION).ok();
    let list = map.get("decisions").and_then(|node| node.list("decisions", &mut faults));
    for node in list.unwrap_or_default().iter().take(MOST) {
        match decision(node, &mut faults).filter(|_| is_known) {
            Some(decision) => kept.decisions.push(decision),
            None => kept.unread += 1,
        }
    }
    kept
}

/// Makes a decision about something.
type Make = fn(ReviewKey) -> ReviewDecision;

fn number(node: &Node<'_>, key: &'static str, faults: &mut Vec<Fault>) -> Option<usize> {
    node.text(key, faults)?.parse().ok()
}

fn decision(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<ReviewDecision> {
    let mut map = node.map("a decision", faults)?;
    let plain: [(&'static str, Make); 4] = [
        ("accept", ReviewDecision::Accept),
        ("merge", ReviewDecision::Merge),
        ("drop", ReviewDecision::Drop),
        ("enter", ReviewDecision::Enter),
    ];
    for (word, make) in plain {
        if let Some(at) = key(&mut map, word, faults) {
            return Some(make(at));
        }
    }
    if let Some(all) = map.get("accept_all") {
        let keys = all.list("accept_all", faults)?.iter().take(MOST);
        let keys = keys.map(|key| key.text("accept_all", faults)?.parse().ok());
        return keys.collect::<Option<Vec<_>>>().map(ReviewDecision::AcceptAll);
    }
    if let Some(at) = key(&mut map, "change", faults) {
        let field = map.get("field")?.text("field", faults)?.to_owned();
        let number = number(map.get("number")?, "number", faults)?;
        let value = map.get("value")?.text("value", faults).unwrap_or_default().to_owned();
        return Some(ReviewDecision::Change { at, field, number, value });
    }
    let at = key(&mut map, "split", faults)?;
    let block = number(map.get("block")?, "block", faults)?.checked_sub(1)?;
    let from = number(map.get("from")?, "from", faults)?;
    Some(ReviewDecision::Split { at, block, from })
}

fn key(
    map: &mut MapReader<'_, '_>,
    word: &'static str,
    faults: &mut Vec<Fault>,
) -> Option<ReviewKey> {
    map.get(word)?.text(word, faults)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_are_read_as_they_are_written() {
        let at: ReviewKey = "12:40-61".parse().unwrap();
        let change = |value: &str| ReviewDecision::Change {
            at: "3:0-9.2".parse().unwrap(),
            field: "losses.killed".to_owned(),
            number: 2,
            value: value.to_owned(),
        };
        let all = [
            ReviewDecision::Accept(at),
            ReviewDecision::AcceptAll(vec![at, "3:0-9.2".parse().unwrap()]),
            ReviewDecision::Merge(at),
            ReviewDecision::Drop(at),
            ReviewDecision::Enter(at),
            change("2 \"or\" more: yes, # no"),
            change(""),
            ReviewDecision::Split { at, block: 4, from: 17 },
        ];
        let written = yaml(&all);
        assert_eq!(kept(written.as_bytes()), KeptDecisions { decisions: all.to_vec(), unread: 0 });
    }

    #[test]
    fn what_cannot_be_read_is_left_out_and_counted() {
        let text =
            "version: 1\ndecisions:\n  - accept: \"1:0-4\"\n  - accept: \"x\"\n  - sing: 1\n";
        let kept_of = |text: &str| {
            let KeptDecisions { decisions, unread } = kept(text.as_bytes());
            (decisions.len(), unread)
        };
        assert_eq!(kept_of(text), (1, 2));
        assert_eq!(kept_of(&text.replace("version: 1", "version: 2")), (0, 3));
        assert_eq!(kept_of("- x"), (0, 1));
        assert_eq!(kept_of(""), (0, 0));
    }
}
