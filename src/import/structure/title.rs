//! Titles: which block is one, what it is called without its period, and where a second digest
//! begins in the same file.

use std::collections::BTreeSet;
use std::ops::Range;

use super::lines::{BlockRole, TextLines};
use super::period_forms::{DaysForm, StatedDays, stated_days};
use super::places::Places;
use super::vocabulary::fold_line;
use crate::import::block::TextBlockKind;

/// A block that states days as titles do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TitleLine {
    /// The block.
    pub block: usize,
    /// Its words without the days, folded.
    pub stem: String,
    /// The days.
    pub days: StatedDays,
}

/// Words that stand around the days of a text.
const DAY_WORDS: [&str; 11] =
    ["", "for", "from", "the", "week", "ending", "sunday", "saturday", "friday", "to", "covering"];

/// The longest title, in words.
const LONGEST_TITLE: usize = 24;

/// Returns a block as a title, if it is short and states days with their year.
pub(super) fn title_line(lines: &TextLines<'_>, at: usize) -> Option<TitleLine> {
    let text = lines.text(at);
    let kind_fits = match lines.kind(at) {
        TextBlockKind::Heading(_) | TextBlockKind::Paragraph | TextBlockKind::Item(_) => true,
        TextBlockKind::TableRow | TextBlockKind::Caption | TextBlockKind::Footnote => false,
    };
    if !kind_fits || !lines.is_kept(at) || text.split_whitespace().count() > LONGEST_TITLE {
        return None;
    }
    let is_title_form = |one: &&StatedDays| {
        !one.is_year_supplied
            && matches!(
                one.form,
                DaysForm::Range | DaysForm::WeekOf | DaysForm::WeekNumber | DaysForm::Month
            )
    };
    let found = stated_days(text, None);
    let days = found.iter().filter(is_title_form).min_by_key(|one| one.form).copied()?;
    // A sentence that tells of some days is no title, nor is a caption with its source.
    let is_sentence = text.trim_end().ends_with('.') && text.split_whitespace().count() > 8;
    let stem = fold_line(&without_days(text, &days));
    (!is_sentence && !text.starts_with("On ")).then_some(TitleLine { block: at, stem, days })
}

/// Removes the days from a title, with the brackets and signs around them and the name of the site.
pub(super) fn without_days(text: &str, days: &StatedDays) -> String {
    let chars: Vec<char> = text.chars().collect();
    let before: String = chars.iter().take(days.at).collect();
    let after: String = chars.iter().skip(days.end).collect();
    let edge = |c: char| {
        c.is_whitespace()
            || matches!(c, '(' | ')' | '[' | ']' | ',' | ':' | ';' | '|' | '–' | '—' | '-' | '/')
    };
    let mut before = before.trim_end_matches(edge);
    let small = [
        " semaine du",
        " du",
        " period covered",
        " for the",
        " for",
        " from",
        " of",
        " between",
        " the",
        " during",
        " in",
    ];
    for word in small {
        let cut = before.len().checked_sub(word.len());
        let ends = cut.and_then(|cut| Some((before.get(..cut)?, before.get(cut..)?)));
        if let Some((rest, _)) = ends.filter(|(_, end)| end.eq_ignore_ascii_case(word)) {
            before = rest.trim_end_matches(edge);
        }
    }
    let before = before.to_owned();
    let after = after.trim_start_matches(edge).trim_end().to_owned();
    let joined = if after.is_empty() {
        before
    } else if before.is_empty() {
        after
    } else {
        format!("{before}: {after}")
    };
    joined.trim_matches(edge).to_owned()
}

/// Cuts the name of the site off a title: `Watch | Harbour Institute`.
fn without_site(title: &str) -> &str {
    [" | ", " » ", " :: "]
        .iter()
        .find_map(|sign| title.split_once(sign))
        .map_or(title, |(title, _)| title)
        .trim()
}

