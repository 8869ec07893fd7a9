//! A query with its names resolved against one archive: the input of the index and the evaluator.
//!
//! Words that name something are resolved here: `HTS` also finds what Hay'at Tahrir al-Sham did.

use chrono::NaiveDate;

use super::ast::{CountRange, Filter, FilterValue, Query, QueryNode, Word};
use super::fields::FieldName;
use super::named_word::{NamedWord, named_words};
use super::names::NameTable;
use super::near_place::near_place;
use super::new_records::NEW;
use super::note_condition::{NOTED, NoteCondition, graded};
use super::query_token::{FILLERS, QueryToken, TokensTaken, WrittenWord, joined_term};
use super::record_kind::RecordKind;
use super::said_words::{phrase, understood, word_step};
use super::searchable_texts::TextField;
use super::value::areas_named;
use super::written_values::WantedValue;
use crate::archive::Corpus;
use crate::digest::{
    ActorId, AreaId, Basis, ENTRY_FIELDS, EntryField, KindId, Lookup, TacticId, Taxonomy, TheatreId,
};
use crate::words::{How, Pattern, fold, words};

/// A step of the plan: something that can be asked of an entry.
#[derive(Clone, Debug)]
pub(super) enum PlanStep {
    All(Vec<PlanStep>),
    Any(Vec<PlanStep>),
    Not(Box<PlanStep>),
    Term(Term),
    Phrase(Phrase),
    Predicate(Predicate),
    /// Something that plain words were understood as, or else the words.
    Soft(Box<SoftStep>),
    /// Something that comes first, while everything is found.
    Preferred(Predicate),
}

/// What some words were understood as, and the words themselves. What meets the first is ranked
/// above what only says the second.
#[derive(Clone, Debug)]
pub(super) struct SoftStep {
    pub(super) meant: PlanStep,
    pub(super) said: PlanStep,
}

/// A word searched in one field or in all.
#[derive(Clone, Debug)]
pub(super) struct Term {
    pub(super) pattern: Pattern,
    /// The word as it was typed; none for what the parts of a compound are together.
    pub(super) written: Option<Box<str>>,
    /// Which of its letters were written double, each a bit; none where that is not compared.
    pub(super) doubled: Option<u64>,
    pub(super) field: Option<TextField>,
    /// What was read instead of the word, which no name has, if no text has it either.
    pub(super) shown: Option<Box<str>>,
    /// What the word names: an entry that has such a property counts as saying the word.
    pub(super) named: Vec<Predicate>,
}

/// Words in a row within one text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) words: Vec<String>,
    pub(super) field: Option<TextField>,
}

impl Phrase {
    /// Returns true if every text with the other phrase also has this one.
    pub(super) fn is_part_of(&self, other: &Self) -> bool {
        let mut runs = other.words.windows(self.words.len().max(1));
        self.field == other.field && runs.any(|run| run == self.words)
    }
}

/// Something that texts name, by any of its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum NamedEntity {
    Actor(ActorId),
    Area(AreaId),
    Theatre(TheatreId),
    Tactic(TacticId),
}

/// A property of an entry, whatever its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Predicate {
    Theatre(TheatreId),
    Area(AreaId),
    Kind(KindId),
    Tactic(TacticId),
    /// The actor, including its parts.
    Actor(ActorId),
    /// Some text names it, in one field or in any.
    Says(NamedEntity, Option<TextField>),
    Basis(Basis),
    /// A folded outlet name.
    Outlet(String),
    /// A first and a last day.
    Days(NaiveDate, NaiveDate),
    Count(EntryField, CountRange),
    Unknown(EntryField),
    /// The beginning of a digest id.
    Digest(String),
    /// A folded publisher name.
    Publisher(String),
    /// The places of waves; the entry belongs to at least one of them.
    Waves(Vec<usize>),
    /// The beginning of an entry id.
    Id(String),
    /// A folded tag.
    Tag(String),
    Repeat,
    /// A value by its letters.
    Value(WantedValue),
    /// The field that an entry has.
    Has(EntryField),
    /// What sort of record it is.
    In(RecordKind),
    /// Pinned within so many kilometres of the place of a name.
    Near(Box<str>, u32),
    /// Noted by an analyst.
    Noted(NoteCondition),
    /// New, or saying something else, since the last session.
    New,
}

