//! What a found set comes to: the figures of a comparison of the same query, in parts of which none
//! is left out, and never a zero where nothing is known.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod coverage_told;
mod digests_alone;
#[path = "../support/mod.rs"]
mod support;
mod weeks;
mod written;

use std::collections::HashMap;
use std::path::PathBuf;

use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::compare::{
    Cell, Dispersion, Measure, Row, RowKey, RowOrigin, Table, Value, ask, compare,
};
use watchfloor::cover::{Scope, State};
use watchfloor::digest::{Basis, Harm, Sum};
use watchfloor::query::{Index, parse};
use watchfloor::sums::{By, EventFigures, FoundSet, HIGHEST, SetKey, SetPart, SideGroup, Strip};

use support::{kept, load};

/// Queries with days, places, words and several days, and one that finds nothing.
const QUERIES: [&str; 14] = [
    "date:2020",
    "date:2020-05",
    "date:2020-05-10..2020-06-20",
    "theatre:sinai date:2020",
    "theatre:iraq,syria date:2020-04..2020-08",
    "area:diyala",
    "ied police",
    "basis:claimed date:2020-07",
    "killed:>10",
    "kind:attack date:2019",
    "-theatre:iraq date:2021..",
    "date:2019 or date:2021",
    "actor:isis kind:attack",
    "theatre:sinai date:2019-01",
];

fn shipped() -> Corpus {
    load_all(&Origin::Sample).0
}

fn exercise() -> Corpus {
    load(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/exercise")).0
}

fn found<'a>(text: &str, corpus: &'a Corpus, index: &Index) -> FoundSet<'a> {
    let query = parse(text, corpus.taxonomy()).unwrap();
    let keys = index.matching(corpus, &query, &|| false).unwrap();
    FoundSet::new(None, &query, keys, corpus)
}

fn by(found: &FoundSet<'_>, by: By) -> Vec<SetPart> {
    found.by(by, &|| false).unwrap()
}

/// Low, best and high; nothing where nothing is said.
type Numbers = Option<(u64, u64, Option<u64>)>;

fn numbers(sum: Sum) -> Numbers {
    (!sum.is_silent()).then_some((sum.low, sum.best, sum.high))
}

/// The counted cells of a comparison of one subject, by measure and key.
fn cells(table: &Table) -> HashMap<(Measure, Option<RowKey>), &Cell> {
    let counted = table.rows.iter().filter(|row: &&Row| row.line == RowOrigin::Counted);
    counted.map(|row| ((row.measure, row.key.clone()), &row.cells[0])).collect()
}

fn told(cell: Option<&&Cell>) -> Numbers {
    // A number of events is never silent in a comparison: it may be none.
    numbers(number(cell?.value.as_ref()?)).filter(|told| *told != (0, 0, Some(0)))
}

/// The sum in a cell that counts.
fn number(value: &Value) -> Sum {
    match value {
        Value::Number(sum) => *sum,
        other @ (Value::Rate(_)
        | Value::Day(_)
        | Value::Entry(_)
        | Value::Words(_)
        | Value::Mean(..)
        | Value::Spread(..)
        | Value::Gap { .. }) => panic!("{other:?}"),
    }
}

const TOLLS: [(Measure, Harm); 4] = [
    (Measure::KILLED, Harm::Killed),
    (Measure::WOUNDED, Harm::Wounded),
    (Measure::KILLED_OR_WOUNDED, Harm::KilledOrWounded),
    (Measure::CAPTURED, Harm::Captured),
];

/// Holds the sum of a query against the comparison of a subject; returns how many numbers were held.
fn agrees(text: &str, subject: &str, corpus: &Corpus, index: &Index) -> usize {
    let asked = ask(subject, corpus, &|_| None).unwrap();
    let table = compare(&[asked], 0, Dispersion::default(), corpus, index, &|| false).unwrap();
    let cells = cells(&table);
    let set = found(text, corpus, index);
    let sum = set.sum(&|| false).unwrap();
    let of = |measure, key| told(cells.get(&(measure, key)));
    let mut held = 0;
    let mut same = |counted: Numbers, compared: Numbers, what: &str| {
        let counted = counted.filter(|told| *told != (0, 0, Some(0)));
        assert_eq!(counted, compared, "{what} of {text}");
        held += usize::from(counted.is_some());
    };
    let attacks = |figures: &EventFigures| numbers(figures.events_of(SideGroup::Attacks));
    same(numbers(sum.figures.events), of(Measure::ENTRIES, None), "events");
    same(attacks(&sum.figures), of(Measure::ATTACKS, None), "attacks");
    for (measure, harm) in TOLLS {
        let toll = sum.figures.toll_of(SideGroup::Attacks, harm);
        // A toll of zero is told.
        let compared = cells.get(&(measure, None)).and_then(|cell| cell.value.as_ref());
        let compared = compared.map(number).map(|sum| (sum.low, sum.best, sum.high));
        assert_eq!(numbers(toll), compared, "{harm:?} of {text}");
        for part in &sum.by_basis {
            let SetKey::Basis(basis) = part.key else { panic!("{:?}", part.key) };
            if let Some(cell) = cells.get(&(measure, Some(RowKey::Basis(basis)))) {
                let toll = part.figures.toll_of(SideGroup::Attacks, harm);
                same(numbers(toll), told(Some(cell)), "toll by basis");
            }
        }
    }
    for basis in Basis::ALL {
        let part = sum.by_basis.iter().find(|part| part.key == SetKey::Basis(basis));
        let events = part.and_then(|part| numbers(part.figures.events));
        same(events, of(Measure::ENTRIES, Some(RowKey::Basis(basis))), "events by basis");
    }
    for part in by(&set, By::Theatre) {
        let SetKey::Theatre(theatre) = part.key else { panic!("{:?}", part.key) };
        let key = Some(RowKey::Theatre(theatre));
        same(attacks(&part.figures), of(Measure::ATTACKS, key), "attacks by theatre");
    }
    let compared = &table.subjects[0];
    let counted = compared.entries.len() + compared.possible.len();
    assert_eq!(sum.figures.tellings as usize, counted + compared.repeats as usize, "{text}");
    if text.contains("date:") && !text.contains(" or ") && compared.coverage.of() > 0 {
        assert_eq!(sum.coverage.days, compared.coverage.held, "{text}");
    }
    held
}

