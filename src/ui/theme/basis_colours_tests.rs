//! The colours that say who says so: apart for every eye, and used for nothing else.

use ratatui::style::{Color, Modifier, Style};

use super::colour::Rgb;
use super::metric::{apart, linear, oklab};
use super::*;

const BASES: [Role; 4] =
    [Role::BasisClaimed, Role::BasisOfficial, Role::BasisReported, Role::BasisAssessed];
const MARKS: [Role; 5] = [
    Role::MarkClaimed,
    Role::MarkOfficial,
    Role::MarkReported,
    Role::MarkAssessed,
    Role::MarkMixed,
];

/// How an eye sees colours: as they are, and, at full strength, without one of its three kinds of cones
/// (Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
/// Deficiency", 2009).
const EYES: [(&str, [[f32; 3]; 3]); 4] = [
    ("any", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protan",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deutan",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritan",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

fn seen_by(eye: [[f32; 3]; 3], colour: Rgb) -> [f32; 3] {
    let light = linear(colour);
    oklab(eye.map(|row| row.iter().zip(light).map(|(a, b)| a * b).sum::<f32>().max(0.0)))
}

/// Fails where two colours are less than so far apart for any eye.
fn all_apart(what: &str, colours: &[(Role, Rgb)], least: f32) {
    for (place, (one, first)) in colours.iter().enumerate() {
        for (other, second) in &colours[place + 1..] {
            for (eye, matrix) in EYES {
                let distance = apart(seen_by(matrix, *first), seen_by(matrix, *second)).sqrt();
                assert!(distance > least, "{what}, {eye}: {one:?} and {other:?}: {distance}");
            }
        }
    }
}

/// Returns the colour of the ground of a mark, which may be a reversed colour.
fn ground(style: Style) -> Option<Rgb> {
    let reversed = style.add_modifier.contains(Modifier::REVERSED);
    Rgb::of(if reversed { style.fg? } else { style.bg? })
}

#[test]
fn who_says_so_is_told_apart_by_every_eye_in_words_and_marks() {
    // The colours of the others are the terminal's own.
    let themes = Library::shipped();
    for theme in themes.themes().iter().filter(|theme| theme.ground() != Ground::Terminal) {
        // Four times the just noticeable difference side by side (0.02 in Oklab), five in the theme that
        // is made for it. The letter stands beside the colour all the same.
        let least = if theme.name == "safe" { 0.1 } else { 0.08 };
        let words = |role| Some((role, Rgb::of(theme.style(role).fg?)?));
        let words: Vec<_> = BASES.into_iter().filter_map(words).collect();
        let marks = |role| Some((role, ground(theme.style(role))?));
        let marks: Vec<_> = MARKS.into_iter().filter_map(marks).collect();
        assert_eq!((words.len(), marks.len()), (4, 5), "{}", theme.name);
        all_apart(&theme.name, &words, least);
        all_apart(&theme.name, &marks, least);
    }
}

#[test]
fn the_colour_of_who_says_so_is_used_for_nothing_else() {
    for theme in Library::shipped().themes().iter().filter(|theme| theme.has_colour()) {
        nothing_else_has_its_colour(theme);
        nothing_else_has_its_colour(&theme.at_depth(Depth::Ansi256));
    }
}

fn nothing_else_has_its_colour(theme: &Theme) {
    let colours = BASES.iter().chain(&MARKS[..4]).filter_map(|role| {
        let style = theme.style(*role);
        let colour = if BASES.contains(role) { style.fg } else { style.bg.or(style.fg) };
        colour.filter(|colour| *colour != Color::Reset)
    });
    let colours: Vec<Color> = colours.collect();
    assert!(colours.len() >= 6, "{}: {colours:?}", theme.name);
    let others =
        Role::ALL.iter().filter(|role| !BASES.contains(role) && !MARKS[..4].contains(role));
    for role in others {
        let style = theme.style(*role);
        for used in [style.fg, style.bg].into_iter().flatten() {
            for colour in &colours {
                assert_ne!(used, *colour, "{} {role:?}", theme.name);
                if let (Color::Rgb(..) | Color::Indexed(_), Some(one), Some(other)) =
                    (used, Rgb::of(used), Rgb::of(*colour))
                {
                    let distance = apart(oklab(linear(one)), oklab(linear(other))).sqrt();
                    assert!(distance > 0.05, "{} {role:?}: {distance}", theme.name);
                }
            }
        }
    }
}

#[test]
fn what_went_wrong_is_told_from_what_went_well_by_every_eye() {
    let library = Library::shipped();
    let safe = library.get("safe").unwrap();
    let colour = |role| (role, Rgb::of(safe.style(role).fg.unwrap()).unwrap());
    for other in [Role::Ok, Role::Warning] {
        all_apart("safe", &[colour(Role::Error), colour(other)], 0.1);
    }
}
