//! The choice of a theme. What one moves over is shown at once; leaving brings the old one back.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::list::{ListRow, draw_list};
use super::scroll::{Cursor, Motion};
use super::verb::{Verb, Verbs, always, part};
use super::{Request, Scene};
use crate::digest::Basis;
use crate::keys::Action;
use crate::page::{Page, Span, Tone, lay_out};
use crate::ui::paint::put_row;
use crate::ui::theme::Role;

/// The list of themes and the one that was in use.
#[derive(Clone, Debug)]
pub struct Themes {
    before: String,
    cursor: Cursor,
}

const VERBS: &[Verb<Themes>] = &[
    part(
        |_, action, scene| Motion::now(action, scene.themes.themes().len() > 1),
        |screen, action, scene| {
            let len = scene.themes.themes().len();
            screen.cursor.act(action, len, list_area(scene.body, len).height.into());
            Request::TryTheme(screen.selected(scene))
        },
    ),
    always(Action::Confirm, |screen, scene| Request::KeepTheme(screen.selected(scene))),
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
    /// The list, with the theme in use selected.
    pub fn new(scene: &Scene<'_>) -> Self {
        let before = scene.theme.name.clone();
        let at = scene.themes.themes().iter().position(|theme| theme.name == before);
        let mut cursor = Cursor::default();
        cursor.go(
            at.unwrap_or(0),
            scene.themes.themes().len(),
            list_area(scene.body, scene.themes.themes().len()).height.into(),
        );
        Self { before, cursor }
    }

    fn selected(&self, scene: &Scene<'_>) -> String {
        let theme = scene.themes.themes().get(self.cursor.at);
        theme.map(|theme| theme.name.clone()).unwrap_or_default()
    }

    pub(super) fn settle(&mut self, scene: &Scene<'_>) {
        self.cursor.settle(
            scene.themes.themes().len(),
            list_area(scene.body, scene.themes.themes().len()).height.into(),
        );
    }

    pub(super) fn position(&self, scene: &Scene<'_>) -> String {
        format!("{}/{}", self.cursor.at + 1, scene.themes.themes().len())
    }

    pub(super) fn draw(&self, scene: &Scene<'_>, buffer: &mut Buffer) {
        let themes = scene.themes.themes();
        let list = list_area(scene.body, scene.themes.themes().len());
        draw_list(
            scene,
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
            height: scene.body.bottom().saturating_sub(list.bottom() + 1),
        };
        let layout = lay_out(&sample(), below.width.into(), &scene.marks);
        for (y, row) in (below.top()..below.bottom()).zip(&layout.rows) {
            put_row(buffer, Rect { y, height: 1, ..below }, row, scene.theme);
        }
    }
}

/// The upper part of the body, tall enough for the themes there are, half of it at most.
fn list_area(body: Rect, themes: usize) -> Rect {
    let themes = u16::try_from(themes).unwrap_or(u16::MAX);
    let height = body.height.min((body.height / 2).max(4)).min(themes);
    Rect { height, width: body.width.min(76), ..body }
}

/// A few lines in every tone, to judge a theme by.
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
