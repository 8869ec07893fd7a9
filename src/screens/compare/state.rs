//! What is compared, where one is in it, and what an action does.

use super::behind::Behind;
use super::cells::Scales;
use super::columns::{Cut, cut};
use super::items::{Folds, Item, News, Spot, changes, jumps};
use super::naming::{Named, Naming};
use super::overview::Overview;
use super::pick::Pick;
use super::{plain, words};
use crate::app::{Export, Exported, Piece, Show, Subject};
use crate::compare::{Ask, MOST, Table};
use crate::keys::{Action, Context};
use crate::screens::scroll::Cursor;
use crate::screens::{Find, Request, Scene};

/// What has the keys.
#[derive(Clone, Debug)]
pub(super) enum View {
    /// The table.
    Table,
    /// Naming a subject.
    Pick(Box<Pick>),
    /// What lies behind a cell.
    Behind(Box<Behind>),
    /// Two overviews side by side.
    Overview(Overview),
    /// Naming a file.
    Naming(Naming),
}

/// What stands in front of the groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Front {
    /// Nothing.
    Nothing,
    /// What changed since the week before.
    Changes,
}

/// A row as it is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// An item in one row.
    Item(usize),
    /// The label over the lines of an item.
    Label(usize),
    /// One subject's line of an item.
    Cell(usize, usize),
}

/// A comparison.
#[derive(Clone, Debug)]
pub struct Compare {
    /// What is asked for; ahead of the table while an answer is under way.
    pub(super) asks: Vec<Ask>,
    pub(super) baseline: usize,
    front: Front,
    /// The number of the comparison that was asked for last; older answers are dropped.
    asked: Option<u64>,
    pub(super) waiting: bool,
    pub(super) table: Option<Table>,
    pub(super) show: Show,
    pub(super) scales: Scales,
    pub(super) folds: Folds,
    /// The rows that differ, beyond chance and most first.
    pub(super) notable: Vec<usize>,
    /// Those that one jumps to, in the order of the table.
    pub(super) jumps: Vec<usize>,
    pub(super) changes: Vec<(usize, News)>,
    pub(super) items: Vec<Item>,
    /// The rows as they are seen, and which of them is selected.
    pub(super) seen: Vec<Seen>,
    pub(super) cursor: Cursor,
    pub(super) column: usize,
    /// What was selected before the table was given up for another archive.
    lost: Option<Spot>,
    pub(super) view: View,
}

impl Compare {
    /// A comparison of some subjects; where they are less than two, one is asked for the others.
    pub fn new(asks: Vec<Ask>, scene: &Scene<'_>) -> Self {
        let waiting = asks.len() > 1;
        let view =
            if waiting { View::Table } else { View::Pick(Box::new(Pick::new(&asks, scene))) };
        Self {
            asks,
            baseline: 0,
            front: Front::Nothing,
            asked: None,
            waiting,
            table: None,
            show: Show::default(),
            scales: Scales::default(),
            folds: Folds::default(),
            notable: Vec::new(),
            jumps: Vec::new(),
            changes: Vec::new(),
            items: Vec::new(),
            seen: Vec::new(),
            cursor: Cursor::default(),
            // What is held against the baseline says more than the baseline.
            column: 1,
            lost: None,
            view,
        }
    }

    /// A digest against those before it, what changed in front.
    pub fn weeks(asks: Vec<Ask>, scene: &Scene<'_>) -> Self {
        Self { front: Front::Changes, ..Self::new(asks, scene) }
    }

    /// What is asked for.
    pub fn asks(&self) -> &[Ask] {
        &self.asks
    }

    /// The place of the subject that the others are held against.
    pub fn baseline(&self) -> usize {
        self.baseline
    }

    /// From now on only the answer to this comparison counts.
    pub fn expect(&mut self, asked: u64) {
        self.asked = Some(asked);
        self.waiting = true;
    }

    /// True where this is the answer that is waited for.
    pub fn expects(&self, number: u64) -> bool {
        self.waiting && self.asked == Some(number)
    }

    /// True where what is asked for is not what is shown.
    pub fn is_waiting(&self) -> bool {
        self.waiting
    }

    /// The comparison that is shown.
    pub fn table(&self) -> Option<&Table> {
        self.table.as_ref()
    }

