//! The wire: what the program writes makes the picture that it drew, in few bytes.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]
#![allow(clippy::print_stdout, reason = "what is measured is told")]

mod support;

use ratatui::buffer::{Buffer, CellWidth as _};
use ratatui::style::{Color, Modifier};
use support::{Journey, Line, Start, corpus, text};
use watchfloor::app::{Effect, Setup};
use watchfloor::archive::Corpus;
use watchfloor::shell::osc52;
use watchfloor::ui::theme::Depth;

/// Ways to several screens, with every script that the fixture holds.
const WAYS: [&str; 10] = [
    "",
    "j",
    "j space",
    "j enter j enter enter space",
    "j j enter enter enter",
    "tab enter",
    "w j enter",
    "?",
    "! esc t j",
    "j j space / c o n v o y enter n",
];

/// Fails with the place unless the terminal shows what the buffer holds.
fn assert_same(screen: &vt100::Screen, buffer: &Buffer, after: &str) {
    for y in 0..buffer.area.height {
        let mut hidden = 0;
        for x in 0..buffer.area.width {
            let drawn = &buffer[(x, y)];
            let shown = screen.cell(y, x).unwrap();
            if hidden > 0 {
                hidden -= 1;
                assert!(shown.is_wide_continuation(), "after `{after}` at {x},{y}: {shown:?}");
                continue;
            }
            hidden = drawn.symbol().cell_width().saturating_sub(1);
            let letters = if shown.has_contents() { shown.contents() } else { " " };
            assert_eq!(letters, drawn.symbol(), "after `{after}` at {x},{y} of\n{}", text(buffer));
            assert_eq!(
                look(shown),
                wanted(drawn),
                "after `{after}` at {x},{y} of\n{}",
                text(buffer)
            );
        }
    }
}

/// Ground, colour, and attributes; of a blank only what is seen of it.
type Look = (vt100::Color, Option<vt100::Color>, [bool; 5]);

fn look(cell: &vt100::Cell) -> Look {
    let blank = matches!(cell.contents(), "" | " ");
    let seen = !blank || cell.inverse() || cell.underline();
    let unseen = |on: bool| on && !blank;
    (
        cell.bgcolor(),
        seen.then(|| cell.fgcolor()),
        [
            unseen(cell.bold()),
            unseen(cell.dim()),
            unseen(cell.italic()),
            cell.underline(),
            cell.inverse(),
        ],
    )
}

fn wanted(cell: &ratatui::buffer::Cell) -> Look {
    let blank = cell.symbol() == " ";
    let has = |modifier| cell.modifier.contains(modifier);
    let seen = !blank || has(Modifier::REVERSED) || has(Modifier::UNDERLINED);
    let unseen = |modifier| has(modifier) && !blank;
    (
        colour(cell.bg),
        seen.then(|| colour(cell.fg)),
        [
            unseen(Modifier::BOLD),
            unseen(Modifier::DIM),
            unseen(Modifier::ITALIC),
            has(Modifier::UNDERLINED),
            has(Modifier::REVERSED),
        ],
    )
}

/// The colour as the terminal counts it.
fn colour(colour: Color) -> vt100::Color {
    match colour {
        Color::Reset => vt100::Color::Default,
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        Color::Indexed(place) => vt100::Color::Idx(place),
        Color::Black => vt100::Color::Idx(0),
        Color::Red => vt100::Color::Idx(1),
        Color::Green => vt100::Color::Idx(2),
        Color::Yellow => vt100::Color::Idx(3),
        Color::Blue => vt100::Color::Idx(4),
        Color::Magenta => vt100::Color::Idx(5),
        Color::Cyan => vt100::Color::Idx(6),
        Color::Gray => vt100::Color::Idx(7),
        Color::DarkGray => vt100::Color::Idx(8),
        Color::LightRed => vt100::Color::Idx(9),
        Color::LightGreen => vt100::Color::Idx(10),
        Color::LightYellow => vt100::Color::Idx(11),
        Color::LightBlue => vt100::Color::Idx(12),
        Color::LightMagenta => vt100::Color::Idx(13),
        Color::LightCyan => vt100::Color::Idx(14),
        Color::White => vt100::Color::Idx(15),
    }
}

