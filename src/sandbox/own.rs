//! Folders that are made before the sandbox is closed, since none can be made afterwards, and that
//! go again at the end where nothing was put into them.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "folders are made before the sandbox is closed, and taken away after"
)]

use std::fs::{self, DirBuilder, File};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::Rules;

/// What [`leave`] is to look after: the sandbox is one of the whole process, and so is this.
static OWN: Mutex<Vec<Own>> = Mutex::new(Vec::new());

/// A folder that this process needs.
struct Own {
    /// It and those above it as far as they were made for it, the lowest first.
    made: Vec<PathBuf>,
    /// The folder that it lies in, held together with all other readers.
    parent: File,
}

/// Makes the folders that are missing, for their owner only, and gives the folders that were there
/// already and have new ones in them. Where that fails, whoever wants to write there tells why.
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
        let Some(Ok(parent)) = folder.parent().map(File::open) else { continue };
        // Without a lock on the parent the folder must not be removed later.
        if parent.try_lock_shared().is_err() {
            continue;
        }
        before.extend(made.last().and_then(|highest| highest.parent()).map(Path::to_owned));
        OWN.lock().unwrap_or_else(PoisonError::into_inner).push(Own { made, parent });
    }
    before
}

/// Takes away what [`super::enter`] made and nothing was put into. Call it when all is done. Where
/// another reader counts on the same folder, it stays.
pub fn leave() {
    let own = std::mem::take(&mut *OWN.lock().unwrap_or_else(PoisonError::into_inner));
    for Own { made, parent } in own {
        if !made.is_empty() && parent.try_lock().is_ok() {
            // The first that something is in ends it.
            let _ = made.iter().try_for_each(fs::remove_dir);
        }
    }
}
