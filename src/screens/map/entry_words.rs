//! One entry of a mark in a row or two: day, letter of the basis, what it was, the toll; then the words
//! of its place, and within how many kilometres that is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::detail::MarkEntry;
use crate::mapping::kilometres;
use crate::page::{Span, Tone, entry_toll};
use crate::screens::ViewContext;
use crate::screens::list::fitting;
use crate::text::{fit, width};
use crate::ui::paint::put_spans;

/// From this width on a row names the year of the day.
const WITH_YEAR: u16 = 34;

/// What is said of an entry.
pub(super) struct EntryWords {
    day: String,
    letter: Option<Span>,
    what: String,
    toll: String,
    place: String,
    within: Span,
}

impl EntryWords {
    pub fn of(row: &MarkEntry, view: &ViewContext<'_>) -> Self {
        let within = if row.is_pinned {
            format!("±{} km", kilometres(row.radius_km))
        } else {
            format!("area ±{} km", kilometres(row.radius_km))
        };
        let within = Span::new(view.spell(&within), Tone::Doubt);
        let Some(entry) = view.corpus.entry(row.key) else {
            let (day, what, toll, place) = Default::default();
            return Self { day, letter: None, what, toll, place, within };
        };
        let taxonomy = view.corpus.taxonomy();
        let what = match entry.tactics.main() {
            Some(tactic) => taxonomy.tactic_name(tactic),
            None => taxonomy.kind_name(entry.kind),
        };
        let area = || entry.area.map_or("", |area| taxonomy.area_name(area));
        let letter = entry.basis.word().chars().take(1).collect::<String>().to_uppercase();
        Self {
            day: entry.date.from.to_string(),
            letter: Some(Span::new(letter, Tone::Basis(entry.basis))),
            what: view.spell(what).into_owned(),
            toll: view.spell(&entry_toll(entry)).into_owned(),
            place: view.spell(entry.place_text().unwrap_or_else(area)).into_owned(),
            within,
        }
    }

    fn head(&self, columns: u16) -> Vec<Span> {
        let day =
            if columns >= WITH_YEAR { self.day.as_str() } else { self.day.get(5..).unwrap_or("") };
        let mut spans = vec![Span::new(format!("{day} "), Tone::Dim)];
        spans.extend(self.letter.clone());
        spans.push(Span::new(format!(" {}", self.what), Tone::Plain));
        spans
    }

    /// Draws the first of two rows.
    pub fn draw_head(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let right = Span::new(self.toll.clone(), Tone::Number);
        draw_ends(view, area, &self.head(area.width), right, buffer);
    }

    /// Draws the second: the words of its place.
    pub fn draw_place(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let left = [Span::new(format!("  {}", self.place), Tone::Dim)];
        draw_ends(view, area, &left, self.within.clone(), buffer);
    }

    /// Draws all in one row; where it is narrow, without the words of the place and the toll.
    pub fn draw_line(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let mut left = self.head(area.width);
        if area.width < 50 {
            return draw_ends(view, area, &left, self.within.clone(), buffer);
        }
        // The place is cut before the distance is, which says how well it is known.
        let taken: usize = left.iter().map(|span| width(&span.text)).sum();
        let ends = width(&self.within.text) + width(&self.toll) + 5;
        let room = usize::from(area.width).saturating_sub(taken + ends);
        let place = fit(&self.place, room, view.marks.ellipsis);
        left.push(Span::new(format!("  {place}  "), Tone::Dim));
        left.push(self.within.clone());
        draw_ends(view, area, &left, Span::new(self.toll.clone(), Tone::Number), buffer);
    }
}

/// Draws a text from the left and one to the right end, before which the left one is cut.
fn draw_ends(view: &ViewContext<'_>, area: Rect, left: &[Span], right: Span, buffer: &mut Buffer) {
    let whole = usize::from(area.width);
    let taken = width(&right.text).min(whole / 2);
    let room = whole.saturating_sub(if taken > 0 { taken + 1 } else { 0 });
    put_spans(buffer, area, &fitting(view, left, room), view.theme);
    let taken = u16::try_from(taken).unwrap_or(0);
    let end = Rect { x: area.right().saturating_sub(taken), width: taken, ..area };
    put_spans(buffer, end, &[right], view.theme);
}
