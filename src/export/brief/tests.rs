//! Tests of briefings in every format: what is told is there, and no text of a stranger does anything.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Read as _;
use std::sync::LazyLock;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::archive::{Corpus, Origin, load_all};
use crate::brief::{
    BriefArchive, BriefNoteOn, BriefOrigin, BriefPart, BriefRequest, BriefTemplate, Briefing,
    Worklist, compose, read_worklist, write_worklist,
};
use crate::digest::PassageKind;
use crate::export::{ExportContent, Format, write_briefing};
use crate::query::Index;

static SAMPLE: LazyLock<(Corpus, Index)> = LazyLock::new(|| {
    let corpus = load_all(&Origin::Sample).0;
    let index = Index::build(&corpus);
    (corpus, index)
});

/// A worklist of all kinds, with this text in all places that are an analyst's.
fn worklist(text: &str) -> String {
    let (corpus, _) = &*SAMPLE;
    let mut own = Worklist::default();
    own.insert_text(0, text);
    own.item_mut(0).unwrap().note = Some("on my words".to_owned());
    own.title = Some(text.replace('\n', " "));
    let mut list = write_worklist(&own);
    let told = corpus.entries().filter(|(_, entry)| entry.versions().next().is_some()).take(3);
    for (_, entry) in told {
        writeln!(list, "  - entry: {}\n    note: first", entry.id()).unwrap();
    }
    for kind in [PassageKind::Figure, PassageKind::Point] {
        let mut passages = corpus.passages().filter(|(_, passage)| passage.kind() == kind);
        let (_, passage) = passages.next().unwrap();
        writeln!(list, "  - {}: \"{}\"", kind.word(), passage.id()).unwrap();
    }
    list + "  - comparison: [2020-05, 2020-06]\n  - sum: date:2020-05\n  - map: theatre:iraq date:2020-05\n  \
            - grid: date:2020\n  - tempo: date:2020\n  - entry: gone-2020-01-01-00000\n"
}

fn briefing(text: &str) -> Briefing {
    let (corpus, index) = &*SAMPLE;
    // What means harm does not get through the reader of files: it is put in behind it.
    let read = read_worklist(worklist("own words").as_bytes());
    assert_eq!(read.faults, []);
    let origin = BriefOrigin {
        archive: "the sample".to_owned(),
        program: "watchfloor 0".to_owned(),
        day: chrono::NaiveDate::from_ymd_opt(2031, 3, 7),
        as_of: None,
    };
    let request = BriefRequest {
        worklist: &read.worklist,
        template: &BriefTemplate::default(),
        origin,
        saved: &|_| None,
    };
    let mut briefing = compose(&request, &BriefArchive { corpus, index }, &|| false).unwrap();
    briefing.marking = Some(format!("MARKED {text}"));
    briefing.title = text.to_owned();
    for part in briefing.sections.iter_mut().flat_map(|section| &mut section.parts) {
        match part {
            BriefPart::Text(own) => text.clone_into(own),
            BriefPart::Note(note) => {
                text.clone_into(&mut note.text);
                if let BriefNoteOn::Words(words) = &mut note.on {
                    text.clone_into(words);
                }
            }
            BriefPart::Missing(missing) => text.clone_into(&mut missing.words),
            BriefPart::About | BriefPart::Item(_) => {}
        }
    }
    briefing
}

fn bytes(briefing: &Briefing, ending: &str) -> Vec<u8> {
    let format = Format::all(ExportContent::Briefing)
        .find(|format| format.endings().contains(&ending))
        .unwrap();
    let mut out = Vec::new();
    write_briefing(briefing, &SAMPLE.0, format, &mut out).unwrap();
    out
}

/// The parts of a document, unpacked.
fn parts(document: &[u8]) -> BTreeMap<String, String> {
    let archive = rawzip::ZipArchive::from_slice(document).unwrap();
    let mut parts = BTreeMap::new();
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().unwrap() {
        let name = String::from_utf8(entry.file_path().as_ref().to_vec()).unwrap();
        let packed = archive.get_entry(entry.wayfinder()).unwrap();
        let mut text = String::new();
        let bytes = miniz_oxide::inflate::decompress_to_vec(packed.data()).unwrap();
        bytes.as_slice().read_to_string(&mut text).unwrap();
        parts.insert(name, text);
    }
    parts
}

/// The names of the elements of a text in XML, in order, and all its words.
fn elements(text: &str) -> (Vec<String>, String) {
    let mut reader = Reader::from_str(text);
    let (mut names, mut words) = (Vec::new(), String::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) | Event::Empty(tag) => {
                names.push(tag.name().as_ref().to_owned());
            }
            Event::Text(text) => words.push_str(&text.into_inner()),
            Event::GeneralRef(name) => {
                words.push('&');
                words.push_str(&name.xml10_content());
            }
            Event::Eof => return (names, words),
            Event::End(_)
            | Event::Comment(_)
            | Event::CData(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
    }
}

#[test]
fn a_note_on_words_of_ones_own_says_on_which() {
    let words = "I read it as a show of coordination, and not at all as one of\n\nstrength.";
    let quoted = "on “I read it as a show of coordination, and not at all as one …”";
    for ending in ["md", "html"] {
        let page = String::from_utf8(bytes(&briefing(words), ending)).unwrap();
        // Lines are broken where they are long, and those of a quote begin with a sign.
        let words = page.split(|c: char| c.is_whitespace() || c == '>');
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        assert_eq!(words.join(" ").matches(quoted).count(), 1, "{ending}: {page:.4000}");
    }
}

const HOSTILE: &str = "</w:t></p><script>alert(1)</script> ]]> & \u{1b}[2J\u{202e}\u{0}\u{fffe} \
                       [x](http://e) # *b* |c| <!-- ${x} {{y}} \u{7}\"'\n\n- item\n1. one\n===\n    code";

