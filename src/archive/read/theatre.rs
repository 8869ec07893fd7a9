//! Theatres and areas of a digest: sections, in the order of the document.

use std::fmt::Write as _;
use std::num::NonZeroU32;

use super::context::ReadContext;
use super::counted::EntryDepth;
use super::digest::DigestBuilder;
use crate::digest::{AreaId, Section, TheatreId};
use crate::yaml::{Fault, MapReader};

/// The place that a part of the document is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Location {
    pub(super) theatre: TheatreId,
    pub(super) area: Option<AreaId>,
}

impl<'n> DigestBuilder<'n> {
    /// Reads every theatre that the digest covers.
    pub(super) fn theatres(&mut self, map: &mut MapReader<'n, '_>, desk: &mut ReadContext) {
        let is_bare = !map.has("theatres") && (map.has("areas") || map.has("entries"));
        if is_bare {
            // One theatre that is written without its list.
            let message = "areas and entries belong to a theatre";
            let hint = "write `theatres:`, below it `- theatre: …`, and them below that, indented";
            desk.faults.push(Fault::warning(map.mark(), message).hint(hint));
            return self.theatre(map, desk);
        }
        for item in desk.items(map, "theatres") {
            desk.bound_faults();
            if let Some(mut map) = item.handwritten_map("theatre", &mut desk.faults) {
                self.theatre(&mut map, desk);
                map.finish(&mut desk.faults);
            }
        }
    }

    /// Reads a theatre: first the part on the theatre as a whole, then its areas.
    fn theatre(&mut self, map: &mut MapReader<'n, '_>, desk: &mut ReadContext) {
        let before = desk.faults.len();
        let theatre = map.need("theatre", &mut desk.faults).and_then(|node| desk.theatre(node));
        let reported = (before..desk.faults.len()).last().filter(|_| theatre.is_none());
        let ground = theatre.map(|theatre| Location { theatre, area: None });
        let (mut lost, mut placed) = (self.section(map, ground, desk), 0);
        for item in desk.items(map, "areas") {
            desk.bound_faults();
            if let Some(mut map) = item.handwritten_map("area", &mut desk.faults) {
                let area = map.need("area", &mut desk.faults);
                let ground = match theatre {
                    // The entries of an unknown area still belong to the theatre.
                    Some(theatre) => {
                        let area = area.and_then(|node| desk.area(theatre, node));
                        Some(Location { theatre, area })
                    }
                    // An area that only one theatre has says which one was meant.
                    None => area
                        .and_then(|node| desk.area_anywhere(node))
                        .map(|(theatre, area)| Location { theatre, area: Some(area) }),
                };
                let entries = self.section(&mut map, ground, desk);
                *(if ground.is_some() { &mut placed } else { &mut lost }) += entries;
                map.finish(&mut desk.faults);
            }
        }
        // One unknown word costs all these entries, so the problem must say how many are missing.
        if let Some(fault) = reported.and_then(|at| desk.faults.get_mut(at)) {
            match placed {
                0 => {}
                1 => fault.message.push_str("; its entry stands where its area lies"),
                more => {
                    let _ = write!(fault.message, "; {more} entries stand where their areas lie");
                }
            }
            match lost {
                0 => {}
                1 if placed == 0 => fault.message.push_str("; its entry is left out"),
                more if placed == 0 => {
                    let _ = write!(fault.message, "; its {more} entries are left out");
                }
                more => {
                    let _ = write!(fault.message, "; {more} without such an area are left out");
                }
            }
        }
    }

    /// Reads a section's own summary, points and entries, and returns how many entries it has.
    /// Without `ground` it is read only to find its faults.
    fn section(
        &mut self,
        map: &mut MapReader<'n, '_>,
        ground: Option<Location>,
        desk: &mut ReadContext,
    ) -> usize {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let before = self.statements.mark();
        let summary = desk.statement(map, "summary", &mut self.statements);
        let summary = summary.and_then(|at| NonZeroU32::new(narrow(at + 1)));
        let from = self.statements.next_point();
        desk.points(map, "points", &mut self.statements);
        let first = self.entries.len();
        let written = self.entries(map, ground, desk);
        let Some(Location { theatre, area }) = ground else {
            self.statements.take_back(before);
            return written;
        };
        let points = from..self.statements.next_point();
        let len = narrow(self.entries.len() - first);
        let first = narrow(first);
        self.sections.push(Section { theatre, area, summary, points, place: 0, first, len });
        written
    }

    fn entries(
        &mut self,
        map: &mut MapReader<'n, '_>,
        ground: Option<Location>,
        desk: &mut ReadContext,
    ) -> usize {
        let items = desk.items(map, "entries");
        match self.depth {
            EntryDepth::Whole => {
                for item in items {
                    desk.bound_faults();
                    self.entry(item, ground, desk);
                }
            }
            EntryDepth::Counted => self.count_entries(items, ground, desk),
            EntryDepth::Unsure => {}
        }
        items.len()
    }

    /// Returns the name of an area as used in derived ids.
    pub(super) fn ground_word<'t>(ground: Location, desk: &ReadContext<'_, 't>) -> &'t str {
        let taxonomy = desk.words.taxonomy();
        match ground.area {
            Some(area) => taxonomy.area_word(area),
            None => taxonomy.theatre_word(ground.theatre),
        }
    }
}
