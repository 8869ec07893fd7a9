//! One look over all bytes before anything is read: what the fast path does not read at all, and
//! whether columns can be counted in bytes. It knows nothing of lines or values.

use memchr::{memchr_iter, memmem};

/// What a text is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Charset {
    /// One byte a character.
    Ascii,
    /// Some characters take several bytes.
    Any,
}

/// Returns what a text is made of; none if it holds a tab, a control, an old line end or a byte
/// order mark, or if its last line may be one of blanks alone, which the parser of today reads in its
/// own way.
pub(super) fn look_over(text: &str) -> Option<Charset> {
    let bytes = text.as_bytes();
    // A chunk has no early exit, so that the compiler can compare all of its bytes at once.
    let odd = |chunk: &[u8]| chunk.iter().fold(false, |odd, b| odd | is_odd(*b));
    let wide = |chunk: &[u8]| chunk.iter().fold(0, |all, b| all | *b);
    let mut all = 0;
    let mut chunks = bytes.chunks_exact(64);
    for chunk in chunks.by_ref() {
        if odd(chunk) {
            return None;
        }
        all |= wide(chunk);
    }
    all |= wide(chunks.remainder());
    let old_end = |at: usize| bytes.get(at + 1) != Some(&b'\n');
    if odd(chunks.remainder()) || bytes.ends_with(b" ") || memchr_iter(b'\r', bytes).any(old_end) {
        return None;
    }
    if all < 0x80 {
        return Some(Charset::Ascii);
    }
    memmem::find(bytes, "\u{FEFF}".as_bytes()).is_none().then_some(Charset::Any)
}

fn is_odd(byte: u8) -> bool {
    byte < b' ' && byte != b'\n' && byte != b'\r' || byte == 0x7F
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_read_is_seen_wherever_it_stands() {
        for odd in ["\t", "\0", "\u{1B}", "\u{7F}", "\u{FEFF}", "\r", "\rx"] {
            for before in [0, 1, 63, 64, 65, 200] {
                let text = format!("{}{odd}", "x".repeat(before));
                assert_eq!(look_over(&text), None, "{text:?}");
                assert_eq!(look_over(&format!("{text}\u{E9}x\n")), None, "{text:?}");
            }
        }
        assert_eq!(look_over("a: b\n  "), None);
    }

    #[test]
    fn characters_are_known() {
        assert_eq!(look_over(""), Some(Charset::Ascii));
        assert_eq!(look_over("a: b\r\nc: d\n"), Some(Charset::Ascii));
        assert_eq!(look_over("a: \u{E9}\n"), Some(Charset::Any));
        assert_eq!(look_over(&format!("{}\u{623}\n", "x".repeat(70))), Some(Charset::Any));
    }
}
