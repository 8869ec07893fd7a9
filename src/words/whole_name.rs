//! A name that was typed whole: which longer words still say it (`iraq`, `Iraqi`), and which are
//! another word that only begins so (`niger`, `Nigeria`; `mali`, `malicious`).
//!
//! Which words are names is not known here.

/// What is added to the name of a place for what is of it, or in another spelling, folded and without
/// the `s` of many or of whose it is.
const OF_IT: [&str; 17] = [
    "", "h", "i", "n", "an", "ian", "en", "ien", "ese", "lese", "ite", "ish", "ern", "erner", "ي",
    "يه", "يين",
];

/// What is known of a name that was typed whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeName {
    /// Folded names of other things that begin with it.
    longer: Vec<String>,
}

impl WholeName {
    /// Takes the folded names of other things that begin with the name.
    pub fn beside(longer: Vec<String>) -> Self {
        Self { longer }
    }

    /// Returns false for a folded word that goes on from the name to another word. What does not
    /// begin with the name may be another spelling of it.
    pub(super) fn may_be_said_by(&self, name: &str, word: &str) -> bool {
        let is_other = self.longer.iter().any(|longer| word.starts_with(longer.as_str()));
        let after = word.strip_prefix(name).filter(|after| !after.is_empty());
        let is_of_it = |after: &str| OF_IT.contains(&after.strip_suffix('s').unwrap_or(after));
        !is_other && after.is_none_or(is_of_it)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{How, MatchQuality, Pattern};
    use super::*;

    fn quality(name: &str, longer: &[&str], word: &str) -> Option<MatchQuality> {
        let longer = longer.iter().map(|name| (*name).to_owned()).collect();
        Pattern::new(name, How::Plain).whole(WholeName::beside(longer)).quality(word)
    }

    #[test]
    fn a_whole_name_is_in_its_own_forms_and_not_in_longer_names() {
        for (name, word) in [
            ("niger", "nigeria"),
            ("niger", "nigerian"),
            ("mali", "malicious"),
            ("mali", "maliki"),
            ("hama", "hamas"),
        ] {
            assert_eq!(quality(name, &["nigeria", "hamas"], word), None, "{name} {word}");
            let pattern = Pattern::new(name, How::Plain).whole(WholeName::beside(Vec::new()));
            assert!(!pattern.is_loosely(word), "{name} {word}");
        }
        for (name, word) in [
            ("iraq", "iraqi"),
            ("iran", "iranians"),
            ("mali", "malian"),
            ("sudan", "sudanese"),
            ("west", "western"),
            ("niger", "nigerien"),
        ] {
            assert_eq!(quality(name, &["nigeria"], word), Some(MatchQuality::Prefix), "{word}");
        }
        assert_eq!(quality("niger", &["nigeria"], "niger"), Some(MatchQuality::Exact));
        assert_eq!(quality("baqubah", &[], "bakuba"), Some(MatchQuality::Sound), "a spelling");
    }
}
