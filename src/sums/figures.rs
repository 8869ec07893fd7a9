//! The figures of some events: how many they are, in how many tellings, what they cost and whose
//! doing they were; and the total that these are taken from.

use chrono::NaiveDate;

use crate::archive::{Corpus, EntryKey};
use crate::digest::{Basis, EventNumbers, EventSide, Harm, SideTallies, Sum, Tally};

/// Whose doing events are. Their tolls are never added up without a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SideGroup {
    /// What counts as an attack.
    Attacks,
    /// What counts as a clash.
    Clashes,
    /// All else: raids, arrests, executions by a state.
    Others,
}

impl SideGroup {
    /// Every side.
    pub const ALL: [Self; 3] = [Self::Attacks, Self::Clashes, Self::Others];

    /// Returns the word that exports use. Scripts rely on it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Attacks => "attacks",
            Self::Clashes => "clashes",
            Self::Others => "others",
        }
    }

    fn of(self, tallies: &SideTallies) -> Tally {
        match self {
            Self::Attacks => tallies.attacks(),
            Self::Clashes => tallies.clashes(),
            Self::Others => tallies.others(),
        }
    }
}

/// What some events come to. What may belong to them raises only the upper bounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EventFigures {
    /// The events, each once.
    pub events: Sum,
    /// The entries that tell them.
    pub tellings: u32,
    /// The toll over every side, in the order of [`Harm::ALL`].
    pub toll: [Sum; Harm::ALL.len()],
    /// The events of each side, in the order of [`SideGroup::ALL`].
    pub side_events: [Sum; SideGroup::ALL.len()],
    /// The toll of each side, likewise.
    pub side_tolls: [[Sum; Harm::ALL.len()]; SideGroup::ALL.len()],
    /// The first and the last day on which one of them may have happened.
    pub days: Option<(NaiveDate, NaiveDate)>,
}

impl EventFigures {
    /// Returns true if no event was counted.
    pub fn is_empty(&self) -> bool {
        self.events.is_silent()
    }

    /// Returns one number of the toll over every side.
    pub fn toll(&self, harm: Harm) -> Sum {
        self.toll[harm as usize]
    }

    /// Returns the events of a side.
    pub fn events_of(&self, side: SideGroup) -> Sum {
        self.side_events[side as usize]
    }

    /// Returns one number of the toll of a side.
    pub fn toll_of(&self, side: SideGroup, harm: Harm) -> Sum {
        self.side_tolls[side as usize][harm as usize]
    }
}

/// An event that was found.
pub(super) struct FoundEvent<'a> {
    /// The telling that counts among those found, with the numbers of the event.
    pub(super) numbers: EventNumbers<'a>,
    /// How many of its tellings were found.
    pub(super) tellings: u32,
    /// Whether it surely belongs to what was asked for, or may.
    pub(super) belongs: Membership,
}

/// Whether an event surely belongs to what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Membership {
    Surely,
    /// Its date only overlaps the days that are asked for.
    Perhaps,
}

impl<'a> FoundEvent<'a> {
    /// Takes an event by the telling that counts. The least and the greatest are those of all its
    /// tellings.
    pub(super) fn of(
        key: EntryKey,
        tellings: u32,
        belongs: Membership,
        corpus: &'a Corpus,
    ) -> Option<Self> {
        Some(Self { numbers: corpus.event_of(key)?, tellings, belongs })
    }
}

/// The total of some events, by side.
#[derive(Clone, Debug, Default)]
pub(super) struct Total {
    surely: SideTallies,
    perhaps: SideTallies,
    tellings: u32,
    days: Option<(NaiveDate, NaiveDate)>,
}

impl Total {
    /// Counts an event.
    pub(super) fn add(&mut self, event: &FoundEvent<'_>, side: EventSide) {
        self.tellings = self.tellings.saturating_add(event.tellings);
        match event.belongs {
            Membership::Surely => {
                self.surely.add(side, &event.numbers);
                let (first, last) = event.numbers.entry.possible_days();
                let known = self.days.unwrap_or((first, last));
                self.days = Some((known.0.min(first), known.1.max(last)));
            }
            Membership::Perhaps => self.perhaps.add(side, &event.numbers),
        }
    }

    /// Returns its figures.
    pub(super) fn figures(&self) -> EventFigures {
        self.figures_with(Tally::harm)
    }

    /// Returns the figures of the events of this total, with the numbers that all events of the
    /// whole have on a basis: a toll may have another basis than its entry.
    pub(super) fn figures_on(&self, basis: Basis, whole: &Self) -> EventFigures {
        let on_basis = whole.figures_with(|tally, harm| tally.harm_on(basis, harm));
        let own = self.figures();
        EventFigures { toll: on_basis.toll, side_tolls: on_basis.side_tolls, ..own }
    }

    fn figures_with(&self, toll: impl Fn(&Tally, Harm) -> Sum) -> EventFigures {
        let (surely, perhaps) = (self.surely.all(), self.perhaps.all());
        let sides = SideGroup::ALL.map(|side| (side.of(&self.surely), side.of(&self.perhaps)));
        let tolls = |(surely, perhaps): &(Tally, Tally)| {
            Harm::ALL.map(|harm| toll(surely, harm).with_possible(&toll(perhaps, harm)))
        };
        EventFigures {
            events: surely.events.with_possible(&perhaps.events),
            tellings: self.tellings,
            toll: tolls(&(surely, perhaps)),
            side_events: sides
                .map(|(surely, perhaps)| surely.events.with_possible(&perhaps.events)),
            side_tolls: sides.map(|side| tolls(&side)),
            days: self.days,
        }
    }
}
