//! What the search says: how the query was read, what was found in numbers, and the results; or the
//! values to narrow by; or the name to save under.

use super::facets::FacetRow;
use super::items::ResultItem;
use super::snippet::snippet;
use super::state::{Focus, LISTED, Search};
use crate::archive::RecordKey;
use crate::digest::{Harm, grouped};
use crate::keys::Action;
use crate::page::events_told;
use crate::query::{Nearest, Replaced, Results, UnclearWave, ValueChoice};
use crate::screens::ViewContext;
use crate::screens::spoken::{Spoken, SpokenSpot};
use crate::screens::spoken_words::{ToldAmong, subject_told};
use crate::tree::TreeNode;

impl Search {
    pub(in crate::screens) fn spoken(&self, view: &ViewContext<'_>) -> Spoken {
        match self.focus {
            Focus::Found | Focus::List => self.found_spoken(view),
            Focus::Facets => self.facets_spoken(),
            Focus::Name => self.naming_spoken(view),
        }
    }

    pub(in crate::screens) fn choose(&mut self, spot: SpokenSpot, view: &ViewContext<'_>) {
        match self.focus {
            Focus::Found | Focus::List => {
                self.cursor.go(spot.row, self.items.len(), super::state::height(view));
            }
            Focus::Facets => self.facet = spot.row,
            Focus::Name => {}
        }
    }

    fn found_spoken(&self, view: &ViewContext<'_>) -> Spoken {
        let typed = self.text().trim();
        let mut spoken = if typed.is_empty() {
            Spoken::titled("Search, nothing asked yet: all entries")
        } else {
            Spoken::titled(format!("Search for {typed}"))
        };
        if let Some(fault) = &self.fault {
            spoken.say(format!("The query has a fault: {fault}"));
            // What an earlier query found is no answer to it.
            if self.unfinished.is_none() {
                return spoken;
            }
        }
        if self.within().is_some() {
            spoken.say(format!("Held to {}; widen searches the whole archive", self.scope));
        }
        for chip in &self.chips {
            spoken.say(format!("Understood: {chip}"));
        }
        self.say_numbers(view, &mut spoken);
        for (at, item) in self.items.iter().enumerate() {
            match *item {
                ResultItem::Theatre(theatre, listed) => {
                    let name = theatre.map_or("No theatre", |theatre| {
                        view.corpus.taxonomy().theatre_name(theatre)
                    });
                    spoken.say(format!("{name}, {listed} listed"));
                }
                ResultItem::Nearest(met, words) => {
                    spoken.say(format!("What follows has {met} of the {words} words"));
                }
                ResultItem::Record(key) => {
                    spoken.offer(self.record_told(view, key), at, &[Action::Confirm]);
                }
                ResultItem::Telling(key) => {
                    let told = self.record_told(view, RecordKey::Entry(key));
                    spoken.offer(format!("told again: {told}"), at, &[Action::Confirm]);
                }
            }
        }
        spoken
    }

    /// Says what was found, in numbers, and what they rest on.
    fn say_numbers(&self, view: &ViewContext<'_>, spoken: &mut Spoken) {
        let Some(results) = &self.results else {
            let failed = "The search failed; open asks again";
            spoken.say(if self.failed { failed } else { "The index is being made" });
            return;
        };
        spoken.say(format!("Found: {}", self.position(view.corpus)));
        for line in remarks(results) {
            spoken.say(line);
        }
        if let Some(wider) = &self.wider {
            let counts = (wider.events.tellings > 0).then(|| events_told(&wider.events));
            let counts: Vec<String> = counts.into_iter().chain(wider.beside.clone()).collect();
            spoken.say(match counts.as_slice() {
                [] => "Nothing in the whole archive either".to_owned(),
                _ => format!("In the whole archive: {}; widen goes there", counts.join(", ")),
            });
        }
        for offer in &self.towns {
            let found = events_told(&offer.found);
            spoken.say(format!("{offer}: {found}; with-area finds them too"));
        }
        if let Some(sum) = &self.sum {
            if !sum.figures.is_empty() {
                spoken.say(format!("In all: {}", sum.figures_told()));
                spoken.say(format!("By basis: {}", sum.by_basis_told(&Harm::ALL)));
            }
            for told in sum.apart_told() {
                spoken.say(told);
            }
        }
        spoken.say(self.rests_on.as_ref().map(|told| format!("Held: {told}")).unwrap_or_default());
    }

    /// Says a record, with the part of it that matches.
    fn record_told(&self, view: &ViewContext<'_>, key: RecordKey) -> String {
        let told = subject_told(view, TreeNode::from(key), ToldAmong::BesideItsWords);
        let times = key.entry().map_or(1, |key| view.corpus.tellings_of(key));
        let again = if times > 1 { format!(", told {times} times") } else { String::new() };
        let spans = self.results.as_ref().map(|found| snippet(view, &found.marker, key));
        let words: String =
            spans.unwrap_or_default().iter().map(|span| span.text.as_str()).collect();
        format!("{told}{again}: {words}")
    }

    fn facets_spoken(&self) -> Spoken {
        let mut spoken = Spoken::titled("Values to narrow by");
        spoken
            .say("A number narrows by the value; exclude and a number leave it out; back returns");
        for (at, row) in self.facets.iter().enumerate() {
            match row {
                FacetRow::Heading(name) => spoken.say(format!("{name}:")),
                FacetRow::Value { name, count, choice, .. } => {
                    let chosen = match choice {
                        ValueChoice::Open => "",
                        ValueChoice::Chosen => ", chosen",
                        ValueChoice::LeftOut => ", left out",
                    };
                    spoken.offer(
                        format!("{name}, {}{chosen}", grouped(count)),
                        at,
                        &[Action::Confirm],
                    );
                }
            }
        }
        spoken
    }

    fn naming_spoken(&self, view: &ViewContext<'_>) -> Spoken {
        let mut spoken = Spoken::titled("Name of the saved search");
        let typed = self.naming.text();
        if !typed.is_empty() {
            spoken.say(format!("Typed: {typed}"));
        }
        let (advice, _) = self.naming.advice(view.saved);
        spoken.say(advice);
        spoken
    }
}

/// Says what stands for words that are not there, and how much is listed.
fn remarks(results: &Results) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    let nearest = results.nearest.as_ref().map(Nearest::wordings);
    told.extend(nearest.map(|[whole, _, _]| whole));
    told.extend(results.unclear_waves.iter().map(UnclearWave::message));
    told.extend(results.replaced.iter().map(Replaced::message));
    if results.records() == 0 {
        told.push("Nothing found".to_owned());
    } else if results.records() > results.hits.len() {
        told.push(format!("The best {LISTED} are listed"));
    }
    told
}
