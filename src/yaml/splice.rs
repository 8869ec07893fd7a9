//! One item of a list in a file replaced, removed, added or moved, or one key of a mapping, while all other
//! lines stay byte for byte, with their comments. The result is not to be trusted: whoever asks reads it
//! again, and takes it only where it holds exactly what it should.

use super::{Fault, parse};

/// Why a file that people write too stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unamended {
    /// It has a problem; this is the first.
    Faulty(Fault),
    /// Its form does not permit the change without losing something else.
    Shape,
}

/// A change of a list. An item is written as it stands in a list that is not indented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemSplice<'w> {
    /// Add an item behind so many others.
    Insert(usize, &'w str),
    /// Write an item anew.
    Replace(usize, &'w str),
    /// Take an item out. Comments before it stay.
    Remove(usize),
    /// Let an item and the one below it change places, each with the comments before it.
    Swap(usize),
    /// Write a key of an item anew, or take it out. `note: x` is written so.
    Key(usize, &'w str, Option<&'w str>),
}

impl<'w> ItemSplice<'w> {
    /// Writes the item at a place anew, takes it out, or adds one at the end.
    pub fn of(at: Option<usize>, written: Option<&'w str>) -> Self {
        match (at, written) {
            (Some(at), Some(written)) => Self::Replace(at, written),
            (Some(at), None) => Self::Remove(at),
            (None, written) => Self::Insert(usize::MAX, written.unwrap_or_default()),
        }
    }
}

/// Which list of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SplicedList<'k> {
    /// The file is one.
    Whole,
    /// It stands under a key at the top.
    Under(&'k str),
}

/// The most places at which it is tried whether a comment begins.
const MOST_TRIES: usize = 64;
/// The indentation of the first item of a list under a key.
const INDENT: &str = "  ";

/// Changes a list. None where its items do not begin on lines of their own, or where it cannot be told
/// which comments stand in what is changed.
pub fn splice_item(old: &[u8], list: SplicedList<'_>, change: ItemSplice<'_>) -> Option<String> {
    let file = FileLines::of(std::str::from_utf8(old).ok()?);
    let place = ListPlace::of(&file, list)?;
    match change {
        ItemSplice::Insert(at, written) => place.insert(&file, at, written),
        ItemSplice::Replace(at, written) => {
            let (from, to) = place.extent(&file, at)?;
            let comments = file.comments(from, to, &place.indent)?;
            Some(file.with(from, to, &(comments + &file.indented(&place.indent, written))))
        }
        ItemSplice::Remove(at) => place.remove(&file, at),
        ItemSplice::Swap(at) => {
            let (from, between) = (place.behind(&file, at)?, place.extent(&file, at)?.1);
            let to = place.extent(&file, at + 1)?.1;
            let (upper, lower) = (file.text(from, between)?, file.text(between, to)?);
            Some(file.with(from, to, &(file.ended(&lower) + &upper)))
        }
        ItemSplice::Key(at, key, written) => place.key(&file, at, key, written),
    }
}

/// Writes a key at the top of a file anew, before all others where it is not there, or takes it out.
pub fn splice_key(old: &[u8], key: &str, written: Option<&str>) -> Option<String> {
    let file = FileLines::of(std::str::from_utf8(old).ok()?);
    let is_key = |line: &&str| begins(line, "").is_some();
    let first = file.lines.iter().position(is_key).unwrap_or(file.lines.len());
    match file.key(0, file.lines.len(), "", key) {
        Some((from, to)) => {
            let comments = file.comments(from, to, "")?;
            let written = written.map_or_else(String::new, |text| file.indented("", text));
            Some(file.with(from, to, &(comments + &written)))
        }
        None => Some(file.with(first, first, &file.indented("", written.unwrap_or_default()))),
    }
}

/// The lines of a file, each with its end.
struct FileLines<'t> {
    lines: Vec<&'t str>,
    ending: &'static str,
}

impl<'t> FileLines<'t> {
    fn of(text: &'t str) -> Self {
        let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
        Self { lines: text.split_inclusive('\n').collect(), ending }
    }

    fn text(&self, from: usize, to: usize) -> Option<String> {
        Some(self.lines.get(from..to)?.concat())
    }

    /// Returns a text that ends its last line.
    fn ended(&self, text: &str) -> String {
        let ending = if text.is_empty() || text.ends_with('\n') { "" } else { self.ending };
        format!("{text}{ending}")
    }

    /// Returns the file with other lines in place of some.
    fn with(&self, from: usize, to: usize, between: &str) -> String {
        let before = self.text(0, from.min(self.lines.len())).unwrap_or_default();
        let after = self.text(to.min(self.lines.len()), self.lines.len()).unwrap_or_default();
        let before =
            if between.is_empty() && after.is_empty() { before } else { self.ended(&before) };
        let between = if after.is_empty() { between.to_owned() } else { self.ended(between) };
        before + &between + &after
    }

    fn indented(&self, indent: &str, written: &str) -> String {
        written.lines().fold(String::new(), |text, line| {
            text + if line.is_empty() { "" } else { indent } + line + self.ending
        })
    }

