//! The figures that digests and waves quote.

use super::cell::count_columns;
use super::{LakeCell, LakeColumn, LakeRows, LakeStock, LakeTable, LakeType};
use crate::digest::Figure;

pub(super) static TABLE: LakeTable = LakeTable {
    name: "figures",
    doc: "a number as an issuer states it; `source` says whether a digest or a wave quotes it, `number` \
          which of its figures it is",
    columns: &[
        &[
            LakeColumn::new("desk", LakeType::Text),
            LakeColumn::new("source", LakeType::Text),
            LakeColumn::new("source_id", LakeType::Text),
            LakeColumn::new("number", LakeType::Whole32),
            LakeColumn::new("issuer", LakeType::Text),
            LakeColumn::new("basis", LakeType::Text),
            LakeColumn::new("of", LakeType::Text),
            LakeColumn::maybe("counts_as", LakeType::Text),
            LakeColumn::maybe("start_day", LakeType::Day),
            LakeColumn::maybe("end_day", LakeType::Day),
            LakeColumn::maybe("released", LakeType::Text),
            LakeColumn::maybe("unit", LakeType::Text),
            LakeColumn::maybe("note", LakeType::Text),
            LakeColumn::maybe("marking", LakeType::Text),
        ],
        &count_columns!("total"),
    ],
    partition: None,
    rows,
};

/// A figure, with what quotes it.
pub(super) struct QuotedIn<'a> {
    pub(super) source: &'static str,
    pub(super) id: &'a str,
    pub(super) number: usize,
    pub(super) figure: &'a Figure,
    /// The place of the digest, if one quotes it.
    digest: Option<u32>,
}

impl<'a> QuotedIn<'a> {
    /// Returns what stands over it.
    pub(super) fn marking(&self, stock: &'a LakeStock<'a>) -> LakeCell<'a> {
        self.digest.map_or_else(|| stock.marking_of_all(), |at| stock.marking_of(at))
    }
}

/// Returns all figures: those of digests, then those of waves.
pub(super) fn all<'a>(stock: &'a LakeStock<'a>) -> impl Iterator<Item = QuotedIn<'a>> {
    let digests = stock.digests().flat_map(|(at, digest)| {
        digest.figures().iter().enumerate().map(move |(number, figure)| QuotedIn {
            source: "digest",
            id: digest.id(),
            number,
            figure,
            digest: Some(at),
        })
    });
    let waves = stock.corpus().waves().iter().flat_map(|wave| {
        wave.figures.iter().enumerate().map(|(number, figure)| QuotedIn {
            source: "wave",
            id: &wave.id,
            number,
            figure,
            digest: None,
        })
    });
    digests.chain(waves)
}

fn rows<'a>(stock: &'a LakeStock<'a>) -> LakeRows<'a> {
    Box::new(all(stock).map(move |quoted| {
        let figure = quoted.figure;
        let mut cells = vec![
            stock.desk(),
            LakeCell::text(quoted.source),
            LakeCell::text(quoted.id),
            LakeCell::place(quoted.number),
            LakeCell::text(&figure.issuer),
            LakeCell::text(figure.basis.word()),
            LakeCell::text(&figure.of),
            LakeCell::maybe_text(figure.counts_as.as_deref()),
            LakeCell::maybe_day(figure.period.map(|period| period.from)),
            LakeCell::maybe_day(figure.period.and_then(|period| period.to)),
            LakeCell::maybe_shown(figure.released),
            LakeCell::maybe_text(figure.unit.as_deref()),
            LakeCell::maybe_text(figure.note.as_deref()),
            quoted.marking(stock),
        ];
        cells.extend(LakeCell::count(figure.total));
        cells
    }))
}
