//! Lines to flows: runs of lines that go down a page or a column, in the order of reading, and the
//! margins of each. Bullets that are drawn come to their lines.

use std::collections::BTreeMap;

use super::fragment::Dot;
use super::label;
use super::line::PdfLine;
use crate::order::CompactSort as _;

/// The margins of a flow.
#[derive(Debug, Clone, Copy)]
pub struct Margins {
    /// The left of its leftmost line.
    pub left: f64,
    /// The right of its widest lines.
    pub right: f64,
}

/// Gives bullets to the lines that they stand before: shapes that are drawn, and signs that were
/// written apart from their lines, as some programs do at the end of each page.
pub fn attach_bullets(lines: &mut Vec<PdfLine>, dots: &[Dot]) {
    let mut dots: Vec<Dot> = dots.to_vec();
    let mut places: Vec<(f64, f64)> = lines.iter().map(|line| (line.base, line.left)).collect();
    places.compact_sort_by(|a, b| a.0.total_cmp(&b.0));
    lines.retain(|line| {
        let size = line.look.size;
        let text = line.text();
        let from = places.partition_point(|place| place.0 < line.base - 0.2 * size);
        let beside = |place: &(f64, f64)| place.1 > line.right && place.1 < line.right + 3.5 * size;
        let level = places.get(from..).unwrap_or_default().iter();
        let mut level = level.take_while(|place| place.0 < line.base + 0.2 * size).take(32);
        let alone = line.bullet.is_none()
            && (label::is_bullet(&text) || (label::is_number(&text) && level.any(beside)));
        if alone {
            dots.push(Dot { left: line.left, right: line.right, middle: line.base + 0.3 * size });
        }
        !alone
    });
    dots.compact_sort_by(|a, b| a.middle.total_cmp(&b.middle));
    for line in lines {
        let size = line.look.size;
        let from = dots.partition_point(|dot| dot.middle < line.base - 0.1 * size);
        let near = dots.get(from..).unwrap_or_default().iter();
        let mut near = near.take_while(|dot| dot.middle < line.base + 0.8 * size).take(32);
        let before = |dot: &&Dot| {
            dot.right <= line.left + 0.1 * size
                && dot.right > line.left - 2.5 * size
                && dot.right - dot.left < 2.0 * size
        };
        if line.bullet.is_none()
            && let Some(dot) = near.find(before)
        {
            line.bullet = Some(dot.left);
        }
    }
}

/// Joins the cells of lines that are no rows: justified lines have wide gaps too. A row stands with
/// others, and some cell of it begins or ends where one of theirs does.
pub fn settle_cells(lines: &mut [PdfLine]) {
    let sides = |line: &PdfLine| -> Vec<(f64, f64)> {
        line.cells.iter().skip(1).take(64).map(|cell| (cell.left, cell.right)).collect()
    };
    let of: Vec<Vec<(f64, f64)>> = lines.iter().map(sides).collect();
    // Numbers in a column often end at one place and not begin there.
    let near = |a: &(f64, f64), b: &(f64, f64)| {
        (a.0 - b.0).abs() < 3.0 || ((a.1 - b.1).abs() < 1.0 && a.1 - a.0 < 60.0)
    };
    let alike = |one: Option<&Vec<(f64, f64)>>, other: &[(f64, f64)]| {
        one.is_some_and(|one| one.iter().any(|a| other.iter().any(|b| near(a, b))))
    };
    for (i, line) in lines.iter_mut().enumerate() {
        let before = i.checked_sub(1).and_then(|i| of.get(i));
        if line.cells.len() > 1 && !alike(before, &of[i]) && !alike(of.get(i + 1), &of[i]) {
            line.join_cells();
        }
    }
}

/// Brings a page's lines into the order of reading and numbers its flows from `first`; returns the
/// number of the next.
pub fn order(lines: &mut Vec<PdfLine>, first: usize) -> usize {
    split_gutter(lines);
    // A page whose content jumps about is sorted; all others stand in the order of reading.
    let jumps = lines.windows(2).filter(|two| goes_up(&two[0], &two[1])).count();
    if jumps > 4 && jumps * 5 > lines.len() && lines.iter().all(|line| line.place.is_none()) {
        sort(lines);
    }
    let mut flow = first;
    for i in 0..lines.len() {
        if i > 0 && starts_flow(&lines[i - 1], &lines[i]) {
            flow += 1;
        }
        lines[i].flow = flow;
    }
    if lines.is_empty() { first } else { flow + 1 }
}

fn goes_up(above: &PdfLine, below: &PdfLine) -> bool {
    below.base > above.base + 0.6 * above.look.size.max(below.look.size)
}

fn starts_flow(above: &PdfLine, below: &PdfLine) -> bool {
    // Down a column, or on to one beside it.
    goes_up(above, below) || below.left > above.right + 8.0 * below.look.size
}

/// Sorts by columns, where a gutter parts the page, and then from top to bottom.
fn sort(lines: &mut [PdfLine]) {
    let gutter = gutter(lines);
    lines.compact_sort_by(|a, b| {
        let column = |line: &PdfLine| gutter.is_some_and(|x| line.left >= x);
        column(a).cmp(&column(b)).then(b.base.total_cmp(&a.base)).then(a.left.total_cmp(&b.left))
    });
}

