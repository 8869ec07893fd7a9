//! The beginnings of texts as they are found: days without a year, bylines, notices, headings of every
//! kind.

use super::test_texts::{blocks, taxonomy};
use super::{GivenHead, ImportWords, NoDigest, SectionKind, Structure, TextSource, structures};
use crate::import::field::Certainty;

fn read_as(text: &str, source: &TextSource) -> Result<Structure, NoDigest> {
    let given = GivenHead::default();
    let all = structures(&blocks(text), source, &given, &taxonomy(), ImportWords::shipped())?;
    Ok(all.into_iter().next().unwrap())
}

fn read(text: &str) -> Structure {
    read_as(text, &TextSource::default()).unwrap()
}

fn period(structure: &Structure) -> String {
    structure.period.as_ref().ok().map_or_else(String::new, |period| period.field.value.clone())
}

fn dropped(structure: &Structure, what: &str) -> usize {
    structure.dropped.iter().filter(|one| one.what == what).map(|one| one.count).sum()
}

/// Names the place of each section, and how sure it is.
fn places(structure: &Structure) -> Vec<(String, Certainty)> {
    let words = taxonomy();
    let name = |one: &super::Outlined| {
        let ground = one.ground?;
        let area = ground.area.map(|area| words.area_name(area));
        Some((area.unwrap_or(words.theatre_word(ground.theatre)).to_owned(), one.certainty))
    };
    structure.sections.iter().filter_map(name).collect()
}

const YEARLESS: &str = "River War Report: Dec. 14-20
Boats on the river were shot at on most days of the week, and those who own them ask for guards on board.
Dec. 20 Northern Province: two sailors killed
Gunmen shot at a barge near the mill, killing two sailors and wounding another.
Dec. 19 Southern Province: one guard killed
A mine sank a launch below the bridge, killing a guard.
Dec. 15 Northern Province: three sailors killed
Gunmen shot at a ferry near the lock, killing three sailors.
";

#[test]
fn the_year_is_told_by_the_file_or_nowhere() {
    let none = read(YEARLESS);
    assert!(none.period.is_err());
    let (first, last) = ("12-14".to_owned(), "12-20".to_owned());
    assert_eq!(none.period.as_ref().err(), Some(&NoDigest::NoYear { first, last }));
    let told = none.period.err().map(|why| why.to_string()).unwrap_or_default();
    assert!(told.contains("--period YYYY-12-14..YYYY-12-20"), "{told}");
    let file = Some("river-2031-12.txt".to_owned());
    let source = TextSource { file, ..TextSource::default() };
    let named = read_as(YEARLESS, &source).unwrap();
    assert_eq!(period(&named), "2031-12-14..2031-12-20");
    assert!(
        named.remarks.iter().any(|one| one.contains("name of the file")),
        "{:?}",
        named.remarks
    );
    assert_eq!(named.title.value, "River War Report", "days without a year are cut off as well");
}

#[test]
fn incidents_without_a_day_are_of_the_day_that_the_file_is_named_by() {
    let text = "Three Killed on the River
Two sailors were killed in a clash near the old mill, where the guards had been sent to.
A bomb at the lock left one guard dead, and the gate of the lock was broken by it.
Gunmen wounded a captain on the road between the mill and the bridge, and fled.
";
    let named = |file: &str| {
        let source = TextSource { file: Some(file.to_owned()), ..TextSource::default() };
        read_as(text, &source).unwrap()
    };
    assert!(matches!(named("river.txt").period, Err(NoDigest::NoDay { .. })));
    assert!(matches!(named("river-2031-05.txt").period, Err(NoDigest::NoDay { .. })));
    let found = named("river-2031-05-21.txt");
    assert_eq!(period(&found), "2031-05-21..2031-05-21");
    assert!(
        found.remarks.iter().any(|one| one.contains("name of the file")),
        "{:?}",
        found.remarks
    );
}

#[test]
fn a_teaser_that_is_told_in_full_below_is_left_out() {
    let told = "Two sailors were killed in a clash near the old mill on May 21, where the guards had been sent to.";
    let text = format!(
        "River Watch (May 21-27, 2031)\n{told} More boats […]\n{told}\nMore boats came on May 22, 2031, and left.\n"
    );
    assert_eq!(dropped(&read(&text), "teasers of the page"), 1);
    let other = text.replace(
        "killed in a clash near the old mill on May 21, where the guards had been sent to.\n",
        "seen.\n",
    );
    assert_eq!(dropped(&read(&other), "teasers of the page"), 0, "nothing below tells it");
}

