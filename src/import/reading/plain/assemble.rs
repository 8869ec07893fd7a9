//! Lines to drafts of blocks: which lines are one item, one paragraph, one note. Which paragraph is
//! a heading is decided next door.

use super::{
    hyphens::JoinedWords,
    lines::PlainLine,
    marks::{LineMark, ListLevels, ListMarker, LostFonts, mark},
    rows::{self, RowEntry},
    wrap::{Wrap, ends_sentence},
};
use crate::import::reading::{captions, notes};

/// A block on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OpenBlock {
    /// What it is so far.
    pub(super) kind: DraftKind,
    /// Its words.
    pub(super) text: String,
    /// Lines that it was made of.
    pub(super) lines: usize,
    /// The number of its first line.
    pub(super) number: u32,
    /// The page of its first line.
    pub(super) page: Option<u32>,
    /// Blanks before its first word.
    pub(super) indent: usize,
    /// A blank line, or nothing, stands before it.
    pub(super) after_blank: bool,
}

/// What a draft is so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DraftKind {
    /// Words without a mark.
    Words,
    /// An item under a sign.
    Item(u8),
    /// An item under a number.
    Numbered(u8),
    /// A note.
    Note,
    /// A row of a table.
    Row,
    /// A line that is underlined: by `=`, then it is a level higher.
    Underlined(u8),
}

/// Makes drafts of lines.
pub(super) fn assemble(lines: &[PlainLine], wrap: &Wrap, words: &JoinedWords) -> Vec<OpenBlock> {
    let lost = LostFonts::of(lines);
    let mut assembler = Assembler {
        wrap: *wrap,
        words,
        lost: &lost,
        drafts: Vec::new(),
        open: None,
        gap: true,
        levels: ListLevels::default(),
        interrupted: true,
    };
    for entry in rows::find(lines, &lost) {
        assembler.entry(entry);
    }
    assembler.close();
    assembler.drafts
}

struct Assembler<'a> {
    wrap: Wrap,
    words: &'a JoinedWords,
    lost: &'a LostFonts,
    drafts: Vec<OpenBlock>,
    /// The draft that is open, and its last line.
    open: Option<(OpenBlock, PlainLine)>,
    /// A blank line stands before the next.
    gap: bool,
    levels: ListLevels,
    /// Words without a mark stood since the last item.
    interrupted: bool,
}

impl Assembler<'_> {
    fn close(&mut self) {
        if let Some((draft, _)) = self.open.take() {
            self.drafts.push(draft);
        }
    }

    fn begin(&mut self, kind: DraftKind, text: String, line: PlainLine) {
        self.close();
        let draft = OpenBlock {
            kind,
            text,
            lines: 1,
            number: line.number,
            page: line.page,
            indent: line.indent,
            after_blank: self.gap,
        };
        self.open = Some((draft, line));
        self.gap = false;
    }

    fn entry(&mut self, entry: RowEntry) {
        let line = match entry {
            RowEntry::Row(line) => {
                self.begin(DraftKind::Row, line.text.clone(), line);
                self.close();
                return;
            }
            RowEntry::Words(line) => line,
        };
        if line.is_blank() {
            self.gap = true;
        } else if is_rule(&line.text) {
            self.rule(&line);
        } else if self.is_over_a_page(&line) {
            self.join(&line);
        } else {
            self.words(line);
        }
    }

    /// A line of signs underlines the one line before it, or parts what stands around it.
    fn rule(&mut self, line: &PlainLine) {
        if let Some((draft, _)) = &mut self.open
            && !self.gap
            && draft.lines == 1
            && draft.kind == DraftKind::Words
            && draft.text.chars().count() <= 120
            && line.length >= 3
        {
            draft.kind = DraftKind::Underlined(if line.text.starts_with('=') { 1 } else { 2 });
        }
        self.close();
        self.gap = true;
    }

    /// A sentence that a page's end broke goes on behind the gap.
    fn is_over_a_page(&self, line: &PlainLine) -> bool {
        self.gap
            && self.open.as_ref().is_some_and(|(draft, last)| {
                last.page.is_some() && last.page != line.page && !ends_sentence(&draft.text)
            })
            && line.text.chars().next().is_some_and(char::is_lowercase)
            && mark(&line.text, self.lost, true).is_none()
    }

    fn words(&mut self, line: PlainLine) {
        let goes_on = !self.gap
            && self.open.as_ref().is_some_and(|(_, last)| {
                self.wrap.is_full(last, &line) && !ends_sentence(&last.text)
            });
        if notes::leading_mark(&line.text).is_some() && !goes_on {
            let text = line.text.clone();
            self.begin(DraftKind::Note, text, line);
        } else if let Some(mark) = mark(&line.text, self.lost, goes_on) {
            self.item(mark, line);
        } else if !self.gap
            && self.open.as_ref().is_some_and(|(draft, last)| self.belongs(draft, last, &line))
        {
            self.join(&line);
        } else {
            self.interrupted = true;
            let text = line.text.clone();
            self.begin(DraftKind::Words, text, line);
        }
    }

    fn item(&mut self, mark: LineMark, line: PlainLine) {
        if std::mem::take(&mut self.interrupted) && !self.levels.knows(mark.marker) {
            self.levels.clear();
        }
        let level = self.levels.next(line.indent, mark.marker);
        let kind = match mark.marker {
            ListMarker::Sign(_) => DraftKind::Item(level),
            ListMarker::Number(_) => DraftKind::Numbered(level),
        };
        let text = line.text.chars().skip(mark.taken).collect();
        self.begin(kind, text, line);
    }

    fn join(&mut self, line: &PlainLine) {
        if let Some((draft, last)) = &mut self.open {
            self.words.join(&mut draft.text, &line.text, last.goes_on);
            draft.lines += 1;
            *last = line.clone();
        }
        self.gap = false;
    }

    /// Whether a line without a mark goes on with what is open.
    fn belongs(&self, draft: &OpenBlock, last: &PlainLine, line: &PlainLine) -> bool {
        if draft.kind == DraftKind::Row {
            return false;
        }
        let lower = line.text.chars().next().is_some_and(char::is_lowercase);
        let bracket = line.text.starts_with('(')
            && captions::ends_in_source(&line.text)
            && line.length <= 120;
        let broken = last.goes_on || lower && last.text.ends_with('-');
        if broken || bracket && !last.text.ends_with('.') && !captions::ends_in_source(&last.text) {
            return true;
        }
        let unended = lower && !ends_sentence(&last.text);
        let item = matches!(draft.kind, DraftKind::Item(_) | DraftKind::Numbered(_));
        let hangs = item && line.indent > draft.indent;
        if self.wrap.width.is_none() {
            return unended && last.length > 40 || hangs && !ends_sentence(&last.text);
        }
        let next_item =
            captions::ends_in_source(&last.text) && captions::opens_with_date(&line.text);
        let first_line =
            draft.kind == DraftKind::Words && draft.lines > 1 && line.indent >= last.indent + 2;
        !next_item && !first_line && (self.wrap.is_full(last, line) || unended || hangs)
    }
}

/// Whether a line is nothing but a rule.
fn is_rule(text: &str) -> bool {
    text.chars().count() >= 3
        && text.chars().all(|c| matches!(c, '-' | '=' | '_' | '*' | '~' | '—' | '–' | ' '))
}
