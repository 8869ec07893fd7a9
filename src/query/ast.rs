//! A parsed query in its canonical form. It prints as a text that parses to the same query.
//!
//! Names are kept as words, not as ids: a query outlives a reload of the archive.

use std::fmt;

use super::fields::{FieldName, spec_named};
use super::query_token::is_keyword;
use super::soft::{Soft, SoftForm};
use super::value;
use crate::digest::{DateSpan, Lookup, Period};
use crate::words::{How, words};

/// A query of an archive. The default has no conditions: it matches every entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) root: QueryNode,
}

/// A part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum QueryNode {
    /// Matches where all of the parts match; an empty list matches everything.
    All(Vec<QueryNode>),
    /// Matches where at least one of the parts matches.
    Any(Vec<QueryNode>),
    /// Matches where the part does not.
    Not(Box<QueryNode>),
    /// A word or a phrase, in any field.
    Word(Word),
    /// A condition on one field.
    Filter(Filter),
    /// A condition that was read in plain words.
    Soft(Soft),
    /// Plain words that name a place: they are looked for as any other, and the answer rests on what is
    /// held of the place.
    Scope(Soft),
}

impl Default for QueryNode {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

/// A word or a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A single word.
    One(How, Box<str>),
    /// `"words in a row"`
    Phrase(Box<str>),
}

/// `name:value,value`: a field with one of the values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filter {
    pub(super) field: FieldName,
    pub(super) values: Vec<FilterValue>,
}

/// A value that a field is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FilterValue {
    /// A name; it is resolved when the query is answered.
    Name(Box<str>),
    /// A key of a free map, and the beginning of its value.
    Pair(Box<str>, Box<str>),
    /// Words to find in the field.
    Words(Word),
    /// A day, a month or a year.
    Date(DateSpan),
    /// A range of dates; either end may be open.
    Dates(Option<DateSpan>, Option<DateSpan>),
    /// A range of numbers.
    Count(CountRange),
    /// The count is stated to be unknown.
    Unknown,
}

/// A range of a count, both bounds included, and how certainly the count must lie in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CountRange {
    pub(super) least: Option<u32>,
    pub(super) most: Option<u32>,
    pub(super) doubt: CountBound,
}

/// Which of a count's values is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CountBound {
    /// The best value.
    Best,
    /// `!`: the count matches whatever the true number is.
    Certainly,
    /// `?`: the count matches if the true number may lie in the range.
    Possibly,
}

impl FilterValue {
    /// Returns the number, if just one is asked for.
    pub(super) fn one_number(&self) -> Option<u32> {
        let Self::Count(range) = self else { return None };
        range.least.filter(|_| range.least == range.most)
    }
}

impl QueryNode {
    /// Returns true if some part of it is that part.
    fn holds(&self, part: &Self) -> bool {
        self == part
            || match self {
                Self::All(parts) | Self::Any(parts) => parts.iter().any(|own| own.holds(part)),
                Self::Not(own) => own.holds(part),
                Self::Word(_) | Self::Filter(_) | Self::Soft(_) | Self::Scope(_) => false,
            }
    }

    /// Returns its words, if it asks for plain words and nothing else.
    pub(super) fn plain_words(&self) -> Option<std::str::SplitWhitespace<'_>> {
        match self {
            Self::Word(Word::One(How::Plain, text)) => Some(text.split_whitespace()),
            Self::Scope(scope) => Some(scope.said.split_whitespace()),
            Self::Word(_)
            | Self::All(_)
            | Self::Any(_)
            | Self::Not(_)
            | Self::Soft(_)
            | Self::Filter(_) => None,
        }
    }

    /// Returns the parts that must all be met; itself if it is one alone.
    pub(super) fn parts(&self) -> &[Self] {
        match self {
            Self::All(parts) => parts,
            Self::Any(_)
            | Self::Not(_)
            | Self::Word(_)
            | Self::Filter(_)
            | Self::Soft(_)
            | Self::Scope(_) => std::slice::from_ref(self),
        }
    }

    /// Returns true for a soft condition that is written as alternatives.
    fn is_written_out(&self) -> bool {
        matches!(self, Self::Soft(soft) if soft.form == SoftForm::WrittenOut)
    }

    /// Joins parts that must all match, without brackets that change nothing.
    pub(super) fn all(parts: Vec<Self>) -> Self {
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            if let Self::All(inner) = part { flat.extend(inner) } else { flat.push(part) }
        }
        if flat.len() == 1 { flat.remove(0) } else { Self::All(flat) }
    }

    /// Joins parts of which one must match, without brackets that change nothing.
    pub(super) fn any(parts: Vec<Self>) -> Self {
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            if let Self::Any(inner) = part { flat.extend(inner) } else { flat.push(part) }
        }
        if flat.len() == 1 { flat.remove(0) } else { Self::Any(flat) }
    }
}

