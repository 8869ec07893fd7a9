//! Who tells an event: its words, its sources, its basis, and other tellings of it.

use std::ops::Range;

use super::acts::{role, toll_field};
use super::basis;
use super::dates::{When, dates};
use super::end_notes::noted;
use super::entry::{Desk, EntryRead, field};
use super::page_lines::is_said_line;
use super::scare_quotes::scare_quotes;
use super::segment::ToldEvent;
use super::signs::{is_of_event, signs};
use super::sources::{ToldSource, linked, sources, speaking};
use super::table_row;
use super::tolls::{ToldHarm, totals};
use super::units::EventUnit;
use crate::import::block::TextBlockKind;
use crate::import::field::{Certainty, Field};
use crate::import::piece::{Piece, PieceKind};
use crate::import::rules::KindRole;

/// The sources of an event stand at most so many sentences behind it.
pub(super) const SENTENCES_BEHIND: usize = 8;

/// So many items above an event are looked at for the one that its list stands under.
const ITEMS_ABOVE: usize = 32;

impl<'t> Desk<'_, 't> {
    /// Where nothing dates an event, or a publication is dated by what it sums up, its source does.
    pub(super) fn dated_by_source(
        &self,
        event: &ToldEvent,
        telling: &[Field],
        fields: &mut [Field],
    ) {
        let day = telling.iter().filter(|field| field.name == "source").find_map(|field| {
            let day = field.value.rsplit(", ").next()?;
            day.parse::<chrono::NaiveDate>().ok()
        });
        let Some(day) = day else { return };
        let rules = self.rules();
        let published = role(rules, fields) == Some(KindRole::Publication);
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

    /// Text, sources, basis.
    pub(super) fn telling(
        &self,
        main: &EntryRead<'_, '_>,
        read: &[EntryRead<'_, 't>],
        event: &ToldEvent,
        fields: &mut Vec<Field>,
    ) {
        let texts: Vec<String> = read
            .iter()
            .filter(|unit| event.header != Some(unit.told.text.block) || event.units.is_empty())
            .filter(|unit| !self.is_in_record(event, unit))
            .map(|unit| sentences_of(unit.told.text.words(unit.range.clone())))
            .collect();
        let span = read.first().map(|unit| unit.told.text.span(unit.range.clone()));
        fields.push(field("text", texts.join(" "), span, Certainty::Certain, "sentences"));
        fields.push(field("wording", "source".to_owned(), None, Certainty::Certain, "sentences"));
        let all = self.sources_of(read, event, fields);
        let speaks = read
            .iter()
            .find(|unit| unit.main)
            .filter(|unit| basis::speaker(&unit.told.text, &unit.range).is_some());
        let spoken = speaks.unwrap_or(main);
        let (text, range) = (&spoken.told.text, spoken.range.clone());
        let mut basis = basis::basis(text, &range, &all, self.taxonomy);
        if basis.rule == "publisher-tells" {
            self.weigh_telling(read, &mut basis);
        }
        // Outlets of both sides are cited, but it is the group that tells the toll.
        let first = read.iter().find_map(|unit| {
            let speaker = basis::speaker(&unit.told.text, &unit.range)?.0;
            (!unit.signs.harms.is_empty()).then_some(speaker)
        });
        if basis.rule == "outlet"
            && basis.word == "reported"
            && first == Some(basis::Speaker::Group)
            && basis::has_claimed(text, &all, self.taxonomy)
        {
            (basis.word, basis.certainty) = ("claimed", Certainty::Likely);
        }
        let span = basis.range.map(|range| text.span(range));
        fields.push(field("basis", basis.word.to_owned(), span, basis.certainty, basis.rule));
        self.tags(event, fields);
        if let Some((text, quoted)) = read
            .iter()
            .find_map(|unit| Some((&unit.told.text, scare_quotes(&unit.told.text, &unit.range)?)))
        {
            let span = Some(text.span(quoted));
            let (tag, rule) = ("so-called".to_owned(), "scare-quotes");
            fields.push(field("tags", tag, span, Certainty::Likely, rule));
        }
    }

    /// The words stand in a record that is told whole.
    fn is_in_record(&self, event: &ToldEvent, unit: &EntryRead<'_, '_>) -> bool {
        let record = self.texts.get(event.row.text).filter(|_| event.row.is_record);
        record.is_some_and(|record| {
            record.text.block == unit.told.text.block && unit.range.len() < record.text.tokens.len()
        })
    }

    /// Where the first sentence names neither speaker nor source: a body of a state tells its own
    /// officially, and what a group says of its attack in a later sentence is its claim.
    fn weigh_telling(&self, read: &[EntryRead<'_, '_>], basis: &mut basis::ToldBasis) {
        let rules = self.rules();
        if let Some(word) = read.first().and_then(|unit| self.said_above(unit.told.text.block)) {
            (basis.word, basis.certainty, basis.rule) = (word, Certainty::Likely, "said-above");
            return;
        }
        let publisher = self.context.publisher.as_deref().map(crate::words::fold);
        let stands_for = publisher.and_then(|name| rules?.outlet_basis(&name));
        if stands_for == Some("official") {
            (basis.word, basis.certainty) = ("official", Certainty::Likely);
        }
        // `Four were killed, says the statement`: of whom, nothing tells; and who speaks of our dead is a side.
        let open = read.iter().any(|unit| {
            let text = &unit.told.text;
            let mut words = unit.range.clone().skip(1);
            words.any(|at| text.word(at - 1) == "," && text.is(at, text.known().said))
                || text.has_outside(unit.range.clone(), text.known().own_side)
        });
        if open {
            basis.certainty = basis.certainty.max(Certainty::Likely);
        }
        let later = read.iter().filter_map(|unit| {
            Some((basis::speaker(&unit.told.text, &unit.range)?.0, !unit.signs.harms.is_empty()))
        });
        let later: Vec<(basis::Speaker, bool)> = later.collect();
        if let Some((first, _)) = later.first() {
            basis.certainty = Certainty::Likely;
            let of_group = |(speaker, tells): &(basis::Speaker, bool)| {
                *speaker == basis::Speaker::Group && *tells
            };
            let own_toll = read.iter().any(|unit| {
                !unit.signs.harms.is_empty()
                    && basis::speaker(&unit.told.text, &unit.range).is_none()
            });
            if *first == basis::Speaker::Group && later.iter().any(of_group) {
                (basis.word, basis.rule) = ("claimed", "group-speaks-later");
            } else if later.first() == Some(&(basis::Speaker::Official, true)) && !own_toll {
                (basis.word, basis.rule) = ("official", "official-speaks-later");
            }
        }
    }

    /// Who tells a block by the line above it: `Ministry of the Interior, 11 July 2031:`.
    fn said_above(&self, block: usize) -> Option<&'static str> {
        let at = self.texts.partition_point(|told| told.text.block < block);
        let above = self.texts.get(at.checked_sub(1)?).filter(|told| is_said_line(told))?;
        basis::told_by(&above.text)
    }

    /// The sources of an event, as fields: its own, else those behind it, else its publisher.
    fn sources_of(
        &self,
        read: &[EntryRead<'_, 't>],
        event: &ToldEvent,
        fields: &mut Vec<Field>,
    ) -> Vec<ToldSource> {
        let mut all: Vec<ToldSource> = Vec::new();
        if let Some(row) = self.texts.get(event.row.text)
            && let Some(source) = table_row::source(&row.text, &event.row)
        {
            fields.push(source_field(&row.text, &source));
            all.push(source);
        }
        for unit in read {
            let text = &unit.told.text;
            let mut found = sources(text, &unit.range, &self.calendar, self.taxonomy);
            if found.is_empty() {
                found = noted(text, &unit.range, self.context, &self.calendar, self.taxonomy);
            }
            if found.is_empty()
                && let Some(block) = self.blocks.get(text.block)
            {
                found = linked(text, &unit.range, block);
            }
            for source in found {
                if !all.iter().any(|known| known.value == source.value) {
                    fields.push(source_field(text, &source));
                    all.push(source);
                }
            }
        }
        if all.is_empty()
            && let Some((text, source)) = read
                .iter()
                .find_map(|unit| Some((&unit.told.text, speaking(&unit.told.text, &unit.range)?)))
        {
            fields.push(source_field(text, &source));
            all.push(source);
        }
        if all.is_empty()
            && let Some((text, found)) = self.sources_behind(read)
        {
            for source in found {
                let rule = "source-of-block".to_owned();
                let certainty = Certainty::Likely;
                fields.push(Field { certainty, rule, ..source_field(text, &source) });
                all.push(source);
            }
        }
        if all.is_empty()
            && let Some((text, found)) = self.sources_above(read)
        {
            for source in found {
                let rule = "source-of-list".to_owned();
                fields.push(Field { rule, ..source_field(text, &source) });
                all.push(source);
            }
        }
        if all.is_empty()
            && let Some(publisher) = &self.context.publisher
        {
            fields.push(field("source", publisher.clone(), None, Certainty::Likely, "publisher"));
        }
        all
    }

    /// The sources that stand next behind an event in its block: they are told for all before them.
    pub(super) fn sources_behind<'r>(
        &self,
        read: &'r [EntryRead<'_, 't>],
    ) -> Option<(&'r super::text::SectionText<'t>, Vec<ToldSource>)> {
        let last = read.last()?;
        let text = &last.told.text;
        let at = text.sentences.partition_point(|sentence| sentence.start < last.range.end);
        // What a paragraph tells of another day has sources of its own; an item has them at its end.
        let item = matches!(last.told.kind, TextBlockKind::Item(_));
        let other_day = |sentence: &&Range<usize>| {
            !item
                && dates(text, (*sentence).clone()).iter().any(|dated| {
                    matches!(dated.when, When::On(_) | When::Between(..) | When::After(1..))
                        && !text.in_bracket.get(dated.range.start).copied().unwrap_or(false)
                        && is_of_event(text, dated)
                })
        };
        let behind = text.sentences.get(at..)?.iter().take(SENTENCES_BEHIND);
        let behind = behind.take_while(|sentence| !other_day(sentence));
        let found = behind
            .map(|sentence| sources(text, sentence, &self.calendar, self.taxonomy))
            .find(|found| !found.is_empty())?;
        Some((text, found))
    }

    /// The source that the item above cites for a list of items below it: `The article tells:[4]`.
    fn sources_above(
        &self,
        read: &[EntryRead<'_, 't>],
    ) -> Option<(&super::text::SectionText<'t>, Vec<ToldSource>)> {
        let first = read.first()?;
        let TextBlockKind::Item(level @ 1..) = first.told.kind else { return None };
        let own = self.texts.partition_point(|told| told.text.block < first.told.text.block);
        let before = self.texts.get(own.saturating_sub(ITEMS_ABOVE)..own)?;
        let above = before.iter().rev().find(|told| match told.kind {
            TextBlockKind::Item(other) => other < level,
            TextBlockKind::Heading(_)
            | TextBlockKind::Paragraph
            | TextBlockKind::TableRow
            | TextBlockKind::Caption
            | TextBlockKind::Footnote => true,
        })?;
        let text = &above.text;
        let whole = 0..text.tokens.len();
        let announces = text
            .sentences
            .last()
            .is_some_and(|last| (last.clone()).rev().take(5).any(|at| text.word(at) == ":"));
        let found = noted(text, &whole, self.context, &self.calendar, self.taxonomy);
        (announces && !found.is_empty()).then_some((text, found))
    }

    /// What lies long before the period is told as background.
    pub(super) fn tags(&self, event: &ToldEvent, fields: &mut Vec<Field>) {
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

    pub(super) fn version(&self, unit: &EventUnit, actor: Option<&str>) -> Option<Piece> {
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
        let stance = stance(text, &unit.range, signs.harms.is_empty());
        fields.push(field("stance", stance.to_owned(), Some(span), Certainty::Guess, "version"));
        fields.push(field(
            "text",
            text.words(unit.range.clone()).to_owned(),
            Some(span),
            Certainty::Certain,
            "sentences",
        ));
        let own = |group: &Range<usize>| {
            let named = super::actor_name::actor_in(text, group, self.taxonomy);
            named.is_some()
                && actor.is_some()
                && (named.as_deref() == actor || self.is_part(named.as_deref(), actor))
        };
        let harms: Vec<ToldHarm> = signs
            .harms
            .into_iter()
            .filter(|harm| !is_denied(text, &unit.range, harm.range.start))
            .map(|mut harm| {
                harm.attacker |= own(&harm.group);
                ToldHarm { span: text.span(harm.range.clone()), harm, unit: 0 }
            })
            .collect();
        // A version has no losses of its own in a digest; its text tells them.
        let tolls = totals(&harms, None);
        let tolls = tolls.iter().map(toll_field);
        fields.extend(tolls.filter(|toll| !toll.name.starts_with("losses.")));
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

/// The words of a record as a sentence: its cells are parted by tabs.
fn sentences_of(words: &str) -> String {
    if words.contains('\t') { format!("{}.", words.replace('\t', "; ")) } else { words.to_owned() }
}

/// What another telling does to the first.
fn stance(
    text: &super::text::SectionText<'_>,
    unit: &Range<usize>,
    harmless: bool,
) -> &'static str {
    match (text.has(unit.clone(), text.known().denies), harmless) {
        (true, _) => "denies",
        (false, true) => "confirms",
        (false, false) => "corrects",
    }
}

/// `denied that civilians had been killed`, to the next word of saying: nobody was, by this telling.
fn is_denied(text: &super::text::SectionText<'_>, unit: &Range<usize>, at: usize) -> bool {
    let known = text.known();
    let said = (unit.start..at).rev().find(|at| text.is(*at, known.said));
    said.is_some_and(|said| text.is(said, known.denies) && text.word(said + 1) == "that")
}

/// A source as a field.
pub(super) fn source_field(text: &super::text::SectionText<'_>, source: &ToldSource) -> Field {
    let span = Some(text.span(source.range.clone()));
    field("source", source.value.clone(), span, source.certainty, source.rule)
}
