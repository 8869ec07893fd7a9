//! The paragraph that the section of a theatre opens with, where it sums up and tells no incident:
//! the summary of the theatre. How it is written stands in `write`.

use super::model::DraftTheatre;
use crate::import::block::{TextBlock, TextBlockKind, TextSpan};
use crate::import::piece::{Piece, PieceKind};

/// The fewest words of a paragraph that sums up.
const FEWEST_WORDS: usize = 8;

/// A summary, and how many points of its theatre it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OpeningSummary {
    /// Its words.
    pub text: String,
    /// Where they stand.
    pub span: TextSpan,
    /// The points that are its sentences, which are the first of the theatre.
    pub points: usize,
}

/// Finds the summary of a theatre: the paragraph below its heading, of whose sentences none
/// became an entry or a figure.
pub(super) fn opening(theatre: &DraftTheatre, blocks: &[TextBlock]) -> Option<OpeningSummary> {
    let heading = theatre.theatre.span?.block;
    let is_heading = |at: usize| {
        blocks.get(at).is_some_and(|block| matches!(block.kind, TextBlockKind::Heading(_)))
    };
    // `Overview` may stand between.
    let at = if is_heading(heading + 1) { heading + 2 } else { heading + 1 };
    let block = blocks.get(at)?;
    if !is_heading(heading) || block.kind != TextBlockKind::Paragraph {
        return None;
    }
    let whole = block.text.trim();
    if whole.split_whitespace().count() < FEWEST_WORDS || !whole.ends_with('.') {
        return None;
    }
    let own = |point: &&Piece| {
        point.kind == PieceKind::Point
            && point.inner.is_empty()
            && !point.spans.is_empty()
            && point.spans.iter().all(|span| span.block == at)
    };
    let points: Vec<&Piece> = theatre.points.iter().take_while(own).collect();
    let texts = points.iter().map(|point| {
        let text = point.fields.iter().find(|field| field.name == "text");
        text.map(|field| field.value.as_str())
    });
    let texts: Vec<&str> = texts.collect::<Option<_>>()?;
    let text = texts.join(" ");
    // A sentence that became something else would be lost between the others.
    let words = |text: &str| text.split_whitespace().count();
    (words(&text) == words(whole)).then(|| OpeningSummary {
        text,
        span: TextSpan { block: at, from: 0, to: block.text.chars().count() },
        points: points.len(),
    })
}
