//! The content of a cell in its few columns: a value, its change from the baseline, a bar. Nothing
//! is drawn here.

use std::collections::HashMap;

use super::heads::short_reason;
use crate::archive::Corpus;
use crate::compare::{Cell, CellOrigin, Change, Direction, Measure, Row, Table, Value};
use crate::digest::{parted, percent};
use crate::jobs::NumberDisplay;
use crate::page::{Tone, entry_toll};
use crate::text::width;
use crate::ui::theme::Glyphs;

/// The certain part of a bar, and how far doubt extends it; both from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Up to the best value.
    pub best: f64,
    /// Up to the high value, where there is one above the best.
    pub high: f64,
}

/// The alignment of a value in its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Days and words.
    Left,
    /// Numbers.
    Right,
}

/// A cell in short form.
#[derive(Clone, Debug, PartialEq)]
pub struct CellText {
    /// The value.
    pub value: String,
    /// The value for little room: its bounds alone.
    pub short: Option<String>,
    /// The tone, which tells how sure the value is.
    pub tone: Tone,
    /// The alignment in its columns.
    pub side: Side,
    /// The change from the baseline.
    pub note: ChangeNote,
    /// The bar, on the scale that the cell shares.
    pub bar: Option<Bar>,
}

/// Stands behind the reason for care where there are others, which the cell in words tells.
const MORE_REASONS: &str = " +";

/// The change from the baseline: `×0.19 † full 4/11`, and shorter where there is less room.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangeNote {
    /// The ratio or the difference, where it is known.
    pub change: String,
    /// One sign: the change is beyond chance, or needs care.
    pub sign: &'static str,
    /// The reason for care, in two words.
    pub why: String,
    /// The tone of the sign and the words; a change that is not beyond chance is dim.
    pub tone: Tone,
}

impl ChangeNote {
    const NONE: Self =
        Self { change: String::new(), sign: "", why: String::new(), tone: Tone::Dim };

    /// Returns all of it as text.
    pub fn parts(&self) -> [String; 2] {
        let gap = if self.change.is_empty() || self.why.is_empty() { "" } else { " " };
        // As in the heads: a sign against a word reads as part of it.
        let apart = if self.sign.is_empty() || self.why.is_empty() { "" } else { " " };
        [format!("{}{gap}", self.change), format!("{}{apart}{}", self.sign, self.why)]
    }

    /// Returns the change and as much of the rest as fits: the mark of further reasons goes first,
    /// then the words, the sign never.
    pub fn fitting(&self, room: usize) -> [String; 2] {
        let fits =
            |parts: &[String; 2]| parts.iter().map(|part| width(part)).sum::<usize>() <= room;
        let sign = || [String::new(), self.sign.to_owned()];
        let first = self.why.strip_suffix(MORE_REASONS).unwrap_or(&self.why);
        let one_reason = Self { why: first.to_owned(), ..self.clone() };
        let ways = [self.parts(), one_reason.parts(), [self.change.clone(), self.sign.to_owned()]];
        ways.into_iter().find(fits).unwrap_or_else(sign)
    }
}

/// The greatest amount on each scale: one scale for the wholes of a measure, one for its parts.
/// Stated and counted values share a scale, so that the gap between them shows.
#[derive(Clone, Debug, Default)]
pub struct Scales(HashMap<Scale, f64>);

/// The key of a scale: rows of one measure that are shown alike, wholes or parts.
type Scale = (Measure, bool, NumberDisplay);

fn scale(row: &Row, show: NumberDisplay) -> Scale {
    (row.measure, row.key.is_some(), shown(row, show))
}

impl Scales {
    /// Builds the scales of a table as it is shown.
    pub fn of(table: &Table, show: NumberDisplay) -> Self {
        let mut most: HashMap<Scale, f64> = HashMap::new();
        for row in &table.rows {
            let scale = most.entry(self::scale(row, show)).or_insert(0.0);
            for cell in &row.cells {
                let (best, high) = amounts(row, cell, show).unwrap_or((0.0, None));
                *scale = scale.max(high.unwrap_or(best)).max(best);
            }
        }
        Self(most)
    }

    fn bar(&self, row: &Row, cell: &Cell, show: NumberDisplay) -> Option<Bar> {
        let (best, high) = amounts(row, cell, show)?;
        let most = self.0.get(&scale(row, show)).copied().unwrap_or(0.0);
        if most <= 0.0 {
            return None;
        }
        let high = high.unwrap_or(best).max(best);
        Some(Bar { best: best / most, high: high / most })
    }
}

/// Returns how a row can be shown: as plain numbers where it has no shares or no values by day.
pub fn shown(row: &Row, show: NumberDisplay) -> NumberDisplay {
    let any = |has: fn(&Cell) -> bool| row.cells.iter().any(has);
    match show {
        NumberDisplay::Share if any(|cell| cell.share.is_some()) => NumberDisplay::Share,
        NumberDisplay::PerDay if any(|cell| cell.per_day.is_some()) => NumberDisplay::PerDay,
        NumberDisplay::Number | NumberDisplay::Share | NumberDisplay::PerDay => {
            NumberDisplay::Number
        }
    }
}

