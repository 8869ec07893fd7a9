//! Tables that mean harm, or are broken.

use super::super::row::{MOST_COLUMNS, MOST_ROW_BYTES};
use super::super::{Options, TableError};
use super::sample::{entry, imported, workbook, written};

#[track_caller]
fn refused(table: &[u8]) -> String {
    match imported(table, &Options::default()) {
        Err(TableError::NoTable(why) | TableError::Workbook(why)) => why,
        Err(other) => panic!("{other}"),
        Ok((report, _)) => panic!("{report:?}"),
    }
}

#[test]
fn what_is_no_table_is_refused() {
    for (table, why) in [
        (&b""[..], "empty"),
        (b" \n", "empty"),
        (b"one word\nand another\n", "several fields"),
        (b"name,colour\na,b\n", "hold a date"),
        (b"date,notes\nsoon,x\n", "has a date"),
        (b"{\"a\":1", "array of objects"),
        (b"[1,2,3]", "array of objects"),
        (b"PK\x03\x04nothing", ""),
    ] {
        assert!(refused(table).contains(why), "{}", String::from_utf8_lossy(table));
    }
}

#[test]
fn a_field_without_end_and_columns_without_number_are_cut_and_told() {
    let long = format!("date,notes,killed\n2031-03-07,\"{},1\n", "x".repeat(3 * MOST_ROW_BYTES));
    let (report, memory) = imported(long.as_bytes(), &Options::default()).unwrap();
    assert!(report.problems.listed[0].hint.contains("quotation mark"), "{:?}", report.problems);
    assert!(memory.digests[0].1.len() < 2 * MOST_ROW_BYTES);
    let columns = 5 * MOST_COLUMNS;
    let wide =
        format!("date,notes{}\n2031-03-07,x{}\n", ",c".repeat(columns), ",v".repeat(columns));
    let (report, _) = imported(wide.as_bytes(), &Options::default()).unwrap();
    assert_eq!((report.entries, report.columns.len()), (1, MOST_COLUMNS));
    assert!(
        report.problems.listed.iter().any(|problem| problem.message.contains("no room in `x`"))
    );
}

#[test]
fn cells_stay_texts_whatever_they_hold() {
    let table = "id,date,province,village,type,killed,lat,lon,actor,notes
1,2031-03-07,Diyala,=cmd|'/c calc'!A0,Roadside bomb,NaN,999,NaN,\"a]: {b}, c\",\"# x: y
  - z\u{202e}\u{7}\\ \"\"\"
2,0000-00-00,Diyala,x,x,1,1,1,x,x
3,2031-02-30,Diyala,x,x,1e300,-91,1,x,x
4,2031-03-08,Diyala,null,x,=1+1,0,0,-,yes
";
    let digests = written(table.as_bytes());
    let first = entry(&digests, "table-1");
    for line in
        ["place: \"=cmd|'/c calc'!A0\"", "actor: \"a]: {b}, c\"", "text: \"# x: y - z \\\\ \\\"\""]
    {
        assert!(first.contains(&line), "{line} in {first:#?}");
    }
    assert!(
        !first.iter().any(|line| line.starts_with("killed") || line.starts_with("at:")),
        "{first:#?}"
    );
    assert!(entry(&digests, "table-4").contains(&"killed: unknown"), "{digests}");
    assert_eq!(digests.matches("Row ").count(), 2, "two rows have no date: {digests}");
    let mut faults = Vec::new();
    crate::yaml::parse(digests.as_bytes(), &mut faults);
    assert_eq!(faults, [], "{digests}");
}

#[test]
fn deep_and_broken_objects_cost_themselves() {
    let deep =
        format!("{{\"date\":\"2031-03-09\",\"deep\":{}1{}}}", "[".repeat(5_000), "]".repeat(5_000));
    let table = format!(
        "[{{\"id\":1,\"date\":\"2031-03-07\"}},{deep},7,{{\"date\" \"x\"}},{{\"id\":2,\"date\":\"2031-03-08\"}},{{\"id\":3"
    );
    let (report, _) = imported(table.as_bytes(), &Options::default()).unwrap();
    assert_eq!(report.entries, 2);
    let rows: Vec<u64> = report.problems.listed.iter().map(|problem| problem.row).collect();
    assert_eq!(rows, [2, 3, 4, 6]);
}

#[test]
fn objects_that_are_no_strict_json_are_kept() {
    let mut table = b"[{\"id\":123456789012345678901234567890,\"date\":\"2031-03-07\",\"notes\":\"a\",\"rate\":1e400},\
        {\"id\":\"b\",\"date\":\"2031-03-07\",\"notes\":\"half \\ud800 of\"},{\"id\":\"c\",\"date\":\"2031-03-07\",\"notes\":\"Caf"
        .to_vec();
    table.extend(b"\xe9\"}]");
    let (report, memory) = imported(&table, &Options::default()).unwrap();
    assert_eq!((report.entries, report.problems.listed.len()), (3, 0), "{:?}", report.problems);
    let text = String::from_utf8(memory.digests[0].1.clone()).unwrap();
    for line in [
        "id: table-123456789012345678901234567890",
        "rate: 1e400",
        "text: \"half \u{fffd} of\"",
        "text: \"Caf\u{e9}\"",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(report.remarks.iter().any(|remark| remark.contains("2 rows")), "{:?}", report.remarks);
}

#[test]
fn files_of_other_programs_are_called_by_their_names() {
    for (table, name) in [
        (&b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"[..], "behind a password"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"\x1f\x8b\x08\0", "gzip"),
    ] {
        let why = refused(table);
        assert!(why.contains(name) && why.contains("CSV"), "{why}");
    }
    let why = refused(b"[{\"date\":");
    assert!(why.contains("row 1") && why.contains("fetch it again"), "{why}");
}

#[test]
fn a_workbook_that_unpacks_to_too_much_is_refused() {
    let bomb = workbook(&" ".repeat(65 << 20));
    assert!(bomb.len() < 1 << 20);
    let refused = imported(&bomb, &Options::default());
    assert!(matches!(refused, Err(TableError::TooMuch { .. })), "{refused:?}");
    let cells = "<c r=\"ZZZZ1\"><v>1</v></c><c r=\"99\"><v>1</v></c><c t=\"s\"><v>-1</v></c>";
    let row = format!("<row r=\"x\">{cells}</row>").repeat(30);
    assert!(refused_by_no_head(&workbook(&format!("<sheetData>{row}</sheetData>"))));
    assert!(imported(&workbook("<sheetData><row><c></row>"), &Options::default()).is_err());
}

fn refused_by_no_head(package: &[u8]) -> bool {
    matches!(imported(package, &Options::default()), Err(TableError::NoTable(_)))
}

#[test]
fn dates_of_many_centuries_do_not_fill_a_folder() {
    let rows = (0..21_000)
        .map(|n| format!("{}-{:02}-01,x\n", 1_100 + n / 12, n % 12 + 1))
        .collect::<Vec<_>>()
        .concat();
    let all = imported(format!("date,notes\n{rows}").as_bytes(), &Options::default());
    assert!(matches!(all, Err(TableError::TooMuch { .. })), "{all:?}");
}

#[test]
fn problems_are_bounded() {
    let rows = (0..3_000).map(|n| format!("{n},2031-03-07,many\n")).collect::<Vec<_>>().concat();
    let (report, _) =
        imported(format!("id,date,killed\n{rows}").as_bytes(), &Options::default()).unwrap();
    assert_eq!((report.problems.listed.len(), report.problems.untold), (1_000, 2_000));
    assert_eq!(report.entries, 3_000);
}
