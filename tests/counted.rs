//! Digests that are listed without their entries being read in full, held against those of which all was
//! read: what is listed of them, and every problem.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "../benches/support/mod.rs"]
#[allow(dead_code, reason = "only archives are made here")]
mod generated;
#[path = "support/mod.rs"]
mod support;

use std::fs;
use std::path::Path;

use generated::generator::{Speech, archive};
use watchfloor::archive::{Corpus, Origin, Problem, load_all, load_counted};
use watchfloor::cover::{Scope, state_of};
use watchfloor::digest::{Basis, Digest};

/// What is listed of an archive.
fn listed((corpus, problems): &(Corpus, Vec<Problem>)) -> String {
    let digest = |(at, digest): (u32, &Digest)| {
        let bases = Basis::ALL.map(|basis| digest.count_on(basis));
        let (state, held) = (state_of(digest, Scope::All), corpus.cover().held_by(at));
        let counts = (digest.len(), bases, digest.figures().len());
        format!("{:?} {counts:?} {state:?} {held:?}\n", digest.head())
    };
    let digests: String =
        (0..).zip(corpus.digests()).map(|(at, held)| digest((at, held))).collect();
    let waves: Vec<&str> = corpus.waves().iter().map(|wave| &*wave.id).collect();
    format!("{digests}{waves:?} {:?}\n{problems:#?}", corpus.markings())
}

/// Checks what is listed, and returns how many digests were not read in full.
#[track_caller]
fn check(origin: &Origin, what: &str) -> usize {
    let counted = load_counted(origin, &mut |_| {});
    assert_eq!(listed(&counted), listed(&load_all(origin)), "{what}");
    let is_counted = |digest: &Digest| digest.entry(0).is_some_and(|entry| entry.text().is_empty());
    counted.0.digests().iter().filter(|digest| is_counted(digest)).count()
}

fn own(folder: &str) -> Origin {
    Origin::Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
}

#[test]
fn shipped_and_broken_archives_are_listed_alike() {
    assert!(check(&Origin::Sample, "the sample") > 0);
    for folder in ["tests/fixtures/archive", "tests/fixtures/broken", "tests/fixtures/fields"] {
        check(&own(folder), folder);
    }
}

#[test]
fn generated_archives_are_listed_without_being_read_in_full() {
    for speech in [Speech::Plain, Speech::Rich, Speech::Beside] {
        let folder = tempfile::tempdir().unwrap();
        archive(folder.path(), 3, speech).unwrap();
        let origin = Origin::Folder(folder.path().to_owned());
        assert_eq!(check(&origin, "generated"), 3, "{speech:?}");
    }
}

/// Lines of an entry, each of which may stand in any other: what is usual, and what is odd.
const LINES: [&str; 97] = [
    "date: 2031-06-06",
    "date: 2031-06-07",
    "date: \"2031-06-06\"",
    "date: 2031-06",
    "date: 2031-06-07..2031-06-09",
    "date: 2031-06-30",
    "date: 2031-05-01",
    "date: 2019-05-01",
    "date: 7 June 2031",
    "date: 2031-06-06,",
    "date: 2031-06-06 14:30",
    "date: 2031-13-06",
    "date:",
    "date: [2031-06-06, 2031-06-07]",
    "kind: attack",
    "kind: Attack",
    "kind: propaganda",
    "kind: atack",
    "kind: riot of cats",
    "kind: [attack]",
    "tactic: ied",
    "tactic: IED",
    "tactic: [ied, sniper]",
    "tactic: ied, sniper",
    "tactic: catapult",
    "tactic: \"\"",
    "place: Pier",
    "place: near Pier",
    "place: ~10 km NE of Marsa",
    "place: 10 miles from Marsa",
    "place: 33.75 44.64",
    "place: Nan inf",
    "place: \"\"",
    "place: {name: Pier, km: 3}",
    "place: {name: Pier, km: x}",
    "actor: A group",
    "actor: [A group, Another]",
    "actor: A group; Another",
    "actor: Night Front, Land Guard",
    "actor: Night Front and Land Guard",
    "actor:",
    "target: police",
    "target: police; army",
    "target: [police, army]",
    "target: [police, [army]]",
    "killed: 3",
    "killed: ~3",
    "killed: \">=3\"",
    "killed: some",
    "killed: three or so",
    "killed: 3,",
    "killed: {n: 3, of: {police: 2}}",
    "wounded: 2",
    "wounded: 2-5",
    "wounded: -1",
    "killed_or_wounded: 4",
    "captured: 1",
    "text: A first thing happened.",
    "text: A second thing happened.",
    "text: \"\"",
    "text: >-\n          A longer thing\n          happened.",
    "text: [A thing]",
    "source: Outlet, 2031-06-07",
    "source: Outlet, 2031-06-37",
    "source: 2031-06-07",
    "source: Outlet; Other, 2031-06-07 <https://a.example/b>",
    "source: Outlet https://a.example/b",
    "source: Night Channel, Harbour Post, 2031-06-07",
    "source: [Outlet, Other]",
    "source: \"\"",
    "basis: reported",
    "basis: Claimed",
    "basis: claimed",
    "basis: reprted",
    "basis: hearsay",
    "basis: [claimed]",
    "note: A remark.",
    "note: \"\"",
    "tags: background",
    "tags: [background, more]",
    "tags: background, more",
    "tags: [a, ]",
    "wave: nobody",
    "wave: 2031-03-long-night",
    "id: own-id",
    "id: Own id",
    "corrects: acme-2031-06-05-00000",
    "told_from: acme-2031-06-05",
    "events: 0",
    "events: 3",
    "losses: {killed: 1}",
    "time: 14:30",
    "at: 33.75 44.64",
    "versions:\n          - by: Other\n            basis: claimed",
    "claimed_by: A group",
    "colour: red",
    "Killed: 3",
];

