//! A published text, from its file to digests in the folder, and what is said of it on the way.

use std::fmt::Write as _;
use std::io::Write as _;

use serde_json::Value;

use super::edition::EarlierEdition;
use super::target::{ImportTarget, unwritten};
use super::{ExplainFormat, ImportArgs, review};
use crate::cli::exit::Failure;
use crate::cli::input_file::InputFile;
use crate::cli::session::Session;
use crate::import::draft::{DigestDraft, Summary, explain, summary, yaml};
use crate::import::text::{ImportedText, TextError, TextRequest, text};

/// The most bytes of a draft. A digest of more than 16 MiB is not read, and a draft grows when it is
/// worked on.
const MOST_BYTES: usize = 12 << 20;

/// What came of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextOutcome {
    /// Digests, with what they come to, or what was asked about them.
    Made(Summary),
    /// Nothing: it is no digest, and that was said.
    Nothing,
}

pub(super) fn import(
    args: &ImportArgs,
    input: InputFile,
    rules: Option<(&str, &[u8])>,
    target: &mut ImportTarget,
    session: &mut Session<'_>,
) -> Result<TextOutcome, Failure> {
    let told = input.told().to_owned();
    let file = input.whole()?;
    let given = args.given();
    let asked = TextRequest { taxonomy: target.corpus.taxonomy(), given: &given, rules };
    let imported = match text(&file.bytes, &file.name, &asked) {
        Ok(imported) => imported,
        Err(error @ TextError::Rules(_)) => return Err(Failure::Usage(error.to_string())),
        Err(error) => {
            session.say(&format!("{told}: {error}; nothing was written"));
            return Ok(TextOutcome::Nothing);
        }
    };
    for draft in &imported.drafts {
        remarks(&told, draft, session);
    }
    let made = TextOutcome::Made(total(&imported));
    if args.explain {
        explained(&imported, args.format, target, session)?;
    } else if args.dry_run {
        for draft in &imported.drafts {
            // The digest alone is the output, so that it can be kept as one.
            if let Some(earlier) = EarlierEdition::of(draft, &imported.blocks, target) {
                session.say(&format!("{told}: {}", earlier.told(session)));
            }
            session.out()?.write_all(yaml(draft, &imported.blocks).as_bytes())?;
        }
    } else if args.reviews(session) && imported.drafts.len() == 1 {
        review::open(imported, &file.bytes, target, session)?;
    } else {
        return write(&told, &imported, target, session);
    }
    Ok(made)
}

/// What the drafts of a text come to.
fn total(imported: &ImportedText) -> Summary {
    let mut all = Summary::default();
    for draft in &imported.drafts {
        all.add(&summary(draft));
    }
    all
}

/// Writes the drafts of a text, all or none, and sums them up.
fn write(
    told: &str,
    imported: &ImportedText,
    target: &mut ImportTarget,
    session: &mut Session<'_>,
) -> Result<TextOutcome, Failure> {
    let texts: Vec<String> =
        imported.drafts.iter().map(|draft| yaml(draft, &imported.blocks)).collect();
    if let Err(why) = texts.iter().try_for_each(|text| fits(text)) {
        session.say(&format!("{told}: {why}; nothing was written"));
        return Ok(TextOutcome::Nothing);
    }
    let mut files = target.begin(session)?;
    let mut lines = String::new();
    for (draft, text) in imported.drafts.iter().zip(&texts) {
        let path = target.path(draft)?;
        let earlier = EarlierEdition::of(draft, &imported.blocks, target);
        files.write(&path, text.as_bytes()).map_err(|error| unwritten(&path, &error))?;
        // Writing to a text never fails.
        let _ = writeln!(lines, "{}\n{}", target.told(&path), summary(draft));
        if let Some(earlier) = earlier {
            let _ = writeln!(lines, "{}", earlier.told(session));
        }
    }
    target.finish(files)?;
    for draft in &imported.drafts {
        target.remember(draft, told);
    }
    session.out()?.write_all(lines.as_bytes())?;
    Ok(TextOutcome::Made(total(imported)))
}

/// Refuses a draft that would be written and could not be read again.
fn fits(draft: &str) -> Result<(), String> {
    if draft.len() <= MOST_BYTES {
        return Ok(());
    }
    Err(format!(
        "the draft would have more than {} MiB, which no digest may have: part the text",
        MOST_BYTES >> 20
    ))
}

fn remarks(file: &str, draft: &DigestDraft, session: &mut Session<'_>) {
    for remark in &draft.remarks {
        session.say(&format!("{file}: {remark}"));
    }
}

/// Prints what was read, by which rule and from which words.
fn explained(
    imported: &ImportedText,
    format: ExplainFormat,
    target: &ImportTarget,
    session: &mut Session<'_>,
) -> Result<(), Failure> {
    let beside = |draft| EarlierEdition::of(draft, &imported.blocks, target);
    let earlier: Vec<Option<EarlierEdition>> = imported.drafts.iter().map(beside).collect();
    let drafts = imported.drafts.iter().zip(&earlier);
    let all = drafts.map(|(draft, earlier)| {
        let mut told = explain(draft, &imported.blocks);
        if let (Value::Object(parts), Some(earlier)) = (&mut told, earlier) {
            parts.insert("difference".to_owned(), earlier.json());
        }
        told
    });
    let all: Vec<Value> = all.collect();
    match format {
        ExplainFormat::Json => {
            let text = serde_json::to_string_pretty(&all).unwrap_or_default();
            writeln!(session.out()?, "{text}")?;
        }
        ExplainFormat::Table => {
            writeln!(session.out()?, "rules: {}", imported.rules.name)?;
            for draft in &all {
                fields(draft, session)?;
            }
            for earlier in earlier.iter().flatten() {
                let told = earlier.told(session);
                writeln!(session.out()?, "\n{told}")?;
            }
        }
    }
    Ok(())
}

/// Prints a line for every field below a value: its name, its value, how sure, by which rule, from
/// which words.
fn fields(value: &Value, session: &mut Session<'_>) -> Result<(), Failure> {
    match value {
        Value::Array(all) => all.iter().try_for_each(|one| fields(one, session)),
        Value::Object(parts) if parts.contains_key("rule") => {
            let from = parts.get("from").and_then(Value::as_object);
            let words = from.and_then(|from| from.get("words"));
            let told = ["field", "value", "certainty", "rule"].map(|key| plain(parts.get(key)));
            let line = format!("{}  {}", told.join("  "), plain(words));
            let line = line.trim_end();
            let place = from.map(|from| {
                let [block, first, last] = ["block", "from", "to"].map(|key| plain(from.get(key)));
                format!(" (block {block}, {first}-{last})")
            });
            Ok(writeln!(session.out()?, "{line}{}", place.unwrap_or_default())?)
        }
        Value::Object(parts) => {
            if let Some(Value::String(kind)) = parts.get("kind") {
                writeln!(session.out()?, "\n{kind}")?;
            }
            parts.values().try_for_each(|part| fields(part, session))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Ok(()),
    }
}

/// Returns a value as it stands in a line; empty where there is none.
fn plain(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) | None => String::new(),
        Some(other) => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_that_could_not_be_read_again_is_refused() {
        assert!(fits(&"x".repeat(MOST_BYTES)).is_ok());
        let told = fits(&"x".repeat(MOST_BYTES + 1));
        assert!(told.is_err_and(|told| told.contains("12 MiB") && told.contains("part the text")));
    }
}
