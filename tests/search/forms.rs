//! Words as people bend them, and words that only look alike.

use super::found;

#[test]
fn forms_of_a_word_find_what_the_word_finds() {
    for (form, word) in [
        ("bombings", "'bombs"),
        ("abducted", "'abductions"),
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
