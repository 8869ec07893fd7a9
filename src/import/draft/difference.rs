//! What a later edition of a digest has that the earlier has not: its head, entry by entry, figure by
//! figure. Both are compared as they are written.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::fmt;

use super::told::{ToldEntry, ToldSort, parts};
use crate::words::fold;

/// How two editions differ: their heads, entries and figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// What only the later has.
    pub new: Vec<ToldEntry>,
    /// What both have, with other fields.
    pub changed: Vec<Changed>,
    /// What only the earlier has.
    pub gone: Vec<ToldEntry>,
    /// How many entries are the same in both.
    pub same: usize,
}

/// A part with other fields than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The part as it is now.
    pub entry: ToldEntry,
    /// Each field that differs, as it was and as it is.
    pub fields: Vec<FieldChange>,
}

/// A field with another value than before; empty where it was or is not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The key.
    pub name: String,
    /// What it was.
    pub was: String,
    /// What it is.
    pub now: String,
}

/// The most entries of one day that each later entry is compared with.
const MOST_COMPARED: usize = 64;

/// How many of a hundred words two texts share where they tell one event.
const FEWEST_SHARED: usize = 50;

/// Compares two editions of a digest, both as YAML.
pub fn difference(earlier: &[u8], later: &[u8]) -> Difference {
    let (before, after) = (parts(earlier), parts(later));
    let partners = partners(&before, &after);
    let taken: HashSet<usize> = partners.iter().flatten().copied().collect();
    let mut found = Difference::default();
    for (entry, partner) in after.into_iter().zip(partners) {
        match partner.and_then(|at| before.get(at)) {
            None => found.new.push(entry),
            Some(was) => {
                let fields = changes(was, &entry);
                if fields.is_empty() {
                    found.same += usize::from(entry.sort == ToldSort::Entry);
                } else {
                    found.changed.push(Changed { entry, fields });
                }
            }
        }
    }
    found.gone = before
        .into_iter()
        .enumerate()
        .filter(|(at, _)| !taken.contains(at))
        .map(|(_, entry)| entry)
        .collect();
    found
}

/// Finds for each later entry the earlier one that tells the same: first by the same text, then by
/// the day and what is alike.
fn partners(before: &[ToldEntry], after: &[ToldEntry]) -> Vec<Option<usize>> {
    let text = |entry: &ToldEntry| (entry.sort, fold(entry.says()));
    let mut by_text: HashMap<(ToldSort, String), VecDeque<usize>> = HashMap::new();
    let mut by_day: HashMap<(ToldSort, &str), VecDeque<usize>> = HashMap::new();
    for (at, entry) in before.iter().enumerate() {
        by_text.entry(text(entry)).or_default().push_back(at);
        by_day.entry((entry.sort, entry.field("date"))).or_default().push_back(at);
    }
    let mut taken: HashSet<usize> = HashSet::new();
    let mut partners: Vec<Option<usize>> = after
        .iter()
        .map(|entry| {
            let at = by_text.get_mut(&text(entry))?.pop_front()?;
            taken.insert(at);
            Some(at)
        })
        .collect();
    for (entry, partner) in after.iter().zip(&mut partners).filter(|(_, partner)| partner.is_none())
    {
        // A day is compared within bounds: an archive can fill it with as much as it likes.
        let Some(day) = by_day.get_mut(&(entry.sort, entry.field("date"))) else { continue };
        drop_taken(day, &taken);
        let scored = day
            .iter()
            .copied()
            .take(MOST_COMPARED)
            .filter_map(|at| Some((likeness(before.get(at)?, entry)?, at)));
        let best = scored.max_by_key(|(score, at)| (*score, std::cmp::Reverse(*at)));
        if let Some((_, at)) = best {
            taken.insert(at);
            *partner = Some(at);
        }
    }
    partners
}

/// Takes those that have a partner off the front of a day, as far as it is compared.
fn drop_taken(day: &mut VecDeque<usize>, taken: &HashSet<usize>) {
    let mut at = 0;
    while at < MOST_COMPARED
        && let Some(entry) = day.get(at)
    {
        if taken.contains(entry) {
            day.remove(at);
        } else {
            at += 1;
        }
    }
}

/// Says how alike two entries of one day are; none where they tell two events.
fn likeness(a: &ToldEntry, b: &ToldEntry) -> Option<usize> {
    let words = |told: &ToldEntry| -> BTreeSet<String> {
        fold(told.says()).split(' ').map(str::to_owned).collect()
    };
    let (of_a, of_b) = (words(a), words(b));
    let shared = of_a.intersection(&of_b).count() * 100 / of_a.len().min(of_b.len()).max(1);
    let agreed = ["kind", "tactic", "place", "actor", "target", "killed", "wounded"];
    let alike = agreed
        .iter()
        .filter(|name| !a.field(name).is_empty() && a.field(name) == b.field(name))
        .count();
    let is_same_place = a.place == b.place;
    let is_one = is_same_place && (shared >= FEWEST_SHARED || alike >= 3) || shared >= 80;
    is_one.then_some(shared + alike * 20 + usize::from(is_same_place) * 30)
}

