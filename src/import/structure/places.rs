//! Names of theatres and areas in headings and sentences. What a heading does to the sections is
//! decided in `outline`.

use super::vocabulary::{ImportWords, without_marks};
use crate::digest::{AreaId, Taxonomy, TheatreId};
use crate::words::fold;

/// A theatre, or an area of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceGround {
    /// The theatre.
    pub theatre: TheatreId,
    /// The area, if the words name one.
    pub area: Option<AreaId>,
}

/// A place that a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NamedPlace {
    /// The place.
    pub(super) ground: PlaceGround,
    /// True if its people, or a part of it, gave its name.
    pub(super) is_people: bool,
    /// True if `in` or a word like it stands before it.
    pub(super) is_behind_in: bool,
    /// True if soldiers of it are named, who act where they are sent to.
    is_of_force: bool,
}

/// The names of a taxonomy as headings write them.
pub(super) struct Places<'v> {
    pub(super) taxonomy: &'v Taxonomy,
    pub(super) words: &'v ImportWords,
}

/// The longest name that is looked for within a sentence, in words.
const LONGEST_NAME: usize = 5;

/// The longest heading that is taken for the name of a place, in characters.
const LONGEST_HEADING: usize = 100;

/// What a heading says that names places in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ListedPlaces {
    /// All lie there.
    Of(PlaceGround),
    /// They lie in several theatres.
    Several,
    /// It names none.
    Unknown,
}

/// The longest heading that names places in a row, in words.
const LONGEST_LIST: usize = 8;

