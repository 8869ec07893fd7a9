//! From one session to the next: what there is to keep, and where the next one begins.

use crate::arriving::events;
use crate::support::{Journey, Start, corpus};
use watchfloor::app::{App, Effect, Msg, SavedCount, SavedCounts, Setup};
use watchfloor::archive::{Corpus, Problem};
use watchfloor::state::StateChange;

/// A session that begins with what another one kept, before anything is read.
fn next(change: &StateChange) -> Journey {
    let mut journey = Journey::start();
    let path = change.path.clone().unwrap_or_default();
    let queries = change.queries.clone();
    journey.app = App::new(Setup { path, queries, ..Start::default().setup() });
    journey
}

/// The fixture without some of its digests.
fn without(gone: &[&str]) -> Corpus {
    let all = corpus();
    let mut some = Corpus::new(all.share_taxonomy());
    let digests = all.digests().iter().filter(|digest| !gone.contains(&digest.id()));
    some.extend(digests.cloned().collect::<Vec<_>>(), all.waves().to_vec());
    some.finish();
    some
}

fn words(path: &[&str]) -> Vec<String> {
    path.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn the_next_session_begins_where_this_one_ended() {
    for (keys, path) in [
        ("j", &["digests", "ob-2020-05-28"][..]),
        ("j j enter j", &["digests", "ob-2020-05-21", "africa"]),
        ("j j enter enter", &["digests", "ob-2020-05-21", "iraq", "diyala"]),
        ("j j enter enter enter j j", &["digests", "ob-2020-05-21", "iraq", "diyala", "diyala-3"]),
        ("tab", &["theatres", "syria"]),
        ("tab j enter enter j", &[]),
        ("w j", &[]),
        ("w j enter j j", &["waves", "2020-05-raids", "diyala-2"]),
    ] {
        let mut first = Journey::start();
        first.keys(keys);
        let left = first.app.leaving();
        if !path.is_empty() {
            assert_eq!(left.path, Some(words(path)), "after {keys}");
        }
        let mut second = next(&left);
        assert_eq!(second.app.leaving().path, None, "nothing is read yet: the place stays kept");
        second.send(Msg::Loaded(Box::new(corpus())));
        assert_eq!((second.at(), second.level()), (first.at(), first.level()), "after {keys}");
        assert_eq!(second.app.leaving(), left);
    }
}

#[test]
fn an_open_text_is_left_for_what_it_was_opened_from() {
    let mut journey = Journey::start();
    journey.keys("j enter space");
    let left = journey.app.leaving();
    journey.keys("esc");
    assert_eq!(journey.app.leaving(), left);
}

#[test]
fn at_the_top_it_begins_with_whatever_is_newest_then() {
    for keys in ["", "j k", "w w h", "j enter esc k"] {
        let mut journey = Journey::start();
        assert_eq!(journey.keys(keys).app.leaving().path, Some(Vec::new()), "after {keys}");
    }
}

/// Sends what the loader tells until the place is there; how many digests had come by then.
fn arrives(journey: &mut Journey, at: &str) -> usize {
    for event in events() {
        journey.send(Msg::Loading(event));
        if journey.at() == at {
            return journey.app.corpus().digests().len();
        }
    }
    panic!("it is never at {at}, but at {}", journey.at());
}

#[test]
fn the_place_is_there_as_soon_as_its_digest_is() {
    let path = Some(words(&["digests", "ob-2020-05-21", "iraq", "diyala", "diyala-2"]));
    let mut journey = next(&StateChange { path, ..StateChange::default() });
    assert_eq!(arrives(&mut journey, "diyala-2"), 3);
    assert_eq!(journey.level(), "ob-2020-05-21/Iraq/Diyala");
    journey.keys("j").send(Msg::Loaded(Box::new(corpus())));
    assert_eq!(journey.at(), "diyala-3", "it is gone to once");
    let path = Some(words(&["theatres", "iraq", "diyala", "diyala-2"]));
    let mut journey = next(&StateChange { path, ..StateChange::default() });
    assert_eq!(arrives(&mut journey, "diyala-2"), 3);
}

#[test]
fn saved_searches_above_the_digests_do_not_shift_it() {
    let path = words(&["digests", "ob-2020-05-28"]);
    let saved = SavedCount {
        name: "bombs".into(),
        query: "tactic:ied".into(),
        note: None,
        shared: false,
        found: None,
        held: None,
        first: Vec::new(),
    };
    for late in [false, true] {
        let mut journey = next(&StateChange { path: Some(path.clone()), ..StateChange::default() });
        let counts = SavedCounts { list: vec![saved.clone()], problems: Vec::new() };
        for (at, event) in events().into_iter().enumerate() {
            journey.send(Msg::Loading(event));
            if at == if late { 3 } else { 0 } {
                journey.send(Msg::Saved(counts.clone()));
            }
        }
        journey.send(Msg::Loaded(Box::new(corpus()))).shows("@bombs");
        assert_eq!(
            (journey.at(), journey.app.leaving().path),
            (path[1].clone(), Some(path.clone()))
        );
        journey.keys("g");
        assert_eq!(journey.app.leaving().path, Some(Vec::new()), "a saved search is at the top");
    }
}

#[test]
fn who_has_moved_meanwhile_stays() {
    let path = Some(words(&["digests", "ob-2020-05-14"]));
    for (act, at) in [("enter", "ob-2020-06-04/Iraq"), ("space", "text ob-2020-06-04")] {
        let mut journey = next(&StateChange { path: path.clone(), ..StateChange::default() });
        for event in events().into_iter().take(2) {
            journey.send(Msg::Loading(event));
        }
        assert_eq!(journey.app.leaving().path, None);
        journey.keys(act).send(Msg::Loaded(Box::new(corpus())));
        let here = journey.at();
        assert!(here.starts_with(at.split('/').next().unwrap()), "{here}");
        assert!(journey.app.leaving().path.is_some(), "now there is another place");
    }
    // Looking at the keys is going nowhere.
    let mut journey = next(&StateChange { path, ..StateChange::default() });
    for event in events().into_iter().take(2) {
        journey.send(Msg::Loading(event));
    }
    journey.keys("? esc").send(Msg::Loaded(Box::new(corpus())));
    assert_eq!(journey.at(), "ob-2020-05-14");
}

#[test]
fn what_is_gone_gives_way_to_what_it_was_in() {
    for (path, at) in [
        (
            &["digests", "ob-2020-05-21", "iraq", "diyala", "diyala-9"][..],
            "ob-2020-05-21/Iraq/Diyala",
        ),
        (&["digests", "ob-2020-05-21", "sinai"], "ob-2020-05-21"),
        (&["digests", "ob-2019-01-01", "iraq"], "ob-2020-06-04"),
        (&["waves", "2020-05-raids", "gone"], "2020-05-raids"),
        (&["theatres", "atlantis"], "Syria"),
        (&["galaxies", "milky-way"], "ob-2020-06-04"),
    ] {
        let mut journey = next(&StateChange { path: Some(words(path)), ..StateChange::default() });
        journey.send(Msg::Loaded(Box::new(corpus())));
        assert_eq!(journey.at(), at, "{path:?}");
    }
    let path = Some(words(&["digests", "ob-2020-05-21", "iraq"]));
    let mut journey = next(&StateChange { path, ..StateChange::default() });
    journey.send(Msg::Loaded(Box::new(without(&["ob-2020-05-21"]))));
    assert_eq!(journey.at(), "ob-2020-06-04");
}

#[test]
fn a_theme_is_kept_with_the_place_when_it_is_chosen() {
    let mut journey = Journey::start();
    journey.keys("j t j esc");
    assert_eq!(journey.effects, [], "one that was only looked at is not");
    journey.keys("t j enter");
    let path = Some(words(&["digests", "ob-2020-05-28"]));
    let theme = Some("dusk".to_owned());
    let change = StateChange { theme, path, ..StateChange::default() };
    assert_eq!(journey.effects, [Effect::Remember(change)]);
}

#[test]
fn a_query_that_led_to_something_is_kept_and_there_the_next_time() {
    let mut journey = Journey::start();
    journey.search("convoy").keys("esc");
    assert!(!journey.effects.iter().any(|effect| matches!(effect, Effect::Remember(_))));
    journey.search("diyala_second").keys("enter");
    // What is opened is an entry, which is shown on a map.
    let [Effect::Remember(change), Effect::ReadMap] = journey.effects.as_slice() else {
        panic!("{:?}", journey.effects)
    };
    assert_eq!(
        (change.queries.as_slice(), &change.path),
        (&["diyala second".to_owned()][..], &Some(Vec::new()))
    );
    let mut journey = next(change);
    journey.send(Msg::Loaded(Box::new(corpus())));
    assert_eq!(journey.keys("s up").at(), "search diyala second");
}

#[test]
fn what_could_not_be_kept_is_told_once_and_stays_a_problem() {
    let problem = Problem {
        file: "/home/ada/state.yaml".into(),
        line: 0,
        column: 0,
        severity: watchfloor::archive::Severity::Warning,
        message: "not kept for the next time: the disk is full".into(),
        hint: None,
    };
    let mut journey = Journey::start();
    journey.send(Msg::Warned(problem.clone())).shows("the disk is full");
    journey.keys("j").hides("the disk is full");
    journey.send(Msg::Warned(problem.clone())).hides("the disk is full");
    assert_eq!(journey.problems(), [problem]);
    journey.keys("!").shows("/home/ada/state.yaml").shows("the disk is full");
}
