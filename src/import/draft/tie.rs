//! Notes and captions of a draft, and which entry each belongs to.

use std::collections::{HashMap, HashSet};

use super::model::{DigestDraft, DraftNote};
use crate::digest::Taxonomy;
use crate::import::block::TextSpan;
use crate::import::block_words::BlockWords;
use crate::import::field::{Certainty, Field};
use crate::import::piece::Piece;
use crate::import::structure::{Caption, ImportWords, TextNote, without_marks};
use crate::import::web_host::web_host;
use crate::words::fold;

/// The fewest words that a caption and an entry beside it share where one shows the other.
const FEWEST_SHARED: usize = 2;

/// How many blocks away the entry of a caption may stand.
const REACH: usize = 4;

/// Adds the notes, and says in each entry which it cites.
pub(super) fn tie_notes(draft: &mut DigestDraft, notes: &[TextNote], taxonomy: &Taxonomy) {
    let mut ids: HashMap<String, usize> = HashMap::new();
    let mut cited: Vec<(TextSpan, String, Option<String>)> = Vec::new();
    for note in notes {
        let mark = if note.mark.is_empty() || note.mark == "*" {
            "note".to_owned()
        } else {
            note.mark.clone()
        };
        let again = ids.entry(mark.clone()).or_default();
        *again += 1;
        let id = if *again == 1 { mark } else { format!("{mark}-{again}") };
        let address = note
            .addresses
            .first()
            .filter(|_| is_address(note))
            .map(|address| sourced(address, taxonomy));
        cited.extend(note.cited.iter().map(|span| (*span, id.clone(), address.clone())));
        draft.notes.push(DraftNote {
            id,
            fields: note_fields(note, taxonomy),
            spans: note.spans.clone(),
        });
    }
    cited.sort();
    for entry in draft.entries_mut() {
        cite(entry, &cited);
    }
}

/// Returns true for a note that is an address and little more: the source of what cites it.
fn is_address(note: &TextNote) -> bool {
    let words = note
        .text
        .split_whitespace()
        .filter(|word| !word.contains("://") && word.chars().any(char::is_alphabetic));
    words.count() <= 3
}

/// Returns a source for an address: its outlet if the taxonomy knows it, else its host.
fn sourced(address: &str, taxonomy: &Taxonomy) -> String {
    let host = web_host(address);
    let host = host.as_deref().unwrap_or(address);
    let label = host.split('.').next().unwrap_or(host);
    let outlet = taxonomy.find_outlet(host).or_else(|| taxonomy.find_outlet(label));
    let name = outlet.map_or(host, |outlet| &outlet.name);
    format!("{name} <{address}>")
}

fn note_fields(note: &TextNote, taxonomy: &Taxonomy) -> Vec<Field> {
    let span = note.spans.first().copied();
    let field = |name, value: String, certainty, rule: &str| Field {
        name,
        value,
        span,
        certainty,
        rule: rule.to_owned(),
    };
    let text = without_marks(&note.text);
    let text = if text.is_empty() { note.mark.clone() } else { text };
    let mut fields = vec![field("text", text, Certainty::Certain, "note/text")];
    for address in &note.addresses {
        fields.push(field("source", sourced(address, taxonomy), Certainty::Likely, "note/address"));
    }
    fields
}

/// Says in an entry which notes its words cite; an address stands in for a source that it lacks.
fn cite(entry: &mut Piece, cited: &[(TextSpan, String, Option<String>)]) {
    let mut ids: Vec<String> = Vec::new();
    let mut sources: Vec<(TextSpan, String)> = Vec::new();
    for span in &entry.spans {
        // A mark behind the last word still belongs to it.
        let from =
            cited.partition_point(|(mark, _, _)| (mark.block, mark.from) < (span.block, span.from));
        let here = cited
            .iter()
            .skip(from)
            .take_while(|(mark, _, _)| mark.block == span.block && mark.from <= span.to + 1);
        for (mark, id, address) in here {
            match address {
                Some(address) => sources.push((*mark, address.clone())),
                None if !ids.contains(id) => ids.push(id.clone()),
                None => {}
            }
        }
    }
    let has_source = entry.fields.iter().any(|field| field.name == "source");
    if !has_source {
        sources.dedup_by(|a, b| a.1 == b.1);
        for (mark, source) in sources {
            entry.fields.push(Field {
                name: "source",
                value: source,
                span: Some(mark),
                certainty: Certainty::Likely,
                rule: "source/end-note".to_owned(),
            });
        }
    }
    let Some(last) = ids.pop() else { return };
    let words = if ids.is_empty() {
        format!("See note {last}.")
    } else {
        format!("See notes {} and {last}.", ids.join(", "))
    };
    add_note(entry, &words, "note/cited");
}

