//! The overviews of two digests side by side with the differing words marked; one below the other
//! where columns would be too narrow.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::align::{Run, pairs, words};
use crate::compare::{Ask, Table};
use crate::digest::{Digest, Point, PointList};
use crate::keys::Action;
use crate::outgoing::Outgoing;
use crate::page::{LaidOutRow, Layout, Page, Span, Tone, lay_out};
use crate::screens::find::Hit;
use crate::screens::finding::{FindTarget, Lines};
use crate::screens::preview::line_before;
use crate::screens::scroll::{Motion, scroll};
use crate::screens::verb::{Verb, Verbs, always, part};
use crate::screens::{CopyRequest, Find, Request, ViewContext};
use crate::ui::paint::{mark, put, put_row};
use crate::ui::theme::Role;

/// One point of the overview on each side, or on one side only.
#[derive(Clone, Debug)]
struct OverviewRow {
    left: Page,
    right: Page,
}

/// Two overviews.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The names of the two.
    names: [String; 2],
    rows: Vec<OverviewRow>,
    /// The rows as laid out for the current room.
    laid: Vec<[Layout; 2]>,
    top: usize,
    pub(super) find: Find,
}

/// A row of one side.
#[derive(Clone, Copy, Debug)]
struct Placed<'a> {
    /// The line, counted below the names.
    line: usize,
    is_right: bool,
    /// The place of its text among all texts, as hits count them.
    text: usize,
    row: &'a LaidOutRow,
}

const VERBS: &[Verb<Overview>] = &[
    part(
        |screen, action, view| Motion::now(action, screen.len(view) > room(view)),
        |screen, action, view| {
            let len = screen.len(view);
            scroll(&mut screen.top, action, len, room(view));
            Request::Nothing
        },
    ),
    part(
        |screen, action, view| screen.find.now(action, || screen.has_other_hit(view)),
        |screen, action, view| {
            screen.look(action, view);
            Request::Nothing
        },
    ),
    always(Action::Back, |_, _| Request::Leave),
    always(Action::Copy, |screen, _| {
        let what = format!("overviews of {}", screen.names.join(", "));
        Request::Copy(CopyRequest::Seen { what, text: screen.text() })
    }),
    always(Action::Export, |screen, _| Request::export(screen.outgoing())),
];

impl Verbs for Overview {
    type Outcome = Request;

    fn verbs(&self) -> &'static [Verb<Self>] {
        VERBS
    }
}

/// Narrower columns hold too few words in a row.
const SIDE_BY_SIDE: u16 = 76;

impl Overview {
    /// Returns the ids of the baseline and of a column, where both are digests; else of the first
    /// two digests. `None` where there are fewer than two.
    pub fn pair(table: &Table, column: usize) -> Option<[&str; 2]> {
        let digest = |at: usize| match &table.subjects.get(at)?.ask {
            Ask::Digest(id) => Some(id.as_str()),
            Ask::Wave(_) | Ask::Span(..) | Ask::Query(..) | Ask::Mean(_) => None,
        };
        match (digest(table.baseline), digest(column)) {
            (Some(left), Some(right)) if table.baseline != column => Some([left, right]),
            _ => {
                let mut all = (0..table.subjects.len()).filter_map(digest);
                Some([all.next()?, all.next()?])
            }
        }
    }

    /// Builds the overviews of that pair.
    pub fn of(table: &Table, column: usize, view: &ViewContext<'_>) -> Option<Self> {
        let digest = |id: &str| view.corpus.digests().iter().find(|digest| digest.id() == id);
        let [left, right] = Self::pair(table, column)?.map(digest);
        let (left, right) = (left?, right?);
        let name = |digest: &Digest| {
            let head = digest.head();
            format!("{} {}", head.publisher, head.period)
        };
        let rows = rows(left, right);
        let names = [name(left), name(right)];
        let mut overview = Self { names, rows, laid: Vec::new(), top: 0, find: Find::default() };
        overview.relayout(view);
        Some(overview)
    }

