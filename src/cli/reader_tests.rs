//! Which word decides how the reader starts: the nearer one, and what is asked for must be there.

use clap::Parser as _;

use super::*;
use crate::cli::{Args, Environment};
use crate::config::{File, Files, UserPaths, settings};
use crate::ui::theme::{Depth, GlyphTier};

const UTF_8: [(&str, &str); 2] = [("LANG", "C.UTF-8"), ("TERM", "xterm-256color")];

fn environment(variables: &[(&str, &str)], config: &str) -> Environment {
    let variables = |asked: &str| {
        let mut all = variables.iter().chain(&UTF_8);
        all.find(|(name, _)| *name == asked).map(|(_, value)| value.into())
    };
    let file = File { name: "config.yaml".into(), bytes: config.as_bytes().to_vec() };
    let files = Files { config: Some(file), ..Files::default() };
    Environment {
        folder: "/nonexistent".into(),
        settings: settings(&files, &UserPaths::default()),
        ..Environment::from_variables(variables)
    }
}

fn setup_in(env: &Environment, args: &[&str]) -> Result<ReaderSetup, Failure> {
    let args = Args::parse_from(std::iter::once(&"watchfloor").chain(args));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    setup(&Session::new(env, args.shared, &mut out, &mut err))
}

fn setup_with(
    args: &[&str],
    variables: &[(&str, &str)],
    config: &str,
) -> Result<app::Setup, Failure> {
    setup_in(&environment(variables, config), args).map(|setup| setup.app)
}

#[test]
fn without_a_word_the_defaults_hold() {
    let app = setup_with(&[], &[], "").unwrap();
    assert_eq!((app.theme.as_str(), app.mouse, app.depth), ("default", false, Depth::Ansi256));
    assert_eq!(app.glyphs, Glyphs::unicode());
    assert_eq!(app.problems, []);
}

#[test]
fn the_nearer_word_wins() {
    let config = "theme: dusk\nmouse: on\n";
    let app = setup_with(&[], &[], config).unwrap();
    assert_eq!((app.theme.as_str(), app.mouse), ("dusk", true));
    let app = setup_with(&["--theme", "paper"], &[], config).unwrap();
    assert_eq!(app.theme, "paper");
    let depth = |args: &[&str], variables: &[(&str, &str)]| {
        setup_with(args, variables, config).unwrap().depth
    };
    assert_eq!(depth(&[], &[("COLORTERM", "truecolor")]), Depth::True);
    assert_eq!(depth(&[], &[("NO_COLOR", "1")]), Depth::Mono);
    assert_eq!(depth(&["--color", "always"], &[("NO_COLOR", "1")]), Depth::Ansi256);
    assert_eq!(depth(&["--color", "never"], &[("COLORTERM", "truecolor")]), Depth::Mono);
}

#[test]
fn where_nobody_chose_a_theme_the_background_does() {
    const TRUE: (&str, &str) = ("COLORTERM", "truecolor");
    let theme = |variables: &[(&str, &str)], config: &str| {
        setup_with(&[], variables, config).unwrap().theme
    };
    assert_eq!(theme(&[TRUE], ""), "default");
    assert_eq!(theme(&[TRUE, ("COLORFGBG", "15;0")], ""), "dusk");
    assert_eq!(theme(&[TRUE, ("COLORFGBG", "0;15")], ""), "paper");
    assert_eq!(theme(&[TRUE, ("COLORFGBG", "15;0")], "background: light\n"), "paper");
    assert_eq!(theme(&[TRUE, ("COLORFGBG", "15;0")], "theme: mono\n"), "mono");
    assert_eq!(theme(&[("COLORFGBG", "15;0")], ""), "default", "256 colours");
    assert_eq!(theme(&[TRUE, ("COLORFGBG", "15;0"), ("NO_COLOR", "1")], ""), "default");
}

