//! Words around the name of a place, and what they make of it: `central`, `outskirts of`, `desert`.
//! They are words of English, as place phrases are.

use super::fix::Sense;
use crate::digest::Bearing;

/// Words that stand before or behind a name, with what they make of it.
const WORDS: [(&str, Sense); 79] = [
    ("airbase", Sense::Beside),
    ("airfield", Sense::Beside),
    ("airport", Sense::Beside),
    ("area", Sense::Around),
    ("areas", Sense::Around),
    ("axis", Sense::Around),
    ("barracks", Sense::Beside),
    ("base", Sense::Beside),
    ("bridge", Sense::Beside),
    ("camp", Sense::Itself),
    ("center", Sense::Centre),
    ("central", Sense::Centre),
    ("centre", Sense::Centre),
    ("checkpoint", Sense::Beside),
    ("city", Sense::Itself),
    ("compound", Sense::Beside),
    ("countryside", Sense::Around),
    ("county", Sense::Around),
    ("crossing", Sense::Beside),
    ("dam", Sense::Beside),
    ("desert", Sense::Around),
    ("district", Sense::Around),
    ("downtown", Sense::Centre),
    ("edge", Sense::Beside),
    ("entrance", Sense::Beside),
    ("farms", Sense::Beside),
    ("field", Sense::Beside),
    ("gas", Sense::Itself),
    ("gates", Sense::Beside),
    ("governorate", Sense::Province),
    ("greater", Sense::Beside),
    ("heart", Sense::Centre),
    ("highway", Sense::Around),
    ("hospital", Sense::Beside),
    ("international", Sense::Itself),
    ("island", Sense::Beside),
    ("islands", Sense::Around),
    ("junction", Sense::Beside),
    ("line", Sense::Around),
    ("market", Sense::Beside),
    ("mosque", Sense::Beside),
    ("mountain", Sense::Around),
    ("mountains", Sense::Around),
    ("neighborhood", Sense::Itself),
    ("neighbourhood", Sense::Itself),
    ("oblast", Sense::Province),
    ("oil", Sense::Itself),
    ("old", Sense::Itself),
    ("outside", Sense::Beside),
    ("outskirts", Sense::Beside),
    ("part", Sense::Around),
    ("parts", Sense::Around),
    ("plain", Sense::Around),
    ("port", Sense::Beside),
    ("prison", Sense::Beside),
    ("province", Sense::Province),
    ("quarter", Sense::Itself),
    ("refugee", Sense::Itself),
    ("region", Sense::Province),
    ("road", Sense::Around),
    ("rural", Sense::Around),
    ("square", Sense::Beside),
    ("state", Sense::Province),
    ("station", Sense::Beside),
    ("sub-district", Sense::Around),
    ("subdistrict", Sense::Around),
    ("suburb", Sense::Beside),
    ("suburbs", Sense::Beside),
    ("surroundings", Sense::Around),
    ("town", Sense::Itself),
    ("university", Sense::Beside),
    ("valley", Sense::Around),
    ("vicinity", Sense::Beside),
    ("village", Sense::Itself),
    ("villages", Sense::Around),
    ("wilayat", Sense::Province),
    ("prefecture", Sense::Province),
    ("department", Sense::Province),
    ("emirate", Sense::Province),
];

/// Words before a name that say nothing of it.
const BEFORE: [(&str, Sense); 4] = [
    ("the", Sense::Itself),
    ("near", Sense::Beside),
    ("around", Sense::Beside),
    ("outside", Sense::Beside),
];

/// Words between what is told of a place and its name.
const BETWEEN: [&str; 5] = [" of ", " in ", " to ", " at ", " from "];

fn sense_of(word: &str) -> Option<Sense> {
    let word = word.to_lowercase();
    WORDS.iter().find(|(known, _)| *known == word).map(|(_, sense)| *sense)
}

/// Returns true for `north`, `northern`, `south-eastern`.
fn is_direction(word: &str) -> bool {
    let lower = word.to_lowercase();
    let bare = lower.strip_suffix("ern").unwrap_or(&lower);
    word.len() > 2 && Bearing::read(bare).is_some()
}

/// Returns true if a text is made of such words alone, so that it names nothing.
pub(super) fn is_bare(text: &str) -> bool {
    text.split(' ').all(|word| sense_of(word).is_some() || is_direction(word))
}

/// Takes the outermost words off, and returns the rest and what they make of it.
pub(super) fn stripped(text: &str) -> Option<(&str, Sense)> {
    stripped_before(text).or_else(|| stripped_of(text)).or_else(|| stripped_behind(text))
}

fn stripped_before(text: &str) -> Option<(&str, Sense)> {
    let (first, rest) = text.split_once(' ')?;
    // `city of Idlib` and `village in Borno` are read below.
    let rest = rest.trim_start();
    if BETWEEN.iter().any(|between| rest.starts_with(between.trim_start())) {
        return None;
    }
    if is_direction(first) {
        return Some((rest, Sense::Beside));
    }
    let before = BEFORE.iter().find(|(known, _)| first.eq_ignore_ascii_case(known));
    let sense = before.map(|(_, sense)| *sense).or_else(|| sense_of(first))?;
    Some((rest, sense))
}

fn stripped_of(text: &str) -> Option<(&str, Sense)> {
    let cut = |between: &&str| text.split_once(*between);
    let (told, name) = BETWEEN.iter().filter_map(cut).min_by_key(|(told, _)| told.len())?;
    let last = told.rsplit(' ').next()?;
    let sense = if is_direction(last) { Some(Sense::Beside) } else { sense_of(last) };
    // `the Foreign Ministry in Kabul`: what is told is known to nobody, and the name is.
    let is_in = text.get(told.len()..)?.starts_with(" in ");
    Some((name, sense.or(is_in.then_some(Sense::Itself))?))
}

fn stripped_behind(text: &str) -> Option<(&str, Sense)> {
    let (rest, last) = text.rsplit_once(' ')?;
    Some((rest.trim_end(), sense_of(last)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_around_a_name_say_how_far_it_reaches() {
        let all = |text: &'static str| {
            let (mut rest, mut sense) = (text, Sense::Itself);
            while let Some((name, more)) = stripped(rest) {
                (rest, sense) = (name, sense.max(more));
            }
            (rest, sense)
        };
        for (text, name, sense) in [
            ("Baqubah", "Baqubah", Sense::Itself),
            ("central Manbij", "Manbij", Sense::Centre),
            ("outskirts of Damascus", "Damascus", Sense::Beside),
            ("Kabul international airport", "Kabul", Sense::Beside),
            ("desert of western Anbar", "Anbar", Sense::Around),
            ("Diyala Province", "Diyala", Sense::Province),
            ("other areas of south Baghdad", "Baghdad", Sense::Around),
            ("Qadisiyah quarter of Kirkuk", "Kirkuk", Sense::Itself),
            ("the Foreign Ministry in Kabul", "Kabul", Sense::Itself),
            ("village in Cabo Delgado", "Cabo Delgado", Sense::Itself),
            ("border of Congo and Uganda", "border of Congo and Uganda", Sense::Itself),
            ("Isle of Man", "Isle of Man", Sense::Itself),
        ] {
            assert_eq!(all(text), (name, sense), "{text}");
        }
        assert!(is_bare("village") && is_bare("northern desert") && !is_bare("village X"));
    }
}
