//! Whether the marks of a comparison keep their promises: at equal rates a pair has any mark in at
//! most 5 % of cases, and 54 attacks against 162 are marked in at least 90 %.
//!
//!     cargo bench --bench marks            10,000 pairs of each sort
//!     cargo bench --bench marks -- 1000    another number
//!
//! Three ways to make rows, 20 to 200 of them, attacks by Poisson's law or with a variance of three
//! times the mean (negative binomial), as many days on both sides or 7 against 10. The seed is
//! fixed. It fails where a promise is broken.

#![allow(clippy::print_stdout, reason = "a table on standard output is what this program is for")]

mod draw;

use std::env;
use std::process::ExitCode;

use draw::{Dice, Law, Rows, Table};
use watchfloor::compare::{Dispersion, marks};

const SEED: u64 = 0x2031_0901;
const ROWS: [usize; 3] = [20, 75, 200];
const DISPERSIONS: [f64; 2] = [1.0, 3.0];
/// Attacks in a week: few, as in the examples of the manual, many.
const MEANS: [f64; 3] = [15.0, 54.0, 162.0];
const EXPOSURES: [(u32, u32); 2] = [(7, 7), (7, 10)];
/// The most pairs at equal rates that may have any mark, in percent.
const MOST_FALSE: f64 = 5.0;
/// The least pairs of 54 and 162 attacks whose total must be marked, in percent.
const LEAST_FOUND: f64 = 90.0;

/// One sort of pairs.
#[derive(Clone, Copy)]
struct Trial {
    kind: Rows,
    rows: usize,
    law: Law,
    exposure: (u32, u32),
    /// How many times the rate of the first side that of the second is.
    times: f64,
}

/// Shares of pairs in percent.
#[derive(Default)]
struct Outcome {
    total: f64,
    rows: f64,
    any: f64,
    /// Rows that were tested, on average: those that are not empty on both sides.
    tested: f64,
}

