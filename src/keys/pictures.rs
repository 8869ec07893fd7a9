//! Which actions mean something only where a picture is drawn or a line is edited key by key.

use super::{Action, Context};

impl Action {
    /// Returns true for what would change nothing that is said: a selection that moves, a view that turns
    /// closer, a cursor in a line.
    pub fn is_of_pictures(self, context: Context) -> bool {
        // A tempo tells one theatre alone, and these go to the next.
        if context == Context::Tempo && matches!(self, Self::MoveDown | Self::MoveUp) {
            return false;
        }
        let is_look = matches!(
            (context, self),
            (Context::Map, Self::Show) | (Context::Aligned, Self::Span | Self::Show)
        );
        is_look || self.is_of_drawing()
    }

    fn is_of_drawing(self) -> bool {
        matches!(
            self,
            Self::MoveDown
                | Self::MoveUp
                | Self::MoveLeft
                | Self::MoveRight
                | Self::PageDown
                | Self::PageUp
                | Self::First
                | Self::Last
                | Self::Find
                | Self::FindNext
                | Self::FindPrevious
                | Self::Erase
                | Self::EraseWord
                | Self::EraseAll
                | Self::CursorLeft
                | Self::CursorRight
                | Self::ZoomIn
                | Self::ZoomOut
                | Self::FitAll
                | Self::Theatre1
                | Self::Theatre2
                | Self::Theatre3
                | Self::Theatre4
                | Self::Theatre5
                | Self::Theatre6
                | Self::Theatre7
                | Self::Theatre8
                | Self::Theatre9
                | Self::NextPlace
                | Self::PreviousPlace
                | Self::Nearest
                | Self::MapLists
                | Self::NextPane
                | Self::PreviousPane
                | Self::Results
                | Self::Glyphs
                | Self::Bidi
                | Self::Mouse
                | Self::Redraw
        )
    }
}