/// Finds the block with the title in a part of a text: one that states days, else the first line
/// that is no heading of a section.
pub(super) fn title_block(
    lines: &TextLines<'_>,
    range: Range<usize>,
    places: &Places<'_>,
) -> Option<usize> {
    let zone: Vec<usize> = range.filter(|at| lines.is_kept(*at)).take(25).collect();
    let is_section = |at: usize| {
        lines.words.overview.hold(lines.folded(at)) || places.named(lines.text(at), None).is_some()
    };
    // `Pakistan: Militancy This Week` at the top says what the whole text is about.
    let is_topic = |at: usize| zone.first() == Some(&at) && names_a_topic(lines.text(at));
    let above: Vec<usize> =
        zone.iter().copied().take_while(|at| !is_section(*at) || is_topic(*at)).collect();
    let with_days = above.iter().find_map(|at| {
        let line = title_line(lines, *at)?;
        let is_item = matches!(lines.kind(*at), TextBlockKind::Item(_));
        // `for the week ending 9 May`, `· Harbour Office`: words beside the days and no title.
        let small = line.stem.split(' ').all(|word| DAY_WORDS.contains(&word));
        let begins = lines.text(*at).trim_start().chars().next().is_some_and(char::is_alphanumeric);
        let opens = without_days(lines.text(*at), &line.days)
            .chars()
            .next()
            .is_some_and(char::is_alphanumeric);
        (!is_item && !small && begins && opens && !is_label(lines, *at)).then_some(*at)
    });
    // `April 17, 2031 | Daily Report`: a day may stand in place of a period.
    let of_a_day = || above.iter().take(3).copied().find(|at| is_title_of_a_day(lines, *at));
    let day_alone = |at: usize| {
        let all = stated_days(lines.text(at), None);
        all.first().is_some_and(|one| {
            one.form == DaysForm::Day
                && without_days(lines.text(at), one).split_whitespace().count() <= 2
        })
    };
    let fits = |at: &usize| {
        lines.is_like_heading(*at)
            && !day_alone(*at)
            && !is_host(lines.text(*at))
            && !is_label(lines, *at)
            && title_line(lines, *at).is_none_or(|line| !line.stem.is_empty())
    };
    let top = above
        .iter()
        .copied()
        .find(|at| matches!(lines.kind(*at), TextBlockKind::Heading(1)) && fits(at));
    let headed = || {
        above
            .iter()
            .copied()
            .find(|at| matches!(lines.kind(*at), TextBlockKind::Heading(_)) && fits(at))
    };
    let first = || above.iter().take(4).copied().find(fits);
    // Where nothing else is a title, `Weekly report, 3-9 May` is one.
    let serial = || above.iter().copied().find(|at| title_line(lines, *at).is_some());
    let topic = above.first().copied().filter(|at| is_topic(*at) && fits(at));
    let is_headed = |at: &usize| matches!(lines.kind(*at), TextBlockKind::Heading(_));
    let with_days = with_days.filter(|at| is_headed(at) || topic.is_none());
    with_days.or(topic).or(top).or_else(of_a_day).or_else(headed).or_else(first).or_else(serial)
}

/// A name, a colon and at least two words.
fn names_a_topic(text: &str) -> bool {
    text.split_once(": ").is_some_and(|(_, topic)| topic.split_whitespace().count() > 1)
}

/// Returns true for a line that is no title whatever stands around it: `Main Story`, `(Harbour Post) |`,
/// `ISSUE No: 14`, `January 2, Northern Province: two killed`, a source.
fn is_label(lines: &TextLines<'_>, at: usize) -> bool {
    let text = lines.text(at).trim_start();
    let days = stated_days(text, Some(2000));
    let first = days.first();
    let begins_with_day = first.is_some_and(|one| one.at == 0 && one.is_year_supplied);
    let folded = match days.iter().min_by_key(|one| one.form) {
        Some(days) => fold_line(&without_days(text, days)),
        None => lines.folded(at).to_owned(),
    };
    let is_issue = (folded.contains("issue") || folded.starts_with("no "))
        && folded.split([' ', '-', '–', '/']).all(|word| {
            matches!(word, "issue" | "no" | "number" | "vol" | "volume" | "")
                || word.bytes().all(|b| b.is_ascii_digit())
        });
    text.starts_with('(')
        || begins_with_day
        || is_issue
        || lines.names_a_source(at)
        || lines.words.untitled.hold(lines.folded(at))
        || lines.words.labels.hold(unsigned(&folded))
        || lines.words.publishes.iter().any(|phrase| folded.starts_with(phrase.as_str()))
        || text.starts_with("BY ")
        || text.starts_with("By ")
}

/// `weekly report by the coast desk` without those who made it.
fn unsigned(folded: &str) -> &str {
    folded.split_once(" by ").map_or(folded, |(label, _)| label)
}

/// Returns true for a line with a day and its year that says what it is the title of.
fn is_title_of_a_day(lines: &TextLines<'_>, at: usize) -> bool {
    let text = lines.text(at);
    let all = stated_days(text, None);
    let Some(day) = all.first().filter(|day| day.form == DaysForm::Day) else { return false };
    let words = without_label(&without_days(text, day)).split_whitespace().count();
    lines.is_like_heading(at)
        && !lines.tells_a_toll(at)
        && !lines.names_a_source(at)
        && words > 2
        && !["On ", "BY ", "By "].iter().any(|word| text.starts_with(word))
        && !text.contains('(')
}

