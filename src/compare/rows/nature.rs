//! Nature: tactics, targets, tolls, the deadliest attack, complex attacks.

use std::collections::HashMap;

use super::{Book, Head, number};
use crate::compare::count::Counts;
use crate::compare::engine::Counted;
use crate::compare::{Group, Key, Measure, Row, Subject, Value};
use crate::digest::{Basis, Harm, Sum, TacticId};
use crate::words::fold;

/// So many targets have a row; the others are counted together.
const MOST_TARGETS: usize = 24;

/// What the row of all other targets is called; no target is written so.
pub(in crate::compare) const OTHERS: &str = "(others)";
/// What the row of attacks is called whose target or tactic is not told.
pub(in crate::compare) const UNTOLD: &str = "(not told)";

impl Book<'_> {
    /// How attacks were done, at whom, and with what toll.
    pub(super) fn nature(&self) -> Vec<Row> {
        let all = |counts: &Counts<'_>| Some(counts.attacks);
        let head = |measure| Head::new(Group::Nature, measure, "attacks");
        let mut rows = Vec::new();
        for at in 0..self.corpus.taxonomy().tactics().len() {
            let count = |counts: &Counts<'_>| counts.tactics.get(at).copied().unwrap_or(0);
            if self.any(count) {
                let key = Key::Tactic(TacticId(u8::try_from(at).unwrap_or(u8::MAX)));
                rows.push(self.count_row(head(Measure::Tactic).keyed(key), count, all));
            }
        }
        if self.any(|counts| counts.without_tactic) {
            let head = head(Measure::Tactic).keyed(Key::Named(UNTOLD.to_owned()));
            rows.push(self.count_row(head, |counts| counts.without_tactic, all));
        }
        rows.extend(self.described_tactics());
        rows.extend(self.targets());
        rows.extend(Harm::ALL.into_iter().flat_map(|harm| self.toll(harm)));
        rows.extend(self.stated(Group::Nature));
        rows.push(self.counted_row(
            Head::new(Group::Nature, Measure::Deadliest, "entry"),
            |_, counted| counted.certain.deadliest.map(|(_, _, key)| Value::Entry(key)),
            |_| None,
        ));
        rows.push(self.count_row(head(Measure::Complex), |counts| counts.complex, all));
        rows
    }

    /// The targets that are named most, then all others together.
    fn targets(&self) -> Vec<Row> {
        let folded: Vec<[Targets<'_>; 2]> = self
            .counted
            .iter()
            .map(|held| [targets(&held.certain), targets(&held.possible)])
            .collect();
        let mut sums: HashMap<&str, (u32, &str)> = HashMap::new();
        for (target, (count, spelt)) in folded.iter().flatten().flatten() {
            let sum = sums.entry(target).or_insert((0, spelt));
            sum.0 += count;
            sum.1 = sum.1.min(spelt);
        }
        let mut most: Vec<(&str, u32, &str)> =
            sums.into_iter().map(|(target, (count, spelt))| (target, count, spelt)).collect();
        most.sort_by_key(|(target, count, _)| (std::cmp::Reverse(*count), *target));
        let shown = most.len().min(MOST_TARGETS);
        let mut rows = Vec::new();
        for (target, _, spelt) in most.iter().take(shown) {
            let count = |held: &Targets<'_>| held.get(*target).map_or(0, |(count, _)| *count);
            rows.push(self.target_row(spelt, &folded, &count));
        }
        if most.len() > shown {
            let named: Vec<&str> = most.iter().take(shown).map(|(target, ..)| *target).collect();
            let count = |held: &Targets<'_>| {
                let others = held.iter().filter(|(target, _)| !named.contains(&target.as_str()));
                others.map(|(_, (count, _))| count).sum()
            };
            rows.push(self.target_row(OTHERS, &folded, &count));
        }
        if self.any(|counts| counts.without_target) {
            let head = Head::new(Group::Nature, Measure::Target, "attacks");
            let head = head.keyed(Key::Named(UNTOLD.to_owned()));
            let all = |counts: &Counts<'_>| Some(counts.attacks);
            rows.push(self.count_row(head, |counts| counts.without_target, all));
        }
        rows
    }

    fn target_row(
        &self,
        name: &str,
        folded: &[[Targets<'_>; 2]],
        count: &dyn Fn(&Targets<'_>) -> u32,
    ) -> Row {
        let head = Head::new(Group::Nature, Measure::Target, "attacks");
        let mut sums = folded
            .iter()
            .map(|[certain, possible]| super::counted_sum(count(certain), count(possible)));
        let sums: Vec<Sum> = sums.by_ref().collect();
        let value = |subject: &Subject, _: &Counted<'_>| {
            let at = self.subjects.iter().position(|other| std::ptr::eq(other, subject))?;
            sums.get(at).map(|sum| number(*sum, subject))
        };
        let key = Key::Named(name.to_owned());
        self.counted_row(head.keyed(key), value, |counts| Some(counts.attacks))
    }

    /// The toll over every basis, and below it that of each, where more than one tells of it.
    fn toll(&self, harm: Harm) -> Vec<Row> {
        let measure = match harm {
            Harm::Killed => Measure::Killed,
            Harm::Wounded => Measure::Wounded,
            Harm::KilledOrWounded => Measure::KilledOrWounded,
            Harm::Captured => Measure::Captured,
        };
        let head = Head::new(Group::Nature, measure, "people");
        let row = |head: Head, bases: &[Basis]| {
            self.counted_row(
                head,
                |subject, counted| {
                    let told = |counts: &Counts<'_>| {
                        let mut sum = Sum::default();
                        for basis in bases {
                            sum.merge(&counts.harm[harm as usize][basis.index()]);
                        }
                        sum
                    };
                    let (certain, possible) = (told(&counted.certain), told(&counted.possible));
                    let high = certain.high.zip(possible.high).map(|(one, other)| one + other);
                    let sum = Sum { high, said: certain.said + possible.said, ..certain };
                    (!sum.is_silent()).then(|| number(sum, subject))
                },
                |_| None,
            )
        };
        let told = |basis: &Basis| {
            let here = |counts: &Counts<'_>| counts.harm[harm as usize][basis.index()].said;
            self.any(here)
        };
        let bases: Vec<Basis> = Basis::ALL.into_iter().filter(told).collect();
        let mut rows = vec![row(head.clone(), &Basis::ALL)];
        if bases.len() > 1 {
            rows.extend(bases.iter().map(|basis| row(head.part(Key::Basis(*basis)), &[*basis])));
        }
        rows
    }
}

/// Folded, with how many and one of the spellings.
type Targets<'a> = HashMap<String, (u32, &'a str)>;

/// What is written differently and means the same counts as one.
fn targets<'a>(counts: &Counts<'a>) -> Targets<'a> {
    let mut folded: Targets<'a> = HashMap::new();
    for (target, count) in &counts.targets {
        let sum = folded.entry(fold(target)).or_insert((0, target));
        sum.0 += count;
        sum.1 = sum.1.min(target);
    }
    folded
}
