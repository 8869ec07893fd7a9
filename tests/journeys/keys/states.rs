//! The states that matter to the keys, each on real data: at the top, in the middle and at the end of
//! lists, in texts that are longer than the window and in such as are not, with a query and without.

use std::fmt::Write as _;

use watchfloor::app::{Effect, FirstScreen, Msg, SavedCount, SavedCounts, Setup, WorklistNews};
use watchfloor::archive::{Corpus, EntryKey, Problem, Severity};
use watchfloor::brief::{WorklistBytes, WorklistChange};
use watchfloor::digest::EventTotal;

use watchfloor::screens::Screen;
use watchfloor::state::{WorklistKept, WorklistOutcome, WorklistRead};

use crate::comparing::INVENTED;
use crate::support::{Journey, Start, corpus, review};

/// A state with its name.
pub type State = (String, Journey);

/// Waves with entries, and digests with overviews.
const WAVES: [&str; 2] = ["wave:2019-12", "wave:2020-05"];
const DIGESTS: [&str; 2] = ["itic-2020-05-21", "itic-2020-05-14"];
const THREE: [&str; 3] = ["wave:2019-08", "wave:2019-12", "wave:2020-05"];

/// All of them.
pub fn states() -> Vec<State> {
    states_as(Start::default())
}

/// All of them, with another theme, depth of colour or set of signs.
pub fn states_as(start: Start) -> Vec<State> {
    let mut states = drilling(start);
    for part in [
        texts, lists, searching, comparing, behind, naming, reviewing, grids, maps, fronts,
        jumping, choosing, gathering,
    ] {
        states.extend(part(start));
    }
    states
}

/// After some keys from the first screen.
fn after(start: Start, names: &[(&str, (u16, u16))]) -> Vec<State> {
    let state = |(keys, (columns, rows)): &(&str, (u16, u16))| {
        let mut journey = start.shipped(*columns, *rows);
        journey.keys(keys);
        (format!("shipped {columns}x{rows}, after `{keys}`"), journey)
    };
    names.iter().map(state).collect()
}

fn drilling(start: Start) -> Vec<State> {
    let mut states = after(
        start,
        &[
            ("", (80, 24)),
            ("j j", (120, 40)),
            ("G", (40, 12)),
            ("tab", (80, 24)),
            ("tab enter", (80, 24)),
            ("tab enter enter", (80, 24)),
            ("w", (80, 24)),
            ("w enter j", (80, 24)),
            ("w G enter G", (80, 24)),
            ("enter", (80, 24)),
            ("enter enter", (80, 24)),
            ("enter enter enter", (80, 24)),
            ("/ 2 enter", (80, 24)),
            ("/ z z z enter", (80, 24)),
        ],
    );
    states.push(("an empty archive".to_owned(), start.read(Corpus::default())));
    let mut loading = start.read(corpus());
    loading.app = start.app();
    states.push(("before anything was read".to_owned(), loading));
    let mut journey = with_saved(start, (80, 24));
    states.push(("saved searches above the digests".to_owned(), journey.clone()));
    journey.keys("g");
    states.push(("on a saved search".to_owned(), journey));
    states
}

/// Theatre by week and tempo: in the middle, at the ends, in months, over a gap, behind a cell.
fn grids(start: Start) -> Vec<State> {
    after(
        start,
        &[
            ("#", (80, 24)),
            ("tab j enter #", (120, 40)),
            ("# [ [ [ [ j j G", (80, 24)),
            ("# [ [ [ [ g", (40, 12)),
            ("# [ [ [ [ z u", (200, 60)),
            ("# [ [ [ [ f G k", (80, 24)),
            ("# [ [ [ [ g enter", (80, 24)),
            ("# [ [ [ [ [ [ [ [ [ [ g", (80, 24)),
            ("T", (80, 24)),
            ("T [ [ [ [ j j G", (120, 40)),
            ("T [ [ [ [ z z u u u", (200, 60)),
            ("T [ [ [ [ g enter", (40, 12)),
        ],
    )
}

