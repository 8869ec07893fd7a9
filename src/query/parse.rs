//! Parses a text to a query, or to the place where it stops making sense.
//!
//! docs/query.md explains the language, from `all words` to `field:value,value`, with examples.

use std::ops::Range;

use super::ast::{FilterValue, Query, QueryNode, Word};
use super::fault::{QueryFault, article};
use super::field_words::{FieldWord, any_of, every_field_word, field_word, field_word_written};
use super::fields::{FieldName, FieldSpec, spec_named};
use super::lookup::NameLookup;
use super::near_place::WITHIN;
use super::standing::as_understood;
use super::understanding::UnderstoodPart;
use super::value;
use crate::digest::{EntryField, Lookup, Pairs, Taxonomy};
use crate::words::{How, nearest};

/// The deepest nesting of brackets; it bounds the stack that a hostile text can use.
const DEEPEST: usize = 32;

/// Parses a query; an empty text matches everything.
pub fn parse(text: &str, taxonomy: &Taxonomy) -> Result<Query, QueryFault> {
    parse_with(text, &NameLookup::of(taxonomy))
}

/// Parses one of many queries, as [`parse`] does.
pub fn parse_with(text: &str, names: &NameLookup<'_>) -> Result<Query, QueryFault> {
    parse_around(text, names, &[], &[]).map(|(query, _)| query)
}

/// Parses a query in which some parts, in the order of the text, are understood already, and some
/// are read as if they stood in brackets. Returns the starts of the first that stand where a word may
/// stand, too.
pub(super) fn parse_around(
    text: &str,
    names: &NameLookup<'_>,
    understood: &[UnderstoodPart],
    pairs: &[Range<usize>],
) -> Result<(Query, Vec<usize>), QueryFault> {
    let (met, end) = (Vec::new(), text.len());
    let mut parser =
        QueryParser { text, at: 0, end, within: None, depth: 0, names, understood, pairs, met };
    let root = parser.any()?;
    match parser.peek() {
        None => Ok((Query { root }, parser.met)),
        Some(c) => {
            let at = parser.at..parser.at + c.len_utf8();
            Err(QueryFault::new(at, "this bracket was never opened"))
        }
    }
}

