//! The choice of a theme. The selected theme shows at once; leaving restores the old one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::list::{ListRow, draw_list};
use super::scroll::{Cursor, Motion};
use super::spoken::{Spoken, SpokenSpot};
use super::verb::{Verb, Verbs, always, part};
use super::{Request, ViewContext};
use crate::digest::Basis;
use crate::keys::Action;
use crate::page::{Page, Span, Tone, lay_out};
use crate::ui::paint::put_row;
use crate::ui::theme::Role;

/// The list of themes and the theme that was in use.
#[derive(Clone, Debug)]
pub struct Themes {
    before: String,
    cursor: Cursor,
}

const VERBS: &[Verb<Themes>] = &[
    part(
        |_, action, view| Motion::now(action, view.themes.themes().len() > 1),
        |screen, action, view| {
            let len = view.themes.themes().len();
            screen.cursor.act(action, len, list_area(view.body, len).height.into());
            Request::TryTheme(screen.selected(view))
        },
    ),
    always(Action::Confirm, |screen, view| Request::KeepTheme(screen.selected(view))),
    always(Action::Back, |screen, _| Request::DropTheme(screen.before.clone())),
    always(Action::Themes, |screen, _| Request::DropTheme(screen.before.clone())),
];

impl Verbs for Themes {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        VERBS
    }
}

impl Themes {
    /// Makes the list, with the theme in use selected.
    pub fn new(view: &ViewContext<'_>) -> Self {
        let before = view.theme.name.clone();
        let at = view.themes.themes().iter().position(|theme| theme.name == before);
        let mut cursor = Cursor::default();
        cursor.go(
            at.unwrap_or(0),
            view.themes.themes().len(),
            list_area(view.body, view.themes.themes().len()).height.into(),
        );
        Self { before, cursor }
    }

    pub(super) fn spoken(view: &ViewContext<'_>) -> Spoken {
        let mut spoken = Spoken::titled("Themes of the reader that draws");
        for (at, theme) in view.themes.themes().iter().enumerate() {
            let used = if theme.name == view.theme.name { ", in use" } else { "" };
            spoken.offer(format!("{}{used}", theme.name), at, &[Action::Confirm]);
        }
        spoken
    }

    pub(super) fn choose(&mut self, spot: SpokenSpot) {
        self.cursor.at = spot.row;
    }

    fn selected(&self, view: &ViewContext<'_>) -> String {
        let theme = view.themes.themes().get(self.cursor.at);
        theme.map(|theme| theme.name.clone()).unwrap_or_default()
    }

    pub(super) fn relayout(&mut self, view: &ViewContext<'_>) {
        self.cursor.relayout(
            view.themes.themes().len(),
            list_area(view.body, view.themes.themes().len()).height.into(),
        );
    }

    pub(super) fn position(&self, view: &ViewContext<'_>) -> String {
        format!("{}/{}", self.cursor.at + 1, view.themes.themes().len())
    }

    pub(super) fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        let themes = view.themes.themes();
        let list = list_area(view.body, view.themes.themes().len());
        draw_list(
            view,
            list,
            self.cursor,
            themes.len(),
            Role::Selected,
            |at, _| {
                let Some(theme) = themes.get(at) else { return ListRow::default() };
                ListRow {
                    left: vec![
                        Span::new(format!("{:<12}", theme.name), Tone::Strong),
                        Span::new(theme.title.clone(), Tone::Plain),
                    ],
                    right: Vec::new(),
                }
            },
            buffer,
        );
        let below = Rect {
            x: list.x + 1,
            y: list.bottom() + 1,
            width: list.width.saturating_sub(2),
            height: view.body.bottom().saturating_sub(list.bottom() + 1),
        };
        let layout = lay_out(&sample(), below.width.into(), &view.marks);
        for (y, row) in (below.top()..below.bottom()).zip(&layout.rows) {
            put_row(buffer, Rect { y, height: 1, ..below }, row, view.theme);
        }
    }
}

/// Returns the upper part of the body, tall enough for all themes, but half of it at most.
fn list_area(body: Rect, themes: usize) -> Rect {
    let themes = u16::try_from(themes).unwrap_or(u16::MAX);
    let height = body.height.min((body.height / 2).max(4)).min(themes);
    Rect { height, width: body.width.min(76), ..body }
}

/// Returns a few lines in every tone, to judge a theme by.
fn sample() -> Page {
    let mut page = Page::new();
    page.title("IED, ~10 km NW of Baqubah");
    page.text("Running text, as one reads it for hours: a bomb hit two guards of the oil police.");
    page.field("Killed", vec![Span::new("1", Tone::Number), Span::new("  >=3", Tone::Doubt)]);
    page.field("Source", vec![Span::new("Telegram, 2020-05-20", Tone::Link)]);
    page.line(
        "",
        Basis::ALL.map(|basis| Span::new(format!("{basis}  "), Tone::Basis(basis))).into(),
    );
    page.line(
        "",
        vec![
            Span::new("a warning  ", Tone::Warning),
            Span::new("a repeat  ", Tone::Repeat),
            Span::new("less important", Tone::Dim),
        ],
    );
    page
}
