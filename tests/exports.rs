//! What leaves the program read back by other readers and held against the archive, and what is asked
//! of rows: columns, spreadsheets, reports.
#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

#[path = "support/ran.rs"]
mod ran;

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use ran::run;
use serde_json::Value;
use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::digest::{Count, EntryRef};

fn output(archive: &Path, line: &str) -> String {
    let ran = run(archive, line);
    assert_eq!(ran.code, 0, "{line}: {}", ran.err);
    ran.out
}

/// The archive in the program's source.
fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

/// A digest with joins, ranges, formulas and disputes in its texts.
const HARD: &str = include_str!("fixtures/hard-to-export.yaml");

fn hard() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let taxonomy = sample().join("taxonomy.yaml");
    fs::copy(taxonomy, folder.path().join("taxonomy.yaml")).unwrap();
    fs::create_dir(folder.path().join("digests")).unwrap();
    fs::write(folder.path().join("digests/2031-03-06.yaml"), HARD).unwrap();
    let (corpus, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
    assert_eq!((corpus.len(), problems), (2, vec![]));
    folder
}

type Record = HashMap<String, String>;

fn csv(text: &str) -> Vec<Record> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(Result::unwrap).collect()
}

/// Reads a cell of several values as docs/exports.md says.
fn values(cell: &str) -> Vec<String> {
    let mut values = Vec::new();
    let (mut value, mut rest) = (String::new(), cell);
    while let Some((before, after)) = rest.split_once("; ") {
        let text = before.trim_end_matches('\\');
        let run = before.len() - text.len();
        value.push_str(text);
        value.push_str(&"\\".repeat(run / 2));
        if run % 2 == 0 {
            values.push(std::mem::take(&mut value));
        } else {
            value.push_str("; ");
        }
        rest = after;
    }
    let text = rest.trim_end_matches('\\');
    value.push_str(text);
    value.push_str(&"\\".repeat((rest.len() - text.len()) / 2));
    values.push(value);
    if cell.is_empty() { Vec::new() } else { values }
}

/// The lists of an entry that an export has, by the name of their column in csv.
fn lists(entry: EntryRef<'_>) -> Vec<(&'static str, Vec<String>)> {
    let some = |texts: Vec<Option<String>>| {
        let texts: Vec<_> = texts.into_iter().map(Option::unwrap_or_default).collect();
        if texts.iter().all(String::is_empty) { Vec::new() } else { texts }
    };
    let sources: Vec<_> = entry.sources().collect();
    let versions: Vec<_> = entry.versions().collect();
    vec![
        ("tags", entry.tags().map(str::to_owned).collect()),
        ("sources_outlet", some(sources.iter().map(|it| Some(it.outlet.to_owned())).collect())),
        ("sources_date", some(sources.iter().map(|it| it.date.map(|d| d.to_string())).collect())),
        ("sources_url", some(sources.iter().map(|it| it.url.map(str::to_owned)).collect())),
        ("versions_by", some(versions.iter().map(|it| Some(it.by().to_owned())).collect())),
        ("versions_text", some(versions.iter().map(|it| it.text().map(str::to_owned)).collect())),
        (
            "versions_killed",
            some(versions.iter().map(|it| it.casualties().killed.map(|n| n.to_string())).collect()),
        ),
    ]
}

/// The values under the name of a column in csv, in a record of json.
fn held(record: &Value, name: &str) -> Vec<String> {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Object(count) => count["text"].as_str().unwrap().to_owned(),
        Value::Null => String::new(),
        other @ (Value::Bool(_) | Value::Number(_) | Value::Array(_)) => panic!("{other}"),
    };
    let (list, part) = name.split_once('_').unwrap_or((name, ""));
    let items = record[list].as_array().unwrap().iter();
    let texts: Vec<_> =
        items.map(|item| text(if part.is_empty() { item } else { &item[part] })).collect();
    if texts.iter().all(String::is_empty) { Vec::new() } else { texts }
}

fn corpus(archive: &Path) -> Corpus {
    load_all(&Origin::Folder(archive.to_owned())).0
}

