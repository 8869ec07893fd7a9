//! Lines of text: with and without bullets, broken and not, with what printing leaves in them.

use crate::import::block::TextBlockKind::{
    self, Caption, Footnote, Heading, Item, Paragraph, TableRow,
};
use crate::import::reading::{TextReading, read};

fn text(text: &str) -> TextReading {
    read(text.as_bytes(), "weekly.txt").expect("a text")
}

fn lines(reading: &TextReading) -> Vec<(TextBlockKind, &str)> {
    reading.blocks.iter().map(|block| (block.kind, block.text.as_str())).collect()
}

#[test]
fn every_line_is_a_paragraph_where_lines_are_long() {
    let reading = text(
        "Weekly Watch (May 21-26, 2020)\n\nA truck on the road (Post, May 23, 2020)\n\nA truck on the road (Post, May 23, 2020)\n\n\
         Overview\n  • On May 21, 2020, a patrol was fired at about 20 km north of the town, and two of its members were wounded, \
         as was told by the agency of the province two days later (Post, May 22, 2020).\n    • A part of it.\n\
         The northern region\nNothing new was told of the region during the week, but for the visit of a delegation that the governor \
         received in his house, and of which no more was said (Post, May 25, 2020).\n\n[1] See the last edition.\n[2]Said on air.\n",
    );
    let kinds: Vec<TextBlockKind> = reading.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(
        kinds,
        [
            Heading(1),
            Caption,
            Heading(2),
            Item(0),
            Item(1),
            Heading(2),
            Paragraph,
            Footnote,
            Footnote
        ]
    );
    assert_eq!(reading.blocks.last().map(|block| block.text.as_str()), Some("[2] Said on air."));
    assert_eq!(reading.blocks.get(2).and_then(|block| block.line), Some(7));
    assert_eq!(reading.title.as_deref(), Some("Weekly Watch (May 21-26, 2020)"));
}

#[test]
fn broken_lines_become_paragraphs_and_words_become_whole() {
    let reading = text(
        "Northern region\n\nOn May 21 a patrol of the army was fired at near the old bridge, and two\n\
         soldiers were wounded. The Turkish-\nbacked force said that it had not been in-\nvolved and that the bridge\n\
         was closed. Later the road was opened again for all who live on the other\nside.\n\n\
         - An item that is longer than one line of this text, and so goes on in\n  the next, which hangs\n- A second item\n\n\
         1. A numbered item of the list that stands under the others, and that is\nbroken too\n3). Another\n",
    );
    assert_eq!(
        lines(&reading),
        [
            (Heading(1), "Northern region"),
            (
                Paragraph,
                "On May 21 a patrol of the army was fired at near the old bridge, and two soldiers were wounded. The \
                 Turkish-backed force said that it had not been involved and that the bridge was closed. Later the road \
                 was opened again for all who live on the other side."
            ),
            (
                Item(0),
                "An item that is longer than one line of this text, and so goes on in the next, which hangs"
            ),
            (Item(0), "A second item"),
            (
                Item(0),
                "A numbered item of the list that stands under the others, and that is broken too"
            ),
            (Item(0), "Another"),
        ]
    );
}

#[test]
fn bullets_of_lost_fonts_are_bullets() {
    let reading = text(
        "Main events\nn Two men were held.\no In the north.\no In the south.\nn Three fled.\n",
    );
    assert_eq!(
        lines(&reading),
        [
            (Heading(1), "Main events"),
            (Item(0), "Two men were held."),
            (Item(1), "In the north."),
            (Item(1), "In the south."),
            (Item(0), "Three fled."),
        ]
    );
}

