//! What the index answers is held against looking at every name.

use super::*;
use crate::words::{NameMatch, NamePattern};

/// Names every thing by the definition: each is looked at.
fn slowly(all: &[KnownAs], text: &str) -> Vec<usize> {
    let asked = NamePattern::new(text);
    let named = all.iter().map(|known| asked.names(known).filter(|_| !asked.is_empty()));
    let named: Vec<Option<NameMatch>> = named.collect();
    let best = named.iter().flatten().max();
    let places =
        named.iter().enumerate().filter(|(_, well)| well.is_some() && well.as_ref() == best);
    places.map(|(at, _)| at).collect()
}

proptest::proptest! {
    #[test]
    fn the_answers_are_those_of_looking_at_every_name(
        names in proptest::collection::vec(
            ("(sheikhs?|shaykh|raids?|attrition|2020|may|the|police|polcie) ?(two|raid|2020-05|bakubah|baqubah)?",
             "(May|24 May|2020)?"), 0..20),
        text in "(sheikh|shaikhs|raid|atrition|2020|ma|th|polise|two|baqubah|rai|2)( (raids|20|may|two|2020))?( raid)?",
    ) {
        let known: Vec<KnownAs> =
            names.iter().map(|(name, when)| KnownAs::new([name.as_str()], when)).collect();
        let expected = slowly(&known, &text);
        let index = NameIndex::new(known);
        proptest::prop_assert_eq!(index.best(&text), expected.clone());
        proptest::prop_assert_eq!(index.best(&text), expected, "what is kept answers the same");
    }
}

fn things(many: usize) -> NameIndex {
    NameIndex::new((0..many).map(|at| {
        let name = format!("operation {at} of zone{at} in valleys{at}a");
        KnownAs::new([name.as_str()], "May 2020")
    }))
}

#[test]
fn among_very_many_words_only_slips_and_spellings_are_not_forgiven() {
    let (few, many) = (things(100), things(2_000));
    assert!(few.words.len() <= MOST_FORGIVEN && many.words.len() > MOST_FORGIVEN);
    for index in [&few, &many] {
        assert_eq!(index.best("operation 77"), [77]);
        assert_eq!(index.best("zone77 operat"), [77]);
        assert_eq!(index.best("operations 77 may"), [77], "a plural");
        assert_eq!(index.best("operation 99 zone98"), [] as [usize; 0]);
    }
    assert_eq!(few.best("operatoin 77"), [77]);
    assert_eq!(many.best("operatoin 77"), [] as [usize; 0]);
}

#[test]
fn a_word_that_begins_many_others_is_looked_up_once() {
    let index = things(2_000);
    assert_eq!(index.best("zone").len(), 2_000);
    assert_eq!(index.kept.lock().unwrap().len(), 1);
    assert_eq!(index.best("zone 5"), (0..2_000).filter(|at| *at == 5).collect::<Vec<_>>());
    assert!(index.kept.lock().unwrap().len() <= 3, "a rare word is not kept");
}
