//! What few entries say (two sides, losses, claims, a time of day, a position, keys of the archive's
//! own): read, checked, shown, exported, searched, and written so that it reads the same again.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot be set up has failed

mod again;
mod draft;
mod faults;
mod read;
mod report;
mod search;

use std::path::{Path, PathBuf};

use watchfloor::archive::{Corpus, EntryKey, Origin, load_all};

/// The entry that says everything.
const ALL: EntryKey = EntryKey { digest: 0, index: 0 };
/// One that says some of it.
const FIRST: EntryKey = EntryKey { digest: 0, index: 1 };
/// One that says none of it.
const PLAIN: EntryKey = EntryKey { digest: 0, index: 2 };

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fields/2031-03-06.yaml")
}

fn held() -> Corpus {
    let (corpus, problems) = load_all(&Origin::Files(vec![fixture()]));
    assert_eq!(problems, []);
    corpus
}