/// The map: of a digest, of all, close by, of an entry, its lists, behind a mark.
fn maps(start: Start) -> Vec<State> {
    let week = "/ 2 0 2 0 - 0 5 - 2 1 enter esc M";
    let state = |(keys, size): &(&str, (u16, u16))| {
        let mut journey = start.shipped(size.0, size.1);
        journey.keys(week).read_map().keys(keys);
        (format!("the map at {size:?}, after `{keys}`"), journey)
    };
    let mut states: Vec<State> = [
        ("", (80, 24)),
        ("n n", (120, 40)),
        ("+ + + + + +", (120, 40)),
        ("- - - - - - - - -", (40, 12)),
        ("0", (200, 60)),
        ("a", (120, 40)),
        ("a 0 G", (80, 24)),
        ("u", (120, 40)),
        ("tab", (80, 24)),
        ("tab j j", (120, 40)),
        ("tab G", (40, 12)),
        ("enter", (80, 24)),
        ("] ]", (80, 24)),
    ]
    .iter()
    .map(state)
    .collect();
    let mut waiting = start.shipped(80, 24);
    waiting.keys("M");
    states.push(("a map that is being read".to_owned(), waiting));
    let mut entry = start.shipped(80, 24);
    entry.keys("enter enter enter M").read_map();
    states.push(("the map of an entry".to_owned(), entry));
    let mut nine = start.read(nine_theatres());
    nine.keys("j M a").read_map().keys("1");
    states.push(("a map of nine theatres".to_owned(), nine));
    let mut nothing = start.read(Corpus::default());
    nothing.keys("M").read_map();
    states.push(("the map of nothing".to_owned(), nothing));
    states
}

/// An archive of nine theatres, each with an entry that has a place.
fn nine_theatres() -> Corpus {
    let places = [
        ("Syria", "Homs"),
        ("Iraq", "Baqubah"),
        ("Nigeria", "Damaturu"),
        ("Niger", "Zinder"),
        ("Mali", "Gao"),
        ("Somalia", "Bosaso"),
        ("Yemen", "Aden"),
        ("Afghanistan", "Kunduz"),
        ("Mozambique", "Pemba"),
    ];
    let mut taxonomy = "theatres:\n".to_owned();
    let mut digest = "digest: ob-2020-05-21\ntitle: Nine\npublisher: OB\n\
                      period: 2020-05-21..2020-05-27\ntheatres:\n"
        .to_owned();
    for (theatre, place) in places {
        let id = theatre.to_lowercase();
        writeln!(taxonomy, "  - {{ id: {id}, name: {theatre} }}").unwrap();
        writeln!(
            digest,
            "  - theatre: {id}\n    entries:\n      - {{ id: {id}-1, date: 2020-05-21, kind: attack, \
             place: {place}, text: One of {theatre}., basis: claimed }}"
        )
        .unwrap();
    }
    taxonomy.push_str("kinds:\n  - { id: attack, name: Attack, counts_as: attack }\n");
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("digests/2020")).unwrap();
    std::fs::write(folder.path().join("taxonomy.yaml"), taxonomy).unwrap();
    std::fs::write(folder.path().join("digests/2020/2020-05-21.yaml"), digest).unwrap();
    let (corpus, problems) = crate::support::load(folder.path());
    assert_eq!(problems, [], "nine theatres");
    corpus
}

/// The front page: before anything is counted and after, in each of its parts, at every size.
fn fronts(start: Start) -> Vec<State> {
    let mut states = Vec::new();
    for (size, counted) in [
        ((80, 24), false),
        ((80, 24), true),
        ((40, 12), true),
        ((120, 40), true),
        ((200, 60), true),
    ] {
        let mut journey = start.shipped(size.0, size.1);
        journey.keys("H");
        if counted {
            journey.count_front();
        }
        for part in 0..if counted { 7 } else { 1 } {
            states.push((format!("the front page at {size:?}, part {part}"), journey.clone()));
            journey.keys("tab");
        }
    }
    let mut journey = start.shipped(120, 40);
    journey.keys("H").count_front().keys("tab tab h h");
    states.push(("the front page, some months back".to_owned(), journey));
    let setup = Setup { first: FirstScreen::Front, ..start.setup() };
    states.push(("an empty front page".to_owned(), Journey::from(setup, Corpus::default())));
    states
}

