//! Archives as folders: what is read, in which order, what is refused, and what a change costs.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use tempfile::TempDir;
use watchfloor::archive::{Corpus, LoadEvent, Origin, load, load_all, reload, stamp};

const TAXONOMY: &str = "\
theatres:
  - { id: iraq, name: Iraq, areas: [{ name: Diyala }] }
kinds: [{ id: attack, name: Attack, counts_as: attack }]
actors: [{ name: Islamic State }]
";

fn digest(day: &str, text: &str) -> String {
    format!(
        "digest: itic-{day}\ntitle: Spotlight\npublisher: ITIC\nperiod: {day}\ntheatres:\n\
         - theatre: iraq\n  entries:\n  - {{ date: {day}, kind: attack, text: {text}, basis: claimed }}\n"
    )
}

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Three digests and a taxonomy.
fn archive() -> (TempDir, Origin) {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "taxonomy.yaml", TAXONOMY);
    for day in ["2019-12-26", "2020-01-02", "2020-01-09"] {
        let (year, _) = day.split_once('-').unwrap();
        write(folder.path(), &format!("digests/{year}/{day}.yaml"), &digest(day, "Something."));
    }
    let origin = Origin::Folder(folder.path().to_owned());
    (folder, origin)
}

fn told(origin: &Origin) -> Vec<String> {
    load_all(origin).1.iter().map(ToString::to_string).collect()
}

fn ids(corpus: &Corpus) -> Vec<&str> {
    corpus.digests().iter().map(|digest| digest.id()).collect()
}

#[test]
fn digests_arrive_newest_first_after_the_taxonomy() {
    let (_folder, origin) = archive();
    let mut steps = Vec::new();
    load(&origin, &mut |event| {
        match event {
            LoadEvent::Began { taxonomy, files, problems } => {
                assert_eq!((taxonomy.areas().count(), files, problems.len()), (1, 3, 0));
                steps.push("began".to_owned());
            }
            LoadEvent::Batch { digests, .. } => {
                steps.extend(digests.iter().map(|digest| digest.id().to_owned()));
            }
            LoadEvent::Ended { .. } => steps.push("ended".to_owned()),
        }
        ControlFlow::Continue(())
    });
    assert_eq!(steps, ["began", "itic-2020-01-09", "itic-2020-01-02", "itic-2019-12-26", "ended"]);
}

#[test]
fn the_first_batch_does_not_wait_for_the_rest_and_a_break_is_final() {
    let (_folder, origin) = archive();
    let mut events = 0;
    load(&origin, &mut |event| {
        events += 1;
        match event {
            LoadEvent::Batch { digests, read, .. } => {
                assert_eq!((digests.len(), read), (1, 1));
                ControlFlow::Break(())
            }
            LoadEvent::Began { .. } | LoadEvent::Ended { .. } => ControlFlow::Continue(()),
        }
    });
    assert_eq!(events, 2);
}

/// What is rewritten when the names are known is read and known as it is then: only the newest had been
/// asked for its size.
#[test]
fn loading_begins_before_the_sizes_of_the_files_are_known() {
    let (folder, origin) = archive();
    write(folder.path(), "waves/w.yaml", "wave: 2020-01-w\nname: W\nperiod: 2020-01\n");
    let before = stamp(&origin);
    let mut known = None;
    load(&origin, &mut |event| {
        match event {
            LoadEvent::Began { files, .. } => {
                assert_eq!(files, 4);
                for day in ["2019-12-26", "2020-01-02", "2020-01-09"] {
                    let (year, _) = day.split_once('-').unwrap();
                    let name = format!("digests/{year}/{day}.yaml");
                    write(folder.path(), &name, &digest(day, "Something longer."));
                }
                fs::remove_file(folder.path().join("waves/w.yaml")).unwrap();
            }
            LoadEvent::Batch { digests, read, .. } => {
                let mut entries = digests.iter().flat_map(|digest| digest.entries());
                assert!(entries.all(|entry| entry.text() == "Something longer."));
                known = Some(Err(read));
            }
            LoadEvent::Ended { stamp } => {
                assert_eq!(known, Some(Err(4)), "what has gone is done with too");
                known = Some(Ok(stamp));
            }
        }
        ControlFlow::Continue(())
    });
    let known = known.unwrap().unwrap();
    let newest = "digests/2020/2020-01-09.yaml";
    assert_eq!(stamp(&origin).changed_since(&known), [newest], "measured before it was read");
    let others = ["digests/2019/2019-12-26.yaml", "digests/2020/2020-01-02.yaml", "waves/w.yaml"];
    assert_eq!(known.changed_since(&before), others);
}

