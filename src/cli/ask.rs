//! Turns the words of a command line into a query, or into the place of the fault.

use std::ops::Range;

use super::exit::Failure;
use super::seen::know_what_is_new;
use super::session::Session;
use crate::archive::{ArchiveSideFile, Corpus, searches};
use crate::config::{self, File, Searches};
use crate::page::events_told;
use crate::query::{self, Chip, Index, Query, Replaced, Results, TownOffer, Understanding};
use crate::text::width;

/// The prefix of the name of a saved search.
const SAVED: char = '@';

/// A query from the command line.
#[derive(Clone, Debug, Default)]
pub(super) struct ParsedQuery {
    pub(super) query: Query,
    /// The saved search that the query was taken from.
    pub(super) saved: Option<String>,
    /// What plain words were understood as.
    pub(super) chips: Vec<Chip>,
    /// What may be found for the towns among them.
    pub(super) towns: Vec<TownOffer>,
}

impl ParsedQuery {
    /// Notes what may be found for the towns of the words that were understood.
    pub(super) fn offer_towns(
        &mut self,
        words: &[String],
        found: &Results,
        corpus: &Corpus,
        index: &Index,
    ) {
        let read = Understanding { query: self.query.clone(), chips: self.chips.clone() };
        self.towns = index.towns(corpus, &words.join(" "), (&read, &[]), found, &|| false);
    }
}

/// Reads the words of a query; `@name` takes a saved search.
pub(super) fn ask(
    words: &[String],
    corpus: &Corpus,
    session: &mut Session<'_>,
) -> Result<ParsedQuery, Failure> {
    let text = words.join(" ");
    let Some(name) = text.trim().strip_prefix(SAVED) else {
        let query = query::parse(&text, corpus.taxonomy());
        let query = query.map_err(|fault| Failure::Query(fault_text(&text, &fault)))?;
        if query.asks_what_is_new() {
            know_what_is_new(corpus, session);
        }
        say_unclear(&query, corpus, session);
        return Ok(ParsedQuery { query, ..ParsedQuery::default() });
    };
    let searches = saved(corpus, session)?;
    let Some(search) = searches.get(name) else {
        let hint = searches.hint(name.trim());
        return Err(Failure::Usage(format!("there is no saved search `{}` ({hint})", name.trim())));
    };
    let query = query::parse(&search.query, corpus.taxonomy());
    let query = query.map_err(|fault| Failure::Query(fault_text(&search.query, &fault)))?;
    if query.asks_what_is_new() {
        know_what_is_new(corpus, session);
    }
    say_unclear(&query, corpus, session);
    Ok(ParsedQuery { query, saved: Some(search.name.clone()), ..ParsedQuery::default() })
}

/// Reads the words of a query as people type them; a saved search is taken as it stands.
pub(super) fn ask_in_words(
    words: &[String],
    corpus: &Corpus,
    index: &Index,
    session: &mut Session<'_>,
) -> Result<ParsedQuery, Failure> {
    let text = words.join(" ");
    if text.trim().starts_with(SAVED) {
        return ask(words, corpus, session);
    }
    let understood = index.understand(corpus, &text, &[]);
    let understood = understood.map_err(|fault| Failure::Query(fault_text(&text, &fault)))?;
    if understood.query.asks_what_is_new() {
        know_what_is_new(corpus, session);
    }
    say_unclear(&understood.query, corpus, session);
    let Understanding { query, chips } = understood;
    Ok(ParsedQuery { query, chips, ..ParsedQuery::default() })
}

/// Says what was understood and what was left out, and how to have the words as they stand; then
/// where the towns lie, what happened there, and how to find that too.
pub(super) fn say_understood(asked: &ParsedQuery, session: &mut Session<'_>) {
    if !asked.chips.is_empty() {
        let chips: Vec<String> = asked.chips.iter().map(ToString::to_string).collect();
        session.say(&format!("understood: {} (--strict turns it off)", chips.join("; ")));
    }
    for offer in &asked.towns {
        let there = events_told(&offer.found);
        session.say(&format!("{offer}: {there}, found by {}", offer.part()));
    }
}

