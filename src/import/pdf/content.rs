//! What a content stream shows (ISO 32000-1, 8 and 9): the operators that place text, that mark it
//! and that draw forms. Pictures and colours are passed.

use std::collections::HashMap;
use std::rc::Rc;

use super::bounds::FORM_DEPTH;
use super::file::PdfFile;
use super::font::Font;
use super::fragment::{Dot, Fragment, FragmentStance, Glyph, Look, add};
use super::glyph_names::GlyphNames;
use super::lexer::{Lexer, PdfToken, Syntax};
use super::links::{LinkArea, links};
use super::matrix::Matrix;
use super::object::{Dict, Object};
use super::pages::PdfPage;
use super::shapes::PageShape;
use super::state::{ContentMarks, TextState};

/// Operands that an operator may have; what comes before them is forgotten.
const OPERANDS: usize = 64;
/// States that wait to be taken back.
const SAVED: usize = 512;

/// Shows pages; fonts and forms are held from page to page.
#[derive(Debug)]
pub struct Shower<'f, 'a> {
    file: &'f PdfFile<'a>,
    names: GlyphNames,
    fonts: HashMap<u32, Rc<Font>>,
    forms: HashMap<u32, Rc<Vec<u8>>>,
    /// Addresses behind words, by their numbers.
    pub addresses: Vec<String>,
    /// Glyphs that stand for nothing that the file tells, by the name of the font.
    pub unread: HashMap<String, usize>,
}

/// What a page shows, in the order of its content.
#[derive(Debug, Default)]
pub struct ShownPage {
    /// Its text.
    pub fragments: Vec<Fragment>,
    /// Shapes that may be bullets.
    pub dots: Vec<Dot>,
}

/// One stream that is being shown.
struct Scene<'s> {
    resources: Dict,
    state: TextState,
    saved: Vec<TextState>,
    marks: ContentMarks,
    shape: PageShape,
    depth: usize,
    links: &'s [LinkArea],
    shown: &'s mut ShownPage,
}

impl<'f, 'a> Shower<'f, 'a> {
    /// Shows nothing yet.
    pub fn new(file: &'f PdfFile<'a>) -> Self {
        Self {
            file,
            names: GlyphNames::new(),
            fonts: HashMap::new(),
            forms: HashMap::new(),
            addresses: Vec::new(),
            unread: HashMap::new(),
        }
    }

    /// Shows a page.
    pub fn page(&mut self, page: &PdfPage) -> ShownPage {
        let mut shown = ShownPage::default();
        let contents = self.file.get(&page.dict, "Contents");
        let streams = contents.one_or_many();
        // The parts of a page are one stream: an operator may even be cut by their border.
        let mut content = Vec::new();
        for stream in streams {
            if self.file.budget.unpacked.left() == 0 {
                break;
            }
            if let Some(bytes) = self.file.unpacked(&self.file.follow(&stream)) {
                content.extend(bytes);
                content.push(b'\n');
            }
        }
        let [left, bottom, ..] = page.area;
        let state =
            TextState::new(Matrix::shift(-left, -bottom).then(&Matrix::upright(page.turns)));
        let links = links(self.file, page, &state.space, &mut self.addresses);
        let mut scene = Scene {
            links: &links,
            resources: page.resources.clone(),
            state,
            saved: Vec::new(),
            marks: ContentMarks::default(),
            shape: PageShape::default(),
            depth: 0,
            shown: &mut shown,
        };
        self.run(&content, &mut scene);
        shown
    }

    fn run(&mut self, content: &[u8], scene: &mut Scene) {
        if !self.file.budget.content.take(content.len()) {
            return;
        }
        let mut lexer = Lexer::new(content, 0, Syntax::Content, self.file.budget);
        let mut operands: Vec<Object> = Vec::new();
        while let Some(token) = lexer.token() {
            match token {
                PdfToken::Value(value) => {
                    if operands.len() == OPERANDS {
                        operands.clear();
                    }
                    operands.push(value);
                }
                PdfToken::Word(b"ID") => {
                    skip_picture(content, &mut lexer);
                    operands.clear();
                }
                PdfToken::Word(word) => {
                    let budget = self.file.budget;
                    if budget.glyphs.is_spent() || budget.fragments.is_spent() {
                        return;
                    }
                    self.operator(word, &operands, scene);
                    operands.clear();
                }
            }
        }
    }

