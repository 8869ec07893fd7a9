//! Sources: the short form, the written-out form, and lists of both.

use super::context::{ReadContext, one_line};
use crate::digest::{Citation, speaks_of_a_date, written_date};
use crate::yaml::{Fault, MapReader, Node, NodeValue, excerpt};

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
        let text = one_line(text);
        let mut citations = match bare_address(&text) {
            Some((before, address)) => {
                self.warn_of_bare(node, address);
                // An address alone is its own outlet: nothing else is known of who wrote it.
                let outlet = if before.is_empty() { address } else { before };
                Citation::read(&format!("{outlet} <{address}>"))
            }
            None => Citation::read(&text),
        };
        // The address may stand before the date.
        for citation in citations.iter_mut().filter(|citation| citation.url.is_none()) {
            let Some((before, address)) = bare_address(&citation.outlet) else { continue };
            self.warn_of_bare(node, address);
            let (before, address): (Box<str>, Box<str>) = (before.into(), address.into());
            if !before.is_empty() {
                citation.outlet = before;
            }
            citation.url = Some(address);
        }
        citations.retain(|citation| !citation.outlet.is_empty());
        if let Some(first) = citations.first() {
            self.check_outlet(node, &first.outlet);
        }
        if citations.is_empty() {
            let fault = Fault::error(node.mark, "a source without an outlet");
            self.faults.push(fault.hint("write `Outlet, 2020-05-20 <https://…>`"));
        }
        citations
    }

    /// Returns whether nothing is told of a source in its short form. Those that were met are remembered.
    pub(super) fn is_sound_source(&mut self, node: &Node, text: &str) -> bool {
        if self.words.knows_source(text) {
            return true;
        }
        let before = self.faults.len();
        self.short_form(node, text);
        let is_sound = self.faults.len() == before;
        if is_sound {
            self.words.remember_source(text);
        }
        is_sound
    }

    fn warn_of_bare(&mut self, node: &Node, address: &str) {
        let message = "an address without brackets: read as one";
        let hint = format!("write `Outlet, 2020-05-20 <{}>`", excerpt(address));
        self.faults.push(Fault::warning(node.mark, message).hint(hint));
    }

    /// Warns of an outlet that holds what is none.
    fn check_outlet(&mut self, node: &Node, outlet: &str) {
        let last = outlet.rsplit([',', ';']).next().unwrap_or_default().trim();
        let is_whole = last.len() == outlet.trim().len();
        let bracketed = outlet.trim().strip_suffix(')').and_then(|text| text.rsplit_once('('));
        let taxonomy = self.words.taxonomy();
        let (message, hint) = if is_whole && written_date(outlet).is_some() {
            ("a source that is only a date", "write the outlet before it: `Outlet, 2020-05-20`")
        } else if !is_whole && speaks_of_a_date(last) {
            ("the date of this source cannot be read", "write it as year-month-day: 2020-05-20")
        } else if bracketed.is_some_and(|(_, last)| written_date(last).is_some()) {
            ("the date of this source stands in brackets", "write `Outlet, 2020-05-20`")
        } else if !is_whole && taxonomy.find_outlet(outlet).is_none() && {
            // A name may hold a comma; one of the parts that is known shows that it does not.
            outlet.split(',').all(|part| taxonomy.find_outlet(part.trim()).is_some())
        } {
            (
                "several outlets in one name",
                "put a semicolon between them: `Rudaw; AFP, 2020-05-20`",
            )
        } else {
            return;
        };
        self.faults.push(Fault::warning(node.mark, message).hint(hint));
    }

    fn written_out(&mut self, node: &Node) -> Option<Citation> {
        let mut map = node.handwritten_map("source", &mut self.faults)?;
        let outlet = self.need_name(&mut map, "outlet");
        let date = self.date(&mut map, "date");
        let url = self.boxed(&mut map, "url");
        map.finish(&mut self.faults);
        Some(Citation { outlet: outlet?.into(), date, url })
    }
}

/// Returns what stands before an address without brackets at the end of a text, and the address.
fn bare_address(text: &str) -> Option<(&str, &str)> {
    if text.trim_end().ends_with('>') {
        return None;
    }
    let (before, address) = text.trim().rsplit_once([' ', ',']).unwrap_or(("", text.trim()));
    let is_address = address.starts_with("http://") || address.starts_with("https://");
    is_address.then(|| (before.trim_end_matches([' ', ',', '-', ':']), address))
}
