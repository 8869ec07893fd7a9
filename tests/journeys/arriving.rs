//! Digests that arrive while one is reading.

use std::ops::ControlFlow;
use std::sync::Arc;

use crate::support::{Journey, Start, corpus, fixture};
use watchfloor::app::{Effect, LongWork, Msg, SavedCount, SavedCounts, WorkStep};
use watchfloor::archive::{LoadEvent, Origin, load, load_all};
use watchfloor::plain::PlainReader;

/// The fixture as the loader tells of it, but one digest at a time.
pub fn events() -> Vec<LoadEvent> {
    let mut events = Vec::new();
    load(&Origin::Folder(fixture()), &mut |event| {
        if let LoadEvent::Batch { digests, waves, problems, read } = event {
            for digest in digests {
                let (waves, problems) = (Vec::new(), Vec::new());
                events.push(LoadEvent::Batch { digests: vec![digest], waves, problems, read });
            }
            events.push(LoadEvent::Batch { digests: Vec::new(), waves, problems, read });
        } else {
            events.push(event);
        }
        ControlFlow::Continue(())
    });
    events
}

/// A journey through nothing, and what is yet to come.
fn begun() -> (Journey, std::vec::IntoIter<LoadEvent>) {
    let mut journey = Start::default().read(watchfloor::archive::Corpus::default());
    journey.app = Start::default().app();
    let mut events = events().into_iter();
    journey.send(Msg::Loading(events.next().unwrap()));
    (journey, events)
}

#[test]
fn the_first_digest_shows_before_the_others_are_read() {
    let (mut journey, mut events) = begun();
    assert!(journey.app.is_loading());
    assert_eq!(journey.at(), "nothing");
    journey.send(Msg::Loading(events.next().unwrap()));
    assert_eq!((journey.at(), journey.previewed()), ("ob-2020-06-04".into(), journey.at()));
    journey.shows("Week of the convoys").shows("/6");
}

#[test]
fn the_reader_in_lines_says_how_far_what_it_waits_for_is() {
    let mut reader = PlainReader::new(Start::default().app());
    assert_eq!(reader.progress(), None, "nothing is known yet");
    let begun = events().into_iter().next().unwrap();
    let LoadEvent::Began { files, .. } = &begun else { panic!("{begun:?}") };
    let told = format!("Read 0 of {files} files\n");
    reader.update(Msg::Loading(begun));
    assert_eq!(reader.progress(), Some(told));
    reader.update(Msg::Loaded(Box::new(corpus())));
    assert_eq!(reader.progress(), None);
    let step = WorkStep { work: LongWork::Indexing, done: 1_240, all: 5_200 };
    reader.update(Msg::Working(step));
    assert_eq!(reader.progress().as_deref(), Some("Still indexing: 1,240 of 5,200\n"));
    reader.update(Msg::Worked(LongWork::Indexing));
    assert_eq!(reader.progress(), None);
}

#[test]
fn saved_searches_that_are_known_before_do_not_take_the_selection() {
    let (mut journey, mut events) = begun();
    assert_eq!(journey.effects, [Effect::ListSearches]);
    let saved = SavedCount {
        name: "bombs".into(),
        query: "tactic:ied".into(),
        note: None,
        shared: false,
        found: None,
        held: None,
        first: Vec::new(),
    };
    journey.send(Msg::Saved(SavedCounts { list: vec![saved], problems: Vec::new() }));
    journey.send(Msg::Loading(events.next().unwrap())).shows("@bombs");
    assert_eq!((journey.at(), journey.previewed()), ("ob-2020-06-04".into(), journey.at()));
}

#[test]
fn digests_below_do_not_move_the_selection() {
    let (mut journey, mut events) = begun();
    journey.send(Msg::Loading(events.next().unwrap()));
    journey.keys("enter j enter");
    assert_eq!(journey.at(), "june-sinai");
    for event in events {
        journey.send(Msg::Loading(event));
        assert_eq!(journey.at(), "june-sinai");
    }
    journey.send(Msg::Loaded(Box::new(corpus())));
    assert_eq!(journey.at(), "june-sinai");
    assert!(!journey.app.is_loading());
}

#[test]
fn theatres_that_come_in_above_do_not_move_the_selection() {
    let (mut journey, mut events) = begun();
    journey.send(Msg::Loading(events.next().unwrap()));
    journey.keys("tab");
    let (at, preview) = (journey.at(), journey.previewed());
    assert_eq!((at.as_str(), preview.as_str()), ("Iraq", "Iraq"));
    for event in events {
        journey.send(Msg::Loading(event));
        assert_eq!((journey.at(), journey.previewed()), (at.clone(), preview.clone()));
    }
    journey.send(Msg::Loaded(Box::new(corpus())));
    assert_eq!(journey.at(), at);
    assert!(journey.row(1).contains("Syria"), "it came in above:\n{}", journey.text());
}

#[test]
fn an_archive_in_another_order_keeps_the_selection_by_id() {
    let (mut journey, events) = begun();
    events.for_each(|event| {
        journey.send(Msg::Loading(event));
    });
    journey.keys("j j enter enter enter j space");
    assert_eq!(journey.at(), "text diyala-2");
    // The same digests under a younger one: every place is another.
    let mut settled = watchfloor::archive::Corpus::default();
    let whole = corpus();
    for digest in whole.digests().iter().rev() {
        settled.push(Arc::clone(digest));
    }
    journey.send(Msg::Loaded(Box::new(settled)));
    assert_eq!(journey.at(), "text diyala-2");
    assert_eq!(journey.keys("esc").at(), "diyala-2");
}

#[test]
fn an_archive_that_could_not_be_read_says_so() {
    let file = std::path::PathBuf::from("/nonexistent/nothing.yaml");
    let mut journey = Journey::start();
    journey.app = Start::default().app();
    load(&Origin::Files(vec![file]), &mut |event| {
        journey.send(Msg::Loading(event));
        ControlFlow::Continue(())
    });
    journey.shows("Nothing could be read; ! tells why").keys("!").shows("nothing.yaml");
}

#[test]
fn where_an_entry_is_comes_to_its_open_page_once_it_is_known() {
    // The corpora of other journeys share what is known of their places.
    let sample = load_all(&Origin::Sample).0;
    let mut journey = Start { size: (120, 60), ..Start::default() }.read(sample);
    journey.search("khanaqin").keys("enter");
    let before = journey.text();
    assert!(!before.contains("within"), "{before}");
    assert!(journey.app.corpus().known_spots().is_none());
    journey.app.corpus().spots();
    journey.send(Msg::Placed).shows("within");
}
