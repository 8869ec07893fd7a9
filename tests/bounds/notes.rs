//! Very many notes: on the points of one digest that say something else by now, and on one long entry.

use std::path::Path;

use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::notes::{AnalystNote, NoteBook};

use super::archives;
use super::growth::is_linear;
use super::held::{Taken, alone, taken};

const FEW: usize = 300;
const HOME: &str = "ob-2020-05-21";

/// A digest that goes on like this.
fn digest(rest: &str) -> Corpus {
    let head = format!("digest: {HOME}\ntitle: T\npublisher: OB\nperiod: 2020-05-21..2020-05-27\n");
    let folder = tempfile::tempdir().unwrap();
    let file = ("digests/2020-05-21.yaml".to_owned(), format!("{head}{rest}"));
    archives::write(folder.path(), &vec![file]).unwrap();
    let (corpus, problems) = load_all(&Origin::Folder(Path::new(folder.path()).to_owned()));
    assert!(problems.len() < 2, "{problems:?}");
    corpus
}

/// What it takes to lay as many notes over a corpus, each of which saw something else.
fn laid(corpus: &Corpus, n: usize, on: impl Fn(usize) -> String) -> Taken {
    let seen = "00ff00ff00ff00ff".parse().ok();
    let text = Some("Look at this again".to_owned());
    let marks = "00ff00ff00ff".parse().ok();
    let note = |at| {
        let text = text.clone();
        AnalystNote { seen, marks, text, ..AnalystNote::begin(&on(at), "ana") }
    };
    let mut book = NoteBook::default();
    book.put(HOME, (0..n).map(note).collect());
    let (taken, ()) = taken(|| corpus.lay_notes(&book));
    let noted = corpus.noted();
    let placed: usize = noted.records().map(|(_, notes)| notes.len()).sum();
    assert_eq!(placed + noted.gone().len(), n);
    taken
}

fn on_points(n: usize) -> Taken {
    let point = |at| format!("  - {{ text: Point {at}, basis: assessed }}\n");
    let points: String = (0..n).map(point).collect();
    laid(&digest(&format!("overview:\n{points}")), n, |at| format!("{HOME}#{}", at + 1))
}

fn on_one_entry(n: usize) -> Taken {
    let text = "a word ".repeat(10 * n);
    let theatre = "theatres:\n  - theatre: iraq\n    entries:\n";
    let entry = "{ date: 2020-05-22, id: long, kind: attack, basis: reported, text: ";
    let corpus = digest(&format!("{theatre}      - {entry}{text} }}\n"));
    laid(&corpus, n, |_| "long".to_owned())
}

/// On entries that are gone from a digest with as many others, one of which may be each.
fn on_gone_entries(n: usize) -> Taken {
    let theatre = "theatres:\n  - theatre: iraq\n    entries:\n";
    let entry = |at| {
        format!("      - {{ date: 2020-05-22, kind: attack, basis: reported, text: Bomb {at} }}\n")
    };
    let entries: String = (0..n).map(entry).collect();
    laid(&digest(&format!("{theatre}{entries}")), n, |at| format!("{HOME}-gone-{at}"))
}

#[test]
fn notes_are_laid_in_as_many_steps_as_there_are() {
    alone(|| {
        for lay in [on_points, on_one_entry, on_gone_entries] {
            let (few, many) = (lay(FEW), lay(4 * FEW));
            assert!(is_linear(few, many), "{few:?}, of four times: {many:?}");
        }
    });
}
