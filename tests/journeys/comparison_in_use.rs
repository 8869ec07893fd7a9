//! A comparison as one works with it: what is offered first, how a week is read against those before
//! it, what stands over the columns, what is folded, and finding in it.

use watchfloor::app::{Effect, Msg};

use crate::comparing::{INVENTED, compared, invented, line, shipped};
use crate::support::{Journey, Start, load};

const SIZES: [(u16, u16); 4] = [(40, 12), (80, 24), (120, 40), (200, 60)];
const DECEMBER_MAY: [&str; 2] = ["wave:2019-12", "wave:2020-05"];

/// The rows over the list: names, dates, reasons.
fn heads(journey: &Journey) -> String {
    let text = journey.text();
    // Beside the table stands the selected cell in words.
    let table = |line: &'_ str| line.split('│').next().unwrap_or_default().to_owned();
    let rows: Vec<String> = text.lines().skip(2).take(3).map(table).collect();
    rows.join("\n")
}

/// Of the invented archive, one digest compared with those before it.
fn week(columns: u16, rows: u16) -> Journey {
    let mut journey = invented(columns, rows);
    journey.keys("j j j W").answer();
    journey
}

#[test]
fn a_wave_that_goes_on_or_has_no_entry_in_its_days_is_not_offered_first() {
    let mut journey = shipped(120, 24);
    let waves = journey.app.corpus().waves();
    let named = |id: &str| waves.iter().find(|wave| &*wave.id == id).unwrap();
    assert_eq!(named("2022-09-christians-in-africa").period.to, None, "it goes on");
    let newest = waves.iter().map(|wave| &*wave.id).next();
    assert_eq!(newest, Some("2024-01-kill-them"), "its entry is of the day before");
    journey.keys("c").shows("Raids of Attrition (May 2020) / Raids of Attrition (July 2020)");
    assert!(journey.row(3).contains("The two latest waves"), "{}", journey.text());
}

#[test]
fn enter_takes_what_was_marked_and_nothing_else() {
    let mut journey = shipped(80, 24);
    journey.keys("c").send(Msg::Pasted("2020-05".to_owned())).keys("tab");
    journey.send(Msg::Pasted("2020-06".to_owned())).keys("tab").answer().shows("2 are taken");
    journey.keys("down enter");
    assert_eq!(compared(&journey).0, ["2020-05", "2020-06"]);
    // What is being named is meant too, and a subject that is added is the selected one.
    journey.keys("a").send(Msg::Pasted("2020-07".to_owned())).keys("enter").answer();
    assert_eq!(compared(&journey).0, ["2020-05", "2020-06", "2020-07"]);
    journey.keys("a down").keys("enter").answer();
    assert_eq!(compared(&journey).0.len(), 4);
}

#[test]
fn a_week_is_divided_by_the_week_before_and_by_the_mean_of_those_before_that() {
    let mut journey = week(120, 40);
    let ids = compared(&journey).0;
    let desk = |day: &str| format!("lantern-desk-2031-{day}");
    assert_eq!(ids[..2], [desk("09-29"), desk("09-22")]);
    assert_eq!(ids[2], format!("mean({},{},{})", desk("09-15"), desk("09-08"), desk("09-01")));
    // 28 ÷ 30, and 28 ÷ (133 ÷ 3); one of the 28 is dated to the month, and told by this week.
    let attacks = line(&journey, "Attacks ");
    assert!(attacks.contains("30 ×0.93") && attacks.contains("44.3 ×0.63"), "{attacks}");
    let head = journey.row(3);
    assert!(head.contains("◆ 29 Sep – 5 Oct 2031") && head.contains("÷ mean of 3"), "{head}");
    journey.shows("× is ◆ ÷ the other");
    journey.shows("29 entries; the week before is held in full; of the mean 3 of 3 in full");
    // Held against the week before, each is divided by that one.
    journey.keys("b");
    let attacks = line(&journey, "Attacks ");
    assert!(attacks.contains("×0.93") && attacks.contains("44.3 ×1.48"), "{attacks}");
    journey.hides("÷").hides("Changes");
}

