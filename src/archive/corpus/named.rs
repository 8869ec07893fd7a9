//! Finds which waves a text names. Everything that takes the name of a wave uses this module, so
//! that one text names the same waves everywhere: in a comparison, `wave:` in a query, `show
//! wave:`.

use super::Corpus;
use crate::words::{NameMatch, NamePattern};

impl Corpus {
    /// Returns the waves that a text clearly names, newest first. An exact id gives that wave; a
    /// prefix gives all ids that begin with it. Otherwise every word must match one of the wave's
    /// id, names or days, without the last resort. Only the best matches are returned.
    pub fn waves_named(&self, text: &str) -> Vec<usize> {
        let text = text.trim();
        let by_id = self.waves_beginning(text);
        let by_id =
            if by_id.is_empty() { self.waves_beginning(&text.to_lowercase()) } else { by_id };
        if by_id.is_empty() { self.waves_called(text) } else { by_id }
    }

    fn waves_beginning(&self, start: &str) -> Vec<usize> {
        if start.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<usize> = self.wave_places(start).collect();
        let exact = found.first().copied().filter(|at| self.wave_id(*at) == start);
        if let Some(at) = exact {
            return vec![at];
        }
        found.sort_unstable();
        found
    }

    /// Makes one pass over the waves; their names have few words compared with entries.
    fn waves_called(&self, text: &str) -> Vec<usize> {
        let asked = NamePattern::new(text);
        if asked.is_empty() {
            return Vec::new();
        }
        let mut best = NameMatch::default();
        let mut found = Vec::new();
        for (at, wave) in self.waves().iter().enumerate() {
            let Some(well) = asked.names(&wave.known_as()) else { continue };
            if well > best {
                best = well;
                found.clear();
            }
            if well == best {
                found.push(at);
            }
        }
        found
    }

    /// Returns the places of waves whose ids begin with this text, in the order of the ids.
    pub(super) fn wave_places(&self, start: &str) -> impl Iterator<Item = usize> {
        self.wave_order.beginning(start, self.waves.len(), |at| self.wave_id(at))
    }

    /// Returns the places of digests whose ids begin with this text, in the order of the ids.
    pub(super) fn digest_places(&self, start: &str) -> impl Iterator<Item = usize> {
        self.digest_order.beginning(start, self.digests.len(), |at| self.digest_id(at))
    }

    /// Returns the place of the wave with this id.
    pub fn wave_of_id(&self, id: &str) -> Option<usize> {
        self.wave_places(id).next().filter(|at| self.wave_id(*at) == id)
    }

    pub(super) fn wave_id(&self, at: usize) -> &str {
        self.waves.get(at).map_or("", |wave| &wave.id)
    }

    pub(super) fn digest_id(&self, at: usize) -> &str {
        self.digests.get(at).map_or("", |digest| digest.id())
    }
}
