//! What a file is, told by its bytes; its name only decides between Markdown and plain text.
//! Nothing is read here beyond what tells the kinds apart.

use super::{
    docx,
    encoding::{self, Decoded},
    limits,
    outcome::ReadingError,
};

/// What a text comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Container {
    /// Lines of text.
    Plain,
    /// A page of the web.
    Html,
    /// Text with the marks of Markdown.
    Markdown,
    /// A document of a word processor, Office Open XML.
    Docx,
    /// Pages as they are printed.
    Pdf,
}

const CONVERT: &str = "open it and save it as DOCX, HTML or text";
const PICTURE: &str = "only text can be imported: run character recognition over it first";
const UNPACK: &str = "unpack it and import what is inside";

/// Signatures of files that hold no text that is read here.
const OTHERS: &[(&[u8], &str, &str)] = &[
    (b"{\\rtf", "an RTF document", CONVERT),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Office document (.doc, .xls), or one behind a password",
        CONVERT,
    ),
    (b"\x89PNG", "a picture (PNG)", PICTURE),
    (b"\xff\xd8\xff", "a picture (JPEG)", PICTURE),
    (b"GIF8", "a picture (GIF)", PICTURE),
    (b"II*\0", "a picture (TIFF)", PICTURE),
    (b"MM\0*", "a picture (TIFF)", PICTURE),
    (b"RIFF", "a picture or a recording (RIFF)", PICTURE),
    (b"\x1f\x8b", "a compressed file (gzip)", UNPACK),
    (b"BZh", "a compressed file (bzip2)", UNPACK),
    (b"\xfd7zXZ", "a compressed file (xz)", UNPACK),
    (b"7z\xbc\xaf", "a compressed file (7z)", UNPACK),
    (b"Rar!", "a compressed file (RAR)", UNPACK),
    (b"%!PS", "a PostScript file", CONVERT),
    (b"\x7fELF", "a program", "name a text"),
    (b"MZ\x90", "a program", "name a text"),
    (b"SQLite format 3", "a database (SQLite)", "export the table as CSV"),
    (b"bplist", "a property list or web archive", "save the page as HTML"),
];

/// What a file is that begins so and holds neither a text nor a table, with its article; none where
/// it may be one.
pub fn other_file(bytes: &[u8]) -> Option<&'static str> {
    let pdf = bytes.starts_with(b"%PDF-").then_some("a PDF");
    pdf.or_else(|| {
        OTHERS.iter().find(|(magic, ..)| bytes.starts_with(magic)).map(|(_, what, _)| *what)
    })
}

/// What the file is. `name` is its name, or nothing for standard input.
///
/// # Errors
/// If it is empty, too long, or something that is not read.
pub fn container(bytes: &[u8], name: &str) -> Result<Container, ReadingError> {
    Ok(sniff(bytes, name)?.0)
}

/// What the file is, and its characters where it is made of any.
pub(super) fn sniff(
    bytes: &[u8],
    name: &str,
) -> Result<(Container, Option<Decoded>), ReadingError> {
    if bytes.len() > limits::FILE {
        return Err(ReadingError::TooMuch { what: "bytes in the file", limit: limits::FILE });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadingError::Empty);
    }
    let head = bytes.get(..1024).unwrap_or(bytes);
    if memchr::memmem::find(head, b"%PDF-").is_some() {
        return Ok((Container::Pdf, None));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return docx::identify(bytes).map(|()| (Container::Docx, None));
    }
    if let Some((_, what, advice)) = OTHERS.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        return Err(ReadingError::Other { what, advice });
    }
    let decoded = encoding::decode(bytes);
    let kind = kind_of_text(&decoded.text, name)?;
    Ok((kind, Some(decoded)))
}

fn kind_of_text(text: &str, name: &str) -> Result<Container, ReadingError> {
    let odd = text
        .chars()
        .take(65_536)
        .filter(|&c| c == '\0' || (c.is_control() && !c.is_whitespace() && c < '\u{7f}'))
        .count();
    if odd * 100 > text.chars().take(65_536).count() {
        return Err(ReadingError::Other {
            what: "a file of bytes, not of text",
            advice: "name a text, a page, or a document",
        });
    }
    if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}' || c == '\0') {
        return Err(ReadingError::Empty);
    }
    let head: String = text.chars().take(65_536).collect::<String>().to_lowercase();
    if head.starts_with("mime-version:")
        || (head.starts_with("from:") && head.contains("\nmime-version:"))
    {
        return Err(ReadingError::Other {
            what: "a message or a page saved as one file (MHTML)",
            advice: "save the page as HTML",
        });
    }
    let named = |ends: &[&str]| {
        let name = name.to_lowercase();
        ends.iter().any(|end| name.ends_with(end))
    };
    if is_html(&head, named(&[".html", ".htm", ".xhtml"])) {
        return Ok(Container::Html);
    }
    if head.trim_start().starts_with("<?xml") || head.trim_start().starts_with("<rss") {
        return Err(ReadingError::Other {
            what: "an XML file",
            advice: "save the text as HTML or text",
        });
    }
    if named(&[".md", ".markdown", ".mdown", ".mkd"]) || is_markdown(&head) {
        return Ok(Container::Markdown);
    }
    Ok(Container::Plain)
}

