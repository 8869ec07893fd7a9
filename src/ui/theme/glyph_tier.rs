//! Which characters a terminal is drawn with: three tiers, the one that suits a terminal by its name,
//! and the words for them in settings.

use std::fmt;
use std::str::FromStr;

use super::TerminalEnvironment;

/// How much is asked of a terminal's font.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GlyphTier {
    /// Eighths of blocks, rounded corners, slanted lines.
    Fine,
    /// Only what fonts of the Courier kind have (WGL4): half blocks, shades, plain lines.
    Blocks,
    /// Nothing beyond ASCII.
    Ascii,
}

impl GlyphTier {
    /// Every tier, the finest first.
    pub const ALL: [Self; 3] = [Self::Fine, Self::Blocks, Self::Ascii];

    /// Returns its word in settings and on screen.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Blocks => "blocks",
            Self::Ascii => "ascii",
        }
    }

    /// Returns the next coarser tier; the finest after the coarsest.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Fine => Self::Blocks,
            Self::Blocks => Self::Ascii,
            Self::Ascii => Self::Fine,
        }
    }
}

impl fmt::Display for GlyphTier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl FromStr for GlyphTier {
    type Err = &'static str;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        let word = word.trim();
        let found = Self::ALL.into_iter().find(|tier| tier.word() == word);
        found.ok_or("this is `fine`, `blocks` or `ascii`")
    }
}

impl TerminalEnvironment<'_> {
    /// Returns the tier that suits the terminal by its name. The Linux console, the video terminals
    /// and the older rxvt have the blocks of the code page 437 and few other signs.
    pub fn tier(&self) -> GlyphTier {
        let term = self.term.unwrap_or_default();
        let is_old_rxvt = term.starts_with("rxvt") && !term.starts_with("rxvt-unicode");
        if !self.is_utf8() || term == "dumb" {
            GlyphTier::Ascii
        } else if term == "linux" || self.is_video_terminal() || is_old_rxvt {
            GlyphTier::Blocks
        } else {
            GlyphTier::Fine
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_terminal_decides_and_its_locale() {
        for (term, lang, wanted) in [
            ("xterm", "C.UTF-8", GlyphTier::Fine),
            ("xterm-256color", "en_GB.utf8", GlyphTier::Fine),
            ("rxvt-unicode-256color", "C.UTF-8", GlyphTier::Fine),
            ("rxvt", "C.UTF-8", GlyphTier::Blocks),
            ("rxvt-256color", "C.UTF-8", GlyphTier::Blocks),
            ("linux", "C.UTF-8", GlyphTier::Blocks),
            ("vt220", "C.UTF-8", GlyphTier::Blocks),
            ("dumb", "C.UTF-8", GlyphTier::Ascii),
            ("xterm", "C", GlyphTier::Ascii),
            ("linux", "", GlyphTier::Ascii),
        ] {
            let environment = TerminalEnvironment {
                term: Some(term),
                lang: Some(lang),
                ..TerminalEnvironment::default()
            };
            assert_eq!(environment.tier(), wanted, "{term} {lang}");
        }
    }

    #[test]
    fn every_tier_comes_round_and_is_read_by_its_word() {
        let mut tier = GlyphTier::Fine;
        for wanted in GlyphTier::ALL {
            assert_eq!((tier, tier.word().parse()), (wanted, Ok(wanted)));
            tier = tier.next();
        }
        assert_eq!(tier, GlyphTier::Fine);
        assert!("Fine".parse::<GlyphTier>().is_err());
    }
}
