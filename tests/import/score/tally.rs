//! The figures of one text and of several, and the table that shows them.

use std::collections::{BTreeMap, BTreeSet};

use super::judge::{FIELDS, judge};
use super::names::Names;
use super::node::Node;
use super::pairing::{assign, likeness};
use super::record::{Gold, Record};
use super::values::{COUNTS, days, house, title};
use super::words::overlap;

/// The columns of the table, in their order.
const COLUMNS: [&str; 18] = [
    "recall",
    "precision",
    "head",
    "date",
    "theatre",
    "area",
    "kind",
    "tactic",
    "actor",
    "target",
    "place",
    "casualties",
    "losses",
    "basis",
    "sources",
    "versions",
    "certain",
    "right",
];
/// The width of a column.
const WIDTH: usize = 10;

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    pub part: usize,
    pub whole: usize,
}

impl Share {
    fn add(&mut self, is_part: bool) {
        self.part += usize::from(is_part);
        self.whole += 1;
    }

    /// Returns the part of the whole, from 0 to 1; 1 where there is nothing.
    #[expect(clippy::cast_precision_loss, reason = "numbers of entries are small")]
    pub fn ratio(self) -> f64 {
        if self.whole == 0 { 1.0 } else { self.part as f64 / self.whole as f64 }
    }
}

/// The figures of a text, by column, and its mistakes.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    shares: BTreeMap<&'static str, Share>,
    /// Of the fields marked certain, those that are right, by field.
    certain: BTreeMap<&'static str, Share>,
    /// What each rule read rightly, by field, rule, and whether it was certain.
    rules: BTreeMap<(&'static str, String, bool), Share>,
    /// A line for each mistake.
    pub mistakes: Vec<String>,
}

impl Tally {
    /// Returns the figures of a column.
    pub fn share(&self, column: &str) -> Share {
        self.shares.get(column).copied().unwrap_or_default()
    }

    /// Adds those of another text.
    pub fn add(&mut self, other: &Self) {
        for (column, share) in &other.shares {
            let sum = self.shares.entry(column).or_default();
            sum.part += share.part;
            sum.whole += share.whole;
        }
        for (field, share) in &other.certain {
            let sum = self.certain.entry(field).or_default();
            sum.part += share.part;
            sum.whole += share.whole;
        }
        for (rule, share) in &other.rules {
            let sum = self.rules.entry(rule.clone()).or_default();
            sum.part += share.part;
            sum.whole += share.whole;
        }
    }

