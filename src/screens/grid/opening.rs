//! What lies behind a cell: the entries that were counted, the text of the digest, or, where none is
//! held, the nearest digests before and after.

use super::numbers::behind;
use super::state::Grid;
use crate::archive::EntryKey;
use crate::cover::CellMark;
use crate::cover::covers_days;
use crate::digest::Period;
use crate::page::{Page, Span, Tone};
use crate::screens::evidence::NumberEvidence;
use crate::screens::evidence_list::Belongs;
use crate::screens::verb::Now;
use crate::screens::{Request, ViewContext};
use crate::tree::TreeNode;

/// What the cells are of, as a copy or a file says it.
const OF: &str = "theatres by week";

impl Grid {
    pub(super) fn now_open(&self, view: &ViewContext<'_>) -> Now {
        let Some(number) = self.number(self.at()) else { return Now::Idle };
        Now::when(match number.mark {
            CellMark::AtLeast(_) | CellMark::Exactly(1..) => true,
            CellMark::NotHeld => !self.nearest(view).is_empty(),
            CellMark::Silent | CellMark::WordsOnly | CellMark::Exactly(0) => {
                self.digest(self.at(), view.corpus).is_some()
            }
        })
    }

    pub(super) fn open(&mut self, view: &ViewContext<'_>) -> Request {
        let Some(number) = self.number(self.at()) else { return Request::Nothing };
        let rows = match number.mark {
            CellMark::AtLeast(_) | CellMark::Exactly(1..) => {
                let keys = behind(&self.cells, self.at(), self.measure, view.corpus);
                keys.into_iter().map(TreeNode::Entry).collect()
            }
            CellMark::NotHeld => self.nearest(view),
            CellMark::Silent | CellMark::WordsOnly | CellMark::Exactly(0) => {
                return self.read(view);
            }
        };
        let head = self.head(view, number.mark);
        let rows = rows.into_iter().map(|node| (node, Belongs::Certainly)).collect();
        self.behind = Some(Box::new(NumberEvidence::listing(OF, head, rows, view)));
        Request::Nothing
    }

    /// Returns the entries of the selected cell, or those of the list that is open, with their name.
    pub(crate) fn mapped(&self, view: &ViewContext<'_>) -> (String, Vec<EntryKey>) {
        let (title, _) = self.told(self.at(), view);
        let keys = match &self.behind {
            Some(list) => list.entries(),
            None => behind(&self.cells, self.at(), self.measure, view.corpus),
        };
        (title, keys)
    }

    /// Composes what stands over the list.
    fn head(&self, view: &ViewContext<'_>, mark: CellMark) -> Page {
        let mut page = Page::new();
        let (title, worth) = self.told(self.at(), view);
        page.line("", vec![Span::new(title, Tone::Strong)]);
        let told = if mark == CellMark::NotHeld {
            let unit = self.limits.unit.word();
            format!("No digest of this {unit} is held. The nearest after and before it:")
        } else {
            worth
        };
        page.line("", vec![Span::new(told, Tone::Plain)]);
        page
    }

    /// Returns the nearest digests that cover days after and before the selected ones.
    fn nearest(&self, view: &ViewContext<'_>) -> Vec<TreeNode> {
        let Some(Period { from, to: Some(to) }) = self.cells.days_of(self.column) else {
            return Vec::new();
        };
        let all = (0_u32..).zip(view.corpus.digests());
        let covering = all.filter(|(_, digest)| covers_days(digest.head()));
        let days = covering.filter_map(|(at, digest)| {
            let period = digest.head().period;
            Some((at, period.from, period.to?))
        });
        let days: Vec<_> = days.collect();
        let after =
            days.iter().filter(|(_, first, _)| *first > to).min_by_key(|(_, first, _)| first);
        let before =
            days.iter().filter(|(_, _, last)| *last < from).max_by_key(|(_, _, last)| last);
        after.into_iter().chain(before).map(|(at, _, _)| TreeNode::Digest(*at)).collect()
    }
}
