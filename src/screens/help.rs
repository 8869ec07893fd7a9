//! The keys that work where the help was asked for, from the one table of actions, and what the
//! marks on the screen mean.

use super::reading::Reading;
use super::{Request, Scene};
use crate::digest::Basis;
use crate::keys::{Action, Context};
use crate::page::{Cell, Page, Span, Table, Tone};
use crate::text::width;
use crate::ui::theme::Glyphs;

/// The help and where one is in it.
#[derive(Clone, Debug)]
pub struct Help {
    /// Where it was asked for.
    context: Context,
    pub(super) reading: Reading,
}

impl Help {
    /// The help for a context.
    pub fn new(context: Context) -> Self {
        Self { context, reading: Reading::default() }
    }

    pub(super) fn act(&mut self, action: Action, scene: &Scene<'_>) -> Request {
        let handled = self.reading.act(action, scene);
        let leave = matches!(action, Action::Back | Action::Help);
        if !handled && leave { Request::Leave } else { Request::Nothing }
    }

    pub(super) fn settle(&mut self, scene: &Scene<'_>) {
        self.reading.show(&self.page(scene), scene);
    }

    fn page(&self, scene: &Scene<'_>) -> Page {
        let mut page = Page::new();
        page.title("Keys");
        page.gap();
        let rows: Vec<(String, &str)> = scene
            .keymap
            .specs(self.context)
            .map(|spec| {
                let chords = scene.keymap.chords(self.context, spec.action);
                let keys: Vec<_> = chords.iter().map(ToString::to_string).collect();
                (keys.join(" "), spec.help)
            })
            .collect();
        let widest = rows.iter().map(|(keys, _)| width(keys)).max().unwrap_or(0);
        for (keys, help) in rows {
            let keys = Span::new(format!("{keys:widest$}  "), Tone::Strong);
            page.led(keys, vec![Span::new(help, Tone::Plain)]);
        }
        page.heading("Who stands behind a statement");
        for (basis, meaning) in Basis::ALL.into_iter().zip([
            "the armed group's own media",
            "a state body",
            "press, an organisation or a local source",
            "the judgement of the publisher or of another analyst",
        ]) {
            let letter = basis.word().chars().take(1).collect::<String>().to_uppercase();
            page.line(
                "",
                vec![
                    Span::new(format!("{letter}  {:<9}  ", basis.word()), Tone::Basis(basis)),
                    Span::new(meaning, Tone::Plain),
                ],
            );
        }
        page.heading("Numbers and their doubt");
        let row = |mark: &str, meaning: &str| {
            vec![
                Cell::Text(Span::new(mark, Tone::Strong)),
                Cell::Text(Span::new(meaning, Tone::Plain)),
            ]
        };
        page.table(Table {
            head: Vec::new(),
            rows: vec![
                row("k w c", "killed, wounded, captured"),
                row("k/w", "killed or wounded, told only together"),
                row("~5 >=5 >5", "about, at least, more than"),
                row("some", "one or more, not said how many"),
                row("14 (12–17)", "a sum: best (low to high)"),
                row("≥12 +3?", "at least 12; three not said"),
                row("–", "nothing was said: not a zero"),
                row("=", "told in another digest too"),
            ],
        });
        page.heading("Comparisons");
        page.table(Table { head: Vec::new(), rows: comparison(scene.glyphs) });
        page
    }
}

/// The signs in the cells of a comparison.
fn comparison(glyphs: &Glyphs) -> Vec<Vec<Cell>> {
    let (filled, _) = glyphs.bar(1, 1, 2);
    let signs = [
        (glyphs.base.to_owned(), "the baseline: the others are held against it"),
        (format!("{}1.4", glyphs.times), "so many times the baseline, by day where days count"),
        (format!("{} {}", glyphs.up, glyphs.down), "more or less than chance explains (95 %)"),
        (glyphs.note.to_owned(), "must not be held against the baseline; the words tell why"),
        (glyphs.alert.to_owned(), "contradicted: counted and stated differ beyond coverage"),
        (filled, "counted from entries"),
        (glyphs.bar_stated.repeat(2), "stated by an issuer; never added to what is counted"),
        (glyphs.bar_doubt.repeat(2), "so far doubt stretches it"),
    ];
    let row = |(sign, meaning): (String, &str)| {
        vec![Cell::Text(Span::new(sign, Tone::Strong)), Cell::Text(Span::new(meaning, Tone::Plain))]
    };
    signs.into_iter().map(row).collect()
}
