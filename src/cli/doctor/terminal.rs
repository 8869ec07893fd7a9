//! The terminal, as far as the environment describes it; the terminal itself is not asked.

use super::Session;
use super::finding::Finding;
use crate::cli::ColorChoice;
use crate::ui::theme::{Depth, Glyphs};

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
    vec![
        Finding::fine(TERMINAL, "output", output),
        Finding::fine(TERMINAL, "TERM", variables.get("TERM").unwrap_or("not set")),
        Finding::fine(TERMINAL, "colours", colours(session)),
        Finding::fine(TERMINAL, "characters", characters(session)),
        Finding::fine(TERMINAL, "links", links(session)),
        Finding::fine(TERMINAL, "inside", around),
    ]
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

/// Reports whether addresses are links. Both the host and the user can switch them off; whether a
/// terminal follows them is not known.
fn links(session: &Session<'_>) -> String {
    let policy = &session.env.policy;
    let asked = session.shared.ascii || session.env.settings.ascii;
    let unicode = Glyphs::fitting(&session.env.terminal_variables.view(), asked);
    match (session.env.settings.links, policy.may_link()) {
        (true, true) if unicode == Glyphs::unicode() => "on: `links: on` in config.yaml".to_owned(),
        (true, true) => "off: in ASCII an address may be spelt otherwise".to_owned(),
        (true, false) => format!("off, {}", policy.by_whom()),
        (false, _) => "off: `links: on` in config.yaml switches them on".to_owned(),
    }
}

/// Reports whether lines and blocks are drawn, and which setting decides it.
fn characters(session: &Session<'_>) -> String {
    let variables = &session.env.terminal_variables;
    let view = variables.view();
    let names = ["LC_ALL", "LC_CTYPE", "LANG"];
    let locale = names.iter().find_map(|name| Some((name, variables.get(name)?)));
    let locale = match locale {
        Some((name, value)) => format!("{name}={value}"),
        None => "no locale".to_owned(),
    };
    let asked = session.shared.ascii || session.env.settings.ascii;
    if Glyphs::fitting(&view, asked) == Glyphs::unicode() {
        format!("Unicode, by {locale}")
    } else if asked {
        "ASCII, as was asked for".to_owned()
    } else if view.is_utf8() {
        format!("ASCII, by TERM={}", view.term.unwrap_or_default())
    } else {
        format!("ASCII, by {locale}")
    }
}
