//! A comparison as blocks: its subjects, then one table, with what has to be noted of a cell as notes.

use super::items::signs;
use super::sheet::{SheetBlock, SheetField, SheetLook, SheetRow, SheetSpan, SheetTable};
use crate::archive::Corpus;
use crate::brief::BriefCells;
use crate::compare::{Group, Row, RowKey, Table};
use crate::export::comparison::{
    CellWords, RatioReading, cell_words, label, legend, listed, subject_words,
};
use crate::export::notes::Notes;

/// The most rows of a table in a briefing; where there are more, the finer ones are left out. Those of the
/// whole and of theatres always stand.
const MOST_ROWS: usize = 60;

/// Lays a comparison out.
pub(super) fn comparison(
    table: &Table,
    corpus: &Corpus,
    notes: &mut Notes,
    blocks: &mut Vec<SheetBlock>,
) {
    let subjects = (0..table.subjects.len()).filter_map(|at| subject_words(table, corpus, at));
    let field = |(at, subject): (usize, crate::export::comparison::SubjectWords)| {
        let mut spans = vec![
            SheetSpan::Strong(subject.name),
            SheetSpan::text(format!("{}: {}", subject.mark, subject.time)),
        ];
        spans.extend(signs([&subject.counted], notes));
        SheetField { name: if at == 0 { "Subjects" } else { "" }, spans, look: SheetLook::Plain }
    };
    let fields = subjects.enumerate().map(field).collect();
    blocks.push(SheetBlock::Fields(fields));
    if let Some(warning) = table.warning() {
        let spans = vec![SheetSpan::Strong(warning.to_owned())];
        blocks.push(SheetBlock::Words { look: SheetLook::Warning, spans });
    }
    blocks.push(SheetBlock::Table(rows(table, corpus, notes)));
    let reading = RatioReading::default();
    let spans = vec![SheetSpan::text(legend(table, reading))];
    blocks.push(SheetBlock::Words { look: SheetLook::Small, spans });
}

/// One row on its way into the table.
struct Listed<'t> {
    group: Group,
    row: &'t Row,
    cells: Vec<CellWords>,
}

/// How fine a row is: where there is no room for all, areas, targets and days are left out first, then
/// tactics and bases.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fineness {
    Theatre,
    Tactic,
    Area,
}

impl Listed<'_> {
    fn fineness(&self) -> Fineness {
        match self.row.key {
            None | Some(RowKey::Theatre(_)) => Fineness::Theatre,
            Some(RowKey::Tactic(_) | RowKey::Basis(_)) => Fineness::Tactic,
            Some(RowKey::Area(_) | RowKey::Kind(_) | RowKey::Day(_) | RowKey::Named(_)) => {
                Fineness::Area
            }
        }
    }
}

fn rows(table: &Table, corpus: &Corpus, notes: &mut Notes) -> SheetTable {
    let reading = RatioReading::default();
    let mut all: Vec<Listed<'_>> = Vec::new();
    let mut quiet = 0;
    for group in Group::ALL {
        let (rows, left_out) = listed(table, group);
        quiet += left_out;
        for row in rows {
            let cells = row.cells.iter().enumerate();
            let cells = cells.map(|(at, cell)| cell_words(table, corpus, reading, (cell, at), row));
            all.push(Listed { group, row, cells: cells.collect() });
        }
    }
    let tells = |listed: &Listed<'_>| listed.cells.iter().any(CellWords::tells);
    let (told, empty): (Vec<_>, Vec<_>) = all.into_iter().partition(tells);
    let upto = |finest| told.iter().filter(move |listed| listed.fineness() <= finest);
    let fits = |finest: &Fineness| upto(*finest).count() <= MOST_ROWS;
    let finest = [Fineness::Area, Fineness::Tactic].into_iter().find(fits);
    let finest = finest.unwrap_or(Fineness::Theatre);
    let is_shown = |listed: &&Listed<'_>| listed.fineness() <= finest;
    let shown = told.iter().filter(is_shown);
    let finer = told.len() - shown.clone().count();
    let mut rows = Vec::new();
    let mut group = None;
    for listed in shown {
        if group != Some(listed.group) {
            group = Some(listed.group);
            let name = SheetSpan::Strong(listed.group.word().to_owned());
            rows.push(SheetRow { depth: 0, cells: vec![vec![name]] });
        }
        let name = vec![SheetSpan::Text(label(listed.row, corpus))];
        let cells = listed.cells.iter().map(|cell| spans(cell, notes));
        let cells = std::iter::once(name).chain(cells).collect();
        rows.push(SheetRow { depth: listed.row.depth, cells });
    }
    let names = table.subjects.iter().map(|subject| subject.name.clone());
    let heads = std::iter::once(String::new()).chain(names).collect();
    let left_out = left_out([empty.len(), finer, quiet]);
    SheetTable { heads, rows, cells: BriefCells::Numbers, left_out }
}

fn spans(cell: &CellWords, notes: &mut Notes) -> Vec<SheetSpan> {
    let text = SheetSpan::Text(cell.text.clone());
    std::iter::once(text).chain(signs(&cell.notes, notes)).collect()
}

/// Says how many rows are not shown: of which nothing is told, that are too fine, and days without an
/// attack.
fn left_out(counts: [usize; 3]) -> Option<String> {
    let words = ["of which nothing is told", "of finer parts", "of days without an attack"];
    let told: Vec<String> = counts
        .into_iter()
        .zip(words)
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{count} {words}"))
        .collect();
    (!told.is_empty()).then(|| format!("rows that are not shown: {}", told.join(", ")))
}
