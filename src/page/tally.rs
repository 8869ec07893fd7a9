//! Tolls and tallies in words and tables.

use super::{Page, PageTable, Span, TableCell, Tone};
use crate::digest::{Basis, Casualties, Count, Harm, SideTallies, Sum, Tally, Taxonomy};

/// Writes the toll of one telling in a few letters for a row of a list: `k2 w>=3 k/w some`.
pub fn toll(casualties: &Casualties) -> String {
    let short = |harm| match harm {
        Harm::Killed => "k",
        Harm::Wounded => "w",
        Harm::KilledOrWounded => "k/w",
        Harm::Captured => "c",
    };
    let parts: Vec<String> = casualties
        .said()
        .map(|(harm, count)| {
            // A word needs a space before it, a number does not.
            let word = count.to_string();
            let space = if word.starts_with(char::is_alphabetic) { " " } else { "" };
            format!("{}{space}{word}", short(harm))
        })
        .collect();
    parts.join(" ")
}

/// Returns a count in the tone of its certainty.
pub(super) fn count_span(count: Count) -> Span {
    Span::new(count.to_string(), if count.is_exact() { Tone::Number } else { Tone::Doubt })
}

/// Returns a sum in the tone of its certainty.
pub(super) fn sum_span(sum: &Sum) -> Span {
    let tone = match sum {
        sum if sum.is_silent() => Tone::Dim,
        sum if sum.is_exact() => Tone::Number,
        _ => Tone::Doubt,
    };
    Span::new(sum.to_string(), tone)
}

/// Adds the toll of one telling as fields, one per kind of harm; `more` says what is written out of
/// a number.
pub(super) fn toll_fields(page: &mut Page, casualties: &Casualties, more: impl Fn(Harm) -> String) {
    for (harm, count) in casualties.said() {
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
    let parts: Vec<_> = parts.map(|(label, count)| format!("{count} {label}")).collect();
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

/// Adds tallies: each side by itself with the toll on every basis and the actor's own losses, then
/// what was left out. Sides are never added up.
pub(super) fn tally_table(page: &mut Page, taxonomy: &Taxonomy, tallies: &SideTallies) {
    let all = tallies.all();
    let told: Vec<Harm> = Harm::ALL
        .into_iter()
        .filter(|harm| !all.harm(*harm).is_silent() || !all.losses(*harm).is_silent())
        .collect();
    let row = |name: Span, events: Option<String>, sum: &dyn Fn(Harm) -> Sum| {
        let events = Span::new(events.unwrap_or_default(), Tone::Number);
        let mut cells = vec![TableCell::Text(name), TableCell::Number(events)];
        cells.extend(told.iter().map(|harm| TableCell::Number(sum_span(&sum(*harm)))));
        cells
    };
    let mut rows: Vec<Vec<TableCell>> = Vec::new();
    for (side, tally) in tallies.iter().filter(|(_, tally)| tally.entries > 0) {
        let bases: Vec<Basis> = Basis::ALL.into_iter().filter(|b| is_told_on(tally, *b)).collect();
        let name = match bases.as_slice() {
            [only] => format!("{}, {only}", side.name(taxonomy)),
            _ => format!("{}, all", side.name(taxonomy)),
        };
        let events = Some(tally.events.to_string());
        rows.push(row(Span::new(name, Tone::Label), events, &|harm| tally.harm(harm)));
        for basis in bases.iter().filter(|_| bases.len() > 1) {
            let name = Span::new(format!("  {basis}"), Tone::Basis(*basis));
            let on = Some(tally.on(*basis).to_string());
            rows.push(row(name, on, &|harm| tally.harm_on(*basis, harm)));
        }
        if Harm::ALL.into_iter().any(|harm| !tally.losses(harm).is_silent()) {
            let name = Span::new("  the actor's own losses", Tone::Label);
            rows.push(row(name, None, &|harm| tally.losses(harm)));
        }
    }
    let mut head = vec!["", "events"];
    head.extend(told.iter().map(|harm| harm.label()));
    page.table(PageTable { head, rows });
    if all.repeats > 0 {
        let text = format!("{} more tell events that are counted elsewhere.", all.repeats);
        page.line("", vec![Span::new(text, Tone::Repeat)]);
    }
}

/// A toll may stand on another basis than its entry.
fn is_told_on(tally: &Tally, basis: Basis) -> bool {
    let toll = |harm| !tally.harm_on(basis, harm).is_silent();
    tally.on(basis) > 0 || Harm::ALL.into_iter().any(toll)
}

/// Writes how many events there are, and how many entries tell them where that differs:
/// `10 events (13 tellings)`.
pub fn events(tally: &Tally) -> String {
    let events = match tally.events.to_string() {
        one if one == "1" => "1 event".to_owned(),
        several => format!("{several} events"),
    };
    let tellings = tally.tellings();
    if tally.events.is_exact() && tally.events.best == u64::from(tellings) {
        return events;
    }
    format!("{events} ({})", counted(tellings as usize, "telling", "tellings"))
}

/// Returns rows of a name, its number and a bar on one common scale.
pub(super) fn bars(rows: &[(String, u32)]) -> PageTable {
    let most = rows.iter().map(|(_, n)| *n).max().unwrap_or(0).max(1);
    PageTable {
        head: Vec::new(),
        rows: rows
            .iter()
            .map(|(name, n)| {
                vec![
                    TableCell::Text(Span::new(name.clone(), Tone::Plain)),
                    TableCell::Number(Span::new(n.to_string(), Tone::Number)),
                    TableCell::Bar(f64::from(*n) / f64::from(most)),
                ]
            })
            .collect(),
    }
}

/// Writes a number with its noun: `1 entry`, `12 entries`.
pub(super) fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
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
        assert_eq!(toll(&casualties), "k2 w>=3 k/w some");
        assert_eq!(toll(&Casualties::default()), "");
    }
}
