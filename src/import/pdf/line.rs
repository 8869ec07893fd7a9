//! Fragments to lines: what stands on one baseline and follows each other. Raised marks become
//! `[1]`; wide gaps part cells.

use super::fragment::{Fragment, FragmentStance, Look};
use super::structure::{ElementPlace, ElementRole, StructureTree};

/// A line.
#[derive(Debug, Clone)]
pub struct PdfLine {
    /// The page, from 0.
    pub page: usize,
    /// The run of lines down a page or a column that it stands in; set by `flow`.
    pub flow: usize,
    /// Where it begins.
    pub left: f64,
    /// Where it ends.
    pub right: f64,
    /// Its baseline.
    pub base: f64,
    /// The look of most of it.
    pub look: Look,
    /// Its cells; one where it is no row of a table.
    pub cells: Vec<LineCell>,
    /// The element that it belongs to, in a tagged file.
    pub place: Option<ElementPlace>,
    /// Where its bullet stands, drawn or written or told by the structure; not part of its cells.
    pub bullet: Option<f64>,
    /// Whether it begins with a mark that was raised.
    pub marked: bool,
    /// Characters of its look, against those of others.
    weight: usize,
}

/// Words of a line without a wide gap.
#[derive(Debug, Clone)]
pub struct LineCell {
    /// Where it begins.
    pub left: f64,
    /// Where it ends.
    pub right: f64,
    /// Its words, parted where an address begins or ends.
    pub parts: Vec<LinePart>,
    /// Where the next glyph would stand.
    pen: f64,
}

/// Words with one address behind them, or none.
#[derive(Debug, Clone, PartialEq)]
pub struct LinePart {
    /// The words.
    pub text: String,
    /// The number of the address.
    pub link: Option<usize>,
}

/// The gap, in sizes, that parts cells.
const CELL_GAP: f64 = 1.2;
/// The gap between words of two fragments.
const WORD_GAP: f64 = 0.15;

impl PdfLine {
    /// All of its words.
    pub fn text(&self) -> String {
        let cells = self
            .cells
            .iter()
            .map(|cell| cell.parts.iter().map(|part| part.text.as_str()).collect::<String>());
        cells.collect::<Vec<_>>().join(" ").trim().to_owned()
    }

    /// How far its first word goes.
    pub fn first_word(&self) -> f64 {
        let Some(cell) = self.cells.first() else { return 0.0 };
        let text: String = cell.parts.iter().map(|part| part.text.as_str()).collect();
        let all = text.trim().chars().count().max(1);
        let first = text.split_whitespace().next().unwrap_or_default().chars().count();
        #[expect(clippy::cast_precision_loss, reason = "characters of a line")]
        let share = first as f64 / all as f64;
        share * (cell.right - cell.left)
    }

    /// Makes one cell of all.
    pub fn join_cells(&mut self) {
        let mut cells = std::mem::take(&mut self.cells).into_iter();
        let Some(mut first) = cells.next() else { return };
        for cell in cells {
            if let Some(part) = first.parts.last_mut() {
                part.text.push(' ');
            }
            first.right = cell.right;
            first.pen = cell.pen;
            first.parts.extend(cell.parts);
        }
        self.cells.push(first);
    }

    fn new(fragment: &Fragment, page: usize, place: Option<ElementPlace>) -> Self {
        Self {
            page,
            flow: 0,
            left: fragment.left,
            right: fragment.right,
            base: fragment.base,
            look: fragment.look,
            cells: vec![LineCell::new(fragment, fragment.text.clone())],
            place,
            bullet: None,
            marked: false,
            weight: fragment.text.chars().count(),
        }
    }

    /// Whether a fragment goes on with the line, on its baseline or as a mark.
    fn takes(&self, fragment: &Fragment, place: Option<ElementPlace>) -> bool {
        let size = self.look.size.max(fragment.look.size);
        let pen = self.cells.last().map_or(self.right, |cell| cell.pen);
        let raised = (fragment.base - self.base).abs();
        let in_cell =
            |place: Option<ElementPlace>| match place.map(|place| (place.role, place.element)) {
                Some((ElementRole::Cell(_), element)) => Some(element),
                _ => None,
            };
        raised < 0.55 * size
            && (raised < 0.15 * size || (fragment.look.size - self.look.size).abs() > 0.05 * size)
            && fragment.left > pen - 0.5 * size
            && in_cell(self.place) == in_cell(place)
    }

