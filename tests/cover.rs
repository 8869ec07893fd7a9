//! What is held of a day: nothing, silence, words, a part, all of it.

#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::fs;

use chrono::NaiveDate;
use watchfloor::archive::{Corpus, Origin, Severity, load_all};
use watchfloor::cover::{Cover, Held, Scope, State, state_of};
use watchfloor::digest::{Coverage, Digest, Period, PeriodBasis, Series};

/// Digests from heads (`period`, `coverage`, `series`) and the lines of their theatres.
fn corpus(digests: &[(&str, &str, &str, &str)]) -> Corpus {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("digests")).unwrap();
    for (at, (period, coverage, series, theatres)) in digests.iter().enumerate() {
        let mut text = format!(
            "digest: x-{at}\ntitle: T\npublisher: X\nperiod: {period}\ncoverage: {coverage}\n\
             series: {series}\ntheatres:\n"
        );
        text.write_str(theatres).unwrap();
        fs::write(folder.path().join(format!("digests/{at}.yaml")), text).unwrap();
    }
    let (corpus, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
    let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
    assert_eq!(errors.count(), 0, "{problems:?}");
    corpus
}

/// Two entries in Diyala, words on Kirkuk; Syria is listed with nothing but a sentence.
const IRAQ: &str = "\
- theatre: iraq
  areas:
  - area: Diyala
    entries:
    - { id: a, date: 2031-03-07, kind: attack, basis: claimed, text: A }
    - { id: b, date: 2031-03-08, kind: attack, basis: claimed, text: B }
  - area: Kirkuk
    points: [{ basis: assessed, text: Attacks went on }]
- theatre: syria
  summary: Quiet
";

fn days(text: &str) -> Vec<Period> {
    vec![text.parse().unwrap()]
}

fn scope(corpus: &Corpus, theatre: &str, area: Option<&str>) -> Scope {
    let id = corpus.taxonomy().find_theatre(theatre).unwrap();
    match area {
        Some(area) => Scope::Area(id, corpus.taxonomy().find_area(id, area).unwrap()),
        None => Scope::Theatre(id),
    }
}

fn states(corpus: &Corpus, at: &str) -> [State; 7] {
    let held = |scope| corpus.cover().held(scope, &days(at)).state();
    [
        held(Scope::All),
        held(scope(corpus, "iraq", None)),
        held(scope(corpus, "iraq", Some("Diyala"))),
        held(scope(corpus, "iraq", Some("Kirkuk"))),
        held(scope(corpus, "iraq", Some("Anbar"))),
        held(scope(corpus, "syria", None)),
        held(scope(corpus, "sinai", None)),
    ]
}

#[test]
fn a_digest_in_full_gives_numbers_true_zeros_words_and_silence() {
    use State::{InFull, InPart, NotHeld, Silent, WordsOnly};
    let full = corpus(&[("2031-03-06..2031-03-12", "full", "weekly", IRAQ)]);
    let told = [InFull, InFull, InFull, WordsOnly, InFull, WordsOnly, Silent];
    assert_eq!(states(&full, "2031-03-06..2031-03-10"), told);
    // What happens in the last two days is often told by the next issue.
    let late = [InPart, InPart, InPart, WordsOnly, Silent, WordsOnly, Silent];
    assert_eq!(states(&full, "2031-03-11..2031-03-12"), late);
    assert_eq!(states(&full, "2031-03-13"), [NotHeld; 7]);
    assert_eq!(states(&full, "2031-03-12..2031-03-13")[0], InPart);
    let held = full.cover().held(Scope::All, &days("2031-03-10..2031-03-14"));
    assert_eq!(held.to_string(), "in full 1 of 5 days, in part 2, not held 2");
}

#[test]
fn a_digest_that_is_not_full_gives_lower_bounds() {
    use State::{InPart, Silent, WordsOnly};
    for coverage in ["overview", "summary", "excerpts"] {
        let part = corpus(&[("2031-03-06..2031-03-12", coverage, "weekly", IRAQ)]);
        let told = [InPart, InPart, InPart, WordsOnly, Silent, WordsOnly, Silent];
        assert_eq!(states(&part, "2031-03-06..2031-03-12"), told, "{coverage}");
    }
}

