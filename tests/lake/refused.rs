//! What SQL cannot tell is refused, with the place of it.

use std::process::{Command, Output};

fn compare(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_watchfloor"))
        .arg("compare")
        .args(args)
        .env("HOME", "/nowhere")
        .output()
        .unwrap()
}

#[test]
fn words_and_what_is_no_exact_field_are_refused_with_their_place() {
    for (subject, place) in [
        ("theatre:iraq bomb", "             ^^^^"),
        ("theatre:iraq date:2020-05 killed:>=3", "                          ^^^^^^^^^^"),
        (
            "date:2020 -(basis:claimed or place:baqubah)",
            "                             ^^^^^^^^^^^^^",
        ),
    ] {
        let ran = compare(&["2020-05", subject, "--format", "sql"]);
        let said = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(2), "{said}");
        assert!(ran.stdout.is_empty());
        assert!(said.contains("cannot be told in SQL"), "{said}");
        assert!(
            said.lines().any(|line| line.trim_end().starts_with(&format!("  {place}"))),
            "{said}"
        );
    }
}

#[test]
fn a_dialect_is_one_of_sql() {
    let ran = compare(&["2020-05", "2020-07", "--dialect", "spark"]);
    assert_eq!(ran.status.code(), Some(2));
    assert!(String::from_utf8(ran.stderr).unwrap().contains("--format sql"));
    let ran = compare(&["2020-05", "2020-07", "--format", "sql", "--dialect", "oracle"]);
    assert_eq!(ran.status.code(), Some(2));
}

#[test]
fn a_quote_in_a_subject_ends_no_text() {
    let hostile = r"id:x'); DROP TABLE entries;--\";
    for (dialect, literal) in [
        ("duckdb", r"'x''); drop table entries;--\'"),
        ("spark", r"'x''); drop table entries;--\\'"),
    ] {
        let quoted = format!("id:\"{}\"", hostile.strip_prefix("id:").unwrap());
        let ran = compare(&["2020-05", &quoted, "--format", "sql", "--dialect", dialect]);
        let sql = String::from_utf8(ran.stdout).unwrap();
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        assert!(sql.contains(literal), "{dialect}: {sql}");
    }
}

#[test]
fn the_text_names_no_table_and_no_column_that_is_not_written() {
    use watchfloor::lake::TABLES;
    let ran = compare(&[
        "2020-05",
        "theatre:iraq tactic:ied wave:2020-05-raids-of-attrition",
        "--format",
        "sql",
    ]);
    let sql = String::from_utf8(ran.stdout).unwrap();
    let entries = TABLES.iter().find(|table| table.name == "entries").unwrap();
    let columns: Vec<&str> = entries.columns().map(|column| column.name).collect();
    let names = |text: &str| -> Vec<String> {
        text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'))
            .map(str::to_owned)
            .collect()
    };
    let of_entries: Vec<String> = names(&sql)
        .into_iter()
        .filter_map(|name| Some(name.strip_prefix("e.")?.to_owned()))
        .collect();
    assert!(of_entries.len() > 40, "{of_entries:?}");
    for name in &of_entries {
        assert!(columns.contains(&name.as_str()) || name == "n" || name == "on_day", "{name}");
    }
    for table in [
        "entries",
        "entry_tactics",
        "wave_members",
        "digest_days",
        "digest_theatres",
        "digest_areas",
        "kinds",
        "days",
    ] {
        assert!(TABLES.iter().any(|known| known.name == table) && sql.contains(table), "{table}");
    }
}
