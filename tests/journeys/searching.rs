//! The search: typing, narrowing, opening and coming back.

use watchfloor::app::{Effect, Msg};

use crate::comparing::shipped;
use crate::support::{Journey, Start};

#[test]
fn what_is_typed_is_found_opened_and_left_at_the_same_row() {
    let mut journey = Journey::start();
    journey.search("attack").keys("down").shows("11 of 14").hides("nothing found");
    let before = journey.text();
    journey.keys("enter").shows("Basis").keys("esc");
    assert_eq!(journey.text(), before, "back returns to the same list and row");
}

#[test]
fn the_search_begins_where_one_stands_and_the_scope_can_be_taken_away() {
    let mut journey = Journey::start();
    journey.keys("tab j enter s").answer().shows("> theatre:iraq ");
    let within = journey.row(0);
    journey.keys("ctrl-u").answer().hides("theatre:iraq");
    assert_ne!(journey.row(0), within, "more is found without the scope");
}

#[test]
fn a_fault_stands_under_its_place_and_keeps_what_was_found() {
    let mut journey = Journey::start();
    journey.search("theatre:iraq");
    let found = journey.row(5);
    let counted = journey.row(0);
    let counted = counted.trim().trim_start_matches("Search").trim();
    journey.keys("x x").answer().shows("^");
    assert_eq!(journey.row(5), found);
    // The number is that of the query before, and says so.
    journey.shows(&format!("before: {counted}"));
}

#[test]
fn narrowing_is_written_into_the_query() {
    let mut journey = Journey::sized(120, 40);
    journey.search("kind:attack").keys("tab");
    journey.keys("enter").answer().shows("> kind:attack theatre:");
}

#[test]
fn choosing_leaves_what_else_was_typed_and_a_faulty_line_as_they_are() {
    let mut journey = Journey::sized(120, 40);
    journey.search("KIND:attack__'Attack").keys("tab enter").answer();
    journey.shows("> KIND:attack  'Attack theatre:");
    let mut journey = Journey::sized(120, 40);
    journey.search("kind:attack_zzz:x").keys("tab");
    for key in ["enter", "-"] {
        journey.keys(key).shows("Nothing can be chosen while the line has a fault: mend it first");
        assert_eq!(journey.at(), "search kind:attack zzz:x");
    }
}

#[test]
fn while_a_field_is_typed_the_rest_is_answered_and_said() {
    for begun in ["theatre:", "theatre:ir", "killed:>", "date:202", "date:2020-", "-tactic:"] {
        for (rest, found) in [("", "14 of 14"), ("baqubah", "2 of 14")] {
            let mut journey = Journey::sized(120, 30);
            journey.search(rest);
            // Each letter is answered, so that the field's own word was a query, too.
            for letter in format!(" {begun}").chars().filter(|c| *c != ' ' || !rest.is_empty()) {
                let key = if letter == ' ' { "space".to_owned() } else { letter.to_string() };
                journey.keys(&key).answer();
            }
            let told = if rest.is_empty() { "everything" } else { rest };
            journey.shows(&format!("so far: {found}"));
            journey.shows(&format!("`{begun}` is not whole yet; results of the rest: {told}"));
        }
    }
}

#[test]
fn what_is_offered_can_be_taken() {
    let mut journey = Journey::start();
    journey.search("theatre:ir").shows("iraq").keys("right").answer().shows("> theatre:iraq");
}

#[test]
fn what_a_key_takes_is_seen_however_much_is_said_before_it() {
    for columns in [40, 60, 80, 120, 200] {
        let mut journey = shipped(columns, 24);
        // Of a place and days much is said, here and where no record has all the words.
        for query in ["sinai_may_2020_patro", "iraq_2020_killed_patro", "kabul_patro"] {
            journey.search(query);
            let line = journey.row(2);
            assert!(line.contains("→ patrol"), "{columns}: {query}: {line}");
        }
    }
}

