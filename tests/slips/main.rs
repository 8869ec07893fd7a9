//! Slips of the hand beyond those of `written.rs`: values that can be meant in one way only are read
//! so and told, and what is not read is told.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod databases;
mod mending;

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
