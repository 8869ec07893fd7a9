//! Groups of people in a text, with how many they are: `an officer and about eight soldiers`,
//! `two others`, `he`, `the passengers`. What befell them is read elsewhere.

use std::ops::Range;

use super::amount::{Amount, Counted, count_at};
use super::text::Text;
use super::token::Class;

/// A group of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct People {
    /// Its tokens.
    pub range: Range<usize>,
    /// How many.
    pub amount: Amount,
    /// What is known of its name.
    pub noun: Noun,
    /// They come beside others that were told before: `another`, `two more`.
    pub extra: bool,
    /// They are a part of those told before: `including two women`.
    pub part: bool,
    /// Parts that stand behind it were read already.
    pub absorbed: bool,
    /// A number or an article tells how many, not a pronoun or `the`.
    pub counted: bool,
}

/// What a group is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    /// A word for people.
    Person,
    /// A word for those who attack.
    Militant,
    /// A word for those who serve a state or its allies.
    Trooper,
    /// No word, as in `killing 23`.
    Bare,
    /// A word that the rules do not know.
    Other,
    /// A pronoun, or `the` and a word.
    Referred,
}

/// Finds the groups of people in a range of tokens, in their order.
pub(super) fn people(text: &Text<'_>, range: Range<usize>) -> Vec<People> {
    let mut all: Vec<People> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        // What stands in brackets is an aside, but for the letters of a list: (3K, 10W).
        if let Some(found) = group_at(text, at, range.end) {
            at = found.range.end.max(at + 1);
            join(text, &mut all, found);
        } else {
            at += 1;
        }
    }
    all
}

fn group_at(text: &Text<'_>, at: usize, end: usize) -> Option<People> {
    if is_date_part(text, at) || text.word(at) == "%" {
        return None;
    }
    let known = text.known();
    let part = follows(text, at, known.including);
    let group = |range, amount, noun, extra, counted| People {
        range,
        amount,
        noun,
        extra,
        part,
        absorbed: false,
        counted,
    };
    text.token(at)?;
    if text.word(at) == "both" && text.is(at + 1, known.be) {
        return Some(group(at..at + 1, Amount::Exact(2), Noun::Referred, false, false));
    }
    if let Some(counted) = count_at(text, at)
        && counted.to <= end
    {
        return counted_group(text, at, counted, end, part);
    }
    if matches!(text.word(at), "another" | "other" | "the")
        && let Some(found) = other(text, at)
    {
        return Some(group(at..found.to, found.amount, Noun::Bare, true, true));
    }
    if text.word(at) == "others" {
        return Some(group(at..at + 1, Amount::Some, Noun::Bare, true, true));
    }
    if text.is(at, known.one) && !matches!(text.word(at), "who" | "her") {
        return Some(group(at..at + 1, Amount::Exact(1), Noun::Referred, false, false));
    }
    if text.is(at, known.many) {
        let to = text.end(at, known.many)?;
        return Some(group(at..to, Amount::Some, Noun::Referred, false, false));
    }
    if matches!(text.word(at), "a" | "an" | "another" | "one") {
        let noun = noun_run(text, at + 1, end)?;
        // `an attack by soldiers` ends at the attack: only the last word of the run counts.
        (noun.is_person && !noun.plural).then_some(())?;
        let kind = noun.kind();
        return Some(group(at..noun.to, Amount::Exact(1), kind, text.word(at) == "another", true));
    }
    if matches!(text.word(at), "his" | "her" | "their" | "its") {
        let noun = noun_run(text, at + 1, end)?;
        noun.is_person.then_some(())?;
        let amount = if noun.plural { Amount::Some } else { Amount::Exact(1) };
        return Some(group(at..noun.to, amount, noun.kind(), false, !noun.plural));
    }
    if text.word(at) == "the" {
        let noun = noun_run(text, at + 1, end)?;
        noun.is_person.then_some(())?;
        let amount = if noun.plural { Amount::Some } else { Amount::Exact(1) };
        let kind = if noun.kind() == Noun::Person { Noun::Referred } else { noun.kind() };
        return Some(group(at..noun.to, amount, kind, false, false));
    }
    // `ISIS leader Abu Hassan`: one who is named.
    if wordlike(text, at)
        && !is_inside_run(text, at)
        && let Some(noun) = noun_run(text, at, end).filter(|noun| noun.is_person && !noun.plural)
        && has_verb_at(text, at)
    {
        let mut to = noun.to;
        while to < end
            && to < noun.to + 5
            && text.token(to).is_some_and(|token| token.capital && token.class == Class::Word)
        {
            to += 1;
        }
        if to > noun.to {
            return Some(group(at..to, Amount::Exact(1), noun.kind(), false, true));
        }
    }
    // People without an article: `killing civilians`, `killed ISIS operatives`.
    let first = at == 0 || !is_inside_run(text, at);
    if wordlike(text, at) && first {
        let noun = noun_run(text, at, end)?;
        (noun.is_person && noun.plural && noun.to - at <= 4).then_some(())?;
        let kind = noun.kind();
        return Some(group(at..noun.to, Amount::Some, kind, false, false));
    }
    None
}