#[test]
fn a_caption_that_was_torn_or_set_beside_another_is_one_each() {
    let reading = text(
        "Weekly Watch\n\nThe rider’s motorcycle (Post, May 22, 2020)\nThe rider’s motorcycle\n(Post, May 22, 2020)\n\n\
         A gate in the town (Post, May 23, 2020)      A house in the town (Agency, May 23, 2020)\n\nOverview\nText of it.\n",
    );
    assert_eq!(
        lines(&reading),
        [
            (Heading(1), "Weekly Watch"),
            (Caption, "The rider’s motorcycle (Post, May 22, 2020)"),
            (Caption, "A gate in the town (Post, May 23, 2020)"),
            (Caption, "A house in the town (Agency, May 23, 2020)"),
            (Heading(2), "Overview"),
            (Paragraph, "Text of it."),
        ]
    );
    assert_eq!(reading.dropped.first().map(|dropped| dropped.count), Some(1));
}

#[test]
fn heads_and_feet_of_pages_go_and_sentences_go_on() {
    let mut source = String::new();
    for (page, place) in (1..).zip(["a town", "two villages", "the old road", "a camp"]) {
        let page = format!(
            "WEEKLY SUMMARY | 16 - 22 SEPTEMBER 2019\n\nHere the text tells of {place} and of those who left {place} in\n\n{page}\n\u{c}"
        );
        source.push_str(&page);
    }
    source.push_str("WEEKLY SUMMARY | 16 - 22 SEPTEMBER 2019\n\nthe same week.\n");
    let reading = text(&source);
    let heads = reading.blocks.iter().filter(|block| block.text.contains("WEEKLY")).count();
    assert!(heads <= 1, "{reading:?}");
    assert!(
        reading
            .blocks
            .iter()
            .any(|block| block.text.ends_with("who left a camp in the same week.")),
        "{reading:?}"
    );
    assert_eq!(reading.blocks.last().and_then(|block| block.page), Some(4));
    assert!(
        reading
            .dropped
            .iter()
            .any(|dropped| dropped.what == "page head or foot" && dropped.count >= 8)
    );
}

#[test]
fn soft_hyphens_and_wide_blanks_vanish_and_stars_stay() {
    let reading = text(
        "On May\u{a0}21,\u{2009}2020, the commun\u{ad}ity said that IS*IS had left. It was read again.\n",
    );
    assert_eq!(
        lines(&reading),
        [(
            Paragraph,
            "On May 21, 2020, the community said that IS*IS had left. It was read again."
        )]
    );
    assert_eq!(reading.remarks.len(), 1);
}

#[test]
fn columns_become_rows() {
    let reading = text(
        "Killed by province\n\nProvince\tKilled\tWounded\nNorth\t3\t\nSouth\t1\t7\n\nMore text follows here.\n",
    );
    assert_eq!(
        lines(&reading),
        [
            (Heading(1), "Killed by province"),
            (TableRow, "Province\tKilled\tWounded"),
            (TableRow, "North\t3"),
            (TableRow, "South\t1\t7"),
            (Paragraph, "More text follows here."),
        ]
    );
}

#[test]
fn a_bar_parts_a_heading_from_its_text() {
    let reading = text(
        "NORTHWEST | During the week, shelling went on in the area of the two towns.\n\nNORTHEAST | Little was told.\n",
    );
    assert_eq!(
        lines(&reading),
        [
            (Heading(1), "NORTHWEST"),
            (Paragraph, "During the week, shelling went on in the area of the two towns."),
            (Heading(2), "NORTHEAST"),
            (Paragraph, "Little was told."),
        ]
    );
}

#[test]
fn a_list_of_short_lines_is_no_list_of_headings() {
    let reading = text(
        "Weekly Sums\n\nBaghdad 13\nDiyala 4\nNinewa 7\nSalahaddin 1\nKirkuk 2\nAnbar 5\nBabil 3\n\nAll of it was told by the ministry.\n",
    );
    let headings = reading.blocks.iter().filter(|block| matches!(block.kind, Heading(_))).count();
    assert!(headings <= 2, "{reading:?}");
}

#[test]
fn double_spacing_is_no_end_of_a_paragraph() {
    let mut source = String::new();
    for _ in 0..6 {
        source.push_str("the patrol was fired at near the bridge and two of\n\nthe soldiers that were with it\n\n");
    }
    source.push_str("were wounded.\n");
    assert_eq!(text(&source).blocks.len(), 1);
}
