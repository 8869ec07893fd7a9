//! The items of a briefing as blocks: what is told first, then whose word it is, then what is doubtful.

use super::comparison::comparison;
use super::sheet::{SheetBlock, SheetField, SheetLook, SheetRow, SheetSpan, SheetTable};
use super::sheet_of::CHANGED;
use crate::archive::Corpus;
use crate::brief::{
    BriefAccount, BriefComparison, BriefEntry, BriefFigure, BriefItem, BriefPicture, BriefPoint,
    BriefSum, BriefTable, BriefTold, BriefWord, PictureForm, cell_words,
};
use crate::digest::{Basis, Period};
use crate::export::notes::Notes;

/// Lays an item out.
pub(super) fn item(
    item: &BriefItem,
    corpus: &Corpus,
    notes: &mut Notes,
    blocks: &mut Vec<SheetBlock>,
) {
    let head = match &item.told {
        BriefTold::Entry(entry) => entry.head.clone(),
        BriefTold::Figure(figure) => figure_head(figure),
        BriefTold::Point(point) => capital(&point.about),
        BriefTold::Comparison(it) => comparison_head(it, corpus),
        BriefTold::Sum(sum) => format!("Counted: {}", asked(&sum.query)),
        BriefTold::Picture(picture) => picture_head(picture),
    };
    blocks.push(SheetBlock::Item { number: item.number, spans: vec![SheetSpan::Text(head)] });
    if item.has_changed {
        let spans = vec![SheetSpan::Strong(CHANGED.to_owned())];
        blocks.push(SheetBlock::Words { look: SheetLook::Warning, spans });
    }
    match &item.told {
        BriefTold::Entry(it) => entry(it, notes, blocks),
        BriefTold::Figure(it) => figure(it, notes, blocks),
        BriefTold::Point(it) => point(it, notes, blocks),
        BriefTold::Comparison(it) => comparison(&it.table, corpus, notes, blocks),
        BriefTold::Sum(it) => sum(it, blocks),
        BriefTold::Picture(it) => picture(it, blocks),
    }
}

/// Returns the signs of some notes.
pub(super) fn signs<'a>(
    texts: impl IntoIterator<Item = &'a String>,
    notes: &mut Notes,
) -> Vec<SheetSpan> {
    let mut signs: Vec<SheetSpan> = Vec::new();
    for text in texts {
        let sign = SheetSpan::Note(notes.number(text));
        if !signs.contains(&sign) {
            signs.push(sign);
        }
    }
    signs
}

/// Fields that are filled one by one.
#[derive(Default)]
struct Filled(Vec<SheetField>);

impl Filled {
    fn add(&mut self, name: &'static str, spans: Vec<SheetSpan>) {
        self.0.push(SheetField { name, spans, look: SheetLook::Plain });
    }

    fn add_text(&mut self, name: &'static str, text: Option<&String>) {
        if let Some(text) = text {
            self.add(name, vec![SheetSpan::text(text)]);
        }
    }

    fn add_doubt(&mut self, doubt: &[String]) {
        if !doubt.is_empty() {
            let spans = vec![SheetSpan::text(doubt.join("; "))];
            self.0.push(SheetField { name: "Doubt", spans, look: SheetLook::Warning });
        }
    }
}

fn entry(entry: &BriefEntry, notes: &mut Notes, blocks: &mut Vec<SheetBlock>) {
    let mut spans = vec![SheetSpan::text(&entry.text)];
    spans.extend(signs(&entry.sources, notes));
    blocks.push(SheetBlock::Words { look: SheetLook::Plain, spans });
    let mut fields = Filled::default();
    fields.add_text("Who", entry.parties.as_ref());
    fields.add_text("Toll", entry.toll.as_ref());
    fields.add("Told by", words(&entry.words, &entry.absent));
    for (at, it) in entry.accounts.iter().enumerate() {
        fields.add(if at == 0 { "Others" } else { "" }, account(it, notes));
    }
    fields.add_doubt(&entry.doubt);
    let remarks = entry.remarks.join("; ");
    fields.add_text("Also", Some(&remarks).filter(|remarks| !remarks.is_empty()));
    fields.add_text("Id", Some(&entry.id));
    blocks.push(SheetBlock::Fields(fields.0));
}

/// Says whose word is held, and whose is not.
fn words(held: &[BriefWord], absent: &[Basis]) -> Vec<SheetSpan> {
    let mut spans = Vec::new();
    for word in held {
        if !spans.is_empty() {
            spans.push(SheetSpan::text("; "));
        }
        spans.push(SheetSpan::Basis(word.basis));
        spans.push(SheetSpan::text(format!(": {}", word.tellers.join(", "))));
    }
    if !absent.is_empty() {
        let names: Vec<&str> = absent.iter().map(|basis| basis.word()).collect();
        let names = names.join(", ");
        spans.push(SheetSpan::text(format!(" – no other word is held ({names})")));
    }
    spans
}

