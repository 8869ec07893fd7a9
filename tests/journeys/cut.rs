//! What has no room is cut with a sign, and what is cut is not taken for something else.

use std::collections::BTreeSet;
use std::path::Path;

use crate::comparing::{INVENTED, invented, shipped};
use crate::support::{Journey, Start, load};

const WAVES: [&str; 2] = ["wave:2020-07", "wave:2020-05"];

#[test]
fn where_nothing_could_be_tested_the_head_says_so_and_why() {
    let mut journey = shipped(120, 40);
    journey.compare(&WAVES).shows("nothing could be tested: held in full 4 of 11 days, in part 7");
    journey.hides("beyond chance");
    let mut journey = invented(120, 40);
    journey.compare(&INVENTED).shows("6 rows differ beyond chance").hides("nothing could be");
}

#[test]
fn a_head_that_has_no_room_for_all_of_it_says_so() {
    for (journey, subjects) in [(shipped(40, 12), WAVES), (invented(40, 12), INVENTED)] {
        let mut journey = journey;
        journey.compare(&subjects).shows("numbers; ◆ is the baseline; …");
    }
    let mut week = invented(80, 24);
    week.keys("j W")
        .answer()
        .shows("101 entries; the week before is held in full; of the mean 4 of 4 in full; …");
    week.resize(200, 60).hides("; …").shows("rows differ beyond chance");
}

#[test]
fn a_head_of_a_section_is_cut_between_words() {
    let screens: [&str; 7] =
        ["H", "M", "#", "# [ [ [ [ T", "# [ [ [ [ T u u u", "c enter", "c enter T"];
    let mut heads = 0;
    for (columns, rows) in [(40, 12), (64, 20), (80, 24), (100, 30), (120, 40), (200, 60)] {
        for keys in screens {
            let mut journey = shipped(columns, rows);
            let text = journey.keys(keys).answer().text();
            // What stands behind a rule, up to what stands beside it.
            for right in text.split("── ").skip(1) {
                let right = right.lines().next().unwrap().split("  ").next().unwrap();
                heads += 1;
                for (at, _) in right.match_indices('…') {
                    let before = right.get(..at).unwrap();
                    assert!(before.ends_with(' '), "{keys} at {columns}: {right}");
                }
            }
        }
    }
    assert!(heads > 30, "{heads}");
}

#[test]
fn the_head_of_a_search_is_cut_between_words() {
    for columns in 120..=140 {
        let mut journey = shipped(columns, 40);
        let text = journey.search("tactic:ambush").text();
        let head: Vec<&str> = text.lines().skip(3).take(4).collect();
        assert!(head[3].contains("held: 97 of 279 weeks"), "{text}");
        for line in head.iter().filter(|line| line.contains('…')) {
            assert!(line.contains(" …"), "{line}");
        }
    }
}

#[test]
fn a_rate_is_a_bound_where_its_count_is() {
    let mut journey = shipped(80, 24);
    journey.compare(&["wave:2020-05", "wave:2020-07"]);
    journey.shows("At least 6 attacks; ≥0.60/d, 10 days.");
    let mut journey = invented(80, 24);
    journey.compare(&INVENTED).shows("108 attacks; 12.0/d, 9 days.");
}

/// The labels of a comparison as they are shown, with every row of it in sight once.
fn labels(journey: &mut Journey, columns: usize) -> Vec<String> {
    let text = journey.resize(u16::try_from(columns).unwrap(), 400).text();
    let cut = text.lines().skip(5).take_while(|line| !line.starts_with('─'));
    cut.map(|line| line.chars().take(20).collect::<String>().trim_end().to_owned()).collect()
}

#[test]
fn figures_that_begin_alike_have_labels_that_do_not() {
    let mut journey = shipped(72, 24);
    journey.compare(&WAVES);
    let labels = labels(&mut journey, 72);
    let infographics: Vec<&String> =
        labels.iter().filter(|label| label.contains("ISIS") && label.contains('…')).collect();
    let apart: BTreeSet<&String> = infographics.iter().copied().collect();
    assert!(infographics.len() > 1, "none is cut: {labels:#?}");
    assert_eq!(apart.len(), infographics.len(), "{infographics:#?}");
}

