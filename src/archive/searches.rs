//! The saved searches that an archive brings, as bytes: what they mean is for others to read.

use std::borrow::Cow;

use super::files::list;
use super::{Origin, Problem};

/// The file of an archive's saved searches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchesFile {
    /// Its name within the archive.
    pub name: Box<str>,
    /// What it holds.
    pub bytes: Cow<'static, [u8]>,
}

/// The `searches.yaml` at the top of an archive: none where there is none, and a problem where it
/// cannot be read. Single files bring no searches.
pub fn searches(origin: &Origin) -> Result<Option<SearchesFile>, Problem> {
    let Some(file) = list(origin).searches else { return Ok(None) };
    match file.read() {
        Ok(bytes) => Ok(Some(SearchesFile { name: file.name.clone(), bytes })),
        Err(fault) => Err(Problem::in_file(&file.name, fault)),
    }
}
