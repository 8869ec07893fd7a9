//! What is new since the last session: on the front page, in the lists, as a list, as a search.

use std::sync::Arc;

use watchfloor::app::{Effect, FirstScreen, Msg, SeenCompared, SeenKeeping, Setup};
use watchfloor::archive::{Corpus, SeenRecords};

use crate::support::{Journey, Start, corpus};

fn seen(corpus: &Corpus) -> SeenRecords {
    SeenRecords::of(corpus, &|| false).unwrap()
}

/// The archive of the fixture without a digest.
fn without(id: &str) -> Corpus {
    let whole = corpus();
    let mut digests = whole.digests().to_vec();
    digests.retain(|digest| digest.id() != id);
    whole.followed_by(digests, whole.waves().to_vec())
}

/// A journey through the fixture in which it is kept what was seen.
fn kept(first: FirstScreen) -> Journey {
    let setup = Setup { first, seen_keeping: SeenKeeping::Kept, ..Start::default().setup() };
    Journey::from(setup, corpus())
}

/// Has what there is compared with what was seen before, as the shell's thread does.
fn compared(journey: &mut Journey, before: Option<SeenRecords>) {
    journey.send(Msg::Placed);
    assert!(journey.effects.contains(&Effect::CompareSeen));
    let now = seen(journey.app.corpus());
    let compared = SeenCompared::of(journey.app.share_corpus(), before.map(Arc::new), now);
    journey.send(Msg::SeenCompared(Box::new(compared)));
}

/// What is kept where the session ends now.
fn to_keep(journey: &Journey) -> Option<SeenRecords> {
    journey.app.seen_to_keep()?.records(&|| false)
}

/// How many digests in the list have the sign behind their day.
fn unread(journey: &Journey) -> usize {
    let bullet = watchfloor::ui::theme::Glyphs::unicode().bullet;
    let is_unread = |line: &str| line.chars().nth(11).is_some_and(|sign| bullet.contains(sign));
    journey.text().lines().filter(|line| is_unread(line)).count()
}

#[test]
fn the_front_page_says_what_is_new_and_a_key_lists_it() {
    let mut journey = kept(FirstScreen::Front);
    journey.count_front().hides("1 new");
    compared(&mut journey, Some(seen(&without("ob-2020-06-04"))));
    journey.shows("1 new (R)");
    journey.keys("R").shows("digest ob-2020-06-04").shows("is:new");
    journey.keys("esc").search("is:new");
    let found = journey.app.corpus().fresh().unwrap().records(journey.app.corpus());
    assert!(!found.is_empty());
    journey.shows(&format!(" of {}", journey.app.corpus().len()));
    assert!(journey.app.spoken().lines.len() > 1);
}

#[test]
fn what_nobody_opened_has_a_sign_until_somebody_does() {
    let mut journey = kept(FirstScreen::Tree);
    assert_eq!(unread(&journey), 0, "before it is known, nothing is said");
    let mut before = seen(&without("ob-2020-06-04"));
    for home in &mut before.homes {
        home.opened = true;
    }
    compared(&mut journey, Some(before));
    assert_eq!(unread(&journey), 1, "{}", journey.text());
    journey.keys("enter esc");
    assert_eq!(unread(&journey), 0, "{}", journey.text());
    let kept = to_keep(&journey).unwrap();
    assert!(kept.homes.iter().all(|home| home.opened));
    assert_eq!(kept.homes.len(), 4);
}

#[test]
fn a_session_that_ends_before_all_was_hashed_keeps_what_it_saw_all_the_same() {
    let mut journey = kept(FirstScreen::Tree);
    assert_eq!(to_keep(&journey), None, "nothing was looked at");
    journey.keys("enter");
    let unhashed = journey.app.seen_to_keep().unwrap();
    assert!(unhashed.now.is_none());
    assert_eq!(unhashed.records(&|| true), None, "it can be stopped");
    let kept = unhashed.records(&|| false).unwrap();
    compared(&mut journey, None);
    assert_eq!(to_keep(&journey), Some(kept.clone()), "as if it had been hashed");
    assert_eq!(kept.homes.iter().filter(|home| home.opened).count(), 1);
}

#[test]
fn who_comes_for_the_first_time_sees_no_signs_and_leaves_what_there_is() {
    let mut journey = kept(FirstScreen::Tree);
    compared(&mut journey, None);
    assert_eq!(unread(&journey), 0);
    journey.keys("R").shows("No session saw this archive before");
    journey.keys("esc");
    assert_eq!(to_keep(&journey), None, "nothing was looked at");
    journey.keys("enter");
    let kept = to_keep(&journey).unwrap();
    assert_eq!(kept.homes.iter().filter(|home| home.opened).count(), 1);
}

#[test]
fn what_is_told_as_of_a_day_is_compared_with_nothing() {
    let mut journey = kept(FirstScreen::Tree);
    compared(&mut journey, Some(seen(&corpus())));
    let known = journey.app.share_whole().known_on("2020-05-28".parse().unwrap());
    journey.send(Msg::LookedBack(Box::new(known))).send(Msg::Placed);
    assert!(!journey.effects.contains(&Effect::CompareSeen));
    assert_eq!(to_keep(&journey), None);
    journey.keys("R").shows("told as of 2020-05-28: what is new is told of all of it");
}
