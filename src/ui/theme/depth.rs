//! How many colours a terminal claims to have, and which characters its locale can show.
//!
//! The caller reads the environment and passes plain values. The terminal itself is not asked: over
//! a slow line its answer could arrive as typed text.

/// How many colours may be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// No colours: attributes only.
    Mono,
    /// The terminal's own sixteen.
    Ansi16,
    /// The 256 of xterm.
    Ansi256,
    /// Red, green and blue.
    True,
}

/// What the environment says about the terminal; none where a variable is not set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TerminalEnvironment<'a> {
    /// `NO_COLOR`: anything but an empty value turns colours off, see <https://no-color.org>.
    pub no_color: Option<&'a str>,
    /// `COLORTERM`.
    pub colorterm: Option<&'a str>,
    /// `COLORFGBG`: the colours of letters and ground, which some terminals tell.
    pub colorfgbg: Option<&'a str>,
    /// `TERM`.
    pub term: Option<&'a str>,
    /// `TMUX`, set inside tmux.
    pub tmux: Option<&'a str>,
    /// `WT_SESSION`, set inside Windows Terminal, which has no `TERM` and no locale.
    pub wt_session: Option<&'a str>,
    /// `LC_ALL`.
    pub lc_all: Option<&'a str>,
    /// `LC_CTYPE`.
    pub lc_ctype: Option<&'a str>,
    /// `LANG`.
    pub lang: Option<&'a str>,
}

/// Terminals whose names show that they support red, green and blue. SSH does not pass on
/// `COLORTERM`, but it does pass on `TERM`.
const TRUE_BY_NAME: [&str; 7] =
    ["alacritty", "contour", "foot", "wezterm", "xterm-ghostty", "xterm-kitty", "rio"];

impl Depth {
    /// Returns the greatest depth that the terminal claims to show.
    pub fn detect(environment: &TerminalEnvironment<'_>) -> Depth {
        if is_set(environment.no_color) {
            return Depth::Mono;
        }
        let Some(term) = environment.term.filter(|term| !term.is_empty()) else {
            let windows = is_set(environment.wt_session);
            return if windows { Depth::True } else { Depth::Ansi16 };
        };
        let by_name = Depth::of_term(term);
        let claims_true = matches!(environment.colorterm, Some("truecolor" | "24bit"));
        // GNU screen passes on COLORTERM from outside, but then garbles such colours. tmux calls
        // itself screen too, but understands red, green and blue, and reduces them where needed.
        let garbles = term.starts_with("screen") && !is_set(environment.tmux);
        let can_grow = by_name > Depth::Mono && term != "linux" && !garbles;
        if claims_true && can_grow { Depth::True } else { by_name }
    }

    fn of_term(term: &str) -> Depth {
        let is = |name: &str| term == name || term.strip_prefix(name).is_some_and(begins_suffix);
        if is("dumb") || is("unknown") || is_video_terminal(term) || term.ends_with("-m") {
            Depth::Mono
        } else if term.ends_with("-direct") || TRUE_BY_NAME.iter().any(|name| is(name)) {
            Depth::True
        } else if term.contains("256col") {
            Depth::Ansi256
        } else {
            Depth::Ansi16
        }
    }
}

impl TerminalEnvironment<'_> {
    /// Returns true for the video terminals of DEC and their emulations: `vt52` to `vt525`.
    pub(super) fn is_video_terminal(&self) -> bool {
        is_video_terminal(self.term.unwrap_or_default())
    }

    /// Returns whether the locale is UTF-8. As POSIX requires, the first of `LC_ALL`, `LC_CTYPE`
    /// and `LANG` that is set decides.
    pub fn is_utf8(&self) -> bool {
        let locale = [self.lc_all, self.lc_ctype, self.lang].into_iter().find(|one| is_set(*one));
        match locale.flatten() {
            Some(locale) => {
                let locale = locale.to_ascii_lowercase();
                locale.contains("utf-8") || locale.contains("utf8")
            }
            None => is_set(self.wt_session),
        }
    }
}

fn is_set(value: Option<&str>) -> bool {
    value.is_some_and(|value| !value.is_empty())
}

/// Matches `foot` and `foot-extra`, but not `footloose`.
fn begins_suffix(rest: &str) -> bool {
    rest.starts_with(['-', '+', '.'])
}

