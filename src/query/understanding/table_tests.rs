//! Typed texts, what is said of them, and the query that they become. What is understood softly
//! stands in the query as its words.

use std::collections::HashSet;

use proptest::prelude::*;

use super::read::{ArchiveContext, Understanding};
use super::{Lexicon, understand};
use crate::digest::{Actor, Area, Taxonomy, TaxonomyParts, Theatre, TheatreId};
use crate::query::lookup::NameLookup;
use crate::query::names::NameTable;
use crate::query::{QueryFault, parse};

/// An invented archive that ends on the 26th of June 2024 and has every word but those that begin
/// with `xyz`.
struct Invented {
    taxonomy: Taxonomy,
    names: NameTable,
}

impl Invented {
    fn new() -> Self {
        let theatre = |id: &str, name: &str| Theatre {
            id: id.into(),
            name: name.into(),
            aliases: vec![],
            west: false,
        };
        let area = |name: &str, aliases: &[&str]| Area {
            id: crate::words::slug(name).into(),
            name: name.into(),
            aliases: aliases.iter().map(|alias| (*alias).into()).collect(),
            theatre: TheatreId(0),
            west: None,
        };
        let actor = |name: &str, aliases: &[&str]| Actor {
            name: name.into(),
            aliases: aliases.iter().map(|alias| (*alias).into()).collect(),
            part_of: None,
        };
        let taxonomy: Taxonomy = TaxonomyParts {
            theatres: vec![theatre("iraq", "Iraq"), theatre("sinai", "Sinai")],
            areas: vec![area("Diyala", &["Diyala Province"]), area("Deir ez-Zor", &[])],
            actors: vec![
                actor("Islamic State", &["IS", "ISIS"]),
                actor("1920 Revolution Brigades", &[]),
                actor("Army of All", &[]),
            ],
            ..TaxonomyParts::default()
        }
        .into();
        let names = NameTable::of(&taxonomy);
        Self { taxonomy, names }
    }

    fn understand(&self, typed: &str, back: &[String]) -> Result<Understanding, QueryFault> {
        let archive = ArchiveContext {
            names: &NameLookup::of(&self.taxonomy),
            last_day: "2024-06-26".parse().ok(),
            lexicon: self,
        };
        understand(typed, &archive, back)
    }
}

impl Lexicon for Invented {
    fn longest(&self) -> usize {
        self.names.longest()
    }

    fn is_name(&self, words: &[&str]) -> bool {
        self.names.is_name(words)
    }

    fn sounds_like_name(&self, words: &[&str]) -> bool {
        self.names.named(words).is_some()
    }

    fn finds(&self, word: &str) -> bool {
        !word.starts_with("xyz")
    }
}

