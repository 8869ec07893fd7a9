//! Waves are named in a query by the same likeness as in a comparison, and what is not clear is told.

use watchfloor::archive::{Corpus, Found};
use watchfloor::compare::{Ask, Unclear, ask, candidates};

use super::{SHIPPED, read, search};

/// The waves of the shipped archive that each text names, wherever it is written.
const NAMED: &[(&str, &[&str])] = &[
    ("2020-05-raids", &["2020-05-raids-of-attrition"]),
    ("sheikhs 2019", &["2019-12-vengeance-two-sheikhs"]),
    ("two shaykhs 2022", &["2022-04-revenge-two-sheikhs"]),
    ("sheikhs", &["2022-04-revenge-two-sheikhs", "2019-12-vengeance-two-sheikhs"]),
    ("shaykh", &["2022-04-revenge-two-sheikhs", "2019-12-vengeance-two-sheikhs"]),
    ("two shaykhs", &["2022-04-revenge-two-sheikhs", "2019-12-vengeance-two-sheikhs"]),
    ("adnani", &["2017-01-al-adnani"]),
    ("al-adnani", &["2017-01-al-adnani"]),
    ("vengence sham", &["2019-04-vengeance-for-sham"]),
    ("april 2019", &["2019-04-vengeance-for-sham"]),
    ("attrition may 2020", &["2020-05-raids-of-attrition"]),
    (
        "attrition",
        &[
            "2020-07-raids-of-attrition",
            "2020-05-raids-of-attrition",
            "2019-08-raids-of-attrition",
            "2019-05-raids-of-attrition",
        ],
    ),
];

fn ids(corpus: &Corpus, waves: impl IntoIterator<Item = usize>) -> Vec<String> {
    waves.into_iter().map(|at| corpus.waves()[at].id.to_string()).collect()
}

/// What a comparison takes a text for.
fn compared(text: &str, corpus: &Corpus) -> Vec<String> {
    match ask(text, corpus, &|_| None) {
        Ok(Ask::Wave(id)) => vec![id],
        Err(Unclear::Several(several)) => several.into_iter().map(|one| one.id).collect(),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn every_way_to_name_a_wave_finds_the_same() {
    let (corpus, _) = &*SHIPPED;
    for (text, waves) in NAMED {
        assert_eq!(ids(corpus, corpus.waves_named(text)), *waves, "{text}");
        let shown = match corpus.find(&format!("wave:{text}")) {
            Found::Wave(at) => ids(corpus, [at]),
            Found::Several(ids) => ids,
            found @ (Found::Digest(_) | Found::Entry(_) | Found::Nothing) => {
                panic!("{text}: {found:?}")
            }
        };
        assert_eq!(shown, *waves, "show wave:{text}");
        assert_eq!(compared(text, corpus), *waves, "compare {text}");
        if !text.contains(' ') {
            assert_eq!(compared(&format!("wave:{text}"), corpus), *waves, "compare wave:{text}");
        }
        let picked = candidates(text, corpus, &[], waves.len());
        let picked: Vec<&str> = picked.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(picked, *waves, "picked by {text}");
        let members: usize =
            corpus.waves_named(text).iter().map(|at| corpus.members(*at).len()).sum();
        let found = search(&read(&format!("wave:\"{text}\"")));
        assert_eq!(found.total, members, "search wave:{text}");
    }
}

#[test]
fn a_name_that_is_not_clear_is_told() {
    let (corpus, _) = &*SHIPPED;
    let unclear = |text: &str| {
        let waves = search(&read(text)).unclear_waves;
        let told = |one: &watchfloor::query::UnclearWave| {
            (one.asked.clone(), ids(corpus, one.waves.clone()))
        };
        waves.iter().map(told).collect::<Vec<_>>()
    };
    assert_eq!(unclear("wave:adnani ied"), []);
    let both = ["2022-04-revenge-two-sheikhs", "2019-12-vengeance-two-sheikhs"];
    let both = both.map(str::to_owned).to_vec();
    assert_eq!(unclear("ied (iraq or -wave:sheikhs)"), [("sheikhs".to_owned(), both)]);
    assert_eq!(unclear("wave:xyzzy,adnani"), [("xyzzy".to_owned(), Vec::new())]);
}

#[test]
fn what_only_the_last_resort_finds_is_picked_and_never_taken_for_granted() {
    let (corpus, _) = &*SHIPPED;
    assert_eq!(corpus.waves_named("rmdn"), [] as [usize; 0]);
    let picked = candidates("rmdn", corpus, &[], 3);
    let picked: Vec<&str> = picked.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(
        picked,
        ["2021-04-ramadan", "2020-05-raids-of-attrition", "2020-04-ramadan"],
        "as an alias of one says"
    );
}
