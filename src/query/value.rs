//! What stands after the colon: names, words, dates and counts.
//!
//! Names are checked against the taxonomy and written as the taxonomy writes them.

use std::ops::Range;
use std::str::FromStr as _;

use super::ast::{CountBound, CountRange, FilterValue};
use super::fault::QueryFault;
use super::fields::FieldSpec;
use super::lookup::NameLookup;
use super::near_place::{near_place, written as near_place_written};
use super::new_records::NEW;
use super::note_condition::{GRADED, NOTED};
use super::record_kind::RecordKind;
use crate::digest::{
    AreaId, Basis, DateError, DateSpan, ENTRY_FIELDS, Lookup, Precision, Taxonomy,
};
use crate::notes::GradeCondition;

/// Returns every area of that name, in any theatre.
pub(super) fn areas_named(taxonomy: &Taxonomy, name: &str) -> Vec<AreaId> {
    taxonomy.areas_called(name).map(|(_, area)| area).collect()
}

/// Resolves a name for a field that takes names.
pub(super) fn name(
    spec: &FieldSpec,
    text: &str,
    at: Range<usize>,
    names: &NameLookup<'_>,
) -> Result<FilterValue, QueryFault> {
    let taxonomy = names.taxonomy();
    let sounding_like = || names.sounding_like(spec.search.by, text);
    let known = match spec.search.by {
        Lookup::Theatre => {
            taxonomy.find_theatre(text).map(|id| taxonomy.theatre_word(id).to_owned())
        }
        Lookup::Area => area(taxonomy, text),
        Lookup::Tactic => taxonomy.find_tactic(text).map(|id| taxonomy.tactic_word(id).to_owned()),
        Lookup::Kind => taxonomy.find_kind(text).map(|id| taxonomy.kind_word(id).to_owned()),
        Lookup::Basis => {
            Basis::from_str(&text.to_lowercase()).ok().map(|basis| basis.word().to_owned())
        }
        Lookup::Repeat => {
            let word = text.to_lowercase();
            let is_repeat = ["repeat", "repeats", "repeated"].contains(&word.as_str());
            let others = [NOTED, NEW].into_iter();
            let known =
                is_repeat.then_some("repeat").into_iter().chain(others.filter(|own| word == *own));
            known.map(str::to_owned).next()
        }
        // Actors and outlets are an open vocabulary: an unknown one is looked for by its words.
        Lookup::Actor => {
            let known = taxonomy.find_actor(text).and_then(|id| taxonomy.actor(id));
            let known = known.map(|actor| &*actor.name);
            Some(known.or_else(sounding_like).unwrap_or(text).to_owned())
        }
        Lookup::Outlet => {
            let known = taxonomy.find_outlet(text).map(|outlet| &*outlet.name);
            Some(known.or_else(sounding_like).unwrap_or(text).to_owned())
        }
        Lookup::Words
        | Lookup::Count
        | Lookup::Date
        | Lookup::Digest
        | Lookup::Publisher
        | Lookup::Wave
        | Lookup::Id
        | Lookup::Tag
        | Lookup::Note => Some(text.to_owned()),
        Lookup::Value | Lookup::Has => spec.written(text),
        Lookup::Record => RecordKind::named(text).map(|kind| kind.word().to_owned()),
        Lookup::Near => near_place(text).map(|(name, km)| near_place_written(name, km)),
        Lookup::Grade => grade(text),
    };
    if let Some(name) = known.as_deref().or_else(sounding_like) {
        return Ok(FilterValue::Name(name.into()));
    }
    let hint = match names.nearest(spec.search.by, text) {
        Some(name) => format!("did you mean `{}:{name}`?", spec.search.word),
        None => format!("as in `{}`", spec.search.example),
    };
    Err(QueryFault::new(at, format!("there is no {} `{text}`", spec.search.takes))
        .hinted(Some(hint)))
}

