//! Tables in the columns of the databases, with invented events.

use super::super::{Options, Surroundings, preview, shipped};
use super::sample::{entry, imported, written};

const ACLED: &str = "event_id_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,civilian_targeting,country,admin1,admin2,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities
IRQ1,07 March 2031,2031,1,Explosions/Remote violence,Remote explosive/landmine/IED,Raiders,,Rebel group,Guards,,,Iraq,Diyala,Khalis,Abu Khamis,33.75,44.64,2,Al Bariq; Radio Nahr,National,\"A bomb hit a patrol: \"\"two\"\" died, on a road.\",2
SYR2,2031-03-08,2031,2,Battles,Armed clash,Raiders,,Rebel group,Guards,Farmers (Syria),,Syria,Idleb,Ariha,Ariha,35.8,36.6,1,Police Office,Other,The guards were ambushed.,0
SYR3,2031-03-16,2031,3,Violence against civilians,Attack,Raiders,,Rebel group,Civilians (Syria),,Civilian targeting,Syria,Homs,,Homs,34.7,36.7,3,Radio Nahr,Other,One was found dead.,1
MEX4,01 May 2020,2020,1,Explosions/Remote violence,Air/drone strike,Army,,State forces,,,,Mexico,Guerrero,,Taxco,18.5,-99.6,1,,,A drone.,-
";

#[test]
fn acled_codes_become_kind_tactic_and_precision() {
    let digests = written(ACLED.as_bytes());
    assert_eq!(
        entry(&digests, "acled-IRQ1"),
        [
            "- id: acled-IRQ1",
            "date: 2031-03-07",
            "kind: attack",
            "tactic: ied",
            "place: near Abu Khamis",
            "at: 33.75 44.64",
            "actor: Raiders",
            "target: Guards",
            "killed: ~2",
            "text: \"A bomb hit a patrol: \\\"two\\\" died, on a road.\"",
            "source: [Al Bariq, Radio Nahr]",
            "basis: reported",
            "x: { event_id_cnty: IRQ1, event_type: Explosions/Remote violence, sub_event_type: \
         Remote explosive/landmine/IED, inter1: Rebel group, admin2: Khalis, geo_precision: 2, \
         source_scale: National }",
        ]
    );
    let clash = entry(&digests, "acled-SYR2");
    for line in [
        "date: 2031-03-08~",
        "kind: clash",
        "tactic: ambush",
        "undirected: yes",
        "killed: 0",
        "target: [Guards, Farmers (Syria)]",
        "basis: official",
    ] {
        assert!(clash.contains(&line), "{line} in {clash:#?}");
    }
    // No more than the month is known, and the coordinates stand for the province.
    let month = entry(&digests, "acled-SYR3");
    assert!(month.contains(&"date: 2031-03") && month.contains(&"place: Homs"), "{month:#?}");
    assert!(
        !month.iter().any(|line| line.starts_with("at:") || line.starts_with("tactic:")),
        "{month:#?}"
    );
    assert!(month.iter().any(|line| line.contains("latitude: 34.7")), "{month:#?}");
    assert!(digests.contains("- theatre: idlib\n    areas:\n      - area: Ariha\n"));
    // A country that the taxonomy does not know stands in the theatre that takes the rest.
    let elsewhere = entry(&digests, "acled-MEX4");
    assert!(
        elsewhere.contains(&"place: \"Taxco, Guerrero, Mexico\"")
            && elsewhere.contains(&"kind: military")
    );
    assert!(!elsewhere.iter().any(|line| line.starts_with("killed")), "blank is not none");
}

