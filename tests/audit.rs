//! The log of a host: what every command writes into it before it hands anything on.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot be set up has failed

use std::fs;
use std::path::Path;

use chrono::NaiveDateTime;
use serde_json::Value;
use watchfloor::audit::Audit;
use watchfloor::cli::{Environment, Exit, Streams, run};
use watchfloor::policy::parse;

const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/journey");

fn noon() -> NaiveDateTime {
    "2026-01-02T12:00:00".parse().unwrap()
}

/// The program in a folder, on a host whose log is this file: how it ends, what it prints and says.
fn run_with(log: &Path, folder: &Path, line: &str) -> (Exit, String, String) {
    run_on(Path::new(FIXTURE), log, folder, line)
}

/// The same with this archive.
fn run_on(archive: &Path, log: &Path, folder: &Path, line: &str) -> (Exit, String, String) {
    let policy = format!("marking: OFFICIAL\nlog: {}\n", log.display());
    let env = Environment {
        policy: parse("policy.yaml", policy.as_bytes()),
        folder: folder.to_owned(),
        now: Some(noon),
        user: Some(1234),
        ..Environment::default()
    };
    assert_eq!(env.policy.problems(), []);
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let streams = Streams { out: &mut out, err: &mut err };
    let archive = ["--archive", archive.to_str().unwrap()];
    let args = std::iter::once("watchfloor").chain(line.split(' ')).chain(archive);
    let exit = run(args, &env, streams, |_| Ok(Exit::Done));
    (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

fn lines(log: &Path) -> Vec<Value> {
    let text = fs::read_to_string(log).unwrap_or_default();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_command_that_prints_of_an_archive_is_logged_once() {
    let folder = tempfile::tempdir().unwrap();
    for (line, what, format) in [
        ("list digests", "list digests", "table"),
        ("list theatres --format csv", "list theatres", "csv"),
        ("show ob-2020-06-04", "show ob-2020-06-04", "table"),
        ("show ob-2020-06-04 --format markdown", "show ob-2020-06-04", "markdown"),
        ("show june-ied --format json", "show june-ied", "json"),
        ("search kind:attack --format ndjson", "search kind:attack", "ndjson"),
        ("search kind:attack", "search kind:attack", "table"),
        ("search kind:attack --sum --format csv", "search kind:attack --sum", "csv"),
        ("search kind:attack --by month", "search kind:attack --by month", "table"),
        ("export theatre:iraq --format geojson", "export theatre:iraq", "geojson"),
        ("export -o - --format yaml", "export", "yaml"),
        ("schema", "schema", "json"),
    ] {
        let log = folder.path().join("audit.jsonl");
        let (exit, out, err) = run_with(&log, folder.path(), line);
        assert!(exit == Exit::Done && !out.is_empty(), "{line}: {err}");
        let written = lines(&log);
        assert_eq!(written.len(), 1, "{line}: {written:?}");
        let deed = &written[0];
        assert_eq!((&deed["what"], &deed["format"]), (&what.into(), &format.into()), "{line}");
        assert_eq!((&deed["act"], &deed["to"]), (&"printed".into(), &"standard output".into()));
        assert_eq!((&deed["time"], &deed["user"]), (&"2026-01-02T12:00:00Z".into(), &1234.into()));
        assert_eq!((&deed["archive"], &deed["marking"]), (&FIXTURE.into(), &"OFFICIAL".into()));
        fs::remove_file(log).unwrap();
    }
}

#[test]
fn a_file_is_logged_with_its_name_and_size() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("audit.jsonl");
    for name in ["a.csv", "a.json"] {
        let (exit, _, err) =
            run_with(&log, folder.path(), &format!("export theatre:iraq -o {name}"));
        assert_eq!(exit, Exit::Done, "{err}");
        let path = folder.path().join(name);
        let written = lines(&log);
        let deed = written.last().unwrap();
        assert_eq!(
            (&deed["act"], &deed["what"]),
            (&"exported".into(), &"export theatre:iraq".into())
        );
        assert_eq!(deed["to"], path.to_str().unwrap());
        assert_eq!(deed["bytes"], fs::metadata(&path).unwrap().len());
        assert_eq!(deed["format"], path.extension().unwrap().to_str().unwrap());
    }
    assert_eq!(lines(&log).len(), 2);
}

#[test]
fn every_picture_that_leaves_is_logged_with_where_it_goes() {
    let folder = tempfile::tempdir().unwrap();
    for command in [
        "map kind:attack",
        "grid kind:attack",
        "grid kind:attack --measure killed",
        "tempo kind:attack",
        "compare 2020-05 2020-06",
        "compare 2020-05 2020-06 --what table",
    ] {
        let log = folder.path().join("audit.jsonl");
        let printed = run_with(&log, folder.path(), &format!("{command} --format svg"));
        assert!(
            printed.0 == Exit::Done && printed.1.starts_with("<svg "),
            "{command}: {}",
            printed.2
        );
        let (exit, _, err) = run_with(&log, folder.path(), &format!("{command} -o a.svg"));
        assert_eq!(exit, Exit::Done, "{command}: {err}");
        let path = folder.path().join("a.svg");
        let [print, export] = lines(&log).try_into().unwrap();
        assert_eq!((&print["act"], &print["to"]), (&"printed".into(), &"standard output".into()));
        assert_eq!(export["act"], "exported");
        assert_eq!(export["to"], path.to_str().unwrap());
        assert_eq!(export["bytes"], fs::metadata(&path).unwrap().len());
        for deed in [&print, &export] {
            assert_eq!((&deed["format"], &deed["marking"]), (&"svg".into(), &"OFFICIAL".into()));
            let what = deed["what"].as_str().unwrap();
            assert!(what.starts_with(command.split_once(' ').unwrap().0), "{command}: {what}");
        }
        // Where the log cannot be written no picture leaves.
        let missing = folder.path().join("missing/audit.jsonl");
        fs::remove_file(&path).unwrap();
        let refused = run_with(&missing, folder.path(), &format!("{command} -o a.svg"));
        assert!(refused.0 != Exit::Done && !path.exists(), "{command}: {}", refused.2);
        fs::remove_file(log).unwrap();
    }
}

#[test]
fn what_hands_nothing_on_is_not_logged() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("audit.jsonl");
    for line in ["search zzzzzzzz", "show nothing-like-it", "export zzzzzzzz -o x.csv", "man"] {
        run_with(&log, folder.path(), line);
        assert_eq!(lines(&log), [] as [Value; 0], "{line}");
    }
}

#[test]
fn without_its_log_nothing_is_handed_on() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("missing/audit.jsonl");
    for line in [
        "list digests",
        "show ob-2020-06-04",
        "show ob-2020-06-04 --format json",
        "search kind:attack --format csv",
        "export",
        "export -o a.csv",
        "export -o a.json",
        "schema",
    ] {
        let (exit, out, err) = run_with(&log, folder.path(), line);
        assert_eq!((exit, out.as_str()), (Exit::Failed, ""), "{line}");
        assert!(err.contains("the log of this host cannot be written"), "{line}: {err}");
        assert!(err.contains("nothing is handed on"), "{line}: {err}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{line}: a file is left");
    }
    let (exit, _, err) = run_with(&log, folder.path(), "man");
    assert_eq!(exit, Exit::Done, "nothing of an archive: {err}");
}

