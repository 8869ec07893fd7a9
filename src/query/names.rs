//! The names of the taxonomy and what each names: `HTS` and `Hay'at Tahrir al-Sham` are one actor.
//!
//! The plan, not this module, decides which words of a query are looked up.

use std::collections::{HashMap, HashSet};

use super::name_guess::NameGuesses;
use super::plan::{NamedEntity, Predicate, outlet_key};
use super::whole_names::WholeNames;
use crate::cover::Scope;
use crate::digest::{ActorId, KindId, TacticId, Taxonomy};
use crate::words::{
    How, Pattern, is_english, is_held_key, is_spelling_of, sounds, spellings, stem, stems, tokens,
    words,
};

/// Maps the names of the taxonomy, by their folded words, to what they name.
#[derive(Debug, Default)]
pub(super) struct NameTable {
    by_words: HashMap<String, Vec<Predicate>>,
    /// The same, by the words that must be typed: without `the` and `of`, and without the `s` of
    /// whose it is.
    by_core: HashMap<String, Vec<Predicate>>,
    /// The same, by the sound of the words and by all letters as one word.
    by_sound: HashMap<String, NameOfSound>,
    /// Tactics and kinds, which ordinary words name, by the stems of the words.
    by_stem: HashMap<String, Vec<Predicate>>,
    /// Each word of a name, folded, with the ways to write it and which letters are double in each.
    spelt: HashMap<String, Vec<(u64, Box<str>)>>,
    guesses: NameGuesses,
    whole: WholeNames,
    longest: usize,
    /// Names that are searched for in texts.
    searched: Vec<(Vec<String>, NamedEntity)>,
}

/// How the names of a taxonomy write a word.
pub(super) enum NameSpelling<'n> {
    /// As it was typed.
    Same,
    /// With other letters double.
    Other(&'n str),
    /// No name has it.
    None,
}

/// What names of one sound name, and the first of them as it is written.
#[derive(Debug, Default)]
struct NameOfSound {
    written: Box<str>,
    named: Vec<Predicate>,
}

/// The most things that may share a name: only the first of them have it.
const MOST_BEARERS: usize = 32;
/// Among more names, none is looked for by how it would be written in another script.
const MOST_ROMANIZED: usize = 4_096;
/// The most words of a name that is recognised word by word.
const MOST_WORDS: usize = 16;
/// The most other names of one thing that are marked.
const MOST_OTHERS: usize = 256;

/// The shortest one-word name that is searched for: `IS` and `US` are ordinary words as well.
const SHORTEST_SAID: usize = 3;

impl NameTable {
    pub(super) fn of(taxonomy: &Taxonomy) -> Self {
        let mut names = Self::default();
        for (id, theatre) in taxonomy.theatres() {
            names.add(&theatre.name, &theatre.aliases, &Predicate::Theatre(id));
        }
        for (id, area) in taxonomy.areas() {
            names.add(&area.name, &area.aliases, &Predicate::Area(id));
        }
        for (kind, at) in taxonomy.kinds().iter().zip(0..) {
            names.add(&kind.name, &kind.aliases, &Predicate::Kind(KindId(at)));
        }
        for (tactic, at) in taxonomy.tactics().iter().zip(0..) {
            names.add(&tactic.name, &tactic.aliases, &Predicate::Tactic(TacticId(at)));
        }
        for outlet in taxonomy.outlets() {
            let what = Predicate::Outlet(outlet_key(&outlet.name, taxonomy));
            names.add(&outlet.name, &outlet.aliases, &what);
        }
        for (actor, at) in taxonomy.actors().iter().zip(0..) {
            names.add(&actor.name, &actor.aliases, &Predicate::Actor(ActorId(at)));
        }
        names
    }

