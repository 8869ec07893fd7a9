//! What lies behind a place in a week, month or day: the entries that were counted, the text of the
//! digest, or, where none is held, the nearest digests after and before.

use super::evidence::NumberEvidence;
use super::evidence_list::Belongs;
use super::span_told::ToldSpan;
use super::verb::Now;
use super::{Request, ViewContext};
use crate::archive::{Corpus, EntryKey};
use crate::cover::{CellMark, covers_days};
use crate::digest::Period;
use crate::page::{Page, Span, Tone};
use crate::tree::{TreeNode, Turn};

/// What a door leads to.
pub enum SpanDoor {
    /// A list or a text over the picture.
    Over(NumberEvidence),
    /// A text of its own.
    Page(Request),
}

impl ToldSpan<'_> {
    /// Returns whether there is a door.
    pub fn now_open(&self, view: &ViewContext<'_>) -> Now {
        let Some(number) = self.number else { return Now::Idle };
        Now::when(match number.mark {
            CellMark::AtLeast(_) | CellMark::Exactly(1..) => true,
            CellMark::NotHeld => !self.nearest(view.corpus).is_empty(),
            CellMark::Silent | CellMark::WordsOnly | CellMark::Exactly(0) => {
                self.digest(view.corpus).is_some()
            }
        })
    }

    /// Opens what lies behind it; `of` says what the numbers are of, `beside` which entries may raise
    /// the number and say none.
    pub fn open(
        &self,
        of: &'static str,
        beside: &[EntryKey],
        view: &ViewContext<'_>,
    ) -> Option<SpanDoor> {
        let number = self.number?;
        let rows: Vec<TreeNode> = match number.mark {
            CellMark::AtLeast(_) | CellMark::Exactly(1..) => {
                self.keys(view).into_iter().map(TreeNode::Entry).collect()
            }
            CellMark::NotHeld => self.nearest(view.corpus),
            CellMark::Silent | CellMark::WordsOnly | CellMark::Exactly(0) if beside.is_empty() => {
                return Some(SpanDoor::Page(self.read(view.corpus)));
            }
            CellMark::Silent | CellMark::WordsOnly | CellMark::Exactly(0) => Vec::new(),
        };
        let head = self.head(view, number.mark);
        let certainly = rows.into_iter().map(|node| (node, Belongs::Certainly));
        let possibly = beside.iter().map(|key| (TreeNode::Entry(*key), Belongs::Possibly));
        let rows = certainly.chain(possibly).collect();
        Some(SpanDoor::Over(NumberEvidence::listing(of, head, rows, view)))
    }

    /// Composes what stands over the list.
    fn head(&self, view: &ViewContext<'_>, mark: CellMark) -> Page {
        let mut page = Page::new();
        let (title, worth) = self.told(view);
        page.line("", vec![Span::new(title, Tone::Strong)]);
        let told = if mark == CellMark::NotHeld {
            let unit = self.unit.word();
            format!("No digest of this {unit} is held. The nearest after and before it:")
        } else {
            worth
        };
        page.line("", vec![Span::new(told, Tone::Plain)]);
        page
    }

    /// Returns the newest digest: one that treats the theatre, else one that covers a day.
    pub fn digest(&self, corpus: &Corpus) -> Option<u32> {
        let own = self.theatre.and_then(|theatre| self.cells.cell(corpus, theatre, self.at));
        let own = own.and_then(|cell| cell.digests.first().copied());
        own.or_else(|| self.cells.digests_of(self.at).first().copied())
    }

    /// Reads that digest, on the theatre where it treats it.
    pub fn read(&self, corpus: &Corpus) -> Request {
        let Some(at) = self.digest(corpus) else { return Request::Nothing };
        let theatre = self.theatre.filter(|theatre| {
            corpus.digest(at).is_some_and(|digest| digest.theatres().contains(theatre))
        });
        let subject = match theatre {
            Some(theatre) => TreeNode::DigestTheatre(at, theatre),
            None => TreeNode::Digest(at),
        };
        Request::Read(subject, Turn::ByDigest)
    }

    /// Returns the nearest digests that cover days after and before the span.
    fn nearest(&self, corpus: &Corpus) -> Vec<TreeNode> {
        let Some(Period { from, to: Some(to) }) = self.cells.days_of(self.at) else {
            return Vec::new();
        };
        let all = (0_u32..).zip(corpus.digests());
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
