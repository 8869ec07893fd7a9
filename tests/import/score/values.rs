//! Counts, days, sources and losses as an archive writes them, made comparable.

use super::names::Names;
use super::node::Node;
use super::words::fold;

/// The fields that count people.
pub const COUNTS: [&str; 4] = ["killed", "wounded", "killed_or_wounded", "captured"];

/// Numbers as words.
const NUMBERS: [&str; 13] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
];

/// Returns a count with its bound in one spelling; none where nothing is said.
pub fn count(value: &Node) -> Option<String> {
    if value.is_absent() {
        return None;
    }
    if let Node::Map(_) = value {
        let n = value.get("n");
        if !n.is_absent() {
            return count(n);
        }
        let (low, high) = (value.get("low").text(), value.get("high").text());
        return (!low.is_empty() || !high.is_empty()).then(|| format!("{low}-{high}"));
    }
    let text = value.text().to_lowercase().replace('–', "-").replace('≥', ">=").replace('≤', "<=");
    let text = text.replace(',', "").replace("at least ", ">=").replace("more than ", ">");
    let text = text.replace("up to ", "<=").replace("about ", "~");
    // The number of those whom a list names stands behind it.
    let bare = text.rsplit_once('(').filter(|(_, rest)| {
        rest.strip_suffix(')').is_some_and(|number| number.parse::<u32>().is_ok())
    });
    let text = bare.map_or(text.as_str(), |(before, _)| before);
    let text: String = text.split_whitespace().collect();
    let text = match text.strip_suffix('+') {
        Some(number) if number.parse::<u32>().is_ok() => format!(">={number}"),
        Some(_) | None => text,
    };
    let number = NUMBERS.iter().position(|word| *word == text);
    Some(number.map_or(text, |number| number.to_string()))
}

/// Returns the first and the last day.
pub fn days(value: &Node) -> Option<(String, String)> {
    if value.is_absent() {
        return None;
    }
    if let Node::Map(_) = value {
        return Some((value.get("from").text().to_owned(), value.get("to").text().to_owned()));
    }
    let text = value.text().replace(" to ", "..");
    let (first, last) = text.split_once("..").unwrap_or((&text, ""));
    let day = |text: &str| text.trim().trim_end_matches('~').trim().to_owned();
    let (first, last) = (day(first), day(last));
    Some((first.clone(), if last.is_empty() { first } else { last }))
}

/// Returns the outlets and days of some sources.
pub fn sources(value: &Node, names: &Names) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for source in value.items() {
        if let Node::Map(_) = source {
            let outlet = names.outlet(source.get("outlet").text());
            found.push((outlet, source.get("date").text().to_owned()));
            continue;
        }
        let text = without_address(source.text());
        let (outlets, day) = split_day(&text);
        let outlets: Vec<&str> =
            outlets.split(';').filter(|name| !name.trim().is_empty()).collect();
        if outlets.is_empty() {
            found.push((String::new(), day.to_owned()));
        }
        found.extend(outlets.into_iter().map(|name| (names.outlet(name), day.to_owned())));
    }
    found.sort();
    found.dedup();
    found
}

fn without_address(text: &str) -> String {
    match (text.find('<'), text.rfind('>')) {
        (Some(from), Some(to)) if from < to => format!("{}{}", &text[..from], &text[to + 1..]),
        _ => text.to_owned(),
    }
}

/// Cuts the day off a source: `Telegram, 2020-08-18`.
fn split_day(text: &str) -> (&str, &str) {
    let text = text.trim();
    let start = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-').len();
    let (before, day) = text.split_at(start);
    let is_day = matches!(day.len(), 4 | 7 | 10) && day.starts_with(|c: char| c.is_ascii_digit());
    if is_day { (before.trim_end().trim_end_matches(','), day) } else { (text, "") }
}

/// Returns true if two lists of sources are the same; of two names of an outlet, one may be longer.
pub fn is_same_sources(gold: &[(String, String)], draft: &[(String, String)]) -> bool {
    let mut rest = draft.to_vec();
    gold.len() == draft.len()
        && gold.iter().all(|(outlet, day)| {
            let hit = rest.iter().position(|(name, other)| {
                let is_longer = outlet.len() > 3
                    && name.len() > 3
                    && (outlet.contains(name.as_str()) || name.contains(outlet.as_str()));
                other == day && (name == outlet || is_longer)
            });
            hit.map(|at| rest.remove(at)).is_some()
        })
}

/// Returns the losses of the side that acted.
pub fn losses(value: &Node) -> Vec<(String, String)> {
    let Node::Map(parts) = value else { return Vec::new() };
    let mut all: Vec<_> =
        parts.iter().filter_map(|(key, value)| Some((key.clone(), count(value)?))).collect();
    all.sort();
    all
}

/// Returns the tolls of some versions, in an order of their own.
pub fn tolls(value: &Node) -> Vec<Vec<Option<String>>> {
    let versions = value.items().into_iter();
    let mut all: Vec<Vec<_>> = versions
        .map(|version| COUNTS.iter().map(|key| count(version.get(key))).collect())
        .collect();
    all.sort();
    all
}

/// Publishers that are known by several names.
const HOUSES: [&[&str]; 12] = [
    &["new york times", "nyt"],
    &["cfr", "council on foreign relations", "nigeria security tracker"],
    &[
        "isw",
        "institute for the study of war",
        "critical threats",
        "critical threats project",
        "ctp",
        "american enterprise institute",
    ],
    &["crisiswatch", "international crisis group", "crisis group"],
    &["ocha", "unocha"],
    &["epic", "epic ishm", "enabling peace in iraq center", "ishm"],
    &[
        "satp",
        "south asia terrorism portal",
        "institute for conflict management",
        "south asia intelligence review",
        "sair",
    ],
    &["antiwar com", "antiwar", "original antiwar com"],
    &["carter center", "the carter center"],
    &["acled", "armed conflict location event data project"],
    &["rojava information center", "ric"],
    &["sohr", "syrian observatory for human rights"],
];
const ITIC: &str = "meir amit intelligence and terrorism information center";

/// Returns one name for a publisher.
pub fn house(name: &str, names: &Names) -> String {
    let name = fold(name);
    if name == "itic" || name.trim_start_matches("the ") == ITIC {
        return "itic".to_owned();
    }
    let known =
        HOUSES.iter().find(|house| house.contains(&name.as_str())).and_then(|house| house.first());
    known.map_or_else(|| names.outlet(&name), |first| (*first).to_owned())
}

/// Returns a title without what stands in brackets around numbers.
pub fn title(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let (inside, behind) = after.split_once(')').unwrap_or((after, ""));
        kept.push_str(before);
        if !inside.contains(|c: char| c.is_ascii_digit()) {
            kept.push_str(inside);
        }
        rest = behind;
    }
    kept.push_str(rest);
    fold(&kept)
}
