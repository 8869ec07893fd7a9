//! The files that are imported: opened, and told apart by what they hold. What is inside is read
//! elsewhere.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the files are named by the user"
)]

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read};
use std::path::Path;
use std::rc::Rc;

use crate::archive::shown;
use crate::cli::exit::Failure;
use crate::cli::session::Session;
use crate::import::slice::is_own_record;

/// More bytes than any text that is read may have; tables stream.
const MOST_BYTES: u64 = 64 << 20;
/// How much of a file is looked at to tell a table from a text.
const BEGINNING: usize = 64 << 10;
/// The fewest cells in a line of a table that its name does not tell.
const FEWEST_CELLS: usize = 4;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum InputSort {
    /// Prose.
    Text,
    /// Rows of incidents.
    Table,
}

/// A file to import.
pub(super) struct InputFile {
    /// Its name, as it is told to the user.
    pub(super) name: String,
    beginning: Vec<u8>,
    rest: Box<dyn Read>,
    /// How many bytes it has; none where that is not known.
    bytes: Option<u64>,
}

/// How much of a file was read.
#[derive(Clone, Debug, Default)]
pub(super) struct BytesRead {
    read: Rc<Cell<u64>>,
    all: Option<u64>,
}

impl BytesRead {
    /// Says how much that is of how much; nothing where that is not known.
    pub(super) fn told(&self) -> String {
        let part = |all: u64| self.read.get().min(all).saturating_mul(100).checked_div(all);
        let part = self.all.and_then(part);
        part.map(|part| format!(", {part} % of the file")).unwrap_or_default()
    }
}

/// A file of which it is counted how much is read.
struct CountedFile<R> {
    file: R,
    read: Rc<Cell<u64>>,
}

impl<R: Read> Read for CountedFile<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(bytes)?;
        self.read.set(self.read.get() + read as u64);
        Ok(read)
    }
}

/// Returns true for a file that can be looked into before it is read: what comes through a pipe comes once.
pub(super) fn comes_again(path: &Path, session: &Session<'_>) -> bool {
    path.as_os_str() != "-" && session.env.folder.join(path).is_file()
}

/// A file that was read whole.
pub(super) struct WholeFile {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

impl InputFile {
    /// Opens a file; `-` is standard input.
    pub(super) fn open(path: &Path, session: &Session<'_>) -> Result<Self, Failure> {
        let name = shown(path).into_string();
        let unread = |error: io::Error| Failure::Usage(format!("cannot read `{name}`: {error}"));
        let mut bytes = None;
        let mut rest: Box<dyn Read> = if path.as_os_str() == "-" {
            Box::new(io::stdin())
        } else {
            let place = session.env.folder.join(path);
            if place.is_dir() {
                return Err(Failure::Usage(format!("`{name}` is a folder: name the files in it")));
            }
            let file = File::open(place).map_err(unread)?;
            // A pipe that has a name has no length.
            let about = file.metadata().ok();
            bytes = about.and_then(|about| about.is_file().then_some(about.len()));
            Box::new(BufReader::new(file))
        };
        let mut beginning = Vec::new();
        rest.by_ref().take(BEGINNING as u64).read_to_end(&mut beginning).map_err(unread)?;
        let name = if path.as_os_str() == "-" { String::new() } else { name.clone() };
        Ok(Self { name, beginning, rest, bytes })
    }

    /// Returns its name for a message.
    pub(super) fn told(&self) -> &str {
        if self.name.is_empty() { "standard input" } else { &self.name }
    }

    /// Returns true if it begins with a record of our own export.
    pub(super) fn has_own_records(&self) -> bool {
        is_own_record(&self.beginning)
    }

    /// Tells a table from a text, by its name or else by what it begins with.
    pub(super) fn sort(&self) -> InputSort {
        let ending = Path::new(&self.name).extension().map(std::ffi::OsStr::to_ascii_lowercase);
        let ending = ending.as_ref().and_then(|ending| ending.to_str());
        match ending {
            // Other forms of JSON are told by what they begin with.
            Some("csv" | "tsv" | "xlsx" | "json") => InputSort::Table,
            Some("txt" | "md" | "markdown" | "htm" | "html" | "pdf" | "docx") => InputSort::Text,
            Some(_) | None => self.sort_of_beginning(),
        }
    }

    fn sort_of_beginning(&self) -> InputSort {
        let text = String::from_utf8_lossy(&self.beginning);
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let is_workbook = self.beginning.starts_with(b"PK") && text.contains("xl/");
        let is_json = text.starts_with('{') || text.starts_with("[{") || text.starts_with("[\n");
        if is_workbook || is_json || has_columns(text) { InputSort::Table } else { InputSort::Text }
    }

    /// Returns all its bytes, for a table that streams, and how many of them were read.
    pub(super) fn counted(self) -> (impl Read, BytesRead) {
        let read = Rc::new(Cell::new(0));
        let told = BytesRead { read: Rc::clone(&read), all: self.bytes };
        (CountedFile { file: self.stream(), read }, told)
    }

    fn stream(self) -> impl Read {
        Cursor::new(self.beginning).chain(self.rest)
    }

    /// Reads a text whole; of one that is longer than any that is read, as much as shows that.
    pub(super) fn whole(self) -> Result<WholeFile, Failure> {
        let told = self.told().to_owned();
        let name = self.name.clone();
        let mut bytes = Vec::new();
        let read = self.stream().take(MOST_BYTES + 1).read_to_end(&mut bytes);
        read.map_err(|error| Failure::Usage(format!("cannot read `{told}`: {error}")))?;
        Ok(WholeFile { name, bytes })
    }
}

/// Returns true if the first two lines have as many cells, and several.
fn has_columns(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return false };
    [',', ';', '\t', '|'].into_iter().any(|sign| {
        let cells = |line: &str| line.split(sign).count();
        cells(first) >= FEWEST_CELLS && cells(second) >= cells(first) && !first.contains(". ")
    })
}

/// Reads a file whole.
pub(super) fn bytes(path: &Path, session: &Session<'_>) -> Result<WholeFile, Failure> {
    let file = InputFile::open(path, session)?.whole()?;
    if file.bytes.len() as u64 > MOST_BYTES {
        let name = shown(path);
        return Err(Failure::Usage(format!(
            "`{name}` is larger than 64 MiB: that is more than is read whole"
        )));
    }
    Ok(file)
}