/// A page says that it is one, or holds several of its tags.
fn is_html(head: &str, named: bool) -> bool {
    let start: String = head.trim_start().chars().take(2_048).collect();
    if start.starts_with("<!doctype html") || start.contains("<html") || start.contains("<body") {
        return true;
    }
    let tags = [
        "<p>", "<p ", "<div", "<br", "<li>", "<li ", "<ul", "<ol", "<a href", "<table", "<tr",
        "<td", "<span", "<h1", "<h2", "<h3", "<strong", "<article", "<figure", "</p>", "</div>",
        "</li>",
    ];
    let found = tags.iter().filter(|tag| head.contains(*tag)).count();
    found >= 3 && start.starts_with('<') || found >= 2 && named || found >= 5
}

/// Marks that nobody sets by chance: headings, links, pictures, a table's rule, bold lines.
fn is_markdown(head: &str) -> bool {
    let mut marks = 0;
    for line in head.lines() {
        let trimmed = line.trim_start();
        let hashes = trimmed.chars().take_while(|&c| c == '#').count();
        let heading = (1..=6).contains(&hashes)
            && trimmed.chars().nth(hashes) == Some(' ')
            && trimmed.chars().nth(hashes + 1).is_some_and(|c| !c.is_whitespace());
        let link =
            trimmed.contains("](http") || trimmed.contains("](#") || trimmed.starts_with("![");
        let bold =
            trimmed.starts_with("**") && trimmed.trim_end().ends_with("**") && trimmed.len() > 5;
        let rule =
            trimmed.starts_with('|') && trimmed.contains("|--") || trimmed.starts_with("|:-");
        let note = trimmed.starts_with("[^") && trimmed.contains("]:");
        marks += usize::from(heading) * 2
            + usize::from(link) * 2
            + usize::from(rule || note) * 2
            + usize::from(bold);
    }
    marks >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(bytes: &[u8], name: &str) -> Container {
        container(bytes, name).expect("a text")
    }

    #[test]
    fn bytes_tell_more_than_a_name() {
        assert_eq!(kind(b"<!DOCTYPE html><p>x", "weekly.txt"), Container::Html);
        assert_eq!(kind(b"\n\n%PDF-1.7 ...", "weekly.txt"), Container::Pdf);
        assert_eq!(kind(b"<div><p>One</p><ul><li>Two</li></ul></div>", ""), Container::Html);
        assert_eq!(kind(b"Overview\n\n- One thing\n- Another\n", "weekly.txt"), Container::Plain);
        assert_eq!(kind(b"IS*IS and Gu*nmen < 5 of them\n", ""), Container::Plain);
        assert_eq!(kind(b"## Overview\n\n- One\n", ""), Container::Markdown);
        assert_eq!(kind(b"Overview\n\n- One\n", "weekly.md"), Container::Markdown);
    }

    #[test]
    fn what_is_no_text_is_called_by_its_name() {
        for (bytes, word) in [
            (&b"{\\rtf1 hello}"[..], "RTF"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", ".doc"),
            (b"\x89PNG\r\n\x1a\n", "picture"),
            (b"\xff\xd8\xff\xe0....", "picture"),
            (b"<?xml version=\"1.0\"?><feed/>", "XML"),
            (b"\x01\x02\x03\x04\x05\x06\x07\x08abc", "bytes"),
            (b"MIME-Version: 1.0\nContent-Type: multipart/related", "MHTML"),
        ] {
            let told = container(bytes, "").expect_err("not read").to_string();
            assert!(told.contains(word), "{told}");
        }
        assert_eq!(container(b" \n\t\n", ""), Err(ReadingError::Empty));
        assert_eq!(container(b"\xff\xfe\x20\x00", ""), Err(ReadingError::Empty));
    }
}
