//! Groups of people that follow one another: sums, parts of a whole, and new groups.

use std::ops::Range;

use super::amount::ToldAmount;
use super::nouns::is_group_word;
use super::people::{Noun, People};
use super::text::SectionText;

/// Adds a group to those before: one that `and` or a comma ties to the last becomes a sum, a part of
/// the last is kept apart.
pub(super) fn join(text: &SectionText<'_>, all: &mut Vec<People>, found: People) {
    let Some(last) = all.last_mut() else {
        all.push(found);
        return;
    };
    let between = last.range.end..found.range.start;
    let words: Vec<&str> = between.clone().map(|at| text.word(at)).collect();
    let together = is_together(text, &between, &words) && last.counted && found.counted;
    let ties = together
        || matches!(
            words.as_slice(),
            ["and" | "," | "plus"]
                | [",", "and"]
                | ["as", "well", "as"]
                | [",", "as", "well", "as"]
        );
    // `four soldiers, including a major, were killed`: the part stands inside the whole.
    if found.part && !last.part && inside(text, &between) {
        last.range.end = found.range.end + usize::from(text.word(found.range.end) == ",");
        last.absorbed = true;
        return;
    }
    // `five, including two women and a child, were killed`: the aside ends at its comma.
    // `two soldiers including an officer and three farmers`: three are no part of two.
    let numbers = found.amount.number().zip(last.amount.number());
    let in_aside = numbers.is_none_or(|(part, whole)| part < whole)
        && between.len() == 1
        && text.word(between.start) == "and"
        && last.range.end.checked_sub(1).is_some_and(|at| text.word(at) != ",");
    if ties && last.absorbed && (in_aside || !own_verb(text, &found)) {
        last.range.end = found.range.end + usize::from(text.word(found.range.end) == ",");
        return;
    }
    // A part may be a list itself: `including three women, a child and an old man`.
    if ties && last.part && found.counted && !own_verb(text, &found) {
        all.push(People { part: true, ..found });
        return;
    }
    if together || ties && is_sum(text, last, &found) {
        last.amount = last.amount.plus(found.amount);
        last.range.end = found.range.end;
        if last.noun == Noun::Bare {
            last.noun = found.noun;
        }
        last.extra &= found.extra;
        last.counted = true;
        return;
    }
    all.push(found);
}

/// So many tokens between two groups still tell where the first was taken.
const WHERE: usize = 10;

/// `a leader of theirs in Derna, together with two companions`
fn is_together(text: &SectionText<'_>, between: &Range<usize>, words: &[&str]) -> bool {
    let [rest @ .., "together" | "along", "with"] = words else { return false };
    let stops = |word: &&str| matches!(*word, "and" | "." | ";" | ":");
    rest.len() <= WHERE
        && !rest.iter().any(stops)
        && !between.clone().any(|at| super::nouns::is_verb(text, at))
}

/// Two groups with `and` or a comma between are one: `an officer and two soldiers`.
fn is_sum(text: &SectionText<'_>, last: &People, found: &People) -> bool {
    // `the commander, his wife and their three children`, `him and two others`
    let one = last.amount == ToldAmount::Exact(1) && !last.counted;
    let both_bare = last.noun == Noun::Bare && found.noun == Noun::Bare;
    let joinable = found.counted && !found.part && (last.counted || one);
    // `five dead, two women among them, and eight were injured`
    if !joinable || last.part && own_verb(text, found) {
        return false;
    }
    // Those who attack and those who were attacked are no sum.
    // `eight Taliban fighters and two leaders` are of one side.
    let leads = found.noun == Noun::Person
        && found.range.end.checked_sub(1).is_some_and(|at| is_group_word(text, at));
    let sided = last.noun != Noun::Bare && found.noun != Noun::Bare && !leads;
    if sided && (last.noun == Noun::Militant) != (found.noun == Noun::Militant) {
        return false;
    }
    let own_verb = own_verb(text, found);
    // `… was killed along with two guards, and one clerk was hurt`
    let companions = super::nouns::follows(text, last.range.start, text.known().along_with);
    if companions && own_verb && text.word(last.range.end) == "," {
        return false;
    }
    let comma = found.range.start - last.range.end == 1 && text.word(last.range.end) == ",";
    // `a clerk, one Abu Odo, …` is one.
    let called = text.word(found.range.start) == "one"
        && text.token(found.range.start + 1).is_some_and(|token| token.capital);
    if comma {
        !called && !own_verb && !found.extra && list_goes_on(text, found.range.end)
    } else {
        let object = own_verb && has_verb_before(text, last);
        !both_bare && !object
    }
}

/// Nothing but a comma and `including` stands between.
pub(super) fn inside(text: &SectionText<'_>, between: &Range<usize>) -> bool {
    let mut at = between.start + usize::from(text.word(between.start) == ",");
    if let Some(to) = text.end(at, text.known().including) {
        at = to;
    }
    at >= between.end
}

/// `two soldiers, a policeman and three civilians`: behind a comma the list must go on with `and`.
pub(super) fn list_goes_on(text: &SectionText<'_>, at: usize) -> bool {
    matches!(text.word(at), "and" | ",")
        && !text.is(at + 1, text.known().wound)
        && !text.is(at + 1, text.known().kill)
}

/// A verb of harm of its own follows: `… and three others were wounded`.
pub(super) fn own_verb(text: &SectionText<'_>, group: &People) -> bool {
    let known = text.known();
    // `a sergeant and six soldiers were killed`: the verb is that of the whole list.
    let near = (group.range.end..group.range.end + 4).take_while(|at| text.word(*at) != "and");
    near.into_iter().any(|at| {
        text.is(at, known.be) || text.is(at, known.wounded) || text.is(at, known.captured)
    })
}

/// The group is what a verb of harm has done something to: `killing two soldiers`.
pub(super) fn has_verb_before(text: &SectionText<'_>, group: &People) -> bool {
    let known = text.known();
    (1..=4).any(|back| {
        let Some(from) = group.range.start.checked_sub(back) else { return false };
        [known.kill, known.wound, known.capture, known.kill_or_wound]
            .iter()
            .any(|set| text.end(from, *set) == Some(group.range.start))
    })
}
