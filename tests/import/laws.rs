//! What holds for the draft of any text: the same bytes each time, and no error when it is read.

use std::fs;
use std::sync::LazyLock;

use watchfloor::archive::{Origin, Severity, load_all};
use watchfloor::import::draft::yaml;

use super::texts::{TAXONOMY, TestText, drafted, texts};

/// A draft as it is written, with its place in an archive.
#[derive(Debug, PartialEq, Eq)]
struct WrittenDraft {
    path: String,
    yaml: String,
    entries: usize,
}

fn written(text: &TestText) -> Vec<WrittenDraft> {
    let imported = drafted(&text.bytes(), &text.path).unwrap();
    let drafts = imported.drafts.iter().map(|draft| WrittenDraft {
        path: draft.path(false),
        yaml: yaml(draft, &imported.blocks),
        entries: draft.entries().count(),
    });
    drafts.collect()
}

/// Every text in every form, with its drafts.
static WRITTEN: LazyLock<Vec<(TestText, Vec<WrittenDraft>)>> = LazyLock::new(|| {
    let all = texts("").into_iter().chain(texts("forms"));
    all.map(|text| (text.clone(), written(&text))).collect()
});

#[test]
fn the_same_text_gives_the_same_bytes() {
    for (text, before) in &*WRITTEN {
        assert_eq!(*before, written(text), "{}", text.name);
    }
}

#[test]
fn a_draft_is_read_back_without_an_error() {
    for (text, drafts) in &*WRITTEN {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("taxonomy.yaml"), TAXONOMY).unwrap();
        for draft in drafts {
            let file = folder.path().join(&draft.path);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, &draft.yaml).unwrap();
        }
        let (corpus, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
        let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
        let told: Vec<String> = errors.map(ToString::to_string).collect();
        assert!(told.is_empty(), "{}:\n{}", text.name, told.join("\n"));
        let entries: usize = drafts.iter().map(|draft| draft.entries).sum();
        assert_eq!(corpus.len(), entries, "{}: every entry is read back", text.name);
        assert_eq!(corpus.digests().len(), drafts.len(), "{}", text.name);
    }
}
