//! Whether lines were broken by hand, how wide, and which line goes on in the next.

use super::lines::PlainLine;

/// Wider lines than this are paragraphs of their own.
const WIDEST: usize = 160;

/// How the lines of a text were broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wrap {
    /// The width that lines were broken at; nothing where every line is a paragraph.
    pub(super) width: Option<usize>,
}

impl Wrap {
    /// Finds it by the lines that another follows without a blank one between.
    pub(super) fn of(lines: &[PlainLine]) -> Wrap {
        let pairs: Vec<(&PlainLine, &PlainLine)> = lines
            .windows(2)
            .filter_map(|pair| match pair {
                [a, b] if !a.is_blank() && !b.is_blank() => Some((a, b)),
                _ => None,
            })
            .collect();
        let mut lengths: Vec<usize> = pairs.iter().map(|(a, _)| a.indent + a.length).collect();
        lengths.sort_unstable();
        // A line or two may be an address that could not be broken.
        let place = lengths.len().saturating_sub(1 + lengths.len() / 20);
        let Some(&width) = lengths.get(place) else {
            return Wrap { width: None };
        };
        if !(30..=WIDEST).contains(&width) {
            return Wrap { width: None };
        }
        let wrap = Wrap { width: Some(width) };
        let full = pairs.iter().filter(|(a, b)| wrap.is_full(a, b)).count();
        let unended = pairs
            .iter()
            .filter(|(a, b)| {
                !ends_sentence(&a.text) && b.text.chars().next().is_some_and(char::is_lowercase)
            })
            .count();
        if full * 2 >= pairs.len() && unended * 8 >= pairs.len() || unended * 2 >= pairs.len() {
            wrap
        } else {
            Wrap { width: None }
        }
    }

    /// Whether the first word of `next` had no more room on `line`.
    pub(super) fn is_full(self, line: &PlainLine, next: &PlainLine) -> bool {
        let word = next.text.split_whitespace().next().unwrap_or_default().chars().count();
        self.width.is_some_and(|width| {
            line.indent + line.length + 1 + word.min(width / 3) > width - width / 12
        })
    }
}

/// Whether a line ends as a sentence does.
pub(super) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '”', '’', '\'', ')', ']']);
    bare.ends_with(['.', '!', '?', ':', ';', '…']) || text.ends_with(']') || text.ends_with(')')
}

/// Takes out the blank line after every line of a text that was written with double spacing.
pub(super) fn single_spaced(lines: Vec<PlainLine>) -> Vec<PlainLine> {
    let full = lines.iter().filter(|line| !line.is_blank()).count();
    let triples = || {
        lines.windows(3).filter_map(|three| match three {
            [a, blank, b] if !a.is_blank() && blank.is_blank() && !b.is_blank() => Some((a, b)),
            _ => None,
        })
    };
    let spaced = triples().count();
    let unended = triples()
        .filter(|(a, b)| {
            !ends_sentence(&a.text)
                && a.length <= WIDEST
                && b.text.chars().next().is_some_and(char::is_lowercase)
        })
        .count();
    if full < 8 || spaced * 10 < full * 7 || unended * 10 < spaced * 3 {
        return lines;
    }
    let mut out: Vec<PlainLine> = Vec::with_capacity(lines.len());
    let mut blanks = 0;
    for line in lines {
        if line.is_blank() {
            blanks += 1;
            if blanks == 1 {
                continue;
            }
        } else {
            blanks = 0;
        }
        out.push(line);
    }
    out
}
