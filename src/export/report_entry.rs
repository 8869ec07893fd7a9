//! One entry of a report, told in sentences: what happened as one item, and below it who did it to
//! whom, what that rests on, the other accounts, and what else the entry says.

use super::notes::Notes;
use super::report_row::ReportRow;

/// Tells an entry: the item, and the lines that stand below it.
pub(super) fn told(row: ReportRow<'_>, notes: &mut Notes) -> (String, Vec<String>) {
    let tactics = row.words("tactics").map(|tactics| format!(" ({tactics})"));
    let what = row.words("kind").unwrap_or_default() + &tactics.unwrap_or_default();
    // One event goes without saying.
    let events = row.words("events").filter(|events| events != "1");
    let events = events.map(|events| format!("{events} events"));
    let toll = Some(row.toll()).filter(|toll| !toll.is_empty());
    let tail: Vec<_> =
        [events, toll, row.losses(), row.words("basis")].into_iter().flatten().collect();
    // A passage says what it is in the place of a kind, and may have neither place nor toll.
    let passage = row.words("in").filter(|word| word != "entry");
    let head = [Some(format!("**{}**", row.when())), Some(row.place()), Some(what), passage];
    let head = head.into_iter().flatten().filter(|said| !said.is_empty());
    let tail = capital(&tail.join("; "));
    let text = format!(
        "{}: {}{}{} `{}`",
        head.collect::<Vec<_>>().join(", "),
        row.words("text").unwrap_or_default(),
        if tail.is_empty() { tail } else { format!(" {tail}.") },
        row.cited(notes),
        row.cell("id").words().unwrap_or_default().replace('`', "'"),
    );
    let below = [parties(row), standing(row), position(row)].into_iter().flatten();
    let mut below: Vec<_> = below.collect();
    below.extend(row.rows("versions").map(|version| account(version, notes)));
    below.extend(remarks(row));
    (text, below)
}

/// Says who acted on whom, as far as the entry names them.
fn parties(row: ReportRow<'_>) -> Option<String> {
    let is_open = row.cell("undirected").words().is_some_and(|word| word == "yes");
    let open = is_open.then(|| "it is left open who acted on whom".to_owned());
    joined([row.labelled("by", "actors"), row.labelled("against", "targets"), open])
}

/// Says on what the name of the actor rests, and who claimed and who denied it.
fn standing(row: ReportRow<'_>) -> Option<String> {
    let on = row.labelled("on", "claimed_on");
    let claimed = match (row.labelled("claimed by", "claimed_by"), on) {
        (Some(by), Some(on)) => Some(format!("{by} {on}")),
        (None, Some(on)) => Some(format!("claimed {on}")),
        (by, None) => by,
    };
    let attribution = row.labelled("attribution", "attribution");
    joined([attribution, claimed, row.labelled("denied by", "denied_by")])
}

/// Says where it happened in degrees, and how exactly.
fn position(row: ReportRow<'_>) -> Option<String> {
    let degrees = format!("at {} {}", row.words("lat")?, row.words("lon")?);
    let exactness = match row.words("geo_radius_km") {
        Some(km) if km == "0" => ", the very spot".to_owned(),
        Some(km) => format!(", within {km} km"),
        None => String::new(),
    };
    let from = row.words("geo_anchor").map_or(String::new(), |name| format!(", from {name}"));
    Some(degrees + &exactness + &from)
}

/// Says what else is known of an entry and its tellings, a line for each.
fn remarks(row: ReportRow<'_>) -> Vec<String> {
    let sources = row.words("independent_sources").unwrap_or_default();
    let noun = if sources == "1" { "source" } else { "sources" };
    let uncounted = row.words("counted").is_some_and(|counted| counted == "no");
    let uncounted = if uncounted { "; not the telling that counts" } else { "" };
    let told =
        row.words("repeats").map(|ids| format!("also told as {ids}: {sources} {noun}{uncounted}"));
    let corrects = row.labelled("corrects", "corrects");
    let told_from = row.labelled("told from", "told_from");
    let pair = |pair: ReportRow<'_>| {
        format!(
            "{} {}",
            pair.words("key").unwrap_or_default(),
            pair.words("value").unwrap_or_default()
        )
    };
    let other = joined(row.rows("x").map(|row| Some(pair(row))));
    // A derived id says of which digest it is.
    let (id, digest) = (row.words("id").unwrap_or_default(), row.words("digest"));
    let digest = digest.filter(|digest| !id.starts_with(digest));
    let lines = [
        digest.map(|digest| format!("of {digest}")),
        told,
        joined([corrects, told_from]),
        row.labelled("wave", "wave"),
        row.labelled("tags:", "tags"),
        other.map(|other| format!("other keys: {other}")),
        row.labelled("note:", "note"),
    ];
    lines.into_iter().flatten().collect()
}

/// Joins what is said; nothing where nothing is.
fn joined(parts: impl IntoIterator<Item = Option<String>>) -> Option<String> {
    let said: Vec<_> = parts.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// Says who gives another account, on what basis, with which toll and in which words.
fn account(version: ReportRow<'_>, notes: &mut Notes) -> String {
    let about = ["basis", "stance", "date"].into_iter().filter_map(|name| version.words(name));
    let mut text = format!(
        "{} ({})",
        version.words("by").unwrap_or_default(),
        about.collect::<Vec<_>>().join(", ")
    );
    let said = [Some(version.toll()).filter(|toll| !toll.is_empty()), version.words("text")];
    let said = said.into_iter().flatten().collect::<Vec<_>>().join("; ");
    if !said.is_empty() {
        text.extend([": ", &said]);
    }
    text + &version.cited(notes)
}

fn capital(text: &str) -> String {
    let mut signs = text.chars();
    let first = signs.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + signs.as_str()
}
