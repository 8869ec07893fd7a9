//! What each subject finds among the entries, and on which side of its days: the same rules as in `find`.

use chrono::NaiveDate;

use super::condition::{ConditionSql, day, on_days};
use super::dialect::SqlDialect;
use super::statement::NoSql;
use crate::archive::Corpus;
use crate::compare::Ask;
use crate::cover::Scope;
use crate::digest::{Digest, Harm, Period};
use crate::query::Query;

/// A subject as its SQL needs it.
pub(super) struct SqlSubject {
    /// Its id.
    pub(super) id: String,
    /// Its days; none where the first and the last entry found give them.
    pub(super) period: Option<Period>,
    /// The places of which coverage is asked.
    pub(super) scopes: Vec<Scope>,
    /// The digests that alone cover its days; none if all do.
    pub(super) digests: Option<Vec<String>>,
    /// The query of its entries.
    pub(super) found: String,
}

/// The columns of entries that are counted, but for the tolls.
const COLUMNS: &str = "e.desk, e.id, e.event, e.event_rank, e.fingerprint, e.first_day, e.last_day, \
     e.theatre, e.area, e.kind, e.tactic, e.basis, e.target, e.target_key, e.place, e.place_key, e.west, \
     e.complex, e.events_low, e.events_best, e.events_high";

/// Of which side an entry is, where nothing says that it is not counted.
const CERTAIN: &str = "'certain'";

impl SqlSubject {
    /// Reads one subject; `text` is what it was read from, `nr` its number from 1.
    pub(super) fn of(
        ask: &Ask,
        (nr, text): (usize, &str),
        corpus: &Corpus,
        dialect: SqlDialect,
    ) -> Result<Self, NoSql> {
        match ask {
            Ask::Span(text, period) => Ok(Self {
                found: select(nr, &belongs(*period), "", &within_months(*period, "1 = 1")),
                ..Self::new(text, Some(*period))
            }),
            Ask::Digest(id) => {
                let known = corpus.digests().iter().find(|digest| digest.id() == id);
                let period = known.map(|digest| digest.head().period);
                let belongs = period.map_or_else(|| CERTAIN.to_owned(), of_digest);
                let condition = format!("e.digest = {}", dialect.text(id));
                Ok(Self {
                    digests: Some(vec![id.clone()]),
                    found: select(nr, &belongs, "", &condition),
                    ..Self::new(id, period)
                })
            }
            Ask::Wave(id) => {
                let wave = corpus.wave_of_id(id).and_then(|at| corpus.waves().get(at));
                let period = wave.map(|wave| wave.period);
                let belongs = period.map_or_else(|| CERTAIN.to_owned(), |own| beside(own, CERTAIN));
                let join = format!(
                    "\n  JOIN wave_members w ON w.desk = e.desk AND w.entry = e.id AND w.wave = {}",
                    dialect.text(id)
                );
                Ok(Self { found: select(nr, &belongs, &join, "1 = 1"), ..Self::new(id, period) })
            }
            Ask::Query(_, query) => {
                let exact = query.exact(text, corpus).map_err(|fault| NoSql::Fault(nr, fault))?;
                let mut conditions = ConditionSql::new(corpus, dialect);
                let condition = conditions.write(&exact);
                let joins = conditions.joins;
                let period = query.period();
                let belongs = period.map_or_else(|| CERTAIN.to_owned(), belongs);
                let condition =
                    period.map_or_else(|| condition.clone(), |own| within_months(own, &condition));
                Ok(Self {
                    scopes: query.asked(corpus.taxonomy()).scopes().to_vec(),
                    digests: digests_of(query, corpus),
                    found: select(nr, &belongs, &joins, &condition),
                    ..Self::new(&ask.id(), period)
                })
            }
            Ask::Mean(_) => Err(NoSql::Mean),
        }
    }

    fn new(id: &str, period: Option<Period>) -> Self {
        Self {
            id: id.to_owned(),
            period,
            scopes: vec![Scope::All],
            digests: None,
            found: String::new(),
        }
    }
}

fn digests_of(query: &Query, corpus: &Corpus) -> Option<Vec<String>> {
    let asked = query.asked_of(corpus);
    let known = asked.digests(corpus)?;
    let own = corpus.digests().iter().map(|digest| Digest::id(digest));
    Some(own.filter(|id| known.contains(id)).map(str::to_owned).collect())
}

fn select(nr: usize, belongs: &str, joins: &str, condition: &str) -> String {
    let tolls = Harm::ALL.map(|harm| {
        let key = harm.key();
        let of = ["low", "best", "high", "basis", "unsaid", "disputed"];
        of.map(|part| format!("e.event_{key}_{part}")).join(", ")
    });
    let tolls = tolls.join(",\n  ");
    format!(
        "SELECT {nr} AS nr, {belongs} AS belongs, {COLUMNS},\n  {tolls}\nFROM entries e{joins}\nWHERE \
         {condition}"
    )
}

/// Says whether an entry that may have happened on some days surely did.
fn belongs(own: Period) -> String {
    let within = within(own);
    format!("CASE WHEN {within} THEN 'certain' ELSE 'possible' END")
}

fn within(own: Period) -> String {
    let to = own.to.map(|to| format!(" AND e.last_day <= {}", day(to)));
    format!("e.first_day >= {}{}", day(own.from), to.unwrap_or_default())
}

/// Tells what happened before or after some days from the rest.
fn beside(own: Period, rest: &str) -> String {
    let later = own.to.map(|to| format!(" WHEN e.first_day > {} THEN 'later'", day(to)));
    let later = later.unwrap_or_default();
    format!("CASE{later} WHEN e.last_day < {} THEN 'earlier' ELSE {rest} END", day(own.from))
}

fn of_digest(own: Period) -> String {
    let told = beside(own, &belongs(own));
    format!("CASE WHEN e.background THEN 'background' ELSE {told} END")
}

/// Adds to a condition that something may have happened on some days, so that an engine opens no folder of
/// other months.
fn within_months(own: Period, condition: &str) -> String {
    let month = |day: NaiveDate| format!("'{}'", day.format("%Y-%m"));
    let from = month(own.from);
    let months = match own.to {
        Some(to) => format!("e.month BETWEEN {from} AND {}", month(to)),
        None => format!("e.month >= {from}"),
    };
    format!("({months} OR e.month = 'span')\n  AND {} AND {condition}", on_days(own.from, own.to))
}
