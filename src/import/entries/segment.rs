//! Cuts the sentences of a section into events, points and figures. What the fields of an event are
//! is read in `entry`.

use std::ops::Range;

use super::amount::Amount;
use super::casualties::{Groups, Harm, harms};
use super::dates::{Dated, When, dates};
use super::days::{Calendar, Meant, MeantDays};
use super::place::{Place, places};
use super::sources::{bracket, is_source};
use super::text::Text;
use crate::digest::Taxonomy;
use crate::import::block::BlockKind;
use crate::import::field::Certainty;

/// A sentence, or a clause of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// The block, by its place among the texts.
    pub text: usize,
    pub range: Range<usize>,
}

/// What an event was cut from.
#[derive(Debug, Clone)]
pub(super) struct Event {
    /// Its words, the telling sentence first.
    pub units: Vec<Unit>,
    /// The unit that tells it first.
    pub main: usize,
    /// Its days.
    pub date: Option<Meant>,
    /// Where they stand; none where they were carried on.
    pub dated: Option<Unit>,
    /// A heading that tells date, place and toll.
    pub header: Option<usize>,
    /// Other tellings.
    pub versions: Vec<Unit>,
}

/// A part of a section.
#[derive(Debug, Clone)]
pub(super) enum Part {
    Event(Event),
    Figure(Unit),
    Judgement(Unit),
    Unread(Unit),
}

/// So many sentences of an event are looked at again, however many it has.
const LOOKED_AT: usize = 6;

/// The most sentences that one event is told in. What follows is left unread.
const MOST_UNITS: usize = 64;

/// The most tokens of a sentence that is read. A longer one is no sentence.
const MOST_TOKENS: usize = 1_500;

/// What a unit tells of itself.
pub(super) struct Signs {
    pub dates: Vec<Dated>,
    pub harms: Vec<Harm>,
    pub places: Vec<Place>,
    pub strong: bool,
    pub event: bool,
    pub summary: bool,
    pub judgement: bool,
    pub version: bool,
    pub continues: bool,
    pub new_marker: bool,
    pub starts_with_place: bool,
    /// It begins with so many people, and with no `the`, `one of` or `they`.
    pub counted_start: bool,
    /// A means of attack is told, not in brackets.
    pub means: bool,
    /// Attacks rose or went on: no event.
    pub trend: bool,
    /// It points to one of several that are told elsewhere: `the deadliest attack`.
    pub recap: bool,
    /// Somebody claimed what was told.
    pub claim: bool,
    /// Somebody speaks.
    pub speaker: bool,
    /// Forces or convoys move.
    pub moves: bool,
    /// Weapons were found.
    pub seizure: bool,
}

/// A text with its groups of people and its kind.
pub(super) struct Told<'a> {
    pub text: Text<'a>,
    pub groups: Groups,
    pub kind: BlockKind,
}

/// Reads what a unit tells of itself.
pub(super) fn signs(
    told: &Told<'_>,
    range: &Range<usize>,
    calendar: &Calendar,
    taxonomy: &Taxonomy,
) -> Signs {
    let text = &told.text;
    let known = text.known();
    let all = dates(text, range.clone());
    let sources = source_ranges(text, range, calendar, taxonomy);
    let outside = |at: usize| !sources.iter().any(|source| source.contains(&at));
    let dates: Vec<Dated> = all
        .into_iter()
        .filter(|dated| outside(dated.range.start) && is_of_event(text, dated))
        .collect();
    let harms: Vec<Harm> = harms(text, range, &told.groups)
        .into_iter()
        .filter(|harm| outside(harm.range.start))
        .collect();
    let places: Vec<Place> = places(text, range)
        .into_iter()
        .filter(|place| {
            outside(place.range.start)
                && !dates.iter().any(|dated| overlaps(&dated.range, &place.range))
        })
        .collect();
    let first = first_word(text, range, &dates);
    let starts_with_place = places.first().is_some_and(|place| place.range.start <= first + 1);
    let places_own = places.iter().any(|place| !place.admin);
    let any_strong = text.has_outside(range.clone(), known.strong_event);
    let told_tactics = super::tactics::tactics(text, &[range.clone()]);
    Signs {
        moves: text.has_outside(range.clone(), known.movement),
        seizure: told_tactics.iter().any(|told| told.tactic == "seizure"),
        strong: any_strong || harms.iter().any(|harm| !harm.part),
        event: any_strong || text.has_outside(range.clone(), known.event),
        summary: is_summary(text, range, &dates),
        judgement: text.has_outside(range.clone(), known.judgement),
        version: (first..(first + 3).min(range.end)).any(|at| text.is(at, known.other_version)),
        counted_start: starts_with_count(text, first) && !text.is(first, known.continues),
        continues: text.is(first, known.continues)
            || starts_with_count(text, first)
            || goes_back(text, first) && !places_own,
        new_marker: text.has_outside(range.clone(), known.new_event),
        starts_with_place,
        means: told_tactics.iter().any(|told| !told.weak),
        trend: text.has_outside(range.clone(), known.trend),
        recap: text.has_outside(range.clone(), known.recap),
        claim: text.has_outside(range.clone(), known.claim),
        speaker: super::basis::speaker(text, range).is_some(),
        dates,
        harms,
        places,
    }
}

