//! Which lines are headings, where no mark says it: short ones without a stop that stand over
//! something.

use super::assemble::{DraftKind, OpenBlock};
use crate::import::block::{TextBlock, TextBlockKind};
use crate::import::reading::{
    captions,
    gather::{GatheredBlock, Set},
    heading_shape::{is_capitals, looks_like_heading, without_runs},
};

/// Decides what each draft is.
pub(super) fn decide(drafts: Vec<OpenBlock>) -> Vec<GatheredBlock> {
    let drafts: Vec<OpenBlock> = drafts.into_iter().flat_map(split_bar).collect();
    let looks: Vec<bool> = (0..drafts.len()).map(|at| stands_over(&drafts, at)).collect();
    let heads = without_runs(&looks, true);
    let capitals = mixed_capitals(&drafts, &heads);
    let mut titled = false;
    let mut text_before = false;
    drafts
        .into_iter()
        .zip(heads)
        .map(|(draft, head)| {
            let kind = match draft.kind {
                DraftKind::Numbered(_) | DraftKind::Words if head => {
                    let first = !titled && !text_before;
                    if first && is_date_alone(&draft.text) {
                        TextBlockKind::Paragraph
                    } else {
                        titled = true;
                        TextBlockKind::Heading(
                            match (first, capitals && is_capitals(&draft.text)) {
                                (true, _) => 1,
                                (false, true) => 2,
                                (false, false) => 2 + u8::from(capitals),
                            },
                        )
                    }
                }
                DraftKind::Item(level) | DraftKind::Numbered(level) => TextBlockKind::Item(level),
                DraftKind::Words => TextBlockKind::Paragraph,
                DraftKind::Note => TextBlockKind::Footnote,
                DraftKind::Row => TextBlockKind::TableRow,
                DraftKind::Underlined(level) => {
                    titled = true;
                    TextBlockKind::Heading(level)
                }
            };
            text_before |= matches!(kind, TextBlockKind::Item(_) | TextBlockKind::TableRow)
                || kind == TextBlockKind::Paragraph && draft.text.chars().count() > 300;
            block(kind, draft)
        })
        .collect()
}

fn block(kind: TextBlockKind, draft: OpenBlock) -> GatheredBlock {
    GatheredBlock {
        block: TextBlock {
            kind,
            text: draft.text,
            page: draft.page,
            line: Some(draft.number),
            links: Vec::new(),
        },
        set: Set { copies: 1, ..Set::default() },
    }
}

/// `NORTHWEST | During the week …` is a heading and its text.
fn split_bar(draft: OpenBlock) -> Vec<OpenBlock> {
    let parts = draft.text.split_once(" | ").filter(|(head, rest)| {
        draft.kind == DraftKind::Words
            && head.chars().count() <= 40
            && is_capitals(head)
            && rest.chars().any(char::is_lowercase)
    });
    match parts {
        Some((head, rest)) => {
            let head = OpenBlock { text: head.trim().to_owned(), lines: 1, ..draft.clone() };
            let rest =
                OpenBlock { text: rest.trim().to_owned(), after_blank: false, ..draft.clone() };
            vec![head, rest]
        }
        None => vec![draft],
    }
}

/// Whether a draft looks like a heading and something stands under it.
fn stands_over(drafts: &[OpenBlock], at: usize) -> bool {
    let Some(draft) = drafts.get(at) else { return false };
    let Some(next) = drafts.get(at + 1) else { return false };
    let before = at.checked_sub(1).and_then(|before| drafts.get(before));
    if draft.lines > 2 || !looks_like_heading(&draft.text) || next.kind == DraftKind::Note {
        return false;
    }
    let alone = before.is_none_or(|before| before.kind != draft.kind);
    match draft.kind {
        DraftKind::Numbered(_) => {
            draft.lines == 1
                && draft.after_blank
                && alone
                && !matches!(next.kind, DraftKind::Numbered(_) | DraftKind::Item(_))
        }
        // A line that stands twice is a title or a caption.
        DraftKind::Words => {
            at == 0
                || next.text != draft.text && before.is_none_or(|before| before.text != draft.text)
        }
        DraftKind::Item(_) | DraftKind::Note | DraftKind::Row | DraftKind::Underlined(_) => false,
    }
}

/// Whether some headings are in capitals and some are not: then those are a level higher.
fn mixed_capitals(drafts: &[OpenBlock], heads: &[bool]) -> bool {
    let mut heads = drafts.iter().zip(heads).skip(1).filter(|(_, head)| **head);
    let mut capitals = 0;
    let mut others = 0;
    heads.by_ref().for_each(|(draft, _)| {
        if is_capitals(&draft.text) {
            capitals += 1;
        } else {
            others += 1;
        }
    });
    capitals > 1 && others > 0
}

/// Whether a line is a date and nothing else.
fn is_date_alone(text: &str) -> bool {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let mut dated = false;
    text.split([' ', ',', '/', '-', '–']).filter(|word| !word.is_empty()).all(|word| {
        let lower = word.to_lowercase();
        let day = DAYS.iter().any(|day| lower.starts_with(day))
            && (lower.len() <= 4 || lower.ends_with("day"));
        let month = captions::is_month(&lower);
        dated |= month;
        day || month || word.starts_with(|c: char| c.is_ascii_digit())
    }) && dated
}
