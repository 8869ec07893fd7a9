//! The examples of docs/query.md find what they say.
