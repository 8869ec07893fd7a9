//! Finds the objects of a JSON text one by one, without holding more than one: the items of an array,
//! of the first array of objects in an object, or objects that follow each other. What an object
//! says is read elsewhere.

use std::io::{self, BufRead};

/// The most bytes of one object.
pub(super) const MOST_OBJECT: usize = 1 << 20;
/// The most bytes of a key that is kept.
const MOST_KEY: usize = 200;

/// Where in a text the objects lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ObjectLayout {
    /// One after the other.
    Following,
    /// In an array, or in the first array of objects of an object.
    InArray,
}

/// A scanner for objects.
pub(super) struct Scan<'r> {
    input: Box<dyn BufRead + 'r>,
    /// The key whose array holds the objects.
    pub(super) key: Option<String>,
    ended: bool,
}

/// What the scanner came to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum ScanStep {
    /// An object; its bytes are in the buffer.
    Object,
    /// An object beyond the bound; its beginning is in the buffer.
    TooLong,
    /// A value that is no object.
    Other,
    /// The text is over.
    End,
    /// The text is over within an object.
    Broken,
}

impl<'r> Scan<'r> {
    pub(super) fn new(input: Box<dyn BufRead + 'r>) -> Self {
        Self { input, key: None, ended: false }
    }

    fn peek(&mut self) -> io::Result<Option<u8>> {
        Ok(self.input.fill_buf()?.first().copied())
    }

    fn take(&mut self) -> io::Result<Option<u8>> {
        let byte = self.peek()?;
        if byte.is_some() {
            self.input.consume(1);
        }
        Ok(byte)
    }

    fn skip_between(&mut self) -> io::Result<Option<u8>> {
        while let Some(byte) = self.peek()? {
            if !byte.is_ascii_whitespace() && byte != b',' {
                return Ok(Some(byte));
            }
            self.input.consume(1);
        }
        Ok(None)
    }

    /// Goes to the first object of the array that holds them; returns false if there is none.
    pub(super) fn enter(&mut self) -> io::Result<bool> {
        match self.skip_between()? {
            Some(b'[') => {
                self.take()?;
                return Ok(matches!(self.skip_between()?, Some(b'{' | b']')));
            }
            Some(b'{') => self.take()?,
            Some(_) | None => return Ok(false),
        };
        let mut key = Vec::new();
        while let Some(byte) = self.skip_between()? {
            match byte {
                b'"' => {
                    key.clear();
                    self.value(&mut key, MOST_KEY)?;
                }
                b':' => {
                    self.take()?;
                    if self.skip_between()? == Some(b'[') {
                        self.take()?;
                        if self.skip_between()? == Some(b'{') {
                            let text = String::from_utf8_lossy(&key);
                            self.key = Some(text.trim_matches('"').to_owned());
                            return Ok(true);
                        }
                        self.rest_of_array()?;
                    } else {
                        self.value(&mut Vec::new(), 0)?;
                    }
                }
                _ => return Ok(false),
            }
        }
        Ok(false)
    }

    /// Skips what is left of an array that holds no objects.
    fn rest_of_array(&mut self) -> io::Result<()> {
        while let Some(byte) = self.skip_between()? {
            if byte == b']' {
                self.take()?;
                break;
            }
            self.value(&mut Vec::new(), 0)?;
        }
        Ok(())
    }

    /// Reads the next object into the buffer.
    pub(super) fn next(
        &mut self,
        buffer: &mut Vec<u8>,
        layout: ObjectLayout,
    ) -> io::Result<ScanStep> {
        buffer.clear();
        if self.ended {
            return Ok(ScanStep::End);
        }
        match self.skip_between()? {
            None => {
                self.ended = true;
                Ok(if layout == ObjectLayout::InArray { ScanStep::Broken } else { ScanStep::End })
            }
            Some(b']') if layout == ObjectLayout::InArray => {
                self.ended = true;
                Ok(ScanStep::End)
            }
            Some(byte) => {
                let is_whole = self.value(buffer, MOST_OBJECT)?;
                Ok(match (is_whole, byte) {
                    (None, _) => {
                        self.ended = true;
                        ScanStep::Broken
                    }
                    (Some(false), _) => ScanStep::TooLong,
                    (Some(true), b'{') => ScanStep::Object,
                    (Some(true), _) => ScanStep::Other,
                })
            }
        }
    }

