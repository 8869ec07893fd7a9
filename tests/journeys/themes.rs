//! Choosing a theme.

use ratatui::buffer::CellWidth as _;
use ratatui::style::Color;
use watchfloor::ui::theme::Depth;

use crate::support::{Journey, Start, corpus};

fn theme(journey: &Journey) -> String {
    journey.app.theme().name.clone()
}

#[test]
fn what_one_moves_over_is_shown_at_once_and_left_with_escape() {
    let mut journey = Journey::start();
    let before = journey.picture();
    assert_eq!(journey.keys("t").at(), "themes");
    assert_eq!(theme(&journey), "default");
    journey.keys("j");
    assert_eq!(theme(&journey), "dusk");
    journey.keys("j j");
    assert_ne!(theme(&journey), "dusk");
    journey.keys("esc");
    assert_eq!(theme(&journey), "default");
    assert_eq!(journey.picture(), before);
}

#[test]
fn enter_keeps_it() {
    let mut journey = Journey::start();
    let before = journey.picture();
    journey.keys("t j enter");
    assert_eq!((theme(&journey).as_str(), journey.at().as_str()), ("dusk", "ob-2020-06-04"));
    assert_ne!(journey.picture(), before);
    journey.keys("t k").keys("esc");
    assert_eq!(theme(&journey), "dusk", "what was kept is what one comes back to");
}

#[test]
fn over_a_text_too() {
    let mut journey = Journey::start();
    let open = journey.keys("space").at();
    journey.keys("t j").keys("esc");
    assert_eq!((journey.at(), theme(&journey)), (open, "default".to_owned()));
}

#[test]
fn a_theme_with_a_ground_leaves_no_hole_in_it() {
    for theme in ["dusk", "paper", "contrast", "safe"] {
        let start = Start { theme, depth: Depth::True, ..Start::default() };
        for way in ["", "j enter", "space", "?", "!", "t", "j space / o v", "w"] {
            let mut journey = start.read(corpus());
            let buffer = journey.keys(way).buffer();
            let columns = usize::from(buffer.area.width);
            let hole = buffer.content.iter().position(|cell| cell.bg == Color::Reset);
            let hole = hole.map(|at| (at % columns, at / columns));
            // Under the second half of a wide letter nothing is seen.
            let wide = hole.is_some_and(|(x, y)| {
                let before = x.checked_sub(1).and_then(|x| buffer.content.get(y * columns + x));
                before.is_some_and(|cell| cell.symbol().cell_width() > 1)
            });
            assert!(hole.is_none() || wide, "{theme}, {way}: {hole:?} of\n{}", journey.text());
        }
    }
}
