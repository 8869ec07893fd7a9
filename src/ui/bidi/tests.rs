//! Frames with right-to-left letters, in each way to hold them.

use ratatui::style::{Color, Style};

use super::*;

const TOWN: &str = "بعقوبة";

fn drawn(text: &str) -> Buffer {
    let width = u16::try_from(crate::text::width(text)).unwrap();
    let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, width, 1));
    buffer.set_string(0, 0, text, Style::new());
    buffer
}

#[test]
fn a_row_without_right_to_left_letters_is_not_touched() {
    for mode in BidiMode::ALL {
        let text = "Baqubah │ 2031-03-07 Zürich 漢";
        assert_eq!(shown(text, mode), text.replace('漢', "漢 "), "{mode}");
        assert!(!hold(&mut drawn(text), mode));
    }
}

#[test]
fn marks_stand_at_the_beginning_and_after_each_run() {
    let text = format!(" {TOWN}, 2031-03-07 │ {TOWN}");
    let marked = format!(" \u{200e}{TOWN}\u{200e}, 2031-03-07 │ {TOWN}\u{200e}");
    assert_eq!(shown(&text, BidiMode::Marks), marked);
    let lettered = format!("C 12 {TOWN}");
    assert_eq!(shown(&lettered, BidiMode::Marks), format!("C \u{200e}12 {TOWN}\u{200e}"));
    let first = format!("{TOWN} x");
    assert_eq!(shown(&first, BidiMode::Marks), format!("\u{200e}{TOWN}\u{200e} x"));
}

#[test]
fn blanks_stand_in_the_first_cell_and_beside_each_run() {
    let text = format!("  a {TOWN} {TOWN}  2031");
    let filled = format!("\u{2800} a\u{2800}{TOWN} {TOWN}\u{2800} 2031");
    assert_eq!(shown(&text, BidiMode::Blanks), filled);
    let with_signs = format!(" 12 ({TOWN}…  34, {TOWN}, 2031-03-07");
    let filled = format!("\u{2800}12\u{2800}({TOWN}…\u{2800} 34,\u{2800}{TOWN},\u{2800}2031-03-07");
    assert_eq!(shown(&with_signs, BidiMode::Blanks), filled);
    // A percent sign goes with what stands before its number.
    let share = format!(" {TOWN} 58%, {TOWN}");
    assert_eq!(shown(&share, BidiMode::Blanks), format!("\u{2800}{TOWN} 58%, {TOWN}"));
    let share = format!(" {TOWN}  58%  {TOWN}");
    let filled = format!("\u{2800}{TOWN}\u{2800} 58% \u{2800}{TOWN}");
    assert_eq!(shown(&share, BidiMode::Blanks), filled);
    let tight = format!("a{TOWN}b");
    assert_eq!(shown(&tight, BidiMode::Blanks), tight, "nothing that is said is replaced");
}

#[test]
fn the_program_puts_letters_in_order_and_joins_them() {
    // The last letter stands first. Meem begins, and teh marbuta ends what beh carries on.
    let shown = shown("x مبة 12", BidiMode::App);
    assert_eq!(shown, "x \u{fe94}\u{fe92}\u{fee3} 12");
}

#[test]
fn numbers_within_a_run_keep_their_order_and_brackets_face_what_they_hold() {
    let text = "في (21) مايو";
    let shown_so = shown(text, BidiMode::App);
    assert!(shown_so.contains("(21)"), "{shown_so:?}");
    let hebrew = "אב (גד) הו";
    assert_eq!(shown(hebrew, BidiMode::App), "וה (דג) בא");
}

#[test]
fn columns_are_turned_each_for_itself_and_dates_not_at_all() {
    let text = "אב  גד │ הו 2031-03-07";
    assert_eq!(shown(text, BidiMode::App), "בא  דג │ וה 2031-03-07");
}

#[test]
fn styles_go_with_their_letters() {
    let mut buffer = drawn("אבג");
    buffer[(0, 0)].set_style(Style::new().fg(Color::Red));
    assert!(hold(&mut buffer, BidiMode::App));
    assert_eq!((buffer[(2, 0)].symbol(), buffer[(2, 0)].fg), ("א", Color::Red));
}

proptest::proptest! {
    #[test]
    fn no_mode_moves_a_column(text in "[א-ת ء-ي0-9a-c|(),─]{0,40}") {
        let width = crate::text::width(&text);
        for mode in BidiMode::ALL {
            let shown = shown(&text, mode);
            proptest::prop_assert_eq!(crate::text::width(&shown), width);
            let without = |text: &str| {
                text.chars().filter(|sign| !matches!(sign, '\u{200e}' | '\u{2800}' | ' ')).count()
            };
            proptest::prop_assert_eq!(without(&shown), without(&text), "nothing is lost: {}", mode);
        }
    }
}
