//! What the walls leave out as a test, and that it is no more than the compiler leaves out.

use crate::source::Source;

/// Code with one forbidden name that the program is built with, right behind what is a test.
const OPEN: &[&str] = &[
    "#[cfg(test)]\nmod tests { fn x() { if true {} } }\nuse std::fs;",
    "#[cfg(test)] mod tests; use std::fs;",
    "#[cfg(test)] use super::*; use std::fs;",
    "#[cfg(test)] use super::{a, b}; use std::fs;",
    "#[cfg(test)] fn x<A, B>(a: [u8; 2]) where A: C, B: C {} use std::fs;",
    "#[cfg(test)] #[allow(dead_code)] pub(crate) struct A<B, C>(B, C); use std::fs;",
    "#[cfg(test)] /** It. */ #[derive(Debug)] struct A { b: u8 } use std::fs;",
    "#[cfg(all(test, unix))] mod tests {} use std::fs;",
    "#[cfg(test)] macro_rules! a { () => { b; }; } use std::fs;",
    "#[cfg(test)] a! { b, c } use std::fs;",
    "#[cfg(test)] a!(b, c); use std::fs;",
    "struct A { #[cfg(test)] a: u8, b: std::fs::File }",
    "struct A { #[cfg(test)] a: u8 } fn x() { std::fs::read(B); }",
    "struct A { #[cfg(test)] a: Vec<(u8, u8)>, b: std::fs::File }",
    "struct A { #[cfg(test)] union: u8, b: std::fs::File }",
    "struct A(#[cfg(test)] u8, std::fs::File);",
    "struct A(#[cfg(test)] fn(u8), std::fs::File);",
    "struct A(#[cfg(test)] pub fn (u8) -> u8, std::fs::File);",
    "struct A(#[cfg(test)] u8); fn x() { std::fs::read(B); }",
    "enum A { #[cfg(test)] B, C(std::fs::File) }",
    "enum A { #[cfg(test)] B { c: u8 }, C(std::fs::File) }",
    "fn x(a: A) { match a { #[cfg(test)] A::B => 1, A::C => std::fs::read(B) } }",
    "fn x(a: A) { match a { #[cfg(test)] A::B => {} A::C => { std::fs::read(B); } } }",
    "fn x(a: A) { match a { #[cfg(test)] A { b } | A { c } => {} _ => { std::fs::read(B); } } }",
    "fn x(#[cfg(test)] a: u8, b: std::fs::File) {}",
    "fn x(#[cfg(test)] a: u8) { std::fs::read(B); }",
    "fn x<#[cfg(test)] A>(a: B) { std::fs::read(B); }",
    "fn x<#[cfg(test)] const A: usize, B>(a: B) { std::fs::read(B); }",
    "fn x() { let a = |#[cfg(test)] b| std::fs::read(B); }",
    "fn x() { #[cfg(test)] a(); std::fs::read(B); }",
    "fn x() { #[cfg(test)] { a(); } std::fs::read(B); }",
    "fn x() { #[cfg(test)] let a = b; std::fs::read(B); }",
    "fn x() { #[cfg(test)] a } fn y() { std::fs::read(B); }",
    "fn x() { let a = [#[cfg(test)] 1, std::fs::read(B)]; }",
    "fn x() { a(A { #[cfg(test)] b: 1, c: std::fs::read(B) }); }",
    // No test at all.
    "#[cfg(not(test))] use std::fs;",
    "#[cfg(any(test, unix))] use std::fs;",
    "#[cfg(all(any(test, unix), unix))] use std::fs;",
    "#[cfg(all(not(test), unix))] use std::fs;",
    "#[cfg_attr(test, allow(dead_code))] use std::fs;",
    "#[cfg_attr(not(test), path = \"x.rs\")] use std::fs;",
    "// #[cfg(test)]\nuse std::fs;",
    "const A: &str = \"#[cfg(test)]\"; use std::fs;",
    "macro_rules! a { (#[cfg(test)] $b:item) => { $b }; } use std::fs;",
    // The macro may keep it.
    "a! { #[cfg(test)] fn x() { std::fs::read(B); } }",
    "a!(#[cfg(test)] std::fs::read(B));",
    "macro_rules! a { () => { #[cfg(test)] { std::fs::read(B); } }; }",
];

/// Code whose one forbidden name stands in a test.
const CLOSED: &[&str] = &[
    "#[cfg(test)] use std::fs;",
    "# [ cfg ( test ) ] use std::fs;",
    "#[cfg(all(test, unix))] mod tests { use std::fs; }",
    "#[cfg(test)]\n#[path = \"x_tests.rs\"]\n/// Doc.\n#[allow(unused)] use std::fs;",
    "#[cfg(test)] mod tests { mod a { fn b() {} } use std::fs; }",
    "#[cfg(test)] fn x<A, B>() { std::fs::read(B); }",
    "#[cfg(test)] pub(super) async fn x<A, B>() { std::fs::read(B); }",
    "#[cfg(test)] impl<A, B> C<A, B> { fn x() { std::fs::read(B); } }",
    "struct A { #[cfg(test)] b: std::fs::File, c: u8 }",
    "struct A { #[cfg(test)] b: std::fs::File }",
    "struct A(#[cfg(test)] fn(u8) -> std::fs::File, u8);",
    "fn x(a: A) { match a { #[cfg(test)] A::B => std::fs::read(B), A::C => 1 } }",
    "fn x() { #[cfg(test)] std::fs::read(B); a(); }",
];

fn names_the_disk(code: &str) -> bool {
    Source::new("app/x.rs", code).names().iter().any(|name| name.starts_with("std::fs"))
}

#[test]
fn what_is_built_in_is_looked_at() {
    for code in OPEN {
        assert!(names_the_disk(code), "{code}");
    }
}

#[test]
fn what_is_in_a_test_is_left_out() {
    for code in CLOSED {
        assert!(!names_the_disk(code), "{code}");
    }
}
