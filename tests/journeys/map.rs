//! The map: what its marks and lists count, where each of them leads, and what it looks like.

use watchfloor::app::{Effect, Msg, Setup};
use watchfloor::archive::{Corpus, EntryKey};
use watchfloor::keys::Context;
use watchfloor::screens::Screen;
use watchfloor::ui::theme::{Depth, GlyphTier, Glyphs};

use crate::support::{Journey, Start};

/// The sizes of the pictures.
const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];

fn sized(columns: u16, rows: u16) -> Start {
    Start { size: (columns, rows), ..Start::default() }
}

/// The digest of a week in the shipped archive.
fn week(start: Start, tier: GlyphTier) -> Journey {
    let corpus = watchfloor::archive::load_all(&watchfloor::archive::Origin::Sample).0;
    let setup = Setup { glyphs: Glyphs::of(tier), ..start.setup() };
    let mut journey = Journey::from(setup, corpus);
    journey.keys("/ 2 0 2 0 - 0 5 - 2 1 enter esc");
    journey
}

/// Its map.
fn map(start: Start, tier: GlyphTier) -> Journey {
    let mut journey = week(start, tier);
    journey.keys("M").read_map();
    journey
}

/// The entries of the digest, each event once.
fn entries(corpus: &Corpus) -> Vec<EntryKey> {
    let of = |key: &EntryKey| {
        corpus.digest(key.digest).is_some_and(|digest| digest.id() == "itic-2020-05-21")
    };
    let keys: Vec<EntryKey> = corpus.entries().map(|(key, _)| key).filter(of).collect();
    corpus.each_event_once(&keys)
}

/// The first number behind a text on the screen.
fn number_before(text: &str, word: &str) -> usize {
    let (before, _) = text.split_once(word).unwrap_or_else(|| panic!("no `{word}` in\n{text}"));
    let before = before.trim_end();
    before.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap()
}

#[test]
fn the_first_frame_does_not_wait_for_the_map() {
    let mut journey = week(sized(80, 24), GlyphTier::Fine);
    journey.keys("M").shows("The map is being read").shows("Map");
    assert_eq!(journey.effects, [Effect::ReadMap]);
    journey.read_map().hides("being read").shows("Al-Mayadeen");
    assert!(matches!(journey.app.screen(), Some(Screen::Map(_))));
}

#[test]
fn every_size_shows_the_same_entries_in_every_tier() {
    for (columns, rows) in SIZES {
        for tier in GlyphTier::ALL {
            let mut journey = map(sized(columns, rows), tier);
            journey.shows("Al-Mayadeen").shows(" here").shows(" shown").shows(" km");
            let picture = journey.text();
            assert_eq!(picture.is_ascii(), tier == GlyphTier::Ascii, "{picture}");
            insta::assert_snapshot!(
                format!("map-{}-{columns}x{rows}", tier.word()),
                journey.picture()
            );
        }
    }
}

#[test]
fn it_looks_as_it_is_meant_to_without_colours_and_close_by() {
    let start = Start { depth: Depth::Mono, ..sized(80, 24) };
    insta::assert_snapshot!("map-mono", map(start, GlyphTier::Fine).picture());
    let mut journey = map(sized(120, 40), GlyphTier::Fine);
    insta::assert_snapshot!("map-close", journey.keys("+ + + +").picture());
    let mut journey = map(sized(80, 24), GlyphTier::Fine);
    insta::assert_snapshot!("map-lists", journey.keys("tab j j").picture());
}

#[test]
fn what_is_shown_beyond_and_without_a_place_is_everything() {
    let mut journey = map(sized(120, 40), GlyphTier::Fine);
    let all = entries(journey.app.corpus()).len();
    for keys in ["", "+", "- - -", "h h h", "k k", "0", "1", "3"] {
        journey.keys(keys);
        let head = journey.row(0);
        let beyond = if head.contains(" beyond") { number_before(&head, " beyond") } else { 0 };
        let told = number_before(&head, " shown") + beyond + number_before(&head, " without");
        assert_eq!(told, all, "after `{keys}`: {head}");
    }
}

