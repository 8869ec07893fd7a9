//! How likely something is, and how sure whoever judges is: the words of the standard for analytic
//! products (ICD 203, 2015, D.6.e). The two are kept apart: one is about the event, the other about
//! what the judgement rests on.

use std::fmt;
use std::str::FromStr;

use crate::words::{fold, words};

/// How likely it is, in the words of ICD 203.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likelihood {
    /// 1 to 5 percent.
    AlmostNoChance,
    /// 5 to 20 percent.
    VeryUnlikely,
    /// 20 to 45 percent.
    Unlikely,
    /// 45 to 55 percent.
    RoughlyEven,
    /// 55 to 80 percent.
    Likely,
    /// 80 to 95 percent.
    VeryLikely,
    /// 95 to 99 percent.
    AlmostCertain,
}

/// How sure whoever judges is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Little to rest on.
    Low,
    /// Plausible, and not beyond doubt.
    Moderate,
    /// Well founded.
    High,
}

/// The text is none of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoEstimate {
    /// It is no word of likelihood.
    #[error("write one of: {}", Likelihood::ALL.map(Likelihood::word).join(", "))]
    Likelihood,
    /// It is no word of confidence.
    #[error("write low, moderate or high")]
    Confidence,
}

impl Likelihood {
    /// All, the least likely first.
    pub const ALL: [Self; 7] = [
        Self::AlmostNoChance,
        Self::VeryUnlikely,
        Self::Unlikely,
        Self::RoughlyEven,
        Self::Likely,
        Self::VeryLikely,
        Self::AlmostCertain,
    ];

    /// Returns its words.
    pub fn word(self) -> &'static str {
        match self {
            Self::AlmostNoChance => "almost no chance",
            Self::VeryUnlikely => "very unlikely",
            Self::Unlikely => "unlikely",
            Self::RoughlyEven => "roughly even chance",
            Self::Likely => "likely",
            Self::VeryLikely => "very likely",
            Self::AlmostCertain => "almost certain",
        }
    }

    /// Returns its range in percent.
    pub fn percent(self) -> (u8, u8) {
        match self {
            Self::AlmostNoChance => (1, 5),
            Self::VeryUnlikely => (5, 20),
            Self::Unlikely => (20, 45),
            Self::RoughlyEven => (45, 55),
            Self::Likely => (55, 80),
            Self::VeryLikely => (80, 95),
            Self::AlmostCertain => (95, 99),
        }
    }

    /// Returns the word of the standard's other row that means the same.
    fn other_word(self) -> &'static str {
        match self {
            Self::AlmostNoChance => "remote",
            Self::VeryUnlikely => "highly improbable",
            Self::Unlikely => "improbable",
            Self::RoughlyEven => "roughly even odds",
            Self::Likely => "probable",
            Self::VeryLikely => "highly probable",
            Self::AlmostCertain => "nearly certain",
        }
    }
}

impl Confidence {
    /// All, the least sure first.
    pub const ALL: [Self; 3] = [Self::Low, Self::Moderate, Self::High];

    /// Returns its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Moderate => "moderate",
            Self::High => "high",
        }
    }
}

impl fmt::Display for Likelihood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Likelihood {
    type Err = NoEstimate;

    fn from_str(text: &str) -> Result<Self, NoEstimate> {
        let text = text.trim().to_lowercase();
        let is_it = |word: &Self| text == word.word() || text == word.other_word();
        Self::ALL.into_iter().find(is_it).ok_or(NoEstimate::Likelihood)
    }
}

impl FromStr for Confidence {
    type Err = NoEstimate;

    fn from_str(text: &str) -> Result<Self, NoEstimate> {
        let text = text.trim().to_lowercase();
        Self::ALL.into_iter().find(|word| text == word.word()).ok_or(NoEstimate::Confidence)
    }
}

/// What is unclear in how a judgement is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mixed {
    /// One sentence says how likely it is and how sure one is.
    InOneSentence,
    /// Words of both rows of likelihood are used.
    BothRows,
}

impl fmt::Display for Mixed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::InOneSentence => "likelihood and confidence in one sentence: say each in its own",
            Self::BothRows => "words of both rows of likelihood (likely, probable): use one row",
        })
    }
}

/// Returns what a text mixes that the standard keeps apart; none where it does not.
pub fn mixed(text: &str) -> Option<Mixed> {
    let says = |sentence: &str, phrase: &str| {
        let said: Vec<String> = words(sentence).into_iter().map(|word| fold(&word)).collect();
        let asked: Vec<String> = words(phrase).into_iter().map(|word| fold(&word)).collect();
        said.windows(asked.len().max(1)).any(|run| run == asked)
    };
    let likely = |sentence: &str, row: fn(Likelihood) -> &'static str| {
        Likelihood::ALL.into_iter().any(|word| says(sentence, row(word)))
    };
    let is_sure = |sentence: &str| says(sentence, "confidence") || says(sentence, "confident");
    let sentences = || text.split(['.', ';', '!', '?', '\n']);
    let any_row = |sentence: &str| {
        likely(sentence, Likelihood::word) || likely(sentence, Likelihood::other_word)
    };
    if sentences().any(|sentence| is_sure(sentence) && any_row(sentence)) {
        return Some(Mixed::InOneSentence);
    }
    let both = likely(text, Likelihood::word) && likely(text, Likelihood::other_word);
    both.then_some(Mixed::BothRows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_read_as_it_is_written_and_the_ranges_meet() {
        let mut end = 1;
        for word in Likelihood::ALL {
            assert_eq!(word.to_string().parse(), Ok(word));
            assert_eq!(word.other_word().parse(), Ok(word));
            assert_eq!(word.percent().0, end, "{word}");
            end = word.percent().1;
        }
        for word in Confidence::ALL {
            assert_eq!(word.to_string().parse(), Ok(word));
        }
        assert_eq!("perhaps".parse::<Likelihood>(), Err(NoEstimate::Likelihood));
    }

    #[test]
    fn a_sentence_that_mixes_the_two_is_told() {
        let both = Some(Mixed::InOneSentence);
        assert_eq!(mixed("We judge with high confidence that it is likely."), both);
        assert_eq!(mixed("It is likely. We have high confidence in this."), None);
        assert_eq!(mixed("Likely to go on; its end is improbable"), Some(Mixed::BothRows));
        assert_eq!(mixed("It is unlikely, and very unlikely in June"), None);
        assert_eq!(mixed("The likelihood was not stated"), None);
    }
}