    pub fn relayout(&mut self, view: &ViewContext<'_>) {
        let width = usize::from(sides(view.body).map_or(view.body.width, |side| side.width));
        let width = width.saturating_sub(2).max(1);
        let lay = |page: &Page| lay_out(page, width, &view.marks);
        self.laid = self.rows.iter().map(|row| [lay(&row.left), lay(&row.right)]).collect();
        self.top = self.top.min(self.len(view).saturating_sub(1));
    }

    /// Adds typed text to the query and goes to the first hit from the starting position on.
    pub fn type_text(&mut self, text: &str, view: &ViewContext<'_>) {
        if self.find.is_typing() {
            self.add_to_query(text, view);
        }
    }

    pub fn position(&self, view: &ViewContext<'_>) -> String {
        self.place(view)
    }

    pub fn draw(&self, view: &ViewContext<'_>, buffer: &mut Buffer) {
        let body = view.body;
        let heading = view.theme.style(Role::Heading);
        let side = sides(body);
        let [left, right] = &self.names;
        if let Some(side) = side {
            put(buffer, body.x + 1, body.y, &view.spell(left), heading);
            put(buffer, side.x + 1, body.y, &view.spell(right), heading);
            line_before(view, side, buffer);
        } else {
            let text = format!("- {left}   + {right}");
            put(buffer, body.x + 1, body.y, &view.spell(&text), heading);
        }
        let hits = self.hits();
        for placed in self.placed(side.is_some()) {
            let at = placed.line.checked_sub(self.top).and_then(|at| u16::try_from(at + 1).ok());
            let Some(at) = at.filter(|at| *at < body.height) else { continue };
            let column = side.filter(|_| placed.is_right).map_or(body.x, |side| side.x);
            let width = side.map_or(body.width, |side| side.width).saturating_sub(2);
            let area = Rect { x: column + 1, y: body.y + at, width, height: 1 };
            put_row(buffer, area, placed.row, view.theme);
            for (number, hit) in hits.iter().enumerate().filter(|(_, hit)| hit.text == placed.text)
            {
                let is_current = number == self.find.at;
                let role = if is_current { Role::MatchCurrent } else { Role::Match };
                mark(buffer, area, placed.row, hit.range.clone(), view.theme.style(role));
            }
        }
    }

    /// Returns every row with its line below the names; side by side where there is room.
    fn placed(&self, side: bool) -> Vec<Placed<'_>> {
        let mut all = Vec::new();
        let (mut line, mut text) = (0, 0);
        for laid in &self.laid {
            let [left, right] = laid;
            let below = if side { 0 } else { left.rows.len() };
            for (layout, first, is_right) in [(left, line, false), (right, line + below, true)] {
                all.extend(layout.rows.iter().enumerate().map(|(at, row)| Placed {
                    line: first + at,
                    is_right,
                    text: text + row.text,
                    row,
                }));
                text += layout.texts.len();
            }
            line += height(laid, side);
        }
        all
    }

    /// Returns both as text, one below the other, with the signs of a diff.
    /// Returns the two overviews as one page, one below the other.
    fn outgoing(&self) -> Outgoing {
        let mut page = Page::new();
        page.title("Overviews");
        let sides: [fn(&OverviewRow) -> &Page; 2] = [|row| &row.left, |row| &row.right];
        for (name, side) in self.names.iter().zip(sides) {
            page.heading(name.clone());
            page.blocks.extend(self.rows.iter().flat_map(|row| side(row).blocks.iter().cloned()));
        }
        Outgoing::Composed { what: format!("overviews of {}", self.names.join(", ")), page }
    }

    pub(super) fn text(&self) -> String {
        let mut out = format!("- {}\n+ {}\n", self.names[0], self.names[1]);
        for row in &self.rows {
            out.push('\n');
            out.push_str(&crate::page::plain(&row.left, 100));
            out.push_str(&crate::page::plain(&row.right, 100));
        }
        out
    }
}

