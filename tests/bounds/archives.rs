//! Archives that hold very many of one thing, each within the documented bounds: what is linear in
//! their size takes a moment, what is not takes minutes or gigabytes.
//!
//! The same number gives the same files. At [`MOST`] no file is larger than 16 MiB, and all files of
//! an archive together are not much larger. Nothing here knows the program.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

/// As many of one thing as an archive is promised to hold.
pub const MOST: usize = 60_000;

/// The files of an archive: their paths within it and their texts.
pub type Files = Vec<(String, String)>;

/// A sort of archive: what there is much of, and how so many of it are written.
pub type Kind = (&'static str, fn(usize) -> Files);

/// Every sort.
pub const KINDS: [Kind; 46] = [
    ("entries", |n| digest(&entries(n, ""))),
    ("digests", digests),
    ("waves", |n| waves(n, ", actor: Islamic State", 12)),
    ("members", |n| waves(n / 4, ", actor: Islamic State", n)),
    ("wave periods", wave_periods),
    ("mentions", |n| waves(n, ", wave: 2020-05-name-{i}", n)),
    ("areas", areas),
    ("areas of one name", |n| with_words("theatres", &theatre(&of(n, |_| "{name: Same}".into())))),
    ("sections", |n| sections(n, |_| "Diyala".into())),
    ("actors", actors),
    ("parts of one actor", |n| part_of(n, |_| "Islamic State".into())),
    ("parts of nobody", |n| part_of(n, |i| format!("Nobody {i}"))),
    ("parts of parts", |n| {
        let first = |i| i % 5 == 0;
        part_of(n, |i| if first(i) { "Islamic State".into() } else { format!("Actor {}", i - 1) })
    }),
    ("a circle of parts", |n| part_of(n, |i| format!("Actor {}", (i + 1) % n))),
    ("aliases", |n| {
        let aliases = of(n, |i| format!("Alias{i}")).join(", ");
        with_words("actors", &format!("  - {{name: Islamic State, aliases: [{aliases}]}}\n"))
    }),
    ("one alias", |n| with_words("actors", &actor_rows(n, |_| "aliases: [shared]".into()))),
    ("one outlet", |n| {
        let rows = of(n, |i| format!("  - {{name: Outlet {i}, aliases: [shared]}}\n"));
        with_words("outlets", &rows.concat())
    }),
    ("outlets", |n| {
        let rows = of(n, |i| format!("  - {{name: Outlet {i}}}\n"));
        let mut files = with_words("outlets", &rows.concat());
        files.extend(digest(&entries(n, ", source: Outlet {i}")));
        files
    }),
    ("tactics", |n| {
        let rows = of(n, |i| format!("  - {{id: t{i}, name: Tactic {i}}}\n"));
        with_words("tactics", &rows.concat())
    }),
    ("theatres", |n| {
        let rows = of(n, |i| format!("  - {{id: t{i}, name: Theatre {i}}}\n"));
        with_words("theatres", &rows.concat())
    }),
    ("tags", |n| digest(&entries(n, ", tags: [tag{i}]"))),
    ("tags of an entry", |n| one_entry(&list("tags", n, |i| format!("tag{i}")))),
    ("sources", |n| digest(&entries(n, ", source: Outlet {i}"))),
    ("sources of an entry", |n| one_entry(&list("sources", n, |i| format!("Outlet {i}")))),
    ("versions", |n| {
        one_entry(&list("versions", n, |i| format!("{{by: V{i}, basis: official, text: t}}")))
    }),
    ("figures", |n| {
        let figure = |i| format!("  - {{of: attacks {i}, issuer: A, basis: claimed, total: 3}}\n");
        with_tail(&format!("figures:\n{}", of(n, figure).concat()))
    }),
    ("parts of a figure", |n| {
        let parts = of(n, |i| format!("      part {i}: 1\n")).concat();
        let figure = "figures:\n  - of: attacks\n    issuer: A\n    basis: claimed\n    by:\n";
        with_tail(&format!("{figure}{parts}"))
    }),
    ("parts of many figures", |n| {
        let parts = of(20, |i| format!("part {i}: 1")).join(", ");
        let figure = |i| {
            format!(
                "  - {{of: things {i}, issuer: A, basis: claimed, total: 30, by: {{{parts}}}}}\n"
            )
        };
        with_tail(&format!("figures:\n{}", of(n / 20, figure).concat()))
    }),
    ("parts and sources", |n| {
        let sources =
            list("source", n / 2, |i| format!("Outlet {i} of a far harbour in the north"));
        let parts = of(n / 2, |i| format!("      part {i}: 1\n")).concat();
        with_tail(&format!(
            "figures:\n  - of: attacks\n    issuer: A\n    basis: claimed\n    total: 70000\n    \
             {sources}\n    by:\n{parts}"
        ))
    }),
    ("parts and a remark", |n| {
        let remark = "word ".repeat(n);
        let parts = of(n, |i| format!("      part {i}: 1\n")).concat();
        with_tail(&format!(
            "figures:\n  - of: attacks\n    issuer: A\n    basis: claimed\n    total: 70000\n    \
             note: {remark}\n    by:\n{parts}"
        ))
    }),
    ("issuers and days", |n| {
        let figure = |i| {
            let (issuer, day) = (i % 250, i / 250 % 28 + 1);
            format!(
                "  - {{of: attacks, issuer: issuer {issuer:03}, basis: claimed, total: {i}, period: \
                 2020-05-{day:02}}}\n"
            )
        };
        with_tail(&format!("figures:\n{}", of(n, figure).concat()))
    }),
    ("points", |n| {
        let point = |i| format!("  - {{text: Point {i}, basis: assessed}}\n");
        with_tail(&format!("overview:\n{}", of(n, point).concat()))
    }),
    ("notes", |n| {
        let note = |i| format!("  - {{id: n{i}, text: Note {i}}}\n");
        with_tail(&format!("notes:\n{}", of(n, note).concat()))
    }),
    ("searches", |n| searches(n, |i| format!("{{name: s{i}, query: \"bomb{i}\"}}"))),
    ("searches at fault", |n| searches(n, |i| format!("{{name: s{i}, query: \"area:x{i}\"}}"))),
    ("searches of one name", |n| searches(n, |_| "{name: same, query: bomb}".into())),
    ("searches and names", |n| {
        let mut files =
            searches(n / 2, |i| format!("{{name: s{i}, query: \"actor:who{i} area:x{i}\"}}"));
        files.retain(|(path, _)| path != "taxonomy.yaml");
        let names = of(n / 2, |i| format!("{{name: Area {i}}}"));
        let (path, areas) = taxonomy("theatres", &theatre(&names));
        let actors = format!("actors:\n{}", actor_rows(n / 2, |_| "aliases: []".into()));
        files.push((path, areas.replace(&format!("actors:\n{ACTORS_ROW}"), &actors)));
        files
    }),
    ("searches and waves", |n| {
        let mut files = waves(n / 2, ", actor: Islamic State", n / 2);
        let rows = of(n / 2, |i| format!("- {{name: s{i}, query: 'wave:\"n{i} name\"'}}\n"));
        files.push(("searches.yaml".to_owned(), rows.concat()));
        files
    }),
    ("theatres of a digest", |n| {
        let rows = of(n, |i| format!("  - {{id: t{i}, name: Theatre {i}}}\n"));
        let entry = "{date: 2020-05-21, kind: attack, text: b, basis: claimed}";
        let told = of(n, |i| format!("  - theatre: t{i}\n    entries: [{entry}]\n"));
        let sections = format!("theatres:\n{}", told.concat());
        vec![taxonomy("theatres", &rows.concat()), single(0, &sections, "")]
    }),
    ("faults of a file", |n| digest(&"          - {date: never}\n".repeat(n))),
    ("faults of many files", |n| {
        of(n, |i| (format!("digests/{i:06}.yaml"), "no: thing\n".to_owned()))
    }),
    ("keys", |n| with_tail(&of(n, |i| format!("key{i}: x\n")).concat())),
    ("one event", one_event),
    ("one day", one_day),
    ("long phrases", long_phrases),
    ("markings", |n| {
        let digest = |i: usize| single(i, &format!("marking: MARK {i}\n"), "");
        of(n, digest)
    }),
];

const KINDS_OF_THINGS: &str = "kinds:\n  - {id: attack, name: Attack, counts_as: attack}\n";
const THEATRES: &str = "theatres:\n  - {id: iraq, name: Iraq, areas: [{name: Diyala}]}\n";

fn of<T>(n: usize, one: impl Fn(usize) -> T) -> Vec<T> {
    (0..n).map(one).collect()
}

/// The taxonomy with other rows in one of its tables.
fn taxonomy(table: &str, rows: &str) -> (String, String) {
    let own = format!("{table}:\n{rows}");
    let mut text = KINDS_OF_THINGS.to_owned();
    text.push_str(if table == "theatres" { &own } else { THEATRES });
    let actors = format!("actors:\n{ACTORS_ROW}");
    text.push_str(if table == "actors" { &own } else { &actors });
    if table == "outlets" || table == "tactics" {
        text.push_str(&own);
    }
    ("taxonomy.yaml".to_owned(), text)
}

/// Very many rows in one table of the taxonomy, and one entry.
fn with_words(table: &str, rows: &str) -> Files {
    let mut files = digest(&entries(1, ", actor: Islamic State"));
    files.retain(|(path, _)| path != "taxonomy.yaml");
    files.push(taxonomy(table, rows));
    files
}

fn theatre(areas: &[String]) -> String {
    format!("  - {{id: iraq, name: Iraq, areas: [{}]}}\n", areas.join(", "))
}

fn actor_rows(n: usize, more: impl Fn(usize) -> String) -> String {
    let row = |i| format!("  - {{name: Actor {i}, {}}}\n", more(i));
    of(n, row).concat()
}

/// Entries, each with its number for `{i}`.
fn entries(n: usize, more: &str) -> String {
    let entry = |i: usize| {
        let more = more.replace("{i}", &i.to_string());
        format!(
            "          - {{date: 2020-05-21, kind: attack, text: b{i}, basis: claimed{more}}}\n"
        )
    };
    of(n, entry).concat()
}

fn one_entry(more: &str) -> Files {
    digest(&entries(1, &format!(", {more}")))
}

fn list(key: &str, n: usize, item: impl Fn(usize) -> String) -> String {
    format!("{key}: [{}]", of(n, item).join(", "))
}

/// The head of a digest whose number makes its file and its period.
fn head(number: usize) -> String {
    format!(
        "digest: x-2020-05-21-{number}\ntitle: T\npublisher: X\nperiod: 2020-05-21..2020-05-26\n"
    )
}

/// One digest of one area.
fn single(number: usize, more: &str, entries: &str) -> (String, String) {
    let mut text = head(number) + more;
    if !entries.is_empty() {
        let area = "theatres:\n  - theatre: iraq\n    areas:\n      - area: Diyala\n";
        text.push_str(area);
        text.push_str("        entries:\n");
        text.push_str(entries);
    }
    (format!("digests/2020-05-21-{number}.yaml"), text)
}

/// An archive of one digest with some entries.
fn digest(entries: &str) -> Files {
    vec![taxonomy("actors", ACTORS_ROW), single(0, "", entries)]
}

const ACTORS_ROW: &str = "  - {name: Islamic State}\n";

/// An archive of one digest with something behind its head.
fn with_tail(tail: &str) -> Files {
    vec![taxonomy("actors", ACTORS_ROW), single(0, tail, &entries(1, ""))]
}

fn digests(n: usize) -> Files {
    let mut files = of(n, |i| single(i, "", &entries(1, "")));
    files.push(taxonomy("actors", ACTORS_ROW));
    files
}

/// Waves of one period and actor, and a digest with entries that may belong to them.
fn waves(n: usize, more: &str, entry_count: usize) -> Files {
    let mut files = digest(&entries(entry_count, more));
    files.extend((0..n).map(|i| wave(i, "2020-05-14..2020-05-31")));
    files
}

fn wave(i: usize, period: &str) -> (String, String) {
    let text =
        format!("wave: 2020-05-name-{i}\nname: N{i}\nactor: Islamic State\nperiod: {period}\n");
    (format!("waves/{i:06}.yaml"), text)
}

/// Waves of different periods, and entries of different spans.
fn wave_periods(n: usize) -> Files {
    let day =
        |at: usize| format!("20{:02}-{:02}-{:02}", at / 336 % 100, at / 28 % 12 + 1, at % 28 + 1);
    let mut lines = String::new();
    for i in 0..n {
        // Writing to a text never fails.
        let _ = writeln!(
            lines,
            "          - {{date: {}..{}, kind: attack, actor: Islamic State, text: b{i}, basis: \
             claimed}}",
            day(i),
            day(i + i % 9)
        );
    }
    let mut files = digest(&lines);
    let period = |i: usize| format!("{}..{}", day(i), day(i + 300));
    files.extend((0..n / 12).map(|i| wave(i, &period(i % 30_000))));
    files
}

/// Areas that the digest treats in another order than the taxonomy has them.
fn areas(n: usize) -> Files {
    let mut files = sections(n, |i| format!("Area {}", n - i - 1));
    files.retain(|(path, _)| path != "taxonomy.yaml");
    files.push(taxonomy("theatres", &theatre(&of(n, |i| format!("{{name: Area {i}}}")))));
    files
}

/// Sections of a digest, each with one entry.
fn sections(n: usize, area: impl Fn(usize) -> String) -> Files {
    let section = |i: usize| {
        let entry =
            "{date: 2020-05-21, kind: attack, text: b, basis: claimed, actor: Islamic State}";
        format!("      - area: {}\n        entries:\n          - {entry}\n", area(i))
    };
    let sections = format!("theatres:\n  - theatre: iraq\n    areas:\n{}", of(n, section).concat());
    vec![taxonomy("actors", ACTORS_ROW), single(0, &sections, "")]
}

/// Actors of whom each did something.
fn actors(n: usize) -> Files {
    let rows = of(n, |i| format!("  - {{name: Actor {i}}}\n")).concat();
    vec![taxonomy("actors", &rows), single(0, "", &entries(n, ", actor: Actor {i}"))]
}

/// Actors with what each is part of, and an entry of each of the first ones.
fn part_of(n: usize, whole: impl Fn(usize) -> String) -> Files {
    let rows = ACTORS_ROW.to_owned() + &actor_rows(n, |i| format!("part_of: {}", whole(i)));
    let mut files = waves(n / 100, ", actor: Actor {i}", n / 4);
    files.retain(|(path, _)| path != "taxonomy.yaml");
    files.push(taxonomy("actors", &rows));
    files
}

fn searches(n: usize, one: impl Fn(usize) -> String) -> Files {
    let mut files = digest(&entries(1, ""));
    let rows = of(n, |i| format!("- {}\n", one(i))).concat();
    files.push(("searches.yaml".to_owned(), rows));
    files
}

/// One event that each digest tells again.
fn one_event(n: usize) -> Files {
    let entry = |_| entries(1, ", place: Baqubah, target: police patrol");
    let mut files = of(n, |i| single(i, "", &entry(i)));
    files.push(taxonomy("actors", ACTORS_ROW));
    files
}

/// Two digests with entries of one day, all of different places.
fn one_day(n: usize) -> Files {
    let half = entries(n / 2, ", place: Town{i}, target: police of {i}");
    vec![taxonomy("actors", ACTORS_ROW), single(0, "", &half), single(1, "", &half)]
}

/// Digests whose entries of one day have targets of very many words, none of them alike.
fn long_phrases(n: usize) -> Files {
    let digests = 16;
    let mut files = of(digests, |i| {
        let words = of(n / digests, |at| format!("word{i}x{at}")).join(" ");
        single(i, "", &entries(1, &format!(", target: {words}")))
    });
    files.push(taxonomy("actors", ACTORS_ROW));
    files
}

/// Writes an archive into a folder.
pub fn write(folder: &Path, files: &Files) -> io::Result<()> {
    for (path, text) in files {
        let path = folder.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}