    fn add(&mut self, name: &str, aliases: &[Box<str>], what: &Predicate) {
        let main = words(name);
        let names = std::iter::once(name).chain(aliases.iter().map(AsRef::as_ref));
        for name in names.flat_map(|name| std::iter::once(name).chain(without_initials(name))) {
            let words = words(name);
            if words.is_empty() || words.len() > MOST_WORDS {
                continue;
            }
            self.longest = self.longest.max(words.len());
            let called = entity_of(what).filter(|_| is_one_name(name, &words, &main, what));
            if matches!(what, Predicate::Tactic(_) | Predicate::Kind(_)) {
                learn(self.by_stem.entry(stems(&words)).or_default(), what, called);
            }
            let long = words.len() > 1 || name.chars().count() >= SHORTEST_SAID;
            self.guesses.learn(name, what, called);
            self.learn_spelling(name);
            self.whole.learn(name, &words, what);
            if let Some(core) = core(&words) {
                learn(self.by_core.entry(core).or_default(), what, called);
            }
            let bearers = self.by_words.entry(words.join(" ")).or_default();
            if learn(bearers, what, called) {
                self.searched.extend(called.filter(|_| long).map(|called| (words, called)));
            }
            for sound in spellings(name) {
                let known = self.by_sound.entry(sound).or_default();
                if known.named.is_empty() {
                    known.written = name.into();
                }
                learn(&mut known.named, what, called);
            }
        }
    }

    fn learn_spelling(&mut self, name: &str) {
        for token in tokens(name).into_iter().filter(|token| !token.joined) {
            let written = token.bytes(0..token.places.len()).and_then(|bytes| name.get(bytes));
            let written = written.unwrap_or(&token.word).into();
            let known = self.spelt.entry(token.word).or_default();
            if known.iter().all(|(doubled, _)| *doubled != token.doubled) {
                known.push((token.doubled, written));
            }
        }
    }

