//! What leaves a comparison: one number with all that belongs to it, the table in a chosen form, a
//! file; each as it is seen.

use watchfloor::app::Effect;
use watchfloor::compare::Direction;
use watchfloor::export::{
    Format, OutputCapabilities, RatioReading, SanitizingWriter, Shown, write_comparison,
};
use watchfloor::jobs::NumberDisplay;
use watchfloor::outgoing::Outgoing;

use crate::comparing::{INVENTED, invented, shipped};
use crate::support::Journey;

const DECEMBER_MAY: [&str; 2] = ["wave:2019-12", "wave:2020-05"];

fn copied(journey: &Journey) -> &str {
    match journey.effects.as_slice() {
        [Effect::Copy(clip)] => &clip.text,
        other => panic!("no copy: {other:?}\n{}", journey.text()),
    }
}

#[test]
fn a_number_is_copied_in_one_line_with_its_doubt_basis_and_sources() {
    let mut journey = shipped(80, 24);
    journey.compare(&DECEMBER_MAY).keys("y");
    let text = copied(&journey);
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(
        text.starts_with(
            "Attacks, Raids of Attrition (May 2020) [2020-05-raids-of-attrition], \
             2020-05-14–05-24, 11 days: 55+ attacks (lower 55, upper none); counted from 54 entries: \
             54 claimed; held in full 4 of 11 days, in part 7; sources: Telegram, 2020-05-24; "
        ),
        "{text}"
    );
    let address =
        "<https://www.terrorismwatch.org/2020/08/senior-iraqi-commander-killed-by-isis.html>";
    assert!(text.contains(address), "{text}");
}

#[test]
fn a_rate_is_copied_as_the_bound_that_it_is_seen_as() {
    let mut journey = shipped(120, 40);
    journey.compare(&DECEMBER_MAY).keys("u u").shows("≥5.00/d").keys("y");
    assert!(copied(&journey).contains("; ≥5.00/d; "), "{}", copied(&journey));
}

#[test]
fn a_stated_number_is_copied_with_its_issuer_and_addresses() {
    let mut journey = shipped(80, 24);
    journey.compare(&DECEMBER_MAY).keys("j y");
    let text = copied(&journey);
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(text.starts_with("Attacks (stated, from–to), Raids of Attrition (May 2020)"), "{text}");
    let addresses: Vec<&str> = text.split('<').skip(1).collect();
    assert!(!addresses.is_empty(), "{text}");
    for address in addresses {
        let (address, _) = address.split_once('>').unwrap();
        assert!(address.starts_with("https://") && !address.contains(' '), "{address}");
    }
}

#[test]
fn a_doubtful_number_says_its_bounds_and_a_ratio_its_baseline() {
    let mut journey = invented(120, 40);
    journey.keys("j j j W").answer().keys("/ a t t a c k s enter");
    // This week, with one that is dated to the month and told by this week.
    journey.keys("h y");
    assert!(copied(&journey).contains("28 attacks (lower 28, upper 28)"), "{journey:?}");
    journey.keys("l y");
    let text = copied(&journey);
    assert!(text.contains("by day lantern-desk-2031-09-29 is 0.93 times that"), "{text}");
    let mut waves = invented(120, 40);
    waves.compare(&INVENTED).keys("] y");
    assert!(copied(&waves).contains("by day 0.23 times Salt Days, beyond chance"), "{waves:?}");
}

#[test]
fn on_a_head_the_table_is_copied_in_a_form_to_choose() {
    let mut journey = shipped(80, 24);
    journey.compare(&DECEMBER_MAY).keys("g y").shows("Copy the table: m Markdown, t with tabs");
    assert!(journey.effects.is_empty());
    journey.keys("esc").shows("is the baseline");
    assert!(journey.effects.is_empty());
    journey.keys("y m").shows("is the baseline");
    let text = copied(&journey).to_owned();
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
    assert!(rows.len() > 50 && rows.iter().all(|row| row.matches(" |").count() == 3), "{text}");
    assert_eq!(rows[1], "| --- | ---: | ---: |");
    assert!(rows.contains(&"| Attacks | 6+ | 55+ |"), "{text}");
    assert!(text.contains("not comparable: held in full 4 of 11 days, in part 7"), "{text}");
    journey.keys("y t");
    let text = copied(&journey).to_owned();
    assert!(text.lines().all(|line| line.matches('\t').count() == 2), "{text}");
    assert!(text.lines().any(|line| line == "  Attacks\t6+\t55+"), "{text}");
    assert!(!text.contains("Attacks: Kurdistan"), "what is folded is not seen: {text}");
    // A row of another kind has a key of its own in this choice, which does nothing here.
    journey.keys("y j").shows("Copy the table");
}

