//! What a comparison says: the subjects with what is held of each, then row by row a number for each
//! subject; or what is open over the table.

use super::cells::face;
use super::items::{Delta, ListItem};
use super::state::{Compare, View, VisibleRow};
use super::status::{differing, unrated};
use super::words;
use crate::compare::{Direction, Reason, Table, Value};
use crate::digest::Period;
use crate::keys::Action;
use crate::screens::ViewContext;
use crate::screens::spoken::{Spoken, SpokenDoor, SpokenLine, SpokenSpot};
use crate::screens::spoken_words::{ToldAmong, entry_told};

impl Compare {
    pub(in crate::screens) fn spoken(&self, view: &ViewContext<'_>) -> Spoken {
        match &self.view {
            View::Table => self.table_spoken(view),
            View::Pick(pick) => pick.spoken(),
            View::Behind(behind) => behind.spoken(view),
            View::Overview(overview) => {
                let mut spoken = Spoken::titled("Two overviews");
                for line in overview.text().lines() {
                    spoken.say(line);
                }
                spoken
            }
            View::CopyForms => {
                let mut spoken = Spoken::titled("Copy the table");
                spoken.offer("As Markdown", 0, &[Action::CopyMarkdown]);
                spoken.offer("With tabs, for a spreadsheet", 0, &[Action::CopyTsv]);
                spoken.offer("As text", 0, &[Action::Copy]);
                spoken
            }
            View::Aligned(aligned) => aligned.spoken(view),
        }
    }

    pub(in crate::screens) fn choose(&mut self, spot: SpokenSpot, view: &ViewContext<'_>) {
        match &mut self.view {
            View::Table => {
                let is_meant = |seen: &VisibleRow| match *seen {
                    VisibleRow::Item(item)
                    | VisibleRow::Label(item)
                    | VisibleRow::Cell(item, _) => item == spot.row,
                };
                let row = self.seen.iter().position(is_meant).unwrap_or(0);
                self.cursor.go(row, self.seen.len(), usize::from(view.body.height));
                self.column = spot.column.min(self.asks.len().saturating_sub(1));
            }
            View::Pick(pick) => pick.choose(spot),
            View::Behind(behind) => behind.choose(spot),
            View::Aligned(aligned) => aligned.choose(spot),
            View::Overview(_) | View::CopyForms => {}
        }
    }

    fn table_spoken(&self, view: &ViewContext<'_>) -> Spoken {
        let Some(table) = &self.table else {
            let mut spoken = Spoken::titled("Comparison");
            spoken.say(self.pending_word().unwrap_or("Nothing is compared yet"));
            return spoken;
        };
        let mut spoken = Spoken::titled(format!("Comparison of {}", table.subjects.len()));
        spoken.say(table.warning().map(ToString::to_string).unwrap_or_default());
        for told in self.in_words.iter().map(|[whole, _]| whole) {
            spoken.say(told);
        }
        for column in 0..table.subjects.len() {
            spoken.say(subject_told(table, column));
        }
        spoken.say(match self.direction() {
            Direction::OfEach => {
                format!(
                    "Told as {}; times says how many times the baseline it is",
                    self.show.word()
                )
            }
            Direction::OfBaseline => {
                format!(
                    "Told as {}; times says how many times it the baseline is",
                    self.show.word()
                )
            }
        });
        spoken.say(unrated(table).unwrap_or_default());
        spoken.say(differing(table));
        spoken.say("A number opens what is behind the last subject; 7.1 what is behind the first");
        for (item, what) in self.items.iter().enumerate() {
            let (text, columns) = self.item_told(table, *what, view);
            let spot = SpokenSpot { row: item, column: columns - 1 };
            let door = Some(SpokenDoor { spot, acts: &[Action::Open], columns });
            spoken.lines.push(SpokenLine { text, door });
        }
        spoken
    }

    /// Says an item, and how many places it has.
    fn item_told(&self, table: &Table, item: ListItem, view: &ViewContext<'_>) -> (String, usize) {
        match item {
            ListItem::Head(section) => {
                let folded = if self.folds.hides(section) { ", folded" } else { "" };
                (format!("Part {}{folded}", words::section(section)), 1)
            }
            ListItem::Empty(group, rows) => {
                let hidden = self.folds.hides_empty(group);
                let folded = if hidden { ", folded" } else { "" };
                (format!("{}{folded}", words::empty(rows)), 1)
            }
            ListItem::Row(at, news) => {
                let Some(row) = table.rows.get(at) else { return (String::new(), 1) };
                let label =
                    words::change(news.unwrap_or(Delta::Differs), row, view.corpus.taxonomy());
                let cells =
                    (0..table.subjects.len()).map(|column| self.cell_told(table, at, column, view));
                let cells: Vec<String> = cells.collect();
                (format!("{label}: {}", cells.join("; ")), table.subjects.len())
            }
        }
    }

    fn cell_told(&self, table: &Table, at: usize, column: usize, view: &ViewContext<'_>) -> String {
        let row = table.rows.get(at);
        let how = (self.show, self.direction());
        let face = row
            .and_then(|row| face(table, row, column, how, &self.scales, view.corpus, view.glyphs));
        let Some(face) = face else { return "not told".to_owned() };
        let value = match face.value.trim() {
            "" | "–" => "not told",
            value => value,
        };
        let cell = row.and_then(|row| row.cells.get(column));
        if let Some(Value::Entry(key)) = cell.and_then(|cell| cell.value.as_ref()) {
            return entry_told(view, *key, ToldAmong::OneTheatre);
        }
        let change = face.note.change.trim();
        if change.is_empty() { value.to_owned() } else { format!("{value}, {change}") }
    }
}

/// Says a subject: its days, what is held of them, why it is not comparable.
fn subject_told(table: &Table, column: usize) -> String {
    let Some(subject) = table.subjects.get(column) else { return String::new() };
    let base = if column == table.baseline { ", the baseline" } else { "" };
    let days = subject.start.map(|from| Period { from, to: subject.end }.spoken());
    let days = days.unwrap_or_else(|| "no days".to_owned());
    let held = words::coverage(&subject.coverage);
    let reasons = table.reasons.get(column).map_or(&[][..], Vec::as_slice);
    // What stands in the way of the baseline is told with the baseline.
    let own = reasons.iter().filter(|reason| !matches!(reason, Reason::Baseline(_)));
    let reasons: Vec<String> = own.map(ToString::to_string).collect();
    let (same, others): (Vec<String>, Vec<String>) =
        reasons.into_iter().partition(|reason| *reason == held);
    let so = if same.is_empty() { "" } else { ", and so not comparable" };
    let others: Vec<String> =
        others.iter().map(|reason| format!("; not comparable: {reason}")).collect();
    let others = others.concat();
    format!("Subject {}{base}: {}, {days}; {held}{so}{others}", column + 1, words::name(subject))
}
