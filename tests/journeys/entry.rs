//! The page of an entry: the map around it, who says so, the days around it and what happened near it,
//! and where each of these leads.

use watchfloor::app::{Effect, Setup};
use watchfloor::ui::theme::{Depth, GlyphTier, Glyphs};

use crate::support::{Journey, Start};

/// The sizes of the pictures.
const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];
/// An entry with a bearing, in a wave.
const PLACED: &str = "itic-2020-05-21-vam5m";

fn sized(columns: u16, rows: u16) -> Start {
    Start { size: (columns, rows), ..Start::default() }
}

/// The page of an entry of the shipped archive, before the geography is read.
fn unread(id: &str, start: Start, tier: GlyphTier) -> Journey {
    let corpus = watchfloor::archive::load_all(&watchfloor::archive::Origin::Sample).0;
    let setup = Setup { glyphs: Glyphs::of(tier), ..start.setup() };
    let mut journey = Journey::from(setup, corpus);
    journey.search(&format!("id:{id}")).keys("enter");
    assert_eq!(journey.at(), format!("text {id}"), "{}", journey.text());
    journey
}

fn page(id: &str, start: Start, tier: GlyphTier) -> Journey {
    let mut journey = unread(id, start, tier);
    journey.read_map();
    journey
}

#[test]
fn the_page_does_not_wait_for_the_map() {
    let mut journey = unread(PLACED, sized(120, 40), GlyphTier::Fine);
    assert!(journey.effects.contains(&Effect::ReadMap), "{:?}", journey.effects);
    journey.shows("Baqubah").shows("Who says so").hides("Locator");
    journey.read_map().shows("Locator").shows("Within 60 km");
}

#[test]
fn every_size_shows_the_entry_in_every_tier() {
    for (columns, rows) in SIZES {
        for tier in GlyphTier::ALL {
            let journey = page(PLACED, sized(columns, rows), tier);
            let picture = journey.text();
            assert_eq!(picture.is_ascii(), tier == GlyphTier::Ascii, "{picture}");
            insta::assert_snapshot!(
                format!("entry-{}-{columns}x{rows}", tier.word()),
                journey.picture()
            );
        }
    }
    let start = Start { depth: Depth::Mono, ..sized(120, 40) };
    insta::assert_snapshot!("entry-mono", page(PLACED, start, GlyphTier::Fine).picture());
}

#[test]
fn an_entry_without_a_place_has_no_map_and_says_why() {
    let corpus = watchfloor::archive::load_all(&watchfloor::archive::Origin::Sample).0;
    let none = corpus.entries().find(|(key, entry)| {
        entry.place_text().is_some()
            && corpus.spots().get(*key).is_some_and(|placing| placing.spot.is_none())
    });
    let id = none.expect("an entry that no map shows").1.id();
    let mut journey = page(&id, sized(120, 40), GlyphTier::Fine);
    journey.hides("Locator").shows("not on the map").shows("Who says so");
}

#[test]
fn the_map_in_the_corner_cuts_no_field() {
    let corpus = watchfloor::archive::load_all(&watchfloor::archive::Origin::Sample).0;
    let mut with_map = 0;
    for (key, entry) in corpus.entries().step_by(7) {
        if corpus.spots().get(key).is_none_or(|placing| placing.spot.is_none()) {
            continue;
        }
        let mut journey = unread(&entry.id(), sized(80, 24), GlyphTier::Fine);
        let words = |journey: &Journey| {
            let text = journey.text();
            let rows = text.lines().skip(1).take(22);
            rows.flat_map(str::split_whitespace).map(ToOwned::to_owned).collect::<Vec<_>>()
        };
        let before = words(&journey);
        journey.read_map();
        let after = words(&journey);
        with_map += usize::from(journey.text().contains('├'));
        // What the reading of the map adds to the page pushes the end of it down, and nothing else.
        let kept = before.iter().filter(|word| after.contains(word)).count();
        assert!(kept * 10 >= before.len() * 7, "{}\n{}", before.join(" "), journey.text());
    }
    assert!(with_map > 5, "{with_map}");
}

#[test]
fn what_is_near_is_a_door() {
    for (columns, rows) in SIZES {
        let mut journey = page(PLACED, sized(columns, rows), GlyphTier::Fine);
        journey.keys("tab").shows("Within 60 km").keys("j enter");
        assert!(journey.at().starts_with("text ") && !journey.at().ends_with(PLACED));
        journey.keys("esc");
        assert_eq!(journey.at(), format!("text {PLACED}"), "back at the entry");
        // The keys are still those of the list; the next key gives them back, one more leaves.
        journey.keys("esc");
        assert_eq!(journey.at(), format!("text {PLACED}"));
        journey.keys("esc");
        assert!(journey.at().starts_with("search"), "{}", journey.at());
    }
}

#[test]
fn the_map_opens_there() {
    let mut journey = page(PLACED, sized(120, 40), GlyphTier::Fine);
    journey.keys("M").shows("Map").shows("Baqubah").shows("1 shown");
}