/// Lines that stand in nearly every entry.
const USUAL: [&str; 6] = [
    "date: 2031-06-06",
    "kind: attack",
    "place: Pier",
    "source: Outlet, 2031-06-07",
    "basis: reported",
    "text: A thing happened, and nobody saw it.",
];

/// Rolls dice: the same ones each time.
struct Chance(u64);

impl Chance {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap() % sides
    }

    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.roll(from.len())]
    }
}

/// A digest of some entries. Most lines are usual ones.
fn digest(dice: &mut Chance) -> String {
    let series = dice.pick(&["series: weekly\n", "series: article\n", ""]);
    let mut yaml = format!(
        "digest: acme-2031-06-05\ntitle: Week\npublisher: ACME\n{series}period: \
         2031-06-05..2031-06-11\ncoverage: full\ntheatres:\n  - theatre: coast\n    areas:\n"
    );
    for area in ["Al-Marsa", dice.pick(&["Al-Marsa", "Port Sahl", "Port Sahl", "Nowhere"])] {
        yaml.push_str("    - area: ");
        yaml.push_str(area);
        yaml.push_str("\n      entries:\n");
        for at in 0..=dice.roll(4) {
            let mut lines: Vec<&str> = USUAL.to_vec();
            let text = format!("text: A thing happened, the one numbered {}.", dice.roll(9) * at);
            lines[5] = &text;
            for _ in 0..dice.roll(9).saturating_sub(6) {
                let odd = LINES[dice.roll(LINES.len())];
                let key = |line: &str| line.split(':').next().unwrap_or_default().to_owned();
                let place = lines.iter().position(|line| key(line) == key(odd));
                match place {
                    Some(place) if dice.roll(12) > 0 => lines[place] = odd,
                    Some(_) | None => lines.insert(dice.roll(lines.len()), odd),
                }
            }
            if dice.roll(20) == 0 {
                lines.remove(dice.roll(lines.len()));
            }
            yaml.push_str("      - ");
            yaml.push_str(&lines.join("\n        "));
            yaml.push('\n');
        }
    }
    yaml
}

/// Checks so many digests that chance makes, a few in each archive.
fn check_by_chance(archives: u64) {
    let mut dice = Chance(0x9E37_79B9_7F4A_7C15);
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/archive");
    let folder = tempfile::tempdir().unwrap();
    support::copy(&from, folder.path());
    let origin = Origin::Folder(folder.path().to_owned());
    let mut counted = 0;
    for _ in 0..archives {
        let one = digest(&mut dice);
        let other = digest(&mut dice).replace("acme-2031-06-05", "other-2031-06-05");
        fs::write(folder.path().join("digests/2031/2031-06-05.yaml"), &one).unwrap();
        fs::write(folder.path().join("digests/2031/2031-06-05-other.yaml"), &other).unwrap();
        counted += u64::from(check(&origin, &format!("{one}\n{other}")) > 0);
    }
    assert!(counted > archives / 20, "only of {counted} archives anything is counted");
}

#[test]
fn what_chance_makes_of_a_digest_is_listed_alike() {
    check_by_chance(300);
}

#[test]
#[ignore = "a minute"]
fn what_chance_makes_of_a_digest_for_long() {
    check_by_chance(5_000);
}
