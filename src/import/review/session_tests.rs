//! A review of an invented text, decision by decision.

use std::sync::Arc;

use super::{ItemSort, Review, ReviewDecision, ReviewKey, kept, normal, offers};
use crate::import::block::{TextBlock, TextBlockKind, TextSpan};
use crate::import::draft::{DigestDraft, DraftArea, DraftTheatre};
use crate::import::field::{Certainty, Field};
use crate::import::piece::{Piece, PieceKind};
use crate::import::rules::ImportRules;
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
        field("publisher", "Harbour", None, Certain),
        field("period", "2031-05-01..2031-05-07", None, Certain),
    ];
    DigestDraft { head, theatres: vec![theatre], ..DigestDraft::default() }
}

fn review() -> Review {
    review_of(draft())
}

fn review_of(draft: DigestDraft) -> Review {
    let block = |text: &str| {
        let (kind, text) = (TextBlockKind::Paragraph, text.to_owned());
        TextBlock { kind, text, page: None, line: None, links: Vec::new() }
    };
    let blocks = [SURE, DOUBTFUL, UNREAD].map(block).into();
    let rules = ImportRules::for_text("").unwrap();
    Review::new(draft, blocks, Arc::new(taxonomy()), rules)
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
    // An entry with guesses, what was not understood, what is only likely, and the head, of which all
    // is certain.
    assert_eq!(order, ["2:0-65", "3:0-21", "1:0-77", "1:0-0"]);
    let progress = review.progress();
    assert_eq!((progress.all, progress.seen, progress.unread), (4, 0, 1));
}