#[test]
fn shares_and_rates_are_copied_and_exported_as_they_are_seen() {
    let mut journey = invented(120, 40);
    journey.compare(&INVENTED).keys("u g y t");
    let text = copied(&journey).to_owned();
    let river = text.lines().find(|line| line.contains("The River")).unwrap();
    assert!(river.contains("69%") && river.contains("16%"), "{river}");
    assert!(!river.contains(['×', '↓']), "the ratio is of rates, not of shares: {river}");
    journey.keys("j j j j j j j j j j j j y");
    assert!(copied(&journey).contains("% of the total"), "{}", copied(&journey));
    assert!(!copied(&journey).contains(" times "), "{}", copied(&journey));
    let asked = |journey: &Journey| match journey.effects.as_slice() {
        [Effect::Export(_, export)] => {
            let Outgoing::Comparison { show, direction, .. } = &export.what else {
                panic!("{export:?}")
            };
            (*show, *direction)
        }
        other => panic!("no export: {other:?}"),
    };
    journey.keys("e enter");
    assert_eq!(asked(&journey), (NumberDisplay::Share, Direction::OfEach));
    let mut week = invented(120, 40);
    week.keys("j j j W").answer().keys("u u e enter");
    assert_eq!(asked(&week), (NumberDisplay::PerDay, Direction::OfBaseline));
}

#[test]
fn an_export_of_shares_has_no_ratio_beside_them() {
    let mut journey = invented(120, 40);
    journey.compare(&INVENTED).keys("u e enter");
    let [Effect::Export(_, export)] = journey.effects.as_slice() else {
        panic!("no export: {:?}", journey.effects);
    };
    let Outgoing::Comparison { table, direction, .. } = &export.what else {
        panic!("{export:?}");
    };
    let river = |shown| {
        let mut out = Vec::new();
        let reading = RatioReading { shown, direction: *direction };
        let look = OutputCapabilities { width: None, color: false, ascii: false };
        let how = (Format::MARKDOWN, reading);
        let mut to = SanitizingWriter::new(&mut out);
        write_comparison(table, journey.app.corpus(), how, look, &mut to).unwrap();
        let text = String::from_utf8(out).unwrap();
        // Not the row of the days that are covered.
        let is_meant = |line: &&str| {
            let is_attacks = line.contains("66") || line.contains("69%");
            line.contains("The River |") && is_attacks
        };
        text.lines().find(is_meant).unwrap_or_else(|| panic!("{text}")).to_owned()
    };
    let [number, share] = [Shown::Absolute, Shown::Share].map(river);
    assert!(number.contains(r"×0.23\*"), "{number}");
    assert!(share.contains("16%") && !share.contains(['×', '*']), "{share}");
}

#[test]
fn a_week_is_exported_as_it_is_read() {
    let mut journey = invented(120, 40);
    journey.keys("j j j W").answer().keys("e enter");
    let [Effect::Export(_, export)] = journey.effects.as_slice() else {
        panic!("no export: {:?}", journey.effects);
    };
    let Outgoing::Comparison { table, direction, .. } = &export.what else { panic!("{export:?}") };
    let written = |direction| {
        let mut out = Vec::new();
        let reading = RatioReading { shown: Shown::Absolute, direction };
        let look = OutputCapabilities { width: None, color: false, ascii: false };
        let corpus = journey.app.corpus();
        let how = (Format::MARKDOWN, reading);
        write_comparison(table, corpus, how, look, &mut SanitizingWriter::new(&mut out)).unwrap();
        String::from_utf8(out).unwrap()
    };
    let attacks = |text: &str| {
        let row = text.lines().find(|line| line.starts_with("| attacks |"));
        row.unwrap_or_else(|| panic!("{text}")).to_owned()
    };
    let week = written(*direction);
    assert!(attacks(&week).contains("30 ×0.93"), "{}", attacks(&week));
    assert!(attacks(&week).contains("×0.63"), "{}", attacks(&week));
    assert!(week.contains("for each day, against that of the column"), "{week}");
    let other = written(Direction::OfEach);
    assert!(attacks(&other).contains("30 ×1.07"), "{}", attacks(&other));
    assert!(!other.contains("against that of the column"), "{other}");
}
