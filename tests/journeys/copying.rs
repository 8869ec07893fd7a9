//! Copying: what is handed to the terminal from where one stands, and what is said of it.

use std::path::Path;

use crate::support::{Journey, Start, corpus};
use watchfloor::app::{Clip, Copied, Effect, LONGEST_COPY, Msg, Setup};
use watchfloor::archive::Corpus;
use watchfloor::policy::{Policy, parse};

/// What the last keys send to the terminal.
fn sent(journey: &Journey) -> Clip {
    match journey.effects.as_slice() {
        [Effect::Copy(clip)] => clip.clone(),
        other => panic!("no copy: {other:?}\n{}", journey.text()),
    }
}

#[test]
fn an_entry_is_copied_with_where_it_comes_from() {
    let mut journey = Journey::start();
    journey.search("baqubah").keys("ctrl-y");
    let clip = sent(&journey);
    insta::assert_snapshot!(clip.text);
    let key = journey.app.corpus().find(&clip.what);
    let watchfloor::archive::Found::Entry(key) = key else { panic!("{clip:?}") };
    let entry = journey.app.corpus().entry(key).unwrap();
    for part in [entry.text(), &entry.date.to_string(), &entry.id(), entry.basis.word()] {
        assert!(clip.text.contains(part.trim()), "`{part}` is not in {}", clip.text);
    }
    for source in entry.sources() {
        assert!(clip.text.contains(&source.to_string()), "{source} is not in {}", clip.text);
    }
}

#[test]
fn what_one_stands_on_is_copied_at_every_level() {
    for (way, what, line) in [
        ("", "ob-2020-06-04", "2020-06-04"),
        ("enter", "digest:ob-2020-06-04 theatre:", "entr"),
        // Across digests it is events that are counted.
        ("tab", "theatre:", "event"),
        ("tab enter", "theatre:", "event"),
        ("w", "2020-", "event"),
    ] {
        let mut journey = Journey::start();
        journey.keys(way).keys("y");
        let clip = sent(&journey);
        assert!(clip.what.starts_with(what), "after `{way}`: {clip:?}");
        let first = clip.text.lines().next().unwrap();
        assert!(first.contains(line) && clip.text.lines().count() == 2, "after `{way}`: {clip:?}");
        assert!(clip.text.trim_end().ends_with(&clip.what), "after `{way}`: {clip:?}");
    }
}

#[test]
fn an_open_text_is_cited_as_it_is_in_a_list() {
    let mut journey = Journey::sized(40, 12);
    let listed = sent(journey.keys("y"));
    assert_eq!(sent(journey.keys("space y")), listed);
    let mut entry = Journey::start();
    let listed = sent(entry.search("baqubah").keys("ctrl-y"));
    assert_eq!(sent(entry.keys("enter").keys("y")), listed);
    assert_eq!(listed.text.lines().count(), 1, "a citation is one line: {}", listed.text);
}

/// A digest with an entry, a point, a figure and a note, each with an address longer than a screen is
/// wide; and an entry and a point without any.
fn sourced() -> Journey {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("digests")).unwrap();
    let source = |of: &str| format!("Rudaw, 2020-05-23 <{}>", long_address(of));
    let digest = format!(
        "digest: ob-2020-05-21\ntitle: Title\npublisher: OB\nperiod: 2020-05-21..2020-05-27\n\
         source: OB <{}>\noverview:\n  - {{ text: Pointed remark., basis: assessed, source: \"{}\" }}\n  \
         - {{ text: Bare remark., basis: assessed }}\ntheatres:\n  - theatre: iraq\n    entries:\n      \
         - {{ date: 2020-05-22, kind: attack, basis: reported, text: Sourced event., source: \"{}\" }}\n      \
         - {{ date: 2020-05-23, kind: attack, basis: reported, text: Bare event., source: Telegram }}\n\
         figures:\n  - {{ of: figured, issuer: OB, basis: official, total: 7, source: \"{}\" }}\n\
         notes:\n  - {{ text: Noted thing., source: \"{}\" }}\n",
        long_address("digest"),
        source("point"),
        source("entry"),
        source("figure"),
        source("note"),
    );
    std::fs::write(folder.path().join("digests/2020-05-21.yaml"), digest).unwrap();
    let origin = watchfloor::archive::Origin::Folder(folder.path().to_owned());
    let (corpus, problems) = watchfloor::archive::load_all(&origin);
    let errors: Vec<_> = problems.iter().filter(|problem| problem.line > 0).collect();
    assert!(errors.is_empty(), "{errors:?}");
    Start::default().read(corpus)
}

