//! The views from the subjects to their entries, each event once, with the days of the subject on which
//! they happened.

use super::condition::day;
use super::dialect::{SqlDialect, SqlView};
use super::found::SqlSubject;
use crate::compare::engine::MOST_DAYS;

/// Each event once, by the telling that counts, or the next that is among those found. What a digest
/// recalls as background is told apart and not joined with what it tells.
const TOLD: &str = "\
SELECT r.*, k.counts_as, a.n AS first_n, b.n AS last_n,
  CASE WHEN r.belongs = 'possible' THEN 0 ELSE 1 END AS certain,
  CASE WHEN r.belongs IN ('certain', 'possible') THEN 'inside' ELSE r.belongs END AS side
FROM (
  SELECT f.*, ROW_NUMBER() OVER (
    PARTITION BY f.nr, f.event,
      CASE WHEN f.belongs = 'background' THEN f.desk || '/' || f.id ELSE '' END
    ORDER BY f.event_rank, f.desk, f.id) AS telling
  FROM found f
) r
JOIN kinds k ON k.desk = r.desk AND k.id = r.kind
LEFT JOIN calendar a ON a.on_day = r.first_day
LEFT JOIN calendar b ON b.on_day = r.last_day
WHERE r.telling = 1";

/// The days of each subject as numbers; `until_n` is the last that has a row of its own.
const SPANS: &str = "\
SELECT d.nr, d.subject, c.n AS start_n, e.n AS end_n, COALESCE(e.n, l.last_n) AS until_n
FROM (
  SELECT s.nr, s.subject, COALESCE(s.start_day, f.first_day) AS start_day,
    CASE WHEN s.is_found = 1 THEN f.last_day ELSE s.end_day END AS end_day
  FROM subjects s
  LEFT JOIN (
    SELECT nr, MIN(first_day) AS first_day, MAX(last_day) AS last_day FROM found GROUP BY nr
  ) f ON f.nr = s.nr
) d
LEFT JOIN calendar c ON c.on_day = d.start_day
LEFT JOIN calendar e ON e.on_day = d.end_day
LEFT JOIN (
  SELECT nr, MAX(last_n) AS last_n FROM told WHERE side = 'inside' AND certain = 1 GROUP BY nr
) l ON l.nr = d.nr";

/// Returns the views.
pub(super) fn views(subjects: &[SqlSubject], dialect: SqlDialect) -> Vec<SqlView> {
    let all = subjects.iter().enumerate();
    let literals = all.map(|(at, subject)| {
        let date = |known: Option<chrono::NaiveDate>| {
            known.map_or_else(|| "CAST(NULL AS DATE)".to_owned(), day)
        };
        let period = subject.period;
        format!(
            "SELECT {} AS nr, {} AS subject, {} AS start_day, {} AS end_day, {} AS is_found",
            at + 1,
            dialect.text(&subject.id),
            date(period.map(|period| period.from)),
            date(period.and_then(|period| period.to)),
            i32::from(period.is_none()),
        )
    });
    let literals: Vec<String> = literals.collect();
    let found: Vec<&str> = subjects.iter().map(|subject| &*subject.found).collect();
    let dated = format!(
        "SELECT t.*, s.start_n, s.end_n,\n  CASE WHEN t.first_n = t.last_n AND t.first_n BETWEEN s.start_n AND \
         s.until_n\n    AND t.first_n - s.start_n < {MOST_DAYS} THEN t.first_n - s.start_n END AS \
         day_nr\nFROM told t\nJOIN spans s ON s.nr = t.nr"
    );
    vec![
        SqlView::new("subjects", literals.join("\nUNION ALL\n")),
        SqlView::new("calendar", "SELECT date AS on_day, MAX(n) AS n FROM days GROUP BY date")
            .often(),
        SqlView::new("found", found.join("\nUNION ALL\n")).often(),
        SqlView::new("told", TOLD).often(),
        SqlView::new("spans", SPANS).often(),
        SqlView::new("dated", dated).often(),
    ]
}
