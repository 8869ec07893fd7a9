//! The tree of a page to blocks, in the order of reading. What is furniture is counted and left
//! out; tables are next door.

use super::{
    links::note_of,
    names, table,
    tree::{HtmlNode, HtmlTree},
    weight::{Weights, is_hidden},
};
use crate::import::block::TextBlockKind;
use crate::import::reading::{
    captions,
    gather::{Gather, GatheredBlock, LineEnd},
    notes,
    outcome::DroppedTally,
    read::Raw,
};

/// Walks a tree, or the part of a page that stands in a text of another kind.
pub(super) fn walk(tree: &HtmlTree, weights: &Weights) -> Raw {
    let mut walker = Walker {
        tree,
        weights,
        gather: Gather::default(),
        blocks: Vec::new(),
        tally: DroppedTally::default(),
        kind: TextBlockKind::Paragraph,
        lists: 0,
        bold: 0,
        line_end: LineEnd::default(),
        pictured: false,
        joined: 0,
        in_notes: false,
        outside: weights.root != 0,
    };
    walker.visit(0);
    walker.flush();
    Raw { blocks: walker.blocks, tally: walker.tally, ..Raw::default() }
}

pub(super) struct Walker<'a> {
    pub(super) tree: &'a HtmlTree,
    pub(super) weights: &'a Weights,
    pub(super) gather: Gather,
    blocks: Vec<GatheredBlock>,
    tally: DroppedTally,
    /// What the words become that are gathered.
    kind: TextBlockKind,
    /// Lists within each other.
    lists: u8,
    bold: u32,
    line_end: LineEnd,
    /// A picture stands before what is gathered.
    pictured: bool,
    /// Blocks around that are joined by blanks: an item, a cell.
    pub(super) joined: u32,
    /// In a part that holds notes.
    in_notes: bool,
    /// Not yet in the part that holds the text.
    outside: bool,
}

