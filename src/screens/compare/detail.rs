//! The selected cell in words: value with its doubt, share, rate, change from the baseline, issuer,
//! and reasons for care. Nothing is cut without a sign.

use std::fmt::Write as _;

use super::cells::{daily, number, signed};
use super::items::{Delta, RowSection};
use super::words::{capital, coverage, days, full_label, many, name};
use crate::compare::{Cell, CellOrigin, Change, Direction, Reason, Row, Subject, Table, Value};
use crate::digest::{Sum, grouped, parted, percent};
use crate::page::{Page, Span, Tone};
use crate::screens::ViewContext;

/// Returns what a cell is about, and its subject.
pub fn title(table: &Table, row: &Row, column: usize, view: &ViewContext<'_>) -> Page {
    let mut page = Page::new();
    if let Some(subject) = table.subjects.get(column) {
        let label = full_label(row, view.corpus.taxonomy());
        let whose = format!("  {}, {}", name(subject), days(subject, usize::MAX));
        page.line("", vec![Span::new(label, Tone::Strong), Span::new(whose, Tone::Dim)]);
    }
    page
}

/// Describes a cell: reasons for care of its own, the value, how it compares, and the reasons of its
/// whole column, which stand under the head too.
pub fn of_cell(
    table: &Table,
    row: &Row,
    column: usize,
    direction: Direction,
    news: Option<Delta>,
    view: &ViewContext<'_>,
) -> Page {
    let mut page = Page::new();
    let (Some(cell), Some(subject)) = (row.cells.get(column), table.subjects.get(column)) else {
        return page;
    };
    let reason = |page: &mut Page, reason: &Reason| {
        let text = format!("Not comparable: {reason}.");
        page.line(&format!("{} ", view.glyphs.note), vec![Span::new(text, Tone::Warning)]);
    };
    table.own_reasons(cell, column).for_each(|own| reason(&mut page, own));
    if cell.contradicted {
        let text = "Contradicted: more is counted than the issuer allows at most.";
        page.line(&format!("{} ", view.glyphs.alert), vec![Span::new(text, Tone::Warning)]);
    }
    if news == Some(Delta::Quiet) {
        page.line("", vec![Span::new(quiet(row, subject), Tone::Doubt)]);
    }
    page.line("", amount(row, cell, subject, view));
    if let (Some(listed), Some(Value::Number(stated))) = (&cell.listed, &cell.value) {
        let text = format!("The archive lists {listed} of the {stated} stated.");
        page.line("", vec![Span::new(text, Tone::Plain)]);
    }
    if let Some(disputed) = disputed(cell) {
        page.line("≠ ", vec![Span::new(disputed, Tone::Doubt)]);
    }
    if column == table.baseline {
        page.text(match direction {
            Direction::OfEach => "The baseline: the others are held against it.",
            Direction::OfBaseline => {
                "It is divided by the others: × is how many times theirs it is."
            }
        });
    } else if let (Some(change), Some(base)) = (&cell.change, table.subjects.get(table.baseline)) {
        let change_text = against(&direction.read(change), table, column, direction, name(base));
        if !change_text.is_empty() {
            page.line("", vec![Span::new(change_text, Tone::Plain)]);
        }
    }
    let own: Vec<&Reason> = table.own_reasons(cell, column).collect();
    let of_column = cell.not_comparable.iter().filter(|known| !own.contains(known));
    of_column.for_each(|known| reason(&mut page, known));
    let origin = if row.measure.is_beside() {
        vec![Span::new("Told, and counted in no other row.", Tone::Dim)]
    } else {
        origin(cell, subject)
    };
    if !origin.is_empty() {
        page.line("", origin);
    }
    page
}

/// Returns the page on the rows that are empty on all sides.
pub fn of_empty() -> Page {
    let mut page = Page::new();
    page.text("Nothing is counted in these rows on any side. Silence is not inactivity.");
    page
}

/// Returns the page on the head of a section, and on the selected subject.
pub fn of_head(table: &Table, section: RowSection, column: usize, view: &ViewContext<'_>) -> Page {
    let mut page = Page::new();
    page.text(match section {
        RowSection::Changes => {
            "What changed since the digest before: what differs beyond chance, or most, then areas \
             told of anew, then those that nothing is told of any more. Silence is not inactivity."
        }
        RowSection::Group(crate::compare::Group::Duration) => {
            "When it was, how long, and how much of it the loaded digests cover."
        }
        RowSection::Group(crate::compare::Group::Location) => {
            "Where: attacks by theatre and area. Counted from entries, and below it as issuers \
             state it; the two are never merged."
        }
        RowSection::Group(crate::compare::Group::Nature) => {
            "How, against whom, and with what toll. An unknown toll is not zero."
        }
        RowSection::Group(crate::compare::Group::Tempo) => {
            "Attacks by day, all subjects from their first day on, on one scale."
        }
        RowSection::Group(crate::compare::Group::Basis) => {
            "Who stands behind the entries, and what is stated less what is counted."
        }
    });
    of_subject(&mut page, table, column, view);
    page
}

