//! A paste: all between its two brackets is text, whatever keys it looks like; of a long one the
//! beginning is kept.

/// So many bytes of a paste are kept; no line that takes one holds as many.
pub(super) const PASTE: usize = 64 << 10;

/// What ends a paste.
pub(super) const PASTE_END: &[u8] = b"\x1b[201~";

/// A paste of which the end has not come.
#[derive(Debug, Default)]
pub(super) struct Paste {
    text: Vec<u8>,
    /// So many bytes of its end have come.
    matched: usize,
    /// Nothing came for a while.
    pub paused: bool,
}

impl Paste {
    /// Takes a byte; false where that was the last of its end.
    pub fn takes(&mut self, byte: u8) -> bool {
        if PASTE_END.get(self.matched) == Some(&byte) {
            self.matched += 1;
            return self.matched < PASTE_END.len();
        }
        // Only its first byte can begin the end anew.
        let begun = PASTE_END.get(..self.matched).unwrap_or_default();
        self.keep(begun);
        self.matched = usize::from(PASTE_END.first() == Some(&byte));
        if self.matched == 0 {
            self.keep(&[byte]);
        }
        true
    }

    /// Whether its end has begun and goes on with these bytes.
    pub fn is_ended_by(&self, bytes: &[u8]) -> bool {
        let rest = PASTE_END.get(self.matched..).unwrap_or_default();
        self.matched > 0 && rest.starts_with(bytes)
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = PASTE.saturating_sub(self.text.len());
        self.text.extend(bytes.iter().take(room));
    }

    /// The text, as far as it is kept.
    pub fn done(self) -> String {
        String::from_utf8_lossy(&self.text).into_owned()
    }
}
