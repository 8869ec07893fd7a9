//! Rows as a Markdown table, for those who ask for one: wide, but every field is in a column.

use std::io::{self, Write};

use super::format::{FormatSpec, MarkingPlace, RowsWriter, Single};
use super::markdown::{self, escaped, line, linked};
use super::notes::Notes;
use super::{About, Column, OutputCell, Remark, Rows, SanitizingWriter};

pub(super) static FORMAT: FormatSpec = FormatSpec::new(
    "markdown-table",
    "A Markdown table",
    &["mdt"],
    MarkingPlace::Head(markdown::write_marking),
)
.rows(RowsWriter::Whole(|rows, out| write(rows, out)))
.extract(write_cited)
.single(Single::Pages(markdown::write_pages));

/// Writes the rows as a table.
fn write(rows: Rows<'_>, out: &mut dyn Write) -> io::Result<()> {
    let columns = rows.columns();
    head(columns, out)?;
    for row in rows {
        line(out, row.iter().map(|cell| escaped(&cell.words().unwrap_or_default())))?;
    }
    Ok(())
}

fn head(columns: &[Column], out: &mut dyn Write) -> io::Result<()> {
    line(out, columns.iter().map(|column| escaped(&column.title())))?;
    let rule = |column: &Column| if column.is_number() { "---:" } else { "---" }.to_owned();
    line(out, columns.iter().map(rule))
}

/// Writes the rows as a table under a heading that describes them, with each source as a footnote.
fn write_cited(
    about: &About,
    rows: Rows<'_>,
    out: &mut SanitizingWriter<'_>,
) -> io::Result<Option<Remark>> {
    let mut lines = about.lines().into_iter();
    let (_, title) = lines.next().unwrap_or_default();
    writeln!(out, "# {}\n", escaped(&title))?;
    for (name, words) in lines {
        writeln!(out, "- **{name}** {}", escaped(&words))?;
    }
    out.write_all(b"\n")?;
    let columns = rows.columns();
    let mut notes = Notes::default();
    head(columns, out)?;
    for row in rows {
        let mut note = |source: &Vec<OutputCell>| {
            let words = OutputCell::Group(vec![source.clone()]).words().unwrap_or_default();
            format!("[^{}]", notes.number(&words))
        };
        let cells = columns.iter().zip(&row).map(|(column, cell)| {
            if let (OutputCell::Group(sources), "sources") = (cell, column.name) {
                sources.iter().map(&mut note).collect::<Vec<_>>().join(" ")
            } else {
                escaped(&cell.words().unwrap_or_default())
            }
        });
        line(out, cells)?;
    }
    for (at, note) in notes.all() {
        write!(out, "\n[^{at}]: {}\n", linked(note))?;
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::super::Shape;
    use super::*;

    #[test]
    fn pipes_and_markup_stay_text() {
        let columns = [Column::new("text", Shape::Text), Column::new("n", Shape::Number)];
        let rows = vec![
            vec![
                OutputCell::Text("a|b <img src=x> [l](http://e) *x* `c`\nd ~5".into()),
                OutputCell::Number(4),
            ],
            vec![OutputCell::Nothing, OutputCell::Nothing],
        ];
        let mut out = Vec::new();
        write(Rows::new(&columns, rows.into_iter()), &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "| text | n |\n| --- | ---: |\n\
             | a\\|b \\<img src=x\\> \\[l\\](http://e) \\*x\\* \\`c\\` d \\~5 | 4 |\n|  |  |\n"
        );
    }
}
