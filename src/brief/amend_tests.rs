//! Tests of `amend`: comments stay, and with what they belong to; what somebody else did meanwhile is kept.

use proptest::prelude::*;

use super::*;

const FILE: &str = "\
# what I have
title: The week  # not final
items:
  # the first
  - entry: a
    note: one claim  # ask ana
    grade: B2
  # on the second
  - text: |-
      I think so.

      # this is no comment
  - { entry: c, note: short }

  # the last
  - grid: date:2020
    by: month
# to do: the rest
";

fn item(list: &Worklist, at: usize) -> (usize, WorkItem) {
    (at, list.items()[at].clone())
}

fn read(text: &str) -> Worklist {
    let read = read_worklist(text.as_bytes());
    let real: Vec<_> =
        read.faults.iter().filter(|fault| !fault.message.contains("grade")).collect();
    assert_eq!((real, &read.loses), (Vec::new(), &None), "{text}");
    read.worklist
}

/// The file without the key that is not known.
fn file() -> String {
    FILE.replace("    grade: B2\n", "")
}

fn amended(old: &str, change: &WorklistChange) -> String {
    match amend_worklist(old.as_bytes(), change) {
        Ok(WorklistAmended::Done(new, _)) => String::from_utf8(new).unwrap(),
        other => panic!("{other:?}\n{old}"),
    }
}

fn noted(spot: (usize, WorkItem), note: Option<&str>) -> WorklistChange {
    let after = WorkItem { note: note.map(str::to_owned), ..spot.1.clone() };
    WorklistChange::Reword { before: spot, after: Box::new(after) }
}

fn entry(id: &str) -> WorkItem {
    WorkSubject::Entry(id.to_owned()).into()
}

#[test]
fn what_is_gathered_stands_at_the_end_once_and_all_else_stays() {
    let gather = |id: &str| WorklistChange::Gather(Box::new(entry(id)));
    let old = file();
    let new = amended(&old, &gather("z"));
    let wanted = old.replace("    by: month\n", "    by: month\n  - entry: \"z\"\n");
    assert_eq!(new, wanted, "it stands behind the last item");
    let again = amend_worklist(new.as_bytes(), &gather("z"));
    assert_eq!(again, Ok(WorklistAmended::Known(4)));
    for (old, wanted) in [
        ("", "items:\n  - entry: \"z\"\n"),
        ("# mine\n", "# mine\nitems:\n  - entry: \"z\"\n"),
        ("items: []  # none yet\n", "items: # none yet\n  - entry: \"z\"\n"),
        ("items: []\ntitle: x\n", "items:\n  - entry: \"z\"\ntitle: x\n"),
        ("items:\n- entry: a", "items:\n- entry: a\n- entry: \"z\"\n"),
    ] {
        assert_eq!(amended(old, &gather("z")), wanted, "{old}");
    }
}

#[test]
fn a_file_that_would_lose_something_is_never_written() {
    let gather = WorklistChange::Gather(Box::new(entry("z")));
    let broken = amend_worklist(b"items: [\n  - text: One.\n", &gather);
    assert!(matches!(broken, Err(Unamended::Faulty(_))), "{broken:?}");
    let flow = amend_worklist(b"items: [{entry: a}] # mine\n", &gather);
    assert_eq!(flow, Err(Unamended::Shape));
    let bare = amended("items: [{entry: a}]\n", &gather);
    assert_eq!(read(&bare).items(), [entry("a"), entry("z")], "nothing is lost there");
}

#[test]
fn what_cannot_be_read_stays_where_it_is_while_all_else_changes() {
    let bad = FILE.replace("    by: month\n", "    by: year\n    years: 2020\n");
    let list = read_worklist(bad.as_bytes()).worklist;
    let new = amended(&bad, &WorklistChange::Gather(Box::new(entry("z"))));
    assert_eq!(new, bad.replace("    years: 2020\n", "    years: 2020\n  - entry: \"z\"\n"));
    let moved = amended(&bad, &WorklistChange::Move(item(&list, 3), WorklistMove::Up));
    assert!(moved.contains("  - grid: date:2020\n    by: year\n    years: 2020\n"), "{moved}");
    let noted = amended(&bad, &noted(item(&list, 3), Some("mine")));
    assert!(noted.contains("    by: year\n    years: 2020\n    note: \"mine\"\n"), "{noted}");
    let odd = "items:\n  - entry: a\n    note: [one]\n";
    let list = read_worklist(odd.as_bytes()).worklist;
    let after = WorkItem { note: Some("mine".to_owned()), ..list.items()[0].clone() };
    let change = WorklistChange::Reword { before: item(&list, 0), after: Box::new(after) };
    assert_eq!(amend_worklist(odd.as_bytes(), &change), Err(Unamended::Shape), "it would be lost");
}

