//! Choosing a value of a field in a typed text: only the term of that field changes, and everything
//! else stays as it was typed, byte for byte.

use std::ops::Range;

use super::ast::{Filter, Query, QueryNode};
use super::choosing::{Sign, filter_of, is_choosing, signed};
use super::lookup::NameLookup;
use super::parse::parse_with;
use super::understanding::{ItemKind, items};

/// A value that is chosen or left out in a typed text.
#[derive(Clone, Copy, Debug)]
pub struct TypedChoice<'a> {
    /// The name of the field.
    pub field: &'a str,
    /// The value, without quotes.
    pub value: &'a str,
    /// Whether it is asked for or left out.
    pub sign: Sign,
}

/// A condition that all of the text must meet.
struct TypedTerm {
    /// Its bytes, with its sign.
    range: Range<usize>,
    sign: Sign,
    filter: Filter,
}

/// How the values of a list are written with one more.
#[derive(Clone, Copy)]
enum Joining {
    /// The list as it was typed, and the value behind it.
    AsTyped,
    /// The list as a query writes it.
    Anew,
}

/// The terms of a text.
struct TypedTerms<'t> {
    text: &'t str,
    terms: Vec<TypedTerm>,
    /// Whether the text has alternatives, which a condition beside them must not join.
    alternatives: bool,
}

impl TypedChoice<'_> {
    /// Returns the text with the choice, or without it where it was made already; `read` reads a text
    /// as it is searched. Where the condition stands in brackets, the text is written anew. None if
    /// the text cannot be read, or the field or the value makes no sense.
    pub fn in_text(
        self,
        text: &str,
        names: &NameLookup<'_>,
        read: &dyn Fn(&str) -> Option<Query>,
    ) -> Option<String> {
        let query = read(text)?;
        let meant = match self.sign {
            Sign::Asks => query.choosing(self.field, self.value, names),
            Sign::Denies => query.leaving_out(self.field, self.value, names),
        };
        let filter = filter_of(self.field, self.value, names)?;
        let terms = TypedTerms::of(text, names);
        let forms = [Joining::AsTyped, Joining::Anew];
        let mut written = forms.into_iter().map(|joining| terms.with(self, &filter, joining));
        let same = written.find(|text| read(text).as_ref() == Some(&meant));
        Some(same.unwrap_or_else(|| meant.to_string()))
    }
}

impl<'t> TypedTerms<'t> {
    fn of(text: &'t str, names: &NameLookup<'_>) -> Self {
        let (mut depth, mut from, mut alternatives, mut terms) = (0_usize, None, false, Vec::new());
        for item in items(text) {
            match item.kind {
                ItemKind::Open => depth += 1,
                ItemKind::Close => depth = depth.saturating_sub(1),
                ItemKind::Or => alternatives |= depth == 0,
                ItemKind::Sign | ItemKind::Not => {
                    from = from.or(Some(item.range.start));
                    continue;
                }
                ItemKind::AsItStands if depth == 0 => {
                    let range = from.unwrap_or(item.range.start)..item.range.end;
                    terms.extend(term(text, range, names));
                }
                ItemKind::AsItStands | ItemKind::Plain | ItemKind::DatePart | ItemKind::And => {}
            }
            from = None;
        }
        if alternatives {
            terms.clear();
        }
        Self { text, terms, alternatives }
    }

    /// Returns the text with a choice; `filter` is the condition that it makes.
    fn with(&self, choice: TypedChoice<'_>, filter: &Filter, joining: Joining) -> String {
        let mut written = String::new();
        let (mut at, mut was_there, mut joined) = (0, false, false);
        let value = filter.values.first();
        let is_chosen = |term: &TypedTerm| {
            term.filter.field == filter.field
                && value.is_some_and(|it| term.filter.values.contains(it))
        };
        let taken_back = self.terms.iter().any(|term| is_chosen(term) && term.sign == choice.sign);
        for term in &self.terms {
            let typed = |range: Range<usize>| self.text.get(range).unwrap_or("");
            let of_field = term.sign == choice.sign
                && is_choosing(&QueryNode::Filter(term.filter.clone()), choice.field);
            written.push_str(typed(at..term.range.start));
            at = term.range.end;
            if is_chosen(term) {
                was_there |= taken_back;
                let mut left = term.filter.clone();
                left.values.retain(|other| Some(other) != value);
                if left.values.is_empty() {
                    // The space behind it goes with it, else the one before it.
                    let rest = self.text.get(at..).unwrap_or("");
                    let spaces = rest.len() - rest.trim_start().len();
                    at += spaces;
                    if spaces == 0 {
                        written.truncate(written.trim_end().len());
                    }
                } else {
                    written.push_str(&term.sign.of(left).to_string());
                }
            } else if of_field && !joined && !taken_back {
                joined = true;
                match joining {
                    Joining::AsTyped => {
                        written.push_str(typed(term.range.clone()));
                        let more = value.map(|value| format!(",{value}")).unwrap_or_default();
                        written.push_str(&more);
                    }
                    Joining::Anew => {
                        let mut all = term.filter.clone();
                        all.values.extend(filter.values.iter().cloned());
                        written.push_str(&term.sign.of(all).to_string());
                    }
                }
            } else {
                written.push_str(typed(term.range.clone()));
            }
        }
        written.push_str(self.text.get(at..).unwrap_or(""));
        if joined || was_there {
            return written;
        }
        if self.alternatives {
            written = format!("({})", written.trim());
        }
        if !written.is_empty() && !written.ends_with(char::is_whitespace) {
            written.push(' ');
        }
        written + &choice.sign.of(filter.clone()).to_string()
    }
}

fn term(text: &str, range: Range<usize>, names: &NameLookup<'_>) -> Option<TypedTerm> {
    let node = parse_with(text.get(range.clone())?, names).ok()?.root;
    let (sign, filter) = signed(&node)?;
    Some(TypedTerm { range, sign, filter: filter.clone() })
}
