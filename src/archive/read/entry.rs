//! Reads entries: one dated thing each. A broken entry costs only itself.

use chrono::TimeDelta;

use super::context::{ReadContext, one_line};
use super::digest::{DigestBuilder, Named};
use super::plain::{FieldGroup, PlainFields, Written};
use super::theatre::Location;
use crate::digest::{
    BACKGROUND, Basis, DateError, DateSpan, Entry, EntryField, KindId, Precision, Series,
    StoredText, Tactics, is_background_tag, read_written,
};
use crate::yaml::{Fault, MapReader, Mark, Node, NodeValue, excerpt};

/// An entry from longer before a weekly or a monthly than this is background.
pub(super) const LOOKBACK: TimeDelta = TimeDelta::days(31);

/// The fields that every entry needs.
struct Needed<'n> {
    date: DateSpan,
    at: Mark,
    kind: KindId,
    text: &'n str,
    basis: Basis,
}

impl DigestBuilder<'_> {
    /// Reads an entry; without `ground`, only to find its faults.
    pub(super) fn entry(&mut self, node: &Node, ground: Option<Location>, desk: &mut ReadContext) {
        let Some(mut map) = node.handwritten_map("entry", &mut desk.faults) else { return };
        let id = map.get("id");
        let needed = desk.needed(&mut map);
        let tactics = desk.tactics(&mut map);
        let place = desk.place(&mut map);
        let actors = desk.actors(&mut map, "actor");
        let mut plain = PlainFields::new();
        desk.plain(&mut map, FieldGroup::Event, &mut plain);
        let toll = desk.toll(&mut map);
        let sources = desk.sources(&mut map);
        let versions = self.versions(&mut map, desk);
        desk.plain(&mut map, FieldGroup::Remarks, &mut plain);
        map.finish(&mut desk.faults);
        let (Some(needed), Some(ground)) = (needed, ground) else { return };
        let written_out = toll.written_out.into_iter();
        plain.extend(written_out.map(|(harm, text)| (harm.field(), Written::Text(text.into()))));
        let actor = actors.first().cloned();
        if actors.len() > 1 {
            plain.push((EntryField::Actor, Written::Names(actors)));
        }
        self.check_date(&needed, &plain, desk);
        let Needed { date, kind, text, basis, .. } = needed;
        let key = Entry::derive_key(date, Self::ground_word(ground, desk), text);
        let entry = Entry {
            date,
            theatre: ground.theatre,
            area: ground.area,
            kind,
            tactics,
            basis,
            toll: self.tolls.keep(&toll.casualties),
            known_actor: actor.as_ref().and_then(|actor| desk.words.actor(actor)),
            line: node.mark.line,
            collision_number: self.collision_number(key),
            key,
            id: id.map_or(StoredText::NONE, |node| self.written_id(node, desk)),
            text: self.texts.keep(text),
            place: self.texts.keep_if(place.as_deref()),
            actor: self.texts.keep_if(actor.as_deref()),
            values: self.keep_plain(plain, node.mark.line, desk),
            sources: self.cite(&sources),
            versions,
        };
        self.check_repeated(&entry, node.mark, desk);
        self.entries.push(entry);
    }

    /// Returns the number of this entry among those with the same key.
    fn collision_number(&mut self, key: u32) -> u8 {
        let (seen, _) = self.keys.entry(key).or_insert((0, self.entries.len()));
        let collision_number = *seen;
        *seen = seen.saturating_add(1);
        collision_number
    }

    /// Warns of an entry that stands here twice, since it would be counted twice.
    fn check_repeated(&self, entry: &Entry, at: Mark, desk: &mut ReadContext) {
        let first = self.keys.get(&entry.key).and_then(|(_, first)| self.entries.get(*first));
        let Some(first) = first.filter(|_| entry.collision_number > 0) else { return };
        // The key is made of the date, the area and the text. Who gives both an id, a place, a time
        // or a position of its own says that they are two.
        let of = |entry: &Entry, field: EntryField| {
            let mut values = entry.values.of(&self.values).iter();
            let found = values.find(|value| value.field == field);
            found.map_or(StoredText::NONE, |value| value.text)
        };
        let exactly = |entry: &Entry| {
            [entry.id, entry.place, of(entry, EntryField::Time), of(entry, EntryField::At)]
        };
        let mut pairs = exactly(first).into_iter().zip(exactly(entry));
        let is_told_apart = pairs.any(|(a, b)| !a.is_none() && !b.is_none() && a != b);
        let is_same = !is_told_apart
            && first.date == entry.date
            && (first.theatre, first.area, first.kind) == (entry.theatre, entry.area, entry.kind)
            && first.toll == entry.toll;
        if is_same {
            let message = format!("the same entry stands in line {} too", first.line);
            let hint = "delete one of them: both are counted";
            desk.faults.push(Fault::warning(at, message).hint(hint));
        }
    }

    /// Reads a written id; if it is malformed or taken, the derived id is used instead.
    fn written_id(&mut self, node: &Node, desk: &mut ReadContext) -> StoredText {
        let Some(id) = node.text("id", &mut desk.faults) else { return StoredText::NONE };
        let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        if id.is_empty() || !id.bytes().all(allowed) {
            let message = format!("`{}` is no id", excerpt(id));
            let hint = "use letters, digits and hyphens; an id is made from the entry meanwhile";
            desk.faults.push(Fault::error(node.mark, message).hint(hint));
            return StoredText::NONE;
        }
        if let Some(line) = self.ids.get(id) {
            let message = format!("the id `{}` is taken by the entry in line {line}", excerpt(id));
            desk.faults.push(Fault::error(node.mark, message).hint("write another, or none"));
            return StoredText::NONE;
        }
        self.ids.insert(id.into(), node.mark.line);
        self.texts.keep(id)
    }

    /// Reads the id of what an entry names, and records the mention.
    pub(super) fn mention(
        &mut self,
        what: Named,
        node: &Node,
        line: u32,
        desk: &mut ReadContext,
    ) -> StoredText {
        let (key, entry) = match what {
            Named::Wave => ("wave", 0),
            Named::Entry | Named::Telling => ("id", line),
        };
        let Some(id) = node.text(key, &mut desk.faults) else { return StoredText::NONE };
        let id = one_line(id.trim());
        let id = desk.cut(node.mark, key, id);
        if !id.is_empty() {
            self.mentions.entry((what, id.as_ref().into(), entry)).or_insert(node.mark);
        }
        self.texts.keep(&id)
    }

    /// Checks the date: one that does not fit the digest's period is most likely a slip.
    fn check_date(&self, needed: &Needed, plain: &PlainFields<'_, '_>, desk: &mut ReadContext) {
        let Some(frame) = self.frame else { return };
        let Needed { date, at, .. } = *needed;
        // For a day known only by its month, only the beginning of the month can be checked.
        let last = match date.precision {
            Precision::Day | Precision::Range => date.to,
            Precision::About | Precision::Month | Precision::Year => date.from,
        };
        let regular = matches!(frame.series, Series::Weekly | Series::Monthly);
        let closed = regular || matches!(frame.series, Series::Annual | Series::Collection);
        if closed && frame.period.to.is_some_and(|end| last > end) {
            let message = format!("{date} is after the digest's period, {}", frame.period);
            desk.faults.push(Fault::warning(at, message).hint("correct the date or the period"));
        }
        let is_background = |(field, written): &(EntryField, Written<'_, '_>)| match written {
            Written::Names(tags) if *field == EntryField::Tags => {
                tags.iter().any(|tag| is_background_tag(tag))
            }
            Written::Names(_) | Written::Text(_) | Written::Count(_) | Written::Named(..) => false,
        };
        let past = frame.period.from.checked_sub_signed(LOOKBACK);
        if regular && past.is_some_and(|past| date.to < past) && !plain.iter().any(is_background) {
            let days = LOOKBACK.num_days();
            let message =
                format!("{date} is more than {days} days before the period, {}", frame.period);
            let hint = format!("correct the date, or add `tags: [{BACKGROUND}]`");
            desk.faults.push(Fault::warning(at, message).hint(hint));
        }
    }
}

