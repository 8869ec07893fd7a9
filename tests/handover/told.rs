//! What every hand-over says beside its output, and what it is not asked for.

use crate::{FORMATS, HARD, archive, exported, run, sample};

#[test]
fn what_a_vocabulary_cannot_say_is_counted_by_field() {
    let folder = archive(HARD);
    for format in FORMATS {
        let said = run(folder.path(), &format!("export --format {format}")).err;
        assert!(said.contains(&format!("{format} has no field for these, ")), "{said}");
        assert!(said.contains("denied_by 1"), "{said}");
        assert!(!said.contains("text ") && !said.contains("file "), "{said}");
    }
    let said = run(folder.path(), "export id:speech --format misp").err;
    assert!(!said.contains("no field"), "{said}");
}

#[test]
fn what_is_left_out_is_named_up_to_a_bound() {
    let said = run(&sample(), "export --format acled").err;
    let line = said.lines().find(|line| line.contains("no event that ACLED has")).unwrap();
    assert!(line.ends_with(" more"), "{line}");
    assert_eq!(line.split(", ").count(), 21, "twenty, and the words before them: {line}");
}

#[test]
fn every_hand_over_says_what_it_is() {
    let folder = archive(HARD);
    for format in FORMATS {
        let ran =
            run(folder.path(), &format!("export theatre:iraq date:2031-03 --format {format}"));
        let said = format!("{}{}", ran.out, ran.err);
        for part in ["theatre:iraq date:2031-03", "watchfloor 0.", "Iraq: ", "field-2031-03-06"] {
            assert!(said.contains(part), "{format}: {part} in {said}");
        }
        let archive = folder.path().file_name().unwrap().to_str().unwrap();
        assert!(said.contains(archive), "{format}");
    }
}

#[test]
fn a_digest_an_entry_and_a_wave_are_handed_over_too() {
    let folder = archive(HARD);
    for format in FORMATS {
        let all = run(folder.path(), &format!("show field-2031-03-06 --format {format}"));
        let one = run(folder.path(), &format!("show bomb --format {format}"));
        assert_eq!((all.code, one.code), (0, 0), "{}{}", all.err, one.err);
        assert!(all.out.contains("A dozen strikes") && all.out.contains("A bomb hit"), "{format}");
        assert!(!one.out.contains("A dozen strikes") && one.out.contains("A bomb hit"), "{format}");
        assert!(format!("{}{}", one.out, one.err).contains("id:bomb"), "{format}");
        let wave = run(&sample(), &format!("show wave:2020-05 --format {format}"));
        assert_eq!(wave.code, 0, "{}", wave.err);
        assert!(wave.out.lines().count() > 5, "{format}");
        let columns = run(folder.path(), &format!("show bomb --columns id --format {format}"));
        assert!(columns.code == 2 && columns.err.contains("whole entries"), "{}", columns.err);
        let list = run(folder.path(), &format!("list digests --format {format}"));
        assert_eq!(list.code, 2, "only entries are handed over");
    }
}

#[test]
fn a_name_of_a_file_tells_the_format_and_what_it_cannot_say_stands_beside() {
    let folder = archive(HARD);
    for (format, name) in
        [("stix", "a.stix.json"), ("misp", "a.misp.json"), ("acled", "a.acled.csv")]
    {
        let file = folder.path().join(name);
        let ran = run(folder.path(), &format!("export -o {}", file.display()));
        assert!(ran.code == 0 && ran.err.contains("has no field for these"), "{}", ran.err);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), exported(folder.path(), format));
    }
    let beside = std::fs::read_to_string(folder.path().join("a.acled.csv.about.txt")).unwrap();
    assert!(beside.starts_with("marking: TLP:AMBER\nquery: all entries\n"), "{beside}");
}
