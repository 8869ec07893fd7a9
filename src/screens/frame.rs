//! The frame around every screen: the marking and the breadcrumb above, the keys or a prompt below.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Prompt, Screen, ViewContext};
use crate::digest::Markings;
use crate::jobs::WorkStep;
use crate::keys::Action;
use crate::page::{Span, Tone};
use crate::text::{fit, fit_end, fit_words, width};
use crate::ui::paint::{fill, put, put_spans, style_of};
use crate::ui::theme::Role;

/// Returns the part of the terminal for a screen: all but the first and the last row, and one row
/// less where anything is marked. It is the same for all screens, so that nothing jumps.
pub fn body(area: Rect, markings: &Markings) -> Rect {
    let area = below_banner(area, markings);
    Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }
}

/// Returns the area without the banner.
fn below_banner(area: Rect, markings: &Markings) -> Rect {
    let banner = u16::from(!markings.is_empty());
    Rect { y: area.y + banner, height: area.height.saturating_sub(banner), ..area }
}

/// The text in the last row beside the keys.
#[derive(Clone, Copy, Debug, Default)]
pub struct Status<'a> {
    /// A message shown for a moment.
    pub notice: Option<&'a str>,
    /// The number of files read, and of all files, until all have been read.
    pub loading: Option<(usize, usize)>,
    /// What else takes long, and how far it is.
    pub working: Option<WorkStep>,
    /// The number of problems.
    pub problems: usize,
}

/// Whether an action would do something now.
pub type Offers<'a> = &'a dyn Fn(Action) -> bool;

/// Draws banner, breadcrumb and footer around a screen.
pub fn draw_frame(
    screen: &Screen,
    view: &ViewContext<'_>,
    status: Status<'_>,
    offers: Offers<'_>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let marked = view.corpus.markings();
    if !marked.is_empty() {
        banner(&screen.markings(view), view, Rect { height: 1, ..area }, buffer);
    }
    let top = Rect { height: 1, ..below_banner(area, marked) };
    let bottom = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
    header(screen, view, status, top, buffer);
    fill(buffer, bottom, view.theme.style(Role::Footer));
    let bottom = inset(bottom);
    match screen.prompt(view) {
        Some(typed) => prompt(&typed, view, bottom, buffer),
        None => match status.notice {
            Some(notice) => {
                let text = view.spell(notice);
                let text = fit(&text, usize::from(area.width), view.marks.ellipsis);
                put(buffer, bottom.x, bottom.y, &text, view.theme.style(Role::Accent));
            }
            None => footer(screen, view, offers, bottom, buffer),
        },
    }
}

/// Draws the markings of what is on the screen, in the middle of the first row.
fn banner(markings: &Markings, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
    let Some(line) = markings.line() else { return };
    let style = view.theme.style(Role::Marking);
    fill(buffer, area, style);
    let room = usize::from(area.width);
    let line = view.spell(&line);
    let line = fit(&line, room, view.marks.ellipsis);
    let before = room.saturating_sub(width(&line)) / 2;
    put(buffer, area.x + u16::try_from(before).unwrap_or(0), area.y, &line, style);
}

fn header(
    screen: &Screen,
    view: &ViewContext<'_>,
    status: Status<'_>,
    area: Rect,
    buffer: &mut Buffer,
) {
    fill(buffer, area, view.theme.style(Role::Crumb));
    let area = as_of(view, inset(area), buffer);
    let mut right = screen.position(view);
    if let Some(find) = screen.find().filter(|find| !find.is_typing() && !find.query().is_empty()) {
        // Without it, the number of hits would look like the length of the list.
        let query = view.spell(find.query());
        right = format!("/{} {right}", fit(&query, 20, view.marks.ellipsis));
    }
    if let Some((read, files)) = status.loading {
        let bar = loading_bar(read, files, view);
        right = format!("{bar} {read}/{files}  {right}");
    } else if let Some(WorkStep { work, done, all }) = status.working {
        let bar = loading_bar(done, all, view);
        right = format!("{bar} {} {done}/{all}  {right}", work.word());
    } else if status.problems > 0 {
        // A sign and a number alone are unclear; only the narrowest rows have no room for the word.
        let word = match status.problems {
            _ if area.width < 60 => "",
            1 => " problem",
            _ => " problems",
        };
        right = format!("{}{}{word}  {right}", view.glyphs.alert, status.problems);
    }
    // The place comes first: what the path to it leaves free is for the numbers, or else a half.
    let whole = area.width.saturating_sub(2);
    let path: usize = crumbs(screen, view, usize::from(whole)).iter().map(|s| width(&s.text)).sum();
    let free = usize::from(whole).saturating_sub(path).max(usize::from(area.width) / 2);
    let right_width = width(&right).min(free);
    let room = usize::from(area.width).saturating_sub(right_width + 2);
    let crumbs = crumbs(screen, view, room);
    put_spans(buffer, area, &crumbs, view.theme);
    let x = area.right().saturating_sub(u16::try_from(right_width).unwrap_or(0));
    let is_busy = status.loading.is_some() || status.working.is_some();
    let role = if is_busy { Role::Progress } else { Role::Crumb };
    let right = view.spell(&right);
    let text = fit_words(&right, right_width, view.marks.ellipsis);
    let x = x + u16::try_from(right_width.saturating_sub(width(&text))).unwrap_or(0);
    put(buffer, x, area.y, &text, view.theme.style(role));
}

