//! What headings, furniture and publishers are called, read from `data/import/headings.yaml`. How a
//! line is judged by these words is decided elsewhere.
#![expect(clippy::disallowed_macros, reason = "the rules that the program comes with")]

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::built_in::BuiltIn;
use crate::order::CompactSort as _;
use crate::words::fold;
use crate::yaml::{Node, NodeValue, parse};

/// The words that the program comes with.
const SHIPPED: BuiltIn = BuiltIn::of(include_bytes!(concat!(env!("OUT_DIR"), "/headings.bin")));

/// Lines of one meaning: whole ones, and beginnings.
#[derive(Debug, Clone, Default)]
pub(super) struct LineWords {
    whole: HashSet<String>,
    beginnings: Vec<String>,
}

impl LineWords {
    /// Returns true if a folded line is one of these.
    pub(super) fn hold(&self, folded: &str) -> bool {
        self.whole.contains(folded)
            || self.beginnings.iter().any(|beginning| folded.starts_with(beginning.as_str()))
    }

    /// Returns true if a folded line is one of these as a whole.
    pub(super) fn hold_whole(&self, folded: &str) -> bool {
        self.whole.contains(folded)
    }
}

/// Who publishes, and what gives him away.
#[derive(Debug, Clone, Default)]
pub(super) struct Publisher {
    /// As a digest names him.
    pub name: String,
    /// His names, folded.
    pub names: Vec<String>,
    /// Hosts of his pages.
    pub sites: Vec<String>,
    /// Beginnings of his titles, folded.
    pub titles: Vec<String>,
    /// The land that he tells of, where it is always one.
    place: Option<String>,
}

/// All words that structure is found by.
#[derive(Debug, Clone, Default)]
pub struct ImportWords {
    pub(super) overview: LineWords,
    pub(super) figures: LineWords,
    pub(super) notes: LineWords,
    pub(super) activity: LineWords,
    pub(super) apart: LineWords,
    pub(super) furniture: LineWords,
    pub(super) related: LineWords,
    pub(super) captions: LineWords,
    /// Notices of a page, which may be long.
    pub(super) notices: LineWords,
    /// Lines that say who wrote the text.
    pub(super) bylines: LineWords,
    /// What those who write are, folded.
    pub(super) professions: Vec<String>,
    /// Headings of a page that are no title of a digest.
    pub(super) untitled: LineWords,
    /// Words that stand before days and are no title: `Period`.
    pub(super) labels: LineWords,
    /// Words behind which the publisher is named: `published by`.
    pub(super) publishes: Vec<String>,
    /// What those who publish are called, folded: `institute`.
    pub(super) houses: HashSet<String>,
    /// Small words of a language, by its name.
    pub(super) languages: Vec<(String, HashSet<String>)>,
    /// Words before the name of a place, the longest first.
    pub(super) before: Vec<String>,
    /// Words behind the name of a place, the longest first.
    pub(super) behind: Vec<String>,
    /// Peoples and regions, folded, with the name that the taxonomy may have.
    pub(super) peoples: HashMap<String, String>,
    pub(super) publishers: Vec<Publisher>,
    /// What the theatre for all of the world may be called.
    pub(in crate::import) elsewhere: Vec<String>,
    /// Words that captions and entries share without having to do with each other.
    pub(in crate::import) common: HashSet<String>,
    /// Words that a toll is told with, folded.
    pub(super) toll: HashSet<String>,
    /// Words that an attack is told with, folded.
    pub(super) acts: HashSet<String>,
    /// Words behind the name of a land for those who act abroad as well as at home, folded.
    pub(super) forces: HashSet<String>,
}

