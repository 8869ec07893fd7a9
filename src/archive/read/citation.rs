//! Sources: the short form, the written-out form, and lists of both.

use super::context::{ReadContext, one_line};
use crate::digest::{Citation, DateSpan};
use crate::yaml::{Fault, MapReader, Node, NodeValue};

impl ReadContext<'_, '_> {
    /// Reads the sources of anything that cites some.
    pub(super) fn sources(&mut self, map: &mut MapReader<'_, '_>) -> Vec<Citation> {
        let Some(node) = map.get("source") else { return Vec::new() };
        let mut sources = Vec::new();
        for item in node.one_or_many("source", &mut self.faults) {
            if matches!(item.value, NodeValue::Map(_)) {
                sources.extend(self.written_out(item));
            } else if let Some(text) = item.text("source", &mut self.faults) {
                sources.extend(self.short_form(item, text));
            }
        }
        sources
    }

    fn short_form(&mut self, node: &Node, text: &str) -> Vec<Citation> {
        let mut citations = Citation::read(&one_line(text));
        citations.retain(|citation| !citation.outlet.is_empty());
        if citations.is_empty() {
            let fault = Fault::error(node.mark, "a source without an outlet");
            self.faults.push(fault.hint("write `Outlet, 2020-05-20 <https://…>`"));
        }
        citations
    }

    fn written_out(&mut self, node: &Node) -> Option<Citation> {
        let mut map = node.map("source", &mut self.faults)?;
        let outlet = self.need_name(&mut map, "outlet");
        let date = self.parse(&mut map, "date", str::parse::<DateSpan>);
        let url = self.boxed(&mut map, "url");
        map.finish(&mut self.faults);
        Some(Citation { outlet: outlet?.into(), date, url })
    }
}
