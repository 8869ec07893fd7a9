//! `show`: one digest, entry or wave, as a page to read or as data.

use super::args::RowArgs;
use super::command::CommandSpec;
use super::exit::{Exit, Failure};
use super::permissions::{Permissions, Printed};
use super::session::Session;
use crate::archive::{Corpus, EntryKey, Found};
use crate::digest::{Digest, Markings};
use crate::export::{self, Document, Single};
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
    /// How to write it.
    #[command(flatten)]
    rows: RowArgs,
}

impl CommandSpec for ShowArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        let words = std::slice::from_ref(&self.id);
        Permissions::printing(Printed::new("show", words, self.rows.format.name()))
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        show(&self.id, &self.rows, session)
    }
}

/// Shows what an id names.
fn show(id: &str, how: &RowArgs, session: &mut Session<'_>) -> Result<Exit, Failure> {
    let format = how.spreadsheet.form(how.format)?;
    let corpus = session.load_wanted(&mut |corpus| corpus.wanted_by_id(id))?;
    let found = match corpus.find(id) {
        Found::Nothing => {
            session.say(&format!(
                "nothing has an id that is or begins with `{id}`; \
                 `watchfloor list digests` and `list waves` name some"
            ));
            return Ok(Exit::Found);
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
            return Ok(Exit::Failed);
        }
        found @ (Found::Digest(_) | Found::Entry(_) | Found::Wave(_)) => found,
    };
    session.markings = markings(&corpus, &found);
    // Columns are those of rows, so where some are chosen the entries are written as such.
    let single = if how.columns.columns.is_some() { Single::Entries } else { format.single() };
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
            session.rows(rows, total, how, "entries")
        }
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
