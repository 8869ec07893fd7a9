//! Any bytes as a digest, a wave or a taxonomy, through the whole of loading.

use std::fs;
use std::sync::LazyLock;

use tempfile::TempDir;
use watchfloor::archive::{Origin, load_all};
use watchfloor::text::removed;

/// Longer inputs find no more and take longer.
const LONGEST: usize = 1 << 16;

/// One folder for all inputs: making one takes longer than reading it.
static FOLDER: LazyLock<TempDir> = LazyLock::new(|| tempfile::tempdir().expect("a folder"));

/// Reads the bytes as a file of an archive. Whatever comes of it is told, and safe to show.
pub fn target(data: &[u8]) {
    let Some(data) = data.get(..data.len().min(LONGEST)) else { return };
    let name = format!("{:?}.yaml", std::thread::current().id());
    let file = FOLDER.path().join(name);
    fs::write(&file, data).expect("a file");
    let (corpus, problems) = load_all(&Origin::Files(vec![file]));
    for problem in &problems {
        let line = problem.to_string();
        assert!(!line.contains("failed within Watchfloor"), "{line}");
        assert!(!line.contains('\n') && removed(&line).is_empty(), "{line:?}");
    }
    for (_, entry) in corpus.entries() {
        assert_eq!(removed(entry.text()), []);
        assert!(entry.date.from <= entry.date.to, "{:?}", entry.date);
    }
    for digest in corpus.digests() {
        assert_eq!(removed(&digest.head().title), []);
    }
}
