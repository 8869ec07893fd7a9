//! What happened near an entry, as rows of a page: each of them leads to it.

use crate::mapping::NearbyEntry;
use crate::page::{Span, Tone, entry_toll};
use crate::screens::ViewContext;
use crate::screens::row::entry_date;
use crate::text::{fit, width};
use crate::tree::{TreeNode, Turn};

/// From this width on a row says what it was, and from this one with room for the longest tactic.
const WITH_TACTIC: u16 = 60;
const ROOMY: u16 = 90;
const TACTIC: usize = 13;
const WHOLE_TACTIC: usize = 18;
/// They are of any year, which stands before the day.
const ACROSS: TreeNode = TreeNode::Archive(Turn::ByDigest);
/// The longest date: a day that the editor holds for likely. A date that is cut reads as another one.
const DATE: usize = "2021-01-21~*".len();

/// Returns the row of an entry, so many cells wide: day, basis, what, where; at the right the toll and how far it is.
pub(super) fn near_row(row: &NearbyEntry, columns: u16, view: &ViewContext<'_>) -> Vec<Span> {
    let Some(entry) = view.corpus.entry(row.key) else { return Vec::new() };
    let taxonomy = view.corpus.taxonomy();
    let toll = view.spell(&entry_toll(entry)).into_owned();
    let far = format!("{:>7}", format!("{:.0} km", row.km));
    let what = match entry.tactics.main() {
        Some(tactic) => taxonomy.tactic_name(tactic),
        None => taxonomy.kind_name(entry.kind),
    };
    let place = entry.place_text().or(entry.area.map(|area| taxonomy.area_name(area)));
    let padded = |text: &str, room: usize| {
        let text = fit(text, room, view.marks.ellipsis).into_owned();
        let blanks = " ".repeat(room.saturating_sub(width(&text)));
        format!("{text}{blanks}")
    };
    let tactic = if columns >= WITH_TACTIC {
        let room = if columns >= ROOMY { WHOLE_TACTIC } else { TACTIC };
        format!(" {}", padded(&view.spell(what), room))
    } else {
        String::new()
    };
    let date = padded(entry_date(entry, ACROSS, columns.into()).trim_end(), DATE);
    // Date, blank, letter, blanks about the place.
    let taken = width(&date) + 4 + width(&tactic) + width(&toll) + far.len();
    let room = usize::from(columns).saturating_sub(taken);
    let place = padded(&view.spell(place.unwrap_or_default()), room);
    vec![
        Span::new(format!("{date} "), Tone::Dim),
        Span::new(entry.basis.letter(), Tone::Mark(entry.basis)),
        Span::new(tactic, Tone::Plain),
        Span::new(format!(" {place} "), Tone::Dim),
        Span::new(toll, Tone::Toll),
        Span::new(far, Tone::Number),
    ]
}
