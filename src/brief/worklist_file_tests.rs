//! Tests of `worklist_file`: what is written by hand, what is broken, and that nothing is lost between.

use proptest::prelude::*;

use super::*;
use crate::brief::{MapAsked, MapPlacing, PassageName, SpanQuestion, WorkItem, WorkSubject};
use crate::compare::{GridMeasure, GridPlacing, GridUnit};
use crate::text::clean;

const BY_HAND: &str = "\
title: The week in the east
period: 2020-05-21..2020-05-26
items:
  - entry: itic-2020-05-21-abcde
    note: second source wanted
  - text: |-
      First line.

      Second: with a colon.
  - figure: itic-2020-05-21#12
    seen: 0123456789abcdef
  - comparison: [2020-05, 'theatre:iraq date:2020-06']
  - map: theatre:iraq
  - grid: \"\"
  - tempo: tactic:ied
  - point: 2020-05-raids#2
";

fn told(file: &WorklistFile) -> Vec<String> {
    let told = |fault: &Fault| {
        let hint = fault.hint.as_deref().unwrap_or_default();
        format!("{} {}: {} ({hint})", fault.mark, fault.severity, fault.message)
    };
    file.faults.iter().map(told).collect()
}

#[test]
fn what_is_written_by_hand_is_read_and_written_back() {
    let read = read_worklist(BY_HAND.as_bytes());
    assert_eq!((told(&read), &read.loses), (Vec::new(), &None));
    let list = &read.worklist;
    assert_eq!(list.title.as_deref(), Some("The week in the east"));
    assert_eq!(list.period.unwrap().to_string(), "2020-05-21..2020-05-26");
    let words: Vec<_> = list.items().iter().map(|item| item.subject.words()).collect();
    assert_eq!(words[1], "First line.\n\nSecond: with a colon.");
    assert_eq!(words[3], "theatre:iraq date:2020-06 against 2020-05");
    assert_eq!(words[5], "", "a grid of the whole archive");
    assert_eq!(list.items()[0].note.as_deref(), Some("second source wanted"));
    let written = write_worklist(list);
    assert!(written.contains("  - text: |-\n      First line.\n\n      Second"), "{written}");
    assert_eq!(read_worklist(written.as_bytes()).worklist, *list);
}

#[test]
fn an_empty_file_is_an_empty_list() {
    for text in ["", "# nothing\n", "items: []\n", "items:\n", "---\n"] {
        let read = read_worklist(text.as_bytes());
        assert!(read.worklist.items().is_empty() && read.loses.is_none(), "{text:?}: {read:?}");
    }
    let written = write_worklist(&Worklist::default());
    assert_eq!(written, "items: []\n");
}

#[test]
fn every_fault_has_its_place_and_what_cannot_be_read_is_kept() {
    let text = "\
titel: Weekly
items:
  - entry: a
    grade: B2
  - entyr: b
  - entry: c
    map: d
  - figure: nowhere
  - just words
  - comparison: [one]
  - entry: [x]
";
    let read = read_worklist(text.as_bytes());
    let told = told(&read);
    let places: Vec<_> = told.iter().map(|line| line.split(' ').next().unwrap()).collect();
    assert_eq!(
        places,
        ["1:1", "4:5", "5:5", "5:5", "7:10", "8:13", "9:5", "10:17", "11:12"],
        "{told:#?}"
    );
    assert!(told[0].contains("did you mean `title`?"), "{told:#?}");
    let kept: Vec<_> = read.worklist.items().iter().map(|item| item.subject.words()).collect();
    assert_eq!(kept[0], "a");
    assert_eq!(kept[1], "{\"entyr\": \"b\"}");
    assert_eq!(kept[2], "{\"entry\": \"c\", \"map\": \"d\"}");
    assert_eq!(kept[4], "\"just words\"");
    assert_eq!(kept.len(), 7);
    // Written and read again, all of it is there still, the unknown keys too.
    let written = write_worklist(&read.worklist);
    assert!(written.contains("\"titel\": \"Weekly\"") && written.contains("\"grade\": \"B2\""));
    assert_eq!(read_worklist(written.as_bytes()).worklist, read.worklist);
    assert_eq!(read.loses, None);
}

