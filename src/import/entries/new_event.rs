//! Whether a sentence begins another event than the one before it. How sentences are cut is in `segment`.

use super::amount::ToldAmount;
use super::dates::When;
use super::days::{MeantDay, NearDays};
use super::headline::{is_before_dash, is_told};
use super::page_lines::is_place_told;
use super::place::{ToldPlace, places};
use super::segment::{Cutter, SectionPart, SegmentStep, ToldEvent};
use super::signs::ToldSigns;
use super::table_row::RowCells;
use super::tactics::{ToldTactic, tactics};
use super::units::EventUnit;
use super::versions::LOOKED_AT;
use crate::import::block::TextBlockKind;
use crate::import::rules::TacticTrait;

/// Who speaks stands within so many tokens of the beginning of what goes on.
const SPEAKER_WITHIN: usize = 1;

impl Cutter<'_, '_> {
    pub(super) fn same_day(&self, meant: &MeantDay) -> bool {
        self.current
            .as_ref()
            .and_then(|event| event.date.as_ref())
            .is_some_and(|date| date.days == meant.days)
    }

    pub(super) fn start_on(
        &mut self,
        unit: EventUnit,
        meant: MeantDay,
        dated: EventUnit,
        calendar: &mut NearDays,
    ) {
        self.flush();
        calendar.carried = meant.days.last();
        self.days = Some(meant.clone());
        self.start(unit, Some(meant), Some(dated));
    }

    pub(super) fn start(
        &mut self,
        unit: EventUnit,
        date: Option<MeantDay>,
        dated: Option<EventUnit>,
    ) {
        let mut units = Vec::new();
        // What stands before in the same block belongs to the telling.
        while let Some(SectionPart::Unread(before)) = self.parts.last()
            && units.len() < LOOKED_AT
        {
            let Some(told) = self.texts.get(unit.text).filter(|_| before.text == unit.text) else {
                break;
            };
            // A headline says something of its own, a dateline is a part of the telling.
            let stays = is_told(&told.text, &before.range);
            let joins = matches!(told.kind, TextBlockKind::Item(_))
                || is_before_dash(&told.text, &before.range)
                || is_place_told(&told.text, &before.range)
                // `Two men were caught. They had …`: who they are stands there.
                || matches!(told.text.word(unit.range.start), "he" | "she" | "they");
            if stays || !joins {
                break;
            }
            units.insert(0, before.clone());
            self.parts.pop();
        }
        units.splice(..0, self.label.take());
        let main = units.len();
        units.push(unit);
        let (versions, row) = (Vec::new(), RowCells::default());
        self.current = Some(ToldEvent { units, main, date, dated, header: None, versions, row });
    }

    /// Keeps a line that names the place of what stands below it.
    pub(super) fn take_label(&mut self, number: usize, told: &ToldSigns<'_>) {
        self.flush();
        self.drop_label();
        self.header = None;
        self.fresh_block = true;
        self.days.clone_from(&self.headed);
        self.label = Some(EventUnit { text: number, range: 0..told.text.tokens.len() });
    }

    /// Leaves such a line to itself where nothing was told below it.
    pub(super) fn drop_label(&mut self) {
        self.parts.extend(self.label.take().map(SectionPart::Unread));
    }

    /// A unit that belongs to the event before it, or to none.
    pub(super) fn goes_on(
        &mut self,
        unit: EventUnit,
        step: &SegmentStep<'_, '_>,
        calendar: &NearDays,
    ) {
        if !step.same_block
            && let Some(dated) = step.signs.dates.first()
            && matches!(dated.when, When::On(_) | When::Between(..) | When::Slashed(..))
        {
            let dated_at = EventUnit { text: unit.text, range: dated.range.clone() };
            self.pending = calendar.meant(dated.when).map(|meant| (meant, dated_at));
        }
        // `Two men were caught. They were picked up in Marsa on 6 May`: that is the day of it.
        if let Some((dated, meant)) = &step.day
            && step.same_block
            && step.signs.strong
            && let Some(event) = self.current.as_mut().filter(|event| event.date.is_none())
        {
            event.dated = Some(EventUnit { text: unit.text, range: dated.range.clone() });
            event.date = Some(meant.clone());
        }
        match &mut self.current {
            Some(event) if step.same_block => match event.versions.last_mut() {
                // What follows another telling goes on with it.
                Some(version)
                    if version.text == unit.text && version.range.end == unit.range.start =>
                {
                    version.range.end = unit.range.end;
                }
                _ => event.units.push(unit),
            },
            _ => self.parts.push(SectionPart::Unread(unit)),
        }
    }