/// `another`, `the other`, `the rest` without a word for people behind.
fn other(text: &Text<'_>, at: usize) -> Option<Counted> {
    let (first, second) = (text.word(at), text.word(at + 1));
    let (amount, to) = match (first, second) {
        ("the", "rest") => (Amount::Some, at + 2),
        ("the", "other" | "second") => (Amount::Exact(1), at + 2),
        ("the", "others") => (Amount::Some, at + 2),
        ("another", _) => (Amount::Exact(1), at + 1),
        _ => return None,
    };
    let next = text.token(to);
    let ends = next.is_none_or(|token| !token.is_wordlike())
        || text.is(to, text.known().be)
        || text.is(to, text.known().preposition)
        || is_verb(text, to)
        || text.is(to, text.known().adverb);
    ends.then_some(Counted { amount, to, extra: true })
}

fn counted_group(
    text: &Text<'_>,
    at: usize,
    counted: Counted,
    end: usize,
    part: bool,
) -> Option<People> {
    let known = text.known();
    if is_date_part(text, counted.to.saturating_sub(1)) || is_no_count(text, at, counted.to) {
        return None;
    }
    let mut to = counted.to;
    let mut extra = counted.extra || text.word(at) == "others";
    if text.word(to) == "of" {
        to += 1;
        while matches!(text.word(to), "the" | "its" | "their" | "his" | "these" | "those" | "them")
        {
            to += 1;
        }
    }
    while matches!(text.word(to), "more" | "other" | "others" | "additional" | "further") {
        extra = true;
        to += 1;
    }
    let whole = |range, noun| People {
        range,
        amount: counted.amount,
        noun,
        extra,
        part,
        absorbed: false,
        counted: true,
    };
    match noun_run(text, to, end) {
        Some(noun) if noun.is_person => {
            let mut last = noun.to;
            // `four members of the border police force`
            if text.word(last) == "of"
                && let Some(of) =
                    noun_run(text, last + 1 + usize::from(text.word(last + 1) == "the"), end)
                && !of.is_number
            {
                last = of.to;
            }
            let kind = noun.kind();
            Some(whole(at..last, kind))
        }
        Some(noun) if noun.is_thing => None,
        Some(noun) => {
            let vague = matches!(counted.amount, Amount::Some | Amount::Several);
            (!vague || noun.plural).then(|| whole(at..noun.to, Noun::Other))
        }
        None => {
            let ends = text
                .token(to)
                .is_none_or(|token| !matches!(token.class, Class::Unit(_) | Class::Month(_)))
                && !matches!(text.word(to), "%" | "percent" | "-" | "/" | "k" | "w" | "th");
            let vague = matches!(counted.amount, Amount::Some) && !extra;
            (ends && !vague && !text.is(to, known.thing)).then(|| whole(at..to, Noun::Bare))
        }
    }
}

/// A run of words that may be a name for people.
struct Run {
    to: usize,
    is_person: bool,
    is_thing: bool,
    is_number: bool,
    militant: bool,
    trooper: bool,
    plural: bool,
}

impl Run {
    fn kind(&self) -> Noun {
        if self.militant {
            Noun::Militant
        } else if self.trooper {
            Noun::Trooper
        } else {
            Noun::Person
        }
    }
}

