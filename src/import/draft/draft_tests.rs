//! Drafts of small texts, written, placed, summed up and explained.

use super::model::DraftNote;
use super::{Build, DigestDraft, build, explain, summary, yaml};
use crate::digest::Taxonomy;
use crate::import::block::{TextBlock, TextBlockKind, TextSpan};
use crate::import::entries::EntryContext;
use crate::import::field::{Certainty, Field};
use crate::import::piece::{Piece, PieceKind};
use crate::import::structure::test_texts::{blocks, taxonomy};
use crate::import::structure::{GivenHead, ImportWords, NoDigest, TextSource, structures};
use crate::yaml::parse;

/// Reads a block that tells a day as an entry, any other as a point.
fn pieces(
    blocks: &[TextBlock],
    range: std::ops::Range<usize>,
    context: &EntryContext,
) -> Vec<Piece> {
    let piece = |at: usize| {
        let text = blocks[at].text.trim().to_owned();
        let span = TextSpan { block: at, from: 0, to: blocks[at].text.chars().count() };
        let field = |name, value: &str, certainty| Field {
            name,
            value: value.to_owned(),
            span: Some(span),
            certainty,
            rule: "test".to_owned(),
        };
        if text.is_empty() || text.starts_with("Unheard") {
            return None;
        }
        let mut fields = vec![
            field("basis", "reported", Certainty::Likely),
            field("text", &text, Certainty::Certain),
        ];
        let kind = if text.starts_with("On May") {
            let day = context.period.map_or_else(String::new, |days| days.0.to_string());
            fields.extend([
                field("date", &day, Certainty::Certain),
                field("kind", "attack", Certainty::Certain),
                field("losses.killed", ">=2", Certainty::Guess),
            ]);
            PieceKind::Entry
        } else {
            PieceKind::Point
        };
        Some(Piece { kind, spans: vec![span], fields, inner: Vec::new() })
    };
    range.filter_map(piece).collect()
}

fn drafts(text: &str) -> Result<Vec<(DigestDraft, Vec<TextBlock>)>, NoDigest> {
    let (blocks, taxonomy, words) = (blocks(text), taxonomy(), ImportWords::shipped());
    let found =
        structures(&blocks, &TextSource::default(), &GivenHead::default(), &taxonomy, words)?;
    found
        .iter()
        .map(|one| Ok((build(one, &with(&blocks, &taxonomy, words))?, blocks.clone())))
        .collect()
}

fn with<'a>(blocks: &'a [TextBlock], taxonomy: &'a Taxonomy, words: &'a ImportWords) -> Build<'a> {
    Build { blocks, taxonomy, words, pieces: &pieces }
}

fn draft(text: &str) -> (DigestDraft, Vec<TextBlock>) {
    drafts(text).unwrap().remove(0)
}

const TEXT: &str = "Harbour Watch (May 21-26, 2031)
Overview
- The wave of attacks: it ended on May 24, 2031 after ten days, and nobody knows who led it (Telegram, May 24, 2031).
  - It was long.
The Iraqi arena
Diyala Province
- On May 21, 2031, a bomb hit a patrol of the guards near the old bridge[1] (Telegram, May 22, 2031).
Guards of the patrol at the old bridge
(Telegram, May 22, 2031)
- Unheard words: \"of nothing\" # that anybody knows.
Three bridges were closed
- On May 22, 2031, a bridge was closed in Kirkuk.
Counterterrorism and preventive activity
- On May 23, 2031, a man was held in Nigeria.
- On May 24, 2031, a man was held somewhere.
[1] The bridge is the oldest: https://www.harbour.example/bridge
";

