//! The sample archive is part of the binary: a change in it must lead to a new build.

fn main() {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build.rs");
}
