//! The fields of an event, in the order of a digest.

use std::ops::Range;

use super::area;
use super::basis;
use super::context::Context;
use super::days::Calendar;
use super::kind::{Known, kind};
use super::parties::{Parties, Side, parties};
use super::place::Place;
use super::segment::{Event, Signs, Told, Unit, of_period, signs};
use super::sources::{Source, linked, noted, sources};
use super::tactics::{chosen, tactics};
use super::tolls::{ToldHarm, Total, totals};
use crate::digest::{AreaId, Taxonomy, TheatreId};
use crate::import::block::{Block, Span};
use crate::import::field::{Certainty, Field};
use crate::import::piece::{Piece, PieceKind};
use crate::import::rules::Toll;
use crate::words::fold;

/// What entries are read with.
pub(super) struct Desk<'a, 't> {
    pub texts: &'a [Told<'t>],
    pub blocks: &'a [Block],
    pub calendar: Calendar,
    pub context: &'a Context,
    pub taxonomy: &'a Taxonomy,
    /// The area of the entry before, for those that name none.
    pub carried: Option<(TheatreId, AreaId)>,
}

/// The sources of an event stand at most so many sentences behind it.
const SENTENCES_BEHIND: usize = 8;

/// A unit with what it tells.
struct Read<'a, 't> {
    told: &'a Told<'t>,
    range: Range<usize>,
    signs: Signs,
    main: bool,
}

/// Makes a field.
pub(super) fn field(
    name: &'static str,
    value: String,
    span: Option<Span>,
    certainty: Certainty,
    rule: &str,
) -> Field {
    Field { name, value, span, certainty, rule: rule.to_owned() }
}

