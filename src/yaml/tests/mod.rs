//! Tests of the whole room: the tree of a file, the faults of a broken one, and safety against
//! hostile ones. Parts with a table of their own are tested beside their code.

mod broken;
mod hostile;
mod messages;
mod oracle;
mod reading;
mod refused;

use super::{Fault, FormatKeys, Node, NodeValue, parse, parse_with_keys};

/// Formats a tree in one line: keys and texts as they are, `~` for null.
fn shown(node: &Node) -> String {
    let commas = |parts: Vec<String>| parts.join(", ");
    match &node.value {
        NodeValue::Null => "~".into(),
        NodeValue::Scalar(text) => text.to_string(),
        NodeValue::List(items) => format!("[{}]", commas(items.iter().map(shown).collect())),
        NodeValue::Map(entries) => {
            let entry = |(key, node): &(super::Key, Node)| format!("{}: {}", key.name, shown(node));
            format!("{{{}}}", commas(entries.iter().map(entry).collect()))
        }
    }
}

/// Returns a file's tree and faults, both as text; faults come without their hints.
fn read(text: &str) -> (String, Vec<String>) {
    let mut faults = Vec::new();
    let keys = FormatKeys { whole_items: "entries", ..FormatKeys::default() };
    let tree = parse_with_keys(text.as_bytes(), keys, &mut faults);
    let tree = tree.as_ref().map_or("nothing".into(), shown);
    (tree, faults.iter().map(told).collect())
}

fn told(fault: &Fault) -> String {
    format!("{} {}: {}", fault.mark, fault.severity, fault.message)
}

/// Makes a mapping with this many keys, one on each line.
fn keys(count: usize) -> String {
    (0..count).map(|n| format!("k{n}: x\n")).collect::<Vec<_>>().concat()
}

/// Returns the tree of a file without faults.
#[track_caller]
fn sound(text: &str) -> String {
    let (tree, faults) = read(text);
    assert_eq!(faults, Vec::<String>::new(), "{text}");
    tree
}

/// Returns the only fault of a file, and its hint.
#[track_caller]
fn fault(text: &str) -> (String, String) {
    let mut faults = Vec::new();
    parse(text.as_bytes(), &mut faults);
    assert_eq!(faults.len(), 1, "{text}\n{faults:#?}");
    (told(&faults[0]), faults[0].hint.clone().unwrap_or_default())
}
