//! `import` as the program runs it: what it writes and where, what it leaves alone, and how it ends.
#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

#[path = "support/ran.rs"]
mod ran;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use ran::Ran;
use serde_json::Value;
use tempfile::TempDir;

const TEXTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/import/texts");
/// A text with its digest, and where that stands.
const TEXT: &str = "itic-2019.md";
const PLACE: &str = "digests/2019/2019-12-26.yaml";
const ID: &str = "itic-2019-12-26";

/// Two weeks of incidents, in columns that no database has.
const TABLE: &str = "\
id,date,country,province,place,type,killed,source,text
1,2031-03-04,Iraq,Diyala,Khalis,attack,2,Radio Nahr,A bomb hit a patrol.
2,2031-03-06,Iraq,Diyala,Baqubah,attack,0,Radio Nahr,Shots were fired at a post.
3,2031-03-11,Iraq,Kirkuk,Hawija,attack,1,Radio Nahr,A guard was shot dead.
";

/// More columns than are named one by one.
const MANY: usize = 400;

/// A folder of its own, with the program in it.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_watchfloor"));
        command.arg("import").args(args).current_dir(self.0.path());
        command.env_remove("WATCHFLOOR_ARCHIVE").env("WATCHFLOOR_CONFIG", "/nonexistent");
        command.env("XDG_STATE_HOME", self.0.path().join("state")).stdin(Stdio::null());
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        Ran::from(self.command(args).output().unwrap())
    }

    /// The same with something on standard input.
    fn fed(&self, args: &[&str], bytes: &[u8]) -> Ran {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(bytes).unwrap();
        Ran::from(child.wait_with_output().unwrap())
    }

    fn path(&self, below: &str) -> PathBuf {
        self.0.path().join(below)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Every file below the folder, hidden ones too.
    fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        gather(self.0.path(), &mut found);
        let below = found.iter().map(|path| path.strip_prefix(self.0.path()).unwrap());
        let mut names: Vec<_> = below.map(|path| path.to_str().unwrap().to_owned()).collect();
        names.sort();
        names
    }
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.is_symlink() {
            gather(&path, found);
        } else {
            found.push(path);
        }
    }
}

fn text(name: &str) -> String {
    format!("{TEXTS}/{name}")
}