/// The typed text, the chips, and the query.
const DATES: &[(&str, &str, &str)] = &[
    ("2020", "date 2020", "2020"),
    ("sinai 2020", "date 2020", "sinai 2020"),
    ("may 2020", "date 2020-05", "may 2020"),
    ("sinai may 2020", "date 2020-05", "sinai may 2020"),
    ("Sinai, May, 2020", "date 2020-05", "Sinai, May, 2020"),
    ("may of 2020", "date 2020-05", "may of 2020"),
    ("May/2020", "date 2020-05", "May/2020"),
    ("2020 may sinai", "date 2020-05", "2020 may sinai"),
    ("sept 2021", "date 2021-09", "sept 2021"),
    ("dec. 2021", "date 2021-12", "dec. 2021"),
    ("21 may 2020", "date 2020-05-21", "21 may 2020"),
    ("21st of May, 2020", "date 2020-05-21", "21st of May, 2020"),
    ("may 21, 2020", "date 2020-05-21", "may 21, 2020"),
    ("may 21st 2020", "date 2020-05-21", "may 21st 2020"),
    ("on the 21st of may 2020", "date 2020-05-21", "on the 21st of may 2020"),
    ("2020-05-21", "date 2020-05-21", "2020-05-21"),
    ("2020/5/21", "date 2020-05-21", "2020/5/21"),
    ("2020-05", "date 2020-05", "2020-05"),
    ("21.5.2020", "date 2020-05-21", "21.5.2020"),
    ("5/21/2020", "date 2020-05-21", "5/21/2020"),
    ("5.5.2020", "date 2020-05-05", "5.5.2020"),
    ("6.5.2020", "", "6.5.2020"),
    ("31.4.2020", "", "31.4.2020"),
    ("30 february 2020", "date 2020-02", "30 february 2020"),
    ("21 may", "date 2024-05-21 (of the archive)", "21 may"),
    ("27 june", "date 2023-06-27 (of the archive)", "27 june"),
    ("29 february", "date 2024-02-29 (of the archive)", "29 february"),
    ("early may 2020", "date 2020-05-01..2020-05-10", "early may 2020"),
    ("mid may 2020", "date 2020-05-11..2020-05-20", "mid may 2020"),
    ("mid-May 2020", "date 2020-05-11..2020-05-20", "mid-May 2020"),
    ("late may 2020", "date 2020-05-21..2020-05-31", "late may 2020"),
    ("end of february 2020", "date 2020-02-21..2020-02-29", "end of february 2020"),
    ("late may", "date 2024-05-21..2024-05-31 (of the archive)", "late may"),
    ("early 2020", "date 2020-01..2020-04", "early 2020"),
    ("late 2020", "date 2020-09..2020-12", "late 2020"),
    ("the end of 2020", "date 2020-09..2020-12", "the end of 2020"),
    ("q2 2020", "date 2020-04..2020-06", "q2 2020"),
    ("2020-Q2", "date 2020-04..2020-06", "2020-Q2"),
    ("2020 q4", "date 2020-10..2020-12", "2020 q4"),
    ("q5 2020", "date 2020", "q5 2020"),
    ("second quarter of 2020", "date 2020-04..2020-06", "second quarter of 2020"),
    ("2nd quarter 2020", "date 2020-04..2020-06", "2nd quarter 2020"),
    ("second quarter", "date 2024-04..2024-06 (of the archive)", "second quarter"),
    ("q3", "date 2023-07..2023-09 (of the archive)", "q3"),
    ("first half of 2024", "date 2024-01..2024-06", "first half of 2024"),
    ("the second half of 2023", "date 2023-07..2023-12", "the second half of 2023"),
    ("h1 2024", "date 2024-01..2024-06", "h1 2024"),
    ("2023 h2", "date 2023-07..2023-12", "2023 h2"),
    ("first half of may 2020", "date 2020-05-01..2020-05-15", "first half of may 2020"),
    ("second half of may 2020", "date 2020-05-16..2020-05-31", "second half of may 2020"),
    ("summer 2020", "date 2020-06..2020-08", "summer 2020"),
    ("week of 21 may 2020", "date 2020-05-21..2020-05-27", "week of 21 may 2020"),
    ("week of may 21", "date 2024-05-21..2024-05-27 (of the archive)", "week of may 21"),
    ("the week of 2020-05-21", "date 2020-05-21..2020-05-27", "the week of 2020-05-21"),
    ("first week of may 2020", "date 2020-05-01..2020-05-07", "first week of may 2020"),
    ("last week of may 2020", "date 2020-05-25..2020-05-31", "last week of may 2020"),
    ("ramadan 2020", "date ~2020-04-23..2020-05-24", "ramadan 2020"),
    ("during ramadan 1441", "date ~2020-04-23..2020-05-24", "during ramadan 1441"),
    ("ramadan 2030", "date ~2030-01-05..2030-02-05,2030-12-25..2031-01-25", "ramadan 2030"),
    ("ramadan", "date ~2024-03-10..2024-04-10 (of the archive)", "ramadan"),
    ("since ramadan", "date ~2024-03-10.. (of the archive)", "since ramadan"),
    ("رمضان 2020", "date ~2020-04-23..2020-05-24", "رمضان 2020"),
    ("رمضان ١٤٤١", "date ~2020-04-23..2020-05-24", "رمضان ١٤٤١"),
    ("أيار 2020", "date 2020-05", "أيار 2020"),
    ("مايو ٢٠٢٠", "date 2020-05", "مايو ٢٠٢٠"),
    ("تشرين الثاني 2020", "date 2020-11", "تشرين الثاني 2020"),
    ("21 أيار 2020", "date 2020-05-21", "21 أيار 2020"),
    ("في أيار 2020", "date 2020-05", "في أيار 2020"),
    ("since march", "date 2024-03.. (of the archive)", "since march"),
    ("sinai since march 2020", "date 2020-03..", "sinai since march 2020"),
    ("since 2020-05-21", "date 2020-05-21..", "since 2020-05-21"),
    ("since early may 2020", "date 2020-05-01..", "since early may 2020"),
    ("before june 2020", "date ..2020-05-31", "before june 2020"),
    ("after 2020", "date 2021-01-01..", "after 2020"),
    ("until june 2020", "date ..2020-06", "until june 2020"),
    ("from may 2020 onwards", "date 2020-05..", "from may 2020 onwards"),
    ("may 2020 and later", "date 2020-05..", "may 2020 and later"),
    ("between 14 and 24 may 2020", "date 2020-05-14..2020-05-24", "between 14 and 24 may 2020"),
    ("14-24 may 2020", "date 2020-05-14..2020-05-24", "14-24 may 2020"),
    ("14 – 24 may 2020", "date 2020-05-14..2020-05-24", "14 – 24 may 2020"),
    ("may 14-24, 2020", "date 2020-05-14..2020-05-24", "may 14-24, 2020"),
    ("from 14 to 24 may", "date 2024-05-14..2024-05-24 (of the archive)", "from 14 to 24 may"),
    ("14 may to 3 june 2020", "date 2020-05-14..2020-06-03", "14 may to 3 june 2020"),
    ("may to june 2020", "date 2020-05..2020-06", "may to june 2020"),
    ("may-june 2020", "date 2020-05..2020-06", "may-june 2020"),
    ("november to february", "date 2023-11..2024-02 (of the archive)", "november to february"),
    ("2019-2021", "date 2019..2021", "2019-2021"),
    ("between 2019 and 2021", "date 2019..2021", "between 2019 and 2021"),
    ("2020-05-20..2020-05-22", "date 2020-05-20..2020-05-22", "2020-05-20..2020-05-22"),
    ("2020 and 2021", "date 2020,2021", "2020 and 2021"),
    ("sinai 2020 vs 2021", "date 2020,2021", "sinai 2020 vs 2021"),
    ("last week", "date 2024-06-20..2024-06-26 (of the archive)", "last week"),
    ("in the last week", "date 2024-06-20..2024-06-26 (of the archive)", "in the last week"),
    ("last month", "date 2024-05 (of the archive)", "last month"),
    ("this month", "date 2024-06 (of the archive)", "this month"),
    ("this year", "date 2024 (of the archive)", "this year"),
    ("last year", "date 2023 (of the archive)", "last year"),
    ("past three months", "date 2024-03-27..2024-06-26 (of the archive)", "past three months"),
    ("last 10 days", "date 2024-06-17..2024-06-26 (of the archive)", "last 10 days"),
    ("yesterday", "date 2024-06-25 (of the archive)", "yesterday"),
    ("may", "date 2024-05 (of the archive)", "may"),
    ("march", "date 2024-03 (of the archive)", "march"),
    ("in may", "date 2024-05 (of the archive)", "in may"),
    ("sinai in may", "date 2024-05 (of the archive)", "sinai in may"),
    ("sinai may", "", "sinai may"),
    ("troops may attack", "", "troops may attack"),
    ("sinai july", "date 2023-07 (of the archive)", "sinai july"),
    ("month of may", "date 2024-05 (of the archive)", "month of may"),
    ("-2020", "date 2020", "-2020"),
    ("sinai -(may 2020)", "date 2020-05", "sinai -(may 2020)"),
    ("-may 2020", "date 2020", "-may 2020"),
    ("ied or 2020", "date 2020", "ied or 2020"),
    ("(sinai may 2020) or ied", "date 2020-05", "sinai may 2020 or ied"),
    // What is meant as it stands.
    ("\"may 2020\"", "", "\"may 2020\""),
    ("'2020", "", "'2020"),
    ("date:2020", "", "date:2020"),
    ("1920 revolution brigades", "", "1920 revolution brigades"),
    ("1920 2020", "date 1920,2020", "1920 2020"),
    ("2020s", "", "2020s"),
    ("12020", "", "12020"),
    ("m2020x", "", "m2020x"),
    ("route 2520", "", "route 2520"),
    ("14:30", "", "14:30"),
];

