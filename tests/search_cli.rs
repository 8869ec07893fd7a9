//! The real program searching and exporting an invented archive: every format read back, what is
//! said beside it, how it exits, and what is left on the disk.
#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

#[path = "support/ran.rs"]
mod ran;

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use ran::Ran;
use serde_json::Value;

const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/archive");
/// Formats in which whole records are written.
const DATA: [&str; 7] = ["json", "ndjson", "csv", "yaml", "markdown", "markdown-table", "geojson"];

/// The program over an archive, in a folder, with a configuration.
fn run_in(folder: &Path, config: &str, archive: &str, args: &[&str]) -> Ran {
    Command::new(env!("CARGO_BIN_EXE_watchfloor"))
        .args(args)
        .args(["--archive", archive])
        .current_dir(folder)
        .env_remove("WATCHFLOOR_ARCHIVE")
        .env("WATCHFLOOR_CONFIG", config)
        .output()
        .unwrap()
        .into()
}

fn run(args: &[&str]) -> Ran {
    run_in(&std::env::temp_dir(), "/nonexistent", FIXTURE, args)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn ids(records: &Value) -> Vec<String> {
    let id = |record: &Value| record["id"].as_str().unwrap().to_owned();
    records.as_array().unwrap().iter().map(id).collect()
}

/// The names in a folder, hidden ones too.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A copy of the archive with saved searches of its own.
fn archive_with(searches: &str) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    fs::create_dir(copy.path().join("digests")).unwrap();
    for name in ["taxonomy.yaml", "digests/2031-03-06.yaml", "digests/2031-03-13.yaml"] {
        let from = Path::new(FIXTURE).join(name.replace("digests/", "digests/2031/"));
        fs::copy(from, copy.path().join(name)).unwrap();
    }
    fs::write(copy.path().join("searches.yaml"), searches).unwrap();
    copy
}

#[test]
fn every_format_of_a_search_has_the_same_records() {
    let found = run(&["search", "kind:attack", "--format", "json"]);
    assert_eq!(found.code, 0);
    assert!(found.err.starts_with("2 events (3 tellings) of 5; "), "{}", found.err);
    let records = json(&found.out);
    assert_eq!(records.as_array().unwrap().len(), 3);
    let one = &records[0];
    let shown = run(&["show", one["id"].as_str().unwrap(), "--format", "json"]);
    assert_eq!(*one, json(&shown.out), "the record that every export has");

    let lines = run(&["search", "kind:attack", "--format", "ndjson"]).out;
    assert_eq!(lines.lines().map(json).collect::<Value>(), records);
    let yaml = run(&["search", "kind:attack", "--format", "yaml"]).out;
    assert_eq!(serde_yaml::from_str::<Value>(&yaml).unwrap(), records);
    let csv = run(&["search", "kind:attack", "--format", "csv"]).out;
    let rows: Vec<HashMap<String, String>> =
        csv::Reader::from_reader(csv.as_bytes()).deserialize().map(Result::unwrap).collect();
    assert_eq!(rows.iter().map(|row| row["id"].clone()).collect::<Vec<_>>(), ids(&records));
    let table = run(&["search", "kind:attack", "--format", "markdown-table"]).out;
    assert_eq!(table.lines().count(), 2 + 3);
    let list = run(&["search", "kind:attack", "--format", "markdown"]).out;
    assert_eq!(list.lines().filter(|line| line.starts_with("- **2031-03-")).count(), 3, "{list}");
}

#[test]
fn a_table_shows_what_one_looks_for() {
    let ran = run(&["search", "kind:attack", "tactic:small-arms", "theatre:hills"]);
    let lines: Vec<_> = ran.out.lines().collect();
    assert_eq!(
        lines[0].split_whitespace().collect::<Vec<_>>(),
        ["id", "in", "date", "theatre", "area", "tactic", "place", "toll", "basis", "told", "text"]
    );
    for part in ["2031-03-15..2031-03-16", "hills", "Upper Wadi", "near Bridge Nine", "claimed"] {
        assert!(lines[1].contains(part), "{part} in {}", lines[1]);
    }
    assert_eq!((ran.code, lines.len()), (0, 2));
    assert!(ran.err.starts_with("1 event of 5; "), "{}", ran.err);
}