#[test]
fn every_export_reads_back_as_the_entries_of_the_archive() {
    let hard = hard();
    for archive in [sample(), hard.path().to_owned()] {
        let corpus = corpus(&archive);
        let entries: Vec<_> = corpus.entries().map(|(_, entry)| entry).collect();
        let json: Value = serde_json::from_str(&output(&archive, "export --format json")).unwrap();
        let records = json["entries"].as_array().unwrap();
        let lines = output(&archive, "export --format ndjson");
        let lines: Vec<Value> =
            lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let yaml: Value = serde_yaml::from_str(&output(&archive, "export --format yaml")).unwrap();
        assert_eq!((&lines, &yaml["entries"]), (records, &json["entries"]));
        let rows = csv(&output(&archive, "export --format csv"));
        assert_eq!((entries.len(), entries.len()), (records.len(), rows.len()));
        let mut compared = 0;
        for ((entry, record), row) in entries.iter().zip(records).zip(&rows) {
            assert_eq!((&entry.id(), record["id"].as_str()), (&row["id"], Some(&*row["id"])));
            assert_eq!(record["text"], entry.text());
            for (name, right) in lists(*entry) {
                assert_eq!(values(&row[name]), right, "{name} of {}: {}", entry.id(), row[name]);
                assert_eq!(held(record, name), right, "{name} of {}", entry.id());
                compared += right.len();
            }
            let killed = entry.casualties().killed;
            let number = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
            assert_eq!(row["killed_low"], number(killed.map(Count::low)));
            assert_eq!(row["killed_high"], number(killed.and_then(Count::high)));
            assert_eq!(row["killed_text"], killed.map(|n| n.to_string()).unwrap_or_default());
        }
        assert!(compared > 2 * entries.len(), "{compared} values");
    }
}

#[test]
fn a_join_within_a_value_is_escaped_and_all_else_stays() {
    let hard = hard();
    let rows = csv(&output(hard.path(), "export --format csv"));
    let row = rows.iter().find(|row| row["id"] == "toll").unwrap();
    assert_eq!(row["tags"], r"night\; raid; back\\; C:\x; a;; 2031-03");
    assert_eq!(row["sources_outlet"], r"Agency\; desk");
    assert_eq!(row["versions_by"], r"Rebels\; staff; Army");
    assert_eq!((&*row["note"], &*row["target"]), ("a; b", "'-drivers"));
}

#[test]
fn a_spreadsheet_gets_a_mark_and_takes_nothing_for_something_else() {
    let hard = hard();
    let plain = output(hard.path(), "export --format csv");
    let guarded = output(hard.path(), "export --format csv --spreadsheet");
    let guarded = guarded.strip_prefix('\u{feff}').unwrap();
    assert!(!plain.starts_with('\u{feff}') && plain.lines().next() == guarded.lines().next());
    let (plain, guarded) = (csv(&plain), csv(guarded));
    let row = guarded.iter().find(|row| row["id"] == "toll").unwrap();
    for (name, right) in [
        ("wounded_low", "3"),
        ("wounded_text", "'3-8"),
        ("killed_text", "0"),
        ("place", "'3/4"),
        ("target", "'-drivers"),
        ("date", "2031-03-07"),
        ("sources_date", "2031-03-08"),
        ("versions_wounded", "; 3-8"),
    ] {
        assert_eq!(row[name], right, "{name}");
    }
    let month = guarded.iter().find(|row| row["id"] != "toll").unwrap();
    assert_eq!(month["sources_date"], "'2031-03");
    let text = |cell: &str| cell.strip_prefix('\'').unwrap_or(cell).to_owned();
    for (plain, guarded) in plain.iter().zip(&guarded) {
        for (name, cell) in plain {
            assert_eq!(text(&guarded[name]), text(cell), "{name}");
        }
    }
    let compared =
        "compare 2031-03-06..2031-03-08 2031-03-09..2031-03-12 --format csv --spreadsheet";
    assert!(run(hard.path(), compared).out.starts_with("\u{feff}group,"));
}

#[test]
fn a_form_for_spreadsheets_is_one_of_csv_only() {
    for line in [
        "list digests --spreadsheet",
        "search kind:clash --format json --spreadsheet",
        "show toll --format yaml --spreadsheet",
        "export -o /nonexistent/a.md --spreadsheet",
        "compare 2031-03-06 2031-03-07 --spreadsheet",
        "check --spreadsheet",
        "doctor --spreadsheet",
    ] {
        let ran = run(hard().path(), line);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{line}");
        assert!(ran.err.contains("--spreadsheet is for --format csv, not for"), "{}", ran.err);
    }
}

