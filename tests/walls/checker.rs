//! The checker itself, on sources made up to break each wall.

use crate::rules::breaches;
use crate::source::Source;

const SCENE: &str =
    "//! Doc.\npub enum Screen {\n    /// One.\n    Browse(Browse),\n    Text(Text),\n}\n";

/// What is found in a file of one line of code.
fn found(path: &str, code: &str) -> Vec<String> {
    let sources = [
        Source::new("screens/screen.rs", SCENE),
        Source::new(path, &format!("//! What lives here.\n\n{code}\n")),
    ];
    breaches(&sources)
}

/// A file, and code that breaks one wall there.
const BREACHES: &[(&str, &str)] = &[
    ("digest/entry.rs", "use crate::archive::Corpus;"),
    ("digest/entry.rs", "use crate::{archive::Corpus};"),
    ("digest/entry.rs", "use super::super::archive::Corpus;"),
    ("digest/mod.rs", "pub use super::text::clean;"),
    ("digest/entry.rs", "fn x() -> crate::text::Fit { todo() }"),
    ("digest/date.rs", "use chrono::{NaiveDate, Local};"),
    ("digest/date.rs", "fn now() { let x = chrono::Utc::now(); }"),
    ("digest/date.rs", "use serde::Deserialize;"),
    ("digest/date.rs", "use std::{fmt, fs};"),
    ("text/clean.rs", "use ratatui::style::Style;"),
    ("yaml/tree.rs", "use crossterm::style::Print;"),
    ("page/entry.rs", "use ratatui::text::Line;"),
    ("keys/keymap.rs", "use crate::app::App;"),
    ("query/parse.rs", "use std::time::Instant;"),
    ("app/update.rs", "use std::{\n    collections::BTreeMap,\n    time::{Instant},\n};"),
    ("app/update.rs", "fn x() { std :: thread :: spawn(|| {}); }"),
    ("app/update.rs", "use crate::shell::run;"),
    ("screens/text.rs", "use std::fs::read as look;"),
    ("screens/text.rs", "use super::Browse;"),
    ("screens/text.rs", "use super::{Request, browse::Browse};"),
    ("screens/text.rs", "use crate::screens::browse;"),
    ("screens/browse/draw.rs", "use super::super::text::Text;"),
    ("screens/browse/draw.rs", "use crate::keys::{Action, Code};"),
    ("screens/list.rs", "use super::Text;"),
    ("ui/paint.rs", "use crate::screens::Scene;"),
    ("ui/paint.rs", "use core::net::Ipv4Addr;"),
    ("archive/files.rs", "use std::net::TcpStream;"),
    ("archive/files.rs", "use std::process::Command;"),
    ("shell/workers.rs", "use std::process::Command;"),
    ("cli/show.rs", "use ratatui::Terminal;"),
    ("export/csv.rs", "use std::io; fn x() { io::stdout(); }"),
    ("export/csv.rs", "use std::io as out; fn x() { out::stdin(); }"),
    ("cli/exit.rs", "use std::process::Command;"),
    ("digest/entry.rs", "fn x() { ::std::fs::read(\"a\"); }"),
    ("digest/entry.rs", "fn x() { let _ = ::rustix::process::getuid(); }"),
    ("digest/entry.rs", "use ::std::fs;"),
    ("digest/entry.rs", "use std as s; fn x() { s::fs::read(\"a\"); }"),
    ("digest/entry.rs", "extern crate std as s;"),
    ("digest/entry.rs", "fn x(a: &std::path::Path) { <::std::fs::File>::open(a); }"),
    ("ui/paint.rs", "use ratatui::crossterm::event::read;"),
    ("query/plan.rs", "fn x() { rustix::process::getuid(); }"),
    ("digest/count.rs", "use roaring::RoaringBitmap;"),
    ("archive/files.rs", "use std::time; fn x() { time::SystemTime::now(); }"),
    ("archive/workers.rs", "use std::time::Instant;"),
    ("config/settings.rs", "use std::fs::File;"),
    ("policy/parse.rs", "use std::fs::read;"),
    ("cli/confine.rs", "use crate::sandbox::enter;"),
    ("sandbox/rules.rs", "use crate::archive::Origin;"),
    ("shell/terminal.rs", "fn x() { libc::getpid(); }"),
    ("cellar/x.rs", "use crate::text::clean;"),
    ("app/utils.rs", "use std::fmt;"),
    ("screens/common/x.rs", "use std::fmt;"),
    ("app/x.rs", "fn x() { todo!() }"),
    ("app/x.rs", "fn x() { dbg!(1); }"),
    ("app/x.rs", "fn x() { unimplemented! () }"),
    ("digest/entry.rs", "#![expect(clippy::disallowed_methods)] fn x() {}"),
    ("disk/mod.rs", "#![allow(clippy::disallowed_methods)] fn x() {}"),
    ("app/x.rs", "use std::collections::*;"),
    ("digest/entry.rs", "use crate::{self as c}; fn x(a: c::archive::Corpus) {}"),
    ("digest/entry.rs", "use crate as a; use a as b; fn x(a: b::archive::Corpus) {}"),
    ("digest/entry.rs", "fn x() { std::r#env::home_dir(); }"),
    ("digest/entry.rs", "macro_rules! m { ($r:ident) => { $crate::$r::Corpus } }"),
    ("digest/entry.rs", "#![allow(clippy::style)] fn x() {}"),
    ("digest/entry.rs", "#![expect(clippy::all)] fn x() {}"),
    ("digest/entry.rs", "mod sly_tests;"),
    ("digest/entry.rs", "#[path = \"../../x.inc\"] mod x;"),
    ("digest/entry.rs", "fn x() { include!(\"x.inc\") }"),
    // Two blocks, and one name for two things.
    (
        "digest/entry.rs",
        "use std as s; fn x() { s::fs::read(\"a\"); } mod a { use core::fmt as s; }",
    ),
    ("digest/entry.rs", "use core as c; fn x() { c::net::Ipv4Addr::LOCALHOST; }"),
    ("digest/entry.rs", "fn x() { let read = std::fs::read; }"),
    ("digest/entry.rs", "fn x(a: impl std::net::ToSocketAddrs) {}"),
    ("digest/entry.rs", "type F = std::fs::File; fn x() { F::options(); }"),
    // Raw literals of every kind end where the compiler ends them.
    (
        "digest/entry.rs",
        "const A: &CStr = cr\"\\\"; fn x() { std::fs::read(B) } const B: &str = \"\";",
    ),
    ("digest/entry.rs", "const A: &CStr = cr#\" \" \"#; fn x() { std::fs::read(\"\") }"),
    // Paths that a macro makes up.
    ("digest/entry.rs", "macro_rules! m { ($a:ident) => { $a::fs::read(\"a\") } }"),
    ("digest/entry.rs", "macro_rules! m { ($a:ident, $b:ident) => { $a :: $b(\"a\") } }"),
    ("digest/entry.rs", "use std as s; macro_rules! m { ($a:ident) => { s::$a::read(\"a\") } }"),
    ("digest/entry.rs", "macro_rules! m { ($($a:ident)*) => { $($a)::*(\"a\") } }"),
    // What one room may name, for all others.
    ("archive/files.rs", "pub use std::fs;"),
    ("archive/files.rs", "pub(crate) use std::{fmt, fs::File as Text};"),
    ("archive/files.rs", "pub type Clock = std::time::SystemTime;"),
];

