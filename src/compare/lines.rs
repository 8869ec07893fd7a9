//! Assigns things to lines: for each sort, the first thing of every subject shares a line, the
//! second of every subject another, and so on. Lines are found by hashing, so that ten thousand
//! figures do not need a hundred million comparisons.

use std::collections::HashMap;
use std::hash::Hash;

/// Lines by sort, in the order in which they were first needed.
pub(super) struct LineAllocator<S> {
    /// The lines of each sort, and how many of them the current subject has taken.
    known: HashMap<S, (Vec<usize>, LinesTaken)>,
    /// The number of lines.
    count: usize,
    /// The current subject.
    subject: usize,
}

/// How many lines of a sort a subject has taken.
#[derive(Clone, Copy, Default)]
struct LinesTaken {
    subject: usize,
    lines: usize,
}

impl<S: Hash + Eq> LineAllocator<S> {
    pub(super) fn new() -> Self {
        Self { known: HashMap::new(), count: 0, subject: 0 }
    }

    /// Starts the next subject, which takes lines from the first on.
    pub(super) fn next_subject(&mut self) {
        self.subject += 1;
    }

    /// Returns the line of the next thing of a sort: one that the subject has not taken, else a new
    /// one at the end.
    pub(super) fn take(&mut self, sort: S) -> usize {
        let (lines, taken) = self.known.entry(sort).or_default();
        if taken.subject != self.subject {
            *taken = LinesTaken { subject: self.subject, lines: 0 };
        }
        let line = lines.get(taken.lines).copied().unwrap_or_else(|| {
            lines.push(self.count);
            self.count += 1;
            self.count - 1
        });
        taken.lines += 1;
        line
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::hash::Hasher;

    use super::*;

    thread_local! {
        static COMPARED: Cell<usize> = const { Cell::new(0) };
    }

    /// A sort that counts how often it is compared.
    struct Sort(usize);

    impl PartialEq for Sort {
        fn eq(&self, other: &Self) -> bool {
            COMPARED.set(COMPARED.get() + 1);
            self.0 == other.0
        }
    }

    impl Eq for Sort {}

    impl Hash for Sort {
        fn hash<H: Hasher>(&self, state: &mut H) {
            self.0.hash(state);
        }
    }

    #[test]
    fn what_is_of_one_sort_shares_a_line_and_what_is_more_has_further_ones() {
        let mut lines = LineAllocator::new();
        assert_eq!(["a", "b", "a"].map(|sort| lines.take(sort)), [0, 1, 2]);
        lines.next_subject();
        assert_eq!(["b", "a", "c", "a", "a"].map(|sort| lines.take(sort)), [1, 0, 3, 2, 4]);
        lines.next_subject();
        assert_eq!(["c", "a"].map(|sort| lines.take(sort)), [3, 0]);
    }

    #[test]
    fn comparisons_grow_with_the_things_and_not_with_their_pairs() {
        let compared = |things: usize| {
            COMPARED.set(0);
            let mut lines = LineAllocator::new();
            for _ in 0..2 {
                for sort in 0..things {
                    lines.take(Sort(sort));
                    lines.take(Sort(0));
                }
                lines.next_subject();
            }
            COMPARED.get()
        };
        let (few, many) = (compared(1_000), compared(10_000));
        assert!(few >= 1_000, "{few}");
        assert!(many < 6 * 10_000, "{many}");
    }
}