#[test]
fn what_is_not_seen_is_not_taken() {
    let mut journey = shipped(120, 24);
    journey.search("kind:nonsense_patro").shows("^").hides("→").keys("right").answer();
    assert_eq!(journey.at(), "search kind:nonsense patro");
}

#[test]
fn words_that_are_understood_are_not_completed_to_others() {
    for query in ["sinai_may_2020", "iraq_2020", "2020"] {
        let mut journey = shipped(120, 24);
        journey.search(query).hides("→").keys("right").answer();
        assert_eq!(journey.at(), format!("search {}", query.replace('_', " ")));
    }
}

#[test]
fn what_was_found_comes_to_is_told_on_the_lowest_screen() {
    let mut journey = shipped(40, 12);
    journey.search("sinai_may_2020").shows("6+ events, killed 29+").shows("k14");
}

#[test]
fn what_the_archive_says_is_offered_with_the_answer() {
    let mut journey = Journey::start();
    journey.search("kind:attack_patr").shows("patrol").keys("right").answer();
    journey.shows("> kind:attack patrol");
    // Half a query is no query, but it can go on.
    journey.search("digest:").shows("ob-2020-06-04");
}

#[test]
fn what_was_offered_for_earlier_letters_is_dropped() {
    let mut journey = Journey::start();
    journey.keys("s ctrl-u t r i");
    let first = journey.effects.clone();
    journey.keys("ctrl-u p o l").answer();
    let newer = journey.text();
    journey.effects = first;
    journey.answer();
    assert_eq!(journey.text(), newer);
}

#[test]
fn the_cursor_has_offers_where_it_stands() {
    let mut journey = Journey::start();
    journey.search("theatre:ir_x");
    journey.keys("left left").answer().shows("iraq");
}

#[test]
fn where_nothing_has_all_words_the_nearest_is_shown_and_said_so() {
    let mut journey = Journey::start();
    // The archive has both words, but no entry has both.
    journey.search("baqubah_checkpoint").shows("0 of 14").shows("with 1 of the 2 words");
    journey.shows("Baqubah");
    journey.search("stolen").shows("nothing found");
    // A word that the archive has nowhere is left out by its name.
    journey.search("baqubah_stolen").shows("2 of 14").shows("not in the archive: stolen");
}

#[test]
fn where_nothing_has_all_words_it_is_said_whole_at_every_width_and_what_is_held() {
    for (columns, rows) in [(40, 24), (80, 24), (120, 40)] {
        let mut journey = Journey::sized(columns, rows);
        for query in ["baqubah_checkpoint", "theatre:iraq_who_bombed_baqubah_checkpoint"] {
            journey.search(query);
            let said = journey.row(2);
            assert!(said.contains("all"), "{columns}: {said}");
            let told = said.split("; then").nth(1).unwrap_or_default();
            assert!(told.contains(|c: char| c.is_ascii_digit()), "{columns}: {said}");
            journey.shows("held: ");
        }
    }
}

#[test]
fn an_answer_that_was_overtaken_is_dropped() {
    let mut journey = Journey::start();
    journey.keys("s ctrl-u i");
    let first = journey.effects.clone();
    journey.keys("e d").answer();
    let newer = journey.text();
    journey.effects = first;
    journey.answer();
    assert_eq!(journey.text(), newer);
}

#[test]
fn next_and_previous_go_through_what_was_found() {
    let mut journey = Journey::start();
    journey.search("kind:attack").keys("enter");
    let first = journey.row(1);
    journey.keys("J");
    assert_ne!(journey.row(1), first);
    journey.keys("K");
    assert_eq!(journey.row(1), first);
}

#[test]
fn grouped_by_theatre_the_entry_stays_selected() {
    let mut journey = Journey::start();
    journey.search("attack").keys("down down");
    let selected = journey.at();
    let opened = |journey: &mut Journey| {
        let at = journey.keys("enter").at();
        journey.keys("esc");
        at
    };
    let before = opened(&mut journey);
    journey.keys("ctrl-g");
    assert_eq!((journey.at(), opened(&mut journey)), (selected, before));
    insta::assert_snapshot!("search-grouped", journey.picture());
    for _ in 0..30 {
        journey.keys("down");
        assert!(opened(&mut journey).starts_with("text "), "a heading is never selected");
    }
}