impl Predicate {
    /// Returns the actor, if the predicate is about one.
    pub(super) fn actor(&self) -> Option<ActorId> {
        if let Self::Actor(id) = self { Some(*id) } else { None }
    }

    /// Returns the same without the field in which something is named.
    pub(super) fn anywhere(&self) -> Self {
        if let Self::Says(what, _) = self { Self::Says(*what, None) } else { self.clone() }
    }

    /// Returns the area, if the predicate is about one.
    pub(super) fn area(&self) -> Option<AreaId> {
        if let Self::Area(id) = self { Some(*id) } else { None }
    }
}

/// Returns the key of a cited outlet; all spellings of an outlet have the same key.
pub(super) fn outlet_key(outlet: &str, taxonomy: &Taxonomy) -> String {
    fold(taxonomy.find_outlet(outlet).map_or(outlet, |known| &known.name))
}

/// Resolves a query; `is_known` tells whether any text has a folded word or one like it.
pub(super) fn plan(
    query: &Query,
    corpus: &Corpus,
    names: &NameTable,
    is_known: &dyn Fn(&str) -> bool,
) -> PlanStep {
    Planner { corpus, names, is_known }.step(&query.root)
}

struct Planner<'a> {
    corpus: &'a Corpus,
    names: &'a NameTable,
    is_known: &'a dyn Fn(&str) -> bool,
}

