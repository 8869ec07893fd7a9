//! The views that add up what entries count for: every mark of every measure over every entry that it
//! looks at, in one pass.

use std::fmt::Write as _;

use super::dialect::SqlView;
use super::measure_sql::{Fills, MeasureSql, SqlMark};
use crate::compare::Measure;
use crate::compare::measures::{EntryScope, MOST_NAMES};
use crate::digest::Harm;

/// The sums of each part. Low and best are those of the entries that surely belong, high is that of those
/// that may belong too, and there is none where one of them has no bound.
const SUMS: &str = "\
SELECT nr, measure, part, part_key, within,
  SUM(CASE WHEN certain = 1 THEN low ELSE 0 END) AS low,
  SUM(CASE WHEN certain = 1 THEN best ELSE 0 END) AS best,
  CASE WHEN COUNT(*) = COUNT(high) THEN SUM(high) END AS high,
  SUM(CASE WHEN certain = 1 THEN unsaid ELSE 0 END) AS unsaid,
  SUM(CASE WHEN certain = 1 THEN disputed ELSE 0 END) AS disputed,
  COUNT(*) AS terms,
  SUM(CASE WHEN certain = 1 THEN 0 ELSE best END) AS possible,
  SUM(fingerprint) AS fingerprint, MIN(spelt) AS spelt, MAX(fills) AS fills
FROM marked
GROUP BY nr, measure, part, part_key, within";

/// The same with the most frequent names as they are written, and the other names together.
const NAMED: &str = "\
SELECT nr, measure, part, part_key, within, SUM(low) AS low, SUM(best) AS best,
  CASE WHEN COUNT(*) = COUNT(high) THEN SUM(high) END AS high, SUM(unsaid) AS unsaid,
  SUM(disputed) AS disputed, SUM(terms) AS terms, SUM(possible) AS possible,
  SUM(fingerprint) AS fingerprint, MAX(fills) AS fills
FROM (
  SELECT s.nr, s.measure, s.within, s.low, s.best, s.high, s.unsaid, s.disputed, s.terms, s.possible,
    s.fingerprint, s.fills,
    CASE WHEN s.part = 'name' AND n.place > {most} THEN 'others' ELSE s.part END AS part,
    CASE WHEN s.part <> 'name' THEN s.part_key WHEN n.place > {most} THEN '(others)' ELSE n.spelt END
      AS part_key
  FROM sums s
  LEFT JOIN (
    SELECT measure, part_key, MIN(spelt) AS spelt,
      ROW_NUMBER() OVER (PARTITION BY measure ORDER BY SUM(best + possible) DESC, part_key) AS place
    FROM sums WHERE part = 'name' GROUP BY measure, part_key
  ) n ON s.part = 'name' AND n.measure = s.measure AND n.part_key = s.part_key
) s
GROUP BY nr, measure, part, part_key, within";

/// A mark with the measure that sets it, and its number.
struct NumberedMark {
    nr: usize,
    measure: Measure,
    mark: &'static SqlMark,
}

/// Returns the views; `measures` are those that can be counted.
pub(super) fn views(measures: &[Measure]) -> Vec<SqlView> {
    let all = measures.iter().flat_map(|measure| match measure.sql() {
        MeasureSql::Marks(marks) => marks.iter().map(|mark| (*measure, mark)).collect(),
        MeasureSql::Nothing | MeasureSql::Rows(..) => Vec::new(),
    });
    let numbered = (1..).zip(all).map(|(nr, (measure, mark))| NumberedMark { nr, measure, mark });
    let (joined, plain): (Vec<_>, Vec<_>) = numbered.partition(|one| !one.mark.joined.is_empty());
    let mut marked = selected(&plain);
    for one in joined {
        marked.extend(["\nUNION ALL\n", &selected(&[one])]);
    }
    vec![
        SqlView::new("marked", marked),
        SqlView::new("sums", SUMS).often(),
        SqlView::new("named", NAMED.replace("{most}", &MOST_NAMES.to_string())),
    ]
}

