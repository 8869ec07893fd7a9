//! Objects that other programs write and strict JSON does not have: numbers beyond what a machine
//! number holds, halves of characters, letters that are not UTF-8. Only they are changed, so that
//! the row is kept.

use super::encoding::text;

/// The digits that every whole number of 64 bits has room for.
const SURE_DIGITS: usize = 18;

/// Returns true if a number may be beyond what a machine number holds: many digits in a row, or a
/// power of ten of three digits.
pub(super) fn has_large_number(bytes: &[u8]) -> bool {
    let mut digits = 0;
    for (at, byte) in bytes.iter().enumerate() {
        digits = if byte.is_ascii_digit() { digits + 1 } else { 0 };
        let is_power = digits == 3
            && bytes.get(..=at).is_some_and(|before| {
                let before = before.get(..before.len() - 3).unwrap_or_default();
                let before = before.strip_suffix(b"+").unwrap_or(before);
                matches!(before, [.., b'0'..=b'9' | b'.', b'e' | b'E'])
            });
        if digits > SURE_DIGITS || is_power {
            return true;
        }
    }
    false
}

/// Returns the text of an object with large numbers in quotes and halves of characters replaced.
pub(super) fn mended(bytes: &[u8]) -> String {
    let decoded = text(bytes, &mut 0);
    let mut out = String::with_capacity(decoded.len() + 16);
    let mut rest = decoded.as_ref();
    while let Some(first) = rest.chars().next() {
        let taken = match first {
            '"' => quoted(rest, &mut out),
            '-' | '0'..='9' => number(rest, &mut out),
            other => {
                out.push(other);
                other.len_utf8()
            }
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    out
}

fn number(rest: &str, out: &mut String) -> usize {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'e' | 'E');
    let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
    let token = rest.get(..end).unwrap_or_default();
    let is_whole = token.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    let fits = if is_whole {
        token.parse::<i64>().is_ok() || token.parse::<u64>().is_ok()
    } else {
        token.parse::<f64>().is_ok_and(f64::is_finite)
    };
    if fits {
        out.push_str(token);
    } else {
        out.push('"');
        out.push_str(token);
        out.push('"');
    }
    end
}

/// Copies a text in quotes; a `\ud83d` without its other half becomes `\ufffd`.
fn quoted(rest: &str, out: &mut String) -> usize {
    out.push('"');
    let mut at = 1;
    while let Some(c) = rest.get(at..).and_then(|rest| rest.chars().next()) {
        if c != '\\' {
            out.push(c);
            at += c.len_utf8();
            if c == '"' {
                break;
            }
            continue;
        }
        let here = rest.get(at..).unwrap_or_default();
        let (length, is_half) = match unit(here) {
            Some(0xd800..=0xdbff) => match here.get(6..).and_then(unit) {
                Some(0xdc00..=0xdfff) => (12, false),
                Some(_) | None => (6, true),
            },
            Some(0xdc00..=0xdfff) => (6, true),
            Some(_) => (6, false),
            None => (1 + here.chars().nth(1).map_or(0, char::len_utf8), false),
        };
        out.push_str(if is_half { "\\ufffd" } else { here.get(..length).unwrap_or(here) });
        at += length;
    }
    at
}

/// The number of a `\u0000` that a text begins with.
fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    digits.bytes().all(|b| b.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_json_does_not_have_is_changed() {
        for (before, after) in [
            (
                r#"{"a":123456789012345678901234567890,"b":-5,"c":44.123456789012345678}"#,
                r#"{"a":"123456789012345678901234567890","b":-5,"c":44.123456789012345678}"#,
            ),
            (
                r#"{"a":1e400,"b":1e10,"c":18446744073709551615}"#,
                r#"{"a":"1e400","b":1e10,"c":18446744073709551615}"#,
            ),
            (
                r#"{"a":"\ud800 \ud83d\ude00 \udc00\" \\ud800 1e999"}"#,
                r#"{"a":"\ufffd \ud83d\ude00 \ufffd\" \\ud800 1e999"}"#,
            ),
            (r#"{"é":"x"#, r#"{"é":"x"#),
            (r#"{"a":"\ud8"#, r#"{"a":"\ud8"#),
        ] {
            assert_eq!(mended(before.as_bytes()), after);
        }
        assert_eq!(mended(b"{\"a\":\"Caf\xe9\"}"), "{\"a\":\"Caf\u{e9}\"}");
    }

    #[test]
    fn numbers_that_may_be_too_large_are_seen() {
        for (text, is_large) in [
            ("{\"a\":1234567890123456789}", true),
            ("{\"a\":123456789012345678}", false),
            ("{\"a\":1e400}", true),
            ("{\"a\":1.5E+308}", true),
            ("{\"a\":44.12, \"b\":\"pages 300 to 400\"}", false),
        ] {
            assert_eq!(has_large_number(text.as_bytes()), is_large, "{text}");
        }
    }
}