#[test]
fn the_figures_are_those_of_the_comparison_of_the_same_query() {
    for corpus in [kept(), shipped()] {
        let index = Index::build(&corpus);
        let held: usize = QUERIES.into_iter().map(|text| agrees(text, text, &corpus, &index)).sum();
        assert!(held > 100, "{held} numbers were held against each other");
        for days in ["2020-05", "2020", "2020-05-21..2020-05-26", "2019-12"] {
            assert!(agrees(&format!("date:{days}"), days, &corpus, &index) > 3, "{days}");
        }
    }
}

#[test]
fn what_may_belong_to_the_days_raises_only_the_greatest_number() {
    let corpus = kept();
    let index = Index::build(&corpus);
    let set = found("date:2022-05-26..2022-05-31", &corpus, &index);
    let sum = set.sum(&|| false).unwrap();
    // One entry, which is no attack, is dated to the year.
    let (all, attacks) = (sum.figures.events, sum.figures.events_of(SideGroup::Attacks));
    assert_eq!((all.low, all.best, all.high), (0, 0, Some(1)));
    assert_eq!((attacks.low, attacks.best, attacks.high), (0, 0, Some(0)));
    let wide = ["date:2020-05-17..2020-05-20", "date:2020-07-15"].map(|text| {
        let events = found(text, &corpus, &index).sum(&|| false).unwrap().figures.events;
        events.high.is_none_or(|high| high > events.best)
    });
    assert!(wide.contains(&true), "some day of the archive may have more");
}

/// Checks that parts, of which no event is in two, add up to the whole.
fn adds_up(parts: &[SetPart], whole: &EventFigures, what: &str) {
    let mut events = Sum::default();
    for part in parts {
        events.merge(&part.figures.events);
    }
    assert_eq!(numbers(events), numbers(whole.events), "{what}");
    let tellings: u32 = parts.iter().map(|part| part.figures.tellings).sum();
    assert_eq!(tellings, whole.tellings, "{what}");
    for harm in Harm::ALL {
        let mut toll = Sum::default();
        for part in parts {
            toll.merge(&part.figures.toll(harm));
        }
        assert_eq!(toll, whole.toll(harm), "{harm:?} of {what}");
    }
}

#[test]
fn parts_add_up_to_the_whole_and_no_month_is_left_out() {
    for corpus in [kept(), shipped()] {
        let index = Index::build(&corpus);
        for text in QUERIES {
            let set = found(text, &corpus, &index);
            let sum = set.sum(&|| false).unwrap();
            for cut in [By::Month, By::Week, By::Theatre, By::Area] {
                adds_up(&by(&set, cut), &sum.figures, &format!("{text} by {}", cut.word()));
            }
            for cut in [By::Month, By::Week] {
                let spans: Vec<_> =
                    by(&set, cut).iter().filter_map(|part| part.key.span()).collect();
                for pair in spans.windows(2) {
                    assert_eq!(
                        pair[0].to.and_then(|to| to.succ_opt()),
                        Some(pair[1].from),
                        "{text}"
                    );
                }
            }
        }
        let year = by(&found("theatre:sinai date:2020", &corpus, &index), By::Month);
        assert_eq!(year.iter().filter(|part| part.key.span().is_some()).count(), 12);
    }
}

