//! `map`: where happened what a query finds, place by place, in sentences or as rows.

use std::io::Write as _;

use super::args::RowArgs;
use super::ask::{ask, say_replaced};
use super::command::CommandSpec;
use super::exit::{Exit, Failure};
use super::permissions::Permissions;
use super::picturing::{PicturedArgs, caption};
use super::remarks::CountedWork;
use super::session::Session;
use super::words::QUERY;
use crate::archive::{Corpus, EntryKey};
use crate::digest::{Basis, TheatreId};
use crate::export::{Column, ColumnLayout, OutputCell, RowSource, Shape};
use crate::mapping::{
    BasisShares, MappedEntries, NamedSpot, named_spots, spoken_spot, spoken_without,
};
use crate::picture::{MapPart, MapSubject, map_picture};

/// Tell where what a query finds happened, place by place, each event once
///
/// As a table it is a list of sentences, the places with the most first, then what is on no map; as svg it
/// is the map. Without a query all of the archive is told. The query is taken as it stands.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct MapArgs {
    /// What to find: words and fields as in the search, or @name for a saved search
    #[arg(value_name = QUERY)]
    words: Vec<String>,
    /// How to write it.
    #[command(flatten)]
    pictured: PicturedArgs,
}

/// Where entries happened is found out for all of them.
const PLACED: CountedWork = CountedWork { done: "placed", what: "entries" };

impl CommandSpec for MapArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        self.pictured.permissions("map", &self.words)
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        self.pictured.check()?;
        let (corpus, _) = session.load()?;
        let mut asked = None;
        let keys: Vec<EntryKey> = if self.words.is_empty() {
            corpus.entries().map(|(key, _)| key).collect()
        } else {
            let query = ask(&self.words, &corpus, session)?.query;
            let index = session.index_for_one_question(&corpus);
            // Nothing cancels it here, so it always answers.
            let told = index.matching_told(&corpus, &query, &|| false);
            let (keys, replaced) = told.unwrap_or_default();
            say_replaced(&replaced, session);
            asked = Some(query);
            keys
        };
        let told = session.progress();
        let spots = corpus.spots_telling(&mut |done, all| told.reach(PLACED, done, all));
        let format = self.pictured.format();
        if format.is_picture() {
            let caption = caption(asked.as_ref(), &[], &keys, &corpus, session);
            let entries = MappedEntries::of(keys, &corpus, spots);
            let subject = MapSubject { entries: &entries, corpus: &corpus, part: MapPart::Most };
            let drawing = map_picture(self.pictured.picture.size, subject, &caption);
            return self.pictured.picture.write(&drawing, format, session);
        }
        let entries = MappedEntries::of(keys, &corpus, spots);
        let how = self.pictured.rows();
        let rows = MapRow::all(&entries, &corpus);
        if format.is_fitted() && how.columns.columns.is_none() {
            return sentences(&rows, &how, &corpus, session);
        }
        let layout = MAP.rows(rows.iter().map(|row| (row, &corpus)));
        session.rows(layout, rows.len(), &how, "places")
    }
}

/// Writes one sentence a line.
fn sentences(
    rows: &[MapRow],
    how: &RowArgs,
    corpus: &Corpus,
    session: &mut Session<'_>,
) -> Result<Exit, Failure> {
    if rows.is_empty() {
        session.say("no places here");
        return Ok(Exit::Found);
    }
    session.head(how.format)?;
    let limit = how.limit.unwrap_or(usize::MAX);
    for (number, row) in rows.iter().take(limit).enumerate() {
        writeln!(session.out()?, "{}. {}.", number + 1, row.sentence(corpus))?;
    }
    if rows.len() > limit {
        session.say(&format!("{limit} of {} places shown (--limit)", rows.len()));
    }
    Ok(Exit::Done)
}

/// A named place, or what a theatre has without one.
struct MapRow {
    theatre: TheatreId,
    /// None for what has no place.
    spot: Option<NamedSpot>,
    keys: Vec<EntryKey>,
    bases: BasisShares,
}

