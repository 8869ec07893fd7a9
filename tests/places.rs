//! Where the places of the shipped archive are: against coordinates from other sources, and how many of
//! its entries are placed.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use watchfloor::archive::{Corpus, KnownPlaces, Origin, load_all};
use watchfloor::digest::{Position, Taxonomy};
use watchfloor::export::{ColumnChoice, Format, RECORD, records, records_for};
use watchfloor::geo::{
    Atlas, GeoPoint, GeoPrecision, MatchLevel, NotPlaced, Placing, Resolver, SideFile, Spot,
    ToldWhere,
};

static SHIPPED: LazyLock<Corpus> = LazyLock::new(|| load_all(&Origin::Sample).0);

fn told<'a>(taxonomy: &Taxonomy, at: (&str, &str), words: &'a str) -> ToldWhere<'a> {
    let theatre = taxonomy.find_theatre(at.0).unwrap();
    let area = taxonomy.find_area(theatre, at.1);
    assert!(area.is_some() || at.1.is_empty(), "{at:?}");
    ToldWhere { theatre, area, place: Some(words), at: None }
}

fn placed(at: (&str, &str), words: &str) -> Placing {
    let taxonomy = SHIPPED.taxonomy();
    Resolver::new(Atlas::shipped(), taxonomy).place(told(taxonomy, at, words))
}

fn spot(at: (&str, &str), words: &str) -> Spot {
    let placing = placed(at, words);
    assert!(placing.is_own(), "{words}: {placing:?}");
    placing.spot.unwrap()
}

/// Counts of the checked places those that are pinned, and those that lie within their radius.
fn checked(atlas: &Atlas) -> (usize, usize, Vec<String>) {
    let taxonomy = SHIPPED.taxonomy();
    let mut resolver = Resolver::new(atlas, taxonomy);
    let (mut pinned, mut within, mut off) = (0, 0, Vec::new());
    let rows = include_str!("fixtures/places-checked.tsv").lines();
    for row in rows.filter(|row| !row.starts_with('#')) {
        let [theatre, area, words, lat, lon, source] =
            row.split('\t').collect::<Vec<_>>().try_into().unwrap();
        assert!(!source.is_empty());
        let told = told(taxonomy, (theatre, area), words);
        let is_told = SHIPPED.entries().any(|(_, entry)| {
            (entry.theatre, entry.area, entry.place_text()) == (told.theatre, told.area, told.place)
        });
        assert!(is_told, "no entry of the archive has {words} in {theatre}, {area}");
        let Some(spot) = resolver.place(told).spot.filter(Spot::is_pinned) else {
            off.push(format!("{words} is not pinned"));
            continue;
        };
        pinned += 1;
        let km = spot.point.km_to(GeoPoint::new(lat.parse().unwrap(), lon.parse().unwrap()));
        if km <= spot.radius_km {
            within += 1;
        } else {
            off.push(format!("{words}: {km:.1} km off, radius {} km", spot.radius_km));
        }
    }
    (pinned, within, off)
}

#[test]
fn places_lie_where_other_sources_have_them() {
    let (pinned, within, off) = checked(Atlas::shipped());
    assert!(pinned >= 60, "{pinned}: {off:?}");
    assert!(within * 100 >= pinned * 97, "{within} of {pinned}: {off:?}");
}

#[test]
fn most_entries_that_name_a_place_are_placed() {
    let counts = SHIPPED.spots().all().counts();
    assert_eq!(counts.pinned + counts.area_only + counts.nowhere, SHIPPED.len() as u64);
    assert!(counts.naming >= 260, "{counts:?}");
    assert!(counts.own * 100 >= counts.naming * 82, "{counts:?}");
    let reasons = SHIPPED.spots().all().reasons();
    let of_words: u64 = reasons.iter().map(|(_, count)| count).sum();
    let without =
        SHIPPED.entries().filter(|(_, entry)| entry.place_text().is_none()).count() as u64;
    assert_eq!(of_words - (counts.naming - counts.own), without, "{reasons:?}");
}

/// The gazetteer of villages, which is not part of the project: `WATCHFLOOR_VILLAGES` names it, else it
/// is sought beside the project.
fn villages() -> Option<PathBuf> {
    let named = std::env::var_os("WATCHFLOOR_VILLAGES").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/geo/villages.tsv.gz");
    named.or(Some(beside)).filter(|path| path.exists())
}

#[test]
fn with_the_villages_more_are_placed_and_none_is_farther_off() {
    let Some(path) = villages() else { return };
    let bytes = std::fs::read(path).unwrap();
    let atlas = Atlas::with(SideFile::read(&bytes).unwrap());
    let (pinned, within, off) = checked(&atlas);
    assert!(pinned >= 60 && within * 100 >= pinned * 97, "{within} of {pinned}: {off:?}");
    let mut corpus = SHIPPED.clone();
    corpus.know_places(KnownPlaces::beside(Box::new(|| Ok(bytes))));
    let counts = corpus.spots().all().counts();
    assert!(counts.own * 100 >= counts.naming * 90, "{counts:?}");
}