impl ReadContext<'_, '_> {
    fn needed<'n>(&mut self, map: &mut MapReader<'n, '_>) -> Option<Needed<'n>> {
        let node = map.need("date", &mut self.faults);
        let (at, date) = (node.map(|node| node.mark), node.and_then(|node| self.happened(node)));
        let kind = map.need("kind", &mut self.faults).and_then(|node| self.kind(node));
        let text = self.need_text(map, "text");
        let basis = self.basis(map);
        Some(Needed { date: date?, at: at?, kind: kind?, text: text?, basis: basis? })
    }

    /// Reads the date of an entry. A time behind it is told, and not read.
    pub(super) fn happened(&mut self, node: &Node) -> Option<DateSpan> {
        let NodeValue::Scalar(text) = &node.value else { return self.date_at(node, "date") };
        let written = read_written::<DateSpan>(text);
        if let Ok(date) = written
            && !text.trim_end().ends_with([',', ';'])
        {
            return Some(date);
        }
        if written.is_err()
            && let Some((day, time)) = without_time(text)
            && let Ok(date) = read_written(day)
        {
            let message = format!("the time `{}` is not read with a date", excerpt(time));
            let hint = "write the day alone here, and the time as `time: 14:30`";
            self.faults.push(Fault::warning(node.mark, message).hint(hint));
            return Some(date);
        }
        if matches!(written, Err(DateError::Backwards(_)))
            && let Some((last, first)) = text.split_once("..")
            && let Ok(date) = read_written::<DateSpan>(&format!("{first}..{last}"))
            && date.to - date.from <= LOOKBACK
        {
            // Something happened between two days, whichever is written first.
            let message = format!("`{}` ends before it starts: read as {date}", excerpt(text));
            let hint = format!("write `{date}`");
            self.faults.push(Fault::warning(node.mark, message).hint(hint));
            return Some(date);
        }
        self.date_at(node, "date")
    }

