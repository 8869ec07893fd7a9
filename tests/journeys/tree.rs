//! Walking the tree: down and back, over to the other turn, on to the next digest.

use crate::support::{Journey, Start, load};
use watchfloor::app::{Effect, FirstScreen, Setup};

/// Keys from the first screen to an entry.
const DIYALA_3: &str = "j j enter enter enter j j";
const NIGERIA_2: &str = "j j enter j enter enter j";
const SINAI: &str = "enter j enter";

#[test]
fn back_lands_on_the_row_one_came_from() {
    let mut journey = Journey::start();
    let mut way = Vec::new();
    for keys in ["j j", "j", "", ""] {
        way.push(journey.keys(keys).at());
        journey.keys("enter");
    }
    let down = ["ob-2020-05-21", "ob-2020-05-21/Africa", "ob-2020-05-21/Africa/Nigeria"];
    assert_eq!(way, [&down[..], &["nigeria-1"]].concat());
    assert_eq!(journey.at(), "text nigeria-1", "an entry has nothing inside: it opens as a text");
    for place in way.iter().rev() {
        assert_eq!(journey.keys("esc").at(), *place);
    }
    assert_eq!(journey.keys("esc esc").at(), "ob-2020-05-21", "the drill-down is never left");
}

/// The numbers of a draft are what an import made of a text, so no list shows them without a word.
#[test]
fn a_draft_is_marked_in_every_list() {
    let folder = tempfile::tempdir().unwrap();
    let digests = folder.path().join("digests");
    std::fs::create_dir(&digests).unwrap();
    let head = "digest: harbour-2031-03-06\ndraft: yes\ntitle: Harbour watch\npublisher: Harbour\n\
                period: 2031-03-06..2031-03-12\ncoverage: full\ntheatres:\n  - theatre: iraq\n    entries:\n";
    let entry = "    - { date: 2031-03-07, kind: attack, text: A bomb., basis: claimed }\n";
    std::fs::write(digests.join("2031-03-06.yaml"), [head, entry].concat()).unwrap();
    for columns in [40, 80, 120] {
        let start = Start { size: (columns, 24), ..Start::default() };
        let mut journey = start.read(load(folder.path()).0);
        assert!(journey.row(1).contains("draft Harb"), "{columns}: {}", journey.text());
        let row = journey.keys("enter").row(1);
        assert!(columns < 120 || row.contains("draft"), "{columns}: {row}");
        let front = Setup { first: FirstScreen::Front, ..start.setup() };
        let mut journey = Journey::from(front, load(folder.path()).0);
        journey.count_front();
        assert!(columns < 80 || journey.text().contains("draft Harb"), "{}", journey.text());
    }
}

#[test]
fn a_text_is_left_for_the_row_it_was_opened_on() {
    for way in ["j j space", "j j enter j space", "enter enter j space"] {
        let mut journey = Journey::start();
        let open = journey.keys(way).at();
        let row = open.strip_prefix("text ").unwrap_or_else(|| panic!("after {way}: {open}"));
        assert_eq!(journey.keys("h").at(), row, "after {way}");
    }
}

#[test]
fn the_turn_keeps_the_selected_entry() {
    for (way, id) in [(DIYALA_3, "diyala-3"), (NIGERIA_2, "nigeria-2"), (SINAI, "june-sinai")] {
        let mut journey = Journey::start();
        assert_eq!(journey.keys(way).at(), id);
        let level = journey.level();
        assert_eq!(journey.keys("tab").at(), id, "by theatre");
        assert_ne!(journey.level(), level);
        assert_eq!(journey.keys("tab").at(), id, "by digest again");
        assert_eq!(journey.level(), level);
    }
}

#[test]
fn the_turn_keeps_the_theatre() {
    let mut journey = Journey::start();
    assert_eq!(journey.keys("j enter j").at(), "ob-2020-05-28/Iraq");
    assert_eq!(journey.keys("tab").at(), "Iraq");
    assert_eq!(journey.keys("enter").at(), "Iraq/Diyala");
    assert_eq!(journey.keys("enter").at(), "june-ied", "across all digests, newest first");
}

#[test]
fn older_and_newer_stay_at_the_same_theatre() {
    let mut journey = Journey::start();
    assert_eq!(journey.keys("enter").at(), "ob-2020-06-04/Iraq");
    assert_eq!(journey.keys("[").at(), "ob-2020-05-28/Iraq");
    assert_eq!(journey.keys("[").at(), "ob-2020-05-21/Iraq");
    assert_eq!(journey.keys("[").at(), "ob-2020-05-21/Iraq", "the oldest one does not treat it");
    journey.shows("There is no older digest");
    assert_eq!(journey.keys("] ]").at(), "ob-2020-06-04/Iraq");
    journey.keys("]").shows("There is no newer digest");
}

