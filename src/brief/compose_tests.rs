//! Tests of `compose`, on the shipped archive.

use std::sync::LazyLock;

use super::*;
use crate::archive::{EntryKey, Origin, RecordKey, load_all, record_hash};
use crate::brief::{BriefTold, PassageName, WorkSubject, read_worklist};
use crate::digest::{Basis, PassageKind};

static CORPUS: LazyLock<(Corpus, Index)> = LazyLock::new(|| {
    let corpus = load_all(&Origin::Sample).0;
    let index = Index::build(&corpus);
    (corpus, index)
});

fn composed_with(worklist: &Worklist, template: &BriefTemplate) -> Briefing {
    let (corpus, index) = &*CORPUS;
    let origin = BriefOrigin { archive: "sample".into(), ..BriefOrigin::default() };
    let saved = |name: &str| (name == "arrests").then(|| "tactic:arrest".to_owned());
    let request = BriefRequest { worklist, template, origin, saved: &saved };
    compose(&request, &BriefArchive { corpus, index }, &|| false).unwrap()
}

fn composed(text: &str) -> Briefing {
    let read = read_worklist(text.as_bytes());
    composed_with(&read.worklist, &BriefTemplate::default())
}

fn an_entry(is_it: impl Fn(&crate::digest::EntryRef<'_>) -> bool) -> (EntryKey, String) {
    let (corpus, _) = &*CORPUS;
    let mut entries = corpus.entries().filter(|(_, entry)| is_it(entry));
    entries.next().map(|(key, entry)| (key, entry.id())).unwrap()
}

fn a_passage(kind: PassageKind) -> String {
    let (corpus, _) = &*CORPUS;
    let mut passages = corpus.passages().filter(|(_, passage)| passage.kind() == kind);
    passages.next().map(|(_, passage)| passage.id()).unwrap()
}

fn headings(briefing: &Briefing) -> Vec<&str> {
    briefing.sections.iter().map(|section| section.heading.as_str()).collect()
}

#[test]
fn what_is_told_and_what_is_concluded_stand_apart() {
    let (_, id) = an_entry(|entry| entry.versions().next().is_some());
    let figure = a_passage(PassageKind::Figure);
    let text = format!(
        "title: A day\nitems:\n  - {{ text: I think so., note: or not }}\n  - {{ figure: \"{figure}\", note: mine }}\n  \
         - entry: {id}\n  - comparison: [2020-05, 2020-06]\n  - map: theatre:iraq\n"
    );
    let briefing = composed(&text);
    assert_eq!(briefing.title, "A day");
    let wanted = [
        "What this rests on",
        "What is concluded",
        "What is told, and by whom",
        "Figures as they are stated",
        "Side by side",
        "Where and when",
    ];
    assert_eq!(headings(&briefing), wanted);
    let concluded = &briefing.sections[1].parts;
    let note = BriefPart::Note(BriefNote {
        on: BriefNoteOn::Item(2),
        text: "mine".to_owned(),
        beside: None,
    });
    let on = BriefNoteOn::Words("I think so.".to_owned());
    let of_words = BriefPart::Note(BriefNote { on, text: "or not".to_owned(), beside: None });
    assert_eq!(*concluded, [BriefPart::Text("I think so.".to_owned()), of_words, note]);
    for section in &briefing.sections[2..] {
        assert!(section.parts.iter().all(|part| matches!(part, BriefPart::Item(_))));
    }
    assert_eq!(briefing.facts.gathered, "1 entry, 1 figure, 1 comparison, 1 map, 1 text");
    assert_eq!(briefing.facts.queries, ["2020-05", "2020-06", "theatre:iraq"]);
    assert!(briefing.facts.cover.len() >= 2, "{:?}", briefing.facts);
}

#[test]
fn an_entry_is_told_with_its_basis_its_doubt_and_its_dispute() {
    let disputed = |entry: &crate::digest::EntryRef<'_>| {
        entry.toll(crate::digest::Harm::Killed).is_some_and(|span| span.disputed)
    };
    let (key, id) = an_entry(disputed);
    let briefing = composed(&format!("items: [{{ entry: {id} }}]"));
    let parts: Vec<_> = briefing.parts().collect();
    let [BriefPart::About, BriefPart::Item(item)] = parts.as_slice() else { panic!("{parts:?}") };
    let BriefTold::Entry(told) = &item.told else { panic!("{item:?}") };
    let entry = CORPUS.0.entry(key).unwrap();
    assert_eq!((told.text.as_str(), told.basis), (entry.text(), entry.basis));
    assert!(told.toll.as_ref().unwrap().contains('≠'), "{told:?}");
    assert!(told.doubt.iter().any(|doubt| doubt.contains("killed is disputed: ")), "{told:?}");
    assert_eq!(told.accounts.len(), entry.versions().count());
    assert_eq!(told.words.len() + told.absent.len(), Basis::ALL.len());
    assert!(told.sources.iter().all(|source| source.contains(entry.digest().id())), "{told:?}");
}

