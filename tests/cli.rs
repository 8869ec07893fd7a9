//! The real program over an invented archive: what it writes where, in which format, and how it
//! exits.
#![allow(clippy::unwrap_used)] // a test that cannot be set up has failed

#[path = "support/ran.rs"]
mod ran;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use ran::Ran;
use serde_json::{Value, json};

const FIXTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/archive");

/// The program, in a folder without an archive and without variables of ours.
fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_watchfloor"));
    command.args(args).current_dir(std::env::temp_dir());
    for variable in ["WATCHFLOOR_ARCHIVE", "NO_COLOR"] {
        command.env_remove(variable);
    }
    command.env("WATCHFLOOR_CONFIG", "/nonexistent");
    command
}

fn run(args: &[&str]) -> Ran {
    Ran::from(program(args).output().unwrap())
}

/// The same over the fixture.
fn over(args: &[&str]) -> Ran {
    run(&[args, &["--archive", FIXTURE]].concat())
}

fn json_of(args: &[&str]) -> Value {
    let ran = over(&[args, &["--format", "json"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

/// Header and records.
fn csv_of(args: &[&str]) -> Vec<std::collections::HashMap<String, String>> {
    let ran = over(&[args, &["--format", "csv"]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    csv::Reader::from_reader(ran.out.as_bytes()).deserialize().map(Result::unwrap).collect()
}

#[test]
fn digests_are_listed_in_columns() {
    let ran = over(&["list", "digests"]);
    insta::assert_snapshot!(ran.out, @r"
    id                  period                  publisher  title              entries  claimed  official  reported  assessed  figures  coverage  problems  file                          marking  state    series  held                            draft
    harbour-2031-03-20  2031-03-20..2031-03-26  Harbour    Week on the Coast       1+        –         –        1+         –        0  –                0  digests/2031/2031-03-20.yaml  –        in_part  weekly  in part, 7 days                 –
    harbour-2031-03-13  2031-03-13..2031-03-19  Harbour    Week on the Coast       2+       1+         –        1+         –        0  summary          0  digests/2031/2031-03-13.yaml  –        in_part  weekly  in part, 7 days                 –
    harbour-2031-03-06  2031-03-06..2031-03-12  Harbour    Week on the Coast        2        1         1         0         0        1  full             0  digests/2031/2031-03-06.yaml  –        in_part  weekly  in full 5 of 7 days, in part 2  –
    ");
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn theatres_count_an_event_once_and_say_what_their_sums_mix() {
    let ran = over(&["list", "theatres", "--ascii"]);
    insta::assert_snapshot!(ran.out, @r"
    id     name       areas  digests  entries  repeats  claimed  official  reported  assessed     killed  wounded  killed_or_wounded  captured  state    events  tellings  attacks_killed  attacks_captured  clashes_killed  others_killed  others_captured  losses_killed  by_side
    coast  The Coast      2        2        2        1        1         1         -         -  5 (2-8)!=    ? +1?                  -      >=12  in_part       2         3       5 (2-8)!=                 -               -              -             >=12              -  attacks 1, killed 5 (2-8)!=; counterterrorism: arrest 1, captured >=12
    hills  The Hills      1        2        2        0        1         -         1         -          -        -            5 (3-9)         -  in_part       2         2               -                 -               -              -                -              -  attacks 1; propaganda 1
    ");
    assert!(ran.err.contains("every basis"), "{}", ran.err);
    assert!(ran.err.contains("entries are lower bounds"), "{}", ran.err);
}

#[test]
fn a_number_of_a_digest_is_data_and_nothing_known_is_no_zero() {
    let digests = json_of(&["list", "digests"]);
    let part = digests.as_array().unwrap().iter().find(|digest| digest["state"] == "in_part");
    let part = part.unwrap();
    assert_eq!((&part["entries"], &part["claimed"]), (&json!(1), &Value::Null), "{part}");
    let full = digests.as_array().unwrap().iter().find(|digest| digest["coverage"] == "full");
    let full = full.unwrap();
    // The document is held whole; what happened in its last days may be told by the next one.
    assert_eq!(
        (&full["state"], &full["held"]),
        (&json!("in_part"), &json!("in full 5 of 7 days, in part 2"))
    );
    assert_eq!((&full["assessed"], &full["series"]), (&json!(0), &json!("weekly")), "a true zero");
    let csv = csv_of(&["list", "digests"]);
    assert_eq!((csv[0]["entries"].as_str(), csv[0]["claimed"].as_str()), ("1", ""));
}

#[test]
fn sums_keep_their_doubt_as_data() {
    let theatres = json_of(&["list", "theatres"]);
    assert_eq!(
        theatres[0]["killed"],
        json!({"low": 2, "best": 5, "high": 8, "text": "5 (2–8)≠", "unsaid": 0, "disputed": 1})
    );
    assert_eq!(theatres[0]["wounded"]["best"], Value::Null, "an unknown is not a zero");
    assert_eq!(theatres[1]["killed"], Value::Null, "and silence neither");
    let waves = json_of(&["list", "waves"]);
    assert_eq!(waves[0]["days"], 9);
    assert_eq!(waves[0]["stated_days"], 10);
    assert_eq!(waves[0]["members"], 2, "the second telling of the bomb is left out");
}

#[test]
fn an_entry_is_one_record_with_fixed_names_in_a_fixed_order() {
    let digest = json_of(&["show", "harbour-2031-03-06"]);
    let mut sections = digest["sections"].as_array().unwrap().iter();
    let marsa = sections.find(|section| section["area"] == "Al-Marsa").unwrap();
    let bomb = marsa["entries"][0].clone();
    let id = bomb["id"].as_str().unwrap();
    let record = json_of(&["show", id]);
    let names: Vec<_> = record.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        names.join(" "),
        "id digest date date_to date_precision theatre area kind tactic actor target place lat lon \
         geo_precision killed wounded killed_or_wounded captured basis sources text tags repeats \
         file line tactics note versions wave marking time date_basis actors targets undirected \
         events losses_killed losses_wounded losses_killed_or_wounded losses_captured killed_basis \
         wounded_basis killed_or_wounded_basis captured_basis toll_parts claimed_by claimed_on \
         denied_by attribution corrects told_from geo_km x tellings independent_sources \
         in date_from counted event_killed event_wounded event_killed_or_wounded event_captured wording \
         geo_radius_km geo_anchor geo_level noted"
    );
    assert_eq!(record, bomb, "the same record in a digest and alone");
    assert_eq!(record["theatre"], "coast");
    assert_eq!(record["area"], "Al-Marsa");
    assert_eq!(record["tactics"], json!(["ied", "small-arms"]));
    assert_eq!(record["killed"], json!({"low": 3, "best": 5, "high": 8, "text": "3-8"}));
    assert_eq!(record["killed_or_wounded"], Value::Null);
    assert_eq!(
        record["sources"][1],
        json!({"outlet": "Harbour Post", "date": "2031-03-09", "url": "https://example.org/a,b"})
    );
    assert_eq!(record["versions"][0]["by"], "Coast ministry");
    assert_eq!(record["versions"][0]["killed"]["best"], 2);
    assert!(record["text"].as_str().unwrap().starts_with("انفجرت عبوة"));
    let repeats = record["repeats"].as_array().unwrap();
    assert_eq!(repeats.len(), 1);
    assert!(repeats[0].as_str().unwrap().starts_with("harbour-2031-03-13-"));
    let line = usize::try_from(record["line"].as_u64().unwrap()).unwrap();
    let file = Path::new(FIXTURE).join(record["file"].as_str().unwrap());
    let text = fs::read_to_string(file).unwrap();
    assert!(text.lines().nth(line - 1).unwrap().contains("date: 2031-03-08"));
}

#[test]
fn documents_hold_all_that_their_files_say() {
    let digest = json_of(&["show", "harbour-2031-03-06"]);
    assert_eq!(digest["period"]["days"], 7);
    assert_eq!(digest["overview"][0]["points"][0]["sources"][0]["outlet"], "Harbour Post");
    let figure = &digest["figures"][0];
    assert_eq!(figure["rest"], json!({"low": 1, "best": 1, "high": 1}));
    assert_eq!(figure["parts"][0]["as"], "theatre");
    assert_eq!(figure["parts"][2]["as"], Value::Null);
    assert_eq!(digest["notes"][0]["id"], "1");
    let wave = json_of(&["show", "wave:2031"]);
    assert_eq!(wave["id"], "2031-03-long-night");
    assert_eq!(wave["members"].as_array().unwrap().len(), 2);
    assert_eq!(wave["aliases"], json!(["ليل طويل"]));
}

#[test]
fn ndjson_is_one_record_a_line() {
    let ran = over(&["show", "wave:2031", "--format", "ndjson"]);
    let records: Vec<Value> =
        ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(records.len(), 2);
    assert!(records.iter().all(|record| record["kind"] == "attack"));
}

#[test]
fn csv_spreads_counts_and_defuses_formulas() {
    let records = csv_of(&["show", "harbour-2031-03-06"]);
    let of = |kind: &str| records.iter().find(|record| record["kind"] == kind).unwrap();
    let (bomb, arrest) = (of("attack"), of("counterterrorism"));
    assert!(arrest["text"].starts_with("'=SUM(A1:A9)"), "{}", arrest["text"]);
    assert_eq!((&*arrest["captured_low"], &*arrest["captured_high"]), ("12", ""));
    assert_eq!((&*bomb["wounded_best"], &*bomb["wounded_text"]), ("", "unknown"));
    assert_eq!(bomb["sources_outlet"], "Night Channel; Harbour Post");
    assert_eq!(bomb["sources_date"], "2031-03-09; 2031-03-09");
    assert_eq!(bomb["tags"], "patrol; late-claim");
    let shots = csv_of(&["show", "harbour-2031-03-13"]);
    assert!(shots.iter().any(|record| record["target"] == "'-drivers"));
}

#[test]
fn markdown_is_a_list_a_table_or_a_page_without_foreign_markup() {
    let table = over(&["list", "waves", "--format", "markdown-table"]).out;
    let lines: Vec<_> = table.lines().collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(
        lines[1],
        "| --- | --- | --- | ---: | ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |"
    );
    let list = over(&["list", "waves", "--format", "markdown"]).out;
    assert_eq!(list.matches("\n- **").count() + 1, 1, "{list}");
    assert!(list.starts_with("- **") && list.lines().all(|line| line.len() <= 80), "{list}");
    let page = over(&["show", "harbour-2031-03-06", "--format", "markdown"]).out;
    assert!(page.starts_with("# Week on the Coast\n"), "{page}");
    assert!(page.contains("A quiet week \\| with one bomb."), "{page}");
    assert!(page.contains("\n## The Coast\n"), "{page}");
}

#[test]
fn a_digest_reads_as_text_with_all_its_entries() {
    let ran = over(&["show", "digest:harbour-2031-03-06"]);
    assert_eq!(ran.code, 0);
    for part in
        ["Week on the Coast", "A quiet week | with one bomb.", "a bomb hit a patrol", "=SUM("]
    {
        assert!(ran.out.contains(part), "{part} in {}", ran.out);
    }
}

#[test]
fn an_unknown_id_finds_nothing_and_an_ambiguous_one_is_misuse() {
    let unknown = over(&["show", "nowhere"]);
    assert_eq!((unknown.code, unknown.out.as_str()), (1, ""));
    assert!(unknown.err.contains("`nowhere`"), "{}", unknown.err);
    let ambiguous = over(&["show", "harbour-2031-03"]);
    assert_eq!((ambiguous.code, ambiguous.out.as_str()), (2, ""));
    for id in ["harbour-2031-03-06", "harbour-2031-03-13", "harbour-2031-03-20"] {
        assert!(ambiguous.err.contains(id), "{}", ambiguous.err);
    }
}

#[test]
fn a_limit_says_what_it_hides() {
    let ran = over(&["list", "digests", "--limit", "1", "--format", "ndjson"]);
    assert_eq!((ran.code, ran.out.lines().count()), (0, 1));
    assert_eq!(ran.err, "1 of 3 digests shown (--limit)\n");
}

#[test]
fn check_tells_the_place_and_fails_only_on_errors() {
    let sound = over(&["check"]);
    assert_eq!((sound.code, sound.out.as_str()), (0, ""));
    // What is assumed of a digest is said once a digest, and is no problem.
    let said: Vec<&str> = sound.err.lines().collect();
    let [newest, .., summary] = *said.as_slice() else { panic!("{}", sound.err) };
    let hint =
        "2031-03-20.yaml: hint: no `series`: taken as weekly; no `coverage`: taken as held in part";
    assert!(newest.ends_with(hint), "{newest}");
    assert_eq!(said.len(), 4);
    assert_eq!(summary, "3 digests, 5 entries, 1 wave: 0 errors, 0 warnings");

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2031-04-03.yaml");
    let text = fs::read_to_string(Path::new(FIXTURE).join("digests/2031/2031-03-20.yaml")).unwrap();
    fs::write(&file, text.replace("kind: propaganda", "kind: rumour")).unwrap();
    let path = file.to_str().unwrap();
    let broken = run(&["check", path]);
    assert_eq!(broken.code, 1, "{}", broken.err);
    assert!(broken.out.contains(&format!("{path}:")), "{}", broken.out);
    assert!(broken.out.contains(": error: ") && broken.out.contains("rumour"), "{}", broken.out);
    assert!(broken.err.contains(" 0 waves: "), "{}", broken.err);

    let rows = run(&["check", path, "--format", "json"]);
    let rows: Vec<Value> = serde_json::from_str(&rows.out).unwrap();
    let kind = rows.iter().find(|row| row["message"].as_str().unwrap().contains("rumour")).unwrap();
    let line = text.lines().position(|line| line.contains("kind:")).unwrap() + 1;
    assert_eq!((&kind["severity"], &kind["line"]), (&json!("error"), &json!(line)));

    let both = run(&["check", FIXTURE, path]);
    assert_eq!(both.code, 1);
    assert!(both.err.contains("4 digests, "), "{}", both.err);
}

#[test]
fn problems_while_loading_are_summed_up_and_cost_only_themselves() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("digests")).unwrap();
    for name in ["taxonomy.yaml", "digests/2031/2031-03-20.yaml"] {
        let text = fs::read_to_string(Path::new(FIXTURE).join(name)).unwrap();
        fs::write(folder.path().join(name.replace("2031/", "")), text).unwrap();
    }
    fs::write(folder.path().join("digests/2031-04-03.yaml"), "digest: [").unwrap();
    let path = folder.path().to_str().unwrap();
    let ran = run(&["list", "digests", "--archive", path, "--format", "ndjson"]);
    assert_eq!((ran.code, ran.out.lines().count()), (0, 1));
    assert!(ran.err.contains("while loading; `watchfloor check`"), "{}", ran.err);
}

#[test]
fn hostile_text_reaches_no_terminal_and_no_pipe() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("2031-03-20.yaml");
    let text = fs::read_to_string(Path::new(FIXTURE).join("digests/2031/2031-03-20.yaml")).unwrap();
    let hostile = text
        .replace("title: Week on the Coast", r#"title: "Week\e]52;c;aGk=\a\u202Eon \x9b2J""#)
        .replace("theatre: hills", "theatre: iraq")
        .replace("text: A film", "text: \"\u{202e}A film\"\n        note: \"\\e[2J\" #");
    fs::write(&file, hostile).unwrap();
    let path = file.to_str().unwrap();
    for format in ["table", "json", "ndjson", "csv", "markdown"] {
        for args in [&["list", "digests"][..], &["show", "harbour-2031-03-20"], &["check"]] {
            let ran = run(&[args, &["--archive", path, "--format", format]].concat());
            for text in [&ran.out, &ran.err] {
                let bad = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
                assert!(!text.contains(bad), "{args:?} as {format}: {text:?}");
                assert!(!text.contains("\\u001b"), "{args:?} as {format}: {text:?}");
            }
        }
    }
}

#[test]
fn an_archive_that_is_not_there_is_an_error_that_says_so() {
    for args in
        [&["list", "digests", "--archive", "no-such"][..], &["no-such"], &["check", "no-such"]]
    {
        let ran = run(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert_eq!(ran.err, "watchfloor: there is no file or folder `no-such`\n");
    }
    let typo = run(&["lst"]);
    assert!(typo.err.contains("did you mean the command `list`?"), "{}", typo.err);
    let twice = run(&[FIXTURE, "--archive", FIXTURE]);
    assert_eq!(twice.code, 2);
}

#[test]
fn the_variable_names_an_archive_and_the_argument_wins() {
    let with = |value: &str, args: &[&str]| {
        Ran::from(program(args).env("WATCHFLOOR_ARCHIVE", value).output().unwrap())
    };
    assert!(with(FIXTURE, &["list", "waves"]).out.contains("long-night"));
    assert!(with("no-such", &["list", "waves", "--archive", FIXTURE]).out.contains("long-night"));
    let wrong = with("no-such", &["list", "waves"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("$WATCHFLOOR_ARCHIVE"), "{}", wrong.err);
    assert!(!with("", &["list", "waves"]).out.contains("long-night"), "empty is not set");
}

#[test]
fn without_terminal_or_archive_the_sample_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    let bare = Ran::from(program(&[]).current_dir(folder.path()).output().unwrap());
    assert_eq!(bare.code, 0, "{}", bare.err);
    assert!(bare.out.starts_with("id  ") && bare.out.lines().count() > 10, "{}", bare.out);
    let check = Ran::from(program(&["check"]).current_dir(folder.path()).output().unwrap());
    assert_eq!(check.code, 0, "the sample is sound: {}", check.out);
    let schema = Ran::from(program(&["schema"]).current_dir(folder.path()).output().unwrap());
    let schema: Value = serde_json::from_str(&schema.out).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    for format in ["table", "json", "ndjson", "csv", "markdown"] {
        let mut child = program(&["list", "digests", "--format", format])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Gone before the first row is written, as `head` is before the last.
        drop(child.stdout.take());
        let ended = Ran::from(child.wait_with_output().unwrap());
        assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{format}");
    }
}

#[test]
fn color_is_said_aloud_or_stays_out_of_pipes() {
    assert!(!over(&["list", "waves"]).out.contains('\u{1b}'));
    let colored = over(&["list", "waves", "--color", "always"]).out;
    assert!(colored.starts_with("\u{1b}[1mid "), "{colored:?}");
    assert_eq!(colored.matches('\u{1b}').count(), 2, "the heading and no more");
}

#[test]
fn misuse_is_2_and_help_is_0() {
    for args in [&["list"][..], &["list", "towns"], &["--colour"], &["show"]] {
        let ran = run(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(ran.err.contains("--help"), "{}", ran.err);
    }
    for args in [&["--help"][..], &["list", "--help"], &["--version"], &["man"]] {
        let ran = run(args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
        assert!(ran.out.contains("watchfloor"));
    }
    let version = concat!("watchfloor ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(run(&["-V"]).out, version);
    let long = run(&["--version"]).out;
    assert!(long.starts_with(version) && long.contains("GeoNames"), "{long}");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = run(&["completions", shell]);
        assert!(ran.code == 0 && ran.out.contains("theatres"), "{shell}: {}", ran.out);
    }
}

#[test]
fn the_configuration_names_the_archive_and_its_faults_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config.yaml");
    fs::write(&config, format!("archive: {FIXTURE}\nmuose: on\n")).unwrap();
    let mut command = program(&["list", "digests"]);
    let ran = Ran::from(command.env("WATCHFLOOR_CONFIG", folder.path()).output().unwrap());
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("harbour-2031-03-06"), "{}", ran.out);
    let told =
        format!("{}:2:1: error: unknown key `muose` (did you mean `mouse`?", config.display());
    assert!(ran.err.contains(&told), "{}", ran.err);
}

/// The cells of the grid of what is held, by theatre and first day of the week.
fn cover(archive: &str) -> std::collections::HashMap<(String, String), Value> {
    let ran = run(&["list", "cover", "--format", "json", "--archive", archive]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let cells: Vec<Value> = serde_json::from_str(&ran.out).unwrap();
    let word = |cell: &Value, name: &str| cell[name].as_str().unwrap().to_owned();
    let key = |cell: &Value| (word(cell, "theatre"), word(cell, "week_start"));
    cells.into_iter().map(|cell| (key(&cell), cell)).collect()
}

#[test]
fn the_grid_of_what_is_held_is_listed_for_theatres_and_days() {
    let list = |more: &[&str]| {
        let all = [&["list", "cover", "--format", "csv", "--archive", FIXTURE], more].concat();
        run(&all)
    };
    let ran = list(&["--theatre", "coast", "--from", "2031-03-07", "--to", "2031-03-08"]);
    let rows: Vec<&str> = ran.out.lines().skip(1).collect();
    assert_eq!(rows.len(), 1, "{}", ran.out);
    assert!(rows[0].contains("coast,2031-03-06"), "{}", ran.out);
    let whole = list(&[]);
    assert!(whole.out.contains(rows[0]), "the same cell as in the whole: {}", whole.out);
    let both = list(&["--from", "2031-03"]);
    assert_eq!(both.out, whole.out, "the whole archive is in March: {}", both.err);
    let none = list(&["--to", "2019"]);
    assert_eq!((none.code, none.out.lines().count()), (1, 1), "{}", none.out);
    let unknown = list(&["--theatre", "nowhere"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("there is no theatre `nowhere`"), "{}", unknown.err);
    let other = run(&["list", "waves", "--from", "2031-03", "--archive", FIXTURE]);
    assert_eq!(other.code, 2);
    assert!(other.err.contains("options of `list cover` only"), "{}", other.err);
}

#[test]
fn the_grid_of_what_is_held_has_a_row_for_each_theatre_and_week() {
    let cells = cover(FIXTURE);
    assert_eq!(cells.len(), 2 * 3, "two theatres, three weeks, from the day the weeklies begin on");
    let cell = |theatre: &str, week: &str| &cells[&(theatre.to_owned(), week.to_owned())];
    let full = cell("coast", "2031-03-06");
    // The week is held in full but for its last two days: the next issue is a summary.
    assert_eq!((&full["state"], &full["days"]), (&json!("in_part"), &json!(7)), "{full}");
    assert_eq!(full["digests"], json!(["harbour-2031-03-06"]));
    for cell in cells.values() {
        let known = cell["events"].is_null() == cell["tellings"].is_null();
        assert!(known || cell["events"].is_null(), "{cell}");
        assert_ne!(cell["events"], json!(0), "no zero where not everything is held: {cell}");
        assert!(cell["days"].as_u64().unwrap() <= 7, "{cell}");
    }
    let events: u64 = cells.values().filter_map(|cell| cell["events"].as_u64()).sum();
    let tellings: u64 = cells.values().filter_map(|cell| cell["tellings"].as_u64()).sum();
    assert!(events >= 1 && tellings == events + 1, "one bomb is told twice: {events}, {tellings}");
}

#[test]
fn a_tempo_is_read_aloud_and_says_what_the_grid_says() {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    let span = ["--from", "2020-05-21", "--to", "2020-08-25", "--archive", data];
    let tempo = |more: &[&str]| run(&[&["tempo"], more, &span[..]].concat());
    let told = tempo(&[]);
    assert_eq!(told.code, 0, "{}", told.err);
    let lines: Vec<&str> = told.out.lines().collect();
    assert!(
        lines[0].starts_with("week of 2020-05-21: 34+ attacks, held in full 4 of 7 days"),
        "{}",
        told.out
    );
    let gap = lines.iter().find(|line| line.starts_with("week of 2020-08-20")).unwrap();
    assert_eq!(*gap, "week of 2020-08-20: not held, 7 days", "{}", told.out);
    // The same numbers as the rows of all theatres in the grid.
    let rows = tempo(&["--format", "json"]);
    let rows: Vec<Value> = serde_json::from_str(&rows.out).unwrap();
    let grid = run(&[&["grid", "--format", "json"], &span[..]].concat());
    let grid: Vec<Value> = serde_json::from_str(&grid.out).unwrap();
    let mut attacks = 0;
    for row in &rows {
        let cells = grid.iter().filter(|cell| cell["week_start"] == row["start"]);
        let low: u64 = cells.filter_map(|cell| cell["attacks"]["low"].as_u64()).sum();
        assert_eq!(row["number_low"].as_u64().unwrap_or(0), low, "{row}");
        attacks += low;
    }
    assert!(attacks > 40 && rows.len() == lines.len(), "{attacks}");
    let months = tempo(&["--by", "month", "--measure", "killed"]);
    assert!(months.out.contains("killed in attacks"), "{}", months.out);
}
