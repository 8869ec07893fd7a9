//! What lies behind a cell: the entries that were counted, or the figures that were stated.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::detail;
use crate::archive::EntryKey;
use crate::compare::{self, Stated, Table};
use crate::keys::Action;
use crate::page::{Page, Span, Tone, lay_out, plain};
use crate::screens::Piece;
use crate::screens::list::{ListRow, draw_list};
use crate::screens::reading::Reading;
use crate::screens::row::subject_row;
use crate::screens::scroll::Cursor;
use crate::screens::{Find, Request, Scene};
use crate::tree::{Subject, Turn};
use crate::ui::paint::put_row;
use crate::ui::theme::Role;

/// Entries may be of any week, so their rows tell the year.
const ACROSS: Subject = Subject::Archive(Turn::ByDigest);

/// Columns of a copy.
const PLAIN: usize = 100;

/// What lies there.
#[derive(Clone, Debug)]
enum Content {
    /// Entries or digests, each with whether it certainly belongs there.
    List(Vec<(Subject, Belongs)>, Cursor),
    /// Figures, or the cell itself, as a text.
    Text(Page, Box<Reading>),
}

/// Whether an entry belongs to what was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Belongs {
    Certainly,
    Possibly,
}

/// What lies behind a cell, with the cell in words above it.
#[derive(Clone, Debug)]
pub struct Behind {
    head: Page,
    content: Content,
}

impl Behind {
    /// What lies behind a cell; where nothing does, the cell in words.
    pub fn of(table: &Table, row: usize, column: usize, scene: &Scene<'_>) -> Option<Self> {
        let held = table.rows.get(row)?;
        let mut head = detail::title(table, held, column, scene);
        head.blocks.extend(detail::of_cell(table, held, column, None, scene).blocks);
        let content = match table.behind(scene.corpus, row, column) {
            compare::Behind::Entries { certain, possible } => {
                let with = |keys: Vec<EntryKey>, belongs| {
                    keys.into_iter().map(move |key| (Subject::Entry(key), belongs))
                };
                let certain = with(certain, Belongs::Certainly);
                let all: Vec<_> = certain.chain(with(possible, Belongs::Possibly)).collect();
                if all.is_empty() {
                    Content::Text(head.clone(), Box::default())
                } else {
                    Content::List(all, Cursor::default())
                }
            }
            compare::Behind::Digests(digests) if !digests.is_empty() => {
                let digest = |at| (Subject::Digest(at), Belongs::Certainly);
                Content::List(digests.into_iter().map(digest).collect(), Cursor::default())
            }
            compare::Behind::Figures(figures) => {
                Content::Text(page(&head, &figures), Box::default())
            }
            compare::Behind::Digests(_) | compare::Behind::Nothing => {
                Content::Text(head.clone(), Box::default())
            }
        };
        let mut behind = Self { head, content };
        behind.settle(scene);
        Some(behind)
    }

