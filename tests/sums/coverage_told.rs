//! What an answer rests on is one sentence, whoever says it: a search, its sum, its export, the screen.

use serde_json::Value;
use watchfloor::query::{Index, parse};

use super::support::Start;
use super::written::{SAMPLE, err, json, run};
use super::{found, shipped};

/// Days, places, a digest, waves with and without days beside them, and none of these.
const ASKED: [&str; 8] = [
    "digest:itic-2020-05-21",
    "digest:itic-2020-05-21 theatre:iraq",
    "wave:2020-07-raids-of-attrition",
    "wave:2024-01-kill-them",
    "wave:2020-07-raids-of-attrition date:2020-07-20..2020-07-24",
    "theatre:iraq date:2020-04..2020-07",
    "date:2031-03",
    "tactic:ied",
];

#[test]
fn a_query_has_one_sentence_of_what_it_rests_on() {
    let corpus = shipped();
    let index = Index::build(&corpus);
    for query in ASKED {
        let asked = parse(query, corpus.taxonomy()).unwrap().asked_of(&corpus);
        let sentence = asked.told(&corpus).unwrap();
        let sum = found(query, &corpus, &index).sum(&|| false).unwrap();
        assert_eq!(sum.coverage.days, asked.held(&corpus), "{query}");

        let searched = err(&run(SAMPLE, &["search", query, "--format", "json"]));
        assert!(searched.contains(&format!("; {sentence}\n")), "{query}: {searched}");
        for option in [&["--sum"][..], &["--by", "month"]] {
            let summed = err(&run(SAMPLE, &[&["search", query][..], option].concat()));
            assert!(summed.contains(&format!("; {sentence}")), "{query} {option:?}: {summed}");
        }
        if !index
            .matching(&corpus, &parse(query, corpus.taxonomy()).unwrap(), &|| false)
            .unwrap()
            .is_empty()
        {
            let exported: Value = json(SAMPLE, &["export", query]);
            assert_eq!(exported["export"]["held"], sentence, "{query}");
        }
    }
}

#[test]
fn the_screen_says_the_same_of_a_digest_and_a_wave() {
    let corpus = shipped();
    let mut journey = Start { size: (160, 30), ..Start::default() }.read(shipped());
    for query in &ASKED[..6] {
        let asked = parse(query, corpus.taxonomy()).unwrap().asked_of(&corpus);
        let held = asked.held(&corpus).to_string();
        journey.search(&query.replace(' ', "_")).shows(&asked.told(&corpus).unwrap());
        let sum = found(query, &corpus, &Index::build(&corpus)).sum(&|| false).unwrap();
        if !sum.coverage.is_told_in_weeks() {
            journey.shows(&format!("held: {held}"));
        }
    }
}
