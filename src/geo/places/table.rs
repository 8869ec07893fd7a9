//! A table of places: one text with all names, and a row of numbers for each place, by country. The
//! index of a country's names is made when it is first asked for.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::country::CountryCode;
use super::name_keys::{MatchLevel, NameKeys, PlaceNames};
use crate::geo::sphere::GeoPoint;

/// Stands between the names of one place.
pub(super) const BETWEEN_NAMES: char = '|';

/// A row of the table.
#[derive(Clone, Debug)]
pub(super) struct PlaceRow {
    /// The names in the text, the main one first.
    pub(super) names: Range<u32>,
    /// Degrees, in thousandths.
    pub(super) lat: i32,
    pub(super) lon: i32,
    /// About how many people; 0 where that is not known.
    pub(super) people: u32,
    pub(super) country: CountryCode,
    /// The number of its first-level region, if known.
    pub(super) region: Option<u16>,
}

/// Degrees are kept in thousandths, 111 m.
const PER_DEGREE: f64 = 1e3;

impl PlaceRow {
    pub(super) fn point(&self) -> GeoPoint {
        GeoPoint::new(f64::from(self.lat) / PER_DEGREE, f64::from(self.lon) / PER_DEGREE)
    }

    /// Returns degrees in thousandths; none if they are none of the earth.
    #[expect(clippy::cast_possible_truncation, reason = "at most 180,000, checked before")]
    pub(super) fn thousandths(degrees: f64) -> Option<i32> {
        (degrees.abs() <= 180.0).then(|| (degrees * PER_DEGREE).round() as i32)
    }
}

/// Places with their names.
#[derive(Debug, Default)]
pub(super) struct PlaceTable {
    text: String,
    /// Sorted by country.
    rows: Vec<PlaceRow>,
    countries: BTreeMap<CountryCode, (Range<usize>, OnceLock<PlaceNames>)>,
}

/// A place of a gazetteer.
#[derive(Clone, Copy, Debug)]
pub struct KnownPlace<'g> {
    pub(super) row: &'g PlaceRow,
    pub(super) text: &'g str,
    /// True for the capital of its country.
    pub is_capital: bool,
}

impl<'g> KnownPlace<'g> {
    /// Returns its main name.
    pub fn name(self) -> &'g str {
        self.names().next().unwrap_or_default()
    }

    /// Returns its names, the main one first.
    pub fn names(self) -> impl Iterator<Item = &'g str> {
        names_in(self.text, &self.row.names)
    }

    /// Returns where it is.
    pub fn point(self) -> GeoPoint {
        self.row.point()
    }

    /// Returns about how many people live there; 0 where that is not known.
    pub fn people(self) -> u32 {
        self.row.people
    }

    /// Returns its country.
    pub fn country(self) -> CountryCode {
        self.row.country
    }
}

fn names_in<'t>(text: &'t str, range: &Range<u32>) -> impl Iterator<Item = &'t str> + use<'t> {
    let at = |byte: u32| usize::try_from(byte).unwrap_or(usize::MAX);
    text.get(at(range.start)..at(range.end)).unwrap_or_default().split(BETWEEN_NAMES)
}

impl PlaceTable {
    pub(super) fn new(text: String, mut rows: Vec<PlaceRow>) -> Self {
        rows.sort_by_key(|row| row.country);
        let mut countries = BTreeMap::new();
        let mut start = 0;
        for of_one in rows.chunk_by(|one, next| one.country == next.country) {
            let end = start + of_one.len();
            if let Some(row) = of_one.first() {
                countries.insert(row.country, (start..end, OnceLock::new()));
            }
            start = end;
        }
        Self { text, rows, countries }
    }

    /// Returns how many places there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn place(&self, row: usize) -> Option<KnownPlace<'_>> {
        self.rows.get(row).map(|row| KnownPlace { row, text: &self.text, is_capital: false })
    }

    pub(super) fn places(&self) -> impl Iterator<Item = KnownPlace<'_>> {
        self.rows.iter().map(|row| KnownPlace { row, text: &self.text, is_capital: false })
    }

    /// Returns the places of a country with a name, each with its surest level.
    pub(super) fn named(
        &self,
        country: CountryCode,
        name: &NameKeys,
        loosest: MatchLevel,
    ) -> impl Iterator<Item = (KnownPlace<'_>, MatchLevel)> {
        let known = self.countries.get(&country).map(|(range, index)| {
            let of_country = self.rows.get(range.clone()).unwrap_or_default();
            let index = index.get_or_init(|| {
                let rows = of_country.iter().zip(0..);
                PlaceNames::of(rows.map(|(row, at)| (at, names_in(&self.text, &row.names))))
            });
            (of_country, index.named(name, loosest))
        });
        let (of_country, found) = known.unwrap_or_default();
        found.into_iter().filter_map(move |(at, level)| {
            let row = of_country.get(usize::try_from(at).ok()?)?;
            Some((KnownPlace { row, text: &self.text, is_capital: false }, level))
        })
    }
}