fn overlaps(first: &Range<usize>, second: &Range<usize>) -> bool {
    first.start < second.end && second.start < first.end
}

/// `The operative …`: somebody of whom was told.
fn goes_back(text: &Text<'_>, first: usize) -> bool {
    text.word(first) == "the"
        && text.token(first + 1).is_some_and(|token| !token.capital && token.is_wordlike())
}

/// `Two soldiers were killed` goes on with what was told before.
fn starts_with_count(text: &Text<'_>, first: usize) -> bool {
    super::amount::count_at(text, first).is_some()
        || matches!(text.word(first), "one" | "an" | "a") && text.is(first + 1, text.known().person)
}

fn source_ranges(
    text: &Text<'_>,
    range: &Range<usize>,
    calendar: &Calendar,
    taxonomy: &Taxonomy,
) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut at = range.start;
    while at < range.end {
        match bracket(text, at, range.end) {
            Some(found) => {
                at = found.end.max(at + 1);
                if is_source(text, &found, calendar, taxonomy) {
                    all.push(found);
                }
            }
            None => at += 1,
        }
    }
    all
}

/// The first word behind a leading date, bullet sign or comma.
fn first_word(text: &Text<'_>, range: &Range<usize>, dates: &[Dated]) -> usize {
    let mut at = range.start;
    while at < range.end {
        if let Some(dated) = dates.iter().find(|dated| dated.range.start == at) {
            at = dated.range.end;
            continue;
        }
        let skip = matches!(
            text.word(at),
            "on" | "," | ":" | "." | "-" | "•" | "–" | "and" | "also" | "overnight" | "while" | ";"
        );
        if !skip {
            break;
        }
        at += 1;
    }
    at
}

/// `since May`, `as of 13 October` and `until` date no event.
fn is_of_event(text: &Text<'_>, dated: &Dated) -> bool {
    let before = |back: usize| dated.range.start.checked_sub(back).map_or("", |at| text.word(at));
    let bound = matches!(before(1), "since" | "until" | "till" | "by")
        || before(1) == "of" && before(2) == "as"
        || before(1) == "early" && before(2) == "since"
        || before(1) == "of"
            && matches!(before(2), "anniversary" | "attack" | "agreement" | "statement" | "events")
        || before(2) == "since";
    !bound
}