impl Query {
    /// Returns true if the query has no conditions, so that every entry is an answer.
    pub fn is_empty(&self) -> bool {
        matches!(&self.root, QueryNode::All(parts) if parts.is_empty())
    }

    /// Returns a folded word as it was typed; itself if it was not typed as a plain word.
    pub(super) fn as_typed<'w>(&'w self, folded: &'w str) -> &'w str {
        let parts = self.root.parts();
        let mut typed = parts.iter().filter_map(QueryNode::plain_words).flatten();
        let typed = typed.find(|text| words(text).iter().any(|word| word == folded));
        typed.unwrap_or(folded)
    }

    /// Returns the days that the query asks for by `date:`, if it does so once, with one value, for
    /// all of its answers. An open end stays open. Returns none if the days have no first one.
    pub fn period(&self) -> Option<Period> {
        let parts = self.root.parts();
        let mut dates = parts.iter().filter_map(|part| match part {
            QueryNode::Filter(filter) if filter.field.spec().search.by == Lookup::Date => {
                Some(&filter.values)
            }
            QueryNode::All(_)
            | QueryNode::Any(_)
            | QueryNode::Not(_)
            | QueryNode::Word(_)
            | QueryNode::Filter(_)
            | QueryNode::Soft(_)
            | QueryNode::Scope(_) => None,
        });
        let (Some(values), None) = (dates.next(), dates.next()) else { return None };
        match values.as_slice() {
            [FilterValue::Date(span)] => Some(span.period()),
            [FilterValue::Dates(Some(from), to)] => {
                Some(Period { from: from.from, to: to.map(|span| span.to) })
            }
            _ => None, // several days apart, or days without a first one
        }
    }

    /// Returns the text of what else the query asks for, without its days; none if that is nothing.
    pub fn without_days(&self) -> Option<String> {
        let is_date = |part: &QueryNode| {
            matches!(part, QueryNode::Filter(filter)
                if filter.field.spec().search.by == Lookup::Date)
        };
        let rest = match &self.root {
            QueryNode::All(parts) => {
                let parts = parts.iter().filter(|part| !is_date(part)).cloned();
                QueryNode::All(parts.collect())
            }
            one @ (QueryNode::Any(_)
            | QueryNode::Not(_)
            | QueryNode::Word(_)
            | QueryNode::Filter(_)
            | QueryNode::Soft(_)
            | QueryNode::Scope(_)) => {
                if is_date(one) {
                    return None;
                }
                one.clone()
            }
        };
        let rest = Self { root: rest };
        (!rest.is_empty()).then(|| rest.to_string())
    }

    /// Returns the query with one more condition. The value is a name, a word, a date or a count. If
    /// the field or the value makes no sense, the query is unchanged.
    #[must_use]
    pub fn narrowed(&self, field: &str, value: &str) -> Self {
        self.joined_with(filter_of(field, value))
    }

    fn has(&self, part: &QueryNode) -> bool {
        self.root == *part || matches!(&self.root, QueryNode::All(parts) if parts.contains(part))
    }

    /// Returns true if a value of a field is asked for in any part, be it within brackets.
    pub(super) fn has_anywhere(&self, field: &str, value: &str) -> bool {
        filter_of(field, value).is_some_and(|filter| self.root.holds(&filter))
    }

    fn joined_with(&self, part: Option<QueryNode>) -> Self {
        match part {
            Some(part) if !self.has(&part) => {
                Self { root: QueryNode::all(vec![self.root.clone(), part]) }
            }
            Some(_) | None => self.clone(),
        }
    }
}

