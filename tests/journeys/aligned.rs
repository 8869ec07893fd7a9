//! A comparison aligned at day 0: its points, curves and strips, where they lead, and what it looks like.

use watchfloor::app::Setup;
use watchfloor::archive::{Origin, load_all};
use watchfloor::ui::theme::{Depth, GlyphTier, Glyphs};

use crate::support::{Journey, Start};

/// The sizes of the pictures.
const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];

/// Five waves laid upon each other.
fn aligned(start: Start, tier: GlyphTier) -> Journey {
    let corpus = load_all(&Origin::Sample).0;
    let setup = Setup { glyphs: Glyphs::of(tier), ..start.setup() };
    let mut journey = Journey::from(setup, corpus);
    journey.compare(&[
        "2019-04-vengeance-for-sham",
        "2019-05-raids-of-attrition",
        "2019-08-raids-of-attrition",
        "2019-12-vengeance-two-sheikhs",
        "2020-05-raids-of-attrition",
    ]);
    journey.keys("T");
    journey
}

fn sized(columns: u16, rows: u16) -> Start {
    Start { size: (columns, rows), ..Start::default() }
}

#[test]
fn every_size_has_points_curve_and_strips_in_every_tier() {
    for (columns, rows) in SIZES {
        for tier in GlyphTier::ALL {
            let mut journey = aligned(sized(columns, rows), tier);
            journey
                .shows("Attacks up to a day")
                .shows("228")
                .shows("held here")
                .shows("5 May 2020");
            assert_eq!(journey.text().is_ascii(), tier == GlyphTier::Ascii, "{}", journey.text());
            insta::assert_snapshot!(format!("aligned-{columns}x{rows}-{tier}"), journey.text());
        }
    }
    let start = Start { depth: Depth::Mono, ..sized(80, 24) };
    let journey = aligned(start, GlyphTier::Fine);
    insta::assert_snapshot!("aligned-mono", journey.picture());
}

#[test]
fn a_point_opens_its_figure_and_a_day_its_entries() {
    let mut journey = aligned(sized(120, 40), GlyphTier::Fine);
    journey.shows("day 9 (2020-05-23)").shows("stated 228 claimed by ISIS infographic");
    journey.keys("enter").shows("228 attacks").shows("terrorism-info.org.il").shows("Iraq 132");
    journey.keys("esc").shows("Attacks up to a day").keys("space").shows("2020-05-23");
    journey.keys("esc h h h").shows("day 6 (2020-05-20)").shows("stated 158 claimed");
    journey.keys("enter").shows("158 attacks").keys("esc");
    journey.keys("z").shows("Attacks a day").keys("z esc").shows("Comparison");
    journey.keys("T").shows("Attacks up to a day").keys("T").shows("Comparison");
}

#[test]
fn what_is_held_can_be_seen_without_what_is_stated() {
    let mut journey = aligned(sized(120, 40), GlyphTier::Fine);
    journey.shows("200 ·").shows("5C").keys("u").shows("stated alone").hides("55+ held here");
    // The scale is that of what is left.
    journey.keys("u").shows("held alone").shows("55+ held here").hides("200 ·").shows("40 ·");
    journey.keys("z").shows("Attacks a day, held alone").keys("z u").hides("alone");
    journey.shows("u stated/held").shows("tab table").shows("e export");
    journey.keys("tab").shows("the baseline").keys("T e").shows(".svg");
}

#[test]
fn disputed_dates_are_said() {
    let mut journey = aligned(sized(120, 40), GlyphTier::Fine);
    let text = journey.text();
    let foot = text.lines().find(|line| line.contains("5≠")).unwrap();
    assert!(foot.contains("from day -20"), "{text}");
    journey.keys("G").shows("disputed by").shows("11 days≠");
    let mut journey = aligned(sized(200, 60), GlyphTier::Fine);
    journey.shows("analyst coding al-Naba: 2020-04-24..2020-05-27, from");
}

#[test]
fn a_day_of_which_nothing_is_held_has_no_digit() {
    let mut journey = aligned(sized(120, 40), GlyphTier::Fine);
    let text = journey.keys("k k k").text();
    let strip = text.lines().find(|line| line.starts_with(" 2 ")).unwrap();
    let days: String = strip.chars().skip(12).take(24).collect();
    assert!(days.contains('╱') && !days.contains(|c: char| c.is_ascii_digit()), "{strip}");
}
