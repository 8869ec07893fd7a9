//! `search`: what a query finds in entries and beside them, best first.

use std::borrow::Cow;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::args::RowArgs;
use super::ask::{ParsedQuery, ask, ask_in_words, say_replaced, say_understood};
use super::command::CommandSpec;
use super::exit::{Exit, Failure};
use super::permissions::{Permissions, Printed};
use super::session::Session;
use super::sums::{SumArgs, sum};
use super::words::QUERY;
use crate::archive::{Corpus, RecordKey};
use crate::digest::{
    AreaId, Basis, DateBasis, EntryRef, Passage, PassageDate, Taxonomy, TheatreId, grouped,
};
use crate::export::{
    self, Column, ColumnLayout, FOUND_COLUMNS, KeyedColumns, OutputCell, RowSource, Shape,
    WORDS_MET, words_met,
};
use crate::page::{entry_toll, events_told};
use crate::query::{Results, Sort, listed_events};

/// How many rows a terminal shows where no number is asked for.
const SCREENFUL: usize = 50;

/// The width that a text is not cut below: less of it would be of no use.
const TELLING: usize = 28;

/// A record that was found, with the taxonomy.
struct FoundRecord<'a> {
    record: Record<'a>,
    words: &'a Taxonomy,
    /// How many of the words that are looked for it has, and of how many, if not all.
    met: Option<(usize, usize)>,
    /// How many of what was found tell its event.
    tellings: usize,
}

/// An entry, or a passage with its key.
enum Record<'a> {
    Entry(EntryRef<'a>),
    Passage(Passage<'a>),
}

/// The layout of what was found.
struct FoundRows;

impl RowSource for FoundRows {
    type Item<'a> = FoundRecord<'a>;
}

impl<'a> FoundRecord<'a> {
    fn of(
        corpus: &'a Corpus,
        (key, tellings): (RecordKey, usize),
        met: Option<(usize, usize)>,
    ) -> Option<Self> {
        let record = match key {
            RecordKey::Entry(key) => Record::Entry(corpus.entry(key)?),
            RecordKey::Passage(key) => Record::Passage(corpus.passage(key)?),
        };
        Some(Self { record, words: corpus.taxonomy(), met, tellings })
    }

    fn id(&self) -> String {
        match &self.record {
            Record::Entry(entry) => entry.id(),
            Record::Passage(passage) => passage.id(),
        }
    }

    fn kind(&self) -> &'static str {
        match &self.record {
            Record::Entry(_) => "entry",
            Record::Passage(passage) => passage.kind().word(),
        }
    }

    /// Returns the date, with `*` behind one that the source does not tell, and `~` before one that
    /// is only that of the digest or the wave.
    fn date(&self) -> String {
        match &self.record {
            Record::Entry(entry) => date(*entry),
            Record::Passage(passage) => match passage.date() {
                PassageDate::Own(period) => period.to_string(),
                PassageDate::OfHome(period) => format!("~{}", period.from),
            },
        }
    }

    fn place(&self) -> (Option<TheatreId>, Option<AreaId>) {
        match &self.record {
            Record::Entry(entry) => (Some(entry.theatre), entry.area),
            Record::Passage(passage) => (passage.theatre, passage.area),
        }
    }

    fn entry(&self) -> Option<EntryRef<'a>> {
        match &self.record {
            Record::Entry(entry) => Some(*entry),
            Record::Passage(_) => None,
        }
    }

    fn basis(&self) -> Option<Basis> {
        match &self.record {
            Record::Entry(entry) => Some(entry.basis),
            Record::Passage(passage) => passage.basis(),
        }
    }

    fn text(&self) -> Cow<'a, str> {
        match &self.record {
            Record::Entry(entry) => entry.text().into(),
            Record::Passage(passage) => passage.labelled_text(),
        }
    }
}