/// Where no line crosses and lines stand on both sides; looked for in the middle of the page.
fn gutter(lines: &[PdfLine]) -> Option<f64> {
    let left = lines.iter().map(|line| line.left).fold(f64::MAX, f64::min);
    let right = lines.iter().map(|line| line.right).fold(f64::MIN, f64::max);
    let crossing = |x: f64| lines.iter().filter(|line| line.left < x && line.right > x).count();
    let steps = (0..21).map(|i| left + (right - left) * (0.35 + 0.015 * f64::from(i)));
    let best = steps.min_by_key(|x| crossing(*x))?;
    let after = lines.iter().filter(|line| line.left >= best).count();
    (crossing(best) * 10 < lines.len() && after * 4 > lines.len()).then_some(best)
}

/// Lines that go across two columns are parted where the gutter is: many in a row, both cells long
/// and the second always at one place. Rows of tables are short, or fewer.
fn split_gutter(lines: &mut Vec<PdfLine>) {
    let two = |line: &PdfLine| line.cells.len() == 2;
    let long = |line: &PdfLine| line.text().chars().count() > 60;
    let rows: Vec<&PdfLine> = lines.iter().filter(|line| two(line) && long(line)).collect();
    if rows.len() < 8 || rows.len() * 2 < lines.len() {
        return;
    }
    let mut lefts: Vec<f64> = rows.iter().map(|line| line.cells[1].left).collect();
    lefts.compact_sort_by(f64::total_cmp);
    let middle = lefts[lefts.len() / 2];
    let here = |x: f64| (x - middle).abs() < 24.0;
    if lefts.iter().filter(|x| here(**x)).count() * 5 < lefts.len() * 4 {
        return;
    }
    let mut right_column = Vec::new();
    for line in lines.iter_mut() {
        if !two(line) || !here(line.cells[1].left) {
            continue;
        }
        let Some(cell) = line.cells.pop() else { continue };
        let mut right = line.clone();
        (right.left, right.right, right.bullet) = (cell.left, cell.right, None);
        right.cells = vec![cell];
        line.right = line.cells[0].right;
        right_column.push(right);
    }
    let on_the_right = |line: &PdfLine| line.left >= middle - 24.0;
    right_column.extend(lines.iter().filter(|line| on_the_right(line)).cloned());
    lines.retain(|line| !on_the_right(line));
    right_column.compact_sort_by(|a, b| b.base.total_cmp(&a.base));
    lines.append(&mut right_column);
}

/// A flow of fewer lines takes its right margin from the flows that begin where it does.
const FEW: usize = 8;

/// The margins of all flows, by their numbers. A line or two that stick out, such as an address
/// that cannot be broken, make no margin.
pub fn margins(lines: &[PdfLine], flows: usize) -> Vec<Margins> {
    let mut margins = vec![Margins { left: f64::MAX, right: f64::MIN }; flows];
    let mut rights: Vec<Vec<f64>> = vec![Vec::new(); flows];
    for line in lines {
        if let (Some(own), Some(rights)) = (margins.get_mut(line.flow), rights.get_mut(line.flow)) {
            own.left = own.left.min(line.bullet.unwrap_or(line.left).min(line.left));
            rights.push(line.right);
        }
    }
    let origins = origins(&margins);
    let mut pools: BTreeMap<i64, Vec<f64>> = BTreeMap::new();
    for (origin, rights) in origins.iter().zip(&rights) {
        pools.entry(pool(*origin)).or_default().extend(rights);
    }
    let pools: BTreeMap<i64, f64> =
        pools.into_iter().map(|(key, rights)| (key, nearly_last(rights))).collect();
    for ((own, origin), rights) in margins.iter_mut().zip(&origins).zip(rights) {
        let pooled = pools.get(&pool(*origin)).copied();
        own.right = match pooled {
            Some(pooled) if rights.len() < FEW => pooled,
            _ => nearly_last(rights),
        };
    }
    margins
}

#[expect(clippy::cast_possible_truncation, reason = "points of a page")]
fn pool(origin: f64) -> i64 {
    (origin / 6.0).round() as i64
}

/// The greatest but for one in thirty, or but for two of a dozen.
fn nearly_last(mut numbers: Vec<f64>) -> f64 {
    numbers.compact_sort_by(f64::total_cmp);
    let spare = (numbers.len() / 30).max(if numbers.len() >= 12 { 2 } else { 0 });
    let at = numbers.len().saturating_sub(spare + 1);
    numbers.get(at).copied().unwrap_or(f64::MIN)
}

/// Where the column of each flow begins: a flow of nothing but items begins further right than its
/// column, which other flows tell.
pub fn origins(margins: &[Margins]) -> Vec<f64> {
    let mut lefts: Vec<f64> = margins.iter().map(|own| own.left).collect();
    lefts.compact_sort_by(f64::total_cmp);
    let origin = |left: f64| {
        let at = lefts.partition_point(|other| *other < left - 72.0);
        lefts.get(at).copied().unwrap_or(left)
    };
    margins.iter().map(|own| origin(own.left)).collect()
}