impl Planner<'_> {
    fn step(&self, node: &QueryNode) -> PlanStep {
        match node {
            QueryNode::All(parts) => PlanStep::All(self.all(parts)),
            QueryNode::Any(parts) => {
                PlanStep::Any(parts.iter().map(|part| self.step(part)).collect())
            }
            QueryNode::Not(part) => PlanStep::Not(Box::new(self.step(part))),
            QueryNode::Word(_) | QueryNode::Scope(_) => {
                PlanStep::All(self.all(std::slice::from_ref(node)))
            }
            QueryNode::Filter(filter) => self.filter(filter),
            QueryNode::Soft(soft) => understood(soft, || self.filter(&soft.meant)),
        }
    }

    /// Resolves parts that must all be met; a run of plain words may together be a name.
    fn all(&self, parts: &[QueryNode]) -> Vec<PlanStep> {
        let mut steps = Vec::new();
        let mut run: Vec<QueryToken> = Vec::new();
        for part in parts {
            if let Some(words) = part.plain_words() {
                for text in words {
                    if !run.last_mut().is_some_and(|last| last.goes_on_with(text)) {
                        run.push(QueryToken::of(text));
                    }
                }
                continue;
            }
            self.spoken(std::mem::take(&mut run), &mut steps);
            steps.push(match part {
                QueryNode::Word(word) => word_step(word, None),
                QueryNode::All(_)
                | QueryNode::Any(_)
                | QueryNode::Not(_)
                | QueryNode::Filter(_)
                | QueryNode::Soft(_)
                | QueryNode::Scope(_) => self.step(part),
            });
        }
        self.spoken(run, &mut steps);
        steps
    }

    /// Resolves a run of plain words: each is a term, and carries what the longest name around it
    /// names.
    fn spoken(&self, run: Vec<QueryToken>, steps: &mut Vec<PlanStep>) {
        let all: Vec<&str> =
            run.iter().flat_map(|spoken| spoken.parts.iter().map(String::as_str)).collect();
        let mut named = named_words(&all, self.names, self.is_known).into_iter();
        let mut taken = TokensTaken::default();
        let mut run = run.into_iter().peekable();
        while let Some(spoken) = run.next() {
            let own: Vec<NamedWord> = named.by_ref().take(spoken.parts.len()).collect();
            if let Some(next) = run.peek()
                && own.iter().chain(named.as_slice().first()).all(|word| word.named.is_empty())
                && let Some(step) = spoken.together_with(next, self.is_known)
            {
                steps.push(step);
                let more = next.parts.len();
                run.next();
                named.by_ref().take(more).for_each(drop);
                continue;
            }
            if !taken.takes(&spoken, &own) {
                continue;
            }
            let unnamed = own.iter().all(|word| word.named.is_empty());
            if unnamed && spoken.parts.iter().all(|part| FILLERS.contains(&part.as_str())) {
                continue;
            }
            if spoken.is_run() {
                let said = std::iter::once(phrase(spoken.parts, None));
                let named = own.into_iter().flat_map(|word| word.named).map(PlanStep::Predicate);
                steps.push(PlanStep::Any(said.chain(named).collect()));
                continue;
            }
            let parts = |own: Vec<NamedWord>| -> Vec<PlanStep> {
                let words = spoken.words().zip(own);
                words.map(|(word, named)| word.named_term(named, self.names)).collect()
            };
            match spoken.joined.as_deref().filter(|_| spoken.parts.len() > 1) {
                Some(joined) => {
                    let parts = parts(own);
                    let whole = self.names.named(&[joined]).cloned().unwrap_or_default();
                    steps.push(PlanStep::Any(vec![
                        PlanStep::All(parts),
                        joined_term(joined, None, whole),
                    ]));
                }
                None => steps.extend(parts(own)),
            }
        }
    }

    fn filter(&self, filter: &Filter) -> PlanStep {
        let steps = filter.values.iter().map(|value| self.value(filter.field, value));
        let mut steps: Vec<PlanStep> = steps.collect();
        if steps.len() == 1 { steps.remove(0) } else { PlanStep::Any(steps) }
    }

    fn value(&self, field: FieldName, value: &FilterValue) -> PlanStep {
        let spec = field.spec();
        match (value, spec.counted()) {
            (FilterValue::Words(word), _) => self.words_in(word, spec.text_field()),
            (FilterValue::Date(span), _) => {
                PlanStep::Predicate(Predicate::Days(span.from, span.to))
            }
            (FilterValue::Dates(from, to), _) => PlanStep::Predicate(Predicate::Days(
                from.map_or(NaiveDate::MIN, |span| span.from),
                to.map_or(NaiveDate::MAX, |span| span.to),
            )),
            (FilterValue::Count(bounds), Some(field)) => {
                PlanStep::Predicate(Predicate::Count(field, *bounds))
            }
            (FilterValue::Unknown, Some(field)) => PlanStep::Predicate(Predicate::Unknown(field)),
            (FilterValue::Count(_) | FilterValue::Unknown, None) => PlanStep::Any(Vec::new()),
            (FilterValue::Pair(key, start), _) => written(field, Some(key), start),
            (FilterValue::Name(name), _) if spec.search.by == Lookup::Value => {
                written(field, None, name)
            }
            (FilterValue::Name(name), _) => self.name(spec.search.by, name),
        }
    }

    /// Searches words in a field; words that are a name there stand for all names of the thing.
    fn words_in(&self, word: &Word, field: Option<TextField>) -> PlanStep {
        let step = word_step(word, field);
        let (Word::Phrase(text) | Word::One(How::Plain, text)) = word else { return step };
        let spoken = words(text);
        let named = self.names.named(&spoken.iter().map(String::as_str).collect::<Vec<_>>());
        // What an entry is counts for nothing here, only what the field says.
        let said = named.into_iter().flatten().filter_map(|what| {
            let Predicate::Says(what, _) = what else { return None };
            Some(PlanStep::Predicate(Predicate::Says(*what, field)))
        });
        let said: Vec<PlanStep> = said.collect();
        if said.is_empty() { step } else { PlanStep::Any([vec![step], said].concat()) }
    }

    /// Resolves a name; a name that the archive does not know matches nothing.
    fn name(&self, by: Lookup, name: &str) -> PlanStep {
        let taxonomy = self.corpus.taxonomy();
        let mut found = match by {
            Lookup::Theatre => one(taxonomy.find_theatre(name).map(Predicate::Theatre)),
            Lookup::Area => areas_named(taxonomy, name).into_iter().map(Predicate::Area).collect(),
            Lookup::Tactic => one(taxonomy.find_tactic(name).map(Predicate::Tactic)),
            Lookup::Kind => one(taxonomy.find_kind(name).map(Predicate::Kind)),
            Lookup::Basis => one(name.parse().ok().map(Predicate::Basis)),
            Lookup::Actor => match taxonomy.find_actor(name) {
                Some(id) => vec![Predicate::Actor(id)],
                None => return in_field(name, TextField::Actor),
            },
            Lookup::Outlet => match taxonomy.find_outlet(name) {
                Some(_) => vec![Predicate::Outlet(outlet_key(name, taxonomy))],
                None => return in_field(name, TextField::Outlet),
            },
            Lookup::Digest => vec![Predicate::Digest(name.to_lowercase())],
            Lookup::Publisher => vec![Predicate::Publisher(fold(name))],
            Lookup::Wave => one(self.waves(name)),
            Lookup::Id => vec![Predicate::Id(name.to_lowercase())],
            Lookup::Tag => {
                vec![Predicate::Tag(fold(name)), Predicate::Noted(NoteCondition::Tag(fold(name)))]
            }
            Lookup::Repeat if name == NOTED => vec![Predicate::Noted(NoteCondition::Any)],
            Lookup::Repeat if name == NEW => vec![Predicate::New],
            Lookup::Repeat => vec![Predicate::Repeat],
            Lookup::Note => vec![Predicate::Noted(NoteCondition::said(name))],
            Lookup::Grade => return graded(name),
            Lookup::Record => one(RecordKind::named(name).map(Predicate::In)),
            Lookup::Near => {
                one(near_place(name).map(|(name, km)| Predicate::Near(name.into(), km)))
            }
            // Fields that take words, dates or counts are never given a name.
            Lookup::Words | Lookup::Date | Lookup::Count | Lookup::Value => Vec::new(),
            Lookup::Has => {
                let def = ENTRY_FIELDS.iter().find(|def| def.key == name);
                let own = def.map(|def| Predicate::Has(def.field)).into_iter();
                own.chain(NoteCondition::of_has(name).map(Predicate::Noted)).collect()
            }
        };
        match found.len() {
            1 => PlanStep::Predicate(found.remove(0)),
            _ => PlanStep::Any(found.into_iter().map(PlanStep::Predicate).collect()),
        }
    }

    /// Returns all waves of a name as one step: a step for each would read all entries each time.
    fn waves(&self, name: &str) -> Option<Predicate> {
        let places = self.corpus.waves_named(name);
        (!places.is_empty()).then_some(Predicate::Waves(places))
    }
}

fn written(field: FieldName, key: Option<&str>, start: &str) -> PlanStep {
    let key = key.map(ToOwned::to_owned);
    PlanStep::Predicate(Predicate::Value(WantedValue::new(field, key, start)))
}

fn one(found: Option<Predicate>) -> Vec<Predicate> {
    found.into_iter().collect()
}

/// Searches an unknown name by its words.
fn in_field(name: &str, field: TextField) -> PlanStep {
    let words = words(name);
    let words = words.iter().map(|word| WrittenWord { word, written: word, doubled: None });
    PlanStep::All(words.map(|word| word.term(Some(field), Vec::new())).collect())
}
