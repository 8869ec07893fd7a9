//! Spellings of counts and dates that can mean one thing only, turned into the forms that the format
//! has. What could mean two things is left as it is, so that its reader reports it.

use std::borrow::Cow;

use chrono::Weekday;

/// Numbers in words, from one on.
pub const NUMBERS: [&str; 20] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// Tens in words, from twenty on.
pub const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The months in English, in small letters.
pub const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// What people write before a number, and the sign for it.
const BOUNDS: [(&str, &str); 18] = [
    ("at least ", ">="),
    ("minimum ", ">="),
    ("≥", ">="),
    ("=>", ">="),
    ("at most ", "<="),
    ("up to ", "<="),
    ("maximum ", "<="),
    ("≤", "<="),
    ("=<", "<="),
    ("more than ", ">"),
    ("over ", ">"),
    ("fewer than ", "<"),
    ("less than ", "<"),
    ("about ", "~"),
    ("around ", "~"),
    ("approximately ", "~"),
    ("approx. ", "~"),
    ("≈", "~"),
];

/// Returns the number that a word from one to twenty names.
pub(super) fn number_word(word: &str) -> Option<u32> {
    let at = NUMBERS.iter().position(|number| *number == word)?;
    u32::try_from(at + 1).ok()
}

/// Returns the text of a count in the spelling of the format: signs, lower case, western digits.
pub(super) fn count_spelling(text: &str) -> Cow<'_, str> {
    let text = unquoted(text);
    let is_usual = |b: u8| b.is_ascii_digit() || matches!(b, b'~' | b'>' | b'<' | b'=' | b'-');
    if !text.is_empty() && text.bytes().all(is_usual) {
        return Cow::Borrowed(text);
    }
    let lower = western(text).to_lowercase();
    if let Some((sign, rest)) =
        BOUNDS.iter().find_map(|(word, sign)| Some((sign, lower.strip_prefix(word)?)))
    {
        return Cow::Owned(format!("{sign}{rest}"));
    }
    if let Some(number) = lower.strip_suffix('+') {
        return Cow::Owned(format!(">={number}"));
    }
    let range = lower.strip_prefix("between ").and_then(|rest| rest.split_once(" and "));
    let range = range.or_else(|| lower.strip_prefix("from ").unwrap_or(&lower).split_once(" to "));
    match range.or_else(|| lower.split_once("..")) {
        Some((low, high)) => Cow::Owned(format!("{low}-{high}")),
        None => Cow::Owned(lower),
    }
}

/// Returns the text of a date in the spelling of the format: `7 March 2031` is 2031-03-07, and so
/// are `2031-3-7` and a midnight of that day.
pub(super) fn date_spelling(text: &str) -> Cow<'_, str> {
    let text = unquoted(text);
    if is_day(text) {
        return Cow::Borrowed(text);
    }
    let is_usual = |b: u8| b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'~');
    let is_whole = |part: &str| matches!(part.trim_end_matches('~').len(), 0 | 4 | 7 | 10);
    if !text.contains("...") && text.bytes().all(is_usual) && text.split("..").all(is_whole) {
        return Cow::Borrowed(text);
    }
    let mut spelt = western(text).replace(['\u{2011}', '\u{2212}'], "-");
    for between in ["...", "…", " to ", " until ", " - ", " – ", " — "] {
        spelt = spelt.replace(between, "..");
    }
    let mut spelt = spelt.replace(['–', '—'], "-");
    // Two whole days with one sign between them.
    if spelt.len() == 21 && spelt.get(10..11).is_some_and(|sign| matches!(sign, "-" | "/")) {
        spelt.replace_range(10..11, "..");
    }
    let days = |part: &str| day_spelling(part.trim());
    match spelt.split_once("..") {
        Some((from, to)) => Cow::Owned(format!("{}..{}", days(from), days(to))),
        None => match spelt.strip_prefix('~') {
            Some(day) => Cow::Owned(format!("{}~", days(day))),
            None => Cow::Owned(days(&spelt)),
        },
    }
}

/// Returns true for a day as the format has it, as nearly every date is: `2031-03-07`.
fn is_day(text: &str) -> bool {
    let is_due = |(at, b): (usize, u8)| match at {
        4 | 7 => b == b'-',
        _ => b.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(is_due)
}

/// Returns true for a date in which the month could be the day: `3/7/2031`.
pub(super) fn is_ambiguous_date(text: &str) -> bool {
    let mut parts = text.trim().split(['/', '.', '-']);
    let is_number = |part: Option<&str>, most: usize| {
        part.is_some_and(|p| (1..=most).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()))
    };
    is_number(parts.next(), 2)
        && is_number(parts.next(), 2)
        && is_number(parts.next(), 4)
        && parts.next().is_none()
}