#[test]
fn each_wall_falls_loudly() {
    let long = "fn x() {}\n".repeat(399);
    for (path, code) in BREACHES.iter().copied().chain([("app/x.rs", &*long)]) {
        assert_eq!(found(path, code).len(), 1, "{path}: {code}: {:?}", found(path, code));
    }
    let bare = breaches(&[Source::new("app/x.rs", "use std::fmt;\n")]);
    assert_eq!(bare, ["app/x.rs: does not open by saying what lives here"]);
}

#[test]
fn what_is_allowed_passes() {
    for (path, code) in [
        (
            "digest/entry.rs",
            "use super::Count;\nuse crate::digest::date::Day;\nuse chrono::NaiveDate;",
        ),
        ("text/wrap.rs", "use ratatui::buffer::CellWidth;"),
        ("app/update.rs", "// use std::fs;\n/* std::time */ const A: &str = \"std::fs::read\";"),
        (
            "app/update.rs",
            "const A: &str = r#\"std::fs \" std::io\"#; const B: char = '\"'; use std::fmt;",
        ),
        ("app/update.rs", "fn x<'a>(a: &'a str) -> &'a str { a }"),
        ("app/update.rs", "#[cfg(test)]\nmod tests {\n    use std::time::Instant;\n}"),
        ("app/update.rs", "#[cfg(test)]\n#[path = \"x_tests.rs\"]\nmod tests;\nuse std::fmt;"),
        ("app/tests/clock.rs", "use std::time::Instant;"),
        (
            "screens/browse/draw.rs",
            "use super::state::Browse;\nuse crate::screens::list::draw_list;",
        ),
        ("screens/text.rs", "use super::{Request, Scene};\nfn x(text: Text) {}"),
        ("shell/input.rs", "use crossterm::style;\nuse std::time::Instant;"),
        ("export/csv.rs", "use std::io::{self, Write};\nfn x() -> io::Result<()> {}"),
        ("archive/files.rs", "use std::{fs, io};"),
        ("app/x.rs", "fn todo() {}"),
    ] {
        assert_eq!(found(path, code), [] as [String; 0], "{path}: {code}");
    }
}

#[test]
fn code_after_tests_is_looked_at_too() {
    let code = "#[cfg(test)]\nmod tests { fn x() { if true {} } }\nuse std::fs;";
    assert_eq!(found("app/x.rs", code), ["app/x.rs: names `std::fs`, by `std::fs`"]);
}

#[test]
fn names_are_told_in_full() {
    let source = Source::new(
        "screens/browse/draw.rs",
        "use super::state::{Browse, self};\nuse crate::ui::{paint::*, theme as t};\nuse std::fmt as f;",
    );
    let names: Vec<String> = source.names().into_iter().collect();
    assert_eq!(
        names,
        [
            "crate::screens::browse::state",
            "crate::screens::browse::state::Browse",
            "crate::ui::paint::*",
            "crate::ui::theme",
            "std::fmt",
        ]
    );
}