#[test]
fn hostile_words_change_no_element_of_a_document() {
    let (plain, hostile) =
        (bytes(&briefing("harmless\n\nx\ny"), "docx"), bytes(&briefing(HOSTILE), "docx"));
    let (plain, hostile) = (parts(&plain), parts(&hostile));
    assert_eq!(plain.keys().collect::<Vec<_>>(), hostile.keys().collect::<Vec<_>>());
    for (name, text) in &hostile {
        let (names, _) = elements(text);
        let without_breaks = |names: Vec<String>| -> Vec<String> {
            names
                .into_iter()
                .filter(|name| !matches!(name.as_str(), "w:br" | "w:t" | "w:r"))
                .collect()
        };
        let mut own = without_breaks(names);
        let mut wanted = without_breaks(elements(&plain[name]).0);
        own.sort();
        wanted.sort();
        assert_eq!(own, wanted, "{name}");
        let is_legal = |c: char| matches!(c, '\n' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
        assert!(text.chars().all(is_legal), "{name}");
        assert!(!text.contains('\u{202e}') && !text.contains('\u{1b}'), "{name}");
    }
    assert!(hostile["word/document.xml"].contains("&lt;script&gt;alert(1)"));
    for page in ["word/header1.xml", "word/footer1.xml"] {
        assert!(hostile[page].contains("MARKED &lt;/w:t&gt;"), "{page}");
    }
}

#[test]
fn hostile_words_bring_nothing_into_a_page() {
    let page = String::from_utf8(bytes(&briefing(HOSTILE), "html")).unwrap();
    for sign in
        ["<script", "<!--", "\u{1b}", "\u{202e}", "\u{0}", "</w:t>", "onload", "@import", "url("]
    {
        assert!(!page.contains(sign), "{sign}");
    }
    // Nothing is fetched: the only addresses are those of sources, as links.
    for attribute in ["src=", "srcset=", "<link", "<iframe", "<img", "<object", "<base"] {
        assert!(!page.contains(attribute), "{attribute}");
    }
    assert!(page.contains("default-src 'none'"));
    assert_eq!(page.matches("<svg xmlns").count(), 3, "pictures are within it");
    assert_eq!(page.matches("MARKED &lt;/w:t&gt;").count(), 2, "head and foot");
}

#[test]
fn hostile_words_are_no_markup_in_markdown() {
    let text = String::from_utf8(bytes(&briefing(HOSTILE), "md")).unwrap();
    let events: Vec<_> =
        pulldown_cmark::Parser::new_ext(&text, pulldown_cmark::Options::all()).collect();
    for event in &events {
        assert!(
            !matches!(event, pulldown_cmark::Event::Html(_) | pulldown_cmark::Event::InlineHtml(_)),
            "{event:?}"
        );
        if let pulldown_cmark::Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) = event {
            assert!(
                dest_url.starts_with("https://") || dest_url.starts_with("http://www"),
                "{dest_url}"
            );
        }
    }
    let count = |is_it: fn(&pulldown_cmark::Event<'_>) -> bool| {
        events.iter().filter(|it| is_it(it)).count()
    };
    let code = count(|event| {
        matches!(event, pulldown_cmark::Event::Start(pulldown_cmark::Tag::CodeBlock(_)))
    });
    assert_eq!(code, 0);
    assert!(text.starts_with("**MARKED") && text.trim_end().ends_with("**"), "marked at both ends");
    assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'));
}

#[test]
fn each_note_is_one_footnote_and_is_called_in_its_order() {
    let parts = parts(&bytes(&briefing("words"), "docx"));
    let document = &parts["word/document.xml"];
    let numbers = |text: &str, before: &str| -> Vec<usize> {
        let rest = text.split(before).skip(1);
        rest.map(|rest| rest.split(['"', ' ']).next().unwrap().parse().unwrap()).collect()
    };
    let called = numbers(document, "<w:footnoteReference w:id=\"");
    assert!(called.len() > 5 && called.iter().copied().eq(1..=called.len()), "{called:?}");
    let kept = numbers(&parts["word/footnotes.xml"], "<w:footnote w:id=\"");
    assert_eq!(kept, called);
    let again = numbers(document, " NOTEREF note_");
    assert!(again.iter().all(|number| called.contains(number)));
    for text in parts.values() {
        elements(text);
    }
}

#[test]
fn all_formats_tell_the_same() {
    let briefing = briefing("I conclude this.");
    let (markdown, page) = (bytes(&briefing, "md"), bytes(&briefing, "html"));
    let markdown = String::from_utf8(markdown).unwrap().replace('\\', "");
    let page = String::from_utf8(page).unwrap();
    let document = parts(&bytes(&briefing, "docx"));
    let (_, words) = elements(&document["word/document.xml"]);
    for wanted in [
        "I conclude this.",
        "What is concluded",
        "What is told, and by whom",
        "Not found any more",
        "The analyst",
        "Doubt",
        "Compared: 2020-05 and 2020-06",
        "watchfloor 0",
        "2031-03-07",
    ] {
        assert!(markdown.contains(wanted), "{wanted}: {markdown}");
        assert!(page.contains(wanted), "{wanted}");
        assert!(words.contains(wanted), "{wanted}: {words}");
    }
    assert!(markdown.lines().filter(|line| line.starts_with("[^")).count() > 5);
    assert!(page.contains("<li id=\"note-1\" value=\"1\">"));
}

#[test]
fn the_same_briefing_is_the_same_bytes() {
    for ending in ["md", "html", "docx"] {
        assert_eq!(bytes(&briefing("x"), ending), bytes(&briefing("x"), ending), "{ending}");
    }
}
