//! The texts of statements, packed: those of one digest share a buffer. A digest may hold hundreds of
//! short statements, and a buffer for each would cost as much as the words.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// A text with its place in a buffer that it may share with others.
#[derive(Clone)]
pub struct PackedText {
    buffer: Arc<TextBuffer>,
    start: u32,
    len: u32,
}

/// One allocation, to which a thin pointer suffices.
struct TextBuffer(Box<str>);

impl Deref for PackedText {
    type Target = str;

    fn deref(&self) -> &str {
        let start = self.start as usize;
        self.buffer.0.get(start..start + self.len as usize).unwrap_or("")
    }
}

impl From<&str> for PackedText {
    /// Keeps a text in a buffer of its own.
    fn from(text: &str) -> Self {
        let len = u32::try_from(text.len()).unwrap_or(u32::MAX);
        Self { buffer: Arc::new(TextBuffer(text.into())), start: 0, len }
    }
}

impl fmt::Debug for PackedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl fmt::Display for PackedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl PartialEq for PackedText {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for PackedText {}

/// Moves texts into one buffer. A file is capped far below 4 GiB, so places fit.
pub(super) fn pack(texts: &mut [&mut PackedText]) {
    let buffer: String = texts.iter().map(|text| &***text).collect();
    let buffer = Arc::new(TextBuffer(buffer.into()));
    let mut start = 0;
    for text in texts {
        text.buffer = Arc::clone(&buffer);
        text.start = start;
        start += text.len;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_texts_share_a_buffer_and_say_what_they_said() {
        let mut texts = ["One", "", "Zwölf"].map(PackedText::from);
        pack(&mut texts.each_mut());
        assert_eq!(texts.each_ref().map(|text| &**text), ["One", "", "Zwölf"]);
        assert!(texts.iter().all(|text| Arc::ptr_eq(&text.buffer, &texts[0].buffer)));
        assert_eq!(texts[2], PackedText::from("Zwölf"));
    }
}
