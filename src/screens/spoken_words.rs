//! Subjects, numbers and what is held of them in whole words, for who hears them: no letters that stand
//! for words, and no signs that stand for states.

use super::ViewContext;
use crate::archive::{EntryKey, PassageKey};
use crate::cover::{CellMark, State};
use crate::digest::{
    Count, DateBasis, EntryRef, Harm, PassageDate, Series, Sum, Trend, grouped, parted,
};
use crate::jobs::SavedCount;
use crate::page::{events_told, held_sum};
use crate::tree::TreeNode;

/// Where a subject is told, and so what need not be said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToldAmong {
    /// Among those of one theatre.
    OneTheatre,
    /// Among those of any theatre, so that each names its own.
    AllTheatres,
    /// Among those of any theatre, with the words of each behind it.
    BesideItsWords,
}

/// Says what is held, where there is no number.
pub fn state_told(state: State) -> &'static str {
    match state {
        State::NotHeld => "not held",
        State::Silent => "held, silent",
        State::WordsOnly => "told in words only",
        State::InPart => "held in part, no number",
        State::InFull => "held in full",
    }
}

/// Says a number of events as its state allows, or what is held where there is none.
pub fn worth_told(state: State, events: &Sum) -> String {
    if state.mark(events.best).number().is_none() && events.terms == 0 {
        return state_told(state).to_owned();
    }
    let noun = if events.is_of_one() { "event" } else { "events" };
    let full = if state == State::InFull { ", held in full" } else { "" };
    format!("{} {noun}{full}", held_sum(state, events).text)
}

/// Says what stands in a cell: `at least 5`, `held, silent`.
pub fn mark_told(mark: CellMark) -> String {
    match mark {
        CellMark::NotHeld => state_told(State::NotHeld).to_owned(),
        CellMark::Silent => state_told(State::Silent).to_owned(),
        CellMark::WordsOnly => state_told(State::WordsOnly).to_owned(),
        CellMark::AtLeast(number) => format!("at least {}", grouped(number)),
        CellMark::Exactly(number) => grouped(number),
    }
}

/// Says a number with its doubt: `about 5`, `one or more`.
pub fn count_told(count: Count) -> String {
    parted(match count {
        Count::Exact(number) => number.to_string(),
        Count::About(number) => format!("about {number}"),
        Count::AtLeast(number) => format!("at least {number}"),
        Count::MoreThan(number) => format!("more than {number}"),
        Count::AtMost(number) => format!("at most {number}"),
        Count::Range(low, high) => format!("{low} to {high}"),
        Count::RangeWithBest { low, best, high } => format!("{best}, between {low} and {high}"),
        Count::Some => "one or more".to_owned(),
        Count::Several => "several".to_owned(),
        Count::Dozens => "dozens".to_owned(),
        Count::Hundreds => "hundreds".to_owned(),
        Count::Unknown => "an unknown number".to_owned(),
    })
}

fn harm_told(harm: Harm) -> &'static str {
    match harm {
        Harm::Killed => "killed",
        Harm::Wounded => "wounded",
        Harm::KilledOrWounded => "killed or wounded",
        Harm::Captured => "captured",
    }
}

/// Says the toll of an entry: `2 killed, one or more wounded, disputed`; nothing where none is told.
pub fn toll_told(entry: EntryRef<'_>) -> String {
    let casualties = entry.casualties();
    let told = casualties.stated().map(|(harm, count)| {
        let disputed = entry.toll(harm).is_some_and(|span| span.disputed);
        let disputed = if disputed { ", disputed" } else { "" };
        format!("{} {}{disputed}", count_told(count), harm_told(harm))
    });
    told.collect::<Vec<_>>().join(", ")
}

/// Says a subject as a line of a list.
pub fn subject_told(view: &ViewContext<'_>, subject: TreeNode, among: ToldAmong) -> String {
    let corpus = view.corpus;
    match subject {
        TreeNode::Archive(_) => {
            format!("{}, {} digests", subject.name(corpus), corpus.digests().len())
        }
        TreeNode::Digest(at) => digest_told(view, at),
        TreeNode::DigestTheatre(..)
        | TreeNode::DigestArea(..)
        | TreeNode::Theatre(_)
        | TreeNode::Area(..) => {
            let (state, events) = subject.held(corpus);
            format!("{}, {}", subject.name(corpus), worth_told(state, &events))
        }
        TreeNode::Wave(at) => wave_told(view, at),
        TreeNode::Entry(key) => entry_told(view, key, among),
        TreeNode::Passage(key) => passage_told(view, key),
    }
}