/// Returns the best and the highest amount of a cell, as its row is shown.
pub fn amounts(row: &Row, cell: &Cell, show: NumberDisplay) -> Option<(f64, Option<f64>)> {
    let bounds = cell.value.as_ref()?.bounds()?;
    let part = match shown(row, show) {
        NumberDisplay::Number => return Some((bounds.best, bounds.high)),
        NumberDisplay::Share => cell.share?,
        NumberDisplay::PerDay => cell.per_day?,
    };
    let stretch = if bounds.best > 0.0 { part / bounds.best } else { 0.0 };
    Some((part, bounds.high.map(|high| high * stretch)))
}

/// Builds the short form of a cell.
pub fn face(
    table: &Table,
    row: &Row,
    column: usize,
    (show, direction): (NumberDisplay, Direction),
    scales: &Scales,
    corpus: &Corpus,
    glyphs: &'static Glyphs,
) -> Option<CellText> {
    let cell = row.cells.get(column)?;
    let (value, tone) = value(row, cell, show, corpus, glyphs);
    let tone = match &cell.origin {
        CellOrigin::Stated(stated) => Tone::Stated(stated.basis),
        CellOrigin::Counted | CellOrigin::Derived => tone,
    };
    let mut note = note(table, row, column, (show, direction), glyphs);
    if cell.contradicted {
        let why = "contradicted".to_owned();
        note = ChangeNote { sign: glyphs.alert, why, tone: Tone::Warning, ..note };
    }
    let is_words =
        |cell: &Cell| matches!(cell.value, Some(Value::Day(_) | Value::Entry(_) | Value::Words(_)));
    let side = if row.cells.iter().any(is_words) { Side::Left } else { Side::Right };
    let short = bounds(row, cell, show);
    Some(CellText { value, short, tone, side, note, bar: scales.bar(row, cell, show) })
}

/// Returns the bounds of a number with doubt, `123–124` for `123 (123–124)`, and of what issuers state.
fn bounds(row: &Row, cell: &Cell, show: NumberDisplay) -> Option<String> {
    if let Some(Value::Spread(least, most, _)) = &cell.value {
        return Some(format!("{}–{}", least.in_print(), most.in_print()));
    }
    let Some(Value::Number(sum)) = &cell.value else { return None };
    let high = sum.high.filter(|high| *high != sum.low && sum.unsaid == 0)?;
    let is_counted = matches!(cell.origin, CellOrigin::Counted);
    let sign = if sum.disputed > 0 { "≠" } else { "" };
    (is_counted && shown(row, show) == NumberDisplay::Number)
        .then(|| parted(format!("{}–{high}{sign}", sum.low)))
}

fn value(
    row: &Row,
    cell: &Cell,
    show: NumberDisplay,
    corpus: &Corpus,
    glyphs: &'static Glyphs,
) -> (String, Tone) {
    let none = || (glyphs.none.to_owned(), Tone::Dim);
    let Some(value) = &cell.value else { return none() };
    let sure = match value {
        Value::Number(sum) | Value::Mean(sum, _) if sum.is_silent() => return none(),
        Value::Number(sum) | Value::Mean(sum, _) if sum.is_exact() => Tone::Number,
        Value::Number(_) | Value::Mean(..) | Value::Spread(..) | Value::Gap { .. } => Tone::Doubt,
        Value::Day(_) | Value::Rate(_) | Value::Entry(_) | Value::Words(_) => Tone::Plain,
    };
    match shown(row, show) {
        NumberDisplay::Number => match &cell.origin {
            CellOrigin::Stated(stated) if matches!(value, Value::Number(_)) => {
                (parted(stated.text.clone()), sure)
            }
            CellOrigin::Stated(_) | CellOrigin::Counted | CellOrigin::Derived => {
                (words(cell, value, row, corpus), sure)
            }
        },
        NumberDisplay::Share => cell.share_text(percent).map_or_else(none, |share| (share, sure)),
        NumberDisplay::PerDay => cell.rate_text(daily).map_or_else(none, |rate| (rate, sure)),
    }
}

/// Formats a value as it is.
fn words(cell: &Cell, value: &Value, row: &Row, corpus: &Corpus) -> String {
    match value {
        Value::Entry(key) => corpus.entry(*key).map_or_else(String::new, |entry| {
            format!("{} {}", entry_toll(entry), entry.place_text().unwrap_or(""))
        }),
        Value::Rate(rate) if row.unit.contains("percent") => format!("{rate:.0}%"),
        Value::Number(_)
        | Value::Mean(..)
        | Value::Rate(_)
        | Value::Spread(..)
        | Value::Gap { .. } => parted(cell.text().unwrap_or_default()),
        Value::Day(_) | Value::Words(_) => cell.text().unwrap_or_default(),
    }
}

