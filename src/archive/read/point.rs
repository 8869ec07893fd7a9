//! Reads points of an overview, a theatre, an area or a wave; and notes.

use super::context::ReadContext;
use crate::digest::{Basis, Note, Point, Sentence};
use crate::yaml::{MapReader, Node};

impl ReadContext<'_, '_> {
    /// Reads the points under a key.
    pub(super) fn points(&mut self, map: &mut MapReader<'_, '_>, key: &'static str) -> Vec<Point> {
        let mut points = Vec::new();
        for item in self.items(map, key) {
            self.bound_faults();
            points.extend(self.point(item));
        }
        points
    }

    /// Reads a point and the points in it; `yaml` bounds the depth of nesting.
    fn point(&mut self, node: &Node) -> Option<Point> {
        let mut map = node.handwritten_map("point", &mut self.faults)?;
        let text = self.need_text(&mut map, "text");
        let basis = self.basis(&mut map);
        let sources = self.sources(&mut map);
        let points = self.points(&mut map, "points");
        let tags = self.marked_names(&mut map, "tags").into_iter().map(|(_, tag)| tag).collect();
        map.finish(&mut self.faults);
        let line = node.mark.line;
        Some(Point::new((text?.into(), line), basis?, sources, points).tagged(tags))
    }

    /// Reads a sentence under a key.
    pub(super) fn statement(
        &mut self,
        map: &mut MapReader<'_, '_>,
        key: &'static str,
    ) -> Option<Sentence> {
        let line = map.get(key)?.mark.line;
        Some(Sentence { text: self.text(map, key)?.into(), line })
    }

    /// Reads sentences: a list, or a single one.
    pub(super) fn statements(
        &mut self,
        map: &mut MapReader<'_, '_>,
        key: &'static str,
    ) -> Vec<Sentence> {
        let named = self.marked_names(map, key).into_iter();
        named.map(|(mark, text)| Sentence { text: (&*text).into(), line: mark.line }).collect()
    }

    /// Reads who stands behind a statement; this is required.
    pub(super) fn basis(&mut self, map: &mut MapReader<'_, '_>) -> Option<Basis> {
        let node = map.need("basis", &mut self.faults)?;
        self.word(node, "basis", &Basis::ALL.map(Basis::word), |word| word.parse().ok())
    }

    /// Reads the notes of a digest.
    pub(super) fn notes(&mut self, map: &mut MapReader<'_, '_>) -> Vec<Note> {
        let mut notes = Vec::new();
        for item in self.items(map, "notes") {
            self.bound_faults();
            notes.extend(self.note(item));
        }
        notes
    }

    fn note(&mut self, node: &Node) -> Option<Note> {
        let mut map = node.handwritten_map("note", &mut self.faults)?;
        let id = self.boxed(&mut map, "id");
        let text = self.need_text(&mut map, "text");
        let sources = self.sources(&mut map);
        map.finish(&mut self.faults);
        Some(Note::new(id.as_deref(), text?, sources, node.mark.line))
    }
}
