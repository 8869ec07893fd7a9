//! Writes elements: numbers with at most one decimal, every word cleaned and escaped, so that no text of
//! an archive can end an element or begin one.

use std::fmt::Write as _;

use super::class_of;
use crate::export::xml_text::escaped;
use crate::picture::{DrawnBox, DrawnPoint, DrawnShape, DrawnText, PictureSize, TextAnchor};

/// A document that is being written.
#[derive(Default)]
pub(super) struct SvgWriter {
    text: String,
}

impl SvgWriter {
    /// Opens the document.
    pub(super) fn head(&mut self, pixels: PictureSize, (width, height): (f64, f64)) {
        let PictureSize { width: across, height: down } = pixels;
        let (width, height) = (number(width), number(height));
        self.add(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{across}\" \
             height=\"{down}\" viewBox=\"0 0 {width} {height}\">\n"
        ));
    }

    /// Writes an element of words.
    pub(super) fn words(&mut self, element: &str, text: &str) {
        self.add(&format!("<{element}>{}</{element}>\n", escaped(text)));
    }

    /// Writes a style sheet, which the program composed.
    pub(super) fn style(&mut self, rules: &str) {
        self.add(&format!("<style>\n{rules}</style>\n"));
    }

    /// Closes the document.
    pub(super) fn end(&mut self) {
        self.add("</svg>\n");
    }

    /// Returns the document.
    pub(super) fn text(self) -> String {
        self.text
    }

    /// Writes shapes. Texts that follow each other and look alike are in one group.
    pub(super) fn shapes(&mut self, shapes: &[DrawnShape]) {
        let alike = |one: &DrawnShape, other: &DrawnShape| match (one, other) {
            (DrawnShape::Text(one), DrawnShape::Text(other)) => look_alike(one, other),
            _ => false,
        };
        for group in shapes.chunk_by(alike) {
            match group {
                [DrawnShape::Text(first), _, ..] => {
                    self.add(&format!("<g{}>", letters(first)));
                    for shape in group {
                        if let DrawnShape::Text(text) = shape {
                            self.word(text, "");
                        }
                    }
                    self.add("</g>\n");
                }
                _ => {
                    for shape in group {
                        self.shape(shape);
                    }
                }
            }
        }
    }

    fn shape(&mut self, shape: &DrawnShape) {
        match shape {
            DrawnShape::Boxes { boxes, role } => {
                let path: String = boxes.iter().map(box_path).collect();
                self.add(&format!("<path class=\"{}\" d=\"{path}\"/>\n", class_of(*role)));
            }
            DrawnShape::Pill { at, round, role } => {
                let (place, round) = (box_attributes(at), number(*round));
                let class = class_of(*role);
                self.add(&format!("<rect class=\"{class}\"{place} rx=\"{round}\"/>\n"));
            }
            DrawnShape::Circle { at, radius, role } => {
                let ([x, y], radius) = (at.map(number), number(*radius));
                let class = class_of(*role);
                self.add(&format!(
                    "<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>\n"
                ));
            }
            DrawnShape::Lines { lines, closed, role } => {
                let end = if *closed { "z" } else { "" };
                let path: String = lines.iter().map(|line| line_path(line) + end).collect();
                self.add(&format!("<path class=\"{}\" d=\"{path}\"/>\n", class_of(*role)));
            }
            DrawnShape::Text(text) => {
                self.word(text, &letters(text));
                self.add("\n");
            }
            DrawnShape::Named { name, shapes } => {
                self.add(&format!("<g><title>{}</title>", escaped(name)));
                self.shapes(shapes);
                self.add("</g>\n");
            }
            // Of an svg within another one nothing is seen outside of its box.
            DrawnShape::Window { at, shapes } => {
                self.add(&format!("<svg{}>\n", box_attributes(at)));
                self.shapes(shapes);
                self.add("</svg>\n");
            }
        }
    }

    fn word(&mut self, text: &DrawnText, attributes: &str) {
        let ([x, y], words) = (text.at.map(number), escaped(&text.text));
        self.add(&format!("<text{attributes} x=\"{x}\" y=\"{y}\">{words}</text>"));
    }

    fn add(&mut self, text: &str) {
        self.text.push_str(text);
    }
}

