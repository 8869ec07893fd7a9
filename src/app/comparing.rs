//! Comparisons: the marked subjects, the requests, and the results.

use chrono::NaiveDate;

use super::{App, Compared, ComparisonRequest, Effect};
use crate::archive::Corpus;
use crate::compare::{Ask, MOST, week_over_week};
use crate::keys::{Action, Context};
use crate::order::CompactSort as _;
use crate::screens::{Compare, Now, Screen};
use crate::tree::TreeNode;

impl App {
    /// Returns what would be marked: the selected digest or wave, or what was found; or why nothing.
    fn to_mark(&self) -> Result<Ask, &'static str> {
        if let Some(Screen::Search(search)) = self.screen() {
            return search.to_mark(&self.corpus);
        }
        let selected = self.here().and_then(|subject| subject.ask(&self.corpus));
        selected.ok_or("Digests and waves can be marked")
    }

    /// Returns whether anything can be compared from here: in a search, what was found.
    pub(super) fn now_compare(&self) -> Now {
        let found = match self.screen() {
            Some(Screen::Search(search)) => search.ask().err(),
            Some(_) | None => None,
        };
        Now::unless(found.map(str::to_owned))
    }

    pub(super) fn now_mark(&self) -> Now {
        // In the picker of subjects, the key belongs to the picker.
        if self.screen().is_some_and(|screen| screen.context() == Context::Pick) {
            return Now::Idle;
        }
        Now::unless(match self.to_mark() {
            Err(why) => Some(self.with_key_of_gathering(why)),
            Ok(ask) if self.marked.len() < MOST || self.marked.contains(&ask) => None,
            Ok(_) => Some(format!("{MOST} are marked; more do not fit side by side")),
        })
    }

    /// Adds to why nothing is marked the key that gathers what is selected, where one does: who wants to
    /// keep an entry marks it, and is not left without a way.
    fn with_key_of_gathering(&self, why: &str) -> String {
        let key = self.key_of(Action::Gather).filter(|_| self.now_gather() == Now::Ready);
        key.map_or_else(
            || why.to_owned(),
            |key| format!("{why}; {key} gathers this for a briefing"),
        )
    }

    /// Marks the selected subject, or removes its mark.
    pub(super) fn mark(&mut self) -> Vec<Effect> {
        let Ok(ask) = self.to_mark() else { return Vec::new() };
        if let Some(at) = self.marked.iter().position(|marked| *marked == ask) {
            self.marked.remove(at);
        } else {
            self.marked.push(ask);
        }
        self.notice = Some(match self.marked.len() {
            0 => "Nothing is marked".to_owned(),
            1 => "1 marked; mark another one, and compare them".to_owned(),
            marked => {
                let key = self.key_of(Action::Compare);
                let key = key.map(|key| format!("{key}: ")).unwrap_or_default();
                format!("{marked} marked; {key}compare them, or mark more")
            }
        });
        Vec::new()
    }

    /// Compares the marked subjects, the oldest first, and in a search what was found; if there are fewer than two, asks for more.
    /// The marks stay until the comparison is there: leaving it before, or its failing, loses none.
    pub(super) fn compare_marked(&mut self) -> Vec<Effect> {
        let mut asks = self.marked.clone();
        asks.compact_sort_by_key(|ask| first_day(ask, &self.corpus));
        if let Some(Screen::Search(search)) = self.screen()
            && let Ok(found) = search.ask()
            && !asks.contains(&found)
        {
            asks.push(found);
            asks.truncate(MOST);
        }
        let wave = self.screen().and_then(|screen| screen.wave(&self.corpus));
        if let Some(wave) = wave.filter(|wave| !asks.contains(wave)) {
            asks.push(wave);
            asks.truncate(MOST);
        }
        let compare = Compare::new(asks, &self.view());
        self.open(Screen::Compare(Box::new(compare)));
        self.compare_if_waiting()
    }

    /// Returns the current digest, the one before it and the mean of the four before that; or why
    /// there are none.
    fn weeks(&self) -> Result<Vec<Ask>, &'static str> {
        let digest = self.here().and_then(|subject| match subject {
            TreeNode::Digest(at)
            | TreeNode::DigestTheatre(at, _)
            | TreeNode::DigestArea(at, _, _) => Some(at),
            TreeNode::Entry(key) => Some(key.digest),
            TreeNode::Passage(key) => key.home.digest(),
            TreeNode::Archive(_)
            | TreeNode::Theatre(_)
            | TreeNode::Area(..)
            | TreeNode::Wave(_) => None,
        });
        let digest = digest.ok_or("Go to a digest, or to an entry of one")?;
        let mut asks = week_over_week(&self.corpus, digest);
        if asks.len() < 2 {
            return Err("There is no digest before it in its series");
        }
        // The week itself comes first: it is divided by those before it.
        asks.swap(0, 1);
        Ok(asks)
    }

    pub(super) fn now_weeks(&self) -> Now {
        Now::unless(self.weeks().err().map(str::to_owned))
    }

    /// Compares these digests.
    pub(super) fn week_over_week(&mut self) -> Vec<Effect> {
        let Ok(asks) = self.weeks() else { return Vec::new() };
        self.open(Screen::Compare(Box::new(Compare::weeks(asks, &self.view()))));
        self.compare_if_waiting()
    }

    /// Requests the topmost comparison.
    pub(super) fn compare(&mut self) -> Vec<Effect> {
        let number = self.compared + 1;
        let Some(compare) = self.uppermost_comparison() else { return Vec::new() };
        compare.expect(number);
        let (asks, baseline) = (compare.asks().to_vec(), compare.baseline());
        self.compared = number;
        vec![Effect::Compare(Box::new(ComparisonRequest { number, asks, baseline }))]
    }

    /// Requests the topmost comparison, unless it has its answer or is waiting for one already.
    pub(super) fn compare_if_waiting(&mut self) -> Vec<Effect> {
        let last = self.compared;
        match self.uppermost_comparison() {
            Some(compare) if compare.is_waiting() && !compare.expects(last) => self.compare(),
            _ => Vec::new(),
        }
    }

    /// Passes an answer to the comparison that waits for it.
    pub(super) fn take_comparison(&mut self, compared: Compared) {
        let mut screens = std::mem::take(&mut self.screens);
        let mut waiting = screens.iter_mut().rev().filter_map(Screen::as_compare);
        if let Some(compare) = waiting.find(|compare| compare.expects(compared.number)) {
            compare.take(compared.table, &self.view());
            if compare.is_of_chosen() {
                let asks = compare.asks();
                self.marked.retain(|ask| !asks.contains(ask));
            }
        }
        self.screens = screens;
    }

    /// Tells the comparison that waits for an answer that there will be none.
    pub(super) fn comparison_failed(&mut self, number: u64) {
        self.screens
            .iter_mut()
            .filter_map(Screen::as_compare)
            .for_each(|compare| compare.fail(number));
    }

    fn uppermost_comparison(&mut self) -> Option<&mut Compare> {
        self.screens.iter_mut().rev().find_map(Screen::as_compare)
    }

    /// Returns the current subject: selected in the tree or a search, or open as a text.
    fn here(&self) -> Option<TreeNode> {
        self.screen()?.subject(&self.corpus)
    }
}

fn first_day(ask: &Ask, corpus: &Corpus) -> Option<NaiveDate> {
    match ask {
        Ask::Wave(id) => {
            let wave = corpus.wave_of_id(id).and_then(|at| corpus.waves().get(at));
            wave.map(|wave| wave.period.from)
        }
        Ask::Digest(id) => {
            let digest = corpus.digests().iter().find(|digest| digest.id() == id);
            digest.map(|digest| digest.head().period.from)
        }
        Ask::Span(_, period) => Some(period.from),
        Ask::Query(..) | Ask::Mean(_) => None,
    }
}
