//! Texts that are cut elsewhere than at their end: between words, in the middle, where their beginning tells them
//! from no other text, and at their beginning, where the end is what matters.

use std::borrow::Cow;

use super::bound::is_bound;
use super::wrap::{cells, fit, graphemes, width};

/// The fewest cells of what two texts have in common that stay before the cut.
const LEAST_COMMON: usize = 4;

/// Returns the text if it fits, or else so much of it that it cannot be taken for one of the others:
/// its beginning, or where another text begins alike, the beginning and the words in which the two
/// differ.
pub fn fit_apart<'a, 'o>(
    text: &'a str,
    others: impl IntoIterator<Item = &'o str>,
    room: usize,
    ellipsis: &str,
) -> Cow<'a, str> {
    let begun = fit(text, room, ellipsis);
    if matches!(begun, Cow::Borrowed(_)) {
        return begun;
    }
    let kept = begun.strip_suffix(ellipsis).unwrap_or(&begun);
    let alike = others.into_iter().filter(|other| *other != text && other.starts_with(kept));
    let Some(common) = alike.map(|other| common(text, other)).max() else { return begun };
    let (before, after) = text.split_at(common);
    let budget = room.saturating_sub(width(ellipsis));
    let after = after.trim_start_matches([' ', ',']);
    // The end of the text stays whole where it can, and the beginning gets the rest of the room.
    let tail = fit(after, budget.saturating_sub(LEAST_COMMON), ellipsis);
    let head = begin(before, budget.saturating_sub(width(&tail)));
    if head.is_empty() || tail.is_empty() || tail == ellipsis {
        return begun;
    }
    Cow::Owned([head.trim_end(), ellipsis, &tail].concat())
}

/// Returns the text if it fits, or else as many of its words as do, and an ellipsis apart from them: half
/// a word can be read as another, and half a number as a number, or a number without what it counts.
/// A single word is cut where it must be.
pub fn fit_words<'a>(text: &'a str, room: usize, ellipsis: &str) -> Cow<'a, str> {
    if width(text) <= room {
        return Cow::Borrowed(text);
    }
    let budget = room.saturating_sub(width(ellipsis) + 1);
    let last_fitting = |may_part: bool| {
        let gaps = text.rmatch_indices(' ').filter_map(|(at, gap)| {
            let (before, after) = text.split_at_checked(at)?;
            (may_part || !is_bound(before, gap, after.strip_prefix(gap)?)).then_some(before)
        });
        let mut words =
            gaps.map(|words| words.trim_end_matches([' ', ',', ';', ':', '–', '-', '+']));
        words.find(|words| !words.is_empty() && width(words) <= budget)
    };
    // A number alone says more than half of a word behind it.
    match last_fitting(false).or_else(|| last_fitting(true)) {
        Some(words) => Cow::Owned([words, " ", ellipsis].concat()),
        None => fit(text, room, ellipsis),
    }
}

/// Returns the text if it fits, or else an ellipsis and as much of its end as fits. Where there is no
/// room for the ellipsis, the end stands alone.
pub fn fit_end<'a>(text: &'a str, room: usize, ellipsis: &str) -> Cow<'a, str> {
    let whole = width(text);
    if whole <= room {
        return Cow::Borrowed(text);
    }
    let (mark, kept) = match room.checked_sub(width(ellipsis)) {
        Some(kept) => (ellipsis, kept),
        None => ("", room),
    };
    let (mut left, mut at) = (whole, 0);
    for grapheme in graphemes(text) {
        if left <= kept {
            break;
        }
        left -= cells(grapheme);
        at += grapheme.len();
    }
    Cow::Owned([mark, text.get(at..).unwrap_or_default().trim_start()].concat())
}

/// Returns the byte at which two texts begin to differ, back at the beginning of the word, unless one
/// of them only goes on where the other ends.
fn common(text: &str, other: &str) -> usize {
    let mut at = 0;
    for (one, another) in graphemes(text).zip(graphemes(other)) {
        if one != another {
            break;
        }
        at += one.len();
    }
    if at == other.len() {
        return at;
    }
    let begins = |before: &str| before.ends_with([' ', ',']);
    let graphemes_before = text.get(..at).unwrap_or_default().char_indices().rev();
    let mut ends = graphemes_before.map(|(place, letter)| place + letter.len_utf8());
    ends.find(|end| text.get(..*end).is_some_and(begins)).unwrap_or(at)
}

/// Returns as much of the beginning of a text as fits.
fn begin(text: &str, room: usize) -> &str {
    let (mut used, mut at) = (0, 0);
    for grapheme in graphemes(text) {
        used += cells(grapheme);
        if used > room {
            break;
        }
        at += grapheme.len();
    }
    text.get(..at).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_cut_between_words_leaves_no_half_of_one() {
        let cut = |room| fit_words("97 of 279 weeks, none in full", room, "…").into_owned();
        assert_eq!(cut(29), "97 of 279 weeks, none in full");
        assert_eq!(cut(28), "97 of 279 weeks, none in …");
        assert_eq!(cut(21), "97 of 279 weeks …", "a comma does not stand before the sign");
        assert_eq!(cut(12), "97 of …", "no number stands without what it counts");
        assert_eq!(cut(3), "97…", "a first word that has no room with the sign apart is cut");
        assert_eq!(fit_words("Baqubah", 4, "…"), "Baq…");
    }

    #[test]
    fn texts_that_begin_alike_are_cut_where_they_are_alike() {
        let harvest = "ISIS infographic (Harvest of the Soldiers), claimed";
        let may = "ISIS infographic (Harvest of the Soldiers of May), claimed";
        let apart = |text, other, room| fit_apart(text, [text, other], room, "…").into_owned();
        assert_eq!(apart(harvest, may, 30), "ISIS infogr…Soldiers), claimed");
        assert_eq!(apart(may, harvest, 30), "ISIS…Soldiers of May), claimed");
        assert_eq!(
            apart("Ash Banner, claimed, May", "Ash Banner, claimed", 20),
            "Ash Banner, clai…May"
        );
        assert_eq!(apart(harvest, "Haifa", 30), "ISIS infographic (Harvest of…");
        assert_eq!(apart(harvest, may, 60), harvest);
        assert_eq!(apart(harvest, may, 3), "IS…", "no room for two parts");
    }

    #[test]
    fn the_end_stays_where_it_is_what_matters() {
        let end = |text, room| fit_end(text, room, "…").into_owned();
        assert_eq!(end("theatre:iraq tactic:ied", 12), "…tactic:ied");
        assert_eq!(end("ied", 3), "ied");
        assert_eq!(end("漢字漢字", 4), "…字");
        assert_eq!(fit_end("Diyala", 2, "..."), "la");
    }

    proptest! {
        #[test]
        fn what_is_cut_fits(text in "[a-c ,漢é]{0,40}", other in "[a-c ,漢é]{0,40}", room in 0usize..30) {
            for cut in [fit_apart(&text, [other.as_str()], room, "…"), fit_end(&text, room, "…")] {
                prop_assert!(width(&cut) <= room, "{cut:?} in {room}");
                prop_assert_eq!(cut == text, width(&text) <= room, "{:?}", cut);
            }
        }
    }
}
