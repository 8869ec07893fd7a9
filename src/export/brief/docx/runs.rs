//! Runs of words within a paragraph: how they look, signs of footnotes, what leads to an item.

use std::fmt::Write as _;

use crate::export::brief::sheet::SheetSpan;
use crate::export::xml_text::escaped;

/// Where the numbers of bookmarks on notes begin: those on items are below.
const NOTE_MARKS: usize = 10_000;

/// What is known of a document while its runs are written.
#[derive(Default)]
pub(super) struct RunWriter {
    /// How many notes have their sign already: they come in the order of their numbers.
    noted: usize,
}

/// Returns a run of plain words.
pub(super) fn plain_run(words: &str) -> String {
    format!("<w:r>{}</w:r>", text(words))
}

fn styled_run(style: &str, words: &str) -> String {
    format!("<w:r><w:rPr><w:rStyle w:val=\"{style}\"/></w:rPr>{}</w:r>", text(words))
}

/// Returns words as elements, a break for each end of a line.
fn text(words: &str) -> String {
    let line = |line: &str| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line));
    words.split('\n').map(line).collect::<Vec<_>>().join("<w:br/>")
}

impl RunWriter {
    /// Returns some spans as runs.
    pub(super) fn runs(&mut self, spans: &[SheetSpan]) -> String {
        let mut runs = String::new();
        let mut is_behind_note = false;
        for span in spans {
            let is_note = matches!(span, SheetSpan::Note(_));
            if is_note && is_behind_note {
                runs.push_str(&styled_run("FootnoteReference", ", "));
            }
            is_behind_note = is_note;
            runs.push_str(&self.run(span));
        }
        runs
    }

    fn run(&mut self, span: &SheetSpan) -> String {
        match span {
            SheetSpan::Text(words) => plain_run(words),
            SheetSpan::Strong(words) => styled_run("Strong", words),
            SheetSpan::Basis(basis) => styled_run(basis.word(), basis.word()),
            SheetSpan::Note(number) => self.note(*number),
            SheetSpan::ItemNumber(number) => format!(
                "<w:hyperlink w:anchor=\"item_{number}\" w:history=\"1\">{}</w:hyperlink>",
                plain_run(&number.to_string())
            ),
        }
    }

    /// Returns the sign of a note: the footnote itself where it comes first, later what leads to it. Two
    /// signs of one footnote would be two footnotes.
    fn note(&mut self, number: usize) -> String {
        let reference = "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>";
        let mut run = String::new();
        // Writing to a string never fails.
        if number > self.noted {
            self.noted = number;
            let mark = NOTE_MARKS + number;
            let _ = write!(
                run,
                "<w:bookmarkStart w:id=\"{mark}\" w:name=\"note_{number}\"/><w:r>{reference}\
                 <w:footnoteReference w:id=\"{number}\"/></w:r><w:bookmarkEnd w:id=\"{mark}\"/>"
            );
        } else {
            let _ = write!(
                run,
                "<w:r>{reference}<w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>{reference}\
                 <w:instrText xml:space=\"preserve\"> NOTEREF note_{number} \\f \\h </w:instrText></w:r>\
                 <w:r>{reference}<w:fldChar w:fldCharType=\"separate\"/></w:r><w:r>{reference}\
                 <w:t>{number}</w:t></w:r><w:r>{reference}<w:fldChar w:fldCharType=\"end\"/></w:r>"
            );
        }
        run
    }
}
