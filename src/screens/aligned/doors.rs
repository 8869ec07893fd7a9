//! What lies behind a point: the figure with its source; and behind a day: the entries.

use super::state::Aligned;
use crate::compare::AlignedPoint;
use crate::page::{Page, Span, Tone};
use crate::screens::ViewContext;
use crate::screens::evidence::NumberEvidence;
use crate::screens::evidence_list::Belongs;
use crate::tree::TreeNode;

/// What the numbers are of, as a copy or a file says it.
const OF: &str = "a comparison";

impl Aligned {
    /// Opens what is stated up to the selected day.
    pub(super) fn figures(&self, view: &ViewContext<'_>) -> Option<NumberEvidence> {
        let points = self.points_at(self.at());
        let mut page = self.head();
        for point in &points {
            add_figure(&mut page, point);
        }
        (!points.is_empty()).then(|| NumberEvidence::text(OF, self.head(), page, view))
    }

    /// Opens the attacks that are counted on the selected day.
    pub(super) fn entries(&self, view: &ViewContext<'_>) -> Option<NumberEvidence> {
        let day = self.day_at(self.at())?;
        let rows = day.keys.iter().map(|key| (TreeNode::Entry(*key), Belongs::Certainly));
        Some(NumberEvidence::listing(OF, self.head(), rows.collect(), view))
    }

    fn head(&self) -> Page {
        let mut page = Page::new();
        page.line("", vec![Span::new(self.day_in_words(self.at()), Tone::Strong)]);
        if let Some(stated) = self.stated_in_words(self.at()) {
            page.line("", vec![Span::new(stated, Tone::Dim)]);
        }
        page
    }
}

/// Writes a figure with its issuer, its days, its parts and its sources.
fn add_figure(page: &mut Page, point: &AlignedPoint) {
    let statement = &point.statement;
    page.heading(format!("{} {}", point.count.in_print(), statement.of));
    let mut spans = vec![
        Span::new(statement.basis.word(), Tone::Basis(statement.basis)),
        Span::new(format!(" by {}, for {}", statement.issuer, point.days), Tone::Plain),
    ];
    if let Some(released) = statement.released {
        spans.push(Span::new(format!(", released {released}"), Tone::Dim));
    }
    page.line("", spans);
    if !point.parts.is_empty() {
        let parts =
            point.parts.iter().map(|part| format!("{} {}", part.label, part.count.in_print()));
        page.field_text("Parts", Some(&parts.collect::<Vec<_>>().join(", ")));
    }
    for source in &statement.sources {
        page.line("", vec![Span::new(source.view().to_string(), Tone::Link)]);
    }
    page.field_text("Note", statement.note.as_deref());
    let quoted = format!("{} ({})", statement.from, statement.file);
    page.field("Quoted in", vec![Span::new(quoted, Tone::Dim)]);
}
