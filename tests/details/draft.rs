//! A digest that was imported and that nobody has looked over: read, told by `check`, shown in lists.

use std::path::Path;

use watchfloor::archive::{Corpus, Origin, Problem, load_all};
use watchfloor::export;
use watchfloor::import::block::{TextBlock, TextBlockKind, TextSpan};
use watchfloor::import::draft::{Build, build, yaml};
use watchfloor::import::entries::EntryContext;
use watchfloor::import::field::{Certainty, Field};
use watchfloor::import::piece::{Piece, PieceKind};
use watchfloor::import::structure::{GivenHead, ImportWords, TextSource, structures};
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
    assert_eq!(told, ["the digest is a draft: not all of it has been looked over"]);
    let digest = corpus.digest(0).unwrap();
    assert!(digest.head().is_draft);
    assert_eq!(digest.overview().first().unwrap().tags(), [Box::from("unread")]);
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
    let draft = "imported, and not all of it has been looked over";
    assert!(page.contains(&format!("Draft       {draft}")), "{page}");
    let preview = page::plain(&page::digest_preview(&corpus, 0), 90);
    assert!(preview.contains(&format!("a draft: {draft}")), "{preview}");
    let entry = page::plain(&TreeNode::Entry(super::ALL).page(&corpus), 90);
    assert!(entry.contains(&format!("a draft: {draft}")), "{entry}");
    let cited = page::digests_cited(&corpus, &[super::ALL]);
    assert!(cited[0].0.contains(", a draft"), "{cited:?}");
    assert!(page.contains("unread"), "{page}");
    let columns = export::listing::DIGESTS.columns();
    let row = export::listing::digests(&corpus, &problems).next().unwrap();
    let cells = export::listing::DIGESTS.cells(&row);
    let listed = export::Rows::object(columns, &cells);
    assert_eq!(listed["draft"], "yes");
    let record = export::entry(&corpus, super::ALL).unwrap();
    assert_eq!(record["wording"], "source");
}

const TEXT: &str = "Harbour Watch (March 6-12, 2031)
The Iraqi arena
Diyala Province
On March 7, 2031, a bomb hit a patrol: \"two\" were hurt # it is said (Telegram, March 8, 2031).
Words that nobody understood, among them [brackets, {braces} and a colon: here.
Counterterrorism and preventive activity
On March 9, 2031, a man was held in Nigeria, and another was held on the border between the two.
";

/// Reads each block that begins with a day as an entry.
fn pieces(blocks: &[TextBlock], range: std::ops::Range<usize>, _: &EntryContext) -> Vec<Piece> {
    let piece = |at: usize| {
        let text = blocks.get(at)?.text.clone();
        let span = TextSpan { block: at, from: 0, to: text.chars().count() };
        let field = |name, value: &str| Field {
            name,
            value: value.to_owned(),
            span: Some(span),
            certainty: Certainty::Guess,
            rule: "test".to_owned(),
        };
        let fields = vec![
            field("date", "2031-03-07"),
            field("kind", "attack"),
            field("killed", ">=2"),
            field("text", &text),
            field("source", "Telegram, 2031-03-08"),
            field("source", "Rudaw, 2031-03-08"),
            field("basis", "claimed"),
        ];
        let spans = vec![span];
        text.starts_with("On ").then_some(Piece {
            kind: PieceKind::Entry,
            spans,
            fields,
            inner: vec![],
        })
    };
    range.filter_map(piece).collect()
}

#[test]
fn what_an_import_writes_passes_check() {
    let (corpus, _) = loaded(DRAFT);
    let block = |line: &str| TextBlock {
        kind: TextBlockKind::Paragraph,
        text: line.to_owned(),
        page: None,
        line: None,
        links: Vec::new(),
    };
    let blocks: Vec<TextBlock> = TEXT.lines().map(block).collect();
    let (taxonomy, words) = (corpus.taxonomy(), ImportWords::shipped());
    let given = GivenHead { publisher: Some("Harbour".to_owned()), ..GivenHead::default() };
    let found = structures(&blocks, &TextSource::default(), &given, taxonomy, words).unwrap();
    let draft = build(&found[0], &Build { blocks: &blocks, taxonomy, words, pieces: &pieces });
    let draft = draft.unwrap();
    assert_eq!(draft.path(false), "digests/2031/2031-03-06.yaml");
    let (read, problems) = loaded(&yaml(&draft, &blocks));
    let told: Vec<String> = problems.iter().map(|problem| problem.message.to_string()).collect();
    assert_eq!(told, ["the digest is a draft: not all of it has been looked over"]);
    let digest = read.digest(0).unwrap();
    let texts: Vec<&str> = digest.entries().map(|entry| entry.text()).collect();
    assert_eq!(texts, [TEXT.lines().nth(3).unwrap(), TEXT.lines().nth(6).unwrap()]);
    let area = |at: usize| digest.entry(at).unwrap().area.map(|area| taxonomy.area_name(area));
    assert_eq!((area(0), area(1)), (Some("Diyala"), Some("Nigeria")));
}
