//! The tempo: how many from week to week over what is held, with doubt, beside what issuers state; and
//! below the same theatre by theatre, each row in the same height.

use super::caption::PictureCaption;
use super::drawing::{Drawing, DrawnBox, TextAnchor};
use super::grid::gap_items;
use super::legend::{KeyItem, KeySign};
use super::letters::text_width;
use super::role::PictureRole;
use super::sheet::{Sheet, SheetWords};
use super::size::PictureSize;
use super::span_words::SpanWords;
use super::tempo_chart::TempoChart;
use super::tempo_rows::TempoTheatres;
use super::time_axis::{TimeAxis, WAVES};
use crate::archive::Corpus;
use crate::compare::{
    CoverGrid, GridLimits, GridMeasure, GridNumber, GridNumbers, StatedPoint, TempoSeries,
    stated_points,
};
use crate::cover::CellMark;
use crate::digest::{Basis, Period, TheatreId, grouped};

/// The narrowest column.
const NARROWEST: f64 = 2.0;
/// The height of what is held, of the months, and of the attacks of which no toll is said.
const HELD: f64 = 7.0;
const MONTHS: f64 = 19.0;
const UNSAID: f64 = 13.0;
/// The room at the left of the columns at least, and the air at their right.
const LEFT: f64 = 44.0;
const RIGHT: f64 = 14.0;

/// What a tempo is of.
#[derive(Clone, Debug)]
pub struct TempoSubject<'a> {
    /// The theatres, days and entries, and the span of a column.
    pub limits: GridLimits,
    /// Whole years to show, be they held or not; the days of the limits where none is named.
    pub years: Option<(i32, i32)>,
    /// What is counted.
    pub measure: GridMeasure,
    /// The theatre that is drawn tall; all of them where none is named.
    pub theatre: Option<TheatreId>,
    /// The corpus that is counted.
    pub corpus: &'a Corpus,
}

/// A tempo that is counted.
pub(super) struct CountedTempo<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) limits: GridLimits,
    pub(super) measure: GridMeasure,
    pub(super) theatre: Option<TheatreId>,
    pub(super) cells: CoverGrid,
    pub(super) numbers: GridNumbers,
    pub(super) series: TempoSeries,
    /// How many of the first columns have no room.
    left_out: usize,
}

impl<'a> CountedTempo<'a> {
    fn of(subject: &TempoSubject<'a>, most: usize) -> Self {
        let corpus = subject.corpus;
        let mut limits = subject.limits.clone();
        let count = |limits: &GridLimits| match subject.years {
            Some(years) => CoverGrid::of_years(corpus, years, limits),
            None => CoverGrid::within(corpus, limits),
        };
        let mut cells = count(&limits);
        let mut left_out = cells.left_out();
        if let Some(more) = cells.weeks().checked_sub(most).filter(|more| *more > 0)
            && subject.years.is_none()
            && let Some(first) = cells.days_of(more)
        {
            left_out += more;
            limits.from = Some(first.from);
            cells = count(&limits);
        }
        let numbers = GridNumbers::of(&cells, limits.unit, subject.measure, corpus);
        let days =
            cells.days_of(0).zip(cells.weeks().checked_sub(1).and_then(|at| cells.days_of(at)));
        let days = days.map(|(first, last)| Period { from: first.from, to: last.to });
        let stated: Vec<StatedPoint> =
            days.map_or_else(Vec::new, |days| stated_points(corpus, days, subject.measure));
        let what = (subject.theatre, subject.measure);
        let series = TempoSeries::of(&cells, &numbers, what, &stated, corpus);
        let (measure, theatre) = (subject.measure, subject.theatre);
        Self { corpus, limits, measure, theatre, cells, numbers, series, left_out }
    }

