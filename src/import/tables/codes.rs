//! What sort of thing a row tells and how it was done, by the codes of its database, by ACLED's
//! sub-events as the taxonomy knows them, and by the taxonomy's words in a cell.

use std::collections::HashMap;
use std::rc::Rc;

use super::bind::Binding;
use super::entry::Cells;
use super::mapping::{CodeResult, CodeRule, Mapping, Values};
use super::slot::Slot;
use crate::digest::{CountsAs, TacticId, Tactics, Taxonomy};
use crate::order::CompactSort as _;
use crate::words::fold;

/// The most combinations of codes that are remembered.
const MOST_REMEMBERED: usize = 16_384;
/// The longest of them, in bytes.
const LONGEST_REMEMBERED: usize = 1_024;
/// The longest cell that is looked through for words, in bytes.
const MOST_LOOKED_AT: usize = 4_096;

/// What the codes of a row mean.
#[derive(Debug, Clone, Default)]
pub(super) struct Meaning {
    pub(super) given: CodeResult,
    /// The kind by its id in the taxonomy.
    pub(super) kind: String,
    /// Whether something of the row says the kind.
    pub(super) kind_is_told: bool,
    /// Whether only the text of the row says it.
    pub(super) kind_is_guessed: bool,
    pub(super) tactics: Vec<TacticId>,
    /// Tactics of which one is meant: the words of the text may tell which.
    pub(super) among: Vec<TacticId>,
    /// True if the cells of kind and tactic say no more than this.
    pub(super) says_all: bool,
}

/// Reads the codes of rows.
pub(super) struct CodeReader<'a> {
    mapping: &'a Mapping,
    taxonomy: &'a Taxonomy,
    /// Names of tactics, folded, with a blank before and after; the longest first.
    words: Vec<(String, TacticId)>,
    known: HashMap<Box<str>, Rc<Meaning>>,
    key: String,
}

impl<'a> CodeReader<'a> {
    pub(super) fn new(mapping: &'a Mapping, taxonomy: &'a Taxonomy) -> Self {
        let mut words = Vec::new();
        for tactic in taxonomy.tactics() {
            let Some(id) = taxonomy.find_tactic(&tactic.id).filter(|_| *tactic.id != *"other")
            else {
                continue;
            };
            for name in [&tactic.id, &tactic.name].into_iter().chain(&tactic.aliases) {
                words.push((format!(" {} ", fold(name)), id));
            }
        }
        words.compact_sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        words.dedup();
        Self { mapping, taxonomy, words, known: HashMap::new(), key: String::new() }
    }

    /// Returns what the codes of a row mean.
    pub(super) fn of(&mut self, cells: &Cells<'_, '_>) -> Rc<Meaning> {
        let mut key = std::mem::take(&mut self.key);
        key.clear();
        for (name, _) in self.mapping.codes.iter().flat_map(|rule| &rule.when) {
            key.push_str(cell(cells, name));
            key.push('\u{1f}');
        }
        key.push_str(self.mapping.sub_events.as_ref().map_or("", |name| cell(cells, name)));
        for slot in [Slot::Kind, Slot::Tactic] {
            key.push('\u{1f}');
            key.push_str(cells.first(slot).map_or("", |(_, cell)| cell));
        }
        let known = self.known.get(key.as_str()).map(Rc::clone);
        let meaning = known.unwrap_or_else(|| {
            let meaning = Rc::new(self.read(cells));
            if self.known.len() < MOST_REMEMBERED && key.len() <= LONGEST_REMEMBERED {
                self.known.insert(key.as_str().into(), Rc::clone(&meaning));
            }
            meaning
        });
        self.key = key;
        if meaning.among.is_empty() {
            return meaning;
        }
        let Some((_, text)) = cells.first(Slot::Text) else { return meaning };
        let found = self.tactics_in(text, &meaning.among);
        if found.is_empty() {
            return meaning;
        }
        Rc::new(Meaning { tactics: found, ..(*meaning).clone() })
    }

    fn read(&self, cells: &Cells<'_, '_>) -> Meaning {
        let mut meaning = Meaning::default();
        for rule in self.mapping.codes.iter().filter(|rule| holds(rule, cells)) {
            self.add(&rule.gives, &mut meaning);
        }
        let tactic = cells.first(Slot::Tactic).map_or("", |(_, cell)| cell);
        let sub_event = self.mapping.sub_events.as_ref().map_or("", |name| cell(cells, name));
        for word in [sub_event, tactic].into_iter().filter(|word| !word.is_empty()) {
            if !meaning.tactics.is_empty() {
                break;
            }
            if let Some(tactic) = self.taxonomy.find_tactic(word) {
                meaning.tactics.push(tactic);
                meaning.says_all = word == tactic_word(self.taxonomy, tactic);
                continue;
            }
            match self.taxonomy.tactics_of_sub_event(word) {
                [] => meaning.tactics = self.tactics_in(word, &[]),
                [only] => meaning.tactics.push(*only),
                several => meaning.among = several.to_vec(),
            }
        }
        meaning.kind = self.kind(cells, &mut meaning);
        meaning
    }

