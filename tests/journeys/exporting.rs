//! Writing out what is seen: the name of the file, what goes into it, and the clipboard where no folder
//! is named.

use crate::comparing::shipped;
use crate::copying::long_corpus;
use crate::support::{Journey, Start, corpus};
use std::path::Path;

use watchfloor::app::{
    Copied, Effect, LONGEST_COPY, LongWork, Msg, SavedCount, SavedCounts, Setup, WorkStep,
};
use watchfloor::archive::Corpus;
use watchfloor::compare::Ask;
use watchfloor::digest::{EventTotal, Sum};
use watchfloor::export::{Format, SanitizingWriter};
use watchfloor::outgoing::{Exported, FileExport, Outgoing};
use watchfloor::policy::{Policy, parse};
use watchfloor::screens::Screen;

/// The file that the last keys ask for.
fn asked(journey: &Journey) -> FileExport {
    match journey.effects.as_slice() {
        [Effect::Export(folder, export)] => {
            assert_eq!(folder.to_str(), Some("/home/ada/reports"));
            (**export).clone()
        }
        other => panic!("no export: {other:?}\n{}", journey.text()),
    }
}

/// What a file of that ending would hold.
fn written(journey: &Journey, what: &Outgoing, ending: &str) -> String {
    let mut out = Vec::new();
    let mut door = SanitizingWriter::new(&mut out);
    let format = what.format_of(std::path::Path::new(&format!("a.{ending}")));
    what.write(journey.app.provenance(), format, &mut door).unwrap();
    std::io::Write::flush(&mut door).unwrap();
    String::from_utf8(out).unwrap()
}

/// A program whose user named no folder.
fn without_folder(corpus: Corpus) -> Journey {
    Journey::from(Setup { exports: None, ..Start::default().setup() }, corpus)
}

#[test]
fn every_list_and_page_is_written_as_it_is_seen() {
    for (way, name, head, row) in [
        ("e", "watchfloor-list-digests", "id,period,publisher,title", "ob-2020-06-04,"),
        ("tab e", "watchfloor-list-theatres", "id,name,areas,digests", "iraq,"),
        ("tab enter e", "watchfloor-list-theatre-", "theatre,area,entries", ""),
        ("w e", "watchfloor-list-waves", "id,name,period,days", "2020-"),
        (
            "enter e",
            "watchfloor-list-ob-2020-06-04",
            "digest,theatre,area,entries",
            "ob-2020-06-04,",
        ),
        ("w enter e", "watchfloor-list-2020-", "id,digest,", ""),
        ("enter space e", "watchfloor-show-digest", "id,digest,", ""),
        ("S e", "watchfloor-list-searches", "name,entries,from,query", "bombs,12,user,tactic:ied"),
    ] {
        let mut journey = Journey::start();
        let bombs = SavedCount {
            name: "bombs".to_owned(),
            query: "tactic:ied".to_owned(),
            note: None,
            shared: false,
            found: Some(EventTotal { events: Sum::ones(11), tellings: 12 }),
            held: None,
            first: Vec::new(),
        };
        journey.send(Msg::Saved(SavedCounts { list: vec![bombs], problems: Vec::new() }));
        journey.keys(way).shows("Write to: ").shows(name);
        let export = asked(journey.keys("enter"));
        assert!(export.path.starts_with(name) && export.path.contains(".md"), "{export:?}");
        assert!(!export.replace);
        let csv = written(&journey, &export.what, "csv");
        assert!(csv.starts_with(head), "after `{way}`: {csv}");
        assert!(csv.lines().skip(1).any(|line| line.starts_with(row)), "after `{way}`: {csv}");
        for ending in ["md", "txt", "json", "ndjson", "yaml"] {
            assert!(!written(&journey, &export.what, ending).is_empty(), "{way}: {ending}");
        }
        journey.send(Msg::Exported(Exported::Written("a.md".to_owned(), None)));
        journey.shows("Written: a.md").hides("Write to: ");
    }
}

