//! What an export says about itself: the query, the archive, the day, and whose words it holds.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::rows::at_least_told;
use crate::digest::{Basis, EventTotal, Harm, Sum};
use crate::notes::UnratedKept;
use crate::page::events_number;

/// The head of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The marking that must stand over it; none if nothing is marked.
    pub marking: Option<String>,
    /// The query; none if everything was asked for.
    pub query: Option<String>,
    /// The saved search that the query came from.
    pub saved: Option<String>,
    /// The archive, as the user named it.
    pub archive: String,
    /// The day as of which the archive is told, and what was known then, in words; none where it is told
    /// as it is.
    pub as_of: Option<String>,
    /// The day of the export, in UTC; none if it is not known.
    pub date: Option<NaiveDate>,
    /// The number of entries that were found.
    pub entries: usize,
    /// The number of events that these entries tell, with its doubt.
    pub events: Sum,
    /// Whether there may be more than what was found: not all that is asked for is held in full.
    pub at_least: bool,
    /// What is held of the places and days asked for, in words; none if the archive covers no day.
    pub held: Option<String>,
    /// Of a query that leaves out grades, how many of the entries nobody rated; they are kept.
    pub unrated: Option<UnratedKept>,
    /// How records are marked that have only some of the words asked for, in words; none if no
    /// record here is such. The entries and the events are counted without them.
    pub nearest: Option<String>,
    /// What the typed words were understood as, and which were left out, each in words.
    pub understood: Vec<String>,
    /// Which words of the archive stand for which typed ones that it does not have, in words.
    pub replaced: Vec<String>,
    /// What the events come to by who stands behind them.
    pub by_basis: Vec<BasisSum>,
    /// The number of entries in the archive.
    pub of: usize,
    /// The digests that tell the entries, each as it is cited, with the number of entries from it, the
    /// newest first.
    pub digests: Vec<(String, usize)>,
    /// The outlets, each with the number of entries that cite it, the most cited first. Whatever is
    /// written has its outlets here.
    pub outlets: Vec<(String, usize)>,
}

/// What the events of one basis come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasisSum {
    /// Who stands behind them.
    pub basis: Basis,
    /// The events.
    pub events: Sum,
    /// What is told of the harmed, in the order of [`Harm::ALL`]; without what nothing is told of.
    pub toll: Vec<(Harm, Sum)>,
}

impl BasisSum {
    /// Says it in words, with numbers as they are told: `claimed 8, killed 40 (2–40)≠`.
    fn told(&self, number: fn(&Sum) -> String) -> String {
        let events = if self.events.is_silent() { "0".to_owned() } else { number(&self.events) };
        let toll =
            self.toll.iter().map(|(harm, sum)| format!(", {} {}", harm.label(), number(sum)));
        std::iter::once(format!("{} {events}", self.basis.word())).chain(toll).collect()
    }

    fn json(&self) -> Value {
        let number = |sum: &Sum| json!({ "low": sum.low, "best": sum.best, "high": sum.high });
        let toll = |harm| self.toll.iter().find(|(of, _)| *of == harm).map(|(_, sum)| number(sum));
        let mut object = json!({ "basis": self.basis.word(), "events": number(&self.events) });
        for harm in Harm::ALL {
            object[harm.key()] = toll(harm).into();
        }
        object
    }
}

/// What the name of a file ends with that describes another file.
pub const BESIDE: &str = ".about.txt";

/// The program that made it.
const PROGRAM: &str = concat!("watchfloor ", env!("CARGO_PKG_VERSION"));

impl About {
    /// Returns the events and how many entries tell them.
    pub fn told(&self) -> EventTotal {
        EventTotal { events: self.events, tellings: self.entries as u64 }
    }

    /// Returns it as a JSON object.
    pub(super) fn json(&self) -> Value {
        let outlet =
            |(outlet, entries): &(String, usize)| json!({ "outlet": outlet, "entries": entries });
        let digest =
            |(cited, entries): &(String, usize)| json!({ "cited": cited, "entries": entries });
        json!({
            "marking": self.marking,
            "query": self.query,
            "saved_search": self.saved,
            "archive": self.archive,
            "as_of": self.as_of,
            "date": self.date.map(|date| date.to_string()),
            "entries": self.entries,
            "events": self.events.best,
            "events_low": self.events.low,
            "events_high": self.events.high,
            "of": self.of,
            "at_least": self.at_least,
            "held": self.held,
            "unrated": self.unrated.map(|kept| kept.unrated),
            "nearest": self.nearest,
            "understood": self.understood,
            "replaced": self.replaced,
            "by_basis": self.by_basis.iter().map(BasisSum::json).collect::<Vec<_>>(),
            "digests": self.digests.iter().map(digest).collect::<Vec<_>>(),
            "sources": self.outlets.iter().map(outlet).collect::<Vec<_>>(),
            "program": PROGRAM,
        })
    }

    /// Returns it as names and words, without what is not known. The marking stands apart from
    /// them.
    pub(super) fn lines(&self) -> Vec<(&'static str, String)> {
        let with_entries = |(said, entries): &(String, usize)| format!("{said} ({entries})");
        let sources = self.outlets.iter().map(with_entries).collect::<Vec<_>>().join(", ");
        let digests = self.digests.iter().map(with_entries).collect::<Vec<_>>();
        let said = |words: &[String]| Some(words.join("; ")).filter(|words| !words.is_empty());
        let number: fn(&Sum) -> String = if self.at_least { at_least_told } else { Sum::to_string };
        let by_basis: Vec<String> = self.by_basis.iter().map(|sum| sum.told(number)).collect();
        let lines = [
            ("query", Some(self.query.clone().unwrap_or_else(|| "all entries".to_owned()))),
            ("understood", said(&self.understood)),
            ("replaced", said(&self.replaced)),
            ("saved search", self.saved.clone()),
            ("archive", Some(self.archive.clone())),
            ("as of", self.as_of.clone()),
            ("date", self.date.map(|date| date.to_string())),
            ("entries", Some(format!("{} of {}", self.entries, self.of))),
            ("events", Some(events_number(&self.events) + self.more_events())),
            ("by basis", said(&by_basis)),
            ("held", self.held.clone()),
            ("grades", self.unrated.map(|kept| kept.to_string())),
            ("nearest", self.nearest.clone()),
            ("told in", said(&digests)),
            ("sources", Some(sources).filter(|sources| !sources.is_empty())),
            ("program", Some(PROGRAM.to_owned())),
        ];
        lines.into_iter().filter_map(|(name, words)| Some((name, words?))).collect()
    }

    /// Returns the sign of a lower bound behind the number of the events.
    fn more_events(&self) -> &'static str {
        let any = self.events.terms > 0;
        if any && self.at_least && self.events.high.is_some() { "+" } else { "" }
    }

    /// Returns it as lines of text, for formats that have no room for it.
    pub fn text(&self) -> String {
        self.text_without(&[])
    }

    /// Returns the same without what gets long with an archive, for what is said again and again.
    pub(super) fn brief_text(&self) -> String {
        self.text_without(&["by basis", "told in", "sources"])
    }

    fn text_without(&self, left_out: &[&str]) -> String {
        let marking = self.marking.clone().map(|marking| ("marking", marking));
        let lines = self.lines().into_iter().filter(|(name, _)| !left_out.contains(name));
        marking.into_iter().chain(lines).fold(String::new(), |text, (name, words)| {
            // A quoted text may span several lines.
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            text + name + ": " + &words + "\n"
        })
    }
}
