//! The supplement by hand: fields, mountains, roads and historic regions that no gazetteer of towns has,
//! and how far around its point each reaches. It is a text of tab-separated columns, `geo/anchors.tsv`.

use super::country::CountryCode;
use super::name_keys::{MatchLevel, NameKeys, PlaceNames};
use super::table::BETWEEN_NAMES;
use crate::geo::sphere::GeoPoint;

/// A place or a region of the supplement.
#[derive(Clone, Debug)]
pub struct Anchor {
    name: String,
    others: String,
    countries: Vec<CountryCode>,
    /// True if what it is fits in its radius: an oil field, a crossing. False for a region, of which
    /// only the middle is known.
    pub is_place: bool,
    /// Its middle.
    pub point: GeoPoint,
    /// How far it reaches, in kilometres.
    pub radius_km: f64,
}

impl Anchor {
    /// Returns its main name.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let others = self.others.split(BETWEEN_NAMES).filter(|name| !name.is_empty());
        std::iter::once(self.name.as_str()).chain(others)
    }
}

/// Anchors by their names.
#[derive(Debug, Default)]
pub(super) struct AnchorTable {
    rows: Vec<Anchor>,
    index: PlaceNames,
}

/// What stands in the third column of what may be pinned.
const PLACES: [&str; 2] = ["place", "field"];

impl AnchorTable {
    /// Reads the text. Lines that are no anchors are left out; a test holds that ours are.
    pub(super) fn read(text: &str) -> Self {
        let rows: Vec<Anchor> = text.lines().filter_map(anchor).collect();
        let index = PlaceNames::of(rows.iter().zip(0..).map(|(row, at)| (at, row.names())));
        Self { rows, index }
    }

    /// Returns how many there are.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Returns the anchors of a country with a name.
    pub(super) fn named(
        &self,
        country: CountryCode,
        name: &NameKeys,
        loosest: MatchLevel,
    ) -> Vec<(&Anchor, MatchLevel)> {
        let row = |(at, level): (u32, MatchLevel)| {
            let row = self.rows.get(usize::try_from(at).ok()?)?;
            row.countries.contains(&country).then_some((row, level))
        };
        self.index.named(name, loosest).into_iter().filter_map(row).collect()
    }
}

fn anchor(line: &str) -> Option<Anchor> {
    let mut cells = line.split('\t');
    let name = cells.next().filter(|name| !name.starts_with('#'))?.to_owned();
    let countries = cells.next()?.split(',').map(CountryCode::read).collect::<Option<_>>()?;
    let is_place = PLACES.contains(&cells.next()?);
    let mut number = || cells.next()?.parse::<f64>().ok();
    let (point, radius_km) = (GeoPoint::new(number()?, number()?), number()?);
    let others = cells.next().unwrap_or_default().to_owned();
    Some(Anchor { name, others, countries, is_place, point, radius_km })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_is_found_in_its_countries() {
        let text =
            "# name\nLake Chad\tTD,NG\tlake\t13.0\t14.3\t80\tBahr al-Tshad\tnote\nno\tanchor\n";
        let table = AnchorTable::read(text);
        assert_eq!(table.rows.len(), 1);
        let named = |country, name| {
            let (country, name) =
                (CountryCode::read(country).unwrap(), NameKeys::of(name).unwrap());
            table.named(country, &name, MatchLevel::Spelling).len()
        };
        assert_eq!(
            [named("NG", "lake chad"), named("TD", "Bahr Tshad"), named("ML", "lake chad")],
            [1, 1, 0]
        );
        assert!(!table.rows[0].is_place);
    }
}
