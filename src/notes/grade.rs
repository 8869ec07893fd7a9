//! The grades of a source and of what it says, by the Admiralty system (STANAG 2511; AJP-2.1): two
//! letters of their own, since a reliable source can be wrong. Neither follows from the other, and what
//! is unrated is not what cannot be judged.

use std::fmt;
use std::str::FromStr;

/// How reliable a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reliability {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Cannot be judged.
    F,
}

/// How credible what is said is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Credibility {
    /// Confirmed by other sources.
    One,
    /// Probably true.
    Two,
    /// Possibly true.
    Three,
    /// Doubtful.
    Four,
    /// Improbable.
    Five,
    /// Cannot be judged.
    Six,
}

/// The text is no grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoGrade {
    /// It is no letter of reliability.
    #[error("reliability is a letter from A to F")]
    Reliability,
    /// It is no number of credibility.
    #[error("credibility is a number from 1 to 6")]
    Credibility,
    /// It is no condition.
    #[error("write a grade as B2, B or 2, a range as A..C, `>=B2`, or `none`")]
    Condition,
}

impl Reliability {
    /// All, the best first.
    pub const ALL: [Self; 6] = [Self::A, Self::B, Self::C, Self::D, Self::E, Self::F];

    /// Returns its letter.
    pub fn word(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
            Self::E => "E",
            Self::F => "F",
        }
    }

    /// Returns what the letter means.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::A => "completely reliable",
            Self::B => "usually reliable",
            Self::C => "fairly reliable",
            Self::D => "not usually reliable",
            Self::E => "unreliable",
            Self::F => "reliability cannot be judged",
        }
    }
}

impl Credibility {
    /// All, the best first.
    pub const ALL: [Self; 6] =
        [Self::One, Self::Two, Self::Three, Self::Four, Self::Five, Self::Six];

    /// Returns its number as it is written.
    pub fn word(self) -> &'static str {
        match self {
            Self::One => "1",
            Self::Two => "2",
            Self::Three => "3",
            Self::Four => "4",
            Self::Five => "5",
            Self::Six => "6",
        }
    }

    /// Returns what the number means.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::One => "confirmed by other sources",
            Self::Two => "probably true",
            Self::Three => "possibly true",
            Self::Four => "doubtful",
            Self::Five => "improbable",
            Self::Six => "truth cannot be judged",
        }
    }
}

impl fmt::Display for Reliability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl fmt::Display for Credibility {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Reliability {
    type Err = NoGrade;

    fn from_str(text: &str) -> Result<Self, NoGrade> {
        let is_it = |grade: &Self| text.trim().eq_ignore_ascii_case(grade.word());
        Self::ALL.into_iter().find(is_it).ok_or(NoGrade::Reliability)
    }
}

impl FromStr for Credibility {
    type Err = NoGrade;

    fn from_str(text: &str) -> Result<Self, NoGrade> {
        Self::ALL.into_iter().find(|grade| text.trim() == grade.word()).ok_or(NoGrade::Credibility)
    }
}

/// What somebody graded of a record; each part may be unrated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Grade {
    /// The reliability of its source.
    pub reliability: Option<Reliability>,
    /// The credibility of what it says.
    pub credibility: Option<Credibility>,
}

impl Grade {
    /// Returns true if nothing is rated.
    pub fn is_unrated(self) -> bool {
        self == Self::default()
    }
}

/// Prints both parts, `-` for one that is unrated: `B2`, `B-`.
impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reliability.map_or("-", Reliability::word))?;
        f.write_str(self.credibility.map_or("-", Credibility::word))
    }
}

/// What is asked of a grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GradeCondition {
    /// Nothing is rated.
    Unrated,
    /// Each part that is named lies between two grades, both included.
    Within {
        /// The best and the worst reliability.
        reliability: Option<(Reliability, Reliability)>,
        /// The best and the worst credibility.
        credibility: Option<(Credibility, Credibility)>,
    },
}

impl GradeCondition {
    /// Returns true if a grade meets it. What is unrated meets no comparison.
    pub fn is_met_by(self, grade: Grade) -> bool {
        let Self::Within { reliability, credibility } = self else { return grade.is_unrated() };
        within(grade.reliability, reliability) && within(grade.credibility, credibility)
    }
}

impl GradeCondition {
    /// Returns true if a grade leaves unrated what is asked for, so that neither this condition nor its
    /// contrary says anything of it.
    pub fn is_about_unrated(self, grade: Grade) -> bool {
        let Self::Within { reliability, credibility } = self else { return false };
        reliability.is_some() && grade.reliability.is_none()
            || credibility.is_some() && grade.credibility.is_none()
    }
}

fn within<T: PartialOrd>(rated: Option<T>, asked: Option<(T, T)>) -> bool {
    asked.is_none_or(|(best, worst)| rated.is_some_and(|rated| best <= rated && rated <= worst))
}

impl FromStr for GradeCondition {
    type Err = NoGrade;

