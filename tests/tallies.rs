//! What is counted of the archive as it was at commit f38544a: tolls as envelopes over all tellings,
//! events and tellings, and the sides, which are never mixed. The values were worked out by hand and
//! by an independent script.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use chrono::Datelike as _;
use watchfloor::archive::{Corpus, EntryKey, Found, Origin, load_all};
use watchfloor::digest::{Basis, CountsAs, EntryRef, Harm, Period, Precision, SideTallies, Sum};
use watchfloor::page;
use watchfloor::query::{Index, NameLookup, parse_with};

use support::kept;

fn key(corpus: &Corpus, id: &str) -> EntryKey {
    let Found::Entry(key) = corpus.find(id) else { panic!("no {id}") };
    key
}

fn toll(corpus: &Corpus, id: &str, harm: Harm) -> String {
    let mut sum = Sum::default();
    if let Some(toll) = corpus.toll(key(corpus, id), harm) {
        sum.add_toll(&toll);
    }
    sum.to_string()
}

#[test]
fn the_archive_that_is_kept_is_whole() {
    assert_eq!(kept().len(), 263);
}

#[test]
fn a_toll_is_an_envelope_over_all_that_tell_it() {
    let corpus = kept();
    let killed = |id| toll(&corpus, id, Harm::Killed);
    assert_eq!(killed("itic-2020-07-16-k0d3f"), "40 (2–40)≠", "Rabi'a");
    assert_eq!(killed("itic-2020-06-04-6pbt1"), "≥81", "more than 80 does not contradict 81");
    assert_eq!(killed("itic-2020-04-23-zv2eh"), "10", "only an account gives a number");
    assert_eq!(killed("itic-2020-07-02-wcfxt"), "40 (≥2)≠");
    assert_eq!(killed("itic-2021-07-29-9e9wb"), "–");
    // Told by two digests, of which one has two more accounts.
    let both = ["itic-2020-05-07-ntts6", "itic-2020-05-21-52qa2"].map(killed);
    assert_eq!(both, ["25 (≥24)≠", "25 (≥24)≠"]);
    assert_eq!(toll(&corpus, "itic-2020-05-21-52qa2", Harm::Wounded), "68 (68–133)≠");
}

