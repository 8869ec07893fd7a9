//! Files that are encrypted and open without a password, as publishers make them that only forbid
//! copying (ISO 32000-2, 7.6): the key behind the empty user password, and what it opens. A file
//! that asks for a password stays closed.

use std::rc::Rc;

use aes::cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use aes::{Aes128, Aes256};
use md5::Md5;
use rc4::{KeyInit, Rc4, StreamCipher};
use sha2::{Digest, Sha256, Sha384, Sha512};

use super::object::{Dict, Object};

/// What stands in for a password that is shorter than 32 bytes (7.6.4.3.2).
const PADDING: [u8; 32] = [
    0x28, 0xbf, 0x4e, 0x5e, 0x4e, 0x75, 0x8a, 0x41, 0x64, 0x00, 0x4e, 0x56, 0xff, 0xfa, 0x01, 0x08,
    0x2e, 0x2e, 0x00, 0xb6, 0xd0, 0x68, 0x3e, 0x80, 0x2f, 0x0c, 0xa9, 0xfe, 0x64, 0x53, 0x69, 0x7a,
];
/// Rounds of the hash of revision 6 at most. It ends by chance after some 64 to 100.
const ROUNDS: u8 = 255;

/// What opens a file.
#[derive(Debug, Clone)]
pub struct FileKey {
    key: Vec<u8>,
    streams: PdfCipher,
    strings: PdfCipher,
}

/// How bytes are encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PdfCipher {
    /// Not at all.
    Identity,
    /// RC4, with a key of the object.
    Rc4,
    /// AES with a key of 128 bits of the object.
    Aes128,
    /// AES with the 256 bits of the file's key.
    Aes256,
}

/// What the dictionary of a file's encryption says (7.6.2, table 20).
struct Lock<'a> {
    version: usize,
    revision: usize,
    /// Bytes of the key.
    length: usize,
    owner: &'a [u8],
    user: &'a [u8],
    permissions: [u8; 4],
    is_metadata_clear: bool,
}

impl FileKey {
    /// Finds the key of a file whose user password is empty. `lock` is its dictionary of encryption
    /// without references, `id` the first half of its identifier.
    pub fn without_password(lock: &Dict, id: &[u8]) -> Option<Self> {
        if lock.raw("Filter").name() != Some(b"Standard") {
            return None;
        }
        let (streams, strings) = ciphers(lock)?;
        let read = Lock::read(lock)?;
        let key = match read.version {
            1..=4 => read.key(id).filter(|key| read.is_opened_by(key, id))?,
            5 => read.long_key(lock.raw("UE").text()?)?,
            _ => return None,
        };
        Some(Self { key, streams, strings })
    }

    /// Opens the bytes of a stream.
    pub fn stream(&self, number: u32, generation: u32, bytes: &[u8]) -> Vec<u8> {
        self.open(self.streams, number, generation, bytes)
    }

    /// Opens the strings in an object. It goes no deeper than the object does, which is bounded.
    pub fn strings(&self, number: u32, generation: u32, object: Object) -> Object {
        match object {
            Object::Text(bytes) => {
                Object::Text(self.open(self.strings, number, generation, &bytes))
            }
            Object::Array(members) => {
                let members = members.iter().cloned();
                let opened = members.map(|member| self.strings(number, generation, member));
                Object::Array(Rc::new(opened.collect()))
            }
            Object::Dict(dict) => {
                let pairs = dict.0.iter().map(|(key, value)| {
                    (key.clone(), self.strings(number, generation, value.clone()))
                });
                Object::Dict(Dict(Rc::new(pairs.collect())))
            }
            object @ (Object::Null
            | Object::Bool(_)
            | Object::Number(_)
            | Object::Name(_)
            | Object::Ref(_)
            | Object::Stream(..)) => object,
        }
    }

    fn open(&self, cipher: PdfCipher, number: u32, generation: u32, bytes: &[u8]) -> Vec<u8> {
        match cipher {
            PdfCipher::Identity => bytes.to_vec(),
            PdfCipher::Rc4 => rc4(&self.of_object(number, generation, b""), bytes),
            PdfCipher::Aes128 => {
                let key = self.of_object(number, generation, b"sAlT");
                opened(cbc::Decryptor::<Aes128>::new_from_slices, &key, bytes)
            }
            PdfCipher::Aes256 => {
                opened(cbc::Decryptor::<Aes256>::new_from_slices, &self.key, bytes)
            }
        }
    }

    /// The key of an object (7.6.3.2, algorithm 1).
    fn of_object(&self, number: u32, generation: u32, salt: &[u8]) -> Vec<u8> {
        let [n0, n1, n2, _] = number.to_le_bytes();
        let [g0, g1, _, _] = generation.to_le_bytes();
        let hash = md5(&[&self.key, &[n0, n1, n2, g0, g1], salt]);
        hash.into_iter().take(self.key.len() + 5).collect()
    }
}

