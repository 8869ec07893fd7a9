//! Tests of syntax errors: the message, the place, and that an error costs nothing where only one
//! thing can be meant, and no more than its item where not.

use super::{fault, read};

#[track_caller]
fn costs(text: &str, tree: &str, told: &str) {
    assert_eq!(read(text), (tree.to_owned(), vec![told.to_owned()]), "{text}");
}

#[test]
fn a_colon_in_a_text() {
    let text = "entries:\n  - text: Iraq: two\n    kind: x\n  - text: b\n";
    let told = "2:15 warning: `: ` inside a text: read as part of it";
    costs(text, "{entries: [{text: Iraq: two, kind: x}, {text: b}]}", told);
    assert_eq!(fault(text).1, "put the text in quotes");
    // A mapping that begins in the line of its key cannot be told from a text.
    let text = "entries:\n  - source: outlet: x\n      date: y\n  - text: b\n";
    costs(text, "{entries: [{text: b}]}", "2:19 error: `: ` inside a text");
}

#[test]
fn a_text_that_goes_on_is_read_to_its_end() {
    let text = "- text: Iraq: two\n    said he: three, it's said\n  kind: x\n";
    let told = "1:13 warning: `: ` inside a text: read as part of it";
    costs(text, "[{text: Iraq: two said he: three, it's said, kind: x}]", told);
}

#[test]
fn a_key_indented_too_far() {
    let text = "entries:\n  - date: x\n     kind: y\n  - date: z\n";
    let told = "3:6 warning: wrong indentation: read as meant";
    costs(text, "{entries: [{date: x, kind: y}, {date: z}]}", told);
}

#[test]
fn a_key_not_indented_enough() {
    let text = "entries:\n  - a: 1\n   b: 2\n  - c: 3\n";
    let told = "3:4 warning: wrong indentation: read as meant";
    costs(text, "{entries: [{a: 1, b: 2}, {c: 3}]}", told);
    assert_eq!(fault(text).1, "indent with spaces, as the lines around it");
    // Nothing tells whether it belongs to the item or to the file.
    let text = "entries:\n  - a: 1\n b: 2\n  - c: 3\nnotes: d\n";
    let (tree, faults) = read(text);
    assert!(tree.contains("{c: 3}") || tree.contains("b: 2"), "{tree}");
    assert!(faults[0].starts_with("3:2 "), "{faults:?}");
}

#[test]
fn a_tab_as_indentation() {
    let hint = "indent with spaces, as the lines around it";
    for (text, tree, place) in [
        ("x:\n  - a: 1\n\tb: 2\n  - c: 3\n", "{x: [{a: 1, b: 2}, {c: 3}]}", "3:1"),
        ("x:\n\t- a: 1\n\t\tb: 2\n\t- c: 3\n", "{x: [{a: 1, b: 2}, {c: 3}]}", "2:1"),
        ("x:\n  - a: 1\n  \tb: 2\n  - c: 3\n", "{x: [{a: 1, b: 2}, {c: 3}]}", "3:3"),
        ("x:\n  - c: 3\n\t- a: 1\n", "{x: [{c: 3}, {a: 1}]}", "3:1"),
    ] {
        let (told, found) = fault(text);
        assert_eq!(
            told,
            format!("{place} warning: a tab cannot indent: read as the spaces that fit")
        );
        assert_eq!(found, hint);
        assert_eq!(read(text).0, tree, "{text}");
    }
}

#[test]
fn a_quotation_without_end() {
    let text = "entries:\n  - text: \"abc\n    kind: x\n  - text: d\n";
    costs(
        text,
        "{entries: [{text: abc, kind: x}, {text: d}]}",
        "2:11 warning: the text that begins with this quotation mark has no end: read up to the \
         end of the line",
    );
    let (tree, faults) = read("- a: b\n- 'c\n");
    assert_eq!((tree.as_str(), faults.len()), ("[{a: b}, c]", 1));
    // A text of several lines ends where they do.
    let (tree, faults) = read("- a: \"b\n    c d\n  e: f\n");
    assert_eq!((tree.as_str(), faults.len()), ("[{a: b c d, e: f}]", 1));
}

