//! What is held of a theatre in a week, by looking at every digest for every day.

use chrono::{Days as Ahead, NaiveDate};

use super::files::{Archive, Digest};

/// The states, the emptiest first.
const STATES: [&str; 5] = ["not_held", "silent", "words_only", "in_part", "in_full"];

/// The state of a week: in full if each day is, else the fullest state of its days, at most in part.
pub fn state_of_week(archive: &Archive, theatre: &str, from: NaiveDate) -> &'static str {
    let days = (0..7).map(|day| from + Ahead::new(day));
    let states: Vec<usize> = days.map(|day| state(archive, theatre, day)).collect();
    let fullest = states.iter().copied().max().unwrap();
    let all = states.iter().all(|state| *state == 4);
    STATES[if fullest == 4 && !all { 3 } else { fullest }]
}

fn state(archive: &Archive, theatre: &str, day: NaiveDate) -> usize {
    let covers = |digest: &&Digest| {
        ["weekly", "monthly"].contains(&&*digest.series)
            && !digest.set
            && digest.days.0 <= day
            && day <= digest.days.1
    };
    let digests = archive.digests.iter().filter(covers);
    digests.map(|digest| told(archive, digest, theatre, day)).max().unwrap_or(0)
}

/// What one digest holds of a theatre on a day that it covers.
fn told(archive: &Archive, digest: &Digest, theatre: &str, day: NaiveDate) -> usize {
    let late = digest.days.1 - day < chrono::TimeDelta::days(2) && !is_followed(archive, digest);
    let full = if digest.full && !late { 4 } else { 3 };
    match digest.theatres.get(theatre) {
        None => 1,
        Some((true, _)) => full,
        Some((false, true)) => 2,
        // Listed, and nothing is told of it.
        Some((false, false)) if digest.full => full,
        Some((false, false)) => 1,
    }
}

/// Whether the next issue is held in full too, and none is missing in between.
fn is_followed(archive: &Archive, digest: &Digest) -> bool {
    let series = |other: &&Digest| {
        (&other.publisher, &other.series) == (&digest.publisher, &digest.series)
            && other.days.0 > digest.days.0
    };
    let next = archive.digests.iter().filter(series).min_by_key(|other| other.days.0);
    next.is_some_and(|next| {
        let gap = (next.days.0 - digest.days.1).num_days() - 1;
        next.full && gap < (digest.days.1 - digest.days.0).num_days() + 1
    })
}
