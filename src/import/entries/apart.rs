//! What stands among the events of a section and is none: totals, lines of the page, other tellings,
//! claims, judgements. How sentences are cut is in `segment`.

use std::ops::Range;

use super::dates::When;
use super::days::NearDays;
use super::headline::is_told;
use super::page_lines::is_byline;
use super::segment::{Cutter, SectionPart, SegmentStep};
use super::tactics::tactics;
use super::text::SectionText;
use super::token::Class;
use super::units::EventUnit;
use super::versions::LOOKED_AT;
use crate::import::block::TextBlockKind;
use crate::import::rules::HarmKind;

impl Cutter<'_, '_> {
    /// What is no event of its own: totals, lines of the page, other tellings, claims, judgements.
    pub(super) fn apart(
        &mut self,
        unit: EventUnit,
        step: &SegmentStep<'_, '_>,
        calendar: &NearDays,
    ) -> Option<EventUnit> {
        let signs = &step.signs;
        if let Some(part) = Self::begins_none(&unit, step) {
            self.parts.push(part);
            return None;
        }
        let dated = step.day.is_some();
        let after_figure = matches!(self.parts.last(), Some(SectionPart::Figure(before)) if before.text == unit.text);
        let item = matches!(step.told.kind, TextBlockKind::Item(_));
        // `Baghdad 13 (3K, 10W)` sums up.
        let letters = signs.harms.iter().any(|harm| harm.rule.starts_with("letters"));
        if self.sums_up(&unit, step) {
            self.current.as_mut()?.units.push(unit);
            return None;
        }
        if !dated && (letters || after_figure && item && signs.continues)
            || signs.summary && !(signs.new_marker && signs.strong && dated)
            || signs.counted && Self::is_longer(step, calendar)
        {
            self.parts.push(SectionPart::Figure(unit));
            return None;
        }
        // `Published: 15 March | Print` dates the page.
        if is_byline(&step.told.text, &unit.range) && !signs.strong {
            self.parts.push(SectionPart::Unread(unit));
            return None;
        }
        if self.is_version(&unit, step, calendar) {
            let versions = &mut self.current.as_mut()?.versions;
            // What does not begin with `However` goes on with the telling before it.
            match versions.last_mut() {
                Some(last)
                    if last.text == unit.text
                        && last.range.end == unit.range.start
                        && !signs.version
                        && !signs.speaker =>
                {
                    last.range.end = unit.range.end;
                }
                Some(_) | None => versions.push(unit),
            }
            return None;
        }
        if signs.claim && step.same_block && signs.harms.is_empty() {
            self.current.as_mut()?.units.push(unit);
            return None;
        }
        // `The number of attacks rose from 11 in July to 17`
        let shapeless = signs.trend
            && signs.harms.is_empty()
            && signs.places.iter().all(|place| place.admin)
            && !matches!(&step.day, Some((dated, _)) if matches!(dated.when, When::On(_) | When::Between(..)));
        if shapeless && signs.counted {
            self.parts.push(SectionPart::Judgement(unit));
            return None;
        }
        if let Some(part) = Self::no_deed(&unit, step, calendar) {
            self.parts.push(part);
            return None;
        }
        if self.is_judged(step) || signs.recap && !dated {
            self.parts.push(SectionPart::Judgement(unit));
            return None;
        }
        Some(unit)
    }

    /// A toll told to the event before, which told none of its own.
    fn adds_toll(&self, step: &SegmentStep<'_, '_>) -> bool {
        let told_none = self.current.as_ref().is_some_and(|event| {
            event.header.is_none()
                && !event.units.iter().take(LOOKED_AT).any(|unit| self.has_toll(unit))
        });
        step.same_block && !step.signs.harms.is_empty() && told_none
    }

    /// `In all, four died`, `Deaths: 2 soldiers`: in what was told before, where nothing else was counted.
    fn sums_up(&self, unit: &EventUnit, step: &SegmentStep<'_, '_>) -> bool {
        let word = |at: usize| step.told.text.word(unit.range.start + at);
        let sums = word(1) == ":"
            || word(0) == "altogether"
            || word(0) == "in" && matches!(word(1), "all" | "total");
        sums && step.day.is_none() && self.adds_toll(step)
    }

