//! The words at places of blocks, found without walking each block from its beginning: a paragraph
//! may tell thousands of incidents. What the words mean is not looked at.

use std::cell::OnceCell;

use super::block::{TextBlock, TextSpan};

/// A place is kept for every so many characters of a block.
const STEP: usize = 64;

/// The blocks of a text, with places at which their characters begin.
pub(in crate::import) struct BlockWords<'b> {
    blocks: &'b [TextBlock],
    /// For each block that was asked for, the byte of every so many characters.
    marks: Vec<OnceCell<Vec<usize>>>,
}

impl<'b> BlockWords<'b> {
    /// Walks over a block once, when a place in it is asked for first.
    pub fn new(blocks: &'b [TextBlock]) -> Self {
        Self { blocks, marks: vec![OnceCell::new(); blocks.len()] }
    }

    /// Returns the blocks themselves.
    pub fn blocks(&self) -> &'b [TextBlock] {
        self.blocks
    }

    /// Returns the words at a place; none where there is no such place.
    pub fn words(&self, span: TextSpan) -> &'b str {
        let text = self.blocks.get(span.block).map_or("", |block| block.text.as_str());
        let (from, _) = self.byte(span.block, span.from);
        let (to, _) = self.byte(span.block, span.to.max(span.from));
        text.get(from..to).unwrap_or("")
    }

    /// Returns the byte at which a character begins, with how many characters were walked over.
    fn byte(&self, block: usize, at: usize) -> (usize, usize) {
        let text = self.blocks.get(block).map_or("", |block| block.text.as_str());
        let marks = || text.char_indices().step_by(STEP).map(|(byte, _)| byte).collect();
        let Some(marks) = self.marks.get(block).map(|known| known.get_or_init(marks)) else {
            return (0, 0);
        };
        let Some(mark) = (at / STEP).checked_sub(usize::from(at / STEP >= marks.len())) else {
            return (text.len(), 0);
        };
        let Some(from) = marks.get(mark) else { return (text.len(), 0) };
        let rest = text.get(*from..).unwrap_or("");
        let steps = at - mark * STEP;
        let mut walked = rest.char_indices().take(steps + 1).skip(steps);
        (walked.next().map_or(text.len(), |(byte, _)| from + byte), steps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::block::TextBlockKind;

    fn block(text: &str) -> TextBlock {
        let text = text.to_owned();
        TextBlock {
            kind: TextBlockKind::Paragraph,
            text,
            page: None,
            line: None,
            links: Vec::new(),
        }
    }

    #[test]
    fn words_stand_where_their_characters_do() {
        let text = "Dé “là” – ñ ".repeat(40);
        let blocks = [block(""), block(&text)];
        let words = BlockWords::new(&blocks);
        let all: Vec<char> = text.chars().collect();
        for from in 0..all.len() {
            let to = (from + 70).min(all.len());
            let wanted: String = all[from..to].iter().collect();
            assert_eq!(words.words(TextSpan { block: 1, from, to }), wanted);
        }
        for (block, from, to) in [(0, 0, 3), (1, 900, 950), (1, 9, 4), (7, 0, 1)] {
            assert_eq!(words.words(TextSpan { block, from, to }), "");
        }
    }

    #[test]
    fn a_place_far_in_a_long_paragraph_is_no_long_walk() {
        let blocks = [block(&"Two fell near Marsa – a port. ".repeat(4_000))];
        let words = BlockWords::new(&blocks);
        let walked = |at| words.byte(0, at).1;
        assert!((0..120_000).step_by(997).map(walked).all(|steps| steps < STEP));
    }
}
