//! Recognises files of other kinds by how they begin, so that one line tells what a file is instead
//! of a fault for each thing in it. Parses nothing.

use crate::yaml::{Fault, Mark, Node, NodeValue};

/// How much of a file is looked at.
const LOOKED_AT: usize = 4 << 10;

/// The keys at the top of our own files: a file with one of them is one of ours.
const OUR_KEYS: [&str; 8] =
    ["digest", "wave", "publisher", "theatres", "overview", "kinds", "period", "title"];

/// Returns the fault for a file that is no YAML of ours.
pub(super) fn foreign(bytes: &[u8]) -> Option<Fault> {
    let begin = bytes.get(..LOOKED_AT.min(bytes.len()))?;
    if begin.starts_with(b"PK\x03\x04") {
        return Some(fault("an office document (.docx, .xlsx, .odt) or a zip archive"));
    }
    if begin.starts_with(b"%PDF") {
        return Some(fault("a PDF"));
    }
    if begin.starts_with(b"{\\rtf") {
        return Some(fault(RTF));
    }
    let text = String::from_utf8_lossy(begin);
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    let ours =
        |key: &&str| text.contains(&format!("{key}:")) || text.contains(&format!("\"{key}\""));
    if OUR_KEYS.iter().take(2).any(ours) {
        return None;
    }
    let what = json(text).or_else(|| markup(text)).or_else(|| table(text));
    what.map(fault)
}

/// Returns the fault for YAML in which nothing at the top is ours.
pub(super) fn other_yaml(root: &Node) -> Option<Fault> {
    let NodeValue::Map(entries) = &root.value else { return None };
    let ours = |name: &str| OUR_KEYS.iter().any(|key| name.to_lowercase().starts_with(key));
    if entries.iter().any(|(key, _)| ours(&key.name)) {
        return None;
    }
    Some(fault(OTHER_YAML))
}

/// Of these an import makes no draft.
const RTF: &str = "a document in RTF";
const XML: &str = "XML";
const OTHER_YAML: &str = "YAML with other keys than a digest has";

fn fault(what: &str) -> Fault {
    let hint = if [RTF, XML, OTHER_YAML].contains(&what) {
        "Watchfloor reads YAML, see docs/format.md"
    } else {
        "`watchfloor import` makes a digest of it; the archive holds YAML, see docs/format.md"
    };
    Fault::error(Mark::START, format!("this is {what}, no digest")).hint(hint)
}

fn json(text: &str) -> Option<&'static str> {
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let inner = text.get(1..)?.trim_start();
    if !inner.starts_with(['"', '{', '[']) {
        return None;
    }
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let is_record = |line: &str| line.starts_with('{') && line.trim_end().ends_with('}');
    let several = lines.clone().count() > 1;
    Some(if text.contains("\"FeatureCollection\"") || text.contains("\"Feature\"") {
        "GeoJSON"
    } else if several && lines.all(is_record) {
        "JSON, one record a line"
    } else if text.contains("\"messages\"") && text.contains("\"date_unixtime\"") {
        "JSON (an export of Telegram)"
    } else {
        "JSON"
    })
}

fn markup(text: &str) -> Option<&'static str> {
    let lower = text.get(..64.min(text.len())).unwrap_or(text).to_lowercase();
    if lower.starts_with("<!doctype html") || lower.starts_with("<html") {
        return Some("a page in HTML");
    }
    if text.starts_with("<?xml") || text.starts_with('<') {
        return Some(XML);
    }
    let heading =
        |line: &str| line.trim_start_matches('#').starts_with(' ') && line.starts_with('#');
    let behind = text.strip_prefix("---").and_then(|rest| rest.split_once("\n---"));
    if behind.is_some_and(|(_, body)| body.lines().any(heading)) {
        return Some("a note in Markdown (with a head of its own)");
    }
    // A comment of YAML looks the same: prose below it does not.
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_headed = lines.clone().next().is_some_and(heading);
    let body = lines.find(|line| !line.starts_with('#'))?;
    let is_yaml = body.contains(": ") || body.ends_with(':') || body.starts_with("---");
    (is_headed && !is_yaml).then_some("a text in Markdown")
}

fn table(text: &str) -> Option<&'static str> {
    let mut lines = text.lines();
    let head = lines.next()?;
    let between = [',', ';', '\t'].into_iter().find(|c| head.matches(*c).count() >= 2)?;
    let name = |field: &str| {
        let field = field.trim().trim_matches('"');
        !field.is_empty() && field.len() <= 40 && !field.contains(": ") && !field.starts_with('-')
    };
    if !head.split(between).all(name) || head.contains(['{', '[']) {
        return None;
    }
    let is_row = |line: &str| line.matches(between).count() >= 2;
    if !lines.next().is_none_or(is_row) {
        return None;
    }
    Some(if head.contains("event_id_cnty") {
        "a CSV table (ACLED columns)"
    } else if head.contains("where_prec") || head.contains("conflict_new_id") {
        "a CSV table (UCDP GED columns)"
    } else if head.contains("eventid") && head.contains("iyear") {
        "a CSV table (GTD columns)"
    } else {
        "a CSV table"
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(text: &str) -> Option<String> {
        foreign(text.as_bytes()).map(|fault| fault.message)
    }

    #[test]
    fn what_is_ours_is_not_foreign() {
        for text in [
            "digest: x\ntitle: a, b, c\n",
            "# a comment\n\ndigest: x\n",
            "# a\n# b\ntitle: x\npublisher: y\n",
            "{ \"digest\": \"x\" }",
            "title: a, b, c\nperiod: x\n",
            "---\ntitle: x\n---\ntitle: y\n",
            "theatres:\n  - theatre: iraq\n",
            "",
        ] {
            assert_eq!(what(text), None, "{text}");
        }
    }

    #[test]
    fn what_an_import_reads_is_sent_there() {
        let hint = |text: &str| foreign(text.as_bytes())?.hint;
        for text in
            ["a,b,c\n1,2,3\n", "<html>", "## Title\n\nText of it.\n", "{\"a\":1}\n", "%PDF-1.7"]
        {
            let hint = hint(text).unwrap();
            assert!(hint.starts_with("`watchfloor import` makes a digest of it"), "{text}: {hint}");
        }
        for text in ["<kml></kml>", "{\\rtf1}"] {
            assert_eq!(hint(text).unwrap(), "Watchfloor reads YAML, see docs/format.md", "{text}");
        }
    }

    #[test]
    fn other_files_are_named() {
        for (text, is) in [
            ("a,b,c\n1,2,3\n", "a CSV table"),
            ("<!DOCTYPE html><html>", "a page in HTML"),
            ("<kml></kml>", "XML"),
            ("## Title\n\nText of it.\n", "a text in Markdown"),
            ("{\"a\":1}\n{\"a\":2}\n", "JSON, one record a line"),
            ("{\"a\":1}\n", "JSON"),
            ("%PDF-1.7", "a PDF"),
        ] {
            assert_eq!(what(text), Some(format!("this is {is}, no digest")), "{text}");
        }
    }
}