fn long_address(of: &str) -> String {
    format!("https://example.org/{of}/{}", "a-long-way/".repeat(12))
}

#[test]
fn every_kind_of_hit_is_cited_in_one_line_with_its_address_whole() {
    for (query, of) in [
        ("sourced", "entry"),
        ("in:point_pointed", "point"),
        ("in:figure_figured", "figure"),
        ("in:note_noted", "note"),
        // Where it gives none, its digest does.
        ("bare_event", "digest"),
        ("in:point_bare", "digest"),
    ] {
        let mut journey = sourced();
        let clip = sent(journey.search(query).keys("ctrl-y"));
        let line = clip.text.strip_suffix('\n').unwrap();
        assert!(!line.contains('\n'), "{query}: {line}");
        assert!(line.starts_with("OB, Title, 2020-05-21..2020-05-27: "), "{query}: {line}");
        assert!(line.ends_with(&format!("<{}>", long_address(of))), "{query}: {line}");
        assert!(line.contains(&clip.what) || query.starts_with("in:"), "{query}: {clip:?}");
        let address = sent(journey.keys("alt-y"));
        assert_eq!(address.text, long_address(of), "{query}");
        journey.send(Msg::Copied(Copied::Sent(9)));
        journey.shows("Sent to the terminal: 9 letters");
        if of == "digest" {
            journey.shows("the digest's: this gives none of its own");
        } else {
            journey.hides("the digest's");
        }
        assert_eq!(sent(journey.keys("enter").keys("y")).text, clip.text, "on its page, too");
        assert_eq!(sent(journey.keys("Y")).text, long_address(of), "{query}");
    }
}

#[test]
fn the_address_alone_is_copied_from_lists_and_where_there_is_none_that_is_said() {
    let mut journey = sourced();
    assert_eq!(sent(journey.keys("Y")).text, long_address("digest"));
    let clip = sent(journey.keys("y"));
    let first = clip.text.lines().next().unwrap();
    assert!(first.ends_with(&format!("OB <{}>", long_address("digest"))), "{first}");
    assert_eq!(sent(journey.keys("enter enter Y")).text, long_address("entry"));
    journey.keys("esc esc tab Y").shows("No address is given here");
    assert_eq!(journey.effects, []);
    let setup = Setup { copy: false, ..Start::default().setup() };
    let mut off = Journey::from(setup, sourced().app.corpus().clone());
    assert_eq!(off.keys("Y").shows("Copying is switched off").effects, []);
}

#[test]
fn the_problems_are_copied_as_they_read() {
    let mut journey = Journey::start();
    journey.keys("! y");
    assert_eq!(sent(&journey).what, "problems");
    assert!(sent(&journey).text.starts_with("Problems found at loading\n"));
}

#[test]
fn nothing_is_said_before_it_is_sent_and_never_more_than_that() {
    let mut journey = Journey::start();
    journey.keys("y").hides("ent to the terminal");
    journey.send(Msg::Copied(Copied::Sent(312)));
    journey.shows("Sent to the terminal: 312 letters").hides("opied");
    journey.send(Msg::Copied(Copied::Refused("the log is full".to_owned())));
    journey.shows("Not copied: the log is full");
}

#[test]
fn where_nothing_can_be_copied_nothing_is() {
    let mut journey = Journey::start();
    journey.search("zzzzzzzz").keys("ctrl-y");
    assert_eq!(journey.effects, []);
}

