//! `new`: the skeleton of a digest for the vocabulary of an archive. It is printed, never written:
//! the archive is the user's.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;

use chrono::{Datelike as _, Days, NaiveDate, Weekday};

use super::command::CommandSpec;
use super::exit::{Exit, Failure};
use super::permissions::{Permissions, Printed};
use super::session::Session;
use crate::archive::Corpus;
use crate::digest::{Coverage, DateSpan, Digest, Precision, Series, Taxonomy, read_written};

/// Print the skeleton of a new digest, in the words of the archive
///
/// It has a week that holds DATE and begins on the weekday on which most digests of the archive begin. The
/// theatres stand in it as comments: uncomment what you need. Without DATE it is the week of today.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct NewArgs {
    /// A day of the week that the digest is about: 2031-03-07
    #[arg(value_parser = day)]
    date: Option<NaiveDate>,
}

impl CommandSpec for NewArgs {
    fn permissions(&self, _: &Session<'_>) -> Permissions {
        let words: Vec<String> = self.date.iter().map(ToString::to_string).collect();
        Permissions::printing(Printed::new("new", &words, "yaml"))
    }

    fn run(&self, session: &mut Session<'_>) -> Result<Exit, Failure> {
        let today = session.env.today;
        let Some(day) = self.date.or(today) else {
            return Err(Failure::Usage("today is not known: name a day, as 2031-03-07".to_owned()));
        };
        let (corpus, _) = session.load()?;
        let first = first_day(&corpus, day);
        if self.date.is_none() {
            session.say(&format!("no DATE is given: the week of today, from {first}"));
        }
        let text = skeleton(&corpus, first, session.markings.all().as_deref());
        session.out()?.write_all(text.as_bytes())?;
        Ok(Exit::Done)
    }
}

fn day(text: &str) -> Result<NaiveDate, String> {
    let span: DateSpan = read_written(text).map_err(|error| error.to_string())?;
    match span.precision {
        Precision::Day => Ok(span.from),
        Precision::About | Precision::Range | Precision::Month | Precision::Year => {
            Err(format!("`{text}` is no single day; write 2020-05-20"))
        }
    }
}

/// Returns the first day of the week that holds a day. Weeks begin as most weeklies of the archive
/// do; of equally common weekdays, the earlier in the week.
fn first_day(corpus: &Corpus, day: NaiveDate) -> NaiveDate {
    let mut begun = [0_usize; 7];
    for digest in weeklies(corpus) {
        let weekday = digest.head().period.from.weekday().num_days_from_monday() as usize;
        if let Some(count) = begun.get_mut(weekday) {
            *count += 1;
        }
    }
    let most = begun.iter().max().copied().unwrap_or(0);
    let common = (0_u8..).zip(begun).find(|(_, count)| *count == most && most > 0);
    let begins = common.and_then(|(at, _)| Weekday::try_from(at).ok()).unwrap_or(Weekday::Mon);
    let back = day.weekday().days_since(begins);
    day.checked_sub_days(Days::new(u64::from(back))).unwrap_or(day)
}

fn weeklies(corpus: &Corpus) -> impl Iterator<Item = &Digest> {
    let digests = corpus.digests().iter().map(AsRef::as_ref);
    digests.filter(|digest: &&Digest| digest.head().series == Series::Weekly)
}

/// What most weeklies of an archive have in common.
struct UsualSeries {
    publisher: String,
    title: String,
    /// What their ids have before the first day.
    id: String,
}

impl UsualSeries {
    fn of(corpus: &Corpus) -> Self {
        let mut known: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
        for digest in weeklies(corpus) {
            let head = digest.head();
            if let Some(id) = head.id.strip_suffix(&format!("-{}", head.period.from)) {
                *known.entry((&head.publisher, &head.title, id)).or_insert(0) += 1;
            }
        }
        let usual = known.into_iter().max_by_key(|(_, count)| *count).map(|(names, _)| names);
        let (publisher, title, id) =
            usual.unwrap_or(("Publisher", "Title of the series", "publisher"));
        Self { publisher: publisher.to_owned(), title: title.to_owned(), id: id.to_owned() }
    }
}

fn skeleton(corpus: &Corpus, first: NaiveDate, marking: Option<&str>) -> String {
    let UsualSeries { publisher, title, id } = UsualSeries::of(corpus);
    let last = first.checked_add_days(Days::new(6)).unwrap_or(first);
    let mut text = String::new();
    if let Some(marking) = marking {
        comment(&mut text, marking);
    }
    let year = first.year();
    let lines = [
        format!(
            "# Save this as digests/{year}/{first}.yaml in the archive, then: watchfloor check"
        ),
        format!("digest: {id}-{first}"),
        format!("title: {}", quoted(&title)),
        format!("publisher: {}", quoted(&publisher)),
        format!("series: {}  # {}", Series::Weekly, Series::WORDS.join(", ")),
        format!("period: {first}..{last}"),
        format!("coverage: {}  # {}", Coverage::Excerpts, Coverage::WORDS.join(", ")),
        "# Take the `# ` away from the lines that you need.".to_owned(),
        "# overview:".to_owned(),
        "#   - { text: \"\", basis: assessed }".to_owned(),
    ];
    for line in lines {
        text.push_str(&line);
        text.push('\n');
    }
    theatres(&mut text, corpus.taxonomy(), first);
    text
}

/// Writes every theatre as a comment, the first with an entry as a pattern.
fn theatres(text: &mut String, taxonomy: &Taxonomy, first: NaiveDate) {
    text.push_str("# theatres:\n");
    let kind = taxonomy.kinds().first().map_or("kind", |kind| &*kind.id);
    for (at, (id, theatre)) in taxonomy.theatres().enumerate() {
        let areas: Vec<&str> = taxonomy.areas_of(id).map(|(_, area)| &*area.name).collect();
        comment(text, &format!("  - theatre: {}", word(&theatre.id)));
        if at == 0 {
            comment(text, "    summary: \"\"");
            comment(text, "    entries:");
            comment(text, &format!("      - date: {first}"));
            comment(text, &format!("        kind: {}", word(kind)));
            for line in [
                "text: \"\"",
                "killed: unknown",
                "source: \"Outlet, 2031-03-07\"",
                "basis: reported",
            ] {
                comment(text, &format!("        {line}"));
            }
        }
        if let Some(area) = areas.first() {
            comment(text, &format!("    areas:  # {}", areas.join(", ")));
            comment(text, &format!("      - area: {}", word(area)));
            comment(text, "        entries: []");
        }
    }
}

/// Writes a line as a comment; a name may hold line breaks.
fn comment(text: &mut String, line: &str) {
    let line = line.replace(['\n', '\r'], " ");
    // Writing to a text never fails.
    let _ = writeln!(text, "# {line}");
}

/// Returns a text in double quotation marks, as JSON and YAML write it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// Returns a name, in quotation marks if it is more than letters and digits.
fn word(name: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | ' ');
    let is_word = name.chars().all(is_plain) && name.starts_with(char::is_alphabetic);
    if is_word { name.to_owned() } else { quoted(name) }
}
