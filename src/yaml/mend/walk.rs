//! Walks over the lines of a text and mends them one by one. A line that begins a value of several
//! lines takes them with it, so every line is looked at once.

use std::borrow::Cow;

use super::super::lines::{Lines, indent, indenting_tab};
use super::super::{Fault, Mark};
use super::flow;
use super::levels::{Begins, Levels};
use super::line::{Parts, begins_with_key, is_key_letter};
use super::names::Names;
use super::quote::{
    Close, Why, closing, escaped, has_unknown_escape, is_block_header, judge_plain,
    names_indentation, plain_end, without_outer,
};

const AS_AROUND: &str = "indent with spaces, as the lines around it";

/// Returns the mended text, with a warning for each change; none if there is nothing to mend.
/// Every line keeps its number.
pub(in crate::yaml) fn mend(text: &str) -> Option<(String, Vec<Fault>)> {
    let lines = Lines::of(text);
    let mut walk = Walk {
        out: Vec::with_capacity(lines.count()),
        names: Names::of(text),
        levels: Levels::begin(),
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

struct Walk<'t> {
    lines: Lines<'t>,
    out: Vec<Cow<'t, str>>,
    names: Names<'t>,
    levels: Levels,
    faults: Vec<Fault>,
    /// True if a tab was reported: they come in numbers.
    is_tabbed: bool,
    /// True if most lines are indented by tabs, so that their number tells the level.
    counts_tabs: bool,
}

impl<'t> Walk<'t> {
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
        let line = self.missing_blank(n, line);
        let parts = Parts::of(&line);
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
        let parts = Parts::of(&line);
        self.value(n, line.into(), &parts)
    }

    /// Returns the column of the list that an item belongs to whose dash alone slipped: the next
    /// line is a key of an item of that list.
    fn slipped_item(&self, n: usize, line: &str, parts: &Parts) -> Option<usize> {
        let key = parts.key.filter(|_| parts.value < line.len())?;
        let next = (n + 1..=self.lines.count()).find(|n| !is_idle(self.lines.get(*n)))?;
        let next = self.lines.get(next);
        let is_key = begins_with_key(next) && indent(next) > key;
        is_key.then(|| self.levels.list_of(indent(next))).flatten()
    }

    /// Mends a line that is neither a key nor an item: the value of the key above, or nothing that
    /// can be read. It alone is left out then.
    fn lone(&mut self, n: usize, line: Cow<'t, str>, parts: &Parts) -> usize {
        let column = indent(&line);
        let is_value = self.levels.awaits && self.levels.has_key_at(column);
        if is_value {
            let fault = Fault::warning(Mark::at(n, column + 1), "wrong indentation: read as meant");
            self.faults.push(fault.hint("indent a value further than its key"));
            let line = format!("  {line}");
            let parts = Parts { value: parts.value + 2, ..parts.clone() };
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

    /// Replaces tabs and blanks of other kinds that indent a line or follow its key.
    fn blanks(&mut self, n: usize, line: Cow<'t, str>) -> Cow<'t, str> {
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\u{A0}' | '\u{3000}');
        let body = line.trim_start_matches(is_blank);
        let lead = line.get(..line.len() - body.len()).unwrap_or_default();
        let Some(odd) = lead.chars().position(|c| c != ' ') else { return self.hard(n, line) };
        let mark = Mark::at(n, odd + 1);
        if !lead.contains('\t') {
            let fault = Fault::warning(mark, "a hard blank indents this line: read as a space");
            self.faults.push(fault.hint(AS_AROUND));
        } else if !std::mem::replace(&mut self.is_tabbed, true) {
            let fault = Fault::warning(mark, "a tab cannot indent: read as the spaces that fit");
            self.faults.push(fault.hint(AS_AROUND));
        }
        let mut spaces: usize = lead.chars().map(|c| if c == '\t' { 2 } else { 1 }).sum();
        if lead.contains('\t') && !self.counts_tabs {
            // One tab among lines with spaces: it goes on with the line above.
            spaces = self.levels.next_column(body.starts_with("- ")).unwrap_or(spaces);
        }
        let line = format!("{}{body}", " ".repeat(spaces));
        self.hard(n, line.into())
    }

    /// Replaces a hard blank after the colon of a key.
    fn hard(&mut self, n: usize, line: Cow<'t, str>) -> Cow<'t, str> {
        let Some(at) = line.find(":\u{A0}") else { return line };
        let before = line.get(..at).unwrap_or_default();
        if !before.trim_start_matches([' ', '-']).chars().all(is_key_letter) {
            return line;
        }
        let column = before.chars().count() + 2;
        let fault = Fault::warning(Mark::at(n, column), "a hard blank after the colon");
        self.faults.push(fault.hint("write a space"));
        line.replacen(":\u{A0}", ": ", 1).into()
    }

    /// Puts a missing blank after a dash or a colon.
    fn missing_blank(&mut self, n: usize, line: Cow<'t, str>) -> Cow<'t, str> {
        let column = indent(&line);
        let body = line.get(column..).unwrap_or_default();
        let head = line.get(..column).unwrap_or_default();
        if let Some(rest) = body.strip_prefix('-')
            && begins_with_key(rest)
            && !rest.starts_with([' ', '\t'])
        {
            let fault =
                Fault::warning(Mark::at(n, column + 1), "a space is missing after the dash");
            self.faults.push(fault.hint("write `- key: value`"));
            return format!("{head}- {rest}").into();
        }
        if let Some(rest) = body.strip_prefix(['•', '–', '—', '*', '·', '‣'])
            && rest.starts_with(' ')
            && begins_with_key(rest)
        {
            let fault = Fault::warning(Mark::at(n, column + 1), "this sign begins no item");
            self.faults.push(fault.hint("write `- key: value`"));
            return format!("{head}-{rest}").into();
        }
        let dashes = body.len() - body.trim_start_matches("- ").len();
        let key = body.get(dashes..).unwrap_or_default();
        let word = key.len() - key.trim_start_matches(is_key_letter).len();
        let value = key.get(word..).and_then(|rest| rest.strip_prefix(':')).unwrap_or_default();
        let is_slip = word > 0 && value.starts_with(|c: char| c != ' ' && c != '/');
        if !is_slip || self.levels.awaits && dashes == 0 || begins_with_key(key) {
            return line;
        }
        let (dashes, word) = (body.get(..dashes), key.get(..word));
        let (dashes, word) = (dashes.unwrap_or_default(), word.unwrap_or_default());
        let mark = Mark::at(n, column + dashes.len() + word.len() + 1);
        let fault = Fault::warning(mark, "a space is missing after the colon");
        self.faults.push(fault.hint("write `key: value`"));
        format!("{head}{dashes}{word}: {value}").into()
    }

    /// Mends the value of a line.
    fn value(&mut self, n: usize, line: Cow<'t, str>, parts: &Parts) -> usize {
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
    fn is_deeper(&self, n: usize, limit: Option<usize>) -> bool {
        let line = self.lines.get(n);
        let text = line.trim_start();
        // How deep a tab goes is not known: what is neither key nor item goes on with the text.
        let goes_on =
            indenting_tab(line).is_some() && !begins_with_key(text) && !text.starts_with("- ");
        !text.is_empty() && (goes_on || limit.is_none_or(|limit| indent(line) > limit))
    }

    /// Returns the first line, other than blank ones, that is not deeper.
    fn beyond(&self, n: usize, limit: Option<usize>) -> usize {
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

    fn copy(&mut self, lines: std::ops::Range<usize>) {
        self.out.extend(lines.map(|line| Cow::Borrowed(self.lines.get(line))));
    }

    /// A block of text, or a text that begins with its sign.
    fn block(&mut self, n: usize, line: Cow<'t, str>, at: usize, limit: Option<usize>) -> usize {
        let value = line.get(at..).unwrap_or_default();
        let mut beyond = self.beyond(n, limit);
        let is_empty = beyond == n + 1;
        if !is_block_header(value) || is_empty && names_indentation(value) {
            return self.quote(n, &line, at, beyond, Why::Begins);
        }
        self.out.push(line);
        if is_empty {
            // Lines that are not indented, and cannot be keys.
            let is_text = |line: &str| {
                let parts = Parts::of(line);
                !is_idle(line) && parts.key.is_none() && parts.dashes.is_empty()
            };
            while limit.is_some_and(|limit| indent(self.lines.get(beyond)) == limit)
                && is_text(self.lines.get(beyond))
            {
                let column = indent(self.lines.get(beyond)) + 1;
                let message = "wrong indentation: read as part of the text";
                let fault = Fault::warning(Mark::at(beyond, column), message);
                self.faults.push(fault.hint("indent a value further than its key"));
                self.out.push(format!("  {}", self.lines.get(beyond)).into());
                beyond += 1;
            }
            return beyond;
        }
        for more in n + 1..beyond {
            let line = self.untabbed(more, limit);
            self.out.push(line);
        }
        beyond
    }

    /// Returns a line of a text with spaces for the tabs that indent it.
    fn untabbed(&mut self, n: usize, limit: Option<usize>) -> Cow<'t, str> {
        let line = self.lines.get(n);
        let (Some(tab), Some(limit)) = (indenting_tab(line), limit) else { return line.into() };
        if indent(line) > limit || line.trim().is_empty() {
            return line.into();
        }
        if !std::mem::replace(&mut self.is_tabbed, true) {
            let message = "a tab cannot indent: read as the spaces that fit";
            self.faults.push(Fault::warning(Mark::at(n, tab), message).hint(AS_AROUND));
        }
        format!("{}{}", " ".repeat(limit + 2), line.trim_start()).into()
    }

    /// A text in quotation marks.
    fn quoted(&mut self, n: usize, line: Cow<'t, str>, at: usize, limit: Option<usize>) -> usize {
        let value = line.get(at..).unwrap_or_default();
        if let Close::At(end) = closing(value) {
            let rest = value.get(end..).unwrap_or_default();
            let rest_of = rest.trim_start();
            if rest_of.is_empty() || rest_of.starts_with('#') && rest.starts_with(' ') {
                let text = value.get(1..end - 1).unwrap_or_default();
                if value.starts_with('"') && has_unknown_escape(text) {
                    self.faults.push(
                        Fault::warning(
                            self.mark(n, &line, at),
                            "an unknown escape: read as it stands",
                        )
                        .hint("put the text in single quotes, or write \\\\ for a backslash"),
                    );
                    let before = line.get(..at).unwrap_or_default();
                    self.out.push(format!("{before}'{}'{rest}", escaped(text)).into());
                    return n + 1;
                }
                self.out.push(line);
                return n + 1;
            }
            let value = value.get(..plain_end(value)).unwrap_or_default();
            let fault = Fault::warning(self.mark(n, &line, at + end), Why::After.message(value));
            self.faults.push(fault.hint(Why::After.hint(value)));
            let before = line.get(..at).unwrap_or_default();
            let after = line.get(at + value.len()..).unwrap_or_default();
            let meant = escaped(without_outer(value));
            self.out.push(format!("{before}'{meant}'{after}").into());
            return n + 1;
        }
        let beyond = self.beyond(n, limit);
        let rest: Vec<&str> = (n + 1..beyond).map(|line| self.lines.get(line)).collect();
        let whole = format!("{value}\n{}", rest.join("\n"));
        if closing(&whole) == Close::Missing {
            let before = line.get(..at).unwrap_or_default();
            let line = format!("{before}{}", value.get(1..).unwrap_or_default());
            return self.quote(n, &line, at, beyond, Why::Open);
        }
        self.out.push(line);
        self.copy(n + 1..beyond);
        beyond
    }

    /// A list or a mapping in brackets, or a text that begins with one.
    fn brackets(&mut self, n: usize, line: Cow<'t, str>, at: usize, limit: Option<usize>) -> usize {
        let value = line.get(at..).unwrap_or_default();
        let (end, beyond, whole) = if let Some(end) = flow::closed(value) {
            (end, n + 1, Cow::Borrowed(value))
        } else {
            let beyond = self.beyond(n, limit);
            let mut whole = value.to_owned();
            for more in n + 1..beyond {
                whole.push('\n');
                whole.push_str(self.lines.get(more));
            }
            let Some(end) = flow::closed(&whole) else {
                // All that is deeper may belong to it.
                self.out.push(line);
                self.copy(n + 1..beyond);
                return beyond;
            };
            (end, beyond, Cow::Owned(whole))
        };
        let after = whole.get(end..).unwrap_or_default().trim_start();
        if !after.is_empty() && !after.starts_with('#') && beyond == n + 1 && limit.is_some() {
            return self.quote(n, &line, at, n + 1, Why::Begins);
        }
        let mut mended = whole.clone().into_owned();
        let changes = flow::changes(whole.get(..end).unwrap_or_default(), &self.names);
        for change in &changes {
            let before = whole.get(..change.from).unwrap_or_default();
            let down = before.matches('\n').count();
            let mark = match before.rsplit_once('\n') {
                Some((_, line)) => Mark::at(n + down, line.chars().count() + 1),
                None => self.mark(n, &line, at + change.from),
            };
            let text = whole.get(change.from..change.to).unwrap_or_default();
            let why = change.why;
            self.faults.push(Fault::warning(mark, why.message(text)).hint(why.hint(text)));
        }
        for change in changes.iter().rev() {
            mended.replace_range(change.from..change.to, &change.text);
        }
        let before = line.get(..at).unwrap_or_default();
        let whole = format!("{before}{mended}");
        self.out.extend(whole.split('\n').map(|line| Cow::Owned(line.to_owned())));
        beyond
    }

    /// A text without quotation marks.
    fn plain(&mut self, n: usize, line: Cow<'t, str>, at: usize, limit: Option<usize>) -> usize {
        let value = line.get(at..).unwrap_or_default();
        let goes_on = |line: usize| {
            let text = self.lines.get(line).trim_start();
            self.is_deeper(line, limit)
                && !begins_with_key(text)
                && !text.starts_with('#')
                && !text.starts_with("- ")
        };
        let mut beyond = n + 1;
        while goes_on(beyond) {
            beyond += 1;
        }
        let follows = self.is_deeper(beyond, limit) && !is_idle(self.lines.get(beyond));
        let alone = beyond == n + 1 && !follows;
        let comment = value.get(plain_end(value)..).unwrap_or_default().trim_start();
        // What is neither a value nor an item is no text that lacks quotes.
        let why = limit.and_then(|_| judge_plain(value, alone, &self.names)).or_else(|| {
            limit?;
            let mut more = (n + 1..beyond).map(|line| self.lines.get(line));
            more.any(|line| line.contains(": ") || line.trim_end().ends_with(':'))
                .then_some(Why::Colon)
                .or_else(|| (comment.len() > 1 && beyond > n + 1).then_some(Why::Hash))
        });
        // What is nested where it cannot be has more than one meaning.
        let nested = follows && why == Some(Why::Colon) && beyond == n + 1;
        match why {
            Some(why) if !nested => self.quote(n, &line, at, beyond, why),
            _ => {
                // `key: &name` may hold a list or a mapping, and so may a line that was left as it is.
                let names = value.starts_with(['&', '!']) && !value.contains(' ');
                self.levels.awaits = names || nested || value.starts_with("- ");
                self.out.push(line);
                self.copy(n + 1..beyond);
                beyond
            }
        }
    }

    /// Puts quotation marks around a value that ends before the line `beyond`.
    fn quote(&mut self, n: usize, line: &str, at: usize, beyond: usize, why: Why) -> usize {
        let value = line.get(at..).unwrap_or_default();
        let is_one_line = beyond == n + 1 && why != Why::Open;
        let end = if is_one_line { plain_end(value) } else { value.trim_end().len() };
        let (text, after) = value.split_at_checked(end).unwrap_or((value, ""));
        let place = match why {
            Why::Colon => text.find(": ").unwrap_or(0),
            Why::Hash => text.find(" #").map_or(0, |at| at + 1),
            Why::Begins | Why::After | Why::Open | Why::Bracket => 0,
        };
        let mark = self.mark(n, line, at + place);
        self.faults.push(Fault::warning(mark, why.message(text)).hint(why.hint(text)));
        let comment = after.trim_start();
        if comment.starts_with('#') && !comment.starts_with("# ") {
            let at = at + end + after.len() - comment.len();
            self.faults.push(super::super::explain::cut_by_hash(self.mark(n, line, at)));
        }
        let before = line.get(..at).unwrap_or_default();
        let mut first = format!("{before}'{}", escaped(text));
        if beyond == n + 1 {
            first.push('\'');
            first.push_str(after);
        }
        self.out.push(first.into());
        for more in n + 1..beyond {
            let mut next = escaped(self.lines.get(more));
            if more + 1 == beyond {
                next.truncate(next.trim_end().len());
                next.push('\'');
            }
            self.out.push(next.into());
        }
        beyond
    }

    fn mark(&self, n: usize, line: &str, at: usize) -> Mark {
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
fn is_idle(line: &str) -> bool {
    let text = line.trim_start();
    text.is_empty() || text.starts_with('#')
}
