//! Walks over the lines of a text and mends them one by one. A line that begins a value of several
//! lines takes them with it, so every line is looked at once.

use std::borrow::Cow;

use super::super::lines::{SourceLines, indent, indenting_tab};
use super::super::{Fault, FormatKeys, Mark};
use super::levels::{Begins, OpenLevels};
use super::line::{LineParts, begins_with_key};
use super::names::AnchorNames;

pub(super) const AS_AROUND: &str = "indent with spaces, as the lines around it";

/// Returns the mended text, with a warning for each change; none if there is nothing to mend.
/// Every line keeps its number.
pub(in crate::yaml) fn mend<'t>(
    text: &'t str,
    keys: FormatKeys<'t>,
) -> Option<(String, Vec<Fault>)> {
    let lines = SourceLines::of(text);
    let mut walk = LineWalk {
        out: Vec::with_capacity(lines.count()),
        names: AnchorNames::of(text),
        keys,
        levels: OpenLevels::begin(),
        faults: Vec::new(),
        is_tabbed: false,
        counts_tabs: text.matches("\n\t").count() > text.matches("\n ").count(),
        lines,
    };
    let mut line = 1;
    while line <= walk.lines.count() {
        line = walk.step(line);
    }
    let mut mended = walk.out.join("\n");
    mended.push('\n');
    (!walk.faults.is_empty()).then_some((mended, walk.faults))
}

pub(super) struct LineWalk<'t> {
    pub(super) lines: SourceLines<'t>,
    pub(super) out: Vec<Cow<'t, str>>,
    pub(super) names: AnchorNames<'t>,
    pub(super) keys: FormatKeys<'t>,
    pub(super) levels: OpenLevels,
    pub(super) faults: Vec<Fault>,
    /// True if a tab was reported: they come in numbers.
    pub(super) is_tabbed: bool,
    /// True if most lines are indented by tabs, so that their number tells the level.
    pub(super) counts_tabs: bool,
}

impl<'t> LineWalk<'t> {
    /// Mends the line, and those that belong to its value; returns the line after them.
    fn step(&mut self, n: usize) -> usize {
        let line = self.lines.get(n);
        if is_idle(line) {
            self.out.push(line.into());
            return n + 1;
        }
        if line.starts_with("---") || line.starts_with("...") || line.starts_with('%') {
            self.levels.clear();
            self.out.push(line.into());
            return n + 1;
        }
        if let Some(message) = stray(line) {
            return self.leave_out(n, message, "delete this line");
        }
        let line = self.blanks(n, line.into());
        let line = self.missing_colon(n, line);
        let line = self.missing_blank(n, line);
        let parts = LineParts::of(&line);
        let column = indent(&line);
        let begins = match (parts.dashes.is_empty(), parts.key) {
            (false, _) => Begins::Dash,
            (true, Some(_)) => Begins::Key,
            (true, None) => return self.lone(n, line, &parts),
        };
        let slipped =
            (begins == Begins::Dash).then(|| self.slipped_item(n, &line, &parts)).flatten();
        let column_meant = slipped.unwrap_or(column);
        let settled = self.levels.settle(column_meant, begins).or(slipped);
        let Some(meant) = settled else {
            return self.value(n, line, &parts);
        };
        let fault = Fault::warning(Mark::at(n, column + 1), "wrong indentation: read as meant");
        self.faults.push(fault.hint(AS_AROUND));
        let line = format!("{}{}", " ".repeat(meant), line.trim_start_matches(' '));
        let parts = LineParts::of(&line);
        self.value(n, line.into(), &parts)
    }

    /// Returns the column of the list that an item belongs to whose dash alone slipped: the next
    /// line is a key of an item of that list.
    fn slipped_item(&self, n: usize, line: &str, parts: &LineParts) -> Option<usize> {
        let key = parts.key.filter(|_| parts.value < line.len())?;
        let next = (n + 1..=self.lines.count()).find(|n| !is_idle(self.lines.get(*n)))?;
        let next = self.lines.get(next);
        let is_key = begins_with_key(next) && indent(next) > key;
        is_key.then(|| self.levels.list_of(indent(next))).flatten()
    }

