//! Changes to files that people wrote by hand.

use super::*;

fn add(name: &str, query: &str) -> SavedSearchChange {
    SavedSearchChange::Add { name: name.into(), query: query.into() }
}

fn replace(name: &str, query: &str) -> SavedSearchChange {
    SavedSearchChange::Replace { name: name.into(), query: query.into() }
}

fn delete(name: &str) -> SavedSearchChange {
    SavedSearchChange::Delete { name: name.into() }
}

fn amended(old: &str, change: &SavedSearchChange) -> Result<String, Refusal> {
    let new = amend(old.as_bytes(), change, &Taxonomy::default())?;
    Ok(String::from_utf8(new).unwrap())
}

const BOMBS: &str = "- name: \"bombs\"\n  query: \"bomb\"\n";

#[test]
fn a_new_one_is_written_behind_all_that_is_there() {
    for (old, new) in [
        ("", BOMBS.to_owned()),
        ("# mine\n", format!("# mine\n{BOMBS}")),
        ("# mine", format!("# mine\n{BOMBS}")),
        (
            "# mine\n- { name: a, query: x }   # first\n\n# the end\n",
            format!("# mine\n- {{ name: a, query: x }}   # first\n\n# the end\n{BOMBS}"),
        ),
        ("- name: a\n  query: x", format!("- name: a\n  query: x\n{BOMBS}")),
        ("\u{feff}- name: a\n  query: x\n", format!("\u{feff}- name: a\n  query: x\n{BOMBS}")),
        (
            "  - name: a\n    query: x\n",
            "  - name: a\n    query: x\n  - name: \"bombs\"\n    query: \"bomb\"\n".to_owned(),
        ),
        (
            "- name: a\r\n  query: x\r\n",
            "- name: a\r\n  query: x\r\n- name: \"bombs\"\r\n  query: \"bomb\"\r\n".to_owned(),
        ),
    ] {
        assert_eq!(amended(old, &add("bombs", "bomb")), Ok(new), "{old}");
    }
}

#[test]
fn what_cannot_go_behind_is_written_anew_unless_a_comment_would_go() {
    let flow = "[{ name: a, query: x, note: why }]\n";
    let new = amended(flow, &add("bombs", "bomb")).unwrap();
    assert_eq!(new, format!("- name: \"a\"\n  query: \"x\"\n  note: \"why\"\n{BOMBS}"));
    assert_eq!(amended("[]\n", &add("bombs", "bomb")), Ok(BOMBS.to_owned()));
    let told = "[{ name: a, query: x }] # ours\n";
    assert_eq!(amended(told, &add("bombs", "bomb")), Err(Refusal::Shape));
}

#[test]
fn only_the_lines_of_the_one_that_changes_change() {
    let old = "# head\n- name: a\n  query: x\n  note: why\n\n# of b\n- { name: B, query: y } # y\n\
               # tail\n";
    assert_eq!(
        amended(old, &replace("A", "bomb")).unwrap(),
        "# head\n- name: \"A\"\n  query: \"bomb\"\n  note: \"why\"\n\n# of b\n\
         - { name: B, query: y } # y\n# tail\n"
    );
    assert_eq!(
        amended(old, &delete("a")).unwrap(),
        "# head\n\n# of b\n- { name: B, query: y } # y\n# tail\n"
    );
    assert_eq!(
        amended(old, &delete("b")).unwrap(),
        "# head\n- name: a\n  query: x\n  note: why\n\n# of b\n# tail\n"
    );
    let last = amended(BOMBS, &delete("bombs")).unwrap();
    assert_eq!(last, "");
    assert_eq!(amended(&last, &add("bombs", "bomb")), Ok(BOMBS.to_owned()));
    let dash = "-\n  name: a\n  query: x\n- name: b\n  query: y\n";
    assert_eq!(amended(dash, &delete("a")).unwrap(), "- name: b\n  query: y\n");
}

#[test]
fn a_name_stands_once_however_it_is_cased() {
    assert_eq!(amended(BOMBS, &add("Bombs", "x")), Err(Refusal::Taken));
    assert_eq!(amended(BOMBS, &delete("fires")), Err(Refusal::Missing));
    let new = amended("- { name: a, query: x }\n", &replace("bombs", "bomb")).unwrap();
    assert_eq!(new, format!("- {{ name: a, query: x }}\n{BOMBS}"), "it went meanwhile");
}

#[test]
fn a_file_with_a_fault_stays_as_it_is() {
    for old in ["- { name: a }\n", "name: x\n", "- [\n", "- { name: a, query: 'colour:red' }\n"] {
        for change in [add("bombs", "bomb"), replace("a", "bomb"), delete("a")] {
            let refused = amended(old, &change).unwrap_err();
            assert!(matches!(refused, Refusal::Faulty(_)), "{old}: {refused:?}");
        }
    }
}

#[test]
fn whatever_is_saved_reads_back_as_it_was_typed() {
    for text in
        ["-actor", "'machine gun", "\"in a row\" x", "a#b #c", "\"x: y\"", "قنبلة", "a\\b \"x\""]
    {
        let Ok(new) = amended("# mine\n", &add(&format!("n {text}"), text)) else {
            panic!("{text}")
        };
        let (list, faults) = read(new.as_bytes(), false, &Taxonomy::default());
        assert_eq!((list.len(), faults), (1, Vec::new()), "{new}");
        assert_eq!((list[0].name.as_str(), list[0].query.as_str()), (&*format!("n {text}"), text));
    }
    // Content that the reader would reject is not written.
    assert_eq!(amended("", &add("a", "colour:red")), Err(Refusal::Shape));
    assert_eq!(amended("", &add("@a", "x")), Err(Refusal::Shape));
}
