//! Tests reading that fails: what is reported, and that the next reading works.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};

use super::*;
use crate::app::WorkerFailure;
use crate::archive::load_all;

/// The sample, whose first load and first reload fail.
#[derive(Default)]
struct FailingLoader {
    reloaded: AtomicBool,
}

impl Archive for FailingLoader {
    fn load(&self, on_event: &mut dyn FnMut(LoadEvent) -> ControlFlow<()>) {
        let mut left = 2;
        archive::load(&Origin::Sample, &mut |event| {
            assert!(left > 0, "a defect");
            left -= 1;
            on_event(event)
        });
    }

    fn reload(&self, old: &Corpus, problems: &[Problem], stamp: &Stamp) -> Option<Reload> {
        assert!(self.reloaded.swap(true, Ordering::Relaxed), "a defect");
        archive::reload(&Origin::Sample, old, problems, stamp)
    }
}

/// Returns the task that failed, skipping earlier events.
fn failed(inbox: &Receiver<Event>) -> Task {
    inbox
        .iter()
        .find_map(|event| match &event {
            Event::Msg(Msg::Failed(WorkerFailure { task, .. })) => Some(task.clone()),
            Event::Msg(Msg::Loading(_)) => None,
            Event::Msg(_)
            | Event::Input(..)
            | Event::Signal(_)
            | Event::Wake
            | Event::InputLost => panic!("{event:?}"),
        })
        .unwrap()
}

#[test]
fn a_loading_that_fails_is_told_and_all_of_it_can_be_read_again() {
    let (events, inbox) = channel();
    let reader = Reader::start(FailingLoader::default(), &events);
    assert_eq!(failed(&inbox), Task::Load);
    reader.reload(Arc::default(), &[], &events);
    assert_eq!(failed(&inbox), Task::Reload);
    reader.reload(Arc::default(), &[], &events);
    let Event::Msg(Msg::Reloaded(reloaded)) = inbox.recv().unwrap() else { panic!("no answer") };
    let (whole, _) = load_all(&Origin::Sample);
    assert_eq!(reloaded.corpus.unwrap().len(), whole.len(), "nothing was taken for read");
}