/// Returns the condition that a field has a value; none if the field or the value makes no sense.
fn filter_of(field: &str, value: &str) -> Option<QueryNode> {
    let spec = spec_named(field)?;
    let value: String = value.chars().filter(|c| *c != '"').collect();
    if !value.chars().any(char::is_alphanumeric) {
        return None;
    }
    let value = if spec.search.by == Lookup::Date {
        value::date(&value, 0..0)
    } else if spec.counted().is_some() {
        value::count(spec, &value, 0..0)
    } else if spec.text_field().is_some() {
        Ok(FilterValue::Words(Word::Phrase(value.trim().into())))
    } else {
        Ok(FilterValue::Name(value.trim().into()))
    };
    Some(QueryNode::Filter(Filter { field: spec.name, values: vec![value.ok()?] }))
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root.fmt(f)
    }
}

impl fmt::Display for QueryNode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All(parts) => {
                joined(f, parts, " ", |part| matches!(part, Self::Any(_)) || part.is_written_out())
            }
            Self::Any(parts) => joined(f, parts, " or ", Self::is_written_out),
            Self::Not(part) => {
                f.write_str("-")?;
                joined(f, std::slice::from_ref(&**part), "", |part| match part {
                    Self::All(_) | Self::Any(_) => true,
                    Self::Soft(soft) | Self::Scope(soft) => {
                        part.is_written_out() || soft.said.contains(char::is_whitespace)
                    }
                    Self::Not(_) | Self::Word(_) | Self::Filter(_) => false,
                })
            }
            Self::Word(word) => word.fmt(f),
            Self::Filter(filter) => filter.fmt(f),
            Self::Scope(scope) => f.write_str(&scope.said),
            Self::Soft(soft) => match soft.form {
                SoftForm::Words | SoftForm::Named | SoftForm::Preferred => f.write_str(&soft.said),
                SoftForm::WrittenOut => joined(f, &soft.alternatives(), " or ", |_| false),
            },
        }
    }
}

fn joined(
    f: &mut fmt::Formatter<'_>,
    parts: &[QueryNode],
    between: &str,
    bracketed: impl Fn(&QueryNode) -> bool,
) -> fmt::Result {
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            f.write_str(between)?;
        }
        if bracketed(part) { write!(f, "({part})")? } else { fmt::Display::fmt(part, f)? }
    }
    Ok(())
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // A keyword that was read as a word.
            Self::One(How::Plain, word) if is_keyword(word) => write!(f, "'{word}"),
            Self::One(How::Plain, word) => f.write_str(word),
            Self::One(How::Exact, word) => write!(f, "'{word}"),
            Self::One(How::Start, word) => write!(f, "^{word}"),
            Self::One(How::End, word) => write!(f, "{word}$"),
            Self::Phrase(words) => write!(f, "\"{words}\""),
        }
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.field.word())?;
        if let Some(FilterValue::Pair(key, _)) = self.values.first() {
            write!(f, ".{key}")?;
        }
        f.write_str(":")?;
        for (at, value) in self.values.iter().enumerate() {
            if at > 0 {
                f.write_str(",")?;
            }
            value.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for FilterValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |date: &Option<DateSpan>| date.map_or(String::new(), |date| date.to_string());
        match self {
            Self::Name(name) | Self::Pair(_, name) if is_bare(name) => f.write_str(name),
            Self::Name(name) | Self::Pair(_, name) => write!(f, "\"{name}\""),
            Self::Words(word) => word.fmt(f),
            Self::Date(date) => date.fmt(f),
            Self::Dates(from, to) => write!(f, "{}..{}", side(from), side(to)),
            Self::Count(bounds) => bounds.fmt(f),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}

/// Returns true if a name can be written as one word, without quotes.
fn is_bare(name: &str) -> bool {
    let special = |c: char| c.is_whitespace() || matches!(c, '"' | '(' | ')' | ',');
    !name.is_empty() && !name.contains(special)
}

impl fmt::Display for CountRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.least, self.most) {
            (Some(least), Some(most)) if least == most => write!(f, "{least}")?,
            (Some(least), Some(most)) => write!(f, "{least}..{most}")?,
            (Some(least), None) => write!(f, ">={least}")?,
            (None, Some(most)) => write!(f, "<={most}")?,
            (None, None) => write!(f, ">=0")?,
        }
        f.write_str(match self.doubt {
            CountBound::Best => "",
            CountBound::Certainly => "!",
            CountBound::Possibly => "?",
        })
    }
}
