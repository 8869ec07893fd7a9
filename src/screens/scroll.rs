//! The arithmetic of scrolling: long contents in short windows.

use super::verb::Now;
use crate::keys::Action;

/// A way to move in a list or a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    Down,
    Up,
    PageDown,
    PageUp,
    First,
    Last,
}

/// The actions that move.
const MOTIONS: [(Action, Motion); 6] = [
    (Action::MoveDown, Motion::Down),
    (Action::MoveUp, Motion::Up),
    (Action::PageDown, Motion::PageDown),
    (Action::PageUp, Motion::PageUp),
    (Action::First, Motion::First),
    (Action::Last, Motion::Last),
];

/// The direction and distance of a move in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Towards {
    Beginning,
    End,
}

impl Motion {
    /// Returns the movement of an action; `None` where the action does not move.
    pub fn of(action: Action) -> Option<Self> {
        MOTIONS.iter().find(|(known, _)| *known == action).map(|(_, motion)| *motion)
    }

    /// Returns whether an action that moves has somewhere to go.
    pub fn now(action: Action, has_room: bool) -> Now {
        Now::when(has_room && Self::of(action).is_some())
    }

    /// Returns true where it goes towards the beginning.
    pub fn is_up(self) -> bool {
        match self {
            Self::Up | Self::PageUp => true,
            Self::Down | Self::PageDown | Self::First | Self::Last => false,
        }
    }

    /// Returns the row it leads to from a row, given the rows of a page; it may be behind the last.
    pub fn from(self, at: usize, page: usize, last: usize) -> usize {
        match self {
            Self::Down => at.saturating_add(1),
            Self::Up => at.saturating_sub(1),
            Self::PageDown => at.saturating_add(page),
            Self::PageUp => at.saturating_sub(page),
            Self::First => 0,
            Self::Last => last,
        }
    }
}

/// A selected row and the first row shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The selected row.
    pub at: usize,
    /// The first row shown.
    pub top: usize,
}

impl Cursor {
    /// Moves as the action says, if it is a movement.
    pub fn act(&mut self, action: Action, len: usize, height: usize) {
        let page = height.saturating_sub(1).max(1);
        if let Some(motion) = Motion::of(action) {
            self.go(motion.from(self.at, page, len.saturating_sub(1)), len, height);
        }
    }

    /// Selects a row.
    pub fn go(&mut self, at: usize, len: usize, height: usize) {
        self.at = at;
        self.relayout(len, height);
    }

    /// Limits the selection to the list, and scrolls the window to the selection.
    pub fn relayout(&mut self, len: usize, height: usize) {
        self.at = self.at.min(len.saturating_sub(1));
        let height = height.max(1);
        // A row or two of what comes next stay visible where the window is tall enough.
        let margin = if height > 6 { 2 } else { 0 };
        let lowest = self.at.saturating_sub(margin);
        let highest = (self.at + margin + 1).saturating_sub(height);
        self.top = self.top.clamp(highest.min(lowest), lowest);
        self.top = self.top.min(len.saturating_sub(height));
    }
}

/// Moves the first visible row of a text as the action says, if it is a movement.
pub fn scroll(top: &mut usize, action: Action, len: usize, height: usize) {
    let page = height.saturating_sub(2).max(1);
    let last = len.saturating_sub(height);
    if let Some(motion) = Motion::of(action) {
        *top = motion.from(*top, page, last).min(last);
    }
}

/// Returns how far down a text is scrolled: `top`, `40%`, `end`, or nothing where all of it shows.
pub fn progress(top: usize, len: usize, height: usize) -> String {
    let last = len.saturating_sub(height);
    match top {
        _ if last == 0 => String::new(),
        0 => "top".to_owned(),
        top if top >= last => "end".to_owned(),
        top => format!("{}%", top * 100 / last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn the_selection_is_in_the_list_and_in_the_window(
            steps in proptest::collection::vec(0usize..6, 0..40), len in 0usize..60, height in 0usize..20
        ) {
            let mut cursor = Cursor::default();
            for step in steps {
                cursor.act(MOTIONS[step].0, len, height);
                proptest::prop_assert!(cursor.at < len.max(1));
                proptest::prop_assert!(cursor.top <= cursor.at);
                proptest::prop_assert!(cursor.at < cursor.top + height.max(1));
            }
        }
    }

    #[test]
    fn progress_says_where_one_is() {
        let all = [(0, 5, 10), (0, 50, 10), (20, 50, 10), (40, 50, 10)];
        let said = all.map(|(top, len, height)| progress(top, len, height));
        assert_eq!(said, ["", "top", "50%", "end"]);
    }
}
