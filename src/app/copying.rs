//! Copying: what stands in a copy, and what is said of it. The shell sends it to the terminal.

use std::path::PathBuf;

use super::{App, Effect, Subject, Turn};
use crate::archive::Corpus;
use crate::digest::Digest;
use crate::page;
use crate::text::clean;

/// The most that is sent to a terminal, in bytes. Many of them drop a sequence of more than 100,000
/// letters without a word, and this is what fits into one in base64.
pub const LONGEST_COPY: usize = 74_994;

/// The longest name of what is copied, in the name of its file.
const LONGEST_NAME: usize = 80;

/// So wide are the lines of a page that is copied.
const COLUMNS: usize = 80;

/// What a screen wants to have copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A subject in a few lines, with where it comes from.
    Quote(Subject),
    /// Everything that is said of a subject.
    Page(Subject),
    /// What a screen shows that is no subject.
    Seen {
        /// What it is: an id, a query, a name.
        what: String,
        /// How it reads.
        text: String,
    },
}

/// A text on its way to the terminal's clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clip {
    /// What it is: an id, a query, a name.
    pub what: String,
    /// The text: cleaned, its marking at its head.
    pub text: String,
    /// The marking.
    pub marking: Option<String>,
}

/// What became of a copy, as far as it can be known: no terminal answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// So many letters were written to the terminal.
    Sent(usize),
    /// All of it is in this file.
    Kept(PathBuf),
    /// Nothing was sent or written, for this reason.
    Refused(String),
}

impl App {
    /// Hands a piece over, unless copying is switched off or the piece is too long to arrive whole.
    pub(super) fn copy(&mut self, piece: Piece) -> Vec<Effect> {
        if !self.policy.may_copy() {
            self.notice = Some(format!("Copying is not allowed, {}", self.policy.by_whom()));
            return Vec::new();
        }
        if !self.copy {
            self.notice = Some("Copying is switched off: `copy: off` in config.yaml".to_owned());
            return Vec::new();
        }
        let clip = self.clip(piece);
        if clip.text.trim().is_empty() {
            self.notice = Some("There is nothing to copy here".to_owned());
            return Vec::new();
        }
        if clip.text.len() > LONGEST_COPY { self.offer(clip) } else { vec![Effect::Copy(clip)] }
    }

    /// What is too long goes into a file, once that was offered and asked for.
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

    /// Says what became of a copy, and never more than that.
    pub(super) fn copied(&mut self, copied: Copied) {
        self.notice = Some(match copied {
            Copied::Sent(1) => "Sent to the terminal: 1 letter".to_owned(),
            Copied::Sent(letters) => format!("Sent to the terminal: {letters} letters"),
            Copied::Kept(path) => format!("Written to {}", path.display()),
            Copied::Refused(why) => format!("Not copied: {why}"),
        });
    }

    fn clip(&self, piece: Piece) -> Clip {
        let corpus = &self.corpus;
        let seen = || self.screen().map(|screen| screen.markings(&self.scene()));
        let (what, text, markings) = match piece {
            Piece::Quote(subject) => {
                (subject.handle(corpus), subject.quote(corpus), Some(subject.markings(corpus)))
            }
            Piece::Page(subject) => {
                let text = page::plain(&subject.page(corpus), COLUMNS);
                (subject.handle(corpus), text, Some(subject.markings(corpus)))
            }
            Piece::Seen { what, text } => (what, text, seen()),
        };
        let marking = markings.and_then(|markings| markings.all());
        let text = match &marking {
            Some(marking) if !text.is_empty() => format!("{marking}\n\n{text}"),
            Some(_) | None => text,
        };
        Clip { what, text: clean(&text).into_owned(), marking }
    }
}

/// The name of the file for a copy: that of what is copied, as far as every system takes it.
fn file_name(what: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '-' };
    let name: String = what.chars().map(plain).take(LONGEST_NAME).collect();
    format!("copy-of-{name}.txt")
}

impl Subject {
    /// What it is found by: its id, else the query for what lies within it.
    pub fn handle(self, corpus: &Corpus) -> String {
        match self {
            Self::Archive(_) => "all".to_owned(),
            Self::Digest(at) => corpus.digest(at).map_or_else(String::new, |d| d.id().to_owned()),
            Self::Wave(at) => {
                corpus.waves().get(at).map_or_else(String::new, |wave| wave.id.to_string())
            }
            Self::Entry(key) => corpus.entry(key).map_or_else(String::new, |entry| entry.id()),
            Self::DigestTheatre(..) | Self::DigestArea(..) | Self::Theatre(_) | Self::Area(..) => {
                self.scope(corpus).trim_end().to_owned()
            }
        }
    }

    /// It in a few lines of plain text, with where it comes from.
    pub fn quote(self, corpus: &Corpus) -> String {
        let turn = match self {
            Self::Archive(turn) => turn,
            Self::Digest(at) => return page::quote_digest(corpus, at),
            Self::Wave(at) => return page::quote_wave(corpus, at),
            Self::Entry(key) => return page::quote(corpus, key),
            Self::DigestTheatre(..) | Self::DigestArea(..) => Turn::ByDigest,
            Self::Theatre(_) | Self::Area(..) => Turn::ByTheatre,
        };
        let trail = self.trail(corpus, turn);
        // What all of them lie in says nothing, unless it is what was asked for.
        let outermost = trail.len().min(2) - 1;
        let names = trail.iter().skip(outermost).rev().map(|subject| subject.name(corpus));
        page::quote_place(&names.collect::<Vec<_>>(), self.held(corpus), &self.handle(corpus))
    }

    /// How many entries lie within a place.
    fn held(self, corpus: &Corpus) -> usize {
        let digest = |at: u32| corpus.digest(at);
        match self {
            Self::Archive(_) => corpus.len(),
            Self::Digest(at) => digest(at).map_or(0, Digest::len),
            Self::DigestTheatre(at, theatre) => {
                let sections = digest(at).map(|digest| digest.sections_of(theatre));
                sections.into_iter().flatten().map(|section| section.len as usize).sum()
            }
            Self::DigestArea(at, theatre, area) => {
                let sections = digest(at).map(|digest| digest.sections_of(theatre));
                let of_area = sections.into_iter().flatten().filter(|s| s.area == area);
                of_area.map(|section| section.len as usize).sum()
            }
            Self::Theatre(theatre) => {
                corpus.theatre(theatre).map_or(0, |shelf| shelf.tally().entries as usize)
            }
            Self::Area(theatre, area) => {
                let shelf = corpus.theatre(theatre).and_then(|shelf| shelf.area(area));
                shelf.map_or(0, |shelf| shelf.tally.entries as usize)
            }
            Self::Wave(at) => corpus.member_count(at),
            Self::Entry(_) => 1,
        }
    }
}