    /// Returns how names write a folded word of which some letters were typed double.
    pub(super) fn spelling(&self, word: &str, doubled: Option<u64>) -> NameSpelling<'_> {
        let known = self.spelt.get(word).map_or(&[][..], Vec::as_slice);
        match (known.first(), doubled) {
            (None, _) => NameSpelling::None,
            (Some(_), None) => NameSpelling::Same,
            (Some(_), Some(typed)) if known.iter().any(|(known, _)| *known == typed) => {
                NameSpelling::Same
            }
            (Some((_, written)), Some(_)) => NameSpelling::Other(written),
        }
    }

    /// Returns what some words name; an exact name is preferred to one that only sounds alike, and
    /// that to another form of its words.
    pub(super) fn named(&self, words: &[&str]) -> Option<&Vec<Predicate>> {
        if words.iter().any(|word| is_held_key(word)) {
            return None;
        }
        // Who types `male` does not mean Mali.
        let is_word = matches!(words, [word] if is_english(word));
        let alike = || self.by_sound.get(&sounds(words)).map(|known| &known.named);
        let alike = || if is_word { None } else { alike() };
        self.just_so(words).or_else(alike).or_else(|| self.by_stem.get(&stems(words)))
    }

    /// Returns the name that words only sound like, as it is written; none for a name as it stands.
    pub(super) fn sounding(&self, words: &[&str]) -> Option<&str> {
        let is_other = self.just_so(words).is_some() || matches!(words, [word] if is_english(word));
        let known = self.by_sound.get(&sounds(words)).filter(|_| !is_other)?;
        Some(&known.written)
    }

    /// Returns the name that words in Arabic script are in Latin letters, be it in other words, and how
    /// it is written: `راس العين` and `Ras al-Ayn`. None among very many names, which would cost much.
    pub(super) fn romanized(&self, words: &[&str]) -> Option<(&Vec<Predicate>, String)> {
        let pattern = Pattern::new(&words.concat(), How::Plain);
        if !pattern.is_transliterated() || self.by_words.len() > MOST_ROMANIZED {
            return None;
        }
        let meant = self
            .by_words
            .iter()
            .filter(|(name, _)| name.is_ascii() && pattern.is_spelt_as(&name.replace(' ', "")));
        let (name, named) = meant.min_by_key(|(name, _)| *name)?;
        let written = |word: &str| {
            let known = self.spelt.get(word).and_then(|known| known.first());
            known.map_or_else(|| word.to_owned(), |(_, written)| written.to_string())
        };
        Some((named, name.split(' ').map(written).collect::<Vec<_>>().join(" ")))
    }

    fn just_so(&self, words: &[&str]) -> Option<&Vec<Predicate>> {
        let core = || self.by_core.get(&core(words)?);
        self.by_words.get(&words.join(" ")).or_else(core)
    }

    /// Returns true if some words are a name just so, but for its small words.
    pub(super) fn is_name(&self, words: &[&str]) -> bool {
        self.by_words.contains_key(&words.join(" "))
            || core(words).is_some_and(|core| self.by_core.contains_key(&core))
    }

    /// Returns the theatre, or else the areas, whose own name some words are; none if the words name
    /// something else, too.
    pub(super) fn places(&self, words: &[&str], taxonomy: &Taxonomy) -> Vec<Scope> {
        let core = || self.by_core.get(&core(words)?);
        let named = self.by_words.get(&words.join(" ")).or_else(core);
        let named = named.map_or(&[][..], Vec::as_slice);
        let (mut theatres, mut areas) = (Vec::new(), Vec::new());
        for what in named.iter().filter(|what| !matches!(what, Predicate::Says(..))) {
            // Another name of an area may be that of a place in it.
            if !is_called_so(named, what) {
                return Vec::new();
            }
            if let Predicate::Theatre(id) = what {
                theatres.push(Scope::Theatre(*id));
            } else if let Some(area) = what.area().and_then(|id| Some((taxonomy.area(id)?, id))) {
                areas.push(Scope::Area(area.0.theatre, area.1));
            } else {
                return Vec::new(); // an actor, a tactic or an outlet of that name
            }
        }
        if theatres.is_empty() { areas } else { theatres }
    }

    /// Returns every name, as folded words, of what a word names.
    pub(super) fn others(&self, named: &[Predicate], taxonomy: &Taxonomy) -> Vec<Vec<String>> {
        if named.is_empty() {
            return Vec::new();
        }
        let named: Vec<Predicate> = named.iter().map(Predicate::anywhere).collect();
        let wholes: HashSet<ActorId> = named.iter().filter_map(Predicate::actor).collect();
        let is_part = |id: ActorId| taxonomy.wholes_of(id).any(|whole| wholes.contains(&whole));
        // A word names few things, because the number of things that share a name is bounded.
        let is_meant = |what: &Predicate| match what.actor() {
            Some(id) => is_part(id),
            None => named.contains(what),
        };
        let meant = self.by_words.iter().filter(|(_, traits)| traits.iter().any(is_meant));
        let mut others: Vec<&String> = meant.map(|(words, _)| words).collect();
        others.sort_unstable();
        others.truncate(MOST_OTHERS);
        others.into_iter().map(|words| words.split(' ').map(str::to_owned).collect()).collect()
    }

    /// Returns the pattern of a plain word, which knows whether the word is a whole name.
    pub(super) fn pattern(&self, word: &str) -> Pattern {
        self.whole.pattern(word)
    }

    /// Returns what is meant by words that are no name.
    pub(super) fn guesses(&self) -> &NameGuesses {
        &self.guesses
    }

    /// Returns the number of words in the longest name.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// Returns the names that make an entry mention an actor or an area.
    pub(super) fn searched(&self) -> &[(Vec<String>, NamedEntity)] {
        &self.searched
    }
}

/// Returns what a name is without the initials in brackets behind it, and these: `March 23 Movement
/// (M23)`. Other words in brackets tell things of one name apart.
fn without_initials(name: &str) -> impl Iterator<Item = &str> {
    let cut = name.trim_end().strip_suffix(')').and_then(|name| name.split_once('('));
    let is_initial = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    let cut = cut.filter(|(_, inner)| inner.len() > 1 && inner.chars().all(is_initial));
    cut.into_iter().flat_map(|(outer, inner)| [outer.trim(), inner])
}

/// Words within a name that people leave out, or put in.
const SMALL_WORDS: [&str; 4] = ["the", "a", "of", "and"];

/// Returns the words of a name that must be typed; none if one word is left, or if a small word
/// stands at an end, where it belongs to what is beside the name.
fn core(words: &[impl AsRef<str>]) -> Option<String> {
    let is_small = |word: &str| SMALL_WORDS.contains(&word);
    let ends = [words.first()?, words.last()?];
    if ends.into_iter().any(|word| is_small(word.as_ref())) {
        return None;
    }
    let core = words.iter().map(AsRef::as_ref).filter(|word| !is_small(word)).map(stem);
    let core: Vec<&str> = core.collect();
    (core.len() > 1).then(|| core.join(" "))
}

