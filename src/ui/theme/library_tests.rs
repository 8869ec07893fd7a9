//! Tests of `file` and `library`: what a theme file may state, and the reports on a faulty one.

use ratatui::style::{Color, Style};

use super::super::{Depth, Ground, Role};
use super::*;

fn load(files: &[(&str, &str)]) -> (Library, Vec<String>) {
    let user: Vec<_> =
        files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    let (library, faults) = Library::load(&user);
    let told = faults.into_iter().map(|(file, fault)| {
        let hint = fault.hint.map(|hint| format!(" ({hint})")).unwrap_or_default();
        format!("{file}:{}: {}{hint}", fault.mark, fault.message)
    });
    (library, told.collect())
}

fn faults(text: &str) -> Vec<String> {
    load(&[("mine.yaml", text)]).1
}

const NIGHT: &str = "
theme: night
title: Night
palette: { ink: \"#c8c8d0\", paper: \"#1a1b22\" }
styles:
  text: ink on paper
  selected: { fg: paper, bg: ink, bold: true, dim: false }
  basis.claimed: bold red
";

#[test]
fn a_theme_states_some_roles_and_inherits_the_rest() {
    let (library, faults) = load(&[("night.yaml", NIGHT)]);
    assert_eq!(faults, [""; 0]);
    let night = library.get("night").unwrap();
    let (ink, paper) = (Color::Rgb(0xc8, 0xc8, 0xd0), Color::Rgb(0x1a, 0x1b, 0x22));
    assert_eq!(night.title, "Night");
    assert_eq!(night.ground(), Ground::Dark);
    assert_eq!(night.style(Role::Text), Style::new().fg(ink).bg(paper));
    assert_eq!(night.style(Role::Selected), Style::new().fg(paper).bg(ink).bold());
    assert_eq!(night.style(Role::BasisClaimed), Style::new().fg(Color::Red).bold());
    let default = library.get("default").unwrap();
    assert_eq!(night.style(Role::BasisOfficial), default.style(Role::BasisOfficial));
}

#[test]
fn a_new_palette_changes_what_is_inherited() {
    let (library, faults) = load(&[(
        "late.yaml",
        "inherits: dusk\npalette: { lagoon: \"#ffffff\", own: red }\nstyles: { ok: own }",
    )]);
    assert_eq!(faults, [""; 0]);
    let late = library.get("late").unwrap();
    assert_eq!(late.style(Role::Link).fg, Some(Color::Rgb(255, 255, 255)));
    assert_eq!(late.style(Role::Ok).fg, Some(Color::Red));
    assert_eq!(late.style(Role::Text), library.get("dusk").unwrap().style(Role::Text));
}

#[test]
fn a_user_may_change_a_shipped_theme_under_its_name() {
    let files = [
        ("dusk.yaml", "inherits: dusk\nstyles: { title: green }"),
        ("more.yaml", "inherits: dusk\nstyles: { key: red }"),
    ];
    let (library, faults) = load(&files);
    assert_eq!(faults, [""; 0]);
    let names: Vec<_> = library.themes().iter().map(|theme| theme.name.as_str()).collect();
    assert_eq!(names, ["default", "dusk", "paper", "contrast", "safe", "mono", "more"]);
    let more = library.get("more").unwrap();
    assert_eq!(more.style(Role::Title).fg, Some(Color::Green), "the user's dusk, not the shipped");
    assert_eq!(more.style(Role::Text).bg, Some(Color::Rgb(0x1c, 0x1d, 0x28)));
}

#[test]
fn a_theme_without_roots_falls_back_to_its_own_roles() {
    let (library, faults) = load(&[(
        "bare.yaml",
        "inherits: none\nstyles: { text: white on black, basis: cyan, selected: reverse }",
    )]);
    assert_eq!(faults, [""; 0]);
    let bare = library.get("bare").unwrap();
    assert_eq!(bare.style(Role::BasisClaimed), Style::new().fg(Color::Cyan));
    assert_eq!(bare.style(Role::Footer), Style::new().fg(Color::Gray));
}

#[test]
fn every_fault_is_told_at_its_place() {
    for (text, wanted) in [
        ("styles:\n  txet: red", "mine.yaml:2:3: unknown role `txet` (did you mean `text`?)"),
        (
            "palette: { ink: red }\nstyles:\n  dim: inkk bold",
            "mine.yaml:3:8: `inkk` is neither a colour nor an attribute (did you mean `ink`?)",
        ),
        (
            "styles:\n  dim: { fg: red, bg: gren }",
            "mine.yaml:2:23: `gren` is neither a colour nor an attribute (did you mean `green`?)",
        ),
        (
            "styles:\n  dim: \"#12 bold\"",
            "mine.yaml:2:8: `#12` is not a colour: six hexadecimal digits follow the #, as in \
             #86bfcf",
        ),
        (
            "palette:\n  ink: #c8c8d0\n  paper: red",
            "mine.yaml:2:6: a colour is missing (put a value with a # in it in quotes: outside them \
             it is a comment)",
        ),
        (
            "palette: { bold: red }",
            "mine.yaml:1:12: a colour cannot be called `bold` (a name is one word that begins with \
             a letter and means nothing else in a style)",
        ),
        (
            "palette: { ink: redd }",
            "mine.yaml:1:17: `redd` is not a colour (did you mean `red`? write \"#rrggbb\", a \
             number up to 255, or one of the sixteen names)",
        ),
        ("styles:\n  dim: { bold: yes }", "mine.yaml:2:16: `yes` is neither true nor false"),
        (
            "inherits: dsuk",
            "mine.yaml:1:11: there is no theme `dsuk` to inherit (did you mean `dusk`?)",
        ),
        (
            "inherits: mine",
            "mine.yaml:1:11: themes inherit each other in a circle: mine, mine (let one of them \
             inherit `default` or `none`)",
        ),
        (
            "theme: my theme",
            "mine.yaml:1:8: a theme cannot be called `my theme` (a name is one word of letters, \
             digits and hyphens; begin it with a letter)",
        ),
        (
            "styles: { selected: default }",
            "mine.yaml:1:1: `selected` looks like `text` (give it a ground or an attribute, or the \
             cursor is not seen)",
        ),
    ] {
        assert_eq!(faults(text), [wanted], "{text}");
    }
}

#[test]
fn an_unknown_key_names_the_nearest() {
    let told = faults("stiles: { dim: red }");
    assert_eq!(told.len(), 1);
    assert!(
        told[0].starts_with("mine.yaml:1:1: unknown key `stiles` (did you mean `styles`?"),
        "{told:?}"
    );
    assert!(faults("styles: { dim: { color: red } }")[0].contains("unknown key `color`"));
}

#[test]
fn a_faulty_style_costs_only_itself() {
    let (library, faults) = load(&[(
        "mine.yaml",
        "inherits: dusk\nstyles: { selected: wobbly, title: green, dim: [red], key: { fg: red, bg: no-such } }",
    )]);
    assert_eq!(faults.len(), 3, "{faults:?}");
    let (mine, dusk) = (library.get("mine").unwrap(), library.get("dusk").unwrap());
    assert_eq!(mine.style(Role::Title).fg, Some(Color::Green));
    for role in [Role::Selected, Role::Dim, Role::Key] {
        assert_eq!(mine.style(role), dusk.style(role), "{role:?}");
    }
}

#[test]
fn circles_are_told_once_a_theme_and_end_at_the_default() {
    let (library, faults) = load(&[
        ("a.yaml", "inherits: b\nstyles: { title: red }"),
        ("b.yaml", "inherits: a\nstyles: { key: green }"),
        ("c.yaml", "inherits: a"),
    ]);
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].starts_with("a.yaml:1:11: themes inherit each other in a circle: a, b, a"));
    let c = library.get("c").unwrap();
    assert_eq!(
        (c.style(Role::Title).fg, c.style(Role::Key).fg),
        (Some(Color::Red), Some(Color::Green))
    );
    assert_eq!(c.style(Role::Casualty), library.get("default").unwrap().style(Role::Casualty));
}

