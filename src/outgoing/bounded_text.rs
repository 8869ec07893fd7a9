//! A text that is given up as soon as it is longer than it may be: nobody composes a million entries
//! to learn that they do not fit.

use std::io::{self, Write};

/// The bytes so far, and how many there may be.
pub(super) struct BoundedText {
    bytes: Vec<u8>,
    most: usize,
}

impl BoundedText {
    /// Begins a text of at most so many bytes.
    pub(super) fn new(most: usize) -> Self {
        Self { bytes: Vec::new(), most }
    }

    /// Returns the text.
    pub(super) fn into_text(self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

impl Write for BoundedText {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + bytes.len() > self.most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_too_long_is_given_up_where_it_is_so() {
        let mut text = BoundedText::new(4);
        text.write_all(b"abc").unwrap();
        text.write_all(b"d").unwrap();
        let error = text.write_all(b"e").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
        assert_eq!(text.into_text(), "abcd");
    }
}
