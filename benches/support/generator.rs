//! Makes archives to measure with: one digest a week, a hundred entries each, some 710 bytes of YAML
//! an entry, in the words of the shipped taxonomy. The same seed gives the same files.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use super::passages;
use chrono::{Datelike as _, NaiveDate, TimeDelta};
use watchfloor::archive::{Origin, load_all};
use watchfloor::digest::Taxonomy;

/// Entries of a week.
pub(crate) const ENTRIES: usize = 100;

const SEED: u64 = 0x5EED_0F3A_11C4_11E5;

/// How many different words an archive says.
#[allow(dead_code, reason = "not every bench makes every sort")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Speech {
    /// Some hundreds: the words below and those of the taxonomy.
    Plain,
    /// Tens of thousands: every text ends in a sentence of invented words, few of them common and
    /// most of them rare, as names of villages, people and units are.
    Rich,
    /// The same in shorter sentences, with four points and notes beside every entry: a million
    /// entries with all that is beside them are still read as one archive, of at most a gibibyte.
    Beside,
}

/// `SplitMix64`: small, and good enough to pick words.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let wide = u128::from(z ^ (z >> 31)) * below as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }

    pub(crate) fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.roll(from.len())]
    }
}

const TARGETS: [&str; 20] = [
    "oil facility police",
    "Iraqi army checkpoint",
    "Popular Mobilization post",
    "SDF patrol",
    "Syrian army bus",
    "tribal fighters",
    "Egyptian armoured vehicle",
    "power line towers",
    "village headman",
    "intelligence officer",
    "Nigerian army base",
    "Christian village",
    "fuel tanker convoy",
    "Federal Police barracks",
    "local council member",
    "thermal camera",
    "Taliban vehicle",
    "electricity company crew",
    "Peshmerga outpost",
    "gas pipeline",
];
const WHAT: [&str; 12] = [
    "An explosive charge was set off against",
    "Gunmen opened fire on",
    "A sniper shot at",
    "A mortar shell fell near",
    "Operatives abducted and later killed",
    "A car bomb exploded beside",
    "Operatives ambushed",
    "A roadside bomb hit",
    "Operatives stormed",
    "Machine guns were fired at",
    "A motorcycle bomb was detonated near",
    "Unknown gunmen attacked",
];
const HOW: [&str; 8] = [
    "on the road between two villages in the early morning",
    "during a search of the palm groves along the river",
    "while it was on its way back from a supply run",
    "shortly after sunset, when the guard was being relieved",
    "in an orchard that had been cleared twice this year",
    "at a junction that convoys have had to pass since the bridge was closed",
    "near the wells that feed the three southern hamlets",
    "after a drone had been seen above the position the day before",
];
const THEN: [&str; 10] = [
    "Reinforcements that were sent to the place came under fire as well and withdrew before dawn.",
    "The vehicle burnt out; its crew was taken to the district hospital by passers-by.",
    "The security forces sealed the area off and searched it until noon without making an arrest.",
    "Residents heard two more blasts from the direction of the canal within the following hour.",
    "A statement in the evening named the unit and showed pictures of captured weapons.",
    "The army said that the attack was repelled and gave no number of its own losses.",
    "Families from the nearest houses left for the town and have not come back since then.",
    "It was the third attack on this stretch of road within a fortnight, and the least costly.",
    "The local council asked for a standing post there, as it had done in the spring before.",
    "Three houses were damaged, and the power supply of the quarter failed for most of the night.",
];
pub(crate) const OUTLETS: [&str; 8] = [
    "Telegram",
    "Amaq",
    "Al-Naba'",
    "Enab Baladi; Anatolia",
    "Iraqi News Agency",
    "Al-Sumaria",
    "SOHR",
    "Rudaw",
];
const BASES: [&str; 5] = ["claimed", "claimed", "reported", "official", "assessed"];
const COUNTS: [&str; 10] = ["1", "1", "2", "2", "3", "4", "~5", "some", "several", ">=10"];
const BEARINGS: [&str; 8] = ["N", "NE", "E", "SE", "S", "SW", "W", "NW"];

