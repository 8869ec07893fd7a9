//! Turns the scanner's messages into what the author of a file did and can do about it. This module
//! only words faults: whether anything can be saved is decided elsewhere.

use saphyr_parser::ScanError;

use super::aliases::MOST_REPEATED;
use super::lines::{SourceLines, indent, indenting_tab};
use super::tree::{DEEPEST, MOST_VALUES, Stop};
use super::{Fault, Mark, complaints};

const AS_AROUND: &str = "indent with spaces, as the lines around it";
const QUOTE: &str = "put the text in quotes";

/// Reports an anchor, an alias or a tag that is malformed, or an alias of nothing that is complete.
pub(super) fn refused(mark: Mark) -> Fault {
    Fault::error(mark, "this anchor, alias or tag cannot be read").hint(
        "write the value out (in Python: `ignore_aliases`); put a text that begins with `&`, `*` \
         or `!` in quotes",
    )
}

/// Reports aliases beyond what a file may repeat by them.
pub(super) fn too_many_aliases(mark: Mark) -> Fault {
    let message = format!("aliases repeat more than {MOST_REPEATED} values or 4 MiB of text");
    Fault::error(mark, message)
        .hint("write the values out (in Python: a dumper whose `ignore_aliases` is true)")
}

/// Reports an anchor that nothing uses.
pub(super) fn unused_anchor(mark: Mark) -> Fault {
    Fault::warning(mark, "nothing uses the name after this `&`: it is left out")
        .hint("put the text in quotes if it begins with `&`")
}

/// Reports a tag: its value is read all the same.
pub(super) fn tag(mark: Mark) -> Fault {
    Fault::warning(mark, "a tag is not read: its value is read without it")
        .hint("put the text in quotes if it begins with `!`")
}

/// Reports a comment that is most likely part of a text.
pub(super) fn cut_by_hash(mark: Mark) -> Fault {
    Fault::warning(mark, "the rest of the line is a comment, from `#` on")
        .hint("put the text in quotes; a comment has a space after `#`")
}

/// Reports too many levels of nesting.
pub(super) fn too_deep(mark: Mark) -> Fault {
    Fault::error(mark, format!("more than {DEEPEST} levels of nesting"))
        .hint("put a text that begins with brackets or dashes in quotes")
}

/// Reports more values than any honest file has.
pub(super) fn too_many(mark: Mark) -> Fault {
    Fault::error(mark, format!("more than {MOST_VALUES} values in one file")).hint("split the file")
}

/// Reports what was removed from a text to make it safe; returns none if nothing was removed.
pub(super) fn cleaned(mark: Mark, removed: &[char]) -> Option<Fault> {
    const LISTED: usize = 5;
    let names: Vec<String> =
        removed.iter().take(LISTED).map(|c| format!("U+{:04X}", u32::from(*c))).collect();
    if names.is_empty() {
        return None;
    }
    let mut message = format!("removed {}", names.join(", "));
    if removed.len() > LISTED {
        message.push_str(" and others");
    }
    Some(Fault::warning(mark, message).hint("delete it from the file: it cannot be shown safely"))
}

/// Reports the scanner's error at its true place. `open_flow` is the outermost open bracket, if
/// any.
pub(super) fn stop(error: &ScanError, text: &str, open_flow: Option<Mark>) -> Stop {
    let scene = ErrorContext {
        mark: Mark::from(*error.marker()),
        info: error.info(),
        lines: SourceLines::of(text),
        open_flow,
    };
    let fault = scene.fault();
    let line = open_flow.unwrap_or(fault.mark).line;
    Stop { fault, line: Some(line) }
}

/// An error and its surroundings in the text.
struct ErrorContext<'t> {
    mark: Mark,
    info: &'t str,
    lines: SourceLines<'t>,
    open_flow: Option<Mark>,
}

