//! The reader in lines, driven as a person or a script drives it: lines in, text out, by the real program
//! through pipes.
#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data");

/// The program in a home of its own, ready to hear a line.
struct Talk {
    program: Child,
    lines: ChildStdin,
    told: ChildStdout,
    _home: tempfile::TempDir,
}

impl Talk {
    /// Begins with the sample, and returns what is told first.
    fn begun() -> (Self, String) {
        Self::with(DATA, &[])
    }

    fn with(archive: &str, options: &[&str]) -> (Self, String) {
        let home = tempfile::tempdir().unwrap();
        let mut program = program(home.path(), &["--plain", "--archive", archive]);
        let mut program =
            program.args(options).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (lines, told) = (program.stdin.take().unwrap(), program.stdout.take().unwrap());
        let mut talk = Self { program, lines, told, _home: home };
        let first = talk.told();
        (talk, first)
    }

    /// Reads up to the prompt; to the end where the program leaves.
    fn told(&mut self) -> String {
        let (mut text, mut byte) = (Vec::new(), [0]);
        while !text.ends_with(b"\n> ") && self.told.read(&mut byte).unwrap() > 0 {
            text.push(byte[0]);
        }
        let text = String::from_utf8(text).unwrap();
        assert_speakable(&text);
        text
    }

    /// Says a line, and returns what is told then.
    fn say(&mut self, line: &str) -> String {
        writeln!(self.lines, "{line}").unwrap();
        let told = self.told();
        let echo = told.split_once('\n').unwrap_or_default();
        echo.1.to_owned()
    }

    /// Opens the first line that has some words, wherever it is among the pages.
    fn open(&mut self, words: &str) -> String {
        let all = self.say("again") + &self.say("all");
        let number = number(&all, words);
        self.say(&number)
    }

    /// Says some lines, each of which must lead to a text.
    fn goes(&mut self, lines: &[(&str, &str)]) {
        for (line, wanted) in lines {
            let told = self.say(line);
            assert!(told.contains(wanted), "`{line}` does not tell `{wanted}`:\n{told}");
        }
    }
}

impl Drop for Talk {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn program(home: &Path, arguments: &[&str]) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_watchfloor"));
    program.args(arguments).env_clear().env("HOME", home).env("LANG", "C.UTF-8").current_dir(home);
    program
}

/// Fails where something draws, or drives a terminal, or is a sign where a word belongs.
fn assert_speakable(text: &str) {
    let draws = |c: char| {
        matches!(c, '\u{2500}'..='\u{25ff}' | '\u{2800}'..='\u{28ff}')
            || (c.is_control() && c != '\n')
            || "≠±×≥≤†".contains(c)
    };
    let found = text.lines().find(|line| line.contains(draws));
    assert_eq!(found, None, "{}", found.unwrap_or_default().escape_debug());
}

/// The number of the first line that has some words.
fn number(text: &str, words: &str) -> String {
    let numbered = |line: &&str| line.starts_with(|c: char| c.is_ascii_digit());
    let line = text.lines().filter(numbered).find(|line| line.contains(words));
    let line = line.unwrap_or_else(|| panic!("no line has `{words}`:\n{text}"));
    line.split_once(". ").unwrap().0.to_owned()
}

/// Who hears a list has no other sign of it.
#[test]
fn a_draft_is_told_where_it_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("digests")).unwrap();
    let text = "digest: harbour-2031-03-06\ndraft: yes\ntitle: Harbour watch\npublisher: Harbour\n\
                period: 2031-03-06..2031-03-12\ncoverage: full\noverview:\n  - { text: Quiet., basis: assessed }\n";
    fs::write(folder.path().join("digests/2031-03-06.yaml"), text).unwrap();
    let (_talk, first) = Talk::with(folder.path().to_str().unwrap(), &[]);
    assert!(first.contains("Digest of 6 to 12 March 2031, a draft, "), "{first}");
}