#[test]
fn a_page_is_what_show_prints_of_it() {
    let mut journey = Journey::start();
    journey.keys("space e enter");
    let page = written(&journey, &asked(&journey).what, "md");
    let head = journey.app.corpus().digest(0).unwrap().head().clone();
    assert!(page.starts_with(&format!("# {}", head.title)) && page.contains(&*head.file), "{page}");
    let json = written(&journey, &asked(&journey).what, "json");
    assert!(json.starts_with('{') && json.contains("\"id\": \"ob-2020-06-04\""), "{json}");
    journey.send(Msg::Exported(Exported::Written("a.md".to_owned(), None)));
    journey.keys("! e enter");
    let problems = asked(&journey);
    assert!(problems.path.starts_with("watchfloor-problems"), "{problems:?}");
    assert!(written(&journey, &problems.what, "md").starts_with("# Problems found at loading"));
    let json = problems.what.format_of(std::path::Path::new("a.json"));
    let mut out = Vec::new();
    let refused =
        problems.what.write(journey.app.provenance(), json, &mut SanitizingWriter::new(&mut out));
    assert!(refused.unwrap_err().to_string().contains("json holds no page"), "and it says so");
}

#[test]
fn what_was_found_is_written_whole_from_the_line_and_from_the_list() {
    for keys in ["alt-e enter", "backtab e enter"] {
        let mut journey = Journey::start();
        journey.search("theatre:iraq").keys(keys);
        let export = asked(&journey);
        assert!(export.path.starts_with("watchfloor-search-theatre-iraq"), "{}", export.path);
        let Outgoing::Records(records) = &export.what else { panic!("{export:?}") };
        assert!(records.is_whole() && records.asked.is_some() && records.total > 2, "{records:?}");
        let csv = written(&journey, &export.what, "csv");
        assert_eq!(csv.lines().count(), records.total + 1, "{csv}");
        let report = written(&journey, &export.what, "md");
        assert!(report.starts_with("# theatre:iraq\n"), "{report}");
        assert!(report.contains("**archive** the fixture"), "{report}");
        let about = export.what.about_beside(journey.app.provenance(), Format::MARKDOWN);
        assert_eq!(about, None, "a report says it itself");
    }
}

#[test]
fn the_head_of_a_file_says_what_was_understood_left_out_and_replaced_and_the_sum_by_basis() {
    let mut journey = shipped(200, 30);
    journey.search("who_attacked_polcie_xyzzy_2020").keys("alt-e enter");
    let export = asked(&journey);
    let understood = ["date 2020", "left out: who", "not in the archive: xyzzy"];
    let replaced = "polcie is not in the archive; shown: police";
    // Markdown escapes the quotes.
    let whole =
        |text: &str| text.replace(['`', '\\'], "").split_whitespace().collect::<Vec<_>>().join(" ");
    for ending in ["md", "json", "yaml", "geojson", "csv", "ndjson", "txt", "html"] {
        let format = export.what.format_of(Path::new(&format!("a.{ending}")));
        let beside = export.what.about_beside(journey.app.provenance(), format);
        let head = beside.map(|about| about.text());
        let head = whole(&head.unwrap_or_else(|| written(&journey, &export.what, ending)));
        for said in understood.into_iter().chain([replaced, "claimed", "official"]) {
            assert!(head.contains(said), "{ending}: {said}: {head}");
        }
    }
    let data = written(&journey, &export.what, "json");
    let data: serde_json::Value = serde_json::from_str(&data).unwrap();
    let bases = data["export"]["by_basis"].as_array().unwrap();
    let events: u64 = bases.iter().filter_map(|basis| basis["events"]["best"].as_u64()).sum();
    assert_eq!(events, data["export"]["events"].as_u64().unwrap(), "{bases:?}");
    // The same stands on a wide screen.
    journey.keys("esc").shows("by basis: ");
    let row = (0..30).map(|row| journey.row(row)).find(|row| row.contains("by basis: ")).unwrap();
    for basis in bases {
        let word = basis["basis"].as_str().unwrap();
        assert!(row.contains(&format!("{word} {}", basis["events"]["best"])), "{row}");
    }
}