#[test]
fn what_is_looked_back_to_sets_no_period() {
    let text = "River Watch
Our map of the river shows every attack. Entries dating back to 2003 can be searched, and maps be made of them.
Northern Province
In the north men burned barges at the mill 2 Oct and at the lock 4 Oct; killed a sailor near the weir 13 Oct. \
A captain, held since late 2015 for a mutiny of Sept 2015, was released 10 Oct.
";
    let found = read(&text.replace("\\\n", ""));
    assert!(found.period.is_err(), "{:?}", found.period);
    assert!(matches!(found.period, Err(NoDigest::NoYear { .. })), "{:?}", found.period);
}

#[test]
fn the_mark_of_a_note_is_no_part_of_a_year() {
    let text = "By the Numbers: River, 2 April 2028-15 July 20311Figures reflect events since the mill was built.
- Total number of events: 3,100
By the Numbers: River, 9-15 July 20312Some events may be told of in the weeks that follow.
- Total number of events: 22
Situation
Barges were burned on 10 July near the mill by men who came over the river and fled before noon.
";
    assert_eq!(period(&read(text)), "2031-07-09..2031-07-15");
}

#[test]
fn days_that_are_told_make_a_period() {
    let text = "River Notes
28 May 2031: Near the mill, two barges were burned by men who came over the river.
30 May 2031: At the lock, a guard was shot at from the other bank, and nobody was hurt.
3 June 2031: A ferry was stolen below the bridge, with all that it carried for the market.
";
    let found = read(text);
    assert_eq!(period(&found), "2031-05-28..2031-06-03");
    let field = found.period.as_ref().ok().map(|period| (period.is_stated, period.field.certainty));
    assert_eq!(field, Some((false, Certainty::Guess)));
    let timeline = "River Timeline - 2031
January 3
The house of a captain was burned down near the mill by men who came over the river.
January 5
A mine sank a launch below the bridge. It was laid as those of December 19, 2030 were.
";
    assert_eq!(period(&read(timeline)), "2031-01-03..2031-01-05");
    let ended = "Losses went up during the week. 3 guards and four sailors were killed in it, more than in any of 2031.\n";
    assert_eq!(period(&read(&format!("{timeline}{ended}"))), "2031-01-03..2031-01-05");
}

#[test]
fn a_list_of_incidents_without_a_heading_is_no_overview() {
    let list = "Two Barges Burned on the River
Two sailors were wounded in a clash near the old mill, where the guards had been sent to.
A bomb at the lock left one guard dead, and the gate of the lock was broken by it.
Gunmen killed a captain on the road between the mill and the bridge, and fled with his car.
Men burned two barges at the weir on the same day, after all had gone home.
";
    let kinds = |text: &str| -> Vec<SectionKind> {
        read(text).sections.iter().map(|section| section.kind).collect()
    };
    let below =
        "The other bank\nNothing was heard of it from over there, as in all of the month before.\n";
    assert_eq!(kinds(&format!("{list}{below}")), [SectionKind::Body, SectionKind::Body]);
    // Where days stand only below them, they sum up.
    let dated = "The other bank\n- On May 21, 2031, a bomb killed a guard.\n- On May 22, 2031, men burned a barge.\n";
    assert_eq!(kinds(&format!("{list}{dated}")), [SectionKind::Overview, SectionKind::Body]);
}

#[test]
fn who_wrote_a_text_and_notices_are_no_part_of_it() {
    let text = "Two Barges Burned on the River
By Ann Miller
[Read the reports of other weeks.]
Two sailors were wounded in a clash near the old mill, where the guards had been sent to.
A bomb at the lock left one guard dead, and the gate of the lock was broken by it.
We welcome thoughtful and respectful comments. Spam will be removed, and so will be whoever sends it.
Author: Ann Miller
Ann Miller is a journalist from the old harbour and has sailed the river since she was a child.
";
    let found = read(text);
    assert_eq!(found.sections.len(), 1, "{:?}", found.sections);
    assert_eq!(dropped(&found, "lines about the author"), 3);
    assert_eq!(dropped(&found, "notices of the page"), 2);
    let numbers = format!("{text}By the Numbers\n- Barges burned: 2\n");
    assert!(read(&numbers).sections.iter().any(|one| one.kind == SectionKind::Figures));
}