#[test]
fn a_text_after_a_quotation() {
    for (text, tree, place) in [
        ("- a: 'it's'\n- b: c\n", "[{a: it's}, {b: c}]", "1:10"),
        ("- a: \"x\" y\n- b: c\n", "[{a: \"x\" y}, {b: c}]", "1:9"),
        ("- a: \"he said \"go\" to us\"\n", "[{a: he said \"go\" to us}]", "1:16"),
    ] {
        let told =
            format!("{place} warning: something follows the quoted text: read as part of it");
        costs(text, tree, &told);
        assert!(fault(text).1.starts_with("quote the whole text"));
    }
}

#[test]
fn an_unknown_escape() {
    let told = "1:6 warning: an unknown escape: read as it stands";
    costs("- a: \"C:\\qua's\"\n- b: c\n", "[{a: C:\\qua's}, {b: c}]", told);
    let told = "1:8 error: an unknown escape in this text";
    costs("- { a: \"C:\\qua\" }\n- b: c\n", "[{b: c}]", told);
}

#[test]
fn a_bracket_without_end() {
    let open = |place: &str| {
        format!(
            "{place} warning: this bracket is not closed: read as closed at the end of the line"
        )
    };
    let text = "x:\n  - t: [a, b\n    k: x\n  - d: y\n";
    costs(text, "{x: [{t: [a, b], k: x}, {d: y}]}", &open("2:8"));
    assert_eq!(fault(text).1, "close it with `]`");
    costs("x:\n  - t: [a, b  # c\n  - d: y\n", "{x: [{t: [a, b]}, {d: y}]}", &open("2:8"));
    let text = "x:\n  - { a: b, c: d\n  - { d: y }\ny: z\n";
    costs(text, "{x: [{a: b, c: d}, {d: y}], y: z}", &open("2:5"));
    assert_eq!(fault(text).1, "close it with `}`");
    // It goes on in lines that are deeper, and in those that are neither a key nor an item.
    let text = "x:\n  - { a: b,\n      c: d\n  - { d: y }\n";
    costs(text, "{x: [{a: b, c: d}, {d: y}]}", &open("2:5"));
    let (tree, faults) = read("x: [\n{ a: b },\n{ c: d }\ny: z\n");
    assert_eq!(tree, "{x: [{a: b}, {c: d}], y: z}");
    assert_eq!(faults, [&*open("1:4"), "2:1 warning: wrong indentation: read as meant"]);
    costs("x:\n  [a,\n   b\ny: z\n", "{x: [a, b], y: z}", &open("2:3"));
    costs("title: [x\nc: d\n", "{title: [x], c: d}", &open("1:8"));
    let inner = "1:5 warning: this bracket is not closed: read as closed before the next one";
    costs("x: [{ a: b]\nc: d\n", "{x: [{a: b}], c: d}", inner);
    // Nothing within it is a key: a text was meant.
    let told = "1:6 warning: a text cannot begin with `{`: read as text";
    costs("- a: {two of them\n  b: c\n", "[{a: {two of them, b: c}]", told);
}

#[test]
fn brackets_that_do_not_match() {
    let other = |place: &str, sign: char| {
        format!("{place} warning: this sign closes no bracket that is open here: read as `{sign}`")
    };
    costs("- a: [x, y}\n- b: 1\n", "[{a: [x, y]}, {b: 1}]", &other("1:11", ']'));
    costs("- { a: x ]\n- b: 1\n", "[{a: x}, {b: 1}]", &other("1:10", '}'));
    let inner = "1:10 warning: this bracket is not closed: read as closed before the next one";
    costs("- a: {x: [1, 2}\n- b: 1\n", "[{a: {x: [1, 2]}}, {b: 1}]", inner);
    for (after, said) in [("}", "}"), (",", ","), ("},", "},"), (" ]", "]")] {
        let told = format!(" warning: `{said}` after a closed bracket");
        let (tree, faults) = read(&format!("- {{ a: x }}{after}\n- b: 1\n"));
        assert_eq!((tree.as_str(), faults.len()), ("[{a: x}, {b: 1}]", 1), "{after}");
        assert!(faults[0].ends_with(&told), "{faults:?}");
    }
    costs("- a: [x,, y]\n- b: 1\n", "[{b: 1}]", "1:9 error: a value is missing here");
    let told = "1:6 warning: a text cannot begin with `]`: read as text";
    costs("- a: ]\n- b: 1\n", "[{a: ]}, {b: 1}]", told);
    let told = "1:6 warning: a text cannot begin with `[`: read as text";
    costs("- a: [sic] two\n- b: 1\n", "[{a: [sic] two}, {b: 1}]", told);
}

