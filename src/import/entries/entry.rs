//! The fields of an event, in the order of a digest.

use std::ops::Range;

use super::acts::{harmed, toll_field, toll_name};
use super::agent::claims_it;
use super::context::EntryContext;
use super::days::{MeantDays, NearDays, of_period, of_release, of_year};
use super::parties::{EventParty, Parties, PartySide, party, written};
use super::record::actor_cell;
use super::segment::ToldEvent;
use super::signs::{Signs, ToldSigns, signs};
use super::table_row;
use super::units::EventUnit;
use crate::digest::{AreaId, Taxonomy, TheatreId};
use crate::import::block::{TextBlock, TextSpan};
use crate::import::field::{Certainty, Field};
use crate::import::piece::{Piece, PieceKind};
use crate::import::rules::ImportRules;

/// What entries are read with.
pub(super) struct Desk<'a, 't> {
    pub texts: &'a [ToldSigns<'t>],
    pub blocks: &'a [TextBlock],
    pub calendar: NearDays,
    pub context: &'a EntryContext,
    pub taxonomy: &'a Taxonomy,
    /// The area of the entry before, for those that name none.
    pub carried: Option<(TheatreId, AreaId)>,
    /// The entries before were told of several theatres.
    pub roams: bool,
    /// The area that a block's first sentence names, which tells no event.
    pub led: Option<(usize, (TheatreId, AreaId))>,
    /// So many entries in a row have had the area of the one before.
    pub stays: usize,
    /// It goes on from the entry before: in the same block, with no day of its own.
    pub goes_on: bool,
    /// The entry before was told in the same block.
    pub in_block: bool,
}

/// A unit with what it tells.
pub(super) struct EntryRead<'a, 't> {
    pub(super) told: &'a ToldSigns<'t>,
    pub(super) range: Range<usize>,
    pub(super) signs: Signs,
    pub(super) main: bool,
}

impl EntryRead<'_, '_> {
    /// `Two men were arrested in connection with the attack`: that was not done in it.
    pub(super) fn refers_back(&self) -> bool {
        let text = &self.told.text;
        !self.main && text.has_outside(self.range.clone(), text.known().refers_back)
    }
}

/// Makes a field.
pub(super) fn field(
    name: &'static str,
    value: String,
    span: Option<TextSpan>,
    certainty: Certainty,
    rule: &str,
) -> Field {
    Field { name, value, span, certainty, rule: rule.to_owned() }
}

/// So many tokens before an event without a day `recently` still tells of it.
const RECENTLY: usize = 200;

