//! Cuts the sentences of a section into events, points and figures. What the fields of an event are
//! is read in `entry`.

use std::ops::Range;

use super::amount::ToldAmount;
use super::dates::DatedWords;
use super::days::{MeantDay, NearDays};
use super::headline::is_before_dash;
use super::page_lines::{goes_on, is_day_line, is_header, is_label, is_leading, is_of_telling};
use super::page_lines::{is_place_line, is_place_told, is_said_line};
use super::record::OpenRecord;
use super::said_day::event_day;
use super::signs::{Signs, ToldSigns, signs};
use super::table_row::{RowCells, RowColumn};
use super::units::{EventUnit, MOST_TOKENS, units};
use crate::digest::Taxonomy;
use crate::import::block::TextBlockKind;
use crate::import::field::Certainty;

/// What an event was cut from.
#[derive(Debug, Clone)]
pub(super) struct ToldEvent {
    /// Its words, the telling sentence first.
    pub units: Vec<EventUnit>,
    /// The unit that tells it first.
    pub main: usize,
    /// Its days.
    pub date: Option<MeantDay>,
    /// Where they stand; none where they were carried on.
    pub dated: Option<EventUnit>,
    /// A heading that tells date, place and toll.
    pub header: Option<usize>,
    /// Other tellings.
    pub versions: Vec<EventUnit>,
    /// What the row of a table gives beside its words.
    pub row: RowCells,
}

/// A part of a section.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "nearly all parts are events")]
pub(super) enum SectionPart {
    Event(ToldEvent),
    Figure(EventUnit),
    Judgement(EventUnit),
    Unread(EventUnit),
}

/// The most sentences that one event is told in. What follows is left unread.
pub(super) const MOST_UNITS: usize = 64;

/// Cuts the blocks of a section into parts, in their order.
pub(super) fn parts(
    texts: &[ToldSigns<'_>],
    calendar: &mut NearDays,
    taxonomy: &Taxonomy,
) -> Vec<SectionPart> {
    let mut cutter = Cutter {
        texts,
        taxonomy,
        parts: Vec::new(),
        current: None,
        days: None,
        headed: None,
        level: u8::MAX,
        headed_level: u8::MAX,
        header: None,
        fresh_block: true,
        pending: None,
        columns: Vec::new(),
        label: None,
        open_record: None,
    };
    for (number, told) in texts.iter().enumerate() {
        cutter.block(number, told, calendar);
    }
    cutter.flush();
    cutter.close_record(calendar);
    cutter.drop_label();
    cutter.parts
}

/// A unit's signs, with what stands around it.
pub(super) struct SegmentStep<'s, 't> {
    /// What it tells of itself.
    pub signs: Signs,
    /// Its first day.
    pub day: Option<(DatedWords, MeantDay)>,
    /// The event before it was told in the same block.
    pub same_block: bool,
    /// It is the first of its block.
    pub fresh: bool,
    /// It is a clause behind another in its sentence.
    pub clause: bool,
    /// Its tokens.
    pub range: Range<usize>,
    /// Its block.
    pub told: &'s ToldSigns<'t>,
}

pub(super) struct Cutter<'a, 't> {
    pub(super) texts: &'a [ToldSigns<'t>],
    pub(super) taxonomy: &'a Taxonomy,
    pub(super) parts: Vec<SectionPart>,
    pub(super) current: Option<ToldEvent>,
    pub(super) days: Option<MeantDay>,
    /// The day of a heading that is nothing else: labels below it begin none of their own.
    pub(super) headed: Option<MeantDay>,
    /// The rank of the heading that is read, and of the one with that day.
    level: u8,
    headed_level: u8,
    pub(super) header: Option<usize>,
    pub(super) fresh_block: bool,
    /// A day that was told in a block before anything that happened on it.
    pub(super) pending: Option<(MeantDay, EventUnit)>,
    /// The columns of the table that is read.
    pub(super) columns: Vec<RowColumn>,
    /// A line that names the place of what stands below it, until that is told.
    pub(super) label: Option<EventUnit>,
    /// A record that the paragraph behind it may tell.
    pub(super) open_record: Option<OpenRecord>,
}

impl Cutter<'_, '_> {
    pub(super) fn flush(&mut self) {
        self.parts.extend(self.current.take().map(SectionPart::Event));
    }

