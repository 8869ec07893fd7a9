//! A field at the end of the line that is still being typed, which is no query yet.

use super::state::Search;
use crate::query::{QueryFault, understand_without_index};
use crate::screens::ViewContext;

impl Search {
    /// Asks for what else was typed, if the fault is a field that is still being typed at the end.
    pub(super) fn answer_rest(&mut self, fault: &QueryFault, view: &ViewContext<'_>) {
        let Some(at) = self.unfinished_term(fault) else { return };
        let rest = self.input.text().get(..at).unwrap_or("");
        if let Ok(rest) = understand_without_index(rest, view.corpus, self.taken_back()) {
            self.query = rest.query;
            self.chips = rest.chips;
            self.unfinished = Some(at);
        }
    }

    /// Returns where the last term begins, if it is a field that is still being typed: with no value
    /// yet, with the beginning of a number or a date, or with one that has completions.
    fn unfinished_term(&self, fault: &QueryFault) -> Option<usize> {
        let typed = self.input.text();
        let is_end = |c: char| c.is_whitespace() || matches!(c, '(' | ')');
        let at = typed.rfind(is_end).map_or(0, |at| {
            at + typed.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
        });
        let term = typed.get(at..)?;
        let (field, values) = term.split_once(':')?;
        let last = values.rsplit(',').next().unwrap_or("");
        let begun = last.chars().all(|c| c.is_ascii_digit() || "<>=.-!?~".contains(c));
        // A fault in the field itself is no value that is still being typed.
        let in_values = fault.range.start > at + field.len();
        let going_on = begun || !self.offers.is_empty();
        (in_values && going_on).then_some(at)
    }
}