/// Whoever reads a report has no screen beside it: a number of what is held in part is a lower bound there
/// too, and what an id stands for is cited.
#[test]
fn the_head_of_a_file_keeps_the_lower_bounds_and_cites_the_digests() {
    let mut journey = shipped(200, 30);
    journey.search("sinai_may_2020").shows("6+ events, killed 29+").keys("alt-e enter");
    let export = asked(&journey);
    let report = written(&journey, &export.what, "md");
    let head = report.split_whitespace().collect::<Vec<_>>().join(" ");
    for said in [
        "**events** 6+ ",
        "claimed 4+, killed 8+, killed or wounded ≥1 +1?; official 2+, killed 21+",
        "**told in** itic-2020-05-21: ITIC, Spotlight on Global Jihad, 2020-05-21..2020-05-26. ITIC \
         <https://www.terrorism-info.org.il/en/c/iraq/> (6)",
    ] {
        assert!(head.contains(said), "{said}: {report}");
    }
    // A day of which all is held has no more.
    journey.keys("esc").search("sinai_2020-05-23").keys("alt-e enter");
    let export = asked(&journey);
    let report = written(&journey, &export.what, "md");
    assert!(!report.contains('+'), "{report}");
}

/// Near misses are written and marked, and counted nowhere as found.
#[test]
fn an_export_counts_what_was_found_and_marks_what_was_nearly() {
    let mut journey = shipped(120, 30);
    journey.search("ambush_iraq_2020").keys("alt-e enter");
    let export = asked(&journey);
    let Outgoing::Records(records) = &export.what else { panic!("{export:?}") };
    let nearest = records.nearest.clone().unwrap();
    let near = records.keys.iter().filter(|key| nearest.words_met(**key).is_some()).count();
    assert!(near > 0 && records.keys.len() - near == records.total, "{records:?}");
    let report = written(&journey, &export.what, "md");
    let (full, nearly) = report.split_once("\n## Near misses: 2 of 3 words\n").unwrap();
    let (head, full) = full.split_once("## Entries").unwrap();
    assert!(head.contains(&format!("**entries** {} of 392", records.total)), "{head}");
    let told = format!("{near} here, not counted, each marked");
    let line = head.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(line.contains("**nearest** few have all 3 words; then those with 2"), "{head}");
    assert!(line.contains(&told), "{head}");
    let items = |text: &str| text.lines().filter(|line| line.starts_with("- **")).count();
    assert_eq!((items(full), items(nearly)), (records.total, near), "{report}");
    let data = written(&journey, &export.what, "json");
    let data: serde_json::Value = serde_json::from_str(&data).unwrap();
    assert_eq!(data["export"]["entries"], records.total);
    assert!(data["export"]["nearest"].as_str().unwrap().contains(&told), "{data}");
    let rows = data["entries"].as_array().unwrap();
    assert_eq!(rows.iter().filter(|row| !row["words_met"].is_null()).count(), near);
}

#[test]
fn what_cannot_be_written_says_why() {
    let mut journey = Journey::start();
    journey.search("zzzzzzzz").keys("alt-e").shows("Nothing was found");
    assert_eq!(journey.effects, []);
    journey.search("date:2020-13").keys("alt-e").shows("A query with a fault is not written");
    journey.keys("alt-c").shows("A query with a fault is not compared");
    journey.search("").keys("alt-c").shows("There is no query to compare");
    assert_eq!(journey.effects, []);
}

#[test]
fn entries_behind_a_number_and_overviews_are_written() {
    let mut journey = shipped(80, 24);
    journey.compare(&["wave:2019-12", "wave:2020-05"]).keys("g z j j l enter e enter");
    let export = asked(&journey);
    let Outgoing::Records(records) = &export.what else { panic!("{export:?}") };
    assert_eq!(records.total, 54);
    journey.send(Msg::Exported(Exported::Written("a.md".to_owned(), None)));
    journey.shows("1/54");
}

