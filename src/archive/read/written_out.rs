//! A number of a toll that is written out: `{ n: 32, basis: reported, of: { civilians: 20 } }`, or
//! with `low`, `best` and `high` in place of `n`.

use super::context::{ReadContext, one_line};
use crate::digest::{Basis, Count};
use crate::yaml::{Fault, MapReader, Mark, Node, NodeValue};

/// The most parts of one number.
const MOST_PARTS: usize = 32;

/// A number of a toll, and what is written out of it.
pub(super) struct ToldNumber {
    pub(super) mark: Mark,
    pub(super) count: Count,
    pub(super) basis: Option<Basis>,
    /// The parts of the number, each with its label.
    pub(super) parts: Vec<(Box<str>, Count)>,
}

impl ReadContext<'_, '_> {
    /// Reads a number of a toll: a count, or a mapping with more about it.
    pub(super) fn told(
        &mut self,
        map: &mut MapReader<'_, '_>,
        key: &'static str,
    ) -> Option<ToldNumber> {
        let node = map.get(key)?;
        if matches!(node.value, NodeValue::Map(_)) {
            return self.told_in_parts(node, key);
        }
        let count = self.count(node, key);
        Some(ToldNumber { mark: node.mark, count, basis: None, parts: Vec::new() })
    }

    fn told_in_parts(&mut self, node: &Node, key: &str) -> Option<ToldNumber> {
        if is_parts_alone(node) {
            let mut parts = self.parts_of_toll(node);
            let is_whole = |(label, _): &(Box<str>, Count)| is_word_for_whole(label);
            let count = match parts.iter().position(is_whole) {
                // A whole among the parts is no part of itself.
                Some(at) => {
                    let (label, count) = parts.remove(at);
                    let message = format!("`{label}` in `{key}` is read as `n`");
                    let fault = Fault::warning(node.mark, message);
                    self.faults
                        .push(fault.hint(format!("write `{key}: {{ n: {count}, of: {{ … }} }}`")));
                    count
                }
                None => self.whole_of(node.mark, key, &parts),
            };
            return Some(ToldNumber { mark: node.mark, count, basis: None, parts });
        }
        let mut map = node.map(key, &mut self.faults)?;
        let n = self.stated(&mut map, "n").map(|(_, count)| count);
        let low = self.parse(&mut map, "low", whole_number);
        let best = self.parse(&mut map, "best", whole_number);
        let high = self.parse(&mut map, "high", whole_number);
        let basis = map.get("basis").and_then(|node| {
            self.word(node, "basis", &Basis::ALL.map(Basis::word), |word| word.parse().ok())
        });
        let parts = map.get("of").map(|node| self.parts_of_toll(node)).unwrap_or_default();
        map.finish(&mut self.faults);
        let count = match (n, low, best, high) {
            (Some(n), None, None, None) => Ok(n),
            (None, Some(low), best, Some(high)) => in_order(low, best, high)
                .ok_or("its numbers are not in order; `low` is the smallest, `high` the greatest"),
            // What has a least and no greatest is what is written `>=30`; its best cannot be kept.
            (None, Some(low), _, None) => Ok(self.open_range(node.mark, key, low)),
            (None, None, None, None) if !parts.is_empty() => {
                Ok(self.whole_of(node.mark, key, &parts))
            }
            (None, ..) => Err("it needs `n`, or `low` and `high`, and `best` between them"),
            (Some(_), ..) => Err("it has both `n` and a range; keep one of them"),
        };
        let count = count.unwrap_or_else(|why| {
            // A number that cannot be read becomes unknown, so that later sums carry the doubt.
            self.faults.push(Fault::error(node.mark, format!("`{key}` cannot be read: {why}")));
            Count::Unknown
        });
        let least = least_of(&parts);
        if let Some(high) = count.high().filter(|high| *high < least) {
            let message =
                format!("the parts of `{key}` come to {least} at least, and it to {high}");
            let hint = "correct the number or its parts";
            self.faults.push(Fault::warning(node.mark, message).hint(hint));
        }
        Some(ToldNumber { mark: node.mark, count, basis, parts })
    }