/// A total: a word of summing up with a number of events or people, and no day of its own.
fn is_summary(text: &Text<'_>, range: &Range<usize>, dates: &[Dated]) -> bool {
    let known = text.known();
    let counts = range.clone().any(|at| {
        super::amount::count_at(text, at).is_some_and(|count| {
            count.amount.number().is_some()
                && (count.to..(count.to + 6).min(range.end))
                    .any(|at| text.is(at, known.summary_noun))
        })
    });
    // `On 18 August the army announced that 18 had been killed since …`
    let since = range
        .clone()
        .any(|at| text.word(at) == "since" || text.word(at) == "so" && text.word(at + 1) == "far");
    if counts && since && super::basis::speaker(text, range).is_some() {
        return true;
    }
    let whole = text.has_outside(range.clone(), known.total_word)
        && range.clone().any(|at| text.token(at).is_some_and(|token| token.number().is_some()));
    let announces = text.word(range.end.saturating_sub(1)) == ":";
    if whole || counts && announces {
        return true;
    }
    if !counts {
        return false;
    }
    let total = text.has_outside(range.clone(), known.summary);
    let events = range.clone().any(|at| {
        super::amount::count_at(text, at).is_some_and(|count| {
            count.amount.number().is_some_and(|number| number > 2)
                && (count.to..(count.to + 3).min(range.end)).any(|at| {
                    matches!(
                        text.word(at),
                        "attacks"
                            | "incidents"
                            | "fatalities"
                            | "airstrikes"
                            | "operations"
                            | "clashes"
                            | "events"
                    )
                })
        })
    });
    let day = dates.iter().any(|dated| matches!(dated.when, When::On(_) | When::Weekday(_)));
    (total || events) && (!day || begins_with_since(text, range))
}

/// `Since the beginning of the year` and `As of 3 May` begin a total, whatever days it names.
fn begins_with_since(text: &Text<'_>, range: &Range<usize>) -> bool {
    text.word(range.start) == "since"
        || text.word(range.start) == "as" && text.word(range.start + 1) == "of"
}

/// Cuts a block into units: its sentences, and their clauses where each tells an event of its own.
pub(super) fn units(
    told: &Told<'_>,
    number: usize,
    calendar: &Calendar,
    taxonomy: &Taxonomy,
) -> Vec<Unit> {
    let mut all = Vec::new();
    for sentence in &told.text.sentences {
        let mut from = sentence.start;
        if sentence.len() > MOST_TOKENS {
            all.push(Unit { text: number, range: sentence.clone() });
            continue;
        }
        for cut in cuts(told, sentence, calendar, taxonomy) {
            all.push(Unit { text: number, range: from..cut });
            from = cut + usize::from(matches!(told.text.word(cut), ";" | ","));
        }
        all.push(Unit { text: number, range: from..sentence.end });
    }
    all
}

/// Where a sentence is cut: before a date of its own with a verb behind it, and at semicolons
/// between events.
fn cuts(
    told: &Told<'_>,
    sentence: &Range<usize>,
    calendar: &Calendar,
    taxonomy: &Taxonomy,
) -> Vec<usize> {
    let text = &told.text;
    let known = text.known();
    let sources = source_ranges(text, sentence, calendar, taxonomy);
    let outside = |at: usize| {
        !sources.iter().any(|source| source.contains(&at))
            && !text.in_bracket.get(at).copied().unwrap_or(false)
    };
    let dates: Vec<Dated> = dates(text, sentence.clone())
        .into_iter()
        .filter(|dated| outside(dated.range.start) && is_of_event(text, dated))
        .collect();
    let mut bounds: Vec<usize> = Vec::new();
    for dated in dates.iter().skip(1) {
        let floor = bounds.last().copied().unwrap_or(sentence.start);
        let stop = |at: &usize| {
            matches!(text.word(*at), ";" | "," | "and" | "while" | "but" | "before") && outside(*at)
        };
        let Some(mut cut) = (floor + 1..dated.range.start).rev().find(stop) else { continue };
        if text.word(cut) == "and" && text.word(cut - 1) == "," {
            cut -= 1;
        }
        bounds.push(cut);
    }
    bounds.extend(
        (sentence.start + 1..sentence.end).filter(|at| text.word(*at) == ";" && outside(*at)),
    );
    bounds.sort_unstable();
    bounds.dedup();
    let mut kept = Vec::new();
    let mut from = sentence.start;
    let tells = |range: Range<usize>| text.has_outside(range, known.strong_event);
    for (at, cut) in bounds.iter().enumerate() {
        let next = bounds.get(at + 1).copied().unwrap_or(sentence.end);
        let day = dates.iter().any(|dated| dated.range.start >= *cut && dated.range.start < next);
        let own = day || !places(text, &(*cut..next)).is_empty() && text.word(*cut) == ";";
        if own && tells(from..*cut) && tells(*cut..next) {
            kept.push(*cut);
            from = *cut;
        }
    }
    kept
}

