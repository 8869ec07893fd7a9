//! Tests bytes to a state and back, without a disk.

use proptest::prelude::*;

use super::*;

fn full() -> SessionState {
    let mut state = SessionState::default();
    let queries = ["-actor", "\"in a row\" 'x", "back\\slash: #1", "قنبلة"].map(str::to_owned);
    let change = StateChange {
        theme: Some("dusk".to_owned()),
        glyphs: Some("blocks".to_owned()),
        bidi: Some("app".to_owned()),
        queries: queries.to_vec(),
        path: Some(["digests", "itic-2020-05-21", "iraq", ""].map(str::to_owned).to_vec()),
        seen: Some(SeenChange { newest: "2020-05-21".to_owned(), day: "2020-06-01".to_owned() }),
        bookmarks: [&["waves", "raids"][..], &["theatres", "iraq", ""]]
            .map(|path| BookmarkChange::Set(path.iter().map(|word| (*word).to_owned()).collect()))
            .to_vec(),
    };
    state.take(&change, Some("/srv/two  spaces"));
    let path = Some(vec!["waves".to_owned()]);
    let change = StateChange { path, seen: None, bookmarks: Vec::new(), ..change };
    state.take(&change, Some("sample"));
    state
}

/// Returns what is reported about a broken file.
fn told(bytes: &[u8]) -> String {
    match parse(bytes).file_error {
        Some(FileError::Broken(fault)) => fault.message,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_written_reads_back() {
    for state in [SessionState::default(), full()] {
        let text = write(&state);
        assert_eq!(parse(text.as_bytes()), Parsed { state, file_error: None }, "{text}");
    }
    assert_eq!(
        write(&full()),
        "# What watchfloor keeps from one session to the next; it writes this file anew.\n\
         version: 4\ntheme: \"dusk\"\nglyphs: \"blocks\"\nbidi: \"app\"\nqueries:\n  - \"-actor\"\n  - \"\\\"in a row\\\" 'x\"\n  \
         - \"back\\\\slash: #1\"\n  - \"قنبلة\"\nplaces:\n  - archive: \"/srv/two  spaces\"\n    \
         path: [\"digests\", \"itic-2020-05-21\", \"iraq\", \"\"]\n  - archive: \"sample\"\n    \
         path: [\"waves\"]\nseen:\n  - archive: \"/srv/two  spaces\"\n    newest: \"2020-05-21\"\n    \
         day: \"2020-06-01\"\nbookmarks:\n  - archive: \"/srv/two  spaces\"\n    \
         path: [\"waves\", \"raids\"]\n  - archive: \"/srv/two  spaces\"\n    \
         path: [\"theatres\", \"iraq\", \"\"]\n"
    );
}

#[test]
fn the_beginning_of_a_file_is_never_taken_for_all_of_it() {
    let text = write(&full());
    let whole = parse(text.as_bytes());
    for end in 0..text.len() - 1 {
        let part = parse(&text.as_bytes()[..end]);
        assert!(part.file_error.is_some() || part.state != whole.state, "{end}");
    }
    assert_eq!(told(b""), "the file is empty");
    assert_eq!(told(&[0; 300]).lines().count(), 1);
}

#[test]
fn a_newer_version_is_known_and_left_alone() {
    let parsed = parse(b"version: 5\ntheme: dusk\nmore: [1]\n");
    assert_eq!(parsed.state, SessionState::default());
    let Some(FileError::Newer(fault)) = parsed.file_error else { panic!("{parsed:?}") };
    assert_eq!(fault.message, "it has version 5, and this program knows 4");
}

#[test]
fn a_file_of_the_first_version_is_read_with_its_own_key() {
    let places = |version: u32, key: &str| {
        parse(
            format!("version: {version}\nplaces:\n  - archive: a\n    {key}: [waves]\n").as_bytes(),
        )
    };
    let current = places(2, "path");
    assert_eq!((current.state.path("a"), &current.file_error), (vec!["waves".to_owned()], &None));
    assert_eq!(places(1, "way"), current);
    assert!(write(&current.state).contains("version: 4\n"), "the next session writes the new form");
    for (version, other) in [(1, "path"), (2, "way")] {
        let parsed = places(version, other);
        assert!(matches!(parsed.file_error, Some(FileError::Broken(_))), "{version}: {parsed:?}");
    }
}

#[test]
fn what_is_broken_is_told_and_the_rest_is_read() {
    let text = b"version: 2\nqueries: [bomb, [x], ied]\nplaces:\n  - path: [waves]\ntheme: dusk\n";
    let parsed = parse(text);
    assert_eq!(parsed.state.queries, ["bomb", "ied"]);
    assert_eq!(parsed.state.theme.as_deref(), Some("dusk"));
    let Some(FileError::Broken(fault)) = parsed.file_error else { panic!("{parsed:?}") };
    assert_eq!((fault.mark.line, fault.mark.column), (2, 17));
    for (text, wanted) in [
        ("theme: dusk\n", "`version` is missing"),
        ("version: one\n", "`one` is no version"),
        ("version: 0\n", "`0` is no version"),
        ("version: 1\ncolour: red\n", "unknown key `colour`"),
        ("- version: 1\n", "`the state` must be a mapping of keys to values, not a list"),
    ] {
        assert_eq!(told(text.as_bytes()), wanted);
    }
}

proptest! {
    #[test]
    fn whatever_is_kept_comes_back(
        theme in any::<Option<String>>(),
        glyphs in any::<Option<String>>(),
        bidi in any::<Option<String>>(),
        queries in prop::collection::vec(any::<String>(), 0..4),
        paths in prop::collection::vec((any::<String>(), prop::collection::vec(any::<String>(), 0..4)), 0..4),
    ) {
        let mut state = SessionState::default();
        let own = StateChange { theme, glyphs, bidi, queries, ..StateChange::default() };
        state.take(&own, None);
        for (archive, path) in paths {
            let newest = path.first().cloned().unwrap_or_default();
            let seen = Some(SeenChange { newest, day: archive.clone() });
            let change = StateChange { path: Some(path), seen, ..StateChange::default() };
            state.take(&change, Some(&archive));
        }
        let text = write(&state);
        prop_assert_eq!(parse(text.as_bytes()), Parsed { state, file_error: None }, "{}", text);
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let parsed = parse(&bytes);
        let again = parse(write(&parsed.state).as_bytes());
        prop_assert_eq!(again, Parsed { file_error: None, ..parsed });
    }
}