/// Matches the video terminals of DEC and their emulations: `vt52` to `vt525`.
fn is_video_terminal(term: &str) -> bool {
    term.strip_prefix("vt").is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(term: &str, colorterm: &str, tmux: &str) -> Depth {
        let environment = TerminalEnvironment {
            term: Some(term),
            colorterm: Some(colorterm),
            tmux: Some(tmux),
            ..TerminalEnvironment::default()
        };
        Depth::detect(&environment)
    }

    #[test]
    fn terminals_get_what_they_say() {
        for (term, colorterm, tmux, wanted) in [
            ("xterm", "", "", Depth::Ansi16),
            ("xterm", "truecolor", "", Depth::True),
            ("xterm-256color", "", "", Depth::Ansi256),
            ("xterm-256color", "24bit", "", Depth::True),
            ("xterm-256color", "yes", "", Depth::Ansi256),
            ("xterm-direct", "", "", Depth::True),
            ("xterm-kitty", "", "", Depth::True),
            ("alacritty", "", "", Depth::True),
            ("foot-extra", "", "", Depth::True),
            ("footloose", "", "", Depth::Ansi16),
            ("rxvt-unicode-256color", "", "", Depth::Ansi256),
            ("linux", "", "", Depth::Ansi16),
            ("linux", "truecolor", "", Depth::Ansi16),
            ("dumb", "truecolor", "", Depth::Mono),
            ("vt100", "", "", Depth::Mono),
            ("vt220", "truecolor", "", Depth::Mono),
            ("xterm-m", "", "", Depth::Mono),
        ] {
            assert_eq!(depth(term, colorterm, tmux), wanted, "{term} {colorterm} {tmux}");
        }
    }

    #[test]
    fn screen_is_not_believed_and_tmux_is() {
        let socket = "/tmp/tmux-1000/default,1,0";
        assert_eq!(depth("screen-256color", "truecolor", ""), Depth::Ansi256);
        assert_eq!(depth("screen.xterm-256color", "truecolor", ""), Depth::Ansi256);
        assert_eq!(depth("screen", "truecolor", ""), Depth::Ansi16);
        assert_eq!(depth("screen-256color", "truecolor", socket), Depth::True);
        assert_eq!(depth("tmux-256color", "truecolor", socket), Depth::True);
        assert_eq!(depth("tmux-256color", "", socket), Depth::Ansi256);
        assert_eq!(depth("screen", "", socket), Depth::Ansi16);
    }

    #[test]
    fn no_color_goes_before_everything_unless_it_is_empty() {
        let with = |no_color| TerminalEnvironment {
            no_color: Some(no_color),
            colorterm: Some("truecolor"),
            term: Some("xterm-256color"),
            ..TerminalEnvironment::default()
        };
        assert_eq!(Depth::detect(&with("1")), Depth::Mono);
        assert_eq!(Depth::detect(&with("0")), Depth::Mono);
        assert_eq!(Depth::detect(&with("")), Depth::True);
    }

    #[test]
    fn without_term_only_windows_has_more_than_sixteen() {
        assert_eq!(Depth::detect(&TerminalEnvironment::default()), Depth::Ansi16);
        let windows =
            TerminalEnvironment { wt_session: Some("guid"), ..TerminalEnvironment::default() };
        assert_eq!(Depth::detect(&windows), Depth::True);
        assert!(windows.is_utf8());
    }

    #[test]
    fn the_first_locale_that_is_set_decides() {
        let utf8 = |lc_all, lc_ctype, lang| {
            let environment = TerminalEnvironment {
                lc_all: Some(lc_all),
                lc_ctype: Some(lc_ctype),
                lang: Some(lang),
                ..TerminalEnvironment::default()
            };
            environment.is_utf8()
        };
        assert!(utf8("", "", "en_GB.UTF-8"));
        assert!(utf8("C.utf8", "", "C"));
        assert!(utf8("", "UTF-8", ""));
        assert!(!utf8("C", "en_GB.UTF-8", "en_GB.UTF-8"));
        assert!(!utf8("", "", "ar_EG.ISO-8859-6"));
        assert!(!utf8("", "", ""));
    }
}
