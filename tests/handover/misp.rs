//! MISP's core format: what events, objects and attributes must have, and what the archive says in them.

use std::collections::{BTreeSet, HashMap};

use serde_json::{Value, json};
use watchfloor::archive::{Origin, load_all};
use watchfloor::notes::{AnalystNote, NoteBook};

use crate::{HARD, archive, exported, graded, grades, json, list, sample};

/// The templates that are used: which attributes they have, of which type, and which may stand twice.
fn template(name: &str) -> (&'static str, HashMap<&'static str, (&'static str, bool)>) {
    let (uuid, held): (_, &[(&str, &str, bool)]) = match name {
        "incident" => (
            "38597424-f9bb-4865-9b4b-819172df0334",
            &[
                ("name", "text", false),
                ("description", "text", false),
                ("incident_type", "text", true),
            ],
        ),
        "annotation" => (
            "5d8dc046-15a1-4ca3-a09f-ed4ede7c4487",
            &[("text", "text", false), ("type", "text", false)],
        ),
        "geolocation" => (
            "cd6f2238-ba55-4888-82c4-104e6e1acf21",
            &[
                ("latitude", "float", false),
                ("longitude", "float", false),
                ("accuracy-radius", "float", false),
                ("region", "text", false),
                ("country", "text", false),
                ("countrycode", "text", false),
                ("text", "text", false),
            ],
        ),
        other => panic!("{other}"),
    };
    (uuid, held.iter().map(|(name, sort, many)| (*name, (*sort, *many))).collect())
}

fn assert_attribute(attribute: &Value) {
    let text =
        |name: &str| attribute[name].as_str().unwrap_or_else(|| panic!("{name}: {attribute}"));
    assert!(!text("value").is_empty() && text("uuid").len() == 36 && text("distribution") == "5");
    assert!(text("timestamp").parse::<u64>().is_ok());
    let known = ["text", "float", "link", "target-external"];
    assert!(known.contains(&text("type")), "{attribute}");
    assert_eq!(
        (&attribute["to_ids"], &attribute["disable_correlation"]),
        (&json!(false), &json!(true))
    );
}

/// Fails where an event lacks something, breaks a template or refers to what it does not hold.
fn assert_event(event: &Value) {
    for name in ["uuid", "info", "date", "timestamp", "analysis", "threat_level_id", "distribution"]
    {
        assert!(event[name].as_str().is_some_and(|text| !text.is_empty()), "{name}");
    }
    assert_eq!((&event["published"], &event["distribution"]), (&json!(false), &json!("0")));
    assert!(event["Orgc"]["uuid"].as_str().unwrap().len() == 36);
    let (objects, attributes) = (list(&event["Object"]), list(&event["Attribute"]));
    attributes.iter().for_each(assert_attribute);
    let same =
        |it: &Value| (it["type"].to_string(), it["category"].to_string(), it["value"].to_string());
    assert_eq!(attributes.iter().map(same).collect::<BTreeSet<_>>().len(), attributes.len());
    let held = objects.iter().flat_map(|object| list(&object["Attribute"]));
    let ids: Vec<_> =
        objects.iter().chain(attributes).chain(held).map(|it| it["uuid"].to_string()).collect();
    let known: BTreeSet<_> = ids.iter().cloned().collect();
    assert_eq!(known.len(), ids.len(), "an id stands twice");
    for object in objects {
        let (uuid, attributes) = template(object["name"].as_str().unwrap());
        assert_eq!(object["template_uuid"], uuid);
        let mut seen = BTreeSet::new();
        for attribute in list(&object["Attribute"]) {
            assert_attribute(attribute);
            let relation = attribute["object_relation"].as_str().unwrap();
            let (sort, many) = attributes[relation];
            assert_eq!(attribute["type"], sort, "{relation}");
            assert!(seen.insert(relation) || many, "{relation} stands twice");
        }
        let needed = ["name", "text", "region"].iter().any(|name| seen.contains(name));
        assert!(needed, "{object}");
        for reference in list(&object["ObjectReference"]) {
            assert!(known.contains(&reference["referenced_uuid"].to_string()), "{reference}");
            assert_eq!(reference["object_uuid"], object["uuid"]);
        }
    }
}

fn events(text: &str) -> Vec<Value> {
    let export = json(text);
    list(&export["response"]).iter().map(|event| event["Event"].clone()).collect()
}

fn hard() -> Value {
    let mut events = events(&exported(archive(HARD).path(), "misp"));
    assert_eq!(events.len(), 1);
    events.remove(0)
}

fn object<'v>(event: &'v Value, entry: &str) -> &'v Value {
    list(&event["Object"]).iter().find(|object| object["comment"] == entry).unwrap()
}

fn held<'v>(object: &'v Value, relation: &str) -> Option<&'v str> {
    let mut attributes = list(&object["Attribute"]).iter();
    attributes.find(|it| it["object_relation"] == relation)?["value"].as_str()
}

