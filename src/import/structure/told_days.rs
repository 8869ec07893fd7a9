//! The days that a text tells of: those that begin a line before those within it, and the month of
//! days that most of them lie in. The period is decided in `period`.

use std::ops::Range;

use chrono::{Datelike as _, Months, NaiveDate};

use super::lines::{BlockRole, TextLines};
use super::period_forms::{DaysForm, stated_days};

/// A day, or some that follow each other, that a text tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ToldDay {
    /// The first and the last.
    pub(super) days: (NaiveDate, NaiveDate),
    /// True if the text states no year and it was taken from elsewhere.
    pub(super) is_year_supplied: bool,
    /// Where it stands in its line.
    place: DayPlace,
}

impl ToldDay {
    /// Returns true if it begins its line.
    pub(super) fn leads(&self) -> bool {
        self.place >= DayPlace::Leading
    }
}

/// Where a day stands in its line, the least telling first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum DayPlace {
    /// Within it.
    Within,
    /// At its beginning: `Dec. 20 Northern Province: …`.
    Leading,
    /// It is all of it: `January 3` above the events of that day.
    Alone,
}

/// The fewest days that a period is made of, where they do not stand alone.
const FEWEST: usize = 3;

/// The longest period that is made of days, in days.
const LONGEST: i64 = 31;

/// Words before a day that is only looked back to.
const BACKGROUND: [&str; 8] = ["since", "back", "until", "till", "before", "after", "former", "by"];

/// How many characters before a day are looked at for such a word.
const LOOKED_AT: usize = 40;

/// Returns true if the words before a place look back: `since`, `dating back to`.
pub(super) fn is_background(text: &[char], at: usize) -> bool {
    let from = at.saturating_sub(LOOKED_AT);
    let before: String = text.get(from..at).unwrap_or_default().iter().collect();
    let mut words = before.split_whitespace().rev().map(str::to_lowercase);
    let first = words.find(|word| {
        !matches!(
            word.as_str(),
            "the" | "to" | "early" | "late" | "mid" | "around" | "about" | "on" | "in" | "and"
        )
    });
    first.is_some_and(|word| BACKGROUND.contains(&word.as_str()))
}

/// Finds the days that the text of some blocks tells of; `title` is none of it.
pub(super) fn told_days(
    lines: &TextLines<'_>,
    range: Range<usize>,
    title: Option<usize>,
    year: Option<i32>,
) -> Vec<ToldDay> {
    let said = range.filter(|at| {
        Some(*at) != title
            && lines.is_kept(*at)
            && matches!(lines.role(*at), BlockRole::Body | BlockRole::Heading)
    });
    said.flat_map(|at| in_line(lines.text(at), year)).collect()
}

fn in_line(text: &str, year: Option<i32>) -> Vec<ToldDay> {
    let all = stated_days(text, year);
    let text: Vec<char> = text.chars().collect();
    let mut told = Vec::new();
    let (mut open, mut reached) = (0_usize, 0);
    for one in all.iter().filter(|one| matches!(one.form, DaysForm::Day | DaysForm::Range)) {
        for c in text.get(reached..one.at).unwrap_or_default() {
            match c {
                '(' => open += 1,
                ')' => open = open.saturating_sub(1),
                _ => {}
            }
        }
        reached = one.at;
        // What stands in a bracket is a source.
        if open > 0 || is_background(&text, one.at) {
            continue;
        }
        let is_rest_empty = one.at == 0 && !text.iter().skip(one.end).any(|c| c.is_alphanumeric());
        let place = match (one.at, is_rest_empty && one.is_year_supplied) {
            (0, true) => DayPlace::Alone,
            (0, false) => DayPlace::Leading,
            _ => DayPlace::Within,
        };
        let is_year_supplied = one.is_year_supplied;
        told.push(ToldDay { days: (one.from, one.to), is_year_supplied, place });
    }
    told
}

