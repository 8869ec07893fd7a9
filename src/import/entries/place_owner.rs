//! Names of places that say whose something is or where somebody comes from, and not where it happened.

use super::place::ToldPlace;
use super::place_name::{Name, name_at};
use super::text::SectionText;

/// Somebody comes from there: `a vendor from Marsa`, `a bus from Tirah`.
pub(super) fn is_origin(text: &SectionText<'_>, place: &ToldPlace) -> bool {
    let known = text.known();
    let rides = |at: usize| {
        matches!(text.word(at), "bus" | "minibus" | "lorry" | "truck" | "boat" | "flight")
    };
    let person = |at: usize| text.is(at, known.person) || text.is(at, known.militant) || rides(at);
    let from = place.range.start;
    text.word(from) == "from" && from.checked_sub(1).is_some_and(person)
}

/// `a checkpoint of the Coast Guard in Marsa`, `a post of Quwwat Tirah in Marsa`: it is theirs, where the
/// gazetteer knows no such place and one is told behind it. `from` is where the name begins.
pub(super) fn is_owner(text: &SectionText<'_>, name: &Name, from: usize, end: usize) -> bool {
    let known = text.known();
    // The name may have been cut from its article.
    let start = from.checked_sub(1).filter(|at| text.word(*at) == "the").unwrap_or(from);
    let article = text.word(start) == "the";
    // A village of that name is no one's.
    let is_site =
        |at: usize| text.is(at, known.site) && (article || !text.is(at, known.soft_place_word));
    let of = start.checked_sub(1).filter(|at| text.word(*at) == "of");
    let site = of.and_then(|of| of.checked_sub(1)).is_some_and(is_site);
    let leads = matches!(text.word(name.to), "in" | "at" | "near");
    let bare = name.names.first().map(|bare| crate::words::fold(bare)).unwrap_or_default();
    site && leads
        && !crate::geo::Gazetteer::shipped().has(&bare)
        && name_at(text, name.to + 1, end).is_some()
}
