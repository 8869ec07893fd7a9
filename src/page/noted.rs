//! What analysts noted of a record, beside the archive: never mixed with what the archive tells.

use super::{Page, Span, Tone};
use crate::archive::{Corpus, NoteStanding, PassageIn, PassageKey, PlacedNote, RecordKey};

/// So many letters of what a note is on are quoted.
const QUOTED: usize = 60;

/// Adds the notes on a record, if there are any.
pub(super) fn noted(page: &mut Page, corpus: &Corpus, key: RecordKey) {
    let noted = corpus.noted();
    let notes = noted.on(key);
    if notes.is_empty() {
        return;
    }
    heading(page);
    for placed in notes {
        one(page, placed);
    }
}

/// Adds the notes on a digest or wave, then those on its points and figures, each with what it is on.
pub(super) fn noted_in(page: &mut Page, corpus: &Corpus, home: PassageIn) {
    let noted = corpus.noted();
    let keys = (0..corpus.passages_in(home)).map(|place| PassageKey { home, place });
    let mut is_begun = false;
    for key in keys {
        let notes = noted.on(RecordKey::Passage(key));
        let Some(passage) = corpus.passage(key).filter(|_| !notes.is_empty()) else { continue };
        if !is_begun {
            heading(page);
            is_begun = true;
        }
        if key.place > 0 {
            let said: String = passage.labelled_text().chars().take(QUOTED).collect();
            let on = format!("On the {}: {said}", passage.kind().word());
            page.gap();
            page.line("", vec![Span::new(on, Tone::Dim)]);
        }
        for placed in notes {
            one(page, placed);
        }
    }
}

fn heading(page: &mut Page) {
    page.heading_with("Noted", "beside the archive, not in it");
}

fn one(page: &mut Page, placed: &PlacedNote) {
    let note = &placed.note;
    page.gap();
    let day = note.day.map_or(String::new(), |day| format!(", {day}"));
    page.line("", vec![Span::new(&*note.by, Tone::Strong), Span::new(day, Tone::Dim)]);
    if let Some(doubt) = note_doubt(placed.standing) {
        let tone = match placed.standing {
            NoteStanding::Changed => Tone::Warning,
            NoteStanding::AsSeen | NoteStanding::Unknown => Tone::Dim,
        };
        page.line("", vec![Span::new(doubt, tone)]);
    }
    if let Some(text) = &note.text {
        page.text(&**text);
    }
    for (name, judged) in note_judgements(placed) {
        page.field_text(name, Some(&judged));
    }
}

/// Says why a note may be of something else than what its record says; nothing where it is not.
pub fn note_doubt(standing: NoteStanding) -> Option<&'static str> {
    match standing {
        NoteStanding::AsSeen => None,
        NoteStanding::Changed => Some("what it is on says something else by now"),
        NoteStanding::Unknown => Some("what it saw is not kept"),
    }
}

/// Returns the grades, estimates and tags of a note, each by its name.
pub fn note_judgements(placed: &PlacedNote) -> Vec<(&'static str, String)> {
    let note = &placed.note;
    let likelihood = note.likelihood.map(|word| {
        let (least, most) = word.percent();
        format!("{word}, {least} to {most} %")
    });
    let all = [
        ("Source", note.reliability.map(|letter| format!("{letter}, {}", letter.meaning()))),
        ("Said", note.credibility.map(|number| format!("{number}, {}", number.meaning()))),
        ("Likelihood", likelihood),
        ("Confidence", note.confidence.map(|word| word.to_string())),
        ("Tags", (!note.tags.is_empty()).then(|| note.tags.join(", "))),
    ];
    all.into_iter().filter_map(|(name, judged)| Some((name, judged?))).collect()
}
