//! Theatres and areas of a digest: sections, in the order of the document.

use super::context::ReadContext;
use super::digest::DigestBuilder;
use crate::digest::{AreaId, Section, TheatreId};
use crate::yaml::MapReader;

/// The place that a part of the document is about.
#[derive(Clone, Copy)]
pub(super) struct Location {
    pub(super) theatre: TheatreId,
    pub(super) area: Option<AreaId>,
}

impl DigestBuilder {
    /// Reads every theatre that the digest covers.
    pub(super) fn theatres(&mut self, map: &mut MapReader<'_, '_>, desk: &mut ReadContext) {
        for item in desk.items(map, "theatres") {
            desk.bound_faults();
            if let Some(mut map) = item.map("theatre", &mut desk.faults) {
                self.theatre(&mut map, desk);
                map.finish(&mut desk.faults);
            }
        }
    }

    /// Reads a theatre: first the part on the theatre as a whole, then its areas.
    fn theatre(&mut self, map: &mut MapReader<'_, '_>, desk: &mut ReadContext) {
        let before = desk.faults.len();
        let theatre = map.need("theatre", &mut desk.faults).and_then(|node| desk.theatre(node));
        let reported = (before..desk.faults.len()).last().filter(|_| theatre.is_none());
        let ground = theatre.map(|theatre| Location { theatre, area: None });
        let mut entries = self.section(map, ground, desk);
        for item in desk.items(map, "areas") {
            desk.bound_faults();
            if let Some(mut map) = item.map("area", &mut desk.faults) {
                // The entries of an unknown area still belong to the theatre.
                let area = map.need("area", &mut desk.faults);
                let area = theatre.zip(area).and_then(|(t, node)| desk.area(t, node));
                let ground = theatre.map(|theatre| Location { theatre, area });
                entries += self.section(&mut map, ground, desk);
                map.finish(&mut desk.faults);
            }
        }
        // One unknown word costs all these entries, so the problem must say how many are missing.
        if let Some(fault) = reported.and_then(|at| desk.faults.get_mut(at)) {
            let lost = match entries {
                0 => return,
                1 => "; its entry is left out".to_owned(),
                more => format!("; its {more} entries are left out"),
            };
            fault.message.push_str(&lost);
        }
    }

    /// Reads a section's own summary, points and entries, and returns how many entries it has.
    /// Without `ground` it is read only to find its faults.
    fn section(
        &mut self,
        map: &mut MapReader<'_, '_>,
        ground: Option<Location>,
        desk: &mut ReadContext,
    ) -> usize {
        let summary = desk.text(map, "summary").map(Into::into);
        let points = desk.points(map, "points");
        let first = self.entries.len();
        let written = self.entries(map, ground, desk);
        let Some(Location { theatre, area }) = ground else { return written };
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let len = narrow(self.entries.len() - first);
        self.sections.push(Section { theatre, area, summary, points, first: narrow(first), len });
        written
    }

    fn entries(
        &mut self,
        map: &mut MapReader<'_, '_>,
        ground: Option<Location>,
        desk: &mut ReadContext,
    ) -> usize {
        let items = desk.items(map, "entries");
        for item in items {
            desk.bound_faults();
            self.entry(item, ground, desk);
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
