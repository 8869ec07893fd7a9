//! Where digests are written: the folder, the archive that is in it, and the names that are free.
//! Nothing is read from a text here.

#![expect(clippy::disallowed_methods, reason = "a name is free where nothing is there")]

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::ImportArgs;
use crate::app::Replaces;
use crate::archive::{Corpus, Origin, shown};
use crate::cli::exit::Failure;
use crate::cli::session::Session;
use crate::config::plain_bytes;
use crate::disk::{StagedFiles, Unfinished};
use crate::import::draft::DigestDraft;

/// Returns the folder that digests are written into: the named one, else that of the archive.
pub(super) fn folder(named: Option<&Path>, session: &Session<'_>) -> Result<PathBuf, Failure> {
    if let Some(folder) = named {
        return Ok(session.env.folder.join(folder));
    }
    match session.origin()? {
        Origin::Folder(folder) => Ok(folder),
        Origin::Files(_) | Origin::Sample => Err(Failure::Usage(
            "no folder to write into: name one with -o FOLDER, or an archive with --archive"
                .to_owned(),
        )),
    }
}

/// Where digests are written, and what is there.
pub(super) struct ImportTarget {
    /// The folder; none where nothing is written.
    folder: Option<PathBuf>,
    /// The folder that is written into, or would be.
    place: Option<PathBuf>,
    /// The archive that the digests are for.
    pub(super) corpus: Corpus,
    replace: bool,
    /// The digests that this command wrote, by their ids, with the file that each was made of.
    made: BTreeMap<String, String>,
}

impl ImportTarget {
    pub(super) fn open(args: &ImportArgs, session: &mut Session<'_>) -> Result<Self, Failure> {
        let place = match folder(args.output.as_deref(), session) {
            Ok(folder) => Some(folder),
            Err(failure) if args.writes() => return Err(failure),
            Err(_) => None,
        };
        let folder = place.clone().filter(|_| args.writes());
        let (corpus, _) = match &args.output {
            // What is written joins the archive that is there, with its taxonomy.
            Some(output) if session.env.folder.join(output).join("digests").is_dir() => {
                session.read(&Origin::Folder(session.env.folder.join(output)))?
            }
            Some(_) | None => session.load()?,
        };
        Ok(Self { folder, place, corpus, replace: args.replace, made: BTreeMap::new() })
    }

    /// Begins to write some digests that belong together.
    pub(super) fn begin(&self, session: &mut Session<'_>) -> Result<StagedFiles, Failure> {
        let Some(folder) = &self.folder else {
            return Err(Failure::Usage("nothing is to be written".to_owned()));
        };
        let files = StagedFiles::begin(folder).map_err(|error| unwritten(folder, &error))?;
        for left in files.left() {
            let left = shown(left);
            session.say(&format!(
                "`{left}` was left by an import that was ended: the only copy of a digest is in it (b0, b1 …); put it back or remove it"
            ));
        }
        Ok(files)
    }

    /// Returns the path of a draft below the folder: its own, or with its publisher where another
    /// digest has that name.
    pub(super) fn path(&self, draft: &DigestDraft) -> Result<PathBuf, Failure> {
        let plain = PathBuf::from(draft.path(false));
        let Some(folder) = &self.folder else { return Ok(plain) };
        let id = draft.head_value("digest").unwrap_or_default();
        if let Some(file) = self.made.get(id) {
            return Err(Failure::Usage(format!(
                "the digest `{id}` was made of {file} already: two files of one command are the same digest"
            )));
        }
        if let Some(before) = self.file_of(id) {
            if !self.replace {
                let file = shown(&before).into_string();
                return Err(Failure::Usage(format!(
                    "the digest `{id}` is there already, in {file}; --dry-run shows what differs, --replace writes the new one in its place"
                )));
            }
            return Ok(before);
        }
        let is_free = |path: &PathBuf| std::fs::symlink_metadata(folder.join(path)).is_err();
        [plain, PathBuf::from(draft.path(true))]
            .into_iter()
            .find(is_free)
            .ok_or_else(|| Failure::Usage(format!("no file name is free for the digest `{id}`")))
    }

    /// Keeps of which file a digest was made that is written now.
    pub(super) fn remember(&mut self, draft: &DigestDraft, file: &str) {
        let id = draft.head_value("digest").unwrap_or_default();
        self.made.insert(id.to_owned(), file.to_owned());
    }

    /// Returns the file of a digest that is in the folder, below it.
    fn file_of(&self, id: &str) -> Option<PathBuf> {
        let digests = self.corpus.digests().iter();
        let file =
            digests.map(|digest| digest.head()).find(|head| &*head.id == id)?.file.to_string();
        let folder = self.place.as_ref()?;
        let below = Path::new(&file).strip_prefix(folder).map(Path::to_owned);
        let path = below.unwrap_or_else(|_| PathBuf::from(file));
        folder.join(&path).is_file().then_some(path)
    }

    /// Returns the earlier edition of a draft: the file of the digest that has its id, below the folder,
    /// and what is in it.
    pub(super) fn earlier(&self, draft: &DigestDraft) -> Option<(PathBuf, Vec<u8>)> {
        let path = self.file_of(draft.head_value("digest")?)?;
        let bytes = plain_bytes(&self.place.as_ref()?.join(&path)).ok()?;
        Some((path, bytes))
    }

    /// Returns the folder that is written into, and whether a digest in it may be replaced.
    pub(super) fn place(&self) -> Option<(&Path, Replaces)> {
        let replaces = if self.replace { Replaces::TheFile } else { Replaces::Nothing };
        self.folder.as_deref().map(|folder| (folder, replaces))
    }

    /// Gives some digests their names.
    pub(super) fn finish(&self, files: StagedFiles) -> Result<(), Failure> {
        let finished = if self.replace {
            files.finish().map_err(Unfinished::Failed)
        } else {
            files.finish_new()
        };
        finished.map_err(|unfinished| match unfinished {
            Unfinished::Failed((path, error)) => unwritten(&path, &error),
            Unfinished::Taken(taken) => {
                let path = taken.first().map(|path| shown(path).into_string()).unwrap_or_default();
                let others = taken.len().saturating_sub(1);
                let told = match others {
                    0 => {
                        format!("`{path}` is there already; --replace writes the new one in its place")
                    }
                    1 => format!(
                        "`{path}` and one other are there already; --replace writes the new ones in their place"
                    ),
                    _ => format!(
                        "`{path}` and {others} others are there already; --replace writes the new ones in their place"
                    ),
                };
                Failure::Usage(told)
            }
        })
    }

    /// Returns a path as it is told to the user.
    pub(super) fn told(&self, path: &Path) -> String {
        let whole = self.place.as_ref().map_or_else(|| path.to_owned(), |at| at.join(path));
        shown(&whole).into_string()
    }
}

/// Returns what is said where something cannot be written.
pub(super) fn unwritten(path: &Path, error: &io::Error) -> Failure {
    Failure::Usage(format!("cannot write `{}`: {error}", shown(path)))
}
