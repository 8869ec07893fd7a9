//! Which addresses other programs are handed as such. An archive is a stranger's text: what is no plain
//! address of the web stays a text.

/// Returns an address if it is one of the web, in the letters that an address has.
pub(in crate::export) fn web_address(written: &str) -> Option<&str> {
    let (scheme, rest) = written.split_once("://")?;
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let host = rest.split(['/', '?', '#']).next()?;
    let is_host = |letter: u8| letter.is_ascii_alphanumeric() || b".-:".contains(&letter);
    let is_plain =
        |letter: u8| letter.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&letter);
    let fits = is_web
        && host.bytes().next().is_some_and(|letter| letter.is_ascii_alphanumeric())
        && host.bytes().all(is_host)
        && rest.bytes().all(is_plain);
    fits.then_some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_of_the_web_are_handed_on() {
        for plain in ["https://example.org/a?b=c#d", "HTTP://example.org:80", "http://a"] {
            assert_eq!(web_address(plain), Some(plain));
        }
        for other in [
            "",
            "example.org",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "https://",
            "https:///a",
            "https://a b",
            "https://user:pass@a/",
            "https://a/\u{202e}b",
            "https://a/<b>",
        ] {
            assert_eq!(web_address(other), None, "{other}");
        }
    }
}
