//! Choosing values of a field, as from the counts beside what was found: a second value of a field
//! joins the first, one that is chosen already is taken away again, and the same for what is left out.
//!
//! Only conditions that the whole query must meet are chosen from and taken away. What stands in
//! brackets or behind an `or` was written by hand and stays.

use super::ast::{Filter, FilterValue, Query, QueryNode};
use super::fields::spec_named;
use super::lookup::NameLookup;
use super::parse::parse_with;
use crate::digest::{Lookup, Precision};

/// How a query stands to a value of a field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ValueChoice {
    /// It does not name it.
    #[default]
    Open,
    /// It asks for it, alone or among others.
    Chosen,
    /// It leaves it out.
    LeftOut,
}

/// A value of a field that a query names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenValue {
    /// The value as the query writes it, without quotes.
    pub word: String,
    /// Whether it is asked for or left out.
    pub choice: ValueChoice,
}

/// Which of its two signs a condition has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// It asks for its values.
    Asks,
    /// It leaves them out.
    Denies,
}

impl Query {
    /// Returns the query with a value of a field chosen: beside those of that field that are chosen
    /// already, and no longer left out. A value that is chosen is taken away again. If the field or
    /// the value makes no sense, the query is unchanged.
    #[must_use]
    pub fn choosing(&self, field: &str, value: &str, names: &NameLookup<'_>) -> Self {
        self.switched(Sign::Asks, field, value, names)
    }

    /// Returns the query with a value of a field left out, beside those that are left out already,
    /// and no longer asked for. A value that is left out is taken back.
    #[must_use]
    pub fn leaving_out(&self, field: &str, value: &str, names: &NameLookup<'_>) -> Self {
        self.switched(Sign::Denies, field, value, names)
    }

    /// Returns the values of a field that the whole query asks for or leaves out, in its order.
    pub fn chosen_values(&self, field: &str) -> Vec<ChosenValue> {
        let filters =
            self.root.parts().iter().filter_map(signed).filter(|(_, it)| is_of(it, field));
        let values = filters.flat_map(|(sign, filter)| {
            let choice = match sign {
                Sign::Asks => ValueChoice::Chosen,
                Sign::Denies => ValueChoice::LeftOut,
            };
            let words = filter.values.iter().filter(|value| is_choice(value));
            words.map(move |value| ChosenValue { word: bare(value), choice })
        });
        values.collect()
    }

    /// Returns the query without the values of a field that [`Self::chosen_values`] gives.
    #[must_use]
    pub fn without_choices(&self, field: &str) -> Self {
        let mut parts = self.root.parts().to_vec();
        parts.retain(|part| !is_choosing(part, field));
        Self { root: QueryNode::all(parts) }
    }

    fn switched(&self, sign: Sign, field: &str, value: &str, names: &NameLookup<'_>) -> Self {
        let Some(Filter { field: name, values }) = filter_of(field, value, names) else {
            return self.clone();
        };
        let Some(value) = values.into_iter().next() else { return self.clone() };
        let mut was_there = false;
        let mut parts = Vec::new();
        for part in self.root.parts() {
            match signed(part) {
                // It is taken from wherever it stands; what is left of a list stays.
                Some((known, filter)) if filter.field == name && filter.values.contains(&value) => {
                    was_there |= known == sign;
                    let mut left = filter.clone();
                    left.values.retain(|other| *other != value);
                    parts.extend((!left.values.is_empty()).then(|| known.of(left)));
                }
                Some(_) | None => parts.push(part.clone()),
            }
        }
        if !was_there {
            let of_sign = |part: &QueryNode| signed(part).is_some_and(|(known, _)| known == sign);
            let list = parts.iter_mut().find(|part| is_choosing(part, field) && of_sign(part));
            let mut filter = Filter { field: name, values: vec![value] };
            match list {
                Some(list) => {
                    let known = signed(list).map(|(_, known)| known.values.clone());
                    filter.values = known.into_iter().flatten().chain(filter.values).collect();
                    *list = sign.of(filter);
                }
                None => parts.push(sign.of(filter)),
            }
        }
        Self { root: QueryNode::all(parts) }
    }
}

impl Sign {
    pub(super) fn of(self, filter: Filter) -> QueryNode {
        match self {
            Self::Asks => QueryNode::Filter(filter),
            Self::Denies => QueryNode::Not(Box::new(QueryNode::Filter(filter))),
        }
    }
}

pub(super) fn signed(part: &QueryNode) -> Option<(Sign, &Filter)> {
    match part {
        QueryNode::Filter(filter) => Some((Sign::Asks, filter)),
        QueryNode::Not(denied) => match &**denied {
            QueryNode::Filter(filter) => Some((Sign::Denies, filter)),
            QueryNode::All(_)
            | QueryNode::Any(_)
            | QueryNode::Not(_)
            | QueryNode::Word(_)
            | QueryNode::Soft(_)
            | QueryNode::Scope(_) => None,
        },
        QueryNode::All(_)
        | QueryNode::Any(_)
        | QueryNode::Word(_)
        | QueryNode::Soft(_)
        | QueryNode::Scope(_) => None,
    }
}

fn is_of(filter: &Filter, field: &str) -> bool {
    spec_named(field).is_some_and(|spec| spec.name == filter.field)
}

/// Returns true for a condition on a field all of whose values could have been chosen one by one.
/// To add a month to a year, or a word to a number, would widen what was asked for.
pub(super) fn is_choosing(part: &QueryNode, field: &str) -> bool {
    signed(part)
        .is_some_and(|(_, filter)| is_of(filter, field) && filter.values.iter().all(is_choice))
}

fn is_choice(value: &FilterValue) -> bool {
    match value {
        FilterValue::Name(_) | FilterValue::Words(_) => true,
        FilterValue::Date(span) => span.precision == Precision::Month,
        FilterValue::Pair(..)
        | FilterValue::Dates(..)
        | FilterValue::Count(_)
        | FilterValue::Unknown => false,
    }
}

/// Returns a value without quotes.
fn bare(value: &FilterValue) -> String {
    value.to_string().trim_matches('"').to_owned()
}

/// Returns the condition that a field has a value, as typing it would; none if the field or the
/// value makes no sense.
pub(super) fn filter_of(field: &str, value: &str, names: &NameLookup<'_>) -> Option<Filter> {
    let spec = spec_named(field)?;
    let value: String = value.chars().filter(|c| *c != '"').collect();
    let quotes = if spec.search.by == Lookup::Date { "" } else { "\"" };
    let typed = format!("{}:{quotes}{value}{quotes}", spec.search.word);
    match parse_with(&typed, names).ok()?.root {
        QueryNode::Filter(filter) => Some(filter),
        QueryNode::All(_)
        | QueryNode::Any(_)
        | QueryNode::Not(_)
        | QueryNode::Word(_)
        | QueryNode::Soft(_)
        | QueryNode::Scope(_) => None,
    }
}