#[test]
fn the_first_five_minutes_can_be_heard() {
    let (mut talk, first) = Talk::begun();
    assert!(first.contains("Watchfloor, front page"), "{first}");
    assert!(first.contains("110 digests") && first.contains("1. Digest of "), "{first}");
    // The digests, a week, its theatres, the areas of one, the entries.
    assert!(talk.open("All 110 digests").contains("All digests"));
    assert!(talk.say("find 2020-05-21").contains("21 to 26 May 2020"));
    assert!(talk.open("21 to 26 May 2020").contains("Theatres of "));
    assert!(talk.open("Iraq").contains("Areas of "));
    let entries = talk.open("Diyala");
    assert!(entries.contains("Entries of ") && entries.contains(", claimed"), "{entries}");
    // An entry as one text, the next one, and back.
    let entry = talk.say("read 1");
    assert!(entry.contains("Place: ") || entry.contains("Where: "), "{entry}");
    talk.goes(&[("next-entry", "Date"), ("back", "Entries of ")]);
    // The same entry among those of its area, and of its wave.
    talk.goes(&[
        ("turn", "Entries of Diyala, Iraq"),
        ("turn", "Entries of "),
        ("waves", "Entries of Raids of Attrition"),
        ("back", "All waves"),
        ("waves", "Entries of "),
    ]);
    // A search of the whole archive, narrowed, and saved under a name.
    let found = talk.say("/ambush uniforms sinai");
    assert!(found.contains("Search for ambush uniforms sinai") && found.contains("Found: 2"));
    talk.goes(&[
        ("narrow", "Values to narrow by"),
        ("back", "Search for"),
        ("save uniforms", "uniforms"),
        ("1", "Zuweid"),
        ("back", "Search for"),
        ("saved", "Saved searches"),
    ]);
    assert!(talk.say("again").contains("uniforms, at least"), "it is among the saved searches");
    // Two waves, what is behind a number, and the comparison with the week before.
    talk.goes(&[
        ("compare", "What to compare"),
        ("1", "Comparison of 2"),
        ("find Attacks:", "Attacks"),
    ]);
    let all = talk.say("again") + &talk.say("all");
    let attacks = number(&all, "Attacks:");
    let behind = talk.say(&attacks);
    assert!(behind.contains("Entries behind a number of a comparison"), "{behind}");
    talk.say("back");
    let first = talk.say(&format!("{attacks}.1"));
    assert!(first.contains("behind a number of a comparison") && first != behind, "{first}");
    talk.goes(&[("help", "A number opens that line"), ("back", "behind a number")]);
}

#[test]
fn every_screen_can_be_reached_by_a_name_and_left() {
    let (mut talk, _) = Talk::begun();
    talk.goes(&[
        ("map", "Map of "),
        ("open 1", "Entries behind a number of a map"),
        ("back", "Map of "),
        ("back", "front page"),
        ("m", "Map of "),
        ("back", "front page"),
        ("grid", "Theatre by week"),
        ("1", "Tempo of "),
        ("back", "Theatre by week"),
        ("back", "front page"),
        ("tempo", "Tempo of all theatres"),
        ("down", "Tempo of "),
        ("older-year", "Tempo of "),
        ("back", "front page"),
        ("problems", "Problems found at loading"),
        ("back", "front page"),
        ("themes", "Themes"),
        ("back", "front page"),
        ("saved", "Saved searches"),
        ("back", "front page"),
        ("compare", "What to compare"),
        ("1", "Comparison of 2"),
        ("aligned", "Comparison from day 0"),
        ("back", "Comparison of 2"),
        ("back", "front page"),
        ("zoom-in", "nothing is drawn"),
        ("77777", "The numbers here are 1 to "),
        ("sing", "There is no line and no action sing"),
        ("back", "does nothing here"),
        ("again", "front page"),
    ]);
    writeln!(talk.lines, "quit").unwrap();
    talk.told();
    assert_eq!(talk.program.wait().unwrap().code(), Some(0));
}

#[test]
fn a_number_opens_what_its_line_says() {
    let (mut talk, _) = Talk::begun();
    talk.open("All 110 digests");
    let digests = talk.say("again");
    for line in ["1", "2", "9", "12"] {
        let row = digests.lines().find(|row| row.starts_with(&format!("{line}. "))).unwrap();
        let (_, told) = row.split_once(". ").unwrap();
        let opened = talk.say(line);
        let days = told.split(", ").next().unwrap();
        let head = opened.lines().take(4).collect::<Vec<_>>().join("\n");
        assert!(head.contains(days) || told.starts_with("Saved search"), "{row}\n{opened}");
        talk.say("back");
    }
}

#[test]
fn a_file_is_written_under_the_name_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let (mut talk, _) = Talk::with(DATA, &["--exports", path]);
    talk.say("/uniforms sinai");
    talk.goes(&[("export found.csv", "Written: ")]);
    let written = fs::read_to_string(folder.path().join("found.csv")).unwrap();
    assert!(written.lines().count() >= 2, "{written}");
    talk.goes(&[
        ("export", "Name of the file"),
        ("found.csv", "enter alone replaces it"),
        ("back", "Search for"),
    ]);
    talk.goes(&[("copy", "Copied:")]);
}

#[test]
fn the_end_of_the_input_leaves_and_only_the_option_opens_it_in_a_pipe() {
    let home = tempfile::tempdir().unwrap();
    let output = program(home.path(), &["--plain"]).stdin(Stdio::null()).output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(told.contains("front page") && told.ends_with("> \n"), "{told}");
    let mut listing = program(home.path(), &[]);
    let output = listing.env("ACCESSIBLE", "1").stdin(Stdio::null()).output().unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("itic-2020-05-21") && !told.contains("> "), "the digests, as ever");
}

#[test]
fn under_restriction_it_keeps_to_a_terminal_like_the_reader_that_draws() {
    let home = tempfile::tempdir().unwrap();
    let mut restricted = program(home.path(), &["--plain", "--restricted"]);
    let output = restricted.stdin(Stdio::null()).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{told}");
    assert!(told.contains("nothing may be written but to a terminal"), "{told}");
}