    /// Reads one tactic or a list, the main one first. Unknown tactics are left out.
    fn tactics(&mut self, map: &mut MapReader<'_, '_>) -> Tactics {
        let Some(node) = map.get("tactic") else { return Tactics::default() };
        if let Some(several) = self.tactics_in_one_text(node) {
            return several;
        }
        let words = node.words("tactic", &mut self.faults);
        if words.len() > Tactics::MOST {
            let message = format!("more than {} tactics", Tactics::MOST);
            let fault = Fault::warning(node.mark, message);
            self.faults.push(fault.hint("only the first ones are kept: the main one first"));
        }
        Tactics::new(words.into_iter().filter_map(|word| self.tactic(word)))
    }

    /// Reads several tactics that stand in one text, with commas between them.
    fn tactics_in_one_text(&mut self, node: &Node) -> Option<Tactics> {
        let NodeValue::Scalar(text) = &node.value else { return None };
        let taxonomy = self.words.taxonomy();
        if !text.contains([',', ';']) || taxonomy.find_tactic(text).is_some() {
            return None;
        }
        let words = text.split([',', ';']).map(str::trim).filter(|word| !word.is_empty());
        let tactics: Option<Vec<_>> = words.map(|word| taxonomy.find_tactic(word)).collect();
        let tactics = tactics.filter(|tactics| tactics.len() > 1)?;
        let message = "several words in one of `tactic`: read as a list";
        let fault = Fault::warning(node.mark, message);
        self.faults.push(fault.hint("put them in brackets: `[one, two]`"));
        Some(Tactics::new(tactics))
    }
}

/// Splits a date that a time follows, as in `2031-03-07 14:30`.
fn without_time(text: &str) -> Option<(&str, &str)> {
    let (day, time) = text.trim().split_once(['T', ' '])?;
    let is_time = time.starts_with(|c: char| c.is_ascii_digit()) && time.contains(':');
    is_time.then_some((day, time))
}