#[test]
fn without_a_folder_it_goes_through_the_clipboard_and_says_so() {
    let mut journey = without_folder(corpus());
    journey.keys("e");
    let [Effect::Copy(clip)] = journey.effects.as_slice() else { panic!("{:?}", journey.effects) };
    assert_eq!(clip.what, "list digests");
    assert!(clip.text.starts_with("- **ob-2020-06-04**: "), "{}", clip.text);
    journey.send(Msg::Copied(Copied::Sent(312)));
    journey.shows("Sent to the terminal: 312 letters; no folder is named: --exports, `exports:`");
    journey.send(Msg::Copied(Copied::Sent(1))).hides("no folder is named");
    assert!(matches!(journey.app.screen(), Some(Screen::Browse(_))), "nothing is asked");
}

#[test]
fn more_than_arrives_whole_is_not_copied_and_the_folder_is_named() {
    let mut fits = without_folder(long_corpus(100));
    fits.keys("enter enter e");
    let [Effect::Copy(clip)] = fits.effects.as_slice() else { panic!("{:?}", fits.effects) };
    let around = clip.text.len() - 100;
    let mut most = without_folder(long_corpus(LONGEST_COPY - around));
    most.keys("enter enter e");
    let [Effect::Copy(clip)] = most.effects.as_slice() else { panic!("{}", most.text()) };
    assert_eq!(clip.text.len(), LONGEST_COPY);
    let mut over = without_folder(long_corpus(LONGEST_COPY - around + 1));
    over.keys("enter enter e");
    assert_eq!(over.effects, []);
    over.shows("Nothing copied: more than 74994 bytes. Name a folder: --exports, `exports:`");
}

#[test]
fn what_the_policy_forbids_stays_forbidden() {
    let bound = parse("policy.yaml", b"export: no\n");
    let no_copies = parse("policy.yaml", b"copy: no\n");
    for (exports, copy, policy, told) in [
        (Some("/home/ada/reports"), true, bound.clone(), "Exports are not allowed, by the policy"),
        (None, true, bound, "Exports are not allowed, by the policy"),
        (None, true, no_copies, "Name a folder first: --exports FOLDER, or `exports:`"),
        (None, false, Policy::default(), "Name a folder first: --exports FOLDER, or `exports:`"),
    ] {
        let setup =
            Setup { exports: exports.map(Into::into), copy, policy, ..Start::default().setup() };
        let mut journey = Journey::from(setup, corpus());
        assert_eq!(journey.keys("e").shows(told).effects, []);
        assert_eq!(journey.keys("space e").shows(told).effects, []);
        assert_eq!(journey.search("theatre:iraq").keys("alt-e").shows(told).effects, []);
    }
}

#[test]
fn another_reading_of_the_archive_takes_the_question_for_a_name_away() {
    let mut journey = Journey::start();
    journey.keys("j e").shows("Write to: ");
    let corpus = journey.app.corpus().clone();
    journey.send(Msg::Loaded(Box::new(corpus))).hides("Write to: ");
}

#[test]
fn what_was_found_is_compared_and_marked() {
    for compare in ["alt-c", "backtab c"] {
        let mut journey = shipped(80, 24);
        journey.search("theatre:sinai").keys(compare).shows("1 is named; name what to hold");
        journey.send(Msg::Pasted("wave:2020-05".to_owned())).keys("enter").answer();
        let at = journey.at();
        assert!(at.contains("theatre:sinai") && at.contains("2020-05-raids"), "{at}");
    }
    for mark in ["alt-v", "backtab v esc"] {
        let mut journey = shipped(80, 24);
        journey.search("theatre:sinai").keys(mark);
        journey.search("theatre:iraq").keys("alt-c").answer();
        let at = journey.at();
        assert!(at.contains("theatre:sinai") && at.contains("theatre:iraq"), "{at}");
    }
    // With the focus in the list a hit that is a wave is marked itself, in the line what was found.
    let mut journey = shipped(80, 24);
    journey.search("in:wave_attrition").keys("alt-v").shows("1 marked");
    let [Ask::Query(_, query)] = journey.app.view().marked else { panic!("no query") };
    assert_eq!(query.to_string(), "in:wave attrition");
    journey.keys("backtab v").shows("2 marked");
    let [_, Ask::Wave(id)] = journey.app.view().marked else { panic!("no wave") };
    assert!(id.contains("raids-of-attrition"), "{id}");
}

