//! Handling markings: what stands over every screen, and at the head of every copy.

use crate::support::{Journey, Start, load, marked};
use watchfloor::app::{App, Effect, Msg, Setup};
use watchfloor::archive::{LoadEvent, Origin, load as load_steps};
use watchfloor::policy;
use watchfloor::ui::theme::{Depth, Library, Role};

const OURS: &str = "OFFICIAL – SENSITIVE";
const THEIRS: &str = "LIMITED DISTRIBUTION";
const NEWEST: &str = "2020-06-04";

/// Ways to every screen.
const WAYS: [&str; 12] = [
    "",
    "enter",
    "enter enter enter",
    "tab enter",
    "w",
    "space",
    "space / o b",
    "!",
    "?",
    "t j",
    "s",
    "S",
];

/// The first row without the blanks around what stands in it.
fn banner(journey: &Journey) -> String {
    journey.row(0).trim().to_owned()
}

#[test]
fn it_stands_on_every_screen_at_every_size() {
    let folder = marked(Some(OURS), &[]);
    let (corpus, problems) = load(folder.path());
    assert_eq!(problems, []);
    for size in [(40, 12), (80, 24), (160, 50), (24, 5)] {
        for way in WAYS {
            let mut journey = Start { size, ..Start::default() }.read(corpus.clone());
            journey.keys(way);
            assert_eq!(banner(&journey), OURS, "{size:?} after `{way}`:\n{}", journey.text());
            let before = journey.row(0).chars().take_while(|c| *c == ' ').count();
            assert_eq!(before, (usize::from(size.0) - 20) / 2, "in the middle");
        }
    }
}

#[test]
fn a_marked_screen_is_the_unmarked_one_with_a_row_above_it() {
    let folder = marked(Some(OURS), &[]);
    let (corpus, _) = load(folder.path());
    for way in ["", "enter enter enter", "?", "w space"] {
        let mut plain = Journey::sized(80, 23);
        let mut under = Start { size: (80, 24), ..Start::default() }.read(corpus.clone());
        let (plain, under) = (plain.keys(way).text(), under.keys(way).text());
        assert_eq!(under.split_once('\n').unwrap().1, plain, "after `{way}`");
    }
}

#[test]
fn it_is_seen_in_every_theme_and_without_colours() {
    let folder = marked(Some(OURS), &[]);
    let (corpus, _) = load(folder.path());
    for theme in Library::shipped().themes() {
        let name: &'static str = Box::leak(theme.name.clone().into_boxed_str());
        for depth in [Depth::Mono, Depth::Ansi16, Depth::True] {
            let start = Start { theme: name, depth, ..Start::default() };
            let journey = start.read(corpus.clone());
            let (buffer, style) = (journey.buffer(), journey.app.theme().style(Role::Marking));
            let (first, text) = (&buffer[(0, 0)], journey.app.theme().style(Role::Text));
            assert_ne!((style.bg, style.add_modifier), (text.bg, text.add_modifier), "{name}");
            assert!(first.modifier.contains(style.add_modifier), "{name} {depth:?}");
        }
    }
}

#[test]
fn the_marking_of_a_digest_stands_where_the_digest_is() {
    let folder = marked(Some(OURS), &[(NEWEST, THEIRS)]);
    let (corpus, _) = load(folder.path());
    let both = format!("{OURS} | {THEIRS}");
    for (way, wanted) in [
        ("", &*both),
        ("enter", &both),
        ("space", &both),
        ("enter enter enter space", &both),
        // The digest before it.
        ("j enter", OURS),
        ("j space", OURS),
        // Across digests.
        ("tab", &both),
        ("w", &both),
        ("!", &both),
        ("s", &both),
    ] {
        let mut journey = Start::default().read(corpus.clone());
        journey.keys(way);
        assert_eq!(banner(&journey), wanted, "after `{way}`:\n{}", journey.text());
    }
}

#[test]
fn the_row_stays_where_one_digest_is_marked_and_another_is_not() {
    let folder = marked(None, &[(NEWEST, THEIRS)]);
    let (corpus, _) = load(folder.path());
    let mut journey = Start::default().read(corpus);
    assert_eq!(banner(journey.keys("space")), THEIRS);
    assert_eq!(banner(journey.keys("esc j space")), "");
    assert!(journey.row(1).contains("OB 2020-05-28"), "{}", journey.text());
}

#[test]
fn where_nothing_is_marked_no_row_is_taken() {
    let mut journey = Journey::start();
    assert!(journey.keys("space").row(0).contains("Digests"), "{}", journey.text());
}

