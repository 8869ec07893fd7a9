//! Tests of syntax errors: the message, the place, and that an error costs no more than its item.

use super::{fault, read};

#[track_caller]
fn costs(text: &str, tree: &str, told: &str) {
    assert_eq!(read(text), (tree.to_owned(), vec![told.to_owned()]), "{text}");
}

#[test]
fn a_colon_in_a_text() {
    let text = "entries:\n  - text: Iraq: two\n    kind: x\n  - text: b\n";
    costs(text, "{entries: [{text: b}]}", "2:15 error: `: ` inside a text");
    assert_eq!(fault(text).1, "put the text in quotes");
}

#[test]
fn a_key_indented_too_far() {
    let text = "entries:\n  - date: x\n     kind: y\n  - date: z\n";
    costs(text, "{entries: [{date: z}]}", "3:6 error: wrong indentation");
}

#[test]
fn a_key_not_indented_enough() {
    let text = "entries:\n  - a: 1\n   b: 2\n  - c: 3\n";
    costs(text, "{entries: [{c: 3}]}", "3:4 error: wrong indentation");
    assert_eq!(fault(text).1, "indent with spaces, as the lines around it");
    let text = "entries:\n  - a: 1\n b: 2\n  - c: 3\nnotes: d\n";
    costs(text, "{entries: [{c: 3}], notes: d}", "3:2 error: wrong indentation");
}

#[test]
fn a_tab_as_indentation() {
    let hint = "indent with spaces, as the lines around it";
    for (text, tree, place) in [
        ("x:\n  - a: 1\n\tb: 2\n  - c: 3\n", "{x: [{c: 3}]}", "3:1"),
        ("x:\n  - a: 1\n  \tb: 2\n  - c: 3\n", "{x: [{c: 3}]}", "3:3"),
        ("x:\n  - c: 3\n\t- a: 1\n", "{x: ~}", "3:1"),
    ] {
        let (told, found) = fault(text);
        assert_eq!(told, format!("{place} error: a tab cannot indent"), "{text}");
        assert_eq!(found, hint);
        assert_eq!(read(text).0, tree, "{text}");
    }
}

#[test]
fn a_quotation_without_end() {
    let text = "entries:\n  - text: \"abc\n    kind: x\n  - text: d\n";
    costs(
        text,
        "{entries: [{text: d}]}",
        "2:11 error: the text that begins with this \" has no end",
    );
    costs("- a: b\n- 'c\n", "[{a: b}]", "2:3 error: the text that begins with this ' has no end");
}

#[test]
fn a_text_after_a_quotation() {
    let text = "- a: 'it's'\n- b: c\n";
    costs(text, "[{b: c}]", "1:10 error: something follows the quoted text");
    assert_eq!(fault(text).1, "quote the whole text; a ' within it is written ''");
    let text = "- a: \"x\" y\n- b: c\n";
    costs(text, "[{b: c}]", "1:10 error: something follows the quoted text");
    assert_eq!(fault(text).1, "quote the whole text; a \" within it is written \\\"");
}

#[test]
fn an_unknown_escape() {
    let told = "1:6 error: an unknown escape in this text";
    costs("- a: \"C:\\qua\"\n- b: c\n", "[{b: c}]", told);
}

#[test]
fn a_bracket_without_end() {
    let open = "2:8 error: this bracket is not closed";
    costs("x:\n  - t: [a, b\n    k: x\n  - d: y\n  - d: z\n", "{x: [{d: y}, {d: z}]}", open);
    costs("x:\n  - t: [a, b\n  - d: y\n  - d: z\n", "{x: [{d: y}, {d: z}]}", open);
    let (tree, faults) = read("x:\n  - { a: b, c: d\n  - d: y\n  - d: z\n");
    assert_eq!(tree, "{x: [{d: y}, {d: z}]}");
    assert_eq!(faults, ["2:5 error: this bracket is not closed"]);
}

#[test]
fn brackets_that_do_not_match() {
    let comma = "a comma or a closing bracket was expected here";
    costs("- a: {x: [1, 2}\n- b: 1\n", "[{b: 1}]", &format!("1:15 error: {comma}"));
    costs("- a: [x,, y]\n- b: 1\n", "[{b: 1}]", "1:9 error: a value is missing here");
    costs("- a: ]\n- b: 1\n", "[{b: 1}]", "1:6 error: this bracket was never opened");
}

#[test]
fn a_line_without_a_colon() {
    let expected = "a key and a colon were expected here";
    let text = "- a: 1\n  kind\n\n  b: 2\n- c: 3\n";
    costs(text, "[{c: 3}]", &format!("2:3 error: {expected}"));
    let text = "- a: foo\nbar\n- b: 2\n";
    costs(text, "[{b: 2}]", &format!("2:1 error: {expected}"));
}

#[test]
fn a_character_that_begins_no_text() {
    let told = "1:6 error: a text cannot begin with this character";
    costs("- a: @b\n- c: d\n", "[{c: d}]", told);
    costs("- a: `b`\n- c: d\n", "[{c: d}]", told);
}

#[test]
fn a_list_in_the_line_of_its_key() {
    costs("- a: - b\n- c: d\n", "[{c: d}]", "1:6 error: a list cannot begin here");
}

#[test]
fn a_comment_inside_a_text() {
    costs("- a: b #1\n    c\n- d: e\n", "[{d: e}]", "1:8 error: a comment inside a text");
}

#[test]
fn an_error_in_an_entry_costs_the_entry() {
    let text = "\
theatres:
  - theatre: iraq
    areas:
      - area: Diyala
        summary: x
        entries:
          - date: 1
            versions:
              - by: a: b
          - date: 2
      - area: Kirkuk
";
    let tree = "{theatres: [{theatre: iraq, areas: [\
                {area: Diyala, summary: x, entries: [{date: 2}]}, {area: Kirkuk}]}]}";
    costs(text, tree, "9:22 error: `: ` inside a text");
    // Only the broken line beside the entries is lost.
    let text = text.replace("summary: x", "summary: x: y").replace("by: a: b", "by: a");
    let tree = "{theatres: [{theatre: iraq, areas: [{area: Diyala, \
                entries: [{date: 1, versions: [{by: a}]}, {date: 2}]}, {area: Kirkuk}]}]}";
    costs(&text, tree, "5:19 error: `: ` inside a text");
}

#[test]
fn a_broken_key_of_the_whole_file_costs_itself() {
    costs("a: b\ntitle: x: y\nc: d\n", "{a: b, c: d}", "2:9 error: `: ` inside a text");
}

#[test]
fn an_error_that_no_item_holds_costs_the_file() {
    costs("title: x: y\nc: d\n", "nothing", "1:9 error: `: ` inside a text");
    costs("@\n", "nothing", "1:1 error: a text cannot begin with this character");
}

#[test]
fn several_errors_are_all_told() {
    let text = "x:\n  - a: b: c\n  - ok\n  - 'd\n  - e: [f\n  - g: @\n  - fine\n";
    let (tree, faults) = read(text);
    assert_eq!(tree, "{x: [ok, fine]}");
    let places: Vec<&str> = faults.iter().map(|told| told.split(' ').next().unwrap()).collect();
    assert_eq!(places, ["2:9:", "4:5:", "5:8:", "6:8:"].map(|p| p.trim_end_matches(':')));
}
