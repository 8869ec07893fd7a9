//! Documents made here, part by part, as word processors make them.

use miniz_oxide::deflate::compress_to_vec;
use rawzip::{CompressionMethod, ZipArchiveWriter};

use crate::import::block::TextBlockKind::{
    self, Caption, Footnote, Heading, Item, Paragraph, TableRow,
};
use crate::import::reading::{ReadingError, TextReading, read};

/// A container of these parts, packed.
pub(in crate::import::reading) fn container(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    for (name, text) in parts {
        let (mut entry, config) = archive
            .new_file(name)
            .compression_method(CompressionMethod::DEFLATE)
            .start()
            .expect("an entry");
        let mut writer = config.wrap(Vec::new());
        std::io::Write::write_all(&mut writer, text.as_bytes()).expect("counted");
        let (_, descriptor) = writer.finish().expect("a descriptor");
        std::io::Write::write_all(&mut entry, &compress_to_vec(text.as_bytes(), 6))
            .expect("written");
        entry.finish(descriptor).expect("an entry");
    }
    archive.finish().expect("a container");
    bytes
}

/// A document with this body.
pub(in crate::import::reading) fn document(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let text = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:r=\"r\"><w:body>{body}</w:body></w:document>"
    );
    let mut parts = vec![("word/document.xml", text.as_str())];
    parts.extend_from_slice(more);
    container(&parts)
}

fn lines(reading: &TextReading) -> Vec<(TextBlockKind, &str)> {
    reading.blocks.iter().map(|block| (block.kind, block.text.as_str())).collect()
}

const STYLES: &str = r#"<w:styles xmlns:w="w">
<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:styleId="Lined"><w:name w:val="Lined"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="Bullets"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Cap"><w:name w:val="caption"/></w:style>
<w:style w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:styleId="T1"><w:name w:val="toc 1"/></w:style></w:styles>"#;

fn p(style: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{runs}</w:p>")
}

fn r(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

#[test]
fn a_document_gives_headings_items_captions_and_notes() {
    let body = [
        p("Mine", &r("Weekly Watch")),
        p("T1", &r("Overview 3")),
        p("Lined", &r("Overview")),
        p("Bullets", &format!("{}<w:ins>{}</w:ins><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>{}", r("One "), r("new "), r("thing."))),
        format!("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>{}<w:r><w:footnoteReference w:id=\"7\"/></w:r></w:p>", r("Its part")),
        p("Loop", &format!("{}<w:hyperlink r:id=\"rId9\">{}</w:hyperlink>{}", r("Says "), r("a report"), r("."))),
        "<w:p><w:r><w:drawing><a/></w:drawing></w:r></w:p>".to_owned(),
        p("Loop", &r("A gate in the town (Post, May 24, 2020)")),
        p("Cap", &r("A house")),
        format!("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Northern region</w:t></w:r></w:p><w:p>{}</w:p>", r("Text &amp; more.")),
        format!("<w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl>", r("Town"), r("3")),
        format!("<w:p><w:r><w:t>Said</w:t></w:r><w:r><w:endnoteReference w:id=\"2\"/></w:r>{}</w:p>", r(" twice.")),
    ]
    .concat();
    let notes = format!(
        "<w:footnotes xmlns:w=\"w\"><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote><w:footnote w:id=\"7\"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote></w:footnotes>",
        r(" See there.")
    );
    let ends = format!(
        "<w:endnotes xmlns:w=\"w\"><w:endnote w:id=\"2\"><w:p>{}</w:p></w:endnote></w:endnotes>",
        r("On air.")
    );
    let rels = "<Relationships><Relationship Id=\"rId9\" Target=\"https://example.net/a\"/><Relationship Id=\"rId8\" Target=\"file:///etc\"/></Relationships>";
    let bytes = document(
        &body,
        &[
            ("word/styles.xml", STYLES),
            ("word/footnotes.xml", &notes),
            ("word/endnotes.xml", &ends),
            ("word/_rels/document.xml.rels", rels),
            (
                "docProps/core.xml",
                "<c><dc:title>Template</dc:title><dc:creator>A. Writer</dc:creator></c>",
            ),
        ],
    );
    let reading = read(&bytes, "weekly.docx").expect("a document");
    assert_eq!(
        lines(&reading),
        [
            (Heading(1), "Weekly Watch"),
            (Heading(2), "Overview"),
            (Item(0), "One new thing."),
            (Item(1), "Its part[1]"),
            (Paragraph, "Says a report."),
            (Caption, "A gate in the town (Post, May 24, 2020)"),
            (Caption, "A house"),
            (Heading(3), "Northern region"),
            (Paragraph, "Text & more."),
            (TableRow, "Town\t3"),
            (Paragraph, "Said[2] twice."),
            (Footnote, "[1] See there."),
            (Footnote, "[2] On air."),
        ]
    );
    let link = reading.blocks.get(4).and_then(|block| block.links.first()).expect("a link");
    assert_eq!((link.from, link.to, link.address.as_str()), (5, 13, "https://example.net/a"));
    assert_eq!(reading.title.as_deref(), Some("Weekly Watch"));
    assert_eq!(reading.byline.as_deref(), Some("A. Writer"));
}

#[test]
fn a_text_box_is_read_once_and_a_field_leads_where_it_says() {
    let inner = format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", r("In a box."));
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent></w:r>{}</w:p>\
         <w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"https://example.net/b\" </w:instrText></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>{}</w:p>",
        r("Around it."),
        r("There"),
        r(" and no more.")
    );
    let reading = read(&document(&body, &[]), "").expect("a document");
    assert_eq!(
        lines(&reading),
        [(Paragraph, "In a box."), (Paragraph, "Around it."), (Paragraph, "There and no more.")]
    );
    let link = reading.blocks.get(2).and_then(|block| block.links.first()).expect("a link");
    assert_eq!((link.from, link.to), (0, 5));
}

#[test]
fn other_containers_are_called_by_their_names() {
    for (part, text, word) in [
        ("xl/workbook.xml", "<w/>", "XLSX"),
        ("ppt/presentation.xml", "<w/>", "PPTX"),
        ("mimetype", "application/vnd.oasis.opendocument.text", ".odt"),
        ("mimetype", "application/epub+zip", "EPUB"),
        ("a.txt", "hello", "zip archive"),
    ] {
        let told = read(&container(&[(part, text)]), "").expect_err("not read").to_string();
        assert!(told.contains(word), "{told}");
    }
}

#[test]
fn a_document_type_is_refused() {
    let text = "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><w:document><w:p><w:t>&b;</w:t></w:p></w:document>";
    let refused = read(&container(&[("word/document.xml", text)]), "");
    assert!(matches!(refused, Err(ReadingError::Broken { .. })), "{refused:?}");
}
