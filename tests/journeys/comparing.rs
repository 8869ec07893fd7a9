//! Comparing: naming subjects, the table, and what lies behind it.

use std::path::Path;
use std::sync::OnceLock;

use watchfloor::app::{Effect, Msg};
use watchfloor::archive::Corpus;
use watchfloor::screens::Screen;

use crate::support::{Journey, Start, apart, load};

/// The five waves that the comparison of seed 004 is about.
const FIVE: [&str; 5] =
    ["wave:2019-04", "wave:2019-05", "wave:2019-08", "wave:2019-12", "wave:2020-05"];
const DECEMBER_MAY: [&str; 2] = ["wave:2019-12", "wave:2020-05"];
/// The invented waves, which are held in full: only these have ratios and marks.
pub const INVENTED: [&str; 2] = ["wave:2031-09", "wave:2031-10"];

/// Through the archive that is shipped.
pub fn shipped(columns: u16, rows: u16) -> Journey {
    Start::default().shipped(columns, rows)
}

/// Through the invented archive, which holds whole weeks.
pub fn invented(columns: u16, rows: u16) -> Journey {
    Start::default().invented(columns, rows)
}

impl Start {
    /// Through the archive that is shipped, at a size.
    pub fn shipped(self, columns: u16, rows: u16) -> Journey {
        static SHIPPED: OnceLock<Corpus> = OnceLock::new();
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let corpus = apart(SHIPPED.get_or_init(|| load(&data).0));
        Self { size: (columns, rows), ..self }.read(corpus)
    }

    /// Through the invented archive, at a size.
    pub fn invented(self, columns: u16, rows: u16) -> Journey {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/exercise");
        Self { size: (columns, rows), ..self }.read(load(Path::new(folder)).0)
    }
}

/// The ids of what is compared, and the place of the baseline.
pub fn compared(journey: &Journey) -> (Vec<String>, usize) {
    let Some(Screen::Compare(compare)) = journey.app.screen() else {
        panic!("no comparison:\n{}", journey.text());
    };
    let table = compare.table().unwrap_or_else(|| panic!("not yet:\n{}", journey.text()));
    (table.subjects.iter().map(|subject| subject.id.clone()).collect(), table.baseline)
}

/// The rows of the screen that begin with a label.
pub fn line(journey: &Journey, label: &str) -> String {
    let text = journey.text();
    let found = text.lines().find(|line| line.trim_start().starts_with(label));
    found.unwrap_or_else(|| panic!("no `{label}`:\n{text}")).to_owned()
}

#[test]
fn two_keys_compare_the_two_latest_waves() {
    let mut journey = shipped(80, 24);
    journey.keys("c enter");
    assert!(matches!(journey.effects.as_slice(), [Effect::Compare(_)]), "{:?}", journey.effects);
    journey.answer();
    // The two after these have no end, and no entry within their days.
    let waves = ["2020-05-raids-of-attrition", "2020-07-raids-of-attrition"];
    assert_eq!(compared(&journey), (waves.map(str::to_owned).to_vec(), 0));
    insta::assert_snapshot!(journey.picture());
    journey.keys("esc");
    assert!(matches!(journey.app.screen(), Some(Screen::Browse(_))));
}

#[test]
fn five_waves_stand_side_by_side_as_they_are_told() {
    let mut journey = shipped(160, 50);
    journey.compare(&FIVE);
    assert_eq!(compared(&journey).0.len(), 5);
    for (label, told) in [
        ("▸ First day +7", ["2019-04-08", "2019-05-31", "2019-08-03", "2019-12-22", "2020-05-14"]),
        ("▸ Last day +5", ["2019-04-11", "2019-06-03", "2019-08-11", "2019-12-29", "2020-05-24"]),
    ] {
        let line = line(&journey, label);
        let days: Vec<&str> = line.split_whitespace().skip(4).collect();
        assert_eq!(days.get(..5), Some(told.as_slice()), "{line}");
    }
    insta::assert_snapshot!(journey.picture());
}

