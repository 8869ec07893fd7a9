//! Mends the blanks of a line: tabs, hard blanks, and blanks that are missing after a dash or a
//! colon. Knows nothing of values.

use std::borrow::Cow;

use super::super::lines::{indent, indenting_tab};
use super::super::slips::NO_COLON;
use super::super::{Fault, Mark};
use super::line::{LineParts, begins_with_key, is_key_letter};
use super::walk::{AS_AROUND, LineWalk};

impl<'t> LineWalk<'t> {
    /// Replaces tabs and blanks of other kinds that indent a line or follow its key.
    pub(super) fn blanks(&mut self, n: usize, line: Cow<'t, str>) -> Cow<'t, str> {
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\u{A0}' | '\u{3000}' | '\u{FEFF}');
        let body = line.trim_start_matches(is_blank);
        let lead = line.get(..line.len() - body.len()).unwrap_or_default();
        let Some(odd) = lead.chars().position(|c| c != ' ') else { return self.hard(n, line) };
        let mark = Mark::at(n, odd + 1);
        if lead.contains('\u{FEFF}') {
            let fault = Fault::warning(mark, "a byte order mark within the file: left out");
            self.faults.push(fault.hint("delete it, and write the line anew if you do not see it"));
        } else if !lead.contains('\t') {
            let fault = Fault::warning(mark, "a hard blank indents this line: read as a space");
            self.faults.push(fault.hint(AS_AROUND));
        } else if !std::mem::replace(&mut self.is_tabbed, true) {
            let fault = Fault::warning(mark, "a tab cannot indent: read as the spaces that fit");
            self.faults.push(fault.hint(AS_AROUND));
        }
        let width = |c: char| match c {
            '\t' => 2,
            '\u{FEFF}' => 0,
            _ => 1,
        };
        let mut spaces: usize = lead.chars().map(width).sum();
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

    /// Puts a colon in place of another sign behind a key, `killed = 3`, or of none, `basis claimed`.
    pub(super) fn missing_colon(&mut self, n: usize, line: Cow<'t, str>) -> Cow<'t, str> {
        let body = line.trim_start_matches([' ', '-']);
        let name = body.len() - body.trim_start_matches(is_key_letter).len();
        let rest = body.get(name..).unwrap_or_default();
        let Some(value) = rest.trim_start().strip_prefix(['=', '：']).or_else(|| {
            let key = body.get(..name).filter(|_| body.len() + indent(&line) == line.len())?;
            self.without_a_colon(indent(&line), key, rest)
        }) else {
            return line;
        };
        // A line that may go on with a text is left as it is.
        if name == 0 || value.trim().is_empty() || value.starts_with('=') || self.levels.awaits {
            return line;
        }
        let at = line.len() - rest.len();
        let fault = Fault::warning(Self::mark(n, &line, at), NO_COLON);
        self.faults.push(fault.hint("write `key: value`"));
        let key = line.get(..at).unwrap_or_default();
        format!("{key}: {}", value.trim_start()).into()
    }

    /// Returns the value behind a key of the format that has no colon at all. A line where keys begin
    /// goes on with no text, so it can mean nothing else.
    fn without_a_colon<'v>(&self, column: usize, key: &str, rest: &'v str) -> Option<&'v str> {
        let value = rest.strip_prefix(' ').filter(|_| LineParts::of(rest).key.is_none())?;
        (self.keys.known.contains(&key) && self.levels.has_key_at(column)).then_some(value)
    }

    /// Puts a missing blank after a dash or a colon.
    pub(super) fn missing_blank(&mut self, n: usize, line: Cow<'t, str>) -> Cow<'t, str> {
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

    /// Returns a line of a text with spaces for the tabs that indent it.
    pub(super) fn untabbed(&mut self, n: usize, limit: Option<usize>) -> Cow<'t, str> {
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
}