#[test]
fn a_query_that_led_somewhere_comes_back() {
    let mut journey = Journey::start();
    journey.search("kind:attack").keys("enter esc esc s up").shows("> kind:attack");
    journey.keys("down").hides("kind:attack");
}

#[test]
fn an_entry_leads_to_what_is_like_it() {
    let mut journey = Journey::start();
    journey.search("baqubah").keys("enter p").shows("> place:Baqubah");
}

#[test]
fn another_corpus_is_indexed_and_the_question_asked_again() {
    let mut journey = Journey::start();
    journey.search("kind:attack");
    let corpus = journey.app.corpus().clone();
    journey.send(Msg::Loaded(Box::new(corpus)));
    assert!(matches!(journey.effects[..], [Effect::Index, Effect::Search(_)]));
    journey.answer().shows(" of ");
}

#[test]
fn the_search_at_every_size() {
    for (columns, rows) in [(40, 12), (80, 24), (160, 50)] {
        let mut journey = Journey::sized(columns, rows);
        journey.search("baqubah_ied");
        insta::assert_snapshot!(format!("search-{columns}x{rows}"), journey.picture());
        journey.keys("tab");
        insta::assert_snapshot!(format!("search-narrow-{columns}x{rows}"), journey.picture());
    }
}

#[test]
fn a_page_of_values_is_passed_over_at_once_while_narrowing() {
    let mut journey = shipped(40, 12);
    journey.search("ied").keys("tab");
    let first = journey.text();
    journey.keys("down");
    let second = journey.text();
    journey.keys("up pgdn");
    assert!(journey.text() != first && journey.text() != second, "{}", journey.text());
    let page = journey.text();
    assert_ne!(journey.keys("pgdn").text(), page);
    journey.keys("end");
    let last = journey.text();
    assert_eq!(journey.keys("pgdn").text(), last, "the last value is the end");
    assert_ne!(journey.keys("pgup").text(), last);
    let up = ["pgup"; 12].join(" ");
    assert_eq!(journey.keys(&up).text(), first);
}

#[test]
fn a_name_of_several_waves_is_told() {
    let mut journey = Journey::start();
    journey.search("wave:offensive").hides("names").search("wave:20").shows("`20` names 2 waves");
    journey.search("wave:xyzzy").shows("no wave has the id or name `xyzzy`");
}

#[test]
fn what_was_understood_stands_under_the_line_and_can_be_taken_back() {
    let mut journey = Journey::sized(120, 30);
    journey.search("who_patrol_june_2020");
    journey.shows("[left out: who] [date 2020-06] alt-backspace: plain words");
    let understood = journey.row(0);
    journey.keys("alt-backspace").answer().shows("[left out: who] alt-backspace").hides("[date");
    assert_ne!(journey.row(0), understood, "the words are looked for as they stand");
    journey.keys("alt-backspace").answer().hides("[left out").hides("alt-backspace: plain");
    // The words stay plain while the rest is typed, and are understood again once they were gone.
    journey.keys("space x").answer().hides("[date").hides("[left out");
    journey.search("patrol_june_2020").shows("[date 2020-06]");
}

#[test]
fn a_word_that_the_archive_does_not_have_is_left_out_with_the_answer() {
    let mut journey = Journey::sized(120, 30);
    journey.search("patrol");
    let found = journey.row(0);
    journey.search("patrol_xyzzyqq").shows("[not in the archive: xyzzyqq]");
    assert_eq!(journey.row(0).replace(" xyzzyqq", ""), found);
    journey.search("killed_>_1").shows("[killed >1]").hides("no letter to look for");
}

