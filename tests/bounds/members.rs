//! The members of waves are found by days and actors; which they must be is said entry by entry.

use watchfloor::archive::{Corpus, EntryKey};
use watchfloor::query::{Index, parse};

use super::archives::{self, KINDS};
use super::held::alone;
use super::work::check;

fn corpora() -> impl Iterator<Item = (&'static str, Corpus)> {
    let of_waves = ["members", "wave periods", "mentions", "parts of one actor", "parts of parts"];
    KINDS.into_iter().filter(move |(kind, _)| of_waves.contains(kind)).map(|(kind, files)| {
        let folder = tempfile::tempdir().unwrap();
        archives::write(folder.path(), &files(600)).unwrap();
        (kind, check(folder.path()).0)
    })
}

/// By the definition: every pair is looked at.
fn slowly(corpus: &Corpus, wave: usize) -> Vec<EntryKey> {
    let keys = corpus.entries().map(|(key, _)| key);
    keys.filter(|key| corpus.waves_of(*key).any(|(at, _)| at == wave)).collect()
}

#[test]
fn both_ways_from_waves_to_entries_agree() {
    alone(|| {
        for (kind, corpus) in corpora() {
            let mut all = 0;
            for wave in 0..corpus.waves().len() {
                let members = corpus.members(wave);
                assert_eq!(members, slowly(&corpus, wave), "{kind}, wave {wave}");
                assert_eq!(members.len(), corpus.member_count(wave), "{kind}, wave {wave}");
                all += members.len();
            }
            assert!(all > 0, "{kind}: no wave has a member");
        }
    });
}

#[test]
fn a_search_finds_the_members_of_a_wave() {
    alone(|| {
        for (kind, corpus) in corpora() {
            let index = Index::build(&corpus);
            for (at, wave) in corpus.waves().iter().enumerate().step_by(7) {
                let query = parse(&format!("wave:{}", wave.id), corpus.taxonomy()).unwrap();
                let found = index.matching(&corpus, &query, &|| false).unwrap();
                assert_eq!(found, corpus.members(at), "{kind}, wave {at}");
            }
        }
    });
}

#[test]
fn the_members_of_several_waves_are_those_of_each_once() {
    alone(|| {
        for (kind, corpus) in corpora() {
            let waves: Vec<usize> = (0..corpus.waves().len()).step_by(3).collect();
            let mut each: Vec<_> = waves.iter().flat_map(|wave| corpus.members(*wave)).collect();
            each.sort_unstable();
            each.dedup();
            assert_eq!(corpus.members_of_any(&waves), each, "{kind}");
        }
    });
}
