//! Draws the worklist: its title and days, its items, and the selected one in full.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::{Gathering, WorklistReading};
use crate::brief::{ItemStanding, WorkItem, WorkStanding, WorkSubject};
use crate::keys::{Action, Context};
use crate::page::{Span, Tone};
use crate::screens::ViewContext;
use crate::screens::list::{ListRow, draw_list};
use crate::text::{fit, fit_words, width, wrap};
use crate::ui::headed_rule::HeadedRule;
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// The least rows of the body that leave room for the selected item.
const LEAST: u16 = 8;
/// The width of the word for what an item is.
const KIND: usize = 10;
const NARROW_KIND: usize = 6;

impl Gathering {
    /// Returns the room of the list and that of the selected item, which may have none.
    pub(super) fn places(&self, view: &ViewContext<'_>) -> (Rect, Rect) {
        let body = view.body;
        let below = Rect { y: body.y + 1, height: body.height.saturating_sub(1), ..body };
        if body.height < LEAST {
            return (below, Rect { height: 0, ..below });
        }
        let items = u16::try_from(self.list.items().len()).unwrap_or(u16::MAX);
        // The list is as long as it must be, and leaves at least a third.
        let most = below.height - (below.height / 3).max(3);
        let height = items.clamp(1, most.max(1));
        let list = Rect { height, ..below };
        let detail = Rect { y: list.bottom(), height: below.height - height, ..below };
        (list, detail)
    }

    pub(crate) fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        if let Some(typing) = &self.typing {
            typing.draw(view, buffer);
            return;
        }
        let body = view.body;
        let room = usize::from(body.width).saturating_sub(2);
        if let Some(text) = self.instead(view) {
            for (y, range) in (body.y..body.bottom()).zip(wrap(&text, room)) {
                let line = text.get(range).unwrap_or("");
                put(buffer, body.x + 1, y, &view.spell(line), view.theme.style(Role::Dim));
            }
            return;
        }
        let head = view.spell(&self.head()).into_owned();
        let head = fit_words(&head, room, view.marks.ellipsis).into_owned();
        put(buffer, body.x + 1, body.y, &head, view.theme.style(Role::Strong));
        let (list, detail) = self.places(view);
        let len = self.list.items().len();
        let row = |at: usize, room: usize| {
            let item = self.list.items().get(at).zip(self.standings.get(at));
            item.map_or_else(ListRow::default, |(item, now)| row(view, at, item, now, room))
        };
        draw_list(view, list, self.cursor, len, Role::Selected, row, buffer);
        if detail.height > 0 {
            self.draw_detail(view, detail, buffer);
        }
    }

    /// Returns the title and the days in words.
    pub(super) fn head(&self) -> String {
        let title = self.list.title.as_deref().unwrap_or("Briefing without a title");
        match self.list.period {
            Some(period) => format!("{title}, {}", period.spoken()),
            None => title.to_owned(),
        }
    }

    /// Returns what is said where there is no list.
    fn instead(&self, view: &ViewContext<'_>) -> Option<String> {
        if self.file != WorklistReading::Read {
            return Some("The worklist is being read.".to_owned());
        }
        if self.standings.len() < self.list.items().len() {
            return Some("The archive is still being read.".to_owned());
        }
        if !self.list.items().is_empty() {
            return None;
        }
        if let Some(problem) = self.problems.first() {
            return Some(format!("Nothing could be read: {problem}"));
        }
        let key = view.keymap.chords(Context::Browse, Action::Gather).first();
        let key = key.map_or_else(|| "gather".to_owned(), ToString::to_string);
        Some(format!(
            "Nothing is gathered yet: {key} on an entry, a figure, a comparison, a map or a chart \
             gathers it for a briefing."
        ))
    }

    fn draw_detail(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let (Some(item), Some(now)) = (self.selected(), self.standing()) else { return };
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let title = kind(item);
        let rule = HeadedRule {
            title: &view.spell(title),
            right: &view.spell(now.standing.word()),
            role: Role::Heading,
        };
        rule.draw(area, view.theme, view.glyphs, buffer);
        let room = usize::from(area.width);
        let mut lines: Vec<(String, Role)> = Vec::new();
        for (text, role) in self.detail(item, now) {
            for line in text.split('\n') {
                let line = view.spell(line);
                let parts = wrap(&line, room);
                lines.extend(
                    parts.into_iter().filter_map(|part| Some((line.get(part)?.into(), role))),
                );
            }
        }
        let rows = usize::from(area.height.saturating_sub(1));
        if lines.len() > rows
            && let Some((last, _)) = rows.checked_sub(1).and_then(|at| lines.get_mut(at))
        {
            // As where a line is cut, a sign says that there is more.
            let ellipsis = view.marks.ellipsis;
            let short = fit(last, room.saturating_sub(width(ellipsis)), ellipsis);
            *last = format!("{}{ellipsis}", short.trim_end_matches(ellipsis));
        }
        for (y, (line, role)) in (area.y + 1..area.bottom()).zip(&lines) {
            put(buffer, area.x, y, line, view.theme.style(*role));
        }
    }

    /// Returns what is said of an item, each part in its role.
    pub(super) fn detail(&self, item: &WorkItem, now: &ItemStanding) -> Vec<(String, Role)> {
        let mut told = Vec::new();
        match &now.standing {
            WorkStanding::Gone(why) => told.push((format!("Gone: {why}"), Role::Warning)),
            WorkStanding::Changed => {
                let text = "It says something else by now than when it was gathered.";
                told.push((text.to_owned(), Role::Warning));
            }
            WorkStanding::Same | WorkStanding::There | WorkStanding::Asked | WorkStanding::Own => {}
        }
        if let Some(note) = &item.note {
            told.push((format!("Note: {note}"), Role::Strong));
        }
        let words = item.subject.words();
        let whole =
            if now.standing == WorkStanding::Own { words.clone() } else { now.words.clone() };
        let id = match &now.moved_to {
            Some(now) => Some(format!("{now}, which was {words}")),
            None => (now.key.is_some() || item.said.is_some()).then_some(words),
        };
        told.push((whole, Role::Text));
        told.extend(drawn_in_the_briefing(item).map(|words| (words.to_owned(), Role::Dim)));
        told.extend(now.text.iter().map(|text| (text.clone(), Role::Text)));
        told.extend(id.map(|id| (id, Role::Dim)));
        // Faults are of the file: they stand with whatever is selected.
        told.extend(self.problems.iter().map(|problem| (problem.in_short(), Role::Warning)));
        told
    }
}

