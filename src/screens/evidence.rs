//! What lies behind a number: the entries or digests that were counted, or words, under the number as
//! it stands in its cell.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::evidence_list::{Belongs, EvidenceList};
use super::reading::Reading;
use super::verb::{Now, Verb, Verbs, always, part};
use super::{CopyRequest, Find, Request, ViewContext};
use crate::archive::{EntryKey, RecordKey};
use crate::keys::Action;
use crate::outgoing::{Outgoing, RecordSelection};
use crate::page::{Page, Span, Tone, lay_out, plain};
use crate::tree::TreeNode;
use crate::ui::links::AddressCells;
use crate::ui::paint::put_row;

/// The width of a copy in columns.
const PLAIN: usize = 100;

/// The kind of data behind a cell.
#[derive(Clone, Debug)]
enum Content {
    /// Entries or digests.
    List(Box<EvidenceList>),
    /// Figures, or the cell itself, as a text.
    Text(Page, Box<Reading>),
}

/// The data behind a number, under its cell in words.
#[derive(Clone, Debug)]
pub struct NumberEvidence {
    /// What the numbers are of: `a comparison`.
    of: &'static str,
    head: Page,
    content: Content,
}

const VERBS: &[Verb<NumberEvidence>] = &[
    part(
        |behind, action, view| match &behind.content {
            Content::List(list) => list.now(action, view),
            Content::Text(_, reading) => reading.now(action, view),
        },
        |behind, action, view| match &mut behind.content {
            Content::List(list) => list.act(action, view),
            Content::Text(_, reading) => reading.act(action, view),
        },
    ),
    always(Action::Back, |_, _| Request::Leave),
    always(Action::Copy, |behind, view| {
        let what = format!("what is behind a number of {}", behind.of);
        Request::Copy(CopyRequest::Seen { what, text: behind.copied(view) })
    }),
    always(Action::Export, |behind, view| Request::export(behind.outgoing(view))),
];

impl Verbs for NumberEvidence {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        VERBS
    }
}

/// What is open over a picture, if anything: everything goes to it until it is left.
pub type OpenEvidence = Option<Box<NumberEvidence>>;

/// Returns what an action would do to what is open.
pub fn now_open(open: &OpenEvidence, action: Action, view: &ViewContext<'_>) -> Now {
    open.as_ref().map_or(Now::Idle, |behind| behind.now(action, view))
}

/// Carries out an action on what is open. Leaving it closes it alone, and not the picture.
pub fn act_on_open(open: &mut OpenEvidence, action: Action, view: &ViewContext<'_>) -> Request {
    match open.as_mut().map(|behind| behind.act(action, view)) {
        Some(Request::Leave) => {
            *open = None;
            Request::Nothing
        }
        request => request.unwrap_or(Request::Nothing),
    }
}

impl NumberEvidence {
    /// Lists what is behind a number; where nothing is, it shows the cell in words.
    pub fn listing(
        of: &'static str,
        head: Page,
        rows: Vec<(TreeNode, Belongs)>,
        view: &ViewContext<'_>,
    ) -> Self {
        match EvidenceList::new(rows) {
            Some(list) => Self { of, head, content: Content::List(Box::new(list)) }.laid_out(view),
            None => Self::text(of, head.clone(), head, view),
        }
    }

    /// Shows what is behind a number as a text.
    pub fn text(of: &'static str, head: Page, page: Page, view: &ViewContext<'_>) -> Self {
        Self { of, head, content: Content::Text(page, Box::default()) }.laid_out(view)
    }

    fn laid_out(mut self, view: &ViewContext<'_>) -> Self {
        self.relayout(view);
        self
    }

