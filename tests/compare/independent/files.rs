//! An archive as its files have it: heads, entries, waves and what the taxonomy says of kinds, actors
//! and theatres.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::Path;

use chrono::{Datelike as _, NaiveDate};
use serde_yaml::Value;

use super::count::{self, Toll};

/// A first and a last day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Days(pub NaiveDate, pub NaiveDate);

impl Days {
    pub fn overlaps(self, other: Self) -> bool {
        self.0 <= other.1 && other.0 <= self.1
    }

    pub fn is_within(self, other: Self) -> bool {
        other.0 <= self.0 && self.1 <= other.1
    }

    /// Reads a day, a month, a year or a span of them, and whether it is as vague as a month.
    fn read(text: &str) -> (Self, bool) {
        let text = text.trim().trim_end_matches('~');
        if let Some((from, to)) = text.split_once("..") {
            return (Self(Self::read(from).0.0, Self::read(to).0.1), false);
        }
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        match text.len() {
            4 => (Self(date(&format!("{text}-01-01")), date(&format!("{text}-12-31"))), true),
            7 => (month(date(&format!("{text}-01"))), true),
            _ => (Self(date(text), date(text)), false),
        }
    }
}

fn month(first: NaiveDate) -> Days {
    let next = first.checked_add_months(chrono::Months::new(1)).unwrap();
    Days(first, next.pred_opt().unwrap())
}

pub struct Digest {
    pub id: String,
    pub publisher: String,
    pub series: String,
    pub full: bool,
    /// Whether the editor chose the days, so that nobody claims to have told them.
    pub set: bool,
    pub days: Days,
    /// Theatres by id: whether there are entries and words.
    pub theatres: HashMap<String, (bool, bool)>,
}

pub struct Entry {
    pub digest: usize,
    pub kind: String,
    pub background: bool,
    days: Days,
    vague: bool,
    place: Option<String>,
    /// What else two tellings of an event have in common: theatre and area; the rest by words.
    area: (String, String),
    tactics: Vec<String>,
    target: String,
    actors: Vec<String>,
    wave: Option<String>,
    /// What the entry itself says of the dead, and what the accounts within it say.
    killed: (Option<String>, Vec<String>),
    /// How much is known: numbers of a toll, place, time.
    known: usize,
}

pub struct Wave {
    pub id: String,
    pub days: Option<Days>,
    actor: Option<String>,
}

pub struct Archive {
    pub digests: Vec<Digest>,
    pub entries: Vec<Entry>,
    pub waves: Vec<Wave>,
    /// Kinds that count as attacks.
    pub attacks: HashSet<String>,
    clashes: HashSet<String>,
    /// The tellings of each event that is told more than once, the main one first.
    events: Vec<Vec<usize>>,
    names: HashMap<String, String>,
    parts: HashMap<String, String>,
}

fn yaml(path: &Path) -> Value {
    serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn list(value: &Value) -> &[Value] {
    value.as_sequence().map_or(&[], Vec::as_slice)
}

/// A plain value as it is written.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn texts(value: &Value) -> Vec<String> {
    text(value).into_iter().chain(list(value).iter().filter_map(text)).collect()
}

/// All files of a folder and the folders in it, in the order of their names.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found: Vec<_> = fs::read_dir(folder).unwrap().map(|one| one.unwrap().path()).collect();
    found.sort();
    found
        .into_iter()
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .collect()
}

impl Archive {
    pub fn read(folder: &Path) -> Self {
        let taxonomy = yaml(&folder.join("taxonomy.yaml"));
        let kinds = |counts: &str| {
            let kinds = list(&taxonomy["kinds"]).iter();
            let meant = kinds.filter(|kind| kind["counts_as"].as_str() == Some(counts));
            meant.filter_map(|kind| text(&kind["id"])).collect::<HashSet<_>>()
        };
        let (mut names, mut parts) = (HashMap::new(), HashMap::new());
        for named in list(&taxonomy["theatres"]).iter().chain(list(&taxonomy["actors"])) {
            let own = text(&named["id"]).or_else(|| text(&named["name"])).unwrap();
            let aliases = texts(&named["aliases"]);
            for name in aliases.into_iter().chain(text(&named["name"])).chain([own.clone()]) {
                names.insert(name.to_lowercase(), own.clone());
            }
            if let Some(whole) = text(&named["part_of"]) {
                parts.insert(own, whole);
            }
        }
        let mut archive = Self {
            digests: Vec::new(),
            entries: Vec::new(),
            waves: Vec::new(),
            attacks: kinds("attack"),
            clashes: kinds("clash"),
            events: Vec::new(),
            names,
            parts,
        };
        files(&folder.join("digests")).iter().for_each(|path| archive.digest(&yaml(path)));
        archive.waves = files(&folder.join("waves")).iter().map(|path| wave(&yaml(path))).collect();
        archive.link();
        archive
    }

