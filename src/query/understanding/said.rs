//! Whether words say what a condition means, as where an understood query was written out.

use chrono::NaiveDate;

use super::Lexicon;
use super::items::ItemKind;
use super::typed_text::TypedText;
use crate::cover::Scope;
use crate::query::ast::{Filter, FilterValue, QueryNode};

/// Words of days that nothing is read from where the small words beside them are gone, as in
/// `between 14 24 may`.
const BESIDE_DAYS: [&str; 9] =
    ["between", "week", "since", "until", "before", "after", "through", "starting", "later"];

/// A lexicon without names: written out words are words.
struct NoNames;

impl Lexicon for NoNames {
    fn longest(&self) -> usize {
        0
    }

    fn is_name(&self, _: &[&str]) -> bool {
        false
    }

    fn places(&self, _: &[&str]) -> Vec<Scope> {
        Vec::new()
    }

    fn is_kind(&self, _: &str) -> bool {
        false
    }

    fn is_event(&self, _: &str) -> bool {
        false
    }

    fn sounds_like_name(&self, _: &[&str]) -> bool {
        false
    }

    fn finds(&self, _: &str) -> bool {
        true
    }

    fn says_in_a_row(&self, _: &[&str]) -> bool {
        false
    }
}

/// Returns true if some words name days or a number of the field that a condition is on, and nothing
/// else. Which days they named is not compared: `last week` was counted back from another day.
pub(in crate::query) fn is_said_by(meant: &Filter, words: &str) -> bool {
    let text = TypedText::of(words, &NoNames, &[]);
    let reads = text.dates_and_tolls(last_day(meant));
    let of_field = |node: &QueryNode| match node {
        QueryNode::Soft(soft) => soft.meant.field == meant.field,
        QueryNode::All(_)
        | QueryNode::Any(_)
        | QueryNode::Not(_)
        | QueryNode::Word(_)
        | QueryNode::Filter(_)
        | QueryNode::Scope(_) => false,
    };
    let parts = || reads.iter().flat_map(|read| &read.parts);
    let all_of_field = parts().filter_map(|part| part.node.as_ref()).all(of_field);
    let beside = text
        .items
        .iter()
        .filter(|item| !parts().any(|part| part.range.contains(&item.range.start)));
    let mut beside = beside.map(|item| {
        let word = words.get(item.range.clone()).unwrap_or("");
        let of_days = BESIDE_DAYS.contains(&word) || word.starts_with(|c: char| c.is_ascii_digit());
        item.kind == ItemKind::Plain && of_days
    });
    parts().next().is_some() && all_of_field && beside.all(|of_days| of_days)
}

/// Returns the last day that a condition asks for, from which `last week` may have been counted back.
fn last_day(meant: &Filter) -> Option<NaiveDate> {
    meant.values.iter().rev().find_map(|value| match value {
        FilterValue::Date(span) => Some(span.to),
        FilterValue::Dates(from, to) => to.or(*from).map(|span| span.to),
        FilterValue::Name(_)
        | FilterValue::Words(_)
        | FilterValue::Count(_)
        | FilterValue::Unknown
        | FilterValue::Pair(..) => None,
    })
}
