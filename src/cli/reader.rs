//! What the reader begins with: the option, else the variable, else the configuration, else the
//! default. Only decides; `shell` takes the terminal.

use super::exit::Failure;
use super::session::Session;
use crate::app;
use crate::archive::Origin;
use crate::audit::Audit;
use crate::config::{File, theme_hint};
use crate::ui::theme::Glyphs;

/// The theme where none is asked for.
const THEME: &str = "default";
/// Until the terminal tells its size.
const SIZE: (u16, u16) = (80, 24);

/// What the reader needs to know to start.
#[derive(Clone, Debug)]
pub struct ReaderSetup {
    /// The archive.
    pub origin: Origin,
    /// The program before anything has been read.
    pub app: app::Setup,
    /// The user's saved searches, as they are written.
    pub searches: Option<File>,
    /// The log of the host.
    pub audit: Audit,
}

/// Decides how the reader begins.
pub(super) fn setup(session: &Session<'_>) -> Result<ReaderSetup, Failure> {
    let Session { env, shared, .. } = session;
    let settings = &env.settings;
    if let Some(name) = shared.theme.as_deref()
        && settings.themes.get(name).is_none()
    {
        let hint = theme_hint(&settings.themes, name);
        return Err(Failure::Usage(format!("there is no theme `{name}` ({hint})")));
    }
    let theme = shared.theme.as_ref().or(settings.theme.as_ref());
    let ascii = shared.ascii || settings.ascii;
    let app = app::Setup {
        keymap: settings.keymap.clone(),
        themes: settings.themes.clone(),
        theme: theme.cloned().unwrap_or_else(|| THEME.to_owned()),
        depth: env.depth(shared.color),
        glyphs: Glyphs::fitting(&env.terminal_variables.view(), ascii),
        size: SIZE,
        mouse: settings.mouse,
        copies: env.place.as_ref().and_then(|place| place.state.clone()),
        copy: settings.copy,
        notice: None,
        problems: settings.problems.clone(),
        policy: env.policy.clone(),
    };
    Ok(ReaderSetup {
        origin: session.origin()?,
        app,
        searches: settings.searches.clone(),
        audit: session.audit.clone(),
    })
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::cli::{Args, Environment};
    use crate::config::{Files, Place, settings};
    use crate::ui::theme::Depth;

    const UTF_8: [(&str, &str); 2] = [("LANG", "C.UTF-8"), ("TERM", "xterm-256color")];

    fn setup_with(
        args: &[&str],
        variables: &[(&str, &str)],
        config: &str,
    ) -> Result<app::Setup, Failure> {
        let variables = |asked: &str| {
            let mut all = variables.iter().chain(&UTF_8);
            all.find(|(name, _)| *name == asked).map(|(_, value)| value.into())
        };
        let file = File { name: "config.yaml".into(), bytes: config.as_bytes().to_vec() };
        let files = Files { config: Some(file), ..Files::default() };
        let env = Environment {
            folder: "/nonexistent".into(),
            settings: settings(&files, &Place::default()),
            ..Environment::from_variables(variables)
        };
        let args = Args::parse_from(std::iter::once(&"watchfloor").chain(args));
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let session = Session::new(&env, args.shared, &mut out, &mut err);
        setup(&session).map(|setup| setup.app)
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
    fn ascii_is_drawn_where_anything_asks_for_it() {
        let glyphs = |args: &[&str], variables: &[(&str, &str)], config: &str| {
            setup_with(args, variables, config).unwrap().glyphs
        };
        assert_eq!(glyphs(&["--ascii"], &[], "ascii: no\n"), Glyphs::ascii());
        assert_eq!(glyphs(&[], &[], "ascii: yes\n"), Glyphs::ascii());
        assert_eq!(glyphs(&[], &[("LC_ALL", "C")], "ascii: no\n"), Glyphs::ascii());
        assert_eq!(glyphs(&[], &[], "ascii: no\n"), Glyphs::unicode());
    }

    #[test]
    fn a_theme_that_is_asked_for_must_be_there() {
        let error = setup_with(&["--theme", "dsuk"], &[], "").unwrap_err();
        assert_eq!(error.to_string(), "there is no theme `dsuk` (did you mean `dusk`?)");
        let app = setup_with(&[], &[], "theme: dsuk\n").unwrap();
        assert_eq!(app.theme, "default", "in the configuration it costs only itself");
        assert_eq!(app.problems.len(), 1);
    }
}
