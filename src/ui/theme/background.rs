//! Whether a terminal's own background is dark or light, as far as it says so unasked or its user does,
//! and the shipped theme that suits it. What themes look like is not known here.

use std::str::FromStr;

use super::{Depth, TerminalEnvironment};

/// The terminal's own background.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    /// Light letters on a dark ground.
    Dark,
    /// Dark letters on a light ground.
    Light,
}

impl Background {
    /// Returns what `COLORFGBG` says; none where it is not set or says nothing of the ground.
    ///
    /// The variable is `FOREGROUND;BACKGROUND`, of the sixteen colours by number, and some terminals put
    /// a third value between the two. Black, the dim colours but white, and grey are dark, as Vim
    /// has it.
    pub fn reported(environment: &TerminalEnvironment<'_>) -> Option<Self> {
        let (_, ground) = environment.colorfgbg?.rsplit_once(';')?;
        match ground.parse().ok()? {
            0_u8..=6 | 8 => Some(Self::Dark),
            7 | 9..=15 => Some(Self::Light),
            16.. => None,
        }
    }

    /// Returns the name of the theme for who chose none. A theme with a ground of its own is taken only
    /// where it fits the background and the terminal can show it; else the sixteen colours are, which
    /// are the user's own.
    pub fn default_theme(background: Option<Self>, depth: Depth) -> &'static str {
        match (depth, background) {
            (Depth::True, Some(Self::Dark)) => "dusk",
            (Depth::True, Some(Self::Light)) => "paper",
            (Depth::True, None) | (Depth::Mono | Depth::Ansi16 | Depth::Ansi256, _) => "default",
        }
    }
}

impl FromStr for Background {
    type Err = &'static str;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word.trim() {
            "dark" => Ok(Self::Dark),
            "light" => Ok(Self::Light),
            _ => Err("this is `dark` or `light`"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Library;
    use super::*;

    fn reported(colorfgbg: &str) -> Option<Background> {
        let environment =
            TerminalEnvironment { colorfgbg: Some(colorfgbg), ..TerminalEnvironment::default() };
        Background::reported(&environment)
    }

    #[test]
    fn the_last_number_is_the_ground() {
        for dark in ["15;0", "7;8", "15;default;0", "0;6"] {
            assert_eq!(reported(dark), Some(Background::Dark), "{dark}");
        }
        for light in ["0;15", "0;7", "0;default;15", "0;11"] {
            assert_eq!(reported(light), Some(Background::Light), "{light}");
        }
        for nothing in ["", "0", "15;default", "15;16", "15;-1", ";", "15;0;"] {
            assert_eq!(reported(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn a_theme_with_a_ground_needs_all_colours_and_a_word_about_the_background() {
        let of = Background::default_theme;
        assert_eq!(of(Some(Background::Dark), Depth::True), "dusk");
        assert_eq!(of(Some(Background::Light), Depth::True), "paper");
        assert_eq!(of(None, Depth::True), "default");
        assert_eq!(of(Some(Background::Dark), Depth::Ansi256), "default");
        assert_eq!(of(Some(Background::Light), Depth::Mono), "default");
    }

    #[test]
    fn every_default_is_shipped() {
        let shipped = Library::shipped();
        for background in [Some(Background::Dark), Some(Background::Light), None] {
            assert!(shipped.get(Background::default_theme(background, Depth::True)).is_some());
        }
    }
}
