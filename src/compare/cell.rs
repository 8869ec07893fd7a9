//! One value of one subject: how much, who says so, and how it compares with the baseline.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use chrono::NaiveDate;

use super::rates::Events;
use super::{FullSeries, Reason};
use crate::archive::EntryKey;
use crate::cover::State;
use crate::digest::{Basis, Citation, Count, DateSpan, Period, Sum};

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number with its doubt.
    Number(Sum),
    /// A number that is not whole: a mean, a share in percent.
    Rate(f64),
    /// A day; none where the end is open.
    Day(Option<NaiveDate>),
    /// The entry with the highest toll.
    Entry(EntryKey),
    /// Words: what an issuer says without a number.
    Words(String),
    /// The sum over this number of digests; the mean for one of them is shown.
    Mean(Sum, u32),
    /// The least and the most that this number of figures state, each as stated.
    Spread(Count, Count, u32),
    /// Stated less counted: negative if more is counted than stated.
    Gap {
        /// The lower bound.
        low: i64,
        /// The difference of the best values.
        best: i64,
        /// The upper bound; none if the stated number has none.
        high: Option<i64>,
    },
}

/// A number with its doubt, ready for calculation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The lower bound.
    pub low: f64,
    /// The number to use where a single one is needed.
    pub best: f64,
    /// The upper bound; none if there is none.
    pub high: Option<f64>,
}

impl Value {
    /// Returns the value as a number; none if it is not a number, or nothing is known of it.
    pub fn bounds(&self) -> Option<Bounds> {
        let sum = |sum: &Sum, of: u32| {
            let of = f64::from(of.max(1));
            let known = !sum.is_silent() && (sum.best > 0 || sum.terms > sum.unsaid);
            let bounds = Bounds {
                low: real(sum.low) / of,
                best: real(sum.best) / of,
                high: sum.high.map(|high| real(high) / of),
            };
            known.then_some(bounds)
        };
        match self {
            Self::Number(number) => sum(number, 1),
            Self::Mean(number, of) => sum(number, *of),
            Self::Rate(rate) => Some(Bounds { low: *rate, best: *rate, high: Some(*rate) }),
            Self::Day(_)
            | Self::Entry(_)
            | Self::Words(_)
            | Self::Spread(..)
            | Self::Gap { .. } => None,
        }
    }
}

impl Value {
    /// Returns the value in words, with its doubt. An entry needs its id, which is not known here.
    pub fn text(&self) -> String {
        match self {
            Self::Number(sum) => sum.to_string(),
            Self::Mean(sum, of) => {
                let of = f64::from((*of).max(1));
                let one = |number: u64| format!("{:.1}", real(number) / of);
                let number = match sum.high {
                    _ if sum.is_silent() => return sum.to_string(),
                    Some(high) if high == sum.low => one(sum.best),
                    Some(high) => format!("{} ({}–{})", one(sum.best), one(sum.low), one(high)),
                    None if sum.disputed > 0 && sum.best > sum.low => {
                        format!("{} (≥{})", one(sum.best), one(sum.low))
                    }
                    None => format!("≥{}", one(sum.low)),
                };
                let disputed = if sum.disputed > 0 { "≠" } else { "" };
                let unsaid =
                    if sum.unsaid > 0 { format!(" +{}?", sum.unsaid) } else { String::new() };
                number + disputed + &unsaid
            }
            Self::Rate(rate) => format!("{rate:.1}"),
            Self::Day(day) => day.map_or_else(|| "open".to_owned(), |day| day.to_string()),
            Self::Entry(_) => String::new(),
            Self::Words(words) => words.clone(),
            Self::Spread(least, most, _) => {
                format!("{} … {}", least.in_print(), most.in_print())
            }
            Self::Gap { low, best, high } => match high {
                Some(high) if high == low => format!("{best:+}"),
                Some(high) => format!("{best:+} ({low:+} to {high:+})"),
                None => format!("≥{low:+}"),
            },
        }
    }
}

/// Converts a count to a number that can be divided.
#[expect(clippy::cast_precision_loss, reason = "no archive holds 2^53 of anything")]
pub(super) fn real(count: u64) -> f64 {
    count as f64
}

/// Who stands behind a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum CellOrigin {
    /// Counted from the entries of this archive.
    Counted,
    /// Stated in a figure.
    Stated(Stated),
    /// Derived from other cells: a rest, a spread, a gap.
    Derived,
}

/// A number as an issuer states it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// The number as stated, `>100`, `~40`: of the whole or of the part that the row is about.
    pub text: String,
    /// Who says so, and where. All parts of a figure share it.
    pub statement: Arc<Statement>,
}

/// What an issuer says, except for the number.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Who says so.
    pub issuer: String,
    /// The basis on which it is said.
    pub basis: Basis,
    /// When it was released, if stated.
    pub released: Option<DateSpan>,
    /// Where it was published.
    pub sources: Vec<Citation>,
    /// A remark of the digest or the wave that quotes it.
    pub note: Option<String>,
    /// What is counted, in the issuer's words.
    pub of: String,
    /// The period that it covers.
    pub period: Option<Period>,
    /// The id of the wave or digest that quotes it.
    pub from: String,
    /// The file of that wave or digest, within the archive.
    pub file: String,
}

impl Stated {
    pub(super) fn new(text: String, statement: Arc<Statement>) -> Self {
        Self { text, statement }
    }
}

