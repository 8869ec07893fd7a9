//! Maps, theatres by week and tempos as a briefing shows them: drawn, and the same as a table. Those over time
//! are drawn by `span_pictures`.

use chrono::Datelike as _;

use super::asking::AnsweredQuestion;
use super::span_pictures::{add, grid, tempo};
use super::{BriefCells, BriefTable, MapAsked, MapPlacing, SpanQuestion};
use crate::archive::{Corpus, EntryKey};
use crate::mapping::{MappedEntries, entries_told, named_spots, radius_told};
use crate::picture::{Drawing, MapPart, MapSubject, PictureCaption, PictureSize, map_picture};

/// Which kind of picture it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureForm {
    /// A map.
    Map,
    /// Theatres by week.
    Grid,
    /// How many from week to week.
    Tempo,
}

/// A picture that is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum PictureQuestion<'q> {
    /// A map of what a query finds.
    Map(&'q MapAsked),
    /// Theatres by week.
    Grid(&'q SpanQuestion),
    /// How many from week to week.
    Tempo(&'q SpanQuestion),
}

impl PictureQuestion<'_> {
    /// Returns its query.
    pub fn query(&self) -> &str {
        match self {
            Self::Map(asked) => &asked.query,
            Self::Grid(asked) | Self::Tempo(asked) => &asked.query,
        }
    }

    /// Returns the word of the theatre that it is narrowed to beside its query.
    fn theatre(&self) -> Option<&str> {
        match self {
            Self::Map(_) | Self::Grid(_) => None,
            Self::Tempo(asked) => asked.theatre.as_deref(),
        }
    }
}

/// A picture, and the same in words.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefPicture {
    /// Which kind of picture it is.
    pub form: PictureForm,
    /// What was asked for; nothing for all of the archive.
    pub query: String,
    /// The theatre that it is narrowed to beside that.
    pub theatre: Option<String>,
    /// How it is shown, in words; nothing where that is as usual.
    pub shown: String,
    /// The picture.
    pub drawing: Drawing,
    /// The same as a table.
    pub table: BriefTable,
    /// What is held of what was asked for, in words.
    pub held: Option<String>,
    /// What stands for words that the archive does not have.
    pub remarks: Vec<String>,
}

/// The most rows of a table.
const MOST_ROWS: usize = 60;

/// Draws what a question found, or says why it cannot be drawn.
pub(super) fn picture(
    asked: PictureQuestion<'_>,
    answer: AnsweredQuestion,
    corpus: &Corpus,
) -> Result<BriefPicture, String> {
    let held = answer.query.as_ref().and_then(|query| query.asked_of(corpus).told(corpus));
    let query = asked.query().to_owned();
    let (form, shown, words, years) = match asked {
        PictureQuestion::Map(asked) => (PictureForm::Map, asked.shown_words(), query.clone(), None),
        PictureQuestion::Grid(spans) => {
            (PictureForm::Grid, spans.shown_words(), spans.words(), spans.years)
        }
        PictureQuestion::Tempo(spans) => {
            (PictureForm::Tempo, spans.shown_words(), spans.words(), spans.years)
        }
    };
    let is_within = |key: &&EntryKey| {
        let year = corpus.entry(**key).map(|entry| entry.date.from.year());
        years.is_none_or(|(first, last)| year.is_some_and(|year| (first..=last).contains(&year)))
    };
    let shown_keys: Vec<EntryKey> = answer.keys.iter().filter(is_within).copied().collect();
    let caption = PictureCaption {
        query: words,
        held: held.clone(),
        as_of: corpus.as_of().map(ToString::to_string),
        outlets: corpus.outlets_cited(&shown_keys),
        marking: corpus.markings().all(),
    };
    let remarks = answer.replaced.clone();
    let theatre = asked.theatre().map(|word| {
        let known = corpus.taxonomy().find_theatre(word);
        known.map_or(word, |theatre| corpus.taxonomy().theatre_name(theatre)).to_owned()
    });
    let (drawing, table) = match asked {
        PictureQuestion::Map(asked) => map(asked, answer, &caption, corpus),
        PictureQuestion::Grid(spans) => grid(spans, answer, &caption, corpus)?,
        PictureQuestion::Tempo(spans) => tempo(spans, answer, &caption, corpus)?,
    };
    Ok(BriefPicture { form, query, theatre, shown, drawing, table, held, remarks })
}

fn map(
    asked: &MapAsked,
    answer: AnsweredQuestion,
    caption: &PictureCaption,
    corpus: &Corpus,
) -> (Drawing, BriefTable) {
    let entries = MappedEntries::of(answer.keys, corpus, corpus.spots());
    let span = asked.part.map(MapPlacing::part);
    let part = span.map_or(MapPart::Most, MapPart::Whole);
    let subject = MapSubject { entries: &entries, corpus, part };
    let drawing = map_picture(PictureSize::default(), subject, caption);
    let is_shown = |place: &usize| {
        let place = entries.places().get(*place);
        span.is_none_or(|span| place.is_some_and(|place| span.holds(place.point)))
    };
    let (shown, beyond): (Vec<usize>, Vec<usize>) =
        (0..entries.places().len()).partition(|place| is_shown(place));
    let spots = named_spots(&entries, corpus, shown);
    let taxonomy = corpus.taxonomy();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for spot in spots.iter().take(MOST_ROWS) {
        let keys = entries.keys_of(spot.places.iter().copied());
        let area = if spot.is_pinned { "" } else { ", an area" };
        rows.push(vec![
            format!("{}{area}", spot.name),
            taxonomy.theatre_name(spot.theatre).to_owned(),
            entries_told(&keys, corpus),
            spot.bases.told(),
            radius_told(spot.radius_km),
        ]);
    }
    for (theatre, keys) in entries.without_by_theatre() {
        let mut bases = crate::mapping::BasisShares::default();
        for entry in keys.iter().filter_map(|key| corpus.entry(*key)) {
            bases.add(entry.basis);
        }
        let theatre = taxonomy.theatre_name(*theatre).to_owned();
        let told = entries_told(keys, corpus);
        rows.push(vec!["no place told".to_owned(), theatre, told, bases.told(), "–".to_owned()]);
    }
    let heads = ["place", "theatre", "what", "on whose word", "within"];
    let left_out = spots.len().checked_sub(MOST_ROWS).filter(|more| *more > 0);
    let mut left_out =
        left_out.map(|more| format!("{more} places with fewer entries are not listed"));
    if !beyond.is_empty() {
        let noun = if beyond.len() == 1 { "place lies" } else { "places lie" };
        add(&mut left_out, format!("{} {noun} beyond the part that is shown", beyond.len()));
    }
    let heads = heads.map(str::to_owned).to_vec();
    (drawing, BriefTable { heads, rows, cells: BriefCells::Words, left_out })
}
