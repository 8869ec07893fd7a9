//! Texts as YAML: plain where that is safe, else in quotes, long ones folded. No key is known here.

use crate::yaml::{NodeValue, parse};

/// The width of a line, in characters.
const WIDTH: usize = 100;

/// The longest name that an archive keeps, in letters.
const LONGEST_NAME: usize = 1_000;

/// Words that readers of YAML take for something else than text.
const OTHER: [&str; 10] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan"];

/// Removes what no text of an archive has: control characters, breaks, runs of blanks.
pub(super) fn clean(text: &str) -> String {
    let text = crate::text::clean(text);
    let mut cleaned = String::with_capacity(text.len());
    for word in text.split(|c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
    }) {
        if !word.is_empty() {
            if !cleaned.is_empty() {
                cleaned.push(' ');
            }
            cleaned.push_str(word);
        }
    }
    cleaned
}

/// Writes a text on one line, quoted where it needs to be.
pub(super) fn scalar(text: &str) -> String {
    let text = clean(text);
    if is_plain(&text) { text } else { quoted(&text) }
}

/// Writes a text on one line, in quotes.
pub(in crate::import) fn quoted(text: &str) -> String {
    format!("\"{}\"", clean(text).replace('\\', "\\\\").replace('"', "\\\""))
}

/// Writes a key within braces, quoted where it is more than a word.
pub(super) fn key(text: &str) -> String {
    let plain = scalar(text);
    if plain.contains([',', ':', '{', '}', '[', ']', '#']) && !plain.starts_with('"') {
        quoted(text)
    } else {
        plain
    }
}

/// Writes a value that may be a list or a mapping on one line; any other is a name.
pub(super) fn value(text: &str) -> String {
    let text = clean(text);
    if text.starts_with(['{', '[']) {
        let mut faults = Vec::new();
        let is_whole = parse(text.as_bytes(), &mut faults)
            .is_some_and(|node| matches!(node.value, NodeValue::List(_) | NodeValue::Map(_)));
        if is_whole && faults.is_empty() {
            return text;
        }
    }
    scalar(&bounded(text))
}

/// Cuts a name to what an archive keeps of one.
pub(super) fn bounded(text: String) -> String {
    match text.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => text.get(..end).unwrap_or_default().trim_end().to_owned(),
        None => text,
    }
}

/// Writes a text behind its key, folded below it where it is too long for the line. `indent` is the
/// column of the key, `used` what stands before the text.
pub(super) fn folded(text: &str, indent: usize, used: usize) -> String {
    let plain = scalar(text);
    if used + plain.chars().count() <= WIDTH {
        return plain;
    }
    let margin = " ".repeat(indent + 2);
    let mut out = String::from(">-");
    let mut line = String::new();
    let mut len = 0;
    for word in clean(text).split(' ') {
        let more = word.chars().count();
        if len > 0 && margin.len() + len + 1 + more > WIDTH {
            out.push('\n');
            out.push_str(&margin);
            out.push_str(&line);
            line.clear();
            len = 0;
        }
        if len > 0 {
            line.push(' ');
            len += 1;
        }
        line.push_str(word);
        len += more;
    }
    out.push('\n');
    out.push_str(&margin);
    out.push_str(&line);
    out
}

/// Returns true if YAML reads a text as it stands.
fn is_plain(text: &str) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let starts_well = first.is_alphanumeric()
        || matches!(first, '~' | '(' | '“' | '‘' | '/' | '+' | '$' | '€' | '£');
    starts_well
        && text != "~"
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(['\u{fffe}', '\u{ffff}'])
        && !OTHER.contains(&text.to_ascii_lowercase().as_str())
        && !is_sixtieths(text)
}

/// Returns true for what readers of YAML 1.1 take for a number in base 60: `14:30`.
fn is_sixtieths(text: &str) -> bool {
    text.contains(':') && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(yaml: &str) -> String {
        let text = format!("key: {yaml}\nnext: 1\n");
        let mut faults = Vec::new();
        let node = parse(text.as_bytes(), &mut faults).unwrap();
        assert!(faults.is_empty(), "{text}: {faults:?}");
        let NodeValue::Map(pairs) = &node.value else { panic!("no mapping: {text}") };
        assert_eq!(pairs.len(), 2, "{text}");
        let NodeValue::Scalar(text) = &pairs[0].1.value else { panic!("no text: {text}") };
        text.clone().into_owned()
    }

    const HARD: [&str; 22] = [
        "plain",
        "- a dash",
        "a: b",
        "ends:",
        "a #b",
        "# c",
        "\"quoted\" word",
        "back\\slash",
        "'single'",
        "[a, b",
        "{a}",
        "*x",
        "&y",
        "!z",
        "%p",
        "@q",
        "`r",
        "| s",
        "> t",
        "yes",
        "14:30",
        ">=50",
    ];

    #[test]
    fn every_text_reads_back() {
        for text in HARD {
            assert_eq!(read(&scalar(text)), text);
            assert_eq!(read(&folded(text, 0, 5)), text);
            let long = format!("{text} {}", "word ".repeat(60)).trim().to_owned();
            assert_eq!(read(&folded(&long, 0, 5)), long, "{text}");
        }
        assert_eq!(read(&scalar("a\u{1b}[31m\tb\u{2028}c")), clean("a\u{1b}[31m\tb\u{2028}c"));
    }

    #[test]
    fn lines_are_no_wider_than_they_may_be() {
        let long = folded(&"word ".repeat(100), 4, 10);
        assert!(
            long.lines()
                .skip(1)
                .all(|line| line.chars().count() <= 100 && line.starts_with("      word"))
        );
        assert!(long.lines().count() > 4);
    }

    #[test]
    fn a_name_is_no_longer_than_an_archive_keeps() {
        let long = "é".repeat(LONGEST_NAME + 5);
        assert_eq!(value(&long).chars().count(), LONGEST_NAME);
        assert_eq!(value("Marsa"), "Marsa");
    }

    #[test]
    fn lists_and_mappings_stay_only_where_they_are_whole() {
        assert_eq!(value("{ killed: 15 }"), "{ killed: 15 }");
        assert_eq!(value("[ambush, ied]"), "[ambush, ied]");
        assert_eq!(value("[ambush"), "\"[ambush\"");
        assert_eq!(value("{ a: 1 } b"), "\"{ a: 1 } b\"");
    }
}
