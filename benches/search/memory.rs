//! What the corpus and the index take, in a process of its own.

use std::path::Path;
use std::process::Command;
use std::{env, fmt, fs, hint, io};

use watchfloor::archive::{Origin, load_all};
use watchfloor::query::Index;

use crate::support::resident_bytes;

/// Bytes kept and bytes read.
pub(crate) struct Kept {
    yaml: u64,
    corpus: u64,
    index: u64,
}

impl fmt::Display for Kept {
    #[allow(clippy::cast_precision_loss, reason = "a ratio")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [yaml, corpus, index] = [self.yaml, self.corpus, self.index].map(|n| n as f64 / 1e6);
        write!(
            f,
            "{yaml:.1} MB of YAML; corpus {corpus:.1} MB, index {index:.1} MB, together {:.2} x the YAML",
            (corpus + index) / yaml,
        )
    }
}

/// Measures in a child.
pub(crate) fn of(folder: &Path) -> io::Result<Kept> {
    let out = Command::new(env::current_exe()?).arg("--resident").arg(folder).output()?;
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let mut numbers = text.split_whitespace().map(|n| n.parse::<u64>().unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    Ok(Kept { corpus: next(), index: next(), yaml: folder_bytes(&folder.join("digests")) })
}

fn folder_bytes(folder: &Path) -> u64 {
    let inside = fs::read_dir(folder).into_iter().flatten().flatten();
    inside
        .map(|entry| {
            let path = entry.path();
            if path.is_dir() {
                folder_bytes(&path)
            } else {
                entry.metadata().map_or(0, |data| data.len())
            }
        })
        .sum()
}

/// In the child: prints what the corpus takes, and what the index adds.
pub(crate) fn report(folder: &str) -> io::Result<()> {
    let before = resident_bytes()?;
    let (corpus, _) = load_all(&Origin::Folder(folder.into()));
    let loaded = resident_bytes()?;
    let index = Index::build(&corpus);
    let built = resident_bytes()?;
    hint::black_box((&corpus, &index));
    println!("{} {}", loaded.saturating_sub(before), built.saturating_sub(loaded));
    Ok(())
}
