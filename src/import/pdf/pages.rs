//! The pages of a file in their order, with what they inherit (ISO 32000-1, 7.7.3).

use std::collections::HashSet;

use super::file::PdfFile;
use super::object::{Dict, Object};

/// How deep the tree of pages may be.
const DEPTH: usize = 64;

/// A page.
#[derive(Debug, Clone)]
pub struct PdfPage {
    /// The number of its object, by which the structure tree names it.
    pub number: Option<u32>,
    /// Its own dictionary.
    pub dict: Dict,
    /// Fonts and forms by name.
    pub resources: Dict,
    /// Left, bottom, right, top in points.
    pub area: [f64; 4],
    /// Quarter turns clockwise, 0 to 3.
    pub turns: u8,
}

/// The pages. A tree that leads back to itself is cut where it does.
pub fn pages(file: &PdfFile) -> Vec<PdfPage> {
    let mut walk = PageWalk { file, seen: HashSet::new(), pages: Vec::new() };
    if let Some(catalog) = file.catalog() {
        walk.node(catalog.raw("Pages"), &Dict::default(), 0);
    }
    if walk.pages.is_empty() {
        // The tree is broken: what says that it is a page is one.
        for number in file.numbers() {
            let object = file.object(number);
            let dict = object.as_deref().and_then(Object::dict);
            if dict.is_some_and(|dict| file.get(dict, "Type").name() == Some(b"Page")) {
                walk.node(&Object::Ref(number), &Dict::default(), DEPTH);
            }
        }
    }
    walk.pages
}

struct PageWalk<'f, 'a> {
    file: &'f PdfFile<'a>,
    seen: HashSet<u32>,
    pages: Vec<PdfPage>,
}

impl PageWalk<'_, '_> {
    fn node(&mut self, node: &Object, above: &Dict, depth: usize) {
        let number = if let Object::Ref(number) = node { Some(*number) } else { None };
        if depth > DEPTH || number.is_some_and(|number| !self.seen.insert(number)) {
            return;
        }
        let object = self.file.follow(node);
        let Some(dict) = object.dict() else { return };
        let mut inherited = above.clone();
        for key in ["Resources", "MediaBox", "CropBox", "Rotate"] {
            if let Some(value) = dict.0.get(key.as_bytes()) {
                inherited.set(key.as_bytes(), value.clone());
            }
        }
        let kids = self.file.get(dict, "Kids");
        if kids.array().is_empty() || self.file.get(dict, "Type").name() == Some(b"Page") {
            if self.file.budget.pages.take(1) {
                let page = self.page(number, dict, &inherited);
                self.pages.push(page);
            }
            return;
        }
        for kid in kids.array() {
            if self.file.budget.pages.left() > 0 {
                self.node(kid, &inherited, depth + 1);
            } else {
                self.file.budget.pages.cut();
            }
        }
    }

    fn page(&self, number: Option<u32>, dict: &Dict, inherited: &Dict) -> PdfPage {
        let rectangle = |key: &str| {
            let sides = self.file.get(inherited, key);
            let sides: Vec<f64> =
                sides.array().iter().filter_map(|side| self.file.follow(side).number()).collect();
            <[f64; 4]>::try_from(sides)
                .ok()
                .map(|[a, b, c, d]| [a.min(c), b.min(d), a.max(c), b.max(d)])
        };
        let turns = self.file.get(inherited, "Rotate").number().unwrap_or(0.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 3")]
        let turns = (turns / 90.0).round().rem_euclid(4.0) as u8;
        PdfPage {
            number,
            dict: dict.clone(),
            resources: self.file.get(inherited, "Resources").dict().cloned().unwrap_or_default(),
            area: rectangle("CropBox")
                .or_else(|| rectangle("MediaBox"))
                .unwrap_or([0.0, 0.0, 612.0, 792.0]),
            turns,
        }
    }
}
