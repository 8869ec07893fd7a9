//! The parts of a measure. No measure is named here.

use std::fmt;
use std::hash::{Hash, Hasher};

use crate::compare::evidence::{Evidence, of_row};
use crate::compare::rows::Book;
use crate::compare::sql::MeasureSql;
use crate::compare::tally::{CountMark, EntryMarks};
use crate::compare::{Behind, Group, Row};

/// A handle on the definition of a measure.
#[derive(Clone, Copy)]
pub struct Measure(pub(super) &'static Definition);

/// Everything that defines a measure.
pub(in crate::compare) struct Definition {
    /// The word that exports use. Scripts rely on it.
    pub(in crate::compare) word: &'static str,
    /// The words on screen and in reports.
    pub(in crate::compare) label: &'static str,
    /// Its description in docs/comparing.md.
    pub(in crate::compare) doc: &'static str,
    /// The group that it belongs to.
    pub(in crate::compare) group: Group,
    /// Its unit: `attacks`, `days`, `people`.
    pub(in crate::compare) unit: &'static str,
    /// What its numbers are, and so which calculations are allowed.
    pub(in crate::compare) numbers: Numbers,
    /// What must be known of the days of a subject before its numbers are compared.
    pub(in crate::compare) needs: Needs,
    /// How its parts are named.
    pub(in crate::compare) naming: Naming,
    /// The word of the figures shown beside it, one of [`COMPARABLE`](crate::digest::COMPARABLE).
    pub(in crate::compare) stated_as: Option<&'static str>,
    /// Which entries it looks at.
    pub(in crate::compare) among: EntryScope,
    /// What one of these entries counts for.
    pub(in crate::compare) marks: MarkFunction,
    /// Writes its rows, in their order.
    pub(in crate::compare) rows: fn(Measure, &Book<'_>) -> Vec<Row>,
    /// What engines count for it.
    pub(in crate::compare) sql: MeasureSql,
    /// Finds what is behind a cell, given the places of row and column.
    pub(in crate::compare) behind: fn(&mut Evidence<'_>, usize, usize) -> Behind,
}

/// Says for what an entry counts, mark by mark.
pub(in crate::compare) type MarkFunction =
    for<'a> fn(&EntryMarks<'a>, &mut dyn FnMut(CountMark<'a>));

/// What the numbers of a measure are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) enum Numbers {
    /// Single events, for which chance can be calculated, and which are tested.
    Events,
    /// Single events that say what stands beside them and are not tested: entries of any kind.
    Context,
    /// Events on one day, so that their rate is for that day. A single day is not worth a note.
    EventsOfOneDay,
    /// Events that fall on no day of the subject, or on no known day. Not worth a note.
    Leftover,
    /// People. They have a rate per day. Deaths come in clusters, so chance is not calculated.
    People,
    /// Anything else: no rate and no chance. A peak is chosen because it is high.
    Other,
}

/// What must be known of the days of a subject before its numbers are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) enum Needs {
    /// The measure is never compared.
    NeverHeld,
    /// The days have an end.
    AnEnd,
    /// Every day is held in full.
    Coverage,
}

/// How the parts of a measure are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) enum Naming {
    /// By their own names, which say what they are.
    Part,
    /// By their own names on screen, where they stand below the whole; elsewhere after the measure.
    PartOnScreen,
    /// Always after the measure.
    Measure,
}

/// Which entries a measure looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) enum EntryScope {
    /// Entries of a kind that counts as an attack. If there is no such kind, nothing can be said.
    Attacks,
    /// All entries.
    Entries,
    /// None: the measure follows from something else.
    Nothing,
}

impl Definition {
    /// The common case: a number of attacks with one row, for which chance can be calculated. The
    /// group and all words are still missing.
    pub(in crate::compare) const ATTACKS: Self = Self {
        word: "",
        label: "",
        doc: "",
        group: Group::Nature,
        unit: "attacks",
        numbers: Numbers::Events,
        needs: Needs::Coverage,
        naming: Naming::PartOnScreen,
        stated_as: None,
        among: EntryScope::Attacks,
        marks: |_, _| (),
        rows: |measure, book| vec![book.whole_row(measure)],
        sql: MeasureSql::Nothing,
        behind: of_row,
    };
}

