//! The first line of the comparison in words: how numbers are shown, what they are held against,
//! and how much differs; of a week, what is held of it and of those before it.

use super::state::{Compare, View};
use super::words::{self, many};
use crate::archive::Corpus;
use crate::compare::{Ask, Direction, Subject, Table};
use crate::digest::{Coverage, Digest};
use crate::jobs::NumberDisplay;
use crate::keys::{Action, Context};
use crate::query::Replaced;
use crate::screens::ViewContext;
use crate::text::width;

impl Compare {
    /// Returns the line, as much of it as the room allows: what comes first is never left out.
    pub(super) fn status(&self, room: usize, view: &ViewContext<'_>) -> String {
        let Some(table) = &self.table else {
            return self.pending_word().unwrap_or_default().to_owned();
        };
        if matches!(self.view, View::CopyForms) {
            return copy_forms(view);
        }
        let mut parts = replaced(table);
        parts.extend(unrated(table));
        if let Some(warning) = table.warning() {
            parts.insert(0, warning.to_owned());
            return fitting(&parts, room, view.marks.ellipsis);
        }
        let base = view.glyphs.base;
        parts.extend(match &self.week {
            Some(_) => told(&self.in_words, room),
            None => vec![self.show.word().to_owned(), format!("{base} is the baseline")],
        });
        if self.week.is_some() {
            let times = view.glyphs.times;
            parts.push(match self.direction() {
                Direction::OfBaseline => format!("{times} is {base} ÷ the other"),
                Direction::OfEach => format!("{base} is the baseline"),
            });
            if self.show != NumberDisplay::Number {
                parts.insert(0, self.show.word().to_owned());
            }
        }
        parts.push(differing(table));
        fitting(&parts, room, view.marks.ellipsis)
    }
}

/// Says what stands for words of the queries that the archive does not have.
fn replaced(table: &Table) -> Vec<String> {
    let all = table.subjects.iter().flat_map(|subject| &subject.replaced);
    all.map(Replaced::message).collect()
}

/// Says of each subject that leaves out grades how many of its entries nobody rated, in the order of the
/// columns; nothing where none leaves out any.
pub(super) fn unrated(table: &Table) -> Option<String> {
    let kept = |subject: &Subject| match subject.unrated {
        Some(kept) => format!("{} of {}", kept.unrated, kept.of),
        None => "–".to_owned(),
    };
    let any = table.subjects.iter().any(|subject| subject.unrated.is_some());
    let each: Vec<String> = table.subjects.iter().map(kept).collect();
    any.then(|| format!("unrated, kept: {}", each.join(", ")))
}

/// Says how many rows differ by more than chance, or that nothing could be tested, and why.
pub(super) fn differing(table: &Table) -> String {
    let differing = table.rows.iter().filter(|row| words::is_beyond_chance(row)).count();
    if table.tested.iter().any(|rows| *rows > 0) {
        let rows = if differing == 1 { "row differs" } else { "rows differ" };
        return format!("{differing} {rows} beyond chance");
    }
    // What stands in the way of the baseline is told by every other column.
    let columns = table.reasons.iter().enumerate().filter(|(at, _)| *at != table.baseline);
    match columns.flat_map(|(_, reasons)| reasons).next() {
        Some(reason) => format!("nothing could be tested: {reason}"),
        None => "nothing could be tested: no counts of one kind on both sides".to_owned(),
    }
}

/// Returns what is held in full words, or in short ones where the first two do not fit.
fn told(in_words: &[[String; 2]], room: usize) -> Vec<String> {
    let form = |at: usize| in_words.iter().filter_map(move |forms| forms.get(at)).cloned();
    let two: usize = form(0).take(2).map(|part| width(&part) + 2).sum();
    if two <= room + 2 { form(0).collect() } else { form(1).collect() }
}

/// Joins the first of some parts, as many as fit; the first is always there. An ellipsis stands for
/// those that are left out.
fn fitting(parts: &[String], room: usize, ellipsis: &str) -> String {
    let mut kept = parts.len();
    loop {
        let mut line = parts.get(..kept).unwrap_or_default().join("; ");
        if kept < parts.len() {
            line = format!("{line}; {ellipsis}");
        }
        if kept <= 1 || width(&line) <= room {
            return line;
        }
        kept -= 1;
    }
}

/// Names the keys that copy the table.
fn copy_forms(view: &ViewContext<'_>) -> String {
    let forms = [
        (Action::CopyMarkdown, "Markdown"),
        (Action::CopyTsv, "with tabs"),
        (Action::Copy, "as text"),
        (Action::Back, "not"),
    ];
    let key = |action| {
        let chords = view.keymap.chords(Context::CopyForms, action);
        chords.first().map_or_else(String::new, ToString::to_string)
    };
    let forms = forms.map(|(action, form)| format!("{} {form}", key(action)));
    format!("Copy the table: {}", forms.join(", "))
}

/// Says what is held of a week, and of what it is held against, each in full words and in short.
pub(super) fn in_words(table: &Table, week: &Ask, corpus: &Corpus) -> Vec<[String; 2]> {
    table.subjects.iter().filter_map(|subject| of_subject(subject, week, corpus)).collect()
}

fn of_subject(subject: &Subject, week: &Ask, corpus: &Corpus) -> Option<[String; 2]> {
    let digest = |id: &str| corpus.digests().iter().find(|digest| digest.id() == id);
    Some(match &subject.ask {
        Ask::Digest(id) => {
            let digest = digest(id)?;
            let held = held(digest);
            if subject.ask == *week {
                let entries = many(u64::try_from(digest.len()).unwrap_or(u64::MAX), "entries");
                let is_full = digest.head().coverage == Coverage::Full;
                let text = if is_full { entries } else { format!("{entries}, held {held}") };
                [text.clone(), text]
            } else {
                [format!("the week before is held {held}"), format!("before: {held}")]
            }
        }
        Ask::Mean(ids) => {
            let digests = ids.iter().filter_map(|id| digest(id));
            let full = digests.filter(|digest| digest.head().coverage == Coverage::Full).count();
            let of = ids.len();
            [format!("of the mean {full} of {of} in full"), format!("mean: {full}/{of} full")]
        }
        Ask::Wave(_) | Ask::Span(..) | Ask::Query(..) => return None,
    })
}

/// Says in what form a digest is held: `as a summary`.
fn held(digest: &Digest) -> &'static str {
    match digest.head().coverage {
        Coverage::Full => "in full",
        Coverage::Overview => "as an overview",
        Coverage::Summary => "as a summary",
        Coverage::Captions => "as captions",
        Coverage::Excerpts => "in excerpts",
        Coverage::Press => "as the press tells it",
        Coverage::Unsaid => "in part",
    }
}

#[cfg(test)]
mod tests {
    use super::fitting;

    #[test]
    fn what_comes_last_is_left_out_first() {
        let parts = || vec!["78 entries".to_owned(), "the week before".to_owned(), "x".to_owned()];
        let fitting = |room| fitting(&parts(), room, "…");
        assert_eq!(fitting(80), "78 entries; the week before; x");
        assert_eq!(fitting(30), "78 entries; the week before; x");
        assert_eq!(fitting(29), "78 entries; …");
        assert_eq!(fitting(4), "78 entries; …", "the line is cut where it is drawn");
    }
}