/// A wave that a great part of the newest year belongs to.
const WAVE: &str = "wave: 2024-01-year\nname: Year of Raids\nkind: named wave\nactor: Islamic State\n\
    period: 2024-01-01..2024-12-31\n";

/// Writes an archive of so many weeks, newest in the last week of 2024. Gives the bytes of YAML.
pub(crate) fn archive(folder: &Path, weeks: u32, speech: Speech) -> io::Result<u64> {
    let (sample, _) = load_all(&Origin::Sample);
    let taxonomy = concat!(env!("CARGO_MANIFEST_DIR"), "/data/taxonomy.yaml");
    fs::create_dir_all(folder)?;
    fs::copy(taxonomy, folder.join("taxonomy.yaml"))?;
    fs::create_dir_all(folder.join("waves"))?;
    fs::write(folder.join("waves/2024-01-year.yaml"), WAVE)?;
    let mut dice = Dice(SEED);
    let last = NaiveDate::from_ymd_opt(2024, 12, 26).unwrap_or_default();
    let mut bytes = 0;
    for week in 0..weeks {
        let first = last - TimeDelta::weeks(i64::from(week));
        let yaml = digest(sample.taxonomy(), &mut dice, first, speech);
        let year = folder.join("digests").join(first.year().to_string());
        fs::create_dir_all(&year)?;
        fs::write(year.join(format!("{first}.yaml")), &yaml)?;
        bytes += yaml.len() as u64;
    }
    Ok(bytes)
}

/// One digest of a hundred entries, spread over theatres and areas.
fn digest(taxonomy: &Taxonomy, dice: &mut Dice, first: NaiveDate, speech: Speech) -> String {
    let last = first + TimeDelta::days(6);
    let mut yaml = format!(
        "digest: itic-{first}\ntitle: Spotlight on Global Jihad\npublisher: ITIC\nseries: weekly\n\
         period: {first}..{last}\ncoverage: full\ntrend: steady\noverview:\n"
    );
    for _ in 0..4 {
        let _ = writeln!(yaml, "  - text: {}\n    basis: assessed", dice.pick(&THEN));
    }
    yaml.push_str("theatres:\n");
    let areas_each = 4;
    let theatres: Vec<_> =
        taxonomy.theatres().filter(|(id, _)| taxonomy.areas_of(*id).count() > areas_each).collect();
    let parts = theatres.len() * areas_each;
    for (at, (id, theatre)) in theatres.iter().enumerate() {
        let _ = write!(
            yaml,
            "  - theatre: {}\n    summary: {}\n    areas:\n",
            theatre.id,
            THEN[dice.roll(10)]
        );
        let areas: Vec<&str> = taxonomy.areas_of(*id).map(|(_, area)| &*area.name).collect();
        for turn in 0..areas_each {
            let area =
                areas[(dice.roll(areas.len()) / areas_each * areas_each + turn) % areas.len()];
            let _ = writeln!(yaml, "      - area: {area:?}");
            let part = at * areas_each + turn;
            let count = (part + 1) * ENTRIES / parts - part * ENTRIES / parts;
            if speech == Speech::Beside && count > 0 {
                yaml.push_str(&passages::points(dice, count, &areas, first));
            }
            yaml.push_str("        entries:\n");
            for _ in 0..count {
                entry(taxonomy, dice, first, area, &areas, speech, &mut yaml);
            }
        }
    }
    let _ = write!(
        yaml,
        "figures:\n  - of: attacks\n    issuer: ISIS\n    basis: claimed\n    \
         period: {first}..{last}\n    total: 158\n    by: {{ iraq: 84, syria: 39, sinai: 9 }}\n\
         notes:\n  - id: \"1\"\n    text: {}\n",
        dice.pick(&HOW)
    );
    if speech == Speech::Beside {
        yaml.push_str(&passages::notes(dice, ENTRIES));
    }
    yaml
}

