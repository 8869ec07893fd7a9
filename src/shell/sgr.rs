//! The look of cells, and the shortest sequence that changes one look into another.
//!
//! The sixteen colours are written in the short form: a terminal with only sixteen may not know the
//! longer form, which also costs more bytes.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// The look of a cell: what a terminal is told beside the character.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sgr {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// An attribute and the codes that switch it on and off. Bold and dim can only be switched off
/// together.
const ATTRIBUTES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// The attributes that are visible on a blank cell, beside its background.
const SEEN_ON_BLANK: Modifier =
    Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT);

/// Removes from a blank cell what cannot be seen on it.
pub(super) fn plain_blank(cell: &mut Cell) {
    cell.modifier = cell.modifier.intersection(SEEN_ON_BLANK);
    if cell.modifier.is_empty() {
        cell.fg = Color::Reset;
    }
}

impl Sgr {
    /// Returns the look for writing a cell that differs least from this one.
    pub(super) fn towards(self, cell: &Cell) -> Self {
        let wanted = Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier };
        if cell.symbol() != " " {
            return wanted;
        }
        let fg = if cell.modifier.is_empty() { self.fg } else { cell.fg };
        let modifier = self.modifier.difference(SEEN_ON_BLANK).union(cell.modifier);
        Self { fg, modifier, ..wanted }
    }

    /// Returns the sequence from this look to another; empty if they are the same.
    pub(super) fn change(self, to: Self) -> String {
        if self == to {
            return String::new();
        }
        let (steps, anew) = (self.steps(to), to.anew());
        if steps.len() <= anew.len() { steps } else { anew }
    }

    fn steps(self, to: Self) -> String {
        let mut codes = Vec::new();
        let gone = self.modifier.difference(to.modifier);
        for (_, _, off) in ATTRIBUTES.iter().filter(|(one, ..)| gone.contains(*one)) {
            if !codes.contains(&off.to_string()) {
                codes.push(off.to_string());
            }
        }
        for (one, on, off) in ATTRIBUTES {
            let lost = !self.modifier.contains(one) || codes.contains(&off.to_string());
            if to.modifier.contains(one) && lost {
                codes.push(on.to_string());
            }
        }
        if self.fg != to.fg {
            codes.push(colour(to.fg, 30));
        }
        if self.bg != to.bg {
            codes.push(colour(to.bg, 40));
        }
        format!("\x1b[{}m", codes.join(";"))
    }

    fn anew(self) -> String {
        if self == Self::default() {
            return "\x1b[m".to_owned();
        }
        let mut codes = vec!["0".to_owned()];
        let worn = ATTRIBUTES.iter().filter(|(one, ..)| self.modifier.contains(*one));
        codes.extend(worn.map(|(_, on, _)| on.to_string()));
        for (shown, base) in [(self.fg, 30), (self.bg, 40)] {
            if shown != Color::Reset {
                codes.push(colour(shown, base));
            }
        }
        format!("\x1b[{}m", codes.join(";"))
    }
}

fn colour(colour: Color, base: u8) -> String {
    let plain = |place: u8| (base + place).to_string();
    let bright = |place: u8| (base + 60 + place).to_string();
    match colour {
        Color::Reset => plain(9),
        Color::Black => plain(0),
        Color::Red => plain(1),
        Color::Green => plain(2),
        Color::Yellow => plain(3),
        Color::Blue => plain(4),
        Color::Magenta => plain(5),
        Color::Cyan => plain(6),
        Color::Gray => plain(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(place) => format!("{};5;{place}", base + 8),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(fg: Color, modifier: Modifier) -> Sgr {
        Sgr { fg, modifier, ..Sgr::default() }
    }

    #[test]
    fn a_change_takes_the_shorter_way() {
        let bold = look(Color::Reset, Modifier::BOLD);
        let dim = look(Color::Reset, Modifier::DIM);
        let red = look(Color::Red, Modifier::empty());
        let loud = look(Color::LightRed, Modifier::BOLD | Modifier::UNDERLINED);
        assert_eq!(bold.change(bold), "");
        assert_eq!(Sgr::default().change(bold), "\x1b[1m");
        assert_eq!(bold.change(Sgr::default()), "\x1b[m");
        assert_eq!(bold.change(dim), "\x1b[0;2m");
        assert_eq!(look(Color::Red, Modifier::ITALIC).change(red), "\x1b[23m");
        assert_eq!(red.change(loud), "\x1b[1;4;91m");
    }

    #[test]
    fn bold_stays_where_dim_goes() {
        let both = look(Color::Red, Modifier::BOLD | Modifier::DIM);
        assert_eq!(both.change(look(Color::Red, Modifier::BOLD)), "\x1b[22;1m");
    }

    #[test]
    fn a_blank_asks_only_for_what_is_seen_of_it() {
        let red = look(Color::Red, Modifier::BOLD);
        let mut blank = Cell::new(" ");
        assert_eq!(red.towards(&blank), red);
        blank.modifier = Modifier::REVERSED;
        let reversed = look(Color::Reset, Modifier::BOLD | Modifier::REVERSED);
        assert_eq!(red.towards(&blank), reversed);
        blank.fg = Color::Red;
        blank.modifier = Modifier::DIM;
        plain_blank(&mut blank);
        assert_eq!(blank, Cell::new(" "));
    }
}
