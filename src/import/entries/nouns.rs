//! Runs of words that may name people: what ends them, and whether the last word is one for people
//! or for things.

use std::ops::Range;

use super::people::Noun;
use super::text::SectionText;
use super::token::Class;

/// A run of words that may be a name for people.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the words")]
pub(super) struct NounRun {
    pub(super) to: usize,
    pub(super) is_person: bool,
    pub(super) is_thing: bool,
    pub(super) militant: bool,
    pub(super) trooper: bool,
    pub(super) plural: bool,
}

impl NounRun {
    /// Takes a word for people into the run that began at `from`.
    fn take_person(&mut self, text: &SectionText<'_>, from: usize, word: Range<usize>) {
        let known = text.known();
        let at = word.start;
        let militant = text.end(at, known.militant) == Some(word.end);
        self.militant = militant || self.militant && is_group_word(text, at);
        let fighter = matches!(text.word(at), "fighter" | "fighters");
        let named = (from..at).any(|at| text.is(at, known.force)) || of_a_force(text, at + 1);
        self.trooper |= text.is(at, known.trooper) || fighter && named;
        (self.is_person, self.is_thing) = (true, false);
        self.plural = is_plural(text.word(word.end - 1));
        self.to = word.end;
    }

    pub(super) fn kind(&self) -> Noun {
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
pub(super) fn noun_run(text: &SectionText<'_>, from: usize, end: usize) -> Option<NounRun> {
    let known = text.known();
    let mut at = age_end(text, from).unwrap_or(from);
    let mut run = NounRun { to: from, ..NounRun::default() };
    let mut words = 0;
    while at < end && words < 7 {
        let token = text.token(at)?;
        if token.class == Class::Quote || token.is_sign('\'') || token.is_sign('-') {
            at += 1;
            continue;
        }
        // `five SAA (Syrian army) soldiers`
        let aside = text.closed.get(at).copied().flatten().filter(|close| close - at <= 4);
        if let Some(close) = aside.filter(|close| words > 0 && text.is(close + 1, known.person)) {
            at = close + 1;
            continue;
        }
        let dated = matches!(token.class, Class::Month(_) | Class::Weekday(_));
        if !token.is_wordlike() || dated || run.is_person && text.is(at, known.prisoner) {
            break;
        }
        // `three kidnapped farmers`, but not `two taken prisoner`
        let adjective = words == 0 && text.end(at, known.captured) == Some(at + 1);
        if adjective && person_end(text, at + 1).is_some() {
            at += 1;
            continue;
        }
        if let Some(to) = person_end(text, at) {
            run.take_person(text, from, at..to);
            words += to - at;
            at = to;
            continue;
        }
        if ends_run(text, at) {
            break;
        }
        if let Some(to) = text.end(at, known.thing) {
            (run.is_person, run.is_thing) = (false, true);
            run.plural = is_plural(text.word(to - 1));
            run.to = to;
            words += to - at;
            at = to;
            continue;
        }
        if matches!(token.class, Class::Numeral(_)) || run.is_person && words > 0 && !token.capital
        {
            break;
        }
        run.militant |= text.is(at, known.group) && token.capital;
        if !run.is_person {
            // `a BDS` is one.
            run.plural = is_plural(&token.word) && !token.loud;
            run.to = at + 1;
            run.is_thing = false;
        }
        words += 1;
        at += 1;
    }
    let former =
        (from..run.to).any(|at| text.word(at) == "former" || text.word(at).starts_with("ex-"));
    // `a former rebel commander` is none any more.
    run.militant &= !run.is_person || !former && is_militant(text, from..run.to);
    (run.to > from).then_some(run)
}

/// The token behind an age that stands before a noun: `62-year-old man`.
pub(super) fn age_end(text: &SectionText<'_>, at: usize) -> Option<usize> {
    text.token(at)?.number()?;
    let old = text.word(at + 1) == "-" && matches!(text.word(at + 2), "year-old" | "years-old");
    old.then_some(at + 3)
}

/// The token behind an age that stands behind a noun: `a girl of seven`.
pub(super) fn end_with_age(text: &SectionText<'_>, to: usize) -> usize {
    let aged = text.word(to) == "of"
        && to.checked_sub(1).is_some_and(|at| {
            matches!(text.word(at), "girl" | "boy" | "man" | "woman" | "child" | "youth")
        })
        && text.token(to + 1).is_some_and(|token| token.number().is_some())
        && !text.token(to + 2).is_some_and(|token| {
            token.is_wordlike()
                && !matches!(token.word.as_str(), "and" | "in" | "at" | "on" | "was")
        });
    if aged { to + 2 } else { to }
}

/// The end of a word for people: `police officers` is longer than `police`, which is a thing.
fn person_end(text: &SectionText<'_>, at: usize) -> Option<usize> {
    let known = text.known();
    let to = text.end(at, known.militant).max(text.end(at, known.person))?;
    text.end(at, known.thing).is_none_or(|thing| thing <= to).then_some(to)
}

/// A word that no name for people goes over.
fn ends_run(text: &SectionText<'_>, at: usize) -> bool {
    let known = text.known();
    let sets = [
        known.preposition,
        known.be,
        known.adverb,
        known.article,
        known.dead_noun,
        known.wounded_noun,
        known.killed_or_wounded,
        known.body,
    ];
    sets.iter().any(|set| text.is(at, *set)) || is_verb(text, at)
}

/// `a fighter of the YAT`: of a party with a name that is no group's.
pub(super) fn of_a_force(text: &SectionText<'_>, at: usize) -> bool {
    let name = at + 1 + usize::from(text.word(at + 1) == "the");
    text.word(at) == "of"
        && text.token(name).is_some_and(|token| token.capital)
        && !text.is(name, text.known().group)
}

/// `ISIS operatives` are those who attack; an `ISIS prisoner` is one of them too.
pub(super) fn is_militant(text: &SectionText<'_>, range: Range<usize>) -> bool {
    let known = text.known();
    range.clone().any(|at| {
        text.is(at, known.militant)
            || text.is(at, known.group) && text.token(at).is_some_and(|token| token.capital)
    })
}

pub(super) fn is_group_word(text: &SectionText<'_>, at: usize) -> bool {
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

pub(super) fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss")
        || word.ends_with("men")
        || matches!(
            word,
            "people" | "children" | "personnel" | "police" | "staff" | "crew" | "dead" | "troops"
        )
}

/// Verbs of harm end a name.
pub(super) fn is_verb(text: &SectionText<'_>, at: usize) -> bool {
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
pub(super) fn is_inside_run(text: &SectionText<'_>, at: usize) -> bool {
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

pub(super) fn wordlike(text: &SectionText<'_>, at: usize) -> bool {
    let known = text.known();
    text.token(at).is_some_and(super::token::TextToken::is_wordlike)
        && !text.is(at, known.preposition)
        && !text.is(at, known.be)
}

/// Returns true where a phrase of a set ends right before a token.
pub(super) fn follows(text: &SectionText<'_>, at: usize, set: crate::import::rules::SetId) -> bool {
    (1..=4).any(|back| at.checked_sub(back).is_some_and(|from| text.end(from, set) == Some(at)))
}
