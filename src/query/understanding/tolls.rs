//! Numbers of killed, wounded and captured in words: `more than ten dead`, `10+ killed`, `killed>10`,
//! `no deaths`, `between 5 and 10 wounded`.
//!
//! A number with a bound is a condition; a bare one (`12 killed`) is understood softly, since a text
//! may say it of a part of the toll.

use std::ops::Range;

use super::amounts::{Amount, Bound, amount};
use super::cursor::AtomCursor;
use super::dates::{self, Around};
use super::numbers::number;
use crate::digest::EntryField;
use crate::query::ast::{Filter, FilterValue, QueryNode};
use crate::query::fields::FieldName;
use crate::query::query_token::FILLERS;
use crate::query::soft::{Soft, SoftForm};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Harmed {
    Killed,
    Wounded,
    Captured,
    /// `killed or wounded`: also a number of its own, where only both together are told.
    KilledOrWounded,
    /// `casualties`
    Casualties,
}

/// A toll in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TollRead {
    harmed: Harmed,
    amount: Amount,
    /// The atoms within it that say something else: the soldiers of `more than 10 soldiers killed`.
    pub(super) other: Option<Range<usize>>,
}

const KILLED: &[&str] = &[
    "killed",
    "dead",
    "deaths",
    "death",
    "fatalities",
    "fatality",
    "killing",
    "kill",
    "kills",
    "died",
    "قتلي",
    "قتيل",
    "قتيلا",
];
const WOUNDED: &[&str] = &[
    "wounded",
    "injured",
    "injuries",
    "injury",
    "wounding",
    "injuring",
    "hurt",
    "جرحي",
    "جريح",
    "جريحا",
    "مصاب",
];
const CAPTURED: &[&str] = &[
    "captured",
    "arrested",
    "detained",
    "arrests",
    "captives",
    "prisoners",
    "capturing",
    "arresting",
];
const HARMED: &[&str] = &["casualties", "casualty"];
/// Words for whoever was harmed, which say nothing that the number does not.
const PEOPLE: &[&str] = &[
    "people",
    "persons",
    "person",
    "were",
    "was",
    "are",
    "have",
    "been",
    "being",
    "also",
    "reported",
    "reportedly",
    "of",
    "the",
    "others",
];
/// The most words that may say who was harmed.
const MOST_OTHER: usize = 3;

/// Consumes a toll.
pub(super) fn read(cursor: &mut AtomCursor<'_>, around: Around) -> Option<TollRead> {
    cursor.attempt(amount_first).or_else(|| cursor.attempt(|cursor| harm_first(cursor, around)))
}

/// `more than ten people killed`, `10+ killed`, `no deaths`
fn amount_first(cursor: &mut AtomCursor<'_>) -> Option<TollRead> {
    let amount = amount(cursor)?;
    // Other words may say who: `more than 10 iraqi soldiers killed`.
    let most = match amount.bound {
        Bound::None => 0,
        Bound::Bare => 1,
        Bound::Over
        | Bound::AtLeast
        | Bound::Under
        | Bound::AtMost
        | Bound::Exactly
        | Bound::To(_) => MOST_OTHER,
    };
    while cursor.word(PEOPLE) {}
    let from = cursor.at();
    let (mut to, mut others) = (from, 0);
    loop {
        while cursor.word(PEOPLE) {}
        if let Some(harmed) = harmed(cursor) {
            // In `2 bombers killed 10` the second number is the toll.
            let other_number = to > from && number(&mut cursor.clone()).is_some();
            let other = (to > from).then_some(from..to);
            return (!other_number).then_some(TollRead { harmed, amount, other });
        }
        let word = cursor.any_word()?;
        // But not what or when: `10 in may`.
        let says_who = !FILLERS.contains(&word) && !dates::is_month(word);
        if others == most || !says_who {
            return None;
        }
        others += 1;
        to = cursor.at();
    }
}

