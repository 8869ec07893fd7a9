//! Copying: what a copy holds, and what is reported about it. The shell sends it to the terminal.

use std::path::PathBuf;

use super::{App, Effect};
use crate::screens::{CopyRequest, Now};
use crate::text::clean;
use crate::tree::{AddressOf, TreeNode};

/// The most bytes that are sent to a terminal. Many terminals silently drop a sequence of more than
/// 100,000 characters, and this is what fits into one in base64.
pub const LONGEST_COPY: usize = 74_994;

/// The longest part of a subject's name that goes into the name of its file.
const LONGEST_NAME: usize = 80;

/// A text that is to go to the terminal's clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clip {
    /// What is copied: an id, a query, a name.
    pub what: String,
    /// The text: sanitized, with its marking at the top.
    pub text: String,
    /// The marking.
    pub marking: Option<String>,
}

/// What became of a copy, as far as that can be known: no terminal answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// This many characters were written to the terminal.
    Sent(usize),
    /// The whole text is in this file.
    Kept(PathBuf),
    /// Nothing was sent or written, for this reason.
    Refused(String),
}

impl Copied {
    /// Returns true where it was sent.
    pub fn is_sent(&self) -> bool {
        matches!(self, Self::Sent(_))
    }
}

impl App {
    /// Copies a text, unless copying is switched off or the text is too long to arrive whole.
    pub(super) fn copy(&mut self, piece: CopyRequest) -> Vec<Effect> {
        if let Some(why) = self.no_copy() {
            self.notice = Some(why);
            return Vec::new();
        }
        let clip = self.clip(piece);
        if clip.text.trim().is_empty() {
            self.notice = Some("There is nothing to copy here".to_owned());
            return Vec::new();
        }
        if clip.text.len() > LONGEST_COPY { self.offer(clip) } else { vec![Effect::Copy(clip)] }
    }

    /// Returns why nothing can be copied here; `None` if it can.
    pub(super) fn no_copy(&self) -> Option<String> {
        if !self.policy.may_copy() {
            return Some(format!("Copying is not allowed, {}", self.policy.by_whom()));
        }
        let off = "Copying is switched off: `copy: off` in config.yaml";
        (!self.copy).then(|| off.to_owned())
    }

    fn source_here(&self) -> Option<TreeNode> {
        self.screen()?.sourced(&self.corpus)
    }

    /// Returns whether the address of what is selected or open can be copied.
    pub(super) fn now_copy_address(&self) -> Now {
        let lacking = || {
            let given = self.source_here().is_some_and(|at| !at.addresses(&self.corpus).is_empty());
            (!given).then(|| "No address is given here".to_owned())
        };
        Now::unless(self.no_copy().or_else(lacking))
    }

    /// Copies the address of what is selected or open, and says where it is only that of its digest.
    pub(super) fn copy_address(&mut self) -> Vec<Effect> {
        let Some(subject) = self.source_here() else { return Vec::new() };
        let of = subject.addresses(&self.corpus).of;
        let effects = self.copy(CopyRequest::Address(subject));
        if of == AddressOf::Digest && !effects.is_empty() {
            self.copy_remark = Some("the digest's: this gives none of its own".to_owned());
        }
        effects
    }

    /// Offers to write a text that is too long to a file, and writes it at the second request.
    fn offer(&mut self, clip: Clip) -> Vec<Effect> {
        let bytes = clip.text.len();
        let folder = self.copies.as_ref().filter(|_| self.policy.may_export());
        let Some(path) = folder.map(|folder| folder.join(file_name(&clip.what))) else {
            let most = LONGEST_COPY;
            self.notice = Some(format!("Too long to copy: {bytes} bytes, and {most} at most"));
            return Vec::new();
        };
        if self.offered.as_ref() == Some(&clip) {
            self.offered = None;
            return vec![Effect::KeepCopy(path, clip)];
        }
        let path = path.display();
        self.notice = Some(format!("Too long to copy: once more writes {bytes} bytes to {path}"));
        self.offered = Some(clip);
        Vec::new()
    }

    /// Reports what became of a copy, and claims no more than is known.
    pub(super) fn copied(&mut self, copied: Copied) {
        let remark = self.copy_remark.take().map(|remark| format!("; {remark}"));
        let told = match copied {
            Copied::Sent(1) => "Sent to the terminal: 1 letter".to_owned(),
            Copied::Sent(letters) => format!("Sent to the terminal: {letters} letters"),
            Copied::Kept(path) => format!("Written to {}", path.display()),
            Copied::Refused(why) => format!("Not copied: {why}"),
        };
        self.notice = Some(told + &remark.unwrap_or_default());
    }

    /// Returns a table with tabs, which a cleaned text has none of. Its marking stands over it.
    fn table_clip(&self, what: String, rows: &[Vec<String>]) -> Clip {
        let markings = self.screen().map(|screen| screen.markings(&self.view()));
        let marking = markings.and_then(|markings| markings.all());
        let mut text = with_tabs(rows);
        if let Some(marking) = &marking {
            text = format!("{}\n\n{text}", clean(marking));
        }
        Clip { what, text, marking }
    }

    fn clip(&self, piece: CopyRequest) -> Clip {
        let corpus = &self.corpus;
        let seen = || self.screen().map(|screen| screen.markings(&self.view()));
        let (what, text, markings) = match piece {
            CopyRequest::Quote(subject) => {
                (subject.handle(corpus), subject.quote(corpus), Some(subject.markings(corpus)))
            }
            CopyRequest::Address(subject) => {
                let addresses = subject.addresses(corpus).urls.join("\n");
                (subject.handle(corpus), addresses, Some(subject.markings(corpus)))
            }
            CopyRequest::Seen { what, text } => (what, text, seen()),
            CopyRequest::Table { what, rows } => return self.table_clip(what, &rows),
        };
        let marking = markings.and_then(|markings| markings.all());
        let text = match &marking {
            Some(marking) if !text.is_empty() => format!("{marking}\n\n{text}"),
            Some(_) | None => text,
        };
        Clip { what, text: clean(&text).into_owned(), marking }
    }
}

/// Separates cells by tabs, each of them cleaned: no cell holds a tab or a line break itself.
fn with_tabs(rows: &[Vec<String>]) -> String {
    let cell = |text: &String| clean(text).replace('\n', " ");
    let row = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join("\t") + "\n";
    rows.iter().map(row).collect()
}

/// Returns the file name for a copy: the name of what is copied, in characters that every system
/// allows.
fn file_name(what: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '-' };
    let name: String = what.chars().map(plain).take(LONGEST_NAME).collect();
    format!("copy-of-{name}.txt")
}
