//! All available themes: the shipped ones, inside the program, and the user's.
//!
//! Resolves inheritance. Reads no file: the caller passes the user's as names and bytes.

#![expect(clippy::disallowed_macros, reason = "the shipped themes are built in here")]

use ratatui::style::Style;

use super::file::{Draft, Inherits};
use super::spec::{Palette, Unexplained};
use super::{Depth, Role, Theme};
use crate::order::CompactSort as _;
use crate::words::nearest;
use crate::yaml::{self, Fault};

/// The shipped themes in the order of the menu. The first is the fallback for all others.
pub(super) const SHIPPED: [(&str, &str); 6] = [
    ("default.yaml", include_str!("../../../themes/default.yaml")),
    ("dusk.yaml", include_str!("../../../themes/dusk.yaml")),
    ("paper.yaml", include_str!("../../../themes/paper.yaml")),
    ("contrast.yaml", include_str!("../../../themes/contrast.yaml")),
    ("safe.yaml", include_str!("../../../themes/safe.yaml")),
    ("mono.yaml", include_str!("../../../themes/mono.yaml")),
];

/// Themes by name, ready to draw with.
#[derive(Clone, Debug)]
pub struct Library {
    themes: Vec<Theme>,
}

impl Library {
    /// Loads only the shipped themes.
    pub fn shipped() -> Library {
        Library::load(&[]).0
    }

    /// Loads the shipped themes and those in the files given as name and content.
    ///
    /// A user's theme with the name of a shipped one replaces it, and may inherit it under that
    /// name. Every problem has the name of its file, in file order. A theme with faults is
    /// available without the faulty styles.
    pub fn load(user: &[(String, Vec<u8>)]) -> (Library, Vec<(String, Fault)>) {
        let mut faults = Vec::new();
        let drafts = Drafts::read(user, &mut faults);
        let mut library = Library { themes: Vec::with_capacity(drafts.all.len()) };
        for place in 0..drafts.all.len() {
            if let Some(theme) = drafts.resolve(place, &mut faults) {
                library.put(theme);
            }
        }
        // Faults of reading and of inheriting are sorted by their place in the files.
        faults.compact_sort_by(|(one, a), (other, b)| (one, a.mark).cmp(&(other, b.mark)));
        (library, faults)
    }

    /// Returns every theme, the shipped ones first, in a fixed order.
    pub fn themes(&self) -> &[Theme] {
        &self.themes
    }

    /// Returns the theme with a name.
    pub fn get(&self, name: &str) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.name == name)
    }

    /// Returns the name that was most likely meant.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        nearest(name, self.themes.iter().map(|theme| theme.name.as_str()))
    }

    /// Returns the theme with a name, or else the default one, reduced to a depth.
    ///
    /// Without colours that is `mono`, unless the requested theme has no colours either.
    pub fn select(&self, name: &str, depth: Depth) -> Theme {
        let asked = self.get(name).or_else(|| self.themes.first());
        let fitting = match depth {
            Depth::Mono => asked.filter(|theme| !theme.has_colour()).or_else(|| self.get("mono")),
            Depth::Ansi16 | Depth::Ansi256 | Depth::True => asked,
        };
        fitting.map_or_else(Theme::plain, |theme| theme.at_depth(depth))
    }

    fn put(&mut self, theme: Theme) {
        match self.themes.iter_mut().find(|known| known.name == theme.name) {
            Some(known) => *known = theme,
            None => self.themes.push(theme),
        }
    }
}

/// The drafts of the files, the shipped ones first.
struct Drafts {
    all: Vec<Draft>,
    shipped: usize,
}

impl Drafts {
    fn read(user: &[(String, Vec<u8>)], faults: &mut Vec<(String, Fault)>) -> Drafts {
        let mut drafts = Drafts { all: Vec::new(), shipped: 0 };
        for (file, text) in SHIPPED {
            drafts.add(file, text.as_bytes(), faults);
        }
        drafts.shipped = drafts.all.len();
        for (file, bytes) in user {
            drafts.add(file, bytes, faults);
        }
        drafts
    }

    fn add(&mut self, file: &str, bytes: &[u8], faults: &mut Vec<(String, Fault)>) {
        let mut found = Vec::new();
        if let Some(draft) = Draft::read(file, bytes, &mut found) {
            let mut others = self.all.iter().skip(self.shipped);
            if let Some(other) = others.find(|other| other.name == draft.name) {
                let message = format!("`{}` is already a theme of {}", draft.name, other.file);
                found.push(Fault::error(draft.mark, message).hint("give one of them another name"));
            } else {
                self.all.push(draft);
            }
        }
        faults.extend(found.into_iter().map(|fault| (file.to_owned(), fault)));
    }

