//! What is new since the last session, one thing a line.

use super::reading::Reading;
use super::verb::{Verb, Verbs, always, part};
use super::{CopyRequest, Request, ViewContext};
use crate::archive::{ArchiveChange, ChangeKind};
use crate::digest::grouped;
use crate::keys::Action;
use crate::outgoing::Outgoing;
use crate::page::{Page, Span, Tone, plain};

/// The list and the position in it.
#[derive(Clone, Debug, Default)]
pub struct WhatsNew {
    pub(super) reading: Reading,
}

/// The greatest number listed; `watchfloor changes` lists them all.
const MOST: usize = 1_000;

/// The width of the lines where they are copied.
const COLUMNS: usize = 80;

const VERBS: &[Verb<WhatsNew>] = &[
    part(
        |screen, action, view| screen.reading.now(action, view),
        |screen, action, view| screen.reading.act(action, view),
    ),
    always(Action::Back, |_, _| Request::Leave),
    always(Action::Copy, |_, view| {
        let text = plain(&WhatsNew::page(view), COLUMNS);
        Request::Copy(CopyRequest::Seen { what: "changes".to_owned(), text })
    }),
    always(Action::Export, |_, view| {
        let (what, page) = ("changes".to_owned(), WhatsNew::page(view));
        Request::export(Outgoing::Composed { what, page })
    }),
];

impl Verbs for WhatsNew {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        VERBS
    }
}

impl WhatsNew {
    pub(super) fn relayout(&mut self, view: &ViewContext<'_>) {
        self.reading.show(&Self::page(view), view);
    }

    pub(super) fn page(view: &ViewContext<'_>) -> Page {
        let mut page = Page::new();
        page.title("What is new since the last session");
        if let Some(day) = view.as_of {
            page.text(format!(
                "The archive is told as of {day}: what is new is told of all of it."
            ));
            return page;
        }
        let Some(compared) = view.seen else {
            page.text("It is not known: nothing is kept of what was seen, or it is still being found out.");
            return page;
        };
        let Some(told) = compared.told() else {
            page.text("No session saw this archive before.");
            return page;
        };
        let day = compared.before.as_ref().and_then(|before| before.day);
        let since = day.map(|day| format!(", since {day}")).unwrap_or_default();
        page.text(format!("{told}{since}. Entries and figures among them are found by `is:new`."));
        for what in [ChangeKind::New, ChangeKind::Changed, ChangeKind::Withdrawn] {
            let of = compared.changes.iter().filter(|change| change.what == what);
            let mut of = of.take(MOST).peekable();
            if of.peek().is_some() {
                page.gap();
                page.line("", vec![Span::new(what.word(), Tone::Heading)]);
            }
            for change in of {
                page.line("  ", line(change));
            }
        }
        if let Some(more) = compared.changes.len().checked_sub(MOST).filter(|more| *more > 0) {
            page.gap();
            page.text(format!(
                "Up to {} more; `watchfloor changes` lists them all.",
                grouped(more)
            ));
        }
        page
    }
}

/// Says a change: what it happened to, its id, and what differs or how many entries there are.
fn line(change: &ArchiveChange) -> Vec<Span> {
    let entries = match change.entries {
        Some(1) => ", 1 entry".to_owned(),
        Some(entries) => format!(", {} entries", grouped(entries)),
        None => String::new(),
    };
    let fields = match change.fields.as_slice() {
        [] => String::new(),
        fields => format!(": {}", fields.join(", ")),
    };
    vec![
        Span::new(format!("{} ", change.thing.word()), Tone::Dim),
        Span::new(change.id.clone(), Tone::Plain),
        Span::new(format!("{entries}{fields}"), Tone::Dim),
    ]
}
