//! The slow evaluator: it reads one entry at a time and prepares nothing. It defines what the index
//! must answer.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::ast::Query;
use super::count_spans::{CountSpan, count_spans};
use super::names::NameTable;
use super::plan::{Phrase, PlanStep, Predicate, Term, outlet_key, plan};
use super::record_kind::RecordKind;
use super::searchable_texts::{TextField, each_text};
use crate::archive::{Corpus, EntryKey, RecordKey};
use crate::digest::{EntryField, EntryRef, Taxonomy};
use crate::words::{How, MatchQuality, Pattern, Token, fold, tokens};

/// Returns true if an entry is an answer to a query. This is slow: it searches the whole archive
/// for the meanings of each word. Use an [`Oracle`] for many entries.
pub fn matches(query: &Query, entry: EntryRef<'_>, corpus: &Corpus) -> bool {
    Oracle::new(query, corpus).matches(entry)
}

/// A query that is asked of many entries, without an index.
pub struct Oracle<'a> {
    corpus: &'a Corpus,
    names: NameTable,
    step: PlanStep,
    /// What the archive has of each word.
    known: HashMap<(String, How), Known>,
}

/// What an archive has of a word.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// The word itself or a form of it, so that no slip is looked for.
    itself: bool,
    /// Some word that matches it; only if there is none is the last resort allowed.
    any: bool,
}

impl<'a> Oracle<'a> {
    /// Resolves a query against an archive.
    pub fn new(query: &Query, corpus: &'a Corpus) -> Self {
        let names = NameTable::of(corpus.taxonomy());
        let words = OnceCell::new();
        let words = || words.get_or_init(|| words_of(corpus));
        let is_known = |word: &str| {
            let pattern = names.pattern(word);
            words().iter().any(|word| pattern.quality(word).is_some())
        };
        let step = plan(query, corpus, &names, &is_known);
        let mut patterns = Vec::new();
        gather(&step, &mut patterns);
        let mut known: HashMap<(String, How), Known> = HashMap::new();
        for pattern in patterns {
            let mut of = Known::default();
            for quality in words().iter().filter_map(|word| pattern.quality(word)) {
                of.any = true;
                of.itself |= matches!(quality, MatchQuality::Exact | MatchQuality::Inflection);
            }
            known.insert((pattern.word.clone(), pattern.how), of);
        }
        Self { corpus, names, step, known }
    }

    /// Returns true if the entry is an answer.
    pub fn matches(&self, entry: EntryRef<'_>) -> bool {
        let asked = EntryCheck {
            oracle: self,
            entry,
            folded_texts: folded_texts(entry, self.corpus.taxonomy()),
        };
        asked.meets(&self.step)
    }
}

/// Collects the words of plain terms.
fn gather<'s>(step: &'s PlanStep, patterns: &mut Vec<&'s Pattern>) {
    match step {
        PlanStep::All(parts) | PlanStep::Any(parts) => {
            for part in parts {
                gather(part, patterns);
            }
        }
        PlanStep::Not(part) => gather(part, patterns),
        PlanStep::Soft(soft) => {
            gather(&soft.meant, patterns);
            gather(&soft.said, patterns);
        }
        PlanStep::Term(term) => patterns.push(&term.pattern),
        PlanStep::Phrase(_) | PlanStep::Predicate(_) | PlanStep::Preferred(_) => {}
    }
}

/// Returns every word of the entries.
fn words_of(corpus: &Corpus) -> HashSet<String> {
    let texts = corpus.entries().flat_map(|(_, entry)| folded_texts(entry, corpus.taxonomy()));
    texts.flat_map(|(_, tokens)| tokens.into_iter().map(|token| token.word)).collect()
}

fn folded_texts(entry: EntryRef<'_>, taxonomy: &Taxonomy) -> Vec<(TextField, Vec<Token>)> {
    let mut folded_texts = Vec::new();
    each_text(entry, taxonomy, |field, text| folded_texts.push((field, tokens(text))));
    folded_texts
}

struct EntryCheck<'a> {
    oracle: &'a Oracle<'a>,
    entry: EntryRef<'a>,
    folded_texts: Vec<(TextField, Vec<Token>)>,
}