/// The columns that fit side by side; every other format has the whole record.
static FOUND: ColumnLayout<FoundRows, 12> = ColumnLayout::new([
    Column::new("id", Shape::Text).filled(|found| OutputCell::Text(found.id())),
    WORDS_MET.filled(|found| words_met(found.met)),
    Column::new("in", Shape::Text).spare(3).filled(|found| OutputCell::text(Some(found.kind()))),
    Column::new("date", Shape::Text).filled(|found| OutputCell::Text(found.date())),
    Column::new("theatre", Shape::Text).spare(2).filled(|found| {
        OutputCell::text(found.place().0.map(|theatre| found.words.theatre_word(theatre)))
    }),
    Column::new("area", Shape::Text)
        .spare(0)
        .filled(|found| OutputCell::text(found.place().1.map(|area| found.words.area_name(area)))),
    Column::new("tactic", Shape::Text).spare(1).filled(|found| {
        let tactic = found.entry().and_then(|entry| entry.tactics.main());
        OutputCell::text(tactic.map(|tactic| found.words.tactic_word(tactic)))
    }),
    Column::new("place", Shape::Text)
        .shrink()
        .filled(|found| OutputCell::text(found.entry().and_then(|entry| entry.place_text()))),
    Column::new("toll", Shape::Text).filled(|found| {
        let toll = found.entry().map(entry_toll).unwrap_or_default();
        OutputCell::text((!toll.is_empty()).then_some(toll))
    }),
    Column::new("basis", Shape::Text).spare(2).filled(|found| OutputCell::text(found.basis())),
    Column::new("told", Shape::Text).spare(1).filled(|found| {
        let told = (found.tellings > 1).then(|| format!("{} times", found.tellings));
        OutputCell::text(told)
    }),
    Column::new("text", Shape::Text)
        .shrink_to(TELLING)
        .filled(|found| OutputCell::Text(found.text().into_owned())),
]);

/// Returns the date, with `*` behind one that the source does not tell.
fn date(entry: EntryRef<'_>) -> String {
    let sign = match entry.date_basis() {
        DateBasis::Told => "",
        DateBasis::Supplied | DateBasis::Inferred => "*",
    };
    format!("{}{sign}", entry.date)
}

/// Find what the archive says, in entries and beside them, best first
///
/// The table shows what fits, with one row for each event; every other format has the whole record
/// of each telling. On a terminal the best
/// 50 are shown unless --limit says otherwise, in a pipe all. How many events were found, in how
/// many tellings and of how many, and what is held of the places and days asked for, is said on
/// standard error. Dates and numbers in words are understood (sinai may 2020, more than ten dead),
/// question words and words that the archive does not have are left out, and that is said too;
/// --strict turns it off.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct SearchArgs {
    /// What to find: words, fields and values (baqubah tactic:ied -basis:claimed), or @NAME for
    /// a saved search
    #[arg(value_name = QUERY, required = true)]
    words: Vec<String>,
    /// Take the query as it stands: no dates or numbers in words, no word left out
    #[arg(long)]
    strict: bool,
    /// The order: what answers best, the newest, the most killed, or the place in the order of the
    /// taxonomy first
    #[arg(long, value_name = "ORDER", default_value = "best", value_parser = sort_parser())]
    sort: Sort,
    /// What it comes to, in place of what it is.
    #[command(flatten)]
    sums: SumArgs,
    /// How to write it.
    #[command(flatten)]
    rows: RowArgs,
}

impl CommandSpec for SearchArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        let words: Vec<String> = self.words.iter().cloned().chain(self.sums.told()).collect();
        let printed = Printed::new("search", &words, self.rows.format.name());
        Permissions::printing(printed)
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        match self.sums.asked() {
            Some(asked) => sum(&self.words, asked, &self.rows, session),
            None => search(self, session),
        }
    }
}

fn sort_parser() -> impl TypedValueParser<Value = Sort> {
    let names = PossibleValuesParser::new(Sort::ALL.map(|sort| PossibleValue::new(sort.word())));
    names.try_map(|name| {
        Sort::ALL.into_iter().find(|sort| sort.word() == name).ok_or("there is no such order")
    })
}

