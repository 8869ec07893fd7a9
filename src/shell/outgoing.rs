//! Writing a comparison into a file: whole or not at all, in the format that its name tells.

use std::io;
use std::path::{Path, PathBuf};

use crate::app::{Export, Exported, Show};
use crate::archive::{Corpus, shown};
use crate::audit::{Act, Audit, Deed};
use crate::compare::{Table, compare};
use crate::disk::WholeFile;
use crate::export::{Door, Format, Holds, Look, Shown, write_comparison};
use crate::query::Index;

/// A comparison on its way into a file.
pub(super) struct Outgoing {
    /// The folder that was named for exports.
    pub(super) folder: PathBuf,
    /// What is written, and under which name.
    pub(super) export: Export,
    /// The log of the host, which it goes into first.
    pub(super) audit: Audit,
}

impl Outgoing {
    /// Compares once more and writes what comes of it.
    pub(super) fn write(self, corpus: &Corpus, index: &Index) -> Exported {
        let path = self.folder.join(&self.export.path);
        match self.written(&path, corpus, index) {
            Ok(()) => Exported::Written(shown(&path).into()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Exported::Exists(self.export.path)
            }
            Err(error) => Exported::Failed(shown(&path).into(), error.to_string()),
        }
    }

    fn written(&self, path: &Path, corpus: &Corpus, index: &Index) -> io::Result<()> {
        let Export { asks, baseline, show, replace, .. } = &self.export;
        let mut file = WholeFile::begin(path, *replace)?;
        let table = compare(asks, *baseline, corpus, index, &|| false);
        let given_up = || io::Error::other("the comparison was given up");
        let table = table.ok_or_else(given_up)?;
        let shown = match show {
            Show::Number | Show::Share => Shown::Absolute,
            Show::PerDay => Shown::PerDay,
        };
        let look = Look { width: None, color: false, ascii: false };
        let format = format_of(path);
        write_comparison(&table, corpus, (format, shown), look, &mut Door::new(&mut file))?;
        let deed = deed(&table, corpus, format, path, file.written());
        self.audit.write(&deed).map_err(io::Error::other)?;
        file.finish()
    }
}

/// What stands in the log: written before the file takes its name.
fn deed(table: &Table, corpus: &Corpus, format: Format, path: &Path, bytes: u64) -> Deed {
    let subjects: Vec<_> = table.subjects.iter().map(|subject| subject.id.as_str()).collect();
    Deed {
        act: Act::Exported,
        what: format!("compare {}", subjects.join(" ")),
        format: format.name().to_owned(),
        to: shown(path).into(),
        bytes: Some(bytes),
        letters: None,
        marking: corpus.markings().all(),
    }
}

/// The format that the end of a name tells; Markdown where it tells none.
fn format_of(path: &Path) -> Format {
    Format::of(path, Holds::Comparison).unwrap_or(Format::MARKDOWN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::Who;
    use crate::compare::latest_waves;

    /// What came of writing into a file of a folder.
    fn done(folder: &Path, name: &str, replace: bool, audit: &Audit) -> Exported {
        let (corpus, _) = crate::archive::load_all(&crate::archive::Origin::Sample);
        let asks = latest_waves(&corpus);
        let path = name.to_owned();
        let export = Export { path, replace, asks, baseline: 0, show: Show::Number };
        let outgoing = Outgoing { folder: folder.to_owned(), export, audit: audit.clone() };
        outgoing.write(&corpus, &Index::build(&corpus))
    }

    #[test]
    fn a_file_is_written_in_the_format_of_its_name_and_never_replaced_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let written = |name: &str, replace| done(folder.path(), name, replace, &Audit::Off);
        let path = folder.path().join("a.md");
        assert_eq!(written("a.md", false), Exported::Written(path.display().to_string()));
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("# ") && text.contains("| --- |"), "{text}");
        assert_eq!(written("a.md", false), Exported::Exists("a.md".to_owned()));
        assert!(matches!(written("a.md", true), Exported::Written(_)));
        written("a.json", false);
        assert!(std::fs::read_to_string(folder.path().join("a.json")).unwrap().starts_with('{'));
        assert!(matches!(written("none/a.md", true), Exported::Failed(..)));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "nothing else is left");
    }

    #[test]
    fn it_stands_in_the_log_of_the_host_or_is_not_written() {
        let (folder, logs) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let log = logs.path().join("audit.jsonl");
        let audit = Audit::begin(Some(&log), Who::default());
        done(folder.path(), "a.csv", false, &audit);
        let line: serde_json::Value =
            serde_json::from_slice(&std::fs::read(&log).unwrap()).unwrap();
        assert_eq!((&line["act"], &line["format"]), (&"exported".into(), &"csv".into()));
        let bytes = std::fs::metadata(folder.path().join("a.csv")).unwrap().len();
        assert_eq!(line["bytes"], bytes);
        let broken = Audit::begin(Some(&log.join("below")), Who::default());
        let failed = done(folder.path(), "b.csv", false, &broken);
        assert!(matches!(failed, Exported::Failed(..)), "{failed:?}");
        assert!(!folder.path().join("b.csv").exists());
    }
}