#[test]
fn what_is_marked_and_compared_is_what_was_understood() {
    for (typed, meant) in [
        ("kind:attack_may_2020", "kind:attack date:2020-05"),
        ("who_bombed_sinai_2020", "date:2020"),
    ] {
        for keys in ["alt-v", "backtab v"] {
            let mut journey = shipped(80, 24);
            journey.search(typed).keys(keys);
            let [Ask::Query(_, query)] = journey.app.view().marked else { panic!("no query") };
            let query = query.to_string();
            assert!(query.contains(meant) && !query.contains("who"), "{query}");
        }
        let mut journey = shipped(80, 24);
        journey.search(typed).keys("alt-c");
        journey.send(Msg::Pasted("wave:2020-05".to_owned())).keys("enter").answer();
        let at = journey.at();
        assert!(at.contains(meant), "{at}");
    }
}

#[test]
fn in_the_list_letters_are_keys_and_esc_leads_back_to_the_line() {
    let mut journey = Journey::start();
    journey.search("theatre:iraq").keys("backtab j j");
    assert_eq!(journey.at(), "search theatre:iraq", "nothing is typed");
    journey.keys("k y");
    assert!(matches!(journey.effects.as_slice(), [Effect::Copy(_)]), "{:?}", journey.effects);
    journey.keys("esc x");
    assert_eq!(journey.at(), "search theatre:iraqx", "and letters are typed again");
    journey.keys("backspace").answer().keys("backtab enter");
    assert!(journey.at().starts_with("text "), "{}", journey.at());
}

#[test]
fn leaving_while_a_file_is_written_stops_it() {
    let mut journey = Journey::start();
    journey.keys("e enter");
    asked(&journey);
    journey.shows("It is being written. esc stops it");
    journey.keys("esc").hides("Write to: ");
    assert_eq!(journey.effects, [Effect::StopExport]);
    journey.send(Msg::Exported(Exported::Stopped("a.md".to_owned())));
    journey.shows("Stopped: a.md was not written");
    journey.keys("e").shows("Write to: ");
    journey.keys("esc");
    assert_eq!(journey.effects, [], "nothing is being written");
    journey.keys("e enter");
    journey.send(Msg::Exported(Exported::Exists("a.md".to_owned())));
    journey.keys("esc");
    assert_eq!(journey.effects, [], "nor where it could not be");
}

#[test]
fn what_takes_long_stands_in_the_first_row_with_what_is_left() {
    let mut journey = Journey::start();
    for (work, told) in [
        (LongWork::Indexing, "indexing 12/30"),
        (LongWork::Hashing, "looking for what is new 12/30"),
        (LongWork::Composing, "composing 12/30"),
        (LongWork::Writing, "writing 12/30"),
    ] {
        journey.send(Msg::Working(WorkStep { work, done: 12, all: 30 })).shows(told);
        journey.send(Msg::Working(WorkStep { work, done: 20, all: 30 })).hides(told);
        journey.send(Msg::Worked(work)).hides("/30");
    }
}

#[test]
fn what_a_format_could_not_say_is_told_and_can_be_read_in_full() {
    let mut journey = Journey::start();
    journey.keys("e enter");
    let unsaid =
        "stix has no field for these, so they are words: events 3\n1 left out, no event: x";
    let written = Exported::Written("a.stix.json".to_owned(), Some(unsaid.to_owned()));
    journey.send(Msg::Exported(written)).hides("Write to: ");
    journey.shows("Written: a.stix.json; the problems (!) tell what it could not say");
    journey.keys("!").shows("stix has no field for these, so they are words: events 3; 1 left out");
}