    /// Takes an answer; what was selected stays so.
    pub fn take(&mut self, table: Table, scene: &Scene<'_>) {
        let spot = self.spot().or_else(|| self.lost.take());
        self.waiting = false;
        self.notable = table.notable();
        self.jumps = jumps(&table, &self.notable);
        self.changes = match self.front {
            Front::Nothing => Vec::new(),
            Front::Changes => changes(&table, &self.notable, 1),
        };
        self.scales = Scales::of(&table, self.show);
        self.table = Some(table);
        self.list(spot.as_ref(), scene);
    }

    /// Takes what became of a file that was asked for.
    pub fn exported(&mut self, exported: &Exported) {
        if let View::Naming(naming) = &mut self.view
            && !naming.is_taken(exported)
        {
            self.view = View::Table;
        }
    }

    /// Goes on by so many rows in what lies behind a cell. None where there is no other one.
    pub fn step_by(&mut self, by: isize, scene: &Scene<'_>) -> Option<Subject> {
        let View::Behind(behind) = &mut self.view else { return None };
        behind.step_by(by, scene)
    }

    pub(crate) fn context(&self) -> Context {
        match &self.view {
            View::Table => Context::Compare,
            View::Pick(_) => Context::Pick,
            View::Naming(_) => Context::Name,
            View::Behind(_) | View::Overview(_) => Context::Behind,
        }
    }

    pub(crate) fn find(&self) -> Option<&Find> {
        match &self.view {
            View::Behind(behind) => behind.find(),
            View::Table | View::Pick(_) | View::Naming(_) | View::Overview(_) => None,
        }
    }

    pub(crate) fn act(&mut self, action: Action, scene: &Scene<'_>) -> Request {
        match &mut self.view {
            View::Table => self.act_on_table(action, scene),
            View::Pick(pick) => {
                let picked = pick.act(action, scene);
                self.picked(picked, scene)
            }
            View::Behind(behind) => {
                let request = behind.act(action, scene);
                self.unless_left(request)
            }
            View::Overview(overview) => {
                let request = overview.act(action, scene);
                self.unless_left(request)
            }
            View::Naming(naming) => {
                let named = naming.act(action);
                self.named(named)
            }
        }
    }

    /// What lies over the table is left for the table.
    fn unless_left(&mut self, request: Request) -> Request {
        if request == Request::Leave {
            self.view = View::Table;
            return Request::Nothing;
        }
        request
    }

    pub(crate) fn type_text(&mut self, text: &str, scene: &Scene<'_>) -> Request {
        match &mut self.view {
            View::Pick(pick) => pick.type_text(text, scene),
            View::Naming(naming) => naming.type_text(text),
            View::Behind(behind) => behind.type_text(text, scene),
            View::Table | View::Overview(_) => {}
        }
        Request::Nothing
    }

    /// Entries and words of another archive are others: the table is asked for anew.
    pub(crate) fn moved(&mut self) {
        self.lost = self.spot().or_else(|| self.lost.take());
        self.waiting = self.asks.len() > 1;
        // What is on the way is about the archive before.
        self.asked = None;
        self.table = None;
        self.items.clear();
        self.seen.clear();
        if !matches!(self.view, View::Pick(_)) {
            self.view = View::Table;
        }
    }

    pub(crate) fn settle(&mut self, scene: &Scene<'_>) {
        self.list(self.spot().as_ref(), scene);
        match &mut self.view {
            View::Table | View::Naming(_) => {}
            View::Pick(pick) => pick.settle(&self.asks, scene),
            View::Behind(behind) => behind.settle(scene),
            View::Overview(overview) => overview.settle(scene),
        }
    }

    pub(crate) fn crumbs(&self) -> Vec<String> {
        let mut crumbs = vec!["Comparison".to_owned()];
        crumbs.extend(match &self.view {
            View::Table => None,
            View::Pick(_) => Some("Choose".to_owned()),
            View::Naming(_) => Some("Export".to_owned()),
            View::Overview(_) => Some("Overviews".to_owned()),
            View::Behind(behind) => Some(behind.name().to_owned()),
        });
        crumbs
    }

    pub(crate) fn position(&self, scene: &Scene<'_>) -> String {
        match &self.view {
            View::Table if self.waiting => "comparing".to_owned(),
            View::Table | View::Naming(_) => {
                let at = self.item_at().map_or(0, |item| item + 1);
                format!("{at}/{}", self.items.len())
            }
            View::Pick(pick) => pick.position(),
            View::Behind(behind) => behind.position(scene),
            View::Overview(overview) => overview.position(scene),
        }
    }

