//! Tolls and tallies in words and tables.

use super::held::held_sum;
use super::{Page, PageTable, Span, TableCell, Tone};
use crate::cover::State;
use crate::digest::{
    Basis, Casualties, Count, EntryRef, Harm, SideTallies, Sum, Tally, Taxonomy, grouped,
};

/// The sign behind a number where another account within the entry gives another.
pub const DISPUTED: &str = "≠";

/// Writes the toll of one telling in a few letters for a row of a list: `k2 w>=3 k/w some`.
pub fn toll(casualties: &Casualties) -> String {
    signed_toll(casualties, |_| "")
}

/// Writes the toll of an entry likewise, with a sign behind the numbers that another account within
/// it disputes: `k0≠`.
pub fn entry_toll(entry: EntryRef<'_>) -> String {
    signed_toll(&entry.casualties(), |harm| if is_disputed(entry, harm) { DISPUTED } else { "" })
}

/// Returns true if another account within the entry allows no number that the entry allows.
pub(super) fn is_disputed(entry: EntryRef<'_>, harm: Harm) -> bool {
    entry.toll(harm).is_some_and(|span| span.disputed)
}

fn signed_toll(casualties: &Casualties, sign: impl Fn(Harm) -> &'static str) -> String {
    let short = |harm| match harm {
        Harm::Killed => "k",
        Harm::Wounded => "w",
        Harm::KilledOrWounded => "k/w",
        Harm::Captured => "c",
    };
    let parts: Vec<String> = casualties
        .stated()
        .map(|(harm, count)| {
            // A word needs a space before it, a number does not.
            let word = count.in_print();
            let space = if word.starts_with(char::is_alphabetic) { " " } else { "" };
            format!("{}{space}{word}{}", short(harm), sign(harm))
        })
        .collect();
    parts.join(" ")
}

/// Returns a count in the tone of its certainty.
pub(super) fn count_span(count: Count) -> Span {
    Span::new(count.in_print(), if count.is_exact() { Tone::Number } else { Tone::Doubt })
}

/// Returns a sum in the tone of its certainty.
pub(super) fn sum_span(sum: &Sum) -> Span {
    let tone = match sum {
        sum if sum.is_silent() => Tone::Dim,
        sum if sum.is_exact() => Tone::Number,
        _ => Tone::Doubt,
    };
    Span::new(sum.in_print(), tone)
}

/// Returns a sum of a toll as the state of what tells it allows. What nobody tells is no zero.
fn toll_span(state: State, sum: &Sum) -> Span {
    if sum.is_silent() { sum_span(sum) } else { held_sum(state, sum) }
}

/// Adds the toll of one telling as fields, one per kind of harm; `more` says what is written out of
/// a number.
pub(super) fn casualty_fields(
    page: &mut Page,
    casualties: &Casualties,
    more: impl Fn(Harm) -> String,
) {
    for (harm, count) in casualties.stated() {
        let name = match harm {
            Harm::KilledOrWounded => "Killed/wnd.",
            Harm::Killed => "Killed",
            Harm::Wounded => "Wounded",
            Harm::Captured => "Captured",
        };
        count_field(page, name, count, &more(harm));
    }
}

/// Returns what is written out of a number: its own basis, and its parts.
pub(super) fn written_out<'a>(
    basis: Option<Basis>,
    parts: impl Iterator<Item = (&'a str, Count)>,
) -> String {
    let basis = basis.map(|basis| format!("  {basis}")).unwrap_or_default();
    let parts: Vec<_> =
        parts.map(|(label, count)| format!("{} {label}", count.in_print())).collect();
    let parts = if parts.is_empty() { String::new() } else { format!("  {}", parts.join(", ")) };
    format!("{basis}{parts}")
}

/// Adds a count as a field, with the meaning of its word and `more`.
pub(super) fn count_field(page: &mut Page, name: &str, count: Count, more: &str) {
    let meaning = if count == Count::Some {
        "  one or more; the source does not say how many"
    } else if count == Count::Unknown {
        "  the source does not say how many"
    } else {
        ""
    };
    page.field(name, vec![count_span(count), Span::new(format!("{meaning}{more}"), Tone::Dim)]);
}

