//! Kinds of telling that texts by another hand were misread in, each with invented events.

use super::pieces_tests::{entries, holds, only, value};
use crate::archive::{Origin, load_all};
use crate::import::field::Certainty;
use crate::import::structure::GivenHead;
use crate::import::text::{TextRequest, text as import};

fn certainty(text: &str, name: &str) -> Option<Certainty> {
    let entry = entries(text).remove(0);
    entry.fields.iter().find(|field| field.name == name).map(|field| field.certainty)
}

fn has_tactic(text: &str, tactic: &str) -> bool {
    entries(text)[0].fields.iter().any(|field| field.name == "tactic" && field.value == tactic)
}

#[test]
fn who_fell_into_an_ambush_or_drove_over_a_mine_did_nothing() {
    only(
        "* On 6 May, a convoy of the Syrian army fell into an ambush near Samarra. Five soldiers were killed.",
        &["killed=5", "losses.killed=", "kind=attack"],
    );
    only(
        "* On 6 May, a truck of the army ran over an explosive device near Samarra, killing two soldiers.",
        &["killed=2", "target=truck of the army"],
    );
}

#[test]
fn whom_a_verb_killed_or_took_is_the_target_whatever_the_strike_was_on() {
    only(
        "* On 6 May, troops killed a rebel commander in a drone strike on his vehicle in Samarra.",
        &["target=rebel commander"],
    );
    only(
        "* On 6 May, militants entered Samarra and abducted two teachers.",
        &["target=two teachers"],
    );
}

#[test]
fn what_was_attacked_is_told_behind_those_who_were_harmed_there() {
    for words in [
        "Four soldiers were killed when gunmen attacked a checkpoint in Samarra",
        "Two clerks were killed in an attack on a checkpoint in Samarra",
    ] {
        only(&format!("* On 6 May: {words}."), &["target=checkpoint"]);
    }
    // Their own car says nothing more of them.
    only(
        "* On 6 May: Two aid workers were killed when their car came under fire near Samarra.",
        &["target=Two aid workers"],
    );
}

#[test]
fn what_is_handed_over_or_freed_was_not_done_so() {
    let text =
        "* On 6 May, three rebels surrendered to the army in Samarra and handed over two rifles.";
    only(text, &["kind=counterterrorism", "captured=3"]);
    assert!(!has_tactic(text, "small-arms"));
    assert!(!has_tactic(text, "abduction"));
    let text =
        "* On 6 May, the army destroyed a camp of rebels near Samarra and six hostages were freed.";
    assert!(!has_tactic(text, "abduction"));
}

#[test]
fn who_arrests_those_of_a_group_acts_as_forces_do_and_a_group_abducts_others() {
    for words in [
        "operatives nabbed a suspected courier",
        "the Taliban detained a cell of four ISIS operatives",
    ] {
        let text = format!("* On 6 May, {words} in Samarra. An explosive belt was found.");
        only(&text, &["kind=counterterrorism", "tactic=arrest"]);
    }
    only(
        "* On 6 May, militants stopped three trucks near Samarra and detained nine drivers.",
        &["tactic=abduction", "captured=9"],
    );
}

#[test]
fn a_toll_behind_an_attack_that_told_none_is_its_own() {
    let text =
        "On 6 May, gunmen raided the village of Marsa. Seven farmers were killed with machetes.";
    only(text, &["killed=7"]);
}

#[test]
fn what_is_told_later_is_no_more_than_likely_how_it_was_done() {
    let text = "* On 6 May, gunmen attacked a checkpoint in Samarra. A bomb was found there later.";
    let entry = entries(text).remove(0);
    let told = entry.fields.iter().filter(|field| field.name == "tactic" && field.value == "ied");
    assert!(told.into_iter().all(|field| field.certainty != Certainty::Certain), "{entry:#?}");
}

#[test]
fn a_place_in_brackets_and_its_distance_stand_behind_its_name() {
    only(
        "On 6 May, gunmen raided Marsa village (Tirah Territory, about 18 km south-west of Samarra) and killed two men.",
        &["place=Marsa, ~18 km SW of Samarra"],
    );
    only(
        "* On 6 May, two men were shot in the vicinity of Marsa, approx. 20 km north of Samarra.",
        &["place=near Marsa, ~20 km N of Samarra"],
    );
}

#[test]
fn who_died_as_well_is_counted_and_no_other_version() {
    let text = "* On 6 May, troops killed a rebel commander in Samarra. Two other members of the group died in the \
                car, according to local police.";
    let entry = entries(text).remove(0);
    assert!(entry.inner.is_empty(), "{entry:#?}");
    holds(text, &entry, &["killed=3"]);
}

#[test]
fn a_table_may_count_by_letters() {
    let text =
        "| Date\tPlace\tIncident\tK\tW\n| 6 May\tSamarra\tGunmen shot at a police checkpoint\t2\t3";
    only(text, &["killed=2", "wounded=3", "place=Samarra"]);
    assert_eq!(certainty(text, "place"), Some(Certainty::Certain));
}

/// The days of the entries of a page.
fn days(page: &str) -> Vec<String> {
    let (corpus, _) = load_all(&Origin::Sample);
    let given = GivenHead { publisher: Some("Harbour".to_owned()), ..GivenHead::default() };
    let request = TextRequest { taxonomy: corpus.taxonomy(), given: &given, rules: None };
    let imported = import(page.as_bytes(), "week.md", &request).unwrap();
    imported.drafts[0].entries().map(|entry| value(entry, "date")).collect()
}

/// What any page says at its beginning.
const HEAD: &str = "# Week in Iraq\n\nPeriod: 5 to 11 May 2031\n\nThe list holds what was told by several sources \
                    of the region in these seven days, and leaves out what only one of them told.\n\n";

#[test]
fn the_day_of_the_week_above_dates_what_stands_below_it() {
    let page = format!(
        "{HEAD}## Friday\n\nGunmen shot a clerk dead in Samarra.\n\n## SATURDAY\n\nA bomb killed two men in Baqubah.\n"
    );
    assert_eq!(days(&page), ["2031-05-09", "2031-05-10"]);
}

#[test]
fn a_day_in_brackets_behind_the_name_of_a_country_is_that_of_what_follows() {
    let page = format!(
        "{HEAD}1. **Iraq (May 6).** Gunmen shot a clerk dead in Samarra.\n2. **Iraq (May 8).** A bomb killed two men in Baqubah.\n"
    );
    assert_eq!(days(&page), ["2031-05-06", "2031-05-08"]);
}

#[test]
fn as_a_result_of_which_tells_of_all() {
    only(
        "* On 6 May, troops fought rebels near Samarra, as a result of which four rebels were killed.",
        &["killed=4"],
    );
}

#[test]
fn a_village_that_is_told_to_be_one_is_a_place() {
    only(
        "* On 6 May, rebels captured Marsaale, a village at the edge of the hills, and killed two guards.",
        &["place=Marsaale"],
    );
}

#[test]
fn the_group_is_that_named_before_and_who_claims_a_toll_did_it() {
    let text = "Boko Haram changed its ways near Samarra. On 6 May the group attacked a camp in Baqubah and killed \
                two soldiers.";
    let all = entries(text);
    let last = all.last().unwrap();
    holds(text, last, &["actor=Boko Haram"]);
    let text = "* On 6 May, a suicide bomber blew himself up at a tea shop in Samarra, killing seven people. Al-Shabaab \
                claimed that it had killed 15 officers.";
    only(text, &["actor=Al-Shabaab", "killed=7"]);
}
