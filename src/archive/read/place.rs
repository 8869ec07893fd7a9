//! Reads places: a phrase, or separate parts that are joined into a phrase.

use std::borrow::Cow;

use super::context::{ReadContext, one_line};
use crate::digest::{Bearing, Distance, PlacePhrase, Relation};
use crate::yaml::{Fault, MapReader, Node, NodeValue};

const RELATIONS: [(&str, Relation); 4] = [
    ("at", Relation::At),
    ("of", Relation::Of),
    ("from", Relation::From),
    ("near", Relation::Near),
];

impl ReadContext<'_, '_> {
    /// Reads the place phrase of an entry.
    pub(super) fn place<'n>(&mut self, map: &mut MapReader<'n, '_>) -> Option<Cow<'n, str>> {
        let node = map.get("place")?;
        if matches!(node.value, NodeValue::Map(_)) {
            return self.written_out_place(node).map(Cow::Owned);
        }
        let phrase = node.text_or_only_item("place", &mut self.faults)?.trim();
        if is_pair(phrase) {
            let fault = Fault::warning(node.mark, "a place that is a pair of numbers");
            self.faults.push(fault.hint(
                "write the name of the place here, and the coordinates as `at: 33.75 44.64`",
            ));
        } else if let Some(unit) = other_unit(phrase) {
            let message = format!("a distance in {unit}: only kilometres are read");
            let fault = Fault::warning(node.mark, message);
            self.faults.push(fault.hint("write whole kilometres: `~20 km NE of Baqubah`"));
        }
        (!phrase.is_empty()).then(|| one_line(phrase))
    }

    fn written_out_place(&mut self, node: &Node) -> Option<String> {
        let mut map = node.handwritten_map("place", &mut self.faults)?;
        let name = self.need_name(&mut map, "name");
        let distance = self.parse(&mut map, "km", distance);
        let bearing = self.parse(&mut map, "bearing", bearing);
        let relation = map.get("relation").and_then(|node| {
            let find = |word: &str| RELATIONS.iter().find(|(known, _)| *known == word);
            let known = RELATIONS.map(|(word, _)| word);
            self.word(node, "relation", &known, |word| find(word).map(|(_, relation)| *relation))
        });
        let site = self.name(&mut map, "site");
        map.finish(&mut self.faults);
        // If no relation is written, it follows from the other parts.
        let relation = relation.unwrap_or(match (distance, bearing) {
            (_, Some(_)) => Relation::Of,
            (Some(_), None) => Relation::From,
            (None, None) => Relation::At,
        });
        let place =
            PlacePhrase { site: site.as_deref(), distance, bearing, relation, name: &name? };
        if !place.is_consistent() {
            let hint =
                "`of` goes with a bearing, `from` with km alone, `at` and `near` with neither";
            let fault = Fault::error(node.mark, "the parts of this place do not go together");
            self.faults.push(fault.hint(hint));
            return None;
        }
        Some(place.to_string())
    }
}

fn distance(text: &str) -> Result<Distance, String> {
    let (about, digits) = match text.trim().strip_prefix('~') {
        Some(rest) => (true, rest),
        None => (false, text.trim()),
    };
    match digits.trim().parse() {
        Ok(km) => Ok(Distance { km, about }),
        Err(_) => Err(format!("`{text}` is no distance; write whole kilometres: 20 or ~20")),
    }
}

fn bearing(text: &str) -> Result<Bearing, String> {
    Bearing::read(text.trim())
        .ok_or_else(|| format!("`{text}` is no bearing; write N, NE, E, SE, S, SW, W or NW"))
}

/// Returns true for a phrase of which nothing is told.
pub(super) fn is_usual_phrase(phrase: &str) -> bool {
    let phrase = phrase.trim();
    // Nearly all begin with a letter that begins no number.
    let begins_a_name =
        |c: char| c.is_ascii_alphabetic() && !matches!(c, 'i' | 'I' | 'n' | 'N' | 'E' | 'S' | 'W');
    phrase.starts_with(begins_a_name) || !is_pair(phrase) && other_unit(phrase).is_none()
}

/// Returns true for a pair of coordinates.
fn is_pair(text: &str) -> bool {
    let number =
        |part: &str| part.trim_matches(['°', 'N', 'S', 'E', 'W', ' ']).parse::<f64>().is_ok();
    let parts: Vec<&str> = text.split([',', ' ', ';']).filter(|part| !part.is_empty()).collect();
    matches!(*parts.as_slice(), [lat, lon] if number(lat) && number(lon))
}

/// Returns the unit of a distance that is not in kilometres.
fn other_unit(text: &str) -> Option<&str> {
    const UNITS: [&str; 9] = ["miles", "mile", "mi", "m", "metres", "meters", "nm", "yards", "ft"];
    let digits = text.trim_start_matches('~').trim_start();
    let rest = digits.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    if rest.len() == digits.len() {
        return None;
    }
    let unit = rest.split_whitespace().next()?;
    UNITS.contains(&unit).then_some(unit)
}
