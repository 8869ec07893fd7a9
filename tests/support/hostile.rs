//! Archives that mean harm: a text of one's choice in every field, in the taxonomy, in the saved
//! searches and in the names of files.

use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;

use super::fixture;

/// Text of any kind, with what does harm more often than chance has it.
pub fn hostile() -> impl Strategy<Value = String> {
    let nasty = prop::sample::select(vec![
        "\u{1b}[2J",
        "\u{1b}]52;c;aGk=\u{7}",
        "\u{9b}31m",
        "\u{202e}",
        "\u{2066}",
        "\u{200f}",
        "\u{0}",
        "\r",
        "\n",
        "\t",
        "\u{8}",
        "\u{7f}",
        "\u{feff}",
        "\u{1b}P+q544e\u{1b}\\",
        "\u{9d}0;title\u{9c}",
        "\u{90}q\u{9c}",
        "\u{1b}c",
        "\u{1b}#8",
        "\u{1b}[6n",
        "\u{5}",
        "\u{e}",
        "\u{85}",
        "\u{2028}",
        "\u{e000}",
        "\u{1161}\u{1161}\u{1161}\u{1161}\u{1161}\u{1161}\u{1161}\u{1161}\u{1161}",
        "\u{200d}\u{200c}\u{200d}",
        "\u{fe0f}\u{fe0e}\u{fe0f}",
        "\u{ad}",
        "\u{e0041}",
        "\u{200b}",
        "لا",
        "火",
        "👩‍👩‍👧",
        "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
        "'",
        "\"",
        ": ",
        "# ",
        "{",
        "[",
        "&a",
        "*a",
        "~",
        "%",
    ]);
    let piece =
        prop_oneof![2 => nasty.prop_map(str::to_owned), 1 => any::<String>(), 2 => "[a-z ]{1,12}"];
    vec(piece, 1..6).prop_map(|pieces| pieces.concat())
}

/// A text as a YAML scalar in which everything is allowed.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            ' '..='~' => out.push(c),
            _ => out.extend(format!("\\U{:08x}", u32::from(c)).chars()),
        }
    }
    out.push('"');
    out
}

/// A digest with a place for text, `@`, in every field that holds one.
const DIGEST: &str = "\
digest: ob-2020-06-04
title: @
publisher: @
period: 2020-06-04..2020-06-10
source: @
overview:
  - { text: @, basis: assessed, points: [{ text: @, basis: reported }] }
theatres:
  - theatre: iraq
    summary: @
    points: [{ text: @, basis: claimed }]
    areas:
      - area: Diyala
        summary: @
        entries:
          - date: 2020-06-05
            kind: attack
            tactic: ied
            place: @
            actor: @
            target: @
            killed: 1
            text: @
            source: @
            basis: claimed
            note: @
            tags: [@]
            versions: [{ by: @, basis: official, text: @, source: @ }]
figures:
  - { of: @, issuer: @, basis: claimed, total: 3, unit: @, note: @, source: @, by: { @: 2 } }
notes:
  - { id: @, text: @, source: @ }
";

/// A wave of the same kind.
const WAVE: &str = "\
wave: 2020-06-hostile
name: @
aliases: [@]
kind: @
actor: @
period: 2020-06-01..2020-06-10
pretext: @
countries: [@]
absent: [@]
tactics: [@]
west: @
points: [{ text: @, basis: reported }]
gaps: [@]
dates: [{ issuer: @, start: 2020-06-01, note: @, source: @ }]
";

/// Saved searches of the kind: one that can be read, and two that cannot.
const SEARCHES: &str = "\
- { name: @, query: kind:attack, note: @ }
- { name: @, query: @ }
- { nmae: @ }
";

/// Words of the kind, to be put behind those of the fixture.
const WORDS: &str = "  - { name: @, aliases: [@] }\n";

/// A text as the name of a file: no slash, no NUL, and short enough for a disk.
pub fn file_name(text: &str) -> String {
    let mut name: String = text.chars().filter(|c| !matches!(c, '/' | '\0')).collect();
    while name.len() > 200 {
        name.pop();
    }
    format!("2020 {name}.yaml")
}

/// An archive with such texts in every field.
pub fn write_hostile(folder: &Path, texts: &[String]) {
    let named = texts;
    let mut texts = texts.iter().cycle().map(|text| quoted(&format!("{text}x")));
    let mut filled = |template: &str| {
        let mut parts = template.split('@');
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            out.push_str(&texts.next().unwrap());
            out.push_str(part);
        }
        out
    };
    fs::create_dir_all(folder.join("digests")).unwrap();
    fs::create_dir_all(folder.join("waves")).unwrap();
    fs::copy(fixture().join("taxonomy.yaml"), folder.join("taxonomy.yaml")).unwrap();
    fs::write(folder.join("digests/2020-06-04.yaml"), filled(DIGEST)).unwrap();
    fs::write(folder.join("searches.yaml"), filled(SEARCHES)).unwrap();
    let keys = fs::read_to_string(folder.join("taxonomy.yaml")).unwrap();
    fs::write(folder.join("taxonomy.yaml"), format!("{keys}{}", filled(WORDS))).unwrap();
    for text in named {
        fs::write(folder.join("digests").join(file_name(text)), filled("title: @\n@: @\n"))
            .unwrap();
    }
    fs::write(folder.join("waves/2020-06-hostile.yaml"), filled(WAVE)).unwrap();
}
