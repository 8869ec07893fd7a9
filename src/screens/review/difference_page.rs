//! What a digest that is written over has, part by part, beside what will be there. Signs and words
//! tell it, so that no colour is needed.

use ratatui::buffer::Buffer;

use crate::import::draft::{Changed, Difference, FieldChange, ToldEntry};
use crate::keys::Action;
use crate::screens::ViewContext;
use crate::screens::scroll::{Motion, scroll};
use crate::screens::verb::Now;
use crate::text::wrap;
use crate::ui::paint::put;
use crate::ui::theme::Role;

/// A text of the page: how far it stands in, its role, and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct DifferenceText {
    indent: u16,
    role: Role,
    text: String,
}

/// What differs, laid out when it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DifferencePage {
    texts: Vec<DifferenceText>,
    top: usize,
}

/// A row on the screen.
struct DifferenceRow {
    indent: u16,
    role: Role,
    text: String,
}

impl DifferencePage {
    pub(super) fn new(difference: &Difference) -> Self {
        let mut page = Self { texts: Vec::new(), top: 0 };
        let Difference { new, changed, gone, same } = difference;
        page.add(0, Role::Strong, "This digest is there already: w writes over it, esc goes back.");
        let (new_count, changes, losses) = (new.len(), changed.len(), gone.len());
        let counts = format!("{new_count} new, {changes} changed, {losses} gone, {same} as before");
        page.add(0, Role::Text, &counts);
        page.entries("+", "new", new);
        if !changed.is_empty() {
            page.heading("changed");
        }
        for Changed { entry, fields } in changed {
            page.title("~", entry);
            // A text that is another one stands among what is changed.
            if !fields.iter().any(|field| field.name == "text") {
                page.says(entry);
            }
            for FieldChange { name, was, now } in fields {
                let told = match (was.is_empty(), now.is_empty()) {
                    (true, _) => format!("{name}: now {now}"),
                    (false, true) => format!("{name}: {was} is gone"),
                    (false, false) => format!("{name}: {was} → {now}"),
                };
                page.add(4, Role::Text, &told);
            }
        }
        page.entries("-", "gone", gone);
        page
    }

    /// Returns its words, one text a line.
    pub(super) fn lines(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(|text| text.text.as_str())
    }

    fn add(&mut self, indent: u16, role: Role, text: &str) {
        self.texts.push(DifferenceText { indent, role, text: text.to_owned() });
    }

    fn heading(&mut self, text: &str) {
        self.add(0, Role::Text, "");
        self.add(0, Role::Heading, text);
    }

    fn entries(&mut self, sign: &str, heading: &str, entries: &[ToldEntry]) {
        if !entries.is_empty() {
            self.heading(heading);
        }
        for entry in entries {
            self.title(sign, entry);
            self.says(entry);
        }
    }

    fn title(&mut self, sign: &str, entry: &ToldEntry) {
        self.add(0, Role::Strong, &format!("{sign} {}", entry.label("  ")));
    }

    /// What it says; the head says no more than its fields do.
    fn says(&mut self, entry: &ToldEntry) {
        if !entry.says().is_empty() {
            self.add(2, Role::Dim, entry.says());
        }
    }

    /// Returns what a movement would do.
    pub(super) fn now(&self, action: Action, view: &ViewContext<'_>) -> Now {
        Motion::now(action, self.len(view) > usize::from(view.body.height))
    }

    pub(super) fn scroll(&mut self, action: Action, view: &ViewContext<'_>) {
        let (len, height) = (self.len(view), usize::from(view.body.height));
        scroll(&mut self.top, action, len, height);
    }

    pub(super) fn relayout(&mut self, view: &ViewContext<'_>) {
        let last = self.len(view).saturating_sub(view.body.height.into());
        self.top = self.top.min(last);
    }

    fn len(&self, view: &ViewContext<'_>) -> usize {
        self.texts.iter().map(|text| text.rows(view).len()).sum()
    }

    pub(super) fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        let area = view.body;
        let rows = self.texts.iter().flat_map(|text| text.rows(view)).skip(self.top);
        for (y, DifferenceRow { indent, role, text }) in (area.top()..area.bottom()).zip(rows) {
            put(buffer, area.x + 1 + indent, y, &text, view.theme.style(role));
        }
    }
}

impl DifferenceText {
    /// Cuts it into rows, as this terminal spells it; one that is empty is a row too.
    fn rows(&self, view: &ViewContext<'_>) -> Vec<DifferenceRow> {
        let room = usize::from(view.body.width.saturating_sub(2 + self.indent)).max(1);
        let text = view.spell(&self.text);
        let row = |text: &str| DifferenceRow {
            indent: self.indent,
            role: self.role,
            text: text.to_owned(),
        };
        let ranges = wrap(&text, room).into_iter();
        let mut rows: Vec<_> = ranges.filter_map(|range| text.get(range)).map(row).collect();
        if rows.is_empty() {
            rows.push(row(""));
        }
        rows
    }
}
