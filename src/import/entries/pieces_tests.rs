//! Sentences in the forms of several publishers, with invented events, and what must be read of
//! them.

use chrono::NaiveDate;

use super::{EntryContext, pieces};
use crate::archive::{Origin, load_all};
use crate::import::block::{TextBlock, TextBlockKind};
use crate::import::field::Certainty;
use crate::import::piece::{Piece, PieceKind};
use crate::import::rules::ImportRules;

/// Reads the lines of a text: `# ` begins a heading, `* ` an item, `** ` one below it, `| ` a row of
/// a table, all else is a paragraph. The
/// period is the second week of May 2031, a Monday to a Sunday.
pub(super) fn read(text: &str, context: EntryContext) -> Vec<Piece> {
    let blocks: Vec<TextBlock> = text.lines().map(block).collect();
    let (corpus, _) = load_all(&Origin::Sample);
    let rules = ImportRules::general().unwrap();
    let day = |day| NaiveDate::from_ymd_opt(2031, 5, day);
    let context = EntryContext { period: day(5).zip(day(11)), ..context };
    pieces(&blocks, 0..blocks.len(), &context, &rules, corpus.taxonomy())
}

fn block(line: &str) -> TextBlock {
    let kinds = [
        ("# ", TextBlockKind::Heading(2)),
        ("* ", TextBlockKind::Item(0)),
        ("** ", TextBlockKind::Item(1)),
        ("| ", TextBlockKind::TableRow),
    ];
    let is = |(mark, kind)| Some((kind, line.strip_prefix(mark)?));
    let (kind, text) = kinds.into_iter().find_map(is).unwrap_or((TextBlockKind::Paragraph, line));
    TextBlock { kind, text: text.to_owned(), page: None, line: None, links: Vec::new() }
}

/// The values of a field, joined.
pub(super) fn value(piece: &Piece, name: &str) -> String {
    let values = piece.fields.iter().filter(|field| field.name == name);
    values.map(|field| field.value.as_str()).collect::<Vec<_>>().join(" + ")
}

pub(super) fn entries(text: &str) -> Vec<Piece> {
    let all = read(text, EntryContext::default());
    all.into_iter().filter(|piece| piece.kind == PieceKind::Entry).collect()
}

/// Asserts the fields of the only entry of a text, written `name=value`, an empty value for none. The
/// parts of a count are compared only where they are asked for.
pub(super) fn only(text: &str, wanted: &[&str]) {
    let entries = entries(text);
    assert_eq!(entries.len(), 1, "{text}: {entries:#?}");
    holds(text, &entries[0], wanted);
}

pub(super) fn holds(text: &str, entry: &Piece, wanted: &[&str]) {
    for wanted in wanted {
        let (name, want) = wanted.split_once('=').unwrap();
        let mut told = value(entry, name);
        let whole = told.strip_prefix("{ n: ").and_then(|rest| rest.split_once(", of: "));
        if let Some((whole, _)) = whole.filter(|_| !want.starts_with('{')) {
            told = whole.trim_matches('"').to_owned();
        }
        assert_eq!(told, want, "{name} of: {text}");
    }
}

#[test]
fn an_item_with_full_date_passive_and_source() {
    only(
        "* On May 6, 2031, an IED was activated against an Iraqi army vehicle about 20 km northeast of \
         Baqubah. The passengers were killed or wounded (Telegram, May 7, 2031).",
        &[
            "date=2031-05-06",
            "kind=attack",
            "tactic=ied",
            "place=~20 km NE of Baqubah",
            "target=Iraqi army vehicle",
            "killed=",
            "killed_or_wounded=some",
            "source=Telegram, 2031-05-07",
            "basis=claimed",
            "wording=source",
        ],
    );
}

#[test]
fn counts_keep_their_bounds() {
    for (phrase, want) in [
        ("killing at least 12 people", ">=12"),
        ("killing no fewer than six civilians", ">=6"),
        ("killing more than twenty pilgrims", ">20"),
        ("killing as many as nine people", "<=9"),
        ("killing nearly 40 soldiers", "~40"),
        ("killing 40-50 people", "40-50"),
        ("killing between seven and ten soldiers", "7-10"),
        ("killing dozens of villagers", "dozens"),
        ("killing several soldiers", "several"),
        ("killing \"several\" (estimated at ten)", "~10"),
        ("killing an officer and about eight soldiers", "~9"),
        ("killing two soldiers, a policeman and three civilians", "6"),
        ("killing 12 people, including three women and a child", "12"),
        ("killing a woman and her two daughters", "3"),
        ("leaving a dozen fighters dead", "~12"),
        ("causing the deaths of twenty-five worshipers", "25"),
        ("which left two hundred people dead", "200"),
    ] {
        let text = format!("On 7 May, militants attacked a camp near Baqubah, {phrase}.");
        only(&text, &[&format!("killed={want}"), "losses.killed="]);
    }
}

