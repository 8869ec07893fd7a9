//! What is read, shown and exported.

use serde_json::{Value, json};
use watchfloor::archive::{Corpus, EntryKey, Origin, load_all};
use watchfloor::digest::{
    Attribution, Basis, Count, DateBasis, EntryRef, Harm, PeriodBasis, Stance,
};
use watchfloor::{export, page};

use super::{ALL, FIRST, PLAIN, held};

fn count(text: &str) -> Count {
    text.parse().unwrap()
}

fn parts(entry: EntryRef<'_>, harm: Harm) -> Vec<(String, Count)> {
    entry.parts_of(harm).map(|(label, count)| (label.to_owned(), count)).collect()
}

fn page_of(corpus: &Corpus, key: EntryKey) -> String {
    let page = page::plain(&page::entry(corpus, key), 90);
    // The last line says where the file lies on this machine.
    page.lines().filter(|line| !line.starts_with("File ")).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_field_is_read() {
    let corpus = held();
    assert_eq!(corpus.digest(0).unwrap().head().period_basis, PeriodBasis::Set);
    let entry = corpus.entry(ALL).unwrap();
    assert_eq!(entry.actor(), Some("ISIS"));
    assert_eq!(entry.actors().collect::<Vec<_>>(), ["ISIS", "Men of the Hills"]);
    assert_eq!(entry.known_actors(corpus.taxonomy()).count(), 1);
    assert_eq!(entry.target(), Some("police"));
    assert_eq!(entry.targets().collect::<Vec<_>>(), ["police", "villagers"]);
    assert!(entry.undirected());
    assert_eq!(entry.events(), Count::Exact(6));
    assert_eq!(entry.casualties().killed, Some(Count::Exact(32)));
    assert_eq!(entry.casualties().wounded, Count::with_best(7, 8, 12));
    assert_eq!((entry.basis_of(Harm::Killed), entry.basis), (Basis::Reported, Basis::Official));
    assert_eq!(entry.basis_of(Harm::Wounded), Basis::Official);
    let civilians = [("civilians".to_owned(), count("20")), ("police".to_owned(), count("~12"))];
    assert_eq!(parts(entry, Harm::Killed), civilians);
    assert_eq!(parts(entry, Harm::Wounded), []);
    let losses = entry.losses();
    assert_eq!((losses.killed, losses.captured), (Some(Count::Exact(15)), Some(Count::Some)));
    assert_eq!(losses.wounded, None);
    assert_eq!(entry.claimed_by().collect::<Vec<_>>(), ["ISIS", "Men of the Hills"]);
    assert_eq!(entry.claimed_on().unwrap().to_string(), "2031-03-09");
    assert_eq!(entry.denied_by().collect::<Vec<_>>(), ["Government"]);
    assert_eq!(entry.attribution(), Some(Attribution::Suspected));
    assert_eq!(entry.corrects(), Some("exercise-first-word"));
    assert_eq!(entry.told_from(), Some("exercise-2031-03-06"));
    assert_eq!(entry.time().unwrap().to_string(), "~06:00");
    assert_eq!(entry.at().unwrap().to_string(), "33.75 44.64 ~5 km");
    assert_eq!(entry.date_basis(), DateBasis::Supplied);
    let extra: Vec<_> = entry.extra().collect();
    assert_eq!(extra, [("gtd_id", "203103070012"), ("Grade", "B: likely")]);
    let version = entry.versions().next().unwrap();
    assert_eq!(version.stance(), Some(Stance::Denies));
    assert_eq!(version.date().unwrap().to_string(), "2031-03-08");
    assert_eq!(version.basis_of(Harm::Killed), Basis::Assessed);
    assert_eq!(version.parts_of(Harm::Killed).collect::<Vec<_>>(), [("soldiers", count("21"))]);
}

#[test]
fn an_area_may_lie_outside_of_the_west() {
    let folder = tempfile::tempdir().unwrap();
    let text = "theatres:\n- { id: west, name: West, west: yes, areas: [{ name: Lyon }, { name: Kazan, \
                west: no }] }\nkinds: [{ id: attack, name: Attack, counts_as: attack }]\n";
    std::fs::write(folder.path().join("taxonomy.yaml"), text).unwrap();
    let (corpus, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
    assert_eq!(problems, []);
    let taxonomy = corpus.taxonomy();
    let west = taxonomy.find_theatre("west").unwrap();
    let area = |name: &str| taxonomy.find_area(west, name);
    assert!(taxonomy.is_west(west, None) && taxonomy.is_west(west, area("Lyon")));
    assert!(!taxonomy.is_west(west, area("Kazan")));
}

#[test]
fn an_entry_that_says_none_of_it_means_what_is_usual() {
    let corpus = held();
    let entry = corpus.entry(PLAIN).unwrap();
    assert_eq!(entry.actors().collect::<Vec<_>>(), ["Iraqi army"]);
    assert_eq!(entry.targets().count(), 0);
    assert_eq!((entry.undirected(), entry.events()), (false, Count::Exact(1)));
    assert!(entry.losses().is_silent() && entry.attribution().is_none());
    assert_eq!((entry.date_basis(), entry.basis_of(Harm::Killed)), (DateBasis::Told, entry.basis));
    assert!(entry.time().is_none() && entry.at().is_none());
    assert_eq!((entry.claimed_by().count(), entry.extra().count()), (0, 0));
}

#[test]
fn the_page_of_an_entry_says_it_plainly() {
    insta::assert_snapshot!(page_of(&held(), ALL));
    let plain = page_of(&held(), PLAIN);
    for word in ["Date basis", "Events", "Losses", "Undirected", "Claimed"] {
        assert!(!plain.contains(word), "{word} in {plain}");
    }
}

#[test]
fn every_field_has_its_columns() {
    let corpus = held();
    let record = export::entry(&corpus, ALL).unwrap();
    let text = |name: &str| record[name]["text"].clone();
    assert_eq!((&record["actor"], &record["target"]), (&json!("ISIS"), &json!("police")));
    assert_eq!(record["actors"], json!(["ISIS", "Men of the Hills"]));
    assert_eq!(record["targets"], json!(["police", "villagers"]));
    assert_eq!((&record["lat"], &record["lon"]), (&json!(33.75), &json!(44.64)));
    assert_eq!((&record["geo_precision"], &record["geo_km"]), (&json!("given"), &json!(5.0)));
    assert_eq!(
        (&record["geo_radius_km"], &record["geo_anchor"], &record["geo_level"]),
        (&json!(5.0), &Value::Null, &Value::Null)
    );
    assert_eq!((text("events"), text("losses_killed")), (json!("6"), json!("15")));
    assert_eq!((text("losses_captured"), text("wounded")), (json!("some"), json!("7-12 (8)")));
    assert_eq!(
        (&record["killed_basis"], &record["wounded_basis"]),
        (&json!("reported"), &json!("official"))
    );
    assert_eq!(record["toll_parts"][1]["label"], "police");
    assert_eq!(record["toll_parts"][1]["count"]["text"], "~12");
    assert_eq!((&record["time"], &record["date_basis"]), (&json!("~06:00"), &json!("supplied")));
    assert_eq!(record["x"][0], json!({ "key": "gtd_id", "value": "203103070012" }));
    assert_eq!(record["versions"][0]["stance"], "denies");
    let plain = export::entry(&corpus, PLAIN).unwrap();
    // It names an area alone: that has a middle, and no point.
    assert_eq!(plain["geo_precision"], json!("area"));
    assert_eq!(
        (&plain["lat"], &plain["geo_km"], &plain["time"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    assert_eq!((&plain["events"]["best"], &plain["date_basis"]), (&json!(1), &json!("told")));
    assert_eq!(
        (&plain["killed_basis"], &plain["captured_basis"]),
        (&json!("official"), &Value::Null)
    );
    let exact = export::entry(&corpus, FIRST).unwrap();
    assert_eq!((&exact["lat"], &exact["geo_precision"]), (&json!(-33.5), &json!("given")));
    assert_eq!(exact["geo_radius_km"], json!(0.0));
}
