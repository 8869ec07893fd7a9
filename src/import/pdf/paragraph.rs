//! Lines to paragraphs: by the structure of tagged files, else by leading, indents, bullets and
//! lines that end early. What they are is decided by `kind`.

use super::flow::Margins;
use super::fragment::Look;
use super::label::{self, Label};
use super::line::PdfLine;
use super::structure::{ElementPlace, ElementRole};
use crate::order::CompactSort as _;

/// Small text, against the body: captions and notes.
pub const SMALL: f64 = 0.94;
/// Large text, against the body: headings.
pub const LARGE: f64 = 1.08;

/// A paragraph, of any kind.
#[derive(Debug, Clone)]
pub struct PdfParagraph {
    /// Its lines.
    pub lines: Vec<PdfLine>,
    /// The bullet or number that it begins with.
    pub label: Option<Label>,
    /// Where it begins.
    pub left: f64,
    /// Where its further lines begin; as `left` where there is one.
    pub rest: f64,
    /// The look of most of it.
    pub look: Look,
    /// The element of a tagged file.
    pub place: Option<ElementPlace>,
    /// Whether its lines are all bold, or none is.
    pub alike: bool,
    /// Whether its last line is so full that the next word would not have gone in.
    pub full: bool,
}

/// What is the same all over the file.
#[derive(Debug)]
pub struct Measures {
    /// The size of most of the text.
    pub body: f64,
    /// From line to line, in sizes.
    pub leading: f64,
}

impl Measures {
    /// Counts sizes by their characters and leadings by their lines.
    pub fn of(lines: &[PdfLine]) -> Self {
        let sizes = lines.iter().map(|line| (line.look.size, line.text().chars().count()));
        let body = most(sizes, 0.5).unwrap_or(12.0).max(1.0);
        let steps: Vec<f64> = lines
            .windows(2)
            .filter(|two| two[0].flow == two[1].flow && is_size(&two[0], body))
            .filter(|two| is_size(&two[1], body))
            .map(|two| (two[0].base - two[1].base) / body)
            .filter(|step| (0.8..2.6).contains(step))
            .collect();
        // The usual step, unless a shorter one is frequent too: a text of many short paragraphs.
        let usual = most(steps.iter().map(|step| (*step, 1)), 0.05).unwrap_or(1.2);
        let at = |leading: f64| steps.iter().filter(|s| (**s - leading).abs() < 0.06).count();
        let mut shorter: Vec<f64> = steps.iter().copied().filter(|s| *s < usual - 0.1).collect();
        shorter.compact_sort_by(f64::total_cmp);
        let tenth = shorter.get(shorter.len() / 2).copied();
        let leading = tenth.filter(|step| at(*step) * 5 > steps.len()).unwrap_or(usual);
        Self { body, leading }
    }
}

fn is_size(line: &PdfLine, size: f64) -> bool {
    (line.look.size - size).abs() < 0.06 * size
}

/// The most frequent of weighted numbers, in steps of `grain`.
fn most(numbers: impl Iterator<Item = (f64, usize)>, grain: f64) -> Option<f64> {
    let mut counts: std::collections::BTreeMap<i64, usize> = std::collections::BTreeMap::new();
    for (number, weight) in numbers {
        #[expect(clippy::cast_possible_truncation, reason = "sizes of a page")]
        let step = (number / grain).round() as i64;
        *counts.entry(step).or_default() += weight;
    }
    let (step, _) = counts.into_iter().max_by_key(|(step, count)| (*count, -*step))?;
    #[expect(clippy::cast_precision_loss, reason = "sizes of a page")]
    let number = step as f64 * grain;
    Some(number)
}

/// Makes paragraphs of lines in the order of reading; `margins` are those of their flows.
pub fn paragraphs(
    lines: Vec<PdfLine>,
    margins: &[Margins],
    measures: &Measures,
) -> Vec<PdfParagraph> {
    let mut paragraphs: Vec<PdfParagraph> = Vec::new();
    for mut line in lines {
        let right = margins.get(line.flow).map_or(line.right, |own| own.right);
        let label = label::of(&line);
        if let Some(last) = paragraphs.last_mut()
            && !opens(last, &line, label)
            && !starts(last, &line, right, measures)
        {
            last.add(line, right);
            continue;
        }
        if label.is_some() {
            label::take(&mut line);
        }
        paragraphs.push(PdfParagraph::new(line, label, right));
    }
    paragraphs
}