impl MapRow {
    /// Returns the places, those with the most entries first, then what has none.
    fn all(entries: &MappedEntries, corpus: &Corpus) -> Vec<Self> {
        let spots = named_spots(entries, corpus, 0..entries.places().len());
        let places = spots.into_iter().map(|spot| Self {
            theatre: spot.theatre,
            keys: entries.keys_of(spot.places.iter().copied()),
            bases: spot.bases,
            spot: Some(spot),
        });
        let without = entries.without_by_theatre().iter().map(|(theatre, keys)| {
            let mut bases = BasisShares::default();
            for entry in keys.iter().filter_map(|key| corpus.entry(*key)) {
                bases.add(entry.basis);
            }
            Self { theatre: *theatre, spot: None, keys: keys.clone(), bases }
        });
        places.chain(without).collect()
    }

    fn sentence(&self, corpus: &Corpus) -> String {
        match &self.spot {
            Some(spot) => spoken_spot(spot, &self.keys, corpus),
            None => spoken_without(self.theatre, &self.keys, corpus),
        }
    }

    fn count(&self, wanted: Basis) -> u32 {
        self.bases.each().find(|(basis, _)| *basis == wanted).map_or(0, |(_, count)| count)
    }

    fn precision(&self) -> &'static str {
        match &self.spot {
            Some(spot) if spot.is_pinned => "point",
            Some(_) => "area",
            None => "none",
        }
    }
}

/// Rows of a map, each with the corpus that it is of.
struct MapRows;

impl RowSource for MapRows {
    type Item<'a> = (&'a MapRow, &'a Corpus);
}

/// The columns.
static MAP: ColumnLayout<MapRows, 13> = ColumnLayout::new([
    Column::new("place", Shape::Text)
        .filled(|(row, _)| OutputCell::text(row.spot.as_ref().map(|spot| spot.name.clone()))),
    Column::new("theatre", Shape::Text).filled(|(row, corpus)| {
        OutputCell::text(Some(corpus.taxonomy().theatre_word(row.theatre)))
    }),
    Column::new("precision", Shape::Text)
        .filled(|(row, _)| OutputCell::text(Some(row.precision()))),
    Column::new("entries", Shape::Number).filled(|(row, _)| OutputCell::number(row.keys.len())),
    Column::new("claimed", Shape::Number)
        .filled(|(row, _)| OutputCell::number(row.count(Basis::Claimed))),
    Column::new("official", Shape::Number)
        .filled(|(row, _)| OutputCell::number(row.count(Basis::Official))),
    Column::new("reported", Shape::Number)
        .filled(|(row, _)| OutputCell::number(row.count(Basis::Reported))),
    Column::new("assessed", Shape::Number)
        .filled(|(row, _)| OutputCell::number(row.count(Basis::Assessed))),
    Column::new("lat", Shape::Number).filled(|(row, _)| real(row, 1e3, |spot| spot.point.lat)),
    Column::new("lon", Shape::Number).filled(|(row, _)| real(row, 1e3, |spot| spot.point.lon)),
    Column::new("radius_km_low", Shape::Number)
        .filled(|(row, _)| real(row, 10.0, |spot| spot.radius_km.0)),
    Column::new("radius_km_high", Shape::Number)
        .filled(|(row, _)| real(row, 10.0, |spot| spot.radius_km.1)),
    Column::new("ids", Shape::List).shrink().filled(|(row, corpus)| {
        let entries = row.keys.iter().filter_map(|key| corpus.entry(*key));
        OutputCell::List(entries.map(|entry| entry.id()).collect())
    }),
]);

/// Returns a number of a place, in so many parts of one.
fn real(row: &MapRow, parts: f64, of: fn(&NamedSpot) -> f64) -> OutputCell {
    OutputCell::real(row.spot.as_ref().map(|spot| (of(spot) * parts).round() / parts))
}
