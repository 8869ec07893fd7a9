//! Periods as people say them, so that users can name a thing by its time.

use chrono::{Datelike as _, NaiveDate};

use super::Period;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Period {
    /// Returns `14–24 May 2020`, `30 July – 5 August 2020`, `from 17 April 2022`; for a whole month
    /// or year `May 2020` or `2020`.
    pub fn spoken(self) -> String {
        let day = |day: NaiveDate| format!("{} {} {}", day.day(), month(day), day.year());
        let from = self.from;
        let Some(to) = self.to else { return format!("from {}", day(from)) };
        let whole_months = from.day() == 1 && to.succ_opt().is_none_or(|next| next.day() == 1);
        if to == from {
            day(to)
        } else if to.year() != from.year() {
            format!("{} – {}", day(from), day(to))
        } else if whole_months && from.month() == to.month() {
            format!("{} {}", month(to), to.year())
        } else if whole_months && (from.month(), to.month()) == (1, 12) {
            to.year().to_string()
        } else if to.month() != from.month() {
            format!("{} {} – {}", from.day(), month(from), day(to))
        } else {
            format!("{}–{}", from.day(), day(to))
        }
    }
}

fn month(day: NaiveDate) -> &'static str {
    MONTHS.get(day.month0() as usize).unwrap_or(&"?")
}