/// Returns a condition on grades as it is kept in a query.
fn grade(text: &str) -> Option<String> {
    let is_none = text.eq_ignore_ascii_case("none");
    let is_asked = text.parse::<GradeCondition>().is_ok();
    is_asked.then(|| if is_none { text.to_lowercase() } else { text.to_uppercase() })
}

/// Returns the area's id word if it names the same areas as the text does, or else the text; none
/// if no area has that name.
fn area(taxonomy: &Taxonomy, text: &str) -> Option<String> {
    let ids = areas_named(taxonomy, text);
    let word = taxonomy.area_word(*ids.first()?);
    let same = areas_named(taxonomy, word) == ids;
    Some(if same { word.to_owned() } else { text.to_owned() })
}

/// Returns the values of a closed field as the taxonomy writes them, each with its other names;
/// none for an open field.
pub(super) fn names(by: Lookup, taxonomy: &Taxonomy) -> Vec<(&str, Vec<&str>)> {
    fn all<'t>(name: &'t str, aliases: &'t [Box<str>]) -> Vec<&'t str> {
        std::iter::once(name).chain(aliases.iter().map(AsRef::as_ref)).collect()
    }
    match by {
        Lookup::Theatre => {
            taxonomy.theatres().map(|(_, t)| (&*t.id, all(&t.name, &t.aliases))).collect()
        }
        Lookup::Area => taxonomy.areas().map(|(_, a)| (&*a.id, all(&a.name, &a.aliases))).collect(),
        Lookup::Tactic => {
            taxonomy.tactics().iter().map(|t| (&*t.id, all(&t.name, &t.aliases))).collect()
        }
        Lookup::Kind => {
            taxonomy.kinds().iter().map(|k| (&*k.id, all(&k.name, &k.aliases))).collect()
        }
        Lookup::Actor => {
            taxonomy.actors().iter().map(|a| (&*a.name, all(&a.name, &a.aliases))).collect()
        }
        Lookup::Outlet => {
            taxonomy.outlets().iter().map(|o| (&*o.name, all(&o.name, &o.aliases))).collect()
        }
        Lookup::Basis => Basis::ALL.iter().map(|basis| (basis.word(), Vec::new())).collect(),
        Lookup::Repeat => ["repeat", NOTED, NEW].map(|word| (word, Vec::new())).to_vec(),
        Lookup::Has => {
            let own = ENTRY_FIELDS.iter().map(|def| def.key);
            own.chain([GRADED]).map(|key| (key, Vec::new())).collect()
        }
        Lookup::Record => RecordKind::ALL.iter().map(|kind| (kind.word(), Vec::new())).collect(),
        Lookup::Near
        | Lookup::Note
        | Lookup::Grade
        | Lookup::Words
        | Lookup::Count
        | Lookup::Date
        | Lookup::Digest
        | Lookup::Publisher
        | Lookup::Wave
        | Lookup::Id
        | Lookup::Tag
        | Lookup::Value => Vec::new(),
    }
}

/// Parses `2020-05-20`, `2020-05`, `2020`, `a..b`, `a..`, `..b`, `>=a`, `<b`.
pub(super) fn date(text: &str, at: Range<usize>) -> Result<FilterValue, QueryFault> {
    let one = |part: &str, first: Option<DateSpan>| read_date(part, first, text, at.clone());
    if let Some((from, to)) = text.split_once("..") {
        let from = if from.is_empty() { None } else { Some(one(from, None)?) };
        let to = if to.is_empty() { None } else { Some(one(to, from)?) };
        return match (from, to) {
            (None, None) => Err(QueryFault::new(at, "expected a date before or after `..`")),
            (Some(a), Some(b)) if b.to < a.from => {
                Err(QueryFault::new(at, DateError::Backwards(text.to_owned()).to_string()))
            }
            (from, to) => Ok(FilterValue::Dates(from, to)),
        };
    }
    let (sign, rest) = comparison(text);
    let span = one(rest, None)?;
    let beside = |day: Option<chrono::NaiveDate>| day.map(DateSpan::day);
    Ok(match sign {
        ">=" => FilterValue::Dates(Some(span), None),
        "<=" => FilterValue::Dates(None, Some(span)),
        ">" => FilterValue::Dates(beside(span.to.succ_opt()), None),
        "<" => FilterValue::Dates(None, beside(span.from.pred_opt())),
        _ => FilterValue::Date(span),
    })
}