#[test]
fn what_was_accepted_is_certain_and_a_draft_ends_with_the_last() {
    let mut review = review();
    let guesses = |review: &Review| review.yaml().matches("# guess: ").count();
    let before = guesses(&review);
    assert!(before > 3 && review.yaml().contains("draft: yes"));
    for at in 0..4 {
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
    assert_eq!(value(&review, at, "date"), Some("2031-05-04"), "what was read before");
    assert_eq!(value(&review, second, "date"), Some("2031-05-05"), "read anew: May 5");
    assert!(review.split(second, None).is_none(), "one sentence");
    assert!(review.decide(ReviewDecision::Merge(second)));
    assert_eq!(value(&review, at, "text"), Some(DOUBTFUL));
    assert_eq!(review.progress().all, 4);
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

#[test]
fn all_that_is_certain_is_accepted_at_once_and_taken_back_at_once() {
    let mut review = review();
    let sure = review.sure();
    assert_eq!(sure.iter().map(ToString::to_string).collect::<Vec<_>>(), ["1:0-0"], "the head");
    assert!(review.decide(ReviewDecision::AcceptAll(sure)));
    let likely = review.sure();
    assert_eq!(likely.iter().map(ToString::to_string).collect::<Vec<_>>(), ["1:0-77"]);
    assert!(review.undo().is_some());
    assert!(review.decide(change("1:0-77".parse().unwrap(), "area", "Diyala")));
    let sure = review.sure();
    assert_eq!(sure.len(), 2, "what was likely in it is told now");
    assert!(review.decide(ReviewDecision::AcceptAll(sure)));
    assert_eq!(review.progress().seen, 2);
    assert!(review.sure().is_empty() && !review.decide(ReviewDecision::AcceptAll(Vec::new())));
    // Once nothing is certain throughout, what holds no guess is next; here all else holds one.
    let kept = kept(review.kept().as_bytes());
    assert_eq!((kept.decisions.as_slice(), kept.unread), (review.decisions(), 0));
    assert!(review.undo().is_some());
    assert_eq!(review.progress().seen, 0);
}

#[test]
fn the_head_is_looked_over_and_its_id_follows_publisher_and_period() {
    let mut review = review_of(DigestDraft { remarks: vec!["set".to_owned()], ..draft() });
    let head: ReviewKey = "1:0-0".parse().unwrap();
    assert!(review.yaml().contains("# import: set"));
    assert!(review.decide(change(head, "period", "2031-05-08..2031-05-14")));
    assert!(review.decide(change(head, "publisher", "Lantern Post")));
    assert!(!review.decide(change(head, "date", "2031-05-08")), "no field of a head");
    assert_eq!(review.id(), "lantern-post-2031-05-08");
    assert!(review.decide(change(head, "title", "Week two")));
    let yaml = review.yaml();
    let begins = "digest: lantern-post-2031-05-08\ndraft: yes\ntitle: Week two\n";
    assert!(yaml.starts_with(begins), "{yaml}");
    assert!(yaml.contains("publisher: Lantern Post\n"), "{yaml}");
    assert_eq!(review.draft().path(false), "digests/2031/2031-05-08.yaml");
    assert!(review.decide(ReviewDecision::Accept(head)));
    assert!(!review.yaml().contains("# import"), "it is settled what its days are");
    assert!(review.decide(change(head, "title", "")));
    let item = review.item(review.position(head).unwrap()).unwrap();
    assert_eq!((item.missing(), item.rows()[0].field), (Some("title"), None));
    assert!(!review.decide(ReviewDecision::Accept(head)), "it needs a title");
}

#[test]
fn figures_and_points_are_looked_over_where_they_stand() {
    let mut draft = draft();
    let figure = vec![
        field("of", "attacks", Some((0, "bomb")), Certainty::Likely),
        field("issuer", "Harbour", None, Certainty::Certain),
        field("total", "14", Some((0, "4)")), Certainty::Guess),
        field("basis", "claimed", None, Certainty::Certain),
    ];
    draft.figures = vec![piece(PieceKind::Figure, 0, figure)];
    let point = |text: &str, inner| {
        let fields = vec![
            field("text", text, None, Certainty::Certain),
            field("basis", "assessed", None, Certainty::Likely),
        ];
        Piece { inner, ..piece(PieceKind::Point, 1, fields) }
    };
    draft.overview = vec![point("Quiet.", vec![point("At sea.", Vec::new())])];
    let rules = ImportRules::for_text("").unwrap();
    let mut review = Review::new(draft, review().blocks().to_vec(), Arc::new(taxonomy()), rules);
    assert_eq!(review.len(), 7);
    let (sort, key) = {
        let item = review.item(1).unwrap();
        (item.sort, item.key)
    };
    assert_eq!(sort, ItemSort::Figure, "with a guess it comes behind the entries with one");
    assert!(review.decide(change(key, "total", ">=14")));
    let below: ReviewKey = "2:0-65.3".parse().unwrap();
    assert_eq!(value(&review, below, "text"), Some("At sea."), "behind the entry and the other");
    assert!(review.decide(change(below, "text", "At sea and ashore.")));
    assert!(review.decide(ReviewDecision::Accept(below)));
    let yaml = review.yaml();
    assert!(yaml.contains("total: \">=14\"") || yaml.contains("total: >=14"), "{yaml}");
    let (overview, _) = yaml.split_once("theatres:").unwrap();
    assert!(overview.contains("text: Quiet.") && overview.contains("text: At sea and ashore."));
    assert_eq!(overview.matches("# guess: basis").count(), 1, "{overview}");
}

#[test]
fn both_halves_of_a_split_entry_are_read_anew() {
    const TOLD: &str = "On May 3, 2031, a bomb hit a patrol near Samarra. Two policemen were killed. \
        On May 5, 2031, gunmen shot at a post near Baqubah. Three soldiers were wounded.";
    let to = TOLD.chars().count();
    let spans = vec![TextSpan { block: 0, from: 0, to }];
    let plain = |name, value: &str| field(name, value, None, Certainty::Certain);
    let fields = vec![
        plain("date", "2031-05-03"),
        plain("kind", "attack"),
        plain("killed", "2"),
        plain("wounded", "3"),
        plain("basis", "reported"),
        plain("theatre", "iraq"),
        plain("text", TOLD),
    ];
    let mut draft = draft();
    draft.theatres[0].areas.clear();
    draft.theatres[0].entries =
        vec![Piece { kind: PieceKind::Entry, spans, fields, inner: Vec::new() }];
    let mut block = review().blocks()[0].clone();
    block.text = TOLD.to_owned();
    let rules = ImportRules::for_text("").unwrap();
    let mut review = Review::new(draft, vec![block], Arc::new(taxonomy()), rules);
    let first: ReviewKey = format!("1:0-{to}").parse().unwrap();
    assert!(review.decide(change(first, "target", "a patrol of the police")));
    let before = review.yaml();
    let from = TOLD.find("On May 5").unwrap();
    assert!(review.decide(ReviewDecision::Split { at: first, block: 0, from }));
    let second: ReviewKey = format!("1:{from}-{to}").parse().unwrap();
    let of = |at, name| value(&review, at, name).map(str::to_owned);
    assert_eq!(of(first, "date").as_deref(), Some("2031-05-03"));
    assert_eq!((of(first, "killed").as_deref(), of(first, "wounded")), (Some("2"), None));
    assert_eq!(of(first, "target").as_deref(), Some("a patrol of the police"), "typed before");
    assert_eq!(of(second, "date").as_deref(), Some("2031-05-05"));
    assert_eq!((of(second, "killed"), of(second, "wounded").as_deref()), (None, Some("3")));
    assert!(of(first, "place").unwrap().contains("Samarra"));
    assert!(of(second, "place").unwrap().contains("Baqubah"));
    let item = review.item(review.position(second).unwrap()).unwrap();
    let date = item.field("date").unwrap();
    assert_eq!(date.certainty, Certainty::Certain);
    let words = date.span.unwrap();
    let told = TOLD.get(words.from..words.to).unwrap();
    assert!(told.contains("May 5"), "its words are found in the whole text: {told}");
    assert!(review.undo().is_some());
    assert_eq!(review.yaml(), before);
}
