//! A review under way: the draft as it was read, and the decisions so far. What stands now is a fold
//! over the decisions, so that each can be taken back.

use std::sync::Arc;

use super::apply::{ReviewGround, apply, entry_before, place};
use super::decision::{ReviewDecision, ReviewKey};
use super::gather::gather;
use super::item::{ItemSort, ReviewItem};
use super::kept::yaml as kept_yaml;
use super::order::order;
use super::part::boundary;
use super::reread::PartReading;
use super::result::result;
use crate::digest::{DateSpan, Taxonomy, read_written};
use crate::import::block::{TextBlock, TextSpan};
use crate::import::block_words::BlockWords;
use crate::import::draft::{Difference, DigestDraft, difference, yaml};
use crate::import::entries::{EntryContext, short_names};
use crate::import::field::Certainty;
use crate::import::rules::ImportRules;

/// A review of a draft.
#[derive(Debug, Clone)]
pub struct Review {
    blocks: Arc<[TextBlock]>,
    draft: Arc<DigestDraft>,
    taxonomy: Arc<Taxonomy>,
    rereading: Arc<PartReading>,
    /// What there was to look over, as it was read.
    read: Arc<[ReviewItem]>,
    /// What stands now, in the order of the text.
    items: Vec<ReviewItem>,
    /// The places in `items`, what is doubtful first.
    order: Vec<usize>,
    /// Decisions; those behind `done` were taken back.
    decisions: Vec<ReviewDecision>,
    done: usize,
}

/// How far a review is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReviewProgress {
    /// How many parts there are: the head, entries, points and figures.
    pub all: usize,
    /// How many of them were looked over.
    pub seen: usize,
    /// How many points are left that were not understood.
    pub unread: usize,
}

impl Review {
    /// Begins a review of a draft that was read from some blocks by some rules.
    pub fn new(
        draft: DigestDraft,
        blocks: Vec<TextBlock>,
        taxonomy: Arc<Taxonomy>,
        rules: Arc<ImportRules>,
    ) -> Self {
        let items = gather(&draft);
        let rereading =
            Arc::new(PartReading { rules, context: context(&draft, &blocks, &taxonomy) });
        let read = items.clone().into();
        let order = order(&items);
        let (decisions, done) = (Vec::new(), 0);
        let (blocks, draft) = (blocks.into(), Arc::new(draft));
        Self { blocks, draft, taxonomy, rereading, read, items, order, decisions, done }
    }

    /// Goes on with decisions that were kept. Returns how many of them fit nothing any more, and are
    /// left out.
    pub fn resume(&mut self, decisions: &[ReviewDecision]) -> usize {
        let before = self.done;
        self.decisions.truncate(self.done);
        let blocks = Arc::clone(&self.blocks);
        let words = BlockWords::new(&blocks);
        for decision in decisions {
            if self.apply(decision, &words) {
                self.decisions.push(decision.clone());
                self.done += 1;
            }
        }
        self.order = order(&self.items);
        decisions.len() - (self.done - before)
    }

    /// Carries a decision out, if it fits. The words of its blocks are found once for many decisions.
    fn apply(&mut self, decision: &ReviewDecision, words: &BlockWords<'_>) -> bool {
        let ground = ReviewGround {
            blocks: words,
            taxonomy: &self.taxonomy,
            rereading: &self.rereading,
            period: self.draft.head_value("period").unwrap_or_default(),
        };
        apply(&mut self.items, decision, ground)
    }

    /// Takes a decision; those that were taken back are forgotten. Returns false where it fits
    /// nothing.
    pub fn decide(&mut self, decision: ReviewDecision) -> bool {
        let blocks = Arc::clone(&self.blocks);
        let is_done = self.apply(&decision, &BlockWords::new(&blocks));
        if is_done {
            self.decisions.truncate(self.done);
            self.decisions.push(decision);
            self.done += 1;
            self.order = order(&self.items);
        }
        is_done
    }

    /// Takes the last decision back, and returns what it was about.
    pub fn undo(&mut self) -> Option<ReviewKey> {
        let done = self.done.checked_sub(1)?;
        self.done = done;
        self.fold();
        self.decisions.get(done).map(ReviewDecision::key)
    }

    /// Takes a decision again that was taken back, and returns what it is about.
    pub fn redo(&mut self) -> Option<ReviewKey> {
        let key = self.decisions.get(self.done)?.key();
        self.done += 1;
        self.fold();
        Some(key)
    }

    fn fold(&mut self) {
        self.items = self.read.to_vec();
        let decisions = std::mem::take(&mut self.decisions);
        let blocks = Arc::clone(&self.blocks);
        let words = BlockWords::new(&blocks);
        for decision in decisions.iter().take(self.done) {
            self.apply(decision, &words);
        }
        self.decisions = decisions;
        self.order = order(&self.items);
    }

    /// Returns true if there is a decision to take back.
    pub fn can_undo(&self) -> bool {
        self.done > 0
    }

