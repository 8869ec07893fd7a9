//! The worklist: gathering from every screen, putting in order, writing between, writing out. The file is a
//! real one.

use std::fs;

use tempfile::TempDir;
use watchfloor::app::{Effect, Msg, NotesSetup, Setup};
use watchfloor::archive::Origin;
use watchfloor::brief::{
    BriefArchive, BriefOrigin, BriefPart, BriefRequest, BriefTemplate, WorkSubject, WorklistChange,
    compose,
};
use watchfloor::outgoing::{Exported, Outgoing};
use watchfloor::policy::Policy;
use watchfloor::query::Index;
use watchfloor::state::NotesFolder;

use crate::support::{Journey, Start, corpus};

/// A reader with a folder of notes.
pub struct Desk {
    place: TempDir,
    folder: NotesFolder,
    journey: Journey,
}

impl Desk {
    fn of(journey: Journey) -> Self {
        let place = tempfile::tempdir().unwrap();
        let folder = NotesFolder::new(&place.path().join("notes"), &Origin::Sample).unwrap();
        Self { place, folder, journey }
    }

    /// A reader of the fixture with this worklist.
    fn with(size: (u16, u16), list: &str) -> Self {
        let desk = Self::of(Journey::sized(size.0, size.1));
        fs::create_dir_all(desk.folder.folder()).unwrap();
        desk.write(list);
        desk
    }

    fn write(&self, list: &str) {
        fs::write(self.folder.folder().join("brief.yaml"), list).unwrap();
    }

    fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.journey.keys(key).keep_worklist(&self.folder);
        }
        self
    }

    fn paste(&mut self, text: &str) -> &mut Self {
        self.journey.send(Msg::Pasted(text.to_owned()));
        self
    }

    fn file(&self) -> String {
        fs::read_to_string(self.folder.folder().join("brief.yaml")).unwrap()
    }

    fn shows(&mut self, wanted: &str) -> &mut Self {
        self.journey.shows(wanted);
        self
    }
}

/// What the last key would gather.
fn gathered(journey: &Journey) -> WorkSubject {
    if let [Effect::ChangeWorklist(change)] = journey.effects.as_slice()
        && let WorklistChange::Gather(item) = &**change
    {
        return item.subject.clone();
    }
    panic!("nothing is gathered: {:?}\n{}", journey.effects, journey.text())
}

#[test]
fn what_was_gathered_is_put_in_order_written_between_and_written_out() {
    let mut desk = Desk::of(Journey::start());
    desk.journey.search("theatre:iraq");
    desk.press("backtab *").shows("Gathered; the worklist has it");
    desk.press("j * *").shows("Gathered already, as number 2");
    let (first, second) = {
        let list = desk.folder.worklist().worklist;
        let words = |at: usize| list.items()[at].subject.words();
        (words(0), words(1))
    };
    desk.press("B").shows("Briefing without a title").shows("1/2").shows("same");
    desk.press("J").shows("2/2");
    assert!(desk.file().find(&second) < desk.file().find(&first), "{}", desk.file());
    desk.press("K K a").shows("Text: ");
    desk.paste("I think so.\nNot more.").press("alt-enter").paste("Ana.").press("enter");
    let text = "  - text: |-\n      I think so.\n      Not more.\n      Ana.\n";
    assert!(desk.file().contains(text), "{}", desk.file());
    desk.shows("I think so.").shows("2/3");
    desk.press("i").paste("check").press("enter").shows("Note: check");
    desk.press("T").paste("A day").press("enter").shows("A day");
    desk.press("P").paste("2020-05-1").press("enter").shows("Days: ");
    desk.press("ctrl-u").paste("2020-05-14..2020-05-26").press("enter").shows("A day, 14");
    desk.press("D").shows("D again takes the text out").press("j D j D D");
    assert_eq!(desk.folder.worklist().worklist.items().len(), 2, "{}", desk.file());
    desk.press("e").shows("Write to: ").shows("watchfloor-brief-A-day.md").press("enter");
    let [Effect::Export(folder, export)] = &*desk.journey.effects else { panic!("no file") };
    assert_eq!((folder.to_str(), export.replace), (Some("/home/ada/reports"), false));
    let Outgoing::Briefing(briefing) = &export.what else { panic!("{export:?}") };
    assert_eq!(briefing.worklist, desk.folder.worklist().worklist);
}

