//! The texts with their gold, and how drafts are made of them. What is right is decided elsewhere.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::digest::Taxonomy;
use watchfloor::import::structure::GivenHead;
use watchfloor::import::text::{ImportedText, TextError, TextRequest, text};

use crate::score::{Gold, Names, Tally, drafted_head, records, score};

/// The folder of the texts.
pub const TEXTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/import/texts");
/// The taxonomy that is shipped.
pub const TAXONOMY: &str = include_str!("../../data/taxonomy.yaml");

/// The names that are compared.
pub static NAMES: LazyLock<Names> = LazyLock::new(|| Names::read(TAXONOMY));
/// An archive with the taxonomy that is shipped, and nothing else.
static EMPTY: LazyLock<Corpus> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("taxonomy.yaml"), TAXONOMY).unwrap();
    load_all(&Origin::Folder(folder.path().to_owned())).0
});

/// Returns the taxonomy that is shipped.
pub fn taxonomy() -> &'static Taxonomy {
    EMPTY.taxonomy()
}

/// A text of the folder, with the name of its gold.
#[derive(Clone, Debug)]
pub struct TestText {
    /// Its name without the ending.
    pub name: String,
    /// Its file.
    pub path: PathBuf,
}

impl TestText {
    /// Returns its bytes.
    pub fn bytes(&self) -> Vec<u8> {
        fs::read(&self.path).unwrap()
    }

    /// Returns the gold beside the text, or that of the text whose name this one begins with.
    pub fn gold(&self) -> Gold {
        let beside = self.path.with_file_name(format!("{}.gold.yaml", self.name));
        if beside.is_file() {
            return Gold::read(&fs::read_to_string(beside).unwrap());
        }
        let mut name = self.name.as_str();
        loop {
            let file = Path::new(TEXTS).join(format!("{name}.gold.yaml"));
            if file.is_file() {
                return Gold::read(&fs::read_to_string(file).unwrap());
            }
            (name, _) =
                name.rsplit_once('-').unwrap_or_else(|| panic!("no gold for {}", self.name));
        }
    }

    /// Makes drafts of it and compares them with its gold.
    pub fn tally(&self) -> Tally {
        // What is refused as no digest has missed all of its entries.
        let drafts = drafted(&self.bytes(), &self.path).map(|one| one.drafts).unwrap_or_default();
        let head = |key: &str| drafted_head(&drafts, key).to_owned();
        score(&self.gold(), &records(&drafts), &head, &NAMES)
    }
}

/// Returns the texts of a folder below [`TEXTS`], in the order of their names.
pub fn texts(below: &str) -> Vec<TestText> {
    let entries = fs::read_dir(Path::new(TEXTS).join(below)).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let is_text = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        path.is_file() && !name.ends_with(".gold.yaml") && name != "README.md"
    };
    let text = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        TestText { name, path }
    };
    files.into_iter().filter(is_text).map(text).collect()
}

/// Makes drafts of a text. Its name alone is told to the import, as the command does.
pub fn drafted(bytes: &[u8], path: &Path) -> Result<ImportedText, TextError> {
    let name = path.file_name().unwrap().to_str().unwrap();
    let given = GivenHead::default();
    text(bytes, name, &TextRequest { taxonomy: taxonomy(), given: &given, rules: None })
}
