//! Towns by their folded names. The text is searched as it is unpacked: sorted lines, so that opening
//! it reads the few regions alone.
//!
//! First a line for each region: its code (`IQ` a country, `IQ.10` a part of it) and its names. After
//! an empty line a line for each folded name, sorted by its bytes: the name, and the numbers of the
//! regions in which a place is called so, that of the most people first. Tabs stand between.

use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use super::packed::SHIPPED;
use super::romanized::{ROMANIZED, romanized_key};
use crate::words::fold;

/// Names of places, and where these lie.
#[derive(Debug, Default)]
pub struct Gazetteer {
    text: String,
    /// The line of each region.
    regions: Vec<Range<usize>>,
    /// The lines of the names.
    towns: Range<usize>,
    /// The folded names of countries, sorted, each with the number of its region.
    countries: Vec<(String, usize)>,
    /// The folded names of the parts of countries, sorted, each with the number of its region.
    parts: Vec<(String, usize)>,
    /// The keys of romanized names, sorted, each with the number of its region: made when they are
    /// first asked for.
    keys: OnceLock<Vec<(String, usize)>>,
}

/// A country, or one of the parts that it is divided in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region<'g> {
    line: &'g str,
}

impl<'g> Region<'g> {
    /// Returns its code: `IQ`, `IQ.10`.
    pub fn code(self) -> &'g str {
        self.line.split('\t').next().unwrap_or(self.line)
    }

    /// Returns the code of its country; its own if it is one.
    pub fn country_code(self) -> &'g str {
        let code = self.code();
        code.split('.').next().unwrap_or(code)
    }

    /// Returns true for a country.
    pub fn is_country(self) -> bool {
        self.code() == self.country_code()
    }

    /// Returns its names, the commonest first.
    pub fn names(self) -> impl Iterator<Item = &'g str> {
        self.line.split('\t').skip(1)
    }
}