    /// Returns the comments that stand in some lines, each on a line of its own: they would go with
    /// what is written anew. None where that cannot be told.
    fn comments(&self, from: usize, to: usize, indent: &str) -> Option<String> {
        let lines = self.lines.get(from..to)?;
        let whole = lines.concat();
        let read = |text: &str| {
            let mut faults = Vec::new();
            format!("{:?}", parse(text.as_bytes(), &mut faults))
        };
        let mut comments = String::new();
        let mut wanted = None;
        let mut tries = 0;
        for (at, line) in lines.iter().enumerate() {
            for (sign, _) in line.match_indices('#') {
                let (Some(before), Some(tail)) = (line.get(..sign), line.get(sign..)) else {
                    continue;
                };
                if !before.is_empty() && !before.ends_with([' ', '\t']) {
                    continue;
                }
                tries += 1;
                if tries > MOST_TRIES {
                    return None;
                }
                let (above, below) = (lines.get(..at)?.concat(), lines.get(at + 1..)?.concat());
                let without = format!("{above}{before}\n{below}");
                if *wanted.get_or_insert_with(|| read(&whole)) == read(&without) {
                    comments.push_str(&self.indented(indent, tail.trim_end()));
                    break;
                }
            }
        }
        Some(comments)
    }

    /// Returns the lines of a key of that indentation.
    fn key(&self, from: usize, to: usize, indent: &str, key: &str) -> Option<(usize, usize)> {
        let lines = self.lines.get(from..to)?;
        let is_it = |line: &&str| begins(line, indent).is_some_and(|rest| is_key(rest, key));
        let begin = from + lines.iter().position(is_it)?;
        let next = (begin + 1..to)
            .find(|at| self.lines.get(*at).is_some_and(|line| begins(line, indent).is_some()));
        Some((begin, self.content_end(begin, next.unwrap_or(to), indent)))
    }

    /// Returns the end of what begins on a line. Empty lines after it, and comments that are not indented
    /// deeper, belong to what comes next.
    fn content_end(&self, from: usize, end: usize, indent: &str) -> usize {
        let belongs = |line: &&str| {
            let rest = line.trim_start_matches(' ');
            let deeper = line.len() - rest.len() > indent.len();
            !rest.trim().is_empty() && (deeper || !rest.starts_with('#'))
        };
        let last = (from..end).rev().find(|at| self.lines.get(*at).is_some_and(&belongs));
        last.map_or(end, |last| last + 1)
    }
}

/// Returns what stands in a line behind exactly that indentation; none for comments and empty lines.
fn begins<'l>(line: &'l str, indent: &str) -> Option<&'l str> {
    let rest = line.trim_start_matches('\u{feff}').strip_prefix(indent)?;
    let is_content = !rest.starts_with([' ', '\t', '#']) && !rest.trim().is_empty();
    (is_content && !rest.starts_with("---")).then_some(rest)
}

fn is_key(rest: &str, key: &str) -> bool {
    let quoted = |sign: char| rest.strip_prefix(sign)?.strip_prefix(key)?.strip_prefix(sign);
    let behind = rest.strip_prefix(key).or_else(|| quoted('"')).or_else(|| quoted('\''));
    behind
        .and_then(|rest| rest.trim_start().strip_prefix(':'))
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']))
}

/// Where a list stands in its file.
struct ListPlace<'k> {
    list: SplicedList<'k>,
    /// The line of its key; none where there is none.
    head: Option<usize>,
    /// The lines that it may have.
    from: usize,
    to: usize,
    indent: String,
    /// The lines on which its items begin.
    begins: Vec<usize>,
}

impl<'k> ListPlace<'k> {
    /// Returns the place of a list; none where something else stands where it should.
    fn of(file: &FileLines<'_>, list: SplicedList<'k>) -> Option<Self> {
        let lines = file.lines.len();
        let (head, from, to) = match list {
            SplicedList::Whole => (None, 0, lines),
            SplicedList::Under(key) => {
                let is_it = |line: &&str| begins(line, "").is_some_and(|rest| is_key(rest, key));
                match file.lines.iter().position(is_it) {
                    Some(head) => {
                        let is_other =
                            |line: &str| begins(line, "").is_some_and(|rest| item(rest).is_none());
                        let to = (head + 1..lines)
                            .find(|at| file.lines.get(*at).is_some_and(|line| is_other(line)));
                        (Some(head), head + 1, to.unwrap_or(lines))
                    }
                    None => (None, lines, lines),
                }
            }
        };
        let within = file.lines.get(from..to)?;
        let indent = |line: &&str| item(line).map(str::to_owned);
        let known = within.iter().find_map(indent);
        let usual = match list {
            SplicedList::Whole => "",
            SplicedList::Under(_) => INDENT,
        };
        let begins = within
            .iter()
            .enumerate()
            .filter(|(_, line)| known.is_some() && item(line).map(str::to_owned) == known);
        let begins = begins.map(|(at, _)| from + at).collect();
        Some(Self {
            list,
            head,
            from,
            to,
            begins,
            indent: known.unwrap_or_else(|| usual.to_owned()),
        })
    }

