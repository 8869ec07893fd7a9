//! The small archive under `tests/fixtures/journey`, read through the program's own loader.

use std::path::{Path, PathBuf};
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
    apart(&CORPUS)
}

/// The same archive, of which nothing is computed yet. A clone would share where its entries are placed,
/// so that a test found it or not, as others had asked.
pub fn apart(corpus: &Corpus) -> Corpus {
    corpus.followed_by(corpus.digests().to_vec(), corpus.waves().to_vec())
}

/// A copy of the fixture with markings: of the archive, and of digests by their first day.
pub fn marked(archive: Option<&str>, digests: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixture(), folder.path());
    let mark = |path: PathBuf, marking: &str| {
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, format!("marking: \"{marking}\"\n{text}")).unwrap();
    };
    if let Some(marking) = archive {
        mark(folder.path().join("taxonomy.yaml"), marking);
    }
    for (day, marking) in digests {
        mark(folder.path().join(format!("digests/2020/{day}.yaml")), marking);
    }
    folder
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
