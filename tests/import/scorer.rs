//! The scorer itself: gold against itself is right, and each kind of mistake is found.

use super::score::{Gold, Names, Record, Tally, score};
use super::texts::NAMES;

const GOLD: &str = "
title: Week on the Coast (March 6-12, 2031)
publisher: Harbour
period: 2031-03-06..2031-03-12
entries:
- words: two soldiers were killed about 12 km north of Marsa
  text: On March 7, two soldiers were killed about 12 km north of Marsa
  date: '2031-03-07'
  theatre: iraq
  kind: attack
  tactic: [ied, ambush]
  place: ~12 km N of Marsa, Coast Province
  killed: '2'
  wounded: '>=3'
  basis: claimed
  sources: [Telegram, 2031-03-08]
  any:
    wounded: [none]
maybe: [a curfew was imposed]
";

fn names() -> &'static Names {
    &NAMES
}

fn against(change: impl Fn(&mut Record)) -> Tally {
    let gold = Gold::read(GOLD);
    let mut drafted = gold.entries.clone();
    drafted.iter_mut().for_each(change);
    score(&gold, &drafted, &|key| gold.head.get(key).text().to_owned(), names())
}

fn with(field: &str, yaml: &str) -> Tally {
    let value = Gold::read(&format!("value: {yaml}")).head.get("value").clone();
    against(|record| {
        record.fields.insert(field.to_owned(), value.clone());
    })
}

fn is_right(tally: &Tally, column: &str) -> bool {
    let share = tally.share(column);
    assert!(share.whole > 0, "{column} is not compared");
    share.part == share.whole
}

#[test]
fn gold_against_itself_is_right_in_every_field() {
    let tally = against(|_| {});
    assert_eq!(tally.mistakes, Vec::<String>::new());
    for column in ["recall", "precision", "head", "date", "place", "casualties", "basis", "sources"]
    {
        assert!(is_right(&tally, column), "{column}");
    }
}

#[test]
fn a_place_is_right_by_name_distance_and_bearing() {
    for right in
        ["12 km N of Marsa", "about 12 km north of al-Marsa", "~12 km north of Marsa, Coast"]
    {
        assert!(is_right(&with("place", right), "place"), "{right}");
    }
    for wrong in ["Marsa", "~15 km N of Marsa", "~12 km S of Marsa", "~12 km N of Coast Province"] {
        assert!(!is_right(&with("place", wrong), "place"), "{wrong}");
    }
}

#[test]
fn a_count_is_right_by_value_and_bound() {
    assert!(is_right(&with("wounded", "at least 3"), "wounded"));
    assert!(is_right(&with("wounded", "none"), "wounded"), "gold accepts none");
    assert!(is_right(&with("killed", "two"), "killed"));
    for (field, wrong) in
        [("killed", "'>=2'"), ("killed", "none"), ("wounded", "3"), ("captured", "1")]
    {
        assert!(!is_right(&with(field, wrong), field), "{field}: {wrong}");
    }
}

#[test]
fn a_tactic_is_right_by_the_first_or_by_the_set() {
    assert!(is_right(&with("tactic", "ied"), "tactic"));
    assert!(is_right(&with("tactic", "[ambush, ied]"), "tactic"));
    assert!(!is_right(&with("tactic", "ambush"), "tactic"));
    assert!(!is_right(&with("tactic", "none"), "tactic"));
}

#[test]
fn what_is_wrong_or_unsure_is_counted_where_it_is() {
    assert!(!is_right(&with("date", "2031-03-08"), "date"));
    assert!(!is_right(&with("basis", "official"), "basis"));
    let unsure = against(|record| {
        record.unsure.insert("date".to_owned());
    });
    assert_eq!(unsure.share("certain").whole - unsure.share("certain").part, 1);
    assert_eq!(unsure.share("right").whole, unsure.share("certain").part);
    let wrong = with("date", "2031-03-08");
    assert_eq!(wrong.share("right").whole - wrong.share("right").part, 1);
}

#[test]
fn what_is_missed_invented_or_may_be_is_told_apart() {
    let gold = Gold::read(GOLD);
    let head = |_: &str| String::new();
    let entry = |text: &str| {
        Gold::read(&format!("entries: [{{ text: {text}, date: 2031-03-01 }}]")).entries
    };
    let drafted =
        [entry("On Monday a curfew was imposed"), entry("A tanker sank off the coast")].concat();
    let tally = score(&gold, &drafted, &head, names());
    assert_eq!((tally.share("recall").part, tally.share("recall").whole), (0, 1));
    assert_eq!((tally.share("precision").part, tally.share("precision").whole), (0, 1));
    assert_eq!(tally.share("head").part, 0);
}
