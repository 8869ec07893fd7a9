//! The state of the front page: which pane has the keys, what is selected in each, the place of the last
//! session, and the map as it was drawn last.

use chrono::{Datelike as _, NaiveDate};

use super::layout::{FrontContents, FrontPlaces};
use super::map_pane::FrontMap;
use super::pane::FrontPane;
use crate::archive::Corpus;
use crate::compare::{FrontCounts, FrontTheatre};
use crate::digest::{Digest, grouped};
use crate::screens::scroll::Cursor;
use crate::screens::{ViewContext, WeekSpot};
use crate::tree::{TreeNode, Turn};

/// How the front page was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrontOpening {
    /// As the first screen: there is nothing to go back to.
    First,
    /// Over another screen.
    Over,
}

/// The front page.
#[derive(Clone, Debug)]
pub struct Front {
    pub(super) opening: FrontOpening,
    /// The pane that has the keys.
    pub(super) focus: FrontPane,
    /// The first day of the selected month; none until months are counted.
    pub(super) month: Option<NaiveDate>,
    /// The first month that is seen.
    pub(super) first: usize,
    /// The selected row of each pane.
    cursors: [Cursor; FrontPane::ALL.len()],
    /// The path to the place of the last session, as far as it still leads.
    pub(super) place: Vec<TreeNode>,
    /// How many digests begin after the newest of the last session; none if that is not known.
    pub(super) new: Option<usize>,
    pub(super) map: FrontMap,
    /// The digests and waves of the corpus in which the place was looked for.
    looked: Option<(usize, usize)>,
}

impl Front {
    /// Makes a front page that is at the newest digest.
    pub fn new(opening: FrontOpening) -> Self {
        Self {
            opening,
            focus: FrontPane::New,
            month: None,
            first: 0,
            cursors: [Cursor::default(); FrontPane::ALL.len()],
            place: Vec::new(),
            new: None,
            map: FrontMap::default(),
            looked: None,
        }
    }

    pub(super) fn cursor(&self, pane: FrontPane) -> Cursor {
        self.cursors.get(pane as usize).copied().unwrap_or_default()
    }

    pub(super) fn cursor_mut(&mut self, pane: FrontPane) -> Option<&mut Cursor> {
        self.cursors.get_mut(pane as usize)
    }

    /// Returns the number of rows of a pane, seen or not.
    pub(super) fn len(&self, pane: FrontPane, view: &ViewContext<'_>) -> usize {
        let counts = view.front;
        match pane {
            FrontPane::Tempo => counts.map_or(0, |counts| counts.months.len()),
            FrontPane::Stated => counts.map_or(0, |counts| counts.years.len()),
            FrontPane::New => view.corpus.digests().len(),
            FrontPane::Theatres => view.corpus.theatres().count(),
            FrontPane::Where => counts.map_or(0, |counts| placed(counts).count()),
            FrontPane::Waves => view.corpus.waves().len(),
            FrontPane::Saved => view.saved.len(),
            FrontPane::Place => usize::from(!self.place.is_empty()),
        }
    }

    /// Returns the places of everything.
    pub(super) fn places(&self, view: &ViewContext<'_>) -> FrontPlaces {
        let len = |pane| self.len(pane, view);
        let contents = FrontContents {
            months: len(FrontPane::Tempo),
            years: len(FrontPane::Stated),
            digests: len(FrontPane::New),
            theatres: len(FrontPane::Theatres),
            waves: len(FrontPane::Waves),
            saved: len(FrontPane::Saved),
            place: !self.place.is_empty(),
        };
        FrontPlaces::of(view.body, contents)
    }

    /// Returns how many rows of a pane are seen at once.
    pub(super) fn height(pane: FrontPane, places: &FrontPlaces) -> usize {
        let rows = places.pane(pane).map_or(1, |area| area.rows.height);
        let overview = if pane == FrontPane::New { places.overview } else { 0 };
        usize::from(rows.saturating_sub(overview)).max(1)
    }

    /// Returns true if a pane is seen and has rows to select.
    pub(super) fn can_focus(&self, pane: FrontPane, view: &ViewContext<'_>) -> bool {
        self.len(pane, view) > 0 && self.places(view).has(pane)
    }

    /// Returns the selected month, as a place among the counted ones.
    pub(super) fn month_at(&self, view: &ViewContext<'_>) -> Option<usize> {
        let months = &view.front?.months;
        let last = months.len().checked_sub(1)?;
        let day = self.month?;
        Some(months.partition_point(|month| month.days.from < day).min(last))
    }

    /// Returns the selected subject of a list; none where that is a month, a search or something counted.
    pub(crate) fn subject(&self, corpus: &Corpus) -> Option<TreeNode> {
        let at = self.cursor(self.focus).at;
        match self.focus {
            FrontPane::New => {
                let at = u32::try_from(at).ok()?;
                corpus.digest(at).map(|_| TreeNode::Digest(at))
            }
            FrontPane::Theatres => {
                corpus.theatres().nth(at).map(|index| TreeNode::Theatre(index.theatre))
            }
            FrontPane::Waves => (at < corpus.waves().len()).then_some(TreeNode::Wave(at)),
            FrontPane::Place => self.place.last().copied(),
            FrontPane::Where | FrontPane::Stated | FrontPane::Tempo | FrontPane::Saved => None,
        }
    }