#[test]
fn a_line_without_a_colon() {
    let expected = "error: a key and a colon were expected here: this line is left out";
    let text = "- a: 1\n  kind\n\n  b: 2\n- c: 3\n";
    costs(text, "[{a: 1, b: 2}, {c: 3}]", &format!("2:3 {expected}"));
    let text = "- a: foo\nbar\n- b: 2\n";
    costs(text, "[{a: foo}, {b: 2}]", &format!("2:1 {expected}"));
    // Below a key without a value it is the value.
    let told = "2:3 warning: wrong indentation: read as meant";
    costs("- a:\n  two words\n  b: 2\n", "[{a: two words, b: 2}]", told);
    let told = "2:3 warning: wrong indentation: read as part of the text";
    costs("- a: |\n  two words\n  b: 2\n", "[{a: two words\n, b: 2}]", told);
}

#[test]
fn a_line_that_another_program_left_costs_itself() {
    let told = "1:1 error: a fence of Markdown: this line is left out";
    costs("```yaml\na: b\nc: d\n", "{a: b, c: d}", told);
    let (tree, faults) = read("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\nf: g\n");
    assert_eq!((tree.as_str(), faults.len()), ("{a: b, c: d, f: g}", 4));
}

#[test]
fn a_dash_that_slipped_alone_is_put_back() {
    let text = "x:\n  - y: z\n    e:\n      - a: 1\n        b: 2\n    - a: 3\n        b: 4\n";
    let told = "6:5 warning: wrong indentation: read as meant";
    costs(text, "{x: [{y: z, e: [{a: 1, b: 2}, {a: 3, b: 4}]}]}", told);
}

#[test]
fn a_list_whose_items_are_left_out_had_a_value() {
    let told = "2:11 error: a value is missing here";
    costs("x:\n  - t: [a,, b]\ny: z\n", "{x: [], y: z}", told);
}

#[test]
fn a_colon_or_a_dash_without_a_blank() {
    let told = "2:7 warning: a space is missing after the colon";
    costs("- a: 1\n  kind:attack\n  b: 2\n", "[{a: 1, kind: attack, b: 2}]", told);
    let told = "1:7 warning: a space is missing after the colon";
    costs("{ kind:attack, b: 2 }\n", "{kind: attack, b: 2}", told);
    let told = "3:3 warning: a space is missing after the dash";
    costs("x:\n  - a: 1\n  -a: 2\n    b: 3\n", "{x: [{a: 1}, {a: 2, b: 3}]}", told);
    let told = "2:8 warning: a hard blank after the colon";
    costs("- a: 1\n  kind:\u{a0}attack\n  b: 2\n", "[{a: 1, kind: attack, b: 2}]", told);
}

#[test]
fn a_dash_that_is_missing() {
    let told = "4:5 warning: `a` begins another item: a dash is missing";
    let text = "x:\n  - a: 1\n    b: 2\n    a: 3\n    b: 4\n  - a: 5\n";
    costs(text, "{x: [{a: 1, b: 2}, {a: 3, b: 4}, {a: 5}]}", told);
}

