//! The small archive under `tests/fixtures/journey`, read through the program's own loader.

use std::path::PathBuf;
use std::sync::LazyLock;

use watchfloor::archive::{Corpus, Origin, Problem, load_all};

/// Where it is.
pub fn fixture() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/journey")
}

/// An archive from anywhere.
pub fn load(folder: impl Into<PathBuf>) -> (Corpus, Vec<Problem>) {
    load_all(&Origin::Folder(folder.into()))
}

/// All of it; read once for a test binary.
pub fn corpus() -> Corpus {
    static CORPUS: LazyLock<Corpus> = LazyLock::new(|| {
        let (corpus, problems) = load(fixture());
        assert_eq!(problems, [], "the archive of the journeys is in order");
        corpus
    });
    CORPUS.clone()
}
