//! The rules that come with the program.
#![expect(clippy::disallowed_macros, reason = "the rules that the program comes with")]

use std::sync::{Arc, LazyLock};

use super::ImportRules;
use super::reading::RulesError;
use crate::built_in::BuiltIn;

/// A file of rules that comes with the program.
#[derive(Debug, Clone, Copy)]
pub struct ShippedRules {
    /// Its name: `itic.yaml`.
    pub name: &'static str,
    /// What it holds.
    pub text: &'static str,
}

/// The name of the rules that every text is read with,
const GENERAL_NAME: &str = "general.yaml";
/// and the rules.
static GENERAL: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let packed = BuiltIn::of(include_bytes!(concat!(env!("OUT_DIR"), "/general.bin")));
    packed.bytes().unwrap_or_default()
});

/// The rules of publishers that come with the program, which add to the general ones.
pub const SHIPPED: &[ShippedRules] =
    &[ShippedRules { name: "itic.yaml", text: include_str!("../../../data/import/itic.yaml") }];

impl ImportRules {
    /// Reads the general rules.
    ///
    /// # Errors
    ///
    /// The tests hold the shipped file to be right.
    pub fn general() -> Result<Self, Vec<RulesError>> {
        Self::read(&[(GENERAL_NAME, &GENERAL)])
    }

    /// Reads the general rules and a publisher's.
    ///
    /// # Errors
    ///
    /// What is wrong in the file, with its line.
    pub fn with(name: &str, bytes: &[u8]) -> Result<Self, Vec<RulesError>> {
        Self::read(&[(GENERAL_NAME, &GENERAL), (name, bytes)])
    }

    /// Returns the general rules, with those of the publisher whom the beginning of a text names. They
    /// are read once, however many texts there are.
    ///
    /// # Errors
    ///
    /// The tests hold the shipped files to be right.
    pub fn for_text(beginning: &str) -> Result<Arc<Self>, Vec<RulesError>> {
        static READ: LazyLock<Result<Vec<Arc<ImportRules>>, Vec<RulesError>>> =
            LazyLock::new(|| {
                let publishers = SHIPPED
                    .iter()
                    .map(|shipped| ImportRules::with(shipped.name, shipped.text.as_bytes()));
                publishers
                    .chain([ImportRules::general()])
                    .map(|rules| rules.map(Arc::new))
                    .collect()
            });
        let all = READ.as_ref().map_err(Clone::clone)?;
        let fitting = all.iter().find(|rules| rules.recognise(beginning));
        fitting.or(all.last()).cloned().ok_or_else(Vec::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_rules_are_right_and_found_by_what_a_text_says() {
        assert!(ImportRules::general().is_ok(), "{:?}", ImportRules::general().err());
        let itic = ImportRules::for_text("Spotlight on Global Jihad (May 1-6, 2031)").unwrap();
        assert_eq!(itic.publisher.as_deref(), Some("ITIC"));
        assert_eq!(ImportRules::for_text("A week on the coast").unwrap().publisher, None);
    }

    #[test]
    fn what_is_wrong_in_a_file_is_told_with_its_line() {
        let text = "rules: mine\ncasualties:\n  - { rule: a, words: \"PEOPLE @bee hurt\", wounded: 1 }\nsort: x\n";
        let errors = ImportRules::with("mine.yaml", text.as_bytes()).unwrap_err();
        let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert!(
            told.iter().any(|told| told.starts_with("mine.yaml:3:") && told.contains("bee")),
            "{told:?}"
        );
        assert!(
            told.iter().any(|told| told.starts_with("mine.yaml:4:") && told.contains("sort")),
            "{told:?}"
        );
    }

    #[test]
    fn a_tactic_that_nothing_tells_of_and_a_kind_without_a_role_are_told() {
        let text = "rules: mine\ntactics:\n  - { tactic: arson, words: [torched], over: [smal-arms] }\n\
                    kinds:\n  - { kind: storm, words: [gale] }\n  - { kind: flood, role: water }\n";
        let errors = ImportRules::with("mine.yaml", text.as_bytes()).unwrap_err();
        let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
        for (line, word) in [(3, "smal-arms"), (5, "role"), (6, "water")] {
            let start = format!("mine.yaml:{line}:");
            let is = |told: &String| told.starts_with(&start) && told.contains(word);
            assert!(told.iter().any(is), "{word}: {told:?}");
        }
    }

    #[test]
    fn a_publisher_adds_to_a_tactic_what_it_wins_over() {
        let text =
            "rules: mine\ntactics:\n  - { tactic: arson, words: [alight], over: [small-arms] }\n";
        let general = ImportRules::general().unwrap();
        let mine = ImportRules::with("mine.yaml", text.as_bytes()).unwrap();
        let over = |rules: &ImportRules| rules.tactic("arson").unwrap().over.clone();
        assert!(!over(&general).contains(&"small-arms".to_owned()));
        let added: Vec<String> = over(&general).into_iter().chain(["small-arms".into()]).collect();
        assert_eq!(over(&mine), added);
    }
}
