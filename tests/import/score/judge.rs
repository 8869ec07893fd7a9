//! Whether a field of a draft is right, wrong, or said by neither side.

use super::names::Names;
use super::node::Node;
use super::place::{is_same_place, spot};
use super::record::Record;
use super::values::{count, days, is_same_sources, losses, sources, tolls};
use super::words::near_words;

/// The fields of an entry that are compared.
pub const FIELDS: [&str; 16] = [
    "date",
    "theatre",
    "area",
    "kind",
    "tactic",
    "actor",
    "target",
    "place",
    "killed",
    "wounded",
    "killed_or_wounded",
    "captured",
    "losses",
    "basis",
    "sources",
    "versions",
];

/// Compares a field; none where nothing is said of it, or gold does not judge it.
pub fn judge(field: &str, gold: &Record, draft: &Record, names: &Names) -> Option<bool> {
    let mine = draft.get(field);
    let wanted = accepted(gold, field);
    let first = wanted.first()?;
    match field {
        "theatre" | "area" => section(field, gold, draft, names),
        "date" => Some(wanted.iter().any(|one| days(one) == days(mine))),
        "kind" | "basis" => Some(wanted.iter().any(|one| one.text() == mine.text())),
        "tactic" => {
            let is_said = !mine.is_absent() || wanted.iter().any(|one| !one.is_absent());
            let mine = names.tactics(mine);
            is_said.then(|| wanted.iter().any(|one| is_same_tactic(&names.tactics(one), &mine)))
        }
        "losses" => {
            compared(&wanted, mine, |node| Some(losses(node)).filter(|all| !all.is_empty()))
        }
        "place" => {
            let mine = spot(mine);
            let is_said = mine.is_some() || spot(first).is_some();
            is_said
                .then(|| wanted.iter().any(|one| is_same_place(spot(one).as_ref(), mine.as_ref())))
        }
        "actor" => actor(&wanted, mine, names),
        "target" => target(&wanted, mine),
        "sources" => {
            let mine = sources(mine, names);
            let is_said = !first.is_absent();
            is_said.then(|| wanted.iter().any(|one| is_same_sources(&sources(one, names), &mine)))
        }
        "versions" => {
            compared(&wanted, mine, |node| Some(tolls(node)).filter(|all| !all.is_empty()))
        }
        _ => compared(&wanted, mine, count),
    }
}

/// Compares what two values mean; none where neither side says anything.
fn compared<M: PartialEq>(
    wanted: &[Node],
    mine: &Node,
    meaning: impl Fn(&Node) -> Option<M>,
) -> Option<bool> {
    let mine = meaning(mine);
    let is_said = mine.is_some() || wanted.first().and_then(&meaning).is_some();
    is_said.then(|| wanted.iter().any(|one| meaning(one) == mine))
}

/// Returns the value of gold and those that are accepted beside it; `none` is an absent one.
fn accepted(gold: &Record, field: &str) -> Vec<Node> {
    let beside = gold.get("any").get(field).items();
    // A list of sources or versions with `none` in it keeps it: it says that all may be left out.
    let none = matches!(gold.get("any").get(field), Node::List(items) if items.iter().any(is_none))
        || is_none(gold.get("any").get(field));
    let mut all = vec![gold.get(field).clone()];
    all.extend(beside.into_iter().cloned());
    if none {
        all.push(Node::Absent);
    }
    all
}

fn is_none(node: &Node) -> bool {
    node.text() == "none"
}

fn section(field: &str, gold: &Record, draft: &Record, names: &Names) -> Option<bool> {
    let mut wanted = vec![(gold.get("theatre").text(), gold.get("area").text())];
    for place in gold.get("any").get("in").texts() {
        wanted.push(place.split_once('/').unwrap_or((place, "")));
    }
    let theatre = names.theatre(draft.get("theatre").text());
    if theatre.is_empty() && wanted.iter().all(|(theatre, _)| theatre.is_empty()) {
        return None;
    }
    let area = names.area(&theatre, draft.get("area").text());
    Some(wanted.iter().any(|(wanted, its_area)| {
        *wanted == theatre && (field == "theatre" || names.area(wanted, its_area) == area)
    }))
}

fn is_same_tactic(gold: &[String], draft: &[String]) -> bool {
    let sorted = |all: &[String]| {
        let mut all = all.to_vec();
        all.sort();
        all.dedup();
        all
    };
    match (gold.first(), draft.first()) {
        (Some(one), Some(other)) => one == other || sorted(gold) == sorted(draft),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

fn actor(wanted: &[Node], mine: &Node, names: &Names) -> Option<bool> {
    let mine = mine.texts();
    let may_be_none = wanted.iter().any(Node::is_absent);
    if wanted.first().is_none_or(Node::is_absent) {
        // A name of the taxonomy that the text does not give is an invention; other words are let be.
        let named: Vec<&str> = mine.into_iter().filter(|name| names.has_actor(name)).collect();
        let mut given = wanted.iter().filter(|one| !one.is_absent());
        return (!named.is_empty())
            .then(|| given.any(|one| is_same_actor(&one.texts(), &named, names)));
    }
    if mine.is_empty() && may_be_none {
        return None;
    }
    let mut given = wanted.iter().filter(|one| !one.is_absent());
    Some(given.any(|one| is_same_actor(&one.texts(), &mine, names)))
}

fn is_same_actor(gold: &[&str], draft: &[&str], names: &Names) -> bool {
    gold.is_empty()
        || gold.iter().any(|one| {
            draft.iter().any(|other| {
                let (wanted, drafted) = (names.actor(one), names.actor(other));
                let is_part =
                    wanted == "islamic state" && names.whole(&drafted) == Some("islamic state");
                let is_free = names.whole(&wanted).is_none() && names.whole(&drafted).is_none();
                wanted == drafted || is_part || (is_free && near_words(one, other, 0.6))
            })
        })
}

fn target(wanted: &[Node], mine: &Node) -> Option<bool> {
    if wanted.first().is_none_or(Node::is_absent) {
        return None;
    }
    let mine = mine.texts().join(" ");
    if mine.is_empty() {
        return if wanted.iter().any(Node::is_absent) { None } else { Some(false) };
    }
    Some(wanted.iter().any(|one| near_words(&one.texts().join(" "), &mine, 0.5)))
}
