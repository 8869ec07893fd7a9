//! The parts of a digest other than entries and figures: points of an overview, sentences without a
//! basis of their own, and notes.

use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::packed_text::PackedText;
use super::{Basis, Citation};

/// A sentence about something else, such as the summary of a section or a gap of a wave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What it says.
    pub text: PackedText,
    /// Its line in the file, from 1.
    pub line: u32,
}

/// A line of a file, from 1. An archive holds millions of statements, so it takes three bytes: a file
/// is capped at 16 MiB, and has no more lines than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Line([u8; 3]);

impl From<u32> for Line {
    fn from(line: u32) -> Self {
        let [low, middle, high, over] = line.to_le_bytes();
        Self(if over == 0 { [low, middle, high] } else { [u8::MAX; 3] })
    }
}

impl From<Line> for u32 {
    fn from(Line([low, middle, high]): Line) -> Self {
        Self::from_le_bytes([low, middle, high, 0])
    }
}

/// One statement, with who stands behind it; it may hold further points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The statement.
    pub text: PackedText,
    /// Who stands behind it.
    pub basis: Basis,
    line: Line,
    /// Its place among the passages of its digest or wave; the points under it follow it. Set when
    /// these are made.
    pub place: u32,
    rest: Option<Arc<BesideText>>,
}

/// What few statements have beside their text. Those of a digest that have the same share it, unless
/// there are points in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct BesideText {
    sources: Box<[Citation]>,
    points: Box<[Point]>,
    tags: Box<[Box<str>]>,
}

/// The points are left out: equal ones have equal hashes all the same.
impl Hash for BesideText {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.sources, &self.tags).hash(state);
    }
}

/// What statements have beside their texts, each kept once.
#[derive(Default)]
pub(super) struct SharedBeside(HashSet<Arc<BesideText>>);

impl SharedBeside {
    fn share(&mut self, rest: &mut Option<Arc<BesideText>>) {
        let Some(own) = rest else { return };
        if let Some(of_points) = Arc::get_mut(own)
            && !of_points.points.is_empty()
        {
            self.of_points(&mut of_points.points);
        } else if let Some(known) = self.0.get(own) {
            *own = Arc::clone(known);
        } else {
            self.0.insert(Arc::clone(own));
        }
    }

    /// Lets points share what is equal.
    pub(super) fn of_points(&mut self, points: &mut [Point]) {
        for point in points {
            self.share(&mut point.rest);
        }
    }

    /// Lets notes do so.
    pub(super) fn of_notes(&mut self, notes: &mut [Note]) {
        for note in notes {
            self.share(&mut note.rest);
        }
    }
}

impl Point {
    /// Creates a point that has no place yet.
    pub fn new(
        (text, line): (PackedText, u32),
        basis: Basis,
        sources: Vec<Citation>,
        points: Vec<Self>,
    ) -> Self {
        let plain = sources.is_empty() && points.is_empty();
        let rest =
            BesideText { sources: sources.into(), points: points.into(), tags: Box::default() };
        let rest = (!plain).then(|| Arc::new(rest));
        Self { text, basis, line: line.into(), place: 0, rest }
    }

    /// Gives it words of the archive's own.
    #[must_use]
    pub fn tagged(mut self, tags: Vec<Box<str>>) -> Self {
        if !tags.is_empty() {
            Arc::make_mut(self.rest.get_or_insert_default()).tags = tags.into();
        }
        self
    }

    /// Returns its line in the file, from 1.
    pub fn line(&self) -> u32 {
        self.line.into()
    }

    /// Returns the words of the archive's own that mark it: `unread` for what an import did not
    /// understand.
    pub fn tags(&self) -> &[Box<str>] {
        self.rest.as_ref().map_or(&[], |rest| &rest.tags)
    }

    /// Returns where it was published.
    pub fn sources(&self) -> &[Citation] {
        self.rest.as_ref().map_or(&[], |rest| &rest.sources)
    }

    /// Returns the points under it.
    pub fn points(&self) -> &[Self] {
        self.rest.as_ref().map_or(&[], |rest| &rest.points)
    }

    /// Returns the points under it, to change them while nothing shares them.
    fn points_mut(&mut self) -> &mut [Self] {
        match self.rest.as_mut().and_then(Arc::get_mut) {
            Some(rest) => &mut rest.points,
            None => &mut [],
        }
    }

    /// Returns its text and those of the points under it.
    pub(super) fn texts(&mut self) -> Vec<&mut PackedText> {
        let Self { text, rest, .. } = self;
        let below =
            rest.as_mut().and_then(Arc::get_mut).map_or(&mut [][..], |rest| &mut rest.points);
        std::iter::once(text).chain(below.iter_mut().flat_map(Self::texts)).collect()
    }