const TOLLS: &[(&str, &str, &str)] = &[
    ("more than ten dead", "killed >10", "killed:>=11"),
    ("over 10 killed", "killed >10", "killed:>=11"),
    ("at least 5 wounded", "wounded ≥5", "wounded:>=5"),
    ("at least five injured in sinai", "wounded ≥5", "wounded:>=5 in sinai"),
    ("10+ killed", "killed ≥10", "killed:>=10"),
    ("10+ people were killed", "killed ≥10", "killed:>=10"),
    ("killed>10", "killed >10", "killed:>=11"),
    ("killed > 10", "killed >10", "killed:>=11"),
    ("killed >= 10", "killed ≥10", "killed:>=10"),
    ("killed≥10", "killed ≥10", "killed:>=10"),
    ("deaths <= 3", "killed ≤3", "killed:<=3"),
    ("wounded=3", "wounded 3", "wounded:3"),
    ("killed more than 10", "killed >10", "killed:>=11"),
    ("killed at least twenty-five people", "killed ≥25", "killed:>=25"),
    ("killing over a hundred", "killed >100", "killed:>=101"),
    ("ten or more killed", "killed ≥10", "killed:>=10"),
    ("ten killed or wounded", "", "ten killed or wounded"),
    (
        "more than 10 killed or wounded",
        "killed or wounded >10",
        "killed:>=11 or wounded:>=11 or killed_or_wounded:>=11",
    ),
    (
        "sinai 10+ casualties",
        "killed or wounded ≥10",
        "sinai (killed:>=10 or wounded:>=10 or killed_or_wounded:>=10)",
    ),
    ("no deaths", "killed 0", "killed:0"),
    ("nobody killed", "killed 0", "killed:0"),
    ("no one was killed", "killed 0", "killed:0"),
    ("without casualties", "killed or wounded 0", "killed:0 wounded:0"),
    ("fewer than 3 dead", "killed <3", "killed:<=2"),
    ("less than three fatalities", "killed <3", "killed:<=2"),
    ("at most 3 captured", "captured ≤3", "captured:<=3"),
    ("up to 5 arrested", "captured ≤5", "captured:<=5"),
    ("no more than 2 deaths", "killed ≤2", "killed:<=2"),
    ("not less than 2 deaths", "killed ≥2", "killed:>=2"),
    ("between 5 and 10 killed", "killed 5–10", "killed:5..10"),
    ("5-10 wounded", "wounded 5–10", "wounded:5..10"),
    ("5 to 10 deaths", "killed 5–10", "killed:5..10"),
    ("death toll above 20", "killed >20", "killed:>=21"),
    ("exactly 4 killed", "killed 4", "killed:4"),
    ("more than 1,000 killed", "killed >1000", "killed:>=1001"),
    ("more than 10 soldiers killed", "killed >10", "killed:>=11 soldiers"),
    (
        "over 5 iraqi police officers wounded",
        "wounded >5; left out: officers",
        "wounded:>=6 iraqi police",
    ),
    ("two dozen dead", "killed 24", "two dozen dead"),
    ("12 killed", "killed 12", "12 killed"),
    ("killed 12 in sinai", "killed 12", "killed 12 in sinai"),
    ("5 policemen wounded", "wounded 5", "5 wounded policemen"),
    ("2 bombers killed 10", "killed 10", "2 bombers killed 10"),
    ("killed 21 may 2020", "date 2020-05-21", "killed 21 may 2020"),
    ("killed 2020", "date 2020", "killed 2020"),
    ("killed in 2020", "date 2020", "killed in 2020"),
    ("10+ killed in may 2020", "killed ≥10; date 2020-05", "killed:>=10 in may 2020"),
    ("أكثر من 10 قتلى", "killed >10", "killed:>=11"),
    ("more than ten attacks", "left out: more than", "ten attacks"),
    ("no claim", "", "no claim"),
    ("\"10 killed\"", "", "\"10 killed\""),
    ("killed:>10", "", "killed:>=11"),
    ("-killed>10", "killed >10", "-killed:>=11"),
];