    fn name(&self, name: &str) -> String {
        self.names.get(&name.to_lowercase()).cloned().unwrap_or_else(|| name.to_owned())
    }

    fn digest(&mut self, digest: &Value) {
        let at = self.digests.len();
        let mut theatres: HashMap<String, (bool, bool)> = HashMap::new();
        let mut entries = Vec::new();
        for theatre in list(&digest["theatres"]) {
            let id = self.name(theatre["theatre"].as_str().unwrap());
            let areas = list(&theatre["areas"]);
            let state = theatres.entry(id.clone()).or_default();
            for section in [theatre].into_iter().chain(areas) {
                state.0 |= !list(&section["entries"]).is_empty();
                state.1 |= !section["summary"].is_null() || !list(&section["points"]).is_empty();
                let area = text(&section["area"]).unwrap_or_default();
                let read = |value| entry(value, at, (id.clone(), area.clone()));
                entries.extend(list(&section["entries"]).iter().map(read));
            }
        }
        for entry in &mut entries {
            entry.actors = entry.actors.iter().map(|actor| self.name(actor)).collect();
        }
        self.entries.append(&mut entries);
        self.digests.push(Digest {
            id: text(&digest["digest"]).unwrap(),
            publisher: text(&digest["publisher"]).unwrap(),
            series: text(&digest["series"]).unwrap(),
            full: digest["coverage"].as_str() == Some("full"),
            set: digest["period_basis"].as_str() == Some("set"),
            days: Days::read(&text(&digest["period"]).unwrap()).0,
            theatres,
        });
    }

    /// The days on which something may have happened: what a weekly dates to a month or a year did by
    /// the end of that weekly.
    pub fn possible(&self, entry: &Entry) -> Days {
        let digest = &self.digests[entry.digest];
        let Days(from, to) = entry.days;
        let told = digest.days.1;
        let bounded = entry.vague && digest.series == "weekly" && (from..to).contains(&told);
        Days(from, if bounded { told } else { to })
    }

    /// Finds what is told more than once: on one exact day in one area, by different digests.
    fn link(&mut self) {
        let mut order: Vec<usize> = (0..self.entries.len()).collect();
        order.sort_by_key(|at| self.digests[self.entries[*at].digest].days.0);
        let mut events: Vec<Vec<usize>> = Vec::new();
        for at in order {
            let one = &self.entries[at];
            let same = events.iter().position(|known| {
                let apart = |other: &usize| self.entries[*other].digest != one.digest;
                known.iter().all(apart)
                    && known.iter().any(|other| one.is_like(&self.entries[*other]))
            });
            match same {
                Some(event) => events[event].push(at),
                None => events.push(vec![at]),
            }
        }
        events.retain(|tellings| tellings.len() > 1);
        for tellings in &mut events {
            tellings.sort_by_key(|at| std::cmp::Reverse(self.entries[*at].known));
        }
        self.events = events;
    }

    fn place(&self, entry: &Entry) -> usize {
        self.entries.iter().position(|other| std::ptr::eq(entry, other)).unwrap()
    }

    /// The main tellings of all events of which something holds.
    pub fn once(&self, is_meant: impl Fn(&Entry) -> bool) -> impl Iterator<Item = &Entry> {
        let again = self.events.iter().flat_map(|tellings| &tellings[1..]).copied();
        let again: HashSet<usize> = again.collect();
        let entries = self.entries.iter().enumerate();
        entries
            .filter(move |(at, entry)| !again.contains(at) && is_meant(entry))
            .map(|(_, entry)| entry)
    }