#[test]
fn headings_of_every_kind_name_their_place() {
    let text = "Weekly Watch (May 21-27, 2031)
Yemen: men hold a bridge; a launch is stolen by them
Yemen Security Brief:
A guard was shot at near the mill on May 22, and the men who did it were not found.
Strikes in Iraq
-- Near the mill, a strike destroyed a launch of the men.
Nigeria Timeline
A ferry was stolen below the bridge on May 23, with all that it carried.
South Sudan
A barge was burned at the weir on May 24 by men who came over the river.
";
    let found: Vec<String> = places(&read(text)).into_iter().map(|(place, _)| place).collect();
    assert_eq!(found, ["Yemen", "Yemen", "iraq", "Nigeria", "africa"]);
}

#[test]
fn a_text_is_about_the_place_that_its_title_or_its_lead_names() {
    let body = "A bomb at the mill wounded two guards on May 21, 2031, and broke the gate of it, so that the river rose over the road.\n";
    let place = |text: String| places(&read(&text)).first().cloned();
    // What is done by soldiers of a country is often done elsewhere.
    let title = "Afghan Forces Train Near the Nigerian Border; Five Killed in Iraq";
    let found = place(format!("{title}\n{body}"));
    assert_eq!(found, Some(("iraq".to_owned(), Certainty::Likely)));
    let found = place(format!("Graves Found in Diyala; Five Killed in Iraq\n{body}"));
    assert_eq!(
        found,
        Some(("iraq".to_owned(), Certainty::Likely)),
        "a part says nothing of the rest"
    );
    let lead =
        "River Watch reports on the war in Nigeria. All of Nigeria is looked at, day by day.\n";
    let found = place(format!("River Watch Weekly\n{lead}{body}"));
    assert_eq!(found, Some(("Nigeria".to_owned(), Certainty::Guess)));
    let both =
        format!("River Watch Weekly\nIt tells of Nigeria and Yemen, and of Nigeria first.\n{body}");
    assert_eq!(place(both), None, "two countries are none");
}

#[test]
fn a_source_behind_an_item_is_no_publisher_and_no_heading() {
    let item = "23 May 2031: Near the mill, two barges were burned by men who came over the river. Source: ACLED\n";
    let found = read(&item.repeat(3).replace("23 May", "24 May"));
    assert_eq!(found.publisher.value, "Unknown");
    let alone = format!("River Notes for May 2031\n{}\nSource: ACLED\n{}", item.trim(), item);
    let found = read(&alone);
    assert_eq!((found.publisher.value.as_str(), found.sections.len()), ("Unknown", 1));
    let told = format!("River Notes for May 2031\nThe events recorded by ACLED went on.\n{item}");
    assert_eq!(read(&told).publisher.value, "ACLED");
    let adjective = format!(
        "River Notes for May 2031\nAn epic war goes on along the river (ACLED, 2031), on both of its banks, and nobody can tell how it will end for those who live there or have to go through it every single day.\n{item}"
    );
    assert_eq!(read(&adjective).publisher.value, "Unknown");
}

#[test]
fn labels_are_no_titles() {
    let body = "Overview\n- The attacks of last week went on in the north of the country, and many people were hurt in them.\nIraq\n- On May 21, a bomb hit a patrol near the old mill.\n";
    for (head, title, days) in [
        (
            "0 ISSUE No: 14-15 9 – 22 May 2031\nRiver Losses Report\n",
            "River Losses Report",
            "2031-05-09..2031-05-22",
        ),
        ("April 17, 2031 | Daily River Report\n# Main Story\n", "Daily River Report", ""),
        (
            "(Harbour Post) |\nRiver Report, May 21-27, 2031\n",
            "River Report",
            "2031-05-21..2031-05-27",
        ),
        (
            "The Office of Rivers (ROR): River Report | May 2-15, 2031\n",
            "The Office of Rivers (ROR): River Report",
            "2031-05-02..2031-05-15",
        ),
        ("date 2031-05-22 From a River News Release\n", "From a River News Release", ""),
    ] {
        let found = read(&format!("{head}{body}"));
        assert_eq!(found.title.value, title, "{head}");
        let is_daily = !head.contains("Daily") || period(&found) == "2031-04-17..2031-04-17";
        assert!(is_daily, "{head}: {}", period(&found));
        assert!(days.is_empty() || period(&found) == days, "{head}: {}", period(&found));
    }
}