#[test]
fn what_was_done_is_taken_back_to_the_byte_and_done_again() {
    use crate::brief::{TurnWay, WorklistBytes};
    let old = file();
    let list = read(&old);
    let text = "Mine.".to_owned();
    let write = WorklistChange::Write { behind: Some(item(&list, 1)), text };
    for change in [
        WorklistChange::Remove(item(&list, 0)),
        WorklistChange::Remove(item(&list, 3)),
        WorklistChange::Move(item(&list, 1), WorklistMove::Up),
        WorklistChange::Move(item(&list, 1), WorklistMove::Down),
        WorklistChange::Gather(Box::new(entry("z"))),
        noted(item(&list, 0), Some("other")),
        WorklistChange::Title(None),
        WorklistChange::Days("2020".parse().ok()),
        write,
    ] {
        let Ok(WorklistAmended::Done(new, at)) = amend_worklist(old.as_bytes(), &change) else {
            panic!("{change:?}")
        };
        let bytes = WorklistBytes { before: old.as_bytes().into(), after: new.clone().into() };
        let back = WorklistTurn::against(&change, at, &bytes);
        assert_eq!(back.way, TurnWay::Back);
        let new = String::from_utf8(new).unwrap();
        let back = WorklistChange::Turn(Box::new(back));
        assert_eq!(amended(&new, &back), old, "{change:?}");
        let bytes = WorklistBytes { before: new.as_bytes().into(), after: old.as_bytes().into() };
        let forward = WorklistTurn::against(&back, at, &bytes);
        assert_eq!(forward.way, TurnWay::Forward);
        assert_eq!(amended(&old, &WorklistChange::Turn(Box::new(forward))), new, "{change:?}");
        // Where somebody else has changed it since, theirs stays.
        let theirs = format!("# theirs\n{new}");
        let both = amended(&theirs, &back);
        assert!(both.starts_with("# theirs\n"), "{both}");
        assert_eq!(read(&both), list, "{change:?}");
    }
}

#[test]
fn a_moved_item_takes_its_own_comment_along() {
    let old = file();
    let list = read(&old);
    let down = amended(&old, &WorklistChange::Move(item(&list, 0), WorklistMove::Down));
    let first = "  # the first\n  - entry: a\n    note: one claim  # ask ana\n";
    let second =
        "  # on the second\n  - text: |-\n      I think so.\n\n      # this is no comment\n";
    assert_eq!(down, old.replace(&format!("{first}{second}"), &format!("{second}{first}")));
    let up = amended(&down, &WorklistChange::Move(item(&read(&down), 1), WorklistMove::Up));
    assert_eq!(up, old, "and back");
    let last = amended(&old, &WorklistChange::Move(item(&list, 3), WorklistMove::Up));
    let wanted =
        "\n  # the last\n  - grid: date:2020\n    by: month\n  - { entry: c, note: short }\n";
    assert!(last.contains(wanted) && last.ends_with("# to do: the rest\n"), "{last}");
    let end =
        amend_worklist(old.as_bytes(), &WorklistChange::Move(item(&list, 3), WorklistMove::Down));
    assert_eq!(end, Ok(WorklistAmended::Known(3)));
}

#[test]
fn only_the_lines_of_a_note_or_a_text_become_others() {
    let old = file();
    let list = read(&old);
    let new = amended(&old, &noted(item(&list, 0), Some("two: claims")));
    let was = "    note: one claim  # ask ana\n";
    assert_eq!(new, old.replace(was, "    # ask ana\n    note: \"two: claims\"\n"));
    let gone = amended(&old, &noted(item(&list, 0), None));
    assert_eq!(gone, old.replace(was, "    # ask ana\n"));
    let added = amended(&old, &noted(item(&list, 3), Some("by month")));
    assert_eq!(added, old.replace("    by: month\n", "    by: month\n    note: \"by month\"\n"));
    let flow = amended(&old, &noted(item(&list, 2), Some("long")));
    let written = "  - entry: \"c\"\n    note: \"long\"\n";
    assert_eq!(flow, old.replace("  - { entry: c, note: short }\n", written));
    let text =
        WorkItem { subject: WorkSubject::Text("So.\n\n# No.".to_owned()), ..item(&list, 1).1 };
    let change = WorklistChange::Reword { before: item(&list, 1), after: Box::new(text) };
    let reworded = amended(&old, &change);
    let was = "      I think so.\n\n      # this is no comment\n";
    assert_eq!(reworded, old.replace(was, "      So.\n\n      # No.\n"));
}

