//! What of a comparison is gathered for a briefing: on a cell that cell beside the baseline, on a head or
//! where the subjects are aligned all of it.

use super::state::{Compare, View};
use crate::archive::Corpus;
use crate::brief::WorkSubject;
use crate::compare::Ask;

impl Compare {
    /// Returns what would be gathered, or why no words ask for it again; none where a list is open.
    pub(crate) fn gathered(&self, corpus: &Corpus) -> Option<Result<WorkSubject, String>> {
        let cell = match &self.view {
            View::Behind(_) => return None,
            View::Aligned(aligned) if aligned.find().is_some() => return None,
            View::Table => self.cell_at(corpus),
            View::Aligned(_) | View::Overview(_) | View::Pick(_) | View::CopyForms => None,
        };
        let Some((columns, row)) = cell else {
            return Some(words(self.asks()).map(WorkSubject::Comparison));
        };
        let asks: Vec<Ask> =
            columns.into_iter().filter_map(|at| self.asks().get(at).cloned()).collect();
        Some(words(&asks).map(|subjects| WorkSubject::Cell(subjects, row)))
    }

    /// Returns the columns of the selected cell and of what it is held against, and the name of its row; none
    /// on a head.
    fn cell_at(&self, corpus: &Corpus) -> Option<(Vec<usize>, String)> {
        let table = self.table.as_ref()?;
        let row = table.rows.get(self.row_at()?)?.name(corpus.taxonomy());
        let mut columns = vec![table.baseline];
        if self.column != table.baseline {
            columns.push(self.column);
        }
        Some((columns, row))
    }
}

fn words(asks: &[Ask]) -> Result<Vec<String>, String> {
    let words: Option<Vec<String>> = asks.iter().map(Ask::words).collect();
    words.ok_or_else(|| "No words ask for a mean of digests again".to_owned())
}
