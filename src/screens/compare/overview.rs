//! The overviews of two digests side by side, the words that differ marked; below each other where
//! columns would be too narrow.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::align::{Run, pairs, words};
use crate::compare::{Ask, Table};
use crate::digest::{Digest, Point};
use crate::keys::Action;
use crate::page::{Layout, Page, Span, Tone, lay_out};
use crate::screens::Piece;
use crate::screens::preview::line_before;
use crate::screens::scroll::{progress, scroll};
use crate::screens::{Request, Scene};
use crate::ui::paint::{put, put_row};
use crate::ui::theme::Role;

/// One point of an overview on each side, or on one.
#[derive(Clone, Debug)]
struct Row {
    left: Page,
    right: Page,
}

/// Two overviews.
#[derive(Clone, Debug)]
pub struct Overview {
    /// What the two are called.
    names: [String; 2],
    rows: Vec<Row>,
    /// The rows as they are laid out for the room there is.
    laid: Vec<[Layout; 2]>,
    top: usize,
}

/// Narrower columns hold too few words in a row.
const SIDE_BY_SIDE: u16 = 76;

impl Overview {
    /// Those of the baseline and of a column, where both are digests; else of the first two that
    /// are. None where there are no two.
    pub fn of(table: &Table, column: usize, scene: &Scene<'_>) -> Option<Self> {
        let digest = |at: usize| match &table.subjects.get(at)?.ask {
            Ask::Digest(id) => scene.corpus.digests().iter().find(|digest| digest.id() == id),
            Ask::Wave(_) | Ask::Span(..) | Ask::Query(..) | Ask::Mean(_) => None,
        };
        let wanted = (table.baseline, column);
        let all: Vec<usize> =
            (0..table.subjects.len()).filter(|at| digest(*at).is_some()).collect();
        let (left, right) = match (digest(wanted.0), digest(wanted.1)) {
            (Some(left), Some(right)) if wanted.0 != wanted.1 => (left, right),
            _ => (digest(*all.first()?)?, digest(*all.get(1)?)?),
        };
        let name = |digest: &Digest| {
            let head = digest.head();
            format!("{} {}", head.publisher, head.period)
        };
        let rows = rows(left, right);
        let names = [name(left), name(right)];
        let mut overview = Self { names, rows, laid: Vec::new(), top: 0 };
        overview.settle(scene);
        Some(overview)
    }

    pub fn settle(&mut self, scene: &Scene<'_>) {
        let width = usize::from(sides(scene.body).map_or(scene.body.width, |side| side.width));
        let width = width.saturating_sub(2).max(1);
        let lay = |page: &Page| lay_out(page, width, &scene.marks);
        self.laid = self.rows.iter().map(|row| [lay(&row.left), lay(&row.right)]).collect();
        self.top = self.top.min(self.len(scene).saturating_sub(1));
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "other actions mean nothing here")]
    pub fn act(&mut self, action: Action, scene: &Scene<'_>) -> Request {
        let height = usize::from(scene.body.height.saturating_sub(1));
        let len = self.len(scene);
        if scroll(&mut self.top, action, len, height) {
            return Request::Nothing;
        }
        match action {
            Action::Back | Action::Overview => Request::Leave,
            Action::Copy => {
                let what = format!("overviews of {}", self.names.join(", "));
                Request::Copy(Piece::Seen { what, text: self.text() })
            }
            _ => Request::Nothing,
        }
    }

    pub fn position(&self, scene: &Scene<'_>) -> String {
        let height = usize::from(scene.body.height.saturating_sub(1));
        progress(self.top, self.len(scene), height)
    }

    /// Rows in all.
    fn len(&self, scene: &Scene<'_>) -> usize {
        let side = sides(scene.body).is_some();
        self.laid.iter().map(|laid| height(laid, side)).sum()
    }

    pub fn draw(&self, scene: &Scene<'_>, buffer: &mut Buffer) {
        let body = scene.body;
        let heading = scene.theme.style(Role::Heading);
        let side = sides(body);
        let [left, right] = &self.names;
        if let Some(side) = side {
            put(buffer, body.x + 1, body.y, &scene.spell(left), heading);
            put(buffer, side.x + 1, body.y, &scene.spell(right), heading);
            line_before(scene, side, buffer);
        } else {
            let text = format!("- {left}   + {right}");
            put(buffer, body.x + 1, body.y, &scene.spell(&text), heading);
        }
        let mut y = 1_usize;
        for laid in &self.laid {
            let [left, right] = laid;
            let place = |column: u16, row: usize| {
                let at = (y + row).checked_sub(self.top).filter(|at| *at > 0)?;
                let at = u16::try_from(at).ok().filter(|at| *at < body.height)?;
                let width = side.map_or(body.width, |side| side.width).saturating_sub(2);
                Some(Rect { x: column + 1, y: body.y + at, width, height: 1 })
            };
            for (at, row) in left.rows.iter().enumerate() {
                if let Some(area) = place(body.x, at) {
                    put_row(buffer, area, row, scene.theme);
                }
            }
            let (column, below) = side.map_or((body.x, left.rows.len()), |side| (side.x, 0));
            for (at, row) in right.rows.iter().enumerate() {
                if let Some(area) = place(column, at + below) {
                    put_row(buffer, area, row, scene.theme);
                }
            }
            y += height(laid, side.is_some());
        }
    }

    /// Both as text, one below the other, with the signs of a diff.
    fn text(&self) -> String {
        let mut out = format!("- {}\n+ {}\n", self.names[0], self.names[1]);
        for row in &self.rows {
            out.push('\n');
            out.push_str(&crate::page::plain(&row.left, 100));
            out.push_str(&crate::page::plain(&row.right, 100));
        }
        out
    }
}

