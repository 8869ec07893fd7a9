//! Changes the file of a worklist: from its bytes and a change to its new bytes. Pure.
//!
//! Only the lines of the change become others, and comments stay. What is changed is known by what it was,
//! not by its place: somebody else may have changed the file meanwhile, and of two desks neither loses
//! anything. The result is read again, and taken only where it holds exactly what it should.

use super::item_file::{written, written_item};
use super::kept::quoted;
use super::{
    Addition, WorkItem, WorkSubject, Worklist, WorklistTurn, read_worklist, write_worklist,
};
use crate::digest::Period;
use crate::yaml::{ItemSplice, SplicedList, Unamended, has_comments, splice_item, splice_key};

/// Where an item moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorklistMove {
    /// Before the one above it.
    Up,
    /// Behind the one below it.
    Down,
}

/// A change of a worklist. What it is about is an item as it was when the change began, with its place then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorklistChange {
    /// Gather something: it goes to the end, once.
    Gather(Box<WorkItem>),
    /// Put an item back before the one at a place.
    Put(usize, Box<WorkItem>),
    /// Write words of one's own behind an item, or before all.
    Write {
        /// What it stands behind; none where it comes first.
        behind: Option<(usize, WorkItem)>,
        /// The words.
        text: String,
    },
    /// Change the note of an item, or one's own words.
    Reword {
        /// What is changed.
        before: (usize, WorkItem),
        /// What it is then.
        after: Box<WorkItem>,
    },
    /// Take an item out.
    Remove((usize, WorkItem)),
    /// Move an item by one place.
    Move((usize, WorkItem), WorklistMove),
    /// Give the briefing a title, or none.
    Title(Option<String>),
    /// Say which days it is about; none where what was gathered says it.
    Days(Option<Period>),
    /// Take what was done last back, or do it again.
    Turn(Box<WorklistTurn>),
}

impl WorklistChange {
    /// Returns true where it is about an item, and not about the briefing as a whole.
    pub fn is_of_item(&self) -> bool {
        match self {
            Self::Gather(_)
            | Self::Put(..)
            | Self::Write { .. }
            | Self::Reword { .. }
            | Self::Remove(_)
            | Self::Move(..) => true,
            Self::Title(_) | Self::Days(_) => false,
            Self::Turn(turn) => turn.instead.as_ref().is_none_or(|change| change.is_of_item()),
        }
    }
}

/// What became of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorklistAmended {
    /// The new bytes of the file, and the place of the item that was changed.
    Done(Vec<u8>, usize),
    /// The same; somebody else had changed the item meanwhile, and both are kept.
    BothKept(Vec<u8>, usize),
    /// What is gathered was there at this place, or all is as it should be already.
    Known(usize),
    /// There is no room for more.
    Full,
    /// The item is not there any more as it was, and nothing was done.
    Gone,
}

/// Which lines become others.
#[derive(Clone, Copy)]
enum AmendedLines {
    /// Those of a new item at this place.
    Added(usize),
    /// Those of a key of an item.
    Key(usize, &'static str),
    Removed(usize),
    /// Those of an item and the one below it.
    Swapped(usize),
    Title,
    Period,
}

/// What is to stand in a file.
struct WantedList {
    list: Worklist,
    /// The item that was changed.
    at: usize,
    lines: AmendedLines,
    /// True where somebody else had changed it.
    both: bool,
}

impl WantedList {
    fn new(list: Worklist, at: usize, lines: AmendedLines) -> Self {
        Self { list, at, lines, both: false }
    }

