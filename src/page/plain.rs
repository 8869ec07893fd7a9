//! Pages as plain text, for pipes and files.

use std::borrow::Cow;

use super::Page;
use super::layout::{Marks, rows};

/// Writes the page as lines of text without trailing spaces, at most `columns` wide.
pub fn plain(page: &Page, columns: usize) -> String {
    let marks = Marks {
        bullet: "-",
        ellipsis: "...",
        bar: |share, columns| {
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::cast_precision_loss
            )]
            let filled = (share.clamp(0.0, 1.0) * columns as f64).round() as usize;
            "#".repeat(filled)
        },
        spell: |text| Cow::Borrowed(text),
    };
    let mut out = String::new();
    rows(page, columns, &marks, |row| {
        let line: String =
            row.lead.iter().chain(&row.body).map(|span| span.text.as_str()).collect();
        out.push_str(line.trim_end());
        out.push('\n');
    });
    out
}