#[test]
fn a_town_brings_its_area_by_a_key() {
    let mut journey = shipped(140, 40);
    journey.search("khanaqin,_ied").shows("[khanaqin lies in Diyala: 5 events] alt-a: find them");
    let alone = journey.row(0);
    journey.keys("alt-a").answer();
    journey.shows("> (khanaqin or area:diyala)_ ied").hides("lies in");
    assert_ne!(journey.row(0), alone, "more is found");
    // The offer is of the text that was answered, and goes with it.
    journey.search("khanaqin").shows("lies in Diyala").keys("backspace").hides("lies in");
    journey.search("diyala").hides("lies in");
}

#[test]
fn narrowing_keeps_the_date_as_it_was_typed() {
    let mut journey = Journey::sized(120, 40);
    journey.search("june_2020").keys("tab enter").answer();
    journey.shows("> june 2020 theatre:").shows("[date 2020-06]");
}

#[test]
fn tellings_of_one_event_are_one_row_that_unfolds() {
    let mut journey = shipped(160, 40);
    journey.search("kerman_place:kerman").shows("1 event (4 tellings)").shows("told 4 times");
    let folded = journey.text();
    let first = journey.row(7);
    assert!(first.contains("k103"), "the telling with the toll stands for the event: {first}");
    journey.keys("ctrl-e");
    assert_eq!(journey.row(7).split('│').next(), first.split('│').next());
    insta::assert_snapshot!("search-unfolded-160x40", journey.picture());
    // The other tellings are rows as others are.
    journey.keys("down enter");
    let at = journey.at();
    assert_ne!(at, journey.keys("J").at());
    // From another telling, folding leads back to its event.
    journey.keys("esc ctrl-e");
    assert_eq!(journey.text(), folded);
    // What is told once has nothing to unfold.
    journey.search("fayzabad").hides("ctrl-e");
    let before = journey.text();
    assert_eq!(journey.keys("ctrl-e").text(), before);
}

#[test]
fn how_often_an_event_is_told_is_short_where_room_is() {
    let mut journey = shipped(80, 24);
    journey.search("place:kerman").shows("×4");
}

#[test]
fn what_was_found_is_added_up_above_the_list_where_there_is_height() {
    let mut journey = shipped(100, 24);
    journey.search("place:kerman");
    journey.shows("1+ event (4 tellings), killed 103").shows("█╱– 2024-07  on 2024-01-03");
    journey.search("theatre:iraq_date:2020-04..2020-07").shows("17 of 19 weeks, none in full");
    assert!(journey.row(4).contains("2020-04 "), "{}", journey.text());
    insta::assert_snapshot!("search-sum-100x24", journey.picture());
    // The numbers of the query before are no numbers of this one.
    journey.keys("space x");
    journey.answer();
    journey.search("xyzzyqq").hides("killed");
    // On a low screen the line alone is left of it.
    journey.resize(100, 18).search("place:kerman").shows("tellings), killed").shows("×4");
    assert!(!journey.text().contains("█╱–"), "{}", journey.text());
}

#[test]
fn the_strip_of_months_is_drawn_in_ascii_too() {
    let start = Start { unicode: false, ..Start::default() };
    let mut journey = start.shipped(100, 24);
    journey.search("theatre:iraq_date:2019-10..2020-07");
    insta::assert_snapshot!("search-sum-ascii", journey.picture());
}

#[test]
fn the_list_stands_in_the_order_that_is_chosen_and_says_so() {
    let mut journey = shipped(100, 18);
    journey.search("theatre:iraq").hides("by date");
    let best = journey.text();
    journey.keys("down ctrl-o").answer().shows("by date: ");
    assert!(journey.row(4).contains("2023-09"), "the newest first: {}", journey.text());
    journey.keys("ctrl-o").answer().shows("by toll: ");
    let deadliest = journey.row(4);
    journey.keys("ctrl-o").answer().shows("by place: ");
    assert_ne!(journey.row(4), deadliest);
    // The order stays while the query changes.
    journey.keys("space i").answer().shows("by place: ");
    journey.keys("backspace backspace ctrl-o").answer().hides("by place");
    assert_eq!(journey.text(), best);
}

