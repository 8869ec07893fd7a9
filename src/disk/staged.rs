//! Several files that appear together or not at all: they are written in a folder of their own
//! beside the target, and get their names last.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Component, Path, PathBuf};

use super::folder::make;
use super::waiting::{WaitingFolder, claim};

/// Files on their way into a folder. If this is dropped before [`StagedFiles::finish`], nothing is
/// left of them.
#[derive(Debug)]
pub struct StagedFiles {
    target: PathBuf,
    waiting: WaitingFolder,
    /// Folders of writers that were killed, in which the only copy of a file lies.
    left: Vec<PathBuf>,
    /// Where each file is to stand below the target; its place here is its name in the folder.
    files: Vec<PathBuf>,
    /// Files that are needed on the way alone.
    passing: usize,
}

/// Why files did not get their names; then all is as it was before.
#[derive(Debug)]
pub enum Unfinished {
    /// Something stands where these are to stand.
    Taken(Vec<PathBuf>),
    /// One of them could not be named.
    Failed((PathBuf, io::Error)),
}

impl StagedFiles {
    /// Begins in a folder, which is made if it is missing. What a writer left there that was killed is
    /// cleared.
    pub fn begin(target: &Path) -> io::Result<Self> {
        make(target)?;
        let (waiting, left) = claim(target)?;
        Ok(Self { target: target.to_owned(), waiting, left, files: Vec::new(), passing: 0 })
    }

    /// Returns the folders that a writer left there who was killed, and in which the only copy of a file
    /// lies.
    pub fn left(&self) -> &[PathBuf] {
        &self.left
    }

    /// Writes a file that is to stand at a path below the target.
    pub fn write(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if !path.components().all(|part| matches!(part, Component::Normal(_))) {
            return Err(io::Error::other("a file would stand outside of the folder"));
        }
        let mut file = own_file(&self.waiting.path.join(self.files.len().to_string()))?;
        file.write_all(bytes)?;
        file.sync_all()?;
        self.files.push(path.to_owned());
        Ok(())
    }

    /// Makes a file that is needed on the way alone, and returns its number.
    pub fn passing(&mut self) -> io::Result<(usize, BufWriter<File>)> {
        let number = self.passing;
        self.passing += 1;
        let file = own_file(&self.waiting.path.join(format!("p{number}")))?;
        Ok((number, BufWriter::new(file)))
    }

    /// Opens such a file again.
    pub fn reopen(&self, number: usize) -> io::Result<File> {
        File::open(self.waiting.path.join(format!("p{number}")))
    }

    /// Returns the files that stand where one of these is to stand.
    pub fn taken(&self) -> Vec<PathBuf> {
        let at = |path: &&PathBuf| fs::symlink_metadata(self.target.join(path)).is_ok();
        self.files.iter().filter(at).cloned().collect()
    }

    /// Gives every file its name. A file that stands there is replaced; call [`Self::taken`] before.
    /// If one cannot be named, all that were replaced are put back. The error comes with its path.
    pub fn finish(self) -> Result<(), (PathBuf, io::Error)> {
        let mut done = Vec::new();
        for (number, path) in self.files.iter().enumerate() {
            if let Err(error) = self.name(number, path) {
                done.into_iter().rev().for_each(|(number, path)| self.unname(number, path));
                return Err((path.clone(), error));
            }
            done.push((number, path));
        }
        Ok(())
    }

    /// Gives every file its name, if nothing stands where one of them is to stand.
    pub fn finish_new(self) -> Result<(), Unfinished> {
        let taken = self.taken();
        if !taken.is_empty() {
            return Err(Unfinished::Taken(taken));
        }
        self.finish().map_err(Unfinished::Failed)
    }

    /// Gives a file its name; the file before waits under another.
    fn name(&self, number: usize, path: &Path) -> io::Result<()> {
        let place = self.target.join(path);
        if let Some(folder) = path.parent() {
            self.keep_inside(folder)?;
            make(&self.target.join(folder))?;
        }
        match fs::symlink_metadata(&place) {
            Ok(meta) if !meta.is_file() => {
                return Err(io::Error::other("what is there is no plain file"));
            }
            // It stands there until the new one takes its place, so that a kill takes none away.
            Ok(_) => fs::hard_link(&place, self.before(number))
                .or_else(|_| fs::rename(&place, self.before(number)))?,
            Err(_) => {}
        }
        fs::rename(self.waiting.path.join(number.to_string()), &place).inspect_err(|_| {
            // The file before has to stand there again; the error that came first tells more.
            let _ = fs::rename(self.before(number), &place);
        })
    }

