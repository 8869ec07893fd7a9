//! Lists the files of an archive, newest first, within its bounds. Opens only what lies at its top,
//! to see what it is, and files that share their first day, to see which of them comes first.
//!
//! Names come first and sizes later: with thousands of files, asking for the size of each takes
//! longer than all that happens until the newest digest is shown.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::bounds::LoadLimits;
use super::files::{ArchiveFile, NamedFile, Seems, WHOLE, resolved};
use super::order::sort_newest_first;
use super::walk::{walk, walk_top};
use super::{Origin, Problem, sample, workers};
use crate::yaml::Fault;

/// The files of an archive by name. Only the newest and what lies at the top has been measured.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The taxonomy, if the archive has one.
    pub(super) taxonomy: Option<ArchiveFile>,
    /// What lies beside the digests, if the archive has any.
    side_files: Vec<(SideFileKind, ArchiveFile)>,
    /// The newest digest, or a wave if there is no digest.
    pub(super) newest: Option<ArchiveFile>,
    /// The waves, then the other digests, newest first.
    others: Vec<NamedFile>,
    /// The problems found so far.
    pub(super) problems: Vec<Problem>,
}

/// What lies at the top of an archive beside what is loaded of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SideFileKind {
    /// Saved searches.
    Searches,
    /// In which sections its briefings stand.
    Template,
}

/// The files of an archive that are to be read, all of them measured.
#[derive(Debug)]
pub(super) struct Listing {
    /// The taxonomy, if the archive has one.
    pub(super) taxonomy: Option<ArchiveFile>,
    /// The newest digest, then the waves, then the other digests, newest first.
    pub(super) files: Vec<ArchiveFile>,
    /// The problems of the files that cannot be read.
    pub(super) problems: Vec<Problem>,
}

/// Lists the files of an archive.
pub(super) fn list(origin: &Origin) -> Listing {
    list_names(origin, &LoadLimits::USUAL).measured(&LoadLimits::USUAL)
}

/// Lists the names of the files of an archive, as many as the bounds allow.
pub(super) fn list_names(origin: &Origin, bounds: &LoadLimits) -> Names {
    let mut names = Names::default();
    match origin {
        Origin::Folder(folder) => names.take_folder(folder, bounds.names),
        Origin::Files(paths) => names.take_files(paths),
        Origin::Sample => names.take_sample(),
    }
    names.put_in_order();
    names
}

/// Returns what lies beside the digests of an archive, if it has any. It lies at its top: no folder below
/// is looked at, and no other file is opened.
pub(super) fn list_side_file(origin: &Origin, kind: SideFileKind) -> Option<ArchiveFile> {
    match origin {
        Origin::Folder(folder) => {
            let found = walk_top(folder, LoadLimits::USUAL.names).found.into_iter();
            let is_it = |file: &NamedFile| SideFileKind::of(&file.name) == Some(kind);
            let mut found = found.filter(is_it).map(measured);
            found.find_map(Result::ok)
        }
        Origin::Files(_) => None,
        Origin::Sample => {
            let mut names = Names::default();
            names.take_sample();
            let mut files = names.side_files.into_iter();
            files.find(|(known, _)| *known == kind).map(|(_, file)| file)
        }
    }
}

fn measured(file: NamedFile) -> Result<ArchiveFile, Problem> {
    let stamp = file.measure();
    file.with(stamp)
}

/// Measures files on every core, since that dominates the time with thousands of them.
fn measure_all(files: Vec<NamedFile>, problems: &mut Vec<Problem>) -> Vec<ArchiveFile> {
    let stamps = workers::map_in_order(&files, NamedFile::measure);
    let measured = files.into_iter().zip(stamps).map(|(file, stamp)| file.with(stamp));
    measured.filter_map(|file| file.map_err(|problem| problems.push(problem)).ok()).collect()
}

impl Names {
    /// Returns how many files there are to read, unless some are too many or gone by then.
    pub(super) fn len(&self) -> usize {
        usize::from(self.newest.is_some()) + self.others.len()
    }

    /// Measures all files and leaves out those beyond the bound.
    pub(super) fn measured(self, bounds: &LoadLimits) -> Listing {
        let Self { taxonomy, newest, others, mut problems, .. } = self;
        let mut files = Vec::with_capacity(others.len() + 1);
        files.extend(newest);
        files.extend(measure_all(others, &mut problems));
        let mut listing = Listing { taxonomy, files, problems };
        listing.leave_out_beyond(bounds.bytes);
        listing
    }