    fn add(&mut self, fragment: &Fragment, place: Option<ElementPlace>) {
        let size = self.look.size.max(fragment.look.size);
        let raised = fragment.base - self.base;
        let mut text = fragment.text.clone();
        if raised > 0.12 * size && fragment.look.size < 0.9 * self.look.size {
            text = as_mark(&text);
        } else if raised < -0.12 * size && self.look.size < 0.9 * fragment.look.size {
            // What came first was a mark: the line is that of what follows.
            self.mark_first();
            (self.base, self.look, self.weight) = (fragment.base, fragment.look, 0);
        }
        let count = text.chars().count();
        if matches!(self.place.map(|place| place.role), None | Some(ElementRole::Label))
            || count > self.weight
        {
            if let Some(ElementRole::Label) = self.place.map(|place| place.role) {
                self.become_label();
            }
            self.place = place.or(self.place);
        }
        if count > self.weight && raised.abs() < 0.12 * size {
            self.look = fragment.look;
            self.weight = count;
        }
        self.right = self.right.max(fragment.right);
        match self.cells.last_mut() {
            Some(cell) if fragment.left - cell.pen < CELL_GAP * size => {
                cell.add(fragment, text, WORD_GAP * size);
            }
            Some(_) => self.cells.push(LineCell::new(fragment, text)),
            None => {
                self.left = fragment.left;
                self.cells.push(LineCell::new(fragment, text));
            }
        }
    }

    /// What stands in the line so far is the bullet or number of an item.
    fn become_label(&mut self) {
        self.bullet = Some(self.left);
        self.cells.clear();
        self.weight = 0;
    }

    fn mark_first(&mut self) {
        if let [LineCell { parts, .. }] = self.cells.as_mut_slice()
            && let [part] = parts.as_mut_slice()
        {
            let mark = as_mark(&part.text);
            self.marked = mark.starts_with('[');
            part.text = if self.marked { mark + " " } else { mark };
        }
    }
}

impl LineCell {
    fn new(fragment: &Fragment, text: String) -> Self {
        Self {
            left: fragment.left,
            right: fragment.right,
            parts: vec![LinePart { text, link: fragment.link }],
            pen: fragment.pen,
        }
    }

    fn add(&mut self, fragment: &Fragment, text: String, word_gap: f64) {
        let apart = fragment.left - self.pen > word_gap;
        if let Some(last) = self.parts.last_mut()
            && apart
            && !last.text.ends_with(' ')
        {
            last.text.push(' ');
        }
        match self.parts.last_mut() {
            Some(last) if last.link == fragment.link => last.text.push_str(&text),
            _ => self.parts.push(LinePart { text, link: fragment.link }),
        }
        self.right = self.right.max(fragment.right);
        self.pen = fragment.pen;
    }
}

/// A raised `1` or `[1]` as `[1]`; other raised words as they are (`st`, `nd`).
fn as_mark(text: &str) -> String {
    let bare = text.trim().trim_start_matches('[').trim_end_matches(']').trim();
    if !bare.is_empty() && bare.len() <= 3 && bare.bytes().all(|b| b.is_ascii_digit()) {
        let blank = if text.ends_with(' ') { " " } else { "" };
        return format!("[{bare}]{blank}");
    }
    text.to_owned()
}

/// The lines of a page in the order of its content, without what is no text of it; `structure` says
/// what each belongs to.
pub fn lines(fragments: &[Fragment], page: usize, structure: &StructureTree) -> Vec<PdfLine> {
    let mut lines: Vec<PdfLine> = Vec::new();
    for fragment in fragments {
        if !is_text(fragment, structure) {
            continue;
        }
        let place = structure.place(page, fragment.mark);
        match lines.last_mut() {
            Some(last) if last.takes(fragment, place) => last.add(fragment, place),
            _ => lines.push(PdfLine::new(fragment, page, place)),
        }
    }
    for line in &mut lines {
        if line.place.map(|place| place.role) == Some(ElementRole::Label) {
            // A label alone in its line, such as a bullet that is drawn below or above its text.
            line.become_label();
        }
    }
    lines
}

/// Whether a fragment belongs to the text.
pub fn is_text(fragment: &Fragment, structure: &StructureTree) -> bool {
    match fragment.look.stance {
        FragmentStance::Text => true,
        // Without a structure the word is not trusted: some writers mark all that they place so.
        FragmentStance::Artifact => structure.is_empty(),
        FragmentStance::Turned => false,
    }
}
