//! The months of the whole archive with what was found in each, so that what is not held is seen as such
//! beside what was not found.

use std::collections::HashMap;

use super::figures::EventFigures;
use super::found::FoundSet;
use super::key::SetKey;
use super::parts::SetPart;
use super::time::{SeriesUnit, spans};

/// The most months that are told: a hundred years.
const MOST: usize = 1_200;

impl FoundSet<'_> {
    /// Returns every month from the first of the archive or of what was found to the last, given those
    /// of what was found. Of an archive of more than a hundred years these alone are returned.
    pub(super) fn months(&self, found: &[SetPart]) -> Vec<SetPart> {
        // Who asks for days is told of these.
        if self.asked.names_days() {
            return found.to_vec();
        }
        let covered = self.corpus.cover().days();
        let found_spans = || found.iter().filter_map(|part| part.key.span());
        let first = covered.into_iter().chain(found_spans()).map(|span| span.from).min();
        let last = covered.into_iter().chain(found_spans()).filter_map(|span| span.to).max();
        let Some((first, last)) = first.zip(last) else { return Vec::new() };
        let by_key = found.iter().map(|part| (&part.key, part));
        let known: HashMap<&SetKey, &SetPart> = by_key.collect();
        let months: Vec<SetKey> =
            spans(SeriesUnit::Month, first, last).take(MOST + 1).map(SetKey::Month).collect();
        if months.len() > MOST {
            return found.to_vec();
        }
        let part = |key: SetKey| match known.get(&key) {
            Some(part) => (*part).clone(),
            None => SetPart { figures: EventFigures::default(), held: self.held(&key), key },
        };
        months.into_iter().map(part).collect()
    }
}
