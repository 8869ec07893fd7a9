//! Counts that an engine gave for the subjects of a comparison, in place of those of the entries that are
//! here. All else follows by the same rules: the archive says what is held of the days, what issuers state
//! and who tells it. Where an engine gives the number that is counted here too, what is known of that
//! number here is kept: which tolls are disputed, how many may belong, which events they are.

use std::collections::HashMap;

use super::count::Counts;
use super::engine::{Counted, MOST_DAYS};
use super::event_count::EventCount;
use super::evidence::OTHERS;
use super::given_row::GivenRow;
use super::measures::{EARLIER, KILLED, LATER};
use super::sql::{Fills, MeasureSql};
use super::tally::{SubjectTally, UNTOLD};
use super::{Ask, Measure, RowKey};
use crate::digest::{AreaId, Basis, CountsAs, Sum, Taxonomy};
use crate::words::fold;

/// The counts of some subjects, each by measure and part.
#[derive(Debug, Default)]
pub struct GivenCounts(Vec<HashMap<(Measure, Option<RowKey>), GivenRow>>);

/// Why counts are not those of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoCounts {
    /// A row is wrong, at a line.
    #[error("line {0}: {1}")]
    Line(usize, String),
    /// A row is missing.
    #[error(
        "there is no count of `{measure}` for `{subject}`: the SQL of this comparison gives it"
    )]
    Missing {
        /// The id of the subject.
        subject: String,
        /// The word of the measure.
        measure: &'static str,
    },
}

impl GivenCounts {
    /// Reads the rows of a file, each with its line, as the counts of what is asked for.
    pub fn read(
        rows: impl Iterator<Item = (usize, GivenRow)>,
        asks: &[Ask],
        taxonomy: &Taxonomy,
    ) -> Result<Self, NoCounts> {
        let ids: Vec<String> = asks.iter().map(Ask::id).collect();
        let mut given = Self(vec![HashMap::new(); ids.len()]);
        for (line, row) in rows {
            let fault = |what: String| NoCounts::Line(line, what);
            let measure = Measure::all().find(|measure| measure.word() == row.measure);
            let measure =
                measure.ok_or_else(|| fault(format!("there is no measure `{}`", row.measure)))?;
            let key = key(measure, &row, taxonomy).map_err(fault)?;
            row.check().map_err(fault)?;
            let mut found = false;
            for (id, counts) in ids.iter().zip(&mut given.0) {
                if *id != row.subject {
                    continue;
                }
                found = true;
                if counts.insert((measure, key.clone()), row.clone()).is_some() {
                    let what = format!("`{}` of `{id}` was on a line before", row.measure);
                    return Err(fault(what));
                }
            }
            if !found {
                let all = ids.join("`, `");
                return Err(fault(format!("`{}` is none of the subjects `{all}`", row.subject)));
            }
        }
        given.check_whole(&ids, taxonomy)?;
        Ok(given)
    }

    /// Refuses counts in which a number is missing that each comparison has.
    fn check_whole(&self, ids: &[String], taxonomy: &Taxonomy) -> Result<(), NoCounts> {
        let sayable = taxonomy.has_counted_as(CountsAs::Attack);
        let always = |measure: &Measure| match measure.sql() {
            MeasureSql::Marks(marks) => {
                let mut fills = marks.iter().map(|mark| mark.fills);
                fills.any(|fills| fills == Fills::Always)
            }
            MeasureSql::Rows(..) | MeasureSql::Nothing => false,
        };
        let needed = Measure::all().filter(always);
        let needed: Vec<Measure> = needed.filter(|it| sayable || !it.rests_on_attacks()).collect();
        for (id, counts) in ids.iter().zip(&self.0) {
            for measure in &needed {
                if !counts.contains_key(&(*measure, None)) {
                    return Err(NoCounts::Missing { subject: id.clone(), measure: measure.word() });
                }
            }
        }
        Ok(())
    }

    /// Lays the counts of the subject at a place over what is counted here.
    pub(super) fn lay(&self, at: usize, counted: &mut Counted<'_>, is_open: bool) {
        let Some(rows) = self.0.get(at) else { return };
        for measure in Measure::all() {
            let MeasureSql::Marks(_) = measure.sql() else { continue };
            if !measure.is_beside() {
                lay_marks(measure, rows, counted);
            }
        }
        lay_beside(rows, counted);
        lay_days(rows, counted, is_open);
        for measure in Measure::all() {
            if let MeasureSql::Rows(_, lay) = measure.sql()
                && let Some(row) = rows.get(&(measure, None))
            {
                lay(row, counted);
            }
        }
    }
}

