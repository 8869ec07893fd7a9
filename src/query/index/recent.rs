//! What was asked for last, so that a text that is typed key by key is answered anew only where it
//! changes.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

/// The most answers that are kept: more than the words of a long query, with what each is asked for.
const MOST: usize = 24;

/// Some answers, the last asked for at the end.
#[derive(Debug)]
pub(super) struct Recent<T>(Mutex<VecDeque<Arc<T>>>);

impl<T> Default for Recent<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Weighed> Recent<T> {
    /// Returns the answer that is the one asked for, or else makes and keeps it.
    pub(super) fn get_or_make(
        &self,
        is: impl Fn(&T) -> bool,
        make: impl FnOnce() -> Arc<T>,
    ) -> Arc<T> {
        if let Ok(mut kept) = self.0.lock()
            && let Some(at) = kept.iter().position(|known| is(known))
            && let Some(known) = kept.remove(at)
        {
            kept.push_back(Arc::clone(&known));
            return known;
        }
        let made = make();
        if let Ok(mut kept) = self.0.lock() {
            kept.push_back(Arc::clone(&made));
            let mut bytes: usize = kept.iter().map(|known| known.bytes()).sum();
            while kept.len() > MOST || bytes > T::MOST_BYTES {
                let Some(oldest) = kept.pop_front() else { break };
                bytes -= oldest.bytes();
            }
        }
        made
    }
}

/// What is kept only while it is small.
pub(super) trait Weighed {
    /// The most bytes that are kept in all.
    const MOST_BYTES: usize;

    /// Returns about how many bytes it takes.
    fn bytes(&self) -> usize;
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Weighed for (usize, usize) {
        const MOST_BYTES: usize = 100;

        fn bytes(&self) -> usize {
            self.1
        }
    }

    #[test]
    fn what_was_asked_for_last_is_kept_while_it_is_small() {
        let recent = Recent::<(usize, usize)>::default();
        let made = Mutex::new(Vec::new());
        let ask = |number: usize, bytes: usize| {
            let make = || {
                made.lock().unwrap().push(number);
                Arc::new((number, bytes))
            };
            assert_eq!(recent.get_or_make(|known| known.0 == number, make).0, number);
        };
        ask(1, 30);
        ask(2, 30);
        ask(1, 30);
        ask(3, 50);
        ask(1, 30);
        ask(2, 30);
        ask(4, 1_000);
        ask(4, 1_000);
        assert_eq!(
            *made.lock().unwrap(),
            [1, 2, 3, 2, 4, 4],
            "the second had to go, the fourth never stayed"
        );
        (10..10 + MOST).for_each(|number| ask(number, 0));
        (10..10 + MOST).for_each(|number| ask(number, 0));
        assert_eq!(made.lock().unwrap().len(), 6 + MOST);
    }
}