/// Reads up to six words to the next preposition, verb or sign. The last word that the rules know
/// decides.
fn noun_run(text: &Text<'_>, from: usize, end: usize) -> Option<Run> {
    let known = text.known();
    let mut at = from;
    let mut run = Run {
        to: from,
        is_person: false,
        is_thing: false,
        is_number: false,
        militant: false,
        trooper: false,
        plural: false,
    };
    let mut words = 0;
    while at < end && words < 7 {
        let token = text.token(at)?;
        let passes =
            matches!(token.class, Class::Quote) || token.is_sign('\'') || token.is_sign('-');
        if passes {
            at += 1;
            continue;
        }
        // `five SAA (Syrian army) soldiers`
        if token.word == "("
            && words > 0
            && let Some(Some(close)) = text.closed.get(at)
            && close - at <= 4
            && text.is(close + 1, known.person)
        {
            at = close + 1;
            continue;
        }
        if !token.is_wordlike() || matches!(token.class, Class::Month(_) | Class::Weekday(_)) {
            break;
        }
        if run.is_person && text.is(at, known.prisoner) {
            break;
        }
        if let Some(to) = text.end(at, known.militant).max(text.end(at, known.person)) {
            let militant = text.end(at, known.militant) == Some(to);
            // `police officers` is longer than `police`.
            if text.end(at, known.thing).is_none_or(|thing| thing <= to) {
                run.militant = militant || (run.militant && is_group_word(text, at));
                run.is_person = true;
                let fighter = matches!(text.word(at), "fighter" | "fighters");
                let of_force = fighter
                    && ((from..at).any(|at| text.is(at, known.force)) || of_a_force(text, at + 1));
                run.trooper |= text.is(at, known.trooper) || of_force;
                run.is_thing = false;
                run.plural = is_plural(text.word(to - 1));
                run.to = to;
                words += to - at;
                at = to;
                continue;
            }
        }
        let stops = text.is(at, known.preposition)
            || text.is(at, known.be)
            || text.is(at, known.adverb)
            || is_verb(text, at)
            || text.is(at, known.article)
            || [known.dead_noun, known.wounded_noun, known.killed_or_wounded, known.body]
                .iter()
                .any(|set| text.is(at, *set))
            || run.is_person && text.is(at, known.prisoner);
        if stops {
            break;
        }
        if let Some(to) = text.end(at, known.thing) {
            run.is_person = false;
            run.is_thing = true;
            run.plural = is_plural(text.word(to - 1));
            run.to = to;
            words += to - at;
            at = to;
            continue;
        }
        if matches!(token.class, Class::Numeral(_)) {
            break;
        }
        if text.is(at, known.group) && token.capital {
            run.militant = true;
        }
        if !run.is_person {
            run.plural = is_plural(&token.word);
            run.to = at + 1;
            run.is_thing = false;
        } else if words > 0 && !token.capital {
            break;
        }
        words += 1;
        at += 1;
    }
    if run.is_person && run.militant {
        run.militant = is_militant(text, from..run.to);
    }
    (run.to > from).then_some(run)
}

/// `a fighter of the YAT`: of a party with a name that is no group's.
fn of_a_force(text: &Text<'_>, at: usize) -> bool {
    let name = at + 1 + usize::from(text.word(at + 1) == "the");
    text.word(at) == "of"
        && text.token(name).is_some_and(|token| token.capital)
        && !text.is(name, text.known().group)
}

/// `ISIS operatives` are those who attack; an `ISIS prisoner` is one of them too.
fn is_militant(text: &Text<'_>, range: Range<usize>) -> bool {
    let known = text.known();
    range.clone().any(|at| {
        text.is(at, known.militant)
            || text.is(at, known.group) && text.token(at).is_some_and(|token| token.capital)
    })
}

fn is_group_word(text: &Text<'_>, at: usize) -> bool {
    matches!(
        text.word(at),
        "operative"
            | "operatives"
            | "member"
            | "members"
            | "fighter"
            | "fighters"
            | "commander"
            | "commanders"
            | "leader"
            | "leaders"
            | "official"
    )
}

fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss")
        || word.ends_with("men")
        || matches!(
            word,
            "people" | "children" | "personnel" | "police" | "staff" | "crew" | "dead" | "troops"
        )
}

/// Verbs of harm end a name.
pub(super) fn is_verb(text: &Text<'_>, at: usize) -> bool {
    let known = text.known();
    [
        known.killed,
        known.wounded,
        known.kill,
        known.wound,
        known.captured,
        known.died,
        known.leave,
        known.have,
    ]
    .iter()
    .any(|set| text.is(at, *set))
        && !matches!(text.word(at), "with" | "dead")
        || matches!(
            text.word(at),
            "attacked"
                | "fired"
                | "shot"
                | "took"
                | "opened"
                | "ambushed"
                | "exploded"
                | "that"
                | "died"
                | "targeted"
                | "dead"
                | "detonated"
                | "said"
                | "fled"
                | "remain"
                | "missing"
        )
}

/// The word before belongs to the same name, so a name without an article does not begin here.
fn is_inside_run(text: &Text<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let known = text.known();
    let Some(token) = text.token(before) else { return false };
    (token.is_wordlike()
        || matches!(token.class, Class::Number(..) | Class::Quote)
        || token.is_sign('\''))
        && !text.is(before, known.preposition)
        && !text.is(before, known.be)
        && !is_verb(text, before)
        && !text.is(before, known.adverb)
        && !text.is(before, known.event)
        && !matches!(text.word(before), "and" | "or" | "killing" | "wounding")
}