#[test]
fn how_much_is_folded_is_never_cut_off() {
    for columns in [72, 80, 120] {
        let mut journey = shipped(columns, 40);
        journey.compare(&WAVES);
        let text = journey.text();
        let folded = |line: &&str| line.starts_with(" ▸ ") && !line.contains("empty rows");
        for line in text.lines().filter(folded) {
            let label = line.split_whitespace().take_while(|word| !word.starts_with('+')).count();
            assert!(label < line.split_whitespace().count(), "{columns}: {line}");
        }
        assert!(text.lines().any(|line| folded(&line)), "{text}");
    }
}

#[test]
fn two_queries_that_begin_alike_stand_under_different_heads() {
    let mut journey = shipped(80, 24);
    journey.compare(&[
        "theatre:iraq area:diyala kind:attack date:2020-05",
        "theatre:iraq area:diyala kind:attack date:2020-06",
    ]);
    journey.shows("date:2020-05").shows("date:2020-06");
}

#[test]
fn digests_of_one_title_are_told_apart_where_one_is_chosen() {
    let mut journey = invented(40, 12);
    journey.keys("c");
    let text = journey.text();
    let rows: Vec<&str> = text.lines().filter(|row| row.contains("Week in")).collect();
    let apart: BTreeSet<&str> = rows.iter().copied().collect();
    assert!(rows.len() > 2, "{text}");
    assert_eq!(apart.len(), rows.len(), "{text}");
}

#[test]
fn a_path_and_a_line_that_lose_their_beginning_say_so() {
    let mut journey = shipped(40, 12);
    journey.keys("j j j j j j j j j j j j enter enter enter");
    let crumbs = journey.row(0);
    assert!(crumbs.trim_start().starts_with("… › "), "{crumbs}");
    journey.search("theatre:iraq_area:diyala_kind:attack_tactic:ied");
    let line = journey.row(1);
    assert!(line.starts_with(" > …") && line.contains("tactic:ied_"), "{line}");
}

#[test]
fn two_figures_of_one_issuer_are_told_apart_by_their_days() {
    let mut journey = invented(200, 60);
    journey.compare(&INVENTED);
    journey.shows("Ash Banner, claimed, 15–21 Sep 2031 +4").shows("Ash Banner, claimed +3");
}

#[test]
fn two_figures_of_one_issuer_are_told_apart_however_short_their_labels_are() {
    for columns in [56, 80, 200] {
        let mut journey = invented(columns, 60);
        let text = journey.compare(&INVENTED).text();
        let label = |row: &str| row.split_once('+').map(|(label, _)| label.trim_end().to_owned());
        let labels = text.lines().filter(|row| row.contains("▸   Ash")).filter_map(label);
        let labels: Vec<String> = labels.collect();
        let apart: BTreeSet<&String> = labels.iter().collect();
        assert!(labels.len() > 1 && apart.len() == labels.len(), "{columns}: {labels:#?}\n{text}");
    }
}

#[test]
fn two_figures_of_the_same_days_are_told_apart_by_their_number() {
    let exercise = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/exercise");
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("waves")).unwrap();
    let copy = |name: &str, added: &str| {
        let text = std::fs::read_to_string(exercise.join(name)).unwrap();
        let text = text.replace("figures:\n", &format!("figures:\n{added}"));
        std::fs::write(folder.path().join(name), text).unwrap();
    };
    let figure = |days: &str, total: u32| {
        format!(
            "  - {{ of: attacks, issuer: Reed Post, basis: assessed, period: {days}, total: {total}, \
             source: \"Reed Post, 2031-09-30\" }}\n"
        )
    };
    let (early, late) = ("2031-09-15..2031-09-17", "2031-09-18..2031-09-22");
    copy("taxonomy.yaml", "");
    copy("waves/2031-10-lanterns-out.yaml", "");
    copy(
        "waves/2031-09-salt-days.yaml",
        &[figure(early, 40), figure(early, 31), figure(late, 50)].concat(),
    );
    let mut journey = Start { size: (200, 60), ..Start::default() }.read(load(folder.path()).0);
    journey.compare(&INVENTED);
    journey.shows("Reed Post, assessed (1), 15–17 Sep 2031 ");
    journey.shows("Reed Post, assessed (2), 15–17 Sep 2031 ");
    journey.shows("Reed Post, assessed, 18–22 Sep 2031 ");
}
