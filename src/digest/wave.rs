//! A named campaign of attacks, as its issuers describe it.

use chrono::NaiveDate;

use super::{ActorId, Citation, Figure, Period, Point};
use crate::words::KnownAs;

/// What one issuer says of a wave's dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuerDates {
    /// Who says so.
    pub issuer: Box<str>,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day.
    pub end: Option<NaiveDate>,
    /// Length as the issuer counts it; need not be the inclusive count.
    pub days: Option<u32>,
    /// A remark.
    pub note: Option<Box<str>>,
    /// Where it was said.
    pub sources: Vec<Citation>,
}

/// A campaign: its period, names, stated figures and judgements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wave {
    /// `<year>-<month>-<name>`
    pub id: Box<str>,
    /// What it is called.
    pub name: Box<str>,
    /// What else it is called.
    pub aliases: Vec<Box<str>>,
    /// What sort of campaign.
    pub kind: Option<Box<str>>,
    /// Entries of this actor, and of its parts, belong to the wave.
    pub actor: Option<Box<str>>,
    /// The same, where the taxonomy knows it.
    pub known_actor: Option<ActorId>,
    /// From when to when; the end may be open.
    pub period: Period,
    /// Days, as the main issuer counts them.
    pub duration: Option<u32>,
    /// The dates by issuer.
    pub dates: Vec<IssuerDates>,
    /// What it was said to be for.
    pub pretext: Option<Box<str>>,
    /// Countries that took part.
    pub countries: Vec<Box<str>>,
    /// Provinces that took no part.
    pub absent: Vec<Box<str>>,
    /// How the attacks were done, in words.
    pub tactics: Vec<Box<str>>,
    /// What is said of attacks in the West.
    pub west: Option<Box<str>>,
    /// Stated figures, by issuer.
    pub figures: Vec<Figure>,
    /// Judgements and remarks.
    pub points: Vec<Point>,
    /// What is not known.
    pub gaps: Vec<Box<str>>,
    /// Where it was described.
    pub sources: Vec<Citation>,
    /// Path of its file within the archive.
    pub file: Box<str>,
}

impl Wave {
    /// What it is named by: its id, its names, its days.
    pub fn known_as(&self) -> KnownAs {
        let names = [&self.id, &self.name].into_iter().chain(&self.aliases);
        KnownAs::new(names.map(AsRef::as_ref), &self.period.spoken())
    }
}
