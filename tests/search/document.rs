//! docs/query.md says what is so: its examples find something, its table of fields is the program's.

use std::path::Path;

use watchfloor::archive::{Origin, load_all};
use watchfloor::notes::{AnalystNote, Credibility, NoteBook, Reliability};
use watchfloor::query::{FIELDS, Index, Query, parse};

use super::{SHIPPED, read, search};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/query.md");

/// The heading of what is understood in plain words, whose examples are no queries as they stand.
const TYPED: &str = "\n## As people type it\n";

/// The page without the part on what is understood in plain words, and that part.
fn parts(page: &str) -> (String, &str) {
    let (before, rest) = page.split_once(TYPED).unwrap();
    let (typed, after) = rest.split_once("\n## ").unwrap();
    (format!("{before}\n{after}"), typed)
}

/// The examples: the first cell in code of every row of a table, for fields the fourth.
fn examples(page: &str) -> Vec<String> {
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let row = row.replace("\\|", "\u{1}");
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let cell = if cells.len() > 5 { cells[4] } else { cells[1] };
        cell.trim_matches('`').replace('\u{1}', "|")
    })
    .collect()
}

fn fields() -> String {
    let rows = FIELDS.iter().map(|spec| {
        let also: Vec<String> =
            spec.search.aliases.iter().map(|word| format!("`{word}`")).collect();
        let also = also.join(", ");
        format!(
            "| `{}` | {also} | {} | `{}` | {} |\n",
            spec.search.word, spec.search.takes, spec.search.example, spec.search.help
        )
    });
    rows.collect()
}

#[test]
fn every_example_of_the_page_finds_something_and_not_everything() {
    let page = std::fs::read_to_string(PAGE).unwrap();
    let examples = examples(&parts(&page).0);
    assert!(examples.len() > 40, "only {} examples were read", examples.len());
    // What no entry of the shipped archive says yet is said by an invented one.
    let invented = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/fields/2031-03-06.yaml");
    let draft = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/draft/2031-03-13.yaml");
    let (invented, _) = load_all(&Origin::Files(vec![invented.into(), draft.into()]));
    // Notes lie beside an archive, and none beside the shipped one.
    let (_, entry) = invented.entries().next().unwrap();
    let note = AnalystNote {
        text: Some("The convoy was told of late".to_owned()),
        reliability: Some(Reliability::B),
        credibility: Some(Credibility::One),
        ..AnalystNote::begin(&entry.id(), "ana")
    };
    let mut book = NoteBook::default();
    book.put(entry.digest().id(), vec![note]);
    invented.lay_notes(&book);
    let index = Index::build(&invented);
    for example in examples {
        let found = search(&read(&example));
        let of_kind = example.starts_with("in:");
        let hits = if of_kind { found.records() } else { found.total };
        let all = SHIPPED.0.len() + if of_kind { SHIPPED.0.passages().count() } else { 0 };
        let hits_there =
            || index.matching(&invented, &read(&example), &|| false).map_or(0, |hits| hits.len());
        assert!(hits < all, "`{example}` finds everything");
        assert!(hits > 0 || hits_there() > 0, "`{example}` finds nothing");
    }
}

#[test]
fn every_text_that_the_page_says_is_understood_is() {
    let page = std::fs::read_to_string(PAGE).unwrap();
    let rows = parts(&page).1.lines().filter(|line| line.starts_with("| `"));
    // The first cell may hold several texts.
    let cells = rows.map(|row| row.split('|').nth(1).unwrap());
    let texts: Vec<&str> = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    assert!(texts.len() > 30, "only {} texts were read", texts.len());
    let (corpus, index) = &*SHIPPED;
    for text in texts {
        let understood = index.understand(corpus, text, &[]).unwrap();
        assert!(!understood.chips.is_empty(), "`{text}`");
        assert_ne!(understood.query, read_or_default(text), "`{text}`");
    }
}

/// The query as it stands; what is no query by itself asks for nothing.
fn read_or_default(text: &str) -> Query {
    parse(text, SHIPPED.0.taxonomy()).unwrap_or_default()
}

#[test]
fn the_table_of_fields_is_that_of_the_program() {
    let page = std::fs::read_to_string(PAGE).unwrap();
    let rows = fields();
    if !page.contains(&rows) {
        let fresh = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fields.md");
        std::fs::write(&fresh, rows).unwrap();
        panic!("docs/query.md is stale; its table of fields is in {}", fresh.display());
    }
}
