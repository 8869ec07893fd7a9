//! The numbers of a row: killed with their bounds and parts, wounded, captured, and the actor's own
//! losses, which are never counted among the victims.

use std::fmt::Write as _;

use super::counts::{Number, read_number};
use super::entry::Cells;
use super::problem::RowProblems;
use super::slot::Slot;
use super::write::scalar;
use crate::digest::Count;

const HINT: &str = "write a whole number, or leave the cell blank; it is `unknown` meanwhile";

/// Writes the lines of the toll.
pub(super) fn write_toll(cells: &mut Cells<'_, '_>, out: &mut String) {
    let own_killed = cells.count(Slot::LossesKilled);
    let own_wounded = cells.count(Slot::LossesWounded);
    let own_captured = cells.count(Slot::LossesCaptured);
    let killed = bounds(cells);
    let killed = without_own(cells, Slot::Killed, killed, own_killed);
    write_killed(cells, killed, out);
    let wounded = cells.count(Slot::Wounded);
    let wounded = without_own(cells, Slot::Wounded, wounded, own_wounded);
    let captured = cells.count(Slot::Captured);
    for (key, count) in [("wounded", wounded), ("captured", captured)] {
        if let Some(count) = count {
            put(out, key, count);
        }
    }
    let own = [("killed", own_killed), ("wounded", own_wounded), ("captured", own_captured)];
    let own: Vec<String> = own
        .into_iter()
        .filter_map(|(key, count)| Some(format!("{key}: {}", text(count?))))
        .collect();
    if !own.is_empty() {
        let _ = writeln!(out, "losses: {{ {} }}", own.join(", "));
    }
}

fn put(out: &mut String, key: &str, count: Count) {
    let _ = writeln!(out, "{key}: {}", text(count));
}

/// Returns a count as it stands in a digest.
fn text(count: Count) -> String {
    let text = count.to_string();
    if text.starts_with('>') { format!("\"{text}\"") } else { text }
}

/// Returns the killed with the least and the greatest number that the database gives.
fn bounds(cells: &mut Cells<'_, '_>) -> Option<Count> {
    let best = cells.count(Slot::Killed);
    let (low, high) = (cells.count(Slot::KilledLow), cells.count(Slot::KilledHigh));
    let exact = |count: Option<Count>| match count {
        Some(Count::Exact(n)) => Some(n),
        Some(_) | None => None,
    };
    match (exact(low), exact(best), exact(high)) {
        // Some databases give a best number beyond their own bounds.
        (Some(low), Some(best), Some(high)) => {
            Count::with_best(low.min(best), best, high.max(best)).or(Some(Count::Exact(best)))
        }
        (Some(low), None, Some(high)) if low < high => Some(Count::Range(low, high)),
        (Some(low), None, Some(_)) => Some(Count::Exact(low)),
        (None, Some(best), Some(high)) if best < high => Count::with_best(best, best, high),
        (Some(low), Some(best), None) if low < best => Count::with_best(low, best, best),
        (Some(low), None, None) if best.is_none() => Some(Count::AtLeast(low)),
        (None, None, Some(high)) if best.is_none() => Some(Count::AtMost(high)),
        _ => best,
    }
}

/// Takes the actor's own from a number that counts them among the others.
fn without_own(
    cells: &mut Cells<'_, '_>,
    slot: Slot,
    all: Option<Count>,
    own: Option<Count>,
) -> Option<Count> {
    if !cells.binding.mapping.own_among.contains(&slot) {
        return all;
    }
    let (Some(Count::Exact(n)), Some(Count::Exact(lost))) = (all, own) else { return all };
    if lost == 0 {
        return all;
    }
    // Both numbers stay in `x`, since the one that is written is in no cell.
    if let Some((column, _)) = cells.first(slot) {
        cells.keep(column);
        if lost > n {
            let message = || format!("the actor's own, {lost}, are more than all, {n}");
            cells.tell(column, message, "look at the row: the number of all is kept as it is");
        }
    }
    Some(Count::Exact(n.checked_sub(lost).unwrap_or(n)))
}

/// Writes the killed, with the parts that the database counts.
fn write_killed(cells: &mut Cells<'_, '_>, killed: Option<Count>, out: &mut String) {
    let mut parts = Vec::new();
    let mut columns = 0;
    for (name, column) in &cells.binding.mapping.killed_of {
        let Some(column) = cells.binding.column(column) else { continue };
        columns += 1;
        match read_number(cells.row.get(column), cells.binding.mapping) {
            Number::Known(Count::Exact(n)) => parts.push((name.as_str(), column, n)),
            Number::Known(_) | Number::Blank | Number::Bad => {}
        }
    }
    let sum = parts.iter().fold(0_u32, |sum, (_, _, n)| sum.saturating_add(*n));
    // Where nobody counts all, they are about as many as their parts: a child may be among the women.
    let are_all = columns > 1 && parts.len() == columns && sum > 0;
    let told = killed.or(are_all.then_some(Count::About(sum)));
    let Some(killed) = told else { return };
    // Parts above the whole, and parts of none, say nothing: they stay in `x`.
    let fits = sum > 0 && killed.best().is_some_and(|best| sum <= best);
    if !fits {
        let zero = killed == Count::Exact(0) && sum == 0;
        parts.iter().filter(|_| zero).for_each(|(_, column, _)| cells.use_up(*column));
        put(out, "killed", killed);
        return;
    }
    let _ = write!(out, "killed: {{ n: ");
    scalar(&killed.to_string(), out);
    out.push_str(", of: { ");
    let mut gap = "";
    for (name, column, n) in parts {
        cells.use_up(column);
        if n > 0 {
            out.push_str(gap);
            scalar(name, out);
            let _ = write!(out, ": {n}");
            gap = ", ";
        }
    }
    out.push_str(" } }\n");
}

impl Cells<'_, '_> {
    /// Reads the count of a slot; what cannot be read is not known, and stays in `x`.
    fn count(&mut self, slot: Slot) -> Option<Count> {
        let mapping = self.binding.mapping;
        let Some((column, text)) = self.first(slot) else {
            let is_unknown = mapping.blank_is_unknown.contains(&slot) && self.binding.has(slot);
            return is_unknown.then_some(Count::Unknown);
        };
        match read_number(text, mapping) {
            Number::Blank => None,
            Number::Known(count) => {
                self.use_up(column);
                let is_estimate = mapping.estimates.contains(&slot);
                Some(if let (Count::Exact(n @ 1..), true) = (count, is_estimate) {
                    Count::About(n)
                } else {
                    count
                })
            }
            Number::Bad => {
                let message = || format!("`{}` is no number of people", RowProblems::quoted(text));
                self.tell(column, message, HINT);
                Some(Count::Unknown)
            }
        }
    }
}
