//! Handles a paste: everything between its two brackets is text, even if it looks like keys. Only
//! the beginning of a long paste is kept.

/// How many bytes of a paste are kept; no input line holds as many.
pub(super) const PASTE: usize = 64 << 10;

/// What ends a paste.
pub(super) const PASTE_END: &[u8] = b"\x1b[201~";

/// A paste whose end has not come.
#[derive(Debug, Default)]
pub(super) struct Paste {
    text: Vec<u8>,
    /// How many bytes of its end have come.
    matched: usize,
    /// Whether nothing came for a while.
    pub paused: bool,
}

impl Paste {
    /// Takes a byte; returns false if it was the last byte of the end.
    pub fn takes(&mut self, byte: u8) -> bool {
        if PASTE_END.get(self.matched) == Some(&byte) {
            self.matched += 1;
            return self.matched < PASTE_END.len();
        }
        // Only the first byte of the end can begin it anew.
        let begun = PASTE_END.get(..self.matched).unwrap_or_default();
        self.keep(begun);
        self.matched = usize::from(PASTE_END.first() == Some(&byte));
        if self.matched == 0 {
            self.keep(&[byte]);
        }
        true
    }

    /// Returns whether the end has begun and continues with these bytes.
    pub fn is_ended_by(&self, bytes: &[u8]) -> bool {
        let rest = PASTE_END.get(self.matched..).unwrap_or_default();
        self.matched > 0 && rest.starts_with(bytes)
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = PASTE.saturating_sub(self.text.len());
        self.text.extend(bytes.iter().take(room));
    }

    /// Returns the text, as far as it was kept.
    pub fn done(self) -> String {
        String::from_utf8_lossy(&self.text).into_owned()
    }
}
