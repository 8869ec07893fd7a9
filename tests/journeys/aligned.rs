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

/// Two waves of many days, with totals of five digits, and a digest of many attacks a day.
fn large(size: (u16, u16)) -> Journey {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    let taxonomy = concat!(env!("CARGO_MANIFEST_DIR"), "/data/taxonomy.yaml");
    std::fs::copy(taxonomy, folder.path().join("taxonomy.yaml")).unwrap();
    for (month, days, total) in [(3, 30, 13_500), (6, 4, 2_718)] {
        let period = format!("2031-{month:02}-01..2031-{month:02}-{days:02}");
        let half = format!("2031-{month:02}-01..2031-{month:02}-{:02}", days / 2);
        let wave = format!(
            "wave: 2031-{month:02}-raids\nname: Raids of {month}\nkind: named wave\nactor: Islamic State\n\
             period: {period}\nfigures:\n  \
             - {{ of: attacks, issuer: A long name of an issuer, basis: claimed, period: {half}, total: {} }}\n  \
             - {{ of: attacks, issuer: ISIS, basis: claimed, period: {period}, total: {total}, \
             by: {{ iraq: {} }} }}\n",
            total / 2,
            total - 1
        );
        write(&format!("waves/2031-{month:02}-raids.yaml"), &wave);
    }
    let attack = "          - { date: 2031-03-02, kind: attack, actor: Islamic State, events: 12, \
                  text: Posts were shot at., basis: claimed }\n";
    let digest = format!(
        "digest: coast-2031-03-01\ntitle: Week\npublisher: Coast\nseries: weekly\ncoverage: full\n\
         period: 2031-03-01..2031-03-07\ntheatres:\n  - theatre: iraq\n    areas:\n      - area: Diyala\n        \
         entries:\n{attack}"
    );
    write("digests/2031/2031-03-01.yaml", &digest);
    let (corpus, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
    assert_eq!(problems, []);
    let mut journey = Journey::from(sized(size.0, size.1).setup(), corpus);
    journey.compare(&["2031-03-raids", "2031-06-raids"]);
    journey.keys("T");
    journey
}

#[test]
fn large_numbers_have_their_room() {
    let mut journey = large((120, 40));
    journey.shows("13,500 ISIS").shows("450").shows("Iraq").shows("# 10 or more");
    // The number of the scale begins behind the margin, and what a day comes to is whole.
    let text = journey.text();
    let line = |part: &str| {
        let found = text.lines().find(|line| line.contains(part));
        found.unwrap_or_else(|| panic!("no `{part}`:\n{text}")).to_owned()
    };
    assert!(line("15,000 ·").starts_with(" 15,000 ·"), "{text}");
    assert!(line("2 Jun 2031").contains("679"), "{text}");
    // Where the stated attacks of the last subject were, whole.
    assert!(line("Where").contains("2 stated"), "{text}");
    assert!(line("2,717").contains(" 2,717 100%"), "{text}");
    // The whole total is told before half of it where there is no room for both.
    journey.resize(80, 24);
    let text = journey.text();
    let strip = text.lines().rfind(|line| line.contains("1 Mar 2031")).unwrap_or_default();
    assert!(strip.contains("13,500C"), "{text}");
}

#[test]
fn no_number_of_a_day_touches_the_selected_one() {
    let mut journey = large((120, 40));
    for _ in 0..30 {
        let text = journey.text();
        let axis = text.lines().find(|line| line.trim_end().ends_with("day")).unwrap();
        let days: Vec<u32> = axis.split_whitespace().filter_map(|day| day.parse().ok()).collect();
        assert!(days.iter().all(|day| *day < 31) && days.is_sorted(), "{axis}");
        journey.keys("h");
    }
}
