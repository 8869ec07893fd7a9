//! Amounts in words: `more than ten`, `10+`, `between 5 and 10`, `no`, `>=10`.

use super::cursor::AtomCursor;
use super::numbers::number;
use crate::query::ast::{CountBound, CountRange};

/// How a number was bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    Over,
    AtLeast,
    Under,
    AtMost,
    Exactly,
    /// Nothing was said: a text may say the number of a part only.
    Bare,
    /// To a second number.
    To(u32),
    /// `no`
    None,
}

/// An amount in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) number: u32,
    pub(super) bound: Bound,
}

/// Consumes an amount.
pub(super) fn amount(cursor: &mut AtomCursor<'_>) -> Option<Amount> {
    let forms: [fn(&mut AtomCursor<'_>) -> Option<Amount>; 4] =
        [bound_before, none, from_to, number_first];
    forms.into_iter().find_map(|form| cursor.attempt(form))
}

fn none(cursor: &mut AtomCursor<'_>) -> Option<Amount> {
    let said = cursor.phrase("no one")
        || cursor.word(&["no", "without", "nobody", "none", "zero", "بدون"]);
    said.then_some(Amount { number: 0, bound: Bound::None })
}

fn bound_before(cursor: &mut AtomCursor<'_>) -> Option<Amount> {
    const BOUNDS: [(&str, Bound); 25] = [
        ("more than", Bound::Over),
        ("greater than", Bound::Over),
        ("over", Bound::Over),
        ("above", Bound::Over),
        ("exceeding", Bound::Over),
        ("upwards of", Bound::AtLeast),
        ("at least", Bound::AtLeast),
        ("not less than", Bound::AtLeast),
        ("no less than", Bound::AtLeast),
        ("no fewer than", Bound::AtLeast),
        ("not fewer than", Bound::AtLeast),
        ("minimum", Bound::AtLeast),
        ("min", Bound::AtLeast),
        ("fewer than", Bound::Under),
        ("less than", Bound::Under),
        ("under", Bound::Under),
        ("below", Bound::Under),
        ("at most", Bound::AtMost),
        ("up to", Bound::AtMost),
        ("no more than", Bound::AtMost),
        ("not more than", Bound::AtMost),
        ("maximum", Bound::AtMost),
        ("max", Bound::AtMost),
        ("exactly", Bound::Exactly),
        ("اكثر من", Bound::Over),
    ];
    let word = |cursor: &mut AtomCursor<'_>| {
        BOUNDS.iter().find(|(words, _)| cursor.phrase(words)).map(|(_, bound)| *bound)
    };
    let bound = word(cursor).or_else(|| sign(cursor))?;
    Some(Amount { number: number(cursor)?, bound })
}

fn sign(cursor: &mut AtomCursor<'_>) -> Option<Bound> {
    let equal = |cursor: &mut AtomCursor<'_>| cursor.glued_mark(&["="]);
    if cursor.mark(&["≥"]) {
        Some(Bound::AtLeast)
    } else if cursor.mark(&["≤"]) {
        Some(Bound::AtMost)
    } else if cursor.mark(&[">"]) {
        Some(if equal(cursor) { Bound::AtLeast } else { Bound::Over })
    } else if cursor.mark(&["<"]) {
        Some(if equal(cursor) { Bound::AtMost } else { Bound::Under })
    } else if cursor.mark(&["="]) {
        Some(if cursor.glued_mark(&[">"]) {
            Bound::AtLeast
        } else if cursor.glued_mark(&["<"]) {
            Bound::AtMost
        } else {
            equal(cursor);
            Bound::Exactly
        })
    } else {
        None
    }
}

/// `between 5 and 10`, `5 to 10`, `5-10`
fn from_to(cursor: &mut AtomCursor<'_>) -> Option<Amount> {
    let between = cursor.word(&["between"]);
    if !between {
        cursor.word(&["from"]);
    }
    let least = number(cursor)?;
    let joined = cursor.mark(&["-", "–", "‑"])
        || cursor.marks(".") >= 2
        || cursor.word(&["to"])
        || between && cursor.word(&["and"]);
    if !joined {
        return None;
    }
    let most = number(cursor)?;
    (least <= most).then_some(Amount { number: least, bound: Bound::To(most) })
}

/// `10+`, `ten or more`, `10`
fn number_first(cursor: &mut AtomCursor<'_>) -> Option<Amount> {
    cursor.word(&["about", "around", "some", "nearly", "almost", "approximately", "roughly"]);
    let number = number(cursor)?;
    let more = [
        "or more",
        "and more",
        "or higher",
        "or above",
        "and above",
        "or over",
        "and over",
        "plus",
    ];
    let fewer = ["or fewer", "or less", "or under", "and under"];
    let bound = if cursor.glued_mark(&["+"]) || more.iter().any(|words| cursor.phrase(words)) {
        Bound::AtLeast
    } else if fewer.iter().any(|words| cursor.phrase(words)) {
        Bound::AtMost
    } else {
        Bound::Bare
    };
    Some(Amount { number, bound })
}

impl Amount {
    /// Returns the range that a count is compared with; nothing where no count can lie in it.
    pub(super) fn range(self) -> Option<CountRange> {
        let (least, most) = match self.bound {
            Bound::Over => (Some(self.number.checked_add(1)?), None),
            Bound::AtLeast => (Some(self.number), None),
            Bound::Under => (None, Some(self.number.checked_sub(1)?)),
            Bound::AtMost => (None, Some(self.number)),
            Bound::Exactly | Bound::Bare => (Some(self.number), Some(self.number)),
            Bound::To(most) => (Some(self.number), Some(most)),
            Bound::None => (Some(0), Some(0)),
        };
        Some(CountRange { least, most, doubt: CountBound::Best })
    }
}
