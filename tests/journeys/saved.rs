//! Saved searches: above the digests, in a list of their own, saved from a search and deleted.

use watchfloor::app::{Effect, Msg, SavedCount, SavedCounts};
use watchfloor::archive::{EntryKey, Problem, Severity};
use watchfloor::cover::State;
use watchfloor::digest::EventTotal;
use watchfloor::query::{Index, SavedSearchChange, parse};

use crate::support::{Journey, Start};

/// One's own unless the name begins with a capital.
fn saved(name: &str, query: &str, total: Option<u32>) -> SavedCount {
    SavedCount {
        name: name.to_owned(),
        query: query.to_owned(),
        note: name.starts_with("bomb").then(|| "what is laid by roads".to_owned()),
        shared: name.starts_with(char::is_uppercase),
        found: total.map(EventTotal::ones),
        held: total.map(|_| State::InFull),
        first: total.iter().map(|_| EntryKey { digest: 2, index: 0 }).collect(),
    }
}

fn three() -> Vec<SavedCount> {
    vec![
        saved("bombs", "tactic:ied", Some(5)),
        saved("fires", "tactic:arson", Some(0)),
        saved("Police", "target:police", Some(4)),
    ]
}

fn tell(journey: &mut Journey, list: Vec<SavedCount>) {
    journey.send(Msg::Saved(SavedCounts { list, problems: Vec::new() }));
}

fn with(size: (u16, u16), list: Vec<SavedCount>) -> Journey {
    let mut journey = Journey::sized(size.0, size.1);
    tell(&mut journey, list);
    journey
}

fn many(number: usize) -> Vec<SavedCount> {
    (0..number)
        .map(|at| saved(&format!("search {at:02}"), "bomb", Some(u32::try_from(at).unwrap())))
        .collect()
}

#[test]
fn they_stand_above_the_digests_at_every_size() {
    for (columns, rows) in [(40, 12), (80, 24), (160, 50)] {
        let mut journey = with((columns, rows), three());
        assert_eq!(journey.at(), "ob-2020-06-04", "the newest digest stays selected");
        insta::assert_snapshot!(format!("saved-above-{columns}x{rows}"), journey.picture());
        journey.keys("g");
        insta::assert_snapshot!(
            format!("saved-above-selected-{columns}x{rows}"),
            journey.picture()
        );
    }
}

#[test]
fn an_archive_without_any_shows_nothing_extra() {
    let mut journey = with((80, 24), Vec::new());
    let text = Journey::start().text();
    assert_eq!(journey.text(), text);
    journey.hides("@");
}

#[test]
fn enter_searches_by_it_and_back_is_back() {
    let mut journey = with((80, 24), three());
    journey.keys("g j j").shows("shared by the archive").shows("target:police");
    assert_eq!(journey.row(0).trim_end().rsplit("  ").next(), Some("3 saved"));
    journey.keys("enter").answer().shows("> target:police");
    journey.keys("esc").shows("shared by the archive");
    journey.keys("space").answer().shows("> target:police");
}

#[test]
fn what_is_not_counted_yet_is_no_zero() {
    let mut journey = Journey::start();
    tell(&mut journey, vec![saved("bombs", "tactic:ied", None)]);
    assert!(journey.row(1).contains('…'), "{}", journey.text());
    assert!(!journey.row(1).contains('0'), "{}", journey.text());
    journey.keys("g").shows("not counted yet");
    journey.keys("S").hides("0 ").shows("…");
    // What was counted in another corpus is not known of this one.
    let mut journey = with((80, 24), three());
    let corpus = journey.app.corpus().clone();
    journey.send(Msg::Loaded(Box::new(corpus)));
    assert!(journey.row(1).contains('…') && !journey.row(1).contains('5'), "{}", journey.text());
}

#[test]
fn many_leave_the_list_to_the_digests() {
    for (size, named, more) in [((40, 12), 1, 19), ((80, 24), 4, 16), ((200, 60), 7, 13)] {
        let mut journey = with(size, many(20));
        let text = journey.text();
        assert_eq!(text.matches("@search").count(), named, "{text}");
        journey.shows(&format!("… {more} more saved searches"));
        let row = isize::try_from(named).unwrap() + 2;
        assert!(journey.row(row).contains("2020-06-04"), "{}", journey.text());
    }
    let mut journey = with((80, 24), many(20));
    journey.keys("g j j j j").shows("20 saved").keys("enter").shows("@search 19");
    journey.keys("esc").shows("more saved searches");
}

