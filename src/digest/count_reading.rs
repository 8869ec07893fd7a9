//! Counts in English beyond those that are read without a word: `3 or 4`, `a dozen`, `12 people`.
//! Says what each means; whether it is told is decided where it is read.

use super::{Count, TENS};

/// A longer text tells more than a count.
const LONGEST: usize = 60;
/// What is counted, and adds nothing to the number.
const PEOPLE: [&str; 16] = [
    "people",
    "persons",
    "person",
    "men",
    "man",
    "civilians",
    "civilian",
    "soldiers",
    "soldier",
    "fighters",
    "policemen",
    "victims",
    "casualties",
    "others",
    "individuals",
    "members",
];
/// The same, where the field says it too.
const HARMS: [(&str, &[&str]); 3] = [
    ("killed", &["killed", "dead", "deaths", "fatalities"]),
    ("wounded", &["wounded", "injured", "hurt"]),
    ("captured", &["captured", "arrested", "detained", "prisoners", "hostages"]),
];
/// What stands before a number, and the form for it.
const BEFORE: [(&str, &str); 26] = [
    ("no fewer than ", ">="),
    ("no less than ", ">="),
    ("not less than ", ">="),
    ("not fewer than ", ">="),
    ("at least ", ">="),
    ("minimum of ", ">="),
    ("a minimum of ", ">="),
    ("min. ", ">="),
    ("no more than ", "<="),
    ("not more than ", "<="),
    ("maximum of ", "<="),
    ("a maximum of ", "<="),
    ("max. ", "<="),
    ("up to ", "<="),
    ("in excess of ", ">"),
    ("more than ", ">"),
    ("above ", ">"),
    ("over ", ">"),
    ("below ", "<"),
    ("under ", "<"),
    ("approx ", "~"),
    ("circa ", "~"),
    ("ca. ", "~"),
    ("c. ", "~"),
    ("roughly ", "~"),
    ("some ", "~"),
];
/// What stands behind a number, and the form for it.
const BEHIND: [(&str, &str); 7] = [
    (" or more", ">="),
    (" at least", ">="),
    (" or fewer", "<="),
    (" or less", "<="),
    (" at most", "<="),
    (" or so", "~"),
    ("ish", "~"),
];
/// Words for a few, and the form for each.
const FEW: [(&str, &str); 6] = [
    ("a few", "several"),
    ("few", "several"),
    ("multiple", ">=2"),
    ("not known", "unknown"),
    ("unclear", "unknown"),
    ("unspecified", "unknown"),
];

/// Returns what a text means that is no count in the forms of the format, in the field `key`.
/// Nothing is read that could be meant in two ways.
pub fn count_reading(text: &str, key: &str) -> Option<Count> {
    if text.len() > LONGEST {
        return None;
    }
    let lower = text.replace('\u{A0}', " ").to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let text = words.join(" ");
    let text = without_note(without_what(text.trim_end_matches('.'), key));
    if let Some((_, form)) = FEW.iter().find(|(word, _)| *word == text) {
        return form.parse().ok();
    }
    let bound = |before: &[(&str, &'static str)], strip: fn(&str, &str) -> Option<String>| {
        before.iter().find_map(|(word, sign)| Some((*sign, strip(text, word)?)))
    };
    let before = bound(&BEFORE, |text, word| text.strip_prefix(word).map(Into::into));
    let behind = || bound(&BEHIND, |text, word| text.strip_suffix(word).map(Into::into));
    if let Some((sign, rest)) = before.or_else(behind) {
        return format!("{sign}{}", number(&rest)?).parse().ok();
    }
    if let Some((low, high)) = range(text) {
        return format!("{low}-{high}").parse().ok();
    }
    if let Some(dozens) = dozens(text) {
        // In a report a dozen is seldom counted.
        return Some(Count::About(dozens));
    }
    number(text).map(Count::Exact).or_else(|| text.parse().ok())
}

/// Takes off what is counted.
fn without_what<'t>(text: &'t str, key: &str) -> &'t str {
    let own = HARMS.iter().filter(|(harm, _)| key.contains(harm)).flat_map(|(_, words)| *words);
    let strip = |text: &'t str| {
        let (before, last) = text.rsplit_once(' ')?;
        (PEOPLE.contains(&last) || own.clone().any(|word| *word == last)).then_some(before)
    };
    let once = strip(text).unwrap_or(text);
    let twice = strip(once).unwrap_or(once);
    twice.strip_suffix(" of").unwrap_or(twice)
}

/// Takes off the same number in brackets: `3 (three)`.
fn without_note(text: &str) -> &str {
    let Some((before, note)) = text.strip_suffix(')').and_then(|text| text.split_once(" (")) else {
        return text;
    };
    if number(before).is_some() && number(before) == number(note) { before } else { text }
}

