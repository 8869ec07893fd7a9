//! What each action does to the palette.

use super::items::PaletteItem;
use super::state::{ActionPalette, height};
use crate::keys::Action;
use crate::screens::Request;
use crate::screens::scroll::Motion;
use crate::screens::verb::{Now, Verb, Verbs, always, part, verb};

const TABLE: &[Verb<ActionPalette>] = &[
    part(
        |palette, action, _| Motion::now(action, palette.rows() > 1),
        |palette, action, view| {
            palette.cursor.act(action, palette.rows(), height(view));
            Request::Nothing
        },
    ),
    always(Action::Back, |_, _| Request::Leave),
    verb(
        Action::Confirm,
        |palette, _| {
            let nothing = palette.selected().is_none();
            Now::unless(nothing.then(|| "Nothing is of that name".to_owned()))
        },
        |palette, view| palette.door(view).unwrap_or(Request::Nothing),
    ),
    verb(
        Action::Delete,
        |palette, _| Now::when(palette.bookmark().is_some()),
        |palette, view| {
            let bookmark = palette.bookmark().and_then(|at| view.bookmarks.get(at));
            let path = bookmark.map(|bookmark| bookmark.path.clone());
            path.map_or(Request::Nothing, Request::RemoveBookmark)
        },
    ),
    part(
        |palette, action, _| palette.input.now(action),
        |palette, action, view| {
            if palette.input.act(action) {
                palette.look(view);
            }
            Request::Nothing
        },
    ),
];

impl Verbs for ActionPalette {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        TABLE
    }
}

impl ActionPalette {
    /// Returns the bookmark that is selected.
    fn bookmark(&self) -> Option<usize> {
        match self.selected()? {
            PaletteItem::Bookmark(at) => Some(at),
            PaletteItem::Act(_)
            | PaletteItem::Wave(_)
            | PaletteItem::Digest(_)
            | PaletteItem::Saved(_)
            | PaletteItem::Theme(_) => None,
        }
    }
}
