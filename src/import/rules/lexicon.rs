//! Phrases and the sets that they belong to, found in a text at each of its tokens, longest first.

use std::collections::HashMap;

use crate::import::entries::TextToken;

/// A set of phrases, by its place in the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::import) struct SetId(pub(super) u16);

/// All phrases of the rules.
#[derive(Debug, Clone, Default)]
pub(in crate::import) struct WordSets {
    /// The names of the sets.
    names: HashMap<String, SetId>,
    /// Phrases by their first word, each with its words behind the first.
    phrases: HashMap<String, Vec<(Vec<String>, SetId)>>,
    /// How many phrases a set has.
    sizes: Vec<usize>,
}

/// What sets have a phrase at each token: the set, and the token behind the phrase.
#[derive(Debug, Clone, Default)]
pub(in crate::import) struct SetMarks {
    at: Vec<Vec<(SetId, usize)>>,
}

impl WordSets {
    /// Returns the set with a name, made empty where there is none.
    pub fn set(&mut self, name: &str) -> SetId {
        if let Some(id) = self.names.get(name) {
            return *id;
        }
        let id = SetId(u16::try_from(self.sizes.len()).unwrap_or(u16::MAX));
        self.sizes.push(0);
        self.names.insert(name.to_owned(), id);
        id
    }

    /// Returns the set with a name, if it has phrases.
    pub fn known(&self, name: &str) -> Option<SetId> {
        let id = *self.names.get(name)?;
        let size = self.sizes.get(usize::from(id.0)).copied();
        size.is_some_and(|size| size > 0).then_some(id)
    }

    /// Adds phrases to a set.
    pub fn add_all(&mut self, set: SetId, phrases: &[String]) {
        for phrase in phrases {
            self.add(set, phrase);
        }
    }

    /// Adds a phrase to a set; one of two words also with a hyphen between them.
    pub fn add(&mut self, set: SetId, phrase: &str) {
        let folded = phrase.to_lowercase().replace(['’', '‘'], "'");
        let words: Vec<String> =
            crate::import::entries::tokens(&folded).into_iter().map(|token| token.word).collect();
        if let [first, second] = words.as_slice()
            && first.chars().all(char::is_alphabetic)
            && second.chars().all(char::is_alphabetic)
        {
            self.put(set, vec![format!("{first}-{second}")]);
        }
        self.put(set, words);
        if let Some(size) = self.sizes.get_mut(usize::from(set.0)) {
            *size += 1;
        }
    }

    /// Returns the phrases of a set, with blanks between their words, in the order of the alphabet.
    pub fn phrases_of(&self, set: SetId) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for (first, phrases) in &self.phrases {
            for (rest, _) in phrases.iter().filter(|(_, known)| *known == set) {
                let mut words = vec![first.as_str()];
                words.extend(rest.iter().map(String::as_str));
                all.push(words.join(" "));
            }
        }
        all.sort();
        all
    }

    fn put(&mut self, set: SetId, mut words: Vec<String>) {
        if words.is_empty() {
            return;
        }
        let rest = words.split_off(1);
        for first in words {
            let known = self.phrases.entry(first).or_default();
            // The longest stands first, so that the first that fits is the longest.
            let at = known.partition_point(|(other, _)| other.len() >= rest.len());
            known.insert(at, (rest.clone(), set));
        }
    }

    /// Finds all phrases in a text. Linear: each token looks at the phrases of its own word.
    pub fn marks(&self, tokens: &[TextToken]) -> SetMarks {
        let at = tokens.iter().enumerate().map(|(at, token)| {
            let mut found: Vec<(SetId, usize)> = Vec::new();
            for (rest, set) in self.phrases.get(&token.word).into_iter().flatten() {
                let fits = rest.iter().enumerate().all(|(next, word)| {
                    tokens.get(at + 1 + next).is_some_and(|token| token.word == *word)
                });
                if fits && !found.iter().any(|(known, _)| known == set) {
                    found.push((*set, at + 1 + rest.len()));
                }
            }
            found
        });
        SetMarks { at: at.collect() }
    }
}

impl SetMarks {
    /// Returns the token behind the phrase of a set that begins at a token.
    pub fn end(&self, at: usize, set: SetId) -> Option<usize> {
        let found = self.at.get(at)?.iter().find(|(known, _)| *known == set)?;
        Some(found.1)
    }

    /// Returns true where a phrase of a set begins at a token.
    pub fn is(&self, at: usize, set: SetId) -> bool {
        self.end(at, set).is_some()
    }

    /// Finds the first phrase of a set in a range, as the tokens that it covers.
    pub fn find(
        &self,
        range: std::ops::Range<usize>,
        set: SetId,
    ) -> Option<std::ops::Range<usize>> {
        let last = range.end;
        range.into_iter().find_map(|at| {
            let end = self.end(at, set)?;
            (end <= last).then_some(at..end)
        })
    }
}
