//! A draft that is looked over: what is doubtful first, its words marked, and every decision by keys.

use watchfloor::app::{App, DraftWriting, DraftWritten, Effect, Msg, NotWritten, Replaces, Setup};
use watchfloor::keys::Context;
use watchfloor::plain::PlainReader;
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
        shows(&journey, "0 of 5 looked over");
        shows(&journey, "? date");
        insta::assert_snapshot!(format!("review-{}x{}", size.0, size.1), journey.picture());
    }
}

#[test]
fn of_guesses_of_the_head_the_days_come_first() {
    let corpus = corpus();
    let review = Some(review::start_unsaid(corpus.share_taxonomy()));
    let journey = Journey::from(Setup { review, ..Start::default().setup() }, corpus);
    shows(&journey, "? publisher");
    shows(&journey, "period: a guess");
}

#[test]
fn problems_are_a_key_away_and_the_smallest_footer_offers_to_write() {
    let mut journey = with(Start { size: (40, 12), ..Start::default() }, Some(KEPT));
    shows(&journey, " w write");
    journey.keys("!");
    shows(&journey, "Problems found at loading");
    journey.keys("esc");
    shows(&journey, "0 of 5 looked over");
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
    shows(&journey, "1 of 5 looked over");
    shows(&journey, "point, not understood");
    assert_eq!(kept(&journey).matches("accept").count(), 1);
    journey.keys("space space");
    shows(&journey, "head of the digest");
    shows(&journey, "= title       The week of the harb");
    journey.keys("space space");
    shows(&journey, "5 of 5 looked over");
    let yaml = written(&journey).yaml;
    assert!(!yaml.contains("draft: yes") && !yaml.contains("# guess"), "{yaml}");
    // Nobody changed the guesses: who reads the digest sees which they were.
    assert!(yaml.contains("tags: [guessed, guessed date, guessed killed]"), "{yaml}");
    journey.keys("space");
    shows(&journey, "w writes the digest");
    journey.keys("u");
    shows(&journey, "4 of 5 looked over");
    journey.keys("U");
    shows(&journey, "5 of 5 looked over");
}

#[test]
fn a_guess_that_was_confirmed_by_itself_is_none_any_more() {
    let mut journey = journey();
    shows(&journey, "? date");
    journey.keys("enter enter");
    shows(&journey, "= date");
    journey.keys("space");
    let yaml = written(&journey).yaml;
    assert!(!yaml.contains("guessed date"), "{yaml}");
}

#[test]
fn what_is_certain_throughout_takes_one_key_and_what_is_no_guess_another() {
    let mut journey = journey();
    journey.keys("A");
    shows(&journey, "2 of 5 looked over");
    shows(&journey, "? date");
    assert_eq!(kept(&journey).matches("accept_all: [").count(), 1);
    journey.keys("A");
    shows(&journey, "3 of 5 looked over, 1 point");
    journey.keys("A");
    shows(&journey, "3 of 5 looked over");
    // A guess and what was not understood take a look each.
    journey.keys("space space");
    shows(&journey, "5 of 5 looked over");
    journey.keys("u u u u");
    shows(&journey, "0 of 5 looked over");
}

#[test]
fn the_id_and_the_file_follow_what_is_changed_in_the_head() {
    let mut journey = journey();
    journey.keys("n n n j j j");
    shows(&journey, "= period      2031-05-01..2031-05-07");
    journey.keys("enter ctrl-u").send(Msg::Pasted("2031-05-08..2031-05-14".to_owned()));
    journey.keys("enter");
    let writing = written(&journey);
    assert_eq!(writing.id, "harbour-watch-2031-05-08");
    assert_eq!(writing.files.path.to_str(), Some("digests/2031/2031-05-08.yaml"));
    assert!(writing.yaml.starts_with("digest: harbour-watch-2031-05-08\n"), "{}", writing.yaml);
}

