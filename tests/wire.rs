//! The wire: what the program writes makes the picture that it drew, in few bytes.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod support;

use ratatui::buffer::{Buffer, CellWidth as _};
use ratatui::style::{Color, Modifier};
use support::{Journey, Line, Start, corpus, text};
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
            let style = (shown.bold(), shown.dim(), shown.italic(), shown.underline());
            let has = |modifier| drawn.modifier.contains(modifier);
            let wanted = (
                has(Modifier::BOLD),
                has(Modifier::DIM),
                has(Modifier::ITALIC),
                has(Modifier::UNDERLINED),
            );
            assert_eq!(style, wanted, "style after `{after}` at {x},{y} of\n{}", text(buffer));
            assert_eq!(shown.inverse(), has(Modifier::REVERSED), "after `{after}` at {x},{y}");
            let colours = (shown.fgcolor(), shown.bgcolor());
            assert_eq!(colours, (colour(drawn.fg), colour(drawn.bg)), "after `{after}` at {x},{y}");
        }
    }
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
    for way in ["", "j j", "j j enter enter enter", "tab enter enter", "w"] {
        let narrow = written((63, 24), way, "j");
        println!("without preview, after `{way}`: {} bytes", narrow.len());
        assert!(narrow.len() <= 400, "{}: {}", narrow.len(), narrow.escape_ascii());
        let wide = written((80, 24), way, "j");
        println!("with preview, after `{way}`: {} bytes", wide.len());
        assert!(wide.len() <= 2_500, "{}: {}", wide.len(), wide.escape_ascii());
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
    for way in WAYS {
        let mut journey = Journey::start();
        journey.keys(way);
        let written = Line::new(80, 24).paint(&journey.app);
        let letters = text(&journey.buffer());
        let visible: usize = letters.lines().map(str::len).sum();
        let ink: usize = letters.split_whitespace().map(str::len).sum();
        println!(
            "after `{way}`: {} bytes for {visible} in rows, {ink} of ink: {:.2}, {:.2}",
            written.len(),
            written.len() as f64 / visible as f64,
            written.len() as f64 / ink as f64
        );
        if std::env::var_os("SHOW").is_some() {
            println!("{}", written.escape_ascii());
        }
    }
}
