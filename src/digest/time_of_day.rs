//! The time of day at which something happened: `14:30`, `~06:00`, `night`. It is local time, as
//! the source gives it; nothing here knows a time zone.

use std::fmt;
use std::str::FromStr;

use super::closed_words::words;
use crate::words::meant;

/// A time on a clock of 24 hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClockTime {
    hour: u8,
    minute: u8,
}

/// A time of day as a source gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeOfDay {
    /// `14:30`, or about that time: `~14:30`.
    Clock {
        /// The time.
        at: ClockTime,
        /// Whether it is only about that time.
        about: bool,
    },
    /// `22:00..06:00`: at some time from the first to the second, perhaps over midnight.
    Between(ClockTime, ClockTime),
    /// A word for a part of the day.
    Part(DayPart),
}

/// A part of the day. The words are the source's; no hours are read into them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayPart {
    /// Around sunrise.
    Dawn,
    /// Before noon.
    Morning,
    /// The middle of the day.
    Noon,
    /// After noon.
    Afternoon,
    /// Before night.
    Evening,
    /// In the dark.
    Night,
}

words!(DayPart, "part of the day", [
    "dawn" => Dawn, "morning" => Morning, "noon" => Noon, "afternoon" => Afternoon,
    "evening" => Evening, "night" => Night
]);

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Clock { at, about } => f.pad(&format!("{}{at}", if *about { "~" } else { "" })),
            Self::Between(from, to) => f.pad(&format!("{from}..{to}")),
            Self::Part(part) => f.pad(DayPart::WORDS[*part as usize]),
        }
    }
}

/// Why a text is no time of day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no time of day; write 14:30, ~06:00, 22:00..06:00, {words}",
    words = DayPart::WORDS.join(", ")
)]
pub struct TimeError(String);

impl FromStr for TimeOfDay {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let word = text.trim();
        if let Ok(part) = word.parse() {
            return Ok(Self::Part(part));
        }
        let read = match (word.split_once(".."), word.strip_prefix('~')) {
            (Some((from, to)), _) => clock(from).zip(clock(to)).map(|(a, b)| Self::Between(a, b)),
            (None, Some(at)) => clock(at).map(|at| Self::Clock { at, about: true }),
            (None, None) => clock(word).map(|at| Self::Clock { at, about: false }),
        };
        read.ok_or_else(|| TimeError(text.to_owned()))
    }
}

