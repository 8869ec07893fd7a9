//! What stands behind `near:`: a place, and within how many kilometres of it.

/// So far where it is not said.
const UNSAID_KM: u32 = 25;
/// Half around the earth; farther is no place.
const FARTHEST_KM: u32 = 20_000;
/// Stands between the place and the distance.
pub(super) const WITHIN: char = '~';

/// Reads a place and a distance: `Baqubah~25km`, `Baqubah`; none if the distance is none.
pub(super) fn near_place(text: &str) -> Option<(&str, u32)> {
    let Some((name, km)) = text.rsplit_once(WITHIN) else { return Some((text.trim(), UNSAID_KM)) };
    let km = km.trim().to_lowercase();
    let km: u32 = km.strip_suffix("km").unwrap_or(&km).trim().parse().ok()?;
    let name = name.trim().trim_matches('"').trim();
    (!name.is_empty() && (1..=FARTHEST_KM).contains(&km)).then_some((name, km))
}

/// Writes it as it is kept in a query.
pub(super) fn written(name: &str, km: u32) -> String {
    format!("{name}{WITHIN}{km}km")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_is_whole_kilometres_and_may_be_left_out() {
        assert_eq!(near_place("Baqubah~25km"), Some(("Baqubah", 25)));
        assert_eq!(near_place("Deir ez-Zor ~ 40 KM"), Some(("Deir ez-Zor", 40)));
        assert_eq!(near_place("Baqubah~8"), Some(("Baqubah", 8)));
        assert_eq!(near_place("Baqubah"), Some(("Baqubah", 25)));
        for wrong in ["Baqubah~", "Baqubah~far", "Baqubah~0km", "~25km", "Baqubah~99999km"] {
            assert_eq!(near_place(wrong), None, "{wrong}");
        }
        assert_eq!(near_place(&written("Hit", 7)), Some(("Hit", 7)));
    }
}
