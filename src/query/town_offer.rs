//! What is offered where a town was typed: what happened in the area that it lies in.

use std::fmt;
use std::ops::Range;

use super::ast::Query;
use crate::digest::EventTotal;

/// A town in a typed text, with the area of the archive that it lies in. Nothing is found by it until
/// it is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TownOffer {
    /// The bytes of the typed text that are the town, with the signs of a sentence beside it.
    pub range: Range<usize>,
    /// The town as it was typed.
    pub town: String,
    /// The name of the area, or of the theatre if the archive has no area there.
    pub area: String,
    /// The names of other areas in which a place is called so.
    pub others: Vec<String>,
    /// What the query finds with the area in place of the town.
    pub found: EventTotal,
    /// The condition that asks for the area.
    pub(super) condition: String,
    /// Whether the archive has the words of the town.
    pub(super) is_said: bool,
}

/// The most other areas that are told by name.
const OTHERS_TOLD: usize = 3;

impl TownOffer {
    /// Returns the part of a query that finds the town first, and below it what happened in the area:
    /// `(khanaqin or area:diyala)`; the area alone where the archive has no such town.
    pub fn part(&self) -> String {
        if self.is_said {
            format!("({} or {})", self.town, self.condition)
        } else {
            self.condition.clone()
        }
    }

    /// Returns a condition for an area or a theatre as it is written.
    pub(super) fn condition(field: &str, word: &str) -> String {
        Query::default().narrowed(field, word).to_string()
    }
}

impl fmt::Display for TownOffer {
    /// Says where the town lies: `palma lies in Mozambique, or in Spain`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} lies in {}", self.town, self.area)?;
        let told = self.others.len().min(OTHERS_TOLD);
        match self.others.split_at_checked(told) {
            None | Some(([], _)) => Ok(()),
            Some((told, [])) => write!(f, ", or in {}", told.join(", ")),
            Some((told, rest)) => write!(f, ", or in {} and {} more", told.join(", "), rest.len()),
        }
    }
}
