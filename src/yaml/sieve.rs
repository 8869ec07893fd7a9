//! Leaves out every part of a text that cannot be read, in one pass: for files with more broken
//! items than are worth reading the whole file again for each. A part is read alone; what fails is
//! parted at its least indented lines, down to what has no parts. Each line is so read once a level.

use std::ops::Range;

use super::Fault;
use super::explain;
use super::lines::{SourceLines, indent};
use super::tree::build;

/// The most levels at which a text is parted. A digest has less than ten.
const MOST_LEVELS: usize = 12;
/// The most bytes that are read; what is left then is kept as it is.
const MOST_BYTES: usize = 128 << 20;

/// Returns the text without the parts that cannot be read, and what is wrong with each. `whole_items`
/// is the key of the lists whose items are not parted.
pub(super) fn sieve(text: &str, whole_items: &str) -> (String, Vec<Fault>) {
    let lines = SourceLines::of(text);
    let whole = 1..lines.count() + 1;
    let mut sieve =
        Sieve { lines: &lines, whole_items, left: MOST_BYTES, cut: Vec::new(), faults: Vec::new() };
    sieve.part(whole, MOST_LEVELS, false);
    let mut kept = String::with_capacity(text.len());
    let mut cut = sieve.cut.into_iter().peekable();
    for line in 1..=lines.count() {
        while cut.next_if(|range| range.end <= line).is_some() {}
        if cut.peek().is_none_or(|range| !range.contains(&line)) {
            kept.push_str(lines.get(line));
        }
        kept.push('\n');
    }
    (kept, sieve.faults)
}

struct Sieve<'s> {
    lines: &'s SourceLines<'s>,
    whole_items: &'s str,
    left: usize,
    /// The lines to leave out, in their order.
    cut: Vec<Range<usize>>,
    faults: Vec<Fault>,
}

impl Sieve<'_> {
    /// Tries some lines, and leaves out of them what cannot be read.
    fn part(&mut self, lines: Range<usize>, levels: usize, is_item: bool) {
        let text = self.lines.slice(&lines);
        let Some(left) = self.left.checked_sub(text.len()) else { return };
        self.left = left;
        let Err(stop) = build(text) else { return };
        let mut fault = stop.fault;
        // An anchor may stand elsewhere.
        if fault.message == explain::refused(fault.mark).message {
            return;
        }
        let (cut, told) = (self.cut.len(), self.faults.len());
        if levels > 0 && !is_item {
            self.parts(&lines, levels - 1);
        }
        if self.cut.len() == cut {
            let above = u32::try_from(lines.start - 1).unwrap_or(u32::MAX);
            fault.mark.line = fault.mark.line.saturating_add(above);
            self.faults.truncate(told);
            self.faults.push(fault);
            self.cut.push(lines);
        }
    }

    /// Tries the parts of some lines one by one.
    fn parts(&mut self, lines: &Range<usize>, levels: usize) {
        let starts = self.starts(lines);
        let Some(&first) = starts.first() else { return };
        if starts.len() == 1 {
            // The lines below a key or a dash: without it they mean nothing.
            let cut = self.cut.len();
            self.part(first..first + 1, 0, false);
            if self.cut.len() > cut {
                self.cut.truncate(cut);
                self.cut.push(lines.clone());
            } else {
                let is_list = self.is_of_items(first);
                self.below(first + 1..lines.end, levels, is_list);
            }
            return;
        }
        self.each(&starts, lines.end, levels, false);
    }

    fn below(&mut self, lines: Range<usize>, levels: usize, is_list: bool) {
        let starts = self.starts(&lines);
        self.each(&starts, lines.end, levels, is_list);
    }

    fn each(&mut self, starts: &[usize], end: usize, levels: usize, mut is_list: bool) {
        let ends = starts.iter().skip(1).copied().chain([end]);
        for (start, end) in starts.iter().copied().zip(ends) {
            let is_item = self.lines.get(start).trim_start().starts_with('-');
            // A list may begin at the column of its key.
            is_list = if is_item { is_list } else { self.is_of_items(start) };
            self.part(start..end, levels, is_item && is_list);
        }
    }

    /// Returns the least indented of some lines.
    fn starts(&self, lines: &Range<usize>) -> Vec<usize> {
        let text = |line: &usize| {
            let text = self.lines.get(*line).trim_start();
            !text.is_empty() && !text.starts_with('#')
        };
        let texts = || lines.clone().filter(text);
        let least = texts().map(|line| indent(self.lines.get(line))).min();
        texts().filter(|line| Some(indent(self.lines.get(*line))) == least).collect()
    }

    /// Returns true if a line is the key of a list whose items are not parted.
    fn is_of_items(&self, line: usize) -> bool {
        let key = self.lines.get(line).trim_start_matches([' ', '-']);
        let rest = key.strip_prefix(self.whole_items).filter(|_| !self.whole_items.is_empty());
        rest.is_some_and(|rest| rest.starts_with(':'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_is_left_out_and_told_at_its_line() {
        let text = "title: x\nentries:\n  - a: [b,, c]\n    b: 1\n  - a: 1\nnotes:\n- a: [,]\n- a: 2\nx: [,]\n";
        let (kept, faults) = sieve(text, "entries");
        assert_eq!(kept, "title: x\nentries:\n\n\n  - a: 1\nnotes:\n\n- a: 2\n\n");
        assert_eq!(faults.iter().map(|fault| fault.mark.line).collect::<Vec<_>>(), [3, 7, 9]);
    }

    #[test]
    fn a_part_without_its_first_line_means_nothing() {
        let (kept, _) = sieve("a: 1\nb: \"x\n  y: z\nc: d\n  e\n", "");
        assert_eq!(kept, "a: 1\n\n\nc: d\n  e\n");
    }

    #[test]
    fn each_line_is_read_a_few_times_at_most() {
        let stairs: Vec<String> = (0..2_000).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
        let text = format!("{}{}b: [,]\n", stairs.concat(), " ".repeat(2_000));
        let lines = SourceLines::of(&text);
        let mut sieve =
            Sieve { lines: &lines, whole_items: "", left: MOST_BYTES, cut: vec![], faults: vec![] };
        sieve.part(1..lines.count() + 1, MOST_LEVELS, false);
        assert!(MOST_BYTES - sieve.left <= 2 * (MOST_LEVELS + 1) * text.len());
        assert!(!sieve.faults.is_empty());
    }
}