fn main() -> ExitCode {
    let pairs = env::args().find_map(|arg| arg.parse().ok()).unwrap_or(10_000_u32);
    let mut dice = Dice(SEED);
    let false_marks = at_equal_rates(pairs, &mut dice);
    let found = at_threefold_rates(pairs, &mut dice);
    let chance = among_marked(pairs, &mut dice);
    println!();
    println!("most pairs with any false mark    {false_marks:6.2} %, at most {MOST_FALSE} %");
    println!("fewest of 54 against 162 marked   {found:6.2} %, at least {LEAST_FOUND} %");
    println!("most marked rows that are chance  {chance:6.2} %, at most {MOST_FALSE} %");
    let kept = false_marks <= MOST_FALSE && found >= LEAST_FOUND && chance <= MOST_FALSE;
    if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Returns the greatest share of pairs with any mark though nothing differs.
fn at_equal_rates(pairs: u32, dice: &mut Dice) -> f64 {
    println!("equal rates, {pairs} pairs each: percent with a mark");
    println!("rows         mean  var/mean  days   of rows  tested   total   rows    any");
    let mut worst = 0.0_f64;
    for kind in [Rows::Split, Rows::Campaigns, Rows::Independent] {
        for (mean, dispersion) in MEANS.iter().flat_map(|mean| DISPERSIONS.map(|d| (*mean, d))) {
            for (exposure, rows) in EXPOSURES.iter().flat_map(|days| ROWS.map(|r| (*days, r))) {
                let law = Law { mean, dispersion };
                let outcome = run(Trial { kind, rows, law, exposure, times: 1.0 }, pairs, dice);
                let Outcome { total, rows: row, any, tested } = outcome;
                print!("{:11}  {mean:4}  {dispersion:8}  ", format!("{kind:?}"));
                print!("{}:{:<2}  {rows:8}  {tested:6.1}  ", exposure.0, exposure.1);
                println!("{total:6.2} {row:6.2} {any:6.2}");
                worst = worst.max(outcome.any);
            }
        }
    }
    worst
}

/// Returns the smallest share of pairs whose total is marked where the second rate is three times
/// the first.
fn at_threefold_rates(pairs: u32, dice: &mut Dice) -> f64 {
    println!();
    println!("54 attacks against three times the rate: percent whose total is marked");
    let mut least = 100.0_f64;
    for (exposure, dispersion) in EXPOSURES.iter().flat_map(|days| DISPERSIONS.map(|d| (*days, d)))
    {
        let law = Law { mean: 54.0, dispersion };
        let trial = Trial { kind: Rows::Split, rows: 20, law, exposure, times: 3.0 };
        let outcome = run(trial, pairs, dice);
        println!(
            "var/mean {dispersion}  days {}:{:<2}  total {:6.2}  any row {:6.2}",
            exposure.0, exposure.1, outcome.total, outcome.rows
        );
        least = least.min(outcome.total);
    }
    least
}

/// Tries a sort of pairs.
fn run(trial: Trial, pairs: u32, dice: &mut Dice) -> Outcome {
    let table = Table::new(trial.kind, trial.rows);
    let same = vec![1.0; trial.rows];
    let base = Law { mean: trial.law.mean * trial.times * longer(trial.exposure), ..trial.law };
    let mut outcome = Outcome::default();
    let share = 100.0 / f64::from(pairs);
    for _ in 0..pairs {
        let (these, those) = (table.draw(trial.law, &same, dice), table.draw(base, &same, dice));
        let both: Vec<(u64, u64)> = these.rows.into_iter().zip(those.rows).collect();
        // No comparison has a row that is empty on both sides.
        let rows: Vec<(u64, u64)> = both.into_iter().filter(|row| *row != (0, 0)).collect();
        let (total, marked) =
            marks((these.total, those.total), &rows, trial.exposure, Dispersion::default());
        let any_row = marked.contains(&true);
        outcome.total += if total { share } else { 0.0 };
        outcome.rows += if any_row { share } else { 0.0 };
        outcome.any += if total || any_row { share } else { 0.0 };
        outcome.tested += real(rows.len()) * share / 100.0;
    }
    outcome
}

/// Returns the greatest share of marked rows that are chance, where a third of the rows, each third
/// one, does differ.
fn among_marked(pairs: u32, dice: &mut Dice) -> f64 {
    println!();
    println!(
        "a third of the rows differs, 162 attacks, variance/mean 3: of the marked rows, percent"
    );
    let mut worst = 0.0_f64;
    for (rows, times) in ROWS.iter().flat_map(|rows| [3.0, 6.0].map(|times| (*rows, times))) {
        let table = Table::new(Rows::Independent, rows);
        let law = Law { mean: 162.0, dispersion: 3.0 };
        let same = vec![1.0; rows];
        let differs = |row: usize| row.is_multiple_of(3);
        let changed: Vec<f64> =
            (0..rows).map(|row| if differs(row) { times } else { 1.0 }).collect();
        let (mut chance, mut found) = (0.0, 0.0);
        for _ in 0..pairs {
            let (these, those) = (table.draw(law, &same, dice), table.draw(law, &changed, dice));
            let pairs: Vec<(u64, u64)> = these.rows.into_iter().zip(those.rows).collect();
            let (_, marked) =
                marks((these.total, those.total), &pairs, EXPOSURES[0], Dispersion::default());
            let count = |true_one: bool| {
                let wanted =
                    (0..).zip(&marked).filter(|(row, mark)| **mark && differs(*row) == true_one);
                real(wanted.count())
            };
            let (right, wrong) = (count(true), count(false));
            chance += if right + wrong > 0.0 { wrong / (right + wrong) } else { 0.0 };
            found += right;
        }
        let each = 100.0 / f64::from(pairs);
        println!(
            "{rows:8} rows  x{times}  chance {:6.2}  right, per pair {:6.2}",
            chance * each,
            found * each / 100.0
        );
        worst = worst.max(chance * each);
    }
    worst
}

/// Returns how many times the days of the first side those of the second are.
fn longer((days, base_days): (u32, u32)) -> f64 {
    f64::from(base_days) / f64::from(days)
}

fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