#[test]
fn what_a_search_comes_to_is_gathered_from_the_line_and_is_the_same_in_the_briefing() {
    let mut desk = Desk::of(Journey::start());
    desk.journey.search("theatre:iraq_may_2020");
    let WorkSubject::Sum(query) = gathered(desk.journey.keys("alt-*")) else { panic!("no sum") };
    desk.press("alt-*").shows("Gathered; the worklist has it");
    desk.press("alt-*").shows("Gathered already, as number 1");
    // What it came to is known of each number: it is compared when the briefing is written.
    let list = desk.folder.worklist().worklist;
    assert!(list.items()[0].said.as_ref().is_some_and(|said| said.contains(" event")), "{list:?}");
    let corpus = corpus();
    let request = BriefRequest {
        worklist: &list,
        template: &BriefTemplate::default(),
        origin: BriefOrigin::default(),
        saved: &|_| None,
    };
    let index = Index::build(&corpus);
    let archive = BriefArchive { corpus: &corpus, index: &index };
    let briefing = compose(&request, &archive, &|| false).unwrap();
    let changed: Vec<bool> = briefing
        .parts()
        .filter_map(|part| match part {
            BriefPart::Item(item) => Some(item.has_changed),
            BriefPart::About | BriefPart::Text(_) | BriefPart::Note(_) | BriefPart::Missing(_) => {
                None
            }
        })
        .collect();
    assert_eq!(changed, [false], "{briefing:?}");
    desk.press("backtab *").shows("Gathered, 2 by now");
    desk.press("B").shows("sum").shows("asked anew").press("enter").shows(&query);
    desk.journey.search("killed:>>");
    desk.press("alt-*").shows("A query with a fault is not gathered");
}

#[test]
fn a_briefing_is_never_written_over_a_file_nor_in_another_format() {
    let mut desk = Desk::with((80, 24), "items:\n  - text: Mine.\n");
    desk.press("B e");
    desk.press("ctrl-u").paste("day.pdf").press("enter").shows("ends in one of .md, .html, .docx");
    desk.press("ctrl-u").paste("day.docx").press("enter");
    assert!(matches!(&*desk.journey.effects, [Effect::Export(..)]));
    desk.journey.send(Msg::Exported(Exported::Exists("day.docx".to_owned())));
    desk.shows("There is such a file, and it stays").press("enter");
    assert_eq!(desk.journey.effects, [], "it is not replaced");
    desk.press("ctrl-u").paste("day2.docx").press("enter");
    desk.journey
        .send(Msg::Exported(Exported::Written("/home/ada/reports/day2.docx".to_owned(), None)));
    desk.shows("Written: /home/ada/reports/day2.docx");
    let setup = Setup { exports: None, ..Start::default().setup() };
    let mut unnamed = Desk { journey: Journey::from(setup, corpus()), ..desk };
    unnamed.press("B e").shows("A briefing is a file. Name a folder first");
}

