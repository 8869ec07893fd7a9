//! Tests that guesses match the slow evaluator, and that their cost does not grow with the product
//! of known and unknown names.

use proptest::prelude::*;

use super::*;

/// Guesses slowly, as the reference: compares the word with every name.
fn slowly<'x>(word: &str, known: &[&'x str]) -> Option<&'x str> {
    fn likeness(word: &str, candidate: &str) -> Option<f64> {
        let candidate = candidate.to_lowercase();
        let length = word.chars().count().max(candidate.chars().count());
        if length > LONGEST {
            return None;
        }
        let alike = jaro_winkler(word, &candidate);
        let near = damerau_levenshtein(word, &candidate) <= length / 3;
        let (short, long) =
            if word.len() < candidate.len() { (word, &*candidate) } else { (&*candidate, word) };
        let beginning =
            short.chars().nth(SHORTEST_BEGINNING - 1).is_some() && long.starts_with(short);
        (near || beginning || alike >= 0.9).then_some(alike)
    }
    if word.chars().nth(LONGEST).is_some() {
        return None;
    }
    let word = word.to_lowercase();
    let like = known.iter().filter_map(|name| Some((likeness(&word, name)?, *name)));
    like.max_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, name)| name)
}

fn found<'x>(word: &str, known: &[&'x str]) -> Option<&'x str> {
    let names = NearestNames::new(known.iter().map(|name| (*name, *name)));
    names.find(word, &mut Effort::default())
}

proptest! {
    #[test]
    fn guesses_are_those_of_the_slow_evaluator(
        known in proptest::collection::vec("[A-Ca-c é]{0,9}", 0..12), word in "[a-cA-C é]{0,9}",
    ) {
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        prop_assert_eq!(nearest(&word, known.iter().copied()), slowly(&word, &known));
        prop_assert_eq!(found(&word, &known), slowly(&word, &known));
    }
}

#[test]
fn among_many_names_nearly_all_guesses_are_those_of_the_slow_evaluator_and_the_others_as_near() {
    let known = villages(1_000);
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let names = NearestNames::new(known.iter().map(|name| (*name, *name)));
    let (mut same, mut asked) = (0, 0);
    for (at, name) in known.iter().enumerate().step_by(5) {
        let mut word: Vec<char> = name.chars().collect();
        let place = at % word.len();
        word[place] = 'y';
        let word: String = word.into_iter().collect();
        let (guess, slow) = (names.find(&word, &mut Effort::default()), slowly(&word, &known));
        let slips = |name: Option<&str>| name.map(|name| damerau_levenshtein(&word, name));
        assert!(slips(guess) <= slips(slow), "{word}: {guess:?} {slow:?}");
        (same, asked) = (same + usize::from(guess == slow), asked + 1);
    }
    assert!(asked == 200 && same >= 195, "{same} of {asked}");
}

/// Returns this many names made of the same few parts.
fn villages(many: usize) -> Vec<String> {
    let parts =
        ["tal", "umm", "deir", "khan", "abu", "sina", "raqq", "mosu", "zuwe", "hawi", "jabal"];
    let part = |n: usize| parts[n % parts.len()];
    let name = |n: usize| format!("{}{} {}{}", part(n), part(n / 11), part(n / 121), n / 1_331);
    (0..many).map(name).collect()
}

/// Returns how many comparisons it takes to guess some unknown names among many known ones.
fn compared(many: usize, unknown: usize, effort: &mut Effort) -> usize {
    let known = villages(many);
    let names = NearestNames::new(known.iter().map(|name| (&**name, ())));
    let before = effort.compared();
    for name in known.iter().cycle().take(unknown) {
        names.find(&format!("{name}x"), effort);
    }
    effort.compared() - before
}

#[test]
fn comparisons_grow_with_the_unknown_names_and_not_with_the_known() {
    let compared = |many, unknown| compared(many, unknown, &mut Effort::default());
    let few = [1_000, 2_000, 20_000].map(|many| compared(many, 100));
    assert!(few.iter().all(|few| (1..=100 * MOST_SHARING).contains(few)), "{few:?}");
    assert!(compared(2_000, 200) <= 200 * MOST_SHARING);
    assert_eq!(compared(100, 100), 100 * 100, "of few names each is looked at");
}

#[test]
fn all_guesses_together_are_bounded() {
    let mut effort = Effort::default();
    compared(2_000, 20_000, &mut effort);
    let used = effort.compared();
    assert!((Effort::MOST..Effort::MOST + MOST_KNOWN).contains(&used), "{used}");
    assert_eq!(compared(2_000, 1, &mut effort), 0, "nothing is guessed any more");
    assert_eq!(compared(2, 1, &mut Effort::default()), 2);
}

#[test]
fn slips_are_counted_only_where_they_decide_and_so_often() {
    let known = villages(500);
    let names = NearestNames::new(known.iter().map(|name| (&**name, ())));
    let mut effort = Effort::default();
    names.find("xxxxx qqqqq", &mut effort);
    assert_eq!((effort.compared, effort.slips_counted), (500, 0), "other letters are seen at once");
    names.find(&known[77], &mut effort);
    assert!(effort.slips_counted < 50, "{effort:?}");
    // The same letters in another order are the worst case.
    let turned = |n: u64| {
        let mut chance = n.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut letters: Vec<char> = "abcdefgh".repeat(8).chars().collect();
        letters.sort_by_cached_key(|_| {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            chance >> 32
        });
        letters.into_iter().collect::<String>()
    };
    let known: Vec<String> = (0..400).map(turned).collect();
    let names = NearestNames::new(known.iter().map(|name| (&**name, ())));
    for n in 1_000..2_000 {
        names.find(&turned(n), &mut effort);
    }
    let counted = Effort::MOST_COUNTED..Effort::MOST_COUNTED + MOST_KNOWN;
    assert!(counted.contains(&effort.slips_counted), "{effort:?}");
}

#[test]
fn pairs_that_every_name_has_are_not_read() {
    let same: Vec<String> =
        (0..10_000).map(|n| format!("{} of the river", "ab".repeat(n % 9))).collect();
    let names = NearestNames::new(same.iter().map(|name| (&**name, ())));
    let mut effort = Effort::default();
    names.find("abab off the rivre", &mut effort);
    assert!(effort.compared() <= MOST_SHARING, "{}", effort.compared());
}

#[test]
fn slips_are_recognised() {
    let keys = ["date", "kind", "tactic", "place", "text", "basis", "killed_or_wounded"];
    for (written, meant) in [
        ("tatcic", "tactic"),
        ("Tactic", "tactic"),
        ("tactics", "tactic"),
        ("txt", "text"),
        ("killed-or-wounded", "killed_or_wounded"),
        ("bassis", "basis"),
    ] {
        assert_eq!(nearest(written, keys), Some(meant), "{written}");
    }
}

#[test]
fn names_are_recognised_by_their_beginning() {
    let areas = ["Diyala Province", "Kirkuk", "Salah al-Din"];
    assert_eq!(nearest("diyala", areas), Some("Diyala Province"));
    assert_eq!(nearest("salah ad-din", areas), Some("Salah al-Din"));
}

#[test]
fn other_words_are_left_alone() {
    assert_eq!(nearest("weather", ["date", "kind", "text"]), None);
    assert_eq!(nearest("is", ["of", "by"]), None);
    assert_eq!(nearest("", ["of", "by"]), None);
    assert_eq!(nearest(&"date".repeat(500), ["date"]), None);
    assert_eq!(nearest("date", []), None);
}