impl<'t> Desk<'_, 't> {
    fn read(&self, event: &Event) -> Vec<Read<'_, 't>> {
        let header = event.header.and_then(|text| {
            let told = self.texts.get(text)?;
            Some((Unit { text, range: 0..told.text.tokens.len() }, event.units.is_empty()))
        });
        let units =
            event.units.iter().enumerate().map(|(at, unit)| (unit.clone(), at == event.main));
        header
            .into_iter()
            .chain(units)
            .filter_map(|(unit, main)| {
                let told = self.texts.get(unit.text)?;
                let signs = signs(told, &unit.range, &self.calendar, self.taxonomy);
                Some(Read { told, range: unit.range, signs, main })
            })
            .collect()
    }

    /// Makes an entry of an event.
    pub fn entry(&self, event: &Event) -> Piece {
        let read = self.read(event);
        let spans: Vec<Span> =
            joined(read.iter().map(|unit| unit.told.text.span(unit.range.clone())));
        let mut fields = Vec::new();
        self.date(event, &mut fields);
        let main = read.iter().find(|unit| unit.main).or(read.first());
        let Some(main) = main else {
            return Piece { kind: PieceKind::Entry, spans, fields, inner: Vec::new() };
        };
        let mut parties = self.parties_of(main, &read);
        let totals = self.acts(main, &read, &mut parties, &mut fields);
        self.where_(main, &read, &mut fields);
        let mut telling = Vec::new();
        self.telling(main, &read, event, &mut telling);
        let claimed = telling.iter().any(|field| field.name == "basis" && field.value == "claimed");
        self.who(&parties, harmed(&read), claimed, &mut fields);
        for total in &totals {
            fields.push(toll_field(total));
        }
        self.dated_by_source(event, &telling, &mut fields);
        fields.append(&mut telling);
        let group = parties
            .actor
            .as_ref()
            .filter(|actor| actor.side == Side::Group)
            .map(|actor| actor.name.as_str());
        let inner = event.versions.iter().filter_map(|unit| self.version(unit, group)).collect();
        Piece { kind: PieceKind::Entry, spans, fields, inner }
    }

    fn date(&self, event: &Event, fields: &mut Vec<Field>) {
        let period = || of_period(&self.calendar);
        let Some(meant) = event.date.clone().or_else(period) else {
            return;
        };
        let span = event
            .dated
            .as_ref()
            .and_then(|unit| Some(self.texts.get(unit.text)?.text.span(unit.range.clone())));
        let (rule, certainty) = match (&event.dated, &event.date) {
            (Some(_), _) => ("date-told", meant.certainty),
            (None, Some(_)) => ("date-carried", meant.certainty.max(Certainty::Likely)),
            (None, None) => ("date-of-period", meant.certainty),
        };
        fields.push(field("date", meant.days.written(), span, certainty, rule));
        if meant.inferred || event.dated.is_none() {
            fields.push(field("date_basis", "inferred".to_owned(), None, certainty, rule));
        }
    }

    /// Where nothing dates an event, or a publication is dated by what it sums up, its source does.
    fn dated_by_source(&self, event: &Event, telling: &[Field], fields: &mut [Field]) {
        let day = telling.iter().filter(|field| field.name == "source").find_map(|field| {
            let day = field.value.rsplit(", ").next()?;
            day.parse::<chrono::NaiveDate>().ok()
        });
        let Some(day) = day else { return };
        let published =
            fields.iter().any(|field| field.name == "kind" && field.value == "propaganda");
        let span_of_days =
            event.date.as_ref().is_some_and(|meant| meant.days.first() != meant.days.last());
        let undated = event.date.is_none();
        if undated || published && span_of_days {
            for field in fields.iter_mut().filter(|field| field.name == "date") {
                field.value = if published { day.to_string() } else { format!("{day}~") };
                field.certainty = Certainty::Guess;
                "date-of-source".clone_into(&mut field.rule);
            }
        }
    }

    fn parties_of(&self, main: &Read<'_, '_>, read: &[Read<'_, '_>]) -> Parties {
        let dates = |unit: &Read<'_, '_>| {
            unit.signs.dates.iter().map(|dated| dated.range.clone()).collect::<Vec<_>>()
        };
        let mut found = parties(&main.told.text, &main.range, &dates(main), self.taxonomy);
        if found.verb.is_none() {
            let later = read
                .iter()
                .map(|unit| parties(&unit.told.text, &unit.range, &dates(unit), self.taxonomy));
            if let Some(later) = later.into_iter().find(|parties| parties.verb.is_some()) {
                let named = later.actor.filter(|actor| {
                    !PRONOUNS.contains(&actor.name.to_lowercase().split(' ').next().unwrap_or(""))
                });
                found = Parties {
                    actor: found.actor.or(named),
                    target: found.target.or(later.target),
                    verb: later.verb,
                };
            }
        }
        self.claimant(read, &mut found);
        found
    }

    /// Who claimed an attack did it, where nobody else is named.
    fn claimant(&self, read: &[Read<'_, '_>], found: &mut Parties) {
        let unnamed =
            found.actor.as_ref().is_none_or(|actor| !actor.known && actor.side != Side::Force);
        let claim = read.iter().filter(|unit| {
            unit.signs.claim
                && !unit.told.text.has(unit.range.clone(), unit.told.text.known().no_claim)
        });
        let named = claim.into_iter().find_map(|unit| {
            let name = super::parties::actor_in(&unit.told.text, &unit.range, self.taxonomy)?;
            Some(super::parties::Party {
                name,
                range: unit.range.start..unit.range.start,
                side: Side::Group,
                known: true,
            })
        });
        if let Some(party) = named.filter(|_| unnamed) {
            found.actor = Some(party);
        }
    }

    /// Kind, tactics and toll.
    fn acts(
        &self,
        main: &Read<'_, '_>,
        read: &[Read<'_, '_>],
        parties: &mut Parties,
        fields: &mut Vec<Field>,
    ) -> Vec<Total> {
        let text = &main.told.text;
        let same: Vec<Range<usize>> = read
            .iter()
            .filter(|unit| unit.told.text.block == text.block)
            .map(|unit| unit.range.clone())
            .collect();
        let mut told = tactics(text, &same);
        if told.is_empty()
            && let Some(head) = read.first()
        {
            told = tactics(&head.told.text, &[head.range.clone()]);
        }
        let mut harms: Vec<ToldHarm> = read
            .iter()
            .enumerate()
            .flat_map(|(number, unit)| {
                let harms = unit.signs.harms.iter().cloned();
                harms.map(move |harm| ToldHarm {
                    span: unit.told.text.span(harm.range.clone()),
                    harm,
                    unit: number,
                })
            })
            .collect();
        let actor = parties.actor.as_ref().map(|actor| actor.name.clone());
        for told in &mut harms {
            // `Houthi fighters` that another group killed are none of its own.
            let other = read.get(told.unit).and_then(|unit| {
                super::parties::actor_in(&unit.told.text, &told.harm.group, self.taxonomy)
            });
            if other.is_some()
                && other != actor
                && !self.is_part(other.as_deref(), actor.as_deref())
            {
                told.harm.militant &=
                    parties.actor.as_ref().is_none_or(|actor| actor.side != Side::Group);
            }
        }
        let harmed =
            |toll: Toll| harms.iter().any(|told| told.harm.toll == toll && !told.harm.part);
        let militants = harms.iter().any(|told| {
            told.harm.militant
                && !told.harm.attacker
                && !told.harm.part
                && matches!(told.harm.toll, Toll::Killed | Toll::Captured)
        });
        let others = harms
            .iter()
            .any(|told| !told.harm.militant && !told.harm.part && told.harm.toll != Toll::Captured);
        // A town that was captured is no arrest.
        if !harmed(Toll::Captured) && !militants {
            told.retain(|told| {
                !(told.tactic == "arrest" && text.word(told.range.start).starts_with("captur"))
            });
        }
        if !militants && is_victim(parties, &told) {
            parties.target = parties.actor.take();
        }
        let known = Known {
            text,
            ranges: &same,
            main: main.range.clone(),
            parties,
            tactics: &told,
            killed: harmed(Toll::Killed) || harmed(Toll::Wounded) || harmed(Toll::KilledOrWounded),
            captured: harmed(Toll::Captured),
            militants_harmed: militants,
            others_harmed: others,
        };
        let (word, certainty, at) = kind(&known);
        let span = at.map(|at| text.span(at));
        fields.push(field("kind", word.to_owned(), span, certainty, "kind"));
        let by_forces = matches!(word, "counterterrorism" | "military");
        let site = parties.target.as_ref().is_some_and(|target| is_site(&target.name));
        let killed = harmed(Toll::Killed);
        let violent = matches!(word, "attack" | "clash" | "counterterrorism" | "military");
        if violent {
            if by_forces && from_the_air(text, &*parties) && !told.iter().any(|told| !told.weak) {
                told.iter_mut().for_each(|told| told.tactic = "airstrike".to_owned());
                told.iter_mut().for_each(|told| told.weak = false);
            }
            let gun =
                parties.actor.as_ref().filter(|actor| actor.name.to_lowercase().contains("gunm"));
            let mut told = chosen(told, by_forces, killed, site);
            if let Some(actor) =
                gun.filter(|_| told.iter().all(|told| told.weak) && killed && !site)
            {
                told = vec![super::tactics::Told {
                    tactic: "small-arms".to_owned(),
                    range: actor.range.clone(),
                    weak: true,
                    of_forces: false,
                }];
            }
            for (order, told) in told.into_iter().enumerate() {
                let certainty = if told.weak && !site || order > 0 {
                    Certainty::Likely
                } else {
                    Certainty::Certain
                };
                fields.push(field(
                    "tactic",
                    told.tactic.clone(),
                    Some(text.span(told.range)),
                    certainty,
                    "tactic-words",
                ));
            }
        }
        let side = if by_forces {
            Some(Side::Force)
        } else {
            parties.actor.as_ref().map(|actor| actor.side)
        };
        let mut totals = totals(&harms, side);
        match word {
            "political" | "propaganda" => totals.clear(),
            "plot" => totals.retain(|total| total.toll == Toll::Captured),
            _ => {}
        }
        totals
    }

    /// One actor is a part of the other.
    fn is_part(&self, one: Option<&str>, other: Option<&str>) -> bool {
        let find = |name: Option<&str>| name.and_then(|name| self.taxonomy.find_actor(name));
        match (find(one), find(other)) {
            (Some(one), Some(other)) => {
                self.taxonomy.is_part_of(one, other) || self.taxonomy.is_part_of(other, one)
            }
            _ => other.is_none(),
        }
    }

    fn where_(&self, main: &Read<'_, '_>, read: &[Read<'_, '_>], fields: &mut Vec<Field>) {
        let political = fields.iter().any(|field| {
            field.name == "kind" && matches!(field.value.as_str(), "political" | "propaganda")
        });
        let (place, unit) = best_place(main, if political { &[] } else { read });
        let unit = unit.unwrap_or(main);
        let speaker = basis::speaker(&main.told.text, &main.range).map(|(_, at)| at);
        let seek = area::Seek {
            speaker,
            context: self.context,
            taxonomy: self.taxonomy,
            carried: self.carried,
        };
        let others: Vec<&Place> = read
            .iter()
            .filter(|unit| unit.main || unit.signs.strong && !political)
            .flat_map(|unit| &unit.signs.places)
            .collect();
        let found = seek
            .area(&unit.told.text, &unit.range, place.iter().chain(others))
            .or_else(|| {
                read.iter()
                    .find_map(|unit| seek.area(&unit.told.text, &unit.range, std::iter::empty()))
            })
            .or_else(|| seek.carried(place.as_ref().is_some_and(|place| !place.names.is_empty())));
        let area_name =
            found.as_ref().and_then(|found| Some(self.taxonomy.area_name(found.area?).to_owned()));
        if let Some(place) = place.filter(|place| !self.is_area(place, area_name.as_deref())) {
            let span = unit.told.text.span(place.range.clone());
            // Where a sentence tells several places, which one is meant is the usual reading only.
            let several = !place.is_relative
                && unit.signs.places.iter().filter(|place| !place.admin).count() > 1;
            let certainty =
                if several { place.certainty.max(Certainty::Likely) } else { place.certainty };
            fields.push(field("place", place.value.clone(), Some(span), certainty, place.rule));
        }
        let theatre =
            self.context.theatre.as_deref().and_then(|word| self.taxonomy.find_theatre(word));
        if let (None, Some(theatre)) = (&found, theatre.and_then(|id| self.taxonomy.theatre(id))) {
            fields.push(field(
                "theatre",
                theatre.id.to_string(),
                None,
                Certainty::Certain,
                "theatre-of-section",
            ));
        }
        if let Some(found) = found {
            let span = found.range.map(|range| unit.told.text.span(range));
            fields.extend(
                area_name.map(|name| field("area", name, span, found.certainty, found.rule)),
            );
            let theatre =
                self.taxonomy.theatre(found.theatre).map(|theatre| theatre.id.to_string());
            fields
                .extend(theatre.map(|id| field("theatre", id, None, found.certainty, found.rule)));
        }
    }

    /// The place says no more than the area does: `in the Kirkuk Province`.
    fn is_area(&self, place: &Place, area: Option<&str>) -> bool {
        let folded = fold(&place.value);
        let country = || crate::geo::Gazetteer::shipped().country_called(&folded).is_some();
        if !place.is_relative && country() {
            return true;
        }
        let Some(area) = area.filter(|_| !place.is_relative) else { return false };
        let bare = [" province", " governorate", " state", " district", " region"]
            .iter()
            .find_map(|word| folded.strip_suffix(word));
        (bare.is_some() || self.context.area.is_some()) && fold(area) == bare.unwrap_or(&folded)
    }

    /// Keeps the area of an entry for those that follow.
    pub fn carry(&mut self, piece: &Piece) {
        let told = |name: &str| piece.fields.iter().find(|field| field.name == name);
        let theatre = told("theatre").and_then(|field| self.taxonomy.find_theatre(&field.value));
        let area = theatre.and_then(|id| self.taxonomy.find_area(id, &told("area")?.value));
        self.carried = theatre.zip(area).or(self.carried);
    }

    fn who(
        &self,
        parties: &Parties,
        harmed: Option<String>,
        claimed: bool,
        fields: &mut Vec<Field>,
    ) {
        let rules = self.texts.first().map(|told| told.text.rules);
        let default = rules.and_then(|rules| rules.default_actor.clone());
        let kind = fields
            .iter()
            .find(|field| field.name == "kind")
            .map(|field| field.value.clone())
            .unwrap_or_default();
        let by_group = matches!(kind.as_str(), "attack" | "clash" | "propaganda");
        let theatre = self.context.theatre.as_deref();
        let special = |name: &str| match (theatre, &default) {
            (Some(theatre), Some(general)) if name == general => rules
                .and_then(|rules| rules.actor_in(theatre))
                .map_or(name.to_owned(), str::to_owned),
            _ => name.to_owned(),
        };
        match &parties.actor {
            Some(actor) => {
                let certainty = if actor.known { Certainty::Certain } else { Certainty::Likely };
                fields.push(field("actor", special(&actor.name), None, certainty, "actor"));
            }
            None => {
                if let Some(name) = default.as_deref().filter(|_| by_group && claimed) {
                    fields.push(field(
                        "actor",
                        special(name),
                        None,
                        Certainty::Certain,
                        "actor-of-publisher",
                    ));
                }
            }
        }
        if let Some(target) = &parties.target {
            fields.push(field("target", target.name.clone(), None, Certainty::Likely, "target"));
        } else if let Some(name) = harmed {
            fields.push(field("target", name, None, Certainty::Guess, "target-harmed"));
        }
    }

    /// Text, sources, basis.
    fn telling(
        &self,
        main: &Read<'_, '_>,
        read: &[Read<'_, '_>],
        event: &Event,
        fields: &mut Vec<Field>,
    ) {
        let texts: Vec<&str> = read
            .iter()
            .filter(|unit| event.header != Some(unit.told.text.block) || event.units.is_empty())
            .map(|unit| unit.told.text.words(unit.range.clone()))
            .collect();
        let span = read.first().map(|unit| unit.told.text.span(unit.range.clone()));
        fields.push(field("text", texts.join(" "), span, Certainty::Certain, "sentences"));
        fields.push(field("wording", "source".to_owned(), None, Certainty::Certain, "sentences"));
        let mut all: Vec<Source> = Vec::new();
        let mut basis_found = None;
        for unit in read {
            let text = &unit.told.text;
            let mut found = sources(text, &unit.range, &self.calendar, self.taxonomy);
            if found.is_empty() {
                found = noted(text, &unit.range, self.context);
            }
            if found.is_empty()
                && let Some(block) = self.blocks.get(text.block)
            {
                found = linked(text, &unit.range, block);
            }
            for source in found {
                if !all.iter().any(|known| known.value == source.value) {
                    let span = text.span(source.range.clone());
                    fields.push(field(
                        "source",
                        source.value.clone(),
                        Some(span),
                        source.certainty,
                        source.rule,
                    ));
                    all.push(source);
                }
            }
            if basis_found.is_none() && unit.main {
                basis_found = basis::speaker(text, &unit.range).map(|_| (text, unit.range.clone()));
            }
        }
        if all.is_empty()
            && let Some((text, found)) = self.sources_behind(read)
        {
            for source in found {
                let span = text.span(source.range.clone());
                fields.push(field(
                    "source",
                    source.value.clone(),
                    Some(span),
                    Certainty::Likely,
                    "source-of-block",
                ));
                all.push(source);
            }
        }
        if all.is_empty()
            && let Some(publisher) = &self.context.publisher
        {
            fields.push(field("source", publisher.clone(), None, Certainty::Likely, "publisher"));
        }
        let (text, range) = basis_found.unwrap_or((&main.told.text, main.range.clone()));
        let basis = basis::basis(text, &range, &all, self.taxonomy);
        let span = basis.range.map(|range| text.span(range));
        fields.push(field("basis", basis.word.to_owned(), span, basis.certainty, basis.rule));
        self.tags(event, fields);
    }

    /// The sources that stand next behind an event in its block: they are told for all before them.
    fn sources_behind<'r>(
        &self,
        read: &'r [Read<'_, 't>],
    ) -> Option<(&'r super::text::Text<'t>, Vec<Source>)> {
        let last = read.last()?;
        let text = &last.told.text;
        let at = text.sentences.partition_point(|sentence| sentence.start < last.range.end);
        let behind = text.sentences.get(at..)?.iter().take(SENTENCES_BEHIND);
        let found = behind
            .map(|sentence| sources(text, sentence, &self.calendar, self.taxonomy))
            .find(|found| !found.is_empty())?;
        Some((text, found))
    }

    /// What lies long before the period is told as background.
    fn tags(&self, event: &Event, fields: &mut Vec<Field>) {
        let first = self.calendar.period.map(|(first, _)| first);
        let last = event.date.as_ref().and_then(|meant| meant.days.last());
        if let (Some(first), Some(last)) = (first, last)
            && (first - last).num_days() > 31
        {
            fields.push(field(
                "tags",
                "background".to_owned(),
                None,
                Certainty::Certain,
                "long-before",
            ));
        }
    }

    fn version(&self, unit: &Unit, actor: Option<&str>) -> Option<Piece> {
        let told = self.texts.get(unit.text)?;
        let text = &told.text;
        let signs = signs(told, &unit.range, &self.calendar, self.taxonomy);
        let span = text.span(unit.range.clone());
        let mut fields = Vec::new();
        let sources = sources(text, &unit.range, &self.calendar, self.taxonomy);
        let basis = basis::basis(text, &unit.range, &sources, self.taxonomy);
        let speaker = basis::speaker_name(text, &unit.range);
        let by = speaker
            .or_else(|| sources.first().and_then(|source| source.outlets.first().cloned()))
            .or_else(|| self.context.publisher.clone());
        fields.push(field(
            "by",
            by.unwrap_or_else(|| "unknown".to_owned()),
            Some(span),
            Certainty::Guess,
            "version",
        ));
        fields.push(field("basis", basis.word.to_owned(), None, basis.certainty, basis.rule));
        let stance =
            match (text.has(unit.range.clone(), text.known().denies), signs.harms.is_empty()) {
                (true, _) => "denies",
                (false, true) => "confirms",
                (false, false) => "corrects",
            };
        fields.push(field("stance", stance.to_owned(), Some(span), Certainty::Guess, "version"));
        fields.push(field(
            "text",
            text.words(unit.range.clone()).to_owned(),
            Some(span),
            Certainty::Certain,
            "sentences",
        ));
        let own = |group: &Range<usize>| {
            let named = super::parties::actor_in(text, group, self.taxonomy);
            named.is_some()
                && actor.is_some()
                && (named.as_deref() == actor || self.is_part(named.as_deref(), actor))
        };
        let harms: Vec<ToldHarm> = signs
            .harms
            .into_iter()
            .map(|mut harm| {
                harm.attacker |= own(&harm.group);
                ToldHarm { span: text.span(harm.range.clone()), harm, unit: 0 }
            })
            .collect();
        fields.extend(totals(&harms, None).iter().map(toll_field));
        for source in sources {
            fields.push(field(
                "source",
                source.value,
                Some(text.span(source.range)),
                source.certainty,
                source.rule,
            ));
        }
        Some(Piece { kind: PieceKind::Version, spans: vec![span], fields, inner: Vec::new() })
    }
}

