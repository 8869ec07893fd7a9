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
    match placed.standing {
        NoteStanding::AsSeen => {}
        NoteStanding::Changed => {
            let changed = "what it is on says something else by now";
            page.line("", vec![Span::new(changed, Tone::Warning)]);
        }
        NoteStanding::Unknown => {
            page.line("", vec![Span::new("what it saw is not kept", Tone::Dim)]);
        }
    }
    if let Some(text) = &note.text {
        page.text(&**text);
    }
    let reliability = note.reliability.map(|letter| format!("{letter}, {}", letter.meaning()));
    page.field_text("Source", reliability.as_deref());
    let credibility = note.credibility.map(|number| format!("{number}, {}", number.meaning()));
    page.field_text("Said", credibility.as_deref());
    let likelihood = note.likelihood.map(|word| {
        let (least, most) = word.percent();
        format!("{word}, {least} to {most} %")
    });
    page.field_text("Likelihood", likelihood.as_deref());
    page.field_text("Confidence", note.confidence.map(|word| word.to_string()).as_deref());
    let tags = (!note.tags.is_empty()).then(|| note.tags.join(", "));
    page.field_text("Tags", tags.as_deref());
}