#[test]
fn what_cannot_be_found_is_listed_with_its_note_and_the_reason() {
    let figure = a_passage(PassageKind::Figure);
    let point = a_passage(PassageKind::Point);
    let text = format!(
        "items:\n  - {{ entry: itic-1999-01-01-zzzzz, note: keep me }}\n  - figure: \"{point}\"\n  \
         - point: \"{figure}\"\n  - point: nowhere#3\n  - map: colour:red\n  - map: '@none'\n  \
         - comparison: ['wave:none', 2020]\n  - grid: zzzzqqqq\n  - {{ x: y }}\n  - map: '@arrests'\n"
    );
    let briefing = composed(&text);
    let missing: Vec<_> = briefing
        .parts()
        .filter_map(|part| match part {
            BriefPart::Missing(missing) => Some(missing),
            BriefPart::About | BriefPart::Item(_) | BriefPart::Text(_) | BriefPart::Note(_) => None,
        })
        .collect();
    let whys: Vec<_> = missing.iter().map(|missing| missing.why.as_str()).collect();
    assert_eq!(missing.len(), 9, "{whys:#?}");
    assert_eq!(missing[0].note.as_deref(), Some("keep me"));
    assert!(whys[0].contains("no entry of this id"), "{whys:#?}");
    assert!(whys[1].starts_with("no figure stands there any more"), "{whys:#?}");
    assert!(whys[2].starts_with("no point stands there any more"), "{whys:#?}");
    assert!(whys[4].contains("fault") && whys[5].contains("no saved search `none`"), "{whys:#?}");
    assert_eq!(missing[8].words, "{\"x\": \"y\"}");
    assert!(headings(&briefing).contains(&"Where and when"), "the saved search is known");
    let items = briefing.parts().filter(|part| matches!(part, BriefPart::Item(_))).count();
    assert_eq!(items, 1);
}

#[test]
fn what_has_changed_since_it_was_gathered_says_so() {
    let (key, id) = an_entry(|_| true);
    let worklist = |seen: &str| {
        read_worklist(format!("items: [{{ entry: {id}, seen: '{seen}' }}]").as_bytes()).worklist
    };
    let now = record_hash(&CORPUS.0, RecordKey::Entry(key)).unwrap().to_string();
    for (seen, has_changed) in [(now.as_str(), false), ("00000000000000ab", true)] {
        let briefing = composed_with(&worklist(seen), &BriefTemplate::default());
        let changed = briefing.parts().any(|part| match part {
            BriefPart::Item(item) => item.has_changed,
            BriefPart::About | BriefPart::Text(_) | BriefPart::Note(_) | BriefPart::Missing(_) => {
                false
            }
        });
        assert_eq!(changed, has_changed, "{seen}");
    }
}

#[test]
fn a_template_that_mixes_kinds_keeps_the_order_of_the_worklist() {
    let (_, id) = an_entry(|_| true);
    let list =
        format!("items:\n  - text: before\n  - {{ entry: {id}, note: on it }}\n  - text: after\n");
    let worklist = read_worklist(list.as_bytes()).worklist;
    let (template, faults) =
        BriefTemplate::read(b"- { heading: Story, holds: [entries, text, notes] }");
    assert_eq!(faults, []);
    let briefing = composed_with(&worklist, &template);
    let told: Vec<_> = briefing.sections[0]
        .parts
        .iter()
        .map(|part| match part {
            BriefPart::Text(text) => text.clone(),
            BriefPart::Item(item) => item.number.to_string(),
            BriefPart::Note(note) => format!("{:?} {}", note.on, note.text),
            BriefPart::About | BriefPart::Missing(_) => "other".to_owned(),
        })
        .collect();
    assert_eq!(told, ["before", "1", "Item(1) on it", "after"]);
}

