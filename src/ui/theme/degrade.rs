//! A theme on a terminal with fewer colours than it was made for.
//!
//! Colours are replaced so that text stays readable, hues stay distinct and highlights still stand
//! out. `depth` finds out how many colours there are.

use ratatui::style::{Color, Modifier, Style};

use super::colour::{ANSI, Rgb};
use super::metric::{apart, linear, luminance, oklab, ratio};
use super::{Depth, Role, Theme};

impl Theme {
    /// Reduces the theme to the colours of a depth.
    ///
    /// - 256: the colour that looks nearest, leaving out the first sixteen, which users change.
    /// - 16: the one of the nearest hue, or a grey for a colour without one.
    /// - Neither takes a colour that would be read worse than it was and worse than WCAG wants.
    /// - Of the 256 none is taken for two colours of which one says who says so, where these were
    ///   told apart.
    /// - Where a ground can no longer be told from that of the screen, the style is reversed (the
    ///   cursor and its like) or underlined instead.
    /// - [`Depth::Mono`] keeps attributes only. [`Library::select`](super::Library::select) then
    ///   offers a theme that was made for it.
    #[must_use]
    pub fn at_depth(&self, depth: Depth) -> Theme {
        let mut available = Available::of(depth);
        let screen = self.style(Role::Text).bg.unwrap_or_default();
        for role in WHO_SAYS_SO {
            let style = self.style(role);
            let ground = style.bg.unwrap_or(screen);
            let (colour, new) = if let Some(bg) = style.bg {
                (Some(bg), Some(available.ground(bg)))
            } else {
                let new_ground = available.ground(ground);
                (style.fg, style.fg.map(|fg| available.text(fg, ground, new_ground)))
            };
            available.keep(colour, new);
        }
        let new_screen = available.ground(screen);
        self.map(|role, style| {
            let ground = style.bg.unwrap_or(screen);
            let new_ground = available.ground(ground);
            let mut new = Style {
                fg: style.fg.map(|fg| available.text(fg, ground, new_ground)),
                bg: style.bg.map(|_| new_ground),
                ..style
            };
            if ground != screen && new_ground == new_screen {
                new = new.add_modifier(instead_of_ground(role));
            }
            new
        })
    }
}

/// Returns the attribute that marks a role without its background.
fn instead_of_ground(role: Role) -> Modifier {
    let points =
        matches!(role, Role::Selected | Role::MatchCurrent | Role::Marking | Role::MarkSelected);
    if points || role.is_mark() {
        Modifier::REVERSED
    } else if role.is_heat() || matches!(role, Role::MapSea | Role::WaveGround) {
        // What they say stands beside them in signs too, and a line under a number means another thing.
        Modifier::empty()
    } else {
        Modifier::UNDERLINED
    }
}

/// The roles that choose their colours before all others.
const WHO_SAYS_SO: [Role; 8] = [
    Role::BasisClaimed,
    Role::BasisOfficial,
    Role::BasisReported,
    Role::BasisAssessed,
    Role::MarkClaimed,
    Role::MarkOfficial,
    Role::MarkReported,
    Role::MarkAssessed,
];

/// How far two colours must be from each other in Oklab, squared, not to be taken for one.
const ALIKE: f32 = 0.07 * 0.07;

/// A colour and its measurements.
#[derive(Clone, Copy)]
struct Swatch {
    colour: Color,
    luminance: f32,
    lab: [f32; 3],
}

impl Swatch {
    fn of(colour: Color) -> Option<Swatch> {
        let look = Rgb::of(colour)?;
        Some(Swatch { colour, luminance: luminance(look), lab: oklab(linear(look)) })
    }
}

/// The background that a text is drawn on, and the contrast that it had originally.
struct TextContrast {
    ground: Swatch,
    contrast: f32,
}

/// The colours available at a depth, measured once.
struct Available {
    depth: Depth,
    colours: Vec<Swatch>,
    /// What is kept for who says so: the colours as they were, and those taken for them.
    kept: Vec<(Swatch, Swatch)>,
}

impl Available {
    fn of(depth: Depth) -> Available {
        let colours = match depth {
            Depth::Mono | Depth::True => Vec::new(),
            Depth::Ansi16 => ANSI.iter().filter_map(|(_, colour)| Swatch::of(*colour)).collect(),
            Depth::Ansi256 => (16..=255).map(Color::Indexed).filter_map(Swatch::of).collect(),
        };
        Available { depth, colours, kept: Vec::new() }
    }