/// Searches the archive.
fn search(args: &SearchArgs, session: &mut Session<'_>) -> Result<Exit, Failure> {
    let (words, sort, how) = (&args.words, args.sort, &args.rows);
    let format = how.spreadsheet.form(how.format)?;
    let (corpus, _) = session.load()?;
    let index = session.index_for_one_question(&corpus);
    let mut asked = if args.strict {
        ask(words, &corpus, session)?
    } else {
        ask_in_words(words, &corpus, &index, session)?
    };
    let all = if session.env.terminal.is_some() { SCREENFUL } else { usize::MAX };
    let limit = how.limit.unwrap_or(all);
    session.progress().begin(&format!("searching {} entries", grouped(corpus.len())));
    // The search has no cancel signal here, so it always answers. A saved search is meant as it
    // stands.
    let as_it_stands = asked.saved.is_some() || args.strict;
    let found = if as_it_stands {
        index.search(&corpus, &asked.query, usize::MAX, &|| false)
    } else {
        index.search_nearest(&corpus, &asked.query, usize::MAX, &|| false)
    };
    let mut found = found.unwrap_or_default();
    if !as_it_stands {
        asked.offer_towns(words, &found, &corpus, &index);
    }
    index.sort(&corpus, &mut found, sort, usize::MAX);
    // All are put in order before the first are taken, so that a limit takes the first of them.
    // A table has a row for each event, as the screen does; every other format has each telling.
    let mut hits: Vec<(RecordKey, usize)> = if format.is_fitted() {
        let events = listed_events(&found.hits, &corpus).into_iter();
        events.map(|event| (event.key, event.tellings)).collect()
    } else {
        found.in_order(sort, &corpus).into_iter().map(|key| (key, 1)).collect()
    };
    let listed = hits.len();
    hits.truncate(limit);
    session.markings = corpus.markings_of(hits.iter().filter_map(|(key, _)| key.digest()));
    let mut remark = None;
    let nearest = found.nearest.as_ref();
    let met = |key: RecordKey| nearest.and_then(|nearest| nearest.words_met(key));
    let records = |chosen| {
        export::found_records(&corpus, hits.iter().map(|(key, _)| (*key, met(*key))), chosen)
    };
    // Where every row has all of the words, none needs to say so, and each is as in an export.
    let left_out = nearest.is_none().then_some(WORDS_MET.name);
    let plain = KeyedColumns::of(FOUND_COLUMNS.columns(), "id", left_out);
    let selection = how.columns.select(session, format, FOUND_COLUMNS.columns(), records(None))?;
    if !hits.is_empty() {
        session.head(format)?;
    }
    if let Some(selection) = selection.filter(|_| !hits.is_empty() || !format.is_fitted()) {
        let rows = selection.of(records(Some(&selection)));
        remark = session.write_rows(rows, hits.len(), format)?;
    } else if !format.is_fitted() {
        remark = session.write_rows(plain.rows(records(None)), hits.len(), format)?;
    } else if !hits.is_empty() {
        let rows = hits.iter().filter_map(|hit| FoundRecord::of(&corpus, *hit, met(hit.0)));
        let columns = KeyedColumns::of(FOUND.columns(), "id", left_out);
        let rows = columns.rows(rows.map(|found| FOUND.cells(&found)));
        remark = session.write_rows(rows, hits.len(), format)?;
    }
    say_found(&asked, &found, (hits.len(), listed, sort), &corpus, session);
    if let Some(remark) = remark {
        session.say(&remark.to_string());
    }
    Ok(if found.records() == 0 { Exit::Found } else { Exit::Done })
}

/// Says how much was found and of how much, on what it rests, what was understood and what replaced.
fn say_found(
    asked: &ParsedQuery,
    found: &Results,
    (shown, listed, sort): (usize, usize, Sort),
    corpus: &Corpus,
    session: &mut Session<'_>,
) {
    let limited = if shown < listed {
        let which = if sort == Sort::Best { "best" } else { "first" };
        format!(", the {which} {} shown (--limit)", grouped(shown))
    } else {
        String::new()
    };
    let rests_on = asked.query.asked_of(corpus).told(corpus);
    let rests_on = rests_on.map(|told| format!("; {told}")).unwrap_or_default();
    let beside = found.beside().map(|beside| format!(", {beside}")).unwrap_or_default();
    let entries = format!("{} of {}", events_told(&found.told()), grouped(found.of));
    session.say(&format!("{entries}{beside}{limited}{rests_on}"));
    if let Some(unrated) = asked.query.unrated_kept(corpus, &found.entries().collect::<Vec<_>>()) {
        session.say(&unrated.to_string());
    }
    say_understood(asked, session);
    say_replaced(&found.replaced, session);
    if let Some(nearest) = &found.nearest {
        session.say(&nearest.to_string());
    }
}
