//! What the layer of text makes of files made by code: each kind of block, furniture, joins.

use super::made::{Made, at, bold, column, one};
use super::read;
use crate::import::block::{
    TextBlock,
    TextBlockKind::{self, Footnote, Heading, Item, Paragraph, TableRow},
};

fn blocks(bytes: &[u8]) -> Vec<(TextBlockKind, String)> {
    let text = read(bytes).expect("a file");
    text.blocks.into_iter().map(|TextBlock { kind, text, .. }| (kind, text)).collect()
}

fn texts(bytes: &[u8]) -> Vec<String> {
    blocks(bytes).into_iter().map(|(_, text)| text).collect()
}

const LONG: &[&str] = &[
    "On 3 June 2031 a patrol of the guards was shot at on the road between Alder and",
    "Birch. Two guards were wounded (Korvania Post, 4 June 2031).",
    "On 4 June 2031 nothing happened in the whole of the province, as the council of the",
    "guards told the press in the evening.",
];

#[test]
fn a_line_that_ends_early_ends_its_paragraph() {
    let found = texts(&one(&column(50, 700, LONG)));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].ends_with(
        "between Alder and Birch. Two guards were wounded (Korvania Post, 4 June 2031)."
    ));
}

#[test]
fn bullets_that_are_written_make_items_and_levels() {
    let content = column(
        50,
        700,
        &["The week in short, told by the council in some words more than usual:"],
    ) + &at(
        60,
        680,
        12,
        "\\225 On 3 June a patrol was shot at near the town of Alder, and two of the guards",
    ) + &at(72, 666, 12, "were wounded.")
        + &at(84, 652, 12, "\\226 The second patrol was not.")
        + &at(60, 638, 12, "\\225 On 4 June the road was closed.");
    let found = blocks(&one(&content));
    let kinds: Vec<TextBlockKind> = found.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, [Paragraph, Item(0), Item(1), Item(0)], "{found:?}");
    assert!(found[1].1.ends_with("two of the guards were wounded."));
    assert_eq!(found[2].1, "The second patrol was not.");
}

#[test]
fn bullets_that_are_drawn_make_items() {
    let content =
        column(50, 700, &["The week in short, told by the council in some words more than usual:"])
            + "60 682 4 4 re f\n"
            + &at(72, 680, 12, "On 3 June a patrol was shot at.")
            + "60 668 4 4 re f\n"
            + &at(72, 666, 12, "On 4 June the road was closed.");
    let found = blocks(&one(&content));
    assert_eq!(found[1], (Item(0), "On 3 June a patrol was shot at.".into()));
    assert_eq!(found[2].0, Item(0));
}

#[test]
fn a_number_in_brackets_at_the_start_of_a_line_stays() {
    let content = column(
        50,
        700,
        &[
            "More than a hundred attacks were carried out, the vast majority in Korvania \\(about",
            "40\\) and in Alder \\(about 30\\).",
        ],
    );
    assert!(texts(&one(&content))[0].contains("(about 40) and in Alder"));
}

#[test]
fn heads_feet_and_page_numbers_are_dropped_and_counted() {
    let page = |n: i32, words: &str| {
        at(200, 780, 9, "WEEKLY SUMMARY | 1 - 7 JUNE 2031")
            + &column(50, 700, &[words])
            + &at(290, 20, 9, &format!("{n}/3"))
    };
    let pages = [
        page(1, "The guards of Alder were quiet."),
        page(2, "Those of Birch were not."),
        page(3, "Nobody knows why."),
    ];
    let text = read(&Made::pages(&pages).bytes("")).expect("a file");
    assert_eq!(text.dropped, [("page numbers", 3), ("running heads and feet", 3)]);
    assert_eq!(text.blocks.len(), 3);
    assert_eq!(text.blocks[2].page, Some(3));
}

#[test]
fn the_end_of_an_item_at_one_place_of_two_pages_is_no_head() {
    let page = |day: i32| {
        at(50, 780, 12, &format!("\\(Korvania Post, June {day}, 2031\\).")) + &column(50, 766, LONG)
    };
    let pages = [page(3), page(4), page(5)];
    let found = texts(&Made::pages(&pages).bytes(""));
    assert!(found.iter().any(|text| text.contains("(Korvania Post, June 4, 2031).")), "{found:?}");
}

#[test]
fn what_a_browser_prints_around_a_page_is_dropped() {
    let page = |n: i32| {
        at(24, 785, 8, "11/28/31, 11:15 AM")
            + &at(250, 785, 8, "Weekly summary")
            + &column(50, 700, LONG)
            + &at(24, 15, 8, "https://example.org/summary")
            + &at(560, 15, 8, &format!("{n}/2"))
    };
    let text = read(&Made::pages(&[page(1), page(2)]).bytes("")).expect("a file");
    assert!(text.blocks.iter().all(|block| !block.text.contains("11:15")), "{:?}", text.blocks);
    assert!(text.blocks.iter().all(|block| !block.text.contains("example.org")));
    assert_eq!(text.dropped.iter().map(|(_, count)| count).sum::<usize>(), 4);
}