/// The right half of a body that is wide enough for two columns.
fn sides(body: Rect) -> Option<Rect> {
    (body.width >= SIDE_BY_SIDE).then(|| {
        let left = body.width / 2;
        Rect { x: body.x + left, width: body.width - left, ..body }
    })
}

/// Rows of a pair with an empty one behind it.
fn height(laid: &[Layout; 2], side: bool) -> usize {
    let [left, right] = laid;
    1 + if side {
        left.rows.len().max(right.rows.len())
    } else {
        left.rows.len() + right.rows.len()
    }
}

fn rows(left: &Digest, right: &Digest) -> Vec<Row> {
    let (old, new) = (points(left.overview()), points(right.overview()));
    let lefts: Vec<&str> = old.iter().map(|point| &*point.text).collect();
    let rights: Vec<&str> = new.iter().map(|point| &*point.text).collect();
    let whole = |text: &str| vec![Run { text: text.to_owned(), differs: true }];
    let pair = |pair: super::align::Pair<usize>| {
        let left = pair.left.and_then(|at| Some((*old.get(at)?, *lefts.get(at)?)));
        let right = pair.right.and_then(|at| Some((*new.get(at)?, *rights.get(at)?)));
        let (before, after) = match (left, right) {
            (Some((_, left)), Some((_, right))) => words(left, right),
            (left, right) => (
                left.map_or_else(Vec::new, |(_, text)| whole(text)),
                right.map_or_else(Vec::new, |(_, text)| whole(text)),
            ),
        };
        Row {
            left: page("- ", left.map(|(point, _)| point), &before),
            right: page("+ ", right.map(|(point, _)| point), &after),
        }
    };
    let mut rows: Vec<Row> = pairs(&lefts, &rights).into_iter().map(pair).collect();
    // An empty column could be taken for one that was not read.
    let silent = |points: &[&Point]| {
        let mut page = Page::new();
        if points.is_empty() {
            page.line("", vec![Span::new("It has no overview.", Tone::Dim)]);
        }
        page
    };
    if old.is_empty() || new.is_empty() {
        rows.insert(0, Row { left: silent(&old), right: silent(&new) });
    }
    rows
}

/// A point on its side; a sign where the two differ. Words that the other has not are marked, unless
/// all of them are.
fn page(sign: &str, point: Option<&Point>, runs: &[Run]) -> Page {
    let mut page = Page::new();
    let Some(point) = point else { return page };
    let alone = runs.iter().all(|run| run.differs);
    let tone = |run: &Run| if run.differs && !alone { Tone::Match } else { Tone::Plain };
    let mut spans: Vec<Span> =
        runs.iter().map(|run| Span::new(run.text.clone(), tone(run))).collect();
    spans.push(Span::new(" ", Tone::Plain));
    spans.push(Span::new(format!("[{}]", point.basis), Tone::Basis(point.basis)));
    let sign = if runs.iter().any(|run| run.differs) { sign } else { "  " };
    page.led(Span::new(sign, Tone::Strong), spans);
    page
}

/// All points, nested ones behind the one that they are under.
fn points(points: &[Point]) -> Vec<&Point> {
    let mut all = Vec::new();
    for point in points {
        point.walk(0, &mut |point, _| all.push(point));
    }
    all
}
