//! The tables of a lake, and the SQL over them: held against the archive, and counted by real engines.

#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

#[path = "../support/mod.rs"]
mod support;

mod counted;
#[cfg(feature = "parquet")]
mod engines;
#[cfg(feature = "parquet")]
mod files;
mod invented;
mod refused;
mod slices;
mod tables;
mod written;
