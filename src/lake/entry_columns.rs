//! The columns of entries, in groups: each says its columns and how they are filled.
//!
//! The names are those of the record in exports where both tell the same. Beyond that a row tells what an
//! engine cannot find out by itself: `event` with `event_rank` (0 counts, of several that are asked for
//! the least), the possible days, the toll of the event as this telling is counted, and keys of names.

use super::cell::count_columns;
use super::stock::partition_of;
use super::{LakeCell, LakeColumn, LakeStock, LakeType};
use crate::archive::{EntryKey, fnv};
use crate::digest::{
    Count, EntryField, EntryRef, FieldValue, Harm, PlacePhrase, Position, TollSpan,
};
use crate::geo::{MatchLevel, Spot};
use crate::words::{fold, words};

/// What a row is filled from.
pub(super) struct EntryRow<'a> {
    pub(super) stock: &'a LakeStock<'a>,
    pub(super) key: EntryKey,
    pub(super) entry: EntryRef<'a>,
}

/// Columns that are filled together.
pub(super) struct EntryGroup {
    columns: &'static [LakeColumn],
    pub(super) cells: for<'a> fn(&EntryRow<'a>, &mut Vec<LakeCell<'a>>),
}

/// The columns of the toll of an event: the envelope over all its tellings, with the best number, the basis
/// and the unknowns of the telling of the row.
macro_rules! event_columns {
    ($name:literal) => {
        [
            LakeColumn::maybe(concat!("event_", $name, "_low"), LakeType::Whole64),
            LakeColumn::maybe(concat!("event_", $name, "_best"), LakeType::Whole64),
            LakeColumn::maybe(concat!("event_", $name, "_high"), LakeType::Whole64),
            LakeColumn::maybe(concat!("event_", $name, "_basis"), LakeType::Text),
            LakeColumn::maybe(concat!("event_", $name, "_unsaid"), LakeType::Truth),
            LakeColumn::maybe(concat!("event_", $name, "_disputed"), LakeType::Truth),
        ]
    };
}

const SOURCE: &[LakeColumn] = &[
    LakeColumn::new("outlet", LakeType::Text),
    LakeColumn::maybe("date", LakeType::Text),
    LakeColumn::maybe("url", LakeType::Text),
];

const TOLL_PART: &[LakeColumn] = &[
    LakeColumn::new("of", LakeType::Text),
    LakeColumn::new("label", LakeType::Text),
    LakeColumn::new("count", LakeType::Text),
];

const PAIR: &[LakeColumn] =
    &[LakeColumn::new("key", LakeType::Text), LakeColumn::new("value", LakeType::Text)];

/// The group of a count, and where the count is found.
macro_rules! count_group {
    ($name:literal, |$row:ident| $count:expr) => {
        EntryGroup {
            columns: &count_columns!($name),
            cells: |$row, cells| cells.extend(LakeCell::count($count)),
        }
    };
}

/// The group of one number of the toll of an event.
macro_rules! event_group {
    ($name:literal, $harm:expr) => {
        EntryGroup {
            columns: &event_columns!($name),
            cells: |row, cells| cells.extend(event_toll(row, $harm)),
        }
    };
}

