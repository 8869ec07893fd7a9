//! Which places and days a query asks for, and what is held of them.

use std::collections::HashSet;

use watchfloor::archive::EntryKey;
use watchfloor::cover::{Scope, State};
use watchfloor::digest::Sum;
use watchfloor::query::Asked;

use crate::{SHIPPED, read, search, search_kept};

fn asked(text: &str) -> Asked {
    read(text).asked(SHIPPED.0.taxonomy())
}

/// The places and days that a query asks for, in words.
fn told(text: &str) -> (Option<String>, Option<String>) {
    let asked = asked(text);
    let days = if asked.names_days() { asked.days_told(SHIPPED.0.cover().days()) } else { None };
    assert_eq!(asked.names_places(), asked.scopes() != [Scope::All]);
    (asked.places_told(SHIPPED.0.taxonomy()), days)
}

#[test]
fn what_every_answer_meets_is_asked_for() {
    for (query, places, days) in [
        ("", None, None),
        ("bomb", None, None),
        ("theatre:iraq", Some("Iraq"), None),
        ("theatre:iraq date:2020-06", Some("Iraq"), Some("June 2020")),
        ("theatre:iraq,sinai kind:attack", Some("Iraq and Sinai"), None),
        ("theatre:iraq or theatre:sinai", Some("Iraq and Sinai"), None),
        ("theatre:iraq area:Diyala", Some("Diyala"), None),
        ("area:Diyala theatre:iraq", Some("Diyala"), None),
        ("theatre:iraq theatre:iraq,sinai", Some("Iraq"), None),
        ("theatre:iraq -tactic:ied", Some("Iraq"), None),
        // What any other answer need not meet says nothing of the whole.
        ("theatre:iraq or kind:attack", None, None),
        ("-theatre:iraq", None, None),
        ("date:2020-06 or bomb", None, None),
        ("-date:2020-06", None, None),
        // Conditions that have nothing in common both count.
        ("theatre:iraq theatre:sinai", Some("Iraq and Sinai"), None),
        ("date:2020-06 date:2020-08", None, Some("1 June – 31 August 2020")),
        ("date:2020-05..2020-07 date:2020-06..2020-08", None, Some("1 June – 31 July 2020")),
        (
            "(theatre:iraq date:2020-06) or (theatre:sinai date:2020-07)",
            Some("Iraq and Sinai"),
            Some("1 June – 31 July 2020"),
        ),
    ] {
        let expected = (places.map(str::to_owned), days.map(str::to_owned));
        assert_eq!(told(query), expected, "{query}");
    }
    let many = told("theatre:iraq,syria,sinai,africa,asia").0.unwrap();
    assert!(many.ends_with(" and 2 more"), "{many}");
}

