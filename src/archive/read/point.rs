//! Reads points of an overview, a theatre, an area or a wave; and notes.

use super::context::ReadContext;
use crate::digest::{Basis, StatementsBuilder};
use crate::yaml::{MapReader, Node};

impl ReadContext<'_, '_> {
    /// Reads the points under a key.
    pub(super) fn points(
        &mut self,
        map: &mut MapReader<'_, '_>,
        key: &'static str,
        read: &mut StatementsBuilder,
    ) {
        for item in self.items(map, key) {
            self.bound_faults();
            self.point(item, read);
        }
    }

    /// Reads a point and the points in it; `yaml` bounds the depth of nesting.
    fn point(&mut self, node: &Node, read: &mut StatementsBuilder) {
        let Some(mut map) = node.handwritten_map("point", &mut self.faults) else { return };
        let text = self.need_text(&mut map, "text");
        let basis = self.basis(&mut map);
        let sources = self.sources(&mut map);
        let whole = text.zip(basis);
        // Without a text or a basis it is read only to find its faults.
        let (text, basis) = whole.unwrap_or(("", Basis::Reported));
        let begun = read.begin_point(text, node.mark.line, basis);
        self.points(&mut map, "points", read);
        let tags = self.marked_names(&mut map, "tags").into_iter().map(|(_, tag)| tag).collect();
        map.finish(&mut self.faults);
        if whole.is_some() {
            read.end_point(begun, sources, tags);
        } else {
            read.take_back(begun);
        }
    }

    /// Reads a sentence under a key, and returns its place.
    pub(super) fn statement(
        &mut self,
        map: &mut MapReader<'_, '_>,
        key: &'static str,
        read: &mut StatementsBuilder,
    ) -> Option<usize> {
        let line = map.get(key)?.mark.line;
        Some(read.add_sentence(self.text(map, key)?, line))
    }

    /// Reads sentences: a list, or a single one.
    pub(super) fn statements(
        &mut self,
        map: &mut MapReader<'_, '_>,
        key: &'static str,
        read: &mut StatementsBuilder,
    ) {
        for (mark, text) in self.marked_names(map, key) {
            read.add_sentence(&text, mark.line);
        }
    }

    /// Reads who stands behind a statement; this is required.
    pub(super) fn basis(&mut self, map: &mut MapReader<'_, '_>) -> Option<Basis> {
        let node = map.need("basis", &mut self.faults)?;
        self.word(node, "basis", &Basis::ALL.map(Basis::word), |word| word.parse().ok())
    }

    /// Reads the notes of a digest.
    pub(super) fn notes(&mut self, map: &mut MapReader<'_, '_>, read: &mut StatementsBuilder) {
        for item in self.items(map, "notes") {
            self.bound_faults();
            self.note(item, read);
        }
    }

    fn note(&mut self, node: &Node, read: &mut StatementsBuilder) {
        let Some(mut map) = node.handwritten_map("note", &mut self.faults) else { return };
        let id = self.name(&mut map, "id");
        let text = self.need_text(&mut map, "text");
        let sources = self.sources(&mut map);
        map.finish(&mut self.faults);
        if let Some(text) = text {
            read.add_note(id.as_deref(), text, sources, node.mark.line);
        }
    }
}