#[test]
fn pictures_say_the_same_as_a_table() {
    let briefing = composed(
        "items: [{ map: 'theatre:iraq date:2020-05' }, { grid: 'date:2020' }, { tempo: 'date:2020' }]",
    );
    let pictures: Vec<_> = briefing
        .parts()
        .filter_map(|part| match part {
            BriefPart::Item(item) => Some(item),
            BriefPart::About | BriefPart::Text(_) | BriefPart::Note(_) | BriefPart::Missing(_) => {
                None
            }
        })
        .collect();
    assert_eq!(pictures.len(), 3);
    for item in pictures {
        let BriefTold::Picture(picture) = &item.told else { panic!("{item:?}") };
        let columns = picture.table.heads.len();
        assert!(!picture.table.rows.is_empty() && columns >= 2, "{picture:?}");
        assert!(picture.table.rows.iter().all(|row| row.len() == columns), "{:?}", picture.table);
        assert!(!picture.drawing.shapes.is_empty());
        assert!(picture.held.as_ref().is_some_and(|held| held.contains("2020")));
    }
}

#[test]
fn what_a_query_comes_to_is_told_as_the_search_tells_it() {
    let (corpus, index) = &*CORPUS;
    let asked = "theatre:iraq date:2020-05";
    let query = crate::query::parse(asked, corpus.taxonomy()).unwrap();
    let keys = index.matching_told(corpus, &query, &|| false).unwrap().0;
    let sum = crate::sums::FoundSet::new(None, &query, keys, corpus).sum(&|| false).unwrap();
    let now = crate::brief::WorkItem::of_sum(asked.to_owned(), Some(&sum));
    let mut before = now.clone();
    before.said = Some("3 events".to_owned());
    for (item, has_changed) in [(now, false), (before, true)] {
        let mut list = Worklist::default();
        list.add(item);
        let list = read_worklist(crate::brief::write_worklist(&list).as_bytes()).worklist;
        let briefing = composed_with(&list, &BriefTemplate::default());
        assert_eq!(headings(&briefing), ["What this rests on", "What is counted here"]);
        let [BriefPart::Item(item)] = &*briefing.sections[1].parts else { panic!("{briefing:?}") };
        let BriefTold::Sum(told) = &item.told else { panic!("{item:?}") };
        assert_eq!(item.has_changed, has_changed, "{told:?}");
        assert_eq!(told.told, sum.figures_told());
        let held = told.held.as_deref().unwrap();
        assert!(held.starts_with(sum.rests_on.as_deref().unwrap()), "{held}");
        assert_eq!(told.table.heads[..4], ["", "events", "tellings", "killed"]);
        assert_eq!(told.table.rows.len(), 1 + sum.by_basis.len(), "{told:?}");
        let events = |row: &Vec<String>| row[1].trim_end_matches('+').parse::<u64>().unwrap();
        let by_basis: u64 = told.table.rows[1..].iter().map(events).sum();
        assert_eq!((events(&told.table.rows[0]), by_basis), (sum.figures.events.best, by_basis));
        assert!(sum.figures.events.best > 0 && by_basis == sum.figures.events.best);
        assert_eq!(briefing.facts.gathered, "1 sum");
        assert_eq!(briefing.facts.queries, [asked]);
        let days = briefing.facts.days.unwrap().period;
        assert_eq!(Some((days.from, days.to.unwrap())), sum.figures.days);
    }
}

