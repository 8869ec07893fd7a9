//! Tests of hostile files: reading ends with the right fault, and nothing in them reaches a screen.

use proptest::prelude::*;

use super::{keys, read};
use crate::text;
use crate::yaml::{Node, NodeValue, parse};

/// Returns the message of the only fault of a file that yields no tree.
fn refused(text: &str) -> String {
    let (tree, faults) = read(text);
    assert_eq!((tree.as_str(), faults.len()), ("nothing", 1), "{faults:?}");
    faults.into_iter().next().unwrap()
}

#[test]
fn a_hundred_thousand_brackets() {
    for bracket in ["[", "{", "[{", "{a: ", "[a: ", "\n["] {
        let told = refused(&bracket.repeat(100_000));
        assert!(told.ends_with("more than 24 levels of nesting"), "{bracket:?}: {told}");
    }
    let told = refused(&format!("a: {}", "[".repeat(100_000)));
    assert!(told.ends_with("more than 24 levels of nesting"), "{told}");
}

#[test]
fn a_hundred_thousand_block_levels() {
    assert_eq!(refused(&"- ".repeat(100_000)), "1:49 error: more than 24 levels of nesting");
    assert_eq!(refused(&"? ".repeat(100_000)), "1:49 error: more than 24 levels of nesting");
    let (tree, faults) = read(&format!("a: b\nc:\n  - {}\n  - d\n", "- ".repeat(100_000)));
    assert_eq!(tree, "{a: b, c: [d]}");
    assert_eq!(faults, ["3:49 error: more than 24 levels of nesting"]);
}

#[test]
fn an_alias_bomb() {
    let doubling = (1..30).map(|n| format!("a{n}: &a{n} [*a{0}, *a{0}]\n", n - 1));
    let text: Vec<String> = std::iter::once("a0: &a0 [x, x]\n".into()).chain(doubling).collect();
    let (tree, faults) = read(&text.concat());
    // Some are written out; then the bound is met, and the rest is left out.
    assert!(tree.len() < 2_000_000, "{}", tree.len());
    assert!(faults.iter().any(|told| told.contains("aliases repeat more than")), "{faults:?}");
    let chain = (1..400).map(|n| format!("a{n}: &a{n} [*a{}]\n", n - 1));
    let text: Vec<String> = std::iter::once("a0: &a0 x\n".into()).chain(chain).collect();
    let (_, faults) = read(&text.concat());
    assert!(faults[1].ends_with("more than 24 levels of nesting"), "{faults:?}");
    let (tree, faults) = read("a: &a [x, *a]\nb: c\n");
    assert_eq!(faults[0], "1:11 error: this anchor, alias or tag cannot be read", "{tree}");
}

#[test]
fn a_million_keys() {
    let full = "error: more than 1000000 values in one file";
    assert_eq!(refused(&keys(1_000_001)), format!("1000001:9 {full}"));
    let (tree, faults) = read(&"a: x\n".repeat(100_000));
    assert_eq!(tree, "{a: x}");
    assert_eq!(faults.len(), 1_001);
    assert_eq!(faults[1_000], "1001:1 error: 98999 more problems in this file are not listed");
}

#[test]
fn a_text_without_end() {
    assert_eq!(
        refused(&format!("a: \"{}", "x ".repeat(1 << 20))),
        "1:4 error: the text that begins with this \" has no end"
    );
    assert_eq!(refused(&"x".repeat(3 << 20)), "1:1 error: a single text of more than 1 MiB");
}

#[test]
fn every_item_broken() {
    let (tree, faults) = read(&"- a: [b,, c]\n".repeat(10_000));
    assert_eq!(tree, "nothing");
    assert_eq!(faults.len(), 1_001);
    assert_eq!(faults[1_000], "1000:9 error: 9000 more problems in this file are not listed");
    let (tree, faults) = read(&format!("- good\n{}- lost\n", "- a: [b,, c]\n".repeat(60)));
    assert_eq!((tree.as_str(), faults.len()), ("[good, lost]", 60));
    assert_eq!(faults.last().unwrap(), "61:9 error: a value is missing here");
    // What can be mended is mended in all of them.
    let (tree, faults) = read(&"- a: b: c\n".repeat(10_000));
    assert_eq!(tree.matches("{a: b: c}").count(), 10_000);
    assert_eq!(faults.len(), 1_001);
}

fn texts<'n>(node: &'n Node, all: &mut Vec<&'n str>) {
    match &node.value {
        NodeValue::Null => {}
        NodeValue::Scalar(text) => all.push(text),
        NodeValue::List(items) => items.iter().for_each(|item| texts(item, all)),
        NodeValue::Map(entries) => entries.iter().for_each(|(key, node)| {
            all.push(&key.name);
            texts(node, all);
        }),
    }
}

fn check(bytes: &[u8]) {
    let mut faults = Vec::new();
    let tree = parse(bytes, &mut faults);
    assert!(tree.is_some() || !faults.is_empty(), "nothing read and nothing said");
    let mut all = Vec::new();
    if let Some(tree) = &tree {
        texts(tree, &mut all);
    }
    all.extend(faults.iter().map(|fault| fault.message.as_str()));
    all.extend(faults.iter().filter_map(|fault| fault.hint.as_deref()));
    for text in all {
        assert_eq!(text::removed(text), [], "{text:?}");
    }
    for fault in &faults {
        assert!(fault.mark.line > 0 && fault.mark.column > 0, "{fault:?}");
    }
}

/// Pieces with a meaning in YAML, so that random input is more than plain text.
const PIECES: &[&str] = &[
    "- ",
    "a: ",
    "b",
    "entries:\n",
    "\n",
    "\n  ",
    "\n    - ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "\"",
    "'",
    "#",
    " # ",
    "&x ",
    "*x",
    "!t ",
    "|\n",
    ">-\n",
    "? ",
    ": ",
    "\t",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "\r",
    "\r\n",
    "\u{FEFF}",
    "\0",
    "\u{1B}",
    "é",
    "\u{202E}",
    "\u{301}",
    "\\",
    "\\u001b",
    "~",
    "@",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        check(&bytes);
    }

    #[test]
    fn anything_like_yaml_is_survived(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..60),
    ) {
        check(pieces.concat().as_bytes());
    }
}
