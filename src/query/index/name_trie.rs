//! The names that texts are searched for while an archive is read.

use super::hash::Map;
use crate::query::plan::NamedEntity;

/// The names that are searched for, word by word. Names with the same beginning share it, so that a
/// text costs its words times the longest name, however many names there are.
#[derive(Default)]
pub(super) struct NameTrie {
    /// From the place of the words so far, and the next word, to the place of both. Place 0 has no
    /// words.
    next: Map<(u32, u32), u32>,
    /// What the words of each place name.
    called: Vec<Vec<NamedEntity>>,
}

impl NameTrie {
    pub(super) fn learn(&mut self, words: &[u32], called: NamedEntity) {
        self.called.resize_with(self.called.len().max(1), Vec::new);
        let mut at = 0;
        for word in words {
            let fresh = u32::try_from(self.called.len()).unwrap_or(u32::MAX);
            at = *self.next.entry((at, *word)).or_insert(fresh);
            if at == fresh {
                self.called.push(Vec::new());
            }
        }
        // Few things share one name, because `NameTable` bounds them.
        let known = &mut self.called[at as usize];
        if !known.contains(&called) {
            known.push(called);
        }
    }

    /// Returns what the words at the beginning of a row name.
    pub(super) fn beginning(&self, row: &[u32]) -> impl Iterator<Item = NamedEntity> {
        let mut at = 0;
        let places = row.iter().map_while(move |word| {
            at = *self.next.get(&(at, *word))?;
            Some(at as usize)
        });
        places.filter_map(|at| self.called.get(at)).flatten().copied()
    }
}