/// Returns the part that a row is about.
fn key(measure: Measure, row: &GivenRow, words: &Taxonomy) -> Result<Option<RowKey>, String> {
    let Some(key) = row.key.as_deref() else { return Ok(None) };
    if let MeasureSql::Nothing = measure.sql() {
        return Err(format!("`{}` is not counted by engines", row.measure));
    }
    let parts: Vec<&str> = match measure.sql() {
        MeasureSql::Marks(marks) => marks.iter().map(|mark| mark.part).collect(),
        MeasureSql::Rows(..) if measure.is_of_one_day() => vec!["day"],
        MeasureSql::Rows(..) | MeasureSql::Nothing => vec!["theatre", "named"],
    };
    let of = |part: &str| match part {
        "theatre" if row.within.is_none() => words.find_theatre(key).map(RowKey::Theatre),
        "area" => area(key, row.within.as_deref(), words).map(RowKey::Area),
        "tactic" => words.find_tactic(key).map(RowKey::Tactic),
        "kind" => words.find_kind(key).map(RowKey::Kind),
        "basis" => key.parse().ok().map(RowKey::Basis),
        "day" => key.parse().ok().map(RowKey::Day),
        "name" | "named" | "untold" => Some(RowKey::Named(key.to_owned())),
        _ => None, // no other sort of part has a key
    };
    let found = parts.into_iter().find_map(of);
    found.map(Some).ok_or_else(|| {
        format!(
            "`{}` has no part `{key}`; an area of several theatres has its own in `within`",
            row.measure
        )
    })
}

/// Returns the area of a name; in several theatres there may be one of it.
fn area(name: &str, within: Option<&str>, words: &Taxonomy) -> Option<AreaId> {
    if let Some(within) = within {
        return words.find_area(words.find_theatre(within)?, name);
    }
    let mut all = words.areas_called(name);
    let (_, only) = all.next()?;
    all.next().is_none().then_some(only)
}

type GivenRows = HashMap<(Measure, Option<RowKey>), GivenRow>;

