//! STIX 2.1: what every object must have, and what the archive says in it.

use std::collections::{BTreeSet, HashMap};

use serde_json::{Value, json};
use watchfloor::archive::{Origin, load_all};

use crate::{HARD, archive, exported, graded, grades, json, list, run, sample};

/// The rules of the standard for the objects that are used here, as far as a schema can say them.
fn schema() -> Value {
    let id = |sort: &str| {
        json!({ "type": "string", "pattern": format!(
            "^{sort}--[0-9a-f]{{8}}-[0-9a-f]{{4}}-[1-5][0-9a-f]{{3}}-[89ab][0-9a-f]{{3}}-[0-9a-f]{{12}}$") })
    };
    let when =
        json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00\\.000Z$" });
    let ids = json!({ "type": "array", "minItems": 1, "items": id("[a-z-]+") });
    let text = json!({ "type": "string", "minLength": 1 });
    let of = |sort: &str, needed: &[&str], own: Value| {
        json!({ "if": { "properties": { "type": { "const": sort } } },
            "then": { "required": needed, "properties": own } })
    };
    json!({
        "type": "object",
        "required": ["type", "id", "objects"],
        "properties": {
            "type": { "const": "bundle" },
            "id": id("bundle"),
            "objects": { "type": "array", "items": {
                "type": "object",
                "required": ["type", "spec_version", "id", "created"],
                "properties": {
                    "spec_version": { "const": "2.1" },
                    "type": { "enum": ["identity", "extension-definition", "marking-definition", "report",
                        "incident", "note", "location", "relationship"] },
                    "id": id("[a-z-]+"),
                    "created": when, "modified": when, "published": when,
                    "created_by_ref": id("identity"),
                    "object_marking_refs": { "type": "array", "minItems": 1, "items": id("marking-definition") },
                    "labels": { "type": "array", "minItems": 1, "items": text },
                    "confidence": { "type": "integer", "minimum": 0, "maximum": 100 },
                    "external_references": { "type": "array", "minItems": 1, "items": {
                        "required": ["source_name"],
                        "properties": { "url": { "pattern": "^https?://" } },
                        "anyOf": [{ "required": ["description"] }, { "required": ["url"] }, { "required": ["external_id"] }],
                    } },
                },
                "allOf": [
                    of("identity", &["name", "modified"], json!({ "name": text })),
                    of("incident", &["name", "modified"], json!({ "name": text })),
                    of("note", &["content", "object_refs"], json!({ "object_refs": ids })),
                    of("report", &["name", "published", "object_refs"], json!({ "object_refs": ids })),
                    of("relationship", &["relationship_type", "source_ref", "target_ref"], json!({})),
                    of("location", &["modified"], json!({
                        "latitude": { "minimum": -90, "maximum": 90 },
                        "longitude": { "minimum": -180, "maximum": 180 },
                        "precision": { "minimum": 0 },
                        "country": { "pattern": "^[A-Z]{2}$" } })),
                    of("extension-definition", &["name", "schema", "version", "extension_types"], json!({})),
                ],
            } },
        },
    })
}

/// Fails where a bundle breaks a rule, refers to what it does not hold, or holds something twice.
fn assert_whole(bundle: &Value) {
    let schema = schema();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let errors: Vec<_> = validator
        .iter_errors(bundle)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    let objects = list(&bundle["objects"]);
    let ids: BTreeSet<_> = objects.iter().map(|object| object["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), objects.len(), "an id stands twice");
    let extensions = "60a3c5c5-0d10-413e-aab3-9e08dde9e88d"; // of OASIS, known to all
    for object in objects {
        for (name, value) in object.as_object().unwrap() {
            let refs = match (name.ends_with("_ref"), name.ends_with("_refs"), &**name) {
                (true, ..) => vec![value.clone()],
                (_, true, _) => list(value).to_vec(),
                (.., "extensions") => {
                    value.as_object().unwrap().keys().map(|key| json!(key)).collect()
                }
                _ => Vec::new(),
            };
            for to in refs {
                let to = to.as_str().unwrap();
                assert!(
                    ids.contains(to) || to.contains(extensions),
                    "{name} leads to nothing: {to}"
                );
            }
        }
        assert!(
            !object["type"].is_null()
                && object["id"].as_str().unwrap().starts_with(object["type"].as_str().unwrap())
        );
        if object["type"] == "location" {
            let has = |name: &str| object.get(name).is_some();
            assert_eq!(has("latitude"), has("longitude"));
            assert!(has("latitude") || has("country"), "{object}");
            assert!(has("latitude") || !has("precision"), "{object}");
        }
        if let (Some(start), Some(stop)) = (object.get("start_time"), object.get("stop_time")) {
            assert!(start.as_str() < stop.as_str(), "{object}");
        }
    }
}

fn hard() -> Value {
    json(&exported(archive(HARD).path(), "stix"))
}

/// The object of an entry.
fn of<'v>(bundle: &'v Value, entry: &str) -> &'v Value {
    let is_it = |object: &&Value| {
        list(&object["external_references"])
            .iter()
            .any(|it| it["source_name"] == "watchfloor" && it["external_id"] == entry)
    };
    list(&bundle["objects"]).iter().find(is_it).unwrap()
}

