//! Places: the small grammar of place phrases.
//!
//! A digest says `~20 km NE of Baqubah`, `near Al-Rutba`, `Abu Rashid checkpoint, W of Sheikh
//! Zuweid`. The phrase is kept as written; this module reads its parts.

use std::fmt;

/// One of the eight directions that digests use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bearing {
    /// North
    N,
    /// Northeast
    Ne,
    /// East
    E,
    /// Southeast
    Se,
    /// South
    S,
    /// Southwest
    Sw,
    /// West
    W,
    /// Northwest
    Nw,
}

/// Short form, word and bearing of each direction.
const BEARINGS: [(&str, &str, Bearing); 8] = [
    ("N", "north", Bearing::N),
    ("NE", "northeast", Bearing::Ne),
    ("E", "east", Bearing::E),
    ("SE", "southeast", Bearing::Se),
    ("S", "south", Bearing::S),
    ("SW", "southwest", Bearing::Sw),
    ("W", "west", Bearing::W),
    ("NW", "northwest", Bearing::Nw),
];

impl Bearing {
    /// Reads `NE` or `northeast`.
    pub fn read(word: &str) -> Option<Self> {
        let lower = word.to_lowercase().replace('-', "");
        BEARINGS
            .iter()
            .find(|(short, long, _)| *short == word || *long == lower)
            .map(|(_, _, bearing)| *bearing)
    }

    /// Returns the short form, such as `NE`.
    pub fn short(self) -> &'static str {
        BEARINGS[self as usize].0
    }

    /// Returns its word, such as `northeast`.
    pub fn word(self) -> &'static str {
        BEARINGS[self as usize].1
    }

    /// Returns the degrees clockwise from north.
    pub fn degrees(self) -> u16 {
        self as u16 * 45
    }
}

/// A distance in kilometres.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Distance {
    /// Kilometres.
    pub km: u32,
    /// True if the source says "about".
    pub about: bool,
}

impl fmt::Display for Distance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{} km", if self.about { "~" } else { "" }, self.km)
    }
}

/// How a phrase relates to the named place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// At or in it.
    At,
    /// `NE of`, `~10 km N of`
    Of,
    /// `~50 km from`
    From,
    /// `near`
    Near,
}

/// The parts of a place phrase, all borrowed from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacePhrase<'a> {
    /// The site, if the phrase names it first: `Abu Rashid checkpoint`.
    pub site: Option<&'a str>,
    /// The distance from the named place.
    pub distance: Option<Distance>,
    /// The direction from it.
    pub bearing: Option<Bearing>,
    /// How the phrase relates to it.
    pub relation: Relation,
    /// The named place itself.
    pub name: &'a str,
}

impl<'a> PlacePhrase<'a> {
    /// Returns true if the parts are consistent: `of` needs a bearing, `from` a distance alone,
    /// `at` and `near` neither. [`PlacePhrase::read`] returns only consistent places.
    pub fn is_consistent(&self) -> bool {
        match self.relation {
            Relation::Of => self.bearing.is_some(),
            Relation::From => self.bearing.is_none() && self.distance.is_some(),
            Relation::At | Relation::Near => self.bearing.is_none() && self.distance.is_none(),
        }
    }

    /// Reads a phrase. Every phrase is a place: one that fits no pattern is a name.
    pub fn read(phrase: &'a str) -> Self {
        let phrase = phrase.trim();
        if let Some(place) = clause(phrase) {
            return place;
        }
        let commas = phrase.match_indices(", ");
        for (at, comma) in commas {
            let (Some(site), Some(rest)) = (phrase.get(..at), phrase.get(at + comma.len()..))
            else {
                continue;
            };
            if let Some(place) = clause(rest) {
                return PlacePhrase { site: Some(site.trim()), ..place };
            }
        }
        PlacePhrase {
            site: None,
            distance: None,
            bearing: None,
            relation: Relation::At,
            name: phrase,
        }
    }
}

/// Prints the place as a phrase.
impl fmt::Display for PlacePhrase<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(site) = self.site {
            write!(f, "{site}, ")?;
        }
        if let Some(distance) = self.distance {
            write!(f, "{distance} ")?;
        }
        if let Some(bearing) = self.bearing {
            write!(f, "{} ", bearing.short())?;
        }
        match self.relation {
            Relation::At => {}
            Relation::Of => f.write_str("of ")?,
            Relation::From => f.write_str("from ")?,
            Relation::Near => f.write_str("near ")?,
        }
        f.write_str(self.name)
    }
}

