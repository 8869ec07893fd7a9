//! The pictures of screens in README and docs, made from the real program over the shipped archive:
//! `UPDATE_PICTURES=1 cargo test --test drawn` writes them into `docs/pictures`.
#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

mod terminal;

#[path = "../support/mod.rs"]
mod support;

use std::path::Path;

use ratatui::buffer::Buffer;
use watchfloor::app::{FirstScreen, Setup};
use watchfloor::archive::{Origin, load_all};
use watchfloor::ui::theme::{Depth, GlyphTier, Glyphs};

use crate::support::{Journey, Start};
use crate::terminal::terminal_svg;

/// The most bytes of a picture.
const MOST: usize = 150_000;

/// A journey over the shipped archive in the theme of a dark screen.
fn journey(first: FirstScreen) -> Journey {
    let start = Start { size: (120, 40), theme: "dusk", depth: Depth::True, ..Start::default() };
    let setup = Setup { first, glyphs: Glyphs::of(GlyphTier::Fine), ..start.setup() };
    let mut journey = Journey::from(setup, load_all(&Origin::Sample).0);
    journey.read_map();
    journey
}

/// The screens, each with its name and what it shows.
fn screens() -> Vec<(&'static str, &'static str, Buffer)> {
    let front = journey(FirstScreen::Front).count_front().buffer();
    let at = |query: &str, keys: &str| {
        let mut journey = journey(FirstScreen::Tree);
        journey.search(query);
        journey.keys("enter").keys(keys).read_map();
        if keys == "M" {
            // All of the archive, as far as most of it lies.
            journey.keys("a 0 +");
        }
        journey.buffer()
    };
    let mut tree = journey(FirstScreen::Tree);
    // Down to the digest of one week, and into its theatres.
    for _ in 0..tree.app.corpus().digests().len() + tree.app.corpus().waves().len() {
        if tree.at() == "itic-2020-05-21" {
            break;
        }
        tree.keys("j");
    }
    tree.keys("l j j").shows("Iraq");
    let map = at("id:itic-2020-05-21", "M");
    let grid = at("id:itic-2020-05-21", "#");
    let tempo = at("id:itic-2020-05-21", "T");
    let mut compared = journey(FirstScreen::Tree);
    compared.compare(&["wave:2019-05-raids-of-attrition", "wave:2020-05-raids-of-attrition"]);
    compared.keys("T");
    vec![
        ("front", "The front page", front),
        ("tree", "The drill-down", tree.buffer()),
        ("map", "Where it happened", map),
        ("grid", "Theatres by week", grid),
        ("tempo", "The tempo", tempo),
        ("aligned", "Two waves from day 0", compared.buffer()),
    ]
}

#[test]
fn the_pictures_of_the_documents_are_those_of_the_program() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
    for (name, title, buffer) in screens() {
        let svg = terminal_svg(&buffer, title);
        assert!(svg.len() <= MOST, "{name}: {} bytes", svg.len());
        assert!(svg.matches("<text").count() > 20, "{name} shows nothing:\n{svg}");
        let path = folder.join(format!("{name}.svg"));
        if std::env::var_os("UPDATE_PICTURES").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, &svg).unwrap();
        }
        // They are made anew with a release, not with every change of a screen.
        assert!(path.is_file(), "{name} is missing: UPDATE_PICTURES=1");
    }
}