fn entry(
    taxonomy: &Taxonomy,
    dice: &mut Dice,
    first: NaiveDate,
    area: &str,
    areas: &[&str],
    speech: Speech,
    yaml: &mut String,
) {
    let pad = "            ";
    let day = first + TimeDelta::days(i64::try_from(dice.roll(7)).unwrap_or(0));
    let tactic = &taxonomy.tactics()[dice.roll(taxonomy.tactics().len())].id;
    let actor = &taxonomy.actors()[dice.roll(taxonomy.actors().len().min(40))].name;
    let target = TARGETS[dice.roll(TARGETS.len())];
    let near = areas[dice.roll(areas.len())];
    let place = match dice.roll(3) {
        0 => format!("~{} km {} of {near}", 5 * (1 + dice.roll(8)), dice.pick(&BEARINGS)),
        1 => format!("near {near}"),
        _ => area.to_owned(),
    };
    let _ = write!(
        yaml,
        "          - date: {day}\n{pad}kind: attack\n{pad}tactic: {tactic}\n{pad}place: {place:?}\n\
         {pad}actor: {actor:?}\n{pad}target: {target}\n{pad}killed: {}\n{pad}wounded: {}\n",
        quoted(dice.pick(&COUNTS)),
        quoted(dice.pick(&COUNTS)),
    );
    let _ = write!(
        yaml,
        "{pad}text: >-\n{pad}  {} the {target} {}\n{pad}  {} {}\n{pad}  {} {}\n",
        dice.pick(&WHAT),
        dice.pick(&HOW),
        dice.pick(&["of", "outside", "west of", "close to"]),
        format_args!("{near}."),
        dice.pick(&THEN),
        last_sentence(dice, speech),
    );
    let _ = write!(
        yaml,
        "{pad}source: \"{}, {day}\"\n{pad}basis: {}\n",
        dice.pick(&OUTLETS),
        dice.pick(&BASES)
    );
    if speech != Speech::Beside && dice.roll(4) == 0 {
        let _ = writeln!(yaml, "{pad}note: {}", dice.pick(&THEN));
    }
}

const SYLLABLES: [&str; 36] = [
    "ba", "qar", "du", "shi", "mo", "nel", "tar", "ri", "zu", "ham", "ka", "lo", "fir", "gu", "sa",
    "wen", "ji", "ya", "kun", "di", "bo", "mar", "te", "hul", "na", "ghi", "pa", "ro", "sul", "vi",
    "as", "em", "ir", "on", "ut", "kha",
];

fn last_sentence(dice: &mut Dice, speech: Speech) -> String {
    match speech {
        Speech::Plain => dice.pick(&THEN).to_owned(),
        Speech::Rich => format!("{}.", invented_words(dice, 11)),
        Speech::Beside => format!("{}.", invented_words(dice, 4)),
    }
}

pub(crate) fn invented_words(dice: &mut Dice, count: usize) -> String {
    let words: Vec<String> = (0..count).map(|_| invented(dice)).collect();
    words.join(" ")
}

/// One of 46,656 words of three syllables: the product of three throws makes a few of them common
/// and most rare.
fn invented(dice: &mut Dice) -> String {
    let most = SYLLABLES.len().pow(3);
    let (one, two, three) = (dice.roll(most), dice.roll(most), dice.roll(most));
    word_at(one * two / most * three / most)
}

/// Any of these words, each as often as the others.
pub(crate) fn any_word(dice: &mut Dice) -> String {
    word_at(dice.roll(SYLLABLES.len().pow(3)))
}

fn word_at(at: usize) -> String {
    let (n, scattered) = (SYLLABLES.len(), at * 7_919 % SYLLABLES.len().pow(3));
    [scattered / n / n, scattered / n % n, scattered % n].map(|at| SYLLABLES[at]).concat()
}

/// `>=10` would begin a folded text.
fn quoted(count: &str) -> String {
    if count.starts_with('>') { format!("{count:?}") } else { count.to_owned() }
}
