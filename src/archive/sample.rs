//! The sample archive inside the binary: the repository's own `data/`.

#![expect(clippy::disallowed_macros, reason = "the sample is built in here")]

use include_dir::{Dir, include_dir};

static DATA: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/data");

/// The default taxonomy, for an archive without one.
pub(super) const TAXONOMY: &str = "taxonomy.yaml";

/// Returns every file of the sample: its path within the archive, and its bytes.
pub(super) fn files() -> Vec<(&'static str, &'static [u8])> {
    let mut found = Vec::new();
    let mut folders = vec![&DATA];
    while let Some(folder) = folders.pop() {
        // The rules of the import are data too, and no part of an archive.
        folders.extend(folder.dirs().filter(|folder| !folder.path().starts_with("import")));
        let files =
            folder.files().filter_map(|file| Some((file.path().to_str()?, file.contents())));
        found.extend(files.filter(|(path, _)| super::files::is_yaml(path)));
    }
    found
}

/// Returns the sample's taxonomy.
pub(super) fn taxonomy() -> &'static [u8] {
    DATA.get_file(TAXONOMY).map_or(&[], include_dir::File::contents)
}
