//! Mends lists and mappings in brackets, each with the lines that belong to it. Which signs are
//! missing is judged in `close`, the values within in `flow`.

use std::borrow::Cow;

use super::super::lines::indent;
use super::super::{Fault, Mark};
use super::close::{Unclosed, unclosed};
use super::flow;
use super::line::begins_with_key;
use super::quote::{Why, plain_end};
use super::walk::{LineWalk, is_idle};

impl<'t> LineWalk<'t> {
    /// A list or a mapping in brackets, or a text that begins with one.
    pub(super) fn brackets(
        &mut self,
        n: usize,
        line: Cow<'t, str>,
        at: usize,
        limit: Option<usize>,
    ) -> usize {
        let value = line.get(at..).unwrap_or_default();
        let (beyond, mut whole) = match flow::closed(value) {
            Some(_) => (n + 1, Cow::Borrowed(value)),
            None => self.in_brackets(n, value, limit.or(self.levels.innermost())),
        };
        let is_text = value.starts_with('{') && beyond == n + 1 && !whole.contains([':', '}']);
        if is_text && limit.is_some() {
            return self.quote(n, &line, at, n + 1, Why::Begins);
        }
        let mark = |whole: &str, at_in: usize| {
            let before = whole.get(..at_in).unwrap_or_default();
            let down = before.matches('\n').count();
            match before.rsplit_once('\n') {
                Some((_, line)) => Mark::at(n + down, line.chars().count() + 1),
                None => Self::mark(n, &line, at + at_in),
            }
        };
        let Some(slips) = unclosed(&whole) else {
            self.out.push(line);
            self.copy(n + 1..beyond);
            return beyond;
        };
        for slip in &slips {
            let fault = Fault::warning(
                mark(&whole, slip.bracket),
                slip.message(where_it_ends(&whole, slip)),
            );
            self.faults.push(fault.hint(slip.hint()));
        }
        if !slips.is_empty() {
            let signs = slips.iter().map(|slip| (slip.from, slip.to, slip.sign.to_string()));
            whole = flow::with(&whole, signs).into();
        }
        let end = flow::closed(&whole).unwrap_or(whole.len());
        let after = whole.get(end..).unwrap_or_default();
        let stray = plain_end(after);
        if let Some(signs) = after.get(..stray).map(str::trim).filter(|signs| !signs.is_empty())
            && limit.is_some()
        {
            if !signs.chars().all(|c| matches!(c, ',' | ';' | '}' | ']' | ' ')) {
                return self.not_brackets(n, line, at, beyond);
            }
            let fault =
                Fault::warning(mark(&whole, end), format!("`{signs}` after a closed bracket"));
            self.faults.push(fault.hint("delete it: brackets end a value"));
            whole.to_mut().replace_range(end..end + stray, "");
        }
        let changes = flow::changes(whole.get(..end).unwrap_or_default(), &self.names, self.keys);
        for change in &changes {
            let text = whole.get(change.from..change.to).unwrap_or_default();
            let why = change.why;
            let fault = Fault::warning(mark(&whole, change.from), why.message(text));
            self.faults.push(fault.hint(why.hint(text)));
        }
        let changes = changes.into_iter().map(|change| (change.from, change.to, change.text));
        let before = line.get(..at).unwrap_or_default();
        let whole = format!("{before}{}", flow::with(&whole, changes));
        self.put(n, &whole, limit);
        beyond
    }

    /// Writes the lines of a bracket, each deeper than what holds it.
    fn put(&mut self, n: usize, whole: &str, limit: Option<usize>) {
        let mut is_told = false;
        for (line, at) in whole.split('\n').zip(n..) {
            let shallow = limit.filter(|limit| at > n && !is_idle(line) && indent(line) <= *limit);
            let Some(limit) = shallow else {
                self.out.push(Cow::Owned(line.to_owned()));
                continue;
            };
            if !std::mem::replace(&mut is_told, true) {
                let mark = Mark::at(at, indent(line) + 1);
                let fault = Fault::warning(mark, "wrong indentation: read as meant");
                self.faults.push(fault.hint("indent a value further than its key"));
            }
            self.out.push(format!("{}{}", " ".repeat(limit + 2), line.trim_start()).into());
        }
    }

    /// A text that begins with a closed bracket and goes on behind it.
    fn not_brackets(&mut self, n: usize, line: Cow<'t, str>, at: usize, beyond: usize) -> usize {
        if beyond == n + 1 {
            return self.quote(n, &line, at, beyond, Why::Begins);
        }
        self.out.push(line);
        self.copy(n + 1..beyond);
        beyond
    }

    /// Returns the lines that a bracket goes on in, up to the one that closes it: those that are
    /// deeper, and those that can be neither a key nor an item.
    fn in_brackets(&self, n: usize, value: &str, limit: Option<usize>) -> (usize, Cow<'t, str>) {
        let belongs = |line: usize| {
            let text = self.lines.get(line).trim_start();
            let is_key = begins_with_key(text) && !self.is_deeper(line, limit);
            is_idle(text) || !is_key && !text.starts_with("- ")
        };
        let mut whole = value.to_owned();
        let mut beyond = n + 1;
        // The end is looked for whenever there are twice as many lines, so that the work grows with
        // the lines that the bracket holds.
        let mut look_at = 2;
        while beyond <= self.lines.count() && belongs(beyond) {
            whole.push('\n');
            whole.push_str(self.lines.get(beyond));
            beyond += 1;
            if beyond - n == look_at {
                if flow::closed(&whole).is_some() {
                    break;
                }
                look_at *= 2;
            }
        }
        let lines = if let Some(end) = flow::closed(&whole) {
            whole.get(..end).unwrap_or_default().matches('\n').count() + 1
        } else {
            let idle = whole.split('\n').rev().take_while(|line| is_idle(line)).count();
            beyond - n - idle.min(beyond - n - 1)
        };
        let whole: Vec<&str> = whole.split('\n').take(lines).collect();
        (n + lines, whole.join("\n").into())
    }
}

fn where_it_ends(whole: &str, slip: &Unclosed) -> &'static str {
    let rest = whole.get(slip.from..).unwrap_or_default().trim_start();
    if rest.is_empty() || rest.starts_with('#') {
        "at the end of the line"
    } else {
        "before the next one"
    }
}
