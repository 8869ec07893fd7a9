//! What packed bytes unpack to, under the bounds (ISO 32000-1, 7.4). Pictures stay packed.

use miniz_oxide::inflate::{
    TINFLStatus, decompress_to_vec_with_limit, decompress_to_vec_zlib_with_limit,
};

use super::bounds::{Budget, STREAM_BYTES};

/// How many filters may follow each other.
const CHAIN: usize = 8;

/// A filter that has to do with text, and its predictor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum StreamFilter {
    /// `FlateDecode`.
    Flate(Predictor),
    /// `LZWDecode`; the width of its codes grows early, or does not.
    Lzw(Predictor, EarlyChange),
    /// `ASCII85Decode`.
    Ascii85,
    /// `ASCIIHexDecode`.
    AsciiHex,
    /// `RunLengthDecode`.
    RunLength,
}

/// When the codes of LZW grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EarlyChange {
    /// One code early, as nearly all writers do.
    Early,
    /// When they must.
    Late,
}

/// How rows were turned into differences before they were packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Predictor {
    /// 1 for none, from 10 on those of PNG.
    pub kind: usize,
    /// Bytes of a row.
    pub row: usize,
    /// Bytes of a pixel.
    pub pixel: usize,
}

/// Unpacks `raw` through `filters`. What is broken ends where it breaks; what is too long is cut,
/// and the budget remembers it.
pub fn unpack(raw: &[u8], filters: &[StreamFilter], budget: &Budget) -> Vec<u8> {
    // What is read is counted too: a stream may be asked for again and again.
    let limit = STREAM_BYTES.min(budget.unpacked.left());
    if !budget.searched.take(raw.len()) {
        return Vec::new();
    }
    if filters.is_empty() {
        let kept = raw.get(..limit).unwrap_or(raw);
        budget.unpacked.take(kept.len());
        if kept.len() < raw.len() {
            budget.unpacked.cut();
        }
        return kept.to_vec();
    }
    let mut bytes = raw.to_vec();
    for filter in filters.iter().take(CHAIN) {
        let limit = STREAM_BYTES.min(budget.unpacked.left());
        bytes = match filter {
            StreamFilter::Flate(predictor) => unpredict(inflate(&bytes, limit, budget), *predictor),
            StreamFilter::Lzw(predictor, early) => {
                unpredict(lzw(&bytes, *early, limit), *predictor)
            }
            StreamFilter::Ascii85 => ascii85(&bytes),
            StreamFilter::AsciiHex => ascii_hex(&bytes),
            StreamFilter::RunLength => run_length(&bytes, limit),
        };
        bytes.truncate(limit);
        if !budget.unpacked.take(bytes.len()) || bytes.len() >= STREAM_BYTES {
            budget.unpacked.cut();
        }
    }
    bytes
}

fn inflate(bytes: &[u8], limit: usize, budget: &Budget) -> Vec<u8> {
    let packed = match decompress_to_vec_zlib_with_limit(bytes, limit) {
        Ok(bytes) => return bytes,
        Err(error) => error,
    };
    if packed.status == TINFLStatus::HasMoreOutput {
        budget.unpacked.cut();
    }
    if !packed.output.is_empty() {
        return packed.output;
    }
    // Without the head of zlib, or with a broken one.
    let tail =
        if bytes.first().is_some_and(|b| b & 15 == 8) { bytes.get(2..) } else { Some(bytes) };
    match decompress_to_vec_with_limit(tail.unwrap_or_default(), limit) {
        Ok(bytes) => bytes,
        Err(error) => error.output,
    }
}

