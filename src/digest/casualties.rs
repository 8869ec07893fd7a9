//! Killed, wounded, captured; and killed-or-wounded if a source gives only the two together.

use super::{Count, Pairs};

/// One kind of harm that a source counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Harm {
    /// Dead.
    Killed,
    /// Wounded.
    Wounded,
    /// Dead or wounded, given only together. Never split.
    KilledOrWounded,
    /// Taken prisoner or arrested.
    Captured,
}

impl Harm {
    /// Every kind, in display order.
    pub const ALL: [Self; 4] = [Self::Killed, Self::Wounded, Self::KilledOrWounded, Self::Captured];

    /// Returns the key in archives and exports.
    pub fn key(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Wounded => "wounded",
            Self::KilledOrWounded => "killed_or_wounded",
            Self::Captured => "captured",
        }
    }

    /// Returns the words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::KilledOrWounded => "killed or wounded",
            Self::Killed | Self::Wounded | Self::Captured => self.key(),
        }
    }
}

/// The toll of one telling of an event. A field left out is not a zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Casualties {
    /// Dead.
    pub killed: Option<Count>,
    /// Wounded.
    pub wounded: Option<Count>,
    /// Dead or wounded, given only together.
    pub killed_or_wounded: Option<Count>,
    /// Taken prisoner or arrested.
    pub captured: Option<Count>,
}

impl Casualties {
    /// Returns the count for one kind of harm.
    pub fn get(&self, harm: Harm) -> Option<Count> {
        match harm {
            Harm::Killed => self.killed,
            Harm::Wounded => self.wounded,
            Harm::KilledOrWounded => self.killed_or_wounded,
            Harm::Captured => self.captured,
        }
    }

    /// Returns the kinds of harm that the source counts, with their counts.
    pub fn stated(self) -> impl Iterator<Item = (Harm, Count)> {
        Harm::ALL.into_iter().filter_map(move |harm| Some((harm, self.get(harm)?)))
    }

    /// Returns true if the source counts nothing.
    pub fn is_silent(&self) -> bool {
        self.stated().next().is_none()
    }

    /// Writes the counts as they are stored among the values of a digest.
    pub fn store(&self) -> String {
        let counts: Vec<_> =
            self.stated().map(|(harm, count)| (harm.key(), count.to_string())).collect();
        Pairs::store(counts.iter().map(|(key, count)| (*key, count.as_str())))
    }

    /// Reads the counts from the text that they are stored in.
    pub(super) fn read(text: &str) -> Self {
        let count = |harm: Harm| {
            let (_, count) = Pairs::read(text).find(|(key, _)| *key == harm.key())?;
            count.parse().ok()
        };
        Self {
            killed: count(Harm::Killed),
            wounded: count(Harm::Wounded),
            killed_or_wounded: count(Harm::KilledOrWounded),
            captured: count(Harm::Captured),
        }
    }
}