    /// Keeps a colour for what another one stands for. The sixteen are too few for that.
    fn keep(&mut self, colour: Option<Color>, new: Option<Color>) {
        if self.depth == Depth::Ansi256
            && let Some((colour, new)) = colour.and_then(Swatch::of).zip(new.and_then(Swatch::of))
        {
            self.kept.push((colour, new));
        }
    }

    /// Returns whether a colour would be taken for one of those that are kept, and was not before.
    fn is_kept(&self, look: &Swatch, candidate: &Swatch) -> bool {
        self.kept.iter().any(|(was, is)| {
            apart(candidate.lab, is.lab) <= ALIKE && apart(look.lab, was.lab) > ALIKE
        })
    }

    fn ground(&self, colour: Color) -> Color {
        self.reduce(colour, |_| None)
    }

    /// Returns the colour of a text, chosen for the background that it is drawn on.
    fn text(&self, colour: Color, ground: Color, new_ground: Color) -> Color {
        self.reduce(colour, |look| {
            let contrast = ratio(look.luminance, Swatch::of(ground)?.luminance);
            Some(TextContrast { ground: Swatch::of(new_ground)?, contrast })
        })
    }

    fn reduce(&self, colour: Color, wanted: impl Fn(&Swatch) -> Option<TextContrast>) -> Color {
        let fits = match self.depth {
            Depth::Mono => return Color::Reset,
            Depth::Ansi16 => !matches!(colour, Color::Rgb(..) | Color::Indexed(_)),
            Depth::Ansi256 => !matches!(colour, Color::Rgb(..)),
            Depth::True => true,
        };
        match Swatch::of(colour) {
            Some(look) if !fits => self.nearest(&look, wanted(&look).as_ref()),
            _ => colour,
        }
    }

    /// Returns the cheapest of the colours that keep enough contrast, or else the one with the most
    /// contrast.
    fn nearest(&self, look: &Swatch, wanted: Option<&TextContrast>) -> Color {
        let rank = |candidate: &Swatch| -> ((bool, bool), f32) {
            let is_kept = self.is_kept(look, candidate);
            if let Some(TextContrast { ground, contrast }) = wanted {
                let kept = ratio(candidate.luminance, ground.luminance);
                if kept < contrast.min(self.floor(ground)) {
                    return ((true, is_kept), -kept);
                }
            }
            ((false, is_kept), self.cost(look, candidate, wanted))
        };
        let ranked = self.colours.iter().map(|candidate| (rank(candidate), candidate.colour));
        let best = ranked.min_by(|((short, cost), _), ((other_short, other_cost), _)| {
            short.cmp(other_short).then(cost.total_cmp(other_cost))
        });
        best.map_or(look.colour, |(_, colour)| colour)
    }

    /// Returns the minimum contrast. Few terminals show green and cyan as bright as xterm: a colour
    /// with 2 : 1 on white there has 3 : 1 elsewhere. Yellow is still below that.
    fn floor(&self, ground: &Swatch) -> f32 {
        match self.depth {
            Depth::Ansi16 if ground.luminance > 0.18 => 1.95,
            Depth::Ansi16 => 3.0,
            Depth::Mono | Depth::Ansi256 | Depth::True => 4.5,
        }
    }

    fn cost(&self, look: &Swatch, candidate: &Swatch, wanted: Option<&TextContrast>) -> f32 {
        match self.depth {
            Depth::Ansi16 => unlike(look, candidate, wanted),
            Depth::Mono | Depth::Ansi256 | Depth::True => apart(look.lab, candidate.lab),
        }
    }
}