#[test]
fn while_a_query_cannot_be_read_the_list_is_dimmed_and_says_whose_it_is() {
    let mut journey = Journey::start();
    journey.search("theatre:iraq").hides("could be read");
    let style = |journey: &Journey| journey.buffer()[(20, 7)].style();
    let bright = style(&journey);
    journey.keys("x x").answer();
    journey.shows("results of the last query that could be read: theatre:iraq\n");
    assert_ne!(style(&journey), bright);
    journey.keys("backspace backspace").answer().hides("could be read");
    assert_eq!(style(&journey), bright);
}

#[test]
fn a_value_can_be_left_out_and_the_next_one_chosen_at_once() {
    let mut journey = Journey::sized(160, 60);
    journey.search("attack").shows("Actor").shows("Area").shows("│ In ─");
    journey.keys("tab minus").answer().shows("> attack -theatre:");
    journey.keys("down enter").answer().shows("> attack -theatre:").shows("✓ ");
    assert_eq!(journey.text().matches("theatre:").count(), 2, "{}", journey.text());
    journey.keys("tab x").answer().shows("x_");
}

#[test]
fn one_key_searches_the_whole_archive_and_an_empty_result_says_so() {
    let mut journey = Journey::sized(120, 30);
    journey.keys("tab j enter s").answer().shows("> theatre:iraq ").shows("ctrl-x whole archive");
    journey.shows("[in theatre:iraq] ctrl-x: whole archive");
    journey.keys("r a f a h").answer();
    journey.shows("0 here; ctrl-x: 1 event in the whole archive  [in theatre:iraq]");
    journey.keys("ctrl-x").answer().shows("> rafah_").shows("near Rafah").hides("ctrl-x");
}

#[test]
fn the_way_out_of_an_empty_place_is_readable_at_every_size() {
    for (columns, lines) in [(80, 24), (40, 12)] {
        let mut journey = Journey::sized(columns, lines);
        journey.keys("j j enter s r a f a h").answer();
        journey.shows("0 here; ctrl-x: 1 event in the whole").hides("with none of the words");
    }
}

#[test]
fn nothing_in_a_digest_says_what_the_whole_archive_has() {
    let mut journey = Journey::sized(100, 30);
    journey.keys("j j enter s").answer().shows("> digest:ob-2020-05-21 ");
    journey.shows("[in digest:ob-2020-05-21] ctrl-x: whole archive");
    journey.keys("k i l l e d : 9 9").answer();
    journey.shows("0 here; nothing in the whole archive either");
    journey.keys("ctrl-u").answer().hides("[in digest").hides("ctrl-x");
    let mut journey = Journey::sized(100, 30);
    journey.keys("j j enter s p l a c e : r a f a h").answer();
    journey.shows("0 here; ctrl-x: 1 event in the whole archive  [in digest:ob-2020-05-21]");
    journey.keys("ctrl-x").answer().shows("> place:rafah_").shows("1 of 14");
    // What is there needs no way out.
    let mut journey = Journey::sized(100, 30);
    journey.keys("j j enter s b a q u b a h").answer().shows("1 of 14").hides("archive:");
}

/// The line and the row of a value that has the focus or a mark, as `✓ Iraq` or `- Iraq`.
fn value_row<'t>(text: &'t str, name: &str) -> &'t str {
    let rows = text.lines().filter_map(|line| line.rsplit_once('│'));
    rows.map(|(_, row)| row.trim()).find(|row| row.contains(name)).unwrap_or("")
}

