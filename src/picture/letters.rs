//! How wide a text is. No font is known here, so that a wide one is reckoned with: nothing runs over what
//! stands beside it, whatever the reader's font.

use crate::text;

/// The widths of letters in a wide font, as shares of the height.
fn advance(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '\'' | '|' | '.' | ',' | ':' | ';' | '!' | ' ' | '·' => 0.33,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' | '\\' => 0.41,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…' => 0.98,
        '+' | '<' | '>' | '=' | '~' | '≥' | '≤' | '±' | '≠' | '×' => 0.84,
        'a'..='z' | '0'..='9' | '–' | '*' | '?' | '_' | '"' => 0.63,
        // Capitals, and letters of other scripts.
        _ => 0.72,
    }
}

/// How much wider bold letters are.
const BOLD: f64 = 1.12;

/// Returns how wide a text is at most.
pub(super) fn text_width(text: &str, size: f64) -> f64 {
    let wide = text.chars().map(|c| {
        let mut own = [0; 4];
        match text::width(c.encode_utf8(&mut own)) {
            0 => 0.0,
            1 => advance(c),
            _ => 1.05,
        }
    });
    wide.sum::<f64>() * size
}

/// Returns how wide a text is at most in bold letters.
pub(super) fn bold_width(text: &str, size: f64) -> f64 {
    text_width(text, size) * BOLD
}

/// Returns so much of a text as fits in bold letters.
pub(super) fn fitted_bold(text: &str, size: f64, room: f64) -> String {
    fitted(text, size, room / BOLD)
}

/// Returns the text, or so much of it that it fits, with a sign that there is more; nothing where not even
/// two letters would.
pub(super) fn fitted(text: &str, size: f64, room: f64) -> String {
    if text_width(text, size) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    let room = room - text_width("…", size);
    let mut wide = 0.0;
    for c in text.chars() {
        let mut own = [0; 4];
        wide += text_width(c.encode_utf8(&mut own), size);
        if wide > room {
            break;
        }
        kept.push(c);
    }
    let kept = kept.trim_end();
    if kept.chars().count() < 2 { String::new() } else { format!("{kept}…") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_fits_is_whole_and_another_says_that_it_is_cut() {
        let text = "Al-Mayadeen, near the river";
        let wide = text_width(text, 10.0);
        assert!((120.0..200.0).contains(&wide), "{wide}");
        assert_eq!(fitted(text, 10.0, wide), text);
        let cut = fitted(text, 10.0, 60.0);
        assert!(cut.ends_with('…') && text.starts_with(cut.trim_end_matches('…')), "{cut}");
        assert!(text_width(&cut, 10.0) <= 60.0);
        assert_eq!(fitted(text, 10.0, 5.0), "");
        let bold = fitted_bold(text, 10.0, wide);
        assert!(bold.ends_with('…') && bold_width(&bold, 10.0) <= wide, "{bold}");
        assert!(text_width("한국", 10.0) > 20.0 && text_width("\u{301}", 10.0) < 0.1);
    }
}