#[test]
fn watermarks_that_are_mirrored_or_repeated_are_dropped_before_the_title() {
    let page = |n: i32| {
        "BT /F1 60 Tf -1 0 0 1 500 420 Tm (ERTNEC) Tj ET\n".to_owned()
            + &at(120, 400, 60, "CENTRE")
            + &at(50, 700, 24, &format!("Weekly summary, part {n}"))
            + &column(50, 600, &[&format!("On {n} June 2031 a patrol was shot at near Birch.")])
    };
    let file = Made::pages(&[page(1), page(2), page(3), page(4)]).bytes("");
    let text = read(&file).expect("a file");
    let first = text.blocks.first().map(|block| block.text.as_str());
    assert_eq!(first, Some("Weekly summary, part 1"));
    assert!(text.blocks.iter().all(|block| !block.text.contains("CENTRE")), "{:?}", text.blocks);
    assert!(text.blocks.iter().all(|block| !block.text.contains("ERTNEC")), "{:?}", text.blocks);
    let dropped: std::collections::BTreeMap<_, _> = text.dropped.into_iter().collect();
    assert_eq!(dropped.get("watermarks"), Some(&4), "{dropped:?}");
    assert!(dropped.contains_key("turned words"), "{dropped:?}");
}

#[test]
fn a_paragraph_runs_over_the_end_of_a_page() {
    let first = column(
        50,
        60,
        &["On 3 June 2031 a patrol of the guards was shot at on the road between Alder and"],
    );
    let second = column(
        50,
        750,
        &["Birch, where two guards were wounded by fire that came out of a house in the town."],
    );
    let found = texts(&Made::pages(&[first, second]).bytes(""));
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("between Alder and Birch, where"));
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let left = [
        "On 3 June a patrol was shot at on the",
        "road between Alder and Birch, where it",
        "had been sent by the council.",
    ];
    let right = [
        "On 4 June the council met in the town",
        "hall of Birch and spoke of the attack",
        "for the whole of the evening.",
    ];
    let content = column(50, 700, &left) + &column(320, 700, &right);
    let found = texts(&one(&content));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("On 3 June") && found[0].ends_with("by the council."));
}

#[test]
fn looks_tell_headings_captions_and_notes() {
    let content = at(50, 760, 20, "Weekly summary")
        + &bold(50, 730, 12, "The province of Alder")
        + "BT /F1 12 Tf 50 710 Td (The council met on 3 June and spoke of the day before) Tj \
           /F1 7 Tf 5 Ts (1) Tj /F1 12 Tf 0 Ts ( for the evening.) Tj ET\n"
        + &at(50, 680, 9, "The hall of Birch after the fire \\(Korvania Post, 3 June 2031\\)")
        + &column(50, 650, LONG)
        + "BT /F1 6 Tf 50 63 Td (1) Tj ET\n"
        + &at(55, 60, 9, "The minutes of the council, 4 June 2031.");
    let found = blocks(&one(&content));
    assert_eq!(found[0], (Heading(1), "Weekly summary".into()));
    assert_eq!(found[1], (Heading(2), "The province of Alder".into()));
    assert!(found[2].1.contains("day before[1]"), "{found:?}");
    assert_eq!(found[3].0, TextBlockKind::Caption);
    let last = found.last().expect("a block");
    assert_eq!(*last, (Footnote, "[1] The minutes of the council, 4 June 2031.".into()));
}

#[test]
fn rows_of_a_table_keep_their_cells() {
    let row = |y: i32, cells: [&str; 3]| -> String {
        [50, 200, 300].iter().zip(cells).map(|(x, cell)| at(*x, y, 12, cell)).collect()
    };
    let content = row(700, ["Province", "Killed", "Wounded"])
        + &row(684, ["Alder", "3", "10"])
        + &row(668, ["Birch", "0", "4"]);
    let found = blocks(&one(&content));
    assert_eq!(found[1], (TableRow, "Alder\t3\t10".into()));
    assert_eq!(found.len(), 3);
}

#[test]
fn words_parted_at_the_end_of_a_line_are_joined_and_true_hyphens_stay() {
    let content = column(
        50,
        700,
        &[
            "The demonstration of the guards of Alder was broken up by the police, and the demon-",
            "stration of those of Birch was not, although it too was led by the Turkish-",
            "backed council of the town, as the Turkish-backed press wrote on that evening.",
        ],
    );
    let found = texts(&one(&content));
    assert!(found[0].contains("the demonstration of those"), "{found:?}");
    assert!(found[0].contains("led by the Turkish-backed council"));
}

#[test]
fn an_address_stands_behind_its_words() {
    let mut made = Made::pages(&[at(50, 700, 12, "See ")
        + &at(75, 700, 12, "the report")
        + &at(135, 700, 12, "of the council.")]);
    made.set(5, "<</Type /PdfPage /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 6 0 R /Resources <</Font <</F1 3 0 R>>>> \
        /Annots [<</Subtype /Link /Rect [74 695 133 712] /A <</URI (https://example.org/a)>>>>]>>");
    let text = read(&made.bytes("")).expect("a file");
    let block = &text.blocks[0];
    let link = &block.links[0];
    let words: String = block.text.chars().skip(link.from).take(link.to - link.from).collect();
    assert_eq!((words.trim(), link.address.as_str()), ("the report", "https://example.org/a"));
}

