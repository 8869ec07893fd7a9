//! The data behind a cell: the entries that were counted, or the figures that were stated.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::detail;
use super::listed::{Belongs, EvidenceList};
use crate::archive::{EntryKey, RecordKey};
use crate::compare::{self, Direction, Stated, Table};
use crate::keys::Action;
use crate::outgoing::{Outgoing, RecordSelection};
use crate::page::{Page, Span, Tone, lay_out, plain};
use crate::screens::reading::Reading;
use crate::screens::verb::{Verb, Verbs, always, part};
use crate::screens::{CopyRequest, Find, Request, ViewContext};
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

/// The data behind a cell, under the cell in words.
#[derive(Clone, Debug)]
pub struct CellEvidence {
    head: Page,
    content: Content,
}

const VERBS: &[Verb<CellEvidence>] = &[
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
        let what = "what is behind a number of a comparison".to_owned();
        Request::Copy(CopyRequest::Seen { what, text: behind.text(view) })
    }),
    always(Action::Export, |behind, view| Request::export(behind.outgoing(view))),
];

impl Verbs for CellEvidence {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        VERBS
    }
}

impl CellEvidence {
    /// Opens the data behind a cell; where there is none, it shows the cell in words.
    pub fn of(
        table: &Table,
        (row, column): (usize, usize),
        direction: Direction,
        view: &ViewContext<'_>,
    ) -> Option<Self> {
        let held = table.rows.get(row)?;
        let mut head = detail::title(table, held, column, view);
        head.blocks.extend(detail::of_cell(table, held, column, direction, None, view).blocks);
        let in_words = || Content::Text(head.clone(), Box::default());
        let list = |rows| {
            EvidenceList::new(rows).map_or_else(in_words, |listed| Content::List(Box::new(listed)))
        };
        let content = match table.behind(view.corpus, row, column) {
            compare::Behind::Entries { certain, possible } => {
                let with = |keys: Vec<EntryKey>, belongs| {
                    keys.into_iter().map(move |key| (TreeNode::Entry(key), belongs))
                };
                let certain = with(certain, Belongs::Certainly);
                list(certain.chain(with(possible, Belongs::Possibly)).collect())
            }
            compare::Behind::Digests(digests) => {
                let digest = |at| (TreeNode::Digest(at), Belongs::Certainly);
                list(digests.into_iter().map(digest).collect())
            }
            compare::Behind::Figures(figures) => {
                Content::Text(page(&head, &figures), Box::default())
            }
            compare::Behind::Nothing => in_words(),
        };
        let mut behind = Self { head, content };
        behind.relayout(view);
        Some(behind)
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
        let what = "behind a number of a comparison".to_owned();
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

    fn text(&self, view: &ViewContext<'_>) -> String {
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

/// Lists the figures one below the other, each with its issuer, time and place.
fn page(head: &Page, figures: &[Stated]) -> Page {
    let mut page = head.clone();
    for stated in figures {
        page.heading(format!("{} {}", stated.text, stated.of));
        let mut spans = vec![
            Span::new(stated.basis.word(), Tone::Basis(stated.basis)),
            Span::new(format!(" by {}", stated.issuer), Tone::Plain),
        ];
        if let Some(period) = stated.period {
            spans.push(Span::new(format!(", for {period}"), Tone::Plain));
        }
        if let Some(released) = stated.released {
            spans.push(Span::new(format!(", released {released}"), Tone::Dim));
        }
        page.line("", spans);
        for source in &stated.sources {
            page.line("", vec![Span::new(source.view().to_string(), Tone::Link)]);
        }
        page.field_text("Note", stated.note.as_deref());
        let quoted = format!("{} ({})", stated.from, stated.file);
        page.field("Quoted in", vec![Span::new(quoted, Tone::Dim)]);
    }
    page
}
