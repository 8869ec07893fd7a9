//! The time of day at which something happened: `14:30`, `~06:00`, `night`. It is local time, as
//! the source gives it; nothing here knows a time zone.

use std::fmt;
use std::str::FromStr;

use super::closed_words::words;
use crate::words::meant;

/// A time of day as a source gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeOfDay {
    /// `14:30`, or about that time: `~14:30`.
    Clock {
        /// The hour, from 0 to 23.
        hour: u8,
        /// The minute, from 0 to 59.
        minute: u8,
        /// Whether it is only about that time.
        about: bool,
    },
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

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Clock { hour, minute, about } => {
                f.pad(&format!("{}{hour:02}:{minute:02}", if *about { "~" } else { "" }))
            }
            Self::Part(part) => f.pad(DayPart::WORDS[*part as usize]),
        }
    }
}

/// Why a text is no time of day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no time of day; write 14:30, ~06:00, {words}", words = DayPart::WORDS.join(", "))]
pub struct TimeError(String);

impl FromStr for TimeOfDay {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let word = text.trim();
        if let Ok(part) = word.parse() {
            return Ok(Self::Part(part));
        }
        let (about, clock) = match word.strip_prefix('~') {
            Some(rest) => (true, rest.trim_start()),
            None => (false, word),
        };
        let read = |digits: &str, most: u8| {
            let plain =
                (1..=2).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
            digits.parse::<u8>().ok().filter(|number| plain && *number <= most)
        };
        let two_digits = |(_, minute): &(&str, &str)| minute.len() == 2;
        clock
            .split_once(':')
            .filter(two_digits)
            .and_then(|(hour, minute)| {
                let (hour, minute) = (read(hour, 23)?, read(minute, 59)?);
                Some(Self::Clock { hour, minute, about })
            })
            .ok_or_else(|| TimeError(text.to_owned()))
    }
}

/// Returns the time that a text means which is none in the forms of the format, if it means one:
/// `14.30`, `6 pm`, `at night`.
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
    let (clock, half) = match rest.strip_suffix("am").map(|clock| (clock, 0)) {
        Some((clock, am)) => (clock.trim(), Some(am)),
        None => match rest.strip_suffix("pm") {
            Some(clock) => (clock.trim(), Some(12)),
            None => (rest.trim_end_matches('h').trim(), None),
        },
    };
    let (hour, minute) = match clock.split_once([':', '.', 'h']) {
        Some((hour, minute)) => (hour, minute.strip_suffix(":00").unwrap_or(minute)),
        None if clock.len() == 4 && half.is_none() => clock.split_at_checked(2)?,
        None if half.is_some() => (clock, "00"),
        None => return None,
    };
    let hour: u8 = hour.parse().ok()?;
    let hour = match half {
        Some(half) => (1..=12).contains(&hour).then_some(hour % 12 + half)?,
        None => hour,
    };
    let about = if matches!(word, "about " | "around " | "c. ") { "~" } else { "" };
    format!("{about}{hour}:{minute}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_prints_as_it_was_written() {
        for text in ["14:30", "~06:00", "00:00", "23:59", "night", "dawn", "noon"] {
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
            "`870` is no time of day; write 14:30, ~06:00, dawn, morning, noon, afternoon, \
             evening, night"
        );
    }
}
