//! What the bytes of a simple font stand for (ISO 32000-1, annex D): the three encodings that have
//! a name, and those of fonts full of signs.

/// The encodings that a font may name or rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// What fonts of Type 1 have of their own.
    Standard,
    /// Windows' code page 1252.
    WinAnsi,
    /// The Macintosh's.
    MacRoman,
    /// The font Symbol: Greek, and the bullet that word processors take from it.
    Symbol,
    /// Dingbats: every sign is taken for a bullet.
    Signs,
}

/// Standard encoding from 0xA1 on; `\0` where it has nothing.
const STANDARD: &str = "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ\0–†‡·\0¶•‚„”»…‰\0¿\0`´ˆ˜¯˘˙¨\0˚¸\0˝˛ˇ—\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0Æ\0ª\0\0\0\0ŁØŒº\0\0\0\0\0æ\0\0\0ı\0\0łøœß\0\0\0\0";
/// `WinAnsi` from 0x80 to 0x9F.
const WIN_ANSI: &str = "€•‚ƒ„…†‡ˆ‰Š‹Œ•Ž••‘’“”•–—˜™š›œ•žŸ";
/// `MacRoman` from 0x80 on.
const MAC_ROMAN: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»… ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\0ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
/// Symbol's letters from `A` to `Z` and from `a` to `z`.
const SYMBOL_UPPER: &str = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
const SYMBOL_LOWER: &str = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

impl Base {
    /// The encoding of that name.
    pub fn named(name: &[u8]) -> Option<Self> {
        match name {
            b"StandardEncoding" => Some(Self::Standard),
            b"WinAnsiEncoding" => Some(Self::WinAnsi),
            b"MacRomanEncoding" => Some(Self::MacRoman),
            _ => None,
        }
    }

    /// What `code` stands for.
    pub fn text(self, code: u8) -> Option<char> {
        let of = |table: &str, first: u8| {
            table.chars().nth(usize::from(code.checked_sub(first)?)).filter(|c| *c != '\0')
        };
        if (32..=126).contains(&code) && matches!(self, Self::WinAnsi | Self::MacRoman) {
            return Some(char::from(code));
        }
        match (self, code) {
            (Self::Symbol, b'A'..=b'Z') => of(SYMBOL_UPPER, b'A'),
            (Self::Symbol, b'a'..=b'z') => of(SYMBOL_LOWER, b'a'),
            // What WinAnsi does not use is a bullet, says the standard; some writers rely on it.
            (Self::WinAnsi, 0x7f) | (Self::Signs, 33..) | (Self::Symbol, 0xb7) => Some('•'),
            (Self::Symbol, 0xb0) => Some('°'),
            (Self::Symbol, 0xb1) => Some('±'),
            (Self::Symbol, 0xb3) => Some('≥'),
            (Self::Symbol, 0xa3) => Some('≤'),
            (Self::Standard, b'\'') => Some('’'),
            (Self::Standard, b'`') => Some('‘'),
            (Self::Standard | Self::Symbol, 32..=126) | (Self::WinAnsi, 0xa0..) => {
                Some(char::from(code))
            }
            (Self::Standard, _) => of(STANDARD, 0xa1),
            (Self::MacRoman, 128..) => of(MAC_ROMAN, 0x80),
            (Self::WinAnsi, 0x80..=0x9f) => of(WIN_ANSI, 0x80),
            (Self::WinAnsi | Self::MacRoman | Self::Symbol | Self::Signs, _) => None,
        }
    }
}