impl EntryCheck<'_> {
    fn meets(&self, step: &PlanStep) -> bool {
        match step {
            PlanStep::All(parts) => parts.iter().all(|part| self.meets(part)),
            PlanStep::Any(parts) => parts.iter().any(|part| self.meets(part)),
            PlanStep::Not(part) => !self.meets(part),
            PlanStep::Term(term) => self.says(term),
            PlanStep::Phrase(phrase) => self.says_in_a_row(phrase),
            PlanStep::Predicate(what) => self.is(what),
            PlanStep::Soft(soft) => self.meets(&soft.meant) || self.meets(&soft.said),
            PlanStep::Preferred(_) => true,
        }
    }

    fn says(&self, term: &Term) -> bool {
        let pattern = term.pattern.clone();
        let of = self.oracle.known.get(&(pattern.word.clone(), pattern.how)).copied();
        let of = of.unwrap_or_default();
        let pattern = if of.itself { pattern.as_it_stands() } else { pattern };
        let lost = term.named.is_empty() && !of.any;
        let like = |token: &Token| {
            pattern.quality(&token.word).is_some()
                || lost && (pattern.is_loosely(&token.word) || pattern.is_spelt_as(&token.word))
        };
        term.named.iter().any(|what| self.is(what))
            || self.texts(term.field).any(|tokens| tokens.iter().any(like))
    }

    fn texts(&self, field: Option<TextField>) -> impl Iterator<Item = &Vec<Token>> {
        let wanted = move |at: &TextField| field.is_none_or(|field| field == *at);
        self.folded_texts.iter().filter(move |(at, _)| wanted(at)).map(|(_, tokens)| tokens)
    }

    fn says_in_a_row(&self, phrase: &Phrase) -> bool {
        self.texts(phrase.field).any(|tokens| {
            let words: Vec<&String> =
                tokens.iter().filter(|token| !token.joined).map(|token| &token.word).collect();
            words.windows(phrase.words.len()).any(|run| run.iter().copied().eq(&phrase.words))
        })
    }

    fn is(&self, what: &Predicate) -> bool {
        let (entry, corpus) = (self.entry, self.oracle.corpus);
        let taxonomy = corpus.taxonomy();
        match what {
            Predicate::Theatre(id) => entry.theatre == *id,
            Predicate::Area(id) => entry.area == Some(*id),
            Predicate::Kind(id) => entry.kind == *id,
            Predicate::Tactic(id) => entry.tactics.iter().any(|tactic| tactic == *id),
            Predicate::Actor(id) => {
                entry.known_actors(taxonomy).any(|actor| taxonomy.is_part_of(actor, *id))
            }
            Predicate::Says(id, field) => {
                let names = self.oracle.names.searched().iter().filter(|(_, spoken)| spoken == id);
                names.into_iter().any(|(words, _)| {
                    self.says_in_a_row(&Phrase { words: words.clone(), field: *field })
                })
            }
            Predicate::Basis(basis) => entry.basis == *basis,
            Predicate::Outlet(key) => {
                entry.sources().any(|source| outlet_key(source.outlet, taxonomy) == *key)
            }
            Predicate::Days(from, to) => {
                let (first, last) = entry.possible_days();
                first <= *to && last >= *from
            }
            Predicate::Count(field, bounds) => {
                self.number(*field).is_some_and(|number| bounds.hold(number))
            }
            Predicate::Unknown(field) => self.number(*field) == Some(CountSpan::UNKNOWN),
            Predicate::Digest(start) => entry.digest().id().starts_with(start.as_str()),
            Predicate::Publisher(name) => fold(&entry.digest().head().publisher) == *name,
            Predicate::Waves(places) => self
                .key()
                .is_some_and(|key| corpus.waves_of(key).any(|(at, _)| places.contains(&at))),
            Predicate::Id(start) => entry.id().starts_with(start.as_str()),
            Predicate::Tag(tag) => entry.tags().any(|own| fold(own) == *tag),
            Predicate::Value(wanted) => wanted.is_in(entry),
            Predicate::Has(field) => entry.has(*field),
            Predicate::In(kind) => *kind == RecordKind::Entry,
            Predicate::Repeat => self.key().is_some_and(|key| corpus.is_repeat(key)),
            Predicate::Noted(asked) => {
                self.key().is_some_and(|key| asked.holds(corpus, RecordKey::Entry(key)))
            }
            Predicate::New => self.key().is_some_and(|key| {
                corpus.fresh().is_some_and(|fresh| fresh.holds(RecordKey::Entry(key)))
            }),
            Predicate::Near(name, km) => {
                self.key().is_some_and(|key| corpus.near(name, *km).contains(&key))
            }
        }
    }

    /// Returns its number in a field.
    fn number(&self, field: EntryField) -> Option<CountSpan> {
        let mut numbers = count_spans(self.oracle.corpus, self.key()?, self.entry);
        numbers.find(|(known, _)| *known == field).map(|(_, number)| number)
    }

    /// Returns the place of the entry in the corpus.
    fn key(&self) -> Option<EntryKey> {
        let id = self.entry.id();
        let same = |(_, other): &(EntryKey, EntryRef<'_>)| {
            std::ptr::eq(other.digest(), self.entry.digest()) && other.id() == id
        };
        self.oracle.corpus.entries().find(same).map(|(key, _)| key)
    }
}
