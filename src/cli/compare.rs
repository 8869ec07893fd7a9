//! `compare`: waves, digests, days and queries side by side.

use super::args::CompareArgs;
use super::ask::{saved, told};
use super::exit::{Exit, Failure};
use super::session::Session;
use crate::archive::Corpus;
use crate::compare::{self, Ask, MOST, Unclear};
use crate::config::Searches;
use crate::export::{Shown, write_comparison};
use crate::query::Index;

/// Compares what is named.
pub(super) fn run(args: &CompareArgs, session: &mut Session<'_>) -> Result<Exit, Failure> {
    if !(2..=MOST).contains(&args.subjects.len()) {
        let many = args.subjects.len();
        return Err(Failure::Usage(format!("name two to {MOST} things to compare, not {many}")));
    }
    let (corpus, _) = session.load()?;
    let searches = saved(&corpus, session)?;
    let asks: Vec<Ask> = args
        .subjects
        .iter()
        .map(|text| meant(text, &corpus, &searches))
        .collect::<Result<_, _>>()?;
    let baseline = baseline(args, &asks, &corpus, &searches)?;
    let index = Index::build(&corpus);
    // Nothing tells it to stop, so it always answers.
    let table = compare::compare(&asks, baseline, &corpus, &index, &|| false).unwrap_or_default();
    let shown = if args.per_day { Shown::PerDay } else { Shown::Absolute };
    let look = session.look();
    write_comparison(&table, &corpus, (args.format, shown), look, session.out()?)?;
    let empty = table.subjects.iter().filter(|subject| subject.start.is_none());
    let empty: Vec<&str> = empty.map(|subject| subject.name.as_str()).collect();
    if !empty.is_empty() {
        session.say(&format!("nothing was found for {}", empty.join(", ")));
    }
    Ok(if empty.is_empty() { Exit::Done } else { Exit::Found })
}

/// The place of the baseline: the first, unless one of the others is named.
fn baseline(
    args: &CompareArgs,
    asks: &[Ask],
    corpus: &Corpus,
    searches: &Searches,
) -> Result<usize, Failure> {
    let Some(text) = &args.baseline else { return Ok(0) };
    let same = args.subjects.iter().position(|subject| subject == text);
    if let Some(at) = same {
        return Ok(at);
    }
    let ask = meant(text, corpus, searches)?;
    asks.iter().position(|known| *known == ask).ok_or_else(|| {
        let all = args.subjects.join("`, `");
        Failure::Usage(format!("the baseline `{text}` is none of `{all}`; name one of these"))
    })
}

fn meant(text: &str, corpus: &Corpus, searches: &Searches) -> Result<Ask, Failure> {
    let query = |name: &str| searches.get(name).map(|search| search.query.clone());
    compare::ask(text, corpus, &query).map_err(|unclear| match unclear {
        Unclear::Fault(fault) => {
            let query = text.strip_prefix('@').and_then(query);
            Failure::Query(self::told(query.as_deref().unwrap_or(text), &fault))
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
