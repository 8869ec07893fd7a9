//! Bytes to settings, without a disk.

use super::*;

fn place() -> UserPaths {
    UserPaths {
        folder: Some("/settings".into()),
        home: Some("/home/ada".into()),
        ..UserPaths::default()
    }
}

fn file(name: &str, text: &str) -> File {
    File { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

fn config(text: &str) -> Settings {
    let files = Files { config: Some(file("config.yaml", text)), ..Files::default() };
    settings(&files, &place())
}

fn told(settings: &Settings) -> Vec<String> {
    settings.problems.iter().map(ToString::to_string).collect()
}

#[test]
fn nothing_said_is_nothing_wrong() {
    for text in ["", "\n", "# archive: here\n", "\u{FEFF}---\n# nothing\n"] {
        let settings = config(text);
        assert_eq!(told(&settings), [""; 0], "{text:?}");
        assert!(settings.archive.is_none() && settings.theme.is_none());
        assert!(!settings.mouse && !settings.ascii && settings.state && settings.copy);
        assert_eq!(settings.begin, Begin::Front);
    }
    let blank = Files { keys: Some(file("keys.yaml", "# none\n")), ..Files::default() };
    assert_eq!(told(&settings(&blank, &place())), [""; 0]);
}

#[test]
fn every_setting_is_taken() {
    let settings = config(
        "archive: /srv/digests\ntheme: dusk\nbackground: light\nmouse: on\ncopy: off\nexports: ~/reports\nascii: yes\nglyphs: blocks\nbidi: app\nstate: off\nbegin: top\n",
    );
    assert_eq!(told(&settings), [""; 0]);
    assert_eq!(settings.archive.as_deref(), Some(Path::new("/srv/digests")));
    assert_eq!(settings.theme.as_deref(), Some("dusk"));
    assert_eq!(settings.background, Some(Background::Light));
    assert!(settings.mouse && settings.ascii && !settings.state && !settings.copy);
    assert_eq!(settings.glyphs, Some(GlyphTier::Blocks));
    assert_eq!(settings.bidi, Some(BidiMode::App));
    assert_eq!(settings.begin, Begin::Top);
}

#[test]
fn a_path_begins_at_home_or_at_the_folder() {
    let archive = |path: &str| config(&format!("archive: {path}\n")).archive.unwrap();
    assert_eq!(archive("~/digests"), Path::new("/home/ada/digests"));
    assert_eq!(archive("digests"), Path::new("/settings/digests"));
    assert_eq!(archive("/digests"), Path::new("/digests"));
    assert_eq!(archive("~other/digests"), Path::new("/settings/~other/digests"));
}

#[test]
fn a_faulty_line_is_told_and_costs_only_itself() {
    let settings = config("thme: dusk\nmouse: maybe\nascii: yes\narchive: [a, b]\ntheme: dsuk\n");
    assert_eq!(
        told(&settings),
        [
            "config.yaml:1:1: error: unknown key `thme` (did you mean `theme`? known here: \
             archive, theme, background, mouse, copy, exports, notes, desk, geo, links, watch, plain, ascii, glyphs, \
             bidi, state, begin)",
            "config.yaml:2:8: error: this is `on` or `off`, or `yes` or `no`",
            "config.yaml:4:10: error: `archive` must be a single text, not a list (put the text \
             in quotes if it begins with a bracket or a dash)",
            "config.yaml:5:8: error: there is no theme `dsuk` (did you mean `dusk`?)",
        ]
    );
    assert!(settings.ascii && !settings.mouse && settings.theme.is_none());
}

#[test]
fn a_theme_that_is_like_none_is_answered_with_all() {
    let settings = config("theme: solarized\n");
    let hint = settings.problems[0].hint.as_deref().unwrap();
    assert!(hint.starts_with("known here: default, dusk"), "{hint}");
}

#[test]
fn what_is_no_mapping_is_told() {
    assert_eq!(told(&config("- theme\n")).len(), 1);
    assert_eq!(told(&config("theme\n")).len(), 1);
    assert!(!told(&config("theme: [\n")).is_empty());
}

#[test]
fn the_users_themes_can_be_chosen_and_their_faults_are_told() {
    let files = Files {
        config: Some(file("config.yaml", "theme: slate\n")),
        themes: vec![
            file("themes/bad.yaml", "styles: { txt: red }\n"),
            file("themes/slate.yaml", "styles: { title: red }\n"),
        ],
        ..Files::default()
    };
    let settings = settings(&files, &place());
    assert_eq!(settings.theme.as_deref(), Some("slate"));
    assert!(settings.themes.get("bad").is_some() && settings.themes.get("dusk").is_some());
    let told = told(&settings);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("themes/bad.yaml:1:11: error: "), "{told:?}");
}

#[test]
fn keys_are_taken_and_their_faults_told() {
    use crate::keys::{Action, Context};

    let text = "browse:\n  turn: T\n  opne: o\n";
    let files = Files { keys: Some(file("keys.yaml", text)), ..Files::default() };
    let settings = settings(&files, &place());
    let chord = "T".parse().unwrap();
    assert_eq!(settings.keymap.action(Context::Browse, chord), Some(Action::Turn));
    let told = told(&settings);
    assert!(told[0].starts_with("keys.yaml:3:3: error: unknown action `opne` (did you mean"));
}