#[test]
fn the_first_line_says_in_words_what_is_held_at_every_width() {
    for (columns, rows) in SIZES {
        let mut journey = shipped(columns, rows);
        journey.search("digest:itic-2020-05-21").keys("enter W").answer();
        let first = journey.row(1);
        let wanted = if columns < 80 {
            "78 entries; before: as a summary"
        } else {
            "78 entries; the week before is held as a summary"
        };
        assert!(first.contains(wanted), "{columns}: {first}");
    }
}

#[test]
fn the_reason_of_a_column_stands_once_under_its_head() {
    for (columns, rows) in SIZES {
        let mut journey = shipped(columns, rows);
        journey.compare(&DECEMBER_MAY);
        let text = journey.text();
        assert_eq!(text.matches("† full 4/11").count(), 1, "{text}");
        assert!(heads(&journey).contains("† full 4/11"), "{text}");
        let attacks = line(&journey, if columns < 80 { "May 2020  " } else { "Attacks" });
        assert!(!attacks.replace("† full", "").contains('†') || columns < 80, "{attacks}");
    }
    let mut full = invented(80, 24);
    full.compare(&INVENTED);
    assert!(!heads(&full).contains('†'), "{}", full.text());
}

#[test]
fn the_ratio_stays_and_the_bar_goes_where_columns_are_narrow() {
    let three = ["2031-09-01..2031-09-14", "2031-10-06..2031-10-19", "2031-09-15..2031-09-21"];
    let mut journey = invented(80, 24);
    journey.compare(&three);
    let attacks = line(&journey, "Attacks");
    assert!(attacks.contains("123 ×2.67↑"), "{attacks}");
    assert!(attacks.contains("88 ×3.83↑"), "{attacks}");
    assert!(!attacks.contains('▄'), "{attacks}");
    journey.resize(120, 24);
    let attacks = line(&journey, "Attacks");
    assert!(attacks.contains("×3.83↑") && attacks.contains('▄'), "{attacks}");
    // Below each other too.
    journey.resize(40, 12).shows("×2.67↑");
}

#[test]
fn heads_are_names_and_dates_and_never_cut() {
    let five = ["wave:2019-04", "wave:2019-05", "wave:2019-08", "wave:2019-12", "wave:2020-05"];
    let weeks = ["itic-2020-05-14", "itic-2020-05-21", "itic-2020-05-07"];
    for (columns, rows) in [(80, 24), (100, 24), (120, 40), (160, 50), (200, 60)] {
        for subjects in [&five[..], &five[3..], &weeks, &weeks[..2]] {
            let mut journey = shipped(columns, rows);
            journey.compare(subjects);
            let heads = heads(&journey);
            assert!(!heads.contains('…'), "{columns}:\n{}", journey.text());
            assert!(!heads.contains("2020-05") && !heads.contains("itic-"), "{heads}");
        }
    }
    let mut journey = shipped(80, 24);
    journey.compare(&weeks);
    assert!(heads(&journey).contains("◆ 14–20 May 2020  21–26 May 2020    7–13 May 2020"));
    journey.compare(&DECEMBER_MAY);
    assert!(heads(&journey).contains("◆ December 2019            May 2020"));
}

#[test]
fn rows_that_are_empty_on_all_sides_are_folded_and_counted() {
    let mut journey = shipped(120, 60);
    journey.compare(&["itic-2020-05-14", "itic-2020-05-21"]).keys("g");
    let text = journey.text();
    let folded = text.lines().find(|line| line.contains("empty row")).unwrap_or_else(|| {
        panic!("nothing is folded:\n{text}");
    });
    let many: usize = folded.split_whitespace().nth(1).unwrap().parse().unwrap();
    let rows = |journey: &Journey| -> usize {
        journey.row(0).trim_end().rsplit_once('/').unwrap().1.parse().unwrap()
    };
    let before = rows(&journey);
    while !journey.text().contains("Nothing is counted in these rows") {
        journey.keys("j");
    }
    journey.keys("z").shows(&format!("▾   {many} empty row"));
    assert_eq!(rows(&journey), before + many);
    journey.keys("z").shows(&format!("▸   {many} empty row"));
    assert_eq!(rows(&journey), before);
}

