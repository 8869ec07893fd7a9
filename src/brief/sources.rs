//! Where something was told, worded as a note: the source that is cited, and the digest or wave that
//! cites it.

use crate::digest::{Citation, CitationRef, DigestHead, PassageHome, Wave};

/// Names a digest: publisher, title, period, id, and its address.
pub(super) fn of_digest(head: &DigestHead) -> String {
    let named = format!("{}, {}, {} ({})", head.publisher, head.title, head.period, head.id);
    with_address(named, &head.sources)
}

/// Names a wave.
pub(super) fn of_wave(wave: &Wave) -> String {
    with_address(format!("{}, {} ({})", wave.name, wave.period, wave.id), &wave.sources)
}

/// Names what a passage stands in.
pub(super) fn of_home(home: PassageHome<'_>) -> String {
    match home {
        PassageHome::Digest(digest) => of_digest(digest.head()),
        PassageHome::Wave(wave) => of_wave(wave),
    }
}

fn with_address(named: String, sources: &[Citation]) -> String {
    match sources.iter().find_map(|source| source.url.as_deref()) {
        Some(address) => format!("{named} <{address}>"),
        None => named,
    }
}

/// Returns a note for each source, each with what cites it; that alone where no source is named.
pub(super) fn noted<'a>(cited: impl Iterator<Item = CitationRef<'a>>, home: &str) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for source in cited {
        // An address that both have stands once.
        let url = source.url.filter(|url| !home.ends_with(&format!("<{url}>")));
        let source = CitationRef { url, ..source };
        let note = one_line(&format!("{source}; told in {home}"));
        // A telling has few sources.
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    if notes.is_empty() {
        notes.push(one_line(&format!("source not named; told in {home}")));
    }
    notes
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
