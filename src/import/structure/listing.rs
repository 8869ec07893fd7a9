//! Pages that list texts: titles with a summary each, pages to turn. What a text consists of is found
//! elsewhere.

use super::lines::TextLines;
use super::period_forms::{DaysForm, StatedDays, stated_days};
use super::places::Places;
use super::title::title_line;
use crate::import::block::TextBlockKind;

/// The fewest titles with a summary each that make a listing without a period in them.
const FEWEST_TITLES: usize = 5;

/// The fewest summaries that break off that make a listing.
const FEWEST_TEASERS: usize = 3;

/// Counts the links to a whole text: `Read more`.
pub(super) fn links_to_more(lines: &TextLines<'_>) -> usize {
    let more = ["read more", "read more...", "continue reading", "more"];
    lines.folded.iter().filter(|line| more.contains(&line.as_str())).count()
}

/// Counts the titles of a listing: short lines, each with one paragraph, and none of them a place.
pub(super) fn listing(lines: &TextLines<'_>, places: &Places<'_>, more: usize) -> Option<usize> {
    let kept: Vec<usize> = (0..lines.blocks.len()).filter(|at| lines.is_kept(*at)).collect();
    let titles = kept.iter().filter(|at| lines.is_like_heading(**at));
    let unknown: Vec<usize> = titles
        .clone()
        .copied()
        .filter(|at| {
            places.named(lines.text(*at), None).is_none()
                && !lines.words.overview.hold(lines.folded(*at))
                && !lines.words.activity.hold(lines.folded(*at))
        })
        .collect();
    let items = kept.iter().filter(|at| matches!(lines.kind(**at), TextBlockKind::Item(_))).count();
    let known = titles.count() - unknown.len();
    let teasers = kept.iter().filter(|at| breaks_off(lines.text(**at))).count();
    let turns = kept.iter().any(|at| turns_pages(lines.folded(*at)));
    let is_marked = more >= 3 && kept.len() <= more * 5
        || teasers >= FEWEST_TEASERS - usize::from(turns) && kept.len() <= teasers * 6;
    // A day above the events of that day is no title.
    let has_days = unknown.iter().any(|at| is_day_alone(lines.text(*at)));
    let is_even = items == 0
        && !has_days
        && known * 5 < unknown.len()
        && unknown.len() >= FEWEST_TITLES
        && kept.len() <= unknown.len() * 2 + 3
        && kept.len() + 2 >= unknown.len() * 2
        && kept.iter().filter(|at| tells_an_event(lines, **at)).count() * 3 < kept.len();
    (is_marked || is_even && unknown.iter().all(|at| title_line(lines, *at).is_none()))
        .then_some(unknown.len().max(more).max(teasers))
}

/// Returns true for a line with a toll, or a sentence with a day in it. The day on which a text that is
/// listed came out has its year, or begins the line.
fn tells_an_event(lines: &TextLines<'_>, at: usize) -> bool {
    let within = |one: &StatedDays| {
        one.is_year_supplied && one.at > 0 && matches!(one.form, DaysForm::Day | DaysForm::Range)
    };
    lines.tells_a_toll(at)
        || !lines.is_like_heading(at) && stated_days(lines.text(at), Some(2000)).iter().any(within)
}

/// Returns true for a summary that breaks off.
fn breaks_off(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches([']', ')']);
    (text.ends_with('…') || text.ends_with("...")) && text.split_whitespace().count() > 12
}

/// Returns true for `Page 56 of 59` and `Found 176 results`.
fn turns_pages(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    let is_number =
        |at: usize| words.get(at).is_some_and(|word| word.bytes().all(|b| b.is_ascii_digit()));
    let is_page = words.first() == Some(&"page") && words.get(2) == Some(&"of");
    let is_found = matches!(words.first(), Some(&("found" | "showing")));
    is_page && is_number(1) && is_number(3) || is_found && words.len() <= 8 && is_number(1)
}

/// Returns true for a day without a year and nothing else.
fn is_day_alone(text: &str) -> bool {
    // Any year will do: only the form counts.
    stated_days(text, Some(2000)).first().is_some_and(|one| {
        one.form == DaysForm::Day
            && one.is_year_supplied
            && one.at == 0
            && !text.chars().skip(one.end).any(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_turned_by_their_numbers() {
        for (line, is) in [
            ("page 56 of 59", true),
            ("found 176 results", true),
            ("page of the day", false),
            ("found dead 3 men", false),
        ] {
            assert_eq!(turns_pages(line), is, "{line}");
        }
    }
}