    /// The dead of the event of an entry, over all that tell it.
    pub fn toll(&self, entry: &Entry) -> Option<Toll> {
        let at = self.place(entry);
        let event = self.events.iter().find(|tellings| tellings.contains(&at));
        let tellings = || event.map_or(std::slice::from_ref(&at), Vec::as_slice).iter();
        let own = tellings().filter_map(|at| self.entries[*at].killed.0.clone());
        let accounts = tellings().flat_map(|at| self.entries[*at].killed.1.clone());
        count::envelope(&own.chain(accounts).collect::<Vec<_>>())
    }

    /// Every month with an entry or the first day of a digest.
    pub fn months(&self) -> Vec<(String, Days)> {
        let days = self.entries.iter().map(|entry| entry.days.0);
        let days = days.chain(self.digests.iter().map(|digest| digest.days.0));
        let first = |day: NaiveDate| day.with_day(1).unwrap();
        let months: BTreeSet<NaiveDate> = days.map(first).collect();
        months.into_iter().map(|first| (first.format("%Y-%m").to_string(), month(first))).collect()
    }

    pub fn names(&self, entry: &Entry, wave: &Wave) -> bool {
        entry.wave.as_deref() == Some(&*wave.id)
    }

    /// Whether it is an attack or a clash of the actor of a wave that names no wave itself.
    pub fn is_attack_of(&self, entry: &Entry, wave: &Wave) -> bool {
        let Some(actor) = wave.actor.as_ref().map(|actor| self.name(actor)) else { return false };
        let is_part = |own: &String| {
            let mut whole = Some(own);
            while let Some(name) = whole {
                if *name == actor {
                    return true;
                }
                whole = self.parts.get(name);
            }
            false
        };
        let counts = self.attacks.contains(&entry.kind) || self.clashes.contains(&entry.kind);
        counts && entry.wave.is_none() && entry.actors.iter().any(is_part)
    }
}

fn wave(wave: &Value) -> Wave {
    let period = text(&wave["period"]).unwrap();
    let days = (!period.ends_with("..")).then(|| Days::read(&period).0);
    Wave { id: text(&wave["wave"]).unwrap(), days, actor: text(&wave["actor"]) }
}

fn entry(value: &Value, digest: usize, area: (String, String)) -> Entry {
    let (days, vague) = Days::read(&text(&value["date"]).unwrap());
    let tolls = ["killed", "wounded", "killed_or_wounded", "captured"];
    let known = tolls.iter().filter(|toll| !value[**toll].is_null()).count();
    let accounts = list(&value["versions"]).iter().filter_map(|account| text(&account["killed"]));
    Entry {
        digest,
        kind: text(&value["kind"]).unwrap(),
        background: texts(&value["tags"]).iter().any(|tag| tag == "background"),
        days,
        vague,
        place: text(&value["place"]),
        area,
        tactics: texts(&value["tactic"]),
        target: texts(&value["target"]).join(" "),
        actors: texts(&value["actor"]),
        wave: text(&value["wave"]),
        killed: (text(&value["killed"]), accounts.collect()),
        known: known
            + usize::from(!value["place"].is_null())
            + usize::from(!value["time"].is_null()),
    }
}

impl Entry {
    /// Whether two entries tell of one event.
    fn is_like(&self, other: &Self) -> bool {
        let exact = |entry: &Self| entry.days.0 == entry.days.1;
        let words = |text: &str| -> HashSet<String> {
            let words = text.split(|letter: char| !letter.is_alphanumeric());
            words
                .filter(|word| word.len() > 3)
                .map(|word| word.to_lowercase()[..4].to_owned())
                .collect()
        };
        let share = |one: &str, other: &str| !words(one).is_disjoint(&words(other));
        let tactic = self.tactics.iter().any(|tactic| other.tactics.contains(tactic))
            || (self.tactics.is_empty() && other.tactics.is_empty());
        let place = match (&self.place, &other.place) {
            (Some(one), Some(other)) => share(one, other),
            _ => true,
        };
        let many = |entry: &Self| entry.killed.0.clone().filter(|killed| killed.len() > 1);
        let target = self.target.is_empty()
            || other.target.is_empty()
            || share(&self.target, &other.target)
            || (many(self).is_some() && many(self) == many(other));
        let place_or_target = self.place.is_some() && other.place.is_some()
            || !self.target.is_empty() && !other.target.is_empty();
        exact(self)
            && self.days == other.days
            && (&self.area, &self.kind) == (&other.area, &other.kind)
            && tactic
            && place
            && target
            && place_or_target
    }
}
