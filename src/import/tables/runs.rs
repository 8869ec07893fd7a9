//! Doors to the outside: where sorted runs are kept, and where digests go. The shell gives files;
//! tests and small tables use memory.

use std::io::{self, Read, Write};

/// Keeps sorted runs beside the target until they are merged.
pub trait SortedRuns {
    /// Keeps one run: calls `write` once with a writer for it.
    ///
    /// # Errors
    ///
    /// What the writer or `write` gives.
    fn keep(&mut self, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> io::Result<()>;

    /// Opens every run that was kept, in their order.
    ///
    /// # Errors
    ///
    /// If one of them cannot be opened.
    fn open(&mut self) -> io::Result<Vec<Box<dyn Read + '_>>>;
}

/// Takes digests, in the order of their days.
pub trait Sink {
    /// Takes a digest; `name` is its path within `digests/`: `2020/2020-05-25-acled.yaml`.
    ///
    /// # Errors
    ///
    /// If it cannot be written; the import ends then.
    fn digest(&mut self, name: &str, bytes: &[u8]) -> io::Result<()>;
}

/// Runs and digests in memory.
#[derive(Debug, Default)]
pub struct InMemory {
    runs: Vec<Vec<u8>>,
    /// The digests with their names.
    pub digests: Vec<(String, Vec<u8>)>,
}

impl InMemory {
    /// Returns how many runs were kept.
    pub fn runs(&self) -> usize {
        self.runs.len()
    }
}

impl SortedRuns for InMemory {
    fn keep(&mut self, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let mut run = Vec::new();
        write(&mut run)?;
        self.runs.push(run);
        Ok(())
    }

    fn open(&mut self) -> io::Result<Vec<Box<dyn Read + '_>>> {
        Ok(self.runs.iter().map(|run| Box::new(run.as_slice()) as Box<dyn Read>).collect())
    }
}

impl Sink for InMemory {
    fn digest(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.digests.push((name.to_owned(), bytes.to_vec()));
        Ok(())
    }
}
