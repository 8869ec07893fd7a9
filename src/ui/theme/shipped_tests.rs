//! What every shipped theme guarantees: readable, distinct, and the same at fewer colours.

use ratatui::style::{Color, Modifier, Style};

use super::Ground::{Dark, Light, Terminal};
use super::colour::Rgb;
use super::library::SHIPPED;
use super::*;

const BASES: [Role; 4] =
    [Role::BasisClaimed, Role::BasisOfficial, Role::BasisReported, Role::BasisAssessed];
const DEPTHS: [Depth; 4] = [Depth::Mono, Depth::Ansi16, Depth::Ansi256, Depth::True];

fn shipped(name: &str) -> Theme {
    Library::shipped().get(name).unwrap().clone()
}

/// Returns the colours and attributes on the screen, background included.
fn seen(theme: &Theme, role: Role) -> (Color, Color, Modifier) {
    let style = theme.style(Role::Text).patch(theme.style(role));
    (style.fg.unwrap_or_default(), style.bg.unwrap_or_default(), style.add_modifier)
}

#[test]
fn every_shipped_theme_loads_without_a_fault() {
    let (library, faults) = Library::load(&[]);
    assert_eq!(faults, []);
    let names: Vec<_> = library.themes().iter().map(|theme| theme.name.as_str()).collect();
    assert_eq!(names, ["default", "dusk", "paper", "contrast", "safe", "mono"]);
    assert!(library.themes().iter().all(|theme| !theme.description.is_empty()));
    // No four hues are told apart by everybody on every screen: the letter stands beside them.
    let without = library.themes().iter().filter(|theme| !theme.letters && theme.has_colour());
    assert_eq!(without.map(|theme| &*theme.name).collect::<Vec<_>>(), [] as [&str; 0]);
}

#[test]
fn every_file_in_the_folder_is_shipped() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/themes");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    files.sort();
    let mut embedded = SHIPPED.map(|(file, _)| file);
    embedded.sort_unstable();
    assert_eq!(files, embedded);
}

#[test]
fn grounds_are_what_they_are_meant_to_be() {
    let grounds: Vec<_> = Library::shipped().themes().iter().map(Theme::ground).collect();
    assert_eq!(grounds, [Terminal, Dark, Light, Dark, Dark, Terminal]);
}

#[test]
fn every_word_is_readable_where_the_ground_is_known() {
    for theme in Library::shipped().themes() {
        let floor: f32 = if theme.name == "contrast" { 7.0 } else { 4.5 };
        for &role in Role::ALL {
            let (fg, bg, _) = seen(theme, role);
            let Some(contrast) = contrast(fg, bg) else {
                assert_eq!(theme.ground(), Ground::Terminal);
                continue;
            };
            let floor = match (role.is_shape(), role) {
                (_, role) if role.is_quiet_shape() => 1.5,
                (true, _) => 3.0,
                // A mark is looked at for a moment among many.
                (false, role) if role.is_mark() => floor.max(6.0),
                (false, _) => floor,
            };
            assert!(contrast >= floor, "{} {role:?}: {contrast}", theme.name);
        }
    }
}

#[test]
fn words_stay_readable_at_fewer_colours() {
    for theme in Library::shipped().themes() {
        // The sixteen are measured as xterm shows them; nearly all other terminals have a darker
        // green and cyan.
        let floor16 = if theme.ground() == Light { 1.95 } else { 3.0 };
        for (depth, floor) in [(Depth::Ansi256, 4.5), (Depth::Ansi16, floor16)] {
            let fewer = theme.at_depth(depth);
            for &role in Role::ALL.iter().filter(|role| !role.is_shape()) {
                let (fg, bg, _) = seen(&fewer, role);
                let contrast = contrast(fg, bg).unwrap_or(f32::MAX);
                assert!(contrast >= floor, "{} {role:?} at {depth:?}: {contrast}", theme.name);
            }
        }
    }
}