#[test]
fn issuers_stand_below_what_is_counted_and_are_not_resolved() {
    let mut journey = shipped(120, 60);
    journey.compare(&DECEMBER_MAY);
    // Four numbers for December 2019, three for May 2020.
    let spread = line(&journey, "stated, from–to");
    assert!(spread.contains("~100 … 139") && spread.contains(">100 … 228"), "{spread}");
    for stated in ["139", "138", "106", "~100", "158", "228"] {
        assert!(journey.text().contains(stated), "{stated}:\n{}", journey.text());
    }
    journey.shows("† basis").hides("not told in parts");
    journey
        .keys(&"j ".repeat(6))
        .shows("Attacks (ISIS infographic (Harvest")
        .keys("z")
        .shows("not told in parts");
    // Only a stated maximum is contradicted by a greater count.
    journey.hides("▲ contradicted");
    invented(120, 60).compare(&INVENTED).shows("▲ contradicted");
}

#[test]
fn from_an_entry_of_a_digest_one_key_compares_the_week() {
    let mut journey = shipped(80, 24);
    journey.search("digest:itic-2020-05-21").keys("enter W").answer();
    let ids = compared(&journey).0;
    assert_eq!(ids.get(..2).unwrap(), ["itic-2020-05-21", "itic-2020-05-14"]);
    journey.hides("Changes").shows("÷ mean of 4").shows("† full 4/6");
    journey.shows("78 entries; the week before is held as a summary");
    journey.shows("Not comparable: the baseline: held in full 4 of 6 days");
    insta::assert_snapshot!(journey.picture());
    // What is held in part has no zero: nothing is new, and nothing is gone.
    journey.resize(80, 60).hides("new: ").hides("quiet: ");
}

#[test]
fn the_oldest_digest_and_a_wave_have_no_week_before() {
    let mut journey = shipped(80, 24);
    journey.keys("G W").shows("There is no digest before it");
    journey.keys("g w W").shows("Go to a digest");
}

#[test]
fn marked_digests_are_compared_the_oldest_first() {
    let mut journey = Journey::start();
    journey.keys("v").shows("1 marked").keys("j v").shows("2 marked; c: compare them");
    assert!(journey.row(1).starts_with('●') && journey.row(2).starts_with('●'));
    journey.keys("j v v").shows("2 marked").keys("c").answer();
    assert_eq!(compared(&journey).0, ["ob-2020-05-28", "ob-2020-06-04"]);
    journey.keys("esc");
    assert!(!journey.text().contains('●'), "what was compared is marked no more");
    journey.keys("enter enter v").shows("Digests and waves can be marked").hides("gathers");
    journey.keys("enter v");
    journey.shows("Digests and waves can be marked; * gathers this for a briefing");
}

#[test]
fn marks_stay_until_their_comparison_is_there() {
    let mut journey = Journey::start();
    journey.keys("v").shows("1 marked").keys("c").hides("1 marked").keys("esc");
    assert!(journey.row(1).starts_with('●'), "the choice of a second one was left");
    journey.keys("j v").shows("2 marked").keys("c esc");
    let marks = |journey: &Journey| journey.text().matches('●').count();
    assert_eq!(marks(&journey), 2, "nothing was compared yet");
    journey.keys("c").answer().keys("esc");
    assert_eq!(marks(&journey), 0);
    journey.keys("v").shows("1 marked").keys("W").answer().keys("esc");
    assert_eq!(marks(&journey), 1, "the week before was compared, and no mark");
}

#[test]
fn groups_and_parts_fold_and_unfold() {
    let mut journey = shipped(120, 40);
    journey.compare(&DECEMBER_MAY);
    journey.shows("First day").keys("g z").hides("First day").shows("▸ Duration");
    journey.keys("z").shows("First day").keys("j j j j j j").shows("ISIS (al-Naba infographic)");
    journey.keys("z").hides("ISIS (al-Naba infographic)").shows("▸ Attacks");
    journey.keys("z").shows("ISIS (al-Naba infographic)");
}