#[test]
fn values_of_one_field_are_chosen_together_and_taken_away_by_the_same_key() {
    let mut journey = Journey::sized(120, 40);
    journey.search("attack").keys("tab enter").answer().shows("> attack theatre:iraq");
    // The other theatres can still be chosen, with what each of them has.
    let alone = value_row(&journey.text(), "Sinai").to_owned();
    journey.keys("down enter").answer().shows("> attack theatre:iraq,");
    let text = journey.text();
    assert!(value_row(&text, "Iraq").starts_with("✓ "), "{text}");
    assert_eq!(text.matches("✓ ").count(), 2, "{text}");
    assert!(text.contains("Sinai"), "{alone}: {text}");
    // The focus is on the same value, so the same key takes it away.
    journey.keys("enter").answer().shows("> attack theatre:iraq\n").shows("✓ Iraq");
    journey.keys("up enter").answer().shows("> attack\n").hides("✓");
}

#[test]
fn what_is_left_out_stays_in_sight_and_the_same_key_takes_it_back() {
    let mut journey = Journey::sized(120, 40);
    journey.search("attack").keys("tab");
    let before = journey.text();
    journey.keys("minus").answer().shows("> attack -theatre:iraq").shows("- Iraq");
    journey.keys("down minus").answer().shows("> attack -theatre:iraq,");
    assert_eq!(journey.keys("minus up minus").answer().text(), before);
    // It can be asked for instead.
    journey.keys("minus").answer();
    journey.keys("enter").answer().shows("> attack theatre:iraq").shows("✓ Iraq").hides("- Iraq");
}

#[test]
fn a_value_that_was_typed_is_marked_by_whatever_name() {
    let mut journey = Journey::sized(120, 40);
    journey.search("area:Diyala_date:2020-05").shows("✓ Diyala").shows("✓ 2020-05");
    journey.search("-area:diyala,kirkuk").shows("- Diyala").shows("- Kirkuk");
}

#[test]
fn the_counts_to_narrow_by_say_that_they_are_of_tellings_where_an_event_has_several() {
    let mut journey = shipped(160, 40);
    journey.search("kerman_place:kerman");
    assert!(journey.row(7).ends_with("tellings"), "{}", journey.row(7));
    let mut journey = Journey::sized(160, 30);
    journey.search("khanaqin").hides("tellings");
}

#[test]
fn what_matches_in_a_wave_is_shown_with_its_label() {
    for (query, shown) in [
        ("in:wave_there_was_none", "West: There was none.; Tactics: "),
        ("in:point_'figures_wave:2017", "Not known: There are no figures."),
    ] {
        shipped(160, 50).search(query).shows(shown);
    }
}

/// Every basis is in sight, however many tolls there are, and what is left out has a sign.
#[test]
fn the_row_by_basis_leaves_out_tolls_before_a_basis() {
    let mut journey = shipped(120, 40);
    journey.search("killed:some").shows("by basis: claimed");
    let row = (0..40).map(|row| journey.row(row)).find(|row| row.contains("by basis: ")).unwrap();
    assert!(row.contains("; official ") && row.contains("; reported "), "{row}");
    assert!(row.trim_end().ends_with(" …"), "{row}");
    let mut whole = shipped(120, 40);
    whole.search("baqubah").shows("by basis: ").hides("killed 8+ …").shows("killed 8+");
}

#[test]
fn the_count_has_the_room_that_the_path_leaves_free() {
    let counted = shipped(80, 24).search("sinai_may_2020").row(0);
    let counted = counted.trim_end();
    assert!(counted.ends_with("6 of 392, 3 points, 3 figures, 1 note, 1 wave"), "{counted}");
}

#[test]
fn where_grades_are_left_out_the_unrated_are_counted() {
    let mut journey = Journey::start();
    journey
        .search("kind:attack_-grade:E..F")
        .shows("grades left out; 11 of 11 entries are unrated");
    let mut journey = Journey::start();
    journey.search("kind:attack").hides("grades left out");
    let mut journey = Journey::sized(200, 60);
    journey.compare(&["theatre:iraq -grade:E..F", "theatre:sinai"]);
    journey.shows(" unrated, kept: 8 of 8, –; numbers");
    let mut journey = Journey::sized(80, 24);
    journey.compare(&["theatre:iraq", "theatre:sinai"]).hides("unrated");
}
