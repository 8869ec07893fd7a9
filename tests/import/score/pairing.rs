//! Which entry of a draft is which of gold: the best pairing, one to one.

use super::judge::judge;
use super::names::Names;
use super::record::Record;
use super::words::overlap;

/// What a field adds where it is right; where it is wrong, half of it is taken off.
const WEIGHTS: [(&str, f64); 12] = [
    ("date", 1.5),
    ("area", 0.75),
    ("tactic", 0.75),
    ("place", 1.5),
    ("killed", 0.5),
    ("wounded", 0.5),
    ("killed_or_wounded", 0.5),
    ("captured", 0.5),
    ("target", 0.75),
    ("sources", 0.5),
    ("basis", 0.2),
    ("kind", 0.3),
];

/// Returns how much an entry of a draft is like one of gold; 0 where it cannot be it.
pub fn likeness(gold: &Record, draft: &Record, names: &Names) -> f64 {
    let mut same = 0.0;
    for (field, weight) in WEIGHTS {
        match judge(field, gold, draft, names) {
            Some(true) => same += weight,
            Some(false) => same -= weight / 2.0,
            None => {}
        }
    }
    let words = gold.get("words").text();
    if words.is_empty() {
        return if same > 2.0 { same } else { 0.0 };
    }
    let overlap = overlap(words, draft.text());
    let length = f64::from(u32::try_from(draft.text().chars().count()).unwrap_or(u32::MAX));
    if overlap >= 0.55 {
        10.0 * overlap + same + 0.5 / (1.0 + length / 200.0)
    } else if overlap >= 0.3 && same > 3.0 {
        same
    } else {
        0.0
    }
}

/// Returns the pairs whose likenesses sum up to the most, by the Hungarian method (Kuhn 1955, in
/// the form with potentials): rows are of gold, columns of the draft. Cubic in the entries of one
/// text, of which there are some tens.
pub fn assign(likeness: &[Vec<f64>]) -> Vec<(usize, usize)> {
    let rows = likeness.len();
    let columns = likeness.first().map_or(0, Vec::len);
    let size = rows.max(columns);
    let most = likeness.iter().flatten().copied().fold(0.0, f64::max);
    let at = |row: usize, column: usize| {
        likeness.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0.0)
    };
    let (mut of_row, mut of_column) = (vec![0.0; size + 1], vec![0.0; size + 1]);
    let (mut owner, mut way) = (vec![0; size + 1], vec![0; size + 1]);
    for row in 1..=size {
        owner[0] = row;
        let mut column = 0;
        let (mut least, mut used) = (vec![f64::INFINITY; size + 1], vec![false; size + 1]);
        while owner[column] != 0 {
            used[column] = true;
            let from = owner[column];
            let (mut delta, mut next) = (f64::INFINITY, 0);
            for other in (1..=size).filter(|other| !used[*other]) {
                let cost = most - at(from - 1, other - 1) - of_row[from] - of_column[other];
                if cost < least[other] {
                    (least[other], way[other]) = (cost, column);
                }
                if least[other] < delta {
                    (delta, next) = (least[other], other);
                }
            }
            for other in 0..=size {
                if used[other] {
                    of_row[owner[other]] += delta;
                    of_column[other] -= delta;
                } else {
                    least[other] -= delta;
                }
            }
            column = next;
        }
        while column != 0 {
            owner[column] = owner[way[column]];
            column = way[column];
        }
    }
    let pairs = (1..=size).map(|column| (owner[column].wrapping_sub(1), column - 1));
    pairs.filter(|(row, column)| at(*row, *column) > 0.0).collect()
}