#[test]
fn a_row_that_was_empty_is_found_and_unfolded() {
    let mut journey = shipped(80, 24);
    journey.compare(&["itic-2020-05-14", "itic-2020-05-21"]);
    journey.hides("Attacks in the West").keys("/ t h e space w e s t").shows("2/2").keys("enter");
    let row = line(&journey, "Attacks in the West");
    assert!(row.contains('–'), "nothing is known of it: {row}");
    journey.keys("esc").hides("/the west").shows("is the baseline");
}

#[test]
fn one_finds_in_the_rows_of_a_comparison() {
    let mut journey = shipped(80, 24);
    journey.compare(&DECEMBER_MAY).keys("/ i r a q i").shows("/iraqi").shows("1/");
    journey.shows("Target: Iraqi").keys("enter");
    let of: usize = journey.row(0).trim_end().rsplit_once('/').unwrap().1.parse().unwrap();
    assert!(of > 3, "{}", journey.row(0));
    let mut seen = std::collections::BTreeSet::new();
    for at in 1..=of {
        journey.shows(&format!("/iraqi {at}/{of}"));
        seen.insert(journey.text());
        journey.keys("n");
    }
    assert_eq!(seen.len(), of, "each hit is another row");
    journey.shows(&format!("/iraqi 1/{of}")).keys("N").shows(&format!("/iraqi {of}/{of}"));
    journey.keys("esc").hides("/iraqi").shows("Comparison");
    // A number is found as well, also in a section that is folded.
    journey.keys("g / k 1 3").shows("Deadliest attack").keys("esc").shows("When it was");
    journey.keys("/ z z z").shows("none").keys("esc").hides("none");
}

#[test]
fn the_head_says_what_was_tested_and_what_is_told_of_other_days() {
    let mut journey = invented(120, 40);
    journey.compare(&INVENTED).keys("g");
    journey.shows("rows tested; of the marked ones at most 1 in 20 is expected to be chance");
    let words = journey.text().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("vary by 3 times their mean (the dispersion)"), "{words}");
    journey.shows("Told and not counted: 1 entry of later days.");
    journey.keys("h").hides("rows tested");
    journey.keys("/ e a r l i e r enter").shows("Outside of its days, not counted: earlier");
    journey.shows("Told, and counted in no other row.").hides("Of this subject");
}

#[test]
fn a_number_that_tellings_dispute_says_so() {
    let mut journey = shipped(120, 50);
    journey.compare(&["wave:2020-05", "wave:2020-07"]);
    while !journey.text().contains("Tellings of one event tell it differently") {
        let before = journey.text();
        journey.keys("j");
        assert_ne!(journey.text(), before, "nothing is disputed");
    }
    let number = line(&journey, "Killed ");
    assert!(number.contains('≠'), "{number}");
}

#[test]
fn a_figure_says_how_many_of_it_are_listed() {
    let mut journey = shipped(120, 50);
    journey.compare(&["itic-2020-05-21", "2020-05-14..2020-05-24"]);
    let mut told = false;
    for _ in 0..40 {
        journey.keys("j");
        told |= journey.text().contains("The archive lists");
    }
    assert!(told, "{}", journey.text());
    let mut invented = invented(120, 50);
    invented.compare(&INVENTED).keys("h");
    while !invented.text().contains("The archive lists 96 of the 124 stated.") {
        let before = invented.text();
        invented.keys("j");
        assert_ne!(invented.text(), before, "no figure says it");
    }
}

#[test]
fn marks_stay_when_a_comparison_of_others_is_opened_and_left() {
    let mut journey = shipped(80, 24);
    journey.keys("v").shows("1 marked").search("digest:itic-2020-05-21").keys("enter W").answer();
    journey.keys("esc esc esc");
    assert!(journey.row(1).starts_with('●') || journey.text().contains('●'), "{}", journey.text());
}

#[test]
fn in_ascii_a_week_is_divided_by_a_slash() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/exercise");
    let corpus = load(std::path::Path::new(folder)).0;
    let start = Start { unicode: false, size: (80, 24), ..Start::default() };
    let mut journey = start.read(corpus);
    journey.keys("j j j W").answer().shows("/ mean of 3").hides("? mean");
    assert!(journey.text().is_ascii(), "{}", journey.text());
    assert!(!matches!(journey.effects.as_slice(), [Effect::Copy(_)]));
}
