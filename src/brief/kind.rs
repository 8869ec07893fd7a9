//! The kinds of parts that a briefing has: the words of a template.

/// A kind of part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BriefKind {
    /// Period, coverage, day, archive.
    About,
    /// The analyst's own text.
    Text,
    /// The analyst's notes on what was gathered.
    Notes,
    /// Entries.
    Entries,
    /// Points.
    Points,
    /// Figures.
    Figures,
    /// Comparisons.
    Comparisons,
    /// Sums.
    Sums,
    /// Maps.
    Maps,
    /// Theatres by week.
    Grids,
    /// How many from week to week.
    Tempos,
    /// What was gathered and cannot be found any more.
    Missing,
}

impl BriefKind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::About,
        Self::Text,
        Self::Notes,
        Self::Entries,
        Self::Points,
        Self::Figures,
        Self::Comparisons,
        Self::Sums,
        Self::Maps,
        Self::Grids,
        Self::Tempos,
        Self::Missing,
    ];

    /// Returns its word in a template.
    pub fn word(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Text => "text",
            Self::Notes => "notes",
            Self::Entries => "entries",
            Self::Points => "points",
            Self::Figures => "figures",
            Self::Comparisons => "comparisons",
            Self::Sums => "sums",
            Self::Maps => "maps",
            Self::Grids => "grids",
            Self::Tempos => "tempos",
            Self::Missing => "missing",
        }
    }

    /// Returns the kind of a word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word.trim())
    }
}
