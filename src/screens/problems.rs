//! The problems found at loading, each with its place and what would be right.

use super::reading::Reading;
use super::verb::{Verb, Verbs, always, part};
use super::{CopyRequest, Request, ViewContext};
use crate::archive::Severity;
use crate::digest::grouped;
use crate::keys::Action;
use crate::outgoing::Outgoing;
use crate::page::{Page, Span, Tone, plain};

/// The list and the position in it.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    pub(super) reading: Reading,
}

/// The greatest number listed; `watchfloor check` lists them all.
const MOST: usize = 1_000;

/// The width of their lines where they are copied.
const COLUMNS: usize = 80;

const VERBS: &[Verb<Problems>] = &[
    part(
        |screen, action, view| screen.reading.now(action, view),
        |screen, action, view| screen.reading.act(action, view),
    ),
    always(Action::Back, |_, _| Request::Leave),
    always(Action::Copy, |_, view| {
        let text = plain(&Problems::page(view), COLUMNS);
        Request::Copy(CopyRequest::Seen { what: "problems".to_owned(), text })
    }),
    always(Action::Export, |_, view| {
        let (what, page) = ("problems".to_owned(), Problems::page(view));
        Request::export(Outgoing::Composed { what, page })
    }),
];

impl Verbs for Problems {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        VERBS
    }
}

impl Problems {
    pub(super) fn relayout(&mut self, view: &ViewContext<'_>) {
        self.reading.show(&Self::page(view), view);
    }

    pub(super) fn page(view: &ViewContext<'_>) -> Page {
        let mut page = Page::new();
        let count = |severity| view.problems.iter().filter(|p| p.severity == severity).count();
        page.title("Problems found at loading");
        if view.problems.is_empty() {
            page.text("None: every file was read as it stands.");
            return page;
        }
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        page.text(format!(
            "Errors: {errors}; what they name was left out. Warnings: {warnings}; everything they name is here."
        ));
        for problem in view.problems.iter().take(MOST) {
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
        if let Some(more) = view.problems.len().checked_sub(MOST).filter(|more| *more > 0) {
            page.gap();
            page.text(format!("{} more; `watchfloor check` lists them all.", grouped(more)));
        }
        page
    }
}