/// Looking a draft over: doubtful and sure entries, a point, values that are typed.
fn reviewing(start: Start) -> Vec<State> {
    let state = |(keys, typed): &(&str, &str)| {
        let corpus = corpus();
        let review = Some(review::start(corpus.share_taxonomy(), Some("/home/ada/state/a.yaml")));
        let mut journey = Journey::from(Setup { review, ..start.setup() }, corpus);
        journey.keys(keys);
        if !typed.is_empty() {
            journey.send(Msg::Pasted((*typed).to_owned()));
        }
        (format!("a review, after `{keys}` and `{typed}`"), journey)
    };
    let over = |(size, keys): &((u16, u16), &str)| {
        let corpus = corpus();
        let review = Some(review::start_over(corpus.share_taxonomy(), None));
        let start = Start { size: *size, ..start };
        let mut journey = Journey::from(Setup { review, ..start.setup() }, corpus);
        journey.keys(keys);
        (format!("a review over a digest, after `{keys}` at {size:?}"), journey)
    };
    let differences = [((80, 24), "w"), ((40, 12), "w"), ((40, 12), "w G"), ((80, 24), "w w")];
    [
        ("", ""),
        ("n", ""),
        ("n n n", ""),
        ("A", ""),
        ("A A space space", ""),
        ("space space u", ""),
        ("s n", ""),
        ("space space space space", ""),
        ("enter", ""),
        ("j enter ctrl-u", ""),
        ("j enter ctrl-u", "a"),
        ("j enter ctrl-u down down", ""),
        ("j enter left", ""),
        ("enter ctrl-u", "soon"),
    ]
    .iter()
    .map(state)
    .chain(differences.iter().map(over))
    .collect()
}

fn texts(start: Start) -> Vec<State> {
    let mut states = after(
        start,
        &[
            ("space", (80, 24)),
            ("space G", (40, 12)),
            ("j space", (80, 24)),
            ("G space", (200, 100)),
            ("space / t h e enter", (40, 12)),
            ("space / t h e enter n n", (40, 12)),
            ("space / z z z enter", (80, 24)),
            ("space / t h", (80, 24)),
            ("space / z z z", (80, 24)),
            ("space /", (80, 24)),
            ("/", (80, 24)),
            ("/ 2 0", (80, 24)),
            ("tab enter enter j space", (80, 24)),
            ("tab enter enter G space", (80, 24)),
            ("w enter j space", (80, 24)),
            ("tab space", (80, 24)),
        ],
    );
    // An entry with others near it, once the geography is read: the keys are the page's, or theirs.
    let mut journey = start.shipped(120, 40);
    journey.keys("tab enter enter j space").read_map();
    states.push(("an entry with what is near it".to_owned(), journey.clone()));
    journey.keys("tab j");
    states.push(("at what is near an entry".to_owned(), journey));
    states
}

fn lists(start: Start) -> Vec<State> {
    let mut states = after(
        start,
        &[
            ("!", (80, 24)),
            ("t", (80, 24)),
            ("t j j", (40, 12)),
            ("t G", (80, 24)),
            ("?", (40, 12)),
            ("? G", (80, 24)),
            ("? / t h e enter", (40, 12)),
            ("t ?", (40, 12)),
            ("? t", (40, 12)),
            ("S", (80, 24)),
        ],
    );
    let problem = |line: u32| Problem {
        file: "keys.yaml".into(),
        line,
        column: 1,
        severity: Severity::Warning,
        message: "unknown action `trun`".into(),
        hint: Some("did you mean `turn`?".into()),
    };
    let problems: Vec<_> = (1..40).map(problem).collect();
    let mut journey = Journey::from(Setup { problems, ..start.setup() }, corpus());
    journey.keys("!");
    states.push(("many problems".to_owned(), journey.clone()));
    journey.keys("/ t r u n enter");
    states.push(("many problems, found in".to_owned(), journey));
    let mut journey = with_saved(start, (80, 24));
    journey.keys("S");
    states.push(("saved searches".to_owned(), journey.clone()));
    journey.keys("j");
    states.push(("a saved search of one's own".to_owned(), journey.clone()));
    journey.keys("G");
    states.push(("a saved search of the archive".to_owned(), journey));
    states
}

fn with_saved(start: Start, size: (u16, u16)) -> Journey {
    let saved = |name: &str, shared: bool| SavedCount {
        name: name.to_owned(),
        query: "tactic:ied".to_owned(),
        note: None,
        shared,
        found: Some(EventTotal::ones(5)),
        held: Some(watchfloor::cover::State::InFull),
        first: vec![EntryKey { digest: 2, index: 0 }],
    };
    let list = vec![saved("bombs", false), saved("fires", false), saved("police", true)];
    let mut journey = Start { size, ..start }.read(corpus());
    journey.send(Msg::Saved(SavedCounts { list, problems: Vec::new() }));
    journey
}

