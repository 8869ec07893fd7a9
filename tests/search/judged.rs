//! The judged queries of `judged/`: every record they name is there, and both halves are alike.
//!
//! Only the YAML is read here. What the program answers to them is measured elsewhere.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use serde::Deserialize;
use serde_yaml::Value;

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
const JUDGED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/search/judged");
const HALVES: [&str; 2] = ["queries.yaml", "held.yaml"];
pub const KINDS: [&str; 15] = [
    "entry",
    "point",
    "figure",
    "note",
    "wave",
    "date",
    "question",
    "several",
    "inflection",
    "name",
    "typo",
    "number",
    "arabic",
    "field",
    "trap",
];
/// Keys whose items are records of their own, and no part of the text of the record that has them.
const BELOW: [&str; 9] =
    ["overview", "points", "gaps", "summary", "figures", "notes", "entries", "theatres", "areas"];

/// What a record is.
#[derive(Deserialize, Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub enum In {
    Entry,
    Point,
    Figure,
    Note,
    Wave,
    Digest,
}

/// The name of a record. The head of `judged/queries.yaml` says what its parts mean.
#[derive(Deserialize, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[serde(deny_unknown_fields)]
pub struct Address {
    pub r#in: In,
    pub file: String,
    #[serde(default)]
    pub words: Words,
}

#[derive(Deserialize, Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[serde(untagged)]
pub enum Words {
    One(String),
    Several(Vec<String>),
}

impl Default for Words {
    fn default() -> Self {
        Self::Several(Vec::new())
    }
}

impl Words {
    pub fn all(&self) -> &[String] {
        match self {
            Self::One(words) => std::slice::from_ref(words),
            Self::Several(words) => words,
        }
    }
}

/// A query with what was judged of it. The head of `judged/queries.yaml` says what the fields mean.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judged {
    pub query: String,
    pub kind: String,
    pub first: Vec<Address>,
    #[serde(default)]
    pub also: Vec<Address>,
    #[serde(default)]
    pub may: Vec<Address>,
    #[serde(default)]
    pub never: Vec<Address>,
    #[serde(default)]
    pub never_words: Vec<String>,
    #[serde(default)]
    pub nothing: bool,
    #[serde(default)]
    pub only: bool,
}

impl Judged {
    fn addresses(&self) -> impl Iterator<Item = &Address> {
        [&self.first, &self.also, &self.may, &self.never].into_iter().flatten()
    }
}

/// One half of the judged queries.
pub fn half(name: &str) -> Vec<Judged> {
    let text = std::fs::read_to_string(Path::new(JUDGED).join(name)).unwrap();
    serde_yaml::from_str(&text).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}

fn all() -> impl Iterator<Item = Judged> {
    HALVES.into_iter().flat_map(half)
}

pub struct Record {
    pub kind: In,
    pub file: String,
    /// All that it says.
    pub text: String,
    /// What it says in its main field, if it has one.
    pub main: String,
}

/// Every record of the shipped archive.
pub fn records() -> Vec<Record> {
    let mut records = Vec::new();
    let mut folders = vec![Path::new(DATA).join("digests"), Path::new(DATA).join("waves")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let file = path.strip_prefix(DATA).unwrap().to_str().unwrap().replace('\\', "/");
            let text = std::fs::read_to_string(&path).unwrap();
            let whole: Value =
                serde_yaml::from_str(&text).unwrap_or_else(|fault| panic!("{file}: {fault}"));
            let kind = if whole.get("wave").is_some() { In::Wave } else { In::Digest };
            records.push(Record {
                kind,
                file: file.clone(),
                text: told(&whole),
                main: String::new(),
            });
            gather(&whole, &file, &mut records);
        }
    }
    records
}

/// The records that stand below a digest, a wave, a theatre, an area or a point.
fn gather(above: &Value, file: &str, records: &mut Vec<Record>) {
    let Some(fields) = above.as_mapping() else { return };
    for (key, part) in fields {
        let items = part.as_sequence().map_or(&[][..], Vec::as_slice);
        let (kind, items) = match key.as_str().unwrap_or_default() {
            "overview" | "points" | "gaps" => (In::Point, items),
            "summary" => (In::Point, std::slice::from_ref(part)),
            "figures" => (In::Figure, items),
            "notes" => (In::Note, items),
            "entries" => (In::Entry, items),
            "theatres" | "areas" => {
                for place in items {
                    gather(place, file, records);
                }
                continue;
            }
            _ => continue,
        };
        for item in items {
            let main = item.get("text").map_or_else(|| told(item), told);
            records.push(Record { kind, file: file.to_owned(), text: told(item), main });
            if kind == In::Point {
                gather(item, file, records);
            }
        }
    }
}