/// Returns true if a text names a month, or is a date in digits.
pub(crate) fn speaks_of_a_date(text: &str) -> bool {
    let month = |word: &str| month(word.trim_matches(|c: char| !c.is_alphanumeric())).is_some();
    let has_digit = text.bytes().any(|b| b.is_ascii_digit());
    is_ambiguous_date(text) || has_digit && text.split_whitespace().any(month)
}

fn day_spelling(text: &str) -> String {
    let (text, about) = match text.strip_suffix('~') {
        Some(day) => (day.trim_end(), "~"),
        None => (text, ""),
    };
    let day = without_midnight(text);
    let spelt = in_words(day).or_else(|| with_short_parts(day));
    format!("{}{about}", spelt.unwrap_or_else(|| day.to_owned()))
}

/// Takes the time off a date that a program wrote as a midnight.
fn without_midnight(text: &str) -> &str {
    let Some((day, time)) = text.split_once(['T', ' ']) else { return text };
    let zone = time.trim_end_matches('Z').trim_end_matches("+00:00");
    let clock = zone.trim_end_matches('0').trim_end_matches('.');
    let is_midnight = time.starts_with("00:00") && clock.bytes().all(|b| matches!(b, b'0' | b':'));
    if is_midnight { day } else { text }
}

/// Reads `7 March 2031`, `March 7, 2031` and `March 2031`.
pub(super) fn in_words(text: &str) -> Option<String> {
    let is_weekday = |word: &str| word.parse::<Weekday>().is_ok();
    let words = text.split([' ', ',', '\u{A0}']).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.skip_while(|word| is_weekday(word)).collect();
    let day = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = word.get(digits.len()..).unwrap_or_default();
        matches!(ending, "" | "st" | "nd" | "rd" | "th")
            .then(|| digits.parse::<u32>().ok())
            .flatten()
    };
    let year = |word: &str| (word.len() == 4).then(|| word.parse::<u32>().ok()).flatten();
    match *words.as_slice() {
        [a, b, c] => {
            let (month, day) = match (day(a), day(b)) {
                (Some(day), None) => (month(b)?, day),
                (None, Some(day)) => (month(a)?, day),
                (Some(_), Some(_)) | (None, None) => return None,
            };
            Some(format!("{:04}-{month:02}-{day:02}", year(c)?))
        }
        [a, b] => Some(format!("{:04}-{:02}", year(b)?, month(a)?)),
        _ => None,
    }
}

/// Writes a month and a day of one digit with two: `2031-3-7`.
pub(super) fn with_short_parts(text: &str) -> Option<String> {
    let mut parts = text.split(['-', '/']);
    let year = parts.next().filter(|year| year.len() == 4)?;
    let short = |part: Option<&str>| match part {
        Some(part) if part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit()) => {
            Some(format!("-{part:0>2}"))
        }
        Some(_) => None,
        None => Some(String::new()),
    };
    let (month, day) = (short(parts.next())?, short(parts.next())?);
    (parts.next().is_none() && year.bytes().all(|b| b.is_ascii_digit()))
        .then(|| format!("{year}{month}{day}"))
}

/// Returns the number of a month by its English name or the first letters of it.
pub(super) fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_lowercase();
    let is_it = |name: &&str| name.starts_with(&*word) && (word.len() == 3 || word == **name);
    let at = MONTHS.iter().position(|name| is_it(name) || (word == "sept" && *name == "september"));
    u32::try_from(at? + 1).ok()
}

/// Takes typographic quotation marks off a text that is wholly within them.
pub(super) fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let within = |open: &[char], close: &[char]| {
        text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close))
    };
    let inner = within(&['“', '”', '„', '«'], &['”', '“', '»']);
    inner.or_else(|| within(&['‘', '’', '‚'], &['’', '‘'])).map_or(text, str::trim)
}

/// Writes the digits of Arabic, Persian and full width as western ones.
pub(super) fn western(text: &str) -> String {
    let digit = |c: char| {
        let zero = [0x660, 0x6F0, 0xFF10]
            .into_iter()
            .find(|zero| (*zero..zero + 10).contains(&u32::from(c)))?;
        char::from_digit(u32::from(c) - zero, 10)
    };
    let sign = |c: char| match c {
        '٬' | '،' => ',',
        '٫' => '.',
        c => digit(c).unwrap_or(c),
    };
    text.chars().map(sign).collect()
}
