//! Markdown to blocks. The grammar is a library's; what its events become is here.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::{
    gather::{Gather, GatheredBlock, LineEnd},
    html, notes,
    read::Raw,
};
use crate::import::block::TextBlockKind;

/// Reads a text with the marks of Markdown.
pub(super) fn read(text: &str) -> Raw {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = MarkdownReader::new(text);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.line_of(range.start);
        reader.event(event, &range);
    }
    reader.flush();
    reader.raw
}

struct MarkdownReader<'a> {
    source: &'a str,
    raw: Raw,
    gather: Gather,
    kind: TextBlockKind,
    lists: u8,
    items: u32,
    bold: u32,
    italic: u32,
    /// All words of the block are in italics.
    slanted: bool,
    struck: u32,
    cells: usize,
    line_end: LineEnd,
    picture: Option<String>,
    pictured: bool,
    page: Option<String>,
    meta: Option<String>,
    labels: BTreeMap<String, usize>,
    line: u32,
    counted: usize,
}

impl<'a> MarkdownReader<'a> {
    fn new(source: &'a str) -> Self {
        MarkdownReader {
            source,
            raw: Raw::default(),
            gather: Gather::default(),
            kind: TextBlockKind::Paragraph,
            lists: 0,
            items: 0,
            bold: 0,
            italic: 0,
            slanted: true,
            struck: 0,
            cells: 0,
            line_end: LineEnd::default(),
            picture: None,
            pictured: false,
            page: None,
            meta: None,
            labels: BTreeMap::new(),
            line: 1,
            counted: 0,
        }
    }

    /// The line of a place in the source; places mostly grow, and are not looked at again.
    fn line_of(&mut self, place: usize) {
        if let Some(passed) = self.source.as_bytes().get(self.counted..place) {
            let ends = memchr::memchr_iter(b'\n', passed).count();
            self.line = self.line.saturating_add(u32::try_from(ends).unwrap_or(u32::MAX));
            self.counted = place;
        }
    }

    fn flush(&mut self) {
        let mut kind = self.kind;
        if kind == TextBlockKind::Paragraph && self.pictured && self.slanted {
            kind = TextBlockKind::Caption;
        }
        if let Some(mut gathered) = self.gather.take(kind) {
            gathered.set.pictured = std::mem::take(&mut self.pictured);
            self.raw.blocks.push(gathered);
        }
        self.slanted = true;
        self.line_end = LineEnd::default();
    }

    fn switch(&mut self, kind: TextBlockKind) {
        self.flush();
        self.kind = kind;
    }