#[test]
fn days_are_in_order_and_open_ends_reach_as_far_as_the_archive() {
    let all = "2020-01-01..2020-12-31".parse().unwrap();
    let periods = |text: &str| {
        let periods = asked(text).periods(Some(all));
        periods.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(periods("bomb"), "2020-01-01..2020-12-31");
    assert_eq!(periods("date:2020-05.."), "2020-05-01..2020-12-31");
    assert_eq!(periods("date:..2020-05"), "2020-01-01..2020-05-31");
    assert_eq!(periods("date:2020-08,2020-06,2020-07"), "2020-06-01..2020-08-31");
    assert_eq!(periods("date:2020-08,2020-05"), "2020-05-01..2020-05-31 2020-08-01..2020-08-31");
    assert_eq!(periods("date:2031-03"), "2031-03-01..2031-03-31", "days beyond the archive stay");
    assert_eq!(periods("date:2031-03.."), "", "nothing is left");
    assert!(asked("date:2020-05..").periods(None).is_empty(), "an archive that covers no day");
}

#[test]
fn the_coverage_of_a_query_is_that_of_its_places_and_days() {
    let held = |text: &str| asked(text).held(&SHIPPED.0);
    let sinai = held("theatre:sinai date:2031-03");
    assert_eq!((sinai.state(), sinai.of()), (State::NotHeld, 31));
    let (all, iraq) =
        (held("date:2020-05-21..2020-05-24"), held("theatre:iraq date:2020-05-21..2020-05-24"));
    assert!(all.is_in_full() && iraq.is_in_full());
    let day = |scope| SHIPPED.0.cover().on(scope, "2020-06-15".parse().unwrap());
    let taxonomy = SHIPPED.0.taxonomy();
    for (id, _) in taxonomy.theatres() {
        let query = format!("theatre:{} date:2020-06-15", taxonomy.theatre_word(id));
        assert_eq!(held(&query).state(), day(Scope::Theatre(id)), "{query}");
    }
}

#[test]
fn an_answer_says_what_it_rests_on() {
    let told = |text: &str| asked(text).told(&SHIPPED.0).unwrap();
    let short = |text: &str| {
        let asked = asked(text);
        asked.told_in_short(&asked.cover(&SHIPPED.0), &SHIPPED.0)
    };
    assert_eq!(told("theatre:sinai date:2031-03"), "Sinai is not held in March 2031");
    assert_eq!(
        told("theatre:sinai,iraq date:2031-03"),
        "Sinai and Iraq are not held in March 2031"
    );
    assert_eq!(told("date:2031-03"), "nothing is held in March 2031");
    let june = told("theatre:iraq date:2020-06");
    assert!(
        june.starts_with("June 2020, Iraq: in part ") && june.contains(" of 30 days"),
        "{june}"
    );
    assert_eq!(short("theatre:iraq date:2020-06"), Some(june));
    assert!(short("theatre:iraq").is_some_and(|told| told.starts_with("Iraq: in ")));
    assert_eq!(short("bomb"), None, "it names neither places nor days");
    assert!(told("bomb").contains(" days"), "the whole archive");
}

#[test]
fn an_event_counts_once_and_each_of_its_tellings_too() {
    for (query, events, tellings) in [
        ("theatre:west kind:attack", 10, 13),
        // A number is asked of the event, so a telling that gives none is found too.
        ("kind:attack killed:>=20", 24, 32),
        ("is:repeat", 8, 12),
    ] {
        let found = search_kept(query);
        assert_eq!((found.events, found.total), (Sum::ones(events), tellings), "{query}");
    }
    let (corpus, _) = &*SHIPPED;
    for query in ["", "kind:attack", "iraq", "-kind:attack", "is:repeat or iraq"] {
        let found = search(&read(query));
        let main = |key: &EntryKey| {
            corpus.repeats(*key).next().filter(|_| corpus.is_repeat(*key)).unwrap_or(*key)
        };
        let slowly: HashSet<EntryKey> = found.entries().map(|key| main(&key)).collect();
        let slowly: Vec<EntryKey> = slowly.into_iter().collect();
        let counts = slowly.iter().filter_map(|key| corpus.entry(*key));
        assert_eq!(found.events, counts.map(|entry| entry.events()).collect(), "{query}");
    }
}

#[test]
fn a_query_for_a_wave_rests_on_its_days_and_theatres() {
    let corpus = &SHIPPED.0;
    let of = |text: &str| read(text).asked_of(corpus);
    let wave = corpus.wave_of_id("2020-05-raids-of-attrition").unwrap();
    let days = corpus.waves()[wave].period;
    let asked = of("wave:2020-05-raids tactic:ied");
    assert_eq!(asked.periods(corpus.cover().days()), [days]);
    let theatres: Vec<Scope> =
        corpus.theatres_of_waves(&[wave]).into_iter().map(Scope::Theatre).collect();
    assert_eq!(asked.scopes(), theatres);
    for key in corpus.members(wave) {
        let theatre = corpus.entry(key).unwrap().theatre;
        assert!(theatres.contains(&Scope::Theatre(theatre)), "{theatre:?}");
    }
    assert_eq!(asked.held(corpus).of(), 11);
    let told = asked.told(corpus).unwrap();
    assert!(told.starts_with("14–24 May 2020, Syria, Iraq, "), "{told}");
    assert_eq!(asked.told_in_short(&asked.cover(corpus), corpus), Some(told));
    // What else a query names narrows it, or goes before what is read from the wave.
    let told = |text: &str| of(text).told(corpus).unwrap();
    assert!(told("wave:2020-05-raids theatre:west").starts_with("14–24 May 2020, The West"));
    assert!(told("wave:2020-05-raids date:2020-05-20..").starts_with("20–24 May 2020, Syria"));
    assert_eq!(
        told("wave:2024-01-kill-them"),
        "no digest covers Africa and Middle East in 4–10 January 2024; others tell of it"
    );
    // What other answers need not meet says nothing of the whole, nor does a name of no wave.
    for whole in ["wave:2020-05-raids or bomb", "-wave:2020-05-raids", "wave:zeppelin"] {
        assert!(!of(whole).names_days() && !of(whole).names_places(), "{whole}");
    }
}

#[test]
fn a_query_for_a_digest_rests_on_its_days() {
    let corpus = &SHIPPED.0;
    let of = |text: &str| read(text).asked_of(corpus);
    let digest = corpus.digests().iter().find(|digest| digest.id() == "itic-2020-05-21").unwrap();
    let asked = of("digest:itic-2020-05-21 tactic:ied");
    assert_eq!(asked.periods(corpus.cover().days()), [digest.head().period]);
    let told = asked.told(corpus).unwrap();
    assert!(told.starts_with("21–26 May 2020"), "{told}");
    assert!(!of("-digest:itic-2020-05-21").names_days());
    assert!(!of("digest:no-such-digest").names_days());
}

#[test]
fn a_place_among_plain_words_is_where_the_answer_is_asked() {
    let (corpus, index) = &*SHIPPED;
    let query = |text: &str| index.understand(corpus, text, &[]).unwrap().query;
    let told = |text: &str| query(text).asked_of(corpus).told(corpus).unwrap();
    for (plain, field) in [
        ("iraq 2020", "theatre:iraq 2020"),
        ("ied sinai may 2020", "ied theatre:sinai may 2020"),
        ("police diyala", "area:diyala"),
        ("iraq or syria", "theatre:iraq,syria"),
        ("العراق 2020", "theatre:iraq 2020"),
    ] {
        assert_eq!(told(plain), told(field), "{plain}");
    }
    // It is found by its words all the same.
    let plain = read("iraq ied");
    let found = index.search(corpus, &query("iraq ied"), usize::MAX, &|| false).unwrap();
    assert!(found.total > 0 && found.is_same_as(&search(&plain)));
    assert!(plain.asked_of(corpus).names_places(), "a search that was saved rests on the same");
    assert_eq!(told("iraq or ied"), told("ied"), "one side of an or says nothing of the other");
}