impl<'t> Desk<'_, 't> {
    /// The rules that all of its texts are read with; none where there is no text.
    pub(super) fn rules(&self) -> Option<&'t ImportRules> {
        self.texts.first().map(|told| told.text.rules)
    }

    pub(super) fn read(&self, event: &ToldEvent) -> Vec<EntryRead<'_, 't>> {
        let header = event.header.and_then(|text| {
            let told = self.texts.get(text)?;
            Some((EventUnit { text, range: 0..told.text.tokens.len() }, event.units.is_empty()))
        });
        let units =
            event.units.iter().enumerate().map(|(at, unit)| (unit.clone(), at == event.main));
        let units = header.into_iter().chain(units).filter_map(|(unit, main)| {
            let told = self.texts.get(unit.text)?;
            let mut signs = signs(told, &unit.range, &self.calendar, self.taxonomy);
            if event.row.text == unit.text {
                signs.places.extend(table_row::place(&told.text, &event.row));
            }
            Some(EntryRead { told, range: unit.range, signs, main })
        });
        self.record_of(event).into_iter().chain(units).collect()
    }

    /// The words of a record, with the places and the tolls that its cells give.
    fn record_of(&self, event: &ToldEvent) -> Option<EntryRead<'_, 't>> {
        let row = &event.row;
        let told = self.texts.get(row.text).filter(|_| row.is_record)?;
        let mut all = signs(told, &(0..0), &self.calendar, self.taxonomy);
        all.places = table_row::place(&told.text, row).into_iter().collect();
        all.harms = row
            .harms
            .iter()
            .flat_map(|cell| signs(told, cell, &self.calendar, self.taxonomy).harms)
            .collect();
        Some(EntryRead { told, range: 0..told.text.tokens.len(), signs: all, main: false })
    }

    /// Makes an entry of an event.
    pub fn entry(&self, event: &ToldEvent) -> Piece {
        let read = self.read(event);
        let spans: Vec<TextSpan> =
            joined(read.iter().map(|unit| unit.told.text.span(unit.range.clone())));
        let mut fields = Vec::new();
        self.date(event, &mut fields);
        let main = read.iter().find(|unit| unit.main).or(read.first());
        let Some(main) = main else {
            return Piece { kind: PieceKind::Entry, spans, fields, inner: Vec::new() };
        };
        let mut parties = self.parties_of(main, &read);
        self.row_parties(event, &mut parties);
        self.version_parties(event, &mut parties);
        let totals = self.acts(main, &read, &mut parties, &mut fields);
        self.where_(main, &read, &mut fields);
        let mut telling = Vec::new();
        self.telling(main, &read, event, &mut telling);
        let claimed = telling.iter().any(|field| field.name == "basis" && field.value == "claimed");
        self.who(&parties, harmed(&read), claimed, &mut fields);
        for total in &totals {
            fields.push(toll_field(total));
        }
        self.row_tolls(event, &mut fields);
        self.dated_by_source(event, &telling, &mut fields);
        fields.append(&mut telling);
        let group = parties
            .actor
            .as_ref()
            .filter(|actor| actor.side == PartySide::Group)
            .map(|actor| actor.name.as_str());
        let inner: Vec<Piece> =
            event.versions.iter().filter_map(|unit| self.version(unit, group)).collect();
        doubt_told_otherwise(&mut fields, &inner);
        Piece { kind: PieceKind::Entry, spans, fields, inner }
    }

    /// The tolls that the columns of a table give, which stand before what the words of its row tell.
    fn row_tolls(&self, event: &ToldEvent, fields: &mut Vec<Field>) {
        let Some(text) = self.texts.get(event.row.text).map(|told| &told.text) else { return };
        for (toll, cell) in &event.row.tolls {
            let Some(count) = table_row::amount(text, cell) else { continue };
            let name = toll_name(*toll, false);
            // The dead of a column may be those of either side, as the words tell.
            let own = fields.iter().any(|field| field.name.starts_with("losses."));
            let told = |field: &Field| {
                field.name.starts_with("losses.") && field.value == count.to_string()
            };
            if fields.iter().any(told) {
                continue;
            }
            fields.retain(|field| field.name != name);
            let span = Some(text.span(cell.clone()));
            let certainty = if own { Certainty::Likely } else { Certainty::Certain };
            fields.push(field(name, count.to_string(), span, certainty, "table-column"));
        }
    }

    /// `The group claimed that it had killed 15`: another telling of the toll names who did it as well.
    fn version_parties(&self, event: &ToldEvent, parties: &mut Parties) {
        let named = |actor: &EventParty| actor.known || actor.side == PartySide::Force;
        if parties.actor.as_ref().is_some_and(named) {
            return;
        }
        let claimed = event.versions.iter().find_map(|unit| {
            let text = &self.texts.get(unit.text)?.text;
            claims_it(text, &unit.range, self.taxonomy)
        });
        // Its words stand in another sentence.
        let claimed = claimed.map(|party| EventParty { range: 0..0, ..party });
        parties.actor = claimed.or(parties.actor.take());
    }

    /// Who acted on whom, where the columns of a table or the labels of a record say so.
    fn row_parties(&self, event: &ToldEvent, parties: &mut Parties) {
        let Some(text) = self.texts.get(event.row.text).map(|told| &told.text) else { return };
        if let Some(cell) = actor_cell(text, &event.row) {
            parties.actor = Some(party(text, cell, self.taxonomy));
        }
        if let Some(cell) = &event.row.target {
            parties.target = Some(written(text, cell.clone()));
        }
    }

    pub(super) fn date(&self, event: &ToldEvent, fields: &mut Vec<Field>) {
        let recently = event.units.get(event.main).is_some_and(|unit| {
            let told = self.texts.get(unit.text);
            let from = unit.range.start.saturating_sub(RECENTLY);
            told.is_some_and(|told| told.text.has(from..unit.range.end, told.text.known().recently))
        });
        let period = || of_period(&self.calendar);
        let year = || of_year(&self.calendar).filter(|_| recently);
        let release = || of_release(self.context.release);
        let told = event.date.clone().or_else(year).or_else(release).or_else(period);
        let Some(meant) = told else { return };
        let span = event
            .dated
            .as_ref()
            .and_then(|unit| Some(self.texts.get(unit.text)?.text.span(unit.range.clone())));
        let (rule, certainty) = match (&event.dated, &event.date) {
            (Some(_), _) => ("date-told", meant.certainty),
            (None, Some(_)) => ("date-carried", meant.certainty.max(Certainty::Likely)),
            (None, None) => ("date-of-period", meant.certainty),
        };
        let mark = if self.is_about(event, meant.days) { "~" } else { "" };
        fields.push(field(
            "date",
            format!("{}{mark}", meant.days.written()),
            span,
            certainty,
            rule,
        ));
        if meant.inferred || event.dated.is_none() {
            fields.push(field("date_basis", "inferred".to_owned(), None, certainty, rule));
        }
    }
}

impl Desk<'_, '_> {
    /// `around 13 July` is told as about that day.
    fn is_about(&self, event: &ToldEvent, days: MeantDays) -> bool {
        let about = |unit: &EventUnit| {
            let text = &self.texts.get(unit.text)?.text;
            let before = unit.range.start.checked_sub(1)?;
            Some(matches!(text.word(before), "around" | "about" | "approximately" | "circa"))
        };
        matches!(days, MeantDays::Day(_)) && event.dated.as_ref().and_then(about) == Some(true)
    }
}

/// A toll that another version tells otherwise is no more than likely the one that the archive takes.
fn doubt_told_otherwise(fields: &mut [Field], versions: &[Piece]) {
    let told = |name: &str, value: &str| {
        let others = versions.iter().flat_map(|version| &version.fields);
        others.into_iter().any(|other| other.name == name && other.value != value)
    };
    for field in fields.iter_mut().filter(|field| matches!(field.name, "killed" | "wounded")) {
        if told(field.name, &field.value) {
            field.certainty = field.certainty.max(Certainty::Likely);
        }
    }
}

/// Spans that follow one another become one.
pub(super) fn joined(spans: impl Iterator<Item = TextSpan>) -> Vec<TextSpan> {
    let mut all: Vec<TextSpan> = Vec::new();
    for span in spans {
        match all.last_mut() {
            Some(last) if last.block == span.block && span.from <= last.to + 2 => {
                last.to = span.to.max(last.to);
            }
            _ => all.push(span),
        }
    }
    all
}
