//! Files that mean harm end within their bounds, counted and not timed.

use miniz_oxide::deflate::compress_to_vec_zlib;

use super::bounds::{Budget, BudgetCount, FILE_BYTES, FORM_CALLS};
use super::file::PdfFile;
use super::made::{Made, at, one};
use super::read;
use super::read::read_within;

const WORDS: &str = "On 3 June the council met.";

fn first(bytes: &[u8]) -> Option<String> {
    read(bytes).ok()?.blocks.first().map(|block| block.text.clone())
}

#[test]
fn a_stream_that_unpacks_to_a_gigabyte_is_cut() {
    let inner = compress_to_vec_zlib(&vec![b' '; 20 << 20], 1);
    let twice = compress_to_vec_zlib(&inner, 9);
    let mut made = Made::pages(&[String::new()]);
    made.objects_drop_last();
    made.stream("/Filter [/FlateDecode /FlateDecode]", &twice);
    let budget = Budget::new();
    let text = read_within(&made.bytes(""), &budget).expect("a file");
    assert!(FILE_BYTES - budget.unpacked.left() <= (16 << 20) + inner.len());
    assert!(text.remarks.iter().any(|remark| remark.contains("unpack")), "{:?}", text.remarks);
}

#[test]
fn many_streams_share_one_bound() {
    let mut made = Made::pages(&[String::new()]);
    let packed = compress_to_vec_zlib(&vec![b' '; 15 << 20], 1);
    made.set(5, "<</Type /Page /Parent 2 0 R /Contents [7 0 R 8 0 R 9 0 R 10 0 R 11 0 R 12 0 R]>>");
    for _ in 0..6 {
        made.stream("/Filter /FlateDecode", &packed);
    }
    let budget = Budget::new();
    read_within(&made.bytes(""), &budget).expect("a file");
    assert!(budget.unpacked.is_spent());
}

#[test]
fn forms_that_draw_each_other_end() {
    // A form that draws itself, and one hundred times: 100^8 without a count of all calls.
    let mut made = Made::pages(&["/X Do ".into()]);
    made.skip_to(100);
    let content = "/X Do ".repeat(100) + &at(50, 700, 12, "words");
    made.stream("/Type /XObject /Subtype /Form", content.as_bytes());
    let mut budget = Budget::new();
    budget.forms = BudgetCount::new(500, "forms");
    let text = read_within(&made.bytes(""), &budget).expect("a file");
    assert_eq!(budget.forms.left(), 0);
    assert!(text.remarks.iter().any(|remark| remark.contains("forms")), "{:?}", text.remarks);
    assert_eq!(FORM_CALLS, 10_000);
}

#[test]
fn what_is_nested_too_deep_is_passed_and_told() {
    let content = at(50, 700, 12, WORDS) + &"[".repeat(200_000);
    let text = read(&one(&content)).expect("a file");
    assert_eq!(text.blocks[0].text, WORDS);
    assert!(text.remarks.iter().any(|remark| remark.contains("nested")), "{:?}", text.remarks);
    let mut made = Made::pages(&[at(50, 700, 12, WORDS)]);
    made.add(&"<</A ".repeat(200_000));
    assert_eq!(first(&made.bytes("")).as_deref(), Some(WORDS));
}

#[test]
fn a_tree_of_pages_that_leads_to_itself_is_read_once() {
    let mut made = Made::pages(&[at(50, 700, 12, WORDS)]);
    made.set(2, "<</Type /Pages /Kids [2 0 R 5 0 R 2 0 R 5 0 R] /Count 4>>");
    let text = read(&made.bytes("")).expect("a file");
    assert_eq!((text.pages, text.blocks.len()), (1, 1));
}

#[test]
fn tables_that_lead_to_each_other_end() {
    let bytes = Made::pages(&[at(50, 700, 12, WORDS)]).bytes("/Prev 00000000");
    let start = memchr::memmem::find(&bytes, b"xref\n0").expect("a table");
    let text = String::from_utf8(bytes).expect("ASCII");
    let looped = text.replace("/Prev 00000000", &format!("/Prev {start:08}"));
    assert_eq!(first(looped.as_bytes()).as_deref(), Some(WORDS));
}

#[test]
fn a_length_that_lies_is_not_believed() {
    for length in ["/Length 3", "/Length 99999999", "/Length 6 0 R", "/Length -4"] {
        let mut made = Made::pages(&[String::new()]);
        let content = at(50, 700, 12, WORDS);
        made.set(6, &format!("<<{length}>>\nstream\n{content}\nendstream"));
        assert_eq!(first(&made.bytes("")).as_deref(), Some(WORDS), "{length}");
    }
}

