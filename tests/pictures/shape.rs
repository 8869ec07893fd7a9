//! What every picture is: well-formed, small, the same each time, without anything that leads out of it,
//! and with its name and its words.

use std::fmt::Write as _;

use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::compare::{GridMeasure, GridUnit};
use watchfloor::picture::{Drawing, DrawnShape, PictureSize};

use crate::written::{QUERIES, SHIPPED, SIZES, aligned, grid, map, read, svg, tempo};

/// The most bytes of a picture.
const MOST: usize = 60_000;

/// The elements that a picture may have.
const ELEMENTS: [&str; 10] =
    ["svg", "title", "desc", "style", "g", "path", "rect", "circle", "text", "tspan"];
/// The attributes that they may have.
const ATTRIBUTES: [&str; 16] = [
    "xmlns",
    "role",
    "width",
    "height",
    "viewBox",
    "class",
    "d",
    "x",
    "y",
    "rx",
    "cx",
    "cy",
    "r",
    "font-size",
    "text-anchor",
    "id",
];

fn holds_together(drawing: &Drawing, what: &str) -> usize {
    let document = svg(drawing);
    assert!(document.len() <= MOST, "{what}: {} bytes", document.len());
    assert_eq!(document, svg(drawing), "{what}");
    let (elements, texts) = read(&document);
    for (element, attributes) in &elements {
        assert!(ELEMENTS.contains(&&**element), "{what}: <{element}>");
        for (name, value) in attributes {
            assert!(ATTRIBUTES.contains(&&**name), "{what}: {element} {name}");
            assert!(name == "xmlns" || !value.contains(':'), "{what}: {name}={value}");
            assert!(!value.contains("NaN") && !value.contains("inf"), "{what}: {name}={value}");
        }
    }
    for word in ["url(", "@import", "@font-face", "href", "javascript", "<!", "<?"] {
        assert!(!document.contains(word), "{what}: {word}");
    }
    let of = |name: &str| texts.iter().filter(|(element, _)| element == name).count();
    assert!(of("title") >= 1 && of("desc") == 1 && of("style") == 1, "{what}");
    assert!(document.contains("prefers-color-scheme:dark"), "{what}");
    assert!(texts.iter().any(|(element, text)| element == "text" && text.contains("Asked for: ")));
    // No word runs over the edge of the sheet.
    for text in all_texts(&drawing.shapes) {
        let [x, y] = text;
        let (width, height) = drawing.sheet;
        assert!((0.0..=width).contains(&x) && (0.0..=height).contains(&y), "{what}: {text:?}");
    }
    document.len()
}

fn all_texts(shapes: &[DrawnShape]) -> Vec<[f64; 2]> {
    let mut all = Vec::new();
    for shape in shapes {
        match shape {
            DrawnShape::Text(text) => all.push(text.at),
            DrawnShape::Named { shapes, .. } => all.extend(all_texts(shapes)),
            DrawnShape::Window { .. }
            | DrawnShape::Boxes { .. }
            | DrawnShape::Pill { .. }
            | DrawnShape::Circle { .. }
            | DrawnShape::Lines { .. } => {}
        }
    }
    all
}

/// The pictures of a query, each with its name.
fn pictures(query: &str, size: PictureSize, corpus: &Corpus) -> Vec<(String, Drawing)> {
    let mut all = vec![
        (format!("map {query} {size}"), map(query, size, corpus)),
        (format!("grid {query} {size}"), grid(query, size, corpus)),
    ];
    for unit in [GridUnit::Day, GridUnit::Week, GridUnit::Month] {
        for measure in [GridMeasure::Attacks, GridMeasure::Killed] {
            let name = format!("tempo {query} {} {} {size}", unit.word(), measure.word());
            all.push((name, tempo(query, (unit, measure), size, corpus)));
        }
    }
    all
}

#[test]
fn every_picture_of_the_shipped_archive_is_small_and_leads_nowhere() {
    for (width, height) in SIZES {
        let size = PictureSize { width, height };
        for query in QUERIES {
            for (name, drawing) in pictures(query, size, &SHIPPED) {
                holds_together(&drawing, &name);
            }
        }
    }
    let size = PictureSize::default();
    let waves: Vec<String> =
        SHIPPED.waves().iter().map(|wave| format!("wave:{}", wave.id)).collect();
    for pair in waves.chunks(2).filter(|pair| pair.len() == 2) {
        let pair: Vec<&str> = pair.iter().map(String::as_str).collect();
        holds_together(&aligned(&pair, size, &SHIPPED), &pair.join(" "));
    }
    holds_together(
        &aligned(&["2020-05", "2020-06", "2020-07", "theatre:iraq"], size, &SHIPPED),
        "4",
    );
}

/// An archive of some years, each week full of numbers and places.
fn large() -> (tempfile::TempDir, Corpus) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("digests")).unwrap();
    let taxonomy = concat!(env!("CARGO_MANIFEST_DIR"), "/data/taxonomy.yaml");
    std::fs::copy(taxonomy, folder.path().join("taxonomy.yaml")).unwrap();
    let towns = ["Baqubah", "Mosul", "Kirkuk", "Tikrit", "Ramadi", "Fallujah", "Hit", "Samarra"];
    let bases = ["claimed", "official", "reported", "assessed"];
    let first = chrono::NaiveDate::from_ymd_opt(2019, 1, 3).unwrap();
    for week in 0..160_u64 {
        let from = first + chrono::Days::new(week * 7);
        let to = from + chrono::Days::new(6);
        let mut text = format!(
            "digest: big-{from}\ntitle: Week\npublisher: Publisher\nseries: weekly\ncoverage: full\n\
             period: {from}..{to}\ntheatres:\n  - theatre: iraq\n    areas:\n      - area: Diyala\n\
             \x20       entries:\n"
        );
        for at in 0..60_u64 {
            let day = from + chrono::Days::new(at % 7);
            let town = towns[usize::try_from((at + week) % 8).unwrap()];
            let km = 10 + (at * 7 + week * 3) % 90;
            let wind =
                ["N", "NE", "E", "SE", "S", "SW", "W", "NW"][usize::try_from(at % 8).unwrap()];
            let basis = bases[usize::try_from(at % 4).unwrap()];
            writeln!(
                text,
                "          - {{date: {day}, kind: attack, place: \"~{km} km {wind} of {town}\", \
                 text: \"Event {week} {at}\", killed: {}, basis: {basis}, source: Outlet {}}}",
                at % 5,
                at % 40
            )
            .unwrap();
        }
        std::fs::write(folder.path().join(format!("digests/{from}.yaml")), text).unwrap();
    }
    let corpus = load_all(&Origin::Folder(folder.path().to_owned())).0;
    assert!(corpus.len() > 9_000, "{}", corpus.len());
    (folder, corpus)
}

#[test]
fn pictures_of_a_large_archive_are_as_small() {
    let (_folder, corpus) = large();
    for (width, height) in [(960, 540), (1_920, 1_080)] {
        for (name, drawing) in pictures("", PictureSize { width, height }, &corpus) {
            let bytes = holds_together(&drawing, &name);
            assert!(bytes > 5_000, "{name} shows nothing");
        }
    }
    holds_together(&aligned(&["2019-03", "2019-04"], PictureSize::default(), &corpus), "months");
}