#[test]
fn the_policy_marks_whatever_an_archive_says() {
    let policy = policy::parse("policy.yaml", b"marking: RESTRICTED\n");
    for (archive, wanted) in
        [(None, "RESTRICTED"), (Some(OURS), "RESTRICTED | OFFICIAL – SENSITIVE")]
    {
        let folder = marked(archive, &[]);
        let setup = Setup { policy: policy.clone(), ..Start::default().setup() };
        // Before anything has been read, and while it is.
        let mut app = App::new(setup.clone());
        let first = |app: &App| {
            let mut buffer =
                ratatui::buffer::Buffer::empty(ratatui::layout::Rect::new(0, 0, 80, 24));
            app.draw(&mut buffer);
            crate::support::text(&buffer).lines().next().unwrap().trim().to_owned()
        };
        assert_eq!(first(&app), "RESTRICTED");
        load_steps(&Origin::Folder(folder.path().to_owned()), &mut |event| {
            let batch = matches!(event, LoadEvent::Batch { .. });
            app.update(Msg::Loading(event));
            assert!(!batch || first(&app) == wanted, "{}", first(&app));
            std::ops::ControlFlow::Continue(())
        });
        let journey = Journey::from(setup, load(folder.path()).0);
        assert_eq!(banner(&journey), wanted);
    }
}

#[test]
fn several_stand_beside_each_other_and_too_many_are_counted() {
    let folder = marked(Some("A"), &[(NEWEST, "B"), ("2020-05-28", "C"), ("2020-05-21", "D")]);
    let journey = Start::default().read(load(folder.path()).0);
    assert_eq!(banner(&journey), "A | B | C and 1 more");
    let long = marked(Some(&"LONG ".repeat(19)), &[]);
    let journey = Start { size: (40, 12), ..Start::default() }.read(load(long.path()).0);
    assert!(banner(&journey).starts_with("LONG LONG") && banner(&journey).ends_with('…'));
}

#[test]
fn a_marking_that_cannot_be_read_is_not_taken_for_none() {
    let unreadable = "MARKING CANNOT BE READ";
    let folder = marked(None, &[]);
    let path = folder.path().join(format!("digests/2020/{NEWEST}.yaml"));
    let right = std::fs::read_to_string(&path).unwrap();
    for (line, wanted) in [
        ("marking: [A, B]", unreadable),
        ("marking: \" \"", unreadable),
        ("markng: SECRET", unreadable),
        ("Marking: SECRET", unreadable),
        ("marking: SECRET", "SECRET"),
    ] {
        std::fs::write(&path, format!("{line}\n{right}")).unwrap();
        let (corpus, problems) = load(folder.path());
        assert_eq!(problems.len(), usize::from(wanted == unreadable), "{problems:?}");
        assert_eq!(banner(&Start::default().read(corpus)), wanted, "{line}");
    }
    // What a fault of syntax hides.
    std::fs::write(&path, format!("{right}\nmarking SECRET\n")).unwrap();
    let (corpus, problems) = load(folder.path());
    assert_eq!((corpus.digests().len(), problems.len()), (4, 1), "{problems:?}");
    assert_eq!(banner(&Start::default().read(corpus)), unreadable, "{problems:?}");
    std::fs::write(&path, right).unwrap();
    std::fs::write(folder.path().join("taxonomy.yaml"), "- no taxonomy\n").unwrap();
    assert_eq!(banner(&Start::default().read(load(folder.path()).0)), unreadable);
}

#[test]
fn it_stands_at_the_head_of_a_copy() {
    let folder = marked(Some(OURS), &[(NEWEST, THEIRS)]);
    let (corpus, _) = load(folder.path());
    let both = format!("{OURS} | {THEIRS}\n\n");
    for (way, head) in [
        ("y", both.as_str()),
        ("space y", &both),
        ("enter enter enter y", &both),
        ("j y", &format!("{OURS}\n\n")),
        ("w y", &both),
        ("! y", &both),
        ("s ctrl-u", ""),
    ] {
        let mut journey = Start::default().read(corpus.clone());
        journey.keys(way);
        if head.is_empty() {
            journey.answer().keys("ctrl-y");
        }
        let [Effect::Copy(clip)] = journey.effects.as_slice() else {
            panic!("no copy after `{way}`: {:?}", journey.effects)
        };
        assert!(clip.text.starts_with(head), "after `{way}`: {clip:?}");
        assert_eq!(clip.text.lines().next(), clip.marking.as_deref(), "after `{way}`");
    }
    let mut journey = Journey::start();
    let [Effect::Copy(clip)] = journey.keys("y").effects.as_slice() else { panic!("no copy") };
    assert_eq!(clip.marking, None);
    assert!(clip.text.starts_with("OB, Week of the convoys"), "{clip:?}");
}
