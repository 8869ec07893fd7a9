//! Where events lie, with invented events: what the section says against what the words name.

use super::super::{EntryContext, pieces};
use crate::archive::{Origin, load_all};
use crate::import::block::{TextBlock, TextBlockKind};
use crate::import::field::Certainty;
use crate::import::rules::ImportRules;

/// Reads items below a theatre and an area, and returns the theatre, the area and how sure the area is
/// of each.
fn read(theatre: &str, area: &str, items: &[&str]) -> Vec<(String, String, Certainty)> {
    let said = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let context =
        EntryContext { theatre: said(theatre), area: said(area), ..EntryContext::default() };
    let block = |text: &&str| TextBlock {
        kind: TextBlockKind::Item(0),
        text: (*text).to_owned(),
        page: None,
        line: None,
        links: Vec::new(),
    };
    let blocks: Vec<TextBlock> = items.iter().map(block).collect();
    let (corpus, _) = load_all(&Origin::Sample);
    let rules = ImportRules::general().unwrap();
    let all = pieces(&blocks, 0..blocks.len(), &context, &rules, corpus.taxonomy());
    let field = |fields: &[crate::import::field::Field], name: &str| {
        let field = fields.iter().find(|field| field.name == name);
        field.map_or((String::new(), Certainty::Guess), |field| {
            (field.value.clone(), field.certainty)
        })
    };
    all.iter()
        .map(|piece| {
            let (area, sure) = field(&piece.fields, "area");
            (field(&piece.fields, "theatre").0, area, sure)
        })
        .collect()
}

/// Reads one item.
fn one(theatre: &str, area: &str, item: &str) -> (String, String, Certainty) {
    let all = read(theatre, area, &[item]);
    assert_eq!(all.len(), 1, "{item}");
    all.into_iter().next().unwrap()
}

#[test]
fn a_place_elsewhere_overrules_the_section() {
    for (theatre, section, item, area) in [
        (
            "iraq",
            "Diyala",
            "On May 6, 2031, an IED killed two soldiers about 25 km south of Kirkuk.",
            "Kirkuk",
        ),
        (
            "iraq",
            "Diyala",
            "On May 6, 2031, gunmen killed a policeman in Tarmiyah.",
            "North Baghdad",
        ),
        (
            "iraq",
            "Diyala",
            "On May 6, 2031, a bomb killed a policeman in Tuz Khurmatu.",
            "Salah al-Din",
        ),
        (
            "africa",
            "Somalia",
            "On May 6, 2031, gunmen killed two Kenyan police officers in Lamu.",
            "Kenya",
        ),
        (
            "africa",
            "Burkina Faso",
            "On May 6, 2031, gunmen killed ten soldiers at the Nigerien army base in Chinagodrar.",
            "Niger",
        ),
        (
            "africa",
            "Mozambique",
            "On May 6, 2031, gunmen killed three people in the Mtwara region of Tanzania.",
            "Tanzania",
        ),
        (
            "asia",
            "Yemen",
            "On May 6, 2031, a bomb killed three Pakistani soldiers in Quetta.",
            "Pakistan",
        ),
    ] {
        let found = one(theatre, section, item);
        assert_eq!((found.1.as_str(), found.2), (area, Certainty::Likely), "{item}");
    }
}

#[test]
fn the_section_holds_against_what_lies_far_or_only_shares_a_name() {
    for (theatre, section, item, sure) in [
        (
            "iraq",
            "Diyala",
            "On May 6, 2031, a bomb killed two soldiers in Jalawla.",
            Certainty::Certain,
        ),
        (
            "iraq",
            "Diyala",
            "On May 6, 2031, a bomb killed two soldiers about 110 km northeast of Baghdad.",
            Certainty::Likely,
        ),
        (
            "africa",
            "Mozambique",
            "On May 6, 2031, gunmen killed two people in Gaza Province.",
            Certainty::Certain,
        ),
        (
            "africa",
            "Nigeria",
            "On May 6, 2031, gunmen killed two people in Niger State.",
            Certainty::Certain,
        ),
        (
            "africa",
            "Mozambique",
            "On May 6, 2031, Rwandan troops killed two people near the village of Mandela.",
            Certainty::Likely,
        ),
        (
            "syria",
            "Al-Mayadeen and Albukamal",
            "On May 6, 2031, gunmen killed a man about 25 km east of Deir ez-Zor.",
            Certainty::Likely,
        ),
    ] {
        let found = one(theatre, section, item);
        assert_eq!((found.1.as_str(), found.2), (section, sure), "{item}");
    }
}

#[test]
fn the_gazetteer_tells_the_area_of_a_town() {
    for (theatre, item, place) in [
        ("syria", "On May 6, 2031, a car bomb killed two people in Jarablus.", ("syria", "Aleppo")),
        ("syria", "On May 6, 2031, gunmen killed two people in Sanamayn.", ("syria", "Daraa")),
        (
            "syria",
            "On May 6, 2031, a Turkish drone killed two people in Ain Issa.",
            ("syria", "Al-Raqqah"),
        ),
        (
            "iraq",
            "On May 6, 2031, a bomb killed two people in Diwaniya.",
            ("iraq", "Al-Qadisiyyah"),
        ),
        (
            "africa",
            "On May 6, 2031, gunmen killed two people in Djibo.",
            ("africa", "Burkina Faso"),
        ),
        (
            "africa",
            "On May 6, 2031, gunmen killed two people in Bidibidi village, Ituri province.",
            ("africa", "DR Congo"),
        ),
        ("", "On May 6, 2031, the Austrian police arrested two people.", ("west", "Austria")),
        (
            "",
            "On May 6, 2031, the Spanish police arrested two people in Madrid.",
            ("west", "Spain"),
        ),
    ] {
        let found = one(theatre, "", item);
        assert_eq!((found.0.as_str(), found.1.as_str()), place, "{item}");
    }
}

#[test]
fn a_namesake_far_off_does_not_win() {
    let items = [
        "On May 6, 2031, gunmen killed two people in Macomia, Mozambique.",
        "On May 7, 2031, gunmen killed two people in the village of Mandela.",
        "On May 8, 2031, gunmen killed two people in Baidoa.",
    ];
    let areas: Vec<String> = read("africa", "", &items).into_iter().map(|found| found.1).collect();
    assert_eq!(areas, ["Mozambique", "Mozambique", "Somalia"]);
}
