//! Which tellings of an event are sources of their own: all but those that were told from another.

use std::collections::HashMap;

use super::ranking::Telling;
use crate::digest::{EntryRef, Taxonomy};
use crate::words::fold;

/// The most tellings of an event whose dependence is looked at; a set of them is one number.
pub(super) const MOST: usize = u64::BITS as usize;

/// Says of each of some ranked tellings whether it depends on no other.
///
/// A telling depends on another that it says it was told from, by its id or by that of its digest;
/// whose publisher one of its sources names, or is; or that has the same outlet and address among
/// its sources. Of two that depend on each other the first counts.
pub(super) fn independent(tellings: &[Telling<'_>], taxonomy: &Taxonomy) -> Vec<bool> {
    let tellings = tellings.get(..MOST).unwrap_or(tellings);
    let on = dependences(tellings, taxonomy);
    let alone = on.iter().enumerate().map(|(at, others)| {
        let told_from = |other: usize| *others & (1 << other) != 0;
        let mutual_and_first = |other: usize| on[other] & (1 << at) != 0 && at < other;
        !(0..on.len()).any(|other| told_from(other) && !mutual_and_first(other))
    });
    alone.collect()
}

/// Returns for each telling the set of the others that it depends on, in one pass over what each
/// cites.
fn dependences(tellings: &[Telling<'_>], taxonomy: &Taxonomy) -> Vec<u64> {
    let name = |outlet: &str| match taxonomy.find_outlet(outlet) {
        Some(known) => fold(&known.name),
        None => fold(outlet),
    };
    let mut known_as: HashMap<String, u64> = HashMap::new();
    let mut cited: HashMap<(String, &str), u64> = HashMap::new();
    for (at, (_, entry)) in tellings.iter().enumerate() {
        let digest = entry.digest();
        for id in [digest.id().to_owned(), entry.id()] {
            *known_as.entry(id).or_default() |= 1 << at;
        }
        *known_as.entry(publisher(*entry, name)).or_default() |= 1 << at;
        for source in entry.sources() {
            if let Some(url) = source.url {
                *cited.entry((name(source.outlet), url)).or_default() |= 1 << at;
            }
        }
    }
    let on = |(at, (_, entry)): (usize, &Telling<'_>)| {
        let named = entry.sources().map(|source| format!("{PUBLISHER}{}", name(source.outlet)));
        let named = named.chain([publisher(*entry, name)]);
        let named = named.chain(entry.told_from().map(str::to_owned));
        let by_name = named.filter_map(|name| known_as.get(&name).copied());
        let by_address = entry
            .sources()
            .filter_map(|source| cited.get(&(name(source.outlet), source.url?)).copied());
        by_name.chain(by_address).fold(0, |all, some| all | some) & !(1 << at)
    };
    tellings.iter().enumerate().map(on).collect()
}

/// Goes before the name of a publisher, so that none is taken for an id.
const PUBLISHER: &str = "publisher ";

fn publisher(entry: EntryRef<'_>, name: impl Fn(&str) -> String) -> String {
    format!("{PUBLISHER}{}", name(&entry.digest().head().publisher))
}
