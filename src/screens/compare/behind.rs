//! The data behind a cell of a comparison: the entries that were counted, or the figures that were
//! stated.

use super::detail;
use crate::archive::EntryKey;
use crate::compare::{self, Direction, Stated, Table};
use crate::page::{Page, Span, Tone};
use crate::screens::ViewContext;
use crate::screens::evidence::NumberEvidence;
use crate::screens::evidence_list::Belongs;
use crate::tree::TreeNode;

/// What the cells are of, as a copy or a file says it.
const OF: &str = "a comparison";

/// Opens the data behind a cell; where there is none, it shows the cell in words.
pub fn behind_cell(
    table: &Table,
    (row, column): (usize, usize),
    direction: Direction,
    view: &ViewContext<'_>,
) -> Option<NumberEvidence> {
    let held = table.rows.get(row)?;
    let mut head = detail::title(table, held, column, view);
    head.blocks.extend(detail::of_cell(table, held, column, direction, None, view).blocks);
    let rows = match table.behind(view.corpus, row, column) {
        compare::Behind::Entries { certain, possible } => {
            let with = |keys: Vec<EntryKey>, belongs| {
                keys.into_iter().map(move |key| (TreeNode::Entry(key), belongs))
            };
            let certain = with(certain, Belongs::Certainly);
            certain.chain(with(possible, Belongs::Possibly)).collect()
        }
        compare::Behind::Digests(digests) => {
            let digest = |at| (TreeNode::Digest(at), Belongs::Certainly);
            digests.into_iter().map(digest).collect()
        }
        compare::Behind::Figures(figures) => {
            let page = page(&head, &figures);
            return Some(NumberEvidence::text(OF, head, page, view));
        }
        compare::Behind::Nothing => Vec::new(),
    };
    Some(NumberEvidence::listing(OF, head, rows, view))
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
