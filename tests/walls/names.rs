//! One name for one thing: no two types of the program are called the same.
//!
//! A reader who meets a name need not look up which of two things it means, and a search finds one
//! definition. There are no exceptions; an associated type is no definition, since the trait names
//! it.

use std::collections::BTreeMap;

use crate::source::Source;

/// The names that more than one type has, each with the files that define it; tests are left out.
pub fn shared(sources: &[Source]) -> Vec<String> {
    let mut places: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for source in sources.iter().filter(|source| !source.is_test()) {
        for name in source.types() {
            places.entry(name).or_default().push(&source.path);
        }
    }
    let several = places.into_iter().filter(|(_, files)| files.len() > 1);
    several.map(|(name, files)| format!("`{name}`: {}", files.join(", "))).collect()
}

#[test]
fn a_name_that_two_types_share_is_found() {
    let other = "pub struct Cell;";
    for (code, is_shared) in [
        ("pub(super) struct Cell<'a> { x: &'a str }", true),
        ("enum Cell { One }", true),
        ("#[derive(Debug)]\npub(crate) enum Cell { One }", true),
        ("pub trait Cell {}", true),
        ("unsafe trait Cell {}", true),
        ("type Cell = u32;", true),
        ("impl Other { fn x() {} }\ntype Cell = u32;", true),
        ("trait Other { fn x() -> u8 { 0 } }\ntype Cell = u32;", true),
        ("mod inner { pub struct Cell(u8); }", true),
        ("fn x() { struct Cell; }", true),
        ("impl Other { fn x() { struct Cell; } }", true),
        ("impl Other for u8 { fn x() {} type Cell = u32; }", false),
        ("pub trait Other { type Cell: Into<u8>; }", false),
        ("pub enum Other { Cell(u8) }", false),
        ("use crate::page::Cell;\nstruct Other(Cell);", false),
        ("#[cfg(test)]\nmod tests { struct Cell; }", false),
        ("// struct Cell;\nconst X: &str = \"struct Cell;\";", false),
        ("fn x() -> impl Fn() -> u8 { || 0 }\ntype Cell = u32;", true),
    ] {
        let sources = [Source::new("compare/cell.rs", other), Source::new("page/cell.rs", code)];
        let found = shared(&sources);
        let wanted: &[&str] =
            if is_shared { &["`Cell`: compare/cell.rs, page/cell.rs"] } else { &[] };
        assert_eq!(found, wanted, "{code}");
    }
    let tests =
        [Source::new("compare/cell.rs", other), Source::new("compare/cell_tests.rs", other)];
    assert_eq!(shared(&tests), [] as [String; 0]);
}