    /// What the breadcrumb calls it.
    pub fn name(&self) -> &'static str {
        match &self.content {
            Content::List(list, _) if matches!(list.first(), Some((Subject::Digest(_), _))) => {
                "Digests"
            }
            Content::List(..) => "Entries",
            Content::Text(..) => "In words",
        }
    }

    pub fn find(&self) -> Option<&Find> {
        match &self.content {
            Content::List(..) => None,
            Content::Text(_, reading) => Some(&reading.find),
        }
    }

    pub fn type_text(&mut self, text: &str, scene: &Scene<'_>) {
        if let Content::Text(_, reading) = &mut self.content
            && reading.find.is_typing()
        {
            reading.type_text(text, scene);
        }
    }

    pub fn settle(&mut self, scene: &Scene<'_>) {
        let height = usize::from(self.below(scene).height);
        match &mut self.content {
            Content::List(list, cursor) => cursor.settle(list.len(), height),
            Content::Text(page, reading) => reading.show(page, scene),
        }
    }

    pub fn act(&mut self, action: Action, scene: &Scene<'_>) -> Request {
        let height = usize::from(self.below(scene).height);
        let moved = match &mut self.content {
            Content::List(list, cursor) => cursor.act(action, list.len(), height),
            Content::Text(_, reading) => reading.act(action, scene),
        };
        if moved {
            return Request::Nothing;
        }
        match (action, &self.content) {
            (Action::Back, _) => Request::Leave,
            (Action::Open, Content::List(list, cursor)) => list
                .get(cursor.at)
                .map_or(Request::Nothing, |(subject, _)| Request::Read(*subject, Turn::ByDigest)),
            (Action::Copy, _) => {
                let what = "what is behind a number of a comparison".to_owned();
                Request::Copy(Piece::Seen { what, text: self.text(scene) })
            }
            _ => Request::Nothing,
        }
    }

    /// Goes on by so many entries. None where there is no other one.
    pub fn step_by(&mut self, by: isize, scene: &Scene<'_>) -> Option<Subject> {
        let height = usize::from(self.below(scene).height);
        let Content::List(list, cursor) = &mut self.content else { return None };
        let before = cursor.at;
        cursor.go(before.saturating_add_signed(by), list.len(), height);
        list.get(cursor.at).filter(|_| cursor.at != before).map(|(subject, _)| *subject)
    }

    pub fn position(&self, scene: &Scene<'_>) -> String {
        match &self.content {
            Content::List(list, cursor) => {
                format!("{}/{}", (cursor.at + 1).min(list.len()), list.len())
            }
            Content::Text(_, reading) => reading.position(scene),
        }
    }

    /// The room for the entries: below the cell in words, which takes a third at most.
    fn below(&self, scene: &Scene<'_>) -> Rect {
        let body = scene.body;
        let columns = usize::from(body.width.saturating_sub(2)).max(1);
        let rows = lay_out(&self.head, columns, &scene.marks).rows.len();
        let head = u16::try_from(rows).unwrap_or(u16::MAX).min(body.height / 3);
        let gap = u16::from(head > 0);
        Rect { y: body.y + head + gap, height: body.height - head - gap, ..body }
    }

    pub fn draw(&self, scene: &Scene<'_>, buffer: &mut Buffer) {
        let (list, cursor) = match &self.content {
            Content::List(list, cursor) => (list, *cursor),
            Content::Text(_, reading) => return reading.draw(scene, buffer),
        };
        let area = self.below(scene);
        let body =
            Rect { x: scene.body.x + 1, width: scene.body.width.saturating_sub(2), ..scene.body };
        let laid = lay_out(&self.head, usize::from(body.width).max(1), &scene.marks);
        for (y, row) in (body.y..area.y.saturating_sub(1)).zip(&laid.rows) {
            put_row(buffer, Rect { y, height: 1, ..body }, row, scene.theme);
        }
        let row = |at: usize, room: usize| {
            let Some((subject, belongs)) = list.get(at) else { return ListRow::default() };
            let mut row = subject_row(scene, ACROSS, *subject, room);
            if *belongs == Belongs::Possibly {
                row.left.insert(0, Span::new("? ", Tone::Doubt));
            }
            row
        };
        draw_list(scene, area, cursor, list.len(), Role::Selected, row, buffer);
    }

    fn text(&self, scene: &Scene<'_>) -> String {
        let list = match &self.content {
            Content::Text(page, _) => return plain(page, PLAIN),
            Content::List(list, _) => list,
        };
        let mut out = plain(&self.head, PLAIN);
        out.push('\n');
        for (subject, belongs) in list {
            let doubt = if *belongs == Belongs::Possibly { "? " } else { "" };
            let Subject::Entry(key) = subject else {
                let _ = writeln!(out, "{}", subject.name(scene.corpus));
                continue;
            };
            let Some(entry) = scene.corpus.entry(*key) else { continue };
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

/// The figures one below the other, each with who says so, when and where.
fn page(head: &Page, figures: &[Stated]) -> Page {
    let mut page = head.clone();
    for stated in figures {
        page.heading(format!("{} {}", stated.text, stated.of));
        let mut said = vec![
            Span::new(stated.basis.word(), Tone::Basis(stated.basis)),
            Span::new(format!(" by {}", stated.issuer), Tone::Plain),
        ];
        if let Some(period) = stated.period {
            said.push(Span::new(format!(", for {period}"), Tone::Plain));
        }
        if let Some(released) = stated.released {
            said.push(Span::new(format!(", released {released}"), Tone::Dim));
        }
        page.line("", said);
        for source in &stated.sources {
            page.line("", vec![Span::new(source.view().to_string(), Tone::Link)]);
        }
        page.field_text("Note", stated.note.as_deref());
        let quoted = format!("{} ({})", stated.from, stated.file);
        page.field("Quoted in", vec![Span::new(quoted, Tone::Dim)]);
    }
    page
}
