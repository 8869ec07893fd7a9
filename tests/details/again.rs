//! What an export writes, taken back into an archive, says the same.

use std::fmt::Write as _;
use std::fs;

use serde_json::{Value, json};
use watchfloor::archive::{Origin, load_all};
use watchfloor::digest::Harm;
use watchfloor::export::{self, ExportContent, Format, OutputCapabilities, SanitizingWriter};

use super::{ALL, FIRST, PLAIN, held};

/// Writes a record of an export as an entry of an archive.
fn as_entry(record: &Value) -> String {
    let text = |name: &str| record[name].as_str().map(str::to_owned);
    let count = |name: &str| record[name]["text"].as_str().map(str::to_owned);
    let mut entry = serde_json::Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        entry.extend(value.map(|value| (key.to_owned(), value)));
    };
    for key in [
        "id",
        "kind",
        "place",
        "text",
        "basis",
        "time",
        "date_basis",
        "undirected",
        "claimed_on",
        "attribution",
        "corrects",
        "told_from",
        "date",
    ] {
        put(key, text(key).map(Value::from));
    }
    for (key, column) in [
        ("actor", "actors"),
        ("target", "targets"),
        ("claimed_by", "claimed_by"),
        ("denied_by", "denied_by"),
    ] {
        put(
            key,
            record[column].as_array().filter(|names| !names.is_empty()).map(|names| json!(names)),
        );
    }
    put("events", count("events").map(Value::from));
    for harm in Harm::ALL.map(Harm::key) {
        put(harm, number(record, harm));
    }
    let losses = Harm::ALL
        .map(Harm::key)
        .into_iter()
        .filter_map(|harm| Some((harm.to_owned(), count(&format!("losses_{harm}"))?.into())));
    let losses: serde_json::Map<String, Value> = losses.collect();
    put("losses", (!losses.is_empty()).then(|| losses.into()));
    // What comes from the words of the place is no position that the entry gives.
    let given = record["geo_precision"] == "given";
    let at = record["lat"].as_f64().zip(record["lon"].as_f64()).filter(|_| given);
    put(
        "at",
        at.map(|(lat, lon)| match record["geo_km"].as_f64() {
            Some(km) => json!({ "lat": lat, "lon": lon, "km": km }),
            None => json!({ "lat": lat, "lon": lon }),
        }),
    );
    let pairs = record["x"].as_array().unwrap().iter();
    let pairs: serde_json::Map<String, Value> = pairs
        .map(|pair| (pair["key"].as_str().unwrap().to_owned(), pair["value"].clone()))
        .collect();
    put("x", (!pairs.is_empty()).then(|| pairs.into()));
    serde_json::to_string(&Value::Object(entry)).unwrap()
}

/// Writes a number of the toll with all that is said of it.
fn number(record: &Value, harm: &str) -> Option<Value> {
    let n = record[harm]["text"].as_str()?;
    let parts = record["toll_parts"].as_array()?.iter().filter(|part| part["of"] == harm);
    let label = |part: &Value| part["label"].as_str().unwrap().to_owned();
    let parts = parts.map(|part| (label(part), part["count"]["text"].clone()));
    let parts: serde_json::Map<String, Value> = parts.collect();
    let mut number = json!({ "n": n, "basis": record[format!("{harm}_basis")] });
    if !parts.is_empty() {
        number["of"] = parts.into();
    }
    Some(number)
}

#[test]
fn what_the_yaml_export_writes_reads_the_same() {
    let corpus = held();
    let rows = export::records(&corpus, [ALL, FIRST, PLAIN].into_iter());
    let mut out = Vec::new();
    let yaml = Format::all(ExportContent::Rows).find(|format| format.name() == "yaml").unwrap();
    let mut door = SanitizingWriter::new(&mut out);
    export::write_rows(rows, yaml, OutputCapabilities::default(), &mut door).unwrap();
    let records: Value = serde_yaml::from_slice(&out).unwrap();
    let mut file = "digest: exercise-2031-03-06\ntitle: T\npublisher: Exercise\nperiod: \
                    2031-03-06..2031-03-12\ntheatres:\n  - theatre: iraq\n    entries:\n"
        .to_owned();
    for record in records.as_array().unwrap() {
        writeln!(file, "      - {}", as_entry(record)).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("2031-03-06.yaml");
    fs::write(&path, file).unwrap();
    let (again, problems) = load_all(&Origin::Files(vec![path]));
    assert_eq!(problems, []);
    for key in [ALL, FIRST, PLAIN] {
        let (mut before, mut after) =
            (export::entry(&corpus, key).unwrap(), export::entry(&again, key).unwrap());
        for place in ["id", "area", "file", "line", "marking", "sources", "versions"] {
            before[place] = Value::Null;
            after[place] = Value::Null;
        }
        // Where an entry is put of which only the area is known goes with its area.
        if before["geo_precision"] == "area" {
            assert_eq!(after["geo_precision"], "none");
            for of_area in ["geo_precision", "geo_radius_km", "geo_anchor", "geo_level"] {
                before[of_area] = Value::Null;
                after[of_area] = Value::Null;
            }
        }
        assert_eq!(before, after);
    }
}
