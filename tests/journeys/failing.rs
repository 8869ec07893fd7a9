//! Work beside the event loop that fails by a defect of the program: what is told, and that nothing
//! waits for what will not come.

use watchfloor::app::{Effect, Msg, Task, WorkerFailure};
use watchfloor::query::SavedSearchChange;

use crate::arriving::events;
use crate::comparing::shipped;
use crate::support::{Journey, Start};

fn failed(task: Task) -> Msg {
    Msg::Failed(WorkerFailure { task, reason: "src/some/where.rs:1:2".to_owned() })
}

/// The numbers of the questions and comparisons among the effects.
fn asked(journey: &Journey) -> Vec<u64> {
    let mut numbers = Vec::new();
    for effect in &journey.effects {
        if let Effect::Search(question) = effect {
            numbers.push(question.number);
        } else if let Effect::Compare(comparison) = effect {
            numbers.push(comparison.number);
        }
    }
    numbers
}

#[test]
fn every_failure_is_told_each_time_and_listed_once_with_what_is_lost_and_what_to_do() {
    let deleting = SavedSearchChange::Delete { name: "bombs".to_owned() };
    for task in [
        Task::Load,
        Task::Reload,
        Task::Index,
        Task::Search(0),
        Task::Compare(0),
        Task::Export("a.md".to_owned()),
        Task::ListSearches,
        Task::SaveSearch(deleting),
        Task::SaveState,
        Task::Input,
        Task::Signals,
        Task::Line,
        Task::Review,
        Task::Map,
    ] {
        let mut journey = Journey::sized(120, 24);
        for _ in 0..2 {
            journey.send(failed(task.clone())).shows(" failed. ");
            let listed: Vec<_> = journey
                .problems()
                .iter()
                .filter(|problem| &*problem.file == "watchfloor")
                .collect();
            let [problem] = listed.as_slice() else { panic!("{task:?}: {listed:?}") };
            assert_eq!(problem.message.matches(". ").count(), 1, "{task:?}: {problem}");
            let hint = problem.hint.as_deref().unwrap();
            assert!(hint.ends_with("please report it: src/some/where.rs:1:2"), "{task:?}: {hint}");
            journey.keys("j").hides(" failed. ");
        }
    }
}

#[test]
fn what_was_read_before_the_loading_failed_can_be_searched_and_read_again() {
    let mut journey = Journey::start();
    journey.app = Start::default().app();
    for event in events().into_iter().take(3) {
        journey.send(Msg::Loading(event));
    }
    assert!(journey.app.is_loading());
    journey.keys("s").send(failed(Task::Load)).shows("Reading the archive failed. Read it again.");
    assert!(!journey.app.is_loading());
    assert!(matches!(journey.effects[..], [Effect::Index, Effect::Search(_)]), "asked again");
    journey.keys("esc r");
    assert_eq!(journey.effects, [Effect::Reload]);
}

#[test]
fn a_reload_that_failed_can_be_asked_for_again() {
    let mut journey = Journey::start();
    assert_eq!(journey.keys("r").effects, [Effect::Reload]);
    journey.keys("r").shows("still being read");
    journey.send(failed(Task::Reload)).shows("Reading the archive again failed.");
    assert_eq!(journey.keys("r").effects, [Effect::Reload]);
}

#[test]
fn a_search_that_failed_says_so_and_is_asked_again_by_enter() {
    let mut journey = Journey::start();
    journey.search("diyala").keys("i");
    let [first] = asked(&journey)[..] else { panic!("{:?}", journey.effects) };
    journey.keys("e");
    let [second] = asked(&journey)[..] else { panic!("{:?}", journey.effects) };
    journey.send(failed(Task::Search(first))).hides("Enter asks again");
    journey.send(failed(Task::Search(second))).shows("the search failed; Enter asks again");
    assert_eq!(asked(journey.keys("enter")), [second + 1]);
    journey.hides("the search failed").shows("the index is being made");
    journey.keys("backspace backspace").answer().shows("Diyala").hides("being made");
}

#[test]
fn a_comparison_that_failed_says_so_and_is_asked_again_by_enter() {
    let mut journey = shipped(100, 30);
    journey.keys("c").send(Msg::Pasted("2020-05".to_owned())).keys("tab");
    journey.send(Msg::Pasted("2020-06".to_owned())).keys("enter");
    let [number] = asked(&journey)[..] else { panic!("{:?}", journey.effects) };
    journey.shows("comparing").send(failed(Task::Compare(number))).shows("comparing failed");
    assert_eq!(asked(journey.keys("enter")), [number + 1]);
    journey.hides("failed").answer().hides("comparing").shows("is the baseline");

    // What was compared before stays, and is not taken for the answer.
    journey.keys("a").send(Msg::Pasted("2020-07".to_owned())).keys("enter");
    journey.send(failed(Task::Compare(number + 2))).shows("comparing failed; before:");
    assert_eq!(asked(journey.keys("enter")), [number + 3]);
    journey.answer().hides("failed").shows("July 2020");
}

#[test]
fn a_file_that_failed_leaves_its_name_to_be_tried_again() {
    let mut journey = shipped(100, 30);
    journey.compare(&["2020-05", "2020-06"]).keys("e ctrl-u a . m d enter");
    journey.send(failed(Task::Export("a.md".to_owned()))).shows("Write to:").shows("a.md");
    journey.keys("enter");
    assert!(matches!(journey.effects[..], [Effect::Export(..)]), "{:?}", journey.effects);
}

#[test]
fn the_list_is_read_again_where_changing_it_failed() {
    let mut journey = Journey::start();
    let keeping = SavedSearchChange::Delete { name: "bombs".to_owned() };
    journey.send(failed(Task::SaveSearch(keeping)));
    assert_eq!(journey.effects, [Effect::ListSearches]);
}