struct QueryParser<'a, 't> {
    text: &'a str,
    at: usize,
    /// Where what is read ends: the text, or the pair that is read by itself.
    end: usize,
    within: Option<Range<usize>>,
    depth: usize,
    names: &'a NameLookup<'t>,
    understood: &'a [UnderstoodPart],
    pairs: &'a [Range<usize>],
    met: Vec<usize>,
}
impl<'a> QueryParser<'a, '_> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..self.end).unwrap_or("")
    }

    /// Returns the next character that is not a space.
    fn peek(&mut self) -> Option<char> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        self.rest().chars().next()
    }

    /// Consumes a keyword, which ends at a space, a bracket or the end.
    fn keyword(&mut self, words: &[&str]) -> Option<Range<usize>> {
        self.peek();
        let end = |c: char| c.is_whitespace() || matches!(c, '(' | ')');
        let rest = self.rest();
        let word = rest.split(end).next().unwrap_or("");
        words.iter().any(|known| known.eq_ignore_ascii_case(word)).then(|| {
            let from = self.at;
            self.at += word.len();
            from..self.at
        })
    }

    fn understood_here(&self) -> Option<&'a UnderstoodPart> {
        let at = self.understood.binary_search_by_key(&self.at, |part| part.range.start).ok()?;
        self.understood.get(at)
    }

    /// Consumes a part that is understood already, and returns what stands for it.
    fn understood(&mut self) -> Option<QueryNode> {
        let part = self.understood_here()?;
        self.met.push(self.at);
        self.at = part.range.end;
        Some(part.node.clone().unwrap_or_default())
    }

    fn any(&mut self) -> Result<QueryNode, QueryFault> {
        let mut parts = vec![self.all()?];
        while let Some(at) = self.keyword(&["or", "|", "||"]) {
            let wanted = |at| QueryFault::new(at, "expected something on both sides of `or`");
            if parts.last().is_some_and(is_nothing) {
                return Err(wanted(at));
            }
            let part = self.all()?;
            if is_nothing(&part) {
                return Err(wanted(at));
            }
            parts.push(part);
        }
        Ok(as_understood(parts))
    }

    /// Consumes a part that is read as if it stood in brackets.
    fn pair(&mut self) -> Result<Option<QueryNode>, QueryFault> {
        let pair = self.pairs.iter().find(|pair| pair.start == self.at);
        let Some(pair) = pair.filter(|pair| self.within.as_ref() != Some(*pair)) else {
            return Ok(None);
        };
        let whole = (self.within.replace(pair.clone()), self.end);
        self.end = pair.end;
        let inner = self.any();
        (self.within, self.end) = whole;
        inner.map(Some)
    }

    fn all(&mut self) -> Result<QueryNode, QueryFault> {
        let mut parts = Vec::new();
        loop {
            self.peek();
            if let Some(pair) = self.pair()? {
                parts.push(pair);
                continue;
            }
            // A keyword may have been understood as a word.
            if self.understood_here().is_some() {
                parts.push(self.item()?);
                continue;
            }
            if self.keyword(&["and", "&&"]).is_some() {
                continue;
            }
            let before = self.at;
            if self.keyword(&["or", "|", "||"]).is_some() {
                self.at = before;
                break;
            }
            match self.peek() {
                None | Some(')') => break,
                Some(_) => parts.push(self.item()?),
            }
        }
        Ok(QueryNode::all(parts))
    }

    fn item(&mut self) -> Result<QueryNode, QueryFault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(QueryFault::new(self.at..self.at, "too many brackets within brackets"));
        }
        let from = self.at;
        if let Some(node) = self.understood() {
            self.depth -= 1;
            return Ok(node);
        }
        let sign = self.rest().chars().next().filter(|c| matches!(c, '-' | '!'));
        let node = if let Some(sign) = sign {
            self.at += sign.len_utf8();
            self.negated(from, sign.is_ascii_punctuation())?
        } else if self.keyword(&["not"]).is_some() {
            self.negated(from, false)?
        } else if self.peek() == Some('(') {
            self.bracket()?
        } else {
            self.atom()?
        };
        self.depth -= 1;
        Ok(node)
    }

    fn negated(&mut self, from: usize, tight: bool) -> Result<QueryNode, QueryFault> {
        let sign = from..self.at;
        let apart = tight && self.rest().starts_with(char::is_whitespace);
        match self.peek() {
            Some(c) if c != ')' && !apart => Ok(QueryNode::Not(Box::new(self.item()?))),
            _ => {
                let what = self.text.get(sign.clone()).unwrap_or("-").trim();
                Err(QueryFault::new(
                    sign,
                    format!("expected what is not wanted right after `{what}`"),
                ))
            }
        }
    }

    fn bracket(&mut self) -> Result<QueryNode, QueryFault> {
        let open = self.at..self.at + 1;
        self.at += 1;
        let inner = self.any()?;
        if self.peek() != Some(')') {
            return Err(QueryFault::new(open, "this bracket is never closed; expected `)`"));
        }
        self.at += 1;
        if is_nothing(&inner) {
            return Err(QueryFault::new(
                open.start..self.at,
                "expected something within the brackets",
            ));
        }
        Ok(inner)
    }

    fn atom(&mut self) -> Result<QueryNode, QueryFault> {
        let rest = self.rest();
        let word = rest.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"')).next();
        if let Some((name, after)) = word.and_then(|word| word.split_once(':')) {
            let (word, key) = name.split_once('.').unwrap_or((name, ""));
            let named = word.chars().all(|c| c.is_alphabetic() || matches!(c, '_' | '-'));
            // Only a free map has keys; elsewhere a dot is part of a word.
            let has_keys = || spec_named(word).is_some_and(FieldSpec::has_keys);
            let named = named && (word == name || Pairs::is_key(key) && has_keys());
            // A URL is not a field.
            if named && !name.is_empty() && !after.starts_with("//") {
                return self.filter(name);
            }
        }
        self.word(false).map(QueryNode::Word)
    }

    /// Parses a word or a phrase; within a list it ends at a comma.
    fn word(&mut self, listed: bool) -> Result<Word, QueryFault> {
        let from = self.at;
        if self.rest().starts_with('"') {
            let phrase = self.quoted()?;
            self.must_have_letters(phrase, from)?;
            return Ok(Word::Phrase(phrase.trim().into()));
        }
        let end =
            |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"') || (listed && c == ',');
        let word = self.rest().split(end).next().unwrap_or("");
        self.at += word.len();
        let bare = word.trim_start_matches(['\'', '^']);
        let how = match word.chars().next() {
            Some('\'') => How::Exact,
            Some('^') if bare.ends_with('$') => How::Exact,
            Some('^') => How::Start,
            _ if bare.ends_with('$') => How::End,
            _ => How::Plain,
        };
        let bare = if how == How::Plain { bare } else { bare.trim_end_matches('$') };
        self.must_have_letters(bare, from)?;
        Ok(Word::One(how, bare.into()))
    }

    fn must_have_letters(&self, word: &str, from: usize) -> Result<(), QueryFault> {
        if word.chars().any(char::is_alphanumeric) {
            return Ok(());
        }
        let what = self.text.get(from..self.at).unwrap_or("");
        Err(QueryFault::new(from..self.at.max(from), format!("`{what}` has no letter to look for")))
    }

    fn quoted(&mut self) -> Result<&'a str, QueryFault> {
        let open = self.at;
        let inner = self.rest().get(1..).unwrap_or("");
        match inner.find('"') {
            Some(len) => {
                self.at += len + 2;
                Ok(inner.get(..len).unwrap_or(""))
            }
            None => {
                Err(QueryFault::new(open..open + 1, "this quote is never closed; expected `\"`"))
            }
        }
    }

    fn filter(&mut self, name: &str) -> Result<QueryNode, QueryFault> {
        let at = self.at..self.at + name.len();
        let (name, key) = name.split_once('.').unwrap_or((name, ""));
        let Some(word) = field_word(name) else {
            let hint = match nearest(name, every_field_word()).and_then(field_word_written) {
                Some(near) => format!("did you mean `{near}:`?"),
                None => "to look for the words, put them in quotes".to_owned(),
            };
            return Err(
                QueryFault::new(at, format!("there is no field `{name}`")).hinted(Some(hint))
            );
        };
        self.at = at.end + 1;
        let mut values = Vec::new();
        loop {
            self.values_of(word, key, &mut values)?;
            if !self.rest().starts_with(',') {
                break;
            }
            self.at += 1;
        }
        Ok(any_of(values))
    }

    /// Parses one value of a word before a colon, for each field that the word means.
    fn values_of(
        &mut self,
        word: FieldWord,
        key: &str,
        values: &mut Vec<(FieldName, FilterValue)>,
    ) -> Result<(), QueryFault> {
        let from = self.at;
        match word {
            FieldWord::One(spec) => {
                let mut value = self.value(spec)?;
                if let FilterValue::Name(name) = &mut value
                    && !key.is_empty()
                {
                    value = FilterValue::Pair(Pairs::folded_key(key).into(), std::mem::take(name));
                }
                values.push((spec.name, value));
            }
            FieldWord::AnyOf(fields) => {
                for field in fields {
                    self.at = from;
                    values.push((*field, self.value(field.spec())?));
                }
            }
            FieldWord::FirstOf(fields) => {
                let mut fault = None;
                for field in fields {
                    self.at = from;
                    match self.value(field.spec()) {
                        Ok(value) => {
                            values.push((*field, value));
                            return Ok(());
                        }
                        Err(other) => fault = fault.or(Some(other)),
                    }
                }
                return fault.map_or(Ok(()), Err);
            }
            FieldWord::Side(side) => {
                let date = FieldName::Of(EntryField::Date);
                let value = self.value(date.spec())?;
                values.push((date, side.of(&value, from..self.at)?));
            }
        }
        Ok(())
    }

    fn value(&mut self, spec: &'static FieldSpec) -> Result<FilterValue, QueryFault> {
        let from = self.at;
        let ends = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"' | ',');
        let nothing = match self.rest().chars().next() {
            Some('"') => false,
            Some(c) => ends(c),
            None => true,
        };
        if nothing {
            let message =
                format!("expected {} after `{}:`", article(spec.search.takes), spec.search.word);
            let hint = Some(format!("as in `{}`", spec.search.example));
            return Err(QueryFault::new(from..from, message).hinted(hint));
        }
        if spec.text_field().is_some() {
            return self.word(true).map(FilterValue::Words);
        }
        let text = if self.rest().starts_with('"') {
            let quoted = self.quoted()?.trim();
            // The distance may stand behind the quotes.
            if spec.search.by == Lookup::Near && self.rest().starts_with(WITHIN) {
                let behind = self.rest().split(ends).next().unwrap_or("");
                self.at += behind.len();
                self.text.get(from..self.at).unwrap_or(quoted)
            } else {
                quoted
            }
        } else {
            let word = self.rest().split(ends).next().unwrap_or("");
            self.at += word.len();
            word
        };
        let at = from..self.at;
        if spec.search.by == Lookup::Date {
            value::date(text, at)
        } else if spec.counted().is_some() {
            value::count(spec, text, at)
        } else {
            self.must_have_letters(text, from)?;
            value::name(spec, text, at, self.names)
        }
    }
}

fn is_nothing(node: &QueryNode) -> bool {
    matches!(node, QueryNode::All(parts) if parts.is_empty())
}