/// What an entry is tied to, by the sort of the tie and the name of the other.
fn ties(bundle: &Value, entry: &str) -> BTreeSet<(String, String)> {
    let objects = list(&bundle["objects"]);
    let name = |id: &Value| {
        let named = objects.iter().find(|object| object["id"] == *id).unwrap();
        named["name"].as_str().unwrap_or_default().to_owned()
    };
    let own = &of(bundle, entry)["id"];
    let ties = objects.iter().filter(|object| object["source_ref"] == *own);
    ties.map(|tie| {
        (tie["relationship_type"].as_str().unwrap().to_owned(), name(&tie["target_ref"]))
    })
    .collect()
}

#[test]
fn a_bundle_keeps_the_rules_of_the_standard() {
    assert_whole(&hard());
    assert_whole(&json(&exported(&sample(), "stix")));
    let nothing = run(&sample(), "export place:zzzzqq --format stix");
    assert_eq!(nothing.code, 1);
    assert_whole(&json(&nothing.out));
}

#[test]
fn the_same_archive_is_the_same_objects_of_the_days_of_its_digests() {
    let folder = archive(HARD);
    let objects = |line: &str| {
        let bundle = json(&run(folder.path(), line).out);
        let objects = list(&bundle["objects"]).to_vec().into_iter();
        // What an export refers to hangs on what was asked.
        let of_archive = objects.filter(|object| {
            object["type"] != "report"
                && object["content"].as_str().is_none_or(|it| !it.contains("query: "))
        });
        of_archive
            .map(|object| (object["id"].clone().to_string(), object))
            .collect::<HashMap<_, _>>()
    };
    let all = objects("export --format stix");
    let some = objects("export kind:attack --format stix");
    let one = objects("show bomb --format stix");
    assert!(one.len() > 4 && some.len() > one.len() && all.len() > some.len());
    for (id, object) in some.iter().chain(&one) {
        assert_eq!(Some(object), all.get(id), "{id}");
    }
    let bundle = hard();
    for entry in ["bomb", "speech"] {
        assert_eq!(of(&bundle, entry)["created"], "2031-03-15T00:00:00.000Z");
    }
    // Python: uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_DNS, "watchfloor"), "incident\nfield-2031-03-06\nbomb")
    assert_eq!(of(&bundle, "bomb")["id"], "incident--6c9b332b-7275-52df-916b-942a51e4b0e7");
}

#[test]
fn an_act_is_an_incident_and_a_statement_a_note() {
    let bundle = hard();
    for (entry, sort) in
        [("bomb", "incident"), ("lake", "incident"), ("plan", "incident"), ("speech", "note")]
    {
        assert_eq!(of(&bundle, entry)["type"], sort, "{entry}");
    }
    let bomb = of(&bundle, "bomb");
    assert_eq!(bomb["name"], "Attack (IED), Diyala, Iraq, 2031-03-07");
    assert!(bomb["description"].as_str().unwrap().starts_with("A bomb hit a patrol.\n\n"));
    assert_eq!(
        bomb["labels"],
        json!(["kind:attack", "tactic:ied", "theatre:iraq", "basis:claimed", "night"])
    );
    let sources: Vec<_> =
        list(&bomb["external_references"]).iter().map(|it| it["url"].clone()).collect();
    assert_eq!(
        sources,
        [Value::Null, Value::Null, json!("https://example.org/a?b=c"), Value::Null]
    );
}

