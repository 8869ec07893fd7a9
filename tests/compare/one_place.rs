//! What CONTRIBUTING promises: a measure is one place, and no word of a taxonomy is in the code.

use std::fs;
use std::path::{Path, PathBuf};

use watchfloor::compare::Measure;

use super::support::load;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Every file of the program without its tests and comments, by its path.
fn program() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    files(&root, &mut found);
    let mut program: Vec<_> = found
        .iter()
        .filter(|path| !["tests", "test_"].iter().any(|name| path.to_str().unwrap().contains(name)))
        .map(|path| {
            let text = fs::read_to_string(path).unwrap();
            let code = text.split("#[cfg(test)]\nmod").next().unwrap();
            let code = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
            (name, code.collect::<Vec<_>>().join("\n"))
        })
        .collect();
    program.sort();
    assert!(program.len() > 200, "{}", program.len());
    program
}

/// Where a word stands as a text of its own.
fn named<'p>(word: &str, program: &'p [(String, String)]) -> Vec<&'p str> {
    let literal = format!("\"{word}\"");
    let holds = program.iter().filter(|(_, code)| code.contains(&literal));
    holds.map(|(name, _)| name.as_str()).collect()
}

/// Measures that no other part of the program has a reason to name: unlike attacks, which shares are
/// shares of, or tolls, whose words are fields of entries.
const PLAIN: [Measure; 7] = [
    Measure::COMPLEX,
    Measure::DEADLIEST,
    Measure::PEAK,
    Measure::QUIET_DAYS,
    Measure::OUTSIDE,
    Measure::UNDATED,
    Measure::COVERED,
];

#[test]
fn a_measure_is_named_in_one_file() {
    let program = program();
    for measure in PLAIN {
        let constant = format!("Measure::{}", measure.word().to_uppercase());
        let naming = program.iter().filter(|(_, code)| {
            code.contains(&constant)
                || code.contains(&format!("\"{}\"", measure.word()))
                || code.contains(&format!("\"{}\"", measure.label()))
        });
        // What lies outside a town is a word about places, not about a measure; a column of entries has the
        // name of what it tells.
        let of_places =
            ["geo/spot/qualifiers.rs", "import/entries/target.rs", "lake/entry_columns.rs"];
        let naming = naming.filter(|(name, _)| !of_places.contains(&name.as_str()));
        let naming: Vec<&str> = naming.map(|(name, _)| name.as_str()).collect();
        assert_eq!(naming.len(), 1, "{measure:?} is named in {naming:?}");
        assert!(naming[0].starts_with("compare/measures/"), "{naming:?}");
    }
}

#[test]
fn no_word_of_the_shipped_taxonomy_is_in_the_code() {
    let program = program();
    let (shipped, _) = load(concat!(env!("CARGO_MANIFEST_DIR"), "/data"));
    let taxonomy = shipped.taxonomy();
    let mut words: Vec<&str> = taxonomy.theatres().map(|(_, theatre)| &*theatre.id).collect();
    words.extend(taxonomy.theatres().map(|(_, theatre)| &*theatre.name));
    words.extend(taxonomy.areas().flat_map(|(_, area)| [&*area.id, &*area.name]));
    words.extend(taxonomy.kinds().iter().flat_map(|kind| [&*kind.id, &*kind.name]));
    words.extend(taxonomy.tactics().iter().flat_map(|tactic| [&*tactic.id, &*tactic.name]));
    words.extend(taxonomy.actors().iter().map(|actor| &*actor.name));
    words.extend(taxonomy.outlets().iter().map(|outlet| &*outlet.name));
    assert!(words.len() > 300, "{}", words.len());
    for word in words {
        // Words of the format: what a kind counts as, and one of those that a grid counts; and the field
        // `west` of a theatre and a wave.
        let is_own = |name: &&str| match word {
            "attack" if *name == "compare/grid/measure.rs" => true,
            "attack" | "clash" => *name == "digest/taxonomy/terms.rs",
            "west" | "The West" => true,
            // A key of PDF, and what the codes of tables call whatever is none of them.
            "DW" => *name == "import/pdf/font.rs",
            "other" => *name == "import/tables/codes.rs",
            // A category of MISP.
            "Other" => *name == "export/misp/misp_object.rs",
            // What STIX calls an account of incidents.
            "report" => *name == "export/stix/digest_objects.rs",
            _ => false,
        };
        let mut naming = named(word, &program);
        naming.retain(|name| !is_own(name));
        assert_eq!(naming, [""; 0], "`{word}`");
    }
}
