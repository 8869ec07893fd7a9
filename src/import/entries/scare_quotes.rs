//! Words in scare quotes or behind `so-called`: those of somebody else, from which whoever tells stands
//! back.

use std::ops::Range;

use super::text::SectionText;
use super::token::Class;

/// The most words between quotation marks that are no speech.
const MOST_WORDS: usize = 3;

/// Finds a word for people, for what befell them or for a thing in quotation marks, with the marks:
/// `four “spies”`, `two army “agents”`. Names, numbers and speech are none.
pub(super) fn scare_quotes(text: &SectionText<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let known = text.known();
    let so_called = || range.clone().find_map(|at| Some(at..text.end(at, known.so_called)?));
    let counts = [known.several, known.some, known.dozens, known.hundreds];
    let is_quote = |at: usize| text.token(at).is_some_and(|token| token.class == Class::Quote);
    let sets =
        [known.person, known.militant, known.thing, known.killed, known.captured, known.scare_word];
    let quoted = range.clone().filter(|at| is_quote(*at)).find_map(|open| {
        let close = (open + 1..range.end.min(open + MOST_WORDS + 2)).find(|at| is_quote(*at))?;
        let words = open + 1..close;
        let plain = |at: usize| {
            text.token(at).is_some_and(|token| {
                token.is_wordlike() && !token.capital && token.number().is_none()
            })
        };
        let told = sets.iter().any(|set| text.has(words.clone(), *set) || text.is(close + 1, *set));
        // `“several” (estimated at ten)` doubts the number.
        let number = counts.iter().any(|set| text.is(open + 1, *set));
        let is = !words.is_empty() && words.clone().all(plain) && told && !number;
        is.then_some(open..close + 1)
    });
    quoted.or_else(so_called)
}