#[test]
fn the_reader_gets_the_log_that_was_opened_before_it() {
    let folder = tempfile::tempdir().unwrap();
    for (log, policy) in
        [(folder.path().join("audit.jsonl"), "open"), ("/nonexistent/x".into(), "broken")]
    {
        let policy_text = format!("log: {}\n", log.display());
        let env = Environment {
            policy: parse("policy.yaml", policy_text.as_bytes()),
            terminal: Some(80),
            ..Environment::default()
        };
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let streams = Streams { out: &mut out, err: &mut err };
        let mut given = None;
        run(["watchfloor", FIXTURE], &env, streams, |setup| {
            given = Some(setup.audit);
            Ok(Exit::Done)
        });
        let is_open = matches!(given, Some(Audit::On(..)));
        let is_broken = matches!(given, Some(Audit::Broken(_)));
        assert_eq!((is_open, is_broken), (policy == "open", policy == "broken"));
        assert_eq!(lines(&log), [] as [Value; 0], "reading is not handing on");
    }
}

#[test]
fn a_log_inside_the_archive_is_neither_made_nor_written() {
    let folder = tempfile::tempdir().unwrap();
    let archive = folder.path().join("archive");
    fs::create_dir_all(archive.join("digests/2020")).unwrap();
    for file in ["taxonomy.yaml", "digests/2020/2020-05-14.yaml"] {
        fs::copy(format!("{FIXTURE}/{file}"), archive.join(file)).unwrap();
    }
    std::os::unix::fs::symlink(&archive, folder.path().join("link")).unwrap();
    for log in ["archive/audit.jsonl", "archive/digests/audit.jsonl", "link/audit.jsonl"] {
        let log = folder.path().join(log);
        let (exit, out, err) = run_on(&archive, &log, folder.path(), "list theatres");
        assert_eq!((exit, out.as_str()), (Exit::Failed, ""), "{err}");
        assert!(err.contains("it lies in the archive, which is never written"), "{err}");
        assert!(!log.exists(), "{}", log.display());
    }
    let beside = folder.path().join("audit.jsonl");
    let (exit, _, err) = run_on(&archive, &beside, folder.path(), "list theatres");
    assert_eq!((exit, lines(&beside).len()), (Exit::Done, 1), "{err}");
}