/// Reads `14:30` or `6:05`.
fn clock(text: &str) -> Option<ClockTime> {
    let read = |digits: &str, most: u8| {
        let plain = (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        digits.parse::<u8>().ok().filter(|number| plain && *number <= most)
    };
    let (hour, minute) = text.trim().split_once(':').filter(|(_, minute)| minute.len() == 2)?;
    Some(ClockTime { hour: read(hour, 23)?, minute: read(minute, 59)? })
}

/// Returns the time that a text means which is none in the forms of the format, if it means one:
/// `14.30`, `6 pm`, `at night`, `between 22:00 and 06:00`.
pub fn time_reading(text: &str) -> Option<TimeOfDay> {
    const BEFORE: [&str; 7] = ["at ", "in the ", "during the ", "by ", "about ", "around ", "c. "];
    let lower = text.trim().to_lowercase();
    let lower = lower.trim_end_matches('.');
    let before = BEFORE.iter().find_map(|word| Some((word, lower.strip_prefix(word)?)));
    let (word, rest) = before.map_or(("", lower), |(word, rest)| (*word, rest.trim()));
    if let Ok(part) = rest.parse() {
        return Some(TimeOfDay::Part(part));
    }
    let parts = DayPart::WORDS.iter().map(|part| (*part, *part));
    if let Some(part) = meant(rest, parts).and_then(|part| part.parse().ok()) {
        return Some(TimeOfDay::Part(part));
    }
    let about = matches!(word, "about " | "around " | "c. ");
    let one = clock_reading(rest).map(|at| TimeOfDay::Clock { at, about });
    one.or_else(|| between_reading(lower))
}

/// `between 22:00 and 06:00`, `from 10 pm to 6 am`, `22:00-06:00`
fn between_reading(text: &str) -> Option<TimeOfDay> {
    let bare = ["between ", "from "].iter().find_map(|word| text.strip_prefix(word));
    let signs = [" and ", " to ", " until ", " till ", "–", "—", "-"];
    let ends = |text: &str, sign: &&str| {
        let (from, to) = text.split_once(*sign)?;
        clock_reading(from.trim()).zip(clock_reading(to.trim()))
    };
    let (from, to) = signs.iter().find_map(|sign| ends(bare.unwrap_or(text), sign))?;
    Some(TimeOfDay::Between(from, to))
}

/// `14.30`, `1430h`, `14:30:05`, `6 pm`
fn clock_reading(text: &str) -> Option<ClockTime> {
    let (digits, half) = match text.strip_suffix("am").map(|digits| (digits, 0)) {
        Some((digits, am)) => (digits.trim(), Some(am)),
        None => match text.strip_suffix("pm") {
            Some(digits) => (digits.trim(), Some(12)),
            None => (text.trim_end_matches('h').trim(), None),
        },
    };
    let (hour, minute) = match digits.split_once([':', '.', 'h']) {
        Some((hour, rest)) => (hour, without_seconds(rest)?),
        None if digits.len() == 4 && half.is_none() => digits.split_at_checked(2)?,
        None if half.is_some() => (digits, "00"),
        None => return None,
    };
    let hour: u8 = hour.parse().ok()?;
    let hour = match half {
        Some(half) => (1..=12).contains(&hour).then_some(hour % 12 + half)?,
        None => hour,
    };
    clock(&format!("{hour}:{minute}"))
}

/// Returns the minutes before seconds; the warning that tells the form shows that these are left out.
fn without_seconds(text: &str) -> Option<&str> {
    match text.split_once(':') {
        None => Some(text),
        Some((minute, seconds)) => is_seconds(seconds).then_some(minute),
    }
}

fn is_seconds(text: &str) -> bool {
    text.len() == 2 && text.parse::<u8>().is_ok_and(|seconds| seconds < 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_prints_as_it_was_written() {
        for text in ["22:00..06:00", "14:30", "~06:00", "00:00", "23:59", "night", "dawn", "noon"] {
            assert_eq!(text.parse::<TimeOfDay>().unwrap().to_string(), text);
        }
        assert_eq!("6:05".parse::<TimeOfDay>().unwrap().to_string(), "06:05");
    }

    #[test]
    fn other_forms_of_a_time_are_that_time() {
        for (text, meant) in [
            ("14.30", "14:30"),
            ("14h30", "14:30"),
            ("1430", "14:30"),
            ("1430h", "14:30"),
            ("14:30:00", "14:30"),
            ("21:35:20", "21:35"),
            ("between 22:00 and 06:00", "22:00..06:00"),
            ("22:00-06:00", "22:00..06:00"),
            ("22.00 – 6.00", "22:00..06:00"),
            ("from 10pm to 6am", "22:00..06:00"),
            ("6am", "06:00"),
            ("6:30 PM", "18:30"),
            ("12 am", "00:00"),
            ("12pm", "12:00"),
            ("about 14:30", "~14:30"),
            ("at night", "night"),
            ("Nights", "night"),
            ("in the morning", "morning"),
            ("at 14:30", "14:30"),
        ] {
            assert_eq!(time_reading(text).unwrap().to_string(), meant, "{text}");
        }
        for text in
            ["25:00", "14:3", "870", "", "6", "13pm", "0am", "night or day", "tonight", "2560"]
        {
            assert_eq!(time_reading(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_time_says_what_would_be() {
        for text in
            ["24:00", "14:60", "14.30", "14:3", "870", "", "~", "~night", "tonight", "+1:30"]
        {
            assert!(text.parse::<TimeOfDay>().is_err(), "{text}");
        }
        let error = "870".parse::<TimeOfDay>().unwrap_err().to_string();
        assert_eq!(
            error,
            "`870` is no time of day; write 14:30, ~06:00, 22:00..06:00, dawn, morning, noon, afternoon, \
             evening, night"
        );
    }
}
