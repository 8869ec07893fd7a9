//! One table says what the fields of an entry are, and every listing says its columns once: the
//! rooms, the documents and CONTRIBUTING are held to it.
#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use watchfloor::archive::{Corpus, EntryKey, Origin, load_all};
use watchfloor::digest::{
    ENTRY_FIELDS, EntryField, FieldDef, FieldForm, FieldValue, Lookup, PagePart,
};
use watchfloor::export::{self, RECORD, Shape};
use watchfloor::page;
use watchfloor::query::{FIELDS, Index, Oracle, parse};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The files of the program below `src`, with what is in them but for their tests.
fn sources() -> Vec<(String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![src.clone()];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(folder).unwrap() {
            let path = item.unwrap().path();
            let name = path.strip_prefix(&src).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                folders.push(path);
            } else if !name.ends_with("_tests.rs") && !name.contains("/tests/") {
                let text = fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]").next().unwrap().to_owned();
                found.push((name, code));
            }
        }
    }
    found.sort();
    assert!(found.len() > 200, "only {} files were found", found.len());
    found
}

#[test]
fn no_listing_pairs_names_with_cells_by_their_places() {
    // Such a pair is a list of columns, and rows that are made somewhere else.
    let by_place = ["[Column;", "Vec<Column>", "Rows::new(&"];
    // The first pairs them; the second puts one column and its cell behind those of a layout; the
    // third takes columns out of one, each together with the place of its cell.
    let may = ["export/layout.rs", "cli/session.rs", "export/columns.rs"];
    let pairs = |code: &str| by_place.iter().any(|form| code.contains(form));
    let sources = sources();
    let found = sources.iter().filter(|(name, code)| !may.contains(&&**name) && pairs(code));
    let found: Vec<_> = found.map(|(name, _)| name).collect();
    assert!(
        found.is_empty(),
        "a slip would mislabel every later column; write a `Layout`: {found:?}"
    );
}

/// What CONTRIBUTING tells of a field of an entry.
fn recipe() -> String {
    let text = read("CONTRIBUTING.md");
    let (_, rest) = text.split_once("**A field of an entry.**").unwrap();
    rest.split("\n**").next().unwrap().to_owned()
}

/// The target is a typical field: it may be left out, is read, kept, shown, exported, described in
/// the schema and searched, and its words are nobody else's. What is built on it beyond that (a
/// comparison counts targets) asks by `target()` and is nothing that another field needs.
#[test]
fn a_field_is_named_in_the_files_that_contributing_says_and_in_no_other() {
    let names = ["EntryField::Target", "\"target\"", "\"Target\""];
    let sources = sources();
    // A comparison has a measure of that name. An import fills fields, each from words of its own.
    let is_apart =
        |file: &str| file == "compare/measures/targets.rs" || file.starts_with("import/");
    let handles = sources.iter().filter(|(file, _)| !is_apart(file));
    let named = handles.filter(|(_, code)| names.iter().any(|name| code.contains(name)));
    let named: BTreeSet<_> = named.map(|(file, _)| format!("src/{file}")).collect();
    let recipe = recipe();
    let told = recipe.split('`').skip(1).step_by(2).filter(|word| word.starts_with("src/"));
    let told: BTreeSet<_> = told.map(str::to_owned).collect();
    assert!(told.len() <= 5, "so many files for one field: {told:?}");
    assert_eq!(named, told);
}

