//! Points of an overview, a theatre, an area or a wave; and notes.

use super::context::ReadContext;
use crate::digest::{Basis, Note, Point};
use crate::yaml::{MapReader, Node};

impl ReadContext<'_, '_> {
    /// The points under a key.
    pub(super) fn points(&mut self, map: &mut MapReader<'_, '_>, key: &'static str) -> Vec<Point> {
        let mut points = Vec::new();
        for item in self.items(map, key) {
            if self.gives_up(item.mark) {
                break;
            }
            points.extend(self.point(item));
        }
        points
    }

    /// Points hold points; how deep is bounded by the nesting that `yaml` lets through.
    fn point(&mut self, node: &Node) -> Option<Point> {
        let mut map = node.map("point", &mut self.faults)?;
        let text = self.need_text(&mut map, "text");
        let basis = self.basis(&mut map);
        let sources = self.sources(&mut map);
        let points = self.points(&mut map, "points");
        map.finish(&mut self.faults);
        Some(Point { text: text?.into(), basis: basis?, sources, points })
    }

    /// Who stands behind a statement; always needed.
    pub(super) fn basis(&mut self, map: &mut MapReader<'_, '_>) -> Option<Basis> {
        let node = map.need("basis", &mut self.faults)?;
        self.word(node, "basis", &Basis::ALL.map(Basis::word), |word| word.parse().ok())
    }

    /// The notes of a digest.
    pub(super) fn notes(&mut self, map: &mut MapReader<'_, '_>) -> Vec<Note> {
        let mut notes = Vec::new();
        for item in self.items(map, "notes") {
            if self.gives_up(item.mark) {
                break;
            }
            notes.extend(self.note(item));
        }
        notes
    }

    fn note(&mut self, node: &Node) -> Option<Note> {
        let mut map = node.map("note", &mut self.faults)?;
        let id = self.boxed(&mut map, "id");
        let text = self.need_text(&mut map, "text");
        let sources = self.sources(&mut map);
        map.finish(&mut self.faults);
        Some(Note { id, text: text?.into(), sources })
    }
}
