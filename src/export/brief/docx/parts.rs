//! The parts of a document beside its body: what is in the package, how it looks, what stands on each page.

#![expect(clippy::disallowed_macros, reason = "how the document looks is built in")]

use std::fmt::Write as _;

use super::body::{DocxBody, body};
use super::package::DocxPart;
use super::runs::plain_run;
use crate::export::brief::sheet::BriefSheet;
use crate::export::xml_text::escaped;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The name spaces of all parts that hold words.
const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                      xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const TYPES: &str = include_str!("content_types.xml");
const PACKAGE_LINKS: &str = include_str!("package_links.xml");
const DOCUMENT_LINKS: &str = include_str!("document_links.xml");
const STYLES: &str = include_str!("styles.xml");
const SETTINGS: &str = include_str!("settings.xml");

/// Returns the parts of a document.
pub(super) fn parts(sheet: &BriefSheet) -> Vec<DocxPart> {
    let DocxBody { text } = body(sheet);
    vec![
        ("[Content_Types].xml", TYPES.to_owned()),
        ("_rels/.rels", PACKAGE_LINKS.to_owned()),
        ("docProps/core.xml", core(sheet)),
        ("word/document.xml", document(&text)),
        ("word/_rels/document.xml.rels", DOCUMENT_LINKS.to_owned()),
        ("word/styles.xml", STYLES.to_owned()),
        ("word/settings.xml", SETTINGS.to_owned()),
        ("word/footnotes.xml", footnotes(&sheet.notes)),
        ("word/header1.xml", header(sheet)),
        ("word/footer1.xml", footer(sheet)),
    ]
}

fn core(sheet: &BriefSheet) -> String {
    let mut text = format!(
        "{HEAD}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{}</dc:title><dc:description>{}</dc:description><dc:language>en</dc:language>",
        escaped(&sheet.title),
        escaped(&sheet.origin)
    );
    // Writing to a string never fails.
    if let Some(marking) = &sheet.marking {
        let _ = write!(text, "<cp:category>{}</cp:category>", escaped(marking));
    }
    if let Some(day) = &sheet.day {
        let day = escaped(day);
        let _ = write!(
            text,
            "<dcterms:created xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:created>"
        );
    }
    text + "</cp:coreProperties>"
}

/// A page of paper: A4, with two centimetres around it.
const PAGE: &str = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId4\"/>\
                    <w:footerReference w:type=\"default\" r:id=\"rId5\"/>\
                    <w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
                    <w:pgMar w:top=\"1304\" w:right=\"1134\" w:bottom=\"1304\" w:left=\"1134\" \
                    w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>";

fn document(body: &str) -> String {
    format!("{HEAD}<w:document {SPACES}><w:body>{body}{PAGE}</w:body></w:document>")
}

/// The notes, behind the two lines that part them from the page.
fn footnotes(notes: &[String]) -> String {
    let mut text = format!(
        "{HEAD}<w:footnotes {SPACES}>\
         <w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
         <w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r>\
         <w:continuationSeparator/></w:r></w:p></w:footnote>"
    );
    for (number, note) in (1..).zip(notes) {
        let words = plain_run(&format!(" {note}"));
        let _ = write!(
            text,
            "<w:footnote w:id=\"{number}\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>\
             <w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>{words}\
             </w:p></w:footnote>"
        );
    }
    text + "</w:footnotes>"
}

fn header(sheet: &BriefSheet) -> String {
    let marking = marking(sheet);
    format!("{HEAD}<w:hdr {SPACES}>{marking}</w:hdr>")
}

fn footer(sheet: &BriefSheet) -> String {
    let (marking, origin) =
        (marking(sheet), plain_run(&format!("{} – {}", sheet.title, sheet.origin)));
    let field = |name: &str| {
        format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>")
    };
    let (page, pages) = (field("PAGE"), field("NUMPAGES"));
    format!(
        "{HEAD}<w:ftr {SPACES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{origin}\
         <w:r><w:tab/></w:r>{page}<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>{pages}</w:p>\
         {marking}</w:ftr>"
    )
}

/// The marking as a paragraph; an empty one where there is none, since a head must hold one.
fn marking(sheet: &BriefSheet) -> String {
    let words = sheet.marking.as_ref().map(|marking| plain_run(marking)).unwrap_or_default();
    let style = if words.is_empty() { "Gap" } else { "Marking" };
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{words}</w:p>")
}
