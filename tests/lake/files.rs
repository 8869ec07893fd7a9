//! The tables as files: what the library reads back is what the program made, cell by cell, and a folder is
//! there whole or not at all.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Output};

use chrono::{Days, NaiveDate};
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::{Field, Row};
use serde_json::{Map, Value, json};
use watchfloor::archive::{Origin, load_all};
use watchfloor::lake::{LakeColumn, LakeStock, TABLES};

use super::support::load;
use super::written::value;

fn export(args: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_watchfloor"));
    command.args(["export", "--format", "parquet"]).args(args).arg("-o").arg(folder);
    command.env("HOME", "/nowhere").output().unwrap()
}

fn read(row: &Row) -> Map<String, Value> {
    row.get_column_iter().map(|(name, field)| (name.clone(), told(field))).collect()
}

#[expect(clippy::wildcard_enum_match_arm, reason = "tables have no more types than these")]
fn told(field: &Field) -> Value {
    match field {
        Field::Null => Value::Null,
        Field::Bool(truth) => json!(truth),
        Field::Int(number) => json!(number),
        Field::Long(number) => json!(number),
        Field::Double(number) => json!(number),
        Field::Str(text) => json!(text),
        Field::Date(days) => {
            let first = NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
            let days_since = Days::new(u64::from(days.unsigned_abs()));
            let day = if *days < 0 { first - days_since } else { first + days_since };
            json!(day.to_string())
        }
        Field::ListInternal(list) => list.elements().iter().map(told).collect(),
        Field::Group(row) => Value::Object(read(row)),
        other => panic!("{other:?} is in no table"),
    }
}

/// Returns the rows of a table, file by file in the order of their names.
fn rows(lake: &Path, name: &str, month: Option<&str>) -> Vec<Map<String, Value>> {
    let folder = lake.join(name);
    let mut paths: Vec<_> = match month {
        Some(_) => std::fs::read_dir(&folder).unwrap().map(|it| it.unwrap().path()).collect(),
        None => vec![folder],
    };
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        let part = path.file_name().unwrap().to_string_lossy().into_owned();
        let reader = SerializedFileReader::new(File::open(path.join("part-0.parquet")).unwrap());
        for row in reader.unwrap().get_row_iter(None).unwrap() {
            let mut row = read(&row.unwrap());
            if let Some(month) = month {
                let value = part.strip_prefix(&format!("{month}=")).unwrap();
                row.insert(month.to_owned(), json!(value));
            }
            all.push(row);
        }
    }
    all
}

#[test]
fn every_cell_that_is_written_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    for (archive, args) in [
        (None, vec!["--desk", "north"]),
        (
            Some("tests/fixtures/exercise"),
            vec!["--desk", "north", "--archive", "tests/fixtures/exercise"],
        ),
    ] {
        let lake = folder.path().join(archive.map_or("sample", |_| "exercise"));
        let ran = export(&args, &lake);
        assert_ne!(ran.status.code(), Some(2), "{}", String::from_utf8_lossy(&ran.stderr));
        let corpus = match archive {
            Some(archive) => load(Path::new(archive)).0,
            None => load_all(&Origin::Sample).0,
        };
        let stock = LakeStock::of(&corpus, "north");
        for table in TABLES {
            let columns: Vec<&LakeColumn> = table.columns().collect();
            let made = (table.rows)(&stock).map(|row| -> Map<String, Value> {
                let cells = columns.iter().zip(&row);
                cells
                    .map(|(column, cell)| (column.name.to_owned(), value(cell, column.kind)))
                    .collect()
            });
            let read = rows(&lake, table.name, table.partition);
            // One by one, so that what differs can be read.
            let mut count = 0;
            for (made, read) in made.zip(&read) {
                assert_eq!(&made, read, "{}", table.name);
                count += 1;
            }
            assert_eq!(count, read.len(), "{}", table.name);
        }
    }
}

#[test]
fn a_query_takes_all_tellings_of_its_events_along() {
    let folder = tempfile::tempdir().unwrap();
    let lake = folder.path().join("lake");
    export(&["is:repeat"], &lake);
    let rows = rows(&lake, "entries", Some("month"));
    let counted = rows.iter().filter(|row| row["counted"] == json!(true)).count();
    assert!(counted > 0 && counted < rows.len(), "{counted} of {}", rows.len());
    let of_an_event = |event: &Value| {
        rows.iter().filter(|row| &row["event"] == event && row["counted"] == json!(true)).count()
    };
    assert!(rows.iter().all(|row| of_an_event(&row["event"]) == 1), "one telling counts of each");
}

#[test]
fn a_folder_is_new_and_named_and_nothing_else_goes_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let taken = folder.path().join("taken");
    std::fs::create_dir(&taken).unwrap();
    std::fs::write(taken.join("mine"), "mine").unwrap();
    let refused = |args: &[&str], folder: &Path, why: &str| {
        let ran = export(args, folder);
        let told = String::from_utf8_lossy(&ran.stderr).into_owned();
        assert_eq!(ran.status.code(), Some(2), "{told}");
        assert!(told.contains(why), "{told}");
    };
    refused(&[], &taken, "is there already");
    refused(&[], Path::new("-"), "name a new one with -o FOLDER");
    for with in [&["--columns", "id"][..], &["--force"], &["--areas"]] {
        refused(with, &folder.path().join("lake"), with[0]);
    }
    assert_eq!(std::fs::read_dir(&taken).unwrap().count(), 1);
    assert!(!folder.path().join("lake").exists());
}

#[cfg(unix)]
#[test]
fn tables_are_for_their_owner_alone_and_say_what_they_are() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().unwrap();
    let lake = folder.path().join("lake");
    export(&["theatre:iraq"], &lake);
    let mode = |name: &str| lake.join(name).metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(
        (mode("."), mode("ABOUT.md"), mode("digests/part-0.parquet")),
        (0o700, 0o600, 0o600)
    );
    let about = std::fs::read_to_string(lake.join("ABOUT.md")).unwrap();
    assert!(about.contains("query: theatre:iraq") && about.contains("| `entries` |"), "{about}");
    let manifest: Value =
        serde_json::from_slice(&std::fs::read(lake.join("manifest.json")).unwrap()).unwrap();
    for table in manifest["tables"].as_array().unwrap() {
        for file in table["files"].as_array().unwrap() {
            let path = lake.join(file["path"].as_str().unwrap());
            assert_eq!(path.metadata().unwrap().len(), file["bytes"].as_u64().unwrap());
        }
    }
    let reader = SerializedFileReader::new(File::open(lake.join("days/part-0.parquet")).unwrap());
    let facts = reader.unwrap().metadata().file_metadata().key_value_metadata().cloned().unwrap();
    let of =
        |key: &str| facts.iter().find(|fact| fact.key == key).and_then(|fact| fact.value.clone());
    assert_eq!(of("watchfloor.desk").as_deref(), Some("desk"));
    assert!(of("watchfloor.about").unwrap().contains("theatre:iraq"));
}
