//! Drawing the counts that a result can be narrowed by, each with a bar where there is room.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::facets::FacetRow;
use super::state::{Focus, Search};
use crate::digest::{Basis, grouped};
use crate::page::{Span, Tone};
use crate::query::ValueChoice;
use crate::screens::ViewContext;
use crate::screens::list::{ListRow, draw_row};
use crate::ui::headed_rule::HeadedRule;
use crate::ui::theme::Role;

/// From this width on a count has a bar.
const WITH_BARS: u16 = 40;
/// The cells of a bar, and those of a number before it.
const BAR: u16 = 14;
const NUMBER: usize = 6;

impl Search {
    /// Says over the counts that they are of tellings, where these are not as many as the events.
    fn counts_tellings(&self) -> &'static str {
        let told = self.results.as_ref().map(crate::query::Results::told);
        if told.is_some_and(|told| !told.is_plain()) { "tellings" } else { "" }
    }

    pub(super) fn draw_facets(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let height = usize::from(area.height).max(1);
        let top = (self.facet + 1).saturating_sub(height);
        let mut highest = highest_after(self.facets.get(..top).unwrap_or_default(), &self.facets);
        let rows = self.facets.iter().enumerate().skip(top);
        for (y, (at, row)) in (area.y..area.bottom()).zip(rows) {
            let line = Rect { y, height: 1, ..area };
            match row {
                FacetRow::Heading(title) => {
                    highest = highest_in(self.facets.get(at + 1..).unwrap_or_default());
                    let right = if at == top { self.counts_tellings() } else { "" };
                    let rule = HeadedRule { title, right, role: Role::Heading };
                    let inner = Rect { x: line.x + 1, width: line.width.saturating_sub(2), ..line };
                    rule.draw(inner, view.theme, view.glyphs, buffer);
                }
                FacetRow::Value { field, word, name, count, choice } => {
                    let mut right = vec![Span::new(grouped(count), Tone::Number)];
                    if area.width >= WITH_BARS {
                        let number = format!("{:>NUMBER$} ", grouped(count));
                        right = vec![Span::new(number, Tone::Number)];
                        right.push(bar(view, (*count, highest), basis_of(field, word)));
                    }
                    let left = vec![chosen_name(view, name, *choice)];
                    let chosen = self.focus == Focus::Facets && at == self.facet;
                    let highlight = chosen.then(|| view.theme.style(Role::Selected));
                    draw_row(view, line, &ListRow { left, right }, highlight, buffer);
                }
            }
        }
    }
}

/// Returns the highest count of a group.
fn highest_in(group: &[FacetRow]) -> u32 {
    let counts = group.iter().map_while(|row| match row {
        FacetRow::Heading(_) => None,
        FacetRow::Value { count, .. } => Some(*count),
    });
    counts.max().unwrap_or(0)
}

/// Returns the highest count of the group that some rows end in.
fn highest_after(before: &[FacetRow], all: &[FacetRow]) -> u32 {
    let heading = before.iter().rposition(|row| matches!(row, FacetRow::Heading(_)));
    heading.map_or(0, |at| highest_in(all.get(at + 1..).unwrap_or_default()))
}

fn basis_of(field: &str, word: &str) -> Option<Basis> {
    word.parse().ok().filter(|_| field == "basis")
}

/// Returns a bar with blanks up to its full width, so that bars begin below each other.
fn bar(view: &ViewContext<'_>, (count, highest): (u32, u32), basis: Option<Basis>) -> Span {
    let (bar, left) = view.glyphs.bar(count.into(), highest.max(1).into(), BAR);
    let tone = basis.map_or(Tone::Bar, Tone::Stated);
    Span::new(format!("{bar}{}", " ".repeat(left)), tone)
}

/// Writes the name of a value, marked if the query asks for it or leaves it out.
fn chosen_name(view: &ViewContext<'_>, name: &str, choice: ValueChoice) -> Span {
    let name = view.spell(name);
    match choice {
        ValueChoice::Open => Span::new(name, Tone::Plain),
        ValueChoice::Chosen => Span::new(format!("{} {name}", view.glyphs.check), Tone::Strong),
        ValueChoice::LeftOut => Span::new(format!("- {name}"), Tone::Dim),
    }
}