#[test]
fn a_file_of_which_something_would_be_lost_says_so() {
    let many = format!("items:\n{}", "  - text: x\n".repeat(Worklist::MOST + 1));
    for text in ["items: {a: b}\n", "- entry: x\n", "title: a\ntitle: b\n", &many] {
        let read = read_worklist(text.as_bytes());
        assert!(read.loses.is_some_and(|fault| read.faults.contains(&fault)), "{text}");
        assert!(read.worklist.items().len() <= Worklist::MOST);
    }
}

#[test]
fn what_is_too_long_is_kept_and_told() {
    let text = format!("items:\n  - text: {}\n", "x".repeat(Worklist::LONGEST_TEXT + 1));
    let read = read_worklist(text.as_bytes());
    assert!(told(&read)[0].contains("longer than 20000 bytes"), "{:?}", told(&read));
    assert!(matches!(read.worklist.items()[0].subject, WorkSubject::Unread(_)));
    assert_eq!(read_worklist(write_worklist(&read.worklist).as_bytes()).worklist, read.worklist);
}

#[test]
fn what_stands_there_twice_is_told_and_no_note_of_it_is_lost() {
    let text = "items:\n  - { entry: a, note: one }\n  - { entry: a, note: two }\n";
    let read = read_worklist(text.as_bytes());
    assert_eq!(told(&read), ["3:5 warning: the same as item 1 (leave one of them out)"]);
    let notes: Vec<_> = read.worklist.items().iter().map(|item| item.note.as_deref()).collect();
    assert_eq!(notes, [Some("one"), Some("two")]);
}

#[test]
fn a_value_that_cannot_be_read_costs_only_itself_and_is_kept() {
    let long = "x".repeat(Worklist::LONGEST_TITLE + 1);
    let text = format!(
        "title: {long}\nperiod: soon\nitems:\n  - entry: a\n    seen: nothing\n    note: [one, two]\n  \
         - tempo: x\n    by: year\n    years: 2020\n"
    );
    let read = read_worklist(text.as_bytes());
    assert_eq!((told(&read).len(), &read.loses), (5, &None), "{:#?}", told(&read));
    let list = &read.worklist;
    assert_eq!((&list.title, list.period), (&None, None));
    assert_eq!((list.items()[0].seen, &list.items()[0].note), (None, &None));
    assert_eq!(list.items()[0].subject, WorkSubject::Entry("a".to_owned()));
    let WorkSubject::Tempo(asked) = &list.items()[1].subject else { panic!("{list:?}") };
    assert_eq!((asked.by, asked.years), (None, Some((2020, 2020))));
    let written = write_worklist(list);
    for kept in [&*long, "soon", "nothing", "[\"one\", \"two\"]", "\"year\""] {
        assert!(written.contains(kept), "{kept}: {written}");
    }
    assert_eq!(read_worklist(written.as_bytes()).worklist, *list);
}

#[test]
fn the_part_of_a_map_is_two_keys_that_go_together() {
    let text = "items:\n  - { map: x, middle: [33.3125, -44], span: [640, 380.4] }\n  \
                - { map: x, middle: [33, 44] }\n  - { map: y, middle: [95, 0], span: [1, 1] }\n  \
                - { map: z, middle: here, span: [1, 1] }\n";
    let read = read_worklist(text.as_bytes());
    assert_eq!((told(&read).len(), &read.loses), (3, &None), "{:#?}", told(&read));
    let words: Vec<_> = read.worklist.items().iter().map(|item| item.subject.words()).collect();
    assert_eq!(words, ["x, 640 by 380 km about 33.313, -44", "x", "y", "z"]);
    assert_eq!(read.worklist.items()[1].others.len(), 1, "what is lacking its other is kept");
    let written = write_worklist(&read.worklist);
    assert!(written.contains("    middle: [33.313, -44]\n    span: [640, 380]\n"), "{written}");
    assert_eq!(read_worklist(written.as_bytes()).worklist, read.worklist);
}