/// Whether a bullet or number begins an item here: `40)` and `–` also stand inside of sentences.
fn opens(last: &PdfParagraph, line: &PdfLine, label: Option<Label>) -> bool {
    let same = last.place.zip(line.place).is_some_and(|(one, other)| one.element == other.element);
    match label {
        None => false,
        Some(_) if same => false,
        Some(Label::Bullet(_)) => true,
        Some(Label::Dash(at) | Label::Number(at)) => {
            let beside =
                last.label.is_some_and(|label| (label.left() - at).abs() < 0.5 * line.look.size);
            let colon = last.last().is_some_and(|line| line.text().ends_with(':'));
            beside || colon || last.ends_sentence()
        }
    }
}

impl PdfParagraph {
    fn new(line: PdfLine, label: Option<Label>, right: f64) -> Self {
        Self {
            left: line.left,
            rest: line.left,
            look: line.look,
            place: line.place,
            full: is_full(&line, right),
            alike: true,
            label,
            lines: vec![line],
        }
    }

    fn add(&mut self, line: PdfLine, right: f64) {
        if self.lines.len() == 1 {
            self.rest = line.left;
        }
        self.full = is_full(&line, right);
        self.alike &= line.look.bold == self.look.bold;
        self.lines.push(line);
    }

    /// Its last line.
    pub fn last(&self) -> Option<&PdfLine> {
        self.lines.last()
    }

    /// Whether it ends as a sentence does.
    pub fn ends_sentence(&self) -> bool {
        let text = self.last().map(PdfLine::text).unwrap_or_default();
        let text = text.trim_end_matches(|c: char| {
            matches!(c, '"' | '”' | '’' | ')' | ']' | '»' | '\'') || c.is_ascii_digit()
        });
        text.ends_with(['.', '!', '?', '…']) || self.ends_with_source()
    }

    /// Whether it ends in a bracket, with or without a stop, as items do that name their source.
    fn ends_with_source(&self) -> bool {
        self.last().is_some_and(|line| line.text().ends_with([')', ']']))
    }
}

/// Whether a line reaches so near to the margin that a short word would not have gone in.
fn is_full(line: &PdfLine, right: f64) -> bool {
    right - line.right < 4.0 * line.look.size
}

/// Whether `line` begins a paragraph of its own.
fn starts(paragraph: &PdfParagraph, line: &PdfLine, right: f64, measures: &Measures) -> bool {
    let Some(last) = paragraph.last() else { return true };
    match (paragraph.place, line.place) {
        (Some(one), Some(other)) if one.element == other.element => return false,
        (None, None) => {}
        _ => return true,
    }
    let note = line.marked && (line.look.size < SMALL * measures.body || paragraph.ends_sentence());
    if line.flow != last.flow || note || line.cells.len() > 1 || last.cells.len() > 1 {
        return true;
    }
    let size = last.look.size.max(line.look.size);
    if (last.look.size - line.look.size).abs() > 0.06 * size {
        return true;
    }
    let heading = |look: Look| look.bold || look.size > LARGE * measures.body;
    if last.look.bold != line.look.bold && paragraph.alike && !is_full(last, right) {
        return true;
    }
    let step = (last.base - line.base) / size;
    let looser = if heading(line.look) { 1.45 } else { 1.3 };
    if step > measures.leading.max(1.05) * looser {
        return true;
    }
    if line.look.size > LARGE * measures.body {
        return false;
    }
    if is_centred(last, line) {
        return paragraph.ends_sentence() && ended_early(paragraph, last, line, right);
    }
    if let Some(label) = paragraph.label {
        // An item ends with the next bullet, or where its lines go back out.
        let out = if paragraph.lines.len() > 1 { paragraph.rest } else { label.left() };
        return line.left < out - 0.8 * size || line.left > last.left + 3.0 * size;
    }
    let rest = if paragraph.lines.len() > 1 { paragraph.rest } else { last.left };
    if line.left > rest + 0.8 * size {
        return true;
    }
    if line.left < rest - 0.8 * size {
        // The first line of a paragraph may stand further in than the rest.
        return paragraph.lines.len() > 1;
    }
    ended_early(paragraph, last, line, right)
}

