//! The parts of an entry that a column of a table can fill. What is done with them is elsewhere.

/// A part of an entry, by the name that mapping rules use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Slot {
    Id,
    Date,
    DateEnd,
    Year,
    Month,
    Day,
    DatePrecision,
    Country,
    Admin1,
    Admin2,
    Admin3,
    Place,
    Lat,
    Lon,
    PlacePrecision,
    Kind,
    Tactic,
    Actor,
    ActorWith,
    Target,
    TargetWith,
    Killed,
    KilledLow,
    KilledHigh,
    Wounded,
    Captured,
    LossesKilled,
    LossesWounded,
    LossesCaptured,
    Text,
    Note,
    Source,
    SourceDate,
    Url,
}

impl Slot {
    /// Every slot with its name, in the order of the enum.
    pub(super) const ALL: [(&'static str, Self); 34] = [
        ("id", Self::Id),
        ("date", Self::Date),
        ("date_end", Self::DateEnd),
        ("year", Self::Year),
        ("month", Self::Month),
        ("day", Self::Day),
        ("date_precision", Self::DatePrecision),
        ("country", Self::Country),
        ("admin1", Self::Admin1),
        ("admin2", Self::Admin2),
        ("admin3", Self::Admin3),
        ("place", Self::Place),
        ("lat", Self::Lat),
        ("lon", Self::Lon),
        ("place_precision", Self::PlacePrecision),
        ("kind", Self::Kind),
        ("tactic", Self::Tactic),
        ("actor", Self::Actor),
        ("actor_with", Self::ActorWith),
        ("target", Self::Target),
        ("target_with", Self::TargetWith),
        ("killed", Self::Killed),
        ("killed_low", Self::KilledLow),
        ("killed_high", Self::KilledHigh),
        ("wounded", Self::Wounded),
        ("captured", Self::Captured),
        ("losses_killed", Self::LossesKilled),
        ("losses_wounded", Self::LossesWounded),
        ("losses_captured", Self::LossesCaptured),
        ("text", Self::Text),
        ("note", Self::Note),
        ("source", Self::Source),
        ("source_date", Self::SourceDate),
        ("url", Self::Url),
    ];

    /// Finds a slot by its name.
    pub(super) fn find(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == name).map(|(_, slot)| *slot)
    }

    /// Returns the name that rules use.
    pub(super) fn word(self) -> &'static str {
        Self::ALL[self as usize].0
    }
}
