//! Texts and places for tests.

use crate::digest::{Area, Taxonomy, TaxonomyParts, Theatre, TheatreId};
use crate::import::block::{TextBlock, TextBlockKind};

/// Reads a text of lines: `# ` is a heading, `- ` an item, two blanks a level.
pub(in crate::import) fn blocks(text: &str) -> Vec<TextBlock> {
    let block = |line: &str| {
        let bare = line.trim_start();
        let level = u8::try_from((line.len() - bare.len()) / 2).unwrap_or(0);
        let hashes = bare.chars().take_while(|c| *c == '#').count();
        let (kind, words) = match bare.strip_prefix("- ") {
            Some(words) => (TextBlockKind::Item(level), words),
            None if hashes > 0 => (
                TextBlockKind::Heading(u8::try_from(hashes).unwrap_or(6)),
                bare.trim_start_matches('#').trim(),
            ),
            None => (TextBlockKind::Paragraph, bare),
        };
        TextBlock { kind, text: words.to_owned(), page: None, line: None, links: Vec::new() }
    };
    text.lines().filter(|line| !line.trim().is_empty()).map(block).collect()
}

/// A small vocabulary of places.
pub(in crate::import) fn taxonomy() -> Taxonomy {
    let theatre = |id: &str, name: &str, aliases: &[&str]| Theatre {
        id: id.into(),
        name: name.into(),
        aliases: aliases.iter().map(|alias| (*alias).into()).collect(),
        west: false,
        countries: Vec::new(),
    };
    let area = |theatre: u8, name: &str, aliases: &[&str]| Area {
        id: crate::words::slug(name).into(),
        name: name.into(),
        aliases: aliases.iter().map(|alias| (*alias).into()).collect(),
        theatre: TheatreId(theatre),
        west: None,
        countries: Vec::new(),
    };
    Taxonomy::from(TaxonomyParts {
        theatres: vec![
            theatre("syria", "Syria", &["Syrian arena"]),
            theatre("iraq", "Iraq", &["Iraqi arena"]),
            theatre("africa", "Africa", &[]),
            theatre("asia", "Asia", &[]),
            theatre("global", "Global", &["Worldwide"]),
        ],
        areas: vec![
            area(0, "Al-Raqqah", &["Raqqa"]),
            area(0, "Al-Sukhnah-Palmyra", &["Eastern Syria", "Palmyra"]),
            area(1, "Diyala", &[]),
            area(1, "Kirkuk", &[]),
            area(2, "Nigeria", &[]),
            area(2, "DR Congo", &["Democratic Republic of the Congo"]),
            area(3, "Yemen", &[]),
            area(3, "Afghanistan", &[]),
        ],
        ..TaxonomyParts::default()
    })
}