impl Gazetteer {
    /// Returns the gazetteer that comes with the program. It is unpacked when it is first asked for.
    pub fn shipped() -> &'static Self {
        static UNPACKED: LazyLock<Gazetteer> =
            LazyLock::new(|| SHIPPED.text().map(Gazetteer::of).unwrap_or_default());
        &UNPACKED
    }

    fn of(text: String) -> Self {
        let mut gazetteer = Self { text, ..Self::default() };
        let mut at = 0;
        for line in gazetteer.text.lines() {
            let end = at + line.len();
            if line.is_empty() {
                gazetteer.towns = end + 1..gazetteer.text.len();
                break;
            }
            let region = Region { line };
            let names = region.names().map(|name| (fold(name), gazetteer.regions.len()));
            if region.is_country() {
                gazetteer.countries.extend(names);
            } else {
                gazetteer.parts.extend(names);
            }
            gazetteer.regions.push(at..end);
            at = end + 1;
        }
        gazetteer.countries.sort();
        gazetteer.parts.sort();
        gazetteer
    }

    /// Returns true if some place has a folded name. An `h` at the end makes no difference.
    pub fn has(&self, folded: &str) -> bool {
        self.spelt(folded).is_some()
    }

    /// Returns the regions in which a place has a folded name, that of the most people first.
    pub fn regions_of(&self, folded: &str) -> impl Iterator<Item = Region<'_>> {
        let numbers = self.spelt(folded).unwrap_or("").split('\t').skip(1);
        numbers.filter_map(|number| self.region(number.parse().ok()?))
    }

    /// Returns the country with a folded name.
    pub fn country_called(&self, folded: &str) -> Option<Region<'_>> {
        let at = self.countries.binary_search_by(|(name, _)| name.as_str().cmp(folded)).ok()?;
        self.region(self.countries.get(at)?.1)
    }

    /// Returns the folded names of all countries.
    pub fn countries(&self) -> impl Iterator<Item = &str> {
        self.countries.iter().map(|(name, _)| name.as_str())
    }

    /// Returns the parts of countries with a folded name, in the order of their codes.
    pub fn parts_called(&self, folded: &str) -> impl Iterator<Item = Region<'_>> {
        let from = self.parts.partition_point(|(name, _)| name.as_str() < folded);
        let named = self.parts.get(from..).unwrap_or_default().iter();
        let named = named.take_while(move |(name, _)| name == folded);
        named.filter_map(|(_, number)| self.region(*number))
    }

    /// Returns the regions with a place whose name is spelt like a folded one in Latin letters:
    /// `Ain Issa` and `Ayn Isa`. Only names from Arabic are known so.
    pub fn regions_like(&self, folded: &str) -> impl Iterator<Item = Region<'_>> {
        let key = romanized_key(folded).unwrap_or_default();
        let keys = self.keys.get_or_init(|| self.keyed());
        let from = keys.partition_point(|(known, _)| *known < key);
        let alike = keys.get(from..).unwrap_or_default().iter();
        let alike = alike.take_while(move |(known, _)| *known == key);
        alike.filter_map(|(_, number)| self.region(*number))
    }

    fn keyed(&self) -> Vec<(String, usize)> {
        let is_romanized = |number: &usize| {
            self.region(*number).is_some_and(|region| ROMANIZED.contains(&region.country_code()))
        };
        let mut keys = Vec::new();
        for line in self.text.get(self.towns.clone()).unwrap_or_default().lines() {
            let mut parts = line.split('\t');
            let Some(name) = parts.next() else { continue };
            let there: Vec<usize> =
                parts.filter_map(|number| number.parse().ok()).filter(is_romanized).collect();
            if let Some(key) =
                Some(()).filter(|()| !there.is_empty()).and_then(|()| romanized_key(name))
            {
                keys.extend(there.into_iter().map(|number| (key.clone(), number)));
            }
        }
        keys.sort_unstable();
        keys.dedup();
        keys
    }

    /// Returns the country of a region.
    pub fn country_of(&self, region: Region<'_>) -> Option<Region<'_>> {
        // Codes of countries are as long as each other, so the lines are sorted by their codes.
        let line = |at: &Range<usize>| self.text.get(at.clone()).unwrap_or("");
        let code = region.country_code();
        let at = self.regions.partition_point(|at| Region { line: line(at) }.code() < code);
        self.region(at).filter(|found| found.code() == code)
    }

    fn region(&self, number: usize) -> Option<Region<'_>> {
        self.text.get(self.regions.get(number)?.clone()).map(|line| Region { line })
    }

    /// Returns the line of a folded name, or else of one that differs by an `h` at its end: names
    /// from Arabic are written `Muqdadiya` and `Muqdadiyah`.
    fn spelt(&self, folded: &str) -> Option<&str> {
        self.line_of(folded).or_else(|| match folded.strip_suffix('h') {
            Some(without) => self.line_of(without).filter(|_| without.ends_with('a')),
            None if folded.ends_with('a') => self.line_of(&format!("{folded}h")),
            None => None,
        })
    }

    /// Returns the line of a folded name, by halving the lines.
    fn line_of(&self, folded: &str) -> Option<&str> {
        let lines = self.text.get(self.towns.clone())?;
        let is_end = |byte: &u8| *byte == b'\n';
        let (mut low, mut high) = (0, lines.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let before = lines.as_bytes().get(low..middle)?.iter().rposition(is_end);
            let start = before.map_or(low, |end| low + end + 1);
            let line = lines.get(start..)?.split('\n').next()?;
            match line.split('\t').next()?.cmp(folded) {
                std::cmp::Ordering::Equal => return Some(line),
                std::cmp::Ordering::Less => low = start + line.len() + 1,
                std::cmp::Ordering::Greater => high = start,
            }
        }
        None
    }
}

#[cfg(test)]
#[path = "gazetteer_tests.rs"]
mod tests;
