//! A draft that is looked over: what is doubtful first, its words marked, and every decision by keys.

use watchfloor::app::{App, DraftWriting, DraftWritten, Effect, Msg, Setup};
use watchfloor::keys::Context;
use watchfloor::ui::theme::Depth;

use crate::support::{Journey, Start, corpus, review};

/// Where decisions are kept.
const KEPT: &str = "/home/ada/state/imports/a.yaml";

fn with(start: Start, kept: Option<&str>) -> Journey {
    let corpus = corpus();
    let review = Some(review::start(corpus.share_taxonomy(), kept));
    Journey::from(Setup { review, ..start.setup() }, corpus)
}

fn journey() -> Journey {
    with(Start::default(), Some(KEPT))
}

/// What the last keys had kept.
fn kept(journey: &Journey) -> String {
    let kept = journey.effects.iter().rev().find_map(|effect| {
        let Effect::KeepReview(keeping) = effect else { return None };
        Some(keeping.yaml.clone())
    });
    kept.unwrap_or_default()
}

/// The digest as it would be written now.
fn written(journey: &Journey) -> DraftWriting {
    let mut journey = journey.clone();
    journey.keys("w");
    let [Effect::WriteDraft(writing)] = journey.effects.as_slice() else {
        panic!("{:?}", journey.effects)
    };
    (**writing).clone()
}

fn shows(journey: &Journey, text: &str) {
    let picture = journey.text();
    assert!(picture.contains(text), "{text} is not in\n{picture}");
}

#[test]
fn it_begins_with_what_is_doubtful_at_every_size() {
    for size in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let journey = with(Start { size, ..Start::default() }, Some(KEPT));
        shows(&journey, "0 of 3 looked over");
        shows(&journey, "? date");
        insta::assert_snapshot!(format!("review-{}x{}", size.0, size.1), journey.picture());
    }
}

#[test]
fn nothing_of_it_is_told_by_colour_alone() {
    let start = Start { theme: "mono", depth: Depth::Mono, unicode: false, ..Start::default() };
    let journey = with(start, Some(KEPT));
    for sign in ["? date", "= kind", "~ basis", "guess", "likely"] {
        shows(&journey, sign);
    }
    assert!(journey.text().is_ascii());
    insta::assert_snapshot!("review-mono-ascii", journey.picture());
}

#[test]
fn what_is_accepted_is_left_and_the_next_doubtful_one_follows() {
    let mut journey = journey();
    journey.keys("space");
    shows(&journey, "1 of 3 looked over");
    shows(&journey, "point, not understood");
    assert_eq!(kept(&journey).matches("accept").count(), 1);
    journey.keys("space space space");
    shows(&journey, "3 of 3 looked over");
    let yaml = written(&journey).yaml;
    assert!(!yaml.contains("draft: yes") && !yaml.contains("# guess"), "{yaml}");
    journey.keys("space");
    shows(&journey, "w writes the digest");
    journey.keys("u");
    shows(&journey, "2 of 3 looked over");
    journey.keys("U");
    shows(&journey, "3 of 3 looked over");
}

#[test]
fn a_field_is_changed_with_names_of_the_taxonomy() {
    let mut journey = journey();
    assert_eq!(journey.app.screen().unwrap().context(), Context::Review);
    // The guess that is selected: the date.
    journey.keys("enter ctrl-u");
    assert_eq!(journey.app.screen().unwrap().context(), Context::Field);
    journey.send(Msg::Pasted("soon".to_owned()));
    journey.keys("enter");
    shows(&journey, "soon");
    assert_eq!(journey.app.screen().unwrap().context(), Context::Field, "no date: it stays");
    journey.keys("ctrl-u").send(Msg::Pasted("2031-05-05".to_owned()));
    journey.keys("enter");
    shows(&journey, "= date          2031-05-05");
    assert!(kept(&journey).contains("value: \"2031-05-05\""));
    journey.keys("j enter ctrl-u").send(Msg::Pasted("att".to_owned()));
    journey.keys("tab enter");
    shows(&journey, "= kind          attack");
    journey.keys("j j j enter ctrl-u").send(Msg::Pasted("kirk".to_owned()));
    shows(&journey, "Kirkuk");
    journey.keys("down enter");
    let yaml = written(&journey).yaml;
    assert!(yaml.contains("- area: Kirkuk"), "{yaml}");
    journey.keys("enter");
    journey.send(Msg::Pasted("xyz".to_owned()));
    journey.keys("esc");
    assert!(!journey.text().contains("xyz"), "left without it");
}