fn subject() -> impl Strategy<Value = WorkSubject> {
    let words = || "(\\PC|\n| ){0,60}".prop_map(|text| one_line(&clean(&text)));
    let text = "(\\PC|\n|\t| |: |# |- |'|\"|\\\\){0,80}";
    let text = text.prop_map(|text| clean(&text).trim().to_owned());
    prop_oneof![
        words().prop_filter("an id", |text| !text.is_empty()).prop_map(WorkSubject::Entry),
        (words(), proptest::option::of((-90_000..90_000_i32, 1..9_000_u32))).prop_map(
            |(query, part)| {
                let part = part.and_then(|(lat, km)| {
                    let (lat, km) = (f64::from(lat) / 1_000.0, f64::from(km));
                    MapPlacing::from_numbers([lat, -2.0 * lat], [km, 2.0 * km])
                });
                WorkSubject::Map(MapAsked { query, part })
            }
        ),
        proptest::collection::vec(words(), 2..6).prop_map(WorkSubject::Comparison),
        (proptest::collection::vec(words(), 1..3), words())
            .prop_map(|(subjects, row)| WorkSubject::Cell(subjects, row)),
        spans().prop_map(|asked| WorkSubject::Grid(SpanQuestion { theatre: None, ..asked })),
        spans().prop_map(WorkSubject::Tempo),
        text.prop_map(WorkSubject::Text),
        ("[a-z#-]{1,9}", any::<u32>())
            .prop_map(|(home, place)| WorkSubject::Figure(PassageName { home, place })),
    ]
}

fn spans() -> impl Strategy<Value = SpanQuestion> {
    let years = proptest::option::of((1990..2020_i32, 0..9_i32));
    let by = proptest::option::of(proptest::sample::select(SpanQuestion::UNITS.to_vec()));
    let measure = proptest::option::of(proptest::sample::select(GridMeasure::ALL.to_vec()));
    let placings = vec![GridPlacing::ByDay, GridPlacing::ByDigest];
    let placing = proptest::option::of(proptest::sample::select(placings));
    let theatre = proptest::option::of("[a-z: #-]{0,9}".prop_map(|text| one_line(&text)));
    ("[a-z:# ]{0,20}", years, by, measure, placing, theatre).prop_map(
        |(query, years, by, measure, placing, theatre)| SpanQuestion {
            query: one_line(&query),
            years: years.map(|(first, more)| (first, first + more)),
            by,
            measure,
            placing,
            theatre,
        },
    )
}

#[test]
fn how_a_picture_is_shown_and_which_row_a_cell_has_are_read_with_their_faults() {
    let text = "items:\n  - grid: ''\n    years: 2019..2020\n    by: day\n    measure: killed\n    \
                placing: digest\n  - { cell: [2020-05], row: attacks }\n  - { grid: '', years: soon }\n  \
                - { tempo: '', by: year }\n  - cell: [2020-05]\n  - { map: x, years: 2020 }\n";
    let read = read_worklist(text.as_bytes());
    let items = read.worklist.items();
    let WorkSubject::Grid(asked) = &items[0].subject else { panic!("{items:?}") };
    assert_eq!((asked.years, asked.by), (Some((2019, 2020)), Some(GridUnit::Day)));
    assert_eq!(
        (asked.measure, asked.placing),
        (Some(GridMeasure::Killed), Some(GridPlacing::ByDigest))
    );
    assert_eq!(items[1].subject.words(), "attacks, of 2020-05");
    let told = told(&read);
    assert!(told[0].contains("`soon` names no years"), "{told:#?}");
    assert!(told[1].contains("it is one of week, month, day"), "{told:#?}");
    assert!(told[2].contains("`row` is missing"), "{told:#?}");
    assert!(told[3].contains("unknown key `years`"), "{told:#?}");
    let unread = items.iter().filter(|item| matches!(item.subject, WorkSubject::Unread(_)));
    assert_eq!((unread.count(), told.len()), (1, 4), "{told:#?}");
    assert_eq!(read_worklist(write_worklist(&read.worklist).as_bytes()).worklist, read.worklist);
}

proptest! {
    #[test]
    fn whatever_is_gathered_is_read_back(
        subjects in proptest::collection::vec((subject(), "(\\PC|\n){0,40}"), 0..8),
        title in "\\PC{1,40}",
    ) {
        let mut list = Worklist::default();
        for (subject, note) in subjects {
            let note = Some(clean(&note).trim().to_owned()).filter(|note| !note.is_empty());
            list.add(WorkItem { note, ..subject.into() });
        }
        list.title = Some(one_line(&clean(&title))).filter(|title| !title.is_empty());
        let written = write_worklist(&list);
        let read = read_worklist(written.as_bytes());
        prop_assert_eq!(&read.faults, &Vec::new(), "{}", written);
        prop_assert_eq!(read.worklist, list, "{}", written);
    }

    #[test]
    fn no_bytes_are_too_much(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let read = read_worklist(&bytes);
        let again = read_worklist(write_worklist(&read.worklist).as_bytes());
        prop_assert_eq!(again.worklist, read.worklist);
    }
}
