//! Collects the statements of one digest or wave while it is being read.

use std::collections::HashMap;

use super::statements::{BesideText, StoredNote, StoredPoint, StoredSentence, small};
use super::{Basis, Citation, Statements};

/// The statements that were read so far.
#[derive(Debug, Default)]
pub struct StatementsBuilder {
    texts: String,
    points: Vec<StoredPoint>,
    sentences: Vec<StoredSentence>,
    notes: Vec<StoredNote>,
    beside: Vec<BesideText>,
    known: HashMap<BesideText, u32>,
}

/// Where a point was begun, or what is taken back if it comes to nothing.
#[derive(Clone, Copy, Debug)]
pub struct StatementsMark {
    points: usize,
    sentences: usize,
    texts: usize,
}

impl StatementsBuilder {
    /// Returns the place of the next point.
    pub fn next_point(&self) -> u32 {
        small(self.points.len())
    }

    /// Remembers how much there is.
    pub fn mark(&self) -> StatementsMark {
        let Self { points, sentences, texts, .. } = self;
        StatementsMark { points: points.len(), sentences: sentences.len(), texts: texts.len() }
    }

    /// Forgets all points and sentences that came since.
    pub fn take_back(&mut self, to: StatementsMark) {
        self.points.truncate(to.points);
        self.sentences.truncate(to.sentences);
        self.texts.truncate(to.texts);
    }

    /// Begins a point: those under it follow, and then [`Self::end_point`] or [`Self::take_back`].
    pub fn begin_point(&mut self, text: &str, line: u32, basis: Basis) -> StatementsMark {
        let begun = self.mark();
        let (start, len) = self.keep(text);
        let (len, line) = (len.into(), line.into());
        self.points.push(StoredPoint { start, beside: 0, len, line, basis });
        begun
    }

    /// Ends a point: it has these sources, and tags of the archive's own.
    pub fn end_point(
        &mut self,
        begun: StatementsMark,
        sources: Vec<Citation>,
        tags: Vec<Box<str>>,
    ) {
        let below = small(self.points.len().saturating_sub(begun.points + 1));
        let place = self.share(BesideText { sources: sources.into(), tags: tags.into(), below });
        if let Some(point) = self.points.get_mut(begun.points) {
            point.beside = place;
        }
    }

    /// Adds a sentence, and returns its place.
    pub fn add_sentence(&mut self, text: &str, line: u32) -> usize {
        let (start, len) = self.keep(text);
        self.sentences.push(StoredSentence { start, len: len.into(), line: line.into() });
        self.sentences.len() - 1
    }

    /// Adds a note; an id is a name of no more than some thousand bytes.
    pub fn add_note(&mut self, id: Option<&str>, text: &str, sources: Vec<Citation>, line: u32) {
        let id = id.unwrap_or("");
        let (start, _) = self.keep(id);
        self.keep(text);
        let beside = self.share(BesideText { sources: sources.into(), ..BesideText::default() });
        self.notes.push(StoredNote {
            start,
            beside,
            len: (id.len() + text.len()).into(),
            line: line.into(),
            id_len: u16::try_from(id.len()).unwrap_or(u16::MAX),
        });
    }

    /// Returns the finished statements.
    pub fn finish(self) -> Statements {
        Statements {
            texts: self.texts.into(),
            points: self.points.into(),
            sentences: self.sentences.into(),
            notes: self.notes.into(),
            beside: self.beside.into(),
        }
    }

    fn keep(&mut self, text: &str) -> (u32, u32) {
        let start = small(self.texts.len());
        self.texts.push_str(text);
        (start, small(text.len()))
    }

    /// Returns the place of what stands beside a text, from 1; 0 if that is nothing.
    fn share(&mut self, own: BesideText) -> u32 {
        if own == BesideText::default() {
            return 0;
        }
        let fresh = small(self.beside.len() + 1);
        let place = *self.known.entry(own.clone()).or_insert(fresh);
        if place == fresh {
            self.beside.push(own);
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(to: &mut StatementsBuilder, text: &str, outlet: &str, tags: &[&str]) {
        let begun = to.begin_point(text, 7, Basis::Claimed);
        let tags = tags.iter().map(|tag| Box::from(*tag)).collect();
        to.end_point(begun, Citation::read(outlet), tags);
    }

    #[test]
    fn points_come_back_with_what_stands_under_and_beside_them() {
        let mut read = StatementsBuilder::default();
        let outer = read.begin_point("Zwölf.", 3, Basis::Official);
        add(&mut read, "First.", "Amaq", &[]);
        let inner = read.begin_point("Second.", 5, Basis::Reported);
        add(&mut read, "Deep.", "Amaq", &["unread"]);
        read.end_point(inner, Vec::new(), Vec::new());
        read.end_point(outer, Citation::read("SOHR"), Vec::new());
        add(&mut read, "Last.", "Amaq", &[]);
        let all = read.finish();
        let mut told = Vec::new();
        for point in all.points().iter() {
            point.walk(0, &mut |point, depth| {
                let outlets: Vec<&str> =
                    point.sources().iter().map(|source| &*source.outlet).collect();
                told.push((depth, point.text(), outlets.concat(), point.tags().len()));
            });
        }
        let expected = [
            (0, "Zwölf.", "SOHR".to_owned(), 0),
            (1, "First.", "Amaq".to_owned(), 0),
            (1, "Second.", String::new(), 0),
            (2, "Deep.", "Amaq".to_owned(), 1),
            (0, "Last.", "Amaq".to_owned(), 0),
        ];
        assert_eq!(told, expected);
        let lines: Vec<u32> = all.points().iter().map(|point| point.line()).collect();
        assert_eq!(lines, [3, 7]);
        assert_eq!(all.beside.len(), 4, "equal sources are kept once");
    }

    #[test]
    fn a_point_that_comes_to_nothing_takes_those_under_it_with_it() {
        let mut read = StatementsBuilder::default();
        add(&mut read, "Kept.", "Amaq", &[]);
        let broken = read.begin_point("Broken.", 3, Basis::Official);
        add(&mut read, "Under it.", "", &[]);
        read.take_back(broken);
        read.add_sentence("A summary.", 9);
        let all = read.finish();
        assert_eq!(all.points().iter().map(|point| point.text()).collect::<Vec<_>>(), ["Kept."]);
        assert_eq!(&*all.texts, "Kept.A summary.");
        assert_eq!(
            all.sentences().map(|said| (said.text, said.line)).last(),
            Some(("A summary.", 9))
        );
    }

    #[test]
    fn a_note_gives_its_id_and_its_text_apart() {
        let mut read = StatementsBuilder::default();
        for id in [Some("é"), None, Some("")] {
            read.add_note(id, "Zwölf wörds.", Citation::read("Amaq"), 3);
        }
        let all = read.finish();
        let told: Vec<_> = all.notes().map(|note| (note.id(), note.text())).collect();
        let text = "Zwölf wörds.";
        assert_eq!(told, [(Some("é"), text), (None, text), (None, text)]);
        assert!(all.notes().all(|note| note.sources().len() == 1 && note.line() == 3));
        assert_eq!(all.beside.len(), 1);
    }
}
