//! The entries or digests behind a number: the selection, and the hits among them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::find::FindOutcome;
use super::list::{ListRow, draw_list};
use super::row::subject_row;
use super::scroll::{Cursor, Motion};
use super::verb::{Now, Verb, Verbs, part, verb};
use super::{Find, Request, ViewContext};
use crate::keys::Action;
use crate::page::{Span, Tone};
use crate::tree::{TreeNode, Turn};
use crate::ui::theme::Role;

/// Entries may be of any week, so their rows show the year.
const ACROSS: TreeNode = TreeNode::Archive(Turn::ByDigest);

/// Whether an entry certainly belongs to what was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belongs {
    Certainly,
    Possibly,
}

/// The list and the position in it.
#[derive(Clone, Debug)]
pub struct EvidenceList {
    /// Never empty.
    rows: Vec<(TreeNode, Belongs)>,
    cursor: Cursor,
    /// The number of rows visible at once.
    height: usize,
    pub(super) find: Find,
    /// The rows that match the query; updated only when the query changes.
    found: Vec<usize>,
}

const VERBS: &[Verb<EvidenceList>] = &[
    part(
        |list, action, _| Motion::now(action, list.rows.len() > 1),
        |list, action, _| {
            list.cursor.act(action, list.rows.len(), list.height);
            Request::Nothing
        },
    ),
    part(
        |list, action, _| list.find.now(action, || list.has_other_hit()),
        |list, action, view| {
            match list.find.act(action, list.cursor.at) {
                FindOutcome::Nothing => {}
                FindOutcome::Typed => list.nearest_hit(view),
                FindOutcome::Jump(by) => list.jump(by),
                FindOutcome::Left(origin) => list.select(origin),
            }
            Request::Nothing
        },
    ),
    verb(
        Action::Open,
        |list, _| Now::when(list.selected().is_some()),
        |list, _| {
            let read = |subject| Request::Read(subject, Turn::ByDigest);
            list.selected().map_or(Request::Nothing, read)
        },
    ),
];

impl Verbs for EvidenceList {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        VERBS
    }
}

impl EvidenceList {
    /// Makes a list with its first row selected; `None` where there is nothing to list.
    pub fn new(rows: Vec<(TreeNode, Belongs)>) -> Option<Self> {
        (!rows.is_empty()).then(|| Self {
            rows,
            cursor: Cursor::default(),
            height: 1,
            find: Find::default(),
            found: Vec::new(),
        })
    }

    /// Returns the rows, each with whether it certainly belongs there.
    pub fn rows(&self) -> &[(TreeNode, Belongs)] {
        &self.rows
    }

    fn selected(&self) -> Option<TreeNode> {
        self.rows.get(self.cursor.at).map(|(subject, _)| *subject)
    }

    /// Returns the subject that many rows further.
    pub fn neighbour(&self, by: isize) -> Option<TreeNode> {
        let at = self.cursor.at.checked_add_signed(by)?;
        self.rows.get(at).map(|(subject, _)| *subject)
    }

    /// Moves the selection by that many rows.
    pub fn step_by(&mut self, by: isize) {
        self.select(self.cursor.at.saturating_add_signed(by));
    }

    /// Sets the number of rows visible at once.
    pub fn relayout(&mut self, height: usize, view: &ViewContext<'_>) {
        self.height = height;
        self.cursor.relayout(self.rows.len(), height);
        self.look(view);
    }

    /// Adds typed text to the query and goes to the first hit from the starting position on.
    pub fn type_text(&mut self, text: &str, view: &ViewContext<'_>) {
        self.find.push(text);
        self.nearest_hit(view);
    }

    /// Returns which row is selected, or which hit.
    pub fn position(&self) -> String {
        if self.find.query().is_empty() {
            let len = self.rows.len();
            return format!("{}/{len}", (self.cursor.at + 1).min(len));
        }
        self.find.count(self.found.len())
    }

    pub fn draw(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let row = |at: usize, room: usize| self.row(at, room, view);
        draw_list(view, area, self.cursor, self.rows.len(), Role::Selected, row, buffer);
    }

    fn row(&self, at: usize, room: usize, view: &ViewContext<'_>) -> ListRow {
        let Some((subject, belongs)) = self.rows.get(at) else { return ListRow::default() };
        let mut row = subject_row(view, ACROSS, *subject, room);
        if *belongs == Belongs::Possibly {
            row.left.insert(0, Span::new("? ", Tone::Doubt));
        }
        row
    }

    /// Selects a row.
    pub fn select(&mut self, at: usize) {
        self.cursor.go(at, self.rows.len(), self.height);
    }

    fn look(&mut self, view: &ViewContext<'_>) {
        self.found.clear();
        if self.find.query().is_empty() {
            return;
        }
        let text = |at| self.row(at, usize::MAX, view).text();
        let texts: Vec<String> = (0..self.rows.len()).map(text).collect();
        let hits = self.find.hits(texts.iter().map(String::as_str));
        self.found = hits.into_iter().map(|hit| hit.text).collect();
        self.found.dedup();
    }

    fn nearest_hit(&mut self, view: &ViewContext<'_>) {
        self.look(view);
        let origin = self.find.origin;
        self.find.at = self.found.iter().position(|row| *row >= origin).unwrap_or(0);
        self.jump(0);
    }

    /// Returns whether there is a hit to go to: another hit, or one that is not selected.
    fn has_other_hit(&self) -> bool {
        self.found.len() > 1 || self.found.iter().any(|row| *row != self.cursor.at)
    }

    fn jump(&mut self, by: isize) {
        self.find.step(by, self.found.len());
        if let Some(row) = self.found.get(self.find.at) {
            self.select(*row);
        }
    }
}
