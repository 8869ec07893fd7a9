//! What the benches share: archives of any size, the same on every machine.

pub(crate) mod generator;
