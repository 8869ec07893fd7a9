//! The order of understanding: dates and numbers, then names of the taxonomy, then fillers, and last
//! the words that the archive does not have.

use std::collections::HashSet;
use std::ops::Range;

use chrono::NaiveDate;

use super::Lexicon;
use super::atoms::{Atom, AtomKind, atoms};
use super::chip::{Chip, Understood};
use super::colons::{colon_words, lone_signs};
use super::cursor::AtomCursor;
use super::dates::{self, Around, DaysRead};
use super::items::ItemKind;
use super::keywords;
use super::left_out::left_out;
use super::place_pairs::join_places;
use super::places;
use super::tolls;
use super::totals::totals;
use super::typed_text::TypedText;
use super::understood_part::UnderstoodPart;
use crate::digest::EntryField;
use crate::order::CompactSort as _;
use crate::query::ast::{Filter, Query, QueryNode};
use crate::query::fault::QueryFault;
use crate::query::fields::FieldName;
use crate::query::lookup::NameLookup;
use crate::query::parse::parse_around;
use crate::query::soft::{Soft, SoftForm};

/// What a typed text was understood as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understanding {
    /// The query, with everything that was understood in it.
    pub query: Query,
    /// What was understood, in the order of the text.
    pub chips: Vec<Chip>,
}

/// What must be known of an archive to understand a text.
pub(in crate::query) struct ArchiveContext<'a, 't> {
    /// The names of its taxonomy.
    pub(in crate::query) names: &'a NameLookup<'t>,
    /// The last day that a digest covers.
    pub(in crate::query) last_day: Option<NaiveDate>,
    /// Its names and words.
    pub(in crate::query) lexicon: &'a dyn Lexicon,
}

/// An understanding: its chip, and the parts of the text that it stands for.
#[derive(Clone, Debug)]
pub(super) struct ReadWords {
    pub(super) chip: Chip,
    pub(super) parts: Vec<UnderstoodPart>,
}

/// Understands a typed text. Texts in `taken_back` are read as plain words; what is left if every
/// chip is taken back is the query as it stands.
pub(in crate::query) fn understand(
    typed: &str,
    archive: &ArchiveContext<'_, '_>,
    taken_back: &[String],
) -> Result<Understanding, QueryFault> {
    let text = TypedText::of(typed, archive.lexicon, taken_back);
    let mut reads = text.dates_and_tolls(archive.last_day);
    let denials = keywords::denials(&text, &reads);
    reads.extend(denials);
    let totals = totals(&text, archive.lexicon, &reads);
    reads.extend(totals);
    let more = left_out(&text, archive.lexicon, &reads);
    reads.extend(more);
    let places = places::places(&text, archive.lexicon, archive.names.taxonomy(), &reads);
    reads.extend(places);
    let joined = join_places(&text, &mut reads);
    reads.extend(joined);
    let colons = colon_words(&text, &reads);
    reads.extend(colons);
    let signs = lone_signs(&text, &reads);
    reads.extend(signs);
    let (pairs, either) = keywords::pairs(&text, &reads);
    reads.extend(either);
    reads.compact_sort_by_key(|read| read.chip.range.start);
    let mut parts: Vec<UnderstoodPart> =
        reads.iter().flat_map(|read| read.parts.iter().cloned()).collect();
    parts.compact_sort_by_key(|part| part.range.start);
    let as_it_stands = || {
        let (query, _) = parse_around(typed, archive.names, &[], &[])?;
        Ok(Understanding { query, chips: Vec::new() })
    };
    // What is understood makes no fault of a text that has none, as where the one side of an `or` is
    // left out.
    let Ok((query, met)) = parse_around(typed, archive.names, &parts, &pairs) else {
        return as_it_stands();
    };
    // Where the parser cuts the text otherwise, nothing was understood.
    let is_met = |read: &ReadWords| read.parts.iter().all(|part| met.contains(&part.range.start));
    let chips = reads.into_iter().filter(is_met).map(|read| read.chip);
    // A place that is named again is said once.
    let mut places = HashSet::new();
    let is_new = |chip: &Chip| match &chip.reading {
        Understood::Place(name) => places.insert(name.clone()),
        Understood::Days { .. }
        | Understood::NoSuchDay(_)
        | Understood::Toll(_)
        | Understood::Filler(_)
        | Understood::Unknown(_)
        | Understood::Either(_)
        | Understood::PlainWord(_)
        | Understood::NoField(_)
        | Understood::Totals(_) => true,
    };
    let chips: Vec<Chip> = chips.filter(is_new).collect();
    // Of what nothing was understood, the query is the one that stands there.
    if chips.is_empty() && !(parts.is_empty() && pairs.is_empty()) {
        return as_it_stands();
    }
    Ok(Understanding { query, chips })
}