    /// Returns a line for each rule: how many it read rightly of those that it was certain of, and of the
    /// others. A rule that is always right where it is only likely could be certain.
    pub fn by_rule(&self) -> String {
        let keys: BTreeSet<(&'static str, &String)> =
            self.rules.keys().map(|(field, rule, _)| (*field, rule)).collect();
        let of = |field, rule: &String, is_certain| {
            let share =
                self.rules.get(&(field, rule.clone(), is_certain)).copied().unwrap_or_default();
            format!("{:>5}/{:<5}", share.part, share.whole)
        };
        let line = |(field, rule): &(&'static str, &String)| {
            let (certain, likely) = (of(*field, rule, true), of(*field, rule, false));
            format!("{field:18} {rule:36} {certain} {likely}")
        };
        keys.iter().map(line).collect::<Vec<_>>().join("\n")
    }

    /// Returns a line that tells, field by field, how many of those marked certain are right.
    pub fn certain_by_field(&self) -> String {
        let field =
            |(field, share): (&&str, &Share)| format!("{field} {}/{}", share.part, share.whole);
        self.certain.iter().map(field).collect::<Vec<_>>().join(", ")
    }

    fn count(&mut self, column: &'static str, is_right: bool) {
        self.shares.entry(column).or_default().add(is_right);
    }
}

/// Compares a draft with gold. `head` is the value of a key of the draft's head.
pub fn score(gold: &Gold, draft: &[Record], head: &dyn Fn(&str) -> String, names: &Names) -> Tally {
    let mut tally = Tally::default();
    for key in ["title", "publisher", "period"] {
        let is_right = is_same_head(key, &gold.head, &head(key), names);
        tally.count("head", is_right);
        if !is_right {
            let wanted = gold.head.get(key).text();
            tally.mistakes.push(format!("{key}: gold {wanted} | draft {}", head(key)));
        }
    }
    let row = |one: &Record| draft.iter().map(|other| likeness(one, other, names)).collect();
    let pairs = assign(&gold.entries.iter().map(row).collect::<Vec<_>>());
    for (at, entry) in gold.entries.iter().enumerate() {
        let is_found = pairs.iter().any(|(row, _)| *row == at);
        tally.count("recall", is_found);
        if !is_found {
            let (day, words) = (entry.get("date").text(), entry.get("words").text());
            let words = if words.is_empty() { entry.text() } else { words };
            tally.mistakes.push(format!("missed: {day} {words}"));
        }
    }
    for (at, entry) in draft.iter().enumerate() {
        let is_found = pairs.iter().any(|(_, column)| *column == at);
        if !is_found && gold.maybe.iter().any(|words| overlap(words, entry.text()) >= 0.8) {
            continue;
        }
        tally.count("precision", is_found);
        if !is_found {
            tally.mistakes.push(format!("invented: {}", entry.text()));
        }
    }
    for (row, column) in pairs {
        compare(&gold.entries[row], &draft[column], names, &mut tally);
    }
    tally
}

fn compare(gold: &Record, draft: &Record, names: &Names, tally: &mut Tally) {
    for field in FIELDS {
        let Some(is_right) = judge(field, gold, draft, names) else { continue };
        tally.count(field, is_right);
        if COUNTS.contains(&field) {
            tally.count("casualties", is_right);
        }
        let is_certain = !draft.unsure.contains(field);
        if !draft.get(field).is_absent() {
            tally.count("certain", is_certain);
            let first = draft.get(field).texts().first().copied().unwrap_or_default();
            let value = if matches!(field, "kind" | "tactic") { first } else { "" };
            for rule in draft.rules.get(field).into_iter().flatten() {
                let rule = format!("{rule} {value}");
                let share = tally.rules.entry((field, rule, is_certain)).or_default();
                share.add(is_right);
            }
            if is_certain {
                tally.count("right", is_right);
                tally.certain.entry(field).or_default().add(is_right);
            }
        }
        if !is_right {
            let (wanted, got) = (shown(gold.get(field)), shown(draft.get(field)));
            let sure = if is_certain { " (certain)" } else { "" };
            let text: String = draft.text().chars().take(60).collect();
            tally.mistakes.push(format!("{field}: gold {wanted} | draft {got}{sure} [{text}]"));
        }
    }
}

fn shown(node: &Node) -> String {
    match node {
        Node::Text(text) => text.clone(),
        Node::Absent => "-".to_owned(),
        Node::List(items) => items.iter().map(shown).collect::<Vec<_>>().join("; "),
        Node::Map(parts) => {
            let parts = parts.iter().map(|(key, value)| format!("{key} {}", shown(value)));
            parts.collect::<Vec<_>>().join(", ")
        }
    }
}

fn is_same_head(key: &str, gold: &Node, got: &str, names: &Names) -> bool {
    let beside = gold.get(&format!("{key}_any")).items();
    let mut wanted = std::iter::once(gold.get(key)).chain(beside);
    match key {
        "period" => wanted.any(|one| days(one) == days(&Node::Text(got.to_owned()))),
        "title" => {
            let got = title(got);
            wanted.any(|one| {
                let wanted = title(one.text());
                !got.is_empty() && (got.contains(&wanted) || wanted.contains(&got))
            })
        }
        // Who publishes, nothing tells: a draft has to say so in some word.
        _ => wanted.any(|one| {
            house(one.text(), names) == house(got, names)
                || one.text() == "none" && got == "Unknown"
        }),
    }
}

/// Returns a table of some texts, with a line for all of them.
pub fn table(rows: &[(String, Tally)]) -> String {
    let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or_default().max(8);
    let mut lines = vec![
        COLUMNS.iter().fold(" ".repeat(width), |line, column| format!("{line} {column:>WIDTH$}")),
    ];
    let mut all = Tally::default();
    for (name, tally) in rows {
        all.add(tally);
        lines.push(line(name, tally, width));
    }
    lines.push(line("ALL", &all, width));
    lines.join("\n")
}

fn line(name: &str, tally: &Tally, width: usize) -> String {
    COLUMNS.iter().fold(format!("{name:width$}"), |line, column| {
        let share = tally.share(column);
        if share.whole == 0 {
            format!("{line} {:>WIDTH$}", "-")
        } else {
            format!("{line} {:>WIDTH$.3}", share.ratio())
        }
    })
}