#[test]
fn an_empty_month_says_what_is_held_of_it() {
    let corpus = kept();
    let index = Index::build(&corpus);
    let sinai = corpus.taxonomy().find_theatre("sinai").unwrap();
    let months = by(&found("theatre:sinai date:2020", &corpus, &index), By::Month);
    let mut states = Vec::new();
    for part in &months {
        let Some(span) = part.key.span() else { continue };
        assert_eq!(part.held, Some(corpus.cover().held(Scope::Theatre(sinai), &[span])));
        assert_ne!(part.state(), Some(State::InFull), "no month of the archive is held in full");
        states.push((part.figures.is_empty(), part.state().unwrap()));
    }
    assert!(states.contains(&(true, State::Silent)), "{states:?}");
    assert!(states.contains(&(false, State::InPart)), "{states:?}");
    // Days that are not asked for have no state, and are not left out.
    let apart = by(&found("date:2020-03 or date:2020-05", &corpus, &index), By::Month);
    let april =
        apart.iter().find(|part| part.key.word(corpus.taxonomy()) == Some("2020-04".into()));
    assert_eq!(april.unwrap().held, None);
}

#[test]
fn what_is_held_in_full_has_true_zeros() {
    let corpus = exercise();
    let index = Index::build(&corpus);
    let days = corpus.cover().days().unwrap();
    let weeks = by(&found(&format!("date:{days}"), &corpus, &index), By::Week);
    let full = weeks.iter().filter(|part| part.state() == Some(State::InFull)).count();
    assert!(full >= 7, "{full} of {} weeks", weeks.len());
    let sum = found(&format!("date:{days}"), &corpus, &index).sum(&|| false).unwrap();
    assert!(sum.coverage.weeks(State::InFull) as usize >= full, "{}", sum.coverage);
    assert_eq!(
        sum.coverage.of_weeks() as usize,
        weeks.iter().filter(|part| part.key.span().is_some()).count()
    );
}

#[test]
fn places_stand_in_the_order_of_the_taxonomy_and_the_named_ones_are_there() {
    let corpus = kept();
    let index = Index::build(&corpus);
    let order: Vec<_> = corpus.taxonomy().theatres().map(|(id, _)| id).collect();
    let place =
        |part: &SetPart| order.iter().position(|id| Some(*id) == part.key.theatre()).unwrap();
    let all = by(&found("killed:>10", &corpus, &index), By::Theatre);
    assert!(all.len() > 4 && all.is_sorted_by_key(place));
    let events = |part: &SetPart| std::cmp::Reverse(part.figures.events.best);
    assert!(!all.is_sorted_by_key(events), "not in the order of their numbers");
    let named = by(&found("theatre:west,sinai date:2019-01", &corpus, &index), By::Theatre);
    let words: Vec<_> = named.iter().filter_map(|part| part.key.word(corpus.taxonomy())).collect();
    assert_eq!(words, ["sinai", "west"], "though nothing was found there");
    assert!(named.iter().all(|part| part.figures.is_empty() && part.held.is_some()));
    let area = by(&found("area:diyala date:2019-01", &corpus, &index), By::Area);
    assert_eq!(area.len(), 1);
}

#[test]
fn an_event_with_several_tactics_counts_under_each() {
    let corpus = kept();
    let index = Index::build(&corpus);
    let set = found("kind:attack", &corpus, &index);
    let parts = by(&set, By::Tactic);
    let under: u32 = parts.iter().map(|part| part.figures.tellings).sum();
    assert!(usize::try_from(under).unwrap() > set.tellings());
    for part in parts.iter().filter(|part| part.key != SetKey::Rest) {
        let word = part.key.word(corpus.taxonomy()).unwrap();
        let own = found(&format!("kind:attack tactic:{word}"), &corpus, &index);
        let own = own.sum(&|| false).unwrap().figures;
        // Another telling may name other tactics, and then counts where it is found.
        assert!(own.events.best >= part.figures.events.best, "{word}");
    }
}

#[test]
fn a_strip_has_gaps_where_nothing_is_known_and_its_greatest_cell_is_the_highest() {
    let corpus = kept();
    let index = Index::build(&corpus);
    let months = by(&found("theatre:sinai date:2020", &corpus, &index), By::Month);
    let strip = Strip::of(&months, 80);
    let levels: Vec<_> = strip.cells.iter().map(|cell| cell.level).collect();
    assert_eq!((strip.spans, levels.len()), (1, 12));
    assert_eq!(levels[0], None, "silent");
    let greatest = strip.cells.iter().max_by_key(|cell| cell.events).unwrap();
    assert_eq!(greatest.level, Some(HIGHEST));
    for cell in &strip.cells {
        assert_eq!(cell.level.is_some_and(|level| level > 0), cell.events > 0, "{cell:?}");
    }
    let narrow = Strip::of(&months, 5);
    assert_eq!((narrow.spans, narrow.cells.len()), (3, 4));
    let events = |strip: &Strip| strip.cells.iter().map(|cell| cell.events).sum::<u64>();
    assert_eq!(events(&narrow), events(&strip));
    assert_eq!(narrow.cells[3].days.to, strip.cells[11].days.to);
    assert_eq!(Strip::of(&[], 5), Strip { cells: Vec::new(), spans: 1 });
}

#[test]
fn nobody_waiting_is_no_answer() {
    let corpus = kept();
    let index = Index::build(&corpus);
    assert!(found("date:2020", &corpus, &index).sum(&|| true).is_none());
    assert!(found("date:2020", &corpus, &index).by(By::Month, &|| true).is_none());
}
