//! The front page: what it tells, where each part of it leads, and what it looks like.

use std::sync::LazyLock;

use watchfloor::app::{App, Effect, FirstScreen, Msg, SavedCount, SavedCounts, SeenDigests, Setup};
use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::compare::FrontCounts;
use watchfloor::cover::{CellMark, State};
use watchfloor::digest::EventTotal;
use watchfloor::tree::TreeNode;
use watchfloor::ui::theme::{Depth, GlyphTier, Glyphs};

use crate::arriving::events;
use crate::support::{Journey, Start, corpus};

/// The sizes of the pictures.
const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];

/// The shipped archive with what is counted of it, once for all tests.
fn shipped() -> &'static (Corpus, FrontCounts) {
    static SHIPPED: LazyLock<(Corpus, FrontCounts)> = LazyLock::new(|| {
        let corpus = load_all(&Origin::Sample).0;
        let counts = FrontCounts::of(&corpus).placed(&corpus);
        (corpus, counts)
    });
    &SHIPPED
}

fn setup(start: Start, tier: GlyphTier) -> Setup {
    Setup { first: FirstScreen::Front, glyphs: Glyphs::of(tier), ..start.setup() }
}

/// The front page over the shipped archive, counted.
fn front_of(setup: Setup) -> Journey {
    let (corpus, counts) = shipped();
    let mut journey = Journey::from(setup, corpus.clone());
    let saved = |name: &str, found: u32| SavedCount {
        name: name.to_owned(),
        query: "tactic:ied".to_owned(),
        note: None,
        shared: true,
        found: Some(EventTotal::ones(found)),
        held: Some(State::InPart),
        first: Vec::new(),
    };
    let list = vec![saved("Attacks in the West", 13), saved("Arrests", 20)];
    journey.send(Msg::Saved(SavedCounts { list, problems: Vec::new() }));
    let read = journey.app.share_corpus();
    journey.send(Msg::FrontCounted(read, Box::new(counts.clone())));
    journey
}

fn front(columns: u16, rows: u16) -> Journey {
    let start = Start { size: (columns, rows), ..Start::default() };
    front_of(setup(start, GlyphTier::Fine))
}

#[test]
fn it_looks_as_it_is_meant_to_at_every_size_in_every_tier() {
    for (columns, rows) in SIZES {
        for tier in GlyphTier::ALL {
            let start = Start { size: (columns, rows), ..Start::default() };
            let journey = front_of(setup(start, tier));
            let name = format!("front-{columns}x{rows}-{tier}");
            assert_eq!(journey.text().is_ascii(), tier == GlyphTier::Ascii, "{}", journey.text());
            insta::assert_snapshot!(name, journey.picture());
        }
    }
    let start = Start { depth: Depth::Mono, ..Start::default() };
    insta::assert_snapshot!("front-mono", front_of(setup(start, GlyphTier::Fine)).picture());
}

#[test]
fn bars_of_different_issuers_are_on_one_scale() {
    for (columns, rows) in [(120, 40), (200, 60)] {
        let text = front(columns, rows).text();
        let bar = |row: &str| {
            let number: f64 =
                row.split(" C ").next()?.rsplit(' ').next()?.replace(',', "").parse().ok()?;
            let (_, bar) = row.split_once(" C ")?;
            let halves = bar.matches('▄').count() * 2 + bar.matches('▖').count();
            Some((number, f64::from(u32::try_from(halves).unwrap())))
        };
        let issuers = ["BBC Monitoring", "ITIC"];
        let stated =
            text.lines().filter(|row| issuers.iter().any(|name| row.trim_end().ends_with(name)));
        let bars: Vec<(f64, f64)> = stated.filter_map(bar).collect();
        let (most, longest) =
            bars.iter().copied().max_by(|one, other| one.0.total_cmp(&other.0)).unwrap();
        assert!(bars.len() > 3, "{text}");
        for (number, long) in bars {
            assert!(
                (long - longest * number / most).abs() <= 1.0,
                "{number}: {long} of {longest}\n{text}"
            );
        }
    }
}

#[test]
fn no_number_on_the_map_stands_before_the_name_of_another_theatre() {
    let (corpus, counts) = shipped();
    let name = |theatre| corpus.taxonomy().theatre_name(theatre).to_owned();
    for (columns, rows) in [(100, 30), (110, 36), (120, 40), (140, 44), (160, 50), (200, 60)] {
        let text = front(columns, rows).text();
        for theatre in &counts.theatres {
            let Some(own) = theatre.number.number() else { continue };
            let name = name(theatre.theatre);
            for before in text.lines().filter_map(|row| Some(row.rsplit_once(&name)?.0)) {
                // A number right before a name is read as its own.
                let near = before.chars().rev().take(3).any(|sign| sign == '+');
                let number = before.rsplit_once('+').map_or("", |(number, _)| number);
                assert!(!near || number.ends_with(&own.to_string()), "{name}: {before}\n{text}");
            }
        }
    }
}