#[test]
fn a_table_has_one_row_for_each_event() {
    let ran = run(&["search", "kind:attack"]);
    let rows: Vec<_> = ran.out.lines().skip(1).collect();
    let told = rows.iter().filter(|row| row.contains("2 times")).count();
    assert_eq!((rows.len(), told), (2, 1), "three tellings of two events: {}", ran.out);
    assert!(!ran.err.contains("--limit"), "nothing is hidden: {}", ran.err);
    let best = run(&["search", "kind:attack", "--limit", "1"]);
    assert_eq!(best.out.lines().count(), 2, "{}", best.out);
    assert!(best.err.contains(", the best 1 shown (--limit)"), "{}", best.err);
}

#[test]
fn a_limit_keeps_the_best_and_says_what_it_hides() {
    let all = ids(&json(&run(&["search", "patrol", "--format", "json"]).out));
    let best = run(&["search", "patrol", "--limit", "1", "--format", "json"]);
    assert_eq!(ids(&json(&best.out)), all[..1]);
    let said = ", the best 1 shown (--limit); ";
    assert!(all.len() > 1 && best.err.contains(said), "{}", best.err);
}

#[test]
fn a_word_with_a_dash_leaves_out_and_options_stay_options() {
    let ran = run(&["search", "kind:attack", "-theatre:hills", "--limit", "5", "--format", "json"]);
    assert!(ran.code == 0 && ran.err.starts_with("1 event (2 tellings) of 5; "), "{}", ran.err);
    // What is said beside the entries is no attack either.
    let beside = "2 events of 5, 3 points, 2 figures, 1 note, 1 wave, 3 digests; ";
    assert!(run(&["search", "-kind:attack"]).err.starts_with(beside));
    assert_eq!(run(&["search", "-h"]).code, 0);
}

#[test]
fn nothing_found_is_1_and_still_a_document() {
    for command in ["search", "export"] {
        let table = run(&[command, "zzzqqqxxx"]);
        assert_eq!((table.code, table.out.as_str()), (1, ""), "{command}");
        assert!(table.err.contains("0 events of 5"), "{}", table.err);
    }
    let none = run(&["search", "zzzqqqxxx", "--format", "json"]);
    assert_eq!((none.code, none.out.as_str()), (1, "[]\n"));
    let none = run(&["export", "zzzqqqxxx", "--format", "geojson"]);
    assert_eq!((none.code, json(&none.out)["features"].to_string()), (1, "[]".to_owned()));
    let none = run(&["export", "zzzqqqxxx", "--format", "yaml"]);
    let none: Value = serde_yaml::from_str(&none.out).unwrap();
    assert_eq!((none["entries"].to_string(), &none["export"]["of"]), ("[]".to_owned(), &5.into()));
}

#[test]
fn a_word_that_stands_for_the_typed_one_is_said() {
    let ran = run(&["search", "bridge", "--format", "json"]);
    assert_eq!((ran.code, ran.err.contains("is not in the archive")), (0, false), "{}", ran.err);
    // A letter written double is forgiven, and said as well.
    let ran = run(&["search", "bridgge", "--format", "json"]);
    let said = "`bridgge` is not in the archive; shown: `Bridge`";
    assert!(ran.code == 0 && ran.err.contains(said), "{}", ran.err);
    let ran = run(&["search", "brigde", "--format", "json"]);
    let said = "`brigde` is not in the archive; shown: `Bridge`";
    assert!(ran.code == 0 && ran.err.contains(said), "{}", ran.err);
}

