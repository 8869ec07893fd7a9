//! What theatres by week or a tempo are of: a query, and how it is shown where that is not as usual.

use crate::compare::{GridMeasure, GridPlacing, GridUnit};

/// A query, and how what it finds is shown over time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SpanQuestion {
    /// The query as it stands, or `@name` for a saved search; nothing for all of the archive.
    pub query: String,
    /// Whole years to show, the first and the last, be they held or not; the days of the query where none is
    /// named.
    pub years: Option<(i32, i32)>,
    /// What the time is cut into; weeks where none is named, and months beyond sixty of them.
    pub by: Option<GridUnit>,
    /// What is counted; attacks where nothing is named.
    pub measure: Option<GridMeasure>,
    /// Where an entry stands; by its day where nothing is named.
    pub placing: Option<GridPlacing>,
    /// Of a tempo the word of the theatre that is drawn tall; all of them where none is named.
    pub theatre: Option<String>,
}

impl From<&str> for SpanQuestion {
    fn from(query: &str) -> Self {
        Self { query: query.to_owned(), ..Self::default() }
    }
}

impl SpanQuestion {
    /// The units, measures and placings that a file can name.
    pub(super) const UNITS: [GridUnit; 3] = [GridUnit::Week, GridUnit::Month, GridUnit::Day];

    /// Returns the word of a measure in a file, which is that of the command line.
    pub(super) fn measure_word(measure: GridMeasure) -> &'static str {
        match measure {
            GridMeasure::Attacks => "attacks",
            GridMeasure::Events => "events",
            GridMeasure::Entries => "entries",
            GridMeasure::Killed => "killed",
            GridMeasure::Wounded => "wounded",
        }
    }

    /// Returns the word of a placing in a file.
    pub(super) fn placing_word(placing: GridPlacing) -> &'static str {
        match placing {
            GridPlacing::ByDay => "day",
            GridPlacing::ByDigest => "digest",
        }
    }

    /// Returns the years as a file has them: `2020`, `2014..2020`.
    pub(super) fn years_word((first, last): (i32, i32)) -> String {
        if first == last { first.to_string() } else { format!("{first}..{last}") }
    }

    /// Returns the query for all that it is of: where the query itself leaves that open, the theatre.
    pub(super) fn whole_query(&self) -> String {
        match &self.theatre {
            Some(theatre) if self.query.is_empty() => format!("theatre:{theatre}"),
            Some(_) | None => self.query.clone(),
        }
    }

    /// Returns how it is shown in words, as far as that is not as usual; nothing where all of it is.
    pub fn shown_words(&self) -> String {
        let told = [
            self.years.map(Self::years_word),
            self.by.map(|unit| format!("by {}", unit.word())),
            self.measure.map(|measure| measure.word().to_owned()),
            self.placing.map(|placing| match placing {
                GridPlacing::ByDay => "by the day of the event".to_owned(),
                GridPlacing::ByDigest => "by the digest that tells it".to_owned(),
            }),
        ];
        told.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// Returns the query, its theatre and how it is shown in a few words.
    pub fn words(&self) -> String {
        let theatre = self.theatre.clone().unwrap_or_default();
        let told = [self.query.clone(), theatre, self.shown_words()];
        told.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ")
    }
}
