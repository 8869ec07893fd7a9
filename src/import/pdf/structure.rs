//! The structure that a tagged file tells of its text (ISO 32000-1, 14.7 and 14.8): which marked
//! content is a heading, an item, a cell.

use std::collections::{HashMap, HashSet};

use super::file::PdfFile;
use super::object::{Dict, Object};
use super::pages::PdfPage;

/// Elements within each other, at most.
const DEPTH: usize = 64;

/// Where the marked contents of a file belong.
#[derive(Debug, Default)]
pub struct StructureTree {
    /// By the page's place in the file and the number of the content.
    places: HashMap<(usize, u32), ElementPlace>,
}

/// The element that a marked content belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ElementPlace {
    /// The element that makes a block, by a number of its own.
    pub element: usize,
    /// What it is.
    pub role: ElementRole,
}

/// What an element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ElementRole {
    /// Prose.
    Paragraph,
    /// A heading, 1 to 6.
    Heading(u8),
    /// An item, and how many lists stand around its own.
    Item(u8),
    /// The bullet or number of an item.
    Label,
    /// A cell, in the row of that number.
    Cell(usize),
    /// What stands with a picture.
    Caption,
    /// A note at the foot.
    Note,
}

#[derive(Debug, Clone, Copy)]
struct ElementContext {
    place: Option<ElementPlace>,
    page: Option<usize>,
    lists: u8,
    row: usize,
}

struct ElementWalk<'f, 'a> {
    file: &'f PdfFile<'a>,
    pages: HashMap<u32, usize>,
    roles: Dict,
    seen: HashSet<u32>,
    elements: usize,
    structure: StructureTree,
}

impl StructureTree {
    /// Reads the tree; empty where there is none.
    pub fn read(file: &PdfFile, pages: &[PdfPage]) -> Self {
        let Some(catalog) = file.catalog() else { return Self::default() };
        let root = file.get(&catalog, "StructTreeRoot");
        let Some(root) = root.dict() else { return Self::default() };
        let numbered = pages.iter().enumerate().filter_map(|(i, page)| Some((page.number?, i)));
        let mut walk = ElementWalk {
            file,
            pages: numbered.collect(),
            roles: file.get(root, "RoleMap").dict().cloned().unwrap_or_default(),
            seen: HashSet::new(),
            elements: 0,
            structure: Self::default(),
        };
        let around = ElementContext { place: None, page: None, lists: 0, row: 0 };
        walk.kids(root, around, 0);
        walk.structure
    }

    /// Where a marked content belongs.
    pub fn place(&self, page: usize, mark: Option<u32>) -> Option<ElementPlace> {
        self.places.get(&(page, mark?)).copied()
    }

    /// Whether it tells anything.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}

impl ElementWalk<'_, '_> {
    fn kids(&mut self, dict: &Dict, around: ElementContext, depth: usize) {
        let kids = self.file.get(dict, "K");
        if let Object::Array(kids) = &kids {
            for kid in kids.iter() {
                self.kid(kid, around, depth);
            }
        } else if kids != Object::Null {
            // One kid alone: its reference is kept, since it tells whether it was seen.
            self.kid(dict.raw("K"), around, depth);
        }
    }

    fn kid(&mut self, kid: &Object, around: ElementContext, depth: usize) {
        if let Object::Ref(number) = kid
            && !self.seen.insert(*number)
        {
            return;
        }
        if depth > DEPTH || !self.file.budget.elements.take(1) {
            self.file.budget.elements.cut();
            return;
        }
        let kid = self.file.follow(kid);
        if kid.number().is_some() {
            self.content(&kid, around);
        }
        let Some(dict) = kid.dict() else { return };
        let page = self.page(dict).or(around.page);
        match dict.raw("Type").name() {
            Some(b"MCR") => self.content(dict.raw("MCID"), ElementContext { page, ..around }),
            Some(b"OBJR") => {}
            _ => self.element(dict, ElementContext { page, ..around }, depth),
        }
    }

    fn page(&self, dict: &Dict) -> Option<usize> {
        let Object::Ref(number) = dict.raw("Pg") else { return None };
        self.pages.get(number).copied()
    }

    fn content(&mut self, number: &Object, around: ElementContext) {
        let number = number.count().and_then(|number| u32::try_from(number).ok());
        if let (Some(number), Some(page), Some(place)) = (number, around.page, around.place) {
            self.structure.places.insert((page, number), place);
        }
    }

    fn element(&mut self, dict: &Dict, mut around: ElementContext, depth: usize) {
        self.elements += 1;
        let name = self.file.get(dict, "S");
        let name = self.standard(name.name().unwrap_or_default());
        let inside = around.place.map(|place| place.role);
        let role = match name.as_slice() {
            b"L" => {
                around.lists = around.lists.saturating_add(1);
                around.place = None;
                None
            }
            b"TR" => {
                around.row = self.elements;
                None
            }
            b"Lbl" if matches!(inside, Some(ElementRole::Item(_))) => Some(ElementRole::Label),
            b"LI" | b"LBody" => match inside {
                // The body belongs to the item that it stands in.
                Some(ElementRole::Item(_)) if name == b"LBody" => None,
                _ => Some(ElementRole::Item(around.lists.saturating_sub(1))),
            },
            b"P" => match inside {
                // A paragraph in an item, a cell, a note: the item, the cell, the note.
                Some(
                    ElementRole::Cell(_)
                    | ElementRole::Caption
                    | ElementRole::Note
                    | ElementRole::Label,
                ) => None,
                Some(ElementRole::Item(level)) => Some(ElementRole::Item(level)),
                Some(ElementRole::Paragraph | ElementRole::Heading(_)) | None => {
                    Some(ElementRole::Paragraph)
                }
            },
            b"H" | b"Title" => Some(ElementRole::Heading(1)),
            b"TD" | b"TH" => Some(ElementRole::Cell(around.row)),
            b"Caption" => Some(ElementRole::Caption),
            b"Note" | b"FENote" => Some(ElementRole::Note),
            b"BlockQuote" | b"TOCI" if inside.is_none() => Some(ElementRole::Paragraph),
            [b'H', level @ b'1'..=b'6'] => Some(ElementRole::Heading(level - b'0')),
            _ => None,
        };
        if let Some(role) = role {
            around.place = Some(ElementPlace { element: self.elements, role });
        }
        self.kids(dict, around, depth + 1);
    }

    /// What a name of the file's own stands for.
    fn standard(&self, name: &[u8]) -> Vec<u8> {
        let mut name = name.to_vec();
        for _ in 0..8 {
            match self.roles.0.get(&name).and_then(Object::name) {
                Some(next) if next != name => name = next.to_vec(),
                _ => break,
            }
        }
        name
    }
}
