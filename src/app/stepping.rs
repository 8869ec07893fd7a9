//! From one screen to the one below it, and on from a text to the next of the list it came from.

use super::{App, Effect};
use crate::screens::{MapSource, Screen, WorldMap};
use crate::tree::TreeNode;

impl App {
    /// Goes back to the screen below; the drill-down is never left.
    pub(super) fn leave(&mut self) {
        if self.screens.len() > 1 {
            self.screens.pop();
        }
        self.relayout();
    }

    /// Goes back to the screen below, with a subject selected there.
    pub(super) fn leave_at(&mut self, node: TreeNode) {
        self.leave();
        self.on_top(|screen, app| screen.select(node, &app.view()));
    }

    /// Selects what stands on a clicked cell of the screen on top.
    pub(super) fn click(&mut self, cell: (u16, u16)) -> Vec<Effect> {
        self.on_top(|screen, app| screen.click(cell, &app.view()));
        Vec::new()
    }

    /// Opens the map of a subject.
    pub(super) fn open_map(&mut self, node: TreeNode) -> Vec<Effect> {
        self.open(Screen::Map(Box::new(WorldMap::new(MapSource::of(node)))));
        self.read_map_if_waiting().into_iter().collect()
    }

    /// Returns why a text cannot step to another item of the list below it; `None` if it can.
    pub(super) fn no_step(&self, by: isize) -> Option<String> {
        // A review steps through its own list.
        if let Some(Screen::Review(_)) = self.screen() {
            return None;
        }
        let below = self.screens.len().checked_sub(2).and_then(|at| self.screens.get(at));
        let next = below.and_then(|screen| screen.neighbour(by, &self.corpus));
        next.is_none().then(|| "There is no other one in this list".to_owned())
    }

    /// Moves the selection of the list below a text, and opens the newly selected item.
    pub(super) fn step(&mut self, by: isize) -> Vec<Effect> {
        let Some(top) = self.screens.pop() else { return Vec::new() };
        let text = self.on_top(|screen, app| {
            let text = screen.neighbour(by, &app.corpus)?;
            screen.step_by(by, &app.view());
            Some(text)
        });
        match text.flatten() {
            Some(text) => self.open(Screen::Text(text)),
            None => self.screens.push(top),
        }
        self.read_map_if_waiting().into_iter().collect()
    }
}
