//! Which entries of a subject a counted row counts: the same rules as counting, entry by entry.

use super::count::{Dated, Rules, day_of};
use super::engine::tempo_days;
use super::rows::{OTHERS, UNTOLD};
use super::{Key, Measure, Row, Subject, Value};
use crate::archive::{Corpus, EntryKey};
use crate::digest::{EntryRef, Harm};
use crate::words::fold;

/// The rules of one cell.
pub(super) struct Sieve<'a> {
    row: &'a Row,
    column: usize,
    subject: &'a Subject,
    corpus: &'a Corpus,
    rules: Rules<'a>,
    /// How many days of the subject have a row.
    days: usize,
    /// The first day with the most attacks, where that is asked.
    peak: Option<usize>,
    /// The folded targets that have a row of their own.
    targets: &'a [String],
}

impl<'a> Sieve<'a> {
    pub(super) fn new(
        row: &'a Row,
        column: usize,
        subject: &'a Subject,
        corpus: &'a Corpus,
        targets: &'a [String],
    ) -> Self {
        let (rules, days) = (Rules::new(corpus), tempo_days(subject, corpus));
        let mut sieve = Self { row, column, subject, corpus, rules, days, peak: None, targets };
        if row.measure == Measure::Peak {
            sieve.peak = sieve.peak_day();
        }
        sieve
    }

    /// Those of some entries that the cell counts.
    pub(super) fn kept(&self, keys: &[EntryKey]) -> Vec<EntryKey> {
        let is_meant =
            |key: &EntryKey| self.corpus.entry(*key).is_some_and(|entry| self.lets(*key, entry));
        keys.iter().copied().filter(is_meant).collect()
    }

    fn lets(&self, key: EntryKey, entry: EntryRef<'_>) -> bool {
        if self.row.measure == Measure::Deadliest {
            return self.value() == Some(&Value::Entry(key));
        }
        if self.row.measure != Measure::Entries {
            return self.rules.is_attack(entry) && self.lets_attack(entry);
        }
        match &self.row.key {
            Some(Key::Basis(basis)) => entry.basis == *basis,
            Some(Key::Kind(kind)) => entry.kind == *kind,
            _ => true,
        }
    }

    fn lets_attack(&self, entry: EntryRef<'_>) -> bool {
        let key = self.row.key.as_ref();
        match self.row.measure {
            Measure::Attacks => match key {
                Some(Key::Theatre(id)) => entry.theatre == *id,
                Some(Key::Area(id)) => entry.area == Some(*id),
                _ => true,
            },
            Measure::Places => entry.place_text().is_some(),
            Measure::West => self.rules.is_west(entry),
            Measure::Complex => self.rules.is_complex(entry),
            Measure::Tactic => match key {
                Some(Key::Tactic(id)) => entry.tactics.iter().any(|tactic| tactic == *id),
                _ => entry.tactics.main().is_none(),
            },
            Measure::Target => self.is_aimed(entry.target()),
            Measure::Killed => self.tells(entry, Harm::Killed),
            Measure::Wounded => self.tells(entry, Harm::Wounded),
            Measure::KilledOrWounded => self.tells(entry, Harm::KilledOrWounded),
            Measure::Captured => self.tells(entry, Harm::Captured),
            Measure::Day => match key {
                Some(Key::Day(day)) => self.dated(entry) == Dated::Day(*day as usize),
                _ => false,
            },
            Measure::Outside => self.dated(entry) == Dated::Outside,
            Measure::Undated => self.dated(entry) == Dated::Undated,
            Measure::Peak => self.peak.is_some_and(|day| self.dated(entry) == Dated::Day(day)),
            Measure::Start
            | Measure::End
            | Measure::Days
            | Measure::Covered
            | Measure::QuietDays
            | Measure::Entries
            | Measure::Deadliest
            | Measure::Gap
            | Measure::Figure => false,
        }
    }

    fn value(&self) -> Option<&Value> {
        self.row.cells.get(self.column)?.value.as_ref()
    }

    fn is_aimed(&self, target: Option<&str>) -> bool {
        let Some(Key::Named(name)) = &self.row.key else { return false };
        match target {
            None => name == UNTOLD,
            Some(target) if name == OTHERS => !self.targets.contains(&fold(target)),
            Some(target) => fold(target) == fold(name),
        }
    }

    fn tells(&self, entry: EntryRef<'_>, harm: Harm) -> bool {
        let of_basis = match &self.row.key {
            Some(Key::Basis(basis)) => entry.basis == *basis,
            _ => true,
        };
        of_basis && entry.casualties.get(harm).is_some()
    }

    fn dated(&self, entry: EntryRef<'_>) -> Dated {
        day_of(entry, self.subject, self.days)
    }

    fn peak_day(&self) -> Option<usize> {
        let mut counts = vec![0_u32; self.days];
        let entries = self.subject.entries.iter().filter_map(|key| self.corpus.entry(*key));
        for entry in entries.filter(|entry| self.rules.is_attack(*entry)) {
            if let Dated::Day(at) = self.dated(entry)
                && let Some(count) = counts.get_mut(at)
            {
                *count += 1;
            }
        }
        let most = *counts.iter().max()?;
        counts.iter().position(|count| *count == most)
    }
}
