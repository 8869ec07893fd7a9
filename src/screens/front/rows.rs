//! The rows of the panes: digests, theatres, waves, what is stated for a year.

use std::borrow::Cow;

use crate::compare::{FrontCounts, FrontTheatre, YearTotal};
use crate::cover::CellMark;
use crate::digest::TheatreId;
use crate::page::{DISPUTED, Span, Tone};
use crate::screens::ViewContext;
use crate::screens::list::ListRow;
use crate::screens::row::{digest_fullness, digest_number, draft_mark, trend_sign};
use crate::text::{fit, width};
use crate::ui::cell_marks::cell_sign;

/// From this many columns on, a theatre has its last months.
const MONTHS_FROM: usize = 54;
/// The months of a theatre, and where there is much room.
const MONTHS: usize = 15;
const MORE_MONTHS: usize = 24;
/// From this many columns on there is much room.
const ROOMY: usize = 70;
/// The cells of a day.
const DAY: usize = 10;
/// The longest name of a theatre that is not cut.
const LONGEST_NAME: usize = 14;
/// The cells of a number with its mark.
const NUMBER: usize = 6;

/// Whether something was there in the last session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Age {
    New,
    Known,
}

/// Builds the row of a digest: its first day, trend, publisher, title; its entries and how full it is.
pub(super) fn digest_row(view: &ViewContext<'_>, at: usize, age: Age) -> ListRow {
    let at = u32::try_from(at).unwrap_or(u32::MAX);
    let Some(digest) = view.corpus.digest(at) else { return ListRow::default() };
    let head = digest.head();
    let tone = if age == Age::New { Tone::Strong } else { Tone::Plain };
    let number = digest_number(view, at);
    let fullness = digest_fullness(view, at);
    let sign = fullness.text.repeat(2);
    let unread = view.unread_sign(&head.id);
    let unread = Span::new(unread, if unread == " " { Tone::Dim } else { Tone::Strong });
    ListRow {
        left: vec![
            Span::new(head.period.from.to_string(), tone),
            unread,
            Span::new(format!("{} ", trend_sign(view, head.trend)), Tone::Dim),
            draft_mark(head),
            Span::new(view.spell(&head.publisher), tone),
            Span::new(view.spell(&format!(" {}", head.title)), Tone::Dim),
        ],
        right: vec![
            Span::new(format!("{:>NUMBER$} ", number.text), number.tone),
            Span::new(sign, fullness.tone),
        ],
    }
}

/// Builds the row of a wave: its month, its name, and the total that is stated for it.
pub(super) fn wave_row(view: &ViewContext<'_>, at: usize) -> ListRow {
    let Some(wave) = view.corpus.waves().get(at) else { return ListRow::default() };
    let month = wave.period.from.format("%Y-%m").to_string();
    let stated = view.front.and_then(|counts| counts.waves.get(at));
    let disputed = if wave.disputed_dates().next().is_some() { DISPUTED } else { "" };
    let right = match stated {
        None => vec![Span::new(view.marks.ellipsis, Tone::Doubt)],
        Some(None) => vec![Span::new(format!("{}  ", view.glyphs.none), Tone::Dim)],
        Some(Some(total)) => vec![
            Span::new(view.spell(&total.count.in_print()), Tone::Stated(total.basis)),
            Span::new(" ", Tone::Plain),
            Span::new(total.basis.letter(), Tone::Mark(total.basis)),
        ],
    };
    ListRow {
        left: vec![
            Span::new(format!("{month} "), Tone::Dim),
            Span::new(view.spell(&wave.name), Tone::Plain),
            Span::new(view.spell(disputed), Tone::Doubt),
        ],
        right,
    }
}

/// Builds the row of what an issuer states for a year, with a bar of it among the others.
pub(super) fn year_row(
    view: &ViewContext<'_>,
    counts: &FrontCounts,
    at: usize,
    room: usize,
) -> ListRow {
    let Some(total) = counts.years.get(at) else { return ListRow::default() };
    let least = |total: &YearTotal| u64::from(total.count.best().unwrap_or(total.count.low()));
    let highest = counts.years.iter().map(least).max().unwrap_or(0);
    let text = total.count.in_print();
    let name = |total: &YearTotal| {
        let issuer = view.spell(&total.issuer);
        issuer_name(&issuer, (room / 3).max(8), view.marks.ellipsis).into_owned()
    };
    // All bars are on one scale, so that the longest name leaves room to each.
    let longest = counts.years.iter().map(|total| width(&name(total))).max().unwrap_or(0);
    // The year, the number, a letter, and gaps between all.
    let taken = 4 + 1 + 7 + 1 + 1 + 1 + 1 + longest;
    let cells = u16::try_from(room.saturating_sub(taken)).unwrap_or(0).min(24);
    let (bar, _) = view.glyphs.bar(least(total), highest, cells);
    ListRow {
        left: vec![
            Span::new(format!("{} ", total.year), Tone::Plain),
            Span::new(format!("{:>7} ", view.spell(&text)), Tone::Stated(total.basis)),
            Span::new(total.basis.letter(), Tone::Mark(total.basis)),
            Span::new(" ", Tone::Plain),
            Span::new(bar, Tone::Stated(total.basis)),
        ],
        right: vec![Span::new(name(total), Tone::Dim)],
    }
}