#[test]
fn only_weeklies_and_monthlies_cover_days() {
    for series in ["weekly", "monthly", "annual", "article", "brief", "collection"] {
        let one = corpus(&[("2031-03-06..2031-03-12", "full", series, IRAQ)]);
        let covers = matches!(series, "weekly" | "monthly");
        assert_eq!(states(&one, "2031-03-07")[0] != State::NotHeld, covers, "{series}");
        // What the digest itself holds does not depend on that.
        assert_eq!(state_of(one.digest(0).unwrap(), Scope::All), State::InFull, "{series}");
    }
}

#[test]
fn a_period_that_the_editor_set_covers_nothing() {
    for (basis, held) in [("stated", State::InFull), ("set", State::NotHeld)] {
        let series = format!("weekly\nperiod_basis: {basis}");
        let one = corpus(&[("2031-03-06..2031-03-12", "full", &series, IRAQ)]);
        assert_eq!(states(&one, "2031-03-07")[0], held, "{basis}");
    }
}

#[test]
fn the_last_days_are_in_full_where_the_next_issue_is() {
    let week = |at: &'static str, coverage, series| (at, coverage, series, IRAQ);
    let first = "2031-03-06..2031-03-12";
    let late = |next| states(&corpus(&[week(first, "full", "weekly"), next]), "2031-03-12")[0];
    assert_eq!(late(week("2031-03-13..2031-03-19", "full", "weekly")), State::InFull);
    assert_eq!(late(week("2031-03-15..2031-03-19", "full", "weekly")), State::InFull);
    assert_eq!(late(week("2031-03-13..2031-03-19", "summary", "weekly")), State::InPart);
    assert_eq!(late(week("2031-03-13..2031-03-19", "full", "monthly")), State::InPart);
    let missing = late(week("2031-03-20..2031-03-26", "full", "weekly"));
    assert_eq!(missing, State::InPart, "an issue is missing in between");
}

#[test]
fn the_fullest_digest_of_a_day_wins_and_the_series_that_holds_a_span_is_known() {
    let corpus = corpus(&[
        ("2031-03-06..2031-03-12", "full", "weekly", IRAQ),
        ("2031-03-13..2031-03-19", "full", "weekly", IRAQ),
        ("2031-03-01..2031-03-31", "summary", "monthly", IRAQ),
    ]);
    let cover = corpus.cover();
    let held = cover.held(Scope::All, &days("2031-03"));
    assert_eq!((held.days(State::InFull), held.days(State::InPart)), (12, 19));
    assert_eq!(cover.series_in_full(Scope::All, &days("2031-03-06..2031-03-17")).len(), 1);
    assert_eq!(cover.series_in_full(Scope::All, &days("2031-03-06..2031-03-18")), []);
    assert_eq!(cover.series_in_full(Scope::All, &[]), []);
    let syria = scope(&corpus, "syria", None);
    assert_eq!(cover.series_in_full(syria, &days("2031-03-06")), [], "told in words only");
    let both = [scope(&corpus, "iraq", None), syria];
    let held = cover.held_together(&both, &days("2031-03-06..2031-03-12"));
    assert_eq!((held.state(), held.days(State::InPart)), (State::InPart, 7));
}