#[test]
fn a_faulty_query_is_shown_with_its_place() {
    for command in ["search", "export"] {
        let ran = run(&[command, "bomb", "colour:red", "--format", "json"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{command}");
        let lines: Vec<_> = ran.err.lines().collect();
        assert_eq!(lines[0], "watchfloor: there is no field `colour`");
        assert_eq!(lines[1], "  bomb colour:red");
        assert!(lines[2].starts_with("       ^^^^^^"), "{}", lines[2]);
    }
    let ran = run(&["search", "killed:"]);
    let (query, caret) = ran.err.split_once("\n  killed:\n").unwrap();
    assert!(query.contains("expected") && caret.starts_with("         ^"), "{}", ran.err);
    assert_eq!(run(&["search"]).code, 2);
}

#[test]
fn an_export_says_what_it_is() {
    let ran = run(&["export", "kind:attack", "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, "2 events (3 tellings) of 5\n"));
    let export = json(&ran.out);
    let head = &export["export"];
    assert_eq!(head["query"], "kind:attack");
    assert_eq!(head["archive"], FIXTURE);
    assert_eq!((&head["entries"], &head["of"]), (&3.into(), &5.into()));
    let day = head["date"].as_str().unwrap();
    assert!(day.parse::<chrono::NaiveDate>().is_ok(), "{day}");
    let outlets: Vec<_> =
        head["sources"].as_array().unwrap().iter().map(|s| s["outlet"].as_str().unwrap()).collect();
    assert_eq!(outlets, ["Harbour Post", "Night Channel"], "the most cited first");
    assert_eq!(head["sources"][0]["entries"], 2);

    let mut searched = ids(&json(&run(&["search", "kind:attack", "--format", "json"]).out));
    let mut exported = ids(&export["entries"]);
    let digests: Vec<_> =
        export["entries"].as_array().unwrap().iter().map(|e| &e["date"]).collect();
    assert_eq!(digests, ["2031-03-08", "2031-03-15", "2031-03-08"], "in the order of the digests");
    searched.sort();
    exported.sort();
    assert_eq!(searched, exported);
    let yaml = run(&["export", "kind:attack", "--format", "yaml"]).out;
    assert_eq!(serde_yaml::from_str::<Value>(&yaml).unwrap(), export);
    let all = json(&run(&["export", "--format", "json"]).out);
    assert_eq!((&all["export"]["query"], ids(&all["entries"]).len()), (&Value::Null, 5));
}

#[test]
fn a_map_has_a_feature_an_entry_and_no_invented_place() {
    let export = json(&run(&["export", "--format", "json"]).out);
    let ran = run(&["export", "--format", "geojson"]);
    assert!(ran.err.contains("none of the 5 entries has coordinates"), "{}", ran.err);
    let map = json(&ran.out);
    assert_eq!(map["type"], "FeatureCollection");
    assert_eq!(map["export"], export["export"]);
    let features = map["features"].as_array().unwrap();
    assert_eq!(features.len(), 5);
    for (feature, record) in features.iter().zip(export["entries"].as_array().unwrap()) {
        assert_eq!((&feature["type"], &feature["geometry"]), (&"Feature".into(), &Value::Null));
        assert_eq!((&feature["properties"], &feature["id"]), (record, &record["id"]));
    }
}

#[test]
fn a_map_shows_the_entries_that_give_coordinates() {
    let fields = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/fields/2031-03-06.yaml");
    let args = ["export", "--format", "geojson"];
    let ran = run_in(&std::env::temp_dir(), "/nonexistent", fields, &args);
    assert!(ran.err.contains("2 of 3 entries have coordinates"), "{}", ran.err);
    let map = json(&ran.out);
    let geometry = |at: usize| &map["features"][at]["geometry"];
    assert_eq!(geometry(0)["coordinates"], serde_json::json!([44.64, 33.75]));
    assert_eq!(geometry(1)["coordinates"], serde_json::json!([44.64, -33.5]));
    assert_eq!(*geometry(2), Value::Null);
    assert_eq!(map["features"][0]["properties"]["geo_km"], 5.0);
}

#[test]
fn a_date_that_the_source_does_not_tell_has_a_sign_in_lists() {
    let fields = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/fields/2031-03-06.yaml");
    let ran = run_in(&std::env::temp_dir(), "/nonexistent", fields, &["search", "place:baqubah"]);
    let signed: Vec<_> = ran.out.lines().filter(|line| line.contains("2031-03-07*")).collect();
    assert_eq!(signed.len(), 1, "{}", ran.out);
    assert!(signed[0].contains("exercise-two-sides"), "{}", ran.out);
}

#[test]
fn formats_without_room_are_told_of_beside() {
    for format in ["csv", "ndjson"] {
        let ran = run(&["export", "kind:attack", "--format", format]);
        for part in ["query: kind:attack\n", "archive: ", "date: ", "sources: Harbour Post (2), "] {
            assert!(ran.err.contains(part), "{part} in {}", ran.err);
        }
    }
    let markdown = run(&["export", "kind:attack", "--format", "markdown-table"]).out;
    assert!(markdown.starts_with("# kind:attack\n\n- **archive** "), "{markdown}");
    assert!(markdown.contains("| [^2] [^3] |") && !markdown.contains("[^4]"), "{markdown}");
    let note = "\n[^3]: Harbour Post, 2031-03-09, https://example.org/a,b\n";
    assert!(markdown.contains(note), "{markdown}");
}

#[test]
fn a_file_is_whole_and_tells_its_format_by_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let export = |args: &[&str]| {
        run_in(folder.path(), "/nonexistent", FIXTURE, &[&["export", "kind:attack"], args].concat())
    };
    for format in DATA {
        let ending = match format {
            "markdown" => "md",
            "markdown-table" => "mdt",
            other => other,
        };
        let name = format!("a.{ending}");
        let ran = export(&["-o", &name]);
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
        assert!(
            ran.err.starts_with(&format!("2 events (3 tellings) of 5 written to {name}")),
            "{}",
            ran.err
        );
        let piped = export(&["--format", format]).out;
        assert_eq!(fs::read_to_string(folder.path().join(&name)).unwrap(), piped, "{format}");
    }
    let about = fs::read_to_string(folder.path().join("a.csv.about.txt")).unwrap();
    assert!(about.starts_with("query: kind:attack\narchive: "), "{about}");
    assert_eq!(
        names(folder.path()),
        [
            "a.csv",
            "a.csv.about.txt",
            "a.geojson",
            "a.json",
            "a.md",
            "a.mdt",
            "a.ndjson",
            "a.ndjson.about.txt",
            "a.yaml"
        ]
    );
    let unknown = export(&["-o", "a.xlsx"]);
    assert!(unknown.code == 2 && unknown.err.contains("--format"), "{}", unknown.err);
    assert_eq!(export(&["-o", "a.xlsx", "--format", "csv"]).code, 0);
    assert_eq!(export(&["-o", "-", "--format", "json"]).out, export(&["--format", "json"]).out);
}

#[test]
fn a_file_is_replaced_only_by_force() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.json");
    fs::write(&path, "mine").unwrap();
    let export = |args: &[&str]| {
        run_in(
            folder.path(),
            "/nonexistent",
            FIXTURE,
            &[&["export", "-o", "a.json"], args].concat(),
        )
    };
    let refused = export(&[]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("`a.json` is there already; --force"), "{}", refused.err);
    let nothing = export(&["zzzqqqxxx", "--force"]);
    assert_eq!(nothing.code, 1, "{}", nothing.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
    assert_eq!(export(&["--force"]).code, 0);
    assert_eq!(json(&fs::read_to_string(&path).unwrap())["export"]["entries"], 5);
    // What stands beside an export is not run over either.
    fs::write(folder.path().join("b.csv.about.txt"), "mine").unwrap();
    let beside = run_in(folder.path(), "/nonexistent", FIXTURE, &["export", "-o", "b.csv"]);
    assert!(beside.code == 2 && beside.err.contains("`b.csv.about.txt`"), "{}", beside.err);
    assert_eq!(names(folder.path()), ["a.json", "b.csv.about.txt"], "nothing half done");
}

#[cfg(unix)]
#[test]
fn where_nothing_can_be_written_nothing_is_left() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().unwrap();
    let export = |name: &str| {
        run_in(folder.path(), "/nonexistent", FIXTURE, &["export", "--force", "-o", name])
    };
    for name in ["nowhere/a.json", "/proc/a.json"] {
        let ran = export(name);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(&format!("cannot write `{name}`: ")), "{}", ran.err);
    }
    fs::create_dir(folder.path().join("b.json")).unwrap();
    assert!(export("b.json").err.contains("no plain file"));
    assert_eq!(names(folder.path()), ["b.json"]);
    assert_eq!(export("a.json").code, 0);
    let mode = fs::metadata(folder.path().join("a.json")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "for its owner only");
}

#[test]
fn hostile_text_leaves_through_no_export() {
    let hostile = archive_with("[]");
    let file = hostile.path().join("digests/2031-03-13.yaml");
    let text = fs::read_to_string(&file).unwrap();
    let bad = r#"text: "Shots\e]52;c;aGk=\a\u202Eat \x9b2J lorries.""#;
    fs::write(&file, text.replace("text: Shots at lorries.", bad)).unwrap();
    let archive = hostile.path().to_str().unwrap();
    for format in DATA.into_iter().chain(["table"]) {
        let ran = run_in(hostile.path(), "/nonexistent", archive, &["export", "--format", format]);
        for text in [&ran.out, &ran.err] {
            let bad = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
            assert!(!text.contains(bad) && !text.contains("\\u001b"), "{format}: {text:?}");
        }
    }
}

#[test]
fn saved_searches_of_the_user_and_the_archive_are_run_by_name() {
    let config = tempfile::tempdir().unwrap();
    let own = "- { name: Both, query: 'tactic:ied' }\n- { name: mine, query: 'kind:attack' }\n";
    fs::write(config.path().join("searches.yaml"), own).unwrap();
    let archive = archive_with(
        "- { name: both, query: 'zzzqqqxxx' }\n- name: team arrests\n  query: kind:counterterrorism\n\
         \x20 note: of any size\n- { name: broken, query: 'colour:red' }\n",
    );
    let over = |args: &[&str]| {
        let (config, archive) = (config.path().to_str().unwrap(), archive.path().to_str().unwrap());
        run_in(&std::env::temp_dir(), config, archive, args)
    };
    let broken = "searches.yaml:5:27: error: in the query of `broken`: there is no field `colour`";
    let list = over(&["list", "searches", "--format", "json"]);
    assert_eq!(list.code, 1, "what could be read is listed, and there is a problem");
    assert!(list.err.contains(broken), "{}", list.err);
    let rows = json(&list.out);
    let told = rows.as_array().unwrap().iter().map(|row| {
        let word = |name: &str| row[name].as_str().unwrap_or("-").to_owned();
        (word("name"), row["entries"].as_u64().unwrap(), word("from"), word("note"))
    });
    let row = |name: &str, entries, from: &str, note: &str| {
        (name.to_owned(), entries, from.to_owned(), note.to_owned())
    };
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            row("Both", 2, "user", "-"),
            row("mine", 3, "user", "-"),
            row("team arrests", 1, "archive", "of any size"),
        ]
    );
    let ran = over(&["search", "@team", "arrests", "--format", "json"]);
    assert!(ran.code == 0 && ran.out.contains("port-arrest"), "{}", ran.err);
    let export = json(&over(&["export", "@both", "--format", "json"]).out);
    assert_eq!(export["export"]["saved_search"], "Both");
    assert_eq!(export["export"]["query"], "tactic:ied");
    let unknown = over(&["search", "@mien"]);
    assert_eq!(unknown.code, 2);
    let said = "there is no saved search `mien` (did you mean `@mine`?)";
    assert!(unknown.err.contains(said), "{}", unknown.err);
    let check = over(&["check"]);
    assert_eq!(check.code, 1, "{}", check.err);
    assert!(check.out.contains(broken), "{}", check.out);
    assert_eq!(run(&["list", "searches"]).code, 1);
}

