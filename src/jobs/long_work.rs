//! Work beside the state machine that takes so long that it is told how far it is.

/// What takes long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LongWork {
    /// Making the index.
    Indexing,
    /// Finding out what changed since the last session.
    Hashing,
    /// Finding what is gathered for a briefing.
    Composing,
    /// Writing a file.
    Writing,
}

impl LongWork {
    /// Returns its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Indexing => "indexing",
            Self::Hashing => "looking for what is new",
            Self::Composing => "composing",
            Self::Writing => "writing",
        }
    }
}

/// How far some work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkStep {
    /// Which.
    pub work: LongWork,
    /// How many things are done.
    pub done: usize,
    /// How many there are.
    pub all: usize,
}
