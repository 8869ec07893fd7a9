//! What a shape of a picture stands for. Which colour that is, and how strong its line, a format decides.

use crate::digest::Basis;

/// What a shape stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PictureRole {
    /// The sheet itself.
    Paper,
    /// The heading of a picture.
    Heading,
    /// Words.
    Words,
    /// Words that count.
    Strong,
    /// Words that are secondary.
    Dim,
    /// The marking over a picture: its ground.
    Marking,
    /// The marking over a picture: its words.
    MarkingWords,
    /// A thin line of a scale.
    ScaleLine,
    /// A line at which something ends.
    Axis,
    /// The sea.
    Sea,
    /// Land, with its coast.
    Land,
    /// A lake, with its shore.
    Lake,
    /// A river.
    River,
    /// Between countries.
    Border,
    /// Between provinces.
    Province,
    /// Around a map.
    Edge,
    /// Within which something lies.
    Ring,
    /// A town.
    Town,
    /// The name of a town.
    TownName,
    /// The name of a country.
    CountryName,
    /// The name of a sea.
    SeaName,
    /// The number of an area.
    AreaNumber,
    /// The ground of a mark: of one basis, or of several.
    Mark(Option<Basis>),
    /// The words on a mark.
    MarkWords,
    /// Words in the colour of a basis.
    BasisWords(Basis),
    /// The ground of a number, from 1 to 5.
    Heat(u8),
    /// A number on such a ground, on the light ones.
    HeatWords,
    /// A number on such a ground, on the strong ones.
    HeatStrong,
    /// Hatched: not held.
    NotHeld,
    /// A dot: held, and silent.
    Silent,
    /// A dash: told in words only.
    WordsOnly,
    /// A column that is held in full.
    Full,
    /// A column of which more may be.
    AtLeast,
    /// From the least to the greatest.
    Doubt,
    /// An upper end that nobody states.
    OpenEnd,
    /// How fully days are held, from 1 to 4.
    Fullness(u8),
    /// A wave: its line and its name.
    Wave,
    /// The name of a wave.
    WaveName,
    /// The ground behind a wave.
    WaveGround,
    /// The curve of a subject, from 0 on, where it is held in full.
    Curve(u8),
    /// The curve of a subject where it is held in part.
    PartCurve(u8),
    /// What is drawn between what is stated, and not known.
    Guess(u8),
    /// The name of a subject.
    CurveName(u8),
}

impl PictureRole {
    /// Returns true for words that stand out: a format writes them in bold letters.
    pub fn is_bold(self) -> bool {
        matches!(
            self,
            Self::Heading
                | Self::Strong
                | Self::MarkingWords
                | Self::MarkWords
                | Self::BasisWords(_)
                | Self::AreaNumber
                | Self::CurveName(_)
        )
    }
}
