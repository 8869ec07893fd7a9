//! The subjects of a comparison as the command line names them.

use super::ask::fault_text;
use super::exit::Failure;
use super::session::Session;
use crate::archive::Corpus;
use crate::compare::{self, Ask, Unclear};
use crate::config::Searches;
use crate::query::Chip;

/// Says what the plain words of a subject were understood as, and what of it was left out.
pub(super) fn say_read(text: &str, chips: &[Chip], session: &mut Session<'_>) {
    if !chips.is_empty() {
        let chips: Vec<String> = chips.iter().map(ToString::to_string).collect();
        let (text, read) = (text.trim(), chips.join("; "));
        session.say(&format!("`{text}` is read as: {read} (in quotes words are words)"));
    }
}

/// Returns what a text means, with what its plain words were understood as.
pub(super) fn meant(
    text: &str,
    corpus: &Corpus,
    searches: &Searches,
) -> Result<(Ask, Vec<Chip>), Failure> {
    let query = |name: &str| searches.get(name).map(|search| search.query.clone());
    compare::ask_understood(text, corpus, &query).map_err(|unclear| match unclear {
        Unclear::Fault(fault) => {
            let query = text.strip_prefix('@').and_then(query);
            Failure::Query(self::fault_text(query.as_deref().unwrap_or(text), &fault))
        }
        Unclear::Nothing(hint) => Failure::Usage(format!("`{text}` names nothing: {hint}")),
        Unclear::Several(candidates) => {
            let mut message = format!("`{text}` may be one of these; name one by its id:");
            for candidate in candidates {
                let (id, name, about) = (candidate.id, candidate.name, candidate.about);
                message.extend(["\n  ", &id, "  ", &name, " (", &about, ")"]);
            }
            Failure::Usage(message)
        }
    })
}
