//! The views of what is held of the days of the subjects: the same rules as in the room `cover`, over what
//! each digest by itself holds.

use super::dialect::{SqlDialect, SqlView};
use super::found::SqlSubject;
use crate::archive::Corpus;
use crate::cover::Scope;

/// What the fullest digest holds of each theatre on each day. What may be told by the next digest only is
/// at most in part.
const THEATRE_STATES: &str = "\
SELECT g.nr, g.n, t.theatre, MAX(CASE WHEN t.rank = 4 AND g.late THEN 3 ELSE t.rank END) AS rank
FROM digest_states g
JOIN digest_theatres t ON t.desk = g.desk AND t.digest = g.digest
GROUP BY g.nr, g.n, t.theatre";

const AREA_STATES: &str = "\
SELECT g.nr, g.n, t.theatre, t.area, MAX(CASE WHEN t.rank = 4 AND g.late THEN 3 ELSE t.rank END) AS rank
FROM digest_states g
JOIN digest_areas t ON t.desk = g.desk AND t.digest = g.digest
GROUP BY g.nr, g.n, t.theatre, t.area";

/// The state of each day: 0 not held, 1 silent, 2 words only, 3 in part, 4 in full. A theatre that no digest
/// of the day lists is silent; an area is as its theatre, where that is in full.
const HELD: &str = "\
SELECT nr, n,
  CASE WHEN MIN(rank) = 4 THEN 4 WHEN MAX(rank) = 4 THEN 3 ELSE MAX(rank) END AS rank
FROM (
  SELECT s.nr, c.n,
    CASE WHEN w.rank IS NULL THEN 0
      WHEN x.sort = 'all' THEN w.rank
      WHEN x.sort = 'theatre' THEN COALESCE(t.rank, 1)
      WHEN a.rank IS NOT NULL THEN a.rank
      WHEN t.rank = 4 THEN 4
      ELSE 1 END AS rank
  FROM spans s
  JOIN calendar c ON c.n BETWEEN s.start_n AND s.end_n
  JOIN scopes x ON x.nr = s.nr
  LEFT JOIN (SELECT nr, n, MAX(rank) AS rank FROM digest_states GROUP BY nr, n) w
    ON w.nr = s.nr AND w.n = c.n
  LEFT JOIN theatre_states t ON t.nr = s.nr AND t.n = c.n AND t.theatre = x.theatre
  LEFT JOIN area_states a
    ON a.nr = s.nr AND a.n = c.n AND a.theatre = x.theatre AND a.area = x.area
) d
GROUP BY nr, n";

/// The days by what is held of them, and those on which each theatre is told of.
const COVERED_DAYS: &str = "\
SELECT nr, 'whole' AS part, '' AS part_key, SUM(CASE WHEN rank >= 2 THEN 1 ELSE 0 END) AS days
FROM held GROUP BY nr
UNION ALL
SELECT nr, 'named', CASE rank WHEN 4 THEN 'held in full' WHEN 3 THEN 'in part' WHEN 2 THEN 'words only'
  WHEN 1 THEN 'silent' ELSE 'not held' END, COUNT(*)
FROM held GROUP BY nr, rank
UNION ALL
SELECT nr, 'theatre', theatre, COUNT(*) FROM theatre_states WHERE rank >= 2 GROUP BY nr, theatre";

/// Returns the views.
pub(super) fn views(subjects: &[SqlSubject], corpus: &Corpus, dialect: SqlDialect) -> Vec<SqlView> {
    let words = corpus.taxonomy();
    let scopes = (1..).zip(subjects).flat_map(|(nr, subject): (usize, _)| {
        subject.scopes.iter().map(move |scope| {
            let (sort, theatre, area) = match *scope {
                Scope::All => ("all", "", ""),
                Scope::Theatre(theatre) => ("theatre", words.theatre_word(theatre), ""),
                Scope::Area(theatre, area) => {
                    ("area", words.theatre_word(theatre), words.area_name(area))
                }
            };
            format!(
                "SELECT {nr} AS nr, '{sort}' AS sort, {} AS theatre, {} AS area",
                dialect.text(theatre),
                dialect.text(area)
            )
        })
    });
    let scopes: Vec<String> = scopes.collect();
    let own = (1..).zip(subjects).filter_map(|(nr, subject): (usize, _)| {
        let ids = subject.digests.as_ref()?.iter().map(|id| dialect.text(id));
        let ids: Vec<String> = ids.collect();
        let is_own = if ids.is_empty() {
            "1 = 0".to_owned()
        } else {
            format!("d.digest IN ({})", ids.join(", "))
        };
        Some(format!("\n  AND (s.nr <> {nr} OR {is_own})"))
    });
    let own: String = own.collect();
    let digest_states = format!(
        "SELECT s.nr, c.n, d.desk, d.digest, d.rank, d.late\nFROM spans s\nJOIN calendar c ON c.n BETWEEN \
         s.start_n AND s.end_n\nJOIN digest_days d ON d.date = c.on_day\nWHERE 1 = 1{own}"
    );
    vec![
        SqlView::new("scopes", scopes.join("\nUNION ALL\n")),
        SqlView::new("digest_states", digest_states).often(),
        SqlView::new("theatre_states", THEATRE_STATES).often(),
        SqlView::new("area_states", AREA_STATES),
        SqlView::new("held", HELD).often(),
        SqlView::new("covered_days", COVERED_DAYS).often(),
    ]
}
