//! `GeoJSON` (RFC 7946): one feature per entry. Where neither the entry nor its words give one point, its
//! geometry is null, which every map reader understands as "no location"; nothing is guessed.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::format::{FormatSpec, MarkingPlace};
use super::json::cleaned;
use super::{About, Remark, Rows};

pub(super) static FORMAT: FormatSpec =
    FormatSpec::new("geojson", "A map: one feature an entry", &["geojson"], MarkingPlace::Field)
        .extract(|about, rows, out| write(about, rows, out));

/// The member of a feature that says where it is.
const GEOMETRY: &str = "geometry";

/// Writes the rows as one collection of features, with what the export says about itself. Returns
/// how many have a place, unless all have one.
fn write(about: &About, rows: Rows<'_>, out: &mut dyn Write) -> io::Result<Option<Remark>> {
    let columns = rows.columns();
    let head = cleaned(about.json());
    write!(out, "{{\"type\":\"FeatureCollection\",\n\"export\":{head},\n\"features\":[")?;
    let mut between = "\n";
    let (mut located, mut of) = (0, 0);
    for row in rows {
        let feature = feature(&cleaned(Rows::object(columns, &row)));
        write!(out, "{between}  {feature}")?;
        of += 1;
        located += usize::from(!feature[GEOMETRY].is_null());
        between = ",\n";
    }
    out.write_all(b"\n]}\n")?;
    Ok((located < of).then_some(Remark::Located { located, of }))
}

/// Returns an entry as a feature; its properties are exactly the record.
fn feature(record: &Value) -> Value {
    let at = |name: &str| record.get(name).and_then(Value::as_f64);
    let geometry = match (at("lon"), at("lat")) {
        (Some(lon), Some(lat)) => json!({ "type": "Point", "coordinates": [lon, lat] }),
        _ => Value::Null,
    };
    json!({
        "type": "Feature",
        "id": record.get("id"),
        GEOMETRY: geometry,
        "properties": record,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Column, OutputCell, Shape};
    use super::*;

    #[test]
    fn a_place_is_a_point_and_no_place_is_null() {
        let columns = [
            Column::new("id", Shape::Text),
            Column::new("lat", Shape::Number),
            Column::new("lon", Shape::Number),
        ];
        let rows = [
            vec![OutputCell::Text("a".into()), OutputCell::Real(33.75), OutputCell::Real(44.5)],
            vec![OutputCell::Text("b\u{1b}".into()), OutputCell::Nothing, OutputCell::Nothing],
        ];
        let mut out = Vec::new();
        let remark =
            write(&About::default(), Rows::new(&columns, rows.into_iter()), &mut out).unwrap();
        assert_eq!(remark, Some(Remark::Located { located: 1, of: 2 }));
        let map: Value = serde_json::from_slice(&out).unwrap();
        let geometry = &map["features"][0]["geometry"];
        assert_eq!(*geometry, json!({ "type": "Point", "coordinates": [44.5, 33.75] }));
        assert_eq!(map["features"][1]["geometry"], Value::Null);
        assert_eq!(map["features"][1]["id"], "b");
        assert_eq!(map["features"][0]["properties"], json!({"id": "a", "lat": 33.75, "lon": 44.5}));
    }
}
