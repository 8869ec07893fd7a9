//! Theatres by week or month: a number only where something is counted, a mark of its own for each of the
//! five ways in which there is none, and how fully the days are held.

use super::caption::PictureCaption;
use super::drawing::Drawing;
use super::grid_bands::GridBands;
use super::legend::{KeyItem, KeySign};
use super::role::PictureRole;
use super::sheet::{Sheet, SheetWords};
use super::size::PictureSize;
use crate::archive::Corpus;
use crate::compare::{
    CoverGrid, GridLimits, GridMeasure, GridNumber, GridNumbers, GridPlacing, GridUnit, HeatScale,
};
use crate::cover::{CellMark, State};
use crate::digest::grouped;
use crate::page::held_sum;

/// What a grid is of.
#[derive(Clone, Debug)]
pub struct GridSubject<'a> {
    /// The theatres, days and entries; the unit is that of a first try.
    pub limits: GridLimits,
    /// Whole years to show, be they held or not; the days of the limits where none is named.
    pub years: Option<(i32, i32)>,
    /// The span of a column; the finest for which there is room where none is named.
    pub unit: Option<GridUnit>,
    /// What is counted.
    pub measure: GridMeasure,
    /// The corpus that is counted.
    pub corpus: &'a Corpus,
}

/// A grid that is counted.
pub(super) struct CountedGrid<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) unit: GridUnit,
    pub(super) measure: GridMeasure,
    placing: GridPlacing,
    pub(super) cells: CoverGrid,
    pub(super) numbers: GridNumbers,
    pub(super) heat: HeatScale,
}

impl<'a> CountedGrid<'a> {
    pub(super) fn of(subject: &GridSubject<'a>, unit: GridUnit) -> Self {
        let corpus = subject.corpus;
        let limits = GridLimits { unit, ..subject.limits.clone() };
        let cells = match subject.years {
            Some(years) => CoverGrid::of_years(corpus, years, &limits),
            None => CoverGrid::within(corpus, &limits),
        };
        let numbers = GridNumbers::of(&cells, unit, subject.measure, corpus);
        let heat = HeatScale::of(numbers.rows.iter().flatten().map(GridNumber::drawn));
        let (measure, placing) = (subject.measure, subject.limits.placing);
        Self { corpus, unit, measure, placing, cells, numbers, heat }
    }

    /// Returns the marks in some columns of some rows.
    fn marks<'g>(&'g self, bands: &'g GridBands) -> impl Iterator<Item = CellMark> + 'g {
        let rows = self.numbers.rows.iter().take(bands.rows);
        rows.flat_map(move |row| row.iter().skip(bands.left_out)).map(|number| number.mark)
    }

    fn told(&self, bands: &GridBands) -> String {
        let (placed, without) = self.numbers.totals();
        let (held, of) = (self.numbers.held_weeks(), self.cells.weeks());
        let unit = self.unit.word();
        let word = if placed == 1 { self.measure.one() } else { self.measure.word() };
        let without = if without > 0 {
            format!(", {} without a {unit}", grouped(without))
        } else {
            String::new()
        };
        let more = match (bands.left_out, self.cells.theatres().len() - bands.rows) {
            (0, 0) => String::new(),
            (0, rows) => format!("; {rows} more theatres are not shown"),
            (columns, 0) => format!("; the first {columns} {unit}s are not shown"),
            (columns, rows) => {
                format!("; the first {columns} {unit}s and {rows} theatres are not shown")
            }
        };
        let (placing, placed) = (self.placing.in_full(), grouped(placed));
        format!("{placed} {word} {placing}{without}; {held} of {of} {unit}s held{more}")
    }

    /// Says the same as the picture, theatre by theatre.
    fn in_words(&self) -> Vec<String> {
        let rows = self.cells.theatres().iter().zip(&self.numbers.rows);
        let told = rows.map(|(theatre, row)| {
            let name = self.corpus.taxonomy().theatre_name(*theatre);
            format!("{name}: {}.", self.row_in_words(row))
        });
        told.collect()
    }

    fn row_in_words(&self, row: &[GridNumber]) -> String {
        let mut told = Vec::new();
        for (at, number) in row.iter().enumerate() {
            let Some(days) = self.cells.days_of(at) else { continue };
            if number.mark.number().is_some() {
                let sum = held_sum(number.state, &number.sum).text;
                let days = match self.unit {
                    GridUnit::Month => days.spoken(),
                    GridUnit::Week | GridUnit::Day => days.from.to_string(),
                };
                told.push(format!("{days} {sum}"));
            }
        }
        let count = |wanted: CellMark| row.iter().filter(|number| number.mark == wanted).count();
        let gaps = [
            (CellMark::WordsOnly, State::WordsOnly),
            (CellMark::Silent, State::Silent),
            (CellMark::NotHeld, State::NotHeld),
        ];
        let unit = self.unit.word();
        for (mark, state) in gaps {
            match count(mark) {
                0 => {}
                1 => told.push(format!("1 {unit} {state}")),
                many => told.push(format!("{many} {unit}s {state}")),
            }
        }
        told.join(", ")
    }

