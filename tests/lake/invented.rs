//! A large archive for the engines, made by a rule: two publishers tell five years week by week, and often
//! the same event. It has spans of days, months, unknown and open numbers, other accounts, losses, entries of
//! several events, background, and two theatres with an area of one name.

use std::fmt::Write as _;

use chrono::{Days, NaiveDate};

const TAXONOMY: &str = "\
theatres:
  - { id: river, name: The River, areas: [{ name: Reedmarsh }, { name: Old Lock }, { name: Border Post }] }
  - { id: north, name: The North, areas: [{ name: Slate Hills }, { name: Border Post }] }
  - { id: coast, name: The Coast, areas: [{ name: Grey Cape }] }
  - { id: abroad, name: Abroad, west: yes, areas: [{ name: Lantern City }, { name: Far Isles, west: no }] }
kinds:
  - { id: attack, name: Attack, counts_as: attack }
  - { id: clash, name: Clash, counts_as: clash }
  - { id: statement, name: Statement }
tactics:
  - { id: ied, name: IED }
  - { id: ambush, name: Ambush }
  - { id: arson, name: Arson }
actors:
  - { name: Ash Banner }
  - { name: Ash Banner River, part_of: Ash Banner }
";

const WAVE: &str = "\
wave: 2021-03-salt
name: Salt
actor: Ash Banner
period: 2021-03-01..2021-03-20
source: One
";

const PLACES: [(&str, &[&str]); 4] = [
    ("river", &["Reedmarsh", "Old Lock", "Border Post"]),
    ("north", &["Slate Hills", "Border Post"]),
    ("coast", &["Grey Cape"]),
    ("abroad", &["Lantern City", "Far Isles"]),
];
const KINDS: [&str; 5] = ["attack", "attack", "attack", "clash", "statement"];
const TACTICS: [&str; 5] = ["ied", "ambush", "arson", "[ied, ambush]", ""];
const COUNTS: [&str; 12] =
    ["", "", "0", "1", "3", "3-8", "~10", ">=5", "some", "unknown", "several", "7-12 (8)"];
const TARGETS: [&str; 6] = ["", "police patrol", "Police  Patrol", "army lorry", "bridge", "mayor"];
const BASES: [&str; 4] = ["claimed", "official", "reported", "assessed"];
const PLACE_NAMES: [&str; 6] =
    ["", "Weir End", "near Weir End", "Ferry Cross", "N of Old Mill", "Ferry Cross and Weir End"];

/// Numbers that look drawn and are always the same.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % most as u64).unwrap()
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

/// Makes an archive of about so many entries.
pub fn invent(entries: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("taxonomy.yaml", TAXONOMY), ("waves/2021-03-salt.yaml", WAVE)] {
        let file = folder.path().join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text).unwrap();
    }
    std::fs::create_dir_all(folder.path().join("digests")).unwrap();
    let (mut drawn, weeks) = (Drawn(7), 260);
    let many = entries / (weeks * 2);
    for week in 0..weeks {
        let first = NaiveDate::from_ymd_opt(2020, 1, 6).unwrap() + Days::new(week as u64 * 7);
        let events: Vec<[String; 2]> = (0..many).map(|_| event(first, &mut drawn)).collect();
        for (at, publisher) in ["One", "Two"].into_iter().enumerate() {
            let digest = digest(publisher, first, events.iter().map(|told| &told[at]), &mut drawn);
            let name = format!("digests/{}-{first}.yaml", publisher.to_lowercase());
            std::fs::write(folder.path().join(name), digest).unwrap();
        }
    }
    folder
}

fn digest<'a>(
    publisher: &str,
    first: NaiveDate,
    told: impl Iterator<Item = &'a String>,
    drawn: &mut Drawn,
) -> String {
    let coverage = drawn.of(&["full", "full", "summary"]);
    let id = format!("{}-{first}", publisher.to_lowercase());
    let last = first + Days::new(6);
    let mut text = format!(
        "digest: {id}\ntitle: Week\npublisher: {publisher}\nseries: weekly\nperiod: {first}..{last}\ncoverage: {coverage}\ntheatres:\n"
    );
    let mut sections: Vec<&String> = told.filter(|told| !told.is_empty()).collect();
    sections.sort();
    let mut begun = ("", "");
    for section in sections {
        let (head, entry) = section.split_once('\n').unwrap();
        let (theatre, area) = head.split_once('/').unwrap();
        if begun.0 != theatre {
            writeln!(text, "  - theatre: {theatre}\n    areas:").unwrap();
            begun = (theatre, "");
        }
        if begun.1 != area {
            writeln!(text, "      - area: {area}\n        entries:").unwrap();
            begun.1 = area;
        }
        text.push_str(entry);
    }
    text
}

/// An event as each of the two tells it; many are told by one of them alone.
fn event(first: NaiveDate, drawn: &mut Drawn) -> [String; 2] {
    let (theatre, areas) = PLACES[drawn.below(PLACES.len())];
    let head = format!("{theatre}/{}\n", drawn.of(areas));
    let day = first + Days::new(drawn.below(7) as u64);
    let date = match drawn.below(12) {
        0 => format!("{day}..{}", day + Days::new(1 + drawn.below(40) as u64)),
        1 => day.format("%Y-%m").to_string(),
        2 => day.format("%Y").to_string(),
        3 => format!("{}", day - Days::new(10)),
        _ => day.to_string(),
    };
    let (kind, tactic, target) = (drawn.of(&KINDS), drawn.of(&TACTICS), drawn.of(&TARGETS));
    let (place, number) = (drawn.of(&PLACE_NAMES), drawn.below(100_000));
    let both = drawn.below(3) == 0;
    let alone = drawn.below(2);
    [0, 1].map(|teller| {
        if !both && teller != alone {
            return String::new();
        }
        let mut entry = format!("          - date: {date}\n            kind: {kind}\n");
        let mut say = |field: &str, value: &str| {
            if !value.is_empty() {
                writeln!(entry, "            {field}: {value}").unwrap();
            }
        };
        say("tactic", tactic);
        say("target", target);
        say("place", place);
        say("killed", &quoted(drawn.of(&COUNTS)));
        say("wounded", &quoted(drawn.of(&COUNTS)));
        say("captured", &quoted(drawn.of(&["", "", "", "2", "some"])));
        say("events", drawn.of(&["", "", "", "", "", "", "6", "\">=2\"", "2-4"]));
        say("actor", drawn.of(&["", "Ash Banner River"]));
        say("tags", drawn.of(&["", "", "", "", "", "", "", "", "[background]"]));
        if drawn.below(6) == 0 {
            say("losses", "{ killed: 2 }");
            let toll = drawn.of(&["2", "40", "\">50\""]);
            say("versions", &format!("[{{ by: Land Watch, basis: official, killed: {toll} }}]"));
        }
        say("basis", drawn.of(&BASES));
        say(
            "text",
            &format!("Something of number {number} happened, as {} tells.", ["One", "Two"][teller]),
        );
        say("source", "Village Line");
        head.clone() + &entry
    })
}

fn quoted(count: &str) -> String {
    if count.is_empty() { String::new() } else { format!("\"{count}\"") }
}