fn look_alike(one: &DrawnText, other: &DrawnText) -> bool {
    let size = number(one.size) == number(other.size);
    size && one.role == other.role && one.anchor == other.anchor
}

/// Returns the attributes that say how a text looks.
fn letters(text: &DrawnText) -> String {
    let anchor = match text.anchor {
        TextAnchor::Start => "",
        TextAnchor::Middle => " text-anchor=\"middle\"",
        TextAnchor::End => " text-anchor=\"end\"",
    };
    let (class, size) = (class_of(text.role), number(text.size));
    format!(" class=\"{class}\" font-size=\"{size}\"{anchor}")
}

fn box_attributes(at: &DrawnBox) -> String {
    let [x, y, width, height] = [at.x, at.y, at.width, at.height].map(number);
    format!(" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"")
}

fn box_path(at: &DrawnBox) -> String {
    let [x, y, width, height] = [at.x, at.y, at.width, at.height].map(number);
    format!("M{x} {y}h{width}v{height}h-{width}z")
}

/// Writes a line as its first point and the way from each to the next. Points are rounded before the way
/// between them is taken, so that no rounding adds up.
fn line_path(line: &[DrawnPoint]) -> String {
    let mut path = String::new();
    let mut before: Option<[f64; 2]> = None;
    for point in line {
        let here = point.map(|side| (side * 10.0).round());
        let (step, sides) = match before {
            None => ('M', here),
            Some(before) => ('l', [here[0] - before[0], here[1] - before[1]]),
        };
        if step == 'l' && sides.iter().all(|side| side.abs() < 0.5) {
            continue;
        }
        let [x, y] = sides.map(|side| number(side / 10.0));
        let between = if y.starts_with('-') { "" } else { " " };
        // After a way another way goes without saying.
        let again = step == 'l' && path.contains('l');
        let sign = if again {
            ""
        } else if step == 'l' {
            "l"
        } else {
            "M"
        };
        let apart = if again && !x.starts_with('-') { " " } else { "" };
        let _ = write!(path, "{sign}{apart}{x}{between}{y}");
        before = Some(here);
    }
    path
}

/// Writes a number with at most one decimal, and nothing that says nothing.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    match text {
        "-0" => "0".to_owned(),
        _ => match text.strip_prefix("0.").or(text.strip_prefix("-0.")) {
            Some(tenths) => format!("{}.{tenths}", if text.starts_with('-') { "-" } else { "" }),
            None => text.to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::PictureRole;

    #[test]
    fn numbers_have_at_most_one_decimal_and_no_idle_sign() {
        let written = [0.0, -0.04, 0.04, 0.5, -0.5, 12.0, 12.34, -7.26, 960.0, 99.96].map(number);
        assert_eq!(written, ["0", "0", "0", ".5", "-.5", "12", "12.3", "-7.3", "960", "100"]);
    }

    #[test]
    fn ways_add_up_to_where_a_line_ends() {
        let line = [[0.04, 0.0], [0.08, 0.04], [0.12, 0.1], [10.26, -3.04], [10.26, 5.0]];
        assert_eq!(line_path(&line), "M0 0l.1 0 0 .1 10.2-3.1 0 8");
        assert_eq!(line_path(&[[1.0, 2.0], [1.0, 2.0]]), "M1 2");
    }

    #[test]
    fn words_of_an_archive_neither_end_nor_begin_anything() {
        let text = DrawnText {
            at: [1.0, 2.0],
            anchor: TextAnchor::Start,
            size: 10.0,
            role: PictureRole::Words,
            text: "</text><script>alert('1')</script>\"\u{202e}\u{1b}[2J\n&amp;".to_owned(),
        };
        let mut writer = SvgWriter::default();
        writer.shapes(&[DrawnShape::Named {
            name: "]]>--><a b='".to_owned(),
            shapes: vec![DrawnShape::Text(text)],
        }]);
        let written = writer.text();
        assert_eq!(
            written,
            "<g><title>]]&gt;--&gt;&lt;a b=&#39;</title><text class=\"words\" font-size=\"10\" x=\"1\" \
             y=\"2\">&lt;/text&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;[2J \
             &amp;amp;</text>\n</g>\n"
        );
    }
}
