//! What the palette offers, in its order, and the words by which each is found.

use std::collections::HashMap;
use std::rc::Rc;

use super::wording::place_words;
use crate::keys::{Action, ActionSpec, Context};
use crate::order::CompactSort as _;
use crate::screens::ViewContext;
use crate::screens::scroll::Motion;
use crate::tree::Bookmark;
use crate::words::{ListedName, words};

/// One thing that is offered. Places are those in the lists that a screen may read.
#[derive(Clone, Copy, Debug)]
pub(super) enum PaletteItem {
    /// An action of the screen below.
    Act(&'static ActionSpec),
    /// A bookmark.
    Bookmark(usize),
    /// A wave.
    Wave(usize),
    /// A digest.
    Digest(u32),
    /// A saved search.
    Saved(usize),
    /// A theme.
    Theme(usize),
}

impl PaletteItem {
    /// Returns the word for what it is.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Act(_) => "action",
            Self::Bookmark(_) => "bookmark",
            Self::Wave(_) => "wave",
            Self::Digest(_) => "digest",
            Self::Saved(_) => "search",
            Self::Theme(_) => "theme",
        }
    }

    /// Returns by what else it is found than its name and what is said of it.
    pub fn also_found_by(self) -> String {
        let short = if let Self::Act(spec) = self { spec.short } else { "" };
        format!("{} {short}", self.kind())
    }

    /// Returns whether this is the name that it is known by outside: in a keymap, a configuration, a
    /// file of searches, an address.
    pub fn is_called(self, name: &str, view: &ViewContext<'_>) -> bool {
        match self {
            Self::Act(spec) => spec.id == name,
            Self::Bookmark(_) => false,
            Self::Wave(at) => view.corpus.waves().get(at).is_some_and(|wave| *wave.id == *name),
            Self::Digest(at) => view.corpus.digest(at).is_some_and(|digest| digest.id() == name),
            Self::Saved(at) => view.saved.get(at).is_some_and(|saved| saved.is_called(name)),
            Self::Theme(at) => view.themes.themes().get(at).is_some_and(|theme| theme.name == name),
        }
    }
}

/// Lists what is offered over a context, given the actions that would do something there: these first,
/// the most useful foremost, and what only moves last.
pub(super) fn items(
    below: Context,
    offered: &[Action],
    view: &ViewContext<'_>,
) -> Vec<PaletteItem> {
    let here = view
        .keymap
        .specs(below)
        .filter(|spec| spec.action != Action::Palette && offered.contains(&spec.action));
    let mut specs: Vec<&'static ActionSpec> = here.collect();
    let rank = |action: Action| {
        let hint = below.hints().iter().position(|hint| *hint == action);
        (Motion::of(action).is_some(), hint.unwrap_or(usize::MAX))
    };
    specs.compact_sort_by_key(|spec| rank(spec.action));
    let mut items: Vec<PaletteItem> = specs.into_iter().map(PaletteItem::Act).collect();
    if below.decides() {
        return items;
    }
    // What is being read is not in order yet, and comes at once when it is.
    if !view.loading {
        items.extend((0..view.bookmarks.len()).map(PaletteItem::Bookmark));
        items.extend((0..view.corpus.waves().len()).map(PaletteItem::Wave));
        items.extend((0..).zip(view.corpus.digests()).map(|(at, _)| PaletteItem::Digest(at)));
    }
    items.extend((0..view.saved.len()).map(PaletteItem::Saved));
    items.extend((0..view.themes.themes().len()).map(PaletteItem::Theme));
    items
}

/// Returns the words by which each of some items is found, in their order.
pub(super) fn names(items: &[PaletteItem], view: &ViewContext<'_>) -> Vec<ListedName> {
    // Every issue of a series has the same title and publisher.
    let mut folded: HashMap<&str, Rc<[String]>> = HashMap::new();
    items.iter().map(|item| named(*item, view, &mut folded)).collect()
}

fn named<'v>(
    item: PaletteItem,
    view: &ViewContext<'v>,
    folded: &mut HashMap<&'v str, Rc<[String]>>,
) -> ListedName {
    let mut fold = |text: &'v str| -> Rc<[String]> {
        Rc::clone(folded.entry(text).or_insert_with(|| words(text).into()))
    };
    let once = |text: &str| -> Rc<[String]> { words(text).into() };
    let (names, mut beside) = match item {
        PaletteItem::Act(spec) => (vec![once(spec.id), once(spec.short)], words(spec.help)),
        PaletteItem::Bookmark(at) => {
            let bookmark = view.bookmarks.get(at);
            let told = bookmark.map(|bookmark| place_words(bookmark, view));
            let (name, about) = told.unwrap_or_default();
            let path = bookmark.map(Bookmark::words).unwrap_or_default();
            let ids = path.iter().map(|word| once(word));
            (ids.chain([once(&name)]).collect(), words(&about))
        }
        PaletteItem::Wave(at) => {
            let known = view.corpus.waves().get(at).map(|wave| wave.known_as());
            let known = known.unwrap_or_default();
            (known.names, known.when)
        }
        PaletteItem::Digest(at) => match view.corpus.digest(at) {
            Some(digest) => {
                let head = digest.head();
                let names = vec![once(&head.id), fold(&head.title), fold(&head.publisher)];
                (names, words(&head.period.spoken()))
            }
            None => (Vec::new(), Vec::new()),
        },
        PaletteItem::Saved(at) => {
            let saved = view.saved.get(at);
            let name = saved.map(|saved| once(&saved.name));
            (name.into_iter().collect(), saved.map(|saved| words(&saved.query)).unwrap_or_default())
        }
        PaletteItem::Theme(at) => {
            let theme = view.themes.themes().get(at);
            let name = theme.map(|theme| once(&theme.name));
            (name.into_iter().collect(), theme.map(|theme| words(&theme.title)).unwrap_or_default())
        }
    };
    beside.extend(words(item.kind()));
    ListedName { names, beside }
}
