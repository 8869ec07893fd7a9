//! The marks for laying out pages, in the tier of a terminal, and the spelling of texts in ASCII.

use std::borrow::Cow;

use super::theme::{GlyphTier, Glyphs};
use crate::page::Marks;

/// Returns the marks that match a set of glyphs.
pub fn marks(glyphs: &'static Glyphs) -> Marks {
    let Glyphs { bullet, ellipsis, .. } = glyphs;
    match glyphs.tier {
        GlyphTier::Fine => Marks {
            bullet,
            ellipsis,
            bar: |share, columns| bar(Glyphs::of(GlyphTier::Fine), share, columns),
            spell: |text| Cow::Borrowed(text),
        },
        GlyphTier::Blocks => Marks {
            bullet,
            ellipsis,
            bar: |share, columns| bar(Glyphs::of(GlyphTier::Blocks), share, columns),
            spell: |text| Cow::Borrowed(text),
        },
        GlyphTier::Ascii => Marks {
            bullet,
            ellipsis,
            bar: |share, columns| bar(Glyphs::ascii(), share, columns),
            spell: ascii,
        },
    }
}

fn bar(glyphs: &Glyphs, share: f64, columns: usize) -> String {
    // Thousandths are finer than the halves of a cell that a bar can show.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let part = (share.clamp(0.0, 1.0) * 1_000.0).round() as u64;
    glyphs.bar(part, 1_000, u16::try_from(columns).unwrap_or(u16::MAX)).0
}

/// Converts a text to ASCII: signs become their usual spelling, letters lose their accents, and any
/// other character becomes a question mark.
fn ascii(text: &str) -> Cow<'_, str> {
    use unicode_normalization::UnicodeNormalization as _;
    use unicode_normalization::char::is_combining_mark;

    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        // A sign is asked for whole: taken apart, `≠` is a `=` with a stroke through it.
        if let Some(spelled) = sign(letter) {
            out.push_str(spelled);
            continue;
        }
        for part in letter.nfkd().filter(|c| !is_combining_mark(*c)) {
            match sign(part) {
                Some(spelled) => out.push_str(spelled),
                None => out.push(if part.is_ascii() { part } else { '?' }),
            }
        }
    }
    Cow::Owned(out)
}

/// Returns the usual spelling of a sign, or of a letter that is no other with an accent.
fn sign(letter: char) -> Option<&'static str> {
    Some(match letter {
        '–' | '—' | '‐' | '‑' | '−' => "-",
        '≥' => ">=",
        '≤' => "<=",
        '≠' => "!=",
        '‘' | '’' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | '′' => "'",
        '“' | '”' | '«' | '»' => "\"",
        '•' | '·' => "*",
        '…' => "...",
        '×' => "x",
        '÷' | '╱' => "/",
        '¶' => "|",
        '°' => " deg",
        // Each is spelt whole: sign by sign `±5 km` would come out as `+5 km`.
        '±' => "+-",
        'ı' => "i",
        'ø' => "o",
        'ł' => "l",
        // Every other character is taken apart, or has no spelling.
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_spells_out_what_it_can() {
        let spelled = ascii("≥12 – Başakşehir’s “3 km” • 45° …");
        assert_eq!(spelled, ">=12 - Basaksehir's \"3 km\" * 45 deg ...");
        assert_eq!(ascii("40 (2–40)≠"), "40 (2-40)!=");
        assert_eq!(ascii("بعقوبة"), "??????");
        assert!(matches!(ascii("plain"), Cow::Borrowed(_)));
    }
}
