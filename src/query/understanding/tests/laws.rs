//! What holds for any typed text.

use std::collections::HashSet;

use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::Invented;
use crate::query::parse;

/// Parts of texts that meet what is understood.
const PARTS: &[&str] = &[
    "who",
    "what",
    "may",
    "march",
    "2020",
    "14",
    "24",
    "between",
    "and",
    "or",
    "not",
    "-",
    "(",
    ")",
    "\"",
    "killed",
    "wounded",
    ">",
    ">=",
    "10",
    "10+",
    "more than",
    "ten",
    "since",
    "until",
    "late",
    "week of",
    "last",
    "week",
    "ramadan",
    "q2",
    "first half of",
    "no",
    "deaths",
    "sinai",
    "xyzzy",
    "province",
    "of",
    "police",
    "officers",
    "date:2020",
    "killed:>3",
    "21.5.2020",
    "14-24",
    "to",
    "IS",
    "أيار",
    "رمضان",
    "deir azzor",
    ",",
    "..",
    "how many",
    "people",
    "'x",
    "attacks by",
];

fn typed() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        6 => proptest::sample::select(PARTS).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ];
    proptest::collection::vec((part, "[ ]{0,2}"), 0..9)
        .prop_map(|parts| parts.into_iter().map(|(part, space)| part + &space).collect())
}

/// Takes back the chips of a text until there are none, and compares what is left with the query as
/// it stands.
fn taken_back_it_is_as_it_stands(text: &str) -> TestCaseResult {
    let invented = Invented::new();
    let strict = parse(text, &invented.taxonomy);
    let mut back: Vec<String> = Vec::new();
    let mut read = invented.understand(text, &back);
    // Words that stood beside what was understood may be understood after it; they are taken back
    // likewise.
    for _ in 0..text.len() {
        let Ok(understood) = &read else { break };
        for chip in &understood.chips {
            prop_assert!(text.get(chip.range.clone()).is_some_and(|words| !words.is_empty()));
            prop_assert!(!back.contains(&chip.words(text).to_owned()), "{}", chip);
        }
        if understood.chips.is_empty() {
            break;
        }
        back.extend(understood.chips.iter().map(|chip| chip.words(text).to_owned()));
        read = invented.understand(text, &back);
    }
    // A text with a fault has no chips to take back; as it stands it has one too.
    match read {
        Ok(read) => prop_assert_eq!(Ok(read.query), strict),
        Err(_) => prop_assert!(strict.is_err(), "{}", text),
    }
    Ok(())
}

#[test]
fn one_side_of_an_or_that_is_left_out_makes_no_fault() {
    for text in ["2020 or since", "more than or ramadan", "since or أيار"] {
        if let Err(fault) = taken_back_it_is_as_it_stands(text) {
            panic!("{text}: {fault}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_with_all_chips_taken_back_it_is_the_query_as_it_stands(text in typed()) {
        taken_back_it_is_as_it_stands(&text)?;
    }

    #[test]
    fn chips_stand_in_the_order_of_the_text_and_each_says_something(text in typed()) {
        let invented = Invented::new();
        if let Ok(read) = invented.understand(&text, &[]) {
            let starts: Vec<usize> = read.chips.iter().map(|chip| chip.range.start).collect();
            prop_assert!(starts.is_sorted());
            let distinct: HashSet<usize> = starts.iter().copied().collect();
            prop_assert_eq!(distinct.len(), starts.len());
            prop_assert!(read.chips.iter().all(|chip| !chip.to_string().is_empty()));
            if !read.chips.is_empty() {
                prop_assert!(!read.query.is_empty(), "{} asks for everything", text);
            }
        }
    }
}