impl Places<'_> {
    /// Finds the place that a whole heading names: `The Iraqi arena`, `Diyala Province`, `Iraq –
    /// Kirkuk`, `Eastern Syria (Al-Sukhnah-Palmyra region)`.
    pub(super) fn named(&self, heading: &str, current: Option<TheatreId>) -> Option<PlaceGround> {
        let bare = without_marks(heading);
        if bare.chars().count() > LONGEST_HEADING {
            return None;
        }
        let bare = bare.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, ':' | '|' | '–' | '—' | '-' | '.' | '#' | '>')
        });
        if let Some(ground) = self.plain(bare, current) {
            return Some(ground);
        }
        self.in_parts(bare, current).or_else(|| match self.listed(bare, current) {
            ListedPlaces::Of(ground) => Some(ground),
            ListedPlaces::Several | ListedPlaces::Unknown => None,
        })
    }

    /// Returns true for a heading that names places of several theatres: it ends the one before, and is
    /// none of them.
    pub(super) fn is_of_several(&self, heading: &str) -> bool {
        self.listed(&without_marks(heading), None) == ListedPlaces::Several
    }

    /// What a heading says that names places in a row: `Lebanon and Israel` their theatre, `Yemen and the
    /// Red Sea` the first; none within where they lie in several theatres.
    fn listed(&self, heading: &str, current: Option<TheatreId>) -> ListedPlaces {
        let marked = heading.replace(" and ", "&").replace(", ", "&");
        let parts: Vec<&str> =
            marked.split('&').map(str::trim).filter(|part| !part.is_empty()).collect();
        if !(2..=4).contains(&parts.len()) || heading.split_whitespace().count() > LONGEST_LIST {
            return ListedPlaces::Unknown;
        }
        let found: Vec<Option<PlaceGround>> =
            parts.iter().map(|part| self.plain(part, current)).collect();
        let Some(Some(first)) = found.first().copied() else { return ListedPlaces::Unknown };
        if found.contains(&None) {
            let beside = found.len() == 2;
            return if beside { ListedPlaces::Of(first) } else { ListedPlaces::Unknown };
        }
        let mut known = found.into_iter().flatten();
        if !known.clone().all(|ground| ground.theatre == first.theatre) {
            return ListedPlaces::Several;
        }
        let same = known.all(|ground| ground == first);
        ListedPlaces::Of(if same { first } else { PlaceGround { area: None, ..first } })
    }

    /// Finds a place by a name alone, with the words that commonly stand around it.
    fn plain(&self, name: &str, current: Option<TheatreId>) -> Option<PlaceGround> {
        let mut folded = fold(name);
        if folded.is_empty() {
            return None;
        }
        if let Some(ground) = self.known(&folded, current) {
            return Some(ground);
        }
        let strip = |folded: &str| {
            let front = self.words.before.iter().find_map(|word| {
                folded.strip_prefix(word.as_str())?.strip_prefix(' ').map(str::to_owned)
            });
            front.or_else(|| {
                self.words.behind.iter().find_map(|word| {
                    folded.strip_suffix(word.as_str())?.strip_suffix(' ').map(str::to_owned)
                })
            })
        };
        for _ in 0..4 {
            folded = strip(&folded)?;
            if let Some(ground) = self.known(&folded, current) {
                return Some(ground);
            }
        }
        None
    }

    /// Looks a folded name up, in the present theatre first.
    fn known(&self, folded: &str, current: Option<TheatreId>) -> Option<PlaceGround> {
        let within =
            current.and_then(|theatre| Some((theatre, self.taxonomy.find_area(theatre, folded)?)));
        if let Some((theatre, area)) = within {
            return Some(PlaceGround { theatre, area: Some(area) });
        }
        if let Some(theatre) = self.taxonomy.find_theatre(folded) {
            return Some(PlaceGround { theatre, area: None });
        }
        if let Some((theatre, area)) = self.taxonomy.areas_called(folded).next() {
            return Some(PlaceGround { theatre, area: Some(area) });
        }
        self.by_people(folded)
    }

    /// Looks a people or a region up: `iraqi`, `cabo delgado`.
    fn by_people(&self, folded: &str) -> Option<PlaceGround> {
        let other = self.words.peoples.get(folded)?;
        let theatre =
            self.taxonomy.find_theatre(other).map(|theatre| PlaceGround { theatre, area: None });
        theatre.or_else(|| {
            let (theatre, area) = self.taxonomy.areas_called(other).next()?;
            Some(PlaceGround { theatre, area: Some(area) })
        })
    }

    /// Reads a heading of several names; the last says most.
    fn in_parts(&self, heading: &str, current: Option<TheatreId>) -> Option<PlaceGround> {
        let marked = heading.replace(" - ", "–").replace(" / ", "–");
        let parts: Vec<&str> = marked
            .split(['–', '—', ':', '|', '(', ')', '>', ',', '/'])
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .collect();
        if parts.len() < 2 || parts.len() > 4 {
            return None;
        }
        let mut ground: Option<PlaceGround> = None;
        let mut unknown = 0;
        for part in &parts {
            let theatre = ground.map(|ground| ground.theatre).or(current);
            match self.plain(part, theatre) {
                Some(found)
                    if found.area.is_none()
                        && ground.is_some_and(|ground| ground.area.is_some()) => {}
                Some(found) => ground = Some(found),
                None => unknown += 1,
            }
        }
        // `Nigeria (Borno State)` names a place that the taxonomy lacks; a sentence has more of them.
        let is_short = heading.split_whitespace().count() <= 8;
        let leads = parts.first().is_some_and(|part| self.plain(part, current).is_some());
        ground.filter(|_| unknown == 0 || unknown == 1 && is_short && leads)
    }

    /// Finds the place that a headline is about: one that it names by a noun, behind `in` where it
    /// lies outside of the present theatre.
    pub(super) fn headlined(&self, text: &str, current: Option<TheatreId>) -> Option<PlaceGround> {
        self.search(text, current, true)
    }

    /// Finds the one place that a sentence mentions by its name or that of its people; the first if
    /// there are several, areas before theatres.
    pub(super) fn mentioned(&self, text: &str, current: Option<TheatreId>) -> Option<PlaceGround> {
        self.search(text, current, false)
    }

    fn search(
        &self,
        text: &str,
        current: Option<TheatreId>,
        is_headline: bool,
    ) -> Option<PlaceGround> {
        let is_within =
            |ground: PlaceGround| current.is_none_or(|current| current == ground.theatre);
        let fits = |named: &NamedPlace| {
            !is_headline || !named.is_people && (is_within(named.ground) || named.is_behind_in)
        };
        let named = self.names(text, current, fits);
        let areas = || named.iter().filter(|named| named.ground.area.is_some());
        let area = areas().find(|named| !named.is_of_force).or_else(|| areas().next());
        area.or_else(|| named.first()).map(|named| named.ground)
    }

    /// Returns every place that a text names, by its own name or that of its people.
    pub(super) fn all_named(&self, text: &str) -> Vec<NamedPlace> {
        self.names(text, None, |_| true)
    }

    fn names(
        &self,
        text: &str,
        current: Option<TheatreId>,
        fits: impl Fn(&NamedPlace) -> bool,
    ) -> Vec<NamedPlace> {
        let words: Vec<&str> = text
            .split(|c: char| {
                c.is_whitespace()
                    || matches!(c, ',' | '(' | ')' | ';' | ':' | '.' | '"' | '“' | '”' | '/' | '|')
            })
            .filter(|word| !word.is_empty())
            .collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let longest = LONGEST_NAME.min(words.len() - at);
            let before = |back| {
                let word = at.checked_sub(back).and_then(|before| words.get(before));
                word.copied().unwrap_or_default()
            };
            let is_behind_in = matches!(before(1), "in" | "In" | "across" | "throughout")
                || before(1) == "the" && before(2) == "in";
            let hit = (1..=longest).rev().find_map(|len| {
                let named = self.name(words.get(at..at + len)?, current)?;
                let behind = words.get(at + len).copied().unwrap_or_default();
                let is_of_force = self.words.forces.contains(behind);
                let named = NamedPlace { is_behind_in, is_of_force, ..named };
                fits(&named).then_some((named, len))
            });
            at += hit.map_or(1, |(_, len)| len);
            found.extend(hit.map(|(named, _)| named));
        }
        found
    }

    fn name(&self, words: &[&str], current: Option<TheatreId>) -> Option<NamedPlace> {
        let first = words.first()?;
        let is_name = first.chars().next().is_some_and(char::is_uppercase);
        let name = words.join(" ");
        let name = name.trim_end_matches("'s").trim_end_matches("’s");
        // A name of two letters is an abbreviation of something else as often as of a country.
        if !is_name || name.chars().count() < 4 {
            return None;
        }
        let folded = fold(name);
        if matches!(folded.as_str(), "west" | "world" | "international") {
            return None;
        }
        // `South Sudan` is a region of its own, and no more of a people than `Sudan`.
        let is_people = words.len() == 1 && self.words.peoples.contains_key(&folded);
        let ground = self.known(&folded, current)?;
        Some(NamedPlace { ground, is_people, is_behind_in: false, is_of_force: false })
    }
}

