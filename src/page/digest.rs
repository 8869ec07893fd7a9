//! The page of one digest, and of the archive as a whole.

use super::background::Told;
use super::figure::{figure, notes, points};
use super::tally::{bars, counted, tally_table};
use super::{Page, Span, Tone};
use crate::archive::Corpus;
use crate::digest::{Coverage, Digest, PeriodBasis};

/// Composes a digest: what it says of itself, its overview, what it holds, its figures and notes.
/// Returns an empty page where the corpus has no such digest.
pub fn digest(corpus: &Corpus, at: u32) -> Page {
    let mut page = Page::new();
    let Some(digest) = corpus.digest(at) else { return page };
    head(&mut page, digest);
    if !digest.overview().is_empty() {
        page.heading("Overview");
        points(&mut page, digest.overview());
    }
    contents(&mut page, corpus, digest);
    if !digest.figures().is_empty() {
        page.heading("Figures");
        for quoted in digest.figures() {
            figure(&mut page, corpus.taxonomy(), quoted);
        }
    }
    if !digest.notes().is_empty() {
        page.heading("Notes");
        notes(&mut page, digest.notes());
    }
    page.gap();
    page.field("Id", vec![Span::new(digest.id(), Tone::Link)]);
    page.field("File", vec![Span::new(digest.head().file.to_string(), Tone::Link)]);
    page
}

fn head(page: &mut Page, digest: &Digest) {
    let head = digest.head();
    page.title(head.title.to_string());
    let days = head.period.days().map_or(String::new(), |n| {
        format!("  {}", counted(usize::try_from(n).unwrap_or(0), "day", "days"))
    });
    page.field(
        "Period",
        vec![Span::new(head.period.to_string(), Tone::Strong), Span::new(days, Tone::Dim)],
    );
    if head.period_basis == PeriodBasis::Set {
        page.field("", vec![Span::new("period set by the editor", Tone::Dim)]);
    }
    page.field_text("Marking", head.marking.as_deref());
    page.field_text("Publisher", Some(&format!("{}, {}", head.publisher, head.series)));
    if let Some(published) = head.published {
        page.field_text("Published", Some(&published.to_string()));
    }
    let coverage = match head.coverage {
        Coverage::Full => "the whole document",
        Coverage::Overview => "its overview only",
        Coverage::Summary => "a summary of it",
        Coverage::Captions => "its captions only",
        Coverage::Excerpts => "excerpts of it",
        Coverage::Press => "what the press told of it",
        Coverage::Unsaid => "",
    };
    page.field_text("Held here", Some(coverage).filter(|text| !text.is_empty()));
    page.field_text("Trend", head.trend.map(|trend| trend.to_string()).as_deref());
    for source in &head.sources {
        page.field("Source", vec![Span::new(source.view().to_string(), Tone::Link)]);
    }
}

fn contents(page: &mut Page, corpus: &Corpus, digest: &Digest) {
    if digest.is_empty() {
        return;
    }
    page.heading_with("Entries", counted(digest.len(), "entry", "entries"));
    let rows: Vec<_> = digest
        .theatres()
        .into_iter()
        .map(|theatre| {
            let n = digest.sections_of(theatre).map(|section| section.len).sum();
            (corpus.taxonomy().theatre_name(theatre).to_owned(), n)
        })
        .collect();
    page.table(bars(&rows));
    page.gap();
    Told::of(digest.entries(), corpus.taxonomy()).write(page, corpus.taxonomy());
}

/// Composes the preview of a digest: what it holds, then its main statements.
pub fn digest_preview(corpus: &Corpus, at: u32) -> Page {
    let mut page = Page::new();
    let Some(digest) = corpus.digest(at) else { return page };
    page.title(digest.head().title.to_string());
    let head = digest.head();
    page.line("", vec![Span::new(format!("{}, {}", head.publisher, head.period), Tone::Dim)]);
    contents(&mut page, corpus, digest);
    if !digest.overview().is_empty() {
        page.heading("Overview");
        points(&mut page, digest.overview());
    }
    page
}

/// Composes the archive as a whole: what was loaded, and where most of it is.
pub fn archive(corpus: &Corpus) -> Page {
    let mut page = Page::new();
    page.title("The archive");
    page.gap();
    let digests = counted(corpus.digests().len(), "digest", "digests");
    let waves = counted(corpus.waves().len(), "wave", "waves");
    let entries = counted(corpus.len(), "entry", "entries");
    page.text(format!("{digests}, {entries}, {waves}."));
    if let (Some(newest), Some(oldest)) = (corpus.digests().first(), corpus.digests().last()) {
        let to = newest.head().period.to.unwrap_or(newest.head().period.from);
        page.text(format!("From {} to {to}.", oldest.head().period.from));
    }
    page.heading("Events by theatre");
    let rows: Vec<_> = corpus
        .theatres()
        .map(|shelf| {
            (
                corpus.taxonomy().theatre_name(shelf.theatre).to_owned(),
                shelf.tallies().all().best_events(),
            )
        })
        .collect();
    page.table(bars(&rows));
    page.gap();
    tally_table(&mut page, corpus.taxonomy(), &corpus.tallies());
    page
}
