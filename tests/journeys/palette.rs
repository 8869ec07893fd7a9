//! The palette, the jumps and the bookmarks.

use watchfloor::app::{App, Effect, Msg, SavedCount, SavedCounts, Setup};
use watchfloor::keys::{ACTIONS, Action, Context, Keymap};
use watchfloor::policy::Policy;
use watchfloor::state::{BookmarkChange, StateChange};
use watchfloor::ui::theme::Depth;

use crate::support::{Journey, Start, corpus};

/// Opens the palette and types a name.
fn named<'j>(journey: &'j mut Journey, name: &str) -> &'j mut Journey {
    journey.keys(":").send(Msg::Pasted(name.to_owned()))
}

/// The rows that are listed.
fn rows(journey: &Journey) -> Vec<String> {
    let text = journey.text();
    let rows = text.lines().skip(3).map(|row| row.trim().to_owned());
    let mut rows: Vec<String> = rows.collect();
    rows.pop();
    rows.retain(|row| !row.is_empty());
    rows
}

fn with_saved(journey: &mut Journey) {
    let saved = SavedCount {
        name: "bombs".to_owned(),
        query: "tactic:ied".to_owned(),
        note: None,
        shared: false,
        found: None,
        held: None,
        first: Vec::new(),
    };
    journey.send(Msg::Saved(SavedCounts { list: vec![saved], problems: Vec::new() }));
}

#[test]
fn it_lists_what_can_be_done_and_where_one_can_go_at_every_size() {
    for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
        for (name, theme, depth) in [("", "default", Depth::Ansi16), ("-dusk", "dusk", Depth::True)]
        {
            let start = Start { size: (columns, rows), theme, depth, ..Start::default() };
            let mut journey = start.read(corpus());
            with_saved(&mut journey);
            journey.keys("j j d :");
            let picture = |what: &str, journey: &Journey| {
                insta::assert_snapshot!(
                    format!("palette-{what}{name}-{columns}x{rows}"),
                    journey.picture()
                );
            };
            picture("open", &journey);
            journey.send(Msg::Pasted("raid".to_owned()));
            picture("typed", &journey);
            journey.keys("ctrl-u").send(Msg::Pasted("bookmark".to_owned()));
            picture("bookmark", &journey);
        }
    }
}

/// Every action that the palette offers is carried out as by its key; nothing else is offered.
#[test]
fn an_action_is_carried_out_as_by_its_key() {
    let keymap = Keymap::default();
    let mut tried = 0;
    for keys in ["", "j j enter", "j j space", "w", "!", "#", "T", "H", "S", "?"] {
        let mut journey = Journey::start();
        journey.keys(keys);
        let context = journey.app.context();
        for spec in ACTIONS.iter().filter(|spec| spec.contexts.contains(&context)) {
            // What asks a second time is asked by its own key.
            if matches!(spec.action, Action::Palette | Action::Delete) {
                continue;
            }
            let tell = format!("`{}` after `{keys}`", spec.id);
            let mut by_name = journey.clone();
            named(&mut by_name, spec.id);
            let first = rows(&by_name).first().cloned().unwrap_or_default();
            let listed = first.starts_with(&format!("action    {} ", spec.id));
            assert_eq!(listed, journey.app.offers(spec.action), "{tell}: {first}");
            if !listed {
                continue;
            }
            by_name.keys("enter");
            let mut by_key = journey.clone();
            by_key.keys(&keymap.chords(context, spec.action)[0].to_string());
            assert_eq!(by_name.effects, by_key.effects, "{tell}");
            assert_eq!(by_name.picture(), by_key.picture(), "{tell}");
            tried += 1;
        }
    }
    assert!(tried > 120, "only {tried} were tried");
}

#[test]
fn it_goes_to_digests_waves_searches_and_themes() {
    let mut journey = Journey::start();
    with_saved(&mut journey);
    assert_eq!(named(&mut journey, "ob-2020-05-21").keys("enter").at(), "ob-2020-05-21");
    assert_eq!(named(&mut journey, "21 may").keys("enter").at(), "ob-2020-05-21");
    assert_eq!(named(&mut journey, "aftermath").keys("enter").at(), "2020-05-aftermath");
    assert_eq!(named(&mut journey, "bombs").keys("enter").at(), "search tactic:ied");
    assert_eq!(journey.keys("esc").at(), "2020-05-aftermath", "the palette is not come back to");
    named(&mut journey, "dusk").keys("enter");
    assert_eq!(journey.app.theme().name, "dusk");
    assert_eq!(journey.at(), "2020-05-aftermath");
    let kept = |effect: &Effect| matches!(effect, Effect::Remember(change) if change.theme.as_deref() == Some("dusk"));
    assert!(journey.effects.iter().any(kept), "{:?}", journey.effects);
    let before = journey.picture();
    assert_eq!(named(&mut journey, "raids").keys("esc").picture(), before, "esc only closes it");
}

#[test]
fn what_is_being_decided_is_not_left_through_it() {
    let mut journey = Journey::start();
    journey.keys("t");
    named(&mut journey, "ob-2020");
    journey.shows("Nothing is of that name");
    named(journey.keys("esc esc"), "ob-2020").shows("digest");
}

