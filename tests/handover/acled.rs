//! ACLED's columns: its rules for numbers, days, places and names, and what gets no row.

use std::collections::HashMap;

use watchfloor::archive::{Origin, load_all};

use crate::{HARD, archive, exported, graded, grades, run, sample};

type Row = HashMap<String, String>;

fn rows(text: &str) -> HashMap<String, Row> {
    let rows = csv::Reader::from_reader(text.as_bytes());
    let rows = rows.into_deserialize::<Row>().map(Result::unwrap);
    rows.map(|row| (row["event_id_cnty"].clone(), row)).collect()
}

#[test]
fn the_columns_that_acled_publishes_come_first_and_by_its_names() {
    let text = exported(archive(HARD).path(), "acled");
    let head = text.lines().next().unwrap();
    let published = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,\
        actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,\
        country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,\
        fatalities,tags,timestamp,";
    let own = head.strip_prefix(published).unwrap_or_else(|| panic!("{head}"));
    assert!(own.split(',').all(|name| name.starts_with("watchfloor_")), "{own}");
}

#[test]
fn the_dead_are_the_least_number_and_what_is_unknown_is_no_zero() {
    let table = rows(&exported(archive(HARD).path(), "acled"));
    let killed = |id: &str| {
        let row = &table[id];
        ["fatalities", "watchfloor_killed_low", "watchfloor_killed_best", "watchfloor_killed_high"]
            .map(|name| row[name].clone())
    };
    assert_eq!(killed("bomb"), ["5", "3", "5", "8"], "with the attackers' own two");
    assert_eq!(table["bomb"]["watchfloor_losses_killed_low"], "2");
    assert_eq!(killed("unclear"), ["", "0", "", ""]);
    assert_eq!(table["unclear"]["watchfloor_killed_text"], "unknown");
    assert_eq!(killed("blow"), ["", "0", "3", "3"], "at most three is not none");
    assert_eq!(killed("miss"), ["0", "0", "0", "0"]);
    assert_eq!(killed("lake"), ["50", "50", "50", ""]);
    assert_eq!(table["lake"]["watchfloor_events_text"], "12");
    for row in rows(&exported(&sample(), "acled")).values() {
        let told = !row["watchfloor_killed_text"].is_empty()
            || !row["watchfloor_losses_killed_text"].is_empty();
        assert!(told || row["fatalities"].is_empty(), "{row:?}");
    }
}

#[test]
fn event_types_are_those_of_the_taxonomy_or_empty() {
    let folder = archive(HARD);
    let table = rows(&exported(folder.path(), "acled"));
    let event = |id: &str| (&*table[id]["event_type"], &*table[id]["sub_event_type"]);
    assert_eq!(event("bomb"), ("Explosions/Remote violence", "Remote explosive/landmine/IED"));
    assert_eq!(
        event("unclear"),
        ("Battles", "Armed clash"),
        "of its kind, since it names no tactic"
    );
    assert_eq!(event("lake"), ("Explosions/Remote violence", "Air/drone strike"));
    assert_eq!(event("blow"), ("", ""));
    assert!(!table.contains_key("plan") && !table.contains_key("speech"), "no events of ACLED's");
    let said = run(folder.path(), "export --format acled").err;
    assert!(said.contains("2 left out, no event that ACLED has: plan, speech\n"), "{said}");
    assert!(said.contains("event_type and sub_event_type are empty in 1 row"), "{said}");
    let words = std::fs::read_to_string(folder.path().join("taxonomy.yaml")).unwrap();
    std::fs::write(folder.path().join("taxonomy.yaml"), words.replace(", acled: no }", " }"))
        .unwrap();
    let table = rows(&exported(folder.path(), "acled"));
    assert_eq!(table["plan"]["sub_event_type"], "Remote explosive/landmine/IED");
}

#[test]
fn days_and_places_are_as_exact_as_they_are_told() {
    let folder = archive(HARD);
    let table = rows(&exported(folder.path(), "acled"));
    let when =
        |id: &str| (&*table[id]["event_date"], &*table[id]["year"], &*table[id]["time_precision"]);
    assert_eq!(when("bomb"), ("2031-03-07", "2031", "1"));
    assert_eq!(when("lake"), ("2031-03-06", "2031", "2"));
    assert_eq!(when("blow"), ("2031-03-01", "2031", "3"));
    let whole = |row: &Row| {
        ["country", "admin1", "location", "geo_precision"].map(|name| row[name].clone())
    };
    assert_eq!(whole(&table["bomb"]), ["Iraq", "Diyala", "Baqubah", "1"]);
    assert!((table["bomb"]["latitude"].parse::<f64>().unwrap() - 33.75).abs() < 0.1);
    assert_eq!(whole(&table["unclear"]), ["Iraq", "Diyala", "Diyala", ""]);
    let areas = rows(&run(folder.path(), "export --format acled --areas").out);
    assert_eq!(areas["unclear"]["geo_precision"], "3");
    assert!(!areas["unclear"]["latitude"].is_empty() && table["unclear"]["latitude"].is_empty());
}

#[test]
fn two_actors_have_no_direction_and_our_own_columns_have_one_where_it_is_told() {
    let (corpus, _) = load_all(&Origin::Folder(archive(HARD).path().to_owned()));
    let table = rows(&graded(&corpus, "acled", &grades()));
    let names = ["actor1", "assoc_actor_1", "actor2", "watchfloor_attackers", "watchfloor_targets"];
    let who = |id: &str| names.map(|name| table[id][name].clone());
    assert_eq!(who("bomb"), ["Ours", "Theirs", "police", "Ours; Theirs", "police"]);
    assert_eq!(who("unclear"), ["Army", "", "Rebels", "", ""]);
    assert_eq!(table["bomb"]["watchfloor_claimed_by"], "Ours");
    let grade =
        |id: &str| (&*table[id]["watchfloor_reliability"], &*table[id]["watchfloor_credibility"]);
    assert_eq!((grade("bomb"), grade("lake"), grade("blow")), (("B", "2"), ("", "5"), ("", "")));
    assert_eq!(table["bomb"]["watchfloor_marking"], "TLP:AMBER");
}

#[test]
fn an_event_that_is_told_twice_has_one_row() {
    let (corpus, _) = load_all(&Origin::Folder(sample()));
    let table = rows(&exported(&sample(), "acled"));
    let again: Vec<_> = corpus
        .entries()
        .filter(|(key, _)| corpus.is_repeat(*key))
        .map(|(_, entry)| entry.id())
        .collect();
    let with_row: Vec<_> = again.iter().filter(|id| table.contains_key(*id)).collect();
    assert!(again.len() > 5 && with_row.is_empty(), "{with_row:?}");
    assert!(table.len() > 250, "{}", table.len());
}

#[test]
fn what_is_handed_over_is_read_by_our_own_import() {
    let folder = archive(HARD);
    let file = folder.path().join("a.acled.csv");
    let ran = run(folder.path(), &format!("export -o {}", file.display()));
    assert_eq!(ran.code, 0, "{}", ran.err);
    let read = run(folder.path(), &format!("import {} --dry-run", file.display()));
    assert_eq!(read.code, 0, "{}", read.err);
    assert!(read.err.contains("by the rules of acled"), "{}", read.err);
    let killed = |toll: &str| read.out.matches(&format!("\nkilled: {toll}\n")).count();
    assert_eq!((killed("~5"), killed("0")), (1, 1), "{}", read.out);
}
