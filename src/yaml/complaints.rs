//! Recognises the scanner's errors by parts of their messages, since they have no other name. The
//! crate is pinned to one version, and `tests/messages.rs` provokes each error: a new version with
//! other words fails there. This module knows only the words; `explain` says what they mean.

/// A tab where spaces belong.
pub(super) const TAB: &[&str] = &["tab"];

/// Nesting deeper than the scanner follows.
pub(super) const DEPTH: &[&str] = &["recursion limit"];

/// Anchors, aliases and tags that are malformed.
pub(super) const REFUSED: &[&str] = &["anchor", " tag", "verbatim", "the handle"];

/// A quoted text without an end.
pub(super) const OPEN_QUOTE: &[&str] =
    &["unexpected end of stream", "document indicator", "in quoted scalar"];

/// Something after a quoted text.
pub(super) const AFTER_QUOTE: &[&str] = &["trailing content after double-quoted"];

/// An escape that YAML does not know.
pub(super) const ESCAPE: &[&str] =
    &["escape character", "hexadecimal number", "Unicode character escape"];

/// A missing value within brackets.
pub(super) const NO_VALUE: &[&str] = &["expected node content"];

/// A colon where no key can stand.
pub(super) const COLON: &[&str] = &["mapping values are not allowed"];

/// A line without a colon among keys.
pub(super) const NO_KEY: &[&str] = &["simple key expect"];

/// A dash where no list can begin.
pub(super) const LIST_WITHIN: &[&str] = &["block sequence entries are not allowed"];

/// A line whose indentation matches nothing around it.
pub(super) const INDENTATION: &[&str] =
    &["expected key", "expected '-'", "invalid indentation", "block sequence"];

/// A comment between the lines of a text.
pub(super) const COMMENT: &[&str] = &["comment intercepting"];

/// A character that cannot begin a text.
pub(super) const CHARACTER: &[&str] = &["unexpected character"];

/// A tab after a dash or a colon.
pub(super) const NO_SPACE: &[&str] = &["followed by a valid YAML whitespace"];

/// A closing bracket that was never opened.
pub(super) const BRACKET: &[&str] = &["misplaced bracket"];

/// A bracket that is not closed, or a missing comma.
pub(super) const FLOW: &[&str] = &[
    "expected ','",
    "only valid inside a block",
    "in flow construct",
    "illegal placement of ':'",
    "may not precede any of",
    "plain scalar cannot start with",
];

/// All of them, for the test that provokes each one.
#[cfg(test)]
pub(super) const ALL: &[&[&str]] = &[
    TAB,
    DEPTH,
    REFUSED,
    OPEN_QUOTE,
    AFTER_QUOTE,
    ESCAPE,
    NO_VALUE,
    COLON,
    NO_KEY,
    LIST_WITHIN,
    INDENTATION,
    COMMENT,
    CHARACTER,
    NO_SPACE,
    BRACKET,
    FLOW,
];
