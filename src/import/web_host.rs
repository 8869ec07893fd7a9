//! The host of an address of the web: the name of an outlet that is told by its address alone.

/// Returns the host of an address in lower case, without `www.`, a name to sign in with and a port; none
/// where it is none of the web.
pub(in crate::import) fn web_host(address: &str) -> Option<String> {
    let (_, rest) = address.trim().split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?;
    let host = host.split(':').next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (host.contains('.') && !host.contains(char::is_whitespace)).then(|| host.to_owned())
}

#[cfg(test)]
mod tests {
    use super::web_host;

    #[test]
    fn a_host_stands_without_what_is_around_it() {
        for address in [
            "https://www.example.org/a?b",
            "http://EXAMPLE.org#c",
            " https://me@example.org:8080/d ",
        ] {
            assert_eq!(web_host(address).as_deref(), Some("example.org"), "{address}");
        }
        for address in ["example.org", "https://localhost/a", "https://", "https://a b.org"] {
            assert_eq!(web_host(address), None, "{address}");
        }
    }
}
