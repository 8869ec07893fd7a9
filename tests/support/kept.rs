//! The sample archive as it was at commit f38544a, kept as one compressed file: values that were
//! worked out for it by hand stay right, however the data of `data/` goes on.

use std::path::PathBuf;
use std::sync::LazyLock;

use tempfile::TempDir;
use watchfloor::archive::Corpus;

use super::{apart, load};

/// Unpacks it; the archive is in the folder `data` of the one that is returned. Its taxonomy is from
/// before kinds said what they count as, which is added, as it is in `data/`.
pub fn unpack_kept() -> TempDir {
    let packed =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/archive-f38544a.tar.gz");
    let packed = std::fs::File::open(packed).unwrap();
    let folder = tempfile::tempdir().unwrap();
    tar::Archive::new(flate2::read::GzDecoder::new(packed)).unpack(folder.path()).unwrap();
    let taxonomy = folder.path().join("data/taxonomy.yaml");
    let mut words = std::fs::read_to_string(&taxonomy).unwrap();
    for kind in ["attack", "clash"] {
        let known = format!("{{ id: {kind}, ");
        assert_eq!(words.matches(&known).count(), 1, "{kind}");
        words = words.replace(&known, &format!("{known}counts_as: {kind}, "));
    }
    std::fs::write(taxonomy, words).unwrap();
    folder
}

/// All of it; read once for a test binary.
pub fn kept() -> Corpus {
    static KEPT: LazyLock<Corpus> = LazyLock::new(|| {
        let folder = unpack_kept();
        load(folder.path().join("data")).0
    });
    apart(&KEPT)
}
