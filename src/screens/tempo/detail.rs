//! The selection in words: the rule over the chart, and where there is room the digests, what is stated
//! and the entries.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::layout::TempoPlaces;
use super::state::Tempo;
use crate::screens::ViewContext;
use crate::text::{fit_words, width};
use crate::ui::headed_rule::HeadedRule;
use crate::ui::paint::put;
use crate::ui::theme::Role;

impl Tempo {
    /// Draws the rule over the chart: what it is of, and the number of the selected span.
    pub(super) fn draw_rule(
        &self,
        view: &ViewContext<'_>,
        places: &TempoPlaces,
        buffer: &mut Buffer,
    ) {
        let body = places.body;
        let area = Rect { x: body.x + 1, y: places.rule, width: body.width - 2, height: 1 };
        let (title, mut worth) = self.span(self.shown).told(view);
        let unsaid = self.series.unsaid.get(self.shown.1).copied().unwrap_or(0);
        if unsaid > 0 {
            let _ = write!(worth, "; no toll said of {unsaid}");
        }
        // Whose word it is gives way before the number does.
        let whole = width(&title) + width(&worth) + 6 < usize::from(area.width);
        let worth = if whole { worth.as_str() } else { worth.split(':').next().unwrap_or(&worth) };
        let rule = HeadedRule {
            title: &view.spell(&title),
            right: &view.spell(worth),
            role: Role::Accent,
        };
        rule.draw(area, view.theme, view.glyphs, buffer);
    }

    /// Draws the words and as many entries as there is room for.
    pub(super) fn draw_detail(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        if area.height == 0 {
            return;
        }
        let room = usize::from(area.width.saturating_sub(2));
        let style = view.theme.style(Role::Dim);
        let span = self.span(self.shown);
        let mut lines = vec![span.digests_and_waves(view)];
        lines.extend(self.stated_in_words(view));
        let mut y = area.y;
        for line in lines.into_iter().take(usize::from(area.height)) {
            let line = fit_words(&view.spell(&line), room, view.marks.ellipsis).into_owned();
            put(buffer, area.x + 1, y, &line, style);
            y += 1;
        }
        let entries = Rect { y, height: area.bottom().saturating_sub(y), ..area };
        span.draw_entries(view, entries, buffer);
    }

    /// Tells what is stated for days of the selected span, also for such as reach beyond it.
    fn stated_in_words(&self, view: &ViewContext<'_>) -> Option<String> {
        let days = self.days(self.shown.1)?;
        let theatre = self.theatre(self.shown.0);
        let of_days = self.stated.iter().filter(|point| point.days.overlaps(days));
        let told: Vec<String> = of_days
            .filter(|point| point.is_beside(theatre))
            .map(|point| {
                let (statement, count, days) =
                    (&point.statement, point.count.in_print(), point.days);
                let place = point.place_name(view.corpus, theatre);
                let place = place.map_or_else(String::new, |place| format!(" in {place}"));
                format!("{count}{place} {} by {} for {days}", statement.basis, statement.issuer)
            })
            .collect();
        (!told.is_empty()).then(|| format!("Stated: {}", told.join("; ")))
    }
}
