//! Waves. Dates and durations that contradict each other are legal: issuers do disagree.

use std::sync::Arc;

use chrono::NaiveDate;

use super::context::ReadContext;
use super::page::{FileContent, Read, ReadDepth};
use crate::digest::{DateSpan, IssuerDates, Precision, StatementsBuilder, Wave};
use crate::yaml::{Fault, MapReader, Node};

/// Reads a wave from its mapping.
pub(super) fn read(file: &str, root: &Node, desk: &mut ReadContext) -> Option<Read> {
    let mut map = root.handwritten_map("wave", &mut desk.faults)?;
    let id_mark = map.get("wave").map_or(root.mark, |node| node.mark);
    let id = desk.need_name(&mut map, "wave");
    let name = desk.need_name(&mut map, "name");
    let aliases = desk.names(&mut map, "aliases");
    let kind = desk.boxed(&mut map, "kind");
    let actor = desk.boxed(&mut map, "actor");
    let period = desk.need_date(&mut map, "period");
    let duration = desk.parse(&mut map, "duration", days);
    let dates = desk.dates(&mut map);
    let pretext = desk.boxed(&mut map, "pretext");
    let countries = desk.names(&mut map, "countries");
    let absent = desk.names(&mut map, "absent");
    let tactics = desk.names(&mut map, "tactics");
    let west = desk.boxed(&mut map, "west");
    let figures = desk.figures(&mut map);
    let mut statements = StatementsBuilder::default();
    desk.points(&mut map, "points", &mut statements);
    desk.statements(&mut map, "gaps", &mut statements);
    let sources = desk.sources(&mut map);
    map.finish(&mut desk.faults);
    let wave = Wave {
        id: id?.into(),
        name: name?.into(),
        aliases,
        kind,
        known_actor: actor.as_ref().and_then(|actor| desk.words.actor(actor)),
        actor,
        period: period?,
        duration,
        dates,
        pretext,
        countries,
        absent,
        tactics,
        west,
        figures,
        statements: statements.finish(),
        sources,
        file: file.into(),
    };
    let page = FileContent::Wave(Arc::new(wave));
    Some(Read { page, id: id_mark, mentions: Vec::new(), depth: ReadDepth::Whole })
}

impl ReadContext<'_, '_> {
    fn dates(&mut self, map: &mut MapReader<'_, '_>) -> Vec<IssuerDates> {
        let mut dates = Vec::new();
        for item in self.items(map, "dates") {
            self.bound_faults();
            dates.extend(self.issuer_dates(item));
        }
        dates
    }

    fn issuer_dates(&mut self, node: &Node) -> Option<IssuerDates> {
        let mut map = node.handwritten_map("dates", &mut self.faults)?;
        let issuer = self.need_name(&mut map, "issuer");
        let start = self.day(&mut map, "start");
        let end = self.day(&mut map, "end");
        let days = self.parse(&mut map, "days", days);
        let note = self.text(&mut map, "note").map(Into::into);
        let sources = self.sources(&mut map);
        map.finish(&mut self.faults);
        Some(IssuerDates { issuer: issuer?.into(), start, end, days, note, sources })
    }

    fn day(&mut self, map: &mut MapReader<'_, '_>, key: &'static str) -> Option<NaiveDate> {
        let at = map.get(key)?.mark;
        let span: DateSpan = self.date(map, key)?;
        match span.precision {
            Precision::Day => Some(span.from),
            Precision::About | Precision::Range | Precision::Month | Precision::Year => {
                let message = format!("`{span}` is no single day; write 2020-05-20");
                self.faults.push(Fault::error(at, message));
                None
            }
        }
    }
}

fn days(text: &str) -> Result<u32, String> {
    text.trim().parse().map_err(|_| format!("`{text}` is no number of days; write 10"))
}
