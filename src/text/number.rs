//! Numbers as people read them.

/// A number with a comma between thousands: `14,978`.
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

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_stand_apart() {
        let all = [0, 44, 999, 1_000, 14_978, 1_000_000].map(grouped);
        assert_eq!(all, ["0", "44", "999", "1,000", "14,978", "1,000,000"]);
    }
}
