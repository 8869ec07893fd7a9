//! A published text to drafts: the reader of its container, its structure, the rules that fit it and
//! the pieces of its sections, each after the other. What each of them does is elsewhere.

use std::sync::Arc;

use super::block::TextBlock;
use super::draft::{Build, DigestDraft, build};
use super::entries::{EntryContext, pieces};
use super::pdf::{self, PdfError};
use super::reading::{self, Container, ReadingError, container};
use super::records;
use super::rules::{ImportRules, RulesError};
use super::structure::{
    DroppedBlocks, GivenHead, ImportWords, NoDigest, TextSource, foreign, structures,
};
use crate::digest::Taxonomy;

/// How many letters at the beginning of a text may say whose it is.
const BEGINNING: usize = 4_000;

/// What is asked of the import of a text beside the text itself.
pub struct TextRequest<'a> {
    /// The taxonomy of the archive that the drafts are for.
    pub taxonomy: &'a Taxonomy,
    /// What whoever imports it says of it.
    pub given: &'a GivenHead,
    /// A file of rules: its name and what it holds; none where the text says which fit it.
    pub rules: Option<(&'a str, &'a [u8])>,
}

/// A text as drafts.
#[derive(Debug)]
pub struct ImportedText {
    /// What was read of its container.
    pub blocks: Vec<TextBlock>,
    /// A draft for each digest that it holds.
    pub drafts: Vec<DigestDraft>,
    /// The rules that it was read with.
    pub rules: Arc<ImportRules>,
}

/// Why nothing was made of a text.
#[derive(Debug, thiserror::Error)]
pub enum TextError {
    /// Its container cannot be read.
    #[error(transparent)]
    Reading(#[from] ReadingError),
    /// It is a PDF that cannot be read.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// It is no digest.
    #[error(transparent)]
    NoDigest(#[from] NoDigest),
    /// The rules are wrong.
    #[error("{}", told(.0))]
    Rules(Vec<RulesError>),
}

fn told(errors: &[RulesError]) -> String {
    let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
    told.join("\n")
}

/// Makes drafts of a text. `name` is the name of its file, and empty for standard input.
///
/// # Errors
///
/// If it cannot be read, is no digest, or the rules are wrong.
pub fn text(bytes: &[u8], name: &str, asked: &TextRequest<'_>) -> Result<ImportedText, TextError> {
    let ReadText { blocks, source, remarks } = read(bytes, name)?;
    let blocks = records::join(reading::within_bounds(blocks)?);
    let rules = match asked.rules {
        Some((name, bytes)) => ImportRules::with(name, bytes).map(Arc::new),
        None => ImportRules::for_text(&beginning(&blocks, &source)),
    };
    let rules = rules.map_err(TextError::Rules)?;
    // Rules are a publisher's; whoever imports the text knows better.
    let publisher = asked.given.publisher.clone().or_else(|| rules.publisher.clone());
    let given = GivenHead { publisher, ..asked.given.clone() };
    let words = ImportWords::shipped();
    let read_pieces = |blocks: &[TextBlock], range, context: &EntryContext| {
        pieces(blocks, range, context, &rules, asked.taxonomy)
    };
    let with = Build { blocks: &blocks, taxonomy: asked.taxonomy, words, pieces: &read_pieces };
    let foreign = foreign(&blocks, words).map(|language| {
        format!("its words are {language}, and the rules know English: look over what was not understood")
    });
    let mut drafts = Vec::new();
    for structure in structures(&blocks, &source, &given, asked.taxonomy, words)? {
        let mut draft = build(&structure, &with)?;
        draft.remarks.extend(remarks.iter().chain(&foreign).cloned());
        drafts.push(draft);
    }
    Ok(ImportedText { blocks, drafts, rules })
}

/// A text without its container.
struct ReadText {
    blocks: Vec<TextBlock>,
    source: TextSource,
    remarks: Vec<String>,
}

fn read(bytes: &[u8], name: &str) -> Result<ReadText, TextError> {
    let file = name.rsplit(['/', '\\']).next().filter(|name| !name.is_empty()).map(str::to_owned);
    if container(bytes, name)? == Container::Pdf {
        let text = pdf::read(bytes)?;
        let dropped = text.dropped.into_iter();
        let dropped = dropped.map(|(what, count)| DroppedBlocks { what: what.to_owned(), count });
        let source = TextSource {
            title: text.title,
            dropped: dropped.collect(),
            file,
            ..TextSource::default()
        };
        return Ok(ReadText { blocks: text.blocks, source, remarks: text.remarks });
    }
    let text = reading::read(bytes, name)?;
    let dropped = text.dropped.into_iter();
    let dropped = dropped.map(|one| DroppedBlocks { what: one.what.to_owned(), count: one.count });
    let (title, byline) = (text.title, text.byline);
    let (site, host, address) = (text.site, text.host, text.address);
    let dropped = dropped.collect();
    let source = TextSource { title, site, host, address, byline, file, dropped };
    Ok(ReadText { blocks: text.blocks, source, remarks: text.remarks })
}

/// Returns what a text says of itself at its beginning: title, site, byline and the first lines.
fn beginning(blocks: &[TextBlock], source: &TextSource) -> String {
    let head = [&source.title, &source.site, &source.byline].into_iter().flatten();
    let lines = head.map(String::as_str).chain(blocks.iter().map(|block| block.text.as_str()));
    let mut text = String::new();
    for line in lines {
        if text.len() > BEGINNING {
            break;
        }
        text.push_str(line);
        text.push('\n');
    }
    text
}