/// Returns how poorly one of the sixteen represents a colour.
///
/// Hue counts first, since it carries the meaning and a pale red is nearer to white than to red;
/// lightness counts next. A grey is judged by its contrast, since ordinary words must not become
/// dim.
fn unlike(look: &Swatch, candidate: &Swatch, wanted: Option<&TextContrast>) -> f32 {
    /// Chroma below which a colour counts as grey.
    const GREY: f32 = 0.045;
    /// Yellow also serves as the orange and the brown of the sixteen, and looks so in many
    /// palettes.
    const ORANGE: Rgb = Rgb(0xcd, 0x9c, 0x00);
    let yellow = candidate.colour == Color::Yellow;
    let (one, other) = (look.lab, if yellow { oklab(linear(ORANGE)) } else { candidate.lab });
    let chroma = |[_, a, b]: [f32; 3]| a.hypot(b);
    match (chroma(one) < GREY, chroma(other) < GREY) {
        (true, true) => wanted.map_or_else(
            || apart(one, other),
            |TextContrast { ground, contrast }| {
                (contrast / ratio(candidate.luminance, ground.luminance)).ln().abs()
            },
        ),
        (false, false) => {
            let pure = |point: [f32; 3]| {
                let [light, a, b] = point;
                [light * 0.7, a / chroma(point), b / chroma(point)]
            };
            apart(pure(one), pure(other))
        }
        // This is worse than any colour of its own kind.
        (true, false) | (false, true) => 10.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RED: Color = Color::Rgb(0xe8, 0x95, 0x9b);
    const PAPER: Color = Color::Rgb(0x1c, 0x1d, 0x28);
    const WHITE: Color = Color::Rgb(255, 255, 255);
    const LIFTED: Color = Color::Rgb(0x24, 0x25, 0x30);

    fn theme(selected: Style) -> Theme {
        let text = Style::new().fg(Color::Rgb(0xcf, 0xcc, 0xd8)).bg(PAPER);
        let stated = [
            (Role::Text, text),
            (Role::Casualty, Style::new().fg(RED)),
            (Role::Selected, selected),
            (Role::SelectedParent, selected),
        ];
        Theme::dressed("test", |role| {
            stated.iter().find(|(one, _)| *one == role).map(|(_, style)| *style)
        })
    }

    #[test]
    fn what_fits_stays_as_it_is() {
        let theme = theme(Style::new().fg(Color::Red).bg(Color::Indexed(208)));
        assert_eq!(theme.at_depth(Depth::True), theme);
        assert_eq!(
            theme.at_depth(Depth::Ansi256).style(Role::Selected),
            theme.style(Role::Selected)
        );
        assert_eq!(theme.at_depth(Depth::Ansi16).style(Role::Selected).fg, Some(Color::Red));
    }

    #[test]
    fn a_pale_red_stays_red() {
        let theme = theme(Style::new().bg(LIFTED));
        let at16 = theme.at_depth(Depth::Ansi16).style(Role::Casualty).fg;
        assert!(matches!(at16, Some(Color::Red | Color::LightRed)), "{at16:?}");
        assert_eq!(
            theme.at_depth(Depth::Ansi256).style(Role::Casualty).fg,
            Some(Color::Indexed(210))
        );
    }

    #[test]
    fn ordinary_words_do_not_become_dim_ones() {
        let on_white = |fg| Available::of(Depth::Ansi16).text(fg, WHITE, Color::White);
        assert_eq!(on_white(Color::Rgb(0x34, 0x32, 0x2d)), Color::Black);
        assert_eq!(on_white(Color::Rgb(0x6b, 0x67, 0x5c)), Color::DarkGray);
    }

    #[test]
    fn the_sixteen_are_never_taken_for_one_of_the_256() {
        for red in (0..=255).step_by(17) {
            let reduced = Available::of(Depth::Ansi256).ground(Color::Rgb(red, 255 - red, 128));
            assert!(matches!(reduced, Color::Indexed(16..)), "{reduced:?}");
        }
    }

    #[test]
    fn a_ground_that_is_lost_becomes_an_attribute() {
        let at16 = theme(Style::new().bg(LIFTED)).at_depth(Depth::Ansi16);
        assert_eq!(at16.style(Role::Text).bg, Some(Color::Black));
        assert!(at16.style(Role::Selected).add_modifier.contains(Modifier::REVERSED));
        assert!(at16.style(Role::SelectedParent).add_modifier.contains(Modifier::UNDERLINED));
        let mono = theme(Style::new().bg(Color::Rgb(200, 0, 0))).at_depth(Depth::Mono);
        assert!(!mono.has_colour());
        assert!(mono.style(Role::Selected).add_modifier.contains(Modifier::REVERSED));
    }

    #[test]
    fn text_stays_readable_where_the_nearest_colour_would_not_be() {
        let sixteen = Available::of(Depth::Ansi16);
        // This has the hue of blue, which xterm shows at 2.2 : 1 on black.
        let light_blue = Color::Rgb(0x60, 0x70, 0xff);
        let reduced = sixteen.text(light_blue, Color::Black, Color::Black);
        assert_eq!(reduced, Color::LightBlue);
        // This is nearest to yellow, which xterm shows at 1.7 : 1 on white.
        let ochre = Color::Rgb(0x8a, 0x5a, 0x10);
        let reduced = sixteen.text(ochre, WHITE, Color::White);
        assert!(super::super::contrast(reduced, Color::White).unwrap() >= 3.0, "{reduced:?}");
    }
}
