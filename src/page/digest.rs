//! The page of one digest, and of the archive as a whole.

use super::background::Told;
use super::figure::{figure, notes, points};
use super::held::{digest_told, held_count, in_words};
use super::noted::noted_in;
use super::tally::{bars, counted, tally_table};
use super::{Page, Span, Tone};
use crate::archive::{Corpus, EntryKey, PassageIn};
use crate::cover::{Scope, state_of};
use crate::digest::{Digest, PeriodBasis, Sum, Taxonomy};

/// What is said of a digest that is still a draft: parts of it may have been looked over.
pub const DRAFT_TOLD: &str = "imported, and not all of it has been looked over";

/// Composes a digest: what it says of itself, its overview, what it holds, its figures and notes.
/// Returns an empty page where the corpus has no such digest.
pub fn digest(corpus: &Corpus, at: u32) -> Page {
    let mut page = Page::new();
    let Some(digest) = corpus.digest(at) else { return page };
    head(&mut page, corpus, at, digest);
    if !digest.overview().is_empty() {
        page.heading("Overview");
        points(&mut page, digest.overview());
    }
    contents(&mut page, corpus, at, digest);
    if !digest.figures().is_empty() {
        page.heading("Figures");
        for quoted in digest.figures() {
            figure(&mut page, corpus.taxonomy(), quoted);
        }
    }
    if digest.notes().len() > 0 {
        page.heading("Notes");
        notes(&mut page, digest.notes());
    }
    noted_in(&mut page, corpus, PassageIn::Digest(at));
    page.gap();
    page.field("Id", vec![Span::new(digest.id(), Tone::Link)]);
    page.field("File", vec![Span::new(digest.head().file.to_string(), Tone::Link)]);
    page
}

/// Composes a digest followed by its theatres, so that nothing of it is left out.
pub fn whole_digest(corpus: &Corpus, at: u32) -> Vec<Page> {
    let theatres = corpus.digest(at).map(Digest::theatres).unwrap_or_default();
    let section = |theatre| super::section(corpus, at, theatre, None);
    std::iter::once(digest(corpus, at)).chain(theatres.into_iter().map(section)).collect()
}

fn head(page: &mut Page, corpus: &Corpus, at: u32, digest: &Digest) {
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
    if head.is_draft {
        page.field_text("Draft", Some(DRAFT_TOLD));
    }
    page.field_text("Marking", head.marking.as_deref());
    page.field_text("Publisher", Some(&format!("{}, {}", head.publisher, head.series)));
    if let Some(published) = head.published {
        page.field_text("Published", Some(&published.to_string()));
    }
    page.field_text("Held here", Some(&digest_told(corpus, at, digest)));
    page.field_text("In words", told_in_words(corpus.taxonomy(), digest).as_deref());
    page.field_text("Trend", head.trend.map(|trend| trend.to_string()).as_deref());
    for source in &head.sources {
        page.field("Source", vec![Span::new(source.view().to_string(), Tone::Link)]);
    }
}

fn contents(page: &mut Page, corpus: &Corpus, at: u32, digest: &Digest) {
    if digest.is_empty() {
        return;
    }
    let state = state_of(digest, Scope::All);
    let n = u32::try_from(digest.len()).unwrap_or(u32::MAX);
    page.heading_with("Entries", held_count(state, n, "entry", "entries"));
    let rows: Vec<_> = digest
        .theatres()
        .into_iter()
        .map(|theatre| {
            let n = digest.sections_of(theatre).map(|section| section.len).sum();
            let name = corpus.taxonomy().theatre_name(theatre).to_owned();
            (name, state_of(digest, Scope::Theatre(theatre)), Sum::ones(n))
        })
        .collect();
    page.table(bars(&rows));
    page.gap();
    let keys = (0..n).map(|index| EntryKey { digest: at, index });
    let told = Told::of(corpus, keys);
    told.write(page, corpus.taxonomy(), state);
}

/// Returns the names of the theatres that a digest treats in words only.
fn told_in_words(taxonomy: &Taxonomy, digest: &Digest) -> Option<String> {
    let names: Vec<_> = in_words(digest).into_iter().map(|id| taxonomy.theatre_name(id)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// Composes the preview of a digest: what it holds, then its main statements.
pub fn digest_preview(corpus: &Corpus, at: u32) -> Page {
    let mut page = Page::new();
    let Some(digest) = corpus.digest(at) else { return page };
    page.title(digest.head().title.to_string());
    let head = digest.head();
    page.line("", vec![Span::new(format!("{}, {}", head.publisher, head.period), Tone::Dim)]);
    if head.is_draft {
        page.line("", vec![Span::new(format!("a draft: {DRAFT_TOLD}"), Tone::Doubt)]);
    }
    page.line("", vec![Span::new(digest_told(corpus, at, digest), Tone::Dim)]);
    if let Some(words) = told_in_words(corpus.taxonomy(), digest) {
        page.line("", vec![Span::new(format!("in words only: {words}"), Tone::Dim)]);
    }
    contents(&mut page, corpus, at, digest);
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
    let held = corpus.cover().held_overall(Scope::All);
    let entries = u32::try_from(corpus.len()).unwrap_or(u32::MAX);
    let entries = held_count(held.state(), entries, "entry", "entries");
    page.text(format!("{digests}, {entries}, {waves}."));
    if let (Some(newest), Some(oldest)) = (corpus.digests().first(), corpus.digests().last()) {
        let to = newest.head().period.to.unwrap_or(newest.head().period.from);
        page.text(format!("From {} to {to}.", oldest.head().period.from));
    }
    page.text(format!("Held: {held}."));
    page.heading("Events by theatre");
    let rows: Vec<_> = corpus
        .theatres()
        .map(|index| {
            let name = corpus.taxonomy().theatre_name(index.theatre).to_owned();
            let state = corpus.cover().held_overall(Scope::Theatre(index.theatre)).state();
            (name, state, index.tallies().all().events)
        })
        .collect();
    page.table(bars(&rows));
    page.gap();
    tally_table(&mut page, corpus.taxonomy(), held.state(), &corpus.tallies());
    page
}
