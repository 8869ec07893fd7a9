//! Numbers as people read them. Data has plain digits: what is read by programs asks nothing here.

use std::fmt::Display;

/// Writes a number with commas between thousands: `14,978`.
pub fn grouped(number: impl Display + Copy) -> String {
    parted(number.to_string())
}

/// Parts the thousands of all numbers in a text of numbers and their signs: `1,200 (≥1,100) +3?`. A
/// text with days in it is none: a year is no sum.
pub fn parted(text: String) -> String {
    let is_long =
        |text: &str| text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() > 3);
    if !is_long(&text) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + text.len() / 3);
    let mut decimals = false;
    let mut rest = text.as_str();
    while let Some(sign) = rest.chars().next() {
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let (digits, after) = rest.split_at(end);
        for (at, digit) in digits.chars().enumerate() {
            if !decimals && at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit);
        }
        rest = after;
        if digits.is_empty() {
            out.push(sign);
            rest = after.strip_prefix(sign).unwrap_or_default();
        }
        decimals = digits.is_empty() && sign == '.';
    }
    out
}

/// Formats a share, from 0 to 1, as a percentage: `52%`. A share above zero is never `0%`.
pub fn percent(share: f64) -> String {
    match share * 100.0 {
        percent if percent > 0.0 && percent < 0.95 => format!("{percent:.1}%"),
        percent => format!("{percent:.0}%"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let all = [0, 44, 999, 1_000, 14_978, 1_000_000].map(grouped);
        assert_eq!(all, ["0", "44", "999", "1,000", "14,978", "1,000,000"]);
        assert_eq!(grouped(-1_200_i64), "-1,200");
    }

    #[test]
    fn every_number_of_a_text_is_parted() {
        for (plain, read) in [
            ("", ""),
            ("≥999", "≥999"),
            ("≥1200", "≥1,200"),
            ("10045 (9000–11090)≠ +1200?", "10,045 (9,000–11,090)≠ +1,200?"),
            ("1234.56789", "1,234.56789"),
            ("dozens", "dozens"),
        ] {
            assert_eq!(parted(plain.to_owned()), read);
        }
    }
}
