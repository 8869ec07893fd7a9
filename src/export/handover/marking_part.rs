//! The markings of what is handed over, one by one, and which of them are colours of the Traffic Light
//! Protocol (FIRST, version 2.0), for which other programs have a sign of their own.

/// A colour of the Traffic Light Protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::export) struct TlpColour {
    /// Its label.
    pub(in crate::export) label: &'static str,
    /// Its word in data.
    pub(in crate::export) word: &'static str,
    /// The id that OASIS gave its marking definition in STIX 2.1.
    pub(in crate::export) stix_id: &'static str,
}

/// All colours, from the widest to the narrowest.
static COLOURS: [TlpColour; 5] = [
    colour("TLP:CLEAR", "clear", "94868c89-83c2-464b-929b-a1a8aa3c8487"),
    colour("TLP:GREEN", "green", "bab4a63c-aed9-4cf5-a766-dfca5abac2bb"),
    colour("TLP:AMBER", "amber", "55d920b0-5e8b-4f79-9ee9-91f868d9b421"),
    colour("TLP:AMBER+STRICT", "amber+strict", "939a9414-2ddd-4d32-a0cd-375ea402b003"),
    colour("TLP:RED", "red", "e828b379-4e03-4974-9ac4-e53a884c97c1"),
];

/// What CLEAR was called before version 2.0.
const WHITE: &str = "TLP:WHITE";

const fn colour(label: &'static str, word: &'static str, stix_id: &'static str) -> TlpColour {
    TlpColour { label, word, stix_id }
}

/// One marking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::export) struct MarkingPart {
    /// The colours that it names.
    pub(in crate::export) colours: Vec<&'static TlpColour>,
    /// The marking as it is written; none where it is a colour and nothing else.
    pub(in crate::export) statement: Option<String>,
}

/// Returns the markings of a line of them, `A | B`.
pub(in crate::export) fn marking_parts(all: Option<&str>) -> Vec<MarkingPart> {
    let each = all.into_iter().flat_map(|all| all.split(" | "));
    each.map(str::trim).filter(|marking| !marking.is_empty()).map(MarkingPart::read).collect()
}

impl MarkingPart {
    fn read(marking: &str) -> Self {
        let edges = |letter: char| !letter.is_alphanumeric() && letter != '+';
        let words = marking.split_whitespace().map(|word| word.trim_matches(edges));
        let named = |word: &str| {
            let word = if word.eq_ignore_ascii_case(WHITE) { COLOURS[0].label } else { word };
            COLOURS.iter().find(|colour| colour.label.eq_ignore_ascii_case(word))
        };
        let colours: Vec<_> = words.clone().filter_map(named).collect();
        let is_colour = colours.len() == 1 && words.count() == 1;
        Self { colours, statement: (!is_colour).then(|| marking.to_owned()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(all: &str) -> Vec<(Vec<&str>, Option<String>)> {
        let parts = marking_parts(Some(all)).into_iter();
        parts.map(|part| (part.colours.iter().map(|c| c.word).collect(), part.statement)).collect()
    }

    #[test]
    fn a_colour_is_one_whatever_its_case_and_every_other_marking_stays_as_it_is() {
        assert_eq!(read("TLP:AMBER"), [(vec!["amber"], None)]);
        assert_eq!(read("tlp:amber+strict"), [(vec!["amber+strict"], None)]);
        assert_eq!(read("TLP:WHITE"), [(vec!["clear"], None)]);
        let statement = |text: &str| Some(text.to_owned());
        assert_eq!(read("OFFICIAL"), [(vec![], statement("OFFICIAL"))]);
        assert_eq!(read("TLP:RED – desk"), [(vec!["red"], statement("TLP:RED – desk"))]);
        assert_eq!(read("TLP:PURPLE"), [(vec![], statement("TLP:PURPLE"))]);
        assert_eq!(read("A | TLP:GREEN"), [(vec![], statement("A")), (vec!["green"], None)]);
        assert_eq!(marking_parts(None), []);
    }
}
