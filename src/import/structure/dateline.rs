//! The day that a release tells of: it is dated where it begins, and says that all happened yesterday.

use std::ops::Range;

use chrono::NaiveDate;

use super::lines::TextLines;
use super::period_forms::{DaysForm, stated_days};

/// How many blocks at the top may be the beginning of a release.
const TOP: usize = 6;

/// The most characters before the day of a release: the place where it was given out.
const LONGEST_PLACE: usize = 60;

/// Finds the day before that of a release that says `yesterday`.
pub(super) fn release_day(lines: &TextLines<'_>, range: Range<usize>) -> Option<NaiveDate> {
    let mut top = range.filter(|at| lines.is_kept(*at)).take(TOP);
    top.find_map(|at| {
        let text = lines.text(at);
        let dated = stated_days(text, None).into_iter().find(|one| one.form == DaysForm::Day)?;
        let behind = text.chars().skip(dated.end).find(|c| !c.is_whitespace());
        let is_dateline = dated.at <= LONGEST_PLACE && matches!(behind, Some('–' | '—' | '-'));
        let is_yesterday = lines.folded(at).split(' ').any(|word| word == "yesterday");
        (is_dateline && is_yesterday).then(|| dated.from.pred_opt()).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::super::test_texts::blocks;
    use super::super::vocabulary::ImportWords;
    use super::*;

    fn day(text: &str) -> Option<String> {
        let blocks = blocks(text);
        let lines = TextLines::new(&blocks, ImportWords::shipped());
        release_day(&lines, 0..blocks.len()).map(|day| day.to_string())
    }

    #[test]
    fn a_release_that_says_yesterday_tells_of_the_day_before() {
        let release = "OLD HARBOUR, May 14, 2031 — Boats of the harbour guard hit the rafts yesterday, it said.\n";
        assert_eq!(day(release).as_deref(), Some("2031-05-13"));
        assert_eq!(day(&release.replace("yesterday", "at dawn")), None);
        assert_eq!(
            day("It said yesterday that all is well since May 14, 2031, and went on.\n"),
            None
        );
    }
}
