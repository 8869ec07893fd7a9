//! Tokens of a page to a tree: which element lies in which. Tags that were forgotten are supplied
//! where browsers supply them for lists, tables and paragraphs. What an element means is read
//! elsewhere.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::names;
use crate::import::reading::{limits, outcome::ReadingError};

/// A page as a tree; the first node is its root, and a node comes before what it holds.
#[derive(Debug)]
pub(super) struct HtmlTree {
    /// All nodes, in the order of the page.
    pub(super) nodes: Vec<HtmlNode>,
    /// The address that a browser noted when it saved the page.
    pub(super) saved_from: Option<String>,
}

/// An element, or words.
#[derive(Debug)]
pub(super) struct HtmlNode {
    /// The element's name, `""` where it is not known.
    pub(super) name: &'static str,
    /// Words; an element has none.
    pub(super) text: Option<Box<str>>,
    /// Attributes that are read.
    pub(super) attributes: Vec<(&'static str, Box<str>)>,
    /// The node that it lies in; the root lies in itself.
    pub(super) parent: usize,
    /// What lies in it.
    pub(super) children: Vec<usize>,
    /// The line that it begins in, from 1.
    pub(super) line: u32,
    /// Its end came where it was not the innermost: it may have ended anywhere.
    pub(super) ended_early: bool,
}

const READ: &[&str] = &[
    "aria-hidden",
    "class",
    "content",
    "hidden",
    "href",
    "id",
    "itemprop",
    "name",
    "property",
    "rel",
    "role",
    "style",
    "type",
];

/// Bytes of an attribute that are kept.
const VALUE: usize = 2_048;

impl HtmlNode {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_ref())
    }

    /// What its author called it: class, id and role.
    pub(super) fn names(&self) -> String {
        ["class", "id", "role"]
            .iter()
            .filter_map(|name| self.attribute(name))
            .collect::<Vec<_>>()
            .join(" ")
    }
}

impl HtmlTree {
    /// The node, which is there for every number that the tree gives.
    pub(super) fn node(&self, at: usize) -> Option<&HtmlNode> {
        self.nodes.get(at)
    }

    /// The words in a node, with blanks for whatever parts them.
    pub(super) fn words(&self, at: usize) -> String {
        let mut words = String::new();
        let mut open = vec![at];
        while let Some(at) = open.pop() {
            if let Some(node) = self.node(at) {
                if let Some(text) = &node.text {
                    words.push_str(text);
                } else if !names::is_inline(node.name) {
                    words.push(' ');
                }
                open.extend(node.children.iter().rev());
            }
        }
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Builds the tree of a page.
///
/// # Errors
/// If it has more elements than are read.
pub(super) fn build(page: &str) -> Result<HtmlTree, ReadingError> {
    let mut builder = HtmlTreeBuilder::new();
    let mut lines = LineStarts::new(page);
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(page, emitter) {
        let token = match token {
            Ok(token) => token,
            Err(never) => match never {},
        };
        match token {
            Token::StartTag(tag) => {
                let line = lines.at(tag.span.start);
                builder.start(&tag, line);
            }
            Token::EndTag(tag) => builder.end(names::known(&tag.name)),
            Token::String(words) => {
                // The line of the first word, not of the white space before it.
                let lead = words.iter().take_while(|b| b.is_ascii_whitespace()).count();
                let line = lines.at(words.span.start + lead);
                builder.words(&String::from_utf8_lossy(&words), line);
            }
            Token::Comment(comment) => builder.comment(&String::from_utf8_lossy(&comment)),
            Token::Doctype(_) | Token::Error(_) => {}
        }
        if builder.tree.nodes.len() > limits::ELEMENTS {
            return Err(ReadingError::TooMuch {
                what: "elements of the page",
                limit: limits::ELEMENTS,
            });
        }
    }
    Ok(builder.tree)
}

/// Lines by places that only grow.
struct LineStarts<'a> {
    page: &'a [u8],
    at: usize,
    line: u32,
}

impl<'a> LineStarts<'a> {
    fn new(page: &'a str) -> Self {
        LineStarts { page: page.as_bytes(), at: 0, line: 1 }
    }

    fn at(&mut self, place: usize) -> u32 {
        if let Some(passed) = self.page.get(self.at..place) {
            let ends = memchr::memchr_iter(b'\n', passed).count();
            self.line = self.line.saturating_add(u32::try_from(ends).unwrap_or(u32::MAX));
            self.at = place;
        }
        self.line
    }
}

struct HtmlTreeBuilder {
    tree: HtmlTree,
    /// The elements that are open, outermost first; never more than the limit.
    open: Vec<usize>,
    /// Elements that were opened deeper than the limit.
    deeper: usize,
}

impl HtmlTreeBuilder {
    fn new() -> Self {
        let root = HtmlNode {
            name: "html",
            text: None,
            attributes: Vec::new(),
            parent: 0,
            children: Vec::new(),
            line: 1,
            ended_early: false,
        };
        HtmlTreeBuilder {
            tree: HtmlTree { nodes: vec![root], saved_from: None },
            open: vec![0],
            deeper: 0,
        }
    }