#[test]
fn a_draft_is_written_whole() {
    let (draft, blocks) = draft(TEXT);
    let expected = "\
digest: unknown-2031-05-21
draft: yes
title: Harbour Watch
publisher: Unknown
# guess: publisher: by publisher/none
series: weekly
# guess: series: by series/period
period: 2031-05-21..2031-05-26
coverage: full
# guess: coverage: by coverage/sections
# import: nothing tells who publishes it: give it with `--publisher`

overview:
  - text: >-
      The wave of attacks: it ended on May 24, 2031 after ten days, and nobody knows who led it.
    source: Telegram, 2031-05-24
    basis: reported
    # guess: basis: The wave of attacks: it ended on May 24, 2031 after ten day… (block 3, 0-115)
    points:
      - text: It was long.
        basis: assessed
        # guess: basis: It was long. (block 4, 0-12)

theatres:
  - theatre: iraq
    areas:
      - area: Diyala
        points:
          - text: \"Unheard words: \\\"of nothing\\\" # that anybody knows.\"
            basis: assessed
            # guess: basis: Unheard words: \"of nothing\" # that anybody knows. (block 10, 0-49)
            tags: [unread]
          - text: Three bridges were closed
            basis: assessed
            # guess: basis: Three bridges were closed (block 11, 0-25)
        entries:
          - date: 2031-05-21
            kind: attack
            losses: { killed: \">=2\" }
            # guess: losses.killed: On May 21, 2031, a bomb hit a patrol of the guards near the… (block 7, 0-99)
            text: >-
              On May 21, 2031, a bomb hit a patrol of the guards near the old bridge[1] (Telegram,
              May 22, 2031).
            wording: source
            basis: reported
            # guess: basis: On May 21, 2031, a bomb hit a patrol of the guards near the… (block 7, 0-99)
            note: See note 1. Shown in a picture, see note caption-1.
";
    let written = yaml(&draft, &blocks);
    assert!(written.starts_with(expected), "{written}");
    assert_eq!(written, yaml(&self::draft(TEXT).0, &blocks), "the same text gives the same bytes");
    let mut faults = Vec::new();
    assert!(parse(written.as_bytes(), &mut faults).is_some());
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn entries_stand_where_their_words_say() {
    let (draft, _) = draft(TEXT);
    let place = |entry: &Piece| {
        let field = |name| entry.fields.iter().find(|field| field.name == name);
        let sure = field("area").or(field("theatre")).map(|field| field.certainty);
        (
            field("theatre").map(|field| field.value.clone()),
            field("area").map(|field| field.value.clone()),
            sure,
        )
    };
    let some = |text: &str| Some(text.to_owned());
    let places: Vec<_> = draft.entries().map(place).collect();
    assert_eq!(
        places,
        [
            (some("iraq"), some("Diyala"), Some(Certainty::Certain)),
            (some("iraq"), some("Diyala"), Some(Certainty::Certain)),
            (some("africa"), some("Nigeria"), Some(Certainty::Likely)),
            (some("global"), None, Some(Certainty::Guess)),
        ]
    );
}

#[test]
fn a_draft_is_summed_up_and_explained() {
    let (draft, blocks) = draft(TEXT);
    let summed = summary(&draft);
    assert_eq!((summed.entries, summed.points, summed.unread, summed.notes), (4, 4, 1, 2));
    assert_eq!(summed.words_left, 0);
    let told = explain(&draft, &blocks);
    let date = &told["entries"][0]["fields"][2];
    assert_eq!(
        (date["field"].as_str(), date["certainty"].as_str(), date["rule"].as_str()),
        (Some("date"), Some("certain"), Some("test"))
    );
    assert_eq!(date["from"]["block"].as_u64(), Some(7));
    assert!(date["from"]["words"].as_str().is_some_and(|words| words.starts_with("On May 21")));
}

#[test]
fn an_overview_alone_gives_its_entries() {
    let (draft, blocks) = draft("Harbour Watch (May 21-26, 2031)
Main events of the past week
- Many attacks were carried out by both sides in this week, and more are expected to be carried out soon.
  - Nigeria – On May 21, 2031, a camp was attacked by gunmen.
");
    let entry = draft.entries().next().unwrap();
    let area = entry.fields.iter().find(|field| field.name == "area");
    assert_eq!(
        area.map(|field| (field.value.as_str(), field.certainty)),
        Some(("Nigeria", Certainty::Certain))
    );
    assert_eq!(draft.overview.len(), 1);
    assert_eq!(draft.overview[0].inner.len(), 1);
    assert!(yaml(&draft, &blocks).contains("coverage: overview"));
}

#[test]
fn an_essay_is_told() {
    let prose = "The war has changed the country more than anybody had thought, and those who came back know it.\n".repeat(20);
    assert!(matches!(drafts(&format!("The long road\n{prose}")), Err(NoDigest::Essay { .. })));
    let dated = format!("The long road since March 2019\n{prose}");
    assert!(drafts(&dated).is_ok(), "a month in the title is a period");
}

#[test]
fn an_essay_on_old_years_is_told_and_days_without_a_year_are_none() {
    let old = "The men of the river split from the guards in March 2006, and took the mill in February 2007.\n".repeat(12);
    let essay = drafts(&format!("The long road\n{old}"));
    assert!(matches!(essay, Err(NoDigest::Essay { .. })), "{essay:?}");
    let days =
        "Armed men on 12 May took a boat at the mill, and two guards were killed.\n".repeat(4);
    let days = drafts(&format!("River Report\n{days}"));
    assert!(matches!(days, Err(NoDigest::NoYear { .. })), "{days:?}");
    let none =
        "Armed men took a boat at the mill of the town, and two guards were killed.\n".repeat(4);
    let none = drafts(&format!("River Report\n{none}"));
    assert!(matches!(none, Err(NoDigest::NoDay { incidents: 4 })), "{none:?}");
}

#[test]
fn an_entry_without_a_place_stands_where_its_text_is_about() {
    let (draft, _) = draft(
        "River Watch Weekly (May 21-26, 2031)
It tells of the war in Nigeria, of what Nigeria does to end it, and of those who left Nigeria.
- On May 21, 2031, a man was held somewhere.
- On May 22, 2031, a man was held in Kirkuk.
",
    );
    let area = |entry: &Piece| {
        let field = entry.fields.iter().find(|field| field.name == "area");
        field.map(|field| (field.value.clone(), field.certainty))
    };
    let areas: Vec<_> = draft.entries().map(area).collect();
    assert_eq!(
        areas,
        [
            Some(("Nigeria".to_owned(), Certainty::Guess)),
            Some(("Kirkuk".to_owned(), Certainty::Likely))
        ]
    );
}

#[test]
fn an_entry_without_a_place_stands_where_most_others_stand() {
    let text = "River Watch Weekly (May 21-26, 2031)
Counterterrorism and preventive activity
- On May 21, 2031, a man was held somewhere, as he had been in the year before this one.
Kirkuk Province
- On May 22, 2031, a man was held by the guards of the lock, who let him go before noon.
- On May 23, 2031, a man was held.
";
    let areas = |draft: &DigestDraft| -> Vec<String> {
        let field =
            |entry: &Piece, name| entry.fields.iter().find(|field| field.name == name).cloned();
        let place = |entry: &Piece| field(entry, "area").or_else(|| field(entry, "theatre"));
        draft.entries().filter_map(place).map(|one| format!("{} {}", one.value, one.rule)).collect()
    };
    assert_eq!(
        areas(&draft(text).0),
        ["Kirkuk ground/most", "Kirkuk ground/heading", "Kirkuk ground/heading"]
    );
    let apart = text.replace("- On May 23, 2031", "Nigeria\n- On May 23, 2031");
    let apart = areas(&draft(&apart).0);
    assert!(apart.contains(&"global ground/none".to_owned()), "{apart:?}");
    // A publisher who always tells of one land.
    let land = text
        .replace("River Watch Weekly", "War Casualties Weekly Report")
        .replace("Kirkuk Province", "Nigeria");
    let land = land.replace("- On May 23", "Yemen\n- On May 23");
    let land = areas(&draft(&land).0);
    assert!(land.contains(&"Afghanistan ground/publisher".to_owned()), "{land:?}");
}

#[test]
fn a_source_behind_an_item_is_that_of_its_entry() {
    let (draft, _) = draft(
        "River Watch Weekly (May 21-26, 2031)
- On May 21, 2031, a barge was burned at the mill. Sources: Harbour Post and Pier Radio
- On May 22, 2031, a launch was stolen at the lock, and nobody has seen it since that day.
",
    );
    let sources = |entry: &Piece| -> Vec<String> {
        let all = entry.fields.iter().filter(|field| field.name == "source");
        all.map(|field| field.value.clone()).collect()
    };
    let sources: Vec<_> = draft.entries().map(sources).collect();
    assert_eq!(sources, [vec!["Harbour Post".to_owned(), "Pier Radio".to_owned()], vec![]]);
}

#[test]
fn a_path_stays_in_its_folder() {
    let (mut draft, _) = draft(TEXT);
    for field in &mut draft.head {
        if field.name == "publisher" {
            field.value = "../../étc/passwd \\ é..".to_owned();
        }
    }
    assert_eq!(draft.path(false), "digests/2031/2031-05-21.yaml");
    let other = draft.path(true);
    let name = other.strip_prefix("digests/2031/2031-05-21-").unwrap();
    assert!(
        name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))
            && !name.contains(".."),
        "{name}"
    );
}

#[test]
fn hostile_texts_give_whole_yaml() {
    let hard = [
        "- # \"x\" : [y",
        "\u{1b}[31m red",
        "a\u{85}b",
        "{a: b",
        "x\ty",
        "'",
        "\\",
        "%TAG",
        "null",
        "&a *b",
    ];
    let items: Vec<String> =
        hard.iter().map(|hard| format!("- On May 21, 2031, {hard}\n- {hard}\n")).collect();
    let items = items.concat();
    let (draft, blocks) = draft(&format!("{TEXT}Iraq\n{items}"));
    let written = yaml(&draft, &blocks);
    let mut faults = Vec::new();
    assert!(parse(written.as_bytes(), &mut faults).is_some());
    assert!(faults.is_empty(), "{faults:?}\n{written}");
    assert!(blocks.iter().any(|block| matches!(block.kind, TextBlockKind::Item(_))));
}

#[test]
fn a_note_that_names_a_source_twice_writes_one_list() {
    let (mut draft, blocks) = draft(TEXT);
    let lists = |draft: &DigestDraft| yaml(draft, &blocks).matches("    source:\n").count();
    let before = lists(&draft);
    let source = Field {
        name: "source",
        value: "Harbour".to_owned(),
        span: None,
        certainty: Certainty::Certain,
        rule: String::new(),
    };
    let fields = vec![source.clone(), source];
    draft.notes.push(DraftNote { id: "twice".to_owned(), fields, spans: Vec::new() });
    assert_eq!(lists(&draft), before + 1);
}