#[test]
fn older_skips_digests_that_do_not_treat_the_theatre() {
    let mut journey = Journey::start();
    assert_eq!(journey.keys("j enter").at(), "ob-2020-05-28/Syria");
    assert_eq!(journey.keys("[").at(), "ob-2020-05-14/Syria");
    assert_eq!(journey.keys("]").at(), "ob-2020-05-28/Syria");
}

#[test]
fn older_in_an_area_stays_in_the_area_or_comes_up_to_the_theatre() {
    let mut journey = Journey::start();
    assert_eq!(journey.keys("enter enter").at(), "ob-2020-06-04/Iraq/Diyala");
    assert_eq!(journey.keys("[").at(), "ob-2020-05-28/Iraq/Diyala");
    let mut journey = Journey::start();
    assert_eq!(journey.keys("enter enter j").at(), "ob-2020-06-04/Iraq/Kirkuk");
    assert_eq!(journey.keys("[").at(), "ob-2020-05-28/Iraq", "it has no Kirkuk");
}

#[test]
fn older_among_entries_goes_to_the_first_entry_of_the_digest_before() {
    let mut journey = Journey::start();
    assert_eq!(journey.keys("enter enter enter j").at(), "june-ambush");
    assert_eq!(journey.keys("[").at(), "may-arabic");
    assert_eq!(journey.keys("[").at(), "diyala-1");
    assert_eq!(journey.keys("]").at(), "may-arabic");
}

#[test]
fn where_all_digests_are_together_none_is_older() {
    Journey::start().keys("tab [").shows("All digests are together here");
}

#[test]
fn older_in_a_text_reads_the_same_theatre_on() {
    let mut journey = Journey::start();
    assert_eq!(journey.keys("enter space").at(), "text ob-2020-06-04/Iraq");
    assert_eq!(journey.keys("[").at(), "text ob-2020-05-28/Iraq");
    assert_eq!(journey.keys("]").at(), "text ob-2020-06-04/Iraq");
}

#[test]
fn next_and_previous_from_a_text_move_the_list_below() {
    let mut journey = Journey::start();
    assert_eq!(journey.keys("j j enter enter enter space").at(), "text diyala-1");
    assert_eq!(journey.keys("J").at(), "text diyala-2");
    assert_eq!(journey.keys("J").at(), "text diyala-3");
    assert_eq!(journey.keys("J").at(), "text diyala-3");
    journey.shows("There is no other one in this list");
    assert_eq!(journey.keys("K").at(), "text diyala-2");
    assert_eq!(journey.keys("esc").at(), "diyala-2", "the list stands where one read");
    assert_eq!(journey.previewed(), "diyala-2");
}

#[test]
fn waves_and_back() {
    let mut journey = Journey::start();
    journey.keys("w").shows("Raids of the fixture");
    journey.keys("w").shows("Week of the convoys");
    assert_eq!(journey.level(), "ByDigest");
}

#[test]
fn older_in_a_wave_stays_in_that_wave() {
    // Both waves hold these entries; the first of the list is not the one that is open.
    let mut journey = Journey::start();
    assert_eq!(journey.keys("w").at(), "2020-05-aftermath");
    for (keys, at) in [("j enter G", "diyala-3"), ("]", "may-arabic"), ("[", "diyala-1")] {
        assert_eq!(journey.keys(keys).at(), at);
        assert_eq!(journey.level(), "2020-05-raids");
    }
}

#[test]
fn what_the_app_does_not_do_itself_it_asks_for() {
    let mut journey = Journey::start();
    for (key, effect) in [
        ("r", Effect::Reload),
        ("ctrl-l", Effect::Redraw),
        ("ctrl-z", Effect::Suspend),
        ("m", Effect::Mouse(true)),
        ("m", Effect::Mouse(false)),
        ("q", Effect::Quit),
        ("ctrl-c", Effect::Quit),
    ] {
        assert_eq!(journey.keys(key).effects, [effect], "{key}");
    }
}

#[test]
fn help_and_themes_do_not_pile_up() {
    let mut journey = Journey::start();
    journey.keys("t ? t ? t ? t ?").keys("esc esc esc");
    assert_eq!(journey.at(), "ob-2020-06-04", "one step back for each of the two and one to spare");
}