impl FindTarget for Overview {
    fn find(&self) -> &Find {
        &self.find
    }

    fn find_mut(&mut self) -> &mut Find {
        &mut self.find
    }

    fn hits(&self) -> Vec<Hit> {
        let texts = self.laid.iter().flatten().flat_map(|layout| &layout.texts);
        self.find.hits(texts.map(String::as_str))
    }

    fn lines(&self, view: &ViewContext<'_>) -> Lines {
        let placed = self.placed(sides(view.body).is_some());
        Lines::new(placed.iter().map(|placed| (placed.text, placed.row.start, placed.line)))
    }

    fn top(&self) -> usize {
        self.top
    }

    fn scroll_to(&mut self, top: usize) {
        self.top = top;
    }

    fn len(&self, view: &ViewContext<'_>) -> usize {
        let side = sides(view.body).is_some();
        self.laid.iter().map(|laid| height(laid, side)).sum()
    }

    fn height(&self, view: &ViewContext<'_>) -> usize {
        room(view)
    }
}

/// Returns the number of rows below the names.
fn room(view: &ViewContext<'_>) -> usize {
    usize::from(view.body.height.saturating_sub(1))
}

/// Returns the right half of a body that is wide enough for two columns.
fn sides(body: Rect) -> Option<Rect> {
    (body.width >= SIDE_BY_SIDE).then(|| {
        let left = body.width / 2;
        Rect { x: body.x + left, width: body.width - left, ..body }
    })
}

/// Returns the rows of a pair, followed by an empty one.
fn height(laid: &[Layout; 2], side: bool) -> usize {
    let [left, right] = laid;
    1 + if side {
        left.rows.len().max(right.rows.len())
    } else {
        left.rows.len() + right.rows.len()
    }
}

fn rows(left: &Digest, right: &Digest) -> Vec<OverviewRow> {
    let (old, new) = (points(left.overview()), points(right.overview()));
    let lefts: Vec<&str> = old.iter().map(Point::text).collect();
    let rights: Vec<&str> = new.iter().map(Point::text).collect();
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
        OverviewRow {
            left: page("- ", left.map(|(point, _)| point), &before),
            right: page("+ ", right.map(|(point, _)| point), &after),
        }
    };
    let mut rows: Vec<OverviewRow> = pairs(&lefts, &rights).into_iter().map(pair).collect();
    // An empty column could be mistaken for one that was not read.
    let silent = |points: &[Point<'_>]| {
        let mut page = Page::new();
        if points.is_empty() {
            page.line("", vec![Span::new("It has no overview.", Tone::Dim)]);
        }
        page
    };
    if old.is_empty() || new.is_empty() {
        rows.insert(0, OverviewRow { left: silent(&old), right: silent(&new) });
    }
    rows
}

/// Lays out a point on its side, with a sign where the two differ. Words that the other side lacks
/// are marked, unless all of them are lacking.
fn page(sign: &str, point: Option<Point<'_>>, runs: &[Run]) -> Page {
    let mut page = Page::new();
    let Some(point) = point else { return page };
    let alone = runs.iter().all(|run| run.differs);
    let tone = |run: &Run| if run.differs && !alone { Tone::Match } else { Tone::Plain };
    let mut spans: Vec<Span> =
        runs.iter().map(|run| Span::new(run.text.clone(), tone(run))).collect();
    spans.push(Span::new(" ", Tone::Plain));
    spans.push(Span::new(format!("[{}]", point.basis()), Tone::Basis(point.basis())));
    let sign = if runs.iter().any(|run| run.differs) { sign } else { "  " };
    page.led(Span::new(sign, Tone::Strong), spans);
    page
}

/// Returns all points, nested points after their parent.
fn points(points: PointList<'_>) -> Vec<Point<'_>> {
    let mut all = Vec::new();
    for point in points.iter() {
        point.walk(0, &mut |point, _| all.push(point));
    }
    all
}