    pub(super) fn cut(&self, scene: &Scene<'_>) -> Cut {
        let subjects = self.table.as_ref().map_or(self.asks.len(), |table| table.subjects.len());
        cut(scene.body, subjects)
    }

    /// The selected item.
    pub(super) fn item_at(&self) -> Option<usize> {
        match *self.seen.get(self.cursor.at)? {
            Seen::Item(item) | Seen::Label(item) | Seen::Cell(item, _) => Some(item),
        }
    }

    /// The selected row of the table.
    pub(super) fn row_at(&self) -> Option<usize> {
        match self.items.get(self.item_at()?)? {
            Item::Row(row, _) => Some(*row),
            Item::Head(_) => None,
        }
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "other actions mean nothing here")]
    fn act_on_table(&mut self, action: Action, scene: &Scene<'_>) -> Request {
        if self.move_cursor(action, scene) {
            return Request::Nothing;
        }
        match action {
            Action::Back => return Request::Leave,
            Action::AddSubject if self.asks.len() >= MOST => {
                return Request::Say(format!("{MOST} subjects are as many as fit"));
            }
            Action::AddSubject => self.view = View::Pick(Box::new(Pick::new(&self.asks, scene))),
            Action::MoveLeft => self.move_column(-1, scene),
            Action::MoveRight => self.move_column(1, scene),
            Action::Open => return self.open(scene),
            Action::Fold => self.fold(scene),
            Action::Show => self.show_next(scene),
            Action::NextDifference => return self.jump(1, scene),
            Action::PreviousDifference => return self.jump(-1, scene),
            Action::Baseline => return self.hold_against(scene),
            Action::ColumnLeft => return self.swap(-1, scene),
            Action::ColumnRight => return self.swap(1, scene),
            Action::RemoveSubject => return self.remove(),
            Action::Overview => return self.overviews(scene),
            Action::Copy => {
                let text = plain::text(self, scene);
                let ids =
                    self.table.iter().flat_map(|table| &table.subjects).map(|s| s.id.as_str());
                let what = format!("compare {}", ids.collect::<Vec<_>>().join(" "));
                let copy = |text| Request::Copy(Piece::Seen { what, text });
                return text.map_or(Request::Nothing, copy);
            }
            Action::Export if self.table.is_some() => {
                let subjects = self.table.iter().flat_map(|table| &table.subjects);
                self.view = View::Naming(Naming::new(subjects));
            }
            _ => {}
        }
        Request::Nothing
    }

    fn open(&mut self, scene: &Scene<'_>) -> Request {
        let Some(table) = &self.table else { return Request::Nothing };
        let Some(row) = self.row_at() else {
            self.fold(scene);
            return Request::Nothing;
        };
        if let Some(behind) = Behind::of(table, row, self.column, scene) {
            self.view = View::Behind(Box::new(behind));
        }
        Request::Nothing
    }

    fn named(&mut self, named: Named) -> Request {
        match named {
            Named::Nothing => Request::Nothing,
            Named::Left => {
                self.view = View::Table;
                Request::Nothing
            }
            Named::File { path, replace } => {
                let (asks, baseline, show) = (self.asks.clone(), self.baseline, self.show);
                Request::Export(Box::new(Export { path, replace, asks, baseline, show }))
            }
        }
    }

    fn overviews(&mut self, scene: &Scene<'_>) -> Request {
        let Some(table) = &self.table else { return Request::Nothing };
        match Overview::of(table, self.column, scene) {
            Some(overview) => self.view = View::Overview(overview),
            None => {
                return Request::Say("Overviews stand side by side for two digests".to_owned());
            }
        }
        Request::Nothing
    }

    /// What the head says: how numbers are shown, against what, and how much differs.
    pub(super) fn told(&self, scene: &Scene<'_>) -> String {
        let Some(table) = &self.table else { return "comparing".to_owned() };
        let differing = table.rows.iter().filter(|row| words::is_beyond_chance(row)).count();
        let rows = if differing == 1 { "row differs" } else { "rows differ" };
        let barred = table.rows.iter().flat_map(|row| &row.cells);
        let barred = match barred.filter(|cell| !cell.not_comparable.is_empty()).count() {
            0 => String::new(),
            cells => format!("; {} {cells} not comparable", scene.glyphs.note),
        };
        if let Some(warning) = table.warning() {
            return warning.to_owned();
        }
        let (show, base) = (self.show.word(), scene.glyphs.base);
        format!("{show}; {base} is the baseline; {differing} {rows} beyond chance{barred}")
    }
}
