//! Figures as an issuer states them.

use super::context::{ReadContext, one_line};
use crate::digest::{COMPARABLE, Count, Figure, Part, count_reading};
use crate::yaml::{Fault, MapReader, Mark, Node, excerpt, without_comma};

impl ReadContext<'_, '_> {
    /// Reads the figures of a digest or a wave.
    pub(super) fn figures(&mut self, map: &mut MapReader<'_, '_>) -> Vec<Figure> {
        let mut figures = Vec::new();
        for item in self.items(map, "figures") {
            self.bound_faults();
            figures.extend(self.figure(item));
        }
        figures
    }

    fn figure(&mut self, node: &Node) -> Option<Figure> {
        let mut map = node.handwritten_map("figure", &mut self.faults)?;
        let of = self.need_name(&mut map, "of");
        let counts_as = self.counts_as(&mut map);
        let issuer = self.need_name(&mut map, "issuer");
        let basis = self.basis(&mut map);
        let period = self.date(&mut map, "period");
        let total = self.stated(&mut map, "total");
        let by = map.get("by");
        let parts = by.map(|node| self.parts(node)).unwrap_or_default();
        let released = self.date(&mut map, "released");
        let unit = self.boxed(&mut map, "unit");
        let note = self.text(&mut map, "note").map(Into::into);
        let sources = self.sources(&mut map);
        map.finish(&mut self.faults);
        if total.is_none() && by.is_none() {
            let fault = Fault::error(node.mark, "a figure needs `total` or `by`");
            self.faults.push(fault.hint("add `total: …`"));
            return None;
        }
        let (of, issuer, basis) = (of?.into(), issuer?.into(), basis?);
        let (at, total) = total.unzip();
        let figure = Figure {
            of,
            counts_as,
            issuer,
            basis,
            period,
            released,
            total,
            parts,
            unit,
            note,
            sources,
            line: node.mark.line,
        };
        self.check_parts(&figure, at);
        Some(figure)
    }

    /// Reads what the figure is comparable to. Other words are kept: they make it a separate
    /// figure.
    fn counts_as(&mut self, map: &mut MapReader<'_, '_>) -> Option<Box<str>> {
        let at = map.get("counts_as")?.mark;
        let text = self.boxed(map, "counts_as")?;
        let what = text.split_once(" in ").map_or(&*text, |(what, _)| what).trim().to_lowercase();
        if !COMPARABLE.contains(&what.as_str()) {
            let message = format!("nothing is counted as `{}`", excerpt(&text));
            let hint = format!("write {}, each also `in` a place", COMPARABLE.join(", "));
            self.faults.push(Fault::warning(at, message).hint(hint));
        }
        Some(text)
    }

    /// Reads a count and its position. An unreadable count becomes unknown, so that later sums
    /// carry the doubt.
    pub(super) fn stated(
        &mut self,
        map: &mut MapReader<'_, '_>,
        key: &'static str,
    ) -> Option<(Mark, Count)> {
        map.get(key).map(|node| (node.mark, self.count(node, key)))
    }

    /// Reads a count; one that cannot be read is unknown.
    pub(super) fn count(&mut self, node: &Node, key: &str) -> Count {
        let Some(text) = without_comma(node, key, &mut self.faults) else { return Count::Unknown };
        let error = match text.parse::<Count>() {
            Ok(count) => return count,
            Err(error) => error,
        };
        let meant = count_reading(text, key);
        self.faults.push(match meant {
            Some(count) => {
                let message =
                    format!("`{}` is in no form of a count: read as {count}", excerpt(text));
                // To YAML a sign at the beginning opens a block of text.
                let written = count.to_string();
                let hint = if written.starts_with('>') {
                    format!("write `\"{written}\"`")
                } else {
                    format!("write `{written}`")
                };
                Fault::warning(node.mark, message).hint(hint)
            }
            None => Fault::error(node.mark, error.to_string()),
        });
        meant.unwrap_or(Count::Unknown)
    }

    fn parts(&mut self, node: &Node) -> Vec<Part> {
        let entries = node.entries("by", &mut self.faults).unwrap_or(&[]);
        let mut parts = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            self.bound_faults();
            let label = one_line(key.name.trim());
            let count = self.count(value, &label);
            parts.push(Part { key: self.words.part(&label), label: label.into(), count });
        }
        parts
    }

    fn check_parts(&mut self, figure: &Figure, total: Option<Mark>) {
        if let (Some(mark), Some(total), true) = (total, figure.total, figure.parts_exceed_total())
        {
            let sum = figure.parts_sum().low;
            let message = format!("the parts add up to {sum} or more, above the total of {total}");
            let hint = "correct one of them; parts that overlap belong in figures of their own";
            self.faults.push(Fault::warning(mark, message).hint(hint));
        }
    }
}
