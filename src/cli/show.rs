//! `show`: one digest, entry or wave, as a page to read or as data.

use super::args::RowArgs;
use super::ask::{ParsedQuery, ask};
use super::columns::{ColumnArgs, SpreadsheetArgs};
use super::command::CommandSpec;
use super::exit::{Exit, Failure};
use super::extract_about::about;
use super::permissions::{Permissions, Printed};
use super::remarks::WROTE_ENTRIES;
use super::session::Session;
use crate::archive::{Corpus, EntryKey, Found, RecordKey};
use crate::digest::{Digest, Markings};
use crate::export::{
    self, AreaPoints, Document, ExportContent, Format, HandedOver, Single, noted_grades,
    write_handover,
};
use crate::page::{self, Page};

/// Show a digest, an entry or a wave
///
/// Any beginning of an id will do that only one has; `digest:`, `wave:` and `id:` in front narrow
/// it. As table and markdown it is a page to read, as json a document with everything in it; csv
/// and ndjson give its entries, one a line.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct ShowArgs {
    /// Id, or the beginning of one: itic-2020-05-21, wave:2020-05
    id: String,
    /// How to write it
    #[arg(long, value_name = "FORMAT", default_value = "table", value_parser = Format::parser(ExportContent::Single))]
    format: Format,
    /// Which columns.
    #[command(flatten)]
    columns: ColumnArgs,
    /// For whom.
    #[command(flatten)]
    spreadsheet: SpreadsheetArgs,
    /// Write at most so many rows
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

impl CommandSpec for ShowArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        let words = std::slice::from_ref(&self.id);
        Permissions::printing(Printed::new("show", words, self.format.name()))
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        if self.format.hands_over() { hand_over(self, session) } else { show(self, session) }
    }
}

impl ShowArgs {
    /// Returns how rows are written.
    fn rows(&self) -> RowArgs {
        let (columns, limit) = (self.columns.clone(), self.limit);
        RowArgs { format: self.format, columns, spreadsheet: self.spreadsheet, limit }
    }
}

/// Shows what an id names.
fn show(args: &ShowArgs, session: &mut Session<'_>) -> Result<Exit, Failure> {
    let format = args.spreadsheet.form(args.format)?;
    let corpus = session.load_wanted(&mut |corpus| corpus.wanted_by_id(&args.id))?;
    let found = match named(&args.id, &corpus, session) {
        Ok(found) => found,
        Err(exit) => return Ok(exit),
    };
    session.markings = markings(&corpus, &found);
    // Columns are those of rows, so where some are chosen the entries are written as such.
    let single = if args.columns.columns.is_some() { Single::Entries } else { format.single() };
    match single {
        Single::Pages(write) => {
            session.head(format)?;
            write(&pages(&corpus, &found), session.look(), session.out()?)?;
            Ok(Exit::Done)
        }
        Single::Document(write) => {
            write(&document(&corpus, &found), session.out()?)?;
            Ok(Exit::Done)
        }
        Single::Entries => {
            let keys = entries(&corpus, &found);
            let total = keys.len();
            let rows = export::records(&corpus, keys.into_iter());
            session.rows(rows, total, &args.rows(), "entries")
        }
    }
}

/// Hands the entries of what an id names over to another program. All is loaded, since what is said of
/// them says of how many they are.
fn hand_over(args: &ShowArgs, session: &mut Session<'_>) -> Result<Exit, Failure> {
    let format = args.spreadsheet.form(args.format)?;
    if args.columns.columns.is_some() || args.limit.is_some() {
        let name = format.name();
        return Err(Failure::Usage(format!(
            "{name} has whole entries, and all of them: it takes no --columns and no --limit"
        )));
    }
    let (corpus, _) = session.load()?;
    let found = match named(&args.id, &corpus, session) {
        Ok(found) => found,
        Err(exit) => return Ok(exit),
    };
    let keys = entries(&corpus, &found);
    session.markings = corpus.markings_of(keys.iter().map(|key| key.digest));
    let asked = asked(&found, &corpus, session)?;
    let about = about(&asked, (&keys, &[]), &corpus, session)?;
    let records: Vec<RecordKey> = keys.iter().copied().map(RecordKey::Entry).collect();
    let remark = {
        let (out, remarks) = session.out_and_remarks()?;
        let handed = HandedOver {
            about: &about,
            corpus: &corpus,
            keys: &records,
            points: AreaPoints::Untold,
            grades: &noted_grades(&corpus),
            made: &remarks.counter(WROTE_ENTRIES, records.len()),
        };
        write_handover(&handed, format, out)?
    };
    if !format.tells_within() {
        session.say(about.text().trim_end());
    }
    if let Some(remark) = remark {
        session.say(&remark.to_string());
    }
    if keys.is_empty() {
        session.say("no entries here");
    }
    Ok(if keys.is_empty() { Exit::Found } else { Exit::Done })
}

