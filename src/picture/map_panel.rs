//! The lists beside a map: by basis, by place, beyond it, and what is not on it.

use super::canvas::Canvas;
use super::drawing::{DrawnBox, TextAnchor};
use super::letters::{fitted, text_width};
use super::map::MapMaking;
use super::role::PictureRole;
use crate::digest::grouped;
use crate::mapping::{BasisShares, named_spots};

/// The height of a row and of its letters.
const ROW: f64 = 14.0;
const SIZE: f64 = 10.0;

/// The lists while they are drawn, down to the end of their room.
struct MapPanel<'a> {
    canvas: &'a mut Canvas,
    room: DrawnBox,
    y: f64,
}

impl MapPanel<'_> {
    fn left(&self) -> usize {
        let rows = ((self.room.bottom() - self.y) / ROW).floor().max(0.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some dozens")]
        let rows = rows as usize;
        rows
    }

    fn row(&mut self, name: &str, count: Option<usize>, roles: (PictureRole, PictureRole)) {
        if self.left() == 0 {
            return;
        }
        let base = self.y + ROW - 4.0;
        let number = count.map(grouped).unwrap_or_default();
        let room = self.room.width - text_width(&number, SIZE) - 6.0;
        let name = fitted(name, SIZE, room);
        self.canvas.text([self.room.x, base], SIZE, roles.0, &name);
        let at = ([self.room.right(), base], TextAnchor::End);
        self.canvas.anchored(at, SIZE, roles.1, &number);
        self.y += ROW;
    }

    fn head(&mut self, name: &str, count: Option<usize>) {
        // A head without anything under it would say nothing.
        if self.left() < 2 && count.is_none() {
            self.y = self.room.bottom();
        }
        self.row(name, count, (PictureRole::Strong, PictureRole::Strong));
        if self.left() > 0 {
            let (from, to) = ([self.room.x, self.y], [self.room.right(), self.y]);
            self.canvas.line(from, to, PictureRole::ScaleLine);
        }
    }

    fn gap(&mut self) {
        self.y += ROW / 2.0;
    }
}

/// Draws the lists of a map.
pub(super) fn draw_map_panel(making: &MapMaking<'_>, room: DrawnBox, canvas: &mut Canvas) {
    let (entries, corpus) = (making.subject.entries, making.subject.corpus);
    let words = (PictureRole::Words, PictureRole::Words);
    let is_shown = |at: &usize| {
        let place = entries.places().get(*at);
        place.is_some_and(|place| making.view.cell(place.point).is_some())
    };
    let shown: Vec<usize> = (0..entries.places().len()).filter(is_shown).collect();
    let mut shares = BasisShares::default();
    for place in shown.iter().filter_map(|at| entries.places().get(*at)) {
        shares.merge(place.bases);
    }
    let spots = named_spots(entries, corpus, shown);
    let without = entries.without_by_theatre();
    let mut panel = MapPanel { canvas, room, y: room.y };
    // What is not on the map is never crowded out by what is.
    let kept = if without.is_empty() { 0 } else { without.len().min(10) + 2 }
        + usize::from(making.marks.beyond() > 0) * 2;
    if shares.all() > 0 {
        panel.head("On the map", Some(shares.all()));
        for (basis, count) in shares.each() {
            panel.row(basis.word(), usize::try_from(count).ok(), words);
        }
        panel.gap();
        panel.head("Places", None);
        let seen = panel.left().saturating_sub(kept + 1).min(spots.len());
        for spot in spots.iter().take(seen) {
            let area = || format!("({})", spot.name);
            let name = if spot.is_pinned { spot.name.clone() } else { area() };
            panel.row(&name, Some(spot.count()), words);
        }
        let others = spots.get(seen..).unwrap_or_default();
        if !others.is_empty() {
            let name = format!("{} more places", others.len());
            let count = others.iter().map(crate::mapping::NamedSpot::count).sum();
            panel.row(&name, Some(count), (PictureRole::Dim, PictureRole::Dim));
        }
        panel.gap();
    }
    if making.marks.beyond() > 0 {
        panel.head("Beyond the map", Some(making.marks.beyond()));
        panel.gap();
    }
    if !without.is_empty() {
        panel.head("Not on the map", Some(entries.without().len()));
        let seen = if without.len() > panel.left() {
            panel.left().saturating_sub(1)
        } else {
            without.len()
        };
        for (theatre, keys) in without.iter().take(seen) {
            panel.row(corpus.taxonomy().theatre_name(*theatre), Some(keys.len()), words);
        }
        let others = without.get(seen..).unwrap_or_default();
        if !others.is_empty() {
            let count = others.iter().map(|(_, keys)| keys.len()).sum();
            let name = format!("{} more theatres", others.len());
            panel.row(&name, Some(count), (PictureRole::Dim, PictureRole::Dim));
        }
    }
}
