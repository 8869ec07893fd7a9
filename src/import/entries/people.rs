//! Groups of people in a text, with how many they are: `an officer and about eight soldiers`,
//! `two others`, `he`, `the passengers`. What befell them is read elsewhere.

use std::ops::Range;

use super::amount::{CountedPeople, ToldAmount, count_at};
use super::joining::join;
use super::nouns::{
    NounRun, age_end, end_with_age, follows, is_inside_run, is_verb, noun_run, wordlike,
};
use super::text::SectionText;
use super::token::{Class, TextToken};

/// A group of people.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the words")]
pub(super) struct People {
    /// Its tokens.
    pub range: Range<usize>,
    /// How many.
    pub amount: ToldAmount,
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
pub(super) fn people(text: &SectionText<'_>, range: Range<usize>) -> Vec<People> {
    let mut all: Vec<People> = Vec::new();
    let mut at = range.start;
    while at < range.end {
        // What stands in brackets is an aside, but for the letters of a list: (3K, 10W).
        if let Some(found) = as_many(text, at, &all).or_else(|| group_at(text, at, range.end)) {
            at = found.range.end.max(at + 1);
            join(text, &mut all, found);
        } else {
            at += 1;
        }
    }
    all
}

/// `four were killed and as many were wounded`: no fewer than those told of before.
fn as_many(text: &SectionText<'_>, at: usize, before: &[People]) -> Option<People> {
    let told = text.word(at) == "as" && text.word(at + 1) == "many" && text.word(at + 2) != "as";
    let last = before.iter().rfind(|group| group.counted).filter(|_| told)?;
    Some(People {
        range: at..at + 2,
        noun: Noun::Bare,
        extra: true,
        part: false,
        absorbed: false,
        ..last.clone()
    })
}

pub(super) fn group_at(text: &SectionText<'_>, at: usize, end: usize) -> Option<People> {
    if is_date_part(text, at) || text.word(at) == "%" {
        return None;
    }
    let known = text.known();
    // `as a result of which four men` are all.
    let result = at.checked_sub(3).is_some_and(|at| text.word(at) == "result");
    let part = follows(text, at, known.including) && !result;
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
        return Some(group(at..at + 1, ToldAmount::Exact(2), Noun::Referred, false, false));
    }
    // `No civilians were hurt`
    if text.word(at) == "no"
        && let Some(noun) = noun_run(text, at + 1, end).filter(|noun| noun.is_person)
    {
        return Some(group(at..noun.to, ToldAmount::Exact(0), noun.kind(), false, true));
    }
    if let Some(counted) = count_at(text, at)
        && counted.to <= end
    {
        return counted_group(text, at, counted, end, part);
    }
    if let Some(found) = other(text, at) {
        return Some(group(at..found.to, found.amount, Noun::Bare, true, true));
    }
    if text.word(at) == "others" {
        return Some(group(at..at + 1, ToldAmount::Some, Noun::Bare, true, true));
    }
    if text.is(at, known.one) && !matches!(text.word(at), "who" | "her") {
        return Some(group(at..at + 1, ToldAmount::Exact(1), Noun::Referred, false, false));
    }
    if text.is(at, known.many) {
        let to = text.end(at, known.many)?;
        return Some(group(at..to, ToldAmount::Some, Noun::Referred, false, false));
    }
    let word = text.word(at);
    let group = if ARTICLES.contains(&word) {
        behind_article(text, at, end)?
    } else {
        named(text, at, end).or_else(|| without_article(text, at, end))?
    };
    Some(People { part, ..group })
}

/// Words that a group stands behind.
const ARTICLES: [&str; 9] = ["a", "an", "another", "one", "his", "her", "their", "its", "the"];

/// A group behind `a`, `his` or `the`.
fn behind_article(text: &SectionText<'_>, at: usize, end: usize) -> Option<People> {
    let word = text.word(at);
    let one = matches!(word, "a" | "an" | "another" | "one");
    let whose = !one && word != "the";
    // `an attack by soldiers` ends at the attack: only the last word of the run counts.
    let noun = noun_run(text, at + 1, end).filter(|noun| !(one && noun.plural))?;
    // `a dockworker was killed`: whoever is killed or wounded is no thing, whatever it is called.
    let his = !noun.plural && matches!(word, "his" | "her" | "their" | "the");
    let object = (one || his)
        && (follows(text, at, text.known().kill) || follows(text, at, text.known().wound));
    let harmed = !noun.is_thing && (object || one && is_harmed(text, at, &noun, end));
    if !noun.is_person && !harmed {
        return None;
    }
    let known = if noun.is_person { noun.kind() } else { Noun::Other };
    let named = if word == "the" && known == Noun::Person { Noun::Referred } else { known };
    Some(People {
        range: at..end_with_age(text, noun.to),
        amount: if noun.plural { ToldAmount::Some } else { ToldAmount::Exact(1) },
        noun: named,
        extra: word == "another",
        part: false,
        absorbed: false,
        counted: one || whose && !noun.plural || object && !noun.is_person,
    })
}

