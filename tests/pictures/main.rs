//! Pictures for reports: what is in them is what the program counts, they are small, well-formed and lead
//! nowhere, and they leave as every export leaves.
#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

mod leaving;
mod numbers;
mod shape;
mod shown;
mod written;
