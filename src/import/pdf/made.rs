//! Files for tests, made by code.

use std::fmt::Write as _;

/// A file in the making; its objects are numbered from 1.
#[derive(Default)]
pub struct Made {
    objects: Vec<Vec<u8>>,
}

impl Made {
    /// A document with these pages' contents, and Helvetica plain and bold as `F1` and `F2`.
    pub fn pages(contents: &[String]) -> Self {
        let mut made = Self::default();
        let kids: Vec<String> = (0..contents.len()).map(|i| format!("{} 0 R", 5 + 2 * i)).collect();
        made.add("<</Type /Catalog /Pages 2 0 R>>");
        made.add(&format!("<</Type /Pages /Kids [{}] /Count {}>>", kids.join(" "), kids.len()));
        made.add("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>");
        made.add("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold>>");
        for (i, content) in contents.iter().enumerate() {
            made.add(&format!(
                "<</Type /PdfPage /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {} 0 R \
                 /Resources <</Font <</F1 3 0 R /F2 4 0 R>> /XObject <</X 100 0 R>>>>>>",
                6 + 2 * i
            ));
            made.stream("", content.as_bytes());
        }
        made
    }

    /// Adds an object and returns its number.
    pub fn add(&mut self, object: &str) -> usize {
        self.objects.push(object.as_bytes().to_vec());
        self.objects.len()
    }

    /// Adds a stream; `dict` is what its dictionary has besides the length.
    pub fn stream(&mut self, dict: &str, data: &[u8]) -> usize {
        let mut object = format!("<<{dict} /Length {}>>\nstream\n", data.len()).into_bytes();
        object.extend(data);
        object.extend(b"\nendstream");
        self.objects.push(object);
        self.objects.len()
    }

    /// Puts an object in the place of another.
    pub fn set(&mut self, number: usize, object: &str) {
        self.objects[number - 1] = object.as_bytes().to_vec();
    }

    /// Takes the last object away.
    pub fn objects_drop_last(&mut self) {
        self.objects.pop();
    }

    /// Adds empty objects, so that the next has this number.
    pub fn skip_to(&mut self, number: usize) {
        while self.objects.len() + 1 < number {
            self.add("null");
        }
    }

    /// The bytes; `trailer` is what the trailer has besides root and size.
    pub fn bytes(&self, trailer: &str) -> Vec<u8> {
        let mut out = b"%PDF-1.4\n".to_vec();
        let mut table = String::from("0000000000 65535 f \n");
        for (i, object) in self.objects.iter().enumerate() {
            let _ = writeln!(table, "{:010} 00000 n ", out.len());
            out.extend(format!("{} 0 obj\n", i + 1).as_bytes());
            out.extend(object);
            out.extend(b"\nendobj\n");
        }
        let (start, size) = (out.len(), self.objects.len() + 1);
        out.extend(format!("xref\n0 {size}\n{table}").as_bytes());
        let trailer = format!("trailer\n<</Root 1 0 R /Size {size} {trailer}>>\n");
        out.extend(trailer.as_bytes());
        out.extend(format!("startxref\n{start}\n%%EOF\n").as_bytes());
        out
    }
}

/// A document of one page.
pub fn one(content: &str) -> Vec<u8> {
    Made::pages(&[content.to_owned()]).bytes("")
}

/// Words at a place, plain.
pub fn at(x: i32, y: i32, size: i32, words: &str) -> String {
    format!("BT /F1 {size} Tf {x} {y} Td ({words}) Tj ET\n")
}

/// Words at a place, bold.
pub fn bold(x: i32, y: i32, size: i32, words: &str) -> String {
    format!("BT /F2 {size} Tf {x} {y} Td ({words}) Tj ET\n")
}

/// Lines under each other, 14 points apart, from a height down.
pub fn column(x: i32, y: i32, lines: &[&str]) -> String {
    let heights = (0..).map(|i| y - 14 * i);
    lines.iter().zip(heights).map(|(line, y)| at(x, y, 12, line)).collect()
}
