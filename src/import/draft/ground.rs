//! Where an entry or a point stands in a draft: by the heading above it, by what was read of it, by
//! the places that its words name.

use super::model::{DigestDraft, DraftArea, DraftTheatre};
use crate::digest::{Taxonomy, TheatreId};
use crate::geo::Gazetteer;
use crate::import::block::TextSpan;
use crate::import::block_words::BlockWords;
use crate::import::field::{Certainty, Field};
use crate::import::piece::Piece;
use crate::import::structure::{ImportWords, Outlined, PlaceGround, mentioned};
use crate::words::fold;

/// Where something stands, and how sure that is.
#[derive(Debug, Clone)]
pub(super) struct EntryGround {
    pub(super) ground: PlaceGround,
    span: Option<TextSpan>,
    theatre: (Certainty, &'static str),
    area: (Certainty, &'static str),
}

impl EntryGround {
    /// Returns true if no word named a place.
    pub(super) fn is_nowhere(&self) -> bool {
        self.theatre.1 == NOWHERE
    }

    /// Returns true if a theatre is known, and no area of it.
    pub(super) fn lacks_area(&self) -> bool {
        self.ground.area.is_none()
    }

    /// The same with an area of its theatre, as a guess.
    pub(super) fn in_area(self, ground: PlaceGround, rule: &'static str) -> Self {
        Self { ground, area: (Certainty::Guess, rule), ..self }
    }

    /// Where an entry is taken to stand whose words name no place, by the rule that says so.
    pub(super) fn guessed(ground: PlaceGround, rule: &'static str) -> Self {
        let sure = (Certainty::Guess, rule);
        Self { ground, span: None, theatre: sure, area: sure }
    }
}

/// The rule by which an entry stands nowhere.
const NOWHERE: &str = "ground/none";

/// What places are found with.
pub(super) struct Finder<'a> {
    pub(super) taxonomy: &'a Taxonomy,
    pub(super) words: &'a ImportWords,
    pub(super) blocks: &'a BlockWords<'a>,
}

impl Finder<'_> {
    /// Finds where a piece of a section stands; for a point only what its section says.
    pub(super) fn section(section: &Outlined) -> Option<EntryGround> {
        let ground = section.ground?;
        let sure = (section.certainty, "ground/heading");
        Some(EntryGround { ground, span: section.place, theatre: sure, area: sure })
    }

    /// Finds where an entry stands: by what was read of its words beside its heading, or else by the
    /// places that they name.
    pub(super) fn entry(&self, section: &Outlined, entry: &Piece) -> EntryGround {
        let headed = Self::section(section);
        // What the whole text is about says little of one that names another place.
        let is_firm = section.certainty != Certainty::Guess;
        let theatre = headed.as_ref().map(|headed| headed.ground.theatre).filter(|_| is_firm);
        let is_sure = section.certainty == Certainty::Certain;
        let read = self.read(entry, theatre, headed.as_ref());
        read.or_else(|| self.read_theatre(entry).filter(|_| headed.is_none() || !is_firm))
            .or_else(|| headed.clone().filter(|headed| headed.ground.area.is_some() && is_sure))
            .or_else(|| self.told(entry, theatre, headed.as_ref()))
            .or(headed)
            .unwrap_or_else(|| self.nowhere())
    }

    /// Takes the theatre and the area that were read with the entry.
    fn read(
        &self,
        entry: &Piece,
        theatre: Option<TheatreId>,
        headed: Option<&EntryGround>,
    ) -> Option<EntryGround> {
        let field = |name| entry.fields.iter().find(|field| field.name == name);
        let area = field("area")?;
        let told = field("theatre").and_then(|field| self.taxonomy.find_theatre(&field.value));
        let within = told
            .or(theatre)
            .and_then(|theatre| Some((theatre, self.taxonomy.find_area(theatre, &area.value)?)));
        let (theatre, found) = within.or_else(|| self.taxonomy.areas_called(&area.value).next())?;
        let headed = headed.filter(|headed| headed.ground.theatre == theatre);
        // What only the heading says is as sure as the heading.
        let only = headed.filter(|one| one.ground.area == Some(found) && area.span.is_none());
        if let Some(headed) = only {
            let (certainty, rule) = headed.area;
            let sure = (certainty.max(area.certainty), rule);
            return Some(EntryGround { area: sure, ..headed.clone() });
        }
        let sure = (area.certainty, "ground/read");
        // What the entry says is surer than what the text is about as a whole. What the heading and the
        // words of the entry both say, each for itself, is certain.
        let firm = headed.filter(|headed| headed.theatre.0 != Certainty::Guess);
        let is_told = area.span.is_some() && area.certainty != Certainty::Guess;
        let both = |rule| (Certainty::Certain, rule);
        let same_area = firm.is_some_and(|headed| headed.ground.area == Some(found));
        Some(EntryGround {
            ground: PlaceGround { theatre, area: Some(found) },
            span: area.span,
            theatre: match firm {
                Some(headed) if is_told => both(headed.theatre.1),
                Some(headed) => headed.theatre,
                None => sure,
            },
            area: if same_area && is_told { both(sure.1) } else { sure },
        })
    }