    /// Reads one value of any shape into the buffer. Returns whether it fits, or none if the text is
    /// over before it. Words that only some programs write (`NaN`) become `null`.
    fn value(&mut self, buffer: &mut Vec<u8>, most: usize) -> io::Result<Option<bool>> {
        let (mut depth, mut fits) = (0_u64, true);
        let mut push = |bytes: &[u8]| {
            fits &= buffer.len() + bytes.len() <= most;
            if fits {
                buffer.extend_from_slice(bytes);
            }
        };
        loop {
            let Some(byte) = self.peek()? else { return Ok(None) };
            match byte {
                b'"' => {
                    if !string(self.input.as_mut(), &mut push)? {
                        return Ok(None);
                    }
                }
                b'{' | b'[' => {
                    depth += 1;
                    self.input.consume(1);
                    push(&[byte]);
                }
                // A bracket that closes nothing ends a word before it.
                b'}' | b']' => {
                    depth = depth.saturating_sub(1);
                    self.input.consume(1);
                    push(&[byte]);
                }
                byte if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.') => {
                    word(self.input.as_mut(), &mut push)?;
                }
                byte => {
                    self.input.consume(1);
                    push(&[byte]);
                    if depth > 0 || byte.is_ascii_whitespace() {
                        continue;
                    }
                }
            }
            if depth == 0 {
                return Ok(Some(fits));
            }
        }
    }
}

/// Copies a text in quotes; returns false if it is not closed.
fn string(input: &mut dyn BufRead, push: &mut impl FnMut(&[u8])) -> io::Result<bool> {
    let (mut begun, mut escaped) = (false, false);
    loop {
        let bytes = input.fill_buf()?;
        if bytes.is_empty() {
            return Ok(false);
        }
        let mut end = None;
        for (at, byte) in bytes.iter().enumerate() {
            if escaped {
                escaped = false;
            } else if *byte == b'\\' {
                escaped = true;
            } else if *byte == b'"' {
                if begun {
                    end = Some(at + 1);
                    break;
                }
                begun = true;
            }
        }
        let len = end.unwrap_or(bytes.len());
        push(bytes.get(..len).unwrap_or_default());
        input.consume(len);
        if end.is_some() {
            return Ok(true);
        }
    }
}

/// Copies a number or a word; one that JSON does not know becomes `null`.
fn word(input: &mut dyn BufRead, push: &mut impl FnMut(&[u8])) -> io::Result<()> {
    let mut word = Vec::new();
    while let Some(byte) = input.fill_buf()?.first().copied() {
        if !byte.is_ascii_alphanumeric() && !matches!(byte, b'-' | b'+' | b'.' | b'_') {
            break;
        }
        input.consume(1);
        // A number of so many digits is none.
        if word.len() < 400 {
            word.push(byte);
        }
    }
    let is_number = word.iter().any(u8::is_ascii_digit);
    let is_known = is_number || matches!(word.as_slice(), b"true" | b"false" | b"null");
    push(if is_known { &word } else { b"null" });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objects(text: &str, layout: ObjectLayout) -> (Vec<String>, ScanStep) {
        let mut scan = Scan::new(Box::new(text.as_bytes()));
        if layout == ObjectLayout::InArray {
            assert!(scan.enter().unwrap(), "{text}");
        }
        let (mut found, mut buffer) = (Vec::new(), Vec::new());
        loop {
            match scan.next(&mut buffer, layout).unwrap() {
                ScanStep::Object => found.push(String::from_utf8(buffer.clone()).unwrap()),
                ScanStep::Other | ScanStep::TooLong => {}
                last @ (ScanStep::End | ScanStep::Broken) => return (found, last),
            }
        }
    }

    #[test]
    fn objects_are_found_in_arrays_and_in_objects_with_one() {
        for text in [
            r#"[{"a":1},{"b":"}\"]"}]"#,
            r#"{"status":200,"none":[],"names":["x",[1]],"o":{"y":[{"z":1}]},"data":[{"a":1}, {"b":"}\"]"}],"z":[{"no":1}]}"#,
        ] {
            let (found, last) = objects(text, ObjectLayout::InArray);
            assert_eq!((found.len(), last), (2, ScanStep::End), "{text}");
            assert_eq!(found[1], r#"{"b":"}\"]"}"#);
        }
        let (found, _) = objects("{\"a\":1}\n{\"a\":2}\r\n", ObjectLayout::Following);
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn words_of_other_programs_become_null_and_long_objects_are_told() {
        let (found, _) = objects(r#"[{"a":NaN,"b":-Infinity,"c":-1.5e3}]"#, ObjectLayout::InArray);
        assert_eq!(found, [r#"{"a":null,"b":null,"c":-1.5e3}"#]);
        let long = format!(r#"[{{"a":"{}"}},{{"b":1}}]"#, "x".repeat(MOST_OBJECT));
        assert_eq!(objects(&long, ObjectLayout::InArray).0, [r#"{"b":1}"#]);
        let (found, last) = objects(r#"[{"a":1},{"b":"#, ObjectLayout::InArray);
        assert_eq!((found.len(), last), (1, ScanStep::Broken));
    }
}
