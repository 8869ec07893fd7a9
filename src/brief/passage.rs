//! Figures and points as a briefing tells them.

use super::BriefTable;
use super::count_words::{count_doubt, count_words};
use super::entry::draft_doubt;
use super::sources::{noted, of_home};
use crate::digest::{
    Basis, Citation, Figure, Passage, PassageHome, PassageKind, PassageText, Taxonomy,
};
use crate::page::{PageTable, TableCell, document_told, figure_parts};

/// A figure as its issuer states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefFigure {
    /// Its id: that of its digest or wave, and its place there.
    pub id: String,
    /// What it counts.
    pub of: String,
    /// The total; nothing where only parts are given.
    pub total: Option<String>,
    /// Who stands behind it.
    pub basis: Basis,
    /// Who states it, for which days, and when.
    pub stated: String,
    /// Its parts.
    pub parts: BriefTable,
    /// What is doubtful about it.
    pub doubt: Vec<String>,
    /// A remark of its digest.
    pub remark: Option<String>,
    /// Where it was published, each worded as a note.
    pub sources: Vec<String>,
}

/// A point, a summary, a note: whatever else a digest or wave says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefPoint {
    /// Its id.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Who stands behind it, where it says so.
    pub basis: Option<Basis>,
    /// Where it is about and of which days it is.
    pub about: String,
    /// What is doubtful about it.
    pub doubt: Vec<String>,
    /// Where it was published.
    pub sources: Vec<String>,
}

/// Composes a figure.
pub(super) fn figure(taxonomy: &Taxonomy, passage: &Passage<'_>, figure: &Figure) -> BriefFigure {
    let mut stated = format!("{} by {}", figure.basis, figure.issuer);
    if let Some(period) = figure.period {
        stated.extend([", for ", &period.spoken()]);
    }
    if let Some(released) = figure.released {
        stated.extend([", released ", &released.to_string()]);
    }
    let unit = figure.unit.as_deref().filter(|unit| !figure.of.contains(unit));
    let total = figure.total.map(|total| match unit {
        Some(unit) => format!("{} {unit}", count_words(total)),
        None => count_words(total),
    });
    let mut doubt: Vec<String> = figure.total.and_then(count_doubt).into_iter().collect();
    if figure.total.is_none() {
        doubt.push("no total is given".to_owned());
    }
    if figure.parts_exceed_total() {
        doubt.push("its parts exceed its total".to_owned());
    }
    if figure.rest().is_some_and(|rest| rest.best > 0) {
        doubt.push("its parts do not make up its total".to_owned());
    }
    if figure.period.is_none() {
        doubt.push("it does not say for which days".to_owned());
    }
    doubt.extend(draft(passage.home));
    BriefFigure {
        id: passage.id(),
        of: figure.of.to_string(),
        total,
        basis: figure.basis,
        stated,
        parts: in_words(&figure_parts(taxonomy, figure)),
        doubt,
        remark: figure.note.as_deref().map(str::to_owned),
        sources: noted(figure.sources.iter().map(Citation::view), &of_home(passage.home)),
    }
}

/// Composes a point.
pub(super) fn point(taxonomy: &Taxonomy, passage: &Passage<'_>) -> BriefPoint {
    let text = match passage.says {
        PassageText::Point(point) => point.text().to_owned(),
        PassageText::Title(_)
        | PassageText::Sentence(_)
        | PassageText::Figure(_)
        | PassageText::Note(_)
        | PassageText::Wave(_) => passage.labelled_text().into_owned(),
    };
    let area = passage.area.map(|area| taxonomy.area_name(area));
    let theatre = passage.theatre.map(|theatre| taxonomy.theatre_name(theatre));
    let days = passage.date().period().spoken();
    let what = match passage.kind() {
        PassageKind::Point => "statement",
        PassageKind::Figure => "figure",
        PassageKind::Note => "note",
        PassageKind::Wave => "wave",
        PassageKind::Digest => "digest",
    };
    let held = match passage.home {
        PassageHome::Digest(digest) if passage.kind() == PassageKind::Digest => {
            Some(document_told(digest))
        }
        PassageHome::Digest(_) | PassageHome::Wave(_) => None,
    };
    let about: Vec<&str> = std::iter::once(what)
        .chain(area)
        .chain(theatre)
        .chain([&*days])
        .chain(held.as_deref())
        .collect();
    // A title is nobody's word.
    let is_title = matches!(passage.kind(), PassageKind::Digest | PassageKind::Wave);
    let unsaid = (passage.basis().is_none() && !is_title)
        .then(|| "it does not say on whose word".to_owned());
    BriefPoint {
        id: passage.id(),
        text,
        basis: passage.basis(),
        about: about.join(", "),
        doubt: unsaid.into_iter().chain(draft(passage.home)).collect(),
        sources: noted(passage.sources().iter().map(Citation::view), &of_home(passage.home)),
    }
}

fn draft(home: PassageHome<'_>) -> Option<String> {
    match home {
        PassageHome::Digest(digest) => draft_doubt(digest.head()),
        PassageHome::Wave(_) => None,
    }
}

/// Returns a table without its bars.
fn in_words(table: &PageTable) -> BriefTable {
    let cell = |cell: &TableCell| match cell {
        TableCell::Text(span) | TableCell::Number(span) => Some(span.text.trim().to_owned()),
        TableCell::Bar(_) => None,
    };
    let rows = table.rows.iter().map(|row| row.iter().filter_map(cell).collect()).collect();
    BriefTable { rows, ..BriefTable::default() }
}