    /// Returns its name in the breadcrumb.
    pub fn name(&self) -> &'static str {
        match &self.content {
            Content::List(list)
                if matches!(list.rows().first(), Some((TreeNode::Digest(_), _))) =>
            {
                "Digests"
            }
            Content::List(_) => "Entries",
            Content::Text(..) => "In words",
        }
    }

    pub fn find(&self) -> &Find {
        match &self.content {
            Content::List(list) => &list.find,
            Content::Text(_, reading) => &reading.find,
        }
    }

    pub fn type_text(&mut self, text: &str, view: &ViewContext<'_>) {
        if !self.find().is_typing() {
            return;
        }
        match &mut self.content {
            Content::List(list) => list.type_text(text, view),
            Content::Text(_, reading) => reading.type_text(text, view),
        }
    }

    pub fn relayout(&mut self, view: &ViewContext<'_>) {
        let height = usize::from(self.below(view).height);
        match &mut self.content {
            Content::List(list) => list.relayout(height, view),
            Content::Text(page, reading) => reading.show(page, view),
        }
    }

    /// Returns the entries that it lists.
    pub fn entries(&self) -> Vec<EntryKey> {
        match &self.content {
            Content::List(list) => {
                list.rows().iter().filter_map(|(subject, _)| subject.entry()).collect()
            }
            Content::Text(..) => Vec::new(),
        }
    }

    /// Returns what the numbers are of: `a comparison`.
    pub fn of(&self) -> &'static str {
        self.of
    }

    /// Returns the number in words that stands over it.
    pub fn head(&self) -> &Page {
        &self.head
    }

    /// Returns the text that it is; none where it is a list.
    pub fn page(&self) -> Option<&Page> {
        match &self.content {
            Content::List(_) => None,
            Content::Text(page, _) => Some(page),
        }
    }

    /// Returns the rows of the list, each with whether it certainly belongs there.
    pub fn rows(&self) -> &[(TreeNode, Belongs)] {
        match &self.content {
            Content::List(list) => list.rows(),
            Content::Text(..) => &[],
        }
    }

    /// Selects a row.
    pub fn select(&mut self, at: usize) {
        if let Content::List(list) = &mut self.content {
            list.select(at);
        }
    }

    /// Returns the subject that many rows further. `None` where there is no other.
    pub fn neighbour(&self, by: isize) -> Option<TreeNode> {
        match &self.content {
            Content::List(list) => list.neighbour(by),
            Content::Text(..) => None,
        }
    }

    /// Moves by that many rows.
    pub fn step_by(&mut self, by: isize) {
        if let Content::List(list) = &mut self.content {
            list.step_by(by);
        }
    }

    pub fn position(&self, view: &ViewContext<'_>) -> String {
        match &self.content {
            Content::List(list) => list.position(),
            Content::Text(_, reading) => reading.position(view),
        }
    }

    /// Returns the room for the entries, below the cell in words, which takes at most a third.
    fn below(&self, view: &ViewContext<'_>) -> Rect {
        let body = view.body;
        let columns = usize::from(body.width.saturating_sub(2)).max(1);
        let rows = lay_out(&self.head, columns, &view.marks).rows.len();
        let head = u16::try_from(rows).unwrap_or(u16::MAX).min(body.height / 3);
        let gap = u16::from(head > 0);
        Rect { y: body.y + head + gap, height: body.height - head - gap, ..body }
    }

    pub fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        let list = match &self.content {
            Content::List(list) => list,
            Content::Text(_, reading) => return reading.draw(view, buffer),
        };
        let area = self.below(view);
        let body =
            Rect { x: view.body.x + 1, width: view.body.width.saturating_sub(2), ..view.body };
        let laid = lay_out(&self.head, usize::from(body.width).max(1), &view.marks);
        for (y, row) in (body.y..area.y.saturating_sub(1)).zip(&laid.rows) {
            put_row(buffer, Rect { y, height: 1, ..body }, row, view.theme);
        }
        list.draw(view, area, buffer);
    }

    /// Returns the addresses in a text behind the cell.
    pub fn links(&self, view: &ViewContext<'_>) -> Vec<AddressCells> {
        match &self.content {
            Content::List(_) => Vec::new(),
            Content::Text(_, reading) => reading.links(view),
        }
    }

    /// Returns what is behind the cell: entries as such, all else as a page.
    fn outgoing(&self, view: &ViewContext<'_>) -> Outgoing {
        let what = format!("behind a number of {}", self.of);
        let list = match &self.content {
            Content::Text(page, _) => return Outgoing::Composed { what, page: page.clone() },
            Content::List(list) => list,
        };
        let entry = |(subject, _): &(TreeNode, Belongs)| subject.entry().map(RecordKey::Entry);
        let keys: Vec<RecordKey> = list.rows().iter().filter_map(entry).collect();
        if !keys.is_empty() {
            return Outgoing::Records(RecordSelection::listed(what, keys));
        }
        let mut page = self.head.clone();
        page.gap();
        for (subject, _) in list.rows() {
            page.bullet(0, vec![Span::new(subject.name(view.corpus), Tone::Plain)]);
        }
        Outgoing::Composed { what, page }
    }

    fn copied(&self, view: &ViewContext<'_>) -> String {
        let list = match &self.content {
            Content::Text(page, _) => return plain(page, PLAIN),
            Content::List(list) => list,
        };
        let mut out = plain(&self.head, PLAIN);
        out.push('\n');
        for (subject, belongs) in list.rows() {
            let doubt = if *belongs == Belongs::Possibly { "? " } else { "" };
            let TreeNode::Entry(key) = subject else {
                let _ = writeln!(out, "{}", subject.name(view.corpus));
                continue;
            };
            let Some(entry) = view.corpus.entry(*key) else { continue };
            let sources: Vec<String> = entry.sources().map(|source| source.to_string()).collect();
            let (date, basis, sources) = (entry.date, entry.basis, sources.join("; "));
            let _ = writeln!(
                out,
                "{doubt}{date}  {} [{basis}: {sources}] {}",
                entry.text(),
                entry.id()
            );
        }
        out
    }
}
