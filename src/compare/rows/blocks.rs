//! The figures of all subjects in lines, one for each issuer, basis and stated thing.

use crate::compare::lines::LineAllocator;
use crate::compare::stated::QuotedFigure;
use crate::compare::{Measure, RowKey, RowOrigin};

/// Figures of one sort by one issuer, at most one per subject, as a place among its figures.
pub(super) struct FigureLine {
    pub(super) measure: Measure,
    pub(super) key: Option<RowKey>,
    /// Who states them.
    pub(super) line: RowOrigin,
    /// For each subject, the place of the figure among its figures.
    pub(super) cells: Vec<Option<usize>>,
}

impl FigureLine {
    /// Puts the figures of all subjects into lines. Figures of one sort by one issuer on one basis
    /// share a line; if one subject has several of them, there are several lines. Wholes come
    /// before parts.
    pub(super) fn of(quoted: &[Vec<QuotedFigure<'_>>]) -> Vec<Self> {
        let mut blocks: Vec<Self> = Vec::new();
        let (mut lines, many) = (LineAllocator::new(), quoted.len());
        for (at, figures) in quoted.iter().enumerate() {
            for (place, quoted) in figures.iter().enumerate() {
                let figure = quoted.figure;
                let sort = (quoted.measure, quoted.key.as_ref(), &*figure.issuer, figure.basis);
                let line = lines.take(sort);
                if line == blocks.len() {
                    blocks.push(Self {
                        measure: quoted.measure,
                        key: quoted.key.clone(),
                        line: RowOrigin::Stated((*figure.issuer).into(), figure.basis),
                        cells: vec![None; many],
                    });
                }
                if let Some(cell) = blocks.get_mut(line).and_then(|block| block.cells.get_mut(at)) {
                    *cell = Some(place);
                }
            }
            lines.next_subject();
        }
        let order = |measure: Measure| Measure::all().position(|known| known == measure);
        blocks.sort_by_cached_key(|block| (order(block.measure), block.key.is_some()));
        blocks
    }

    /// Returns true for figures of all attacks.
    pub(super) fn is_whole(&self) -> bool {
        self.measure == Measure::ATTACKS && self.key.is_none()
    }

    /// Returns true for figures of one place.
    pub(super) fn is_place(&self) -> bool {
        self.measure != Measure::FIGURE && self.key.is_some()
    }
}