#[test]
fn tolls_of_several_sentences_and_sides() {
    only(
        "* On May 6, 2031, gunmen ambushed a patrol. Three soldiers were killed and others were wounded. \
         Two of the attackers were also killed.",
        &["killed=3", "wounded=some", "losses.killed=2", "tactic=ambush"],
    );
    only(
        "On 6 May, the army raided a camp near Baqubah and killed five ISIS fighters. One soldier was \
         killed in the operation.",
        &["kind=counterterrorism", "killed=5", "losses.killed=1"],
    );
    only(
        "* On May 6, 2031, ISIS operatives took two policemen prisoner near Baqubah. The two were \
         interrogated and then executed.",
        &["tactic=execution + abduction", "killed=2", "captured=2"],
    );
    only(
        "On 6 May, four soldiers, including a major, were killed and another six were injured when a mine \
         exploded near Baqubah.",
        &["killed=4", "wounded=6"],
    );
    only(
        "On 6 May, an IED exploded near Baqubah; no casualties were reported.",
        &["killed=0", "wounded=0"],
    );
}

#[test]
fn dates_without_a_year_are_never_certain() {
    let entry = &entries("On Thursday, gunmen killed two policemen in Samarra.")[0];
    holds("", entry, &["date=2031-05-08"]);
    let date = entry.fields.iter().find(|field| field.name == "date").unwrap();
    assert_eq!(date.certainty, Certainty::Likely);
    only(
        "Overnight on May 6-7, gunmen killed two policemen in Samarra.",
        &["date=2031-05-06..2031-05-07"],
    );
    only("Gunmen 6 May killed two policemen in Samarra.", &["date=2031-05-06", "actor=Gunmen"]);
}

#[test]
fn clauses_and_runs_are_events_of_their_own() {
    let text = "Gunmen 6 May killed three soldiers in Samarra; next day attacked Baiji town, leaving two \
                civilians dead; army 9 May killed 15 militants near Tikrit.";
    let all = entries(text);
    let tell = |entry: &Piece| {
        format!("{} {} {}", value(entry, "date"), value(entry, "place"), value(entry, "killed"))
    };
    assert_eq!(
        all.iter().map(tell).collect::<Vec<_>>(),
        ["2031-05-06 Samarra 3", "2031-05-07 Baiji 2", "2031-05-09 near Tikrit 15"]
    );
    let run =
        "May 6: Gunmen killed two in Marte, Borno. May 7: Bandits abducted nine in Gwoza, Borno.";
    let all = entries(run);
    assert_eq!(
        all.iter().map(|entry| value(entry, "date")).collect::<Vec<_>>(),
        ["2031-05-06", "2031-05-07"]
    );
    assert_eq!(value(&all[1], "captured"), "9");
}

#[test]
fn censored_words_are_read() {
    let text = "IS*IS gun*men am*bushed a check*point in Ra*madi on 6 May, kil*ling two soldiers.";
    only(text, &["tactic=ambush", "place=Ramadi", "killed=2", "target=checkpoint"]);
}

#[test]
fn forces_that_are_hit_are_the_target() {
    only(
        "On 6 May, a military convoy hit a landmine near Ramadi; six soldiers were killed.",
        &["kind=attack", "target=military convoy", "killed=6", "losses.killed="],
    );
    only(
        "On 6 May, Turkish drones struck a vehicle in Sinjar, killing a militia commander and his driver.",
        &["actor=Turkish army", "tactic=airstrike", "killed=2"],
    );
}

#[test]
fn a_heading_with_day_and_toll_tells_the_paragraph_below() {
    let text = "# May 6 Herat Province: four civilians killed\nA roadside bomb hit a car in Obe District, \
                killing four civilians and wounding two others.";
    only(text, &["date=2031-05-06", "killed=4", "wounded=2", "tactic=ied"]);
}

#[test]
fn sources_are_cut_at_their_dates() {
    for (bracket, want) in [
        ("(Enab Baladi; Anatolia, May 7, 2031)", "Enab Baladi; Anatolia, 2031-05-07"),
        ("(SANA, May 7, 2031; SOHR, May 8, 2031)", "SANA, 2031-05-07 + SOHR, 2031-05-08"),
        ("(Amaq May 7, 2031)", "Amaq, 2031-05-07"),
        ("(Kurdistan 24, 7 May 2031)", "Kurdistan 24, 2031-05-07"),
        ("(photo taken on the road – Shafaq News, May 7, 2031)", "Shafaq News, 2031-05-07"),
        ("(Reuters, May 7, 2031", "Reuters, 2031-05-07"),
        ("(requires verification)", ""),
    ] {
        let text = format!("* On May 6, 2031, gunmen killed two policemen in Samarra {bracket}.");
        only(&text, &[&format!("source={want}"), "date=2031-05-06"]);
    }
}

