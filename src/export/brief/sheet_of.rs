//! From a briefing to its sheet: headings, what it says of itself, and the words of the analyst apart from
//! what is told. Items are laid out in `items`.

use super::items::item;
use super::sheet::{BriefSheet, SheetBlock, SheetField, SheetLook, SheetSpan};
use crate::archive::Corpus;
use crate::brief::{
    BriefCover, BriefFacts, BriefMissing, BriefNote, BriefNoteOn, BriefPart, Briefing, DaysFrom,
};
use crate::export::notes::Notes;
use crate::text::fit_words;

/// Said where an item is not any more what was gathered.
pub(super) const CHANGED: &str = "Changed in the archive since it was gathered.";

/// How much is quoted of words that a note is on, in cells.
const QUOTED: usize = 60;

/// What a reader has to know who was not there.
const HOW_TO_READ: [&str; 3] = [
    "claimed: the group's own media say so; official: a state body; reported: press, aid groups, local \
     sources; assessed: a publisher's or another analyst's judgement.",
    "≠: others give another number. 5+ and ≥5: at least so many. –: nothing is told of it, which is no zero.",
    "Held: of how many days the archive holds all that is listed, a part, words only, or nothing (silent).",
];

/// Lays a briefing out. The corpus must be the one that it was composed from.
pub(super) fn sheet_of(briefing: &Briefing, corpus: &Corpus) -> BriefSheet {
    let mut notes = Notes::default();
    let mut blocks = Vec::new();
    for section in &briefing.sections {
        blocks.push(SheetBlock::Section(section.heading.clone()));
        for part in &section.parts {
            match part {
                BriefPart::About => blocks.push(SheetBlock::Fields(fields(&briefing.facts))),
                BriefPart::Item(it) => item(it, corpus, &mut notes, &mut blocks),
                BriefPart::Text(text) => blocks.push(own(vec![], text)),
                BriefPart::Note(note) => blocks.push(noted(note)),
                BriefPart::Missing(it) => missing(it, &mut blocks),
            }
        }
    }
    let facts = &briefing.facts;
    BriefSheet {
        title: briefing.title.clone(),
        marking: briefing.marking.clone(),
        origin: origin(facts),
        day: facts.day.map(|day| day.to_string()),
        blocks,
        notes: notes.all().map(|(_, note)| note.to_owned()).collect(),
    }
}

/// Says of which days it is, and from where: `14–24 May 2020; archive, watchfloor 0.2.0, 2026-11-30`.
fn origin(facts: &BriefFacts) -> String {
    let days = facts.days.map(|days| format!("{}; ", days.period.spoken())).unwrap_or_default();
    let day = facts.day.map(|day| format!(", {day}")).unwrap_or_default();
    format!("{days}{}, {}{day}", facts.archive, facts.program)
}

fn fields(facts: &BriefFacts) -> Vec<SheetField> {
    let mut fields = Vec::new();
    let mut add = |name: &'static str, words: Option<String>| {
        let spans = words.map(|words| vec![SheetSpan::Text(words)]);
        fields.extend(spans.map(|spans| SheetField { name, spans, look: SheetLook::Plain }));
    };
    add(
        "Days",
        facts.days.map(|days| {
            let from = match days.from {
                DaysFrom::Named => "",
                DaysFrom::Gathered => ", from the first to the last day of what was gathered",
            };
            format!("{}{from}", days.period.spoken())
        }),
    );
    add("As of", as_of(facts));
    for (at, BriefCover { place, held }) in facts.cover.iter().enumerate() {
        let place = place.as_deref().unwrap_or("All places");
        add(if at == 0 { "Held" } else { "" }, Some(format!("{place}: {held}")));
    }
    add("Gathered", Some(facts.gathered.clone()));
    add("Entries rest on", facts.bases.clone());
    let queries: Vec<String> = facts.queries.iter().map(|query| format!("“{query}”")).collect();
    add("Asked for", (!queries.is_empty()).then(|| queries.join(", ")));
    add("Archive", Some(facts.archive.clone()));
    add("Written by", Some(facts.program.clone()));
    for (at, words) in HOW_TO_READ.into_iter().enumerate() {
        add(if at == 0 { "How to read" } else { "" }, Some(words.to_owned()));
    }
    fields
}

fn as_of(facts: &BriefFacts) -> Option<String> {
    let newest = facts.newest.as_ref().map(|newest| format!("the newest digest is {newest}"));
    let day = match (facts.as_of, facts.day) {
        (Some(day), Some(written)) => {
            Some(format!("as it was told until {day}; written {written}"))
        }
        (Some(day), None) => Some(format!("as it was told until {day}")),
        (None, day) => day.map(|day| day.to_string()),
    };
    let parts: Vec<String> = [day, newest].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn noted(note: &BriefNote) -> SheetBlock {
    let on = match &note.on {
        BriefNoteOn::Item(number) => SheetSpan::ItemNumber(*number),
        BriefNoteOn::Words(words) => SheetSpan::Text(begun(words)),
    };
    let Some(beside) = &note.beside else {
        return own(vec![SheetSpan::text(" on "), on], &note.text);
    };
    // Whose word it is stands in its head, as with everything on the page.
    let day = beside.day.map(|day| format!(", {day},")).unwrap_or_default();
    let who = SheetSpan::Strong(format!("Noted by {}", beside.by));
    let mut by = vec![who, SheetSpan::text(format!("{day} on ")), on];
    by.extend(beside.doubt.map(|doubt| SheetSpan::text(format!(" ({doubt})"))));
    let mut paragraphs = paragraphs(&note.text);
    let judged = beside.judged.iter().map(|(name, judged)| format!("{name}: {judged}"));
    let judged: Vec<String> = judged.collect();
    if !judged.is_empty() {
        paragraphs.push(judged.join("\n"));
    }
    SheetBlock::Own { by, paragraphs }
}

/// Quotes how words of the analyst begin, on one line.
fn begun(words: &str) -> String {
    let line: Vec<&str> = words.split_whitespace().collect();
    format!("“{}”", fit_words(&line.join(" "), QUOTED, "…"))
}

/// Words of the analyst.
fn own(on: Vec<SheetSpan>, text: &str) -> SheetBlock {
    let by = std::iter::once(SheetSpan::Strong("The analyst".to_owned())).chain(on).collect();
    SheetBlock::Own { by, paragraphs: paragraphs(text) }
}

/// Parts words of an analyst into paragraphs, at empty lines.
fn paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut is_within = false;
    for line in text.lines() {
        match paragraphs.last_mut().filter(|_| is_within) {
            Some(paragraph) if !line.trim().is_empty() => {
                paragraph.push('\n');
                paragraph.push_str(line);
            }
            Some(_) | None => {
                if !line.trim().is_empty() {
                    paragraphs.push(line.to_owned());
                }
            }
        }
        is_within = !line.trim().is_empty();
    }
    paragraphs
}

fn missing(missing: &BriefMissing, blocks: &mut Vec<SheetBlock>) {
    let BriefMissing { what, words, why, said, note } = missing;
    let said = said.as_ref().map_or_else(String::new, |said| format!(". It said: “{said}”"));
    let spans = vec![
        SheetSpan::Strong(format!("{what} ")),
        SheetSpan::text(format!("{words}: ")),
        SheetSpan::text(format!("{why}{said}")),
    ];
    blocks.push(SheetBlock::Words { look: SheetLook::Warning, spans });
    if let Some(note) = note {
        blocks.push(own(vec![SheetSpan::text(" on this")], note));
    }
}