/// All groups, in the order of the columns.
pub(super) static GROUPS: [EntryGroup; 22] = [
    EntryGroup {
        columns: &[
            LakeColumn::new("desk", LakeType::Text),
            LakeColumn::new("id", LakeType::Text),
            LakeColumn::new("digest", LakeType::Text),
            LakeColumn::new("digest_start", LakeType::Day),
            LakeColumn::new("ordinal", LakeType::Whole32),
        ],
        cells: |row, cells| {
            let digest = row.entry.digest();
            cells.extend([
                row.stock.desk(),
                LakeCell::shown(row.entry.id()),
                LakeCell::text(digest.id()),
                LakeCell::Day(digest.head().period.from),
                LakeCell::Whole(row.key.index.into()),
            ]);
        },
    },
    EntryGroup {
        columns: &[
            LakeColumn::new("event", LakeType::Text),
            LakeColumn::new("event_rank", LakeType::Whole32),
            LakeColumn::new("counted", LakeType::Truth),
            LakeColumn::new("linked", LakeType::Text),
            LakeColumn::new("tellings", LakeType::Whole32),
            LakeColumn::new("independent_sources", LakeType::Whole32),
            LakeColumn::new("fingerprint", LakeType::Whole64),
        ],
        cells: |row, cells| {
            let (stock, key, corpus) = (row.stock, row.key, row.stock.corpus());
            let event = stock.event(key);
            let fingerprint = fingerprint(&event);
            cells.extend([
                event,
                LakeCell::place(rank(row)),
                LakeCell::Truth(!corpus.is_repeat(key)),
                stock.linked(),
                LakeCell::Whole(corpus.tellings_of(key).into()),
                LakeCell::Whole(corpus.sources_of(key).into()),
                LakeCell::Whole(fingerprint),
            ]);
        },
    },
    EntryGroup {
        columns: &[
            LakeColumn::new("month", LakeType::Text),
            LakeColumn::new("first_day", LakeType::Day),
            LakeColumn::new("last_day", LakeType::Day),
            LakeColumn::new("date", LakeType::Day),
            LakeColumn::new("date_to", LakeType::Day),
            LakeColumn::new("date_precision", LakeType::Text),
            LakeColumn::new("date_basis", LakeType::Text),
            LakeColumn::maybe("time", LakeType::Text),
        ],
        cells: |row, cells| {
            let (entry, (first, last)) = (row.entry, row.entry.possible_days());
            cells.extend([
                LakeCell::shown(partition_of(entry)),
                LakeCell::Day(first),
                LakeCell::Day(last),
                LakeCell::Day(entry.date.from),
                LakeCell::Day(entry.date.to),
                LakeCell::text(entry.date.precision.word()),
                LakeCell::shown(entry.date_basis()),
                LakeCell::maybe_shown(entry.time()),
            ]);
        },
    },
    EntryGroup {
        columns: &[
            LakeColumn::new("theatre", LakeType::Text),
            LakeColumn::maybe("area", LakeType::Text),
            LakeColumn::new("kind", LakeType::Text),
            LakeColumn::maybe("tactic", LakeType::Text),
            LakeColumn::new("tactics", LakeType::Texts),
            LakeColumn::new("basis", LakeType::Text),
            LakeColumn::new("west", LakeType::Truth),
            LakeColumn::new("complex", LakeType::Truth),
            LakeColumn::new("background", LakeType::Truth),
        ],
        cells: |row, cells| {
            let (entry, words) = (row.entry, row.stock.corpus().taxonomy());
            let tactic = entry.tactics.main().map(|tactic| words.tactic_word(tactic));
            let tactics: Vec<&str> =
                entry.tactics.iter().map(|tactic| words.tactic_word(tactic)).collect();
            cells.extend([
                LakeCell::text(words.theatre_word(entry.theatre)),
                LakeCell::maybe_text(entry.area.map(|area| words.area_name(area))),
                LakeCell::text(words.kind_word(entry.kind)),
                LakeCell::maybe_text(tactic),
                LakeCell::texts(tactics.into_iter()),
                LakeCell::text(entry.basis.word()),
                LakeCell::Truth(words.is_west(entry.theatre, entry.area)),
                LakeCell::Truth(entry.is_complex()),
                LakeCell::Truth(entry.is_background()),
            ]);
        },
    },
    EntryGroup {
        columns: &[
            LakeColumn::maybe("actor", LakeType::Text),
            LakeColumn::new("actors", LakeType::Texts),
            LakeColumn::maybe("target", LakeType::Text),
            LakeColumn::maybe("target_key", LakeType::Text),
            LakeColumn::new("targets", LakeType::Texts),
            LakeColumn::new("undirected", LakeType::Truth),
            LakeColumn::new("claimed_by", LakeType::Texts),
            LakeColumn::maybe("claimed_on", LakeType::Text),
            LakeColumn::new("denied_by", LakeType::Texts),
            LakeColumn::maybe("attribution", LakeType::Text),
        ],
        cells: |row, cells| {
            let entry = row.entry;
            cells.extend([
                LakeCell::maybe_text(entry.actor()),
                LakeCell::texts(entry.actors()),
                LakeCell::maybe_text(entry.target()),
                LakeCell::maybe_shown(entry.target().map(fold)),
                LakeCell::texts(entry.targets()),
                LakeCell::Truth(entry.undirected()),
                LakeCell::texts(entry.claimed_by()),
                LakeCell::maybe_shown(entry.claimed_on()),
                LakeCell::texts(entry.denied_by()),
                LakeCell::maybe_shown(entry.attribution()),
            ]);
        },
    },
    EntryGroup {
        columns: &[
            LakeColumn::maybe("place", LakeType::Text),
            LakeColumn::maybe("place_key", LakeType::Text),
            LakeColumn::maybe("lat", LakeType::Real),
            LakeColumn::maybe("lon", LakeType::Real),
            LakeColumn::new("geo_precision", LakeType::Text),
            LakeColumn::maybe("geo_km", LakeType::Real),
            LakeColumn::maybe("geo_radius_km", LakeType::Real),
            LakeColumn::maybe("geo_anchor", LakeType::Text),
            LakeColumn::maybe("geo_level", LakeType::Text),
        ],
        cells: where_it_happened,
    },
    count_group!("events", |row| Some(row.entry.events())),
    count_group!("killed", |row| row.entry.casualties().killed),
    count_group!("wounded", |row| row.entry.casualties().wounded),
    count_group!("killed_or_wounded", |row| row.entry.casualties().killed_or_wounded),
    count_group!("captured", |row| row.entry.casualties().captured),
    EntryGroup {
        columns: &[
            LakeColumn::maybe("killed_basis", LakeType::Text),
            LakeColumn::maybe("wounded_basis", LakeType::Text),
            LakeColumn::maybe("killed_or_wounded_basis", LakeType::Text),
            LakeColumn::maybe("captured_basis", LakeType::Text),
            LakeColumn::new("toll_parts", LakeType::Rows(TOLL_PART)),
        ],
        cells: |row, cells| {
            let entry = row.entry;
            cells.extend(Harm::ALL.map(|harm| {
                let told = entry.casualties().get(harm).map(|_| entry.basis_of(harm).word());
                LakeCell::maybe_text(told)
            }));
            let parts = Harm::ALL.into_iter().flat_map(|harm| {
                let part = move |(label, count): (&'_ str, Count)| -> Vec<LakeCell<'_>> {
                    vec![LakeCell::text(harm.key()), LakeCell::shown(label), LakeCell::shown(count)]
                };
                entry.parts_of(harm).map(part)
            });
            cells.push(LakeCell::Rows(parts.collect()));
        },
    },
    event_group!("killed", Harm::Killed),
    event_group!("wounded", Harm::Wounded),
    event_group!("killed_or_wounded", Harm::KilledOrWounded),
    event_group!("captured", Harm::Captured),
    count_group!("losses_killed", |row| row.entry.losses().killed),
    count_group!("losses_wounded", |row| row.entry.losses().wounded),
    count_group!("losses_killed_or_wounded", |row| row.entry.losses().killed_or_wounded),
    count_group!("losses_captured", |row| row.entry.losses().captured),
    EntryGroup {
        columns: &[
            LakeColumn::new("text", LakeType::Text),
            LakeColumn::new("search_text", LakeType::Text),
            LakeColumn::maybe("note", LakeType::Text),
            LakeColumn::maybe("wording", LakeType::Text),
            LakeColumn::maybe("wave", LakeType::Text),
            LakeColumn::new("tags", LakeType::Texts),
            LakeColumn::new("repeats", LakeType::Texts),
            LakeColumn::maybe("corrects", LakeType::Text),
            LakeColumn::maybe("told_from", LakeType::Text),
        ],
        cells: |row, cells| {
            let (entry, corpus) = (row.entry, row.stock.corpus());
            let others = corpus.repeats(row.key).filter_map(|other| corpus.entry(other));
            cells.extend([
                LakeCell::text(entry.text()),
                LakeCell::shown(words(entry.text()).join(" ")),
                plain(entry, EntryField::Note),
                plain(entry, EntryField::Wording),
                LakeCell::maybe_text(entry.wave()),
                LakeCell::texts(entry.tags()),
                LakeCell::Texts(others.map(|other| other.id().into()).collect()),
                LakeCell::maybe_text(entry.corrects()),
                LakeCell::maybe_text(entry.told_from()),
            ]);
        },
    },
    EntryGroup {
        columns: &[
            LakeColumn::new("sources", LakeType::Rows(SOURCE)),
            LakeColumn::new("x", LakeType::Rows(PAIR)),
            LakeColumn::maybe("marking", LakeType::Text),
            LakeColumn::new("file", LakeType::Text),
            LakeColumn::new("line", LakeType::Whole32),
        ],
        cells: |row, cells| {
            let entry = row.entry;
            let sources = entry.sources().map(|source| {
                vec![
                    LakeCell::text(source.outlet),
                    LakeCell::maybe_shown(source.date),
                    LakeCell::maybe_text(source.url),
                ]
            });
            let pairs =
                entry.extra().map(|(key, value)| vec![LakeCell::text(key), LakeCell::text(value)]);
            cells.extend([
                LakeCell::Rows(sources.collect()),
                LakeCell::Rows(pairs.collect()),
                row.stock.marking_of(row.key.digest),
                LakeCell::text(&entry.digest().head().file),
                LakeCell::Whole(entry.line.into()),
            ]);
        },
    },
];

/// The columns of all groups.
pub(super) static COLUMNS: [&[LakeColumn]; GROUPS.len()] = {
    let mut all: [&[LakeColumn]; GROUPS.len()] = [&[]; GROUPS.len()];
    let mut at = 0;
    while at < all.len() {
        all[at] = GROUPS[at].columns;
        at += 1;
    }
    all
};

/// Returns the value of a field that is a text.
fn plain(entry: EntryRef<'_>, field: EntryField) -> LakeCell<'_> {
    match entry.value(field) {
        Some(FieldValue::Text(text)) => LakeCell::text(text),
        _ => LakeCell::Nothing, // the fields asked for have no other form
    }
}

/// Returns which of the tellings of its event would count if those of a lower rank were not there.
fn rank(row: &EntryRow<'_>) -> usize {
    let corpus = row.stock.corpus();
    let main = corpus.main_telling(row.key);
    if main == row.key {
        return 0;
    }
    // The others of the one that counts come in the order in which they would count.
    corpus.repeats(main).position(|other| other == row.key).map_or(0, |at| at + 1)
}

/// Returns a number by which the events of two sums are told to be the same: added up over some events, it
/// is hardly ever that of others. It has 31 bits, so that no sum of it passes 63.
fn fingerprint(event: &LakeCell<'_>) -> i64 {
    let LakeCell::Text(event) = event else { return 0 };
    let hash = fnv(0xcbf2_9ce4_8422_2325, event.as_bytes());
    i64::try_from((hash ^ (hash >> 32)) & 0x7fff_ffff).unwrap_or(0)
}

fn where_it_happened<'a>(row: &EntryRow<'a>, cells: &mut Vec<LakeCell<'a>>) {
    let entry = row.entry;
    let spot: Option<&Spot> =
        row.stock.corpus().spots().get(row.key).and_then(|placing| placing.spot.as_ref());
    let given = entry.at();
    let point = spot.and_then(Spot::told_point);
    let radius = match given {
        Some(at) => at.exactness.km(),
        None => spot.map(Spot::told_radius_km),
    };
    cells.extend([
        LakeCell::maybe_text(entry.place_text()),
        LakeCell::maybe_shown(entry.place().map(|place: PlacePhrase<'_>| fold(place.name))),
        LakeCell::maybe_real(given.map(Position::lat).or_else(|| point.map(|point| point.lat))),
        LakeCell::maybe_real(given.map(Position::lon).or_else(|| point.map(|point| point.lon))),
        LakeCell::text(spot.map_or("none", |spot| spot.how.word())),
        LakeCell::maybe_real(given.and_then(|at| at.exactness.km())),
        LakeCell::maybe_real(radius),
        LakeCell::maybe_text(spot.and_then(|spot| spot.anchor.as_deref())),
        LakeCell::maybe_text(spot.and_then(|spot| spot.level).map(MatchLevel::word)),
    ]);
}

/// Returns the cells of one number of the toll of an event, as the telling of the row is counted.
fn event_toll<'a>(row: &EntryRow<'a>, harm: Harm) -> [LakeCell<'a>; 6] {
    let toll: Option<TollSpan> = row.stock.corpus().toll(row.key, harm);
    let truth = |of: fn(&TollSpan) -> bool| {
        toll.as_ref().map_or(LakeCell::Nothing, |toll| LakeCell::Truth(of(toll)))
    };
    [
        LakeCell::maybe_whole(toll.map(|toll| toll.low)),
        LakeCell::maybe_whole(toll.and_then(|toll| toll.best())),
        LakeCell::maybe_whole(toll.and_then(|toll| toll.high)),
        LakeCell::maybe_text(toll.map(|toll| toll.basis.word())),
        truth(TollSpan::is_unsaid),
        truth(|toll| toll.disputed),
    ]
}
