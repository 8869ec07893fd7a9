//! `search`: the entries that a query finds, best first.

use super::args::RowArgs;
use super::ask::ask;
use super::command::CommandSpec;
use super::exit::{Exit, Failure};
use super::permissions::{Permissions, Printed};
use super::session::Session;
use super::words::QUERY;
use crate::archive::Corpus;
use crate::digest::{DateBasis, EntryRef, Taxonomy};
use crate::export::{self, Column, ColumnLayout, OutputCell, RECORD, RowSource, Shape, write_rows};
use crate::page::{entry_toll, events_told};
use crate::query::{Index, Query, Results};
use crate::text::grouped;

/// How many rows a terminal shows where no number is asked for.
const SCREENFUL: usize = 50;

/// The width that a text is not cut below: less of it would be of no use.
const TELLING: usize = 28;

/// Entries that were found, each with the taxonomy.
struct FoundRows;

impl RowSource for FoundRows {
    type Item<'a> = (EntryRef<'a>, &'a Taxonomy);
}

/// The columns that fit side by side; every other format has the whole record.
static FOUND: ColumnLayout<FoundRows, 9> = ColumnLayout::new([
    Column::new("id", Shape::Text).filled(|(entry, _)| OutputCell::Text(entry.id())),
    Column::new("date", Shape::Text).filled(|(entry, _)| OutputCell::Text(date(*entry))),
    Column::new("theatre", Shape::Text)
        .spare(2)
        .filled(|(entry, words)| OutputCell::text(Some(words.theatre_word(entry.theatre)))),
    Column::new("area", Shape::Text)
        .spare(0)
        .filled(|(entry, words)| OutputCell::text(entry.area.map(|area| words.area_name(area)))),
    Column::new("tactic", Shape::Text).spare(1).filled(|(entry, words)| {
        OutputCell::text(entry.tactics.main().map(|tactic| words.tactic_word(tactic)))
    }),
    Column::new("place", Shape::Text)
        .shrink()
        .filled(|(entry, _)| OutputCell::text(entry.place_text())),
    Column::new("toll", Shape::Text).filled(|(entry, _)| {
        let toll = entry_toll(*entry);
        OutputCell::text((!toll.is_empty()).then_some(toll))
    }),
    Column::new("basis", Shape::Text)
        .spare(2)
        .filled(|(entry, _)| OutputCell::text(Some(entry.basis))),
    Column::new("text", Shape::Text)
        .shrink_to(TELLING)
        .filled(|(entry, _)| OutputCell::text(Some(entry.text()))),
]);

/// Returns the date, with `*` behind one that the source does not tell.
fn date(entry: EntryRef<'_>) -> String {
    let sign = match entry.date_basis() {
        DateBasis::Told => "",
        DateBasis::Supplied | DateBasis::Inferred => "*",
    };
    format!("{}{sign}", entry.date)
}

/// Find entries, best first
///
/// The table shows what fits; every other format has the whole record. On a terminal the best
/// 50 are shown unless --limit says otherwise, in a pipe all. How many events were found, in how
/// many tellings and of how many, and what is held of the places and days asked for, is said on
/// standard error.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct SearchArgs {
    /// What to find: words, fields and values (baqubah tactic:ied -basis:claimed), or @NAME for
    /// a saved search
    #[arg(value_name = QUERY, required = true)]
    words: Vec<String>,
    /// How to write it.
    #[command(flatten)]
    rows: RowArgs,
}

impl CommandSpec for SearchArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        let printed = Printed::new("search", &self.words, self.rows.format.name());
        Permissions::printing(printed)
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        search(&self.words, &self.rows, session)
    }
}

/// Searches the archive.
fn search(words: &[String], how: &RowArgs, session: &mut Session<'_>) -> Result<Exit, Failure> {
    let format = how.spreadsheet.form(how.format)?;
    let (corpus, _) = session.load()?;
    let asked = ask(words, &corpus, session)?;
    let all = if session.env.terminal.is_some() { SCREENFUL } else { usize::MAX };
    let limit = how.limit.unwrap_or(all);
    let index = Index::build(&corpus);
    // The search has no cancel signal here, so it always answers.
    let found = index.search(&corpus, &asked.query, limit, &|| false).unwrap_or_default();
    let told = events_told(&found.told());
    let Results { total, of, hits, .. } = found;
    session.markings = corpus.markings_of(hits.iter().map(|key| key.digest));
    let mut remark = None;
    let look = session.look();
    let records = || export::records(&corpus, hits.iter().copied());
    let selection = how.columns.select(session, format, RECORD.columns(), records())?;
    if !hits.is_empty() {
        session.head(format)?;
    }
    if let Some(selection) = selection.filter(|_| !hits.is_empty() || !format.is_fitted()) {
        remark = write_rows(selection.of(records()), format, look, session.out()?)?;
    } else if !format.is_fitted() {
        remark = write_rows(records(), format, look, session.out()?)?;
    } else if !hits.is_empty() {
        let found = hits.iter().filter_map(|key| Some((corpus.entry(*key)?, corpus.taxonomy())));
        remark = write_rows(FOUND.rows(found), format, look, session.out()?)?;
    }
    let limited = if hits.len() < total {
        format!(", the best {} shown (--limit)", grouped(hits.len()))
    } else {
        String::new()
    };
    let rests_on = asked.query.asked_of(&corpus).told(&corpus);
    let rests_on = rests_on.map(|told| format!("; {told}")).unwrap_or_default();
    session.say(&format!("{told} of {}{limited}{rests_on}", grouped(of)));
    if total == 0 {
        hint(&corpus, &index, &asked.query, session);
    }
    if let Some(remark) = remark {
        session.say(&remark.to_string());
    }
    Ok(if total == 0 { Exit::Found } else { Exit::Done })
}

/// Says which words to leave out so that something would be found.
fn hint(corpus: &Corpus, index: &Index, query: &Query, session: &mut Session<'_>) {
    let nearest = index.search_nearest(corpus, query, 0, &|| false);
    if let Some((near, lacking)) = nearest.filter(|(_, lacking)| !lacking.is_empty()) {
        let (total, words) = (grouped(near.total), lacking.join("`, `"));
        session.say(&format!("nothing has all of these; {total} without `{words}`"));
    }
}