/// Adds tallies of what is held in some state: each side by itself with the toll on every basis and
/// the actor's own losses, then what was left out. Sides are never added up.
pub(super) fn tally_table(
    page: &mut Page,
    taxonomy: &Taxonomy,
    state: State,
    tallies: &SideTallies,
) {
    let all = tallies.all();
    let stated: Vec<Harm> = Harm::ALL
        .into_iter()
        .filter(|harm| !all.harm(*harm).is_silent() || !all.losses(*harm).is_silent())
        .collect();
    let row = |name: Span, events: Span, sum: &dyn Fn(Harm) -> Sum| {
        let mut cells = vec![TableCell::Text(name), TableCell::Number(events)];
        cells.extend(stated.iter().map(|harm| TableCell::Number(toll_span(state, &sum(*harm)))));
        cells
    };
    let mut rows: Vec<Vec<TableCell>> = Vec::new();
    for (side, tally) in tallies.iter().filter(|(_, tally)| tally.entries > 0) {
        let bases: Vec<Basis> = Basis::ALL.into_iter().filter(|b| is_told_on(tally, *b)).collect();
        let name = match bases.as_slice() {
            [only] => format!("{}, {only}", side.name(taxonomy)),
            _ => format!("{}, all", side.name(taxonomy)),
        };
        let events = held_sum(state, &tally.events);
        rows.push(row(Span::new(name, Tone::Label), events, &|harm| tally.harm(harm)));
        for basis in bases.iter().filter(|_| bases.len() > 1) {
            let name = Span::new(format!("  {basis}"), Tone::Basis(*basis));
            let on = held_sum(state, &tally.events_on(*basis));
            rows.push(row(name, on, &|harm| tally.harm_on(*basis, harm)));
        }
        if Harm::ALL.into_iter().any(|harm| !tally.losses(harm).is_silent()) {
            let name = Span::new("  the actor's own losses", Tone::Label);
            rows.push(row(name, Span::new("", Tone::Number), &|harm| tally.losses(harm)));
        }
    }
    let mut head = vec!["", "events"];
    head.extend(stated.iter().map(|harm| harm.label()));
    page.table(PageTable { head, rows });
    if all.repeats > 0 {
        let text = format!("{} more tell events that are counted elsewhere.", grouped(all.repeats));
        page.line("", vec![Span::new(text, Tone::Repeat)]);
    }
}

/// A toll may stand on another basis than its entry.
fn is_told_on(tally: &Tally, basis: Basis) -> bool {
    let toll = |harm| !tally.harm_on(basis, harm).is_silent();
    tally.on(basis) > 0 || Harm::ALL.into_iter().any(toll)
}

/// Returns rows of a name, its number as its state allows, and a bar on one common scale.
pub(super) fn bars(rows: &[(String, State, Sum)]) -> PageTable {
    let most = rows.iter().map(|(_, _, n)| n.best).max().unwrap_or(0).max(1);
    PageTable {
        head: Vec::new(),
        rows: rows
            .iter()
            .map(|(name, state, n)| {
                vec![
                    TableCell::Text(Span::new(name.clone(), Tone::Plain)),
                    TableCell::Number(held_sum(*state, n)),
                    TableCell::Bar(share(n.best, most)),
                ]
            })
            .collect(),
    }
}

fn share(part: u64, of: u64) -> f64 {
    let small = |n: u64| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    small(part) / small(of)
}

/// Writes a number with its noun: `1 entry`, `12 entries`.
pub(super) fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(n), if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_toll_is_told_in_a_few_letters() {
        let casualties = Casualties {
            killed: Some(Count::Exact(2)),
            wounded: Some(Count::AtLeast(3)),
            killed_or_wounded: Some(Count::Some),
            captured: None,
        };
        assert_eq!(toll(&casualties), "k2 w≥3 k/w some");
        assert_eq!(toll(&Casualties::default()), "");
    }
}
