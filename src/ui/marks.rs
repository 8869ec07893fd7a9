//! The marks for laying out pages, in Unicode or in ASCII.

use std::borrow::Cow;

use super::theme::Glyphs;
use crate::page::Marks;

/// Returns the marks that match a set of glyphs.
pub fn marks(glyphs: &'static Glyphs) -> Marks {
    if glyphs == Glyphs::ascii() {
        return Marks {
            bullet: glyphs.bullet,
            ellipsis: glyphs.ellipsis,
            bar: |share, columns| bar(Glyphs::ascii(), share, columns),
            spell: ascii,
        };
    }
    Marks {
        bullet: glyphs.bullet,
        ellipsis: glyphs.ellipsis,
        bar: |share, columns| bar(Glyphs::unicode(), share, columns),
        spell: |text| Cow::Borrowed(text),
    }
}

fn bar(glyphs: &Glyphs, share: f64, columns: usize) -> String {
    // Thousandths are finer than the eighths of a cell that a bar can show.
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
    for letter in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        match letter {
            '–' | '—' | '‐' | '‑' | '−' => out.push('-'),
            '≥' => out.push_str(">="),
            '≤' => out.push_str("<="),
            '≠' => out.push_str("!="),
            '‘' | '’' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | '′' => out.push('\''),
            '“' | '”' | '«' | '»' => out.push('"'),
            '•' | '·' => out.push('*'),
            '…' => out.push_str("..."),
            '×' => out.push('x'),
            '÷' => out.push('/'),
            '°' => out.push_str(" deg"),
            'ı' => out.push('i'),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            c if c.is_ascii() => out.push(c),
            _ => out.push('?'),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_spells_out_what_it_can() {
        let spelled = ascii("≥12 – Başakşehir’s “3 km” • 45° …");
        assert_eq!(spelled, ">=12 - Basaksehir's \"3 km\" * 45 deg ...");
        assert_eq!(ascii("بعقوبة"), "??????");
        assert!(matches!(ascii("plain"), Cow::Borrowed(_)));
    }
}
