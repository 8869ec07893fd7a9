//! Where a digest was published: by the word of its page, or by an address that stands alone at the
//! beginning or the end of its text.

use std::ops::Range;

use super::lines::{BlockRole, TextLines};
use super::notes::web_addresses;
use super::source::TextSource;
use crate::import::block::TextSpan;
use crate::import::field::{Certainty, Field};
use crate::import::web_host::web_host;

/// So many lines at the beginning and at the end of a text may be its address.
const EDGE: usize = 6;

/// The most words beside the address: `Retrieved from`, `Read it online at:`.
const MOST_WORDS: usize = 5;

/// An address, and how it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PageAddress {
    /// The address.
    address: String,
    /// The line that it stands in.
    pub(super) span: Option<TextSpan>,
    certainty: Certainty,
    rule: &'static str,
}

impl PageAddress {
    /// Returns it as the source of a digest: `Harbour Watch <https://example.org/week>`; under the
    /// name of its host where nobody is known to publish it.
    pub(super) fn field(self, publisher: Option<&str>) -> Field {
        let host = web_host(&self.address);
        let name = publisher.or(host.as_deref()).unwrap_or(&self.address);
        Field {
            name: "source",
            value: format!("{name} <{}>", self.address),
            span: self.span,
            certainty: self.certainty,
            rule: self.rule.to_owned(),
        }
    }
}

/// Finds where a digest was published.
pub(super) fn address(
    lines: &TextLines<'_>,
    range: Range<usize>,
    source: &TextSource,
) -> Option<PageAddress> {
    let is_whole = range == (0..lines.blocks.len());
    let told = |address: &String| PageAddress {
        address: address.clone(),
        span: None,
        certainty: Certainty::Certain,
        rule: "source/page",
    };
    if let Some(found) = source.address.as_ref().filter(|_| is_whole).map(told) {
        return Some(found);
    }
    let said: Vec<usize> = range.filter(|at| !lines.text(*at).trim().is_empty()).collect();
    let edges = said.iter().take(EDGE).chain(said.iter().rev().take(EDGE));
    edges.filter(|at| lines.role(**at) != BlockRole::Note).find_map(|at| {
        let text = lines.text(*at);
        let words = text.split_whitespace().filter(|word| !word.contains("://"));
        let all = web_addresses(text);
        let [address] = all.as_slice() else { return None };
        // `[3] https://…` is a note.
        let fits = words.count() <= MOST_WORDS && !text.starts_with('[');
        fits.then(|| PageAddress {
            address: address.clone(),
            span: Some(TextSpan { block: *at, from: 0, to: text.chars().count() }),
            certainty: Certainty::Likely,
            rule: "source/line",
        })
    })
}
