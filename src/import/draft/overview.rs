//! Points as they stand in a text: items below items, and who stands behind each. Entries are read
//! elsewhere.

use std::ops::Range;

use crate::digest::{Party, Taxonomy};
use crate::import::block::{TextBlock, TextBlockKind, TextSpan};
use crate::import::field::{Certainty, Field};
use crate::import::piece::{Piece, PieceKind};
use crate::import::structure::{citation, without_marks};

/// The deepest point; a reader of YAML bounds the depth of nesting.
const DEEPEST: usize = 5;

/// Words with which a publisher judges.
const JUDGED: [&str; 14] = [
    "assessment",
    "assesses",
    "assess ",
    "it appears",
    "seemingly",
    "hence",
    "indicates",
    "likely",
    "apparently",
    "conclusion",
    "in our view",
    "estimat",
    "suggests",
    "in the opinion",
];

/// Reads blocks as points, each below the item that it belongs to.
pub(super) fn points(
    blocks: &[TextBlock],
    range: Range<usize>,
    is_said: impl Fn(usize) -> bool,
    taxonomy: &Taxonomy,
) -> Vec<Piece> {
    let mut tree = Tree::default();
    for at in range.filter(|at| is_said(*at)) {
        let Some(block) = blocks.get(at) else { continue };
        let depth = match block.kind {
            TextBlockKind::Item(level) => 1 + usize::from(level),
            TextBlockKind::Paragraph
            | TextBlockKind::Heading(_)
            | TextBlockKind::TableRow
            | TextBlockKind::Caption
            | TextBlockKind::Footnote => 0,
        };
        let opens = block.text.trim_end().ends_with(':');
        tree.add(depth, opens, point(block, at, taxonomy));
    }
    tree.finish()
}

/// Points that are still being nested: each with how deep its block stood.
#[derive(Default)]
struct Tree {
    done: Vec<Piece>,
    open: Vec<(usize, bool, Piece)>,
}

impl Tree {
    fn add(&mut self, depth: usize, opens: bool, piece: Piece) {
        // A paragraph holds the items below it only where it ends with a colon.
        while let Some((above, holds, _)) = self.open.last() {
            if depth > *above && (*above > 0 || *holds) && self.open.len() < DEEPEST {
                break;
            }
            self.close();
        }
        self.open.push((depth, opens, piece));
    }

    fn close(&mut self) {
        if let Some((_, _, piece)) = self.open.pop() {
            match self.open.last_mut() {
                Some((_, _, above)) => above.inner.push(piece),
                None => self.done.push(piece),
            }
        }
    }

    fn finish(mut self) -> Vec<Piece> {
        while !self.open.is_empty() {
            self.close();
        }
        self.done
    }
}

/// Reads a block as one point.
pub(super) fn point(block: &TextBlock, at: usize, taxonomy: &Taxonomy) -> Piece {
    let span = TextSpan { block: at, from: 0, to: block.text.chars().count() };
    let (words, source) = citation(&block.text);
    let words =
        if words.ends_with(['.', '!', '?', '”', '"']) { words } else { format!("{words}.") };
    let text = without_marks(if source.is_some() { &words } else { &block.text });
    let (basis, certainty, rule) = match basis(&block.text, source.as_deref(), taxonomy) {
        // A headline tells what happened, and judges nothing.
        (_, certainty, "basis/publisher") if matches!(block.kind, TextBlockKind::Heading(_)) => {
            ("reported", certainty, "basis/headline")
        }
        told => told,
    };
    let field = |name, value: &str, certainty, rule: &str| Field {
        name,
        value: value.to_owned(),
        span: Some(span),
        certainty,
        rule: rule.to_owned(),
    };
    let mut fields =
        vec![field("text", &text.replace('\t', " | "), Certainty::Certain, "point/block")];
    if let Some(source) = &source {
        fields.push(field("source", source, Certainty::Certain, "point/source"));
    }
    fields.push(field("basis", basis, certainty, rule));
    Piece { kind: PieceKind::Point, spans: vec![span], fields, inner: Vec::new() }
}

/// Says who stands behind a statement: whoever judges in it, else the outlet that it cites, else the
/// publisher himself.
fn basis(
    text: &str,
    source: Option<&str>,
    taxonomy: &Taxonomy,
) -> (&'static str, Certainty, &'static str) {
    let lower = text.to_lowercase();
    if lower.contains("assessment") || lower.contains("assesses") {
        return ("assessed", Certainty::Certain, "basis/assessment");
    }
    if JUDGED.iter().any(|word| lower.contains(word)) {
        return ("assessed", Certainty::Likely, "basis/judgement");
    }
    let outlet = source.and_then(|source| source.rsplit_once(',')).map(|(outlet, _)| outlet);
    let outlet = outlet.map(|outlet| outlet.split(';').next().unwrap_or(outlet).trim());
    match outlet.map(|outlet| taxonomy.find_outlet(outlet).and_then(|outlet| outlet.party)) {
        Some(Some(Party::Perpetrator)) => ("claimed", Certainty::Likely, "basis/outlet"),
        Some(Some(Party::Official)) => ("official", Certainty::Likely, "basis/outlet"),
        Some(Some(Party::Adversary | Party::Local | Party::Independent) | None) => {
            ("reported", Certainty::Likely, "basis/outlet")
        }
        None => ("assessed", Certainty::Likely, "basis/publisher"),
    }
}

/// Returns a point for what was not understood.
pub(super) fn unread(block: &TextBlock, at: usize, taxonomy: &Taxonomy) -> Piece {
    let mut piece = point(block, at, taxonomy);
    for field in &mut piece.fields {
        if field.name == "basis" {
            field.certainty = Certainty::Guess;
        }
    }
    piece.fields.push(Field {
        name: "tags",
        value: "unread".to_owned(),
        span: None,
        certainty: Certainty::Certain,
        rule: "point/unread".to_owned(),
    });
    piece
}