#[test]
fn two_files_cannot_share_a_name() {
    let (library, faults) = load(&[
        ("one.yaml", "theme: same\nstyles: { title: red }"),
        ("two.yaml", "theme: same\nstyles: { title: green }"),
    ]);
    assert_eq!(
        faults,
        ["two.yaml:1:1: `same` is already a theme of one.yaml (give one of them another name)"]
    );
    assert_eq!(library.get("same").unwrap().style(Role::Title).fg, Some(Color::Red));
}

#[test]
fn what_is_no_theme_is_told_and_left_out() {
    for bytes in ["", "- a", "just words", "styles: {", "\u{0}"] {
        let (library, faults) = load(&[("mine.yaml", bytes)]);
        assert!(library.themes().len() == 6 || library.get("mine").is_some(), "{bytes:?}");
        assert!(!faults.is_empty(), "{bytes:?}");
    }
}

#[test]
fn selecting_never_fails() {
    let library = Library::shipped();
    assert_eq!(library.select("no-such", Depth::True).name, "default");
    assert_eq!(library.select("dusk", Depth::Mono).name, "mono");
    assert_eq!(library.nearest("dsuk"), Some("dusk"));
    let (library, _) = load(&[(
        "bare.yaml",
        "inherits: none\nstyles: { text: default on default, selected: reverse }",
    )]);
    assert_eq!(library.select("bare", Depth::Mono).name, "bare", "it has no colours of its own");
}
