//! One file to one list of blocks: chooses the reader of its container and settles what it gives.
//! What a container looks like inside is known to its reader alone.

use super::{
    container::{Container, sniff},
    docx,
    encoding::Decoded,
    gather::GatheredBlock,
    html, limits, markdown,
    outcome::{DroppedTally, ReadingError, TextReading},
    plain, settle,
    typography::starred_words,
};
use crate::import::block::{TextBlock, TextBlockKind};

/// What a container's reader gives.
#[derive(Debug, Default)]
pub(super) struct Raw {
    /// The text.
    pub(super) blocks: Vec<GatheredBlock>,
    /// What was left out.
    pub(super) tally: DroppedTally,
    /// The site by its own name.
    pub(super) site: Option<String>,
    /// The host it was published on.
    pub(super) host: Option<String>,
    /// The address it was published at.
    pub(super) address: Option<String>,
    /// Who wrote it.
    pub(super) byline: Option<String>,
    /// Its title.
    pub(super) title: Option<String>,
}

/// Reads a file. `name` is its name, or nothing for standard input.
///
/// # Errors
/// If it is no text that is read, too long, damaged, or without words. PDF is read by
/// `import::pdf`: here it is [`ReadingError::Other`].
pub fn read(bytes: &[u8], name: &str) -> Result<TextReading, ReadingError> {
    let (container, decoded) = sniff(bytes, name)?;
    let Decoded { text, remark } = decoded.unwrap_or(Decoded { text: String::new(), remark: None });
    // A block takes far more room than a line of one letter.
    let has_lines = matches!(container, Container::Plain | Container::Markdown);
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    if has_lines && lines.take(limits::LINES + 1).count() > limits::LINES {
        return Err(ReadingError::TooMuch { what: "lines in the text", limit: limits::LINES });
    }
    let raw = match container {
        Container::Plain => plain::read(&text),
        Container::Html => html::read(&text)?,
        Container::Markdown => markdown::read(&text),
        Container::Docx => docx::read(bytes)?,
        Container::Pdf => {
            return Err(ReadingError::Other { what: "a PDF", advice: "it is read page by page" });
        }
    };
    finish(container, raw, remark)
}

fn finish(
    container: Container,
    mut raw: Raw,
    remark: Option<String>,
) -> Result<TextReading, ReadingError> {
    if raw.blocks.len() > limits::BLOCKS {
        return Err(ReadingError::TooMuch {
            what: "paragraphs in the text",
            limit: limits::BLOCKS,
        });
    }
    let blocks = settle::settle(raw.blocks, &mut raw.tally);
    if blocks.is_empty() {
        return Err(ReadingError::NoText { container: name_of(container) });
    }
    let starred: usize = blocks.iter().map(|block| starred_words(&block.text)).sum();
    let mut remarks: Vec<String> = remark.into_iter().collect();
    if starred > 0 {
        remarks.push(format!(
            "{starred} words have stars inside them, as censors set them; they are kept so"
        ));
    }
    let title = raw.title.or_else(|| first_title(&blocks));
    Ok(TextReading {
        container,
        blocks,
        dropped: raw.tally.into_dropped(),
        remarks,
        site: raw.site.or_else(|| raw.host.clone()),
        host: raw.host,
        address: raw.address,
        byline: raw.byline,
        title,
    })
}

fn first_title(blocks: &[TextBlock]) -> Option<String> {
    blocks
        .iter()
        .find(|block| block.kind == TextBlockKind::Heading(1))
        .map(|block| block.text.clone())
}

fn name_of(container: Container) -> &'static str {
    match container {
        Container::Plain => "text",
        Container::Html => "page",
        Container::Markdown => "Markdown text",
        Container::Docx => "document",
        Container::Pdf => "PDF",
    }
}
