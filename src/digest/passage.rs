//! The passages of a digest or a wave: all that it says beside its entries, piece by piece, as search
//! finds them. A passage is named by its place: the title or the wave itself first, then the rest in
//! the order of the file.

use chrono::NaiveDate;

use super::statements::small;
use super::{
    AreaId, Basis, Citation, Digest, Figure, Note, Period, Point, Sentence, TheatreId, Wave,
};

/// What a passage is. The words are those of the query language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PassageKind {
    /// A point, a summary, or a gap of a wave.
    Point,
    /// A figure.
    Figure,
    /// A note.
    Note,
    /// A wave.
    Wave,
    /// A digest, by its title.
    Digest,
}

impl PassageKind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Point, Self::Figure, Self::Note, Self::Wave, Self::Digest];

    /// Returns its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Point => "point",
            Self::Figure => "figure",
            Self::Note => "note",
            Self::Wave => "wave",
            Self::Digest => "digest",
        }
    }
}

/// What a passage stands in.
#[derive(Clone, Copy, Debug)]
pub enum PassageHome<'a> {
    /// A digest.
    Digest(&'a Digest),
    /// A wave.
    Wave(&'a Wave),
}

/// What a passage says.
#[derive(Clone, Copy, Debug)]
pub enum PassageText<'a> {
    /// The title of the digest.
    Title(&'a str),
    /// A point.
    Point(Point<'a>),
    /// A summary or a gap.
    Sentence(Sentence<'a>),
    /// A figure.
    Figure(&'a Figure),
    /// A note.
    Note(Note<'a>),
    /// The wave itself: its names, its pretext, how it was carried out.
    Wave(&'a Wave),
}

/// The days of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageDate {
    /// Its own.
    Own(Period),
    /// Those of the digest or the wave that it stands in.
    OfHome(Period),
}

impl PassageDate {
    /// Returns the days.
    pub fn period(self) -> Period {
        match self {
            Self::Own(period) | Self::OfHome(period) => period,
        }
    }
}

/// One passage, with what it stands in.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'a> {
    /// What it stands in.
    pub home: PassageHome<'a>,
    /// Its place there.
    pub place: u32,
    /// What it says.
    pub says: PassageText<'a>,
    /// The theatre that it is about, if it stands under one.
    pub theatre: Option<TheatreId>,
    /// The area, likewise.
    pub area: Option<AreaId>,
}

impl<'a> Passage<'a> {
    /// Returns what it is.
    pub fn kind(&self) -> PassageKind {
        match self.says {
            PassageText::Title(_) => PassageKind::Digest,
            PassageText::Point(_) | PassageText::Sentence(_) => PassageKind::Point,
            PassageText::Figure(_) => PassageKind::Figure,
            PassageText::Note(_) => PassageKind::Note,
            PassageText::Wave(_) => PassageKind::Wave,
        }
    }

    /// Returns who stands behind it, where it says so.
    pub fn basis(&self) -> Option<Basis> {
        match self.says {
            PassageText::Point(point) => Some(point.basis()),
            PassageText::Figure(figure) => Some(figure.basis),
            PassageText::Title(_)
            | PassageText::Sentence(_)
            | PassageText::Note(_)
            | PassageText::Wave(_) => None,
        }
    }

    /// Returns its days.
    pub fn date(&self) -> PassageDate {
        let own = match self.says {
            PassageText::Figure(figure) => figure.period,
            PassageText::Wave(wave) => Some(wave.period),
            PassageText::Title(_)
            | PassageText::Point(_)
            | PassageText::Sentence(_)
            | PassageText::Note(_) => None,
        };
        own.map_or_else(|| PassageDate::OfHome(self.home.period()), PassageDate::Own)
    }

    /// Returns true if it has days of its own.
    pub fn has_own_days(&self) -> bool {
        matches!(self.date(), PassageDate::Own(_))
    }

    /// Returns its first and last day; the last is far away where the period is open.
    pub fn days(&self) -> (NaiveDate, NaiveDate) {
        let period = self.date().period();
        (period.from, period.to.unwrap_or(NaiveDate::MAX))
    }

    /// Returns where it was published.
    pub fn sources(&self) -> &'a [Citation] {
        match self.says {
            PassageText::Point(point) => point.sources(),
            PassageText::Figure(figure) => &figure.sources,
            PassageText::Note(note) => note.sources(),
            PassageText::Wave(wave) => &wave.sources,
            PassageText::Title(_) => self.home.sources(),
            PassageText::Sentence(_) => &[],
        }
    }

    /// Returns its line in the file, from 1.
    pub fn line(&self) -> u32 {
        match self.says {
            PassageText::Title(_) | PassageText::Wave(_) => 1,
            PassageText::Point(point) => point.line(),
            PassageText::Sentence(sentence) => sentence.line,
            PassageText::Figure(figure) => figure.line,
            PassageText::Note(note) => note.line(),
        }
    }

    /// Returns its id: that of the digest or wave, and its place within.
    pub fn id(&self) -> String {
        match self.place {
            0 => self.home.id().to_owned(),
            place => format!("{}#{place}", self.home.id()),
        }
    }
}

impl<'a> PassageHome<'a> {
    /// Returns its id.
    pub fn id(self) -> &'a str {
        match self {
            Self::Digest(digest) => digest.id(),
            Self::Wave(wave) => &wave.id,
        }
    }

    /// Returns its file.
    pub fn file(self) -> &'a str {
        match self {
            Self::Digest(digest) => &digest.head().file,
            Self::Wave(wave) => &wave.file,
        }
    }

    /// Returns who publishes it; a wave has no publisher.
    pub fn publisher(self) -> &'a str {
        match self {
            Self::Digest(digest) => &digest.head().publisher,
            Self::Wave(_) => "",
        }
    }

    fn period(self) -> Period {
        match self {
            Self::Digest(digest) => digest.head().period,
            Self::Wave(wave) => wave.period,
        }
    }

    /// Returns its sources.
    pub fn sources(self) -> &'a [Citation] {
        match self {
            Self::Digest(digest) => &digest.head().sources,
            Self::Wave(wave) => &wave.sources,
        }
    }
}

