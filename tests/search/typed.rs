//! What people type, as they type it: what stands in for a word is said, and what they mean comes first.

use chrono::Datelike;
use watchfloor::archive::RecordKey;
use watchfloor::query::{Replaced, Results};

use super::SHIPPED;

fn typed(text: &str) -> (Results, Vec<String>) {
    let (corpus, index) = &*SHIPPED;
    let read =
        index.understand(corpus, text, &[]).unwrap_or_else(|fault| panic!("{text}: {fault}"));
    let found = index.search_nearest(corpus, &read.query, 100, &|| false).unwrap();
    let chips = read.chips.iter().map(ToString::to_string);
    (found, chips.collect())
}

fn said(text: &str) -> Vec<String> {
    typed(text).0.replaced.iter().map(Replaced::message).collect()
}

/// The text of the first hit.
fn first(text: &str) -> String {
    let (corpus, _) = &*SHIPPED;
    let (found, _) = typed(text);
    match found.hits.first() {
        Some(RecordKey::Entry(key)) => corpus.entry(*key).unwrap().text().to_owned(),
        Some(RecordKey::Passage(key)) => corpus.passage(*key).unwrap().text().into_owned(),
        None => String::new(),
    }
}

#[test]
fn a_letter_too_few_or_too_many_of_a_double_one_is_said() {
    for (text, what) in [
        ("vilagers", "`vilagers` is not in the archive; shown: `villagers`"),
        ("cryptocurency", "`cryptocurency` is not in the archive; shown: `cryptocurrency`"),
        ("comander", "`comander` is not in the archive; shown: `commander`"),
        ("tractorr mosul", "`tractorr` is not in the archive; shown: `tractor`"),
        ("embasies oman", "`embasies` is not in the archive; shown: `embassies`"),
        ("target:vilagers", "`vilagers` is not in the archive; shown: `villagers`"),
        ("falujah", "`falujah` is not in the archive; shown: `Fallujah`"),
    ] {
        assert!(said(text).iter().any(|said| said == what), "{text}: {:?}", said(text));
    }
    for text in
        ["villagers", "commander", "Villagers'", "kidnapping", "stop", "Fallujah", "al-Raqqah"]
    {
        assert_eq!(said(text), [""; 0], "{text}");
    }
}

#[test]
fn an_english_word_is_taken_for_no_other_one() {
    for text in ["weekend sinai", "marsh samarra", "statue palmyra", "wheat mosul", "mail bomb"] {
        assert_eq!(said(text), [""; 0], "{text}");
    }
    for (text, shown) in [
        ("refienry", "refinery"),
        ("guesthuose", "guesthouse"),
        ("solider", "soldier"),
        ("solders", "soldiers"),
    ] {
        assert!(said(text).concat().to_lowercase().contains(shown), "{text}: {:?}", said(text));
    }
}

#[test]
fn names_in_arabic_and_feasts_of_a_year_lead_to_what_is_meant() {
    for (text, meant) in [
        ("دشت برتشي", "a maternity ward run by MSF in Dasht-e-Barchi"),
        ("christmas 2020 threats", "threatened attacks at Christmas"),
        ("threats christmas 2020", "threatened attacks at Christmas"),
    ] {
        assert!(first(text).contains(meant), "{text}: {}", first(text));
    }
    // No text has the town in these letters, and both ways of writing it in Arabic are one.
    for text in ["ابو كمال 2020", "البوكمال 2020"] {
        let (corpus, _) = &*SHIPPED;
        let (found, chips) = typed(text);
        assert!(chips.iter().any(|chip| chip.contains("2020")), "{text}: {chips:?}");
        let area = corpus.taxonomy().find_area_anywhere("Albukamal");
        let best = found.hits.iter().take(5).filter_map(|hit| match hit {
            RecordKey::Entry(key) => corpus.entry(*key),
            RecordKey::Passage(_) => None,
        });
        let of_area = best.filter(|entry| {
            area.is_some() && entry.area == area && entry.possible_days().0.year() == 2020
        });
        assert_eq!(of_area.count(), 5, "{text}");
    }
}

#[test]
fn what_happened_on_a_day_comes_before_the_digest_of_its_week() {
    let (corpus, _) = &*SHIPPED;
    let day = "2020-05-21".parse().unwrap();
    let (found, _) = typed("21 may 2020");
    for hit in found.hits.iter().take(10) {
        let on_the_day =
            hit.entry().is_some_and(|key| corpus.entry(key).unwrap().possible_days() == (day, day));
        assert!(on_the_day, "{hit:?}");
    }
    assert!(first("22nd of may 2020 prisoner exchange").starts_with("Prisoners were exchanged"));
}

#[test]
fn of_what_has_some_of_the_words_that_of_the_typed_days_comes_first() {
    let (corpus, _) = &*SHIPPED;
    // The blast at the airport is told as an explosion; the bombings in Kabul were in other years.
    let (found, _) = typed("kabul bombing 2021");
    let near = found.hits.iter().find_map(|hit| hit.entry()).unwrap();
    assert!(corpus.entry(near).unwrap().text().starts_with("An explosion struck the east wing"));
}

#[test]
fn a_number_is_found_where_a_figure_has_it() {
    let (corpus, _) = &*SHIPPED;
    let (found, _) = typed("363 arrests turkey");
    let texts = found.hits.iter().take(5).filter_map(|hit| match hit {
        RecordKey::Passage(key) => Some(corpus.passage(*key).unwrap().text().into_owned()),
        RecordKey::Entry(_) => None,
    });
    assert!(texts.into_iter().any(|text| text.contains("363")));
}

#[test]
fn a_total_is_looked_for_among_the_figures_first() {
    for (text, begins) in [
        ("total attacks 2022", "attacks: "),
        ("overall attacks in iraq 2019", "attacks in Iraq: 1669"),
        ("attacks in syria in total 2020", "attacks in Syria: 593"),
        ("total killed in iraq april 2019", "killed in Iraq: 105"),
        ("how many attacks in total in 2021", "attacks: 2705"),
    ] {
        assert!(first(text).starts_with(begins), "{text}: {}", first(text));
    }
    let (found, chips) = typed("total killed baghdad");
    assert!(chips.contains(&"figures first: total".to_owned()));
    assert!(found.total > 0, "entries are found all the same");
}

#[test]
fn a_pasted_sentence_is_read_as_words() {
    let (_, chips) = typed("ITIC: the rise in Sinai is likely a reaction to pressure.");
    assert!(chips.contains(&"the word ITIC (no field)".to_owned()), "{chips:?}");
    for text in [
        "ITIC: the rise in Sinai is likely a reaction to pressure.",
        "Security sources (Al-Hurra, 8 July): ISIS is regrouping for more attacks",
        "Not ISKP, IS Syria Province: two plots, in Israel and France.",
    ] {
        let known: String = text.chars().take(12).collect();
        assert!(first(text).starts_with(&known), "{text}: {}", first(text));
    }
}

#[test]
fn a_name_of_two_words_in_arabic_script_is_found_in_latin_letters() {
    for (text, shown) in [
        ("جلال آباد", "Jalalabad"),
        ("جلال اباد", "Jalalabad"),
        ("فيض آباد", "Fayzabad"),
        ("راس العين", "Ras"),
    ] {
        let (found, _) = typed(text);
        assert!(found.records() > 0, "{text}");
        assert!(said(text).concat().contains(shown), "{text}: {:?}", said(text));
    }
}