/// What those are called who were harmed first, without their number.
fn harmed(read: &[Read<'_, '_>]) -> Option<String> {
    read.iter().find_map(|unit| {
        let text = &unit.told.text;
        let harm = unit.signs.harms.iter().find(|harm| {
            !harm.attacker
                && !harm.referred
                && !harm.bare
                && !harm.rule.starts_with("letters")
                && !harm.group.is_empty()
        })?;
        let mut from = harm.group.start;
        while from < harm.group.end
            && (text.token(from).is_some_and(|token| token.number().is_some())
                || matches!(
                    text.word(from),
                    "a" | "an"
                        | "at"
                        | "least"
                        | "about"
                        | "some"
                        | "several"
                        | "no"
                        | "fewer"
                        | "than"
                        | "more"
                        | "other"
                        | "another"
                ))
        {
            from += 1;
        }
        (from < harm.group.end).then(|| text.words(from..harm.group.end).to_owned())
    })
}

/// Spans that follow one another become one.
fn joined(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut all: Vec<Span> = Vec::new();
    for span in spans {
        match all.last_mut() {
            Some(last) if last.block == span.block && span.from <= last.to + 2 => {
                last.to = span.to.max(last.to)
            }
            _ => all.push(span),
        }
    }
    all
}

/// `A convoy hit a landmine`: forces lay no bombs, so they are the ones who were hit.
fn is_victim(parties: &Parties, told: &[super::tactics::Told]) -> bool {
    let has = |names: &[&str]| told.iter().any(|told| names.contains(&told.tactic.as_str()));
    parties.actor.as_ref().is_some_and(|actor| actor.side == Side::Force)
        && has(&["ied", "suicide-bombing", "vehicle-bomb"])
        && !has(&["arrest", "raid", "seizure", "airstrike", "indirect-fire"])
}

