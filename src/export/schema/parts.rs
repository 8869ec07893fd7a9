//! Definitions that digests and waves share: counts, dates, sources, points, figures.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::details::toll;
use super::{list, object, one_of, pattern, see, see_as, text};
use crate::digest::{Basis, Taxonomy};

/// Lower-case words and numbers joined by hyphens.
pub(super) const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
const DAY: &str = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
/// A day, a month or a year.
const SPAN: &str = "([0-9]{4}(-(0?[1-9]|1[0-2])(-(0?[1-9]|[12][0-9]|3[01]))?)?|\
    ([1-9]|[12][0-9]|3[01]) (January|February|March|April|May|June|July|August|September|October|\
    November|December) [0-9]{4})";
/// Numbers in words.
const ONE_TO_TWENTY: &str = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|\
    fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty";
const NUMBER: &str = "[0-9]([0-9,]*[0-9])?";

/// Returns the shared definitions.
pub(super) fn definitions() -> Value {
    json!({
        "basis": one_of(
            "Who stands behind it: the group's own media, a state body, press or a local source, \
             or an analyst's judgement",
            &Basis::ALL.map(Basis::word),
        ),
        "count": count(),
        "toll": toll(),
        "date": date(),
        "day": pattern("A day: 2020-05-20", &format!("^{DAY}$")),
        "period": period(),
        "source": source(),
        "point": point(),
        "figure": figure(),
    })
}

/// Returns every name of some things in the taxonomy, ids first, each once.
pub(super) fn names<'a>(words: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut known = HashSet::new();
    words.filter(|word| known.insert(*word)).collect()
}

/// Returns the names of tactics.
pub(super) fn tactic_names(taxonomy: &Taxonomy) -> Vec<&str> {
    let tactics = taxonomy.tactics();
    let ids = tactics.iter().map(|tactic| &*tactic.id);
    let others =
        tactics.iter().flat_map(|tactic| [&tactic.name].into_iter().chain(&tactic.aliases));
    names(ids.chain(others.map(AsRef::as_ref)))
}

fn count() -> Value {
    let words = "some|several|dozens|hundreds|unknown";
    json!({
        "description": "4, ~5 about, >=50 at least, >100 more than, <=3 at most, 3-8 from to, 3-8 (4) with a best value, some, \
            several, dozens, hundreds, unknown. Left out: the source says nothing of it",
        "anyOf": [
            { "type": "integer", "minimum": 0, "maximum": u32::MAX },
            {
                "type": "string",
                "pattern": format!(
                    "^((~|>=|>|<=|<|≥|≤|≈)? ?({NUMBER}|{ONE_TO_TWENTY})(\\.0+)?|\
                     {NUMBER} ?[-–] ?{NUMBER}( ?\\({NUMBER}\\))?|\
                     {NUMBER}\\+|({NUMBER}|{ONE_TO_TWENTY}) to ({NUMBER}|{ONE_TO_TWENTY})|\
                     (at least|at most|up to|more than|about) ({NUMBER}|{ONE_TO_TWENTY})|\\?|{words})$"
                ),
            },
        ],
    })
}

fn date() -> Value {
    json!({
        "description": "2020-05-20; 2020-05-20~ about that day; 2020-05-20..2020-05-22 a range; \
            2020-05 or 2020 when no more is known",
        "anyOf": [
            { "type": "string", "pattern": format!(r"^({SPAN}~?|{SPAN}\.\.{SPAN})$") },
            { "type": "integer", "minimum": 1000, "maximum": 9999 },
        ],
    })
}

fn period() -> Value {
    json!({
        "description": "2020-05-14..2020-05-24, both days included; a day, a month or a year; an \
            open end as 2022-04-17..",
        "anyOf": [
            { "type": "string", "pattern": format!(r"^{SPAN}(\.\.({SPAN})?)?$") },
            { "type": "integer", "minimum": 1000, "maximum": 9999 },
        ],
    })
}

fn source() -> Value {
    let one = json!([
        text(
            "Telegram, 2020-05-20; with an address: Rudaw, 2020-07-19 <https://…>; outlets that \
              share a date: Enab Baladi; Anatolia, 2020-05-20"
        ),
        object(
            "One source written out",
            &["outlet"],
            json!({
                "outlet": text("The outlet, channel, body or person"),
                "date": see_as("date", "When it was published"),
                "url": text("Its address"),
            })
        ),
    ]);
    let mut any = one.clone();
    if let Some(forms) = any.as_array_mut() {
        forms.push(list("Several sources", json!({ "anyOf": one })));
    }
    json!({ "description": "Who told it", "anyOf": any })
}

fn point() -> Value {
    object(
        "A statement; it may hold further points",
        &["text", "basis"],
        json!({
            "text": text("The statement"),
            "basis": see("basis"),
            "source": see("source"),
            "points": list("What belongs under it", see("point")),
            "tags": list("Words of the archive's own; `unread` marks what an import did not understand", text("A tag")),
        }),
    )
}

fn figure() -> Value {
    let mut figure = object(
        "A number as its issuer states it; parts need not add up to the total",
        &["of", "issuer", "basis"],
        json!({
            "of": text("What is counted: attacks, killed or wounded"),
            "counts_as": text("What a comparison holds it beside, where `of` does not say so: attacks, killed, wounded, killed or wounded, captured; also in a place: attacks in Iraq"),
            "issuer": text("Who says so"),
            "basis": see("basis"),
            "period": see_as("period", "What time it covers; its own, not the digest's"),
            "total": see_as("count", "In all"),
            "by": {
                "description": "Parts: a theatre, an area or a tactic, or a label of its own",
                "type": "object",
                "minProperties": 1,
                "additionalProperties": see("count"),
            },
            "released": see_as("date", "When it was released"),
            "unit": text("attacks, percent, USD: where it is no plain number of things"),
            "note": text("A remark"),
            "source": see("source"),
        }),
    );
    figure["anyOf"] = json!([{ "required": ["total"] }, { "required": ["by"] }]);
    figure
}