#[test]
fn it_is_the_first_screen_and_nothing_lies_behind_it() {
    let mut journey = front(80, 24);
    assert_eq!(journey.at(), "the front page");
    for key in ["esc", "backspace", "esc"] {
        journey.keys(key);
        assert_eq!(journey.at(), "the front page");
    }
    journey.keys("enter");
    assert_eq!(
        (journey.level(), journey.at()),
        ("ByDigest".into(), "washington-institute-2024-07-16".into())
    );
    journey.keys("H").shows("Tempo").keys("esc");
    assert_eq!(journey.level(), "ByDigest", "opened from elsewhere, it leads back");
}

#[test]
fn each_part_leads_to_what_it_tells() {
    let (corpus, _) = shipped();
    let mut journey = front(80, 24);
    journey.keys("j enter");
    assert_eq!(journey.at(), corpus.digests()[1].id());
    // The theatres.
    let mut journey = front(80, 24);
    journey.keys("tab j j enter");
    assert_eq!((journey.level(), journey.at()), ("ByTheatre".into(), "Iraq".into()));
    // A month, and the same number in the table of theatres by month and in the list behind it.
    let mut journey = front(120, 40);
    journey.keys("tab tab");
    while !journey.row(2).contains("2020-05:") {
        journey.keys("h");
    }
    journey.shows("2020-05: 76+ attacks, in part");
    journey.keys("enter").shows("All theatres, May 2020").shows("≥76 attacks");
    // Some entries tell several attacks.
    journey.keys("enter").shows("≥76 attacks: 67 claimed, 9 reported").shows("1/67");
    journey.keys("esc esc");
    assert_eq!(journey.at(), "the front page");
    // What is stated for a year is read where it is quoted.
    journey.keys("tab enter");
    assert!(journey.at().starts_with("text "), "{}", journey.at());
    // A number on the map, a wave, a saved search.
    journey.keys("esc tab j j enter");
    assert_eq!(journey.at(), "a map");
    assert!(journey.row(0).contains("Iraq › Map"), "{}", journey.text());
    let mut journey = front(120, 40);
    journey.keys("backtab backtab j enter");
    assert_eq!(
        (journey.level(), journey.at()),
        ("ByWave".into(), corpus.waves()[1].id.to_string())
    );
    let mut journey = front(120, 40);
    journey.keys("backtab j enter");
    assert_eq!(journey.at(), "search tactic:ied");
    journey.keys("esc");
    assert_eq!(journey.at(), "the front page");
    journey.keys("w");
    assert_eq!(journey.level(), "ByWave");
}

#[test]
fn every_theatre_has_the_number_that_the_tree_has_at_least() {
    let (corpus, counts) = shipped();
    let text = front(120, 40).text();
    for theatre in &counts.theatres {
        let (state, events) = TreeNode::Theatre(theatre.theatre).held(corpus);
        assert_ne!(state, State::InFull);
        assert_eq!(theatre.number, CellMark::AtLeast(events.low));
        let name = corpus.taxonomy().theatre_name(theatre.theatre);
        let row = text.lines().find(|line| line.starts_with(&format!(" {name} ")));
        let row = row.unwrap_or_else(|| panic!("{name}:\n{text}"));
        let shown = row.split_whitespace().find(|word| word.ends_with('+'));
        assert_eq!(shown, Some(&*format!("{}+", events.low)), "{row}");
    }
}

#[test]
fn a_month_of_which_nothing_is_held_shows_no_digit() {
    let (_, counts) = shipped();
    let mut journey = front(120, 40);
    journey.keys("tab tab");
    let mut gaps = 0;
    for month in counts.months.iter().rev().take(60) {
        let name = month.days.from.format("%Y-%m").to_string();
        while !journey.row(2).contains(&format!("{name}:")) {
            journey.keys("l").keys("h h l");
            if !journey.row(2).contains(&format!("{name}:")) {
                journey.keys("h");
            }
        }
        let told = journey.row(2);
        let told = told.split_once(&format!("{name}: ")).unwrap().1.trim().to_owned();
        let has_digit = told.contains(|letter: char| letter.is_ascii_digit());
        assert_eq!(has_digit, month.number.mark.number().is_some(), "{name}: {told}");
        gaps += usize::from(told == "not held");
    }
    assert!(gaps > 5, "{gaps}");
}