/// Aircraft acted, so that an attack is an airstrike.
fn from_the_air(text: &super::text::Text<'_>, parties: &Parties) -> bool {
    const WORDS: [&str; 10] = [
        "aircraft",
        "plane",
        "planes",
        "jets",
        "air force",
        "helicopters",
        "helicopter",
        "warplanes",
        "drone",
        "drones",
    ];
    let words = |actor: &super::parties::Party| text.words(actor.range.clone()).to_lowercase();
    let name = parties.actor.as_ref().map(words).unwrap_or_default();
    WORDS.iter().any(|word| name.contains(word))
}

const PRONOUNS: [&str; 6] = ["he", "she", "it", "they", "who", "which"];

fn is_site(name: &str) -> bool {
    const SITES: [&str; 24] = [
        "camp",
        "base",
        "headquarters",
        "checkpoint",
        "post",
        "village",
        "barracks",
        "position",
        "positions",
        "outpost",
        "station",
        "town",
        "posts",
        "checkpoints",
        "villages",
        "compound",
        "site",
        "garrison",
        "prison",
        "city",
        "bases",
        "point",
        "points",
        "hq",
    ];
    name.to_lowercase().split([' ', '-']).any(|word| SITES.contains(&word))
}

/// The place that says most, in the main sentence before the others.
fn best_place<'r, 'a, 't>(
    main: &'r Read<'a, 't>,
    read: &'r [Read<'a, 't>],
) -> (Option<Place>, Option<&'r Read<'a, 't>>) {
    let units = std::iter::once(main)
        .chain(read.iter().filter(|unit| !unit.main && (unit.signs.strong || unit.signs.moves)));
    for unit in units {
        let rank = |place: &&Place| match (place.rule, place.certainty) {
            _ if place.admin => 5,
            // `In Cabo Delgado, insurgents attacked …`: what stands first is wide.
            ("in-name", _) if is_wide(place, unit) => 4,
            ("place-as-object", _) => 3,
            ("km-direction-of" | "km-from", _) => 0,
            ("direction-of" | "near", _) => 1,
            ("road-to" | "between" | "border" | "near-border" | "outskirts-of", _) => 2,
            (_, Certainty::Certain) => 2,
            (_, Certainty::Likely) => 3,
            (_, Certainty::Guess) => 4,
        };
        let best = unit.signs.places.iter().min_by_key(rank).cloned();
        if let Some(mut place) = best {
            located_later(&mut place, read);
            named_before(&mut place, unit);
            return (Some(place), Some(unit));
        }
    }
    (None, None)
}

