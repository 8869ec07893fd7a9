//! A review of an invented text, decision by decision.

use std::sync::Arc;

use super::{ItemSort, Review, ReviewDecision, ReviewKey, kept, normal, offers};
use crate::import::block::{TextBlock, TextBlockKind, TextSpan};
use crate::import::draft::{DigestDraft, DraftArea, DraftTheatre};
use crate::import::field::{Certainty, Field};
use crate::import::piece::{Piece, PieceKind};
use crate::import::structure::test_texts::taxonomy;

const SURE: &str = "On May 3, a bomb hit a patrol near Samarra (Harbour, May 4). Two guards fled.";
const DOUBTFUL: &str = "A mayor was shot the next day. On May 5, his deputy was shot too.";
const UNREAD: &str = "The bridge is closed.";

fn field(
    name: &'static str,
    value: &str,
    at: Option<(usize, &str)>,
    certainty: Certainty,
) -> Field {
    let span = at.map(|(block, words)| {
        let text = [SURE, DOUBTFUL, UNREAD][block];
        let from = text.find(words).unwrap();
        TextSpan { block, from, to: from + words.len() }
    });
    Field { name, value: value.to_owned(), span, certainty, rule: "test".to_owned() }
}

fn piece(kind: PieceKind, block: usize, fields: Vec<Field>) -> Piece {
    let to = [SURE, DOUBTFUL, UNREAD][block].len();
    Piece { kind, spans: vec![TextSpan { block, from: 0, to }], fields, inner: Vec::new() }
}

fn draft() -> DigestDraft {
    use Certainty::{Certain, Guess, Likely};
    let place = |theatre: &str| field("theatre", theatre, None, Certain);
    let sure = vec![
        field("date", "2031-05-03", Some((0, "May 3")), Certain),
        field("kind", "attack", Some((0, "bomb")), Certain),
        field("text", SURE, None, Certain),
        field("source", "Harbour, 2031-05-04", Some((0, "Harbour")), Certain),
        field("basis", "reported", None, Certain),
        place("iraq"),
        field("area", "Kirkuk", None, Likely),
    ];
    let doubtful = vec![
        field("date", "2031-05-04", Some((1, "the next day")), Guess),
        field("kind", "attack", Some((1, "shot")), Certain),
        field("killed", "1", Some((1, "his deputy")), Likely),
        field("text", DOUBTFUL, None, Certain),
        field("basis", "reported", None, Guess),
        place("iraq"),
    ];
    let unread = vec![
        field("text", UNREAD, None, Certain),
        field("basis", "reported", None, Guess),
        field("tags", "unread", None, Certain),
    ];
    let area = DraftArea {
        area: field("area", "Kirkuk", None, Certain),
        points: vec![piece(PieceKind::Point, 2, unread)],
        entries: vec![piece(PieceKind::Entry, 0, sure)],
    };
    let theatre = DraftTheatre {
        theatre: place("iraq"),
        points: Vec::new(),
        areas: vec![area],
        entries: vec![piece(PieceKind::Entry, 1, doubtful)],
    };
    let head = vec![
        field("digest", "harbour-2031-05-01", None, Certain),
        field("title", "Week one", None, Certain),
        field("period", "2031-05-01..2031-05-07", None, Certain),
    ];
    DigestDraft { head, theatres: vec![theatre], ..DigestDraft::default() }
}

fn review() -> Review {
    let block = |text: &str| TextBlock {
        kind: TextBlockKind::Paragraph,
        text: text.to_owned(),
        page: None,
        line: None,
        links: Vec::new(),
    };
    Review::new(draft(), [SURE, DOUBTFUL, UNREAD].map(block).into(), Arc::new(taxonomy()))
}

fn key(review: &Review, at: usize) -> ReviewKey {
    review.item(at).unwrap().key
}

fn change(at: ReviewKey, field: &str, value: &str) -> ReviewDecision {
    ReviewDecision::Change { at, field: field.to_owned(), number: 1, value: value.to_owned() }
}

