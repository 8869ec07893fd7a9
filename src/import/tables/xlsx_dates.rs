//! Days that a workbook keeps as numbers: which styles make a number a date, and which day a number is.

use chrono::{NaiveDate, TimeDelta};

/// Formats of dates that a workbook knows without naming them (ECMA-376, 18.8.30).
pub(super) fn is_date_format(id: u32) -> bool {
    matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// Returns true if a format that a workbook names shows a day or an hour.
pub(super) fn is_date_code(code: &str) -> bool {
    let (mut quoted, mut bracketed, mut escaped) = (false, false, false);
    code.split(';').next().unwrap_or_default().chars().any(|c| {
        if escaped {
            escaped = false;
            return false;
        }
        match c {
            '"' => quoted = !quoted,
            '\\' | '_' | '*' => escaped = true,
            '[' => bracketed = true,
            ']' => bracketed = false,
            'y' | 'Y' | 'd' | 'D' | 'm' | 'M' | 'h' | 'H' => return !quoted && !bracketed,
            _ => {}
        }
        false
    })
}

/// Returns the day and, if it is not midnight, the time of a number: days since the end of 1899, or
/// since 1904.
pub(super) fn day_of_number(number: f64, since_1904: bool) -> Option<String> {
    // Up to the end of the year 9999.
    if !(0.0..2_958_466.0).contains(&number) {
        return None;
    }
    let minutes = (number * 1_440.0).round();
    #[expect(clippy::cast_possible_truncation, reason = "below five thousand million")]
    let minutes = minutes as i64;
    let (days, minutes) = (minutes / 1_440, minutes % 1_440);
    let (first, days) = if since_1904 {
        (NaiveDate::from_ymd_opt(1904, 1, 1)?, days)
    } else {
        // The workbook's calendar has a 29 February 1900.
        (NaiveDate::from_ymd_opt(1899, 12, 30)?, days + i64::from(days < 60))
    };
    let day = first.checked_add_signed(TimeDelta::days(days))?;
    let time = if minutes == 0 {
        String::new()
    } else {
        format!(" {:02}:{:02}", minutes / 60, minutes % 60)
    };
    Some(format!("{day}{time}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_days_are_told_from_those_of_numbers() {
        for code in ["yyyy\\-mm\\-dd", "d/m/yy", "[$-409]mmmm d", "h:mm"] {
            assert!(is_date_code(code), "{code}");
        }
        for code in ["General", "0.00", "#,##0 \"days\"", "[Red]0", "0;d"] {
            assert!(!is_date_code(code), "{code}");
        }
        assert!(is_date_format(14) && !is_date_format(2));
    }

    #[test]
    fn numbers_are_days_of_either_calendar() {
        assert_eq!(day_of_number(43_976.0, false).as_deref(), Some("2020-05-25"));
        assert_eq!(day_of_number(43_976.604_166_67, false).as_deref(), Some("2020-05-25 14:30"));
        assert_eq!(day_of_number(1.0, false).as_deref(), Some("1900-01-01"));
        assert_eq!(day_of_number(42_514.0, true).as_deref(), Some("2020-05-25"));
        assert_eq!(day_of_number(f64::NAN, false), None);
        assert_eq!(day_of_number(1e12, false), None);
    }
}
