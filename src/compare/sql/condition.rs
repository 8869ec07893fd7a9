//! The conditions of a query as SQL over a row `e` of the table of entries. Each is true or false and never
//! unknown, so that its denial is the rest.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::dialect::SqlDialect;
use crate::archive::Corpus;
use crate::query::ExactCondition;

/// Conditions as they are written, with the tables that are joined for them.
pub(super) struct ConditionSql<'a> {
    corpus: &'a Corpus,
    dialect: SqlDialect,
    pub(super) joins: String,
    joined: usize,
}

impl<'a> ConditionSql<'a> {
    pub(super) fn new(corpus: &'a Corpus, dialect: SqlDialect) -> Self {
        Self { corpus, dialect, joins: String::new(), joined: 0 }
    }

    /// Returns a condition.
    pub(super) fn write(&mut self, condition: &ExactCondition) -> String {
        let (words, dialect) = (self.corpus.taxonomy(), self.dialect);
        let is = |column: &str, value: &str| format!("e.{column} = {}", dialect.text(value));
        match condition {
            ExactCondition::All(parts) => self.joined_by(parts, " AND ", "1 = 1"),
            ExactCondition::Any(parts) => self.joined_by(parts, " OR ", "1 = 0"),
            ExactCondition::Not(part) => format!("NOT ({})", self.write(part)),
            ExactCondition::Theatre(id) => is("theatre", words.theatre_word(*id)),
            ExactCondition::Area(id) => {
                let theatre = words.area(*id).map(|area| words.theatre_word(area.theatre));
                let theatre = is("theatre", theatre.unwrap_or_default());
                let area = is("area", words.area_name(*id));
                format!("({theatre} AND e.area IS NOT NULL AND {area})")
            }
            ExactCondition::Kind(id) => is("kind", words.kind_word(*id)),
            ExactCondition::Basis(basis) => is("basis", basis.word()),
            ExactCondition::Tactic(id) => {
                let tactic = dialect.text(words.tactic_word(*id));
                self.member("entry_tactics", &format!("tactic = {tactic}"))
            }
            ExactCondition::Waves(places) => {
                let waves = places.iter().filter_map(|at| self.corpus.waves().get(*at));
                let waves: Vec<String> = waves.map(|wave| dialect.text(&wave.id)).collect();
                if waves.is_empty() {
                    return "1 = 0".to_owned();
                }
                self.member("wave_members", &format!("wave IN ({})", waves.join(", ")))
            }
            ExactCondition::Days(from, to) => on_days(*from, Some(*to)),
            ExactCondition::Digest(start) => begins("digest", start, dialect),
            ExactCondition::Id(start) => begins("id", start, dialect),
            ExactCondition::Repeat => "NOT e.counted".to_owned(),
        }
    }

    fn joined_by(&mut self, parts: &[ExactCondition], by: &str, without: &str) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.write(part)).collect();
        if parts.is_empty() { without.to_owned() } else { format!("({})", parts.join(by)) }
    }

    /// Joins a table that has rows for some entries, and returns whether it has one.
    fn member(&mut self, table: &str, which: &str) -> String {
        self.joined += 1;
        let name = format!("m{}", self.joined);
        // What is written into a text cannot fail.
        let _ = write!(
            self.joins,
            "\n  LEFT JOIN (SELECT desk, entry FROM {table} WHERE {which} GROUP BY desk, entry) {name} \
             ON {name}.desk = e.desk AND {name}.entry = e.id"
        );
        format!("{name}.entry IS NOT NULL")
    }
}

fn begins(column: &str, start: &str, dialect: SqlDialect) -> String {
    let letters = start.chars().count();
    format!("SUBSTRING(e.{column}, 1, {letters}) = {}", dialect.text(start))
}

/// Returns whether something may have happened on one of some days; of an open end or an open beginning
/// there is nothing to say.
pub(super) fn on_days(from: NaiveDate, to: Option<NaiveDate>) -> String {
    let to = to.filter(|to| *to < NaiveDate::MAX);
    let before = to.map(|to| format!("e.first_day <= {}", day(to)));
    let after = (from > NaiveDate::MIN).then(|| format!("e.last_day >= {}", day(from)));
    let parts: Vec<String> = before.into_iter().chain(after).collect();
    if parts.is_empty() { "1 = 1".to_owned() } else { format!("({})", parts.join(" AND ")) }
}

/// Returns a day as a literal.
pub(super) fn day(day: NaiveDate) -> String {
    format!("DATE '{day}'")
}
