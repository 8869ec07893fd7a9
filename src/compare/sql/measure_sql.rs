//! How a measure says what engines are to count for it: as data that its definition holds.

use crate::compare::engine::Counted;
use crate::compare::given_row::GivenRow;

/// Lays a number that an engine gave over what is counted here.
pub(in crate::compare) type LayRow = fn(&GivenRow, &mut Counted<'_>);

/// Lays nothing: the number follows from others.
pub(in crate::compare) const FOLLOWS: LayRow = |_, _| ();

/// What engines count for a measure.
#[derive(Clone, Copy)]
pub(in crate::compare) enum MeasureSql {
    /// Nothing: it follows from something else than entries, or from one alone.
    Nothing,
    /// Sums over the entries.
    Marks(&'static [SqlMark]),
    /// A query of its own over the views, with the columns of `ROW_COLUMNS`, and how the row of the whole is
    /// laid over what is counted here.
    Rows(&'static str, LayRow),
}

/// One thing that an entry counts for. The texts are SQL over a row `t` of the view `dated`.
#[derive(Clone, Copy)]
pub(in crate::compare) struct SqlMark {
    /// What sort of part it is: `whole`, `theatre`, `area`, `named` and so on. The parts of `name` are the
    /// most frequent ones, and the rest together.
    pub(in crate::compare) part: &'static str,
    /// The key of the part.
    pub(in crate::compare) key: &'static str,
    /// The theatre of a part that is an area.
    pub(in crate::compare) within: &'static str,
    /// How the key is written, where it is a name that is written in several ways.
    pub(in crate::compare) spelt: &'static str,
    /// Which entries count for it; all of its side if empty.
    pub(in crate::compare) when: &'static str,
    /// Which numbers of an entry are added up: `events`, or a toll.
    pub(in crate::compare) numbers: &'static str,
    /// On which side of the days of the subject the entries stand: `inside`, `earlier`, `later`,
    /// `background`.
    pub(in crate::compare) side: &'static str,
    /// A table that is joined, as `x`.
    pub(in crate::compare) joined: &'static str,
    /// For which subjects there is a row.
    pub(in crate::compare) fills: Fills,
}

/// For which subjects a part has a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) enum Fills {
    /// For those with an entry that says something of it.
    Never,
    /// For all, if one of them has an entry of it.
    WhereAny,
    /// For all, if one of them has an entry of the measure.
    WhereMeasure,
    /// For all.
    Always,
}

impl SqlMark {
    /// The whole of a measure: a number of events, zero where there is none.
    pub(in crate::compare) const WHOLE: Self = Self {
        part: "whole",
        key: "''",
        within: "''",
        spelt: "''",
        when: "",
        numbers: "events",
        side: "inside",
        joined: "",
        fills: Fills::Always,
    };

    /// A part of it, which has rows if any subject has something of it.
    pub(in crate::compare) const fn part(part: &'static str, key: &'static str) -> Self {
        Self { part, key, fills: Fills::WhereAny, ..Self::WHOLE }
    }

    /// A part that has rows even if no subject has anything of it. Another mark counts it.
    pub(in crate::compare) const fn always(part: &'static str, key: &'static str) -> Self {
        Self { part, key, when: "1 = 0", ..Self::WHOLE }
    }
}

/// The columns of rows of counts, in the order in which a query of a measure gives them.
pub(super) const ROW_COLUMNS: [&str; 14] = [
    "nr",
    "measure",
    "part",
    "part_key",
    "within",
    "low",
    "best",
    "high",
    "unsaid",
    "disputed",
    "terms",
    "possible",
    "fingerprint",
    "fills",
];