    /// Puts the newest digest first, and measures it: a reader waits for it.
    fn put_in_order(&mut self) {
        sort_newest_first(&mut self.others);
        // A reader wants to see the newest digest first, then the waves, which are few.
        let mut files = std::mem::take(&mut self.others).into_iter();
        let measured = files.by_ref().map(measured);
        for file in measured {
            match file {
                Ok(file) => {
                    self.newest = Some(file);
                    break;
                }
                Err(problem) => self.problems.push(problem),
            }
        }
        self.others = files.collect();
        let waves = self.others.iter().filter(|file| file.is_wave()).count();
        self.others.rotate_right(waves);
    }

    fn take_folder(&mut self, folder: &Path, most: usize) {
        let walked = walk(folder, most);
        self.problems = walked.problems;
        let (top, below) = walked.found.into_iter().partition(|file| !file.name.contains('/'));
        self.others = below;
        for file in measure_all(top, &mut self.problems) {
            if matches!(&*file.name, "taxonomy.yaml" | "taxonomy.yml") {
                self.take_taxonomy(file);
            } else if let Some(kind) = SideFileKind::of(&file.name) {
                self.take_side_file(kind, file);
            } else {
                self.take_by_first_key(file);
            }
        }
    }

    fn take_files(&mut self, paths: &[PathBuf]) {
        let mut seen = HashSet::new();
        for path in paths {
            match ArchiveFile::given(path) {
                Ok(file) if seen.insert(resolved(path)) => self.take_any(file),
                // The same file under another path.
                Ok(_) => {}
                Err(problem) => self.problems.push(problem),
            }
        }
    }

    fn take_sample(&mut self) {
        for (path, bytes) in sample::files() {
            let file = ArchiveFile::built_in(path, bytes);
            if path == sample::TAXONOMY {
                self.taxonomy = Some(file);
            } else if let Some(kind) = SideFileKind::of(path) {
                self.side_files.push((kind, file));
            } else {
                self.others.push(file.into());
            }
        }
    }

    fn take_taxonomy(&mut self, file: ArchiveFile) {
        if let Some(first) = &self.taxonomy {
            let fault = Fault::error(WHOLE, format!("a second taxonomy beside {}", first.name));
            let fault = fault.hint("keep one: this one is not read");
            self.problems.push(Problem::in_file(&file.name, fault));
        } else {
            self.taxonomy = Some(file);
        }
    }

    fn take_side_file(&mut self, kind: SideFileKind, file: ArchiveFile) {
        if let Some((_, first)) = self.side_files.iter().find(|(known, _)| *known == kind) {
            let fault = Fault::error(WHOLE, format!("{} in {} too", kind.told(), first.name));
            let fault = fault.hint("keep one file: this one is not read");
            self.problems.push(Problem::in_file(&file.name, fault));
        } else {
            self.side_files.push((kind, file));
        }
    }

    /// Takes a file that was given by name; it is read whatever it contains.
    fn take_any(&mut self, file: ArchiveFile) {
        match file.peek() {
            Seems::Taxonomy => self.take_taxonomy(file),
            Seems::Page | Seems::Other => self.others.push(file.into()),
        }
    }

    /// Takes a file at the top of a folder, which may also hold unrelated files.
    fn take_by_first_key(&mut self, file: ArchiveFile) {
        match file.peek() {
            Seems::Taxonomy => self.take_taxonomy(file),
            Seems::Page => self.others.push(file.into()),
            Seems::Other => {
                let fault = Fault::warning(WHOLE, "neither digest nor wave nor taxonomy: left out")
                    .hint("begin it with `digest: …` or `wave: …`, or move it away");
                self.problems.push(Problem::in_file(&file.name, fault));
            }
        }
    }
}

impl Listing {
    /// Leaves out the files beyond the bound. The oldest are last in the order, so they go.
    fn leave_out_beyond(&mut self, most: u64) {
        let mut left = most;
        let fits = |file: &ArchiveFile| left.checked_sub(file.weight()).map(|rest| left = rest);
        let kept = self.files.iter().map_while(fits).count();
        let out = self.files.split_off(kept);
        if let Some(first) = out.first() {
            let message = format!("the archive is larger than {} MiB", most >> 20);
            let fault = Fault::error(WHOLE, message);
            let hint =
                format!("split it: from here on the oldest files are not read: {}", out.len());
            self.problems.push(Problem::in_file(&first.name, fault.hint(hint)));
        }
    }
}

impl SideFileKind {
    /// Returns what lies at the top of an archive under this name.
    fn of(name: &str) -> Option<Self> {
        match name {
            "searches.yaml" | "searches.yml" => Some(Self::Searches),
            "template.yaml" | "template.yml" => Some(Self::Template),
            _ => None, // any other file
        }
    }

    /// Says that there is one, up to where it is.
    fn told(self) -> &'static str {
        match self {
            Self::Searches => "saved searches are",
            Self::Template => "a template of briefings is",
        }
    }
}

#[cfg(test)]
#[path = "listing_tests.rs"]
mod tests;
