//! Groups of people that follow one another: sums, parts of a whole, and new groups.

use std::ops::Range;

use super::amount::Amount;
use super::people::{Noun, People};
use super::text::Text;

/// Adds a group to those before: one that `and` or a comma ties to the last becomes a sum, a part of
/// the last is kept apart.
pub(super) fn join(text: &Text<'_>, all: &mut Vec<People>, found: People) {
    let Some(last) = all.last_mut() else {
        all.push(found);
        return;
    };
    let between = last.range.end..found.range.start;
    let ties = match between.clone().map(|at| text.word(at)).collect::<Vec<_>>().as_slice() {
        ["and" | "," | "plus"]
        | [",", "and"]
        | ["as", "well", "as"]
        | [",", "as", "well", "as"] => true,
        _ => false,
    };
    // `four soldiers, including a major, were killed`: the part stands inside the whole.
    if found.part && !last.part && inside(text, &between) {
        last.range.end = found.range.end + usize::from(text.word(found.range.end) == ",");
        last.absorbed = true;
        return;
    }
    if ties && last.absorbed && !own_verb(text, &found) {
        last.range.end = found.range.end + usize::from(text.word(found.range.end) == ",");
        return;
    }
    // A part may be a list itself: `including three women, a child and an old man`.
    let mut found = found;
    if ties && last.part && found.counted {
        found.part = true;
        all.push(found);
        return;
    }
    // `the commander, his wife and their three children`, `him and two others`
    let one = last.amount == Amount::Exact(1) && last.noun == Noun::Referred;
    let first = last.counted || one;
    let comma_only = between.len() == 1 && text.word(between.start) == ",";
    let own_verb = own_verb(text, &found);
    let object = has_verb_before(text, last);
    let bare = last.noun == Noun::Bare && found.noun == Noun::Bare;
    if ties
        && found.counted
        && first
        && !comma_only
        && !(own_verb && object)
        && !found.part
        && !bare
    {
        last.amount = last.amount.plus(found.amount);
        last.range.end = found.range.end;
        if last.noun == Noun::Bare {
            last.noun = found.noun;
        }
        last.extra |= found.extra && last.extra;
        last.counted = true;
        return;
    }
    if ties
        && comma_only
        && first
        && found.counted
        && !own_verb
        && !found.part
        && !found.extra
        && list_goes_on(text, found.range.end)
    {
        last.amount = last.amount.plus(found.amount);
        last.range.end = found.range.end;
        last.counted = true;
        return;
    }
    all.push(found);
}

/// Nothing but a comma and `including` stands between.
pub(super) fn inside(text: &Text<'_>, between: &Range<usize>) -> bool {
    let mut at = between.start + usize::from(text.word(between.start) == ",");
    if let Some(to) = text.end(at, text.known().including) {
        at = to;
    }
    at >= between.end
}

/// `two soldiers, a policeman and three civilians`: behind a comma the list must go on with `and`.
pub(super) fn list_goes_on(text: &Text<'_>, at: usize) -> bool {
    matches!(text.word(at), "and" | ",")
        && !text.is(at + 1, text.known().wound)
        && !text.is(at + 1, text.known().kill)
}

/// A verb of harm of its own follows: `… and three others were wounded`.
pub(super) fn own_verb(text: &Text<'_>, group: &People) -> bool {
    let known = text.known();
    (0..4).any(|step| {
        let at = group.range.end + step;
        text.is(at, known.be) || text.is(at, known.wounded) || text.is(at, known.captured)
    })
}

/// The group is what a verb of harm has done something to: `killing two soldiers`.
pub(super) fn has_verb_before(text: &Text<'_>, group: &People) -> bool {
    let known = text.known();
    (1..=4).any(|back| {
        let Some(from) = group.range.start.checked_sub(back) else { return false };
        [known.kill, known.wound, known.capture, known.kill_or_wound]
            .iter()
            .any(|set| text.end(from, *set) == Some(group.range.start))
    })
}
