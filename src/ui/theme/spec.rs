//! The style that a theme file states for a role, in words: `ink on paper bold`.
//!
//! This handles words only. `file` knows their place in the file. `library` resolves palette names,
//! so that a theme can change the palette that it inherits.

use ratatui::style::{Color, Modifier, Style};

use super::colour;

/// The attributes a theme may write.
pub(super) const ATTRIBUTES: [(&str, Modifier); 6] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underline", Modifier::UNDERLINED),
    ("reverse", Modifier::REVERSED),
    ("crossed", Modifier::CROSSED_OUT),
];

/// Words of the grammar: a palette cannot use them as names.
const GRAMMAR: [&str; 4] = ["on", "default", "fg", "bg"];

/// What is wrong with a value, and how to correct it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Complaint {
    pub(super) what: String,
    pub(super) hint: Option<String>,
}

impl Complaint {
    pub(super) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), hint: None }
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// A colour as written: a fixed one, or a name from the palette or the sixteen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    Fixed(Color),
    Named(String),
}

impl Paint {
    /// Reads one word.
    pub(super) fn parse(word: &str) -> Result<Paint, Complaint> {
        if word == "default" {
            return Ok(Paint::Fixed(Color::Reset));
        }
        match colour::numeric(word) {
            Some(Ok(colour)) => Ok(Paint::Fixed(colour)),
            Some(Err(what)) => Err(Complaint::new(what)),
            None if reserved(word) => Err(Complaint::new(format!("`{word}` is not a colour"))),
            None => Ok(Paint::Named(word.to_owned())),
        }
    }
}

/// Returns whether a word has a meaning in a style, so that no colour may have that name.
pub(super) fn reserved(word: &str) -> bool {
    GRAMMAR.contains(&word) || attribute(word).is_some()
}

/// Returns the attribute with a name.
pub(super) fn attribute(word: &str) -> Option<Modifier> {
    ATTRIBUTES.iter().find(|(name, _)| *name == word).map(|(_, modifier)| *modifier)
}

/// A theme's names for colours; they take precedence over the sixteen.
#[derive(Clone, Debug, Default)]
pub(super) struct Palette(Vec<(String, Color)>);

impl Palette {
    /// Names a colour; a later one replaces an earlier one.
    pub(super) fn name(&mut self, name: &str, colour: Color) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = colour,
            None => self.0.push((name.to_owned(), colour)),
        }
    }

    /// Returns the colour with a name.
    pub(super) fn colour(&self, name: &str) -> Option<Color> {
        let own = self.0.iter().find(|(known, _)| known == name).map(|(_, colour)| *colour);
        own.or_else(|| colour::named(name))
    }

    /// Lists every word that a style may contain, to find what a misspelt one meant.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        let own = self.0.iter().map(|(name, _)| name.as_str());
        own.chain(colour::ANSI.iter().map(|(name, _)| *name))
            .chain(ATTRIBUTES.iter().map(|(name, _)| *name))
            .chain(["grey", "default", "on"])
    }
}

/// A style as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct StyleSpec {
    pub(super) fg: Option<Paint>,
    pub(super) bg: Option<Paint>,
    pub(super) attributes: Modifier,
}

impl StyleSpec {
    /// Reads the short form: attributes, a colour, and `on` with another, in any order.
    pub(super) fn parse(text: &str) -> Result<StyleSpec, Complaint> {
        let mut spec = StyleSpec::default();
        let mut words = text.split_whitespace();
        while let Some(word) = words.next() {
            if let Some(modifier) = attribute(word) {
                spec.attributes |= modifier;
            } else if word == "on" {
                let ground = words.next().ok_or_else(|| {
                    Complaint::new("no colour after `on`").hint(
                        "quote a style with a # in it: outside quotes the rest of the line is a \
                         comment",
                    )
                })?;
                once(&mut spec.bg, Paint::parse(ground)?, "after `on`", ground)?;
            } else {
                once(&mut spec.fg, Paint::parse(word)?, "for the text", word)?;
            }
        }
        if spec == StyleSpec::default() {
            return Err(Complaint::new("an empty style"));
        }
        Ok(spec)
    }

    /// Returns the style with its names resolved, or the first unknown name.
    pub(super) fn style(&self, palette: &Palette) -> Result<Style, Unexplained> {
        let explain = |paint: &Option<Paint>, place| match paint {
            None => Ok(None),
            Some(Paint::Fixed(colour)) => Ok(Some(*colour)),
            Some(Paint::Named(name)) => match palette.colour(name) {
                Some(colour) => Ok(Some(colour)),
                None => Err(Unexplained { name: name.clone(), place }),
            },
        };
        let mut style = Style::new().add_modifier(self.attributes);
        style.fg = explain(&self.fg, ColourSlot::Text)?;
        style.bg = explain(&self.bg, ColourSlot::Ground)?;
        Ok(style)
    }
}

/// Which of the two colours of a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ColourSlot {
    Text,
    Ground,
}

/// A name that is no colour of the palette and none of the sixteen.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unexplained {
    pub(super) name: String,
    pub(super) place: ColourSlot,
}

fn once(place: &mut Option<Paint>, paint: Paint, whose: &str, word: &str) -> Result<(), Complaint> {
    if place.is_some() {
        return Err(Complaint::new(format!("a second colour {whose}: `{word}`"))
            .hint("a style has one colour, and one more after `on`"));
    }
    *place = Some(paint);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(text: &str) -> Result<Style, String> {
        let mut palette = Palette::default();
        palette.name("ink", Color::Rgb(1, 2, 3));
        palette.name("red", Color::Rgb(9, 0, 0));
        let spec = StyleSpec::parse(text).map_err(|complaint| complaint.what)?;
        spec.style(&palette).map_err(|unknown| format!("unknown {}", unknown.name))
    }

    #[test]
    fn words_come_in_any_order() {
        let wanted = Style::new().fg(Color::Rgb(1, 2, 3)).bg(Color::Black).bold().underlined();
        for text in [
            "ink on black bold underline",
            "bold on black ink underline",
            " underline  bold ink on black ",
        ] {
            assert_eq!(style(text), Ok(wanted), "{text}");
        }
    }

    #[test]
    fn a_style_may_be_a_ground_or_an_attribute_alone() {
        assert_eq!(style("on 208"), Ok(Style::new().bg(Color::Indexed(208))));
        assert_eq!(style("reverse"), Ok(Style::new().reversed()));
        assert_eq!(style("default on default"), Ok(Style::new().fg(Color::Reset).bg(Color::Reset)));
    }

    #[test]
    fn the_palette_goes_before_the_sixteen() {
        assert_eq!(style("red"), Ok(Style::new().fg(Color::Rgb(9, 0, 0))));
        assert_eq!(style("green"), Ok(Style::new().fg(Color::Green)));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, wanted) in [
            ("", "an empty style"),
            ("ink on", "no colour after `on`"),
            ("ink red", "a second colour for the text: `red`"),
            ("on red on ink", "a second colour after `on`: `ink`"),
            ("on bold", "`bold` is not a colour"),
            ("on on red", "`on` is not a colour"),
            (
                "#12 bold",
                "`#12` is not a colour: six hexadecimal digits follow the #, as in #86bfcf",
            ),
            ("on inkk", "unknown inkk"),
            ("blod", "unknown blod"),
        ] {
            assert_eq!(style(text), Err(wanted.to_owned()), "{text}");
        }
    }
}
