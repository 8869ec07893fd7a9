//! What files that people and the program both write have in common: whether there is anything in one, and
//! how a text stands in it.

/// Returns true for a file without content: empty, or every line commented out.
pub fn is_blank(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    lines.all(|line| line.is_empty() || line.starts_with(b"#") || line == b"---")
}

/// Returns a text as YAML on one line, always in quotes, whatever it may be taken for without.
pub fn quoted_line(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{text}\"")
}