    /// Returns where pictures of weeks begin: at the selected month, else at what is selected.
    pub(crate) fn spot(&self, corpus: &Corpus) -> WeekSpot {
        if self.focus == FrontPane::Tempo {
            return WeekSpot { theatre: None, day: self.month };
        }
        let here = self.subject(corpus);
        here.map_or_else(WeekSpot::default, |here| WeekSpot::of(here, corpus))
    }

    /// Returns what can be read of what is selected: also the theatre of a number on the map, and the
    /// digest that quotes a figure.
    pub(super) fn chosen(&self, view: &ViewContext<'_>) -> Option<TreeNode> {
        let at = self.cursor(self.focus).at;
        match self.focus {
            FrontPane::Where => {
                placed(view.front?).nth(at).map(|theatre| TreeNode::Theatre(theatre.theatre))
            }
            FrontPane::Stated => {
                view.front?.years.get(at).map(|total| TreeNode::Digest(total.digest))
            }
            FrontPane::New
            | FrontPane::Theatres
            | FrontPane::Waves
            | FrontPane::Place
            | FrontPane::Tempo
            | FrontPane::Saved => self.subject(view.corpus),
        }
    }

    pub(crate) fn relayout(&mut self, view: &ViewContext<'_>) {
        self.look(view);
        self.new = view.last.seen.map(|seen| {
            let digests = view.corpus.digests().iter();
            digests.filter(|digest| digest.head().period.from > seen.newest).count()
        });
        let places = self.places(view);
        for pane in FrontPane::ALL {
            let len = self.len(pane, view);
            let height = Self::height(pane, &places);
            if let Some(cursor) = self.cursor_mut(pane) {
                cursor.relayout(len, height);
            }
        }
        if view.corpus.is_empty() {
            self.focus = FrontPane::New;
        } else if !self.can_focus(self.focus, view) {
            let mut seen = FrontPane::ALL.into_iter().filter(|pane| self.can_focus(*pane, view));
            self.focus = seen.next().unwrap_or(FrontPane::New);
        }
        if self.month.is_none() {
            let newest = view.corpus.digests().first().map(|digest| digest.head().period.from);
            let known = view.front.is_some_and(|counts| !counts.months.is_empty());
            self.month = newest.filter(|_| known).and_then(|day| day.with_day(1));
            self.first = usize::MAX;
        }
        self.scroll(view, &places);
        let map = places.pane(FrontPane::Where).map(|area| area.rows);
        self.map.relayout(view, map);
    }

    /// Keeps the window of months at the selected one, which is near the right end at first.
    pub(super) fn scroll(&mut self, view: &ViewContext<'_>, places: &FrontPlaces) {
        let Some(at) = self.month_at(view) else { return };
        let visible = places.tempo.visible().max(1);
        let months = self.len(FrontPane::Tempo, view);
        self.first = self.first.clamp((at + 1).saturating_sub(visible), at);
        self.first = self.first.min(months.saturating_sub(visible));
    }

    /// Looks for the place of the last session, where that was not done in what is read now.
    fn look(&mut self, view: &ViewContext<'_>) {
        let read = (view.corpus.digests().len(), view.corpus.waves().len());
        if self.looked == Some(read) {
            return;
        }
        self.looked = Some(read);
        let path = TreeNode::along(&view.last.path, view.corpus);
        // A root alone is no place, and the newest digest is seen anyway.
        let top = [TreeNode::Archive(Turn::ByDigest), TreeNode::Digest(0)];
        self.place = if path.len() > 1 && !top.starts_with(&path) { path } else { Vec::new() };
    }

    /// What was found in another corpus is looked for again.
    pub(crate) fn moved(&mut self) {
        self.looked = None;
        self.month = None;
        self.map = FrontMap::default();
    }

    pub(crate) fn crumbs() -> Vec<String> {
        vec!["Watchfloor".to_owned()]
    }

    /// Returns what the archive holds in all.
    pub(crate) fn position(view: &ViewContext<'_>) -> String {
        let corpus = view.corpus;
        let told = |number: usize, one: &str| {
            let plural = if number == 1 { "" } else { "s" };
            format!("{} {one}{plural}", grouped(number))
        };
        let digests = told(corpus.digests().len(), "digest");
        if view.body.width < 60 {
            return digests;
        }
        let entries = match corpus.len() {
            1 => "1 entry".to_owned(),
            entries => format!("{} entries", grouped(entries)),
        };
        let waves = told(corpus.waves().len(), "wave");
        let all = format!("{digests}  {entries}  {waves}");
        match years(corpus) {
            Some((first, last)) if first == last => format!("{all}  {first}"),
            Some((first, last)) => format!("{all}  {first}–{last}"),
            None => all,
        }
    }
}

/// Returns the years in which the oldest and the newest digest begin.
fn years(corpus: &Corpus) -> Option<(i32, i32)> {
    let year = |digest: &Digest| digest.head().period.from.year();
    let digests = corpus.digests();
    Some((year(digests.last()?), year(digests.first()?)))
}

/// The most theatres on the map: each number must not lie over another.
const MOST_ON_THE_MAP: usize = 60;

/// Returns the theatres that have a place on the map.
pub(super) fn placed(counts: &FrontCounts) -> impl Iterator<Item = &FrontTheatre> {
    let placed = counts.theatres.iter().filter(|theatre| theatre.point.is_some());
    placed.take(MOST_ON_THE_MAP)
}
