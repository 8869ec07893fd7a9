//! A number that a digest quotes: its issuer, its period, its total and its parts.

use super::{AreaId, Basis, Citation, Count, DateSpan, Period, Sum, TacticId, Taxonomy, TheatreId};

/// What a part of a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartKey {
    /// A theatre of the taxonomy.
    Theatre(TheatreId),
    /// An area of the taxonomy.
    Area(AreaId),
    /// A tactic of the taxonomy.
    Tactic(TacticId),
    /// Something else, known only by its label.
    Other,
}

/// One part of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is in the taxonomy.
    pub key: PartKey,
    /// Its name as the digest writes it.
    pub label: Box<str>,
    /// How many.
    pub count: Count,
}

impl Part {
    /// Returns the taxonomy's name of it, or the digest's where it is not in the taxonomy.
    pub fn name<'a>(&'a self, taxonomy: &'a Taxonomy) -> &'a str {
        match self.key {
            PartKey::Theatre(id) => taxonomy.theatre_name(id),
            PartKey::Area(id) => taxonomy.area_name(id),
            PartKey::Tactic(id) => taxonomy.tactic_name(id),
            PartKey::Other => &self.label,
        }
    }
}

/// A figure as its issuer states it. Parts need not add up to the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// What is counted: `attacks`, `killed or wounded`.
    pub of: Box<str>,
    /// What it may be compared with, if `of` does not say so: `attacks` for claims of attacks
    /// that somebody counted one by one.
    pub counts_as: Option<Box<str>>,
    /// Who states it.
    pub issuer: Box<str>,
    /// Its basis.
    pub basis: Basis,
    /// The period it covers; its own, not the digest's.
    pub period: Option<Period>,
    /// When it was released.
    pub released: Option<DateSpan>,
    /// The total; `None` if only parts are given.
    pub total: Option<Count>,
    /// The parts that are given.
    pub parts: Vec<Part>,
    /// Its unit, if it is not a plain number of things: `percent`, `days`.
    pub unit: Option<Box<str>>,
    /// A remark.
    pub note: Option<Box<str>>,
    /// Where it was published.
    pub sources: Vec<Citation>,
    /// Its line in the file, from 1.
    pub line: u32,
}

/// What a figure can be compared with, because entries are counted this way. [`Figure::counts_as`]
/// takes these words, each also with ` in ` and a place.
pub const COMPARABLE: [&str; 5] = ["attacks", "killed", "wounded", "killed or wounded", "captured"];

/// What a total leaves unexplained by its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rest {
    /// The lower bound.
    pub low: u64,
    /// Total minus parts, best values; `None` if the total is unknown.
    pub best: u64,
    /// The upper bound; `None` if the total has none.
    pub high: Option<u64>,
}

impl Figure {
    /// Returns the sum of the parts.
    pub fn parts_sum(&self) -> Sum {
        self.parts.iter().map(|part| part.count).collect()
    }

    /// Returns the part of the total that its parts do not explain.
    ///
    /// Returns `None` if there is no total or no part, if a part has no upper bound, or if parts do
    /// not add up (see [`Self::adds_up`]); then nothing can be said.
    pub fn rest(&self) -> Option<Rest> {
        let total = self.total?;
        if self.parts.is_empty() || !self.adds_up() {
            return None;
        }
        let parts = self.parts_sum();
        let above = parts.high?;
        Some(Rest {
            low: u64::from(total.low()).saturating_sub(above),
            best: u64::from(total.best()?).saturating_sub(parts.best),
            high: total.high().map(|high| u64::from(high).saturating_sub(parts.low)),
        })
    }

    /// Returns false for units whose parts cannot be summed: shares, lengths and rates.
    pub fn adds_up(&self) -> bool {
        !self.unit.as_deref().is_some_and(|unit| {
            matches!(unit, "percent" | "%" | "days" | "weeks" | "months" | "ratio")
                || unit.contains(" per ")
                || unit.starts_with("per ")
        })
    }

    /// Returns true if the parts certainly exceed the total, so that one of the two must be wrong.
    pub fn parts_exceed_total(&self) -> bool {
        let bound = self.total.and_then(Count::high).map(u64::from);
        self.adds_up() && bound.is_some_and(|high| self.parts_sum().low > high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(total: Option<&str>, parts: &[&str]) -> Figure {
        Figure {
            of: "attacks".into(),
            counts_as: None,
            issuer: "ISIS".into(),
            basis: Basis::Claimed,
            period: None,
            released: None,
            total: total.map(|t| t.parse().unwrap()),
            parts: parts
                .iter()
                .map(|p| Part { key: PartKey::Other, label: "x".into(), count: p.parse().unwrap() })
                .collect(),
            unit: None,
            note: None,
            sources: vec![],
            line: 1,
        }
    }

    #[test]
    fn the_rest_is_kept_with_its_doubt() {
        let stated = figure(Some("158"), &["84", "39", "13", "9", "4"]);
        assert_eq!(stated.rest(), Some(Rest { low: 9, best: 9, high: Some(9) }));
        let open = figure(Some(">100"), &["~40", "~30", "8"]);
        assert_eq!(open.rest(), Some(Rest { low: 16, best: 23, high: None }));
        assert_eq!(figure(None, &["3"]).rest(), None);
        assert_eq!(figure(Some("10"), &["some"]).rest(), None);
    }

    #[test]
    fn shares_and_lengths_do_not_add_up() {
        let with = |unit: &str| Figure { unit: Some(unit.into()), ..figure(Some("9"), &["6"]) };
        assert_eq!(with("percent").rest(), None);
        assert_eq!(with("killed per attack").rest(), None);
        assert_eq!(with("attacks").rest().map(|rest| rest.best), Some(3));
    }

    #[test]
    fn parts_above_the_total_are_noticed_only_when_certain() {
        assert!(figure(Some("10"), &["6", "5"]).parts_exceed_total());
        assert!(!figure(Some("10"), &["~6", "~5"]).parts_exceed_total());
        assert!(!figure(Some(">10"), &["60"]).parts_exceed_total());
    }
}