/// Returns the name of an issuer, without what stands in parentheses behind it where that has no room: half
/// of a remark says less than none.
fn issuer_name<'t>(name: &'t str, room: usize, ellipsis: &str) -> Cow<'t, str> {
    let short = name.split_once(" (").map_or(name, |(short, _)| short);
    if width(name) <= room { Cow::Borrowed(name) } else { fit(short, room, ellipsis) }
}

/// How the row of a theatre is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TheatreColumns {
    pub name: usize,
    pub number: usize,
    pub bar: u16,
    pub months: usize,
}

impl TheatreColumns {
    /// Divides so many cells among the columns of the theatres of an archive.
    pub fn of(view: &ViewContext<'_>, room: usize) -> Self {
        let taxonomy = view.corpus.taxonomy();
        let names = view.corpus.theatres().map(|index| width(taxonomy.theatre_name(index.theatre)));
        let name = names.max().unwrap_or(0).clamp(4, LONGEST_NAME);
        let months = match room {
            ROOMY.. => MORE_MONTHS,
            MONTHS_FROM.. => MONTHS,
            _ => 0,
        };
        let gap = usize::from(months > 0);
        let counted = view.front.map_or(&[][..], |counts| &counts.theatres);
        let numbers = counted.iter().map(|theatre| width(&number_text(view, theatre)) + 1);
        let number = numbers.max().unwrap_or(0).max(NUMBER);
        let taken = name + number + 1 + months + gap + 1 + DAY;
        let bar = u16::try_from(room.saturating_sub(taken)).unwrap_or(0);
        Self { name, number, bar, months }
    }
}

/// Builds the row of a theatre: its events with a bar, its last months, the last day.
pub(super) fn theatre_row(
    view: &ViewContext<'_>,
    theatre: TheatreId,
    columns: TheatreColumns,
) -> ListRow {
    let TheatreColumns { name: room, number, bar, months } = columns;
    let name = view.spell(view.corpus.taxonomy().theatre_name(theatre)).into_owned();
    let name = fit(&name, room, view.marks.ellipsis);
    let pad = " ".repeat(room.saturating_sub(width(&name)));
    let mut left = vec![Span::new(format!("{name}{pad}"), Tone::Plain)];
    let counted = counted(view, theatre);
    let Some(counted) = counted else {
        let unknown = format!("{:>number$}", view.marks.ellipsis);
        left.push(Span::new(unknown, Tone::Doubt));
        return ListRow { left, right: Vec::new() };
    };
    left.push(Span::new(format!("{:>number$} ", number_text(view, counted)), Tone::Number));
    let all = view.front.map_or(&[][..], |counts| &counts.theatres);
    let least = |theatre: &FrontTheatre| theatre.number.number().unwrap_or(0);
    let highest = all.iter().map(least).max().unwrap_or(0);
    let (filled, empty) = view.glyphs.bar(least(counted), highest, bar);
    left.push(Span::new(filled, Tone::Bar));
    left.push(Span::new(" ".repeat(empty + usize::from(months > 0)), Tone::Plain));
    left.extend(spark(view, counted, months));
    let last = counted.last_told().unwrap_or_default();
    ListRow { left, right: vec![Span::new(last, Tone::Dim)] }
}

/// Returns what was counted of a theatre.
pub(super) fn counted<'a>(view: &ViewContext<'a>, theatre: TheatreId) -> Option<&'a FrontTheatre> {
    view.front?.theatres.iter().find(|counted| counted.theatre == theatre)
}

/// Returns the number of a theatre's events: `32+`.
pub(super) fn number_text(view: &ViewContext<'_>, counted: &FrontTheatre) -> Cow<'static, str> {
    cell_sign(counted.number, view.glyphs).0
}

/// Draws the last months of a theatre: a column for a number, its mark where there is none.
fn spark(view: &ViewContext<'_>, counted: &FrontTheatre, months: usize) -> Vec<Span> {
    let shown = counted.months.len().min(months);
    let marks = counted.months.iter().skip(counted.months.len() - shown);
    let highest = marks.clone().filter_map(|mark| mark.number()).max().unwrap_or(0);
    let before = " ".repeat(months - shown);
    let levels = view.glyphs.column;
    let sign = |mark: &CellMark| match mark.number().filter(|number| *number > 0) {
        Some(number) => {
            let step = (number * levels.len() as u64).div_ceil(highest.max(1));
            let at = usize::try_from(step).unwrap_or(0).saturating_sub(1);
            Span::new(levels.get(at).or(levels.last()).copied().unwrap_or(" "), Tone::Bar)
        }
        None => Span::new(cell_sign(*mark, view.glyphs).0, Tone::Dim),
    };
    std::iter::once(Span::new(before, Tone::Plain)).chain(marks.map(sign)).collect()
}
