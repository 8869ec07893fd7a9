//! How each thing in the tree is shown as one row of a list.

use chrono::Datelike as _;

use super::ViewContext;
use super::list::ListRow;
use crate::archive::{EntryKey, PassageIn, PassageKey, RecordKey};
use crate::cover::{Fullness, Scope, State, state_of};
use crate::digest::{
    DateBasis, DigestHead, EntryRef, PassageDate, Precision, Series, Sum, Trend, grouped,
};
use crate::jobs::SavedCount;
use crate::page::{Span, Tone, entry_toll, held_sum};
use crate::text::{fit, width};
use crate::tree::TreeNode;
use crate::ui::cell_marks::{cell_sign, held_sign};

/// From this width on the parts of an entry stand below those of the entry above.
const IN_COLUMNS: usize = 84;
/// The cells of what it was there: the longest tactic of the shipped archive.
const WHAT: usize = 16;
/// The longest name of a theatre that does not move what stands behind it.
const THEATRE: usize = 14;

/// The longest name of an area that is not cut, in rows of one theatre.
const AREA: usize = 14;

/// Builds the row of a subject in the list of what is inside `level`, `room` cells wide.
pub fn subject_row(
    view: &ViewContext<'_>,
    level: TreeNode,
    subject: TreeNode,
    room: usize,
) -> ListRow {
    let corpus = view.corpus;
    let named = |right: Span| ListRow {
        left: vec![plain(view, &subject.name(corpus))],
        right: vec![right],
    };
    match subject {
        TreeNode::Archive(_) => named(Span::new(grouped(corpus.digests().len()), Tone::Number)),
        TreeNode::Digest(at) => digest_row(view, at, room),
        TreeNode::DigestTheatre(..)
        | TreeNode::DigestArea(..)
        | TreeNode::Theatre(_)
        | TreeNode::Area(..) => named(held(view, subject)),
        TreeNode::Wave(at) => wave_row(view, at, room),
        TreeNode::Entry(key) => entry_row(view, level, key, room),
        TreeNode::Passage(key) => passage_row(view, key),
    }
}

/// Builds the row of a saved search: its name, its purpose, and how many events it finds, as a lower
/// bound where what it asks for is held in part. A missing count is not shown as zero.
pub fn saved_row(view: &ViewContext<'_>, saved: &SavedCount, room: usize) -> ListRow {
    let remark = saved.note.as_deref().unwrap_or(&saved.query);
    let total = match saved.found.as_ref().zip(saved.held) {
        Some((found, state)) => worth(view, state, &found.events),
        None => Span::new(view.marks.ellipsis, Tone::Doubt),
    };
    let right = if saved.shared && room >= 30 {
        // The marks line up, however many digits follow.
        let apart = " ".repeat(5_usize.saturating_sub(width(&total.text)).max(1));
        vec![Span::new(format!("shared{apart}"), Tone::Label), total]
    } else {
        vec![total]
    };
    ListRow {
        left: vec![
            Span::new("@", Tone::Label),
            Span::new(view.spell(&saved.name), Tone::Strong),
            Span::new(view.spell(&format!("  {remark}")), Tone::Dim),
        ],
        right,
    }
}

/// Returns the number of entries of a digest with what it is worth: `78`, `12+`, `–`.
pub fn digest_number(view: &ViewContext<'_>, at: u32) -> Span {
    held(view, TreeNode::Digest(at))
}

/// Returns the number of a subject with what it is worth: `5`, `5+`, `–`.
fn held(view: &ViewContext<'_>, subject: TreeNode) -> Span {
    let (state, events) = subject.held(view.corpus);
    worth(view, state, &events)
}

/// Writes a number as what is held allows; without one, the mark of what is held.
fn worth(view: &ViewContext<'_>, state: State, events: &Sum) -> Span {
    let mark = state.mark(events.best);
    if mark.number().is_none() && events.terms == 0 {
        return Span::new(cell_sign(mark, view.glyphs).0, Tone::Dim);
    }
    let span = held_sum(state, events);
    Span::new(view.spell(&span.text), span.tone)
}

/// Returns how full a digest is, as one sign: a number beside it may be of a part.
pub fn digest_fullness(view: &ViewContext<'_>, at: u32) -> Span {
    let state = view.corpus.digest(at).map(|digest| state_of(digest, Scope::All));
    let fullness = state.unwrap_or_default().fullness();
    let sign = fullness.map_or(" ", |_| held_sign(fullness, view.glyphs).0);
    Span::new(sign, if fullness == Some(Fullness::Full) { Tone::Strong } else { Tone::Dim })
}