#[test]
fn comments_stay_when_keys_change_the_file_and_a_fault_is_told_and_left() {
    let list = "# mine\nitems:\n  # of the first\n  - text: One.\n  - text: Two. # second\n";
    let mut desk = Desk::with((80, 24), list);
    desk.press("B J");
    let moved = "# mine\nitems:\n  - text: Two. # second\n  # of the first\n  - text: One.\n";
    assert_eq!(desk.file(), moved);
    desk.press("g enter").shows("Text: Two.").paste(" More.").press("enter");
    assert_eq!(
        desk.file(),
        moved.replace("- text: Two. # second", "# second\n  - text: \"Two. More.\"")
    );
    let faulty = "items:\n  - text: One.\n  - entyr: x\n  - text: Two.\n";
    desk.write(faulty);
    desk.press("esc B").shows("brief.yaml:3:5: error").shows("unread").press("g J");
    let moved = "items:\n  - entyr: x\n  - text: One.\n  - text: Two.\n";
    assert_eq!(desk.file(), moved, "what cannot be read is kept");
}

#[test]
fn a_fault_by_which_something_would_be_lost_is_told_before_anything_is_typed() {
    let mut desk = Desk::with((80, 24), "items: [\n  - text: One.\n");
    desk.press("B").shows("Nothing can be kept: brief.yaml:");
    for key in ["a", "T", "P"] {
        desk.press(key).shows("Mend this first: brief.yaml:");
        assert!(!desk.journey.text().contains("Text: "), "{key}: {}", desk.journey.text());
    }
    desk.press("esc");
    desk.journey.search("theatre:iraq");
    desk.press("backtab *").shows("Not gathered: mend this first: brief.yaml:");
    desk.write("items:\n  - { text: One., nota: x }\n");
    desk.press("*").shows("Gathered, 2 by now. brief.yaml:2:");
    fs::remove_file(desk.folder.folder().join("brief.yaml")).unwrap();
    fs::create_dir(desk.folder.folder().join("brief.yaml")).unwrap();
    desk.press("B").shows("Nothing can be kept: brief.yaml: ");
    desk.press("a").shows("Mend this first: brief.yaml: ");
}

#[test]
fn what_was_taken_out_or_moved_is_taken_back_also_after_one_has_left() {
    let list =
        "items:\n  # of the first\n  - text: One.  # mine\n  - text: Two.\n  - text: Three.\n";
    let mut desk = Desk::with((80, 24), list);
    desk.press("B j K")
        .shows("1/3")
        .press("g j D D")
        .shows("Taken out; u takes it back")
        .shows("2/2");
    desk.press("u").shows("Taken back; U does it again").shows("2/3");
    desk.press("esc B u").shows("2/3");
    assert_eq!(desk.file(), list, "to the byte, with the comments");
    desk.press("U U").shows("Done again").shows("2/2");
    assert!(!desk.file().contains("One."), "{}", desk.file());
    desk.press("u");
    assert!(desk.file().contains("  - text: One.  # mine"), "{}", desk.file());
    let theirs = desk.file().replace("Three.", "Three, theirs.");
    desk.write(&theirs);
    desk.press("u");
    assert_eq!(desk.file(), list.replace("Three.", "Three, theirs."), "theirs stays");
}

#[test]
fn two_readers_at_once_lose_nothing() {
    let mut ana = Desk::with((80, 24), "items:\n  - text: One.\n  - text: Two.\n");
    let folder = ana.folder.clone();
    let mut ben = Journey::start();
    ben.keys("B").keep_worklist(&folder);
    ana.press("B J i").paste("Ana's.").press("enter");
    ben.keys("i").send(Msg::Pasted("Ben's.".to_owned()));
    ben.keys("enter").keep_worklist(&folder);
    let list = folder.worklist().worklist;
    let told: Vec<_> =
        list.items().iter().map(|item| (item.subject.words(), item.note.clone())).collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert_eq!(told[1], ("One.".to_owned(), Some("Ana's.".to_owned())));
    assert_eq!(told[2], ("One.".to_owned(), Some("Ben's.".to_owned())));
    ben.shows("both are kept");
    ana.press("esc B").shows("1/3");
}