#[test]
fn ged_gives_bounds_parts_and_spans_of_days() {
    let table = "id,relid,year,type_of_violence,conflict_name,side_a,side_b,number_of_sources,source_office,source_date,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low
41,IRQ-2031-1,2031,1,Iraq: Government,Government of Iraq,Raiders,2,Reuters;AFP,2031-03-08;2031-03-09,2,Khalis town,Diyala governorate,Khalis district,33.8,44.5,Iraq,1,2,2031-03-06 00:00:00.000,2031-03-08 00:00:00.000,1,2,0,0,3,5,3
42,NIG-2031-1,2031,3,Raiders - Civilians,Raiders,Civilians,-1,,,4,Borno state,Borno state,,11.5,13,Nigeria,2,4,2031-03-01,2031-03-31,0,0,7,0,7,12,5
43,NIG-2031-2,2031,2,x,Raiders,Others,1,,,1,Marte town,Borno state,,11.5,13,Nigeria,1,1,2031-04-01,2031-04-01,0,0,0,0,0,0,0
";
    let digests = written(table.as_bytes());
    let first = entry(&digests, "ged-41");
    for line in [
        "date: 2031-03-06..2031-03-08",
        "kind: clash",
        "undirected: yes",
        "place: near Khalis town",
        "at: 33.8 44.5 ~25 km",
        "killed: { n: 3-5 (3), of: { side a: 1, side b: 2 } }",
        "source: [\"Reuters, 2031-03-08\", \"AFP, 2031-03-09\"]",
    ] {
        assert!(first.contains(&line), "{line} in {first:#?}");
    }
    assert!(digests.contains("- area: Diyala"), "governorate is no part of the name");
    let month = entry(&digests, "ged-42");
    for line in ["date: 2031-03", "kind: attack", "killed: { n: 5-12 (7), of: { civilians: 7 } }"] {
        assert!(month.contains(&line), "{line} in {month:#?}");
    }
    assert!(
        month
            .iter()
            .any(|line| line.contains("relid: NIG-2031-1") && line.contains("latitude: 11.5"))
    );
    assert!(entry(&digests, "ged-43").contains(&"killed: 0"));
}

#[test]
fn gtd_tells_unknown_from_none_and_the_attackers_from_the_victims() {
    let table = "eventid;iyear;imonth;iday;country_txt;provstate;city;latitude;longitude;specificity;vicinity;summary;doubtterr;success;suicide;attacktype1;attacktype1_txt;target1;gname;guncertain1;claimed;weaptype1;weapsubtype1;nkill;nkillter;nwound;nwoundte;nhostkid;ransom;addnotes;scite1;scite2
203103070001;2031;3;7;Iraq;Diyala;Khalis;33.8;44.5;1;1;A bomber drove into a post.;0;1;1;3;Bombing/Explosion;Post;Raiders;0;1;6;15;6;1;10;0;;;;\"\"\"Six die,\"\" The Courier, March 8, 2031.\";Radio Nahr
203103000002;2031;3;0;Iraq;Kirkuk;Unknown;;;5;0;;1;0;0;6;Hostage Taking (Kidnapping);Aid workers;Unknown;0;0;5;;;;-99;;-99;1;Nothing is known.;;
203100000003;2031;0;0;Nigeria;Borno;Marte;;;1;0;;0;1;0;2;Armed Assault;Village;Raiders;1;0;5;;0;;0;;;;;;
";
    let digests = written(table.as_bytes());
    let first = entry(&digests, "gtd-203103070001");
    for line in [
        "tactic: [suicide-bombing, vehicle-bomb]",
        "place: near Khalis",
        "killed: 5",
        "wounded: 10",
        "losses: { killed: 1, wounded: 0 }",
        "attribution: claimed",
        "claimed_by: Raiders",
        "source: [\"The Courier, 2031-03-08\", Radio Nahr]",
    ] {
        assert!(first.contains(&line), "{line} in {first:#?}");
    }
    assert!(first.iter().any(|line| line.contains("nkill: 6")), "the number of all is kept");
    let second = entry(&digests, "gtd-203103000002");
    for line in [
        "date: 2031-03",
        "killed: unknown",
        "wounded: unknown",
        "captured: unknown",
        "tags: [unsuccessful, doubtful-terrorism]",
        "note: \"Nothing is known.\"",
    ] {
        assert!(second.contains(&line), "{line} in {second:#?}");
    }
    assert!(
        !second.iter().any(|line| line.starts_with("actor:") || line.starts_with("at:")),
        "{second:#?}"
    );
    let third = entry(&digests, "gtd-203100000003");
    for line in [
        "date: 2031",
        "killed: 0",
        "attribution: suspected",
        "text: \"Armed Assault: Village, Marte.\"",
    ] {
        assert!(third.contains(&line), "{line} in {third:#?}");
    }
}

