//! What pages carry besides their text: running heads and feet, page numbers, what a browser
//! prints around a page, watermarks. It is dropped and counted.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::line::Line;

/// What was dropped, and how many lines of it.
pub type Dropped = BTreeMap<&'static str, usize>;

/// The upper and lower part of a page in which heads and feet stand.
const BAND: f64 = 0.12;

/// Takes the furniture out of the lines; `heights` are those of the pages.
pub fn drop_furniture(lines: &mut Vec<Line>, heights: &[f64], dropped: &mut Dropped) {
    let texts: Vec<String> = lines.iter().map(Line::text).collect();
    let edges = edges(lines, heights);
    let pages: HashSet<usize> = lines.iter().map(|line| line.page).collect();
    let pages = pages.len();
    let mut heads: HashMap<(String, i64), HashSet<usize>> = HashMap::new();
    let mut marks: HashMap<(String, i64, i64), HashSet<usize>> = HashMap::new();
    for ((line, text), edge) in lines.iter().zip(&texts).zip(&edges) {
        if *edge {
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
        let what = if !edge {
            (same >= 3 && same * 2 > pages).then_some("watermarks")
        } else if is_page_number(text) {
            Some("page numbers")
        } else if is_print_date(text) {
            Some("print dates")
        } else if is_address(text) && on * 2 >= pages {
            Some("addresses of pages")
        } else {
            (on >= 2 && on * 5 >= pages).then_some("running heads and feet")
        };
        match what {
            Some(what) => *dropped.entry(what).or_default() += 1,
            None => kept.push(line),
        }
    }
    *lines = kept;
}

/// Which lines stand where heads and feet do: in the bands, and among the outermost of the page.
fn edges(lines: &[Line], heights: &[f64]) -> Vec<bool> {
    let mut by_page: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
    for line in lines {
        by_page.entry(line.page).or_default().push(line.base);
    }
    for bases in by_page.values_mut() {
        bases.sort_by(f64::total_cmp);
        bases.dedup_by(|a, b| (*a - *b).abs() < 2.0);
    }
    let is_edge = |line: &Line| {
        let height = heights.get(line.page).copied().unwrap_or(792.0);
        let Some(bases) = by_page.get(&line.page) else { return false };
        let below = bases.partition_point(|base| *base < line.base - 2.0);
        let outermost = below < 3 || below + 3 >= bases.len();
        outermost && (line.base < BAND * height || line.base > (1.0 - BAND) * height)
    };
    lines.iter().map(is_edge).collect()
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
    parts.len() == 3 && parts.iter().all(|p| digits(&p)) && time.len() >= 2 && digits(&time[0])
}

/// A web address with nothing but a page number besides.
fn is_address(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    let addressed = ["http://", "https://", "file://", "www."].iter().any(|s| first.starts_with(s));
    addressed && words.all(is_page_number)
}
