//! Many files in one command, some of them bad: how long it takes, what it holds, what it writes.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use chrono::NaiveDate;

use crate::hundred;

/// As many files as are asked of one command, and how many of them are no digest.
const FILES: usize = 500;
const BAD: usize = 20;
/// How often the memory of the program is looked at.
const LOOK: Duration = Duration::from_millis(2);

/// Imports the files by the program and prints what it took. Returns false where not each good file
/// was written, and no other.
pub fn measure() -> bool {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> = (0..FILES).map(|number| write(folder.path(), number)).collect();
    let mut command = Command::new(env!("CARGO_BIN_EXE_watchfloor"));
    command.arg("import").args(&names).args(["--yes", "-o", "out"]).current_dir(folder.path());
    command.env_remove("WATCHFLOOR_ARCHIVE").env("WATCHFLOOR_CONFIG", "/nonexistent");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let began = Instant::now();
    let mut child = command.spawn().unwrap();
    let mut most = 0;
    let ended = loop {
        most = most.max(most_resident(child.id()));
        match child.try_wait().unwrap() {
            Some(ended) => break ended,
            None => std::thread::sleep(LOOK),
        }
    };
    let took = began.elapsed().as_secs_f64();
    let written = written(&folder.path().join("out/digests"));
    let is_right = written == FILES - BAD && ended.code() == Some(1);
    println!(
        "{FILES} files, {BAD} of them bad: {took:.1} s, {} MiB at most; {written} digests written, exit code {}\n",
        most >> 10,
        ended.code().unwrap_or(-1)
    );
    is_right
}

/// Writes a file: a week of a month of its own, or something that is no digest.
fn write(folder: &Path, number: usize) -> String {
    if number.is_multiple_of(FILES / BAD) {
        let (name, bytes): (String, &[u8]) = match number / (FILES / BAD) % 4 {
            0 => (format!("{number}.txt"), b""),
            1 => (format!("{number}.pdf"), b"%PDF-1.4\nnothing of it is left"),
            2 => (format!("{number}.docx"), b"PK\x03\x04 cut off"),
            _ => (format!("{number}.html"), b"<html><body><p>Page not found</p></body></html>"),
        };
        fs::write(folder.join(&name), bytes).unwrap();
        return name;
    }
    let forms = hundred::forms();
    // What is packed or counted by its bytes cannot be changed here.
    let (name, bytes, _) = &forms[number % 3];
    let text = String::from_utf8(bytes.clone()).unwrap();
    let (months, year) = (u32::try_from(number % 12).unwrap(), 2_000 + number / 12);
    let month = NaiveDate::from_ymd_opt(2_000, months + 1, 1).unwrap().format("%B").to_string();
    let name = format!("{number}{}", &name[1..]);
    fs::write(folder.join(&name), text.replace("May", &month).replace("2031", &year.to_string()))
        .unwrap();
    name
}

/// The most that a program has had in memory, in KiB; 0 where the system does not tell.
fn most_resident(id: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// How many digests lie in the folders of their years.
fn written(folder: &Path) -> usize {
    let within = |path: &Path| fs::read_dir(path).into_iter().flatten().flatten().count();
    let years = fs::read_dir(folder).into_iter().flatten().flatten();
    years.map(|year| within(&year.path())).sum()
}
