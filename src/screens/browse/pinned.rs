//! The saved searches on the first screen: which of them are above the digests, how their rows
//! look, and the preview of one beside the list.

use ratatui::layout::Rect;

use super::columns::columns;
use super::state::Chosen;
use crate::cover::State;
use crate::jobs::SavedCount;
use crate::keys::{Action, Context};
use crate::page::{Page, Span, Tone, events_told};
use crate::screens::ViewContext;
use crate::screens::list::{ListRow, fitting};
use crate::screens::row::{saved_row, subject_row};
use crate::screens::scroll::Cursor;
use crate::tree::{TreeNode, Turn};

/// The greatest number of rows above the digests.
const MOST: usize = 8;

/// The rows above the digests.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pinned {
    /// The names of the searches with a row, to recognise them later.
    names: Vec<String>,
    /// The number of searches without a row; they share the last row.
    hidden: usize,
}

impl Pinned {
    /// Returns the saved searches that fit; digests keep three quarters of the list. None is shown
    /// before the first digest, since the first row to appear is selected.
    pub fn of(view: &ViewContext<'_>) -> Self {
        if view.corpus.digests().is_empty() {
            return Self::default();
        }
        let height = usize::from(columns(view.body, true).current.height);
        let room = (height / 4).clamp(1, MOST);
        let all = view.saved.len();
        let shown = if all <= room { all } else { room - 1 };
        let names = view.saved.iter().take(shown).map(|saved| saved.name.clone()).collect();
        Self { names, hidden: all - shown }
    }

    /// Returns the number of rows.
    pub fn rows(&self) -> usize {
        self.names.len() + usize::from(self.hidden > 0)
    }

    /// Returns what a row stands for; `None` for the rows below.
    pub fn get(&self, row: usize) -> Option<Chosen> {
        match row {
            row if row < self.names.len() => Some(Chosen::Saved(row)),
            row if row < self.rows() => Some(Chosen::More),
            _ => None,
        }
    }

    /// Adjusts a cursor from these rows to other ones: it stays on the search of the same name, or
    /// on the same digest.
    pub fn carried(&self, cursor: Cursor, to: &Self) -> Cursor {
        let last = to.rows().saturating_sub(1);
        let at = match self.get(cursor.at) {
            None => cursor.at - self.rows() + to.rows(),
            Some(Chosen::Saved(at)) => {
                let name = self.names.get(at);
                let same = to.names.iter().position(|known| Some(known) == name);
                same.unwrap_or(at.min(last))
            }
            Some(Chosen::More | Chosen::Subject(_)) => last,
        };
        // The top of the list stays visible if it was.
        let top =
            if cursor.top == 0 { 0 } else { (cursor.top + to.rows()).saturating_sub(self.rows()) };
        Cursor { at, top }
    }

    /// Builds the row of one of them, `room` cells wide.
    pub fn row(&self, chosen: Chosen, view: &ViewContext<'_>, room: usize) -> ListRow {
        match chosen {
            Chosen::Saved(at) => view
                .saved
                .get(at)
                .map_or_else(ListRow::default, |saved| saved_row(view, saved, room)),
            Chosen::More => {
                let text = format!("{} {} more saved searches", view.marks.ellipsis, self.hidden);
                let key = view.keymap.chords(Context::Browse, Action::Saved).first();
                let right = key.map(|key| Span::new(key.to_string(), Tone::Dim));
                ListRow {
                    left: vec![Span::new(text, Tone::Dim)],
                    right: right.into_iter().collect(),
                }
            }
            Chosen::Subject(_) => ListRow::default(),
        }
    }
}

/// Returns the preview of one of them.
pub fn preview(chosen: Chosen, view: &ViewContext<'_>, area: Rect) -> Page {
    match chosen {
        Chosen::Subject(subject) => subject.preview(view.corpus),
        Chosen::Saved(at) => {
            view.saved.get(at).map_or_else(Page::new, |saved| about(saved, view, area))
        }
        Chosen::More => {
            let mut page = Page::new();
            page.title("Saved searches");
            page.gap();
            page.text(format!("All {} of them, with what each finds.", view.saved.len()));
            page
        }
    }
}

/// Says how many events a saved search finds, and what that is worth.
fn finds(saved: &SavedCount) -> Span {
    let Some((found, state)) = saved.found.as_ref().zip(saved.held) else {
        return Span::new("not counted yet", Tone::Doubt);
    };
    let worth = match state {
        State::InFull => "",
        _ if found.tellings == 0 => "; what it asks for is not held in full",
        State::NotHeld | State::Silent | State::WordsOnly | State::InPart => "; a lower bound",
    };
    Span::new(format!("{}{worth}", events_told(found)), Tone::Number)
}

fn about(saved: &SavedCount, view: &ViewContext<'_>, area: Rect) -> Page {
    let mut page = Page::new();
    page.title(saved.name.as_str());
    if let Some(note) = &saved.note {
        page.text(note.as_str());
    }
    page.gap();
    page.field("Query", vec![Span::new(saved.query.as_str(), Tone::Strong)]);
    page.field("Finds", vec![finds(saved)]);
    let whose = if saved.shared { "shared by the archive" } else { "your own" };
    page.field_text("From", Some(whose));
    if let Some(key) = view.keymap.chords(Context::Browse, Action::Open).first() {
        page.gap();
        page.text(format!("{key} searches by it."));
    }
    if !saved.first.is_empty() {
        page.heading("The best of it");
    }
    // Results may be of any week, so their rows show the year.
    let across = TreeNode::Archive(Turn::ByDigest);
    for key in &saved.first {
        let row = subject_row(view, across, TreeNode::Entry(*key), usize::from(area.width));
        page.line("", fitting(view, &row.left, usize::from(area.width).saturating_sub(2)));
    }
    page
}
