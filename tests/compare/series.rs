//! Numbers are held against each other only where one publisher and series holds both: of the whole,
//! and for the row of a theatre, of that theatre.

use std::fmt::Write as _;
use std::fs;

use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::compare::{Dispersion, Measure, Reason, RowKey, Table, ask, compare};
use watchfloor::query::Index;

/// Three full weeks of each publisher, with the theatres that it treats in each.
fn archive(publishers: &[(&str, [&[&str]; 3])]) -> Corpus {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("digests")).unwrap();
    let taxonomy = concat!(env!("CARGO_MANIFEST_DIR"), "/data/taxonomy.yaml");
    fs::copy(taxonomy, folder.path().join("taxonomy.yaml")).unwrap();
    for (publisher, weeks) in publishers {
        let days = ["2031-06-01..2031-06-07", "2031-06-08..2031-06-14", "2031-06-15..2031-06-21"];
        for (week, (days, theatres)) in days.iter().zip(weeks).enumerate() {
            let id = format!("{}-{week}", publisher.to_lowercase());
            let mut text = format!(
                "digest: {id}\ntitle: T\npublisher: {publisher}\nseries: weekly\nperiod: {days}\n\
                 coverage: full\nsource: {publisher}\ntheatres:\n"
            );
            for theatre in *theatres {
                writeln!(
                    text,
                    "- theatre: {theatre}\n  entries:\n  - {{ date: {}, kind: attack, basis: claimed, \
                     text: {publisher} {theatre} {week} }}",
                    days.split("..").next().unwrap()
                )
                .unwrap();
            }
            fs::write(folder.path().join(format!("digests/{id}.yaml")), text).unwrap();
        }
    }
    load_all(&Origin::Folder(folder.path().to_owned())).0
}

fn weeks(corpus: &Corpus, texts: [&str; 2]) -> Table {
    let asks = texts.map(|text| ask(text, corpus, &|_| None).unwrap());
    let index = Index::build(corpus);
    compare(&asks, 0, Dispersion::default(), corpus, &index, &|| false).unwrap()
}

const WEEKS: [&str; 2] = ["2031-06-01..2031-06-07", "2031-06-08..2031-06-14"];

/// The reasons of the second week in the row of all attacks, or of a theatre.
fn reasons(table: &Table, corpus: &Corpus, theatre: Option<&str>) -> Vec<Reason> {
    let key = theatre.map(|name| RowKey::Theatre(corpus.taxonomy().find_theatre(name).unwrap()));
    let is_meant =
        |row: &&watchfloor::compare::Row| row.measure == Measure::ATTACKS && row.key == key;
    let cell = &table.rows.iter().find(is_meant).unwrap().cells[1];
    assert_eq!(cell.change.is_some(), cell.not_comparable.is_empty());
    cell.not_comparable.clone()
}

#[test]
fn weeks_of_two_publishers_are_not_held_against_each_other() {
    let none: &[&str] = &[];
    let iraq: &[&str] = &["iraq"];
    let one = archive(&[("Heron", [iraq, iraq, iraq])]);
    assert_eq!(reasons(&weeks(&one, WEEKS), &one, None), []);
    let digests = ["heron-0", "heron-1"];
    assert_eq!(reasons(&weeks(&one, digests), &one, None), []);
    let both = archive(&[("Heron", [iraq, none, none]), ("Osprey", [none, iraq, iraq])]);
    // Both publish three full weeks; each is silent on Iraq where the other tells it.
    assert_eq!(reasons(&weeks(&both, WEEKS), &both, Some("iraq")), [Reason::OtherSeries]);
}

#[test]
fn a_theatre_needs_a_series_of_its_own() {
    let (all, two, iraq, syria): (&[&str], &[&str], &[&str], &[&str]) =
        (&["iraq", "syria", "sinai"], &["syria", "sinai"], &["iraq"], &["syria"]);
    let corpus = archive(&[("Heron", [all, two, all]), ("Osprey", [syria, iraq, all])]);
    let table = weeks(&corpus, WEEKS);
    assert_eq!(reasons(&table, &corpus, Some("sinai")), [], "Heron treats it in both, and alone");
    assert_eq!(reasons(&table, &corpus, Some("iraq")), [Reason::OtherSeries]);
    // Heron treats it in both; of the first week Osprey tells an event that Heron does not.
    assert_eq!(reasons(&table, &corpus, Some("syria")), [Reason::ToldByOthers]);
    assert_eq!(reasons(&table, &corpus, None), [Reason::ToldByOthers]);
}