impl<'a> Lock<'a> {
    fn read(lock: &'a Dict) -> Option<Self> {
        let count = |key: &str, usual: usize| lock.raw(key).count().unwrap_or(usual);
        let (version, revision) = (count("V", 0), count("R", 0));
        // The key of version 4 has 128 bits, whatever its dictionary says of a length.
        let bits = match version {
            1 => 40,
            4 => 128,
            _ => count("Length", 40),
        };
        #[expect(
            clippy::cast_possible_truncation,
            reason = "permissions are a signed 32-bit number"
        )]
        let permissions = lock.raw("P").number()? as i64 as i32;
        Some(Self {
            version,
            revision,
            length: (bits / 8).clamp(5, 16),
            owner: lock.raw("O").text()?,
            user: lock.raw("U").text()?,
            permissions: permissions.to_le_bytes(),
            is_metadata_clear: *lock.raw("EncryptMetadata") == Object::Bool(false),
        })
    }

    /// The key behind the empty password (7.6.4.3.2, algorithm 2).
    fn key(&self, id: &[u8]) -> Option<Vec<u8>> {
        let clear: &[u8] =
            if self.revision >= 4 && self.is_metadata_clear { &[0xff; 4] } else { &[] };
        let mut key = md5(&[&PADDING, self.owner.get(..32)?, &self.permissions, id, clear]);
        key.truncate(self.length);
        if self.revision >= 3 {
            for _ in 0..50 {
                key = md5(&[&key]);
                key.truncate(self.length);
            }
        }
        Some(key)
    }

    /// Whether a key is the right one (7.6.4.4, algorithms 4 to 6).
    fn is_opened_by(&self, key: &[u8], id: &[u8]) -> bool {
        if self.revision < 3 {
            return rc4(key, &PADDING) == self.user;
        }
        let mut told = md5(&[&PADDING, id]);
        for round in 0..20_u8 {
            let key: Vec<u8> = key.iter().map(|byte| byte ^ round).collect();
            told = rc4(&key, &told);
        }
        self.user.get(..16) == Some(told.as_slice())
    }

    /// The key of 256 bits behind the empty password (7.6.4.3.3, algorithm 2.A).
    fn long_key(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        let hash = |salt: &[u8]| if self.revision == 5 { sha256(salt) } else { hardened(salt) };
        let (told, check, salt) =
            (self.user.get(..32)?, self.user.get(32..40)?, self.user.get(40..48)?);
        if hash(check) != told {
            return None;
        }
        let mut key = sealed.get(..32)?.to_vec();
        let opener = cbc::Decryptor::<Aes256>::new_from_slices(&hash(salt), &[0; 16]).ok()?;
        open_blocks(opener, &mut key);
        Some(key)
    }
}

/// How streams and strings are encrypted; none where it is a way that is not known.
fn ciphers(lock: &Dict) -> Option<(PdfCipher, PdfCipher)> {
    let version = lock.raw("V").count()?;
    if version < 4 {
        return matches!(version, 1..=3).then_some((PdfCipher::Rc4, PdfCipher::Rc4));
    }
    let filters = lock.raw("CF").dict().cloned().unwrap_or_default();
    let named = |key: &str| {
        let name = lock.raw(key).name().unwrap_or(b"Identity");
        if name == b"Identity" {
            return Some(PdfCipher::Identity);
        }
        let filter = filters.0.get(name)?.dict()?;
        match filter.raw("CFM").name()? {
            b"None" => Some(PdfCipher::Identity),
            b"V2" => Some(PdfCipher::Rc4),
            b"AESV2" => Some(PdfCipher::Aes128),
            b"AESV3" => Some(PdfCipher::Aes256),
            _ => None,
        }
    };
    Some((named("StmF")?, named("StrF")?))
}

fn md5(parts: &[&[u8]]) -> Vec<u8> {
    let mut hash = Md5::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().to_vec()
}

fn sha256(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

fn rc4(key: &[u8], bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_vec();
    if let Ok(mut cipher) = Rc4::new_from_slice(key) {
        cipher.apply_keystream(&mut out);
    }
    out
}

/// Opens what has its first block as a start and is filled up to whole blocks (7.6.3.1).
fn opened<C: BlockModeDecrypt<BlockSize = aes::cipher::consts::U16>, E>(
    opener: impl Fn(&[u8], &[u8]) -> Result<C, E>,
    key: &[u8],
    bytes: &[u8],
) -> Vec<u8> {
    let Some((start, sealed)) = bytes.split_at_checked(16) else { return Vec::new() };
    let mut out = sealed.to_vec();
    out.truncate(sealed.len() / 16 * 16);
    let Ok(opener) = opener(key, start) else { return Vec::new() };
    open_blocks(opener, &mut out);
    let filled = out.last().map_or(0, |last| usize::from(*last));
    if (1..=16).contains(&filled) {
        out.truncate(out.len().saturating_sub(filled));
    }
    out
}

fn open_blocks<C: BlockModeDecrypt<BlockSize = aes::cipher::consts::U16>>(
    mut opener: C,
    bytes: &mut [u8],
) {
    for block in bytes.chunks_exact_mut(16) {
        if let Ok(block) = block.try_into() {
            opener.decrypt_block(block);
        }
    }
}

/// The hash of revision 6 for the empty password (7.6.4.3.4, algorithm 2.B).
fn hardened(salt: &[u8]) -> Vec<u8> {
    let mut key = sha256(salt);
    for round in 0..=ROUNDS {
        let mut text = key.repeat(64);
        let (Some(first), Some(second)) = (key.get(..16), key.get(16..32)) else { break };
        let Ok(mut sealer) = cbc::Encryptor::<Aes128>::new_from_slices(first, second) else {
            break;
        };
        for block in text.chunks_exact_mut(16) {
            if let Ok(block) = block.try_into() {
                sealer.encrypt_block(block);
            }
        }
        let sum: u32 = text.iter().take(16).map(|byte| u32::from(*byte)).sum();
        key = match sum % 3 {
            0 => sha256(&text),
            1 => Sha384::digest(&text).to_vec(),
            _ => Sha512::digest(&text).to_vec(),
        };
        let last = text.last().copied().unwrap_or_default();
        if round >= 63 && last <= round - 31 {
            break;
        }
    }
    key.truncate(32);
    key
}