#[test]
fn digests_may_lie_at_the_top_and_in_folders_of_years() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "2020-01-02.yml", &digest("2020-01-02", "Top."));
    write(folder.path(), "2020/2020-01-09.yaml", &digest("2020-01-09", "Year."));
    write(folder.path(), "words.yaml", TAXONOMY);
    write(folder.path(), "other/2020-01-16.yaml", &digest("2020-01-16", "Elsewhere."));
    write(folder.path(), "compose.yaml", "services: {}\n");
    write(folder.path(), ".hidden.yaml", "digest: x\n");
    let origin = Origin::Folder(folder.path().to_owned());
    let (corpus, problems) = load_all(&origin);
    assert_eq!(ids(&corpus), ["itic-2020-01-09", "itic-2020-01-02"]);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(
        problems[0].to_string(),
        "compose.yaml: warning: neither digest nor wave nor taxonomy: left out \
         (begin it with `digest: …` or `wave: …`, or move it away)"
    );
}

#[test]
fn an_archive_without_a_taxonomy_speaks_the_words_of_the_sample() {
    let (folder, origin) = archive();
    fs::remove_file(folder.path().join("taxonomy.yaml")).unwrap();
    assert_eq!(
        told(&origin),
        ["taxonomy.yaml: warning: the archive has no taxonomy: the sample's is used \
          (put a taxonomy.yaml at the top of the archive)"]
    );
}

#[test]
fn a_folder_that_is_not_there_is_a_problem() {
    let (folder, _) = archive();
    let origin = Origin::Folder(folder.path().join("nowhere"));
    assert!(told(&origin)[0].ends_with("nowhere: error: cannot be read: entity not found"));
}

#[test]
fn the_first_of_two_equal_ids_is_kept() {
    let (folder, origin) = archive();
    write(folder.path(), "digests/2020/2020-01-02-copy.yaml", &digest("2020-01-02", "A copy."));
    for name in ["a", "b"] {
        let text = "wave: 2020-01-w\nname: W\nperiod: 2020-01\n";
        write(folder.path(), &format!("waves/{name}.yaml"), text);
    }
    assert_eq!(
        told(&origin),
        [
            "digests/2020/2020-01-02-copy.yaml:1:9: error: the digest `itic-2020-01-02` is in \
             digests/2020/2020-01-02.yaml too (that one counts: give this one another id, or delete it)",
            "waves/a.yaml:1:7: error: the wave `2020-01-w` is in waves/b.yaml too \
             (that one counts: give this one another id, or delete it)",
        ]
    );
}

#[test]
fn a_wave_that_nobody_describes_is_told_once_a_file() {
    let (folder, origin) = archive();
    let text = digest("2020-01-16", "Something.")
        .replace("basis: claimed", "basis: claimed, wave: 2020-01-ww");
    let (_, entry) = text.rsplit_once("entries:\n").unwrap();
    write(
        folder.path(),
        "digests/2020/2020-01-16.yaml",
        &format!("{text}{}", entry.replace("Something.", "More.")),
    );
    write(folder.path(), "waves/w.yaml", "wave: 2020-01-w\nname: W\nperiod: 2020-01\n");
    assert_eq!(
        told(&origin),
        ["digests/2020/2020-01-16.yaml:8:79: warning: no wave of this archive is `2020-01-ww` \
          (did you mean `2020-01-w`?)"]
    );
}

#[cfg(unix)]
#[test]
fn nothing_but_regular_files_of_the_archive_is_opened() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    let (folder, origin) = archive();
    let outside = tempfile::tempdir().unwrap();
    write(outside.path(), "secret.yaml", &digest("2020-02-01", "Secret."));
    let digests = folder.path().join("digests");
    let _socket = UnixListener::bind(digests.join("socket.yaml")).unwrap();
    // Opening a pipe would block for ever: that this test ends is part of what it tests.
    assert!(Command::new("mkfifo").arg(digests.join("pipe.yaml")).status().unwrap().success());
    symlink(outside.path().join("secret.yaml"), digests.join("file.yaml")).unwrap();
    symlink(outside.path(), digests.join("folder")).unwrap();
    symlink(&digests, digests.join("circle")).unwrap();
    symlink(digests.join("self.yaml"), digests.join("self.yaml")).unwrap();
    symlink("2020/2020-01-02.yaml", digests.join("within.yaml")).unwrap();
    fs::create_dir(digests.join("folder.yaml")).unwrap();
    let (corpus, problems) = load_all(&origin);
    assert_eq!(ids(&corpus), ["itic-2020-01-09", "itic-2020-01-02", "itic-2019-12-26"]);
    let files: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let refused = [
        "digests/file.yaml: error: a link that leads out of the archive \
         (put the file itself here, or open its own folder)",
        "digests/folder: error: a link that leads out of the archive \
         (put the file itself here, or open its own folder)",
        "digests/pipe.yaml: error: neither a file nor a folder: a pipe, a socket or a device \
         (move it out of the archive: it is not opened)",
    ];
    for problem in refused {
        assert!(files.iter().any(|told| told == problem), "{problem}\n{files:#?}");
    }
    assert!(files.iter().any(|told| told.starts_with("digests/self.yaml: error: cannot be read")));
    assert!(files.iter().any(|told| told.starts_with("digests/socket.yaml: error: neither")));
    assert_eq!(files.len(), 5, "{files:#?}");
}