/// Says where a picture over time is drawn that no screen shows: those of the reader are of all that is held.
fn drawn_in_the_briefing(item: &WorkItem) -> Option<&'static str> {
    let (WorkSubject::Grid(asked) | WorkSubject::Tempo(asked)) = &item.subject else { return None };
    let has_query = !asked.query.trim().is_empty();
    has_query.then_some("To open it searches for this; the picture of it is drawn in the briefing.")
}

/// Returns the word for what an item is.
pub(super) fn kind(item: &WorkItem) -> &'static str {
    item.subject.key().unwrap_or("unread")
}

fn row(
    view: &ViewContext<'_>,
    at: usize,
    item: &WorkItem,
    now: &ItemStanding,
    room: usize,
) -> ListRow {
    let noted = if item.note.is_some() { view.glyphs.noted } else { " " };
    let width = if room < 60 { NARROW_KIND } else { KIND };
    let kind = fit(kind(item), width, view.marks.ellipsis);
    let (tone, word) = match &now.standing {
        WorkStanding::Gone(_) | WorkStanding::Changed => (Tone::Warning, now.standing.word()),
        WorkStanding::Same | WorkStanding::There | WorkStanding::Asked | WorkStanding::Own => {
            (Tone::Dim, if room < 60 { "" } else { now.standing.word() })
        }
    };
    let own = now.standing == WorkStanding::Own;
    let words = fit(&now.words, room, view.marks.ellipsis);
    let right = if word.is_empty() { Vec::new() } else { vec![Span::new(word, tone)] };
    ListRow {
        left: vec![
            Span::new(format!("{:>3} ", at + 1), Tone::Dim),
            Span::new(noted, Tone::Strong),
            Span::new(format!(" {kind:width$} "), Tone::Label),
            Span::new(view.spell(&words), if own { Tone::Strong } else { Tone::Plain }),
        ],
        right,
    }
}