    /// Returns what a column says.
    pub(super) fn span(&self, column: usize) -> Option<SpanWords> {
        Some(SpanWords {
            unit: self.limits.unit,
            measure: self.measure,
            days: self.cells.days_of(column)?,
            held: *self.numbers.days.get(column)?,
            number: *self.series.numbers.get(column)?,
        })
    }

    fn told(&self) -> String {
        let unit = self.limits.unit.word();
        let (held, of) = (self.numbers.held_weeks(), self.cells.weeks());
        let (_, without) = self.numbers.totals();
        let without = if without > 0 {
            format!(", {} without a {unit}", grouped(without))
        } else {
            String::new()
        };
        let first = match self.left_out {
            0 => String::new(),
            many => format!("; the first {many} {unit}s are not shown"),
        };
        let what = self.measure.word();
        let theatre = self.theatre.map(|theatre| self.corpus.taxonomy().theatre_name(theatre));
        let theatre = theatre.map_or_else(String::new, |name| format!(" in {name}"));
        format!(
            "{what}{theatre} a {unit}, each once, {}{without}; {held} of {of} {unit}s held{first}",
            self.limits.placing.in_full()
        )
    }

    /// Says the same as the picture: what has a number, the stated figures, and what has none.
    fn in_words(&self) -> Vec<String> {
        let spans = (0..self.cells.weeks()).filter_map(|column| self.span(column));
        let (with, without): (Vec<_>, Vec<_>) = spans.partition(|span| span.worth().is_some());
        let stated = self.series.stated.iter().map(|(_, point)| {
            let place = point.place_name(self.corpus, self.theatre);
            let place = place.map_or_else(String::new, |place| format!(" in {place}"));
            let (count, statement) = (point.count.in_print(), &point.statement);
            let (basis, issuer) = (statement.basis, &statement.issuer);
            format!("Stated: {count}{place}, {basis} by {issuer} for {}.", point.days)
        });
        let unit = self.limits.unit.word();
        let none = (!without.is_empty())
            .then(|| format!("Of {} {unit}s no number is known.", grouped(without.len())));
        let stated: Vec<String> = stated.collect();
        none.into_iter()
            .chain(stated)
            .chain(with.iter().map(|span| format!("{}.", span.sentence())))
            .collect()
    }

    fn legend(&self) -> Vec<KeyItem> {
        let numbers: Vec<GridNumber> =
            self.series.numbers.iter().chain(self.numbers.rows.iter().flatten()).copied().collect();
        let has = |wanted: &dyn Fn(&GridNumber) -> bool| numbers.iter().any(wanted);
        let tall = |wanted: &dyn Fn(&GridNumber) -> bool| self.series.numbers.iter().any(wanted);
        let items = whole_legend().into_iter().filter(|item| match &item.sign {
            KeySign::Gap(mark) => has(&|number| number.mark == *mark),
            KeySign::Area(PictureRole::Full) => {
                has(&|number| matches!(number.mark, CellMark::Exactly(1..)))
            }
            KeySign::Area(PictureRole::AtLeast) => {
                has(&|number| matches!(number.mark, CellMark::AtLeast(_)))
            }
            KeySign::Area(PictureRole::Doubt) => {
                tall(&|number| number.drawn() > 0 && number.sum.high > Some(number.sum.low))
            }
            KeySign::Open => tall(&|number| number.drawn() > 0 && number.sum.high.is_none()),
            KeySign::Words(PictureRole::Strong, _) => {
                has(&|number| number.mark == CellMark::Exactly(0))
            }
            KeySign::Mark(role, _) => self
                .series
                .stated
                .iter()
                .any(|(_, point)| *role == PictureRole::Mark(Some(point.statement.basis))),
            KeySign::Area(_)
            | KeySign::Words(..)
            | KeySign::Ground(..)
            | KeySign::Line(_)
            | KeySign::Ring
            | KeySign::Town => false,
        });
        items.collect()
    }
}