/// Parses a date; after `..` its last part is enough: `2020-07-22..31`.
fn read_date(
    part: &str,
    first: Option<DateSpan>,
    whole: &str,
    at: Range<usize>,
) -> Result<DateSpan, QueryFault> {
    let full = match first {
        Some(first) if part.len() == 2 && first.precision != Precision::Year => {
            let first = first.to_string();
            let start = first.get(..first.len().saturating_sub(2)).unwrap_or("");
            format!("{start}{part}")
        }
        _ => part.to_owned(),
    };
    let span = full.parse::<DateSpan>().map_err(|error| match error {
        DateError::NoSuchDay(_) | DateError::Ambiguous(_) => {
            QueryFault::new(at.clone(), error.to_string())
        }
        DateError::Form(_) | DateError::Backwards(_) | DateError::Open(_) => QueryFault::new(
            at.clone(),
            format!("`{whole}` is no date; write 2020-05-20, 2020-05, 2020, or from..to"),
        ),
    })?;
    // An approximate day is queried as that day.
    let about = span.precision == Precision::About && span.from == span.to;
    Ok(if about { DateSpan::day(span.from) } else { span })
}

/// Parses `3`, `>=3`, `3..8`, `some`, `unknown`; each number may carry `!` or `?`.
pub(super) fn count(
    spec: &FieldSpec,
    text: &str,
    at: Range<usize>,
) -> Result<FilterValue, QueryFault> {
    let fault = || {
        let form = format!(
            "`{text}` is no count; write 3, >=3, 3..8, some or unknown, and `!` or `?` after a number"
        );
        QueryFault::new(at.clone(), form).hinted(Some(format!("as in `{}`", spec.search.example)))
    };
    if text.eq_ignore_ascii_case("unknown") {
        return Ok(FilterValue::Unknown);
    }
    let (body, doubt) = match (text.strip_suffix('!'), text.strip_suffix('?')) {
        (Some(body), _) => (body, CountBound::Certainly),
        (_, Some(body)) => (body, CountBound::Possibly),
        (None, None) => (text, CountBound::Best),
    };
    let number = |text: &str| text.parse::<u32>().map_err(|_| fault());
    let bounds = |least, most| Ok(FilterValue::Count(CountRange { least, most, doubt }));
    if body.eq_ignore_ascii_case("some") {
        return bounds(Some(1), None);
    }
    if let Some((least, most)) = body.split_once("..") {
        let least = if least.is_empty() { None } else { Some(number(least)?) };
        let most = if most.is_empty() { None } else { Some(number(most)?) };
        return match (least, most) {
            (None, None) => Err(fault()),
            (Some(a), Some(b)) if a > b => Err(QueryFault::new(
                at.clone(),
                format!("`{text}` runs backwards; smaller number first"),
            )),
            (least, most) => bounds(least, most),
        };
    }
    let (sign, rest) = comparison(body);
    let n = number(rest)?;
    match sign {
        ">=" => bounds(Some(n), None),
        ">" => bounds(Some(n.saturating_add(1)), None),
        "<=" => bounds(None, Some(n)),
        "<" if n == 0 => Err(QueryFault::new(at.clone(), "nothing is less than 0")),
        "<" => bounds(None, Some(n - 1)),
        _ => bounds(Some(n), Some(n)),
    }
}

/// Splits off a comparison sign from what follows it.
fn comparison(text: &str) -> (&str, &str) {
    for sign in [">=", "<=", ">", "<", "="] {
        if let Some(rest) = text.strip_prefix(sign) {
            return (sign, rest);
        }
    }
    ("", text)
}