/// Three full weeks of Heron with an event each; what else is told of the second is given.
fn herons(others: &[(&str, &str)]) -> Corpus {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("digests")).unwrap();
    let taxonomy = concat!(env!("CARGO_MANIFEST_DIR"), "/data/taxonomy.yaml");
    fs::copy(taxonomy, folder.path().join("taxonomy.yaml")).unwrap();
    let digest = |id: &str, head: &str, entry: &str| {
        let text = format!(
            "digest: {id}\ntitle: T\ncoverage: full\nsource: S\n{head}\ntheatres:\n- theatre: iraq\n  \
             entries:\n  - {{ kind: attack, tactic: ied, basis: claimed, {entry} }}\n- theatre: syria\n"
        );
        fs::write(folder.path().join(format!("digests/{id}.yaml")), text).unwrap();
    };
    for (week, (first, last)) in [("01", "07"), ("08", "14"), ("15", "21")].iter().enumerate() {
        let head =
            format!("publisher: Heron\nseries: weekly\nperiod: 2031-06-{first}..2031-06-{last}");
        let entry =
            format!("date: 2031-06-{first}, place: Old Mill, target: a bridge, text: Week {week}");
        digest(&format!("heron-{week}"), &head, &entry);
    }
    for (at, (head, entry)) in others.iter().enumerate() {
        digest(&format!("other-{at}"), head, entry);
    }
    load_all(&Origin::Folder(folder.path().to_owned())).0
}

/// Two weeks that one series holds in full are comparable by its numbers. Where an event is counted
/// that only another publisher tells, the number is not the series' own.
#[test]
fn an_event_that_another_publisher_alone_tells_leaves_no_ratio() {
    const OSPREY: &str = "publisher: Osprey\nseries: weekly\nperiod: 2031-06-08..2031-06-14";
    const SAME: &str = "date: 2031-06-08, place: Old Mill, target: a bridge, text: The bridge";
    const ANOTHER: &str = "date: 2031-06-10, place: Far Quay, target: a ferry, text: A ferry";
    let article = "publisher: Gull\nseries: article\nperiod: 2031-06-08..2031-06-14";
    let of = |others: &[(&str, &str)], subjects: [&str; 2]| {
        let corpus = herons(others);
        let table = weeks(&corpus, subjects);
        (reasons(&table, &corpus, None), reasons(&table, &corpus, Some("iraq")))
    };
    let refused = || vec![Reason::ToldByOthers];
    assert_eq!(of(&[], WEEKS), (vec![], vec![]));
    assert_eq!(of(&[(OSPREY, SAME)], WEEKS), (vec![], vec![]), "Heron tells it too");
    assert_eq!(of(&[(OSPREY, ANOTHER)], WEEKS), (refused(), refused()));
    assert_eq!(of(&[(article, ANOTHER)], WEEKS), (refused(), refused()), "no series at all");
    let turned = [WEEKS[1], WEEKS[0]];
    assert_eq!(of(&[(OSPREY, ANOTHER)], turned), (refused(), refused()), "told of the baseline");
    assert_eq!(of(&[(OSPREY, ANOTHER)], ["heron-0", "heron-1"]), (vec![], vec![]));
    let last = (OSPREY, "date: 2031-06-16, place: Far Quay, target: a ferry, text: Later");
    assert_eq!(of(&[last], WEEKS), (vec![], vec![]), "it is counted in neither");
}

/// A digest is held as it holds itself. What another publisher tells of the same days is not counted
/// for it, and so does not make its numbers whole.
#[test]
fn a_digest_is_held_by_itself_alone() {
    let (iraq, both): (&[&str], &[&str]) = (&["iraq"], &["iraq", "syria"]);
    let corpus = archive(&[("Heron", [iraq, both, iraq]), ("Osprey", [both, both, both])]);
    let table = weeks(&corpus, ["heron-0", "heron-1"]);
    assert_eq!(reasons(&table, &corpus, None), []);
    assert_eq!(reasons(&table, &corpus, Some("iraq")), []);
    let syria = reasons(&table, &corpus, Some("syria"));
    assert!(
        matches!(&syria[..], [Reason::Baseline(why)] if matches!(**why, Reason::NotInFull(_))),
        "{syria:?}"
    );
    let publishers = weeks(&corpus, ["heron-0", "osprey-1"]);
    assert_eq!(reasons(&publishers, &corpus, None), [Reason::OtherSeries]);
    // Osprey's last week is in full for five days as Heron's is: neither fills the other up.
    let last = weeks(&corpus, ["heron-1", "heron-2"]);
    assert!(matches!(reasons(&last, &corpus, None)[..], [Reason::NotInFull(_)]));
}

/// The lag of a digest is ended by the next one of its series, though that one is not compared.
#[test]
fn the_next_of_the_series_ends_the_lag_of_a_digest() {
    let iraq: &[&str] = &["iraq"];
    let corpus = archive(&[("Heron", [iraq, iraq, iraq])]);
    let table = weeks(&corpus, ["heron-0", "heron-1"]);
    assert!(table.subjects.iter().all(|subject| subject.coverage.held.is_in_full()));
    assert_eq!(table.subjects[0].coverage.by_theatre.len(), 1);
}