#[test]
fn the_selection_stays_when_they_come_change_and_go() {
    let mut journey = Journey::start();
    journey.keys("j j");
    assert_eq!(journey.at(), "ob-2020-05-21");
    for list in [three(), many(20), Vec::new(), many(2)] {
        tell(&mut journey, list);
        assert_eq!((journey.at(), journey.previewed()), (journey.previewed(), journey.at()));
        assert_eq!(journey.at(), "ob-2020-05-21");
    }
    // Into the tree and out again, and to the digest before and after.
    journey.keys("enter esc");
    assert_eq!(journey.at(), "ob-2020-05-21");
    journey.keys("]");
    assert_eq!(journey.at(), "ob-2020-05-28");
}

#[test]
fn a_selected_search_stays_so_by_its_name() {
    let mut journey = with((80, 24), three());
    journey.keys("g j").shows("tactic:arson");
    let mut list = three();
    list.insert(0, saved("a new one", "raid", Some(1)));
    tell(&mut journey, list.clone());
    journey.shows("tactic:arson");
    // The archive read anew, and another size.
    let corpus = journey.app.corpus().clone();
    journey.send(Msg::Loaded(Box::new(corpus))).shows("tactic:arson");
    journey.resize(100, 30).shows("tactic:arson");
    list.remove(2);
    tell(&mut journey, list);
    journey.hides("tactic:arson");
    assert_eq!(journey.at(), "nothing", "the row is another search's now, not a digest's");
}

#[test]
fn they_are_found_by_slash_like_the_digests_below_them() {
    let mut journey = with((80, 24), three());
    journey.keys("/ r o a d s enter").shows("what is laid by roads").shows("1/1");
    journey.keys("enter").answer().shows("> tactic:ied");
    let mut journey = with((80, 24), three());
    journey.keys("/ 0 5 - 2 1 enter");
    assert_eq!(journey.at(), "ob-2020-05-21");
}

#[test]
fn a_query_is_saved_under_a_name_that_is_asked_for() {
    let mut journey = with((80, 24), three());
    journey.search("baqubah_ied").keys("ctrl-s").shows("save as: _").shows("> baqubah ied");
    journey.keys("@ f r u i t x backspace").shows("save as: @fruit_").shows("enter saves it");
    insta::assert_snapshot!("saving", journey.picture());
    journey.keys("enter");
    let keeping = SavedSearchChange::Add { name: "fruit".into(), query: "baqubah ied".into() };
    assert_eq!(journey.effects, [Effect::Keep(keeping.clone())]);
    journey.send(Msg::Kept(keeping, Ok(()))).shows("Saved as fruit").shows("> baqubah ied");
    assert_eq!(journey.effects, [Effect::ListSearches]);
}

#[test]
fn an_own_name_is_replaced_only_when_that_is_said_twice() {
    let mut journey = with((80, 24), three());
    journey.search("sniper").keys("ctrl-s B o m b s").shows("you have one of that name");
    assert_eq!(journey.keys("enter").effects, []);
    journey.shows("enter again replaces");
    // Another letter is another name: the question is open again.
    journey.keys("x backspace").shows("you have one of that name");
    assert_eq!(journey.keys("enter").effects, []);
    let keeping = SavedSearchChange::Replace { name: "Bombs".into(), query: "sniper".into() };
    assert_eq!(journey.keys("enter").effects, [Effect::Keep(keeping.clone())]);
    journey.send(Msg::Kept(keeping, Ok(()))).shows("Replaced Bombs");
}

#[test]
fn a_name_of_the_archive_is_shadowed_and_that_is_said() {
    let mut journey = with((80, 24), three());
    journey.search("sniper").keys("ctrl-s p o l i c e").shows("before the archive's");
    let keeping = SavedSearchChange::Add { name: "police".into(), query: "sniper".into() };
    assert_eq!(journey.keys("enter").effects, [Effect::Keep(keeping.clone())]);
    journey.send(Msg::Kept(keeping, Ok(()))).shows("it goes before the archive's");
}

#[test]
fn what_cannot_be_saved_is_refused_with_a_word() {
    let mut journey = with((80, 24), three());
    journey.search("").keys("ctrl-s").shows("no query to save").hides("save as");
    journey.search("theatre:nowhere").keys("ctrl-s").shows("with a fault").hides("save as");
    journey.search("sniper").keys("ctrl-s space enter").shows("type a name");
    assert_eq!(journey.effects, []);
    journey.keys("x esc").hides("save as").shows("> sniper");
    assert_eq!(journey.at(), "search sniper", "the name is no part of the query");
    let keeping = SavedSearchChange::Add { name: "x".into(), query: "sniper".into() };
    let why = "there is no configuration folder".to_owned();
    journey.send(Msg::Kept(keeping, Err(why))).shows("Not saved: there is no configuration");
    assert_eq!(journey.effects, [Effect::ListSearches], "what is wrong is to be told");
    journey.keys("e").shows("> snipere");
}

