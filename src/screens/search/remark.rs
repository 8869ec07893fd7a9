//! The row below the input line: a caret at a fault, or what was found in words, what was
//! understood, to what the search is held, and what can be written next.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::{Focus, LISTED, Search};
use super::sum_rows::says_held;
use crate::jobs::WiderCount;
use crate::keys::{Action, Context};
use crate::page::events_told;
use crate::query::{Nearest, QueryFault, Replaced, Results, UnclearWave};
use crate::screens::ViewContext;
use crate::text::{fit_words, width};
use crate::ui::paint::put;
use crate::ui::theme::Role;

impl Search {
    /// Draws the row below the line: a caret at a fault, or how many of the results are listed.
    pub(super) fn draw_remark(
        &self,
        view: &ViewContext<'_>,
        line: Rect,
        start: u16,
        whole: bool,
        buffer: &mut Buffer,
    ) {
        let y = line.y + 1;
        let room = usize::from(view.body.width.saturating_sub(2));
        if self.focus == Focus::Name {
            let (advice, role) = self.naming.advice(view.saved);
            let advice = view.spell(&advice).into_owned();
            let advice = fit_words(&advice, room, view.marks.ellipsis);
            put(buffer, line.x, y, &advice, view.theme.style(role));
            return;
        }
        // An incomplete word is not a fault yet, where it has known completions.
        let typing = self.fault.as_ref().is_some_and(|fault| self.is_at_end(fault));
        if let Some(fault) = self.fault.as_ref().filter(|_| !typing || self.offers.is_empty()) {
            let before = self.input.text().get(..fault.range.start).unwrap_or("");
            let at = start + u16::try_from(width(before)).unwrap_or(0);
            let text = format!("^ {fault}");
            let fits = whole && usize::from(at - line.x) + width(&text) <= room;
            let x = if fits { at } else { line.x };
            let text = fit_words(&text, room, view.marks.ellipsis);
            put(buffer, x, y, &view.spell(&text), view.theme.style(Role::Warning));
            return;
        }
        let remark = match &self.results {
            _ if typing => String::new(),
            None if self.failed => "the search failed; Enter asks again".to_owned(),
            None => "the index is being made".to_owned(),
            Some(results) if let Some(nearest) = &results.nearest => {
                return self.draw_nearest(view, nearest, (line, room), buffer);
            }
            Some(results) if !results.unclear_waves.is_empty() => {
                let advice: Vec<String> =
                    results.unclear_waves.iter().map(UnclearWave::message).collect();
                advice.join("; ")
            }
            Some(results) if !results.replaced.is_empty() => {
                let said: Vec<String> = results.replaced.iter().map(Replaced::message).collect();
                format!("{}  {}", said.join("; "), self.rests_on_told())
            }
            Some(results) if results.records() == 0 => match (&self.wider, &self.rests_on) {
                (Some(_), _) => String::new(),
                (None, Some(rests_on)) => format!("nothing found; {rests_on}"),
                (None, None) => "nothing found".to_owned(),
            },
            Some(results) if results.records() > results.hits.len() => {
                format!("the best {LISTED} are listed  {}", self.rests_on_told())
            }
            Some(_) => self.rests_on_told(),
        };
        // The way out of an empty list comes before all else.
        let remark = if let Some(wider) = &self.wider {
            let (offer, chip) = (way_out(wider, view), self.scope_chip());
            format!("{offer}  {chip}  {}{remark}", self.understood(view))
        } else {
            let remark = self.beside_towns(view, &remark);
            format!("{}{}{remark}", self.scope_with_key(view), self.understood(view))
        };
        let remark = self.before_offers(&remark, room, view);
        put(buffer, line.x, y, &remark, view.theme.style(Role::Dim));
    }

    /// Returns whether a fault is in what is being typed.
    fn is_at_end(&self, fault: &QueryFault) -> bool {
        fault.range.end >= self.input.cursor()
    }

    /// Returns whether a key takes the first completion. Another fault stands in its place in the line,
    /// and what is not seen is not taken.
    pub(super) fn may_complete(&self) -> bool {
        let told = self.fault.as_ref().is_none_or(|fault| self.is_at_end(fault));
        told && self.input.parts().1.is_empty() && !self.offers.is_empty()
    }

    /// Draws that no record, or few, have all words, and what is held: in the longest wording that
    /// fits, before all else where the line cannot take everything.
    fn draw_nearest(
        &self,
        view: &ViewContext<'_>,
        nearest: &Nearest,
        (line, room): (Rect, usize),
        buffer: &mut Buffer,
    ) {
        // Where there is room for the sum, what is held stands with it.
        let said = says_held(view, self.sum.as_ref());
        let held = self.rests_on.as_ref().filter(|_| !said);
        let held = held.map(|rests_on| format!("; held: {rests_on}")).unwrap_or_default();
        let beside = format!("{}{}", self.scope_with_key(view), self.understood(view));
        let [whole, short, shortest] = nearest.wordings();
        let all = format!("{beside}{}{held}", self.beside_towns(view, &whole));
        // Where the line cannot take everything, its end is cut, so that this comes first.
        let room_of_all = room.saturating_sub(self.least_offer(view));
        let said = if width(&view.spell(&all)) <= room_of_all {
            all
        } else {
            let fits = |said: &String| width(said) + width(&held) <= room_of_all;
            let said = [whole, short].into_iter().find(fits).unwrap_or(shortest);
            format!("{said}{held}  {beside}{}", self.towns(view))
        };
        let said = self.before_offers(&said, room, view);
        put(buffer, line.x, line.y + 1, &said, view.theme.style(Role::Dim));
    }

