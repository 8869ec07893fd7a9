//! What lies beside the digests of an archive, as bytes: its saved searches, and the template of its
//! briefings. Other modules interpret them.

use std::borrow::Cow;

use super::files::ArchiveFile;
use super::listing::{SideFileKind, list, list_side_file};
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

/// Returns the taxonomy of an archive, if it has one, and its waves: what a slice of it needs to be read as
/// it was. Single files bring no waves.
pub fn words_and_waves(origin: &Origin) -> Result<Vec<ArchiveSideFile>, Problem> {
    let listing = list(origin);
    let waves = listing.files.iter().filter(|file| {
        let mut folders = file.name.split('/');
        folders.any(|folder| folder == WAVES)
    });
    let files = listing.taxonomy.iter().map(|file| (TAXONOMY.into(), file));
    let files = files.chain(waves.map(|file| (below_waves(&file.name), file)));
    files.map(|(name, file)| read(name, file)).collect()
}

/// The folder of waves, and the file of the taxonomy.
const WAVES: &str = "waves";
const TAXONOMY: &str = "taxonomy.yaml";

/// Returns the path of a file of a wave as it stands in an archive: two folders of waves may have files of one
/// name.
fn below_waves(name: &str) -> Box<str> {
    let within = name.split('/').skip_while(|folder| *folder != WAVES);
    within.collect::<Vec<_>>().join("/").into()
}

fn side_file(origin: &Origin, kind: SideFileKind) -> Result<Option<ArchiveSideFile>, Problem> {
    let Some(file) = list_side_file(origin, kind) else { return Ok(None) };
    read(file.name.clone(), &file).map(Some)
}

fn read(name: Box<str>, file: &ArchiveFile) -> Result<ArchiveSideFile, Problem> {
    match file.read() {
        Ok(bytes) => Ok(ArchiveSideFile { name, bytes }),
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

    #[test]
    fn waves_of_one_name_in_two_folders_stay_two() {
        let folder = tempfile::tempdir().unwrap();
        for year in ["2031", "2032"] {
            let waves = folder.path().join("waves").join(year);
            fs::create_dir_all(&waves).unwrap();
            fs::write(waves.join("salt-days.yaml"), year).unwrap();
        }
        let files = words_and_waves(&Origin::Folder(folder.path().to_owned())).unwrap();
        let mut names: Vec<_> = files.iter().map(|file| &*file.name).collect();
        names.sort_unstable();
        assert_eq!(names, ["waves/2031/salt-days.yaml", "waves/2032/salt-days.yaml"]);
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
