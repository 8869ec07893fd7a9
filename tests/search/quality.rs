//! Real questions to the shipped archive: the entry that must come first, and what must be found.
//!
//! An entry is named by words that its line holds, and no other's that would do: date, theatre, area,
//! place, target, text.

use watchfloor::archive::EntryKey;

use super::{KEPT, search_kept};

struct Case {
    query: &'static str,
    /// Parts of the line of the first answer.
    first: &'static [&'static str],
    /// Parts of the lines of others that must be found.
    also: &'static [&'static [&'static str]],
}

const fn case(
    query: &'static str,
    first: &'static [&'static str],
    also: &'static [&'static [&'static str]],
) -> Case {
    Case { query, first, also }
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    // words
    case("ambush uniforms sinai", &["2020-05-19", "Egyptian border patrol force"], &[]),
    case("the ambush in sinai with uniforms", &["2020-05-19", "Egyptian border patrol force"], &[]),
    case("uniform ambush sheikh zuweid", &["2020-05-19", "Egyptian border patrol force"],
        &[&["2020-05-20", "published photographs"]]),
    case("baqubah ied", &["2020-05-21", "NE of Baqubah", "Iraqi army vehicle"], &[&["2020-05-20", "NW of Baqubah"]]),
    case("oil police baqubah", &["2020-05-20", "oil facility security police"], &[]),
    case("qardash", &["Abd al-Nasser Qardash"], &[]),
    case("sniper samarra", &["2020-05-22", "Samarra"], &[]),
    case("arar border crossing", &["Arar border crossing"], &[&["Arar", "headquarters"], &["Arar", "force sent to help"]]),
    case("helicopter", &["Iraqi army helicopter"], &[]),
    case("crocus", &["2024-03-22", "Crocus City Hall"], &[]),
    case("churches hotels colombo", &["churches and hotels"], &[]),
    case("maternity ward", &["maternity ward"], &[]),
    case("jalalabad prison", &["Jalalabad", "prison"], &[]),
    case("katyusha rockets", &["Katyusha"], &[]),
    case("french aid workers niger", &["six French aid workers"], &[]),
    case("monguno", &["Monguno"], &[]),
    case("haftar convoy", &["Libyan National Army convoy"], &[]),
    case("checkpoint tank", &["Abu Rashid checkpoint"], &[]),
    case("swedish football fans", &["Swedish football fans"], &[]),
    case("tarmiyah brigade commander", &["Tarmiyah"], &[]),
    // spellings
    case("sheik zuwied ambush", &["2020-05-19", "Egyptian border patrol force"], &[]),
    case("bakubah police", &["Baqubah", "police"], &[&["2020-05-20", "oil facility security police"], &["2020-05-21", "Iraqi police patrol"]]),
    case("polcie checkpont kashmir", &["Kashmir", "Indian police checkpoint"], &[]),
    case("mocimboa tanzanian", &["2020-09", "Tanzanian soldiers"], &[]),
    case("Mocímboa barracks", &["five army and police barracks"], &[]),
    case("raqqa", &["2020-05-21", "SW of Al-Raqqah"], &[&["2020-05-20", "NW of Al-Raqqah"]]),
    case("al raqqah ied", &["2020-05-20", "NW of Al-Raqqah"], &[]),
    case("alraqqah small-arms", &["2020-05-21", "SW of Al-Raqqah"], &[]),
    case("mayadin", &["Al-Mayadeen"], &[]),
    case("hasaka ied", &["2020-05-20", "Al-Hasakah"], &[]),
    case("drc christian", &["Christian civilians", "Congo"], &[]),
    case("kafr nabl", &["Kafrnubl"], &[]),
    case("maiduguri convoi", &["E of Maiduguri", "convoy"], &[]),
    case("peshmerga kirkuk", &["central Kirkuk"], &[]),
    case("rabia vehicle-bomb", &["Rabi'a, W of Bir al-Abd"], &[]),
    case("ras al-ayn katyusha", &["Katyusha"], &[]),
    case("krasnogorks", &["Krasnogorsk"], &[]),
    case("shaykh zuwayid border patrol", &["2020-05-19", "Egyptian border patrol force"], &[]),
    case("shaikh zuwied tank", &["Abu Rashid checkpoint"], &[]),
    case("dayr al-zawr soldiers bus", &["2023-06", "NW of Deir ez-Zor"], &[]),
    case("deirezzor ied bus", &["2023-06", "NW of Deir ez-Zor"], &[]),
    case("dair alzor ied bus", &["2023-06", "NW of Deir ez-Zor"], &[]),
    case("bakouba machine gun", &["2020-05-21", "Iraqi police patrol"], &[]),
    case("khanaqni snipper", &["Qala checkpoint"], &[&["2020-05-21", "SW of Khanaqin"]]),
    case("qandahar orokzai", &["Kandahar", "Abdullah Orokzai"], &[]),
    case("da'ish uniforms ambush", &["2020-05-19", "Egyptian border patrol force"], &[]),
    case("abou rashid", &["Abu Rashid checkpoint"], &[]),
    case("salahaldin ambush", &["2020-11", "police colonel"], &[]),
    // Arabic
    case("الشَّيْخ زُوَيِّد كمين", &["2020-05-19", "Egyptian border patrol force"], &[]),
    case("شيخ زويد كمين", &["2020-05-19", "Egyptian border patrol force"], &[]),
    case("داعش كمين سيناء", &["2021-02", "tribal militia"], &[&["2020-05-19", "Egyptian border patrol force"]]),
    case("ديالي قنص", &["Qala checkpoint"], &[&["2020-05-21", "SW of Khanaqin"]]),
    case("سيناء كمين", &["2021-02", "tribal militia"], &[&["2020-05-19", "Egyptian border patrol force"]]),
    case("الرقة", &["2020-05-21", "SW of Al-Raqqah"], &[&["2020-05-20", "NW of Al-Raqqah"]]),
    case("ديالى قنص", &["Qala checkpoint"], &[&["2020-05-21", "SW of Khanaqin"]]),
    // fields
    case("theatre:sinai tactic:ambush date:2020-05", &["2020-05-19", "Egyptian border patrol force"], &[]),
    case("theatre:iraq killed:>=7 date:2020", &["police colonel"], &[&["Mukaishifa"]]),
    case("area:\"sheikh zuwayed\" killed:4 -ambush", &["2020-05-17", "four people accused of spying"], &[]),
    case("area:\"dayr al zawr\" tactic:ied", &["2023-06", "NW of Deir ez-Zor"], &[]),
    case("theatre:irak (sniper or mortar) -area:kirkouk", &["Qala checkpoint"], &[]),
    case("-(theatre:iraq or theatre:syria) ambush militia", &["2021-02", "tribal militia"], &[]),
    case("target:helicopter", &["Iraqi army helicopter"], &[]),
    case("place:khanaqin tactic:sniper", &["Qala checkpoint"], &[&["2020-05-21", "SW of Khanaqin"]]),
    case("kind:counterterrorism killed:>10 sinai", &["farm used by ISIS operatives"], &[]),
    case("place:kabul tactic:\"suicide bomber\" date:2023", &["2023-03", "Foreign Ministry"], &[]),
    case("outlet:\"al naba\" uniform village", &["2020-05-17", "four people accused of spying"], &[]),
    case("wave:2019-12 (kirkuk or badia)", &["Al-Hail gas and oil field"], &[]),
    case("date:2020-07-21..31 tactic:sniper", &["Qala checkpoint"], &[&["2020-07-28", "29th Brigade"]]),
    case("\"border patrol\"", &["2020-05-19", "Egyptian border patrol force"], &[]),
    case("(mogadishu or fezzan) ied", &["Libyan National Army convoy"], &[&["suburb of Mogadishu"]]),
    case("tag:same-operation bir-al-abd", &["2020-05-23", "house used by ISIS operatives"], &[]),
];

