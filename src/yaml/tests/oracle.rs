//! Compares the room with another YAML reader on well-formed documents.

use proptest::prelude::*;
use serde_yaml::Value as Other;

use crate::yaml::{Node, NodeValue, parse};

#[derive(Clone, Debug)]
enum Doc {
    Null,
    Text(String),
    List(Vec<Doc>),
    Map(Vec<(String, Doc)>),
}

/// Texts that both readers must read as texts, some of them awkward.
fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Zéж][a-z é,.:;#&*!?'\"(){}\\[\\]-]{0,30}",
        Just("null".to_owned()),
        Just("~5".to_owned()),
        Just("2020-05-20..2020-05-22".to_owned()),
        Just("R&D, &x: *y # z".to_owned()),
        Just(String::new()),
        Just("one\ntwo\n\nthree\n".to_owned()),
    ]
}

fn doc() -> impl Strategy<Value = Doc> {
    let leaf = prop_oneof![Just(Doc::Null), word().prop_map(Doc::Text)];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Doc::List),
            proptest::collection::btree_map(word(), inner, 0..6)
                .prop_map(|map| Doc::Map(map.into_iter().collect())),
        ]
    })
}

fn to_other(doc: &Doc) -> Other {
    match doc {
        Doc::Null => Other::Null,
        Doc::Text(text) => Other::String(text.clone()),
        Doc::List(items) => Other::Sequence(items.iter().map(to_other).collect()),
        Doc::Map(entries) => Other::Mapping(
            entries.iter().map(|(k, v)| (Other::String(k.clone()), to_other(v))).collect(),
        ),
    }
}

/// Returns one line of JSON, with every text in double quotes and all collections in brackets.
fn in_flow(doc: &Doc) -> String {
    let commas = |parts: Vec<String>| parts.join(", ");
    match doc {
        Doc::Null => "null".into(),
        Doc::Text(text) => serde_json::to_string(text).unwrap(),
        Doc::List(items) => format!("[{}]", commas(items.iter().map(in_flow).collect())),
        Doc::Map(entries) => {
            let entry = |(k, v): &(String, Doc)| {
                format!("{}: {}", serde_json::to_string(k).unwrap(), in_flow(v))
            };
            format!("{{{}}}", commas(entries.iter().map(entry).collect()))
        }
    }
}

fn agree(ours: &Node, other: &Other) -> bool {
    match (&ours.value, other) {
        (NodeValue::Null, Other::Null) => true,
        (NodeValue::Scalar(a), Other::String(b)) => a == b,
        (NodeValue::Scalar(a), Other::Bool(b)) => *a == b.to_string(),
        (NodeValue::Scalar(a), Other::Number(b)) => *a == b.to_string(),
        (NodeValue::List(a), Other::Sequence(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| agree(a, b))
        }
        (NodeValue::Map(a), Other::Mapping(b)) => {
            let same = |((name, a), (key, b)): ((&_, &_), (&Other, &Other))| {
                let name: &std::borrow::Cow<str> = name;
                key.as_str() == Some(name) && agree(a, b)
            };
            let ours = a.iter().map(|(key, node)| (&key.name, node));
            a.len() == b.len() && ours.zip(b).all(same)
        }
        _ => false,
    }
}

#[track_caller]
fn compare(text: &str, other: &Other) {
    let mut faults = Vec::new();
    let ours = parse(text.as_bytes(), &mut faults);
    assert_eq!(faults, [], "{text}");
    assert!(agree(ours.as_ref().unwrap(), other), "{text}\n{ours:#?}\n{other:#?}");
}

proptest! {
    #[test]
    fn written_in_block_style(items in proptest::collection::vec(doc(), 1..5)) {
        let other = to_other(&Doc::List(items));
        compare(&serde_yaml::to_string(&other).unwrap(), &other);
    }

    #[test]
    fn written_in_flow_style(items in proptest::collection::vec(doc(), 1..5)) {
        let doc = Doc::List(items);
        let text = in_flow(&doc);
        compare(&text, &serde_yaml::from_str(&text).unwrap());
    }
}

#[test]
fn the_examples_of_the_format() {
    let format = include_str!("../../../docs/format.md");
    let blocks: Vec<&str> =
        format.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(blocks.len(), 7);
    for block in blocks {
        compare(block, &serde_yaml::from_str(block).unwrap());
    }
}
