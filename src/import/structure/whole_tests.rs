//! Small texts and what they consist of.

use super::test_texts::{blocks, taxonomy};
use super::{GivenHead, ImportWords, NoDigest, SectionKind, Structure, TextSource, structures};

fn read(text: &str) -> Result<Vec<Structure>, NoDigest> {
    structures(
        &blocks(text),
        &TextSource::default(),
        &GivenHead::default(),
        &taxonomy(),
        ImportWords::shipped(),
    )
}

fn one(text: &str) -> Structure {
    let mut all = read(text).unwrap();
    assert_eq!(all.len(), 1);
    all.remove(0)
}

fn period_of(text: &str) -> String {
    one(text).period.map_or_else(|_| "none".to_owned(), |period| period.field.value)
}

/// Names the sections: kind, theatre, area, heading, number of blocks.
fn sections(text: &str) -> Vec<String> {
    let words = taxonomy();
    let name = |one: &super::Outlined| {
        let ground = one.ground.map_or_else(String::new, |ground| {
            let area = ground.area.map(|area| format!("/{}", words.area_name(area)));
            format!(" {}{}", words.theatre_word(ground.theatre), area.unwrap_or_default())
        });
        let heading =
            one.heading.and_then(|_| one.title.clone()).map(|title| format!(" [{title}]"));
        let kind = match one.kind {
            SectionKind::Overview => "overview",
            SectionKind::Figures => "figures",
            SectionKind::Body => "body",
        };
        format!("{kind}{ground}{}", heading.unwrap_or_default())
    };
    one(text).sections.iter().map(name).collect()
}

const WEEKLY: &str = "Harbour Watch (May 21-26, 2031)
A convoy on its way to the harbour (Telegram, May 23, 2031)
A convoy on its way to the harbour (Telegram, May 23, 2031)
Guards at the gate.
Guards at the gate.
Overview
- The wave of attacks ended on May 24, 2031.[1]
- A comparison leads to these conclusions:
  - Duration: it was long.
The Iraqi arena
The activity went on, mainly as bombs on the roads of the province.
Diyala Province
- On May 21, 2031, a bomb hit a patrol about 20 km northeast of the town. Two were hurt (Telegram, May 22, 2031).
A patrol after the bomb
(Telegram, May 22, 2031)
Counterterrorist activities by the Iraqi forces
- On May 23, 2031, police captured two men in various parts of the province (Rudaw, May 23, 2031).
A senior man was captured
- On May 23, 2031, he was captured near the river (Rudaw, May 24, 2031).
Afghanistan
Attack on an airbase
- On May 24, 2031, rockets were fired at the base (Telegram, May 24, 2031).
Counterterrorism and preventive activity
- On May 24, 2031, the minister said that many had returned (DW, May 24, 2031).
[1] The wave was named by its makers.
Share
Related articles
Harbour Watch (May 14-20, 2031)
Harbour Watch (May 7-13, 2031)
";

#[test]
fn a_weekly_falls_into_its_sections() {
    assert_eq!(
        sections(WEEKLY),
        [
            "overview",
            "body iraq",
            "body iraq/Diyala",
            "body iraq",
            "body iraq [A senior man was captured]",
            "body asia/Afghanistan [Attack on an airbase]",
            "body",
        ]
    );
    let digest = one(WEEKLY);
    assert_eq!(digest.title.value, "Harbour Watch");
    assert_eq!(
        digest.period.as_ref().ok().map(|period| period.field.value.as_str()),
        Some("2031-05-21..2031-05-26")
    );
    assert_eq!(digest.captions.len(), 3, "{:?}", digest.captions);
    assert_eq!(digest.captions[0].source.as_deref(), Some("Telegram, 2031-05-23"));
    assert_eq!(digest.captions[2].text, "A patrol after the bomb");
    assert_eq!(digest.notes.len(), 1);
    assert_eq!(digest.notes[0].cited.len(), 1);
    let related = digest.dropped.iter().find(|one| one.what == "related digests");
    assert_eq!(related.map(|one| one.count), Some(3));
}