#[test]
fn a_file_without_its_table_is_searched() {
    let bytes = Made::pages(&[at(50, 700, 12, WORDS)]).bytes("");
    let end = memchr::memmem::find(&bytes, b"xref\n0").expect("a table");
    assert_eq!(first(&bytes[..end]).as_deref(), Some(WORDS));
    // Places that are off by some bytes, as after a change by hand.
    let mut moved = b"%PDF-1.4\n% some words in front\n".to_vec();
    moved.extend(&bytes);
    assert_eq!(first(&moved).as_deref(), Some(WORDS));
}

#[test]
fn objects_in_each_other_are_counted() {
    // Each object holds all that follow: the square of the file without a count.
    let mut bytes = b"%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n".to_vec();
    bytes.extend(b"2 0 obj <</Kids [");
    for number in 10..2_000 {
        bytes.extend(format!("{number} 0 R ").as_bytes());
    }
    bytes.extend(b"]>> endobj\n");
    for number in 10..2_000 {
        bytes.extend(format!("{number} 0 obj ( ").as_bytes());
    }
    let mut budget = Budget::new();
    budget.searched = BudgetCount::new(100_000, "objects");
    let file = PdfFile::open(&bytes, &budget).expect("a file");
    assert!(super::pages::pages(&file).len() < 20);
    assert!(budget.searched.is_spent());
}

#[test]
fn glyphs_and_pages_end_where_they_are_counted_out() {
    let mut budget = Budget::new();
    budget.glyphs = BudgetCount::new(100, "characters");
    let content = "BT /F1 12 Tf 50 700 Td ".to_owned() + &"(abcde) Tj ".repeat(1_000) + "ET";
    let text = read_within(&one(&content), &budget).expect("a file");
    assert_eq!(text.blocks[0].text.len(), 100);
    let mut budget = Budget::new();
    budget.pages = BudgetCount::new(2, "pages");
    let pages = ["a".to_owned(), "b".into(), "c".into()].map(|word| at(50, 700, 12, &word));
    let text = read_within(&Made::pages(&pages).bytes(""), &budget).expect("a file");
    assert_eq!(text.pages, 2);
    assert!(text.remarks.iter().any(|remark| remark.contains("pages")));
}

#[test]
fn a_stream_that_is_too_long_is_read_up_to_the_bound() {
    let content = at(50, 700, 12, WORDS) + &" ".repeat(17 << 20);
    let text = read(&one(&content)).expect("a file");
    assert_eq!(text.blocks[0].text, WORDS);
    assert!(text.remarks[0].contains("unpack"), "{:?}", text.remarks);
}

#[test]
fn a_part_that_is_named_again_and_again_is_counted() {
    let mut made = Made::pages(&[String::new()]);
    made.set(5, &format!("<</Type /Page /Parent 2 0 R /Contents [{}]>>", "7 0 R ".repeat(1_000)));
    made.stream("", &vec![b' '; 1 << 20]);
    let budget = Budget::new();
    read_within(&made.bytes(""), &budget).expect("a file");
    assert_eq!(budget.unpacked.left(), 0);
}

#[test]
fn a_code_that_stands_for_a_book_is_counted_by_its_letters() {
    let mut made =
        Made::pages(&["BT /F9 12 Tf 50 700 Td ".to_owned() + &"<0001> Tj ".repeat(100) + "ET"]);
    made.set(
        5,
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 6 0 R /Resources <</Font <</F9 7 0 R>>>>>>",
    );
    made.add(
        "<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 8 0 R \
         /DescendantFonts [<</Subtype /CIDFontType2>>]>>",
    );
    let map = format!("1 beginbfchar <0001> <{}> endbfchar", "0041".repeat(10_000));
    made.stream("", map.as_bytes());
    let budget = Budget::new();
    let all = budget.glyphs.left();
    let text = read_within(&made.bytes(""), &budget).expect("a file");
    let letters: usize = text.blocks.iter().map(|block| block.text.chars().count()).sum();
    assert!((1..=100 * 64).contains(&letters), "{letters}");
    assert_eq!(all - budget.glyphs.left(), 100 * 64);
}

#[test]
fn pictures_in_the_content_are_passed_once() {
    let content =
        "BI /W 1 ID ".to_owned() + &"\u{80} EI(".repeat(20_000) + " EI\n" + &at(50, 700, 12, WORDS);
    assert!(first(&one(&content)).is_some());
}

#[test]
fn no_change_of_a_byte_and_no_end_stops_the_program() {
    let bytes = Made::pages(&[at(50, 700, 12, WORDS)]).bytes("/Info <</Title (a)>>");
    for end in 0..bytes.len() {
        let _ = read(&bytes[..end]);
    }
    for at in 0..bytes.len() {
        for byte in [b'9', b'<'] {
            let mut changed = bytes.clone();
            changed[at] = byte;
            let _ = read(&changed);
        }
    }
}

#[test]
fn the_same_file_gives_the_same_blocks() {
    let bytes = one(&at(50, 700, 12, WORDS));
    assert_eq!(read(&bytes), read(&bytes));
}