#[test]
fn a_name_of_several_waves_or_none_is_told_on_every_way() {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    let run = |args: &[&str]| run_in(&std::env::temp_dir(), "/nonexistent", data, args);
    let both = "2022-04-revenge-two-sheikhs, 2019-12-vengeance-two-sheikhs";
    let search = run(&["search", "wave:shaykhs", "--limit", "1"]);
    assert!(
        search.code == 0 && search.err.contains(&format!("`shaykhs` names 2 waves: {both}")),
        "{}",
        search.err
    );
    let export = run(&["export", "wave:shaykhs", "--format", "csv"]);
    assert!(export.err.contains(&format!("`shaykhs` names 2 waves: {both}")), "{}", export.err);
    let one = run(&["search", "wave:adnani", "--format", "json"]);
    assert_eq!((one.code, one.err.contains("names")), (0, false), "{}", one.err);
    let none = run(&["search", "wave:xyzzy"]);
    assert!(
        none.code == 1 && none.err.contains("no wave has the id or name `xyzzy`"),
        "{}",
        none.err
    );
    let show = run(&["show", "wave:shaykhs"]);
    assert_eq!(show.code, 2);
    let said = "`wave:shaykhs` is a name of several waves, among them:\n  2022-04-revenge-two-sheikhs\n  2019-12-vengeance-two-sheikhs\n";
    assert_eq!(show.err, said);
    assert!(run(&["show", "wave:adnani"]).out.contains("Campaign for the Dead Spokesman"));
    let compare = run(&["compare", "two shaykhs", "adnani"]);
    assert!(
        compare.code == 2 && compare.err.contains("2019-12-vengeance-two-sheikhs"),
        "{}",
        compare.err
    );
}

