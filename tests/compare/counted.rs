//! Which entries count as attacks is said by the taxonomy, whatever it calls its kinds; where it does
//! not say so nothing is counted, and that is told.

use std::fs;
use std::path::Path;

use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::compare::{
    Behind, Cell, Dispersion, Measure, Reason, RowOrigin, Table, Value, ask, compare,
};
use watchfloor::query::Index;

const WAVE: &str = "wave: 2031-06-drill\nname: Drill\nactor: Night Front\n\
                    period: 2031-06-05..2031-06-14\nsource: Harbour\n";

/// One entry of each kind, on three days of June 2031.
const DIGEST: &str = "digest: harbour-2031-06-01\ntitle: A month\npublisher: Harbour\nseries: monthly\n\
     period: 2031-06-01..2031-06-30\ncoverage: full\nsource: Harbour\nfigures:\n  \
     - { of: attacks, issuer: Harbour, basis: claimed, period: 2031-06-01..2031-06-30, total: 7 }\n\
     theatres:\n  - theatre: coast\n    entries:\n      \
     - { date: 2031-06-06, kind: raid, actor: Night Front, text: One., basis: claimed, killed: 2 }\n      \
     - { date: 2031-06-07, kind: bombing, actor: Night Front, text: Two., basis: claimed }\n      \
     - { date: 2031-06-08, kind: fight, actor: Night Front, text: Three., basis: claimed }\n      \
     - { date: 2031-06-09, kind: report, actor: Night Front, text: Four., basis: claimed }\n";

/// An archive whose kinds count as is said.
fn write(folder: &Path, kinds: [&str; 3]) {
    let [raid, bombing, fight] = kinds;
    let taxonomy = format!(
        "theatres: [{{ id: coast, name: Coast }}]\nkinds:\n  - {{ id: raid, name: Raid{raid} }}\n  \
         - {{ id: bombing, name: Bombing{bombing} }}\n  - {{ id: fight, name: Fight{fight} }}\n  \
         - {{ id: report, name: Report }}\nactors: [{{ name: Night Front }}]\n"
    );
    fs::create_dir_all(folder.join("digests/2031")).unwrap();
    fs::create_dir_all(folder.join("waves")).unwrap();
    fs::write(folder.join("taxonomy.yaml"), taxonomy).unwrap();
    fs::write(folder.join("waves/2031-06-drill.yaml"), WAVE).unwrap();
    fs::write(folder.join("digests/2031/2031-06-01.yaml"), DIGEST).unwrap();
}

fn loaded(kinds: [&str; 3]) -> (tempfile::TempDir, Corpus, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), kinds);
    let (corpus, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
    (folder, corpus, problems.iter().map(ToString::to_string).collect())
}

fn of(corpus: &Corpus) -> Table {
    let asks = ["wave:2031-06-drill", "2031-06"].map(|text| ask(text, corpus, &|_| None).unwrap());
    compare(&asks, 1, Dispersion::default(), corpus, &Index::build(corpus), &|| false).unwrap()
}

/// The counted cells of the whole of a measure.
fn cells(table: &Table, measure: Measure) -> &[Cell] {
    let is_meant = |row: &&watchfloor::compare::Row| {
        row.measure == measure && row.line == RowOrigin::Counted && row.key.is_none()
    };
    &table.rows.iter().find(is_meant).unwrap().cells
}

fn texts(table: &Table, measure: Measure) -> Vec<Option<String>> {
    let text = |cell: &Cell| cell.value.as_ref().map(Value::text);
    cells(table, measure).iter().map(text).collect()
}

#[test]
fn several_kinds_of_any_name_count_as_attacks_and_clashes_belong_to_waves() {
    let said = [", counts_as: attack", ", counts_as: attack", ", counts_as: clash"];
    let (_folder, corpus, problems) = loaded(said);
    assert_eq!(problems, [""; 0]);
    assert_eq!(corpus.members(0).len(), 3, "raid, bombing and fight, not the report");
    let table = of(&corpus);
    assert_eq!(table.warning(), None);
    let two = || vec![Some("2".to_owned()); 2];
    assert_eq!(texts(&table, Measure::ATTACKS), two());
    assert_eq!(texts(&table, Measure::KILLED), two());
    assert_eq!(texts(&table, Measure::ENTRIES), [Some("3".to_owned()), Some("4".to_owned())]);
}

