//! Scripts that a copied page has within its text: they are cut out of the block, and what stands
//! around them stays.

use crate::import::block::{TextBlock, TextSpan};

/// What a statement of a script begins with.
const BEGINNINGS: [&str; 7] =
    ["var ", "let ", "const ", "function(", "window.", "document.", "(function"];

/// The shortest script, in characters: shorter ones are words.
const SHORTEST: usize = 40;

/// Finds the scripts within a block.
pub(super) fn scripts(block: &TextBlock, at: usize) -> Vec<TextSpan> {
    // A statement has a name with a dot or a bracket; most texts are done with here.
    if !block.text.contains(';') || !block.text.contains('=') {
        return Vec::new();
    }
    let mut spans = Vec::new();
    let mut open: Option<usize> = None;
    let mut from = 0;
    let mut end = 0;
    for part in block.text.split_inclusive(';') {
        let lead = part.chars().take_while(|c| c.is_whitespace()).count();
        let len = part.chars().count();
        let start = script_start(part, open.is_some());
        match (start, part.ends_with(';')) {
            (Some(start), true) => {
                open = open.or(Some(from + start.max(lead)));
                end = from + len;
            }
            _ => close(&mut open, end, at, &mut spans),
        }
        from += len;
    }
    close(&mut open, end, at, &mut spans);
    spans
}

fn close(open: &mut Option<usize>, end: usize, at: usize, spans: &mut Vec<TextSpan>) {
    if let Some(from) = open.take().filter(|from| end.saturating_sub(*from) >= SHORTEST) {
        spans.push(TextSpan { block: at, from, to: end });
    }
}

/// Returns the character that a statement begins with: the first of a script stands behind a
/// sentence, the others behind each other.
fn script_start(part: &str, is_open: bool) -> Option<usize> {
    let calls_on = |text: &str| {
        text.split(").").skip(1).any(|rest| rest.starts_with(|c: char| c.is_alphabetic()))
    };
    // A sentence ends with a stop and a blank; a script seldom does.
    let is_code = |text: &str| {
        let sets = text.contains('=') && text.contains(['.', '(', '\'']);
        !text.contains(". ") && (sets || calls_on(text) || text.contains(");"))
    };
    let found = BEGINNINGS.iter().filter_map(|beginning| part.find(beginning)).min();
    let byte = match found {
        Some(byte) => byte,
        None if is_open => 0,
        None => return None,
    };
    let (before, code) = part.split_at_checked(byte)?;
    is_code(code).then(|| before.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::block::TextBlockKind;

    fn cut(text: &str) -> String {
        let kind = TextBlockKind::Paragraph;
        let block =
            TextBlock { kind, text: text.to_owned(), page: None, line: None, links: Vec::new() };
        let spans = scripts(&block, 0);
        let is_cut = |at: usize| spans.iter().any(|span| at >= span.from && at < span.to);
        text.chars().enumerate().filter(|(at, _)| !is_cut(*at)).map(|(_, c)| c).collect()
    }

    #[test]
    fn scripts_are_cut_out_and_the_text_stays() {
        assert_eq!(
            cut(
                "The update follows. var box = document.getElementById('map7'); box.style.width='90%'; \
                 box.parent.insert(box, map); May 21: Two barges burned; the crew let go of them."
            ),
            "The update follows.  May 21: Two barges burned; the crew let go of them."
        );
        let text =
            "The price = 3; men let it go; a window. Then they left (all of them); it was over.";
        assert_eq!(cut(text), text);
    }
}