/// Returns the parts that have a row for every subject, or for each where one has something of a measure.
pub(super) fn filled_parts(measures: &[Measure]) -> String {
    let mut parts = String::new();
    for measure in measures {
        let MeasureSql::Marks(marks) = measure.sql() else { continue };
        for mark in *marks {
            let from = match mark.fills {
                Fills::Always => String::new(),
                Fills::WhereMeasure => format!(" FROM shown WHERE measure = '{}'", measure.word()),
                Fills::Never | Fills::WhereAny => continue,
            };
            // What is written into a text cannot fail.
            let _ = write!(
                parts,
                "\nUNION\nSELECT '{}' AS measure, '{}' AS part, {} AS part_key, '' AS within{from}",
                measure.word(),
                mark.part,
                mark.key
            );
        }
    }
    parts
}

/// Returns the query of what entries count for by some marks.
fn selected(marks: &[NumberedMark]) -> String {
    let rows = marks.iter().map(|NumberedMark { nr, measure, mark }| {
        let attacks = i32::from(measure.definition().among != EntryScope::Entries);
        let fills = i32::from(mark.fills != Fills::Never);
        format!(
            "SELECT {nr} AS mark, '{}' AS measure, '{}' AS part, '{}' AS numbers, '{}' AS side, {attacks} \
             AS attacks, {fills} AS fills",
            measure.word(),
            mark.part,
            mark.numbers,
            mark.side
        )
    });
    let rows: Vec<String> = rows.collect();
    let joined = marks.first().map_or("", |one| one.mark.joined);
    let of = |text: fn(&SqlMark) -> &'static str, rest: &str| {
        let cases = marks.iter().filter(|one| text(one.mark) != rest);
        let cases: Vec<String> =
            cases.map(|one| format!(" WHEN {} THEN {}", one.nr, text(one.mark))).collect();
        if cases.is_empty() {
            rest.to_owned()
        } else {
            format!("CASE m.mark{} ELSE {rest} END", cases.concat())
        }
    };
    let when = marks
        .iter()
        .filter(|one| !one.mark.when.is_empty())
        .map(|one| format!(" WHEN {} THEN CASE WHEN {} THEN 1 ELSE 0 END", one.nr, one.mark.when));
    let when: String = when.collect();
    let when =
        if when.is_empty() { when } else { format!("\n  AND CASE m.mark{when} ELSE 1 END = 1") };
    let key = of(|mark| mark.key, "''");
    let within = of(|mark| mark.within, "''");
    let spelt = of(|mark| mark.spelt, "''");
    let [low, best, high, unsaid, disputed] = numbers();
    format!(
        "SELECT t.nr, m.measure, m.part, {key} AS part_key,\n  {within} AS within, {spelt} AS spelt, t.certain, \
         t.fingerprint, m.fills,\n  {low} AS low,\n  {best} AS best,\n  {high} AS high,\n  {unsaid} AS \
         unsaid,\n  {disputed} AS disputed\nFROM dated t\nCROSS JOIN (\n  {}\n) m{joined}\nWHERE t.side = m.side \
         AND (m.attacks = 0 OR t.counts_as = 'attack'){when}",
        rows.join("\n  UNION ALL "),
    )
}

/// Returns the numbers of an entry, by what a mark adds up.
fn numbers() -> [String; 5] {
    let of = |events: &str, toll: fn(&str) -> String| {
        let tolls = Harm::ALL.map(|harm| {
            let key = harm.key();
            format!(" WHEN '{key}' THEN {}", toll(key))
        });
        format!("CASE m.numbers WHEN 'events' THEN {events}{} END", tolls.concat())
    };
    [
        of("t.events_low", |key| format!("t.event_{key}_low")),
        of("COALESCE(t.events_best, 0)", |key| format!("COALESCE(t.event_{key}_best, 0)")),
        of("t.events_high", |key| format!("t.event_{key}_high")),
        of("0", |key| format!("CASE WHEN t.event_{key}_unsaid THEN 1 ELSE 0 END")),
        of("0", |key| format!("CASE WHEN t.event_{key}_disputed THEN 1 ELSE 0 END")),
    ]
}
