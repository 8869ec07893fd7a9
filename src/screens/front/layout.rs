//! Where everything stands on the front page, by the size of the screen and by how much there is to show.
//! Pure geometry, shared by moving and drawing.

use ratatui::layout::Rect;

use super::pane::{FrontPane, PaneArea, RowWish, stacked};

/// A body of fewer rows has no room for heads.
const LOW: u16 = 18;
/// A body of so many rows has a tall chart, and air between the panes.
const TALL: u16 = 28;
/// A body of fewer columns has one column of panes.
const SMALL: u16 = 60;
/// From this width on there is a map.
const WIDE: u16 = 100;
/// From this width on a month has two cells.
const HUGE: u16 = 160;
/// The cells before the chart: a label, and a gap.
const LABELS: u16 = 5;
/// Least columns of what is stated for the year, beside the chart.
const STATED: u16 = 42;
/// Free columns between two panes.
const BETWEEN: u16 = 2;
/// Rows of the text under the newest digest.
const OVERVIEW: u16 = 3;

/// How much there is to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct FrontContents {
    pub months: usize,
    pub years: usize,
    pub digests: usize,
    pub theatres: usize,
    pub waves: usize,
    pub saved: usize,
    /// True if a place of the last session is known.
    pub place: bool,
}

/// The chart of the months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct FrontChart {
    pub head: Option<Rect>,
    /// The row of the marks where waves begin.
    pub waves: Option<u16>,
    /// The columns themselves, beside the labels.
    pub chart: Rect,
    /// Cells of a month.
    pub pitch: u16,
    pub held: u16,
    pub years: u16,
    /// Where labels begin; none where there is no room for them.
    pub labels: Option<u16>,
}

impl FrontChart {
    /// Returns how many months are seen at once.
    pub fn visible(&self) -> usize {
        usize::from(self.chart.width / self.pitch.max(1))
    }
}

/// The places of everything.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FrontPlaces {
    pub tempo: FrontChart,
    pub panes: Vec<PaneArea>,
    /// Rows of the text under the newest digest.
    pub overview: u16,
    /// The line of the place, or what is said to who comes for the first time.
    pub place: Option<Rect>,
}

impl FrontPlaces {
    pub fn of(body: Rect, contents: FrontContents) -> Self {
        let inner = Rect { x: body.x + 1, width: body.width.saturating_sub(2).max(1), ..body };
        let tall = body.height >= TALL;
        let last = contents.place || body.height >= LOW;
        let below = u16::from(last) + u16::from(tall);
        let place = last.then(|| Rect { y: inner.bottom().saturating_sub(1), height: 1, ..inner });
        let (tempo, stated, used) = tempo(inner, contents);
        let rest =
            Rect { y: inner.y + used, height: inner.height.saturating_sub(used + below), ..inner };
        let mut panes = if body.width < SMALL {
            single(rest, body.height, contents)
        } else {
            double(rest, body.height, contents)
        };
        panes.extend(stated);
        let new = panes.iter().find(|area| area.pane == FrontPane::New);
        let room = new.is_some_and(|area| area.rows.height >= 3 * OVERVIEW);
        let room = room && body.height >= LOW && contents.digests > usize::from(OVERVIEW);
        Self { tempo, panes, overview: if room { OVERVIEW } else { 0 }, place }
    }

    /// Returns where a pane of rows stands; none if it is not seen.
    pub fn pane(&self, pane: FrontPane) -> Option<PaneArea> {
        self.panes.iter().find(|area| area.pane == pane).copied()
    }

    /// Returns true if a pane is seen.
    pub fn has(&self, pane: FrontPane) -> bool {
        match pane {
            FrontPane::Tempo => self.tempo.chart.height > 0,
            FrontPane::Place => self.place.is_some(),
            FrontPane::Stated
            | FrontPane::New
            | FrontPane::Theatres
            | FrontPane::Where
            | FrontPane::Waves
            | FrontPane::Saved => self.pane(pane).is_some(),
        }
    }
}

