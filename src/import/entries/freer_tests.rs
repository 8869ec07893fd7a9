//! Free wording that many publishers share, each with invented events: tolls by other words than those of
//! killing, days told by parts, who speaks behind the word of saying, places that are none.

use super::pieces_tests::{entries, holds, only};

#[test]
fn tolls_are_told_in_many_words() {
    for (text, wanted) in [
        (
            "* On 6 May, a clash near Samarra broke out; the attackers left 17 dead behind.",
            "losses.killed=17",
        ),
        ("* On 6 May, a mother of four was killed by a shell in Samarra.", "killed=1"),
        ("* On 6 May, a mayor was killed along with two guards by gunmen in Samarra.", "killed=3"),
        ("* On 6 May, a bomb went off in Samarra. No civilians were hurt.", "wounded=0"),
        ("* On 6 May, two men, aged 18 and 24, were arrested in Samarra.", "captured=2"),
        ("* On 6 May, gunmen shot a clerk of the port dead in Samarra.", "killed=1"),
        ("* On 6 May, a farmer lost a leg in a mine explosion near Samarra.", "wounded=1"),
        (
            "* On 6 May, a bomb in Samarra killed five people, two of them guards and the rest clerks.",
            "killed={ n: 5, of: { guards: 2, clerks: 3 } }",
        ),
        (
            "* On 6 May, gunmen killed ten soldiers in Samarra, while the militants claimed 90 dead.",
            "killed=10",
        ),
    ] {
        only(text, &[wanted]);
    }
}

#[test]
fn days_are_told_by_parts_of_a_date() {
    for (text, wanted) in [
        ("* 06/05, Samarra: two guards were shot dead by gunmen.", "date=2031-05-06"),
        ("* On the 6th, gunmen shot dead two guards in Samarra.", "date=2031-05-06"),
        ("* On 6/7 May, gunmen shot dead two guards in Samarra.", "date=2031-05-06..2031-05-07"),
        ("* On Tuesday morning, 6 May, gunmen shot dead two guards in Samarra.", "date=2031-05-06"),
    ] {
        only(text, &[wanted]);
    }
    // The sixth of something else is no day.
    let other = "* On 7 May, gunmen fired at the 6th Division in Samarra, killing two.";
    only(other, &["date=2031-05-07"]);
}

#[test]
fn who_speaks_may_stand_behind_or_beside_his_name() {
    for (text, wanted) in [
        ("* On 6 May, two guards were shot dead in Samarra, said General Odo.", "basis=official"),
        (
            "* Two guards were shot dead in Samarra on 6 May, the army spokesman, Odo Marsa, said.",
            "basis=official",
        ),
        ("* On 6 May, the guards arrested an alleged financier in Samarra.", "basis=reported"),
    ] {
        only(text, &[wanted]);
    }
    let line = "Ministry of the Interior, 6 May 2031:\n“Gunmen shot dead two guards in Samarra.”";
    only(line, &["date=2031-05-06", "basis=official"]);
}

#[test]
fn what_is_no_place_gives_way_to_one() {
    for (text, wanted) in [
        ("* On 6 May, gunmen shot dead a vendor from Basra in Samarra.", "place=Samarra"),
        ("* On 6 May, gunmen overran a TTX base in Samarra.", "place=Samarra"),
        (
            "* On 6 May, gunmen fired at the police station of Samarra, killing two.",
            "place=Samarra",
        ),
    ] {
        only(text, &[wanted]);
    }
}

#[test]
fn the_columns_of_a_table_tell_who_says_it() {
    let text = "| Date\tProvince\tEvent\tKilled\tSource\n\
                | 6 May\tKirkuk\tMortar shells fell on farms near Dakuk\t2\tHarbour Post";
    let found = entries(text);
    assert_eq!(found.len(), 1, "{found:#?}");
    holds(text, &found[0], &["source=Harbour Post", "killed=2", "area=Kirkuk"]);
}

#[test]
fn a_burnt_truck_begins_no_event_of_its_own() {
    let text = "On 6 May, a bomb went off beside a convoy in Samarra. A driver was injured and two trucks were burned.";
    only(text, &["tactic=ied", "wounded=1"]);
}