#[test]
fn what_is_gone_or_another_one_by_now_says_so_and_each_item_opens() {
    let mut desk = Desk::of(Journey::start());
    desk.press("tab enter enter j *");
    let id = desk.folder.worklist().worklist.items()[0].subject.words();
    desk.write(&format!(
        "items:\n  - {{ entry: {id}, seen: 0000000000000000 }}\n  - entry: gone-2020-01-01-00000\n  \
         - comparison: [2020-05, 2020-06]\n  - map: theatre:iraq\n  - {{ grid: '', years: 2020, by: month }}\n  \
         - {{ tempo: '', years: 2020, by: week, theatre: iraq }}\n  - map: colour:red\n"
    ));
    desk.press("B").shows("changed").shows("gone").shows("It says something else by now");
    desk.press("enter");
    assert_eq!(desk.journey.at(), format!("text {id}"));
    desk.press("esc j").shows("Gone: the archive has no entry").press("enter").shows("Not opened");
    desk.press("j enter");
    desk.journey.keys("esc");
    desk.press("j enter");
    desk.journey.answer();
    assert_eq!(desk.journey.at(), "a map", "{}", desk.journey.text());
    desk.press("esc");
    assert_eq!(desk.journey.at(), "the worklist", "{}", desk.journey.text());
    desk.press("j enter").shows("Theatre by month, 2020");
    assert_eq!(gathered(desk.journey.keys("*")), WorkSubject::Grid(spans(2020, "month")));
    desk.press("esc j enter").shows("Tempo");
    let WorkSubject::Tempo(tempo) = gathered(desk.journey.keys("*")) else { panic!("no tempo") };
    assert_eq!((tempo.theatre.as_deref(), tempo.years), (Some("iraq"), Some((2020, 2020))));
    desk.press("esc j").shows("the query has a fault");
}

/// All of the archive in a year.
fn spans(year: i32, by: &str) -> watchfloor::brief::SpanQuestion {
    let text = format!("items:\n  - {{ grid: '', years: {year}, by: {by} }}\n");
    let read = watchfloor::brief::read_worklist(text.as_bytes());
    let WorkSubject::Grid(asked) = &read.worklist.items()[0].subject else { panic!("no grid") };
    asked.clone()
}

#[test]
fn a_picture_is_gathered_as_the_question_that_shows_it_again() {
    let mut journey = Journey::start();
    let asked = gathered(journey.keys("# z u f *"));
    let WorkSubject::Grid(asked) = asked else { panic!("{asked:?}") };
    assert_eq!(asked.words(), "2020, by month, events, by the digest that tells it");
    let map = |keys: &str| {
        let mut journey = Journey::start();
        journey.keys(keys).read_map().keys("*");
        gathered(&journey)
    };
    assert_eq!(map("M"), WorkSubject::Map("digest:ob-2020-06-04".into()));
    let WorkSubject::Map(all) = map("M a") else { panic!("no map") };
    assert_eq!(all.query, "", "of all of the archive, in the view that it had");
    assert_eq!(map("tab M"), WorkSubject::Map("theatre:syria".into()));
    let mut found = Journey::start();
    found.search("theatre:iraq_ied").keys("ctrl-t").read_map().keys("*");
    assert_eq!(gathered(&found), WorkSubject::Map("theatre:iraq ied".into()));
}