    fn resolve(&self, place: usize, faults: &mut Vec<(String, Fault)>) -> Option<Theme> {
        let draft = self.all.get(place)?;
        let mut tell = |fault| faults.push((draft.file.clone(), fault));
        let mut line = self.line(place, &mut tell);
        line.reverse();
        let mut palette = Palette::default();
        for (name, colour) in line.iter().flat_map(|one| &one.palette) {
            palette.name(name, *colour);
        }
        let mut styles: [Option<Style>; Role::COUNT] = [None; Role::COUNT];
        for stated in line.iter().flat_map(|one| &one.styles) {
            if let Ok(style) = stated.spec.style(&palette) {
                styles[stated.role.index()] = Some(style);
            }
        }
        // The faults of an ancestor are reported where the ancestor itself is resolved.
        for stated in &draft.styles {
            if let Err(unknown) = stated.spec.style(&palette) {
                tell(explain(&unknown, &palette, stated.mark(unknown.place)));
            }
        }
        let mut theme = Theme::dressed(&draft.name, |role| styles[role.index()]);
        if theme.is_unseen(Role::Selected) {
            let fault = Fault::warning(draft.mark, "`selected` looks like `text`");
            tell(fault.hint("give it a ground or an attribute, or the cursor is not seen"));
        }
        theme.title.clone_from(&draft.title);
        theme.description.clone_from(&draft.description);
        theme.letters = line.iter().rev().find_map(|one| one.letters).unwrap_or(true);
        Some(theme)
    }

    /// Returns a draft and its ancestors, itself first. A broken line of ancestors continues with
    /// the default.
    fn line(&self, place: usize, tell: &mut impl FnMut(Fault)) -> Vec<&Draft> {
        let mut line = vec![place];
        let mut next = self.base(place, tell);
        while let Some(base) = next {
            if line.contains(&base) {
                if base == place {
                    self.tell_circle(&line, tell);
                }
                line.push(0);
                break;
            }
            line.push(base);
            next = self.base(base, &mut |_| {});
        }
        line.into_iter().filter_map(|place| self.all.get(place)).collect()
    }

    /// Returns the draft that a draft inherits: a user's theme before a shipped one, and never
    /// itself.
    fn base(&self, place: usize, tell: &mut impl FnMut(Fault)) -> Option<usize> {
        let Inherits::Theme { name, mark } = &self.all.get(place)?.inherits else { return None };
        let is_it = |at: &usize| self.name(*at) == Some(name.as_str());
        let shipped = || 0..self.shipped;
        // The user's themes never change the shipped ones.
        let user = if place < self.shipped { 0..0 } else { self.shipped..self.all.len() };
        // A user's theme that replaces a shipped one refers to the shipped one by its own name.
        let replaces = is_it(&place) && shipped().any(|at| is_it(&at));
        let found = user.filter(|at| !(replaces && *at == place)).chain(shipped()).find(is_it);
        if found.is_none() {
            let fault = Fault::error(*mark, format!("there is no theme `{name}` to inherit"));
            let known = self.all.iter().map(|draft| draft.name.as_str());
            tell(match nearest(name, known) {
                Some(meant) => fault.hint(format!("did you mean `{meant}`?")),
                None => fault.hint("`default` is always there, and `none` inherits nothing"),
            });
            return (place != 0).then_some(0);
        }
        found
    }

    fn name(&self, place: usize) -> Option<&str> {
        self.all.get(place).map(|draft| draft.name.as_str())
    }

    fn tell_circle(&self, line: &[usize], tell: &mut impl FnMut(Fault)) {
        let first = line.first().and_then(|place| self.all.get(*place));
        let Some(Draft { inherits: Inherits::Theme { mark, .. }, name, .. }) = first else {
            return;
        };
        let mut names: Vec<_> = line.iter().filter_map(|place| self.name(*place)).collect();
        names.push(name);
        let message = format!("themes inherit each other in a circle: {}", names.join(", "));
        tell(Fault::error(*mark, message).hint("let one of them inherit `default` or `none`"));
    }
}

fn explain(unknown: &Unexplained, palette: &Palette, mark: yaml::Mark) -> Fault {
    let Unexplained { name, .. } = unknown;
    let fault = Fault::error(mark, format!("`{name}` is neither a colour nor an attribute"));
    match nearest(name, palette.words()) {
        Some(meant) => fault.hint(format!("did you mean `{meant}`?")),
        None => fault.hint("name it in `palette`, or write \"#rrggbb\" or a number up to 255"),
    }
}

#[cfg(test)]
#[path = "library_tests.rs"]
mod tests;