fn value<'r>(review: &'r Review, at: ReviewKey, name: &str) -> Option<&'r str> {
    let item = review.item(review.position(at).unwrap()).unwrap();
    item.field(name).map(|field| field.value.as_str())
}

/// One of every sort of decision, each of which fits.
fn decisions() -> Vec<ReviewDecision> {
    let at = |text: &str| text.parse::<ReviewKey>().unwrap();
    let (sure, doubtful, unread) = (at("1:0-77"), at("2:0-65"), at("3:0-21"));
    vec![
        change(doubtful, "date", "2031-05-05"),
        change(doubtful, "killed", ""),
        ReviewDecision::Split { at: doubtful, block: 1, from: 31 },
        change(at("2:31-65"), "area", "Diyala"),
        ReviewDecision::Accept(at("2:31-65")),
        ReviewDecision::Enter(unread),
        ReviewDecision::Accept(sure),
        ReviewDecision::Merge(unread),
        change(at("2:31-65"), "text", "A deputy was shot."),
        ReviewDecision::Drop(sure),
    ]
}

#[test]
fn what_is_doubtful_comes_first() {
    let review = review();
    let order: Vec<_> = (0..review.len()).map(|at| key(&review, at).to_string()).collect();
    assert_eq!(order, ["2:0-65", "3:0-21", "1:0-77"]);
    let progress = review.progress();
    assert_eq!((progress.entries, progress.seen, progress.unread), (2, 0, 1));
}

#[test]
fn what_was_accepted_is_certain_and_a_draft_ends_with_the_last() {
    let mut review = review();
    let guesses = |review: &Review| review.yaml().matches("# guess: ").count();
    let before = guesses(&review);
    assert!(before > 3 && review.yaml().contains("draft: yes"));
    for at in 0..3 {
        let open = review.next_open(0).unwrap();
        assert!(review.decide(ReviewDecision::Accept(key(&review, open))), "{at}");
    }
    assert_eq!(review.next_open(0), None);
    assert_eq!(guesses(&review), 0);
    assert!(!review.yaml().contains("draft: yes") && !review.yaml().contains("unread"));
    assert!(review.yaml().contains("wording: source"), "the words are still the source's");
}

#[test]
fn a_field_is_changed_added_and_taken_away() {
    let mut review = review();
    let at = key(&review, 0);
    for decision in [
        change(at, "killed", ""),
        change(at, "target", "a mayor"),
        change(at, "text", "A mayor was shot."),
        change(at, "area", "Diyala"),
    ] {
        assert!(review.decide(decision));
    }
    assert_eq!(value(&review, at, "killed"), None);
    assert_eq!(value(&review, at, "target"), Some("a mayor"));
    assert_eq!(value(&review, at, "wording"), Some("own"));
    assert!(!review.decide(change(at, "id", "x")), "no field that is looked over");
    let yaml = review.yaml();
    let diyala = yaml.find("- area: Diyala").unwrap();
    assert!(yaml.find("A mayor was shot.").unwrap() > diyala, "it stands there now:\n{yaml}");
    let elsewhere = change(at, "theatre", "syria");
    assert!(review.decide(elsewhere));
    assert_eq!(value(&review, at, "area"), None, "no area of that theatre");
}

#[test]
fn an_entry_is_split_before_a_sentence_and_merged_again() {
    let mut review = review();
    let at = key(&review, 0);
    let split = review.split(at, None).unwrap();
    assert_eq!(split, ReviewDecision::Split { at, block: 1, from: 31 });
    assert!(review.decide(split));
    let second: ReviewKey = "2:31-65".parse().unwrap();
    assert_eq!(value(&review, at, "text"), Some("A mayor was shot the next day."));
    assert_eq!(value(&review, second, "text"), Some("On May 5, his deputy was shot too."));
    assert_eq!((value(&review, at, "killed"), value(&review, second, "killed")), (None, Some("1")));
    assert_eq!(value(&review, second, "date"), Some("2031-05-04"), "until somebody says otherwise");
    assert!(review.split(second, None).is_none(), "one sentence");
    assert!(review.decide(ReviewDecision::Merge(second)));
    assert_eq!(value(&review, at, "text"), Some(DOUBTFUL));
    assert_eq!(review.progress().entries, 2);
}