#[test]
fn doctor_says_what_asks_for_it() {
    let home = tempfile::tempdir().unwrap();
    let says = |arguments: &[&str], accessible: &str| {
        let mut doctor = program(home.path(), arguments);
        let output = doctor.env("ACCESSIBLE", accessible).arg("doctor").output().unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        told.lines().find(|line| line.contains(" plain")).unwrap().to_owned()
    };
    assert!(says(&["--plain"], "").contains("on, by --plain"));
    assert!(says(&[], "1").contains("on, by ACCESSIBLE=1"));
    assert!(says(&[], "0").contains("off: "));
    let config = home.path().join(".config/watchfloor");
    fs::create_dir_all(&config).unwrap();
    fs::write(config.join("config.yaml"), "plain: yes\n").unwrap();
    assert!(says(&[], "").contains("on: `plain: yes`"));
}

#[test]
fn a_marking_is_told_letter_by_letter_with_every_screen() {
    let archive = tempfile::tempdir().unwrap();
    let taxonomy = fs::read_to_string(Path::new(DATA).join("taxonomy.yaml")).unwrap();
    let marked = format!("marking: \"OFFICIAL – SENSITIVE\"\n{taxonomy}");
    fs::write(archive.path().join("taxonomy.yaml"), marked).unwrap();
    fs::create_dir(archive.path().join("digests")).unwrap();
    let digest = Path::new(DATA).join("digests/2020/2020-05-21.yaml");
    fs::copy(digest, archive.path().join("digests/2020-05-21.yaml")).unwrap();
    let (mut talk, first) = Talk::with(archive.path().to_str().unwrap(), &[]);
    let marking = "Marking: OFFICIAL – SENSITIVE\n";
    assert!(first.contains(marking), "{first}");
    for line in ["1", "map", "copy"] {
        let told = talk.say(line);
        assert!(told.contains("OFFICIAL – SENSITIVE"), "{line}: {told}");
    }
}

#[test]
fn what_is_near_an_entry_has_numbers_and_one_comes_back_from_it() {
    let (mut talk, _) = Talk::begun();
    talk.say("/tarmiyah commander");
    let entry = talk.say("1");
    let page = entry.clone() + &talk.say("all");
    assert!(page.contains("commander of the 59th Brigade"), "{page}");
    let near = page.lines().find(|line| line.contains(" km away: ")).unwrap();
    let number = near.split_once(". ").unwrap().0;
    let told = talk.say(number);
    assert!(!told.contains("commander of the 59th Brigade") && told.contains("Date"), "{told}");
    // One step back is the entry, and one more the search.
    assert!(talk.say("back").contains("Tarmiyah"));
    assert!(talk.say("back").contains("Search for"));
}

#[test]
fn the_palette_is_a_list_that_words_narrow_and_numbers_carry_out() {
    let (mut talk, _) = Talk::begun();
    let all = talk.say("palette");
    assert!(all.contains("Palette") && all.contains("1. action "), "{all}");
    assert!(!all.contains("action down"), "what only moves is no line:\n{all}");
    talk.goes(&[
        ("map", "Typed: map"),
        ("raids attrition may 2020", "1. wave Raids of Attrition (May 2020)"),
        ("1", "All waves"),
        ("bookmark", "Bookmark set"),
        ("jump-back", "Watchfloor, front page"),
        ("jump-forward", "All waves"),
        ("palette bookmark attrition", "1. bookmark Raids of Attrition (May 2020)"),
        ("delete 1", "Bookmark removed"),
        ("no such thing", "Nothing is of that name"),
        ("export", "1. action export"),
        ("back", "All waves"),
    ]);
}

#[test]
fn what_is_gathered_is_put_in_order_and_written_out_in_lines() {
    let folder = tempfile::tempdir().unwrap();
    let (exports, notes) = (folder.path().join("reports"), folder.path().join("notes"));
    fs::create_dir(&exports).unwrap();
    let (exported, noted) = (exports.to_str().unwrap(), notes.to_str().unwrap());
    let (mut talk, _) = Talk::with(DATA, &["--exports", exported, "--notes", noted]);
    talk.say("/uniforms sinai");
    talk.goes(&[
        ("gather 1", "Gathered"),
        ("gather-sum", "Gathered, 2 by now"),
        ("worklist", "Worklist: Briefing without a title"),
        ("write-behind I think so.", "text: I think so."),
        ("item-up 2", "1. text"),
        ("back", ""),
        ("worklist", "; same"),
        ("title The day", "Worklist: The day"),
        ("note 2", "Note"),
        ("one claim", "note: one claim"),
        ("export day.docx", "Written: "),
        ("export day.docx", "and it stays"),
    ]);
    let docx = fs::read(exports.join("day.docx")).unwrap();
    assert!(docx.starts_with(b"PK"));
    let list = fs::read_to_string(notes.join("brief.yaml")).unwrap();
    assert!(list.starts_with("title: \"The day\"\nitems:\n  - text: \"I think so.\"\n"), "{list}");
    assert_eq!(fs::read_dir(&exports).unwrap().count(), 1, "nothing else is written");
}
