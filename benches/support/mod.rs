//! What the benches share: archives of any size, the same on every machine.

pub(crate) mod generator;

use std::{fs, io};

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

/// What this process has in memory now; 0 where the system does not tell.
#[allow(dead_code, reason = "not every bench measures memory")]
pub(crate) fn resident_bytes() -> io::Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    Ok(kilobytes.unwrap_or(0) * 1024)
}

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
