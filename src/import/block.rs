//! The blocks that a published text consists of, whatever container it came in. No container is
//! read here, and no meaning is given to a text.

/// One piece of a published text, in the order of reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextBlock {
    /// What it was in the text.
    pub kind: TextBlockKind,
    /// Its words, white space folded to one blank, without the bullet.
    pub text: String,
    /// The page that it begins on, from 1, where the container has pages.
    pub page: Option<u32>,
    /// The line that it begins in, from 1, where the container has lines.
    pub line: Option<u32>,
    /// Addresses behind its words, in their order.
    pub links: Vec<Link>,
}

/// What a block was in the text that was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextBlockKind {
    /// A heading; 1 is the highest level, 6 the lowest.
    Heading(u8),
    /// An item of a list; 0 stands at the margin.
    Item(u8),
    /// Prose.
    Paragraph,
    /// A row of a table: its cells are parted by tabs.
    TableRow,
    /// What stands under or above a picture.
    Caption,
    /// A note at the foot of a page or the end of the text: begins with its mark, `[1] …`.
    Footnote,
}

/// An address behind some words of a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The first character that it stands behind, counted from 0.
    pub from: usize,
    /// The character after the last.
    pub to: usize,
    /// Where it leads; `http` and `https` only.
    pub address: String,
}

/// Where some words stand: a block and a range of its characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextSpan {
    /// The block, counted from 0. Shown counted from 1.
    pub block: usize,
    /// The first character, counted from 0.
    pub from: usize,
    /// The character after the last.
    pub to: usize,
}