#[test]
fn a_map_is_gathered_as_it_is_seen_and_opened_so_again() {
    let mut desk = Desk::of(Journey::start());
    desk.journey.search("theatre:iraq");
    desk.journey.keys("ctrl-t").read_map();
    desk.press("*").shows("Gathered; the worklist has it");
    assert!(!desk.file().contains("middle"), "it is as it began: {}", desk.file());
    desk.press("+ l *").shows("Gathered, 2 by now");
    let file = desk.file();
    assert!(file.contains("    middle: [") && file.contains("    span: ["), "{file}");
    let seen = desk.journey.text();
    desk.press("esc esc B G").shows("km about").press("enter");
    desk.journey.answer();
    desk.journey.read_map();
    assert_eq!(desk.journey.at(), "a map", "{}", desk.journey.text());
    desk.press("*").shows("Gathered already, as number 2");
    // A dot may lie in the next cell: the middle is kept in thousandths of a degree.
    let names = |text: &str| {
        let rows: String = text.lines().skip(1).take(15).collect();
        let words = rows.split(|sign: char| !sign.is_alphanumeric());
        words.filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(names(&desk.journey.text()), names(&seen), "the same part of the earth");
}

#[test]
fn a_digest_is_gathered_as_a_whole() {
    let mut desk = Desk::of(Journey::start());
    desk.press("*").shows("Gathered; the worklist has it");
    assert!(desk.file().contains("#0\""), "{}", desk.file());
    desk.press("B").shows("same").press("enter");
    assert!(desk.journey.at().starts_with("text "), "{}", desk.journey.at());
}

#[test]
fn of_a_comparison_a_cell_is_gathered_and_on_a_head_all_of_it() {
    let mut journey = Journey::start();
    journey.compare(&["2020-05", "2020-06"]);
    let whole = WorkSubject::Comparison(vec!["2020-05".to_owned(), "2020-06".to_owned()]);
    assert_eq!(gathered(journey.keys("g *")), whole);
    let WorkSubject::Cell(subjects, row) = gathered(journey.keys("j *")) else { panic!("no cell") };
    assert_eq!(subjects, ["2020-05", "2020-06"], "the baseline comes first");
    assert!(!row.is_empty());
    let WorkSubject::Cell(subjects, _) = gathered(journey.keys("h *")) else { panic!("no cell") };
    assert_eq!(subjects, ["2020-05"], "the baseline itself is alone");
    assert_eq!(gathered(journey.keys("T *")), whole);
}

#[test]
fn where_no_notes_are_kept_it_says_why() {
    let refused = Some("Keeping notes is not allowed, by /etc/watchfloor/policy.yaml".to_owned());
    let notes = NotesSetup { refused, ..NotesSetup::default() };
    let mut journey = Journey::from(Setup { notes, ..Start::default().setup() }, corpus());
    journey.keys("B").shows("Keeping notes is not allowed");
    assert_ne!(journey.at(), "the worklist");
    // Where the host refuses it, what is refused is named.
    let (policy, refused) = (Policy::default().restricted(), Some("Notes are not here".to_owned()));
    let notes = NotesSetup { refused, ..NotesSetup::default() };
    let setup = Setup { notes, policy, ..Start::default().setup() };
    let mut journey = Journey::from(setup, corpus());
    journey.keys("B").shows("The worklist is not allowed, by --restricted");
    journey.search("theatre:iraq");
    journey.keys("alt-*").shows("Gathering for a briefing is not allowed, by --restricted");
    assert_eq!(journey.effects, []);
}

#[test]
fn it_is_seen_at_every_size() {
    let list = "title: The May wave of 2020\nperiod: 2020-05-14..2020-05-26\nitems:\n  \
        - text: |-\n      I read it as a show of coordination, not of strength.\n      Confidence: moderate.\n  \
        - { entry: gone-2020-01-01-00000, note: One claim against one denial. }\n  \
        - comparison: [2020-05, 2020-06]\n  - map: theatre:iraq date:2020-05\n  \
        - { grid: '', years: 2020, by: month, measure: killed }\n";
    for (columns, rows) in [(40, 12), (80, 24), (120, 40)] {
        let mut desk = Desk::with((columns, rows), list);
        desk.press("B j");
        insta::assert_snapshot!(format!("worklist-{columns}x{rows}"), desk.journey.picture());
        desk.press("k enter");
        insta::assert_snapshot!(format!("worklist-text-{columns}x{rows}"), desk.journey.picture());
    }
    let mut none = Desk::of(Journey::start());
    none.press("B").shows("Nothing is gathered yet: * on an entry");
    assert!(none.place.path().exists());
}