#[test]
fn where_text_is_typed_its_sign_is_a_letter() {
    for (keys, context) in [
        ("s", Context::Search),
        ("/", Context::Prompt),
        ("c", Context::Pick),
        (":", Context::Palette),
    ] {
        let mut journey = Journey::start();
        journey.keys(keys);
        assert_eq!(journey.app.context(), context);
        journey.keys(": d O").shows(":dO");
        assert_eq!(journey.app.context(), context);
    }
}

#[test]
fn while_the_archive_is_read_it_has_actions_alone() {
    let mut app = Start::default().app();
    let mut journey = Journey::start();
    std::mem::swap(&mut journey.app, &mut app);
    named(&mut journey, "ob-2020").shows("Nothing is of that name");
    journey.send(Msg::Loaded(Box::new(corpus()))).shows("digest");
}

#[test]
fn a_step_back_leads_to_where_one_jumped_from_and_forward_again() {
    let mut journey = Journey::start();
    journey.keys("j");
    let from = (journey.at(), journey.picture());
    named(&mut journey, "ob-2020-05-14").keys("enter");
    named(&mut journey, "aftermath").keys("enter");
    assert_eq!(journey.keys("ctrl-o").at(), "ob-2020-05-14");
    journey.keys("ctrl-o");
    assert_eq!((journey.at(), journey.picture()), from);
    assert_eq!(journey.keys("ctrl-o").at(), from.0, "there is none before it");
    journey.shows("There is no jump to go back from");
    assert_eq!(journey.keys("O").at(), "ob-2020-05-14");
    assert_eq!(journey.keys("O").at(), "2020-05-aftermath");
    journey.keys("ctrl-o");
    named(&mut journey, "ob-2020-05-28").keys("enter O").shows("There is no jump to go forward to");
    assert_eq!(
        journey.keys("ctrl-o").at(),
        "ob-2020-05-14",
        "who jumps elsewhere has another forward"
    );
}

#[test]
fn what_is_open_still_is_gone_back_to_as_it_was_left() {
    let mut journey = Journey::start();
    journey.search("police").keys("down");
    let searching = journey.picture();
    journey.keys("enter");
    let entry = journey.at();
    assert!(entry.starts_with("text "), "{entry}");
    journey.keys("ctrl-o");
    assert_eq!(journey.picture(), searching, "the selection too");
    journey.keys("esc O");
    assert_eq!(journey.at(), entry, "it is opened anew");
    assert_eq!(journey.keys("ctrl-o").at(), "ob-2020-06-04", "from where one went forward");
    journey.search("police").keys("enter");
    named(&mut journey, "aftermath").keys("enter");
    assert_eq!(journey.keys("ctrl-o").at(), entry);
    assert_eq!(journey.keys("ctrl-o").at(), "search police", "what was closed is asked anew");
    assert!(matches!(journey.effects.as_slice(), [Effect::Search(_)]), "{:?}", journey.effects);
}

#[test]
fn a_comparison_and_the_front_page_are_come_back_to() {
    let mut journey = Journey::start();
    journey.compare(&["ob-2020-05-21", "ob-2020-05-28"]);
    let compared = journey.at();
    named(&mut journey, "ob-2020-05-14").keys("enter");
    assert_eq!(journey.keys("ctrl-o").answer().at(), compared);
    let mut journey = Journey::start();
    journey.keys("H");
    named(&mut journey, "aftermath").keys("enter");
    assert_eq!(journey.keys("ctrl-o").at(), "the front page");
}

#[test]
fn opening_a_text_of_the_list_is_no_jump() {
    let mut journey = Journey::start();
    journey
        .keys("j j enter enter enter space esc ctrl-o")
        .shows("There is no jump to go back from");
}

#[test]
fn a_hundred_jumps_are_kept() {
    let mut journey = Journey::start();
    for at in 0..120 {
        let digest = ["ob-2020-05-14", "ob-2020-05-21", "ob-2020-05-28"][at % 3];
        named(&mut journey, digest).keys("enter");
    }
    for _ in 0..99 {
        journey.keys("ctrl-o").hides("There is no jump");
    }
    journey.keys("ctrl-o");
    let oldest = journey.at();
    journey.keys("ctrl-o").shows("There is no jump to go back from");
    for _ in 0..100 {
        journey.keys("O").hides("There is no jump");
    }
    assert_eq!(journey.keys("O").at(), "ob-2020-05-28");
    assert_eq!(oldest, "ob-2020-05-21", "the first of all gave way");
}

fn bookmarks(journey: &Journey) -> Vec<BookmarkChange> {
    let changes = journey.effects.iter().filter_map(|effect| {
        if let Effect::Remember(change) = effect { Some(change.bookmarks.clone()) } else { None }
    });
    changes.flatten().collect()
}