/// Lays what is given for the parts of a measure over those that are counted here.
fn lay_marks<'a>(measure: Measure, rows: &GivenRows, counted: &mut Counted<'a>) {
    let here = [counted.certain.take(measure), counted.possible.take(measure)];
    let [certain, possible] = &here;
    let mut laid: [SubjectTally<'a>; 2] = Default::default();
    let alike = [certain.folded_names(), possible.folded_names()];
    for ((_, key), row) in rows.iter().filter(|((own, _), _)| *own == measure) {
        match key {
            None => {
                let (sure, more) = row.split((certain.whole, possible.whole));
                laid[0].whole = sure;
                laid[1].whole = more;
            }
            Some(RowKey::Named(name)) if name == UNTOLD => {
                let (sure, more) = row.split((certain.untold, possible.untold));
                laid[0].untold = sure;
                laid[1].untold = more;
            }
            Some(RowKey::Named(name)) => {
                let is_others = name == OTHERS;
                let folded = fold(name);
                let here = |names: &HashMap<String, EventCount>| {
                    names.get(&folded).filter(|_| !is_others).copied().unwrap_or_default()
                };
                let (sure, more) = row.split((here(&alike[0]), here(&alike[1])));
                laid[0].name_given(name, is_others, sure);
                laid[1].name_given(name, is_others, more);
            }
            Some(key) => {
                let (sure, more) = row.split((certain.part(key), possible.part(key)));
                laid[0].put(key, sure);
                laid[1].put(key, more);
            }
        }
    }
    if measure.counts_people() {
        laid[0] = SubjectTally::default();
        laid[0].tolls = tolls(measure, rows, certain, possible);
        laid[1] = SubjectTally::default();
    }
    let [sure, more] = laid;
    counted.certain.put(measure, sure);
    counted.possible.put(measure, more);
}

/// Returns the tolls that are given, by their bases. What may belong is in them too: it raises high alone.
fn tolls(
    measure: Measure,
    rows: &GivenRows,
    certain: &SubjectTally<'_>,
    possible: &SubjectTally<'_>,
) -> [Sum; Basis::ALL.len()] {
    let merged = |bases: &[Basis]| {
        let mut sums = [Sum::default(); 2];
        for basis in bases {
            sums[0].merge(&certain.tolls[basis.index()]);
            sums[1].merge(&possible.tolls[basis.index()]);
        }
        sums[0].with_possible(&sums[1])
    };
    let mut tolls = [Sum::default(); Basis::ALL.len()];
    let mut several = false;
    for basis in Basis::ALL {
        if let Some(row) = rows.get(&(measure, Some(RowKey::Basis(basis)))) {
            several = true;
            tolls[basis.index()] = row.toll(&merged(&[basis]));
        }
    }
    // The whole is what the bases come to, which are told only where there are several.
    if let Some(row) = rows.get(&(measure, None)).filter(|_| !several) {
        let told = Basis::ALL.into_iter().find(|basis| merged(&[*basis]).terms > 0);
        tolls[told.unwrap_or(Basis::Reported).index()] = row.toll(&merged(&Basis::ALL));
    }
    tolls
}

/// Lays what is told of other days, and as background.
fn lay_beside(rows: &GivenRows, counted: &mut Counted<'_>) {
    let none = EventCount::default();
    let row = |measure: Measure, key: Option<&str>| {
        rows.get(&(measure, key.map(|key| RowKey::Named(key.to_owned()))))
    };
    let events = |counts: &mut Counts<'_>, row: Option<&GivenRow>| {
        let here = counts.take(Measure::ATTACKS);
        let mut laid = SubjectTally::default();
        laid.whole = row.map_or(none, |row| row.split((here.whole, none)).0);
        counts.put(Measure::ATTACKS, laid);
    };
    for measure in Measure::all().filter(|measure| measure.is_beside()) {
        let dead = row(measure, Some(KILLED));
        if has_two_sides(measure) {
            events(&mut counted.earlier, row(measure, Some(EARLIER)));
            events(&mut counted.later, row(measure, Some(LATER)));
            lay_dead(&mut [&mut counted.earlier, &mut counted.later], dead);
        } else {
            events(&mut counted.background, row(measure, None));
            lay_dead(&mut [&mut counted.background], dead);
        }
    }
}

/// Returns true for a measure that tells what was before from what was after.
fn has_two_sides(measure: Measure) -> bool {
    match measure.sql() {
        MeasureSql::Marks(marks) => marks.iter().any(|mark| mark.side == EARLIER),
        MeasureSql::Rows(..) | MeasureSql::Nothing => false,
    }
}

/// Lays the dead of some entries, unless they are those that are counted here.
fn lay_dead(sides: &mut [&mut Counts<'_>], row: Option<&GivenRow>) {
    let mut here = Sum::default();
    for side in sides.iter() {
        side.of(Measure::KILLED).tolls.iter().for_each(|toll| here.merge(toll));
    }
    let sum = row.map(|row| row.toll(&here));
    if sum == Some(here) {
        return;
    }
    for (at, side) in sides.iter_mut().enumerate() {
        let mut tally = SubjectTally::default();
        if let Some(sum) = sum.filter(|_| at == 0) {
            tally.tolls[Basis::Reported.index()] = sum;
        }
        side.put(Measure::KILLED, tally);
    }
}

/// Lays the attacks of single days. A subject without an end has as many as are given.
fn lay_days(rows: &GivenRows, counted: &mut Counted<'_>, is_open: bool) {
    for measure in Measure::all().filter(|measure| measure.is_of_one_day()) {
        let here = counted.certain.take(measure);
        let mut tally = SubjectTally::default();
        let mut last = None;
        for ((own, key), row) in rows {
            let (true, Some(RowKey::Day(day))) = (*own == measure, key) else { continue };
            let key = RowKey::Day(*day);
            tally.put(&key, row.split((here.part(&key), EventCount::default())).0);
            last = last.max(Some(*day as usize + 1));
        }
        if is_open {
            counted.days = last.unwrap_or(0).min(MOST_DAYS as usize);
        }
        counted.certain.put(measure, tally);
    }
}
