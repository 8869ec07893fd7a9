//! What is asked of an archive: it is checked, searched and shown, as the commands do it.

use std::io::sink;
use std::path::Path;

use watchfloor::archive::{Corpus, Origin, load_all, searches};
use watchfloor::compare::{Dispersion, ask, compare as compared};
use watchfloor::config::{self, File};
use watchfloor::export::{
    Document, ExportContent, Format, OutputCapabilities, SanitizingWriter, Shown, records,
    write_comparison, write_document,
};
use watchfloor::page;
use watchfloor::query::{Index, parse};

/// A piece of work over an archive that has been read.
pub type Work = fn(&Corpus);

/// Every piece.
pub const WORK: [(&str, Work); 4] =
    [("search", search), ("list searches", list_searches), ("show", show), ("compare", compare)];

/// Reads everything, and gives how many problems there are.
pub fn check(folder: &Path) -> (Corpus, usize) {
    let origin = Origin::Folder(folder.to_owned());
    let (corpus, problems) = load_all(&origin);
    let shared = searches(&origin).unwrap();
    let shared = shared.map(|file| File { name: file.name.into(), bytes: file.bytes.into_owned() });
    let saved = config::searches(None, shared.as_ref(), corpus.taxonomy());
    (corpus, problems.len() + saved.problems.len())
}

fn search(corpus: &Corpus) {
    let index = Index::build(corpus);
    for text in ["bomb", "shared kind:attack", "wave:2020", "\"islamic state\" b1", "actor:isis"] {
        let query = parse(text, corpus.taxonomy()).unwrap();
        let found = index.search(corpus, &query, usize::MAX, &|| false).unwrap();
        let rows = records(corpus, found.entries().take(50));
        assert!(rows.count() <= found.total);
        index.complete(corpus, text, text.len());
    }
}

/// What a saved search for each wave by its words finds, as `list searches` counts it.
fn list_searches(corpus: &Corpus) {
    let index = Index::build(corpus);
    for wave in corpus.waves() {
        let query = parse(&format!("wave:\"{} 2020\"", wave.name), corpus.taxonomy()).unwrap();
        assert!(query.unclear_waves(corpus).iter().all(|unclear| !unclear.waves.is_empty()));
        assert!(index.totals(corpus, &query, &|| false).is_some());
    }
}

fn show(corpus: &Corpus) {
    let Some(digest) = corpus.digest(0) else { return };
    let document = Document::digest(corpus, 0).unwrap();
    write_document(&document, &mut SanitizingWriter::new(&mut sink())).unwrap();
    drop(page::plain(&page::digest(corpus, 0), 80));
    for theatre in digest.theatres() {
        drop(page::plain(&page::section(corpus, 0, theatre, None), 80));
    }
    if let Some(wave) = Document::wave(corpus, 0) {
        write_document(&wave, &mut SanitizingWriter::new(&mut sink())).unwrap();
        drop(page::plain(&page::wave(corpus, 0), 80));
    }
}

/// The newest digest against the days in which it lies, in every format.
fn compare(corpus: &Corpus) {
    let Some(digest) = corpus.digest(0) else { return };
    let asks = ["2020-05", digest.id()].map(|text| ask(text, corpus, &|_| None).unwrap());
    let table = compared(&asks, 0, Dispersion::default(), corpus, &Index::build(corpus), &|| false)
        .unwrap();
    for format in Format::all(ExportContent::Comparison) {
        let (how, look) = ((format, Shown::Absolute), OutputCapabilities::default());
        write_comparison(&table, corpus, how, look, &mut SanitizingWriter::new(&mut sink()))
            .unwrap();
    }
}
