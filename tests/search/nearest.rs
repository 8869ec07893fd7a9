//! What is shown where nothing has all that was asked for.

use super::{SHIPPED, read};

/// What is found instead, by id, and which words of the query it lacks.
fn nearest(text: &str) -> (Vec<String>, Vec<String>) {
    let (corpus, index) = &*SHIPPED;
    let results = index.search_nearest(corpus, &read(text), usize::MAX, &|| false).unwrap();
    let ids = results.entries().filter_map(|key| Some(corpus.entry(key)?.id()));
    (ids.collect(), results.nearest.map(|nearest| nearest.lacking).unwrap_or_default())
}

/// As somebody asks who has read of it elsewhere; the digest has `uniform` and no more of it.
#[test]
fn a_remembered_story_is_found_by_the_words_that_are_right() {
    for (text, lacking) in [
        ("stolen uniforms", &["stolen"][..]),
        ("ambush with stolen uniforms", &["stolen"]),
        ("ambush stolen uniforms sinai 2031", &["2031", "stolen"]),
        ("theatre:sinai stolen fatigues uniforms", &["fatigues", "stolen"]),
    ] {
        let (found, mut left_out) = nearest(text);
        left_out.sort();
        assert_eq!(left_out, lacking, "{text}");
        assert!(found.iter().take(3).any(|id| id == "itic-2020-05-21-djxsd"), "{text}: {found:?}");
    }
}

#[test]
fn what_is_found_is_not_watered_down_and_conditions_stay() {
    let (corpus, _) = &*SHIPPED;
    assert_eq!(nearest("ambush uniform").1, [""; 0]);
    assert_eq!(nearest("xqzzy"), (Vec::new(), Vec::new()), "a single word is not left out");
    assert_eq!(nearest("xqzzy qwrtyp"), (Vec::new(), Vec::new()));
    // What has none of the words is no near miss, whatever else it meets.
    for text in ["theatre:sinai -tactic:ied stolen", "theatre:sinai stolen xqzzy"] {
        assert_eq!(nearest(text), (Vec::new(), Vec::new()), "{text}");
    }
    let (found, lacking) = nearest("theatre:sinai -tactic:ied stolen checkpoint");
    assert_eq!(lacking, ["stolen"]);
    let sinai = corpus.taxonomy().find_theatre("sinai").unwrap();
    let ied = corpus.taxonomy().find_tactic("ied").unwrap();
    let ids = |id: &String| {
        let entry = corpus.entries().find(|(_, entry)| entry.id() == *id).unwrap().1;
        entry.theatre == sinai && entry.tactics.iter().all(|tactic| tactic != ied)
    };
    assert!(!found.is_empty() && found.iter().all(ids), "{found:?}");
}