/// Cuts `Date:` and `Published:` off, which stood before the day.
fn without_label(text: &str) -> &str {
    let label = text.split_once(": ").filter(|(label, _)| {
        matches!(label.to_lowercase().as_str(), "date" | "published" | "posted" | "updated")
    });
    label.map_or(text, |(_, rest)| rest)
}

/// `harbour.example.com` is where it was published, and no title.
fn is_host(text: &str) -> bool {
    let text = text.trim();
    let labels: Vec<&str> = text.split('.').collect();
    let is_label = |label: &&str| label.chars().all(|c| c.is_alphanumeric() || c == '-');
    labels.len() > 1
        && labels.iter().all(|label| label.len() > 1)
        && labels.iter().all(is_label)
        && labels.last().is_some_and(|last| last.chars().all(|c| c.is_ascii_lowercase()))
}

/// Returns the words of a title as a digest keeps them.
pub(super) fn title_words(text: &str) -> String {
    let bare = super::vocabulary::without_marks(text);
    // Of days without a year only a range is surely a period.
    let days = stated_days(&bare, Some(2000));
    let is_period = |one: &&StatedDays| {
        one.form != DaysForm::Stretch && (!one.is_year_supplied || one.form == DaysForm::Range)
    };
    let best = days.iter().filter(is_period).min_by_key(|one| one.form);
    let words = best.map_or_else(|| bare.clone(), |days| without_days(&bare, days));
    let words = without_label(without_site(&words)).to_owned();
    if words.chars().filter(|c| c.is_alphabetic()).count() < 3 { bare } else { words }
}

/// Where a digest begins and ends in a file, and how many titles beside it have no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    /// The blocks of each digest.
    pub parts: Vec<Range<usize>>,
    /// The titles that have only a summary below them, with it.
    pub bare: Vec<Range<usize>>,
}

/// Cuts a file into its digests: each begins at a title of the same series with other days.
pub(super) fn cut(lines: &TextLines<'_>, places: &Places<'_>) -> Cut {
    let all = 0..lines.blocks.len();
    let mut titles: Vec<TitleLine> = Vec::new();
    let mut periods = BTreeSet::new();
    for at in all.clone() {
        let Some(line) = title_line(lines, at).filter(|line| line.stem.split(' ').count() >= 2)
        else {
            continue;
        };
        let is_series = titles.first().is_none_or(|first| is_alike(&first.stem, &line.stem));
        let days = (line.days.from, line.days.to);
        let is_new = !periods.contains(&days);
        if is_series
            && is_new
            && (titles.is_empty()
                || lines.is_like_heading(at)
                || matches!(lines.kind(at), TextBlockKind::Item(_)))
        {
            periods.insert(days);
            titles.push(line);
        }
    }
    if titles.len() < 2 {
        return Cut { parts: vec![all], bare: Vec::new() };
    }
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut bare = Vec::new();
    for (place, title) in titles.iter().enumerate() {
        let end = titles.get(place + 1).map_or(all.end, |next| next.block);
        if has_text(lines, title.block + 1..end, places) {
            let start = if parts.is_empty() && bare.is_empty() { 0 } else { title.block };
            parts.push(start..end);
        } else {
            // A title with a summary belongs to the page of the digest above it.
            if let Some(last) = parts.last_mut() {
                last.end = end;
            }
            bare.push(title.block..end);
        }
    }
    Cut { parts, bare }
}

fn is_alike(a: &str, b: &str) -> bool {
    let of_b: Vec<&str> = b.split(' ').collect();
    let shared = a.split(' ').filter(|word| of_b.contains(word)).count();
    shared * 10 >= a.split(' ').count().max(of_b.len()) * 7
}

/// Returns true if blocks below a title are more than a summary.
fn has_text(lines: &TextLines<'_>, range: Range<usize>, places: &Places<'_>) -> bool {
    let kept: Vec<usize> =
        range.filter(|at| lines.is_kept(*at) && lines.role(*at) != BlockRole::Note).collect();
    let items = kept.iter().filter(|at| matches!(lines.kind(**at), TextBlockKind::Item(_))).count();
    let is_section = |at: &&usize| {
        lines.is_like_heading(**at)
            && (lines.words.overview.hold(lines.folded(**at))
                || places.named(lines.text(**at), None).is_some())
    };
    kept.len() >= 5
        || kept.len() >= 3 && items >= 2
        || kept.len() >= 2 && kept.iter().any(|at| is_section(&at))
}
