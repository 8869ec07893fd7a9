//! What looks like a digest and is none, two digests in one file, and dates that contradict each
//! other.

use std::fs;
use std::path::Path;

use watchfloor::import::draft::DigestDraft;
use watchfloor::import::field::Certainty;
use watchfloor::import::text::{ImportedText, TextError};

use super::texts::{TEXTS, drafted};

fn trap(name: &str) -> Result<ImportedText, TextError> {
    let path = Path::new(TEXTS).join("traps").join(name);
    drafted(&fs::read(&path).unwrap(), &path)
}

fn dates(draft: &DigestDraft) -> Vec<&str> {
    let fields = draft.entries().flat_map(|entry| &entry.fields);
    fields.filter(|field| field.name == "date").map(|field| field.value.as_str()).collect()
}

#[test]
fn a_page_of_links_to_digests_is_none() {
    let error = trap("listing.html").unwrap_err();
    assert!(matches!(error, TextError::NoDigest(_)), "{error}");
    assert!(error.to_string().contains("list"), "{error}");
}

#[test]
fn an_essay_is_no_digest() {
    let error = trap("essay.txt").unwrap_err();
    assert!(matches!(error, TextError::NoDigest(_)), "{error}");
}

#[test]
fn two_digests_in_one_file_are_two_drafts() {
    let imported = trap("two-in-one.txt").unwrap();
    let periods: Vec<_> = imported.drafts.iter().map(|draft| draft.head_value("period")).collect();
    assert_eq!(periods, [Some("2020-03-04..2020-03-10"), Some("2020-03-11..2020-03-17")]);
    let dates: Vec<_> = imported.drafts.iter().map(dates).collect();
    assert_eq!(dates, [["2020-03-06", "2020-03-09"], ["2020-03-13", "2020-03-15"]]);
}

#[test]
fn a_title_with_the_wrong_year_is_told_and_not_trusted() {
    let imported = trap("wrong-year.txt").unwrap();
    let [draft] = imported.drafts.as_slice() else { panic!("{} drafts", imported.drafts.len()) };
    assert_eq!(dates(draft), ["2022-02-04", "2022-02-08"]);
    let period = draft.head.iter().find(|field| field.name == "period").unwrap();
    assert_ne!(period.certainty, Certainty::Certain);
    let told = draft.remarks.join("\n");
    assert!(told.contains("2021") && told.contains("2022"), "{told}");
}

#[test]
fn days_in_the_wrong_order_are_told_and_turned() {
    let imported = trap("reversed-days.txt").unwrap();
    let [draft] = imported.drafts.as_slice() else { panic!("{} drafts", imported.drafts.len()) };
    assert_eq!(draft.head_value("period"), Some("2021-01-21..2021-01-27"));
    assert_eq!(dates(draft), ["2021-01-21", "2021-01-26"]);
    assert!(!draft.remarks.is_empty());
}

#[test]
fn a_text_in_another_language_says_so() {
    let imported = trap("french.txt").unwrap();
    let [draft] = imported.drafts.as_slice() else { panic!("{} drafts", imported.drafts.len()) };
    let told = draft.remarks.join("\n");
    assert!(told.contains("French"), "{told}");
    assert_eq!(draft.head_value("period"), Some("2019-03-04..2019-03-10"));
}