const UNFORESEEN: &str = "Incidents of the north, export of 2031;;;;;;;;;;;;
No;Day;Province;District;Village;Incident Type;Perpetrator;Victims;Deaths;Injured;Lat;Lon;Weather
1;13/03/2031;Diyala Province;Khalis;Abu Khamis;Roadside bomb;Raiders;Patrol;3;5-6;33,9;44,5;rain
2;05/03/2031;Kirkuk;Hawija;Riyadh;Shooting;unknown;policeman;-99;;35,3;43,7;sun
3;soon;Kirkuk;;;Strange thing;;;n/a;;;;
4;06/03/2031;Atlantis;;;Meeting;;;0;0;0;0;fog
";

#[test]
fn a_table_that_nobody_foresaw_is_read_by_its_names() {
    let (report, memory) = imported(UNFORESEEN.as_bytes(), &Options::default()).unwrap();
    assert_eq!(
        (report.mapping.as_str(), report.rows, report.entries, report.undated),
        ("table", 4, 3, 1)
    );
    let unread: Vec<&str> = report
        .columns
        .iter()
        .filter(|column| column.fills.is_none())
        .map(|column| &*column.name)
        .collect();
    assert_eq!(unread, ["Weather"]);
    assert_eq!(report.unknown_places, [("Atlantis".to_owned(), 1)]);
    assert_eq!(report.without_kind, 1);
    let problem = report.problems.listed.first().unwrap();
    assert_eq!((problem.row, problem.column.as_deref()), (5, Some("Day")));
    let digests: String =
        memory.digests.iter().map(|(_, bytes)| std::str::from_utf8(bytes).unwrap()).collect();
    let first = entry(&digests, "table-1");
    for line in [
        "date: 2031-03-13",
        "kind: attack",
        "tactic: ied",
        "place: Abu Khamis",
        "at: 33.9 44.5",
        "wounded: 5-6",
        "text: \"Roadside bomb, Abu Khamis.\"",
    ] {
        assert!(first.contains(&line), "{line} in {first:#?}");
    }
    // The first row shows that the day comes first.
    let second = entry(&digests, "table-2");
    assert!(
        second.contains(&"date: 2031-03-05") && second.contains(&"killed: unknown"),
        "{second:#?}"
    );
    assert!(
        digests.contains("Row 5: No: 3 | Day: soon"),
        "a row without a date is kept as a point"
    );
}

#[test]
fn words_of_a_name_tell_a_column_that_no_name_fits() {
    let table = "Ref code;Incident start date;Province (north);Civilians killed (min);Civilians killed (max);Police wounded;Civilians wounded;Source URLs
r-1;7 Mar 2031;Diyala;3;5;1;2;x
";
    let (report, memory) = imported(table.as_bytes(), &Options::default()).unwrap();
    let fills: Vec<Option<&str>> = report.columns.iter().map(|column| column.fills).collect();
    // Two columns count wounded, and neither counts all: both stay in `x`.
    let low_and_high = [Some("killed_low"), Some("killed_high"), None, None];
    assert_eq!(
        fills.get(1..7),
        Some(&[&[Some("date"), Some("admin1")], &low_and_high[..]].concat()[..])
    );
    let text = String::from_utf8(memory.digests[0].1.clone()).unwrap();
    assert!(
        text.contains("killed: 3-5\n") && text.contains("Police_wounded: 1, Civilians_wounded: 2"),
        "{text}"
    );
}