#[test]
fn periods_of_whole_texts() {
    let body = "Overview\n- Attacks went on in the north of the country, and many people were hurt in them, more than before.\nIraq\n";
    let item = "- On May 21, 2031, a bomb hit a patrol (Telegram, May 22, 2031).\n";
    for (head, period) in [
        ("Weekly Watch\nMay 21 – 27, 2031\n", "2031-05-21..2031-05-27"),
        ("Weekly Watch\nThe reporting period is 21 to 27 May 2031.\n", "2031-05-21..2031-05-27"),
        ("Weekly Watch: May 21-27\n", "2031-05-21..2031-05-27"),
        ("Weekly Watch | Week 21\n", "2031-05-19..2031-05-25"),
        ("Watch for the week of May 21, 2031\n", "2031-05-21..2031-05-27"),
        ("Weekly Watch, May 27, 2031\n", "2031-05-21..2031-05-27"),
        ("Weekly Watch\nData cutoff: 12 p.m. on May 27, 2031\n", "2031-05-21..2031-05-27"),
        ("Monthly Watch May 2031\n", "2031-05-01..2031-05-31"),
        ("Watch (May 27-21, 2031)\n", "2031-05-21..2031-05-27"),
        ("WATCH | 21 - 27 MAY 2031\n", "2031-05-21..2031-05-27"),
        ("Watch over the coast\nSunday, May 27, 2031\n", "2031-05-27..2031-05-27"),
        ("Watch over the coast\n", "2031-05-01..2031-05-31"),
    ] {
        assert_eq!(period_of(&format!("{head}{body}{item}")), period, "{head}");
    }
}

#[test]
fn a_wrong_year_is_told() {
    let item = "- On May 21, 2032, a bomb hit a patrol on the road to the river (Telegram, May 22, 2032).\n";
    let text = format!("Harbour Watch (May 19-25, 2031)\nIraq\n{}", item.repeat(4));
    let digest = one(&text);
    assert_eq!(
        digest.period.ok().map(|period| period.field.value).as_deref(),
        Some("2032-05-19..2032-05-25")
    );
    assert!(
        digest.remarks.iter().any(|remark| remark.contains("2031-05-19..2031-05-25")),
        "{:?}",
        digest.remarks
    );
}

#[test]
fn several_digests_in_a_file_are_told_apart() {
    let text = format!("{WEEKLY}\n{}", WEEKLY.replace("May 21-26, 2031", "May 28 - June 3, 2031"));
    let digests = read(&text).unwrap();
    let periods: Vec<String> = digests
        .iter()
        .filter_map(|one| Some(one.period.as_ref().ok()?.field.value.clone()))
        .collect();
    assert_eq!(periods, ["2031-05-21..2031-05-26", "2031-05-28..2031-06-03"]);
}

#[test]
fn headings_with_a_toll_over_a_paragraph_each_are_no_listing() {
    let text: Vec<String> = (6..13)
        .map(|day| format!("June {day} Northern Province: three officers killed\n\nA bomb struck a vehicle of the police near the market, killing three officers and wounding two.\n\n"))
        .collect();
    let text = text.concat();
    assert!(read(&format!("The War's Toll: June 6-12, 2031\n\n{text}")).is_ok());
}

#[test]
fn headings_over_sentences_that_tell_days_are_no_listing() {
    let release = |day: &dyn Fn(u32) -> String| -> String {
        let sides = ["NORTH EAST", "NORTH WEST", "NORTH CENTRAL", "SOUTH EAST", "SOUTH SOUTH"];
        let told = sides.iter().zip(10..).map(|(side, number)| {
            let day = day(number);
            format!("{side}\nTroops of the division searched a forest beside the river {day} and found stores of fuel.\n")
        });
        told.collect()
    };
    assert!(read(&release(&|day| format!("on {day} June"))).is_ok());
    assert!(read(&release(&|day| format!("between {day} and {} June", day + 1))).is_ok());
    // The day of a summary with its year is that on which it came out.
    let listed = read(&release(&|day| format!("(posted on {day} June 2031)")));
    assert_eq!(listed.unwrap_err(), NoDigest::Listing { titles: 5 });
}

