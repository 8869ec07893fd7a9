//! Drawing the search.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::facets::FacetRow;
use super::items::ResultItem;
use super::snippet::snippet;
use super::state::{Focus, LISTED, ROWS, Search};
use super::sum_rows::{draw_last_read, draw_sum, head};
use crate::archive::RecordKey;
use crate::keys::{Action, Context};
use crate::page::{Span, Tone, events_told};
use crate::query::{QueryFault, Replaced, Results, UnclearWave};
use crate::screens::ViewContext;
use crate::screens::list::{ListRow, draw_row};
use crate::screens::preview::{draw_preview, line_before};
use crate::screens::row::subject_row;
use crate::text::{fit, fit_end, width};
use crate::tree::{TreeNode, Turn};
use crate::ui::paint::{hundredths, put, style_of};
use crate::ui::theme::Role;

/// Results may be of any week, so their rows show the year.
const ACROSS: TreeNode = TreeNode::Archive(Turn::ByDigest);

/// The columns below the head; a column without room is missing.
struct ResultColumns {
    found: Option<Rect>,
    preview: Option<Rect>,
    facets: Option<Rect>,
}

impl Search {
    pub(crate) fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        self.draw_input(view, buffer);
        if let Some(sum) = &self.sum {
            draw_sum(view, sum, buffer);
        }
        let cut = self.cut(view);
        if let Some(area) = cut.found {
            self.draw_found(view, area, buffer);
        }
        if self.fault.is_some() && self.results.is_some() {
            draw_last_read(view, &self.query, buffer);
            if let Some(area) = cut.found {
                buffer.set_style(area, view.theme.style(Role::Dim));
            }
        }
        if let Some(area) = cut.preview {
            line_before(view, area, buffer);
            let page = self.selected().map(|key| TreeNode::from(key).page(view.corpus));
            draw_preview(view, area, &page.unwrap_or_default(), buffer);
        }
        if let Some(area) = cut.facets {
            if cut.found.is_some() {
                line_before(view, area, buffer);
            }
            self.draw_facets(view, area, buffer);
        }
    }

    fn cut(&self, view: &ViewContext<'_>) -> ResultColumns {
        let body = Rect {
            y: view.body.y + head(view),
            height: view.body.height.saturating_sub(head(view)),
            ..view.body
        };
        let part = |x: u16, width: u16| Some(Rect { x: body.x + x, width, ..body });
        let narrowing = self.focus == Focus::Facets;
        match body.width {
            120.. => {
                let (found, facets) = (hundredths(body.width, 48), 30);
                let preview = found + 1;
                ResultColumns {
                    found: part(0, found),
                    preview: part(preview, body.width - preview - facets - 1),
                    facets: part(body.width - facets, facets),
                }
            }
            64.. => {
                let found = hundredths(body.width, 56);
                let rest = part(found + 1, body.width - found - 1);
                let (preview, facets) = if narrowing { (None, rest) } else { (rest, None) };
                ResultColumns { found: part(0, found), preview, facets }
            }
            _ if narrowing => {
                ResultColumns { found: None, preview: None, facets: part(0, body.width) }
            }
            _ => ResultColumns { found: part(0, body.width), preview: None, facets: None },
        }
    }

    /// Returns the number of facet rows visible at once.
    pub(super) fn facet_rows(&self, view: &ViewContext<'_>) -> usize {
        self.cut(view).facets.map_or(0, |area| usize::from(area.height))
    }

    fn draw_input(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        let line = Rect { x: view.body.x + 1, height: 1, ..view.body };
        let room = usize::from(view.body.width.saturating_sub(5));
        let (before, after) = self.input.parts();
        // The cursor stays in sight: where the line is too long, its beginning is cut.
        let whole = width(before) <= room;
        let shown = fit_end(before, room, view.marks.ellipsis);
        let mut x = put(buffer, line.x, line.y, "> ", view.theme.style(Role::Key));
        let start = x;
        x = put(buffer, x, line.y, &view.spell(&shown), style_of(view.theme, Tone::Strong));
        if self.focus == Focus::Found {
            put(buffer, x, line.y, "_", view.theme.style(Role::Accent));
            x += 1;
        }
        put(buffer, x, line.y, &view.spell(after), style_of(view.theme, Tone::Strong));
        self.draw_remark(view, line, start, whole, buffer);
    }

    /// Draws the row below the line: a caret at a fault, or how many of the results are listed.
    fn draw_remark(
        &self,
        view: &ViewContext<'_>,
        line: Rect,
        start: u16,
        whole: bool,
        buffer: &mut Buffer,
    ) {
        let y = line.y + 1;
        let room = usize::from(view.body.width.saturating_sub(2));
        if self.focus == Focus::Name {
            let (advice, role) = self.naming.advice(view.saved);
            let advice = fit(advice, room, view.marks.ellipsis);
            put(buffer, line.x, y, &advice, view.theme.style(role));
            return;
        }
        // An incomplete word is not a fault yet, where it has known completions.
        let ending = |fault: &QueryFault| fault.range.end >= self.input.cursor();
        let typing = self.fault.as_ref().is_some_and(ending);
        let offers = self.offers(view);
        if let Some(fault) = self.fault.as_ref().filter(|_| !typing || offers.is_empty()) {
            let before = self.input.text().get(..fault.range.start).unwrap_or("");
            let at = start + u16::try_from(width(before)).unwrap_or(0);
            let text = format!("^ {fault}");
            let fits = whole && usize::from(at - line.x) + width(&text) <= room;
            let x = if fits { at } else { line.x };
            let text = fit(&text, room, view.marks.ellipsis);
            put(buffer, x, y, &view.spell(&text), view.theme.style(Role::Warning));
            return;
        }
        let remark = match &self.results {
            _ if typing => offers,
            None if self.failed => "the search failed; Enter asks again".to_owned(),
            None => "the index is being made".to_owned(),
            Some(results) if let Some(nearest) = &results.nearest => {
                let wider = if nearest.from == 0 { self.wider(view) } else { String::new() };
                format!("{nearest}{wider}")
            }
            Some(results) if !results.unclear_waves.is_empty() => {
                let advice: Vec<String> =
                    results.unclear_waves.iter().map(UnclearWave::message).collect();
                format!("{}  {offers}", advice.join("; "))
            }
            Some(results) if !results.replaced.is_empty() => {
                let said: Vec<String> = results.replaced.iter().map(Replaced::message).collect();
                format!("{}  {}", said.join("; "), self.rests_on(&offers))
            }
            Some(results) if results.records() == 0 => match &self.rests_on {
                Some(rests_on) => {
                    format!("nothing found{}; {rests_on}  {offers}", self.wider(view))
                }
                None => format!("nothing found{}  {offers}", self.wider(view)),
            },
            Some(results) if results.records() > results.hits.len() => {
                format!("the best {LISTED} are listed  {}", self.rests_on(&offers))
            }
            Some(_) => self.rests_on(&offers),
        };
        let remark = format!("{}{}", self.understood(view), self.beside_towns(view, &remark));
        let remark = view.spell(&remark);
        let remark = fit(&remark, room, view.marks.ellipsis);
        put(buffer, line.x, y, &remark, view.theme.style(Role::Dim));
    }

    /// Offers the whole archive where the search is held to the place that it began at.
    fn wider(&self, view: &ViewContext<'_>) -> String {
        let key = view.keymap.chords(Context::Search, Action::Widen).first();
        let key = key.filter(|_| self.within().is_some());
        key.map(|key| format!("; {key}: in the whole archive")).unwrap_or_default()
    }

    /// Returns the chips, and the key that makes plain words of the last one again.
    fn understood(&self, view: &ViewContext<'_>) -> String {
        if self.chips.is_empty() {
            return String::new();
        }
        let chips: Vec<String> = self.chips.iter().map(|chip| format!("[{chip}]")).collect();
        let key = view.keymap.chords(Context::Search, Action::TakeBack).first();
        let key = key.map(|key| format!(" {key}: plain words")).unwrap_or_default();
        format!("{}{key}  ", chips.join(" "))
    }

    /// Returns where the towns lie, and the key that finds what happened there too.
    fn towns(&self, view: &ViewContext<'_>) -> String {
        if self.towns.is_empty() {
            return String::new();
        }
        let told =
            self.towns.iter().map(|offer| format!("[{offer}: {}]", events_told(&offer.found)));
        let told: Vec<String> = told.collect();
        let key = view.keymap.chords(Context::Search, Action::WithArea).first();
        let key = key.map(|key| format!(" {key}: find them")).unwrap_or_default();
        format!("{}{key}  ", told.join(" "))
    }

    /// Puts where the towns lie before a remark; after it where it says that other words are met.
    fn beside_towns(&self, view: &ViewContext<'_>, remark: &str) -> String {
        let towns = self.towns(view);
        let others = |results: &Results| results.nearest.is_some() || !results.replaced.is_empty();
        if !towns.is_empty() && self.results.as_ref().is_some_and(others) {
            return format!("{}  {towns}", remark.trim_end());
        }
        towns + remark
    }

    /// Puts what the result rests on before the completions.
    fn rests_on(&self, offers: &str) -> String {
        match &self.rests_on {
            Some(rests_on) => format!("{rests_on}  {offers}"),
            None => offers.to_owned(),
        }
    }

    /// Draws the completions, so that the user learns the query language by typing.
    fn offers(&self, view: &ViewContext<'_>) -> String {
        let offers: Vec<_> = self.offers.iter().map(|offer| offer.text.as_str()).collect();
        if offers.is_empty() {
            return String::new();
        }
        format!("{} {}", view.glyphs.right, offers.join("  "))
    }

    fn draw_found(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let room = usize::from(area.width);
        let shown = self.items.iter().enumerate().skip(self.cursor.top);
        for (y, (at, item)) in (area.y..area.bottom()).step_by(ROWS).zip(shown) {
            let block = Rect { y, height: (area.bottom() - y).min(2), ..area };
            let selected = at == self.cursor.at && self.focus == Focus::Found;
            // A heading is on the lower of its two rows, next to what it is over.
            let line = Rect { y: block.bottom().saturating_sub(1), height: 1, ..block };
            match item {
                ResultItem::Nearest(met, words) => {
                    let text = match met {
                        0 => "with none of the words".to_owned(),
                        met => format!("with {met} of the {words} words"),
                    };
                    let left = vec![Span::new(text, Tone::Heading)];
                    draw_row(view, line, &ListRow { left, right: Vec::new() }, None, buffer);
                }
                ResultItem::Record(key) => {
                    let row = subject_row(view, ACROSS, (*key).into(), room);
                    let row = told(view, row, *key, room);
                    self.draw_record(view, block, (*key, row), selected, buffer);
                }
                ResultItem::Telling(key) => {
                    let inner = room.saturating_sub(2);
                    let mut row = subject_row(view, ACROSS, TreeNode::Entry(*key), inner);
                    row.left.insert(0, Span::new("  ", Tone::Plain));
                    self.draw_record(view, block, (RecordKey::Entry(*key), row), selected, buffer);
                }
                ResultItem::Theatre(id, count) => {
                    let taxonomy = view.corpus.taxonomy();
                    let name = id.map_or("of no theatre", |id| taxonomy.theatre_name(id));
                    let left = vec![Span::new(view.spell(name), Tone::Heading)];
                    let right = vec![Span::new(count.to_string(), Tone::Number)];
                    draw_row(view, line, &ListRow { left, right }, None, buffer);
                }
            }
        }
    }

    /// Draws a record's row, and below it the snippet that matches the query.
    fn draw_record(
        &self,
        view: &ViewContext<'_>,
        block: Rect,
        (key, row): (RecordKey, ListRow),
        selected: bool,
        buffer: &mut Buffer,
    ) {
        let line = Rect { height: 1, ..block };
        let highlight = selected.then(|| view.theme.style(Role::Selected));
        draw_row(view, line, &row, highlight, buffer);
        if block.height > 1 {
            let mut left = vec![Span::new("  ", Tone::Plain)];
            if let Some(results) = &self.results {
                left.extend(snippet(view, &results.marker, key));
            }
            let row = ListRow { left, right: Vec::new() };
            draw_row(view, Rect { y: block.y + 1, ..line }, &row, None, buffer);
        }
    }

    /// Says over the counts that they are of tellings, where these are not as many as the events.
    fn counts_tellings(&self) -> Option<Span> {
        let told = self.results.as_ref()?.told();
        (!told.is_plain()).then(|| Span::new("tellings", Tone::Dim))
    }

    fn draw_facets(&self, view: &ViewContext<'_>, area: Rect, buffer: &mut Buffer) {
        let height = usize::from(area.height).max(1);
        let top = (self.facet + 1).saturating_sub(height);
        for (y, (at, row)) in (area.y..area.bottom()).zip(self.facets.iter().enumerate().skip(top))
        {
            let line = Rect { y, height: 1, ..area };
            let (left, right, chosen) = match row {
                FacetRow::Heading(name) => {
                    let counted = (at == top).then(|| self.counts_tellings()).flatten();
                    (Span::new(*name, Tone::Heading), counted, false)
                }
                FacetRow::Value { name, count, asked, .. } => (
                    if *asked {
                        let text = format!("{} {}", view.glyphs.check, view.spell(name));
                        Span::new(text, Tone::Strong)
                    } else {
                        Span::new(view.spell(name), Tone::Plain)
                    },
                    Some(Span::new(count.to_string(), Tone::Number)),
                    self.focus == Focus::Facets && at == self.facet,
                ),
            };
            let row = ListRow { left: vec![left], right: right.into_iter().collect() };
            let highlight = chosen.then(|| view.theme.style(Role::Selected));
            draw_row(view, line, &row, highlight, buffer);
        }
    }
}

/// Adds how often the event of an entry is told, if more than once.
fn told(view: &ViewContext<'_>, mut row: ListRow, key: RecordKey, room: usize) -> ListRow {
    let times = key.entry().map_or(1, |key| view.corpus.tellings_of(key));
    if times > 1 {
        let text = if room >= 70 { format!("told {times} times ") } else { format!("×{times} ") };
        row.right.insert(0, Span::new(view.spell(&text), Tone::Repeat));
    }
    row
}
