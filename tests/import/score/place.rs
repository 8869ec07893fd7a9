//! Places as an archive writes them: name, distance and bearing, and when two of them are the same.

use std::collections::HashSet;

use super::node::Node;
use super::words::{fold, plain};

/// Words that say what a place is rather than what it is called.
const FILLER: [&str; 18] = [
    "area",
    "region",
    "city",
    "town",
    "village",
    "of",
    "the",
    "district",
    "province",
    "governorate",
    "state",
    "county",
    "in",
    "at",
    "desert",
    "camp",
    "sub",
    "subdistrict",
];
/// Words that say how a place lies to the event.
const RELATION: [&str; 6] = ["near", "from", "about", "approximately", "outside", "around"];

/// A place.
#[derive(Debug)]
pub struct Spot {
    /// The words of each link of a chain "village, district, province".
    parts: Vec<Vec<String>>,
    km: Option<f64>,
    bearing: Option<String>,
}

/// Reads a place; none where none is said.
pub fn spot(value: &Node) -> Option<Spot> {
    if value.is_absent() {
        return None;
    }
    if let Node::Map(_) = value {
        let name = format!("{} {}", value.get("site").text(), value.get("name").text());
        let km = value.get("km").text();
        let km: String = km.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        let bearing = bearing(&fold(value.get("bearing").text()).replace(' ', ""));
        return Some(Spot { parts: parts(&name), km: km.parse().ok(), bearing });
    }
    let mut text = plain(value.text());
    let km = take_distance(&mut text);
    let mut words: Vec<&str> = text.split_whitespace().collect();
    let bearing = take_bearing(&mut words);
    words.retain(|word| !RELATION.contains(word));
    Some(Spot { parts: parts(&words.join(" ")), km, bearing })
}

fn parts(name: &str) -> Vec<Vec<String>> {
    let parts = name.split([',', ';', '(']).map(fold).filter(|part| !part.is_empty());
    parts.map(|part| part.split(' ').map(str::to_owned).collect()).collect()
}

/// Cuts "about 15 km" out of a text; of a range, its first number counts.
fn take_distance(text: &mut String) -> Option<f64> {
    let mut from = 0;
    while let Some(found) = text[from..].find("km") {
        let (unit, end) = (from + found, from + found + 2);
        from = end;
        let is_word = text[end..].starts_with(|c: char| c.is_alphanumeric());
        let before = text[..unit].trim_end();
        let number = number_at_end(before);
        if is_word || number.is_empty() {
            continue;
        }
        let mut start = before.len() - number.len();
        let mut km = number.parse().ok();
        let lead = before[..start].trim_end();
        if let Some(lead) = lead.strip_suffix(['-', '–']).map(str::trim_end) {
            let first = number_at_end(lead);
            if !first.is_empty() {
                km = first.parse().ok();
                start = lead.len() - first.len();
            }
        }
        let start = text[..start].trim_end().trim_end_matches('~').len();
        text.replace_range(start..end, " ");
        return km;
    }
    None
}

fn number_at_end(text: &str) -> &str {
    &text[text.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len()..]
}

/// Takes a bearing that stands before `of` out of some words.
fn take_bearing(words: &mut Vec<&str>) -> Option<String> {
    let trimmed = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).replace('-', "");
    for of in (1..words.len()).filter(|at| words[*at] == "of") {
        let word = trimmed(words[of - 1]);
        let joined = (of > 1).then(|| trimmed(words[of - 2]) + &word);
        if let Some(found) =
            joined.filter(|joined| joined.len() > 5).and_then(|joined| bearing(&joined))
        {
            words.drain(of - 2..=of);
            return Some(found);
        }
        if let Some(found) = bearing(&word) {
            words.drain(of - 1..=of);
            return Some(found);
        }
    }
    None
}

fn bearing(word: &str) -> Option<String> {
    let short = match word {
        "north" | "n" => "n",
        "northeast" | "ne" => "ne",
        "east" | "e" => "e",
        "southeast" | "se" => "se",
        "south" | "s" => "s",
        "southwest" | "sw" => "sw",
        "west" | "w" => "w",
        "northwest" | "nw" => "nw",
        _ => return None,
    };
    Some(short.to_owned())
}

fn bare(parts: &[Vec<String>]) -> Vec<&str> {
    let all: Vec<&str> = parts.iter().flatten().map(String::as_str).collect();
    let bare: Vec<&str> = all.iter().copied().filter(|word| !FILLER.contains(word)).collect();
    if bare.is_empty() { all } else { bare }
}

/// Returns true if two places are the same: by name, distance and bearing. The rest of a chain may
/// be left out, its head may not.
pub fn is_same_place(gold: Option<&Spot>, draft: Option<&Spot>) -> bool {
    let (Some(gold), Some(draft)) = (gold, draft) else { return gold.is_none() && draft.is_none() };
    let is_as_far = match (gold.km, draft.km) {
        (None, None) => true,
        (Some(one), Some(other)) => (one - other).abs() <= f64::max(0.6, 0.04 * one),
        (Some(_), None) | (None, Some(_)) => false,
    };
    if !is_as_far || gold.bearing != draft.bearing {
        return false;
    }
    let (mut one, mut other) = (bare(&gold.parts), bare(&draft.parts));
    if one.concat() == other.concat() {
        return true;
    }
    let head = |spot: &Spot| -> HashSet<String> {
        let first = spot.parts.get(..1).unwrap_or_default();
        bare(first).into_iter().map(str::to_owned).collect()
    };
    let (gold_head, draft_head) = (head(gold), head(draft));
    one.sort_unstable();
    other.sort_unstable();
    if one == other {
        return true;
    }
    let set = |words: &[&str]| -> HashSet<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    };
    let (all, drafted) = (set(&one), set(&other));
    if !gold_head.is_empty() && gold_head.is_subset(&drafted) && drafted.is_subset(&all) {
        return true;
    }
    let has_head = !draft_head.is_empty() && draft_head.is_subset(&all);
    has_head && all.is_subset(&drafted) && drafted.difference(&all).count() <= 4
}