fn searching(start: Start) -> Vec<State> {
    let mut states = Vec::new();
    let mut tell = |name: &str, journey: &Journey| states.push((name.to_owned(), journey.clone()));
    let mut journey = start.shipped(80, 24);
    journey.keys("s").answer();
    tell("a search without a query", &journey);
    journey.search("ied");
    tell("a search", &journey);
    journey.keys("down down");
    tell("a search, further down", &journey);
    journey.keys("end");
    tell("a search, at its end", &journey);
    journey.keys("ctrl-g");
    tell("a search, grouped", &journey);
    journey.keys("left left");
    tell("a search, the cursor within the query", &journey);
    journey.keys("right right tab");
    tell("narrowing", &journey);
    journey.keys("down down down");
    tell("narrowing, further down", &journey);
    journey.keys("end");
    tell("narrowing, at the end", &journey);
    journey.resize(40, 12);
    tell("narrowing in little room", &journey);
    journey.keys("esc").resize(120, 40);
    journey.search("theat");
    tell("a search with an offer", &journey);
    journey.search("zzzzz");
    tell("a search that finds nothing", &journey);
    journey.search("killed:>>");
    tell("a search with a fault", &journey);
    journey.search("ied_may_2020");
    tell("a search in which something was understood", &journey);
    journey.search("baqubah");
    tell("a search for a town", &journey);
    let mut held = start.shipped(80, 24);
    held.keys("tab j enter s").answer();
    tell("a search that is held to a place", &held);
    let mut told = start.shipped(80, 24);
    told.search("kerman_place:kerman").keys("backtab");
    tell("the list of a search, on what is told several times", &told);
    held.keys("backtab");
    tell("the list of a search that is held to a place", &held);
    journey.search("ied").keys("backtab");
    tell("the list of a search", &journey);
    journey.keys("j j");
    tell("the list of a search, further down", &journey);
    journey.keys("G");
    tell("the list of a search, at its end", &journey);
    journey.keys("esc").search("ied").keys("ctrl-s");
    tell("naming a search, nothing typed", &journey);
    journey.keys("x");
    tell("naming a search", &journey);
    states.extend(searching_again(start));
    states
}

fn searching_again(start: Start) -> Vec<State> {
    let mut states = Vec::new();
    let mut tell = |name: &str, journey: &Journey| states.push((name.to_owned(), journey.clone()));
    let queries = vec!["tactic:ied".to_owned(), "police".to_owned()];
    let mut journey = Journey::from(Setup { queries, ..start.setup() }, corpus());
    journey.keys("s").answer();
    tell("a search with queries of before", &journey);
    journey.keys("ctrl-p").answer();
    tell("a search, one query back", &journey);
    journey.keys("ctrl-p").answer();
    tell("a search, at the first query", &journey);
    states
}

fn comparing(start: Start) -> Vec<State> {
    let mut states = Vec::new();
    let mut tell = |name: &str, journey: &Journey| states.push((name.to_owned(), journey.clone()));
    for (columns, rows) in [(40, 12), (80, 24), (160, 50)] {
        let mut journey = start.shipped(columns, rows);
        journey.compare(&WAVES);
        tell(&format!("two waves at {columns}x{rows}"), &journey);
        journey.keys("h");
        tell(&format!("two waves at {columns}x{rows}, on the baseline"), &journey);
        journey.keys("g");
        tell(&format!("two waves at {columns}x{rows}, at the top"), &journey);
        journey.keys("G");
        tell(&format!("two waves at {columns}x{rows}, at the end"), &journey);
        journey.compare(&THREE);
        tell(&format!("three waves at {columns}x{rows}"), &journey);
        journey.keys("T");
        tell(&format!("three waves at {columns}x{rows}, aligned"), &journey);
    }
    let mut journey = start.shipped(80, 24);
    journey.keys("c").send(Msg::Pasted(WAVES[0].to_owned()));
    journey.keys("tab").send(Msg::Pasted(WAVES[1].to_owned()));
    journey.keys("enter");
    tell("before the table is there", &journey);
    let mut journey = start.shipped(120, 40);
    journey.compare(&DIGESTS);
    tell("two digests", &journey);
    let mut journey = start.shipped(120, 40);
    while journey.app.screen().is_some_and(|screen| matches!(screen, Screen::Browse(_))) {
        journey.keys("j W").answer();
    }
    tell("week over week", &journey);
    // Only weeks that are held in full have differences to go to.
    let mut journey = start.invented(80, 24);
    journey.compare(&INVENTED);
    tell("two invented waves", &journey);
    journey.keys("] ]");
    tell("two invented waves, at a difference", &journey);
    let mut journey = start.shipped(80, 24);
    journey.compare(&WAVES).keys("/ i r a q");
    tell("a comparison, typing what to find", &journey);
    journey.keys("enter");
    tell("a comparison, found in", &journey);
    journey.keys("esc g y").shows("Copy the table");
    tell("choosing how to copy a comparison", &journey);
    states
}

