//! How everything looks that a picture shows, by day and by night: the inks of the shipped themes of
//! paper and of dusk, some of them stronger, since a report is printed.

use crate::digest::Basis;
use crate::picture::PictureRole;

/// How something is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum InkPaint {
    /// Filled.
    Fill,
    /// Filled, with an edge so wide.
    Edged(f64),
    /// A line so wide, with dashes or none.
    Line { wide: f64, dashes: &'static str },
    /// Letters.
    Words {
        bold: bool,
        italic: bool,
        /// True with a rim in the colour of the ground, over lines.
        halo: bool,
    },
}

/// A look: its name in the style sheet, how it is painted, its colour and that of its edge by day and by
/// night.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct InkLook {
    pub(super) class: String,
    pub(super) paint: InkPaint,
    pub(super) light: [&'static str; 2],
    pub(super) dark: [&'static str; 2],
}

/// The sheet by day and by night.
pub(super) const PAPER: [&str; 2] = ["#ffffff", "#1c1d28"];
const LAND: [&str; 2] = ["#f8f5ee", "#292b3a"];
const SEA: [&str; 2] = ["#dde8ea", "#151b27"];

/// The colours of the bases, by day and by night.
const BASES: [[&str; 2]; 4] = [
    ["#4d1b86", "#ab98f0"],
    ["#0f5e6e", "#5fcfc7"],
    ["#5c6200", "#c2e88c"],
    ["#722a00", "#d69a4e"],
];
const MIXED: [&str; 2] = ["#1d1b18", "#ffffff"];
/// The colours of five steps, by day and by night.
const HEAT: [[&str; 2]; 5] = [
    ["#dfe5f2", "#26344a"],
    ["#b9c6e6", "#2f4c66"],
    ["#8ba0d6", "#3f6c86"],
    ["#4a63b8", "#62a0b4"],
    ["#24357e", "#a8dbe6"],
];
/// The colours of what is held, from little to all.
const FULLNESS: [[&str; 2]; 4] = [
    ["#ddd6c4", "#383b54"],
    ["#b3ab98", "#5c5f78"],
    ["#7b766a", "#9391a4"],
    ["#34322d", "#f1eef6"],
];
/// The colours of subjects, of which each has its number beside it.
const CURVES: [[&str; 2]; 6] = [
    ["#3553b0", "#84b4d8"],
    ["#a8362f", "#e8959b"],
    ["#1d1b18", "#f1eef6"],
    ["#8f6200", "#e9c46a"],
    ["#a0317a", "#dc9ac8"],
    ["#55524a", "#b5b2c2"],
];

const PLAIN: InkPaint = InkPaint::Words { bold: false, italic: false, halo: false };
const BOLD: InkPaint = InkPaint::Words { bold: true, italic: false, halo: false };
const HALO: InkPaint = InkPaint::Words { bold: false, italic: false, halo: true };

const ITALIC_HALO: InkPaint = InkPaint::Words { bold: false, italic: true, halo: true };
const BOLD_HALO: InkPaint = InkPaint::Words { bold: true, italic: false, halo: true };

/// Two colours: by day and by night.
type DayAndNight = [&'static str; 2];

/// Makes a look of one colour, with the sheet behind it.
fn one(class: &str, paint: InkPaint, colour: DayAndNight) -> InkLook {
    edged(class, paint, colour, PAPER)
}

/// Makes a look with an edge of its own.
fn edged(class: &str, paint: InkPaint, colour: DayAndNight, edge: DayAndNight) -> InkLook {
    let (class, light, dark) = (class.to_owned(), [colour[0], edge[0]], [colour[1], edge[1]]);
    InkLook { class, paint, light, dark }
}

/// Makes the look of one of several that differ by their number.
fn numbered(class: &str, at: u8, paint: InkPaint, colours: &[DayAndNight]) -> InkLook {
    let colour = colours.get(usize::from(at)).or(colours.last()).copied().unwrap_or(MIXED);
    one(&format!("{class}{at}"), paint, colour)
}

const fn line(wide: f64) -> InkPaint {
    InkPaint::Line { wide, dashes: "" }
}

const fn dashed(wide: f64, dashes: &'static str) -> InkPaint {
    InkPaint::Line { wide, dashes }
}

/// Returns how something looks.
pub(super) fn look(role: PictureRole) -> InkLook {
    match role {
        PictureRole::Paper => one("paper", InkPaint::Fill, PAPER),
        PictureRole::Heading => one("heading", BOLD, ["#1d1b18", "#f1eef6"]),
        PictureRole::Words => one("words", PLAIN, ["#34322d", "#cfccd8"]),
        PictureRole::Strong => one("strong", BOLD, ["#1d1b18", "#f1eef6"]),
        PictureRole::Dim => one("dim", PLAIN, ["#5f5b51", "#a5a3b4"]),
        PictureRole::Marking => one("marking", InkPaint::Fill, ["#a8362f", "#e8959b"]),
        PictureRole::MarkingWords => one("marked", BOLD, PAPER),
        PictureRole::ScaleLine => one("scale", line(0.6), ["#d8d2c4", "#3e4056"]),
        PictureRole::Axis => one("axis", line(1.0), ["#6b675c", "#9391a4"]),
        PictureRole::Sea => one("sea", InkPaint::Fill, SEA),
        PictureRole::Land => edged("land", InkPaint::Edged(0.7), LAND, ["#4d7480", "#6f8fa0"]),
        PictureRole::Lake => edged("lake", InkPaint::Edged(0.5), SEA, ["#7fa0aa", "#5f7f96"]),
        PictureRole::River => one("river", line(0.6), ["#8fb0ba", "#4c6a80"]),
        PictureRole::Border => one("border", line(0.8), ["#7b766a", "#87859a"]),
        PictureRole::Province => one("province", dashed(0.5, "1 2"), ["#a89f8b", "#6a6c86"]),
        PictureRole::Edge => one("edge", line(0.8), ["#bcb4a2", "#3e4056"]),
        PictureRole::Ring => one("ring", dashed(1.2, "0 3"), ["#9a6a08", "#e9c46a"]),
        PictureRole::Town => edged("town", InkPaint::Edged(0.8), LAND, ["#57534a", "#a9a6b8"]),
        PictureRole::TownName => edged("town-name", HALO, ["#45423a", "#c2bfd0"], LAND),
        PictureRole::CountryName => edged("country", HALO, ["#6b675c", "#a09db0"], LAND),
        PictureRole::SeaName => edged("sea-name", ITALIC_HALO, ["#3f626b", "#8ea4b8"], SEA),
        PictureRole::AreaNumber => edged("area", BOLD_HALO, ["#7d5606", "#e9c46a"], LAND),
        PictureRole::Mark(None) => edged("mixed", InkPaint::Edged(0.8), MIXED, PAPER),
        PictureRole::Mark(Some(basis)) => {
            let (class, colour) = basis_look(basis);
            edged(class, InkPaint::Edged(0.8), colour, PAPER)
        }
        PictureRole::MarkWords => one("on-mark", BOLD, PAPER),
        PictureRole::BasisWords(basis) => {
            let (class, colour) = basis_look(basis);
            one(&format!("{class}-words"), BOLD_HALO, colour)
        }
        PictureRole::Heat(step) => numbered("heat", step.saturating_sub(1), InkPaint::Fill, &HEAT),
        PictureRole::HeatWords => one("on-heat", PLAIN, ["#1d1b18", "#f1eef6"]),
        PictureRole::HeatStrong => one("on-strong", PLAIN, ["#ffffff", "#12131c"]),
        PictureRole::NotHeld => one("not-held", line(0.7), ["#aaa290", "#5c5f78"]),
        PictureRole::Silent => one("silent", line(2.2), ["#8d8677", "#8d8ba0"]),
        PictureRole::WordsOnly => one("words-only", line(1.2), ["#6b675c", "#9d9bb0"]),
        PictureRole::Full => one("full", InkPaint::Fill, ["#1d1b18", "#f1eef6"]),
        PictureRole::AtLeast => one("at-least", InkPaint::Fill, ["#5a76c4", "#84b4d8"]),
        PictureRole::Doubt => one("doubt", InkPaint::Fill, ["#e3bf73", "#6b5a33"]),
        PictureRole::OpenEnd => one("open", InkPaint::Fill, ["#9a6a08", "#e9c46a"]),
        PictureRole::Fullness(step) => {
            numbered("held", step.saturating_sub(1), InkPaint::Fill, &FULLNESS)
        }
        PictureRole::Wave => one("wave", line(2.0), ["#a0317a", "#dc9ac8"]),
        PictureRole::WaveName => one("wave-name", PLAIN, ["#a0317a", "#dc9ac8"]),
        PictureRole::WaveGround => one("wave-ground", InkPaint::Fill, ["#f4eaf2", "#2a2438"]),
        PictureRole::Curve(at) => numbered("curve", at, line(2.2), &CURVES),
        PictureRole::PartCurve(at) => numbered("part", at, line(1.3), &CURVES),
        PictureRole::Guess(at) => numbered("guess", at, dashed(0.9, "3 4"), &CURVES),
        PictureRole::CurveName(at) => numbered("name", at, BOLD_HALO, &CURVES),
    }
}

fn basis_look(basis: Basis) -> (&'static str, [&'static str; 2]) {
    let [claimed, official, reported, assessed] = BASES;
    match basis {
        Basis::Claimed => ("claimed", claimed),
        Basis::Official => ("official", official),
        Basis::Reported => ("reported", reported),
        Basis::Assessed => ("assessed", assessed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How much light a colour gives back, as the guidelines for accessible pages (WCAG 2) count it.
    fn light(colour: &str) -> f64 {
        let part = |at: usize| {
            let part =
                f64::from(u8::from_str_radix(colour.get(at..at + 2).unwrap(), 16).unwrap()) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (light(one), light(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn all_words_can_be_read_by_day_and_by_night() {
        let on_paper = [
            PictureRole::Heading,
            PictureRole::Words,
            PictureRole::Strong,
            PictureRole::Dim,
            PictureRole::WaveName,
        ];
        let sheet = on_paper.into_iter().map(|role| (role, PictureRole::Paper));
        let behind_waves = on_paper.into_iter().map(|role| (role, PictureRole::WaveGround));
        let bases = Basis::ALL.into_iter();
        let based = bases.clone().map(|basis| (PictureRole::BasisWords(basis), PictureRole::Paper));
        let marks = bases.map(Some).chain([None]);
        let marked = marks.map(|basis| (PictureRole::MarkWords, PictureRole::Mark(basis)));
        let heats = (1..=5).map(|step| {
            let words = if step > 3 { PictureRole::HeatStrong } else { PictureRole::HeatWords };
            (words, PictureRole::Heat(step))
        });
        let curves = (0..6).map(|at| (PictureRole::CurveName(at), PictureRole::Paper));
        let on_maps = [
            (PictureRole::TownName, PictureRole::Land),
            (PictureRole::TownName, PictureRole::Sea),
            (PictureRole::CountryName, PictureRole::Land),
            (PictureRole::SeaName, PictureRole::Sea),
            (PictureRole::AreaNumber, PictureRole::Land),
            (PictureRole::AreaNumber, PictureRole::Sea),
            (PictureRole::MarkingWords, PictureRole::Marking),
        ];
        let all = sheet.chain(behind_waves).chain(based).chain(marked).chain(heats).chain(curves);
        let mut faint = Vec::new();
        for (words, ground) in all.chain(on_maps) {
            let (ink, paper) = (look(words), look(ground));
            // Its letters are as wide as the picture reckoned with.
            let is_bold = matches!(ink.paint, InkPaint::Words { bold: true, .. });
            assert_eq!(is_bold, words.is_bold(), "{words:?}");
            for (when, ink, paper) in
                [("day", ink.light, paper.light), ("night", ink.dark, paper.dark)]
            {
                let contrast = contrast(ink[0], paper[0]);
                if contrast < 4.5 {
                    faint.push(format!("{words:?} on {ground:?} by {when}: {contrast:.2}"));
                }
            }
        }
        assert_eq!(faint, [] as [String; 0]);
        assert!((contrast("#ffffff", "#000000") - 21.0).abs() < 0.01);
    }
}
