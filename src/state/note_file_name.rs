//! How the files of notes are named by the ids that they are for, and back. Nothing is read or written
//! here.

use std::fmt::Write as _;

const ENDING: &str = ".yaml";
/// The longest name of a file, in bytes, which every file system takes.
const LONGEST_NAME: usize = 240;

/// Returns the name of the file for an id: what could mean something to a file system is written as `%`
/// and two digits.
pub(super) fn file_name(home: &str) -> Option<String> {
    let mut name = String::with_capacity(home.len() + ENDING.len());
    for (at, byte) in home.bytes().enumerate() {
        let is_plain = byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if is_plain || byte == b'.' && at > 0 {
            name.push(char::from(byte));
        } else {
            // Writing to a string never fails.
            let _ = write!(name, "%{byte:02x}");
        }
    }
    name.push_str(ENDING);
    (name.len() > ENDING.len() && name.len() <= LONGEST_NAME && name != WORKLIST).then_some(name)
}

/// The worklist of a briefing lies beside the notes and is none.
pub const WORKLIST: &str = "brief.yaml";

/// Returns the id that a file of notes is for; none for another file.
pub(super) fn home_in(name: &str) -> Option<String> {
    let stem =
        name.strip_suffix(ENDING).filter(|stem| !stem.is_empty() && !stem.starts_with('.'))?;
    let mut home = Vec::with_capacity(stem.len());
    let mut bytes = stem.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digit = |byte: u8| char::from(byte).to_digit(16);
            let (high, low) = (digit(bytes.next()?)?, digit(bytes.next()?)?);
            home.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            home.push(byte);
        }
    }
    String::from_utf8(home).ok().filter(|_| name != WORKLIST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_cannot_lead_out_of_the_folder() {
        let ids = ["../a", "/etc/x", ".hidden", "a b", "brief", "Ω", "%41", "a.b"];
        let names: Vec<_> = ids.iter().map(|id| file_name(id)).collect();
        for (id, name) in ids.iter().zip(&names) {
            let Some(name) = name else { continue };
            assert!(!name.contains('/') && !name.starts_with('.'), "{name}");
            assert_eq!(home_in(name).as_deref(), Some(*id));
        }
        assert_eq!(names[4], None, "the worklist has that name");
        assert_eq!(file_name(&"x".repeat(300)), None);
        assert_eq!(file_name(""), None);
    }
}
