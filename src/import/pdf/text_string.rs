//! Strings that are text and not glyphs: titles, and what marked content says that it stands for
//! (ISO 32000-1, 7.9.2).

/// UTF-16 or UTF-8 where a mark says so, else what is next to Windows-1252.
pub fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        plain => plain.iter().filter_map(|byte| letter(*byte)).collect(),
    }
}

fn wide(bytes: &[u8], join: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|two| join([two[0], two[1]]));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// `PDFDocEncoding` from 0x80 to 0xA0; elsewhere it is Latin-1.
const MIDDLE: &str = "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\u{fffd}€";

fn letter(byte: u8) -> Option<char> {
    match byte {
        0x80..=0xa0 => MIDDLE.chars().nth(usize::from(byte - 0x80)),
        _ => Some(char::from(byte)),
    }
}