/// Returns the days that most of those told lie in, if they lie within a month.
pub(super) fn run_of_days(told: &[ToldDay]) -> Option<(NaiveDate, NaiveDate)> {
    let best = told.iter().map(|one| one.place).max()?;
    let at_least = |place| told.iter().filter(|one| one.place >= place).count();
    let place = match best {
        DayPlace::Alone => DayPlace::Alone,
        DayPlace::Leading | DayPlace::Within if at_least(DayPlace::Leading) >= FEWEST => {
            DayPlace::Leading
        }
        DayPlace::Leading | DayPlace::Within if told.len() >= FEWEST => DayPlace::Within,
        DayPlace::Leading | DayPlace::Within => return None,
    };
    let mut days: Vec<(NaiveDate, NaiveDate)> =
        turned(told).into_iter().filter(|one| one.place >= place).map(|one| one.days).collect();
    days.sort_unstable();
    let (from, to) = densest(&days)?;
    let run = days.get(from..to)?;
    let is_most = (to - from) * 10 >= days.len() * 6;
    let last = run.iter().map(|days| days.1).max()?;
    is_most.then_some((run.first()?.0, last))
}

/// Puts the days at the end of a year before those at its beginning, where none tells its year.
fn turned(told: &[ToldDay]) -> Vec<ToldDay> {
    let supplied = || told.iter().filter(|one| one.is_year_supplied);
    let turns = supplied().any(|one| one.days.0.month() <= 2)
        && supplied().any(|one| one.days.0.month() >= 11);
    let back = |one: &ToldDay| {
        let earlier = |day: NaiveDate| day.checked_sub_months(Months::new(12)).unwrap_or(day);
        let moves = turns && one.is_year_supplied && one.days.0.month() >= 11;
        let days = (earlier(one.days.0), earlier(one.days.1));
        if moves { ToldDay { days, ..*one } } else { *one }
    };
    told.iter().map(back).collect()
}

/// Returns the part of sorted days that has the most of them within a month, of equals the latest.
fn densest(days: &[(NaiveDate, NaiveDate)]) -> Option<(usize, usize)> {
    let mut best: Option<(usize, usize)> = None;
    let mut from = 0;
    for (at, (_, last)) in days.iter().enumerate() {
        while days.get(from).is_some_and(|(first, _)| (*last - *first).num_days() >= LONGEST) {
            from += 1;
        }
        let is_more = best.is_none_or(|(start, end)| at + 1 - from.min(at) >= end - start);
        if from <= at && is_more {
            best = Some((from, at + 1));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(lines: &[&str]) -> Option<String> {
        let told: Vec<ToldDay> = lines.iter().flat_map(|line| in_line(line, Some(2031))).collect();
        run_of_days(&told).map(|(from, to)| format!("{from}..{to}"))
    }

    #[test]
    fn days_that_begin_lines_make_a_period() {
        let days =
            ["Dec. 20 North: two killed", "Dec. 19 South: one killed", "Dec. 14 East: shots"];
        assert_eq!(run(&days).as_deref(), Some("2031-12-14..2031-12-20"));
        assert_eq!(run(&days[..2]), None, "too few");
        let alone = ["January 3", "A mine went off as on May 3, 2029.", "January 4", "Shots fell."];
        assert_eq!(run(&alone).as_deref(), Some("2031-01-03..2031-01-04"));
    }

    #[test]
    fn days_within_sentences_make_a_period_where_they_are_near() {
        let near = ["Armed men on 12 May took a boat.", "On 4 May shots fell.", "On 7 May, mines."];
        assert_eq!(run(&near).as_deref(), Some("2031-05-04..2031-05-12"));
        let apart = ["On 2 January it rained.", "On 4 May shots fell.", "On 7 August, mines."];
        assert_eq!(run(&apart), None);
        let looked_back = ["It lasted since 4 May.", "It ended (Post, 7 May).", "On 9 May, mines."];
        assert_eq!(run(&looked_back), None, "neither sources nor what is looked back to count");
    }

    #[test]
    fn days_over_the_turn_of_a_year_are_near() {
        let turn = ["December 29: shots", "January 2: a mine", "January 1: shots"];
        assert_eq!(run(&turn).as_deref(), Some("2030-12-29..2031-01-02"));
    }

    #[test]
    fn words_that_look_back_are_known() {
        for (text, is) in [
            ("Entries dating back to 2003", true),
            ("held since late 2015", true),
            ("a report of 2015", false),
        ] {
            let text: Vec<char> = text.chars().collect();
            let at = text.iter().position(char::is_ascii_digit).unwrap();
            assert_eq!(is_background(&text, at), is, "{text:?}");
        }
    }
}