/// Adds a sentence to the note of an entry.
fn add_note(entry: &mut Piece, words: &str, rule: &str) {
    match entry.fields.iter_mut().find(|field| field.name == "note") {
        Some(note) if note.value.contains(words) => {}
        Some(note) => note.value = format!("{} {words}", note.value),
        None => entry.fields.push(Field {
            name: "note",
            value: words.to_owned(),
            span: None,
            certainty: Certainty::Certain,
            rule: rule.to_owned(),
        }),
    }
}

/// Adds the captions as notes, and says in an entry beside one of them that it shows it.
pub(super) fn tie_captions(
    draft: &mut DigestDraft,
    captions: &[Caption],
    blocks: &BlockWords<'_>,
    words: &ImportWords,
) {
    let mut by_block: HashMap<usize, Vec<(usize, HashSet<String>)>> = HashMap::new();
    for (at, entry) in draft.entries().enumerate() {
        for span in &entry.spans {
            let told = content_words(blocks.words(*span), words);
            by_block.entry(span.block).or_default().push((at, told));
        }
    }
    let mut shown: HashMap<usize, Vec<(String, Option<Field>)>> = HashMap::new();
    for (number, caption) in (1..).zip(captions) {
        let id = format!("caption-{number}");
        let span = caption.spans.first().copied();
        let field = |name, value: &str| Field {
            name,
            value: value.to_owned(),
            span,
            certainty: Certainty::Certain,
            rule: "caption".to_owned(),
        };
        let mut fields = vec![field("text", &caption.text)];
        let source = caption.source.as_deref().map(|source| field("source", source));
        if let Some(entry) = entry_of(caption, &by_block, words) {
            shown.entry(entry).or_default().push((id.clone(), source.clone()));
        }
        fields.extend(source);
        draft.notes.push(DraftNote { id, fields, spans: caption.spans.clone() });
    }
    for (at, entry) in draft.entries_mut().enumerate() {
        for (id, source) in shown.remove(&at).into_iter().flatten() {
            add_note(entry, &format!("Shown in a picture, see note {id}."), "note/caption");
            add_source(entry, source);
        }
    }
}

/// What shows an event tells of it as well, where it says by whom and when.
fn add_source(entry: &mut Piece, source: Option<Field>) {
    let is_source = |field: &&Field| field.name == "source";
    // `Al-Hadath` and `Al-Hadath Channel` are one.
    let parts =
        |value: &str| value.rsplit_once(", ").map(|(name, day)| (fold(name), day.to_owned()));
    let same = |one: &str, other: &str| match (parts(one), parts(other)) {
        (Some((one, day)), Some((other, other_day))) => {
            day == other_day && (one.starts_with(&other) || other.starts_with(&one))
        }
        _ => one == other,
    };
    let known = |source: &Field| {
        entry.fields.iter().filter(is_source).any(|field| same(&field.value, &source.value))
    };
    let Some(source) = source.filter(|source| !known(source)) else { return };
    let Some(last) = entry.fields.iter().rposition(|field| is_source(&field)) else { return };
    entry.fields.insert(last + 1, Field { certainty: Certainty::Likely, ..source });
}

/// Finds the entry that a caption stands beside and shares words with.
fn entry_of(
    caption: &Caption,
    by_block: &HashMap<usize, Vec<(usize, HashSet<String>)>>,
    vocabulary: &ImportWords,
) -> Option<usize> {
    let words = content_words(&caption.text, vocabulary);
    let mut best: Option<(usize, usize)> = None;
    for block in &caption.blocks {
        for near in block.saturating_sub(REACH)..=block + REACH {
            for (entry, told) in by_block.get(&near).into_iter().flatten() {
                let shared = told.intersection(&words).count();
                if shared >= FEWEST_SHARED && best.is_none_or(|(most, _)| shared > most) {
                    best = Some((shared, *entry));
                }
            }
        }
    }
    best.map(|(_, entry)| entry)
}

/// The words of a text that tell one event from another.
fn content_words(text: &str, vocabulary: &ImportWords) -> HashSet<String> {
    let words = text
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| word.chars().count() >= 5);
    words
        .map(str::to_lowercase)
        .filter(|word| {
            word.chars().any(char::is_alphabetic) && !vocabulary.common.contains(word.as_str())
        })
        .collect()
}