/// A number of a date, a distance, a clock or a share.
fn is_date_part(text: &Text<'_>, at: usize) -> bool {
    let Some(token) = text.token(at) else { return false };
    let Some(number) = token.number() else { return false };
    let month = |at: Option<usize>| {
        at.and_then(|at| text.token(at)).is_some_and(|token| matches!(token.class, Class::Month(_)))
    };
    let before = at.checked_sub(1);
    let abbreviated = before.filter(|at| text.word(*at) == ".").and_then(|at| at.checked_sub(1));
    let next = text.token(at + 1).map(|token| token.class);
    let digits = matches!(token.class, Class::Number(..));
    let range = digits && text.word(at + 1) == "-" && month(Some(at + 3))
        || digits
            && before.is_some_and(|at| text.word(at) == "-")
            && (month(at.checked_sub(3))
                || at.checked_sub(4).is_some_and(|at| month(Some(at)))
                    && at.checked_sub(3).is_some_and(|at| text.word(at) == "."));
    let day =
        digits && number <= 31 && (month(before) || month(abbreviated) || month(Some(at + 1)));
    let year = digits && (1_990..=2_060).contains(&number) && !text.is(at + 1, text.known().person);
    matches!(next, Some(Class::Unit(_)))
        || range
        || day
        || year
        || text.word(at + 1) == "-"
            && matches!(text.token(at + 2).map(|token| token.class), Some(Class::Unit(_)))
}

/// `one of the attackers` is one; `53 %`, `5:30`, `No. 3` are none.
fn is_no_count(text: &Text<'_>, at: usize, to: usize) -> bool {
    let next = text.word(to);
    let before = at.checked_sub(1).map_or("", |at| text.word(at));
    matches!(next, "%" | "percent" | "am" | "pm" | "a.m." | "p.m." | "th" | "°" | "mm")
        || (matches!(next, ":" | "/")
            && text.token(to + 1).is_some_and(|token| token.number().is_some()))
        || matches!(before, "no" | "number" | "issue" | "m" | "$" | "€" | "article" | "aged" | "channel" | "unit" | ":" if matches!(text.word(to), "a.m." | "p.m." | "am" | "pm"))
        || matches!(before, "issue" | "$" | "€" | "article" | "aged" | "brigade")
}

/// Returns true where a phrase of a set ends right before a token.
fn follows(text: &Text<'_>, at: usize, set: crate::import::rules::SetId) -> bool {
    (1..=4).any(|back| at.checked_sub(back).is_some_and(|from| text.end(from, set) == Some(at)))
}

/// Adds a group to those before: one that `and` or a comma ties to the last becomes a sum, a part of
/// the last is kept apart.
fn join(text: &Text<'_>, all: &mut Vec<People>, found: People) {
    let Some(last) = all.last_mut() else {
        all.push(found);
        return;
    };
    let between = last.range.end..found.range.start;
    let ties = match between.clone().map(|at| text.word(at)).collect::<Vec<_>>().as_slice() {
        ["and"]
        | [",", "and"]
        | [","]
        | ["plus"]
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
fn inside(text: &Text<'_>, between: &Range<usize>) -> bool {
    let mut at = between.start + usize::from(text.word(between.start) == ",");
    if let Some(to) = text.end(at, text.known().including) {
        at = to;
    }
    at >= between.end
}

/// `two soldiers, a policeman and three civilians`: behind a comma the list must go on with `and`.
fn list_goes_on(text: &Text<'_>, at: usize) -> bool {
    matches!(text.word(at), "and" | ",")
        && !text.is(at + 1, text.known().wound)
        && !text.is(at + 1, text.known().kill)
}

/// A verb of harm of its own follows: `… and three others were wounded`.
fn own_verb(text: &Text<'_>, group: &People) -> bool {
    let known = text.known();
    (0..4).any(|step| {
        let at = group.range.end + step;
        text.is(at, known.be) || text.is(at, known.wounded) || text.is(at, known.captured)
    })
}

fn wordlike(text: &Text<'_>, at: usize) -> bool {
    let known = text.known();
    text.token(at).is_some_and(super::token::Token::is_wordlike)
        && !text.is(at, known.preposition)
        && !text.is(at, known.be)
}

/// A verb of harm ends right before a token.
fn has_verb_at(text: &Text<'_>, at: usize) -> bool {
    let known = text.known();
    [known.kill, known.wound, known.capture].iter().any(|set| follows(text, at, *set))
}

/// The group is what a verb of harm has done something to: `killing two soldiers`.
fn has_verb_before(text: &Text<'_>, group: &People) -> bool {
    let known = text.known();
    (1..=4).any(|back| {
        let Some(from) = group.range.start.checked_sub(back) else { return false };
        [known.kill, known.wound, known.capture, known.kill_or_wound]
            .iter()
            .any(|set| text.end(from, *set) == Some(group.range.start))
    })
}
