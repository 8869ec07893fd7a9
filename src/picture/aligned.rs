//! Subjects laid upon each other from day 0: what is held as curves that stop where nothing is, what is
//! stated as points by issuer, and what must not be compared.

use super::aligned_chart::AlignedChart;
use super::aligned_strips::AlignedStrips;
use super::canvas::Canvas;
use super::caption::PictureCaption;
use super::drawing::{Drawing, DrawnBox, TextAnchor};
use super::grid::gap_items;
use super::legend::{KeyItem, KeySign};
use super::letters::text_width;
use super::role::PictureRole;
use super::sheet::{Sheet, SheetWords};
use super::size::PictureSize;
use crate::compare::{AlignedDay, AlignedPicture, AlignedPoint, AlignedSeries};
use crate::cover::{CellMark, State};
use crate::digest::Basis;
use crate::page::held_sum;

/// A sheet of this width has words beside the picture, and how wide they are.
const WIDE: f64 = 700.0;
const PANEL: f64 = 216.0;
/// The height of letters and lines of the words.
const SIZE: f64 = 10.0;
const LINE: f64 = 13.0;

/// Draws a comparison from day 0.
pub fn aligned_picture(
    pixels: PictureSize,
    picture: &AlignedPicture,
    caption: &PictureCaption,
) -> Drawing {
    let mut sheet = Sheet::new(pixels, caption, &whole_legend(), None);
    let room = sheet.room;
    let has_panel = room.width >= WIDE;
    let wide = if has_panel { room.width - PANEL - 16.0 } else { room.width };
    let at = DrawnBox { width: wide, ..room };
    if picture.series.is_empty() {
        let middle = [room.x + room.width / 2.0, room.y + room.height / 2.0];
        let told = "Nothing compared here has days of its own";
        let at = (middle, TextAnchor::Middle);
        sheet.canvas.anchored(at, 14.0, PictureRole::Strong, told);
    } else {
        let strips = AlignedStrips::of(picture, at);
        let chart = DrawnBox { height: at.height - strips.height(), ..at };
        AlignedChart::new(picture, chart, &strips).draw(&mut sheet.canvas);
        strips.draw(&mut sheet.canvas);
        if has_panel {
            let panel = DrawnBox { x: room.right() - PANEL, width: PANEL, ..room };
            draw_words(picture, panel, &mut sheet.canvas);
        }
    }
    let names: Vec<&str> = picture.series.iter().map(|series| series.name.as_str()).collect();
    let names = if names.is_empty() { caption.asked().to_owned() } else { names.join(" and ") };
    let words = SheetWords {
        title: format!("From day 0: {names}"),
        told: told(picture),
        legend: legend(picture),
    };
    sheet.finish(words, &in_words(picture))
}

fn told(picture: &AlignedPicture) -> String {
    let (shown, of) = (picture.series.len(), picture.of);
    let all = match of - shown {
        0 => String::new(),
        1 => "; 1 subject has no days of its own".to_owned(),
        many => format!("; {many} subjects have no days of their own"),
    };
    format!("attacks added up from day 0: curves are what is held, points what is stated{all}")
}

fn days(picture: &AlignedPicture) -> impl Iterator<Item = &AlignedDay> {
    picture.series.iter().flat_map(|series| &series.days)
}

fn legend(picture: &AlignedPicture) -> Vec<KeyItem> {
    let points = || picture.series.iter().flat_map(|series| &series.points);
    let marks: Vec<CellMark> = days(picture).map(AlignedDay::mark).collect();
    let curves = || picture.series.iter().flat_map(AlignedSeries::curve);
    let items = whole_legend().into_iter().filter(|item| match &item.sign {
        KeySign::Gap(mark) => marks.contains(mark),
        KeySign::Words(PictureRole::Strong, _) => marks.contains(&CellMark::Exactly(0)),
        KeySign::Words(..) => marks.iter().any(|mark| matches!(mark, CellMark::AtLeast(_))),
        KeySign::Line(PictureRole::Curve(_)) => curves().any(AlignedDay::is_in_full),
        KeySign::Line(PictureRole::PartCurve(_)) => curves().any(|day| !day.is_in_full()),
        KeySign::Line(_) => points().any(|point| point.first == 0),
        KeySign::Open => points().any(AlignedPoint::is_open),
        KeySign::Mark(role, _) => {
            points().any(|point| *role == PictureRole::Mark(Some(point.statement.basis)))
        }
        KeySign::Area(_) | KeySign::Ground(..) | KeySign::Ring | KeySign::Town => false,
    });
    items.collect()
}