impl Deref for Stated {
    type Target = Statement;

    fn deref(&self) -> &Statement {
        &self.statement
    }
}

/// How an interval was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Exact conditional interval of the ratio of two Poisson rates (Clopper–Pearson, 95 %).
    ExactPoisson,
}

/// The interval of a ratio.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower bound; 0 if nothing is counted.
    pub low: f64,
    /// The upper bound; none if there is none.
    pub high: Option<f64>,
    /// How it was found.
    pub method: Method,
}

impl Interval {
    /// Returns true if the interval excludes 1: the difference is more than chance.
    pub fn beyond_chance(&self) -> bool {
        self.low > 1.0 || self.high.is_some_and(|high| high < 1.0)
    }
}

/// How a cell compares with that of the baseline.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Change {
    /// Best value less the baseline's best value; none if either is only a bound.
    pub difference: Option<f64>,
    /// The least difference that the doubt of both allows; none if it has no bound.
    pub difference_low: Option<f64>,
    /// The greatest such difference; see [`Self::difference_low`].
    pub difference_high: Option<f64>,
    /// The ratio of the rates per day; none if the baseline is zero, or if either is unknown or
    /// only a bound.
    pub ratio: Option<f64>,
    /// The exact interval of the ratio as if events came singly, only for counts of events: deaths
    /// come in clusters and follow no such law.
    pub interval: Option<Interval>,
    /// The same interval for the dispersion of the table.
    pub dispersed: Option<Interval>,
    /// The probability of such a difference at equal rates, for the dispersion of the table.
    pub p: Option<f64>,
    /// The same, adjusted for all rows that are tested with it (Benjamini-Hochberg); none for the
    /// total, which is tested alone.
    pub q: Option<f64>,
    /// True if it was tested; a row that repeats another has its verdict.
    pub tested: bool,
    /// True if the difference is more than chance.
    pub marked: bool,
}

/// The events that a cell counts, and over how many days: what a test needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountedEvents {
    /// The best number of those that surely belong.
    pub(super) certain: u64,
    /// The best number of those that may belong too.
    pub(super) possible: u64,
    /// The days over which they are counted; none for an open end.
    pub(super) days: Option<u32>,
    /// Which they are: equal for the same events.
    pub(super) fingerprint: u64,
}

impl CountedEvents {
    /// Returns the numbers with their days.
    pub(super) fn rate(&self) -> Option<Events> {
        let high = Some(self.certain + self.possible);
        Some(Events { low: self.certain, high, days: self.days? })
    }

    /// Returns what tells these events from others.
    pub(super) fn fact(&self) -> (u64, u64, u64) {
        (self.certain, self.possible, self.fingerprint)
    }
}

/// One value of one subject. Reads as its content.
///
/// Of most figures and parts only one subject has a number. So a cell in which nobody says anything
/// takes no more room than a pointer; it gets a content of its own when it is first written to.
#[derive(Clone, Debug, Default)]
pub struct Cell(Option<Box<CellContent>>);

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub struct CellContent {
    /// The value; none if nothing is said, which is never the same as zero.
    pub value: Option<Value>,
    /// The share of the subject's total of the same measure, from 0 to 1.
    pub share: Option<f64>,
    /// The best value per day.
    pub per_day: Option<f64>,
    /// The comparison with the baseline; none for the baseline itself.
    pub change: Option<Change>,
    /// Who stands behind it.
    pub origin: CellOrigin,
    /// Why it must not be compared with the baseline.
    pub not_comparable: Vec<Reason>,
    /// True if more is counted than the issuer allows at most.
    pub contradicted: bool,
    /// How many attacks the archive lists on the days of a stated number of attacks.
    pub listed: Option<Sum>,
    /// What is held of what it counts; none of what is no count of entries.
    pub held: Option<State>,
    /// The events that it counts, if it counts single events.
    pub(super) events: Option<CountedEvents>,
    /// The series that hold the place of its row in full, if the row is about a place; else those
    /// of the subject are meant.
    pub(super) series: Option<Box<[FullSeries]>>,
}

/// The content of every cell in which nobody says anything.
static BLANK: CellContent = CellContent::of(CellOrigin::Derived);

impl CellContent {
    /// Returns a content without a value.
    const fn of(origin: CellOrigin) -> Self {
        Self {
            value: None,
            share: None,
            per_day: None,
            change: None,
            origin,
            not_comparable: Vec::new(),
            contradicted: false,
            listed: None,
            held: None,
            events: None,
            series: None,
        }
    }
}

impl Cell {
    /// Returns a cell without a value.
    pub(super) fn empty(origin: CellOrigin) -> Self {
        match origin {
            CellOrigin::Derived => Self::default(),
            CellOrigin::Counted | CellOrigin::Stated(_) => {
                Self(Some(Box::new(CellContent::of(origin))))
            }
        }
    }

    /// Returns the content to change; none if nobody says anything, and the cell is left without.
    pub(super) fn content_mut(&mut self) -> Option<&mut CellContent> {
        self.0.as_deref_mut()
    }
}

impl Deref for Cell {
    type Target = CellContent;

    fn deref(&self) -> &CellContent {
        self.0.as_deref().unwrap_or(&BLANK)
    }
}

impl DerefMut for Cell {
    fn deref_mut(&mut self) -> &mut CellContent {
        self.0.get_or_insert_with(|| Box::new(BLANK.clone()))
    }
}

impl PartialEq for Cell {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}
