//! Bullets and numbers that items begin with.

use super::line::PdfLine;

/// What an item begins with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Label {
    /// A bullet, and where it stands.
    Bullet(f64),
    /// A sign that also stands in sentences, and where it stands.
    Dash(f64),
    /// A number or a letter, and where it stands.
    Number(f64),
}

impl Label {
    /// Whether it counts.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Number(_))
    }

    /// Where it stands.
    pub fn left(self) -> f64 {
        match self {
            Self::Bullet(left) | Self::Dash(left) | Self::Number(left) => left,
        }
    }
}

/// Signs that are bullets wherever they begin a line.
const BULLETS: &str = "•‣◦▪▫■□●○⁃∙⦁◆◇➢➤►▶✓✔❖\u{f0b7}\u{f0a7}\u{f0d8}";
/// Signs that are bullets where a blank follows.
const DASHES: &str = "-–—*·o§";

/// Whether a text is nothing but a bullet.
pub fn is_bullet(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|first| BULLETS.contains(first)) && letters.next().is_none()
}

/// Whether a text is nothing but the number of an item.
pub fn is_number(text: &str) -> bool {
    number_length(text) == Some(text.len())
}

/// The bullet or number that a line begins with.
pub fn of(line: &PdfLine) -> Option<Label> {
    if let Some(drawn) = line.bullet {
        return Some(Label::Bullet(drawn));
    }
    written(line).map(|(label, _)| label)
}

/// A label that is written, and its bytes.
fn written(line: &PdfLine) -> Option<(Label, usize)> {
    let own_cell = line.cells.len() > 1;
    let text = line.cells.first()?.parts.first()?.text.trim_start();
    let first = text.chars().next()?;
    let after = |length: usize| {
        let rest = text.get(length..).unwrap_or_default();
        rest.starts_with(char::is_whitespace) || (rest.is_empty() && own_cell)
    };
    if BULLETS.contains(first) {
        return Some((Label::Bullet(line.left), first.len_utf8()));
    }
    if DASHES.contains(first) && after(first.len_utf8()) {
        return Some((Label::Dash(line.left), first.len_utf8()));
    }
    let length = number_length(text).filter(|length| after(*length))?;
    Some((Label::Number(line.left), length))
}

/// Takes the bullet or number off a line.
pub fn take(line: &mut PdfLine) {
    if line.bullet.is_some() {
        return;
    }
    let Some((_, length)) = written(line) else { return };
    let Some(part) = line.cells.first().and_then(|cell| cell.parts.first()) else { return };
    let rest = part.text.trim_start().get(length..).unwrap_or_default().trim_start().to_owned();
    let gone = part.text.chars().count() - rest.chars().count();
    cut(line, rest, gone);
}

/// Sets the first part of a line to what is left of it, and where it begins by the share of the
/// characters that are gone.
fn cut(line: &mut PdfLine, rest: String, gone: usize) {
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
