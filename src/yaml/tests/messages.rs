//! Provokes the scanner's messages one by one, to check that each has the words in `complaints`.

use saphyr_parser::Parser;

use crate::yaml::complaints;

/// A file, and the scanner's message for it.
const PROVOKED: &[(&str, &str)] = &[
    ("a:\n\tb: c\n", "tab"),
    ("a: &\n", "anchor"),
    ("a: !<x\n", "verbatim"),
    ("a: !h!b c\n", "the handle"),
    ("a: !\u{e9}\n", " tag"),
    ("a: \"b\n", "unexpected end of stream"),
    ("a: 'b\n--- c'\n", "document indicator"),
    ("a:\n  b: \"c\nd\"\n", "in quoted scalar"),
    ("a: \"b\" c\n", "trailing content after double-quoted"),
    ("a: \"\\q\"\n", "escape character"),
    ("a: \"\\xzz\"\n", "hexadecimal number"),
    ("a: \"\\ud800\"\n", "Unicode character escape"),
    ("a: [,]\n", "expected node content"),
    ("a: b: c\n", "mapping values are not allowed"),
    ("a: b\nc\nd: e\n", "simple key expect"),
    ("a: - b\n", "block sequence entries are not allowed"),
    ("a:\n  - b\n c: d\n", "expected key"),
    ("- a\nb: c\n", "expected '-'"),
    ("a:\n  b: \"c\nd\"\n", "invalid indentation"),
    ("a: b # c\n  d\n", "comment intercepting"),
    ("a: @b\n", "unexpected character"),
    ("a:\n  -\t- b\n", "followed by a valid YAML whitespace"),
    ("a: ]\n", "misplaced bracket"),
    ("a: - b\n", "block sequence"),
    ("a: [b c: d e: f\n", "expected ','"),
    ("a: [- b]\n", "only valid inside a block"),
    ("a: [b,\nc]\n", "in flow construct"),
    ("[a\n: b]\n", "illegal placement of ':'"),
    ("{a:[b]}\n", "may not precede any of"),
    ("a: [-]\n", "plain scalar cannot start with"),
];

fn said(text: &str) -> String {
    let error = Parser::new_from_str(text).find_map(Result::err);
    error.map_or_else(|| "nothing".to_owned(), |error| error.info().to_owned())
}

#[test]
fn the_scanner_says_what_is_looked_for() {
    for (text, part) in PROVOKED {
        assert!(said(text).contains(part), "{text:?}: {} has no `{part}`", said(text));
    }
    let deep = "[".repeat(20_000);
    assert!(said(&deep).contains("recursion limit"), "{}", said(&deep));
}

#[test]
fn all_that_is_looked_for_is_provoked() {
    let provoked: Vec<&str> =
        PROVOKED.iter().map(|(_, part)| *part).chain(["recursion limit"]).collect();
    for part in complaints::ALL.iter().copied().flatten() {
        assert!(provoked.contains(part), "`{part}` is never provoked");
    }
}
