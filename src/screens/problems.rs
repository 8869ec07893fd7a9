//! What was wrong at loading, each with its place and what would be right.

use super::reading::Reading;
use super::verb::{Verb, Verbs, always, part};
use super::{Piece, Request, Scene};
use crate::archive::Severity;
use crate::keys::Action;
use crate::page::{Page, Span, Tone, plain};

/// The list and where one is in it.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    pub(super) reading: Reading,
}

/// So many are listed; `watchfloor check` lists them all.
const MOST: usize = 1_000;

/// So wide are their lines where they are copied.
const COLUMNS: usize = 80;

const VERBS: &[Verb<Problems>] = &[
    part(
        |screen, action, scene| screen.reading.now(action, scene),
        |screen, action, scene| screen.reading.act(action, scene),
    ),
    always(Action::Back, |_, _| Request::Leave),
    always(Action::Copy, |_, scene| {
        let text = plain(&Problems::page(scene), COLUMNS);
        Request::Copy(Piece::Seen { what: "problems".to_owned(), text })
    }),
];

impl Verbs for Problems {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        VERBS
    }
}

impl Problems {
    pub(super) fn settle(&mut self, scene: &Scene<'_>) {
        self.reading.show(&Self::page(scene), scene);
    }

    fn page(scene: &Scene<'_>) -> Page {
        let mut page = Page::new();
        let count = |severity| scene.problems.iter().filter(|p| p.severity == severity).count();
        page.title("Problems found at loading");
        if scene.problems.is_empty() {
            page.text("None: every file was read as it stands.");
            return page;
        }
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        page.text(format!(
            "Errors: {errors}; what they name was left out. Warnings: {warnings}; everything they name is here."
        ));
        for problem in scene.problems.iter().take(MOST) {
            page.gap();
            let place = match problem.line {
                0 => problem.file.to_string(),
                line => format!("{}:{line}:{}", problem.file, problem.column.max(1)),
            };
            let tone = match problem.severity {
                Severity::Error => Tone::Warning,
                Severity::Warning => Tone::Strong,
            };
            page.line(
                "",
                vec![
                    Span::new(format!("{}  ", problem.severity), tone),
                    Span::new(place, Tone::Link),
                ],
            );
            page.line("  ", vec![Span::new(problem.message.to_string(), Tone::Plain)]);
            if let Some(hint) = &problem.hint {
                page.line("  ", vec![Span::new(hint.to_string(), Tone::Dim)]);
            }
        }
        if let Some(more) = scene.problems.len().checked_sub(MOST).filter(|more| *more > 0) {
            page.gap();
            page.text(format!("{more} more; `watchfloor check` lists them all."));
        }
        page
    }
}
