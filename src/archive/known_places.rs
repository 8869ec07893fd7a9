//! The places that are known: those that come with the program, and those of a file beside it, which is
//! read when it is first needed.

use std::fmt;
use std::sync::{Arc, LazyLock};

use crate::geo::{Atlas, SideFile};

/// Reads the bytes of a gazetteer, or says why it cannot.
type ReadBytes = Box<dyn FnOnce() -> Result<Vec<u8>, String> + Send>;

/// The places of a file, or why it has none.
type BesideAtlas = LazyLock<Result<(Atlas, GazetteerSize), String>, ReadAtlas>;
type ReadAtlas = Box<dyn FnOnce() -> Result<(Atlas, GazetteerSize), String> + Send>;

/// How much a gazetteer beside the program has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GazetteerSize {
    /// The places.
    pub places: usize,
    /// The lines that are no places.
    pub left_out: usize,
}

/// The places that are known; by default those that come with the program.
#[derive(Clone, Default)]
pub struct KnownPlaces {
    beside: Option<Arc<BesideAtlas>>,
}

impl KnownPlaces {
    /// Knows the places of a file, too. The file is read once, when places are first asked for; one
    /// that is no gazetteer adds none.
    pub fn beside(bytes: ReadBytes) -> Self {
        let read: ReadAtlas = Box::new(move || {
            let file = SideFile::read(&bytes()?).map_err(|error| error.to_string())?;
            let size = GazetteerSize { places: file.len(), left_out: file.left_out };
            Ok((Atlas::with(file), size))
        });
        Self { beside: Some(Arc::new(LazyLock::new(read))) }
    }

    /// Returns how much the file beside the program has, or why it is not read; none without such a
    /// file. The file is read for that.
    pub fn beside_size(&self) -> Option<Result<GazetteerSize, &str>> {
        let beside = self.beside.as_ref()?;
        Some(match LazyLock::force(beside) {
            Ok((_, size)) => Ok(*size),
            Err(why) => Err(why),
        })
    }

    /// Returns the places.
    pub(super) fn atlas(&self) -> &Atlas {
        let beside = self.beside.as_deref().map(LazyLock::force);
        match beside {
            Some(Ok((atlas, _))) => atlas,
            Some(Err(_)) | None => Atlas::shipped(),
        }
    }
}

impl fmt::Debug for KnownPlaces {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KnownPlaces").field("beside", &self.beside.is_some()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_once_and_only_when_it_is_needed() {
        let text = "Baghouz\tSY\tDeir\t34.45\t40.97\t10000\nno place\n";
        let known = KnownPlaces::beside(Box::new(|| Ok(text.as_bytes().to_vec())));
        let size = GazetteerSize { places: 1, left_out: 1 };
        assert_eq!(known.beside_size(), Some(Ok(size)));
        // The function that reads it can be called but once.
        assert_eq!(known.clone().beside_size(), Some(Ok(size)));
        assert!(!std::ptr::eq(known.atlas(), Atlas::shipped()));
    }

    #[test]
    fn what_cannot_be_read_adds_no_place_and_says_why() {
        let known = KnownPlaces::beside(Box::new(|| Err("it is gone".to_owned())));
        assert!(std::ptr::eq(known.atlas(), Atlas::shipped()));
        assert_eq!(known.beside_size(), Some(Err("it is gone")));
        let known = KnownPlaces::beside(Box::new(|| Ok(b"no gazetteer".to_vec())));
        assert!(known.beside_size().unwrap().unwrap_err().contains("no place"));
        assert!(std::ptr::eq(KnownPlaces::default().atlas(), Atlas::shipped()));
        assert_eq!(KnownPlaces::default().beside_size(), None);
    }
}
