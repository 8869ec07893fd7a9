//! Where a picture of weeks begins: a theatre and a day, taken from where one stood before.

use std::ops::RangeInclusive;

use chrono::{Datelike as _, NaiveDate};

use crate::archive::Corpus;
use crate::digest::{Period, TheatreId};
use crate::tree::TreeNode;

/// A theatre, or all, and a day, or the newest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WeekSpot {
    /// The theatre; all where none is named.
    pub theatre: Option<TheatreId>,
    /// The day.
    pub day: Option<NaiveDate>,
}

impl WeekSpot {
    /// Returns the theatre and the day at which a subject stands.
    pub fn of(here: TreeNode, corpus: &Corpus) -> Self {
        let digest = |at| corpus.digest(at).map(|digest| digest.head().period.from);
        let at = |theatre, day| Self { theatre, day };
        match here {
            TreeNode::Archive(_) => Self::default(),
            TreeNode::Digest(place) => at(None, digest(place)),
            TreeNode::DigestTheatre(place, theatre) | TreeNode::DigestArea(place, theatre, _) => {
                at(Some(theatre), digest(place))
            }
            TreeNode::Theatre(theatre) | TreeNode::Area(theatre, _) => {
                let mut digests = corpus.digests().iter();
                let newest = digests.find(|digest| digest.theatres().contains(&theatre));
                at(Some(theatre), newest.map(|digest| digest.head().period.from))
            }
            TreeNode::Wave(place) => {
                at(None, corpus.waves().get(place).map(|wave| wave.period.from))
            }
            TreeNode::Entry(key) => corpus
                .entry(key)
                .map_or_else(Self::default, |entry| at(Some(entry.theatre), Some(entry.date.from))),
            TreeNode::Passage(key) => at(None, key.home.digest().and_then(digest)),
        }
    }

    /// Returns the day to begin at: its own, else that of the newest digest.
    pub fn day_or_newest(self, corpus: &Corpus) -> Option<NaiveDate> {
        let newest = || corpus.digests().first().map(|digest| digest.head().period.from);
        self.day.or_else(newest)
    }
}

/// Returns the years that an archive has anything of.
pub fn years_of(corpus: &Corpus) -> Option<RangeInclusive<i32>> {
    let heads = corpus.digests().iter().map(|digest| digest.head().period);
    let years = |period: Period| (period.from.year(), period.to.unwrap_or(period.from).year());
    let all = heads.map(years).reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)));
    all.map(|(first, last)| first..=last)
}
