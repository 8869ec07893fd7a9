//! A word that the archive has stands for itself: no slip takes its place. Another close spelling of the same
//! sound stands beside it and below it, as a name may be written in several ways.

use super::Index;
use crate::archive::{Origin, load_all};
use crate::words::{How, MatchQuality, Pattern};

#[test]
fn no_word_of_the_archive_is_taken_for_another_one() {
    let corpus = load_all(&Origin::Sample).0;
    let index = Index::build(&corpus);
    let both = [&index.entries.vocabulary, &index.passages.vocabulary];
    let (mut tried, mut alike) = (0, 0);
    for vocabulary in both {
        for at in 0..vocabulary.len() {
            let typed = Pattern::new(vocabulary.word(at), How::Plain);
            // As an answer does it: what either sort of record has is no slip for the other.
            let is_there = both.iter().any(|words| words.meant(&typed).is_there(&typed, words));
            let settled = if is_there { typed.clone().as_it_stands() } else { typed.clone() };
            let is_slip = |pattern: &Pattern| {
                let mut like = both.iter().flat_map(|words| words.meant(&typed).of(pattern, words));
                like.any(|(_, quality)| quality == MatchQuality::Slip)
            };
            assert!(!is_slip(&settled), "{}", typed.word);
            tried += 1;
            alike += usize::from(is_slip(&typed));
        }
    }
    // Some of them are a slip from another: without the rule they would have been taken for it. English
    // words are taken for none in any case.
    assert!(tried > 3_000 && alike > 80, "{alike} of {tried}");
}
