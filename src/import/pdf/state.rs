//! What holds while content is shown: the place, the font, and what was marked (ISO 32000-1, 8.4,
//! 9.3 and 14.6).

use std::rc::Rc;

use super::font::Font;
use super::matrix::Matrix;
use super::object::{Dict, Object};
use super::text_string::decode;

/// The state of graphics and of text.
#[derive(Debug, Clone)]
pub struct TextState {
    /// From here to the page.
    pub space: Matrix,
    /// The font, if there is one of that name.
    pub font: Option<Rc<Font>>,
    /// Its size.
    pub size: f64,
    /// Added behind every glyph.
    pub letter_gap: f64,
    /// Added behind a blank.
    pub word_gap: f64,
    /// Whether outlines are drawn around filled glyphs, which makes them bold.
    pub stroked: bool,
    stretch: f64,
    leading: f64,
    rise: f64,
    text: Matrix,
    line: Matrix,
}

impl TextState {
    /// The state at the start of a page.
    pub fn new(space: Matrix) -> Self {
        Self {
            space,
            font: None,
            size: 0.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stroked: false,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
        }
    }

    /// `BT`.
    pub fn begin_text(&mut self) {
        self.text = Matrix::IDENTITY;
        self.line = Matrix::IDENTITY;
    }

    /// `T*`.
    pub fn next_line(&mut self) {
        self.move_line(0.0, -self.leading);
    }

    fn move_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::shift(x, y).then(&self.line);
        self.text = self.line;
    }

    /// Goes on by a width that is not yet stretched.
    pub fn step(&mut self, width: f64) {
        self.text = Matrix::shift(width * self.stretch, 0.0).then(&self.text);
    }

    /// From the space of a glyph, one high, to the page.
    pub fn glyph_space(&self) -> Matrix {
        Matrix([self.size * self.stretch, 0.0, 0.0, self.size, 0.0, self.rise])
            .then(&self.text)
            .then(&self.space)
    }

    /// The operators that set one thing of the text; whether it was one.
    pub fn set_text(&mut self, word: &[u8], operands: &[Object]) -> bool {
        let number = |i: usize| operands.get(i).and_then(Object::number).unwrap_or(0.0);
        match word {
            b"Td" => self.move_line(number(0), number(1)),
            b"TD" => {
                self.leading = -number(1);
                self.move_line(number(0), number(1));
            }
            b"Tm" => {
                let six = std::array::from_fn(number);
                self.line = Matrix(six);
                self.text = self.line;
            }
            b"T*" => self.next_line(),
            b"Tc" => self.letter_gap = number(0),
            b"Tw" => self.word_gap = number(0),
            b"Tz" => self.stretch = number(0) / 100.0,
            b"TL" => self.leading = number(0),
            b"Ts" => self.rise = number(0),
            b"Tr" => self.stroked = operands.first().and_then(Object::count) == Some(2),
            _ => return false,
        }
        true
    }
}

/// Marked content: which part of the structure the text belongs to.
#[derive(Debug, Clone, Default)]
pub struct ContentMarks {
    open: Vec<ContentMark>,
    /// Marks that were not remembered, for there are too many.
    beyond: usize,
}

#[derive(Debug, Clone)]
struct ContentMark {
    number: Option<u32>,
    artifact: bool,
    /// What its glyphs stand for together; shown with the first of them.
    actual: Option<String>,
}

/// Marks within marks that are remembered.
const MARKS: usize = 256;

impl ContentMarks {
    /// `BMC` and `BDC`.
    pub fn begin(&mut self, tag: Option<&Object>, properties: &Dict) {
        if self.open.len() >= MARKS {
            self.beyond += 1;
            return;
        }
        let number = properties.raw("MCID").count().and_then(|number| u32::try_from(number).ok());
        self.open.push(ContentMark {
            number: number.or_else(|| self.number()),
            artifact: self.is_artifact()
                || tag.and_then(Object::name).is_some_and(|tag| tag == b"Artifact"),
            actual: properties.raw("ActualText").text().map(decode),
        });
    }

    /// `EMC`.
    pub fn end(&mut self) {
        if self.beyond > 0 {
            self.beyond -= 1;
        } else {
            self.open.pop();
        }
    }

    /// The number of the marked content.
    pub fn number(&self) -> Option<u32> {
        self.open.last().and_then(|mark| mark.number)
    }

    /// Whether it is no part of the text.
    pub fn is_artifact(&self) -> bool {
        self.open.last().is_some_and(|mark| mark.artifact)
    }

    /// What stands for the next glyph, if the file tells: all for the first, nothing for the rest.
    pub fn actual(&mut self) -> Option<String> {
        self.open.last_mut().and_then(|mark| mark.actual.as_mut()).map(std::mem::take)
    }
}
