//! What the palette says where nothing is drawn: each thing that it finds, with a number that carries it
//! out.

use super::items::PaletteItem;
use super::state::ActionPalette;
use super::wording::{PaletteWords, wording};
use crate::keys::Action;
use crate::screens::ViewContext;
use crate::screens::spoken::Spoken;

impl ActionPalette {
    pub(crate) fn spoken(&self, view: &ViewContext<'_>) -> Spoken {
        let mut spoken = Spoken::titled("Palette");
        let typed = self.input.text().trim();
        if typed.is_empty() {
            spoken.say("A number does or opens its line; words list what is of that name");
        } else {
            spoken.say(format!("Typed: {typed}"));
        }
        for (at, item) in self.found().enumerate() {
            if let PaletteItem::Act(spec) = item
                && spec.action.is_of_pictures(self.below)
            {
                continue;
            }
            let PaletteWords { name, about, right } = wording(item, self.below, view);
            let lead = if matches!(item, PaletteItem::Act(_)) { ", key " } else { ", " };
            let right = if right.is_empty() { right } else { format!("{lead}{right}") };
            let about = if about.is_empty() { about } else { format!(": {about}") };
            spoken.offer(format!("{} {name}{right}{about}", item.kind()), at, &[Action::Confirm]);
        }
        if self.rows() == 0 {
            spoken.say("Nothing is of that name");
        }
        spoken
    }
}