#[test]
fn the_list_of_all_opens_and_deletes_ones_own_when_that_is_said_twice() {
    let mut journey = with((80, 24), three());
    journey.keys("S").shows("shared");
    insta::assert_snapshot!("saved", journey.picture());
    journey.keys("j j enter").answer().shows("> target:police");
    journey.keys("esc").shows("@Police");
    assert_eq!(journey.keys("D D").effects, []);
    journey.shows("is the archive's").keys("k D").shows("D again deletes fires");
    // Any key between keeps it, also one that means nothing here or is the program's.
    for key in ["down", "y", "?"] {
        assert_eq!(journey.keys(key).effects, []);
        journey.keys("esc S g j");
        assert_eq!(journey.keys("D").effects, [], "after {key}");
    }
    let keeping = SavedSearchChange::Delete { name: "fires".into() };
    assert_eq!(journey.keys("D").effects, [Effect::Keep(keeping.clone())]);
    journey.send(Msg::Kept(keeping, Ok(()))).shows("Deleted fires");
    let mut list = three();
    list.remove(1);
    tell(&mut journey, list);
    journey.hides("@fires").keys("enter").answer().shows("> target:police");
}

#[test]
fn where_there_are_none_it_is_said_how_one_comes_to_be() {
    Journey::start().keys("S").shows("ctrl-s in a search saves its query");
}

#[test]
fn their_problems_are_replaced_and_not_piled_up() {
    let problem = |what: &str| Problem {
        file: "searches.yaml".into(),
        line: 0,
        column: 0,
        severity: Severity::Error,
        message: what.into(),
        hint: None,
    };
    let mut journey = Journey::start();
    for what in ["first", "second", "second"] {
        let problems = vec![problem(what)];
        journey.send(Msg::Saved(SavedCounts { list: Vec::new(), problems }));
        assert_eq!(journey.problems(), [problem(what)]);
    }
    tell(&mut journey, Vec::new());
    assert_eq!(journey.problems(), []);
}

#[test]
fn the_footer_offers_no_way_back_where_there_is_none() {
    let mut journey = Journey::start();
    assert!(!journey.row(-1).contains("back"), "{}", journey.text());
    journey.keys("enter");
    assert!(journey.row(-1).contains("esc back"), "{}", journey.text());
    journey.keys("esc / j enter");
    assert!(journey.row(-1).contains("esc back"), "{}", journey.text());
}

#[test]
fn without_unicode_they_are_told_in_ascii() {
    let start = Start { unicode: false, ..Start::default() };
    let mut journey = start.read(crate::support::corpus());
    tell(&mut journey, vec![saved("bömbs", "tactic:ied", None)]);
    assert!(journey.text().is_ascii(), "{}", journey.text());
}

#[test]
fn what_is_held_in_part_is_a_lower_bound() {
    let held = |total, state| SavedCount { held: Some(state), ..saved("b", "ied", Some(total)) };
    let row = |total, state| {
        let mut journey = with((80, 24), vec![held(total, state)]);
        journey.keys("g");
        let row: String = journey.row(1).chars().take(40).collect();
        (row.trim_end().to_owned(), journey.text())
    };
    let (full, page) = row(5, State::InFull);
    assert!(full.ends_with(" 5") && page.contains("Finds       5 events\n"), "{page}");
    assert!(!page.contains("bound"), "{page}");
    let (part, page) = row(5, State::InPart);
    assert!(part.ends_with(" 5+") && page.contains("5 events; a lower"), "{page}");
    let (none, page) = row(0, State::NotHeld);
    assert!(none.ends_with('╱') && page.contains("not held in full"), "{page}");
    assert!(row(0, State::InFull).0.ends_with(" 0"), "a zero is one where all is held");
}

#[test]
fn what_was_understood_is_saved_as_what_it_was_understood_as() {
    let mut journey = Journey::sized(120, 30);
    journey.search("who_bomb_june_2020_xyzzyqq").shows("[date 2020-06]");
    let counted = journey.row(0);
    journey.keys("ctrl-s b o m b s");
    journey.shows("enter saves it under this name, as understood: bomb ");
    journey.keys("enter");
    let [Effect::Keep(SavedSearchChange::Add { query, .. })] = journey.effects.as_slice() else {
        panic!("{:?}", journey.effects)
    };
    assert_eq!(query, "bomb date:2020-06");
    let corpus = journey.app.corpus();
    let index = Index::build(corpus);
    let strict = parse(query, corpus.taxonomy()).unwrap();
    let found = index.search(corpus, &strict, 0, &|| false).unwrap();
    assert!(counted.contains(&format!("{} of 14", found.total)), "{counted}: {}", found.total);
    // What needs no understanding is saved as it was typed.
    journey.search("  Bomb_killed:>0").keys("ctrl-s x").hides("as understood").keys("enter");
    let [Effect::Keep(SavedSearchChange::Add { query, .. })] = journey.effects.as_slice() else {
        panic!("{:?}", journey.effects)
    };
    assert_eq!(query, "Bomb killed:>0");
}
