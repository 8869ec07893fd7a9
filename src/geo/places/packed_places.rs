//! The packed form of the places of the map, as `geo/pack-places` writes it: five parts, each after its
//! length. Lines of the countries (code, row of the capital, point, box, names); lines of the regions
//! (country, code, names) and their columns; lines of the places (names) and theirs.

use super::country::CountryCode;
use super::packed_bytes::PackedBytes;
use super::region::{Country, GeoBox, Province, ProvinceTable};
use super::table::{PlaceRow, PlaceTable};
use crate::geo::sphere::GeoPoint;

/// What is in it.
#[derive(Debug, Default)]
pub(super) struct PackedPlaces {
    pub(super) countries: Vec<Country>,
    pub(super) provinces: ProvinceTable,
    pub(super) places: PlaceTable,
}

impl PackedPlaces {
    /// Reads the unpacked bytes; none if they are not of this form.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let mut parts = PackedBytes(bytes);
        let countries: Vec<Country> = parts.text()?.lines().map(country).collect::<Option<_>>()?;
        let provinces = provinces(parts.text()?, PackedBytes(parts.part()?))?;
        let (text, columns) = (parts.text()?.to_owned(), PackedBytes(parts.part()?));
        let places = places(text, columns, &countries)?;
        Some(Self { countries, provinces: ProvinceTable::new(provinces), places })
    }
}

fn country(line: &str) -> Option<Country> {
    let mut cells = line.split('\t');
    let code = CountryCode::read(cells.next()?)?;
    let capital = cells.next()?.parse().ok();
    let mut degrees = || cells.next().map(|cell| cell.parse::<f64>().ok());
    let (lat, lon) = (degrees()?, degrees()?);
    let (west, south, east, north) = (degrees()?, degrees()?, degrees()?, degrees()?);
    let outline = || {
        let bounds = GeoBox { west: west?, south: south?, east: east?, north: north? };
        Some((GeoPoint::new(lat?, lon?), bounds))
    };
    Some(Country { outline: outline(), code, capital, names: cells.next()?.to_owned() })
}

fn provinces(lines: &str, mut columns: PackedBytes<'_>) -> Option<Vec<Province>> {
    let rows = lines.lines().count();
    let (lat, lon) = (columns.column(rows, 2)?, columns.column(rows, 2)?);
    let mut side = || columns.column(rows, 1);
    let (west, south, east, north) = (side()?, side()?, side()?, side()?);
    let of = |column: &[u32], at: usize, per: f64| Some(f64::from(*column.get(at)?) / per);
    let province = |(at, line): (usize, &str)| {
        let mut cells = line.split('\t');
        let country = CountryCode::read(cells.next()?)?;
        let names = cells.nth(1)?.to_owned();
        let point = GeoPoint::new(of(&lat, at, 100.0)? - 90.0, of(&lon, at, 100.0)? - 180.0);
        // Sides are tenths of a degree from the point.
        let bounds = GeoBox {
            west: point.lon - of(&west, at, 10.0)?,
            south: point.lat - of(&south, at, 10.0)?,
            east: point.lon + of(&east, at, 10.0)?,
            north: point.lat + of(&north, at, 10.0)?,
        };
        Some(Province { names, country, point, bounds })
    };
    lines.lines().enumerate().map(province).collect()
}

fn places(text: String, mut columns: PackedBytes<'_>, all: &[Country]) -> Option<PlaceTable> {
    let rows = text.lines().count();
    let (country, region) = (columns.column(rows, 1)?, columns.column(rows, 2)?);
    let (lat, lon) = (columns.column(rows, 3)?, columns.column(rows, 3)?);
    let people = columns.column(rows, 1)?;
    let numbers = country.iter().zip(region).zip(lat.iter().zip(lon)).zip(people);
    let mut start = 0_u32;
    let mut table = Vec::with_capacity(rows);
    for (line, (((country, region), (lat, lon)), people)) in text.lines().zip(numbers) {
        let end = start.checked_add(u32::try_from(line.len()).ok()?)?;
        table.push(PlaceRow {
            names: start..end,
            lat: i32::try_from(*lat).ok()? - 90_000,
            lon: i32::try_from(lon).ok()? - 180_000,
            people: people_of(people),
            country: all.get(usize::try_from(*country).ok()?)?.code,
            region: region.checked_sub(1).and_then(|number| u16::try_from(number).ok()),
        });
        start = end + 1;
    }
    Some(PlaceTable::new(text, table))
}

/// Returns about how many people a packed number stands for: fourteen times the natural logarithm, so
/// that it is right to 4 %.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 1 to 82 million")]
fn people_of(packed: u32) -> u32 {
    if packed == 0 { 0 } else { (f64::from(packed.min(255)) / 14.0).exp().round() as u32 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_cut_short_is_none() {
        let part = |bytes: &[u8]| {
            let length = u32::try_from(bytes.len()).unwrap();
            [&length.to_le_bytes()[..], bytes].concat()
        };
        let countries =
            part(b"IQ\t0\t33.04\t43.74\t38.79\t29.06\t48.57\t37.37\tIraq|Republic of Iraq");
        let regions =
            [part(b"IQ\tIQ.10\tDiyala"), part(&[0x74, 0x30, 0xd7, 0x57, 6, 10, 10, 12])].concat();
        // 33.745 and 44.605 degrees in thousandths from -90 and -180, and 467,900 people.
        let columns = [0, 1, 0, 0x61, 0xe3, 1, 0x5d, 0x6d, 3, 183];
        let places = [part("Baqubah|بعقوبة".as_bytes()), part(&columns)].concat();
        let whole = [countries, regions, places].concat();
        let read = PackedPlaces::read(&whole).unwrap();
        let baqubah = read.places.place(0).unwrap();
        assert_eq!(baqubah.names().collect::<Vec<_>>(), ["Baqubah", "بعقوبة"]);
        let point = baqubah.point();
        assert!(
            (point.lat - 33.745).abs() < 1e-9 && (point.lon - 44.605).abs() < 1e-9,
            "{point:?}"
        );
        assert!((450_000..490_000).contains(&baqubah.people()), "{}", baqubah.people());
        let iraq = &read.countries[0];
        assert_eq!((iraq.name(), iraq.capital), ("Iraq", Some(0)));
        let diyala = &read.provinces.rows()[0];
        assert_eq!((diyala.name(), diyala.country), ("Diyala", iraq.code));
        assert!((diyala.point.lon - 44.87).abs() < 1e-9 && diyala.bounds.west > 44.2, "{diyala:?}");
        for end in 0..whole.len() {
            assert!(PackedPlaces::read(&whole[..end]).is_none(), "{end}");
        }
    }
}
