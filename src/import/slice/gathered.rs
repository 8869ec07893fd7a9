//! The records of a slice by digest, and each digest as a file of an archive.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;
use std::io::BufRead;

use serde_json::Value;

use super::head::{SaidDays, SliceHeads};
use super::lines::{SliceFault, SliceRecord, check_id, each_object, text};
use super::record::entry;
use crate::digest::Taxonomy;

/// The most entries of a slice: as many as the reader holds without waiting.
pub const MOST_ENTRIES: usize = 1_000_000;

/// What a slice comes to.
#[derive(Debug)]
pub struct ReturnedSlice {
    /// Its digests.
    pub digests: Vec<SliceDigest>,
    /// How many entries they have.
    pub entries: usize,
    /// How many digests are told of by their entries alone.
    pub without_head: usize,
}

/// A digest of a slice.
#[derive(Debug)]
pub struct SliceDigest {
    /// Its file below the folder of an archive.
    pub path: String,
    /// What is written into it.
    pub text: String,
}

/// The entries of a digest as they come in.
#[derive(Debug, Default)]
struct GatheredDigest {
    /// The sections in the order in which they begin.
    sections: Vec<GatheredSection>,
    /// The place of each section there, and the order in which the theatres begin.
    places: HashMap<(String, Option<String>), usize>,
    theatres: HashMap<String, usize>,
    days: Option<(String, String)>,
    marking: Option<String>,
}

/// What a digest tells of a theatre or of an area.
#[derive(Debug)]
struct GatheredSection {
    /// The place of its theatre among those of the digest.
    turn: usize,
    area: Option<String>,
    /// Its entries as they are written.
    entries: String,
}

/// Gathers a slice, of at most `most` entries, whose words are those of a taxonomy.
pub fn gather(
    input: impl BufRead,
    heads: &SliceHeads,
    taxonomy: &Taxonomy,
    most: usize,
) -> Result<ReturnedSlice, SliceFault> {
    let mut digests: BTreeMap<String, GatheredDigest> = BTreeMap::new();
    for id in heads.ids() {
        let mut gathered = GatheredDigest::default();
        for theatre in heads.theatres(id).filter(|word| taxonomy.find_theatre(word).is_some()) {
            gathered.turn(theatre);
        }
        digests.insert(id.clone(), gathered);
    }
    let mut seen: HashSet<String> = HashSet::new();
    each_object(input, &mut |line, record| {
        if seen.len() >= most {
            return Err(SliceFault::TooMany { most });
        }
        let fault = |what: String| SliceFault::at(line, what);
        let digest =
            text(&record, "digest").ok_or_else(|| fault("the record has no `digest`".into()))?;
        let written = entry(&record).map_err(fault)?;
        let id = text(&record, "id").unwrap_or_default();
        if !seen.insert(id.to_owned()) {
            return Err(fault(format!("the id `{id}` was on a line before")));
        }
        let place = known_place(&record, taxonomy).map_err(fault)?;
        if !digests.contains_key(digest) {
            check_id(digest).map_err(fault)?;
            digests.insert(digest.to_owned(), GatheredDigest::default());
        }
        if let Some(gathered) = digests.get_mut(digest) {
            gathered.add(place, &written.to_string(), &record);
        }
        Ok(())
    })?;
    if seen.is_empty() {
        return Err(SliceFault::Empty);
    }
    let without_head = digests.keys().filter(|id| !heads.has(id)).count();
    let marking = taxonomy.marking();
    let written = digests.into_iter().map(|(id, gathered)| SliceDigest {
        path: format!("digests/{id}.yaml"),
        text: gathered.written(&id, heads, marking),
    });
    Ok(ReturnedSlice { digests: written.collect(), entries: seen.len(), without_head })
}

/// Returns the theatre and the area of a record as the taxonomy has them; it must know them, and the kind.
fn known_place(
    record: &SliceRecord,
    taxonomy: &Taxonomy,
) -> Result<(String, Option<String>), String> {
    let unknown = |what: &str, word: &str| {
        format!(
            "the taxonomy has no {what} `{word}`; --archive names the archive whose words these are"
        )
    };
    let theatre = text(record, "theatre").ok_or("the record has no `theatre`")?;
    let id = taxonomy.find_theatre(theatre).ok_or_else(|| unknown("theatre", theatre))?;
    let area = text(record, "area");
    if let Some(area) = area {
        taxonomy.find_area(id, area).ok_or_else(|| unknown("area", area))?;
    }
    let kind = text(record, "kind").unwrap_or_default();
    taxonomy.find_kind(kind).ok_or_else(|| unknown("kind", kind))?;
    Ok((theatre.to_owned(), area.map(str::to_owned)))
}

impl GatheredDigest {
    /// Returns the place of a theatre among those of the digest; a new one is the last.
    fn turn(&mut self, theatre: &str) -> usize {
        if let Some(turn) = self.theatres.get(theatre) {
            return *turn;
        }
        self.theatres.insert(theatre.to_owned(), self.theatres.len());
        self.theatres.len() - 1
    }

    fn add(
        &mut self,
        (theatre, area): (String, Option<String>),
        entry: &str,
        record: &SliceRecord,
    ) {
        let turn = self.turn(&theatre);
        let next = self.sections.len();
        let at = *self.places.entry((theatre.clone(), area.clone())).or_insert(next);
        if at == next {
            self.sections.push(GatheredSection { turn, area, entries: String::new() });
        }
        if let Some(section) = self.sections.get_mut(at) {
            section.entries.extend(["          - ", entry, "\n"]);
        }
        let days = text(record, "date").zip(text(record, "date_to"));
        if let Some((first, last)) = days {
            let (least, greatest) =
                self.days.get_or_insert_with(|| (first.to_owned(), last.to_owned()));
            if first < least.as_str() {
                first.clone_into(least);
            }
            if last > greatest.as_str() {
                last.clone_into(greatest);
            }
        }
        if self.marking.is_none() {
            self.marking = text(record, "marking").map(str::to_owned);
        }
    }

    fn written(mut self, id: &str, heads: &SliceHeads, own: Option<&str>) -> String {
        let said = self.days.as_ref().map(|(first, last)| SaidDays {
            first,
            last,
            marking: self.marking.as_deref(),
        });
        let mut out = heads.written(id, said.as_ref(), own);
        let mut theatres: Vec<(String, usize)> = self.theatres.into_iter().collect();
        theatres.sort_by_key(|(_, turn)| *turn);
        // Sections of one theatre stand together, its own entries before those of its areas.
        self.sections.sort_by_key(|section| (section.turn, section.area.is_some()));
        let mut sections = self.sections.into_iter().peekable();
        out.push_str(if theatres.is_empty() { "" } else { "theatres:\n" });
        for (theatre, turn) in theatres {
            // What is written into a text cannot fail.
            let _ = writeln!(out, "  - theatre: {}", Value::from(theatre));
            let mut has_areas = false;
            while let Some(section) = sections.next_if(|section| section.turn == turn) {
                if section.area.is_some() && !has_areas {
                    has_areas = true;
                    out.push_str("    areas:\n");
                }
                let _ = match section.area {
                    Some(area) => {
                        write!(out, "      - area: {}\n        entries:\n", Value::from(area))
                    }
                    None => writeln!(out, "    entries:"),
                };
                out.push_str(&section.entries);
            }
        }
        out
    }
}
