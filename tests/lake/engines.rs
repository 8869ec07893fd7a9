//! The SQL counted by `DuckDB` and `DataFusion`: every counted cell is that of the program. These need the
//! engines (`pip install duckdb==2.0.1 datafusion==55.0.0 pyarrow==26.0.1`); `LAKE_PYTHON` names the Python
//! that has them, else it is `python3`.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use watchfloor::archive::{Origin, load_all};

use super::invented::invent;
use super::support::load;
use super::written::write_tables;

/// The pairs over the sample: months, years, a decade, waves by id and by name, digests, open spans, queries
/// with a date, without one, with places, tactics, denial, alternatives, and what is found at no day.
const SAMPLE: &[&[&str]] = &[
    &["2020-05", "2020-07"],
    &["2019", "2020"],
    &["2010..2019", "2020..2024"],
    &["wave:2020-05-raids-of-attrition", "wave:2020-07-raids-of-attrition"],
    &["attrition may 2020", "ramadan offensive"],
    &["itic-2020-05-21", "itic-2020-05-14", "digest:watchfloor-2024-01-04"],
    &["theatre:iraq date:2020-05", "theatre:iraq,syria date:2020-06..2020-07"],
    &["theatre:iraq", "theatre:sinai -basis:claimed"],
    &[
        "tactic:ied date:2020",
        "(kind:attack or area:diyala) date:2020-05..",
        "wave:2020-04-ramadan",
    ],
    &["2021-01-01..", "digest:itic-2020 theatre:iraq", "is:repeat"],
    &["2050-05", "date:2020-05-20", "wave:2022-09-christians-in-africa"],
    &[
        "area:diyala date:2020-05",
        "area:diyala,kirkuk date:2020-05-14..2020-05-24",
        "id:itic-2020-05",
    ],
];

const EXERCISE: &[&[&str]] = &[
    &["2031-09-01..2031-09-07", "wave:2031-09-salt-days"],
    &["2031-09", "theatre:river date:2031-09", "theatre:north"],
];

const INVENTED: &[&[&str]] = &[
    &["2021-03", "2022"],
    &["theatre:river date:2021", "theatre:north tactic:ied"],
    &["one-2021-03-01", "two-2021-03-01"],
    &["2020..2024", "basis:official date:2020-06..2021-06", "digest:one-2022 kind:attack"],
];

fn program(archive: Option<&Path>, subjects: &[&str], form: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_watchfloor"));
    command.arg("compare").args(subjects).args(form).env("HOME", "/nowhere");
    command.args(archive.into_iter().flat_map(|folder| [Path::new("--archive"), folder]));
    command.output().unwrap()
}

/// Lets the program write its tables.
fn write_lake(archive: Option<&Path>, folder: &Path) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_watchfloor"));
    command.args(["export", "--format", "parquet", "--desk", "desk-1", "-o"]).arg(folder);
    command.args(archive.into_iter().flat_map(|folder| [Path::new("--archive"), folder]));
    let ran = command.env("HOME", "/nowhere").output().unwrap();
    assert!(folder.is_dir(), "{}", String::from_utf8_lossy(&ran.stderr));
}

/// Writes tables and cases into a folder, and lets the engines count them. Returns what they print.
fn counted(archive: Option<&Path>, cases: &[&[&str]]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let corpus = match archive {
        Some(archive) => load(archive).0,
        None => load_all(&Origin::Sample).0,
    };
    write_tables(&corpus, folder.path());
    write_lake(archive, &folder.path().join("lake"));
    let at = folder.path().join("cases");
    std::fs::create_dir(&at).unwrap();
    for (nr, subjects) in cases.iter().enumerate() {
        for (form, ending) in [
            (&["--format", "json"][..], "json"),
            (&["--format", "sql", "--dialect", "duckdb"], "duckdb.sql"),
            (&["--format", "sql"], "ansi.sql"),
        ] {
            let ran = program(archive, subjects, form);
            assert_ne!(
                ran.status.code(),
                Some(2),
                "{subjects:?}: {}",
                String::from_utf8_lossy(&ran.stderr)
            );
            std::fs::write(at.join(format!("{nr:02}.{ending}")), ran.stdout).unwrap();
        }
    }
    let python = std::env::var_os("LAKE_PYTHON").unwrap_or_else(|| "python3".into());
    let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/lake/engines.py");
    let ran = Command::new(python).arg(script).arg(folder.path()).output().unwrap();
    let told = String::from_utf8(ran.stdout).unwrap();
    assert!(ran.status.success(), "{told}{}", String::from_utf8_lossy(&ran.stderr));
    told
}

#[test]
#[ignore = "needs engines: pip install duckdb==2.0.1 datafusion==55.0.0 pyarrow==26.0.1"]
fn engines_count_the_sample_as_the_program_does_and_notice_spoilt_rules() {
    let told = counted(None, SAMPLE);
    assert!(told.contains("wrong 0, unnoticed 0"), "{told}");
}

#[test]
#[ignore = "needs engines: pip install duckdb==2.0.1 datafusion==55.0.0 pyarrow==26.0.1"]
fn engines_count_full_weeks_as_the_program_does() {
    let told = counted(
        Some(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/exercise")),
        EXERCISE,
    );
    assert!(told.contains("wrong 0,"), "{told}");
}

#[test]
#[ignore = "needs engines: pip install duckdb==2.0.1 datafusion==55.0.0 pyarrow==26.0.1"]
fn engines_count_a_large_archive_as_the_program_does() {
    let archive = invent(50_000);
    let told = counted(Some(archive.path()), INVENTED);
    // Each week of it tells of every theatre, so that none is silent.
    assert!(told.contains("wrong 0, unnoticed 1"), "{told}");
}
