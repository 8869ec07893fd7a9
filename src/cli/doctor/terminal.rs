//! The terminal, as far as the environment describes it; the terminal itself is not asked.

use super::Session;
use super::finding::Finding;
use crate::cli::ColorChoice;
use crate::cli::session::PlainReason;
use crate::ui::bidi::{self, BidiMode};
use crate::ui::theme::{Background, Depth, GlyphTier, Glyphs};

const TERMINAL: &str = "terminal";

pub(super) fn findings(session: &Session<'_>) -> Vec<Finding> {
    let variables = &session.env.terminal_variables;
    let output = match (session.env.terminal, session.env.rows) {
        (Some(columns), Some(rows)) => format!("a terminal of {columns} columns and {rows} rows"),
        (Some(columns), None) => format!("a terminal of {columns} columns"),
        (None, _) => "a pipe or a file, no terminal: it has no reader".to_owned(),
    };
    let around = [("TMUX", "tmux"), ("STY", "screen"), ("SSH_CONNECTION", "ssh")];
    let around = around.iter().filter(|(name, _)| variables.get(name).is_some());
    let around: Vec<_> = around.map(|(_, what)| *what).collect();
    let around = if around.is_empty() { "nothing known".to_owned() } else { around.join(", ") };
    let mut findings = vec![
        Finding::fine(TERMINAL, "output", output),
        Finding::fine(TERMINAL, "TERM", variables.get("TERM").unwrap_or("not set")),
        Finding::fine(TERMINAL, "colours", colours(session)),
        Finding::fine(TERMINAL, "background", background(session)),
        Finding::fine(TERMINAL, "characters", characters(session)),
        Finding::fine(TERMINAL, "plain", plain(session)),
        Finding::fine(TERMINAL, "links", links(session)),
        Finding::fine(TERMINAL, "inside", around),
    ];
    findings.extend(samples());
    findings.extend(right_to_left(session));
    findings
}

/// Reports how many colours the reader would write, and which setting decides it.
fn colours(session: &Session<'_>) -> String {
    let choice = session.shared.color;
    let depth = match session.env.depth(choice) {
        Depth::Mono => "none",
        Depth::Ansi16 => "16",
        Depth::Ansi256 => "256",
        Depth::True => "red, green and blue",
    };
    let variables = &session.env.terminal_variables;
    let why = match choice {
        ColorChoice::Always => "by --color always, and".to_owned(),
        ColorChoice::Never => return format!("{depth}, by --color never"),
        ColorChoice::Auto => match variables.get("NO_COLOR") {
            Some(_) => return format!("{depth}, by NO_COLOR"),
            None => "by".to_owned(),
        },
    };
    let variable = |name| format!("{name}={}", variables.get(name).unwrap_or_default());
    format!("{depth}, {why} {} {}", variable("TERM"), variable("COLORTERM"))
}

/// Reports which background the terminal has, as far as that is known, and the theme that comes of it.
fn background(session: &Session<'_>) -> String {
    let env = session.env;
    let Some(background) = env.background() else {
        return "not told: `background` in config.yaml says `dark` or `light`".to_owned();
    };
    let word = match background {
        Background::Dark => "dark",
        Background::Light => "light",
    };
    let why = match (env.settings.background, env.terminal_variables.get("COLORFGBG")) {
        (None, Some(value)) => format!("COLORFGBG={value}"),
        (Some(_), _) | (None, None) => "`background` in config.yaml".to_owned(),
    };
    let theme = Background::default_theme(Some(background), env.depth(session.shared.color));
    format!("{word}, by {why}: the theme is `{theme}` where none is chosen")
}

/// Reports whether the reader speaks in lines, and what asks for that.
fn plain(session: &Session<'_>) -> String {
    match session.asked_plain() {
        Some(PlainReason::Option) => "on, by --plain".to_owned(),
        Some(PlainReason::Variable) => {
            let value = session.env.terminal_variables.get("ACCESSIBLE").unwrap_or_default();
            format!("on, by ACCESSIBLE={value}")
        }
        Some(PlainReason::Configuration) => "on: `plain: yes` in config.yaml".to_owned(),
        None => "off: --plain, `plain: yes` in config.yaml or ACCESSIBLE=1 switch it on".to_owned(),
    }
}

/// Reports whether addresses are links. Both the host and the user can switch them off; whether a
/// terminal follows them is not known.
fn links(session: &Session<'_>) -> String {
    let policy = &session.env.policy;
    let glyphs = Glyphs::fitting(&session.env.terminal_variables.view(), session.asked_tier());
    match (session.env.settings.links, policy.may_link()) {
        (true, true) if !glyphs.is_ascii() => "on: `links: on` in config.yaml".to_owned(),
        (true, true) => "off: in ASCII an address may be spelt otherwise".to_owned(),
        (true, false) => format!("off, {}", policy.by_whom()),
        (false, _) => "off: `links: on` in config.yaml switches them on".to_owned(),
    }
}

/// Reports which tier of signs is drawn with, and which setting decides it. What the reader chose by
/// its key in an earlier session is not looked up here.
fn characters(session: &Session<'_>) -> String {
    let variables = &session.env.terminal_variables;
    let view = variables.view();
    let names = ["LC_ALL", "LC_CTYPE", "LANG"];
    let locale = names.iter().find_map(|name| Some((name, variables.get(name)?)));
    let locale = match locale {
        Some((name, value)) => format!("{name}={value}"),
        None => "no locale".to_owned(),
    };
    let asked = session.asked_tier();
    let tier = Glyphs::fitting(&view, asked).tier;
    let name = match tier {
        GlyphTier::Fine => "Unicode",
        GlyphTier::Blocks => "Unicode, half blocks only",
        GlyphTier::Ascii => "ASCII",
    };
    let by_term = || format!("{name}, by TERM={}", view.term.unwrap_or_default());
    match tier {
        _ if asked == Some(tier) => format!("{name}, as was asked for"),
        GlyphTier::Blocks => by_term(),
        GlyphTier::Ascii if view.is_utf8() => by_term(),
        GlyphTier::Fine | GlyphTier::Ascii => format!("{name}, by {locale}"),
    }
}

/// Shows the signs of each tier in a line: which of them is whole on a screen, only the eye can tell.
fn samples() -> impl Iterator<Item = Finding> {
    GlyphTier::ALL.into_iter().map(|tier| {
        let sample = Glyphs::of(tier).sample();
        Finding::fine(TERMINAL, tier.word(), sample)
    })
}

/// A date beside a name of a town, which a terminal may turn round.
const RIGHT_TO_LEFT: &str = "بعقوبة, 2031-03-07";

/// Shows a line with Arabic as each mode draws it: where the date stands behind the name, and reads
/// 2031-03-07, the mode suits the terminal. In ASCII no such letters are drawn.
fn right_to_left(session: &Session<'_>) -> Vec<Finding> {
    let tier = Glyphs::fitting(&session.env.terminal_variables.view(), session.asked_tier()).tier;
    if tier == GlyphTier::Ascii {
        return Vec::new();
    }
    let chosen = session.env.settings.bidi.unwrap_or_default();
    let lines = BidiMode::ALL.into_iter().map(|mode| {
        let here = if mode == chosen { "as is set" } else { mode.suits() };
        let line = bidi::shown(&format!(" {RIGHT_TO_LEFT}"), mode);
        Finding::fine(TERMINAL, "right to left", format!("{mode}:{line} ({here})"))
    });
    lines.collect()
}