/// `killed more than 10`, `killed>10`, `death toll over 20`
fn harm_first(cursor: &mut AtomCursor<'_>, around: Around) -> Option<TollRead> {
    let harmed = cursor.attempt(harmed).or_else(|| {
        cursor.word(&["death"]);
        cursor.word(&["toll"]).then_some(Harmed::Killed)
    })?;
    cursor.word(&["toll"]);
    while cursor.word(&["was", "were", "is", "of"]) {}
    let date = dates::read(&mut cursor.clone(), around);
    let amount = amount(cursor)?;
    // In `killed 21 may 2020` the number belongs to the day.
    if amount.bound == Bound::Bare && (date.is_some() || amount.number > 999) {
        return None;
    }
    cursor.word(&["people", "persons"]);
    Some(TollRead { harmed, amount, other: None })
}

/// Consumes what is counted; `killed or wounded` is both.
fn harmed(cursor: &mut AtomCursor<'_>) -> Option<Harmed> {
    let one = |cursor: &mut AtomCursor<'_>| {
        if cursor.word(KILLED) {
            Some(Harmed::Killed)
        } else if cursor.word(WOUNDED) {
            Some(Harmed::Wounded)
        } else if cursor.word(CAPTURED) {
            Some(Harmed::Captured)
        } else {
            cursor.word(HARMED).then_some(Harmed::Casualties)
        }
    };
    let first = one(cursor)?;
    let both = cursor.attempt(|cursor| {
        if !cursor.word(&["or", "and"]) {
            return None;
        }
        let second = one(cursor)?;
        let pair = [first, second];
        (pair.contains(&Harmed::Killed) && pair.contains(&Harmed::Wounded)).then_some(())
    });
    Some(if both.is_some() { Harmed::KilledOrWounded } else { first })
}

impl TollRead {
    /// Returns the condition; `said` are the typed words.
    pub(super) fn node(&self, said: &str) -> Option<QueryNode> {
        let range = self.amount.range()?;
        let filter =
            |field| Filter { field: FieldName::Of(field), values: vec![FilterValue::Count(range)] };
        let filters: Vec<Filter> = self.harmed.fields().iter().copied().map(filter).collect();
        Some(match (self.amount.bound, filters.as_slice()) {
            (Bound::Bare, [one]) => {
                let (meant, form) = (one.clone(), SoftForm::Words);
                QueryNode::Soft(Soft { meant, said: said.into(), form })
            }
            (Bound::Bare, _) if self.harmed == Harmed::KilledOrWounded => {
                let meant = filter(EntryField::KilledOrWounded);
                QueryNode::Soft(Soft { meant, said: said.into(), form: SoftForm::Words })
            }
            (Bound::Bare, _) => return None, // which of them a bare number means is not said
            // Nobody was harmed in any of the ways.
            (Bound::None, [_, _, ..]) => {
                let own = filters.into_iter().take(2);
                QueryNode::all(own.map(QueryNode::Filter).collect())
            }
            (
                Bound::Over
                | Bound::AtLeast
                | Bound::Under
                | Bound::AtMost
                | Bound::Exactly
                | Bound::To(_)
                | Bound::None,
                _,
            ) => {
                let mut any: Vec<QueryNode> = filters.into_iter().map(QueryNode::Filter).collect();
                if any.len() == 1 { any.remove(0) } else { QueryNode::any(any) }
            }
        })
    }

    /// Says what was read: `killed >10`.
    pub(super) fn told(&self) -> String {
        let Amount { number, bound } = self.amount;
        let noun = match self.harmed {
            Harmed::Killed => "killed",
            Harmed::Wounded => "wounded",
            Harmed::Captured => "captured",
            Harmed::KilledOrWounded | Harmed::Casualties => "killed or wounded",
        };
        match bound {
            Bound::Over => format!("{noun} >{number}"),
            Bound::AtLeast => format!("{noun} ≥{number}"),
            Bound::Under => format!("{noun} <{number}"),
            Bound::AtMost => format!("{noun} ≤{number}"),
            Bound::To(most) => format!("{noun} {number}–{most}"),
            Bound::Exactly | Bound::Bare | Bound::None => format!("{noun} {number}"),
        }
    }
}

impl Harmed {
    fn fields(self) -> &'static [EntryField] {
        match self {
            Self::Killed => &[EntryField::Killed],
            Self::Wounded => &[EntryField::Wounded],
            Self::Captured => &[EntryField::Captured],
            Self::KilledOrWounded | Self::Casualties => {
                &[EntryField::Killed, EntryField::Wounded, EntryField::KilledOrWounded]
            }
        }
    }
}