    /// Returns true if there is a decision to take again.
    pub fn can_redo(&self) -> bool {
        self.done < self.decisions.len()
    }

    /// Returns the decisions that hold.
    pub fn decisions(&self) -> &[ReviewDecision] {
        self.decisions.get(..self.done).unwrap_or_default()
    }

    /// Returns the decisions that hold as they are kept.
    pub fn kept(&self) -> String {
        kept_yaml(self.decisions())
    }

    /// Returns how many there are to look over.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Returns true if there is nothing to look over.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// Returns what stands at a place of the order, what is doubtful first.
    pub fn item(&self, at: usize) -> Option<&ReviewItem> {
        self.items.get(*self.order.get(at)?)
    }

    /// Returns the place of something in that order.
    pub fn position(&self, key: ReviewKey) -> Option<usize> {
        let wanted = place(&self.items, key)?;
        self.order.iter().position(|at| *at == wanted)
    }

    /// Returns the next place from one on that nobody has looked at; from the beginning again where
    /// there is none behind it.
    pub fn next_open(&self, at: usize) -> Option<usize> {
        let is_open = |at: &usize| self.item(*at).is_some_and(|item| !item.is_seen);
        (at..self.len()).chain(0..at.min(self.len())).find(is_open)
    }

    /// Returns the entry before one in the text.
    pub fn before(&self, key: ReviewKey) -> Option<&ReviewItem> {
        let at = place(&self.items, key)?;
        self.items.get(entry_before(&self.items, at)?)
    }

    /// Returns the decision to split an entry: before the sentence of some words, else behind its
    /// first sentence. None if it is one sentence.
    pub fn split(&self, key: ReviewKey, marked: Option<TextSpan>) -> Option<ReviewDecision> {
        let item = self.items.get(place(&self.items, key)?)?;
        let TextSpan { block, from, .. } =
            boundary(&BlockWords::new(&self.blocks), &item.piece, marked)?;
        (item.sort == ItemSort::Entry).then_some(ReviewDecision::Split { at: key, block, from })
    }

    /// Counts how far it is.
    pub fn progress(&self) -> ReviewProgress {
        let mut progress = ReviewProgress::default();
        for item in self.items.iter().filter(|item| item.sort != ItemSort::Merged) {
            progress.all += 1;
            progress.seen += usize::from(item.is_seen);
            progress.unread += usize::from(!item.is_seen && item.is_unread());
        }
        progress
    }

    /// Returns the blocks of the source.
    pub fn blocks(&self) -> &[TextBlock] {
        &self.blocks
    }

    /// Returns the taxonomy of the archive that it is for.
    pub fn taxonomy(&self) -> &Taxonomy {
        &self.taxonomy
    }

    /// Returns the keys of what is open and certain throughout; where nothing is, of that in which
    /// nothing is a guess.
    pub fn sure(&self) -> Vec<ReviewKey> {
        let all = |least| {
            let sure = self.items.iter().filter(move |item| item.is_sure(least));
            sure.map(|item| item.key).collect::<Vec<_>>()
        };
        let certain = all(Certainty::Certain);
        if certain.is_empty() { all(Certainty::Likely) } else { certain }
    }

    /// Returns the id of the digest, as it is now.
    pub fn id(&self) -> &str {
        self.head_value("digest")
    }

    /// Returns the title of the digest, as it is now.
    pub fn title(&self) -> &str {
        self.head_value("title")
    }

    fn head_value(&self, name: &str) -> &str {
        let head = self.items.iter().find(|item| item.sort == ItemSort::Head);
        head.and_then(|head| head.field(name)).map_or("", |field| field.value.as_str())
    }

    /// Returns how the digest differs from an earlier edition of it, which is YAML.
    pub fn difference(&self, earlier: &[u8]) -> Difference {
        difference(earlier, self.yaml().as_bytes())
    }

    /// Returns the draft with every decision carried out.
    pub fn draft(&self) -> DigestDraft {
        result(&self.draft, &self.items)
    }

    /// Returns the digest as it is written.
    pub fn yaml(&self) -> String {
        yaml(&self.draft(), &self.blocks)
    }
}

/// Returns what the parts of entries are read with that is known of the whole digest.
fn context(draft: &DigestDraft, blocks: &[TextBlock], taxonomy: &Taxonomy) -> EntryContext {
    let period = draft.head_value("period").and_then(|days| read_written::<DateSpan>(days).ok());
    let cited = draft.notes.iter().filter_map(|note| {
        let text = note.fields.iter().find(|field| field.name == "text")?;
        Some((note.id.clone(), text.value.clone()))
    });
    EntryContext {
        period: period.map(|days| (days.from, days.to)),
        publisher: draft.head_value("publisher").map(str::to_owned),
        cited: cited.collect(),
        short_names: short_names(blocks, taxonomy),
        ..EntryContext::default()
    }
}