#[test]
fn what_a_statement_rests_on_is_told_apart_at_every_depth() {
    let library = Library::shipped();
    for (theme, depth) in
        library.themes().iter().flat_map(|theme| DEPTHS.map(|depth| (theme, depth)))
    {
        let theme = library.select(&theme.name, depth);
        for (place, one) in BASES.iter().enumerate() {
            for other in &BASES[place + 1..] {
                assert_ne!(seen(&theme, *one), seen(&theme, *other), "{} {depth:?}", theme.name);
            }
        }
    }
}

#[test]
fn what_a_statement_rests_on_is_told_apart_by_colour_where_there_is_one() {
    for (theme, depth) in
        [("dusk", Depth::Ansi16), ("paper", Depth::Ansi16), ("safe", Depth::Ansi256)]
    {
        let theme = shipped(theme).at_depth(depth);
        let colours: std::collections::HashSet<_> = BASES.map(|role| seen(&theme, role).0).into();
        assert_eq!(colours.len(), BASES.len(), "{}: {colours:?}", theme.name);
    }
}

const HEAT: [Role; 5] = [Role::Heat1, Role::Heat2, Role::Heat3, Role::Heat4, Role::Heat5];

#[test]
fn heat_has_one_hue_and_goes_one_way() {
    for name in ["dusk", "paper", "contrast", "safe"] {
        let theme = shipped(name);
        let screen = theme.style(Role::Text).bg.and_then(Rgb::of).unwrap();
        let steps = HEAT.map(|role| Rgb::of(theme.style(role).bg.unwrap()).unwrap());
        let from_screen = |colour| {
            let (one, other) = (super::metric::luminance(colour), super::metric::luminance(screen));
            (one - other).abs()
        };
        let distances = steps.map(from_screen);
        assert!(distances.is_sorted(), "{name}: {distances:?}");
        for pair in steps.windows(2) {
            let step = contrast(Color::Rgb(pair[0].0, pair[0].1, pair[0].2), {
                Color::Rgb(pair[1].0, pair[1].1, pair[1].2)
            });
            assert!(step.unwrap() >= 1.2, "{name}: {pair:?} are not told apart: {step:?}");
        }
    }
}

#[test]
fn heat_is_never_reversed_nor_underlined_at_any_depth() {
    // Reversing is the cursor's, and a line under a number says that it is a lower bound.
    let library = Library::shipped();
    for (theme, depth) in
        library.themes().iter().flat_map(|theme| DEPTHS.map(|depth| (theme, depth)))
    {
        for theme in [library.select(&theme.name, depth), theme.at_depth(depth)] {
            for role in HEAT {
                let (_, _, attributes) = seen(&theme, role);
                let taken = Modifier::REVERSED | Modifier::UNDERLINED;
                assert!(!attributes.intersects(taken), "{} {role:?} {depth:?}", theme.name);
            }
            assert!(!theme.is_unseen(Role::MarkSelected), "{} {depth:?}", theme.name);
        }
    }
}

#[test]
fn marks_of_the_bases_are_told_apart_at_every_depth_that_has_colours() {
    let marks = [
        Role::MarkClaimed,
        Role::MarkOfficial,
        Role::MarkReported,
        Role::MarkAssessed,
        Role::MarkSelected,
    ];
    for theme in Library::shipped().themes().iter().filter(|theme| theme.has_colour()) {
        for depth in [Depth::Ansi16, Depth::Ansi256, Depth::True] {
            let theme = theme.at_depth(depth);
            for (place, one) in marks.iter().enumerate() {
                for other in &marks[place + 1..] {
                    let both = (seen(&theme, *one), seen(&theme, *other));
                    assert_ne!(both.0, both.1, "{} {depth:?} {one:?} {other:?}", theme.name);
                }
            }
        }
    }
}