    /// A sentence without a day that tells another event than the one before.
    pub(super) fn is_new(&self, step: &SegmentStep<'_, '_>) -> bool {
        let SegmentStep { signs, same_block, fresh, told: block, .. } = step;
        let (same_block, fresh, kind) = (*same_block, *fresh, block.kind);
        let counted = signs.harms.iter().any(|harm| {
            harm.amount.number().is_some()
                || matches!(
                    harm.amount,
                    ToldAmount::Dozens | ToldAmount::Hundreds | ToldAmount::Several
                )
        });
        let labelled = self.label.is_some();
        let placed = labelled || signs.places.iter().any(|place| !place.admin);
        let told = counted || placed || !signs.harms.is_empty() && !signs.places.is_empty();
        if signs.trend && !counted {
            return false;
        }
        if !same_block {
            let nested = matches!(kind, TextBlockKind::Item(1..)) && signs.means;
            let somewhere = self.days.is_some() && told || counted || signs.means && placed;
            let item = matches!(kind, TextBlockKind::Item(_)) && counted;
            return (fresh || item || !signs.continues) && somewhere
                || nested && self.days.is_some();
        }
        // `A force that was rushed to the site was hit by a bomb`, but not `… was fired on as well`.
        if signs.new_marker {
            return !is_sent_there(step) || self.is_other_attack(step);
        }
        if is_of_before(step, placed) {
            return false;
        }
        // `Police reported that an officer died and a clinic was set on fire`: more of what was told.
        let told_by = super::basis::speaker(&block.text, &step.range)
            .is_some_and(|(_, at)| at.start <= step.range.start + SPEAKER_WITHIN);
        if told_by && signs.says && signs.places.is_empty() && step.day.is_none() {
            return false;
        }
        // `…, and seven were killed in Marsa`: a clause that was cut for its toll and its place.
        if step.clause
            && placed
            && (counted || signs.strong && (signs.starts_with_place || self.is_apart(step)))
        {
            return true;
        }
        if matches!(kind, TextBlockKind::Item(_)) {
            return signs.seizure && placed;
        }
        // `In the east, insurgents entered Marsa`
        if signs.enters && signs.starts_with_place && !signs.continues && self.is_apart(step) {
            return true;
        }
        // `The group said that it had killed 45 in Marsa`, of which was told before.
        if signs.says && !signs.means_apart && self.is_told_of(step) {
            return false;
        }
        if signs.continues {
            // `In addition, a store of explosives was found near X`
            if signs.seizure && placed && !signs.places.iter().all(|place| place.admin) {
                return true;
            }
            // `Three were killed in Samarra. Four were killed in Marsa`
            if signs.counted_start && counted && placed && self.is_elsewhere(step) {
                return true;
            }
            // `Two reporters were hurt when a sniper fired at their car` tells an attack of its own.
            return signs.counted_start && counted && self.is_other_attack(step);
        }
        // `An officer survived an attempt on his life. A bomb under his car went off`
        let attempt = step.day.is_none() && self.told_an_attempt();
        signs.starts_with_place
            || !attempt && (placed && !signs.harms.is_empty() || signs.means && counted)
    }

