//! What is found, by the index and by the slow evaluator.

use std::fs;

use watchfloor::archive::{EntryKey, Origin, load_all};
use watchfloor::query::{Index, Oracle, parse};

use super::{ALL, FIRST, PLAIN, held};

/// What is asked, and what it finds.
const ASKED: &[(&str, &[EntryKey])] = &[
    ("actor:isis", &[ALL]),
    ("actor:\"men of the hills\"", &[ALL, FIRST]),
    ("target:villagers", &[ALL]),
    ("target:police", &[ALL, FIRST]),
    ("undirected:yes", &[ALL]),
    ("undirected:no", &[FIRST, PLAIN]),
    ("events:6", &[ALL]),
    ("events:1", &[FIRST, PLAIN]),
    // The number asked for is that of the event, so that its other telling is found too.
    ("losses:>=15", &[ALL, FIRST]),
    ("wounded:8", &[ALL, FIRST]),
    // Corrected by the other telling, which counts; possible it stays.
    ("killed:8", &[]),
    ("killed:8?", &[ALL, FIRST]),
    ("toll:reported", &[ALL]),
    ("toll:police", &[ALL]),
    ("toll:official", &[]),
    ("claimed_by:hills", &[ALL]),
    ("denied_by:government", &[ALL]),
    ("claimed_on:2031-03", &[ALL]),
    ("attribution:suspected", &[ALL]),
    ("corrects:exercise-first", &[ALL]),
    ("told_from:exercise-2031", &[ALL]),
    ("time:06", &[ALL]),
    ("time:night", &[FIRST]),
    ("at:33.75", &[ALL]),
    ("at:-33", &[FIRST]),
    ("date_basis:supplied", &[ALL]),
    ("date_basis:told", &[FIRST, PLAIN]),
    ("x.gtd_id:2031", &[ALL]),
    ("x.GTD-ID:203103070012", &[ALL]),
    ("x.grade:\"b: likely\"", &[ALL]),
    ("x.gtd_id:b", &[]),
    ("x:2031,b", &[ALL]),
    ("x.grade:c,b", &[ALL]),
    ("stance:denies", &[ALL]),
    ("stance:confirms", &[]),
    ("has:at", &[ALL, FIRST]),
    ("has:versions", &[ALL]),
    ("has:target -has:losses", &[FIRST]),
    ("has:place", &[ALL, FIRST]),
    ("has:killed", &[ALL, FIRST, PLAIN]),
];

/// An entry belongs to a wave of any of its actors, and is counted there once.
#[test]
fn an_entry_belongs_to_the_waves_of_all_its_actors() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write(
        "taxonomy.yaml",
        "theatres: [{ id: coast, name: Coast }]\nkinds: [{ id: attack, name: Attack, \
        counts_as: attack }]\nactors:\n- { name: Hills }\n- { name: Hills North, part_of: Hills }\n\
        - { name: Hills South, part_of: Hills }\n",
    );
    for name in ["digests", "waves"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    write(
        "waves/w.yaml",
        "wave: 2031-03-w\nname: W\nactor: Hills\nperiod: 2031-03-01..2031-03-31\n",
    );
    let entry = |text: &str, actors: &str| {
        format!(
            "{{ date: 2031-03-06, kind: attack, text: {text}, basis: claimed, actor: [{actors}] }}"
        )
    };
    let (both, other) = (entry("A", "Others, Hills North, Hills South"), entry("B", "Others"));
    let head = "digest: p-2031-03-06\ntitle: T\npublisher: P\nperiod: 2031-03-06\n";
    let text = format!("{head}theatres: [{{ theatre: coast, entries: [{both}, {other}] }}]\n");
    write("digests/2031-03-06.yaml", &text);
    let (corpus, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
    assert_eq!(problems, []);
    assert_eq!((corpus.members(0), corpus.member_count(0)), (vec![ALL], 1));
    assert_eq!((corpus.waves_of(ALL).count(), corpus.waves_of(FIRST).count()), (1, 0));
}

#[test]
fn every_field_is_found_by_both_evaluators() {
    let corpus = held();
    let index = Index::build(&corpus);
    for (query, found) in ASKED {
        let asked =
            parse(query, corpus.taxonomy()).unwrap_or_else(|fault| panic!("{query}: {fault}"));
        assert_eq!(index.matching(&corpus, &asked, &|| false).unwrap(), *found, "{query}");
        let oracle = Oracle::new(&asked, &corpus);
        let slow = [ALL, FIRST, PLAIN].into_iter();
        let slow: Vec<_> = slow.filter(|key| oracle.matches(corpus.entry(*key).unwrap())).collect();
        assert_eq!(slow, *found, "{query}, slowly");
        let printed = asked.to_string();
        assert_eq!(
            parse(&printed, corpus.taxonomy()).unwrap(),
            asked,
            "{query} prints as {printed}"
        );
    }
    for (query, hint) in [
        ("date_basis:guessed", "date_basis:supplied"),
        ("has:zzz", "has:versions"),
        ("stance:no", "stance:denies"),
    ] {
        let fault = parse(query, corpus.taxonomy()).unwrap_err().to_string();
        assert!(fault.contains(hint), "{query}: {fault}");
    }
    assert!(parse("place.x:2031", corpus.taxonomy()).is_ok(), "only a free map has keys");
}