    fn legend(&self, bands: &GridBands) -> Vec<KeyItem> {
        let seen: Vec<CellMark> = self.marks(bands).collect();
        let has = |wanted: fn(&CellMark) -> bool| seen.iter().any(wanted);
        let mut items = Vec::new();
        let mut add = |is_seen: bool, item: KeyItem| {
            if is_seen {
                items.push(item);
            }
        };
        for item in gap_items() {
            let KeySign::Gap(mark) = item.sign else { continue };
            add(seen.contains(&mark), item);
        }
        let words = |text: &str| KeySign::Words(PictureRole::Words, text.to_owned());
        add(
            has(|mark| matches!(mark, CellMark::AtLeast(_))),
            KeyItem::new(words("5+"), "at least: held in part"),
        );
        let strong = KeySign::Words(PictureRole::Strong, "0".to_owned());
        add(has(|mark| *mark == CellMark::Exactly(0)), KeyItem::new(strong, "none: held in full"));
        let strong = KeySign::Words(PictureRole::Strong, "5".to_owned());
        add(
            has(|mark| matches!(mark, CellMark::Exactly(1..))),
            KeyItem::new(strong, "held in full"),
        );
        let steps: Vec<u8> = seen
            .iter()
            .filter_map(|mark| mark.number().filter(|number| *number > 0))
            .map(|number| self.heat.step(number))
            .collect();
        for (told, step) in self.heat.steps().filter(|(_, step)| steps.contains(step)) {
            items.push(KeyItem::new(heat_sign(step, &told), ""));
        }
        items
    }
}

/// Returns how a number of a step stands in a legend.
pub(super) fn heat_sign(step: u8, told: &str) -> KeySign {
    KeySign::Ground(PictureRole::Heat(step), heat_words(step), told.to_owned())
}

/// Returns what a number on a ground of a step is written as.
pub(super) fn heat_words(step: u8) -> PictureRole {
    if step > 3 { PictureRole::HeatStrong } else { PictureRole::HeatWords }
}

/// Returns the legend of what stands where no number is.
pub(super) fn gap_items() -> Vec<KeyItem> {
    vec![
        KeyItem::new(KeySign::Gap(CellMark::NotHeld), "not held"),
        KeyItem::new(KeySign::Gap(CellMark::Silent), "a digest is held, silent on it"),
        KeyItem::new(KeySign::Gap(CellMark::WordsOnly), "told in words only"),
    ]
}

/// Returns a legend with every sign that a grid may have.
fn whole_legend() -> Vec<KeyItem> {
    let mut items = gap_items();
    items.push(KeyItem::new(
        KeySign::Words(PictureRole::Words, "5+".to_owned()),
        "at least: held in part",
    ));
    items.push(KeyItem::new(
        KeySign::Words(PictureRole::Strong, "0".to_owned()),
        "none: held in full",
    ));
    items.push(KeyItem::new(KeySign::Words(PictureRole::Strong, "5".to_owned()), "held in full"));
    items.extend((1..=5).map(|step| KeyItem::new(heat_sign(step, "100-200"), "")));
    items
}

/// Draws the grid of something.
pub fn grid_picture(
    pixels: PictureSize,
    subject: &GridSubject<'_>,
    caption: &PictureCaption,
) -> Drawing {
    let mut sheet = Sheet::new(pixels, caption, &whole_legend(), None);
    let units = match subject.unit {
        Some(unit) => vec![unit],
        None => vec![GridUnit::Week, GridUnit::Month],
    };
    let mut made = None;
    for unit in units {
        let counted = CountedGrid::of(subject, unit);
        let bands = GridBands::of(&counted, sheet.room);
        let fits = bands.left_out == 0;
        made = Some((counted, bands));
        if fits {
            break;
        }
    }
    let Some((counted, bands)) = made else {
        return sheet.finish(SheetWords::default(), &[]);
    };
    bands.draw(&counted, &mut sheet.canvas);
    let words = SheetWords {
        title: format!("Theatres by {}: {}", counted.unit.word(), caption.asked()),
        told: counted.told(&bands),
        legend: counted.legend(&bands),
    };
    let told = counted.in_words();
    sheet.finish(words, &told)
}