const FILLERS: &[(&str, &str, &str)] = &[
    ("who attacked khanaqin", "left out: who", "attacked khanaqin"),
    ("what happened in sinai", "left out: what happened", "in sinai"),
    ("when was the pipeline bombed?", "left out: when was", "the pipeline bombed?"),
    ("where is the camp", "left out: where is", "the camp"),
    (
        "how many were killed near baqubah",
        "left out: how many were; left out: near",
        "killed baqubah",
    ),
    ("which attacks did isis claim", "left out: which; left out: did", "attacks isis claim"),
    ("who is abu bakr", "left out: who is", "abu bakr"),
    ("IS sinai", "", "IS sinai"),
    ("is sinai", "", "is sinai"),
    ("all attacks around mosul", "left out: around", "all attacks mosul"),
    ("attacks by isis", "left out: attacks", "by isis"),
    ("iraq vs syria", "left out: vs", "iraq syria"),
    ("sinai versus iraq", "left out: versus", "sinai iraq"),
    ("show me attacks in sinai", "left out: show me", "attacks in sinai"),
    ("show of force", "left out: show", "of force"),
    ("diyala province", "", "diyala province"),
    ("anbar province", "left out: province", "anbar"),
    ("province of anbar", "left out: province", "of anbar"),
    ("city of mosul", "left out: city", "of mosul"),
    ("province", "", "province"),
    ("police officers", "left out: officers", "police"),
    ("army officers", "", "army officers"),
    ("army of all", "", "army of all"),
    ("who", "", "who"),
    ("who what", "", "who what"),
    ("who or what", "", "who or what"),
    ("who is the", "", "who is the"),
    ("(who) sinai", "", "who sinai"),
    ("-who sinai", "", "-who sinai"),
    ("not who sinai", "", "-who sinai"),
    ("\"who is\" sinai", "", "\"who is\" sinai"),
    ("'who sinai", "", "'who sinai"),
    ("xyzzy sinai", "not in the archive: xyzzy", "sinai"),
    ("sinai xyzzy ied", "not in the archive: xyzzy", "sinai ied"),
    ("sinai xyz1, xyz2", "not in the archive: xyz1 xyz2", "sinai"),
    ("xyzzy", "", "xyzzy"),
    ("who xyzzy", "left out: who", "xyzzy"),
    ("xyzzy or sinai", "", "xyzzy or sinai"),
    ("sinai or (xyzzy ied)", "not in the archive: xyzzy", "sinai or ied"),
    ("sinai -xyzzy", "", "sinai -xyzzy"),
    ("xyzzy 2020", "date 2020; not in the archive: xyzzy", "2020"),
    ("xyzzy theatre:iraq", "not in the archive: xyzzy", "theatre:iraq"),
    ("sinai since", "left out: since", "sinai"),
    ("attack during ramadan 2020", "date ~2020-04-23..2020-05-24", "attack during ramadan 2020"),
    ("deir azzor", "", "deir azzor"),
    ("من قتل", "", "من قتل"),
    ("ماذا حدث", "left out: ماذا", "حدث"),
    ("", "", ""),
    ("ied sinai", "", "ied sinai"),
];

