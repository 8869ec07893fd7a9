//! The heads of the columns in words: short names and dates, and the reason why a column has no
//! ratios. Nothing is drawn here.

use crate::archive::Corpus;
use crate::compare::{Ask, Reason, Subject, Table};
use crate::cover::State;
use crate::digest::Period;
use crate::text::width;

/// What stands over a column: its names, and its dates.
#[derive(Clone, Debug, Default)]
pub struct ColumnHead {
    /// The names from the fullest to the shortest.
    names: Vec<String>,
    /// Its dates, or its length where the names are dates, from the fullest to the shortest.
    dates: Vec<String>,
}

/// Returns the heads of all columns.
pub fn heads(table: &Table, corpus: &Corpus) -> Vec<ColumnHead> {
    let mut heads: Vec<ColumnHead> =
        table.subjects.iter().map(|subject| head(subject, corpus)).collect();
    // Two publishers may have a digest of the same days.
    let alike: Vec<bool> = heads
        .iter()
        .map(|head| heads.iter().filter(|other| other.names == head.names).count() > 1)
        .collect();
    for (head, subject) in heads
        .iter_mut()
        .zip(&table.subjects)
        .zip(alike)
        .filter_map(|(pair, alike)| alike.then_some(pair))
    {
        if let Some(publisher) = publisher(subject, corpus) {
            head.names.iter_mut().for_each(|name| *name = format!("{publisher} {name}"));
            head.names.push(publisher.to_owned());
        }
    }
    heads
}

/// Returns who publishes a digest; none for another subject.
fn publisher<'c>(subject: &Subject, corpus: &'c Corpus) -> Option<&'c str> {
    let Ask::Digest(id) = &subject.ask else { return None };
    let digest = corpus.digests().iter().find(|digest| digest.id() == id)?;
    Some(&*digest.head().publisher)
}

fn head(subject: &Subject, corpus: &Corpus) -> ColumnHead {
    let days =
        subject.days.map(|days| if days == 1 { "1 day".into() } else { format!("{days} days") });
    let Some(from) = subject.start else {
        return ColumnHead { names: vec![subject.name.clone()], dates: vec!["no days".to_owned()] };
    };
    let spoken = spoken(Period { from, to: subject.end });
    let month = from.format("%Y-%m").to_string().parse::<Period>();
    let month = month.map_or_else(|_| String::new(), Period::spoken);
    let with_days = |text: &String| days.iter().map(move |days| format!("{text}, {days}")).next();
    let dates: Vec<String> =
        spoken.iter().filter_map(with_days).chain(spoken.iter().cloned()).collect();
    let length: Vec<String> = days.iter().cloned().collect();
    let (names, dates) = match &subject.ask {
        Ask::Wave(_) => {
            let names = [subject.name.clone(), month.clone(), short(&month)].into_iter();
            (names.chain(spoken).collect(), dates)
        }
        Ask::Digest(_) => {
            let publisher = publisher(subject, corpus).unwrap_or_default();
            let with_publisher = length.iter().map(|days| format!("{publisher}, {days}"));
            let dates = with_publisher.chain(length.iter().cloned()).collect();
            (spoken.into_iter().chain([month.clone(), short(&month)]).collect(), dates)
        }
        Ask::Span(..) => {
            let names = std::iter::once(subject.name.clone()).chain(spoken);
            (names.collect(), length)
        }
        Ask::Query(..) => (vec![subject.name.clone()], dates),
        Ask::Mean(ids) => (vec![format!("mean of {}", ids.len())], dates),
    };
    ColumnHead { names, dates }
}

/// Returns a period as people say it, the fullest form first: `30 April – 6 May 2020`, `30 Apr – 6
/// May 2020`, `30 Apr – 6 May`.
fn spoken(period: Period) -> Vec<String> {
    let full = period.spoken();
    let short = short(&full);
    let is_year = |word: &str| word.len() == 4 && word.parse::<u16>().is_ok();
    // A year that stands alone, or beside another one, cannot be left out.
    let without = short.rsplit_once(' ').filter(|(rest, year)| {
        is_year(year) && rest.contains(' ') && !rest.split(' ').any(is_year)
    });
    let without = without.map(|(rest, _)| rest.to_owned());
    let mut forms = vec![full, short];
    forms.extend(without);
    forms.dedup();
    forms
}