    /// An attack is told by other means than those of the event before: `Two were hurt when a sniper
    /// fired at their car`. What may come with any attack, as fire, needs a place of its own.
    fn is_other_attack(&self, step: &SegmentStep<'_, '_>) -> bool {
        let Some(event) = self.current.as_ref().filter(|_| step.signs.means_apart) else {
            return false;
        };
        let placed = step.signs.places.iter().any(|place| !place.admin);
        let told_before: Vec<ToldTactic<'_>> = event
            .units
            .iter()
            .take(LOOKED_AT)
            .filter_map(|unit| {
                let text = &self.texts.get(unit.text)?.text;
                Some(tactics(text, std::slice::from_ref(&unit.range)))
            })
            .flatten()
            .collect();
        // `They raided Marsa. Seven were killed with machetes`: the means and the toll of what was told
        // without any.
        let by_no_means = |told: &ToldTactic<'_>| {
            told_before.iter().any(|weak| weak.weak && weak.range.start == told.range.start)
        };
        let is_bare = !told_before.is_empty() && told_before.iter().all(by_no_means);
        if is_bare && step.signs.places.is_empty() && !self.has_toll_before() {
            return false;
        }
        let is_known = |own: &ToldTactic<'_>| {
            told_before.iter().any(|told| told.rule.tactic == own.rule.tactic)
        };
        let own = tactics(&step.told.text, std::slice::from_ref(&step.range));
        own.iter().any(|told| {
            !told.weak && !is_known(told) && (placed || !told.rule.is(TacticTrait::Light))
        })
    }

    /// The clause of the event before whose verb a clause right behind it shares.
    pub(super) fn lead(&self, unit: &EventUnit) -> Option<EventUnit> {
        let event = self.current.as_ref()?;
        let last = event.units.last().filter(|last| last.text == unit.text)?;
        let text = &self.texts.get(unit.text)?.text;
        let tells = |told: &&EventUnit| {
            told.text == unit.text
                && text.has_outside(told.range.clone(), text.known().strong_event)
        };
        let joined = last.range.end == unit.range.start && text.word(unit.range.start) == "and";
        event.units.iter().take(LOOKED_AT).find(tells).filter(|_| joined).cloned()
    }

    /// A paragraph that begins with who says it, without a day and a place of its own, tells more of the
    /// event of the paragraph before.
    pub(super) fn says_more(&mut self, unit: &EventUnit, step: &SegmentStep<'_, '_>) -> bool {
        let text = &step.told.text;
        let says = step.fresh
            && !step.same_block
            && matches!(step.told.kind, TextBlockKind::Paragraph)
            && text.is(unit.range.start, text.known().by_word)
            && step.day.is_none()
            && step.signs.places.iter().all(|place| place.admin)
            && !step.signs.means_apart;
        let before = |event: &ToldEvent| {
            event.header.is_none()
                && event.units.last().is_some_and(|last| last.text + 1 == unit.text)
        };
        match self.parts.pop() {
            Some(SectionPart::Event(mut event)) if says && before(&event) => {
                event.units.push(unit.clone());
                self.current = Some(event);
                true
            }
            other => {
                self.parts.extend(other);
                false
            }
        }
    }

    /// The event before is told as no more than an attempt, and by no means.
    fn told_an_attempt(&self) -> bool {
        let last = self.current.as_ref().and_then(|event| event.units.last());
        let attempt = |unit: &EventUnit| {
            let text = &self.texts.get(unit.text)?.text;
            Some(unit.range.clone().any(|at| text.word(at) == "attempt"))
        };
        last.and_then(attempt) == Some(true) && !self.has_toll_before()
    }

    /// The event before has told of somebody who was harmed.
    fn has_toll_before(&self) -> bool {
        let event = self.current.as_ref();
        event.is_none_or(|event| event.units.iter().take(LOOKED_AT).any(|unit| self.has_toll(unit)))
    }

    /// All places of a sentence are named in the event before.
    fn is_told_of(&self, step: &SegmentStep<'_, '_>) -> bool {
        let Some(event) = &self.current else { return false };
        let units = event.units.iter().take(LOOKED_AT);
        let told: Vec<&str> = units
            .filter_map(|unit| Some(self.texts.get(unit.text)?.text.words(unit.range.clone())))
            .collect();
        let named = |place: &ToldPlace| {
            place.names.iter().any(|name| told.iter().any(|words| words.contains(name.as_str())))
        };
        !step.signs.places.is_empty() && step.signs.places.iter().all(named)
    }

    /// People were harmed at a place that shares no name with those of the event before.
    fn is_elsewhere(&self, step: &SegmentStep<'_, '_>) -> bool {
        let harmed =
            step.signs.harms.iter().any(|harm| !harm.part && !harm.extra && !harm.militant);
        harmed && self.is_apart(step)
    }

    /// The places of a sentence share no name with those of the event before.
    fn is_apart(&self, step: &SegmentStep<'_, '_>) -> bool {
        let names = |place: &ToldPlace| place.names.clone();
        let own: Vec<String> = step.signs.places.iter().flat_map(names).collect();
        let Some(event) = self.current.as_ref() else { return false };
        let before: Vec<ToldPlace> = event
            .units
            .iter()
            .take(LOOKED_AT)
            .filter_map(|unit| Some(places(&self.texts.get(unit.text)?.text, &unit.range)))
            .flatten()
            .collect();
        let shared = before.iter().any(|place| place.names.iter().any(|name| own.contains(name)));
        !shared && before.iter().any(|place| !place.admin && !place.is_relative)
    }
}

/// `Two suspects were held in connection with the attack`, `Troops came, but eight had been killed`: what
/// refers back, or had been done by then, was told before.
fn is_of_before(step: &SegmentStep<'_, '_>, placed: bool) -> bool {
    let (signs, text) = (&step.signs, &step.told.text);
    let refers = text.has_outside(step.range.clone(), text.known().refers_back)
        && signs.places.iter().all(|place| place.admin);
    let had = |at: usize| text.word(at) == "had";
    let before =
        !signs.harms.is_empty() && signs.harms.iter().all(|harm| harm.range.clone().any(had));
    step.day.is_none() && (refers || before && !placed)
}

/// Those whom it is told of came to where something was: `A force that was rushed to the site`.
fn is_sent_there(step: &SegmentStep<'_, '_>) -> bool {
    let text = &step.told.text;
    text.has_outside(step.range.clone(), text.known().sent_there)
}