/// Describes a subject: what is held of its days, why it has no ratios, what was tested, and what
/// is told of other days.
fn of_subject(page: &mut Page, table: &Table, column: usize, view: &ViewContext<'_>) {
    let Some(subject) = table.subjects.get(column) else { return };
    let whose = format!("{}, {}", name(subject), days(subject, usize::MAX));
    page.line(
        "",
        vec![
            Span::new(whose, Tone::Strong),
            Span::new(format!("; {}", coverage(&subject.coverage)), Tone::Plain),
        ],
    );
    for reason in table.reasons.get(column).into_iter().flatten() {
        let text = format!("No ratios: {reason}.");
        page.line(&format!("{} ", view.glyphs.note), vec![Span::new(text, Tone::Warning)]);
    }
    let tested = table.tested.get(column).copied().unwrap_or(0);
    if tested > 0 {
        page.text(format!(
            "{} tested; of the marked ones at most 1 in 20 is expected to be chance. Marked is what \
             holds also if counts vary by {} times their mean (the dispersion).",
            many(tested.into(), "rows"),
            table.dispersion
        ));
    }
    let beside = [
        (&subject.earlier, "of earlier days"),
        (&subject.later, "of later days"),
        (&subject.background, "as background"),
    ];
    let told = beside.into_iter().filter(|(keys, _)| !keys.is_empty()).map(|(keys, what)| {
        let entries = many(u64::try_from(keys.len()).unwrap_or(u64::MAX), "entries");
        format!("{entries} {what}")
    });
    let told: Vec<String> = told.collect();
    if !told.is_empty() {
        page.text(format!("Told and not counted: {}.", told.join(", ")));
    }
}

/// Says that tellings dispute a number.
fn disputed(cell: &Cell) -> Option<String> {
    let (Value::Number(sum) | Value::Mean(sum, _)) = cell.value.as_ref()? else { return None };
    let text = "tell it differently: the least and the greatest that any of them allows.";
    match sum.disputed {
        0 => None,
        1 => Some(format!("Tellings of one event {text}")),
        events => Some(format!("Tellings of {} events {text}", grouped(events))),
    }
}

/// Says that nothing is told, which may be the digests' silence.
fn quiet(row: &Row, subject: &Subject) -> String {
    let treated = match row.key {
        Some(crate::compare::RowKey::Theatre(id)) => {
            subject.coverage.by_theatre.iter().find(|(theatre, _)| *theatre == id)
        }
        _ => None,
    };
    let covered = treated.map_or(subject.coverage.days(), |(_, days)| *days);
    format!(
        "Nothing is told of it; {covered} of {} days are covered. Silence is not inactivity.",
        subject.coverage.of()
    )
}

fn amount(row: &Row, cell: &Cell, subject: &Subject, view: &ViewContext<'_>) -> Vec<Span> {
    let mut text = match (&cell.value, cell.held_value()) {
        (None, _) => "Nothing is said; that is not zero".to_owned(),
        (Some(_), None) => {
            return vec![Span::new("Nothing is known of it; that is not zero.", Tone::Doubt)];
        }
        (Some(_), Some(value)) => capital(&value_text(&value, &row.unit, view)),
    };
    if let Some(share) = cell.share.filter(|_| row.key.is_some()) {
        let _ = write!(text, "; {} of the total", percent(share));
    }
    if let Some(rate) = cell.rate_text(daily) {
        let over = subject.days.map_or(String::new(), |days| format!(", {days} days"));
        let _ = write!(text, "; {rate}{over}");
    }
    vec![Span::new(text + ".", Tone::Number)]
}

