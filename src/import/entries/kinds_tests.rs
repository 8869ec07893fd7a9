//! Kinds of telling that digests share, each with invented events: who is harmed under names that no
//! rule knows, rows of tables, clauses with a toll each, words in scare quotes, notes that stand for a
//! list.

use super::EntryContext;
use super::pieces_tests::{entries, holds, only, read, value};
use crate::import::field::Certainty;
use crate::import::piece::PieceKind;

#[test]
fn whoever_is_harmed_is_counted_under_any_name() {
    for (text, wanted) in [
        ("* On 6 May, a dockworker was killed near Baqubah.", ["killed=1", "wounded="]),
        ("* On 6 May, two beekeepers were wounded near Baqubah.", ["killed=", "wounded=2"]),
        (
            "* On 6 May, a signaller from the port was seriously injured in Baqubah.",
            ["killed=", "wounded=1"],
        ),
        ("* On 6 May, gunmen shot dead a falconer in Baqubah.", ["killed=1", "wounded="]),
        (
            "* On 6 May, an ISIS sniper shot and wounded a surveyor in Baqubah.",
            ["losses.wounded=", "wounded=1"],
        ),
        ("* On 6 May, an ISIS quartermaster was captured in Baqubah.", ["captured=1", "killed="]),
    ] {
        only(text, &wanted);
        let likely = |name: &str| {
            entries(text)[0]
                .fields
                .iter()
                .any(|field| field.name == name && field.certainty != Certainty::Certain)
        };
        assert!(["killed", "wounded", "captured"].iter().any(|name| likely(name)), "{text}");
    }
}

#[test]
fn things_that_are_hit_are_nobody() {
    for text in [
        "* On 6 May, a vehicle was destroyed by an IED near Baqubah.",
        "* On 6 May, gunmen attacked a post near Baqubah. A generator was damaged and a warehouse was burned.",
        "* On 6 May, gunmen attacked a post near Baqubah. A ceremony was held, and a town was captured.",
    ] {
        only(text, &["killed=", "wounded=", "captured="]);
    }
    // A name with `kidnap` in it is no deed.
    only(
        "* On 6 May, police rescued nine kidnap victims and arrested three kidnappers in Baqubah.",
        &["captured=3"],
    );
}

#[test]
fn losses_are_those_of_the_side_that_acts() {
    only(
        "* On 6 May, insurgents attacked a post near Baqubah, leaving five soldiers and six insurgents dead.",
        &["killed=5", "losses.killed=6"],
    );
    only(
        "* On 6 May, an ISIS ambush near Baqubah killed three soldiers, while the troops killed ten insurgents.",
        &["actor=Islamic State", "killed=3", "losses.killed=10"],
    );
    only(
        "Suspected ISIS militants 6 May ambushed army convoy near Baqubah, killing two soldiers; army same \
         day claimed to have killed eight assailants.",
        &["killed=2", "losses.killed=8"],
    );
}

#[test]
fn each_clause_with_a_toll_and_a_place_is_an_event() {
    let text = "* On 6 May, security forces attacked two hideouts at once. A total of 14 ISIS operatives were \
                killed at the farm in Baqubah, and seven were killed in Samarra.";
    let found = entries(text);
    assert_eq!(found.len(), 2, "{found:#?}");
    holds(text, &found[0], &["killed=14"]);
    holds(text, &found[1], &["killed=7", "place=Samarra", "date=2031-05-06"]);
    // Two tolls at one place are one event.
    only(
        "* On 6 May, two soldiers were killed and three were wounded near Samarra.",
        &["wounded=3"],
    );
}

#[test]
fn a_row_of_a_table_is_an_event_by_its_columns() {
    let text = "| Date\tDistrict\tIncident\tKilled\tInjured\n\
                | 6 May\tSamarra\tISIS gunmen attacked a police post\t2\t3\n\
                | 7 May\tBaqubah\tAn IED hit an army vehicle near Khanaqin\t0\t1\n\
                | Total\t\t\t2\t4";
    let found = entries(text);
    assert_eq!(found.len(), 2, "{found:#?}");
    holds(text, &found[0], &["date=2031-05-06", "place=Samarra", "killed=2", "wounded=3"]);
    holds(text, &found[1], &["date=2031-05-07", "place=near Khanaqin", "killed=0", "wounded=1"]);
}