fn path(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn a_bookmark_is_set_and_removed_by_the_same_key() {
    let mut journey = Journey::start();
    journey.keys("j j d").shows("Bookmark set; the palette lists it");
    let words = path(&["digests", "ob-2020-05-21"]);
    assert_eq!(bookmarks(&journey), [BookmarkChange::Set(words.clone())]);
    let row = |journey: &Journey| journey.row(3);
    assert!(row(&journey).starts_with('▸'), "{}", journey.text());
    journey.keys("tab").keys("tab").keys("g G");
    named(&mut journey, "bookmark ob-2020-05-21").keys("enter");
    assert_eq!(journey.at(), "ob-2020-05-21");
    journey.keys("d").shows("Bookmark removed");
    assert_eq!(bookmarks(&journey), [BookmarkChange::Removed(words)]);
    assert!(!row(&journey).starts_with('▸'), "{}", journey.text());
    let bookmark = |row: &String| row.starts_with("bookmark");
    named(&mut journey, "");
    assert!(!rows(&journey).iter().any(bookmark), "{}", journey.text());
}

#[test]
fn entries_areas_theatres_and_waves_can_have_one() {
    for (keys, words) in [
        (
            "j j enter enter enter j",
            &["digests", "ob-2020-05-21", "iraq", "diyala", "diyala-2"][..],
        ),
        ("j j enter enter", &["digests", "ob-2020-05-21", "iraq", "diyala"]),
        ("tab j", &["theatres", "iraq"]),
        ("w", &["waves", "2020-05-aftermath"]),
        (
            "j j enter enter enter j space",
            &["digests", "ob-2020-05-21", "iraq", "diyala", "diyala-2"],
        ),
    ] {
        let mut journey = Journey::start();
        let at = journey.keys(keys).at();
        journey.keys("d");
        assert_eq!(bookmarks(&journey), [BookmarkChange::Set(path(words))], "after {keys}");
        let last = words.last().unwrap();
        named(&mut journey, &format!("bookmark {last}")).keys("enter");
        assert_eq!(journey.at(), at.trim_start_matches("text "), "after {keys}");
    }
}

#[test]
fn the_next_session_has_them_and_says_what_is_gone() {
    let kept = vec![path(&["waves", "2020-05-raids"]), path(&["digests", "ob-1999", "iraq"])];
    let setup = Setup { bookmarks: Some(kept), ..Start::default().setup() };
    let mut journey = Journey::from(setup, corpus());
    named(&mut journey, "bookmark raids").keys("enter");
    assert_eq!(journey.at(), "2020-05-raids");
    named(&mut journey, "bookmark gone").shows("Nothing is of that name");
    journey.keys("ctrl-u").send(Msg::Pasted("longer".to_owned()));
    journey
        .shows("no longer in the archive")
        .keys("enter")
        .shows("iraq is no longer in the archive");
    assert_eq!(journey.level(), "ByDigest");
    named(&mut journey, "longer").keys("del").shows("Bookmark removed");
    let removed = BookmarkChange::Removed(path(&["digests", "ob-1999", "iraq"]));
    assert_eq!(bookmarks(&journey), [removed]);
    journey.shows("Nothing is of that name");
}

#[test]
fn where_nothing_is_kept_that_is_said() {
    let setup = Setup { policy: Policy::default().restricted(), ..Start::default().setup() };
    let mut journey = Journey::from(setup, corpus());
    journey.keys("d").shows("Keeping bookmarks is not allowed, by --restricted");
    assert_eq!(journey.effects, []);
    let setup = Setup { bookmarks: None, ..Start::default().setup() };
    let mut journey = Journey::from(setup, corpus());
    journey.keys("j d").shows("Bookmark set until you leave: not kept");
    named(journey.keys("G"), "bookmark ob-2020-05-28").keys("enter");
    assert_eq!(journey.at(), "ob-2020-05-28");
}

#[test]
fn no_bookmark_gives_way_where_there_are_many() {
    let kept = (0..100).map(|at| path(&["waves", &at.to_string()])).collect();
    let setup = Setup { bookmarks: Some(kept), ..Start::default().setup() };
    let mut journey = Journey::from(setup, corpus());
    journey.keys("d").shows("100 bookmarks are set; remove one first");
    assert_eq!(journey.effects, []);
}

#[test]
fn bookmarks_are_nothing_to_the_rest_of_the_state() {
    let app: App = Start::default().app();
    assert_eq!(app.leaving().bookmarks, StateChange::default().bookmarks);
}

#[test]
fn the_letters_that_match_are_marked() {
    let mut journey = Journey::start();
    // The selected row is one colour; below it stands the map.
    named(&mut journey, "ma");
    let text = journey.text();
    let rows: Vec<&str> = text.lines().collect();
    let is_map = |row: &&str| row.trim_start().starts_with("action    map ");
    let y = rows.iter().position(is_map).unwrap_or_else(|| panic!("{text}"));
    let x = rows[y].find("map").unwrap();
    let cell = |letter: usize| (u16::try_from(x + letter).unwrap(), u16::try_from(y).unwrap());
    let buffer = journey.buffer();
    let style = |letter: usize| buffer[cell(letter)].style();
    assert_eq!(style(0), style(1));
    assert_ne!(style(1), style(2), "`ma` of `map`: {text}");
}