impl Walker<'_> {
    /// Ends the block that is gathered.
    pub(super) fn flush(&mut self) {
        self.line_end = LineEnd::default();
        if let Some(mut gathered) = self.gather.take(self.kind) {
            gathered.set.pictured = std::mem::take(&mut self.pictured);
            if self.outside {
                self.tally.add("line outside the article", 1);
            } else {
                self.blocks.push(gathered);
            }
        }
    }

    /// What follows is of this kind, until the kind that is given back is set again.
    pub(super) fn switch(&mut self, kind: TextBlockKind) -> TextBlockKind {
        self.flush();
        std::mem::replace(&mut self.kind, kind)
    }

    /// Sets the kind again after what was of another.
    pub(super) fn switch_back(&mut self, kind: TextBlockKind) {
        self.flush();
        self.kind = kind;
    }

    /// Parts lines: by a block, or by a blank where blocks are joined.
    fn part(&mut self) {
        if self.joined > 0 {
            self.gather.blank();
        } else {
            self.flush();
        }
    }

    pub(super) fn children(&mut self, at: usize) {
        let tree = self.tree;
        if let Some(node) = tree.node(at) {
            for &child in &node.children {
                self.visit(child);
            }
        }
    }

    /// Reads a node. It calls itself no deeper than the tree is, which is bounded.
    pub(super) fn visit(&mut self, at: usize) {
        let tree = self.tree;
        let Some(node) = tree.node(at) else { return };
        if let Some(words) = &node.text {
            self.words(words, node.line);
            return;
        }
        if at == self.weights.root && self.outside {
            self.flush();
            self.outside = false;
            self.element(at, node);
            self.flush();
            self.outside = true;
            return;
        }
        if let Some(what) = self.furniture(at, node) {
            self.leave_out(at, node, what);
            return;
        }
        self.element(at, node);
    }

    /// Adds words.
    pub(super) fn words(&mut self, words: &str, line: u32) {
        let Some(first) = words.chars().find(|c| !c.is_whitespace()) else {
            self.gather.blank();
            return;
        };
        let bold = self.bold > 0;
        if self.joined == 0 && self.line_end.parts_from(first, bold) {
            self.flush();
        }
        self.line_end = LineEnd::default();
        self.gather.push(words, bold, Some(line));
    }

    fn furniture(&self, at: usize, node: &HtmlNode) -> Option<&'static str> {
        let names = node.names();
        match node.name {
            "nav" => return Some("navigation"),
            "head" | "script" | "style" | "noscript" | "template" | "title" => return Some(""),
            "dialog" => return Some("invitation"),
            "del" | "s" | "strike" => return Some("struck text"),
            name if names::is_machinery(name) => return Some("picture or control"),
            _ => {}
        }
        if is_hidden(node) {
            return Some("hidden text");
        }
        // The bullet that a word processor typed for those who do not know its lists.
        if node.attribute("style").is_some_and(|style| style.contains("mso-list:Ignore")) {
            return Some("");
        }
        if at == 0 || node.name == "body" || self.weights.is_most(at) || names::holds_notes(&names)
        {
            return None;
        }
        match (node.name, node.attribute("role")) {
            ("header", _) | (_, Some("banner")) => Some("header"),
            ("footer", _) | (_, Some("contentinfo")) => Some("footer"),
            ("aside", _) | (_, Some("complementary")) => Some("sidebar"),
            ("form", _) | (_, Some("search")) => Some("form"),
            (_, Some("navigation" | "menu" | "menubar")) => Some("navigation"),
            (_, Some("dialog" | "alertdialog")) => Some("cookie banner"),
            ("div" | "section" | "ul" | "ol" | "p" | "span" | "table" | "", _) => {
                names::furniture(&names)
            }
            _ => None,
        }
    }

    /// Counts what is left out. A head of a page may hold the title, which is none of it.
    fn leave_out(&mut self, at: usize, node: &HtmlNode, what: &'static str) {
        if what == "header" && !self.outside {
            self.headings_only(at);
        }
        if !what.is_empty() && !node.children.is_empty() && self.weights_or_words(at) {
            self.tally.add(what, 1);
        }
        if names::is_block(node.name) {
            self.part();
        }
    }

    fn weights_or_words(&self, at: usize) -> bool {
        self.weights.letters(at) > 0 || !self.tree.words(at).is_empty()
    }

    fn headings_only(&mut self, at: usize) {
        let tree = self.tree;
        let Some(node) = tree.node(at) else { return };
        if names::heading_level(node.name) == Some(1) {
            self.element(at, node);
            return;
        }
        for &child in &node.children {
            self.headings_only(child);
        }
    }

    fn element(&mut self, at: usize, node: &HtmlNode) {
        if let Some(level) = names::heading_level(node.name) {
            self.as_kind(at, TextBlockKind::Heading(level));
            return;
        }
        match node.name {
            "br" => self.line_break(),
            "hr" => self.part(),
            "img" | "picture" | "embed" => {
                self.pictured = true;
                self.children(at);
            }
            "ul" | "ol" | "menu" => self.list(node),
            "li" => self.item(at, node, None),
            "dd" => self.as_kind(at, TextBlockKind::Item(self.lists)),
            "figcaption" | "caption" => self.as_kind(at, TextBlockKind::Caption),
            "figure" => {
                self.part();
                self.pictured = true;
                self.children(at);
                self.part();
                self.pictured = false;
            }
            "table" => table::table(self, at),
            "a" => self.link(at, node),
            "sup" => self.raised(at),
            "b" | "strong" | "th" => self.set_bold(at, !node.ended_early),
            "p" if mso_level(node).is_some() => {
                self.as_kind(at, TextBlockKind::Item(mso_level(node).unwrap_or(0)));
            }
            "p" if node.attribute("class") == Some("MsoTitle") => {
                self.as_kind(at, TextBlockKind::Heading(1));
            }
            _ if is_bold(node) => self.set_bold(at, !node.ended_early),
            _ => self.other(at, node),
        }
    }

    fn other(&mut self, at: usize, node: &HtmlNode) {
        let names = node.names();
        let notes_before = self.in_notes;
        self.in_notes |= names::holds_notes(&names);
        if names::is_block(node.name) {
            if names::is_caption(&names)
                && self.weights.letters(at) <= captions::LONGEST
                && !self.weights.structured(at)
            {
                self.as_kind(at, TextBlockKind::Caption);
            } else {
                self.part();
                self.children(at);
                self.part();
            }
        } else {
            self.children(at);
        }
        self.in_notes = notes_before;
    }

    fn set_bold(&mut self, at: usize, known: bool) {
        self.bold += u32::from(known);
        self.children(at);
        self.bold -= u32::from(known);
    }

    fn as_kind(&mut self, at: usize, kind: TextBlockKind) {
        let in_item = matches!(self.kind, TextBlockKind::Item(_)) && kind == TextBlockKind::Caption;
        if self.joined > 0 && !in_item {
            self.gather.blank();
            self.children(at);
            self.gather.blank();
            return;
        }
        let before = self.switch(kind);
        self.joined += 1;
        self.children(at);
        self.joined -= 1;
        self.switch_back(before);
    }

    fn line_break(&mut self) {
        self.gather.blank();
        if self.joined > 0 || self.gather.is_empty() {
            return;
        }
        self.line_end = self.gather.line_end(self.line_end.breaks);
        if self.line_end.breaks > 1 {
            self.flush();
            return;
        }
        if self.gather.ends_a_caption() {
            self.flush();
        }
    }

    fn list(&mut self, node: &HtmlNode) {
        let joined = std::mem::take(&mut self.joined);
        let kind = self.switch(TextBlockKind::Paragraph);
        let notes_before = self.in_notes;
        self.in_notes |= names::holds_notes(&node.names());
        self.lists = self.lists.saturating_add(1);
        let mut ordinal = 0;
        for &child in &node.children {
            if self.tree.node(child).is_some_and(|child| child.name == "li") {
                ordinal += 1;
                if let Some(item) = self.tree.node(child)
                    && self.furniture(child, item).is_none()
                {
                    self.item(child, item, Some(ordinal));
                    continue;
                }
            }
            self.visit(child);
        }
        self.lists -= 1;
        self.in_notes = notes_before;
        self.switch_back(kind);
        self.joined = joined;
    }

    fn item(&mut self, at: usize, node: &HtmlNode, ordinal: Option<u32>) {
        let level = self.lists.saturating_sub(1);
        let mark = note_of(node.attribute("id").unwrap_or_default())
            .or_else(|| ordinal.filter(|_| self.in_notes).map(|ordinal| ordinal.to_string()));
        let before = self.switch(match mark {
            Some(_) => TextBlockKind::Footnote,
            None => TextBlockKind::Item(level),
        });
        if let Some(mark) = mark {
            self.gather.push(&notes::marked(&mark, ""), false, Some(node.line));
        }
        let joined = std::mem::replace(&mut self.joined, 1);
        self.children(at);
        self.joined = joined;
        self.switch_back(before);
    }
}

fn is_bold(node: &HtmlNode) -> bool {
    let style = node.attribute("style").unwrap_or_default().to_lowercase().replace(' ', "");
    style.contains("font-weight:bold")
        || style.contains("font-weight:700")
        || style.contains("font-weight:600")
}

/// The level of an item that a word processor set as a paragraph: `mso-list:l0 level2 lfo1`.
fn mso_level(node: &HtmlNode) -> Option<u8> {
    let (_, list) = node.attribute("style")?.split_once("mso-list:")?;
    let (_, level) = list.split_once("level")?;
    let digits: String = level.chars().take_while(char::is_ascii_digit).take(2).collect();
    digits.parse::<u8>().ok().map(|level| level.saturating_sub(1))
}