#[test]
fn a_text_becomes_a_digest_in_a_new_folder_that_passes_check() {
    let place = Place::new();
    let ran = place.run(&[&text(TEXT), "-o", "new"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains(PLACE) && ran.out.contains("entries"), "{}", ran.out);
    assert_eq!(place.files(), [format!("new/{PLACE}")], "nothing else is left");
    let draft = fs::read_to_string(place.path("new").join(PLACE)).unwrap();
    assert!(draft.contains("draft: yes") && draft.contains("# guess: "), "{draft}");
    let mut check = Command::new(env!("CARGO_BIN_EXE_watchfloor"));
    check.args(["check", "--archive", "new"]).current_dir(place.0.path());
    let check = ran_of(check.env("WATCHFLOOR_CONFIG", "/nonexistent"));
    assert_eq!(check.code, 0, "{}{}", check.out, check.err);
    assert!(check.out.contains("warning: the digest is a draft"), "{}", check.out);
    assert!(!check.out.contains("error:"), "{}", check.out);
}

fn ran_of(command: &mut Command) -> Ran {
    Ran::from(command.output().unwrap())
}

#[test]
fn an_existing_digest_is_replaced_only_where_that_is_asked() {
    let place = Place::new();
    let held =
        format!("digest: {ID}\nperiod: 2019-12-26..2020-01-01\ntitle: By hand\npublisher: ITIC\n");
    place.write(&format!("new/{PLACE}"), &held);
    let refused = place.run(&[&text(TEXT), "-o", "new"]);
    assert_eq!(refused.code, 2, "{}", refused.err);
    assert!(refused.err.contains(ID) && refused.err.contains("--replace"), "{}", refused.err);
    assert_eq!(fs::read_to_string(place.path("new").join(PLACE)).unwrap(), held);
    assert_eq!(place.files().len(), 1, "{:?}", place.files());
    let replaced = place.run(&[&text(TEXT), "-o", "new", "--replace"]);
    assert_eq!(replaced.code, 0, "{}", replaced.err);
    assert!(fs::read_to_string(place.path("new").join(PLACE)).unwrap().contains("draft: yes"));
    assert_eq!(place.files(), [format!("new/{PLACE}")]);
}

#[test]
fn a_digest_under_another_name_is_found_and_replaced_there() {
    let place = Place::new();
    let held =
        format!("digest: {ID}\nperiod: 2019-12-26..2020-01-01\ntitle: By hand\npublisher: ITIC\n");
    place.write("new/digests/2019/by-hand.yaml", &held);
    assert_eq!(place.run(&[&text(TEXT), "-o", "new"]).code, 2);
    assert_eq!(place.run(&[&text(TEXT), "-o", "new", "--replace"]).code, 0);
    assert_eq!(place.files(), ["new/digests/2019/by-hand.yaml"]);
}

#[test]
fn two_digests_of_one_file_are_written_both_or_neither() {
    let place = Place::new();
    let second = "digests/2020/2020-03-11.yaml";
    let held = "digest: itic-2020-03-11\nperiod: 2020-03-11..2020-03-17\ntitle: By hand\npublisher: ITIC\n";
    place.write(&format!("new/{second}"), held);
    let trap = text("traps/two-in-one.txt");
    assert_eq!(place.run(&[&trap, "-o", "new"]).code, 2);
    assert_eq!(place.files(), [format!("new/{second}")], "the first is not there either");
    assert_eq!(place.run(&[&trap, "-o", "new", "--replace"]).code, 0);
    assert_eq!(
        place.files(),
        ["new/digests/2020/2020-03-04.yaml", "new/digests/2020/2020-03-11.yaml"]
    );
}

#[test]
fn standard_input_gives_what_the_file_gives() {
    let place = Place::new();
    let name = "itic-2020-bullets.txt";
    assert_eq!(place.run(&[&text(name), "-o", "file"]).code, 0);
    let fed = place.fed(&["-", "-o", "fed"], &fs::read(text(name)).unwrap());
    assert_eq!(fed.code, 0, "{}", fed.err);
    let file = place.files().into_iter().find(|name| name.starts_with("file/")).unwrap();
    let other = file.replacen("file", "fed", 1);
    assert_eq!(fs::read(place.path(&file)).unwrap(), fs::read(place.path(&other)).unwrap());
}

#[test]
fn the_same_text_gives_the_same_bytes() {
    let place = Place::new();
    let dry = || place.run(&[&text("itic-2021.txt"), "--dry-run"]);
    let (first, second) = (dry(), dry());
    assert_eq!(first.code, 0, "{}", first.err);
    assert!(first.out.contains("theatres:"), "{}", first.out);
    assert_eq!(first.out, second.out);
    assert_eq!(place.files(), [""; 0], "and nothing is written");
}

#[test]
fn an_explanation_names_rule_and_words_of_every_field() {
    let place = Place::new();
    let ran = place.run(&[&text(TEXT), "--explain", "--format", "json", "-o", "new"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let all: Value = serde_json::from_str(&ran.out).unwrap();
    let [draft] = all.as_array().unwrap().as_slice() else { panic!("{all}") };
    let entries = draft["entries"].as_array().unwrap();
    assert!(entries.len() > 10, "{}", entries.len());
    for field in entries.iter().flat_map(|entry| entry["fields"].as_array().unwrap()) {
        assert!(field["rule"].as_str().is_some_and(|rule| !rule.is_empty()), "{field}");
        let certainty = field["certainty"].as_str().unwrap();
        assert!(["certain", "likely", "guess"].contains(&certainty), "{field}");
    }
    let date =
        entries[0]["fields"].as_array().unwrap().iter().find(|field| field["field"] == "date");
    assert!(!date.unwrap()["from"]["words"].as_str().unwrap().is_empty(), "{date:?}");
    assert_eq!(place.files(), [""; 0], "nothing is written");
}

#[test]
fn an_explanation_in_lines_has_the_name_and_the_words_too() {
    let place = Place::new();
    let ran = place.run(&[&text(TEXT), "--explain"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.starts_with("rules: itic\n"), "{}", ran.out);
    let date = ran.out.lines().find(|line| line.starts_with("date  2019-12-")).unwrap();
    assert!(date.contains("December") && date.contains("(block "), "{date}");
}

#[test]
fn a_bad_file_among_several_is_named_and_the_others_are_written() {
    let place = Place::new();
    let essay = text("traps/essay.txt");
    let files = [&text(TEXT), essay.as_str(), "nothere.txt", &text("satp-2021.txt")];
    let ran = place.run(&[&files[..], &["-o", "new"]].concat());
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("essay.txt: it is an essay"), "{}", ran.err);
    assert!(ran.err.contains("nothere.txt"), "{}", ran.err);
    assert!(ran.err.contains("2 files imported, 2 not"), "{}", ran.err);
    let end: Vec<&str> = ran.err.lines().rev().take(4).collect();
    assert!(
        end[0].starts_with("not imported: ") && end[0].ends_with(", nothere.txt"),
        "{}",
        ran.err
    );
    assert!(end[3].contains(" entries, "), "what all come to: {}", ran.err);
    assert_eq!(place.files().len(), 2, "{:?}", place.files());
}

#[test]
fn of_two_files_with_one_digest_the_second_is_refused() {
    let place = Place::new();
    fs::copy(text(TEXT), place.path("again.md")).unwrap();
    let ran = place.run(&[&text(TEXT), "again.md", "-o", "new"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains(&format!("again.md: the digest `{ID}` was made of ")), "{}", ran.err);
    assert_eq!(place.files(), ["again.md".to_owned(), format!("new/{PLACE}")]);
}

#[test]
fn a_text_too_long_ends_as_what_is_no_digest_does() {
    let place = Place::new();
    for megabytes in [33, 65] {
        fs::File::create(place.path("long.txt")).unwrap().set_len(megabytes << 20).unwrap();
        let ran = place.run(&["long.txt", "-o", "new"]);
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert!(ran.err.contains("nothing was written"), "{}", ran.err);
    }
}

#[test]
fn what_is_no_digest_ends_with_1_and_nothing_is_written() {
    let place = Place::new();
    // A page with a picture alone, as a scanner makes it.
    let scan = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R\
        /Resources<</XObject<</I 5 0 R>>>>>>endobj\n\
        4 0 obj<</Length 5>>stream\n/I Do\nendstream endobj\n\
        5 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray\
        /BitsPerComponent 8/Length 1>>stream\nA\nendstream endobj\n\
        trailer<</Root 1 0 R>>\n";
    place.write("scan.pdf", scan);
    let before = place.files();
    let traps = [text("traps/listing.html"), text("traps/essay.txt"), "scan.pdf".to_owned()];
    for (trap, told) in traps.iter().zip(["listing page", "essay", "scan"]) {
        let ran = place.run(&[trap, "-o", "new"]);
        assert_eq!(ran.code, 1, "{trap}: {}", ran.err);
        assert!(ran.err.contains(told) && ran.err.contains("nothing was written"), "{}", ran.err);
        assert_eq!(place.files(), before, "{trap}");
    }
}

#[test]
fn a_restricted_reader_imports_nothing() {
    let place = Place::new();
    let ran = place.run(&[&text(TEXT), "-o", "new", "--restricted"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("--restricted"), "{}", ran.err);
    assert!(ran.out.is_empty(), "{}", ran.out);
    assert_eq!(place.files(), [""; 0]);
}

#[test]
fn nothing_is_written_outside_of_the_folder() {
    let place = Place::new();
    // The name of a publisher is in the name of a file where the plain one is taken.
    place.write(
        &format!("new/{PLACE}"),
        "digest: another\nperiod: 2019-12-26..2020-01-01\ntitle: Other\npublisher: Other\n",
    );
    let ran = place.run(&[&text(TEXT), "-o", "new", "--publisher", "../../../../evil"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let written = place.files().into_iter().filter(|name| !name.ends_with("2019-12-26.yaml"));
    let written: Vec<_> = written.collect();
    assert!(
        matches!(written.as_slice(), [one] if one.starts_with("new/digests/2019/")),
        "{written:?}"
    );
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_folder_is_not_followed() {
    for below in ["digests", "digests/2019"] {
        let place = Place::new();
        fs::create_dir_all(place.path("out")).unwrap();
        let link = place.path("new").join(below);
        fs::create_dir_all(link.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(place.path("out"), link).unwrap();
        let ran = place.run(&[&text(TEXT), "-o", "new"]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        assert_eq!(place.files(), [format!("new/{below}")], "{}", ran.err);
    }
}

#[test]
fn a_table_becomes_digests_by_week() {
    let place = Place::new();
    place.write("incidents.csv", TABLE);
    let ran = place.run(&["incidents.csv", "-o", "new"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("3 rows, 3 entries in 2 digests"), "{}", ran.err);
    let written: Vec<_> =
        place.files().into_iter().filter(|name| name.starts_with("new/")).collect();
    assert_eq!(written.len(), 2, "{written:?}");
    let first = fs::read_to_string(place.path(&written[0])).unwrap();
    assert!(first.contains("period: 2031-03-03..2031-03-09"), "{first}");
    assert!(first.contains("area: Diyala") && first.contains("killed: 2"), "{first}");
    let again = place.run(&["incidents.csv", "-o", "new"]);
    assert_eq!(again.code, 2, "a table does not write over digests: {}", again.err);
    let replaced = place.run(&["incidents.csv", "-o", "new", "--replace"]);
    assert_eq!(replaced.code, 0, "{}", replaced.err);
    assert_eq!(fs::read_to_string(place.path(&written[0])).unwrap(), first, "the same bytes");
}

#[test]
fn a_table_is_shown_before_it_is_written() {
    let place = Place::new();
    place.write("incidents.csv", TABLE);
    let ran = place.run(&["incidents.csv", "--dry-run", "-o", "new"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("# row 2: ") && ran.out.contains("killed: 2"), "{}", ran.out);
    assert_eq!(place.files(), ["incidents.csv"]);
}

#[test]
fn rules_of_ones_own_add_words_and_name_the_publisher() {
    let page =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/importing.md")).unwrap();
    let (_, example) = page.split_once("```yaml\n").unwrap();
    let (example, _) = example.split_once("```").unwrap();
    let place = Place::new();
    place.write("harbour.yaml", example);
    place.write(
        "week.txt",
        "The week in the north (March 6-12, 2031)\n\nMain events of the week\n\n  • The week was quiet.\n\n\
         Iraq\n  • On March 7, 2031, a dockworker was killed when a warehouse was torched about 3 km south of \
         Baqubah (Port Authority, March 8, 2031).\n  • On March 9, 2031, gunmen shot at a police patrol near \
         Kirkuk. Two policemen were wounded (Agency, March 10, 2031).\n",
    );
    let drawn = place.run(&["week.txt", "--rules", "harbour.yaml", "--dry-run"]);
    assert_eq!(drawn.code, 0, "{}", drawn.err);
    for read in ["publisher: Harbour Watch", "tactic: arson", "killed: 1", "basis: official"] {
        assert!(drawn.out.contains(read), "{read}: {}", drawn.out);
    }
    let general = place.run(&["week.txt", "--dry-run"]).out;
    assert!(
        !general.contains("Harbour Watch") && !general.contains("basis: official"),
        "{general}"
    );
    place.write("wrong.yaml", "rules: wrong\nsort: y\n");
    let wrong = place.run(&["week.txt", "--rules", "wrong.yaml", "--dry-run"]);
    assert!(
        wrong.code == 2 && wrong.err.contains("wrong.yaml:2:1: unknown key `sort`"),
        "{}",
        wrong.err
    );
}

#[test]
fn columns_without_number_are_counted_and_none_moves_the_terminal() {
    let place = Place::new();
    let names: Vec<String> = (0..MANY).map(|n| format!(",c{n}\u{1b}[2J\u{202e}")).collect();
    let names = names.concat();
    let cells = ",v".repeat(MANY);
    place.write("wide.csv", &format!("id,date,notes{names}\n1,2031-03-04,x{cells}\n"));
    let ran = place.run(&["wide.csv", "-o", "out"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("and 280 more"), "{}", ran.err);
    assert!(!ran.err.contains(['\u{1b}', '\u{202e}']), "{:?}", ran.err);
}

/// A week in which something is told, and a later edition of it that corrects a toll.
const WEEK: &str = "Harbour Watch: the week of May 1 to May 7, 2031\n\nIraq\n\n\
    - On May 3, 2031, a bomb hit a patrol near Samarra. Two policemen were killed (Telegram, May 4, 2031).\n\
    - On May 6, 2031, gunmen wounded three workers near Kirkuk (Telegram, May 7, 2031).\n";

#[test]
fn a_later_edition_is_told_entry_by_entry_before_it_is_written() {
    let place = Place::new();
    place.write("week.txt", WEEK);
    assert_eq!(place.run(&["week.txt", "-o", "new"]).code, 0);
    let digest = place.files().into_iter().find(|name| name.starts_with("new/digests/")).unwrap();
    let before = fs::read_to_string(place.path(&digest)).unwrap();
    let later = WEEK.replace("wounded three workers", "wounded nine workers");
    let more = "- On May 7, 2031, a sniper shot a guard dead in Baqubah (Telegram, May 7, 2031).\n";
    place.write("week.txt", &format!("{later}{more}"));
    let told = "1 new, 1 changed, 0 gone, 1 as before\n+ 2031-05-07 ";

    let refused = place.run(&["week.txt", "-o", "new"]);
    assert!(refused.code == 2 && refused.err.contains("--dry-run shows what differs"));
    let dry = place.run(&["week.txt", "-o", "new", "--dry-run"]);
    assert!(dry.err.contains(told) && dry.err.contains("wounded: 3 → 9"), "{}", dry.err);
    assert!(dry.out.starts_with("digest: ") && !dry.out.contains("as before"), "{}", dry.out);
    let json = place.run(&["week.txt", "-o", "new", "--explain", "--format", "json"]);
    let all: Value = serde_json::from_str(&json.out).unwrap();
    let difference = &all[0]["difference"];
    assert_eq!(
        (&difference["same"], difference["added"].as_array().unwrap().len()),
        (&1.into(), 1)
    );
    let fields = difference["changed"][0]["fields"].as_array().unwrap();
    let wounded = fields.iter().find(|field| field["field"] == "wounded").unwrap();
    assert_eq!((&wounded["was"], &wounded["now"]), (&"3".into(), &"9".into()));
    let lines = place.run(&["week.txt", "-o", "new", "--explain"]);
    assert!(lines.out.contains(told), "{}", lines.out);
    assert_eq!(fs::read_to_string(place.path(&digest)).unwrap(), before, "nothing is written");

    let written = place.run(&["week.txt", "-o", "new", "--replace"]);
    assert!(written.code == 0 && written.out.contains(told), "{}{}", written.out, written.err);
    assert!(written.out.contains("wounded: 3 → 9"), "{}", written.out);
    let again = place.run(&["week.txt", "-o", "new", "--replace"]);
    assert!(again.out.contains("0 new, 0 changed, 0 gone, 3 as before"), "{}", again.out);
    let first = place.run(&["week.txt", "-o", "other"]);
    assert!(first.code == 0 && !first.out.contains("as before"), "{}", first.out);
}

#[test]
fn what_a_killed_import_left_is_cleared_or_told_by_the_next() {
    let place = Place::new();
    place.write("week.txt", WEEK);
    place.write("new/.watchfloor-import-0/0", "half");
    place.write("new/.watchfloor-import-4/p1", "half");
    place.write("new/.watchfloor-import-5/b0", "digest: the only copy\n");
    let ran = place.run(&["week.txt", "-o", "new"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains(".watchfloor-import-5` was left by an import"), "{}", ran.err);
    let left: Vec<_> =
        place.files().into_iter().filter(|name| name.contains("/.watchfloor")).collect();
    assert_eq!(left, ["new/.watchfloor-import-5/b0"]);
}

#[test]
fn a_failed_import_leaves_no_folder_whoever_works_beside_it() {
    let place = Place::new();
    place.write("none.txt", "Hello world\n");
    place.write("none.csv", "date,event\nnever,nothing\n");
    // Another import beside it shares the folder above.
    let beside = fs::File::open(place.0.path()).unwrap();
    beside.lock_shared().unwrap();
    for file in ["none.txt", "none.csv"] {
        let ran = place.run(&[file, "-o", "new/archive"]);
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert!(!place.path("new").exists(), "{file}");
    }
    fs::create_dir(place.path("own")).unwrap();
    assert_eq!(place.run(&["none.txt", "-o", "own"]).code, 1);
    assert!(place.path("own").is_dir(), "what was there before stays");
}

#[test]
fn a_table_whose_text_alone_says_what_happened_is_read_by_the_rules_for_texts() {
    let place = Place::new();
    let rows = "date,country,description\n\
        2031-05-03,Iraq,A roadside bomb hit a patrol near Samarra and two policemen were killed.\n\
        2031-05-04,Iraq,Police arrested three suspects in Kirkuk.\n\
        2031-05-04,Iraq,The bridge was reopened.\n";
    place.write("week.csv", rows);
    let ran = place.run(&["week.csv", "-o", "new"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.err.contains("what sort of thing 2 rows tell is read from their text"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("of 1 rows nothing says"), "{}", ran.err);
    let name = place.files().into_iter().find(|name| name.starts_with("new/")).unwrap();
    let digest = fs::read_to_string(place.path(&name)).unwrap();
    assert_eq!(
        digest.matches("# guess: kind and tactic: read from the text").count(),
        2,
        "{digest}"
    );
    let lines = |text: &str| digest.lines().filter(|line| line.trim() == text).count();
    let told = [
        lines("kind: attack"),
        lines("tactic: ied"),
        lines("kind: counterterrorism"),
        lines("tactic: arrest"),
    ];
    assert_eq!(told, [1; 4], "{digest}");
}