#[test]
fn days_are_folded_into_a_line_on_one_scale() {
    let mut journey = shipped(120, 40);
    journey.compare(&DECEMBER_MAY);
    journey.keys("G").shows("▸ Tempo");
    while !journey.text().contains("Attacks by day, all subjects") {
        journey.keys("k").shows("▸ Tempo");
    }
    let tempo = line(&journey, "▸ Tempo");
    assert!(tempo.contains('█'), "the highest day of all is full: {tempo}");
    journey.keys("enter").shows("▾ Tempo").shows("day 0").shows("day 9");
}

#[test]
fn another_baseline_turns_the_ratios_over() {
    let mut journey = invented(120, 40);
    journey.compare(&INVENTED);
    let before = line(&journey, "The North");
    assert!(before.contains("×8.00↑"), "{before}");
    journey.keys("l b").shows("Held against Lanterns Out");
    assert_eq!(compared(&journey).1, 1);
    let after = line(&journey, "The North");
    assert!(after.contains("×0.12↓"), "{after}");
    assert!(journey.row(3).contains("◆ Lanterns Out"), "{}", journey.row(3));
}

#[test]
fn columns_move_with_their_baseline_and_can_be_taken_out_and_added() {
    let mut journey = shipped(160, 50);
    journey.compare(&FIVE[2..]);
    let ids = compared(&journey).0;
    journey.keys("h >");
    assert_eq!(compared(&journey).0, [ids[1].clone(), ids[0].clone(), ids[2].clone()]);
    assert_eq!(compared(&journey).1, 1, "the baseline is the same subject");
    journey.keys("x").answer();
    assert_eq!(compared(&journey), (vec![ids[1].clone(), ids[2].clone()], 0));
    journey.keys("x").shows("Two subjects are the least");
    journey.keys("a").send(Msg::Pasted("2020-07".to_owned()));
    journey.keys("enter").answer();
    assert_eq!(compared(&journey).0.len(), 3);
    journey.shows("July 2020");
}

#[test]
fn numbers_turn_into_shares_and_rates() {
    let mut journey = shipped(120, 50);
    journey.compare(&DECEMBER_MAY).shows("numbers;");
    journey.keys("g u").shows("shares;");
    let iraq = line(&journey, "Iraq ");
    assert!(iraq.contains('%'), "{iraq}");
    journey.keys("u").shows("per day;").shows("≥5.00/d").keys("u").shows("numbers;").hides("/d ");
}

#[test]
fn jumping_goes_from_one_row_that_differs_to_the_next() {
    let mut journey = invented(120, 40);
    let pair = ["2031-09-01..2031-09-28", "2031-10-06..2031-10-19"];
    journey.compare(&pair).shows("3 rows differ beyond chance").keys("g");
    let mut stops = Vec::new();
    while !journey.keys("]").text().contains("No row below differs") {
        stops.push(journey.text().contains(": beyond chance."));
    }
    // Where few rows differ so, those that differ most are gone to as well.
    assert_eq!((stops.len(), stops.iter().filter(|beyond| **beyond).count()), (5, 3));
    let last = journey.row(-2);
    journey.keys("[ ]");
    assert_eq!(journey.row(-2), last);
    journey.keys("g").keys("[").shows("No row above differs");
}

#[test]
fn every_number_opens_and_back_returns_to_its_cell() {
    let mut journey = shipped(80, 24);
    journey.compare(&DECEMBER_MAY);
    let before = journey.text();
    journey
        .keys("enter")
        .shows("Comparison › Entries")
        .shows("1/54")
        .keys("j enter")
        .shows("Basis");
    let second = journey.at();
    journey.keys("J");
    assert_ne!(journey.at(), second, "the next one of what lies behind the cell");
    journey.keys("esc").shows("3/54").keys("esc");
    assert_eq!(journey.text(), before);
    journey.keys("j enter").shows(">100 attacks").shows("<https://").shows("Quoted in");
    journey.keys("/ 2 2 8 enter").shows("/228 ").keys("esc esc").shows("◆ is the baseline");
}

