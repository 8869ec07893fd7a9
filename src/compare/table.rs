//! The comparison as rows of cells, in the groups that analysts use for waves.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Cell, Dispersion, Measure, Reason, Subject};
use crate::digest::{AreaId, Basis, KindId, TacticId, Taxonomy, TheatreId};

/// The group that a row belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Start, end, days, coverage.
    Duration,
    /// Attacks in all and by place.
    Location,
    /// Tactics, targets, casualties.
    Nature,
    /// Attacks by day.
    Tempo,
    /// Who stands behind the entries; stated against counted.
    Basis,
}

impl Group {
    /// Every group, in the order of the table.
    pub const ALL: [Self; 5] =
        [Self::Duration, Self::Location, Self::Nature, Self::Tempo, Self::Basis];

    /// Returns the word that exports use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Duration => "duration",
            Self::Location => "location",
            Self::Nature => "nature",
            Self::Tempo => "tempo",
            Self::Basis => "basis",
        }
    }
}

impl RowKey {
    /// Returns the word that exports use: an id of the taxonomy, or the name of an area, as in
    /// every export.
    pub fn word(&self, taxonomy: &Taxonomy) -> String {
        match self {
            Self::Theatre(id) => taxonomy.theatre_word(*id).to_owned(),
            Self::Area(id) => taxonomy.area_name(*id).to_owned(),
            Self::Tactic(id) => taxonomy.tactic_word(*id).to_owned(),
            Self::Kind(id) => taxonomy.kind_word(*id).to_owned(),
            Self::Basis(basis) => basis.word().to_owned(),
            Self::Day(day) => day.to_string(),
            Self::Named(name) => name.clone(),
        }
    }

    /// Returns the name on screen and in reports.
    pub fn label(&self, taxonomy: &Taxonomy) -> String {
        match self {
            Self::Theatre(id) => taxonomy.theatre_name(*id).to_owned(),
            Self::Area(id) => taxonomy.area_name(*id).to_owned(),
            Self::Tactic(id) => taxonomy.tactic_name(*id).to_owned(),
            Self::Kind(id) => taxonomy.kind_name(*id).to_owned(),
            Self::Basis(basis) => basis.word().to_owned(),
            Self::Day(day) => format!("day {day}"),
            Self::Named(name) => name.clone(),
        }
    }
}

/// Which part of a measure a row is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RowKey {
    /// A theatre.
    Theatre(TheatreId),
    /// An area of a theatre.
    Area(AreaId),
    /// A tactic.
    Tactic(TacticId),
    /// A kind of entry.
    Kind(KindId),
    /// A basis.
    Basis(Basis),
    /// Days from the first day, which is 0.
    Day(u32),
    /// Something named only by words: a target, the label of a part.
    Named(String),
}

/// Who speaks in a row; counted and stated values never share one. All parts of a figure share the
/// name of its issuer.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RowOrigin {
    /// Counted from entries.
    Counted,
    /// Stated by an issuer on a basis.
    Stated(Arc<str>, Basis),
    /// The least and the most that issuers state.
    Spread,
    /// What the parts of a stated total leave unexplained.
    Rest(Arc<str>, Basis),
}

/// One measure across all subjects.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its group.
    pub group: Group,
    /// Its measure.
    pub measure: Measure,
    /// The part of the measure; none for the whole.
    pub key: Option<RowKey>,
    /// Who speaks.
    pub line: RowOrigin,
    /// Its unit: `attacks`, `days`, `people`. All parts of a figure share it.
    pub unit: Arc<str>,
    /// Its depth below the whole: an area stands below its theatre.
    pub depth: u8,
    /// Which one it is, from 1, of the rows that are about the same and by the same; 0 for the only one.
    pub nth: u32,
    /// One cell per subject, in their order.
    pub cells: Vec<Cell>,
}

impl Row {
    /// Returns what stands behind its name where other rows have the same: ` (2)`.
    pub fn ordinal(&self) -> String {
        if self.nth == 0 { String::new() } else { format!(" ({})", self.nth) }
    }

    /// Returns its name among the rows of a comparison, in the words of exports: `attacks`,
    /// `attacks/iraq`, `stated, claimed by ISIS (2)`.
    pub fn name(&self, taxonomy: &Taxonomy) -> String {
        format!("{}{}", self.common_name(taxonomy), self.ordinal())
    }

