//! Colours by name and number: what a theme may write, and the red, green and blue of each.
//!
//! This file has no theme, style or terminal: `spec` reads the words around a colour, and `degrade`
//! replaces colours that a terminal cannot show.

use ratatui::style::Color;

/// The sixteen colours every terminal has, in their order, with their names in theme files.
pub(super) const ANSI: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

/// The sixteen as xterm shows them by default. Every terminal differs a little, and many users
/// change them, so these values are only for comparing and are never written to a terminal.
const XTERM: [Rgb; 16] = [
    Rgb(0x00, 0x00, 0x00),
    Rgb(0xcd, 0x00, 0x00),
    Rgb(0x00, 0xcd, 0x00),
    Rgb(0xcd, 0xcd, 0x00),
    Rgb(0x00, 0x00, 0xee),
    Rgb(0xcd, 0x00, 0xcd),
    Rgb(0x00, 0xcd, 0xcd),
    Rgb(0xe5, 0xe5, 0xe5),
    Rgb(0x7f, 0x7f, 0x7f),
    Rgb(0xff, 0x00, 0x00),
    Rgb(0x00, 0xff, 0x00),
    Rgb(0xff, 0xff, 0x00),
    Rgb(0x5c, 0x5c, 0xff),
    Rgb(0xff, 0x00, 0xff),
    Rgb(0x00, 0xff, 0xff),
    Rgb(0xff, 0xff, 0xff),
];

/// Red, green and blue as terminals use them (sRGB).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rgb(pub(super) u8, pub(super) u8, pub(super) u8);

impl Rgb {
    /// Returns the look of a colour; none for the terminal's own default, which is unknown.
    pub(super) fn of(colour: Color) -> Option<Rgb> {
        if let Color::Rgb(red, green, blue) = colour {
            return Some(Rgb(red, green, blue));
        }
        if let Color::Indexed(number) = colour {
            return Some(indexed(number));
        }
        let place = ANSI.iter().position(|(_, ansi)| *ansi == colour)?;
        XTERM.get(place).copied()
    }
}

/// Returns the colour of a number of the 256: the sixteen, a cube of 6 × 6 × 6, and 24 greys.
fn indexed(number: u8) -> Rgb {
    let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
    match number {
        0..16 => XTERM.get(usize::from(number)).copied().unwrap_or(Rgb(0, 0, 0)),
        16..232 => {
            let cube = number - 16;
            Rgb(level(cube / 36), level(cube / 6 % 6), level(cube % 6))
        }
        232.. => {
            let grey = 8 + 10 * (number - 232);
            Rgb(grey, grey, grey)
        }
    }
}

/// Returns the colour of an ANSI name; `grey` is what most terminals show for `bright-black`.
pub(super) fn named(name: &str) -> Option<Color> {
    let name = if matches!(name, "grey" | "gray") { "bright-black" } else { name };
    ANSI.iter().find(|(ansi, _)| *ansi == name).map(|(_, colour)| *colour)
}

/// Reads a colour that needs no palette: `#rrggbb`, or a number of the 256.
///
/// Returns none where the word is neither, and an error message where it is a faulty one.
pub(super) fn numeric(word: &str) -> Option<Result<Color, String>> {
    if let Some(digits) = word.strip_prefix('#') {
        return Some(hex(digits).ok_or_else(|| {
            format!("`{word}` is not a colour: six hexadecimal digits follow the #, as in #86bfcf")
        }));
    }
    word.starts_with(|first: char| first.is_ascii_digit()).then(|| {
        // The first sixteen become their names, so that a number and a name are the same colour.
        word.parse::<u8>()
            .map(|number| {
                ANSI.get(usize::from(number)).map_or(Color::Indexed(number), |(_, named)| *named)
            })
            .map_err(|_| format!("`{word}` is not a colour: numbers go from 0 to 255"))
    })
}

fn hex(digits: &str) -> Option<Color> {
    if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some(Color::Rgb(red, green, blue))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_hex_are_colours() {
        assert_eq!(numeric("#86bFcf"), Some(Ok(Color::Rgb(0x86, 0xbf, 0xcf))));
        assert_eq!(numeric("1"), Some(Ok(Color::Red)));
        assert_eq!(numeric("208"), Some(Ok(Color::Indexed(208))));
        assert_eq!(numeric("red"), None);
    }

    #[test]
    fn faulty_numbers_and_hex_say_what_is_wrong() {
        for word in ["#f", "#", "#12345g", "#1234567", "#éé", "256", "1st", "99999999999999999999"]
        {
            let fault = numeric(word).unwrap().unwrap_err();
            assert!(fault.contains(word), "{fault}");
        }
    }

    #[test]
    fn the_cube_and_the_greys_are_those_of_xterm() {
        assert_eq!(indexed(16), Rgb(0, 0, 0));
        assert_eq!(indexed(21), Rgb(0, 0, 255));
        assert_eq!(indexed(208), Rgb(255, 135, 0));
        assert_eq!(indexed(231), Rgb(255, 255, 255));
        assert_eq!(indexed(232), Rgb(8, 8, 8));
        assert_eq!(indexed(255), Rgb(238, 238, 238));
    }

    #[test]
    fn the_default_looks_like_nothing_anybody_knows() {
        assert_eq!(Rgb::of(Color::Reset), None);
        assert_eq!(Rgb::of(Color::Gray), Some(Rgb(0xe5, 0xe5, 0xe5)));
        assert_eq!(named("grey"), Some(Color::DarkGray));
    }
}
