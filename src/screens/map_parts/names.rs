//! Towns and names of a map in the signs of the terminal. Where they stand is found elsewhere.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ground::{MapGround, put_over};
use crate::geo::{MapCell, MapView};
use crate::mapping::{MapMarks, MapNames, MappedEntries, NameOf, NameWriting};
use crate::screens::ViewContext;
use crate::text::width;
use crate::ui::theme::Role;

/// Places the names of a view. `cleared` is what stands on the map besides, such as the scale: cells, and
/// how many in their row.
pub fn place_names(
    view: &MapView,
    ground: &MapGround,
    shown: (&MapMarks, &MappedEntries),
    cleared: impl IntoIterator<Item = (MapCell, u16)>,
    context: &ViewContext<'_>,
) -> MapNames {
    let writing = NameWriting {
        spell: &|name| context.spell(name).into_owned(),
        cells: &|name| u16::try_from(width(name)).unwrap_or(u16::MAX),
    };
    MapNames::of(view, &ground.raster, shown, cleared, writing)
}

/// Draws them into an area.
pub fn draw_names(names: &MapNames, view: &ViewContext<'_>, map: Rect, buffer: &mut Buffer) {
    let label = view.theme.style(Role::MapLabel);
    for town in &names.towns {
        put_over(buffer, (map.x + town.column, map.y + town.row), view.glyphs.town, label);
    }
    for name in &names.names {
        let (x, y) = (map.x + name.cell.column, map.y + name.cell.row);
        let role = match name.of {
            NameOf::Town | NameOf::Country => Role::MapLabel,
            NameOf::Sea => Role::MapSeaLabel,
        };
        put_over(buffer, (x, y), &name.text, view.theme.style(role));
    }
}