#[test]
fn ascii_is_drawn_where_anything_asks_for_it() {
    let glyphs = |args: &[&str], variables: &[(&str, &str)], config: &str| {
        setup_with(args, variables, config).unwrap().glyphs
    };
    assert_eq!(glyphs(&["--ascii"], &[], "ascii: no\n"), Glyphs::ascii());
    assert_eq!(glyphs(&[], &[], "ascii: yes\n"), Glyphs::ascii());
    assert_eq!(glyphs(&[], &[("LC_ALL", "C")], "ascii: no\n"), Glyphs::ascii());
    assert_eq!(glyphs(&[], &[], "ascii: no\n"), Glyphs::unicode());
    assert_eq!(glyphs(&[], &[("LC_ALL", "C")], "glyphs: fine\n"), Glyphs::ascii());
    assert_eq!(glyphs(&["--ascii"], &[], "glyphs: fine\n"), Glyphs::ascii());
    let blocks = Glyphs::of(GlyphTier::Blocks);
    assert_eq!(glyphs(&[], &[], "glyphs: blocks\n"), blocks);
    assert_eq!(glyphs(&[], &[("TERM", "linux")], ""), blocks);
    assert_eq!(glyphs(&[], &[("TERM", "linux")], "glyphs: fine\n"), Glyphs::unicode());
}

#[test]
fn a_theme_that_is_asked_for_must_be_there() {
    let error = setup_with(&["--theme", "dsuk"], &[], "").unwrap_err();
    assert_eq!(error.to_string(), "there is no theme `dsuk` (did you mean `dusk`?)");
    let app = setup_with(&[], &[], "theme: dsuk\n").unwrap();
    assert_eq!(app.theme, "default", "in the configuration it costs only itself");
    assert_eq!(app.problems.len(), 1);
}

#[test]
fn exports_go_nowhere_near_the_archive() {
    let place = tempfile::tempdir().unwrap();
    let at = |name: &str| place.path().join(name).to_str().unwrap().to_owned();
    for name in ["archive/digests", "out"] {
        std::fs::create_dir_all(place.path().join(name)).unwrap();
    }
    let begun =
        |exports: &str| setup_with(&["--archive", &at("archive"), "--exports", exports], &[], "");
    assert_eq!(begun(&at("out")).unwrap().exports, Some(at("out").into()));
    for near in [at("archive"), at("archive/digests"), at("."), at("out/..")] {
        let told = begun(&near).unwrap_err().to_string();
        assert!(told.contains("never written: name another one"), "{near}: {told}");
    }
}

#[test]
fn a_folder_for_exports_that_is_not_there_is_told_at_the_start() {
    let place = tempfile::tempdir().unwrap();
    let at = |name: &str| place.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(at("file"), "").unwrap();
    for lacking in [at("none"), at("file")] {
        let told = format!("there is no folder for exports `{lacking}`: make it");
        let named = setup_with(&["--exports", &lacking], &[], "").unwrap_err().to_string();
        assert!(named.contains(&told), "{named}");
        // In the configuration it is a warning, and the reader starts.
        let app = setup_with(&[], &[], &format!("exports: {lacking}\n")).unwrap();
        assert!(
            app.notice.as_ref().is_some_and(|notice| notice.contains(&told)),
            "{:?}",
            app.notice
        );
    }
    assert_eq!(setup_with(&["--exports", &at("")], &[], "").unwrap().notice, None);
}

#[test]
fn what_was_kept_goes_behind_what_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let kept =
        "version: 1\ntheme: dusk\nqueries: [bomb]\nplaces: [{archive: sample, way: [waves]}]\n";
    std::fs::write(folder.path().join("state.yaml"), kept).unwrap();
    let begun = |args: &[&str], config: &str| {
        let mut env = environment(&[], config);
        let state = Some(folder.path().to_owned());
        env.place = Some(UserPaths { state, ..UserPaths::default() });
        setup_in(&env, args).unwrap()
    };
    let setup = begun(&[], "");
    assert_eq!((setup.app.theme.as_str(), setup.app.queries.len()), ("dusk", 1));
    assert!(setup.store.is_some() && setup.app.path == ["waves"]);
    assert_eq!((setup.app.first, setup.app.seen), (FirstScreen::Front, None));
    assert_eq!(begun(&[], "theme: paper\n").app.theme, "paper");
    assert_eq!(begun(&["--theme", "safe"], "theme: paper\n").app.theme, "safe");
    assert_eq!(begun(&[], "begin: place\n").app.first, FirstScreen::Tree);
    let setup = begun(&[], "begin: top\n");
    assert_eq!(setup.app.first, FirstScreen::Tree);
    assert!(setup.store.is_some() && setup.app.path.is_empty() && setup.app.theme == "dusk");
    for setup in [begun(&["--no-state"], ""), begun(&[], "state: off\n")] {
        let app = &setup.app;
        assert!(setup.store.is_none() && app.path.is_empty() && app.queries.is_empty());
        assert_eq!(app.theme, "default");
    }
}