    /// What holds words where no block says otherwise.
    fn surrounding(&self) -> TextBlockKind {
        match self.items {
            0 => TextBlockKind::Paragraph,
            _ => TextBlockKind::Item(self.lists.saturating_sub(1)),
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(kept) = self.meta.as_mut().or(self.page.as_mut()).or(self.picture.as_mut()) {
            kept.push_str(words);
            return;
        }
        if self.struck > 0 {
            return;
        }
        let Some(first) = words.chars().find(|c| !c.is_whitespace()) else {
            self.gather.blank();
            return;
        };
        let bold = self.bold > 0;
        if !self.gather.is_empty() && self.line_end.parts_from(first, bold) {
            self.flush();
        }
        self.line_end = LineEnd::default();
        self.slanted &= self.italic > 0;
        self.gather.push(words, bold, Some(self.line));
    }

    fn event(&mut self, event: Event<'_>, range: &std::ops::Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(words)
                if words.contains('\n') && self.meta.is_none() && self.page.is_none() =>
            {
                for line in words.lines() {
                    self.words(line);
                    self.flush();
                }
            }
            Event::Text(words) | Event::Code(words) => self.words(&words),
            Event::Html(tags) => match &mut self.page {
                Some(page) => page.push_str(&tags),
                None => self.gather.blank(),
            },
            Event::InlineHtml(tag) if tag.starts_with("<br") => {
                self.gather.blank();
                self.line_end.breaks += 1;
            }
            Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::TaskListMarker(_) => {}
            Event::FootnoteReference(label) => {
                let mark = self.mark(&label);
                self.words(&format!("[{mark}]"));
            }
            Event::SoftBreak | Event::HardBreak => {
                self.gather.blank();
                // A line that the writer's program broke ends nothing; one that was broken by hand may.
                if event == Event::HardBreak && self.kind == TextBlockKind::Paragraph {
                    self.line_end = self.gather.line_end(self.line_end.breaks);
                } else {
                    self.line_end.breaks += 1;
                }
                if let Some(page) = &mut self.page {
                    page.push('\n');
                } else if self.kind == TextBlockKind::Paragraph && self.gather.ends_a_caption() {
                    self.flush();
                }
            }
            Event::Rule => self.flush(),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &std::ops::Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.switch(TextBlockKind::Heading(depth(level))),
            Tag::Paragraph if self.items > 0 || self.kind == TextBlockKind::Footnote => {
                self.gather.blank();
            }
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::Table(_) => {
                self.switch(self.surrounding());
            }
            Tag::HtmlBlock => {
                self.flush();
                self.page = Some(String::new());
            }
            Tag::List(_) => {
                self.flush();
                self.lists = self.lists.saturating_add(1);
            }
            Tag::Item => {
                self.items += 1;
                self.switch(self.surrounding());
            }
            Tag::FootnoteDefinition(label) => {
                self.switch(TextBlockKind::Footnote);
                let mark = self.mark(&label);
                self.gather.push(&notes::marked(&mark, ""), false, Some(self.line));
            }
            Tag::TableHead | Tag::TableRow => {
                self.switch(TextBlockKind::TableRow);
                self.cells = 0;
            }
            Tag::TableCell => {
                if self.cells > 0 {
                    self.gather.tab();
                }
                self.cells += 1;
            }
            Tag::Emphasis => {
                self.censored(range, "*");
                self.italic += 1;
            }
            Tag::Strong => self.bold += 1,
            Tag::Strikethrough => self.struck += 1,
            Tag::Link { dest_url, .. } => self.gather.open_link(&dest_url),
            Tag::Image { .. } => self.picture = Some(String::new()),
            Tag::MetadataBlock(_) => self.meta = Some(String::new()),
            Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &std::ops::Range<usize>) {
        match tag {
            TagEnd::Paragraph if self.items > 0 || self.kind == TextBlockKind::Footnote => {
                self.gather.blank();
            }
            TagEnd::Heading(_)
            | TagEnd::Paragraph
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::FootnoteDefinition => self.switch(self.surrounding()),
            TagEnd::HtmlBlock => {
                let page = self.page.take().unwrap_or_default();
                self.raw.blocks.extend(html::fragment(&page));
            }
            TagEnd::List(_) => {
                self.flush();
                self.lists = self.lists.saturating_sub(1);
            }
            TagEnd::Item => {
                self.flush();
                self.items = self.items.saturating_sub(1);
                self.kind = self.surrounding();
            }
            TagEnd::Emphasis => {
                self.italic = self.italic.saturating_sub(1);
                self.censored(range, "*");
            }
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            TagEnd::Link => self.gather.close_link(),
            TagEnd::Image => self.picture_ended(),
            TagEnd::MetadataBlock(_) => self.metadata(),
            TagEnd::TableCell
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
        }
    }

    /// Stars in the middle of words set no italics: a censor put them there.
    fn censored(&mut self, range: &std::ops::Range<usize>, star: &str) {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let before = self.source.get(..range.start).and_then(|text| text.chars().next_back());
        let after = self.source.get(range.end..).and_then(|text| text.chars().next());
        if letter(before) || letter(after) {
            self.words(star);
        }
    }

    /// What stands for a picture is its caption where it is more than a name, and is told once.
    fn picture_ended(&mut self) {
        let words = self.picture.take().unwrap_or_default();
        let alone = self.gather.is_empty() && self.kind == TextBlockKind::Paragraph;
        if alone && words.split_whitespace().count() >= 3 {
            self.gather.push(&words, false, Some(self.line));
            let caption: Option<GatheredBlock> = self.gather.take(TextBlockKind::Caption);
            self.raw.blocks.extend(caption);
        }
        self.pictured = true;
    }

    fn metadata(&mut self) {
        let meta = self.meta.take().unwrap_or_default();
        for line in meta.lines() {
            let Some((key, value)) = line.split_once(':') else { continue };
            let value = value.trim().trim_matches(['"', '\'']).to_owned();
            if value.is_empty() {
                continue;
            }
            match key.trim().to_lowercase().as_str() {
                "title" => self.raw.title = Some(value),
                "author" => self.raw.byline = Some(value),
                "site" | "publisher" => self.raw.site = Some(value),
                _ => {}
            }
        }
    }

    /// A note's mark: its label where that is short, else its number.
    fn mark(&mut self, label: &str) -> String {
        if label.len() <= 3 && label.bytes().all(|b| b.is_ascii_digit()) {
            return label.to_owned();
        }
        let next = self.labels.len() + 1;
        self.labels.entry(label.to_owned()).or_insert(next).to_string()
    }
}

fn depth(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