/// Draws the day as of which the archive is told before all else; returns what is left of the row.
fn as_of(view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) -> Rect {
    let Some(day) = view.as_of else { return area };
    let told = format!("as of {day}");
    let x = put(buffer, area.x, area.y, &told, view.theme.style(Role::Warning)) + 2;
    Rect { x, width: area.right().saturating_sub(x), ..area }
}

/// Adds one empty column at both ends, as in the lists.
fn inset(area: Rect) -> Rect {
    Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area }
}

fn loading_bar(read: usize, files: usize, view: &ViewContext<'_>) -> String {
    #[allow(clippy::cast_precision_loss)] // a bar of eight cells
    let share = read as f64 / files.max(1) as f64;
    let bar = (view.marks.bar)(share, 8);
    let empty = 8usize.saturating_sub(width(&bar));
    format!("{bar}{}", view.glyphs.bar_empty.repeat(empty))
}

/// Draws the path from the archive to here; where it is too long, its beginning is cut, and an
/// ellipsis stands for it where there is room.
fn crumbs(screen: &Screen, view: &ViewContext<'_>, room: usize) -> Vec<Span> {
    let names = screen.crumbs(view);
    let between = format!(" {} ", view.glyphs.crumb);
    let mut kept: Vec<String> = Vec::new();
    let mut taken = 0;
    for name in names.iter().rev() {
        let name = view.spell(name).into_owned();
        let more = width(&name) + if kept.is_empty() { 0 } else { width(&between) };
        if !kept.is_empty() && taken + more > room {
            break;
        }
        taken += more;
        kept.insert(0, name);
    }
    let mark = view.marks.ellipsis;
    if kept.len() < names.len() && taken + width(mark) + width(&between) <= room {
        kept.insert(0, mark.to_owned());
    }
    let last = kept.len().saturating_sub(1);
    let mut spans = Vec::new();
    for (at, name) in kept.into_iter().enumerate() {
        if at > 0 {
            spans.push(Span::new(between.clone(), Tone::Dim));
        }
        let tone = if at == last { Tone::Strong } else { Tone::Dim };
        spans.push(Span::new(fit(&name, room, view.marks.ellipsis), tone));
    }
    spans
}

/// Draws the most important keys that do something now, as many as fit; help is at the right
/// end.
fn footer(
    screen: &Screen,
    view: &ViewContext<'_>,
    offers: Offers<'_>,
    area: Rect,
    buffer: &mut Buffer,
) {
    let context = screen.context();
    let hint = |action: Action| {
        if !offers(action) {
            return None;
        }
        let chord = view.keymap.chords(context, action).first()?;
        Some((chord.to_string(), crate::keys::spec(action, context)?.short))
    };
    let put_hint = |x: u16, key: &str, short: &str, buffer: &mut Buffer| {
        let x = put(buffer, x, area.y, key, view.theme.style(Role::Key));
        put(buffer, x + 1, area.y, short, view.theme.style(Role::Footer))
    };
    let room = |key: &str, short: &str| u16::try_from(width(key) + width(short) + 1).unwrap_or(0);
    let mut end = area.right();
    if let Some((key, short)) = hint(Action::Help) {
        end = end.saturating_sub(room(&key, short)).max(area.x);
        put_hint(end, &key, short, buffer);
    }
    let mut x = area.x;
    // Where all these have room, the way to every other action is named too.
    let hints = context.hints().iter().chain([&Action::Palette]);
    for (key, short) in hints.filter_map(|action| hint(*action)) {
        if x + room(&key, short) + 2 > end {
            break;
        }
        x = put_hint(x, &key, short, buffer) + 2;
    }
}

fn prompt(typed: &Prompt<'_>, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
    let x = put(buffer, area.x, area.y, typed.lead, view.theme.style(Role::Key));
    let taken = width(typed.lead) + width(&typed.remark) + 3;
    let room = usize::from(area.width).saturating_sub(taken);
    let text = view.spell(typed.text);
    // The end is being typed: where the line is too long, its beginning is cut.
    let shown = fit_end(&text, room, view.marks.ellipsis);
    let x = put(buffer, x, area.y, &shown, style_of(view.theme, Tone::Strong));
    put(buffer, x, area.y, "_", view.theme.style(Role::Accent));
    let end = area.right().saturating_sub(u16::try_from(width(&typed.remark)).unwrap_or(0));
    put(buffer, end, area.y, &typed.remark, view.theme.style(Role::Footer));
}