fn behind(start: Start) -> Vec<State> {
    let mut states = Vec::new();
    let mut tell = |name: &str, journey: &Journey| states.push((name.to_owned(), journey.clone()));
    let mut journey = start.shipped(80, 24);
    let crumb = if start.unicode { "›" } else { ">" };
    journey.compare(&WAVES).keys("enter").shows(&format!("Comparison {crumb} Entries"));
    tell("entries behind a cell", &journey);
    journey.keys("G");
    tell("entries behind a cell, at the end", &journey);
    journey.keys("/ a");
    tell("entries behind a cell, typing what to find", &journey);
    journey.keys("enter");
    tell("entries behind a cell, found in", &journey);
    journey.keys("esc enter");
    tell("an entry from behind a cell", &journey);
    let mut journey = start.shipped(40, 12);
    journey.compare(&["2020-03", "2020-07"]).keys("G enter");
    tell("the end of a comparison, opened", &journey);
    let mut journey = start.shipped(40, 12);
    journey.compare(&WAVES).keys("k k k k k k enter");
    tell("the days of a comparison, opened", &journey);
    let mut journey = start.shipped(80, 12);
    journey.compare(&WAVES).keys("j enter").shows("In words");
    tell("figures behind a cell", &journey);
    journey.keys("/ a enter");
    tell("figures behind a cell, found in", &journey);
    for (columns, rows) in [(120, 20), (40, 12), (200, 150)] {
        let mut journey = start.shipped(columns, rows);
        journey.compare(&DIGESTS).keys("o").shows("Overviews");
        tell(&format!("overviews at {columns}x{rows}"), &journey);
        journey.keys("G");
        tell(&format!("overviews at {columns}x{rows}, at the end"), &journey);
        journey.keys("/ t h e");
        tell(&format!("overviews at {columns}x{rows}, typing what to find"), &journey);
        journey.keys("enter");
        tell(&format!("overviews at {columns}x{rows}, found in"), &journey);
    }
    states
}

/// The worklist: before it is read, without anything, at its ends and in the middle, while words are typed.
fn gathering(start: Start) -> Vec<State> {
    let list = "title: A day\nitems:\n  - { entry: gone-2020-01-01-00000, note: mine }\n  \
                - comparison: [2020-05, 2020-06]\n  - text: One.\n  - map: theatre:iraq\n  \
                - { grid: '', years: 2020 }\n";
    let read = |text: &str| {
        let worklist = watchfloor::brief::read_worklist(text.as_bytes()).worklist;
        let read = WorklistRead { worklist, ..WorklistRead::default() };
        Msg::Worklist(Box::new(WorklistNews::Read(read)))
    };
    let state = |(keys, (columns, rows)): &(&str, (u16, u16))| {
        let mut journey = start.shipped(*columns, *rows);
        journey.keys("B").send(read(list)).keys(keys);
        (format!("the worklist at {columns}x{rows}, after `{keys}`"), journey)
    };
    let mut states: Vec<State> = [
        ("", (80, 24)),
        ("j", (40, 12)),
        ("j j", (120, 40)),
        ("G", (80, 24)),
        ("a", (80, 24)),
        ("i", (80, 24)),
        ("j j enter left", (80, 24)),
        ("T", (80, 24)),
    ]
    .iter()
    .map(state)
    .collect();
    let mut waiting = start.shipped(80, 24);
    waiting.keys("B");
    states.push(("a worklist that is being read".to_owned(), waiting.clone()));
    waiting.send(read(""));
    states.push(("an empty worklist".to_owned(), waiting));
    states.push((
        "a worklist of which something was taken back".to_owned(),
        turned(start, &read(list)),
    ));
    states
}