impl ImportWords {
    /// Returns the words that the program comes with, which are read once.
    pub fn shipped() -> &'static Self {
        static READ: LazyLock<ImportWords> = LazyLock::new(|| {
            let (bytes, mut faults) = (SHIPPED.bytes().unwrap_or_default(), Vec::new());
            let root = parse(&bytes, &mut faults);
            root.as_ref().map_or_else(ImportWords::default, ImportWords::from_node)
        });
        &READ
    }

    /// Returns the land that a publisher always tells of.
    pub(in crate::import) fn land_of(&self, publisher: &str) -> Option<&str> {
        self.publishers.iter().find(|one| one.name == publisher)?.place.as_deref()
    }

    /// Returns true for a people or a region that stands for a place of another name.
    pub(in crate::import) fn is_region(&self, name: &str) -> bool {
        self.peoples.contains_key(&fold(name))
    }

    fn from_node(root: &Node<'_>) -> Self {
        let lines = |key| lines(root, key);
        let longest_first = |key| {
            let mut words: Vec<String> = texts(root, key).map(fold_line).collect();
            words.retain(|word| !word.is_empty());
            words.compact_sort_by_key(|word| std::cmp::Reverse(word.len()));
            words
        };
        let pairs = match root.child("peoples").map(|node| &node.value) {
            Some(NodeValue::Map(pairs)) => pairs.as_slice(),
            Some(NodeValue::Null | NodeValue::Scalar(_) | NodeValue::List(_)) | None => &[],
        };
        let peoples =
            pairs.iter().filter_map(|(key, node)| Some((fold(&key.name), text(node)?.to_owned())));
        let languages = match root.child("languages").map(|node| &node.value) {
            Some(NodeValue::Map(pairs)) => pairs.as_slice(),
            Some(NodeValue::Null | NodeValue::Scalar(_) | NodeValue::List(_)) | None => &[],
        };
        let languages = languages.iter().filter_map(|(key, node)| {
            let NodeValue::List(words) = &node.value else { return None };
            Some((
                key.name.to_string(),
                words.iter().filter_map(text).map(str::to_lowercase).collect(),
            ))
        });
        Self {
            languages: languages.collect(),
            overview: lines("overview"),
            figures: lines("figures"),
            notes: lines("notes"),
            activity: lines("activity"),
            apart: lines("apart"),
            furniture: lines("furniture"),
            related: lines("related"),
            captions: lines("captions"),
            notices: lines("notices"),
            bylines: lines("bylines"),
            professions: texts(root, "professions").map(fold).collect(),
            untitled: lines("untitled"),
            labels: lines("labels"),
            publishes: texts(root, "publishes").map(str::to_lowercase).collect(),
            houses: texts(root, "houses").map(fold).collect(),
            before: longest_first("before"),
            behind: longest_first("behind"),
            peoples: peoples.collect(),
            elsewhere: texts(root, "elsewhere").map(str::to_owned).collect(),
            common: texts(root, "common").map(str::to_lowercase).collect(),
            toll: texts(root, "toll").map(fold).collect(),
            acts: texts(root, "acts").map(fold).collect(),
            forces: texts(root, "forces").map(fold).collect(),
            publishers: root.items_of("publishers").iter().filter_map(publisher).collect(),
        }
    }
}

fn publisher(node: &Node<'_>) -> Option<Publisher> {
    let words = |key| texts(node, key);
    Some(Publisher {
        name: text(node.child("name")?)?.to_owned(),
        names: words("names").map(fold).collect(),
        sites: words("sites").map(str::to_owned).collect(),
        titles: words("titles").map(fold).collect(),
        place: node.child("place").and_then(text).map(str::to_owned),
    })
}

fn text<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match &node.value {
        NodeValue::Scalar(text) => Some(text),
        NodeValue::Null | NodeValue::List(_) | NodeValue::Map(_) => None,
    }
}

fn texts<'n>(node: &'n Node<'_>, key: &str) -> impl Iterator<Item = &'n str> {
    node.items_of(key).iter().filter_map(text)
}

fn lines(node: &Node<'_>, key: &str) -> LineWords {
    let mut lines = LineWords::default();
    for word in texts(node, key) {
        match word.strip_suffix('…') {
            Some(beginning) => lines.beginnings.push(fold_line(beginning)),
            None => _ = lines.whole.insert(fold_line(word)),
        }
    }
    lines
}

/// Folds a line for comparison: without marks of notes, signs and articles.
pub(super) fn fold_line(text: &str) -> String {
    let bare = without_marks(text);
    fold(
        &bare
            .replace(['|', ':', '>', '(', ')', '"', '“', '”', '\'', '’'], " ")
            .replace(" s ", "s "),
    )
    .trim()
    .to_owned()
}

/// Removes `[1]` and `*` from a line.
pub(in crate::import) fn without_marks(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        bare.push_str(before);
        match after.split_once(']') {
            Some((mark, behind))
                if mark.len() <= 4 && mark.chars().all(|c| c.is_ascii_alphanumeric()) =>
            {
                rest = behind;
            }
            Some(_) | None => {
                bare.push('[');
                rest = after;
            }
        }
    }
    bare.push_str(rest);
    bare.retain(|c| c != '*');
    bare.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_words_are_read() {
        let words = ImportWords::shipped();
        assert!(words.overview.hold(&fold_line("Main events of the past week[1]")));
        assert!(words.overview.hold(&fold_line("HIGHLIGHTS")));
        assert!(
            !words.overview.hold(&fold_line("Highlights of ISIS’s activity during the past week"))
        );
        assert!(
            words.activity.hold(&fold_line("Highlights of ISIS’s activity during the past week"))
        );
        assert!(words.apart.hold(&fold_line("Activity of ISIS’s other provinces")));
        assert_eq!(words.peoples.get("iraqi").map(String::as_str), Some("Iraq"));
        assert!(words.publishers.iter().any(|one| one.name == "ITIC" && !one.sites.is_empty()));
    }

    #[test]
    fn marks_are_removed_and_other_brackets_stay() {
        assert_eq!(without_marks("Overview[1]"), "Overview");
        assert_eq!(without_marks("He [the leader] said[a]*"), "He [the leader] said");
        assert_eq!(without_marks("open [ end"), "open [ end");
    }
}
