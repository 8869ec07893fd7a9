//! What a measure is made of. No measure is named here.

use std::fmt;
use std::hash::{Hash, Hasher};

use crate::compare::evidence::{Evidence, of_row};
use crate::compare::rows::Book;
use crate::compare::tally::{CountMark, EntryMarks};
use crate::compare::{Behind, Group, Row};

/// What is measured: a handle on its definition.
#[derive(Clone, Copy)]
pub struct Measure(pub(super) &'static Definition);

/// All that there is to know of a measure.
pub(in crate::compare) struct Definition {
    /// The word that exports use. Scripts rely on it.
    pub(in crate::compare) word: &'static str,
    /// The words on screen and in reports.
    pub(in crate::compare) label: &'static str,
    /// What docs/comparing.md says of it.
    pub(in crate::compare) doc: &'static str,
    /// What it belongs to.
    pub(in crate::compare) group: Group,
    /// What it is counted in: `attacks`, `days`, `people`.
    pub(in crate::compare) unit: &'static str,
    /// What its numbers are, and so what may be reckoned with them.
    pub(in crate::compare) numbers: Numbers,
    /// What must be known of the days of a subject before it is held against another.
    pub(in crate::compare) needs: Needs,
    /// How its parts are called.
    pub(in crate::compare) naming: Naming,
    /// The word of a figure that is held beside it, one of [`COMPARABLE`](crate::digest::COMPARABLE).
    pub(in crate::compare) stated_as: Option<&'static str>,
    /// Which entries are looked at for it.
    pub(in crate::compare) among: Among,
    /// What one of these entries counts for.
    pub(in crate::compare) marks: Marks,
    /// Its rows, in their order.
    pub(in crate::compare) rows: fn(Measure, &Book<'_>) -> Vec<Row>,
    /// What is behind a cell of a row, by the places of row and column.
    pub(in crate::compare) behind: fn(&mut Evidence<'_>, usize, usize) -> Behind,
}

/// Says for what an entry counts, mark by mark.
pub(in crate::compare) type Marks = for<'a> fn(&EntryMarks<'a>, &mut dyn FnMut(CountMark<'a>));

/// What the numbers of a measure are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) enum Numbers {
    /// Things that happen one by one, of which chance can be reckoned.
    Events,
    /// The same on one day, so that their rate is for that day. A single day is not worth a note.
    EventsOfOneDay,
    /// What days leave over of events. Not worth a note.
    Leftover,
    /// People: they have a rate for each day. Deaths come in clusters, so chance is not reckoned.
    People,
    /// Anything else: no rate and no chance. A peak is picked for being one.
    Other,
}

/// What must be known of the days of a subject before a number of it is held against another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) enum Needs {
    /// It is never held against another.
    NeverHeld,
    /// That they end.
    AnEnd,
    /// That digests cover enough of them.
    Coverage,
}

/// How the parts of a measure are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) enum Naming {
    /// By their own names, which say what they are.
    Part,
    /// On the screen, where they stand below their whole, by their own names; else behind the measure.
    PartOnScreen,
    /// Always behind the measure.
    Measure,
}

/// Which entries are looked at for a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::compare) enum Among {
    /// Those of kinds that count as attacks. Where there is no such kind nothing can be said.
    Attacks,
    /// All of them.
    Entries,
    /// None: what it says follows from something else.
    Nothing,
}

impl Definition {
    /// What most measures are: a number of attacks with one row, of which chance can be reckoned. The
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
        among: Among::Attacks,
        marks: |_, _| (),
        rows: |measure, book| vec![book.whole_row(measure)],
        behind: of_row,
    };
}

impl Measure {
    /// The word that exports use; docs/comparing.md explains each.
    pub fn word(self) -> &'static str {
        self.0.word
    }

    /// The words on screen and in reports.
    pub fn label(self) -> &'static str {
        self.0.label
    }

    /// What it is, in a sentence for docs/comparing.md.
    pub fn doc(self) -> &'static str {
        self.0.doc
    }

    /// What it belongs to.
    pub fn group(self) -> Group {
        self.0.group
    }

    /// What a part of it is called where nothing around says what it is a part of.
    pub fn part_label(self, part: &str) -> String {
        match self.0.naming {
            Naming::Part => part.to_owned(),
            Naming::PartOnScreen | Naming::Measure => format!("{}: {part}", self.0.label),
        }
    }

    /// What a part of it is called below its whole.
    pub fn part_label_below(self, part: &str) -> String {
        match self.0.naming {
            Naming::Part | Naming::PartOnScreen => part.to_owned(),
            Naming::Measure => format!("{}: {part}", self.0.label),
        }
    }

    /// The word of a figure that is held beside it.
    pub(in crate::compare) fn stated_as(self) -> Option<&'static str> {
        self.0.stated_as
    }

    pub(in crate::compare) fn unit(self) -> &'static str {
        self.0.unit
    }

    pub(in crate::compare) fn needs(self) -> Needs {
        self.0.needs
    }

    /// True for counts of things that happen one by one, of which chance can be reckoned.
    pub(in crate::compare) fn counts_events(self) -> bool {
        match self.0.numbers {
            Numbers::Events | Numbers::EventsOfOneDay => true,
            Numbers::Leftover | Numbers::People | Numbers::Other => false,
        }
    }

    /// True for what is worth a number for each day.
    pub(in crate::compare) fn has_rate(self) -> bool {
        match self.0.numbers {
            Numbers::Events | Numbers::EventsOfOneDay | Numbers::People => true,
            Numbers::Leftover | Numbers::Other => false,
        }
    }

    /// True where a difference is worth a note.
    pub(in crate::compare) fn is_telling(self) -> bool {
        match self.0.numbers {
            Numbers::Events | Numbers::People | Numbers::Other => true,
            Numbers::EventsOfOneDay | Numbers::Leftover => false,
        }
    }

    /// True for what is counted on one day only: of a long tempo there are many such rows.
    pub fn is_of_one_day(self) -> bool {
        self.0.numbers == Numbers::EventsOfOneDay
    }

    /// True for what cannot be said where no kind counts as an attack.
    pub(in crate::compare) fn needs_attacks(self) -> bool {
        self.0.among == Among::Attacks
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
