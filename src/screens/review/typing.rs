//! A value of a field while it is being typed, with the names that complete it.

use crate::digest::Taxonomy;
use crate::import::review::{FieldRow, ReviewDecision, ReviewItem, ReviewKey, normal, offers};
use crate::keys::Action;
use crate::screens::input::LineInput;
use crate::screens::scroll::Motion;
use crate::screens::verb::Now;

/// A value that is being typed.
#[derive(Clone, Debug)]
pub(super) struct Typing {
    pub(super) input: LineInput,
    at: ReviewKey,
    /// The key of the field.
    pub(super) field: &'static str,
    number: usize,
    /// The theatre of the entry, whose areas are offered first.
    theatre: Option<String>,
    /// Names that complete what is typed.
    pub(super) offers: Vec<String>,
    /// The one of them that is selected.
    pub(super) chosen: Option<usize>,
    /// What is wrong with what was typed.
    pub(super) fault: Option<String>,
    /// True while the line still holds the value that was there, which no name completes.
    is_as_before: bool,
}

impl Typing {
    /// Begins with the value that is there, and offers every name that could stand in its place.
    pub(super) fn new(item: &ReviewItem, row: &FieldRow<'_>, taxonomy: &Taxonomy) -> Self {
        let value = row.field.map_or("", |field| field.value.as_str());
        let theatre = item.field("theatre").map(|field| field.value.clone());
        let mut typing = Self {
            input: LineInput::new(value),
            at: item.key,
            field: row.name,
            number: row.number,
            theatre,
            offers: Vec::new(),
            chosen: None,
            fault: None,
            is_as_before: !value.is_empty(),
        };
        typing.offer("", taxonomy);
        typing
    }

    pub(super) fn type_text(&mut self, text: &str, taxonomy: &Taxonomy) {
        self.input.type_text(text);
        self.offer_typed(taxonomy);
    }

    fn offer_typed(&mut self, taxonomy: &Taxonomy) {
        self.is_as_before = false;
        let typed = self.input.text().to_owned();
        self.offer(&typed, taxonomy);
    }

    fn offer(&mut self, typed: &str, taxonomy: &Taxonomy) {
        self.offers = offers(self.field, typed, self.theatre.as_deref(), taxonomy);
        self.offers.retain(|name| name != self.input.text());
        (self.chosen, self.fault) = (None, None);
    }

    pub(super) fn now_move(&self, action: Action) -> Now {
        Motion::now(action, !self.offers.is_empty())
    }

    /// Selects another name; above the first it is the line itself.
    pub(super) fn select(&mut self, action: Action) {
        let Some(motion) = Motion::of(action) else { return };
        let last = self.offers.len();
        let at = self.chosen.map_or(0, |at| at + 1);
        self.chosen = motion.from(at, last, last).min(last).checked_sub(1);
    }

    /// Returns whether there is something to complete: the cursor stands at the end.
    pub(super) fn now_complete(&self) -> Now {
        let is_meant = !self.is_as_before || self.chosen.is_some();
        Now::when(is_meant && self.input.parts().1.is_empty() && !self.offers.is_empty())
    }

    /// Writes the selected name into the line, or the first.
    pub(super) fn complete(&mut self, taxonomy: &Taxonomy) {
        if let Some(name) = self.offers.get(self.chosen.unwrap_or(0)) {
            self.input = LineInput::new(name.clone());
            self.offer_typed(taxonomy);
        }
    }

    pub(super) fn edit(&mut self, action: Action, taxonomy: &Taxonomy) {
        if self.input.act(action) {
            self.offer_typed(taxonomy);
        }
    }

    /// Returns the decision to take the selected name, else what was typed. None where that cannot
    /// stand in the field, which is said below the line.
    pub(super) fn decision(&mut self, taxonomy: &Taxonomy) -> Option<ReviewDecision> {
        let chosen = self.chosen.and_then(|at| self.offers.get(at)).map(String::as_str);
        match normal(self.field, chosen.unwrap_or(self.input.text()), taxonomy) {
            Ok(value) => {
                let (at, field, number) = (self.at, self.field.to_owned(), self.number);
                Some(ReviewDecision::Change { at, field, number, value })
            }
            Err(why) => {
                self.fault = Some(why);
                None
            }
        }
    }
}