#[test]
fn nothing_is_lost_that_is_dropped_and_a_point_becomes_an_entry() {
    let mut review = review();
    let (doubtful, unread) = (key(&review, 0), key(&review, 1));
    assert!(review.decide(ReviewDecision::Drop(doubtful)));
    assert!(!review.decide(ReviewDecision::Drop(doubtful)), "it is none any more");
    assert!(review.decide(ReviewDecision::Enter(unread)));
    let yaml = review.yaml();
    for text in [SURE, DOUBTFUL, UNREAD] {
        let words: Vec<_> = text.split(' ').take(3).collect();
        assert!(yaml.contains(&words.join(" ")), "{text}:\n{yaml}");
    }
    let item = review.item(review.position(unread).unwrap()).unwrap();
    assert_eq!((item.sort, item.missing()), (ItemSort::Entry, None));
    assert_eq!(item.field("area").unwrap().value, "Kirkuk", "where the point stood");
    assert_eq!(yaml.matches("unread").count(), 1, "what was dropped:\n{yaml}");
}

#[test]
fn decisions_are_taken_back_and_again_one_by_one() {
    let mut review = review();
    let mut stood = vec![review.yaml()];
    for decision in decisions() {
        assert!(review.decide(decision.clone()), "{decision:?}");
        stood.push(review.yaml());
    }
    assert!(!review.can_redo());
    for before in stood.iter().rev().skip(1) {
        assert!(review.undo().is_some());
        assert_eq!(review.yaml(), *before);
    }
    assert!(review.undo().is_none() && !review.can_undo());
    for after in stood.iter().skip(1) {
        assert!(review.redo().is_some());
        assert_eq!(review.yaml(), *after);
    }
    assert!(review.redo().is_none());
}

#[test]
fn what_is_kept_goes_on_the_same_and_holds_no_word_of_the_source() {
    let mut review = review();
    assert_eq!(review.resume(&decisions()), 0);
    let yaml = review.kept();
    for word in ["patrol", "mayor", "bridge", "Harbour", "guards"] {
        assert!(!yaml.contains(word), "{word}:\n{yaml}");
    }
    let mut again = self::review();
    assert_eq!(again.resume(&kept(yaml.as_bytes()).decisions), 0);
    assert_eq!(again.yaml(), review.yaml());
    assert_eq!(again.decisions(), review.decisions());
    let stray: ReviewKey = "9:0-4".parse().unwrap();
    let mut third = self::review();
    assert_eq!(third.resume(&[ReviewDecision::Accept(stray), decisions()[0].clone()]), 1);
    assert_eq!(third.decisions(), &decisions()[..1]);
}

#[test]
fn names_are_offered_and_taken_as_a_digest_writes_them() {
    let taxonomy = taxonomy();
    let areas = offers("area", "di", Some("iraq"), &taxonomy);
    assert_eq!(areas.first().map(String::as_str), Some("Diyala"), "{areas:?}");
    assert_eq!(offers("basis", "cl", None, &taxonomy), ["claimed"]);
    assert!(offers("note", "", None, &taxonomy).is_empty());
    assert_eq!(normal("theatre", "Iraq", &taxonomy).as_deref(), Ok("iraq"));
    assert_eq!(normal("killed", " >=3 ", &taxonomy).as_deref(), Ok(">=3"));
    assert_eq!(normal("killed", " at least 3", &taxonomy).as_deref(), Ok("at least 3"));
    assert!(normal("losses.killed", "some of them fell", &taxonomy).is_err());
    assert!(normal("date_basis", "attack", &taxonomy).unwrap_err().contains("told, supplied"));
    assert_eq!(offers("date_basis", "t", None, &taxonomy).first().unwrap(), "told");
    assert!(normal("kind", "parade", &taxonomy).unwrap_err().contains("no kind `parade`"));
    assert!(normal("date", "yesterday", &taxonomy).is_err());
}