impl Measure {
    /// Returns the word that exports use; docs/comparing.md explains each.
    pub fn word(self) -> &'static str {
        self.0.word
    }

    /// Returns the words on screen and in reports.
    pub fn label(self) -> &'static str {
        self.0.label
    }

    /// Returns the sentence about it for docs/comparing.md.
    pub fn doc(self) -> &'static str {
        self.0.doc
    }

    /// Returns the group that it belongs to.
    pub fn group(self) -> Group {
        self.0.group
    }

    /// Names a part where nothing nearby says what it is a part of.
    pub fn part_label(self, part: &str) -> String {
        match self.0.naming {
            Naming::Part => part.to_owned(),
            Naming::PartOnScreen | Naming::Measure => format!("{}: {part}", self.0.label),
        }
    }

    /// Names a part that stands below its whole.
    pub fn part_label_below(self, part: &str) -> String {
        match self.0.naming {
            Naming::Part | Naming::PartOnScreen => part.to_owned(),
            Naming::Measure => format!("{}: {part}", self.0.label),
        }
    }

    /// Returns the word of the figures shown beside it.
    pub(in crate::compare) fn stated_as(self) -> Option<&'static str> {
        self.0.stated_as
    }

    pub(in crate::compare) fn unit(self) -> &'static str {
        self.0.unit
    }

    pub(in crate::compare) fn needs(self) -> Needs {
        self.0.needs
    }

    /// Returns true for counts of single events, for which chance can be calculated.
    pub(in crate::compare) fn counts_events(self) -> bool {
        match self.0.numbers {
            Numbers::Events | Numbers::Context | Numbers::EventsOfOneDay => true,
            Numbers::Leftover | Numbers::People | Numbers::Other => false,
        }
    }

    /// Returns true if differences are tested. Single days have too few events, and entries of all
    /// kinds repeat what attacks tell.
    pub(in crate::compare) fn is_tested(self) -> bool {
        self.0.numbers == Numbers::Events
    }

    /// Returns true for a measure of what a subject tells and does not count: it is in no other row.
    pub fn is_beside(self) -> bool {
        self.0.numbers == Numbers::Leftover && self.0.needs == Needs::NeverHeld
    }

    /// Returns true if a number per day makes sense.
    pub(in crate::compare) fn has_rate(self) -> bool {
        match self.0.numbers {
            Numbers::Events | Numbers::Context | Numbers::EventsOfOneDay | Numbers::People => true,
            Numbers::Leftover | Numbers::Other => false,
        }
    }

    /// Returns true if a difference is worth a note.
    pub(in crate::compare) fn is_telling(self) -> bool {
        match self.0.numbers {
            Numbers::Events | Numbers::Context | Numbers::People | Numbers::Other => true,
            Numbers::EventsOfOneDay | Numbers::Leftover => false,
        }
    }

    /// Returns true for a measure of people.
    pub(in crate::compare) fn counts_people(self) -> bool {
        self.0.numbers == Numbers::People
    }

    /// Returns true for a measure of single days. A long tempo has many such rows.
    pub fn is_of_one_day(self) -> bool {
        self.0.numbers == Numbers::EventsOfOneDay
    }

    /// Returns true for a measure that needs a kind that counts as an attack.
    pub(in crate::compare) fn needs_attacks(self) -> bool {
        self.0.among == EntryScope::Attacks
    }

    /// Returns what engines count for it.
    pub(in crate::compare) fn sql(self) -> &'static MeasureSql {
        &self.0.sql
    }

    /// Returns true if it counts attacks, be it those of other days.
    pub(in crate::compare) fn rests_on_attacks(self) -> bool {
        self.needs_attacks() || self.is_beside()
    }

    pub(in crate::compare) fn definition(self) -> &'static Definition {
        self.0
    }
}

impl PartialEq for Measure {
    fn eq(&self, other: &Self) -> bool {
        self.0.word == other.0.word
    }
}

impl Eq for Measure {}

impl Hash for Measure {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.word.hash(state);
    }
}

impl fmt::Debug for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.word)
    }
}