    /// Reads `none`, a grade (`B2`, `B`, `2`), a range of one part (`A..C`, `1..3`), and all that is at
    /// least or at most as good (`>=B2`, `<=C`). F and 6 say that nothing can be judged: they are no
    /// end of the scale, and only a grade or a range that names them finds them.
    fn from_str(text: &str) -> Result<Self, NoGrade> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("none") {
            return Ok(Self::Unrated);
        }
        if let Some((best, worst)) = text.split_once("..") {
            let (best, worst) = (parts(best)?, parts(worst)?);
            return Self::of(span(best.0, worst.0), span(best.1, worst.1));
        }
        if let Some(least) = text.strip_prefix(">=") {
            let (reliability, credibility) = judged_parts(least)?;
            let best = (Reliability::A, Credibility::One);
            return Self::of(reliability.map(|r| (best.0, r)), credibility.map(|c| (best.1, c)));
        }
        if let Some(most) = text.strip_prefix("<=") {
            let (reliability, credibility) = judged_parts(most)?;
            let worst = (Reliability::E, Credibility::Five);
            return Self::of(reliability.map(|r| (r, worst.0)), credibility.map(|c| (c, worst.1)));
        }
        let (reliability, credibility) = parts(text)?;
        Self::of(reliability.map(|r| (r, r)), credibility.map(|c| (c, c)))
    }
}

impl GradeCondition {
    fn of(
        reliability: Option<(Reliability, Reliability)>,
        credibility: Option<(Credibility, Credibility)>,
    ) -> Result<Self, NoGrade> {
        if reliability.is_none() && credibility.is_none() {
            return Err(NoGrade::Condition);
        }
        Ok(Self::Within { reliability, credibility })
    }
}

type GradeParts = (Option<Reliability>, Option<Credibility>);

/// Reads the same where each part has a place on the scale.
fn judged_parts(text: &str) -> Result<GradeParts, NoGrade> {
    let (reliability, credibility) = parts(text)?;
    if reliability == Some(Reliability::F) || credibility == Some(Credibility::Six) {
        return Err(NoGrade::Condition);
    }
    Ok((reliability, credibility))
}

/// Reads a grade of which a part may be left out.
fn parts(text: &str) -> Result<GradeParts, NoGrade> {
    let mut letters = text.trim().chars();
    let (first, second, rest) = (letters.next(), letters.next(), letters.next());
    let reliability = |letter: char| letter.to_string().parse::<Reliability>();
    let credibility = |letter: char| letter.to_string().parse::<Credibility>();
    match (first, second, rest) {
        (Some(one), None, None) => match reliability(one) {
            Ok(letter) => Ok((Some(letter), None)),
            Err(_) => Ok((None, Some(credibility(one).map_err(|_| NoGrade::Condition)?))),
        },
        (Some(one), Some(two), None) => {
            let both = reliability(one).ok().zip(credibility(two).ok());
            let (one, two) = both.ok_or(NoGrade::Condition)?;
            Ok((Some(one), Some(two)))
        }
        (_, _, _) => Err(NoGrade::Condition),
    }
}

/// Returns a range whose ends both name a part, the better one first.
fn span<T: PartialOrd>(one: Option<T>, other: Option<T>) -> Option<(T, T)> {
    let (one, other) = one.zip(other)?;
    Some(if one <= other { (one, other) } else { (other, one) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grade(text: &str) -> Grade {
        let letters: Vec<String> = text.chars().map(|letter| letter.to_string()).collect();
        let (reliability, credibility) = (letters[0].parse().ok(), letters[1].parse().ok());
        Grade { reliability, credibility }
    }

    fn met(condition: &str) -> Vec<&'static str> {
        let condition: GradeCondition = condition.parse().unwrap();
        let grades = ["A1", "B2", "B3", "C1", "B-", "-2", "E5", "F6", "F2", "B6", "--"];
        grades.into_iter().filter(|text| condition.is_met_by(grade(text))).collect()
    }

    #[test]
    fn at_least_as_good_means_both_parts_and_never_what_cannot_be_judged() {
        assert_eq!(met(">=B2"), ["A1", "B2"]);
        assert_eq!(met(">=B"), ["A1", "B2", "B3", "B-", "B6"]);
        assert_eq!(met("<=C"), ["C1", "E5"]);
        assert_eq!(met("<=3"), ["B3", "E5"]);
    }

    #[test]
    fn what_cannot_be_judged_is_found_by_its_name_and_the_unrated_by_none() {
        assert_eq!(met("F"), ["F6", "F2"]);
        assert_eq!(met("6"), ["F6", "B6"]);
        assert_eq!(met("E..F"), ["E5", "F6", "F2"]);
        assert_eq!(met("f..e"), ["E5", "F6", "F2"]);
        assert_eq!(met("none"), ["--"]);
        assert_eq!(met("b2"), ["B2"]);
    }

    #[test]
    fn what_is_no_grade_is_refused() {
        for wrong in ["", "G", "B7", "2B", "B2x", ">=", ">=F", ">=F2", "<=6", "A..2", "reliable"] {
            assert!(wrong.parse::<GradeCondition>().is_err(), "{wrong}");
        }
        assert_eq!(grade("B-").to_string(), "B-");
    }
}
