//! One item of a list in a file replaced, removed or added, while all other lines stay byte for byte,
//! with their comments. The result is not to be trusted: whoever asks reads it again, and takes it only
//! where it holds exactly what it should.

use super::Fault;

/// Why a file that people write too stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unamended {
    /// It has a problem; this is the first.
    Faulty(Fault),
    /// Its form does not permit the change without losing something else.
    Shape,
}

/// Replaces or removes the item at `at`, or adds one at the end. `written` is the item as it stands in a
/// list that is not indented. None where the items do not begin on lines of their own.
pub fn splice_item(old: &[u8], at: Option<usize>, written: Option<&str>) -> Option<String> {
    let text = std::str::from_utf8(old).ok()?;
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (indent, items) = items(&lines);
    let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let written: String = written
        .iter()
        .flat_map(|text| text.lines())
        .fold(String::new(), |text, line| text + indent + line + ending);
    let (from, to) = match at {
        Some(at) => extent(&lines, *items.get(at)?, items.get(at + 1).copied()),
        None => (lines.len(), lines.len()),
    };
    let mut new: String = lines.get(..from)?.concat();
    if !new.is_empty() && !new.ends_with('\n') {
        new.push_str(ending);
    }
    Some(new + &written + &lines.get(to..)?.concat())
}

/// Returns the indentation of the items of a list, and the lines on which they begin.
fn items<'t>(lines: &[&'t str]) -> (&'t str, Vec<usize>) {
    let indent = |line: &&'t str| {
        let line = line.trim_start_matches('\u{feff}');
        let rest = line.trim_start_matches(' ');
        let is_item = rest
            .strip_prefix('-')
            .is_some_and(|rest| rest.trim_end().is_empty() || rest.starts_with(' '));
        is_item.then(|| line.get(..line.len() - rest.len())).flatten()
    };
    let Some(first) = lines.iter().find_map(indent) else { return ("", Vec::new()) };
    let begins = lines.iter().enumerate().filter(|(_, line)| indent(line) == Some(first));
    (first, begins.map(|(at, _)| at).collect())
}

/// Returns the lines of an item. Comments and empty lines after it belong to the next item.
fn extent(lines: &[&str], from: usize, next: Option<usize>) -> (usize, usize) {
    let belongs = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let end = next.unwrap_or(lines.len());
    let last = (from..end).rev().find(|at| lines.get(*at).is_some_and(belongs));
    (from, last.map_or(end, |last| last + 1))
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
