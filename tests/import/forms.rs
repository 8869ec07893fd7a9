//! One digest in several containers: PDF, DOCX, HTML and UTF-16 give what its text gives.

use super::floors::TALLIES;
use super::texts::texts;

/// The most entries of a digest that may be found in its text and not in another form of it, or
/// come from a form alone: a page break and a column may tear a sentence.
const APART: usize = 2;

#[test]
fn a_digest_gives_the_same_entries_in_every_form() {
    let forms = texts("forms");
    assert!(forms.len() >= 14, "{} forms", forms.len());
    for form in forms {
        let (_, of_text) = TALLIES
            .iter()
            .find(|(name, _)| form.name.starts_with(name.as_str()))
            .unwrap_or_else(|| panic!("no text for {}", form.name));
        let of_form = form.tally();
        for column in ["recall", "precision"] {
            let (text, other) = (of_text.share(column), of_form.share(column));
            let apart = text.part.abs_diff(other.part).max(text.whole.abs_diff(other.whole));
            let mistakes = of_form.mistakes.join("\n  ");
            assert!(
                apart <= APART,
                "{}: {column} {other:?}, of text {text:?}\n  {mistakes}",
                form.name
            );
        }
        for column in ["date", "place", "casualties"] {
            let (text, other) = (of_text.share(column).ratio(), of_form.share(column).ratio());
            assert!(other >= text - 0.1, "{}: {column} {other:.3}, of text {text:.3}", form.name);
        }
    }
}
