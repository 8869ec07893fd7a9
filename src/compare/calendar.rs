//! The attacks of a subject by their days, to count them over the days of a figure without going
//! through all of them again.

use chrono::NaiveDate;

use super::count::Rules;
use super::{Key, Subject};
use crate::archive::{Corpus, EntryKey};
use crate::digest::{AreaId, Basis, EntryRef, Period, TheatreId};

/// What of an attack a figure may be held beside.
#[derive(Clone, Copy)]
struct Attack {
    from: NaiveDate,
    to: NaiveDate,
    theatre: TheatreId,
    area: Option<AreaId>,
    basis: Basis,
    certain: Certain,
}

/// Whether an attack surely belongs to its subject.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Certain {
    Yes,
    Perhaps,
}

/// Attacks counted over the days of a figure.
#[derive(Clone, Copy, Default)]
pub(super) struct Beside {
    pub(super) certain: u64,
    pub(super) possible: u64,
    /// Of the certain ones those on the basis of the figure; all of them for a judgement.
    pub(super) on_basis: u64,
}

/// The attacks of one subject.
#[derive(Default)]
pub(super) struct Calendar {
    /// Dated to the day, in the order of the days.
    dated: Vec<Attack>,
    /// The others.
    undated: Vec<Attack>,
}

impl Calendar {
    pub(super) fn of(subject: &Subject, rules: &Rules<'_>, corpus: &Corpus) -> Self {
        let attack = |certain| {
            move |key: &EntryKey| {
                let entry = corpus.entry(*key).filter(|entry| rules.is_attack(*entry))?;
                Some(Attack::new(entry, certain))
            }
        };
        let certain = subject.entries.iter().filter_map(attack(Certain::Yes));
        let possible = subject.possible.iter().filter_map(attack(Certain::Perhaps));
        let (mut dated, undated): (Vec<_>, Vec<_>) =
            certain.chain(possible).partition(|attack| attack.from == attack.to);
        dated.sort_by_key(|attack| attack.from);
        Self { dated, undated }
    }

    /// The attacks on some days, all of them where none are said, of one place where a key names one.
    pub(super) fn count(&self, period: Option<Period>, key: Option<&Key>, basis: Basis) -> Beside {
        let first = period
            .map_or(0, |period| self.dated.partition_point(|attack| attack.from < period.from));
        let end = period
            .and_then(|period| period.to)
            .map_or(self.dated.len(), |to| self.dated.partition_point(|attack| attack.from <= to));
        let dated = self.dated.get(first..end).unwrap_or(&[]);
        let is_meant = |attack: &&Attack| match key {
            Some(Key::Theatre(id)) => attack.theatre == *id,
            Some(Key::Area(id)) => attack.area == Some(*id),
            _ => true,
        };
        let mut beside = Beside::default();
        for attack in dated.iter().chain(&self.undated).filter(is_meant) {
            let span = Period { from: attack.from, to: Some(attack.to) };
            if !period.is_none_or(|period| period.overlaps(span)) {
                continue;
            }
            let inside =
                period.is_none_or(|period| period.holds(attack.from) && period.holds(attack.to));
            if inside && attack.certain == Certain::Yes {
                beside.certain += 1;
                beside.on_basis += u64::from(basis == Basis::Assessed || basis == attack.basis);
            } else {
                beside.possible += 1;
            }
        }
        beside
    }
}

impl Attack {
    fn new(entry: EntryRef<'_>, certain: Certain) -> Self {
        Self {
            from: entry.date.from,
            to: entry.date.to,
            theatre: entry.theatre,
            area: entry.area,
            basis: entry.basis,
            certain,
        }
    }
}
