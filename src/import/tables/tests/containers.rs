//! One table in every container.

use super::sample::{entry, workbook, written};

const LINES: [&str; 6] = [
    "date: 2031-03-07",
    "tactic: ied",
    "place: Khalis",
    "at: 33.75 44.64",
    "killed: 2",
    "text: \"Un café a été visé.\"",
];
const CSV: &str = "id,date,province,village,type,killed,lat,lon,notes
7,2031-03-07,Diyala,Khalis,Roadside bomb,2,33.75,44.64,Un café a été visé.
";

#[track_caller]
fn is_the_table(bytes: &[u8]) {
    let digests = written(bytes);
    let entry = entry(&digests, "table-7");
    for line in LINES {
        assert!(entry.contains(&line), "{line} in {digests}");
    }
}

#[test]
fn lines_with_any_separator_in_any_encoding() {
    for separator in [",", ";", "\t", "|"] {
        is_the_table(CSV.replace(',', separator).as_bytes());
    }
    is_the_table(format!("\u{feff}{CSV}").as_bytes());
    is_the_table(format!("sep=,\r\n{}", CSV.replace('\n', "\r\n")).as_bytes());
    let utf16 = |order: fn(u16) -> [u8; 2]| CSV.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    is_the_table(&[&[0xFF, 0xFE], utf16(u16::to_le_bytes).as_slice()].concat());
    is_the_table(&utf16(u16::to_be_bytes));
    let old: Vec<u8> = CSV.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    is_the_table(&old);
}

#[test]
fn objects_in_every_layout() {
    let object = r#"{"id":7,"date":"2031-03-07T00:00:00Z","province":"Diyala","village":"Khalis","type":"Roadside bomb","killed":2,"lat":33.75,"lon":44.64,"notes":"Un café a été visé.","none":NaN,"list":["a","b"]}"#;
    is_the_table(format!("[{object}]").as_bytes());
    is_the_table(format!(r#"{{"status":200,"Result":[{object}],"next":""}}"#).as_bytes());
    is_the_table(format!("{object}\n{}\n", object.replace(":7", ":8")).as_bytes());
    let feature = format!(
        r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","geometry":{{"type":"Point","coordinates":[44.64,33.75]}},"properties":{}}}]}}"#,
        object.replace(r#""lat":33.75,"lon":44.64,"#, "")
    );
    is_the_table(feature.as_bytes());
}

#[test]
fn a_workbook_whose_dates_are_numbers_with_a_style() {
    let text =
        |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let names = ["id", "", "province", "village", "type", "killed", "lat", "lon", "notes"];
    let head: String = names
        .iter()
        .zip('A'..)
        .map(|(name, c)| match *name {
            "" => r#"<c r="B1" t="s"><v>0</v></c>"#.to_owned(),
            name => text(&format!("{c}1"), name),
        })
        .collect();
    let row = format!(
        r#"<c r="A2"><v>7</v></c><c r="B2" s="1"><v>47914</v></c><c r="C2" t="s"><v>1</v></c>{}{}<c r="F2"><f>1+1</f><v>2</v></c><c r="G2"><v>33.75</v></c><c r="H2"><v>44.64</v></c><c r="I2" t="s"><v>2</v></c>"#,
        text("D2", "Khalis"),
        text("E2", "Roadside bomb"),
    );
    let sheet = format!(
        r#"<worksheet><sheetData><row r="1">{head}</row><row r="2">{row}</row></sheetData></worksheet>"#
    );
    is_the_table(&workbook(&sheet));
}
