//! Formats one event as one line of JSON. It opens no file and reads no clock: the caller brings
//! one.

use chrono::NaiveDateTime;
use serde_json::{Value, json};

use crate::text::clean;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Something was sent to the terminal's clipboard.
    Copied,
    /// Something was written to standard output.
    Printed,
    /// Something was written to a file.
    Exported,
}

impl Act {
    fn word(self) -> &'static str {
        match self {
            Self::Copied => "copied",
            Self::Printed => "printed",
            Self::Exported => "exported",
        }
    }
}

/// Who acts, on what archive, and with which clock.
#[derive(Clone, Debug, Default)]
pub struct Who {
    /// The id of the user; `None` if the system has none.
    pub user: Option<u32>,
    /// The clock, in UTC; `None` if the time is not known.
    pub now: Option<fn() -> NaiveDateTime>,
    /// The archive, as the user named it.
    pub archive: String,
}

/// Something that is about to be handed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEvent {
    /// What is done.
    pub act: Act,
    /// What is handed on: an id, a query, a command.
    pub what: String,
    /// The format.
    pub format: String,
    /// The destination.
    pub to: String,
    /// The number of bytes, if known beforehand.
    pub bytes: Option<u64>,
    /// The number of visible characters, if counted.
    pub letters: Option<usize>,
    /// The marking above the text.
    pub marking: Option<String>,
}

/// The longest text in a line, in characters: a line is one write.
const LONGEST: usize = 1_000;

impl AuditEvent {
    /// Returns the line with its line break. Every line has the same fields; unknown ones are null.
    pub fn line(&self, who: &Who) -> String {
        let text = |text: &str| clean(text).chars().take(LONGEST).collect::<String>();
        let time = who.now.map(|now| now().format("%Y-%m-%dT%H:%M:%SZ").to_string());
        let line: Value = json!({
            "time": time,
            "user": who.user,
            "act": self.act.word(),
            "what": text(&self.what),
            "format": text(&self.format),
            "to": text(&self.to),
            "bytes": self.bytes,
            "letters": self.letters,
            "archive": text(&who.archive),
            "marking": self.marking.as_deref().map(text),
        });
        format!("{line}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> NaiveDateTime {
        chrono::DateTime::from_timestamp(1_590_000_000, 999_000_000).unwrap().naive_utc()
    }

    #[test]
    fn a_deed_is_one_line_with_all_that_is_known() {
        let event = AuditEvent {
            act: Act::Copied,
            what: "june-ied".into(),
            format: "text".into(),
            to: "the terminal".into(),
            bytes: Some(312),
            letters: Some(300),
            marking: Some("OFFICIAL – SENSITIVE".into()),
        };
        let who = Who { user: Some(1000), now: Some(noon), archive: "/srv/digests".into() };
        assert_eq!(
            event.line(&who),
            "{\"time\":\"2020-05-20T18:40:00Z\",\"user\":1000,\"act\":\"copied\",\
             \"what\":\"june-ied\",\"format\":\"text\",\"to\":\"the terminal\",\"bytes\":312,\
             \"letters\":300,\"archive\":\"/srv/digests\",\"marking\":\"OFFICIAL – SENSITIVE\"}\n"
        );
    }

    #[test]
    fn whatever_is_asked_for_stays_one_short_line() {
        let event = AuditEvent {
            act: Act::Printed,
            what: format!("a\n\"b\"\u{1b}]0;x\u{7}\u{202e}{}", "x".repeat(9_000)),
            format: "table".into(),
            to: "standard output".into(),
            bytes: None,
            letters: None,
            marking: None,
        };
        let line = event.line(&Who::default());
        assert!(line.ends_with("}\n") && line.lines().count() == 1 && line.len() < 2_000, "{line}");
        let back: Value = serde_json::from_str(&line).unwrap();
        let what = back["what"].as_str().unwrap();
        assert!(what.starts_with("a\n\"b\"]0;xxxx") && what.len() == LONGEST, "{what}");
        assert_eq!((&back["time"], &back["bytes"]), (&Value::Null, &Value::Null));
    }
}
