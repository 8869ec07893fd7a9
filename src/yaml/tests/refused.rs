//! Tests of valid YAML that is refused, or is not read as it is written.

use super::{fault, keys, read};

#[test]
fn aliases_repeat_what_was_named() {
    for (text, tree) in [
        ("a: &x b\nc: *x\n", "{a: b, c: b}"),
        ("a: &x\n  b: c\nd: *x # here\n", "{a: {b: c}, d: {b: c}}"),
        ("- &x {a: b}\n- *x\n- [*x, *x]\n", "[{a: b}, {a: b}, [{a: b}, {a: b}]]"),
        ("a: &x {b: c, d: e}\nf:\n  <<: *x\n  d: g\n", "{a: {b: c, d: e}, f: {d: g, b: c}}"),
        ("a: &x b\n*x : c\n", "{a: b, b: c}"),
    ] {
        assert_eq!(read(text), (tree.to_owned(), vec![]), "{text}");
    }
}

#[test]
fn what_only_looks_like_an_anchor_an_alias_or_a_tag_is_text() {
    for (text, tree) in [
        ("a: &x b", "{a: &x b}"),
        ("a: *x", "{a: *x}"),
        ("a:\n  - &x b\n  - c", "{a: [&x b, c]}"),
        ("a: !mine b", "{a: !mine b}"),
        ("a: *bold* text", "{a: *bold* text}"),
        ("a: [b, !c d]", "{a: [b, !c d]}"),
    ] {
        let (told, hint) = fault(text);
        assert!(told.contains("warning: a text cannot begin with `"), "{told}");
        assert_eq!(read(text).0, tree, "{text}");
        assert!(hint.ends_with("in quotes"), "{hint}");
    }
}

#[test]
fn a_tag_costs_nothing_but_itself() {
    for (text, place) in [("a: !!str b", "1:4"), ("a: !<tag:x,2000:y> b", "1:4")] {
        let (tree, faults) = read(text);
        assert!(tree.contains('b'), "{tree}");
        assert!(faults[0].starts_with(place), "{faults:?}");
    }
    assert_eq!(read("!!map\na: b").0, "{a: b}");
    assert_eq!(
        fault("&x a: b").0,
        "1:1 warning: nothing uses the name after this `&`: it is left out"
    );
}

#[test]
fn a_doubled_key_is_told_at_the_second() {
    let (tree, faults) = read("a: 1\nb: 2\na: 3\n");
    assert_eq!(tree, "{a: 1, b: 2}");
    assert_eq!(faults, ["3:1 error: `a` is written twice here"]);
    assert_eq!(read(&format!("{}k7: y\n", keys(40))).1, ["41:1 error: `k7` is written twice here"]);
}

#[test]
fn only_texts_are_keys() {
    let (tree, faults) = read("? [a]\n: b\nc: d\n{e: f}: g\n: h\n");
    assert_eq!(tree, "{c: d}");
    assert_eq!(
        faults,
        [
            "1:3 error: a key must be a text",
            "4:1 error: a key must be a text",
            "5:1 error: there is no key before this `:`",
        ]
    );
}

#[test]
fn a_file_holds_one_document() {
    let (tree, faults) = read("---\na: b\n---\nc: d\n");
    assert_eq!(tree, "{a: b}");
    assert_eq!(faults, ["3:1 error: a second document begins here"]);
}

#[test]
fn an_empty_file_is_a_fault() {
    for text in ["", "\n\n", "# only a comment\n", "---\n", "~", "\u{FEFF}"] {
        assert_eq!(read(text), ("nothing".into(), vec!["1:1 error: the file is empty".into()]));
    }
}

#[test]
fn unsafe_characters_are_removed_and_told() {
    let (tree, faults) = read("a: x\n\"b\\u202e\": \"\\e[31mred\\e[0m\\u200b\"\nc: d\te\n");
    assert_eq!(tree, "{a: x, b: [31mred[0m, c: d e}");
    assert_eq!(faults, ["2:1 warning: removed U+202E", "2:12 warning: removed U+001B, U+200B"]);
    let (tree, faults) = read("a: \u{9b}x\u{2066}y\u{e000}z\u{7f}\u{e0001}\u{fdd0}\n");
    assert_eq!(tree, "{a: xy\u{FFFD}z}");
    assert_eq!(faults, ["1:4 warning: removed U+009B, U+2066, U+E000, U+007F, U+E0001 and others"]);
}

#[test]
fn keys_that_look_alike_once_cleaned_are_doubled() {
    let (tree, faults) = read("a: 1\n\"a\\u200b\": 2\n");
    assert_eq!(tree, "{a: 1}");
    assert_eq!(faults, ["2:1 warning: removed U+200B", "2:1 error: `a` is written twice here"]);
}

#[test]
fn deep_nesting_is_refused_at_the_first_level_too_many() {
    let deep = |levels: usize| format!("a: {}x{}", "[".repeat(levels), "]".repeat(levels));
    assert_eq!(read(&deep(23)).1, Vec::<String>::new());
    assert_eq!(read(&deep(24)).1, ["1:27 error: more than 24 levels of nesting"]);
    let block = |levels: usize| (0..levels).fold(String::new(), |t, n| t + &" ".repeat(n) + "a:\n");
    assert_eq!(read(&block(24)).1, Vec::<String>::new());
    assert_eq!(read(&block(25)).1, ["25:25 error: more than 24 levels of nesting"]);
}

#[test]
fn a_text_of_more_than_a_mebibyte_is_refused() {
    let long = |length: usize| format!("a:\n  - b: {}\n  - c: d\n", "x".repeat(length));
    let (tree, faults) = read(&long((1 << 20) + 1));
    assert_eq!(tree, "{a: [{c: d}]}");
    assert_eq!(faults, ["2:8 error: a single text of more than 1 MiB"]);
    assert_eq!(read(&long(1 << 20)).1, Vec::<String>::new());
}
