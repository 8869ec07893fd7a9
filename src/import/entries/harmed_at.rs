//! On what an attack was made where its sentence begins with those who were harmed: `four guards were killed
//! when gunmen attacked a post`. The parties of a clause are read in `parties`.

use std::ops::Range;

use super::parties::{EventParty, Parties, PartySide, parties};
use super::target::{TargetRead, behind_noun};
use super::text::SectionText;
use crate::digest::Taxonomy;

/// The parties of a sentence, with what was attacked in place of those who were harmed there.
pub(super) fn event_parties(
    text: &SectionText<'_>,
    range: &Range<usize>,
    dates: &[Range<usize>],
    taxonomy: &Taxonomy,
) -> Parties {
    let mut found = parties(text, range, dates, taxonomy);
    let harmed = found.how == TargetRead::Subject || found.target.is_none();
    let is_people = found
        .target
        .as_ref()
        .is_none_or(|target| target.side != PartySide::Group && !is_site(text, target));
    let Some(verb) = found.verb.filter(|_| harmed && is_people) else { return found };
    if !is_harm(text, verb) {
        return found;
    }
    if let Some((target, how)) = site_behind(text, verb..range.end, taxonomy) {
        (found.target, found.how) = (Some(target), how);
    }
    found
}

/// `were killed`, `died`, `were wounded`.
fn is_harm(text: &SectionText<'_>, verb: usize) -> bool {
    let known = text.known();
    [known.killed, known.wounded, known.died].iter().any(|set| text.is(verb, *set))
}

/// What was attacked, behind the verb of harm: by the noun of an attack, or in a clause with `when`.
fn site_behind(
    text: &SectionText<'_>,
    behind: Range<usize>,
    taxonomy: &Taxonomy,
) -> Option<(EventParty, TargetRead)> {
    let stop = behind.clone().find(|at| matches!(text.word(*at), "." | ";")).unwrap_or(behind.end);
    let noun = behind_noun(text, &(behind.start + 1..stop));
    let noun = noun.map(|found| super::parties::written(text, found));
    if let Some(site) = noun.filter(|site| is_site(text, site)) {
        return Some((site, TargetRead::Noun));
    }
    let joint = |at: &usize| matches!(text.word(*at), "when" | "after" | "as");
    let at = (behind.start + 1..stop).find(joint)?;
    let clause = parties(text, &(at + 1..stop), &[], taxonomy);
    let site = clause.target.filter(|site| is_site(text, site))?;
    Some((site, TargetRead::Clause))
}

/// A thing or a place that is attacked, and not that of whoever was harmed: `their car`.
fn is_site(text: &SectionText<'_>, party: &EventParty) -> bool {
    let known = text.known();
    let head = party.range.clone().find(|at| text.word(*at) == "of").unwrap_or(party.range.end);
    let Some(last) = head.checked_sub(1) else { return false };
    let before = party.range.start.checked_sub(1);
    let whose = |at: usize| matches!(text.word(at), "their" | "his" | "her");
    let own = before.is_some_and(whose) || whose(party.range.start);
    let thing = [known.thing, known.site, known.town_site].iter().any(|set| text.is(last, *set));
    thing && !own && !text.is(last, known.means)
}