    /// Takes the theatre that was read with an entry, where no area was.
    fn read_theatre(&self, entry: &Piece) -> Option<EntryGround> {
        let field = entry.fields.iter().find(|field| field.name == "theatre")?;
        let theatre = self.taxonomy.find_theatre(&field.value)?;
        let sure = (field.certainty, "ground/read");
        let ground = PlaceGround { theatre, area: None };
        Some(EntryGround { ground, span: field.span, theatre: sure, area: sure })
    }

    /// Takes the first area that the place, or else the text of the entry names.
    fn told(
        &self,
        entry: &Piece,
        theatre: Option<TheatreId>,
        headed: Option<&EntryGround>,
    ) -> Option<EntryGround> {
        let place = entry
            .fields
            .iter()
            .filter(|field| field.name == "place")
            .map(|field| (field.value.clone(), field.span));
        // Where it was is told in the sentence that tells it first.
        let first = entry.spans.first().map(|span| (self.sentence(*span), Some(*span)));
        let ground = place.chain(first).find_map(|(text, span)| {
            let found = mentioned(&text, theatre, self.taxonomy, self.words)?;
            let fits = found.area.is_some()
                && theatre.is_none_or(|theatre| theatre == found.theatre)
                || theatre.is_none();
            fits.then_some((found, span))
        });
        let (ground, span) = ground?;
        let sure = headed
            .filter(|headed| headed.theatre.0 != Certainty::Guess)
            .map_or((Certainty::Likely, "ground/told"), |headed| headed.theatre);
        Some(EntryGround { ground, span, theatre: sure, area: (Certainty::Likely, "ground/told") })
    }

    /// The first sentence of a span.
    fn sentence(&self, span: TextSpan) -> String {
        let mut text = self.blocks.words(span).to_owned();
        let starts = |rest: &str| rest.trim_start().starts_with(char::is_uppercase);
        let ends = text.match_indices(". ").find(|(at, _)| text.get(at + 2..).is_some_and(starts));
        let end = ends.map_or(text.len(), |(at, _)| at);
        text.truncate(end);
        text
    }

    /// Stands in where no word names a place: the theatre for all of the world, else the first.
    fn nowhere(&self) -> EntryGround {
        let named = self.words.elsewhere.iter().find_map(|name| self.taxonomy.find_theatre(name));
        let global = named.unwrap_or(TheatreId(0));
        let sure = (Certainty::Guess, NOWHERE);
        EntryGround {
            ground: PlaceGround { theatre: global, area: None },
            span: None,
            theatre: sure,
            area: sure,
        }
    }
}

/// Returns the fields that say where an entry stands.
pub(super) fn fields(standing: &EntryGround, taxonomy: &Taxonomy) -> Vec<Field> {
    let field = |name, value: &str, (certainty, rule): (Certainty, &'static str)| Field {
        name,
        value: value.to_owned(),
        span: standing.span,
        certainty,
        rule: rule.to_owned(),
    };
    // Where the area is likely, the others that it may be lie in the same theatre but for few.
    let (certainty, rule) = standing.theatre;
    let sure = standing.ground.area.is_some() && certainty == Certainty::Likely;
    let certainty = if sure { Certainty::Certain } else { certainty };
    let theatre =
        field("theatre", taxonomy.theatre_word(standing.ground.theatre), (certainty, rule));
    let area =
        standing.ground.area.map(|area| field("area", taxonomy.area_name(area), standing.area));
    std::iter::once(theatre).chain(area).collect()
}