/// Puts a value and its doubt into words.
fn value_text(value: &Value, unit: &str, view: &ViewContext<'_>) -> String {
    match value {
        Value::Number(sum) => told_sum(sum, unit),
        Value::Mean(sum, of) => {
            let mean = value.bounds().map_or_else(|| "?".to_owned(), |bounds| number(bounds.best));
            format!("{mean} {unit} in the mean of {of} digests; together {}", told_sum(sum, unit))
        }
        Value::Rate(rate) => format!("{} {unit}", number(*rate)),
        Value::Day(Some(day)) => day.format("%A, %Y-%m-%d").to_string(),
        Value::Day(None) => "the end is open, or nobody says when it ended".to_owned(),
        Value::Entry(key) => {
            let entry = view.corpus.entry(*key);
            entry.map_or_else(String::new, |entry| format!("{}: {}", entry.date, entry.text()))
        }
        Value::Words(words) => words.clone(),
        Value::Spread(low, high, of) => {
            format!("between {low} and {high} {unit}, as {of} figures state it; not resolved")
        }
        Value::Gap { low, best, high } => {
            let high = high.map_or_else(|| "no bound".to_owned(), |high| format!("{high:+}"));
            format!("stated less counted: {best:+}, between {low:+} and {high} {unit}")
        }
    }
}

fn told_sum(sum: &Sum, unit: &str) -> String {
    if sum.is_silent() {
        return "no source says how many".to_owned();
    }
    let mut text = match sum.high {
        Some(high) if high == sum.low => many(sum.best, unit),
        Some(high) => parted(format!("{} {unit}, between {} and {high}", sum.best, sum.low)),
        None => format!("at least {}", many(sum.low, unit)),
    };
    match sum.unsaid {
        0 => {}
        1 => text.push_str("; one source does not say how many"),
        more => {
            let _ = write!(text, "; {} sources do not say how many", grouped(more));
        }
    }
    text
}

/// Puts the change from the baseline into words, and whether chance explains it.
fn against(
    change: &Change,
    table: &Table,
    column: usize,
    direction: Direction,
    base: &str,
) -> String {
    let lead = match direction {
        Direction::OfEach => format!("Against {base}"),
        Direction::OfBaseline => format!("{base} against this"),
    };
    let mut parts = Vec::new();
    match (change.difference, change.difference_low, change.difference_high) {
        (Some(difference), Some(low), Some(high)) if low < high => {
            parts.push(format!("{} ({} to {})", signed(difference), signed(low), signed(high)));
        }
        (Some(difference), ..) => parts.push(signed(difference)),
        (None, Some(low), _) => parts.push(format!("at least {}", signed(low))),
        (None, None, Some(high)) => parts.push(format!("at most {}", signed(high))),
        (None, None, None) => {}
    }
    let times = change.ratio.map(|ratio| format!("{} times", number(ratio)));
    let Some(intervals) = change.intervals(table.dispersion, number) else {
        parts.extend(times);
        return if parts.is_empty() {
            String::new()
        } else {
            format!("{lead}: {}.", parts.join(", "))
        };
    };
    parts.extend(times.map(|times| format!("by day {times}")));
    let rows = table.tested.get(column).copied().unwrap_or(0);
    let verdict = change.verdict_words(rows, table.dispersion);
    format!("{lead}: {}: {verdict}. {intervals}.", parts.join(", "))
}

fn origin(cell: &Cell, subject: &Subject) -> Vec<Span> {
    match &cell.origin {
        CellOrigin::Counted => {
            let possible = match subject.possible.len() {
                0 => String::new(),
                possible => format!(", {possible} more possibly"),
            };
            let repeats = match subject.repeats {
                0 => String::new(),
                1 => ", 1 repeat left out".to_owned(),
                repeats => format!(", {repeats} repeats left out"),
            };
            let text = format!(
                "Of this subject: {}{possible}{repeats}; {}.",
                many(u64::try_from(subject.entries.len()).unwrap_or(u64::MAX), "entries"),
                coverage(&subject.coverage),
            );
            vec![Span::new(text, Tone::Dim)]
        }
        CellOrigin::Stated(stated) => {
            let mut text = format!(" by {}", stated.issuer);
            if let Some(released) = stated.released {
                let _ = write!(text, ", released {released}");
            }
            let mut spans = vec![
                Span::new(capital(stated.basis.word()), Tone::Basis(stated.basis)),
                Span::new(text, Tone::Plain),
            ];
            for source in &stated.sources {
                spans.push(Span::new(format!("; {}", source.view()), Tone::Link));
            }
            if let Some(note) = &stated.note {
                spans.push(Span::new(format!(". {note}"), Tone::Dim));
            }
            spans
        }
        CellOrigin::Derived if cell.value.is_none() => Vec::new(),
        CellOrigin::Derived => {
            vec![Span::new("Follows from the lines above it; nobody states it.", Tone::Dim)]
        }
    }
}
