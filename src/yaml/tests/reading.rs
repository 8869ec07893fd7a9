//! Tests of sound files: shapes, places, and mappings read key by key.

use std::borrow::Cow;

use super::{keys, sound, told};
use crate::yaml::{Fault, Mark, Node, NodeValue, parse};

fn tree(text: &str) -> Node<'_> {
    parse(text.as_bytes(), &mut Vec::new()).unwrap()
}

fn told_all(faults: &[Fault]) -> Vec<String> {
    faults.iter().map(told).collect()
}

#[test]
fn every_shape_is_read() {
    let text = "a: b\nlist:\n- 1\n- [x, {y: z}]\nnone:\ntilde: ~\nquoted: \"null\"\nfold: >\n  one\n  two\n";
    let read = "{a: b, list: [1, [x, {y: z}]], none: ~, tilde: ~, quoted: null, fold: one two\n}";
    assert_eq!(sound(text), read);
    assert_eq!(
        tree("a: \"null\"").map("x", &mut vec![]).unwrap().text("a", &mut vec![]),
        Some("null")
    );
}

#[test]
fn honest_text_is_not_taken_for_syntax() {
    assert_eq!(sound("a: R&D, &x, *y* and !z [1] {2}"), "{a: R&D, &x, *y* and !z [1] {2}}");
    assert_eq!(sound("- \"&x *y !z [[[[{{{{\"\n- '- - - a: b'"), "[&x *y !z [[[[{{{{, - - - a: b]");
    assert_eq!(sound("{a: R&D, b: x&y}"), "{a: R&D, b: x&y}");
    assert_eq!(sound("a: # &x\n  b # *y"), "{a: b}");
    assert_eq!(sound("---\na: b\n...\n"), "{a: b}");
}

#[test]
fn marks_count_lines_and_characters() {
    let tree = tree("# é\r\nä: é\nlist:\n  - \"ü\": [é, x]\n");
    let NodeValue::Map(top) = &tree.value else { panic!("{tree:?}") };
    let NodeValue::List(items) = &top[1].1.value else { panic!("{tree:?}") };
    let NodeValue::Map(item) = &items[0].value else { panic!("{tree:?}") };
    let NodeValue::List(inner) = &item[0].1.value else { panic!("{tree:?}") };
    let marks =
        [tree.mark, top[0].0.mark, top[0].1.mark, items[0].mark, inner[0].mark, inner[1].mark];
    let expected = [(2, 1), (2, 1), (2, 4), (4, 5), (4, 11), (4, 14)];
    assert_eq!(marks, expected.map(|(line, column)| Mark { line, column }));
}

#[test]
fn text_is_borrowed_where_it_stands_as_it_is() {
    let text =
        "é: plain ولاية\nq: \"quoted é\"\ns: 'single'\nescaped: \"a\\u00e9\"\nfolded: a\n  b\n";
    let tree = tree(text);
    let NodeValue::Map(entries) = &tree.value else { panic!("{tree:?}") };
    let borrowed = |node: &Node| matches!(&node.value, NodeValue::Scalar(Cow::Borrowed(_)));
    let all: Vec<bool> = entries.iter().map(|(_, node)| borrowed(node)).collect();
    assert_eq!(all, [true, true, true, false, false]);
    assert!(entries.iter().all(|(key, _)| matches!(key.name, Cow::Borrowed(_))));
}

#[test]
fn a_mapping_is_read_key_by_key() {
    let tree = tree("date: 2020\nkilled: x\ntext: one\nempty:\nnone:\n");
    let mut faults = Vec::new();
    let mut map = tree.map("entry", &mut faults).unwrap();
    assert_eq!(map.mark(), Mark::START);
    assert_eq!(map.need_text("text", &mut faults), Some("one"));
    assert_eq!(map.parse("date", &mut faults, str::parse::<u32>), Some(2020));
    assert_eq!(map.parse("killed", &mut faults, str::parse::<u32>), None);
    assert_eq!(map.get("empty"), None);
    assert_eq!(map.need("none", &mut faults), None);
    assert_eq!(map.need_text("basis", &mut faults), None);
    assert_eq!(map.text("source", &mut faults), None);
    map.finish(&mut faults);
    assert_eq!(
        told_all(&faults),
        [
            "2:9 error: invalid digit found in string",
            "5:1 error: `none` has no value",
            "1:1 error: `basis` is missing",
            "4:1 warning: `empty` has no value",
        ]
    );
    assert_eq!(faults[2].hint.as_deref(), Some("add `basis: …`"));
}

#[test]
fn unknown_keys_are_told_with_what_was_meant() {
    let tree = tree("date: 1\ntatcic: ied\nweather: dry\n");
    let mut faults = Vec::new();
    let mut map = tree.map("entry", &mut faults).unwrap();
    for key in ["date", "kind", "tactic"] {
        map.get(key);
    }
    map.finish(&mut faults);
    let told = told_all(&faults);
    assert_eq!(told, ["2:1 error: unknown key `tatcic`", "3:1 error: unknown key `weather`"]);
    let hints: Vec<&str> = faults.iter().filter_map(|fault| fault.hint.as_deref()).collect();
    let known = "known here: date, kind, tactic";
    assert_eq!(hints, [format!("did you mean `tactic`? {known}"), known.into()]);
}

#[test]
fn keys_beyond_the_sixty_fourth_are_remembered() {
    let text = format!("{}last: y\n", keys(70));
    let tree = tree(&text);
    let mut faults = Vec::new();
    let mut map = tree.map("x", &mut faults).unwrap();
    assert_eq!(map.text("last", &mut faults), Some("y"));
    map.finish(&mut faults);
    assert_eq!(faults.len(), 21);
    assert!(faults.iter().all(|fault| !fault.message.contains("last")));
    assert_eq!(told(&faults[20]), "1:1 error: 50 more keys of this mapping are not known");
}

#[test]
fn the_wrong_shape_is_named() {
    let tree = tree("- [a]\n- b: c\n- d\n-\n");
    let mut faults = Vec::new();
    let items = tree.list("entries", &mut faults).unwrap();
    assert!(items[0].map("entry", &mut faults).is_none());
    assert!(items[1].text("kind", &mut faults).is_none());
    assert!(items[2].list("tags", &mut faults).is_none());
    assert!(items[3].map("entry", &mut faults).is_none());
    assert!(items[3].list("tags", &mut faults).unwrap().is_empty());
    assert_eq!(
        told_all(&faults),
        [
            "1:3 error: `entry` must be a mapping of keys to values, not a list",
            "2:3 error: `kind` must be a single text, not a mapping of keys to values",
            "3:3 error: `tags` must be a list, not a single text",
            "4:2 error: `entry` has no value, and must be a mapping of keys to values",
        ]
    );
}

#[test]
fn one_value_may_stand_for_a_list() {
    let mut faults = Vec::new();
    assert_eq!(tree("a").one_or_many("x", &mut faults).len(), 1);
    assert_eq!(tree("a: b").one_or_many("x", &mut faults).len(), 1);
    assert_eq!(tree("[a, {b: c}]").one_or_many("x", &mut faults).len(), 2);
    assert_eq!(faults, []);
    assert_eq!(tree("[a, {b: c}, ~, [d]]").words("tags", &mut faults).len(), 1);
    assert_eq!(
        told_all(&faults),
        [
            "1:13 error: an item of `tags` has no value",
            "1:16 error: an item of `tags` is itself a list",
            "1:5 error: `tags` must be a single text, not a mapping of keys to values",
        ]
    );
}
