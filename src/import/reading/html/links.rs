//! Links of a page: to the web, to notes and back from them, and marks that are only raised.

use super::{tree::HtmlNode, walk::Walker};
use crate::import::reading::notes;

/// Letters that the mark of a note has at most, with what stands around it.
const LONGEST_MARK: usize = 16;

impl Walker<'_> {
    /// Reads a link: to the web, to a note, or back from one.
    pub(super) fn link(&mut self, at: usize, node: &HtmlNode) {
        let address = node.attribute("href").unwrap_or_default();
        let short = address.contains('#') && self.weights.letters(at) <= LONGEST_MARK;
        let words = if short { self.tree.words(at) } else { String::new() };
        let names = node.names();
        let target = address.rsplit('#').next().unwrap_or_default().to_lowercase();
        let local = address.contains('#') && !words.is_empty() && words.len() <= 8;
        let back = target.contains("ref")
            || names.contains("footnote-back")
            || names.contains("doc-backlink");
        if local && back && !names.contains("noteref") && !names.contains("footnote-ref") {
            let begins = self.gather.is_empty();
            if let Some(mark) = notes::raised(&words, None, "").filter(|_| begins) {
                self.gather.push(&mark, false, Some(node.line));
                self.gather.blank();
            } else if notes::leading_mark(&words).is_some() {
                self.words(&words, node.line);
            }
            return;
        }
        let cites = names.contains("noteref")
            || names.contains("footnote")
            || ["fn", "_ftn", "_edn", "note", "footnote", "endnote", "en", "ref", "cite"]
                .iter()
                .any(|lead| target.starts_with(lead));
        if local
            && cites
            && let Some(mark) = notes::raised(&words, None, "")
        {
            self.words(&mark, node.line);
            return;
        }
        if !node.ended_early {
            self.gather.open_link(address);
        }
        self.children(at);
        self.gather.close_link();
    }

    /// Reads raised words: a note's mark, or what they are.
    pub(super) fn raised(&mut self, at: usize) {
        // Elements lie in each other: only what can be a mark is looked at whole.
        if self.weights.letters(at) > LONGEST_MARK {
            self.children(at);
            return;
        }
        let words = self.tree.words(at);
        let line = self.tree.node(at).map_or(1, |node| node.line);
        match notes::raised(&words, self.gather.last(), &self.gather.last_letters()) {
            Some(mark) => {
                let begins = self.gather.is_empty();
                self.words(&mark, line);
                if begins {
                    self.gather.blank();
                }
            }
            None => self.children(at),
        }
    }
}

/// The mark of the note that an element's id names: `fn1`, `_ftn1`, `footnote-1`.
pub(super) fn note_of(id: &str) -> Option<String> {
    let lower = id.to_lowercase();
    let digits = lower.trim_start_matches(|c: char| !c.is_ascii_digit());
    let lead = lower.strip_suffix(digits)?.trim_end_matches(['-', '_', ':', '.']);
    let known = matches!(
        lead,
        "fn" | "ftn"
            | "_ftn"
            | "edn"
            | "_edn"
            | "footnote"
            | "endnote"
            | "note"
            | "cite_note"
            | "fn-"
            | "en"
    );
    (known && !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.to_owned())
}