    pub(super) fn block(&mut self, number: usize, told: &ToldSigns<'_>, calendar: &mut NearDays) {
        if matches!(told.kind, TextBlockKind::Paragraph) {
            if self.tell_record(number, told, calendar) {
                return;
            }
        } else {
            self.close_record(calendar);
        }
        // It is below the day, whatever it looks like.
        if is_place_line(told) {
            self.take_label(number, told);
            return;
        }
        match told.kind {
            TextBlockKind::Heading(level) => {
                self.flush();
                self.drop_label();
                self.header = None;
                // A heading of its rank ends the day of the one before.
                self.level = level;
                self.headed = self.headed.take().filter(|_| level > self.headed_level);
                self.take_header(number, told, calendar);
            }
            TextBlockKind::Caption | TextBlockKind::Footnote => {}
            TextBlockKind::TableRow => self.row(number, told, calendar),
            TextBlockKind::Item(_) | TextBlockKind::Paragraph => {
                if is_header(told, calendar, self.taxonomy) {
                    self.flush();
                    self.header = None;
                    self.take_header(number, told, calendar);
                    return;
                }
                if self.header.is_none() {
                    self.flush();
                }
                if is_said_line(told) || is_day_line(told) {
                    self.take_header(number, told, calendar);
                }
                // `Kabul:` begins something else, of a day of its own.
                if is_label(told) {
                    self.days.clone_from(&self.headed);
                }
                self.fresh_block = true;
                self.pending = None;
                for unit in units(told, number, calendar, self.taxonomy) {
                    let full =
                        self.current.as_ref().is_some_and(|event| event.units.len() >= MOST_UNITS);
                    if full {
                        self.flush();
                    }
                    if unit.range.len() > MOST_TOKENS {
                        self.parts.push(SectionPart::Unread(unit));
                    } else {
                        self.unit(unit, told, calendar);
                    }
                }
            }
        }
    }

    /// A heading with a day begins an event that the paragraphs below tell.
    pub(super) fn take_header(
        &mut self,
        number: usize,
        told: &ToldSigns<'_>,
        calendar: &mut NearDays,
    ) {
        let range = 0..told.text.tokens.len();
        let told_signs = signs(told, &range, calendar, self.taxonomy);
        let Some(dated) = told_signs.dates.first() else { return };
        let Some(meant) = calendar.meant(dated.when) else { return };
        if !told_signs.strong {
            // A heading that is a day alone dates what stands below it, as does who says it on a day.
            let beside = range.len() - dated.range.len();
            if beside <= 5 || is_said_line(told) {
                calendar.carried = meant.days.last();
                (self.headed, self.headed_level) = (Some(meant.clone()), self.level);
                self.days = Some(meant);
            }
            return;
        }
        calendar.carried = meant.days.last();
        self.days = Some(meant.clone());
        self.header = Some(number);
        let dated = EventUnit { text: number, range: dated.range.clone() };
        self.current = Some(ToldEvent {
            units: Vec::new(),
            main: 0,
            date: Some(meant),
            dated: Some(dated),
            header: Some(number),
            versions: Vec::new(),
            row: RowCells::default(),
        });
    }

    /// Puts a unit where it belongs.
    pub(super) fn unit(&mut self, unit: EventUnit, told: &ToldSigns<'_>, calendar: &mut NearDays) {
        let signs = signs(told, &unit.range, calendar, self.taxonomy);
        let day = event_day(&told.text, &unit.range, &signs.dates, calendar);
        // A line above that names the place is a block of its own.
        let first = self.current.as_ref().and_then(|event| event.units.get(event.main));
        let step = SegmentStep {
            day,
            same_block: first.is_some_and(|first| first.text == unit.text),
            fresh: std::mem::replace(&mut self.fresh_block, false),
            clause: told.text.is_within_sentence(unit.range.start),
            range: unit.range.clone(),
            signs,
            told,
        };
        let left = self.under_header(unit, &step, calendar);
        let left = left.and_then(|unit| self.apart(unit, &step, calendar));
        let left = left.and_then(|unit| self.begins(unit, &step, calendar));
        if let Some(unit) = left {
            self.goes_on(unit, &step, calendar);
        }
    }

