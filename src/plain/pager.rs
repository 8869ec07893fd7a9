//! Which lines of a screen were said: a page at a time, from where one left it when one comes back.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::screens::{Spoken, SpokenDoor};

/// How many lines are said at once.
const PAGE: usize = 20;

/// A screen that was told, and how far.
#[derive(Clone, Debug)]
struct ToldScreen {
    place: Vec<String>,
    /// Tells what it said from what it says now.
    told: u64,
    /// The first line of the page that was said last.
    from: usize,
}

/// The screens from the first to the one that is told, and what that says.
#[derive(Clone, Debug, Default)]
pub(super) struct Pager {
    trail: Vec<ToldScreen>,
    spoken: Spoken,
    /// The line behind the last that was said.
    upto: usize,
    /// What was looked for last.
    words: String,
}

impl Pager {
    /// Takes what a screen says now. Returns false where it said the same before.
    pub fn take(&mut self, place: Vec<String>, spoken: Spoken) -> bool {
        let told = hash(&spoken);
        let known = self.trail.iter().position(|screen| screen.place == place);
        let is_top = known.is_some_and(|at| at + 1 == self.trail.len());
        let same = known.and_then(|at| self.trail.get(at)).filter(|known| known.told == told);
        if is_top && same.is_some() {
            return false;
        }
        // One comes back to the page that one left.
        let from = same.map_or(0, |known| known.from);
        self.trail.truncate(known.unwrap_or(self.trail.len()));
        self.trail.push(ToldScreen { place, told, from });
        self.spoken = spoken;
        self.upto = from;
        true
    }

    /// Returns the title, and the lines of the next page.
    pub fn begin(&mut self) -> Vec<String> {
        let mut lines = vec![self.spoken.title.clone()];
        lines.extend(self.next(PAGE).unwrap_or_default());
        lines
    }

    /// Begins with the first line again.
    pub fn again(&mut self) -> Vec<String> {
        self.upto = 0;
        self.begin()
    }

    /// Returns the next page; none where all was said.
    pub fn more(&mut self) -> Option<Vec<String>> {
        self.next(PAGE)
    }

    /// Returns all the rest; none where all was said.
    pub fn rest(&mut self) -> Option<Vec<String>> {
        self.next(usize::MAX)
    }

    /// Returns the page from the next line that has some words, read by `fits`; none where no line has.
    pub fn find(&mut self, words: &str, fits: impl Fn(&str, &str) -> bool) -> Option<Vec<String>> {
        let on = words.is_empty();
        if !on {
            words.clone_into(&mut self.words);
        }
        let from = self.trail.last().map_or(0, |screen| screen.from);
        let begin = if on { from + 1 } else { 0 };
        let lines = self.spoken.lines.iter().enumerate().skip(begin);
        let mut hits = lines.filter(|(_, line)| fits(&line.text, &self.words));
        let (at, _) = hits.next().filter(|_| !self.words.is_empty())?;
        self.upto = at;
        self.next(PAGE)
    }

    /// Returns what the number of a line opens.
    pub fn door(&self, number: usize) -> Option<SpokenDoor> {
        let doors = self.spoken.lines.iter().filter_map(|line| line.door);
        doors.into_iter().nth(number.checked_sub(1)?)
    }

    /// Returns the number of the last line that has one.
    pub fn last_number(&self) -> usize {
        self.spoken.lines.iter().filter(|line| line.door.is_some()).count()
    }

    /// Returns lines with their numbers, and where they are cut how many there are.
    fn next(&mut self, most: usize) -> Option<Vec<String>> {
        let all = self.spoken.lines.len();
        let (from, upto) = (self.upto, self.upto.saturating_add(most).min(all));
        if from >= upto {
            return None;
        }
        let before = self.spoken.lines.iter().take(from).filter(|line| line.door.is_some());
        let mut number = before.count();
        let page = self.spoken.lines.get(from..upto).unwrap_or_default();
        let mut lines: Vec<String> = Vec::new();
        for line in page {
            lines.push(if line.door.is_some() {
                number += 1;
                format!("{number}. {}", line.text)
            } else {
                line.text.clone()
            });
        }
        if upto < all {
            lines.push(format!("{upto} of {all} lines; enter goes on"));
        } else if from > 0 || all > PAGE {
            lines.push(format!("End of {all} lines"));
        }
        self.upto = upto;
        if let Some(screen) = self.trail.last_mut() {
            screen.from = from;
        }
        Some(lines)
    }
}

fn hash(spoken: &Spoken) -> u64 {
    let mut hasher = DefaultHasher::new();
    spoken.title.hash(&mut hasher);
    for line in &spoken.lines {
        line.text.hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(lines: usize) -> Spoken {
        let mut spoken = Spoken::titled("A list");
        spoken.say("what it is");
        for row in 0..lines {
            spoken.offer(format!("row {row}"), row, &[]);
        }
        spoken
    }

    fn place(name: &str) -> Vec<String> {
        vec![name.to_owned()]
    }

    #[test]
    fn numbers_go_on_from_page_to_page_and_open_what_they_stand_before() {
        let mut pager = Pager::default();
        assert!(pager.take(place("list"), spoken(30)));
        let first = pager.begin();
        assert_eq!(first[..3], ["A list", "what it is", "1. row 0"]);
        assert_eq!(first.last().unwrap(), "20 of 31 lines; enter goes on");
        let second = pager.more().unwrap();
        assert_eq!((second[0].as_str(), second.len()), ("20. row 19", 12));
        assert_eq!(pager.more(), None);
        assert_eq!(pager.door(20).unwrap().spot.row, 19);
        assert_eq!((pager.door(0), pager.door(31)), (None, None));
    }

    #[test]
    fn one_comes_back_to_the_page_that_one_left() {
        let mut pager = Pager::default();
        pager.take(place("list"), spoken(30));
        pager.begin();
        pager.more();
        assert!(!pager.take(place("list"), spoken(30)), "it says the same");
        assert!(pager.take(place("page"), spoken(2)));
        pager.begin();
        assert!(pager.take(place("list"), spoken(30)));
        assert_eq!(pager.begin()[1], "20. row 19");
        assert!(pager.take(place("list"), spoken(29)), "something else is there now");
        assert_eq!(pager.begin()[1], "what it is");
    }

    #[test]
    fn finding_goes_on_behind_the_last_hit() {
        let mut pager = Pager::default();
        pager.take(place("list"), spoken(30));
        pager.begin();
        let has = |line: &str, words: &str| line.contains(words);
        assert_eq!(pager.find("row 2", has).unwrap()[0], "3. row 2");
        assert_eq!(pager.find("", has).unwrap()[0], "21. row 20");
        assert_eq!(pager.find("nowhere", has), None);
    }
}
