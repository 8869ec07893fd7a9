//! What a text names.

use watchfloor::compare::{Ask, Unclear, ask, candidates, latest_waves, week_over_week};

use super::{KEPT, meant, of};

fn several(text: &str) -> Vec<String> {
    match ask(text, &KEPT.0, &|_| None) {
        Err(Unclear::Several(candidates)) => candidates.into_iter().map(|one| one.id).collect(),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn waves_by_id_name_alias_slip_and_month() {
    let wave = |id: &str| Ask::Wave(id.to_owned());
    for text in [
        "2019-04-vengeance-for-sham",
        "2019-04-v",
        "wave:2019-04",
        "vengeance sham",
        "Vengeance for the Blessed Province of Sham",
        "vengence sham",
        "wave:sham",
        "april 2019",
    ] {
        assert_eq!(meant(text), wave("2019-04-vengeance-for-sham"), "{text}");
    }
    assert_eq!(meant("attrition may 2020"), wave("2020-05-raids-of-attrition"));
    assert_eq!(meant("may 2020"), wave("2020-05-raids-of-attrition"), "the name says it best");
    assert_eq!(meant("two sheikhs 2019"), wave("2019-12-vengeance-two-sheikhs"));
}

#[test]
fn an_ambiguous_name_lists_what_it_may_be() {
    assert_eq!(
        several("attrition"),
        [
            "2020-07-raids-of-attrition",
            "2020-05-raids-of-attrition",
            "2019-08-raids-of-attrition",
            "2019-05-raids-of-attrition",
        ]
    );
    assert_eq!(several("itic-2020-05").len(), 5);
    assert_eq!(several("wave:2020-0").len(), 3);
}

#[test]
fn days_digests_queries_and_saved_searches() {
    let corpus = &KEPT.0;
    assert!(
        matches!(meant("2020-05"), Ask::Span(text, period) if text == "2020-05" && period.days() == Some(31))
    );
    assert!(matches!(meant("2019"), Ask::Span(_, period) if period.days() == Some(365)));
    assert!(matches!(meant("2020-05-14..2020-05-20"), Ask::Span(..)));
    assert_eq!(meant("itic-2020-05-21"), Ask::Digest("itic-2020-05-21".into()));
    assert!(matches!(meant("baqubah ied"), Ask::Query(None, _)));
    assert!(matches!(meant("\"attrition\""), Ask::Query(None, _)));
    assert!(matches!(meant("theatre:iraq date:2020-05"), Ask::Query(None, _)));
    let saved = |name: &str| (name == "sinai").then(|| "theatre:sinai".to_owned());
    let found = ask("@sinai", corpus, &saved).unwrap();
    assert!(matches!(found, Ask::Query(Some(name), _) if name == "sinai"));
    assert!(matches!(ask("@desert", corpus, &saved), Err(Unclear::Nothing(_))));
    assert!(matches!(ask("wave:nothing", corpus, &saved), Err(Unclear::Nothing(_))));
    assert!(matches!(ask(" ", corpus, &saved), Err(Unclear::Nothing(_))));
    assert!(matches!(ask("killed:many", corpus, &saved), Err(Unclear::Fault(_))));
}

#[test]
fn dates_in_words_are_the_days_of_a_query_also_beside_other_conditions() {
    let corpus = &KEPT.0;
    for (text, read, told) in [
        ("may 2020 -grade:E..F", "date:2020-05 -grade:E..F", "date 2020-05"),
        ("theatre:iraq may 2020", "theatre:iraq date:2020-05", "date 2020-05"),
        ("ambush may 2020", "ambush date:2020-05", "date 2020-05"),
        ("kind:attack 10 killed", "kind:attack killed:10", "killed 10"),
        ("theatre:iraq \"may 2020\"", "theatre:iraq \"may 2020\"", ""),
        ("theatre:iraq date:2020-05", "theatre:iraq date:2020-05", ""),
        (
            "what happened in theatre:iraq may 2020",
            "in theatre:iraq date:2020-05",
            "left out: what happened; date 2020-05",
        ),
    ] {
        let (ask, chips) = watchfloor::compare::ask_understood(text, corpus, &|_| None).unwrap();
        assert_eq!(ask.words().as_deref(), Some(read), "{text}");
        let chips: Vec<String> = chips.iter().map(ToString::to_string).collect();
        assert_eq!(chips.join("; "), told, "{text}");
    }
    let june = ask("theatre:iraq 31 june 2020", corpus, &|_| None);
    assert!(matches!(june, Err(Unclear::Nothing(why)) if why.contains("there is no such day")));
}

#[test]
fn candidates_are_found_while_one_types() {
    let corpus = &KEPT.0;
    let ids = |text: &str| -> Vec<String> {
        let saved = [("sinai".to_owned(), "theatre:sinai".to_owned())];
        candidates(text, corpus, &saved, 8).into_iter().map(|one| one.id).collect()
    };
    assert_eq!(ids("")[0], "2024-01-kill-them", "the latest wave first");
    assert_eq!(ids("").len(), 8);
    assert!(ids("attr")[..4].iter().all(|id| id.ends_with("raids-of-attrition")));
    assert_eq!(ids("sina")[0], "@sinai");
    assert_eq!(ids("2020-05-21")[0], "2020-05-21", "days as they are written");
    assert!(ids("2020-05-21").contains(&"itic-2020-05-21".to_owned()));
    assert_eq!(ids("xyzzy"), [] as [&str; 0]);
    let first = &candidates("sham", corpus, &[], 1)[0];
    assert_eq!(first.about, "wave · 8–11 April 2019");
}

#[test]
fn the_latest_waves_and_the_weeks_before() {
    let corpus = &KEPT.0;
    // The two later ones are told by entries of other days alone.
    let waves = ["2020-05-raids-of-attrition", "2020-07-raids-of-attrition"];
    assert_eq!(latest_waves(corpus), waves.map(|id| Ask::Wave(id.to_owned())));
    let at = |id: &str| {
        let place = corpus.digests().iter().position(|digest| digest.id() == id).unwrap();
        u32::try_from(place).unwrap()
    };
    let asks = week_over_week(corpus, at("itic-2020-05-21"));
    let digest = |day: &str| Ask::Digest(format!("itic-{day}"));
    assert_eq!(asks[..2], [digest("2020-05-14"), digest("2020-05-21")]);
    // The four before the week before.
    let before = ["2020-05-07", "2020-05-01", "2020-04-23", "2020-04-07"];
    assert_eq!(asks[2], Ask::Mean(before.map(|day| format!("itic-{day}")).to_vec()));
    assert_eq!(week_over_week(corpus, at("itic-2019-03-28")), [], "there is none before");
}

#[test]
fn a_mean_divides_what_its_digests_hold() {
    let asks = [
        Ask::Digest("itic-2020-05-21".into()),
        Ask::Mean(vec![
            "itic-2020-05-14".into(),
            "itic-2020-05-07".into(),
            "itic-2020-05-01".into(),
            "itic-2020-04-23".into(),
        ]),
    ];
    let table = of(&asks, 0);
    let mean = &table.subjects[1];
    assert_eq!((mean.mean_of, mean.days), (4, Some(28)), "7 + 7 + 6 + 8 days");
    let attacks = &super::cells(&table, watchfloor::compare::Measure::ATTACKS, None)[1];
    let counted = super::bounds(attacks).unwrap();
    let entries =
        super::behind(&table, super::row(&table, watchfloor::compare::Measure::ATTACKS, None), 1);
    assert!((counted.best * 4.0 - entries.len() as f64).abs() < 1e-9);
    assert!((attacks.per_day.unwrap() - entries.len() as f64 / 28.0).abs() < 1e-9);
    let killed = &super::texts(&table, watchfloor::compare::Measure::KILLED, None)[1];
    assert!(killed.contains('≠'), "the tolls of 7 May are disputed: {killed}");
}