    fn operator(&mut self, word: &[u8], operands: &[Object], scene: &mut Scene) {
        let number = |i: usize| operands.get(i).and_then(Object::number).unwrap_or(0.0);
        match word {
            b"q" if scene.saved.len() < SAVED => scene.saved.push(scene.state.clone()),
            b"Q" => scene.state = scene.saved.pop().unwrap_or_else(|| scene.state.clone()),
            b"cm" => scene.state.space = matrix(operands).then(&scene.state.space),
            b"BT" => scene.state.begin_text(),
            b"Tf" => self.set_font(operands, scene),
            b"Tj" => self.show_one(operands.first(), scene),
            b"'" => {
                scene.state.next_line();
                self.show_one(operands.first(), scene);
            }
            b"\"" => {
                (scene.state.word_gap, scene.state.letter_gap) = (number(0), number(1));
                scene.state.next_line();
                self.show_one(operands.get(2), scene);
            }
            b"TJ" => {
                for one in operands.first().map(Object::array).unwrap_or_default() {
                    match one.number() {
                        Some(back) => scene.state.step(-back * 0.001 * scene.state.size),
                        None => self.show_one(Some(one), scene),
                    }
                }
            }
            b"BDC" => {
                let properties = operands.get(1).map(|one| self.properties(one, &scene.resources));
                scene.marks.begin(operands.first(), &properties.unwrap_or_default());
            }
            b"BMC" => scene.marks.begin(operands.first(), &Dict::default()),
            b"EMC" => scene.marks.end(),
            b"Do" => self.form(operands.first(), scene),
            b"gs" | b"d0" | b"d1" => {}
            _ => {
                if !scene.state.set_text(word, operands)
                    && let Some(dot) = scene.shape.operator(word, operands, &scene.state.space)
                    && self.file.budget.glyphs.take(1)
                {
                    scene.shown.dots.push(dot);
                }
            }
        }
    }

    /// The properties of marked content: written there, or by the name that they have in the resources.
    fn properties(&self, written: &Object, resources: &Dict) -> Dict {
        let named = written.name().and_then(|name| {
            let all = self.file.get(resources, "Properties");
            all.dict().and_then(|all| all.0.get(name)).map(|one| self.file.follow(one))
        });
        named.as_ref().unwrap_or(written).dict().cloned().unwrap_or_default()
    }

    fn set_font(&mut self, operands: &[Object], scene: &mut Scene) {
        let [Object::Name(name), size] = operands else { return };
        scene.state.size = size.number().unwrap_or(0.0);
        let fonts = self.file.get(&scene.resources, "Font");
        let Some(raw) = fonts.dict().and_then(|fonts| fonts.0.get(name)) else {
            scene.state.font = None;
            return;
        };
        let number = if let Object::Ref(number) = raw { Some(*number) } else { None };
        if let Some(font) = number.and_then(|number| self.fonts.get(&number)) {
            scene.state.font = Some(font.clone());
            return;
        }
        let object = self.file.follow(raw);
        // A font that has no number is read each time, which is counted.
        let read = object.dict().filter(|_| self.file.budget.values.take(1_000));
        let font = read.map(|dict| Rc::new(Font::read(self.file, dict, &self.names)));
        if let (Some(number), Some(font)) = (number, &font) {
            self.fonts.insert(number, font.clone());
        }
        scene.state.font = font;
    }

