//! Pictures made in this process, and read back by a reader of XML.

use std::path::Path;
use std::sync::LazyLock;

use quick_xml::Reader;
use quick_xml::events::attributes::{AttrError, Attribute};
use quick_xml::events::{BytesStart, Event};
use watchfloor::archive::{Corpus, EntryKey, Origin, load_all};
use watchfloor::compare::{
    AlignedPicture, Ask, Dispersion, GridLimits, GridMeasure, GridUnit, Table, ask, compare,
};
use watchfloor::export::{ExportContent, Format, SanitizingWriter, write_picture};
use watchfloor::mapping::MappedEntries;
use watchfloor::picture::{
    Drawing, GridSubject, MapPart, MapSubject, PictureCaption, PictureSize, TempoSubject,
    aligned_picture, grid_picture, map_picture, tempo_picture,
};
use watchfloor::query::{Index, parse};

/// The shipped archive.
pub static SHIPPED: LazyLock<Corpus> = LazyLock::new(|| load_all(&Origin::Sample).0);

/// What is tried: little, much, nothing, all.
pub const QUERIES: [&str; 7] = [
    "",
    "theatre:iraq",
    "theatre:sinai",
    "date:2020",
    "date:2020-05 killed:>3",
    "digest:itic-2020-05-21",
    "date:1999",
];

/// The sizes that are tried.
pub const SIZES: [(u16, u16); 4] = [(960, 540), (640, 360), (1_920, 1_080), (300, 240)];

pub fn caption(query: &str) -> PictureCaption {
    PictureCaption {
        query: query.to_owned(),
        held: Some("in part 3 of 7 days".to_owned()),
        outlets: vec![("Outlet".to_owned(), 3)],
        as_of: None,
        marking: None,
    }
}

/// The entries that a query finds.
pub fn found(query: &str, corpus: &Corpus) -> Vec<EntryKey> {
    if query.is_empty() {
        return corpus.entries().map(|(key, _)| key).collect();
    }
    let query = parse(query, corpus.taxonomy()).unwrap();
    Index::build(corpus).matching_told(corpus, &query, &|| false).unwrap_or_default().0
}

/// The limits of a grid of a query, of its year where it names one.
pub fn limits(query: &str, unit: GridUnit, corpus: &Corpus) -> GridLimits {
    let day = |text: &str| text.parse().ok();
    let year = query.contains("2020");
    GridLimits {
        unit,
        from: day("2020-01-01").filter(|_| year),
        to: day("2020-12-31").filter(|_| year),
        found: (!query.is_empty()).then(|| found(query, corpus)),
        ..GridLimits::default()
    }
}

pub fn map(query: &str, size: PictureSize, corpus: &Corpus) -> Drawing {
    let entries = MappedEntries::of(found(query, corpus), corpus, corpus.spots());
    map_picture(
        size,
        MapSubject { entries: &entries, corpus, part: MapPart::Most },
        &caption(query),
    )
}

pub fn grid(query: &str, size: PictureSize, corpus: &Corpus) -> Drawing {
    let limits = limits(query, GridUnit::Week, corpus);
    let measure = GridMeasure::Attacks;
    let subject = GridSubject { limits, years: None, unit: None, measure, corpus };
    grid_picture(size, &subject, &caption(query))
}

pub fn tempo(
    query: &str,
    (unit, measure): (GridUnit, GridMeasure),
    size: PictureSize,
    corpus: &Corpus,
) -> Drawing {
    let limits = limits(query, unit, corpus);
    let subject = TempoSubject { limits, years: None, measure, theatre: None, corpus };
    tempo_picture(size, &subject, &caption(query))
}

pub fn compared(subjects: &[&str], corpus: &Corpus) -> Table {
    let none = |_: &str| None;
    let asks: Vec<Ask> = subjects.iter().map(|text| ask(text, corpus, &none).unwrap()).collect();
    let index = Index::build(corpus);
    compare(&asks, 0, Dispersion::default(), corpus, &index, &|| false).unwrap()
}

pub fn aligned(subjects: &[&str], size: PictureSize, corpus: &Corpus) -> Drawing {
    let picture = AlignedPicture::of(&compared(subjects, corpus), corpus);
    aligned_picture(size, &picture, &caption(&subjects.join(" against ")))
}

/// A picture as it is written.
pub fn svg(drawing: &Drawing) -> String {
    let format = Format::of(Path::new("a.svg"), ExportContent::Picture).unwrap();
    let mut bytes = Vec::new();
    write_picture(drawing, format, &mut SanitizingWriter::new(&mut bytes)).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// An element as the reader of XML meets it: its name and its attributes.
pub type Element = (String, Vec<(String, String)>);

/// Reads a document, and fails where it is none. Returns its elements, and the texts within them each with
/// the name of its element.
pub fn read(document: &str) -> (Vec<Element>, Vec<(String, String)>) {
    let mut reader = Reader::from_str(document);
    let (mut elements, mut texts) = (Vec::new(), Vec::<(String, String)>::new());
    let mut open: Vec<String> = Vec::new();
    let mut add = |text: &str, is_new: bool, open: &[String]| match (open.last(), texts.last_mut())
    {
        (Some(_), Some((_, last))) if !is_new => last.push_str(text),
        (Some(name), _) => texts.push((name.clone(), text.to_owned())),
        (None, _) => assert!(text.trim().is_empty(), "{text} stands in nothing"),
    };
    let mut is_new = true;
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{error}:\n{document}")) {
            Event::Start(tag) => {
                elements.push(element(&tag));
                open.push(tag.name().as_ref().to_owned());
                is_new = true;
            }
            Event::Empty(tag) => elements.push(element(&tag)),
            Event::End(_) => {
                open.pop();
                is_new = true;
            }
            Event::Text(text) => {
                add(&text.into_inner(), is_new, &open);
                is_new = false;
            }
            Event::GeneralRef(reference) => {
                let sign = match reference.as_ref() {
                    "lt" => "<",
                    "gt" => ">",
                    "amp" => "&",
                    "quot" => "\"",
                    "#39" => "'",
                    other => panic!("&{other};"),
                };
                add(sign, is_new, &open);
                is_new = false;
            }
            Event::Eof => break,
            other @ (Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)) => panic!("{other:?}"),
        }
    }
    assert!(open.is_empty(), "{open:?}");
    texts.retain(|(_, text)| !text.trim().is_empty());
    (elements, texts)
}

fn element(tag: &BytesStart<'_>) -> Element {
    let attribute = |attribute: Result<Attribute<'_>, _>| {
        let attribute = attribute.unwrap_or_else(|error: AttrError| panic!("{error}"));
        (attribute.key.as_ref().to_owned(), attribute.value.to_string())
    };
    (tag.name().as_ref().to_owned(), tag.attributes().map(attribute).collect())
}
