//! In which sections a briefing stands: a list of headings, each with what stands below it. Data, and no
//! code: nothing in it is looked up or run.

use super::BriefKind;
use crate::order::CompactSort as _;
use crate::words::nearest;
use crate::yaml::{self, Fault, Node};

/// One section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateSection {
    /// Its heading.
    pub heading: String,
    /// What stands in it, in the order in which it was gathered.
    pub holds: Vec<BriefKind>,
}

/// The sections of a briefing, in order. What none of them holds stands behind them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefTemplate {
    /// The sections.
    pub sections: Vec<TemplateSection>,
}

/// The most sections, and the longest heading in bytes.
const MOST: usize = 40;
const LONGEST: usize = 200;
/// The heading of what no section holds, and of what cannot be found.
const BEHIND: &str = "Also gathered";
const MISSING: &str = "Not found any more";

impl Default for BriefTemplate {
    /// Returns the sections of a briefing where nobody says otherwise.
    fn default() -> Self {
        let section = |heading: &str, holds: &[BriefKind]| TemplateSection {
            heading: heading.to_owned(),
            holds: holds.to_vec(),
        };
        let sections = vec![
            section("What this rests on", &[BriefKind::About]),
            section("What is concluded", &[BriefKind::Text, BriefKind::Notes]),
            section("What is told, and by whom", &[BriefKind::Entries, BriefKind::Points]),
            section("Figures as they are stated", &[BriefKind::Figures]),
            section("What is counted here", &[BriefKind::Sums]),
            section("Side by side", &[BriefKind::Comparisons]),
            section("Where and when", &[BriefKind::Maps, BriefKind::Grids, BriefKind::Tempos]),
            section(MISSING, &[BriefKind::Missing]),
        ];
        Self { sections }
    }
}

impl BriefTemplate {
    /// Reads a template: as much as could be read, completed, and its faults.
    pub fn read(bytes: &[u8]) -> (Self, Vec<Fault>) {
        let mut faults = Vec::new();
        let root = yaml::parse(bytes, &mut faults);
        let items = root.as_ref().and_then(|root| root.list("a template", &mut faults));
        let mut sections = Vec::new();
        for (at, node) in items.unwrap_or_default().iter().enumerate() {
            if at >= MOST {
                let message = format!("only the first {MOST} sections are read");
                faults.push(Fault::error(node.mark, message).hint("join some of them"));
                break;
            }
            sections.extend(section(node, &mut faults));
        }
        faults.compact_sort_by_key(|fault| fault.mark);
        let template = if sections.is_empty() { Self::default() } else { Self { sections } };
        (template.completed(), faults)
    }

    /// Adds sections for what none holds, so that nothing that was gathered is left out.
    fn completed(mut self) -> Self {
        let is_held =
            |kind: &BriefKind| self.sections.iter().any(|section| section.holds.contains(kind));
        let (missing, behind): (Vec<BriefKind>, Vec<BriefKind>) = BriefKind::ALL
            .into_iter()
            .filter(|kind| !is_held(kind))
            .partition(|kind| *kind == BriefKind::Missing);
        for (heading, holds) in [(BEHIND, behind), (MISSING, missing)] {
            if !holds.is_empty() {
                self.sections.push(TemplateSection { heading: heading.to_owned(), holds });
            }
        }
        self
    }
}

fn section(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<TemplateSection> {
    let mut map = node.map("a section", faults)?;
    let heading = map.need("heading", faults).and_then(|node| heading(node, faults));
    let holds = map.need("holds", faults).map(|node| node.words("holds", faults));
    map.finish(faults);
    let kinds = holds?.into_iter().filter_map(|node| kind(node, faults));
    let holds: Vec<BriefKind> = kinds.collect();
    (!holds.is_empty()).then_some(TemplateSection { heading: heading?, holds })
}

fn heading(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<String> {
    let text = node.text("heading", faults)?;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.is_empty() || line.len() > LONGEST {
        let message = format!("a heading has 1 to {LONGEST} bytes");
        faults.push(Fault::error(node.mark, message).hint("write a few words"));
        return None;
    }
    Some(line)
}

fn kind(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<BriefKind> {
    let word = node.text("holds", faults)?;
    let kind = BriefKind::of(word);
    if kind.is_none() {
        let words = BriefKind::ALL.map(BriefKind::word);
        let list = words.join(", ");
        let hint = match nearest(word, words) {
            Some(meant) => format!("did you mean `{meant}`? known here: {list}"),
            None => format!("known here: {list}"),
        };
        let message = format!("no part of a briefing is called `{}`", yaml::excerpt(word));
        faults.push(Fault::error(node.mark, message).hint(hint));
    }
    kind
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (BriefTemplate, Vec<String>) {
        let (template, faults) = BriefTemplate::read(text.as_bytes());
        let told = |fault: &Fault| {
            format!("{} {} {}", fault.mark, fault.message, fault.hint.as_deref().unwrap_or(""))
        };
        (template, faults.iter().map(told).collect())
    }

    #[test]
    fn a_template_is_headings_in_order_and_nothing_is_left_out() {
        let text = "- { heading: Judgement, holds: [text, notes] }\n\
                    - heading: The rest\n  holds: [entries, figures, about]\n";
        let (template, faults) = told(text);
        assert_eq!(faults, [] as [String; 0]);
        let headings: Vec<_> = template.sections.iter().map(|it| it.heading.as_str()).collect();
        assert_eq!(headings, ["Judgement", "The rest", BEHIND, MISSING]);
        let held: usize = template.sections.iter().map(|section| section.holds.len()).sum();
        assert_eq!(held, BriefKind::ALL.len());
        assert_eq!(BriefTemplate::default().completed(), BriefTemplate::default());
    }

    #[test]
    fn a_word_that_is_none_has_its_place_and_the_rest_counts() {
        let (template, faults) =
            told("- { heading: A, holds: [entrys, text] }\n- { heading: B }\n");
        assert!(
            faults[0].starts_with("1:25 no part of a briefing is called `entrys`"),
            "{faults:?}"
        );
        assert!(faults[0].contains("did you mean `entries`?"), "{faults:?}");
        assert!(faults[1].contains("`holds` is missing"), "{faults:?}");
        assert_eq!(template.sections[0].holds, [BriefKind::Text]);
        assert_eq!(told("nonsense").0, BriefTemplate::default());
    }

    #[test]
    fn there_is_an_end_to_it() {
        let many = "- { heading: A, holds: [text] }\n".repeat(MOST + 1);
        let (template, faults) = told(&many);
        assert!(faults.len() == 1 && template.sections.len() <= MOST + 2, "{faults:?}");
        let (_, faults) = told(&format!("- {{ heading: {}, holds: [text] }}\n", "x".repeat(201)));
        assert!(faults[0].contains("1 to 200 bytes"), "{faults:?}");
    }
}