fn changes(was: &ToldEntry, now: &ToldEntry) -> Vec<FieldChange> {
    let mut found = Vec::new();
    if was.place != now.place {
        found.push(FieldChange {
            name: "area".to_owned(),
            was: was.place.clone(),
            now: now.place.clone(),
        });
    }
    // A text in own words says nothing of what the source changed in its.
    let is_own = was.field("wording") != now.field("wording");
    let names = now.fields.iter().chain(&was.fields).map(|(name, _)| name.as_str());
    let mut seen: HashSet<&str> = HashSet::new();
    for name in names.filter(|name| seen.insert(name)) {
        let is_ours =
            matches!(name, "wording" | "note" | "tags" | "id") || name == "text" && is_own;
        let (old, new) = (was.field(name), now.field(name));
        if !is_ours && old != new {
            found.push(FieldChange {
                name: name.to_owned(),
                was: old.to_owned(),
                now: new.to_owned(),
            });
        }
    }
    found
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} new, {} changed, {} gone, {} as before",
            self.new.len(),
            self.changed.len(),
            self.gone.len(),
            self.same
        )?;
        for entry in &self.new {
            write!(f, "\n+ {}", line(entry))?;
        }
        for changed in &self.changed {
            write!(f, "\n~ {}", line(&changed.entry))?;
            for FieldChange { name, was, now } in &changed.fields {
                match (was.is_empty(), now.is_empty()) {
                    (true, _) => write!(f, "\n    {name}: now {now}")?,
                    (false, true) => write!(f, "\n    {name}: {was} is gone")?,
                    (false, false) => write!(f, "\n    {name}: {was} → {now}")?,
                }
            }
        }
        for entry in &self.gone {
            write!(f, "\n- {}", line(entry))?;
        }
        Ok(())
    }
}

/// Returns a part as one line.
fn line(entry: &ToldEntry) -> String {
    let says = entry.says();
    let text: String = says.chars().take(70).collect();
    let more = if says.chars().nth(70).is_some() { "…" } else { "" };
    let label = entry.label(" ");
    match text.trim_end() {
        "" => label,
        text => format!("{label}: {text}{more}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EARLIER: &str = "\
theatres:
  - theatre: iraq
    areas:
      - area: Diyala
        entries:
          - { date: 2031-05-21, kind: attack, tactic: ied, killed: 1, text: A bomb hit a patrol on the road., wording: source }
          - { date: 2031-05-21, kind: attack, tactic: ied, text: Gunmen shot at a post by the river., wording: source }
          - { date: 2031-05-22, kind: attack, text: A house was set on fire., wording: source }
";

    #[test]
    fn the_same_is_the_same() {
        let found = difference(EARLIER.as_bytes(), EARLIER.as_bytes());
        assert_eq!(found, Difference { same: 3, ..Difference::default() });
    }

    #[test]
    fn what_is_new_changed_and_gone_is_told() {
        let later = EARLIER
            .replace("killed: 1, text: A bomb hit a patrol on the road.", "killed: 2, text: \"A bomb hit a patrol on the road, and two died.\"")
            .replace("          - { date: 2031-05-22, kind: attack, text: A house was set on fire., wording: source }\n", "          - { date: 2031-05-23, kind: clash, text: There was an exchange of fire., wording: source }\n");
        let found = difference(EARLIER.as_bytes(), later.as_bytes());
        assert_eq!(
            found.to_string(),
            "1 new, 1 changed, 1 gone, 1 as before\n\
             + 2031-05-23 iraq/Diyala clash: There was an exchange of fire.\n\
             ~ 2031-05-21 iraq/Diyala attack: A bomb hit a patrol on the road, and two died.\n    \
             killed: 1 → 2\n    \
             text: A bomb hit a patrol on the road. → A bomb hit a patrol on the road, and two died.\n\
             - 2031-05-22 iraq/Diyala attack: A house was set on fire."
        );
    }

    #[test]
    fn the_head_and_the_figures_are_compared_as_well() {
        let edition = |title: &str, total: &str, more: &str| {
            format!(
                "digest: harbour-2031-05-21\ntitle: {title}\npublisher: Harbour Watch\n\
                 period: 2031-05-21..2031-05-27\n{EARLIER}figures:\n  \
                 - {{ of: killed in the harbour, total: {total}, issuer: Harbour Watch }}\n{more}"
            )
        };
        let first = edition("The week", "11", "");
        let told = |later: &str| difference(first.as_bytes(), later.as_bytes()).to_string();
        assert_eq!(told(&first), "0 new, 0 changed, 0 gone, 3 as before");
        let more = "  - { of: boats sunk, total: 2, issuer: Harbour Watch }\n";
        assert_eq!(
            told(&edition("The week, again", "12", more)),
            "1 new, 2 changed, 0 gone, 3 as before\n\
             + figure: boats sunk\n\
             ~ head\n    title: The week → The week, again\n\
             ~ figure: killed in the harbour\n    total: 11 → 12"
        );
    }

    #[test]
    fn a_text_in_own_words_is_not_told_as_changed() {
        let own = EARLIER.replace(
            "text: A bomb hit a patrol on the road., wording: source",
            "text: A mine went off under a patrol on a road.",
        );
        let found = difference(own.as_bytes(), EARLIER.as_bytes());
        assert_eq!((found.same, found.changed.len(), found.new.len()), (3, 0, 0), "{found}");
    }

    #[test]
    fn many_entries_of_a_day_are_compared_within_bounds() {
        let entry = |number: usize| {
            format!("          - {{ date: 2031-05-21, kind: attack, text: event w{number} }}\n")
        };
        let head =
            "theatres:\n  - theatre: iraq\n    areas:\n      - area: Diyala\n        entries:\n";
        let all =
            |from: usize| head.to_owned() + &(from..from + 3000).map(entry).collect::<String>();
        let found = difference(all(0).as_bytes(), all(1500).as_bytes());
        assert_eq!(found.new.len() + found.changed.len() + found.same, 3000);
        assert!(found.same >= 1500);
    }
}