    fn spliced(&self, old: &[u8]) -> Option<String> {
        fn in_list(old: &[u8], splice: ItemSplice<'_>) -> Option<String> {
            splice_item(old, SplicedList::Under("items"), splice)
        }
        let item = |at: usize| self.list.items().get(at);
        match self.lines {
            AmendedLines::Added(at) => {
                in_list(old, ItemSplice::Insert(at, &written_item(item(at)?)))
            }
            AmendedLines::Removed(at) => in_list(old, ItemSplice::Remove(at)),
            AmendedLines::Swapped(at) => in_list(old, ItemSplice::Swap(at)),
            AmendedLines::Key(at, key) => {
                let written = keyed(item(at)?, key);
                let by_key = in_list(old, ItemSplice::Key(at, key, written.as_deref()));
                by_key.or_else(|| in_list(old, ItemSplice::Replace(at, &written_item(item(at)?))))
            }
            AmendedLines::Title => {
                let title = self.list.title.as_ref();
                let title = title.map(|title| format!("title: {}", quoted(title)));
                splice_key(old, "title", title.as_deref())
            }
            AmendedLines::Period => {
                let period = self.list.period.map(|period| format!("period: {period}"));
                splice_key(old, "period", period.as_deref())
            }
        }
    }
}

/// Returns a key of an item with its value, as it stands where it is not indented; none where there is none.
fn keyed(item: &WorkItem, key: &str) -> Option<String> {
    let own = item.subject.own_words().filter(|_| Some(key) == item.subject.key());
    let value = own.or(item.note.as_deref());
    // In an item the lines of a text are indented deeper than its keys are.
    value.map(|value| format!("{key}: {}", written(value).replace("\n    ", "\n  ")))
}

/// Returns the bytes of a file after a change.
pub fn amend_worklist(old: &[u8], change: &WorklistChange) -> Result<WorklistAmended, Unamended> {
    if let WorklistChange::Turn(turn) = change {
        if *turn.bytes.before == *old {
            return Ok(WorklistAmended::Done(turn.bytes.after.to_vec(), turn.at));
        }
        let instead = turn.instead.as_ref();
        return instead.map_or(Ok(WorklistAmended::Gone), |change| amend_worklist(old, change));
    }
    let file = read_worklist(old);
    // What cannot be read is kept; where it cannot be kept either, that is to be mended first.
    if let Some(fault) = file.loses {
        return Err(Unamended::Faulty(fault));
    }
    let wanted = match wanted(file.worklist, change) {
        Ok(wanted) => wanted,
        Err(done) => return Ok(done),
    };
    let is_right = |new: &String| {
        let read = read_worklist(new.as_bytes());
        let no_new_fault = read.faults.len() <= file.faults.len();
        read.loses.is_none() && no_new_fault && read.worklist == wanted.list
    };
    let whole = || (!has_comments(old)).then(|| write_worklist(&wanted.list));
    let new = wanted.spliced(old).filter(is_right).or_else(|| whole().filter(is_right));
    let new = new.ok_or(Unamended::Shape)?.into_bytes();
    let done = if wanted.both { WorklistAmended::BothKept } else { WorklistAmended::Done };
    Ok(done(new, wanted.at))
}

/// Makes a change in what was read, or says why there is nothing to make.
fn wanted(mut list: Worklist, change: &WorklistChange) -> Result<WantedList, WorklistAmended> {
    match change {
        WorklistChange::Gather(item) => {
            let added = list.add((**item).clone());
            wanted_addition(list, added)
        }
        WorklistChange::Put(at, item) => {
            let added = list.insert(*at, (**item).clone());
            wanted_addition(list, added)
        }
        WorklistChange::Write { behind, text } => {
            let at = match behind {
                Some(spot) => place(&list, spot).map_or(list.items().len(), |at| at + 1),
                None => 0,
            };
            let added = list.insert_text(at, text);
            wanted_addition(list, added)
        }
        WorklistChange::Reword { before, after } => reworded(list, before, after),
        WorklistChange::Remove(spot) => {
            let at = place(&list, spot).ok_or(WorklistAmended::Gone)?;
            list.remove(at);
            Ok(WantedList::new(list, at, AmendedLines::Removed(at)))
        }
        WorklistChange::Move(spot, way) => {
            let from = place(&list, spot).ok_or(WorklistAmended::Gone)?;
            let to = match way {
                WorklistMove::Up => list.move_up(from),
                WorklistMove::Down => list.move_down(from),
            };
            if from == to {
                return Err(WorklistAmended::Known(to));
            }
            Ok(WantedList::new(list, to, AmendedLines::Swapped(from.min(to))))
        }
        WorklistChange::Title(title) if list.title == *title => Err(WorklistAmended::Known(0)),
        WorklistChange::Title(title) => {
            list.title.clone_from(title);
            Ok(WantedList::new(list, 0, AmendedLines::Title))
        }
        WorklistChange::Days(period) if list.period == *period => Err(WorklistAmended::Known(0)),
        WorklistChange::Days(period) => {
            list.period = *period;
            Ok(WantedList::new(list, 0, AmendedLines::Period))
        }
        // It was looked at before.
        WorklistChange::Turn(_) => Err(WorklistAmended::Gone),
    }
}

fn wanted_addition(list: Worklist, added: Addition) -> Result<WantedList, WorklistAmended> {
    match added {
        Addition::At(at) => Ok(WantedList::new(list, at, AmendedLines::Added(at))),
        Addition::Known(at) => Err(WorklistAmended::Known(at)),
        Addition::Full => Err(WorklistAmended::Full),
    }
}

/// Returns the place of an item as it was; of several alike that at its own place.
fn place(list: &Worklist, (at, item): &(usize, WorkItem)) -> Option<usize> {
    let is_there = list.items().get(*at) == Some(item);
    if is_there { Some(*at) } else { list.items().iter().position(|known| known == item) }
}

/// Changes a note or a text. Where somebody else did meanwhile, theirs stays and this is added.
fn reworded(
    mut list: Worklist,
    before: &(usize, WorkItem),
    after: &WorkItem,
) -> Result<WantedList, WorklistAmended> {
    let own_text = matches!(after.subject, WorkSubject::Text(_));
    if let Some(at) = place(&list, before) {
        if before.1 == *after {
            return Err(WorklistAmended::Known(at));
        }
        let key = if before.1.subject == after.subject { "note" } else { "text" };
        if let Some(item) = list.item_mut(at) {
            item.clone_from(after);
        }
        return Ok(WantedList::new(list, at, AmendedLines::Key(at, key)));
    }
    let theirs = if own_text { None } else { list.position(after) };
    let Some(at) = theirs else {
        let added = list.add(after.clone());
        return wanted_addition(list, added).map(|wanted| WantedList { both: true, ..wanted });
    };
    if let Some(item) = list.item_mut(at) {
        let notes = item.note.iter().chain(&after.note).map(String::as_str);
        item.note = Some(notes.collect::<Vec<_>>().join("\n")).filter(|note| !note.is_empty());
    }
    Ok(WantedList { both: true, ..WantedList::new(list, at, AmendedLines::Key(at, "note")) })
}

#[cfg(test)]
#[path = "amend_tests.rs"]
mod tests;
