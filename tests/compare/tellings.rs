//! What a subject counts of an event that others tell too: its own number, within what all allow.

use std::fs;

use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::compare::{Dispersion, Measure, Row, RowKey, RowOrigin, Table, ask, compare};
use watchfloor::digest::{Basis, Harm};
use watchfloor::query::{Index, parse};
use watchfloor::sums::{By, FoundSet};

/// Two publishers tell a week in full, and the first the week after it too.
fn archive() -> (Corpus, Index) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("digests")).unwrap();
    let taxonomy = concat!(env!("CARGO_MANIFEST_DIR"), "/data/taxonomy.yaml");
    fs::copy(taxonomy, folder.path().join("taxonomy.yaml")).unwrap();
    let told = |id: &str, publisher: &str, period: &str, entries: &[&str]| {
        let entries = entries.iter().map(|entry| {
            format!("      - {{ kind: attack, tactic: ied, target: police, text: T, {entry} }}\n")
        });
        let text = format!(
            "digest: {id}\ntitle: T\npublisher: {publisher}\nseries: weekly\ncoverage: full\n\
             period: {period}\ntheatres:\n- theatre: iraq\n  areas:\n  - area: Diyala\n    \
             entries:\n{}",
            entries.collect::<String>()
        );
        fs::write(folder.path().join(format!("digests/{id}.yaml")), text).unwrap();
    };
    let shared = "date: 2031-03-07, place: Baqubah, wounded: 5";
    let heron = format!("{shared}, id: h1, killed: 40, basis: reported");
    let army = "versions: [{ by: Army, basis: official, killed: 0, stance: denies }]";
    let denied =
        format!("date: 2031-03-08, place: Khanaqin, id: h2, killed: some, basis: reported, {army}");
    told("heron-1", "Heron", "2031-03-06..2031-03-12", &[&heron, &denied]);
    let later = "date: 2031-03-14, place: Buhriz, id: h3, killed: 2, basis: official";
    told("heron-2", "Heron", "2031-03-13..2031-03-19", &[later]);
    // Nearer to the origin, and so the main telling.
    let osprey = format!("{shared}, id: o1, killed: 2, basis: claimed");
    told("osprey-1", "Osprey", "2031-03-06..2031-03-12", &[&osprey]);
    let corpus = load_all(&Origin::Folder(folder.path().to_owned())).0;
    let index = Index::build(&corpus);
    (corpus, index)
}

fn table((corpus, index): &(Corpus, Index), texts: [&str; 2]) -> Table {
    let asks = texts.map(|text| ask(text, corpus, &|_| None).unwrap());
    compare(&asks, 0, Dispersion::default(), corpus, index, &|| false).unwrap()
}

/// The killed of the first subject, over every basis or on one.
fn killed(table: &Table, basis: Option<Basis>) -> Option<String> {
    let key = basis.map(RowKey::Basis);
    let is_meant = |row: &&Row| {
        row.measure == Measure::KILLED && row.key == key && row.line == RowOrigin::Counted
    };
    table.rows.iter().find(is_meant)?.cells[0].text()
}

#[test]
fn a_digest_counts_the_number_that_it_tells_itself() {
    let archive = archive();
    let heron = table(&archive, ["heron-1", "heron-2"]);
    assert_eq!(killed(&heron, None).as_deref(), Some("41 (≥2)≠ +1?"));
    assert_eq!(killed(&heron, Some(Basis::Reported)), killed(&heron, None), "none is another's");
    assert_eq!(killed(&heron, Some(Basis::Claimed)), None);
    // Of the days the main telling counts.
    let days = table(&archive, ["2031-03-06..2031-03-12", "heron-2"]);
    assert_eq!(killed(&days, Some(Basis::Claimed)).as_deref(), Some("2 (2–40)≠"));
}

#[test]
fn the_sum_of_what_a_digest_tells_has_its_own_numbers_too() {
    let (corpus, index) = archive();
    let query = parse("digest:heron-1 place:baqubah", corpus.taxonomy()).unwrap();
    let keys = index.matching(&corpus, &query, &|| false).unwrap();
    let found = FoundSet::new(None, &query, keys, &corpus);
    let parts = found.by(By::Basis, &|| false).unwrap();
    let told = parts.iter().map(|part| part.figures.toll(Harm::Killed).to_string());
    let told: Vec<String> = told.filter(|toll| toll != "–").collect();
    assert_eq!(told, ["40 (2–40)≠"], "and none on another basis");
}

#[test]
fn a_denial_does_not_make_some_dead_none() {
    let (corpus, index) = archive();
    for (query, is_found) in [
        ("killed:some", true),
        ("killed:>=1", true),
        ("killed:>=1!", false),
        ("killed:0?", true),
        ("killed:0", false),
    ] {
        let text = format!("place:khanaqin {query}");
        let found = index.matching(&corpus, &parse(&text, corpus.taxonomy()).unwrap(), &|| false);
        assert_eq!(!found.unwrap().is_empty(), is_found, "{query}");
    }
}
