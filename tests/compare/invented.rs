//! Archives made up for a test: a digest with as many entries as are drawn, with dates of any
//! precision, several tactics and tolls with every doubt.

use std::fmt::Write as _;
use std::fs;

use proptest::prelude::*;
use watchfloor::archive::{Corpus, Origin, load_all};
use watchfloor::query::Index;

/// One entry before it is written.
#[derive(Clone, Debug)]
pub struct Drawn {
    pub day: u32,
    pub date: Date,
    pub kind: &'static str,
    pub theatre: usize,
    pub tactics: Vec<&'static str>,
    pub killed: Option<&'static str>,
    pub basis: &'static str,
}

/// How exactly an entry is dated.
#[derive(Clone, Copy, Debug)]
pub enum Date {
    Day,
    Range(u32),
    Month,
}

const THEATRES: [&str; 3] = ["iraq", "syria", "west"];
pub const KILLED: [&str; 8] = ["0", "3", "~5", ">=2", "3-8", "some", "several", "unknown"];

pub fn drawn() -> impl Strategy<Value = Drawn> {
    let date = prop_oneof![
        6 => Just(Date::Day),
        1 => (1_u32..6).prop_map(Date::Range),
        1 => Just(Date::Month),
    ];
    let tactics = prop::sample::subsequence(vec!["ied", "assault", "sniper"], 0..3);
    (
        1_u32..25,
        date,
        prop::sample::select(vec!["attack", "attack", "attack", "clash"]),
        0..THEATRES.len(),
        tactics,
        prop::option::of(prop::sample::select(KILLED.to_vec())),
        prop::sample::select(vec!["claimed", "official", "reported", "assessed"]),
    )
        .prop_map(|(day, date, kind, theatre, tactics, killed, basis)| Drawn {
            day,
            date,
            kind,
            theatre,
            tactics,
            killed,
            basis,
        })
}

/// An archive of one digest for June 2031 that holds them, with a wave from the 5th to the 14th.
pub fn archive(entries: &[Drawn]) -> (Corpus, Index) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("digests/2031")).unwrap();
    fs::create_dir_all(root.join("waves")).unwrap();
    let taxonomy = concat!(env!("CARGO_MANIFEST_DIR"), "/data/taxonomy.yaml");
    fs::copy(taxonomy, root.join("taxonomy.yaml")).unwrap();
    let wave = "wave: 2031-06-drill\nname: Drill\nactor: Islamic State\nperiod: 2031-06-05..2031-06-14\n\
                source: Harbour\n";
    fs::write(root.join("waves/2031-06-drill.yaml"), wave).unwrap();
    let mut text = String::from(
        "digest: harbour-2031-06-01\ntitle: A month\npublisher: Harbour\nseries: monthly\n\
         period: 2031-06-01..2031-06-30\ncoverage: full\nsource: Harbour\ntheatres:\n",
    );
    for (at, theatre) in THEATRES.iter().enumerate() {
        writeln!(text, "  - theatre: {theatre}\n    summary: All of it.\n    entries:").unwrap();
        let own = entries.iter().enumerate().filter(|(_, entry)| entry.theatre == at);
        let mut any = false;
        for (number, entry) in own {
            any = true;
            write_entry(&mut text, number, entry);
        }
        if !any {
            text.truncate(text.trim_end().len() - "entries:".len());
            text = format!("{}\n", text.trim_end());
        }
    }
    fs::write(root.join("digests/2031/2031-06-01.yaml"), text).unwrap();
    let (corpus, problems) = load_all(&Origin::Folder(root.to_owned()));
    assert_eq!(problems, [], "what is made up reads");
    let index = Index::build(&corpus);
    (corpus, index)
}

fn write_entry(text: &mut String, number: usize, entry: &Drawn) {
    let date = match entry.date {
        Date::Day => format!("2031-06-{:02}", entry.day),
        Date::Range(more) => format!("2031-06-{:02}..2031-06-{:02}", entry.day, entry.day + more),
        Date::Month => "2031-06".to_owned(),
    };
    writeln!(text, "      - date: {date}\n        kind: {}", entry.kind).unwrap();
    if !entry.tactics.is_empty() {
        writeln!(text, "        tactic: [{}]", entry.tactics.join(", ")).unwrap();
    }
    if let Some(killed) = entry.killed {
        writeln!(text, "        killed: \"{killed}\"").unwrap();
    }
    writeln!(
        text,
        "        actor: IS Iraq Province\n        target: target {}\n        place: town {number}\n        \
         text: Event {number}.\n        source: Harbour\n        basis: {}",
        number % 3,
        entry.basis
    )
    .unwrap();
}
