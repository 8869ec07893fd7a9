//! How long a text and its blocks may be. What follows works within a block, at times once for each
//! of its sentences: a block without end is parted, and a text without end refused.

use super::{limits, outcome::ReadingError};
use crate::import::block::{Link, TextBlock};

/// Parts blocks that are too long, where a sentence ends or else a word.
///
/// # Errors
///
/// If the text has more letters than are read.
pub fn within_bounds(blocks: Vec<TextBlock>) -> Result<Vec<TextBlock>, ReadingError> {
    let letters: usize = blocks.iter().map(|block| block.text.len()).sum();
    if letters > limits::LETTERS {
        return Err(ReadingError::TooMuch {
            what: "letters in the text (part it)",
            limit: limits::LETTERS,
        });
    }
    if blocks.iter().all(|block| block.text.len() <= limits::BLOCK) {
        return Ok(blocks);
    }
    Ok(blocks.iter().flat_map(parted).collect())
}

fn parted(block: &TextBlock) -> Vec<TextBlock> {
    let mut parts = Vec::new();
    let (mut rest, mut passed) = (block.text.as_str(), 0);
    while !rest.is_empty() {
        let (part, after) = rest.split_at(cut(rest));
        let here = part.chars().count();
        parts.push(TextBlock {
            kind: block.kind,
            text: part.trim_end().to_owned(),
            page: block.page,
            line: block.line,
            links: Vec::new(),
        });
        let blanks = after.len() - after.trim_start().len();
        let next = passed + here + after.get(..blanks).map_or(0, |blanks| blanks.chars().count());
        rest = after.get(blanks..).unwrap_or_default();
        if let Some(last) = parts.last_mut() {
            last.links = links_of(&block.links, passed, passed + last.text.chars().count());
        }
        passed = next;
    }
    parts
}

/// The links that begin between two characters, counted from the first of them. Links stand in
/// their order, and there are few parts: a text has at most `LETTERS / BLOCK * 2` of them.
fn links_of(links: &[Link], from: usize, to: usize) -> Vec<Link> {
    let within = links.iter().filter(|link| (from..to).contains(&link.from));
    within
        .map(|link| Link {
            from: link.from - from,
            to: link.to.min(to) - from,
            address: link.address.clone(),
        })
        .collect()
}

/// Where the first part of a text ends: after the last sentence that fits, else the last word, else
/// the last letter.
fn cut(text: &str) -> usize {
    if text.len() <= limits::BLOCK {
        return text.len();
    }
    let most = (0..=limits::BLOCK).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let head = text.get(..most).unwrap_or(text);
    let sentence = head.rfind(". ").map(|at| at + 1).filter(|at| *at * 2 > most);
    sentence.or_else(|| head.rfind(' ').filter(|at| *at > 0)).unwrap_or(most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::block::TextBlockKind;

    fn block(text: String, links: Vec<Link>) -> TextBlock {
        TextBlock { kind: TextBlockKind::Paragraph, text, page: Some(2), line: None, links }
    }

    #[test]
    fn a_long_block_is_parted_where_sentences_end() {
        let sentence = "Two guards were shot near the gate on that day. ";
        let text = sentence.repeat(limits::BLOCK / sentence.len() * 2 + 10);
        let from = limits::BLOCK / sentence.len() * sentence.len();
        let link = Link { from: from + 4, to: from + 10, address: "https://example.org".into() };
        let whole = text.trim_end().to_owned();
        let parts = within_bounds(vec![block(whole.clone(), vec![link])]).expect("a text");
        assert!(parts.len() > 2, "{}", parts.len());
        assert!(parts.iter().all(|part| part.text.len() <= limits::BLOCK && part.page == Some(2)));
        assert!(parts.iter().all(|part| part.text.ends_with("day.")));
        let joined: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
        assert_eq!(joined.join(" "), whole);
        let linked: Vec<(usize, usize, usize)> = parts
            .iter()
            .enumerate()
            .flat_map(|(at, part)| part.links.iter().map(move |link| (at, link.from, link.to)))
            .collect();
        assert_eq!(linked, [(1, 4, 10)]);
    }

    #[test]
    fn what_has_no_sentence_is_parted_all_the_same() {
        for text in ["é".repeat(limits::BLOCK), "word ".repeat(limits::BLOCK)] {
            let parts = within_bounds(vec![block(text.trim_end().to_owned(), Vec::new())]);
            let parts = parts.expect("a text");
            assert!(parts.len() > 1 && parts.iter().all(|part| part.text.len() <= limits::BLOCK));
        }
    }

    #[test]
    fn short_blocks_stay_and_texts_without_end_are_refused() {
        let short = vec![block("One.".into(), Vec::new()), block("Two.".into(), Vec::new())];
        assert_eq!(within_bounds(short.clone()), Ok(short));
        let long = vec![block("x".repeat(limits::LETTERS + 1), Vec::new())];
        assert!(matches!(within_bounds(long), Err(ReadingError::TooMuch { .. })));
    }
}