    fn name(&self, at: usize) -> &'static str {
        self.tree.node(at).map_or("", |node| node.name)
    }

    fn add(&mut self, name: &'static str, text: Option<Box<str>>, line: u32) -> usize {
        let parent = self.open.last().copied().unwrap_or(0);
        let at = self.tree.nodes.len();
        self.tree.nodes.push(HtmlNode {
            name,
            text,
            attributes: Vec::new(),
            parent,
            children: Vec::new(),
            line,
            ended_early: false,
        });
        if let Some(parent) = self.tree.nodes.get_mut(parent) {
            parent.children.push(at);
        }
        at
    }

    fn words(&mut self, words: &str, line: u32) {
        if !words.is_empty() {
            self.add("", Some(words.into()), line);
        }
    }

    fn comment(&mut self, comment: &str) {
        if self.tree.saved_from.is_none()
            && let Some((_, rest)) = comment.split_once("saved from url=")
        {
            let address = rest.split_once(')').map_or(rest, |(_, address)| address);
            self.tree.saved_from = address.split_whitespace().next().map(ToOwned::to_owned);
        }
    }

    fn start(&mut self, tag: &StartTag<usize>, line: u32) {
        let name = names::known(&tag.name);
        if name == "html" {
            return;
        }
        self.close_implied(name);
        let at = self.add(name, None, line);
        if let Some(node) = self.tree.nodes.get_mut(at) {
            for known in READ {
                if let Some(value) = tag.attributes.get(known.as_bytes()) {
                    let value = value.get(..VALUE).unwrap_or(value);
                    node.attributes.push((known, String::from_utf8_lossy(value).into()));
                }
            }
        }
        if names::is_void(name) {
            return;
        }
        if self.open.len() < limits::DEPTH {
            self.open.push(at);
        } else {
            self.deeper += 1;
        }
    }

    /// Closes what ends where `name` begins.
    fn close_implied(&mut self, name: &str) {
        let table: &[&str] = &["table", "td", "th", "caption"];
        match name {
            "li" => self.close_up_to(&["li"], &["ul", "ol", "menu", "table", "td", "th"]),
            "dt" | "dd" => self.close_up_to(&["dt", "dd"], &["dl", "table", "td", "th"]),
            "td" | "th" => self.close_up_to(&["td", "th"], &["tr", "table"]),
            "tr" => self.close_up_to(&["tr"], &["tbody", "thead", "tfoot", "table"]),
            "tbody" | "thead" | "tfoot" => {
                self.close_up_to(&["tbody", "thead", "tfoot"], &["table"]);
            }
            "option" => self.close_up_to(&["option"], &["select"]),
            "a" => self.close_up_to(&["a"], &["table", "td", "th", "p", "li", "div"]),
            "body" => self.close_up_to(&["head"], &[]),
            _ if names::heading_level(name).is_some() => {
                self.close_up_to(&["p", "h1", "h2", "h3", "h4", "h5", "h6"], table);
            }
            _ if names::is_block(name) => self.close_up_to(&["p"], table),
            _ => {}
        }
    }

    /// Closes the innermost open element of these names, unless one of `bounds` lies between.
    fn close_up_to(&mut self, these: &[&str], bounds: &[&str]) {
        let found = self
            .open
            .iter()
            .rposition(|&at| these.contains(&self.name(at)) || bounds.contains(&self.name(at)));
        if let Some(place) = found
            && place > 0
            && self.open.get(place).is_some_and(|&at| these.contains(&self.name(at)))
        {
            self.open.truncate(place);
        }
    }

    fn end(&mut self, name: &'static str) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        if name == "html" || name == "body" || names::is_void(name) {
            return;
        }
        let of_table = matches!(name, "table" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th");
        let found = self.open.iter().rposition(|&at| {
            let open = self.name(at);
            open == name || !of_table && matches!(open, "td" | "th" | "table")
        });
        let Some(place) = found else { return };
        let Some(&at) = self.open.get(place) else { return };
        if place == 0 || self.name(at) != name {
            return;
        }
        let inside_block =
            self.open.iter().skip(place + 1).any(|&inner| names::is_block(self.name(inner)));
        if names::is_inline(name) && inside_block {
            if let Some(node) = self.tree.nodes.get_mut(at) {
                node.ended_early = true;
            }
        } else {
            self.open.truncate(place);
        }
    }
}