/// Whether two lines that do not begin at one place have one middle.
fn is_centred(one: &PdfLine, other: &PdfLine) -> bool {
    let middle = |line: &PdfLine| f64::midpoint(line.left, line.right);
    let size = one.look.size;
    (one.left - other.left).abs() > 0.8 * size && (middle(one) - middle(other)).abs() < 0.4 * size
}

/// Whether the next word would have gone into the last line, so that its end was meant. Where the
/// sentence goes on, much room must be left; where it ends, little tells.
fn ended_early(paragraph: &PdfParagraph, last: &PdfLine, line: &PdfLine, right: f64) -> bool {
    let size = last.look.size;
    let room = right - last.right;
    let parted = last.text().ends_with(['-', '\u{2010}', '\u{ad}']);
    if parted || line.first_word() + 0.5 * size > room {
        return false;
    }
    let text = line.text();
    let goes_on = text.starts_with(char::is_lowercase) || last.text().ends_with([',', ';', '–']);
    let share = room / (right - paragraph.left.min(line.left)).max(1.0);
    if goes_on { share > 0.6 } else { paragraph.ends_sentence() || share > 0.3 }
}

/// Joins paragraphs that run over the end of a page or a column.
pub fn join_over_pages(
    paragraphs: Vec<PdfParagraph>,
    origins: &[f64],
    body: f64,
) -> Vec<PdfParagraph> {
    let mut joined: Vec<PdfParagraph> = Vec::new();
    for paragraph in paragraphs {
        // Captions and notes at the foot may lie between the two parts.
        let aside = |p: &&PdfParagraph| p.look.size < SMALL * body;
        let between = joined.iter().rev().take(6).take_while(aside).count();
        let before = if paragraph.look.size < SMALL * body { 0 } else { between };
        let at = joined.len().checked_sub(before + 1);
        match at.and_then(|at| joined.get_mut(at)) {
            Some(last) if goes_on(last, &paragraph, origins, body) => {
                if last.lines.len() == 1 {
                    last.rest = paragraph.left;
                }
                last.full = paragraph.full;
                last.lines.extend(paragraph.lines);
            }
            _ => joined.push(paragraph),
        }
    }
    joined
}

fn goes_on(last: &PdfParagraph, next: &PdfParagraph, origins: &[f64], body: f64) -> bool {
    let (Some(end), Some(start)) = (last.last(), next.lines.first()) else { return false };
    if let (Some(one), Some(other)) = (last.place, next.place) {
        if one.element == other.element {
            return true;
        }
        // Some programs make an element of each of the two parts.
        if one.role != other.role || matches!(one.role, ElementRole::Cell(_)) {
            return false;
        }
    }
    let size = last.look.size;
    let alike = last.look.bold == next.look.bold && (size - next.look.size).abs() < 0.06 * size;
    let table = end.cells.len() > 1 || start.cells.len() > 1;
    if end.flow == start.flow || next.label.is_some() || start.marked || !alike || table {
        return false;
    }
    if last.place.is_some() != next.place.is_some() {
        return false;
    }
    let origin = |line: &PdfLine| origins.get(line.flow).copied().unwrap_or(line.left);
    let lower = start.text().chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
    if !lower && (last.look.bold || size > LARGE * body) {
        return false;
    }
    let inset = (next.left - origin(start)) - (last.rest - origin(end));
    let in_line = inset.abs() < 0.8 * size || (next.left - last.rest).abs() < 0.8 * size;
    // Behind a first line that stands further in the rest begins at the margin.
    let first_only = last.lines.len() == 1 && last.label.is_none() && inset < 0.0;
    if !in_line && !first_only {
        return false;
    }
    let hangs = last.label.is_some() && next.left > origin(start) + 0.8 * size;
    lower || (last.full && (!last.ends_sentence() || hangs))
}

/// Whether a paragraph is a cell of a table in a tagged file, and of which row.
pub fn row_of(paragraph: &PdfParagraph) -> Option<usize> {
    match paragraph.place.map(|place| place.role) {
        Some(ElementRole::Cell(row)) => Some(row),
        _ => None,
    }
}
