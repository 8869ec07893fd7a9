//! A comparison that leaves: copied, written into a file; and one whose archive is read again.

use watchfloor::app::{Effect, Exported, Msg, Reloaded};
use watchfloor::outgoing::Outgoing;
use watchfloor::screens::Screen;

use crate::comparing::shipped;
use crate::support::Journey;

fn copied(journey: &Journey) -> &str {
    match journey.effects.as_slice() {
        [Effect::Copy(clip)] => &clip.text,
        other => panic!("no copy: {other:?}"),
    }
}

#[test]
fn what_is_seen_is_copied_as_text() {
    let mut journey = shipped(80, 24);
    journey.compare(&["wave:2019-12", "wave:2020-05"]).keys("g z y y");
    let text = copied(&journey).to_owned();
    assert!(text.contains("Vengeance for the Two Sheikhs (2019) (baseline)"), "{text}");
    assert!(text.contains('†') && !text.contains('\t') && !text.contains('\u{1b}'), "{text}");
    assert!(!text.contains("First day"), "what is folded is not seen: {text}");
    journey.keys("j j l enter y");
    assert_eq!(copied(&journey).lines().filter(|line| line.starts_with("2020-05-")).count(), 54);
}

#[test]
fn a_file_is_replaced_only_when_asked_twice() {
    let mut journey = shipped(80, 24);
    journey.compare(&["wave:2019-12", "wave:2020-05"]).keys("e");
    journey.shows("compare-2019-12-vengeance-two-sheikhs-2020-05").keys("ctrl-u a . m d enter");
    let asked = |journey: &Journey| match journey.effects.as_slice() {
        [Effect::Export(_, export)] => {
            let Outgoing::Comparison { table, .. } = &export.what else { panic!("{export:?}") };
            (export.path.clone(), export.replace, table.subjects.len())
        }
        other => panic!("no export: {other:?}"),
    };
    assert_eq!(asked(&journey), ("a.md".to_owned(), false, 2));
    journey.send(Msg::Exported(Exported::Exists("a.md".to_owned())));
    journey.shows("Enter again replaces it").keys("enter");
    assert_eq!(asked(&journey), ("a.md".to_owned(), true, 2));
    journey.send(Msg::Exported(Exported::Written("a.md".to_owned(), None)));
    journey.shows("Written: a.md").shows("is the baseline");
    journey.keys("e ctrl-u b enter");
    journey.send(Msg::Exported(Exported::Exists("b".to_owned())));
    journey.keys("c enter");
    assert_eq!(asked(&journey), ("bc".to_owned(), false, 2), "another name is another question");
    journey.send(Msg::Exported(Exported::Failed("bc".to_owned(), "no room".to_owned())));
    journey.shows("bc could not be written: no room").shows("Write to:");
}

#[test]
fn another_reading_of_the_archive_keeps_subjects_and_cell() {
    let mut journey = shipped(120, 40);
    journey.compare(&["wave:2019-12", "wave:2020-05"]).keys("] ] l");
    let before = journey.text();
    let corpus = journey.app.corpus().clone();
    journey.send(Msg::Reloaded(Box::new(Reloaded {
        corpus: Some(corpus),
        problems: journey.problems().to_vec(),
        summary: String::new(),
    })));
    assert!(journey.effects.iter().any(|effect| matches!(effect, Effect::Compare(_))));
    journey.hides("First day").answer();
    let rows = |text: &str| text.lines().take(39).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(rows(&journey.text()), rows(&before));
}

#[test]
fn a_comparison_below_another_one_is_asked_for_again() {
    let mut journey = shipped(80, 24);
    journey.compare(&["wave:2019-12", "wave:2020-05"]).keys("] l enter enter W").answer();
    journey.shows("÷ mean of 4");
    let corpus = journey.app.corpus().clone();
    journey.send(Msg::Loaded(Box::new(corpus))).answer();
    journey.shows("÷ mean of 4").keys("esc esc");
    assert!(matches!(journey.effects.as_slice(), [Effect::Compare(_)]), "{:?}", journey.effects);
    journey.answer().shows("◆ December 2019");
    assert!(matches!(journey.app.screen(), Some(Screen::Compare(_))));
}