#[test]
fn a_character_that_begins_no_text() {
    for text in ["@b", "`b`", "%b", "? b", "| b", ">=50", ">100", "*b*", "&b c", "!b c", "- b"] {
        let first = text.chars().next().unwrap();
        let told = format!("1:6 warning: a text cannot begin with `{first}`: read as text");
        costs(&format!("- a: {text}\n- c: d\n"), &format!("[{{a: {text}}}, {{c: d}}]"), &told);
        assert_eq!(fault(&format!("- a: {text}\n- c: d\n")).1, format!("put `{text}` in quotes"));
    }
    let told = "1:6 warning: a text cannot begin with `>`: read as text";
    costs("- a: >5  # or so\n- c: d\n", "[{a: >5}, {c: d}]", told);
    costs(
        "- a: ?\n  b: c\n",
        "[{a: ?, b: c}]",
        "1:6 warning: a text cannot begin with `?`: read as text",
    );
    let (tree, faults) = read("- { a: @b, c: `d`, e: ? }\n");
    assert_eq!((tree.as_str(), faults.len()), ("[{a: @b, c: `d`, e: ?}]", 3));
}

#[test]
fn a_block_of_text_stays_one() {
    let text = "a: |\n  b: c: d\n  - e\nf: >-\n  g\n  h\ni: |2\n   j\n";
    assert_eq!(read(text), ("{a: b: c: d\n- e\n, f: g h, i:  j\n}".into(), vec![]));
}

#[test]
fn a_list_in_the_line_of_its_key() {
    let told = "1:6 error: a list cannot begin here";
    costs("- a: - b\n     - e\n- c: d\n", "[{c: d}]", told);
}

#[test]
fn a_comment_inside_a_text() {
    let told = "1:8 warning: ` #` inside a text: read as part of it";
    costs("- a: b #1\n    c\n- d: e\n", "[{a: b #1 c}, {d: e}]", told);
}

#[test]
fn a_text_that_a_comment_cuts_short() {
    let cut = "warning: the rest of the line is a comment, from `#` on";
    costs("a: b #12, c\nd: e\n", "{a: b, d: e}", &format!("1:6 {cut}"));
    costs("- é #12\n- d\n", "[é, d]", &format!("1:5 {cut}"));
    costs("a: b\n  c #12\nd: e\n", "{a: b c, d: e}", &format!("2:5 {cut}"));
    costs("{ a: b #12\n}\n", "{a: b}", &format!("1:8 {cut}"));
    for text in ["a: b # c\n", "a: b\n#c\n", "a: b#c\n", "a: 'b' #c\n", "a: b ## c\n", "a: #\n"] {
        assert_eq!(read(text).1, Vec::<String>::new(), "{text}");
    }
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
              - by: [a,, b]
          - date: 2
      - area: Kirkuk
";
    let tree = "{theatres: [{theatre: iraq, areas: [\
                {area: Diyala, summary: x, entries: [{date: 2}]}, {area: Kirkuk}]}]}";
    costs(text, tree, "9:24 error: a value is missing here");
    // Only the broken line beside the entries is lost.
    let text = text.replace("summary: x", "summary: [y,, z]").replace("by: [a,, b]", "by: a");
    let tree = "{theatres: [{theatre: iraq, areas: [{area: Diyala, \
                entries: [{date: 1, versions: [{by: a}]}, {date: 2}]}, {area: Kirkuk}]}]}";
    costs(&text, tree, "5:21 error: a value is missing here");
}

#[test]
fn a_broken_key_of_the_whole_file_costs_itself() {
    costs("a: b\ntitle: [x,, y]\nc: d\n", "{a: b, c: d}", "2:11 error: a value is missing here");
}

#[test]
fn an_error_that_no_item_holds_costs_the_file() {
    costs("title: [x,, y]\nc: d\n", "nothing", "1:11 error: a value is missing here");
    costs("@\n", "nothing", "1:1 error: a text cannot begin with this character");
}

#[test]
fn several_errors_are_all_told() {
    let text = "x:\n  - a: b: c\n  - ok\n  - 'd\n  - e: [f,, g]\n  - g: @\n  - fine\n";
    let (tree, faults) = read(text);
    assert_eq!(tree, "{x: [{a: b: c}, ok, d, {g: @}, fine]}");
    let places: Vec<&str> = faults.iter().map(|told| told.split(' ').next().unwrap()).collect();
    assert_eq!(places, ["2:9", "4:5", "5:11", "6:8"]);
}
