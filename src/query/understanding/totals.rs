//! Words that ask for a total (`total attacks 2020`, `how many in all`, `how many attacks`): the figures
//! that state one come first. Nothing is left out for them.

use super::Lexicon;
use super::chip::{Chip, Understood};
use super::fillers::{is_question, need_not_be_said};
use super::items::ItemKind;
use super::read::ReadWords;
use super::typed_text::TypedText;
use super::understood_part::UnderstoodPart;
use crate::digest::PassageKind;
use crate::query::ast::{Filter, FilterValue, QueryNode};
use crate::query::fields::FieldName;
use crate::query::soft::{Soft, SoftForm};

/// Words that ask for a total by themselves.
const TOTALS: [&str; 6] = ["total", "totals", "altogether", "overall", "اجمالي", "مجموع"];
/// Words that do so behind another one: `in all`, `all told`.
const TOTALS_BEHIND: [[&str; 2]; 4] =
    [["in", "all"], ["all", "told"], ["in", "sum"], ["sum", "of"]];
/// Words that do so before the name of what happened: `how many attacks`. How many people or weapons there
/// were is told of one event as well.
const ASKING: &[&[&str]] =
    &[&["how", "many"], &["number", "of"], &["كم", "عدد"], &["كم"], &["عدد"]];
/// Words that say so again beside them: `total number of`.
const BESIDE: [&str; 4] = ["number", "numbers", "count", "figure"];

/// Reads what asks for a total, where something else is asked for besides.
pub(super) fn totals(
    text: &TypedText<'_>,
    lexicon: &dyn Lexicon,
    reads: &[ReadWords],
) -> Vec<ReadWords> {
    let runs: Vec<(usize, usize)> = runs(text, lexicon, reads);
    let in_runs = |at: usize| runs.iter().any(|(from, to)| (*from..*to).contains(&at));
    let asks = |at: usize| {
        let word = text.spelt.get(at).map_or("", String::as_str);
        !in_runs(at)
            && !need_not_be_said(word)
            && !is_question(word)
            && !matches!(text.items[at].kind, ItemKind::And | ItemKind::Or | ItemKind::Close)
    };
    if !(0..text.items.len()).any(asks) {
        return Vec::new();
    }
    runs.into_iter().map(|(from, to)| read(text, from, to)).collect()
}

/// Returns the runs of items that ask for a total.
fn runs(text: &TypedText<'_>, lexicon: &dyn Lexicon, reads: &[ReadWords]) -> Vec<(usize, usize)> {
    let spelt = |at: usize| text.spelt.get(at).map_or("", String::as_str);
    let is_open = |at: usize| {
        let item = text.items.get(at);
        let denied = at.checked_sub(1).and_then(|before| text.items.get(before));
        let denied = denied.is_some_and(|item| matches!(item.kind, ItemKind::Sign | ItemKind::Not));
        item.is_some_and(|item| item.kind == ItemKind::Plain && !is_read(&item.range, reads))
            && !denied
            && !text.shut[at]
            && !text.named[at]
    };
    let (mut runs, mut at) = (Vec::new(), 0);
    while at < text.items.len() {
        let pair = [spelt(at), spelt(at + 1)];
        let mut to = if let Some(asking) = asking(text, lexicon, at) {
            asking
        } else if TOTALS.contains(&pair[0]) {
            at + 1
        } else if TOTALS_BEHIND.contains(&pair) {
            at + 2
        } else {
            at += 1;
            continue;
        };
        while to < text.items.len() && BESIDE.contains(&spelt(to)) {
            to += 1;
        }
        if (at..to).all(is_open) {
            runs.push((at, to));
        }
        at = to;
    }
    runs
}

/// Returns the end of the words that ask how often something happened, and name it.
fn asking(text: &TypedText<'_>, lexicon: &dyn Lexicon, at: usize) -> Option<usize> {
    let spelt = |at: usize| text.spelt.get(at).map(String::as_str);
    let stands = |words: &[&str]| (at..).zip(words).all(|(at, word)| spelt(at) == Some(*word));
    let end = at + ASKING.iter().find(|words| stands(words))?.len();
    // An English name is in one of its forms, an Arabic one has its article.
    let named = text.words.get(end).and_then(|words| words.first())?;
    lexicon.is_event(named).then_some(end)
}

fn is_read(item: &std::ops::Range<usize>, reads: &[ReadWords]) -> bool {
    let mut parts = reads.iter().flat_map(|read| &read.parts);
    parts.any(|part| part.range.start <= item.start && item.end <= part.range.end)
}

fn read(text: &TypedText<'_>, from: usize, to: usize) -> ReadWords {
    let range = text.bytes_of(&(from..to));
    let typed = text.text.get(range.clone()).unwrap_or("");
    let words = typed.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let figures = FilterValue::Name(PassageKind::Figure.word().into());
    let meant = Filter { field: FieldName::In, values: vec![figures] };
    let said = typed.into();
    let node = Some(QueryNode::Soft(Soft { meant, said, form: SoftForm::Preferred }));
    let parts = vec![UnderstoodPart { range: range.clone(), node }];
    ReadWords { chip: Chip { range, reading: Understood::Totals(words) }, parts }
}
