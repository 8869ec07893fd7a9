//! The file of places beside those of the program: opened with the configuration, before the sandbox is
//! closed, and read when places are first needed.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the file that the configuration names is opened here"
)]

use std::fs::{self, File};
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use crate::archive::{KnownPlaces, shown, unreadable};
use crate::yaml::{Fault, Mark};

/// The longest file that is read, packed or not, in bytes; unpacked it is bounded likewise.
const LARGEST: u64 = 64 << 20;

/// An opened file of places.
#[derive(Clone, Debug)]
pub struct PlacesFile {
    /// Its path, as it is shown.
    pub name: Box<str>,
    file: Arc<File>,
}

impl PlacesFile {
    /// What the name of such a file ends in.
    pub const ENDINGS: [&'static str; 2] = [".tsv", ".tsv.gz"];

    /// Opens a regular file; nothing else, since a pipe would block and a device never ends.
    pub(super) fn open(path: &Path) -> Result<Self, Fault> {
        let meta = fs::metadata(path).map_err(|error| unreadable(&error))?;
        if !meta.is_file() {
            let fault = Fault::error(Mark::WHOLE, "not a regular file: it is not opened");
            return Err(fault.hint("`geo:` names a plain file of places"));
        }
        if meta.len() > LARGEST {
            return Err(Fault::error(Mark::WHOLE, TOO_LARGE));
        }
        let file = File::open(path).map_err(|error| unreadable(&error))?;
        Ok(Self { name: shown(path), file: Arc::new(file) })
    }

    /// Returns the places that are known with it. It is read when they are first needed.
    pub fn known(&self) -> KnownPlaces {
        let file = Arc::clone(&self.file);
        KnownPlaces::beside(Box::new(move || {
            bytes(&file).map_err(|error| format!("the file of places cannot be read: {error}"))
        }))
    }
}

const TOO_LARGE: &str = "the file is larger than 64 MiB: it is not read";

fn bytes(mut file: &File) -> Result<Vec<u8>, std::io::Error> {
    file.seek(SeekFrom::Start(0))?;
    let mut bytes = Vec::new();
    // It may have grown since it was opened.
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(std::io::Error::other(TOO_LARGE));
    }
    Ok(bytes)
}