/// The most words between a name and what befell who has it: `from the port of Marsa`.
const BETWEEN: usize = 8;

/// `was killed`, `from the port was seriously wounded`: people are harmed so, and no things.
fn is_harmed(text: &SectionText<'_>, at: usize, noun: &NounRun, end: usize) -> bool {
    let (known, from) = (text.known(), noun.to);
    // `six soldiers and a herbalist lost their lives`
    if text.is(from, known.died) {
        return true;
    }
    // `in another version he was killed`
    if (at..from).any(|at| text.is(at, known.one) || text.is(at, known.many)) {
        return false;
    }
    // `a dealer and two others were detained`: others such as he.
    let others = count_at(text, from + 1).map_or(from + 1, |count| count.to);
    if text.word(from) == "and" && text.is(others, known.extra) {
        return true;
    }
    let passes = |at: &usize| {
        text.token(*at).is_some_and(|token| {
            token.is_wordlike() && !is_verb(text, *at) && !text.is(*at, known.event)
        })
    };
    let Some(be) = (from..end.min(from + BETWEEN)).find(|at| text.is(*at, known.be) || !passes(at))
    else {
        return false;
    };
    let straight = be == from || text.is(from, known.preposition);
    let Some(mut to) = text.end(be, known.be).filter(|_| straight) else { return false };
    for _ in 0..2 {
        to = text.end(to, known.adverb).unwrap_or(to);
    }
    // A town is captured as well, but nobody arrests one.
    let of_group = (at..from).any(|at| text.is(at, known.group));
    [known.killed, known.wounded, known.killed_or_wounded].iter().any(|set| text.is(to, *set))
        || text.is(to, known.captured) && (of_group || text.is(to, known.taken_people))
}

/// `killed ISIS leader Abu Hassan`: one who is named.
fn named(text: &SectionText<'_>, at: usize, end: usize) -> Option<People> {
    if !wordlike(text, at) || is_inside_run(text, at) || !has_verb_at(text, at) {
        return None;
    }
    let noun = noun_run(text, at, end).filter(|noun| noun.is_person && !noun.plural)?;
    let name =
        |at: usize| text.token(at).is_some_and(|token| token.capital && token.class == Class::Word);
    let to = (noun.to..end.min(noun.to + 5)).take_while(|at| name(*at)).last()? + 1;
    let (amount, noun) = (ToldAmount::Exact(1), noun.kind());
    Some(People {
        range: at..to,
        amount,
        noun,
        extra: false,
        part: false,
        absorbed: false,
        counted: true,
    })
}

/// `killing civilians`, `killed ISIS operatives`.
fn without_article(text: &SectionText<'_>, at: usize, end: usize) -> Option<People> {
    if !wordlike(text, at) || at > 0 && is_inside_run(text, at) {
        return None;
    }
    let noun = noun_run(text, at, end)?;
    (noun.is_person && noun.plural && noun.to - at <= 4).then_some(())?;
    let (range, noun) = (at..noun.to, noun.kind());
    let amount = ToldAmount::Some;
    Some(People { range, amount, noun, extra: false, part: false, absorbed: false, counted: false })
}

/// `another`, `the other`, `the rest` without a word for people behind.
pub(super) fn other(text: &SectionText<'_>, at: usize) -> Option<CountedPeople> {
    let known = text.known();
    let one = text.end(at, known.other_one).map(|to| (ToldAmount::Exact(1), to));
    let (amount, to) = one
        .or_else(|| Some((ToldAmount::Some, text.end(at, known.other_many)?)))
        .or_else(|| (text.word(at) == "another").then_some((ToldAmount::Exact(1), at + 1)))?;
    let next = text.token(to);
    let ends = next.is_none_or(|token| !token.is_wordlike())
        || text.is(to, text.known().be)
        || text.is(to, text.known().preposition)
        || is_verb(text, to)
        || text.is(to, text.known().adverb);
    ends.then_some(CountedPeople { amount, to, extra: true })
}