/// Returns a legend with every sign that the picture may have.
fn whole_legend() -> Vec<KeyItem> {
    let line = |role, meaning: &str| KeyItem::new(KeySign::Line(role), meaning);
    let words = |role, text: &str| KeySign::Words(role, text.to_owned());
    let mut items = vec![
        line(PictureRole::Curve(0), "held in full"),
        line(PictureRole::PartCurve(0), "at least"),
        line(PictureRole::Guess(0), "between what is stated: not known"),
    ];
    items.extend(Basis::ALL.into_iter().map(|basis| {
        let sign = KeySign::Mark(PictureRole::Mark(Some(basis)), basis.letter().to_owned());
        KeyItem::new(sign, format!("stated, {basis}"))
    }));
    items.push(KeyItem::new(KeySign::Open, "no upper end stated"));
    items.push(KeyItem::new(words(PictureRole::Words, "5+"), "at least"));
    items.push(KeyItem::new(words(PictureRole::Strong, "0"), "none"));
    items.extend(gap_items());
    items
}

/// Says the same as the picture, subject by subject.
fn in_words(picture: &AlignedPicture) -> Vec<String> {
    let mut told = Vec::new();
    for (row, series) in picture.series.iter().enumerate() {
        let (name, start, length) = (&series.name, series.start, series.length);
        let days = if length == 1 { "day" } else { "days" };
        told.push(format!("{} {name}: day 0 is {start}, {length} {days}.", row + 1));
        told.extend(series.points.iter().map(|point| format!("Stated: {}.", point.told())));
        let held = series.days.iter().filter(|day| day.mark().number().is_some());
        let held: Vec<String> =
            held.map(|day| format!("{} {}", day.day.from, count(day))).collect();
        if !held.is_empty() {
            told.push(format!("Held: {}.", held.join(", ")));
        }
        let gaps = [State::NotHeld, State::Silent, State::WordsOnly].map(|state| {
            let without = series.days.iter().filter(|day| day.mark() == state.mark(0));
            (state, without.count())
        });
        let gaps = gaps.into_iter().filter(|(_, days)| *days > 0);
        let gaps: Vec<String> = gaps.map(|(state, days)| format!("{days} {state}")).collect();
        if !gaps.is_empty() {
            told.push(format!("Days without a number: {}.", gaps.join(", ")));
        }
    }
    told.extend(picture.cautions());
    told
}

/// Writes the number of a day as what is held allows.
pub(super) fn count(day: &AlignedDay) -> String {
    let state = if day.is_in_full() { State::InFull } else { State::InPart };
    held_sum(state, &day.sum).text
}

/// Writes the subjects, what is stated a day, and what must not be compared.
fn draw_words(picture: &AlignedPicture, room: DrawnBox, canvas: &mut Canvas) {
    let mut y = room.y;
    for (row, series) in picture.series.iter().enumerate() {
        let number = u8::try_from(row).unwrap_or(u8::MAX);
        let name = format!("{} {}", row + 1, series.name);
        y = paragraph(&name, (room, y), PictureRole::CurveName(number), canvas);
        let end = series.days.last().map(|day| day.day.from);
        let days = if series.length == 1 { "day" } else { "days" };
        let told = match end {
            Some(end) => format!("{} to {end}, {} {days}", series.start, series.length),
            None => format!("from {}", series.start),
        };
        y = paragraph(&told, (room, y), PictureRole::Dim, canvas);
        for point in &series.points {
            let told = format!(
                "{} {}, {}",
                point.count.in_print(),
                point.statement.basis.letter(),
                point.statement.issuer
            );
            let day =
                if point.first == 0 { format!("day {}", point.last) } else { point.days.spoken() };
            y = paragraph(&format!("{told}, {day}"), (room, y), PictureRole::Words, canvas);
        }
        for dates in &series.disputed {
            let from = dates.start.map_or_else(String::new, |start| format!(" from {start}"));
            let to = dates.end.map_or_else(String::new, |end| format!(" to {end}"));
            let told = format!("Other days:{from}{to} ({})", dates.issuer);
            y = paragraph(&told, (room, y), PictureRole::Dim, canvas);
        }
        y += LINE / 2.0;
    }
    let cautions = picture.cautions();
    if !cautions.is_empty() && y + 2.0 * LINE < room.bottom() {
        y = paragraph("Not comparable", (room, y), PictureRole::Strong, canvas);
        for caution in cautions {
            y = paragraph(&caution, (room, y), PictureRole::Dim, canvas);
        }
    }
}

/// Writes a text over as many lines as it needs, and returns where the next begins. What would leave the
/// room is left out whole.
fn paragraph(
    text: &str,
    (room, y): (DrawnBox, f64),
    role: PictureRole,
    canvas: &mut Canvas,
) -> f64 {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let Some(line) = lines.last_mut() else { continue };
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if line.is_empty() || text_width(&longer, SIZE) <= room.width {
            *line = longer;
        } else {
            lines.push(word.to_owned());
        }
    }
    let mut base = y + SIZE;
    #[expect(clippy::cast_precision_loss, reason = "a few lines")]
    let end = y + lines.len() as f64 * LINE;
    if end > room.bottom() {
        return room.bottom();
    }
    for line in &lines {
        canvas.fitted([room.x, base], (SIZE, room.width + 8.0), role, line);
        base += LINE;
    }
    end
}