/// Cuts the blocks of a section into parts, in their order.
pub(super) fn parts(texts: &[Told<'_>], calendar: &mut Calendar, taxonomy: &Taxonomy) -> Vec<Part> {
    let mut cutter = Cutter {
        texts,
        taxonomy,
        parts: Vec::new(),
        current: None,
        days: None,
        header: None,
        fresh_block: true,
        pending: None,
    };
    for (number, told) in texts.iter().enumerate() {
        cutter.block(number, told, calendar);
    }
    cutter.flush();
    cutter.parts
}

struct Cutter<'a, 't> {
    texts: &'a [Told<'t>],
    taxonomy: &'a Taxonomy,
    parts: Vec<Part>,
    current: Option<Event>,
    days: Option<Meant>,
    header: Option<usize>,
    fresh_block: bool,
    /// A day that was told in a block before anything that happened on it.
    pending: Option<(Meant, Unit)>,
}

impl Cutter<'_, '_> {
    fn flush(&mut self) {
        self.parts.extend(self.current.take().map(Part::Event));
    }

    fn block(&mut self, number: usize, told: &Told<'_>, calendar: &mut Calendar) {
        match told.kind {
            BlockKind::Heading(_) => {
                self.flush();
                self.header = None;
                self.take_header(number, told, calendar);
            }
            BlockKind::Caption | BlockKind::Footnote => {}
            BlockKind::TableRow => {
                self.flush();
                let unit = Unit { text: number, range: 0..told.text.tokens.len() };
                let told = signs(told, &unit.range, calendar, self.taxonomy);
                self.parts.push(if told.harms.is_empty() {
                    Part::Unread(unit)
                } else {
                    Part::Figure(unit)
                });
            }
            BlockKind::Item(_) | BlockKind::Paragraph => {
                if is_header(told, calendar, self.taxonomy) {
                    self.flush();
                    self.header = None;
                    self.take_header(number, told, calendar);
                    return;
                }
                if self.header.is_none() {
                    self.flush();
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
                        self.parts.push(Part::Unread(unit));
                    } else {
                        self.unit(unit, told, calendar);
                    }
                }
            }
        }
    }

    /// A heading with a day begins an event that the paragraphs below tell.
    fn take_header(&mut self, number: usize, told: &Told<'_>, calendar: &mut Calendar) {
        let range = 0..told.text.tokens.len();
        let told_signs = signs(told, &range, calendar, self.taxonomy);
        let Some(dated) = told_signs.dates.first() else { return };
        let Some(meant) = calendar.meant(dated.when) else { return };
        if !told_signs.strong {
            // A heading that is a day alone dates what stands below it.
            if range.len() <= 6 {
                calendar.carried = meant.days.last();
                self.days = Some(meant);
            }
            return;
        }
        calendar.carried = meant.days.last();
        self.days = Some(meant.clone());
        self.header = Some(number);
        let dated = Unit { text: number, range: dated.range.clone() };
        self.current = Some(Event {
            units: Vec::new(),
            main: 0,
            date: Some(meant),
            dated: Some(dated),
            header: Some(number),
            versions: Vec::new(),
        });
    }

    fn unit(&mut self, unit: Unit, told: &Told<'_>, calendar: &mut Calendar) {
        let signs = signs(told, &unit.range, calendar, self.taxonomy);
        let fresh = std::mem::replace(&mut self.fresh_block, false);
        let day =
            signs.dates.iter().find_map(|dated| Some((dated.clone(), calendar.meant(dated.when)?)));
        let day = day.filter(|(dated, _)| !matches!(dated.when, When::Period));
        let same_block = self
            .current
            .as_ref()
            .is_some_and(|event| event.units.first().is_some_and(|first| first.text == unit.text));
        if self
            .current
            .as_ref()
            .is_some_and(|event| event.header.is_some() && !event.units.is_empty())
            && self.is_version(&unit, &signs, same_block, told, calendar)
        {
            self.current.as_mut().into_iter().for_each(|event| event.versions.push(unit.clone()));
            return;
        }
        if let Some(event) = &mut self.current
            && event.header.is_some()
            && !(signs.new_marker && signs.means && !event.units.is_empty())
            && !(day.is_some()
                && signs.strong
                && day.as_ref().map(|(_, meant)| meant.days)
                    != event.date.as_ref().map(|meant| meant.days))
        {
            event.units.push(unit);
            return;
        }
        let after_figure =
            matches!(self.parts.last(), Some(Part::Figure(before)) if before.text == unit.text);
        if after_figure
            && matches!(told.kind, BlockKind::Item(_))
            && signs.continues
            && day.is_none()
        {
            self.parts.push(Part::Figure(unit));
            return;
        }
        // `Published: 15 March | Print` dates the page.
        if is_byline(&told.text, &unit.range) && !signs.strong {
            self.parts.push(Part::Unread(unit));
            return;
        }
        // `Baghdad 13 (3K, 10W)` sums up.
        let letters =
            signs.harms.iter().any(|harm| harm.rule.starts_with("letters")) && day.is_none();
        if letters || signs.summary && !(signs.new_marker && signs.strong && day.is_some()) {
            self.parts.push(Part::Figure(unit));
            return;
        }
        if self.is_version(&unit, &signs, same_block, told, calendar) {
            self.current.as_mut().into_iter().for_each(|event| event.versions.push(unit.clone()));
            return;
        }
        if signs.claim && same_block && signs.harms.is_empty() {
            self.current.as_mut().into_iter().for_each(|event| event.units.push(unit.clone()));
            return;
        }
        let tells = signs.strong || (signs.event || signs.means) && day.is_some();
        if signs.recap && day.is_none() {
            self.parts.push(Part::Judgement(unit));
            return;
        }
        if signs.judgement
            && !(signs.strong && day.is_some())
            && !(signs.strong && !signs.harms.is_empty() && !signs.places.is_empty())
        {
            self.parts.push(Part::Judgement(unit));
            return;
        }
        if let Some((dated, meant)) = day
            && tells
            && !(same_block
                && signs.continues
                && !is_leading(&dated, &unit)
                && (self.same_day(&meant) || goes_on(&dated, &unit, &told.text)))
        {
            self.flush();
            calendar.carried = meant.days.last();
            self.days = Some(meant.clone());
            let dated = Unit { text: unit.text, range: dated.range };
            self.start(unit, Some(meant), Some(dated));
            return;
        }
        if signs.strong
            && !same_block
            && let Some((meant, dated)) = self.pending.take()
        {
            self.flush();
            calendar.carried = meant.days.last();
            self.days = Some(meant.clone());
            let from = dated.range.start;
            self.start(unit, Some(meant), Some(dated));
            // The sentence with the day tells who and where.
            if let Some(event) = &mut self.current {
                event.main = event
                    .units
                    .iter()
                    .position(|unit| unit.range.contains(&from))
                    .unwrap_or(event.main);
            }
            return;
        }
        if (signs.strong || signs.seizure && same_block)
            && self.is_new(&signs, same_block, fresh, told.kind)
        {
            self.flush();
            // Each item at the margin stands for itself.
            let alone = !same_block && told.kind == BlockKind::Item(0);
            let carried = self
                .days
                .clone()
                .filter(|_| !alone)
                .map(|meant| Meant { certainty: meant.certainty.max(Certainty::Likely), ..meant });
            self.start(unit, carried, None);
            return;
        }
        if !same_block
            && let Some(dated) = signs.dates.first()
            && matches!(dated.when, When::On(_) | When::Between(..))
        {
            let meant = calendar.meant(dated.when);
            self.pending =
                meant.map(|meant| (meant, Unit { text: unit.text, range: dated.range.clone() }));
        }
        match &mut self.current {
            Some(event) if same_block => match event.versions.last_mut() {
                // What follows another telling goes on with it.
                Some(version)
                    if version.text == unit.text && version.range.end == unit.range.start =>
                {
                    version.range.end = unit.range.end
                }
                _ => event.units.push(unit),
            },
            _ => self.parts.push(Part::Unread(unit)),
        }
    }

    /// Another telling of the event told last: `However, …`, `The army said that two were killed`.
    fn is_version(
        &self,
        unit: &Unit,
        signs: &Signs,
        same_block: bool,
        told: &Told<'_>,
        calendar: &Calendar,
    ) -> bool {
        let Some(event) = self.current.as_ref().filter(|_| same_block) else { return false };
        let tells = !signs.harms.is_empty()
            || told.text.has_outside(unit.range.clone(), told.text.known().denies);
        if signs.version {
            return tells || signs.event;
        }
        if self.is_confirmed(event, unit, told, calendar) {
            return true;
        }
        // A second day makes a second event, but for the day of a claim.
        let day = event.date.as_ref().map(|meant| meant.days);
        let other_day = signs.dates.iter().any(|dated| {
            matches!(dated.when, When::On(_) | When::Between(..))
                && calendar.meant(dated.when).map(|meant| meant.days) != day
        });
        if other_day && !signs.claim {
            return false;
        }
        // What the other side says of those who attacked adds to the telling.
        let speaker = super::basis::speaker(&told.text, &unit.range).map(|(speaker, _)| speaker);
        let of_attackers = !signs.harms.is_empty() && signs.harms.iter().all(|harm| harm.militant);
        if of_attackers
            && speaker != Some(super::basis::Speaker::Group)
            && !told.text.has_outside(unit.range.clone(), told.text.known().denies)
        {
            return false;
        }
        let before =
            event.units.iter().take(LOOKED_AT).any(|unit| self.has_toll_or_source(unit, calendar));
        signs.speaker && tells && before && !signs.new_marker && !signs.means_with_place()
    }

    /// A sentence of other outlets, of another basis, behind one that has its source already.
    fn is_confirmed(
        &self,
        event: &Event,
        unit: &Unit,
        told: &Told<'_>,
        calendar: &Calendar,
    ) -> bool {
        if !matches!(told.kind, BlockKind::Item(_)) {
            return false;
        }
        let basis = |unit: &Unit| {
            let told = self.texts.get(unit.text)?;
            let found = super::sources::sources(&told.text, &unit.range, calendar, self.taxonomy);
            super::basis::of_outlets(&told.text, &found, self.taxonomy)
        };
        let signs = signs(told, &unit.range, calendar, self.taxonomy);
        let first = event.units.iter().take(LOOKED_AT).find_map(basis);
        let own = basis(unit);
        signs.dates.is_empty()
            && !signs.claim
            && first == Some("claimed")
            && own.is_some_and(|own| own != "claimed")
    }

    /// A unit harms somebody, or names its source.
    fn has_toll_or_source(&self, unit: &Unit, calendar: &Calendar) -> bool {
        let Some(told) = self.texts.get(unit.text) else { return false };
        !harms(&told.text, &unit.range, &told.groups).is_empty()
            || !source_ranges(&told.text, &unit.range, calendar, self.taxonomy).is_empty()
    }

    fn same_day(&self, meant: &Meant) -> bool {
        self.current
            .as_ref()
            .and_then(|event| event.date.as_ref())
            .is_some_and(|date| date.days == meant.days)
    }

    /// A sentence without a day that tells another event than the one before.
    fn is_new(&self, signs: &Signs, same_block: bool, fresh: bool, kind: BlockKind) -> bool {
        let counted = signs.harms.iter().any(|harm| {
            harm.amount.number().is_some()
                || matches!(harm.amount, Amount::Dozens | Amount::Hundreds | Amount::Several)
        });
        let placed = signs.places.iter().any(|place| !place.admin);
        let told = counted || placed || !signs.harms.is_empty() && !signs.places.is_empty();
        if signs.trend && !counted {
            return false;
        }
        if !same_block {
            let nested = matches!(kind, BlockKind::Item(1..)) && signs.means;
            let somewhere = self.days.is_some() && told || counted || signs.means && placed;
            let item = matches!(kind, BlockKind::Item(_)) && counted;
            return (fresh || item || !signs.continues) && somewhere
                || nested && self.days.is_some();
        }
        if signs.new_marker {
            return true;
        }
        if matches!(kind, BlockKind::Item(_)) {
            return signs.seizure && placed;
        }
        if signs.continues {
            // `In addition, a store of explosives was found near X`
            if signs.seizure && placed && !signs.places.iter().all(|place| place.admin) {
                return true;
            }
            // `Two reporters were hurt when a sniper fired at their car` tells an attack of its own.
            return signs.counted_start && signs.means && counted;
        }
        signs.starts_with_place || placed && !signs.harms.is_empty() || signs.means && counted
    }

    fn start(&mut self, unit: Unit, date: Option<Meant>, dated: Option<Unit>) {
        let mut units = Vec::new();
        // What stands before in the same block belongs to the telling.
        while let Some(Part::Unread(before)) = self.parts.last()
            && units.len() < LOOKED_AT
        {
            let told = self.texts.get(unit.text).map(|told| told.kind);
            if before.text != unit.text || !matches!(told, Some(BlockKind::Item(_))) {
                break;
            }
            units.insert(0, before.clone());
            self.parts.pop();
        }
        let main = units.len();
        units.push(unit);
        self.current = Some(Event { units, main, date, dated, header: None, versions: Vec::new() });
    }
}