#[test]
fn columns_in_other_languages_fill_the_same_parts() {
    for table in [
        "Numéro;Date de l'incident;Pays;Région;Localité;Auteur présumé;Cible;Tués;Blessés;Résumé;Source\n\
         1;2031-03-07;Iraq;Diyala;Khalis;Raiders;Guards;3;0;Un poste;Radio Nahr\n",
        "ID,Fecha del hecho,País,Departamento,Municipio,Presunto responsable,Objetivo,Muertos,Heridos,Descripción,Fuente\n\
         1,2031-03-07,Iraq,Diyala,Khalis,Raiders,Guards,3,0,Un poste,Radio Nahr\n",
        "الرقم,التاريخ,البلد,المحافظة,الموقع,الفاعل,الهدف,القتلى,الجرحى,الوصف,المصدر\n\
         1,2031-03-07,Iraq,Diyala,Khalis,Raiders,Guards,3,0,Un poste,Radio Nahr\n",
    ] {
        let digests = written(table.as_bytes());
        let found = entry(&digests, "table-1");
        for line in [
            "date: 2031-03-07",
            "actor: Raiders",
            "target: Guards",
            "killed: 3",
            "wounded: 0",
            "text: \"Un poste\"",
            "source: Radio Nahr",
        ] {
            assert!(found.contains(&line), "{line} in {digests}");
        }
        assert!(digests.contains("- area: Diyala"), "{digests}");
    }
}

#[test]
fn men_women_and_children_are_parts_of_the_killed() {
    let digests = written(
        b"id,date,country,province,place,male_killed,female_killed,child_killed,total_killed,notes\n\
          1,2031-03-07,Iraq,Diyala,Khalis,2,1,0,4,x\n2,2031-03-07,Iraq,Diyala,Khalis,2,1,3,,x\n\
          3,2031-03-07,Iraq,Diyala,Khalis,,,3,,x\n",
    );
    let first = entry(&digests, "table-1");
    assert!(first.contains(&"killed: { n: 4, of: { men: 2, women: 1 } }"), "{digests}");
    // A sum is nobody's word: children may be among the men and women.
    let second = entry(&digests, "table-2");
    let parts = "killed: { n: \"~6\", of: { men: 2, women: 1, children: 3 } }";
    assert!(second.contains(&parts), "{digests}");
    assert!(!second.iter().any(|line| line.contains("child_killed")), "{digests}");
    // One of them alone says nothing of all.
    let third = entry(&digests, "table-3");
    assert!(!third.iter().any(|line| line.starts_with("killed")), "{digests}");
    assert!(third.iter().any(|line| line.contains("child_killed: 3")), "{digests}");
}

#[test]
fn a_preview_shows_the_first_rows_and_writes_nothing() {
    let (mappings, taxonomy, options) =
        (shipped().unwrap(), super::sample::taxonomy(), Options::default());
    let around = Surroundings { mappings: &mappings, taxonomy: &taxonomy, options: &options };
    let shown = preview(&mut ACLED.as_bytes(), &around, 2).unwrap();
    assert_eq!(shown.rows.len(), 2);
    let first = &shown.rows[0];
    assert_eq!(
        (first.digest.as_str(), first.theatre.as_str()),
        ("2031/2031-03-03-acled.yaml", "iraq")
    );
    assert!(written(ACLED.as_bytes()).contains(&first.entry.lines().nth(1).unwrap().to_owned()));
}

#[test]
fn a_position_that_an_export_reckoned_from_words_is_not_taken_for_a_given_one() {
    let digests = written(
        b"id,date,theatre,area,place,lat,lon,geo_precision,geo_radius_km,geo_anchor,geo_level,text,country\n\
          a,2031-03-07,iraq,Diyala,near Khalis,33.81,44.53,near,10,Khalis,exact,One fell.,Iraq\n\
          b,2031-03-08,iraq,Diyala,Khalis,33.80,44.50,given,5,,,Two fell.,Iraq\n",
    );
    let reckoned = entry(&digests, "table-a");
    assert!(reckoned.contains(&"place: near Khalis"), "{digests}");
    assert!(!reckoned.iter().any(|line| line.starts_with("at:")), "{digests}");
    assert!(!digests.contains("33.81") && !digests.contains("44.53"), "{digests}");
    assert!(digests.contains("geo_precision: near"), "{digests}");
    assert!(entry(&digests, "table-b").contains(&"at: 33.8 44.5"), "{digests}");
}