/// Reads `3 or 4`, `3 and 4` and `between 3-8`, the smaller number first.
fn range(text: &str) -> Option<(u32, u32)> {
    let (low, high) = text.split_once(" or ").or_else(|| {
        let text = text.strip_prefix("between ").or_else(|| text.strip_prefix("from "))?;
        text.split_once(['-', '–'])
    })?;
    let (low, high) = (number(low)?, number(high)?);
    (low < high).then_some((low, high))
}

/// Reads `a dozen` and `two dozen`.
fn dozens(text: &str) -> Option<u32> {
    let of = text.strip_suffix("dozen")?.trim_end();
    let of = if matches!(of, "" | "a") { 1 } else { number(of)? };
    of.checked_mul(12)
}

/// Reads a number without doubt: in digits, with a blank between thousands, or in words up to 999.
fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    if text == "zero" {
        return Some(0);
    }
    if let Ok(Count::Exact(number)) = text.parse() {
        return Some(number);
    }
    if text.bytes().all(|b| b.is_ascii_digit() || b == b' ') {
        let mut groups = text.split(' ');
        let is_first = groups.next().is_some_and(|group| (1..=3).contains(&group.len()));
        let is_number = is_first && groups.all(|group| group.len() == 3);
        return is_number.then(|| text.replace(' ', "").parse().ok()).flatten();
    }
    in_words(text)
}

/// Reads `twenty-one` and `two hundred and six`.
fn in_words(text: &str) -> Option<u32> {
    if let Some((hundreds, rest)) = text.split_once("hundred") {
        let hundreds = match hundreds.trim() {
            "a" | "" => 1,
            more => more.parse::<Count>().ok().filter(|n| n.is_exact())?.best()?,
        };
        let rest = rest.trim().trim_start_matches("and ");
        let more = if rest.is_empty() { 0 } else { below_hundred(rest)? };
        return (1..=9).contains(&hundreds).then_some(hundreds * 100 + more);
    }
    below_hundred(text)
}

fn below_hundred(text: &str) -> Option<u32> {
    if let Ok(Count::Exact(number)) = text.parse() {
        return (number < 100).then_some(number);
    }
    let (tens, one) = text.split_once(['-', ' ']).unwrap_or((text, ""));
    let tens = TENS.iter().zip((20..).step_by(10)).find(|(word, _)| **word == tens)?.1;
    let one = match one {
        "" => 0,
        one => one.parse::<Count>().ok().filter(|n| n.is_exact())?.best()?,
    };
    (one < 10).then_some(tens + one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_meant_in_one_way_is_read() {
        for (text, meant) in [
            ("3 or 4", "3-4"),
            ("two or three", "2-3"),
            ("between 3-8", "3-8"),
            ("zero", "0"),
            ("Zero", "0"),
            ("a dozen", "~12"),
            ("two dozen", "~24"),
            ("a few", "several"),
            ("multiple", ">=2"),
            ("not known", "unknown"),
            ("12 people", "12"),
            ("20-30 people", "20-30"),
            ("several people", "several"),
            ("dozens of civilians", "dozens"),
            ("at least 5 people", ">=5"),
            ("over 100 dead", ">100"),
            ("4 killed", "4"),
            ("3 people killed", "3"),
            ("approx 20", "~20"),
            ("c. 20", "~20"),
            ("ca. 20", "~20"),
            ("some 20", "~20"),
            ("at\u{A0}least\u{A0}5", ">=5"),
            ("no fewer than twenty-one", ">=21"),
            ("in excess of 100", ">100"),
            ("under 5", "<=4"),
            ("5 or more", ">=5"),
            ("20 or so", "~20"),
            ("twenty-one", "21"),
            ("thirty", "30"),
            ("a hundred", "100"),
            ("two hundred and six", "206"),
            ("1 060", "1060"),
            ("3 (three)", "3"),
        ] {
            assert_eq!(count_reading(text, "killed").unwrap().to_string(), meant, "{text}");
        }
    }

    #[test]
    fn what_could_be_meant_in_two_ways_is_not() {
        for text in [
            "many",
            "scores",
            "4 or 3",
            "3 or",
            "nearly 20",
            "20 wounded",
            "5%",
            "10k",
            "1.060",
            "4,5",
            "3 (four)",
            "3 men, 2 women",
            "couple",
            "no",
            "none",
            "3/4",
            "hundred people or so",
            "-5",
            "20 30",
            "1 06",
            "twenty hundred",
            "thirty ten",
        ] {
            assert_eq!(count_reading(text, "killed"), None, "{text}");
        }
        assert_eq!(count_reading(&"3 or 4 ".repeat(100), "killed"), None);
        assert_eq!(count_reading("20 wounded", "killed_or_wounded"), Some(Count::Exact(20)));
    }
}