fn unpredict(bytes: Vec<u8>, predictor: Predictor) -> Vec<u8> {
    let Predictor { kind, row, pixel } = predictor;
    if kind < 10 || row == 0 {
        return bytes;
    }
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    for line in bytes.chunks(row + 1) {
        let Some((method, line)) = line.split_first() else { break };
        let start = out.len();
        for (i, byte) in line.iter().enumerate() {
            let left = if i >= pixel { out[start + i - pixel] } else { 0 };
            let up = if start >= row { out[start + i - row] } else { 0 };
            let corner = if i >= pixel && start >= row { out[start + i - row - pixel] } else { 0 };
            let guess = match method {
                1 => left,
                2 => up,
                3 => left.midpoint(up),
                4 => paeth(left, up, corner),
                _ => 0,
            };
            out.push(byte.wrapping_add(guess));
        }
    }
    out
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(up) - i16::from(corner);
    [left, up, corner]
        .into_iter()
        .min_by_key(|byte| (guess - i16::from(*byte)).abs())
        .unwrap_or_default()
}

fn lzw(bytes: &[u8], early: EarlyChange, limit: usize) -> Vec<u8> {
    let early = usize::from(early == EarlyChange::Early);
    let mut out = Vec::new();
    // A code beyond 257 is a piece of what was put out: where it begins and how long it is.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    let (mut width, mut held, mut bits) = (9_u32, 0_usize, 0_u32);
    for byte in bytes {
        held = (held << 8 | usize::from(*byte)) & 0xff_ffff;
        bits += 8;
        if bits < width {
            continue;
        }
        bits -= width;
        let code = held >> bits & ((1 << width) - 1);
        match code {
            256 => {
                table.clear();
                (last, width) = (None, 9);
                continue;
            }
            257 => break,
            _ => {}
        }
        let from = out.len();
        match (u8::try_from(code), table.get(code.wrapping_sub(258)).copied(), last) {
            (Ok(byte), _, _) => out.push(byte),
            (_, Some((at, len)), _) => out.extend_from_within(at..at + len),
            (_, None, Some((at, len))) if code == 258 + table.len() => {
                out.extend_from_within(at..at + len);
                out.push(out[at]);
            }
            _ => break,
        }
        if let Some((at, len)) = last.filter(|_| table.len() < 4096 - 258) {
            // It is followed by the first byte of this one, which stands right behind it.
            table.push((at, len + 1));
        }
        last = Some((from, out.len() - from));
        width = match table.len() + 258 + early + 1 {
            0..=512 => 9,
            513..=1024 => 10,
            1025..=2048 => 11,
            _ => 12,
        };
        if out.len() >= limit {
            out.truncate(limit);
            break;
        }
    }
    out
}

fn ascii85(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let (mut group, mut count) = (0_u32, 0_usize);
    for byte in bytes {
        match byte {
            b'~' => break,
            b'z' if count == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    out.extend(group.to_be_bytes());
                    (group, count) = (0, 0);
                }
            }
            _ => {}
        }
    }
    if count > 1 {
        for _ in count..5 {
            group = group.wrapping_mul(85).wrapping_add(84);
        }
        out.extend(group.to_be_bytes().into_iter().take(count - 1));
    }
    out
}

fn ascii_hex(bytes: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = bytes
        .iter()
        .take_while(|byte| **byte != b'>')
        .filter_map(|byte| char::from(*byte).to_digit(16))
        .filter_map(|digit| u8::try_from(digit).ok())
        .collect();
    digits.chunks(2).map(|two| two[0] << 4 | two.get(1).unwrap_or(&0)).collect()
}

fn run_length(bytes: &[u8], limit: usize) -> Vec<u8> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(length) = bytes.get(at).copied().filter(|b| *b != 128) {
        let length = usize::from(length);
        if length < 128 {
            let end = (at + 2 + length).min(bytes.len());
            out.extend_from_slice(&bytes[at + 1..end]);
            at = end;
        } else {
            let Some(byte) = bytes.get(at + 1) else { break };
            out.extend(std::iter::repeat_n(*byte, 257 - length));
            at += 2;
        }
        if out.len() >= limit {
            out.truncate(limit);
            break;
        }
    }
    out
}