/// Gives a name to a thing. Returns false if too many things have the name already.
pub(super) fn learn(
    known: &mut Vec<Predicate>,
    what: &Predicate,
    called: Option<NamedEntity>,
) -> bool {
    let bearers = known.iter().filter(|known| !matches!(known, Predicate::Says(..))).count();
    if bearers >= MOST_BEARERS && !known.contains(what) {
        return false;
    }
    for what in
        std::iter::once(what.clone()).chain(called.map(|called| Predicate::Says(called, None)))
    {
        if !known.contains(&what) {
            known.push(what);
        }
    }
    true
}

/// Returns the thing whose names are searched for in texts, if it is such a thing.
pub(super) fn entity_of(what: &Predicate) -> Option<NamedEntity> {
    if let Predicate::Theatre(id) = what {
        return Some(NamedEntity::Theatre(*id));
    }
    if let Predicate::Tactic(id) = what {
        return Some(NamedEntity::Tactic(*id));
    }
    what.actor().map(NamedEntity::Actor).or_else(|| what.area().map(NamedEntity::Area))
}

/// Returns true if the words are the name of the thing itself. Another name of an area may be that of
/// a place in it, as Tikrit is in Salah al-Din: then the texts that say it are meant first.
pub(super) fn is_called_so(named: &[Predicate], what: &Predicate) -> bool {
    let entity = entity_of(what);
    let says =
        |other: &Predicate| matches!(other, Predicate::Says(said, _) if Some(*said) == entity);
    named.iter().any(says)
}

/// Returns true if texts that use a name mean the thing by it. All names of an actor do. An alias of
/// an area or a theatre may be another place in it, as Tikrit is in Salah al-Din, so it must be a
/// spelling of the main name, have all of its words (`Diyala Province`), be its initials or be in
/// another script. An ordinary word that is an alias of a tactic,
/// as `bomb` is, is said of others too.
fn is_one_name(name: &str, words: &[String], main: &[String], what: &Predicate) -> bool {
    let is_latin = |words: &[String]| words.iter().any(|word| word.is_ascii());
    let other_script = is_latin(main) && !is_latin(words);
    let is_spelling =
        || main.len() <= MOST_WORDS && is_spelling_of(&words.concat(), &main.concat());
    if matches!(what, Predicate::Tactic(_)) {
        return words.len() > 1 || other_script || stems(words) == stems(main);
    }
    let is_longer = || main.iter().all(|word| words.contains(word));
    what.actor().is_some() || other_script || is_initials(name) || is_spelling() || is_longer()
}

/// Returns true for a name of initials, as `DRC`.
fn is_initials(name: &str) -> bool {
    (SHORTEST_SAID..=5).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digest::{Actor, TaxonomyParts};

    fn of(actors: impl Iterator<Item = (String, Vec<Box<str>>)>) -> NameTable {
        let actor =
            |(name, aliases): (String, _)| Actor { name: name.into(), aliases, part_of: None };
        let actors = actors.map(actor).collect();
        NameTable::of(&TaxonomyParts { actors, ..TaxonomyParts::default() }.into())
    }

    #[test]
    fn a_name_of_very_many_is_that_of_the_first_of_them() {
        let names = of((0..1_000).map(|i| (format!("Actor {i}"), vec!["shared".into()])));
        // Each actor appears once as the one who acted, once as the one who is named.
        let named = names.named(&["shared"]).unwrap();
        assert_eq!(named.len(), 2 * MOST_BEARERS);
        assert_eq!(named[0], Predicate::Actor(ActorId(0)));
        let searched = names.searched().iter().filter(|(words, _)| *words == ["shared"]);
        assert_eq!(searched.count(), MOST_BEARERS);
        assert_eq!(names.named(&["actor", "999"]).unwrap()[0], Predicate::Actor(ActorId(999)));
    }

    #[test]
    fn a_name_of_very_many_words_is_none_that_is_said() {
        let long = |words: usize| (vec!["word"; words].join(" "), Vec::new());
        let names = of([long(MOST_WORDS), long(MOST_WORDS + 1)].into_iter());
        assert_eq!((names.longest(), names.searched().len()), (MOST_WORDS, 1));
    }
}
