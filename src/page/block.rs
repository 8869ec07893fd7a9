//! The pieces of a page.

use crate::digest::Basis;

/// The meaning of a piece of text, which a theme turns into a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Running text.
    Plain,
    /// The title of a page.
    Title,
    /// A heading within a page.
    Heading,
    /// The name of a field or of a column.
    Label,
    /// The most important part of its line.
    Strong,
    /// The least important part of its line.
    Dim,
    /// A number that is exact.
    Number,
    /// A number with doubt.
    Doubt,
    /// Who stands behind a statement.
    Basis(Basis),
    /// The letter of who stands behind something, as a mark at the beginning of a row.
    Mark(Basis),
    /// A number that somebody states, and its bar.
    Stated(Basis),
    /// An address, a file and line.
    Link,
    /// Something to beware of.
    Warning,
    /// An event told elsewhere too.
    Repeat,
    /// Dead and wounded.
    Toll,
    /// A wave, and its days.
    Wave,
    /// A bar.
    Bar,
    /// Letters that were searched for.
    Match,
}

/// A run of text in one tone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The text.
    pub text: String,
    /// Its meaning.
    pub tone: Tone,
}

impl Span {
    /// Creates a run of text in one tone.
    pub fn new(text: impl Into<String>, tone: Tone) -> Self {
        Self { text: text.into(), tone }
    }
}

/// One paragraph, heading or field. It wraps where the page is narrow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLine {
    /// Columns of indentation.
    pub indent: u16,
    /// The text before its first row: a bullet, a field's name. Wrapped rows align behind it.
    pub lead: Span,
    /// The text.
    pub spans: Vec<Span>,
}

/// One cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum TableCell {
    /// Text, aligned to the left.
    Text(Span),
    /// A number, aligned to the right.
    Number(Span),
    /// A share of the whole from 0 to 1, drawn as a bar.
    Bar(f64),
}

/// Rows under column heads.
#[derive(Clone, Debug, PartialEq)]
pub struct PageTable {
    /// Names of the columns; empty ones draw nothing.
    pub head: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<TableCell>>,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A paragraph, heading or field.
    Line(PageLine),
    /// A table.
    Table(PageTable),
    /// An empty row. Several in a row are drawn as one.
    Gap,
}

/// A page about one subject.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Its parts from top to bottom.
    pub blocks: Vec<Block>,
}

/// Width that the names of fields are padded to.
const FIELD: usize = 12;

impl Page {
    /// Creates an empty page.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the title, once, at the top.
    pub fn title(&mut self, text: impl Into<String>) {
        self.line("", vec![Span::new(text, Tone::Title)]);
    }

    /// Adds a heading with an empty row before it.
    pub fn heading(&mut self, text: impl Into<String>) {
        self.gap();
        self.line("", vec![Span::new(text, Tone::Heading)]);
    }

    /// Adds a heading with a remark behind it.
    pub fn heading_with(&mut self, text: impl Into<String>, remark: impl Into<String>) {
        self.gap();
        let remark = Span::new(format!("  {}", remark.into()), Tone::Dim);
        self.line("", vec![Span::new(text, Tone::Heading), remark]);
    }

    /// Adds a paragraph that is what the page is about.
    pub fn strong_text(&mut self, text: impl Into<String>) {
        self.line("", vec![Span::new(text, Tone::Strong)]);
    }

    /// Adds a paragraph of running text.
    pub fn text(&mut self, text: impl Into<String>) {
        self.line("", vec![Span::new(text, Tone::Plain)]);
    }

    /// Adds a paragraph of mixed tones, with a dim lead in front of its first row.
    pub fn line(&mut self, lead: &str, spans: Vec<Span>) {
        self.led(Span::new(lead, Tone::Dim), spans);
    }

    /// Adds a bullet, nested `depth` levels deep. It looks as the text behind it does: a change of
    /// look for each would cost a slow line more than half of what the page may cost beyond its
    /// letters.
    pub fn bullet(&mut self, depth: usize, spans: Vec<Span>) {
        let indent = u16::try_from(depth.min(8) * 2).unwrap_or(0);
        let lead = Span::new("• ", Tone::Plain);
        self.blocks.push(Block::Line(PageLine { indent, lead, spans }));
    }

    /// Adds a field with its name.
    pub fn field(&mut self, name: &str, spans: Vec<Span>) {
        self.led(Span::new(format!("{name:FIELD$}"), Tone::Label), spans);
    }

    /// Adds a paragraph whose first row has a lead in its own tone.
    pub fn led(&mut self, lead: Span, spans: Vec<Span>) {
        self.blocks.push(Block::Line(PageLine { indent: 0, lead, spans }));
    }

    /// Adds a field of running text; nothing where there is no text.
    pub fn field_text(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.field(name, vec![Span::new(text, Tone::Plain)]);
        }
    }

    /// Adds a table; nothing where it has no row.
    pub fn table(&mut self, table: PageTable) {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }

    /// Parts it before its first field: the head, and the rest.
    pub fn parted_at_fields(mut self) -> (Self, Self) {
        let is_field =
            |block: &Block| matches!(block, Block::Line(line) if line.lead.tone == Tone::Label);
        let at = self.blocks.iter().position(is_field).unwrap_or(self.blocks.len());
        let rest = self.blocks.split_off(at);
        (self, Self { blocks: rest })
    }

    /// Adds an empty row.
    pub fn gap(&mut self) {
        if !self.blocks.is_empty() {
            self.blocks.push(Block::Gap);
        }
    }
}