/// Shortens the names of months to three letters.
pub(super) fn short(text: &str) -> String {
    let word = |word: &str| match word.char_indices().nth(3) {
        Some((at, _)) if word.chars().all(char::is_alphabetic) && word != "from" => {
            word.get(..at).unwrap_or(word).to_owned()
        }
        Some(_) | None => word.to_owned(),
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Returns the name of a column. All have the fullest form that fits everywhere, if there is one;
/// else each has its fullest that fits and that no other column may have too, or its shortest.
pub fn name(heads: &[ColumnHead], column: usize, room: usize) -> String {
    let Some(head) = heads.get(column) else { return String::new() };
    let level =
        |head: &ColumnHead, level: usize| head.names.get(level).or(head.names.last()).cloned();
    let most = heads.iter().map(|head| head.names.len()).max().unwrap_or(0);
    let in_common = (0..most).find(|at| {
        let names: Vec<String> = heads.iter().filter_map(|head| level(head, *at)).collect();
        let mut apart = names.clone();
        apart.sort();
        apart.dedup();
        apart.len() == names.len()
            && heads
                .iter()
                .zip(&names)
                .all(|(head, name)| head.names.len() == 1 || width(name) <= room)
    });
    if let Some(name) = in_common.and_then(|at| level(head, at)) {
        return name;
    }
    let others = || heads.iter().enumerate().filter(|(at, _)| *at != column);
    let is_alone = |name: &&String| !others().any(|(_, other)| other.names.contains(*name));
    let fitting = || head.names.iter().filter(|name| width(name) <= room);
    let chosen = fitting().find(is_alone).or_else(|| fitting().next());
    chosen.or(head.names.last()).cloned().unwrap_or_default()
}

/// Returns the dates of a column, or only its length where its name gives the dates.
pub fn dates(heads: &[ColumnHead], column: usize, room: usize) -> String {
    let dates = heads.get(column).map_or(&[][..], |head| &head.dates);
    let fitting = dates.iter().find(|dates| width(dates) <= room);
    fitting.or(dates.last()).cloned().unwrap_or_default()
}

/// Returns why a column has no ratios, in a few words; nothing where it has. What holds for the
/// baseline stands over the baseline, and over another column only where that has no reason.
pub fn reason(table: &Table, column: usize) -> Option<String> {
    let reasons = table.reasons.get(column)?;
    let own = reasons.iter().find(|reason| !matches!(reason, Reason::Baseline(_)));
    let reason = own.or(reasons.first())?;
    Some(short_reason(reason))
}

/// Returns true where some column has a reason, so that a row is needed for reasons.
pub fn has_reasons(table: &Table) -> bool {
    (0..table.subjects.len()).any(|column| reason(table, column).is_some())
}

/// Returns a reason in a few words; its `Display` gives it in full.
pub fn short_reason(reason: &Reason) -> String {
    match reason {
        Reason::NothingCounts => "nothing counts".to_owned(),
        Reason::OpenEnd => "open end".to_owned(),
        Reason::NotInFull(held) => match (held.state(), held.days(State::InFull)) {
            (State::InPart, full) if full > 0 => format!("full {full}/{}", held.of()),
            (state, _) => state.label().to_owned(),
        },
        Reason::OtherSeries => "other series".to_owned(),
        Reason::ToldByOthers => "told by others".to_owned(),
        Reason::Basis(..) => "basis".to_owned(),
        Reason::OtherPeriod(_) | Reason::OtherPeriods(..) => "period".to_owned(),
        Reason::NoPeriod => "no days".to_owned(),
        Reason::FoundDays => "found days".to_owned(),
        Reason::Overlap(events) => format!("{events} shared"),
        Reason::Baseline(reason) => format!("base: {}", short_reason(reason)),
    }
}