    /// Visits this point and all points below it, with their depth.
    pub fn walk<'a>(&'a self, depth: usize, visit: &mut impl FnMut(&'a Self, usize)) {
        visit(self, depth);
        for point in self.points() {
            point.walk(depth + 1, visit);
        }
    }

    /// Gives some points, and those below them, their places from `next` on; returns the place
    /// after them.
    pub(super) fn number(points: &mut [Self], mut next: u32) -> u32 {
        for point in points {
            point.place = next;
            next = Self::number(point.points_mut(), next + 1);
        }
        next
    }

    /// Returns the point at a place, among numbered points.
    pub(super) fn at(points: &[Self], place: u32) -> Option<&Self> {
        let before = points.partition_point(|point| point.place <= place);
        let point = points.get(before.checked_sub(1)?)?;
        if point.place == place { Some(point) } else { Self::at(point.points(), place) }
    }
}

/// A footnote, a caption, an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its id, and then what it says.
    words: PackedText,
    /// The bytes of the id; 0 if it has none.
    id_len: u32,
    /// Its line in the file, from 1.
    pub line: u32,
    rest: Option<Arc<BesideText>>,
}

impl Note {
    /// Creates a note.
    pub fn new(id: Option<&str>, text: &str, sources: Vec<Citation>, line: u32) -> Self {
        let id = id.unwrap_or("");
        let rest = BesideText { sources: sources.into(), ..BesideText::default() };
        Self {
            words: format!("{id}{text}").as_str().into(),
            id_len: u32::try_from(id.len()).unwrap_or(u32::MAX),
            line,
            rest: (!rest.sources.is_empty()).then(|| Arc::new(rest)),
        }
    }

    /// Returns its number or name in the document, if it has one.
    pub fn id(&self) -> Option<&str> {
        self.words.get(..self.id_len as usize).filter(|id| !id.is_empty())
    }

    /// Returns what it says.
    pub fn text(&self) -> &str {
        self.words.get(self.id_len as usize..).unwrap_or("")
    }

    /// Returns where it was published.
    pub fn sources(&self) -> &[Citation] {
        self.rest.as_ref().map_or(&[], |rest| &rest.sources)
    }

    /// Returns its id and its text, which are kept as one.
    pub(super) fn words_mut(&mut self) -> &mut PackedText {
        &mut self.words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(outlet: &str) -> Vec<Citation> {
        Citation::read(outlet)
    }

    fn point(sources: Vec<Citation>, points: Vec<Point>) -> Point {
        Point::new(("It was said.".into(), 7), Basis::Claimed, sources, points)
    }

    #[test]
    fn statements_stay_small() {
        assert!(size_of::<Point>() <= 32, "a point takes {}", size_of::<Point>());
        assert!(size_of::<Note>() <= 32, "a note takes {}", size_of::<Note>());
    }

    #[test]
    fn statements_of_equal_sources_share_them_and_others_keep_their_own() {
        let inner = vec![point(cited("Amaq"), vec![])];
        let mut points = [
            point(cited("Amaq"), vec![]),
            point(cited("Amaq"), vec![]).tagged(vec!["unread".into()]),
            point(cited("SOHR"), vec![]),
            point(vec![], vec![]),
            point(cited("Amaq"), inner),
        ];
        let mut notes = [Note::new(Some("1"), "Said.", cited("Amaq"), 9)];
        let told = format!("{points:?} {notes:?}");
        let mut shared = SharedBeside::default();
        shared.of_points(&mut points);
        shared.of_notes(&mut notes);
        assert_eq!(format!("{points:?} {notes:?}"), told);
        let rest = |point: &Point| point.rest.clone().unwrap();
        let first = rest(&points[0]);
        assert!(Arc::ptr_eq(&first, &rest(&points[4].points()[0])));
        assert!(Arc::ptr_eq(&first, notes[0].rest.as_ref().unwrap()));
        assert!(!Arc::ptr_eq(&first, &rest(&points[1])), "its tags are others");
        assert_eq!(points[1].tags().len(), 1);
    }

    #[test]
    fn a_note_gives_its_id_and_its_text_apart() {
        let note = |id| Note::new(id, "Zwölf wörds.", vec![], 3);
        assert_eq!((note(Some("é")).id(), note(Some("é")).text()), (Some("é"), "Zwölf wörds."));
        assert_eq!((note(None).id(), note(None).text()), (None, "Zwölf wörds."));
        assert_eq!(note(Some("")).id(), None);
    }

    #[test]
    fn a_line_of_any_file_is_kept() {
        for line in [1, 255, 256, 65_536, (1 << 24) - 1] {
            assert_eq!(u32::from(Line::from(line)), line);
        }
    }
}