#[test]
fn typed_texts_are_understood_as_people_mean_them() {
    let invented = Invented::new();
    let rows = [DATES, TOLLS, FILLERS].concat();
    assert!(rows.len() >= 120, "{}", rows.len());
    let mut wrong = Vec::new();
    for (typed, said, meant) in rows {
        let (chips, query) = match invented.understand(typed, &[]) {
            Ok(read) => {
                let mut chips: Vec<String> = read.chips.iter().map(ToString::to_string).collect();
                chips.sort_by_key(|chip| !said.starts_with(chip.as_str()));
                let sorted = chips.join("; ");
                let plain: Vec<String> = read.chips.iter().map(ToString::to_string).collect();
                let chips = if sorted == said { sorted } else { plain.join("; ") };
                (chips, read.query.to_string())
            }
            Err(fault) => (String::new(), format!("fault: {fault}")),
        };
        if (chips.as_str(), query.as_str()) != (said, meant) {
            wrong.push(format!("{typed}\n  is     {chips} | {query}\n  should {said} | {meant}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn chips_tell_the_bytes_that_they_were_read_in() {
    let invented = Invented::new();
    let typed = "who killed more than 10 soldiers, in late may 2020? xyzzy";
    let read = invented.understand(typed, &[]).unwrap();
    let words: Vec<&str> = read.chips.iter().map(|chip| chip.words(typed)).collect();
    assert_eq!(words, ["who", "killed more than 10", "in late may 2020?", "xyzzy"]);
    let typed = "أكثر من 10 قتلى في أيار 2020";
    let read = invented.understand(typed, &[]).unwrap();
    let words: Vec<&str> = read.chips.iter().map(|chip| chip.words(typed)).collect();
    assert_eq!(words, ["أكثر من 10 قتلى", "في أيار 2020"]);
}

#[test]
fn what_is_taken_back_is_plain_words_again() {
    let invented = Invented::new();
    for (typed, back, said, meant) in [
        ("sinai may 2020", "may 2020", "", "sinai may 2020"),
        ("sinai may 2020", "May 2020", "", "sinai may 2020"),
        ("who sinai may 2020", "who", "date 2020-05", "who sinai may 2020"),
        ("who sinai may 2020", "may 2020", "left out: who", "sinai may 2020"),
        ("xyzzy sinai", "xyzzy", "", "xyzzy sinai"),
        ("killed>10 sinai", "killed>10", "", "killed>10 sinai"),
        ("2020 sinai", "2019", "date 2020", "2020 sinai"),
        ("2020 sinai", "", "date 2020", "2020 sinai"),
    ] {
        let read = invented.understand(typed, &[back.to_owned()]).unwrap();
        let chips: Vec<String> = read.chips.iter().map(ToString::to_string).collect();
        assert_eq!((chips.join("; ").as_str(), read.query.to_string().as_str()), (said, meant));
    }
    let plain = invented.understand("sinai may 2020", &["may 2020".to_owned()]).unwrap();
    assert_eq!(plain.query, parse("sinai may 2020", &invented.taxonomy).unwrap());
    let soft = invented.understand("sinai may 2020", &[]).unwrap();
    assert_ne!(soft.query, plain.query, "though both print alike");
}

#[test]
fn an_archive_without_days_counts_nothing_back() {
    let invented = Invented::new();
    let archive = ArchiveContext {
        names: &NameLookup::of(&invented.taxonomy),
        last_day: None,
        lexicon: &invented,
    };
    for (typed, chips) in [("last week", 0), ("in may", 0), ("ramadan", 0), ("may 2020", 1)] {
        assert_eq!(understand(typed, &archive, &[]).unwrap().chips.len(), chips, "{typed}");
    }
}

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

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_with_all_chips_taken_back_it_is_the_query_as_it_stands(text in typed()) {
        let invented = Invented::new();
        let strict = parse(&text, &invented.taxonomy);
        let mut back: Vec<String> = Vec::new();
        let mut read = invented.understand(&text, &back);
        // Words that stood beside what was understood may be understood after it; they are taken
        // back likewise.
        for _ in 0..text.len() {
            let Ok(understood) = &read else { break };
            for chip in &understood.chips {
                prop_assert!(text.get(chip.range.clone()).is_some_and(|words| !words.is_empty()));
                prop_assert!(!back.contains(&chip.words(&text).to_owned()), "{}", chip);
            }
            if understood.chips.is_empty() {
                break;
            }
            back.extend(understood.chips.iter().map(|chip| chip.words(&text).to_owned()));
            read = invented.understand(&text, &back);
        }
        prop_assert_eq!(read.map(|read| read.query), strict);
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
