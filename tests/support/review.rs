//! A review of an invented text, as an import on a terminal begins it.

use std::path::PathBuf;
use std::sync::Arc;

use watchfloor::app::{Replaces, ReviewFiles, ReviewStart};
use watchfloor::digest::Taxonomy;
use watchfloor::import::block::{TextBlock, TextBlockKind, TextSpan};
use watchfloor::import::draft::{DigestDraft, DraftArea, DraftTheatre};
use watchfloor::import::field::{Certainty, Field};
use watchfloor::import::piece::{Piece, PieceKind};
use watchfloor::import::review::Review;
use watchfloor::import::rules::ImportRules;

/// A heading, three items and a line that nobody understood.
pub const TEXT: [&str; 5] = [
    "Iraq",
    "On May 3, 2031, a bomb hit a patrol near Samarra (Harbour, May 4). Two guards fled.",
    "A mayor was shot the next day in Diyala. On May 5, his deputy was shot too (Lantern, May 6).",
    "Three workers were wounded on May 6 when a mine went off near Kirkuk (Harbour, May 7).",
    "The bridge over the canal is closed until the water falls.",
];

fn field(
    name: &'static str,
    value: &str,
    at: Option<(usize, &str)>,
    certainty: Certainty,
) -> Field {
    let span = at.map(|(block, words)| {
        let from = TEXT[block].find(words).unwrap();
        TextSpan { block, from, to: from + words.len() }
    });
    Field { name, value: value.to_owned(), span, certainty, rule: "test".to_owned() }
}

fn piece(kind: PieceKind, block: usize, mut fields: Vec<Field>) -> Piece {
    let spans = vec![TextSpan { block, from: 0, to: TEXT[block].len() }];
    fields.push(field("text", TEXT[block], None, Certainty::Certain));
    Piece { kind, spans, fields, inner: Vec::new() }
}

fn entry(block: usize, fields: &[(&'static str, &str, &str, Certainty)]) -> Piece {
    let read = |(name, value, words, certainty): &(&'static str, &str, &str, Certainty)| {
        field(name, value, Some((block, *words)).filter(|_| !words.is_empty()), *certainty)
    };
    piece(PieceKind::Entry, block, fields.iter().map(read).collect())
}

/// Three entries, of which the second is doubtful, and a point that was not understood.
fn draft() -> DigestDraft {
    use Certainty::{Certain, Guess, Likely};
    let sure = entry(
        1,
        &[
            ("date", "2031-05-03", "May 3, 2031", Certain),
            ("kind", "attack", "bomb hit", Certain),
            ("tactic", "ied", "bomb", Certain),
            ("place", "near Samarra", "near Samarra", Certain),
            ("source", "Harbour, 2031-05-04", "(Harbour, May 4)", Certain),
            ("basis", "reported", "", Certain),
            ("theatre", "iraq", "", Certain),
        ],
    );
    let doubtful = entry(
        2,
        &[
            ("date", "2031-05-04", "the next day", Guess),
            ("kind", "attack", "was shot", Certain),
            ("killed", "2", "shot too", Guess),
            ("source", "Lantern, 2031-05-06", "(Lantern, May 6)", Certain),
            ("basis", "reported", "", Likely),
            ("theatre", "iraq", "", Certain),
            ("area", "Diyala", "Diyala", Certain),
        ],
    );
    let likely = entry(
        3,
        &[
            ("date", "2031-05-06", "May 6", Certain),
            ("kind", "attack", "mine", Likely),
            ("wounded", "3", "Three workers were wounded", Certain),
            ("basis", "reported", "", Certain),
            ("theatre", "iraq", "", Certain),
        ],
    );
    let tags = field("tags", "unread", None, Certain);
    let basis = field("basis", "reported", None, Guess);
    let theatre = DraftTheatre {
        theatre: field("theatre", "iraq", Some((0, "Iraq")), Certain),
        points: vec![piece(PieceKind::Point, 4, vec![tags, basis])],
        areas: vec![DraftArea {
            area: field("area", "Diyala", None, Certain),
            points: Vec::new(),
            entries: vec![doubtful],
        }],
        entries: vec![sure, likely],
    };
    let head = |name, value| field(name, value, None, Certain);
    DigestDraft {
        head: vec![
            head("digest", "harbour-2031-05-01"),
            head("title", "The week of the harbour"),
            head("publisher", "Harbour Watch"),
            head("series", "weekly"),
            head("period", "2031-05-01..2031-05-07"),
            head("coverage", "full"),
        ],
        theatres: vec![theatre],
        ..DigestDraft::default()
    }
}

/// A review that begins.
pub fn review(taxonomy: Arc<Taxonomy>) -> Review {
    review_of(draft(), taxonomy)
}

fn review_of(draft: DigestDraft, taxonomy: Arc<Taxonomy>) -> Review {
    let block = |(at, text): (usize, &str)| TextBlock {
        kind: if at == 0 { TextBlockKind::Heading(2) } else { TextBlockKind::Item(0) },
        text: text.to_owned(),
        page: None,
        line: None,
        links: Vec::new(),
    };
    let rules = ImportRules::for_text("").unwrap();
    Review::new(draft, TEXT.into_iter().enumerate().map(block).collect(), taxonomy, rules)
}

/// What the reader begins with; nothing is kept without a file for it.
pub fn start(taxonomy: Arc<Taxonomy>, kept: Option<&str>) -> ReviewStart {
    let files = ReviewFiles {
        kept: kept.map(PathBuf::from),
        folder: "/archive".into(),
        path: "digests/2031/2031-05-01.yaml".into(),
        replaces: Replaces::Nothing,
    };
    ReviewStart { review: Box::new(review(taxonomy)), files, earlier: None }
}

/// The same of a text that tells nothing of its publisher and its days.
pub fn start_unsaid(taxonomy: Arc<Taxonomy>) -> ReviewStart {
    let mut unsaid = draft();
    let guessed = |field: &&mut Field| matches!(field.name, "publisher" | "series" | "period");
    for field in unsaid.head.iter_mut().filter(guessed) {
        field.certainty = Certainty::Guess;
    }
    let review = Box::new(review_of(unsaid, Arc::clone(&taxonomy)));
    ReviewStart { review, ..start(taxonomy, None) }
}

/// The same over a digest that is there: an edition with another day, one entry less and one more.
pub fn start_over(taxonomy: Arc<Taxonomy>, kept: Option<&str>) -> ReviewStart {
    let read = review(Arc::clone(&taxonomy)).yaml();
    let (before, after) = ("2031-05-06", "2031-05-05");
    assert!(read.contains(before) && read.contains("near Samarra"));
    let earlier = read.replace(&format!("date: {before}"), &format!("date: {after}"));
    let other = "        entries:\n          - date: 2031-05-01\n            kind: attack\n            text: A post was shelled.\n            basis: reported\n";
    let earlier = earlier.replacen("        entries:\n", other, 1);
    let mut begun = start(taxonomy, kept);
    begun.files.replaces = Replaces::TheFile;
    ReviewStart { earlier: Some(earlier.into_bytes()), ..begun }
}
