//! The archive as it was known on a day: the key that asks for one, what is seen then, and the way back.

use watchfloor::app::{Effect, Msg, Reloaded, Setup};
use watchfloor::archive::{Origin, load};

use crate::support::{Journey, Start, corpus, fixture};

/// Has the day that the last keys asked for looked back to, as the shell's thread does.
fn look_back(journey: &mut Journey) {
    let asked = journey
        .effects
        .iter()
        .find_map(|effect| if let Effect::LookBack(day) = effect { Some(*day) } else { None });
    let day = asked.unwrap_or_else(|| panic!("no day was asked for: {:?}", journey.effects));
    let known = journey.app.share_whole().known_on(day);
    journey.send(Msg::LookedBack(Box::new(known)));
}

/// Asks for a day by its key.
fn asked(journey: &mut Journey, day: &str) {
    journey.keys("Z ctrl-u").send(Msg::Pasted(day.to_owned())).keys("enter");
}

fn digests(journey: &Journey) -> usize {
    journey.app.corpus().digests().len()
}

#[test]
fn a_day_shows_what_was_known_and_its_name_stands_over_everything() {
    let mut journey = Journey::start();
    journey.keys("Z").shows("As of: ").shows("An empty line: all of it").hides("as of 2020");
    journey.send(Msg::Pasted("2020-05-28".to_owned())).keys("enter");
    journey.shows("Looking back to 2020-05-28");
    assert_eq!(digests(&journey), 4, "nothing is taken away before it is known what to");
    look_back(&mut journey);
    assert_eq!(digests(&journey), 2);
    journey.shows("2 of 4 digests were known");
    journey
        .keys("R")
        .shows("The archive is told as of 2020-05-28: what is new is told of all of it");
    journey.keys("esc");
    for keys in ["j", "enter", "space", "s b o m b", "esc esc esc esc H", "T", "#"] {
        journey.keys(keys);
        assert!(journey.row(0).contains("as of 2020-05-28"), "{keys}: {}", journey.text());
    }
    assert!(journey.app.spoken().title.ends_with("as of 2020-05-28"));
}

#[test]
fn what_is_no_day_is_told_and_nothing_typed_leads_back_to_all() {
    let mut journey = Journey::start();
    asked(&mut journey, "whitsun");
    journey.shows("`whitsun` is no day; write it as 2020-08-06");
    assert_eq!((journey.at(), journey.effects.len()), ("asking for a day".to_owned(), 0));
    journey.keys("esc");
    asked(&mut journey, "2020-05-21");
    look_back(&mut journey);
    assert_eq!(digests(&journey), 1);
    // The day that is shown stands there, and is no day that anything has to be done for again.
    journey.keys("Z").shows("As of: 2020-05-21").keys("esc");
    asked(&mut journey, "2020-06");
    look_back(&mut journey);
    assert_eq!(digests(&journey), 4, "the last day of a month is meant");
    asked(&mut journey, "");
    assert_eq!(digests(&journey), 4);
    journey.shows("All of the archive").hides("as of 2020");
    assert_eq!(journey.app.as_of(), None);
}

#[test]
fn an_archive_that_is_read_again_is_told_as_of_the_same_day() {
    let mut journey = Journey::start();
    asked(&mut journey, "2020-05-28");
    look_back(&mut journey);
    let whole = corpus();
    let mut fewer = whole.digests().to_vec();
    fewer.retain(|digest| digest.id() != "ob-2020-05-14");
    journey.send(Msg::Reloaded(Box::new(Reloaded {
        corpus: Some(whole.followed_by(fewer, whole.waves().to_vec())),
        problems: Vec::new(),
        summary: "Read again: 1 gone".to_owned(),
    })));
    journey.keys("r").shows("still being read");
    journey.effects = vec![Effect::LookBack("2020-05-28".parse().unwrap())];
    look_back(&mut journey);
    assert_eq!(digests(&journey), 1);
    journey.shows("as of 2020-05-28");
}

#[test]
fn while_it_is_read_nothing_later_is_shown() {
    let day = "2020-05-28".parse().unwrap();
    let mut journey = Journey::start();
    journey.app = watchfloor::app::App::new(Setup { as_of: Some(day), ..Start::default().setup() });
    let mut most = 0;
    load(&Origin::Folder(fixture()), &mut |event| {
        journey.send(Msg::Loading(event));
        most = most.max(digests(&journey));
        assert!(journey.row(0).contains("as of 2020-05-28"));
        assert_eq!(journey.app.corpus().waves().len(), 0);
        std::ops::ControlFlow::Continue(())
    });
    assert_eq!(most, 2);
    journey.send(Msg::Loaded(Box::new(corpus())));
    assert!(journey.app.is_loading(), "{:?}", journey.effects);
    look_back(&mut journey);
    assert!(!journey.app.is_loading());
    assert_eq!((digests(&journey), journey.app.share_whole().digests().len()), (2, 4));
    assert!(journey.app.leaving().seen.is_none(), "a look back is no last session");
}

#[test]
fn a_bookmark_on_what_was_not_known_then_says_so_and_leads_there_again_after() {
    let mut journey = Journey::start();
    journey.keys("d");
    asked(&mut journey, "2020-05-28");
    look_back(&mut journey);
    journey.keys(":").send(Msg::Pasted("bookmark 06-04".to_owned()));
    journey.shows("not known on 2020-05-28").keys("enter");
    journey.shows("ob-2020-06-04 was not known on 2020-05-28");
    asked(&mut journey, "");
    journey.keys("G :").send(Msg::Pasted("bookmark 06-04".to_owned())).keys("enter");
    assert_eq!(journey.at(), "ob-2020-06-04");
}
