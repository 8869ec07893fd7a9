//! The tables by themselves: that each cell is of its column, and that an entry tells there what its record
//! tells in every export.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use serde_json::{Value, json};
use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::lake::{LakeCell, LakeStock, LakeType, TABLES};

use super::support::load;
use super::written::value;

fn archives() -> Vec<Corpus> {
    let fixture = |name: &str| {
        load(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)).0
    };
    vec![load_all(&Origin::Sample).0, fixture("exercise"), fixture("fields"), fixture("journey")]
}

fn rows(corpus: &Corpus, name: &str) -> Vec<HashMap<&'static str, Value>> {
    let stock = LakeStock::of(corpus, "desk-1");
    let table = TABLES.iter().find(|table| table.name == name).unwrap();
    let row = |row: Vec<LakeCell<'_>>| {
        table
            .columns()
            .zip(&row)
            .map(|(column, cell)| (column.name, value(cell, column.kind)))
            .collect()
    };
    (table.rows)(&stock).map(row).collect()
}

#[test]
fn each_cell_is_of_its_column() {
    for corpus in archives() {
        let stock = LakeStock::of(&corpus, "desk-1");
        for table in TABLES {
            let names: Vec<&str> = table.columns().map(|column| column.name).collect();
            let once: HashSet<&str> = names.iter().copied().collect();
            assert_eq!(names.len(), once.len(), "{}: {names:?}", table.name);
            assert!(names.contains(&"marking"), "{} tells no marking", table.name);
            for row in (table.rows)(&stock) {
                assert_eq!(row.len(), names.len(), "{}", table.name);
                for (column, cell) in table.columns().zip(&row) {
                    assert!(cell.fits(column), "{}.{} holds {cell:?}", table.name, column.name);
                }
            }
        }
    }
}

#[test]
fn an_entry_tells_what_its_record_tells() {
    let mut compared = 0;
    for corpus in archives() {
        let all = rows(&corpus, "entries");
        let by_id: HashMap<&str, _> =
            all.iter().map(|row| (row["id"].as_str().unwrap(), row)).collect();
        assert_eq!(by_id.len(), corpus.len());
        for (key, entry) in corpus.entries() {
            let record = watchfloor::export::entry(&corpus, key).unwrap();
            let row = by_id[&*entry.id()];
            for (name, told) in record.as_object().unwrap() {
                // A count is spread over columns, and what is said of the event has another form.
                let same = match (name.as_str(), told) {
                    ("counted" | "undirected", told) => {
                        json!(row[name.as_str()]) == json!(told.as_str() == Some("yes"))
                    }
                    (name, Value::Object(count)) if row.contains_key(&*format!("{name}_text")) => {
                        ["low", "best", "high", "text"]
                            .iter()
                            .all(|part| row[&*format!("{name}_{part}")] == count[*part])
                    }
                    (name, Value::Object(sum)) if name.starts_with("event_") => {
                        sum["low"] == row[&*format!("{name}_low")]
                            && sum["high"] == row[&*format!("{name}_high")]
                    }
                    ("toll_parts", _) => continue,
                    (name, told) => match row.get(name) {
                        Some(Value::Array(list)) if list.is_empty() => {
                            told.is_null() || *told == json!([])
                        }
                        Some(value) => value == told,
                        None => continue,
                    },
                };
                assert!(
                    same,
                    "{}: {name} is {told}, and in the table {:?}",
                    entry.id(),
                    row.get(name.as_str())
                );
                compared += 1;
            }
        }
    }
    assert!(compared > 20_000, "{compared}");
}

#[test]
fn entries_stand_by_month_and_what_falls_into_several_stands_apart() {
    let corpus = load_all(&Origin::Sample).0;
    let all = rows(&corpus, "entries");
    let months: Vec<&str> = all.iter().map(|row| row["month"].as_str().unwrap()).collect();
    assert!(months.is_sorted(), "{months:?}");
    let apart = months.iter().filter(|month| **month == "span").count();
    assert!(apart > 5, "{apart}");
    for row in &all {
        let of = |day: &str| row[day].as_str().unwrap().split_at(7).0.to_owned();
        let month = row["month"].as_str().unwrap();
        assert_eq!(month == "span", of("first_day") != of("last_day"), "{row:?}");
        assert!(month == "span" || month == of("first_day"));
    }
}

#[test]
fn some_entries_come_with_all_tellings_of_their_events() {
    let corpus = load_all(&Origin::Sample).0;
    let repeat = corpus.entries().map(|(key, _)| key).find(|key| corpus.is_repeat(*key)).unwrap();
    let stock = LakeStock::of_entries(&corpus, "desk-1", &[repeat]);
    let entries = TABLES.iter().find(|table| table.name == "entries").unwrap();
    let told = (entries.rows)(&stock).count();
    assert_eq!(told, corpus.tellings_of(repeat) as usize);
    assert!(told > 1);
    let members = TABLES.iter().find(|table| table.name == "wave_members").unwrap();
    assert!(
        (members.rows)(&stock).count() < (members.rows)(&LakeStock::of(&corpus, "desk-1")).count()
    );
}

#[test]
fn of_the_tellings_of_an_event_one_counts_and_the_others_have_a_rank() {
    let corpus = load_all(&Origin::Sample).0;
    let mut by_event: HashMap<String, Vec<(i64, bool, i64)>> = HashMap::new();
    for row in rows(&corpus, "entries") {
        let event = row["event"].as_str().unwrap().to_owned();
        let rank = row["event_rank"].as_i64().unwrap();
        let counted = row["counted"].as_bool().unwrap();
        by_event.entry(event).or_default().push((rank, counted, row["tellings"].as_i64().unwrap()));
    }
    for (event, mut tellings) in by_event.clone() {
        tellings.sort_unstable();
        for (place, (rank, counted, of)) in (0..).zip(&tellings) {
            assert_eq!((*rank, *counted), (place, place == 0), "{event}");
            assert_eq!(usize::try_from(*of), Ok(tellings.len()), "{event}");
        }
    }
    assert!(by_event.values().any(|tellings| tellings.len() > 1));
}

/// What docs/scale.md says of the tables. `UPDATE_DOCS=1` writes it.
#[test]
fn every_table_is_documented_with_its_columns() {
    const MARK: &str = "<!-- tables: made by UPDATE_DOCS=1 cargo test --test lake documented -->\n";
    let name = |kind: LakeType| match kind {
        LakeType::Truth => "bool",
        LakeType::Whole32 => "int32",
        LakeType::Whole64 => "int64",
        LakeType::Real => "double",
        LakeType::Text => "text",
        LakeType::Day => "date",
        LakeType::Texts => "list of text",
        LakeType::Rows(_) => "list of struct",
    };
    let mut right = String::from("\n| table | a row is | columns |\n| --- | --- | --- |\n");
    for table in TABLES {
        let columns = table.columns().map(|column| {
            let missing = if column.may_be_missing { "?" } else { "" };
            format!("`{}`{missing} {}", column.name, name(column.kind))
        });
        let columns = columns.collect::<Vec<_>>().join(", ");
        writeln!(right, "| `{}` | {} | {columns} |", table.name, table.doc).unwrap();
    }
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/scale.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, told) = text.split_once(MARK).unwrap();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, format!("{before}{MARK}{right}")).unwrap();
    }
    assert_eq!(told, right, "docs/scale.md is out of date; UPDATE_DOCS=1 writes it");
}