/// All that tells an entry.
fn line(key: EntryKey) -> String {
    let (corpus, _) = &*KEPT;
    let entry = corpus.entry(key).unwrap();
    let taxonomy = corpus.taxonomy();
    format!(
        "{} {} {} {} {} {} {}",
        entry.date,
        taxonomy.theatre_name(entry.theatre),
        entry.area.map_or("", |area| taxonomy.area_name(area)),
        entry.place_text().unwrap_or(""),
        entry.actor().unwrap_or(""),
        entry.target().unwrap_or(""),
        entry.text().split_whitespace().collect::<Vec<_>>().join(" "),
    )
}

fn place(lines: &[String], parts: &[&str]) -> Option<usize> {
    lines.iter().position(|line| parts.iter().all(|part| line.contains(part)))
}

#[test]
fn the_right_entry_comes_first_and_none_is_missed() {
    assert!(CASES.len() >= 40);
    let (mut reciprocal, mut met, mut wanted) = (0.0, 0_usize, 0_usize);
    for case in CASES {
        let lines: Vec<String> = search_kept(case.query).entries().map(line).collect();
        let rank = place(&lines, case.first);
        if rank != Some(0) {
            println!("{}: {} found, wanted one at {rank:?}", case.query, lines.len());
            lines.iter().take(3).for_each(|line| println!("    {line:.160}"));
        }
        #[allow(clippy::cast_precision_loss, reason = "a rank is small")]
        if let Some(rank) = rank {
            reciprocal += 1.0 / (rank + 1) as f64;
        }
        for parts in std::iter::once(&case.first).chain(case.also) {
            wanted += 1;
            let there = place(&lines, parts).is_some();
            met += usize::from(there);
            if !there {
                println!("{}: {parts:?} is missed", case.query);
            }
        }
    }
    #[allow(clippy::cast_precision_loss, reason = "a share of some dozens")]
    let (mean, recall) = (reciprocal / CASES.len() as f64, met as f64 / wanted as f64);
    println!("{} queries: mean reciprocal rank {mean:.3}, recall {recall:.3}", CASES.len());
    assert!(mean >= 0.98, "mean reciprocal rank {mean:.3}");
    assert!(recall >= 1.0, "recall {recall:.3}");
}

/// The place of the entry is `Ninewa and Baghdad`, its area is not given, and the taxonomy says Nineveh.
#[test]
fn a_text_is_found_by_another_spelling_of_what_it_names() {
    let (corpus, _) = &*super::KEPT;
    let ids = |text: &str| {
        let found = super::search_kept(text);
        found.entries().filter_map(|key| Some(corpus.entry(key)?.id())).collect::<Vec<_>>()
    };
    for spelling in ["nineveh", "ninewa", "ninawa"] {
        assert_eq!(ids(spelling), ["itic-2020-06-04-bfw47"], "{spelling}");
    }
    // An alias that is another place within the area is no spelling of it.
    let tikrit = ids("tikrit");
    let elsewhere = |id: &String| {
        let found = super::search_kept(&format!("id:{id}"));
        let entry = corpus.entry(found.entries().next().unwrap()).unwrap();
        entry.area.map(|area| corpus.taxonomy().area_name(area).to_owned())
    };
    assert!(tikrit.iter().all(|id| elsewhere(id).as_deref() == Some("Salah al-Din")));
}
