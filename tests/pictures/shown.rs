//! What the reader's screens show as pictures, as it leaves by the name of a file.

use std::path::Path;
use std::sync::Arc;

use watchfloor::compare::{GridMeasure, GridPlacing, GridUnit};
use watchfloor::export::SanitizingWriter;
use watchfloor::geo::{GeoPoint, MapView};
use watchfloor::outgoing::{Outgoing, Provenance, ShownPicture};

use crate::written::{SHIPPED, compared, found, read};

#[test]
fn a_name_that_ends_in_svg_is_a_picture_and_others_are_its_rows() {
    let corpus = &*SHIPPED;
    let keys = found("digest:itic-2020-05-21", corpus);
    let view = MapView { middle: GeoPoint::new(33.0, 44.0), step: 4, columns: 80, rows: 24 };
    let (years, unit, measure) = ((2020, 2020), GridUnit::Week, GridMeasure::Attacks);
    let shown = [
        ShownPicture::Map { name: "a week".to_owned(), in_view: keys.clone(), keys, view },
        ShownPicture::Grid { years, unit, placing: GridPlacing::ByDigest, measure },
        ShownPicture::Tempo { years, unit, placing: GridPlacing::ByDigest, measure, theatre: None },
        ShownPicture::Aligned(Arc::new(compared(&["2020-05", "2020-06"], corpus))),
    ];
    let from = Provenance { corpus, problems: &[], archive: "", date: None };
    for picture in shown {
        let what = Outgoing::Picture(Box::new(picture));
        let name = what.file_name(corpus);
        assert_eq!(Path::new(&name).extension(), Some("svg".as_ref()), "{name}");
        for ending in ["svg", "csv", "md", "json"] {
            let format = what.format_of(Path::new(&format!("a.{ending}")));
            assert_eq!(format.is_picture(), ending == "svg", "{name} {ending}");
            let mut bytes = Vec::new();
            let mut out = SanitizingWriter::new(&mut bytes);
            what.write(from, format, &mut out).unwrap();
            std::io::Write::flush(&mut out).unwrap();
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.len() > 500, "{name} {ending}: {text}");
            if ending == "svg" && (name.contains("grid") || name.contains("tempo")) {
                assert!(text.contains("by the digest that tells it"), "{name}: {text}");
            }
            if ending == "svg" {
                assert!(read(&text).0.len() > 20, "{name}");
                assert!(what.about_beside(from, format).is_none(), "{name}");
            }
        }
    }
}