#[cfg(unix)]
#[test]
fn names_are_shown_clean() {
    let (folder, origin) = archive();
    write(folder.path(), "digests/2020/2020-01-16\u{1b}[31m\n.yaml", "digest:\n");
    let told = told(&origin);
    assert!(told.iter().all(|line| line.starts_with("digests/2020/2020-01-16[31m .yaml:")));
    assert!(!told.is_empty());
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let (folder, origin) = archive();
    let file = fs::File::create(folder.path().join("digests/2020/2020-01-16.yaml")).unwrap();
    file.set_len(17 << 20).unwrap();
    assert_eq!(
        told(&origin),
        ["digests/2020/2020-01-16.yaml: error: the file is larger than 16 MiB (split it)"]
    );
}

#[test]
fn only_what_changed_is_read_again() {
    let (folder, origin) = archive();
    write(folder.path(), "digests/2020/2020-01-08.yaml", "digest: broken\n");
    let (old, problems) = load_all(&origin);
    let known = stamp(&origin);
    assert!(reload(&origin, &old, &problems, &known).is_none(), "nothing changed");

    write(folder.path(), "digests/2020/2020-01-09.yaml", &digest("2020-01-09", "Something else."));
    write(folder.path(), "digests/2020/2020-01-16.yaml", &digest("2020-01-16", "[not a text]"));
    fs::remove_file(folder.path().join("digests/2019/2019-12-26.yaml")).unwrap();
    let again = reload(&origin, &old, &problems, &known).unwrap();
    assert_eq!(
        again.stamp.changed_since(&known),
        [
            "digests/2019/2019-12-26.yaml",
            "digests/2020/2020-01-09.yaml",
            "digests/2020/2020-01-16.yaml"
        ]
    );
    assert_eq!(again.new, ["itic-2020-01-16".into()]);
    assert_eq!(again.changed, ["itic-2020-01-09".into()]);
    assert_eq!(again.gone, ["itic-2019-12-26".into()]);
    // The one that gave nothing is tried again beside the two that are new.
    assert_eq!(again.read, 3);
    assert_eq!(ids(&again.corpus), ["itic-2020-01-16", "itic-2020-01-09", "itic-2020-01-02"]);
    assert!(Arc::ptr_eq(&again.corpus.digests()[2], &old.digests()[1]), "shared, not copied");
    let fresh = load_all(&origin);
    assert_eq!(again.problems, fresh.1, "as if all had been read");
    assert_eq!(ids(&again.corpus), ids(&fresh.0));
}

#[test]
fn a_change_of_words_concerns_every_digest() {
    let (folder, origin) = archive();
    let (old, problems) = load_all(&origin);
    let known = stamp(&origin);
    write(folder.path(), "taxonomy.yaml", &TAXONOMY.replace("Iraq", "Irak"));
    let again = reload(&origin, &old, &problems, &known).unwrap();
    assert_eq!(again.read, 4);
    assert_eq!(again.corpus.theatres().count(), 1);
    let (theatre, _) = again.corpus.taxonomy().theatres().next().unwrap();
    assert_eq!(again.corpus.taxonomy().theatre_name(theatre), "Irak");
}

/// The time of modification is what `cp -p`, `rsync -t` and unpacking set as they like.
#[cfg(unix)]
#[test]
fn another_file_of_the_same_length_and_time_is_read_again() {
    use std::os::unix::fs::MetadataExt as _;

    let (folder, origin) = archive();
    let path = folder.path().join("digests/2020/2020-01-09.yaml");
    let meta = || fs::metadata(&path).unwrap();
    let (text, before) = (fs::read_to_string(&path).unwrap(), meta());
    let other = text.replace("Something.", "Some other");
    let write_as_old = |path: &Path, text: &str| {
        fs::write(path, text).unwrap();
        let file = fs::File::options().write(true).open(path).unwrap();
        file.set_modified(before.modified().unwrap()).unwrap();
    };
    let is_alike =
        || (meta().len(), meta().modified().ok()) == (before.len(), before.modified().ok());
    let (old, problems) = load_all(&origin);

    let known = stamp(&origin);
    let beside = folder.path().join("beside");
    write_as_old(&beside, &other);
    fs::rename(&beside, &path).unwrap();
    assert!(is_alike());
    let renamed = reload(&origin, &old, &problems, &known).expect("another file of that name");
    assert_eq!((renamed.read, renamed.problems), (1, problems.clone()));

    let (known, changed) =
        (stamp(&origin), |meta: &fs::Metadata| (meta.ctime(), meta.ctime_nsec()));
    let then = changed(&meta());
    write_as_old(&path, &text);
    // The clock of a file system ticks seldom; what is written within one tick is one change.
    while changed(&meta()) == then {
        write_as_old(&path, &text);
    }
    assert!(is_alike());
    let rewritten = reload(&origin, &old, &problems, &known).expect("the same file, changed since");
    assert_eq!((rewritten.read, rewritten.problems), (1, problems));
}