/// `In Cabo Delgado, insurgents attacked …`: what stands first and is no town is wide.
fn is_wide(place: &Place, unit: &Read<'_, '_>) -> bool {
    let leads =
        place.range.start <= unit.range.start + 1 && unit.told.text.word(place.range.end) == ",";
    let of_object = unit
        .signs
        .places
        .iter()
        .any(|place| place.rule == "place-as-object" || place.rule == "kind-of-name");
    leads && of_object
}

/// `The base is located about 40 km north of Kabul`, told in a sentence of its own.
fn located_later(place: &mut Place, read: &[Read<'_, '_>]) {
    if place.is_relative || place.admin {
        return;
    }
    let later = read.iter().find_map(|unit| {
        let text = &unit.told.text;
        unit.signs.places.iter().find(|other| {
            other.is_relative
                && other.range.start.checked_sub(1).is_some_and(|at| text.word(at) == "located")
        })
    });
    if let Some(later) = later {
        place.value = format!("{}, {}", place.value, later.value);
        place.certainty = Certainty::Likely;
    }
}

/// `at Bagram Airbase, … located about 40 km north of Kabul`: the name stands before.
fn named_before(place: &mut Place, unit: &Read<'_, '_>) {
    let _ = unit;
    if !place.is_relative || place.value.contains(',') {
        return;
    }
    let text = &unit.told.text;
    let before = unit.signs.places.iter().find(|other| {
        other.range.end <= place.range.start
            && other.certainty == Certainty::Certain
            && (!other.is_relative || other.rule == "near")
            && (other.range.end..place.range.start)
                .any(|at| matches!(text.word(at), "(" | "located"))
            && place.range.start - other.range.end < 12
    });
    if let Some(other) = before {
        place.value = format!("{}, {}", other.value, place.value);
        place.range.start = other.range.start;
        let mut names = other.names.clone();
        names.append(&mut place.names);
        place.names = names;
    }
}

fn toll_field(total: &Total) -> Field {
    let name = match (total.own, total.toll) {
        (false, Toll::Killed) => "killed",
        (false, Toll::Wounded) => "wounded",
        (false, Toll::KilledOrWounded) => "killed_or_wounded",
        (false, Toll::Captured) => "captured",
        (true, Toll::Killed) => "losses.killed",
        (true, Toll::Wounded) => "losses.wounded",
        (true, Toll::KilledOrWounded) => "losses.killed_or_wounded",
        (true, Toll::Captured) => "losses.captured",
    };
    field(name, total.amount.to_string(), Some(total.span), total.certainty, &total.rule)
}
