//! Slips of the hand beyond those of `written.rs`: values that can be meant in one way only are read
//! so and told, and what is not read is told.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fs;

use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::compare::CoverGrid;
use watchfloor::digest::{Basis, Coverage, PeriodBasis, Series, Stance, Trend};
use watchfloor::page;

const FILE: &str = "digests/2031-03-06.yaml";

/// An archive of one digest, and what is told of it, without the name of the file.
fn load(digest: &str) -> (Corpus, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let taxonomy = "tests/fixtures/written/taxonomy.yaml";
    fs::copy(taxonomy, folder.path().join("taxonomy.yaml")).unwrap();
    fs::create_dir(folder.path().join("digests")).unwrap();
    fs::write(folder.path().join(FILE), digest).unwrap();
    let (corpus, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
    let told = problems.iter().filter(|problem| &*problem.file == FILE);
    let text = |problem: &watchfloor::archive::Problem| {
        problem.to_string().replacen(&format!("{FILE}:"), "", 1)
    };
    (corpus, told.map(text).collect())
}

/// The same for a digest with these lines as its entry, below the date.
fn load_entry(lines: &str) -> (Corpus, Vec<String>) {
    load(&format!(
        "digest: field-2031-03-06\ntitle: x\npublisher: Field\nperiod: 2031-03-06..2031-03-12\n\
         theatres:\n  - theatre: iraq\n    entries:\n      - date: 2031-03-07\n{lines}"
    ))
}

#[test]
fn several_words_in_one_tag_are_several_tags() {
    let entry = |tags: &str| {
        load_entry(&format!(
            "        kind: attack\n        text: A.\n        basis: claimed\n        {tags}\n"
        ))
    };
    for (tags, read) in [
        ("tags: background, night raid", &["background", "night raid"][..]),
        ("tags: a; b, c", &["a", "b", "c"]),
        ("tags: background,", &["background"]),
    ] {
        let (corpus, problems) = entry(tags);
        let (_, entry) = corpus.entries().next().unwrap();
        assert_eq!(entry.tags().collect::<Vec<_>>(), read, "{tags}");
        let told = "12:15: warning: several words in one of `tags`: read as a list (put them in \
                    brackets: `[one, two]`)";
        assert!(problems.iter().any(|problem| problem.ends_with(told)), "{tags}: {problems:?}");
    }
    // What stands in a list is one word, whatever it holds.
    let (corpus, problems) = entry("tags: [background, night; raid]");
    assert_eq!(corpus.entries().next().unwrap().1.tags().count(), 2);
    assert!(!problems.iter().any(|problem| problem.contains("tags")), "{problems:?}");
}

#[test]
fn what_a_digest_recalls_is_told_from_the_rest_in_any_case() {
    for tag in ["background", "Background", "BACKGROUND"] {
        let entry = format!(
            "        kind: attack\n        text: A.\n        basis: claimed\n        tags: [{tag}]\n"
        );
        let (corpus, _) = load_entry(&entry);
        assert!(corpus.entries().next().unwrap().1.is_background(), "{tag}");
        let page = page::plain(&page::digest(&corpus, 0), 100);
        assert!(page.contains("1 background entry, apart"), "{tag}: {page}");
        // A week is a range of days: only a digest's own count leaves out what it recalls.
        let cells = CoverGrid::of(&corpus).cells(&corpus).map(|cell| cell.events).sum::<u32>();
        assert_eq!(cells, 1, "{tag}");
    }
}

#[test]
fn theatres_are_read_in_both_spellings() {
    let text = "digest: field-2031-03-06\ntitle: x\npublisher: Field\nseries: weekly\ncoverage: full\n\
                period: 2031-03-06..2031-03-12\ntheaters:\n  - theater: iraq\n    entries:\n      \
                - { date: 2031-03-07, kind: attack, text: A., basis: claimed }\n";
    let (corpus, problems) = load(text);
    assert_eq!(corpus.entries().count(), 1);
    assert_eq!(
        problems,
        [
            "7:1: warning: `theaters` is read as `theatres` (write `theatres: …`)",
            "8:5: warning: `theater` is read as `theatre` (write `theatre: …`)",
        ]
    );
}

#[test]
fn an_address_before_the_date_is_an_address_and_a_date_in_brackets_is_told() {
    let entry = |source: &str| {
        load_entry(&format!(
            "        kind: attack\n        text: A.\n        basis: claimed\n        source: {source}\n"
        ))
    };
    for (source, read) in [
        (
            "https://example.org/a, 2031-03-07",
            "https://example.org/a, 2031-03-07 <https://example.org/a>",
        ),
        ("Rudaw https://example.org/a, 2031-03-07", "Rudaw, 2031-03-07 <https://example.org/a>"),
    ] {
        let (corpus, problems) = entry(source);
        let (_, entry) = corpus.entries().next().unwrap();
        assert_eq!(entry.sources().next().unwrap().to_string(), read);
        let told = "warning: an address without brackets: read as one";
        assert!(problems.iter().any(|problem| problem.contains(told)), "{problems:?}");
    }
    let brackets = |source| {
        let (_, problems) = entry(source);
        problems
            .iter()
            .any(|problem| problem.contains("12:17: warning: the date of this source stands"))
    };
    assert!(brackets("Telegram (2031-03-07)"));
    assert!(!brackets("Telegram (channel), 2031-03-07"));
}

#[test]
fn another_form_of_a_word_of_a_closed_list_is_that_word() {
    let text = "digest: field-2031-03-06\ntitle: x\npublisher: Field\nseries: Weeklies\ncoverage: summaries\n\
                period_basis: sets\ntrend: downs\nperiod: 2031-03-06..2031-03-12\ntheatres:\n  - theatre: Syira\n    \
                entries:\n      - date: 2031-03-07\n        kind: Attacks\n        tactic: [IEDs, snipers]\n        \
                text: A.\n        basis: claim\n        date_basis: supply\n        attribution: suspect\n        \
                undirected: Y\n        place: { name: Homs, relation: form }\n        \
                killed: { n: 3, basis: offical }\n        versions: [{ by: B, basis: reports, stance: deny }]\n";
    let (corpus, problems) = load(text);
    let head = corpus.digests()[0].head();
    assert_eq!(
        (head.series, head.coverage, head.period_basis, head.trend),
        (Series::Weekly, Coverage::Summary, PeriodBasis::Set, Some(Trend::Down))
    );
    let (_, entry) = corpus.entries().next().unwrap();
    let tactics: Vec<_> =
        entry.tactics.iter().map(|id| corpus.taxonomy().tactic_word(id)).collect();
    assert_eq!(tactics, ["ied", "sniper"]);
    assert_eq!(entry.basis, Basis::Claimed);
    let version = entry.versions().next().unwrap();
    assert_eq!((version.basis(), version.stance()), (Basis::Reported, Some(Stance::Denies)));
    let told: Vec<&str> = problems
        .iter()
        .filter_map(|told| told.split_once("read as "))
        .map(|(_, as_)| as_)
        .collect();
    assert_eq!(
        told,
        [
            "`weekly` (write `weekly`)",
            "`summary` (write `summary`)",
            "`set` (write `set`)",
            "`down` (write `down`)",
            "`syria` (write `syria`)",
            "`attack` (write `attack`)",
            "`ied` (write `ied`)",
            "`sniper` (write `sniper`)",
            "`claimed` (write `claimed`)",
            "`supplied` (write `supplied`)",
            "`suspected` (write `suspected`)",
            "`official` (write `official`)",
            "`reported` (write `reported`)",
            "`denies` (write `denies`)",
        ],
        "{problems:#?}"
    );
    assert!(problems.contains(
        &"13:15: warning: unknown kind `Attacks`: read as `attack` (write `attack`)".to_owned()
    ));
    // A short word is one slip from too much: it costs the field.
    assert!(
        problems.iter().any(|told| told.contains("error: unknown relation `form`")),
        "{problems:#?}"
    );
}

#[test]
fn several_tactics_in_one_text_are_a_list() {
    let entry = |tactic: &str| {
        load_entry(&format!(
            "        kind: attack\n        text: A.\n        basis: claimed\n        tactic: {tactic}\n"
        ))
    };
    let (corpus, problems) = entry("ied, small arms; sniper");
    assert_eq!(corpus.entries().next().unwrap().1.tactics.iter().count(), 3);
    let told = "12:17: warning: several words in one of `tactic`: read as a list (put them in \
                brackets: `[one, two]`)";
    assert_eq!(problems, [told]);
    let (_, problems) = entry("ied, with great force");
    assert!(problems[0].contains("error: unknown tactic `ied, with great force`"), "{problems:?}");
}

#[test]
fn what_names_itself_or_goes_in_a_circle_is_told() {
    let entry = |id: &str, more: &str| {
        format!(
            "      - {{ date: 2031-03-07, kind: attack, text: {id}., basis: claimed, id: {id}, {more} }}\n"
        )
    };
    let told = |entries: &[String]| {
        let head = "digest: field-2031-03-06\ntitle: x\npublisher: Field\nseries: weekly\n\
                    coverage: full\nperiod: 2031-03-06..2031-03-12\ntheatres:\n  - theatre: iraq\n    \
                    entries:\n";
        load(&format!("{head}{}", entries.concat())).1
    };
    let back = |place: &str, id: &str| {
        format!(
            "{place}: warning: `{id}` leads back to this entry (name what was there before: of two \
             entries only one names the other)"
        )
    };
    assert_eq!(told(&[entry("A", "corrects: A")]), [back("10:86", "A")]);
    assert_eq!(told(&[entry("A", "told_from: A")]), [back("10:87", "A")]);
    assert_eq!(
        told(&[entry("A", "told_from: field-2031-03-06")]),
        [back("10:87", "field-2031-03-06")]
    );
    let circle = [
        entry("A", "corrects: B"),
        entry("B", "told_from: C"),
        entry("C", "corrects: A"),
        entry("D", "corrects: A"),
    ];
    assert_eq!(told(&circle), [back("12:86", "A")]);
    assert_eq!(told(&circle[3..]).len(), 1, "only that there is no A");
    let tree = [entry("A", "note: x"), entry("B", "corrects: A"), entry("C", "told_from: A")];
    assert_eq!(told(&tree), [""; 0]);
}

#[test]
fn nothing_of_an_entry_is_lost_without_a_word() {
    let entry = |line: &str| {
        let needed = "        kind: attack\n        text: A.\n        basis: claimed\n";
        load_entry(&format!("{needed}        {line}\n")).1
    };
    assert_eq!(
        entry("x: { gtd_id: '', grade: B }"),
        [
            "12:22: warning: `gtd_id` is empty: left out (write a text after the colon, or leave the \
          key out)"
        ]
    );
    assert_eq!(
        entry("events: 0"),
        ["12:17: warning: an entry that tells no event: it is counted as none (write how many it \
          tells, or leave `events` out: it is 1 then)"]
    );
    for (line, place) in [("note: ''", "12:15"), ("target: x\n        note: [a]", "13:15")] {
        let told = entry(line);
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].starts_with(&format!("{place}: warning: `note` ")), "{told:?}");
    }
    for (names, list) in [
        ("actor: A; B", "[A, B]"),
        ("actor: IS Iraq Province, Islamic State", "[IS Iraq Province, Islamic State]"),
        ("claimed_by: IS Iraq Province and Islamic State", "[IS Iraq Province, Islamic State]"),
        ("actor: [Z, IS Iraq Province / Islamic State]", "[IS Iraq Province, Islamic State]"),
    ] {
        let told = entry(names);
        assert_eq!(told.len(), 1, "{names}: {told:?}");
        let key = names.split(':').next().unwrap();
        assert!(
            told[0].contains(&format!(
                "warning: several names in one of `{key}`: read as one (write a list: `{list}`)"
            )),
            "{told:?}"
        );
    }
    for names in [
        "actor: Ansar, the new ones",
        "target: police; army",
        "target: police and army",
        "actor: Al-Shabaab and X",
    ] {
        assert_eq!(entry(names), [""; 0], "{names}");
    }
}

