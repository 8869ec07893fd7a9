//! What the benches share: archives of any size, the same on every machine, and what they take.

pub(crate) mod generator;
mod resident;

pub(crate) use resident::resident_bytes;
