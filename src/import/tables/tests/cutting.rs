//! Which digests a table is cut into.

use std::fmt::Write as _;
use std::ops::ControlFlow;

use super::super::{
    DigestCut, DraftMarks, InMemory, Options, Surroundings, TableError, import, shipped,
};
use super::sample::{imported, taxonomy};

fn table(days: u32, rows: u32) -> String {
    let mut table = "id,date,province,notes\n".to_owned();
    for day in 1..=days {
        for row in 0..rows {
            let _ = writeln!(table, "{day}x{row},2031-03-{day:02},Diyala,{}", "word ".repeat(20));
        }
    }
    table
}

fn names(table: &str, options: &Options) -> (Vec<String>, Vec<String>) {
    let (report, memory) = imported(table.as_bytes(), options).unwrap();
    let all: String =
        memory.digests.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes)).collect();
    assert_eq!(all.matches("- id: ").count() as u64, report.entries, "every row once");
    assert_eq!(report.digests, memory.digests.len() as u64);
    (memory.digests.into_iter().map(|(name, _)| name).collect(), report.remarks)
}

#[test]
fn weeks_and_months_hold_every_row_once() {
    let weeks = names(&table(14, 2), &Options::default()).0;
    assert_eq!(
        weeks,
        ["2031/2031-02-24-table.yaml", "2031/2031-03-03-table.yaml", "2031/2031-03-10-table.yaml"]
    );
    let months = Options { cut: DigestCut::Month, ..Options::default() };
    assert_eq!(names(&table(14, 2), &months).0, ["2031/2031-03-01-table.yaml"]);
}

#[test]
fn a_period_too_long_for_a_file_takes_the_next_smaller_cut_and_says_so() {
    let small = Options { cut: DigestCut::Month, most_bytes: 2_500, ..Options::default() };
    let (digests, remarks) = names(&table(9, 2), &small);
    // Weeks stay within their month.
    assert_eq!(digests.first().map(String::as_str), Some("2031/2031-03-01-table.yaml"));
    assert!(digests.contains(&"2031/2031-03-03-table.yaml".to_owned()), "{digests:?}");
    assert!(remarks.iter().any(|remark| remark.ends_with("cut into weeks")), "{remarks:?}");
    // Days, and parts of days.
    let tiny = Options { most_bytes: 700, ..Options::default() };
    let (digests, remarks) = names(&table(2, 9), &tiny);
    assert!(digests.contains(&"2031/2031-03-01-table-part-2.yaml".to_owned()), "{digests:?}");
    assert!(remarks.iter().any(|remark| remark.ends_with("cut into parts")), "{remarks:?}");
    let mut once = digests.clone();
    once.dedup();
    assert_eq!(once, digests);
}

#[test]
fn runs_change_nothing_and_the_same_table_gives_the_same_bytes() {
    let whole = imported(table(9, 5).as_bytes(), &Options::default()).unwrap().1.digests;
    let runs = Options { run_bytes: 4_000, ..Options::default() };
    assert_eq!(imported(table(9, 5).as_bytes(), &runs).unwrap().1.digests, whole);
}

#[test]
fn drafts_say_so_and_work_can_be_stopped() {
    let draft = Options { marks: DraftMarks::Draft, ..Options::default() };
    let (_, memory) = imported(table(1, 1).as_bytes(), &draft).unwrap();
    let text = String::from_utf8(memory.digests[0].1.clone()).unwrap();
    assert!(text.contains("\ndraft: yes\n") && text.contains("wording: source\n"), "{text}");
    let (mappings, taxonomy, options) = (shipped().unwrap(), taxonomy(), Options::default());
    let around = Surroundings { mappings: &mappings, taxonomy: &taxonomy, options: &options };
    let (mut runs, mut sink) = (InMemory::default(), InMemory::default());
    let stopped =
        import(&mut table(20, 300).as_bytes(), &around, &mut runs, &mut sink, &mut |_| {
            ControlFlow::Break(())
        });
    assert!(matches!(stopped, Err(TableError::Stopped)) && sink.digests.is_empty());
}
