//! A digest that was imported and that nobody has looked over: read, told by `check`, shown in lists.

use std::path::Path;

use watchfloor::archive::{Corpus, Origin, Problem, load_all};
use watchfloor::export;
use watchfloor::page;
use watchfloor::tree::TreeNode;

const DRAFT: &str = "\
digest: harbour-2031-03-06
draft: yes
title: Week on the coast
publisher: Harbour
series: weekly
period: 2031-03-06..2031-03-12
coverage: full
overview:
  - { text: Words that nobody understood., basis: assessed, tags: [unread] }
theatres:
  - theatre: iraq
    entries:
      - date: 2031-03-07
        kind: attack
        # guess: kind: a bomb hit (block 12, 40-61)
        text: A bomb hit a patrol.
        wording: source
        basis: claimed
";

fn loaded(text: &str) -> (Corpus, Vec<Problem>) {
    let folder = tempfile::tempdir().unwrap();
    let taxonomy = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/taxonomy.yaml");
    std::fs::copy(taxonomy, folder.path().join("taxonomy.yaml")).unwrap();
    std::fs::create_dir_all(folder.path().join("digests/2031")).unwrap();
    std::fs::write(folder.path().join("digests/2031/2031-03-06.yaml"), text).unwrap();
    load_all(&Origin::Folder(folder.path().to_owned()))
}

#[test]
fn a_draft_is_read_and_told_with_one_warning() {
    let (corpus, problems) = loaded(DRAFT);
    let told: Vec<String> = problems.iter().map(|problem| problem.message.to_string()).collect();
    assert_eq!(told, ["the digest is a draft: nobody has looked it over yet"]);
    let digest = corpus.digest(0).unwrap();
    assert!(digest.head().is_draft);
    assert_eq!(digest.overview()[0].tags(), [Box::from("unread")]);
}

#[test]
fn what_was_looked_over_is_no_draft() {
    for text in [DRAFT.replace("draft: yes\n", ""), DRAFT.replace("draft: yes", "draft: no")] {
        let (corpus, problems) = loaded(&text);
        assert_eq!(problems, []);
        assert!(!corpus.digest(0).unwrap().head().is_draft);
    }
    let (corpus, problems) = loaded(&DRAFT.replace("draft: yes", "draft: perhaps"));
    assert_eq!(problems.len(), 1);
    assert!(!corpus.digest(0).unwrap().head().is_draft);
}

#[test]
fn lists_and_pages_say_what_is_a_draft() {
    let (corpus, problems) = loaded(DRAFT);
    assert_eq!(TreeNode::Digest(0).name(&corpus), "Harbour 2031-03-06..2031-03-12 (draft)");
    let page = page::plain(&page::digest(&corpus, 0), 90);
    assert!(page.contains("nobody has looked it over yet"), "{page}");
    assert!(page.contains("unread"), "{page}");
    let columns = export::listing::DIGESTS.columns();
    let row = export::listing::digests(&corpus, &problems).next().unwrap();
    let cells = export::listing::DIGESTS.cells(&row);
    let listed = export::Rows::object(columns, &cells);
    assert_eq!(listed["draft"], "yes");
    let record = export::entry(&corpus, super::ALL).unwrap();
    assert_eq!(record["wording"], "source");
}