#[test]
fn the_bytes_make_the_screen_that_was_drawn() {
    for (theme, depth) in [
        ("default", Depth::Ansi16),
        ("dusk", Depth::True),
        ("paper", Depth::Ansi256),
        ("mono", Depth::Mono),
    ] {
        let start = Start { theme, depth, ..Start::default() };
        for way in WAYS {
            let mut journey = start.read(corpus());
            let mut line = Line::new(80, 24);
            line.paint(&journey.app);
            // Key by key, so that each picture lies on what the one before left.
            for key in way.split_whitespace() {
                journey.keys(key);
                line.paint(&journey.app);
                assert_same(line.screen(), &journey.buffer(), &format!("{theme}: {way}, {key}"));
            }
            assert_same(line.screen(), &journey.buffer(), &format!("{theme}: {way}"));
        }
    }
}

#[test]
fn scripts_come_out_letter_by_letter() {
    let mut journey = Journey::start();
    journey.keys("j space");
    let mut line = Line::new(80, 24);
    line.paint(&journey.app);
    let shown = line.screen().contents();
    for wanted in ["الإسلام في ولاية العراق", "伊拉克 迪亚拉省"] {
        assert!(shown.contains(wanted), "`{wanted}` is not there:\n{shown}");
    }
    journey.keys("esc enter j enter enter space");
    line.paint(&journey.app);
    let shown = line.screen().contents();
    for wanted in ["بعقوبة", "لا قتلى", "e\u{301}te\u{301}", "火 🔥", "x\u{323}\u{302}"]
    {
        assert!(shown.contains(wanted), "`{wanted}` is not there:\n{shown}");
    }
}

/// What a key writes after the way to a screen.
fn written(size: (u16, u16), way: &str, key: &str) -> Vec<u8> {
    let mut journey = Start { size, ..Start::default() }.read(corpus());
    journey.keys(way);
    let mut line = Line::new(size.0, size.1);
    line.paint(&journey.app);
    journey.keys(key);
    line.paint(&journey.app)
}

#[test]
fn a_key_that_moves_the_selection_writes_little() {
    for way in ["", "j j", "j j enter enter enter", "tab j enter enter", "w"] {
        let narrow = written((63, 24), way, "j");
        println!("without preview, after `{way}`: {} bytes", narrow.len());
        assert!(narrow.len() <= 400, "{}: {}", narrow.len(), narrow.escape_ascii());
        let wide = written((80, 24), way, "j");
        println!("with preview, after `{way}`: {} bytes", wide.len());
        assert!(wide.len() <= 2_500, "{}: {}", wide.len(), wide.escape_ascii());
    }
}

#[test]
fn a_key_that_moves_by_a_cell_writes_little() {
    for subjects in ["v j v c", "v j v j v c"] {
        let mut journey = Journey::start();
        let mut line = Line::new(80, 24);
        journey.keys(subjects).answer();
        line.paint(&journey.app);
        for key in ["j", "j", "l", "k", "h", "]", "u", "z", "j"] {
            journey.keys(key);
            let written = line.paint(&journey.app);
            println!("after `{subjects}`, `{key}`: {} bytes", written.len());
            // The cell in words is a preview of it.
            assert!(written.len() <= 2_500, "{key}: {}", written.escape_ascii());
        }
    }
}

