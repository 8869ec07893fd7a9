//! The account of what a vocabulary cannot say: how many entries say something in a field for which it
//! has no word, and which records it cannot say at all. It goes beside the output, and stays short
//! whatever an archive holds.

use std::fmt;

use super::HandedEntry;
use crate::export::record::RECORD;
use crate::order::CompactSort as _;

/// How many ids are named for one reason.
const MOST_IDS: usize = 20;

/// What was not said, as it is gathered.
pub(in crate::export) struct Unsaid {
    format: &'static str,
    becomes: &'static str,
    /// For each column of a record, how many entries have something there that is not said.
    fields: Vec<usize>,
    left_out: Vec<LeftOutRecords>,
    notes: Vec<String>,
}

/// Records that are not handed over, for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
struct LeftOutRecords {
    why: &'static str,
    ids: Vec<String>,
    all: usize,
}

/// What must be said of entries that were handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandoverRemark {
    format: &'static str,
    becomes: &'static str,
    fields: Vec<(&'static str, usize)>,
    left_out: Vec<LeftOutRecords>,
    notes: Vec<String>,
}

impl Unsaid {
    /// Begins an account for a format; `becomes` says what becomes of fields without a word.
    pub(in crate::export) fn of(format: &'static str, becomes: &'static str) -> Self {
        let fields = vec![0; RECORD.columns().len()];
        Self { format, becomes, fields, left_out: Vec::new(), notes: Vec::new() }
    }

    /// Notes an entry of which some columns are said.
    pub(in crate::export) fn count(&mut self, entry: &HandedEntry<'_>, said: &[&str]) {
        for (column, _) in entry.beyond(said) {
            let at = RECORD.columns().iter().position(|known| known.name == column.name);
            if let Some(count) = at.and_then(|at| self.fields.get_mut(at)) {
                *count += 1;
            }
        }
    }

    /// Notes a record that is not handed over.
    pub(in crate::export) fn leave_out(&mut self, why: &'static str, id: String) {
        let at = self.left_out.iter().position(|left| left.why == why).unwrap_or_else(|| {
            self.left_out.push(LeftOutRecords { why, ids: Vec::new(), all: 0 });
            self.left_out.len() - 1
        });
        if let Some(left) = self.left_out.get_mut(at) {
            left.all += 1;
            if left.ids.len() < MOST_IDS {
                left.ids.push(id);
            }
        }
    }

    /// Adds a sentence.
    pub(in crate::export) fn note(&mut self, note: String) {
        self.notes.push(note);
    }

    /// Ends the account; none where all is said.
    pub(in crate::export) fn remark(self) -> Option<HandoverRemark> {
        let counted = RECORD.columns().iter().zip(self.fields).filter(|(_, count)| *count > 0);
        let mut fields: Vec<_> = counted.map(|(column, count)| (column.name, count)).collect();
        fields.compact_sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let (left_out, notes) = (self.left_out, self.notes);
        let is_whole = fields.is_empty() && left_out.is_empty() && notes.is_empty();
        let (format, becomes) = (self.format, self.becomes);
        (!is_whole).then_some(HandoverRemark { format, becomes, fields, left_out, notes })
    }
}

impl fmt::Display for HandoverRemark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = Vec::new();
        if !self.fields.is_empty() {
            let field = |(name, count): &(&str, usize)| format!("{name} {count}");
            let fields: Vec<_> = self.fields.iter().map(field).collect();
            let (format, becomes) = (self.format, self.becomes);
            lines
                .push(format!("{format} has no field for these, {becomes}: {}", fields.join(", ")));
        }
        for LeftOutRecords { why, ids, all } in &self.left_out {
            let more = all.saturating_sub(ids.len());
            let rest = if more == 0 { String::new() } else { format!(" and {more} more") };
            lines.push(format!("{all} left out, {why}: {}{rest}", ids.join(", ")));
        }
        lines.extend(self.notes.iter().cloned());
        f.write_str(&lines.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_named_up_to_a_bound_and_counted_beyond() {
        let mut unsaid = Unsaid::of("x", "so lost");
        assert_eq!(Unsaid::of("x", "so lost").remark(), None);
        for number in 0..MOST_IDS + 3 {
            unsaid.leave_out("no event", format!("e{number}"));
        }
        unsaid.leave_out("told twice", "z".to_owned());
        let said = unsaid.remark().unwrap().to_string();
        let (first, second) = said.split_once('\n').unwrap();
        assert!(first.starts_with("23 left out, no event: e0, e1, "), "{first}");
        assert!(first.ends_with("e19 and 3 more"), "{first}");
        assert_eq!(second, "1 left out, told twice: z");
    }
}