/// An entry that says something in every plain field, beside what it needs.
fn full() -> (Corpus, Vec<FieldDef>) {
    let plain: Vec<_> =
        ENTRY_FIELDS.iter().filter(|def| def.plain_part().is_some()).copied().collect();
    let mut entry = String::new();
    for def in &plain {
        let value = match def.form {
            FieldForm::Names(_) | FieldForm::NameOrNames(_) => format!("[{}, other]", word(def)),
            FieldForm::Count => "\">=7\"".to_owned(),
            FieldForm::Choice(words) => {
                let own = |word: &&&str| Some(**word) != def.left_out;
                words.iter().find(own).unwrap().to_string()
            }
            FieldForm::Date => "2020-05-25".to_owned(),
            FieldForm::TimeOfDay => "14:30".to_owned(),
            FieldForm::Position => "33.75 44.64 ~5 km".to_owned(),
            FieldForm::Losses => "{ killed: 15 }".to_owned(),
            FieldForm::Pairs => format!("{{ grade: {} }}", word(def)),
            FieldForm::Id
            | FieldForm::Wave
            | FieldForm::Kind
            | FieldForm::Tactics
            | FieldForm::Place
            | FieldForm::Basis
            | FieldForm::Sources
            | FieldForm::Versions
            | FieldForm::Text
            | FieldForm::Name
            | FieldForm::Reference => word(def),
        };
        writeln!(entry, "        {}: {value}", def.key).unwrap();
    }
    let text = format!(
        "digest: itic-2020-05-21\ntitle: Spotlight\npublisher: ITIC\nperiod: \
         2020-05-21..2020-05-26\ntheatres:\n  - theatre: iraq\n    entries:\n      - date: \
         2020-05-21\n        kind: attack\n        text: A bomb.\n        basis: claimed\n{entry}      \
         - {{ date: 2020-05-22, kind: attack, text: Another., basis: claimed }}\n"
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2020-05-21.yaml");
    fs::write(&file, text).unwrap();
    let (corpus, problems) = load_all(&Origin::Files(vec![file]));
    assert!(problems.iter().all(|problem| problem.message.contains("wave")), "{problems:?}");
    assert_eq!(corpus.len(), 2);
    (corpus, plain)
}

/// A word that only one field says.
fn word(def: &FieldDef) -> String {
    if def.form == FieldForm::Wave {
        return "2020-05-raids".to_owned();
    }
    format!("quixotic{}", def.key.replace('_', ""))
}

const FULL: EntryKey = EntryKey { digest: 0, index: 0 };

#[test]
fn a_plain_field_is_kept_shown_exported_and_found_by_its_row_alone() {
    let (corpus, plain) = full();
    assert!(plain.iter().any(|def| def.field == EntryField::Target));
    let entry = corpus.entry(FULL).unwrap();
    let page = format!("{:?}", page::entry(&corpus, FULL));
    let record = export::entry(&corpus, FULL).unwrap();
    let index = Index::build(&corpus);
    for def in &plain {
        let value = entry.value(def.field).unwrap();
        // A page has a count as it is printed, a file as it is written.
        let printed =
            if let FieldValue::Count(count) = &value { Some(count.in_print()) } else { None };
        let said = match value {
            FieldValue::Count(count) => count.to_string(),
            FieldValue::Text(text) => text.to_owned(),
            FieldValue::Names(mut names) => names.next().unwrap().to_owned(),
            FieldValue::Position(at) => at.lat().to_string(),
            FieldValue::Toll(toll) => toll.killed.unwrap().to_string(),
            FieldValue::Pairs(mut pairs) => pairs.next().unwrap().1.to_owned(),
        };
        let shown = printed.as_ref().unwrap_or(&said);
        assert!(page.contains(shown), "{} is not on the page", def.key);
        if let Some(label) = def.plain_part().and_then(PagePart::label) {
            assert!(page.contains(&format!("\"{label} ")), "{label} is not on the page");
        }
        let cell = &record[def.column];
        let first = cell.get(0).or(cell.get("text")).unwrap_or(cell);
        let first = first.get("value").unwrap_or(first);
        let first = first.as_str().map_or_else(|| first.to_string(), str::to_owned);
        assert_eq!(first, said, "{} in the record", def.column);
        // A wave is looked for among those that a file describes.
        if let Some(search) = def.search.filter(|search| search.by != Lookup::Wave) {
            let query = parse(&format!("{}:{said}", search.word), corpus.taxonomy()).unwrap();
            let found = index.matching(&corpus, &query, &|| false).unwrap();
            assert_eq!(found, [FULL], "{query}");
            assert!(Oracle::new(&query, &corpus).matches(entry), "{query}");
        }
    }
}

#[test]
fn every_field_has_its_column_and_the_loader_knows_no_other() {
    for def in ENTRY_FIELDS {
        let column = RECORD.columns().iter().find(|column| column.name == def.column);
        let column = column.unwrap_or_else(|| panic!("{} is not exported", def.key));
        let shape = match def.form {
            FieldForm::Count | FieldForm::Losses => Shape::Count,
            FieldForm::Names(_) | FieldForm::NameOrNames(_) => Shape::List,
            FieldForm::Sources | FieldForm::Versions | FieldForm::Pairs => continue,
            FieldForm::Position => Shape::Number,
            FieldForm::Date => Shape::Day,
            FieldForm::Id
            | FieldForm::Wave
            | FieldForm::Kind
            | FieldForm::Tactics
            | FieldForm::Place
            | FieldForm::Basis
            | FieldForm::Text
            | FieldForm::Name
            | FieldForm::Choice(_)
            | FieldForm::Reference
            | FieldForm::TimeOfDay => Shape::Text,
        };
        assert_eq!(column.shape, shape, "{}", def.column);
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2020-05-21.yaml");
    let text = "digest: itic-2020-05-21\ntitle: S\npublisher: ITIC\nperiod: 2020-05-21\n\
                theatres: [{ theatre: iraq, entries: [{ zzzzzzzz: x }] }]\n";
    fs::write(&file, text).unwrap();
    let (_, problems) = load_all(&Origin::Files(vec![file]));
    let hint =
        problems.iter().find_map(|problem| problem.hint.as_deref()?.strip_prefix("known here: "));
    let known: BTreeSet<_> = hint.unwrap().split(", ").collect();
    let keys: BTreeSet<_> = ENTRY_FIELDS.iter().map(|def| def.key).collect();
    assert_eq!(known, keys);
}

/// What stands in code in the first cells of the tables below a heading.
fn listed(page: &str, heading: &str) -> BTreeSet<String> {
    let text = read(page);
    let (_, rest) = text.split_once(&format!("\n## {heading}\n")).unwrap();
    let section = rest.split("\n## ").next().unwrap();
    let rows = section.lines().filter(|line| line.starts_with("| `"));
    let cells = rows.filter_map(|row| row.split('|').nth(1));
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2).map(str::to_owned)).collect()
}

#[test]
fn the_documents_list_every_field() {
    let keys: BTreeSet<_> = ENTRY_FIELDS.iter().map(|def| def.key.to_owned()).collect();
    assert_eq!(listed("docs/format.md", "An entry"), keys, "docs/format.md, \"An entry\"");
    let columns: BTreeSet<_> =
        RECORD.columns().iter().map(|column| column.name.to_owned()).collect();
    assert_eq!(listed("docs/exports.md", "An entry"), columns, "docs/exports.md, \"An entry\"");
    let words: BTreeSet<_> = FIELDS.iter().map(|spec| spec.search.word.to_owned()).collect();
    let told = listed("docs/query.md", "Fields");
    let missing: Vec<_> = words.difference(&told).collect();
    assert!(missing.is_empty(), "docs/query.md, \"Fields\", does not tell of {missing:?}");
}
