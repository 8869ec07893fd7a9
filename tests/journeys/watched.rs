//! An archive whose folders are watched: read again when they change, and nobody is led elsewhere.

use watchfloor::app::{Effect, Msg, Reloaded};

use crate::support::{Journey, corpus};

fn reloaded(changed: bool) -> Msg {
    let whole = corpus();
    let mut fewer = whole.digests().to_vec();
    fewer.retain(|digest| digest.id() != "ob-2020-05-14");
    let corpus = changed.then(|| whole.followed_by(fewer, whole.waves().to_vec()));
    let summary = if changed { "Read again: 1 gone" } else { "No digest has changed" };
    Msg::Reloaded(Box::new(Reloaded { corpus, problems: Vec::new(), summary: summary.to_owned() }))
}

#[test]
fn what_changed_is_told_and_one_stays_where_one_is() {
    let mut journey = Journey::start();
    journey.keys("j j enter enter enter j space");
    let at = journey.at();
    journey.send(Msg::ArchiveChanged);
    assert_eq!(journey.effects, [Effect::Reload]);
    journey.send(reloaded(true)).shows("Read again: 1 gone");
    assert_eq!(journey.at(), at);
}

#[test]
fn where_nothing_came_of_it_nothing_is_said() {
    let mut journey = Journey::start();
    journey.send(Msg::ArchiveChanged).send(reloaded(false)).hides("No digest has changed");
    journey.keys("r").send(reloaded(false)).shows("No digest has changed");
}

#[test]
fn what_changes_while_it_is_read_is_read_again_then() {
    let mut journey = Journey::start();
    journey.send(Msg::ArchiveChanged).send(Msg::ArchiveChanged);
    assert_eq!(journey.effects, []);
    journey.send(reloaded(true));
    assert!(journey.effects.contains(&Effect::Reload), "{:?}", journey.effects);
    journey.send(reloaded(false));
    assert!(!journey.effects.contains(&Effect::Reload));
}

#[test]
fn where_nobody_watches_the_key_is_told() {
    let mut journey = Journey::start();
    journey.send(Msg::NotWatched("the archive lies on a network file system (NFS)".to_owned()));
    journey.shows("r reads it again");
    assert!(journey.problems().iter().any(|problem| problem.message.contains("network")));
}