#[test]
fn cursor_way_and_finds_are_seen_at_every_depth() {
    let marked = [Role::Selected, Role::SelectedParent, Role::Match, Role::MatchCurrent];
    let library = Library::shipped();
    for (theme, depth) in
        library.themes().iter().flat_map(|theme| DEPTHS.map(|depth| (theme, depth)))
    {
        for theme in [library.select(&theme.name, depth), theme.at_depth(depth)] {
            for role in marked {
                assert!(!theme.is_unseen(role), "{} {depth:?} {role:?}", theme.name);
            }
            for [one, other] in [[marked[0], marked[1]], [marked[2], marked[3]]] {
                assert_ne!(seen(&theme, one), seen(&theme, other), "{} {depth:?}", theme.name);
            }
        }
    }
}

#[test]
fn casualties_errors_and_warnings_stand_out() {
    for theme in Library::shipped().themes() {
        for role in [Role::Casualty, Role::Error, Role::Warning, Role::Key] {
            assert!(!theme.is_unseen(role), "{} {role:?}", theme.name);
        }
        assert_ne!(seen(theme, Role::Error), seen(theme, Role::Warning), "{}", theme.name);
    }
}

#[test]
fn the_default_keeps_its_rules() {
    let theme = shipped("default");
    for &role in Role::ALL {
        let Style { fg, bg, add_modifier, .. } = theme.style(role);
        let calm = [Color::Reset, Color::Red, Color::Green, Color::Cyan, Color::Magenta];
        if let Some(pale @ (Color::Green | Color::Cyan)) = bg {
            // White letters on them, as on a light screen, are at 2 : 1.
            assert_eq!(fg, Some(Color::Black), "{role:?}");
            assert!(contrast(Color::Black, pale).unwrap() > 6.0);
            continue;
        }
        assert!(matches!(bg, None | Some(Color::Reset)), "{role:?} has a ground of its own");
        assert!(
            !(matches!(fg, Some(Color::Green | Color::Cyan))
                && add_modifier.contains(Modifier::REVERSED)),
            "{role:?} is pale on white"
        );
        assert!(fg.is_none_or(|fg| calm.contains(&fg)), "{role:?} is {fg:?}");
        let pale = matches!(fg, Some(Color::Green | Color::Cyan));
        assert!(!(pale && add_modifier.contains(Modifier::BOLD)), "{role:?} would come out bright");
    }
    assert_eq!(theme.at_depth(Depth::Ansi16), theme, "nothing to reduce");
}

#[test]
fn a_line_under_a_mark_says_that_its_number_is_a_lower_bound() {
    let marks = [
        Role::MarkClaimed,
        Role::MarkOfficial,
        Role::MarkReported,
        Role::MarkAssessed,
        Role::MarkMixed,
    ];
    for theme in Library::shipped().themes() {
        for role in marks {
            let style = theme.style(role).add_modifier;
            assert!(!style.contains(Modifier::UNDERLINED), "{} {role:?}", theme.name);
        }
    }
}

#[test]
fn no_reversed_word_is_bold_where_the_colours_are_the_terminals() {
    for name in ["default", "mono"] {
        let theme = shipped(name);
        for &role in Role::ALL {
            let style = theme.style(role).add_modifier;
            assert!(!style.contains(Modifier::BOLD | Modifier::REVERSED), "{name} {role:?}");
        }
    }
}

#[test]
fn mono_has_no_colour_anywhere_and_only_what_every_terminal_has() {
    let theme = shipped("mono");
    assert!(!theme.has_colour());
    let everywhere = Modifier::BOLD | Modifier::UNDERLINED | Modifier::REVERSED;
    for &role in Role::ALL {
        let style = theme.style(role);
        assert!(everywhere.contains(style.add_modifier), "{role:?}: {:?}", style.add_modifier);
        assert!(style.fg.is_none_or(|fg| fg == Color::Reset), "{role:?}");
        assert!(style.bg.is_none_or(|bg| bg == Color::Reset), "{role:?}");
    }
}

#[test]
fn no_theme_has_a_colour_where_there_are_none() {
    let library = Library::shipped();
    for theme in library.themes() {
        assert!(!theme.at_depth(Depth::Mono).has_colour(), "{}", theme.name);
        assert_eq!(library.select(&theme.name, Depth::Mono).name, "mono");
    }
}
