//! What the fast path takes and what it leaves, each by hand: every text it takes is read by the
//! parser of today too. `tests/ways.rs` does the same with whole archives and with chance.

use super::read;
use crate::yaml::{NodeValue, compare_ways};

/// A text is taken with line ends of both kinds, with and without its last.
#[track_caller]
fn taken(text: &str) {
    for text in [text.to_owned(), text.replace('\n', "\r\n")] {
        assert_eq!(compare_ways(&text), Ok(true), "{text:?}");
        let open = text.trim_end_matches(['\n', '\r']);
        assert_eq!(compare_ways(open), Ok(true), "{open:?}");
    }
}

/// Returns the texts of those that are taken although they should be left.
fn not_left<'t>(texts: &[&'t str]) -> Vec<&'t str> {
    texts.iter().copied().filter(|text| compare_ways(text) != Ok(false)).collect()
}

#[test]
fn maps_and_lists() {
    taken("a: b\nc: d\n");
    taken("a:\n  b:\n    - c\n    -   d: e\n        f: g\n    -\n      h: i\n  j: k\nl: m\n");
    taken("list:\n- a\n- b: c\n  d: e\n-\n- f\nkey: value\n");
    taken("- a:\n  - b\n  - c\n- d:\n    - e\n");
    taken("a:\nb:\n  c:\nd: ~\ne: null\nf: # nothing\n");
    taken("---\na: b\n");
    taken("  a: b\n  c: d\n");
    taken(
        "# one\n\n  # two\na: b   # three\n\n# four\nc: # five\n  d: e\n    # six\n  f: g\n# seven\n",
    );
    taken("\"a b\": c\n'd': e\nf g : h\n\"i\" : j\n- k: l\n".rsplit_once("- k").unwrap().0);
    taken("a:\n  text below\nb:\n  \"quoted\"\nc:\n  [d]\n");
}

#[test]
fn plain_texts() {
    taken("a: R&D, &x, *y* and !z [1] {2}\nb: c:d http://e#f -g\nc: -1\nd: ?e\ne: :f\n");
    taken(
        "a: one\n  two   \n\n   three\n\n\n  - four: five?\nb: c\n"
            .replace("four: ", "four:")
            .as_str(),
    );
    taken("- one\n  two # a comment\n- three #- four\n");
    taken("a: one\n# a comment\nb: two\n");
    taken("é: ولاية العراق\nb: \"é\" # ü\nc: [ü, é, {ö: ß}]\nd: e\n");
}

#[test]
fn quoted_texts() {
    taken("a: \"one\"\nb: 'two'\nc: ''\nd: \"\"\ne: 'it''s'\nf: ''''\n");
    taken("a: \"x\\u00e9\\x41\\U0001F680\\n\\\"\\\\\\/\\ \\_\"\nb: c\n");
    taken("a: \"one  \n  two\n\n  three\\\n  \\  four\\ \n  five\"\nb: c\n");
    taken("a: 'one\n\n\n  two '' three\n  '\nb: c\n");
    taken("- \"one\n  two\" # a comment\n- 'three'   # another\n");
}

#[test]
fn indented_texts() {
    taken("a: >-\n  one\n  two\nb: c\n");
    taken("a: >\n  one\n\n  two\n   three\n  four\n\n\nb: c\n");
    taken("a: |\n  one\n   two\n\n  three  \nb: |+\n  four\n\n\nc: |-\n  five\n\n");
    taken("- >\n\n  # no comment\n  - one: two\n- |-\n  three\n");
    taken("a:\n  b: >-  \n        one\n        two\n  c: d\n");
    taken("a: >-\n  one\n# a comment\nb: |\n  ü\n  é\nc: d\n");
}