#[test]
fn the_head_says_what_is_not_seen_where_it_has_room_for_it() {
    for (columns, shows) in [
        (40, " of 78 shown"),
        (80, "52 shown  18 beyond  8 without a place"),
        (120, " shown  18 beyond  8 without a place"),
    ] {
        let journey = map(sized(columns, 24), GlyphTier::Fine);
        assert!(journey.row(0).contains(shows), "{columns}: {}", journey.row(0));
        assert!(journey.row(0).contains("Map"), "{}", journey.row(0));
    }
}

#[test]
fn a_key_is_offered_as_it_is_typed() {
    map(sized(120, 40), GlyphTier::Fine).shows("+ in  - out").hides("minus");
}

#[test]
fn every_mark_opens_as_many_entries_as_it_says() {
    let mut journey = map(sized(80, 24), GlyphTier::Fine);
    let mut seen = 0;
    journey.keys("g");
    let first = journey.text();
    for _ in 0..60 {
        let rule = journey.row(-5);
        let here = number_before(&rule, " here");
        journey.keys("enter").shows(&format!("1/{here}")).keys("esc");
        assert_eq!(journey.row(-5), rule, "back at the same mark");
        seen += here;
        journey.keys("n");
        if journey.text() == first {
            break;
        }
    }
    assert_eq!(journey.text(), first, "n goes round");
    assert_eq!(seen, number_before(&journey.row(0), " shown"), "each entry in one mark");
}

#[test]
fn every_number_of_the_lists_is_a_door() {
    let mut journey = map(sized(120, 60), GlyphTier::Fine);
    journey.keys("tab g");
    let mut doors = 0;
    for _ in 0..80 {
        let before = journey.clone();
        journey.keys("enter");
        if journey.app.screen().unwrap().context() == Context::Behind {
            let list = journey.row(0);
            let length: usize = list
                .rsplit('/')
                .next()
                .unwrap()
                .trim()
                .parse()
                .unwrap_or_else(|_| panic!("{list}"));
            let told = selected_number(&before);
            assert_eq!(told, length, "{}\n{}", before.text(), journey.text());
            doors += 1;
            journey.keys("esc");
            assert_eq!(journey.text(), before.text());
        }
        journey.keys("j");
        if journey.buffer() == before.buffer() {
            break;
        }
    }
    assert!(doors > 20, "{doors}");
}

/// The number of the selected row of the lists: the row whose cells are all reversed.
fn selected_number(journey: &Journey) -> usize {
    use ratatui::style::Modifier;
    let buffer = journey.buffer();
    let area = buffer.area;
    let is_chosen = |y: &u16| buffer[(84, *y)].modifier.contains(Modifier::REVERSED);
    let y = (1..area.height - 1).find(is_chosen).unwrap();
    let row: String = (84..area.width).map(|x| buffer[(x, y)].symbol()).collect();
    let mut numbers = row.rsplit(|c: char| !c.is_ascii_digit());
    numbers.find(|word| !word.is_empty()).unwrap().parse().unwrap()
}

#[test]
fn what_has_no_place_is_listed_by_theatre() {
    let mut journey = map(sized(80, 24), GlyphTier::Fine);
    journey.keys("tab G").shows("Not on the map");
    let row = journey.row(-3);
    journey.keys("enter").shows("not on the map");
    assert!(journey.row(0).contains("1/"), "{row}\n{}", journey.text());
}

#[test]
fn the_next_digest_is_seen_in_the_same_view() {
    let mut journey = map(sized(120, 40), GlyphTier::Fine);
    let scale = journey.row(-3);
    journey.keys("]");
    assert!(!journey.row(0).contains("2020-05-21"), "{}", journey.row(0));
    assert_eq!(
        journey.row(-3).split_whitespace().take(3).collect::<Vec<_>>(),
        scale.split_whitespace().take(3).collect::<Vec<_>>()
    );
    journey.keys("[").shows("2020-05-21");
}

#[test]
fn the_whole_archive_is_one_key_away_and_so_is_the_way_back() {
    let mut journey = map(sized(120, 40), GlyphTier::Fine);
    let before = journey.row(0);
    journey.keys("a").shows("Archive");
    assert!(journey.row(0) != before);
    journey.keys("a");
    assert!(journey.row(0).contains("2020-05-21"), "{}", journey.row(0));
    journey.keys("esc");
    assert!(matches!(journey.app.screen(), Some(Screen::Browse(_))), "back where one came from");
}

