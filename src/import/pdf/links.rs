//! Addresses behind words: the links that a page is annotated with (ISO 32000-1, 12.5.6.5).

use super::file::PdfFile;
use super::matrix::Matrix;
use super::object::Object;
use super::pages::PdfPage;
use super::text_string::decode;

/// Links of a page that are taken; each glyph is tried against them.
const LINKS: usize = 200;

/// A part of a page with an address behind it.
#[derive(Debug, Clone, Copy)]
pub struct LinkArea {
    /// Left, bottom, right and top.
    sides: [f64; 4],
    /// The number of the address.
    pub link: usize,
}

impl LinkArea {
    /// Whether a glyph with this middle and baseline stands on it.
    pub fn holds(&self, x: f64, base: f64) -> bool {
        let [left, bottom, right, top] = self.sides;
        (left..=right).contains(&x) && (bottom - 1.0..=top).contains(&base)
    }
}

/// The links of a page that lead to the web; their addresses are added to `addresses`.
pub fn links(
    file: &PdfFile,
    page: &PdfPage,
    space: &Matrix,
    addresses: &mut Vec<String>,
) -> Vec<LinkArea> {
    let mut areas = Vec::new();
    for one in file.get(&page.dict, "Annots").array().iter().take(LINKS) {
        let object = file.follow(one);
        let Some(dict) = object.dict() else { continue };
        let action = file.get(dict, "A");
        let address = action.dict().map(|action| file.get(action, "URI"));
        let Some(address) = address.as_ref().and_then(Object::text).map(decode) else { continue };
        let rectangle = file.get(dict, "Rect");
        let numbers: Vec<f64> = rectangle.array().iter().filter_map(Object::number).collect();
        let &[left, bottom, right, top] = numbers.as_slice() else { continue };
        if !address.starts_with("http://") && !address.starts_with("https://") {
            continue;
        }
        let ((x, y), (to_x, to_y)) = (space.point(left, bottom), space.point(right, top));
        let sides = [x.min(to_x), y.min(to_y), x.max(to_x), y.max(to_y)];
        // Each line of a link has a part of its own, with the same address.
        if addresses.last() != Some(&address) {
            addresses.push(address);
        }
        areas.push(LinkArea { sides, link: addresses.len() - 1 });
    }
    areas
}
