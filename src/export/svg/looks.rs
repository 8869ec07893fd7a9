//! The style sheet of a picture: what stands for something looks so by day, and so by night. Colours are
//! written out and not called by variables, which office programs do not know.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::palette::{InkLook, InkPaint, look};
use crate::picture::PictureRole;

/// The letters of the reader's own system.
const LETTERS: &str = "text{font-family:system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",Arial,sans-serif}\n";

/// Returns the rules for what is in a picture, and for nothing else.
pub(super) fn style_sheet(roles: &BTreeSet<PictureRole>) -> String {
    let mut rules = LETTERS.to_owned();
    let looks: Vec<InkLook> = roles.iter().map(|role| look(*role)).collect();
    for look in &looks {
        let _ = writeln!(rules, ".{}{{{}{}}}", look.class, look.colours(look.light), look.shape());
    }
    rules.push_str("@media (prefers-color-scheme:dark){\n");
    for look in &looks {
        let _ = writeln!(rules, ".{}{{{}}}", look.class, look.colours(look.dark));
    }
    rules.push_str("}\n");
    rules
}

impl InkLook {
    /// Returns its colours: of the whole, and of its edge.
    fn colours(&self, [colour, edge]: [&str; 2]) -> String {
        match self.paint {
            InkPaint::Line { .. } => format!("stroke:{colour}"),
            InkPaint::Fill | InkPaint::Words { halo: false, .. } => format!("fill:{colour}"),
            InkPaint::Edged(_) | InkPaint::Words { halo: true, .. } => {
                format!("fill:{colour};stroke:{edge}")
            }
        }
    }

    /// Returns all but its colours.
    fn shape(&self) -> String {
        match self.paint {
            InkPaint::Fill => String::new(),
            InkPaint::Edged(wide) => format!(";stroke-width:{wide};stroke-linejoin:round"),
            InkPaint::Line { wide, dashes } => {
                let dashes = if dashes.is_empty() {
                    String::new()
                } else {
                    format!(";stroke-dasharray:{dashes}")
                };
                format!(
                    ";fill:none;stroke-width:{wide};stroke-linecap:round;stroke-linejoin:round{dashes}"
                )
            }
            InkPaint::Words { bold, italic, halo } => {
                let bold = if bold { ";font-weight:bold" } else { "" };
                let italic = if italic { ";font-style:italic" } else { "" };
                let halo = if halo { ";stroke-width:2.5;paint-order:stroke" } else { "" };
                format!("{bold}{italic}{halo}")
            }
        }
    }
}