#[test]
fn doubt_is_in_the_extension_and_in_words() {
    let bundle = hard();
    let record = |entry: &str| {
        let extensions = of(&bundle, entry)["extensions"].as_object().unwrap();
        let own = extensions.values().next().unwrap();
        assert_eq!(own["extension_type"], "property-extension");
        own["record"].clone()
    };
    assert_eq!(record("bomb")["killed"], json!({"low": 3, "best": 5, "high": 8, "text": "3-8"}));
    assert_eq!(record("unclear")["killed"]["best"], Value::Null);
    assert_eq!(record("blow")["date_precision"], "month");
    assert_eq!(record("lake")["events"]["low"], 12);
    assert_eq!(record("bomb").get("events"), None, "one is what every entry tells");
    let words = of(&bundle, "bomb")["description"].as_str().unwrap();
    assert!(words.contains("\nkilled: 3-8\n") && words.contains("\nlosses killed: 2"), "{words}");
}

#[test]
fn who_acted_on_whom_is_tied_only_as_far_as_it_is_told() {
    let bundle = hard();
    let tie = |sort: &str, name: &str| (sort.to_owned(), name.to_owned());
    assert_eq!(
        ties(&bundle, "bomb"),
        [
            tie("attributed-to", "Ours"),
            tie("attributed-to", "Theirs"),
            tie("located-at", "Baqubah"),
            tie("targets", "police")
        ]
        .into()
    );
    assert!(
        ties(&bundle, "unclear")
            .is_superset(&[tie("related-to", "Army"), tie("related-to", "Rebels")].into())
    );
    assert!(ties(&bundle, "blow").contains(&tie("related-to", "Somebody")), "a suspicion");
    assert!(ties(&bundle, "lake").is_empty(), "Lake Chad lies in four countries");
    let place = list(&bundle["objects"]).iter().find(|object| object["name"] == "Baqubah").unwrap();
    assert_eq!(
        (&place["country"], &place["administrative_area"]),
        (&json!("IQ"), &json!("Diyala"))
    );
    assert!(place["precision"].as_f64().unwrap() > 100.0, "metres: {place}");
}

#[test]
fn what_is_marked_is_marked_in_every_object_of_it() {
    let folder = archive(&HARD.replace("TLP:AMBER", "DESK ONLY"));
    for (bundle, sign) in
        [(hard(), "TLP:AMBER"), (json(&exported(folder.path(), "stix")), "DESK ONLY")]
    {
        let objects = list(&bundle["objects"]);
        let marking = objects.iter().find(|object| object["type"] == "marking-definition").unwrap();
        assert!(marking["name"] == sign || marking["definition"]["statement"] == sign, "{marking}");
        for object in objects {
            let own = ["marking-definition", "extension-definition"].map(|sort| json!(sort));
            if own.contains(&object["type"]) || object["name"] == "Watchfloor" {
                continue;
            }
            assert_eq!(object["object_marking_refs"], json!([marking["id"]]), "{object}");
        }
    }
}

#[test]
fn only_what_is_graded_has_confidence() {
    let (corpus, _) = load_all(&Origin::Folder(archive(HARD).path().to_owned()));
    let bundle = json(&graded(&corpus, "stix", &grades()));
    assert_whole(&bundle);
    let confidence = |entry| of(&bundle, entry)["confidence"].clone();
    assert_eq!((confidence("bomb"), confidence("lake")), (json!(70), json!(10)));
    assert_eq!((confidence("unclear"), confidence("blow")), (Value::Null, Value::Null));
}

#[test]
fn an_event_that_is_told_twice_is_tied_to_the_telling_that_counts() {
    let bundle = json(&exported(&sample(), "stix"));
    let (corpus, _) = load_all(&Origin::Folder(sample()));
    let repeats = corpus.entries().filter(|(key, _)| corpus.is_repeat(*key)).count();
    let twice =
        list(&bundle["objects"]).iter().filter(|it| it["relationship_type"] == "duplicate-of");
    let twice = twice.count();
    assert!(twice > 5 && twice <= repeats, "{twice} of {repeats}");
}

#[test]
#[ignore = "needs OASIS' own validator: pip install stix2-validator"]
fn the_validator_of_the_standard_takes_it() {
    let folder = archive(HARD);
    for archive in [sample(), folder.path().to_owned()] {
        let file = folder.path().join("a.stix.json");
        std::fs::write(&file, exported(&archive, "stix")).unwrap();
        let options =
            ["--version", "2.1", "--strict-types", "--strict-properties", "--enforce-refs"];
        let ran = std::process::Command::new("stix2_validator").args(options).arg(&file).output();
        let ran = ran.unwrap();
        let said = String::from_utf8_lossy(&ran.stdout);
        assert!(ran.status.success() && said.contains("Valid"), "{said}");
    }
}