#[test]
fn what_is_written_over_is_shown_entry_by_entry_before() {
    for size in [(40, 12), (80, 24)] {
        let corpus = corpus();
        let review = Some(review::start_over(corpus.share_taxonomy(), Some(KEPT)));
        let start = Start { size, ..Start::default() };
        let mut journey = Journey::from(Setup { review, ..start.setup() }, corpus);
        journey.keys("w");
        assert!(journey.effects.is_empty(), "nothing is written yet: {:?}", journey.effects);
        shows(&journey, "is there already");
        insta::assert_snapshot!(format!("difference-{}x{}", size.0, size.1), journey.picture());
        journey.keys("G");
        shows(&journey, "- 2031-05-01");
        journey.keys("esc");
        shows(&journey, "0 of 5 looked over");
        journey.keys("w w");
        let [Effect::WriteDraft(writing)] = journey.effects.as_slice() else {
            panic!("{:?}", journey.effects)
        };
        assert_eq!(writing.files.replaces, Replaces::TheFile);
    }
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
    shows(&journey, "= date        2031-05-05");
    assert!(kept(&journey).contains("value: \"2031-05-05\""));
    journey.keys("j enter ctrl-u").send(Msg::Pasted("att".to_owned()));
    journey.keys("tab enter");
    shows(&journey, "= kind        attack");
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
fn the_names_that_a_field_can_have_are_offered_beside_the_one_that_it_has() {
    let mut journey = journey();
    journey.keys("j enter");
    shows(&journey, "kind: attack");
    shows(&journey, "counterterrorism");
    journey.keys("esc enter down enter");
    shows(&journey, "= kind        clash");
    // What is there is taken as it is where none is chosen.
    journey.keys("enter enter");
    shows(&journey, "= kind        clash");
}

#[test]
fn entries_are_split_merged_dropped_and_made() {
    let mut journey = journey();
    journey.keys("s");
    shows(&journey, "0 of 6 looked over");
    let yaml = written(&journey).yaml;
    assert_eq!(yaml.matches("- date: ").count(), 4, "{yaml}");
    journey.keys("n m");
    shows(&journey, "0 of 5 looked over");
    assert!(kept(&journey).contains("merge"));
    journey.keys("u u");
    shows(&journey, "0 of 5 looked over");
    journey.keys("d");
    shows(&journey, "1 of 5 looked over");
    let yaml = written(&journey).yaml;
    assert!(yaml.contains("A mayor was shot") && yaml.matches("[unread]").count() == 2, "{yaml}");
    // The point that was not understood comes next.
    shows(&journey, "point, not understood");
    journey.keys("e");
    shows(&journey, "1 of 5 looked over");
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
        let outcome = outcome.map(str::to_owned);
        let outcome = outcome.map_err(|why| NotWritten::Failed(why.to_owned()));
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
fn a_digest_that_was_changed_meanwhile_is_looked_at_before_it_is_written_over() {
    let corpus = corpus();
    let review = Some(review::start_over(corpus.share_taxonomy(), Some(KEPT)));
    let mut journey = Journey::from(Setup { review, ..Start::default().setup() }, corpus);
    let written = |journey: &mut Journey, keys: &str| {
        journey.keys(keys);
        let [Effect::WriteDraft(writing)] = journey.effects.as_slice() else {
            panic!("{:?}", journey.effects)
        };
        (**writing).clone()
    };
    let writing = written(&mut journey, "w w");
    let there = writing.yaml.replace("near Samarra", "near the mill of Samarra").into_bytes();
    assert_ne!(writing.shown.as_deref(), Some(there.as_slice()));
    let file = "2031-05-01.yaml".to_owned();
    let outcome = Err(NotWritten::Changed { file, there: there.clone() });
    journey.send(Msg::DraftWritten(DraftWritten { id: writing.id, outcome }));
    assert_eq!(journey.app.screen().unwrap().context(), Context::Review, "nothing is lost");
    shows(&journey, "2031-05-01.yaml was changed meanwhile");
    shows(&journey, "near the mill of Samarra");
    assert_eq!(written(&mut journey, "w").shown.as_deref(), Some(there.as_slice()));
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

#[test]
fn a_review_is_heard_line_by_line_where_nothing_is_drawn() {
    let corpus = corpus();
    let review = Some(review::start(corpus.share_taxonomy(), Some(KEPT)));
    let mut reader = PlainReader::new(App::new(Setup { review, ..Start::default().setup() }));
    reader.update(Msg::Loaded(Box::new(corpus)));
    let told = reader.tell();
    assert!(told.contains("Review of The week of the harbour"), "{told}");
    assert!(told.contains("0 of 5 looked over") && told.contains(", a guess"), "{told}");
    let date = told.lines().find(|line| line.contains("date: ")).unwrap().to_owned();
    assert!(date.contains("4 May 2031, a guess"), "{told}");
    // Its number asks for another value, and the line that follows is that value.
    reader.hear(date.split_once(". ").unwrap().0);
    assert!(reader.tell().contains("Type the value"));
    let kept = reader.hear("2031-05-05");
    assert!(kept.iter().any(|effect| matches!(effect, Effect::KeepReview(_))), "{kept:?}");
    assert!(reader.tell().contains("date: 5 May 2031"));
    reader.hear("accept");
    assert!(reader.tell().contains("1 of 5 looked over"));
}