#[test]
fn words_have_the_radius_that_they_deserve() {
    let diyala = ("iraq", "Diyala");
    for (at, words, how, km) in [
        (diyala, "Baqubah", GeoPrecision::Place, 5.0),
        (("iraq", "Baghdad"), "Baghdad", GeoPrecision::Place, 12.0),
        (("iraq", "Kirkuk"), "central Kirkuk", GeoPrecision::Place, 5.0),
        (("iraq", "Al-Anbar"), "near Al-Rutba", GeoPrecision::Near, 10.0),
        (diyala, "~10 km NW of Baqubah", GeoPrecision::Bearing, 5.0),
        (diyala, "~20 km NE of Baqubah", GeoPrecision::Bearing, 8.2),
        (diyala, "20 km NE of Baqubah", GeoPrecision::Bearing, 8.2),
        (diyala, "NE of Baqubah", GeoPrecision::Bearing, 20.0),
        (("africa", "DR Congo"), "~50 km from Beni", GeoPrecision::Area, 55.0),
        (("africa", "Libya"), "Fezzan", GeoPrecision::Area, 350.0),
    ] {
        let spot = spot(at, words);
        assert_eq!(spot.how, how, "{words}");
        assert!((spot.radius_km - km).abs() < 0.01, "{words}: {spot:?}");
    }
    let road = spot(("iraq", "Kirkuk"), "Baiji-Kirkuk highway");
    assert_eq!((road.how, road.is_pinned()), (GeoPrecision::Road, false));
    assert!((45.0..60.0).contains(&road.radius_km), "half of its length: {road:?}");
    let province = spot(diyala, "Diyala");
    assert_eq!((province.how, province.is_pinned()), (GeoPrecision::Area, false));
}

#[test]
fn a_vector_is_reckoned_from_its_anchor() {
    let at = spot(("iraq", "Diyala"), "~20 km NE of Baqubah");
    let from = spot(("iraq", "Diyala"), "Baqubah");
    assert!((from.point.km_to(at.point) - 20.0).abs() < 0.01);
    assert!((from.point.bearing_to(at.point) - 45.0).abs() < 0.01);
    assert_eq!((at.anchor.as_deref(), at.level), (Some("Baqubah"), Some(MatchLevel::Exact)));
    // The site itself, since the gazetteer has it nearby; else the vector.
    let site = spot(("idlib", "Kafrnubl"), "Kafrnubl, ~30 km S of Idlib");
    assert_eq!(site.anchor.as_deref(), Some("Kafranbel"));
    let unknown = spot(("idlib", ""), "Nowhere Farm, ~30 km S of Idlib");
    assert_eq!((unknown.anchor.as_deref(), unknown.how), (Some("Idlib"), GeoPrecision::Bearing));
}

#[test]
fn what_lies_beyond_a_border_is_not_pinned() {
    // 40 km W of Al-Qaim is in Syria.
    let beyond = spot(("iraq", "Al-Anbar"), "~40 km W of Al-Qaim");
    assert!(!beyond.is_pinned() && beyond.radius_km > 16.5, "{beyond:?}");
    let within = spot(("iraq", "Al-Anbar"), "~40 km E of Al-Qaim");
    assert!(within.is_pinned());
}

#[test]
fn of_namesakes_that_lie_apart_none_is_taken() {
    let philippines = ("asia", "Philippines");
    let none = placed(philippines, "San Isidro");
    assert_eq!(none.spot, None);
    assert!(matches!(none.why_not, Some(NotPlaced::Namesakes(3..))), "{none:?}");
    let near = placed(philippines, "~20 km N of San Isidro");
    assert!(matches!(near.why_not, Some(NotPlaced::Namesakes(3..))), "{near:?}");
    // Of several in one province the province is known.
    let within = spot(philippines, "San Isidro, Nueva Ecija");
    assert_eq!((within.how, within.anchor.as_deref()), (GeoPrecision::Area, Some("Nueva Ecija")));
    // A lesser place of which it is another name makes a city no less sure.
    assert!(spot(("west", "United States"), "Boulder").is_pinned());
    let both = placed(("iraq", ""), "Diyala and Babil");
    assert_eq!((both.spot, both.why_not), (None, Some(NotPlaced::Several(2))));
}

#[test]
fn what_only_sounds_alike_counts_within_the_area_alone() {
    let here = spot(("idlib", "Maarat al-Numan"), "Maarat Numan");
    assert_eq!(here.level, Some(MatchLevel::Sound));
    let nowhere = placed(("syria", "Al-Hasakah"), "Maarat Numan");
    assert_eq!(nowhere.why_not, Some(NotPlaced::Unknown), "{nowhere:?}");
}

