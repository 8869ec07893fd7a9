//! Drawing the lists: beside the map the beginning of each, and whole where they have the keys.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::lists::{ListedSet, MapListRow};
use super::state::WorldMap;
use crate::digest::grouped;
use crate::screens::ViewContext;
use crate::text::{fit, width};
use crate::ui::headed_rule::HeadedRule;
use crate::ui::paint::{basis_roles, fill, number_style, put};
use crate::ui::theme::Role;

/// How much of a list without a bar is shown beside the map.
const FEW: usize = 3;
/// A number has at least so many cells.
const DIGITS: usize = 4;
/// The longest name that is not cut, in wide lists.
const LONGEST: u16 = 30;

impl WorldMap {
    /// Draws the beginning of each list, with a gap before it, as much as there is room for.
    pub(super) fn draw_lists(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let lists: [&[MapListRow]; 5] = [0, 1, 2, 3, 4].map(|number| self.lists.list(number));
        let (room, digits) = (usize::from(area.height), self.digits());
        let mut y = area.y;
        let taken = shares(lists.map(<[_]>::len), room);
        for (rows, taken) in lists.into_iter().zip(taken) {
            if taken == 0 {
                continue;
            }
            y += u16::from(y > area.y || area.y > view.body.y);
            for row in rows.iter().take(taken) {
                if y >= area.bottom() {
                    return;
                }
                draw_row(view, Rect { y, height: 1, ..area }, (row, digits), false, buffer);
                y += 1;
            }
        }
    }

    /// Returns the cells of a number, so that all bars begin alike.
    fn digits(&self) -> usize {
        let highest = self.lists.rows.iter().map(|row| row.count).max().unwrap_or(0);
        grouped(highest).len().max(DIGITS)
    }

    /// Draws all lists one below the other, with the selected row.
    pub(super) fn draw_whole_lists(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let (top, at) = (self.lists.cursor.top, self.lists.cursor.at);
        let digits = self.digits();
        for (y, (place, row)) in
            (area.y..area.bottom()).zip(self.lists.rows.iter().enumerate().skip(top))
        {
            draw_row(view, Rect { y, height: 1, ..area }, (row, digits), place == at, buffer);
        }
    }
}

/// Returns how many rows of each list are shown, with a gap before each: what is in view and what is
/// not on the map first, then the places, then the theatres.
fn shares(lengths: [usize; 5], room: usize) -> [usize; 5] {
    let mut taken = [0; 5];
    let mut left = room;
    let mut take = |number: usize, most: usize, least: usize| {
        let long = lengths.get(number).copied().unwrap_or(0).min(most);
        let fits = long.min(left.saturating_sub(1));
        if fits >= least.min(long) && fits > 0 {
            left -= fits + 1;
            if let Some(taken) = taken.get_mut(number) {
                *taken = fits;
            }
        }
    };
    take(0, usize::MAX, 2);
    take(4, 1 + FEW, 1);
    take(3, 1, 1);
    take(1, 1 + FEW, 3);
    take(2, 1 + FEW, 3);
    let missing = |number: usize, taken: &[usize; 5]| {
        let (long, shown) = (lengths.get(number), taken.get(number));
        long.zip(shown).filter(|(_, shown)| **shown > 0).map_or(0, |(long, shown)| long - shown)
    };
    // What is left goes to the longer lists.
    for number in [1, 2, 4] {
        let more = missing(number, &taken).min(left);
        left -= more;
        if let Some(taken) = taken.get_mut(number) {
            *taken += more;
        }
    }
    taken
}

fn draw_row(
    view: &ViewContext<'_>,
    area: Rect,
    (row, digits): (&MapListRow, usize),
    is_selected: bool,
    buffer: &mut Buffer,
) {
    let text = view.spell(&row.text);
    if row.is_head() && !is_selected {
        let count = row.set.as_ref().map_or_else(String::new, |_| grouped(row.count));
        let rule = HeadedRule { title: &text, right: &count, role: Role::Heading };
        return rule.draw(area, view.theme, view.glyphs, buffer);
    }
    let chosen = is_selected.then(|| view.theme.style(Role::Selected));
    if let Some(style) = chosen {
        fill(buffer, area, style);
    }
    let style = |role| chosen.unwrap_or_else(|| view.theme.style(role));
    let name_room = (area.width / 2).min(LONGEST);
    let name = fit(&text, usize::from(name_room), view.marks.ellipsis);
    let (name_role, bar_role) = match row.set {
        Some(ListedSet::OfBasis(basis)) => {
            let (_, words) = basis_roles(basis);
            (words, words)
        }
        Some(ListedSet::WithoutOf(_)) => (Role::Dim, Role::Bar),
        Some(
            ListedSet::Spot(_)
            | ListedSet::Theatre(_)
            | ListedSet::Shown
            | ListedSet::Beyond
            | ListedSet::Without,
        )
        | None => (Role::Text, Role::Bar),
    };
    put(buffer, area.x, area.y, &name, style(name_role));
    if row.set.is_none() {
        return;
    }
    let number = format!("{:>digits$}", grouped(row.count));
    let x = put(buffer, area.x + name_room, area.y, &number, style(Role::Number));
    let cells = area.right().saturating_sub(x + 1);
    if let Some(of) = row.of {
        let (bar, _) = view.glyphs.bar(row.count as u64, of as u64, cells);
        debug_assert!(width(&bar) <= usize::from(cells), "a bar stays in its room");
        let bar_style = chosen.unwrap_or_else(|| number_style(view.theme, bar_role));
        put(buffer, x + 1, area.y, &bar, bar_style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_share_the_room_and_take_no_more() {
        for room in 0..60 {
            for lengths in [[5, 20, 9, 1, 4], [3, 2, 0, 0, 0], [0, 0, 0, 0, 3], [2, 400, 40, 1, 40]]
            {
                let taken = shares(lengths, room);
                let gaps = taken.iter().filter(|taken| **taken > 0).count();
                assert!(taken.iter().sum::<usize>() + gaps <= room.max(gaps), "{lengths:?} {room}");
                assert!(taken.iter().zip(lengths).all(|(taken, long)| *taken <= long));
            }
        }
        assert_eq!(shares([5, 20, 9, 1, 4], 30), [5, 11, 4, 1, 4]);
    }
}
