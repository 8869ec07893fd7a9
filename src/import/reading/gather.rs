//! Gathers the words of a block from pieces, folds the white space between them, and keeps where
//! addresses stand. What kind of block it is, others say.

use super::typography::{FoldedText, fold};
use crate::import::block::{Link, TextBlock, TextBlockKind};

/// A block with what its container said beside its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GatheredBlock {
    /// The block.
    pub(super) block: TextBlock,
    /// How its words were set.
    pub(super) set: Set,
}

/// How the words of a block were set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Set {
    /// All of it is in bold letters.
    pub(super) bold: bool,
    /// All of it leads somewhere.
    pub(super) linked: bool,
    /// A picture stands right before it.
    pub(super) pictured: bool,
    /// How often it stood there, one after the other.
    pub(super) copies: usize,
}

/// How the last line ended inside of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct LineEnd {
    /// Line breaks since the last word.
    pub(super) breaks: u32,
    /// All words before the break are bold.
    pub(super) bold: bool,
    /// What stands before the break may be all of a line: it is short, or ends as a sentence does.
    pub(super) whole: bool,
}

impl LineEnd {
    /// Whether a word begins a block of its own: with a bullet, after a line of bold letters, or
    /// with a capital after a whole line.
    pub(super) fn parts_from(self, first: char, bold: bool) -> bool {
        let capital = first.is_uppercase() || first.is_ascii_digit() || matches!(first, '“' | '"');
        self.breaks > 0
            && (super::typography::is_bullet(first) || self.bold && !bold || self.whole && capital)
    }
}

/// Gathers the words of one block after the other.
#[derive(Debug, Default)]
pub(super) struct Gather {
    text: String,
    chars: usize,
    blank: bool,
    inked: usize,
    bold: usize,
    linked: usize,
    links: Vec<Link>,
    open: Option<(Option<usize>, String)>,
    line: Option<u32>,
}

impl Gather {
    /// Adds words. `bold` says how they are set, `line` where they stand.
    pub(super) fn push(&mut self, words: &str, bold: bool, line: Option<u32>) {
        for c in words.chars() {
            match fold(c) {
                FoldedText::Nothing => {}
                FoldedText::Blank => self.blank = true,
                FoldedText::Letter(letter) => self.letter(letter, bold, line),
                FoldedText::Letters(letters) => {
                    letters.chars().for_each(|letter| self.letter(letter, bold, line));
                }
            }
        }
    }

    /// Parts what comes from what was.
    pub(super) fn blank(&mut self) {
        self.blank = true;
    }

    /// Adds a sign that the text needs and that is no white space: the tab between two cells.
    pub(super) fn tab(&mut self) {
        self.blank = false;
        self.text.push('\t');
        self.chars += 1;
    }

    /// What follows leads to `address`, as far as that is an address of the web.
    pub(super) fn open_link(&mut self, address: &str) {
        self.close_link();
        let address = address.trim();
        if web_address(address) {
            self.open = Some((None, address.to_owned()));
        }
    }

    /// What follows leads nowhere.
    pub(super) fn close_link(&mut self) {
        if let Some((Some(from), address)) = self.open.take() {
            self.links.push(Link { from, to: self.chars, address });
        }
    }

    /// Whether there are words.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether all that was gathered is bold.
    pub(super) fn is_bold(&self) -> bool {
        self.inked > 0 && self.bold == self.inked
    }

    /// How the line ends that breaks here, after `breaks` breaks before it.
    pub(super) fn line_end(&self, breaks: u32) -> LineEnd {
        let sentence = self
            .text
            .chars()
            .rev()
            .find(|c| !matches!(c, ')' | ']' | '"' | '”' | '’'))
            .is_some_and(|c| matches!(c, '.' | '!' | '?' | ':'));
        LineEnd {
            breaks: breaks + 1,
            bold: self.is_bold(),
            whole: sentence || self.chars <= 60 || self.text.ends_with(')'),
        }
    }

    /// Whether what was gathered ends as a caption does, with its source and no stop.
    pub(super) fn ends_a_caption(&self) -> bool {
        super::captions::ends_in_source(&self.text)
            && !self.text.ends_with('.')
            && !super::captions::opens_with_date(&self.text)
    }

    /// The last letter that was added.
    pub(super) fn last(&self) -> Option<char> {
        self.text.chars().next_back()
    }

    /// The last letters that were added, up to a blank or a digit, four at most.
    pub(super) fn last_letters(&self) -> String {
        let back: Vec<char> =
            self.text.chars().rev().take(4).take_while(|c| c.is_alphabetic()).collect();
        back.into_iter().rev().collect()
    }

    /// The block that was gathered, if there are words. A link that is open goes on in the next.
    pub(super) fn take(&mut self, kind: TextBlockKind) -> Option<GatheredBlock> {
        let address = self.open.as_ref().map(|(_, address)| address.clone());
        self.close_link();
        let done = std::mem::take(self);
        self.open = address.map(|address| (None, address));
        if done.inked == 0 {
            return None;
        }
        Some(GatheredBlock {
            block: TextBlock {
                kind,
                text: done.text,
                page: None,
                line: done.line,
                links: done.links,
            },
            set: Set {
                bold: done.bold == done.inked,
                linked: done.linked == done.inked,
                pictured: false,
                copies: 1,
            },
        })
    }

    fn letter(&mut self, letter: char, bold: bool, line: Option<u32>) {
        if self.line.is_none() {
            self.line = line;
        }
        if self.blank && self.last().is_some_and(|last| last != '\t') {
            self.text.push(' ');
            self.chars += 1;
        }
        self.blank = false;
        if let Some((from, _)) = &mut self.open {
            from.get_or_insert(self.chars);
        }
        self.text.push(letter);
        self.chars += 1;
        self.inked += 1;
        self.bold += usize::from(bold);
        self.linked += usize::from(self.open.is_some());
    }
}

impl GatheredBlock {
    /// Takes the first `count` characters away, and the blanks after them.
    pub(super) fn cut_front(&mut self, count: usize) {
        let rest: String = self.block.text.chars().skip(count).collect();
        let trimmed = rest.trim_start();
        let gone = count + rest.chars().count() - trimmed.chars().count();
        trimmed.clone_into(&mut self.block.text);
        self.block.links.retain_mut(|link| {
            link.from = link.from.saturating_sub(gone);
            link.to = link.to.saturating_sub(gone);
            link.from < link.to
        });
    }
}

/// Whether a link leads to the web.
pub(super) fn web_address(address: &str) -> bool {
    let head = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    head.starts_with("http://") || head.starts_with("https://")
}
