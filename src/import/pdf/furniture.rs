//! What pages carry besides their text: running heads and feet, page numbers, what a browser
//! prints around a page, watermarks. It is dropped and counted.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::line::PdfLine;
use crate::order::CompactSort as _;

/// What was dropped, and how many lines of it.
pub type DroppedLines = BTreeMap<&'static str, usize>;

/// The upper and lower part of a page in which heads and feet stand.
const BAND: f64 = 0.12;

/// Takes the furniture out of the lines; `heights` are those of the pages, `body` is the size of most
/// of the text.
pub fn drop_furniture(
    lines: &mut Vec<PdfLine>,
    heights: &[f64],
    body: f64,
    dropped: &mut DroppedLines,
) {
    let texts: Vec<String> = lines.iter().map(PdfLine::text).collect();
    let edges = edges(lines, heights, body);
    let pages: HashSet<usize> = lines.iter().map(|line| line.page).collect();
    let pages = pages.len();
    let mut heads: HashMap<(String, i64), HashSet<usize>> = HashMap::new();
    let mut marks: HashMap<(String, i64, i64), HashSet<usize>> = HashMap::new();
    for ((line, text), edge) in lines.iter().zip(&texts).zip(&edges) {
        if *edge != Edge::Inner {
            heads.entry((shape_of(text), place(line.base))).or_default().insert(line.page);
        }
        let key = (text.clone(), place(line.base), place(line.left));
        marks.entry(key).or_default().insert(line.page);
    }
    let mut kept = Vec::with_capacity(lines.len());
    for ((line, text), edge) in lines.drain(..).zip(&texts).zip(&edges) {
        let on = heads.get(&(shape_of(text), place(line.base))).map_or(0, HashSet::len);
        let same = marks.get(&(text.clone(), place(line.base), place(line.left)));
        let same = same.map_or(0, HashSet::len);
        let what = if *edge == Edge::Inner {
            (same >= 3 && same * 2 > pages).then_some("watermarks")
        } else if is_page_number(text) {
            Some("page numbers")
        } else if is_print_date(text) {
            Some("print dates")
        } else if is_address(text) && on * 2 >= pages {
            Some("addresses of pages")
        } else {
            // The last line of an item, `(Telegram, May 23, 2020).`, may come to lie at one place of
            // several pages too: what looks like the text and stands close to it must be the same.
            let repeats = match edge {
                Edge::Apart => on >= 2 && on * 5 >= pages,
                Edge::Close | Edge::Inner => same >= 3 && same * 2 >= pages,
            };
            repeats.then_some("running heads and feet")
        };
        match what {
            Some(what) => *dropped.entry(what).or_default() += 1,
            None => kept.push(line),
        }
    }
    *lines = kept;
}

/// Where a line stands on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    /// Where text stands.
    Inner,
    /// Where heads and feet stand, but as near to the text and as large as a line of it.
    Close,
    /// Where heads and feet stand, apart from the text or of another size.
    Apart,
}

/// Where the lines stand: in the bands of heads and feet, and among the outermost of the page.
fn edges(lines: &[PdfLine], heights: &[f64], body: f64) -> Vec<Edge> {
    let mut by_page: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
    for line in lines {
        by_page.entry(line.page).or_default().push(line.base);
    }
    for bases in by_page.values_mut() {
        bases.compact_sort_by(f64::total_cmp);
        bases.dedup_by(|a, b| (*a - *b).abs() < 2.0);
    }
    let edge = |line: &PdfLine| {
        let height = heights.get(line.page).copied().unwrap_or(792.0);
        let Some(bases) = by_page.get(&line.page) else { return Edge::Inner };
        let at = bases.partition_point(|base| *base < line.base - 2.0);
        let low = line.base < BAND * height && at < 3;
        let high = line.base > (1.0 - BAND) * height && at + 3 >= bases.len();
        if !low && !high {
            return Edge::Inner;
        }
        let inward =
            if low { bases.get(at + 1) } else { at.checked_sub(1).and_then(|i| bases.get(i)) };
        let gap = inward.map_or(f64::MAX, |base| (base - line.base).abs());
        let other = (line.look.size - body).abs() > 0.06 * body || line.look.italic;
        if other || gap > 2.2 * line.look.size { Edge::Apart } else { Edge::Close }
    };
    lines.iter().map(edge).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "points of a page")]
fn place(at: f64) -> i64 {
    (at / 3.0).round() as i64
}

/// A text with its numbers left out, which differ from page to page.
fn shape_of(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect()
}

/// `3`, `- 3 -`, `Page 3 of 10`, `3/10`.
fn is_page_number(text: &str) -> bool {
    let words: Vec<&str> = text
        .split(|c: char| {
            c.is_whitespace() || matches!(c, '/' | '|' | '-' | '–' | '—' | '.' | '[' | ']')
        })
        .filter(|word| !word.is_empty())
        .collect();
    let number = |word: &&&str| word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
    let numbers = words.iter().filter(number).count();
    let named = |word: &&str| {
        number(&word) || ["page", "of", "p", "pg"].contains(&word.to_lowercase().as_str())
    };
    (1..=2).contains(&numbers) && words.len() <= 4 && words.iter().all(named)
}

/// `11/28/26, 11:15 AM`, whatever follows.
fn is_print_date(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let day = words.next().unwrap_or_default().trim_end_matches(',');
    let parts: Vec<&str> = day.split(['/', '.', '-']).collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let time = words.next().unwrap_or_default();
    let time: Vec<&str> = time.split(':').collect();
    parts.len() == 3 && parts.iter().all(digits) && time.len() >= 2 && digits(&time[0])
}

/// A web address with nothing but a page number besides.
fn is_address(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    let addressed = ["http://", "https://", "file://", "www."].iter().any(|s| first.starts_with(s));
    addressed && words.all(is_page_number)
}