    /// Somebody judges, and tells no event with a day or with a toll and a place; but `Initial information
    /// indicates that seven were killed` is told of what stands before it.
    fn is_judged(&self, step: &SegmentStep<'_, '_>) -> bool {
        let signs = &step.signs;
        let placed_toll = !signs.harms.is_empty() && !signs.places.is_empty();
        let counts = signs.harms.iter().any(|harm| harm.amount.number().is_some());
        let of_before = counts && self.adds_toll(step);
        signs.judgement && !(signs.strong && (step.day.is_some() || placed_toll || of_before))
    }

    /// What begins so tells no event: a headline, `“We killed thirty of them”`, `This figure …`.
    fn begins_none(unit: &EventUnit, step: &SegmentStep<'_, '_>) -> Option<SectionPart> {
        let text = &step.told.text;
        let (first, second) = (text.word(unit.range.start), text.word(unit.range.start + 1));
        let of_number = matches!(first, "this" | "these")
            && matches!(second, "figure" | "figures" | "number" | "numbers");
        // Who was there tells again what others have told.
        let quoted = text.token(unit.range.start).is_some_and(|token| token.class == Class::Quote);
        let own = quoted
            && matches!(second, "we" | "our" | "i")
            && step.day.is_none()
            && !step.same_block;
        if of_number {
            return Some(SectionPart::Judgement(unit.clone()));
        }
        // `An earlier report of three dead was withdrawn`: nothing of it happened.
        if text.has_outside(unit.range.clone(), text.known().retracts) && !step.signs.puts_toll {
            return Some(SectionPart::Unread(unit.clone()));
        }
        (own || is_told(text, &unit.range)).then(|| SectionPart::Unread(unit.clone()))
    }

    /// What a body tells of its work, and what lies long before the period and was no attack.
    fn no_deed(
        unit: &EventUnit,
        step: &SegmentStep<'_, '_>,
        calendar: &NearDays,
    ) -> Option<SectionPart> {
        let (signs, text) = (&step.signs, &step.told.text);
        if signs.harms.iter().any(|harm| harm.toll != HarmKind::Captured) {
            return None;
        }
        if text.has_outside(unit.range.clone(), text.known().body_tells) && !signs.means {
            return Some(SectionPart::Judgement(unit.clone()));
        }
        // `Odo, detained in May 2029, was let go`
        let past = Self::is_long_ago(step, calendar) && !attacks(text, &unit.range);
        past.then(|| SectionPart::Unread(unit.clone()))
    }

    /// `Between 1 January and 16 May, 214 were killed` in a fortnight's text: no event takes longer than
    /// the period.
    fn is_longer(step: &SegmentStep<'_, '_>, calendar: &NearDays) -> bool {
        let told = step.day.as_ref().map(|(_, meant)| meant.days);
        let (Some((from, to)), Some((first, last))) =
            (told.and_then(|told| told.first().zip(told.last())), calendar.period)
        else {
            return false;
        };
        from < first && to - from > last - first && to - from > chrono::TimeDelta::days(LONGEST)
    }

    /// The day of a sentence lies long before the period.
    fn is_long_ago(step: &SegmentStep<'_, '_>, calendar: &NearDays) -> bool {
        let told = step.day.as_ref().and_then(|(_, meant)| meant.days.last());
        let first = calendar.period.map(|(first, _)| first);
        told.zip(first).is_some_and(|(told, first)| (first - told).num_days() > LONG_AGO)
    }
}

/// A tactic of an attack is told, and not only that somebody was taken by forces.
fn attacks(text: &SectionText<'_>, range: &Range<usize>) -> bool {
    tactics(text, std::slice::from_ref(range)).iter().any(|told| !told.weak && !told.of_forces)
}

/// An event may take so many days in any text.
const LONGEST: i64 = 7;

/// What lies so many days before the period is told as background.
const LONG_AGO: i64 = 180;
