//! Writes to the clipboard of the terminal: OSC 52, which also works through ssh.
//!
//! The sequence is only sent: no terminal confirms that it took the text. Inside tmux the same
//! sequence is sent, since tmux handles it itself (`set-clipboard on`) and needs no wrapper.

use std::io::{self, Write as _};
use std::path::PathBuf;

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::app::{Clip, Copied};
use crate::audit::{Act, Audit, AuditEvent};
use crate::disk::AtomicFile;

/// Sends a text once it is written to the log of the host, and says how much was sent.
///
/// # Errors
///
/// If the terminal cannot be written to.
pub(super) fn copy(
    clip: &Clip,
    audit: &Audit,
    send: impl FnOnce(&str) -> io::Result<()>,
) -> io::Result<Copied> {
    let letters = letters(clip);
    Ok(match audit.write(&event(Act::Copied, "the terminal".to_owned(), clip)) {
        Ok(()) => {
            send(&osc52(&clip.text))?;
            Copied::Sent(letters)
        }
        Err(why) => Copied::Refused(why),
    })
}

/// Writes a text to a file of its own, atomically, once it is written to the log of the host.
pub(super) fn keep(path: PathBuf, clip: &Clip, audit: &Audit) -> Copied {
    let logged = audit.write(&event(Act::Exported, path.display().to_string(), clip));
    let written = logged.and_then(|()| {
        let mut file = AtomicFile::begin(&path, true).map_err(|error| error.to_string())?;
        let written = file.write_all(clip.text.as_bytes()).and_then(|()| file.finish());
        written.map_err(|error| error.to_string())
    });
    match written {
        Ok(()) => Copied::Kept(path),
        Err(why) => Copied::Refused(why),
    }
}

fn letters(clip: &Clip) -> usize {
    clip.text.trim_end().graphemes(true).count()
}

fn event(act: Act, to: String, clip: &Clip) -> AuditEvent {
    AuditEvent {
        act,
        what: clip.what.clone(),
        format: "text".to_owned(),
        to,
        bytes: u64::try_from(clip.text.len()).ok(),
        letters: Some(letters(clip)),
        marking: clip.marking.clone(),
    }
}

/// Returns the bytes that ask a terminal to keep a text: ASCII between `ESC ] 52 ; c ;` and `ESC
/// \`, whatever the text holds. They address the clipboard, not the mouse selection.
pub fn osc52(text: &str) -> String {
    let mut bytes = String::new();
    // Writing to a string does not fail.
    let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::Who;

    #[test]
    fn the_bytes_are_those_of_the_sequence() {
        assert_eq!(osc52("hello\n"), "\x1b]52;c;aGVsbG8K\x1b\\");
        assert_eq!(osc52("ولاية"), "\x1b]52;c;2YjZhNin2YrYqQ==\x1b\\");
    }

    #[test]
    fn what_is_copied_stands_in_the_log_or_is_not_sent() {
        let clip = |text: &str| Clip {
            what: "june-ied".into(),
            text: text.into(),
            marking: Some("OFFICIAL".into()),
        };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("audit.jsonl");
        let audit = Audit::begin(Some(&path), Who { user: Some(7), ..Who::default() });
        let mut sent = String::new();
        let mut send = |bytes: &str| {
            sent.push_str(bytes);
            Ok(())
        };
        assert_eq!(copy(&clip("e\u{301}te\u{301}\n"), &audit, &mut send).unwrap(), Copied::Sent(3));
        let line: serde_json::Value =
            serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        for (field, wanted) in [("act", "copied"), ("what", "june-ied"), ("marking", "OFFICIAL")] {
            assert_eq!(line[field], wanted);
        }
        assert_eq!((&line["letters"], &line["bytes"]), (&3.into(), &8.into()));
        let broken = Audit::begin(Some(&path.join("below")), Who::default());
        let refused = copy(&clip("secret"), &broken, &mut send).unwrap();
        let Copied::Refused(why) = refused else { panic!("{refused:?}") };
        assert!(why.starts_with("the log of this host cannot be written ("), "{why}");
        assert_eq!(sent, osc52("e\u{301}te\u{301}\n"), "and nothing after it");
    }

    #[test]
    fn what_is_kept_is_whole_for_its_owner_and_logged_first() {
        let clip = |text: &str| Clip { what: "x".into(), text: text.into(), marking: None };
        let folder = tempfile::tempdir().unwrap();
        let (path, log) = (folder.path().join("x.txt"), folder.path().join("audit.jsonl"));
        let audit = Audit::begin(Some(&log), Who::default());
        for text in ["first", "second"] {
            let kept = keep(path.clone(), &clip(text), &audit);
            assert_eq!(kept, Copied::Kept(path.clone()));
            assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
        }
        let lines = std::fs::read_to_string(&log).unwrap();
        assert!(lines.lines().count() == 2 && lines.contains("\"act\":\"exported\""), "{lines}");
        let broken = Audit::begin(Some(&path.join("below")), Who::default());
        let refused = keep(folder.path().join("y.txt"), &clip("secret"), &broken);
        assert!(matches!(refused, Copied::Refused(_)) && !folder.path().join("y.txt").exists());
        let nowhere = keep(path.join("below"), &clip("x"), &Audit::Off);
        assert!(matches!(nowhere, Copied::Refused(_)), "{nowhere:?}");
    }

    #[test]
    fn nothing_in_a_text_ends_the_sequence() {
        let bytes = osc52("\x1b\\\x07\u{9c};c;!\x1b]0;title\x07");
        let inner = bytes.strip_prefix("\x1b]52;c;").unwrap().strip_suffix("\x1b\\").unwrap();
        assert!(inner.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b)), "{inner}");
    }
}