/// Returns the query that finds the entries of what was named.
fn asked(
    found: &Found,
    corpus: &Corpus,
    session: &mut Session<'_>,
) -> Result<ParsedQuery, Failure> {
    let word = match found {
        Found::Digest(at) => corpus.digest(*at).map(|digest| format!("digest:{}", digest.id())),
        Found::Entry(key) => corpus.entry(*key).map(|entry| format!("id:{}", entry.id())),
        Found::Wave(at) => corpus.waves().get(*at).map(|wave| format!("wave:{}", wave.id)),
        Found::Several(_) | Found::Nothing => None,
    };
    ask(&[word.unwrap_or_default()], corpus, session)
}

/// Returns what an id names, or says what it names instead, and returns the exit code for that.
fn named(id: &str, corpus: &Corpus, session: &mut Session<'_>) -> Result<Found, Exit> {
    match corpus.find(id) {
        Found::Nothing => {
            session.say(&format!(
                "nothing has an id that is or begins with `{id}`; \
                 `watchfloor list digests` and `list waves` name some"
            ));
            Err(Exit::Found)
        }
        Found::Several(ids) => {
            let named = id.split_once(':').map_or(id, |(_, rest)| rest);
            let begin = ids.iter().all(|known| known.starts_with(named));
            let what =
                if begin { "the beginning of several ids" } else { "a name of several waves" };
            session.say(&format!("`{id}` is {what}, among them:"));
            for id in ids {
                session.say(&format!("  {id}"));
            }
            Err(Exit::Failed)
        }
        found @ (Found::Digest(_) | Found::Entry(_) | Found::Wave(_)) => Ok(found),
    }
}

/// Returns the marking that has to head it: the page of an entry quotes the other tellings of its
/// event.
fn markings(corpus: &Corpus, found: &Found) -> Markings {
    let markings_of = |keys: &[EntryKey]| corpus.markings_of(keys.iter().map(|key| key.digest));
    match found {
        Found::Digest(at) => corpus.markings_of([*at]),
        Found::Entry(key) => markings_of(&corpus.repeats(*key).chain([*key]).collect::<Vec<_>>()),
        // A wave's page counts entries and quotes figures of any digest.
        Found::Wave(_) | Found::Several(_) | Found::Nothing => corpus.markings().clone(),
    }
}

/// Returns the pages to read, from top to bottom.
fn pages(corpus: &Corpus, found: &Found) -> Vec<Page> {
    match found {
        Found::Digest(at) => page::whole_digest(corpus, *at),
        Found::Entry(key) => {
            corpus.spots();
            vec![page::entry(corpus, *key)]
        }
        Found::Wave(at) => vec![page::wave(corpus, *at)],
        Found::Several(_) | Found::Nothing => Vec::new(),
    }
}

fn document<'a>(corpus: &'a Corpus, found: &Found) -> Document<'a> {
    let document = match found {
        Found::Digest(at) => Document::digest(corpus, *at),
        Found::Entry(key) => export::entry(corpus, *key).map(Document::from),
        Found::Wave(at) => Document::wave(corpus, *at),
        Found::Several(_) | Found::Nothing => None,
    };
    document.unwrap_or_else(|| serde_json::Value::Null.into())
}

/// Returns the entries of a digest, the members of a wave, or the one entry.
fn entries(corpus: &Corpus, found: &Found) -> Vec<EntryKey> {
    match found {
        Found::Digest(at) => {
            let held = corpus.digest(*at).map_or(0, Digest::len);
            let indices = 0..u32::try_from(held).unwrap_or(u32::MAX);
            indices.map(|index| EntryKey { digest: *at, index }).collect()
        }
        Found::Entry(key) => vec![*key],
        Found::Wave(at) => corpus.members(*at),
        Found::Several(_) | Found::Nothing => Vec::new(),
    }
}