/// Returns the sign of a trend; a blank where there is none to show.
pub fn trend_sign(view: &ViewContext<'_>, trend: Option<Trend>) -> &'static str {
    match trend {
        Some(Trend::Up) => view.glyphs.up,
        Some(Trend::Down) => view.glyphs.down,
        Some(Trend::Steady | Trend::Mixed) | None => " ",
    }
}

/// With fewer cells a draft has no room for its publisher.
const PUBLISHER_OF_DRAFT: usize = 28;

/// Marks a draft before its publisher, so that a narrow list says it too: its numbers are no more than
/// what an import made of a text.
pub fn draft_mark(head: &DigestHead) -> Span {
    Span::new(if head.is_draft { "draft " } else { "" }, Tone::Doubt)
}

fn plain(view: &ViewContext<'_>, text: &str) -> Span {
    Span::new(view.spell(text), Tone::Plain)
}

fn digest_row(view: &ViewContext<'_>, at: u32, room: usize) -> ListRow {
    let Some(digest) = view.corpus.digest(at) else { return ListRow::default() };
    let head = digest.head();
    let (period, width) =
        if room >= 44 { (head.period.to_string(), 22) } else { (head.period.from.to_string(), 10) };
    let trend = trend_sign(view, head.trend);
    let held = digest_number(view, at);
    // The signs before the numbers line up.
    let number = &held.text;
    // All weeklies have the same title; it gets room only where there is much.
    let title = if head.series == Series::Weekly && room < 60 {
        String::new()
    } else {
        format!("  {}", head.title)
    };
    let (draft, publisher) = if head.is_draft && room < PUBLISHER_OF_DRAFT {
        (Span::new("draft", Tone::Doubt), "")
    } else {
        (draft_mark(head), &*head.publisher)
    };
    let sign = match view.unread_sign(&head.id) {
        " " => note_sign(view, title_of(PassageIn::Digest(at))),
        unread => Span::new(unread, Tone::Strong),
    };
    ListRow {
        left: vec![
            Span::new(format!("{period:<width$}"), Tone::Plain),
            sign,
            Span::new(format!("{trend} "), Tone::Dim),
            draft,
            plain(view, publisher),
            Span::new(view.spell(&title), Tone::Dim),
        ],
        right: vec![digest_fullness(view, at), Span::new(format!(" {number:>3}"), held.tone)],
    }
}

fn wave_row(view: &ViewContext<'_>, at: usize, room: usize) -> ListRow {
    let Some(wave) = view.corpus.waves().get(at) else { return ListRow::default() };
    let (period, width) =
        if room >= 60 { (wave.period.to_string(), 22) } else { (wave.period.from.to_string(), 10) };
    ListRow {
        left: vec![
            Span::new(format!("{period:<width$}"), Tone::Dim),
            u32::try_from(at).map_or(Span::new(" ", Tone::Plain), |at| {
                note_sign(view, title_of(PassageIn::Wave(at)))
            }),
            Span::new(" ", Tone::Plain),
            plain(view, &wave.name),
        ],
        right: vec![held(view, TreeNode::Wave(at))],
    }
}

/// Builds the row of a passage: its first day, what it is, and where it stands.
fn passage_row(view: &ViewContext<'_>, key: PassageKey) -> ListRow {
    let Some(passage) = view.corpus.passage(key) else { return ListRow::default() };
    let taxonomy = view.corpus.taxonomy();
    let place = match (passage.area, passage.theatre) {
        (Some(area), _) => taxonomy.area_name(area),
        (None, Some(theatre)) => taxonomy.theatre_name(theatre),
        (None, None) => "",
    };
    // The days of what a passage stands in are not its own.
    let (day, near) = match passage.date() {
        PassageDate::Own(period) => (period.from, " "),
        PassageDate::OfHome(period) => (period.from, "~"),
    };
    let basis = passage.basis();
    ListRow {
        left: vec![
            match basis {
                Some(basis) => Span::new(basis.letter(), Tone::Mark(basis)),
                None => Span::new(" ", Tone::Plain),
            },
            Span::new(format!("{near}{day} "), Tone::Dim),
            Span::new(format!("{} ", passage.kind().word()), Tone::Label),
            plain(view, place),
            Span::new(view.spell(&format!("  {}", passage.home.id())), Tone::Dim),
        ],
        right: vec![note_sign(view, RecordKey::Passage(key))],
    }
}

/// Returns the sign of a record that an analyst noted something of; a blank where nobody did.
fn note_sign(view: &ViewContext<'_>, key: RecordKey) -> Span {
    if view.corpus.noted().on(key).is_empty() {
        return Span::new(" ", Tone::Plain);
    }
    Span::new(view.glyphs.noted, Tone::Strong)
}

/// Returns the record that notes on a digest or wave as a whole are on.
fn title_of(home: PassageIn) -> RecordKey {
    RecordKey::Passage(PassageKey { home, place: 0 })
}

/// Builds the row of an entry: whose word it is, as a mark, then date, what, where; the toll at the
/// right.
fn entry_row(view: &ViewContext<'_>, level: TreeNode, key: EntryKey, room: usize) -> ListRow {
    let Some(entry) = view.corpus.entry(key) else { return ListRow::default() };
    let taxonomy = view.corpus.taxonomy();
    let what = match entry.tactics.main() {
        Some(tactic) => taxonomy.tactic_name(tactic),
        None => taxonomy.kind_name(entry.kind),
    };
    let repeat = if view.corpus.is_repeat(key) { " =" } else { " " };
    let mut left = vec![
        Span::new(entry.basis.letter(), Tone::Mark(entry.basis)),
        note_sign(view, RecordKey::Entry(key)),
        Span::new(entry_date(entry, level, room), Tone::Dim),
    ];
    let in_columns = room >= IN_COLUMNS;
    if matches!(level, TreeNode::Archive(_)) {
        let names = view.corpus.theatres().map(|index| width(taxonomy.theatre_name(index.theatre)));
        let column = names.max().filter(|_| in_columns).unwrap_or(0).min(THEATRE);
        let theatre = view.spell(taxonomy.theatre_name(entry.theatre)).into_owned();
        left.push(Span::new(format!("{} ", filled(&theatre, column)), Tone::Label));
    }
    if in_columns && matches!(level, TreeNode::Theatre(_)) {
        let area = entry.area.map_or("", |area| taxonomy.area_name(area));
        let area = view.spell(&fit(area, AREA, view.marks.ellipsis)).into_owned();
        left.push(Span::new(format!("{} ", filled(&area, AREA)), Tone::Label));
    }
    let what = plain(view, what);
    let column = if in_columns { WHAT + repeat.len() } else { 0 };
    let air = column.saturating_sub(width(&what.text) + repeat.len());
    left.push(what);
    left.push(Span::new(filled(repeat, repeat.len() + air), Tone::Repeat));
    let place = entry.place_text().unwrap_or("");
    let target = entry.target().filter(|_| room >= 70 || place.is_empty()).unwrap_or("");
    let mut where_and_whom = [place, target].into_iter().filter(|text| !text.is_empty());
    // An entry with neither place nor target is recognised by its text.
    let mut rest = where_and_whom.next().unwrap_or(entry.text()).to_owned();
    if let Some(target) = where_and_whom.next() {
        rest = format!("{rest} {} {target}", view.glyphs.dot);
    }
    left.push(Span::new(view.spell(&format!(" {rest}")), Tone::Dim));
    ListRow { left, right: vec![Span::new(view.spell(&entry_toll(entry)), Tone::Number)] }
}

/// Returns the sign of a date that the editor supplied or inferred.
fn date_sign(entry: EntryRef<'_>) -> &'static str {
    match entry.date_basis() {
        DateBasis::Told => "",
        DateBasis::Supplied | DateBasis::Inferred => "*",
    }
}

/// Returns `2020-05-20`, or `05-20` where room is short and the year is known: within a digest of
/// that year, never in a list across digests. `~` stands behind a date that is not exact, `*` behind
/// one that the source does not tell.
pub fn entry_date(entry: EntryRef<'_>, level: TreeNode, room: usize) -> String {
    let date = entry.date;
    let across = matches!(
        level,
        TreeNode::Theatre(_) | TreeNode::Area(..) | TreeNode::Wave(_) | TreeNode::Archive(_)
    );
    let period = entry.digest().head().period;
    let (from, to) = (period.from.year(), period.to.map(|to| to.year()));
    let same_year = date.from.year() == from && to.is_none_or(|to| to == from);
    let short = room < 56 && !across;
    let text = match date.precision {
        Precision::Month | Precision::Year => date.to_string(),
        Precision::About if date.from != date.to => date.to_string(),
        Precision::Day if short && same_year => date.from.format("%m-%d").to_string(),
        Precision::Day => date.from.to_string(),
        Precision::About | Precision::Range if short && same_year => {
            date.from.format("%m-%d~").to_string()
        }
        Precision::About | Precision::Range => format!("{}~", date.from),
    };
    // Behind the day there is room for its signs, for both where rows are long, so that columns stay in line.
    let signs = if room >= IN_COLUMNS { 2 } else { 1 };
    let column = if short { 5 } else { 10 } + signs;
    let told = format!("{text}{}", date_sign(entry));
    // A text longer than its column still has a space behind it.
    format!("{told:<column$} ")
}

/// Fills a text with blanks, up to so many cells.
fn filled(text: &str, cells: usize) -> String {
    format!("{text}{}", " ".repeat(cells.saturating_sub(width(text))))
}