#[test]
fn words_stand_where_they_were_written_and_what_is_taken_out_leaves_its_comment() {
    let old = file();
    let list = read(&old);
    let write = |behind, text: &str| WorklistChange::Write { behind, text: text.to_owned() };
    let first = amended(&old, &write(None, "Before all."));
    assert_eq!(first, old.replace("items:\n", "items:\n  - text: \"Before all.\"\n"));
    let between = amended(&old, &write(Some(item(&list, 0)), "So:\nmore"));
    let wanted = "# ask ana\n  - text: |-\n      So:\n      more\n  # on the second\n";
    assert!(between.contains(wanted), "{between}");
    let out = amended(&old, &WorklistChange::Remove(item(&list, 2)));
    assert_eq!(out, old.replace("  - { entry: c, note: short }\n", ""));
    let mut left = old;
    while let Some(first) = read(&left).items().first().cloned() {
        left = amended(&left, &WorklistChange::Remove((0, first)));
    }
    for comment in ["# what I have", "# not final", "# the first", "# the last", "# to do"] {
        assert!(left.contains(comment), "{comment}: {left}");
    }
}

#[test]
fn the_title_and_the_days_have_lines_of_their_own() {
    let old = file();
    let title = |title: &str| WorklistChange::Title(Some(title.to_owned()));
    let new = amended(&old, &title("A: b"));
    assert_eq!(
        new,
        old.replace("title: The week  # not final\n", "# not final\ntitle: \"A: b\"\n")
    );
    assert_eq!(amended(&new, &WorklistChange::Title(None)), new.replace("title: \"A: b\"\n", ""));
    let days: Period = "2020-05-14..2020-05-26".parse().unwrap();
    let dated = amended(&new, &WorklistChange::Days(Some(days)));
    assert_eq!(dated, new.replace("title:", "period: 2020-05-14..2020-05-26\ntitle:"));
    assert_eq!(amended(&dated, &WorklistChange::Days(None)), new);
    let same = amend_worklist(new.as_bytes(), &title("A: b"));
    assert_eq!(same, Ok(WorklistAmended::Known(0)));
}

#[test]
fn what_somebody_else_did_meanwhile_is_kept_beside() {
    let old = "items:\n  - { entry: a, note: mine }\n  - text: theirs\n  - entry: b\n";
    let list = read(old);
    let theirs = amended(old, &noted(item(&list, 0), Some("theirs")));
    let both = amend_worklist(theirs.as_bytes(), &noted(item(&list, 0), Some("mine, longer")));
    let Ok(WorklistAmended::BothKept(new, 0)) = both else { panic!("{both:?}") };
    let kept = read(&String::from_utf8(new).unwrap());
    assert_eq!(kept.items()[0].note.as_deref(), Some("theirs\nmine, longer"));
    let text = |text: &str| WorkItem::from(WorkSubject::Text(text.to_owned()));
    let reword = |before: &str, after: &str| WorklistChange::Reword {
        before: (1, text(before)),
        after: Box::new(text(after)),
    };
    let theirs = amended(old, &reword("theirs", "they say"));
    let both = amend_worklist(theirs.as_bytes(), &reword("theirs", "I say"));
    let Ok(WorklistAmended::BothKept(new, 3)) = both else { panic!("{both:?}") };
    let kept = read(&String::from_utf8(new).unwrap());
    assert_eq!((&kept.items()[1], &kept.items()[3]), (&text("they say"), &text("I say")));
    // What was moved is found where it is now; what is gone or another one by now is left alone.
    let moved = amended(old, &WorklistChange::Move(item(&list, 0), WorklistMove::Down));
    let out = amended(&moved, &WorklistChange::Remove(item(&list, 0)));
    assert_eq!(read(&out).items(), [text("theirs"), entry("b")]);
    let gone = amend_worklist(out.as_bytes(), &WorklistChange::Remove(item(&list, 0)));
    assert_eq!(gone, Ok(WorklistAmended::Gone));
    let write = WorklistChange::Write { behind: Some(item(&list, 0)), text: "More.".to_owned() };
    let written = read(&amended(&out, &write));
    assert_eq!(written.items().last(), Some(&text("More.")), "no words are lost");
}

proptest! {
    /// Whatever is done to a file with comments, no line of them is lost but with an item that goes.
    #[test]
    fn comments_outlive_whatever_is_done(steps in proptest::collection::vec((0..5, 0..4usize), 0..12)) {
        let mut text = file();
        for (what, at) in steps {
            let list = read(&text);
            let Some(known) = list.items().get(at) else { continue };
            let spot = (at, known.clone());
            let change = match what {
                0 => WorklistChange::Move(spot, WorklistMove::Up),
                1 => WorklistChange::Move(spot, WorklistMove::Down),
                2 => noted(spot, Some("a # b: c\n# d")),
                3 => noted(spot, None),
                _ => WorklistChange::Write { behind: Some(spot), text: "w # x\n- y".to_owned() },
            };
            match amend_worklist(text.as_bytes(), &change) {
                Ok(WorklistAmended::Done(new, _)) => text = String::from_utf8(new).unwrap(),
                Ok(WorklistAmended::Known(_)) => {}
                other => prop_assert!(false, "{:?}\n{}", other, text),
            }
        }
        for comment in ["# what I have", "# not final", "# the first", "# ask ana", "# on the second",
            "# the last", "# to do: the rest"] {
            prop_assert!(text.contains(comment), "{}\n{}", comment, text);
        }
    }
}
