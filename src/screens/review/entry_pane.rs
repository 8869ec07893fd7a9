//! The entry: its fields with a sign of how sure each is, and below them what the selected one rests
//! on. A value that is being typed takes its place.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::draw::panes;
use super::state::Reviewing;
use super::typing::Typing;
use crate::import::field::Certainty;
use crate::import::review::{FieldRow, ItemSort, ReviewItem};
use crate::page::{Span, Tone};
use crate::screens::ViewContext;
use crate::screens::input_line::draw_input;
use crate::screens::list::{ListRow, draw_list, draw_row};
use crate::text::{fit, wrap};
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// The columns of the name of a field.
const NAME: usize = 11;
/// The rows that tell of the selected field, where there is room for them.
const TOLD: u16 = 4;
/// From so many rows on there is room for them.
const ROOM_TO_TELL: u16 = 14;

/// Where the parts of the pane stand.
struct PaneParts {
    head: Rect,
    fields: Rect,
    told: Rect,
}

fn parts(area: Rect, rows: usize) -> PaneParts {
    let told = if area.height >= ROOM_TO_TELL { TOLD } else { 0 };
    let head = Rect { height: area.height.min(1), ..area };
    let most = area.height.saturating_sub(1 + told);
    // What is told of a field stands right below them.
    let height = u16::try_from(rows).unwrap_or(u16::MAX).min(most);
    let fields = Rect { y: area.y + head.height, height, ..area };
    let below = area.bottom().saturating_sub(fields.bottom());
    let height = if told > 0 { below } else { 0 };
    PaneParts { head, fields, told: Rect { y: fields.bottom(), height, ..area } }
}

impl Reviewing {
    /// Returns how many fields are visible at once.
    pub(super) fn field_rows(&self, view: &ViewContext<'_>) -> usize {
        usize::from(parts(panes(view.body).entry, self.rows()).fields.height)
    }

    pub(super) fn draw_entry(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let Some(item) = self.item() else {
            let text = "Nothing to look over: w writes the digest";
            let room = usize::from(area.width.saturating_sub(2));
            let text = fit(text, room, view.marks.ellipsis);
            put(buffer, area.x + 1, area.y, &text, view.theme.style(Role::Dim));
            return;
        };
        let PaneParts { head, fields, told } = parts(area, self.rows());
        draw_row(view, head, &head_row(view, item), None, buffer);
        if let Some(typing) = &self.typing {
            let below = Rect { height: area.bottom().saturating_sub(fields.y), ..fields };
            draw_typing(view, typing, below, buffer);
            return;
        }
        let rows = item.rows();
        let row = |at: usize, _| rows.get(at).map_or_else(ListRow::default, |row| line(view, row));
        draw_list(view, fields, self.cursor, rows.len(), Role::Selected, row, buffer);
        if let Some(row) = rows.get(self.cursor.at) {
            draw_told(view, row, told, buffer);
        }
    }
}

/// Says what it is, where it stands in the source, and whether somebody has looked at it.
fn head_row(view: &ViewContext<'_>, item: &ReviewItem) -> ListRow {
    let what = match item.sort {
        ItemSort::Head => "head of the digest",
        ItemSort::Entry | ItemSort::Merged => "entry",
        ItemSort::Point if item.is_unread() => "point, not understood",
        ItemSort::Point => "point",
        ItemSort::Figure => "figure",
    };
    let mut left = vec![Span::new(what, Tone::Heading)];
    let block = item.key.span.block.saturating_add(1);
    left.push(Span::new(format!("  block {block}"), Tone::Dim));
    let right = if item.is_seen {
        Span::new(format!("{} looked over", view.glyphs.check), Tone::Strong)
    } else {
        Span::new("open", Tone::Dim)
    };
    ListRow { left, right: vec![right] }
}

/// Returns the sign, the word and the tone of how sure a field is.
fn certainty(certainty: Certainty) -> (&'static str, &'static str, Tone) {
    match certainty {
        Certainty::Certain => ("=", "", Tone::Plain),
        Certainty::Likely => ("~", "likely", Tone::Doubt),
        Certainty::Guess => ("?", "guess", Tone::Warning),
    }
}

fn line(view: &ViewContext<'_>, row: &FieldRow<'_>) -> ListRow {
    let name = format!("{:<NAME$} ", row.name);
    let Some(field) = row.field else {
        let left = vec![Span::new("  ", Tone::Plain), Span::new(name, Tone::Label)];
        return ListRow { left, right: vec![] };
    };
    let (sign, word, tone) = certainty(field.certainty);
    let left = vec![
        Span::new(format!("{sign} "), tone),
        Span::new(name, Tone::Label),
        Span::new(view.spell(&field.value), Tone::Plain),
    ];
    let right = if word.is_empty() { Vec::new() } else { vec![Span::new(word, tone)] };
    ListRow { left, right }
}

/// Tells of a field: its whole value, how sure it is and by which rule.
fn draw_told(view: &ViewContext<'_>, row: &FieldRow<'_>, area: Rect, buffer: &mut Buffer) {
    let room = usize::from(area.width.saturating_sub(2));
    let text = match row.field {
        Some(field) => {
            let sure = match field.certainty {
                Certainty::Certain => "certain",
                Certainty::Likely => "likely",
                Certainty::Guess => "a guess",
            };
            let from = match field.span {
                Some(_) => "from the words marked",
                None if field.rule.ends_with("/none") => "nothing tells it",
                None => "from around it",
            };
            format!("{}: {sure}, {from} ({}). {}", row.name, field.rule, field.value)
        }
        None => format!("{}: not told, or not understood", row.name),
    };
    let text = view.spell(&text).into_owned();
    // The first row stays empty, so that it does not look like a field.
    let rows = (area.y + 1..area.bottom()).zip(wrap(&text, room));
    for (y, range) in rows {
        let line = text.get(range).unwrap_or_default();
        put(buffer, area.x + 1, y, line, view.theme.style(Role::Dim));
    }
}

/// Draws the line that is typed, what is wrong with it, and the names that complete it.
fn draw_typing(view: &ViewContext<'_>, typing: &Typing, area: Rect, buffer: &mut Buffer) {
    let pane = ViewContext { body: area, ..*view };
    draw_input(&typing.input, &format!("{}: ", typing.field), &pane, buffer);
    let mut y = area.y + 1;
    if let Some(fault) = &typing.fault {
        let room = usize::from(area.width.saturating_sub(2));
        let fault = view.spell(fault);
        let fault = fit(&fault, room, view.marks.ellipsis);
        put(buffer, area.x + 1, y, &fault, view.theme.style(Role::Warning));
        y += 1;
    }
    for (y, (at, name)) in (y..area.bottom()).zip(typing.offers.iter().enumerate()) {
        let left = vec![Span::new(view.spell(name), Tone::Plain)];
        let highlight = (typing.chosen == Some(at)).then(|| view.theme.style(Role::Selected));
        let line = Rect { y, height: 1, ..area };
        draw_row(view, line, &ListRow { left, right: Vec::new() }, highlight, buffer);
    }
}