#[test]
fn what_lies_behind_a_number_can_be_found_in() {
    let mut journey = shipped(80, 24);
    journey.compare(&DECEMBER_MAY).keys("enter").shows("1/54");
    journey.keys("/ b a q u b a h").shows("/baqubah").shows("1/3");
    let row = |journey: &Journey| journey.row(-1);
    assert!(row(&journey).starts_with(" /baqubah"), "{}", row(&journey));
    journey.keys("enter").shows("/baqubah 1/3").keys("n").shows("2/3").keys("N N").shows("3/3");
    journey.keys("enter").shows("Baqubah").keys("esc").shows("/baqubah 3/3");
    journey.keys("esc").hides("/baqubah").shows("Comparison › Entries");
    journey.keys("g / z z z").shows("none").keys("esc").shows("1/54");
}

#[test]
fn overviews_can_be_found_in_on_both_sides() {
    let mut journey = shipped(120, 20);
    journey.compare(&["itic-2020-05-21", "itic-2020-05-14"]).keys("o / w a v e");
    journey.keys("enter").shows("/wave 1/");
    let of = journey.row(0).trim_end().rsplit_once('/').unwrap().1.parse::<usize>().unwrap();
    assert!(of > 3, "{}", journey.text());
    // Left, right and further down: every hit is brought into sight, and then the first again.
    let mut seen = std::collections::BTreeSet::new();
    for at in 1..=of {
        journey.shows(&format!("/wave {at}/{of}"));
        let text = journey.text();
        let body = text.lines().skip(2).filter(|line| line.to_lowercase().contains("wave"));
        assert!(body.count() > 0, "{text}");
        seen.insert(text.lines().nth(2).unwrap().to_owned());
        journey.keys("n");
    }
    assert!(seen.len() > 1, "the window moved: {seen:?}");
    journey.shows(&format!("/wave 1/{of}")).keys("N").shows(&format!("/wave {of}/{of}"));
    journey.keys("esc").hides("/wave").shows("Overviews").keys("esc").shows("◆ is the baseline");
}

#[test]
fn what_is_named_may_be_meant_in_several_ways_or_not_at_all() {
    let mut journey = shipped(80, 24);
    journey.keys("c").send(Msg::Pasted("attrition".to_owned()));
    journey.shows("Raids of Attrition (July 2020)").shows("Raids of Attrition (May 2019)");
    journey.keys("enter").shows("1 is named");
    journey.keys("ctrl-u").send(Msg::Pasted("wave:nothing".to_owned()));
    journey.shows("^ no wave has the id or name `nothing`").keys("enter");
    assert!(journey.effects.is_empty());
    journey.keys("ctrl-u").send(Msg::Pasted("theatre:nowhere".to_owned()));
    journey.shows("^ ");
    assert!(journey.row(2).find('^') >= Some(2), "{}", journey.row(2));
    journey.keys("ctrl-u").send(Msg::Pasted("theatre:iraq killed:>3".to_owned()));
    journey.shows("all that this query finds");
    journey.keys("esc");
    assert!(matches!(journey.app.screen(), Some(Screen::Browse(_))));
}

#[test]
fn the_same_is_not_compared_twice_and_no_more_than_six() {
    let mut journey = shipped(80, 24);
    journey.keys("c").send(Msg::Pasted("2020-05".to_owned()));
    journey.keys("tab").send(Msg::Pasted("2020-05".to_owned()));
    journey.keys("enter").shows("2020-05 is compared already").keys("ctrl-u esc");
    journey.compare(&["2020-01", "2020-02", "2020-03", "2020-04", "2020-05", "2020-06"]);
    assert_eq!(compared(&journey).0.len(), 6);
    journey.keys("a").shows("6 subjects are as many as fit");
}

#[test]
fn overviews_stand_side_by_side_with_the_words_that_differ() {
    let mut journey = shipped(120, 40);
    journey.compare(&["itic-2020-05-21", "itic-2020-05-14"]).keys("o");
    journey.shows("ITIC 2020-05-21..2020-05-26").shows("│ ITIC 2020-05-14..2020-05-20");
    insta::assert_snapshot!(journey.picture());
    journey
        .resize(50, 40)
        .shows("- ITIC 2020-05-21")
        .hides("│")
        .keys("esc")
        .shows("is the baseline");
    let mut waves = shipped(80, 24);
    waves.compare(&DECEMBER_MAY).keys("o").shows("Overviews stand side by side for two digests");
}