#[test]
fn one_entry_of_six_events_counts_six_times() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), [", counts_as: attack", ", counts_as: attack", ", counts_as: clash"]);
    let file = folder.path().join("digests/2031/2031-06-01.yaml");
    let one = DIGEST.replace("text: Two.", "text: Two., events: 6, tactic: ied");
    let one = one.replace("text: One.", "text: One., events: \">=2\"");
    fs::write(file, one).unwrap();
    let (corpus, _) = load_all(&Origin::Folder(folder.path().to_owned()));
    let table = of(&corpus);
    assert_eq!(texts(&table, Measure::ATTACKS), vec![Some("≥8".to_owned()); 2]);
    assert_eq!(texts(&table, Measure::PEAK)[1].as_deref(), Some("6"));
    let peak = table.rows.iter().position(|row| row.measure == Measure::PEAK).unwrap();
    let Behind::Entries { certain, .. } = table.behind(&corpus, peak, 1) else { panic!() };
    let texts: Vec<&str> = certain.iter().map(|key| corpus.entry(*key).unwrap().text()).collect();
    assert_eq!(texts, ["Two."], "the day with the most events");
    let stated = table.rows.iter().find(|row| matches!(row.line, RowOrigin::Stated(..))).unwrap();
    let cell = &stated.cells[1];
    assert_eq!(cell.listed.map(|listed| listed.best), Some(8), "8 events of 7 stated");
    assert!(cell.contradicted, "at least 8 are told, of exactly 7");
    assert_eq!(
        cells(&table, Measure::ATTACKS)[0].not_comparable.last(),
        Some(&Reason::Overlap(8 + 1))
    );
}

#[test]
fn where_no_kind_counts_as_an_attack_none_is_counted_and_that_is_told() {
    let (folder, corpus, problems) = loaded(["", "", ", counts_as: clash"]);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].ends_with(
        "taxonomy.yaml:3:3: warning: no kind counts as attack: comparisons cannot count any (add \
         `counts_as: attack` to each kind whose entries are attacks)"
    ));
    let table = of(&corpus);
    assert!(table.warning().unwrap().contains("no kind of the taxonomy counts as attack"));
    for measure in [
        Measure::ATTACKS,
        Measure::PLACES,
        Measure::WEST,
        Measure::COMPLEX,
        Measure::PEAK,
        Measure::QUIET_DAYS,
        Measure::UNDATED,
    ] {
        assert_eq!(texts(&table, measure), [None, None], "{measure:?} is no 0");
        for cell in cells(&table, measure) {
            assert_eq!(cell.not_comparable.first(), Some(&Reason::NothingCounts), "{measure:?}");
        }
    }
    assert_eq!(texts(&table, Measure::ENTRIES), [Some("1".to_owned()), Some("4".to_owned())]);
    let stated = table.rows.iter().filter(|row| row.line != RowOrigin::Counted);
    let stated: Vec<&Cell> = stated.flat_map(|row| &row.cells).collect();
    assert!(!stated.is_empty() && stated.iter().all(|cell| !cell.contradicted));
    assert!(!table.rows.iter().any(|row| row.measure == Measure::GAP), "nothing is held beside it");
    for format in ["table", "markdown", "json"] {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_watchfloor"))
            .args(["compare", "wave:2031-06-drill", "2031-06", "--format", format, "--archive"])
            .arg(folder.path())
            .env("WATCHFLOOR_CONFIG", "/nonexistent")
            .output()
            .unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains("no kind of the taxonomy counts as attack"), "{format}: {told}");
        if format == "json" {
            let json: serde_json::Value = serde_json::from_str(&told).unwrap();
            assert!(json["warning"].as_str().unwrap().contains("counts as attack"));
        }
    }
}
