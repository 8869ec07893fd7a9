//! Totals that a text tells, as figures, and what is no event, as points.

use std::ops::Range;

use super::amount::count_at;
use super::basis;
use super::dates::{When, dates};
use super::entry::{Desk, field};
use super::signs::{Signs, ToldSigns, signs};
use super::sources::sources;
use super::telling::source_field;
use super::units::EventUnit;
use crate::import::field::Certainty;
use crate::import::piece::{Piece, PieceKind};
use crate::import::rules::HarmKind;

impl Desk<'_, '_> {
    /// Makes figures of a total: one for each number that is told of the whole.
    fn figures(&self, unit: &EventUnit) -> Vec<Piece> {
        let Some(told) = self.texts.get(unit.text) else { return Vec::new() };
        let text = &told.text;
        let signs = signs(told, &unit.range, &self.calendar, self.taxonomy);
        let totals = totals_of(told, unit, &signs);
        let span = text.span(unit.range.clone());
        let sources = sources(text, &unit.range, &self.calendar, self.taxonomy);
        let basis = basis::basis(text, &unit.range, &sources, self.taxonomy);
        let period = dates(text, unit.range.clone())
            .into_iter()
            .find(|dated| matches!(dated.when, When::Between(..) | When::Month { .. }));
        let period = period.and_then(|dated| Some((self.calendar.meant(dated.when)?, dated.range)));
        let issuer = sources
            .first()
            .and_then(|source| source.outlets.first().cloned())
            .or_else(|| self.context.publisher.clone());
        let figure = |(of, total, range): CountedFigure| {
            let mut fields = vec![
                field("of", of, Some(text.span(range.clone())), Certainty::Likely, "total"),
                field(
                    "issuer",
                    issuer.clone().unwrap_or_else(|| "unknown".to_owned()),
                    None,
                    Certainty::Guess,
                    "total",
                ),
                field("basis", basis.word.to_owned(), None, basis.certainty, basis.rule),
            ];
            if let Some((meant, range)) = &period {
                fields.push(field(
                    "period",
                    meant.days.written(),
                    Some(text.span(range.clone())),
                    meant.certainty,
                    "total",
                ));
            }
            fields.push(field("total", total, Some(text.span(range)), Certainty::Likely, "total"));
            fields.push(field(
                "note",
                text.words(unit.range.clone()).to_owned(),
                Some(span),
                Certainty::Certain,
                "sentences",
            ));
            fields.extend(sources.iter().map(|source| source_field(text, source)));
            Piece { kind: PieceKind::Figure, spans: vec![span], fields, inner: Vec::new() }
        };
        totals.into_iter().map(figure).collect()
    }

    /// Makes the figures of a total, or a point where it gives none.
    pub fn sums(&self, unit: &EventUnit) -> Vec<Piece> {
        let figures = self.figures(unit);
        if figures.is_empty() { self.point(unit, false).into_iter().collect() } else { figures }
    }

    /// Makes a point: a judgement, or what was not understood.
    pub fn point(&self, unit: &EventUnit, judged: bool) -> Option<Piece> {
        let text = &self.texts.get(unit.text)?.text;
        let span = text.span(unit.range.clone());
        let words = text.words(unit.range.clone());
        let sources = sources(text, &unit.range, &self.calendar, self.taxonomy);
        let mut fields =
            vec![field("text", words.to_owned(), Some(span), Certainty::Certain, "sentences")];
        if judged {
            fields.push(field(
                "basis",
                "assessed".to_owned(),
                Some(span),
                Certainty::Likely,
                "judgement",
            ));
        } else {
            let basis = basis::basis(text, &unit.range, &sources, self.taxonomy);
            fields.push(field(
                "basis",
                basis.word.to_owned(),
                None,
                basis.certainty.max(Certainty::Likely),
                basis.rule,
            ));
            fields.push(field("tags", "unread".to_owned(), None, Certainty::Certain, "unread"));
        }
        fields.extend(sources.iter().map(|source| source_field(text, source)));
        Some(Piece { kind: PieceKind::Point, spans: vec![span], fields, inner: Vec::new() })
    }
}

/// What was counted, how many, and where it stands.
type CountedFigure = (String, String, Range<usize>);

/// The numbers that a total tells: of people harmed, and of what else was counted.
fn totals_of(told: &ToldSigns<'_>, unit: &EventUnit, signs: &Signs) -> Vec<CountedFigure> {
    let text = &told.text;
    let mut totals: Vec<CountedFigure> = Vec::new();
    for harm in signs.harms.iter().filter(|harm| !harm.part) {
        let of = match harm.toll {
            HarmKind::Killed => "killed",
            HarmKind::Wounded => "wounded",
            HarmKind::KilledOrWounded => "killed or wounded",
            HarmKind::Captured => "captured",
        };
        if harm.amount.number().is_some() && !totals.iter().any(|(known, ..)| known == of) {
            totals.push((of.to_owned(), harm.amount.to_string(), harm.range.clone()));
        }
    }
    let counted = unit.range.clone().find_map(|at| {
        let count = count_at(text, at).filter(|count| count.amount.number().is_some())?;
        let noun = (count.to..(count.to + 4).min(unit.range.end))
            .find(|at| text.is(*at, text.known().summary_noun))?;
        let people = text.is(noun, text.known().person);
        (!people || totals.is_empty())
            .then(|| (text.word(noun).to_owned(), count.amount.to_string(), at..noun + 1))
    });
    if let Some((noun, amount, range)) = counted
        && !totals.iter().any(|(_, _, known)| known.start < range.end && range.start < known.end)
    {
        totals.insert(0, (noun, amount, range));
    }
    totals
}
