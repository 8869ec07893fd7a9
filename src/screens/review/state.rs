//! Where one is in a review: the entry, the field, and a value that is being typed.

use std::sync::Arc;

use super::difference_page::DifferencePage;
use super::typing::Typing;
use crate::import::block::TextSpan;
use crate::import::field::Certainty;
use crate::import::review::{Review, ReviewDecision, ReviewItem, ReviewKey};
use crate::jobs::{DraftWriting, Replaces, ReviewFiles, ReviewKeeping, ReviewStart};
use crate::keys::Context;
use crate::screens::scroll::Cursor;
use crate::screens::{Request, ViewContext};

/// A review with the place where one is.
#[derive(Clone, Debug)]
pub struct Reviewing {
    pub(super) review: Review,
    files: ReviewFiles,
    /// The id of the digest as it was read: the file is named by it.
    read_id: String,
    /// The digest that is to be replaced.
    earlier: Option<Arc<[u8]>>,
    /// What differs from it, once that is looked at.
    pub(super) difference: Option<DifferencePage>,
    /// The place in the order of the review.
    pub(super) at: usize,
    /// The field.
    pub(super) cursor: Cursor,
    /// A value that is being typed.
    pub(super) typing: Option<Typing>,
    /// True while the digest is being written.
    pub(super) is_writing: bool,
}

impl Reviewing {
    /// Begins at the first that nobody has looked at.
    pub fn new(start: ReviewStart) -> Self {
        let ReviewStart { review, files, earlier } = start;
        let at = review.next_open(0).unwrap_or(0);
        let mut made = Self {
            read_id: review.id().to_owned(),
            review: *review,
            files,
            earlier: earlier.map(Arc::from),
            difference: None,
            at,
            cursor: Cursor::default(),
            typing: None,
            is_writing: false,
        };
        made.select_doubt();
        made
    }

    pub(in crate::screens) fn context(&self) -> Context {
        if self.typing.is_some() { Context::Field } else { Context::Review }
    }

    pub(in crate::screens) fn crumbs(&self) -> Vec<String> {
        let title = self.review.title().to_owned();
        let part = self.difference.as_ref().map(|_| "what is written over".to_owned());
        ["Review".to_owned(), title].into_iter().chain(part).collect()
    }

    pub(in crate::screens) fn position(&self) -> String {
        let len = self.review.len();
        format!("{}/{len}", (self.at + 1).min(len))
    }

    pub(in crate::screens) fn relayout(&mut self, view: &ViewContext<'_>) {
        self.at = self.at.min(self.review.len().saturating_sub(1));
        let (len, height) = (self.rows(), self.field_rows(view));
        self.cursor.relayout(len, height);
        if let Some(page) = &mut self.difference {
            page.relayout(view);
        }
    }

    pub(in crate::screens) fn type_text(&mut self, text: &str) {
        let (typing, review) = (self.typing.as_mut(), &self.review);
        if let Some(typing) = typing {
            typing.type_text(text, review.taxonomy());
        }
    }

    /// Lets it go on: the digest could not be written.
    pub fn not_written(&mut self) {
        self.is_writing = false;
    }

    /// Shows what differs from a digest that came to stand where it is to be written: nobody has seen
    /// that one, and it is not written over before.
    pub fn changed_meanwhile(&mut self, there: Arc<[u8]>) {
        self.is_writing = false;
        self.difference = Some(DifferencePage::new(&self.review.difference(&there)));
        self.earlier = Some(there);
    }

    pub(super) fn item(&self) -> Option<&ReviewItem> {
        self.review.item(self.at)
    }

    /// Returns how many fields are shown.
    pub(super) fn rows(&self) -> usize {
        self.item().map_or(0, |item| item.rows().len())
    }

    /// Returns the words that the selected field was read from.
    pub(super) fn marked(&self) -> Option<TextSpan> {
        self.item()?.rows().get(self.cursor.at)?.field?.span
    }

    /// Selects an entry, and in it the field that is least sure.
    pub(super) fn go(&mut self, at: usize, view: &ViewContext<'_>) {
        self.at = at;
        self.select_doubt();
        self.relayout(view);
    }

    pub(super) fn go_to(&mut self, key: ReviewKey, view: &ViewContext<'_>) {
        let at = self.review.position(key);
        self.go(at.unwrap_or(self.at), view);
    }

    fn select_doubt(&mut self) {
        let rows = self.item().map(ReviewItem::rows).unwrap_or_default();
        let certainty = |at: usize| rows.get(at)?.field.map(|field| field.certainty);
        let most = (0..rows.len()).filter(|at| certainty(*at).is_some());
        // The days of all entries rest on those of the digest.
        let is_guess = |at: usize| certainty(at) == Some(Certainty::Guess);
        let weighs = |at| is_guess(at) && rows.get(at).is_some_and(|row| row.name == "period");
        let doubtful = most.rev().max_by_key(|at| (certainty(*at), weighs(*at)));
        self.cursor = Cursor { at: doubtful.unwrap_or(0), top: 0 };
    }

    /// Takes a decision and keeps it; none where it fits nothing.
    pub(super) fn decide(&mut self, decision: ReviewDecision) -> Option<Request> {
        self.review.decide(decision).then(|| self.keep())
    }

    /// Returns the request to keep the decisions as they are now.
    pub(super) fn keep(&self) -> Request {
        match &self.files.kept {
            Some(path) => {
                let (path, yaml) = (path.clone(), self.review.kept());
                Request::KeepReview(Box::new(ReviewKeeping { path, yaml }))
            }
            None => Request::Nothing,
        }
    }

    pub(super) fn is_kept(&self) -> bool {
        self.files.kept.is_some()
    }

    /// Shows what differs from the digest that is there, if there is one and that was not looked at;
    /// else returns the request to write the digest.
    pub(super) fn write(&mut self, view: &ViewContext<'_>) -> Request {
        match self.earlier.clone() {
            Some(earlier) if self.difference.is_none() => {
                let difference = self.review.difference(&earlier);
                self.difference = Some(DifferencePage::new(&difference));
                Request::Nothing
            }
            Some(_) | None => self.write_over(view),
        }
    }

    /// Returns the request to write the digest. One whose publisher or first day was changed has
    /// another id, and another file: it replaces nothing, since nobody has seen what.
    pub(super) fn write_over(&mut self, view: &ViewContext<'_>) -> Request {
        let id = self.review.id().to_owned();
        let mut files = self.files.clone();
        if id != self.read_id {
            let mut digests = view.corpus.digests().iter();
            if digests.any(|digest| *digest.head().id == *id) {
                let why = format!("Not written: the digest `{id}` is there already");
                return Request::Say(why);
            }
            files.path = self.review.draft().path(false).into();
            files.replaces = Replaces::Nothing;
        }
        self.is_writing = true;
        let yaml = self.review.yaml();
        let shown = self.earlier.clone();
        Request::WriteDraft(Box::new(DraftWriting { files, shown, yaml, id }))
    }
}
