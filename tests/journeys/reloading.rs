//! The archive read again.

use crate::support::{Journey, Start, fixture, load};
use std::fs;
use std::path::Path;
use watchfloor::app::{App, Effect, Msg, Reloaded, Setup};
use watchfloor::archive::{Origin, reload, stamp};
use watchfloor::config::{File, Files, UserPaths, settings};

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Walks somewhere, changes the archive on the disk, reads it again.
fn reloaded(keys: &str, change: impl FnOnce(&Path)) -> Journey {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixture(), folder.path());
    let (corpus, problems) = load(folder.path());
    assert_eq!(problems, []);
    let origin = Origin::Folder(folder.path().to_owned());
    let before = stamp(&origin);
    let mut journey = Start::default().read(corpus.clone());
    journey.keys(keys);
    change(folder.path());
    let again = reload(&origin, &corpus, &problems, &before).expect("something changed");
    journey.send(Msg::Reloaded(Box::new(Reloaded {
        corpus: Some(again.corpus),
        problems: again.problems,
        summary: "Read again: 1 new".to_owned(),
    })));
    journey
}

fn add_newer(folder: &Path) {
    let old = fs::read_to_string(folder.join("digests/2020/2020-05-14.yaml")).unwrap();
    let new = old
        .replace("ob-2020-05-14", "ob-2020-06-11")
        .replace("2020-05-14..2020-05-20", "2020-06-11..2020-06-17")
        .replace("homs-1", "homs-2")
        .replace("2020-05-16", "2020-06-12");
    fs::write(folder.join("digests/2020/2020-06-11.yaml"), new).unwrap();
}

fn remove(folder: &Path) {
    fs::remove_file(folder.join("digests/2020/2020-05-21.yaml")).unwrap();
}

#[test]
fn a_newer_digest_keeps_every_place_and_is_told() {
    for (keys, at) in [
        ("j j", "ob-2020-05-21"),
        ("j j enter j", "ob-2020-05-21/Africa"),
        ("j j enter enter enter j j", "diyala-3"),
        ("j j enter enter enter j space", "text diyala-2"),
        ("tab j", "Iraq"),
        ("w", "2020-05-aftermath"),
        ("!", "problems"),
    ] {
        let mut journey = reloaded(keys, add_newer);
        assert_eq!(journey.at(), at, "after {keys}");
        journey.shows("Read again: 1 new");
        assert_eq!(journey.app.corpus().digests().len(), 5);
    }
}

#[test]
fn the_wave_that_is_open_stays_open() {
    // Its entry stands in another wave too, which comes first in the list.
    let journey = reloaded("w j enter j j", add_newer);
    assert_eq!((journey.level(), journey.at()), ("2020-05-raids".into(), "diyala-2".into()));
}

#[test]
fn what_is_gone_gives_way_to_what_it_was_in() {
    let mut journey = reloaded("j j enter enter enter space", remove);
    assert_eq!(journey.app.corpus().digests().len(), 3);
    assert_eq!(journey.level(), "ByDigest", "the text and its digest are gone");
    journey.keys("j").shows("2020-05-28");
}

#[test]
fn a_file_that_broke_is_counted_and_listed() {
    let break_it = |folder: &Path| {
        fs::write(folder.join("digests/2020/2020-05-14.yaml"), "digest: [\n").unwrap();
    };
    let mut journey = reloaded("", break_it);
    assert!(!journey.problems().is_empty());
    journey.keys("!").shows("2020-05-14.yaml");
}

#[test]
fn nothing_new_changes_nothing_but_the_word() {
    let mut journey = Journey::start();
    journey.keys("j enter");
    let (at, rows) = (journey.at(), journey.text());
    journey.send(Msg::Reloaded(Box::new(Reloaded {
        corpus: None,
        problems: Vec::new(),
        summary: "Nothing has changed".to_owned(),
    })));
    journey.shows("Nothing has changed");
    assert_eq!(journey.effects, [Effect::ListSearches], "they may have changed alone");
    assert_eq!(journey.at(), at);
    let without_last = |text: &str| text.lines().take(23).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(without_last(&journey.text()), without_last(&rows));
}

#[test]
fn one_reload_at_a_time() {
    let mut journey = Journey::start();
    assert_eq!(journey.keys("r").effects, [Effect::Reload]);
    assert_eq!(journey.keys("r r").effects, [], "the first has not answered");
    journey.shows("still being read");
    let summary = "Nothing has changed".to_owned();
    let problems = Vec::new();
    journey.send(Msg::Reloaded(Box::new(Reloaded { corpus: None, problems, summary })));
    assert_eq!(journey.keys("r").effects, [Effect::Reload]);
}

#[test]
fn problems_of_the_users_own_files_stay() {
    let file = File { name: "config.yaml".into(), bytes: b"muose: on\n".to_vec() };
    let files = Files { config: Some(file), ..Files::default() };
    let settings = settings(&files, &UserPaths::default());
    let setup = Setup {
        keymap: settings.keymap,
        themes: settings.themes,
        problems: settings.problems.clone(),
        ..Start::default().setup()
    };
    let mut app = App::new(setup);
    // Once as if something had changed, once as if nothing had: then all problems come back.
    for problems in [Vec::new(), settings.problems.clone()] {
        let summary = "Nothing has changed".to_owned();
        app.update(Msg::Reloaded(Box::new(Reloaded { corpus: None, problems, summary })));
        assert_eq!(app.problems(), settings.problems);
    }
}

#[test]
fn jumps_and_bookmarks_outlive_it_and_what_is_gone_is_said() {
    let jumps = ": 0 5 - 2 1 enter d : 0 5 - 1 4 enter d : 0 5 - 2 8 enter";
    let bookmarked = |journey: &Journey| {
        let text = journey.text();
        let rows = text.lines().filter(|row| row.starts_with('▸'));
        rows.map(|row| row.chars().skip(1).take(10).collect()).collect::<Vec<String>>()
    };
    let mut journey = reloaded(jumps, add_newer);
    assert_eq!(bookmarked(&journey), ["2020-05-21", "2020-05-14"]);
    assert_eq!(journey.keys("ctrl-o").at(), "ob-2020-05-14");
    assert_eq!(journey.keys("ctrl-o").at(), "ob-2020-05-21");
    let mut journey = reloaded(jumps, remove);
    assert_eq!(bookmarked(&journey), ["2020-05-14"]);
    assert_eq!(journey.keys("ctrl-o").at(), "ob-2020-05-14");
    journey.keys("ctrl-o").shows("ob-2020-05-21 is no longer in the archive");
    assert_eq!(journey.keys("O").at(), "ob-2020-05-14");
    journey
        .keys(": l o n g e r")
        .shows("bookmark  ob-2020-05-21")
        .shows("no longer in the archive");
}
