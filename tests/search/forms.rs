//! Words as people bend them, and words that only look alike.

use watchfloor::query::{Replaced, TextField};

use super::{SHIPPED, found, read, search};

#[test]
fn forms_of_a_word_find_what_the_word_finds() {
    for (form, word) in [
        ("bombings", "'bomb"),
        ("claims", "'claimed"),
        ("drones", "'drone"),
        ("executing", "'executed"),
        ("beheaded", "tactic:execution"),
        ("ambushing", "tactic:ambush"),
        ("mines", "tactic:ied"),
    ] {
        let (forms, words) = (found(form), found(word));
        assert!(!words.is_empty(), "{word}");
        assert!(words.iter().all(|key| forms.contains(key)), "{form} {word}");
    }
}

#[test]
fn an_opposite_or_another_word_is_never_shown_for_the_word() {
    let (corpus, _) = &*SHIPPED;
    for (typed, not) in [
        ("unclaimed", "claimed"),
        ("unwounded", "wounded"),
        ("legal", "illegal"),
        ("kerman", "German"),
        ("ramadan", "Ramadi"),
    ] {
        for key in found(typed) {
            let entry = corpus.entry(key).unwrap();
            let says = |word: &str| entry.text().to_lowercase().contains(&word.to_lowercase());
            assert!(says(typed) || !says(not), "{typed}: {}", entry.text());
        }
        let marks = search(&read(typed)).marker.marks(&format!("{not} {typed}"), TextField::Text);
        assert!(marks.iter().all(|mark| mark.start > not.len()), "{typed} {not} {marks:?}");
    }
    assert_eq!(found("unclaimed"), []);
    assert!(!found("claimed").is_empty() && !found("German").is_empty());
}

#[test]
fn a_word_that_the_archive_has_is_no_slip_of_another() {
    let marked =
        |typed: &str, text: &str| search(&read(typed)).marker.marks(text, TextField::Text).len();
    assert_eq!(marked("drone", "they drove"), 0);
    assert_eq!(marked("polcie", "police"), 1);
    assert!(marked("baqubah", "Bakubah") > 0, "a spelling is no slip");
}

#[test]
fn what_stands_for_a_typed_word_is_said() {
    let said = |text: &str| -> Vec<String> {
        search(&read(text)).replaced.iter().map(Replaced::message).collect()
    };
    assert_eq!(said("Bakubah sniper"), ["`Bakubah` is not in the archive; shown: `Baqubah`"]);
    let police = said("target:polcie");
    assert!(police[0].starts_with("`polcie` is not in the archive; shown: `police`, `policem"));
    assert_eq!(said("-polcie").len(), 1, "also what is left out");
    // What is found by its sound, by a silent letter or beside a mere beginning is said as well.
    for (typed, shown) in [
        ("irak", "Iraq"),
        ("niniveh", "Nineveh"),
        ("palmira", "Palmyra"),
        ("baquba", "Baqubah"),
        ("soliemani", "Soleimani"),
        ("soleymani", "Soleimani"),
    ] {
        let told = said(typed);
        assert_eq!(told, [format!("`{typed}` is not in the archive; shown: `{shown}`")]);
    }
    // An English word is meant as it is.
    assert_eq!(said("policy"), [""; 0]);
    for known in ["police", "poli", "polices", "HTS", "tikrit", "'polcie", "\"polcie\"", "xqzzyq"] {
        assert_eq!(said(known), [""; 0], "{known}");
    }
}
