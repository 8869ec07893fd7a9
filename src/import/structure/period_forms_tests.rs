//! Every form in which a line states days.

use super::period_forms::{DaysForm, stated_days};

fn first(text: &str) -> String {
    let Some(found) = stated_days(text, None).first().copied() else { return "none".to_owned() };
    let marks = [(found.is_reversed, " reversed"), (found.is_year_supplied, " year")];
    let marks: String = marks.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect();
    format!("{}..{}{marks}", found.from, found.to)
}

#[test]
fn ranges_in_every_form() {
    for (text, days) in [
        ("Harbour Watch (May 21-26, 2020)", "2020-05-21..2020-05-26"),
        ("(May 27 – June 3, 2020)", "2020-05-27..2020-06-03"),
        ("(October 29- November 4, 2020)", "2020-10-29..2020-11-04"),
        ("(December 26, 2019 – January 1, 2020)", "2019-12-26..2020-01-01"),
        ("(December 26 – January 1, 2020)", "2019-12-26..2020-01-01"),
        ("(December 26, 2019 – January 1)", "2019-12-26..2020-01-01"),
        ("(19-27 September 2017)", "2017-09-19..2017-09-27"),
        ("29 September – 5 October 2017", "2017-09-29..2017-10-05"),
        ("July 26 – August 1, 2018", "2018-07-26..2018-08-01"),
        ("(December 19-25, 2019", "2019-12-19..2019-12-25"),
        ("(January 27-21, 2021)", "2021-01-21..2021-01-27 reversed"),
        ("WEEKLY CONFLICT SUMMARY | 16 - 22 SEPTEMBER 2019", "2019-09-16..2019-09-22"),
        ("Sept. 3-9, 2021", "2021-09-03..2021-09-09"),
        ("from 3 to 9 September 2021", "2021-09-03..2021-09-09"),
        ("between May 14 and May 20, 2020", "2020-05-14..2020-05-20"),
        ("between May 14 and 20, 2020", "2020-05-14..2020-05-20"),
        ("Monday, 1 March – Sunday, 7 March 2021", "2021-03-01..2021-03-07"),
        ("1st – 7th of March 2021", "2021-03-01..2021-03-07"),
        ("March 1st through 7th, 2021", "2021-03-01..2021-03-07"),
        ("2021-03-01 to 2021-03-07", "2021-03-01..2021-03-07"),
        ("01.03.2021 - 07.03.2021", "2021-03-01..2021-03-07"),
        ("01/03/2021–07/03/2021", "2021-03-01..2021-03-07"),
        ("July 31. – August 6. 2020", "2020-07-31..2020-08-06"),
        ("May\u{a0}21–26,\u{a0}2020", "2020-05-21..2020-05-26"),
        ("the week of October 1-7, 2018", "2018-10-01..2018-10-07"),
        ("(8\u{2011}14 February 2018)", "2018-02-08..2018-02-14"),
        ("May 21-26 2020", "2020-05-21..2020-05-26"),
        ("May 21, 2020 until May 26, 2020", "2020-05-21..2020-05-26"),
    ] {
        assert_eq!(first(text), days, "{text}");
    }
}

#[test]
fn weeks_months_and_stretches() {
    for (text, days) in [
        ("Week of May 21, 2020", "2020-05-21..2020-05-27"),
        ("For the week ending 27 May 2020", "2020-05-21..2020-05-27"),
        ("Week 38, 2019", "2019-09-16..2019-09-22"),
        ("Week 38 of 2019", "2019-09-16..2019-09-22"),
        ("2019-W38", "2019-09-16..2019-09-22"),
        ("Report for July 2024", "2024-07-01..2024-07-31"),
        ("November–December 2020", "2020-11-01..2020-12-31"),
        ("December 2020 - January 2021", "2020-12-01..2021-01-31"),
        ("In the first half of 2024", "2024-01-01..2024-06-30"),
        ("Q3 2020", "2020-07-01..2020-09-30"),
        ("September 5, 2023", "2023-09-05..2023-09-05"),
        ("5 September 2023", "2023-09-05..2023-09-05"),
    ] {
        assert_eq!(first(text), days, "{text}");
    }
}

#[test]
fn what_states_no_days_is_left_out() {
    for text in
        ["Issue 177-20", "21 to 26 people", "On May 3", "about 20 km", "31 February 2020", "May"]
    {
        assert_eq!(first(text), "none", "{text}");
    }
}

#[test]
fn a_year_is_supplied_and_told() {
    let found = stated_days("Dec. 14-20", Some(2019));
    assert_eq!(found.len(), 1);
    assert!(found.iter().all(|one| one.is_year_supplied && one.form == DaysForm::Range));
    let found = stated_days("Week 38", Some(2019));
    assert!(found.iter().all(|one| one.is_year_supplied && one.form == DaysForm::WeekNumber));
}