#[test]
fn every_digest_is_an_event_that_keeps_the_rules_of_the_format() {
    assert_event(&hard());
    let all = events(&exported(&sample(), "misp"));
    all.iter().for_each(assert_event);
    let (corpus, _) = load_all(&Origin::Folder(sample()));
    let digests = corpus.digests().iter().filter(|digest| !digest.is_empty()).count();
    let entries: usize = all
        .iter()
        .map(|event| list(&event["Object"]).iter().filter(|it| it["name"] != "geolocation").count())
        .sum();
    assert_eq!((all.len(), entries), (digests, corpus.len()));
}

#[test]
fn an_event_is_of_the_day_of_its_digest_and_says_what_the_export_is() {
    let event = hard();
    assert_eq!(event["info"], "Field test, 2031-03-06..2031-03-12 (Field)");
    assert_eq!((&event["date"], &event["timestamp"]), (&json!("2031-03-15"), &json!("1931299200")));
    assert_eq!(event["Tag"], json!([{ "name": "tlp:amber" }]));
    let about =
        list(&event["Attribute"]).iter().find(|it| it["category"] == "Internal reference").unwrap();
    let about = about["value"].as_str().unwrap();
    for part in [
        "marking: TLP:AMBER\n",
        "query: all entries\n",
        "archive: ",
        "date: ",
        "program: watchfloor ",
    ] {
        assert!(about.contains(part), "{part} in {about}");
    }
    let folder = archive(&HARD.replace("TLP:AMBER", "'DESK \"A\" ONLY'"));
    let tags = events(&exported(folder.path(), "misp")).remove(0)["Tag"].clone();
    assert_eq!(tags, json!([{ "name": "watchfloor:marking=\"DESK 'A' ONLY\"" }]));
}

#[test]
fn an_entry_is_an_object_with_its_days_its_words_and_its_ties() {
    let event = hard();
    let bomb = object(&event, "bomb");
    assert_eq!(held(bomb, "name"), Some("Attack (IED), Diyala, Iraq, 2031-03-07"));
    let words = held(bomb, "description").unwrap();
    assert!(words.contains("\nkilled: 3-8\n") && words.contains("\ntags: night"), "{words}");
    assert_eq!(bomb["first_seen"], "2031-03-07T00:00:00.000000+00:00");
    assert_eq!(object(&event, "lake")["last_seen"], "2031-03-09T00:00:00.000000+00:00");
    assert_eq!(object(&event, "speech")["name"], "annotation");
    let ties = |entry: &str| -> BTreeSet<String> {
        let ties = list(&object(&event, entry)["ObjectReference"]).iter();
        ties.map(|tie| tie["relationship_type"].as_str().unwrap().to_owned()).collect()
    };
    let all = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(ties("bomb"), all(&["attributed-to", "located-at", "references", "targets"]));
    assert_eq!(ties("unclear"), all(&["located-at", "references", "related-to"]));
    let links: Vec<_> = list(&event["Attribute"])
        .iter()
        .filter(|it| it["type"] == "link")
        .map(|it| &it["value"])
        .collect();
    assert_eq!(links, ["https://example.org/issue", "https://example.org/a?b=c"]);
}

#[test]
fn grades_are_tags_of_the_admiralty_scale_and_only_where_somebody_graded() {
    let (corpus, _) = load_all(&Origin::Folder(archive(HARD).path().to_owned()));
    let event = events(&graded(&corpus, "misp", &grades())).remove(0);
    let tags = |entry: &str| -> Vec<String> {
        let tags = &list(&object(&event, entry)["Attribute"])[0]["Tag"];
        list(tags).iter().map(|tag| tag["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(
        tags("bomb"),
        [
            "watchfloor:basis=\"claimed\"",
            "admiralty-scale:source-reliability=\"b\"",
            "admiralty-scale:information-credibility=\"2\""
        ]
    );
    assert_eq!(
        tags("unclear")[1..],
        [
            "admiralty-scale:source-reliability=\"f\"",
            "admiralty-scale:information-credibility=\"6\""
        ]
    );
    assert_eq!(tags("lake")[1..], ["admiralty-scale:information-credibility=\"5\""]);
    assert_eq!(tags("blow"), ["watchfloor:basis=\"reported\""]);
}

#[test]
fn tags_of_notes_are_tags_and_where_analysts_differ_all_of_them() {
    let (corpus, _) = load_all(&Origin::Folder(archive(HARD).path().to_owned()));
    let note = |by: &str, tags: &[&str]| AnalystNote {
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        ..AnalystNote::begin("bomb", by)
    };
    let mut book = NoteBook::default();
    let notes = vec![note("ana", &["late claim", "a \"b\""]), note("ben", &["Late Claim", "x"])];
    book.put(corpus.digest(0).unwrap().id(), notes);
    corpus.lay_notes(&book);
    let event = events(&graded(&corpus, "misp", &HashMap::new())).remove(0);
    let tags: Vec<String> = list(&list(&object(&event, "bomb")["Attribute"])[0]["Tag"])
        .iter()
        .map(|tag| tag["name"].as_str().unwrap().to_owned())
        .collect();
    let noted = ["late claim", "a 'b'", "x"].map(|tag| format!("watchfloor:tag=\"{tag}\""));
    assert_eq!(tags[1..], noted);
}
