//! An index that is asked once answers as one that is kept.

use super::Index;
use crate::archive::{Origin, load_all};
use crate::query::searchable_texts::TextField;
use crate::query::{NameLookup, parse_with};
use crate::words::words;

#[test]
fn a_phrase_is_found_without_pairs_as_with_them() {
    let corpus = load_all(&Origin::Sample).0;
    let (kept, once) = (Index::build(&corpus), Index::for_one_question(&corpus, &mut |_, _| {}));
    let names = NameLookup::of(corpus.taxonomy());
    let (mut by_pairs, mut asked) = (0, 0);
    for (_, entry) in corpus.entries().step_by(4) {
        let words = words(entry.text());
        for row in words.windows(2).step_by(5).chain(words.windows(3).step_by(7)) {
            let query = parse_with(&format!("\"{}\"", row.join(" ")), &names).unwrap();
            let answer = |index: &Index| {
                let found = index.search(&corpus, &query, usize::MAX, &|| false).unwrap();
                (found.hits, found.events)
            };
            assert_eq!(answer(&once), answer(&kept), "{row:?}");
            let noted = |index: &Index| {
                index.entries.pairs.in_a_row(row, TextField::Text, corpus.len()).is_some()
            };
            assert!(!noted(&once), "{row:?}");
            by_pairs += usize::from(noted(&kept));
            asked += 1;
        }
    }
    assert!(by_pairs > 100, "{by_pairs} of {asked} rests on pairs");
}