#[test]
fn what_is_new_since_the_last_session_is_counted_and_stands_out() {
    let day = |text: &str| text.parse().unwrap();
    let seen = |newest| Some(SeenDigests { newest: day(newest), day: day("2026-11-21") });
    let start = Start { size: (120, 40), ..Start::default() };
    let with = |newest| front_of(Setup { seen: seen(newest), ..setup(start, GlyphTier::Fine) });
    with("2024-06-01").shows("2 new digests since 2026-11-21");
    let mut none = with("2024-07-16");
    none.shows("no new digest since 2026-11-21");
    // The selected row is bold in any case; the second one only where it is new.
    let bold = |journey: &Journey| {
        let buffer = journey.buffer();
        let mut row = buffer.content.iter().skip(120 * 16).take(12);
        row.any(|cell| cell.modifier.contains(ratatui::style::Modifier::BOLD))
    };
    assert!(bold(&with("2024-06-01")), "{}", none.row(16));
    assert!(!bold(&none), "{}", none.row(16));
    // What this session saw is kept for the next one, with its day.
    let today = Some(day("2026-11-29"));
    let journey =
        front_of(Setup { seen: seen("2024-06-01"), today, ..setup(start, GlyphTier::Fine) });
    let kept = journey.app.leaving().seen.unwrap();
    assert_eq!((&*kept.newest, &*kept.day), ("2024-07-16", "2026-11-29"));
}

#[test]
fn the_place_of_the_last_session_is_one_key_away() {
    let path =
        ["digests", "ob-2020-05-21", "iraq", "diyala", "diyala-2"].map(str::to_owned).to_vec();
    let setup = Setup { path: path.clone(), ..setup(Start::default(), GlyphTier::Fine) };
    let mut journey = Journey::from(setup, corpus());
    journey.count_front();
    journey.shows("Where you were  Digests › OB 2020-05-21");
    assert_eq!(journey.app.leaving().path, Some(path.clone()), "who leaves at once keeps it");
    journey.keys("tab tab enter");
    assert_eq!(
        (journey.at(), journey.level()),
        ("diyala-2".into(), "ob-2020-05-21/Iraq/Diyala".into())
    );
    assert_eq!(journey.app.leaving().path, Some(path));
}

#[test]
fn who_comes_for_the_first_time_is_told_what_this_is() {
    front(120, 40).shows("Digests of what happened, where, and who says so.");
}

#[test]
fn what_is_not_counted_yet_has_a_place_and_no_number() {
    let setup = || setup(Start { size: (120, 40), ..Start::default() }, GlyphTier::Fine);
    let mut journey = Journey::start();
    journey.app = App::new(setup());
    journey.shows("Tempo").shows("New");
    for event in events() {
        journey.send(Msg::Loading(event));
        assert_eq!(journey.at(), "the front page");
    }
    journey.send(Msg::Loaded(Box::new(corpus())));
    assert!(journey.effects.contains(&Effect::CountFront), "{:?}", journey.effects);
    journey.shows("Being counted").shows("Places are being looked up").shows("Iraq");
    let iraq = |journey: &Journey| {
        let text = journey.text();
        text.lines().find(|line| line.starts_with(" Iraq ")).unwrap().to_owned()
    };
    let row = iraq(&journey);
    assert!(!row.split("  ").next().unwrap().contains(|c: char| c.is_ascii_digit()), "{row}");
    journey.count_front().hides("Being counted");
    assert_ne!(iraq(&journey), row);
    // An answer about an archive that was read anew since is not taken.
    let before = journey.app.share_corpus();
    journey.send(Msg::Loaded(Box::new(corpus()))).shows("Being counted");
    let counts = FrontCounts::of(&before);
    journey.send(Msg::FrontCounted(before, Box::new(counts))).shows("Being counted");
}

#[test]
fn an_archive_of_nothing_has_a_front_page_too() {
    let setup = setup(Start::default(), GlyphTier::Fine);
    let mut journey = Journey::from(setup, Corpus::default());
    journey.count_front().shows("Nothing is here").keys("tab enter j h space w");
    assert_eq!(journey.at(), "the front page");
}

#[test]
fn months_scroll_and_the_selected_one_stays_in_sight() {
    let (_, counts) = shipped();
    let mut journey = front(40, 12);
    journey.keys("tab");
    for _ in 0..counts.months.len() + 3 {
        journey.keys("h");
    }
    let first = counts.months[0].days.from.format("%Y").to_string();
    let years = journey.row(4);
    assert!(years.contains(&first) || years.contains("2019"), "{years}");
    journey.keys("enter").shows("By month, 201");
}

#[test]
fn a_number_of_the_map_opens_the_map_of_its_theatre() {
    let mut journey = front(120, 40);
    for _ in 0..8 {
        journey.keys("tab");
        let before = journey.clone();
        journey.keys("enter");
        if journey.at() == "a map" {
            journey.read_map().shows("Map").shows(" shown").keys("esc");
            assert_eq!(journey.text(), before.text(), "back at the same number");
            return;
        }
        journey = before;
    }
    panic!("no pane of the front page leads to a map:\n{}", journey.text());
}
