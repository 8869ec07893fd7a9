//! Draws the whole frame: the topmost screen within its border, or a word if nothing fits.

use ratatui::buffer::Buffer;

use super::App;
use super::update::SMALLEST;
use crate::screens::{Status, draw_frame};
use crate::text::{fit, wrap};
use crate::ui::bidi;
use crate::ui::links::{AddressCells, Hyperlinks};
use crate::ui::paint::{fill, put};
use crate::ui::sweep::sweep;
use crate::ui::theme::Role;

impl App {
    /// Draws the program. It changes nothing but the buffer.
    pub fn draw(&self, buffer: &mut Buffer) {
        let area = buffer.area;
        fill(buffer, area, self.theme.style(Role::Text));
        if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
            self.too_small(buffer);
        } else if let Some(screen) = self.screen() {
            let view = self.view();
            let status = Status {
                notice: self.notice.as_deref(),
                loading: self.loading,
                working: self.working.first().copied(),
                problems: self.problems.len(),
            };
            screen.draw(&view, buffer);
            let offers = |action| self.offers(action);
            draw_frame(screen, &view, status, &offers, area, buffer);
        }
        sweep(buffer);
        bidi::hold(buffer, self.bidi());
    }

    /// Returns the addresses on the screen that the terminal may follow, with their cells; none unless
    /// the user asked for links and the policy allows them.
    pub fn links(&self) -> Vec<AddressCells> {
        // In ASCII an address may be spelt otherwise than it is.
        let allowed =
            self.links == Hyperlinks::On && self.policy.may_link() && !self.glyphs.is_ascii();
        let (columns, rows) = self.size();
        if !allowed || columns < SMALLEST.0 || rows < SMALLEST.1 {
            return Vec::new();
        }
        self.screen().map(|screen| screen.links(&self.view())).unwrap_or_default()
    }

    fn too_small(&self, buffer: &mut Buffer) {
        let text = format!("Too small; {} by {} at least", SMALLEST.0, SMALLEST.1);
        let columns = usize::from(buffer.area.width);
        let style = self.theme.style(Role::Warning);
        for (y, range) in (buffer.area.top()..buffer.area.bottom()).zip(wrap(&text, columns)) {
            let line = text.get(range).unwrap_or("");
            put(buffer, 0, y, &fit(line, columns, ""), style);
        }
    }
}
