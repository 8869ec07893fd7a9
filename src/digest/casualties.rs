//! Killed, wounded, captured, and killed-or-wounded where a source gives only both together.

use super::Count;

/// One kind of harm that a source counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Harm {
    /// Dead.
    Killed,
    /// Wounded.
    Wounded,
    /// Dead or wounded, told only together. Never split.
    KilledOrWounded,
    /// Taken prisoner or arrested.
    Captured,
}

impl Harm {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Killed, Self::Wounded, Self::KilledOrWounded, Self::Captured];

    /// The key in archives and exports.
    pub fn key(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Wounded => "wounded",
            Self::KilledOrWounded => "killed_or_wounded",
            Self::Captured => "captured",
        }
    }

    /// The words on screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::KilledOrWounded => "killed or wounded",
            Self::Killed | Self::Wounded | Self::Captured => self.key(),
        }
    }
}

/// What one telling of an event says of its toll. A field left out is not a zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Casualties {
    /// Dead.
    pub killed: Option<Count>,
    /// Wounded.
    pub wounded: Option<Count>,
    /// Dead or wounded, told only together.
    pub killed_or_wounded: Option<Count>,
    /// Taken prisoner or arrested.
    pub captured: Option<Count>,
}

impl Casualties {
    /// The count for one kind of harm.
    pub fn get(&self, harm: Harm) -> Option<Count> {
        match harm {
            Harm::Killed => self.killed,
            Harm::Wounded => self.wounded,
            Harm::KilledOrWounded => self.killed_or_wounded,
            Harm::Captured => self.captured,
        }
    }

    /// The kinds of harm that the source counts, with their counts.
    pub fn said(&self) -> impl Iterator<Item = (Harm, Count)> + '_ {
        Harm::ALL.into_iter().filter_map(|harm| Some((harm, self.get(harm)?)))
    }
}