/// Formats the change from the baseline. An arrow means that chance does not explain it; another
/// sign means that the two must not be compared, and says why. The baseline has a reason and no
/// change. Changes are of numbers and rates, so that beside shares there are none.
fn note(
    table: &Table,
    row: &Row,
    column: usize,
    (show, direction): (NumberDisplay, Direction),
    glyphs: &'static Glyphs,
) -> ChangeNote {
    let Some(cell) = row.cells.get(column) else { return ChangeNote::NONE };
    let is_share = shown(row, show) == NumberDisplay::Share;
    let read = cell.change.as_ref().filter(|_| !is_share).map(|change| direction.read(change));
    let change = match read.map(|change| (change.ratio, difference(&change))) {
        Some((Some(ratio), _)) => format!("{}{}", glyphs.times, number(ratio)),
        Some((None, difference)) => difference.unwrap_or_default(),
        None => String::new(),
    };
    // What reads as the head of the column does is not repeated; the cell in words tells it all.
    let heads = table.reasons.get(column).map_or(&[][..], Vec::as_slice);
    let heads: Vec<String> = heads.iter().map(short_reason).collect();
    let own = table.own_reasons(cell, column).map(short_reason);
    let mut own = own.filter(|reason| !heads.contains(reason));
    if let Some(reason) = own.next() {
        let more = if own.next().is_some() { MORE_REASONS } else { "" };
        let why = format!("{reason}{more}");
        return ChangeNote { change, sign: glyphs.note, why, tone: Tone::Warning };
    }
    match read.filter(|change| change.marked) {
        Some(marked) => {
            let more = marked.dispersed.is_some_and(|interval| interval.low > 1.0);
            let rises = marked.ratio.map_or(more, |ratio| ratio > 1.0);
            let sign = if rises { glyphs.up } else { glyphs.down };
            ChangeNote { change, sign, why: String::new(), tone: Tone::Strong }
        }
        None => ChangeNote { change, ..ChangeNote::NONE },
    }
}

/// Formats a difference that is none of zero: `-14`, or where one side is a bound and the other is
/// not, the bound of it: `≥-14`.
fn difference(change: &Change) -> Option<String> {
    match (change.difference, change.difference_low, change.difference_high) {
        (Some(difference), ..) => (difference != 0.0).then(|| signed(difference)),
        (None, Some(low), _) => Some(format!("≥{}", signed(low))),
        (None, None, Some(high)) => Some(format!("≤{}", signed(high))),
        (None, None, None) => None,
    }
}

/// Formats a rate for each day: `8.4/d`.
pub fn daily(rate: f64) -> String {
    format!("{}/d", number(rate))
}

/// Formats a number with as many decimal places as are significant.
pub fn number(value: f64) -> String {
    match value.abs() {
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

/// Formats a difference with its sign: `+12`, `-3.5`.
pub fn signed(value: f64) -> String {
    if value.fract() == 0.0 { format!("{value:+.0}") } else { format!("{value:+.2}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_gives_up_its_words_before_the_ratio_and_never_its_sign() {
        let note = ChangeNote {
            change: "x0.19".into(),
            sign: "~",
            why: "full 14/31".into(),
            tone: Tone::Warning,
        };
        let fitting = |room| note.fitting(room).concat();
        assert_eq!(fitting(18), "x0.19 ~ full 14/31");
        assert_eq!([17, 6].map(fitting), ["x0.19~", "x0.19~"]);
        assert_eq!([5, 1].map(fitting), ["~", "~"]);
        assert_eq!(ChangeNote::NONE.fitting(18).concat(), "");
        let note = ChangeNote { change: String::new(), why: "period +".into(), ..note };
        let fitting = |room| note.fitting(room).concat();
        assert_eq!([10, 9, 8, 7].map(fitting), ["~ period +", "~ period", "~ period", "~"]);
    }

    #[test]
    fn a_difference_from_a_bound_is_a_bound() {
        let exact = Change {
            difference: Some(-14.0),
            difference_low: Some(-18.0),
            difference_high: Some(-9.0),
            ..Change::default()
        };
        let above = Change { difference: None, difference_high: None, ..exact };
        let below = Change { difference: None, difference_low: None, ..exact };
        let unknown = Change { difference_high: None, ..below };
        let texts = [exact, above, below, unknown].map(|change| difference(&change));
        assert_eq!(
            texts.each_ref().map(Option::as_deref),
            [Some("-14"), Some("≥-18"), Some("≤-9"), None]
        );
        let turned = Direction::OfBaseline.read(&above);
        assert_eq!(difference(&turned).as_deref(), Some("≤+18"));
        let none = Change { difference: Some(0.0), ..Change::default() };
        assert_eq!(difference(&none), None);
    }

    #[test]
    fn numbers_have_as_many_places_as_tell_something() {
        assert_eq!([0.5, 1.4, 12.34, 158.4].map(number), ["0.50", "1.40", "12.3", "158"]);
        assert_eq!(
            [0.0, 0.004, 0.0096, 0.515, 1.0].map(percent),
            ["0%", "0.4%", "1%", "52%", "100%"]
        );
        assert_eq!([3.0, -2.0, 1.5].map(signed), ["+3", "-2", "+1.50"]);
    }
}