/// A worklist of which something can be taken back, and something done again.
fn turned(start: Start, read: &Msg) -> Journey {
    let Msg::Worklist(news) = read else { panic!("{read:?}") };
    let WorklistNews::Read(now) = &**news else { panic!("{news:?}") };
    let changed = |change: Box<WorklistChange>| {
        let bytes = WorklistBytes { before: b"items: []"[..].into(), after: b"items:"[..].into() };
        let (outcome, bytes) = (WorklistOutcome::Done(0), Some(bytes));
        let kept = Ok(WorklistKept { outcome, now: now.clone(), bytes });
        Msg::Worklist(Box::new(WorklistNews::Changed(change, kept)))
    };
    let mut journey = start.shipped(80, 24);
    journey.keys("B").send(read.clone());
    for title in ["One", "Two"] {
        journey.send(changed(Box::new(WorklistChange::Title(Some(title.to_owned())))));
    }
    journey.keys("u");
    let Some(Effect::ChangeWorklist(turn)) = journey.effects.pop() else { panic!("no change") };
    // Another key takes the notice of it away.
    journey.send(changed(turn)).keys("j");
    journey
}

fn naming(start: Start) -> Vec<State> {
    let mut states = Vec::new();
    let mut tell = |name: &str, journey: &Journey| states.push((name.to_owned(), journey.clone()));
    let mut journey = start.shipped(80, 24);
    journey.keys("c");
    tell("naming what to compare", &journey);
    journey.keys("down");
    tell("naming what to compare, further down", &journey);
    journey.send(Msg::Pasted("2020-05".to_owned()));
    tell("naming what to compare, typed", &journey);
    journey.keys("left left");
    tell("naming what to compare, the cursor within", &journey);
    journey.keys("tab").send(Msg::Pasted("zzzzz".to_owned()));
    tell("naming what is not known", &journey);
    let mut journey = start.shipped(80, 24);
    journey.compare(&WAVES).keys("e");
    tell("naming a file", &journey);
    journey.keys("left");
    tell("naming a file, the cursor within", &journey);
    journey.keys("ctrl-u");
    tell("naming a file, nothing typed", &journey);
    let mut journey = start.shipped(80, 24);
    journey.keys("Z");
    tell("asking for a day", &journey);
    journey.send(Msg::Pasted("2020-08-06".to_owned()));
    tell("asking for a day, typed", &journey);
    journey.keys("left left");
    tell("asking for a day, the cursor within", &journey);
    let mut journey = start.shipped(80, 24);
    journey.keys("i");
    tell("noting something", &journey);
    journey.send(Msg::Pasted("told late".to_owned()));
    tell("noting something, typed", &journey);
    journey.keys("left left");
    tell("noting something, the cursor within", &journey);
    let mut journey = start.shipped(80, 24);
    journey.keys("A");
    tell("grading a source", &journey);
    states
}

/// With jumps to go back and forward in, wherever these keys work.
fn jumping(start: Start) -> Vec<State> {
    let jumped = || {
        let mut journey = start.shipped(80, 24);
        for digest in ["itic-2020-05-14", "itic-2020-05-21"] {
            journey.keys(":").send(Msg::Pasted(digest.to_owned())).keys("enter");
        }
        journey.keys("ctrl-o");
        journey
    };
    let mut states = Vec::new();
    for keys in ["", "space", "!", "S", "#", "T", "H", "M", "M tab", "B"] {
        let mut journey = jumped();
        for key in keys.split_whitespace() {
            journey.keys(key).read_map();
        }
        states.push((format!("after jumps and `{keys}`"), journey));
    }
    let mut journey = jumped();
    journey.compare(&WAVES);
    states.push(("a comparison after jumps".to_owned(), journey.clone()));
    journey.keys("enter");
    states.push(("behind a cell after jumps".to_owned(), journey));
    let mut journey = jumped();
    journey.compare(&THREE).keys("T");
    states.push(("an aligned comparison after jumps".to_owned(), journey));
    states
}

/// The palette: nothing typed, further down, with a name, with none, on a bookmark.
fn choosing(start: Start) -> Vec<State> {
    let mut states = after(
        start,
        &[
            (":", (80, 24)),
            (": down down", (120, 40)),
            (": end", (40, 12)),
            (": w a v e", (80, 24)),
            (": w a v e left", (80, 24)),
            (": z z z z z", (80, 24)),
            ("d : b o o k m a r k down", (80, 24)),
            ("! :", (80, 24)),
            ("t :", (80, 24)),
        ],
    );
    let mut journey = start.shipped(80, 24);
    journey.keys("d :").send(Msg::Pasted("bookmark".to_owned()));
    for _ in 0..3 {
        states.push(("the palette, where bookmarks are".to_owned(), journey.clone()));
        journey.keys("down");
    }
    states
}