impl Signs {
    /// An attack with a place of its own is told, and no other telling of one before.
    fn means_with_place(&self) -> bool {
        self.means && self.places.iter().any(|place| !place.admin)
    }
}

/// A line of few words with `published` or `posted`.
fn is_byline(text: &Text<'_>, range: &Range<usize>) -> bool {
    range.len() <= 16
        && range
            .clone()
            .any(|at| matches!(text.word(at), "published" | "posted" | "updated" | "print"))
        && !text.tokens.get(range.end - 1).is_some_and(|token| token.word == ".")
}

/// The date stands at the beginning of the unit: `On May 3, …`.
fn is_leading(dated: &Dated, unit: &Unit) -> bool {
    dated.range.start <= unit.range.start + 2
}

/// `He was executed the next day`, `Their bodies were found on March 6`: the same people.
fn goes_on(dated: &Dated, unit: &Unit, text: &Text<'_>) -> bool {
    let pronoun = matches!(
        text.word(unit.range.start),
        "he" | "she" | "they" | "it" | "his" | "her" | "their" | "its"
    );
    pronoun || matches!(dated.when, When::After(_)) && text.word(unit.range.start) == "the"
}

/// A short paragraph that is a heading with day and toll: `Dec. 20 Herat Province: four killed`.
fn is_header(told: &Told<'_>, calendar: &Calendar, taxonomy: &Taxonomy) -> bool {
    let text = &told.text;
    let range = 0..text.tokens.len();
    if range.len() > 24
        || text.sentences.len() > 1
        || !text.tokens.iter().any(|token| token.is_sign(':'))
    {
        return false;
    }
    let stops = text.tokens.last().is_some_and(|token| token.class == super::token::Class::Stop);
    let signs = signs(told, &range, calendar, taxonomy);
    let colon = text.tokens.iter().position(|token| token.is_sign(':')).unwrap_or(0);
    let first = signs.dates.first().map_or(usize::MAX, |dated| dated.range.start);
    // `September 26: two were killed` is a telling of its own.
    let date_alone = signs.dates.first().is_some_and(|dated| dated.range.end == colon);
    !stops && first <= 1 && !date_alone && (signs.strong || !signs.harms.is_empty())
}

/// The period as the days of an event that nothing dates.
pub(super) fn of_period(calendar: &Calendar) -> Option<Meant> {
    let (from, to) = calendar.period?;
    let (days, certainty) = if from == to {
        (MeantDays::Day(from), Certainty::Likely)
    } else {
        (MeantDays::Range(from, to), Certainty::Guess)
    };
    Some(Meant { days, certainty, inferred: true })
}