#[test]
fn what_stands_behind_more_problems_than_are_told_is_read() {
    let entries = |line: &str, n: usize| {
        let head = "digest: field-2031-03-06\ntitle: x\npublisher: Field\nseries: weekly\n\
                    coverage: full\nperiod: 2031-03-06..2031-03-12\ntheatres:\n  - theatre: iraq\n    \
                    entries:\n";
        let each = |n| format!("      - {{ date: 2031-03-07, text: E{n}., {line} }}\n");
        load(&format!("{head}{}", (0..n).map(each).collect::<String>()))
    };
    let (corpus, problems) = entries("kind: attack, basis: claimed, colour: red", 2_000);
    assert_eq!((corpus.entries().count(), problems.len()), (2_000, 1_001));
    let told = "error: 1000 more problems in this file are not listed, of which 1000 cost something \
                (mend those above first)";
    assert!(problems.iter().any(|problem| problem.ends_with(told)), "{}", problems[1_000]);
    // Warnings of syntax come before all others, and there may be as many.
    let (corpus, problems) = entries("kind: attacks, basis: claimed, note: a: b", 2_000);
    assert_eq!(corpus.entries().count(), 2_000);
    assert!(
        problems.iter().any(|told| told.contains("are not listed, of which 0 cost")),
        "{problems:?}"
    );
}

