//! Numbers as people read them.

/// Formats a number with commas between thousands: `14,978`.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
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
    use super::grouped;

    #[test]
    fn thousands_stand_apart() {
        let all = [0, 44, 999, 1_000, 14_978, 1_000_000].map(grouped);
        assert_eq!(all, ["0", "44", "999", "1,000", "14,978", "1,000,000"]);
    }
}