#[test]
fn a_country_is_no_place_and_its_areas_are_areas() {
    for (at, words) in [
        (("africa", "Burkina Faso"), "Burkina Faso"),
        (("africa", "Nigeria"), "northeastern Nigeria"),
    ] {
        let placing = placed(at, words);
        assert_eq!((placing.spot, placing.why_not), (None, Some(NotPlaced::Country)), "{words}");
    }
    let taxonomy = SHIPPED.taxonomy();
    let nothing = ToldWhere { place: None, ..told(taxonomy, ("iraq", "Diyala"), "") };
    let placing = Resolver::new(Atlas::shipped(), taxonomy).place(nothing);
    assert_eq!(placing.why_not, Some(NotPlaced::NoWords));
    assert!(placing.spot.is_some_and(|spot| spot.how == GeoPrecision::Area), "where its area is");
}

#[test]
fn a_position_that_is_given_stands_above_all_words() {
    let taxonomy = SHIPPED.taxonomy();
    let at: Position = "-33.5 44.64 ~2 km".parse().unwrap();
    let told = ToldWhere { at: Some(at), ..told(taxonomy, ("iraq", "Diyala"), "Baqubah") };
    let spot = Resolver::new(Atlas::shipped(), taxonomy).place(told).spot.unwrap();
    assert_eq!((spot.how, spot.radius_km, spot.anchor), (GeoPrecision::Given, 2.0, None));
    assert!((spot.point.lat + 33.5).abs() < 1e-9);
}

#[test]
fn equal_words_are_read_once() {
    let taxonomy = SHIPPED.taxonomy();
    let all = (0..10_000).map(|at| ["Baqubah", "Khanaqin", "nowhere at all"][at % 3]);
    let told = all.map(|words| told(taxonomy, ("iraq", "Diyala"), words));
    let placings = Resolver::new(Atlas::shipped(), taxonomy).place_all(told);
    assert_eq!((placings.len(), placings.distinct()), (10_000, 3));
    assert_eq!(placings.get(2).unwrap().why_not, Some(NotPlaced::Unknown));
    assert_eq!(placings.get(10_000), None);
}

#[test]
fn no_words_are_too_odd_to_be_read() {
    for words in [
        "",
        " ",
        ",",
        ", , ,",
        "near ",
        "~5 km N of ",
        "and and and",
        "a/b/c/d/e/f/g/h/i/j",
        "()(",
        "between and",
        "road from  to ",
        "-",
        "----",
        "north",
        "village",
        "the the the the the the",
    ] {
        let placing = placed(("iraq", "Diyala"), words);
        assert!(!placing.is_own(), "{words}: {placing:?}");
    }
    let long = "Baqubah, ".repeat(1_000);
    assert!(!placed(("iraq", "Diyala"), &long).is_own());
}

/// An archive of one entry, with a taxonomy whose only theatre is called as no country is.
fn harbour(countries: &str) -> (Corpus, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("digests")).unwrap();
    let taxonomy = format!(
        "theatres:\n- id: harbour\n  name: Harbour\n  countries: {countries}\n  areas: []\n\
         kinds:\n- {{ id: attack, name: Attack, counts_as: attack }}\n"
    );
    std::fs::write(folder.path().join("taxonomy.yaml"), taxonomy).unwrap();
    let digest = "digest: x-2031-03-06\ntitle: T\npublisher: X\nperiod: 2031-03-06..2031-03-12\n\
        coverage: full\nseries: weekly\ntheatres:\n- theatre: harbour\n  entries:\n  - { id: a, \
        date: 2031-03-07, kind: attack, basis: claimed, text: A, place: Baqubah }\n";
    std::fs::write(folder.path().join("digests/2031-03-06.yaml"), digest).unwrap();
    let (corpus, problems) = load_all(&Origin::Folder(folder.path().to_owned()));
    (corpus, problems.iter().map(|problem| problem.message.to_string()).collect())
}

#[test]
fn a_taxonomy_says_in_which_countries_places_are_sought() {
    let own = |corpus: &Corpus| corpus.spots().all().counts().own;
    let (corpus, problems) = harbour("[IQ]");
    assert_eq!((own(&corpus), problems.as_slice()), (1, &[][..]));
    let (corpus, problems) = harbour("[Iraq, IQ]");
    assert_eq!(own(&corpus), 1, "what is no code costs only itself");
    assert!(
        problems.iter().any(|message| message.contains("`Iraq` is no code of a country")),
        "{problems:?}"
    );
    let (corpus, _) = harbour("[SY]");
    assert_eq!(own(&corpus), 0);
}