/// Returns the chart, what stands beside it, and how many rows both take.
fn tempo(inner: Rect, contents: FrontContents) -> (FrontChart, Option<PaneArea>, u16) {
    let (small, tall) = (inner.width + 2 < SMALL, inner.height >= TALL);
    if inner.height < 8 {
        return (FrontChart::default(), None, 0);
    }
    let low = inner.height < LOW;
    let (air, headed) = (u16::from(tall), !(low && small));
    let y = inner.y + air;
    let head = headed.then_some(Rect { y, height: 1, ..inner });
    let y = y + u16::from(headed);
    let waves = (!low).then_some(y);
    let y = y + u16::from(!low);
    let rows = if tall { 4 } else { 2 };
    let labels = if small { 0 } else { LABELS };
    let pitch = if inner.width + 2 >= HUGE { 2 } else { 1 };
    let room = inner.width.saturating_sub(labels);
    let beside = inner.width + 2 >= WIDE && tall && contents.years > 0;
    let room = if beside { room.saturating_sub(STATED + BETWEEN) } else { room };
    let months = u16::try_from(contents.months).unwrap_or(u16::MAX);
    let width = room.min(months.saturating_mul(pitch).max(pitch * 12));
    let width = width - width % pitch;
    let chart = Rect { x: inner.x + labels, y, width, height: rows };
    let (held, years) = (chart.bottom(), chart.bottom() + 1);
    let stated = beside.then(|| {
        let x = chart.right() + BETWEEN;
        let top = y - 1;
        let area = Rect { x, y: top, width: inner.right().saturating_sub(x), height: years - top };
        PaneArea::headed(FrontPane::Stated, area)
    });
    let places = FrontChart {
        head,
        waves,
        chart,
        pitch,
        held,
        years,
        labels: (labels > 0).then_some(inner.x),
    };
    (places, stated, years + 1 + air - inner.y)
}

/// Rows that so many items can fill.
fn most(items: usize, limit: u16) -> u16 {
    u16::try_from(items).unwrap_or(u16::MAX).min(limit)
}

fn wish(pane: FrontPane, least: u16, most: u16) -> RowWish {
    RowWish { pane, least, most }
}

/// One column of panes.
fn single(rest: Rect, height: u16, contents: FrontContents) -> Vec<PaneArea> {
    if height < LOW {
        // The rows speak for themselves, and a head would take one of the few.
        let pane = if contents.theatres > 0 { FrontPane::Theatres } else { FrontPane::New };
        return vec![PaneArea { pane, head: None, rows: rest }];
    }
    let wishes = [
        wish(FrontPane::New, 3, most(contents.digests.max(1), 60)),
        wish(FrontPane::Theatres, 4, most(contents.theatres, 60)),
        wish(FrontPane::Waves, 3, most(contents.waves, 6)),
        wish(FrontPane::Saved, 1, most(contents.saved, 6)),
    ];
    let order = [FrontPane::Theatres, FrontPane::New, FrontPane::Waves, FrontPane::Saved];
    let grown = [FrontPane::Theatres, FrontPane::Waves, FrontPane::Saved, FrontPane::New];
    stacked(rest, 0, &wishes, &order, &grown)
}

/// Two columns of panes; a map among them where the screen is wide.
fn double(rest: Rect, height: u16, contents: FrontContents) -> Vec<PaneArea> {
    let width = rest.width + 2;
    let both = rest.width.saturating_sub(BETWEEN);
    let share = if width >= HUGE { both * 3 / 8 } else { both / 2 };
    let left = Rect { width: share, ..rest };
    let x = left.right() + BETWEEN;
    let right = Rect { x, width: rest.right().saturating_sub(x), ..rest };
    // With few digests nothing is told of the newest.
    let told = if contents.digests > usize::from(OVERVIEW) { OVERVIEW } else { 0 };
    let new = wish(FrontPane::New, 3, most(contents.digests.max(3), 60) + told);
    let theatres = wish(FrontPane::Theatres, 4, most(contents.theatres, 60));
    let waves_at_most = if (WIDE..HUGE).contains(&width) { 4 } else { 6 };
    let waves = wish(FrontPane::Waves, 3, most(contents.waves, waves_at_most));
    let saved_at_most = if width < WIDE {
        60
    } else if width >= HUGE {
        5
    } else {
        4
    };
    let saved = wish(FrontPane::Saved, 1, most(contents.saved, saved_at_most));
    if height < LOW {
        let one = stacked(left, 0, &[theatres], &[], &[FrontPane::Theatres]);
        let other = stacked(right, 0, &[new], &[], &[FrontPane::New]);
        return [one, other].concat();
    }
    let gap = u16::from(height >= TALL);
    let order = [FrontPane::Theatres, FrontPane::New];
    let mut panes = stacked(left, gap, &[new, theatres], &order, &order);
    let wide = width >= WIDE;
    let map = wish(FrontPane::Where, 8, if wide { u16::MAX } else { 0 });
    let given_up = [FrontPane::Waves, FrontPane::Where, FrontPane::Saved];
    let grown = [FrontPane::Waves, FrontPane::Saved, FrontPane::Where];
    panes.extend(stacked(right, 0, &[map, waves, saved], &given_up, &grown));
    panes
}

#[cfg(test)]
#[path = "layout_tests.rs"]
mod tests;