    fn open_range(&mut self, mark: Mark, key: &str, low: u32) -> Count {
        let count = Count::AtLeast(low);
        let message = format!("`{key}` has `low` and no `high`: read as {count}");
        self.faults.push(Fault::warning(mark, message).hint(format!("write `{key}: \"{count}\"`")));
        count
    }

    /// Returns the number that parts without a whole come to, and tells it.
    fn whole_of(&mut self, mark: Mark, key: &str, parts: &[(Box<str>, Count)]) -> Count {
        let least = least_of(parts);
        let mut highs = parts.iter().map(|(_, part)| part.high());
        let most = highs.try_fold(0u32, |sum, high| sum.checked_add(high?));
        let whole = match most {
            Some(most) if most == least => Count::Exact(least),
            Some(most) => Count::Range(least, most),
            None if least == 0 => Count::Unknown,
            None => Count::AtLeast(least),
        };
        let message = format!("`{key}` has parts and no `n`: read as {whole}, what they come to");
        let hint = format!("write `{key}: {{ n: {whole}, of: {{ … }} }}`");
        self.faults.push(Fault::warning(mark, message).hint(hint));
        whole
    }

    fn parts_of_toll(&mut self, node: &Node) -> Vec<(Box<str>, Count)> {
        let entries = node.entries("of", &mut self.faults).unwrap_or(&[]);
        if let Some((key, _)) = entries.get(MOST_PARTS) {
            let fault = Fault::error(key.mark, format!("more than {MOST_PARTS} parts"));
            self.faults.push(fault.hint("those from here on are left out"));
        }
        let mut parts = Vec::with_capacity(entries.len().min(MOST_PARTS));
        for (key, value) in entries.iter().take(MOST_PARTS) {
            let label = one_line(key.name.trim());
            let label = self.cut(key.mark, "of", label);
            let count = self.count(value, &label);
            if !label.is_empty() {
                parts.push((label.into(), count));
            }
        }
        parts
    }
}

/// What stands in a number that is written out.
const KEYS: [&str; 6] = ["n", "low", "best", "high", "basis", "of"];

/// Returns true for parts that stand where the number should: `killed: { civilians: 3, police: 2 }`.
fn is_parts_alone(node: &Node) -> bool {
    let NodeValue::Map(entries) = &node.value else { return false };
    let is_count = |node: &Node| match &node.value {
        NodeValue::Scalar(text) => text.trim().parse::<Count>().is_ok(),
        NodeValue::Null | NodeValue::List(_) | NodeValue::Map(_) => false,
    };
    let is_known = |name: &str| KEYS.iter().any(|key| key.eq_ignore_ascii_case(name.trim()));
    !entries.is_empty()
        && entries.iter().all(|(key, value)| !is_known(&key.name) && is_count(value))
}

fn least_of(parts: &[(Box<str>, Count)]) -> u32 {
    parts.iter().fold(0u32, |sum, (_, part)| sum.saturating_add(part.low()))
}

/// Returns true for a word that names the whole beside its parts.
fn is_word_for_whole(label: &str) -> bool {
    ["total", "all", "sum", "overall", "in total"]
        .iter()
        .any(|word| word.eq_ignore_ascii_case(label))
}

fn in_order(low: u32, best: Option<u32>, high: u32) -> Option<Count> {
    match best {
        Some(best) => Count::with_best(low, best, high),
        None => (low <= high).then_some(Count::Range(low, high)),
    }
}

/// Reads a number without doubt, in any spelling that a count may have.
fn whole_number(text: &str) -> Result<u32, String> {
    if let Ok(Count::Exact(number)) = text.parse() {
        Ok(number)
    } else {
        Err(format!("`{text}` is no whole number; write 12"))
    }
}
