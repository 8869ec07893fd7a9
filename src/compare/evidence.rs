//! What is behind a cell, found when it is asked for: the entries that were counted, or the figures
//! that were stated.

use super::cover::covering;
use super::rows::{OTHERS, UNTOLD};
use super::sieve::Sieve;
use super::stated::is_in_spread;
use super::{Key, Line, Measure, Origin, Row, Subject, Table};
use crate::archive::{Corpus, EntryKey};
use crate::digest::{Basis, Citation, DateSpan, Period};
use crate::words::fold;

/// What is behind a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Behind {
    /// Entries that were counted, in the order of the corpus.
    Entries {
        /// Those that the low and the best value count.
        certain: Vec<EntryKey>,
        /// Those that may belong to it, which the high value counts too.
        possible: Vec<EntryKey>,
    },
    /// Figures as they were stated.
    Figures(Vec<Stated>),
    /// Digests, by their places.
    Digests(Vec<u32>),
    /// Nothing to open.
    Nothing,
}

/// A number as an issuer states it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// Who says so.
    pub issuer: String,
    /// On what standing.
    pub basis: Basis,
    /// When it was released.
    pub released: Option<DateSpan>,
    /// What time it covers.
    pub period: Option<Period>,
    /// What is counted, in the issuer's words.
    pub of: String,
    /// The number as it is stated, of the whole or of the part that the row is about.
    pub text: String,
    /// A remark of the wave or digest that quotes it.
    pub note: Option<String>,
    /// Where it was published.
    pub sources: Vec<Citation>,
    /// The id of the wave or digest that quotes it.
    pub from: String,
    /// Its file, within the archive.
    pub file: String,
}

impl Table {
    /// What is behind a cell; the corpus must be the one that was compared.
    pub fn behind(&self, corpus: &Corpus, row: usize, column: usize) -> Behind {
        let (Some(held), Some(subject)) = (self.rows.get(row), self.subjects.get(column)) else {
            return Behind::Nothing;
        };
        match &held.line {
            Line::Stated(..) if held.measure == Measure::Gap => {
                figures(self.matching(row).and_then(|row| self.stated(row, column)))
            }
            Line::Stated(..) => figures(self.stated(row, column)),
            Line::Rest(..) => figures(self.whole(row).and_then(|row| self.stated(row, column))),
            Line::Spread => {
                let rows = (0..self.rows.len()).filter(|at| self.is_whole(*at));
                let stated = rows.filter_map(|at| self.stated(at, column));
                figures(stated.filter(|one| is_in_spread(subject, &one.from, one.period)))
            }
            Line::Counted => counted(held, column, subject, corpus, &self.targets()),
        }
    }

    /// True for a row of what an issuer states of all attacks.
    fn is_whole(&self, row: usize) -> bool {
        self.rows.get(row).is_some_and(|row| {
            row.measure == Measure::Attacks
                && row.key.is_none()
                && matches!(row.line, Line::Stated(..))
        })
    }

    /// The stated total that a gap belongs to: the lines of an issuer stand in the same order.
    fn matching(&self, gap: usize) -> Option<usize> {
        let line = &self.rows.get(gap)?.line;
        let same = |at: &usize| self.rows.get(*at).is_some_and(|row| row.line == *line);
        let is_gap = |at: &usize| self.rows.get(*at).is_some_and(|row| row.measure == Measure::Gap);
        let before = (0..gap).filter(same).filter(is_gap).count();
        (0..self.rows.len()).filter(|at| self.is_whole(*at)).filter(same).nth(before)
    }

    /// The stated total that a rest is left over from: the nearest line above that is less deep.
    fn whole(&self, rest: usize) -> Option<usize> {
        let depth = self.rows.get(rest)?.depth;
        (0..rest).rev().find(|at| self.rows.get(*at).is_some_and(|row| row.depth < depth))
    }

    fn stated(&self, row: usize, column: usize) -> Option<Stated> {
        let cell = self.rows.get(row)?.cells.get(column)?;
        match &cell.origin {
            Origin::Stated {
                issuer,
                basis,
                released,
                sources,
                note,
                of,
                text,
                period,
                from,
                file,
            } => Some(Stated {
                issuer: issuer.clone(),
                basis: *basis,
                released: *released,
                period: *period,
                of: of.clone(),
                text: text.clone(),
                note: note.clone(),
                sources: sources.clone(),
                from: from.clone(),
                file: file.clone(),
            }),
            Origin::Counted | Origin::Derived => None,
        }
    }

    /// The folded targets that have a row of their own.
    fn targets(&self) -> Vec<String> {
        let rows = self.rows.iter().filter(|row| row.measure == Measure::Target);
        let named = rows.filter_map(|row| match &row.key {
            Some(Key::Named(name)) if name != OTHERS && name != UNTOLD => Some(fold(name)),
            _ => None,
        });
        named.collect()
    }
}

/// Figures, or nothing where there is none.
fn figures(stated: impl IntoIterator<Item = Stated>) -> Behind {
    let stated: Vec<Stated> = stated.into_iter().collect();
    if stated.is_empty() { Behind::Nothing } else { Behind::Figures(stated) }
}

fn counted(
    row: &Row,
    column: usize,
    subject: &Subject,
    corpus: &Corpus,
    targets: &[String],
) -> Behind {
    if row.cells.get(column).is_none_or(|cell| cell.value.is_none()) {
        return Behind::Nothing;
    }
    if row.measure == Measure::Covered {
        return Behind::Digests(covering(subject, row.key.as_ref(), corpus));
    }
    if matches!(row.measure, Measure::Start | Measure::End | Measure::Days | Measure::QuietDays) {
        return Behind::Nothing;
    }
    let sieve = Sieve::new(row, column, subject, corpus, targets);
    Behind::Entries {
        certain: sieve.kept(&subject.entries),
        possible: sieve.kept(&subject.possible),
    }
}