#[test]
fn the_title_of_a_known_series_stands_within_a_sentence() {
    let found = read("# Northern Province
- Nigeria Nigeria Security Tracker Weekly Update: May 21-27 Below are the events of the week from May 21 to May 27, 2031. May 22: Two barges burned at the mill.
");
    assert_eq!(found.title.value, "Nigeria Security Tracker Weekly Update");
    assert_eq!(found.publisher.value, "CFR");
    assert_eq!(period(&found), "2031-05-21..2031-05-27");
}

#[test]
fn scripts_and_flattened_tables_are_cut_out() {
    let script = "var box = document.getElementById('map7'); box.style.width='90%'; box.parent.insert(box, map);";
    let text = format!("River Watch, May 21-27, 2031
The map shows where. {script} May 21: Two barges were burned at the mill; May 22: a guard was shot at near the lock.
Province
|
May 21-27
|
North
|
3
|
There were three events during the week, fewer than in the week before it, as the guards say.
");
    let found = read(&text);
    assert_eq!(dropped(&found, "scripts"), 1);
    assert_eq!(dropped(&found, "cells of tables"), 8);
    let said: Vec<&str> = found.prepared.iter().map(|block| block.text.as_str()).collect();
    assert!(!said.concat().contains("document"), "{said:?}");
    assert!(said.concat().contains("The map shows where."), "{said:?}");
}

#[test]
fn pages_that_list_are_told_from_days_that_follow_each_other() {
    let teaser = |week: u32| {
        format!(
            "Regional Overview of the Rivers {week}\n{week} May 2031\nThe week saw several attacks on barges and on those who sail them, as in the weeks before, and the guards…\n"
        )
    };
    let page = format!(
        "Overviews Archive\nFound 176 results\n{}{}{}Page 56 of 59\n",
        teaser(7),
        teaser(14),
        teaser(21)
    );
    assert!(matches!(read_as(&page, &TextSource::default()), Err(NoDigest::Listing { .. })));
    let timeline: Vec<String> = (1..7)
        .map(|day| format!("May {day}\nMen came over the river near the old mill and shouted at all who stood there.\n"))
        .collect();
    let source = TextSource { file: Some("2031.txt".to_owned()), ..TextSource::default() };
    assert!(read_as(&timeline.concat(), &source).is_ok());
}

#[test]
fn a_line_that_says_how_often_it_comes_is_no_title() {
    let body = "\n## Syria\n- On May 6, 2031, two guards were shot dead at a mill near the river, and a clerk was hurt.\n- On May 7, 2031, \
                a bomb killed a sailor on the quay.\n";
    for (head, title) in [
        ("# Harbour Watch\n\nWeekly report | May 5-11, 2031\n", "Harbour Watch"),
        ("# Harbour Watch\n\n5-11 May 2031 · Prepared by the Coast Desk\n", "Harbour Watch"),
        (
            "# Harbour raids two mills\n\nIn this roundup: May 5-11, 2031\n",
            "Harbour raids two mills",
        ),
        (
            "# Nigeria: Harbours This Week\n\n5-11 May 2031, from local radios\n",
            "Nigeria: Harbours This Week",
        ),
    ] {
        let read = read(&format!("{head}{body}"));
        assert_eq!(read.title.value, title, "{head}");
        assert_eq!(period(&read), "2031-05-05..2031-05-11", "{head}");
    }
}

#[test]
fn beside_a_bar_stands_who_publishes() {
    let read = read(
        "Coast Rights Observatory | Week in review: 5-11 May 2031\n\n## Syria\n- On May 6, 2031, two guards were shot dead at a \
         mill near the river, and a clerk was hurt.\n- On May 7, 2031, a bomb killed a sailor on the quay.\n",
    );
    assert_eq!(read.publisher.value, "Coast Rights Observatory");
}