/// Finds the place that a name alone names: see [`Places::named`].
pub(in crate::import) fn named(
    name: &str,
    taxonomy: &Taxonomy,
    words: &ImportWords,
) -> Option<PlaceGround> {
    Places { taxonomy, words }.named(name, None)
}

/// Finds the place that a sentence mentions by its name: see [`Places::mentioned`].
pub(in crate::import) fn mentioned(
    text: &str,
    current: Option<TheatreId>,
    taxonomy: &Taxonomy,
    words: &ImportWords,
) -> Option<PlaceGround> {
    Places { taxonomy, words }.mentioned(text, current)
}

#[cfg(test)]
mod tests {
    use super::super::test_texts::taxonomy;
    use super::*;

    fn named(heading: &str, current: Option<u8>) -> String {
        let (taxonomy, words) = (taxonomy(), ImportWords::shipped());
        let places = Places { taxonomy: &taxonomy, words };
        let Some(ground) = places.named(heading, current.map(TheatreId)) else {
            return String::new();
        };
        let area = ground.area.map(|area| taxonomy.area_name(area).to_owned());
        format!("{}/{}", taxonomy.theatre_word(ground.theatre), area.unwrap_or_default())
    }

    #[test]
    fn headings_name_places() {
        for (heading, place) in [
            ("The Iraqi arena", "iraq/"),
            ("Iraq:", "iraq/"),
            ("IRAQ |", "iraq/"),
            ("Diyala Province", "iraq/Diyala"),
            ("ISIS’s activity in Iraq", "iraq/"),
            ("The Al-Raqqah area", "syria/Al-Raqqah"),
            ("In the Kirkuk Governorate[3]", "iraq/Kirkuk"),
            ("Eastern Syria (Al-Sukhnah-Palmyra region)", "syria/Al-Sukhnah-Palmyra"),
            ("Iraq – Kirkuk", "iraq/Kirkuk"),
            ("Nigeria (Borno State)", "africa/Nigeria"),
            ("Democratic Republic of the Congo", "africa/DR Congo"),
            ("Cabo Delgado", ""),
            ("Attack on an airbase", ""),
            ("Afghan security forces attacked in the south: many were hurt", ""),
        ] {
            assert_eq!(named(heading, None), place, "{heading}");
        }
    }

    #[test]
    fn sentences_mention_places() {
        let (taxonomy, words) = (taxonomy(), ImportWords::shipped());
        let places = Places { taxonomy: &taxonomy, words };
        let area = |text: &str| {
            let ground = places.mentioned(text, None)?;
            ground.area.map(|area| taxonomy.area_name(area).to_owned())
        };
        assert_eq!(area("A bomb in Iraq, north of Kirkuk.").as_deref(), Some("Kirkuk"));
        assert_eq!(
            area("Forces of the Democratic Republic of the Congo").as_deref(),
            Some("DR Congo")
        );
        assert_eq!(area("Nothing here"), None);
        // Soldiers act where they are sent to.
        let text = "Afghan forces shot a Yemeni trader";
        assert_eq!(area(text).as_deref(), Some("Yemen"));
        assert_eq!(area("Afghan forces shot a trader").as_deref(), Some("Afghanistan"));
    }
}