#[test]
fn who_speaks_makes_the_basis() {
    for (text, want) in [
        (
            "ISIS claimed on May 6, 2031 that it killed two policemen in Samarra (Reuters, May 7, 2031).",
            "claimed",
        ),
        (
            "On May 6, 2031, gunmen killed two policemen in Samarra, according to a police source.",
            "reported",
        ),
        ("On May 6, 2031, the army said gunmen killed two policemen in Samarra.", "official"),
        (
            "On May 6, 2031, gunmen killed two policemen in Samarra (Telegram, May 7, 2031).",
            "claimed",
        ),
        (
            "On May 6, 2031, gunmen killed two policemen in Samarra. No group claimed responsibility.",
            "reported",
        ),
    ] {
        only(&format!("* {text}"), &[&format!("basis={want}")]);
    }
}

#[test]
fn another_teller_is_a_version_and_no_second_entry() {
    let text = "* On May 6, 2031, ISIS operatives attacked a post near Baqubah. Four soldiers were killed \
                (Telegram, May 7, 2031). However, a police source reported that one soldier was wounded \
                (Al-Sumaria, May 7, 2031).";
    let entry = &entries(text)[0];
    holds(text, entry, &["killed=4", "basis=claimed", "source=Telegram, 2031-05-07"]);
    let version = &entry.inner[0];
    assert_eq!(version.kind, PieceKind::Version);
    holds(text, version, &["wounded=1", "basis=reported", "source=Al-Sumaria, 2031-05-07"]);
}

#[test]
fn places_in_the_notation_of_the_archive() {
    for (phrase, want) in [
        ("12 miles southeast of Daquq", "~19 km SE of Daquq"),
        ("about 50 km from Kirkuk", "~50 km from Kirkuk"),
        ("north-east of Manbij", "NE of Manbij"),
        ("on the Baiji-Kirkuk highway", "Baiji-Kirkuk highway"),
        ("in the village of Pama, in the Est region", "Pama, Est region"),
        (
            "near the Abu Rashid checkpoint west of Sheikh Zuweid",
            "near Abu Rashid checkpoint, W of Sheikh Zuweid",
        ),
        ("in a suburb of Mogadishu", "suburb of Mogadishu"),
        ("at the border with Chad", "near the border with Chad"),
        ("in Wadi al Shay", "Wadi al Shay"),
        ("300 m from the bridge", ""),
    ] {
        only(
            &format!("On 6 May, an IED exploded {phrase}, killing two men."),
            &[&format!("place={want}")],
        );
    }
}

#[test]
fn totals_are_figures_and_judgements_are_points() {
    for text in [
        "As of 6 May, 53 people were killed, including 11 women.",
        "Since early April, attacks in the desert left 99 fatalities.",
        "At least 91 people were killed and 40 were wounded during the past week.",
        "Baghdad 13 (3K, 10W)",
        "Cell attacks: 31, killing 24 and injuring 19",
    ] {
        let all = read(text, EntryContext::default());
        assert!(
            all.iter().all(|piece| piece.kind == PieceKind::Figure) && !all.is_empty(),
            "{text}: {all:#?}"
        );
    }
    let all = read("In our assessment, ISIS will attack again.", EntryContext::default());
    assert_eq!(
        (all.len(), all[0].kind, value(&all[0], "basis")),
        (1, PieceKind::Point, "assessed".to_owned())
    );
}

#[test]
fn every_sentence_lands_somewhere() {
    let text = "The weather was fair. On 6 May, gunmen killed two men in Samarra. They fled by boat.\n* A list of \
                tools.\n* On May 7, 2031, a mine exploded near Baqubah (SANA, May 7, 2031). The road was closed.";
    let all = read(text, EntryContext::default());
    let mut told: Vec<&str> = Vec::new();
    for sentence in
        text.split(['.', '\n', '*']).map(str::trim).filter(|sentence| !sentence.is_empty())
    {
        let held = all.iter().any(|piece| value(piece, "text").contains(sentence));
        assert!(held, "lost: {sentence} in {all:#?}");
        told.push(sentence);
    }
    assert_eq!(told.len(), 6);
    let unread = |piece: &&Piece| value(piece, "tags") == "unread";
    assert!(all.iter().filter(unread).all(|piece| piece.kind == PieceKind::Point));
}

#[test]
fn end_notes_give_an_address_as_source() {
    let cited = [("4".to_owned(), "https://www.example.org/a/1".to_owned())].into_iter().collect();
    let all = read(
        "ISIS attacked a post near Baqubah on May 6, killing two soldiers.[4]",
        EntryContext { cited, ..EntryContext::default() },
    );
    assert_eq!(value(&all[0], "source"), "example.org <https://www.example.org/a/1>");
}

#[test]
fn a_long_sentence_is_left_unread_and_an_open_bracket_swallows_nothing() {
    let all = read(&"killed two and ".repeat(2_000), EntryContext::default());
    assert_eq!(all.len(), 1);
    assert_eq!(value(&all[0], "tags"), "unread");
    let text = format!("{}On 6 May, gunmen killed two men in Samarra.", "(".repeat(500));
    only(&text, &["killed=2", "place=Samarra"]);
}