/// The text of a record: the values of its fields.
pub fn told(record: &Value) -> String {
    let mut values = Vec::new();
    collect(record, &mut values);
    values.join(" · ")
}

fn collect(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Null => {}
        Value::Bool(value) => into.push(value.to_string()),
        Value::Number(value) => into.push(value.to_string()),
        Value::String(value) => into.push(value.split_whitespace().collect::<Vec<_>>().join(" ")),
        Value::Sequence(values) => {
            for value in values {
                collect(value, into);
            }
        }
        Value::Mapping(fields) => {
            for (key, value) in fields {
                if !key.as_str().is_some_and(|key| BELOW.contains(&key)) {
                    collect(value, into);
                }
            }
        }
        Value::Tagged(tagged) => collect(&tagged.value, into),
    }
}

/// The words of a text, in small letters.
pub fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

#[test]
fn each_name_of_a_record_is_that_of_one_record() {
    let mut held: HashMap<(In, String), Vec<String>> = HashMap::new();
    for record in records() {
        held.entry((record.kind, record.file)).or_default().push(record.text);
    }
    let mut faults = Vec::new();
    for judged in all() {
        for address in judged.addresses() {
            let whole_file = matches!(address.r#in, In::Wave | In::Digest);
            let texts = held.get(&(address.r#in, address.file.clone()));
            let meant = texts.into_iter().flatten().filter(|text| {
                address.words.all().iter().all(|words| text.contains(words.as_str()))
            });
            let meant = meant.count();
            if meant != 1 || whole_file != address.words.all().is_empty() {
                faults.push(format!("`{}`: {address:?} names {meant}", judged.query));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_query_is_judged_once_and_without_contradiction() {
    let mut asked = BTreeSet::new();
    for judged in all() {
        let query = &judged.query;
        assert!(asked.insert(query.trim().to_lowercase()), "`{query}` stands twice");
        assert_eq!(judged.nothing, judged.first.is_empty(), "`{query}`");
        assert!(!judged.nothing || judged.also.is_empty() && judged.may.is_empty(), "`{query}`");
        assert!(!(judged.only && judged.nothing), "`{query}`");
        let mut named = BTreeSet::new();
        for address in judged.addresses() {
            assert!(named.insert(address), "`{query}` names {address:?} twice");
        }
        for never in &judged.never_words {
            assert!(words(query).all(|word| word != *never), "`{query}` says {never}");
            assert_eq!(words(never).collect::<Vec<_>>(), [never.as_str()], "`{query}`");
        }
    }
}

#[test]
fn both_halves_have_the_same_mix() {
    let counted = HALVES.map(|name| {
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        for judged in half(name) {
            *kinds.entry(judged.kind).or_default() += 1;
        }
        kinds
    });
    let [daily, held] = &counted;
    for kind in KINDS {
        let (daily, held) = (daily.get(kind).copied(), held.get(kind).copied());
        let (daily, held) = (daily.unwrap_or_default(), held.unwrap_or_default());
        assert!(daily + held >= 10, "{kind}: {daily} and {held}");
        assert!(daily.abs_diff(held) <= 1, "{kind}: {daily} and {held}");
    }
    let known =
        |kinds: &BTreeMap<String, usize>| kinds.keys().all(|kind| KINDS.contains(&kind.as_str()));
    assert!(known(daily) && known(held), "{daily:?} {held:?}");
    assert!(daily.values().chain(held.values()).sum::<usize>() >= 170);
}

#[test]
fn what_nothing_answers_is_told_nowhere() {
    let told: BTreeSet<String> =
        records().iter().flat_map(|record| words(&record.text).collect::<Vec<_>>()).collect();
    for judged in all().filter(|judged| judged.nothing) {
        let query = &judged.query;
        let excludes_itself = query.split_once(" -").is_some_and(|(word, other)| word == other);
        let unheard = words(query).any(|word| !told.contains(&word));
        assert!(excludes_itself || unheard, "all words of `{query}` are in the archive");
    }
}
