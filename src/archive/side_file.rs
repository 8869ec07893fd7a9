//! What lies beside the digests of an archive, as bytes: its saved searches, and the template of its
//! briefings. Other modules interpret them.

use std::borrow::Cow;

use super::listing::{SideFileKind, list_side_file};
use super::{Origin, Problem};

/// A file beside the digests of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchiveSideFile {
    /// Its name within the archive.
    pub name: Box<str>,
    /// What it holds.
    pub bytes: Cow<'static, [u8]>,
}

/// Returns the `searches.yaml` at the top of an archive: `None` if there is none, and a problem if
/// it cannot be read. Single files bring no searches.
pub fn searches(origin: &Origin) -> Result<Option<ArchiveSideFile>, Problem> {
    side_file(origin, SideFileKind::Searches)
}

/// Returns the `template.yaml` at the top of an archive, likewise.
pub fn template(origin: &Origin) -> Result<Option<ArchiveSideFile>, Problem> {
    side_file(origin, SideFileKind::Template)
}

fn side_file(origin: &Origin, kind: SideFileKind) -> Result<Option<ArchiveSideFile>, Problem> {
    let Some(file) = list_side_file(origin, kind) else { return Ok(None) };
    match file.read() {
        Ok(bytes) => Ok(Some(ArchiveSideFile { name: file.name.clone(), bytes })),
        Err(fault) => Err(Problem::in_file(&file.name, fault)),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn only_the_top_of_an_archive_is_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let origin = Origin::Folder(folder.path().to_owned());
        fs::create_dir(folder.path().join("digests")).unwrap();
        fs::write(folder.path().join("digests/searches.yaml"), "- below").unwrap();
        assert_eq!(searches(&origin), Ok(None));
        fs::write(folder.path().join("searches.yml"), "- second").unwrap();
        fs::write(folder.path().join("searches.yaml"), "- first").unwrap();
        let file = searches(&origin).unwrap().unwrap();
        assert_eq!((&*file.name, &*file.bytes), ("searches.yaml", &b"- first"[..]));
        assert_eq!(template(&origin), Ok(None));
        fs::write(folder.path().join("template.yaml"), "- third").unwrap();
        assert_eq!(template(&origin).unwrap().unwrap().bytes, &b"- third"[..]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_archive_is_not_followed() {
        let (folder, other) =
            (tempfile::tempdir().unwrap(), tempfile::NamedTempFile::new().unwrap());
        std::os::unix::fs::symlink(other.path(), folder.path().join("searches.yaml")).unwrap();
        assert_eq!(searches(&Origin::Folder(folder.path().to_owned())), Ok(None));
    }
}