/// Reads `near X`, `NE of X`, `~10 km NE of X` or `~10 km from X`.
fn clause(text: &str) -> Option<PlacePhrase<'_>> {
    if let Some(name) = text.strip_prefix("near ") {
        let place = PlacePhrase::read(name);
        let plain = place.site.is_none() && place.relation == Relation::At;
        return plain.then_some(PlacePhrase { relation: Relation::Near, ..place });
    }
    let (distance, rest) = match distance(text) {
        Some((distance, rest)) => (Some(distance), rest),
        None => (None, text),
    };
    if let (Some(_), Some(name)) = (distance, rest.strip_prefix("from ")) {
        return named(PlacePhrase {
            site: None,
            distance,
            bearing: None,
            relation: Relation::From,
            name: name.trim(),
        });
    }
    let (word, name) = rest.split_once(" of ")?;
    let bearing = Bearing::read(word.trim())?;
    let bearing = Some(bearing);
    named(PlacePhrase { site: None, distance, bearing, relation: Relation::Of, name: name.trim() })
}

fn named(place: PlacePhrase<'_>) -> Option<PlacePhrase<'_>> {
    (!place.name.is_empty()).then_some(place)
}

/// Reads `~20 km `, `about 20 km ` or `20 km `, and returns it with the rest of the text.
fn distance(text: &str) -> Option<(Distance, &str)> {
    let (about, rest) = match text.strip_prefix('~').or_else(|| text.strip_prefix("about ")) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (number, rest) = rest.trim_start().split_once(" km ")?;
    let km = number.trim().parse().ok()?;
    Some((Distance { km, about }, rest.trim_start()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(phrase: &str) -> (Option<&str>, Option<String>, Option<&'static str>, &str) {
        let place = PlacePhrase::read(phrase);
        let distance = place.distance.map(|d| d.to_string());
        (place.site, distance, place.bearing.map(Bearing::short), place.name)
    }

    #[test]
    fn phrases_of_a_real_digest() {
        let km = |text: &str| Some(text.to_owned());
        assert_eq!(parts("Baqubah"), (None, None, None, "Baqubah"));
        assert_eq!(parts("~20 km NE of Baqubah"), (None, km("~20 km"), Some("NE"), "Baqubah"));
        assert_eq!(
            parts("about 20 km northeast of Baqubah"),
            (None, km("~20 km"), Some("NE"), "Baqubah")
        );
        assert_eq!(parts("NE of Fallujah"), (None, None, Some("NE"), "Fallujah"));
        assert_eq!(parts("~50 km from Beni"), (None, km("~50 km"), None, "Beni"));
        assert_eq!(parts("near Al-Rutba"), (None, None, None, "Al-Rutba"));
        assert_eq!(
            parts("Abu Rashid checkpoint, W of Sheikh Zuweid"),
            (Some("Abu Rashid checkpoint"), None, Some("W"), "Sheikh Zuweid")
        );
        assert_eq!(
            parts("Beni, ~50 km from the border with Uganda"),
            (Some("Beni"), km("~50 km"), None, "the border with Uganda")
        );
    }

    #[test]
    fn a_place_prints_as_the_phrase_that_it_was_read_from() {
        for phrase in [
            "Baqubah",
            "~20 km NE of Baqubah",
            "NE of Fallujah",
            "~50 km from Beni",
            "near Al-Rutba",
            "Abu Rashid checkpoint, W of Sheikh Zuweid",
        ] {
            let place = PlacePhrase::read(phrase);
            assert!(place.is_consistent(), "{phrase}");
            assert_eq!(place.to_string(), phrase);
        }
    }

    #[test]
    fn what_follows_no_pattern_is_a_name() {
        for phrase in ["house of worship", "km of road", "~ km N of", "Isle of Man", "", "near "] {
            let place = PlacePhrase::read(phrase);
            assert_eq!((place.name, place.relation), (phrase.trim(), Relation::At), "{phrase}");
        }
    }

    #[test]
    fn bearings_know_their_degrees() {
        let degrees = |word| Bearing::read(word).unwrap().degrees();
        assert_eq!((degrees("N"), degrees("south-west"), degrees("NW")), (0, 225, 315));
    }
}