#[test]
fn places_are_sought_only_for_columns_that_tell_them() {
    let rows_of = |names: &str| {
        let (corpus, _) = load_all(&Origin::Sample);
        let choice: ColumnChoice = names.parse().unwrap();
        let none = records(&corpus, std::iter::empty());
        let chosen = choice.select(Format::default(), RECORD.columns(), none).ok().unwrap();
        let keys = corpus.entries().map(|(key, _)| key);
        let rows = chosen.of(records_for(&corpus, keys, Some(&chosen))).count();
        (rows, corpus.known_spots().is_some())
    };
    let entries = SHIPPED.len();
    assert_eq!(rows_of("id,place,killed_low,geo_km"), (entries, false));
    assert_eq!(rows_of("id,lat"), (entries, true));
    assert_eq!(rows_of("geo_anchor"), (entries, true));
}

/// Runs the doctor with a configuration and a file of places; gives what it says of paths.
fn doctor(config: &str, file: Option<&[u8]>, options: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("config.yaml"), config).unwrap();
    if let Some(bytes) = file {
        std::fs::write(folder.path().join("villages.tsv.gz"), bytes).unwrap();
    }
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_watchfloor"))
        .env_clear()
        .env("WATCHFLOOR_CONFIG", folder.path())
        .env("WATCHFLOOR_STATE", folder.path().join("state"))
        .args(options)
        .arg("doctor")
        .args(["--format", "csv"])
        .output()
        .unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    let paths = told.lines().filter(|line| line.contains("paths"));
    paths.collect::<Vec<_>>().join("\n")
}

/// Packs a text by gzip.
fn packed(text: &str) -> Vec<u8> {
    use std::io::Write as _;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(text.as_bytes()).unwrap();
    gzip.finish().unwrap()
}

#[test]
fn the_configuration_names_a_file_of_places_and_the_doctor_says_what_it_holds() {
    let text = "Baghouz\tSY\tDeir\t34.45\t40.97\t10000\nno place\n";
    let named = "geo: villages.tsv.gz\n";
    let told = doctor(named, Some(&packed(text)), &[]);
    assert!(told.contains("villages.tsv.gz, 1 place, 1 line is no place"), "{told}");
    // Plain bytes under such a name are read, too.
    assert!(doctor(named, Some(text.as_bytes()), &[]).contains(", 1 place"));
    assert!(!doctor(named, Some(&packed(text)), &["--restricted"]).contains("villages"));
    assert!(!doctor("theme: dusk\n", Some(&packed(text)), &[]).contains("villages"));
}

#[test]
fn a_file_that_means_harm_costs_only_itself() {
    let named = "geo: villages.tsv.gz\n";
    // A small file that unpacks to more than is read, and one that says it is shorter than it is.
    let bomb = packed(&"a\tSY\t\t1\t1\n".repeat(7 << 20));
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    let mut liar = bomb.clone();
    let tail = liar.len() - 4;
    liar[tail..].copy_from_slice(&9_u32.to_le_bytes());
    for (bytes, wanted) in [
        (bomb.as_slice(), "more than 64 MiB"),
        (&liar, "damaged"),
        (&[0x1f, 0x8b, 8, 0, 0, 0], "damaged"),
        (&[0xff; 64], "no text in UTF-8"),
        (b"", "no place"),
    ] {
        let told = doctor(named, Some(bytes), &[]);
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    let missing = doctor(named, None, &[]);
    assert!(missing.contains("villages.tsv.gz"), "{missing}");
    let folder = doctor("geo: themes.tsv\n", None, &[]);
    assert!(folder.contains("themes.tsv"), "{folder}");
    let other = doctor("geo: /etc/passwd\n", None, &[]);
    assert!(other.contains("no file of places by its name") && other.contains(".tsv"), "{other}");
    // What is no plain file is not opened: it would wait for ever.
    let device = doctor("geo: /dev/fd/../zero.tsv\n", None, &[]);
    assert!(!device.contains("fine,\"/dev"), "{device}");
}

#[test]
fn places_of_other_countries_are_where_they_are() {
    let text = include_str!("fixtures/places-elsewhere.tsv");
    let mut off = Vec::new();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    for cells in lines.clone().map(|line| line.split('\t').collect::<Vec<_>>()) {
        let [theatre, area, words, lat, lon] = cells.as_slice() else { panic!("{cells:?}") };
        let there = GeoPoint::new(lat.parse().unwrap(), lon.parse().unwrap());
        let spot = placed((*theatre, *area), words).spot.filter(Spot::is_pinned);
        let far = spot.as_ref().map(|spot| spot.point.km_to(there) - spot.radius_km);
        if far.is_none_or(|far| far > 2.0) {
            off.push(format!("{words}: {spot:?}"));
        }
    }
    assert!(lines.count() > 60 && off.is_empty(), "{}", off.join("\n"));
}