    /// What stands under a heading with day and toll tells of it.
    fn under_header(
        &mut self,
        unit: EventUnit,
        step: &SegmentStep<'_, '_>,
        calendar: &NearDays,
    ) -> Option<EventUnit> {
        let Some(event) = self.current.as_ref().filter(|event| event.header.is_some()) else {
            return Some(unit);
        };
        let told = !event.units.is_empty();
        let signs = &step.signs;
        let days = event.date.as_ref().map(|meant| meant.days);
        let other_day =
            signs.strong && step.day.as_ref().is_some_and(|(_, meant)| Some(meant.days) != days);
        let version = told && self.is_version(&unit, step, calendar);
        let event = self.current.as_mut()?;
        if version {
            event.versions.push(unit);
            return None;
        }
        if signs.new_marker && signs.means && told || other_day {
            return Some(unit);
        }
        event.units.push(unit);
        None
    }

    /// A unit that tells another event than the one before.
    fn begins(
        &mut self,
        unit: EventUnit,
        step: &SegmentStep<'_, '_>,
        calendar: &mut NearDays,
    ) -> Option<EventUnit> {
        let signs = &step.signs;
        if let Some((dated, meant)) = &step.day
            && (signs.strong || signs.event || signs.means)
            && !self.same_people(&unit, step, dated, meant)
        {
            let dated = EventUnit { text: unit.text, range: dated.range.clone() };
            self.start_on(unit, meant.clone(), dated, calendar);
            return None;
        }
        if let Some((dated, meant)) = &step.day
            && step.clause
            && !signs.places.is_empty()
            && let Some(lead) = self.lead(&unit)
        {
            // `… and Tirah 4 May`: the clause before tells what was done there too.
            let dated = EventUnit { text: unit.text, range: dated.range.clone() };
            self.start_on(unit, meant.clone(), dated, calendar);
            if let Some(event) = &mut self.current {
                event.units.insert(event.main, lead);
                event.main += 1;
            }
            return None;
        }
        if (signs.strong || signs.event || signs.means)
            && !step.same_block
            && let Some((meant, dated)) = self.pending.take()
        {
            let from = dated.range.start;
            self.start_on(unit, meant, dated, calendar);
            // The sentence with the day tells who and where.
            if let Some(event) = &mut self.current {
                let text = &step.told.text;
                let main = event.units.iter().position(|unit| {
                    unit.range.contains(&from)
                        && !is_before_dash(text, &unit.range)
                        && !is_place_told(text, &unit.range)
                });
                event.main = main.unwrap_or(event.main);
            }
            return None;
        }
        let enters = signs.enters && signs.event && step.same_block;
        if self.says_more(&unit, step) {
            return None;
        }
        if (signs.strong || enters || signs.seizure && (step.same_block || self.headed.is_some()))
            && self.is_new(step)
        {
            self.flush();
            // Each item at the margin stands for itself, or below its day.
            let alone = !step.same_block && step.told.kind == TextBlockKind::Item(0);
            let days = if alone { self.headed.clone() } else { self.days.clone() };
            let carried = days.map(|meant| MeantDay {
                certainty: meant.certainty.max(Certainty::Likely),
                ..meant
            });
            self.start(unit, carried, None);
            return None;
        }
        Some(unit)
    }

    /// A unit with a day that goes on with the people told of: `He was executed the next day`.
    fn same_people(
        &self,
        unit: &EventUnit,
        step: &SegmentStep<'_, '_>,
        dated: &DatedWords,
        meant: &MeantDay,
    ) -> bool {
        // `…; the army same day said that it had killed eight assailants`
        let of_attackers =
            !step.signs.harms.is_empty() && step.signs.harms.iter().all(|harm| harm.militant);
        if step.same_block
            && self.same_day(meant)
            && step.signs.speaker
            && of_attackers
            && !step.signs.means_with_place()
        {
            return true;
        }
        // `No one was hurt, the site wrote on 17 April`: the day is that of the telling.
        let harmless = |harm: &super::casualties::HarmPhrase| harm.amount == ToldAmount::Exact(0);
        let nothing = !step.signs.harms.is_empty() && step.signs.harms.iter().all(harmless);
        if step.same_block && nothing && !step.signs.means && !is_leading(dated, unit) {
            return true;
        }
        // `Seven were taken, according to a video of 16 June`: the day is that of the telling.
        let told_on = is_of_telling(dated, unit, &step.told.text);
        let put = step.told.text.has(unit.range.clone(), step.told.text.known().puts_toll);
        let goes_on_too = step.signs.continues || put;
        if step.same_block && told_on && goes_on_too && step.signs.places.is_empty() {
            return true;
        }
        step.same_block
            && step.signs.continues
            && !is_leading(dated, unit)
            && (self.same_day(meant) || goes_on(dated, unit, &step.told.text))
    }
}