#[test]
fn a_search_says_what_it_understood_and_left_out() {
    let ran = run(&["search", "patrol march 2031", "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(!ids(&json(&ran.out)).is_empty());
    assert!(ran.err.contains("understood: date 2031-03 (--strict turns it off)"), "{}", ran.err);
    let strict = run(&["search", "patrol march 2031", "--strict", "--format", "json"]);
    assert_eq!(strict.code, 1, "{}", strict.err);
    assert!(!strict.err.contains("understood"), "{}", strict.err);

    let left = run(&["search", "who", "xyzzyqq", "patrol", "--format", "json"]);
    assert_eq!(
        ids(&json(&left.out)),
        ids(&json(&run(&["search", "patrol", "--format", "json"]).out))
    );
    let said = "understood: left out: who; not in the archive: xyzzyqq (--strict";
    assert!(left.err.contains(said), "{}", left.err);

    let number = run(&["search", "killed > 1", "--format", "json"]);
    let field = run(&["search", "killed:>1", "--format", "json"]);
    assert_eq!(ids(&json(&number.out)), ids(&json(&field.out)), "{}", number.err);
    assert!(number.err.contains("understood: killed >1"), "{}", number.err);
    assert!(!field.err.contains("understood"), "{}", field.err);
    assert_eq!(run(&["search", "killed > 1", "--strict"]).code, 2, "a sign is no word");
}

#[test]
fn what_happened_then_comes_before_what_only_says_the_date() {
    let folder = tempfile::tempdir().unwrap();
    let entry = |id: &str, date: &str, text: &str| {
        format!(
            "          - {{ id: {id}, date: {date}, kind: attack, text: \"{text}\", basis: reported }}\n"
        )
    };
    let entries = entry("said", "2031-03-08", "A raid, as in May 2020 and in 2020.")
        + &entry("then", "2020-05-21", "A raid.")
        + &entry("other", "2031-03-07", "A raid.");
    fs::create_dir(folder.path().join("digests")).unwrap();
    fs::copy(Path::new(FIXTURE).join("taxonomy.yaml"), folder.path().join("taxonomy.yaml"))
        .unwrap();
    fs::write(
        folder.path().join("digests/2031-03-06.yaml"),
        "digest: field-2031-03-06\ntitle: Field\npublisher: Field\nperiod: 2031-03-06..2031-03-12\n\
         theatres:\n  - theatre: hills\n    entries:\n"
            .to_owned() + &entries.replace("          - ", "      - "),
    )
    .unwrap();
    let archive = folder.path().to_str().unwrap();
    for query in ["raid 2020", "raid may 2020", "raid in May 2020?", "2020", "raid year:2020"] {
        let ran =
            run_in(folder.path(), "/nonexistent", archive, &["search", query, "--format", "json"]);
        let found = ids(&json(&ran.out));
        let wanted: &[&str] = if query.contains(':') { &["then"] } else { &["then", "said"] };
        // What has only some of the words comes after these, and is said.
        assert_eq!(found[..wanted.len()], *wanted, "{query}: {}", ran.err);
        let more = found.len() > wanted.len();
        assert_eq!(more, ran.err.contains("then those with"), "{query}: {}", ran.err);
    }
    let not = run_in(
        folder.path(),
        "/nonexistent",
        archive,
        &["search", "raid -2020", "--format", "json"],
    );
    assert_eq!(ids(&json(&not.out)), ["other"], "the exact complement");
}

fn shipped(args: &[&str]) -> Ran {
    run_in(
        &std::env::temp_dir(),
        "/nonexistent",
        concat!(env!("CARGO_MANIFEST_DIR"), "/data"),
        args,
    )
}

/// A row that has only some of the words says so in every format; one that has all says nothing.
#[test]
fn each_row_with_only_some_of_the_words_says_so() {
    let words = ["search", "baqubah", "uniform", "drone"];
    let ran = shipped(&[&words[..], &["--format", "json"]].concat());
    let found = json(&ran.out);
    let met: Vec<&Value> = found.as_array().unwrap().iter().map(|row| &row["words_met"]).collect();
    assert!(met.len() > 1 && met.iter().all(|met| *met == "1 of 3"), "{met:?}");
    assert!(ran.err.contains("nothing has all 3 words; then those with 1"), "{}", ran.err);
    for format in ["ndjson", "csv", "yaml", "markdown-table", "table"] {
        let out = shipped(&[&words[..], &["--format", format]].concat()).out;
        assert_eq!(out.matches("1 of 3").count(), met.len(), "{format}: {out}");
    }
    // A report tells them as it tells any record, under a heading that says it.
    let out = shipped(&[&words[..], &["--format", "markdown"]].concat()).out;
    let (before, near) = out.split_once("## Near misses: 1 of 3 words\n").unwrap();
    assert!(before.trim().is_empty() && !out.contains("words\\_met"), "{out}");
    assert_eq!(near.lines().filter(|line| line.starts_with("- **")).count(), met.len(), "{out}");
    // Where every row has all of the words there is nothing to say.
    let all = json(&shipped(&["search", "baqubah", "--format", "json"]).out);
    assert!(all.as_array().unwrap().iter().all(|row| row["words_met"].is_null()));
    let table = shipped(&["search", "baqubah"]).out;
    assert!(!table.contains("words_met"), "{table}");
    // It can be chosen as any other column.
    let out =
        shipped(&[&words[..], &["--format", "csv", "--columns", "id,words_met"]].concat()).out;
    assert!(out.lines().skip(1).all(|row| row.ends_with(",1 of 3")), "{out}");
    // An export takes the query as it stands: nothing in it has only some of the words.
    let out = shipped(&["export", "baqubah", "--format", "csv"]).out;
    assert!(!out.contains("words_met"), "{out}");
}

/// What has all of the words is told in a report as if nothing else had been found.
#[test]
fn a_report_tells_full_hits_before_the_near_misses() {
    let words = ["search", "ambush", "iraq", "2020", "--format"];
    let rows = json(&shipped(&[&words[..], &["json"]].concat()).out);
    let full = rows.as_array().unwrap().iter().filter(|row| row["words_met"].is_null()).count();
    let out = shipped(&[&words[..], &["markdown"]].concat()).out;
    let (before, near) = out.split_once("\n## Near misses: 2 of 3 words\n").unwrap();
    let items = |text: &str| text.lines().filter(|line| line.starts_with("- **")).count();
    assert_eq!(items(before), full, "{before}");
    assert_eq!(items(near), rows.as_array().unwrap().len() - full, "{near}");
    assert!(full > 0 && !out.contains("date\\_precision"), "no dump of fields: {before}");
}

#[test]
fn a_word_that_denies_what_is_there_is_said_to_be_missing() {
    let ran = shipped(&["search", "unclaimed"]);
    assert!(ran.err.contains("not in the archive: unclaimed"), "{}", ran.err);
    assert_eq!(ran.out, "", "and it is not left out");
}

#[test]
fn a_word_of_any_length_is_quoted_in_short() {
    let word = "xyzzyqq".repeat(1_500);
    for words in [&["search", &word][..], &["search", "baqubah", &word]] {
        let ran = shipped(words);
        let told = format!("not in the archive: {}… ", word.get(..59).unwrap());
        assert!(ran.err.contains(&told), "{}", ran.err);
        assert!(ran.err.len() < 1_000, "{}", ran.err);
    }
}

#[test]
fn whatever_takes_a_query_says_which_words_it_replaced() {
    let said = "`polcie` is not in the archive; shown: `police`";
    for command in [
        &["search", "polcie", "--strict"][..],
        &["search", "polcie", "--sum"],
        &["search", "polcie", "--by", "theatre"],
        &["export", "polcie", "--format", "csv"],
        &["compare", "polcie", "theatre:iraq"],
    ] {
        let ran = shipped(command);
        assert!(ran.err.contains(said), "{command:?}: {}", ran.err);
        let plain: Vec<&str> =
            command.iter().map(|word| if *word == "polcie" { "police" } else { word }).collect();
        assert!(!shipped(&plain).err.contains("is not in the archive"), "{plain:?}");
    }
}

/// Only `search` and `compare` understand dates in words; what takes a query as it stands says so where that
/// finds nothing.
#[test]
fn nothing_found_as_it_stands_is_told_with_the_other_reading() {
    let said = "`sinai may 2020` is taken as it stands here; `search` reads: date 2020-05";
    for command in [
        &["search", "sinai may 2020", "--sum"][..],
        &["export", "sinai may 2020", "--format", "csv"],
    ] {
        let ran = shipped(command);
        assert!(ran.code == 1 && ran.err.contains(said), "{command:?}: {} {}", ran.code, ran.err);
    }
    let found = shipped(&["search", "sinai", "--sum"]).err;
    assert!(!found.contains("as it stands"), "{found}");
}

/// A list of values is one argument; its opposite is just the rest.
#[test]
fn a_list_of_values_is_searched_exported_and_compared() {
    let count = |query: &str| {
        let ran = shipped(&["export", query, "--format", "json"]);
        json(&ran.out)["entries"].as_array().unwrap().len()
    };
    let (all, any, rest) = (count(""), count("area:diyala,kirkuk"), count("-area:diyala,kirkuk"));
    assert!(any > count("area:diyala") && any + rest == all, "{any} {rest} {all}");
    let found =
        json(&shipped(&["search", "area:\"Diyala\",\"Kirkuk\" in:entry", "--format", "json"]).out);
    assert_eq!(found.as_array().unwrap().len(), any);
    let ran = shipped(&["compare", "area:diyala,kirkuk", "-area:diyala,kirkuk"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn where_a_town_lies_is_said_beside_the_rows_and_changes_none() {
    let search =
        |args: &[&str]| shipped(&[&["search", "khanaqin", "--format", "ndjson"], args].concat());
    let (loose, strict) = (search(&[]), search(&["--strict"]));
    let said = "khanaqin lies in Diyala: 10 events, found by (khanaqin or area:diyala)";
    assert!(loose.err.lines().any(|line| line.ends_with(said)), "{}", loose.err);
    assert!(!strict.err.contains("lies in"), "{}", strict.err);
    assert!(!strict.out.is_empty() && loose.out.starts_with(&strict.out));
    assert!(!loose.out.contains("lies in"));
}

/// What stands under a label in its file has it in every format, also where a wave says it.
#[test]
fn a_sentence_is_written_with_its_label() {
    let west = "West: There was none.";
    for format in ["table", "csv", "json", "ndjson", "yaml", "markdown-table"] {
        let out = shipped(&["search", "there was none", "--strict", "--format", format]).out;
        assert!(out.contains(west), "{format}: {out}");
        let out = shipped(&["search", "'figures in:point wave:2017", "--format", format]).out;
        assert!(out.contains("Not known: There are no figures."), "{format}: {out}");
    }
    let out = shipped(&["search", "there was none", "--strict", "--format", "markdown"]).out;
    let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(out.contains(west) && out.contains("Took no part: Mozambique, Sahel"), "{out}");
}