/// The killed of some entries, each event once.
fn killed(corpus: &Corpus, among: impl Fn(EntryKey, EntryRef<'_>) -> bool) -> Sum {
    let mut sum = Sum::default();
    for (key, entry) in corpus.entries() {
        if !corpus.is_repeat(key) && among(key, entry) {
            corpus.toll(key, Harm::Killed).iter().for_each(|toll| sum.add_toll(toll));
        }
    }
    sum
}

#[test]
fn a_year_starts_at_the_least_of_each_event() {
    let corpus = kept();
    let of_2020 = killed(&corpus, |_, entry| {
        let attack = corpus.taxonomy().counts_as(entry.kind) == Some(CountsAs::Attack);
        attack && entry.date.from.year() == 2020 && entry.date.to.year() == 2020
    });
    assert_eq!((of_2020.low, of_2020.high), (580, None), "685 by the main tellings");
    assert!(of_2020.disputed > 5, "{of_2020:?}");
}

#[test]
fn a_wave_starts_at_the_least_of_each_event() {
    let corpus = kept();
    let wave = corpus.wave_of_id("2020-07-raids-of-attrition").unwrap();
    let (members, period) = (corpus.members(wave), corpus.waves()[wave].period);
    let all = killed(&corpus, |key, _| members.contains(&key));
    let within = killed(&corpus, |key, entry| {
        // Two of the six are dated to the month, and name the wave.
        let days = Period { from: entry.date.from, to: Some(entry.date.to) };
        members.contains(&key) && period.overlaps(days)
    });
    assert_eq!((all.low, within.low), (48, 17), "91 by the main tellings");
}

#[test]
fn an_event_says_how_often_it_is_told() {
    let corpus = kept();
    let kerman = key(&corpus, "kerman-2024-01-03");
    let collected = key(&corpus, "watchfloor-2024-01-04-3ny2y");
    // The archive's own collection appeared first and knows as much, but tells it from the article.
    assert_eq!(corpus.main_telling(collected), kerman);
    assert_eq!(corpus.tellings_of(kerman), 4);
    assert!(corpus.sources_of(kerman) < 4);
    let page = page::plain(&page::entry(&corpus, kerman), 100);
    let told = format!("told 4 times, by {} sources", corpus.sources_of(kerman));
    assert!(page.contains(&told), "{page}");
}

#[test]
fn the_sides_are_never_added_up() {
    let corpus = kept();
    let theatre = corpus.taxonomy().find_theatre("sinai").unwrap();
    let tallies = corpus.theatre(theatre).unwrap().tallies();
    let attacks = tallies.attacks().harm(Harm::Killed);
    assert_eq!((attacks.low, attacks.high, attacks.disputed), (60, None, 1), "of the victims");
    assert_eq!(tallies.others().harm(Harm::Killed).to_string(), "21", "of the men of ISIS");
    let page = page::plain(&page::theatre(&corpus, theatre), 100);
    let lines = ["attacks, all", "counterterrorism: raid, official"];
    let numbers = lines.map(|line| page.lines().find(|l| l.starts_with(line)).unwrap());
    assert!(numbers[0].contains("(≥60)≠") && numbers[1].contains("21"), "{page}");
    assert!(!page.contains("109") && !page.contains("120"), "{page}");

    let captured = |tallies: &SideTallies| {
        (tallies.attacks().harm(Harm::Captured), tallies.others().harm(Harm::Captured))
    };
    let (hostages, arrested) = captured(&corpus.tallies());
    assert_eq!((hostages.low, arrested.low), (73, 574), "at least");
    let executed = corpus.tallies();
    let mut executed = executed
        .iter()
        .filter(|(side, _)| side.name(corpus.taxonomy()) == "counterterrorism: execution");
    assert_eq!(executed.next().unwrap().1.harm(Harm::Killed).to_string(), "2");
}

#[test]
fn what_a_digest_recalls_stands_apart() {
    let corpus = kept();
    let Found::Digest(at) = corpus.find("itic-2020-05-21") else { panic!() };
    let page = page::plain(&page::digest(&corpus, at), 100);
    assert!(page.contains("3 background entries, 74 (≥62)≠ dead, apart"), "{page}");
    // A comparison counts 33 attacks and 36 killed within its period, and these before it.
    assert!(page.contains("of these 20 dated before its period, 18 dead (attacks)"), "{page}");
    assert!(!page.contains("after its period"), "{page}");
}

#[test]
fn a_document_held_whole_says_which_of_its_days_are_in_part() {
    let corpus = kept();
    let Found::Digest(at) = corpus.find("itic-2020-05-21") else { panic!() };
    let told =
        "the whole document: 78 entries, every event that it lists; its last two days in part";
    for page in [page::digest(&corpus, at), page::digest_preview(&corpus, at)] {
        assert!(page::plain(&page, 120).contains(told), "{}", page::plain(&page, 120));
    }
    assert_eq!(corpus.cover().held_by(at).to_string(), "in full 4 of 6 days, in part 2");
}

/// The entries that a query finds.
fn found(corpus: &Corpus, query: &str) -> Vec<String> {
    let index = Index::build(corpus);
    let query = parse_with(query, &NameLookup::of(corpus.taxonomy())).unwrap();
    let keys = index.matching(corpus, &query, &|| false).unwrap();
    keys.iter().filter_map(|key| corpus.entry(*key)).map(|entry| entry.id()).collect()
}

#[test]
fn a_query_asks_the_envelope() {
    let corpus = kept();
    let rabia = |query: &str| found(&corpus, query).iter().any(|id| id == "itic-2020-07-16-k0d3f");
    assert!(rabia("killed:40"), "by the main telling");
    assert!(!rabia("killed:2") && rabia("killed:2?"), "by what the army says");
    assert!(rabia("killed:>1!") && !rabia("killed:>2!"), "whoever is right");
    assert!(!rabia("killed:>40?"));
    let alone = found(&corpus, "killed:10 date:2020-04-30 theatre:sinai");
    assert_eq!(alone, ["itic-2020-04-23-zv2eh"], "the number of an account alone");
}

#[test]
fn what_a_weekly_dates_to_a_month_happened_by_its_end() {
    let corpus = kept();
    let bounded = corpus.entries().filter(|(_, entry)| {
        entry.possible_days().1 != entry.date.to && entry.date.precision == Precision::Month
    });
    assert_eq!(bounded.count(), 34);
    assert_eq!(found(&corpus, "kind:attack date:2022-05-26..2022-05-31"), [""; 0]);
    let period: Period = "2022-05-26..2022-05-31".parse().unwrap();
    let on_days = Index::build(&corpus).on_days(period);
    let attack = |key: &EntryKey| {
        let kind = corpus.entry(*key).unwrap().kind;
        corpus.taxonomy().counts_as(kind) == Some(CountsAs::Attack)
    };
    assert_eq!(on_days.iter().filter(|key| attack(key)).count(), 0, "as a comparison asks");
    let of_may = found(&corpus, "kind:attack date:2022-05");
    assert!(of_may.iter().any(|id| id == "itic-2022-05-05-a822r"), "{of_may:?}");
    let key = key(&corpus, "itic-2022-05-05-a822r");
    let entry = corpus.entry(key).unwrap();
    assert_eq!(entry.possible_days().1.to_string(), "2022-05-11");
    assert_eq!(entry.date.to_string(), "2022-05", "as it is written");
}

#[test]
fn a_page_says_whether_it_counts_events_or_tellings() {
    let corpus = kept();
    let asia = corpus.taxonomy().find_theatre("asia").unwrap();
    let page = page::plain(&page::theatre(&corpus, asia), 100);
    assert!(page.contains("27+ events (30 tellings) in 36 digests"), "{page}");
    let sinai = corpus.taxonomy().find_theatre("sinai").unwrap();
    let page = page::plain(&page::theatre(&corpus, sinai), 100);
    assert!(page.contains("15+ events in 27 digests"), "told once each: {page}");
}

#[test]
fn an_entry_counts_for_all_events_that_it_tells_and_losses_stand_apart() {
    let folder = tempfile::tempdir().unwrap();
    let digests = folder.path().join("digests");
    std::fs::create_dir(&digests).unwrap();
    let text = "digest: x-2020-05-14\ntitle: T\npublisher: X\nperiod: 2020-05-14..2020-05-20\n\
        theatres:\n- theatre: iraq\n  areas:\n  - area: Diyala\n    entries:\n    \
        - { date: 2020-05-15, kind: attack, basis: claimed, text: Six bombs., events: 6, killed: 2 }\n    \
        - { date: 2020-05-16, kind: attack, basis: claimed, text: A storm., killed: 5, \
        losses: { killed: 15 } }\n";
    std::fs::write(digests.join("2020-05-14.yaml"), text).unwrap();
    let (corpus, _) = support::load(folder.path());
    let tally = corpus.tally();
    assert_eq!((tally.entries, tally.events.best, tally.tellings()), (2, 7, 2));
    assert_eq!(tally.harm(Harm::Killed).to_string(), "7", "without those of the attackers");
    assert_eq!(tally.losses(Harm::Killed).to_string(), "15");
    let iraq = corpus.taxonomy().find_theatre("iraq").unwrap();
    let page = page::plain(&page::theatre(&corpus, iraq), 100);
    assert!(page.contains("7+ events (2 tellings)"), "{page}");
    let losses = page.lines().find(|line| line.contains("the actor's own losses")).unwrap();
    assert!(losses.contains("15"), "{page}");
}

#[test]
fn the_events_on_each_basis_add_up_to_all_of_them() {
    let corpus = load_all(&Origin::Sample).0;
    let mut several = 0;
    for shelf in corpus.theatres() {
        let all = shelf.tallies().all();
        let mut sum = Sum::default();
        for basis in Basis::ALL {
            sum.merge(&all.events_on(basis));
        }
        assert_eq!(sum, all.events);
        several += u32::from(sum.best > u64::from(all.entries));
    }
    assert!(several > 0, "no entry tells several events");
}
