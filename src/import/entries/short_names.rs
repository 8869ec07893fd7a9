//! Short names that a text gives to actors of the taxonomy: `Al-Shabaab (AS)`. Behind that, `AS` is no
//! small word.

use std::collections::BTreeMap;

use super::token::{Class, TextToken, tokens};
use crate::digest::Taxonomy;
use crate::import::block::TextBlock;
use crate::import::rules::ImportRules;

/// The most words of a name before its short one.
const LONGEST: usize = 5;

/// The most letters of a short name.
const SHORT: usize = 8;

/// The short names of a text, each with the name of its actor.
pub fn short_names(blocks: &[TextBlock], taxonomy: &Taxonomy) -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    for block in blocks {
        let mut words = block.text.as_str();
        while let Some((before, rest)) = words.split_once('(') {
            let Some((short, behind)) = rest.split_once(')') else { break };
            words = if short.len() > SHORT { rest } else { behind };
            let loud = short.chars().count() > 1 && short.chars().all(char::is_uppercase);
            let named = loud.then(|| named_before(before, taxonomy)).flatten();
            if let Some(name) = named.filter(|_| taxonomy.find_actor(short).is_none()) {
                all.entry(short.to_owned()).or_insert(name);
            }
        }
    }
    all
}

/// The actor whose name stands last in some words.
fn named_before(before: &str, taxonomy: &Taxonomy) -> Option<String> {
    let words: Vec<&str> = before.split_whitespace().rev().take(LONGEST).collect();
    let found = (1..=words.len()).rev().find_map(|length| {
        let name: Vec<&str> = words.iter().take(length).rev().copied().collect();
        taxonomy.find_actor(&name.join(" "))
    })?;
    taxonomy.actor(found).map(|actor| actor.name.to_string())
}

/// Gives short names the word that tells the side of whoever has them, so that all rules see it.
pub(super) fn tell_sides(
    all: &mut [TextToken],
    names: &BTreeMap<String, String>,
    text: &str,
    rules: &ImportRules,
) {
    if names.is_empty() {
        return;
    }
    let letters: Vec<char> = text.chars().collect();
    for token in all.iter_mut().filter(|token| token.loud && token.to - token.from <= SHORT) {
        let written: String =
            letters.get(token.from..token.to).unwrap_or_default().iter().collect();
        let Some(name) = names.get(&written) else { continue };
        let of_side = |set| tokens(name).into_iter().find(|word| rules.has_words(&word.word, set));
        let known = rules.known();
        let Some(side) = of_side(known.group).or_else(|| of_side(known.force)) else { continue };
        (token.word, token.class) = (side.word, Class::Word);
    }
}
