//! The text as a whole: the views in their order, the rows that measures write themselves, and the cells.

use super::dialect::{SqlDialect, SqlView};
use super::found::SqlSubject;
use super::measure_sql::{MeasureSql, ROW_COLUMNS};
use super::{coverage, marks, told};
use crate::archive::Corpus;
use crate::compare::engine::MOST_DAYS;
use crate::compare::{Ask, Measure};
use crate::digest::CountsAs;
use crate::query::QueryFault;

/// Why a comparison cannot be told in SQL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoSql {
    /// The subject of a number, from 1, asks for something that is no exact field, with the place of it.
    Fault(usize, QueryFault),
    /// A mean of digests is none of the subjects that have words.
    Mean,
}

/// The cells: where a part has a row for each subject, with zeros. Tolls by basis are told where there are
/// several bases. What gives no number has no best one.
const CELLS: &str = "\
SELECT subject, measure, NULLIF(part_key, '') AS key,
  CAST(low AS BIGINT) AS low,
  CAST(CASE WHEN fills = 1 OR best > 0 OR terms > unsaid THEN best END AS BIGINT) AS best,
  CAST(high AS BIGINT) AS high, CAST(unsaid AS BIGINT) AS unsaid,
  nr, part, NULLIF(within, '') AS within, CAST(disputed AS BIGINT) AS disputed,
  CAST(terms AS BIGINT) AS terms, CAST(possible AS BIGINT) AS possible,
  CAST(fingerprint AS BIGINT) AS fingerprint
FROM (
  SELECT s.subject, s.nr, k.measure, k.part, k.part_key, k.within, COALESCE(c.low, 0) AS low,
    COALESCE(c.best, 0) AS best, CASE WHEN c.nr IS NULL THEN 0 ELSE c.high END AS high,
    COALESCE(c.unsaid, 0) AS unsaid, COALESCE(c.disputed, 0) AS disputed, COALESCE(c.terms, 0) AS terms,
    COALESCE(c.possible, 0) AS possible, COALESCE(c.fingerprint, 0) AS fingerprint, 1 AS fills
  FROM spans s
  CROSS JOIN parts k
  LEFT JOIN shown c ON c.nr = s.nr AND c.measure = k.measure AND c.part = k.part
    AND c.part_key = k.part_key AND c.within = k.within
  UNION ALL
  SELECT s.subject, c.nr, c.measure, c.part, c.part_key, c.within, c.low, c.best, c.high, c.unsaid,
    c.disputed, c.terms, c.possible, c.fingerprint, 0 AS fills
  FROM shown c
  JOIN spans s ON s.nr = c.nr
  LEFT JOIN (
    SELECT measure, COUNT(DISTINCT part_key) AS bases FROM shown WHERE part = 'basis' GROUP BY measure
  ) b ON b.measure = c.measure
  WHERE c.fills = 0 AND (c.part <> 'basis' OR b.bases > 1)
) cells
ORDER BY nr, measure, part, part_key, within";

/// Returns a comparison as SQL over the tables of a lake. `texts` are what the subjects were read from.
///
/// # Errors
///
/// Where a subject asks for what is no exact field.
pub fn comparison_sql(
    asks: &[Ask],
    texts: &[String],
    corpus: &Corpus,
    dialect: SqlDialect,
) -> Result<String, NoSql> {
    let subjects = (1..)
        .zip(asks)
        .zip(texts)
        .map(|((nr, ask), text)| SqlSubject::of(ask, (nr, text), corpus, dialect));
    let subjects: Vec<SqlSubject> = subjects.collect::<Result<_, _>>()?;
    let sayable = corpus.taxonomy().has_counted_as(CountsAs::Attack);
    let measures = Measure::all().filter(|measure| sayable || !measure.rests_on_attacks());
    let measures: Vec<Measure> = measures.collect();
    let mut views = told::views(&subjects, dialect);
    views.extend(marks::views(&measures));
    views.extend(coverage::views(&subjects, corpus, dialect));
    let columns = ROW_COLUMNS.join(", ");
    let own = measures.iter().filter_map(|measure| match measure.sql() {
        MeasureSql::Rows(rows, _) => Some(own_rows(*measure, rows)),
        MeasureSql::Marks(_) | MeasureSql::Nothing => None,
    });
    let shown = std::iter::once(format!("SELECT {columns} FROM named")).chain(own);
    let shown: Vec<String> = shown.collect();
    views.push(SqlView::new("shown", shown.join("\nUNION ALL\n")).often());
    let filled = "SELECT measure, part, part_key, within FROM shown WHERE fills = 1";
    views.push(SqlView::new("parts", filled.to_owned() + &marks::filled_parts(&measures)));
    let about: String =
        head(corpus, &subjects).iter().flat_map(|line| ["-- ", line, "\n"]).collect();
    Ok(about + &dialect.script(&views, CELLS))
}

/// What stands first in a row of a whole, and last in a row that is none of events. Some engines refuse two
/// columns of one name, so that each has its own.
const WHOLE: &str = "'{measure}' AS measure, 'whole' AS part, '' AS part_key, '' AS within";
const REST: &str =
    "0 AS unsaid, 0 AS disputed, 1 AS terms, 0 AS possible, 0 AS fingerprint, 0 AS fills";

fn own_rows(measure: Measure, rows: &str) -> String {
    rows.replace("{whole}", WHOLE)
        .replace("{rest}", REST)
        .replace("{measure}", measure.word())
        .replace("{most_days}", &MOST_DAYS.to_string())
}

/// Returns the lines that say what the text is, with what stands over the archive first.
fn head(corpus: &Corpus, subjects: &[SqlSubject]) -> Vec<String> {
    let ids: Vec<String> = subjects.iter().map(|subject| subject.id.replace('\n', " ")).collect();
    let marking = corpus.markings().all();
    let about = [
        format!("The counts of a comparison of {}.", ids.join(" with ")),
        "Each event once; low and best of what surely belongs, high of what may belong too."
            .to_owned(),
        "It reads the tables that an export for engines writes.".to_owned(),
    ];
    marking.into_iter().chain(about).collect()
}
