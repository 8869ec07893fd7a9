//! The column beside an entry: the map around it, who says so, its toll from the least to the greatest.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::EntryBeside;
use crate::digest::{Harm, TollSpan, grouped};
use crate::page::{DISPUTED, Span, Tone, WordOf};
use crate::screens::ViewContext;
use crate::screens::list::fitting;
use crate::text::width;
use crate::ui::headed_rule::HeadedRule;
use crate::ui::paint::put_spans;
use crate::ui::theme::Role;

/// The rows of the toll that are kept free under the words.
const TOLL_ROWS: u16 = 6;

impl EntryBeside {
    /// Draws the column into an area; the map is at its own place there.
    pub(super) fn draw_side(
        &self,
        view: &ViewContext<'_>,
        (side, map): (Rect, Option<Rect>),
        buffer: &mut Buffer,
    ) {
        let mut y = side.y;
        if let Some((map, locator)) = map.zip(self.locator.as_ref()) {
            let area = self.area_name(view);
            rule(view, Rect { y, ..side }, ("Locator", &area), buffer);
            locator.draw(view, map, buffer);
            y = map.bottom() + 1;
        }
        rule(view, Rect { y, ..side }, ("Who says so", ""), buffer);
        y += 1;
        let end = side.bottom().saturating_sub(TOLL_ROWS).max(y + 1);
        y = self.draw_words(view, Rect { y, height: end.saturating_sub(y), ..side }, buffer);
        self.draw_toll(
            view,
            Rect { y: y + 1, height: side.bottom().saturating_sub(y + 1), ..side },
            buffer,
        );
    }

    /// Draws the word of each basis, absent ones named. Returns the first free row.
    fn draw_words(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) -> u16 {
        let rows: Vec<(Vec<Span>, Vec<Span>)> =
            self.words.iter().flat_map(|word| word_rows(word, view)).collect();
        let room = usize::from(area.height);
        let fits = if rows.len() > room { room.saturating_sub(1) } else { rows.len() };
        let mut y = area.y;
        for (left, right) in rows.iter().take(fits) {
            draw_ends(view, Rect { y, height: 1, ..area }, (left, right), buffer);
            y += 1;
        }
        if fits < rows.len() {
            let more = format!("{} {} more", view.marks.ellipsis, rows.len() - fits);
            let more = [Span::new(more, Tone::Dim)];
            draw_ends(view, Rect { y, height: 1, ..area }, (&more, &[]), buffer);
            y += 1;
        }
        y
    }

    fn draw_toll(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        if area.height < 2 {
            return;
        }
        let dash = view.glyphs.none;
        rule(view, area, ("Toll", &format!("low {dash} best {dash} high")), buffer);
        let tolls = Harm::ALL.into_iter().filter_map(|harm| Some((harm, self.toll(harm, view)?)));
        let mut y = area.y + 1;
        for (harm, toll) in tolls {
            if y >= area.bottom() {
                return;
            }
            let name = match harm {
                Harm::Killed => "Killed",
                Harm::Wounded => "Wounded",
                Harm::KilledOrWounded => "Either",
                Harm::Captured => "Captured",
            };
            let (told, tone) = toll_told(&toll, dash);
            let left =
                [Span::new(format!("{name:<10}"), Tone::Label), Span::new(view.spell(&told), tone)];
            let right = [Span::new(toll.basis.letter(), Tone::Mark(toll.basis))];
            draw_ends(view, Rect { y, height: 1, ..area }, (&left, &right), buffer);
            y += 1;
        }
        if y == area.y + 1 {
            let none = [Span::new("nothing is said of it", Tone::Dim)];
            draw_ends(view, Rect { y, height: 1, ..area }, (&none, &[]), buffer);
        }
    }
}

/// Writes a number of the toll as its least, its best and its greatest; `open` where no upper end is
/// stated.
fn toll_told(toll: &TollSpan, dash: &str) -> (String, Tone) {
    let high = toll.high.map_or_else(|| "open".to_owned(), grouped);
    let best = match toll.best().filter(|_| !toll.is_unsaid()) {
        Some(best) => grouped(best),
        None => toll.count.in_print(),
    };
    let disputed = if toll.disputed { format!(" {DISPUTED}") } else { String::new() };
    (format!("{} {dash} {best} {dash} {high}{disputed}", grouped(toll.low)), Tone::Toll)
}

/// Returns the rows of one basis, each with what stands at its right end.
fn word_rows(word: &WordOf, view: &ViewContext<'_>) -> Vec<(Vec<Span>, Vec<Span>)> {
    let letter = word.basis.letter();
    if word.tellers.is_empty() {
        let told = Span::new(format!("{letter} {}", word.absent()), Tone::Dim);
        return vec![(vec![told], Vec::new())];
    }
    let rows = word.tellers.iter().map(|teller| {
        let letter = Span::new(letter, Tone::Mark(word.basis));
        let who = Span::new(format!(" {}", view.spell(&teller.who)), Tone::Plain);
        (vec![letter, who], vec![Span::new(view.spell(&teller.role), Tone::Dim)])
    });
    rows.collect()
}

fn rule(view: &ViewContext<'_>, area: Rect, (title, right): (&str, &str), buffer: &mut Buffer) {
    let rule = HeadedRule { title, right, role: Role::Heading };
    rule.draw(Rect { height: 1, ..area }, view.theme, view.glyphs, buffer);
}

/// Draws a row with something at its right end, before which the rest is cut.
fn draw_ends(
    view: &ViewContext<'_>,
    area: Rect,
    (left, right): (&[Span], &[Span]),
    buffer: &mut Buffer,
) {
    let wide: usize = right.iter().map(|span| width(&span.text)).sum();
    let wide = u16::try_from(wide).unwrap_or(area.width).min(area.width / 2);
    let gap = u16::from(wide > 0);
    let room = area.width.saturating_sub(wide + gap);
    let left = fitting(view, left, usize::from(room));
    put_spans(buffer, Rect { width: room, ..area }, &left, view.theme);
    let at = Rect { x: area.right().saturating_sub(wide), width: wide, ..area };
    put_spans(buffer, at, right, view.theme);
}
