//! The counts beside what is found: each is what narrowing to it finds, and the most frequent are
//! there.

use watchfloor::archive::RecordKey;
use watchfloor::query::{Facets, Results};

use crate::{SHIPPED, counted, read, search};

const QUERIES: [&str; 7] = [
    "",
    "kind:attack",
    "police",
    "theatre:iraq date:2020",
    "-theatre:iraq",
    "ied mogadishu",
    "zzzqqq",
];

/// The most values of a kind that are told.
const MOST: usize = 8;

fn facets(text: &str) -> Facets {
    counted(&search(&read(text)))
}

/// Every value of some facets, as a field and a value of the query language, with its count.
fn values(facets: &Facets) -> Vec<(&'static str, String, u32)> {
    let words = SHIPPED.0.taxonomy();
    let mut all = Vec::new();
    all.extend(
        facets.theatres.iter().map(|(id, n)| ("theatre", words.theatre_word(*id).into(), *n)),
    );
    all.extend(facets.tactics.iter().map(|(id, n)| ("tactic", words.tactic_word(*id).into(), *n)));
    all.extend(facets.kinds.iter().map(|(id, n)| ("kind", words.kind_word(*id).into(), *n)));
    let actor = |id| words.actor(id).unwrap().name.to_string();
    all.extend(facets.actors.iter().map(|(id, n)| ("actor", actor(*id), *n)));
    let known = facets.outlets.iter().filter(|(name, _)| words.find_outlet(name).is_some());
    all.extend(known.map(|(name, n)| ("source", name.to_string(), *n)));
    // A name may be that of areas of several theatres, which `area:` all finds.
    let alone = |name: &str| words.areas_called(name).count() == 1;
    let areas = facets.areas.iter().map(|(id, n)| (words.area_name(*id), *n));
    all.extend(areas.filter(|(name, _)| alone(name)).map(|(name, n)| ("area", name.into(), n)));
    all
}

#[test]
fn each_count_is_what_narrowing_to_it_finds() {
    let mut fields = std::collections::BTreeMap::new();
    for text in QUERIES {
        for (field, value, count) in values(&facets(text)) {
            let narrowed = search(&read(text).narrowed(field, &value));
            assert_eq!(narrowed.total, count as usize, "{text} {field}:{value}");
            *fields.entry(field).or_insert(0) += 1;
        }
    }
    assert!(fields.len() == 6 && fields.values().all(|tried| *tried > 5), "{fields:?}");
}

#[test]
fn the_most_frequent_are_told_in_the_order_of_their_counts() {
    let (corpus, _) = &*SHIPPED;
    for text in QUERIES {
        let results: Results = search(&read(text));
        let facets = counted(&results);
        let mut areas = std::collections::HashMap::new();
        let mut outlets = std::collections::HashMap::new();
        for key in results.entries() {
            let entry = corpus.entry(key).unwrap();
            entry.area.into_iter().for_each(|area| *areas.entry(area).or_insert(0_u32) += 1);
            let cited: std::collections::HashSet<_> = entry
                .sources()
                .map(|source| {
                    let known = corpus.taxonomy().find_outlet(source.outlet);
                    known
                        .map_or_else(|| source.outlet.to_string(), |outlet| outlet.name.to_string())
                })
                .collect();
            for name in cited {
                *outlets.entry(name).or_insert(0_u32) += 1;
            }
        }
        let highest = |mut counts: Vec<u32>| {
            counts.sort_unstable_by_key(|count| std::cmp::Reverse(*count));
            counts.truncate(MOST);
            counts
        };
        let told = |counts: &mut dyn Iterator<Item = u32>| counts.collect::<Vec<_>>();
        let of_areas = told(&mut facets.areas.iter().map(|(_, count)| *count));
        assert_eq!(of_areas, highest(areas.into_values().collect()), "{text}");
        let of_outlets = told(&mut facets.outlets.iter().map(|(_, count)| *count));
        assert_eq!(of_outlets, highest(outlets.into_values().collect()), "{text}");
        assert!(
            facets.actors.len() <= MOST
                && facets.actors.is_sorted_by_key(|it| std::cmp::Reverse(it.1))
        );
    }
}

#[test]
fn the_sorts_of_records_are_counted() {
    for text in QUERIES {
        let results = search(&read(text));
        let facets = counted(&results);
        let sum: u32 = facets.records.iter().map(|(_, count)| count).sum();
        assert_eq!(sum as usize, results.records(), "{text}");
        for (word, count) in &facets.records {
            let sort = |key: &&RecordKey| match key {
                RecordKey::Entry(_) => *word == "entry",
                RecordKey::Passage(key) => SHIPPED.0.passage(*key).unwrap().kind().word() == *word,
            };
            assert_eq!(
                results.hits.iter().filter(sort).count(),
                *count as usize,
                "{text} in:{word}"
            );
        }
    }
}
