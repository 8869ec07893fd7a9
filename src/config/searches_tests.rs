//! Lists of saved searches, well and badly written.

use super::*;

fn file(text: &str) -> File {
    File { name: "searches.yaml".into(), bytes: text.as_bytes().to_vec() }
}

fn read_one(text: &str) -> Searches {
    searches(Some(&file(text)), None, &Taxonomy::default())
}

fn told(searches: &Searches) -> Vec<String> {
    searches.problems.iter().map(ToString::to_string).collect()
}

#[test]
fn a_list_is_read_in_its_order() {
    let read = read_one(
        "- { name: Stolen uniforms, query: 'uniform', note: see May }\n- name: x\n  query: bomb\n",
    );
    assert_eq!(told(&read), [""; 0]);
    let names: Vec<_> = read.list.iter().map(|search| search.name.as_str()).collect();
    assert_eq!(names, ["Stolen uniforms", "x"]);
    assert_eq!(read.list[0].note.as_deref(), Some("see May"));
    assert!(!read.list[0].shared);
    assert!(read.get("stolen UNIFORMS").is_some());
    assert_eq!(read.hint("stolen uniform"), "did you mean `@Stolen uniforms`?");
}

#[test]
fn what_is_wrong_costs_only_itself() {
    let read = read_one(
        "- { name: a, query: bomb }\n- { name: A, query: fire }\n- { name: b }\n- { query: x }\n\
         - { name: c, query: x, colour: red }\n- plain\n- { name: '', query: x }\n",
    );
    let names: Vec<_> = read.list.iter().map(|search| search.name.as_str()).collect();
    assert_eq!(names, ["a", "c"]);
    let told = told(&read);
    assert_eq!(told.len(), 6, "{told:#?}");
    assert!(told[0].starts_with("searches.yaml:2:11: error: a second search is called `A`"));
    assert!(told[3].contains("unknown key `colour`"), "{told:#?}");
    assert_eq!(read_one("name: x\n").problems.len(), 1);
    assert_eq!(read_one("# none yet\n"), Searches::default());
}

#[test]
fn a_query_at_fault_is_told_at_its_place() {
    for (text, column) in [
        ("- { name: a, query: bomb colour:red }", 26),
        ("- { name: a, query: 'bomb colour:red' }", 27),
        ("- { name: a, query: \"bo\\x6db colour:red\" }", 21),
    ] {
        let read = read_one(text);
        assert_eq!(read.list, []);
        let problem = &read.problems[0];
        assert_eq!((problem.line, problem.column), (1, column), "{text}: {problem}");
        assert!(problem.message.starts_with("in the query of `a`: "), "{problem}");
    }
}

#[test]
fn the_users_own_goes_before_the_archives() {
    let own = file("- { name: Both, query: mine }\n");
    let archive = file("- { name: both, query: theirs }\n- { name: theirs, query: y }\n");
    let read = searches(Some(&own), Some(&archive), &Taxonomy::default());
    let list: Vec<_> =
        read.list.iter().map(|s| (s.name.as_str(), s.query.as_str(), s.shared)).collect();
    assert_eq!(list, [("Both", "mine", false), ("theirs", "y", true)]);
    assert_eq!(read.problems, []);
}

#[test]
fn what_is_written_reads_back() {
    let hard = ["-actor", "'machine gun", "\"in a row\" 'x", "a#b", "back\\slash \"x\"", "قنبلة"];
    let list = hard.map(|query| SavedSearch {
        name: format!("all of {query}").trim().to_owned(),
        query: query.to_owned(),
        note: query.starts_with('-').then(|| "yes".to_owned()),
        shared: false,
    });
    let text = write_searches(&list);
    let (back, faults) = read(text.as_bytes(), false, &Taxonomy::default());
    assert_eq!(faults, [], "{text}");
    assert_eq!(back, list, "{text}");
    assert_eq!(write_searches(&back), text, "one way to write them");
    assert_eq!(read(write_searches(&[]).as_bytes(), false, &Taxonomy::default()).0, []);
}

#[test]
fn a_file_of_nothing_but_faults_is_given_up() {
    let text = "- { name: a, query: 'colour:red' }\n".repeat(MOST_FAULTS + 500);
    let problems = read_one(&text).problems;
    assert_eq!(problems.len(), MOST_FAULTS + 1);
    let last = &problems[MOST_FAULTS];
    assert_eq!((last.line, last.column), (1_001, 3));
    assert!(last.message.ends_with("the file is not read from here on"), "{last}");
}

#[test]
fn a_hint_lists_a_few_of_many_names() {
    let lines: Vec<_> = (0..100).map(|i| format!("- {{ name: s{i}, query: x }}\n")).collect();
    let text = lines.concat();
    let hint = read_one(&text).hint("nothing like them");
    assert!(
        hint.starts_with("known here: s0, s1, ") && hint.ends_with("s23 and 76 more"),
        "{hint}"
    );
}

#[test]
fn a_query_is_no_longer_than_one_that_is_typed() {
    let read = read_one(&format!("- {{ name: a, query: \"{}\" }}\n", "actor:x ".repeat(300)));
    assert_eq!(read.list, []);
    assert!(read.problems[0].message.ends_with("the query of `a` is too long"));
}
