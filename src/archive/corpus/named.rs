//! Finds which waves a text names. Everything that takes the name of a wave uses this module, so
//! that one text names the same waves everywhere: in a comparison, `wave:` in a query, `show
//! wave:`.

use std::sync::Arc;

use super::Corpus;
use crate::words::NameIndex;

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

    /// Looks the words up in an index of the names of all waves, made when first needed: a
    /// thousand saved searches must not read the names of a thousand waves each.
    fn waves_called(&self, text: &str) -> Vec<usize> {
        let names = || Arc::new(NameIndex::new(self.waves.iter().map(|wave| wave.known_as())));
        self.wave_names.get_or_init(names).best(text)
    }

    /// Returns the places of waves whose ids begin with this text, in the order of the ids.
    pub(super) fn wave_places(&self, start: &str) -> impl Iterator<Item = usize> {
        self.wave_order.beginning(start, self.waves.len(), |at| self.wave_id(at))
    }

    /// Returns the places of digests whose ids begin with this text, in the order of the ids.
    pub(super) fn digest_places(&self, start: &str) -> impl Iterator<Item = usize> {
        self.digest_order.beginning(start, self.digests.len(), |at| self.digest_id(at))
    }

    /// Returns the places of digests whose ids begin with this text.
    pub fn digests_beginning(&self, start: &str) -> impl Iterator<Item = u32> {
        self.digest_places(start).filter_map(|at| u32::try_from(at).ok())
    }

    /// Returns the places of digests whose ids are the beginning of a longer text: `a-2020` of
    /// `a-2020/3`. Each beginning is looked up, since a text is short and digests may be many.
    pub fn digests_that_begin(&self, text: &str) -> impl Iterator<Item = u32> {
        let ends = text.char_indices().map(|(end, _)| end).skip(1);
        let same = |start: &str| {
            let places = self
                .digests_beginning(start)
                .map_while(|at| self.digest(at).map(|held| (at, held)));
            let same = places.take_while(|(_, held)| held.id() == start);
            same.map(|(at, _)| at).collect::<Vec<_>>()
        };
        let found: Vec<u32> = ends.filter_map(|end| text.get(..end)).flat_map(same).collect();
        found.into_iter()
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
