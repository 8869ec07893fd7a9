//! Any bytes as a file of the user's: settings, keys, saved searches, a theme. The first byte says
//! which.

use watchfloor::config::{File, Files, UserPaths, searches, settings};
use watchfloor::digest::Taxonomy;
use watchfloor::keys::Context;
use watchfloor::text::removed;
use watchfloor::ui::theme::Depth;

/// Reads the bytes. Whatever they say, one can leave the program, and what is wrong is told safely.
pub fn target(data: &[u8]) {
    let Some((which, bytes)) = data.split_first() else { return };
    let file = File { name: "file.yaml".to_owned(), bytes: bytes.to_vec() };
    if which % 4 == 3 {
        let read = searches(Some(&file), None, &Taxonomy::default());
        for problem in read.problems {
            assert_eq!(removed(&problem.to_string()), []);
        }
        return;
    }
    let files = match which % 4 {
        0 => Files { config: Some(file), ..Files::default() },
        1 => Files { keys: Some(file), ..Files::default() },
        _ => Files { themes: vec![file], ..Files::default() },
    };
    let read = settings(&files, &UserPaths::default());
    for problem in &read.problems {
        let line = problem.to_string();
        assert!(!line.contains('\n') && removed(&line).is_empty(), "{line:?}");
    }
    for context in Context::ALL {
        assert!(read.keymap.specs(context).count() > 0, "{context:?}");
    }
    for theme in read.themes.themes() {
        for depth in [Depth::True, Depth::Ansi256, Depth::Ansi16, Depth::Mono] {
            let _ = theme.at_depth(depth);
        }
    }
}
