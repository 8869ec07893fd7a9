//! One value of one subject: how much, who says so, and how it stands against the baseline.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::archive::EntryKey;
use crate::digest::{Basis, Citation, Count, DateSpan, Period, Sum};

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number with its doubt.
    Number(Sum),
    /// A number that is no whole one: a mean, a share in percent.
    Rate(f64),
    /// A day; none where the end is open.
    Day(Option<NaiveDate>),
    /// The entry with the highest toll.
    Entry(EntryKey),
    /// Words: what an issuer says that is no number.
    Words(String),
    /// The sum over so many digests, of which the mean for one of them is meant.
    Mean(Sum, u32),
    /// The least and the most that so many figures state, each as it is stated.
    Spread(Count, Count, u32),
    /// Stated less counted: below zero where more is counted than stated.
    Gap {
        /// At least so much.
        low: i64,
        /// Best values.
        best: i64,
        /// At most so much; none where what is stated has no bound.
        high: Option<i64>,
    },
}

/// A number with its doubt, as it is reckoned with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// At least so much.
    pub low: f64,
    /// The number to use where one has to be used.
    pub best: f64,
    /// At most so much; none where it has no bound.
    pub high: Option<f64>,
}

impl Value {
    /// The number that it is; none for what is no number, or of which nothing is known.
    pub fn bounds(&self) -> Option<Bounds> {
        let sum = |sum: &Sum, of: u32| {
            let of = f64::from(of.max(1));
            let known = !sum.is_silent() && (sum.best > 0 || sum.said > sum.unsaid);
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
    /// In words, with its doubt; an entry is told by its id, which is not known here.
    pub fn text(&self) -> String {
        match self {
            Self::Number(sum) => sum.to_string(),
            Self::Mean(sum, of) => {
                let of = f64::from((*of).max(1));
                let one = |number: u64| format!("{:.1}", real(number) / of);
                match sum.high {
                    _ if sum.is_silent() => sum.to_string(),
                    Some(high) if high == sum.low => one(sum.best),
                    Some(high) => format!("{} ({}–{})", one(sum.best), one(sum.low), one(high)),
                    None if sum.unsaid == 0 => format!("≥{}", one(sum.low)),
                    None => format!("≥{} +{}?", one(sum.low), sum.unsaid),
                }
            }
            Self::Rate(rate) => format!("{rate:.1}"),
            Self::Day(day) => day.map_or_else(|| "open".to_owned(), |day| day.to_string()),
            Self::Entry(_) => String::new(),
            Self::Words(words) => words.clone(),
            Self::Spread(least, most, _) => format!("{least} … {most}"),
            Self::Gap { low, best, high } => match high {
                Some(high) if high == low => format!("{best:+}"),
                Some(high) => format!("{best:+} ({low:+} to {high:+})"),
                None => format!("≥{low:+}"),
            },
        }
    }
}

/// A count as a number to divide by.
#[expect(clippy::cast_precision_loss, reason = "no archive holds 2^53 of anything")]
pub(super) fn real(count: u64) -> f64 {
    count as f64
}

/// Who stands behind a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// Counted from the entries of this archive.
    Counted,
    /// Stated in a figure.
    Stated(Stated),
    /// Follows from other cells: a rest, a spread, a gap.
    Derived,
}

/// A number as an issuer states it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// The number as it is stated, `>100`, `~40`: of the whole or of the part that the row is about.
    pub text: String,
    /// Who says so, and where. All parts of a figure share it.
    pub statement: Arc<Statement>,
}

/// What an issuer says, but for the number.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Who says so.
    pub issuer: String,
    /// On what standing.
    pub basis: Basis,
    /// When it was released, where that is said.
    pub released: Option<DateSpan>,
    /// Where it was published.
    pub sources: Vec<Citation>,
    /// A remark of the digest or the wave that quotes it.
    pub note: Option<String>,
    /// What is counted, in the issuer's words.
    pub of: String,
    /// What time it covers.
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
    /// At least so much; 0 where nothing is counted.
    pub low: f64,
    /// At most so much; none where it has no bound.
    pub high: Option<f64>,
    /// How it was found.
    pub method: Method,
}

impl Interval {
    /// True where the interval leaves out 1: the difference is more than chance.
    pub fn beyond_chance(&self) -> bool {
        self.low > 1.0 || self.high.is_some_and(|high| high < 1.0)
    }
}

/// How a cell stands against the baseline's.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Change {
    /// Best value less the baseline's best value.
    pub difference: Option<f64>,
    /// The least and the greatest difference that the doubt of both allows; none: no bound.
    pub difference_low: Option<f64>,
    /// See [`Self::difference_low`].
    pub difference_high: Option<f64>,
    /// For counts of events the ratio of the rates per day, else of the values; none where the
    /// baseline is zero or unknown.
    pub ratio: Option<f64>,
    /// Of the ratio, for counts of events only: deaths come in clusters and follow no Poisson law.
    pub interval: Option<Interval>,
}

/// Why a cell must not be held against the baseline.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// No kind of the taxonomy counts as an attack, so nothing can be counted.
    NothingCounts,
    /// It has no last day yet, or nobody says when it ended.
    OpenEnd,
    /// Digests cover less than half of its days.
    Coverage {
        /// Days covered.
        days: u32,
        /// Of so many.
        of: u32,
    },
    /// The two stand on different bases.
    Basis(Basis, Basis),
    /// The figure covers another time than the subject.
    OtherPeriod,
    /// The subject has no days of its own.
    NoPeriod,
    /// Both count so many of the same events, so that they are no independent samples.
    Overlap(u32),
    /// Of one much more is held in full than of the other: days held in full, of so many, for the
    /// subject and for the baseline. Summaries tell fewer entries.
    Held((u32, u32), (u32, u32)),
    /// The same of the baseline.
    Baseline(Box<Reason>),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NothingCounts => f.write_str("no kind of the taxonomy counts as attack"),
            Self::OpenEnd => f.write_str("open end"),
            Self::Coverage { days, of } => write!(f, "digests cover {days} of {of} days"),
            Self::Basis(one, other) => write!(f, "different bases: {one}, {other}"),
            Self::OtherPeriod => f.write_str("the figure covers other days than the subject"),
            Self::NoPeriod => f.write_str("no days of its own"),
            Self::Overlap(1) => f.write_str("1 event is in both"),
            Self::Overlap(events) => write!(f, "{events} events are in both"),
            Self::Held((own, of), (base, base_of)) => write!(
                f,
                "digests are held in full for {own} of {of} days, for {base} of {base_of} of the baseline"
            ),
            Self::Baseline(reason) => write!(f, "the baseline: {reason}"),
        }
    }
}

/// One value of one subject.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// How much; none where nothing is said. Never the same as zero.
    pub value: Option<Value>,
    /// Of the subject's total of the same measure, from 0 to 1.
    pub share: Option<f64>,
    /// Best value for each day.
    pub per_day: Option<f64>,
    /// Against the baseline; none for the baseline itself.
    pub change: Option<Change>,
    /// Who stands behind it.
    pub origin: Origin,
    /// Why it must not be held against the baseline.
    pub not_comparable: Vec<Reason>,
    /// Counted entries contradict what is stated by more than coverage explains.
    pub contradicted: bool,
}
