//! What the palette says of each thing that it offers: its name, what it is about, and its keys.

use super::items::PaletteItem;
use crate::digest::Digest;
use crate::keys::Context;
use crate::screens::ViewContext;
use crate::screens::row::subject_row;
use crate::tree::{Bookmark, TreeNode, Turn};

/// What is said of one thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PaletteWords {
    pub name: String,
    pub about: String,
    /// The keys of an action, or that a theme is in use.
    pub right: String,
}

/// Says what an item is, which is offered over a context.
pub(super) fn wording(item: PaletteItem, below: Context, view: &ViewContext<'_>) -> PaletteWords {
    let (name, about) = match item {
        PaletteItem::Act(spec) => (spec.id.to_owned(), spec.help.to_owned()),
        PaletteItem::Bookmark(at) => {
            let bookmark = view.bookmarks.get(at);
            bookmark.map(|bookmark| place_words(bookmark, view)).unwrap_or_default()
        }
        PaletteItem::Wave(at) => {
            let wave = view.corpus.waves().get(at);
            wave.map(|wave| (wave.name.to_string(), wave.period.spoken())).unwrap_or_default()
        }
        PaletteItem::Digest(at) => {
            let head = view.corpus.digest(at).map(Digest::head);
            let title = head.map(|head| head.title.to_string());
            (TreeNode::Digest(at).name(view.corpus), title.unwrap_or_default())
        }
        PaletteItem::Saved(at) => {
            let saved = view.saved.get(at);
            saved.map(|saved| (saved.name.clone(), saved.query.clone())).unwrap_or_default()
        }
        PaletteItem::Theme(at) => {
            let theme = view.themes.themes().get(at);
            theme.map(|theme| (theme.name.clone(), theme.title.clone())).unwrap_or_default()
        }
    };
    PaletteWords { name, about, right: right(item, below, view) }
}

fn right(item: PaletteItem, below: Context, view: &ViewContext<'_>) -> String {
    match item {
        PaletteItem::Act(spec) => {
            let chords = view.keymap.chords(below, spec.action);
            chords.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        }
        PaletteItem::Theme(at) => {
            let theme = view.themes.themes().get(at);
            let is_used = theme.is_some_and(|theme| theme.name == view.theme.name);
            if is_used { "in use".to_owned() } else { String::new() }
        }
        PaletteItem::Bookmark(_)
        | PaletteItem::Wave(_)
        | PaletteItem::Digest(_)
        | PaletteItem::Saved(_) => String::new(),
    }
}

/// Returns the name of a place and where it stands. An entry is known by its row: its id says little.
pub(super) fn place_words(bookmark: &Bookmark, view: &ViewContext<'_>) -> (String, String) {
    let Some(node) = bookmark.node else {
        let about = match view.as_of {
            Some(day) => format!("not known on {day}"),
            None => "no longer in the archive".to_owned(),
        };
        return (bookmark.last_word().to_owned(), about);
    };
    let name = match node {
        TreeNode::Entry(_) | TreeNode::Passage(_) => {
            let row = subject_row(view, TreeNode::Archive(Turn::ByDigest), node, usize::MAX);
            row.text().trim().to_owned()
        }
        TreeNode::Archive(_)
        | TreeNode::Digest(_)
        | TreeNode::DigestTheatre(..)
        | TreeNode::DigestArea(..)
        | TreeNode::Theatre(_)
        | TreeNode::Area(..)
        | TreeNode::Wave(_) => node.name(view.corpus),
    };
    let above = bookmark.path.split_last().map(|(_, above)| TreeNode::along(above, view.corpus));
    let above = above.unwrap_or_default();
    let above = above.iter().skip(1).map(|level| level.name(view.corpus));
    (name, above.collect::<Vec<_>>().join(", "))
}