/// The grid of the shipped archive, at a busy week of 2020.
fn grid(sample: &Corpus, size: (u16, u16), look: (&'static str, Depth)) -> Journey {
    let (theme, depth) = look;
    let mut journey = Start { size, theme, depth, ..Start::default() }.read(sample.clone());
    journey.keys("/ 2 0 2 0 - 0 5 - 2 1 enter esc # k k k k k k k k k k j j");
    journey.shows("2020-05-21");
    journey
}

#[test]
fn the_front_page_keeps_within_its_bytes() {
    let corpus = watchfloor::archive::load_all(&watchfloor::archive::Origin::Sample).0;
    let front = |look: (&'static str, Depth), size| {
        let mut journey =
            Start { size, theme: look.0, depth: look.1, ..Start::default() }.read(corpus.clone());
        journey.keys("H").count_front();
        journey
    };
    for (size, most) in [((80, 24), 5_500), ((120, 40), 11_500), ((200, 60), 23_000)] {
        let journey = front(("default", Depth::Ansi16), size);
        let written = Line::new(size.0, size.1).paint(&journey.app).len();
        println!("front page at {size:?}: {written} bytes");
        assert!(written <= most, "{size:?}: {written}");
        let fine = front(("dusk", Depth::True), size);
        println!("in dusk: {} bytes", Line::new(size.0, size.1).paint(&fine.app).len());
    }
    for (look, most) in [(("default", Depth::Ansi16), 400), (("dusk", Depth::True), 550)] {
        for size in [(80, 24), (120, 40), (200, 60)] {
            // In the list of digests and of theatres, and from month to month.
            for keys in ["j", "tab j", "tab tab h"] {
                let (before, key) = keys.rsplit_once(' ').unwrap_or(("", keys));
                let mut journey = front(look, size);
                let mut line = Line::new(size.0, size.1);
                journey.keys(before);
                line.paint(&journey.app);
                journey.keys(key);
                let written = line.paint(&journey.app).len();
                println!("front page {look:?} {size:?} `{keys}`: {written} bytes");
                assert!(written <= most, "{look:?} {size:?} `{keys}`: {written}");
            }
        }
    }
}

#[test]
fn the_grid_keeps_within_its_bytes() {
    let (sample, _) = watchfloor::archive::load_all(&watchfloor::archive::Origin::Sample);
    for (size, most) in [((80, 24), 5_500), ((120, 40), 11_500), ((200, 60), 23_000)] {
        let journey = grid(&sample, size, ("default", Depth::Ansi16));
        let written = Line::new(size.0, size.1).paint(&journey.app).len();
        println!("grid at {size:?}: {written} bytes");
        assert!(written <= most, "{size:?}: {written}");
        let fine = grid(&sample, size, ("dusk", Depth::True));
        println!("in dusk: {} bytes", Line::new(size.0, size.1).paint(&fine.app).len());
    }
    for (look, most) in [(("default", Depth::Ansi16), 400), (("dusk", Depth::True), 550)] {
        for size in [(40, 12), (80, 24), (120, 40), (200, 60)] {
            let mut journey = grid(&sample, size, look);
            let mut line = Line::new(size.0, size.1);
            line.paint(&journey.app);
            for key in ["h", "l", "j", "k", "h", "h", "l", "j", "k"] {
                // What follows the selection waits while keys come fast.
                journey.keys_every(30, key);
                let held = line.paint(&journey.app).len();
                journey.send(watchfloor::app::Msg::Waited);
                let detail = line.paint(&journey.app).len();
                println!("grid {look:?} {size:?} `{key}`: {held} bytes, the detail {detail}");
                assert!(held <= most, "{look:?} {size:?} `{key}`: {held}");
                assert!(detail <= 2_500 || size.1 > 24, "{look:?} {size:?} `{key}`: {detail}");
            }
        }
    }
}

/// The map of a busy digest of the shipped archive.
fn map(sample: &Corpus, size: (u16, u16), look: (&'static str, Depth)) -> Journey {
    let (theme, depth) = look;
    let mut journey = Start { size, theme, depth, ..Start::default() }.read(sample.clone());
    journey.keys("/ 2 0 2 0 - 0 5 - 2 1 enter esc M").read_map();
    journey.shows("Al-Mayadeen");
    journey
}

#[test]
fn the_map_keeps_within_its_bytes() {
    let (sample, _) = watchfloor::archive::load_all(&watchfloor::archive::Origin::Sample);
    for (size, most, pan) in
        [((80, 24), 5_500, 4_500), ((120, 40), 11_500, 9_000), ((200, 60), 23_000, 23_000)]
    {
        let mut journey = map(&sample, size, ("default", Depth::Ansi16));
        let mut line = Line::new(size.0, size.1);
        let written = line.paint(&journey.app).len();
        println!("map at {size:?}: {written} bytes");
        assert!(written <= most, "{size:?}: {written}");
        for key in ["l", "j", "h", "k", "+", "-"] {
            journey.keys(key);
            let panned = line.paint(&journey.app).len();
            println!("map at {size:?} `{key}`: {panned} bytes");
            assert!(panned <= pan, "{size:?} `{key}`: {panned}");
        }
        let fine = map(&sample, size, ("dusk", Depth::True));
        println!("in dusk: {} bytes", Line::new(size.0, size.1).paint(&fine.app).len());
    }
    for (look, most) in [(("default", Depth::Ansi16), 400), (("dusk", Depth::True), 550)] {
        for size in [(40, 12), (80, 24), (120, 40), (200, 60)] {
            let mut journey = map(&sample, size, look);
            let mut line = Line::new(size.0, size.1);
            journey.keys_every(30, "n");
            line.paint(&journey.app);
            for key in ["n", "n", "n", "N", "n", "n"] {
                journey.keys_every(30, key);
                let held = line.paint(&journey.app).len();
                journey.send(watchfloor::app::Msg::Waited);
                let detail = line.paint(&journey.app).len();
                println!("map {look:?} {size:?} `{key}`: {held} bytes, the detail {detail}");
                assert!(held <= most, "{look:?} {size:?} `{key}`: {held}");
                assert!(detail <= 2_500 || size.1 > 24, "{look:?} {size:?} `{key}`: {detail}");
            }
        }
    }
}

/// The tempo of the shipped archive, at a busy week of 2020.
fn tempo(sample: &Corpus, size: (u16, u16), look: (&'static str, Depth)) -> Journey {
    let (theme, depth) = look;
    let mut journey = Start { size, theme, depth, ..Start::default() }.read(sample.clone());
    journey.keys("/ 2 0 2 0 - 0 5 - 2 1 enter esc T");
    journey.shows("2020-05-21");
    journey
}

/// Five waves laid upon each other.
fn aligned(sample: &Corpus, size: (u16, u16), look: (&'static str, Depth)) -> Journey {
    let (theme, depth) = look;
    let mut journey = Start { size, theme, depth, ..Start::default() }.read(sample.clone());
    journey.compare(&[
        "2019-04-vengeance-for-sham",
        "2019-05-raids-of-attrition",
        "2019-08-raids-of-attrition",
        "2019-12-vengeance-two-sheikhs",
        "2020-05-raids-of-attrition",
    ]);
    journey.keys("T").shows("Attacks up to a day");
    journey
}

/// What opens a picture, at a size and in a look.
type Opened = fn(&Corpus, (u16, u16), (&'static str, Depth)) -> Journey;

#[test]
fn the_tempo_and_the_aligned_comparison_keep_within_their_bytes() {
    let (sample, _) = watchfloor::archive::load_all(&watchfloor::archive::Origin::Sample);
    let pictures: [(&str, Opened); 2] = [("tempo", tempo), ("aligned", aligned)];
    for (name, open) in pictures {
        for (size, most) in [((80, 24), 5_500), ((120, 40), 11_500), ((200, 60), 23_000)] {
            let journey = open(&sample, size, ("default", Depth::Ansi16));
            let written = Line::new(size.0, size.1).paint(&journey.app).len();
            println!("{name} at {size:?}: {written} bytes");
            assert!(written <= most, "{name} at {size:?}: {written}");
        }
        for (look, most) in [(("default", Depth::Ansi16), 400), (("dusk", Depth::True), 550)] {
            for size in [(80, 24), (120, 40)] {
                let mut journey = open(&sample, size, look);
                let mut line = Line::new(size.0, size.1);
                line.paint(&journey.app);
                for key in ["h", "l", "j", "k", "h", "h", "l", "j"] {
                    // What follows the selection waits while keys come fast.
                    journey.keys_every(30, key);
                    let held = line.paint(&journey.app).len();
                    journey.send(watchfloor::app::Msg::Waited);
                    let detail = line.paint(&journey.app).len();
                    println!("{name} {look:?} {size:?} `{key}`: {held} bytes, then {detail}");
                    assert!(held <= most, "{name} {look:?} {size:?} `{key}`: {held}");
                    assert!(detail <= 2_500 || size.1 > 24, "{name} `{key}`: {detail}");
                }
            }
        }
    }
}

#[test]
fn a_held_key_writes_no_preview() {
    let mut journey = Journey::start();
    let mut line = Line::new(80, 24);
    journey.keys("j");
    line.paint(&journey.app);
    journey.keys_every(30, "j");
    let written = line.paint(&journey.app);
    println!("held: {} bytes", written.len());
    assert!(written.len() <= 400, "{}: {}", written.len(), written.escape_ascii());
}

#[test]
fn a_whole_new_screen_costs_little_more_than_its_letters() {
    // Of the theme with a ground of its own every cell is written; the budget is not for it.
    for way in WAYS.into_iter().filter(|way| !way.ends_with("t j")) {
        let mut journey = Journey::start();
        journey.keys(way);
        let written = Line::new(80, 24).paint(&journey.app);
        let letters = text(&journey.buffer());
        let visible: usize = letters.lines().map(str::len).sum();
        println!("after `{way}`: {} bytes for {visible} that are seen", written.len());
        assert!(written.len() * 10 <= visible * 13, "{}", written.escape_ascii());
    }
}

#[test]
fn a_picture_that_is_the_same_writes_nothing() {
    let mut journey = Journey::start();
    let mut line = Line::new(80, 24);
    line.paint(&journey.app);
    assert_eq!(line.paint(&journey.app), b"");
    journey.keys("x");
    assert_eq!(line.paint(&journey.app), b"", "a key that means nothing");
}

#[test]
fn without_colours_the_selection_is_reversed() {
    let start = Start { depth: Depth::Mono, ..Start::default() };
    for way in ["", "j j", "enter enter", "w", "t j"] {
        let mut journey = start.read(corpus());
        journey.keys(way);
        let mut line = Line::new(80, 24);
        let written = line.paint(&journey.app);
        let screen = line.screen();
        let reversed = |x: u16, y| screen.cell(y, x).is_some_and(vt100::Cell::inverse);
        let count = |y| (0..80).filter(|x| reversed(*x, y)).count();
        let rows: Vec<usize> = (1..23).map(count).collect();
        assert_eq!(rows.iter().filter(|cells| **cells > 20).count(), 1, "after `{way}`: {rows:?}");
        let written = String::from_utf8(written).unwrap();
        for sequence in written.split('\x1b').filter_map(|part| part.strip_prefix('[')) {
            let Some((codes, _)) = sequence.split_once('m') else { continue };
            let coloured = |code: &str| code.parse().is_ok_and(|code: u32| code >= 30);
            assert!(!codes.split(';').any(coloured), "a colour in `{codes}`, after `{way}`");
        }
    }
}

#[test]
fn a_copy_is_one_sequence_that_leaves_the_picture_alone() {
    let mut journey = Journey::start();
    let mut line = Line::new(80, 24);
    line.paint(&journey.app);
    journey.keys("y");
    let [Effect::Copy(clip)] = journey.effects.as_slice() else { panic!("no copy") };
    let written = line.send(&osc52(&clip.text));
    let inner = written.strip_prefix(b"\x1b]52;c;").unwrap();
    let inner = inner.strip_suffix(b"\x1b\\").unwrap();
    let base64 = |b: &u8| b.is_ascii_alphanumeric() || b"+/=".contains(b);
    assert!(inner.iter().all(base64) && inner.len() == clip.text.len().div_ceil(3) * 4);
    assert_same(line.screen(), &journey.buffer(), "y");
    journey.keys("j");
    line.paint(&journey.app);
    assert_same(line.screen(), &journey.buffer(), "y j");
}

#[test]
fn links_change_nothing_that_is_seen_and_cost_little() {
    let setup = |links| Setup { links, ..Start::default().setup() };
    let (sample, _) = watchfloor::archive::load_all(&watchfloor::archive::Origin::Sample);
    let read = |links| Journey::from(setup(links), sample.clone());
    let [mut plain, mut linked] = [false, true].map(read);
    let (mut line, mut linked_line) = (Line::new(80, 24), Line::new(80, 24));
    let mut links = 0;
    plain.search("talos");
    linked.search("talos");
    for key in "down up enter J G k esc backtab j enter".split(' ') {
        let written = line.paint(&plain.keys(key).app);
        let with_links = linked_line.paint(&linked.keys(key).app);
        let seen = linked_line.screen().contents_formatted();
        assert_eq!(seen, line.screen().contents_formatted(), "after `{key}`");
        let bytes = String::from_utf8(with_links.clone()).unwrap();
        let begun = bytes.matches("\x1b]8;id=").count();
        assert_eq!(begun, bytes.matches("\x1b]8;;\x1b\\").count(), "each of them ends: {bytes:?}");
        let addresses: usize =
            bytes.split("\x1b]8;id=").skip(1).map(|part| part.find('\x1b').unwrap()).sum();
        println!("`{key}`: {} bytes, with links {}", written.len(), with_links.len());
        // The address, and 32 bytes around it; a cell may need its place again.
        assert!(with_links.len() <= written.len() + addresses + 48 * begun, "{key}");
        links += begun;
    }
    assert!(links > 0, "no address was on the way");
    assert_eq!(linked_line.paint(&linked.app), b"", "the same picture writes nothing");
}
