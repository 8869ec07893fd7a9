//! A word that the archive has stands for itself: no slip takes its place. Another spelling of the same
//! sound stands beside it and below it, as a name may be written in several ways.

use super::Index;
use crate::archive::{Origin, load_all};
use crate::words::{How, MatchQuality, Pattern};

#[test]
fn no_word_of_the_archive_is_taken_for_another_one() {
    let corpus = load_all(&Origin::Sample).0;
    let index = Index::build(&corpus);
    let both = [&index.vocabulary, &index.passages.vocabulary];
    let (mut tried, mut alike) = (0, 0);
    for vocabulary in both {
        for at in 0..vocabulary.len() {
            let typed = Pattern::new(vocabulary.word(at), How::Plain);
            // As an answer does it: what either sort of record has is no slip for the other.
            let settled = both[1].settled(&both[0].settled(&typed));
            let worst = |pattern: &Pattern| {
                let like = both.iter().flat_map(|vocabulary| vocabulary.like(pattern, false));
                like.map(|(_, quality)| quality).find(|quality| *quality == MatchQuality::Slip)
            };
            let is_slip = |found: Option<MatchQuality>| found == Some(MatchQuality::Slip);
            assert!(!is_slip(worst(&settled)), "{}", typed.word);
            tried += 1;
            alike += usize::from(is_slip(worst(&typed)));
        }
    }
    // Many of them are a slip from another: without the rule they would have been taken for it.
    assert!(tried > 3_000 && alike > 300, "{alike} of {tried}");
}
