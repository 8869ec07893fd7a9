//! What a query finds comes to, as a briefing tells it: the numbers that the search answers with, the same by
//! basis, and what they rest on. Counted by the room `sums`, as the search and the command line count.

use chrono::NaiveDate;

use super::asking::AnsweredQuestion;
use super::recorded::bounded_words;
use super::{BriefCells, BriefTable, WorkItem, WorkSubject};
use crate::archive::Corpus;
use crate::digest::{Harm, grouped};
use crate::query::Query;
use crate::sums::{EventFigures, FoundSet, FoundSum};

/// What a query finds comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefSum {
    /// What was asked for; nothing for all of the archive.
    pub query: String,
    /// The numbers in a line.
    pub told: String,
    /// The same over all, and by basis.
    pub table: BriefTable,
    /// The first and the last day of what was found; none where nothing was.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// What is held of the days and places that are asked for, in words.
    pub held: Option<String>,
    /// What of the numbers is told apart, and what stands for words that the archive does not have.
    pub remarks: Vec<String>,
}

impl WorkItem {
    /// Returns an item about what a query finds, with what it comes to now; none where that is not known yet.
    pub fn of_sum(query: String, sum: Option<&FoundSum>) -> Self {
        let said = sum.map(said);
        Self { said, ..WorkSubject::Sum(query).into() }
    }
}

/// Returns what a sum says in the words that an item keeps, by which it is known whether it changed.
fn said(sum: &FoundSum) -> String {
    bounded_words(&sum.told())
}

/// Adds up what a question found, and returns it with the words that an item would keep of it; nothing when
/// nobody waits any more.
pub(super) fn sum(
    query: &str,
    answer: AnsweredQuestion,
    corpus: &Corpus,
    stop: &(dyn Fn() -> bool + Sync),
) -> Option<(BriefSum, String)> {
    let everything = Query::default();
    let asked = answer.query.as_ref().unwrap_or(&everything);
    let sum = FoundSet::new(None, asked, answer.keys, corpus).sum(stop)?;
    let said = said(&sum);
    let in_weeks = sum.coverage.is_told_in_weeks().then(|| format!(" ({})", sum.coverage));
    let held = sum.rests_on.clone().map(|held| held + &in_weeks.unwrap_or_default());
    let told = BriefSum {
        query: query.trim().to_owned(),
        told: sum.figures_told(),
        table: table(&sum),
        days: sum.figures.days,
        held,
        remarks: sum.apart_told().chain(answer.replaced).collect(),
    };
    Some((told, said))
}

/// Writes the numbers of all that was found, and those of each basis, with the tolls of which any is told.
fn table(sum: &FoundSum) -> BriefTable {
    let harms: Vec<Harm> =
        Harm::ALL.into_iter().filter(|harm| !sum.figures.toll(*harm).is_silent()).collect();
    let row = |name: &str, figures: &EventFigures| {
        let events = if figures.is_empty() { "0".to_owned() } else { sum.worth(&figures.events) };
        let tolls = harms.iter().map(|harm| match figures.toll(*harm) {
            toll if toll.is_silent() => "–".to_owned(),
            toll => sum.worth(&toll),
        });
        [name.to_owned(), events, grouped(figures.tellings)].into_iter().chain(tolls).collect()
    };
    let by_basis = sum.by_basis.iter();
    let by_basis = by_basis.filter_map(|part| Some(row(part.key.basis()?.word(), &part.figures)));
    let rows = std::iter::once(row("all", &sum.figures)).chain(by_basis).collect();
    let heads = ["", "events", "tellings"].into_iter().chain(harms.iter().map(|harm| harm.label()));
    let heads = heads.map(str::to_owned).collect();
    BriefTable { heads, rows, cells: BriefCells::Numbers, left_out: None }
}