pub(super) fn counted_group(
    text: &SectionText<'_>,
    at: usize,
    counted: CountedPeople,
    end: usize,
    part: bool,
) -> Option<People> {
    let known = text.known();
    if is_date_part(text, counted.to.saturating_sub(1)) || is_no_count(text, at, counted.to) {
        return None;
    }
    let mut to = counted.to;
    let mut extra = counted.extra || text.word(at) == "others";
    // `four of them women` are among those told before.
    let of_them = text.word(to) == "of" && matches!(text.word(to + 1), "them" | "whom");
    if text.word(to) == "of" {
        to += 1;
        while matches!(
            text.word(to),
            "the" | "its" | "their" | "his" | "these" | "those" | "them" | "whom"
        ) {
            to += 1;
        }
        // `one of two guards`
        to += usize::from(text.token(to).is_some_and(|token| token.number().is_some()));
    }
    while text.is(to, known.extra) {
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
    // `took two of them captive`
    if of_them && text.is(to, known.prisoner) {
        return Some(People { part: false, ..whole(at..to, Noun::Bare) });
    }
    match noun_run(text, to, end) {
        Some(noun) if noun.is_person => {
            let mut last = noun.to;
            // `four members of the border police force`
            let article = matches!(text.word(last + 1), "the" | "a" | "an" | "one");
            if text.word(last) == "of"
                && let Some(of) = noun_run(text, last + 1 + usize::from(article), end)
            {
                last = of.to;
            }
            let kind = noun.kind();
            Some(People { part: part || of_them, ..whole(at..last, kind) })
        }
        Some(noun) if noun.is_thing => None,
        Some(noun) => {
            let vague = matches!(counted.amount, ToldAmount::Some | ToldAmount::Several);
            (!vague || noun.plural).then(|| whole(at..noun.to, Noun::Other))
        }
        None => {
            let ends = text
                .token(to)
                .is_none_or(|token| !matches!(token.class, Class::Unit(_) | Class::Month(_)))
                && !matches!(text.word(to), "%" | "percent" | "-" | "/" | "k" | "w" | "th");
            // `an unspecified number were wounded`
            let number = text.word(to.saturating_sub(1)) == "number";
            let vague = matches!(counted.amount, ToldAmount::Some) && !extra && !number;
            (ends && !vague && !text.is(to, known.thing)).then(|| whole(at..to, Noun::Bare))
        }
    }
}

/// A number of a date, a distance, a clock or a share.
pub(super) fn is_date_part(text: &SectionText<'_>, at: usize) -> bool {
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
pub(super) fn is_no_count(text: &SectionText<'_>, at: usize, to: usize) -> bool {
    let next = text.word(to);
    // `a 62-year-old man` is one.
    if to.checked_sub(1).is_some_and(|number| age_end(text, number).is_some()) {
        return true;
    }
    let before = at.checked_sub(1).map_or("", |at| text.word(at));
    matches!(next, "%" | "percent" | "am" | "pm" | "a.m." | "p.m." | "th" | "°" | "mm")
        || (matches!(next, ":" | "/")
            && text.token(to + 1).is_some_and(|token| token.number().is_some()))
        || matches!(before, "no" | "number" | "issue" | "m" | "$" | "€" | "article" | "aged" | "channel" | "unit" | ":" if matches!(text.word(to), "a.m." | "p.m." | "am" | "pm"))
        || matches!(before, "issue" | "$" | "€" | "article" | "aged" | "ages" | "brigade")
        || is_second_age(text, at)
        || is_of_parent(text, at)
        || matches!(before, "from" | "of") && matches!(next, "family" | "household")
}

/// `a mother of four`
fn is_of_parent(text: &SectionText<'_>, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |at| text.word(at));
    word(1) == "of" && matches!(word(2), "mother" | "father" | "parent" | "widow" | "grandmother")
}

/// `two men, aged 18 and 24`
fn is_second_age(text: &SectionText<'_>, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |at| text.word(at));
    let number = at.checked_sub(2).and_then(|at| text.token(at)).and_then(TextToken::number);
    let joined = matches!(word(1), "and" | "," | "to" | "-") && number.is_some();
    joined
        && matches!(word(3), "aged" | "ages" | "between")
        && (word(3) != "between" || word(4) == "aged")
}

/// A verb of harm ends right before a token.
pub(super) fn has_verb_at(text: &SectionText<'_>, at: usize) -> bool {
    let known = text.known();
    [known.kill, known.wound, known.capture].iter().any(|set| follows(text, at, *set))
}
