//! Search over the shipped archive: what must be found, and first; and what must hold for any query.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::string_slice, clippy::print_stdout)] // a test that cannot be set up has failed

mod asked;
mod causes;
mod choosing;
mod completion;
mod counting;
mod document;
mod facets;
mod faults;
mod forms;
mod judged;
mod judged_answers;
mod laws;
mod meant_first;
mod names;
mod nearest;
mod passages;
mod quality;
mod sorting;
#[path = "../support/mod.rs"]
mod support;
mod towns;
mod typed;
mod waves;

use std::path::PathBuf;
use std::sync::LazyLock;

use watchfloor::archive::{Corpus, EntryKey, Origin, load_all};
use watchfloor::query::{Facets, Index, Query, Results, parse};

/// The shipped archive with its index.
static SHIPPED: LazyLock<(Corpus, Index)> = LazyLock::new(|| {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/data"));
    let (corpus, _) = load_all(&Origin::Folder(folder));
    let index = Index::build(&corpus);
    (corpus, index)
});

/// The archive of one commit with its index: what is right for it was worked out by hand.
static KEPT: LazyLock<(Corpus, Index)> = LazyLock::new(|| {
    let corpus = support::kept();
    let index = Index::build(&corpus);
    (corpus, index)
});

/// Everything that a query finds in the archive of that commit.
fn search_kept(text: &str) -> Results {
    let (corpus, index) = &*KEPT;
    index.search(corpus, &read(text), usize::MAX, &|| false).unwrap()
}

fn read(text: &str) -> Query {
    parse(text, SHIPPED.0.taxonomy()).unwrap_or_else(|fault| panic!("{text}: {fault}"))
}

/// Everything that a query finds.
fn search(query: &Query) -> Results {
    let (corpus, index) = &*SHIPPED;
    index.search(corpus, query, usize::MAX, &|| false).unwrap()
}

/// The counts to narrow by of what was found in the shipped archive.
fn counted(found: &Results) -> Facets {
    let (corpus, index) = &*SHIPPED;
    index.facets(corpus, found)
}

fn found(text: &str) -> Vec<EntryKey> {
    search(&read(text)).entries().collect()
}