#[test]
fn what_is_no_digest_is_said() {
    assert_eq!(read("Page 1\nPage 2").unwrap_err(), NoDigest::NearlyNoText { words: 4 });
    let listing: Vec<String> = (1..6).map(|week| format!("Harbour Watch (May {week}-{}, 2031)\nIn this week many attacks were carried out in the north of the country.\n", week + 6)).collect();
    assert_eq!(read(&listing.concat()).unwrap_err(), NoDigest::Listing { titles: 5 });
    let essays: Vec<String> = (1..7).map(|number| format!("## The long road to number {number}\nA look at what went on in the country since the war, and at those who came back from it.\n")).collect();
    assert_eq!(read(&essays.concat()).unwrap_err(), NoDigest::Listing { titles: 6 });
}

#[test]
fn navigation_is_dropped_and_headings_stay() {
    let text = "Home | About | Contact | Search
- Syria
- Iraq
- Nigeria
- Yemen
# Weekly Watch (May 21-27, 2031)
## Africa
### Nigeria
- On May 21, 2031, a camp was attacked by a group of gunmen on motorcycles, who fled (HumAngle, May 22, 2031).
## Iraq
### Diyala
- On May 22, 2031, a bomb hit a patrol (Telegram, May 22, 2031).
### The other side of the river
- On May 23, 2031, a mine went off (Telegram, May 24, 2031).
## What others say
- A paper was published on May 24, 2031.
";
    assert_eq!(
        sections(text),
        [
            "body africa/Nigeria",
            "body iraq/Diyala",
            "body iraq [The other side of the river]",
            "body [What others say]"
        ]
    );
    let digest = one(text);
    assert_eq!(digest.dropped.iter().map(|one| one.count).sum::<usize>(), 5);
}

#[test]
fn places_at_the_beginning_of_a_block_cut_a_section() {
    let text = "Weekly Watch (May 21-27, 2031)
Main events of the past week[1]
- Syria: A bomb went off near a base in the desert, and three soldiers were killed there.
- Africa:
  - Nigeria – a camp was attacked.
  - DR Congo – a village was burned down.
- The battle for hearts and minds: a video was published.
";
    assert_eq!(
        sections(text),
        [
            "overview syria",
            "overview africa",
            "overview africa/Nigeria",
            "overview africa/DR Congo",
            "overview"
        ]
    );
    let digest = one(text);
    assert!(digest.prepared.iter().any(|block| block.text.trim() == "a camp was attacked."));
}

#[test]
fn the_publisher_is_found_by_what_a_text_says() {
    let text = WEEKLY
        .replace("Duration: it was long.", "In the Harbour Centre’s assessment, it was long.");
    assert_eq!(one(&text).publisher.value, "Harbour Centre");
    let text = WEEKLY.replace("Duration: it was long.", "In the ITIC's assessment, it was long.");
    assert_eq!(one(&text).publisher.value, "ITIC");
    assert_eq!(one(WEEKLY).publisher.value, "Unknown");
    let source =
        TextSource { site: Some("www.terrorism-info.org.il".to_owned()), ..TextSource::default() };
    let all = structures(
        &blocks(WEEKLY),
        &source,
        &GivenHead::default(),
        &taxonomy(),
        ImportWords::shipped(),
    )
    .unwrap();
    assert_eq!(all[0].publisher.value, "ITIC");
    let given = GivenHead { publisher: Some("Pier".to_owned()), ..GivenHead::default() };
    let all =
        structures(&blocks(WEEKLY), &source, &given, &taxonomy(), ImportWords::shipped()).unwrap();
    assert_eq!(all[0].publisher.value, "Pier");
}

#[test]
fn digests_with_a_summary_only_are_dropped_and_counted() {
    let text = format!(
        "{}Harbour Watch (April 2-8, 2031)\nIt was calm.\nHarbour Watch (April 9-15, 2031)\nIt began.\n",
        WEEKLY.split("Related").next().unwrap()
    );
    let digest = one(&text);
    let related = digest.dropped.iter().find(|one| one.what == "related digests");
    assert_eq!(related.map(|one| one.count), Some(4));
    assert_eq!(
        digest.period.ok().map(|period| period.field.value).as_deref(),
        Some("2031-05-21..2031-05-26")
    );
}
