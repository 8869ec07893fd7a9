//! Records of our own export, to an archive in a new folder: the digests, and the words and the waves of
//! the archive that they came from.

use std::io::BufReader;
use std::path::{Path, PathBuf};

use super::ImportArgs;
use super::target::unwritten;
use crate::archive::{shown, words_and_waves};
use crate::cli::exit::{Exit, Failure};
use crate::cli::input_file::InputFile;
use crate::cli::session::Session;
use crate::digest::grouped;
use crate::disk::{StagedFiles, Unfinished, holds_nothing};
use crate::import::slice::{MOST_ENTRIES, ReturnedSlice, SliceFault, SliceHeads, gather, heads};

/// The word by which records of our own are asked for where the first line does not tell.
const OWN_RULES: &str = "watchfloor";

impl ImportArgs {
    /// Returns true if the rules that are named are those of our own records.
    pub(super) fn names_own_rules(&self) -> bool {
        self.rules.as_deref() == Some(Path::new(OWN_RULES))
    }
}

/// Writes the archive.
pub(super) fn import(
    args: &ImportArgs,
    input: InputFile,
    session: &mut Session<'_>,
) -> Result<Exit, Failure> {
    let Some(output) = args.output.as_deref() else {
        let why =
            "records of an export become an archive of their own: name a new folder with -o FOLDER";
        return Err(Failure::Usage(why.to_owned()));
    };
    if args.files.len() > 1 || !args.writes() || args.replace {
        let why = "one file of records is imported into a new folder: no other file, --explain, \
                   --dry-run or --replace goes with it";
        return Err(Failure::Usage(why.to_owned()));
    }
    let folder = session.env.folder.join(output);
    if !holds_nothing(&folder) {
        let name = shown(output);
        return Err(Failure::Usage(format!(
            "`{name}` is there already: records go into a new folder, never into an archive"
        )));
    }
    let told = input.told().to_owned();
    let refused = |name: &str, fault: &SliceFault| Failure::Usage(format!("{name}: {fault}"));
    let known = match &args.digests {
        Some(path) => {
            let file = InputFile::open(path, session)?;
            let name = file.told().to_owned();
            heads(BufReader::new(file.counted().0)).map_err(|fault| refused(&name, &fault))?
        }
        None => SliceHeads::default(),
    };
    let (corpus, _) = session.load()?;
    let input = BufReader::new(input.counted().0);
    let slice = gather(input, &known, corpus.taxonomy(), args.limit.unwrap_or(MOST_ENTRIES));
    let slice = slice.map_err(|fault| refused(&told, &fault))?;
    write(&slice, &folder, session)?;
    say(&slice, output, session);
    Ok(Exit::Done)
}

/// Writes all files, or none.
fn write(slice: &ReturnedSlice, folder: &Path, session: &mut Session<'_>) -> Result<(), Failure> {
    let beside = words_and_waves(&session.origin()?);
    let beside = beside.map_err(|problem| Failure::Usage(problem.to_string()))?;
    let mut files = StagedFiles::begin(folder).map_err(|error| unwritten(folder, &error))?;
    let beside = beside.iter().map(|file| (PathBuf::from(&*file.name), &*file.bytes));
    let digests = slice.digests.iter();
    let digests = digests.map(|digest| (PathBuf::from(&digest.path), digest.text.as_bytes()));
    for (path, bytes) in beside.chain(digests) {
        files.write(&path, bytes).map_err(|error| unwritten(&path, &error))?;
    }
    files.finish_new().map_err(|unfinished| match unfinished {
        Unfinished::Failed((path, error)) => unwritten(&path, &error),
        Unfinished::Taken(_) => {
            Failure::Usage(format!("`{}` is no longer empty; nothing was written", shown(folder)))
        }
    })
}

fn say(slice: &ReturnedSlice, output: &Path, session: &mut Session<'_>) {
    let (entries, digests) = (grouped(slice.entries), grouped(slice.digests.len()));
    session.say(&format!("wrote {entries} entries in {digests} digests into {}", shown(output)));
    if slice.without_head > 0 {
        session.say(&format!(
            "of {} digests only the entries are known: their days are those from the first to the last, and \
             nothing is held in full; --digests FILE tells their heads",
            grouped(slice.without_head)
        ));
    }
}