    /// Returns the place that the search is held to as a chip.
    fn scope_chip(&self) -> String {
        self.within().map(|_| format!("[in {}]", self.scope)).unwrap_or_default()
    }

    /// Returns the same with the key that drops it.
    fn scope_with_key(&self, view: &ViewContext<'_>) -> String {
        let chip = self.scope_chip();
        if chip.is_empty() {
            return chip;
        }
        let key = view.keymap.chords(Context::Search, Action::Widen).first();
        let key = key.map(|key| format!(" {key}: whole archive")).unwrap_or_default();
        format!("{chip}{key}  ")
    }

    /// Returns the chips, and the key that makes plain words of the last one again.
    fn understood(&self, view: &ViewContext<'_>) -> String {
        if self.chips.is_empty() {
            return String::new();
        }
        let chips: Vec<String> = self.chips.iter().map(|chip| format!("[{chip}]")).collect();
        let key = view.keymap.chords(Context::Search, Action::TakeBack).first();
        let key = key.map(|key| format!(" {key}: plain words")).unwrap_or_default();
        format!("{}{key}  ", chips.join(" "))
    }

    /// Returns where the towns lie, and the key that finds what happened there too.
    fn towns(&self, view: &ViewContext<'_>) -> String {
        if self.towns.is_empty() {
            return String::new();
        }
        let told =
            self.towns.iter().map(|offer| format!("[{offer}: {}]", events_told(&offer.found)));
        let told: Vec<String> = told.collect();
        let key = view.keymap.chords(Context::Search, Action::WithArea).first();
        let key = key.map(|key| format!(" {key}: find them")).unwrap_or_default();
        format!("{}{key}  ", told.join(" "))
    }

    /// Puts where the towns lie before a remark; after it where it says that other words are met.
    fn beside_towns(&self, view: &ViewContext<'_>, remark: &str) -> String {
        let towns = self.towns(view);
        let others = |results: &Results| results.nearest.is_some() || !results.replaced.is_empty();
        if !towns.is_empty() && self.results.as_ref().is_some_and(others) {
            return format!("{}  {towns}", remark.trim_end());
        }
        towns + remark
    }

    /// Says what the result rests on, and how much of it is unrated.
    fn rests_on_told(&self) -> String {
        let unrated = self.sum.as_ref().and_then(|sum| sum.unrated);
        let told = self.rests_on.clone().into_iter().chain(unrated.map(|kept| kept.to_string()));
        told.collect::<Vec<_>>().join("; ")
    }

    /// Puts a remark before the completions, by which the user learns the query language while typing.
    /// Of a long remark the end is cut, never the first completion: a key takes it, so it must be seen.
    fn before_offers(&self, remark: &str, room: usize, view: &ViewContext<'_>) -> String {
        let ellipsis = view.marks.ellipsis;
        let remark = view.spell(remark.trim_end()).into_owned();
        if self.offers.is_empty() {
            return fit_words(&remark, room, ellipsis).into_owned();
        }
        let remark = fit_words(&remark, room.saturating_sub(self.least_offer(view)), ellipsis);
        let apart = if remark.is_empty() { "" } else { "  " };
        let offers: Vec<_> = self.offers.iter().map(|offer| offer.text.as_str()).collect();
        let offers = format!("{} {}", view.glyphs.right, offers.join("  "));
        let left = room.saturating_sub(width(&remark) + apart.len());
        let offers = fit_words(&view.spell(&offers), left, ellipsis).into_owned();
        format!("{remark}{apart}{offers}")
    }

    /// Returns the cells that the first completion takes behind a remark, with the sign of a cut where
    /// there are more; none where nothing is offered.
    fn least_offer(&self, view: &ViewContext<'_>) -> usize {
        let Some(first) = self.offers.first() else { return 0 };
        let more = if self.offers.len() > 1 { 1 + width(view.marks.ellipsis) } else { 0 };
        2 + width(view.glyphs.right) + 1 + width(&view.spell(&first.text)) + more
    }
}

/// Says what the whole archive has where the place that the search is held to has nothing, with the
/// key that goes there first, since a narrow line cuts the end.
fn way_out(wider: &WiderCount, view: &ViewContext<'_>) -> String {
    let WiderCount { events, beside } = wider;
    let counts = [(events.tellings > 0).then(|| events_told(events)), beside.clone()];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    if counts.is_empty() {
        return "0 here; nothing in the whole archive either".to_owned();
    }
    let key = view.keymap.chords(Context::Search, Action::Widen).first();
    let key = key.map(|key| format!("{key}: ")).unwrap_or_default();
    format!("0 here; {key}{} in the whole archive", counts.join(", "))
}
