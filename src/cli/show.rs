//! `show`: one digest, entry or wave, as a page to read or as data.

use std::io::Write as _;

use super::args::RowArgs;
use super::exit::{Exit, Failure};
use super::session::Session;
use crate::archive::{Corpus, EntryKey, Found};
use crate::digest::{Digest, Markings};
use crate::export::{self, Document, Format, RECORD, Rows, write_document};
use crate::page::{self, Page};

/// Lines of a page are wrapped here where no terminal says otherwise, and never wider.
const WIDEST: usize = 100;

/// Shows what an id names.
pub(super) fn run(id: &str, how: RowArgs, session: &mut Session<'_>) -> Result<Exit, Failure> {
    let (corpus, _) = session.load()?;
    let found = match corpus.find(id) {
        Found::Nothing => {
            session.say(&format!(
                "nothing has an id that is or begins with `{id}`; \
                 `watchfloor list digests` and `list waves` name some"
            ));
            return Ok(Exit::Found);
        }
        Found::Several(ids) => {
            session.say(&format!("`{id}` is the beginning of several ids, among them:"));
            for id in ids {
                session.say(&format!("  {id}"));
            }
            return Ok(Exit::Failed);
        }
        found @ (Found::Digest(_) | Found::Entry(_) | Found::Wave(_)) => found,
    };
    session.markings = markings(&corpus, &found);
    match how.format {
        Format::Table => {
            session.head(how.format)?;
            let width = session.env.terminal.map_or(WIDEST, |columns| columns.min(WIDEST));
            for (at, page) in pages(&corpus, &found).iter().enumerate() {
                let gap = if at > 0 { "\n" } else { "" };
                let text = session.look().spell(page::plain(page, width));
                write!(session.out()?, "{gap}{text}")?;
            }
            Ok(Exit::Done)
        }
        Format::Markdown => {
            session.head(how.format)?;
            export::write_pages(&pages(&corpus, &found), session.out()?)?;
            Ok(Exit::Done)
        }
        Format::Json => {
            write_document(&document(&corpus, &found), session.out()?)?;
            Ok(Exit::Done)
        }
        Format::Yaml => {
            export::write_yaml(&document(&corpus, &found), session.out()?)?;
            Ok(Exit::Done)
        }
        Format::Ndjson | Format::Csv => {
            let keys = entries(&corpus, &found);
            let total = keys.len();
            let rows = keys.into_iter().filter_map(|key| export::record(&corpus, key));
            session.rows(Rows::new(&RECORD, rows), total, how, "entries")
        }
    }
}

/// What has to stand over it: the page of an entry quotes the other tellings of its event.
fn markings(corpus: &Corpus, found: &Found) -> Markings {
    let told = |keys: &[EntryKey]| corpus.markings_of(keys.iter().map(|key| key.digest));
    match found {
        Found::Digest(at) => corpus.markings_of([*at]),
        Found::Entry(key) => told(&corpus.repeats(*key).chain([*key]).collect::<Vec<_>>()),
        // Its page counts entries and quotes figures, of whichever digests.
        Found::Wave(_) | Found::Several(_) | Found::Nothing => corpus.markings().clone(),
    }
}

/// What there is to read, from top to bottom: a digest is followed by its theatres, so that nothing
/// of it is left out.
fn pages(corpus: &Corpus, found: &Found) -> Vec<Page> {
    match found {
        Found::Digest(at) => {
            let theatres = corpus.digest(*at).map(Digest::theatres).unwrap_or_default();
            let section = |theatre| page::section(corpus, *at, theatre, None);
            let head = std::iter::once(page::digest(corpus, *at));
            head.chain(theatres.into_iter().map(section)).collect()
        }
        Found::Entry(key) => vec![page::entry(corpus, *key)],
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

/// The entries of a digest, the members of a wave, or the one entry.
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
