//! One record as the entry that it was made of. Both forms are read: the record of exports, in which a
//! count is an object, and the row of a table, in which it is spread over columns.

use serde_json::{Map, Value, json};

use super::lines::{SliceRecord, text};
use crate::digest::{DateSpan, Precision};

/// The counts of a toll.
const TOLL: [&str; 4] = ["killed", "wounded", "killed_or_wounded", "captured"];

/// Fields that stand in the entry as they stand in the record.
const TEXTS: [&str; 10] = [
    "place",
    "note",
    "wave",
    "wording",
    "time",
    "attribution",
    "corrects",
    "told_from",
    "claimed_on",
    "text",
];
/// The same of lists.
const LISTS: [(&str, &str); 4] = [
    ("tactics", "tactic"),
    ("tags", "tags"),
    ("claimed_by", "claimed_by"),
    ("denied_by", "denied_by"),
];

/// Returns the entry of a record; else what it lacks.
pub(super) fn entry(record: &SliceRecord) -> Result<Value, String> {
    let mut entry = Map::new();
    for field in ["id", "kind", "basis"] {
        let value = text(record, field).ok_or_else(|| format!("the record has no `{field}`"))?;
        entry.insert(field.to_owned(), json!(value));
    }
    if text(record, "text").is_none() {
        return Err("the record has no `text`".to_owned());
    }
    entry.insert("date".to_owned(), json!(date(record)?.to_string()));
    for field in TEXTS {
        entry.extend(text(record, field).map(|value| (field.to_owned(), json!(value))));
    }
    for (from, to) in LISTS {
        entry.extend(list(record, from).map(|value| (to.to_owned(), value)));
    }
    for (all, one) in [("actors", "actor"), ("targets", "target")] {
        let value = list(record, all).or_else(|| Some(json!(text(record, one)?)));
        entry.extend(value.map(|value| (one.to_owned(), value)));
    }
    if let Some(basis) = text(record, "date_basis").filter(|basis| *basis != "told") {
        entry.insert("date_basis".to_owned(), json!(basis));
    }
    if matches!(record.get("undirected"), Some(Value::Bool(true)))
        || text(record, "undirected") == Some("yes")
    {
        entry.insert("undirected".to_owned(), json!("yes"));
    }
    entry.extend(
        count(record, "events")
            .filter(|events| *events != "1")
            .map(|events| ("events".to_owned(), json!(events))),
    );
    toll(record, text(record, "basis").unwrap_or_default(), &mut entry);
    let losses = TOLL
        .into_iter()
        .filter_map(|of| Some((of.to_owned(), json!(count(record, &format!("losses_{of}"))?))));
    let losses: Map<String, Value> = losses.collect();
    if !losses.is_empty() {
        entry.insert("losses".to_owned(), losses.into());
    }
    entry.extend(position(record).map(|at| ("at".to_owned(), json!(at))));
    entry.extend(sources(record).map(|sources| ("source".to_owned(), sources)));
    entry.extend(versions(record)?.map(|versions| ("versions".to_owned(), versions)));
    let own = record.get("x").and_then(Value::as_array).into_iter().flatten();
    let own = own.filter_map(|pair| {
        Some((pair.get("key")?.as_str()?.to_owned(), json!(pair.get("value")?.as_str()?)))
    });
    let own: Map<String, Value> = own.collect();
    if !own.is_empty() {
        entry.insert("x".to_owned(), own.into());
    }
    Ok(entry.into())
}

/// Returns the date as it was written. A month is not the range of its days.
fn date(record: &SliceRecord) -> Result<DateSpan, String> {
    let day = |field: &str| {
        let text = text(record, field).ok_or_else(|| format!("the record has no `{field}`"))?;
        text.parse::<chrono::NaiveDate>()
            .map_err(|_| format!("`{field}` is no day: write 2020-05-20"))
    };
    let (from, to) = (day("date")?, day("date_to")?);
    let word = text(record, "date_precision").unwrap_or_default();
    let all =
        [Precision::Day, Precision::About, Precision::Range, Precision::Month, Precision::Year];
    let precision = all.into_iter().find(|precision| precision.word() == word);
    let precision = precision.ok_or_else(|| format!("`{word}` is no `date_precision`"))?;
    if to < from {
        return Err("`date_to` is before `date`".to_owned());
    }
    Ok(DateSpan { from, to, precision })
}

