//! A theme as views see it: a style for every role, found by one array look-up.
//!
//! A [`Theme`] exists only after inheritance and fallback are resolved; files and their problems
//! are handled elsewhere.

use ratatui::style::{Color, Modifier, Style};

use super::{Role, colour::Rgb, metric};

/// The background that a theme is drawn on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ground {
    /// The terminal's own background, which is unknown.
    Terminal,
    /// A dark background.
    Dark,
    /// A light background.
    Light,
}

/// A style for every role.
///
/// Apply [`Role::Text`] to the whole screen first: it sets the background. Any other style has a
/// background only where its theme states one, so that it keeps the background of a coloured row.
/// Apply [`Role::Selected`] to a finished row last: its colours are readable on its background.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The name that selects it.
    pub name: String,
    /// Name and character in a line.
    pub title: String,
    /// Its purpose or audience; may be empty.
    pub description: String,
    /// True where it states that a mark says its basis by its letter too, for those who cannot go by hue.
    pub letters: bool,
    styles: [Style; Role::COUNT],
}

impl Theme {
    /// Returns the style of a role.
    pub const fn style(&self, role: Role) -> Style {
        self.styles[role.index()]
    }

    /// Returns the kind of background that it is drawn on.
    pub fn ground(&self) -> Ground {
        // The luminance of a background on which black and white are equally readable.
        const MIDDLE: f32 = 0.18;
        match self.style(Role::Text).bg.and_then(Rgb::of) {
            None => Ground::Terminal,
            Some(colour) if metric::luminance(colour) > MIDDLE => Ground::Light,
            Some(_) => Ground::Dark,
        }
    }

    /// Returns whether any role has a colour of its own; a theme without colours is safe under
    /// `NO_COLOR`.
    pub fn has_colour(&self) -> bool {
        let coloured = |colour: Option<Color>| colour.is_some_and(|colour| colour != Color::Reset);
        self.styles.iter().any(|style| coloured(style.fg) || coloured(style.bg))
    }

    /// Returns a theme that needs no file, for when even the shipped ones cannot be read.
    pub fn plain() -> Theme {
        let bare = Style::new().fg(Color::Reset).bg(Color::Reset);
        let reversed = bare.add_modifier(Modifier::REVERSED);
        let stated = |role| {
            let points = matches!(role, Role::Selected | Role::MatchCurrent);
            (role == Role::Text).then_some(bare).or(points.then_some(reversed))
        };
        Theme::dressed("plain", stated)
    }

    /// Creates a theme from the stated styles and fills the rest by fallback.
    pub(super) fn dressed(name: &str, stated: impl Fn(Role) -> Option<Style>) -> Theme {
        let styles = std::array::from_fn(|place| {
            Role::ALL.get(place).map_or_else(Style::new, |role| fallback(*role, &stated))
        });
        let (title, description) = (name.to_owned(), String::new());
        Theme { name: name.to_owned(), title, description, letters: true, styles }
    }

    /// Returns whether a role looks the same as ordinary words.
    pub(super) fn is_unseen(&self, role: Role) -> bool {
        let seen = |style: Style| {
            let text = self.style(Role::Text);
            let colour =
                |own: Option<Color>, under: Option<Color>| own.or(under).unwrap_or_default();
            (colour(style.fg, text.fg), colour(style.bg, text.bg), style.add_modifier)
        };
        seen(self.style(role)) == seen(self.style(Role::Text))
    }

    /// Returns the theme with every style passed through a function.
    pub(super) fn map(&self, change: impl Fn(Role, Style) -> Style) -> Theme {
        let mut theme = self.clone();
        for (role, style) in Role::ALL.iter().zip(&mut theme.styles) {
            *style = change(*role, *style);
        }
        theme
    }
}

/// Returns the style of a role, or else that of its nearest parent with one.
fn fallback(role: Role, stated: &impl Fn(Role) -> Option<Style>) -> Style {
    let found = std::iter::successors(Some(role), |role| role.parent())
        .find_map(|role| stated(role).map(|style| (role, style)));
    match found {
        Some((found, style)) if role.is_mark() && !found.is_mark() => {
            Style { bg: None, ..style }.add_modifier(Modifier::REVERSED)
        }
        // The background is set once; a label must not overwrite the background of a selected row.
        Some((Role::Text, style)) if role != Role::Text => Style { bg: None, ..style },
        Some((_, style)) => style,
        None => Style::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_without_a_style_looks_like_its_parent() {
        let text = Style::new().fg(Color::White).bg(Color::Black);
        let stated = [
            (Role::Text, text),
            (Role::Basis, Style::new().fg(Color::Cyan)),
            (Role::BasisClaimed, Style::new().fg(Color::Red)),
        ];
        let theme = Theme::dressed("test", |role| {
            stated.iter().find(|(one, _)| *one == role).map(|(_, style)| *style)
        });
        assert_eq!(theme.style(Role::Text), text);
        assert_eq!(theme.style(Role::BasisClaimed).fg, Some(Color::Red));
        assert_eq!(theme.style(Role::BasisOfficial).fg, Some(Color::Cyan));
        assert_eq!(
            theme.style(Role::Footer),
            Style::new().fg(Color::White),
            "no ground of its own"
        );
        let mark = theme.style(Role::MarkClaimed);
        assert_eq!((mark.fg, mark.add_modifier), (Some(Color::Red), Modifier::REVERSED));
        assert_eq!(theme.ground(), Ground::Dark);
        assert!(theme.is_unseen(Role::Selected) && !theme.is_unseen(Role::Basis));
    }

    #[test]
    fn the_plain_theme_shows_the_cursor_without_a_colour() {
        let plain = Theme::plain();
        assert!(!plain.has_colour());
        assert!(!plain.is_unseen(Role::Selected) && !plain.is_unseen(Role::MatchCurrent));
        assert_eq!(plain.ground(), Ground::Terminal);
    }
}
