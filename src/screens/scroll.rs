//! The arithmetic of long things in short windows.

use crate::keys::Action;

/// A selected row and the first row shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The selected row.
    pub at: usize,
    /// The first row shown.
    pub top: usize,
}

impl Cursor {
    /// Moves as the action says. False where the action moves nothing.
    #[expect(clippy::wildcard_enum_match_arm, reason = "other actions mean nothing here")]
    pub fn act(&mut self, action: Action, len: usize, height: usize) -> bool {
        let page = height.saturating_sub(1).max(1);
        let last = len.saturating_sub(1);
        self.at = match action {
            Action::MoveDown => self.at.saturating_add(1),
            Action::MoveUp => self.at.saturating_sub(1),
            Action::PageDown => self.at.saturating_add(page),
            Action::PageUp => self.at.saturating_sub(page),
            Action::First => 0,
            Action::Last => last,
            _ => return false,
        };
        self.settle(len, height);
        true
    }

    /// Selects a row.
    pub fn go(&mut self, at: usize, len: usize, height: usize) {
        self.at = at;
        self.settle(len, height);
    }

    /// Brings the selection into the list and the window over the selection.
    pub fn settle(&mut self, len: usize, height: usize) {
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

/// Moves the first row shown of a text as the action says. False where the action moves nothing.
#[expect(clippy::wildcard_enum_match_arm, reason = "other actions mean nothing here")]
pub fn scroll(top: &mut usize, action: Action, len: usize, height: usize) -> bool {
    let page = height.saturating_sub(2).max(1);
    let last = len.saturating_sub(height);
    *top = match action {
        Action::MoveDown => top.saturating_add(1),
        Action::MoveUp => top.saturating_sub(1),
        Action::PageDown => top.saturating_add(page),
        Action::PageUp => top.saturating_sub(page),
        Action::First => 0,
        Action::Last => last,
        _ => return false,
    }
    .min(last);
    true
}

/// How far down a text one is: `top`, `40%`, `end`, or nothing where all of it shows.
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
            let actions = [Action::MoveDown, Action::MoveUp, Action::PageDown, Action::PageUp,
                Action::First, Action::Last];
            let mut cursor = Cursor::default();
            for step in steps {
                cursor.act(actions[step], len, height);
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
