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
    let (found, lacking) = nearest("theatre:sinai -tactic:ied stolen");
    assert_eq!(lacking, ["stolen"]);
    let sinai = corpus.taxonomy().find_theatre("sinai").unwrap();
    let entries = corpus.entries().filter(|(_, entry)| entry.theatre == sinai);
    let ied = corpus.taxonomy().find_tactic("ied").unwrap();
    let wanted = entries.filter(|(_, entry)| entry.tactics.iter().all(|tactic| tactic != ied));
    assert_eq!(found.len(), wanted.count());
}