/// An archive of one digest in a file of this name, with this line as its period.
fn load_period(file: &str, head: &str) -> (Corpus, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let taxonomy = "tests/fixtures/written/taxonomy.yaml";
    fs::copy(taxonomy, folder.path().join("taxonomy.yaml")).unwrap();
    fs::create_dir(folder.path().join("digests")).unwrap();
    let entry =
        |day| format!("      - {{ date: {day}, kind: attack, text: On {day}., basis: claimed }}\n");
    let text = format!(
        "title: x\npublisher: Field\nseries: weekly\ncoverage: full\n{head}theatres:\n  - theatre: \
         iraq\n    entries:\n{}{}",
        entry("2031-03-08"),
        entry("2031-03-07")
    );
    fs::write(folder.path().join("digests").join(file), text).unwrap();
    let (corpus, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
    let errors = problems.iter().map(ToString::to_string);
    (corpus, errors.filter(|told| told.contains("covers no day")).collect())
}

#[test]
fn a_period_that_cannot_be_read_costs_no_entry_and_covers_no_day() {
    for (file, head, period, whence) in [
        ("2031-03-06.yaml", "digest: a\nperiod: soon\n", "2031-03-06..", "as its file name says"),
        ("2031-03-06.yaml", "digest: a\n", "2031-03-06..", "as its file name says"),
        ("2031-03-06.yaml", "digest: a\nperiod:\n", "2031-03-06..", "as its file name says"),
        ("2031-03-06.yaml", "digest: a\nperiod: [x]\n", "2031-03-06..", "as its file name says"),
        (
            "2031-03-06.yaml",
            "digest: a\nperiod: 3/6/2031\n",
            "2031-03-06..",
            "as its file name says",
        ),
        ("a.yaml", "digest: field-2031-03-05\nperiod: x\n", "2031-03-05..", "as its id says"),
        (
            "a.yaml",
            "digest: a\nperiod: x\npublished: 2031-03-14\n",
            "2031-03-14..",
            "the day it was published",
        ),
        ("a.yaml", "digest: a\nperiod: x\n", "2031-03-07..", "the day of its earliest entry"),
        // What of it can be read stands.
        (
            "2031-03-01.yaml",
            "digest: a\nperiod: 2031-03-06..2031-03-32\n",
            "2031-03-06..",
            "as it begins",
        ),
        (
            "2031-03-06.yaml",
            "digest: a\nperiod: x..2031-03-12\n",
            "2031-03-06..2031-03-12",
            "as its file name says",
        ),
        // Backwards: in order, unless the file is named after another day.
        (
            "2031-03-06.yaml",
            "digest: a\nperiod: 2031-03-12..2031-03-06\n",
            "2031-03-06..2031-03-12",
            "the earlier day first",
        ),
        (
            "a.yaml",
            "digest: a\nperiod: 2031-03-12..2031-03-06\n",
            "2031-03-06..2031-03-12",
            "the earlier day first",
        ),
        (
            "2031-03-07.yaml",
            "digest: a\nperiod: 2031-03-07..2031-03-01\n",
            "2031-03-07..",
            "as its file name says",
        ),
    ] {
        let (corpus, told) = load_period(file, head);
        let digests = corpus.digests();
        assert_eq!(digests.len(), 1, "{head}: {told:?}");
        assert_eq!(corpus.entries().count(), 2, "{head}");
        let of = digests[0].head();
        assert_eq!(of.period.to_string(), period, "{head}");
        assert_eq!(of.period_basis, PeriodBasis::Set, "{head}: it covers no day");
        let until = format!("until then the digest is of {period}, {whence}, and covers no day)");
        assert_eq!(told.len(), 1, "{head}");
        assert!(told[0].contains("error: ") && told[0].ends_with(&until), "{told:?}");
        let at = if head.contains("period") { "6:" } else { "1:1:" };
        assert!(told[0].starts_with(&format!("digests/{file}:{at}")), "{told:?}");
    }
}

#[test]
fn a_count_in_plain_english_is_read_and_told_with_its_form() {
    let entry = |count: &str| {
        load_entry(&format!(
            "        kind: attack\n        text: A.\n        basis: claimed\n        killed: {count}\n"
        ))
    };
    for (count, read) in [
        ("3 or 4", "3-4"),
        ("zero", "0"),
        ("a dozen", "~12"),
        ("12 people", "12"),
        ("c. 20", "~20"),
    ] {
        let (corpus, problems) = entry(count);
        let (_, entry) = corpus.entries().next().unwrap();
        let (_, killed) = entry.casualties.stated().next().unwrap();
        assert_eq!(killed.to_string(), read, "{count}");
        let told = format!(
            "12:17: warning: `{count}` is in no form of a count: read as {read} (write `{read}`)"
        );
        assert_eq!(problems, [told], "{count}");
    }
    let (corpus, problems) = entry("scores");
    let (_, entry) = corpus.entries().next().unwrap();
    assert_eq!(entry.casualties.stated().next().unwrap().1.to_string(), "unknown");
    assert!(
        problems[0].starts_with("12:17: error: `scores` is no count; write 4, "),
        "{problems:?}"
    );
}

#[test]
fn a_comma_that_is_missing_in_braces_costs_nothing() {
    let entry = |entry: &str| {
        load(&format!(
            "digest: field-2031-03-06\ntitle: x\npublisher: Field\nseries: weekly\ncoverage: full\n\
             period: 2031-03-06..2031-03-12\ntheatres:\n  - theatre: iraq\n    entries:\n      - {entry}\n"
        ))
    };
    for (text, killed, places) in [
        (
            "{ date: 2031-03-07, kind: attack, text: A., killed: { low: 3 high: 5 }, basis: claimed }",
            "3-5",
            &["10:69"][..],
        ),
        (
            "{ date: 2031-03-07, kind: attack, text: A., killed: { n: 32 basis: reported }, basis: claimed }",
            "32",
            &["10:68"],
        ),
        (
            "{ date: 2031-03-07 kind: attack, text: A., killed: 4; wounded: 2, basis: claimed }",
            "4",
            &["10:27", "10:61"],
        ),
        (
            "{ date: 2031-03-07, kind: attack, killed: { n: 3 } wounded: 2, text: A patrol. basis: claimed }",
            "3",
            &["10:60", "10:87"],
        ),
        (
            "{ date: 2031-03-07,, kind: attack, text: A., killed: 3, basis: claimed }",
            "3",
            &["10:28"],
        ),
        (
            "{ date= 2031-03-07, kind: attack, text: A., killed：3, basis: claimed }",
            "3",
            &["10:15", "10:59"],
        ),
    ] {
        let (corpus, problems) = entry(text);
        let (_, entry) = corpus.entries().next().unwrap_or_else(|| panic!("{text}: {problems:?}"));
        assert_eq!(entry.casualties.stated().next().unwrap().1.to_string(), killed, "{text}");
        let told: Vec<_> = problems.iter().map(|told| told.split_once(": warning: ")).collect();
        let told: Vec<_> = told.into_iter().map(|told| told.unwrap().0).collect();
        assert_eq!(told, places, "{problems:?}");
    }
    // A text may well hold what looks like a key.
    let text = "{ date: 2031-03-07, kind: attack, text: 3 killed: all of them, basis: claimed }";
    let (corpus, _) = entry(text);
    assert_eq!(corpus.entries().next().unwrap().1.text(), "3 killed: all of them");
}

const HEAD: &str = "digest: field-2031-03-06\ntitle: x\npublisher: Field\nseries: weekly\n\
                    coverage: full\nperiod: 2031-03-06..2031-03-12\n";
const THEATRE: &str = "theatres:\n  - theatre: iraq\n    areas:\n      - area: Diyala\n        entries:\n          \
                       - date: 2031-03-07\n            kind: attack\n            text: First.\n            \
                       killed: 3\n            basis: claimed\n";

/// The digest of one entry with a change, as far as it is read: where its entry stands, its
/// text and its dead; and what is told.
fn changed(from: &str, to: &str) -> (Vec<(String, String, String)>, Vec<String>) {
    let text = format!("{HEAD}{}", THEATRE.replacen(from, to, 1));
    let (corpus, problems) = load(&text);
    let taxonomy = corpus.taxonomy();
    let read = corpus.entries().map(|(_, entry)| {
        let area = entry.area.map_or("", |area| taxonomy.area_name(area));
        let place = format!("{} {area}", taxonomy.theatre_word(entry.theatre));
        let killed = entry.casualties.stated().next().map_or(String::new(), |(_, n)| n.to_string());
        (place, entry.text().to_owned(), killed)
    });
    (read.collect(), problems)
}

#[test]
fn a_slip_in_a_key_costs_nothing() {
    for (key, slip, place) in [
        ("theatres", "theatrs", "7:1"),
        ("theatre:", "theatr:", "8:5"),
        ("areas", "aeras", "9:5"),
        ("area:", "aera:", "10:9"),
        ("entries", "entires", "11:9"),
        ("date", "dtae", "12:13"),
        ("killed", "kiled", "15:13"),
        ("basis", "bassis", "16:13"),
    ] {
        let (read, told) = changed(key, slip);
        let one = ("iraq Diyala".to_owned(), "First.".to_owned(), "3".to_owned());
        assert_eq!(read, [one], "{slip}: {told:?}");
        let (key, slip) = (key.trim_end_matches(':'), slip.trim_end_matches(':'));
        let warning = format!("{place}: warning: `{slip}` is read as `{key}` (write `{key}: …`)");
        assert_eq!(told, [warning], "{slip}");
    }
    // Another word is none, and what it says is told.
    let (_, told) = changed("killed: 3", "dead: 3");
    assert!(told[0].starts_with("15:13: error: unknown key `dead`: `3` is left out ("), "{told:?}");
}

#[test]
fn entries_of_an_unknown_theatre_stand_where_their_area_lies() {
    let (read, told) = changed("iraq", "Irak");
    assert_eq!(read.len(), 1);
    assert_eq!(told, ["8:14: warning: unknown theatre `Irak`: read as `iraq` (write `iraq`)"]);
    let (read, told) = changed("theatre: iraq", "theatre: Mesopotamia");
    assert_eq!(read[0].0, "iraq Diyala");
    let message =
        "8:14: error: unknown theatre `Mesopotamia`; its entry stands where its area lies";
    assert!(told[0].starts_with(message), "{told:?}");
    let (read, told) = changed("theatre: iraq", "theatre:");
    assert_eq!(read[0].0, "iraq Diyala", "{told:?}");
    // Not without an area that one theatre alone has.
    let (read, told) =
        changed("iraq\n    areas:\n      - area: Diyala", "Nowhere\n    areas:\n      - area: Y");
    assert_eq!(read, []);
    assert!(
        told[0].starts_with("8:14: error: unknown theatre `Nowhere`; its entry is left out"),
        "{told:?}"
    );
}

#[test]
fn areas_without_a_theatre_above_them_are_read() {
    let (read, told) = changed("theatres:\n  - theatre: iraq\n    areas", "theatre: iraq\nareas");
    assert_eq!(read.len(), 1, "{told:?}");
    assert!(told[0].contains("warning: areas and entries belong to a theatre"), "{told:?}");
    let (read, told) = changed("theatres:\n  - theatre: iraq\n    areas", "areas");
    assert_eq!(read[0].0, "iraq Diyala", "{told:?}");
}

#[test]
fn a_text_in_lines_that_are_not_indented_is_read() {
    for text in [
        "text: >\n          First.",
        "text: |\n  First.",
        "text: \"\n  First.\"",
        "\u{FEFF}text: First.",
    ] {
        let (from, to) = match text.strip_prefix('\u{FEFF}') {
            Some(text) => ("            text: First.", format!("\u{FEFF}            {text}")),
            None => ("text: First.", text.to_owned()),
        };
        let (read, told) = changed(from, &to);
        let text = read.first().map(|(_, text, _)| text.trim());
        assert_eq!(text, Some("First."), "{to:?}: {told:?}");
        assert!(told.iter().all(|told| told.contains("warning: ")), "{told:?}");
    }
}

#[test]
fn what_stands_behind_many_broken_entries_is_read() {
    let each = |n| match n % 2 {
        0 => format!(
            "          - {{ date: 2031-03-07, kind: attack, text: E{n}., basis: claimed }}\n"
        ),
        _ => {
            "          - { date: 2031-03-07, tags: [a,, b], text: B., basis: claimed }\n".to_owned()
        }
    };
    let entries: String = (0..400).map(each).collect();
    let text = format!(
        "{HEAD}theatres:\n  - theatre: iraq\n    areas:\n      - area: Diyala\n        entries:\n{entries}"
    );
    let (corpus, problems) = load(&text);
    assert_eq!(corpus.entries().count(), 200);
    let at: Vec<_> = problems.iter().map(|told| told.split(':').next().unwrap()).collect();
    let broken: Vec<_> = (0..200).map(|n| (13 + 2 * n).to_string()).collect();
    assert_eq!(at, broken);
}
