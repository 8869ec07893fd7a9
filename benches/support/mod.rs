//! What the benches share: archives of any size, the same on every machine, and what they take.

pub(crate) mod generator;
mod passages;
mod resident;

#[allow(unused_imports, reason = "not every bench measures memory")]
pub(crate) use resident::resident_bytes;
use watchfloor::digest::{EntryRef, Taxonomy};

/// What is asked: words, several words, a transliteration, typos, Arabic, fields and a phrase.
#[allow(dead_code, reason = "not every bench asks")]
pub(crate) const QUERIES: [&str; 9] = [
    "ied",
    "baqubah ied police",
    "sheikh zuweid ambush uniform",
    "baqubah polcie checkpont",
    "بعقوبة",
    "theatre:iraq tactic:ied,sniper killed:>=3",
    "-actor:sdf raqqa basis:claimed date:2020",
    "HTS or isis mortar",
    "\"machine guns\" diyala",
];

/// An entry as one line, as a fuzzy finder would be given it.
#[allow(dead_code, reason = "not every bench finds lines")]
pub(crate) fn line(entry: EntryRef<'_>, taxonomy: &Taxonomy) -> String {
    let text: String = entry.text().chars().take(80).collect();
    format!(
        "{} {} {} {} {}: {text}",
        entry.date,
        taxonomy.theatre_word(entry.theatre),
        entry.tactics.main().map_or("", |tactic| taxonomy.tactic_word(tactic)),
        entry.place_text().unwrap_or(""),
        entry.target().unwrap_or(""),
    )
}