    /// Returns the lines of an item. Comments and empty lines after it belong to the next item.
    fn extent(&self, file: &FileLines<'_>, at: usize) -> Option<(usize, usize)> {
        let from = *self.begins.get(at)?;
        let next = self.begins.get(at + 1).copied().unwrap_or(self.to);
        Some((from, file.content_end(from, next, &self.indent)))
    }

    /// Returns the line behind so many items, before the comments of the next.
    fn behind(&self, file: &FileLines<'_>, items: usize) -> Option<usize> {
        match items.checked_sub(1) {
            Some(last) => self.extent(file, last).map(|(_, to)| to),
            None => Some(self.from),
        }
    }

    fn insert(&self, file: &FileLines<'_>, at: usize, written: &str) -> Option<String> {
        let written = file.indented(&self.indent, written);
        let end = file.lines.len();
        match (self.list, self.head) {
            // A list that is the whole file grows at its very end.
            (SplicedList::Whole, _) if at >= self.begins.len() => {
                Some(file.with(end, end, &written))
            }
            _ if !self.begins.is_empty() => {
                let behind = self.behind(file, at.min(self.begins.len()))?;
                Some(file.with(behind, behind, &written))
            }
            (SplicedList::Under(_), Some(head)) => {
                let (key, rest) = file.lines.get(head)?.split_once(':')?;
                let rest = rest.trim();
                let comment = rest.strip_prefix("[]").unwrap_or(rest).trim_start();
                if !comment.is_empty() && !comment.starts_with('#') {
                    return None;
                }
                let head_line = file.indented("", format!("{key}: {comment}").trim_end());
                Some(file.with(head, head + 1, &(head_line + &written)))
            }
            (SplicedList::Under(key), None) => {
                let head_line = file.indented("", &format!("{key}:"));
                Some(file.with(end, end, &(head_line + &written)))
            }
            (SplicedList::Whole, _) => None,
        }
    }

    /// Takes an item out. Under a key a list without items says that it has none.
    fn remove(&self, file: &FileLines<'_>, at: usize) -> Option<String> {
        let (from, to) = self.extent(file, at)?;
        let Some(head) = self.head.filter(|_| self.begins.len() == 1) else {
            return Some(file.with(from, to, ""));
        };
        let (key, rest) = file.lines.get(head)?.split_once(':')?;
        let comments = file.text(head + 1, from)?;
        let head_line = file.indented("", &format!("{key}: []{}", rest.trim_end()));
        Some(file.with(head, to, &(head_line + &comments)))
    }

    /// Writes a key of an item anew. None where the item is not written a key a line.
    fn key(
        &self,
        file: &FileLines<'_>,
        at: usize,
        key: &str,
        written: Option<&str>,
    ) -> Option<String> {
        let (from, to) = self.extent(file, at)?;
        let first = file.lines.get(from)?.trim_start_matches('\u{feff}');
        let rest = first.strip_prefix(&*self.indent)?.strip_prefix('-')?;
        let keys = rest.trim_start_matches(' ');
        if keys.trim().is_empty() || keys.starts_with(['{', '[', '#']) {
            return None;
        }
        let indent = " ".repeat(self.indent.len() + 1 + rest.len() - keys.len());
        let new = written.map_or_else(String::new, |text| file.indented(&indent, text));
        if is_key(keys, key) {
            // It stands behind the sign of the item.
            let new = written?;
            let next = (from + 1..to)
                .find(|at| file.lines.get(*at).is_some_and(|line| begins(line, &indent).is_some()));
            let end = file.content_end(from, next.unwrap_or(to), &indent);
            let comments = file.comments(from, end, &self.indent)?;
            let lead = first.get(..first.len() - keys.len())?;
            let new = file.indented(&indent, new);
            return Some(file.with(from, end, &format!("{comments}{lead}{}", new.trim_start())));
        }
        match file.key(from + 1, to, &indent, key) {
            Some((from, to)) => {
                let comments = file.comments(from, to, &indent)?;
                Some(file.with(from, to, &(comments + &new)))
            }
            None => Some(file.with(to, to, &new)),
        }
    }
}

/// Returns the indentation of a line on which an item begins.
fn item(line: &str) -> Option<&str> {
    let line = line.trim_start_matches('\u{feff}');
    let rest = line.trim_start_matches(' ');
    let is_item = rest
        .strip_prefix('-')
        .is_some_and(|rest| rest.trim_end().is_empty() || rest.starts_with(' '));
    is_item.then(|| line.get(..line.len() - rest.len())).flatten()
}

/// Returns true if the text may contain a comment: a `#` within quotes counts too.
pub fn has_comments(bytes: &[u8]) -> bool {
    let mut before = b'\n';
    bytes.iter().any(|byte| {
        let comment = *byte == b'#' && before.is_ascii_whitespace();
        before = *byte;
        comment
    })
}
