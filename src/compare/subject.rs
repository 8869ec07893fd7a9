//! What is compared: a wave, a digest, a span of time or a query, with its days and its entries.

use chrono::NaiveDate;

use super::FullSeries;
use crate::archive::EntryKey;
use crate::cover::{Held, Scope};
use crate::digest::{IssuerDates, Period, TheatreId};
use crate::query::{Query, Replaced, UnratedKept};

/// What is asked for, before anything is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// A wave, by its id.
    Wave(String),
    /// A digest, by its id.
    Digest(String),
    /// A day, month, year or any span of days, with the text as written.
    Span(String, Period),
    /// A query, with the name of the saved search if it is one.
    Query(Option<String>, Query),
    /// The mean of the digests of these ids.
    Mean(Vec<String>),
}

impl Ask {
    /// Returns the id of the subject that it asks for.
    pub fn id(&self) -> String {
        match self {
            Self::Wave(id) | Self::Digest(id) => id.clone(),
            Self::Span(text, _) => text.clone(),
            Self::Query(Some(name), _) => format!("@{name}"),
            Self::Query(None, query) => query.to_string(),
            Self::Mean(ids) => format!("mean({})", ids.join(",")),
        }
    }

    /// Returns the words that ask for it, as on the command line; none for a mean, which has none.
    pub fn words(&self) -> Option<String> {
        match self {
            Self::Wave(id) => Some(format!("wave:{id}")),
            Self::Digest(id) => Some(format!("digest:{id}")),
            Self::Span(words, _) => Some(words.clone()),
            Self::Query(Some(saved), _) => Some(format!("@{saved}")),
            Self::Query(None, query) => Some(query.to_string()).filter(|words| !words.is_empty()),
            Self::Mean(_) => None,
        }
    }
}

/// Where the first and the last day of a subject come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Time {
    /// It was asked for, or a wave or digest states it.
    #[default]
    Said,
    /// It runs from the first to the last of the entries found.
    Found,
}

/// One of the things compared: its time, and what is counted for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Subject {
    /// What was asked for, kept so that it can be asked again.
    pub ask: Ask,
    /// Where its first and last day come from.
    pub time: Time,
    /// The number of digests of which values are the mean; 1 if it is no mean.
    pub mean_of: u32,
    /// `2020-05-raids-of-attrition`, `itic-2020-05-21`, `2020-05`, or the text of a query.
    pub id: String,
    /// Its name.
    pub name: String,
    /// First day; none for a query that finds nothing.
    pub start: Option<NaiveDate>,
    /// Last day; none where the end is open.
    pub end: Option<NaiveDate>,
    /// Days from first to last, including both; for a mean the days of all its digests. Rates are
    /// per one of these days.
    pub days: Option<u32>,
    /// Days as the main issuer counts them, if different.
    pub stated_days: Option<u32>,
    /// The dates that issuers give, if they differ or there are several.
    pub dates: Vec<IssuerDates>,
    /// The days that are counted, as periods that do not overlap.
    pub periods: Vec<Period>,
    /// The places that it is limited to: the theatres and areas that a query names, else the whole.
    pub scopes: Vec<Scope>,
    /// What else but days a query asks for; none where nothing is selected.
    pub selection: Option<String>,
    /// How much of the time is held.
    pub coverage: DayCoverage,
    /// The series that hold all of it in full, in their order.
    pub series: Vec<FullSeries>,
    /// The entries counted, each event once, in the order of the corpus.
    pub entries: Vec<EntryKey>,
    /// Entries whose date may lie within. They raise only the high value.
    pub possible: Vec<EntryKey>,
    /// Entries that it tells or names and that happened before its days; they are not counted.
    pub earlier: Vec<EntryKey>,
    /// Entries that it tells or names and that happened after its days; they are not counted.
    pub later: Vec<EntryKey>,
    /// Entries that a digest tells as background; they are not counted.
    pub background: Vec<EntryKey>,
    /// Entries left out because they repeat what is counted.
    pub repeats: u32,
    /// Words of a query that the archive does not have, with what stands for them.
    pub replaced: Vec<Replaced>,
    /// Of a query that leaves out grades, how many of its entries nobody rated.
    pub unrated: Option<UnratedKept>,
}

/// How many of a subject's days are held, and how.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DayCoverage {
    /// Its days by state, for the places that it is limited to.
    pub held: Held,
    /// Days covered by a digest that treats the theatre, in the order of the taxonomy.
    pub by_theatre: Vec<(TheatreId, u32)>,
}

impl DayCoverage {
    /// Returns the days covered by a digest that treats a theatre.
    pub fn of_theatre(&self, theatre: TheatreId) -> u32 {
        let found = self.by_theatre.binary_search_by_key(&theatre, |(id, _)| *id);
        found.ok().and_then(|at| self.by_theatre.get(at)).map_or(0, |(_, days)| *days)
    }

    /// Returns the days covered by a digest that treats the places of the subject.
    pub fn days(&self) -> u32 {
        self.held.treated()
    }

    /// Returns the days in all; zero if the subject has no closed period.
    pub fn of(&self) -> u32 {
        self.held.of()
    }

    /// Returns the share covered, from 0 to 1; none if the subject has no closed period.
    pub fn share(&self) -> Option<f64> {
        (self.of() > 0).then(|| f64::from(self.days()) / f64::from(self.of()))
    }
}