/// Returns a count as it is written.
fn count<'r>(record: &'r SliceRecord, name: &str) -> Option<&'r str> {
    let told = record.get(name).and_then(|told| told.get("text")).and_then(Value::as_str);
    told.or_else(|| text(record, &format!("{name}_text")))
}

/// Returns a list of texts, if there is any in it.
fn list(record: &SliceRecord, name: &str) -> Option<Value> {
    let all = record.get(name)?.as_array()?;
    let texts: Vec<&Value> = all.iter().filter(|value| value.is_string()).collect();
    (!texts.is_empty()).then(|| json!(texts))
}

/// Puts the numbers of a toll into an entry or an account, written out where one has a basis or parts of
/// its own.
fn toll(record: &SliceRecord, basis: &str, entry: &mut Map<String, Value>) {
    for of in TOLL {
        let parts = record.get("toll_parts").and_then(Value::as_array).into_iter().flatten();
        let parts = parts.filter(|part| part.get("of").and_then(Value::as_str) == Some(of));
        let parts: Map<String, Value> = parts
            .filter_map(|part| {
                let told = part.get("count")?;
                let count = told.get("text").and_then(Value::as_str).or_else(|| told.as_str())?;
                Some((part.get("label")?.as_str()?.to_owned(), json!(count)))
            })
            .collect();
        let Some(number) = count(record, of) else { continue };
        let own = text(record, &format!("{of}_basis")).filter(|own| *own != basis);
        if own.is_none() && parts.is_empty() {
            entry.insert(of.to_owned(), json!(number));
            continue;
        }
        let mut written = Map::from_iter([("n".to_owned(), json!(number))]);
        written.extend(own.map(|own| ("basis".to_owned(), json!(own))));
        if !parts.is_empty() {
            written.insert("of".to_owned(), parts.into());
        }
        entry.insert(of.to_owned(), written.into());
    }
}

/// Returns the position that the entry gives itself; one that was found from its words is found again.
fn position(record: &SliceRecord) -> Option<String> {
    if text(record, "geo_precision") != Some("given") {
        return None;
    }
    let number = |name: &str| record.get(name).and_then(Value::as_f64);
    let exactness = match number("geo_km") {
        Some(0.0) => " exact".to_owned(),
        Some(km) => format!(" ~{km} km"),
        None => String::new(),
    };
    Some(format!("{} {}{exactness}", number("lat")?, number("lon")?))
}

fn sources(record: &SliceRecord) -> Option<Value> {
    let all = record.get("sources")?.as_array()?.iter().filter_map(Value::as_object);
    let written = all.map(|source| {
        let said = ["outlet", "date", "url"].into_iter();
        let said = said.filter_map(|name| Some((name.to_owned(), json!(text(source, name)?))));
        Value::Object(said.collect())
    });
    let written: Vec<Value> = written.collect();
    (!written.is_empty()).then(|| written.into())
}

fn versions(record: &SliceRecord) -> Result<Option<Value>, String> {
    let all = record.get("versions").and_then(Value::as_array).into_iter().flatten();
    let mut written = Vec::new();
    for told in all.filter_map(Value::as_object) {
        let mut account = Map::new();
        for field in ["by", "basis", "stance", "date", "text"] {
            account.extend(text(told, field).map(|value| (field.to_owned(), json!(value))));
        }
        let basis = text(told, "basis").ok_or("an account within the record has no `basis`")?;
        toll(told, basis, &mut account);
        account.extend(sources(told).map(|sources| ("source".to_owned(), sources)));
        written.push(Value::Object(account));
    }
    Ok((!written.is_empty()).then(|| written.into()))
}