    /// Mends a line that is neither a key nor an item: the value of the key above, or nothing that
    /// can be read. It alone is left out then.
    fn lone(&mut self, n: usize, line: Cow<'t, str>, parts: &LineParts) -> usize {
        let column = indent(&line);
        let is_value = self.levels.awaits && self.levels.has_key_at(column);
        if is_value {
            let fault = Fault::warning(Mark::at(n, column + 1), "wrong indentation: read as meant");
            self.faults.push(fault.hint("indent a value further than its key"));
            let line = format!("  {line}");
            let parts = LineParts { value: parts.value + 2, ..parts.clone() };
            return self.value(n, line.into(), &parts);
        }
        if self.levels.awaits || self.levels.is_empty() {
            return self.value(n, line, parts);
        }
        let message = "a key and a colon were expected here: this line is left out";
        let hint = "write `key: value`; indent the line if it goes on with the text above";
        self.leave_out(n, message, hint)
    }

    /// Leaves a line out.
    fn leave_out(&mut self, n: usize, message: &str, hint: &str) -> usize {
        let mark = Mark::at(n, indent(self.lines.get(n)) + 1);
        self.faults.push(Fault::error(mark, message).hint(hint));
        self.out.push("".into());
        n + 1
    }

    /// Mends the value of a line.
    fn value(&mut self, n: usize, line: Cow<'t, str>, parts: &LineParts) -> usize {
        self.levels.enter(&parts.dashes, parts.key);
        let value = line.get(parts.value..).unwrap_or_default();
        let limit = parts.key.or(parts.dashes.last().copied());
        self.levels.awaits = value.is_empty() || value.starts_with('#');
        if self.levels.awaits {
            self.out.push(line);
            return n + 1;
        }
        match value.as_bytes().first() {
            Some(b'|' | b'>') => self.block(n, line, parts.value, limit),
            Some(b'"' | b'\'') => self.quoted(n, line, parts.value, limit),
            Some(b'{' | b'[') => self.brackets(n, line, parts.value, limit),
            _ => self.plain(n, line, parts.value, limit),
        }
    }

    /// Returns true if the line belongs to a value at this limit: it is deeper.
    pub(super) fn is_deeper(&self, n: usize, limit: Option<usize>) -> bool {
        let line = self.lines.get(n);
        let text = line.trim_start();
        // How deep a tab goes is not known: what is neither key nor item goes on with the text.
        let goes_on =
            indenting_tab(line).is_some() && !begins_with_key(text) && !text.starts_with("- ");
        !text.is_empty() && (goes_on || limit.is_none_or(|limit| indent(line) > limit))
    }

    /// Returns the first line, other than blank ones, that is not deeper.
    pub(super) fn beyond(&self, n: usize, limit: Option<usize>) -> usize {
        let mut last = n;
        for line in n + 1..=self.lines.count() {
            if self.is_deeper(line, limit) {
                last = line;
            } else if !self.lines.get(line).trim().is_empty() {
                break;
            }
        }
        last + 1
    }

    pub(super) fn copy(&mut self, lines: std::ops::Range<usize>) {
        self.out.extend(lines.map(|line| Cow::Borrowed(self.lines.get(line))));
    }

    pub(super) fn mark(n: usize, line: &str, at: usize) -> Mark {
        Mark::at(n, line.get(..at).unwrap_or_default().chars().count() + 1)
    }
}

/// Returns what is wrong with a line that other programs leave in a text.
fn stray(line: &str) -> Option<&'static str> {
    let is_mark = |sign: &str| line == sign || line.starts_with(&format!("{sign} "));
    if line.starts_with("```") {
        Some("a fence of Markdown: this line is left out")
    } else if is_mark("<<<<<<<") || line == "=======" || is_mark(">>>>>>>") {
        Some("a mark of a merge that is not finished: this line is left out")
    } else {
        None
    }
}

/// Returns true for blank lines and comments.
pub(super) fn is_idle(line: &str) -> bool {
    let text = line.trim_start();
    text.is_empty() || text.starts_with('#')
}
