//! Folders that are made before the sandbox is closed, since none can be made afterwards. Empty
//! ones are removed at the end.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "folders are made before the sandbox is closed, and taken away after"
)]

use std::fs::{self, DirBuilder, File};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::Rules;

/// The folders that [`leave`] removes. The sandbox applies to the whole process, and so does this
/// list.
static OWN: Mutex<Vec<Own>> = Mutex::new(Vec::new());

/// A folder that this process needs.
struct Own {
    /// The folder, and those parents that were made for it, the lowest first.
    made: Vec<PathBuf>,
    /// What all who need it share a lock on: the folder above it, or itself where digests are written into
    /// it, so that an import beside it keeps nobody from removing it.
    held: File,
}

/// Makes the missing folders, for their owner only. Returns the existing folders that have new ones
/// in them. A failure is reported later, by the code that wants to write there.
pub(super) fn make(rules: &Rules) -> Vec<PathBuf> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    let mut before = Vec::new();
    for folder in &rules.make {
        let is_missing = |path: &&Path| !path.as_os_str().is_empty() && !path.exists();
        let made: Vec<_> = folder.ancestors().take_while(is_missing).map(Path::to_owned).collect();
        let _ = builder.create(folder);
        let is_target = rules.folders.contains(folder);
        let held = if is_target { Some(folder.as_path()) } else { above(folder) };
        let Some(Ok(held)) = held.map(File::open) else { continue };
        // Without a lock, the folder must not be removed later.
        if held.try_lock_shared().is_err() {
            continue;
        }
        before.extend(made.last().and_then(|highest| above(highest)).map(Path::to_owned));
        OWN.lock().unwrap_or_else(PoisonError::into_inner).push(Own { made, held });
    }
    before
}

/// Returns the folder that another lies in; that of a bare name is the one where the process works.
fn above(folder: &Path) -> Option<&Path> {
    let parent = folder.parent()?;
    Some(if parent.as_os_str().is_empty() { Path::new(".") } else { parent })
}

/// Removes the folders that [`super::enter`] made and that are still empty. Call it at the very
/// end. A folder that another reader relies on stays.
pub fn leave() {
    let own = std::mem::take(&mut *OWN.lock().unwrap_or_else(PoisonError::into_inner));
    // What was made first may hold what was made later.
    for Own { made, held } in own.into_iter().rev() {
        if !made.is_empty() && held.try_lock().is_ok() {
            // The first folder that is not empty ends the loop.
            let _ = made.iter().try_for_each(fs::remove_dir);
        }
    }
}