#[test]
fn a_word_in_scare_quotes_is_marked_with_its_words() {
    let tagged = |text: &str| {
        let entry = entries(text).remove(0);
        let tag = entry.fields.iter().find(|field| field.name == "tags").cloned();
        tag.map(|tag| (tag.value, tag.certainty))
    };
    let so_called = Some(("so-called".to_owned(), Certainty::Likely));
    for text in [
        "* On 6 May, ISIS operatives killed two “spies” near Baqubah.",
        "* On 6 May, the army “neutralized” two ISIS operatives near Baqubah.",
        "* On 6 May, a self-styled commander was arrested in Baqubah.",
    ] {
        assert_eq!(tagged(text), so_called, "{text}");
    }
    for text in [
        "* On 6 May, ISIS killed “several” (estimated at ten) soldiers near Baqubah.",
        "* On 6 May, the “Dawn” brigade attacked a post near Baqubah.",
        "* On 6 May, ISIS attacked a post. The mayor said “we shall rebuild what was lost here”.",
    ] {
        assert_eq!(tagged(text), None, "{text}");
    }
}

#[test]
fn a_note_gives_outlet_and_day_for_the_list_below_it() {
    let note = "A. Odo, A Long Week, HARBOUR, 4 May 2031: https://www.example.org/a/1";
    let cited = [("4".to_owned(), note.to_owned())].into_iter().collect();
    let all = read(
        "* An article tells of the group. Its main points:[4]\n\
         ** On 6 May, gunmen killed two men in Samarra.\n\
         ** On 7 May, an IED killed a man in Baqubah.",
        EntryContext { cited, ..EntryContext::default() },
    );
    let found: Vec<String> = all
        .iter()
        .filter(|piece| piece.kind == PieceKind::Entry)
        .map(|piece| value(piece, "source"))
        .collect();
    assert_eq!(found, ["Harbour, 2031-05-04 <https://www.example.org/a/1>"; 2]);
}

#[test]
fn who_puts_the_toll_otherwise_tells_another_version() {
    let text = "* On 6 May, a drone struck a house in Samarra, killing three people. Local officials put the \
                death toll at five.";
    let found = entries(text);
    assert_eq!(found.len(), 1, "{found:#?}");
    holds(text, &found[0], &["killed=3"]);
    holds(text, &found[0].inner[0], &["killed=5", "basis=official", "by=Local officials"]);
    let text = "* On 6 May, an airstrike hit a house in Samarra, killing three people. The army denied that \
                civilians had been killed and said that nine fighters were killed.";
    holds(text, &entries(text)[0].inner[0], &["killed=9", "stance=denies"]);
}

#[test]
fn days_in_digits_and_days_before_any_verb_date_an_event() {
    only(
        "* 06.05.2031: an IED killed two soldiers near Baqubah.",
        &["date=2031-05-06", "killed=2"],
    );
    only("Govt 6 May postponed election in capital Baghdad.", &["date=2031-05-06"]);
    let recent = "* The leader of the cell was recently arrested in Samarra.";
    holds(recent, &entries(recent)[0], &["date=2031", "captured=1"]);
    // A trend between two numbers is no event.
    assert_eq!(entries("The number of attacks rose from 11 in April to 17.").len(), 0);
}

#[test]
fn a_place_is_told_by_what_says_most_of_it() {
    only(
        "* On 6 May, operatives killed two men in the area of Samarra. They infiltrated a village southwest of \
         Samarra.",
        &["place=village, SW of Samarra"],
    );
    only(
        "* On 6 May, gunmen attacked a post on the M-4 highway, near the bridge of the town of Ariha, killing two.",
        &["place=M-4 highway, near Ariha"],
    );
    only("* On 6 May, gunmen killed two men in the ward of a Kabul hospital.", &["place=Kabul"]);
    only(
        "* On 6 May, gunmen killed two men of a relief group (Doctors Without Borders) in Samarra.",
        &["place=Samarra"],
    );
}