fn account(account: &BriefAccount, notes: &mut Notes) -> Vec<SheetSpan> {
    let mut spans =
        vec![SheetSpan::Basis(account.basis), SheetSpan::text(format!(" by {}", account.by))];
    let said = [account.text.as_ref(), account.toll.as_ref()];
    let said: Vec<&str> = said.into_iter().flatten().map(String::as_str).collect();
    if !said.is_empty() {
        spans.push(SheetSpan::text(format!(": {}", said.join(" – "))));
    }
    spans.extend(signs(&account.sources, notes));
    spans
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

fn figure_head(figure: &BriefFigure) -> String {
    let of = capital(&figure.of);
    match &figure.total {
        Some(total) => format!("{of}: {total}"),
        None => of,
    }
}

fn figure(figure: &BriefFigure, notes: &mut Notes, blocks: &mut Vec<SheetBlock>) {
    let mut spans = vec![SheetSpan::text(&figure.stated)];
    spans.extend(signs(&figure.sources, notes));
    blocks.push(SheetBlock::Words { look: SheetLook::Plain, spans });
    if !figure.parts.rows.is_empty() {
        blocks.push(SheetBlock::Table(table(&figure.parts)));
    }
    let mut fields = Filled::default();
    fields.add_doubt(&figure.doubt);
    fields.add_text("Remark", figure.remark.as_ref());
    fields.add_text("Id", Some(&figure.id));
    blocks.push(SheetBlock::Fields(fields.0));
}

fn point(point: &BriefPoint, notes: &mut Notes, blocks: &mut Vec<SheetBlock>) {
    let mut spans = vec![SheetSpan::text(&point.text)];
    spans.extend(signs(&point.sources, notes));
    blocks.push(SheetBlock::Words { look: SheetLook::Plain, spans });
    let mut fields = Filled::default();
    if let Some(basis) = point.basis {
        fields.add("Told by", vec![SheetSpan::Basis(basis)]);
    }
    fields.add_doubt(&point.doubt);
    fields.add_text("Id", Some(&point.id));
    blocks.push(SheetBlock::Fields(fields.0));
}

fn comparison_head(comparison: &BriefComparison, corpus: &Corpus) -> String {
    match &comparison.row {
        Some(row) => cell_words(row, &comparison.subjects, corpus.taxonomy()),
        None => format!("Compared: {}", comparison.subjects.join(" and ")),
    }
}

/// Quotes a query.
fn asked(query: &str) -> String {
    if query.is_empty() { "all of the archive".to_owned() } else { format!("“{query}”") }
}

/// What a sum counts: said with each, since it is read by who was not there.
const COUNTED: &str = "Each event is counted once, over every basis and every side; a number is of its own \
                       basis below.";

fn sum(sum: &BriefSum, blocks: &mut Vec<SheetBlock>) {
    let spans = vec![SheetSpan::text(capital(&sum.told)), SheetSpan::text(".")];
    blocks.push(SheetBlock::Words { look: SheetLook::Plain, spans });
    blocks.push(SheetBlock::Table(table(&sum.table)));
    let spans = vec![SheetSpan::text(COUNTED)];
    blocks.push(SheetBlock::Words { look: SheetLook::Small, spans });
    let mut fields = Filled::default();
    let days = sum.days.map(|(from, to)| Period { from, to: Some(to) }.spoken());
    fields.add_text("Days", days.as_ref());
    let unknown = "nothing is known of what is held".to_owned();
    fields.add_text("Held", Some(sum.held.as_ref().unwrap_or(&unknown)));
    let remarks = sum.remarks.join("; ");
    fields.add_text("Also", Some(&remarks).filter(|remarks| !remarks.is_empty()));
    blocks.push(SheetBlock::Fields(fields.0));
}

fn picture_head(picture: &BriefPicture) -> String {
    let what = match picture.form {
        PictureForm::Map => "Map",
        PictureForm::Grid => "Theatres over time",
        PictureForm::Tempo => "Tempo",
    };
    let of = match (picture.query.trim(), &picture.theatre) {
        ("", None) => "all of the archive".to_owned(),
        ("", Some(theatre)) => theatre.clone(),
        (query, None) => format!("“{query}”"),
        (query, Some(theatre)) => format!("“{query}” in {theatre}"),
    };
    let shown = if picture.shown.is_empty() { "" } else { &*format!(", {}", picture.shown) };
    format!("{what} of {of}{shown}")
}

fn picture(picture: &BriefPicture, blocks: &mut Vec<SheetBlock>) {
    let told = picture.held.iter().map(|held| format!("Held: {held}."));
    let told: Vec<String> = told.chain(picture.remarks.iter().map(|it| format!("{it}."))).collect();
    if !told.is_empty() {
        let spans = vec![SheetSpan::text(told.join(" "))];
        blocks.push(SheetBlock::Words { look: SheetLook::Small, spans });
    }
    let drawing = Box::new(picture.drawing.clone());
    blocks.push(SheetBlock::Picture { drawing, table: table(&picture.table) });
}

fn table(table: &BriefTable) -> SheetTable {
    let row = |row: &Vec<String>| SheetRow {
        depth: 0,
        cells: row.iter().map(|cell| vec![SheetSpan::text(cell)]).collect(),
    };
    SheetTable {
        heads: table.heads.clone(),
        rows: table.rows.iter().map(row).collect(),
        cells: table.cells,
        left_out: table.left_out.clone(),
    }
}