    /// Refuses a folder below the target that is a link: it may lead out of the target.
    fn keep_inside(&self, folder: &Path) -> io::Result<()> {
        let is_link = |path: &Path| {
            fs::symlink_metadata(self.target.join(path)).is_ok_and(|meta| meta.is_symlink())
        };
        let parts = folder.ancestors().filter(|part| !part.as_os_str().is_empty());
        match parts.into_iter().find(|part| is_link(part)) {
            Some(link) => {
                let told = format!("the folder {} is a link", link.display());
                Err(io::Error::other(told))
            }
            None => Ok(()),
        }
    }

    fn unname(&self, number: usize, path: &Path) {
        let place = self.target.join(path);
        // What cannot be put back is told by the error that led here.
        if fs::rename(self.before(number), &place).is_err() {
            let _ = fs::remove_file(&place);
        }
    }

    fn before(&self, number: usize) -> PathBuf {
        self.waiting.path.join(format!("b{number}"))
    }
}

impl Drop for StagedFiles {
    fn drop(&mut self) {
        // Left behind it does no harm: no archive reads hidden folders.
        let _ = fs::remove_dir_all(&self.waiting.path);
    }
}

/// Makes a file for its owner only.
fn own_file(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<_> = names.map(|name| name.to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn files_appear_together_and_nothing_is_left_beside_them() {
        let place = tempfile::tempdir().unwrap();
        let target = place.path().join("archive");
        let mut files = StagedFiles::begin(&target).unwrap();
        files.write(Path::new("digests/2031/a.yaml"), b"a").unwrap();
        files.write(Path::new("digests/2032/b.yaml"), b"b").unwrap();
        assert!(files.taken().is_empty());
        assert_eq!(listed(&target).len(), 1, "nothing but the folder that waits");
        files.finish().unwrap();
        assert_eq!(listed(&target), ["digests"]);
        assert_eq!(fs::read(target.join("digests/2032/b.yaml")).unwrap(), b"b");
    }

    #[test]
    fn where_one_cannot_stand_all_is_as_before() {
        let place = tempfile::tempdir().unwrap();
        let target = place.path();
        fs::write(target.join("a.yaml"), "before").unwrap();
        fs::create_dir(target.join("b.yaml")).unwrap();
        let mut files = StagedFiles::begin(target).unwrap();
        for name in ["a.yaml", "b.yaml"] {
            files.write(Path::new(name), b"after").unwrap();
        }
        assert_eq!(files.taken().len(), 2);
        let (path, _) = files.finish().unwrap_err();
        assert_eq!(path, Path::new("b.yaml"));
        assert_eq!(fs::read(target.join("a.yaml")).unwrap(), b"before");
        assert_eq!(listed(target), ["a.yaml", "b.yaml"]);
    }

    #[test]
    fn no_file_stands_outside_and_a_dropped_one_nowhere() {
        let place = tempfile::tempdir().unwrap();
        let mut files = StagedFiles::begin(place.path()).unwrap();
        assert!(files.write(Path::new("../x"), b"x").is_err());
        assert!(files.write(Path::new("/x"), b"x").is_err());
        let (number, mut run) = files.passing().unwrap();
        run.write_all(b"run").unwrap();
        drop(run);
        let mut read = String::new();
        io::Read::read_to_string(&mut files.reopen(number).unwrap(), &mut read).unwrap();
        assert_eq!(read, "run");
        drop(files);
        assert!(listed(place.path()).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn no_link_leads_out_of_the_folder() {
        let place = tempfile::tempdir().unwrap();
        let (target, outside) = (place.path().join("archive"), place.path().join("outside"));
        fs::create_dir_all(target.join("digests")).unwrap();
        fs::create_dir(&outside).unwrap();
        std::os::unix::fs::symlink(&outside, target.join("digests/2031")).unwrap();
        for path in ["digests/2031/a.yaml", "digests/2031/within/a.yaml"] {
            let mut files = StagedFiles::begin(&target).unwrap();
            files.write(Path::new(path), b"a").unwrap();
            let (_, error) = files.finish().unwrap_err();
            assert!(error.to_string().contains("is a link"), "{error}");
            assert!(listed(&outside).is_empty());
        }
    }
}