    fn add(&self, gives: &CodeResult, meaning: &mut Meaning) {
        let given = &mut meaning.given;
        given.kind = given.kind.take().or_else(|| gives.kind.clone());
        given.attribution = given.attribution.take().or_else(|| gives.attribution.clone());
        given.text = given.text.take().or_else(|| gives.text.clone());
        given.undirected |= gives.undirected;
        given.claimed |= gives.claimed;
        given.near |= gives.near;
        given.tags.extend(gives.tags.iter().cloned());
        let first: &[String] = if meaning.tactics.is_empty() { &gives.tactic } else { &[] };
        for name in first.iter().chain(&gives.add_tactic) {
            if let Some(tactic) = self.taxonomy.find_tactic(name)
                && !meaning.tactics.contains(&tactic)
                && meaning.tactics.len() < Tactics::MOST
            {
                meaning.tactics.push(tactic);
            }
        }
    }

    /// Returns the kind of a row, by its id in the taxonomy.
    fn kind(&self, cells: &Cells<'_, '_>, meaning: &mut Meaning) -> String {
        let taxonomy = self.taxonomy;
        meaning.kind_is_told = true;
        let written = cells.first(Slot::Kind).and_then(|(_, cell)| taxonomy.find_kind(cell));
        if let (None, Some(kind)) = (&meaning.given.kind, written) {
            return taxonomy.kind_word(kind).to_owned();
        }
        if meaning.given.kind.is_none() && meaning.tactics.is_empty() {
            let words = cells.first(Slot::Kind).map_or("", |(_, cell)| cell);
            meaning.tactics = self.tactics_in(words, &[]);
        }
        let follows = || {
            let tactic = taxonomy.tactic_word(*meaning.tactics.first()?);
            self.mapping.tactic_kinds.get(&fold(tactic)).cloned()
        };
        let by_word = || {
            let (_, cell) = cells.first(Slot::Tactic)?;
            taxonomy.find_kind(cell).map(|kind| taxonomy.kind_word(kind).to_owned())
        };
        let word = meaning.given.kind.clone().or_else(follows).or_else(by_word);
        meaning.kind_is_told = word.is_some();
        let word = word.unwrap_or_else(|| self.mapping.kind_else.clone());
        self.known_kind(&word)
    }

    /// Returns the id of a kind, or that of the nearest in meaning that the taxonomy has.
    fn known_kind(&self, word: &str) -> String {
        if let Some(kind) = self.taxonomy.find_kind(word) {
            return self.taxonomy.kind_word(kind).to_owned();
        }
        let counted =
            CountsAs::WORDS.iter().find(|(name, _)| *name == word).map(|(_, meant)| *meant);
        let kinds = self.taxonomy.kinds();
        let same = kinds.iter().find(|kind| kind.counts_as == counted);
        same.or(kinds.last()).map_or_else(|| word.to_owned(), |kind| kind.id.to_string())
    }

    /// Returns the tactics that a text names, in its order; all, or those `among` some.
    fn tactics_in(&self, text: &str, among: &[TacticId]) -> Vec<TacticId> {
        let end = text.char_indices().map(|(at, _)| at).find(|at| *at >= MOST_LOOKED_AT);
        let text = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
        let text = format!(" {} ", fold(&text.replace([';', ':', '(', ')', '+', '&', '|'], " ")));
        let mut found: Vec<(usize, usize, TacticId)> = Vec::new();
        for (word, tactic) in &self.words {
            if !among.is_empty() && !among.contains(tactic) {
                continue;
            }
            let Some(at) = text.find(word.as_str()) else { continue };
            // A blank at the end of one word begins the next.
            let end = at + word.len() - 1;
            let is_inside = found.iter().any(|(from, to, _)| *from < end && at < *to);
            if !is_inside && !found.iter().any(|(_, _, known)| known == tactic) {
                found.push((at, end, *tactic));
            }
        }
        found.compact_sort_by_key(|(at, _, _)| *at);
        let most = if among.is_empty() { Tactics::MOST } else { 1 };
        found.into_iter().map(|(_, _, tactic)| tactic).take(most).collect()
    }
}

fn tactic_word(taxonomy: &Taxonomy, tactic: TacticId) -> &str {
    taxonomy.tactic_word(tactic)
}

/// Returns the cell of a column by its folded name.
fn cell<'r>(cells: &Cells<'_, 'r>, name: &str) -> &'r str {
    let column = Binding::column(cells.binding, name);
    column.map_or("", |column| cells.row.get(column))
}

fn holds(rule: &CodeRule, cells: &Cells<'_, '_>) -> bool {
    !rule.when.is_empty()
        && rule.when.iter().all(|(name, values)| {
            let cell = cell(cells, name);
            match values {
                Values::Any => !cell.is_empty(),
                Values::Of(values) => values.contains(&Mapping::plain(cell)),
            }
        })
}