/// The places of theatres and areas in a draft, so that each is found at once.
#[derive(Default)]
pub(super) struct Shelves {
    theatres: std::collections::HashMap<TheatreId, usize>,
    areas: std::collections::HashMap<(TheatreId, crate::digest::AreaId), usize>,
    /// Every place that an entry was put into, with how many there are.
    entries: Vec<(PlaceGround, usize)>,
}

/// What is put into a draft.
pub(super) enum Put {
    Entry(Piece),
    Point(Piece),
}

impl Shelves {
    /// Opens the shelf of a place, so that places stand in the order of their headings.
    pub(super) fn open<'d>(
        &mut self,
        draft: &'d mut DigestDraft,
        standing: &EntryGround,
        taxonomy: &Taxonomy,
    ) -> Option<Shelf<'d>> {
        let PlaceGround { theatre, area } = standing.ground;
        let sure = |name, value: &str| Field {
            name,
            value: value.to_owned(),
            span: standing.span,
            certainty: Certainty::Certain,
            rule: "ground/shelf".to_owned(),
        };
        let place = *self.theatres.entry(theatre).or_insert_with(|| {
            let field = sure("theatre", taxonomy.theatre_word(theatre));
            draft.theatres.push(DraftTheatre {
                theatre: field,
                points: Vec::new(),
                areas: Vec::new(),
                entries: Vec::new(),
            });
            draft.theatres.len() - 1
        });
        let shelf = draft.theatres.get_mut(place)?;
        let Some(area) = area else { return Some((&mut shelf.points, &mut shelf.entries)) };
        let place = *self.areas.entry((theatre, area)).or_insert_with(|| {
            let field = sure("area", taxonomy.area_name(area));
            shelf.areas.push(DraftArea { area: field, points: Vec::new(), entries: Vec::new() });
            shelf.areas.len() - 1
        });
        let within = shelf.areas.get_mut(place)?;
        Some((&mut within.points, &mut within.entries))
    }

    /// Counts an entry; a text has few places.
    fn count(&mut self, ground: PlaceGround) {
        match self.entries.iter_mut().find(|(known, _)| *known == ground) {
            Some((_, count)) => *count += 1,
            None => self.entries.push((ground, 1)),
        }
    }

    /// Returns the place that most entries stand in: three of four, and more than one.
    pub(super) fn most(&self) -> Option<PlaceGround> {
        let all: usize = self.entries.iter().map(|(_, count)| count).sum();
        let (ground, count) = self.entries.iter().max_by_key(|(_, count)| *count)?;
        (*count > 1 && count * 4 >= all * 3).then_some(*ground)
    }

    /// Returns the country of a theatre that its entries tell of: three of four, and more than one.
    pub(super) fn country(&self, theatre: TheatreId, taxonomy: &Taxonomy) -> Option<PlaceGround> {
        let there = || self.entries.iter().filter(|(ground, _)| ground.theatre == theatre);
        let all: usize = there().map(|(_, count)| count).sum();
        let (ground, count) = there().max_by_key(|(_, count)| *count)?;
        let name = fold(taxonomy.area_name(ground.area?));
        let country = Gazetteer::shipped().country_called(&name).is_some();
        (country && *count > 1 && count * 4 >= all * 3).then_some(*ground)
    }

    /// Puts an entry or a point where it stands.
    pub(super) fn put(
        &mut self,
        draft: &mut DigestDraft,
        standing: &EntryGround,
        taxonomy: &Taxonomy,
        what: Put,
    ) {
        if matches!(what, Put::Entry(_)) {
            self.count(standing.ground);
        }
        let Some((points, entries)) = self.open(draft, standing, taxonomy) else { return };
        match what {
            Put::Entry(entry) => entries.push(entry),
            Put::Point(point) => points.push(point),
        }
    }
}

/// The points and the entries of a place.
type Shelf<'d> = (&'d mut Vec<Piece>, &'d mut Vec<Piece>);

/// Removes the places that nothing was put into.
pub(super) fn close_empty(draft: &mut DigestDraft) {
    for theatre in &mut draft.theatres {
        theatre.areas.retain(|area| !area.points.is_empty() || !area.entries.is_empty());
    }
    draft.theatres.retain(|theatre| {
        !theatre.points.is_empty() || !theatre.entries.is_empty() || !theatre.areas.is_empty()
    });
}
