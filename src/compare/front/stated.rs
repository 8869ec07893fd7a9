//! What issuers state: the attacks of a whole year, and of a wave. Figures stay what they are, each with
//! its issuer and its basis; nothing is added up.

use std::cmp::Reverse;

use chrono::{Datelike as _, NaiveDate};

use crate::archive::Corpus;
use crate::digest::{Basis, Count, Figure, Wave};

/// The words of a figure that counts attacks.
const ATTACKS: &str = "attacks";
/// The most years that are told, the latest ones.
const MOST_YEARS: usize = 200;

/// The attacks that an issuer states for a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearTotal {
    /// The year.
    pub year: i32,
    /// How many.
    pub count: Count,
    /// Whose word it is.
    pub basis: Basis,
    /// Who states it.
    pub issuer: Box<str>,
    /// The digest that quotes it, by its place.
    pub digest: u32,
}

/// The attacks that an issuer states for a wave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaveTotal {
    /// How many.
    pub count: Count,
    /// Whose word it is.
    pub basis: Basis,
    /// Who states it.
    pub issuer: Box<str>,
}

/// Returns what is stated for whole years, the latest first. What several digests quote alike is told
/// once, from the newest of them.
pub(super) fn year_totals(corpus: &Corpus) -> Vec<YearTotal> {
    let mut found: Vec<YearTotal> = Vec::new();
    for (digest, quoting) in (0..).zip(corpus.digests()) {
        let figures = quoting.figures().iter().filter(|figure| counts_attacks(figure));
        found.extend(figures.filter_map(|figure| {
            let (count, year) = (figure.total?, whole_year(figure)?);
            let issuer = figure.issuer.clone();
            Some(YearTotal { year, count, basis: figure.basis, issuer, digest })
        }));
    }
    // A stable order: of those that are alike the newest digest stays first.
    let place = |total: &YearTotal| (Reverse(total.year), total.basis, total.issuer.clone());
    found.sort_by_cached_key(place);
    let same = |one: &mut YearTotal, other: &mut YearTotal| {
        place(one) == place(other) && one.count == other.count
    };
    found.dedup_by(same);
    found.truncate(MOST_YEARS);
    found
}

/// Returns the total that is stated for each wave, in their order.
pub(super) fn wave_totals(corpus: &Corpus) -> Vec<Option<WaveTotal>> {
    corpus.waves().iter().map(|wave| wave_total(wave)).collect()
}

/// Returns the total of a wave: of what counts its attacks that for exactly its days, else the first that
/// its file tells; of both what the group claims before what others say.
fn wave_total(wave: &Wave) -> Option<WaveTotal> {
    let figures = wave.figures.iter().filter(|figure| counts_attacks(figure));
    let rank = |figure: &&Figure| (figure.period != Some(wave.period), figure.basis);
    let figure = figures.filter(|figure| figure.total.is_some()).min_by_key(rank)?;
    Some(WaveTotal { count: figure.total?, basis: figure.basis, issuer: figure.issuer.clone() })
}

/// Returns true if a figure counts attacks, wherever they were.
fn counts_attacks(figure: &Figure) -> bool {
    figure.unit.is_none() && figure.counts_as.as_deref().unwrap_or(&figure.of) == ATTACKS
}

/// Returns the year whose first and last day are those of a figure.
fn whole_year(figure: &Figure) -> Option<i32> {
    let period = figure.period?;
    let year = period.from.year();
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    (Some(period.from) == day(1, 1) && period.to == day(12, 31)).then_some(year)
}
