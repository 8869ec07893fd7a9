//! What a found set can be divided by, and what one part of it is of.

use crate::digest::{ActorId, AreaId, Basis, Period, TacticId, Taxonomy, TheatreId};

/// What a found set is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// Months of the calendar.
    Month,
    /// Weeks, which begin on the day on which most weeklies begin.
    Week,
    /// Theatres.
    Theatre,
    /// Areas of theatres.
    Area,
    /// Tactics; an event of several counts under each.
    Tactic,
    /// Actors, likewise.
    Actor,
    /// Who stands behind the numbers.
    Basis,
}

impl By {
    /// All of them, in the order of the help.
    pub const ALL: [Self; 7] = [
        Self::Month,
        Self::Week,
        Self::Theatre,
        Self::Area,
        Self::Tactic,
        Self::Actor,
        Self::Basis,
    ];

    /// Returns its word, which is also the name of the column of its keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Week => "week",
            Self::Theatre => "theatre",
            Self::Area => "area",
            Self::Tactic => "tactic",
            Self::Actor => "actor",
            Self::Basis => "basis",
        }
    }

    /// Returns its word for several parts.
    pub fn plural(self) -> &'static str {
        match self {
            Self::Month => "months",
            Self::Week => "weeks",
            Self::Theatre => "theatres",
            Self::Area => "areas",
            Self::Tactic => "tactics",
            Self::Actor => "actors",
            Self::Basis => "bases",
        }
    }

    /// Returns what is to be known about its parts before they are added up; nothing where they
    /// add up to the whole.
    pub fn caution(self) -> Option<&'static str> {
        match self {
            Self::Tactic => Some("an event with several tactics counts under each of them"),
            Self::Actor => Some("an event of several actors counts under each of them"),
            Self::Basis => Some(
                "events stand under the basis of their main telling, tolls under the basis of the \
                 number: it may be another",
            ),
            Self::Month | Self::Week | Self::Theatre | Self::Area => None,
        }
    }

    /// Returns what the part without a key is.
    pub fn rest(self) -> &'static str {
        match self {
            Self::Month => "what is not dated to one month",
            Self::Week => "what is not dated to one week",
            Self::Area => "what names no area",
            Self::Tactic => "what names no tactic",
            Self::Actor => "what names no actor",
            Self::Theatre | Self::Basis => "the rest",
        }
    }
}

/// What a part of a found set is of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum SetKey {
    /// A month, from its first day to its last.
    Month(Period),
    /// A week, likewise.
    Week(Period),
    /// A theatre.
    Theatre(TheatreId),
    /// An area of a theatre; none for what names only the theatre.
    Area(TheatreId, Option<AreaId>),
    /// A tactic.
    Tactic(TacticId),
    /// An actor of the taxonomy.
    Actor(ActorId),
    /// An actor that the taxonomy does not have, as it is written.
    OtherActor(String),
    /// A basis.
    Basis(Basis),
    /// What has no such key, as an event that is dated to a year has no month.
    Rest,
}

impl SetKey {
    /// Returns whose word its events are; none if it is no part by basis.
    pub fn basis(&self) -> Option<Basis> {
        match self {
            Self::Basis(basis) => Some(*basis),
            Self::Month(_)
            | Self::Week(_)
            | Self::Theatre(_)
            | Self::Area(..)
            | Self::Tactic(_)
            | Self::Actor(_)
            | Self::OtherActor(_)
            | Self::Rest => None,
        }
    }

    /// Returns the days, if it is a span of time.
    pub fn span(&self) -> Option<Period> {
        match self {
            Self::Month(span) | Self::Week(span) => Some(*span),
            Self::Theatre(_)
            | Self::Area(..)
            | Self::Tactic(_)
            | Self::Actor(_)
            | Self::OtherActor(_)
            | Self::Basis(_)
            | Self::Rest => None,
        }
    }

    /// Returns the theatre, if it is a place.
    pub fn theatre(&self) -> Option<TheatreId> {
        match self {
            Self::Theatre(theatre) | Self::Area(theatre, _) => Some(*theatre),
            Self::Month(_)
            | Self::Week(_)
            | Self::Tactic(_)
            | Self::Actor(_)
            | Self::OtherActor(_)
            | Self::Basis(_)
            | Self::Rest => None,
        }
    }

    /// Returns the word that exports use: `2020-05`, the first day of a week, an id of the
    /// taxonomy, the name of an area or actor. None for what has no key.
    pub fn word(&self, taxonomy: &Taxonomy) -> Option<String> {
        Some(match self {
            Self::Month(span) => span.from.format("%Y-%m").to_string(),
            Self::Week(span) => span.from.to_string(),
            Self::Theatre(id) => taxonomy.theatre_word(*id).to_owned(),
            Self::Area(_, area) => taxonomy.area_name((*area)?).to_owned(),
            Self::Tactic(id) => taxonomy.tactic_word(*id).to_owned(),
            Self::Actor(id) => taxonomy.actor(*id)?.name.to_string(),
            Self::OtherActor(name) => name.clone(),
            Self::Basis(basis) => basis.word().to_owned(),
            Self::Rest => return None,
        })
    }
}