/// Says a digest: its days, what is held of it, who published it.
fn digest_told(view: &ViewContext<'_>, at: u32) -> String {
    let Some(digest) = view.corpus.digest(at) else { return String::new() };
    let head = digest.head();
    let (state, events) = TreeNode::Digest(at).held(view.corpus);
    // All weeklies have the same title.
    let is_weekly = head.series == Series::Weekly;
    let title = if is_weekly { String::new() } else { format!(", {}", head.title) };
    let trend = match head.trend {
        Some(Trend::Up) => ", the trend is up",
        Some(Trend::Down) => ", the trend is down",
        Some(Trend::Steady | Trend::Mixed) | None => "",
    };
    let (days, worth) = (head.period, worth_told(state, &events));
    let draft = if head.is_draft { ", a draft" } else { "" };
    format!("{days}{title}{draft}, {worth}{trend}, by {}", head.publisher)
}

fn wave_told(view: &ViewContext<'_>, at: usize) -> String {
    let Some(wave) = view.corpus.waves().get(at) else { return String::new() };
    let (state, events) = TreeNode::Wave(at).held(view.corpus);
    format!("{}, {}, {}", wave.name, wave.period.spoken(), worth_told(state, &events))
}

/// Says an entry: day, what, where or whom, whose word it is, the toll.
pub fn entry_told(view: &ViewContext<'_>, key: EntryKey, among: ToldAmong) -> String {
    let Some(entry) = view.corpus.entry(key) else { return String::new() };
    let taxonomy = view.corpus.taxonomy();
    let what = match entry.tactics.main() {
        Some(tactic) => taxonomy.tactic_name(tactic),
        None => taxonomy.kind_name(entry.kind),
    };
    let mut parts = vec![entry.date.to_string()];
    parts.extend(match entry.date_basis() {
        DateBasis::Told => None,
        DateBasis::Supplied => Some("the editor's date".to_owned()),
        DateBasis::Inferred => Some("a date inferred".to_owned()),
    });
    if among != ToldAmong::OneTheatre {
        parts.push(taxonomy.theatre_name(entry.theatre).to_owned());
    }
    parts.push(what.to_owned());
    let place = entry.place_text().unwrap_or("");
    let target = entry.target().unwrap_or("");
    // An entry with neither place nor target is recognised by its text.
    let both_empty = place.is_empty() && target.is_empty();
    parts.extend([place, target].into_iter().filter(|part| !part.is_empty()).map(str::to_owned));
    let is_wanted = both_empty && among != ToldAmong::BesideItsWords;
    parts.extend(is_wanted.then(|| entry.text().to_owned()));
    parts.push(entry.basis.word().to_owned());
    parts.extend(Some(toll_told(entry)).filter(|toll| !toll.is_empty()));
    let again = view.corpus.is_repeat(key);
    parts.extend(again.then(|| "told in another digest too".to_owned()));
    parts.join(", ")
}

fn passage_told(view: &ViewContext<'_>, key: PassageKey) -> String {
    let Some(passage) = view.corpus.passage(key) else { return String::new() };
    let taxonomy = view.corpus.taxonomy();
    let place = match (passage.area, passage.theatre) {
        (Some(area), _) => Some(taxonomy.area_name(area)),
        (None, Some(theatre)) => Some(taxonomy.theatre_name(theatre)),
        (None, None) => None,
    };
    let days = match passage.date() {
        PassageDate::Own(period) => period.spoken(),
        PassageDate::OfHome(period) => format!("from {}", period.spoken()),
    };
    let mut parts = vec![passage.kind().word().to_owned(), days];
    parts.extend(place.map(str::to_owned));
    parts.extend(passage.basis().map(|basis| basis.word().to_owned()));
    parts.push(format!("in {}", passage.home.id()));
    parts.join(", ")
}

/// Says where a path leads, its end first: `Diyala, Iraq, ITIC 21 to 26 May 2020`.
pub fn names_told<'n>(
    path: impl DoubleEndedIterator<Item = &'n TreeNode>,
    view: &ViewContext<'_>,
) -> String {
    let names: Vec<String> = path.rev().map(|subject| subject.name(view.corpus)).collect();
    names.join(", ")
}

/// Says a saved search: its name, what it finds, what it is for.
pub fn saved_told(saved: &SavedCount) -> String {
    let found = match saved.found.as_ref().zip(saved.held) {
        Some((found, State::InFull)) => events_told(found),
        // A sum without an upper bound says so already.
        Some((found, _)) if found.events.is_exact() && found.tellings > 0 => {
            format!("at least {}", events_told(found))
        }
        Some((found, _)) if found.tellings > 0 => events_told(found),
        Some(_) => "nothing found, not held in full".to_owned(),
        None => "not counted yet".to_owned(),
    };
    let shared = if saved.shared { ", shared by the archive" } else { "" };
    let remark = saved.note.as_deref().unwrap_or(&saved.query);
    format!("{}, {found}{shared}, {remark}", saved.name)
}
