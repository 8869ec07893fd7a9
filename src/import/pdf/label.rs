//! Bullets and numbers that items begin with.

use super::line::Line;

/// What an item begins with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Label {
    /// A bullet, and where it stands.
    Bullet(f64),
    /// A number or a letter, and where it stands.
    Number(f64),
}

impl Label {
    /// Where it stands.
    pub fn left(self) -> f64 {
        match self {
            Self::Bullet(left) | Self::Number(left) => left,
        }
    }
}

/// Signs that are bullets wherever they begin a line.
const BULLETS: &str = "•‣◦▪▫■□●○⁃∙⦁◆◇➢➤►▶✓✔❖\u{f0b7}\u{f0a7}\u{f0d8}";
/// Signs that are bullets where a blank follows.
const DASHES: &str = "-–—*·o§";

/// Takes the bullet or number off a line. A number is left in the words where it may be a part of
/// them; whether its paragraph is an item is decided by its shape.
pub fn take(line: &mut Line) -> Option<Label> {
    let at = line.left;
    if let Some(drawn) = line.bullet {
        return Some(Label::Bullet(drawn));
    }
    let own_cell = line.cells.len() > 1;
    let part = line.cells.first_mut()?.parts.first_mut()?;
    let text = part.text.trim_start();
    let first = text.chars().next()?;
    let rest = text.strip_prefix(first).unwrap_or_default();
    let apart = rest.starts_with(char::is_whitespace) || (rest.is_empty() && own_cell);
    let bullet = BULLETS.contains(first) || (DASHES.contains(first) && apart);
    let number = number_length(text).filter(|length| {
        let rest = text.get(*length..).unwrap_or_default();
        rest.starts_with(' ') || (rest.is_empty() && own_cell)
    });
    let label = match (bullet, number) {
        (true, _) => Label::Bullet(at),
        (false, Some(_)) => Label::Number(at),
        (false, None) => return None,
    };
    let length = number.filter(|_| !bullet).unwrap_or(first.len_utf8());
    let rest = text.get(length..).unwrap_or_default().trim_start().to_owned();
    let gone = part.text.chars().count() - rest.chars().count();
    cut(line, rest, gone);
    Some(label)
}

/// Sets the first part of a line to what is left of it, and where it begins by the share of the
/// characters that are gone.
fn cut(line: &mut Line, rest: String, gone: usize) {
    let Some(cell) = line.cells.first_mut() else { return };
    let all: usize = cell.parts.iter().map(|part| part.text.chars().count()).sum();
    if rest.is_empty() && cell.parts.len() == 1 {
        line.cells.remove(0);
        line.left = line.cells.first().map_or(line.left, |cell| cell.left);
        return;
    }
    #[expect(clippy::cast_precision_loss, reason = "characters of a line")]
    let share = gone as f64 / all.max(1) as f64;
    cell.left += share * (cell.right - cell.left);
    line.left = cell.left;
    if let Some(part) = cell.parts.first_mut() {
        part.text = rest;
    }
}

/// How long `1.`, `12)`, `(3)`, `3).` or `a)` is.
fn number_length(text: &str) -> Option<usize> {
    let open = usize::from(text.starts_with('('));
    let inner = text.get(open..)?;
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let letter = usize::from(digits == 0 && inner.starts_with(|c: char| c.is_ascii_lowercase()));
    let length = digits + letter;
    if length == 0 || length > 2 {
        return None;
    }
    let closing = inner.get(length..)?;
    let end = match closing.as_bytes() {
        [b')', b'.', ..] => 2,
        [b')', ..] => 1,
        [b'.', ..] if open == 0 && letter == 0 => 1,
        _ => return None,
    };
    Some(open + length + end)
}