#[test]
fn the_user_and_the_policy_can_switch_it_off_and_the_policy_wins() {
    let free = Policy::default();
    let bound = parse("policy.yaml", b"copy: no\n");
    for (copy, policy, told) in [
        (false, &free, "Copying is switched off: `copy: off` in config.yaml"),
        (true, &bound, "Copying is not allowed, by the policy of this host (policy.yaml)"),
        (false, &bound, "Copying is not allowed, by the policy of this host (policy.yaml)"),
        (true, &free.clone().restricted(), "Copying is not allowed, by --restricted"),
    ] {
        let setup = Setup { copy, policy: policy.clone(), ..Start::default().setup() };
        let mut journey = Journey::from(setup, corpus());
        assert_eq!(journey.keys("y").shows(told).effects, []);
    }
}

/// A corpus whose one entry is so many bytes long.
pub(super) fn long_corpus(bytes: usize) -> Corpus {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("digests")).unwrap();
    let text = "x".repeat(bytes);
    let digest = format!(
        "digest: ob-2020-05-21\ntitle: T\npublisher: OB\nperiod: 2020-05-21..2020-05-27\n\
         theatres:\n  - theatre: iraq\n    entries:\n      - {{ date: 2020-05-22, kind: attack, \
         basis: reported, text: {text} }}\n"
    );
    std::fs::write(folder.path().join("digests/2020-05-21.yaml"), digest).unwrap();
    let origin = watchfloor::archive::Origin::Folder(folder.path().to_owned());
    let (corpus, _) = watchfloor::archive::load_all(&origin);
    assert_eq!(corpus.len(), 1);
    corpus
}

/// The same, read.
fn long(bytes: usize) -> Journey {
    Start::default().read(long_corpus(bytes))
}

#[test]
fn what_is_too_long_to_arrive_is_not_sent() {
    let mut journey = long(100);
    journey.keys("enter enter y");
    let around = sent(&journey).text.len() - 100;
    let mut fits = long(LONGEST_COPY - around);
    fits.keys("enter enter y");
    assert_eq!(sent(&fits).text.len(), LONGEST_COPY);
    let mut over = long(LONGEST_COPY - around + 1);
    over.keys("enter enter y")
        .shows("Too long to copy: once more writes 74995 bytes to /home/ada/s");
    assert_eq!(over.effects, []);
    let [Effect::KeepCopy(path, clip)] = over.keys("y").effects.as_slice() else {
        panic!("no file")
    };
    let name = format!("copy-of-{}.txt", clip.what);
    assert_eq!(path, &Path::new("/home/ada/state").join(name));
    assert_eq!(clip.text.len(), LONGEST_COPY + 1);
    let path = path.clone();
    over.send(Msg::Copied(Copied::Kept(path))).shows("Written to /home/ada/state/copy-of-");
    // An offer holds for the next key only.
    over.keys("y j");
    assert_eq!(over.keys("y").shows("Too long to copy: once more").effects, []);
}

#[test]
fn where_nothing_may_be_written_no_file_is_offered() {
    let policy = parse("policy.yaml", b"export: no\n");
    let folders = [(Some("/home/ada/state".into()), policy), (None, Policy::default())];
    for (copies, policy) in folders {
        let setup = Setup { copies, policy, ..Start::default().setup() };
        let corpus = long(LONGEST_COPY).app.corpus().clone();
        let mut journey = Journey::from(setup, corpus);
        journey.keys("enter enter");
        for _ in 0..2 {
            journey.keys("y").shows("Too long to copy: ").shows("at most");
            assert_eq!(journey.effects, []);
        }
    }
}

/// How something is taken out of the archive is not hidden behind the help, where there is room.
#[test]
fn the_footers_offer_to_write_to_cite_and_to_copy_the_address() {
    let mut journey = crate::comparing::shipped(120, 40);
    journey.shows("e export  y citation  Y address");
    let mut search = crate::comparing::shipped(200, 40);
    search.search("baqubah").shows("alt-e export  ctrl-y citation  alt-y address");
    search.keys("backtab").shows("e export  y citation  Y address");
    // The help says what each of them does.
    search.keys("?").shows("e  ").shows("Copy a citation of what is selected or open");
    search.shows("Copy the address of the source alone");
}
