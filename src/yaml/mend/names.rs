//! The names of anchors and aliases in a text, found without parsing it.

use std::collections::HashSet;

/// The names after `&` and after `*`.
pub(super) struct AnchorNames<'t> {
    anchors: HashSet<&'t str>,
    aliases: HashSet<&'t str>,
}

impl<'t> AnchorNames<'t> {
    /// Collects the names of a text.
    pub(super) fn of(text: &'t str) -> Self {
        let mut names = Self { anchors: HashSet::new(), aliases: HashSet::new() };
        for word in text.split([' ', '\n', '\r', '\t', ',', '[', ']', '{', '}']) {
            if let Some(name) = word.strip_prefix('&') {
                names.anchors.insert(name);
            } else if let Some(name) = word.strip_prefix('*') {
                names.aliases.insert(name);
            }
        }
        names
    }

    /// Returns true if the text begins with an anchor that an alias names.
    pub(super) fn begins_with_anchor(&self, text: &str) -> bool {
        text.strip_prefix('&').is_some_and(|rest| self.aliases.contains(name(rest)))
    }

    /// Returns true if the text is an alias of an anchor that exists.
    pub(super) fn is_alias(&self, text: &str) -> bool {
        let Some(rest) = text.strip_prefix('*') else { return false };
        let name = name(rest);
        let after = rest.get(name.len()..).unwrap_or_default().trim_start();
        self.anchors.contains(name) && (after.is_empty() || after.starts_with('#'))
    }
}

fn name(text: &str) -> &str {
    text.split([' ', '\t', '\n', ',', '[', ']', '{', '}']).next().unwrap_or_default()
}