#[test]
fn a_tagged_file_tells_its_structure() {
    let content = "/H2 <</MCID 0>> BDC\n".to_owned()
        + &at(50, 700, 12, "Alder")
        + "EMC\n/LBody <</MCID 1>> BDC\n"
        + &at(50, 686, 12, "On 3 June the council met.")
        + "EMC\n/LBody <</MCID 2>> BDC\n"
        + &at(50, 672, 12, "On 4 June it did not.")
        + "EMC\n/TD <</MCID 3>> BDC\n"
        + &at(50, 658, 12, "Killed")
        + "EMC\n/TD <</MCID 4>> BDC\n"
        + &at(90, 658, 12, "3")
        + "EMC\n/Artifact BMC\n"
        + &at(50, 640, 12, "Page foot")
        + "EMC\n";
    let mut made = Made::pages(&[content]);
    made.set(1, "<</Type /Catalog /Pages 2 0 R /StructTreeRoot 7 0 R>>");
    made.add("<</K 8 0 R /RoleMap <</Kopf /H2>>>>");
    made.add("<</S /Document /Pg 5 0 R /K [<</S /Kopf /K 0>> <</S /L /K [<</S /LI /K [<</S /LBody /K 1>>]>> \
        <</S /LI /K [<</S /LBody /K <</Type /MCR /MCID 2>>>>]>>]>> <</S /XrefTable /K [<</S /TR /K [<</S /TD /K 3>> <</S /TD /K 4>>]>>]>>]>>");
    let found = blocks(&made.bytes(""));
    let expected = [
        (Heading(2), "Alder"),
        (Item(0), "On 3 June the council met."),
        (Item(0), "On 4 June it did not."),
        (TableRow, "Killed\t3"),
    ];
    let found: Vec<(TextBlockKind, &str)> =
        found.iter().map(|(kind, text)| (*kind, text.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn two_elements_of_one_item_are_joined_over_the_end_of_a_page() {
    let part = |y: i32, words: &str| {
        "/LBody <</MCID 0>> BDC\n".to_owned() + &at(50, y, 12, words) + "EMC\n"
    };
    let first =
        part(60, "On 3 June a patrol of the guards was shot at on the road between Alder and");
    let second =
        part(750, "Birch, where two guards were wounded by fire that came out of a house.");
    let mut made = Made::pages(&[first, second]);
    made.set(1, "<</Type /Catalog /Pages 2 0 R /StructTreeRoot 9 0 R>>");
    made.add("<</K <</S /L /K [<</S /LI /Pg 5 0 R /K 0>> <</S /LI /Pg 7 0 R /K 0>>]>>>>");
    let found = blocks(&made.bytes(""));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].0, Item(0));
}

#[test]
fn fonts_tell_their_characters_in_every_way() {
    let mut made = Made::pages(&[
        "BT /F3 12 Tf 50 700 Td <00410042> Tj ET BT /F4 12 Tf 50 650 Td (aXb\\256) Tj ET".into(),
    ]);
    made.set(5, "<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 6 0 R /Resources <</Font <</F3 7 0 R /F4 9 0 R>>>>>>");
    made.add("<</Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Some /Encoding /Identity-H /ToUnicode 8 0 R \
        /DescendantFonts [<</Subtype /CIDFontType2 /DW 600 /W [65 [500] 66 66 700]>>]>>");
    made.stream("", b"1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0041> <0042> <0416> endbfrange");
    made.add("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding <</Differences [88 /Scaron]>>>>");
    assert_eq!(texts(&made.bytes("")), ["ЖЗ", "aŠbfi"]);
}

#[test]
fn a_font_that_tells_nothing_is_told() {
    let mut made = Made::pages(&["BT /F1 12 Tf 50 700 Td <00410042> Tj ET".into()]);
    made.set(3, "<</Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Dumb /Encoding /Identity-H /DescendantFonts [<</DW 600>>]>>");
    let text = read(&made.bytes("")).expect("a file");
    assert_eq!(text.remarks.len(), 1);
    assert!(text.remarks[0].contains("2 characters of the font Dumb"), "{:?}", text.remarks);
}

#[test]
fn titles_scans_and_locks_are_told() {
    let mut made = Made::pages(&["10 10 200 200 re f".into()]);
    made.add("<</Title <FEFF00410142>>>");
    let text = read(&made.bytes("/Info 7 0 R")).expect("a file");
    assert_eq!(text.title.as_deref(), Some("Ał"));
    assert!(text.blocks.is_empty());
    assert!(text.remarks[0].contains("scan"), "{:?}", text.remarks);
    assert_eq!(
        read(&made.bytes("/Encrypt <</Filter /Standard>>")),
        Err(super::PdfError::Encrypted)
    );
    assert_eq!(read(b"no such thing"), Err(super::PdfError::Broken));
}