#[test]
fn entries_are_split_merged_dropped_and_made() {
    let mut journey = journey();
    journey.keys("s");
    shows(&journey, "0 of 4 looked over");
    let yaml = written(&journey).yaml;
    assert_eq!(yaml.matches("- date: ").count(), 4, "{yaml}");
    journey.keys("n m");
    shows(&journey, "0 of 3 looked over");
    assert!(kept(&journey).contains("merge"));
    journey.keys("u u");
    shows(&journey, "0 of 3 looked over");
    journey.keys("d");
    shows(&journey, "0 of 2 looked over");
    let yaml = written(&journey).yaml;
    assert!(yaml.contains("A mayor was shot") && yaml.matches("[unread]").count() == 2, "{yaml}");
    // The point that was not understood comes next.
    shows(&journey, "point, not understood");
    journey.keys("e");
    shows(&journey, "0 of 3 looked over");
    let yaml = written(&journey).yaml;
    assert_eq!(yaml.matches("[unread]").count(), 1, "{yaml}");
    assert!(kept(&journey).contains("enter"));
}

#[test]
fn the_digest_is_written_on_request_and_read() {
    let mut journey = journey();
    let writing = written(&journey);
    assert_eq!(writing.id, "harbour-2031-05-01");
    assert!(writing.yaml.starts_with("digest: harbour-2031-05-01\ndraft: yes\n"));
    journey.keys("w w");
    assert_eq!(journey.effects.len(), 1, "once is enough");
    let told = |outcome: Result<&str, &str>| {
        let outcome = outcome.map(str::to_owned).map_err(str::to_owned);
        Msg::DraftWritten(DraftWritten { id: writing.id.clone(), outcome })
    };
    journey.send(told(Err("Not written: the disk is full")));
    shows(&journey, "the disk is full");
    assert_eq!(journey.app.screen().unwrap().context(), Context::Review, "nothing is lost");
    journey.keys("w").send(told(Ok("/archive/digests/2031/2031-05-01.yaml")));
    assert_eq!(journey.effects, [Effect::Reload]);
    assert_eq!(journey.app.screen().unwrap().context(), Context::Browse);
    shows(&journey, "Written: /archive/digests/2031/2031-05-01.yaml");
}

#[test]
fn a_digest_that_is_asked_for_while_the_archive_is_read_is_written_after() {
    let corpus = corpus();
    let review = Some(review::start(corpus.share_taxonomy(), Some(KEPT)));
    let mut journey = Journey::from(Setup { review, ..Start::default().setup() }, corpus.clone());
    journey.app = App::new(Setup {
        review: Some(review::start(corpus.share_taxonomy(), Some(KEPT))),
        ..Start::default().setup()
    });
    journey.keys("w");
    assert!(journey.effects.is_empty(), "{:?}", journey.effects);
    shows(&journey, "it is written then");
    journey.send(Msg::Loaded(Box::new(corpus)));
    let writings = journey.effects.iter().filter(|effect| matches!(effect, Effect::WriteDraft(_)));
    assert_eq!(writings.count(), 1, "{:?}", journey.effects);
}

#[test]
fn it_is_left_only_where_it_is_kept() {
    let mut journey = journey();
    journey.keys("space esc");
    assert_eq!(journey.app.screen().unwrap().context(), Context::Browse);
    let mut journey = with(Start::default(), None);
    journey.keys("space");
    assert!(journey.effects.is_empty(), "nothing is kept");
    journey.keys("esc");
    assert_eq!(journey.app.screen().unwrap().context(), Context::Review);
    shows(&journey, "Nothing is kept");
    journey.keys("u esc");
    assert_eq!(journey.app.screen().unwrap().context(), Context::Browse, "nothing was decided");
}
