//! Mends the values of block style, each with the lines that belong to it. What is wrong with a text
//! is judged in `quote`.

use std::borrow::Cow;

use super::super::lines::indent;
use super::super::{Fault, Mark, explain};
use super::line::{LineParts, begins_with_key};
use super::quote::{
    Close, Why, closing, escaped, has_unknown_escape, is_block_header, judge_plain,
    names_indentation, plain_end, without_outer,
};
use super::walk::{LineWalk, is_idle};

impl<'t> LineWalk<'t> {
    /// A block of text, or a text that begins with its sign.
    pub(super) fn block(
        &mut self,
        n: usize,
        line: Cow<'t, str>,
        at: usize,
        limit: Option<usize>,
    ) -> usize {
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
                let parts = LineParts::of(line);
                !is_idle(line) && parts.key.is_none() && parts.dashes.is_empty()
            };
            while let Some(limit) = limit
                && is_text(self.lines.get(beyond))
            {
                let column = indent(self.lines.get(beyond)) + 1;
                let message = "wrong indentation: read as part of the text";
                let fault = Fault::warning(Mark::at(beyond, column), message);
                self.faults.push(fault.hint("indent a value further than its key"));
                let text = self.lines.get(beyond).trim_start();
                self.out.push(format!("{}{text}", " ".repeat(limit + 2)).into());
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

    /// A text in quotation marks.
    pub(super) fn quoted(
        &mut self,
        n: usize,
        line: Cow<'t, str>,
        at: usize,
        limit: Option<usize>,
    ) -> usize {
        let value = line.get(at..).unwrap_or_default();
        if let Close::At(end) = closing(value) {
            let rest = value.get(end..).unwrap_or_default();
            let rest_of = rest.trim_start();
            if rest_of.is_empty() || rest_of.starts_with('#') && rest.starts_with(' ') {
                let text = value.get(1..end - 1).unwrap_or_default();
                if value.starts_with('"') && has_unknown_escape(text) {
                    self.faults.push(
                        Fault::warning(
                            Self::mark(n, &line, at),
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
            let fault = Fault::warning(Self::mark(n, &line, at + end), Why::After.message(value));
            self.faults.push(fault.hint(Why::After.hint(value)));
            let before = line.get(..at).unwrap_or_default();
            let after = line.get(at + value.len()..).unwrap_or_default();
            let meant = escaped(without_outer(value));
            self.out.push(format!("{before}'{meant}'{after}").into());
            return n + 1;
        }
        if let Some(last) = self.closes_below(n, value, limit) {
            return self.indented(n, line, last, limit);
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

    /// Returns the line at whose end a quoted text is closed, if one of those up to it is not
    /// deeper than its key and none can be a key or an item.
    fn closes_below(&self, n: usize, value: &str, limit: Option<usize>) -> Option<usize> {
        /// Nobody writes a longer text so; and each is looked for from its first line on.
        const MOST_LINES: usize = 20;
        let quote = value.chars().next()?;
        let own = |line: &usize| {
            let text = self.lines.get(*line);
            !is_idle(text) && !begins_with_key(text) && !text.trim_start().starts_with("- ")
        };
        let mut below = (n + 1..=n + MOST_LINES).take_while(own);
        let last = below.find(|line| self.lines.get(*line).contains(quote))?;
        let text = self.lines.get(last).trim_end();
        let is_end = text.ends_with(quote) && text.matches(quote).count() == 1;
        let is_shallow = (n + 1..=last).any(|line| !self.is_deeper(line, limit));
        (is_end && is_shallow && limit.is_some()).then_some(last)
    }

    /// Indents the lines that a quoted text goes on in.
    fn indented(
        &mut self,
        n: usize,
        line: Cow<'t, str>,
        last: usize,
        limit: Option<usize>,
    ) -> usize {
        self.out.push(line);
        let column = indent(self.lines.get(n + 1)) + 1;
        let message = "wrong indentation: read as part of the text";
        let fault = Fault::warning(Mark::at(n + 1, column), message);
        self.faults.push(fault.hint("indent a value further than its key"));
        for more in n + 1..=last {
            let text = self.lines.get(more).trim_start();
            self.out.push(format!("{}{text}", " ".repeat(limit.unwrap_or(0) + 2)).into());
        }
        last + 1
    }

    /// A text without quotation marks.
    pub(super) fn plain(
        &mut self,
        n: usize,
        line: Cow<'t, str>,
        at: usize,
        limit: Option<usize>,
    ) -> usize {
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
    pub(super) fn quote(
        &mut self,
        n: usize,
        line: &str,
        at: usize,
        beyond: usize,
        why: Why,
    ) -> usize {
        let value = line.get(at..).unwrap_or_default();
        let is_one_line = beyond == n + 1 && why != Why::Open;
        let end = if is_one_line { plain_end(value) } else { value.trim_end().len() };
        let (text, after) = value.split_at_checked(end).unwrap_or((value, ""));
        let place = match why {
            Why::Colon => text.find(": ").unwrap_or(0),
            Why::Hash => text.find(" #").map_or(0, |at| at + 1),
            Why::Begins | Why::After | Why::Open | Why::Bracket | Why::NoComma | Why::Doubled => 0,
        };
        let mark = Self::mark(n, line, at + place);
        self.faults.push(Fault::warning(mark, why.message(text)).hint(why.hint(text)));
        let comment = after.trim_start();
        if comment.starts_with('#') && !comment.starts_with("# ") {
            let at = at + end + after.len() - comment.len();
            self.faults.push(explain::cut_by_hash(Self::mark(n, line, at)));
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
}
