//! How long the pictures of an archive take: to be opened, to be drawn, and to follow a key, at 200 by 60.
//!
//!     cargo bench --bench pictures             520 weeks, 52,000 entries
//!     cargo bench --bench pictures -- --full   10,000 weeks, a million entries
//!
//! Of each key the median and the slowest of a hundred are told. Machines differ and are busy.

#![allow(clippy::print_stdout, reason = "a table on standard output is what this program is for")]

mod support;

use std::time::{Duration, Instant};
use std::{env, io};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use support::generator;
use watchfloor::app::{App, Effect, FirstScreen, Msg, Setup};
use watchfloor::archive::{Corpus, KnownPlaces, Origin, load_all};
use watchfloor::compare::FrontCounts;
use watchfloor::geo::BaseMap;
use watchfloor::keys::{Chord, Keymap};
use watchfloor::policy::Policy;
use watchfloor::ui::bidi::BidiMode;
use watchfloor::ui::theme::{Depth, Glyphs, Library};

/// The screen that is measured.
const SIZE: (u16, u16) = (200, 60);
/// How often a key is pressed.
const ROUNDS: usize = 100;

/// A picture: the keys that open it, and those that are pressed in it, in turn there and back.
const PICTURES: [(&str, &str, &[&str]); 7] = [
    ("theatre by week", "#", &["l h", "j k", "] [", "u u u u u", "z z"]),
    ("tempo", "T", &["l h", "j k", "] [", "u u u u u", "z z z"]),
    ("map", "M", &["n N", "l h", "+ -", "j k"]),
    ("front page", "H", &["tab backtab"]),
    ("entry", "enter enter enter space", &["j k", "tab tab"]),
    ("finding in a list", "/ p", &["a", "backspace a"]),
    ("palette", ":", &["m a y backspace backspace backspace", "down up"]),
];

fn main() -> io::Result<()> {
    let weeks = if env::args().any(|arg| arg == "--full") { 10_000 } else { 520 };
    let folder = tempfile::tempdir()?;
    generator::archive(folder.path(), weeks, generator::Speech::Plain)?;
    let (corpus, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
    assert_eq!(problems.first(), None, "the files are sound");
    println!("{} entries in {weeks} weeks, {} by {}", corpus.len(), SIZE.0, SIZE.1);
    let counted = time(|| FrontCounts::of(&corpus).placed(&corpus));
    BaseMap::shipped();
    println!("counted beside for the front page, and placed: {:.0} ms", ms(counted));
    let app = read(corpus);
    println!("{:44} {:>8} {:>8}", "milliseconds", "median", "slowest");
    for (name, opens, keys) in PICTURES {
        picture(&app, name, (opens, keys));
    }
    Ok(())
}

fn picture(app: &App, name: &str, (opens, keys): (&str, &[&str])) {
    let rounds = if name == "entry" { 20 } else { 10 };
    let mut opened = app.clone();
    let times = (0..rounds).map(|_| {
        opened = app.clone();
        time(|| {
            press(&mut opened, opens);
            draw(&opened);
        })
    });
    tell(&format!("{name}: opened"), times.collect());
    let draws = (0..ROUNDS).map(|_| time(|| draw(&opened)));
    tell(&format!("{name}: drawn"), draws.collect());
    for keys in keys {
        let keys: Vec<&str> = keys.split_whitespace().collect();
        let presses = keys.iter().cycle().take(ROUNDS.next_multiple_of(keys.len()));
        let times = presses.map(|key| {
            time(|| {
                press(&mut opened, key);
                draw(&opened);
            })
        });
        tell(&format!("{name}: {}", keys.join(" ")), times.collect());
    }
}

/// The program with an archive, its places and the numbers of the front page, all read.
fn read(corpus: Corpus) -> App {
    let mut app = App::new(Setup {
        keymap: Keymap::default(),
        themes: Library::shipped(),
        theme: "dusk".to_owned(),
        depth: Depth::True,
        glyphs: Glyphs::unicode(),
        bidi: Some(BidiMode::Off),
        size: SIZE,
        mouse: false,
        copies: None,
        exports: None,
        copy: false,
        notice: None,
        problems: Vec::new(),
        policy: Policy::default(),
        queries: Vec::new(),
        path: Vec::new(),
        bookmarks: None,
        first: FirstScreen::Tree,
        seen: None,
        today: None,
        archive: "measured".to_owned(),
        places: KnownPlaces::default(),
        links: false,
        review: None,
        as_of: None,
        seen_keeping: watchfloor::app::SeenKeeping::NotKept,
        notes: watchfloor::app::NotesSetup::default(),
    });
    let effects = app.update(Msg::Loaded(Box::new(corpus)));
    assert!(effects.contains(&Effect::Index), "it is read");
    let corpus = app.share_corpus();
    corpus.spots();
    press(&mut app, "H");
    let counts = FrontCounts::of(&corpus).placed(&corpus);
    app.update(Msg::FrontCounted(corpus, Box::new(counts)));
    press(&mut app, "esc");
    app
}

fn press(app: &mut App, keys: &str) {
    for key in keys.split_whitespace() {
        let chord: Chord =
            key.parse().unwrap_or_else(|_| Chord::plain(watchfloor::keys::Code::Esc));
        // Keys that come slowly: what stands beside the selection follows each.
        app.update(Msg::Key { chord, at: 0 });
        app.update(Msg::Waited);
    }
}

fn draw(app: &App) {
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    app.draw(&mut buffer);
    std::hint::black_box(&buffer);
}

fn time<T>(what: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    std::hint::black_box(what());
    start.elapsed()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn tell(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |part: usize| times.get((times.len() * part / 100).min(times.len() - 1)).copied();
    let (median, slowest) = (at(50).unwrap_or_default(), at(100).unwrap_or_default());
    println!("{name:44} {:>8.2} {:>8.2}", ms(median), ms(slowest));
}