    fn show_one(&mut self, text: Option<&Object>, scene: &mut Scene) {
        let (Some(mut text), Some(font)) = (text.and_then(Object::text), scene.state.font.clone())
        else {
            return;
        };
        while let Some((code, length)) = font.next_code(text) {
            text = text.get(length..).unwrap_or_default();
            let place = scene.state.glyph_space();
            let shown = match scene.marks.actual() {
                Some(actual) => actual,
                None => code.text.clone().unwrap_or_else(|| {
                    *self.unread.entry(font.name.clone()).or_default() += 1;
                    "\u{fffd}".into()
                }),
            };
            // A glyph may stand for several characters: each is counted, and one that stands for none.
            if !self.file.budget.glyphs.take(shown.chars().count().max(1)) {
                return;
            }
            if !shown.is_empty() {
                let glyph = placed(&shown, code.width, &place, &font, scene);
                let before = scene.shown.fragments.len();
                add(&mut scene.shown.fragments, &glyph);
                if scene.shown.fragments.len() > before && !self.file.budget.fragments.take(1) {
                    return;
                }
            }
            let blank = if code.is_blank { scene.state.word_gap } else { 0.0 };
            let gap = scene.state.letter_gap + blank;
            scene.state.step(code.width * scene.state.size + gap);
        }
    }

    fn form(&mut self, name: Option<&Object>, scene: &mut Scene) {
        let forms = self.file.get(&scene.resources, "XObject");
        let name = name.and_then(Object::name).unwrap_or_default();
        let Some(raw) = forms.dict().and_then(|forms| forms.0.get(name)) else { return };
        let Object::Ref(number) = *raw else { return };
        let Some(object) = self.file.object(number) else { return };
        let Some(dict) = object.dict() else { return };
        if self.file.get(dict, "Subtype").name() != Some(b"Form") {
            return;
        }
        if scene.depth >= FORM_DEPTH || !self.file.budget.forms.take(1) {
            self.file.budget.forms.cut();
            return;
        }
        let held = self.forms.get(&number).cloned();
        let content = held.or_else(|| self.file.unpacked(&object).map(Rc::new));
        let Some(content) = content else { return };
        self.forms.insert(number, content.clone());
        let mut state = scene.state.clone();
        let array = self.file.get(dict, "Matrix");
        if array.array().len() == 6 {
            state.space = matrix(array.array()).then(&state.space);
        }
        let resources = self.file.get(dict, "Resources");
        let mut inner = Scene {
            resources: resources.dict().cloned().unwrap_or_else(|| scene.resources.clone()),
            state,
            saved: Vec::new(),
            marks: scene.marks.clone(),
            shape: PageShape::default(),
            depth: scene.depth + 1,
            links: scene.links,
            shown: scene.shown,
        };
        self.run(&content, &mut inner);
    }
}

fn placed<'t>(text: &'t str, width: f64, place: &Matrix, font: &Font, scene: &Scene) -> Glyph<'t> {
    let [a, b, c, d, left, base] = place.0;
    let upright = a > 0.0 && d > 0.0 && b.abs() < 0.05 * a && c.abs() < 0.5 * d;
    let stance = match (upright, scene.marks.is_artifact()) {
        (false, _) => FragmentStance::Turned,
        (true, true) => FragmentStance::Artifact,
        (true, false) => FragmentStance::Text,
    };
    let size = c.hypot(d);
    let bold = font.bold || scene.state.stroked;
    Glyph {
        text,
        left,
        base,
        width: width * a,
        look: Look { size, bold, italic: font.italic || c.abs() > 0.1 * d, stance },
        mark: scene.marks.number(),
        link: scene
            .links
            .iter()
            .find(|area| area.holds(left + width * a / 2.0, base))
            .map(|a| a.link),
    }
}

/// The six numbers of a transformation.
fn matrix(numbers: &[Object]) -> Matrix {
    let mut six = Matrix::IDENTITY.0;
    for (place, number) in six.iter_mut().zip(numbers) {
        *place = number.number().unwrap_or(0.0);
    }
    Matrix(six)
}

/// Passes a picture inside of the content: up to an `EI` that stands alone.
fn skip_picture(content: &[u8], lexer: &mut Lexer) {
    let rest = content.get(lexer.at..).unwrap_or_default();
    let end = memchr::memmem::find_iter(rest, b"EI").find(|at| {
        let before = at.checked_sub(1).and_then(|at| rest.get(at));
        let after = rest.get(at + 2);
        before.is_some_and(|b| super::lexer::is_space(*b))
            && after.is_none_or(|b| super::lexer::is_space(*b))
    });
    lexer.at += end.map_or(rest.len(), |end| end + 2);
}
