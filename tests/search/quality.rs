//! Queries with the entry that must come first.
