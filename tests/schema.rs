//! The JSON Schemas against the shipped archive, and against files with one thing wrong.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot be set up has failed

use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde_json::{Value, json};
use watchfloor::archive::{Origin, Severity, load_all};
use watchfloor::digest::Taxonomy;
use watchfloor::export::{digest_schema, taxonomy_schema, wave_schema};

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft202012::meta::validate(schema).expect("the schema is a schema");
    jsonschema::draft202012::new(schema).expect("the schema compiles")
}

fn of_digests() -> Validator {
    let (corpus, _) = load_all(&Origin::Folder(data()));
    validator(&digest_schema(corpus.taxonomy()))
}

/// Every YAML file under a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for item in fs::read_dir(folder).unwrap() {
        let path = item.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

fn accepts_all(validator: &Validator, folder: &Path) {
    let files = files(folder);
    assert!(!files.is_empty(), "{} holds files", folder.display());
    let mut refused = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let value: Value = serde_yaml::from_str(&text).unwrap();
        for error in validator.iter_errors(&value) {
            refused.push(format!("{}: {}: {error}", file.display(), error.instance_path()));
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

#[test]
fn every_shipped_digest_is_accepted() {
    accepts_all(&of_digests(), &data().join("digests"));
}

#[test]
fn the_bare_schema_is_that_of_all_archives() {
    let schema = digest_schema(&Taxonomy::default());
    accepts_all(&validator(&schema), &data().join("digests"));
    let (written, (corpus, _)) = (schema.to_string(), load_all(&Origin::Folder(data())));
    let theatres = corpus.taxonomy().theatres().map(|(_, theatre)| &theatre.name);
    for word in theatres.chain(corpus.taxonomy().kinds().iter().map(|kind| &kind.name)) {
        assert!(!written.contains(&format!("\"{word}\"")), "{word} is of an archive");
    }
    let foreign = json!({ "digest": "a-2031-01-01", "title": "T", "publisher": "P",
        "period": "2031-01-01..2031-01-07", "theatres": [{ "theatre": "Anywhere", "entries": [
            { "date": "2031-01-02", "kind": "rumour", "text": "Heard.", "basis": "reported" }] }] });
    assert!(validator(&schema).is_valid(&foreign));
    assert!(!of_digests().is_valid(&foreign), "an archive has words of its own");
}

#[test]
fn every_shipped_wave_is_accepted() {
    accepts_all(&validator(&wave_schema()), &data().join("waves"));
}

#[test]
fn the_shipped_taxonomy_is_accepted() {
    let text = fs::read_to_string(data().join("taxonomy.yaml")).unwrap();
    let value: Value = serde_yaml::from_str(&text).unwrap();
    let errors: Vec<_> =
        validator(&taxonomy_schema()).iter_errors(&value).map(|e| e.to_string()).collect();
    assert_eq!(errors, [""; 0]);
}

/// A digest that uses every form; the broken ones below differ from it in one thing.
const WHOLE: &str = r#"
digest: itic-2020-05-21
title: Spotlight on Global Jihad
publisher: ITIC
series: weekly
period: 2020-05-21..2020-05-26
period_basis: set
published: 2020-05
coverage: full
trend: up
source: ITIC <https://example.org/page>
overview:
  - text: The wave ended.
    basis: assessed
    source: [ITIC, { outlet: Rudaw }]
    points: [{ text: It was long., basis: assessed }]
theatres:
  - theatre: iraq
    summary: As before.
    points: []
    areas:
      - area: Diyala
        entries:
          - id: a-1
            date: 2020-05-20~
            kind: attack
            tactic: [ied, ambush]
            place: { name: Baqubah, km: ~20, bearing: NE, relation: of }
            actor: IS Iraq Province
            target: police
            killed: 1
            wounded: 3-8
            killed_or_wounded: several
            captured: ">=50"
            text: A bomb.
            source: { outlet: Rudaw, date: 2020-07-19 }
            basis: claimed
            note: Unclear.
            wave: 2020-05-raids-of-attrition
            tags: [background]
            versions: [{ by: SANA, basis: official, killed: <=3, stance: denies, date: 2020-05-22 }]
          - date: 2020-05-20
            date_basis: supplied
            time: ~06:00
            kind: attack
            actor: [ISIS, Others]
            target: [police, army]
            undirected: yes
            at: 33.75 44.64 ~5 km
            killed: { n: 32, basis: reported, of: { civilians: 20, police: ~12 } }
            wounded: { low: 7, best: 8, high: 12 }
            captured: 7-12 (8)
            losses: { killed: 15, captured: some }
            events: 6
            text: A bomb.
            basis: claimed
            claimed_by: ISIS
            claimed_on: 2020-05-22
            denied_by: [Iraqi army]
            attribution: suspected
            corrects: a-1
            told_from: itic-2020-05-21
            x: { gtd_id: 202005200012, Grade: B }
    entries:
      - { date: 2020, kind: report, tactic: ied, text: A report., basis: reported, place: near Baqubah }
figures:
  - { of: attacks, issuer: ISIS, basis: claimed, total: 158, by: { iraq: 84, West Africa: ~13 } }
notes:
  - { id: "1", text: A note. }
"#;

fn whole() -> Value {
    serde_yaml::from_str(WHOLE).unwrap()
}

/// The entry that says what few say.
const RARE: &str = "/theatres/0/areas/0/entries/1";
const ENTRY: &str = "/theatres/0/areas/0/entries/0";

#[test]
fn the_whole_form_is_accepted_and_the_loader_agrees() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2020-05-21.yaml");
    fs::write(&file, WHOLE).unwrap();
    let (corpus, problems) = load_all(&Origin::Files(vec![file]));
    let errors: Vec<_> = problems.iter().filter(|p| p.severity == Severity::Error).collect();
    assert_eq!((corpus.len(), errors), (3, vec![]));
    let errors: Vec<_> = of_digests().iter_errors(&whole()).map(|e| e.to_string()).collect();
    assert_eq!(errors, [""; 0]);
}

/// Puts each value in its place of a digest that is right, and expects it to be refused.
fn refuses_each(broken: Vec<(String, Value)>) {
    let validator = of_digests();
    for (place, value) in broken {
        let mut digest = whole();
        *digest.pointer_mut(&place).expect(&place) = value.clone();
        assert!(!validator.is_valid(&digest), "{place} took {value}");
    }
}

#[test]
fn one_wrong_thing_is_refused_where_it_stands() {
    let entry = |field: &str| format!("{ENTRY}/{field}");
    let broken: Vec<(String, Value)> = vec![
        ("/period_basis".into(), json!("guessed")),
        ("/digest".into(), json!("ITIC 2020")),
        ("/period".into(), json!("May 2020")),
        ("/period".into(), json!("2020-13")),
        ("/published".into(), json!("2020-05-32")),
        ("/series".into(), json!("daily")),
        ("/coverage".into(), json!("most")),
        ("/trend".into(), json!("sideways")),
        ("/overview/0/basis".into(), json!("certain")),
        ("/overview/0/source".into(), json!({ "date": "2020-05-20" })),
        ("/theatres/0/theatre".into(), json!("atlantis")),
        ("/theatres/0/areas/0/area".into(), json!("Borno")),
        (entry("id"), json!("A 1")),
        (entry("date"), json!("20 May")),
        (entry("date"), json!("2020-05-22..")),
        (entry("kind"), json!("picnic")),
        (entry("tactic"), json!("bombing run")),
        (entry("tactic"), json!([])),
        (entry("place"), json!({ "km": 3 })),
        (entry("place/bearing"), json!("up")),
        (entry("killed"), json!(-1)),
        (entry("killed"), json!("fivefold")),
        (entry("killed"), json!(1.5)),
        (entry("wounded"), json!("3-")),
        (entry("basis"), json!("rumoured")),
        (entry("text"), json!("")),
        (entry("tags"), json!("background")),
        (entry("versions/0/basis"), json!(null)),
        ("/figures/0/by".into(), json!({})),
        ("/figures/0/by/iraq".into(), json!("many")),
        ("/notes/0/text".into(), json!(["a"])),
    ];
    refuses_each(broken);
}

#[test]
fn one_wrong_thing_in_what_few_entries_say_is_refused_too() {
    let rare = |field: &str| format!("{RARE}/{field}");
    let stance = format!("{ENTRY}/versions/0/stance");
    refuses_each(vec![
        (stance, json!("maybe")),
        (rare("date_basis"), json!("guessed")),
        (rare("time"), json!("24:00")),
        (rare("time"), json!(870)),
        (rare("actor"), json!(["ISIS", ""])),
        (rare("undirected"), json!("maybe")),
        (rare("at"), json!("33.75, 44.64")),
        (rare("at"), json!({ "lat": 91, "lon": 1 })),
        (rare("at"), json!({ "lat": 1 })),
        (rare("killed"), json!({ "basis": "claimed" })),
        (rare("killed"), json!({ "n": 3, "low": 1, "high": 4 })),
        (rare("killed/of"), json!({})),
        (rare("wounded/high"), json!("12")),
        (rare("captured"), json!("7-12 8")),
        (rare("losses"), json!(4)),
        (rare("events"), json!("lots")),
        (rare("claimed_on"), json!("soon")),
        (rare("attribution"), json!("perhaps")),
        (rare("corrects"), json!("A 1")),
        (rare("x"), json!({})),
        (rare("x"), json!({ "bad key": 1 })),
        (rare("x"), json!({ "key": [1] })),
    ]);
}

#[test]
fn a_missing_or_an_unknown_field_is_refused() {
    let validator = of_digests();
    for (place, field) in [
        ("", "digest"),
        ("", "title"),
        ("", "publisher"),
        ("", "period"),
        ("/theatres/0", "theatre"),
        ("/theatres/0/areas/0", "area"),
        (ENTRY, "date"),
        (ENTRY, "kind"),
        (ENTRY, "text"),
        (ENTRY, "basis"),
        ("/figures/0", "of"),
        ("/figures/0", "issuer"),
        ("/notes/0", "text"),
    ] {
        let mut digest = whole();
        let object = digest.pointer_mut(place).unwrap().as_object_mut().unwrap();
        assert!(object.remove(field).is_some());
        assert!(!validator.is_valid(&digest), "{place} without {field}");
    }
    for place in ["", "/overview/0", "/theatres/0", "/theatres/0/areas/0", ENTRY, "/figures/0"] {
        let mut digest = whole();
        let object = digest.pointer_mut(place).unwrap().as_object_mut().unwrap();
        object.insert("summry".into(), json!("typo"));
        assert!(!validator.is_valid(&digest), "{place} with a typo");
    }
    let mut neither = whole();
    let figure = neither.pointer_mut("/figures/0").unwrap().as_object_mut().unwrap();
    figure.remove("total");
    assert!(validator.is_valid(&neither), "parts alone will do");
    neither.pointer_mut("/figures/0").unwrap().as_object_mut().unwrap().remove("by");
    assert!(!validator.is_valid(&neither), "a figure of nothing");
}