    /// Returns its name without what tells it from others of that name.
    fn common_name(&self, taxonomy: &Taxonomy) -> String {
        let key = self.key.as_ref().map(|key| format!("/{}", key.word(taxonomy)));
        let line = match &self.line {
            RowOrigin::Counted => String::new(),
            RowOrigin::Stated(issuer, basis) => format!(", {basis} by {issuer}"),
            RowOrigin::Spread => ", as issuers state".to_owned(),
            RowOrigin::Rest(issuer, basis) => format!(", {basis} by {issuer}, not told in parts"),
        };
        format!("{}{}{line}", self.measure.word(), key.unwrap_or_default())
    }

    /// Returns true for the row of all attacks as they are counted.
    pub(super) fn is_total(&self) -> bool {
        self.measure == Measure::ATTACKS && self.key.is_none() && self.line == RowOrigin::Counted
    }
}

/// Returns a name of a row as it is read: `Attacks: Iraq` for `attacks/iraq`. What neither the measures nor
/// the taxonomy know stays as it is.
pub fn row_title(name: &str, taxonomy: &Taxonomy) -> String {
    let (whole, line) =
        name.find(", ").and_then(|at| name.split_at_checked(at)).unwrap_or((name, ""));
    let (what, part) = whole.split_once('/').unzip();
    let what = what.unwrap_or(whole);
    let label = Measure::all()
        .find(|measure| measure.word() == what)
        .map_or(what, |measure| measure.label());
    let mut letters = label.chars();
    let first: String =
        letters.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    let part = part.map(|part| {
        let theatre = || Some(taxonomy.theatre_name(taxonomy.find_theatre(part)?));
        let tactic = || Some(taxonomy.tactic_name(taxonomy.find_tactic(part)?));
        let kind = || Some(taxonomy.kind_name(taxonomy.find_kind(part)?));
        format!(": {}", theatre().or_else(tactic).or_else(kind).unwrap_or(part))
    });
    format!("{first}{}{}{line}", letters.as_str(), part.unwrap_or_default())
}

/// Numbers the rows that have the same name: an issuer may state two numbers of one thing on one basis,
/// and two theatres have an area of one name.
pub(super) fn number(rows: &mut [Row], taxonomy: &Taxonomy) {
    let name = |row: &Row| {
        let key = row.key.as_ref().map(|key| key.label(taxonomy));
        (row.measure, key, row.line.clone())
    };
    let mut known: HashMap<_, (u32, usize)> = HashMap::new();
    for at in 0..rows.len() {
        let Some(row) = rows.get(at) else { continue };
        let (many, first) = known.entry(name(row)).or_insert((0, at));
        *many += 1;
        let (nth, first) = (*many, *first);
        if nth > 1 {
            // The first is numbered only when there is another.
            rows.get_mut(first).into_iter().for_each(|row| row.nth = 1);
            rows.get_mut(at).into_iter().for_each(|row| row.nth = nth);
        }
    }
}

/// A whole comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What is compared, in order.
    pub subjects: Vec<Subject>,
    /// The place of the subject that the others are compared with.
    pub baseline: usize,
    /// The rows, group by group.
    pub rows: Vec<Row>,
    /// The number of events that each two subjects share, in the order of the subjects.
    pub shared: Vec<Vec<u32>>,
    /// The variance of counts, as a multiple of their mean, that a marked difference survives.
    pub dispersion: Dispersion,
    /// Why whole subjects must not be held against the baseline, for each. A cell repeats them;
    /// where it has others it differs from its column.
    pub reasons: Vec<Vec<Reason>>,
    /// How many rows of each subject were tested against the baseline.
    pub tested: Vec<u32>,
}

impl Table {
    /// Returns the row of a name. Which one of several it is may hang on what else is compared: where one
    /// alone is left of that name, it is meant.
    pub fn row_named(&self, name: &str, taxonomy: &Taxonomy) -> Option<&Row> {
        let whole = self.rows.iter().find(|row| row.name(taxonomy) == name);
        whole.or_else(|| {
            let common = name.rsplit_once(" (").map_or(name, |(common, _)| common);
            let mut alike = self.rows.iter().filter(|row| row.common_name(taxonomy) == common);
            alike.next().filter(|_| alike.next().is_none())
        })
    }
}
