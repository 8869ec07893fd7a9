//! A digest of a hundred items in every container that is read. How long it takes is measured
//! elsewhere.

use std::fmt::Write as _;
use std::io::Write as _;

use rawzip::{CompressionMethod, ZipArchiveWriter};

const TITLE: &str = "Spotlight on Global Jihad (May 1-7, 2031)";
/// How many characters a line of the PDF has, and how many lines a page.
const LINE: usize = 90;
const LINES: usize = 48;

/// Returns each form with its name and what it may take, in milliseconds.
pub fn forms() -> [(&'static str, Vec<u8>, u32); 5] {
    [
        ("a.txt", text().into_bytes(), 50),
        ("a.html", html().into_bytes(), 50),
        ("a.md", markdown().into_bytes(), 50),
        ("a.docx", docx(), 50),
        ("a.pdf", pdf(), 250),
    ]
}

/// The items, below the heading of their province.
fn items() -> Vec<(&'static str, Vec<String>)> {
    let provinces = ["Diyala Province", "Kirkuk Province", "Al-Anbar Province", "Nineveh Province"];
    let item = |number: usize| {
        let (day, km) = (1 + number % 7, 5 + number % 30);
        let side = ["north", "south", "east", "northwest", "southeast"][number % 5];
        let town = ["Baqubah", "Kirkuk", "Rutbah", "Mosul"][number % 4];
        match number % 3 {
            0 => format!(
                "On May {day}, 2031, an IED was activated against an Iraqi army vehicle about {km} km {side} of \
                 {town}. Two soldiers were killed and three others were wounded (Telegram, May {day}, 2031)."
            ),
            1 => format!(
                "On May {day}, 2031, ISIS operatives attacked a police checkpoint about {km} km {side} of {town}. \
                 A policeman was killed and another was wounded (Al-Sumaria, May {day}, 2031)."
            ),
            _ => format!(
                "On May {day}, 2031, an Iraqi soldier was targeted by sniper fire about {km} km {side} of {town}. \
                 He was wounded (Telegram, May {day}, 2031)."
            ),
        }
    };
    let province = |(at, name)| (name, (at * 25..at * 25 + 25).map(item).collect());
    provinces.into_iter().enumerate().map(province).collect()
}

/// Puts the title, the headings and the items together.
fn joined(title: [&str; 2], heading: [&str; 2], item: [&str; 2]) -> String {
    let mut all = format!("{}{TITLE}{}", title[0], title[1]);
    let _ = write!(all, "{}The Iraqi arena{}", heading[0], heading[1]);
    for (name, items) in items() {
        let _ = write!(all, "{}{name}{}", heading[0], heading[1]);
        for text in items {
            let _ = write!(all, "{}{text}{}", item[0], item[1]);
        }
    }
    all
}

fn text() -> String {
    joined(["", "\n\n"], ["", "\n"], ["  • ", "\n"])
}

fn markdown() -> String {
    joined(["# ", "\n\n"], ["\n## ", "\n\n"], ["- ", "\n"])
}

fn html() -> String {
    let body = joined(["<h1>", "</h1>\n"], ["<h2>", "</h2>\n"], ["<p>• ", "</p>\n"]);
    format!("<!DOCTYPE html><html><head><title>{TITLE}</title></head><body>{body}</body></html>")
}

fn docx() -> Vec<u8> {
    let run = "<w:r><w:t>";
    let style = |name: &str| format!("<w:p><w:pPr><w:pStyle w:val=\"{name}\"/></w:pPr>{run}");
    let (title, heading, item) = (style("Heading1"), style("Heading2"), style("ListBullet"));
    let end = "</w:t></w:r></w:p>";
    let body = joined([&title, end], [&heading, end], [&item, end]);
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body>{body}</w:body></w:document>"
    );
    let types = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    let mut package = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut package);
    for (name, text) in [("[Content_Types].xml", types), ("word/document.xml", &document)] {
        let (mut file, config) =
            archive.new_file(name).compression_method(CompressionMethod::DEFLATE).start().unwrap();
        let packed = miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 6);
        let mut writer = config.wrap(&mut file);
        writer.write_all(&packed).unwrap();
        let (_, descriptor) = writer.finish().unwrap();
        file.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    package
}

/// Lines of the PDF: whether one is a heading, whether it begins an item, its words.
fn lines() -> Vec<(bool, String)> {
    let mut all = Vec::new();
    for line in text().lines().filter(|line| !line.trim().is_empty()) {
        let line = line.trim().replace('•', "\\225");
        let is_heading = !line.starts_with("\\225");
        let mut row = String::new();
        for word in line.split(' ') {
            if row.len() + word.len() > LINE {
                all.push((is_heading, std::mem::take(&mut row)));
            }
            if !row.is_empty() {
                row.push(' ');
            }
            row.push_str(&word.replace('(', "\\(").replace(')', "\\)"));
        }
        all.push((is_heading, row));
    }
    all
}

fn pdf() -> Vec<u8> {
    let lines = lines();
    let pages: Vec<_> = lines.chunks(LINES).collect();
    let page = |at: usize| 5 + at * 2;
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", page(at))).collect();
    let font =
        |name| format!("<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>");
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{}]/Count {}>>", kids.join(" "), pages.len()),
        font("Helvetica"),
        font("Helvetica-Bold"),
    ];
    for (at, lines) in pages.into_iter().enumerate() {
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {} 0 R\
             /Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>",
            page(at) + 1
        ));
        let mut drawn = String::new();
        for (row, (is_heading, words)) in lines.iter().enumerate() {
            let (font, size) = if *is_heading { ("F2", 13) } else { ("F1", 10) };
            let y = 740 - row * 14;
            let _ = writeln!(drawn, "BT /{font} {size} Tf 72 {y} Td ({words}) Tj ET");
        }
        objects.push(format!("<</Length {}>>stream\n{drawn}endstream", drawn.len()));
    }
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = String::new();
    for (at, object) in objects.iter().enumerate() {
        let _ = writeln!(places, "{:010} 00000 n ", file.len());
        let _ = write!(file, "{} 0 obj{object}\nendobj\n", at + 1);
    }
    let (start, count) = (file.len(), objects.len() + 1);
    let _ = write!(
        file,
        "xref\n0 {count}\n0000000000 65535 f \n{places}trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    );
    file.into_bytes()
}
