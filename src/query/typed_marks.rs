//! The letters of a name that made it match while it is typed, where names are listed and nothing is
//! searched.

use std::ops::Range;

use super::highlight::{QueryWord, merged};
use crate::words::{How, Pattern, Scorer, tokens, words};

/// What is typed to find a name.
#[derive(Clone, Debug, Default)]
pub struct TypedMarks(Vec<QueryWord>);

impl TypedMarks {
    /// Takes what is typed.
    pub fn of(typed: &str) -> Self {
        let pattern = |word: &String| Pattern::new(word, How::Plain);
        Self(words(typed).iter().map(pattern).map(QueryWord::plain).collect())
    }

    /// Returns the bytes of a name and of what is said beside it that matched, each sorted and without
    /// overlaps. `other` is by what else it is found; letters in order with others between them are those of
    /// the name, and only of a word that is found nowhere else.
    pub fn of_listed(&self, name: &str, beside: &str, other: &str) -> [Vec<Range<usize>>; 2] {
        let (mut in_name, mut in_beside) = (Vec::new(), Vec::new());
        for word in &self.0 {
            let own = word.runs(name);
            let about = word.runs(beside);
            let is_found = !own.is_empty() || !about.is_empty() || !word.runs(other).is_empty();
            in_name.extend(if is_found { own } else { scattered(word, name) });
            in_beside.extend(about);
        }
        [merged(in_name, name), merged(in_beside, beside)]
    }
}

/// Returns the letters of a typed word that the first word of a name has in order.
fn scattered(word: &QueryWord, name: &str) -> Vec<Range<usize>> {
    let scorer = Scorer::default();
    let tokens = tokens(name);
    let met = tokens.iter().find(|token| scorer.last_resort(word.pattern(), &token.word).is_some());
    let letters = |token: &crate::words::Token| -> Vec<Range<usize>> {
        let places = scorer.letters(word.pattern(), &token.word).into_iter();
        places.filter_map(|at| token.bytes(at..at + 1)).collect()
    };
    met.map(letters).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(typed: &str, name: &str, beside: &str) -> (String, String) {
        let [in_name, in_beside] = TypedMarks::of(typed).of_listed(name, beside, "action");
        let of = |text: &str, marks: Vec<Range<usize>>| {
            let parts: Vec<&str> = marks.into_iter().filter_map(|mark| text.get(mark)).collect();
            parts.join("|")
        };
        (of(name, in_name), of(beside, in_beside))
    }

    #[test]
    fn the_letters_that_are_typed_are_marked_where_they_stand() {
        let marked = |typed, name, beside| {
            let (name, beside) = marked(typed, name, beside);
            format!("{name} / {beside}")
        };
        assert_eq!(marked("exp", "export", "Write out what is seen"), "exp / ");
        assert_eq!(marked("seen exp", "export", "Write out what is seen"), "exp / seen");
        assert_eq!(marked("cmp", "compare", "Two side by side"), "c|mp / ");
        assert_eq!(marked("act", "compare", "Two side by side"), " / ", "found by what it is");
        assert_eq!(marked("", "compare", "x"), " / ");
        assert_eq!(marked("raids may", "Raids of Attrition", "May 2020"), "Raids / May");
    }
}