#[test]
fn brackets() {
    taken("a: { b: c, d: [e, f], \"g\": 'h', \"i\":j, k: {}, l: [] }\nm: []\nn: {}\n");
    taken("- [a, b,]\n- {a: b,}\n- [ a b , c-d, -e, f:g ]   # a comment\n");
    taken("a: [one, two,\n  three\n  four,\n\n  five\n  ]\nb: {c: d e\n    f,\n  g: \"h\n  i\"}\n");
    taken("- { a: ~, b: null, c: http://d#e }\n");
}

#[test]
fn what_it_is_not_sure_of_is_left() {
    assert_eq!(not_left(LEFT), [] as [&str; 0]);
}

/// What the parser of today finds fault with, or reads in a way of its own.
const LEFT: &[&str] = &[
    "",
    "# nothing\n",
    "a\n",
    "[a]\n",
    "\"a\"\n",
    "a: b\n---\nc: d\n",
    "a: b\n...\n",
    "--- a: b\n",
    "%YAML 1.2\n---\na: b\n",
    "a: b\n  ",
    "a: b\na: c\n",
    "<<: {a: b}\n",
    "a: &x b\n",
    "a: *x\n",
    "a: !t b\n",
    "? a\n",
    "-a: b\n",
    "a: b #c\n",
    "a: b\n\tc\n",
    "a: b\tc\n",
    "a: \u{7f}\n",
    "a: \u{200b}x\n",
    "a: b\rc: d\n",
    "a: b\n c: d\n",
    "a:\n  b: c\n d: e\n",
    "- a\nb: c\n",
    "a: b\n- c\n",
    "a:\n  - b\n  c: d\n",
    "a: b: c\n",
    "a: b\n  c: d\n",
    "- - a\n",
    "a: - b\n",
    "a: b # c\n  d\n",
    "a: @b\n",
    "a: %b\n",
    "a: \"b\n",
    "a: 'b\n",
    "a: \"b\" c\n",
    "a: \"b\"#c\n",
    "a: \"\\q\"\n",
    "a: \"\\ud800\"\n",
    "a: \"\\e[0m\"\n",
    "a: \"b\nc\"\n",
    "\"a\n b\": c\n",
    "a: |2\n  b\n",
    "a: |\nb: c\n",
    "a: |\n   \n  b\n",
    "a: >\n",
    "a: >\n    b\n  c\n",
    "a: > # b\n  c\n",
    "a: {b}\n",
    "a: {b:c}\n",
    "a: {b: c\n",
    "a: [b: c]\n",
    "a: {b: c, b: d}\n",
    "a: [b] c\n",
    "a: [b]: c\n",
    "a: [,]\n",
    "a: [b,, c]\n",
    "a: [b -]\n",
    "a: {b: c d: e}\n",
    "a: [b\nc]\n",
    "a: [b # c\n  ]\n",
    "a: {\"b\"\n  : c}\n",
    "a: [- b]\n",
    "a: {-b: c}\n",
    "{a: b}\n",
];

#[test]
fn what_is_too_much_is_left() {
    let deep = |levels: usize| format!("a: {}{}\n", "[".repeat(levels), "]".repeat(levels));
    taken(&deep(23));
    let key = |long: usize| format!("{}: b\n", "k".repeat(long));
    taken(&key(1_000));
    let long = format!("a: {}\n", "x".repeat((1 << 20) + 1));
    assert_eq!(not_left(&[&deep(24), &key(1_001), &long]), [] as [&str; 0]);
}

#[test]
fn what_stands_as_it_is_is_borrowed() {
    let text = "é: plain ولاية\nq: \"quoted é\"\ns: 'single'\nf: >-\n  one line\n";
    let tree = read(text).and_then(|built| built.tree).unwrap();
    let NodeValue::Map(entries) = &tree.value else { panic!("{tree:?}") };
    let within = |part: &str| text.as_bytes().as_ptr_range().contains(&part.as_ptr());
    for (key, node) in entries {
        let NodeValue::Scalar(value) = &node.value else { panic!("{node:?}") };
        assert!(within(&key.name) && within(value), "{value}");
    }
}
