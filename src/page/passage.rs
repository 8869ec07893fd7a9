//! The page on a passage: what it says, who stands behind it, its days, and where it stands.

use super::noted::noted;
use super::quote::{citation, of_digest};
use super::{Page, Span, Tone};
use crate::archive::{Corpus, PassageKey, RecordKey};
use crate::digest::{Citation, CitationRef, Passage, PassageDate, PassageHome, PassageKind};

/// Composes the page on a passage; empty if the corpus does not have it.
pub fn passage(corpus: &Corpus, key: PassageKey) -> Page {
    let mut page = Page::new();
    let Some(passage) = corpus.passage(key) else { return page };
    page.title(title(passage.kind()));
    page.gap();
    page.text(passage.labelled_text());
    page.gap();
    if let Some(basis) = passage.basis() {
        page.field("Basis", vec![Span::new(basis.word(), Tone::Basis(basis))]);
    }
    page.field("Date", vec![Span::new(dated(&passage), Tone::Plain)]);
    let taxonomy = corpus.taxonomy();
    let theatre = passage.theatre.map(|theatre| taxonomy.theatre_name(theatre));
    let area = passage.area.map(|area| taxonomy.area_name(area));
    let places: Vec<&str> = area.into_iter().chain(theatre).collect();
    page.field_text("Place", (!places.is_empty()).then(|| places.join(", ")).as_deref());
    page.field("In", vec![Span::new(home(passage.home), Tone::Plain)]);
    noted(&mut page, corpus, RecordKey::Passage(key));
    page.gap();
    super::figure::sources(&mut page, passage.sources());
    let line = format!("{}:{}", passage.home.file(), passage.line());
    page.field("File", vec![Span::new(line, Tone::Link)]);
    page
}

fn title(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Point => "Point",
        PassageKind::Figure => "Figure",
        PassageKind::Note => "Note",
        PassageKind::Wave => "Wave",
        PassageKind::Digest => "Digest",
    }
}

/// Returns its days, with whose they are.
fn dated(passage: &Passage<'_>) -> String {
    match (passage.date(), passage.home) {
        (PassageDate::Own(period), _) => period.to_string(),
        (PassageDate::OfHome(period), PassageHome::Digest(_)) => {
            format!("{period}, of the digest")
        }
        (PassageDate::OfHome(period), PassageHome::Wave(_)) => format!("{period}, of the wave"),
    }
}

fn home(home: PassageHome<'_>) -> String {
    match home {
        PassageHome::Digest(digest) => {
            let head = digest.head();
            format!("{}, {}, {}", head.title, head.publisher, head.period)
        }
        PassageHome::Wave(wave) => format!("{}, {}", wave.name, wave.period),
    }
}

/// Quotes a passage in one line, as a citation: where it stands, what it says, who stands behind it, its
/// days and its id, then its sources, or those of its digest or wave where none has an address.
pub fn quote_passage(corpus: &Corpus, key: PassageKey) -> String {
    let Some(passage) = corpus.passage(key) else { return String::new() };
    let basis = passage.basis().map(|basis| basis.word().to_owned());
    let about = basis.into_iter().chain([dated(&passage)]).collect::<Vec<_>>().join(", ");
    let home = match passage.home {
        PassageHome::Digest(digest) => of_digest(digest.head()),
        PassageHome::Wave(wave) => format!("{}, {}", wave.name, wave.period),
    };
    let sources: Vec<CitationRef<'_>> = passage.sources().iter().map(Citation::view).collect();
    citation(
        &home,
        &passage.labelled_text(),
        &about,
        &passage.id(),
        &sources,
        passage.home.sources(),
    )
}
