//! What can be counted in a cell of a grid, and the entries that a number comes from.

use super::CoverCell;
use crate::archive::{Corpus, EntryKey};
use crate::compare::count::is_attack;
use crate::digest::{Harm, Sum};

/// What is counted in the cells of a grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum GridMeasure {
    /// Attacks, each once.
    #[default]
    Attacks,
    /// Events of every kind, each once.
    Events,
    /// The entries that tell them, each telling.
    Entries,
    /// Those killed in attacks.
    Killed,
    /// Those wounded in attacks.
    Wounded,
}

impl GridMeasure {
    /// All of them, in the order in which a key goes through them.
    pub const ALL: [Self; 5] =
        [Self::Attacks, Self::Events, Self::Entries, Self::Killed, Self::Wounded];

    /// Returns the next one; the first after the last.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|measure| *measure == self).unwrap_or(0);
        Self::ALL.get(at + 1).copied().unwrap_or_default()
    }

    /// Returns its word on screen, for a number of several.
    pub fn word(self) -> &'static str {
        match self {
            Self::Attacks => "attacks",
            Self::Events => "events",
            Self::Entries => "entries",
            Self::Killed => "killed in attacks",
            Self::Wounded => "wounded in attacks",
        }
    }

    /// Returns its word for one.
    pub fn one(self) -> &'static str {
        match self {
            Self::Attacks => "attack",
            Self::Events => "event",
            Self::Entries => "entry",
            Self::Killed | Self::Wounded => self.word(),
        }
    }

    /// Returns the number of the toll that it adds up.
    pub fn harm(self) -> Option<Harm> {
        match self {
            Self::Killed => Some(Harm::Killed),
            Self::Wounded => Some(Harm::Wounded),
            Self::Attacks | Self::Events | Self::Entries => None,
        }
    }

    /// Returns the number of a cell, with its doubt.
    pub fn of(self, cell: &CoverCell<'_>, corpus: &Corpus) -> Sum {
        match self {
            Self::Events => cell.doubt,
            Self::Entries => Sum::ones(cell.tellings),
            Self::Attacks => {
                let attacks = self.behind(cell, corpus);
                let entries = attacks.filter_map(|key| corpus.entry(key));
                entries.map(|entry| entry.events()).collect()
            }
            Self::Killed | Self::Wounded => {
                let mut sum = Sum::default();
                let harm = self.harm().unwrap_or(Harm::Killed);
                for toll in self.behind(cell, corpus).filter_map(|key| corpus.toll(key, harm)) {
                    sum.add_toll(&toll);
                }
                sum
            }
        }
    }

    /// Returns the entries that the number of a cell comes from, in the order of the corpus.
    pub fn behind<'a>(
        self,
        cell: &CoverCell<'a>,
        corpus: &'a Corpus,
    ) -> impl Iterator<Item = EntryKey> + use<'a> {
        let keys = if self == Self::Entries { cell.keys } else { cell.counted };
        let is_counted = move |key: &EntryKey| {
            let attack = || corpus.entry(*key).is_some_and(|entry| is_attack(entry, corpus));
            match (self, self.harm()) {
                (Self::Events | Self::Entries, _) => true,
                (_, None) => attack(),
                (_, Some(harm)) => attack() && corpus.toll(*key, harm).is_some(),
            }
        };
        keys.iter().copied().filter(is_counted)
    }
}