impl ErrorContext<'_> {
    fn fault(&self) -> Fault {
        self.tab()
            .or_else(|| self.refused())
            .or_else(|| self.quoted())
            .or_else(|| self.flow())
            .or_else(|| self.colon())
            .or_else(|| self.missing_key())
            .or_else(|| self.indentation())
            .unwrap_or_else(|| self.other())
    }

    fn says(&self, parts: &[&str]) -> bool {
        parts.iter().any(|part| self.info.contains(part))
    }

    fn line(&self) -> &str {
        self.lines.get(self.mark.line as usize)
    }

    /// Returns the part of the line before the error.
    fn before(&self) -> &str {
        let line = self.line();
        let column = self.mark.column.saturating_sub(1) as usize;
        let end = line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
        line.get(..end).unwrap_or_default()
    }

    fn first_in_line(&self) -> Mark {
        Mark::at(self.mark.line as usize, indent(self.line()) + 1)
    }

    /// Finds a tab that indents, which causes many different complaints, here or in a line below.
    fn tab(&self) -> Option<Fault> {
        const WITHIN: usize = 50;
        let line = self.mark.line as usize;
        let last = if self.says(complaints::TAB) { line.saturating_add(WITHIN) } else { line };
        let last = last.min(self.lines.count());
        let mark = (line..=last)
            .find_map(|line| Some(Mark::at(line, indenting_tab(self.lines.get(line))?)))?;
        Some(Fault::error(mark, "a tab cannot indent").hint(AS_AROUND))
    }

    fn refused(&self) -> Option<Fault> {
        if self.says(complaints::DEPTH) {
            return Some(too_deep(self.mark));
        }
        self.says(complaints::REFUSED).then(|| refused(self.mark))
    }

    fn quoted(&self) -> Option<Fault> {
        let quote =
            self.lines.get(self.mark.line as usize).chars().nth(self.mark.column as usize - 1);
        let quote = quote.filter(|c| matches!(c, '\'' | '"'));
        if let Some(quote) = quote
            && self.says(complaints::OPEN_QUOTE)
        {
            let message = format!("the text that begins with this {quote} has no end");
            let hint = format!("close it with another {quote}, and indent the lines it goes on in");
            return Some(Fault::error(self.mark, message).hint(hint));
        }
        if self.says(complaints::AFTER_QUOTE) {
            let single = self.before().trim_end().ends_with('\'');
            let hint = if single {
                "quote the whole text; a ' within it is written ''"
            } else {
                "quote the whole text; a \" within it is written \\\""
            };
            return Some(Fault::error(self.mark, "something follows the quoted text").hint(hint));
        }
        self.says(complaints::ESCAPE).then(|| {
            Fault::error(self.mark, "an unknown escape in this text")
                .hint("write \\\\ for a backslash, or put the text in single quotes")
        })
    }

    /// Explains an error within brackets: a comma or the closing bracket is missing.
    fn flow(&self) -> Option<Fault> {
        if self.says(complaints::NO_VALUE) {
            let hint = "write it, delete a comma too many, or close what is open";
            return Some(Fault::error(self.mark, "a value is missing here").hint(hint));
        }
        let within = self.says(complaints::FLOW);
        if !within && self.open_flow.is_none() {
            return None;
        }
        if let Some(open) = self.open_flow.filter(|open| open.line < self.mark.line) {
            let hint = "close it before the next line, and put commas between its items";
            return Some(Fault::error(open, "this bracket is not closed").hint(hint));
        }
        Some(
            Fault::error(self.mark, "a comma or a closing bracket was expected here")
                .hint("put a text that holds a comma, a bracket or `: ` in quotes"),
        )
    }

    fn colon(&self) -> Option<Fault> {
        if !self.says(complaints::COLON) {
            return None;
        }
        let key = self.before().trim_start().trim_start_matches("- ");
        if key.contains(": ") || key.contains(['"', '\'']) {
            let fault = Fault::error(self.mark, "`: ` inside a text");
            return Some(fault.hint(QUOTE));
        }
        let hint = "indent with spaces, as the lines around it; if it goes on with the text above, \
                    put that in quotes";
        Some(Fault::error(self.first_in_line(), "wrong indentation").hint(hint))
    }

    /// Finds a line without a colon among keys. The scanner notices it only at the next line.
    fn missing_key(&self) -> Option<Fault> {
        if !self.says(complaints::NO_KEY) {
            return None;
        }
        let blank = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
        let here = self.mark.line as usize;
        let line = if blank(self.before()) {
            (1..here).rev().find(|&line| !blank(self.lines.get(line))).unwrap_or(here)
        } else {
            here
        };
        let mark = Mark::at(line, indent(self.lines.get(line)) + 1);
        Some(
            Fault::error(mark, "a key and a colon were expected here")
                .hint("write `key: value`; indent the line if it goes on with the text above"),
        )
    }

    fn indentation(&self) -> Option<Fault> {
        if self.says(complaints::LIST_WITHIN) && !self.before().trim().is_empty() {
            let hint =
                "begin a list in a line of its own; put a text that begins with `- ` in quotes";
            return Some(Fault::error(self.mark, "a list cannot begin here").hint(hint));
        }
        if !self.says(complaints::INDENTATION) {
            return None;
        }
        let before = self.before().trim();
        if before.is_empty() || before == "-" {
            return Some(Fault::error(self.first_in_line(), "wrong indentation").hint(AS_AROUND));
        }
        Some(Fault::error(self.mark, "something follows a complete value").hint(QUOTE))
    }

    fn other(&self) -> Fault {
        if self.says(complaints::COMMENT) {
            return Fault::error(self.mark, "a comment inside a text").hint(QUOTE);
        }
        if self.says(complaints::CHARACTER) {
            return Fault::error(self.mark, "a text cannot begin with this character").hint(QUOTE);
        }
        if self.says(complaints::NO_SPACE) {
            return Fault::error(self.mark, "a tab where a space belongs").hint("write a space");
        }
        if self.says(complaints::BRACKET) {
            return Fault::error(self.mark, "this bracket was never opened").hint(QUOTE);
        }
        Fault::error(self.mark, self.info)
    }
}