#[test]
fn a_place_is_searched_and_an_entry_read() {
    let mut journey = map(sized(80, 24), GlyphTier::Fine);
    journey.keys("space");
    assert!(journey.at().starts_with("text "), "{}", journey.at());
    journey.keys("esc f").answer();
    assert!(journey.at().contains("near:\"Al-Mayadeen\"~25km"), "{}", journey.at());
    journey.shows("of Al-Mayadeen");
}

#[test]
fn what_was_found_is_seen_on_a_map() {
    let start = sized(120, 40);
    let corpus = watchfloor::archive::load_all(&watchfloor::archive::Origin::Sample).0;
    let mut journey = Journey::from(start.setup(), corpus);
    journey.search("tactic:ied").keys("ctrl-t").read_map();
    journey.shows("tactic:ied").shows(" shown").shows(" Map");
    journey.keys("esc");
    assert!(journey.at().starts_with("search "), "{}", journey.at());
}

#[test]
fn a_held_key_leaves_the_detail_behind_until_it_stops() {
    let mut journey = map(sized(80, 24), GlyphTier::Fine);
    let rule = journey.row(-5);
    journey.keys_every(30, "n n");
    let first = journey.row(-5);
    assert!(first != rule, "the first key is answered at once");
    journey.keys_every(30, "n n n");
    assert_eq!(journey.row(-5), first);
    journey.send(watchfloor::app::Msg::Waited);
    assert!(journey.row(-5) != first);
}

#[test]
fn what_the_marks_say_can_be_changed() {
    let mut journey = map(sized(120, 40), GlyphTier::Fine);
    journey.shows("3C claimed").keys("u").shows("killed, at least").keys("u").shows("3 claimed");
    journey.keys("u").shows("C claimed").keys("u").shows("3C claimed");
}

#[test]
fn a_click_selects_the_mark_under_it() {
    let mut journey = map(Start { theme: "dusk", ..sized(80, 24) }, GlyphTier::Fine);
    journey.keys("u u").shows("3 claimed");
    let mut told = std::collections::BTreeSet::new();
    let buffer = journey.buffer();
    for (x, y) in (1..18).flat_map(|y| (0..80).map(move |x| (x, y))) {
        let number = |x: u16| buffer[(x, y)].symbol().parse::<usize>().ok();
        // Numbers of one cell that no other sign touches are marks; those of the scale and of areas are not.
        let beside = |x: u16| buffer[(x, y)].symbol() != " ";
        if x == 0 || x > 78 || beside(x - 1) || beside(x + 1) {
            continue;
        }
        let Some(count) = number(x) else { continue };
        journey.send(Msg::Clicked(x, y));
        assert_eq!(number_before(&journey.row(-5), " here"), count, "{x} {y}: {}", journey.text());
        told.insert(journey.row(-5));
    }
    assert!(told.len() > 3, "{told:?}");
    // Beside all marks nothing is selected anew.
    let before = journey.text();
    assert_eq!(journey.send(Msg::Clicked(0, 0)).text(), before);
    assert_eq!(journey.send(Msg::Clicked(79, 23)).text(), before);
}

#[test]
fn one_comes_back_to_the_entry_of_the_mark_that_one_chose() {
    let mut journey = week(sized(80, 24), GlyphTier::Fine);
    let before = journey.at();
    // Who only looked finds everything as it was.
    journey.keys("M").read_map().keys("esc");
    assert_eq!(journey.at(), before);
    journey.keys("M").read_map().keys("n n space");
    let read = journey.at();
    journey.keys("esc esc");
    assert_eq!(format!("text {}", journey.at()), read);
    // In a search the same entry is selected in the list.
    journey.search("attack").keys("ctrl-t").read_map().keys("n space");
    let read = journey.at();
    journey.keys("esc esc enter");
    assert_eq!(journey.at(), read);
}

#[test]
fn where_hues_may_not_be_told_apart_a_mark_has_its_letter() {
    let (fine, ascii) = (GlyphTier::Fine, GlyphTier::Ascii);
    for (theme, tier) in [
        ("default", fine),
        ("dusk", fine),
        ("paper", fine),
        ("safe", fine),
        ("contrast", fine),
        ("mono", fine),
        ("dusk", ascii),
    ] {
        let text = map(Start { theme, depth: Depth::True, ..sized(120, 40) }, tier).text();
        let legend = text.lines().rev().find(|line| line.contains(" claimed  ")).unwrap();
        assert!(legend.contains("C claimed"), "{theme}: {text}");
    }
}