#[test]
fn where_columns_have_no_room_each_measure_has_a_line_for_each_subject() {
    let mut journey = shipped(40, 12);
    journey.compare(&DECEMBER_MAY).shows("Not comparable");
    insta::assert_snapshot!(journey.picture());
    let mut six = shipped(80, 24);
    six.compare(&FIVE);
    insta::assert_snapshot!(six.picture());
}

#[test]
fn an_answer_that_was_overtaken_is_dropped() {
    let mut journey = shipped(120, 40);
    journey.compare(&FIVE[2..]).keys("x");
    let first = journey.effects.clone();
    journey.keys("a").send(Msg::Pasted("2020-07".to_owned())).keys("enter");
    let second = journey.effects.clone();
    journey.effects = first;
    journey.answer().shows("comparing anew");
    assert_eq!(compared(&journey).0.len(), 3, "the table before stays");
    journey.effects = second;
    journey.answer().hides("comparing anew").shows("July 2020");
}

#[test]
fn ascii_and_no_colours_show_the_same() {
    let mut journey = Start {
        theme: "mono",
        depth: watchfloor::ui::theme::Depth::Mono,
        unicode: false,
        size: (80, 24),
    }
    .read(invented(80, 24).app.corpus().clone());
    journey.compare(&INVENTED);
    assert!(journey.text().is_ascii(), "{}", journey.text());
    journey.shows("@ is the baseline").keys("]").shows("x0.23v");
    insta::assert_snapshot!(journey.picture());
}

#[test]
fn where_nothing_counts_as_an_attack_the_head_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let taxonomy = std::fs::read_to_string(data.join("taxonomy.yaml")).unwrap();
    let old = taxonomy.replace(", counts_as: attack", "");
    assert_ne!(old, taxonomy);
    std::fs::write(folder.path().join("taxonomy.yaml"), old).unwrap();
    let week = "digests/2020/2020-05-21.yaml";
    std::fs::create_dir_all(folder.path().join("digests/2020")).unwrap();
    std::fs::copy(data.join(week), folder.path().join(week)).unwrap();
    let (corpus, _) = load(folder.path());
    let mut journey = Start { size: (100, 30), ..Start::default() }.read(corpus);
    journey.compare(&["2020-05", "2020-06"]);
    journey.shows("No attack is counted: no kind of the taxonomy counts as attack.");
    assert!(!line(&journey, "Attacks").contains('0'), "{}", journey.text());
}

#[test]
fn what_only_many_rows_leave_unmarked_is_not_said_to_be_chance() {
    let mut journey = invented(120, 40);
    journey.compare(&["2031-09-22..2031-09-28", "2031-09-15..2031-09-21"]).keys("g l");
    for _ in 0..40 {
        if journey.text().contains("Attacks: The River  ") {
            break;
        }
        journey.keys("j");
    }
    let text = journey.text().split_whitespace().collect::<Vec<_>>().join(" ");
    for told in [
        "alone beyond chance (p 0.004), but not among 55 rows (q 0.12)",
        "Clopper-Pearson 95 %: ",
        "; for variance 3 x the mean: ",
    ] {
        assert!(text.contains(told), "{told}: {}", journey.text());
    }
    assert!(!text.contains("chance may explain it"), "{}", journey.text());
}

#[test]
fn a_reason_of_the_baseline_stands_at_its_cell() {
    for (columns, rows) in [(80, 24), (120, 40)] {
        let mut journey = shipped(columns, rows);
        journey.compare(&["2020-05-raids-of-attrition", "2020-07-raids-of-attrition"]);
        // Its figure covers other days than the wave; the other wave has no such figure.
        let line = line(&journey, "▸   ISIS");
        assert!(line.contains("† period"), "{line}");
    }
}
