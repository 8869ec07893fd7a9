//! A named campaign of attacks, as its issuers describe it.

use chrono::NaiveDate;

use super::{ActorId, Citation, Figure, Period, PointList, Sentence, Statements};
use crate::words::KnownAs;

/// The dates of a wave according to one issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuerDates {
    /// The issuer.
    pub issuer: Box<str>,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day.
    pub end: Option<NaiveDate>,
    /// Length as the issuer counts it; it may differ from the inclusive count.
    pub days: Option<u32>,
    /// A remark.
    pub note: Option<Box<str>>,
    /// Where it was published.
    pub sources: Vec<Citation>,
}

/// A campaign: its period, names, stated figures and judgements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wave {
    /// `<year>-<month>-<name>`
    pub id: Box<str>,
    /// Its name.
    pub name: Box<str>,
    /// Its other names.
    pub aliases: Vec<Box<str>>,
    /// The kind of campaign.
    pub kind: Option<Box<str>>,
    /// The actor; its entries, and those of its parts, belong to the wave.
    pub actor: Option<Box<str>>,
    /// The actor in the taxonomy, if known there.
    pub known_actor: Option<ActorId>,
    /// Its period; the end may be open.
    pub period: Period,
    /// Length in days, as the main issuer counts it.
    pub duration: Option<u32>,
    /// The dates by issuer.
    pub dates: Vec<IssuerDates>,
    /// The stated purpose.
    pub pretext: Option<Box<str>>,
    /// Countries that took part.
    pub countries: Vec<Box<str>>,
    /// Provinces that took no part.
    pub absent: Vec<Box<str>>,
    /// How the attacks were carried out, in words.
    pub tactics: Vec<Box<str>>,
    /// Statements about attacks in the West.
    pub west: Option<Box<str>>,
    /// Stated figures, by issuer.
    pub figures: Vec<Figure>,
    /// Judgements and remarks, and what is not known.
    pub statements: Statements,
    /// Where it was described.
    pub sources: Vec<Citation>,
    /// Path of its file within the archive.
    pub file: Box<str>,
}

impl IssuerDates {
    /// Returns true where it gives another first or last day than these.
    pub fn differ_from(&self, own: Period) -> bool {
        self.start.is_some_and(|start| start != own.from)
            || self.end.is_some_and(|end| Some(end) != own.to)
    }
}

impl Wave {
    /// Returns the dates of issuers who give other days than its period.
    pub fn disputed_dates(&self) -> impl Iterator<Item = &IssuerDates> {
        self.dates.iter().filter(|dates| dates.differ_from(self.period))
    }

    /// Returns judgements and remarks.
    pub fn points(&self) -> PointList<'_> {
        self.statements.points()
    }

    /// Returns what is not known.
    pub fn gaps(&self) -> impl ExactSizeIterator<Item = Sentence<'_>> {
        self.statements.sentences()
    }

    /// Returns what it can be named by: its id, its names, its days.
    pub fn known_as(&self) -> KnownAs {
        let names = [&self.id, &self.name].into_iter().chain(&self.aliases);
        KnownAs::new(names.map(AsRef::as_ref), &self.period.spoken())
    }

    /// Returns the days of which something is told: its period; where that has an open end, up to the
    /// last day that one of its figures counts, at least its first. A picture that drew an open
    /// end on would show years of attacks that nobody tells of.
    pub fn told_days(&self) -> Period {
        let from = self.period.from;
        let counted = self.figures.iter().filter_map(|figure| figure.period?.to);
        let to = self.period.to.unwrap_or_else(|| counted.fold(from, NaiveDate::max));
        Period { from, to: Some(to) }
    }
}
