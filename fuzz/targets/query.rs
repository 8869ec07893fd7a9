//! Any text as a query: read, completed, written again, and asked of the sample archive.

use std::sync::LazyLock;

use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::query::{Index, complete, parse};

/// Nobody types more; the search screen takes no more.
const LONGEST: usize = 2_000;

static SAMPLE: LazyLock<(Corpus, Index)> = LazyLock::new(|| {
    let (corpus, _) = load_all(&Origin::Sample);
    let index = Index::build(&corpus);
    (corpus, index)
});

/// Reads the text. What can be read means the same when it is written out and read again.
pub fn target(data: &[u8]) {
    let Ok(text) = str::from_utf8(data.get(..data.len().min(LONGEST)).unwrap_or_default()) else {
        return;
    };
    let (corpus, index) = &*SAMPLE;
    let words = corpus.taxonomy();
    let letters = text.char_indices().map(|(at, _)| at);
    let middle = letters.take_while(|at| *at <= text.len() / 2).last().unwrap_or(0);
    for cursor in [0, middle, text.len()] {
        let held = index.complete(corpus, text, cursor);
        for completion in complete(text, cursor, words).into_iter().chain(held) {
            assert!(text.get(completion.range.clone()).is_some(), "{completion:?}");
        }
    }
    if let Ok(understood) = index.understand(corpus, text, &[]) {
        for chip in &understood.chips {
            assert!(text.get(chip.range.clone()).is_some(), "{chip:?}");
        }
        let found = index.search(corpus, &understood.query, 10, &|| false).expect("nobody cancels");
        assert!(found.hits.len() <= found.records().min(10), "{text:?}");
    }
    match parse(text, words) {
        Err(fault) => {
            assert!(text.get(fault.range.clone()).is_some(), "{fault:?}");
            assert!(!fault.message.is_empty());
        }
        Ok(query) => {
            let again = parse(&query.to_string(), words);
            let written = again.map(|again| again.to_string());
            assert_eq!(written.as_deref().ok(), Some(&*query.to_string()), "{text:?}");
            let found = index.search(corpus, &query, 10, &|| false).expect("nobody cancels");
            assert!(found.hits.len() <= found.records().min(10), "{text:?}");
        }
    }
}
