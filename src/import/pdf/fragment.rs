//! Glyphs to fragments: characters of one look that stand side by side on one baseline.

/// A fragment. Places are points from the left and the bottom of the upright page.
#[derive(Debug, Clone, PartialEq)]
pub struct Fragment {
    /// Its characters; a blank where there is a gap.
    pub text: String,
    /// Where it begins.
    pub left: f64,
    /// Where its last character that is no blank ends.
    pub right: f64,
    /// Where the next glyph would stand.
    pub pen: f64,
    /// Its baseline.
    pub base: f64,
    /// Its look.
    pub look: Look,
    /// The number of its marked content on this page.
    pub mark: Option<u32>,
    /// The address behind it, by its number.
    pub link: Option<usize>,
}

/// How characters look, and where they belong.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// Points from line to line of solid text.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is slanted.
    pub italic: bool,
    /// Which way it stands.
    pub stance: FragmentStance,
}

/// Which way characters stand, and whether they belong to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FragmentStance {
    /// Upright, part of the text.
    Text,
    /// Marked by its writer as no part of the text: heads, feet, rules.
    Artifact,
    /// Turned or mirrored.
    Turned,
}

/// A glyph that is shown.
#[derive(Debug, Clone)]
pub struct Glyph<'t> {
    /// Its characters.
    pub text: &'t str,
    /// Where it stands.
    pub left: f64,
    /// Its baseline.
    pub base: f64,
    /// Its width.
    pub width: f64,
    /// Its look.
    pub look: Look,
    /// Its marked content.
    pub mark: Option<u32>,
    /// The address behind it.
    pub link: Option<usize>,
}

/// A small filled or stroked shape: a bullet that is drawn and not written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dot {
    /// Its left side.
    pub left: f64,
    /// Its right side.
    pub right: f64,
    /// Its middle, from the bottom.
    pub middle: f64,
}

/// The gap, in sizes, from which two glyphs stand in two words.
const WORD_GAP: f64 = 0.17;
/// The gap from which they stand in two fragments.
const WIDE_GAP: f64 = 0.9;

/// Adds a glyph to the fragments of a page.
pub fn add(fragments: &mut Vec<Fragment>, glyph: &Glyph) {
    let blank = glyph.text.chars().all(char::is_whitespace);
    if let Some(last) = fragments.last_mut()
        && joins(last, glyph)
    {
        let gap = glyph.left - last.pen;
        // The same character on the same spot makes a bold one out of two.
        if glyph.left < last.pen - glyph.width * 0.7 && last.text.ends_with(glyph.text) && !blank {
            return;
        }
        if (blank || gap > WORD_GAP * glyph.look.size) && !last.text.ends_with(' ') {
            last.text.push(' ');
        }
        if !blank {
            last.text.push_str(glyph.text);
            last.right = last.right.max(glyph.left + glyph.width);
        }
        last.pen = glyph.left + glyph.width;
        return;
    }
    if blank {
        // A blank of its own says only that the fragment before it ends a word.
        if let Some(last) = fragments.last_mut()
            && (last.base - glyph.base).abs() < 0.1 * glyph.look.size
            && glyph.left > last.pen - 0.3 * glyph.look.size
            && glyph.left < last.pen + WIDE_GAP * glyph.look.size
        {
            if !last.text.ends_with(' ') {
                last.text.push(' ');
            }
            last.pen = glyph.left + glyph.width;
        }
        return;
    }
    fragments.push(Fragment {
        text: glyph.text.into(),
        left: glyph.left,
        right: glyph.left + glyph.width,
        pen: glyph.left + glyph.width,
        base: glyph.base,
        look: glyph.look,
        mark: glyph.mark,
        link: glyph.link,
    });
}

fn joins(last: &Fragment, glyph: &Glyph) -> bool {
    let size = glyph.look.size;
    if last.mark != glyph.mark
        || (last.link != glyph.link && !glyph.text.trim().is_empty())
        || last.look.stance != glyph.look.stance
    {
        return false;
    }
    if glyph.look.stance == FragmentStance::Turned {
        return true;
    }
    let gap = glyph.left - last.pen;
    last.look.bold == glyph.look.bold
        && last.look.italic == glyph.look.italic
        && (last.look.size - size).abs() < 0.02 * size
        && (last.base - glyph.base).abs() < 0.05 * size
        && (-0.5 * size..WIDE_GAP * size).contains(&gap)
}