/// The state of a day by looking at every digest, for a whole or a theatre.
fn slowly(corpus: &Corpus, scope: Scope, day: NaiveDate) -> State {
    let covers = |digest: &&Digest| {
        matches!(digest.head().series, Series::Weekly | Series::Monthly)
            && digest.head().period_basis == PeriodBasis::Stated
            && digest.head().period.holds(day)
    };
    let digests = corpus.digests().iter().map(|digest| &**digest).filter(covers);
    let state = |digest: &Digest| {
        let (entries, words, listed) = match scope {
            Scope::All => {
                let words =
                    digest.sections().iter().any(|s| s.summary.is_some() || !s.points.is_empty());
                (!digest.is_empty(), words || !digest.overview().is_empty(), true)
            }
            Scope::Theatre(id) | Scope::Area(id, _) => {
                let of = || digest.sections_of(id);
                let words = of().any(|s| s.summary.is_some() || !s.points.is_empty());
                (of().any(|s| s.len > 0), words, of().next().is_some())
            }
        };
        let full = digest.head().coverage == Coverage::Full;
        match (entries, words, full && listed) {
            (true, _, true) | (false, false, true) => State::InFull,
            (true, _, false) => State::InPart,
            (false, true, _) => State::WordsOnly,
            (false, false, false) => State::Silent,
        }
    };
    digests.map(state).max().unwrap_or(State::NotHeld)
}

#[test]
fn the_shipped_archive_is_held_as_its_digests_say() {
    let corpus = load_all(&Origin::Sample).0;
    let in_2020: NaiveDate = "2020-01-01".parse().unwrap();
    let theatres = corpus.taxonomy().theatres().map(|(id, _)| Scope::Theatre(id));
    let mut days = 0;
    for scope in theatres.chain([Scope::All]) {
        for day in in_2020.iter_days().take(366) {
            let (state, slow) = (corpus.cover().on(scope, day), slowly(&corpus, scope, day));
            // The lag makes the last days of the one full week a part of it.
            let late = slow == State::InFull && state == State::InPart;
            days += u32::from(late);
            assert!(state == slow || late, "{scope:?} on {day}: {state}, {slow} by looking");
        }
    }
    assert!(days > 0, "the last days of the one full week are in part");
}

#[test]
fn what_is_held_of_several_places_is_that_of_each_of_their_days() {
    let corpus = load_all(&Origin::Sample).0;
    let cover = corpus.cover();
    let theatres: Vec<Scope> =
        corpus.taxonomy().theatres().map(|(id, _)| Scope::Theatre(id)).collect();
    let areas = (0..40).filter_map(|at| {
        let id = watchfloor::digest::AreaId(at);
        Some(Scope::Area(corpus.taxonomy().area(id)?.theatre, id))
    });
    let places: Vec<Scope> = theatres.into_iter().chain(areas).chain([Scope::All]).collect();
    let from: NaiveDate = "2020-04-20".parse().unwrap();
    for scopes in places.windows(3) {
        for length in [1, 9, 120] {
            let to = from + chrono::Days::new(length - 1);
            let held = cover.held_together(scopes, &[Period { from, to: Some(to) }]);
            assert_eq!(u64::from(held.of()), length);
            for state in State::ALL {
                let together = |day: &NaiveDate| {
                    let states: Vec<State> =
                        scopes.iter().map(|scope| cover.on(*scope, *day)).collect();
                    let fullest = *states.iter().max().unwrap();
                    let all = states.iter().all(|state| *state == State::InFull);
                    if fullest == State::InFull && !all { State::InPart } else { fullest }
                };
                let days = from.iter_days().take(length.try_into().unwrap());
                let days = days.filter(|day| together(day) == state).count();
                assert_eq!(held.days(state) as usize, days, "{scopes:?} {state}");
            }
        }
    }
}

#[test]
fn what_a_digest_holds_of_its_days_is_what_is_held_without_the_others() {
    let corpus = load_all(&Origin::Sample).0;
    let mut late = 0;
    for (at, digest) in (0..).zip(corpus.digests()) {
        let alone = Cover::of_chosen(corpus.digests(), |one| one.id() == digest.id());
        let own = corpus.cover().held_by(at);
        let covers = watchfloor::cover::covers_days(digest.head());
        let held = alone.held(Scope::All, &[digest.head().period]);
        assert_eq!(own, if covers { held } else { Held::default() }, "{}", digest.id());
        late +=
            u32::from(state_of(digest, Scope::All) == State::InFull && own.days(State::InPart) > 0);
    }
    assert!(late > 0, "the last days of the one full week are in part");
}