/// Returns a legend with every sign that a tempo may have.
fn whole_legend() -> Vec<KeyItem> {
    let area = |role, meaning: &str| KeyItem::new(KeySign::Area(role), meaning);
    let mut items = vec![
        area(PictureRole::Full, "held in full"),
        area(PictureRole::AtLeast, "at least: held in part"),
        area(PictureRole::Doubt, "up to"),
        KeyItem::new(KeySign::Open, "no upper end told"),
        KeyItem::new(KeySign::Words(PictureRole::Strong, "0".to_owned()), "none: held in full"),
    ];
    items.extend(gap_items());
    items.extend(Basis::ALL.into_iter().map(|basis| {
        let sign = KeySign::Mark(PictureRole::Mark(Some(basis)), basis.letter().to_owned());
        KeyItem::new(sign, format!("stated, {basis}"))
    }));
    items
}

/// Draws the tempo of something.
pub fn tempo_picture(
    pixels: PictureSize,
    subject: &TempoSubject<'_>,
    caption: &PictureCaption,
) -> Drawing {
    let mut sheet = Sheet::new(pixels, caption, &whole_legend(), None);
    let room = sheet.room;
    let most = (room.width - LEFT - RIGHT) / NARROWEST;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some hundreds")]
    let tempo = CountedTempo::of(subject, most.max(1.0) as usize);
    draw(&tempo, room, &mut sheet);
    let what = tempo.measure.word();
    let mut letters = what.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let unit = tempo.limits.unit.word();
    let words = SheetWords {
        title: format!("{first}{} by {unit}: {}", letters.as_str(), caption.asked()),
        told: tempo.told(),
        legend: tempo.legend(),
    };
    sheet.finish(words, &tempo.in_words())
}

fn draw(tempo: &CountedTempo<'_>, room: DrawnBox, sheet: &mut Sheet<'_>) {
    let canvas = &mut sheet.canvas;
    let columns = tempo.cells.weeks();
    if columns == 0 {
        let middle = [room.x + room.width / 2.0, room.y + room.height / 2.0];
        let told = "No weekly or monthly digest covers these days";
        canvas.anchored((middle, TextAnchor::Middle), 14.0, PictureRole::Strong, told);
        return;
    }
    let theatres = TempoTheatres::of(tempo, room);
    let left = theatres.left().max(LEFT);
    let wide = room.width - left - RIGHT;
    #[expect(clippy::cast_precision_loss, reason = "some hundreds")]
    let pitch = (wide / columns as f64).min(90.0);
    let axis = TimeAxis {
        grid: &tempo.cells,
        unit: tempo.limits.unit,
        first: 0,
        columns,
        x: room.x + left,
        pitch,
    };
    let unsaid = if tempo.series.unsaid.is_empty() { 0.0 } else { UNSAID };
    let fixed = WAVES + HELD + MONTHS + unsaid;
    let high = room.height - fixed - theatres.height();
    let at = DrawnBox::new(axis.x, room.y + WAVES + 6.0, axis.right() - axis.x, high - 6.0);
    let chart = TempoChart::new(tempo, &axis, at);
    chart.draw_grounds(canvas);
    axis.draw_waves(room.y, tempo.corpus, canvas);
    chart.draw(canvas);
    axis.draw_held(&tempo.numbers.held, (at.bottom() + 5.0, HELD), canvas);
    axis.draw_names(at.bottom() + HELD + MONTHS - 3.0, canvas);
    if unsaid > 0.0 {
        chart.draw_unsaid(at.bottom() + HELD + MONTHS + UNSAID - 3.0, canvas);
    }
    let below =
        DrawnBox::new(room.x, room.bottom() - theatres.height(), room.width, theatres.height());
    theatres.draw(tempo, &axis, below, canvas);
}

/// Returns how wide the longest of some names is.
pub(super) fn longest(names: impl Iterator<Item = String>, size: f64) -> f64 {
    names.map(|name| text_width(&name, size)).fold(0.0, f64::max)
}