impl TypedText<'_> {
    /// Returns the dates and tolls of the text.
    pub(super) fn dates_and_tolls(&self, last: Option<NaiveDate>) -> Vec<ReadWords> {
        let atoms = atoms(self.text, &self.items, &self.shut);
        let around = Around { last, alone: self.items.len() == 1 };
        let mut reads: Vec<ReadWords> = Vec::new();
        let mut at = 0;
        while let Some(atom) = atoms.get(at) {
            let begins =
                at == 0 || atoms.get(at - 1).is_some_and(|before| before.item != atom.item);
            let read = (begins && atom.kind != AtomKind::Barrier)
                .then(|| self.read_at(&atoms, at, around))
                .flatten();
            match read {
                Some((end, read)) => {
                    reads.push(read);
                    at = end;
                }
                None => at += 1,
            }
        }
        reads
    }

    /// Returns the longest reading from an atom on, and the atom after it.
    fn read_at(&self, atoms: &[Atom], at: usize, around: Around) -> Option<(usize, ReadWords)> {
        let mut toll = AtomCursor::new(atoms, at);
        let mut date = toll;
        let tolls = tolls::read(&mut toll, around);
        let dates = dates::read(&mut date, around);
        let toll_end = tolls.as_ref().and_then(|_| self.end(atoms, at, toll.at()));
        let date_end = dates.as_ref().and_then(|_| self.end(atoms, at, date.at()));
        if let (Some(read), Some(end)) = (tolls, toll_end)
            && date_end.is_none_or(|date| date <= end)
            && let Some(read) = self.toll(atoms, at..end, &read)
        {
            return Some((end, read));
        }
        let (read, end) = (dates?, date_end?);
        // Dates side by side are one: any of them will do.
        let (read, end) = self.with_dates_beside(atoms, at, (read, end), around);
        Some((end, self.days(atoms, at..end, read)))
    }

    /// Adds the dates that follow a date directly, or behind `and`, `vs` or a comma.
    fn with_dates_beside(
        &self,
        atoms: &[Atom],
        at: usize,
        first: (DaysRead, usize),
        around: Around,
    ) -> (DaysRead, usize) {
        let (mut all, mut end) = first;
        loop {
            let mut cursor = AtomCursor::new(atoms, end);
            cursor.word(&["and", "vs", "versus", "or"]);
            cursor.mark(&["&"]);
            let Some(more) = dates::read(&mut cursor, around) else { return (all, end) };
            let Some(after) = self.end(atoms, at, cursor.at()) else { return (all, end) };
            // A day that there is none of is said by itself.
            if all.values.is_empty() || more.values.is_empty() {
                return (all, end);
            }
            all.values.extend(more.values);
            all.about |= more.about;
            all.of_archive |= more.of_archive;
            all.named |= more.named;
            all.other = all.other.or(more.other);
            end = after;
        }
    }

    /// Returns where a reading ends, with the sign of a sentence behind it; nothing where it would
    /// end within a word, or where more than one word would be denied by one sign.
    fn end(&self, atoms: &[Atom], from: usize, mut to: usize) -> Option<usize> {
        let item = atoms.get(to.checked_sub(1)?)?.item;
        let is_mark = |atom: &Atom| {
            let mark = atom.kind == AtomKind::Mark && atom.item == item;
            mark && matches!(atom.text.as_str(), "," | "." | "?" | ";" | "…" | "،" | "؟")
        };
        while atoms.get(to).is_some_and(is_mark) {
            to += 1;
        }
        let ends = atoms.get(to).is_none_or(|next| next.item != item);
        let first = atoms.get(from)?.item;
        let denied = first.checked_sub(1).and_then(|before| self.items.get(before));
        let denied =
            denied.is_some_and(|before| matches!(before.kind, ItemKind::Sign | ItemKind::Not));
        (ends && (!denied || first == item)).then_some(to)
    }

    fn bytes(&self, atoms: &[Atom], part: &Range<usize>) -> Range<usize> {
        let item = |at: usize| atoms.get(at).and_then(|atom| self.items.get(atom.item));
        let start = item(part.start).map_or(0, |item| item.range.start);
        let end = item(part.end.saturating_sub(1)).map_or(start, |item| item.range.end);
        start..end
    }

    fn toll(&self, atoms: &[Atom], all: Range<usize>, read: &tolls::TollRead) -> Option<ReadWords> {
        // In `10 or killed` a keyword stands between, which needs something on both sides.
        let is_plain = |at: usize| {
            let item = atoms.get(at).and_then(|atom| self.items.get(atom.item));
            item.is_none_or(|item| item.kind == ItemKind::Plain)
        };
        let between = read.other.as_ref();
        if between.is_some_and(|other| !is_plain(other.start) || !is_plain(other.end - 1)) {
            return None;
        }
        let bytes = self.bytes(atoms, &all);
        let (head, tail) = match &read.other {
            Some(other) => (
                self.bytes(atoms, &(all.start..other.start)),
                Some(self.bytes(atoms, &(other.end..all.end))),
            ),
            None => (bytes.clone(), None),
        };
        let said = |part: &Range<usize>| self.text.get(part.clone()).unwrap_or("");
        let words = tail.as_ref().map_or_else(
            || said(&head).to_owned(),
            |tail| format!("{} {}", said(&head), said(tail)),
        );
        let node = read.node(&words)?;
        let mut parts = vec![UnderstoodPart { range: head, node: Some(node) }];
        parts.extend(tail.map(|range| UnderstoodPart { range, node: None }));
        let reading = Understood::Toll(read.told());
        Some(ReadWords { chip: Chip { range: bytes, reading }, parts })
    }

    fn days(&self, atoms: &[Atom], all: Range<usize>, read: DaysRead) -> ReadWords {
        let range = self.bytes(atoms, &all);
        let DaysRead { values, about, of_archive, named, other } = read;
        let days: Vec<String> = values.iter().map(ToString::to_string).collect();
        let said: Box<str> = self.text.get(range.clone()).unwrap_or("").into();
        let reading = if values.is_empty() {
            Understood::NoSuchDay(said.to_string())
        } else {
            Understood::Days { days: days.join(","), about, of_archive, other }
        };
        let meant = Filter { field: FieldName::Of(EntryField::Date), values };
        // Days by another calendar are about so; who types the name of a season may mean what is called so.
        let form = if about { SoftForm::Named } else { SoftForm::Words };
        let soft = |meant| QueryNode::Soft(Soft { meant, said, form });
        let node = Some(if named { QueryNode::Filter(meant) } else { soft(meant) });
        let parts = vec![UnderstoodPart { range: range.clone(), node }];
        ReadWords { chip: Chip { range, reading }, parts }
    }
}