impl Digest {
    /// Returns how many passages it has; their places are below that.
    pub fn passages(&self) -> u32 {
        self.figures_from() + small(self.figures().len() + self.notes().len())
    }

    /// Returns the passage at a place.
    pub fn passage(&self, place: u32) -> Option<Passage<'_>> {
        let home = PassageHome::Digest(self);
        let passage = |says, theatre, area| Passage { home, place, says, theatre, area };
        if let Some(after) = place.checked_sub(self.figures_from()) {
            let (after, figures) = (after as usize, self.figures());
            let figure = figures.get(after).map(PassageText::Figure);
            let note = || self.statements().note(after - figures.len()).map(PassageText::Note);
            return Some(passage(figure.or_else(note)?, None, None));
        }
        if place == 0 {
            return Some(passage(PassageText::Title(&self.head().title), None, None));
        }
        // Sections without a passage share the place of the next that has one, and come before it.
        let before = self.sections().partition_point(|section| section.place <= place);
        let Some(section) = before.checked_sub(1).and_then(|at| self.sections().get(at)) else {
            // The title comes before the overview.
            let point = self.statements().point(place - 1)?;
            return Some(passage(PassageText::Point(point), None, None));
        };
        let says = match self.summary_of(section) {
            Some(summary) if section.place == place => PassageText::Sentence(summary),
            summary => {
                let before = section.place + u32::from(summary.is_some());
                let at = section.points.start + (place - before);
                let point = self.statements().point(at).filter(|_| at < section.points.end);
                PassageText::Point(point?)
            }
        };
        Some(passage(says, Some(section.theatre), section.area))
    }
}

impl Wave {
    /// Returns how many passages it has; their places are below that.
    pub fn passages(&self) -> u32 {
        self.gaps_from() + small(self.gaps().len() + self.figures.len())
    }

    /// Returns the place after those of its points.
    fn gaps_from(&self) -> u32 {
        1 + small(self.statements.points.len())
    }

    /// Returns the passage at a place.
    pub fn passage(&self, place: u32) -> Option<Passage<'_>> {
        let says = if place == 0 {
            PassageText::Wave(self)
        } else if let Some(after) = place.checked_sub(self.gaps_from()) {
            let after = after as usize;
            let gap = self.statements.sentence(after).map(PassageText::Sentence);
            let figure = || self.figures.get(after - self.gaps().len()).map(PassageText::Figure);
            gap.or_else(figure)?
        } else {
            PassageText::Point(self.statements.point(place - 1)?)
        };
        Some(Passage { home: PassageHome::Wave(self), place, says, theatre: None, area: None })
    }
}