#[test]
fn what_was_noted_beside_the_archive_stands_with_what_is_concluded() {
    // Notes are shared by all that was cloned from a corpus: this one is its own.
    let corpus = load_all(&Origin::Sample).0;
    let index = Index::build(&corpus);
    let (key, entry) = corpus.entries().next().unwrap();
    let (home, id) = (entry.digest().id().to_owned(), entry.id());
    let mut note = crate::notes::AnalystNote::begin(&id, "ana");
    note.say("asked twice");
    note.reliability = Some(crate::notes::Reliability::B);
    note.seen = record_hash(&corpus, RecordKey::Entry(key));
    let mut other = crate::notes::AnalystNote::begin(&id, "ben");
    other.tag(["late"].into_iter());
    other.seen = Some("00000000000000ab".parse().unwrap());
    let mut book = crate::notes::NoteBook::default();
    book.put(&home, vec![note, other]);
    corpus.lay_notes(&book);
    let list = read_worklist(format!("items: [{{ entry: {id}, note: mine }}]").as_bytes()).worklist;
    let request = BriefRequest {
        worklist: &list,
        template: &BriefTemplate::default(),
        origin: BriefOrigin::default(),
        saved: &|_| None,
    };
    let archive = BriefArchive { corpus: &corpus, index: &index };
    let briefing = compose(&request, &archive, &|| false).unwrap();
    let wanted = ["What this rests on", "What is concluded", "What is told, and by whom"];
    assert_eq!(headings(&briefing), wanted);
    let beside = |by: &str, judged, doubt| {
        Some(BriefBeside { by: by.to_owned(), day: None, judged: vec![judged], doubt })
    };
    let stale = Some("what it is on says something else by now");
    let noted = |text: &str, beside| {
        BriefPart::Note(BriefNote { on: BriefNoteOn::Item(1), text: text.to_owned(), beside })
    };
    let wanted = [
        noted("mine", None),
        noted("asked twice", beside("ana", ("Source", "B, usually reliable".to_owned()), None)),
        noted("", beside("ben", ("Tags", "late".to_owned()), stale)),
    ];
    assert_eq!(briefing.sections[1].parts, wanted);
    assert!(matches!(&*briefing.sections[2].parts, [BriefPart::Item(_)]));
}

#[test]
fn a_map_is_drawn_of_the_part_that_was_seen() {
    let briefing = composed(
        "items:\n  - map: theatre:iraq\n  - { map: 'theatre:iraq', middle: [33.9, 44.6], span: [120, 90] }\n",
    );
    let [whole, part] = pictures(&briefing)[..] else { panic!("{briefing:?}") };
    assert!(part.table.rows.len() < whole.table.rows.len());
    let left_out = part.table.left_out.as_deref().unwrap();
    assert!(left_out.contains("beyond the part that is shown"), "{left_out}");
    assert_eq!((&*whole.shown, &*part.shown), ("", "120 by 90 km about 33.9, 44.6"));
    assert_ne!(whole.drawing, part.drawing);
}

#[test]
fn a_digest_is_told_by_its_title_its_days_and_what_is_held_of_it() {
    let digest = &CORPUS.0.digests()[0];
    let held = crate::page::document_told(digest);
    let briefing = composed(&format!("items: [{{ point: '{}#0' }}]", digest.id()));
    let told = briefing.parts().find_map(|part| match part {
        BriefPart::Item(BriefItem { told: BriefTold::Point(point), .. }) => Some(point),
        BriefPart::Item(_)
        | BriefPart::About
        | BriefPart::Text(_)
        | BriefPart::Note(_)
        | BriefPart::Missing(_) => None,
    });
    let told = told.unwrap();
    assert_eq!(told.text, digest.head().title.to_string());
    assert!(told.about.starts_with("digest, ") && told.about.ends_with(&held), "{told:?}");
    assert!(told.doubt.is_empty() && told.sources[0].contains("http"), "{told:?}");
}

#[test]
fn who_does_not_wait_any_more_gets_nothing() {
    let worklist = read_worklist(b"items: [{ map: theatre:iraq }]").worklist;
    let (corpus, index) = &*CORPUS;
    let request = BriefRequest {
        worklist: &worklist,
        template: &BriefTemplate::default(),
        origin: BriefOrigin::default(),
        saved: &|_| None,
    };
    assert!(compose(&request, &BriefArchive { corpus, index }, &|| true).is_none());
    let name = PassageName { home: "x".to_owned(), place: 1 };
    assert_eq!(WorkSubject::Figure(name).key(), Some("figure"));
}

