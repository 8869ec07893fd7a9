//! The two ways to read YAML, held against each other: what the fast path takes it reads as the
//! parser of today does, and it takes whole archives, so that it is not idle without a word.
//!
//! `cargo test --test ways -- --ignored --nocapture` goes on with chance for a minute; `cargo fuzz run
//! yaml` for as long as one likes.

#![allow(clippy::unwrap_used, clippy::string_slice, reason = "a test that cannot go on fails")]
#![allow(clippy::print_stdout, reason = "what is measured is told")]

#[path = "../benches/support/mod.rs"]
#[allow(dead_code, reason = "only archives are made here")]
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::generator::{Speech, archive};
use watchfloor::yaml::compare_ways;

/// All files below a folder that are YAML or seeds, in the order of their names.
fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|one| one.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|it| it == "yaml") || folder.ends_with("loader") {
            found.push(path);
        }
    }
}

/// The texts below a folder with their names.
fn texts(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    files(folder, &mut found);
    let read = |path: PathBuf| Some((path.display().to_string(), fs::read_to_string(path).ok()?));
    found.into_iter().filter_map(read).collect()
}

fn own(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

#[track_caller]
fn assert_taken(folder: &Path) {
    let texts = texts(folder);
    assert!(!texts.is_empty());
    for (name, text) in texts {
        for text in [text.replace('\n', "\r\n"), text] {
            assert_eq!(compare_ways(&text), Ok(true), "{name}");
        }
    }
}

#[test]
fn the_shipped_archive_goes_the_fast_way() {
    assert_taken(&own("data"));
}

#[test]
fn generated_archives_go_the_fast_way() {
    for speech in [Speech::Plain, Speech::Rich, Speech::Beside] {
        let folder = tempfile::tempdir().unwrap();
        archive(folder.path(), 3, speech).unwrap();
        assert_taken(folder.path());
    }
}

#[test]
fn every_fixture_is_read_alike() {
    for (name, text) in
        ["tests/fixtures", "fuzz/corpus/loader"].iter().flat_map(|it| texts(&own(it)))
    {
        for text in [text.replace('\n', "\r\n"), text] {
            if let Err(difference) = compare_ways(&text) {
                panic!("{name}\n{difference}");
            }
        }
    }
}

#[test]
fn what_chance_makes_of_them_is_read_alike() {
    let mut chance = Chance::new();
    let taken = (0..12_000).filter(|_| chance.one_more()).count();
    assert!(taken > 600, "only {taken} were taken: chance breaks too much to try anything");
}

/// How many files are changed where there is time.
const MANY: u32 = 1_000_000;

#[test]
#[ignore = "a minute"]
fn what_chance_makes_of_them_for_long() {
    let mut chance = Chance::new();
    let taken: u32 = (0..MANY).map(|_| u32::from(chance.one_more())).sum();
    println!("{MANY} read, {taken} the fast way");
    assert!(taken > MANY / 20, "hardly any goes the fast way: {taken}");
}

/// What is put into a file: all that means something in YAML, and what is odd in a text.
const BITS: [&str; 80] = [
    ":",
    ": ",
    "#",
    " #",
    " # ",
    "- ",
    "-",
    "\"",
    "'",
    "''",
    "[",
    "]",
    "{",
    "}",
    ",",
    ", ",
    "\t",
    "\r",
    "\r\n",
    "\n",
    "\n\n",
    " ",
    "  ",
    "    ",
    "é",
    "ا",
    "\u{200D}",
    "\u{FEFF}",
    "\u{85}",
    "\u{2028}",
    "\u{A0}",
    "\\",
    "\\\n",
    "\\u00e9",
    "\\n",
    "\\x41",
    "|",
    ">",
    ">-",
    "|-",
    "|+",
    ">+",
    ": |\n",
    ": >-\n",
    ": >\n",
    "&a ",
    "*a",
    "!t ",
    "? ",
    "?",
    "%",
    "@",
    "`",
    "---",
    "...",
    "---\n",
    "\n---\n",
    "~",
    "null",
    "<<: ",
    "a: b",
    "a: ",
    "\n- ",
    "\n  - ",
    "k: v\n",
    "-,",
    " -",
    " -}",
    "\": ",
    "\":",
    "':",
    "🚀",
    "=",
    "#!",
    "\n#c\n",
    "\n # c\n",
    " \n",
    "\n \n",
    "\n      \n",
    "\u{7F}",
];

/// Files that chance has changed, the same in every run.
struct Chance {
    state: u64,
    texts: Vec<String>,
}

impl Chance {
    fn new() -> Self {
        let folders = ["data", "tests/fixtures", "fuzz/corpus/loader", "fuzz/corpus/yaml"];
        let texts = folders.iter().flat_map(|it| texts(&own(it))).map(|(_, text)| text).collect();
        Self { state: 0x9E37_79B9_7F4A_7C15, texts }
    }

    fn roll(&mut self, sides: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap()
            % sides.max(1)
    }

    /// Reads one more file both ways, and returns whether it went the fast way.
    fn one_more(&mut self) -> bool {
        let text = self.changed();
        compare_ways(&text).unwrap_or_else(|difference| panic!("{text:?}\n{difference}"))
    }

    /// Some lines of a file, with a few changes.
    fn changed(&mut self) -> String {
        let at = self.roll(self.texts.len());
        let mut lines: Vec<String> =
            self.texts[at].split_inclusive('\n').map(ToOwned::to_owned).collect();
        let count = 2 + self.roll(30);
        if lines.len() > count {
            let from = self.roll(lines.len() - count);
            lines = lines.drain(from..from + count).collect();
            let indent = |line: &String| line.len() - line.trim_start_matches(' ').len();
            let least = lines.iter().map(indent).min().unwrap_or(0);
            for line in &mut lines {
                drop(line.drain(..least));
            }
        }
        for _ in 0..=self.roll(4) {
            self.change(&mut lines);
        }
        let text = lines.concat();
        match self.roll(12) {
            0 => text.replace('\n', "\r\n"),
            1 => text.trim_end_matches('\n').to_owned(),
            _ => text,
        }
    }

    /// A line left out, said twice, moved, or indented otherwise; a byte changed; something put in.
    fn change(&mut self, lines: &mut Vec<String>) {
        if lines.is_empty() {
            lines.push("a: b\n".to_owned());
        }
        let (at, to) = (self.roll(lines.len()), self.roll(lines.len()));
        match self.roll(12) {
            0 => drop(lines.remove(at)),
            1 => lines.insert(to, lines[at].clone()),
            2 => lines.swap(at, to),
            3 => lines[at].insert_str(0, &" ".repeat(1 + self.roll(3))),
            4 => lines[at] = lines[at].strip_prefix(' ').unwrap_or(&lines[at]).to_owned(),
            5 => drop(lines[at].pop()),
            6 => {
                let mut bytes = lines[at].clone().into_bytes();
                let byte = self.roll(bytes.len());
                if let Some(byte) = bytes.get_mut(byte) {
                    *byte ^= 1 << self.roll(7);
                }
                lines[at] = String::from_utf8_lossy(&bytes).into_owned();
            }
            _ => self.put_in(&mut lines[at]),
        }
    }

    /// Puts something into a line, mostly beside a sign.
    fn put_in(&mut self, line: &mut String) {
        let all: Vec<usize> = line.char_indices().map(|(at, _)| at).chain([line.len()]).collect();
        let is_sign = |at: &usize| line[*at..].starts_with(|c| ":\"'[{->|#,\n".contains(c));
        let signs: Vec<usize> = all.iter().copied().filter(is_sign).collect();
        let places = if signs.is_empty() || self.roll(2) == 0 { all } else { signs };
        let mut at = places[self.roll(places.len())];
        if self.roll(3) == 0 && line.is_char_boundary(at + 1) {
            at += 1;
        }
        line.insert_str(at, BITS[self.roll(BITS.len())]);
    }
}