/// Says how `search` reads a text of which nothing was found as it stands: this command understands no
/// dates and numbers in words.
pub(super) fn say_other_reading(text: &str, corpus: &Corpus, session: &mut Session<'_>) {
    let Ok(read) = query::understand_without_index(text, corpus, &[]) else { return };
    let chips: Vec<String> = read.chips.iter().map(ToString::to_string).collect();
    if !chips.is_empty() && !text.trim().starts_with(SAVED) {
        session.say(&format!(
            "`{}` is taken as it stands here; `search` reads: {} (write fields, such as date:2020-05)",
            text.trim(),
            chips.join("; ")
        ));
    }
}

/// Says what stands for words that the archive does not have.
pub(super) fn say_replaced(replaced: &[Replaced], session: &mut Session<'_>) {
    for replaced in replaced {
        session.say(&replaced.message());
    }
}

/// Reports names of waves that do not name exactly one.
fn say_unclear(query: &Query, corpus: &Corpus, session: &mut Session<'_>) {
    for unclear in query.unclear_waves(corpus) {
        session.say(&unclear.told_with_ids(corpus));
    }
}

/// Returns the saved searches that apply to the archive, and reports their problems.
pub(super) fn saved(corpus: &Corpus, session: &mut Session<'_>) -> Result<Searches, Failure> {
    let (shared, unread) = match searches(&session.origin()?) {
        Ok(shared) => (shared.map(file), None),
        Err(problem) => (None, Some(problem)),
    };
    let own = session.env.settings.searches.as_ref();
    let mut searches = config::searches(own, shared.as_ref(), corpus.taxonomy());
    searches.problems.extend(unread);
    for problem in &searches.problems {
        session.say(&problem.to_string());
    }
    Ok(searches)
}

/// Converts a file of an archive to the form of a user's file.
pub(super) fn file(file: ArchiveSideFile) -> File {
    File { name: file.name.into(), bytes: file.bytes.into_owned() }
}

/// Formats the fault, the query, and carets under the place.
pub(super) fn fault_text(text: &str, fault: &query::QueryFault) -> String {
    // The query becomes one line. One-byte characters replace one-byte characters, so that places
    // stay valid.
    let text = text.replace(char::is_whitespace, " ");
    let (before, carets) = place(&text, &fault.range);
    let hint = fault.hint.as_ref().map(|hint| format!(" {hint}")).unwrap_or_default();
    let (before, carets) = (" ".repeat(before), "^".repeat(carets));
    format!("{}\n  {text}\n  {before}{carets}{hint}", fault.message)
}

/// Returns how many cells come before a place, and how many it takes: at least one, so that
/// something missing has a place too.
fn place(text: &str, range: &Range<usize>) -> (usize, usize) {
    let before = text.get(..range.start).unwrap_or(text);
    let within = text.get(range.clone()).unwrap_or_default();
    (width(before), width(within).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_stands_under_the_place() {
        let fault = |range: Range<usize>, hint: Option<&str>| query::QueryFault {
            range,
            message: "expected a number".into(),
            hint: hint.map(str::to_owned),
        };
        assert_eq!(
            fault_text("a killed:x", &fault(9..10, Some("as in `killed:>=3`"))),
            "expected a number\n  a killed:x\n           ^ as in `killed:>=3`"
        );
        let text = "爆弾\tcolour:red";
        assert!(fault_text(text, &fault(7..13, None)).ends_with("\n       ^^^^^^"));
        assert!(
            fault_text("killed:", &fault(7..7, None)).ends_with("\n         ^"),
            "what is missing"
        );
        assert!(fault_text("é", &fault(1..9, None)).ends_with('^'), "whatever a range is");
    }
}
