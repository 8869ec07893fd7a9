//! The table of formats: names, endings, and what is refused.

use std::collections::BTreeSet;

use super::*;

#[test]
fn a_name_and_an_ending_are_those_of_one_format() {
    let names: BTreeSet<_> = FORMATS.iter().map(|spec| spec.name).collect();
    assert_eq!(names.len(), FORMATS.len());
    let endings: Vec<_> = FORMATS.iter().flat_map(|spec| spec.endings).collect();
    let different: BTreeSet<_> = endings.iter().collect();
    assert_eq!(different.len(), endings.len(), "{endings:?}");
    assert!(FORMATS.iter().all(|spec| !spec.endings.is_empty() && !spec.help.is_empty()));
}

#[test]
fn a_format_is_called_as_on_the_command_line() {
    let mut tried = 0;
    for holds in [ExportContent::Rows, ExportContent::Entries, ExportContent::Comparison] {
        for value in Format::parser(holds).possible_values().unwrap() {
            let arg = clap::Arg::new("format").value_parser(Format::parser(holds));
            let command = clap::Command::new("test").arg(arg);
            let read = command.try_get_matches_from(["test", value.get_name()]).unwrap();
            assert_eq!(read.get_one::<Format>("format").unwrap().name(), value.get_name());
            tried += 1;
        }
    }
    assert!(tried >= 6 + 7 + 4, "{tried}");
}

#[test]
fn a_name_of_a_file_tells_a_format_that_can_hold_it() {
    let of = |name: &str, holds| Format::of(Path::new(name), holds).map(Format::name);
    assert_eq!(of("a.b.JSONL", ExportContent::Entries), Some("ndjson"));
    assert_eq!(of("a.geojson", ExportContent::Entries), Some("geojson"));
    assert_eq!(of("a.geojson", ExportContent::Rows), None);
    assert_eq!(of("a.json", ExportContent::Entries), Some("json"));
    assert_eq!(of("a.b.STIX.json", ExportContent::Entries), Some("stix"));
    assert_eq!(of("a.stix.json", ExportContent::Rows), Some("json"));
    assert_eq!(of("stix.json", ExportContent::Entries), Some("json"), "that is its name");
    assert_eq!(of("a.acled.csv", ExportContent::Single), Some("acled"));
    assert_eq!(of("a.yml", ExportContent::Comparison), None);
    assert_eq!(of("a", ExportContent::Entries), None);
    assert_eq!(of("a.xyz", ExportContent::Entries), None);
}

#[test]
fn what_a_format_does_not_hold_is_not_written() {
    let map = Format::all(ExportContent::Entries)
        .find(|format| !format.holds(ExportContent::Rows))
        .unwrap();
    let mut out = Vec::new();
    let rows = Rows::new(&[], std::iter::empty());
    let written =
        write_rows(rows, map, OutputCapabilities::default(), &mut SanitizingWriter::new(&mut out));
    assert_eq!(written.unwrap_err().to_string(), "geojson holds no rows");
    assert!(out.is_empty());
}
