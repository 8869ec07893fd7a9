//! Items of lists below their day, tolls with their parts, sides of a fight: kinds of telling that were
//! misread in texts set apart, each with invented events.

use super::EntryContext;
use super::pieces_tests::{entries, only, read, value};
use crate::import::field::Certainty;
use crate::import::piece::Piece;

fn certainty(piece: &Piece, name: &str) -> Option<Certainty> {
    piece.fields.iter().find(|field| field.name == name).map(|field| field.certainty)
}

#[test]
fn an_item_that_a_place_heads_keeps_the_day_above_it() {
    let text = "# 6 May 2031\n* Samarra: gunmen shot at a checkpoint. Two guards were killed.\n\
        * Pama (Chad): a bomb exploded beside a bus.\n# 7 May 2031\n* Kirkuk: an officer was killed by a mine.";
    let told: Vec<_> =
        entries(text).iter().map(|one| [value(one, "date"), value(one, "place")]).collect();
    assert_eq!(told, [["2031-05-06", "Samarra"], ["2031-05-06", "Pama"], ["2031-05-07", "Kirkuk"]]);
    // Whoever speaks is no place.
    only("* On 6 May, Reuters: a bomb exploded in Samarra.", &["place=Samarra"]);
}

#[test]
fn a_day_and_a_month_in_digits_head_an_item() {
    for (text, day) in [
        ("* 6/5: gunmen shot a mayor in Samarra.", "2031-05-06"),
        ("* 5/7: gunmen shot a mayor in Samarra.", "2031-05-07"),
        ("* 30/4: gunmen shot a mayor in Samarra.", "2031-04-30"),
        ("* 4/30: gunmen shot a mayor in Samarra.", "2031-04-30"),
    ] {
        only(text, &[&format!("date={day}")]);
    }
    only("* On 6 May, 6/5 of the market burned when a bomb exploded.", &["date=2031-05-06"]);
}

#[test]
fn all_of_a_list_are_counted() {
    for (text, wanted) in [
        ("* On 6 May, an officer, a sergeant and six soldiers were killed in Samarra.", "killed=8"),
        (
            "* On 6 May, police arrested an emir in Samarra, together with two companions.",
            "captured=3",
        ),
        ("* On 6 May, gunmen killed four guards in Samarra and as many were wounded.", "wounded=4"),
        (
            "* On 6 May, jets bombed a camp in Samarra; the army put the dead at about ten.",
            "killed=~10",
        ),
        ("* On 6 May, gunmen killed a mayor in Samarra and carried off his brother.", "captured=1"),
    ] {
        only(text, &[wanted]);
    }
}

#[test]
fn parts_of_a_toll_stand_in_it() {
    for (text, wanted) in [
        (
            "* On 6 May, a bomb killed 12 people in Samarra, among them five children and a woman, and wounded 20.",
            "killed={ n: 12, of: { children: 5, women: 1 } }",
        ),
        (
            "* On 6 May, a bomb in Samarra wounded at least 9 men, including two policemen.",
            "wounded={ n: \">=9\", of: { policemen: 2 } }",
        ),
        (
            "* On 6 May, seven civilians, including a child, were killed by a bomb in Samarra.",
            "killed={ n: 7, of: { children: 1 } }",
        ),
        ("* On 6 May, a bomb killed 2 people, including three women, in Samarra.", "killed=2"),
        ("* On 6 May, a bomb killed four soldiers and two farmers in Samarra.", "killed=6"),
    ] {
        only(text, &[wanted]);
    }
}

#[test]
fn whose_dead_are_whose_in_a_fight_is_never_certain() {
    let fight = "* On 6 May, soldiers clashed with gunmen in Samarra. Five soldiers and three gunmen were killed.";
    let found = entries(fight);
    let tolls = ["killed", "losses.killed"];
    assert!(tolls.iter().any(|name| certainty(&found[0], name).is_some()), "{:?}", found[0]);
    for name in tolls {
        assert_ne!(certainty(&found[0], name), Some(Certainty::Certain), "{name}");
    }
    let attack = entries("* On 6 May, gunmen killed two soldiers in Samarra.");
    assert_eq!(certainty(&attack[0], "killed"), Some(Certainty::Certain));
}

#[test]
fn what_a_place_lies_in_makes_it_certain() {
    let sure = |text: &str| certainty(&entries(text)[0], "place");
    let told = "* On 6 May 2031, gunmen killed two soldiers at Tirah, Khyber Province.";
    assert_eq!(sure(told), Some(Certainty::Certain));
    let bare = "* On 6 May 2031, gunmen killed two soldiers at Tirah.";
    assert_eq!(sure(bare), Some(Certainty::Likely));
}

#[test]
fn an_office_of_the_press_and_a_statement_are_official() {
    let basis = |text: &str| value(&read(text, EntryContext::default())[0], "basis");
    assert_eq!(
        basis(
            "* On 6 May, the media office of the government said that a bomb killed two in Samarra."
        ),
        "official"
    );
    assert_eq!(
        basis(
            "* On 6 May, the Interior Ministry issued the following statement: a bomb killed two in Samarra."
        ),
        "official"
    );
}