fn pictures(briefing: &Briefing) -> Vec<&crate::brief::BriefPicture> {
    let told = briefing.parts().filter_map(|part| match part {
        BriefPart::Item(item) => Some(&item.told),
        BriefPart::About | BriefPart::Text(_) | BriefPart::Note(_) | BriefPart::Missing(_) => None,
    });
    told.filter_map(|told| match told {
        BriefTold::Picture(picture) => Some(&**picture),
        BriefTold::Entry(_)
        | BriefTold::Figure(_)
        | BriefTold::Point(_)
        | BriefTold::Sum(_)
        | BriefTold::Comparison(_) => None,
    })
    .collect()
}

#[test]
fn a_picture_over_time_is_shown_as_it_was_gathered() {
    let briefing = composed(
        "items:\n  - { grid: '', years: 2020, by: month, measure: killed, placing: digest }\n  \
         - { tempo: '', years: 2020, by: week, theatre: iraq }\n  - { tempo: '', theatre: atlantis }\n  \
         - tempo: theatre:iraq\n",
    );
    let [grid, tempo, usual] = pictures(&briefing)[..] else { panic!("{briefing:?}") };
    assert_eq!(grid.table.rows.len(), 12, "a row a month, be it held or not");
    assert_eq!(grid.table.rows[0][0], "January 2020");
    let shown = "2020, by month, killed in attacks, by the digest that tells it";
    assert_eq!(grid.shown, shown);
    assert!((52..=53).contains(&tempo.table.rows.len()) || tempo.table.rows.len() < 52);
    assert!(format!("{:?}", tempo.drawing).contains("in Iraq"));
    let sum = |rows: &[Vec<String>]| rows.iter().filter(|row| row[1] != "–").count();
    assert!(sum(&tempo.table.rows) > 0 && usual.shown.is_empty());
    assert_eq!((tempo.theatre.as_deref(), &*tempo.shown), (Some("Iraq"), "2020, by week"));
    assert!(briefing.facts.queries.contains(&"theatre:iraq".to_owned()), "{:?}", briefing.facts);
    let missing = briefing.parts().find_map(|part| match part {
        BriefPart::Missing(missing) => Some(missing.why.clone()),
        BriefPart::About | BriefPart::Item(_) | BriefPart::Text(_) | BriefPart::Note(_) => None,
    });
    assert_eq!(missing.as_deref(), Some("the archive knows no theatre `atlantis`"));
}

#[test]
fn a_cell_is_its_row_of_the_comparison_and_nothing_else() {
    let briefing = composed(
        "items:\n  - comparison: [2020-05, 2020-06]\n  - cell: [2020-05, 2020-06]\n    row: attacks/iraq\n  \
         - cell: [2020-06]\n    row: attacks\n  - cell: [2020-05, 2020-06]\n    row: nothing\n",
    );
    let compared: Vec<_> = briefing
        .parts()
        .filter_map(|part| match part {
            BriefPart::Item(BriefItem { told: BriefTold::Comparison(it), .. }) => Some(it),
            BriefPart::Item(_)
            | BriefPart::About
            | BriefPart::Text(_)
            | BriefPart::Note(_)
            | BriefPart::Missing(_) => None,
        })
        .collect();
    let [whole, cell, alone] = compared[..] else { panic!("{compared:?}") };
    let taxonomy = CORPUS.0.taxonomy();
    let row = whole.table.row_named("attacks/iraq", taxonomy).unwrap();
    assert_eq!(
        cell.table.rows,
        std::slice::from_ref(row),
        "as it was looked at, with its doubt and its test"
    );
    assert_eq!((cell.row.as_deref(), alone.table.subjects.len()), (Some("attacks/iraq"), 1));
    assert_eq!(briefing.facts.gathered, "1 comparison, 2 cells, 1 not found any more");
    let names: Vec<String> = whole.table.rows.iter().map(|row| row.name(taxonomy)).collect();
    let mut different = names.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), names.len(), "a row has a name of its own: {names:#?}");
}
