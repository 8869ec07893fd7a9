//! Writing a comparison into a file: whole or not at all, in the format that its name tells.

use std::io;
use std::path::Path;

use crate::app::{Export, Exported, Show};
use crate::archive::Corpus;
use crate::compare::compare;
use crate::disk::WholeFile;
use crate::export::{ComparisonFormat, Door, Look, Shown, write_comparison};
use crate::query::Index;

/// Compares once more and writes what comes of it.
pub(super) fn write(export: Export, corpus: &Corpus, index: &Index) -> Exported {
    match written(&export, corpus, index) {
        Ok(()) => Exported::Written(export.path),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Exported::Exists(export.path),
        Err(error) => Exported::Failed(export.path, error.to_string()),
    }
}

fn written(export: &Export, corpus: &Corpus, index: &Index) -> io::Result<()> {
    let path = Path::new(&export.path);
    let mut file = WholeFile::begin(path, export.replace)?;
    let table = compare(&export.asks, export.baseline, corpus, index, &|| false);
    let Some(table) = table else { return Err(io::Error::other("the comparison was given up")) };
    let shown = match export.show {
        Show::Number | Show::Share => Shown::Absolute,
        Show::PerDay => Shown::PerDay,
    };
    let look = Look { width: None, color: false, ascii: false };
    let how = (format_of(path), shown);
    write_comparison(&table, corpus, how, look, &mut Door::new(&mut file))?;
    file.finish()
}

/// The format that the end of a name tells; Markdown where it tells none.
fn format_of(path: &Path) -> ComparisonFormat {
    match path.extension().and_then(|end| end.to_str()) {
        Some("json") => ComparisonFormat::Json,
        Some("csv") => ComparisonFormat::Csv,
        Some("txt") => ComparisonFormat::Table,
        _ => ComparisonFormat::Markdown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::{Ask, latest_waves};

    fn export(path: &Path, replace: bool, asks: &[Ask]) -> Export {
        let path = path.to_str().unwrap().to_owned();
        Export { path, replace, asks: asks.to_vec(), baseline: 0, show: Show::Number }
    }

    #[test]
    fn a_file_is_written_in_the_format_of_its_name_and_never_replaced_unasked() {
        let origin = crate::archive::Origin::Sample;
        let (corpus, _) = crate::archive::load_all(&origin);
        let index = Index::build(&corpus);
        let asks = latest_waves(&corpus);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        let done = write(export(&path, false, &asks), &corpus, &index);
        assert_eq!(done, Exported::Written(path.to_str().unwrap().to_owned()));
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("# ") && text.contains("| --- |"), "{text}");
        let again = write(export(&path, false, &asks), &corpus, &index);
        assert!(matches!(again, Exported::Exists(_)), "{again:?}");
        let json = folder.path().join("a.json");
        write(export(&json, false, &asks), &corpus, &index);
        assert!(std::fs::read_to_string(&json).unwrap().starts_with('{'));
        let nowhere = folder.path().join("none").join("a.md");
        let failed = write(export(&nowhere, true, &asks), &corpus, &index);
        assert!(matches!(failed, Exported::Failed(..)), "{failed:?}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "nothing else is left");
    }
}