#[test]
fn columns_are_chosen_in_every_format_of_rows() {
    let hard = hard();
    let names = "killed_low,id,sources_outlet";
    for command in ["search kind:clash", "export kind:clash", "show field-2031-03-06"] {
        let line = |format: &str| format!("{command} --columns {names} --format {format}");
        let rows = output(hard.path(), &line("csv"));
        assert_eq!(rows.lines().next(), Some(names), "{command}");
        assert!(rows.contains("0,toll,Agency\\; desk\n"), "{rows}");
        let lines = output(hard.path(), &line("ndjson"));
        assert!(
            lines.contains(r#"{"killed_low":0,"id":"toll","sources_outlet":["Agency; desk"]}"#),
            "{lines}"
        );
        let yaml = output(hard.path(), &line("yaml"));
        assert!(yaml.contains("killed_low: 0\n"), "{yaml}");
        let table = output(hard.path(), &line("table"));
        let head: Vec<_> = table.lines().next().unwrap().split_whitespace().collect();
        assert_eq!(head.join(","), names);
        assert!(output(hard.path(), &line("markdown-table")).contains("| killed\\_low | id |"));
        let list = output(hard.path(), &line("markdown"));
        assert!(list.contains("- **0**: id toll; sources\\_outlet Agency; desk\n"), "{list}");
    }
    let listed = output(hard.path(), "list digests --columns entries,id --format csv");
    assert_eq!(listed, "entries,id\n2,field-2031-03-06\n");
    let whole = run(hard.path(), "export --format geojson --columns id");
    assert!(whole.code == 2 && whole.err.contains("geojson has whole entries"), "{}", whole.err);
}

#[test]
fn only_columns_that_hold_anything_are_filled() {
    let hard = hard();
    for line in
        ["export --format csv", "search kind:clash --format csv", "list digests --format csv"]
    {
        let all = csv(&output(hard.path(), line));
        let filled = csv(&output(hard.path(), &format!("{line} --columns filled")));
        let held = |name: &&String| all.iter().any(|row| !row[*name].is_empty());
        let right: BTreeSet<_> = all[0].keys().filter(held).collect();
        assert_eq!(filled[0].keys().collect::<BTreeSet<_>>(), right, "{line}");
        assert!(right.len() < all[0].len(), "{line}");
        for (all, filled) in all.iter().zip(&filled) {
            assert!(filled.iter().all(|(name, cell)| all[name] == *cell), "{line}");
        }
    }
}

#[test]
fn an_unknown_column_tells_the_nearest_and_the_list() {
    let hard = hard();
    for line in ["export", "search kind:clash", "show toll", "list digests", "check", "list waves"]
    {
        let ran = run(hard.path(), &format!("{line} --format csv --columns idd"));
        let none = line == "list waves" || line == "check";
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{line}: {}", ran.err);
        assert!(ran.err.contains("there is no column `idd`"), "{}", ran.err);
        assert!(none || ran.err.contains("perhaps `id`; the columns are id, "), "{}", ran.err);
    }
}

#[test]
fn what_is_marked_stays_marked_whatever_is_chosen() {
    let hard = hard();
    let file = hard.path().join("digests/2031-03-06.yaml");
    fs::write(&file, format!("{HARD}marking: OFFICIAL\n")).unwrap();
    for line in ["export", "search kind:clash", "show toll", "list digests"] {
        let rows = output(hard.path(), &format!("{line} --format csv --columns id"));
        assert!(rows.starts_with("id,marking\n") && rows.contains(",OFFICIAL\n"), "{line}: {rows}");
        let list = output(hard.path(), &format!("{line} --format markdown --columns id"));
        assert!(list.starts_with("**OFFICIAL**\n"), "{line}: {list}");
    }
}

#[test]
fn markdown_of_entries_is_a_report() {
    let hard = hard();
    let report = output(hard.path(), "search kind:clash --format markdown");
    insta::assert_snapshot!(report, @r"
    - **2031-03-07**, 3/4 (Diyala, Iraq), Clash: Each side gives another toll;
      nobody else was there. - It is said. Killed 0≠, wounded 3-8; reported.[^1]
      `toll`
      - by Army; against -drivers
      - Rebels; staff (claimed): killed 21; Twenty-one killed.[^2][^3]
      - Army (official): killed 0, wounded 3-8; No losses.
      - of field-2031-03-06
      - tags: night; raid, back\\, C:\\x, a;, 2031-03
      - note: a; b
    - **2031-03**, Diyala (Iraq), Clash: Two died in the hills. Killed 2;
      claimed.[^4] `field-2031-03-06-0tc0j`
      - Police (official): killed 2

    [^1]: Agency; desk, 2031-03-08, <https://example.org/a_b>

    [^2]: X

    [^3]: Y

    [^4]: Agency, 2031-03
    ");
}

#[test]
fn a_report_is_eighty_columns_wide_and_cites_each_source_once() {
    let report = output(&sample(), "export --format markdown");
    let wide = |line: &&str| line.chars().count() > 80;
    let words = |line: &str| line.split_whitespace().filter(|word| !word.starts_with("[^")).count();
    let lines: Vec<_> = report.lines().filter(wide).collect();
    assert!(lines.iter().all(|line| words(line) == 1), "only a word that is wider: {lines:?}");
    let mut defined = BTreeSet::new();
    for line in report.lines().filter(|line| line.starts_with("[^")) {
        assert!(defined.insert(line.split_once(':').unwrap().0), "twice: {line}");
    }
    let signs = report.split("[^").skip(1).map(|rest| rest.split_once(']').unwrap().0);
    let used: BTreeSet<_> = signs.map(|number| format!("[^{number}]")).collect();
    assert_eq!(used.iter().map(String::as_str).collect::<BTreeSet<_>>(), defined);
    let items = report.lines().skip_while(|line| *line != "## Entries");
    let items = items.filter(|line| line.starts_with("- **")).count();
    assert_eq!(items, corpus(&sample()).len());
}

#[test]
fn another_account_stands_where_its_entry_is_shown() {
    let hard = hard();
    let page = output(hard.path(), "show digest:field-2031-03-06");
    assert!(page.contains("k0≠ w3-8\n"), "the wounded are not disputed: {page}");
    assert!(page.contains("k2\n"), "the same number is no dispute: {page}");
    assert!(page.contains("- Rebels; staff  k21  Twenty-one killed. [claimed: X; Y]"), "{page}");
    let markdown = output(hard.path(), "show digest:field-2031-03-06 --format markdown");
    assert!(markdown.contains("- Army  k0 w3-8  No losses. \\[official\\]"), "{markdown}");
    assert!(output(hard.path(), "search kind:clash").contains("  k0≠ w3-8  "));
    assert!(output(hard.path(), "search kind:clash --ascii").contains("  k0!= w3-8  "));
    assert!(output(hard.path(), "show toll").contains("0  ≠ below\n"));
}

#[test]
fn a_map_without_places_says_so() {
    let hard = hard();
    let ran = run(hard.path(), "export --format geojson");
    let said = "none of the 2 entries has coordinates: a map shows nothing of them\n";
    assert!(ran.code == 0 && ran.err.ends_with(said), "{}", ran.err);
    let file = hard.path().join("digests/2031-03-06.yaml");
    fs::write(&file, HARD.replace("place: 3/4", "at: 33.75 44.64")).unwrap();
    let ran = run(hard.path(), "export --format geojson");
    assert!(
        ran.err.ends_with("1 of 2 entries have coordinates; a map shows no others\n"),
        "{}",
        ran.err
    );
    let ran = run(hard.path(), "export place:zzz --format geojson");
    assert!(!ran.err.contains("coordinates"), "nothing is not without a place: {}", ran.err);
    let target = hard.path().join("a.geojson");
    let ran = run(hard.path(), &format!("export -o {}", target.display()));
    assert!(ran.err.contains("1 of 2 entries have coordinates"), "{}", ran.err);
    let ran = run(hard.path(), "export id:toll --format geojson");
    assert!(!ran.err.contains("coordinates"), "all have one: {}", ran.err);
}
